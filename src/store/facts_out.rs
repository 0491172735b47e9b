//! Facts on their way out: each kind's rows, merged in order of seq.

use std::collections::{BTreeMap, BTreeSet};

use rusqlite::{Connection, Row};

use super::rows::{Got, all, days_opt, instant, instant_opt, lists, parsed, parsed_opt};
use super::{Store, StoreError};
use crate::timeline::facts::{
    ApplicationId, AttemptEnd, AttemptId, ByHand, Contact, ContactId, Days, Debrief, Digest, Draft,
    Expectation, Fact, Facts, Failure, Interview, InterviewId, InterviewState, Message, MessageId,
    Phase, Reader, Reading, Seq, Terms, What,
};

impl Store {
    /// Everything known of an application, in order of seq; empty if it is not there.
    ///
    /// # Errors
    /// If the database can't be read.
    pub fn facts(&self, application: ApplicationId) -> Result<Facts, StoreError> {
        self.read("reading facts", |tx| facts(tx, application))
    }
}

/// Everything known of an application, within a transaction.
pub(super) fn facts(conn: &Connection, application: ApplicationId) -> Result<Facts, StoreError> {
    let sql = "SELECT seq, at, recorded, kind FROM facts WHERE application = ?1 ORDER BY seq";
    let heads = all(conn, sql, [application.0], |row| {
        let kind: String = row.get(3)?;
        Ok((row.get::<_, i64>(0)?, instant(row, 1)?, instant(row, 2)?, kind))
    })?;
    let kinds: BTreeSet<&str> = heads.iter().map(|(.., kind)| kind.as_str()).collect();
    let mut whats = BTreeMap::new();
    for kind in kinds {
        whats.extend(of_kind(conn, application, kind)?);
    }
    let with_what = heads.into_iter().map(|(seq, at, recorded, kind)| {
        // A header alone would be a fact silently lost.
        let missing = || StoreError::Missing { what: format!("row of fact {seq} ({kind})") };
        let what = whats.remove(&seq).ok_or_else(missing)?;
        Ok(Fact { seq: Seq(seq), at, recorded, what })
    });
    let facts = with_what.collect::<Result<_, StoreError>>()?;
    Ok(Facts { application, facts })
}

type Rows = Vec<(i64, What)>;

fn of_kind(conn: &Connection, of: ApplicationId, kind: &str) -> Result<Rows, StoreError> {
    let rows = match kind {
        "terms" => terms(conn, of),
        "contact" => select(
            conn,
            of,
            "contact, role, name, greeting, address, phone, lead, removed, postal",
            "contacts",
            contact,
        ),
        "interview" => interviews(conn, of),
        "debrief" => select(conn, of, "interview, contact, mention", "debriefs", debrief),
        "expectation" => select(
            conn,
            of,
            "kind, earliest, latest, channel, contact",
            "expectations",
            expectation,
        ),
        "message" => messages(conn, of),
        "reading" => readings(conn, of),
        "assignment" => select(conn, of, "message, here", "assignments", |row| {
            Ok(What::Assignment { message: MessageId(row.get(1)?), here: row.get(2)? })
        }),
        "draft" => drafts(conn, of),
        "attempt_begun" => select(conn, of, "attempt, touch, digest", "attempts_begun", |row| {
            let (attempt, touch) = (AttemptId(row.get(1)?), parsed(row, 2)?);
            Ok(What::AttemptBegun { attempt, touch, digest: Digest(row.get(3)?) })
        }),
        "attempt_data" => select(conn, of, "attempt", "attempts_data", |row| {
            Ok(What::AttemptData { attempt: AttemptId(row.get(1)?) })
        }),
        "attempt_ended" => {
            select(conn, of, "attempt, ending, code, status, phase, why", "attempts_ended", |row| {
                Ok(What::AttemptEnded {
                    attempt: AttemptId(row.get(1)?),
                    end: attempt_end(row, 2)?,
                })
            })
        }
        "logged" => select(conn, of, "what, outcome, contact", "logged", logged),
        "counted" => select(conn, of, "what, counts_as", "counted", |row| {
            Ok(What::Counted { what: Seq(row.get(1)?), as_what: parsed(row, 2)? })
        }),
        "granted" => {
            select(conn, of, "places", "granted", |row| Ok(What::Granted { places: row.get(1)? }))
        }
        "paused" => select(conn, of, "until", "pauses", |row| {
            Ok(What::Paused { until: instant_opt(row, 1)? })
        }),
        "resumed" => select(conn, of, "NULL", "resumes", |_| Ok(What::Resumed)),
        "closed" => select(conn, of, "NULL", "closings", |_| Ok(What::Closed)),
        "reopened" => select(conn, of, "NULL", "reopenings", |_| Ok(What::Reopened)),
        "searched" => select(conn, of, "covers", "searches", |row| {
            Ok(What::Searched { covers: Seq(row.get(1)?) })
        }),
        _ => of_touch(conn, of, kind),
    };
    Ok(rows?)
}

fn of_touch(conn: &Connection, of: ApplicationId, kind: &str) -> Got<Rows> {
    match kind {
        "approval" => select(conn, of, "touch, digest", "approvals", |row| {
            Ok(What::Approval { touch: parsed(row, 1)?, digest: Digest(row.get(2)?) })
        }),
        "skip" => {
            select(conn, of, "touch", "skips", |row| Ok(What::Skip { touch: parsed(row, 1)? }))
        }
        "snooze" => select(conn, of, "touch, until", "snoozes", |row| {
            Ok(What::Snooze { touch: parsed(row, 1)?, until: instant(row, 2)? })
        }),
        "hurry" => select(conn, of, "touch, at_this_hour", "hurries", |row| {
            Ok(What::Hurry { touch: parsed(row, 1)?, at_this_hour: row.get(2)? })
        }),
        "missed" => select(conn, of, "touch, due", "misses", |row| {
            Ok(What::Missed { touch: parsed(row, 1)?, due: instant(row, 2)? })
        }),
        "done" => select(conn, of, "touch, outcome", "tasks_done", |row| {
            Ok(What::Done { touch: parsed(row, 1)?, outcome: parsed_opt(row, 2)? })
        }),
        _ => Err(unreadable(0, kind)),
    }
}

/// The rows of one kind of fact of an application: its seq in column 0, then the columns.
fn select(
    conn: &Connection,
    application: ApplicationId,
    columns: &str,
    table: &str,
    what: impl Fn(&Row<'_>) -> Got<What>,
) -> Got<Rows> {
    let sql = format!(
        "SELECT own.seq, {} FROM facts JOIN {table} AS own ON own.seq = facts.seq
         WHERE facts.application = ?1",
        columns.split(", ").map(qualified).collect::<Vec<_>>().join(", ")
    );
    all(conn, &sql, [application.0], |row| Ok((row.get(0)?, what(row)?)))
}

fn qualified(column: &str) -> String {
    if column == "NULL" { column.to_owned() } else { format!("own.{column}") }
}

fn terms(conn: &Connection, of: ApplicationId) -> Got<Rows> {
    let sql = "SELECT l.seq, l.domain FROM terms_domains AS l JOIN facts USING (seq)
        WHERE application = ?1 ORDER BY l.seq, l.position";
    let domains = lists(conn, sql, of, |row, i| row.get(i))?;
    let columns =
        "company, role, zone, cadence, channel, applied, suits, starts, language, weekend";
    select(conn, of, columns, "terms", |row| {
        let weekend: Option<String> = row.get(10)?;
        let days = |text: String| text.split(',').filter_map(|day| day.parse().ok()).collect();
        Ok(What::Terms(Terms {
            company: row.get(1)?,
            role: row.get(2)?,
            zone: row.get(3)?,
            cadence: row.get(4)?,
            by: parsed_opt(row, 5)?,
            applied: parsed_opt(row, 6)?,
            domains: listed(&domains, row)?,
            suits: row.get(7)?,
            start: row.get(8)?,
            language: parsed_opt(row, 9)?,
            weekend: weekend.map(days),
        }))
    })
}

fn contact(row: &Row<'_>) -> Got<What> {
    Ok(What::Contact(Contact {
        id: ContactId(row.get(1)?),
        role: parsed(row, 2)?,
        name: row.get(3)?,
        greeting: row.get(4)?,
        address: row.get(5)?,
        phone: row.get(6)?,
        lead: row.get(7)?,
        removed: row.get(8)?,
        postal: row.get(9)?,
    }))
}

fn interviews(conn: &Connection, of: ApplicationId) -> Got<Rows> {
    let sql = "SELECT l.seq, l.contact FROM interview_contacts AS l JOIN facts USING (seq)
        WHERE application = ?1 ORDER BY l.seq, l.position";
    let contacts = lists(conn, sql, of, |row, i| row.get(i).map(ContactId))?;
    select(conn, of, "interview, state, starts, ends", "interviews", |row| {
        let state: String = row.get(2)?;
        Ok(What::Interview(Interview {
            id: InterviewId(row.get(1)?),
            state: match state.as_str() {
                "scheduled" => InterviewState::Scheduled,
                "held" => InterviewState::Held,
                "cancelled" => InterviewState::Cancelled,
                _ => return Err(unreadable(2, &state)),
            },
            start: instant(row, 3)?,
            end: instant(row, 4)?,
            contacts: listed(&contacts, row)?,
        }))
    })
}

fn debrief(row: &Row<'_>) -> Got<What> {
    Ok(What::Debrief(Debrief {
        interview: InterviewId(row.get(1)?),
        contact: ContactId(row.get(2)?),
        mention: row.get(3)?,
    }))
}

fn expectation(row: &Row<'_>) -> Got<What> {
    Ok(What::Expectation(Expectation {
        kind: parsed(row, 1)?,
        days: Days { earliest: parsed(row, 2)?, latest: parsed(row, 3)? },
        by: parsed_opt(row, 4)?,
        contact: row.get::<_, Option<i64>>(5)?.map(ContactId),
    }))
}

fn messages(conn: &Connection, of: ApplicationId) -> Got<Rows> {
    let sql = "SELECT seq, message, own, sureness, contact, from_address, automatic, verified,
            failure, failure_address, failure_status, failure_attempt, answers, attempt
        FROM message_matches JOIN messages ON messages.id = message WHERE application = ?1";
    all(conn, sql, [of.0], |row| Ok((row.get(0)?, What::Message(message(row, 1)?))))
}

/// A message as a fact, from the columns that begin here: message, own, sureness, contact,
/// from_address, automatic, verified, the four of the failure, answers, attempt.
pub(super) fn message(row: &Row<'_>, c: usize) -> Got<Message> {
    let failure = if row.get(c + 7)? {
        Some(Failure {
            address: row.get(c + 8)?,
            status: row.get(c + 9)?,
            attempt: row.get::<_, Option<i64>>(c + 10)?.map(AttemptId),
        })
    } else {
        None
    };
    Ok(Message {
        id: MessageId(row.get(c)?),
        own: row.get(c + 1)?,
        sureness: parsed(row, c + 2)?,
        contact: row.get::<_, Option<i64>>(c + 3)?.map(ContactId),
        from: row.get(c + 4)?,
        automatic: parsed_opt(row, c + 5)?,
        verified: row.get(c + 6)?,
        failure,
        answers: row.get(c + 11)?,
        attempt: row.get::<_, Option<i64>>(c + 12)?.map(AttemptId),
    })
}

fn readings(conn: &Connection, of: ApplicationId) -> Got<Rows> {
    let sql = "SELECT l.seq, l.kind FROM readings_also AS l JOIN facts USING (seq)
        WHERE application = ?1 ORDER BY l.seq, l.position";
    let also = lists(conn, sql, of, parsed)?;
    select(conn, of, "message, kind, earliest, latest, reader", "readings", |row| {
        Ok(What::Reading(reading(row, listed(&also, row)?)?))
    })
}

/// A reading, from the columns seq, message, kind, earliest, latest, reader.
pub(super) fn reading(row: &Row<'_>, also: Vec<crate::timeline::words::Kind>) -> Got<Reading> {
    let reader: String = row.get(5)?;
    Ok(Reading {
        message: MessageId(row.get(1)?),
        kind: parsed(row, 2)?,
        also,
        due: days_opt(row, 3)?,
        by: match reader.as_str() {
            "afterword" => Reader::Afterword,
            "candidate" => Reader::Candidate,
            _ => return Err(unreadable(5, &reader)),
        },
    })
}

fn drafts(conn: &Connection, of: ApplicationId) -> Got<Rows> {
    let sql = "SELECT l.seq, l.need FROM draft_needs AS l JOIN facts USING (seq)
        WHERE application = ?1 ORDER BY l.seq, l.position";
    let needs = lists(conn, sql, of, |row, i| row.get(i))?;
    select(conn, of, "touch, due, digest, edited", "drafts", |row| {
        Ok(What::Draft(draft(row, listed(&needs, row)?)?))
    })
}

/// A draft, from the columns seq, touch, due, digest, edited.
pub(super) fn draft(row: &Row<'_>, needs: Vec<String>) -> Got<Draft> {
    Ok(Draft {
        touch: parsed(row, 1)?,
        due: instant(row, 2)?,
        digest: Digest(row.get(3)?),
        needs,
        edited: row.get(4)?,
    })
}

/// How an attempt ended, from the columns ending, code, status, phase, why.
pub(super) fn attempt_end(row: &Row<'_>, c: usize) -> Got<AttemptEnd> {
    let ending: String = row.get(c)?;
    Ok(match ending.as_str() {
        "accepted" => AttemptEnd::Accepted,
        "refused" => AttemptEnd::Refused {
            code: row.get(c + 1)?,
            status: row.get(c + 2)?,
            phase: phase(row, c + 3)?,
        },
        "before_data" => AttemptEnd::BeforeData { why: row.get(c + 4)? },
        "candidate_says_not_sent" => AttemptEnd::CandidateSaysNotSent,
        _ => return Err(unreadable(c, &ending)),
    })
}

fn phase(row: &Row<'_>, column: usize) -> Got<Phase> {
    let phase: String = row.get(column)?;
    Ok(match phase.as_str() {
        "connect" => Phase::Connect,
        "auth" => Phase::Auth,
        "mail" => Phase::Mail,
        "rcpt" => Phase::Rcpt,
        "data" => Phase::Data,
        _ => return Err(unreadable(column, &phase)),
    })
}

fn logged(row: &Row<'_>) -> Got<What> {
    let what: String = row.get(1)?;
    let what = match what.as_str() {
        "call" => ByHand::Call(parsed(row, 2)?),
        "letter" => ByHand::Letter,
        "mail" => ByHand::Mail,
        "answered" => ByHand::Answered,
        _ => return Err(unreadable(1, &what)),
    };
    Ok(What::Logged { what, contact: row.get::<_, Option<i64>>(3)?.map(ContactId) })
}

/// The list of the fact in this row.
fn listed<T: Clone>(lists: &BTreeMap<i64, Vec<T>>, row: &Row<'_>) -> Got<Vec<T>> {
    Ok(lists.get(&row.get(0)?).cloned().unwrap_or_default())
}

fn unreadable(column: usize, word: &str) -> rusqlite::Error {
    let error = crate::timeline::words::UnknownWord {
        text: word.to_owned(),
        allowed: "the words of this version".to_owned(),
    };
    super::rows::wrong(column, rusqlite::types::Type::Text, error)
}
