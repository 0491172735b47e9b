//! What is true of the whole: the key of hashes, the policies in force, the daemon's heartbeat.

use jiff::Timestamp;
use rusqlite::{Connection, OptionalExtension, params};

use super::rows::{instant, micros, run};
use super::{Store, StoreError};

/// The daemon's sign of life.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Heartbeat {
    /// Its process id.
    pub pid: u32,
    /// Its version.
    pub version: String,
    /// When it was started.
    pub started: Timestamp,
    /// When it last gave a sign.
    pub beat: Timestamp,
}

impl Store {
    /// The key of spreads, Message-IDs and hashes, made at first start.
    ///
    /// # Errors
    /// If the database can't be read.
    pub fn key(&self) -> Result<[u8; 32], StoreError> {
        self.read("reading the key", |tx| hash_key(tx))
    }

    /// Writes the daemon's sign of life.
    ///
    /// # Errors
    /// If the database can't be written.
    pub fn beat(&mut self, heartbeat: &Heartbeat) -> Result<(), StoreError> {
        self.write("writing the heartbeat", |tx| {
            let sql = "INSERT INTO heartbeat (id, pid, version, started, beat)
                VALUES (1, ?1, ?2, ?3, ?4)
                ON CONFLICT (id) DO UPDATE SET pid = ?1, version = ?2, started = ?3, beat = ?4";
            let Heartbeat { pid, version, started, beat } = heartbeat;
            run(tx, sql, params![pid, version, micros(*started), micros(*beat)])?;
            Ok(())
        })
    }

    /// The daemon's last sign of life.
    ///
    /// # Errors
    /// If the database can't be read.
    pub fn heartbeat(&self) -> Result<Option<Heartbeat>, StoreError> {
        self.read("reading the heartbeat", |tx| heartbeat(tx))
    }

    /// Records the policy in force, if it is another than the last one; then everything is woken.
    /// True if it was recorded.
    ///
    /// # Errors
    /// If the database can't be written.
    pub fn record_policy(
        &mut self,
        digest: &str,
        version: &str,
        now: Timestamp,
    ) -> Result<bool, StoreError> {
        self.write("recording the policy", |tx| {
            let sql = "INSERT INTO policies (digest, version, at) SELECT ?1, ?2, ?3
                WHERE NOT EXISTS (SELECT 1 FROM policies
                    WHERE id = (SELECT max(id) FROM policies) AND digest = ?1 AND version = ?2)";
            let new = run(tx, sql, params![digest, version, micros(now)])? > 0;
            if new {
                run(tx, "UPDATE agenda SET wake_at = ?1", [micros(now)])?;
            }
            Ok(new)
        })
    }

    /// Since when a cadence has been in force as it stands: since now, if this digest of it is
    /// another than the last one recorded; for ever, if none was.
    ///
    /// # Errors
    /// If the database can't be written.
    pub fn cadence_since(
        &mut self,
        name: &str,
        digest: &str,
        now: Timestamp,
    ) -> Result<Timestamp, StoreError> {
        self.write("recording a cadence", |tx| {
            let sql = "SELECT digest, since FROM cadence_since WHERE name = ?1
                ORDER BY id DESC LIMIT 1";
            let last: Option<(String, Timestamp)> =
                tx.query_row(sql, [name], |row| Ok((row.get(0)?, instant(row, 1)?))).optional()?;
            let since = match last {
                Some((last, since)) if last == digest => return Ok(since),
                Some(_) => now,
                None => Timestamp::UNIX_EPOCH,
            };
            let sql = "INSERT INTO cadence_since (name, digest, since) VALUES (?1, ?2, ?3)";
            run(tx, sql, params![name, digest, micros(since)])?;
            Ok(since)
        })
    }
}

impl Store {
    /// Since when a cadence has been in force as it stands; none if the daemon hasn't seen it so.
    ///
    /// # Errors
    /// If the database can't be read.
    pub fn cadence_in_force(
        &self,
        name: &str,
        digest: &str,
    ) -> Result<Option<Timestamp>, StoreError> {
        self.read("reading a cadence", |tx| {
            let sql = "SELECT digest, since FROM cadence_since WHERE name = ?1
                ORDER BY id DESC LIMIT 1";
            let last: Option<(String, Timestamp)> =
                tx.query_row(sql, [name], |row| Ok((row.get(0)?, instant(row, 1)?))).optional()?;
            Ok(last.filter(|(last, _)| last == digest).map(|(_, since)| since))
        })
    }
}

/// Makes the key, in the transaction that makes the tables; a database has one key for ever.
pub(super) fn first_key(tx: &Connection) -> Result<(), StoreError> {
    let mut key = [0; 32];
    getrandom::fill(&mut key)
        .map_err(|e| StoreError::Missing { what: format!("randomness: {e}") })?;
    let sql = "INSERT INTO meta (key, value) VALUES ('hash_key', ?1) ON CONFLICT DO NOTHING";
    run(tx, sql, [&key[..]])?;
    Ok(())
}

pub(super) fn hash_key(conn: &Connection) -> Result<[u8; 32], StoreError> {
    let sql = "SELECT value FROM meta WHERE key = 'hash_key'";
    Ok(conn.prepare_cached(sql)?.query_row([], |row| row.get(0))?)
}

/// A keyed hash of a text in one of its uses, so that equal texts of two uses differ.
pub(super) fn keyed_hash(key: &[u8; 32], usage: &str, text: &str) -> [u8; 32] {
    let mut hasher = blake3::Hasher::new_keyed(key);
    hasher.update(usage.as_bytes()).update(&[0]).update(text.as_bytes());
    *hasher.finalize().as_bytes()
}

/// The daemon's last sign of life, within a transaction.
pub(super) fn heartbeat(conn: &Connection) -> Result<Option<Heartbeat>, StoreError> {
    let sql = "SELECT pid, version, started, beat FROM heartbeat";
    let row = conn.query_row(sql, [], |row| {
        Ok(Heartbeat {
            pid: row.get(0)?,
            version: row.get(1)?,
            started: instant(row, 2)?,
            beat: instant(row, 3)?,
        })
    });
    Ok(row.optional()?)
}
