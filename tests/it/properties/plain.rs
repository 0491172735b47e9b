//! Days in plain code of the tests' own: nothing here asks the core.

use std::collections::BTreeSet;

use afterword::timeline::simulate::Scenario;
use jiff::civil::{Date, DateTime, Time};
use jiff::tz::TimeZone;
use jiff::{Timestamp, ToSpan};

/// The calendar of a scenario.
pub struct Plain {
    zone: TimeZone,
    weekend: BTreeSet<i8>,
    holidays: BTreeSet<Date>,
    quiet: Vec<(Date, Date)>,
}

impl Plain {
    pub fn of(scenario: &Scenario) -> Self {
        let policy = &scenario.policy;
        Self {
            zone: TimeZone::get(&scenario.zone).unwrap(),
            weekend: policy.weekend.clone(),
            holidays: policy.holidays.clone(),
            quiet: policy.quiet.iter().map(|days| (days.earliest, days.latest)).collect(),
        }
    }

    pub fn local(&self, at: Timestamp) -> DateTime {
        at.to_zoned(self.zone.clone()).datetime()
    }

    pub fn day(&self, at: Timestamp) -> Date {
        self.local(at).date()
    }

    pub fn instant(&self, local: DateTime) -> Timestamp {
        local.to_zoned(self.zone.clone()).unwrap().timestamp()
    }

    pub fn is_quiet(&self, day: Date) -> bool {
        self.quiet.iter().any(|(first, last)| (*first..=*last).contains(&day))
    }

    pub fn is_business(&self, day: Date) -> bool {
        let weekend = self.weekend.contains(&day.weekday().to_monday_one_offset());
        !weekend && !self.holidays.contains(&day) && !self.is_quiet(day)
    }

    /// The window of check-ins and final thank-yous opens from Monday to Friday, whatever the
    /// weekend.
    pub fn in_working_week(&self, day: Date) -> bool {
        day.weekday().to_monday_one_offset() <= 5
    }

    /// The business day so many after a day.
    pub fn business_after(&self, day: Date, count: usize) -> Date {
        let later = day.series(1.day()).skip(1).filter(|day| self.is_business(*day));
        later.take(count).last().unwrap_or(day)
    }

    /// The business days after `from`, up to and including `to`.
    pub fn business_between(&self, from: Date, to: Date) -> usize {
        let days = from.series(1.day()).skip(1).take_while(|day| *day <= to);
        days.filter(|day| self.is_business(*day)).count()
    }

    /// The middle of a..b.
    pub fn middle(&self, a: Date, b: Date) -> Date {
        let days = a.series(1.day()).take_while(|day| *day <= b);
        let inside: Vec<Date> = days.filter(|day| self.is_business(*day)).collect();
        match inside.len() {
            0 => self.business_after(b, 1),
            count => inside[(count - 1) / 2],
        }
    }

    /// The first moment of a touch that is due at `due`, on days that `allows` lets pass, from hour
    /// `opens` to the last minute of hour `shuts`.
    pub fn settle(
        &self,
        due: Timestamp,
        (opens, shuts): (i8, i8),
        allows: impl Fn(Date) -> bool,
    ) -> Timestamp {
        let wanted = self.local(due);
        let hour = wanted.time();
        let mut first_minute = false;
        for day in wanted.date().series(1.day()).take(2000) {
            if self.is_quiet(day) || !allows(day) {
                continue;
            }
            let opening = Time::constant(opens, 0, 0, 0);
            if first_minute || hour < opening {
                return self.instant(day.to_datetime(opening));
            }
            if hour.hour() <= shuts {
                let same = day == wanted.date();
                return if same { due } else { self.instant(day.to_datetime(hour)) };
            }
            first_minute = true;
        }
        panic!("no day will do after {wanted}");
    }
}

/// A day so many calendar days later.
pub fn after(day: Date, days: i64) -> Date {
    day.checked_add(days.days()).unwrap()
}
