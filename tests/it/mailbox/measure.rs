//! The measurement: each message taken in as the daemon does it, and held against the truth.

use std::collections::{BTreeMap, BTreeSet};
use std::fmt;

use afterword::daemon::{Brought, Taking, index};
use afterword::imap::Headers;
use afterword::matching::Index;
use afterword::store::{Batch, Durability, NewMatch, Store};
use afterword::timeline::facts::{ApplicationId, MessageId, Seq, What};
use afterword::timeline::outlook::{Hold, outlook};
use afterword::timeline::policy::Policy;
use afterword::timeline::words::Sureness;
use jiff::Timestamp;

use super::cast::{Candidacy, MINE, days};
use super::record::{self, Added};
use super::{Happening, Mail, Truth};
use crate::common::shipped_policy;

/// As many as the daemon fetches at once.
const PIECE: usize = 50;
/// How far back the mailbox is looked through when an application is added.
const BACK_DAYS: i64 = 60;

/// What came of it.
#[derive(Debug, Default)]
pub struct Tally {
    pub messages: usize,
    /// True messages that were matched as they must be.
    pub found: usize,
    /// Those that weren't.
    pub missed: Vec<String>,
    /// Messages that held an application to which they don't belong.
    pub held: Vec<String>,
    /// Messages that changed what is planned, or stands, for an application not theirs.
    pub moved: Vec<String>,
    /// Foreign messages of which a row was kept, by kind.
    pub kept: BTreeMap<&'static str, usize>,
    /// All, by kind.
    pub kinds: BTreeMap<&'static str, usize>,
}

impl fmt::Display for Tally {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let truths = self.found + self.missed.len();
        let holds = self.held.len() as f64 * 10_000.0 / self.messages as f64;
        writeln!(f, "{} messages, {:?}", self.messages, self.kinds)?;
        writeln!(f, "recall {} of {truths}", self.found)?;
        writeln!(f, "false holds {}: {holds:.2} in 10,000", self.held.len())?;
        writeln!(f, "plans moved {}", self.moved.len())?;
        writeln!(f, "foreign messages kept, by kind: {:?}", self.kept)?;
        for (what, lines) in
            [("missed", &self.missed), ("false hold", &self.held), ("moved", &self.moved)]
        {
            for line in lines {
                writeln!(f, "{what}: {line}")?;
            }
        }
        Ok(())
    }
}

struct Desk<'c> {
    cast: &'c [Candidacy],
    store: Store,
    policy: Policy,
    own: Vec<String>,
    index: Index,
    first_dates: BTreeMap<ApplicationId, Timestamp>,
    indexed: Option<Seq>,
    added: BTreeMap<usize, Added>,
    open: BTreeSet<ApplicationId>,
    /// What was looked through, for those added later.
    past: Vec<(u32, Mail)>,
    /// The best that was made of each true message, by its number.
    owed: BTreeMap<u32, Mail>,
    next_uid: u32,
    /// Rows of foreign mail.
    seen: BTreeSet<MessageId>,
    /// Rows that held what is not theirs: each counts once.
    held: BTreeSet<MessageId>,
    tally: Tally,
    _folder: tempfile::TempDir,
}

/// Lets the five years happen.
pub fn measure(cast: &[Candidacy], events: Vec<(Timestamp, Happening)>) -> Tally {
    let folder = tempfile::tempdir().unwrap();
    let store = Store::open(&folder.path().join("a.db"), Durability::Off).unwrap();
    let mut desk = Desk {
        cast,
        store,
        policy: shipped_policy(),
        own: MINE.map(str::to_owned).to_vec(),
        index: Index::default(),
        first_dates: BTreeMap::new(),
        indexed: None,
        added: BTreeMap::new(),
        open: BTreeSet::new(),
        past: Vec::new(),
        owed: BTreeMap::new(),
        next_uid: 1,
        seen: BTreeSet::new(),
        held: BTreeSet::new(),
        tally: Tally::default(),
        _folder: folder,
    };
    let mut piece: Vec<(u32, Mail)> = Vec::new();
    for (at, event) in events {
        match event {
            Happening::Mail(mail) => {
                desk.tally.messages += 1;
                *desk.tally.kinds.entry(mail.kind).or_default() += 1;
                let foreign = mail.truth == Truth::Foreign;
                piece.push((desk.next_uid, mail));
                desk.next_uid += 1;
                // True mail comes one by one, as it does to who watches.
                if !foreign || piece.len() == PIECE {
                    desk.take(std::mem::take(&mut piece), at, true);
                }
            }
            other => {
                desk.take(std::mem::take(&mut piece), at, true);
                desk.happens(other, at);
            }
        }
    }
    desk.take(piece, super::cast::start() + days(super::cast::DAYS + 400), true);
    desk.tally.missed.extend(desk.owed.values().map(told));
    desk.tally
}

impl Desk<'_> {
    fn happens(&mut self, event: Happening, at: Timestamp) {
        match event {
            Happening::Add(n) => {
                let added = record::add(&mut self.store, &self.cast[n], at);
                self.open.insert(added.id);
                self.added.insert(n, added);
                // The search back: all that there is, since how it is narrowed is the mailbox's.
                let since = at - days(BACK_DAYS);
                self.past.retain(|(_, mail)| mail.at >= since);
                for piece in self.past.clone().chunks(PIECE) {
                    self.take(piece.to_vec(), at, false);
                }
            }
            Happening::Send(sent) => record::send(&mut self.store, &self.added[&sent.n], sent, at),
            Happening::Close(n) => {
                let id = self.added[&n].id;
                self.open.remove(&id);
                self.store.record(id, at, at, &What::Closed).unwrap();
            }
            Happening::Mail(_) => unreachable!("taken in pieces"),
        }
    }

    /// Takes a piece of mail in, as the daemon does after a fetch.
    fn take(&mut self, piece: Vec<(u32, Mail)>, now: Timestamp, first: bool) {
        if piece.is_empty() {
            return;
        }
        self.reindex();
        let mails: Vec<Headers> = piece.iter().map(|(uid, mail)| headers(*uid, mail)).collect();
        let batch = self.batch(&piece, mails, now);
        let taken = self.store.take_in(&batch, now).unwrap();
        let by_uid: BTreeMap<u32, &Mail> = piece.iter().map(|(uid, mail)| (*uid, mail)).collect();
        if first {
            for (uid, mail) in &piece {
                if let Truth::Of(_, Some(_)) = mail.truth {
                    self.owed.insert(*uid, mail.clone());
                }
            }
        }
        for (message, row) in batch.messages.iter().zip(taken.messages) {
            let Some(row) = row else { continue };
            let mail = by_uid[&message.uid];
            self.judge(message.uid, mail, &message.matches, row, now);
        }
        if first {
            self.past.extend(piece);
        }
    }

    fn batch(&self, piece: &[(u32, Mail)], mails: Vec<Headers>, now: Timestamp) -> Batch {
        let taking = Taking {
            account: "main",
            index: &self.index,
            first_dates: &self.first_dates,
            authserv_id: Some("mx.home.example"),
            zone: &self.policy.zone,
            holidays: &self.policy.holidays,
            store: &self.store,
            now,
        };
        let wanted: BTreeSet<u32> = taking.wanted(&mails).into_iter().collect();
        let whole = piece.iter().filter(|(uid, _)| wanted.contains(uid));
        let brought = Brought {
            folder: "INBOX".to_owned(),
            uid_validity: 1,
            next_uid: None,
            bodies: whole.map(|(uid, mail)| (*uid, mail.raw.clone())).collect(),
            mails,
            pending: Vec::new(),
            done: Vec::new(),
        };
        taking.batch(&brought).unwrap()
    }

    fn reindex(&mut self) {
        let last = self.store.last_seq().unwrap();
        if self.indexed != Some(last) {
            let built = index(&self.store, &self.own, &BTreeSet::new()).unwrap();
            (self.index, self.first_dates) = built;
            self.indexed = Some(last);
        }
    }

    fn judge(
        &mut self,
        uid: u32,
        mail: &Mail,
        matches: &[NewMatch],
        row: MessageId,
        now: Timestamp,
    ) {
        let theirs = match mail.truth {
            Truth::Foreign => None,
            Truth::Of(n, _) => Some(n),
        };
        if theirs.is_none() && !matches.is_empty() && self.seen.insert(row) {
            *self.tally.kept.entry(mail.kind).or_default() += 1;
        }
        let home = theirs.and_then(|n| self.added.get(&n)).map(|added| added.id);
        let kin: Vec<ApplicationId> = theirs
            .into_iter()
            .flat_map(|n| self.cast[n].kin.iter())
            .filter_map(|n| self.added.get(n).map(|added| added.id))
            .collect();
        for m in matches {
            if Some(m.application) == home {
                let Truth::Of(_, Some(least)) = mail.truth else { continue };
                if m.sureness <= least && self.owed.remove(&uid).is_some() {
                    self.tally.found += 1;
                }
                continue;
            }
            let line = || format!("{} | as {:?} of {}", told(mail), m.sureness, m.application);
            let (holds, moves) = self.weigh(m.application, row, now);
            let near = kin.contains(&m.application);
            if !near && holds && self.held.insert(row) {
                let line = line();
                self.tally.held.push(line);
            }
            // Before its own application is added, it is rightly taken for that of its kin.
            let unknown = near && home.is_none();
            if !unknown && (moves || m.sureness == Sureness::Sure && !near) {
                let line = line();
                self.tally.moved.push(line);
            }
        }
        // The candidate says whose it is, so that the next one finds a thread to belong to.
        let own = matches.iter().find(|m| Some(m.application) == home);
        if own.is_none_or(|m| m.sureness == Sureness::Plausible) && !matches.is_empty() {
            self.store.assign(row, own, now).unwrap();
        }
    }

    /// Whether a message holds an open application, and whether it moves what lies ahead of it.
    fn weigh(&self, id: ApplicationId, row: MessageId, now: Timestamp) -> (bool, bool) {
        if !self.open.contains(&id) {
            return (false, false);
        }
        let look = self.store.look(id, now).unwrap();
        let with = outlook(&look.facts, &look.shared, &self.policy, now);
        let mut facts = look.facts.clone();
        facts.facts.retain(|fact| match &fact.what {
            What::Message(message) => message.id != row,
            What::Reading(reading) => reading.message != row,
            _ => true,
        });
        let without = outlook(&facts, &look.shared, &self.policy, now);
        let holds = |hold: &Hold| matches!(hold, Hold::Message(m) | Hold::Unclear(m) if *m == row);
        let moved = with.planned != without.planned || with.standing != without.standing;
        (with.holds.iter().any(holds), moved)
    }
}

fn headers(uid: u32, mail: &Mail) -> Headers {
    let end = mail.raw.windows(4).position(|four| four == b"\r\n\r\n").unwrap() + 4;
    let size = u32::try_from(mail.raw.len()).unwrap();
    Headers { uid, size: Some(size), draft: false, raw: mail.raw[..end].to_vec() }
}

/// A message in a line, for a person to judge.
pub fn told(mail: &Mail) -> String {
    let text = String::from_utf8_lossy(&mail.raw).replace("\r\n ", " ").replace("\r\n\t", " ");
    let head: Vec<&str> = text.lines().take_while(|line| !line.is_empty()).collect();
    let shown = [
        "from:",
        "subject:",
        "in-reply-to:",
        "thread-index:",
        "list-id:",
        "list-unsubscribe:",
        "precedence:",
        "auto-submitted:",
        "reply-to:",
        "sender:",
    ];
    let is_shown = |line: &&&str| shown.iter().any(|name| line.to_lowercase().starts_with(name));
    let lines: Vec<String> = head.iter().filter(is_shown).map(|line| (*line).to_owned()).collect();
    format!("{} ({:?}, {}) {}", mail.kind, mail.truth, mail.at, lines.join(" | "))
}
