//! The reader against the half of the corpus that stands here, and against what is no message.

use std::fs;
use std::path::{Path, PathBuf};

use afterword::reading::{Understood, understand};
use afterword::timeline::words::Kind;
use jiff::tz::TimeZone;

/// Readings of the right kind, of all.
const ACCURACY_MIN: f64 = 0.80;
/// Exact days, of the readings that name any.
const EXACT_DUES_MIN: f64 = 0.95;

/// One line of `replies.jsonl`.
struct Gold {
    file: String,
    kind: Kind,
    due: Option<(String, String)>,
}

#[test]
fn the_corpus_is_read_safely_and_mostly_right() {
    let gold = gold();
    assert!(gold.len() > 80, "the corpus is not there");
    let (mut right, mut unclear, mut dated, mut exact) = (0, 0, 0, 0);
    let mut unsafe_readings = Vec::new();
    for gold in &gold {
        let raw = fs::read(corpus().join(&gold.file)).unwrap();
        let found = understand(&raw, &TimeZone::UTC).unwrap();
        let due = found.due.map(|due| (due.earliest.to_string(), due.latest.to_string()));
        right += u32::from(found.kind == gold.kind);
        unclear += u32::from(found.kind == Kind::Unclear);
        if due.is_some() {
            dated += 1;
            exact += u32::from(due == gold.due);
        }
        if ends_the_waiting(gold.kind) && goes_on(found.kind) {
            unsafe_readings.push(format!("{}: {} read as {}", gold.file, gold.kind, found.kind));
        }
        if found.kind != gold.kind || due != gold.due {
            let (kind, also) = (gold.kind, &found.also);
            println!("{} {kind} {:?} | {} {also:?} {due:?}", gold.file, gold.due, found.kind);
        }
        assert_is_sound(&found, &gold.file);
    }
    let accuracy = f64::from(right) / gold.len() as f64;
    println!("right {right} of {}, unclear {unclear}, dated {dated}, exact {exact}", gold.len());
    assert_eq!(unsafe_readings, Vec::<String>::new());
    assert!(accuracy >= ACCURACY_MIN, "accuracy {accuracy:.3}");
    assert!(f64::from(exact) >= EXACT_DUES_MIN * f64::from(dated), "{exact} of {dated} dues");
}

#[test]
fn what_is_no_message_is_an_error_and_what_is_huge_is_read_in_time() {
    assert!(understand(b"", &TimeZone::UTC).is_err());
    assert!(understand(b"\r\n\r\nhello", &TimeZone::UTC).is_err());
    for filler in ["a ", "> a\n", "On Monday ", "in 2 weeks ", "<", "wrote:\n", "<blockquote>"] {
        let mut raw = b"From: a@b.example\r\nDate: Wed, 4 Mar 2026 10:00:00 +0000\r\n".to_vec();
        raw.extend(b"Content-Type: text/html\r\n\r\n");
        raw.extend(filler.repeat(2_000_000 / filler.len()).bytes());
        let found = understand(&raw, &TimeZone::UTC).unwrap();
        assert!(found.text.len() <= 300 * 1024, "{filler}");
    }
}

/// Evidence is word for word, and an unclear reading acts on nothing.
fn assert_is_sound(found: &Understood, file: &str) {
    for evidence in &found.evidence {
        assert!(found.text.contains(&evidence.text), "{file}: {:?}", evidence.text);
    }
    if found.kind == Kind::Unclear {
        assert!(found.due.is_none() && found.also.is_empty(), "{file}");
    }
    assert!((0.0..=1.0).contains(&found.confidence), "{file}");
}

fn ends_the_waiting(kind: Kind) -> bool {
    use Kind::{Advance, Bounce, Closed, InfoRequested, Offer, Referral, Rejection, Stop};
    let all = [Stop, Rejection, Closed, Offer, Advance, InfoRequested, Referral, Bounce];
    all.contains(&kind)
}

fn goes_on(kind: Kind) -> bool {
    kind != Kind::Unclear && !ends_the_waiting(kind)
}

fn corpus() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/corpus")
}

fn gold() -> Vec<Gold> {
    let lines = fs::read_to_string(corpus().join("replies.jsonl")).unwrap();
    let read = |line: &str| {
        let value: serde_json::Value = serde_json::from_str(line).unwrap();
        let text = |value: &serde_json::Value| value.as_str().unwrap().to_owned();
        let due = &value["due"];
        Gold {
            file: text(&value["file"]),
            kind: value["kind"].as_str().unwrap().parse().unwrap(),
            due: due.is_object().then(|| (text(&due["earliest"]), text(&due["latest"]))),
        }
    };
    lines.lines().map(read).collect()
}
