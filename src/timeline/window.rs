//! When a kind of touch may go out: cron expressions, asked on the civil calendar.
//!
//! Five fields for the user, weekdays by name. The crate is asked as if local time were UTC, so that
//! no hour is skipped or doubled at a clock change; `jiff` maps civil time to instants.

use std::str::FromStr;

use cron::Schedule;
use jiff::civil::{Date, DateTime, Time};

/// The minutes in which a touch may go out.
#[derive(Debug, Clone)]
pub struct Window {
    schedules: Vec<Schedule>,
    expressions: Vec<String>,
}

/// Why a window was refused.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum WindowError {
    /// Not an expression of five fields.
    #[error(
        "{0:?} is no window: five fields are needed (minute hour day month weekday), like \"* 9-16 * * Mon-Fri\""
    )]
    Syntax(String),
    /// A weekday by number: the crate and crontab disagree on what Sunday is.
    #[error("{0:?}: name weekdays (Mon, Tue, ...), since cron dialects number them differently")]
    WeekdayNumber(String),
    /// No minute of five years is in it.
    #[error("{0:?} opens in no minute of the next five years")]
    NeverOpens(String),
    /// No expression at all.
    #[error("a window needs at least one expression; \"* * * * *\" is always open")]
    Empty,
}

impl Window {
    /// Reads expressions; the window is open where any of them is.
    ///
    /// # Errors
    /// If one is no expression of five fields, numbers weekdays, or never opens.
    pub fn parse<S: AsRef<str>>(expressions: &[S]) -> Result<Self, WindowError> {
        if expressions.is_empty() {
            return Err(WindowError::Empty);
        }
        let mut schedules = Vec::new();
        for text in expressions.iter().map(AsRef::as_ref) {
            schedules.push(parse_one(text)?);
        }
        let expressions = expressions.iter().map(|e| e.as_ref().to_owned()).collect();
        Ok(Self { schedules, expressions })
    }

    /// The expressions as given.
    #[must_use]
    pub fn expressions(&self) -> &[String] {
        &self.expressions
    }
}

fn parse_one(text: &str) -> Result<Schedule, WindowError> {
    let fields: Vec<&str> = text.split_whitespace().collect();
    let [.., weekday] = fields.as_slice() else { return Err(WindowError::Syntax(text.to_owned())) };
    if fields.len() != 5 {
        return Err(WindowError::Syntax(text.to_owned()));
    }
    if weekday.chars().any(|c| c.is_ascii_digit()) {
        return Err(WindowError::WeekdayNumber(text.to_owned()));
    }
    let schedule = Schedule::from_str(&format!("0 {}", fields.join(" ")))
        .map_err(|_| WindowError::Syntax(text.to_owned()))?;
    Ok(schedule)
}

#[expect(dead_code, reason = "types used by what follows")]
type Civil = (Date, DateTime, Time);
