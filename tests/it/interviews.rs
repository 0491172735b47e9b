//! Interviews to come, held, moved and cancelled: a table that a non-programmer can read and
//! extend. How its lines are written stands in `told`.

use afterword::timeline::decide::{Action, Decision};
use afterword::timeline::facts::InterviewId;

use serde_json::Value;

use super::command::Home;
use super::told::{Life, Row, wrong};

const TABLE: &[Row<'_>] = &[
    (
        "while the next interview is to come no check-in goes out",
        &["5 10:00 nothing", "6 10:00 scheduled 12"],
        "; 3 left; thanks Dana Sam; waiting",
    ),
    (
        "nor while nobody has said whether it was held",
        &["6 10:00 scheduled 12", "13 10:00 nothing"],
        "; 3 left; thanks none; waiting",
    ),
    (
        "where it is cancelled it goes on as before",
        &["6 10:00 scheduled 20", "9 10:00 cancelled"],
        "; 3 left; thanks none; 11 Mar 10:00",
    ),
    (
        "only a held one starts the cadence again, from its thank-you",
        &["6 10:00 scheduled 12", "12 12:00 held"],
        "; 3 left; thanks Sam; 19 Mar 10:00",
    ),
    (
        "where it is moved, from its new day",
        &["6 10:00 scheduled 12", "10 10:00 moved 16", "16 12:00 held"],
        "; 3 left; thanks Sam; 23 Mar 10:00",
    ),
    (
        "thank-yous of an earlier interview under three days old stay",
        &["4 12:00 scheduled 6", "6 12:00 held"],
        "; 3 left; thanks Dana Sam Sam; 13 Mar 10:00",
    ),
    (
        "those of an older one do not",
        &["4 12:00 scheduled 9", "9 12:00 held"],
        "; 3 left; thanks Sam; 16 Mar 10:00",
    ),
    (
        "the cap goes on as it was",
        &["11 10:00 checked", "12 10:00 scheduled 13", "13 12:00 held"],
        "; 2 left; thanks Sam; 20 Mar 10:00",
    ),
    (
        "an invitation is dropped, even one for later",
        &["5 10:00 invited 24", "6 10:00 scheduled 12", "12 12:00 held"],
        "; 3 left; thanks Sam; 19 Mar 10:00",
    ),
    (
        "a decision for a day before it is dropped",
        &["5 10:00 decision 10", "6 10:00 scheduled 12", "12 12:00 held"],
        "; 3 left; thanks Sam; 19 Mar 10:00",
    ),
    (
        "one for its very day too",
        &["5 10:00 decision 12", "6 10:00 scheduled 12", "12 12:00 held"],
        "; 3 left; thanks Sam; 19 Mar 10:00",
    ),
    (
        "one for a later day stays",
        &["5 10:00 decision 13", "6 10:00 scheduled 12", "12 12:00 held"],
        "; 3 left; thanks Sam; 16 Mar 10:00",
    ),
    (
        "a cancelled one drops nothing",
        &["5 10:00 invited 24", "6 10:00 scheduled 12", "10 12:00 cancelled"],
        "; 3 left; thanks none; 24 Mar 10:00",
    ),
    (
        "a held one answers what they asked for before its end",
        &["9 10:00 advance", "9 11:00 info_requested", "9 12:00 scheduled 12", "12 12:00 held"],
        "; 3 left; thanks Sam; 19 Mar 10:00",
    ),
    (
        "what they ask for after it waits",
        &["9 12:00 scheduled 12", "12 12:00 held", "12 13:00 info_requested"],
        "; 3 left; thanks Sam; yours",
    ),
    (
        "an offer is answered by none",
        &["9 10:00 offer", "9 12:00 scheduled 12", "12 12:00 held"],
        "; 3 left; thanks Sam; yours",
    ),
    (
        "a closed application is not opened by one",
        &["9 10:00 closed", "9 12:00 scheduled 12", "12 12:00 held"],
        "; 3 left; thanks none; closed",
    ),
];

#[test]
fn interviews_do_as_told() {
    let wrong = wrong(TABLE);
    assert!(wrong.is_empty(), "{wrong}");
}

/// Whether the second interview is taken as held by itself, once all this has happened.
fn taken_as_held(auto: bool, events: &[&str]) -> bool {
    let mut life = Life::new();
    if auto {
        life.lets_thanks_pass();
    }
    events.iter().for_each(|event| life.tell(event));
    life.decision() == Decision::Do(Action::MarkHeld(InterviewId(2)))
}

#[test]
fn an_interview_is_held_by_itself_only_where_nothing_speaks_against_it() {
    let scheduled = "9 12:00 scheduled 12";
    let over = "12 11:00 nothing";
    assert!(taken_as_held(true, &[scheduled, over]));
    assert!(!taken_as_held(false, &[scheduled, over]), "the candidate says so");
    assert!(!taken_as_held(true, &[scheduled, "12 10:59 nothing"]), "it is not over");
    assert!(!taken_as_held(true, &[scheduled, "10 09:00 holding", over]), "they wrote since");
    assert!(taken_as_held(true, &["8 09:00 holding", scheduled, over]), "they wrote before");
    let moved = ["9 12:00 scheduled 11", "9 14:00 holding", "9 15:00 moved 12", over];
    assert!(taken_as_held(true, &moved), "they wrote before it was moved");
    assert!(!taken_as_held(true, &[scheduled, "10 09:00 cancelled", over]));
    assert!(!taken_as_held(true, &[scheduled, "10 09:00 closed", over]));
}

#[test]
fn check_ins_wait_for_an_interview_to_come() {
    let home = Home::new();
    let add = ["add", "Acme", "--role=Dev", "--interviewed=2020-03-04 15:00"];
    let more = ["--contact=hr:Jo Kim <jo@acme.example>", "--invited=2090-03-08"];
    home.run(&[&add[..], &more].concat()).done();
    let check_ins = || {
        let shown: Value =
            serde_json::from_str(&home.run(&["show", "1", "--json"]).done()).unwrap();
        let planned = shown["planned"].as_array().unwrap().clone();
        planned.into_iter().filter(|planned| planned["step"] == "check_in").count()
    };
    assert_eq!(check_ins(), 1);
    let told = home.run(&["interview", "record", "1", "2090-03-01 10:00"]).done();
    assert!(told.contains("No check-in goes out before it was held, or cancelled."), "{told}");
    assert_eq!(check_ins(), 0);
    home.run(&["interview", "move", "2", "2090-04-01 10:00"]).done();
    assert_eq!(check_ins(), 0);
    let told = home.run(&["interview", "cancel", "2"]).done();
    assert!(told.contains("check-in 1 of 3 by email to Jo Kim"), "{told}");
    assert_eq!(check_ins(), 1);
    // It was held after all, and drops what they asked for in the one before.
    home.run(&["interview", "move", "2", "2020-03-10 10:00"]).done();
    let shown: Value = serde_json::from_str(&home.run(&["show", "1", "--json"]).done()).unwrap();
    assert_eq!(shown["interviews"][1]["state"], "held");
    assert_eq!(shown["timeline"], Value::Null);
}
