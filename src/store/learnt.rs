//! What the messages of applications, and the candidate, say of who else may write about them.

use std::collections::{BTreeMap, BTreeSet};

use rusqlite::{Params, Row};

use super::rows::{Got, all};
use super::{Store, StoreError};
use crate::matching::Learnt;
use crate::timeline::facts::{ApplicationId, ContactId};

impl Store {
    /// What matching goes by beside Message-IDs and the addresses of contacts. Of messages only
    /// those count that belong to their application surely or by the candidate's word.
    ///
    /// # Errors
    /// If the database can't be read.
    pub fn learnt(&self) -> Result<Learnt, StoreError> {
        self.read("listing what was learnt", |tx| {
            let people = "SELECT application, contact, name FROM contacts JOIN facts USING (seq)
                WHERE NOT removed AND seq = (SELECT max(seq) FROM contacts AS latest
                    WHERE latest.contact = contacts.contact)";
            // From the terms to their facts, which are many more.
            let roles = "SELECT application, role FROM terms CROSS JOIN facts USING (seq)
                WHERE seq IN (SELECT max(seq) FROM terms CROSS JOIN facts USING (seq)
                    GROUP BY application)";
            let agents = "SELECT DISTINCT application, address
                FROM contacts JOIN facts USING (seq)
                WHERE address IS NOT NULL AND contact IN (
                    SELECT contact FROM contacts AS latest WHERE role = 'agency' AND seq = (
                        SELECT max(seq) FROM contacts WHERE contact = latest.contact))";
            // Whether a message belongs is asked once, for all that is learnt from it.
            let belonging = format!(
                "SELECT application, message, NOT own AND automatic IS NULL, from_address,
                    conversation
                FROM message_matches AS matches JOIN messages ON messages.id = message
                WHERE {BELONGS}"
            );
            let mut references: BTreeMap<i64, Vec<String>> = BTreeMap::new();
            for (message, id) in all(tx, "SELECT message, id FROM message_references", [], |row| {
                Ok((row.get(0)?, row.get(1)?))
            })? {
                references.entry(message).or_default().push(id);
            }
            let mut senders = BTreeSet::new();
            let mut named = BTreeSet::new();
            let mut conversations = BTreeSet::new();
            for message in all(tx, &belonging, [], Belonging::of)? {
                let of = message.application;
                conversations.extend(message.conversation.map(|conversation| (of, conversation)));
                if !message.theirs {
                    continue;
                }
                if !message.from.is_empty() {
                    senders.insert((of, message.from));
                }
                let ids = references.get(&message.message).into_iter().flatten();
                named.extend(ids.map(|id| (of, id.clone())));
            }
            Ok(Learnt {
                people: all(tx, people, [], |row| {
                    Ok((ApplicationId(row.get(0)?), ContactId(row.get(1)?), row.get(2)?))
                })?,
                roles: pairs(tx, roles, [])?,
                agents: pairs(tx, agents, [])?,
                senders: senders.into_iter().collect(),
                named: named.into_iter().collect(),
                conversations: conversations.into_iter().collect(),
            })
        })
    }
}

/// A message of an application.
struct Belonging {
    application: ApplicationId,
    message: i64,
    /// Somebody of theirs wrote it.
    theirs: bool,
    from: String,
    conversation: Option<String>,
}

impl Belonging {
    fn of(row: &Row<'_>) -> rusqlite::Result<Self> {
        Ok(Self {
            application: ApplicationId(row.get(0)?),
            message: row.get(1)?,
            theirs: row.get(2)?,
            from: row.get(3)?,
            conversation: row.get(4)?,
        })
    }
}

fn pairs(
    tx: &rusqlite::Connection,
    sql: &str,
    given: impl Params,
) -> Got<Vec<(ApplicationId, String)>> {
    all(tx, sql, given, |row: &Row<'_>| Ok((ApplicationId(row.get(0)?), row.get(1)?)))
}

const BELONGS: &str = "coalesce(
    (SELECT here FROM assignments AS a WHERE a.message = matches.message
        AND a.application = matches.application ORDER BY a.seq DESC LIMIT 1),
    sureness = 'sure')";
