//! Lengths of time: "in two to three weeks", "within 10 business days", "a week on Tuesday".

use jiff::Span;
use jiff::civil::Date;

use super::reader::{Grain, Period, Reader};
use super::token::{Unit, What};
use crate::reading::calendar::{business_days, plus, plus_days, range, single};
use crate::reading::sentence::Word;
use crate::timeline::facts::Days;

/// The longest count that is read.
const COUNT_MAX: i64 = 400;

/// So much of a unit, and maybe half of one more.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
struct Amount {
    count: i64,
    half: bool,
    unit: Unit,
}

/// Tokens from a length to a day in a bracket that it counts from.
const BRACKET_MAX: usize = 7;

/// A length, from its shortest to its longest, and the place after it.
#[derive(Debug, Clone, Copy)]
struct Length {
    first: Amount,
    last: Amount,
    to: usize,
    /// Nobody knows how long: "several weeks".
    vague: bool,
}

impl Reader<'_> {
    /// A length counted from today, or from a day it names, if one begins at `i`. It counts only
    /// where something says that it is one: "in", "within", "another", "from now", "time".
    #[must_use]
    pub fn length(&self, i: usize) -> Option<Period> {
        let (start, mut opened) = self.opening(i);
        let length = self.next_unit(i, start, opened).or_else(|| self.amount(start))?;
        // "Over two days": so long it takes.
        if matches!(self.text(i), "over" | "into") && start == i + 1 {
            return None;
        }
        if let Some(found) = self.anchored(&length) {
            return Some(found);
        }
        opened |= matches!(self.before(i, 1), What::Takes | What::After | What::In | What::Within);
        let skip = self.over(length.to, |what| what == What::Skip);
        let closing = matches!(self.what(skip), What::Time | What::FromNow);
        let to = if closing { skip + 1 } else { length.to };
        if self.what(to) == What::Ago || !(opened || closing) {
            return None;
        }
        let takes =
            (i..start).any(|k| self.what(k) == What::Takes) || self.before(i, 1) == What::Takes;
        let awaited = takes
            && (self.what(to) == What::Before
                || (self.what(to) == What::After && self.text(to + 1) == "which"));
        // "In a fortnight, once I know": told why then, and not counted from it.
        let apart = self.text(to) == "once" && self.tokens.get(to).is_some_and(|t| t.parted);
        let elsewhere = !closing
            && !awaited
            && !apart
            && (matches!(
                self.what(to),
                What::After | What::Before | What::Afterwards | What::From
            ) || (self.what(to) == What::Of && self.frame.is_english())
                || self.what(to) == What::Part(super::spans::Part::Later));
        let known = !elsewhere && !length.vague && !self.is_vague(i, start);
        let days = known.then(|| self.resolved(self.today, &length)).flatten();
        Some(Period::new(days, to, Grain::Length))
    }

    /// A length by itself, "two weeks or so": it counts only where a promise is known to stand.
    #[must_use]
    pub fn bare_length(&self, i: usize) -> Option<Period> {
        let length = self.amount(i).filter(|length| !length.vague)?;
        let long = !matches!(length.first.unit, Unit::Hour | Unit::Year);
        let told = !matches!(
            self.what(length.to),
            What::Ago | What::Of | What::After | What::From | What::Afterwards
        );
        // "It may be two months": nobody knows.
        let unsure = |word: &Word| matches!(word.text.as_str(), "may" | "might" | "could");
        let told = told && !self.words.iter().any(unsure);
        let behind = matches!(self.before(i, 1), What::Last | What::Every | What::This);
        let days = self.resolved(self.today, &length).filter(|_| long && told && !behind)?;
        Some(Period::new(Some(days), length.to, Grain::Length))
    }

    /// "In over a week": a week is the least of it.
    fn is_vague(&self, i: usize, start: usize) -> bool {
        (i..start).any(|k| self.what(k) == What::MoreThan) || self.before(i, 1) == What::MoreThan
    }

    /// The place where the length itself begins, and whether its words say that it is one.
    fn opening(&self, i: usize) -> (usize, bool) {
        let mut next = i;
        let mut opened = false;
        while next < i + 5 {
            match self.what(next) {
                What::In | What::Within | What::Another | What::Next | What::Coming => {
                    opened = true
                }
                What::AtLeast | What::Takes | What::MoreThan => opened = true,
                What::Skip if next > i || self.what(next + 1) != What::Other => {}
                What::Greeting => {}
                What::One if matches!(self.what(next + 1), What::Another | What::Skip) => {}
                What::By if self.before(next, 1) == What::In && next > i => {}
                _ => break,
            }
            next += 1;
        }
        (next, opened)
    }

    /// "In the next week": one from now; "in the coming weeks": nobody knows how many.
    fn next_unit(&self, i: usize, start: usize, opened: bool) -> Option<Length> {
        let What::Unit(unit) = self.what(start) else { return None };
        let open = |what| matches!(what, What::In | What::Within);
        let plural = self.is_plural(start);
        let amount = Amount { count: 1, half: false, unit };
        let length = Length { first: amount, last: amount, to: start + 1, vague: plural };
        // "Within the month": counted from now, which is the later of what may be meant.
        let back = |k: usize| self.text(start.wrapping_sub(k));
        if self.before(start, 2) == What::Within && back(1) == "the" && !plural {
            return Some(length);
        }
        let before = self.before(start, 1);
        let coming = matches!(before, What::Next | What::Coming | What::Another);
        let usual = matches!(unit, Unit::Day | Unit::BusinessDay | Unit::Week | Unit::Month);
        if !opened || !coming || !usual {
            return None;
        }
        let within = (i..start).any(|k| open(self.what(k))) || open(self.filler_back(i));
        let one = before == What::Another || (within && before == What::Next && back(2) == "the");
        let next_one = before == What::Next && unit == Unit::BusinessDay && !plural;
        (plural || one || next_one).then_some(length)
    }

    fn is_plural(&self, i: usize) -> bool {
        let text = self.text(i);
        let plural = [
            "days",
            "weeks",
            "months",
            "tagen",
            "tage",
            "wochen",
            "monaten",
            "jours",
            "semaines",
            "días",
            "dias",
            "semanas",
            "meses",
            "dagen",
            "weken",
            "maanden",
            "werktagen",
        ];
        plural.contains(&text)
            || (text == "mois" && matches!(self.text(i.wrapping_sub(1)), "prochains" | "quelques"))
    }

    /// First and last amount, and the place after.
    fn amount(&self, i: usize) -> Option<Length> {
        if let (What::Pair(a, b), Some((unit, to))) = (self.what(i), self.unit(i + 1)) {
            return Some(self.between(a, b, unit, to));
        }
        let few = self.over(i, |what| what == What::One);
        match self.what(few) {
            What::Couple => {
                let (unit, to) = self.unit(self.filler(few + 1))?;
                return Some(self.between(2, 2, unit, to));
            }
            What::Few => {
                let (unit, to) = self.unit(self.filler(few + 1))?;
                return Some(self.between(2, 4, unit, to));
            }
            What::Some => {
                let (unit, to) = self.unit(self.filler(few + 1))?;
                return Some(Length { vague: true, ..self.between(2, 4, unit, to) });
            }
            _ => {}
        }
        let (first, to) = self.single_amount(i)?;
        // "Dos a tres semanas".
        let linked = matches!(self.what(to), What::To | What::Or | What::And | What::By)
            || (self.text(to) == "a" && !self.frame.is_english());
        let next = to + usize::from(linked);
        let next = self.over(next, |what| matches!(what, What::Skip | What::Another));
        let mused = next > to && self.tokens.get(to).is_some_and(|token| token.parted);
        if linked || mused || self.dash(next) {
            // "A week or two", "one to two weeks", "ten days to two weeks", "24 to 48 hours".
            match (first.unit_said, self.single_amount(next), self.count(next)) {
                (None, Some((last, end)), _) => {
                    let unit = last.unit_said?;
                    return Some(self.between(first.count, last.count, unit, end));
                }
                (Some(unit), Some((last, end)), _) if last.unit_said.is_some() => {
                    let last_unit = last.unit_said?;
                    let first = Amount { count: first.count, half: first.half, unit };
                    let last = Amount { count: last.count, half: last.half, unit: last_unit };
                    return Some(Length { first, last, to: end, vague: false });
                }
                (Some(unit), _, Some((last, end))) if last > first.count => {
                    let other = mused && self.what(end) == What::Other && end < self.tokens.len();
                    let more = matches!(self.what(end), What::Month(_) | What::Of) || other;
                    return (!more).then(|| self.between(first.count, last, unit, end));
                }
                _ => {}
            }
        }
        let unit = first.unit_said?;
        // "A six month contract" is no length from now.
        let last = self.tokens.get(to.wrapping_sub(1)).and_then(|token| {
            self.words.get(token.to.wrapping_sub(1)).map(|word| word.text.as_str())
        });
        let last = last.unwrap_or_default();
        let adjective = self.frame.is_english()
            && first.count != 1
            && !last.ends_with('s')
            && !matches!(last, "bd" | "wk" | "hr")
            && !first.half;
        let amount = Amount { count: first.count, half: first.half, unit };
        (!adjective).then_some(Length { first: amount, last: amount, to, vague: false })
    }

    fn between(&self, a: i64, b: i64, unit: Unit, to: usize) -> Length {
        let of = |count| Amount { count, half: false, unit };
        Length { first: of(a), last: of(b), to, vague: false }
    }

    fn count(&self, i: usize) -> Option<(i64, usize)> {
        match self.what(i) {
            What::One => {
                let more =
                    self.count(i + 1).filter(|_| matches!(self.what(i + 1), What::Number(_)));
                Some(more.unwrap_or((1, i + 1)))
            }
            What::Number(count) => Some((count, i + 1)),
            _ => None,
        }
    }

    fn single_amount(&self, i: usize) -> Option<(Counted, usize)> {
        if let What::Unit(unit @ (Unit::HalfYear | Unit::Fortnight)) = self.what(i) {
            return Some((Counted { count: 1, half: false, unit_said: Some(unit) }, i + 1));
        }
        if let (What::Digits, Some((unit, to))) = (self.what(i), self.unit(i + 1)) {
            let (whole, part) = self.text(i).split_once('.')?;
            let half = part != "0";
            return Some((Counted { count: whole.parse().ok()?, half, unit_said: Some(unit) }, to));
        }
        let (count, next) = self.count(i)?;
        let half = self.what(next) == What::AndHalf;
        let next = next + usize::from(half);
        let plain = self.over(next, |what| matches!(what, What::Of | What::Another));
        let Some((unit, to)) = self.unit(plain) else {
            return Some((Counted { count, half, unit_said: None }, next));
        };
        let behind = self.what(to) == What::AndHalf;
        let to = to + usize::from(behind);
        Some((Counted { count, half: half || behind, unit_said: Some(unit) }, to))
    }

    fn unit(&self, i: usize) -> Option<(Unit, usize)> {
        let business = self.what(i) == What::Business;
        match self.what(i + usize::from(business)) {
            What::Unit(Unit::Day) if business => Some((Unit::BusinessDay, i + 2)),
            What::Unit(unit) => Some((unit, i + 1 + usize::from(business))),
            _ => None,
        }
    }

    /// "A week on Tuesday", "two weeks from Monday", "a week after the 15th", "a week today".
    fn anchored(&self, length: &Length) -> Option<Period> {
        let of_days = !matches!(length.first.unit, Unit::Hour);
        // "Ten days from the date of submission (today)."
        let from = matches!(self.what(length.to), What::From | What::After);
        let bracket = |k: &usize| {
            self.what(*k) == What::Today && self.tokens.get(*k).is_some_and(|token| token.parted)
        };
        let mut behind = length.to + 1..length.to + BRACKET_MAX;
        if let Some(today) = behind.find(bracket).filter(|_| from) {
            let days = self.resolved(self.today, length);
            return Some(Period::new(days, today + 1, Grain::Length));
        }
        // "One day after, on the 16th."
        let parted = self.tokens.get(length.to + 1).is_some_and(|token| token.parted);
        let next = match self.what(length.to) {
            What::From | What::After if !parted => self.filler(length.to + 1),
            What::Skip if self.text(length.to) == "on" => length.to + 1,
            What::Today | What::Tomorrow => length.to,
            _ => return None,
        };
        let anchor = self.day(next).or_else(|| self.named(next)).filter(|_| of_days)?;
        let days = anchor.days.and_then(|days| self.resolved(days.latest, length));
        Some(Period { weekday: None, week_on: None, grain: Grain::Length, days, ..anchor })
    }

    fn resolved(&self, from: Date, length: &Length) -> Option<Days> {
        let day = |amount: Amount| self.shifted(from, amount);
        if length.first == length.last {
            return day(length.first).map(single);
        }
        range(day(length.first)?, day(length.last)?)
    }

    fn shifted(&self, from: Date, amount: Amount) -> Option<Date> {
        let Amount { count, half, unit } = amount;
        if !(0..=COUNT_MAX).contains(&count) {
            return None;
        }
        let half = i64::from(half);
        let months = |count: i64| plus(from, Span::new().try_months(count).ok()?);
        match unit {
            Unit::Hour => plus_days(from, (count + 23) / 24),
            Unit::Day => plus_days(from, count + half),
            Unit::BusinessDay => business_days(from, count + half, self.frame.holidays),
            Unit::Week => plus_days(from, count * 7 + half * 4),
            Unit::Fortnight => plus_days(from, count * 14 + half * 7),
            Unit::Month => plus_days(months(count)?, half * 15),
            Unit::Quarter => months(count * 3),
            Unit::HalfYear => months(count * 6),
            Unit::Year => months(count * 12 + half * 6),
        }
    }
}

/// A count, with its unit where that was said.
#[derive(Debug, Clone, Copy)]
struct Counted {
    count: i64,
    half: bool,
    unit_said: Option<Unit>,
}
