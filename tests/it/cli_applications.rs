//! The commands by which applications are kept, run as processes. Days lie far behind or far ahead,
//! so that it doesn't matter on which one the tests run.

use afterword::cli::{self, Cli};
use afterword::clock::Calendar;
use afterword::config::Env;
use afterword::store::{Batch, Durability, NewMatch, NewMessage, NewReading, Store};
use afterword::timeline::facts::{ApplicationId, ContactId, Failure};
use afterword::timeline::words::{Automatic, Kind, Sureness};
use clap::Parser;
use jiff::Timestamp;
use serde_json::{Value, json};

use crate::command::{Home, Output};

/// An application whose interview was on Wednesday 4 March 2020, 15:00 to 16:00.
const INTERVIEWED: &[&str] = &[
    "add",
    "Acme",
    "--role",
    "Site Engineer",
    "--interviewed",
    "2020-03-04 15:00",
    "--contact",
    "recruiter:Dana Reyes <dana@mail.acme.example>",
    "--contact",
    "interviewer:Sam Lee <sam@acme.example>, +1 555 0100",
    "--greeting",
    "Sam=Sam",
    "--decision",
    "2020-03-09..2020-03-13",
];

#[test]
fn nothing_is_there_at_first() {
    let home = Home::new();
    assert_eq!(home.run(&["list", "--json"]).done().trim(), "[]");
    assert!(home.run(&["list"]).done().contains("afterword add --help"));
}

#[test]
fn what_is_added_is_told_back() {
    let home = Home::new();
    let told = home.run(INTERVIEWED).done();
    for part in [
        "Added application 1 (Acme, Site Engineer).",
        "Wed 4 Mar 2020 15:00",
        "60 minutes, with Sam Lee, held",
        "Mon 9 Mar 2020 to Fri 13 Mar 2020",
        "Mon 16 Mar 2020 10:00",
        "afterword contact confirm 1 --greeting \"Dana\"",
        "afterword debrief 1",
    ] {
        assert!(told.contains(part), "{part}\n{told}");
    }
    assert!(!told.contains("contact confirm 2"), "{told}");
    let shown = show(&home, "acme");
    assert_eq!(shown["check_ins"], json!({"granted": 3, "used": 0, "left": 3}));
    assert_eq!(shown["domains"], json!(["acme.example"]));
    assert_eq!(shown["interviews"][0]["end"], "2020-03-04T16:00:00-05:00");
    assert_eq!(shown["interviews"][0]["contacts"], json!([2]));
    assert_eq!(shown["timeline"]["kind"], "decision");
    assert_eq!(shown["contacts"][1]["greeting"], "Sam");
    assert_eq!(shown["contacts"][0]["greeting"], Value::Null);
}

#[test]
fn dates_are_of_the_companys_zone() {
    let home = Home::new();
    let mut arguments = INTERVIEWED.to_vec();
    arguments.extend(["--zone", "europe/berlin", "--json"]);
    let added: Value = serde_json::from_str(&home.run(&arguments).done()).unwrap();
    assert_eq!(added["zone"], "Europe/Berlin");
    assert_eq!(added["interviews"][0]["start"], "2020-03-04T15:00:00+01:00");
}

#[test]
fn the_same_candidacy_is_not_added_twice() {
    let home = Home::new();
    home.run(INTERVIEWED).done();
    let again = &["add", "ACME!", "--role", "site-engineer"];
    refused(home.run(again), "application 1 (Acme, Site Engineer)");
    home.run(&["close", "1"]).done();
    refused(home.run(again), "`afterword reopen 1` opens it again");
    assert!(home.run(&["reopen", "1"]).done().contains("3 check-ins left"));
}

#[test]
fn what_can_not_be_is_refused_and_leaves_nothing() {
    let home = Home::new();
    let dana = "hr:Dana <d@b.example>";
    for (arguments, says) in [
        (&["--contact", "recruiter:"][..], "is empty"),
        (&["--contact", "boss:Dana <d@b.example>"], "role \"boss\" is not one of"),
        (&["--contact", "Dana <d@b.example>"], "there is no role"),
        (&["--contact", "hr:Dana <d b@b.example>"], "not a valid mail address"),
        (&["--contact", "hr:Dana <d@b.example\nBcc: x@b.example>"], "not a valid mail address"),
        (&["--contact", "hr:Da\nna <d@b.example>"], "line break"),
        (&["--contact", "hr:Me <Ada@park.example>"], "your own address"),
        (&["--contact", dana, "--contact", "hr:Dan <D@b.example>"], "the same address"),
        (&["--contact", dana, "--contact", "hr:Jo, 555 0100", "--greeting", "Dana"], "NAME="),
        (&["--contact", dana, "--greeting", ""], "--greeting is empty"),
        (&["--cap", "0"], "at least 1"),
        (&["--cap", "5"], "over the limit of 4"),
        (&["--cadence", "nope"], "there are: "),
        (&["--zone", "Mars/Olympus"], "no time zone"),
        (&["--interview", "2090-03-01"], "no time of day"),
        (&["--interview", "2020-03-01 10:00"], "use --interviewed"),
        (&["--interviewed", "2090-03-01 10:00"], "use --interview "),
        (&["--interviewed", "4 mar 2020"], "no time of day"),
        (&["--interviewed", "2020-03-04 10:00", "--minutes", "0"], "--minutes"),
        (&["--interviewed", "2020-03-04 10:00", "--with", "Sam"], "--with: "),
        (
            &["--interviewed", "2020-03-04 10:00", "--decision", "2020-03-03"],
            "before the interview",
        ),
        (&["--interview", "2090-03-04 10:00", "--invited", "2090-03-03"], "before the interview"),
        (&["--decision", "2020-03-09..2020-03-02"], "ends before it begins"),
        (&["--decision", "2020-03-09", "--invited", "2020-03-09"], "cannot be used with"),
        (&["--with", "Sam"], "give --interviewed WHEN"),
        (&["--domain", "gmail.com"], "mail provider"),
        (&["--domain", "not a domain"], "is no domain"),
        (&["--applied", "2090-01-01"], "is to come"),
        (&["--by", "fax"], "neither email nor call"),
        (&["--suits", "two\nlines"], "line break"),
    ] {
        let mut all = vec!["add", "Beta", "--role", "Dev"];
        all.extend(arguments);
        refused(home.run(&all), says);
    }
    refused(home.run(&["add", " ", "--role", "Dev"]), "COMPANY is empty");
    assert_eq!(home.run(&["list", "--all", "--json"]).done().trim(), "[]");
}

#[test]
fn places_are_granted_up_to_the_limit_and_never_taken_back() {
    let home = Home::new();
    home.run(&["add", "Beta", "--role", "Dev", "--cap", "2"]).done();
    refused(home.run(&["edit", "1", "--cap", "1"]), "`afterword close 1`");
    refused(home.run(&["edit", "1", "--cap", "5"]), "limit of 4");
    home.run(&["edit", "1", "--cap", "4"]).done();
    home.run(&["edit", "1", "--cap", "4"]).done();
    assert_eq!(show(&home, "1")["check_ins"]["granted"], 4);
    assert_eq!(store(&home).places_left(ApplicationId(1)).unwrap(), 4);
}

#[test]
fn terms_are_edited() {
    let home = Home::new();
    home.run(&["add", "Beta", "--role", "Dev", "--by", "call"]).done();
    home.run(&["add", "Gamma", "--role", "Dev"]).done();
    refused(home.run(&["edit", "2", "--company", "BETA"]), "is application 1 already");
    let edits = ["--suits", "I fit.", "--zone", "Asia/Tokyo", "--domain", "beta.example"];
    home.run(&[&["edit", "beta"], &edits[..]].concat()).done();
    home.run(&["edit", "1", "--by", "none", "--role", "Developer"]).done();
    let shown = show(&home, "1");
    let names = ["suits", "zone", "domains", "by", "role", "company"];
    let found: Vec<Value> = names.iter().map(|name| shown[name].clone()).collect();
    let expected = json!(["I fit.", "Asia/Tokyo", ["beta.example"], null, "Developer", "Beta"]);
    assert_eq!(Value::Array(found), expected);
}

#[test]
fn contacts_are_kept() {
    let home = Home::new();
    home.run(INTERVIEWED).done();
    home.run(&["contact", "confirm", "1", "--greeting", "Ms Reyes"]).done();
    home.run(&["contact", "confirm", "sam", "--of", "1", "--greeting", "Samuel"]).done();
    refused(home.run(&["contact", "confirm", "sam", "--greeting", "x"]), "--of ID");
    refused(home.run(&["contact", "confirm", "9", "--greeting", "x"]), "no contact 9");
    refused(home.run(&["contact", "confirm", "a", "--of", "1", "--greeting", "x"]), "several");
    refused(home.run(&["contact", "confirm", "1", "--greeting", "a\r\nBcc: b"]), "line break");
    let new = ["contact", "add", "1", "hr:Max Orr <max@orr.example>", "--lead"];
    home.run(&new).done();
    refused(home.run(&new), "the same address");
    home.run(&["contact", "edit", "1", "--name", "Dana Quill", "--lead"]).done();
    refused(home.run(&["contact", "edit", "1", "--address", "max@orr.example"]), "same address");
    refused(home.run(&["contact", "edit", "1", "--address", "x"]), "--address");
    home.run(&["contact", "remove", "2"]).done();
    refused(home.run(&["contact", "confirm", "2", "--greeting", "x"]), "removed");
    let shown = show(&home, "1");
    let contact = |index: usize, key: &str| shown["contacts"][index][key].clone();
    assert_eq!(shown["contacts"].as_array().unwrap().len(), 2);
    assert_eq!((contact(0, "name"), contact(0, "lead")), (json!("Dana Quill"), json!(true)));
    // A greeting by the old name is no longer confirmed.
    assert_eq!(contact(0, "greeting"), Value::Null);
    assert_eq!((contact(1, "name"), contact(1, "lead")), (json!("Max Orr"), json!(false)));
    assert_eq!(shown["domains"], json!(["acme.example", "orr.example"]));
    refused(home.run(&["contact", "revive", "max@orr.example"]), "is not dead");
}

#[test]
fn only_a_held_interview_starts_anything() {
    let home = Home::new();
    home.run(&["add", "Beta", "--role", "Dev", "--contact", "hr:Jo Kim <jo@beta.example>"]).done();
    home.run(&["interview", "record", "1", "2090-03-01 10:00", "--with", "Jo"]).done();
    assert_eq!(show(&home, "1")["planned"], json!([]));
    assert_eq!(list(&home)[0]["standing"], "waiting");
    refused(home.run(&["interview", "held", "1"]), "interview move 1");
    refused(home.run(&["interview", "record", "1", "2090-03-01 10:00"]), "is then already");
    refused(home.run(&["interview", "record", "1", "2090-03-02"]), "no time of day");
    refused(home.run(&["interview", "record", "1", "2090-03-02 9:00", "--held"]), "--held");
    refused(home.run(&["debrief", "1", "--met", "Jo"]), "interview 1 ends");
    home.run(&["interview", "move", "1", "2020-03-04 15:00", "--minutes", "30"]).done();
    let shown = show(&home, "1");
    assert_eq!(shown["interviews"][0]["state"], "held");
    assert_eq!(shown["interviews"][0]["end"], "2020-03-04T15:30:00-05:00");
    assert_eq!(shown["planned"][0]["step"], "thank_you");
    home.run(&["interview", "cancel", "1"]).done();
    assert_eq!(show(&home, "1")["planned"], json!([]));
    home.run(&["interview", "held", "1"]).done();
    assert_eq!(show(&home, "1")["interviews"][0]["state"], "held");
    refused(home.run(&["interview", "held", "7"]), "no interview 7");
}

#[test]
fn a_debrief_tells_whom_what_and_when() {
    let home = Home::new();
    home.run(INTERVIEWED).done();
    refused(home.run(&["debrief", "1"]), "--mention NAME=TEXT");
    refused(home.run(&["debrief", "1", "--mention", "Sam"]), "NAME=TEXT");
    refused(home.run(&["debrief", "1", "--invited", "2020-03-03"]), "before the interview");
    refused(home.run(&["debrief", "1", "--met", "Nobody"]), "there is no contact");
    let said = ["--invited", "2020-03-18", "--by", "call", "--mention", "Sam=the test bench"];
    home.run(&[&["debrief", "1"], &said[..]].concat()).done();
    // Who took part changes later; what was said in the interview was said in it all the same.
    let new = "hr:Lu Li <lu@acme.example>";
    let met = ["--met", new, "--met", "Sam", "--mention", "Lu=the plan"];
    home.run(&[&["debrief", "1"], &met[..]].concat()).done();
    home.run(&["debrief", "1", "--met", new, "--met", "Sam"]).done();
    let shown = show(&home, "1");
    assert_eq!(shown["interviews"][0]["contacts"], json!([3, 2]));
    let mentions: Vec<&Value> =
        shown["mentions"].as_array().unwrap().iter().map(|m| &m["mention"]).collect();
    assert_eq!(mentions, ["the test bench", "the plan"]);
    assert_eq!(shown["timeline"]["kind"], "invited");
    assert_eq!(shown["timeline"]["by"], "call");
    let check_in = shown["planned"].as_array().unwrap().iter().find(|p| p["step"] == "check_in");
    assert_eq!(check_in.unwrap()["due"], "2020-03-18T10:00:00-04:00");
}

#[test]
fn a_debrief_says_that_the_interview_was_held() {
    let home = Home::new();
    let folder = home.database().ancestors().nth(4).unwrap().to_owned();
    let calendar = Calendar::standing_at("2020-03-04T17:00:00Z".parse().unwrap());
    let run = |arguments: &[&str]| {
        let env = Env::from_variables(|name| (name == "HOME").then(|| folder.clone()));
        let cli = Cli::parse_from(std::iter::once(&"afterword").chain(arguments));
        let mut out = Vec::new();
        let exit = cli::run(&cli, env, &calendar, &mut out);
        exit.map(|_| String::from_utf8(out).unwrap()).map_err(|failure| failure.message)
    };
    let dana = "--contact=recruiter:Dana Reyes <dana@acme.example>";
    let told = run(&["add", "Acme", "--role=Dev", "--interview=3pm", dana]).unwrap();
    assert!(told.contains("Wed 4 Mar 2020 15:00 (in 3 hours)"), "{told}");
    assert!(run(&["debrief", "1", "--met=Dana"]).unwrap_err().contains("(in 4 hours)"));
    calendar.set("2020-03-04T21:00:00Z".parse().unwrap());
    let told = run(&["debrief", "1", "--met=Dana", "--decision=fri"]).unwrap();
    assert!(told.contains("Mon 9 Mar 2020 10:00"), "{told}");
    let shown = show(&home, "1");
    assert_eq!(shown["interviews"][0]["state"], "held");
    assert_eq!(shown["planned"][0]["at"], "2020-03-04T19:00:00-05:00");
    assert_eq!(shown["planned"][0]["contact"], 1);
}

#[test]
fn what_they_said_about_when_is_recorded() {
    let home = Home::new();
    home.run(INTERVIEWED).done();
    refused(home.run(&["expect", "1"]), "--decision A[..B] or --invited");
    refused(home.run(&["expect", "1", "--decision", "2020-03-02"]), "before the interview");
    let told = home.run(&["expect", "1", "--decision", "2090-03-01..2090-03-03", "--from", "Dana"]);
    let told = told.done();
    assert!(told.contains("Wed 1 Mar 2090 to Fri 3 Mar 2090"), "{told}");
    let shown = show(&home, "1");
    assert_eq!(shown["timeline"]["contact"], 1);
    assert_eq!(shown["timeline"]["due"], json!({"earliest": "2090-03-01", "latest": "2090-03-03"}));
}

#[test]
fn check_ins_of_ones_own_use_places_while_there_are_any() {
    let home = Home::new();
    home.run(INTERVIEWED).done();
    let thanks = home.run(&["log", "1", "mail", "--with", "Sam", "--at", "2020-03-05 10:00"]);
    assert!(thanks.done().contains("the thank-you to Sam Lee"));
    assert_eq!(store(&home).places_left(ApplicationId(1)).unwrap(), 3);
    for (day, left) in [("16", 2), ("16", 2), ("17", 1), ("18", 0), ("19", 0)] {
        let at = format!("2020-03-{day} 11:00");
        home.run(&["log", "1", "call", "--outcome", "voicemail", "--at", &at]).done();
        assert_eq!(store(&home).places_left(ApplicationId(1)).unwrap(), left, "{day}");
    }
    let shown = show(&home, "1");
    assert_eq!(shown["check_ins"], json!({"granted": 3, "used": 3, "left": 0}));
    assert_eq!(shown["standing"], "exhausted");
    refused(home.run(&["log", "1", "call"]), "--outcome spoke, voicemail or no_answer");
    refused(home.run(&["log", "1", "call", "--outcome", "nice"]), "is not one of");
    refused(home.run(&["log", "1", "letter", "--outcome", "spoke"]), "of a call alone");
    refused(home.run(&["log", "1", "fax"]), "call, letter, mail, answered");
    refused(home.run(&["log", "1", "mail", "--at", "2090-01-01 10:00"]), "is to come");
    home.run(&["log", "1", "answered"]).done();
}

#[test]
fn what_is_paused_or_closed_stays_so_until_told() {
    let home = Home::new();
    home.run(INTERVIEWED).done();
    refused(home.run(&["pause"]), "<ID>");
    refused(home.run(&["pause", "1", "--until", "2020-03-01"]), "is past");
    home.run(&["pause", "1", "--until", "2090-03-01"]).done();
    home.run(&["pause", "--all"]).done();
    assert!(home.run(&["resume", "1"]).done().contains("`afterword resume --all`"));
    assert_eq!(list(&home)[0]["paused"], true);
    home.run(&["resume", "--all"]).done();
    assert_eq!(list(&home)[0]["paused"], false);
    assert!(home.run(&["resume", "1"]).done().contains("is not paused"));
    home.run(&["close", "1"]).done();
    assert!(home.run(&["close", "1"]).done().contains("is closed already"));
    assert_eq!(list(&home), Vec::<Value>::new());
    assert_eq!(home.run(&["list", "--all"]).done().lines().count(), 2);
    home.run(&["interview", "record", "1", "2090-03-01 9:00"]).done();
    assert_eq!(show(&home, "1")["standing"], "closed");
    home.run(&["reopen", "1"]).done();
    assert_eq!(show(&home, "1")["standing"], "waiting");
    assert!(home.run(&["reopen", "1"]).done().contains("is open already"));
    refused(home.run(&["show", "zeta"]), "there is no application");
}

#[test]
fn a_new_lead_confirms_a_referral_and_nothing_else() {
    let home = Home::new();
    home.run(INTERVIEWED).done();
    received(&home, 1, Kind::Referral);
    assert_eq!(show(&home, "1")["standing"], "yours");
    let told = home.run(&["contact", "add", "1", "hr:Max Orr <max@acme.example>"]).done();
    assert!(told.contains("afterword contact edit 3 --lead"), "{told}");
    assert_eq!(show(&home, "1")["standing"], "yours");
    home.run(&["contact", "edit", "3", "--lead"]).done();
    let shown = show(&home, "1");
    assert_eq!(
        (&shown["standing"], &shown["contacts"][2]["lead"]),
        (&json!("waiting"), &json!(true))
    );

    let home = Home::new();
    home.run(INTERVIEWED).done();
    received(&home, 1, Kind::InfoRequested);
    received(&home, 2, Kind::Referral);
    let lead = ["contact", "add", "1", "hr:Kim Poe <kim@acme.example>", "--lead"];
    let told = home.run(&lead).done();
    assert!(told.contains("afterword log 1 answered"), "{told}");
    assert_eq!(show(&home, "1")["standing"], "yours");
    home.run(&["log", "1", "answered"]).done();
    assert_eq!(show(&home, "1")["standing"], "waiting");
}

#[test]
fn a_dead_address_is_revived_and_a_stop_is_not() {
    let home = Home::new();
    home.run(INTERVIEWED).done();
    let dana = "dana@mail.acme.example";
    received(&home, 1, Kind::Bounce);
    assert_eq!(show(&home, "1")["contacts"][0]["dead"], true);
    let comes_back = "bounce; mail to that address comes back";
    assert!(home.run(&["inbox", "--all"]).done().contains(comes_back));
    home.run(&["contact", "revive", "Dana@Mail.acme.example"]).done();
    refused(home.run(&["contact", "revive", dana]), "is not dead");
    received(&home, 2, Kind::Stop);
    let shown = show(&home, "1");
    assert_eq!(
        (&shown["standing"], &shown["contacts"][0]["stopped"]),
        (&json!("closed"), &json!(true))
    );
    refused(home.run(&["contact", "revive", dana]), "asked never to be written to");
    assert!(home.run(&["close", "1"]).done().contains("closed already: by message 2, a stop"));
}

#[test]
fn nothing_typed_or_received_turns_the_terminal() {
    let home = Home::new();
    home.run(&["add", "Ac\u{202e}me", "--role", "De\u{200b}v"]).done();
    for arguments in [&["list"][..], &["show", "1"], &["list", "--json"], &["show", "1", "--json"]]
    {
        let printed = home.run(arguments).done();
        assert!(!printed.contains(['\u{202e}', '\u{200b}']), "{printed:?}");
    }
    assert_eq!(show(&home, "1")["company"], "Ac\u{202e}me");
}

#[test]
fn help_gives_examples() {
    let home = Home::new();
    for command in [
        "add",
        "edit",
        "list",
        "show",
        "close",
        "reopen",
        "pause",
        "resume",
        "contact",
        "interview",
        "debrief",
        "expect",
        "log",
    ] {
        let help = home.run(&[command, "--help"]).done();
        assert!(help.contains(&format!("Examples:\n  afterword {command}")), "{help}");
    }
}

/// Takes a message of Dana's in, or a report that no mail reaches her.
fn received(home: &Home, uid: u32, kind: Kind) {
    let day = Timestamp::from_second(1_583_500_000 + i64::from(uid) * 86_400).unwrap();
    let of = NewMatch {
        application: ApplicationId(1),
        at: day,
        sureness: Sureness::Sure,
        contact: Some(ContactId(1)),
        verified: true,
        answers: false,
    };
    let address = "dana@mail.acme.example".to_owned();
    let dead =
        Failure { address: Some(address.clone()), status: Some("5.1.1".into()), attempt: None };
    let bounce = kind == Kind::Bounce;
    let message = NewMessage {
        uid,
        rfc_message_id: Some(format!("{uid}.acme.example")),
        header_hash: [0; 32],
        from: address,
        own: false,
        date: Some(day),
        automatic: bounce.then_some(Automatic::Bounce),
        failure: bounce.then_some(dead),
        attempt: None,
        references: Vec::new(),
        subject: "Your interview".to_owned(),
        text: String::new(),
        matches: vec![of],
        reading: Some(NewReading { kind, also: Vec::new(), due: None, evidence: Vec::new() }),
        invitation: None,
        known_by: afterword::store::KnownBy::default(),
    };
    let batch = Batch {
        account: "ada".to_owned(),
        folder: "INBOX".to_owned(),
        uid_validity: 1,
        next_uid: Some(uid + 1),
        messages: vec![message],
        pending: Vec::new(),
        done: Vec::new(),
    };
    store(home).take_in(&batch, day).unwrap();
}

#[track_caller]
fn refused(output: Output, says: &str) {
    assert_eq!((output.code, output.stdout.as_str()), (2, ""), "{}", output.stderr);
    assert!(output.stderr.contains(says), "{says}\n{}", output.stderr);
}

fn show(home: &Home, id: &str) -> Value {
    serde_json::from_str(&home.run(&["show", id, "--json"]).done()).unwrap()
}

fn list(home: &Home) -> Vec<Value> {
    serde_json::from_str(&home.run(&["list", "--json"]).done()).unwrap()
}

fn store(home: &Home) -> Store {
    Store::open(&home.database(), Durability::Full).unwrap()
}
