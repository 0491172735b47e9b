//! What a simulation tells, for every form it is shown in: the facts given, the events that happen,
//! and what goes out, put into words.

use jiff::Timestamp;
use jiff::civil::{Date, DateTime};
use jiff::tz::TimeZone;

use super::super::print;
use super::page::{Page, Style};
use crate::timeline::facts::Days;
use crate::timeline::simulate::{Event, Gone, Happening, Outcome, Scenario};
use crate::timeline::words::{Channel, Kind, Role, Step, TimelineKind};

/// The sign of an entry in calendar and list.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Sign {
    Interview,
    /// A message of theirs.
    Message,
    /// What the candidate did by their own hand.
    Own,
    ThankYou,
    CheckIn(u32),
    AskAround,
    FinalThankYou,
}

impl Sign {
    pub(super) fn text(self) -> String {
        match self {
            Self::Interview => "I".to_owned(),
            Self::Message => "M".to_owned(),
            Self::Own => "Y".to_owned(),
            Self::ThankYou => "T".to_owned(),
            Self::CheckIn(round) => round.to_string(),
            Self::AskAround => "A".to_owned(),
            Self::FinalThankYou => "F".to_owned(),
        }
    }

    pub(super) const fn means(self) -> &'static str {
        match self {
            Self::Interview => "interview",
            Self::Message => "their message",
            Self::Own => "you, by hand",
            Self::ThankYou => "thank-you",
            Self::CheckIn(_) => "check-in",
            Self::AskAround => "ask around",
            Self::FinalThankYou => "final thank-you",
        }
    }

    pub(super) const fn style(self) -> Style {
        match self {
            Self::Interview | Self::Own | Self::AskAround => Style::You,
            Self::Message => Style::In,
            Self::ThankYou | Self::CheckIn(_) | Self::FinalThankYou => Style::Out,
        }
    }

    const fn of_step(step: Step, round: u32) -> Self {
        match step {
            Step::ThankYou => Self::ThankYou,
            Step::CheckIn => Self::CheckIn(round),
            Step::AskAround => Self::AskAround,
            Step::FinalThankYou => Self::FinalThankYou,
        }
    }

    const fn of_event(what: Happening) -> Self {
        match what {
            Happening::Reply(_) => Self::Message,
            Happening::Interview => Self::Interview,
            Happening::Sent | Happening::Answered | Happening::Call(_) => Self::Own,
        }
    }
}

/// A touch to all it reaches in the same minute.
pub(super) struct Together<'a> {
    pub(super) at: Timestamp,
    pub(super) step: Step,
    pub(super) round: u32,
    /// Why; contacts and channels may have reasons of their own.
    pub(super) why: Vec<&'a str>,
    /// By which channels to whom: the channels of the same recipients together.
    pub(super) ways: Vec<(Vec<Channel>, Vec<&'a str>)>,
}

impl Together<'_> {
    pub(super) const fn sign(&self) -> Sign {
        Sign::of_step(self.step, self.round)
    }
}

/// The touches, those that belong together as one.
pub(super) fn together(outcome: &Outcome) -> Vec<Together<'_>> {
    let same = |a: &Gone, b: &Gone| (a.at, a.step, a.round) == (b.at, b.step, b.round);
    let groups = outcome.touches.chunk_by(same);
    groups.filter_map(|group| group.first().map(|first| (first, group))).map(of_group).collect()
}

fn of_group<'a>((first, group): (&'a Gone, &'a [Gone])) -> Together<'a> {
    let mut by_channel: Vec<(Channel, Vec<&str>)> = Vec::new();
    let mut why: Vec<&str> = Vec::new();
    for gone in group {
        if !why.contains(&gone.why.as_str()) {
            why.push(&gone.why);
        }
        match by_channel.iter_mut().find(|(channel, _)| *channel == gone.channel) {
            Some((_, to)) => to.push(&gone.to),
            None => by_channel.push((gone.channel, vec![&gone.to])),
        }
    }
    let mut ways: Vec<(Vec<Channel>, Vec<&str>)> = Vec::new();
    for (channel, to) in by_channel {
        match ways.iter_mut().find(|(_, known)| *known == to) {
            Some((channels, _)) => channels.push(channel),
            None => ways.push((vec![channel], to)),
        }
    }
    Together { at: first.at, step: first.step, round: first.round, why, ways }
}

/// An event that happens: when, its sign, and what it is in words.
pub(super) struct Told {
    pub(super) at: Timestamp,
    pub(super) sign: Sign,
    pub(super) words: String,
}

/// The interview and the events that happen, in the order of time.
pub(super) fn told(scenario: &Scenario, zone: &TimeZone) -> Vec<Told> {
    let at = |local| zone.to_timestamp(local).unwrap_or(Timestamp::MAX);
    let words = format!("interview, {}", minutes(scenario.minutes));
    let interview = Told { at: at(scenario.interviewed), sign: Sign::Interview, words };
    let events = happening(scenario).map(|event| Told {
        at: at(event.at),
        sign: Sign::of_event(event.what),
        words: in_words(event),
    });
    let mut told: Vec<Told> = [interview].into_iter().chain(events).collect();
    told.sort_by_key(|told| told.at);
    told
}

/// The events up to the last day looked at.
pub(super) fn happening(scenario: &Scenario) -> impl Iterator<Item = &Event> {
    let until = scenario.until;
    scenario.events.iter().filter(move |event| until.is_none_or(|day| event.at.date() <= day))
}

fn in_words(event: &Event) -> String {
    let named = event.by.as_ref().map(person);
    let who = named.clone().unwrap_or_else(|| "they".to_owned());
    let mut words = match event.what {
        Happening::Reply(Kind::Bounce) => {
            let to = named.map(|name| format!(" to {name}")).unwrap_or_default();
            format!("a mail{to} came back (bounce)")
        }
        Happening::Reply(kind) => format!("{who} wrote: {}", spaced(kind.as_str())),
        Happening::Sent => {
            let to = named.map(|name| format!(" to {name}")).unwrap_or_default();
            format!("you wrote{to} by hand")
        }
        Happening::Answered => "you answered".to_owned(),
        Happening::Interview => "another interview ends".to_owned(),
        Happening::Call(outcome) => format!("how the call went: {}", spaced(outcome.as_str())),
    };
    if let Some(referred) = &event.referred {
        words.push_str(&format!(", to {}", person(referred)));
    }
    if let Some(named) = event.days {
        words.push_str(&format!(", {}", days(named)));
    }
    words
}

/// The facts of a scenario but for its cadence.
pub(super) fn facts(page: &mut Page, scenario: &Scenario) {
    let start = scenario.interviewed;
    let when = format!("{}, {}", date(start.date()), start.strftime("%H:%M"));
    fact(page, "interview", &format!("{when}, {}", minutes(scenario.minutes)));
    fact(page, "zone", &format!("{}; every time here is local to it", scenario.zone));
    let told = match scenario.timeline {
        Some((TimelineKind::Decision, named)) => format!("a decision {}", between("by", named)),
        Some((TimelineKind::Invited, named)) => format!("write to us {}", between("on", named)),
        None => "nothing about when".to_owned(),
    };
    let by = scenario.by.map(|by| format!("; check-ins by {by}")).unwrap_or_default();
    fact(page, "they said", &format!("{told}{by}"));
    let people: Vec<String> = contacts(scenario).iter().map(person).collect();
    fact(page, "contacts", &people.join(", "));
}

/// A fact with what it is in the margin.
pub(super) fn fact(page: &mut Page, name: &str, words: &str) {
    page.hanging(vec![(Style::Dim, format!("{name:<11}"))], Style::Plain, words);
}

fn minutes(number: u32) -> String {
    format!("{number} minute{}", if number == 1 { "" } else { "s" })
}

/// The contacts of a scenario: the default one where none is given.
pub(super) fn contacts(scenario: &Scenario) -> Vec<(Role, String)> {
    if scenario.contacts.is_empty() {
        return vec![(Role::Interviewer, "Interviewer".to_owned())];
    }
    scenario.contacts.clone()
}

fn person((role, name): &(Role, String)) -> String {
    print::line(&format!("{name} ({})", spaced(role.as_str())))
}

/// Who a touch goes to: `ROLE:NAME` as people say it.
pub(super) fn recipient(to: &str) -> String {
    match to.split_once(':') {
        Some((role, name)) => print::line(&format!("{name} ({})", spaced(role))),
        None => "you".to_owned(),
    }
}

/// The words of a name that is written with underscores.
pub(super) fn spaced(word: &str) -> String {
    word.replace('_', " ")
}

/// A step as people say it.
pub(super) const fn step(step: Step) -> &'static str {
    match step {
        Step::ThankYou => "thank-you",
        Step::CheckIn => "check-in",
        Step::AskAround => "ask around",
        Step::FinalThankYou => "final thank-you",
    }
}

/// How it ended, as people say it.
pub(super) fn ending(state: &str) -> String {
    let words = match state {
        "exhausted" => "nothing more is planned",
        "closed" => "no check-in from here on",
        "yours" => "over to you",
        _ => "looked at no further",
    };
    format!("{words} ({state})")
}

fn between(one_day: &str, named: Days) -> String {
    if named.earliest == named.latest {
        return format!("{one_day} {}", date(named.latest));
    }
    format!("between {} and {}", date(named.earliest), date(named.latest))
}

fn days(named: Days) -> String {
    if named.earliest == named.latest {
        return date(named.latest);
    }
    format!("{} to {}", date(named.earliest), date(named.latest))
}

/// A day within a sentence: "Wed 4 Mar 2026".
pub(super) fn date(day: Date) -> String {
    day.strftime("%a %-d %b %Y").to_string()
}

/// The day on which the interview ends.
pub(super) fn day_of_end(start: DateTime, minutes: u32, zone: &TimeZone) -> Option<Date> {
    let length = jiff::SignedDuration::from_mins(i64::from(minutes));
    let end = zone.to_timestamp(start).ok()?.checked_add(length).ok()?;
    Some(zone.to_datetime(end).date())
}
