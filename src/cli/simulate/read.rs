//! What is typed for a simulation, understood: each error names the option, what was given, and
//! the way out.

use jiff::ToSpan;
use jiff::civil::{Date, DateTime, Time};
use jiff::tz::TimeZone;

use super::BadArgument;
use crate::config::{did_you_mean, letters_apart};
use crate::timeline::facts::Days;
use crate::timeline::simulate::{Event, Happening};
use crate::timeline::words::{CallOutcome, Channel, Kind, Role};

/// Years that calendars are sure of: time zones of other ones are guesses.
const YEARS: (i16, i16) = (1970, 2199);
const MINUTES_MAX: u32 = 24 * 60;
/// More check-ins than anybody should get.
const CAP_MAX: u32 = 20;
/// The most days of one holiday.
const HOLIDAY_MAX: usize = 366;

type Read<T> = Result<T, BadArgument>;

pub(super) fn zone(name: &str) -> Read<TimeZone> {
    TimeZone::get(name).map_err(|_| {
        let hint = match nearest_zone(name) {
            Some(near) => format!("did you mean {near}?"),
            None => "write it like Europe/Berlin or America/New_York".to_owned(),
        };
        BadArgument(format!("--tz: there is no time zone {name:?}; {hint}"))
    })
}

/// The zone whose name, or whose city, is written nearly so.
fn nearest_zone(given: &str) -> Option<String> {
    let given = given.trim().to_lowercase().replace(' ', "_");
    let apart = |name: &str| {
        let name = name.to_lowercase();
        let city = name.rsplit('/').next().unwrap_or(&name);
        letters_apart(&given, &name).min(letters_apart(&given, city))
    };
    let names = jiff::tz::db().available().map(|name| name.as_str().to_owned());
    let (apart, name) = names.map(|name| (apart(&name), name)).min()?;
    // Of a short abbreviation, every other one is near.
    (apart <= given.chars().count() / 5).then_some(name)
}

pub(super) fn minutes(number: u32) -> Read<u32> {
    if number == 0 || number > MINUTES_MAX {
        return Err(BadArgument(format!(
            "--minutes: {number} is not from 1 to {MINUTES_MAX}, a day; leave it out for 60"
        )));
    }
    Ok(number)
}

pub(super) fn cap(number: u32) -> Read<u32> {
    if number == 0 {
        return Err(BadArgument("--cap: at least 1; no check-in at all is `close`".to_owned()));
    }
    if number > CAP_MAX {
        return Err(BadArgument(format!("--cap: {number} is not from 1 to {CAP_MAX}")));
    }
    Ok(number)
}

pub(super) fn date(option: &str, text: &str) -> Read<Date> {
    known_date(text).map_err(|why| BadArgument(format!("{option}: {text:?} is no date{why}")))
}

/// Reads a date; where it can't, says why not, to go on with behind "is no date".
fn known_date(text: &str) -> Result<Date, String> {
    let (first, last) = YEARS;
    match text.parse::<Date>() {
        Ok(date) if date.to_string() != text => Err(format!("; write it as {date}")),
        Ok(date) if (first..=last).contains(&date.year()) => Ok(date),
        Ok(_) => Err(format!(" from {first} to {last}; give one that is")),
        Err(_) => Err(why_no_date(text)),
    }
}

/// What is wrong with a date: it doesn't exist, or isn't written as one.
fn why_no_date(text: &str) -> String {
    let form = || "; write it like 2026-03-04".to_owned();
    let parts: Vec<&str> = text.trim().split('-').collect();
    let [year, month, day] = parts.as_slice() else { return form() };
    let (Ok(year), Ok(month), Ok(day)) = (year.parse(), month.parse::<i8>(), day.parse::<i8>())
    else {
        return form();
    };
    match (Date::new(year, month, day), Date::new(year, month, 1)) {
        (Ok(date), _) if date.year() >= YEARS.0 => format!("; write it as {date}"),
        (Err(_), Ok(first)) => {
            format!("; {} has {} days", first.strftime("%B %Y"), first.days_in_month())
        }
        _ => form(),
    }
}

pub(super) fn days(option: &str, text: &str) -> Read<Days> {
    let (a, b) = text.split_once("..").unwrap_or((text, text));
    let days = Days { earliest: date(option, a)?, latest: date(option, b)? };
    if days.earliest > days.latest {
        return Err(BadArgument(format!("{option}: {a} is after {b}; write {b}..{a}")));
    }
    Ok(days)
}

/// The dates of a holiday.
pub(super) fn holiday(text: &str) -> Read<Vec<Date>> {
    let Days { earliest, latest } = days("--holiday", text)?;
    let dates: Vec<Date> =
        earliest.series(1.day()).take_while(|date| *date <= latest).take(HOLIDAY_MAX + 1).collect();
    if dates.len() > HOLIDAY_MAX {
        return Err(BadArgument(format!(
            "--holiday: {text} is longer than a year; give the days that are free"
        )));
    }
    Ok(dates)
}

pub(super) fn moment(option: &str, text: &str) -> Read<DateTime> {
    let wrong = |why: &str| BadArgument(format!("{option}: {text:?} {why}"));
    let form = "write it like 2026-03-04T15:00";
    let typed = text.trim();
    // What is wrong with a day alone, with a time of day in the form it tells.
    let no_date = |why: String| {
        let why = why.replace("write it like 2026-03-04", form);
        wrong(&format!("is no local date and time{why}"))
    };
    let Some((day, time)) = typed.split_once(['T', 't', ' ']) else {
        known_date(typed).map_err(no_date)?;
        return Err(wrong(&format!("has no time of day; {form}")));
    };
    let day = known_date(day).map_err(no_date)?;
    let local = |time: &&str| time.chars().all(|c| c.is_ascii_digit() || c == ':');
    let time = Some(time.trim()).filter(local).and_then(|time| time.parse::<Time>().ok());
    let time = time.ok_or_else(|| {
        let why = "from 00:00 to 23:59, with no zone";
        wrong(&format!("is no local date and time; {form}, {why}"))
    })?;
    Ok(day.to_datetime(time))
}

pub(super) fn channel(text: &str) -> Read<Channel> {
    match text.parse() {
        Ok(channel @ (Channel::Email | Channel::Call)) => Ok(channel),
        _ => Err(BadArgument(format!("--by: {text:?} is neither email nor call"))),
    }
}

pub(super) fn contact(option: &str, text: &str) -> Read<(Role, String)> {
    let wrong = |why: String| BadArgument(format!("{option}: {text:?} is no ROLE:NAME: {why}"));
    let (role, name) = text
        .split_once(':')
        .ok_or_else(|| wrong("there is no colon; write it like recruiter:Dana".to_owned()))?;
    if name.trim().is_empty() {
        return Err(wrong("the name is empty; write it like recruiter:Dana".to_owned()));
    }
    let role = role.trim();
    let read = role.parse().map_err(|error| {
        let hint = did_you_mean(role, Role::ALL.iter().map(|role| role.as_str()));
        wrong(format!("{error}{hint}"))
    })?;
    Ok((read, name.trim().to_owned()))
}

/// Reads `WHEN KIND[@ROLE:NAME] [A[..B]]`; a referral takes a `ROLE:NAME` as well.
pub(super) fn event(text: &str) -> Read<Event> {
    let wrong = |why: &str| BadArgument(format!("--event: {text:?}: {why}"));
    let within = |BadArgument(why): BadArgument| wrong(why.trim_start_matches("--event: "));
    let mut words = text.split_whitespace();
    let form = "write it like '2026-03-16 15:00 holding'";
    let first = words.next().ok_or_else(|| wrong(&format!("it is empty; {form}")))?;
    let when = if first.contains(['T', 't']) {
        first.to_owned()
    } else {
        let hour = words.next().ok_or_else(|| wrong(&format!("it has no time of day; {form}")))?;
        if !hour.starts_with(|c: char| c.is_ascii_digit()) {
            let why = "it begins with no local date and time like 2026-03-04T15:00";
            date("--event", first).map_err(within)?;
            return Err(wrong(&format!("{why}: {hour:?} is no time of day")));
        }
        format!("{first}T{hour}")
    };
    let at = moment("--event", &when).map_err(within)?;
    let kind = words.next().ok_or_else(|| wrong(&format!("it says not what happens; {form}")))?;
    let (kind, mut name) = match kind.split_once('@') {
        Some((kind, name)) => (kind, Some(name.to_owned())),
        None => (kind, None),
    };
    let mut named_days = None;
    let mut referred: Option<String> = None;
    for word in words {
        let of_date = |c: char| c.is_ascii_digit() || c == '-' || c == '.';
        if word.contains('-') && word.chars().all(of_date) {
            named_days = Some(days("--event", word).map_err(within)?);
        } else if word.contains(':') && referred.is_none() {
            referred = Some(word.to_owned());
        } else if let Some(name) = referred.as_mut().or(name.as_mut()) {
            // Names may have several words.
            name.push(' ');
            name.push_str(word);
        } else {
            return Err(wrong(&format!("{word:?} is neither a date nor a ROLE:NAME")));
        }
    }
    let what = happening(kind).map_err(|why| wrong(&why))?;
    let read = |name: &str| contact("--event", name).map_err(within);
    let by = name.as_deref().map(read).transpose()?;
    let referred = referred.as_deref().map(read).transpose()?;
    Ok(Event { at, what, by, days: named_days, referred })
}

fn happening(word: &str) -> Result<Happening, String> {
    match word {
        "sent" => return Ok(Happening::Sent),
        "answered" => return Ok(Happening::Answered),
        "interview" => return Ok(Happening::Interview),
        _ => {}
    }
    let call = word.parse().map(Happening::Call);
    call.or_else(|_| word.parse::<Kind>().map(Happening::Reply)).map_err(|error| {
        let calls = CallOutcome::ALL.iter().map(|outcome| outcome.as_str());
        let more: Vec<&str> = ["sent", "answered", "interview"].into_iter().chain(calls).collect();
        let kinds = Kind::ALL.iter().map(|kind| kind.as_str());
        let hint = did_you_mean(word, kinds.chain(more.iter().copied()));
        format!("{error}, {}{hint}", more.join(", "))
    })
}
