//! Facts on their way in: each is a header and one row of its kind's table.

use jiff::Timestamp;
use rusqlite::{Connection, OptionalExtension, params};

use super::applications::set_name;
use super::places::{grant, take_by_hand};
use super::rows::{micros, run};
use super::{Store, StoreError};
use crate::timeline::facts::{
    ApplicationId, ByHand, Contact, ContactId, Debrief, Draft, Expectation, Interview, InterviewId,
    InterviewState, MessageId, Reader, Reading, Seq, Terms, What,
};
use crate::timeline::words::{CountsAs, Step};

impl Store {
    /// Records a fact, and wakes its application to be decided again. `at` is when it happened,
    /// `now` when it is recorded; both are kept to the microsecond.
    ///
    /// # Errors
    /// For attempts and messages, which have ways in of their own; if what the fact names is not
    /// there; if the database can't be written.
    pub fn record(
        &mut self,
        application: ApplicationId,
        at: Timestamp,
        now: Timestamp,
        what: &What,
    ) -> Result<Seq, StoreError> {
        self.write("recording a fact", |tx| insert(tx, application, at, now, what))
    }

    /// Records several facts, all or none, if nothing was recorded about their applications since
    /// `seen`; false, and nothing is recorded, if something was.
    ///
    /// # Errors
    /// As [`Store::record`].
    pub fn record_as_seen(
        &mut self,
        now: Timestamp,
        seen: Seq,
        facts: &[(ApplicationId, Timestamp, What)],
    ) -> Result<bool, StoreError> {
        self.write("recording facts", |tx| {
            for (application, ..) in facts {
                let sql = "SELECT EXISTS (SELECT 1 FROM facts WHERE application = ?1 AND seq > ?2)";
                if tx.query_row(sql, params![application.0, seen.0], |row| row.get(0))? {
                    return Ok(false);
                }
            }
            for (application, at, what) in facts {
                insert(tx, *application, *at, now, what)?;
            }
            Ok(true)
        })
    }

    /// Records something by the candidate's own hand (`What::Logged`), and what they say that it
    /// counts as, both or neither.
    ///
    /// # Errors
    /// As [`Store::record`].
    pub fn record_counted(
        &mut self,
        application: ApplicationId,
        at: Timestamp,
        now: Timestamp,
        logged: &What,
        as_what: CountsAs,
    ) -> Result<Seq, StoreError> {
        self.write("recording a fact", |tx| {
            let what = insert(tx, application, at, now, logged)?;
            insert(tx, application, now, now, &What::Counted { what, as_what })?;
            Ok(what)
        })
    }

    /// Records several facts, of one or several applications, all or none, in their order.
    ///
    /// # Errors
    /// As [`Store::record`].
    pub fn record_all(
        &mut self,
        now: Timestamp,
        facts: &[(ApplicationId, Timestamp, What)],
    ) -> Result<Vec<Seq>, StoreError> {
        self.write("recording facts", |tx| {
            facts
                .iter()
                .map(|(application, at, what)| insert(tx, *application, *at, now, what))
                .collect()
        })
    }
}

/// Writes the header of a fact and wakes its application; over everything if it has none.
pub(super) fn head(
    tx: &Connection,
    application: Option<ApplicationId>,
    kind: &str,
    at: Timestamp,
    now: Timestamp,
) -> Result<Seq, StoreError> {
    let application = application.map(|id| id.0);
    let sql = "INSERT INTO facts (application, kind, at, recorded) VALUES (?1, ?2, ?3, ?4)";
    run(tx, sql, params![application, kind, micros(at), micros(now)])?;
    let seq = Seq(tx.last_insert_rowid());
    // An earlier wake-up stays: it is due already.
    let sql = "UPDATE agenda SET wake_at = min(coalesce(wake_at, ?2), ?2)
        WHERE application = ?1 OR ?1 IS NULL";
    run(tx, sql, params![application, micros(now)])?;
    Ok(seq)
}

/// Inserts a fact that has no way in of its own.
pub(super) fn insert(
    tx: &Connection,
    application: ApplicationId,
    at: Timestamp,
    now: Timestamp,
    what: &What,
) -> Result<Seq, StoreError> {
    exists(tx, application)?;
    let kind = kind(what);
    if matches!(kind, "message" | "attempt_begun" | "attempt_data" | "attempt_ended") {
        return Err(StoreError::NotByItself { kind });
    }
    let seq = head(tx, Some(application), kind, at, now)?;
    let s = seq.0;
    match what {
        What::Terms(terms) => insert_terms(tx, application, seq, terms)?,
        What::Granted { places } => {
            run(tx, "INSERT INTO granted (seq, places) VALUES (?1, ?2)", params![s, places])?;
            grant(tx, application, *places)?;
        }
        What::Contact(contact) => insert_contact(tx, application, seq, contact)?,
        What::Interview(interview) => insert_interview(tx, application, seq, interview)?,
        What::Debrief(debrief) => insert_debrief(tx, application, seq, debrief)?,
        What::Expectation(expectation) => insert_expectation(tx, application, seq, expectation)?,
        What::Reading(reading) => insert_reading(tx, application, seq, reading)?,
        What::Assignment { message, here } => {
            matched(tx, application, *message)?;
            let sql = "INSERT INTO assignments (seq, message, application, here)
                VALUES (?1, ?2, ?3, ?4)";
            run(tx, sql, params![s, message.0, application.0, here])?;
        }
        What::Draft(draft) => insert_draft(tx, seq, draft)?,
        What::Logged { what, contact } => insert_logged(tx, application, seq, *what, *contact)?,
        What::Counted { what, as_what } => insert_counted(tx, application, seq, *what, *as_what)?,
        What::Paused { until } => {
            let sql = "INSERT INTO pauses (seq, until) VALUES (?1, ?2)";
            run(tx, sql, params![s, until.map(micros)])?;
        }
        What::Resumed => drop(run(tx, "INSERT INTO resumes (seq) VALUES (?1)", [s])?),
        What::Closed => drop(run(tx, "INSERT INTO closings (seq) VALUES (?1)", [s])?),
        What::Reopened => drop(run(tx, "INSERT INTO reopenings (seq) VALUES (?1)", [s])?),
        What::Searched { covers } => {
            run(tx, "INSERT INTO searches (seq, covers) VALUES (?1, ?2)", params![s, covers.0])?;
        }
        _ => insert_of_touch(tx, application, seq, what)?,
    }
    Ok(seq)
}

/// What the candidate (or time) did to a touch.
fn insert_of_touch(
    tx: &Connection,
    application: ApplicationId,
    seq: Seq,
    what: &What,
) -> Result<(), StoreError> {
    let s = seq.0;
    match what {
        What::Approval { touch, digest } => {
            let sql = "INSERT INTO approvals (seq, touch, digest) VALUES (?1, ?2, ?3)";
            run(tx, sql, params![s, touch.to_string(), digest.0])?;
        }
        What::Skip { touch } => {
            run(
                tx,
                "INSERT INTO skips (seq, touch) VALUES (?1, ?2)",
                params![s, touch.to_string()],
            )?;
        }
        What::Snooze { touch, until } => {
            let sql = "INSERT INTO snoozes (seq, touch, until) VALUES (?1, ?2, ?3)";
            run(tx, sql, params![s, touch.to_string(), micros(*until)])?;
        }
        What::Hurry { touch, at_this_hour } => {
            let sql = "INSERT INTO hurries (seq, touch, at_this_hour) VALUES (?1, ?2, ?3)";
            run(tx, sql, params![s, touch.to_string(), at_this_hour])?;
        }
        What::Missed { touch, due } => {
            let sql = "INSERT INTO misses (seq, touch, due) VALUES (?1, ?2, ?3)";
            run(tx, sql, params![s, touch.to_string(), micros(*due)])?;
        }
        What::Done { touch, outcome } => {
            let sql = "INSERT INTO tasks_done (seq, touch, outcome) VALUES (?1, ?2, ?3)";
            run(tx, sql, params![s, touch.to_string(), outcome.map(|o| o.as_str())])?;
            if touch.step == Step::CheckIn {
                // What was done is recorded even where another hand took the last place.
                take_by_hand(tx, application, &touch.round_key())?;
            }
        }
        _ => return Err(StoreError::NotByItself { kind: kind(what) }),
    }
    Ok(())
}

fn insert_terms(
    tx: &Connection,
    application: ApplicationId,
    seq: Seq,
    terms: &Terms,
) -> Result<(), StoreError> {
    set_name(tx, application, &terms.company, &terms.role)?;
    let Terms { company, role, zone, cadence, by, applied, suits, start, language, .. } = terms;
    let sql = "INSERT INTO terms (seq, company, role, zone, cadence, channel, applied, suits,
        starts, language, weekend) VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11)";
    let by = by.map(|by| by.as_str());
    let applied = applied.map(|day| day.to_string());
    let language = language.map(|language| language.as_str());
    let weekend = terms
        .weekend
        .as_ref()
        .map(|days| days.iter().map(ToString::to_string).collect::<Vec<_>>().join(","));
    let row =
        params![seq.0, company, role, zone, cadence, by, applied, suits, start, language, weekend];
    run(tx, sql, row)?;
    for (position, domain) in (0_i64..).zip(&terms.domains) {
        let sql = "INSERT INTO terms_domains (seq, position, domain) VALUES (?1, ?2, ?3)";
        run(tx, sql, params![seq.0, position, domain])?;
    }
    Ok(())
}

fn insert_contact(
    tx: &Connection,
    application: ApplicationId,
    seq: Seq,
    contact: &Contact,
) -> Result<(), StoreError> {
    has_contact(tx, application, contact.id)?;
    let sql = "INSERT INTO contacts
        (seq, contact, role, name, greeting, address, phone, postal, lead, removed)
        VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10)";
    let Contact { id, role, name, greeting, address, phone, postal, lead, removed } = contact;
    let role = role.as_str();
    let row = params![seq.0, id.0, role, name, greeting, address, phone, postal, lead, removed];
    run(tx, sql, row)?;
    Ok(())
}

fn insert_interview(
    tx: &Connection,
    application: ApplicationId,
    seq: Seq,
    interview: &Interview,
) -> Result<(), StoreError> {
    has_interview(tx, application, interview.id)?;
    let sql = "INSERT INTO interviews (seq, interview, state, starts, ends)
        VALUES (?1, ?2, ?3, ?4, ?5)";
    let state = match interview.state {
        InterviewState::Scheduled => "scheduled",
        InterviewState::Held => "held",
        InterviewState::Cancelled => "cancelled",
    };
    let (starts, ends) = (micros(interview.start), micros(interview.end));
    run(tx, sql, params![seq.0, interview.id.0, state, starts, ends])?;
    for (position, contact) in (0_i64..).zip(&interview.contacts) {
        has_contact(tx, application, *contact)?;
        let sql = "INSERT INTO interview_contacts (seq, position, contact) VALUES (?1, ?2, ?3)";
        run(tx, sql, params![seq.0, position, contact.0])?;
    }
    Ok(())
}

fn insert_debrief(
    tx: &Connection,
    application: ApplicationId,
    seq: Seq,
    debrief: &Debrief,
) -> Result<(), StoreError> {
    has_interview(tx, application, debrief.interview)?;
    has_contact(tx, application, debrief.contact)?;
    let sql = "INSERT INTO debriefs (seq, interview, contact, mention) VALUES (?1, ?2, ?3, ?4)";
    let Debrief { interview, contact, mention } = debrief;
    run(tx, sql, params![seq.0, interview.0, contact.0, mention])?;
    Ok(())
}

fn insert_expectation(
    tx: &Connection,
    application: ApplicationId,
    seq: Seq,
    expectation: &Expectation,
) -> Result<(), StoreError> {
    if let Some(contact) = expectation.contact {
        has_contact(tx, application, contact)?;
    }
    let sql = "INSERT INTO expectations (seq, kind, earliest, latest, channel, contact)
        VALUES (?1, ?2, ?3, ?4, ?5, ?6)";
    let Expectation { kind, days, by, contact } = expectation;
    let (earliest, latest) = (days.earliest.to_string(), days.latest.to_string());
    let by = by.map(|by| by.as_str());
    run(tx, sql, params![seq.0, kind.as_str(), earliest, latest, by, contact.map(|c| c.0)])?;
    Ok(())
}

fn insert_reading(
    tx: &Connection,
    application: ApplicationId,
    seq: Seq,
    reading: &Reading,
) -> Result<(), StoreError> {
    matched(tx, application, reading.message)?;
    let sql = "INSERT INTO readings (seq, message, kind, earliest, latest, reader)
        VALUES (?1, ?2, ?3, ?4, ?5, ?6)";
    let earliest = reading.due.map(|days| days.earliest.to_string());
    let latest = reading.due.map(|days| days.latest.to_string());
    let reader = match reading.by {
        Reader::Afterword => "afterword",
        Reader::Candidate => "candidate",
    };
    let (message, kind) = (reading.message.0, reading.kind.as_str());
    run(tx, sql, params![seq.0, message, kind, earliest, latest, reader])?;
    for (position, kind) in (0_i64..).zip(&reading.also) {
        let sql = "INSERT INTO readings_also (seq, position, kind) VALUES (?1, ?2, ?3)";
        run(tx, sql, params![seq.0, position, kind.as_str()])?;
    }
    Ok(())
}

fn insert_draft(tx: &Connection, seq: Seq, draft: &Draft) -> Result<(), StoreError> {
    let sql = "INSERT INTO drafts (seq, touch, due, digest, edited) VALUES (?1, ?2, ?3, ?4, ?5)";
    let Draft { touch, due, digest, needs, edited } = draft;
    run(tx, sql, params![seq.0, touch.to_string(), micros(*due), digest.0, edited])?;
    for (position, need) in (0_i64..).zip(needs) {
        let sql = "INSERT INTO draft_needs (seq, position, need) VALUES (?1, ?2, ?3)";
        run(tx, sql, params![seq.0, position, need])?;
    }
    Ok(())
}

fn insert_logged(
    tx: &Connection,
    application: ApplicationId,
    seq: Seq,
    what: ByHand,
    contact: Option<ContactId>,
) -> Result<(), StoreError> {
    if let Some(contact) = contact {
        has_contact(tx, application, contact)?;
    }
    let (what, outcome) = match what {
        ByHand::Call(outcome) => ("call", Some(outcome.as_str())),
        ByHand::Letter => ("letter", None),
        ByHand::Mail => ("mail", None),
        ByHand::Answered => ("answered", None),
    };
    let sql = "INSERT INTO logged (seq, what, outcome, contact) VALUES (?1, ?2, ?3, ?4)";
    run(tx, sql, params![seq.0, what, outcome, contact.map(|c| c.0)])?;
    Ok(())
}

fn insert_counted(
    tx: &Connection,
    application: ApplicationId,
    seq: Seq,
    what: Seq,
    as_what: CountsAs,
) -> Result<(), StoreError> {
    let sql = "SELECT 1 FROM facts WHERE seq = ?1 AND application = ?2
        AND kind IN ('message', 'logged')";
    let missing = || format!("entry {what} in application {application}");
    found(tx, sql, [what.0, application.0], missing)?;
    let sql = "INSERT INTO counted (seq, what, counts_as) VALUES (?1, ?2, ?3)";
    run(tx, sql, params![seq.0, what.0, as_what.as_str()])?;
    Ok(())
}

/// Refuses a fact of an application that is not there.
pub(super) fn exists(tx: &Connection, application: ApplicationId) -> Result<(), StoreError> {
    let sql = "SELECT 1 FROM applications WHERE id = ?1";
    found(tx, sql, [application.0], || format!("application {application}"))
}

/// Refuses a contact that is not of this application.
pub(super) fn has_contact(
    tx: &Connection,
    application: ApplicationId,
    contact: ContactId,
) -> Result<(), StoreError> {
    let sql = "SELECT 1 FROM contact_ids WHERE id = ?1 AND application = ?2";
    let what = || format!("contact {contact} in application {application}");
    found(tx, sql, [contact.0, application.0], what)
}

fn has_interview(
    tx: &Connection,
    application: ApplicationId,
    interview: InterviewId,
) -> Result<(), StoreError> {
    let sql = "SELECT 1 FROM interview_ids WHERE id = ?1 AND application = ?2";
    let what = || format!("interview {interview} in application {application}");
    found(tx, sql, [interview.0, application.0], what)
}

fn matched(
    tx: &Connection,
    application: ApplicationId,
    message: MessageId,
) -> Result<(), StoreError> {
    let sql = "SELECT 1 FROM message_matches WHERE message = ?1 AND application = ?2";
    let what = || format!("message {message} in application {application}");
    found(tx, sql, [message.0, application.0], what)
}

fn found(
    tx: &Connection,
    sql: &str,
    params: impl rusqlite::Params,
    what: impl FnOnce() -> String,
) -> Result<(), StoreError> {
    let row: Option<i64> =
        tx.prepare_cached(sql)?.query_row(params, |row| row.get(0)).optional()?;
    row.map(drop).ok_or_else(|| StoreError::Missing { what: what() })
}

/// The kind of a fact, as its header names it.
fn kind(what: &What) -> &'static str {
    match what {
        What::Terms(_) => "terms",
        What::Granted { .. } => "granted",
        What::Contact(_) => "contact",
        What::Interview(_) => "interview",
        What::Debrief(_) => "debrief",
        What::Expectation(_) => "expectation",
        What::Message(_) => "message",
        What::Reading(_) => "reading",
        What::Assignment { .. } => "assignment",
        What::Draft(_) => "draft",
        What::Approval { .. } => "approval",
        What::Skip { .. } => "skip",
        What::Snooze { .. } => "snooze",
        What::Hurry { .. } => "hurry",
        What::Missed { .. } => "missed",
        What::Done { .. } => "done",
        What::AttemptBegun { .. } => "attempt_begun",
        What::AttemptData { .. } => "attempt_data",
        What::AttemptEnded { .. } => "attempt_ended",
        What::Logged { .. } => "logged",
        What::Counted { .. } => "counted",
        What::Paused { .. } => "paused",
        What::Resumed => "resumed",
        What::Closed => "closed",
        What::Reopened => "reopened",
        What::Searched { .. } => "searched",
    }
}
