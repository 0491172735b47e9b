//! The reader against the half of the corpus that stands in this repository, and against noise.

use std::fs;

use afterword::reading::{Understood, understand};
use afterword::timeline::words::Kind;
use jiff::tz::TimeZone;

use super::score::{Score, corpus, gold};

/// Readings of the right kind, of all.
const ACCURACY_MIN: f64 = 0.88;
/// Exact days, of the readings that name any.
const EXACT_DUES_MIN: f64 = 0.95;

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
    assert!(score.rows.len() > 80, "the corpus is not there");
    assert!(score.accuracy() >= ACCURACY_MIN, "accuracy {:.3}", score.accuracy());
    assert!(score.sound_dues() >= EXACT_DUES_MIN, "{:.3} of the dues", score.sound_dues());
}

#[test]
fn no_mutation_of_a_message_makes_the_reader_panic() {
    let seeds: Vec<Vec<u8>> =
        gold(&corpus()).iter().map(|gold| fs::read(corpus().join(&gold.file)).unwrap()).collect();
    let pieces: [&[u8]; 8] =
        [b"\xff", b"\0", b"--", b"\r\n\r\n", "é’\u{2028}".as_bytes(), b"in 99 weeks", b"<", b"="];
    let mut random = Random(0x5eed);
    for round in 0..3000_usize {
        let mut raw = seeds[round % seeds.len()].clone();
        for _ in 0..=random.below(4) {
            let at = random.below(raw.len());
            let piece = pieces[random.below(pieces.len())];
            match random.below(4) {
                0 => raw.truncate(at),
                1 => raw[at] = u8::try_from(random.below(256)).unwrap(),
                2 => drop(raw.splice(at..at, piece.iter().copied())),
                _ => drop(raw.drain(at..(at + 40).min(raw.len()))),
            }
            if raw.is_empty() {
                raw.push(b'x');
            }
        }
        // A panic inside would come out as `Malformed`: only a missing header may stop a reading.
        if let Err(error) = understand(&raw, &TimeZone::UTC) {
            let none = afterword::mail::envelope::envelope(&raw).is_none();
            assert!(none, "round {round}: {error}");
        }
    }
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

/// A linear congruential generator: the same noise on every run.
struct Random(u64);

impl Random {
    fn below(&mut self, limit: usize) -> usize {
        self.0 =
            self.0.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
        usize::try_from(self.0 >> 33).unwrap() % limit.max(1)
    }
}
