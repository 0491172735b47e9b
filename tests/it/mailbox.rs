//! A real mailbox: five years of everything, and in it the true mail of forty applications.
//!
//! Every message goes the way of the daemon, from its bytes to the store. What belongs to an
//! application must be found, what doesn't must hold nothing and move nothing. A plain run takes a
//! small mailbox; `make mailbox` the whole: `AFTERWORD_MAILBOX=100000`, with `AFTERWORD_SEED` for
//! another. Every miss and every false hold is printed, for a person to judge.

mod cast;
mod customer;
mod daemon;
mod foreign;
mod jobs;
mod lists;
mod measure;
mod neighbours;
mod own;
mod people;
mod rare;
mod record;
mod reports;
mod same_id;
mod spam;
mod texts;
mod trade;
mod truth;
mod ways;
mod write;

use afterword::timeline::words::Sureness;
use jiff::Timestamp;

use crate::simulation::random::Random;
use cast::Candidacy;

/// How many messages a plain run takes.
const MESSAGES: usize = 3_000;
const SEED: u64 = 4;
/// There are fewer false holds than these in ten thousand messages. What is left is what nothing
/// tells from an answer: private mail from the company's domain, others at an agency who speak of
/// an interview.
const HOLDS_MAX: usize = 1;

/// What a message is, in truth.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Truth {
    /// It belongs to no application.
    Foreign,
    /// It belongs to this one, and is to be matched at least so surely; none: it may as well be
    /// passed over.
    Of(usize, Option<Sureness>),
}

/// A message of the mailbox.
#[derive(Debug, Clone)]
pub struct Mail {
    pub at: Timestamp,
    pub folder: &'static str,
    /// Which kind of mail, in words.
    pub kind: &'static str,
    pub raw: Vec<u8>,
    pub truth: Truth,
}

impl Mail {
    pub fn new(at: Timestamp, kind: &'static str, raw: Vec<u8>, truth: Truth) -> Self {
        Self { at, folder: "INBOX", kind, raw, truth }
    }
}

/// Something that happens in the five years.
#[derive(Debug, Clone)]
pub enum Happening {
    /// The candidate adds an application.
    Add(usize),
    /// Afterword sends.
    Send(Sent),
    /// The candidate closes it.
    Close(usize),
    /// A message arrives, or is filed.
    Mail(Mail),
}

/// A mail that Afterword sends for the n-th application.
#[derive(Debug, Clone)]
pub struct Sent {
    pub n: usize,
    /// 0 for the thank-you.
    pub round: usize,
    pub to: String,
    pub id: String,
    pub raw: Vec<u8>,
}

/// The mailbox of a seed, in order of time: exactly so many messages.
pub fn mailbox(seed: u64, size: usize) -> (Vec<Candidacy>, Vec<(Timestamp, Happening)>) {
    let mut random = Random::new(seed);
    let cast = cast::applications(&mut random);
    let mut events = Vec::new();
    for n in 0..cast.len() {
        events.extend(truth::tell(&mut random, &cast, n));
    }
    let is_mail = |(_, event): &&(Timestamp, Happening)| matches!(event, Happening::Mail(_));
    let true_mails = events.iter().filter(is_mail).count();
    let mut mails = Vec::new();
    let rest = size.checked_sub(true_mails).expect("a mailbox holds the true mail");
    foreign::all(&mut random, &cast, rest, &mut mails);
    events.extend(mails.into_iter().map(|mail| (mail.at, Happening::Mail(mail))));
    events.sort_by_key(|(at, _)| *at);
    (cast, events)
}

/// A number from the environment.
fn number(name: &str) -> Option<u64> {
    std::env::var(name).ok().and_then(|text| text.parse().ok())
}

#[test]
fn what_belongs_is_found_and_what_does_not_holds_nothing() {
    let seed = number("AFTERWORD_SEED").unwrap_or(SEED);
    let size = number("AFTERWORD_MAILBOX").map_or(MESSAGES, |n| usize::try_from(n).unwrap());
    let (cast, events) = mailbox(seed, size);
    let tally = measure::measure(&cast, events);
    println!("seed {seed}\n{tally}");
    assert_eq!(tally.messages, size);
    assert!(tally.found > 450, "only {} true messages", tally.found);
    assert_eq!(tally.missed.len(), 0, "{tally}");
    assert_eq!(tally.moved.len(), 0, "{tally}");
    assert!(tally.held.len() * 10_000 < HOLDS_MAX * size, "{tally}");
}

#[test]
fn a_mailbox_is_a_function_of_its_seed() {
    let raws = |seed| -> Vec<Vec<u8>> {
        let (_, events) = mailbox(seed, 1_000);
        let raw = |(_, event)| match event {
            Happening::Mail(mail) => Some(mail.raw),
            _ => None,
        };
        events.into_iter().filter_map(raw).collect()
    };
    assert_eq!(raws(1), raws(1));
    assert_ne!(raws(1), raws(2));
}
