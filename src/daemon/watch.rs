//! The watcher: one connection to the mailbox, kept; it looks, waits, and answers the loop.
//!
//! IDLE is a hint. What counts is the look through a folder: a search to a tagged OK, every new
//! header fetched, and the cursor moved by the loop in the transaction that stores the rows.

use std::collections::{BTreeMap, BTreeSet};
use std::time::Duration;

use tokio::sync::mpsc;
use tokio::time::sleep;
use tracing::info;

use super::again::Passed;
use super::event::{Ask, Brought, Desk, Event, FolderState, Gone};
use super::setup::MailAccount;
use crate::clock::Wire;
use crate::imap::{
    Backoff, Cursor, Error, Folder, IdleEnd, News, PIECE, Selected, Session, connect, watched,
};
use crate::mail::tls::DialError;

/// How old a barrier may be at DATA, in seconds; the watcher gives up a little before.
const BARRIER_SECS_MAX: u64 = 55;

/// Why a session ended.
pub(super) enum End {
    Wire(Error),
    Gone,
}

impl From<Error> for End {
    fn from(error: Error) -> Self {
        Self::Wire(error)
    }
}

impl From<Gone> for End {
    fn from(_: Gone) -> Self {
        Self::Gone
    }
}

/// Watches until the loop ends.
pub(super) async fn watch(account: MailAccount, desk: Desk, mut asks: mpsc::Receiver<Ask>) {
    let mut backoff = Backoff::default();
    let mut suspects = BTreeSet::new();
    let mut broken = BTreeSet::new();
    let mut sealed = BTreeSet::new();
    let mut passed = Passed::default();
    let mut refusals = 0_u32;
    loop {
        let begun = Wire::now();
        let mut watcher = Watcher {
            account: &account,
            desk: &desk,
            suspects: &mut suspects,
            broken: &mut broken,
            sealed: &mut sealed,
            passed: &mut passed,
            // The session before may have ended over what it had just learnt.
            learnt: true,
            folders: vec![],
            idle_refused: false,
        };
        let end = watcher.session(&mut asks).await;
        let error = match end {
            End::Gone => return,
            End::Wire(error) => error,
        };
        if begun.elapsed() > Duration::from_mins(5) {
            backoff = Backoff::default();
        }
        let login = needs_candidate(&error);
        // Servers refuse good logins now and then, and a strange network shows a certificate of its
        // own: the second refusal in a row counts.
        refusals = if login { refusals + 1 } else { 0 };
        let why = error.to_string();
        info!(%why, "the connection to the mailbox ended");
        if desk.tell(Event::Deaf { why: why.clone(), login: refusals > 1 }).await.is_err() {
            return;
        }
        let (next, mut wait) = backoff.after_failure(jitter());
        backoff = next;
        if let Error::Throttled { wait: asked } = error {
            wait = wait.max(asked);
        }
        wait = wait.min(account.limits.reconnect_max);
        if !answer_while(wait, &mut asks, &why).await {
            return;
        }
    }
}

/// True if no wait mends it: the candidate must look.
fn needs_candidate(error: &Error) -> bool {
    use DialError::{
        BadCertificate, BadName, Expired, NotTls, PlainAbroad, UnknownIssuer, WrongName,
    };
    match error {
        Error::Login { .. } => true,
        Error::Dial(dial) => matches!(
            dial,
            WrongName | UnknownIssuer | Expired | BadCertificate | NotTls | PlainAbroad | BadName
        ),
        _ => false,
    }
}

/// While there is no connection every question is answered by no. False if the loop has ended.
async fn answer_while(wait: Duration, asks: &mut mpsc::Receiver<Ask>, why: &str) -> bool {
    let until = sleep(wait);
    tokio::pin!(until);
    loop {
        tokio::select! {
            () = &mut until => return true,
            ask = asks.recv() => match ask {
                None => return false,
                Some(Ask::Barrier(reply)) => {
                    let _ = reply.send(Err(format!("the mailbox can't be reached: {why}")));
                    // What is to be sent is worth a try at once.
                    return true;
                }
                Some(_) => {}
            },
        }
    }
}

fn jitter() -> u64 {
    let mut bytes = [0; 8];
    let _ = getrandom::fill(&mut bytes);
    u64::from_le_bytes(bytes)
}

pub(super) struct Watcher<'a> {
    pub(super) account: &'a MailAccount,
    pub(super) desk: &'a Desk,
    /// Folders in which a piece of headers could not be read: they are fetched one by one.
    pub(super) suspects: &'a mut BTreeSet<String>,
    /// Mails that the parser can't read, by folder and UID: told once, and kept as pending.
    pub(super) broken: &'a mut BTreeSet<(String, u32)>,
    /// Mails of which no more than the header can be read: what they may belong to is held.
    pub(super) sealed: &'a mut BTreeSet<(String, u32)>,
    /// Where mail lies that belonged to nothing.
    pub(super) passed: &'a mut Passed,
    /// Something was learnt since that was last looked at.
    pub(super) learnt: bool,
    pub(super) folders: Vec<Folder>,
    idle_refused: bool,
}

impl Watcher<'_> {
    async fn session(&mut self, asks: &mut mpsc::Receiver<Ask>) -> End {
        match self.run(asks).await {
            Ok(never) => match never {},
            Err(end) => end,
        }
    }

    async fn run(
        &mut self,
        asks: &mut mpsc::Receiver<Ask>,
    ) -> Result<std::convert::Infallible, End> {
        let login = self.account.imap_login().await.map_err(|why| Error::Login { why })?;
        let server = &self.account.imap;
        let mut session = connect(server, &login, &self.account.limits.imap).await?;
        let unreadable = self.look_through(&mut session).await?;
        let names = self.folders.iter().map(|folder| folder.name.clone()).collect();
        self.desk.tell(Event::Watching { folders: names }).await?;
        self.desk.tell(Event::LookedThrough { unreadable }).await?;
        let mut full = Wire::now();
        loop {
            if full.elapsed() >= self.account.limits.poll {
                let unreadable = self.look_through(&mut session).await?;
                self.desk.tell(Event::LookedThrough { unreadable }).await?;
                full = Wire::now();
            }
            let left = self.account.limits.poll.saturating_sub(full.elapsed());
            if let Some(ask) = self.wait(&mut session, left, asks).await? {
                self.answer(&mut session, ask).await?;
            }
        }
    }

    /// Waits for news of the inbox, or for a question of the loop's.
    async fn wait(
        &mut self,
        session: &mut Session,
        max: Duration,
        asks: &mut mpsc::Receiver<Ask>,
    ) -> Result<Option<Ask>, End> {
        // Looking first closes the gap between the last look and IDLE.
        if let Some(inbox) = self.folders.first().cloned() {
            self.look(session, &inbox).await?;
            // News are told of the folder that was opened last.
            while self.learnt {
                self.look_again(session).await?;
                self.look(session, &inbox).await?;
            }
        }
        let mut asked = None;
        let mut gone = false;
        let ask = async {
            match asks.recv().await {
                Some(ask) => asked = Some(ask),
                None => gone = true,
            }
        };
        if session.has_idle() && !self.idle_refused {
            match session.idle(max, ask).await {
                Ok(IdleEnd::News | IdleEnd::TimedOut | IdleEnd::Woken) => {}
                // It offers IDLE and has none: from now on it is asked.
                Err(Error::No { .. }) => self.idle_refused = true,
                Err(error) => return Err(error.into()),
            }
        } else {
            tokio::select! {
                () = ask => {}
                () = sleep(self.account.limits.poll_without_idle.min(max)) => {}
            }
        }
        if gone { Err(End::Gone) } else { Ok(asked) }
    }

    /// Looks through every watched folder, the inbox first. A folder that can't be read is told and
    /// passed over here; in the barrier it means that nothing is sent.
    async fn look_through(
        &mut self,
        session: &mut Session,
    ) -> Result<BTreeMap<String, String>, End> {
        let mut unreadable = BTreeMap::new();
        self.folders = watched(&session.list().await?, &self.account.exclude);
        for folder in self.folders.clone() {
            match self.look(session, &folder).await {
                Err(End::Wire(error @ Error::No { .. })) => {
                    unreadable.insert(folder.name, error.to_string());
                }
                other => other?,
            }
        }
        self.look_again(session).await?;
        Ok(unreadable)
    }

    pub(super) async fn barrier(
        &mut self,
        session: &mut Session,
        begun: Wire,
    ) -> Result<Result<(), String>, End> {
        let listed = session.list().await?;
        self.folders = watched(&listed, &self.account.exclude);
        // What was brought back to the inbox meanwhile is found there.
        let inbox_again = self.folders.first().cloned();
        for folder in self.folders.clone().into_iter().chain(inbox_again) {
            let folder_begun = Wire::now();
            match self.look(session, &folder).await {
                Err(End::Wire(error @ Error::No { .. })) => {
                    let why = format!("the folder {:?} can't be read: {error}", folder.name);
                    return Ok(Err(why));
                }
                other => other?,
            }
            // What the server named and did not hand over may be an answer.
            let cursor = self.desk.cursor(&folder).await?.cursor;
            if cursor.is_some_and(|cursor| !cursor.pending.is_empty()) {
                return Ok(Err(format!(
                    "a mail of the folder {:?} can't be read yet",
                    folder.name
                )));
            }
            if begun.elapsed().as_secs() > BARRIER_SECS_MAX {
                return Ok(Err(format!(
                    "looking through the mailbox takes too long: the folder {:?} took {} s",
                    folder.name,
                    folder_begun.elapsed().as_secs()
                )));
            }
        }
        self.look_again(session).await?;
        Ok(Ok(()))
    }

    /// Takes in what is new in a folder.
    async fn look(&mut self, session: &mut Session, folder: &Folder) -> Result<(), End> {
        let FolderState { cursor, first_contact, since, yesterday } =
            self.desk.cursor(folder).await?;
        let Some(known) = cursor else {
            let selected = session.examine(&folder.wire_name).await?;
            let end = session.end(&selected).await?;
            // At first contact older mail is the search back's; a folder that comes later is looked
            // through for what is recent.
            let uids = if first_contact {
                let recent = session.arrived_since(&selected, yesterday).await?;
                self.passed.note(&folder.wire_name, selected.uid_validity, recent);
                Vec::new()
            } else {
                session.arrived_since(&selected, since).await?
            };
            return self.take(session, folder, &selected, &uids, end).await;
        };
        let cursor = Cursor { uid_validity: known.uid_validity, next_uid: known.next_uid };
        match session.news(&folder.wire_name, &cursor).await? {
            News::Same { folder: selected, mut uids, next } => {
                // A daemon that was started anew has forgotten what it passed over.
                if self.passed.is_new(&folder.wire_name) {
                    let recent = session.arrived_since(&selected, yesterday).await?;
                    let looked_at = recent.into_iter().filter(|uid| *uid < cursor.next_uid);
                    self.passed.note(&folder.wire_name, selected.uid_validity, looked_at);
                }
                let there = session.still_there(&known.pending).await?;
                let done: Vec<u32> =
                    known.pending.iter().filter(|uid| !there.contains(uid)).copied().collect();
                uids.extend(there);
                uids.sort_unstable();
                uids.dedup();
                if uids.is_empty() && done.is_empty() && next.next_uid == cursor.next_uid {
                    return Ok(());
                }
                self.take_with(session, folder, &selected, &uids, next, &known.pending, done).await
            }
            News::Renumbered { folder: selected } => {
                info!(folder = %folder.name, "the folder was numbered anew");
                let end = session.end(&selected).await?;
                let uids = session.arrived_since(&selected, since).await?;
                self.take(session, folder, &selected, &uids, end).await
            }
        }
    }

    async fn take(
        &mut self,
        session: &mut Session,
        folder: &Folder,
        selected: &Selected,
        uids: &[u32],
        next: Cursor,
    ) -> Result<(), End> {
        self.take_with(session, folder, selected, uids, next, &[], Vec::new()).await
    }

    #[expect(clippy::too_many_arguments, reason = "one look at one folder")]
    async fn take_with(
        &mut self,
        session: &mut Session,
        folder: &Folder,
        selected: &Selected,
        uids: &[u32],
        next: Cursor,
        was_pending: &[u32],
        done: Vec<u32>,
    ) -> Result<(), End> {
        let alone = self.suspects.contains(&folder.wire_name);
        let size = if alone { 1 } else { PIECE };
        for piece in uids.chunks(size) {
            let mut batch = Brought::of(folder, selected);
            (batch.mails, batch.pending) = self.fetch(session, folder, piece).await?;
            let fetched = |uid: &u32| batch.mails.iter().any(|headers| headers.uid == *uid);
            batch.done = was_pending.iter().filter(|uid| fetched(uid)).copied().collect();
            let reached = piece.iter().max().map_or(next.next_uid, |uid| uid + 1);
            // A cursor that the look has not yet reached moves piece by piece; one beyond it stays.
            batch.next_uid = Some(reached.min(next.next_uid)).filter(|_| was_pending.is_empty());
            self.bring(session, batch).await?;
        }
        let mut batch = Brought::of(folder, selected);
        (batch.next_uid, batch.done) = (Some(next.next_uid), done);
        self.bring(session, batch).await?;
        if alone {
            self.suspects.remove(&folder.wire_name);
        }
        Ok(())
    }
}
