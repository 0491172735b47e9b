//! Weeks, months, quarters, seasons and years, and their parts.

use jiff::civil::Date;

use super::feasts::Feast;
use super::parts::{month_part, months_part, week_part};
use super::reader::{Grain, Period, Reader};
use super::token::{Season, Unit, What};
use crate::reading::calendar::{is_weekend, month_on, plus_days, range, this_week_on, week};
use crate::timeline::facts::Days;

/// A part of a week, a month, or of more.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Part {
    /// Its beginning: Monday to Wednesday, 1 to 10.
    Early,
    /// Wednesday, 11 to 20.
    Mid,
    /// Thursday and Friday, 21 to the last.
    Late,
    /// What is left of the present one after today.
    Later,
    /// The last day.
    End,
    /// The last weekday.
    LastBusinessDay,
    /// Monday to Wednesday, 1 to 15.
    FirstHalf,
    /// Wednesday to Friday, 16 to the last.
    SecondHalf,
    /// The last seven days.
    LastWeek,
    /// The first, second, ... seven days, from 1.
    Week(i8),
    /// The first, second, ... week that begins in it, from Monday to Friday.
    FullWeek(i8),
}

/// What a part is a part of.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Whole {
    /// So many weeks on from this one.
    Week(i64),
    /// By year and month.
    Month(i16, i8),
    /// So many months from the first of one.
    Months(Date, i8),
    /// By year.
    Year(i16),
    /// Some time that nothing here can tell.
    Unknown,
}

/// A whole, with the place after it.
#[derive(Debug, Clone, Copy)]
struct Found {
    whole: Whole,
    to: usize,
    /// Nothing says which week or month: it needs a part, to be a time at all.
    bare: bool,
    /// The present one is meant.
    this: bool,
    absolute: bool,
}

/// "Mid-March", "early next week", "the end of the quarter", "the second week of May".
#[must_use]
pub fn span(reader: &Reader<'_>, i: usize) -> Option<Period> {
    let (part, other, next) = parts(reader, i);
    let start = if part.is_some() {
        reader.over(next, |what| matches!(what, What::Of | What::Skip | What::In))
    } else {
        next
    };
    let found = whole(reader, start)?;
    let over = usize::from(reader.what(found.to) == What::Over);
    if part.is_none() && found.bare && over == 0 {
        return None;
    }
    let days = |part: Option<Part>| days_of(reader.today, found.whole, part, found.this);
    let elsewhere = found.bare
        && matches!(found.whole, Whole::Week(_))
        && matches!(reader.text(found.to), "after" | "following");
    let resolved = match (part, other) {
        _ if elsewhere => None,
        (None, _) if found.bare => days(Some(Part::End)),
        (Some(first), Some(last)) => {
            let both = days(Some(first)).zip(days(Some(last)));
            both.and_then(|(a, b)| range(a.earliest, b.latest))
        }
        (part, _) => days(part),
    };
    // "Mid-month", when that is over or begun: another month than this may be meant.
    let begun = resolved.is_some_and(|days| days.earliest < reader.today);
    let of_month = found.bare && matches!(found.whole, Whole::Month(_, _));
    let whole = matches!(part, None | Some(Part::End | Part::LastBusinessDay));
    let resolved = resolved.filter(|_| !(of_month && begun && !whole));
    let week_on = if let Whole::Week(on) = found.whole { Some(on) } else { None };
    let grain = match (part, found.whole) {
        (Some(Part::End | Part::LastBusinessDay), _) => Grain::Day,
        (None, Whole::Week(_)) => Grain::Week,
        (None, _) => Grain::Whole,
        (Some(_), _) => Grain::Part,
    };
    let period = Period::new(resolved, found.to + over, grain);
    Some(Period { week_on, absolute: found.absolute, ..period })
}

/// "Early", "the second week", "early to mid": which parts, and the place after them.
fn parts(reader: &Reader<'_>, i: usize) -> (Option<Part>, Option<Part>, usize) {
    match (reader.what(i), reader.what(i + 1), reader.what(i + 2)) {
        (What::Part(first), What::To | What::Or, What::Part(last)) => {
            (Some(first), Some(last), i + 3)
        }
        (What::Part(first), What::Part(last), _) if reader.dash(i + 1) => {
            (Some(first), Some(last), i + 2)
        }
        (What::Part(Part::Early), What::Part(part), _) => (Some(part), None, i + 2),
        (What::Part(part), _, _) => (Some(part), None, i + 1),
        (What::Nth(n @ 1..=5), What::Unit(Unit::Week), _) => (Some(Part::Week(n)), None, i + 2),
        (What::Nth(n @ 1..=4), What::Other, What::Unit(Unit::Week))
            if reader.text(i + 1) == "full" =>
        {
            (Some(Part::FullWeek(n)), None, i + 3)
        }
        (What::Nth(n @ 1..=5), What::To | What::Or, What::Nth(m @ 1..=5)) => {
            let weeks = reader.what(i + 3) == What::Unit(Unit::Week);
            let both = (Some(Part::Week(n)), Some(Part::Week(m)), i + 4);
            if weeks { both } else { (None, None, i) }
        }
        (What::Last, What::Unit(Unit::Week), What::Of | What::In) => {
            (Some(Part::LastWeek), None, i + 2)
        }
        _ => (None, None, i),
    }
}

/// "Next week", "this month", "April 2027", "Q3", "the summer", "week 12".
fn whole(reader: &Reader<'_>, i: usize) -> Option<Found> {
    let mut i = i;
    let mut which = match reader.what(i) {
        which @ (What::This | What::Next | What::Coming | What::AfterNext | What::New) => {
            i += 1;
            which
        }
        _ => What::Other,
    };
    if which == What::This && matches!(reader.what(i), What::Coming | What::Next) {
        which = reader.what(i);
        i += 1;
    }
    if which == What::Next && reader.after_week && ends_ellipsis(reader, i) {
        let whole = Whole::Week(1);
        return Some(Found { whole, to: i, bare: false, this: false, absolute: false });
    }
    let unit = reader.what(i);
    let mut to = i + 1;
    if which == What::Other
        && matches!(unit, What::Unit(_))
        && let after @ (What::Next | What::AfterNext | What::Coming) = reader.what(to)
    {
        which = after;
        to += 1;
    }
    let this = which == What::This;
    let on = match which {
        What::Next | What::Coming | What::New => 1,
        What::AfterNext => 2,
        _ => 0,
    };
    let told = |whole, to| Found { whole, to, bare: which == What::Other, this, absolute: false };
    match unit {
        What::Unit(Unit::Week) => match (reader.what(to), on) {
            (What::Number(number @ 1..=53), 0) if !this => {
                let whole = week_by_number(reader.today, number)?;
                Some(Found { bare: false, ..told(whole, to + 1) })
            }
            (_, 0) => Some(told(Whole::Week(this_week_on(reader.today)), to)),
            _ => Some(told(Whole::Week(on), to)),
        },
        What::Unit(Unit::Month) => {
            let (year, month) = month_on(reader.today, on)?;
            Some(told(Whole::Month(year, month), to))
        }
        What::Unit(Unit::Quarter) => Some(told(quarter_on(reader.today, on)?, to)),
        What::Unit(Unit::Year) => {
            let year = reader.today.year().checked_add(i16::try_from(on).ok()?)?;
            Some(told(if which == What::New { Whole::Unknown } else { Whole::Year(year) }, to))
        }
        _ => named(reader, i, which),
    }
}

/// A month by name, or the present or next one: "April", "the month", "next month".
#[must_use]
pub fn month(reader: &Reader<'_>, i: usize) -> Option<Period> {
    let found = whole(reader, i).filter(|found| matches!(found.whole, Whole::Month(_, _)))?;
    let days = days_of(reader.today, found.whole, None, false);
    let period = Period::new(days, found.to, Grain::Whole);
    Some(Period { absolute: found.absolute, ..period })
}

/// True where "next" stands alone: "this week or early next."
fn ends_ellipsis(reader: &Reader<'_>, i: usize) -> bool {
    matches!(reader.what(i), What::Other | What::And | What::Or | What::Correction | What::Latest)
        && !matches!(reader.text(i), "step" | "steps" | "round" | "stage" | "phase" | "meeting")
}

/// By its own name: a month, a quarter, a season, a year.
fn named(reader: &Reader<'_>, i: usize, which: What) -> Option<Found> {
    let today = reader.today;
    let found =
        |whole, to| Found { whole, to, bare: false, this: which == What::This, absolute: false };
    let introduced = which != What::Other
        || reader.is_introduced(i)
        || matches!(reader.text(i + 1), "sometime" | "some")
        || matches!(reader.before(i, 1), What::Part(_) | What::Nth(_) | What::Unit(_));
    match reader.what(i) {
        What::Month(month) => {
            let (said, to) = year_at(reader, i + 1);
            let first = |year: i16| Date::new(year, month, 1).ok();
            let day = match said {
                Some(year) => first(year)?,
                None => {
                    let this = first(today.year())?;
                    let over =
                        this.last_of_month() < today || (which == What::Next && this <= today);
                    if over { first(today.year().checked_add(1)?)? } else { this }
                }
            };
            let whole = Whole::Month(day.year(), month);
            let known = introduced || said.is_some();
            known.then(|| Found { absolute: said.is_some(), ..found(whole, to) })
        }
        What::Quarter(number) => {
            let (year, to) = year_at(reader, i + 1);
            Some(found(stretch(today, quarter_start(number), 3, year)?, to))
        }
        What::Nth(number @ 1..=4) if reader.what(i + 1) == What::Unit(Unit::Quarter) => {
            let (year, to) = year_at(reader, i + 2);
            Some(found(stretch(today, quarter_start(number), 3, year)?, to))
        }
        What::HalfYear(half) => {
            let (year, to) = year_at(reader, i + 1);
            Some(found(stretch(today, if half == 1 { 1 } else { 7 }, 6, year)?, to))
        }
        What::Nth(half @ 1..=2) if reader.what(i + 1) == What::Unit(Unit::HalfYear) => {
            let (year, to) = year_at(reader, i + 2);
            Some(found(stretch(today, if half == 1 { 1 } else { 7 }, 6, year)?, to))
        }
        What::Season(season) if introduced && !is_attribute(reader, i) => {
            let (year, to) = year_at(reader, i + 1);
            let first = if reader.frame.country.is_southern() {
                (first_month(season) + 5) % 12 + 1
            } else {
                first_month(season)
            };
            Some(found(stretch(today, first, 3, year)?, to))
        }
        What::Feast(Feast::Fixed(1, 1))
            if matches!(
                reader.filler_back(i),
                What::In | What::Of | What::Part(_) | What::Unit(_)
            ) =>
        {
            Some(found(Whole::Unknown, i + 1))
        }
        What::Year(year) if introduced => {
            Some(Found { absolute: true, ..found(Whole::Year(year), i + 1) })
        }
        _ => None,
    }
}

/// "The winter team": no time, but which team.
fn is_attribute(reader: &Reader<'_>, i: usize) -> bool {
    let alone = matches!(reader.filler_back(i), What::Other | What::To | What::After)
        || reader.text(i.wrapping_sub(1)) == "the" && !reader.is_introduced(i.wrapping_sub(1));
    let noun = reader.tokens.get(i + 1).is_some_and(|token| !token.parted)
        && reader.what(i + 1) == What::Other
        && !["when", "if", "but", "we", "i", "you", "they", "is", "will"]
            .contains(&reader.text(i + 1));
    alone && noun && reader.frame.is_english()
}

fn quarter_start(number: i8) -> i8 {
    number.saturating_mul(3).saturating_sub(2)
}

fn first_month(season: Season) -> i8 {
    match season {
        Season::Spring => 3,
        Season::Summer => 6,
        Season::Autumn => 9,
        Season::Winter => 12,
    }
}

/// "2027", "of next year": the year, and the place after it.
fn year_at(reader: &Reader<'_>, i: usize) -> (Option<i16>, usize) {
    let next = reader.filler(i);
    match (reader.what(next), reader.what(next + 1)) {
        (What::Year(year), _) => (Some(year), next + 1),
        (What::Next, What::Unit(Unit::Year)) | (What::Unit(Unit::Year), What::Next) => {
            (reader.today.year().checked_add(1), next + 2)
        }
        (What::This, What::Unit(Unit::Year)) => (Some(reader.today.year()), next + 2),
        _ => (None, i),
    }
}

/// Some months that begin with one: the next such stretch that is not over, or a year's.
fn stretch(today: Date, month: i8, months: i8, year: Option<i16>) -> Option<Whole> {
    let first = |year: i16| Date::new(year, month, 1).ok();
    let whole = |first: Date| Whole::Months(first, months);
    if let Some(year) = year {
        return Some(whole(first(year)?));
    }
    (-1..=1)
        .filter_map(|on| first(today.year().checked_add(on)?))
        .find(|first| last_day(*first, months).is_some_and(|last| last >= today))
        .map(whole)
}

/// The last day of so many months from the first of one.
#[must_use]
pub fn last_day(first: Date, months: i8) -> Option<Date> {
    let (year, month) = month_on(first, i64::from(months) - 1)?;
    Some(Date::new(year, month, 1).ok()?.last_of_month())
}

fn quarter_on(today: Date, on: i64) -> Option<Whole> {
    let month = (today.month() - 1) / 3 * 3 + 1;
    let start = Date::new(today.year(), month, 1).ok()?;
    let (year, month) = month_on(start, on.checked_mul(3)?)?;
    Some(Whole::Months(Date::new(year, month, 1).ok()?, 3))
}

/// The next week of this number, as ISO 8601 counts them.
fn week_by_number(today: Date, number: i64) -> Option<Whole> {
    let monday = |year: i16| {
        let first = Date::new(year, 1, 4).ok()?;
        week(first, number - 1, 0, 0).map(|days| days.earliest)
    };
    let this = week(today, 0, 0, 0)?.earliest;
    let found = (0..=1)
        .filter_map(|on| monday(today.year().checked_add(on)?))
        .find(|monday| plus_days(*monday, 4).is_some_and(|friday| friday >= today))?;
    Some(Whole::Week(i64::from((found - this).get_days()) / 7))
}

/// The days of a part of a whole.
fn days_of(today: Date, whole: Whole, part: Option<Part>, this: bool) -> Option<Days> {
    match whole {
        Whole::Week(on) => week_part(today, on, part, this),
        Whole::Month(year, month) => {
            let days = month_part(today, Date::new(year, month, 1).ok()?, part)?;
            Some(left(days, today, part.is_none()))
        }
        Whole::Months(first, months) => {
            let days = months_part(today, first, months, part)?;
            Some(left(days, today, part.is_none()))
        }
        Whole::Year(year) => {
            let first = Date::new(year, 1, 1).ok()?;
            let days = match part {
                // "Next year" leaves too much open.
                None => return None,
                Some(Part::Early) => range(first, Date::new(year, 1, 15).ok()?)?,
                Some(Part::Week(_) | Part::FullWeek(_) | Part::Mid) => return None,
                _ => months_part(today, first, 12, part)?,
            };
            Some(left(days, today, part.is_none()))
        }
        // "In the new year" is soon after it begins, and nothing tells how soon.
        Whole::Unknown => {
            let year = today.year().checked_add(i16::from(today.day_of_year() > 31))?;
            let january = |day: i8| Date::new(year, 1, day).ok();
            match part? {
                Part::Early | Part::FirstHalf => range(january(1)?, january(15)?),
                Part::Week(n) => {
                    let last = n.checked_mul(7)?;
                    range(january(last.checked_sub(6)?)?, january(last)?)
                }
                _ => None,
            }
        }
    }
}

/// Of a stretch that has begun, what is left.
fn left(days: Days, today: Date, whole: bool) -> Days {
    let open = whole && days.earliest < today && days.latest >= today;
    if open { Days { earliest: today, ..days } } else { days }
}

/// How many tokens say that what is before them comes after what is behind them.
fn follows(reader: &Reader<'_>, i: usize) -> Option<usize> {
    match (reader.text(i), reader.text(i + 1)) {
        ("following", _) => Some(1),
        ("that" | "which", "follows") | ("qui", "suit" | "suivra") | ("que", "sigue") => Some(2),
        _ => None,
    }
}

/// "The week of 16 March", "w/c 23 March", "the week after Easter".
#[must_use]
pub fn week_of(reader: &Reader<'_>, i: usize) -> Option<Period> {
    let (part, _, next) = parts(reader, i);
    let within = |what| matches!(what, What::Skip | What::Of | What::In);
    let start = if part.is_some() { reader.over(next, within) } else { i };
    let (on, from) = match (reader.what(start), reader.what(start + 1)) {
        (What::WeekOf, _) => (0, start + 1),
        (What::Unit(Unit::Week), What::From | What::Of | What::WeekOf) => (0, start + 2),
        (What::Unit(Unit::Week), What::After) => (1, start + 2),
        (What::Unit(Unit::Week), What::Before) => (-1, start + 2),
        // "The week following Easter", "la semaine qui suit Pâques".
        (What::Unit(Unit::Week), _) => (1, start + 1 + follows(reader, start + 1)?),
        _ => return None,
    };
    let next = reader.filler(from);
    let day = reader.day(from).or_else(|| reader.day(next)).or_else(|| reader.named(next))?;
    if part.is_some() && reader.what(next) == What::Feast(Feast::Fixed(1, 1)) {
        return None;
    }
    // The week before a Sunday is the one that ends with it; of other days nobody can tell.
    let on = if on < 0 { 0 } else { on };
    let told = reader.what(start + 1) != What::Before
        || day.days.is_some_and(|days| is_weekend(days.latest));
    let days = day.days.filter(|_| told).and_then(|days| match part {
        None => week(days.latest, on, 0, 4),
        Some(_) => {
            let monday = week(days.latest, on, 0, 0)?.earliest;
            week_part(monday, 0, part, false)
        }
    });
    let grain = if part.is_some() { Grain::Part } else { Grain::Week };
    Some(Period { days, weekday: None, week_on: None, grain, ..day })
}
