//! The parts of a plan: what set it, which timeline stands, which rounds went out, who is away,
//! what is to come.

use jiff::civil::Date;
use jiff::{SignedDuration, Timestamp};

use super::facts::{ContactId, Days, MessageId, Seq, TouchKey};
use super::words::{Channel, CountsAs, Kind, TimelineKind};

/// What set the plan; check-ins are counted first, second, last from here.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Plan {
    /// The fact's order: the anchor of its check-ins.
    pub anchor: Seq,
    /// When it happened.
    pub at: Timestamp,
    /// What it was.
    pub by: SetBy,
}

/// What can set a plan.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum SetBy {
    /// An interview held.
    Interview,
    /// A reply that named days, or the candidate telling of one.
    Timeline,
    /// A reply that the search goes on, with no date; or an answer of the candidate's.
    Holding,
}

/// The timeline that stands.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Standing {
    /// Decision or invitation.
    pub kind: TimelineKind,
    /// a..b.
    pub days: Days,
    /// The contact who named it, where known.
    pub named_by: Option<ContactId>,
    /// The channel agreed while it stands.
    pub by: Option<Channel>,
    /// The message it comes from; none where the candidate told it.
    pub message: Option<MessageId>,
    /// The fact it comes from.
    pub anchor: Seq,
}

/// A check-in round of the application's life.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Round {
    /// Its number, from 1.
    pub number: u32,
    /// The plan it belongs to.
    pub anchor: Seq,
    /// The day later steps count from.
    pub day: Date,
    /// When it went out, or was due if it was missed or skipped.
    pub at: Timestamp,
    /// What became of it.
    pub state: RoundState,
    /// Whom it went to.
    pub contacts: Vec<ContactId>,
}

/// What became of a round.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum RoundState {
    /// It went out to at least one contact; it has a place.
    Out,
    /// It went out and reached nobody; its place was given back.
    Bounced,
    /// By the candidate's own hand, and it stands in for the one that was to come next.
    ByHand,
    /// By the candidate's own hand, before the day that a timeline names: it replaces none.
    ByHandEarly,
    /// It went by.
    Missed,
    /// The candidate skipped it.
    Skipped,
}

impl RoundState {
    /// True if the round uses a place.
    #[must_use]
    pub fn uses_place(self) -> bool {
        matches!(self, Self::Out | Self::ByHand | Self::ByHandEarly)
    }

    /// True if the round counts as one of the plan's check-ins.
    #[must_use]
    pub fn counts_as_step(self) -> bool {
        !matches!(self, Self::Bounced | Self::ByHandEarly)
    }

    /// True if it was by the candidate's own hand.
    #[must_use]
    pub fn is_by_hand(self) -> bool {
        matches!(self, Self::ByHand | Self::ByHandEarly)
    }

    /// True if it reached, or may have reached, somebody.
    #[must_use]
    pub fn went_out(self) -> bool {
        self.uses_place()
    }
}

/// A mail, letter, call or answer by the candidate's own hand.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Own {
    /// What it counts as.
    pub as_what: CountsAs,
    /// It reached them after the interview: it keeps the gap, whatever it counts as.
    pub touched: bool,
    /// With whom or to whom, where known.
    pub contact: Option<ContactId>,
}

/// Somebody is away.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Absence {
    /// When the message came that says so.
    pub told: Timestamp,
    /// The day of return, where named.
    pub back: Option<Date>,
    /// The message.
    pub message: MessageId,
}

/// Something that waits for the candidate: nothing but what they approve goes out before.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Yours {
    /// Since when.
    pub since: Timestamp,
    /// The fact it comes from: what the candidate said before it was recorded does not settle it.
    pub seq: Seq,
    /// What.
    pub what: YoursWhat,
}

/// What can wait for the candidate.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum YoursWhat {
    /// A message of this kind: `advance`, `offer`, `info_requested`, `referral` or `unclear`.
    Reply {
        /// The kind.
        kind: Kind,
        /// The message.
        message: MessageId,
        /// Its timeline waits for the answer too.
        timeline: bool,
    },
    /// A delivery failed for good, in a way that doesn't name the address.
    Undeliverable,
    /// A bounce left the next step nobody to go to; or there never was anybody.
    NobodyLeft,
    /// Two check-in rounds in a row went by.
    TwoMissed,
}

/// A touch to come.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Planned {
    /// Its name.
    pub key: TouchKey,
    /// When the cadence asks for it.
    pub due: Timestamp,
    /// Where the rules put it, whatever has held it since; the spread is reckoned from here.
    pub settled: Timestamp,
    /// The first instant that all rules allow.
    pub slot: Timestamp,
    /// When it is to be drafted.
    pub draft_at: Timestamp,
    /// Why, in words: where the day comes from, then which rules moved it.
    pub because: Vec<String>,
    /// Auto mode must ask all the same.
    pub asks: bool,
    /// Until when it can go out or be done; then it is missed.
    pub until: Timestamp,
    /// It is over three days late, or was due before the policy that invented it.
    pub missed: bool,
}

impl Planned {
    /// The same, with no later end.
    pub(super) fn no_later(self, until: Timestamp, now: Timestamp) -> Self {
        let until = self.until.min(until);
        Self { until, missed: self.missed || now > until, ..self }
    }
}

/// What keeps everything of an application from going out.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Hold {
    /// Paused by the candidate, this application or all.
    Paused {
        /// Until then, or until resumed.
        until: Option<Timestamp>,
    },
    /// A message that may be an answer is to be assigned or read.
    Message(MessageId),
    /// The search back over the mailbox has not ended.
    Unsearched,
    /// A reply is unclear: the candidate says what it means.
    Unclear(MessageId),
    /// The account can't send.
    Account(String),
}

/// Why an application is closed.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Ending {
    /// Since when.
    pub at: Timestamp,
    /// The reply that closed it; none where the candidate did.
    pub by: Option<(Kind, MessageId)>,
    /// The anchor of the final thank-you.
    pub anchor: Seq,
    /// The last fact that closed it: only what is recorded later opens it again.
    pub last: Seq,
    /// Who sent the closing message, where it was a contact.
    pub sender: Option<ContactId>,
    /// A final thank-you is owed.
    pub thanks_owed: bool,
    /// The first day on which they may be written to again, and the message that names it.
    pub write_again: Option<(MessageId, Date)>,
}

impl Yours {
    /// How often it has been raised by now, and when it is raised next: at once, again after one
    /// day for an offer and two for anything else, then weekly.
    #[must_use]
    pub fn raised(&self, now: Timestamp) -> (i64, Timestamp) {
        let offer = matches!(self.what, YoursWhat::Reply { kind: Kind::Offer, .. });
        let first = if offer { 1 } else { 2 };
        let days = now.duration_since(self.since).as_hours() / 24;
        let times = if days < first { 0 } else { 1 + (days - first) / 7 };
        let next = SignedDuration::from_hours(24 * (first + 7 * times));
        (times, self.since + next)
    }

    /// In words, for `why`, the queue and notices.
    #[must_use]
    pub fn in_words(&self) -> String {
        match &self.what {
            YoursWhat::Reply { kind: Kind::Advance, .. } => {
                "they want to go on with you: answer in person".to_owned()
            }
            YoursWhat::Reply { kind: Kind::Offer, .. } => "an offer: answer in person".to_owned(),
            YoursWhat::Reply { kind: Kind::InfoRequested, .. } => {
                "they asked for something: answer them".to_owned()
            }
            YoursWhat::Reply { kind: Kind::Referral, .. } => {
                "they named somebody else: confirm the new contact".to_owned()
            }
            YoursWhat::Reply { message, .. } => {
                format!("message {message} is unclear: say what it means")
            }
            YoursWhat::Undeliverable => {
                "a mail could not be delivered, for a reason that may pass".to_owned()
            }
            YoursWhat::NobodyLeft => "the next step has nobody to go to: name a contact".to_owned(),
            YoursWhat::TwoMissed => "two check-ins in a row went by".to_owned(),
        }
    }
}
