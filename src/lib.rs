//! Afterword sends the thank-you after an interview, waits as long as the company asked, checks in
//! a counted number of times, and stops. It watches the candidate's inbox the whole while.
//!
//! # The shape
//!
//! A pure core, and adapters around it. The core is one function:
//!
//! ```text
//! decide(&Facts, &Shared, &Policy, now) -> Do(action) | Wait { until, why } | Done(end)
//! ```
//!
//! **Facts are stored, decisions are not.** What happened (an interview held, a message received, a
//! reading made, a touch approved, a try begun, a try ended) is appended to SQLite and never
//! changed. The next thing to do is worked out afresh from one application's facts and what
//! applications share. So a crash, a week of suspend or an edited cadence needs no special path, no
//! column of state can disagree with history, and `afterword why` says exactly what the daemon
//! knows.
//!
//! **Time is an argument.** `src/clock.rs` alone reads the clock; the core returns the next
//! deadline. The same core runs the daemon, `simulate`, the demo and the seeded simulation in the
//! tests.
//!
//! **Actions are data.** The core returns them, the daemon carries them out and records what came
//! of it.
//!
//! # Where things are
//!
//! - `src/timeline/` is the core. `words` and `facts` are its vocabulary; `cadence`, `policy` and
//!   `window` what the candidate can set. `state` and `replay` work out where an application stands
//!   (`effects` is what each kind of reply does, `by_hand` what the candidate's own mails, calls
//!   and letters do), `schedule` and `recipients` what the cadence asks for (`next` is its next
//!   check-in), `rules` what moves it; `outlook` puts them together, `decide` picks the one next
//!   thing, and `queue` tells what waits for the candidate.
//! - `src/reading/` takes from a message its kind and the days it names, by rules and by a model
//!   that has read many letters (`opinion`), of which neither lets through what the other forbids
//!   (`second`); `src/matching.rs` says to which application it belongs, and how surely;
//!   `src/draft/` turns templates into texts. All pure.
//! - `src/mail/` is RFC 5322 in and out, and what both wires share. `src/imap/` watches the mailbox
//!   and `src/smtp/` sends one mail phase by phase. `src/store/` is SQLite, with the ledger of
//!   places and the attempts that the database itself keeps from being doubled. `src/config/` reads
//!   files.
//! - `src/daemon/` is the only place that knows everybody: one loop decides and never waits for a
//!   network; workers report back as events.
//! - `src/cli/` appends what the candidate did and pokes the daemon. `src/demo/` brings mail
//!   servers of its own.
//!
//! # Invariants
//!
//! - The core imports none of the adapters, and nothing that reads a clock, a file or a socket.
//! - `imap` and `smtp` know neither the store nor each other.
//! - A touch reaches DATA only through two transactions: the claim, which records the try before
//!   any connection, and the word before DATA, which decides again after the barrier (a fresh look
//!   through every watched folder) and takes the round's place.
//! - Mail that belongs to no application leaves no row and no line in the log.
//! - No secret, and no text of a mail, is ever logged.
//!
//! `tests/it/tidy.rs` checks what of this a machine can check; the rules that always hold are in
//! the README, each with the test that fails when it is broken.

pub mod clock;
pub mod timeline;

pub mod mail;
pub mod reading;

pub mod matching;

pub mod draft;

pub mod config;
pub mod imap;
pub mod smtp;
pub mod store;

pub mod daemon;

pub mod cli;
pub mod demo;
