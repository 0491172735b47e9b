//! Pictures as they should look: `tests/pictures/*.txt`. The first line is the command, with the
//! width before it; the reasons, which are the core's own words, are left to its tests.

use std::fs;
use std::path::Path;

use afterword::cli::simulate::{Arguments, Look, picture, scenario, table};
use afterword::cli::{Cli, Command};
use afterword::timeline::simulate::{Outcome, Scenario, simulate};
use clap::Parser;

use crate::common::shipped_policy;
use crate::readme::words;

#[test]
fn every_picture_looks_as_drawn() {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/pictures");
    let mut files: Vec<_> =
        fs::read_dir(folder).unwrap().map(|file| file.unwrap().path()).collect();
    files.sort();
    assert!(files.len() >= 8, "only {} pictures were found", files.len());
    let mut wrong = String::new();
    for file in files {
        let text = fs::read_to_string(&file).unwrap();
        let (command, wanted) = text.split_once('\n').unwrap();
        let got = draw(command);
        if got != wanted {
            wrong.push_str(&format!("{}: {command}\n{got}\n", file.display()));
        }
    }
    assert!(wrong.is_empty(), "these look like this now:\n{wrong}");
}

/// Draws what a line like `80 afterword simulate --cadence ...` asks for.
fn draw(command: &str) -> String {
    let (width, command) = command.split_once(' ').unwrap();
    let look = Look { width: width.parse().unwrap(), colour: false };
    let Command::Simulate(arguments) = Cli::parse_from(words(command)).command else {
        panic!("{command} is no simulation")
    };
    match &arguments.cadence {
        Some(name) => {
            let (scenario, outcome) = ran(&arguments, name);
            picture(&scenario, &outcome, look)
        }
        None => {
            let names: Vec<String> = shipped_policy().cadences.into_keys().collect();
            let ran: Vec<_> = names.iter().map(|name| ran(&arguments, name)).collect();
            table(&ran, look)
        }
    }
}

fn ran(arguments: &Arguments, name: &str) -> (Scenario, Outcome) {
    let scenario = scenario(arguments, shipped_policy(), name).unwrap();
    let mut outcome = simulate(&scenario).unwrap();
    for gone in &mut outcome.touches {
        gone.why = "the reason".to_owned();
    }
    outcome.end.why = "the reason".to_owned();
    (scenario, outcome)
}

#[test]
fn reasons_stand_below_what_they_explain() {
    let command = "afterword simulate --cadence steady --tz UTC --interviewed 2026-03-04T15:00";
    let Command::Simulate(arguments) = Cli::parse_from(words(command)).command else {
        panic!("{command} is no simulation")
    };
    let (scenario, mut outcome) = ran(&arguments, "steady");
    for (gone, n) in outcome.touches.iter_mut().zip(1..) {
        gone.why = format!("reason {n} {}", "with many words ".repeat(5));
    }
    let look = Look { width: 80, colour: false };
    let drawn = picture(&scenario, &outcome, look);
    let margin = " ".repeat(29);
    let touch = "Wed 11 Mar 2026  10:00  1  check-in 1 of 3 by email to Interviewer (interviewer)";
    let words = "with many words ";
    let reason = format!("{margin}reason 2 {}with many\n{margin}words with", words.repeat(2));
    assert!(drawn.contains(&format!("{touch}\n{reason}")), "{drawn}");
    assert_eq!(drawn.matches("\nWed 25 Mar 2026  10:00  ").count(), 2, "{drawn}");
}

#[test]
fn colour_adds_nothing_but_itself() {
    let command = "afterword simulate --cadence promised --tz UTC --interviewed 2026-03-04T15:00 \
         --event '2026-03-10 09:00 holding'";
    let Command::Simulate(arguments) = Cli::parse_from(words(command)).command else {
        panic!("{command} is no simulation")
    };
    let ran = [ran(&arguments, "promised")];
    for draw in [|ran: &[(Scenario, Outcome)], look| picture(&ran[0].0, &ran[0].1, look), table] {
        let coloured = draw(&ran, Look { width: 100, colour: true });
        let plain = draw(&ran, Look { width: 100, colour: false });
        assert!(coloured.contains("\x1b[32m") && coloured.contains("\x1b[36m"), "{coloured}");
        let mut bare = coloured;
        for code in ["0", "1", "2", "32", "33", "36"] {
            bare = bare.replace(&format!("\x1b[{code}m"), "");
        }
        assert_eq!(bare, plain);
    }
}

#[test]
fn colour_is_for_terminals_and_never_against_no_color() {
    let look = |set: &[(&str, &str)], terminal| {
        let value = |name: &str| set.iter().find(|(known, _)| *known == name);
        Look::of(|name| value(name).map(|(_, value)| (*value).to_owned()), terminal)
    };
    let of = |width, colour| Look { width, colour };
    assert_eq!(look(&[], None), of(100, false));
    assert_eq!(look(&[], Some(90)), of(90, true));
    assert_eq!(look(&[], Some(0)), of(100, true));
    assert_eq!(look(&[("NO_COLOR", "1")], Some(90)), of(90, false));
    assert_eq!(look(&[("NO_COLOR", "")], Some(90)), of(90, true));
    assert_eq!(look(&[("TERM", "dumb")], Some(90)), of(90, false));
    assert_eq!(look(&[("COLUMNS", "70")], Some(90)), of(70, true));
    assert_eq!(look(&[("COLUMNS", "10")], None), of(60, false));
    assert_eq!(look(&[("COLUMNS", "500")], None), of(120, false));
}
