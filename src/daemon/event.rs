//! What the workers tell the loop, and what the loop asks of them.

use std::collections::{BTreeMap, BTreeSet};

use jiff::civil::Date;
use tokio::sync::{mpsc, oneshot};

use crate::clock::Wire;
use crate::imap::{Folder, Headers, Selected, Term};
use crate::smtp::{Failure, Outcome};
use crate::store::Cursor;
use crate::timeline::facts::{AttemptId, Seq};

/// What happens, as the loop hears of it.
#[derive(Debug)]
pub(super) enum Event {
    /// The watcher is connected, and these folders are watched.
    Watching {
        /// The folders' names as people read them.
        folders: Vec<String>,
    },
    /// The watcher has no connection.
    Deaf {
        /// Why, in words; no mail text.
        why: String,
        /// No wait mends it, such as a refused login: the candidate must look.
        login: bool,
    },
    /// The watcher asks how far a folder was looked through, and from which day to look where
    /// nothing is known.
    Cursor {
        /// The folder's wire name.
        folder: String,
        /// The answer.
        reply: oneshot::Sender<FolderState>,
    },
    /// The watcher asks which of these mails it should fetch whole.
    Wanted {
        /// Their headers.
        headers: Vec<Headers>,
        /// Their UIDs.
        reply: oneshot::Sender<Vec<u32>>,
    },
    /// The watcher brings mail; it goes on when it is stored.
    Brought {
        /// The mail.
        batch: Brought,
        /// What came of it; none if it could not be stored.
        reply: oneshot::Sender<Option<Stored>>,
    },
    /// A mail can't be read by the protocol's parser.
    Unreadable {
        /// The folder's name.
        folder: String,
        /// Its UID.
        uid: u32,
    },
    /// The watcher has looked through every folder once.
    LookedThrough {
        /// The folders that can't be read, by name, with why.
        unreadable: BTreeMap<String, String>,
    },
    /// A search back has ended.
    SearchedBack {
        /// The last fact that it took into account.
        covers: Seq,
        /// Why it failed, if it did.
        failed: Option<String>,
    },
    /// A try stands before DATA.
    MayProceed {
        /// The try.
        attempt: AttemptId,
        /// When its barrier began.
        barrier: Wire,
        /// True if it may.
        reply: oneshot::Sender<bool>,
    },
    /// A try has ended.
    Ended {
        /// The try.
        attempt: AttemptId,
        /// How.
        result: Ended,
    },
    /// A copy was filed in Sent, or is there, or can't be filed.
    Filed {
        /// Of what this try sent.
        attempt: AttemptId,
    },
    /// Evidence of an uncertain try was looked for.
    Evidence {
        /// The try.
        attempt: AttemptId,
        /// It was found in the mailbox.
        found: bool,
    },
    /// A notice to the candidate was sent, or not.
    Noticed {
        /// Of these conditions.
        conditions: Vec<i64>,
        /// Why not, if it was not taken for sure.
        failed: Option<String>,
    },
}

/// How a try ended, as its worker saw it.
#[derive(Debug)]
pub(super) enum Ended {
    /// Before DATA was said, by the server or the network.
    Failed(Failure),
    /// Before DATA was said, by us.
    Held(String),
    /// The barrier failed: which folder, or why.
    NoBarrier(String),
    /// After DATA was said.
    Outcome(Outcome),
    /// The worker was lost; the database knows how far it had come.
    Lost,
}

/// How far a folder was looked through.
#[derive(Debug)]
pub(super) struct FolderState {
    /// The cursor, if there is one.
    pub(super) cursor: Option<Cursor>,
    /// No folder of the account has a cursor: this is the first contact.
    pub(super) first_contact: bool,
    /// Where there is no cursor, or its numbers no longer hold: look from this day on.
    pub(super) since: Date,
    /// The day before this one.
    pub(super) yesterday: Date,
}

/// What came of the mail that was brought.
#[derive(Debug, Default)]
pub(super) struct Stored {
    /// The UIDs of what belongs, or may belong, to an application.
    pub(super) kept: BTreeSet<u32>,
    /// More is known than before, of ids or of people: mail that belonged to nothing may belong
    /// now.
    pub(super) learnt: bool,
}

/// Mail of one folder.
#[derive(Debug)]
pub struct Brought {
    /// The folder's wire name.
    pub folder: String,
    /// Its UIDVALIDITY.
    pub uid_validity: u32,
    /// Where its cursor stands from now on, if it moves.
    pub next_uid: Option<u32>,
    /// The mails: headers, and for those wanted the whole.
    pub mails: Vec<Headers>,
    /// Their bodies, by UID, as far as they were fetched.
    pub bodies: BTreeMap<u32, Vec<u8>>,
    /// UIDs listed and not fetched.
    pub pending: Vec<u32>,
    /// UIDs pending no longer.
    pub done: Vec<u32>,
}

impl Brought {
    /// Nothing yet of the folder just examined.
    pub(super) fn of(folder: &Folder, selected: &Selected) -> Self {
        Self {
            folder: folder.wire_name.clone(),
            uid_validity: selected.uid_validity,
            next_uid: None,
            mails: Vec::new(),
            bodies: BTreeMap::new(),
            pending: Vec::new(),
            done: Vec::new(),
        }
    }
}

/// What the loop asks of the watcher.
#[derive(Debug)]
pub(super) enum Ask {
    /// Look through every watched folder, the inbox first; answer when it began.
    Barrier(oneshot::Sender<Result<Wire, String>>),
    /// Look for older mail.
    SearchBack(SearchBack),
    /// Look for mails of ours by Message-ID.
    Evidence(Vec<(AttemptId, String)>),
    /// File a copy in the Sent folder, unless it is there.
    File {
        /// The try that sent it.
        attempt: AttemptId,
        /// The Message-IDs under which it may be there, without angle brackets.
        message_ids: Vec<String>,
        /// The mail.
        mail: Vec<u8>,
        /// File it without looking whether the server has.
        always: bool,
    },
}

/// A search back.
#[derive(Debug, Clone)]
pub(super) struct SearchBack {
    /// The last fact that it takes into account.
    pub(super) covers: Seq,
    /// From this day on.
    pub(super) since: Date,
    /// For this.
    pub(super) terms: Vec<Term>,
}

/// The workers' end of the way to the loop.
#[derive(Debug, Clone)]
pub(super) struct Desk(pub(super) mpsc::Sender<Event>);

/// The loop has ended.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Gone;

impl Desk {
    pub(super) async fn tell(&self, event: Event) -> Result<(), Gone> {
        self.0.send(event).await.map_err(|_| Gone)
    }

    async fn ask<T>(&self, event: impl FnOnce(oneshot::Sender<T>) -> Event) -> Result<T, Gone> {
        let (reply, answer) = oneshot::channel();
        self.tell(event(reply)).await?;
        answer.await.map_err(|_| Gone)
    }

    pub(super) async fn cursor(&self, folder: &Folder) -> Result<FolderState, Gone> {
        let folder = folder.wire_name.clone();
        self.ask(|reply| Event::Cursor { folder, reply }).await
    }

    pub(super) async fn wanted(&self, headers: Vec<Headers>) -> Result<Vec<u32>, Gone> {
        self.ask(|reply| Event::Wanted { headers, reply }).await
    }

    pub(super) async fn brought(&self, batch: Brought) -> Result<Option<Stored>, Gone> {
        self.ask(|reply| Event::Brought { batch, reply }).await
    }

    pub(super) async fn may_proceed(
        &self,
        attempt: AttemptId,
        barrier: Wire,
    ) -> Result<bool, Gone> {
        self.ask(|reply| Event::MayProceed { attempt, barrier, reply }).await
    }
}
