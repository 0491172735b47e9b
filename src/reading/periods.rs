//! The grammar of days: what stretch of days the words at one place name.
//!
//! Conventions are those of the corpus README; what they leave open stays unresolved, since a day
//! guessed too early nags and a day guessed at all may be wrong.

use jiff::civil::{Date, Weekday};

use super::calendar::{
    Part, feast, month_on, month_part, nearest, next_weekday, plus_days, quarter_end, single,
    this_week, this_week_on, week,
};
use super::lengths::length;
use super::numerals::{
    Numeric, month, month_day, number, numeric, ordinal, ordinal_day, pair, weekday, year,
};
use super::sentence::Word;
use crate::timeline::facts::Days;

/// What some words name.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Period {
    /// The days; none where the words name some, but nothing tells which.
    pub days: Option<Days>,
    /// The word after the last.
    pub to: usize,
    /// The year was said: it hangs on no reference day.
    pub absolute: bool,
    /// A weekday alone, which a week named beside it may move.
    pub weekday: Option<Weekday>,
    /// A week, by how many on from this one.
    pub week_on: Option<i64>,
}

impl Period {
    /// Days counted from the reference day.
    #[must_use]
    pub fn relative(days: Option<Days>, to: usize) -> Self {
        Self { days, to, absolute: false, weekday: None, week_on: None }
    }
}

/// The word at a place, or nothing.
#[must_use]
pub fn at(words: &[Word], i: usize) -> &str {
    words.get(i).map_or("", |word| word.text.as_str())
}

/// What the words at `i` name, if they begin to name days there.
#[must_use]
pub fn period(words: &[Word], i: usize, today: Date) -> Option<Period> {
    named_date(words, i, today)
        .or_else(|| calendar_date(words, i, today))
        .or_else(|| week_phrase(words, i, today))
        .or_else(|| weekday_phrase(words, i, today))
        .or_else(|| month_phrase(words, i, today))
        .or_else(|| length(words, i, today))
        .or_else(|| single_word(words, i, today))
        .or_else(|| day_of_month(words, i, today))
}

/// A weekday and its date: the one checks the other, and settles the order of digits.
fn named_date(words: &[Word], i: usize, today: Date) -> Option<Period> {
    let name = weekday(words.get(i)?)?;
    let mut next = i + 1;
    while matches!(at(words, next), "the" | "on") {
        next += 1;
    }
    if let Some(Numeric::Either(a, b, said)) = numeric(at(words, next), today) {
        let fits: Vec<Date> = [a, b].into_iter().filter(|day| day.weekday() == name).collect();
        let days = if let [day] = fits.as_slice() { Some(single(*day)) } else { None };
        return Some(Period { absolute: said, ..Period::relative(days, next + 1) });
    }
    let date = calendar_date(words, next, today).or_else(|| day_of_month(words, next, today))?;
    let agrees = date.days.is_some_and(|days| days.earliest.weekday() == name);
    Some(Period { days: date.days.filter(|_| agrees), ..date })
}

/// A date by digits, or by a month's name and a day.
fn calendar_date(words: &[Word], i: usize, today: Date) -> Option<Period> {
    if let Some(found) = numeric(at(words, i), today) {
        let (days, absolute) = match found {
            Numeric::Day(day, said) => (Some(single(day)), said),
            Numeric::Either(_, _, said) => (None, said),
        };
        let weekday_after = words.get(i + 1).filter(|_| days.is_none()).and_then(weekday);
        if let (Some(name), Numeric::Either(a, b, _)) = (weekday_after, found) {
            let mut fits = [a, b].into_iter().filter(|day| day.weekday() == name);
            let days = fits.next().filter(|_| fits.next().is_none()).map(single);
            return Some(Period { absolute, ..Period::relative(days, i + 2) });
        }
        // Two digits and a slash are as often a fraction or "24/7": a preposition must say so.
        let said = absolute
            || matches!(
                at(words, i.wrapping_sub(1)),
                "by" | "on"
                    | "before"
                    | "until"
                    | "till"
                    | "after"
                    | "from"
                    | "of"
                    | "or"
                    | "and"
                    | "to"
                    | "between"
                    | "wed"
                    | "mon"
                    | "tue"
                    | "thu"
                    | "fri"
            );
        let dotted = at(words, i).contains('.');
        return (said || (dotted && days.is_some()))
            .then(|| Period { absolute, ..Period::relative(days, i + 1) });
    }
    let start = usize::from(at(words, i) == "the") + i;
    let first = (month_day(at(words, start)), start + 1);
    if let (Some(day), after) = first {
        let joined = matches!(at(words, after), "to" | "or" | "and" | "through" | "until");
        if let (true, Some(last)) = (joined, month_day(at(words, after + 1))) {
            let of = after + 2 + usize::from(at(words, after + 2) == "of");
            if let Some(month) = words.get(of).and_then(month) {
                return Some(with_year(words, of + 1, today, month, (day, last)));
            }
        }
        let of = after + usize::from(at(words, after) == "of");
        let month = month(words.get(of)?)?;
        return Some(with_year(words, of + 1, today, month, (day, day)));
    }
    if let Some((a, b)) = pair(at(words, start)) {
        let month = month(words.get(start + 1)?)?;
        let days = (i8::try_from(a).ok()?, i8::try_from(b).ok()?);
        return Some(with_year(words, start + 2, today, month, days));
    }
    month_first(words, i, today)
}

/// "March 12th", "July 15-17", "July 15 or 17".
fn month_first(words: &[Word], i: usize, today: Date) -> Option<Period> {
    let month = month(words.get(i)?)?;
    let next = i + 1 + usize::from(at(words, i + 1) == "the");
    if let Some((a, b)) = pair(at(words, next)) {
        let days = (i8::try_from(a).ok()?, i8::try_from(b).ok()?);
        return Some(with_year(words, next + 1, today, month, days));
    }
    let day = month_day(at(words, next))?;
    let joined = matches!(at(words, next + 1), "to" | "or" | "and" | "through");
    if let (true, Some(last)) = (joined, month_day(at(words, next + 2)))
        && words.get(next + 3).and_then(self::month).is_none()
    {
        return Some(with_year(words, next + 3, today, month, (day, last)));
    }
    Some(with_year(words, next + 1, today, month, (day, day)))
}

fn with_year(words: &[Word], i: usize, today: Date, month: i8, days: (i8, i8)) -> Period {
    let said = year(at(words, i));
    let date = |day: i8| match said {
        Some(year) => Date::new(year, month, day).ok(),
        None => nearest(today, month, day),
    };
    let days = date(days.0).zip(date(days.1)).filter(|(a, b)| a <= b);
    let days = days.map(|(earliest, latest)| Days { earliest, latest });
    let to = if said.is_some() { i + 1 } else { i };
    Period { absolute: said.is_some(), ..Period::relative(days, to) }
}

/// "next week" and its parts, "the week of 2 March".
fn week_phrase(words: &[Word], i: usize, today: Date) -> Option<Period> {
    let (part, mut next) = part_of(words, i);
    let part = if at(words, i) == "eow" { Some(Part::End) } else { part };
    if at(words, i) == "eow" {
        let on = this_week_on(today);
        return Some(Period::relative(week(today, on, 4, 4), i + 1));
    }
    next += usize::from(matches!(at(words, next), "the" | "in"));
    let (on, to) = match (at(words, next), at(words, next + 1)) {
        ("this", "week") => (this_week_on(today), next + 2),
        ("next", "week") => (1, next + 2),
        ("week", "after") if at(words, next + 2) == "next" => (2, next + 3),
        ("week", "of" | "commencing" | "beginning" | "starting" | "from") => {
            return week_of(words, next + 2, today);
        }
        ("week", _) if part == Some(Part::End) => (this_week_on(today), next + 1),
        ("coming", "week") => return Some(Period::relative(None, next + 2)),
        _ => return None,
    };
    let (first, last) = match part {
        None if on == this_week_on(today) && at(words, next) == "this" => {
            return Some(Period { week_on: Some(on), ..Period::relative(this_week(today), to) });
        }
        None => (0, 4),
        Some(Part::Early) => (0, 2),
        Some(Part::Mid) => (2, 2),
        Some(Part::Late) if on == 0 => {
            let days = this_week(today)
                .zip(plus_days(today, 1))
                .and_then(|(week, tomorrow)| super::calendar::range(tomorrow, week.latest));
            return Some(Period::relative(days, to));
        }
        Some(Part::Late) => (3, 4),
        Some(Part::End) => (4, 4),
        Some(_) => return Some(Period::relative(None, to)),
    };
    Some(Period { week_on: Some(on), ..Period::relative(week(today, on, first, last), to) })
}

/// The week of a day, named after "the week of".
fn week_of(words: &[Word], i: usize, today: Date) -> Option<Period> {
    let start = i + usize::from(at(words, i) == "the");
    let day = named_date(words, start, today)
        .or_else(|| calendar_date(words, start, today))
        .or_else(|| day_of_month(words, i, today))?;
    let days = day.days.and_then(|days| week(days.earliest, 0, 0, 4));
    Some(Period { days, ..day })
}

/// "Friday", "next Monday", "Wednesday of next week", "Friday week".
fn weekday_phrase(words: &[Word], i: usize, today: Date) -> Option<Period> {
    if matches!(at(words, i.wrapping_sub(1)), "last" | "past" | "previous") {
        return None;
    }
    let (on, start) = match at(words, i) {
        "next" => (Some(1), i + 1),
        "this" => (None, i + 1 + usize::from(at(words, i + 1) == "coming")),
        "coming" => (None, i + 1),
        _ => (None, i),
    };
    let name = weekday(words.get(start)?)?;
    let offset = i64::from(name.to_monday_zero_offset());
    let of = start + 1 + usize::from(at(words, start + 1) == "of");
    let placed = |on: i64, to: usize| {
        Some(Period { week_on: Some(on), ..Period::relative(week(today, on, offset, offset), to) })
    };
    match (at(words, of), at(words, of + 1)) {
        ("next", "week") => return placed(1, of + 2),
        ("this", "week") => return placed(this_week_on(today), of + 2),
        ("week", _) if of == start + 1 => {
            let day = next_weekday(today, name).and_then(|day| plus_days(day, 7));
            return Some(Period::relative(day.map(single), of + 1));
        }
        _ => {}
    }
    if let Some(on) = on {
        return placed(on, start + 1);
    }
    let days = next_weekday(today, name).map(single);
    Some(Period { weekday: Some(name), ..Period::relative(days, start + 1) })
}

/// "mid-March", "early next month", "the end of the quarter", "the second week of May".
fn month_phrase(words: &[Word], i: usize, today: Date) -> Option<Period> {
    let start = i + usize::from(at(words, i) == "the");
    if at(words, start) == "eom" {
        let days = month_part(today.year(), today.month(), Part::End);
        return Some(Period::relative(days, start + 1));
    }
    let nth = ordinal(at(words, start));
    let (part, mut next) = match (nth, at(words, start + 1)) {
        (Some(n), "week") => (Some(Part::Week(n)), start + 2),
        (Some(1), "half") => (Some(Part::FirstHalf), start + 2),
        (Some(2), "half") => (Some(Part::SecondHalf), start + 2),
        _ => part_of(words, i),
    };
    while matches!(at(words, next), "of" | "in" | "the") && part.is_some() {
        next += 1;
    }
    if let Some(month) = words.get(next).and_then(month) {
        let preposition = matches!(
            at(words, i.wrapping_sub(1)),
            "in" | "by"
                | "during"
                | "until"
                | "before"
                | "after"
                | "till"
                | "of"
                | "for"
                | "around"
                | "to"
                | "or"
        );
        return (part.is_some() || preposition)
            .then(|| in_month(words, next + 1, today, month, part.unwrap_or(Part::Whole)));
    }
    let (year_month, to) = match (at(words, next), at(words, next + 1)) {
        ("next", "month") => (month_on(today, 1), next + 2),
        ("this", "month") => (month_on(today, 0), next + 2),
        ("month", _) if part.is_some() => (month_on(today, 0), next + 1),
        ("quarter", _) if part == Some(Part::End) => {
            return Some(Period::relative(quarter_end(today).map(single), next + 1));
        }
        ("year", _) if part == Some(Part::End) => {
            return Some(Period::relative(month_part(today.year(), 12, Part::End), next + 1));
        }
        (
            "new" | "next" | "this" | "following",
            "year" | "quarter" | "spring" | "summer" | "fall" | "autumn" | "winter",
        ) => return Some(Period::relative(None, next + 2)),
        _ => return None,
    };
    let (year, month) = year_month?;
    let days = month_part(year, month, part.unwrap_or(Part::Whole));
    Some(Period::relative(this_month_left(days, today, part), to))
}

/// "this month" without a part is what is left of it.
fn this_month_left(days: Option<Days>, today: Date, part: Option<Part>) -> Option<Days> {
    let days = days?;
    let open = part.is_none() && days.earliest < today && days.latest >= today;
    Some(if open { Days { earliest: today, ..days } } else { days })
}

fn in_month(words: &[Word], i: usize, today: Date, month: i8, part: Part) -> Period {
    let said = year(at(words, i));
    let this = today.year();
    let years = said.map_or_else(|| vec![this, this.saturating_add(1)], |year| vec![year]);
    let mut all = years.into_iter().filter_map(|year| month_part(year, month, part));
    let days = if said.is_some() { all.next() } else { all.find(|days| days.latest >= today) };
    let to = if said.is_some() { i + 1 } else { i };
    Period { absolute: said.is_some(), ..Period::relative(days, to) }
}

/// "early", "the end of": which part, and the word after it.
fn part_of(words: &[Word], i: usize) -> (Option<Part>, usize) {
    let start = i + usize::from(at(words, i) == "the");
    let of = usize::from(at(words, start + 1) == "of");
    match at(words, start) {
        "early" => (Some(Part::Early), start + 1),
        "beginning" | "start" if of == 1 => (Some(Part::Early), start + 2),
        "mid" | "middle" => (Some(Part::Mid), start + 1 + of),
        "late" | "later" => (Some(Part::Late), start + 1),
        "end" => (Some(Part::End), start + 1 + of),
        _ => (None, i),
    }
}

/// Words that are a day by themselves.
fn single_word(words: &[Word], i: usize, today: Date) -> Option<Period> {
    let word = at(words, i);
    let days = match word {
        "today" | "tonight" => Some(single(today)),
        "eod" | "cob" => Some(single(today)),
        "tomorrow" => plus_days(today, 1).map(single),
        "easter" | "christmas" | "xmas" | "thanksgiving" => feast(today, word).map(single),
        "weekend" => week(today, 0, 5, 6),
        "holidays" if matches!(at(words, i.wrapping_sub(2)), "after" | "until" | "before") => None,
        _ => return None,
    };
    if matches!(at(words, i.wrapping_sub(1)), "last" | "happy" | "merry" | "lovely" | "great") {
        return None;
    }
    Some(Period::relative(days, i + 1))
}

/// "the 20th", "the 30th of this month".
fn day_of_month(words: &[Word], i: usize, today: Date) -> Option<Period> {
    let stated = at(words, i) == "the";
    let day = ordinal_day(at(words, i + usize::from(stated)))?;
    let to = i + 1 + usize::from(stated);
    let counted = ["round", "floor", "interview", "time", "week", "stage", "quarter", "half"];
    let named = matches!(
        at(words, i.wrapping_sub(1)),
        "on" | "by" | "before" | "until" | "after" | "till" | "or" | "and" | "to"
    ) || words.get(i.wrapping_sub(1)).is_some_and(|w| weekday(w).is_some());
    if counted.contains(&at(words, to)) || !(stated || named) || number(at(words, to)).is_some() {
        return None;
    }
    let in_month = |on: i64| {
        let (year, month) = month_on(today, on)?;
        Date::new(year, month, day).ok().filter(|date| *date >= today)
    };
    Some(Period::relative((0..=2).find_map(in_month).map(single), to))
}
