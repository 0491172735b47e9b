//! The reader against the corpus, and against what is no message.

use afterword::reading::{Understood, understand};
use afterword::timeline::words::Kind;
use jiff::tz::TimeZone;

use super::score::{Score, corpus};

/// Readings of the right kind, of all of the corpus.
const ACCURACY_MIN: f64 = 0.97;
/// The same, of what other writers wrote.
const ACCURACY_OF_OTHERS_MIN: f64 = 0.92;
/// Exact days, of the messages that name any.
const EXACT_DUES_MIN: f64 = 0.95;
/// Readings that abstain, of all of the corpus.
const UNCLEAR_MAX: f64 = 0.03;

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
    assert!(score.exact_dues() >= EXACT_DUES_MIN, "{:.3} of the dues", score.exact_dues());
    assert!(score.abstentions() <= UNCLEAR_MAX, "{:.3} unclear", score.abstentions());
}

#[test]
fn what_other_writers_wrote_is_never_read_as_going_on_where_it_ends() {
    let score = Score::of(&corpus().join("own"));
    println!("{}", score.report());
    assert_eq!(score.unsafe_readings(), Vec::<String>::new());
    assert_eq!(score.rows.len(), 4352);
    assert!(score.accuracy() >= ACCURACY_OF_OTHERS_MIN, "accuracy {:.3}", score.accuracy());
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

/// A no that stands behind what is read of a text, in each way that a text can be too long.
#[test]
fn where_not_all_was_read_nothing_goes_on() {
    let plain = "Content-Type: text/plain\r\n\r\n";
    let promise = "Thank you for coming in.\r\nWe will let you know by Friday, 13 March.\r\n\r\n";
    let refusal = "We have decided to go with another candidate.\r\n";
    let idle = "The office stands on the second floor of the mill.\r\n";
    let run = "the office on the second floor of the mill and ";
    let quote = "> An old line of this thread.\r\n";
    let part = |text: &str| format!("--b\r\n{plain}{text}");
    let mixed =
        |text: &str| format!("Content-Type: multipart/mixed; boundary=b\r\n\r\n{text}--b--\r\n");
    let picture = format!("<img src=\"data:image/png;base64,{}\">", "QUJD".repeat(80_000));
    let page = format!("{}.\r\n", run.repeat(18));
    let signed = format!("{promise}-- \r\nAnn Roe\r\n");
    let read = |body: &str| {
        let head = "From: a@b.example\r\nDate: Wed, 4 Mar 2026 10:00:00 +0000\r\n\
                    Subject: Re: Our talk\r\nMIME-Version: 1.0\r\n";
        understand(format!("{head}{body}").as_bytes(), &TimeZone::UTC).unwrap().kind
    };
    for (name, body) in [
        ("many sentences", format!("{plain}{promise}{}{refusal}", idle.repeat(140))),
        ("one endless sentence", format!("{plain}{promise}{}{refusal}", run.repeat(30))),
        ("many pages", format!("{plain}{promise}{}{refusal}", page.repeat(20))),
        ("a long quote", format!("{plain}{promise}{}{refusal}", quote.repeat(10_000))),
        (
            "a picture in HTML",
            format!("Content-Type: text/html\r\n\r\n{promise}{picture}{refusal}"),
        ),
        ("many parts", mixed(&[part(promise), part(idle).repeat(5), part(refusal)].concat())),
        ("a long signature", format!("{plain}{signed}{}{refusal}", idle.repeat(140))),
    ] {
        assert_eq!(read(&body), Kind::Unclear, "{name}");
    }
    assert_eq!(read(&format!("{plain}{promise}")), Kind::Timeline);
    // Nor is what is left of it taken for a no.
    assert_eq!(read(&format!("{plain}{}{promise}", quote.repeat(10_000))), Kind::Unclear);
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
