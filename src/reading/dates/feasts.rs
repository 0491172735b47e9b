//! Days with a name: fixed ones, those of a weekday in a month, and those that follow Easter.

use jiff::civil::{Date, Weekday};

use super::Country;
use crate::reading::calendar::{plus_days, range, single};
use crate::timeline::facts::Days;

/// A day with a name.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Feast {
    /// So many days after Easter Sunday.
    Easter(i64),
    /// The same day each year: month and day.
    Fixed(i8, i8),
    /// The so many'th of a weekday in a month; from its end if negative.
    Nth(i8, Weekday, i8),
    /// In Canada the second Monday of October, elsewhere the fourth Thursday of November.
    Thanksgiving,
    /// In America the first Monday of September, elsewhere the first of May.
    Labour,
    /// The week up to Easter Sunday.
    HolyWeek,
    /// From Christmas to New Year's Day.
    Holidays,
    /// One whose day nothing here can tell.
    Unknown,
}

impl Feast {
    /// The next one from a day on.
    #[must_use]
    pub fn from(self, today: Date, country: Country) -> Option<Days> {
        // The turn of the year belongs to the holidays that began before it.
        let back = i16::from(self == Self::Holidays);
        (-back..=1)
            .filter_map(|on| self.of(today.year().checked_add(on)?, country))
            .find(|days| days.latest >= today)
    }

    /// The one of a year.
    #[must_use]
    pub fn of(self, year: i16, country: Country) -> Option<Days> {
        let first = |month: i8| Date::new(year, month, 1).ok();
        let nth = |month, weekday, n| first(month)?.nth_weekday_of_month(n, weekday).ok();
        let day = match self {
            Self::Easter(after) => plus_days(easter(year)?, after),
            Self::Fixed(month, day) => Date::new(year, month, day).ok(),
            Self::Nth(month, weekday, n) => nth(month, weekday, n),
            Self::Thanksgiving if country == Country::Canada => nth(10, Weekday::Monday, 2),
            Self::Thanksgiving => nth(11, Weekday::Thursday, 4),
            Self::Labour if country.is_american() => nth(9, Weekday::Monday, 1),
            Self::Labour => Date::new(year, 5, 1).ok(),
            Self::HolyWeek => return range(plus_days(easter(year)?, -7)?, easter(year)?),
            Self::Holidays => {
                let last = Date::new(year.checked_add(1)?, 1, 1).ok()?;
                return range(Date::new(year, 12, 25).ok()?, last);
            }
            Self::Unknown => None,
        };
        day.map(single)
    }

    /// The days off around it, if there are any.
    #[must_use]
    pub fn weekend(self, day: Date) -> Option<Days> {
        let around = |first, last| range(plus_days(day, first)?, plus_days(day, last)?);
        match (self, day.weekday()) {
            (Self::Easter(0), _) => around(-2, 1),
            (Self::Easter(49), _) => around(-1, 1),
            (_, Weekday::Monday) => around(-2, 0),
            (_, Weekday::Thursday) => around(0, 3),
            (_, Weekday::Friday) => around(0, 2),
            (_, Weekday::Saturday) => around(0, 1),
            (_, Weekday::Sunday) => around(-1, 0),
            _ => None,
        }
    }
}

/// The first business week of January behind the holidays: a whole one, for none is to be early.
#[must_use]
pub fn after_holidays(holidays: Days) -> Option<Days> {
    let second = plus_days(holidays.latest, 1)?;
    let monday = i64::from(second.weekday().until(Weekday::Monday));
    let monday = plus_days(second, monday)?;
    range(monday, plus_days(monday, 4)?)
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

#[cfg(test)]
mod tests {
    use super::*;
    use jiff::civil::date;

    #[test]
    fn feasts_of_some_years() {
        use Weekday::Monday;
        let us = Country::UnitedStates;
        for (feast, today, country, expected) in [
            (Feast::Easter(0), date(2026, 4, 1), us, date(2026, 4, 5)),
            (Feast::Easter(0), date(2025, 4, 10), us, date(2025, 4, 20)),
            (Feast::Easter(0), date(2026, 4, 6), us, date(2027, 3, 28)),
            (Feast::Easter(-2), date(2027, 1, 1), us, date(2027, 3, 26)),
            (Feast::Easter(39), date(2026, 4, 6), us, date(2026, 5, 14)),
            (Feast::Nth(5, Monday, -1), date(2026, 5, 1), us, date(2026, 5, 25)),
            (Feast::Nth(1, Monday, 3), date(2025, 12, 1), us, date(2026, 1, 19)),
            (Feast::Thanksgiving, date(2026, 11, 1), us, date(2026, 11, 26)),
            (Feast::Thanksgiving, date(2026, 9, 1), Country::Canada, date(2026, 10, 12)),
            (Feast::Labour, date(2026, 4, 1), us, date(2026, 9, 7)),
            (Feast::Labour, date(2026, 4, 1), Country::Germany, date(2026, 5, 1)),
            (Feast::Fixed(1, 1), date(2026, 1, 1), us, date(2026, 1, 1)),
        ] {
            assert_eq!(feast.from(today, country), Some(single(expected)), "{feast:?}");
        }
        for (today, monday) in
            [(date(2025, 12, 18), date(2026, 1, 5)), (date(2027, 1, 1), date(2027, 1, 4))]
        {
            let holidays = Feast::Holidays.from(today, us).unwrap();
            assert_eq!(after_holidays(holidays).unwrap().earliest, monday);
        }
        assert_eq!(Feast::Unknown.from(date(2026, 1, 1), us), None);
    }
}
