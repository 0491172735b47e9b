//! Days as people name them: weeks from Monday to Friday, parts of months, feasts.

use jiff::civil::{Date, Weekday};
use jiff::{Span, ToSpan};

use crate::timeline::facts::Days;

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

/// So many weekdays on.
#[must_use]
pub fn business_days(from: Date, count: i64) -> Option<Date> {
    // Five of them are a week, whatever day one starts on.
    let mut day = from;
    while is_weekend(day) && count > 0 {
        day = plus_days(day, -1)?;
    }
    let mut day = plus_days(day, count.checked_div(5)?.checked_mul(7)?)?;
    for _ in 0..count.checked_rem(5)? {
        day = plus_days(day, 1)?;
        while is_weekend(day) {
            day = plus_days(day, 1)?;
        }
    }
    Some(day)
}

/// True on Saturday and Sunday.
#[must_use]
pub fn is_weekend(day: Date) -> bool {
    matches!(day.weekday(), Weekday::Saturday | Weekday::Sunday)
}

/// A part of a month.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Part {
    /// All of it.
    Whole,
    /// 1 to 10.
    Early,
    /// 11 to 20.
    Mid,
    /// 21 to the last.
    Late,
    /// The last day.
    End,
    /// 1 to 15.
    FirstHalf,
    /// 16 to the last.
    SecondHalf,
    /// The first, second, ... seven days, from 1.
    Week(i8),
}

/// The days of a part of a month.
#[must_use]
pub fn month_part(year: i16, month: i8, part: Part) -> Option<Days> {
    let first = Date::new(year, month, 1).ok()?;
    let last = first.last_of_month();
    let day = |day: i8| Date::new(year, month, day).ok();
    match part {
        Part::Whole => range(first, last),
        Part::Early => range(first, day(10)?),
        Part::Mid => range(day(11)?, day(20)?),
        Part::Late => range(day(21)?, last),
        Part::End => Some(single(last)),
        Part::FirstHalf => range(first, day(15)?),
        Part::SecondHalf => range(day(16)?, last),
        Part::Week(n) => {
            let end = n.checked_mul(7)?;
            range(day(end.checked_sub(6)?)?, day(end.min(last.day()))?)
        }
    }
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

/// The next feast of this name from today on: Easter is its Sunday.
#[must_use]
pub fn feast(today: Date, name: &str) -> Option<Date> {
    let of = |year: i16| match name {
        "easter" => easter(year),
        "christmas" | "xmas" => Date::new(year, 12, 25).ok(),
        "thanksgiving" => {
            Date::new(year, 11, 1).ok()?.nth_weekday_of_month(4, Weekday::Thursday).ok()
        }
        _ => None,
    };
    let this = of(today.year())?;
    if this >= today { Some(this) } else { of(today.year().checked_add(1)?) }
}

/// Easter Sunday of the Gregorian calendar (the anonymous algorithm of 1876).
fn easter(year: i16) -> Option<Date> {
    let y = i32::from(year);
    let (a, b, c) = (y % 19, y / 100, y % 100);
    let (d, e) = (b / 4, b % 4);
    let g = (8 * b + 13) / 25;
    let h = (19 * a + b - d - g + 15) % 30;
    let (i, k) = (c / 4, c % 4);
    let l = (32 + 2 * e + 2 * i - h - k) % 7;
    let m = (a + 11 * h + 22 * l) / 451;
    let n = h + l - 7 * m + 114;
    Date::new(year, i8::try_from(n / 31).ok()?, i8::try_from(n % 31 + 1).ok()?).ok()
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
    fn weeks_and_feasts() {
        let wednesday = date(2026, 4, 1);
        assert_eq!(this_week(wednesday), range(wednesday, date(2026, 4, 3)));
        assert_eq!(this_week(date(2026, 4, 4)), range(date(2026, 4, 6), date(2026, 4, 10)));
        assert_eq!(next_weekday(wednesday, Weekday::Wednesday), Some(date(2026, 4, 8)));
        assert_eq!(feast(wednesday, "easter"), Some(date(2026, 4, 5)));
        assert_eq!(feast(date(2025, 4, 10), "easter"), Some(date(2025, 4, 20)));
        assert_eq!(feast(date(2026, 11, 1), "thanksgiving"), Some(date(2026, 11, 26)));
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
            assert_eq!(business_days(from, count), Some(to), "{from} + {count}");
        }
    }
}
