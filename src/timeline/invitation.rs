//! What a calendar part of theirs says of an interview to come, and what to make of it.
//!
//! Nothing is recorded by itself: the candidate is told what it proposes, and the one command.

use std::fmt;
use std::str::FromStr;

use jiff::civil::{Date, DateTime};
use jiff::tz::TimeZone;
use jiff::{SignedDuration, Timestamp};

use super::facts::{ApplicationId, Interview, InterviewId, InterviewState, MessageId};
use super::state::State;

/// How long an interview takes whose invitation names no end.
pub const USUAL_LENGTH: SignedDuration = SignedDuration::from_mins(60);

/// An event, as a message told of it (RFC 5545 section 3.6.1; RFC 5546).
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Invitation {
    /// It is called off (CANCEL); else asked for, proposed or accepted.
    pub cancelled: bool,
    /// What names the event in every message about it (UID).
    pub uid: Option<String>,
    /// Which version of the event this is (SEQUENCE).
    pub sequence: i64,
    /// The one time of a series that it is about (RECURRENCE-ID).
    pub occurrence: Option<Start>,
    /// When it begins (DTSTART); what calls an event off need not say it.
    pub start: Option<Start>,
    /// How long it takes, where it says so.
    pub minutes: Option<u32>,
    /// It repeats: the first time is offered.
    pub repeats: bool,
    /// What it is called (SUMMARY).
    pub summary: Option<String>,
    /// Where (LOCATION), else by which link.
    pub place: Option<String>,
    /// The address of who invites (ORGANIZER), lower case.
    pub organizer: Option<String>,
    /// The addresses of who else is invited (ATTENDEE), lower case.
    pub attendees: Vec<String>,
}

/// When an event begins.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Start {
    /// All day: it names no hour.
    Day(Date),
    /// An hour with no zone that is known; it is taken as one of the company's.
    Local(DateTime),
    /// An instant.
    At(Timestamp),
}

/// What an invitation proposes, as the interviews stand.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Proposal {
    /// An interview that is not recorded.
    Record {
        /// When it begins.
        start: Timestamp,
        /// When it ends.
        end: Timestamp,
    },
    /// A day with no hour: the candidate must ask for it.
    Day(Date),
    /// Another time for an interview that was recorded from it.
    Move {
        /// Which.
        interview: InterviewId,
        /// When it begins now.
        start: Timestamp,
        /// When it ends now.
        end: Timestamp,
    },
    /// An interview that was recorded from it does not take place.
    Cancel {
        /// Which.
        interview: InterviewId,
    },
}

impl fmt::Display for Start {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Day(day) => day.fmt(f),
            Self::Local(at) => at.fmt(f),
            Self::At(at) => at.fmt(f),
        }
    }
}

impl FromStr for Start {
    type Err = jiff::Error;

    fn from_str(text: &str) -> Result<Self, Self::Err> {
        if !text.contains('T') {
            return text.parse().map(Self::Day);
        }
        let instant = text.parse().map(Self::At);
        instant.or_else(|_| text.parse().map(Self::Local))
    }
}

impl Start {
    /// The instant; none for a day.
    #[must_use]
    pub fn instant(self, zone: &TimeZone) -> Option<Timestamp> {
        match self {
            Self::Day(_) => None,
            Self::Local(at) => zone.to_timestamp(at).ok(),
            Self::At(at) => Some(at),
        }
    }
}

impl Invitation {
    /// When it begins and ends; none where it names no hour.
    #[must_use]
    pub fn span(&self, zone: &TimeZone) -> Option<(Timestamp, Timestamp)> {
        let start = self.start?.instant(zone)?;
        let length = self.minutes.map(|minutes| SignedDuration::from_mins(i64::from(minutes)));
        Some((start, start.checked_add(length.unwrap_or(USUAL_LENGTH)).ok()?))
    }

    fn is_of(&self, other: &Self) -> bool {
        self.uid.is_some() && self.uid == other.uid && self.occurrence == other.occurrence
    }
}

/// What the invitation of a message proposes; nothing if a later one of the same event has
/// replaced it, or all of it is recorded. `all` are the application's, in order of message.
#[must_use]
pub fn proposal(
    message: MessageId,
    all: &[(MessageId, Invitation)],
    state: &State,
    zone: &TimeZone,
) -> Option<Proposal> {
    let (_, told) = all.iter().find(|(id, _)| *id == message)?;
    let newer = |(id, other): &(MessageId, Invitation)| {
        other.is_of(told) && (other.sequence, *id) > (told.sequence, message)
    };
    if all.iter().any(newer) {
        return None;
    }
    let recorded = recorded(told, all, state, zone);
    if told.cancelled {
        let interview = recorded.filter(|known| known.state == InterviewState::Scheduled)?.id;
        return Some(Proposal::Cancel { interview });
    }
    let Some((start, end)) = told.span(zone) else {
        let Some(Start::Day(day)) = told.start else { return None };
        return recorded.is_none().then_some(Proposal::Day(day));
    };
    match recorded {
        // Where it names no end, the candidate may know better how long it takes.
        Some(known) if known.start == start && (known.end == end || told.minutes.is_none()) => None,
        Some(known) if known.state == InterviewState::Scheduled => {
            Some(Proposal::Move { interview: known.id, start, end })
        }
        Some(known) if known.start == start => None,
        _ => {
            // What the candidate called off themself is not offered once more.
            let theirs = all.iter().any(|(_, other)| other.is_of(told) && other.cancelled);
            let off = |known: &Interview| {
                known.start == start && known.state == InterviewState::Cancelled
            };
            let declined = !theirs && state.interviews.values().any(|(_, known)| off(known));
            (!declined).then_some(Proposal::Record { start, end })
        }
    }
}

/// The interview that stands at the time which this invitation names, else at one that another
/// version of it has named.
fn recorded<'s>(
    told: &Invitation,
    all: &[(MessageId, Invitation)],
    state: &'s State,
    zone: &TimeZone,
) -> Option<&'s Interview> {
    let versions = all.iter().map(|(_, other)| other).filter(|other| other.is_of(told));
    let before = versions.filter_map(|other| other.start).chain(told.occurrence);
    told.start.into_iter().chain(before).find_map(|named| {
        let stand = state.interviews.values().rev().map(|(_, interview)| interview);
        let mut stand = stand.filter(|known| known.state != InterviewState::Cancelled);
        stand.find(|known| match named {
            Start::Day(day) => known.start.to_zoned(zone.clone()).date() == day,
            named => named.instant(zone) == Some(known.start),
        })
    })
}

impl Proposal {
    /// In words, with nothing that others wrote.
    #[must_use]
    pub fn in_words(&self, zone: &TimeZone) -> String {
        let span = |start: Timestamp, end: Timestamp| {
            let start = start.to_zoned(zone.clone());
            let end = end.to_zoned(zone.clone()).strftime("%H:%M");
            format!("{} to {end}", start.strftime("%A, %-d %B %Y, %H:%M"))
        };
        match self {
            Self::Record { start, end } => {
                format!("their invitation is for {}", span(*start, *end))
            }
            Self::Day(day) => {
                let day = day.strftime("%A, %-d %B %Y");
                format!("their invitation is for {day}, with no hour")
            }
            Self::Move { interview, start, end } => {
                format!("they move interview {interview} to {}", span(*start, *end))
            }
            Self::Cancel { interview } => format!("they call interview {interview} off"),
        }
    }

    /// The command that records it.
    #[must_use]
    pub fn command(&self, application: ApplicationId, message: MessageId) -> String {
        let from = format!("--from-message {message}");
        match self {
            Self::Record { .. } => format!("afterword interview record {application} {from}"),
            Self::Day(day) => {
                format!("afterword interview record {application} '{day} HH:MM' {from}")
            }
            Self::Move { interview, .. } => format!("afterword interview move {interview} {from}"),
            Self::Cancel { interview } => format!("afterword interview cancel {interview} {from}"),
        }
    }
}
