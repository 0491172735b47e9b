//! What the commands say is still needed, and how to reach people of whom little is known.

use std::fs;

use serde_json::{Value, json};

use crate::command::Home;

/// An interview on Wednesday 4 March 2020 with somebody of whom only the name is known.
const BY_NAME: &[&str] = &[
    "add",
    "Acme",
    "--role",
    "Engineer",
    "--interviewed",
    "2020-03-04 15:00",
    "--contact",
    "interviewer:Una Vale",
    "--contact",
    "inside:Kit Low",
    "--greeting",
    "Una Vale=Una",
];

#[test]
fn a_contact_may_be_known_by_name_alone() {
    let home = Home::new();
    let added = home.run(BY_NAME).done();
    let way = "address or phone of Una Vale: afterword contact edit 1 --address ADDRESS";
    assert!(added.contains(way), "{added}");
    assert!(!added.contains("phone of Kit"), "nothing goes to who is only asked: {added}");
    let met = "hr:Jo Kim";
    home.run(&["debrief", "1", "--met", "Una", "--met", met, "--mention", "Jo=the bench"]).done();
    home.run(&["contact", "edit", "1", "--phone", "+1 555 0100"]).done();
    let shown = home.run(&["show", "1"]).done();
    assert!(!shown.contains("phone of Una Vale"), "{shown}");
    assert!(shown.contains("address or phone of Jo Kim: afterword contact edit 3"), "{shown}");
    let told: Value = serde_json::from_str(&home.run(&["show", "1", "--json"]).done()).unwrap();
    assert_eq!(told["contacts"][2]["address"], Value::Null);
    assert_eq!(told["interviews"][0]["contacts"], json!([1, 3]));
}

#[test]
fn the_sentence_on_why_you_suit_is_asked_for_until_it_is_there() {
    let home = Home::new();
    let asks = "afterword edit 1 --suits SENTENCE";
    assert!(home.run(BY_NAME).done().contains(asks));
    home.run(&["edit", "1", "--suits", "I fit."]).done();
    assert!(!home.run(&["show", "1"]).done().contains(asks));
}

#[test]
fn the_number_is_asked_for_where_calls_were_agreed() {
    let home = Home::new();
    let dana = "recruiter:Dana Reyes <dana@acme.example>";
    let asks = "phone of Dana Reyes, since calls were agreed: afterword contact edit 1 --phone";
    let added = ["add", "Acme", "--role", "Engineer", "--contact", dana];
    assert!(!home.run(&added).done().contains(asks));
    home.run(&["expect", "1", "--decision", "2090-03-06", "--by", "call"]).done();
    let shown = home.run(&["show", "1"]).done();
    assert!(shown.contains(asks), "{shown}");
    assert!(shown.contains("they expect to decide: Mon 6 Mar 2090; check-ins by call"), "{shown}");
    let why = home.run(&["why", "1"]).done();
    assert!(why.contains("Timeline: they expect to decide: Mon 6 Mar 2090; check-ins"), "{why}");
    home.run(&["contact", "edit", "1", "--phone", "+1 555 0100"]).done();
    assert!(!home.run(&["show", "1"]).done().contains(asks));
}

#[test]
fn each_of_two_interviews_is_debriefed_by_its_own_command() {
    let home = Home::new();
    home.run(BY_NAME).done();
    let second = ["interview", "record", "1", "2020-03-05 15:00", "--with", "Una"];
    home.run(&second).done();
    let shown = home.run(&["show", "1"]).done();
    assert!(
        shown.contains("debrief of interview 1: afterword debrief 1 --interview 1\n"),
        "{shown}"
    );
    assert!(shown.contains("debrief of interview 2: afterword debrief 1\n"), "{shown}");
    home.run(&["debrief", "1", "--interview", "1", "--mention", "Una=the bench"]).done();
    let shown = home.run(&["show", "1"]).done();
    assert!(!shown.contains("debrief of interview 1:"), "{shown}");
    assert!(shown.contains("debrief of interview 2:"), "{shown}");
}

#[test]
fn check_tells_of_a_cadence_that_is_gone() {
    let home = Home::new();
    let folder = home.config().parent().unwrap().join("cadences");
    fs::create_dir_all(&folder).unwrap();
    let own = folder.join("mine.toml");
    fs::copy("config/cadences/steady.toml", &own).unwrap();
    home.run(&["add", "Acme", "--role", "Engineer", "--cadence", "mine"]).done();
    let whole = home.run(&["check", "--offline"]);
    assert!(whole.stdout.contains("works  cadences   there are: caller, mine"), "{}", whole.stdout);
    fs::remove_file(own).unwrap();
    let lacks = home.run(&["check", "--offline"]);
    assert_eq!(lacks.code, 1);
    let line = lacks.stdout.lines().find(|line| line.contains("cadences")).unwrap();
    assert!(line.starts_with("FAILS") && line.contains("application 1 names \"mine\""), "{line}");
    home.run(&["close", "1"]).done();
    assert_eq!(home.run(&["check", "--offline"]).code, 0);
}
