//! The texts of touches in the queue.

use jiff::Timestamp;
use rusqlite::{Connection, OptionalExtension, params};

use super::facts_in::insert;
use super::facts_out::draft;
use super::rows::{all, run};
use super::{Store, StoreError};
use crate::timeline::facts::{ApplicationId, Draft, Seq, TouchKey, What};

/// The content of a draft.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct DraftText {
    /// To whom, as the header says it; a name alone for a call or a letter.
    pub to: String,
    /// From whom, as the header says it.
    pub from: String,
    /// The subject.
    pub subject: String,
    /// The text.
    pub text: String,
    /// The Message-ID it answers, without angle brackets.
    pub in_reply_to: Option<String>,
    /// The Message-IDs of its thread, oldest first, without angle brackets.
    pub references: Vec<String>,
    /// Why it is due, in words.
    pub why: String,
    /// The template and its variant that it was made from; none for one of the candidate's own.
    pub template: Option<String>,
}

impl Store {
    /// Records a draft with its content.
    ///
    /// # Errors
    /// If there is no such application, or the database can't be written.
    pub fn record_draft(
        &mut self,
        application: ApplicationId,
        draft: &Draft,
        text: &DraftText,
        now: Timestamp,
    ) -> Result<Seq, StoreError> {
        self.write("recording a draft", |tx| {
            let seq = insert(tx, application, now, now, &What::Draft(draft.clone()))?;
            insert_text(tx, seq, text)?;
            Ok(seq)
        })
    }

    /// The latest draft of a touch.
    ///
    /// # Errors
    /// If the database can't be read.
    pub fn latest_draft(&self, touch: &TouchKey) -> Result<Option<(Seq, Draft)>, StoreError> {
        self.read("reading a draft", |tx| {
            let Some(seq) = latest(tx, touch)? else { return Ok(None) };
            let sql = "SELECT need FROM draft_needs WHERE seq = ?1 ORDER BY position";
            let needs = all(tx, sql, [seq], |row| row.get(0))?;
            let sql = "SELECT seq, touch, due, digest, edited FROM drafts WHERE seq = ?1";
            Ok(Some((Seq(seq), tx.query_row(sql, [seq], |row| draft(row, needs.clone()))?)))
        })
    }

    /// The content of the latest draft of a touch, unless it was deleted.
    ///
    /// # Errors
    /// If the database can't be read.
    pub fn draft_text(&self, touch: &TouchKey) -> Result<Option<DraftText>, StoreError> {
        self.read("reading the text of a draft", |tx| {
            let Some(seq) = latest(tx, touch)? else { return Ok(None) };
            let sql = "SELECT id FROM draft_references WHERE draft = ?1 ORDER BY position";
            let references: Vec<String> = all(tx, sql, [seq], |row| row.get(0))?;
            let sql = "SELECT recipient, sender, subject, body, in_reply_to, why, template
                FROM draft_texts WHERE draft = ?1";
            let text = tx.query_row(sql, [seq], |row| {
                Ok(DraftText {
                    to: row.get(0)?,
                    from: row.get(1)?,
                    subject: row.get(2)?,
                    text: row.get(3)?,
                    in_reply_to: row.get(4)?,
                    references: references.clone(),
                    why: row.get(5)?,
                    template: row.get(6)?,
                })
            });
            Ok(text.optional()?)
        })
    }
}

fn latest(tx: &Connection, touch: &TouchKey) -> Result<Option<i64>, StoreError> {
    let sql = "SELECT max(seq) FROM drafts WHERE touch = ?1";
    Ok(tx.query_row(sql, [touch.to_string()], |row| row.get(0))?)
}

fn insert_text(tx: &Connection, seq: Seq, text: &DraftText) -> Result<(), StoreError> {
    let sql = "INSERT INTO draft_texts
        (draft, recipient, sender, subject, body, in_reply_to, why, template)
        VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8)";
    let DraftText { to, from, subject, text, in_reply_to, references, why, template } = text;
    run(tx, sql, params![seq.0, to, from, subject, text, in_reply_to, why, template])?;
    for (position, id) in (0_i64..).zip(references) {
        let sql = "INSERT INTO draft_references (draft, position, id) VALUES (?1, ?2, ?3)";
        run(tx, sql, params![seq.0, position, id])?;
    }
    Ok(())
}
