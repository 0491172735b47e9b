//! What is typed, checked: each error names the option, the text and the way out.

use std::collections::BTreeSet;

use jiff::civil::Date;
use jiff::tz::TimeZone;
use jiff::{SignedDuration, Timestamp, Zoned};

use super::when::{self, Prefer, WhenError};
use super::{Context, Failure, people};
use crate::timeline::facts::Days;
use crate::timeline::simulate::check_days;
use crate::timeline::words::{Channel, Language, TimelineKind};

/// What the company said about when, as typed.
#[derive(Debug, Clone, Default, clap::Args)]
pub struct Said {
    /// They expect to decide then, or between two days
    #[arg(long, value_name = "A[..B]", conflicts_with = "invited")]
    pub decision: Option<String>,
    /// They asked to be written to then, or between two days
    #[arg(long, value_name = "A[..B]")]
    pub invited: Option<String>,
    /// The channel agreed for check-ins: email or call
    #[arg(long, value_name = "CHANNEL")]
    pub by: Option<String>,
}

impl Said {
    /// The timeline named, if one is; its days make sense after the interview.
    pub(super) fn timeline(
        &self,
        now: &Zoned,
        interview: Option<Date>,
    ) -> Result<Option<(TimelineKind, Days)>, Failure> {
        let (option, kind, text) = match (&self.decision, &self.invited) {
            (Some(text), _) => ("--decision", TimelineKind::Decision, text),
            (None, Some(text)) => ("--invited", TimelineKind::Invited, text),
            (None, None) => return Ok(None),
        };
        let days = when::days(text, now, Prefer::Future).map_err(of(option))?;
        if let Some(interview) = interview {
            check_days(days, interview).map_err(|why| {
                Failure::usage(format!("{option}: {why}; give a day that lies ahead of it"))
            })?;
        }
        Ok(Some((kind, days)))
    }

    /// The channel agreed, if one was.
    pub(super) fn channel(&self) -> Result<Option<Channel>, Failure> {
        self.by.as_deref().map(channel).transpose()
    }
}

/// Turns a failure to understand a time into one that names its option.
pub(super) fn of(option: &str) -> impl Fn(WhenError) -> Failure {
    let option = option.to_owned();
    move |error| Failure::usage(format!("{option}: {error}"))
}

/// A channel that can be agreed on.
pub(super) fn channel(text: &str) -> Result<Channel, Failure> {
    match text.parse() {
        Ok(channel @ (Channel::Email | Channel::Call)) => Ok(channel),
        _ => Err(Failure::usage(format!("--by: {text:?} is neither email nor call"))),
    }
}

/// The name of a time zone.
pub(super) fn zone(text: &str) -> Result<(String, TimeZone), Failure> {
    let zone = TimeZone::get(text).map_err(|_| {
        Failure::usage(format!(
            "--zone: there is no time zone {text:?}; try one like Europe/Berlin"
        ))
    })?;
    let name = zone.iana_name().unwrap_or(text).to_owned();
    Ok((name, zone))
}

/// Days of a weekend: "Fri,Sat". At least one day of the week is left to work on.
pub(super) fn weekend(text: &str) -> Result<BTreeSet<i8>, Failure> {
    let mut weekend = BTreeSet::new();
    for word in text.split([',', ' ']).filter(|word| !word.is_empty()) {
        let word = word.to_lowercase();
        let found =
            (1..).zip(DAYS).find(|(_, day)| word == *day || day.get(..3) == Some(word.as_str()));
        let Some((number, _)) = found else {
            return Err(Failure::usage(format!(
                "--weekend: {word:?} is no day of the week; write the days like Fri,Sat"
            )));
        };
        weekend.insert(number);
    }
    match weekend.len() {
        0 => Err(Failure::usage("--weekend is empty; write the days like Fri,Sat")),
        7 => Err(Failure::usage(
            "--weekend: with every day in it there would be no business day; take one out",
        )),
        _ => Ok(weekend),
    }
}

/// A language in which texts are shipped.
pub(super) fn language(text: &str) -> Result<Language, Failure> {
    text.trim().parse().map_err(|error| Failure::usage(format!("--language: {error}")))
}

/// The name of a cadence, and how many check-ins it asks for at most.
pub(super) fn cadence(context: &Context<'_>, name: &str) -> Result<(String, u32), Failure> {
    let cadences = &context.config.cadences;
    cadences.get(name).map(|cadence| (name.to_owned(), cadence.cap)).ok_or_else(|| {
        let known: Vec<&str> = cadences.keys().map(String::as_str).collect();
        Failure::usage(format!(
            "--cadence: there is no cadence {name:?}; there are: {}",
            known.join(", ")
        ))
    })
}

/// How many check-ins are granted: at least one, never past the config's limit.
pub(super) fn cap(context: &Context<'_>, number: u32) -> Result<u32, Failure> {
    let limit = context.policy()?.limits.max_check_ins;
    if number == 0 {
        return Err(Failure::usage(
            "--cap: at least 1; to have no check-in at all, `afterword close ID`",
        ));
    }
    if number > limit {
        return Err(Failure::usage(format!(
            "--cap: {number} is over the limit of {limit}, which max_check_ins under \
             [limits] in {} sets",
            context.config.path.display()
        )));
    }
    Ok(number)
}

/// One line of text with something in it; control characters have no place in a mail's header.
pub(super) fn text(what: &str, text: &str) -> Result<String, Failure> {
    if text.chars().any(char::is_control) {
        return Err(Failure::usage(format!(
            "{what}: {text:?} holds a line break or another control character; leave it out"
        )));
    }
    match text.trim() {
        "" => Err(Failure::usage(format!("{what} is empty: give a text"))),
        trimmed => Ok(trimmed.to_owned()),
    }
}

/// Domains of a company, each once.
pub(super) fn domains(texts: &[String]) -> Result<Vec<String>, Failure> {
    let mut domains = Vec::new();
    for text in texts {
        let domain = people::domain(text)?;
        if !domains.contains(&domain) {
            domains.push(domain);
        }
    }
    Ok(domains)
}

/// The day the candidate applied.
pub(super) fn applied(text: &str, now: &Zoned) -> Result<Date, Failure> {
    let day = when::date(text, now, Prefer::Past).map_err(of("--applied"))?;
    if day > now.date() {
        return Err(Failure::usage(format!("--applied: {day} is to come; give the day it was")));
    }
    Ok(day)
}

/// When an interview begins: an instant with a time of day.
pub(super) fn interview_start(
    option: &str,
    text: &str,
    now: &Zoned,
    prefer: Prefer,
) -> Result<Timestamp, Failure> {
    if when::date(text, now, prefer).is_ok() {
        return Err(Failure::usage(format!(
            "{option}: {text:?} has no time of day; write it like \"2026-11-20 14:00\" or \
             \"tomorrow 3pm\""
        )));
    }
    Ok(when::instant(text, now, prefer).map_err(of(option))?.timestamp())
}

/// How long an interview takes.
pub(super) fn minutes(number: u32) -> Result<SignedDuration, Failure> {
    if number == 0 || number > MINUTES_MAX {
        return Err(Failure::usage(format!(
            "--minutes: {number} is not between 1 and {MINUTES_MAX}, a day"
        )));
    }
    Ok(SignedDuration::from_mins(i64::from(number)))
}

const MINUTES_MAX: u32 = 24 * 60;

const DAYS: [&str; 7] =
    ["monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday"];

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn weekends_as_typed() {
        for (text, days) in [
            ("Fri,Sat", &[5, 6][..]),
            ("sunday", &[7]),
            ("thu, FRI", &[4, 5]),
            ("Wednesday Tuesday Saturday Thursday Monday Sun", &[1, 2, 3, 4, 6, 7]),
        ] {
            assert_eq!(weekend(text).unwrap(), days.iter().copied().collect(), "{text}");
        }
        for text in ["", " , ", "Fr", "Frida", "Sat-Sun", "Mon Tue Wed Thu Fri Sat Sun", "süß"] {
            assert!(weekend(text).unwrap_err().message.contains("--weekend"), "{text}");
        }
    }
}
