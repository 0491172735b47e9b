//! The rules of a cadence, as checked values. The TOML form lives in `config`.

use jiff::civil::Time;

use super::words::{Channel, Role, TimelineKind};

/// What is sent when, to whom, by which channel.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Cadence {
    /// Its name.
    pub name: String,
    /// One line on what it is.
    pub about: String,
    /// The set of texts that is its own; what that lacks is taken from the general ones.
    pub texts: String,
    /// The largest number of check-in rounds in the life of an application.
    pub cap: u32,
    /// How the thank-you falls due: the first entry that fits is used.
    pub thank_you: Vec<ThankYou>,
    /// The first check-in where a `decision` timeline stands.
    pub decision: CheckIn,
    /// The first check-in where an `invited` timeline stands.
    pub invited: CheckIn,
    /// The first check-in where no timeline stands.
    pub no_timeline: CheckIn,
    /// What follows a `holding` reply that names no date.
    pub holding: Holding,
    /// The check-ins after the first, while nothing is heard.
    pub silence: Vec<CheckIn>,
    /// The last entry of `silence` is repeated, up to the cap.
    pub repeat_last: bool,
    /// The reminder to ask around, if the cadence has one: days after the first check-in.
    pub ask_around: Option<AskAround>,
    /// When the final thank-you falls due.
    pub final_thank_you: FinalThankYou,
}

impl Cadence {
    /// The first check-in, by the timeline that stands.
    #[must_use]
    pub fn first(&self, standing: Option<TimelineKind>) -> &CheckIn {
        match standing {
            Some(TimelineKind::Decision) => &self.decision,
            Some(TimelineKind::Invited) => &self.invited,
            None => &self.no_timeline,
        }
    }
}

/// One way for a thank-you to fall due.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ThankYou {
    /// Fits only an interview that ended by this time of day.
    pub ended_by: Option<Time>,
    /// How long after.
    pub wait: ThankYouWait,
    /// Fits only if it falls on the interview's day, no later than this.
    pub no_later_than: Option<Time>,
    /// By which channels, in order.
    pub channels: Vec<Channel>,
}

impl ThankYou {
    /// True if it asks nothing of the interview.
    #[must_use]
    pub fn fits_every_interview(&self) -> bool {
        self.ended_by.is_none() && self.no_later_than.is_none()
    }
}

/// How long after the interview a thank-you falls due.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum ThankYouWait {
    /// So many hours after its end.
    Hours(u32),
    /// So many days after its day, at a time of day.
    Days {
        /// Days after the interview's day; 0 is the same day.
        days: u32,
        /// The time of day.
        at: Time,
    },
}

/// When and to whom a check-in goes.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct CheckIn {
    /// Each must have passed: the latest decides.
    pub waits: Vec<Wait>,
    /// The time of day.
    pub at: Time,
    /// Never later than so many days after what set the plan: else the last business day by then.
    pub within_days: Option<u32>,
    /// By which channels, in order.
    pub channels: Vec<Channel>,
    /// To whom: the first entry that names anybody is used.
    pub to: Vec<Recipient>,
    /// Keeps no gap to the thank-you.
    pub right_after_thank_you: bool,
}

/// A span from something that happened, or from a day that was named.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Wait {
    /// Counted from here.
    pub from: From,
    /// How many.
    pub count: u32,
    /// Business days rather than calendar days.
    pub business: bool,
}

/// Where a wait is counted from; each is a day.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum From {
    /// The interview, reply or answer that set the plan.
    Plan,
    /// The interview.
    Interview,
    /// The thank-you after the interview.
    ThankYou,
    /// The first day of the timeline (a).
    Earliest,
    /// The last day of the timeline (b).
    Latest,
    /// The middle of the timeline, in business days.
    Middle,
    /// The first check-in since the plan was set.
    First,
    /// The last check-in.
    Last,
}

/// Who is reached.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Recipient {
    /// Each who took part in the interview.
    TookPart,
    /// The first who took part.
    FirstWhoTookPart,
    /// The lead.
    Lead,
    /// The contact who named the day of the timeline.
    WhoNamedTheDay,
    /// The next contact that has had no check-in.
    NextContact,
    /// The first contact of this role.
    Role(Role),
}

impl Recipient {
    /// True if it means one contact alone, the first who can be reached.
    #[must_use]
    pub fn is_one(self) -> bool {
        self != Self::TookPart
    }
}

/// What follows a `holding` reply.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Holding {
    /// The check-in.
    pub check_in: CheckIn,
    /// It is followed by those of `silence`; otherwise it is the only one.
    pub goes_on: bool,
    /// Only if no check-in has gone out yet.
    pub only_if_none_yet: bool,
}

/// The reminder to ask around.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct AskAround {
    /// Days after the first check-in.
    pub days: u32,
    /// The time of day.
    pub at: Time,
}

/// When the final thank-you falls due.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct FinalThankYou {
    /// Business days after the message.
    pub business_days: u32,
    /// The time of day.
    pub at: Time,
}
