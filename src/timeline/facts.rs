//! Facts: what happened, recorded once and never changed.
//!
//! A fact carries three marks: `seq`, the order of recording (races, holds and voided approvals go
//! by it); `at`, when it happened (dates of the cadence go by it, and replies act in its order);
//! and `recorded`. Terms, contacts and interviews are snapshots: the latest of one id holds.

use std::collections::BTreeSet;
use std::fmt;

use jiff::Timestamp;
use jiff::civil::Date;

pub use super::touch::TouchKey;
use super::words::{
    Automatic, CallOutcome, Channel, CountsAs, Kind, Language, Role, Sureness, TimelineKind,
};

macro_rules! ids {
    ($($(#[$meta:meta])* $name:ident,)+) => { $(
        $(#[$meta])*
        #[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
        pub struct $name(pub i64);

        impl fmt::Display for $name {
            fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result { self.0.fmt(f) }
        }
    )+ };
}

ids! {
    /// The order in which a fact was recorded, over all applications; starts at 1.
    Seq,
    /// An application.
    ApplicationId,
    /// A contact, unique over all applications.
    ContactId,
    /// An interview, unique over all applications.
    InterviewId,
    /// A message taken in, unique over all folders.
    MessageId,
    /// One try to send a touch.
    AttemptId,
}

/// Everything known of one application, in order of `seq`.
#[derive(Debug, Clone, PartialEq)]
pub struct Facts {
    /// Whose facts these are.
    pub application: ApplicationId,
    /// The facts, in order of `seq`.
    pub facts: Vec<Fact>,
}

/// Something that happened.
#[derive(Debug, Clone, PartialEq)]
pub struct Fact {
    /// Order of recording.
    pub seq: Seq,
    /// When it happened.
    pub at: Timestamp,
    /// When it was recorded.
    pub recorded: Timestamp,
    /// What happened.
    pub what: What,
}

/// What can happen to an application. One variant is one table of the store.
#[derive(Debug, Clone, PartialEq)]
pub enum What {
    /// Added, or its terms edited: the whole snapshot.
    Terms(Terms),
    /// Places for check-in rounds granted, on adding and by `edit --cap`.
    Granted {
        /// How many places are added.
        places: u32,
    },
    /// A contact added or changed: the whole snapshot.
    Contact(Contact),
    /// An interview scheduled, moved, held or cancelled: the whole snapshot.
    Interview(Interview),
    /// One answer of the debrief of an interview.
    Debrief(Debrief),
    /// What the company said about when, as told by the candidate (`expect`).
    Expectation(Expectation),
    /// A message taken in that belongs, or may belong, to this application.
    Message(Message),
    /// A message read, by the reader or the candidate; the latest by the candidate, else the
    /// latest, holds.
    Reading(Reading),
    /// The candidate said whether a message belongs to this application.
    Assignment {
        /// The message.
        message: MessageId,
        /// True if it is this application's.
        here: bool,
    },
    /// A touch made out and put in the queue; a later one replaces it.
    Draft(Draft),
    /// A touch approved, as it stands.
    Approval {
        /// The touch.
        touch: TouchKey,
        /// The digest of what was approved: From, To, Subject, text and attachments.
        digest: Digest,
    },
    /// A touch skipped by the candidate.
    Skip {
        /// The touch.
        touch: TouchKey,
    },
    /// A touch put off by the candidate.
    Snooze {
        /// The touch.
        touch: TouchKey,
        /// Not before this instant.
        until: Timestamp,
    },
    /// `queue send`: due, spread and hold are overridden.
    Hurry {
        /// The touch.
        touch: TouchKey,
        /// The window is overridden too.
        at_this_hour: bool,
    },
    /// A touch that went by: over three days late, or due before the policy that invented it.
    Missed {
        /// The touch.
        touch: TouchKey,
        /// When it was due; later steps count from here.
        due: Timestamp,
    },
    /// A call, letter or reminder carried out by the candidate.
    Done {
        /// The touch.
        touch: TouchKey,
        /// How the call went, for a call.
        outcome: Option<CallOutcome>,
    },
    /// A try to send has begun; no connection yet.
    AttemptBegun {
        /// The try.
        attempt: AttemptId,
        /// The touch.
        touch: TouchKey,
        /// What is sent.
        digest: Digest,
    },
    /// The try is about to say DATA: from here on it may have been delivered.
    AttemptData {
        /// The try.
        attempt: AttemptId,
    },
    /// The try ended.
    AttemptEnded {
        /// The try.
        attempt: AttemptId,
        /// How.
        end: AttemptEnd,
    },
    /// Something the candidate did by their own hand (`log`).
    Logged {
        /// What.
        what: ByHand,
        /// With whom, where said.
        contact: Option<ContactId>,
    },
    /// The candidate says what a mail, letter or call of their own counts as; the latest holds.
    Counted {
        /// The fact that told of it.
        what: Seq,
        /// What it counts as.
        as_what: CountsAs,
    },
    /// Nothing goes out until `until`, or until resumed.
    Paused {
        /// The end of the pause, where said.
        until: Option<Timestamp>,
    },
    /// The pause is over.
    Resumed,
    /// Closed by the candidate.
    Closed,
    /// Opened again by the candidate.
    Reopened,
    /// The search back over the mailbox has ended well for all that was recorded up to `covers`.
    Searched {
        /// The last fact that the search took into account.
        covers: Seq,
    },
}

/// The terms of an application.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Terms {
    /// The company, as the candidate writes it.
    pub company: String,
    /// The role, as the candidate writes it.
    pub role: String,
    /// IANA name of the company's time zone, where given.
    pub zone: Option<String>,
    /// Name of the cadence.
    pub cadence: String,
    /// The channel agreed for check-ins, where there is one without a timeline (`--by`).
    pub by: Option<Channel>,
    /// When the candidate applied, where given.
    pub applied: Option<Date>,
    /// Domains of the company, lower case, without `@`.
    pub domains: Vec<String>,
    /// One line on why the candidate suits, as a thank-you may say it.
    pub suits: Option<String>,
    /// When the candidate could start, as part of a sentence ("on 1 June").
    pub start: Option<String>,
    /// The language of its texts, where it is not the candidate's usual one.
    pub language: Option<Language>,
    /// The company's weekend, where it is not the config's: days of the week (Monday is 1, Sunday
    /// is 7; ISO 8601).
    pub weekend: Option<BTreeSet<i8>>,
}

/// A person of an application.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Contact {
    /// Which contact.
    pub id: ContactId,
    /// What they are in the process.
    pub role: Role,
    /// Full name, as the candidate writes it.
    pub name: String,
    /// How to address them ("Dana", "Ms Reyes"), once the candidate has confirmed it.
    pub greeting: Option<String>,
    /// Mail address (addr-spec, RFC 5322 section 3.4.1).
    pub address: Option<String>,
    /// Phone number.
    pub phone: Option<String>,
    /// Postal address, for letters; on one line.
    pub postal: Option<String>,
    /// Marked as the lead.
    pub lead: bool,
    /// No longer of this application.
    pub removed: bool,
}

/// An interview.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Interview {
    /// Which interview.
    pub id: InterviewId,
    /// What became of it.
    pub state: InterviewState,
    /// Its start.
    pub start: Timestamp,
    /// Its end.
    pub end: Timestamp,
    /// Who takes part.
    pub contacts: Vec<ContactId>,
}

/// What became of an interview. Only a held one starts anything.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum InterviewState {
    /// To come, or not yet confirmed as held.
    Scheduled,
    /// Held.
    Held,
    /// Called off.
    Cancelled,
}

/// One answer of a debrief: what is worth mentioning to one who took part.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Debrief {
    /// The interview.
    pub interview: InterviewId,
    /// The person.
    pub contact: ContactId,
    /// One specific thing from the conversation, as the text may say it; empty if none.
    pub mention: String,
}

/// What the company said about when, told by the candidate.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Expectation {
    /// Decision or invitation.
    pub kind: TimelineKind,
    /// First and last day.
    pub days: Days,
    /// The channel agreed while it stands.
    pub by: Option<Channel>,
    /// Who named the day.
    pub contact: Option<ContactId>,
}

/// A range of days, both inclusive.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Days {
    /// The first day (a).
    pub earliest: Date,
    /// The last day (b).
    pub latest: Date,
}

/// A message that was taken in.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Message {
    /// Which message.
    pub id: MessageId,
    /// Written by the candidate themself (or by Afterword for them).
    pub own: bool,
    /// How surely it belongs here.
    pub sureness: Sureness,
    /// The contact who sent it, or to whom the candidate's own was sent, where known.
    pub contact: Option<ContactId>,
    /// Its From address, lower case.
    pub from: String,
    /// Set if a machine wrote it, by headers and shape.
    pub automatic: Option<Automatic>,
    /// It names one of our ids, or its sender is authenticated (DESIGN, *verified*).
    pub verified: bool,
    /// The delivery failure it reports, for a bounce.
    pub failure: Option<Failure>,
    /// For the candidate's own mail: it answers a message of theirs.
    pub answers: bool,
    /// For the candidate's own mail: the attempt of Afterword's whose Message-ID it bears.
    pub attempt: Option<AttemptId>,
}

/// A failed delivery, as reported.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Failure {
    /// The address that failed, lower case, where named.
    pub address: Option<String>,
    /// Enhanced status code (RFC 3463), like "5.1.1", where named.
    pub status: Option<String>,
    /// The attempt whose Message-ID the report names.
    pub attempt: Option<AttemptId>,
}

impl Failure {
    /// True if the address itself is at fault for good (5.1.x): it is dead.
    #[must_use]
    pub fn kills_address(&self) -> bool {
        self.status.as_deref().is_some_and(|status| status.starts_with("5.1."))
    }
}

/// What was taken from a message.
#[derive(Debug, Clone, PartialEq)]
pub struct Reading {
    /// The message.
    pub message: MessageId,
    /// The kind that decides.
    pub kind: Kind,
    /// Further kinds that are true of it.
    pub also: Vec<Kind>,
    /// The days it names.
    pub due: Option<Days>,
    /// By whom.
    pub by: Reader,
}

/// Who read a message.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Reader {
    /// Afterword.
    Afterword,
    /// The candidate (`correct`).
    Candidate,
}

/// A touch made out.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Draft {
    /// The touch.
    pub touch: TouchKey,
    /// When the cadence asks for it.
    pub due: Timestamp,
    /// The digest of From, To, Subject, text and attachments.
    pub digest: Digest,
    /// What keeps it from being sent as it stands ("greeting of Dana Reyes"); empty if nothing.
    pub needs: Vec<String>,
    /// Written or changed by the candidate.
    pub edited: bool,
}

/// A digest of a touch's content, 64 lower-case hexadecimal digits.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub struct Digest(pub String);

impl fmt::Display for Digest {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.0.fmt(f)
    }
}

/// How a try to send ended.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum AttemptEnd {
    /// The server took it, or evidence shows that it did, or the candidate says so.
    Accepted,
    /// The server said in so many words that it did not take it.
    Refused {
        /// Reply code (RFC 5321 section 4.2).
        code: u16,
        /// Enhanced status code (RFC 3463), where the server gave one.
        status: Option<String>,
        /// The phase at which it was refused.
        phase: Phase,
    },
    /// It ended before DATA was said; nothing can have been taken.
    BeforeData {
        /// Why, in words.
        why: String,
    },
    /// It was uncertain, and the candidate says it was not sent.
    CandidateSaysNotSent,
}

/// Where in the SMTP dialogue something happened.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Phase {
    /// Connection, greeting, EHLO, TLS.
    Connect,
    /// AUTH.
    Auth,
    /// MAIL FROM.
    Mail,
    /// RCPT TO.
    Rcpt,
    /// DATA and the message.
    Data,
}

/// Something the candidate did by their own hand.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum ByHand {
    /// Called.
    Call(CallOutcome),
    /// Posted a letter.
    Letter,
    /// Wrote a mail.
    Mail,
    /// Answered what was asked; or says that an unclear message was an acknowledgement.
    Answered,
}
