//! Dates, instants and durations as a person types them, and as they are told.
//!
//! The weekday of a date that has one is checked, so whatever `say` says can be typed back.
//! A local time in a gap is taken after it, of a doubled one the first.

mod form;

use jiff::civil::{Date, Time, Weekday};
use jiff::{SignedDuration, Span, ToSpan, Unit, Zoned};

use crate::timeline::facts::Days;
use form::{Day, Form};

/// Which way to look where the text leaves it open: "fri", "12 mar", "14:00".
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Prefer {
    /// The last one, today included.
    Past,
    /// The next one, today included.
    Future,
}

/// Why a text is no date, instant or duration. Each message shows what would work.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum WhenError {
    /// Not understood, as a date or an instant.
    #[error(
        "can't tell when {text:?} is; try \"2026-11-20 14:00\", \"tomorrow 3pm\" or \"fri 10:00\""
    )]
    Unknown {
        /// What was typed.
        text: String,
    },
    /// Not understood, as a day.
    #[error("can't tell which day {text:?} is; try \"2026-11-20\", \"12 mar\" or \"next tue\"")]
    UnknownDay {
        /// What was typed.
        text: String,
    },
    /// Not understood, as a range of days.
    #[error(
        "can't tell which days {text:?} are; try \"2026-11-20\", \"2026-11-20..2026-11-27\" or \
         \"mon..fri\""
    )]
    UnknownDays {
        /// What was typed.
        text: String,
    },
    /// Not understood, as a duration.
    #[error("can't tell how long {text:?} is; try \"24h\", \"30 min\" or \"1h30m\"")]
    UnknownDuration {
        /// What was typed.
        text: String,
    },
    /// Day and month could be either way round.
    #[error(
        "{text:?} could be read day first or month first; try \"2026-03-04\", \"4 mar 2026\" or \
         \"4.3.2026\""
    )]
    Ambiguous {
        /// What was typed.
        text: String,
    },
    /// There is no such day.
    #[error("{text:?} is no day of the calendar; try \"2026-11-20\", \"20 nov\" or \"fri\"")]
    NoSuchDay {
        /// What was typed.
        text: String,
    },
    /// The weekday is not that of the date.
    #[error("in {text:?} weekday and date disagree; try \"2026-11-20\", \"20 nov\" or \"fri\"")]
    WrongWeekday {
        /// What was typed.
        text: String,
    },
    /// The last day of a range comes before its first.
    #[error(
        "{text:?} ends before it begins; try \"2026-11-20..2026-11-27\", \"mon..fri\" or \"fri\""
    )]
    Backwards {
        /// What was typed.
        text: String,
    },
}

/// The instant a text names, in the zone of `now`. A day without a time is its first moment; a
/// caller who needs a time finds out by `date`, which takes no text that has one.
///
/// # Errors
/// If it names none, or more than one.
pub fn instant(text: &str, now: &Zoned, prefer: Prefer) -> Result<Zoned, WhenError> {
    let unknown = || WhenError::Unknown { text: text.to_owned() };
    if let Some(exact) = form::exact(text, now) {
        return Ok(exact);
    }
    let form = form::read(text).ok_or_else(unknown)?;
    let (day, time) = match form {
        Form { day: Some(Day::Now), time: None, .. } => return Ok(now.clone()),
        Form { day: Some(Day::After(span)), time: None, .. } => {
            return now.checked_add(span).map_err(|_| unknown());
        }
        Form { day: Some(Day::Now), .. } => return Err(unknown()),
        Form { day: None, time: Some(time), .. } => {
            (closest(now.date(), time, now, prefer, 1.day())?, time)
        }
        Form { day: Some(Day::Weekday(_)), time: Some(time), .. } => {
            let day = resolve(&form, text, now, prefer, now.date())?;
            (closest(day, time, now, prefer, 1.week())?, time)
        }
        _ => {
            let day = resolve(&form, text, now, prefer, now.date())?;
            (day, form.time.unwrap_or(Time::midnight()))
        }
    };
    day.to_datetime(time).to_zoned(now.time_zone().clone()).map_err(|_| unknown())
}

/// The day a text names, as it is in the zone of `now`. A text with a time of day is refused.
///
/// # Errors
/// If it names none, or more than one.
pub fn date(text: &str, now: &Zoned, prefer: Prefer) -> Result<Date, WhenError> {
    day_from(text, now, prefer, now.date())
}

/// The days a text names: `A..B`, both included, or `A`, which is one day. A weekday or a date
/// without a year in B is the first from A on. "Next week" is its Monday to Friday, as in a mail.
///
/// # Errors
/// If A or B is no day, or B comes before A.
pub fn days(text: &str, now: &Zoned, prefer: Prefer) -> Result<Days, WhenError> {
    let words: Vec<String> = text.split_whitespace().map(str::to_lowercase).collect();
    if words == ["next", "week"] {
        return next_week(now).ok_or_else(|| WhenError::UnknownDays { text: text.to_owned() });
    }
    let Some((first, last)) = text.split_once("..") else {
        let day = date(text, now, prefer)?;
        return Ok(Days { earliest: day, latest: day });
    };
    if first.trim().is_empty() || last.trim().is_empty() {
        return Err(WhenError::UnknownDays { text: text.to_owned() });
    }
    let earliest = date(first, now, prefer)?;
    // "20.11...25.11." leaves one dot too many here.
    let latest = day_from(last.trim_start_matches('.'), now, Prefer::Future, earliest)?;
    if latest < earliest {
        return Err(WhenError::Backwards { text: text.to_owned() });
    }
    Ok(Days { earliest, latest })
}

fn next_week(now: &Zoned) -> Option<Days> {
    let earliest = now.date().nth_weekday(1, Weekday::Monday).ok()?;
    Some(Days { earliest, latest: earliest.checked_add(4.days()).ok()? })
}

/// The duration a text names, in weeks, days of 24 hours, hours, minutes and seconds.
///
/// # Errors
/// If it names none.
pub fn duration(text: &str) -> Result<SignedDuration, WhenError> {
    form::duration(text).ok_or_else(|| WhenError::UnknownDuration { text: text.to_owned() })
}

/// An instant in words, with how far it is off: "Fri 20 Nov 2026 14:00 (in 3 days)".
#[must_use]
pub fn say(at: &Zoned, now: &Zoned) -> String {
    let zone = match at.time_zone() {
        zone if zone == now.time_zone() => String::new(),
        _ => format!(" {}", at.strftime("%Q")),
    };
    format!("{}{zone} ({})", at.strftime("%a %-d %b %Y %H:%M"), distance(at, now))
}

fn distance(at: &Zoned, now: &Zoned) -> String {
    let seconds = at.timestamp().as_second().saturating_sub(now.timestamp().as_second());
    let today = now.with_time_zone(at.time_zone().clone()).date();
    let days = today.until((Unit::Day, at.date())).map_or(0, |span| span.get_days());
    let (count, unit) = match (days, seconds.abs()) {
        (_, ..60) => return "now".to_owned(),
        (_, away @ ..3600) => (away / 60, "minute"),
        (0, away) => (away / 3600, "hour"),
        (1, _) => return "tomorrow".to_owned(),
        (-1, _) => return "yesterday".to_owned(),
        (days, _) => (i64::from(days).abs(), "day"),
    };
    let plural = if count == 1 { "" } else { "s" };
    if seconds > 0 {
        format!("in {count} {unit}{plural}")
    } else {
        format!("{count} {unit}{plural} ago")
    }
}

fn day_from(text: &str, now: &Zoned, prefer: Prefer, from: Date) -> Result<Date, WhenError> {
    match form::read(text) {
        Some(form @ Form { day: Some(_), time: None, .. }) => {
            resolve(&form, text, now, prefer, from)
        }
        _ => Err(WhenError::UnknownDay { text: text.to_owned() }),
    }
}

/// The day of a form; weekdays and dates without a year are looked for from `from` on.
fn resolve(
    form: &Form,
    text: &str,
    now: &Zoned,
    prefer: Prefer,
    from: Date,
) -> Result<Date, WhenError> {
    let none = || WhenError::NoSuchDay { text: text.to_owned() };
    let today = now.date();
    let add = |day: Date, span: Span| day.checked_add(span).map_err(|_| none());
    let monday = || add(today, -i64::from(today.weekday().to_monday_zero_offset()).days());
    let of_week = |weekday: Weekday| i64::from(weekday.to_monday_zero_offset()).days();
    let day = match form.day.ok_or_else(none)? {
        Day::Now => today,
        Day::Today(offset) => add(today, offset.days())?,
        Day::After(span) => {
            if span.get_hours() != 0 || span.get_minutes() != 0 {
                return Err(WhenError::UnknownDay { text: text.to_owned() });
            }
            add(today, span)?
        }
        Day::Weekday(weekday) => nearest_weekday(from, weekday, prefer).ok_or_else(none)?,
        Day::This(weekday) => add(monday()?, of_week(weekday))?,
        Day::Next(weekday) => add(add(monday()?, 7.days())?, of_week(weekday))?,
        Day::Last(weekday) => {
            let yesterday = add(today, -1.day())?;
            nearest_weekday(yesterday, weekday, Prefer::Past).ok_or_else(none)?
        }
        Day::Either => return Err(WhenError::Ambiguous { text: text.to_owned() }),
        Day::Dated { year: Some(year), month, day } => {
            Date::new(year, month, day).map_err(|_| none())?
        }
        Day::Dated { year: None, month, day } => {
            nearest_year(from, month, day, prefer).ok_or_else(none)?
        }
    };
    match form.weekday {
        Some(weekday) if weekday != day.weekday() => {
            Err(WhenError::WrongWeekday { text: text.to_owned() })
        }
        _ => Ok(day),
    }
}

/// That day, or one step further if its time lies on the wrong side of now.
fn closest(
    day: Date,
    time: Time,
    now: &Zoned,
    prefer: Prefer,
    step: Span,
) -> Result<Date, WhenError> {
    let at = day.to_datetime(time);
    let moved = match prefer {
        Prefer::Future if at < now.datetime() => day.checked_add(step),
        Prefer::Past if at > now.datetime() => day.checked_sub(step),
        _ => Ok(day),
    };
    moved.map_err(|_| WhenError::NoSuchDay { text: day.to_string() })
}

fn nearest_weekday(from: Date, weekday: Weekday, prefer: Prefer) -> Option<Date> {
    let off = match prefer {
        Prefer::Future => from.weekday().until(weekday),
        Prefer::Past => -from.weekday().since(weekday),
    };
    from.checked_add(i64::from(off).days()).ok()
}

/// The nearest year that has the day: up to eight away, for 29 February.
fn nearest_year(from: Date, month: i8, day: i8, prefer: Prefer) -> Option<Date> {
    (0..=8_i16).find_map(|away| {
        let year = match prefer {
            Prefer::Future => from.year().checked_add(away)?,
            Prefer::Past => from.year().checked_sub(away)?,
        };
        Date::new(year, month, day).ok().filter(|date| match prefer {
            Prefer::Future => *date >= from,
            Prefer::Past => *date <= from,
        })
    })
}

#[cfg(test)]
mod tests;
