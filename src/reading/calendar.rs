//! Days as people name them: weeks from Monday to Friday, months and quarters.

use std::collections::BTreeSet;

use jiff::civil::{Date, Weekday};
use jiff::{Span, ToSpan};

use crate::timeline::facts::Days;

/// Days off in a row, at most: a year of holidays is a slip of whoever set them.
const DAYS_OFF_MAX: usize = 60;

/// One day, twice.
#[must_use]
pub fn single(day: Date) -> Days {
    Days { earliest: day, latest: day }
}

/// A range; none if it runs backwards.
#[must_use]
pub fn range(earliest: Date, latest: Date) -> Option<Days> {
    (earliest <= latest).then_some(Days { earliest, latest })
}

/// A day and a span; none outside of the calendar.
#[must_use]
pub fn plus(day: Date, span: Span) -> Option<Date> {
    day.checked_add(span).ok()
}

/// A day and so many days.
#[must_use]
pub fn plus_days(day: Date, days: i64) -> Option<Date> {
    plus(day, Span::new().try_days(days).ok()?)
}

/// The same day so many months on, or the last of a shorter month.
#[must_use]
pub fn plus_months(day: Date, months: i64) -> Option<Date> {
    plus(day, Span::new().try_months(months).ok()?)
}

/// The Monday of the week so many weeks on.
#[must_use]
pub fn monday(of: Date, weeks_on: i64) -> Option<Date> {
    let back = i64::from(of.weekday().to_monday_zero_offset());
    plus_days(of, weeks_on.checked_mul(7)?.checked_sub(back)?)
}

/// Some days of the week so many weeks on, counted from Monday = 0.
#[must_use]
pub fn week(of: Date, weeks_on: i64, first: i64, last: i64) -> Option<Days> {
    let monday = monday(of, weeks_on)?;
    range(plus_days(monday, first)?, plus_days(monday, last)?)
}

/// What is left of this week; written on a weekend, the week that follows.
#[must_use]
pub fn this_week(today: Date) -> Option<Days> {
    if is_weekend(today) {
        week(today, 1, 0, 4)
    } else {
        range(today, plus_days(monday(today, 0)?, 4)?)
    }
}

/// How many weeks on "this week" stands: on a weekend people mean the one to come.
#[must_use]
pub fn this_week_on(today: Date) -> i64 {
    i64::from(is_weekend(today))
}

/// The next day of this name after today.
#[must_use]
pub fn next_weekday(today: Date, weekday: Weekday) -> Option<Date> {
    let ahead = i64::from(today.weekday().until(weekday));
    plus_days(today, if ahead == 0 { 7 } else { ahead })
}

/// So many business days on: weekends and these holidays are none.
#[must_use]
pub fn business_days(from: Date, count: i64, holidays: Option<&BTreeSet<Date>>) -> Option<Date> {
    let is_off = |day: Date| is_weekend(day) || holidays.is_some_and(|all| all.contains(&day));
    let mut day = from;
    for _ in 0..count {
        day = plus_days(day, 1)?;
        let mut off = 0;
        while is_off(day) && off < DAYS_OFF_MAX {
            day = plus_days(day, 1)?;
            off += 1;
        }
    }
    Some(day)
}

/// True on Saturday and Sunday.
#[must_use]
pub fn is_weekend(day: Date) -> bool {
    matches!(day.weekday(), Weekday::Saturday | Weekday::Sunday)
}

/// The month so many months on, as year and month.
#[must_use]
pub fn month_on(today: Date, months: i64) -> Option<(i16, i8)> {
    let day = plus(today.first_of_month(), Span::new().try_months(months).ok()?)?;
    Some((day.year(), day.month()))
}

/// The last day of the quarter of a day.
#[must_use]
pub fn quarter_end(of: Date) -> Option<Date> {
    let month = (of.month().checked_sub(1)?.checked_div(3)?).checked_mul(3)?.checked_add(3)?;
    Some(Date::new(of.year(), month, 1).ok()?.last_of_month())
}

/// A day of a month without its year: the nearest that makes sense of it as a day to come; a day
/// less than four months back is past, and is given as it is.
#[must_use]
pub fn nearest(today: Date, month: i8, day: i8) -> Option<Date> {
    let this = Date::new(today.year(), month, day).ok();
    match this {
        Some(date) if date >= today => Some(date),
        Some(date) if date >= plus(today, -4.months())? => Some(date),
        _ => Date::new(today.year().checked_add(1)?, month, day).ok(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use jiff::civil::date;

    #[test]
    fn weeks_and_quarters() {
        let wednesday = date(2026, 4, 1);
        assert_eq!(this_week(wednesday), range(wednesday, date(2026, 4, 3)));
        assert_eq!(this_week(date(2026, 4, 4)), range(date(2026, 4, 6), date(2026, 4, 10)));
        assert_eq!(next_weekday(wednesday, Weekday::Wednesday), Some(date(2026, 4, 8)));
        assert_eq!(quarter_end(wednesday), Some(date(2026, 6, 30)));
        assert_eq!(nearest(date(2025, 12, 29), 1, 5), Some(date(2026, 1, 5)));
        assert_eq!(nearest(date(2026, 3, 9), 3, 2), Some(date(2026, 3, 2)));
        assert_eq!(nearest(wednesday, 2, 30), None);
    }

    #[test]
    fn business_days_pass_over_weekends() {
        for (from, count, to) in [
            (date(2027, 8, 31), 10, date(2027, 9, 14)),
            (date(2026, 4, 3), 1, date(2026, 4, 6)),
            (date(2026, 4, 4), 1, date(2026, 4, 6)),
            (date(2026, 4, 5), 5, date(2026, 4, 10)),
            (date(2026, 4, 1), 3, date(2026, 4, 6)),
            (date(2026, 4, 1), 0, date(2026, 4, 1)),
        ] {
            assert_eq!(business_days(from, count, None), Some(to), "{from} + {count}");
        }
        let holidays = BTreeSet::from([date(2026, 4, 3), date(2026, 4, 6)]);
        let day = business_days(date(2026, 4, 1), 3, Some(&holidays));
        assert_eq!(day, Some(date(2026, 4, 8)), "Good Friday and Easter Monday are off");
    }
}
