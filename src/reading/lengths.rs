//! Lengths of time from now: "in two to three weeks", "within 10 business days".

use jiff::civil::Date;
use jiff::{Span, ToSpan};

use super::calendar::{business_days, plus, plus_days, range, single};
use super::numerals::{number, pair};
use super::periods::{Period, at};
use super::sentence::Word;
use crate::timeline::facts::Days;

/// What a length is counted in.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Unit {
    Hours,
    Days,
    BusinessDays,
    Weeks,
    Fortnights,
    Months,
}

/// A length counted from today, if one begins at `i`. It counts only where something says that it
/// is one from now: "in", "within", "another", "from now", "time".
#[must_use]
pub fn length(words: &[Word], i: usize, today: Date) -> Option<Period> {
    let (start, opened) = opening(words, i);
    let (first, last, unit, to) = amount(words, start)?;
    let (to, closed) = closing(words, to);
    if !opened && !closed {
        return None;
    }
    let counted_elsewhere = !closed
        && matches!(at(words, to), "after" | "of" | "following" | "before" | "ago" | "prior");
    if at(words, to) == "ago" {
        return None;
    }
    let days = if counted_elsewhere { None } else { resolve(today, first, last, unit) };
    Some(Period::relative(days, to))
}

fn opening(words: &[Word], i: usize) -> (usize, bool) {
    let mut next = i;
    let mut opened = match at(words, i) {
        "in" | "within" | "inside" | "another" => true,
        "over" | "during" => matches!(at(words, i + 1), "the" | "next"),
        "the" | "next" => {
            let next = i + usize::from(at(words, i) == "the");
            matches!(at(words, next), "next" | "coming") && number(at(words, next + 1)).is_some()
                || matches!(at(words, next + 1), "few" | "couple")
                    && matches!(at(words, next), "next" | "coming")
        }
        "after" => number(at(words, i + 1)).is_some(),
        _ => false,
    };
    if opened {
        next += 1;
    }
    let before = at(words, i.wrapping_sub(1));
    opened |= matches!(before, "take" | "takes" | "taking" | "need" | "us" | "allow" | "another");
    for _ in 0..3 {
        next += usize::from(matches!(
            at(words, next),
            "the"
                | "next"
                | "coming"
                | "about"
                | "around"
                | "approximately"
                | "roughly"
                | "another"
                | "maybe"
                | "probably"
                | "say"
                | "some"
                | "approx"
        ));
    }
    (next, opened)
}

/// First and last count, unit, and the word after.
fn amount(words: &[Word], i: usize) -> Option<(i64, i64, Unit, usize)> {
    let article = i + usize::from(at(words, i) == "a");
    let (first, last, next) = match at(words, article) {
        "couple" => (2, 2, article + 1 + usize::from(at(words, article + 1) == "of")),
        "few" => (2, 4, article + 1),
        "fortnight" => return Some((1, 1, Unit::Fortnights, article + 1)),
        "week" | "month" | "day" if article > i && at(words, article + 1) == "or" => {
            let (unit, _) = unit(words, article)?;
            let to = article + 3;
            return (at(words, article + 2) == "two").then_some((1, 2, unit, to));
        }
        word => {
            if let Some((a, b)) = pair(word) {
                (a, b, article + 1)
            } else {
                let a = number(at(words, i))?;
                let joined = matches!(at(words, i + 1), "to" | "or");
                match number(at(words, i + 2)).filter(|b| joined && *b > a) {
                    Some(b) => (a, b, i + 3),
                    None => (a, a, i + 1),
                }
            }
        }
    };
    let (unit, to) = unit(words, next)?;
    // "a two week process" is no length from now.
    let singular = !at(words, to.wrapping_sub(1)).ends_with('s');
    (first == 1 && last == 1 || !singular).then_some((first, last, unit, to))
}

fn unit(words: &[Word], i: usize) -> Option<(Unit, usize)> {
    let business = matches!(at(words, i), "business" | "working" | "work");
    let next = i + usize::from(business);
    let unit = match at(words, next) {
        "day" | "days" if business => Unit::BusinessDays,
        "weekdays" | "workdays" => Unit::BusinessDays,
        _ if business => return None,
        "hour" | "hours" | "hrs" => Unit::Hours,
        "day" | "days" => Unit::Days,
        "week" | "weeks" | "wks" => Unit::Weeks,
        "month" | "months" => Unit::Months,
        _ => return None,
    };
    Some((unit, next + 1))
}

/// "time", "from now", "of today": the length is one from now.
fn closing(words: &[Word], i: usize) -> (usize, bool) {
    match (at(words, i), at(words, i + 1)) {
        ("time", _) => (i + 1, true),
        ("from" | "of", "now" | "today") => (i + 2, true),
        _ => (i, false),
    }
}

fn resolve(today: Date, first: i64, last: i64, unit: Unit) -> Option<Days> {
    if !(0..=400).contains(&first) || !(0..=400).contains(&last) {
        return None;
    }
    let day = |count: i64| match unit {
        Unit::Hours => plus_days(today, count.checked_add(23)?.checked_div(24)?),
        Unit::Days => plus_days(today, count),
        Unit::BusinessDays => business_days(today, count),
        Unit::Weeks => plus_days(today, count.checked_mul(7)?),
        Unit::Fortnights => plus(today, 14.days()),
        Unit::Months => plus(today, Span::new().try_months(count).ok()?),
    };
    if first == last { day(first).map(single) } else { range(day(first)?, day(last)?) }
}
