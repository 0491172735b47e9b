//! Language, weekend and start of an application, and postal addresses, through the commands.

use serde_json::{Value, json};

use crate::command::{Home, Output};

/// They said on Wednesday 4 March 2020 that they would decide by Thursday the 12th.
const OASIS: [&str; 7] = [
    "add",
    "Oasis",
    "--role=Planner",
    "--zone=Asia/Riyadh",
    "--interviewed=2020-03-04 15:00",
    "--contact=recruiter:Dana Reyes <dana@oasis.example>",
    "--decision=2020-03-12",
];

#[track_caller]
fn refused(output: &Output, says: &str) {
    assert_eq!((output.code, output.stdout.as_str()), (2, ""), "{}", output.stderr);
    assert!(output.stderr.contains(says), "{says}\n{}", output.stderr);
}

fn show(home: &Home) -> Value {
    serde_json::from_str(&home.run(&["show", "1", "--json"]).done()).unwrap()
}

fn first_check_in(home: &Home) -> String {
    let why: Value = serde_json::from_str(&home.run(&["why", "1", "--json"]).done()).unwrap();
    let next = why["next"].as_array().unwrap().iter().find(|next| next["step"] == "check_in");
    next.unwrap()["due"].as_str().unwrap().to_owned()
}

#[test]
fn business_days_are_the_companys() {
    // By the usual weekend the first business day after Thursday the 12th is Friday the 13th.
    let home = Home::new();
    home.run(&OASIS).done();
    assert_eq!(first_check_in(&home), "2020-03-13T10:00:00+03:00");
    assert!(!home.run(&["why", "1"]).done().contains("Weekend"));
    // Where Friday and Saturday are the weekend it is Sunday the 15th.
    home.run(&["edit", "1", "--weekend", "Fri,Sat"]).done();
    assert_eq!(first_check_in(&home), "2020-03-15T10:00:00+03:00");
    let why = home.run(&["why", "1"]).done();
    assert!(why.contains("Weekend: Fri Sat, as Oasis has it"), "{why}");
    let why: Value = serde_json::from_str(&home.run(&["why", "1", "--json"]).done()).unwrap();
    assert_eq!(why["weekend"], json!(["Fri", "Sat"]));
    home.run(&["edit", "1", "--weekend", "none"]).done();
    assert_eq!(first_check_in(&home), "2020-03-13T10:00:00+03:00");
    let home = Home::new();
    home.run(&[&OASIS[..], &["--weekend=friday saturday"]].concat()).done();
    assert_eq!(first_check_in(&home), "2020-03-15T10:00:00+03:00");
}

#[test]
fn language_weekend_and_start_are_kept_shown_and_taken_back() {
    let home = Home::new();
    let more = ["--language=de", "--weekend=Sun", "--start=on 1 June"];
    let told = home.run(&[&OASIS[..], &more].concat()).done();
    for part in ["German", "could start on 1 June", "Sun"] {
        assert!(told.contains(part), "{part}\n{told}");
    }
    let shown = show(&home);
    let terms = [&shown["language"], &shown["weekend"], &shown["start"]];
    assert_eq!(terms, [&json!("de"), &json!(["Sun"]), &json!("on 1 June")]);
    let history = home.run(&["show", "1"]).done();
    assert!(history.contains("could start on 1 June, texts in German, weekend Sun"), "{history}");
    home.run(&["edit", "1", "--language", "fr", "--start", "at once"]).done();
    assert_eq!(
        (&show(&home)["language"], &show(&home)["start"]),
        (&json!("fr"), &json!("at once"))
    );
    home.run(&["edit", "1", "--language", "none", "--start", "", "--weekend", "none"]).done();
    let shown = show(&home);
    assert_eq!([&shown["language"], &shown["weekend"], &shown["start"]], [&Value::Null; 3]);
}

#[test]
fn what_no_terms_can_be_is_refused() {
    let home = Home::new();
    home.run(&OASIS).done();
    for (option, text, says) in [
        ("--weekend", "Mon,Tue,Wed,Thu,Fri,Sat,Sun", "no business day"),
        ("--weekend", "Fry", "write the days like Fri,Sat"),
        ("--language", "it", "en, de, fr, es"),
        ("--start", "two\nlines", "line break"),
    ] {
        refused(&home.run(&["edit", "1", option, text]), says);
        refused(&home.run(&["add", "Beta", "--role", "Dev", option, text]), says);
    }
    refused(&home.run(&["add", "Beta", "--role", "Dev", "--weekend", ""]), "--weekend is empty");
}

#[test]
fn a_postal_address_is_kept_shown_and_taken_back() {
    let home = Home::new();
    home.run(&OASIS).done();
    let postal = ["--postal", "1 Main Street, 12345 Springfield"];
    let add = ["contact", "add", "1", "hr:Jo Kim <jo@oasis.example>"];
    let told = home.run(&[&add[..], &postal].concat()).done();
    assert!(told.contains("letters to 1 Main Street, 12345 Springfield"), "{told}");
    assert_eq!(show(&home)["contacts"][1]["postal"], postal[1]);
    home.run(&["contact", "edit", "1", "--postal", "2 Side Street"]).done();
    assert_eq!(show(&home)["contacts"][0]["postal"], "2 Side Street");
    let history = home.run(&["show", "1"]).done();
    assert!(history.contains("dana@oasis.example, letters to 2 Side Street"), "{history}");
    // What else is edited leaves it.
    home.run(&["contact", "edit", "1", "--phone", "+1 555 0100"]).done();
    assert_eq!(show(&home)["contacts"][0]["postal"], "2 Side Street");
    home.run(&["contact", "edit", "1", "--postal", "none"]).done();
    assert_eq!(show(&home)["contacts"][0]["postal"], Value::Null);
    refused(&home.run(&["contact", "edit", "1", "--postal", "a\nb"]), "line break");
}

#[test]
fn what_was_said_of_when_and_how_is_of_the_one_who_said_it() {
    let home = Home::new();
    home.run(&OASIS).done();
    refused(&home.run(&["debrief", "1", "--from", "Dana"]), "give --decision or --invited");
    refused(&home.run(&["debrief", "1", "--decision=2020-03-20", "--from=Max"]), "--from: ");
    let met = ["--met=Dana", "--met=hr:Jo Kim <jo@people.example>"];
    let new = "--met=hr:Max Orr <max@orr.example>";
    let said = ["--decision=2020-03-20", "--by=call", "--from=Jo"];
    home.run(&[&["debrief", "1"], &met[..], &[new], &said[..]].concat()).done();
    let shown = show(&home);
    assert_eq!((&shown["timeline"]["contact"], &shown["by"]), (&json!(2), &Value::Null));
    assert_eq!(shown["timeline"]["by"], "call");
    assert_eq!(shown["domains"], json!(["oasis.example", "people.example", "orr.example"]));
    // With no day named it is agreed until changed.
    home.run(&["debrief", "1", "--by", "email"]).done();
    let shown = show(&home);
    assert_eq!((&shown["timeline"]["by"], &shown["by"]), (&json!("call"), &json!("email")));
    assert_eq!(shown["domains"], json!(["oasis.example", "people.example", "orr.example"]));
}
