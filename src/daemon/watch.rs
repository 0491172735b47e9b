//! The watcher: one connection to the mailbox, kept; it looks, waits, and answers the loop.
//!
//! IDLE is a hint. What counts is the look through a folder: a search to a tagged OK, every new
//! header fetched, and the cursor moved by the loop in the transaction that stores the rows.

use std::collections::{BTreeMap, BTreeSet};
use std::time::Duration;

use tokio::sync::mpsc;
use tokio::time::sleep;
use tracing::{info, warn};

use super::event::{Ask, Brought, Desk, Event, FolderState, Gone};
use super::setup::MailAccount;
use crate::clock::Wire;
use crate::imap::{
    Backoff, Body, Cursor, Error, Folder, Headers, How, IdleEnd, News, PIECE, Selected, Session,
    connect, watched,
};
use crate::mail::parts::{CutOff, cut_off, may_hold_text};
use crate::mail::tls::DialError;

/// A mail is read as far as this many bytes.
const BODY_BYTES_MAX: u32 = 262_144;
/// Of a longer one, each text behind that is read as far as this,
const PART_BYTES_MAX: u32 = 65_536;
/// and so many parts behind it are looked at.
const PARTS_MAX: u32 = 20;
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
    let mut refusals = 0_u32;
    loop {
        let begun = Wire::now();
        let mut watcher = Watcher {
            account: &account,
            desk: &desk,
            suspects: &mut suspects,
            broken: &mut broken,
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
    suspects: &'a mut BTreeSet<String>,
    /// Mails that the parser can't read, by folder and UID: told once, and kept as pending.
    broken: &'a mut BTreeSet<(String, u32)>,
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
        Ok(Ok(()))
    }

    /// Takes in what is new in a folder.
    async fn look(&mut self, session: &mut Session, folder: &Folder) -> Result<(), End> {
        let FolderState { cursor, first_contact, since } = self.desk.cursor(folder).await?;
        let Some(known) = cursor else {
            let selected = session.examine(&folder.wire_name).await?;
            let end = session.end(&selected).await?;
            // At first contact older mail is the search back's; a folder that comes later is looked
            // through for what is recent.
            let uids = if first_contact {
                Vec::new()
            } else {
                session.arrived_since(&selected, since).await?
            };
            return self.take(session, folder, &selected, &uids, end).await;
        };
        let cursor = Cursor { uid_validity: known.uid_validity, next_uid: known.next_uid };
        match session.news(&folder.wire_name, &cursor).await? {
            News::Same { folder: selected, mut uids, next } => {
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
            let (found, missing) = self.fetch(session, folder, piece).await?;
            let bodies = self.bodies(session, &found).await?;
            let fetched = |uid: &u32| found.iter().any(|headers| headers.uid == *uid);
            let done = was_pending.iter().filter(|uid| fetched(uid)).copied().collect();
            let reached = piece.iter().max().map_or(next.next_uid, |uid| uid + 1);
            // A cursor that the look has not yet reached moves piece by piece; one beyond it stays.
            let next_uid = Some(reached.min(next.next_uid)).filter(|_| was_pending.is_empty());
            self.bring(folder, selected, next_uid, found, bodies, missing, done).await?;
        }
        let next_uid = Some(next.next_uid);
        self.bring(folder, selected, next_uid, vec![], BTreeMap::new(), vec![], done).await?;
        if alone {
            self.suspects.remove(&folder.wire_name);
        }
        Ok(())
    }

    #[expect(clippy::too_many_arguments, reason = "the parts of a batch")]
    pub(super) async fn bring(
        &self,
        folder: &Folder,
        selected: &Selected,
        next_uid: Option<u32>,
        mails: Vec<Headers>,
        bodies: BTreeMap<u32, Vec<u8>>,
        pending: Vec<u32>,
        done: Vec<u32>,
    ) -> Result<(), End> {
        let batch = Brought {
            folder: folder.wire_name.clone(),
            uid_validity: selected.uid_validity,
            next_uid,
            mails,
            bodies,
            pending,
            done,
        };
        if self.desk.brought(batch).await? {
            Ok(())
        } else {
            // Nothing was stored, the cursor stands: look again on a fresh connection, later.
            Err(End::Wire(Error::Broken { phase: crate::imap::Phase::Fetch, how: How::Lost }))
        }
    }

    /// Fetches headers. What can't be read by the parser ends the session; then the folder's mails
    /// are fetched one by one, and the one at fault is told by its UID.
    pub(super) async fn fetch(
        &mut self,
        session: &mut Session,
        folder: &Folder,
        piece: &[u32],
    ) -> Result<(Vec<Headers>, Vec<u32>), End> {
        if let [uid] = piece
            && self.broken.contains(&(folder.wire_name.clone(), *uid))
        {
            return Ok((Vec::new(), vec![*uid]));
        }
        match session.headers(piece).await {
            Ok(fetched) => Ok((fetched.found, fetched.missing)),
            Err(error @ Error::Broken { how: How::Unreadable, .. }) => {
                self.suspects.insert(folder.wire_name.clone());
                if let [uid] = piece {
                    warn!(folder = %folder.name, uid, "a mail can't be read");
                    self.broken.insert((folder.wire_name.clone(), *uid));
                    let folder = folder.name.clone();
                    self.desk.tell(Event::Unreadable { folder, uid: *uid }).await?;
                }
                Err(error.into())
            }
            Err(error) => Err(error.into()),
        }
    }

    pub(super) async fn bodies(
        &self,
        session: &mut Session,
        found: &[Headers],
    ) -> Result<BTreeMap<u32, Vec<u8>>, End> {
        if found.is_empty() {
            return Ok(BTreeMap::new());
        }
        let mut bodies = BTreeMap::new();
        for uid in self.desk.wanted(found.to_vec()).await? {
            if let Some(Body { mut raw, whole }) = session.body(uid, BODY_BYTES_MAX).await? {
                if !whole && let Some(cut) = cut_off(&raw) {
                    texts_behind(session, uid, &cut, &mut raw).await?;
                }
                bodies.insert(uid, raw);
            }
        }
        Ok(bodies)
    }
}

/// Adds the texts that stand behind a big file to the beginning of a mail. Where the server does
/// not say what there is, the mail stays cut off, and is read with that doubt.
async fn texts_behind(
    session: &mut Session,
    uid: u32,
    cut: &CutOff,
    raw: &mut Vec<u8>,
) -> Result<(), Error> {
    for part in (1..=PARTS_MAX).map(|further| cut.begun + further) {
        let header = match session.part_header(uid, part, PART_BYTES_MAX).await {
            Ok(Some(header)) => header,
            Ok(None) => {
                cut.end(raw);
                return Ok(());
            }
            Err(Error::No { .. }) => return Ok(()),
            Err(error) => return Err(error),
        };
        if may_hold_text(&header) {
            match session.part(uid, part, PART_BYTES_MAX).await {
                Ok(Some(text)) => cut.add(raw, &header, &text),
                Ok(None) | Err(Error::No { .. }) => return Ok(()),
                Err(error) => return Err(error),
            }
        }
    }
    Ok(())
}
