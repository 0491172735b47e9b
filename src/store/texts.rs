//! Texts go after a time; the facts stay.

use rusqlite::Connection;

use super::rows::run;
use super::{Store, StoreError};
use crate::timeline::facts::ApplicationId;

impl Store {
    /// Deletes the texts of an application that was closed long ago: drafts, what was sent, and
    /// messages that belong to no other application. How many there were.
    ///
    /// # Errors
    /// If the database can't be written.
    pub fn delete_texts(&mut self, of: ApplicationId) -> Result<usize, StoreError> {
        self.write("deleting old texts", |tx| Ok(delete(tx, of)?))
    }
}

fn delete(tx: &Connection, of: ApplicationId) -> rusqlite::Result<usize> {
    // A message that may belong elsewhere too keeps its text as long as that application does.
    let messages = "message IN (SELECT message FROM message_matches AS here
        WHERE application = ?1 AND NOT EXISTS (SELECT 1 FROM message_matches AS other
            WHERE other.message = here.message AND other.application <> ?1))";
    let attempts = "attempt IN (SELECT attempt FROM attempts_begun WHERE application = ?1)";
    let mut count = 0;
    for sql in [
        "DELETE FROM draft_texts WHERE draft IN (SELECT seq FROM facts WHERE application = ?1)",
        &format!("DELETE FROM message_texts WHERE {messages}"),
        &format!("DELETE FROM evidence WHERE {messages}"),
        &format!("DELETE FROM invitations WHERE {messages}"),
        &format!("DELETE FROM attempt_texts WHERE {attempts}"),
        &format!("DELETE FROM attempt_replies WHERE {attempts}"),
    ] {
        count += run(tx, sql, [of.0])?;
    }
    Ok(count)
}
