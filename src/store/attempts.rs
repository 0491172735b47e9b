//! Attempts: the claim in two transactions, each deciding again from the facts inside it.

use jiff::Timestamp;
use rusqlite::{Connection, OptionalExtension, Row, params};

use super::facts_in::{exists, head};
use super::facts_out::{attempt_end, facts};
use super::places::take;
use super::rows::{Got, all, instant, instant_opt, parsed, run};
use super::shared::shared;
use super::{Store, StoreError};
use crate::timeline::facts::{
    ApplicationId, AttemptEnd, AttemptId, Digest, Facts, Phase, TouchKey,
};
use crate::timeline::policy::Shared;
use crate::timeline::words::Step;

/// What a claim is going to send.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ClaimBegin {
    /// The touch.
    pub touch: TouchKey,
    /// The recipient's address.
    pub address: String,
    /// The digest of what is sent.
    pub digest: Digest,
    /// Its Message-ID, without angle brackets.
    pub message_id: String,
    /// The frozen message (RFC 5322).
    pub composed: Vec<u8>,
}

/// One try to send a touch.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Attempt {
    /// Which try.
    pub id: AttemptId,
    /// Of which application.
    pub application: ApplicationId,
    /// Of which touch.
    pub touch: TouchKey,
    /// Which try of the touch, from 1.
    pub number: u32,
    /// The digest of what was sent.
    pub digest: Digest,
    /// The Message-ID it was given.
    pub message_id: String,
    /// The recipient's address, lower case.
    pub address: String,
    /// When it began.
    pub begun_at: Timestamp,
    /// When DATA was said, if it was.
    pub data_at: Option<Timestamp>,
    /// How it ended, if it did. At DATA with no end, it is uncertain (or under way).
    pub end: Option<AttemptEnd>,
}

impl Store {
    /// Claims a touch: reads the facts, lets the caller decide again, and records the try that the
    /// caller gives. `None` if the caller gives none.
    ///
    /// # Errors
    /// [`StoreError::Refused`] if the touch was, or may have been, sent before; if the database
    /// can't be written.
    pub fn claim(
        &mut self,
        application: ApplicationId,
        now: Timestamp,
        decide: impl FnOnce(&Facts, &Shared) -> Option<ClaimBegin>,
    ) -> Result<Option<AttemptId>, StoreError> {
        self.write("claiming a touch", |tx| {
            exists(tx, application)?;
            let Some(begin) = decide(&facts(tx, application)?, &shared(tx, now)?) else {
                return Ok(None);
            };
            begin_attempt(tx, application, now, &begin).map(Some)
        })
    }

    /// The last step before DATA: decides again, and if the caller says yes, records that the try
    /// is at DATA and takes the place of its round. False if the caller says no.
    ///
    /// # Errors
    /// [`StoreError::NoPlace`] if the round would be one too many, [`StoreError::Refused`] if the
    /// try is at DATA or ended already: nothing may be sent. If the database can't be written.
    pub fn at_data(
        &mut self,
        attempt: AttemptId,
        now: Timestamp,
        decide: impl FnOnce(&Facts, &Shared) -> bool,
    ) -> Result<bool, StoreError> {
        self.write("going to DATA", |tx| {
            let (application, touch) = touch_of(tx, attempt)?;
            if !decide(&facts(tx, application)?, &shared(tx, now)?) {
                return Ok(false);
            }
            if touch.step == Step::CheckIn {
                take(tx, application, &touch.round_key())?;
            }
            let seq = head(tx, Some(application), "attempt_data", now, now)?;
            let sql = "INSERT INTO attempts_data (attempt, seq) VALUES (?1, ?2)";
            run(tx, sql, params![attempt.0, seq.0])?;
            Ok(true)
        })
    }

    /// Records how a try ended, with the server's last words where there are any. A try whose end
    /// is unknown has none until it is settled.
    ///
    /// # Errors
    /// [`StoreError::Refused`] if it has an end, or this end does not fit it; if the database can't
    /// be written.
    pub fn end_attempt(
        &mut self,
        attempt: AttemptId,
        now: Timestamp,
        end: &AttemptEnd,
        words: &str,
    ) -> Result<(), StoreError> {
        self.write("ending an attempt", |tx| {
            insert_end(tx, attempt, now, end)?;
            if !words.is_empty() {
                let sql = "INSERT INTO attempt_replies (attempt, words) VALUES (?1, ?2)";
                run(tx, sql, params![attempt.0, words])?;
            }
            Ok(())
        })
    }

    /// Ends every try that was begun and never came to DATA. For the holder of the lock, at start.
    /// Returns the tries that are at DATA with no end: those are uncertain.
    ///
    /// # Errors
    /// If the database can't be written.
    pub fn recover(&mut self, now: Timestamp) -> Result<Vec<Attempt>, StoreError> {
        self.write("recovering attempts", |tx| {
            for attempt in select(tx, "ending IS NULL AND data.attempt IS NULL", [])? {
                let end = AttemptEnd::BeforeData { why: "found at start".to_owned() };
                insert_end(tx, attempt.id, now, &end)?;
            }
            Ok(select(tx, UNENDED, [])?)
        })
    }

    /// The tries that are at DATA with no end: under way, or uncertain.
    ///
    /// # Errors
    /// If the database can't be read.
    pub fn unended(&self) -> Result<Vec<Attempt>, StoreError> {
        self.read("looking for attempts with no end", |tx| Ok(select(tx, UNENDED, [])?))
    }

    /// A try.
    ///
    /// # Errors
    /// If the database can't be read.
    pub fn attempt(&self, id: AttemptId) -> Result<Option<Attempt>, StoreError> {
        self.read("reading an attempt", |tx| {
            Ok(select(tx, "begun.attempt = ?1", [id.0])?.into_iter().next())
        })
    }

    /// The tries of a touch, in their order.
    ///
    /// # Errors
    /// If the database can't be read.
    pub fn attempts_of(&self, touch: &TouchKey) -> Result<Vec<Attempt>, StoreError> {
        self.read("reading attempts", |tx| Ok(select(tx, "touch = ?1", [touch.to_string()])?))
    }

    /// The frozen message of a try (RFC 5322), unless its text was deleted.
    ///
    /// # Errors
    /// If the database can't be read.
    pub fn composed(&self, attempt: AttemptId) -> Result<Option<Vec<u8>>, StoreError> {
        self.read("reading what was composed", |tx| {
            let sql = "SELECT composed FROM attempt_texts WHERE attempt = ?1";
            Ok(tx.query_row(sql, [attempt.0], |row| row.get(0)).optional()?)
        })
    }

    /// What was sent to an address, or may have been: each try with its frozen message.
    ///
    /// # Errors
    /// If the database can't be read.
    pub fn sent_to(&self, address: &str) -> Result<Vec<(AttemptId, Vec<u8>)>, StoreError> {
        self.read("reading what was sent", |tx| {
            let sql = "SELECT attempt, composed FROM attempts_begun
                JOIN attempts_data USING (attempt) JOIN attempt_texts USING (attempt)
                LEFT JOIN attempts_ended USING (attempt)
                WHERE address = ?1 AND (ending IS NULL OR ending = 'accepted')";
            Ok(all(tx, sql, [address.to_lowercase()], |row| {
                Ok((AttemptId(row.get(0)?), row.get(1)?))
            })?)
        })
    }

    /// Adds an id under which the server has passed a try's message on (without angle brackets).
    ///
    /// # Errors
    /// If there is no such try, or the database can't be written.
    pub fn add_thread_id(&mut self, attempt: AttemptId, id: &str) -> Result<(), StoreError> {
        self.write("adding a Message-ID", |tx| {
            touch_of(tx, attempt)?;
            learn_id(tx, attempt, id)
        })
    }

    /// The ids under which a try's message is known, without angle brackets.
    ///
    /// # Errors
    /// If the database can't be read.
    pub fn ids_of(&self, attempt: AttemptId) -> Result<Vec<String>, StoreError> {
        self.read("listing the ids of a try", |tx| {
            let sql = "SELECT id FROM thread_ids WHERE attempt = ?1 ORDER BY id";
            Ok(all(tx, sql, [attempt.0], |row| row.get(0))?)
        })
    }
}

fn begin_attempt(
    tx: &Connection,
    application: ApplicationId,
    now: Timestamp,
    begin: &ClaimBegin,
) -> Result<AttemptId, StoreError> {
    let touch = begin.touch.to_string();
    let round_key = (begin.touch.step == Step::CheckIn).then(|| begin.touch.round_key());
    let seq = head(tx, Some(application), "attempt_begun", now, now)?;
    let sql = "INSERT INTO attempts_begun
        (seq, application, touch, number, round_key, digest, rfc_message_id, address)
        SELECT ?1, ?2, ?3, 1 + count(*), ?4, ?5, ?6, ?7 FROM attempts_begun WHERE touch = ?3";
    let ClaimBegin { digest, message_id, address, .. } = begin;
    let address = address.to_lowercase();
    run(tx, sql, params![seq.0, application.0, touch, round_key, digest.0, message_id, address])?;
    let attempt = AttemptId(tx.last_insert_rowid());
    let sql = "INSERT INTO attempt_texts (attempt, composed) VALUES (?1, ?2)";
    run(tx, sql, params![attempt.0, begin.composed])?;
    learn_id(tx, attempt, message_id)?;
    Ok(attempt)
}

fn learn_id(tx: &Connection, attempt: AttemptId, id: &str) -> Result<(), StoreError> {
    let sql = "INSERT INTO thread_ids (id, attempt) VALUES (?1, ?2) ON CONFLICT DO NOTHING";
    run(tx, sql, params![id, attempt.0])?;
    Ok(())
}

fn insert_end(
    tx: &Connection,
    attempt: AttemptId,
    now: Timestamp,
    end: &AttemptEnd,
) -> Result<(), StoreError> {
    let (application, _) = touch_of(tx, attempt)?;
    let (ending, code, status, phase, why) = match end {
        AttemptEnd::Accepted => ("accepted", None, None, None, None),
        AttemptEnd::Refused { code, status, phase } => {
            ("refused", Some(*code), status.as_deref(), Some(phase_word(*phase)), None)
        }
        AttemptEnd::BeforeData { why } => ("before_data", None, None, None, Some(why.as_str())),
        AttemptEnd::CandidateSaysNotSent => ("candidate_says_not_sent", None, None, None, None),
    };
    let seq = head(tx, Some(application), "attempt_ended", now, now)?;
    let sql = "INSERT INTO attempts_ended (attempt, seq, ending, code, status, phase, why)
        VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7)";
    run(tx, sql, params![attempt.0, seq.0, ending, code, status, phase, why])?;
    Ok(())
}

fn phase_word(phase: Phase) -> &'static str {
    match phase {
        Phase::Connect => "connect",
        Phase::Auth => "auth",
        Phase::Mail => "mail",
        Phase::Rcpt => "rcpt",
        Phase::Data => "data",
    }
}

fn touch_of(tx: &Connection, attempt: AttemptId) -> Result<(ApplicationId, TouchKey), StoreError> {
    let sql = "SELECT application, touch FROM attempts_begun WHERE attempt = ?1";
    let row = tx
        .prepare_cached(sql)?
        .query_row([attempt.0], |row| Ok((ApplicationId(row.get(0)?), parsed(row, 1)?)))
        .optional()?;
    row.ok_or_else(|| StoreError::Missing { what: format!("attempt {attempt}") })
}

fn select(tx: &Connection, which: &str, params: impl rusqlite::Params) -> Got<Vec<Attempt>> {
    let sql = format!(
        "SELECT begun.attempt, begun.application, touch, number, digest, rfc_message_id, address,
            f.at, g.at, ending, code, status, phase, why
        FROM attempts_begun AS begun JOIN facts AS f ON f.seq = begun.seq
        LEFT JOIN attempts_data AS data ON data.attempt = begun.attempt
        LEFT JOIN facts AS g ON g.seq = data.seq
        LEFT JOIN attempts_ended AS ended ON ended.attempt = begun.attempt
        WHERE {which} ORDER BY begun.attempt"
    );
    all(tx, &sql, params, attempt)
}

fn attempt(row: &Row<'_>) -> Got<Attempt> {
    let ended: Option<String> = row.get(9)?;
    Ok(Attempt {
        id: AttemptId(row.get(0)?),
        application: ApplicationId(row.get(1)?),
        touch: parsed(row, 2)?,
        number: row.get(3)?,
        digest: Digest(row.get(4)?),
        message_id: row.get(5)?,
        address: row.get(6)?,
        begun_at: instant(row, 7)?,
        data_at: instant_opt(row, 8)?,
        end: ended.map(|_| attempt_end(row, 9)).transpose()?,
    })
}

const UNENDED: &str = "ending IS NULL AND data.attempt IS NOT NULL";
