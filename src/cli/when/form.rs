//! The forms a person types, before they are set against a calendar.

use jiff::civil::{Time, Weekday};
use jiff::{SignedDuration, Span, Timestamp, Zoned};

/// What a text says: a day, a time of day, or both.
#[derive(Debug, Clone, Copy)]
pub(super) struct Form {
    pub(super) day: Option<Day>,
    pub(super) time: Option<Time>,
    /// The weekday said beside a date.
    pub(super) weekday: Option<Weekday>,
}

/// How a day is said.
#[derive(Debug, Clone, Copy)]
pub(super) enum Day {
    Now,
    /// So many days from today.
    Today(i64),
    /// A span from now; negative for the past.
    After(Span),
    Weekday(Weekday),
    /// Of this week, which began on Monday.
    This(Weekday),
    /// Of the week after this one.
    Next(Weekday),
    /// The last one before today.
    Last(Weekday),
    Dated {
        year: Option<i16>,
        month: i8,
        day: i8,
    },
    /// Day and month with slashes, either way round.
    Either,
}

/// An instant with its own offset or zone (RFC 3339, RFC 9557), in the zone of `now`.
pub(super) fn exact(text: &str, now: &Zoned) -> Option<Zoned> {
    let text = text.trim();
    let at: Timestamp = match text.parse::<Zoned>() {
        Ok(zoned) => zoned.timestamp(),
        Err(_) => text.parse().ok()?,
    };
    Some(at.to_zoned(now.time_zone().clone()))
}

/// Reads a text; none if any word of it is not understood.
pub(super) fn read(text: &str) -> Option<Form> {
    let text = text.trim().to_ascii_lowercase();
    if let Some((date, time)) = text.split_once('t').filter(|(date, _)| iso(date).is_some()) {
        return Some(Form { day: iso(date), time: Some(clock(time)?), weekday: None });
    }
    let words = join_halves(text.split([' ', '\t', ',']).filter(|word| !word.is_empty()));
    let mut time = None;
    let mut rest: Vec<&str> = Vec::new();
    for word in words.iter().map(String::as_str).filter(|word| !matches!(*word, "at" | "on")) {
        match clock(word) {
            Some(_) if time.is_some() => return None,
            Some(clock) => time = Some(clock),
            None => rest.push(word),
        }
    }
    let (day, weekday) = match rest.as_slice() {
        [] => (None, None),
        // "Fri 20 Nov 2026": the weekday is checked, not searched.
        [first, date @ ..] if !date.is_empty() && weekday(first).is_some() => {
            (Some(dated(date)?), weekday(first))
        }
        words => (Some(day(words)?), None),
    };
    (day.is_some() || time.is_some()).then_some(Form { day, time, weekday })
}

/// "1h30m", "30 min", "3 days": every unit at most once, the larger first.
pub(super) fn duration(text: &str) -> Option<SignedDuration> {
    const UNITS: [(&str, i64); 5] =
        [("week", 604_800), ("day", 86_400), ("hour", 3600), ("minute", 60), ("second", 1)];
    let text = text.trim().to_ascii_lowercase();
    let mut rest = text.as_str();
    let (mut total, mut above) = (0_i64, i64::MAX);
    while !rest.is_empty() {
        let (number, after) = leading(rest, |c| c.is_ascii_digit());
        let (name, after) = leading(after.trim_start(), |c| c.is_ascii_alphabetic());
        let unit = unit(name)?;
        let (_, seconds) = UNITS.into_iter().find(|(name, _)| *name == unit)?;
        if seconds >= above {
            return None;
        }
        above = seconds;
        total = total.checked_add(number.parse::<i64>().ok()?.checked_mul(seconds)?)?;
        rest = after.trim_start();
    }
    (above < i64::MAX).then_some(SignedDuration::from_secs(total))
}

/// Joins "3 pm" to "3pm", "in 2 weeks" stays as it is.
fn join_halves<'a>(words: impl Iterator<Item = &'a str>) -> Vec<String> {
    let mut joined: Vec<String> = Vec::new();
    for word in words {
        match joined.last_mut() {
            Some(last) if matches!(word, "am" | "pm") && starts_with_digit(last) => {
                last.push_str(word);
            }
            _ => joined.push(word.to_owned()),
        }
    }
    joined
}

/// "14:00", "14:00:30", "3pm", "3:30pm", "noon". A bare number is none.
fn clock(word: &str) -> Option<Time> {
    if word == "noon" {
        return Time::new(12, 0, 0, 0).ok();
    }
    let (digits, half) = match (word.strip_suffix("am"), word.strip_suffix("pm")) {
        (Some(digits), _) => (digits, Some(0)),
        (_, Some(digits)) => (digits, Some(12)),
        _ => (word, None),
    };
    let parts: Vec<i8> =
        digits.split(':').map(|part| number(part, 2)).collect::<Option<Vec<i8>>>()?;
    let (hour, minute, second) = match (parts.as_slice(), half) {
        ([hour], Some(_)) => (*hour, 0, 0),
        ([hour, minute], _) => (*hour, *minute, 0),
        ([hour, minute, second], None) => (*hour, *minute, *second),
        _ => return None,
    };
    let hour = match half {
        Some(half) if (1..=12).contains(&hour) => hour % 12 + half,
        Some(_) => return None,
        None => hour,
    };
    Time::new(hour, minute, second, 0).ok()
}

fn day(words: &[&str]) -> Option<Day> {
    match words {
        ["now"] => Some(Day::Now),
        ["today"] => Some(Day::Today(0)),
        ["tomorrow"] => Some(Day::Today(1)),
        ["yesterday"] => Some(Day::Today(-1)),
        ["this", word] => weekday(word).map(Day::This),
        ["next", word] => weekday(word).map(Day::Next),
        ["last", word] => weekday(word).map(Day::Last),
        ["in", words @ ..] => span(&words.concat(), 1).map(Day::After),
        [words @ .., "ago"] => span(&words.concat(), -1).map(Day::After),
        [word, ..] if word.starts_with('+') => span(words.concat().get(1..)?, 1).map(Day::After),
        [word, ..] if word.starts_with('-') => span(words.concat().get(1..)?, -1).map(Day::After),
        [word] if weekday(word).is_some() => weekday(word).map(Day::Weekday),
        words => dated(words),
    }
}

/// "3d", "2weeks", "aweek", "anhour": one number and one unit.
fn span(text: &str, sign: i64) -> Option<Span> {
    const COUNT_MAX: i64 = 10_000;
    let (count, name) = leading(text, |c| c.is_ascii_digit());
    // "an" before "a": no unit begins with n.
    let (count, name) = match (count, name.strip_prefix("an"), name.strip_prefix('a')) {
        ("", Some(name), _) | ("", None, Some(name)) => (1, name),
        _ => (count.parse::<i64>().ok()?, name),
    };
    let count = (count <= COUNT_MAX).then_some(count * sign)?;
    let span = Span::new();
    match unit(name)? {
        "minute" => span.try_minutes(count),
        "hour" => span.try_hours(count),
        "day" => span.try_days(count),
        "week" => span.try_weeks(count),
        "month" => span.try_months(count),
        _ => return None,
    }
    .ok()
}

fn unit(name: &str) -> Option<&'static str> {
    Some(match name {
        "s" | "sec" | "secs" | "second" | "seconds" => "second",
        "m" | "min" | "mins" | "minute" | "minutes" => "minute",
        "h" | "hr" | "hrs" | "hour" | "hours" => "hour",
        "d" | "day" | "days" => "day",
        "w" | "wk" | "wks" | "week" | "weeks" => "week",
        "month" | "months" => "month",
        _ => return None,
    })
}

/// "2026-11-20", "20.11.2026", "20/11/2026", "20 nov", "nov 20th 2026".
fn dated(words: &[&str]) -> Option<Day> {
    match words {
        [word] => iso(word).or_else(|| dotted(word)).or_else(|| slashed(word)),
        [first, second, year @ ..] => {
            let year = match year {
                [] => None,
                [year] => Some(year4(year)?),
                _ => return None,
            };
            let (month, day) = match (month(first), month(second)) {
                (Some(month), None) => (month, day_number(second)?),
                (None, Some(month)) => (month, day_number(first)?),
                _ => return None,
            };
            Some(Day::Dated { year, month, day })
        }
        [] => None,
    }
}

fn iso(word: &str) -> Option<Day> {
    let parts: Vec<&str> = word.split('-').collect();
    let [year, month, day] = parts.as_slice() else { return None };
    Some(Day::Dated { year: Some(year4(year)?), month: number(month, 2)?, day: number(day, 2)? })
}

/// Day first, as everywhere dots are used.
fn dotted(word: &str) -> Option<Day> {
    let parts: Vec<&str> = word.split('.').collect();
    let (day, month, year) = match parts.as_slice() {
        [day, month] | [day, month, ""] => (day, month, None),
        [day, month, year] => (day, month, Some(year_short(year)?)),
        _ => return None,
    };
    Some(Day::Dated { year, month: number(month, 2)?, day: number(day, 2)? })
}

fn slashed(word: &str) -> Option<Day> {
    let parts: Vec<&str> = word.split('/').collect();
    let (first, second, year) = match parts.as_slice() {
        [year, month, day] if year.len() == 4 => {
            let (month, day) = (number(month, 2)?, number(day, 2)?);
            return Some(Day::Dated { year: Some(year4(year)?), month, day });
        }
        [first, second] => (first, second, None),
        [first, second, year] => (first, second, Some(year_short(year)?)),
        _ => return None,
    };
    match (number(first, 2)?, number(second, 2)?) {
        (..=12, ..=12) => Some(Day::Either),
        (day, month @ ..=12) | (month @ ..=12, day) => Some(Day::Dated { year, month, day }),
        _ => None,
    }
}

fn weekday(word: &str) -> Option<Weekday> {
    Some(match word {
        "mon" | "monday" => Weekday::Monday,
        "tue" | "tues" | "tuesday" => Weekday::Tuesday,
        "wed" | "wednesday" => Weekday::Wednesday,
        "thu" | "thur" | "thurs" | "thursday" => Weekday::Thursday,
        "fri" | "friday" => Weekday::Friday,
        "sat" | "saturday" => Weekday::Saturday,
        "sun" | "sunday" => Weekday::Sunday,
        _ => return None,
    })
}

fn month(word: &str) -> Option<i8> {
    const MONTHS: [&str; 12] = [
        "january",
        "february",
        "march",
        "april",
        "may",
        "june",
        "july",
        "august",
        "september",
        "october",
        "november",
        "december",
    ];
    let short = word.trim_end_matches('.');
    let at = MONTHS.iter().position(|month| {
        *month == short || month.get(..3) == Some(short) || (short, *month) == ("sept", "september")
    })?;
    i8::try_from(at + 1).ok()
}

/// "12", "12.", "12th".
fn day_number(word: &str) -> Option<i8> {
    let (digits, suffix) = leading(word, |c| c.is_ascii_digit());
    matches!(suffix, "" | "." | "st" | "nd" | "rd" | "th").then(|| number(digits, 2))?
}

fn year4(word: &str) -> Option<i16> {
    (word.len() == 4 && starts_with_digit(word)).then(|| word.parse().ok())?
}

fn year_short(word: &str) -> Option<i16> {
    match word.len() {
        2 => number(word, 2).map(|year| 2000 + i16::from(year)),
        _ => year4(word),
    }
}

/// A number of one digit up to `digits`.
fn number(word: &str, digits: usize) -> Option<i8> {
    let plain = (1..=digits).contains(&word.len()) && word.bytes().all(|b| b.is_ascii_digit());
    plain.then(|| word.parse().ok())?
}

fn starts_with_digit(word: &str) -> bool {
    word.starts_with(|c: char| c.is_ascii_digit())
}

/// The longest start of such characters, and the rest.
fn leading(text: &str, of: impl Fn(char) -> bool) -> (&str, &str) {
    let end = text.find(|c| !of(c)).unwrap_or(text.len());
    text.split_at(end)
}
