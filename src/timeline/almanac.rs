//! Days in one zone: business days, quiet dates, and the way between civil time and instants.

use std::collections::BTreeSet;

use jiff::civil::{Date, DateTime, Time};
use jiff::tz::TimeZone;
use jiff::{SignedDuration, Timestamp, ToSpan};

use super::facts::{Days, Terms};
use super::policy::Policy;

/// How far a search for a day goes before it gives up: three years.
pub const HORIZON_DAYS: u32 = 3 * 366;

/// The days of the week as the candidate writes them, Monday first.
pub const WEEKDAYS: [&str; 7] = ["Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun"];

/// The days of one application.
#[derive(Debug, Clone)]
pub struct Almanac<'a> {
    zone: TimeZone,
    weekend: BTreeSet<i8>,
    holidays: &'a BTreeSet<Date>,
    quiet: &'a [Days],
}

impl<'a> Almanac<'a> {
    /// The days of an application: in the company's zone and with its weekend where given, else the
    /// candidate's own.
    #[must_use]
    pub fn new(policy: &'a Policy, terms: Option<&Terms>) -> Self {
        let named = terms.and_then(|terms| terms.zone.as_deref());
        let zone = named.and_then(|name| TimeZone::get(name).ok());
        let weekend = terms.and_then(|terms| terms.weekend.as_ref()).unwrap_or(&policy.weekend);
        Self {
            zone: zone.unwrap_or_else(|| policy.zone.clone()),
            weekend: weekend.clone(),
            holidays: &policy.holidays,
            quiet: &policy.quiet,
        }
    }

    /// The zone.
    #[must_use]
    pub fn zone(&self) -> &TimeZone {
        &self.zone
    }

    /// The local date and time of an instant.
    #[must_use]
    pub fn civil(&self, at: Timestamp) -> DateTime {
        self.zone.to_datetime(at)
    }

    /// The local date of an instant.
    #[must_use]
    pub fn day(&self, at: Timestamp) -> Date {
        self.civil(at).date()
    }

    /// The instant of a local date and time: after a clock gap, the first of a doubled time.
    #[must_use]
    pub fn instant(&self, date: Date, time: Time) -> Timestamp {
        self.zone.to_timestamp(date.to_datetime(time)).unwrap_or(Timestamp::MAX)
    }

    /// True on a day of work that is neither a holiday nor quiet.
    #[must_use]
    pub fn is_business_day(&self, date: Date) -> bool {
        !self.weekend.contains(&date.weekday().to_monday_one_offset())
            && !self.holidays.contains(&date)
            && !self.is_quiet(date)
    }

    /// True on a date on which nothing goes out.
    #[must_use]
    pub fn is_quiet(&self, date: Date) -> bool {
        self.quiet.iter().any(|range| range.earliest <= date && date <= range.latest)
    }

    /// The `count`th business day after a date; with 0, the date itself.
    #[must_use]
    pub fn business_days_after(&self, date: Date, count: u32) -> Date {
        let mut day = date;
        let mut left = count;
        for _ in 0..HORIZON_DAYS {
            if left == 0 {
                break;
            }
            day = days_after(day, 1);
            left -= u32::from(self.is_business_day(day));
        }
        day
    }

    /// The last business day on or before a date, if there is one after `floor`.
    #[must_use]
    pub fn last_business_day(&self, date: Date, floor: Date) -> Option<Date> {
        let mut day = date;
        while day > floor {
            if self.is_business_day(day) {
                return Some(day);
            }
            day = day.yesterday().ok()?;
        }
        None
    }

    /// How many business days lie after `from`, up to and including `to`.
    #[must_use]
    pub fn business_days_between(&self, from: Date, to: Date) -> u32 {
        let mut count = 0;
        let mut day = from;
        for _ in 0..HORIZON_DAYS {
            if day >= to {
                break;
            }
            day = days_after(day, 1);
            count += u32::from(self.is_business_day(day));
        }
        count
    }

    /// The middle of a range: of its business days the one at index (count - 1) / 2, rounded down;
    /// with none, the first business day after its end.
    #[must_use]
    pub fn middle(&self, days: Days) -> Date {
        let mut inside = Vec::new();
        let mut day = days.earliest;
        for _ in 0..HORIZON_DAYS {
            if day > days.latest {
                break;
            }
            if self.is_business_day(day) {
                inside.push(day);
            }
            day = days_after(day, 1);
        }
        let index = inside.len().saturating_sub(1) / 2;
        inside.get(index).copied().unwrap_or_else(|| self.business_days_after(days.latest, 1))
    }
}

/// A day as `why` tells it: "Wed 4 Mar".
#[must_use]
pub fn told(day: Date) -> String {
    day.strftime("%a %-d %b").to_string()
}

/// An instant so much later; the last there is, where it would lie beyond. A year can be mistyped.
#[must_use]
pub fn later(at: Timestamp, span: SignedDuration) -> Timestamp {
    at.checked_add(span).unwrap_or(Timestamp::MAX)
}

/// A span as `why` tells it: "1 business day", "3 hours".
#[must_use]
pub fn span(count: u32, unit: &str) -> String {
    format!("{count} {unit}{}", if count == 1 { "" } else { "s" })
}

/// A date so many calendar days later.
#[must_use]
pub fn days_after(date: Date, days: u32) -> Date {
    date.saturating_add(i64::from(days).days())
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeMap;

    use jiff::civil::date;

    use super::*;
    use crate::timeline::policy::{Limits, Windows};
    use crate::timeline::window::Window;

    fn policy() -> Policy {
        let open = Window::parse(&["* * * * *"]).unwrap();
        Policy {
            zone: TimeZone::get("America/New_York").unwrap(),
            cadences: BTreeMap::new(),
            windows: Windows {
                thank_you: open.clone(),
                check_in: open.clone(),
                final_thank_you: open.clone(),
                ask_around: open,
            },
            weekend: [6, 7].into(),
            holidays: [date(2026, 5, 25)].into(),
            quiet: vec![Days { earliest: date(2026, 12, 24), latest: date(2027, 1, 1) }],
            limits: Limits { max_check_ins: 3, per_person: 4, mails_per_day: 10, min_gap: 2 },
            ahead: SignedDuration::ZERO,
            auto: BTreeSet::new(),
            hold_for: SignedDuration::ZERO,
            spread: SignedDuration::ZERO,
            since: BTreeMap::new(),
        }
    }

    #[test]
    fn business_days_skip_weekends_holidays_and_quiet_ranges() {
        let policy = policy();
        let almanac = Almanac::new(&policy, None);
        assert_eq!(almanac.business_days_after(date(2026, 5, 22), 1), date(2026, 5, 26));
        assert_eq!(almanac.business_days_after(date(2026, 12, 23), 1), date(2027, 1, 4));
        assert_eq!(almanac.business_days_between(date(2026, 5, 22), date(2026, 5, 27)), 2);
        assert_eq!(almanac.business_days_after(date(2026, 5, 23), 0), date(2026, 5, 23));
    }

    #[test]
    fn the_middle_of_next_week_is_its_wednesday() {
        let policy = policy();
        let almanac = Almanac::new(&policy, None);
        let week = Days { earliest: date(2026, 3, 9), latest: date(2026, 3, 13) };
        assert_eq!(almanac.middle(week), date(2026, 3, 11));
        let two = Days { earliest: date(2026, 3, 9), latest: date(2026, 3, 10) };
        assert_eq!(almanac.middle(two), date(2026, 3, 9));
        let weekend = Days { earliest: date(2026, 3, 14), latest: date(2026, 3, 15) };
        assert_eq!(almanac.middle(weekend), date(2026, 3, 16));
    }

    #[test]
    fn local_times_in_a_gap_come_after_it_and_of_a_doubled_one_the_first() {
        let policy = policy();
        let almanac = Almanac::new(&policy, None);
        let gap = almanac.instant(date(2026, 3, 8), Time::constant(2, 30, 0, 0));
        assert_eq!(gap.to_string(), "2026-03-08T07:30:00Z");
        let fold = almanac.instant(date(2026, 11, 1), Time::constant(1, 30, 0, 0));
        assert_eq!(fold.to_string(), "2026-11-01T05:30:00Z");
    }
}
