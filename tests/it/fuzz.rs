//! Messages that were torn, doubled and put together wrong: nothing that reads mail may panic, or
//! say what its own text does not bear out.
//!
//! A plain run takes a fixed sample. `make fuzz` takes a million: `AFTERWORD_FUZZ=5000000` more,
//! `AFTERWORD_SEED=5` others. What fails is named by its seed and number, and
//! `AFTERWORD_MESSAGE=123` reads that one alone and leaves it in the build's folder.

mod mutate;

use std::cell::Cell;
use std::collections::{BTreeMap, BTreeSet};
use std::panic::{AssertUnwindSafe, catch_unwind, set_hook, take_hook};
use std::path::Path;
use std::sync::Once;
use std::sync::atomic::{AtomicUsize, Ordering};
use std::time::{Duration, Instant};
use std::{env, fs, thread};

use afterword::mail::envelope::{envelope, verified};
use afterword::mail::parts::{cut_off, may_hold_text};
use afterword::matching::{Index, Known, conversation, look, look_failure, look_inside};
use afterword::reading::{Understood, may_report, understand};
use afterword::timeline::facts::{ApplicationId, ContactId};
use afterword::timeline::words::Kind;
use jiff::tz::TimeZone;

/// How many messages a plain run takes.
const MESSAGES: usize = 4_000;
const SEED: u64 = 1;
/// More text is never taken from a message.
const TEXT_BYTES_MAX: usize = 300 * 1024;

thread_local! {
    /// Panics of this thread, those that were caught among them.
    static PANICS: Cell<usize> = const { Cell::new(0) };
}

#[test]
fn no_message_makes_a_reader_panic_or_quote_what_is_not_there() {
    count_panics();
    let seeds = seeds();
    let index = index(&seeds);
    let seed = number("AFTERWORD_SEED").unwrap_or(SEED);
    if let Some(message) = number("AFTERWORD_MESSAGE") {
        let raw = mutate::mutated(&seeds, seed, message);
        let path = Path::new(env!("CARGO_TARGET_TMPDIR")).join("message.eml");
        fs::write(&path, &raw).unwrap();
        println!("{}", path.display());
        check(&index, &raw).unwrap();
        return;
    }
    let count = number("AFTERWORD_FUZZ").unwrap_or(MESSAGES as u64);
    let found = run(&seeds, &index, seed, usize::try_from(count).unwrap());
    println!("{count} messages of seed {seed}, the slowest ({}) in {:?}", found.1, found.0);
    assert!(found.2.is_empty(), "seed {seed}:\n{}", found.2.join("\n"));
}

#[test]
fn a_panic_that_was_caught_is_seen() {
    count_panics();
    let before = PANICS.get();
    let caught = catch_unwind(|| panic!("raised by the test, to be caught"));
    assert!(caught.is_err() && PANICS.get() == before + 1);
}

/// The slowest message, which it was, and what failed.
type Run = (Duration, usize, Vec<String>);

#[expect(clippy::disallowed_methods, reason = "the slowest message is told, and nothing asserted")]
fn run(seeds: &[Vec<u8>], index: &Index, seed: u64, count: usize) -> Run {
    let next = AtomicUsize::new(0);
    let worker = || {
        let mut worst: Run = (Duration::ZERO, 0, Vec::new());
        while worst.2.len() < 5 {
            let message = next.fetch_add(1, Ordering::Relaxed);
            if message >= count {
                break;
            }
            let raw = mutate::mutated(seeds, seed, message as u64);
            let start = Instant::now();
            if let Err(fault) = check(index, &raw) {
                worst.2.push(format!("message {message}: {fault}"));
            }
            let took = start.elapsed();
            if took > worst.0 {
                (worst.0, worst.1) = (took, message);
            }
        }
        worst
    };
    thread::scope(|scope| {
        let cores = thread::available_parallelism().map_or(1, usize::from);
        let workers: Vec<_> = (0..cores).map(|_| scope.spawn(worker)).collect();
        workers.into_iter().map(|worker| worker.join().unwrap()).fold(
            (Duration::ZERO, 0, Vec::new()),
            |mut all: Run, mut one| {
                all.2.append(&mut one.2);
                if one.0 > all.0 { (one.0, one.1, all.2) } else { all }
            },
        )
    })
}

/// Reads a message by every way there is.
fn check(index: &Index, raw: &[u8]) -> Result<(), String> {
    let before = PANICS.get();
    let outcome = catch_unwind(AssertUnwindSafe(|| read(index, raw)));
    if PANICS.get() > before {
        return Err("it panics".to_owned());
    }
    outcome.unwrap_or_else(|_| Err("it panics".to_owned()))
}

fn read(index: &Index, raw: &[u8]) -> Result<(), String> {
    let _ = (cut_off(raw), may_hold_text(raw));
    let understood = understand(raw, &TimeZone::UTC);
    let Some(envelope) = envelope(raw) else {
        return understood.is_err().then_some(()).ok_or("it has no header".to_owned());
    };
    let _ = (verified(&envelope, Some("mx.home.example")), may_report(&envelope));
    let _ = conversation(&envelope);
    let mut found = look(index, &envelope);
    look_inside(index, &envelope, Some(raw), &mut found);
    if !found.doubts.is_empty() {
        return Err("a doubt is left".to_owned());
    }
    let understood = understood.map_err(|error| error.to_string())?;
    if let Some(failure) = &understood.failure {
        let _ = look_failure(index, failure);
    }
    sound(&understood, &envelope.subject)
}

fn sound(found: &Understood, subject: &str) -> Result<(), String> {
    let quoted = |text: &String| found.text.contains(text) || subject.contains(text);
    if let Some(evidence) = found.evidence.iter().find(|evidence| !quoted(&evidence.text)) {
        return Err(format!("{:?} is not in its text", evidence.text));
    }
    if found.text.len() > TEXT_BYTES_MAX {
        return Err(format!("{} bytes of text", found.text.len()));
    }
    if found.text.contains(|c: char| c.is_control() && !matches!(c, '\n' | '\t')) {
        return Err("a control character in its text".to_owned());
    }
    if found.kind == Kind::Unclear && (found.due.is_some() || !found.also.is_empty()) {
        return Err("unclear, and yet it says something".to_owned());
    }
    match found.due {
        Some(due) if due.earliest > due.latest => Err(format!("{due:?} ends before it begins")),
        _ if !(0.0..=1.0).contains(&found.confidence) => Err("confidence".to_owned()),
        _ => Ok(()),
    }
}

/// A panic that is caught and made an error of would pass unseen: they are counted where they are
/// raised.
fn count_panics() {
    static ONCE: Once = Once::new();
    ONCE.call_once(|| {
        let before = take_hook();
        set_hook(Box::new(move |info| {
            PANICS.set(PANICS.get() + 1);
            before(info);
        }));
    });
}

fn number(name: &str) -> Option<u64> {
    env::var(name).ok().map(|value| value.parse().unwrap())
}

/// What is mutated: the corpus, and mail in every form that is read.
fn seeds() -> Vec<Vec<u8>> {
    let replies = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/corpus/replies");
    let mut paths: Vec<_> =
        fs::read_dir(replies).unwrap().map(|entry| entry.unwrap().path()).collect();
    paths.sort_unstable();
    let mut seeds: Vec<Vec<u8>> = paths.into_iter().map(|path| fs::read(path).unwrap()).collect();
    assert!(seeds.len() > 80, "the corpus is not there");
    seeds.extend(crate::quotes::messages());
    seeds.extend(crate::mime::messages());
    seeds
}

/// Applications that every third writer belongs to.
fn index(seeds: &[Vec<u8>]) -> Index {
    let authors = seeds.iter().step_by(3).filter_map(|raw| envelope(raw)).enumerate();
    let known = authors.map(|(i, envelope)| {
        let id = i64::try_from(i).unwrap();
        let address = envelope.author().to_owned();
        let domain = address.rsplit('@').next().unwrap_or_default().to_owned();
        let company = domain.split('.').next().unwrap_or_default().replace('-', " ");
        let (id, contact) = (ApplicationId(id), ContactId(id));
        let contacts = vec![(contact, address)];
        Known { id, open: true, company, domains: vec![domain], contacts }
    });
    let own = ["sam@home.example".to_owned()];
    Index::new(own, known, BTreeMap::new(), BTreeSet::new())
}
