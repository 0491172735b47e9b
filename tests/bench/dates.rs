//! Phrases that say when, read here and by a date library of Python.

use std::hint::black_box;
use std::path::Path;
use std::process::Command;
use std::time::Duration;

use afterword::reading::understand;
use jiff::tz::TimeZone;

use super::phrase_table::{Phrase, phrases};
use super::{best, say};

/// Phrases that no rule was written from.
const TABLE: &str = "unseen.tsv";

/// How many are right, wrong, and invented, of how many.
struct Score {
    right: usize,
    wrong: usize,
    invented: usize,
    took: Duration,
}

pub fn dates() {
    let all = phrases(TABLE);
    let days = all.iter().filter(|phrase| phrase.meant.is_some()).count();
    println!("\nReading {} phrases, {days} of which name days, one core", all.len());
    println!("  {:<24}{:>8}{:>8}{:>10}{:>12}", "", "right", "wrong", "invented", "a phrase");
    print("afterword, messages", &ours(&all), all.len());
    match theirs() {
        Ok(score) => print("dateparser, sentences", &score, all.len()),
        Err(why) => println!("  dateparser: {why}; apt-get install python3-dateparser brings it"),
    }
}

fn print(name: &str, score: &Score, all: usize) {
    let each = say(score.took / u32::try_from(all).unwrap());
    let Score { right, wrong, invented, .. } = score;
    println!("  {name:<24}{right:>8}{wrong:>8}{invented:>10}{each:>12}");
}

fn ours(all: &[Phrase]) -> Score {
    let messages: Vec<String> = all.iter().map(Phrase::message).collect();
    let due = |message: &String| {
        let found = understand(message.as_bytes(), &TimeZone::UTC).unwrap();
        found.due.map(|due| (due.earliest, due.latest))
    };
    let mut score = Score { right: 0, wrong: 0, invented: 0, took: Duration::ZERO };
    for (phrase, message) in all.iter().zip(&messages) {
        match (phrase.meant, due(message)) {
            (Some(meant), Some(found)) if meant == found => score.right += 1,
            (Some(_), Some(_)) => score.wrong += 1,
            (None, Some(_)) => score.invented += 1,
            (_, None) => {}
        }
    }
    score.took = best(|| {
        messages.iter().for_each(|message| {
            black_box(due(message));
        })
    });
    score
}

/// The same by the library, which reads the bare sentences.
fn theirs() -> Result<Score, String> {
    let tests = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests");
    let (script, table) = (tests.join("bench/dates.py"), tests.join("phrases").join(TABLE));
    let ran = Command::new("python3").arg(script).arg(table).output();
    let ran = ran.map_err(|error| format!("python3: {error}"))?;
    let said = String::from_utf8_lossy(&ran.stdout);
    let fields: Vec<&str> = said.split_whitespace().collect();
    let [right, wrong, invented, took] = fields.as_slice() else {
        let fault = String::from_utf8_lossy(&ran.stderr);
        return Err(fault.lines().last().unwrap_or("it says nothing").to_owned());
    };
    let number = |text: &str| text.parse().map_err(|_| format!("it says {said}"));
    let took = took.parse().map_err(|_| format!("it says {said}"))?;
    Ok(Score {
        right: number(right)?,
        wrong: number(wrong)?,
        invented: number(invented)?,
        took: Duration::from_secs_f64(took),
    })
}
