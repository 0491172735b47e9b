//! What `simulate` holds to over random scenarios of all seven cadences, by the bare words of the
//! spec: a property a rule, by its name. Days are worked out in plain code of the tests' own.
//!
//! `AFTERWORD_SEED=123` tells one scenario, `AFTERWORD_SCENARIOS=10000` runs that many.

mod plain;
mod replies;
mod table;

use std::collections::{BTreeMap, BTreeSet};

use afterword::timeline::facts::Days;
use afterword::timeline::simulate::{Event, Gone, Happening, Outcome, Scenario, simulate};
use afterword::timeline::words::{Channel, Kind, Role, Step, TimelineKind};
use jiff::Timestamp;
use jiff::civil::{Date, DateTime};

use super::scenarios::{from_env, scenario, seven_cadences};
use super::simulation::random::Random;
use plain::{Plain, after};

/// How many scenarios a plain run takes.
const SCENARIOS: u64 = 400;
/// The most events in one.
const EVENTS_MAX: usize = 7;
/// Business days between check-in rounds.
const ROUNDS_APART: usize = 3;

#[test]
fn random_scenarios_keep_the_rules() {
    let policy = seven_cadences();
    let only = from_env("AFTERWORD_SEED");
    let count = from_env("AFTERWORD_SCENARIOS").unwrap_or(SCENARIOS);
    let mut broken: BTreeMap<&str, Vec<String>> = BTreeMap::new();
    let mut sent = 0;
    for seed in only.map_or(0..count, |seed| seed..seed + 1) {
        let scenario = scenario(&mut Random::new(seed), &policy, EVENTS_MAX);
        let outcome = simulate(&scenario).unwrap();
        sent += outcome.touches.len();
        let seen = Seen::new(&scenario, &outcome);
        for (name, rule) in rules() {
            if let Err(words) = rule(&seen) {
                let told = seen.in_words();
                broken.entry(name).or_default().push(format!("seed {seed}: {words}\n{told}"));
            }
        }
    }
    let stories: Vec<String> = broken
        .iter()
        .map(|(rule, stories)| {
            let first: Vec<String> = stories.iter().take(2).cloned().collect();
            format!("{rule} was broken by {} of {count}:\n{}", stories.len(), first.join("\n"))
        })
        .collect();
    assert!(broken.is_empty(), "{}", stories.join("\n"));
    assert!(only.is_some() || sent > 700, "only {sent} touches: the scenarios are too poor");
}

#[test]
fn a_silent_company_gets_what_the_table_says() {
    let policy = seven_cadences();
    let only = from_env("AFTERWORD_SEED");
    let count = from_env("AFTERWORD_SCENARIOS").unwrap_or(SCENARIOS);
    let mut wrong = Vec::new();
    for seed in only.map_or(0..count, |seed| seed..seed + 1) {
        let scenario = scenario(&mut Random::new(seed), &policy, 0);
        // A fifth to one person within 90 days is a rule's, not the table's.
        let scenario = Scenario { until: None, cap: scenario.cap.min(4), ..scenario };
        if scenario.cadence == "mixed" {
            continue;
        }
        let (expected, outcome) = (table::of(&scenario), simulate(&scenario).unwrap());
        let touches = outcome.touches.iter();
        let mut got: Vec<String> = touches
            .map(|gone| {
                let (at, step, round) = (gone.at, gone.step, gone.round);
                format!("{at} {step} {round} {} {}", gone.channel, gone.to)
            })
            .collect();
        got.sort();
        got.push(format!("{} {}", outcome.end.at, outcome.end.state));
        if got != expected {
            let told = Seen::new(&scenario, &outcome).in_words();
            let expected = expected.join("\n    ");
            wrong.push(format!("seed {seed}, expected:\n    {expected}\n  got:\n{told}"));
        }
    }
    let first: Vec<_> = wrong.iter().take(3).cloned().collect();
    assert!(wrong.is_empty(), "{} of {count} differ:\n{}", wrong.len(), first.join("\n"));
}

type Rule<'a> = fn(&Seen<'a>) -> Result<(), String>;

/// The rules, by their names.
const fn rules<'a>() -> [(&'static str, Rule<'a>); 17] {
    [
        ("cap", Seen::cap),
        ("never_early", Seen::never_early),
        ("absence", Seen::absence),
        ("gap", Seen::gap),
        ("rounds_apart", Seen::rounds_apart),
        ("their_day", Seen::their_day),
        ("per_person", Seen::per_person),
        ("never_at_a_wrong_hour", Seen::never_at_a_wrong_hour),
        ("one_touch_a_contact_channel_and_round", Seen::one_touch_a_contact_channel_and_round),
        ("every_reply_has_its_effect", Seen::every_reply_has_its_effect),
        ("channels", Seen::channels),
        ("to_nobody_outside_the_process", Seen::to_nobody_outside_the_process),
        ("ask_around", Seen::ask_around),
        ("final_thank_you", Seen::final_thank_you),
        ("a_no_is_thanked_for", Seen::a_no_is_thanked_for),
        ("it_comes_to_an_end", Seen::it_comes_to_an_end),
        ("the_same_again", Seen::the_same_again),
    ]
}

/// A scenario with what came of it.
struct Seen<'a> {
    scenario: &'a Scenario,
    outcome: &'a Outcome,
    plain: Plain,
    ended: DateTime,
}

impl<'a> Seen<'a> {
    fn new(scenario: &'a Scenario, outcome: &'a Outcome) -> Self {
        let plain = Plain::of(scenario);
        let minutes = jiff::SignedDuration::from_mins(i64::from(scenario.minutes));
        let ended = plain.local(plain.instant(scenario.interviewed) + minutes);
        Self { scenario, outcome, plain, ended }
    }

    fn in_words(&self) -> String {
        let Scenario { cadence, zone, interviewed, minutes, timeline, by, cap, .. } = self.scenario;
        let Scenario { contacts, until, policy, .. } = self.scenario;
        let calendar = (&policy.weekend, &policy.holidays, &policy.quiet, policy.limits.min_gap);
        let mut lines = vec![
            format!("{cadence}, {zone}, {interviewed} for {minutes}, {timeline:?}, by {by:?}"),
            format!("cap {cap}, {contacts:?}, until {until:?}, calendar {calendar:?}"),
        ];
        lines.extend(self.scenario.events.iter().map(|event| {
            format!(
                "{} {:?} {:?} {:?} {:?}",
                event.at, event.what, event.by, event.days, event.referred
            )
        }));
        lines.extend(self.outcome.touches.iter().map(|gone| {
            let (at, step, round) = (self.plain.local(gone.at), gone.step, gone.round);
            format!("  {at} {step} {round} {} {}: {}", gone.channel, gone.to, gone.why)
        }));
        lines.push(format!("  {:?}", self.outcome.end));
        format!("    {}", lines.join("\n    "))
    }

    fn of_step(&self, step: Step) -> impl Iterator<Item = &Gone> {
        self.outcome.touches.iter().filter(move |gone| gone.step == step)
    }

    fn check_ins(&self) -> impl Iterator<Item = &Gone> {
        self.of_step(Step::CheckIn)
    }

    fn day(&self, gone: &Gone) -> Date {
        self.plain.day(gone.at)
    }

    fn at(&self, event: &Event) -> Timestamp {
        self.plain.instant(event.at)
    }

    /// Events that come before a touch.
    fn before(&self, at: Timestamp) -> impl DoubleEndedIterator<Item = &Event> {
        self.scenario.events.iter().filter(move |event| self.at(event) <= at)
    }

    fn replies(&self, kinds: &'static [Kind]) -> impl DoubleEndedIterator<Item = &Event> {
        let is = |event: &&Event| kinds.iter().any(|kind| event.what == Happening::Reply(*kind));
        self.scenario.events.iter().filter(is)
    }

    /// The timeline that stands at an instant, and when it was told.
    fn standing(&self, at: Timestamp) -> Option<(Timestamp, TimelineKind, Days)> {
        let told = self.plain.instant(self.ended);
        let mut standing = None;
        let mut held = false;
        let at_the_interview = || self.scenario.timeline.map(|(kind, days)| (told, kind, days));
        for event in self.before(at) {
            if !held && self.at(event) >= told {
                (held, standing) = (true, at_the_interview());
            }
            let interview = if held { Some(self.interview_day(event.at)) } else { None };
            let sensible = |days: &Days| interview.is_none_or(|day| days.latest >= day);
            let days = event.days.filter(sensible);
            match event.what {
                Happening::Reply(Kind::Timeline | Kind::InfoRequested | Kind::Referral) => {
                    let new = days.map(|days| (self.at(event), TimelineKind::Decision, days));
                    standing = new.or(standing);
                }
                Happening::Reply(Kind::FollowUpRequested) => {
                    let new = days.map(|days| (self.at(event), TimelineKind::Invited, days));
                    standing = new.or(standing);
                }
                Happening::Interview => {
                    standing = standing.filter(|(_, kind, days)| {
                        *kind == TimelineKind::Decision && days.latest > event.at.date()
                    });
                }
                _ => {}
            }
        }
        if held || told > at { standing } else { at_the_interview() }
    }

    /// The day of the last interview that has ended by then.
    fn interview_day(&self, at: DateTime) -> Date {
        let held = self.scenario.events.iter().filter(|event| event.what == Happening::Interview);
        let later = held.map(|event| event.at).filter(|held| *held <= at).max();
        later.map_or(self.ended, |later| later.max(self.ended)).date()
    }

    /// The check-in is the one they invited: none has gone out since they did.
    fn is_invited(&self, gone: &Gone) -> bool {
        let Some((told, TimelineKind::Invited, _)) = self.standing(gone.at) else { return false };
        let other = |other: &Gone| other.round != gone.round && other.at > told;
        !self.check_ins().take_while(|other| other.at < gone.at).any(other)
    }

    fn has_bounced_before(&self, at: Timestamp) -> bool {
        self.before(at).any(|event| event.what == Happening::Reply(Kind::Bounce))
    }

    fn cap(&self) -> Result<(), String> {
        let rounds: BTreeSet<u32> = self.check_ins().map(|gone| gone.round).collect();
        let bounces = self.replies(&[Kind::Bounce]).count();
        let most = usize::try_from(self.scenario.cap).unwrap() + bounces;
        holds(rounds.len() <= most, || format!("{} rounds", rounds.len()))
    }

    fn never_early(&self) -> Result<(), String> {
        for gone in self.check_ins() {
            let Some((_, kind, days)) = self.standing(gone.at) else { continue };
            let first = match kind {
                TimelineKind::Decision => self.plain.business_after(days.latest, 1),
                TimelineKind::Invited => days.earliest,
            };
            let day = self.day(gone);
            holds(day >= first, || format!("{day}, and they named {kind} {days:?}"))?;
        }
        Ok(())
    }

    /// Nobody gets a check-in while away.
    fn absence(&self) -> Result<(), String> {
        for gone in self.check_ins() {
            let theirs = |event: &&Event| {
                let by = event.by.as_ref().map(|(role, name)| format!("{role}:{name}"));
                let theirs = by.as_deref() == Some(gone.to.as_str());
                // One whose sender isn't said is the lead's, whoever that was.
                (theirs || by.is_none()) && wrote_or_away(event)
            };
            let Some(last) = self.before(gone.at).rfind(theirs) else { continue };
            if last.what != Happening::Reply(Kind::OutOfOffice) || last.by.is_none() {
                continue;
            }
            let back = match last.days {
                Some(days) => self.plain.business_after(days.latest, 1),
                None => after(last.at.date(), 7),
            };
            let back = self.plain.instant(back.at(10, 0, 0, 0));
            holds(gone.at >= back, || format!("{} is away until {back}", gone.to))?;
        }
        Ok(())
    }

    /// The days of touches to the company before a check-in that it keeps a gap to.
    fn touched_before(&self, gone: &Gone) -> Vec<Date> {
        let first_at_once = matches!(self.scenario.cadence.as_str(), "same-day" | "mixed");
        let thanks_until = after(self.interview_day(self.plain.local(gone.at)), 2);
        let touches = self.outcome.touches.iter().filter(|other| other.at < gone.at);
        let kept = touches.filter(|other| {
            let same = other.step == Step::CheckIn && other.round == gone.round;
            let thanks = first_at_once && other.step == Step::ThankYou;
            !same && !thanks && other.step != Step::AskAround
        });
        let mut days: Vec<Date> = kept.map(|other| self.day(other)).collect();
        let by_hand = self.before(gone.at).filter(|event| {
            let after_interview = event.at >= self.ended;
            // It may be the thank-you.
            let exempt = first_at_once && event.at.date() <= thanks_until;
            event.what == Happening::Sent && after_interview && !exempt
        });
        days.extend(by_hand.map(|event| event.at.date()));
        days
    }

    fn gap(&self) -> Result<(), String> {
        for gone in self.check_ins().filter(|gone| !self.has_bounced_before(gone.at)) {
            let gap = if self.is_invited(gone) { 1 } else { self.scenario.policy.limits.min_gap };
            let day = self.day(gone);
            for last in self.touched_before(gone) {
                holds(day >= after(last, i64::from(gap)), || format!("{day} after {last}"))?;
            }
        }
        Ok(())
    }

    fn rounds_apart(&self) -> Result<(), String> {
        for gone in self.check_ins().filter(|gone| !self.has_bounced_before(gone.at)) {
            let earlier = self.check_ins().filter(|other| other.at < gone.at);
            for other in earlier.filter(|other| other.round != gone.round) {
                // A round lies on the day on which it began.
                let began = self.check_ins().find(|first| first.round == other.round);
                let (first, day) = (self.day(began.unwrap_or(other)), self.day(gone));
                let apart = self.plain.business_between(first, day);
                holds(self.is_invited(gone) || apart >= ROUNDS_APART, || {
                    format!("rounds on {first} and {day}")
                })?;
            }
        }
        Ok(())
    }

    fn their_day(&self) -> Result<(), String> {
        for gone in self.check_ins() {
            let wrote = |event: &&Event| wrote_or_away(event) && !is_away(event);
            let mut theirs = self.before(gone.at).filter(wrote);
            let same = theirs.find(|event| event.at.date() == self.day(gone));
            holds(same.is_none(), || format!("they wrote at {:?}", same.map(|e| e.at)))?;
        }
        Ok(())
    }

    fn per_person(&self) -> Result<(), String> {
        let most = usize::try_from(self.scenario.policy.limits.per_person).unwrap();
        for gone in self.check_ins() {
            let since = after(self.day(gone), -90);
            let theirs = self.check_ins().filter(|other| other.to == gone.to);
            let recent = theirs.filter(|other| other.at <= gone.at && self.day(other) > since);
            let rounds: BTreeSet<u32> = recent.map(|other| other.round).collect();
            holds(rounds.len() <= most, || format!("{} to {} in 90 days", rounds.len(), gone.to))?;
        }
        Ok(())
    }

    fn never_at_a_wrong_hour(&self) -> Result<(), String> {
        for gone in &self.outcome.touches {
            let local = self.plain.local(gone.at);
            let hours = match gone.step {
                Step::CheckIn | Step::FinalThankYou => 9..=16,
                Step::ThankYou | Step::AskAround => 8..=20,
            };
            holds(hours.contains(&local.hour()), || format!("{} at {local}", gone.step))?;
            holds(!self.plain.is_quiet(local.date()), || format!("{local} is quiet"))?;
            let needs = matches!(gone.step, Step::CheckIn | Step::FinalThankYou);
            let fits = !needs || self.plain.is_business(local.date());
            holds(fits, || format!("{} on {local}", gone.step))?;
        }
        Ok(())
    }

    fn one_touch_a_contact_channel_and_round(&self) -> Result<(), String> {
        let mut count: BTreeMap<(Step, u32, &str, Channel), usize> = BTreeMap::new();
        for gone in &self.outcome.touches {
            *count.entry((gone.step, gone.round, &gone.to, gone.channel)).or_default() += 1;
        }
        let held = self.scenario.events.iter().filter(|e| e.what == Happening::Interview).count();
        for ((step, round, to, channel), times) in count {
            let most = if step == Step::ThankYou { 1 + held } else { 1 };
            holds(times <= most, || format!("{step} {round} to {to} by {channel}: {times} times"))?;
        }
        Ok(())
    }

    fn it_comes_to_an_end(&self) -> Result<(), String> {
        let end = &self.outcome.end;
        let open = end.state == "waiting" && self.scenario.until.is_none();
        holds(!open, || format!("it waits for ever: {}", end.why))
    }

    /// The same scenario gives the same; and its last day changes nothing before it.
    fn the_same_again(&self) -> Result<(), String> {
        let again = simulate(self.scenario).unwrap();
        holds(again == *self.outcome, || "another outcome".to_owned())?;
        let until = after(self.scenario.interviewed.date(), 12);
        let until = self.scenario.until.map_or(until, |day| day.min(until));
        let shorter = Scenario { until: Some(until), ..self.scenario.clone() };
        let shorter = simulate(&shorter).unwrap();
        let all = &self.outcome.touches;
        let first: Vec<Gone> = all.iter().filter(|gone| self.day(gone) <= until).cloned().collect();
        holds(shorter.touches == first, || format!("another beginning, up to {until}"))
    }
}

/// True of an event that tells whether its sender is there: a word by hand, or an absence.
fn wrote_or_away(event: &Event) -> bool {
    matches!(event.what, Happening::Reply(kind) if kind != Kind::Bounce)
}

fn is_away(event: &Event) -> bool {
    event.what == Happening::Reply(Kind::OutOfOffice)
}

fn is_role(to: &str, roles: &[Role]) -> bool {
    to.split_once(':').is_some_and(|(role, _)| roles.iter().any(|known| known.as_str() == role))
}

fn holds(well: bool, words: impl FnOnce() -> String) -> Result<(), String> {
    if well { Ok(()) } else { Err(words()) }
}
