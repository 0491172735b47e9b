//! The world around one life: calendar, mailbox, mail server, and what really happened in them.

use std::collections::{BTreeMap, BTreeSet};
use std::path::PathBuf;

use afterword::store::{Durability, Lock, NewMatch, NewMessage, NewReading, Store};
use afterword::timeline::facts::*;
use afterword::timeline::policy::Policy;
use afterword::timeline::words::*;
use jiff::{SignedDuration, Timestamp};
use tempfile::TempDir;

use super::random::Random;

/// Why a step stopped short.
pub enum Stop {
    /// The process died here.
    Crash,
    /// A rule was broken: its name, and what happened.
    Broken(&'static str, String),
}

pub type Step<T> = Result<T, Stop>;

/// Something that is going to happen at its hour.
#[derive(Debug, Clone)]
pub enum Event {
    /// The candidate acts at random.
    Candidate,
    /// The candidate turns to one touch of the queue.
    React(TouchKey),
    /// The candidate turns to a message that waits for them.
    Answer(ApplicationId, MessageId),
    /// A message of the company comes in.
    Company,
    /// The candidate settles an uncertain try, by the truth.
    Settle(AttemptId),
    /// The search back ends well.
    Searched(ApplicationId),
    /// The account is looked after.
    AccountWell,
    /// The pause ends by the candidate's hand.
    Resume(ApplicationId),
    /// The machine sleeps for days, or its clock is set back.
    Clock,
    /// UIDVALIDITY of a folder changes.
    NewValidity,
}

/// What the mail server was given at DATA.
#[derive(Debug, Clone)]
pub struct Data {
    pub attempt: AttemptId,
    pub touch: TouchKey,
    pub at: Timestamp,
    pub address: String,
    /// The text of the message: its digest.
    pub text: String,
    pub outcome: Outcome,
    /// Its barrier had seen so many messages of the mailbox.
    pub seen: usize,
    /// The candidate knows that it was not delivered, and said so.
    pub disowned: bool,
    /// A bounce for it has been taken in.
    pub bounced: bool,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Outcome {
    Accepted,
    Refused,
    /// The connection broke after DATA.
    Broke {
        delivered: bool,
    },
}

impl Data {
    /// It may have reached its reader, as far as anybody can know.
    pub fn counts(&self) -> bool {
        self.outcome != Outcome::Refused && !self.disowned
    }

    pub fn delivered(&self) -> bool {
        matches!(self.outcome, Outcome::Accepted | Outcome::Broke { delivered: true })
    }
}

/// A message of the mailbox.
#[derive(Debug, Clone)]
pub struct Mail {
    pub id: String,
    pub from: String,
    pub own: bool,
    pub date: Option<Timestamp>,
    pub automatic: Option<Automatic>,
    pub failure: Option<Failure>,
    pub attempt: Option<AttemptId>,
    pub matches: Vec<NewMatch>,
    pub reading: Option<NewReading>,
}

impl Mail {
    /// The message as a watcher hands it over.
    pub fn taken(&self, uid: u32, now: Timestamp, first: Timestamp) -> NewMessage {
        let at = self.date.filter(|date| first <= *date && *date <= now).unwrap_or(now);
        let matches = self.matches.iter().map(|m| NewMatch { at, ..m.clone() }).collect();
        NewMessage {
            uid,
            rfc_message_id: Some(self.id.clone()),
            header_hash: *blake3::hash(self.id.as_bytes()).as_bytes(),
            from: self.from.clone(),
            own: self.own,
            date: self.date,
            automatic: self.automatic,
            failure: self.failure.clone(),
            attempt: self.attempt,
            references: Vec::new(),
            subject: "About your interview".to_owned(),
            text: String::new(),
            matches,
            reading: self.reading.clone(),
            invitation: None,
            known_by: afterword::store::KnownBy::default(),
        }
    }
}

pub struct Folder {
    pub name: &'static str,
    pub validity: u32,
    /// The message at index n has UID n + 1.
    pub mails: Vec<usize>,
}

pub struct World {
    pub random: Random,
    pub now: Timestamp,
    pub start: Timestamp,
    pub dir: TempDir,
    pub store: Store,
    pub lock: Option<Lock>,
    pub policy: Policy,
    pub apps: Vec<ApplicationId>,
    pub mails: Vec<Mail>,
    pub folders: Vec<Folder>,
    /// Everything the server was given at DATA, in order.
    pub datas: Vec<Data>,
    /// Texts of drafts that lack something.
    pub half_written: BTreeSet<String>,
    pub events: BTreeMap<(Timestamp, u64), Event>,
    /// What the candidate has turned to already: touch and order of its draft.
    pub reacted: BTreeSet<(TouchKey, Seq)>,
    /// Tasks that have fallen due.
    pub due: BTreeSet<TouchKey>,
    /// Messages that the candidate has turned to already.
    pub answered: BTreeSet<(ApplicationId, MessageId)>,
    /// The last fact and the mails for which it was checked that nothing was lost.
    pub looked: Option<(Seq, usize)>,
    /// Facts whose recording was confirmed.
    pub confirmed: Vec<(ApplicationId, Seq)>,
    pub log: Vec<String>,
    /// Faults may strike.
    pub faults: bool,
    /// Of a hundred touches that wait for the candidate, so many are approved.
    pub diligence: usize,
    serial: u64,
}

impl World {
    pub fn new(seed: u64, policy: Policy) -> Self {
        let mut random = Random::new(seed);
        let dir = tempfile::tempdir().unwrap();
        let start: Timestamp = "2026-02-02T07:00:00Z".parse().unwrap();
        let start = start + SignedDuration::from_hours(random.between(0, 24 * 300));
        let store = Store::open(&dir.path().join("a.db"), Durability::Off).unwrap();
        // Spreads derive from the key of the database: it has to come from the seed too.
        let raw = rusqlite::Connection::open(dir.path().join("a.db")).unwrap();
        let key = *blake3::hash(&seed.to_le_bytes()).as_bytes();
        let sql = "UPDATE meta SET value = ?1 WHERE key = 'hash_key'";
        assert_eq!(raw.execute(sql, [&key[..]]).unwrap(), 1);
        assert_eq!(store.key().unwrap(), key);
        let folder = |name| Folder { name, validity: 1, mails: Vec::new() };
        let diligence = random.pick(&[95, 90, 80, 40]);
        Self {
            random,
            now: start,
            start,
            store,
            lock: None,
            dir,
            policy,
            apps: Vec::new(),
            mails: Vec::new(),
            folders: ["INBOX", "Archive", "Sent"].map(folder).into(),
            datas: Vec::new(),
            half_written: BTreeSet::new(),
            events: BTreeMap::new(),
            reacted: BTreeSet::new(),
            due: BTreeSet::new(),
            answered: BTreeSet::new(),
            looked: None,
            confirmed: Vec::new(),
            log: Vec::new(),
            faults: true,
            diligence,
            serial: 0,
        }
    }

    pub fn database(&self) -> PathBuf {
        self.dir.path().join("a.db")
    }

    pub fn serial(&mut self) -> u64 {
        self.serial += 1;
        self.serial
    }

    pub fn say(&mut self, words: &str) {
        self.log.push(format!("{} {words}", self.now));
    }

    pub fn later(&mut self, minutes: i64, event: Event) {
        let at = self.now + SignedDuration::from_mins(minutes);
        let serial = self.serial();
        self.events.insert((at, serial), event);
    }

    /// The process may die here.
    pub fn may_crash(&mut self, wher: &str) -> Step<()> {
        if self.faults && self.random.chance(4) {
            self.say(&format!("crash {wher}"));
            return Err(Stop::Crash);
        }
        Ok(())
    }

    /// The candidate records a fact, by the store's own short transaction.
    pub fn record(&mut self, app: ApplicationId, what: &What) -> Seq {
        self.say(&format!("{app}: {what:?}"));
        let seq = self.store.record(app, self.now, self.now, what).unwrap();
        self.confirmed.push((app, seq));
        seq
    }

    /// A message comes to stand in a folder.
    pub fn deliver(&mut self, folder: &str, mail: Mail) {
        let reading = mail.reading.as_ref().map(|r| (r.kind, r.also.clone(), r.due));
        let to: Vec<_> = mail.matches.iter().map(|m| (m.application, m.sureness)).collect();
        let verified = mail.matches.iter().all(|m| m.verified);
        self.say(&format!(
            "in {folder}: {} from {} for {to:?}, reads {reading:?}, verified {verified}, \
             dated {:?}, failure {:?}, own {}",
            mail.id, mail.from, mail.date, mail.failure, mail.own
        ));
        let index = self.mails.len();
        self.mails.push(mail);
        let also = self.random.chance(10);
        for known in &mut self.folders {
            if known.name == folder || (also && known.name == "Archive") {
                known.mails.push(index);
            }
        }
    }

    pub fn facts(&self, app: ApplicationId) -> Facts {
        self.store.facts(app).unwrap()
    }
}
