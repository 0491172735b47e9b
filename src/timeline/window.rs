//! When a kind of touch may go out: cron expressions, asked on the civil calendar.
//!
//! Five fields for the user, weekdays by name. The `cron` crate reads the expressions; what it read
//! is kept as sets of bits and asked about civil dates and times, so that no hour is skipped or
//! doubled at a clock change: `jiff` maps civil time to instants elsewhere.
//!
//! A day must satisfy both its day-of-month and its weekday field, as the crate has it. (Vixie cron
//! takes either where both are restricted.) The crate counts weekdays from Sunday = 1.

use std::ops::RangeInclusive;
use std::str::FromStr;

use cron::{Schedule, TimeUnitSpec};
use jiff::ToSpan;
use jiff::civil::{Date, DateTime, Time, date};

/// The minutes in which a touch may go out.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Window {
    rules: Vec<Rule>,
    expressions: Vec<String>,
}

/// Why a window was refused.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum WindowError {
    /// Not an expression of five fields.
    #[error(
        "{0:?} is no window: five fields are needed (minute hour day month weekday), like \
         \"* 9-16 * * Mon-Fri\"; a range of weekdays can't run over Saturday's end"
    )]
    Syntax(String),
    /// A weekday by number: the crate and crontab disagree on what Sunday is.
    #[error("{0:?}: name weekdays (Mon, Tue, ...), since cron dialects number them differently")]
    WeekdayNumber(String),
    /// No minute of five years is in it.
    #[error("{0:?} opens in no minute of five years")]
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
        let mut rules = Vec::new();
        for text in expressions.iter().map(AsRef::as_ref) {
            rules.push(parse_one(text)?);
        }
        let expressions = expressions.iter().map(|e| e.as_ref().to_owned()).collect();
        Ok(Self { rules, expressions })
    }

    /// The expressions as given.
    #[must_use]
    pub fn expressions(&self) -> &[String] {
        &self.expressions
    }

    /// True if the minute that holds this local time is in the window.
    #[must_use]
    pub fn is_open(&self, at: DateTime) -> bool {
        self.rules.iter().any(|rule| rule.has_day(at.date()) && rule.has_time(at.time()))
    }

    /// The first open minute of a day.
    #[must_use]
    pub fn opens_on(&self, day: Date) -> Option<Time> {
        self.first_after(day, Time::midnight())
    }

    /// The first open time of a day that is not before `from`: `from` itself if its minute is open,
    /// else the start of the next open minute.
    #[must_use]
    pub fn first_after(&self, day: Date, from: Time) -> Option<Time> {
        self.rules.iter().filter(|r| r.has_day(day)).filter_map(|r| r.first_after(from)).min()
    }

    /// The last open minute of the stretch that holds this one, followed for at most a day; the
    /// minute itself where the window is shut.
    #[must_use]
    pub fn open_until(&self, at: DateTime) -> DateTime {
        let mut last = at.date().at(at.hour(), at.minute(), 0, 0);
        for _ in 0..MINUTES_OF_DAY {
            match last.checked_add(1.minute()) {
                Ok(next) if self.is_open(next) => last = next,
                _ => break,
            }
        }
        last
    }

    /// The first open time that is not before `from`, if there is one in the five years after it.
    #[must_use]
    pub fn next_open(&self, from: DateTime) -> Option<DateTime> {
        let mut time = from.time();
        for day in from.date().series(1.day()).take(DAYS_OF_FIVE_YEARS) {
            if let Some(open) = self.first_after(day, time) {
                return Some(day.to_datetime(open));
            }
            time = Time::midnight();
        }
        None
    }
}

/// One expression: bit n of a field is set if the number n is in it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
struct Rule {
    minutes: u64,
    hours: u64,
    days: u64,
    months: u64,
    /// From Sunday = 1.
    weekdays: u64,
}

impl Rule {
    fn has_day(&self, day: Date) -> bool {
        has(self.months, day.month())
            && has(self.days, day.day())
            && has(self.weekdays, day.weekday().to_sunday_one_offset())
    }

    fn has_time(&self, time: Time) -> bool {
        has(self.hours, time.hour()) && has(self.minutes, time.minute())
    }

    fn first_after(&self, from: Time) -> Option<Time> {
        if self.has_time(from) {
            return Some(from);
        }
        let this_hour = (has(self.hours, from.hour()))
            .then(|| first_at_or_after(self.minutes, from.minute()))
            .flatten()
            .and_then(|minute| Time::new(from.hour(), minute, 0, 0).ok());
        this_hour.or_else(|| {
            let hour = first_at_or_after(self.hours, from.hour().saturating_add(1))?;
            Time::new(hour, first_at_or_after(self.minutes, 0)?, 0, 0).ok()
        })
    }
}

fn has(bits: u64, number: i8) -> bool {
    u32::try_from(number).is_ok_and(|n| bits.checked_shr(n).is_some_and(|b| b & 1 == 1))
}

fn first_at_or_after(bits: u64, number: i8) -> Option<i8> {
    let from = u32::try_from(number).ok()?;
    let rest = bits.checked_shr(from)?;
    if rest == 0 {
        return None;
    }
    i8::try_from(from.checked_add(rest.trailing_zeros())?).ok()
}

fn parse_one(text: &str) -> Result<Rule, WindowError> {
    let syntax = || WindowError::Syntax(text.to_owned());
    let fields: Vec<&str> = text.split_whitespace().collect();
    let [_, _, _, _, weekday] = fields.as_slice() else { return Err(syntax()) };
    if weekday.chars().any(|c| c.is_ascii_digit()) {
        return Err(WindowError::WeekdayNumber(text.to_owned()));
    }
    let schedule = Schedule::from_str(&format!("0 {}", fields.join(" "))).map_err(|_| syntax())?;
    let rule = Rule {
        minutes: bits(schedule.minutes(), 0..=59).ok_or_else(syntax)?,
        hours: bits(schedule.hours(), 0..=23).ok_or_else(syntax)?,
        days: bits(schedule.days_of_month(), 1..=31).ok_or_else(syntax)?,
        months: bits(schedule.months(), 1..=12).ok_or_else(syntax)?,
        weekdays: bits(schedule.days_of_week(), 1..=7).ok_or_else(syntax)?,
    };
    let mut five_years = FIVE_YEARS_FROM.series(1.day()).take(DAYS_OF_FIVE_YEARS);
    if !five_years.any(|day| rule.has_day(day)) {
        return Err(WindowError::NeverOpens(text.to_owned()));
    }
    Ok(rule)
}

/// The numbers of a field as bits; none if it is empty or holds a number that is out of range,
/// which the crate lets pass where a number stands alone.
fn bits(field: &impl TimeUnitSpec, range: RangeInclusive<u32>) -> Option<u64> {
    let mut bits = 0;
    for number in field.iter() {
        if !range.contains(&number) {
            return None;
        }
        bits |= 1u64.checked_shl(number)?;
    }
    (bits != 0).then_some(bits)
}

const MINUTES_OF_DAY: u32 = 24 * 60;
/// The days after which what has not come is taken never to come.
pub const DAYS_OF_FIVE_YEARS: usize = 5 * 365 + 2;
/// A fixed span, since what a config may say can't depend on the day it is read. It holds two
/// 29 February.
const FIVE_YEARS_FROM: Date = date(2024, 1, 1);

#[cfg(test)]
mod tests {
    use super::*;
    use jiff::civil::time;

    fn window(expressions: &[&str]) -> Window {
        Window::parse(expressions).unwrap()
    }

    fn at(text: &str) -> DateTime {
        text.parse().unwrap()
    }

    #[test]
    fn open_minutes() {
        let office = window(&["* 9-16 * * Mon-Fri"]);
        for (when, open) in [
            ("2026-03-06T08:59", false), // a Friday
            ("2026-03-06T09:00", true),
            ("2026-03-06T16:59:59", true),
            ("2026-03-06T17:00", false),
            ("2026-03-07T10:00", false),
            ("2026-03-08T10:00", false),
            ("2026-03-09T10:00", true),
        ] {
            assert_eq!(office.is_open(at(when)), open, "{when}");
        }
        // The night of a clock change is a day like any other on the civil calendar.
        assert!(window(&["30 2 * * *"]).is_open(at("2026-03-29T02:30")));
    }

    #[test]
    fn day_of_month_and_weekday_must_both_match() {
        let friday_13th = window(&["* 10 13 * Fri"]);
        assert!(friday_13th.is_open(at("2026-03-13T10:00")));
        assert!(!friday_13th.is_open(at("2026-03-06T10:00")));
        assert!(!friday_13th.is_open(at("2026-04-13T10:00")));
    }

    #[test]
    fn the_first_time_from_one() {
        let day = date(2026, 3, 6);
        let office = window(&["15-45 9,11-16 * * Mon-Fri", "0 20 * * *"]);
        for (from, first) in [
            (time(0, 0, 0, 0), Some(time(9, 15, 0, 0))),
            (time(9, 20, 30, 0), Some(time(9, 20, 30, 0))),
            (time(9, 46, 0, 0), Some(time(11, 15, 0, 0))),
            (time(16, 46, 0, 0), Some(time(20, 0, 0, 0))),
            (time(20, 1, 0, 0), None),
        ] {
            assert_eq!(office.first_after(day, from), first, "{from}");
        }
        assert_eq!(office.opens_on(date(2026, 3, 7)), Some(time(20, 0, 0, 0)));
        assert_eq!(window(&["* 9 * * Mon"]).opens_on(day), None);
    }

    #[test]
    fn stretches_and_the_next_opening() {
        let night = window(&["* 22-23 * * *", "* 0-5 * * *"]);
        assert_eq!(night.open_until(at("2026-03-06T22:10:30")), at("2026-03-07T05:59"));
        assert_eq!(night.open_until(at("2026-03-06T12:10")), at("2026-03-06T12:10"));
        let always = window(&["* * * * *"]);
        assert_eq!(always.open_until(at("2026-03-06T12:10")), at("2026-03-07T12:10"));

        let office = window(&["* 9-16 * * Mon-Fri"]);
        assert_eq!(office.next_open(at("2026-03-06T17:00")), Some(at("2026-03-09T09:00")));
        assert_eq!(office.next_open(at("2026-03-06T12:10:05")), Some(at("2026-03-06T12:10:05")));
        let leap_day = window(&["0 9 29 2 *"]);
        assert_eq!(leap_day.next_open(at("2026-03-06T17:00")), Some(at("2028-02-29T09:00")));
    }

    #[test]
    fn refused() {
        use WindowError as E;
        let own = str::to_owned;
        for (text, error) in [
            ("* 9-16 * *", E::Syntax(own("* 9-16 * *"))),
            ("0 * 9-16 * * Mon", E::Syntax(own("0 * 9-16 * * Mon"))),
            ("* 25 * * *", E::Syntax(own("* 25 * * *"))),
            ("5,61 9 * * *", E::Syntax(own("5,61 9 * * *"))),
            ("* 9 * * Sat-Sun", E::Syntax(own("* 9 * * Sat-Sun"))),
            ("* 9 * * 1-5", E::WeekdayNumber(own("* 9 * * 1-5"))),
            ("* 9 30 2 *", E::NeverOpens(own("* 9 30 2 *"))),
            ("", E::Syntax(String::new())),
        ] {
            assert_eq!(Window::parse(&[text]), Err(error), "{text}");
        }
        assert_eq!(Window::parse::<&str>(&[]), Err(E::Empty));
        assert_eq!(window(&["* 9 * * Sun,Sat"]).opens_on(date(2026, 3, 8)), Some(time(9, 0, 0, 0)));
    }
}
