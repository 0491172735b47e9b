//! The words of the field, as types: kinds of reply, steps, channels, roles.
//!
//! Each has one spelling (`as_str`), used by the command line, the database, the cadence files and
//! the JSON output alike, and parses back from it.

use std::fmt;
use std::str::FromStr;

/// A text that is none of the words a place allows.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error("{text:?} is not one of: {allowed}")]
pub struct UnknownWord {
    /// What was given.
    pub text: String,
    /// What would have been accepted, comma separated.
    pub allowed: String,
}

macro_rules! words {
    ($(#[$meta:meta])* $name:ident { $($(#[$vmeta:meta])* $variant:ident = $text:literal,)+ }) => {
        $(#[$meta])*
        #[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
        pub enum $name { $($(#[$vmeta])* $variant,)+ }

        impl $name {
            /// Every value, in the order of declaration.
            pub const ALL: &'static [Self] = &[$(Self::$variant,)+];

            /// The one spelling of this word.
            #[must_use]
            pub const fn as_str(self) -> &'static str {
                match self { $(Self::$variant => $text,)+ }
            }
        }

        impl fmt::Display for $name {
            fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result { f.pad(self.as_str()) }
        }

        impl FromStr for $name {
            type Err = UnknownWord;

            fn from_str(text: &str) -> Result<Self, UnknownWord> {
                match text {
                    $($text => Ok(Self::$variant),)+
                    _ => Err(UnknownWord {
                        text: text.to_owned(),
                        allowed: [$($text,)+].join(", "),
                    }),
                }
            }
        }
    };
}

words! {
    /// What a message says about the candidacy; in order of precedence, `Unclear` apart.
    Kind {
        /// A mail system could not deliver.
        Bounce = "bounce",
        /// An automatic reply: away, until a date or not.
        OutOfOffice = "out_of_office",
        /// Do not contact me or us again.
        Stop = "stop",
        /// Not moving forward with this candidate.
        Rejection = "rejection",
        /// The position is cancelled, filled or frozen, with no verdict on the candidate.
        Closed = "closed",
        /// An offer.
        Offer = "offer",
        /// A next interview, call, test or meeting.
        Advance = "advance",
        /// Something is wanted from the candidate.
        InfoRequested = "info_requested",
        /// Write to somebody else from now on.
        Referral = "referral",
        /// Asks the candidate to check back, at a time or after one.
        FollowUpRequested = "follow_up_requested",
        /// Says when there will be a decision or news.
        Timeline = "timeline",
        /// Still in process, no time given.
        Holding = "holding",
        /// Thanks, received; nothing about the process.
        Acknowledgement = "acknowledgement",
        /// Not about this candidacy.
        Unrelated = "unrelated",
        /// The reader abstains: nothing is sent until the candidate has looked.
        Unclear = "unclear",
    }
}

impl Kind {
    /// True of the kinds after which nothing more is sent, or not before the candidate has acted:
    /// from `stop` to `referral`, in order of precedence. They act beside the one that decides.
    #[must_use]
    pub fn ends_the_waiting(self) -> bool {
        (Self::Stop..=Self::Referral).contains(&self)
    }

    /// True of the kinds that tell the candidate to hope no more: `stop`, `rejection`, `closed`.
    #[must_use]
    pub fn is_verdict(self) -> bool {
        (Self::Stop..=Self::Closed).contains(&self)
    }
}

words! {
    /// One thing a cadence asks for. The order is that of one minute's touches.
    Step {
        /// Thanks after an interview, to each who took part.
        ThankYou = "thank_you",
        /// A counted question where things stand.
        CheckIn = "check_in",
        /// A reminder to the candidate to ask around; reaches nobody at the company.
        AskAround = "ask_around",
        /// The last thanks, after a rejection or a closure.
        FinalThankYou = "final_thank_you",
    }
}

words! {
    /// How a touch reaches its contact.
    Channel {
        /// A mail, sent by Afterword.
        Email = "email",
        /// A call, made by the candidate.
        Call = "call",
        /// A letter, posted by the candidate.
        Letter = "letter",
        /// A note to the candidate.
        Reminder = "reminder",
    }
}

words! {
    /// What a contact is in the process.
    Role {
        /// Runs the process for the company.
        Recruiter = "recruiter",
        /// Decides.
        HiringManager = "hiring_manager",
        /// Took part in an interview.
        Interviewer = "interviewer",
        /// Human resources.
        Hr = "hr",
        /// An outside agency.
        Agency = "agency",
        /// Somebody the candidate knows inside the company.
        Inside = "inside",
        /// One of the candidate's own references.
        Reference = "reference",
    }
}

words! {
    /// What a timeline says: when they decide, or when they asked to be written to.
    TimelineKind {
        /// They expect to say something between a and b.
        Decision = "decision",
        /// They asked to be written to between a and b.
        Invited = "invited",
    }
}

words! {
    /// The languages in which texts are shipped (ISO 639-1).
    Language {
        /// English.
        English = "en",
        /// German.
        German = "de",
        /// French.
        French = "fr",
        /// Spanish.
        Spanish = "es",
    }
}

words! {
    /// What something by the candidate's own hand counts as.
    CountsAs {
        /// The thank-you to that contact.
        ThankYou = "thank_you",
        /// An answer to what they asked or wrote.
        Answer = "answer",
        /// A check-in round.
        CheckIn = "check_in",
        /// Nothing but a touch: it keeps the gap.
        Nothing = "nothing",
    }
}

words! {
    /// How a call went.
    CallOutcome {
        /// Talked to the contact.
        Spoke = "spoke",
        /// Left a message.
        Voicemail = "voicemail",
        /// Nobody answered.
        NoAnswer = "no_answer",
    }
}

words! {
    /// How a message betrays that a machine wrote it.
    Automatic {
        /// A report of a failed delivery (RFC 3464 and its relatives).
        Bounce = "bounce",
        /// A report of a delayed or successful delivery.
        DeliveryReport = "delivery_report",
        /// A disposition notification (RFC 8098).
        DispositionReport = "disposition_report",
        /// An automatic reply of somebody who is away.
        OutOfOffice = "out_of_office",
        /// A system's "we have received your message".
        Acknowledgement = "acknowledgement",
    }
}

impl Language {
    /// Its English name.
    #[must_use]
    pub const fn in_words(self) -> &'static str {
        match self {
            Self::English => "English",
            Self::German => "German",
            Self::French => "French",
            Self::Spanish => "Spanish",
        }
    }
}

impl CountsAs {
    /// In words.
    #[must_use]
    pub const fn in_words(self) -> &'static str {
        match self {
            Self::ThankYou => "the thank-you",
            Self::Answer => "an answer",
            Self::CheckIn => "a check-in",
            Self::Nothing => "nothing but a touch",
        }
    }
}

impl Automatic {
    /// True of machine mail that changes nothing.
    #[must_use]
    pub fn is_idle(self) -> bool {
        matches!(self, Self::Acknowledgement | Self::DeliveryReport | Self::DispositionReport)
    }
}

words! {
    /// How surely a message belongs to an application.
    Sureness {
        /// By an id of the thread, or the address of a contact of exactly one open application,
        /// or by the candidate's own word.
        Sure = "sure",
        /// By any other sign: it holds and asks.
        Plausible = "plausible",
    }
}
