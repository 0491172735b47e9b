//! Phrases that say when, read here and by a date library of Python.

use std::fs;
use std::hint::black_box;
use std::path::Path;
use std::process::Command;
use std::time::Duration;

use afterword::reading::understand;
use jiff::civil::Date;
use jiff::tz::TimeZone;

use super::{best, say};

/// A line of the table: the message that says it, and the days that are meant, if any are.
struct Phrase {
    raw: String,
    meant: Option<(String, String)>,
}

/// How many are right, wrong, and invented, of how many.
struct Score {
    right: usize,
    wrong: usize,
    invented: usize,
    took: Duration,
}

pub fn phrases() {
    let table = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/phrases/unseen.tsv");
    let text = fs::read_to_string(&table).unwrap();
    let all: Vec<Phrase> = text.lines().filter(|l| !l.starts_with('#')).map(phrase).collect();
    let days = all.iter().filter(|phrase| phrase.meant.is_some()).count();
    println!("\nReading {} phrases, {days} of which name days, one core", all.len());
    println!("  {:<24}{:>8}{:>8}{:>10}{:>12}", "", "right", "wrong", "invented", "a phrase");
    print("afterword, messages", &ours(&all), all.len());
    match theirs(&table) {
        Ok(score) => print("dateparser, sentences", &score, all.len()),
        Err(why) => println!("  dateparser: {why}; apt-get install python3-dateparser brings it"),
    }
}

fn print(name: &str, score: &Score, all: usize) {
    let each = say(score.took / u32::try_from(all).unwrap());
    let Score { right, wrong, invented, .. } = score;
    println!("  {name:<24}{right:>8}{wrong:>8}{invented:>10}{each:>12}");
}

fn phrase(line: &str) -> Phrase {
    let fields: Vec<&str> = line.split('\t').collect();
    let [day, sentence, rest @ ..] = fields.as_slice() else { panic!("{line}") };
    let day: Date = day.parse().unwrap();
    let date = day.strftime("%a, %d %b %Y 10:00:00 +0000");
    let raw = format!(
        "From: dana@acme.example\r\nDate: {date}\r\nSubject: Re: Your interview\r\n\
         Content-Type: text/plain; charset=utf-8\r\n\r\nHi Sam,\r\n\r\n{sentence}\r\n"
    );
    let meant = match rest {
        [earliest, latest, ..] if latest.parse::<Date>().is_ok() => {
            Some(((*earliest).to_owned(), (*latest).to_owned()))
        }
        _ => None,
    };
    Phrase { raw, meant }
}

fn ours(all: &[Phrase]) -> Score {
    let due = |phrase: &Phrase| {
        let found = understand(phrase.raw.as_bytes(), &TimeZone::UTC).unwrap();
        found.due.map(|days| (days.earliest.to_string(), days.latest.to_string()))
    };
    let mut score = Score { right: 0, wrong: 0, invented: 0, took: Duration::ZERO };
    for phrase in all {
        match (&phrase.meant, due(phrase)) {
            (Some(meant), Some(found)) if *meant == found => score.right += 1,
            (Some(_), Some(_)) => score.wrong += 1,
            (None, Some(_)) => score.invented += 1,
            (_, None) => {}
        }
    }
    score.took = best(|| all.iter().for_each(|phrase| drop(black_box(due(phrase)))));
    score
}

/// The same by the library, which reads the bare sentences.
fn theirs(table: &Path) -> Result<Score, String> {
    let script = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/bench/dates.py");
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
