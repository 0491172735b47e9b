//! The daemon on real servers: each row of what a reply does, and what goes out in the weeks after.
//!
//! Lives begin alike: an interview on Wednesday, 4 March 2026, 10:00 to 11:00 in New York, the
//! thank-you on its afternoon, and what they write on Friday the 6th, at 09:00. In silence the
//! check-ins go out on 11 and 25 March.

mod addresses;
mod corrected;
mod ends;
mod goes_on;
mod holding;
mod own;
mod yours;

use std::cell::Cell;
use std::time::Duration;

use afterword::cli::Exit;
use afterword::daemon::{Limits, Told};
use afterword::demo::company::Letter;
use afterword::timeline::words::Kind;
use jiff::civil::Date;

use crate::life::{Life, Running, Sketch, quick};

const QUIET: &str = "[notify]\nmail = false";
/// The days on which check-ins go out in silence.
const SILENCE: [&str; 2] = ["03-11", "03-25"];

/// A life up to the morning on which they write.
async fn life(sketch: &Sketch<'_>) -> (Life, Running) {
    let life = Life::of(&Sketch { more: QUIET, ..*sketch });
    let mut daemon = life.start_with(looking());
    life.thank(&mut daemon).await;
    life.jump(&mut daemon, "2026-03-06T09:00").await;
    (life, daemon)
}

/// Folders other than the inbox are looked at again and again, as every few minutes in earnest.
fn looking() -> Limits {
    Limits { poll: Duration::from_millis(250), ..quick() }
}

/// A life in which they have written this, and it was read so.
async fn replied(name: &str, kind: Kind, text: &str) -> (Life, Running) {
    let (life, mut daemon) = life(&Sketch::of(name)).await;
    hears(&life, &mut daemon, kind, text).await;
    (life, daemon)
}

/// They reply, and it is read so.
async fn hears(life: &Life, daemon: &mut Running, kind: Kind, text: &str) -> Letter {
    let reply = life.reply(&format!("Hi Ada,\n\n{text}\n\nDana\n")).await;
    life.deliver(daemon, &reply).await;
    let messages = life.theirs();
    let read = messages[0].matches[0].readings.last().map(|reading| reading.kind);
    assert_eq!(read, Some(kind), "{text}");
    reply
}

/// The number of the latest message of others.
fn latest(life: &Life) -> String {
    life.theirs()[0].id.to_string()
}

/// The days on which a mail goes out, from one day to another: what stands in the queue is approved
/// once a day, at 10:40.
async fn days_sent(life: &Life, daemon: &mut Running, from: &str, to: &str) -> Vec<String> {
    let (mut day, last): (Date, Date) = (from.parse().unwrap(), to.parse().unwrap());
    let mut days = Vec::new();
    while day <= last {
        let before = daemon.sent();
        life.approve_at(daemon, &format!("{day}T10:40")).await;
        days.extend((before..daemon.sent()).map(|_| day.strftime("%m-%d").to_string()));
        day = day.tomorrow().unwrap();
    }
    days
}

/// What the candidate does; then the daemon looks.
async fn act(life: &Life, daemon: &mut Running, words: &[&str]) -> String {
    let (exit, told) = life.command(words);
    assert_eq!(exit, Exit::Done, "{words:?}: {told}");
    daemon.turns(life.now()).await;
    told
}

/// That what a command shows holds these words.
#[track_caller]
fn shows(life: &Life, command: &[&str], words: &[&str]) {
    let (_, shown) = life.command(command);
    for words in words {
        assert!(shown.contains(words), "{command:?} lacks {words:?}: {shown}");
    }
}

/// That the candidate is told this in the queue and by `status`, each of which says by its exit
/// code that something waits.
#[track_caller]
fn waits(life: &Life, words: &str) {
    for view in ["queue", "status"] {
        let (exit, shown) = life.command(&[view]);
        assert!(shown.contains(words), "{view} lacks {words:?}: {shown}");
        assert_eq!(exit, Exit::NeedsCandidate, "{view}: {shown}");
    }
}

/// That nothing waits for the candidate.
#[track_caller]
fn nothing_waits(life: &Life) {
    let (exit, shown) = life.command(&["queue"]);
    assert_eq!(exit, Exit::Done, "{shown}");
    assert!(life.conditions().is_empty(), "{:?}", life.conditions());
}

/// Puts a mail into a folder and waits until it is taken in.
async fn lies(life: &Life, daemon: &mut Running, folder: &str, mail: &str) {
    let id = crate::life::header(mail.as_bytes(), "Message-ID").unwrap();
    let id = id.trim_matches(['<', '>']).to_owned();
    life.me.imap().append(folder, "\\Seen", mail);
    let taken =
        |told: &Told| matches!(told, Told::Received { message_id: Some(got), .. } if *got == id);
    daemon.until("it is taken in", taken).await;
    daemon.rests(life.now()).await;
}

/// A mail of the candidate's own to the recruiter, of now.
fn by_hand(life: &Life, subject: &str, answers: Option<&Letter>) -> String {
    thread_local!(static COUNT: Cell<u32> = const { Cell::new(0) });
    let count = COUNT.get() + 1;
    COUNT.set(count);
    let mut letter = life.letter(&life.me.address, subject, "Hi Dana, as we said. Ada");
    letter.to = life.recruiter.address.clone();
    letter.message_id = format!("<by.hand.{count}@home.test>");
    letter.headers.extend(answers.map(|to| ("In-Reply-To".to_owned(), to.message_id.clone())));
    String::from_utf8(letter.to_bytes().unwrap()).unwrap()
}
