//! The words of cadence files: times of day, waits, and whom a check-in reaches.

use jiff::civil::Time;

use super::error::did_you_mean;
use crate::timeline::cadence::{From, Recipient, Wait};
use crate::timeline::words::Role;

/// "HH:MM", and nothing else.
pub(super) fn parse_time(text: &str) -> Option<Time> {
    let (hour, minute) = text.split_once(':')?;
    if hour.len() != 2 || minute.len() != 2 {
        return None;
    }
    Time::new(hour.parse().ok()?, minute.parse().ok()?, 0, 0).ok()
}

pub(super) fn parse_wait(text: &str) -> Result<Wait, String> {
    let tokens: Vec<&str> = text.split_whitespace().filter(|word| *word != "the").collect();
    let (count, business, from) = match tokens.as_slice() {
        ["on", from] => ("0", false, from),
        [count, "day" | "days", "after", from] => (*count, false, from),
        [count, "business", "day" | "days", "after", from] => (*count, true, from),
        _ => {
            return Err(format!(
                "{text:?} is no wait; write it like \"7 days after interview\", \
                 \"1 business day after latest\" or \"on middle\""
            ));
        }
    };
    let count = count.parse().ok().filter(|count| *count <= COUNT_MAX);
    let count =
        count.ok_or_else(|| format!("{text:?}: the number must be from 0 to {COUNT_MAX}"))?;
    let found = FROM.iter().find(|(word, _)| word == from).map(|(_, from)| *from);
    let allowed = || FROM.iter().map(|(word, _)| *word);
    let from = found.ok_or_else(|| {
        let hint = did_you_mean(from, allowed());
        format!(
            "{text:?}: {from:?} is not one of: {}{hint}",
            allowed().collect::<Vec<_>>().join(", ")
        )
    })?;
    Ok(Wait { from, count, business })
}

pub(super) fn word_of<T: PartialEq>(words: &[(&'static str, T)], value: T) -> &'static str {
    words.iter().find(|(_, known)| *known == value).map_or("?", |(word, _)| word)
}

pub(super) fn recipient_word(who: Recipient) -> &'static str {
    if let Recipient::Role(role) = who { role.as_str() } else { word_of(RECIPIENTS, who) }
}

pub(super) const FROM: &[(&str, From)] = &[
    ("plan", From::Plan),
    ("interview", From::Interview),
    ("thank_you", From::ThankYou),
    ("earliest", From::Earliest),
    ("latest", From::Latest),
    ("middle", From::Middle),
    ("first", From::First),
    ("last", From::Last),
];

pub(super) const RECIPIENTS: &[(&str, Recipient)] = &[
    ("took_part", Recipient::TookPart),
    ("first_who_took_part", Recipient::FirstWhoTookPart),
    ("lead", Recipient::Lead),
    ("who_named_the_day", Recipient::WhoNamedTheDay),
    ("next_contact", Recipient::NextContact),
];

/// The roles a touch may go to; those inside and the references are the candidate's own to ask.
pub(super) const REACHED: &[Role] =
    &[Role::Recruiter, Role::HiringManager, Role::Interviewer, Role::Hr, Role::Agency];

/// The largest number of hours or days of one wait.
pub(super) const COUNT_MAX: u32 = 366;
