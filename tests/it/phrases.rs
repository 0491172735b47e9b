//! What recruiters write to say when, against the days that a careful reader takes from it.

use std::collections::BTreeSet;
use std::fmt::Write as _;
use std::path::Path;

use afterword::reading::{understand, understand_dated};
use afterword::timeline::words::Kind;
use jiff::civil::{Date, date};
use jiff::tz::TimeZone;

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
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/phrases").join(table);
    let text = std::fs::read_to_string(path).unwrap();
    let mut score = Score::default();
    for line in text.lines().filter(|line| !line.starts_with('#')) {
        let mut fields = line.split('\t');
        let mut field = || fields.next();
        let (day, sentence, earliest) = (field().unwrap(), field().unwrap(), field().unwrap());
        let latest = field().unwrap_or(earliest);
        let found = read(day.parse().unwrap(), sentence);
        let meant = if latest == earliest && earliest.parse::<Date>().is_err() {
            None
        } else {
            Some((earliest.to_owned(), latest.to_owned()))
        };
        score.lines += 1;
        match (&meant, &found.1) {
            (meant, found) if meant == found => {
                score.right += 1;
                continue;
            }
            (Some(_), None) => score.missed += 1,
            (None, Some(_)) => score.invented += 1,
            (Some(meant), Some(found)) => {
                score.wrong += 1;
                score.early += u32::from(found.1 < meant.1);
            }
            (None, None) => {}
        }
        let found = (found.0.as_str(), found.1);
        writeln!(score.report, "{day} {sentence} | {meant:?} | {found:?}").unwrap();
    }
    score
}

/// The kind and the days of a short message that says this.
fn read(day: Date, sentence: &str) -> (Kind, Option<(String, String)>) {
    let date = day.strftime("%a, %d %b %Y 10:00:00 +0000");
    let raw = format!(
        "From: Dana Reyes <dana@acme.example>\r\nTo: sam@mail.example\r\nDate: {date}\r\n\
         Subject: Re: Your interview\r\nContent-Type: text/plain; charset=utf-8\r\n\r\n\
         Hi Sam,\r\n\r\n{sentence}\r\n\r\nBest regards,\r\nDana\r\n"
    );
    let found = understand(raw.as_bytes(), &TimeZone::UTC).unwrap();
    (found.kind, found.due.map(|due| (due.earliest.to_string(), due.latest.to_string())))
}
