//! The daemon: the one place that knows everybody.
//!
//! One loop decides, and never waits for a network: the watcher holds the connection to the
//! mailbox, a worker carries out one try to send at a time, and both report as events. Whatever
//! happens is recorded as a fact first; what to do next is then worked out afresh by the core.
//! Waits are cut into slices of a minute and compared with the wall clock, since monotonic clocks
//! stop in deep sleep.

mod again;
mod asked;
mod checking;
mod deciding;
mod desk;
mod drafting;
mod event;
mod fetching;
mod indexing;
mod needs;
mod searching;
mod send;
mod sending;
mod setup;
mod taking;
mod telling;
mod watch;

use tokio::sync::mpsc;

use desk::{Loop, Start};
use event::Desk;

pub use checking::{Checked, check_account};
pub use event::Brought;
pub use indexing::index;
pub use setup::{Limits, Mode, Pulse, Rehearsal, Setup, Told};
pub use taking::Taking;

use crate::store::{LockError, StoreError};

/// How many events may wait for the loop.
const EVENTS_MAX: usize = 64;
/// How many questions may wait for the watcher.
const ASKS_MAX: usize = 16;

/// Why the daemon could not start, or stopped.
#[derive(Debug, thiserror::Error)]
pub enum DaemonError {
    /// The database.
    #[error(transparent)]
    Store(#[from] StoreError),
    /// Another daemon holds the database, or the lock can't be taken.
    #[error(transparent)]
    Lock(#[from] LockError),
    /// The account's settings can't be used.
    #[error("{0}")]
    Account(String),
    /// A file or socket of its own.
    #[error("{what}: {source}")]
    Io {
        /// Which.
        what: String,
        /// Why.
        source: std::io::Error,
    },
}

/// What a run came to.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Report {
    /// Something waits for the candidate.
    pub needs_candidate: bool,
    /// The mailbox was looked through.
    pub looked: bool,
}

/// Runs the daemon until `stop` is done, or, once, until nothing is left to do now.
///
/// # Errors
/// If it can't start, or the database fails it.
pub async fn run(
    setup: Setup,
    rehearsal: Option<Rehearsal>,
    stop: impl Future<Output = ()>,
) -> Result<Report, DaemonError> {
    let Start { mut desk, account } = Loop::start(setup, rehearsal)?;
    let (events, heard) = mpsc::channel(EVENTS_MAX);
    let (asks, asked) = mpsc::channel(ASKS_MAX);
    let handle = Desk(events);
    let watcher = tokio::spawn(watch_for_ever(account, handle.clone(), asked));
    let result = desk.run(handle, asks, heard, stop).await;
    watcher.abort();
    result
}

/// The parser of the mail protocol can panic on a server's bytes: each watcher is a task of its
/// own, and a panic is a reconnect.
async fn watch_for_ever(
    account: setup::MailAccount,
    desk: Desk,
    mut asked: mpsc::Receiver<event::Ask>,
) {
    loop {
        let (asks, inner) = mpsc::channel(1);
        let mut watcher = tokio::spawn(watch::watch(account.clone(), desk.clone(), inner));
        let panicked = loop {
            tokio::select! {
                ended = &mut watcher => break ended.is_err(),
                ask = asked.recv() => match ask {
                    Some(ask) => if asks.send(ask).await.is_err() { break true },
                    None => { watcher.abort(); return }
                },
            }
        };
        if !panicked {
            return;
        }
        tracing::error!("the watcher failed; it is started again");
    }
}
