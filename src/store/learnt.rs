//! What the messages of applications, and the candidate, say of who else may write about them.

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
                WHERE role = 'agency' AND address IS NOT NULL";
            let theirs = |what: &str, more: &str, and: &str| {
                format!(
                    "SELECT DISTINCT application, {what}
                    FROM message_matches AS matches JOIN messages ON messages.id = message {more}
                    WHERE NOT own AND automatic IS NULL {and} AND {BELONGS}"
                )
            };
            let references = "JOIN message_references AS named USING (message)";
            let conversations = format!(
                "SELECT DISTINCT application, conversation
                FROM message_matches AS matches JOIN messages ON messages.id = message
                WHERE conversation IS NOT NULL AND {BELONGS}"
            );
            Ok(Learnt {
                people: all(tx, people, [], |row| {
                    Ok((ApplicationId(row.get(0)?), ContactId(row.get(1)?), row.get(2)?))
                })?,
                roles: pairs(tx, roles, [])?,
                agents: pairs(tx, agents, [])?,
                senders: pairs(tx, &theirs("from_address", "", "AND from_address <> ''"), [])?,
                named: pairs(tx, &theirs("named.id", references, ""), [])?,
                conversations: pairs(tx, &conversations, [])?,
            })
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
