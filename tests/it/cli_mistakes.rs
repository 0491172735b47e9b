//! Mistakes that people make on the command line, by the real binary.

use std::fs;
use std::io::Write;
use std::process::{Command, Stdio};

use crate::command::Home;
use crate::servers::fresh_user;

/// A message that says when they decide.
const MESSAGE: &str = "From: Dana <dana@acme.example>\r\nDate: Wed, 4 Mar 2026 10:00:00 -0500\r\n\
    Subject: Re: Thank you\r\n\r\nWe will decide by Friday.\r\n";

#[test]
fn a_config_that_is_not_there_is_wrong_usage_with_a_way_out() {
    let home = Home::new();
    for command in [&["list"][..], &["check"], &["run", "--once"], &["queue"]] {
        let output = home.run(&[command, &["--config", "/nowhere/afterword.toml"]].concat());
        assert_eq!((output.code, output.stdout.as_str()), (2, ""), "{command:?}");
        let says = "afterword: there is no config /nowhere/afterword.toml; copy config/";
        assert!(output.stderr.starts_with(says), "{}", output.stderr);
        assert_eq!(output.stderr.lines().count(), 1, "{}", output.stderr);
    }
}

#[test]
fn what_is_wrong_is_said_once() {
    let home = Home::new();
    fs::create_dir_all(home.database().parent().unwrap()).unwrap();
    fs::write(home.database(), "this is no database, however long it may be").unwrap();
    let output = home.run(&["list"]);
    assert_eq!(output.code, 1);
    assert_eq!(output.stderr.matches(": file is not a database").count(), 1, "{}", output.stderr);
}

#[test]
fn a_secret_that_can_not_be_had_is_one_thing_to_mend() {
    let me = fresh_user("secretless");
    let home = Home::with_mailbox(&me);
    let text = fs::read_to_string(home.config()).unwrap();
    let text = text.replace("password_file = \"", "password_file = \"/nowhere");
    fs::write(home.config(), text).unwrap();
    let output = home.run(&["check"]);
    assert_eq!(output.code, 1, "{}", output.stdout);
    assert_eq!(output.stdout.matches("FAILS").count(), 1, "{}", output.stdout);
}

#[test]
fn a_reader_that_leaves_early_is_no_error() {
    let mut child = Command::new(env!("CARGO_BIN_EXE_afterword"))
        .args(["understand", "-"])
        .env_clear()
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .stderr(Stdio::piped())
        .spawn()
        .unwrap();
    // It waits for the message: its reader is gone before it can print.
    drop(child.stdout.take());
    child.stdin.take().unwrap().write_all(MESSAGE.as_bytes()).unwrap();
    let output = child.wait_with_output().unwrap();
    assert_eq!(
        (output.status.code(), String::from_utf8_lossy(&output.stderr)),
        (Some(0), "".into())
    );
}

#[test]
fn what_to_pause_must_be_said() {
    let home = Home::new();
    for command in ["pause", "resume"] {
        let output = home.run(&[command]);
        assert_eq!(output.code, 2);
        assert!(output.stderr.contains("<ID|--all>"), "{}", output.stderr);
    }
}

#[test]
fn an_event_without_an_hour_is_quoted_as_it_was_typed() {
    let home = Home::new();
    let interview = ["--tz", "Europe/Berlin", "--interviewed", "2026-03-04T15:00"];
    let event = ["--event", "2026-03-10 holding"];
    let output = home.run(&[&["simulate", "--cadence", "steady"], &interview[..], &event].concat());
    assert_eq!(output.code, 2);
    let says = "--event: \"2026-03-10 holding\": it begins with no local date and time";
    assert!(output.stderr.contains(says), "{}", output.stderr);
}

#[test]
fn minutes_are_of_an_interview() {
    let home = Home::new();
    let output = home.run(&["add", "Acme", "--role", "Engineer", "--minutes", "45"]);
    assert_eq!(output.code, 2, "{}", output.stdout);
    assert!(output.stderr.contains("--interviewed"), "{}", output.stderr);
}

#[test]
fn a_rehearsal_says_how_many_mails_would_go() {
    let me = fresh_user("rehearsed");
    let home = Home::with_mailbox(&me);
    let output = home.run(&["run", "--once", "--rehearse"]);
    assert_eq!(output.code, 0, "{}", output.stderr);
    assert!(output.stdout.contains("0 mails would go out now"), "{}", output.stdout);
}

#[test]
fn a_mistyped_year_stops_nothing() {
    let home = Home::new();
    let held = ["--role=Engineer", "--interviewed=2020-03-04 15:00"];
    let contact = "--contact=recruiter:Dana Reyes <dana@acme.example>";
    home.run(&[&["add", "Acme"], &held[..], &[contact, "--decision=9999-12-31"]].concat()).done();
    home.run(&[&["add", "Next"], &held[..]].concat()).done();
    home.run(&["interview", "record", "2", "9999-12-30 10:00"]).done();
    for command in [&["list"][..], &["queue"], &["why", "1"], &["why", "2"]] {
        let output = home.run(command);
        assert!([0, 3].contains(&output.code), "{command:?} {}", output.stderr);
        assert_eq!(output.stderr, "", "{command:?}");
    }
    let mended = home.run(&["expect", "1", "--decision=2099-12-04"]).done();
    assert!(mended.contains("2099"), "{mended}");
}
