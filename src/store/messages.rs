//! The messages taken in, as `inbox` shows them, and what the candidate makes of them.

use jiff::Timestamp;
use rusqlite::{Connection, OptionalExtension, params};

use super::cursors::{Evidence, NewMatch, NewReading, insert_evidence, insert_match, reading_fact};
use super::facts_in::insert;
use super::facts_out::reading;
use super::rows::{all, instant, instant_opt, micros, parsed, parsed_opt, run};
use super::{Store, StoreError, invitations};
use crate::timeline::facts::{ApplicationId, AttemptId, ContactId, MessageId, Reading, Seq, What};
use crate::timeline::invitation::Invitation;
use crate::timeline::words::{Automatic, Sureness};

/// A message taken in.
#[derive(Debug, Clone, PartialEq)]
pub struct MessageView {
    /// Which message.
    pub id: MessageId,
    /// Its Message-ID, without angle brackets.
    pub rfc_message_id: Option<String>,
    /// Its From address, lower case.
    pub from: String,
    /// Written by the candidate.
    pub own: bool,
    /// Its Date header, where it can be used.
    pub date: Option<Timestamp>,
    /// When it was taken in.
    pub recorded: Timestamp,
    /// Set if a machine wrote it.
    pub automatic: Option<Automatic>,
    /// The ids of In-Reply-To and References, oldest first.
    pub references: Vec<String>,
    /// Its subject, unless the text was deleted.
    pub subject: Option<String>,
    /// The part its sender wrote, unless the text was deleted.
    pub text: Option<String>,
    /// The words that decided Afterword's reading.
    pub evidence: Vec<Evidence>,
    /// What its calendar part says of an interview, unless the text was deleted.
    pub invitation: Option<Invitation>,
    /// To which applications it belongs, or may.
    pub matches: Vec<MessageMatch>,
}

/// What a message is to an application.
#[derive(Debug, Clone, PartialEq)]
pub struct MessageMatch {
    /// The fact.
    pub seq: Seq,
    /// The application.
    pub application: ApplicationId,
    /// When the message happened for it.
    pub at: Timestamp,
    /// How surely it belongs there.
    pub sureness: Sureness,
    /// The contact who sent it.
    pub contact: Option<ContactId>,
    /// It names one of our ids, or its sender is authenticated.
    pub verified: bool,
    /// What the candidate last said about whether it belongs there.
    pub assigned: Option<bool>,
    /// Why it belongs there, or may, in words.
    pub sign: Option<String>,
    /// Its readings, in order of recording.
    pub readings: Vec<Reading>,
}

/// Which messages to list.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct MessageFilter {
    /// Of this application alone.
    pub application: Option<ApplicationId>,
    /// Taken in at this instant or later.
    pub since: Option<Timestamp>,
    /// At most so many, the newest.
    pub limit: u32,
}

/// A Message-ID that belongs to an application's thread.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct KnownId {
    /// The id, without angle brackets, as it was written.
    pub id: String,
    /// The application.
    pub application: ApplicationId,
    /// The attempt it is of, if it is ours.
    pub attempt: Option<AttemptId>,
}

impl Store {
    /// A message taken in.
    ///
    /// # Errors
    /// If the database can't be read.
    pub fn message(&self, id: MessageId) -> Result<Option<MessageView>, StoreError> {
        self.read("reading a message", |tx| view(tx, id))
    }

    /// Messages taken in, the newest first.
    ///
    /// # Errors
    /// If the database can't be read.
    pub fn messages(&self, filter: MessageFilter) -> Result<Vec<MessageView>, StoreError> {
        self.read("listing messages", |tx| {
            let sql = "SELECT id FROM messages WHERE recorded >= ?2 AND (?1 IS NULL OR EXISTS (
                    SELECT 1 FROM message_matches WHERE message = id AND application = ?1))
                ORDER BY id DESC LIMIT ?3";
            let application = filter.application.map(|a| a.0);
            let since = filter.since.map_or(i64::MIN, micros);
            let ids: Vec<i64> =
                all(tx, sql, params![application, since, filter.limit], |row| row.get(0))?;
            let mut views = Vec::new();
            for id in ids {
                views.extend(view(tx, MessageId(id))?);
            }
            Ok(views)
        })
    }

    /// The Message-IDs by which a message can name a thread for sure: those of our attempts, and of
    /// messages that belong to their application surely or by the candidate's word. An id may come
    /// more than once: several tries of a touch bear one, and so does the copy in Sent.
    ///
    /// # Errors
    /// If the database can't be read.
    pub fn known_ids(&self) -> Result<Vec<KnownId>, StoreError> {
        self.read("listing Message-IDs", |tx| {
            let sql = "SELECT id, application, attempt
                FROM thread_ids JOIN attempts_begun USING (attempt)
                UNION ALL
                SELECT rfc_message_id, application, NULL
                FROM message_matches AS matches JOIN messages ON messages.id = message
                WHERE rfc_message_id <> '' AND coalesce(
                    (SELECT here FROM assignments AS a WHERE a.message = matches.message
                        AND a.application = matches.application ORDER BY a.seq DESC LIMIT 1),
                    sureness = 'sure')
                ORDER BY 1, 2, 3";
            Ok(all(tx, sql, [], |row| {
                Ok(KnownId {
                    id: row.get(0)?,
                    application: ApplicationId(row.get(1)?),
                    attempt: row.get::<_, Option<i64>>(2)?.map(AttemptId),
                })
            })?)
        })
    }

    /// Records that a message belongs to one application and no other, or to none, on the
    /// candidate's word. To an application it was not matched with, it comes with its readings.
    ///
    /// # Errors
    /// If there is no such message, application or contact, or the database can't be written.
    pub fn assign(
        &mut self,
        message: MessageId,
        to: Option<&NewMatch>,
        now: Timestamp,
    ) -> Result<(), StoreError> {
        self.write("assigning a message", |tx| {
            let Some(known) = view(tx, message)? else { return Err(no_message(message)) };
            if let Some(to) = to {
                if insert_match(tx, message, to, None, now)? {
                    let readings = known.matches.first().map(|m| m.readings.as_slice());
                    for reading in readings.unwrap_or_default() {
                        insert(tx, to.application, now, now, &What::Reading(reading.clone()))?;
                    }
                }
                let what = What::Assignment { message, here: true };
                insert(tx, to.application, now, now, &what)?;
            }
            let here = to.map(|to| to.application);
            for other in known.matches.iter().map(|m| m.application).filter(|a| Some(*a) != here) {
                insert(tx, other, now, now, &What::Assignment { message, here: false })?;
            }
            Ok(())
        })
    }

    /// Records what Afterword now reads in a message, for every application it may belong to.
    ///
    /// # Errors
    /// If there is no such message, or the database can't be written.
    pub fn read_again(
        &mut self,
        message: MessageId,
        new: &NewReading,
        now: Timestamp,
    ) -> Result<(), StoreError> {
        self.write("reading a message again", |tx| {
            let Some(known) = view(tx, message)? else { return Err(no_message(message)) };
            for found in known.matches {
                let what = What::Reading(reading_fact(message, new));
                insert(tx, found.application, now, now, &what)?;
            }
            run(tx, "DELETE FROM evidence WHERE message = ?1", [message.0])?;
            insert_evidence(tx, message, &new.evidence)
        })
    }
}

fn no_message(message: MessageId) -> StoreError {
    StoreError::Missing { what: format!("message {message}") }
}

fn view(tx: &Connection, id: MessageId) -> Result<Option<MessageView>, StoreError> {
    let sql = "SELECT rfc_message_id, from_address, own, date, recorded, automatic, subject, body
        FROM messages LEFT JOIN message_texts ON message = id WHERE id = ?1";
    let found = tx.prepare_cached(sql)?.query_row([id.0], |row| {
        let rfc_message_id: String = row.get(0)?;
        Ok(MessageView {
            id,
            rfc_message_id: Some(rfc_message_id).filter(|id| !id.is_empty()),
            from: row.get(1)?,
            own: row.get(2)?,
            date: instant_opt(row, 3)?,
            recorded: instant(row, 4)?,
            automatic: parsed_opt(row, 5)?,
            references: Vec::new(),
            subject: row.get(6)?,
            text: row.get(7)?,
            evidence: Vec::new(),
            invitation: None,
            matches: Vec::new(),
        })
    });
    let Some(found) = found.optional()? else { return Ok(None) };
    let sql = "SELECT id FROM message_references WHERE message = ?1 ORDER BY position";
    let references = all(tx, sql, [id.0], |row| row.get(0))?;
    let sql = "SELECT words, says FROM evidence WHERE message = ?1 ORDER BY position";
    let evidence =
        all(tx, sql, [id.0], |row| Ok(Evidence { text: row.get(0)?, says: row.get(1)? }))?;
    let invitation = invitations::of_message(tx, id)?;
    let matches = matches(tx, id)?;
    Ok(Some(MessageView { references, evidence, invitation, matches, ..found }))
}

fn matches(tx: &Connection, id: MessageId) -> Result<Vec<MessageMatch>, StoreError> {
    let sql = "SELECT seq, application, at, sureness, contact, verified,
            (SELECT here FROM assignments AS a WHERE a.message = matches.message
                AND a.application = matches.application ORDER BY a.seq DESC LIMIT 1), sign
        FROM message_matches AS matches JOIN facts USING (seq, application)
        WHERE message = ?1 ORDER BY seq";
    let found = all(tx, sql, [id.0], |row| {
        Ok(MessageMatch {
            seq: Seq(row.get(0)?),
            application: ApplicationId(row.get(1)?),
            at: instant(row, 2)?,
            sureness: parsed(row, 3)?,
            contact: row.get::<_, Option<i64>>(4)?.map(ContactId),
            verified: row.get(5)?,
            assigned: row.get(6)?,
            sign: row.get(7)?,
            readings: Vec::new(),
        })
    })?;
    let with_readings = found
        .into_iter()
        .map(|m| Ok(MessageMatch { readings: readings(tx, id, m.application)?, ..m }));
    with_readings.collect()
}

fn readings(
    tx: &Connection,
    message: MessageId,
    application: ApplicationId,
) -> Result<Vec<Reading>, StoreError> {
    let sql = "SELECT seq, message, readings.kind, earliest, latest, reader
        FROM readings JOIN facts USING (seq)
        WHERE message = ?1 AND application = ?2 ORDER BY seq";
    let also = "SELECT kind FROM readings_also WHERE seq = ?1 ORDER BY position";
    Ok(all(tx, sql, [message.0, application.0], |row| {
        reading(row, all(tx, also, [row.get::<_, i64>(0)?], |row| parsed(row, 0))?)
    })?)
}
