//! When each application is decided again: a cache, written in the transaction of every fact.

use jiff::Timestamp;
use rusqlite::params;

use super::facts_out::facts;
use super::rows::{all, instant_opt, micros, run};
use super::shared::shared;
use super::{Store, StoreError};
use crate::timeline::facts::{ApplicationId, Facts, Seq};
use crate::timeline::policy::Shared;

/// What a decision is made from, all of one moment.
#[derive(Debug, Clone, PartialEq)]
pub struct Look {
    /// Of the application.
    pub facts: Facts,
    /// Of all of them.
    pub shared: Shared,
    /// The last fact recorded when this was read, over everything: for [`Store::set_wake`].
    pub seen: Seq,
}

impl Store {
    /// Reads what a decision about an application is made from.
    ///
    /// # Errors
    /// If the database can't be read.
    pub fn look(&self, application: ApplicationId, now: Timestamp) -> Result<Look, StoreError> {
        self.read("reading an application", |tx| {
            let sql = "SELECT coalesce(max(seq), 0) FROM facts";
            let seen = tx.query_row(sql, [], |row| row.get(0))?;
            let (facts, shared) = (facts(tx, application)?, shared(tx, now)?);
            Ok(Look { facts, shared, seen: Seq(seen) })
        })
    }

    /// Writes when to decide an application again (never, with `None`), unless a fact that the
    /// decision has not seen was recorded meanwhile: that fact's wake-up stands. True if written.
    ///
    /// # Errors
    /// If the database can't be written.
    pub fn set_wake(
        &mut self,
        application: ApplicationId,
        wake_at: Option<Timestamp>,
        seen: Seq,
    ) -> Result<bool, StoreError> {
        self.write("writing a wake-up", |tx| {
            let sql = "UPDATE agenda SET wake_at = ?2 WHERE application = ?1 AND NOT EXISTS (
                SELECT 1 FROM facts
                WHERE seq > ?3 AND (application = ?1 OR application IS NULL))";
            Ok(run(tx, sql, params![application.0, wake_at.map(micros), seen.0])? > 0)
        })
    }

    /// The applications to decide now, the longest due first; at most `limit`.
    ///
    /// # Errors
    /// If the database can't be read.
    pub fn due(&self, now: Timestamp, limit: u32) -> Result<Vec<ApplicationId>, StoreError> {
        self.read("looking for what is due", |tx| {
            Ok(all(tx, DUE, params![micros(now), limit], |row| row.get(0).map(ApplicationId))?)
        })
    }

    /// The last fact recorded, over everything: what was worked out before it may be out of date.
    ///
    /// # Errors
    /// If the database can't be read.
    pub fn last_seq(&self) -> Result<Seq, StoreError> {
        self.read("looking for the last fact", |tx| {
            let sql = "SELECT coalesce(max(seq), 0) FROM facts";
            Ok(Seq(tx.query_row(sql, [], |row| row.get(0))?))
        })
    }

    /// The earliest wake-up, if there is one.
    ///
    /// # Errors
    /// If the database can't be read.
    pub fn next_wake(&self) -> Result<Option<Timestamp>, StoreError> {
        self.read("looking for the next wake-up", |tx| {
            Ok(all(tx, NEXT, [], |row| instant_opt(row, 0))?.into_iter().next().flatten())
        })
    }

    /// Has every application decided again: at start, and when policy, zone data or clock change.
    ///
    /// # Errors
    /// If the database can't be written.
    pub fn wake_all(&mut self, now: Timestamp) -> Result<(), StoreError> {
        self.write("waking everything", |tx| {
            run(tx, "UPDATE agenda SET wake_at = ?1", [micros(now)])?;
            Ok(())
        })
    }
}

const DUE: &str = "SELECT application FROM agenda WHERE wake_at <= ?1 ORDER BY wake_at LIMIT ?2";

const NEXT: &str = "SELECT wake_at FROM agenda WHERE wake_at IS NOT NULL ORDER BY wake_at LIMIT 1";

#[cfg(test)]
mod tests {
    use super::{DUE, NEXT};
    use crate::store::{Durability, Store};

    #[test]
    fn what_is_due_is_found_by_index() {
        let dir = tempfile::tempdir().unwrap();
        let store = Store::open(&dir.path().join("a.db"), Durability::Off).unwrap();
        for sql in [DUE, NEXT] {
            let plan = store
                .read("explaining", |tx| {
                    let mut statement = tx.prepare(&format!("EXPLAIN QUERY PLAN {sql}"))?;
                    let parameters = statement.parameter_count();
                    let given = rusqlite::params_from_iter(std::iter::repeat_n(1_i64, parameters));
                    let lines = statement.query_map(given, |row| row.get::<_, String>(3))?;
                    Ok(lines.collect::<rusqlite::Result<Vec<_>>>()?)
                })
                .unwrap();
            assert_eq!(plan.len(), 1, "{plan:?}");
            assert!(plan[0].contains("INDEX agenda_by_wake"), "{plan:?}");
        }
    }
}
