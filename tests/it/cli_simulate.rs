//! `afterword simulate` as people see it: pictures, the comparison, and what it says of mistakes.

mod mistakes;
mod pictures;
mod random;

use std::process::Command;

use serde_json::Value;

use crate::command::{Home, Output};

const FACTS: [&str; 5] =
    ["simulate", "--tz", "America/New_York", "--interviewed", "2026-03-04T15:00"];

/// Runs the binary with nothing in its environment but what is given.
fn run(env: &[(&str, &str)], arguments: &[&str]) -> Output {
    let home = tempfile::tempdir().unwrap();
    let output = Command::new(env!("CARGO_BIN_EXE_afterword"))
        .args(FACTS)
        .args(arguments)
        .env_clear()
        .env("HOME", home.path())
        .envs(env.iter().copied())
        .output()
        .unwrap();
    Output {
        code: output.status.code().unwrap_or(-1),
        stdout: String::from_utf8(output.stdout).unwrap(),
        stderr: String::from_utf8(output.stderr).unwrap(),
    }
}

fn json(arguments: &[&str]) -> Value {
    serde_json::from_str(&run(&[], &[arguments, &["--json"]].concat()).done()).unwrap()
}

#[test]
fn the_comparison_as_data_has_what_each_cadence_has_alone() {
    let facts = ["--decision", "2026-03-13", "--event", "2026-03-17 09:00 holding"];
    let compared = json(&[&["--compare"], &facts[..]].concat());
    let names: Vec<&String> = compared.as_object().unwrap().keys().collect();
    assert_eq!(names, ["caller", "patient", "promised", "same-day", "steady", "weekly"]);
    for name in names {
        let alone = json(&[&["--cadence", name], &facts[..]].concat());
        assert_eq!(compared[name], alone, "{name}");
        let keys: Vec<&String> = alone.as_object().unwrap().keys().collect();
        assert_eq!(keys, ["end", "touches"]);
    }
}

#[test]
fn the_comparison_has_the_cadences_of_the_candidate_too() {
    let home = Home::new();
    let folder = home.config().with_file_name("cadences");
    std::fs::create_dir(&folder).unwrap();
    let mine = super::cadence_files::STEADY.replace("cap = 3", "cap = 2");
    std::fs::write(folder.join("mine.toml"), mine).unwrap();
    let told = home.run(&[&FACTS[..], &["--compare"]].concat()).done();
    let head = told.lines().find(|line| line.starts_with("2026 ")).unwrap();
    let names: Vec<&str> = head.split_whitespace().skip(1).collect();
    assert_eq!(names, ["caller", "mine", "patient", "promised", "same-day", "steady", "weekly"]);
    let cap = told.lines().last().unwrap();
    assert_eq!(
        cap.split_whitespace().collect::<Vec<_>>(),
        ["cap", "3", "2", "3", "2", "2", "3", "4"]
    );
}

#[test]
fn the_width_is_what_the_environment_says() {
    let widest = |env: &[(&str, &str)]| {
        let told = run(env, &["--compare"]).done();
        told.lines().map(|line| line.chars().count()).max().unwrap()
    };
    let (narrow, usual, wide) =
        (widest(&[("COLUMNS", "80")]), widest(&[]), widest(&[("COLUMNS", "120")]));
    assert!(narrow <= 80 && narrow < usual && usual <= 100, "{narrow} {usual}");
    assert!(usual < wide && wide <= 120, "{wide}");
    for odd in ["", "0", "wide", "-3", "99999999999999999999"] {
        assert_eq!(widest(&[("COLUMNS", odd)]), usual, "{odd:?}");
    }
}

#[test]
fn what_is_piped_has_no_colour() {
    for env in [&[][..], &[("NO_COLOR", "1")], &[("TERM", "xterm-256color")]] {
        for what in ["--cadence=steady", "--compare"] {
            assert!(!run(env, &[what]).done().contains('\x1b'), "{env:?} {what}");
        }
    }
}

#[test]
fn a_holiday_may_last_for_days_and_there_may_be_several() {
    let at = |holidays: &[&str]| {
        let told = json(&[&["--cadence", "steady"], holidays].concat());
        told["touches"][1]["at"].as_str().unwrap().to_owned()
    };
    assert_eq!(at(&[]), "2026-03-11T10:00:00-04:00");
    assert_eq!(at(&["--holiday", "2026-03-10..2026-03-12"]), "2026-03-13T10:00:00-04:00");
    let both = ["--holiday", "2026-03-13", "--holiday", "2026-03-11..2026-03-12"];
    assert_eq!(at(&both), "2026-03-16T10:00:00-04:00");
}

#[test]
fn one_form_as_data_is_as_it_was() {
    let told = json(&["--cadence", "steady", "--until", "2026-03-05"]);
    assert_eq!(
        told.to_string(),
        "{\"end\":{\"at\":\"2026-03-05T23:59:59-05:00\",\"state\":\"waiting\",\
         \"why\":\"more is to come\"},\"touches\":[{\"at\":\"2026-03-04T19:00:00-05:00\",\
         \"channel\":\"email\",\"round\":0,\"step\":\"thank_you\",\
         \"to\":\"interviewer:Interviewer\",\"why\":\"3 hours after the interview (Wed 4 Mar)\"}]}"
    );
}
