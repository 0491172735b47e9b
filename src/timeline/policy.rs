//! What the config says, checked: the argument of `decide` that the candidate can edit; and what
//! applications share.

use std::collections::{BTreeMap, BTreeSet};

use jiff::civil::Date;
use jiff::tz::TimeZone;
use jiff::{SignedDuration, Timestamp};

use super::cadence::Cadence;
use super::facts::{ApplicationId, Days, Seq};
use super::window::Window;
use super::words::Step;

/// The rules in force.
#[derive(Debug, Clone)]
pub struct Policy {
    /// The candidate's own zone.
    pub zone: TimeZone,
    /// The cadences that applications may name.
    pub cadences: BTreeMap<String, Cadence>,
    /// When each step may go out.
    pub windows: Windows,
    /// Days of the week that are no business days (Monday is 1, Sunday is 7; ISO 8601).
    pub weekend: BTreeSet<i8>,
    /// Days that are no business days.
    pub holidays: BTreeSet<Date>,
    /// Ranges in which nothing goes out; no business days either.
    pub quiet: Vec<Days>,
    /// The limits.
    pub limits: Limits,
    /// How long before its due a check-in or final thank-you is drafted.
    pub ahead: SignedDuration,
    /// Steps that pass without the candidate's approval; never a final thank-you.
    pub auto: BTreeSet<Step>,
    /// How long a touch stands unchanged in the queue before `auto` lets it pass.
    pub hold_for: SignedDuration,
    /// The most that is added to a due so that mail does not leave on the dot.
    pub spread: SignedDuration,
    /// Since when each cadence has been in force as it stands. A step whose due precedes it, and
    /// that was not drafted before, is missed.
    pub since: BTreeMap<String, Timestamp>,
}

/// When each step may go out.
#[derive(Debug, Clone)]
pub struct Windows {
    /// Thank-yous.
    pub thank_you: Window,
    /// Check-ins.
    pub check_in: Window,
    /// Final thank-yous.
    pub final_thank_you: Window,
    /// Reminders to ask around.
    pub ask_around: Window,
}

/// The limits of the config.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Limits {
    /// The most check-in rounds an application can be granted.
    pub max_check_ins: u32,
    /// The most check-ins to one address in 90 days, over all applications.
    pub per_person: u32,
    /// The most mails a day, over everything.
    pub mails_per_day: u32,
    /// Calendar days between a touch to the company and a check-in.
    pub min_gap: u32,
}

/// What applications share.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Shared {
    /// Addresses that bounced for good, lower case.
    pub dead: BTreeSet<String>,
    /// Addresses that the candidate has revived, lower case, each with the fact that says so last,
    /// and when it was recorded.
    pub revived: BTreeMap<String, (Seq, Timestamp)>,
    /// Addresses that asked never to be written to, lower case.
    pub stopped: BTreeSet<String>,
    /// Check-ins made to people in the last 90 days and before, over all applications.
    pub check_ins: Vec<SentCheckIn>,
    /// When mails went out (or may have) in the last 24 hours, over everything.
    pub mails: Vec<Timestamp>,
    /// Nothing goes out at all, until then or until resumed.
    pub paused: Option<PauseAll>,
    /// When the last pause over everything ended: what it held is late only from then.
    pub pause_ended: Option<Timestamp>,
    /// Why no mail can be sent by the account, in words, if it can't.
    pub account_held: Option<String>,
    /// Since when the daemon has been running: `hold_for` counts only while it does.
    pub running_since: Option<Timestamp>,
    /// The key of spreads and Message-IDs.
    pub key: [u8; 32],
}

/// A check-in that went to a person, who is known by the address; a call counts like a mail.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct SentCheckIn {
    /// Lower case.
    pub address: String,
    /// When.
    pub at: Timestamp,
    /// For which application.
    pub application: ApplicationId,
    /// In which round of it; a round by two channels is one check-in.
    pub round: u32,
}

/// A pause over everything.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct PauseAll {
    /// The end of the pause, where said.
    pub until: Option<Timestamp>,
}
