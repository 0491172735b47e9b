//! Days that have a name of their own: tomorrow, a feast, the weekend, the end of the month.

use jiff::civil::Date;

use super::feasts::{Feast, after_holidays};
use super::reader::{Grain, Period, Reader};
use super::token::{Unit, What};
use crate::reading::calendar::{plus_days, quarter_end, single, this_week_on, week};
use crate::timeline::facts::Days;

impl Reader<'_> {
    /// Words that are days by themselves: tomorrow, a feast, the weekend, the end of the month.
    #[must_use]
    pub fn named(&self, i: usize) -> Option<Period> {
        if self.is_wished(i) {
            return None;
        }
        let plus = |days: i64| plus_days(self.today, days).map(single);
        let week_later = i64::from(self.what(i + 1) == What::Unit(Unit::Week)) * 7;
        let skip = usize::from(week_later > 0);
        let day = |days: i64| Some(Period::new(plus(days + week_later), i + 1 + skip, Grain::Day));
        match self.what(i) {
            What::Today => day(0),
            What::Now if self.before(i, 1) == What::Between => day(0),
            What::Tomorrow => day(1),
            What::Overmorrow => day(2),
            // "In the new year" is no one day.
            What::Feast(Feast::Fixed(1, 1))
                if matches!(self.filler_back(i), What::In | What::Part(_)) =>
            {
                None
            }
            What::Feast(feast) => Some(self.feast(feast, i + 1)),
            What::Next | What::This | What::Coming if self.what(i + 1) == What::Weekend => {
                let on = i64::from(self.what(i) == What::Next);
                Some(Period::new(week(self.today, on, 5, 6), i + 2, Grain::Whole))
            }
            What::This if self.text(i + 1) == "time" || self.what(i + 1) == What::Time => {
                self.this_time(i + 2)
            }
            What::This
                if self.what(i + 1) == What::Unit(Unit::Day)
                    && self.what(i + 2) == What::Unit(Unit::Week) =>
            {
                Some(Period::new(plus(7), i + 3, Grain::Day))
            }
            What::Weekend => Some(Period::new(week(self.today, 0, 5, 6), i + 1, Grain::Whole)),
            What::EndOf(unit) => {
                let days = self.end_of(unit).map(single);
                Some(Period::new(days, i + 1, Grain::Day))
            }
            What::Unit(Unit::Day) if matches!(self.what(i + 1), What::After | What::Before) => {
                let before = self.what(i + 1) == What::Before;
                let next = self.filler(i + 2);
                if self.tokens.get(i + 2).is_some_and(|token| token.parted) {
                    return None;
                }
                let found = self.named(next).or_else(|| self.day(next))?;
                let days = found.days.and_then(|days| {
                    let (day, on) = if before { (days.earliest, -1) } else { (days.latest, 1) };
                    plus_days(day, on).map(single)
                });
                Some(Period { days, weekday: None, week_on: None, ..found })
            }
            _ => None,
        }
    }

    /// "Enjoy your weekend", "happy Easter".
    fn is_wished(&self, i: usize) -> bool {
        let own = |k: usize| matches!(self.text(k), "your" | "you" | "a" | "the");
        let mut before = i;
        while before > 0 && i - before < 3 {
            before -= 1;
            if self.what(before) == What::Greeting {
                return true;
            }
            if !own(before) && !matches!(self.what(before), What::Skip | What::One) {
                return false;
            }
        }
        false
    }

    /// "This time next week", "this time tomorrow".
    fn this_time(&self, i: usize) -> Option<Period> {
        let days = match (self.what(i), self.what(i + 1)) {
            (What::Next, What::Unit(Unit::Week)) => plus_days(self.today, 7),
            (What::Tomorrow, _) => return self.named(i),
            (What::Next, What::Unit(Unit::Month)) => {
                crate::reading::calendar::plus_months(self.today, 1)
            }
            _ => return None,
        };
        Some(Period::new(days.map(single), i + 2, Grain::Day))
    }

    fn end_of(&self, unit: Unit) -> Option<Date> {
        match unit {
            Unit::Week => week(self.today, this_week_on(self.today), 4, 4).map(|days| days.latest),
            Unit::Month => Some(self.today.last_of_month()),
            Unit::Quarter => quarter_end(self.today),
            Unit::Year => Date::new(self.today.year(), 12, 31).ok(),
            _ => None,
        }
    }

    fn feast(&self, feast: Feast, i: usize) -> Period {
        let country = self.frame.country;
        let mut to = self.over(i, |what| what == What::DayOf);
        let mut days = feast.from(self.today, country);
        let year = self.filler(to);
        if let What::Year(said) = self.what(year) {
            days = feast.of(said, country);
            to = year + 1;
        }
        if feast == Feast::Holidays {
            return self.holidays(days, to);
        }
        // "The bank holiday on 25 May".
        let said = self.over(to, |what| what == What::Skip);
        if days.is_none()
            && self.text(said.wrapping_sub(1)) == "on"
            && let Some(day) = self.day(said)
        {
            return day;
        }
        let off = self.what(to) == What::Weekend
            || matches!(self.text(to), "break" | "week" | "recess" | "closure" | "vacation");
        let week = self.text(to) == "week";
        if off || matches!(self.text(to), "bank" | "holiday" | "public") {
            days = match days {
                Some(days) if week => crate::reading::calendar::week(days.earliest, 0, 0, 4),
                days => days.and_then(|days| feast.weekend(days.latest)),
            };
            to += 1;
        }
        Period::new(days, to, Grain::Day)
    }

    /// The holidays at the turn of the year, if that is near; after them comes a whole week.
    fn holidays(&self, days: Option<Days>, to: usize) -> Period {
        let near = matches!(self.today.month(), 10..=12) || self.today.day_of_year() == 1;
        let days = days.filter(|_| near);
        Period::new(days, to, Grain::Holidays)
    }

    /// The days after a period.
    #[must_use]
    pub fn after(&self, days: Days, grain: Grain) -> Option<Days> {
        match grain {
            Grain::Length => Some(days),
            Grain::Holidays => after_holidays(days),
            Grain::Week => week(days.latest, 1, 0, 0),
            Grain::Day | Grain::Whole | Grain::Part => plus_days(days.latest, 1).map(single),
        }
    }
}
