//! The ledger of places: a check-in round takes one, and there are only so many.

use jiff::Timestamp;
use rusqlite::{Connection, OptionalExtension, params};

use super::rows::{all, run};
use super::{Store, StoreError};
use crate::timeline::facts::{ApplicationId, Seq};

impl Store {
    /// Brings the places of rounds by the candidate's own hand in line with what counts as such a
    /// round, each named by the fact that told of it: what does so no more gives its place back,
    /// and what does takes one, while there are any. Nothing is done, and false returned, if
    /// something was recorded about the application that `seen` does not cover.
    ///
    /// # Errors
    /// If the database can't be written.
    pub fn keep_own_places(
        &mut self,
        application: ApplicationId,
        seen: Seq,
        rounds: &[Seq],
    ) -> Result<bool, StoreError> {
        self.write("keeping the places of one's own rounds", |tx| {
            let sql = "SELECT EXISTS (SELECT 1 FROM facts WHERE application = ?1 AND seq > ?2)";
            if tx.query_row(sql, params![application.0, seen.0], |row| row.get(0))? {
                return Ok(false);
            }
            let held = own_held(tx, application)?;
            for (round, key) in &held {
                if !rounds.contains(round) {
                    give_back(tx, application, key)?;
                }
            }
            for round in rounds {
                if !held.iter().any(|(known, _)| known == round) {
                    let key = own_key(tx, application, *round)?;
                    take_by_hand(tx, application, &key)?;
                }
            }
            Ok(true)
        })
    }

    /// Takes a place for a round of which a task was done, while there are any. True if the round
    /// has a place afterwards; taking twice for one round takes one.
    ///
    /// # Errors
    /// If the database can't be written.
    pub fn take_place(
        &mut self,
        application: ApplicationId,
        round_key: &str,
    ) -> Result<bool, StoreError> {
        self.write("taking a place", |tx| take_by_hand(tx, application, round_key))
    }

    /// Gives back the place of a round that reached nobody, once in the life of the round. True if
    /// it was given back now; false if it was before, or if the round has taken none.
    ///
    /// # Errors
    /// If the database can't be written.
    pub fn give_place_back(
        &mut self,
        application: ApplicationId,
        round_key: &str,
        now: Timestamp,
    ) -> Result<bool, StoreError> {
        self.write("giving a place back", |tx| {
            if !has_taken(tx, application, round_key)? || returned(tx, application, round_key)? {
                return Ok(false);
            }
            give_back(tx, application, round_key)?;
            let sql = "UPDATE agenda SET wake_at = ?2 WHERE application = ?1";
            run(tx, sql, params![application.0, now.as_microsecond()])?;
            Ok(true)
        })
    }

    /// How many places an application has that no round has taken.
    ///
    /// # Errors
    /// If the database can't be read.
    pub fn places_left(&self, application: ApplicationId) -> Result<u32, StoreError> {
        self.read("counting places", |tx| {
            let sql = "SELECT (SELECT count(*) FROM places WHERE application = ?1)
                - (SELECT count(*) FROM places_taken WHERE application = ?1)";
            Ok(tx.query_row(sql, [application.0], |row| row.get(0))?)
        })
    }
}

/// A place comes back as a new one.
fn give_back(tx: &Connection, of: ApplicationId, round_key: &str) -> Result<(), StoreError> {
    grant(tx, of, 1)?;
    let sql = "INSERT INTO places_returned (application, round_key, place)
        SELECT ?1, ?2, max(place) FROM places WHERE application = ?1";
    run(tx, sql, params![of.0, round_key])?;
    Ok(())
}

/// The rounds by hand that have a place, with its key.
fn own_held(tx: &Connection, of: ApplicationId) -> Result<Vec<(Seq, String)>, StoreError> {
    let sql = "SELECT round_key FROM places_taken AS taken
        WHERE application = ?1 AND round_key GLOB 'own.*' AND NOT EXISTS (
            SELECT 1 FROM places_returned AS returned
            WHERE returned.application = ?1 AND returned.round_key = taken.round_key)
        ORDER BY place";
    let keys: Vec<String> = all(tx, sql, [of.0], |row| row.get(0))?;
    let round = |key: &str| key.split('.').nth(1).and_then(|seq| seq.parse().ok()).map(Seq);
    Ok(keys.into_iter().filter_map(|key| Some((round(&key)?, key))).collect())
}

/// The key of the next place of a round by hand. The candidate may change their mind as often as
/// they like: each time that it is given back, the next one has a name of its own.
fn own_key(tx: &Connection, of: ApplicationId, round: Seq) -> Result<String, StoreError> {
    let key = format!("own.{round}");
    let sql = "SELECT count(*) FROM places_returned
        WHERE application = ?1 AND (round_key = ?2 OR round_key GLOB ?2 || '.*')";
    let given_back: u32 = tx.query_row(sql, params![of.0, key], |row| row.get(0))?;
    Ok(if given_back == 0 { key } else { format!("{key}.{given_back}") })
}

/// Adds places.
pub(super) fn grant(
    tx: &Connection,
    application: ApplicationId,
    places: u32,
) -> Result<(), StoreError> {
    let sql = "INSERT INTO places (application, place)
        SELECT ?1, 1 + coalesce(max(place), 0) FROM places WHERE application = ?1";
    for _ in 0..places {
        run(tx, sql, [application.0])?;
    }
    Ok(())
}

/// Takes a place for a round that goes out now, or finds the one it has. A round that has given
/// its place back takes another, under a name of its own that gives nothing back.
pub(super) fn take(
    tx: &Connection,
    application: ApplicationId,
    round_key: &str,
) -> Result<(), StoreError> {
    let again = format!("{round_key}/again");
    let key = if returned(tx, application, round_key)? { &again } else { round_key };
    if has_taken(tx, application, key)? {
        return Ok(());
    }
    let sql = "INSERT INTO places_taken (application, place, round_key)
        SELECT ?1, place, ?2 FROM places
        WHERE application = ?1 AND place NOT IN
            (SELECT place FROM places_taken WHERE application = ?1)
        ORDER BY place LIMIT 1";
    match run(tx, sql, params![application.0, key])? {
        0 => Err(StoreError::NoPlace { application }),
        _ => Ok(()),
    }
}

/// Takes a place if there is one; true if the round has one afterwards.
pub(super) fn take_by_hand(
    tx: &Connection,
    application: ApplicationId,
    round_key: &str,
) -> Result<bool, StoreError> {
    match take(tx, application, round_key) {
        Ok(()) => Ok(true),
        Err(StoreError::NoPlace { .. }) => Ok(false),
        Err(e) => Err(e),
    }
}

fn has_taken(tx: &Connection, of: ApplicationId, round_key: &str) -> Result<bool, StoreError> {
    let sql = "SELECT 1 FROM places_taken WHERE application = ?1 AND round_key = ?2";
    Ok(one(tx, sql, of, round_key)?)
}

fn returned(tx: &Connection, of: ApplicationId, round_key: &str) -> Result<bool, StoreError> {
    let sql = "SELECT 1 FROM places_returned WHERE application = ?1 AND round_key = ?2";
    Ok(one(tx, sql, of, round_key)?)
}

fn one(tx: &Connection, sql: &str, of: ApplicationId, key: &str) -> rusqlite::Result<bool> {
    let row = tx.prepare_cached(sql)?.query_row(params![of.0, key], |_| Ok(())).optional()?;
    Ok(row.is_some())
}
