//! What people mistype: each is refused with what to do next.

use std::fs;

use super::run;
use crate::cadence_files::STEADY;
use crate::command::Home;

#[test]
fn each_mistake_is_answered_with_a_way_out() {
    let cadence = "--cadence=steady";
    for (arguments, says) in [
        (&["--cadence=stedy"][..], "did you mean \"steady\"?"),
        (&["--cadence=./mine.toml"], "no cadence \"./mine.toml\" and no such file; there are: "),
        (&[cadence, "--contact", "recuiter:Dana"], "did you mean \"recruiter\"?"),
        (&[cadence, "--contact", "Dana"], "no colon; write it like recruiter:Dana"),
        (&[cadence, "--contact", "hr: "], "the name is empty; write it like recruiter:Dana"),
        (&[cadence, "--decision", "2026-02-30"], "is no date; February 2026 has 28 days"),
        (&[cadence, "--decision", "2026-3-9"], "is no date; write it as 2026-03-09"),
        (&[cadence, "--decision", "friday"], "is no date; write it like 2026-03-04"),
        (&[cadence, "--decision", "2026-03-13..2026-03-09"], "write 2026-03-09..2026-03-13"),
        (
            &[cadence, "--decision", "2026-03-01"],
            "--decision: 2026-03-01 is before the interview (2026-03-04); give a day that lies",
        ),
        (&[cadence, "--invited", "9000-01-01"], "is no date from 1970 to 2199; give one that is"),
        (&[cadence, "--until", "2026-03-03"], "is before the interview (2026-03-04); give a later"),
        (&[cadence, "--minutes", "0"], "--minutes: 0 is not from 1 to 1440, a day; leave it out"),
        (&[cadence, "--minutes", "4294967295"], "4294967295 is not from 1 to 1440"),
        (&[cadence, "--cap", "0"], "--cap: at least 1"),
        (&[cadence, "--cap", "4294967295"], "--cap: 4294967295 is not from 1 to 20"),
        (&[cadence, "--by", "pigeon"], "--by: \"pigeon\" is neither email nor call"),
        (&[cadence, "--holiday", "2026-01-01..2028-01-01"], "is longer than a year; give the days"),
        (&[cadence, "--event", ""], "it is empty; write it like '2026-03-16 15:00 holding'"),
        (&[cadence, "--event", "2026-03-16"], "has no time of day; write it like"),
        (&[cadence, "--event", "2026-03-16 15:00"], "it says not what happens; write it like"),
        (&[cadence, "--event", "2026-03-16 25:00 holding"], "from 00:00 to 23:59, with no zone"),
        (&[cadence, "--event", "2026-02-29 holding"], "is no date; February 2026 has 28 days"),
        (&[cadence, "--event", "2026-03-16T15:00+01:00 holding"], "with no zone"),
        (&[cadence, "--event", "2026-03-16 15:00 holdin"], "did you mean \"holding\"?"),
        (&[cadence, "--event", "2026-03-16 15:00 voicemial"], "did you mean \"voicemail\"?"),
        (
            &[cadence, "--event", "2026-03-16 15:00 stop@boss:Al"],
            "\"boss\" is not one of: recruiter",
        ),
        (
            &[cadence, "--event", "2026-03-16 15:00 timeline 2026-04-31"],
            "\"2026-04-31\" is no date; April 2026 has 30 days",
        ),
        (
            &[cadence, "--event", "2026-03-16 15:00 holding maybe"],
            "\"maybe\" is neither a date nor",
        ),
        (&[cadence, "--compare"], "cannot be used with"),
        (&[], "--cadence <NAME|FILE>"),
    ] {
        let output = run(&[], arguments);
        assert_eq!((output.code, output.stdout.as_str()), (2, ""), "{arguments:?}");
        assert!(output.stderr.contains(says), "{arguments:?}: {}", output.stderr);
    }
}

#[test]
fn a_zone_that_is_not_known_brings_the_nearest_to_mind() {
    let home = Home::new();
    for (zone, says) in [
        ("Europe/Berln", "did you mean Europe/Berlin?"),
        ("berlin", "did you mean Europe/Berlin?"),
        ("new york", "did you mean America/New_York?"),
        ("Amercia/New_York", "did you mean America/New_York?"),
        ("PST", "write it like Europe/Berlin"),
        ("", "write it like Europe/Berlin"),
    ] {
        let interview = ["--interviewed", "2026-03-04T15:00"];
        let output =
            home.run(&[&["simulate", "--cadence=steady", "--tz", zone], &interview[..]].concat());
        assert_eq!(output.code, 2);
        assert!(output.stderr.contains(says), "{zone}: {}", output.stderr);
    }
}

#[test]
fn the_interview_needs_a_time_of_day_and_a_day_that_exists() {
    let home = Home::new();
    for (when, says) in [
        ("2026-03-04", "has no time of day; write it like 2026-03-04T15:00"),
        ("2026-02-30T15:00", "is no local date and time; February 2026 has 28 days"),
        ("2026-03-04T3pm", "is no local date and time; write it like 2026-03-04T15:00"),
        ("2026-03-04T15:00Z", "with no zone"),
        ("9999-12-31T23:59", "from 1970 to 2199"),
        ("yesterday", "is no local date and time; write it like 2026-03-04T15:00\n"),
    ] {
        let facts = ["simulate", "--cadence=steady", "--tz", "UTC", "--interviewed", when];
        let output = home.run(&facts);
        assert_eq!(output.code, 2, "{when}");
        assert!(output.stderr.contains(says), "{when}: {}", output.stderr);
    }
}

#[test]
fn a_cadence_file_that_is_wrong_is_named_with_its_line() {
    let folder = tempfile::tempdir().unwrap();
    let file = folder.path().join("mine.toml");
    let named = file.to_str().unwrap();
    let text = STEADY.replace("cap = 3", "cap = 0");
    let line = text.lines().position(|line| line == "cap = 0").unwrap() + 1;
    fs::write(&file, &text).unwrap();
    let output = run(&[], &["--cadence", named]);
    assert_eq!(output.code, 2);
    let says = format!("afterword: --cadence: {named}:{line}: cap: 0 is not from 1 to 10: ");
    assert!(output.stderr.starts_with(&says), "{}", output.stderr);

    fs::write(&file, b"\xff\xfe").unwrap();
    let output = run(&[], &["--cadence", named]);
    assert_eq!(output.code, 2);
    assert!(output.stderr.contains(named), "{}", output.stderr);

    fs::write(&file, STEADY).unwrap();
    assert!(run(&[], &["--cadence", named]).done().contains("check-in 2 of 3"));
}

#[test]
fn an_event_before_the_interview_is_fine() {
    let told = run(&[], &["--cadence=steady", "--event", "2026-03-02 09:00 acknowledgement"]);
    assert!(told.done().contains("Mon  2 Mar 2026  09:00  M  they wrote: acknowledgement"));
}
