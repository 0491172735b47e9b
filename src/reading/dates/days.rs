//! Single days: dates by name and by digits, weekdays, feasts, tomorrow.

use jiff::civil::{Date, Weekday};

use super::lexicon::Tongue;
use super::numerals::{Numeric, numeric};
use super::reader::{Grain, Period, Reader};
use super::spans;
use super::token::{Unit, What};
use crate::reading::calendar::{
    business_days, month_on, nearest, next_weekday, plus_days, range, single, this_week_on, week,
};
use crate::timeline::facts::Days;

/// Years ahead: a round number beyond them is a sum of money.
const YEARS_MAX: i16 = 20;

impl Reader<'_> {
    /// A day, or two joined by the words of one date: "9 or 10 March".
    #[must_use]
    pub fn day(&self, i: usize) -> Option<Period> {
        self.named_date(i)
            .or_else(|| self.digits(i))
            .or_else(|| self.month_date(i))
            .or_else(|| self.weekday(i))
            .or_else(|| self.day_of_month(i))
    }

    /// A weekday and its date: the one checks the other, and settles the order of digits.
    fn named_date(&self, i: usize) -> Option<Period> {
        let start = i + usize::from(matches!(self.what(i), What::Next | What::This | What::Coming));
        let What::Weekday(name) = self.what(start) else { return None };
        let next = self.over(start + 1, |what| what == What::Skip);
        if let Some(Numeric::Either(a, b, said)) = self.numeric(next) {
            let mut fits = [a, b].into_iter().filter(|day| day.weekday() == name);
            let days = fits.next().filter(|_| fits.next().is_none()).map(single);
            return Some(Period { absolute: said, ..Period::new(days, next + 1, Grain::Day) });
        }
        let date = self
            .digits(next)
            .or_else(|| self.month_date(next))
            .or_else(|| self.day_of_month(next))
            .filter(|date| date.days.is_some_and(|days| days.earliest == days.latest))
            .or_else(|| self.checked_number(start + 1, name))
            .or_else(|| self.checked_pair(next, name))?;
        let agrees = |days: &Days| days.earliest.weekday() == name;
        let moved = || self.month_of_weekday(next, name);
        let days = date.days.filter(agrees).or_else(moved);
        Some(Period { days, ..date })
    }

    /// "Friday the 13th": the next 13th that is a Friday, if it is near.
    fn month_of_weekday(&self, i: usize, name: Weekday) -> Option<Days> {
        let What::Nth(day) = self.what(i) else { return None };
        if matches!(self.what(self.filler(i + 1)), What::Month(_)) {
            return None;
        }
        (0..=3)
            .filter_map(|on| {
                let (year, month) = month_on(self.today, on)?;
                Date::new(year, month, day).ok()
            })
            .find(|date| *date >= self.today && date.weekday() == name)
            .map(single)
    }

    /// "Wednesday 17", "Monday the 5": a mere number, which its weekday bears out.
    fn checked_number(&self, i: usize, name: Weekday) -> Option<Period> {
        let i = i + usize::from(matches!(self.text(i), "the" | "le" | "de" | "der" | "den"));
        let What::Number(number @ 1..=31) = self.what(i) else { return None };
        let day = i8::try_from(number).ok()?;
        let timed =
            matches!(self.what(i + 1), What::Unit(_) | What::AmPm | What::Month(_) | What::Zone)
                || self.tokens.get(i).is_some_and(|token| token.parted);
        let in_month = |on: i64| {
            let (year, month) = month_on(self.today, on)?;
            Date::new(year, month, day).ok().filter(|date| *date > self.today)
        };
        let next = (0..=1).find_map(in_month).filter(|date| date.weekday() == name && !timed)?;
        Some(Period::new(Some(single(next)), i + 1, Grain::Day))
    }

    /// "Donderdag 1-10": two numbers and a dash, which their weekday bears out as day and month.
    fn checked_pair(&self, i: usize, name: Weekday) -> Option<Period> {
        let (day, month) = self.text(i).split_once('-')?;
        let (day, month) = (day.parse().ok()?, month.parse().ok()?);
        let date = nearest(self.today, month, day).filter(|_| !self.frame.is_english())?;
        let timed = matches!(self.what(i + 1), What::Unit(_) | What::AmPm);
        (date.weekday() == name && !timed)
            .then(|| Period::new(Some(single(date)), i + 1, Grain::Day))
    }

    fn numeric(&self, i: usize) -> Option<Numeric> {
        let is_date = self.what(i) == What::Digits;
        is_date.then(|| numeric(self.text(i), self.today, self.frame.order)).flatten()
    }

    /// A date in digits.
    fn digits(&self, i: usize) -> Option<Period> {
        let found = self.numeric(i)?;
        if matches!(self.what(i + 1), What::Unit(_)) {
            return None;
        }
        let (days, absolute) = match found {
            Numeric::Day(day, said) => (Some(single(day)), said),
            Numeric::Either(_, _, said) => (None, said),
        };
        let next = self.over(i + 1, |what| what == What::Skip);
        if let (What::Weekday(name), Numeric::Either(a, b, _)) = (self.what(next), found) {
            let mut fits = [a, b].into_iter().filter(|day| day.weekday() == name);
            let days = fits.next().filter(|_| fits.next().is_none()).map(single);
            return Some(Period { absolute, ..Period::new(days, next + 1, Grain::Day) });
        }
        // Two numbers and a slash are as often a fraction or "24/7": a preposition must say so.
        let pointed = self.text(i).contains('.');
        let timed = self.text(i + 1) == "at" && matches!(self.what(i + 2), What::Number(_));
        let listed = self.what(self.over(i + 1, |what| what == What::Or)) == What::Digits;
        let said = absolute
            || timed
            || listed
            || self.is_introduced(i)
            || (pointed && !self.frame.is_english());
        let to = if let What::Weekday(_) = self.what(i + 1) { i + 2 } else { i + 1 };
        said.then(|| Period { absolute, ..Period::new(days, to, Grain::Day) })
    }

    /// True if a word before says that a time follows.
    #[must_use]
    pub fn is_introduced(&self, i: usize) -> bool {
        let skip = self.before(i, 1) == What::Skip && i > 0;
        skip || matches!(
            self.before(i, 1),
            What::By
                | What::Before
                | What::After
                | What::From
                | What::To
                | What::Or
                | What::And
                | What::Between
                | What::Of
                | What::In
                | What::Within
                | What::Latest
                | What::NoEarlier
                | What::OrAfter
                | What::Weekday(_)
                | What::WeekOf
                | What::Unit(Unit::Week)
                | What::Clock
                | What::Close
                | What::Correction
        )
    }

    /// "12 March", "the 9th or 10th of March 2026", "March 9-11", "the first of next month".
    fn month_date(&self, i: usize) -> Option<Period> {
        let start = self.over(i, |what| what == What::Skip);
        if let What::Month(month) = self.what(start) {
            let first = self.over(start + 1, |what| what == What::Skip);
            let (from, last, to) = self.day_numbers(first)?;
            // "May 2 weeks" is no second of May, nor is "in December, second shift".
            let spelled = self.text(first).starts_with(|c: char| c.is_alphabetic());
            let apart = spelled && self.tokens.get(first).is_some_and(|token| token.parted);
            let free = !apart && !matches!(self.what(to), What::Unit(_) | What::Business);
            return free.then(|| self.dated(month, from, last, to));
        }
        let (from, last, to) = self.day_numbers(start)?;
        let next = self.filler(to);
        // "(1) January 14": the number of a line, and a day.
        let parted = self.tokens.get(next).is_some_and(|token| token.parted);
        match (self.what(next), self.what(next + 1)) {
            (What::Month(_), What::Number(1..=31) | What::Nth(_)) if parted => None,
            (What::Month(month), _) => Some(self.dated(month, from, last, next + 1)),
            (What::Next | What::Coming, What::Unit(Unit::Month)) => {
                self.in_month(1, from, last, next + 2)
            }
            (What::Unit(Unit::Month), What::Next) => self.in_month(1, from, last, next + 2),
            (What::This, What::Unit(Unit::Month)) => self.in_month(0, from, last, next + 2),
            (What::Unit(Unit::Month), _) if next > to => self.in_month(0, from, last, next + 1),
            _ => None,
        }
    }

    /// One number of a day or two, and the place after them.
    fn day_numbers(&self, i: usize) -> Option<(i8, i8, usize)> {
        let day = |what| match what {
            What::Nth(day) => Some(day),
            What::Number(day @ 1..=31) => i8::try_from(day).ok(),
            _ => None,
        };
        if let What::Pair(a, b @ 1..=31) = self.what(i) {
            return Some((i8::try_from(a).ok()?, i8::try_from(b).ok()?, i + 1));
        }
        let first = day(self.what(i))?;
        // "The 16th am", but "16 am".
        let hour = self.what(i + 1) == What::AmPm && !matches!(self.what(i), What::Nth(_));
        if matches!(self.what(i + 1), What::Unit(_)) || hour {
            return None;
        }
        if let Some((last, to)) = self.last_of_list(i, first) {
            return Some((first, last, to));
        }
        // "Du 27 au 29 septembre", "del 16 al 20".
        // "On the 9th, and on the 10th": two days for two things.
        let parted = |k: usize| self.tokens.get(k).is_some_and(|token| token.parted);
        let apart = self.what(i + 1) == What::And && (parted(i + 1) || self.text(i + 2) == "on");
        let linked = matches!(self.what(i + 1), What::To | What::Or | What::And | What::By)
            && !apart
            || (matches!(self.text(i + 1), "au" | "al") && !self.frame.is_english());
        let next = self.over(i + 1 + usize::from(linked), |what| what == What::Skip);
        let second = day(self.what(next))
            .filter(|second| (linked || self.dash(next)) && *second > first)
            .filter(|_| !matches!(self.what(next + 1), What::Unit(_) | What::AmPm));
        Some(second.map_or((first, first, i + 1), |second| (first, second, next + 1)))
    }

    /// "3, 4 or 5": the last number of a list that ends with "or", and the place after it.
    fn last_of_list(&self, i: usize, first: i8) -> Option<(i8, usize)> {
        let day = |k: usize| match self.what(k) {
            What::Nth(day) => Some(day),
            What::Number(day @ 1..=31) => i8::try_from(day).ok(),
            _ => None,
        };
        let mut last = first;
        let mut next = i + 1;
        while let Some(day) = day(next).filter(|day| *day > last && !self.dash(next)) {
            last = day;
            next += 1;
        }
        let linked = matches!(self.what(next), What::Or | What::And) && next > i + 1;
        let end = day(next + 1).filter(|day| linked && *day > last)?;
        let timed = matches!(self.what(next + 2), What::Unit(_) | What::AmPm);
        (!timed).then_some((end, next + 2))
    }

    /// "20 October, 2100 euros": no year that anybody plans for.
    fn is_near(&self, year: i16) -> bool {
        year % 100 != 0 || self.frame.today.is_none_or(|today| year < today.year() + YEARS_MAX)
    }

    fn dated(&self, month: i8, from: i8, last: i8, to: usize) -> Period {
        let said = match self.what(self.over(to, |what| what == What::Of)) {
            What::Year(year) if self.is_near(year) => {
                Some((year, self.over(to, |what| what == What::Of) + 1))
            }
            _ => None,
        };
        let date = |day: i8| match said {
            Some((year, _)) => Date::new(year, month, day).ok(),
            None => nearest(self.today, month, day),
        };
        let days = date(from).zip(date(last)).and_then(|(a, b)| range(a, b));
        let to = said.map_or(to, |(_, to)| to);
        // "September 7 this year".
        let this_year = (self.what(to), self.what(to + 1)) == (What::This, What::Unit(Unit::Year));
        let to = if this_year { to + 2 } else { to };
        let (days, to) = self.apposed(days, to);
        Period { absolute: said.is_some(), ..Period::new(days, to, Grain::Day) }
    }

    /// "20 March (Friday)", "March 12, a Thursday": a day that its weekday checks, and the place
    /// behind both.
    fn apposed(&self, days: Option<Days>, to: usize) -> (Option<Days>, usize) {
        let next = self.over(to, |what| matches!(what, What::Skip | What::One));
        match (self.what(next), days) {
            (What::Weekday(name), Some(days))
                if days.earliest == days.latest
                    && self.is_apposed(to)
                    && !self.begins_date(next + 1) =>
            {
                let agrees = days.latest.weekday() == name;
                (Some(days).filter(|_| agrees), next + 1)
            }
            (_, days) => (days, to),
        }
    }

    /// A comma or a bracket stands before it, and no dash.
    fn is_apposed(&self, i: usize) -> bool {
        self.tokens.get(i).is_some_and(|token| token.parted && !token.dash)
    }

    /// "12 January, Friday 16 January": another date.
    fn begins_date(&self, i: usize) -> bool {
        let next = self.over(i, |what| what == What::Skip);
        matches!(self.what(next), What::Month(_) | What::Nth(_) | What::Number(_) | What::Digits)
    }

    fn in_month(&self, on: i64, from: i8, last: i8, to: usize) -> Option<Period> {
        let days = |on: i64| {
            let (year, month) = month_on(self.today, on)?;
            range(Date::new(year, month, from).ok()?, Date::new(year, month, last).ok()?)
        };
        Some(Period::new(days(on), to, Grain::Day))
    }

    /// A mere number that is a day by what stands before it.
    fn is_bare(&self, start: usize) -> bool {
        let What::Number(number) = self.what(start) else { return false };
        let (before, day) = (self.text(start.wrapping_sub(1)), (1..=31).contains(&number));
        let ends = self.tokens.get(start + 1).is_none_or(|token| token.parted);
        if self.frame.is_english() {
            // "A go on the five-axis".
            let digits = !self.text(start).starts_with(char::is_alphabetic);
            // "You can call me the 18, that is better".
            let the = before == "the" && number >= 5 && self.before(start, 2) != What::Of;
            // "Two days after, on 16".
            return day && digits && ends && (the || before == "on");
        }
        // "Frühestens am 6. und spätestens am 15. Juli", "no antes del 31".
        let last = self.tokens.get(start.wrapping_sub(1));
        let last = last.and_then(|token| self.words.get(token.to.wrapping_sub(1)));
        let led = last.is_some_and(|word| {
            ["am", "zum", "dem", "del", "el", "le", "du"].contains(&word.text.as_str())
        });
        let bounds = matches!(
            self.before(start, 1),
            What::By | What::Before | What::NoEarlier | What::After | What::From
        );
        ["le", "el", "am", "zum", "dem", "den", "op"].contains(&before)
            || (day && led && bounds)
            || (day && ends && before == "on")
    }

    /// "The 20th".
    fn day_of_month(&self, i: usize) -> Option<Period> {
        let start = self.over(i, |what| what == What::Skip);
        let bare = self.is_bare(start);
        // "Le premier tour", "au 3e étage": which in a row, and no day.
        let counted = matches!(self.frame.tongue, Some(Tongue::French)) && {
            let text = self.text(start);
            (text.ends_with('e') || text.ends_with("ème")) && text != "1er"
        };
        let spelled = self.text(start).starts_with(char::is_alphabetic) || counted;
        let ends = |k: usize| self.tokens.get(k).is_none_or(|token| token.parted);
        let plain = !spelled
            || matches!(self.what(start), What::Nth(11..))
            || (self.filler_back(start) == What::By && ends(start + 1));
        let ordinal = matches!(self.what(start), What::Nth(_)) && plain;
        if !(ordinal || bare) || !(start > i || self.is_introduced(start)) {
            return None;
        }
        let (day, last, to) = self.day_numbers(start)?;
        let counted = ["round", "floor", "interview", "time", "stage", "half", "step", "call"];
        let counted = counted.contains(&self.text(to)) && !ends(to);
        // "The 13th work for you?", but "the 3rd working day".
        let business =
            self.what(to) == What::Business && matches!(self.what(to + 1), What::Unit(_));
        let free = !business
            && !matches!(self.what(to), What::Unit(_) | What::Part(_))
            && (self.what(to) != What::AmPm || matches!(self.what(start), What::Nth(_)))
            && (ends(to) || !matches!(self.what(to), What::Number(_)));
        if !free || counted {
            return None;
        }
        let in_month = |on: i64| {
            let (year, month) = month_on(self.today, on)?;
            let days =
                range(Date::new(year, month, day).ok()?, Date::new(year, month, last).ok()?)?;
            // "On the 31st", written on a 31st, is the next, as with weekdays.
            let bounded = self.filler_back(start) == What::By;
            Some(days)
                .filter(|days| days.latest > self.today || (bounded && days.latest == self.today))
        };
        let (days, to) = self.apposed((0..=2).find_map(in_month), to);
        Some(Period::new(days, to, Grain::Day))
    }

    /// "Friday", "next Monday", "Wednesday of next week", "Friday week", "two Fridays from now".
    fn weekday(&self, i: usize) -> Option<Period> {
        if let Some(found) = self.counted_weekdays(i).or_else(|| self.nth_in_month(i)) {
            return Some(found);
        }
        let mut start = i;
        let mut on = None;
        while start < i + 3 {
            match self.what(start) {
                What::Next => on = Some(1),
                What::AfterNext => on = Some(2),
                What::This | What::Coming => on = None,
                _ => break,
            }
            start += 1;
        }
        let What::Weekday(name) = self.what(start) else { return None };
        let offset = i64::from(name.to_monday_zero_offset());
        let placed = |on: i64, to: usize| {
            let days = week(self.today, on, offset, offset);
            Some(Period { week_on: Some(on), ..Period::new(days, to, Grain::Day) })
        };
        let plain = next_weekday(self.today, name);
        let later = |weeks: i64, to: usize| {
            let day = plain.and_then(|day| plus_days(day, weeks * 7));
            Some(Period::new(day.map(single), to, Grain::Day))
        };
        if let Some((weeks, to)) = self.weeks_on(start + 1) {
            return later(weeks, to);
        }
        let of = self.filler(start + 1);
        match (self.what(of), self.what(of + 1)) {
            (What::Next | What::Coming, What::Unit(Unit::Week)) => return placed(1, of + 2),
            (What::Unit(Unit::Week), What::Next | What::Coming) => return placed(1, of + 2),
            (What::This, What::Unit(Unit::Week)) => {
                return placed(this_week_on(self.today), of + 2);
            }
            (What::AfterNext, What::Unit(Unit::Week)) => return placed(2, of + 2),
            (What::Unit(Unit::Week), What::AfterNext) => return placed(2, of + 2),
            (What::Unit(Unit::Week), _) if of == start + 1 => return later(1, of + 1),
            (What::Unit(Unit::Fortnight), _) if of == start + 1 => return later(2, of + 1),
            (What::AfterNext, _) => return placed(2, of + 1),
            (What::Next | What::Coming, _) if !self.frame.is_english() => return placed(1, of + 1),
            (What::Before, _) if of == start + 1 => {
                let next = self.filler(of + 1);
                if let Some(Period { days: Some(days), to, .. }) = self.named(next) {
                    let back = i64::from(name.until(days.earliest.weekday()));
                    let back = if back == 0 { 7 } else { back };
                    let day = plus_days(days.earliest, -back);
                    return Some(Period::new(day.map(single), to, Grain::Day));
                }
            }
            (What::After, _) => {
                let next = self.filler(of + 1);
                let apart = self.tokens.get(of + 1).is_some_and(|token| token.parted);
                let after = self.named(next).or_else(|| self.day(next)).filter(|_| !apart);
                if let Some(Period { days: Some(days), to, .. }) = after {
                    let day = next_weekday(days.latest, name);
                    return Some(Period::new(day.map(single), to, Grain::Day));
                }
            }
            _ => {}
        }
        if let Some(on) = on {
            return placed(on, start + 1);
        }
        let found = Period::new(plain.map(single), start + 1, Grain::Day);
        Some(Period { weekday: Some(name), ..found })
    }

    /// "Donnerstag in einer Woche", "vrijdag over twee weken", "Sonntag in acht Tagen": how many
    /// weeks after the next of that name, and the place after them.
    fn weeks_on(&self, i: usize) -> Option<(i64, usize)> {
        let opens = matches!(self.what(i), What::In | What::Within) && !self.frame.is_english();
        let count = match self.what(i + 1) {
            What::One => 1,
            What::Number(count @ 1..=14) => count,
            _ => return None,
        };
        match self.what(i + 2) {
            _ if !opens => None,
            What::Unit(Unit::Week) => Some((count, i + 3)),
            What::Unit(Unit::Day) if matches!(count, 8 | 14) => Some((count / 7, i + 3)),
            _ => None,
        }
    }

    /// "The first Monday of April", "the last Friday of the month", "the first working day of May".
    fn nth_in_month(&self, i: usize) -> Option<Period> {
        let which = match self.what(i) {
            What::Nth(n @ 1..=5) => n,
            What::Last => -1,
            _ => return None,
        };
        let weekday = match (self.what(i + 1), self.what(i + 2)) {
            (What::Weekday(name), What::Of | What::In) => Some(name),
            (What::Unit(Unit::BusinessDay), What::Of | What::In) => None,
            (What::Unit(Unit::Day), What::Of) if which == 1 => {
                let month = spans::month(self, self.filler(i + 3))?;
                let days = month.days.map(|days| single(days.earliest.first_of_month()));
                return Some(Period { days, grain: Grain::Day, ..month });
            }
            _ => return None,
        };
        let next = self.filler(i + 3);
        let month = spans::month(self, next)?;
        let of = |first: Date| match weekday {
            Some(name) => first.nth_weekday_of_month(which, name).ok(),
            None if which > 0 => {
                let before = plus_days(first, -1)?;
                business_days(before, i64::from(which), self.frame.holidays)
            }
            None => None,
        };
        let days = month.days.and_then(|days| of(days.earliest.first_of_month())).map(single);
        Some(Period { days, grain: Grain::Day, ..month })
    }

    /// "Two Fridays from now".
    fn counted_weekdays(&self, i: usize) -> Option<Period> {
        let (What::Number(count @ 1..=9), What::Weekdays(name)) = (self.what(i), self.what(i + 1))
        else {
            return None;
        };
        if self.what(i + 2) != What::FromNow {
            return None;
        }
        let day = plus_days(next_weekday(self.today, name)?, (count - 1) * 7);
        Some(Period::new(day.map(single), i + 3, Grain::Day))
    }
}
