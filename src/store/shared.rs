//! What applications share, derived from the facts of them all.

use std::collections::{BTreeMap, BTreeSet};

use jiff::{SignedDuration, Timestamp};
use rusqlite::{Connection, OptionalExtension, Row, params};

use super::facts_in::head;
use super::meta::{hash_key, heartbeat, keyed_hash};
use super::rows::{Got, all, instant, instant_opt, micros, parsed, run};
use super::{Store, StoreError};
use crate::timeline::facts::{Seq, TouchKey};
use crate::timeline::policy::{PauseAll, SentCheckIn, Shared};

impl Store {
    /// What applications share, as it stands.
    ///
    /// # Errors
    /// If the database can't be read.
    pub fn shared(&self, now: Timestamp) -> Result<Shared, StoreError> {
        self.read("reading what is shared", |tx| shared(tx, now))
    }

    /// Records that nothing goes out at all, until then or until resumed.
    ///
    /// # Errors
    /// If the database can't be written.
    pub fn pause_all(
        &mut self,
        until: Option<Timestamp>,
        now: Timestamp,
    ) -> Result<Seq, StoreError> {
        self.write("pausing everything", |tx| {
            let seq = head(tx, None, "paused", now, now)?;
            let sql = "INSERT INTO pauses (seq, until) VALUES (?1, ?2)";
            run(tx, sql, params![seq.0, until.map(micros)])?;
            Ok(seq)
        })
    }

    /// Records that the pause over everything is over.
    ///
    /// # Errors
    /// If the database can't be written.
    pub fn resume_all(&mut self, now: Timestamp) -> Result<Seq, StoreError> {
        self.write("resuming everything", |tx| {
            let seq = head(tx, None, "resumed", now, now)?;
            run(tx, "INSERT INTO resumes (seq) VALUES (?1)", [seq.0])?;
            Ok(seq)
        })
    }

    /// Records that a dead address is alive, on the candidate's word. It lifts what was recorded
    /// before; it does not lift a stop.
    ///
    /// # Errors
    /// If the database can't be written.
    pub fn revive(&mut self, address: &str, now: Timestamp) -> Result<Seq, StoreError> {
        self.write("reviving an address", |tx| {
            let address = address.to_lowercase();
            let seq = head(tx, None, "revived", now, now)?;
            let sql = "INSERT INTO revivals (seq, address) VALUES (?1, ?2)";
            run(tx, sql, params![seq.0, address])?;
            let hash = keyed_hash(&hash_key(tx)?, "address", &address);
            run(tx, "DELETE FROM never_write WHERE hash = ?1 AND why = 'dead'", [&hash[..]])?;
            Ok(seq)
        })
    }
}

/// What applications share, within a transaction.
pub(super) fn shared(conn: &Connection, now: Timestamp) -> Result<Shared, StoreError> {
    let key = hash_key(conn)?;
    let revived = revived(conn)?;
    let mut shared = Shared {
        dead: dead(conn, &revived)?,
        revived,
        stopped: stopped(conn)?,
        check_ins: check_ins(conn)?,
        mails: mails(conn, now)?,
        paused: paused(conn, now)?.and_then(Result::ok),
        pause_ended: paused(conn, now)?.and_then(Result::err),
        account_held: account_held(conn)?,
        running_since: heartbeat(conn)?.map(|heartbeat| heartbeat.started),
        key,
    };
    forgotten(conn, &mut shared)?;
    Ok(shared)
}

/// Addresses at fault for good, by a bounce or by the server's refusal, and not revived since. A
/// report that names no address speaks of the recipient of the attempt it names. A refusal at
/// MAIL FROM speaks of the sender.
fn dead(conn: &Connection, revived: &BTreeMap<String, (Seq, Timestamp)>) -> Got<BTreeSet<String>> {
    let sql = "SELECT lower(coalesce(failure_address, begun.address)), max(matches.seq)
        FROM messages JOIN message_matches AS matches ON matches.message = messages.id
        LEFT JOIN attempts_begun AS begun ON begun.attempt = failure_attempt
        WHERE failure_status GLOB '5.1.*' AND coalesce(failure_address, begun.address) IS NOT NULL
        GROUP BY 1
        UNION ALL
        SELECT begun.address, max(ended.seq)
        FROM attempts_ended AS ended JOIN attempts_begun AS begun USING (attempt)
        WHERE ending = 'refused' AND status GLOB '5.1.*' AND phase IN ('rcpt', 'data')
        GROUP BY 1";
    let killed: Vec<(String, i64)> = all(conn, sql, [], |row| Ok((row.get(0)?, row.get(1)?)))?;
    let dead = killed.into_iter().filter(|(a, seq)| revived.get(a).is_none_or(|(r, _)| r.0 < *seq));
    Ok(dead.map(|(address, _)| address).collect())
}

/// Addresses that the candidate has revived, each with the last fact that says so, and when.
fn revived(conn: &Connection) -> Got<BTreeMap<String, (Seq, Timestamp)>> {
    let sql = "SELECT address, max(seq), recorded FROM revivals JOIN facts USING (seq)
        GROUP BY address";
    let last = |row: &Row<'_>| Ok((row.get(0)?, (Seq(row.get(1)?), instant(row, 2)?)));
    let revived = all(conn, sql, [], last)?;
    Ok(revived.into_iter().collect())
}

/// Senders of messages that are read as `stop`, by the reading that holds: the candidate's latest,
/// else the latest. If the sender is a contact with another address, that one too.
fn stopped(conn: &Connection) -> Got<BTreeSet<String>> {
    let sql = "WITH asked AS (
            SELECT message FROM readings WHERE kind = 'stop'
            UNION SELECT message FROM readings_also JOIN readings USING (seq)
                WHERE readings_also.kind = 'stop'),
        holding AS (
            SELECT message, (SELECT seq FROM readings WHERE readings.message = asked.message
                ORDER BY reader = 'candidate' DESC, seq DESC LIMIT 1) AS seq
            FROM asked),
        stops AS (
            SELECT holding.message FROM holding JOIN readings USING (seq)
            WHERE kind = 'stop' OR EXISTS (SELECT 1 FROM readings_also AS also
                WHERE also.seq = holding.seq AND also.kind = 'stop'))
        SELECT lower(from_address) FROM stops JOIN messages ON messages.id = message WHERE NOT own
        UNION
        SELECT lower((SELECT address FROM contacts WHERE contacts.contact = matches.contact
            ORDER BY seq DESC LIMIT 1))
        FROM stops JOIN messages ON messages.id = stops.message
        JOIN message_matches AS matches ON matches.message = stops.message WHERE NOT own";
    let stopped: Vec<Option<String>> = all(conn, sql, [], |row| row.get(0))?;
    Ok(stopped.into_iter().flatten().collect())
}

/// Check-ins that went out, or may have, and calls that were made: each when it was first said to
/// be, to the address as it stands now.
fn check_ins(conn: &Connection) -> Got<Vec<SentCheckIn>> {
    let sql = format!("SELECT at, begun.touch, address {SENT} AND round_key IS NOT NULL");
    let mut made: Vec<(Timestamp, TouchKey, Option<String>)> =
        all(conn, &sql, [], |row| Ok((instant(row, 0)?, parsed(row, 1)?, row.get(2)?)))?;
    let sql = "SELECT at, touch, min(seq) FROM tasks_done JOIN facts USING (seq)
        WHERE touch GLOB '*.check_in.*' GROUP BY touch";
    let calls = all(conn, sql, [], |row| Ok((instant(row, 0)?, parsed::<TouchKey>(row, 1)?)))?;
    let sql = "SELECT lower(address) FROM contacts WHERE contact = ?1 ORDER BY seq DESC LIMIT 1";
    for (at, touch) in calls {
        let contact = touch.contact.map(|contact| contact.0);
        let known = conn.prepare_cached(sql)?.query_row([contact], |row| row.get(0)).optional()?;
        made.push((at, touch, known.flatten()));
    }
    let addressed = made.into_iter().filter_map(|(at, touch, address)| {
        let TouchKey { application, round, .. } = touch;
        Some(SentCheckIn { address: address?, at, application, round })
    });
    Ok(addressed.collect())
}

fn mails(conn: &Connection, now: Timestamp) -> Got<Vec<Timestamp>> {
    let sql = format!("SELECT at {SENT} AND at > ?1 ORDER BY at");
    let since = now.saturating_sub(DAY).unwrap_or(Timestamp::MIN);
    all(conn, &sql, [micros(since)], |row| instant(row, 0))
}

/// The last pause over everything, or when it ended.
fn paused(conn: &Connection, now: Timestamp) -> Got<Option<Result<PauseAll, Timestamp>>> {
    let sql = "SELECT kind = 'paused', until, at FROM facts LEFT JOIN pauses USING (seq)
        WHERE application IS NULL AND kind IN ('paused', 'resumed') ORDER BY seq DESC LIMIT 1";
    let latest: Option<(bool, Option<Timestamp>, Timestamp)> = conn
        .prepare_cached(sql)?
        .query_row([], |row| Ok((row.get(0)?, instant_opt(row, 1)?, instant(row, 2)?)))
        .optional()?;
    Ok(latest.map(|latest| match latest {
        (true, Some(until), _) if until <= now => Err(until),
        (true, until, _) => Ok(PauseAll { until }),
        (false, _, resumed) => Err(resumed),
    }))
}

fn account_held(conn: &Connection) -> Got<Option<String>> {
    let sql = "SELECT text FROM conditions WHERE cleared_at IS NULL AND holds_account
        ORDER BY id LIMIT 1";
    conn.prepare_cached(sql)?.query_row([], |row| row.get(0)).optional()
}

/// Addresses of forgotten applications are known by their hashes alone: the contacts that are there
/// now are compared with them.
fn forgotten(conn: &Connection, shared: &mut Shared) -> Result<(), StoreError> {
    let sql = "SELECT hash, why = 'stopped' FROM never_write";
    let hashes: Vec<(Vec<u8>, bool)> = all(conn, sql, [], |row| Ok((row.get(0)?, row.get(1)?)))?;
    if hashes.is_empty() {
        return Ok(());
    }
    let hashes: BTreeMap<Vec<u8>, bool> = hashes.into_iter().collect();
    let sql = "SELECT DISTINCT lower(address) FROM contacts WHERE address IS NOT NULL";
    let addresses: Vec<String> = all(conn, sql, [], |row| row.get(0))?;
    for address in addresses {
        match hashes.get(&keyed_hash(&shared.key, "address", &address)[..]) {
            Some(true) => drop(shared.stopped.insert(address)),
            Some(false) => drop(shared.dead.insert(address)),
            None => {}
        }
    }
    Ok(())
}

const SENT: &str = "FROM attempts_data AS data JOIN attempts_begun AS begun USING (attempt)
    JOIN facts ON facts.seq = data.seq LEFT JOIN attempts_ended AS ended USING (attempt)
    WHERE (ending IS NULL OR ending = 'accepted')";

const DAY: SignedDuration = SignedDuration::from_hours(24);
