//! Conditions that need the candidate: raised once while they last, told and mailed once.

use std::collections::BTreeSet;

use jiff::Timestamp;
use rusqlite::params;

use super::rows::{all, instant, instant_opt, micros, run};
use super::{Store, StoreError};
use crate::timeline::facts::ApplicationId;

/// A condition to raise.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct NewCondition {
    /// What makes it the same condition while it lasts ("deaf:INBOX").
    pub key: String,
    /// The application it is about, if about one.
    pub application: Option<ApplicationId>,
    /// What it is and what to do about it, in words; no mail text. Its first line says it all.
    pub text: String,
    /// While it lasts, the account sends no mail.
    pub holds_account: bool,
    /// The candidate hears of it and need do nothing.
    pub only_told: bool,
}

/// A condition that lasts.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Condition {
    /// Which one.
    pub id: i64,
    /// What makes it the same.
    pub key: String,
    /// The application it is about, if about one.
    pub application: Option<ApplicationId>,
    /// What it is, in words.
    pub text: String,
    /// While it lasts, the account sends no mail.
    pub holds_account: bool,
    /// The candidate hears of it and need do nothing.
    pub only_told: bool,
    /// Since when.
    pub raised_at: Timestamp,
    /// When the candidate was mailed about it.
    pub mailed_at: Option<Timestamp>,
}

impl Store {
    /// Raises a condition; true if it did not last already.
    ///
    /// # Errors
    /// If the database can't be written.
    pub fn raise(&mut self, new: &NewCondition, now: Timestamp) -> Result<bool, StoreError> {
        self.write("raising a condition", |tx| {
            let NewCondition { key, application, text, holds_account, only_told } = new;
            let application = application.map(|id| id.0);
            let sql = "INSERT INTO conditions
                (key, application, text, holds_account, only_told, raised_at)
                VALUES (?1, ?2, ?3, ?4, ?5, ?6)
                ON CONFLICT (key) WHERE cleared_at IS NULL DO NOTHING";
            let row = params![key, application, text, holds_account, only_told, micros(now)];
            Ok(run(tx, sql, row)? > 0)
        })
    }

    /// Ends a condition; true if it lasted.
    ///
    /// # Errors
    /// If the database can't be written.
    pub fn clear(&mut self, key: &str, now: Timestamp) -> Result<bool, StoreError> {
        self.write("clearing a condition", |tx| {
            let sql = "UPDATE conditions SET cleared_at = ?2 WHERE key = ?1 AND cleared_at IS NULL";
            Ok(run(tx, sql, params![key, micros(now)])? > 0)
        })
    }

    /// The conditions that last, the oldest first.
    ///
    /// # Errors
    /// If the database can't be read.
    pub fn conditions(&self) -> Result<Vec<Condition>, StoreError> {
        self.read("listing conditions", |tx| {
            let sql = "SELECT id, key, application, text, holds_account, raised_at, mailed_at,
                only_told FROM conditions WHERE cleared_at IS NULL ORDER BY id";
            Ok(all(tx, sql, [], |row| {
                Ok(Condition {
                    id: row.get(0)?,
                    key: row.get(1)?,
                    application: row.get::<_, Option<i64>>(2)?.map(ApplicationId),
                    text: row.get(3)?,
                    holds_account: row.get(4)?,
                    raised_at: instant(row, 5)?,
                    mailed_at: instant_opt(row, 6)?,
                    only_told: row.get(7)?,
                })
            })?)
        })
    }

    /// Marks a condition as mailed to the candidate by the message of this Message-ID (without
    /// angle brackets), which the watcher passes over. Write it before the mail goes out.
    ///
    /// # Errors
    /// If the database can't be written.
    pub fn mark_mailed(
        &mut self,
        id: i64,
        message_id: &str,
        now: Timestamp,
    ) -> Result<(), StoreError> {
        self.write("marking a condition as mailed", |tx| {
            let sql = "UPDATE conditions SET mailed_at = coalesce(mailed_at, ?2) WHERE id = ?1";
            run(tx, sql, params![id, micros(now)])?;
            let sql = "INSERT INTO notices (id, at) VALUES (?1, ?2) ON CONFLICT DO NOTHING";
            run(tx, sql, params![message_id, micros(now)])?;
            Ok(())
        })
    }

    /// Takes back that the candidate was mailed: the server took no mail.
    ///
    /// # Errors
    /// If the database can't be written.
    pub fn unmark_mailed(&mut self, id: i64) -> Result<(), StoreError> {
        self.write("marking a condition as not mailed", |tx| {
            run(tx, "UPDATE conditions SET mailed_at = NULL WHERE id = ?1", [id])?;
            Ok(())
        })
    }

    /// The Message-IDs, without angle brackets, of our notices to the candidate.
    ///
    /// # Errors
    /// If the database can't be read.
    pub fn notices(&self) -> Result<BTreeSet<String>, StoreError> {
        self.read("listing notices", |tx| {
            let ids: Vec<String> = all(tx, "SELECT id FROM notices", [], |row| row.get(0))?;
            Ok(ids.into_iter().collect())
        })
    }
}
