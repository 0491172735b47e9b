//! What calendar parts said of interviews to come, by message.

use rusqlite::{Connection, Row, params};

use super::rows::{Got, all, parsed_opt, run};
use super::{Store, StoreError};
use crate::timeline::facts::{ApplicationId, MessageId};
use crate::timeline::invitation::Invitation;

impl Store {
    /// The invitations of messages that belong to an application, in order of message.
    ///
    /// # Errors
    /// If the database can't be read.
    pub fn invitations(
        &self,
        of: ApplicationId,
    ) -> Result<Vec<(MessageId, Invitation)>, StoreError> {
        self.read("listing invitations", |tx| {
            let sql = "SELECT cancelled, uid, sequence, occurrence, starts, minutes, repeats,
                    summary, place, organizer, attendees, message
                FROM invitations JOIN message_matches AS matches USING (message)
                WHERE application = ?1 AND coalesce(
                    (SELECT here FROM assignments AS a WHERE a.message = matches.message
                        AND a.application = matches.application ORDER BY a.seq DESC LIMIT 1),
                    sureness = 'sure')
                ORDER BY message";
            let row = |row: &Row<'_>| Ok((MessageId(row.get(11)?), invitation(row)?));
            Ok(all(tx, sql, [of.0], row)?)
        })
    }
}

/// The invitation in a message.
pub(super) fn of_message(tx: &Connection, message: MessageId) -> Got<Option<Invitation>> {
    let sql = "SELECT cancelled, uid, sequence, occurrence, starts, minutes, repeats, summary,
            place, organizer, attendees
        FROM invitations WHERE message = ?1";
    Ok(all(tx, sql, [message.0], invitation)?.pop())
}

fn invitation(row: &Row<'_>) -> Got<Invitation> {
    let attendees: String = row.get(10)?;
    Ok(Invitation {
        cancelled: row.get(0)?,
        uid: row.get(1)?,
        sequence: row.get(2)?,
        occurrence: parsed_opt(row, 3)?,
        start: parsed_opt(row, 4)?,
        minutes: row.get(5)?,
        repeats: row.get(6)?,
        summary: row.get(7)?,
        place: row.get(8)?,
        organizer: row.get(9)?,
        attendees: attendees.lines().map(str::to_owned).collect(),
    })
}

/// Writes what a message said of an interview.
pub(super) fn insert(tx: &Connection, message: MessageId, told: &Invitation) -> Got<()> {
    let sql = "INSERT INTO invitations (message, cancelled, uid, sequence, occurrence, starts,
            minutes, repeats, summary, place, organizer, attendees)
        VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11, ?12)";
    let row = params![
        message.0,
        told.cancelled,
        told.uid,
        told.sequence,
        told.occurrence.map(|at| at.to_string()),
        told.start.map(|at| at.to_string()),
        told.minutes,
        told.repeats,
        told.summary,
        told.place,
        told.organizer,
        told.attendees.join("\n"),
    ];
    run(tx, sql, row)?;
    Ok(())
}
