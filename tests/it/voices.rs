//! Replies in many voices, one a line with its kind before a bar: formal letters, one-liners, warm
//! mails, other Englishes. Written for breadth, and not all of them are read.

use std::fs;
use std::path::Path;

use afterword::reading::understand;
use afterword::timeline::words::Kind;
use jiff::tz::TimeZone;

use super::score::{ends_the_waiting, goes_on};

/// Readings of the right kind, of all.
const ACCURACY_MIN: f64 = 0.90;

#[test]
fn replies_in_many_voices_are_read_safely_and_mostly_right() {
    let file = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/voices/english.txt");
    let lines = fs::read_to_string(file).unwrap();
    let all: Vec<(Kind, &str)> = lines
        .lines()
        .map(|line| line.split_once('|').unwrap())
        .map(|(kind, text)| (kind.parse().unwrap(), text))
        .collect();
    assert!(all.len() > 300);
    let mut missed = Vec::new();
    let mut lost = Vec::new();
    for (kind, text) in &all {
        let found = read(text);
        if found != *kind {
            missed.push(format!("{kind} read as {found}: {text}"));
        }
        if ends_the_waiting(*kind) && (goes_on(found) || found == Kind::Bounce) {
            lost.push(format!("{kind} read as {found}: {text}"));
        }
    }
    println!("{}", missed.join("\n"));
    assert_eq!(lost, Vec::<String>::new());
    let accuracy = 1.0 - missed.len() as f64 / all.len() as f64;
    assert!(accuracy >= ACCURACY_MIN, "accuracy {accuracy:.3}");
}

/// A message of Wednesday, 4 March 2026.
fn read(text: &str) -> Kind {
    let raw = format!(
        "From: Dana Roe <dana@acme.example>\r\nTo: sam@home.example\r\nSubject: Re: Our talk\r\n\
         Date: Wed, 4 Mar 2026 16:00:00 -0500\r\nContent-Type: text/plain; charset=utf-8\r\n\r\n\
         {text}\r\n"
    );
    understand(raw.as_bytes(), &TimeZone::UTC).unwrap().kind
}
