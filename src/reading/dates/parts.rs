//! The days of a part of a week, a month, or of more.

use jiff::civil::{Date, Weekday};

use super::spans::{Part, last_day};
use crate::reading::calendar::{is_weekend, month_on, plus_days, range, single, this_week, week};
use crate::timeline::facts::Days;

/// A part of the week so many weeks on; `this` says that the present one is meant.
#[must_use]
pub fn week_part(today: Date, on: i64, part: Option<Part>, this: bool) -> Option<Days> {
    let (first, last) = match part {
        None if this => return this_week(today),
        None => (0, 4),
        Some(Part::Early | Part::FirstHalf) => (0, 2),
        Some(Part::Mid) => (2, 2),
        Some(Part::Later) if on == 0 => {
            return range(plus_days(today, 1)?, this_week(today)?.latest);
        }
        Some(Part::Late | Part::Later) => (3, 4),
        Some(Part::SecondHalf) => (2, 4),
        Some(Part::End | Part::LastBusinessDay) => (4, 4),
        Some(Part::Week(_) | Part::FullWeek(_) | Part::LastWeek) => return None,
    };
    let days = week(today, on, first, last)?;
    // "Mid week", said on a Thursday, is the next; so is "early in the week" on its last day.
    let early = part == Some(Part::Early) && days.latest == today;
    if (days.latest < today || early) && !this {
        week(today, on + 1, first, last)
    } else {
        Some(days)
    }
}

/// A part of the month that begins with a day.
#[must_use]
pub fn month_part(today: Date, first: Date, part: Option<Part>) -> Option<Days> {
    let last = first.last_of_month();
    let day = |day: i8| Date::new(first.year(), first.month(), day).ok();
    let Some(part) = part else { return range(first, last) };
    match part {
        Part::Early => range(first, day(10)?),
        Part::Mid => range(day(11)?, day(20)?),
        Part::Later if first <= today => range(plus_days(today, 1)?, last),
        Part::Late | Part::Later => range(day(21)?, last),
        Part::End => Some(single(last)),
        Part::LastBusinessDay => last_weekday(last).map(single),
        Part::FirstHalf => range(first, day(last.day() / 2)?),
        Part::SecondHalf => range(day(last.day() / 2 + 1)?, last),
        Part::LastWeek => range(plus_days(last, -6)?, last),
        Part::Week(n) => {
            let end = n.checked_mul(7)?;
            range(day(end.checked_sub(6)?)?, day(end.min(last.day()))?)
        }
        Part::FullWeek(n) => full_week(first, n),
    }
}

/// The so many'th week of which the Monday falls on a day or behind it.
fn full_week(first: Date, n: i8) -> Option<Days> {
    let monday = first.nth_weekday_of_month(n, Weekday::Monday).ok()?;
    range(monday, plus_days(monday, 4)?)
}

fn last_weekday(last: Date) -> Option<Date> {
    (0..3).filter_map(|back| plus_days(last, -back)).find(|day| !is_weekend(*day))
}

/// A part of a quarter, a season or a half-year, by whole months.
#[must_use]
pub fn months_part(today: Date, first: Date, months: i8, part: Option<Part>) -> Option<Days> {
    let last = last_day(first, months)?;
    let third = i64::from(months) / 3;
    let month = |on: i64| {
        let (year, month) = month_on(first, on)?;
        Date::new(year, month, 1).ok()
    };
    match part {
        None => range(first, last),
        Some(Part::Early) => range(first, plus_days(month(third)?, -1)?),
        Some(Part::Mid) => range(month(third)?, plus_days(month(third * 2)?, -1)?),
        Some(Part::Later) if first <= today => range(plus_days(today, 1)?, last),
        Some(Part::Late | Part::Later) => range(month(third * 2)?, last),
        Some(Part::End) => Some(single(last)),
        Some(Part::LastBusinessDay) => last_weekday(last).map(single),
        Some(Part::FirstHalf) if months % 2 == 0 => {
            range(first, plus_days(month(i64::from(months) / 2)?, -1)?)
        }
        Some(Part::FirstHalf) => range(first, plus_days(month(third)?, 14)?),
        Some(Part::SecondHalf) if months % 2 == 0 => range(month(i64::from(months) / 2)?, last),
        Some(Part::SecondHalf) => range(plus_days(month(third)?, 15)?, last),
        Some(Part::LastWeek) => range(plus_days(last, -6)?, last),
        Some(Part::FullWeek(n)) => full_week(first, n),
        Some(Part::Week(n)) => {
            let from = plus_days(first, (i64::from(n) - 1) * 7)?;
            range(from, plus_days(from, 6)?)
        }
    }
}
