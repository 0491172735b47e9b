//! The reader against the corpus, and against what is no message.

use afterword::reading::{Understood, understand};
use afterword::timeline::words::Kind;
use jiff::tz::TimeZone;

use super::score::{Score, corpus};

/// Readings of the right kind, of all.
const ACCURACY_MIN: f64 = 0.92;
/// Exact days, of the readings that name any.
const EXACT_DUES_MIN: f64 = 0.92;

/// With `AFTERWORD_CORPUS` it is another folder that is read, and its figures are merely shown.
#[test]
fn the_corpus_is_read_safely_and_mostly_right() {
    let score = Score::of(&corpus());
    println!("{}", score.report());
    for row in &score.rows {
        assert_is_sound(&row.found, &row.gold.file);
    }
    assert_eq!(score.unsafe_readings(), Vec::<String>::new());
    if std::env::var_os("AFTERWORD_CORPUS").is_some() {
        return;
    }
    assert_eq!(score.rows.len(), 168);
    assert!(score.accuracy() >= ACCURACY_MIN, "accuracy {:.3}", score.accuracy());
    assert!(score.sound_dues() >= EXACT_DUES_MIN, "{:.3} of the dues", score.sound_dues());
}

#[test]
fn what_other_writers_wrote_is_never_read_as_going_on_where_it_ends() {
    let score = Score::of(&corpus().join("own"));
    println!("{}", score.report());
    assert_eq!(score.unsafe_readings(), Vec::<String>::new());
    assert_eq!(score.rows.len(), 950);
    assert!(score.accuracy() >= ACCURACY_MIN, "accuracy {:.3}", score.accuracy());
}

#[test]
fn what_is_no_message_is_an_error_and_what_is_huge_is_read_in_time() {
    assert!(understand(b"", &TimeZone::UTC).is_err());
    assert!(understand(b"\r\n\r\nhello", &TimeZone::UTC).is_err());
    let dates = ["On Monday ", "in 2 weeks ", "by 9 or 10 March, ", "early to mid the next "];
    let marks = ["a ", "> a\n", "<", "wrote:\n", "<blockquote>"];
    for filler in marks.into_iter().chain(dates) {
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
