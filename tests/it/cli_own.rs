//! What the candidate did by their own hand, as they count it, through the commands.

use afterword::store::{Batch, Durability, NewMatch, NewMessage, Store};
use afterword::timeline::facts::{ApplicationId, AttemptId, ContactId};
use afterword::timeline::words::Sureness;
use jiff::Timestamp;
use serde_json::Value;

use crate::command::{Home, Output};

/// An interview on Wednesday 4 March 2020, 15:00 to 16:00, with Sam, who has a phone.
fn interviewed() -> Home {
    let home = Home::new();
    home.run(&[
        "add",
        "Acme",
        "--role=Site Engineer",
        "--interviewed=2020-03-04 15:00",
        "--contact=recruiter:Dana Reyes <dana@acme.example>",
        "--contact=interviewer:Sam Lee <sam@acme.example>, +1 555 0100",
    ])
    .done();
    home
}

/// A mail of the candidate's own, seen in Sent on 11 March.
fn sent(home: &Home, sureness: Sureness, attempt: Option<AttemptId>) {
    let at: Timestamp = "2020-03-11T15:00:00Z".parse().unwrap();
    let of = NewMatch {
        application: ApplicationId(1),
        at,
        sureness,
        contact: Some(ContactId(1)),
        verified: true,
        answers: false,
    };
    let message = NewMessage {
        uid: 1,
        rfc_message_id: Some("1@park.example".to_owned()),
        header_hash: [0; 32],
        from: "ada@park.example".to_owned(),
        own: true,
        date: Some(at),
        automatic: None,
        failure: None,
        attempt,
        references: Vec::new(),
        subject: "Our talk".to_owned(),
        text: String::new(),
        matches: vec![of],
        reading: None,
        invitation: None,
        known_by: afterword::store::KnownBy::default(),
    };
    let batch = Batch {
        account: "ada".to_owned(),
        folder: "Sent".to_owned(),
        uid_validity: 1,
        next_uid: Some(2),
        messages: vec![message],
        pending: Vec::new(),
        done: Vec::new(),
    };
    store(home).take_in(&batch, at).unwrap();
}

fn store(home: &Home) -> Store {
    Store::open(&home.database(), Durability::Full).unwrap()
}

fn places_left(home: &Home) -> u32 {
    store(home).places_left(ApplicationId(1)).unwrap()
}

fn show(home: &Home) -> Value {
    serde_json::from_str(&home.run(&["show", "1", "--json"]).done()).unwrap()
}

#[track_caller]
fn refused(output: &Output, code: i32, says: &str) {
    assert_eq!((output.code, output.stdout.as_str()), (code, ""), "{}", output.stderr);
    assert!(output.stderr.contains(says), "{says}\n{}", output.stderr);
}

#[track_caller]
fn says(text: &str, parts: &[&str]) {
    for part in parts {
        assert!(text.contains(part), "{part}\n{text}");
    }
}

/// The number of the last entry of the log.
fn entry(home: &Home) -> String {
    let shown = show(home);
    let facts = shown["facts"].as_array().unwrap();
    let logged = |fact: &&Value| fact["what"].as_str().unwrap().starts_with("entry ");
    facts.iter().rfind(logged).unwrap()["seq"].to_string()
}

#[test]
fn a_slip_is_taken_back_and_its_place_with_it() {
    let home = interviewed();
    let at = "--at=2020-03-11 11:00";
    let told = home.run(&["log", "1", "call", "--outcome=spoke", "--with=Sam", at]).done();
    says(
        &told,
        &[
            "a call (spoke), Sam Lee",
            "counts as a check-in, in place of the next; 2 check-ins left",
        ],
    );
    assert_eq!(places_left(&home), 2);
    let entry = entry(&home);
    says(&told, &[&format!("It is entry {entry}.")]);
    for _ in 0..2 {
        let told = home.run(&["log", "1", "--entry", &entry, "--as", "nothing"]).done();
        says(&told, &["nothing but a touch, which keeps the gap", "given back, 3 check-ins left"]);
        says(&told, &["check-in 2 of 3 by email", "now: Fri 13 Mar 2020 10:00"]);
        assert_eq!(places_left(&home), 3);
        let told = home.run(&["log", "1", "--entry", &entry, "--as", "check_in"]).done();
        says(&told, &["in place of the next, by your word; 2 check-ins left"]);
        assert_eq!(places_left(&home), 2);
    }
    let told = home.run(&["log", "1", "--entry", &entry, "--as", "check_in"]).done();
    says(&told, &["the plan stays as it was"]);
    let shown = home.run(&["show", "1"]).done();
    says(&shown, &[&format!("entry {entry}: you called: spoke, Sam Lee; it counts as a check-in")]);
    says(&shown, &[&format!("entry {entry} is to count as nothing but a touch")]);
    let facts = &show(&home)["facts"];
    let counts = facts.as_array().unwrap().iter().map(|fact| &fact["counts_as"]);
    assert_eq!(counts.filter(|counts| **counts == "check_in").count(), 1);
}

#[test]
fn what_it_counts_as_is_said_at_once() {
    let home = interviewed();
    let thanks = ["log", "1", "call", "--outcome=voicemail", "--with=Sam", "--as=thank_you"];
    let told = home.run(&[&thanks[..], &["--at=2020-03-04 18:00"]].concat()).done();
    says(&told, &["It counts as the thank-you to Sam Lee, by your word."]);
    assert_eq!(places_left(&home), 3);
    let shown: Value = serde_json::from_str(
        &home.run(&["log", "1", "mail", "--at=2020-03-05 10:00", "--as=answer", "--json"]).done(),
    )
    .unwrap();
    assert_eq!(shown["facts"].as_array().unwrap().last().unwrap()["counts_as"], Value::Null);
    assert_eq!(shown["check_ins"]["left"], 3);
    let told = home.run(&["log", "1", "mail", "--at=2020-03-03 10:00", "--as=check_in"]).done();
    says(&told, &["nothing: no interview had ended by then"]);
    assert_eq!(places_left(&home), 3);
}

#[test]
fn what_was_answered_by_a_slip_waits_again() {
    let home = interviewed();
    home.run(&["log", "1", "answered"]).done();
    let entry = entry(&home);
    for kind in ["thank_you", "check_in"] {
        refused(&home.run(&["log", "1", "--entry", &entry, "--as", kind]), 2, "takes it back");
        refused(&home.run(&["log", "1", "answered", "--as", kind]), 2, "takes it back");
    }
    let told = home.run(&["log", "1", "--entry", &entry, "--as", "nothing"]).done();
    says(&told, &["It counts as nothing: it is taken back, by your word."]);
}

#[test]
fn only_what_is_in_the_log_is_counted_anew() {
    let home = interviewed();
    sent(&home, Sureness::Sure, None);
    refused(&home.run(&["log", "1"]), 2, "<WHAT>");
    refused(&home.run(&["log", "1", "--entry", "3"]), 2, "--as");
    refused(&home.run(&["log", "1", "mail", "--entry", "3", "--as", "answer"]), 2, "--entry");
    refused(&home.run(&["log", "1", "--entry", "3", "--as", "thanks"]), 2, "thank_you, answer");
    let none = home.run(&["log", "1", "--entry", "1", "--as", "answer"]);
    refused(&none, 2, "`afterword show 1` numbers them");
    let message = show(&home)["facts"].as_array().unwrap().last().unwrap()["seq"].to_string();
    let seen = home.run(&["log", "1", "--entry", &message, "--as", "answer"]);
    refused(&seen, 2, "`afterword correct 1 answer`");
}

#[test]
fn mail_of_ones_own_seen_in_sent_is_counted_as_told() {
    let home = interviewed();
    sent(&home, Sureness::Sure, None);
    says(&home.run(&["inbox", "--all"]).done(), &["your own; it counts as a check-in"]);
    says(&home.run(&["inbox", "show", "1"]).done(), &["`afterword correct 1 thank_you|answer|"]);
    let told = home.run(&["correct", "1", "answer"]).done();
    says(&told, &["Message 1 is your own. It counts as an answer, by your word", "Acme (#1):"]);
    says(
        &home.run(&["show", "1"]).done(),
        &["message 1: yours to Dana Reyes; it counts as an answer"],
    );
    says(&home.run(&["show", "1"]).done(), &["message 1 is to count as an answer"]);
    let told = home.run(&["correct", "1", "check_in"]).done();
    says(&told, &["It counts as a check-in, in place of the next, by your word; 2 check-ins left"]);
    assert_eq!(places_left(&home), 2);
    let told = home.run(&["correct", "1", "thank_you", "--json"]).done();
    let told: Value = serde_json::from_str(&told).unwrap();
    assert_eq!(told["applications"][0]["counts_as"], "thank_you");
    assert_eq!(told["applications"][0]["effect"].as_str().unwrap().lines().count(), 1);
    assert_eq!(places_left(&home), 3);
    refused(&home.run(&["correct", "1", "holding"]), 2, "`afterword correct 1 answer`");
    refused(&home.run(&["correct", "1", "answer", "2020-03-20"]), 2, "no days");
    refused(&home.run(&["correct", "1", "perhaps"]), 2, "thank_you, answer, check_in, nothing");
    refused(&home.run(&["correct", "2", "answer"]), 2, "no message");
}

#[test]
fn mail_that_may_be_anybodys_counts_once_it_is_assigned() {
    let home = interviewed();
    sent(&home, Sureness::Plausible, None);
    says(
        &home.run(&["inbox", "--all"]).done(),
        &["it keeps the gap, and counts once you say whose"],
    );
    refused(&home.run(&["correct", "1", "check_in"]), 1, "first `afterword assign 1 ID`");
    home.run(&["assign", "1", "acme"]).done();
    assert_eq!(places_left(&home), 2);
    home.run(&["correct", "1", "nothing"]).done();
    assert_eq!(places_left(&home), 3);
    home.run(&["assign", "1", "none"]).done();
    refused(&home.run(&["correct", "1", "check_in"]), 1, "first `afterword assign 1 ID`");
}

#[test]
fn help_says_how_it_counts() {
    let home = Home::new();
    says(&home.run(&["log", "--help"]).done(), &["--entry 41 --as nothing", "keeps the gap"]);
    says(&home.run(&["correct", "--help"]).done(), &["your own mail", "thank_you", "check_in"]);
}
