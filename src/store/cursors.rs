//! Taking mail in: the cursor of a folder moves in the transaction that stores what it passes.

use std::collections::{BTreeMap, BTreeSet};

use jiff::Timestamp;
use rusqlite::{Connection, OptionalExtension, params};

use super::facts_in::{exists, has_contact, head, insert};
use super::rows::{all, micros, run};
use super::{Store, StoreError, invitations};
use crate::timeline::facts::{
    ApplicationId, AttemptId, ContactId, Days, Failure, MessageId, Reader, Reading, What,
};
use crate::timeline::invitation::Invitation;
use crate::timeline::words::{Automatic, Kind, Sureness};

/// How far a folder has been looked through.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Cursor {
    /// UIDVALIDITY for which the UIDs hold (RFC 9051 section 2.3.1.1).
    pub uid_validity: u32,
    /// Every UID below was listed.
    pub next_uid: u32,
    /// UIDs that were listed and not yet fetched.
    pub pending: Vec<u32>,
}

/// What one look at a folder has brought.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Batch {
    /// The account.
    pub account: String,
    /// The folder's wire name.
    pub folder: String,
    /// Its UIDVALIDITY. If it is another than before, the pending UIDs of before are dropped.
    pub uid_validity: u32,
    /// Where the cursor stands from now on; lower than before, where the folder was rewound. None
    /// leaves the cursor as it is: for a search back.
    pub next_uid: Option<u32>,
    /// What belongs to an application, or may. Other mail leaves no row.
    pub messages: Vec<NewMessage>,
    /// UIDs listed and not fetched in this look.
    pub pending: Vec<u32>,
    /// UIDs that were pending and are so no longer.
    pub done: Vec<u32>,
}

/// A message that belongs to an application, or may.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct NewMessage {
    /// Its UID in this folder.
    pub uid: u32,
    /// Its Message-ID, without angle brackets.
    pub rfc_message_id: Option<String>,
    /// A hash of what of its header is the same in every folder. Two messages of one Message-ID
    /// and one hash are the same message.
    pub header_hash: [u8; 32],
    /// Its From address.
    pub from: String,
    /// Written by the candidate, or by Afterword for them.
    pub own: bool,
    /// Its Date header, where it can be used.
    pub date: Option<Timestamp>,
    /// Set if a machine wrote it.
    pub automatic: Option<Automatic>,
    /// The failure it reports.
    pub failure: Option<Failure>,
    /// The attempt whose Message-ID it bears.
    pub attempt: Option<AttemptId>,
    /// The ids of In-Reply-To and References, oldest first, without angle brackets.
    pub references: Vec<String>,
    /// Its subject, decoded.
    pub subject: String,
    /// The part of its text that its sender wrote.
    pub text: String,
    /// To which applications it belongs, or may. With none, it leaves no row.
    pub matches: Vec<NewMatch>,
    /// What was read from it.
    pub reading: Option<NewReading>,
    /// What its calendar part says of an interview.
    pub invitation: Option<Invitation>,
    /// By what it is known.
    pub known_by: KnownBy,
}

/// By what a message is known.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct KnownBy {
    /// Microsoft's conversation.
    pub conversation: Option<String>,
    /// Why it belongs to an application, or may, in words.
    pub signs: BTreeMap<ApplicationId, String>,
}

/// That a message belongs, or may belong, to an application.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct NewMatch {
    /// The application.
    pub application: ApplicationId,
    /// When the message happened for it (DESIGN, a message's `at`).
    pub at: Timestamp,
    /// How surely.
    pub sureness: Sureness,
    /// The contact who sent it, or to whom the candidate's own was sent.
    pub contact: Option<ContactId>,
    /// It names one of our ids, or its sender is authenticated.
    pub verified: bool,
    /// For the candidate's own: it answers a message of theirs.
    pub answers: bool,
}

/// What was read from a message, with the words that decided it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct NewReading {
    /// The kind that decides.
    pub kind: Kind,
    /// Further kinds.
    pub also: Vec<Kind>,
    /// The days it names.
    pub due: Option<Days>,
    /// The words.
    pub evidence: Vec<Evidence>,
}

/// Words of a message that say something.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Evidence {
    /// The words.
    pub text: String,
    /// The kind they speak for.
    pub says: String,
}

/// What was taken in.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct TakenIn {
    /// Applications with new facts.
    pub touched: BTreeSet<ApplicationId>,
    /// For each message of the batch in turn, its row; none if it belongs to no application.
    pub messages: Vec<Option<MessageId>>,
    /// Those of them that were not there before.
    pub new: BTreeSet<MessageId>,
}

impl Store {
    /// How far a folder has been looked through; none if never.
    ///
    /// # Errors
    /// If the database can't be read.
    pub fn cursor(&self, account: &str, folder: &str) -> Result<Option<Cursor>, StoreError> {
        self.read("reading a cursor", |tx| {
            let sql = "SELECT uid FROM pending_uids WHERE account = ?1 AND folder = ?2
                ORDER BY uid";
            let pending = all(tx, sql, [account, folder], |row| row.get(0))?;
            let sql = "SELECT uid_validity, next_uid FROM cursors
                WHERE account = ?1 AND folder = ?2";
            let found = tx.query_row(sql, [account, folder], |row| Ok((row.get(0)?, row.get(1)?)));
            let cursor = found.optional()?;
            Ok(cursor.map(|(uid_validity, next_uid)| Cursor { uid_validity, next_uid, pending }))
        })
    }

    /// True if any folder of an account has been looked through.
    ///
    /// # Errors
    /// If the database can't be read.
    pub fn has_cursors(&self, account: &str) -> Result<bool, StoreError> {
        self.read("reading cursors", |tx| {
            let sql = "SELECT EXISTS (SELECT 1 FROM cursors WHERE account = ?1)";
            Ok(tx.query_row(sql, [account], |row| row.get(0))?)
        })
    }

    /// Takes a batch in: messages, readings and cursor in one transaction. A message that is there
    /// already, from another folder or an earlier UIDVALIDITY, is no second fact; it only comes to
    /// further applications, if it now matches more.
    ///
    /// # Errors
    /// If the database can't be written; then nothing was taken in, and the cursor stands.
    pub fn take_in(&mut self, batch: &Batch, now: Timestamp) -> Result<TakenIn, StoreError> {
        self.write("taking messages in", |tx| {
            move_cursor(tx, batch)?;
            let mut taken = TakenIn::default();
            for message in &batch.messages {
                let id = if message.matches.is_empty() {
                    None
                } else {
                    Some(take_one(tx, batch, message, now, &mut taken)?)
                };
                taken.messages.push(id);
            }
            Ok(taken)
        })
    }
}

fn move_cursor(tx: &Connection, batch: &Batch) -> Result<(), StoreError> {
    let Batch { account, folder, uid_validity, next_uid, .. } = batch;
    if let Some(next_uid) = next_uid {
        let sql = "DELETE FROM pending_uids WHERE account = ?1 AND folder = ?2 AND NOT EXISTS (
            SELECT 1 FROM cursors WHERE account = ?1 AND folder = ?2 AND uid_validity = ?3)";
        run(tx, sql, params![account, folder, uid_validity])?;
        let sql = "INSERT INTO cursors (account, folder, uid_validity, next_uid)
            VALUES (?1, ?2, ?3, ?4)
            ON CONFLICT (account, folder) DO UPDATE SET uid_validity = ?3, next_uid = ?4";
        run(tx, sql, params![account, folder, uid_validity, next_uid])?;
    }
    for uid in &batch.done {
        let sql = "DELETE FROM pending_uids WHERE account = ?1 AND folder = ?2 AND uid = ?3";
        run(tx, sql, params![account, folder, uid])?;
    }
    for uid in &batch.pending {
        let sql = "INSERT INTO pending_uids (account, folder, uid) VALUES (?1, ?2, ?3)
            ON CONFLICT DO NOTHING";
        run(tx, sql, params![account, folder, uid])?;
    }
    Ok(())
}

fn take_one(
    tx: &Connection,
    batch: &Batch,
    new: &NewMessage,
    now: Timestamp,
    taken: &mut TakenIn,
) -> Result<MessageId, StoreError> {
    let id = match known(tx, batch, new)? {
        Some(id) => id,
        None => {
            let id = insert_message(tx, new, now)?;
            taken.new.insert(id);
            id
        }
    };
    let sql = "INSERT INTO message_locations (account, folder, uid_validity, uid, message)
        VALUES (?1, ?2, ?3, ?4, ?5) ON CONFLICT DO NOTHING";
    let Batch { account, folder, uid_validity, .. } = batch;
    run(tx, sql, params![account, folder, uid_validity, new.uid, id.0])?;
    for found in &new.matches {
        let sign = new.known_by.signs.get(&found.application).map(String::as_str);
        if insert_match(tx, id, found, sign, now)? {
            taken.touched.insert(found.application);
            if let Some(reading) = &new.reading {
                let what = What::Reading(reading_fact(id, reading));
                insert(tx, found.application, now, now, &what)?;
            }
        }
    }
    Ok(id)
}

/// The row of a message that was taken in before: from this very place, or from another.
fn known(
    tx: &Connection,
    batch: &Batch,
    new: &NewMessage,
) -> Result<Option<MessageId>, StoreError> {
    // Some servers give a UID a second time: the place alone is no proof.
    let sql = "SELECT message FROM message_locations JOIN messages ON id = message
        WHERE account = ?1 AND folder = ?2 AND uid_validity = ?3 AND uid = ?4
            AND rfc_message_id = ?5 AND (rfc_message_id <> '' OR header_hash = ?6)
        UNION ALL
        SELECT id FROM messages WHERE rfc_message_id = ?5 AND header_hash = ?6";
    let Batch { account, folder, uid_validity, .. } = batch;
    let rfc_id = new.rfc_message_id.as_deref().unwrap_or_default();
    let place = params![account, folder, uid_validity, new.uid, rfc_id, &new.header_hash[..]];
    let row = tx.prepare_cached(sql)?.query_row(place, |row| row.get(0)).optional()?;
    Ok(row.map(MessageId))
}

fn insert_message(
    tx: &Connection,
    new: &NewMessage,
    now: Timestamp,
) -> Result<MessageId, StoreError> {
    let sql = "INSERT INTO messages (rfc_message_id, header_hash, from_address, own, date,
            automatic, failure, failure_address, failure_status, failure_attempt, attempt,
            recorded, conversation)
        VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11, ?12, ?13)";
    let failure = new.failure.as_ref();
    let fields = params![
        new.rfc_message_id.as_deref().unwrap_or_default(),
        &new.header_hash[..],
        new.from.to_lowercase(),
        new.own,
        new.date.map(micros),
        new.automatic.map(Automatic::as_str),
        failure.is_some(),
        failure.and_then(|f| f.address.as_ref().map(|a| a.to_lowercase())),
        failure.and_then(|f| f.status.as_deref()),
        failure.and_then(|f| f.attempt.map(|a| a.0)),
        new.attempt.map(|a| a.0),
        micros(now),
        new.known_by.conversation,
    ];
    run(tx, sql, fields)?;
    let id = tx.last_insert_rowid();
    for (position, reference) in (0_i64..).zip(&new.references) {
        let sql = "INSERT INTO message_references (message, position, id) VALUES (?1, ?2, ?3)";
        run(tx, sql, params![id, position, reference])?;
    }
    let sql = "INSERT INTO message_texts (message, subject, body) VALUES (?1, ?2, ?3)";
    run(tx, sql, params![id, new.subject, new.text])?;
    if let Some(reading) = &new.reading {
        insert_evidence(tx, MessageId(id), &reading.evidence)?;
    }
    if let Some(invitation) = &new.invitation {
        invitations::insert(tx, MessageId(id), invitation)?;
    }
    Ok(MessageId(id))
}

/// Records that a message belongs, or may belong, to an application; true if it was not known.
pub(super) fn insert_match(
    tx: &Connection,
    message: MessageId,
    found: &NewMatch,
    sign: Option<&str>,
    now: Timestamp,
) -> Result<bool, StoreError> {
    let NewMatch { application, at, sureness, contact, verified, answers } = found;
    exists(tx, *application)?;
    let sql = "SELECT 1 FROM message_matches WHERE message = ?1 AND application = ?2";
    let known =
        tx.prepare_cached(sql)?.query_row([message.0, application.0], |_| Ok(())).optional()?;
    if known.is_some() {
        return Ok(false);
    }
    if let Some(contact) = contact {
        has_contact(tx, *application, *contact)?;
    }
    let seq = head(tx, Some(*application), "message", *at, now)?;
    let sql = "INSERT INTO message_matches
        (seq, message, application, sureness, contact, verified, answers, sign)
        VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8)";
    let (sureness, contact) = (sureness.as_str(), contact.map(|c| c.0));
    let (message, of) = (message.0, application.0);
    let fields = params![seq.0, message, of, sureness, contact, verified, answers, sign];
    run(tx, sql, fields)?;
    Ok(true)
}

/// A reading of Afterword's, as a fact.
pub(super) fn reading_fact(message: MessageId, new: &NewReading) -> Reading {
    let NewReading { kind, also, due, .. } = new;
    Reading { message, kind: *kind, also: also.clone(), due: *due, by: Reader::Afterword }
}

/// Writes the words that decided a reading.
pub(super) fn insert_evidence(
    tx: &Connection,
    message: MessageId,
    evidence: &[Evidence],
) -> Result<(), StoreError> {
    for (position, Evidence { text, says }) in (0_i64..).zip(evidence) {
        let sql = "INSERT INTO evidence (message, position, words, says) VALUES (?1, ?2, ?3, ?4)";
        run(tx, sql, params![message.0, position, text, says])?;
    }
    Ok(())
}
