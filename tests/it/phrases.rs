//! What recruiters write to say when, against the days that a careful reader takes from it.

use std::collections::BTreeSet;
use std::fmt::Write as _;

use afterword::reading::{understand, understand_dated};
use jiff::civil::{Date, date};
use jiff::tz::TimeZone;

use crate::phrase_table::{Phrase, phrases};

/// Days read just as they are meant, of the phrases that the rules were written from.
const WORKED_MIN: f64 = 0.98;
/// The same, of those they were not.
const UNSEEN_MIN: f64 = 0.95;

/// What came of a table.
#[derive(Default)]
struct Score {
    lines: u32,
    right: u32,
    /// No days where there are some.
    missed: u32,
    /// Other days than those meant.
    wrong: u32,
    /// Days read earlier than they are meant: the costly mistake.
    early: u32,
    /// Days where there are none.
    invented: u32,
    report: String,
}

#[test]
fn phrases_of_recruiters_give_the_days_that_are_meant() {
    let score = score("worked.tsv");
    println!("{}", score.report);
    print(&score, "worked");
    assert!(score.lines > 250);
    assert_eq!((score.early, score.invented), (0, 0));
    assert!(f64::from(score.right) >= WORKED_MIN * f64::from(score.lines));
}

#[test]
fn phrases_that_no_rule_was_written_from_are_read_as_well() {
    let score = score("unseen.tsv");
    print(&score, "unseen");
    assert!(score.lines > 100);
    assert_eq!((score.early, score.invented), (0, 0));
    assert!(f64::from(score.right) >= UNSEEN_MIN * f64::from(score.lines));
}

#[test]
fn business_days_pass_over_the_holidays_that_are_configured() {
    let raw = b"From: dana@acme.example\r\nDate: Wed, 1 Apr 2026 10:00:00 +0000\r\n\r\n\
        We will let you know within three business days.\r\n";
    let due = |holidays: Option<&BTreeSet<Date>>| {
        understand_dated(raw, &TimeZone::UTC, holidays, |_| true).unwrap().due.unwrap().latest
    };
    let easter = BTreeSet::from([date(2026, 4, 3), date(2026, 4, 6)]);
    assert_eq!(due(None), date(2026, 4, 6));
    assert_eq!(due(Some(&easter)), date(2026, 4, 8));
}

fn print(score: &Score, name: &str) {
    let Score { lines, right, missed, wrong, early, invented, .. } = score;
    println!(
        "{name}: {right} of {lines} right, {missed} missed, {wrong} wrong ({early} early), \
         {invented} invented"
    );
}

fn score(table: &str) -> Score {
    let mut score = Score::default();
    for phrase in phrases(table) {
        let found = understand(phrase.message().as_bytes(), &TimeZone::UTC).unwrap();
        let days = found.due.map(|due| (due.earliest, due.latest));
        score.lines += 1;
        match (phrase.meant, days) {
            (meant, days) if meant == days => {
                score.right += 1;
                continue;
            }
            (Some(_), None) => score.missed += 1,
            (None, Some(_)) => score.invented += 1,
            (Some(meant), Some(days)) => {
                score.wrong += 1;
                score.early += u32::from(days.1 < meant.1);
            }
            (None, None) => {}
        }
        let Phrase { day, sentence, meant } = phrase;
        let kind = found.kind.as_str();
        writeln!(score.report, "{day} {sentence} | {meant:?} | {kind} {days:?}").unwrap();
    }
    score
}
