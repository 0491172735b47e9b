//! Stories of the core, in a form that a non-programmer can read and extend: `tests/stories/*.txt`.
//!
//! A story is a title (`# ...`), the options of `afterword simulate` without their dashes, one a
//! line, and behind `expect` what goes out and how it ends.

use std::fs;
use std::path::Path;

use afterword::cli::simulate::{Arguments, scenario};
use afterword::timeline::simulate::{Outcome, simulate};
use jiff::tz::TimeZone;

use crate::common::shipped_policy;

#[test]
fn every_story_comes_out_as_told() {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/stories");
    let mut wrong = Vec::new();
    let mut told = 0;
    let mut files: Vec<_> = fs::read_dir(folder).unwrap().map(|e| e.unwrap().path()).collect();
    files.sort();
    for file in files {
        let text = fs::read_to_string(&file).unwrap();
        for story in text.split("\n# ").filter(|story| story.contains("expect")) {
            told += 1;
            if let Err(difference) = tell(story) {
                wrong.push(format!("{}: {difference}", file.display()));
            }
        }
    }
    assert!(wrong.is_empty(), "{} of {told} stories:\n{}", wrong.len(), wrong.join("\n"));
    assert!(told >= 20, "only {told} stories were found");
}

fn tell(story: &str) -> Result<(), String> {
    let mut lines = story.lines();
    let title = lines.next().unwrap().trim_start_matches("# ");
    let mut arguments = Arguments { minutes: 60, ..Arguments::default() };
    let mut name = "steady".to_owned();
    arguments.tz = "America/New_York".to_owned();
    let mut expected = Vec::new();
    let mut expecting = false;
    for line in lines.map(str::trim).filter(|line| !line.is_empty()) {
        if line == "expect" {
            expecting = true;
        } else if expecting {
            expected.push(line.split_whitespace().collect::<Vec<_>>().join(" "));
        } else {
            match line.strip_prefix("cadence ") {
                Some(told) => name = told.trim().to_owned(),
                None => option(&mut arguments, line),
            }
        }
    }
    let zone = TimeZone::get(&arguments.tz).unwrap();
    let scenario = scenario(&arguments, shipped_policy(), &name).unwrap();
    let got = lines_of(&simulate(&scenario).unwrap(), &zone);
    if got == expected {
        return Ok(());
    }
    Err(format!(
        "{title}\n  expected:\n    {}\n  got:\n    {}",
        expected.join("\n    "),
        got.join("\n    ")
    ))
}

fn option(arguments: &mut Arguments, line: &str) {
    let (word, rest) = line.split_once(' ').unwrap();
    let rest = rest.trim().to_owned();
    match word {
        "tz" => arguments.tz = rest,
        "interviewed" => arguments.interviewed = rest,
        "minutes" => arguments.minutes = rest.parse().unwrap(),
        "decision" => arguments.decision = Some(rest),
        "invited" => arguments.invited = Some(rest),
        "by" => arguments.by = Some(rest),
        "contact" => arguments.contacts.push(rest),
        "holiday" => arguments.holidays.push(rest),
        "cap" => arguments.cap = Some(rest.parse().unwrap()),
        "event" => arguments.events.push(rest),
        "until" => arguments.until = Some(rest),
        other => panic!("a story can't say {other:?}"),
    }
}

fn lines_of(outcome: &Outcome, zone: &TimeZone) -> Vec<String> {
    let at = |at: jiff::Timestamp| at.to_zoned(zone.clone()).strftime("%Y-%m-%d %H:%M").to_string();
    let mut lines: Vec<String> = outcome
        .touches
        .iter()
        .map(|gone| {
            let round = if gone.round > 0 { format!(" {}", gone.round) } else { String::new() };
            format!("{} {}{round} {} {}", at(gone.at), gone.step, gone.channel, gone.to)
        })
        .collect();
    lines.push(format!("{} {}", at(outcome.end.at), outcome.end.state));
    lines
}
