//! Cadence files: the TOML form of `timeline::cadence::Cadence`, and the ones that are shipped.

use std::collections::BTreeMap;
use std::fmt::Write as _;
use std::ops::Range;
use std::path::Path;
use std::str::FromStr;

use jiff::civil::{Time, time};
use serde::Deserialize;
use toml::Spanned;

use super::cadence_words::{
    COUNT_MAX, FROM, REACHED, RECIPIENTS, parse_time, parse_wait, recipient_word, word_of,
};
use super::error::{Source, Wrong, did_you_mean};
use crate::timeline::cadence::{
    AskAround, Cadence, CheckIn, FinalThankYou, From, Holding, Recipient, ThankYou, ThankYouWait,
    Wait,
};
use crate::timeline::words::{Channel, Role};

macro_rules! shipped {
    ($($name:literal),+) => {
        &[$(($name, include_str!(concat!("../../config/cadences/", $name, ".toml")))),+]
    };
}

/// The cadences that are compiled in: name and text.
pub const SHIPPED: &[(&str, &str)] =
    shipped!["caller", "patient", "promised", "same-day", "steady", "weekly"];

/// Reads the cadences that are compiled in.
///
/// # Errors
/// If one is wrong, which the tests rule out.
pub fn shipped() -> Result<BTreeMap<String, Cadence>, Wrong> {
    let read = |&(name, text): &(&str, &str)| {
        Ok((name.to_owned(), parse(name, text, Path::new(&format!("{name}.toml")))?))
    };
    SHIPPED.iter().map(read).collect()
}

/// Reads a cadence file; `path` is for messages alone.
///
/// # Errors
/// With the line and the key of what can't stand.
pub fn parse(name: &str, text: &str, path: &Path) -> Result<Cadence, Wrong> {
    let source = Source { path, text };
    let raw: RawCadence = source.read()?;
    let check = Check { source };
    let cap = *raw.cap.get_ref();
    if cap == 0 || cap > CAP_MAX {
        let what = format!("{cap} is not from 1 to {CAP_MAX}: check-ins must come to an end");
        return Err(source.wrong(raw.cap.span(), what));
    }
    let first = |raw: RawCheckIn, timeline: bool| {
        check.check_in(raw, |from| match from {
            From::First | From::Last => false,
            From::Earliest | From::Latest | From::Middle => timeline,
            From::Plan | From::Interview | From::ThankYou => true,
        })
    };
    let steps = raw.check_in;
    let listed = steps.silence.len().saturating_add(1);
    if usize::try_from(cap).is_ok_and(|cap| listed > cap) {
        let what = format!(
            "it is {cap}, but {listed} check-ins are listed, the first and those of \
             [[check_in.silence]]: raise it, or take some out"
        );
        return Err(source.wrong(raw.cap.span(), what));
    }
    let repeat_last = steps.repeat_last;
    let RawHolding { wait, at, within_days, channels, to, goes_on, only_if_none_yet } =
        steps.holding;
    let holding = RawCheckIn { wait, at, within_days, channels, to, right_after_thank_you: false };
    let silence = check.silence(steps.silence, &repeat_last)?;
    Ok(Cadence {
        name: name.to_owned(),
        about: raw.about,
        texts: raw.texts.unwrap_or_else(|| name.to_owned()),
        cap,
        thank_you: check.thank_yous(raw.thank_you)?,
        decision: first(steps.decision, true)?,
        invited: first(steps.invited, true)?,
        no_timeline: first(steps.no_timeline, false)?,
        holding: Holding { check_in: first(holding, false)?, goes_on, only_if_none_yet },
        silence,
        repeat_last: repeat_last.into_inner(),
        ask_around: raw.ask_around.map(|raw| check.ask_around(&raw)).transpose()?,
        final_thank_you: check.final_thank_you(&raw.final_thank_you)?,
    })
}

/// A digest of what a cadence says, 64 hexadecimal digits: the same for two files that differ in
/// comments, order of keys, spelling of waits or the line `about` alone.
#[must_use]
pub fn digest(cadence: &Cadence) -> String {
    let mut text = format!("cap {}\n", cadence.cap);
    let time = |time: Option<Time>| time.map_or_else(String::new, |time| time.to_string());
    for way in &cadence.thank_you {
        let wait = match way.wait {
            ThankYouWait::Hours(hours) => format!("{hours}h"),
            ThankYouWait::Days { days, at } => format!("{days}d {at}"),
        };
        let by = words(way.channels.iter().map(|c| c.as_str()));
        let (ended_by, no_later_than) = (time(way.ended_by), time(way.no_later_than));
        let _ = writeln!(text, "thanks {ended_by};{wait};{no_later_than};{by}");
    }
    let firsts = [&cadence.decision, &cadence.invited, &cadence.no_timeline];
    for check_in in firsts.into_iter().chain([&cadence.holding.check_in]).chain(&cadence.silence) {
        let waits = words(check_in.waits.iter().map(|w| {
            let kind = if w.business { "b" } else { "d" };
            format!("{}{kind}{}", w.count, word_of(FROM, w.from))
        }));
        let by = words(check_in.channels.iter().map(|c| c.as_str()));
        let to = words(check_in.to.iter().map(|r| recipient_word(*r)));
        let (at, within) = (check_in.at, check_in.within_days);
        let right_after = check_in.right_after_thank_you;
        let _ = writeln!(text, "check-in {waits} {at} {within:?} {by} {to} {right_after}");
    }
    let holding = (cadence.holding.goes_on, cadence.holding.only_if_none_yet);
    let ask = cadence.ask_around.map(|a| (a.days, a.at.to_string()));
    let last = (cadence.final_thank_you.business_days, cadence.final_thank_you.at.to_string());
    let _ = writeln!(text, "{holding:?} {} {ask:?} {last:?}", cadence.repeat_last);
    blake3::hash(text.as_bytes()).to_hex().to_string()
}

fn words<S: AsRef<str>>(words: impl Iterator<Item = S>) -> String {
    words.map(|word| word.as_ref().to_owned()).collect::<Vec<_>>().join(",")
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct RawCadence {
    about: String,
    texts: Option<String>,
    cap: Spanned<u32>,
    thank_you: Spanned<Vec<RawThankYou>>,
    check_in: RawCheckIns,
    ask_around: Option<RawAskAround>,
    final_thank_you: RawFinalThankYou,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct RawThankYou {
    ended_by: Option<Spanned<String>>,
    hours_after: Option<Spanned<u32>>,
    days_after: Option<Spanned<u32>>,
    at: Option<Spanned<String>>,
    no_later_than: Option<Spanned<String>>,
    channels: Spanned<Vec<Spanned<String>>>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct RawCheckIns {
    decision: RawCheckIn,
    invited: RawCheckIn,
    no_timeline: RawCheckIn,
    holding: RawHolding,
    #[serde(default)]
    silence: Vec<RawCheckIn>,
    #[serde(default = "no")]
    repeat_last: Spanned<bool>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct RawCheckIn {
    wait: Spanned<OneOrMany>,
    at: Option<Spanned<String>>,
    within_days: Option<Spanned<u32>>,
    channels: Spanned<Vec<Spanned<String>>>,
    to: Spanned<Vec<Spanned<String>>>,
    #[serde(default)]
    right_after_thank_you: bool,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct RawHolding {
    wait: Spanned<OneOrMany>,
    at: Option<Spanned<String>>,
    within_days: Option<Spanned<u32>>,
    channels: Spanned<Vec<Spanned<String>>>,
    to: Spanned<Vec<Spanned<String>>>,
    goes_on: bool,
    only_if_none_yet: bool,
}

#[derive(Deserialize)]
#[serde(untagged, expecting = "expected a wait like \"7 days after interview\", or a list of them")]
enum OneOrMany {
    One(String),
    Many(Vec<String>),
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct RawAskAround {
    days_after_first: Spanned<u32>,
    at: Option<Spanned<String>>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct RawFinalThankYou {
    business_days_after: Spanned<u32>,
    at: Option<Spanned<String>>,
}

fn no() -> Spanned<bool> {
    Spanned::new(0..0, false)
}

/// Raw to checked, with the place of what is wrong.
#[derive(Clone, Copy)]
struct Check<'a> {
    source: Source<'a>,
}

impl Check<'_> {
    fn thank_yous(&self, raw: Spanned<Vec<RawThankYou>>) -> Result<Vec<ThankYou>, Wrong> {
        let place = raw.span();
        let mut ways: Vec<ThankYou> = Vec::new();
        for raw in raw.into_inner() {
            let place = raw.channels.span();
            let way = self.thank_you(raw)?;
            if ways.last().is_some_and(ThankYou::fits_every_interview) {
                let what = "it is never used: the entry before it fits every interview";
                return Err(self.source.wrong(place, what));
            }
            ways.push(way);
        }
        match ways.last() {
            Some(last) if last.fits_every_interview() => Ok(ways),
            Some(_) => Err(self.source.lacks(
                "thank_you",
                "the last [[thank_you]] must fit every interview: take `ended_by` and \
                 `no_later_than` out of it, or add one that has neither",
            )),
            None => Err(self.source.wrong(place, "the list is empty; add a [[thank_you]]")),
        }
    }

    fn thank_you(&self, raw: RawThankYou) -> Result<ThankYou, Wrong> {
        let wait = match (raw.hours_after, raw.days_after, raw.at) {
            (Some(hours), None, None) => ThankYouWait::Hours(self.count(&hours)?),
            (None, Some(days), Some(at)) => {
                ThankYouWait::Days { days: self.count(&days)?, at: self.time(&at)? }
            }
            _ => {
                let what = "say either `hours_after`, or `days_after` and `at`";
                return Err(self.source.wrong(raw.channels.span(), what));
            }
        };
        let ended_by = raw.ended_by.map(|t| self.time(&t)).transpose()?;
        let latest = raw.no_later_than.as_ref().map(|t| self.time(t)).transpose()?;
        let place = raw.no_later_than.map_or(raw.channels.span(), |t| t.span());
        match wait {
            ThankYouWait::Days { days: 0, at } if ended_by.is_none_or(|ended| ended > at) => {
                let what = format!(
                    "on the interview's own day it may not be over at {}: give `ended_by`, no \
                     later than that",
                    at.strftime("%H:%M")
                );
                return Err(self.source.wrong(raw.channels.span(), what));
            }
            ThankYouWait::Days { days: 3.., .. } | ThankYouWait::Hours(73..) => {
                let what = "over 3 days after an interview no thank-you is made; name less";
                return Err(self.source.wrong(raw.channels.span(), what));
            }
            ThankYouWait::Days { days, at }
                if latest.is_some_and(|latest| days > 0 || latest < at) =>
            {
                let what = "it never fits: `no_later_than` is of the interview's own day";
                return Err(self.source.wrong(place, what));
            }
            _ => {}
        }
        let channels = self.channels(&raw.channels)?;
        Ok(ThankYou { ended_by, wait, no_later_than: latest, channels })
    }

    /// The check-ins after the first. One that is repeated has to count from the one before it.
    fn silence(
        &self,
        raw: Vec<RawCheckIn>,
        repeat_last: &Spanned<bool>,
    ) -> Result<Vec<CheckIn>, Wrong> {
        let allowed = |from| !matches!(from, From::Earliest | From::Latest | From::Middle);
        let mut silence = Vec::new();
        let mut place = repeat_last.span();
        for raw in raw {
            place = raw.wait.span();
            let check_in = self.check_in(raw, allowed)?;
            let at_once =
                |wait: &Wait| matches!(wait.from, From::First | From::Last) && wait.count == 0;
            if check_in.waits.iter().all(at_once) {
                let what = "it would follow at once; name at least one day";
                return Err(self.source.wrong(place, what));
            }
            silence.push(check_in);
        }
        let repeated = silence.last().filter(|_| *repeat_last.get_ref());
        if *repeat_last.get_ref() && repeated.is_none() {
            let what = "there is no [[check_in.silence]] to repeat; add one, or set it to false";
            return Err(self.source.wrong(place, what));
        }
        let goes_on = |wait: &Wait| wait.from == From::Last && wait.count > 0;
        if repeated.is_some_and(|last| !last.waits.iter().any(goes_on)) {
            let what = "it is repeated (repeat_last), so it has to count from \"last\": otherwise \
                        the next would be due already";
            return Err(self.source.wrong(place, what));
        }
        Ok(silence)
    }

    fn check_in(&self, raw: RawCheckIn, allowed: impl Fn(From) -> bool) -> Result<CheckIn, Wrong> {
        let place = raw.wait.span();
        let waits = match raw.wait.into_inner() {
            OneOrMany::One(wait) => vec![wait],
            OneOrMany::Many(waits) => waits,
        };
        let waits = self.not_empty(&place, waits)?;
        let waits = waits.iter().map(|text| {
            let wait = parse_wait(text).map_err(|what| self.source.wrong(place.clone(), what))?;
            if allowed(wait.from) {
                return Ok(wait);
            }
            let from = word_of(FROM, wait.from);
            let what = format!("{text:?}: there is no {from:?} to count from in this section");
            Err(self.source.wrong(place.clone(), what))
        });
        let waits: Vec<Wait> = waits.collect::<Result<_, _>>()?;
        let to = self.not_empty(&raw.to.span(), raw.to.get_ref().iter().collect())?;
        let within_days = raw.within_days.as_ref().map(|days| self.count(days)).transpose()?;
        let from_plan = |wait: &&Wait| matches!(wait.from, From::Plan | From::Interview);
        let longest = waits.iter().filter(from_plan).map(|wait| wait.count).max().unwrap_or(0);
        let least = longest.max(1);
        if let (Some(raw), Some(days)) = (raw.within_days, within_days)
            && days < least
        {
            let what = format!("{days} is less than its own wait; name at least {least}");
            return Err(self.source.wrong(raw.span(), what));
        }
        Ok(CheckIn {
            waits,
            at: self.time_or_ten(raw.at.as_ref())?,
            within_days,
            channels: self.channels(&raw.channels)?,
            to: to.into_iter().map(|word| self.recipient(word)).collect::<Result<_, _>>()?,
            right_after_thank_you: raw.right_after_thank_you,
        })
    }

    fn ask_around(&self, raw: &RawAskAround) -> Result<AskAround, Wrong> {
        let days = self.count(&raw.days_after_first)?;
        Ok(AskAround { days, at: self.time_or_ten(raw.at.as_ref())? })
    }

    fn final_thank_you(&self, raw: &RawFinalThankYou) -> Result<FinalThankYou, Wrong> {
        let business_days = self.count(&raw.business_days_after)?;
        if business_days == 0 {
            let what = "it would follow at once; name at least one business day";
            return Err(self.source.wrong(raw.business_days_after.span(), what));
        }
        Ok(FinalThankYou { business_days, at: self.time_or_ten(raw.at.as_ref())? })
    }

    fn channels(&self, raw: &Spanned<Vec<Spanned<String>>>) -> Result<Vec<Channel>, Wrong> {
        let channels = self.not_empty(&raw.span(), raw.get_ref().iter().collect::<Vec<_>>())?;
        let read = |word: &Spanned<String>| match Channel::from_str(word.get_ref()) {
            Ok(channel) if channel != Channel::Reminder => Ok(channel),
            _ => Err(self.unknown(word, &["email", "call", "letter"])),
        };
        let mut known: Vec<Channel> = Vec::new();
        for word in channels {
            let channel = read(word)?;
            if known.contains(&channel) {
                let what = format!("{channel:?} stands there twice", channel = channel.as_str());
                return Err(self.source.wrong(word.span(), what));
            }
            known.push(channel);
        }
        Ok(known)
    }

    fn recipient(&self, word: &Spanned<String>) -> Result<Recipient, Wrong> {
        let text = word.get_ref();
        let role = || Role::from_str(text).ok().filter(|role| REACHED.contains(role));
        let plain = RECIPIENTS.iter().find(|(name, _)| name == text).map(|(_, who)| *who);
        plain.or_else(|| role().map(Recipient::Role)).ok_or_else(|| {
            let roles = REACHED.iter().map(|role| role.as_str());
            let allowed: Vec<&str> =
                RECIPIENTS.iter().map(|(name, _)| *name).chain(roles).collect();
            self.unknown(word, &allowed)
        })
    }

    fn unknown(&self, word: &Spanned<String>, allowed: &[&str]) -> Wrong {
        let given = word.get_ref();
        let hint = did_you_mean(given, allowed.iter().copied());
        let what = format!("{given:?} is not one of: {}{hint}", allowed.join(", "));
        self.source.wrong(word.span(), what)
    }

    fn not_empty<T>(&self, place: &Range<usize>, list: Vec<T>) -> Result<Vec<T>, Wrong> {
        if list.is_empty() {
            return Err(self.source.wrong(place.clone(), "the list is empty; name at least one"));
        }
        Ok(list)
    }

    fn count(&self, raw: &Spanned<u32>) -> Result<u32, Wrong> {
        let count = *raw.get_ref();
        if count > COUNT_MAX {
            let what = format!("{count} is over {COUNT_MAX}");
            return Err(self.source.wrong(raw.span(), what));
        }
        Ok(count)
    }

    fn time_or_ten(&self, raw: Option<&Spanned<String>>) -> Result<Time, Wrong> {
        raw.map_or(Ok(time(10, 0, 0, 0)), |raw| self.time(raw))
    }

    fn time(&self, raw: &Spanned<String>) -> Result<Time, Wrong> {
        parse_time(raw.get_ref()).ok_or_else(|| {
            let what = format!("{:?} is no time of day; write it like \"09:30\"", raw.get_ref());
            self.source.wrong(raw.span(), what)
        })
    }
}

const CAP_MAX: u32 = 10;
