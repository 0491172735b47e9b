//! How fast mail is read, and with how much memory: `make bench`. Nothing here is asserted; the
//! figures are for a person to compare, within one run.

#![expect(
    clippy::unwrap_used,
    clippy::print_stdout,
    clippy::disallowed_methods,
    reason = "a program for a terminal, which takes the time"
)]

mod dates;
mod facts;
#[path = "../it/phrase_table.rs"]
mod phrase_table;

use std::collections::{BTreeMap, BTreeSet};
use std::hint::black_box;
use std::path::Path;
use std::process::Command;
use std::time::{Duration, Instant};
use std::{env, fs};

use afterword::mail::envelope::{Envelope, envelope};
use afterword::matching::{Index, Known, look};
use afterword::reading::understand;
use afterword::timeline::facts::{ApplicationId, ContactId};
use jiff::tz::TimeZone;

const MEBIBYTE: usize = 1024 * 1024;
/// Sizes of the messages whose memory is taken, in MiB.
const SIZES: [usize; 2] = [1, 25];
/// Each timing is the best of so many.
const ROUNDS: usize = 7;
const HEAD: &str = "From: dana@acme.example\r\nDate: Wed, 4 Mar 2026 16:00:00 +0000\r\n\
                    Subject: Re: Our talk\r\nMIME-Version: 1.0\r\n";

fn main() {
    // A process of its own for each, since its peak of memory never falls again.
    if let Ok(path) = env::var("AFTERWORD_BENCH_MEMORY") {
        memory(&path);
        return;
    }
    corpus();
    dates::dates();
    large();
    peaks();
    matching();
    facts::decide();
}

fn corpus() {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/corpus/replies");
    let files = fs::read_dir(folder).unwrap();
    let all: Vec<Vec<u8>> = files.map(|file| fs::read(file.unwrap().path()).unwrap()).collect();
    let bytes: usize = all.iter().map(Vec::len).sum();
    let took = best(|| {
        for raw in &all {
            let _ = black_box(understand(raw, &TimeZone::UTC));
        }
    });
    let each = took / u32::try_from(all.len()).unwrap();
    let rate = all.len() as f64 / took.as_secs_f64();
    println!("Reading the corpus, one core");
    println!("  {:<34}{:>10}", "messages", all.len());
    println!("  {:<34}{:>10}", "bytes a message", bytes / all.len());
    println!("  {:<34}{:>10}", "a message", say(each));
    println!("  {:<34}{rate:>10.0}", "messages a second");
}

fn large() {
    println!("\nReading one message of 1 MiB");
    for (name, raw) in shapes(MEBIBYTE) {
        let took = best(|| {
            let _ = black_box(understand(&raw, &TimeZone::UTC));
        });
        println!("  {name:<34}{:>10}", say(took));
    }
    println!("\nReading one message of 25 MiB");
    for (name, raw) in shapes(25 * MEBIBYTE) {
        let took = best(|| {
            let _ = black_box(understand(&raw, &TimeZone::UTC));
        });
        println!("  {name:<34}{:>10}", say(took));
    }
}

/// Messages of one size, in the forms that weigh most.
fn shapes(bytes: usize) -> Vec<(&'static str, Vec<u8>)> {
    let fill = |line: &str| line.repeat(bytes / line.len());
    let prose = "We are still talking to others and will decide by Friday of next week.\r\n";
    let base64 = format!("{}\r\n", "QUJD".repeat(19));
    let part = |kind: &str, body: &str| format!("--b\r\nContent-Type: {kind}\r\n\r\n{body}\r\n");
    let mixed = |parts: &[String]| {
        let head = format!("{HEAD}Content-Type: multipart/mixed; boundary=b\r\n\r\n");
        format!("{head}{}--b--\r\n", parts.concat()).into_bytes()
    };
    let encoded = "\r\nContent-Transfer-Encoding: base64";
    let text = part("text/plain", "We will decide by Friday.");
    let inner = format!("From: a@b.example\r\nSubject: x\r\n\r\n{}", fill(prose));
    vec![
        ("text", format!("{HEAD}\r\n{}", fill(prose)).into_bytes()),
        (
            "HTML",
            format!("{HEAD}Content-Type: text/html\r\n\r\n{}", fill(&format!("<p>{prose}</p>")))
                .into_bytes(),
        ),
        (
            "a file in base64",
            mixed(&[text.clone(), part(&format!("application/pdf{encoded}"), &fill(&base64))]),
        ),
        ("a message passed on", mixed(&[text, part("message/rfc822", &inner)])),
        ("quoted lines", format!("{HEAD}\r\nNo.\r\n{}", fill(&format!("> {prose}"))).into_bytes()),
    ]
}

fn peaks() {
    println!("\nPeak memory of a process that reads one message, over its own without it");
    let path = env::temp_dir().join(format!("afterword-bench-{}", std::process::id()));
    for size in SIZES {
        for (name, raw) in shapes(size * MEBIBYTE) {
            fs::write(&path, &raw).unwrap();
            let child = Command::new(env::current_exe().unwrap())
                .env("AFTERWORD_BENCH_MEMORY", &path)
                .output()
                .unwrap();
            let said = String::from_utf8(child.stdout).unwrap();
            let peak: usize = said.trim().parse().unwrap();
            let ratio = (peak * 1024) as f64 / raw.len() as f64;
            let name = format!("{name}, {size} MiB");
            println!("  {name:<34}{:>6} MiB{ratio:>8.1} times", peak / 1024);
        }
    }
    fs::remove_file(&path).unwrap();
}

/// Prints the growth of this process's peak, in KiB, as it takes in and reads one message.
fn memory(path: &str) {
    let small = format!("{HEAD}\r\nWe will decide by Friday.\r\n");
    let _ = black_box(understand(small.as_bytes(), &TimeZone::UTC));
    let before = peak();
    let raw = fs::read(path).unwrap();
    let _ = black_box(understand(&raw, &TimeZone::UTC));
    println!("{}", peak() - before);
}

/// The most memory this process ever held, in KiB.
fn peak() -> usize {
    let status = fs::read_to_string("/proc/self/status").unwrap_or_default();
    let line = status.lines().find(|line| line.starts_with("VmHWM")).unwrap_or_default();
    line.split_whitespace().nth(1).and_then(|kib| kib.parse().ok()).unwrap_or_default()
}

fn matching() {
    const HEADERS: usize = 100_000;
    const APPLICATIONS: i64 = 40;
    let known = (0..APPLICATIONS).map(|i| Known {
        id: ApplicationId(i),
        open: true,
        company: format!("Company {i}"),
        domains: vec![format!("company{i}.example")],
        contacts: vec![(ContactId(i), format!("recruiter@company{i}.example"))],
    });
    let ids = BTreeMap::new();
    let own = ["sam@home.example".to_owned()];
    let index = Index::new(own, known, ids, BTreeSet::new());
    let header = |i: usize| {
        format!(
            "From: Somebody {i} <somebody{i}@company{}.example>\r\nTo: sam@home.example\r\n\
             Subject: Message {i}\r\nMessage-ID: <{i}@mail.example>\r\n\
             References: <{i}.1@mail.example> <{i}.2@mail.example>\r\n\
             Date: Wed, 4 Mar 2026 16:00:00 +0000\r\nReceived: from a by b\r\n\r\n",
            i % 4000
        )
    };
    let raws: Vec<String> = (0..HEADERS).map(header).collect();
    let start = Instant::now();
    let envelopes: Vec<Envelope> = raws.iter().filter_map(|raw| envelope(raw.as_bytes())).collect();
    let read = start.elapsed();
    let start = Instant::now();
    let found = envelopes.iter().filter(|e| !look(&index, e).matches.is_empty()).count();
    let matched = start.elapsed();
    println!("\nMatching {HEADERS} headers with {APPLICATIONS} applications, one core");
    println!("  {:<34}{:>10}", "reading the headers", say(read));
    println!("  {:<34}{:>10}", "matching them", say(matched));
    println!("  {:<34}{found:>10}", "matches");
    println!(
        "  {:<34}{:>10.1}",
        "reading over matching",
        read.as_secs_f64() / matched.as_secs_f64()
    );
}

/// The shortest of some runs.
pub fn best(mut run: impl FnMut()) -> Duration {
    let times = (0..ROUNDS).map(|_| {
        let start = Instant::now();
        run();
        start.elapsed()
    });
    times.min().unwrap_or_default()
}

/// A duration as people read it.
pub fn say(took: Duration) -> String {
    match took.as_micros() {
        0..=999 => format!("{} µs", took.as_micros()),
        1000..=9_999 => format!("{:.1} ms", took.as_secs_f64() * 1000.0),
        10_000..=9_999_999 => format!("{} ms", took.as_millis()),
        _ => format!("{:.1} s", took.as_secs_f64()),
    }
}
