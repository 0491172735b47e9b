//! What `simulate` holds to over random scenarios, by the bare words of the spec.

use std::collections::{BTreeMap, BTreeSet};
use std::path::Path;

use afterword::config::cadence;
use afterword::timeline::almanac::{Almanac, days_after};
use afterword::timeline::facts::{Days, Terms};
use afterword::timeline::policy::Policy;
use afterword::timeline::simulate::{Event, Gone, Happening, Outcome, Scenario, simulate};
use afterword::timeline::words::{CallOutcome, Channel, Kind, Role, Step, TimelineKind};
use jiff::Timestamp;
use jiff::civil::{Date, DateTime, date};

use super::cadence_files::MIXED;
use super::common::shipped_policy;
use super::simulation::random::Random;

const SCENARIOS: u64 = 400;

const KINDS: [Kind; 15] = [
    Kind::Bounce,
    Kind::OutOfOffice,
    Kind::Stop,
    Kind::Rejection,
    Kind::Closed,
    Kind::Offer,
    Kind::Advance,
    Kind::InfoRequested,
    Kind::FollowUpRequested,
    Kind::Timeline,
    Kind::Timeline,
    Kind::Holding,
    Kind::Acknowledgement,
    Kind::Unrelated,
    Kind::Unclear,
];

#[test]
fn random_scenarios_keep_the_rules() {
    let mut policy = shipped_policy();
    let mixed = cadence::parse("mixed", MIXED, Path::new("mixed.toml")).unwrap();
    policy.cadences.insert("mixed".to_owned(), mixed);
    policy.holidays = [date(2026, 4, 6), date(2026, 5, 25), date(2026, 7, 3)].into();
    policy.quiet = vec![Days { earliest: date(2026, 6, 8), latest: date(2026, 6, 10) }];
    let mut wrong = Vec::new();
    let mut sent = 0;
    for seed in 0..SCENARIOS {
        let scenario = scenario(&mut Random::new(seed), &policy);
        let outcome = simulate(&scenario).unwrap();
        sent += outcome.touches.len();
        let seen = Seen::new(&scenario, &outcome);
        let rules: [(&str, Rule<'_>); 8] = [
            ("cap", Seen::cap),
            ("never_early", Seen::never_early),
            ("gap", Seen::gap),
            ("never_at_a_wrong_hour", Seen::never_at_a_wrong_hour),
            ("never_twice", Seen::never_twice),
            ("every_event_is_respected", Seen::every_event_is_respected),
            ("it_comes_to_an_end", Seen::it_comes_to_an_end),
            ("the_same_again", Seen::the_same_again),
        ];
        for (name, rule) in rules {
            if let Err(words) = rule(&seen) {
                let events = &scenario.events;
                let touches = &outcome.touches;
                let told = scenario.timeline;
                let at = scenario.interviewed;
                wrong.push(format!(
                    "{name} by seed {seed}: {words}\n  {} at {at}, told {told:?}, cap {}\n  \
                     {events:#?}\n  {touches:#?}",
                    scenario.cadence, scenario.cap
                ));
            }
        }
    }
    let first: Vec<_> = wrong.iter().take(2).cloned().collect();
    assert!(wrong.is_empty(), "{} broken:\n{}", wrong.len(), first.join("\n"));
    assert!(sent > 500, "only {sent} touches went out: the scenarios are too poor");
}

fn scenario(random: &mut Random, policy: &Policy) -> Scenario {
    let day = days_after(date(2026, 3, 2), number(random, 0, 120));
    let hour = i8::try_from(random.between(8, 19)).unwrap();
    let interviewed = day.at(hour, random.pick(&[0, 30]), 0, 0);
    let roles = [Role::Recruiter, Role::HiringManager, Role::Interviewer, Role::Hr, Role::Agency];
    let mut contacts: Vec<(Role, String)> = Vec::new();
    for n in 0..random.below(4) {
        contacts.push((random.pick(&roles), format!("Person{n}")));
    }
    let timeline = random.chance(50).then(|| (random.pick(TimelineKind::ALL), days(random, day)));
    let mut events: Vec<Event> =
        (0..random.below(6)).map(|_| event(random, day, &contacts)).collect();
    events.sort_by_key(|event| event.at);
    Scenario {
        policy: policy.clone(),
        cadence: random.pick(&["steady", "mixed"]).to_owned(),
        zone: random.pick(&["America/New_York", "Europe/Berlin", "Asia/Tokyo"]).to_owned(),
        interviewed,
        minutes: 60,
        timeline,
        by: random.pick(&[None, None, Some(Channel::Email), Some(Channel::Call)]),
        contacts,
        cap: number(random, 1, 5),
        events,
        until: random.chance(20).then(|| days_after(day, number(random, 0, 60))),
    }
}

fn event(random: &mut Random, day: Date, contacts: &[(Role, String)]) -> Event {
    let on = days_after(day, number(random, 1, 45));
    let hour = i8::try_from(random.between(7, 20)).unwrap();
    let reply = Happening::Reply(random.pick(&KINDS));
    let outcome = random.pick(CallOutcome::ALL);
    let other =
        [Happening::Sent, Happening::Answered, Happening::Interview, Happening::Call(outcome)];
    let what = if random.chance(70) { reply } else { random.pick(&other) };
    let dated = [Kind::Timeline, Kind::FollowUpRequested, Kind::OutOfOffice].map(Happening::Reply);
    let days = dated.contains(&what).then(|| days(random, on));
    let by = (random.chance(50) && !contacts.is_empty()).then(|| random.pick(contacts));
    Event { at: on.at(hour, 15, 0, 0), what, by, days, referred: None }
}

fn days(random: &mut Random, from: Date) -> Days {
    let earliest = days_after(from, number(random, 0, 12));
    Days { earliest, latest: days_after(earliest, number(random, 0, 6)) }
}

fn number(random: &mut Random, from: i64, to: i64) -> u32 {
    u32::try_from(random.between(from, to)).unwrap()
}

type Rule<'a> = fn(&Seen<'a>) -> Result<(), String>;

struct Seen<'a> {
    scenario: &'a Scenario,
    outcome: &'a Outcome,
    almanac: Almanac<'a>,
}

impl<'a> Seen<'a> {
    fn new(scenario: &'a Scenario, outcome: &'a Outcome) -> Self {
        let terms = Terms {
            company: String::new(),
            role: String::new(),
            zone: Some(scenario.zone.clone()),
            cadence: scenario.cadence.clone(),
            by: None,
            applied: None,
            domains: Vec::new(),
            suits: None,
            ..Terms::default()
        };
        Self { scenario, outcome, almanac: Almanac::new(&scenario.policy, Some(&terms)) }
    }

    fn check_ins(&self) -> impl Iterator<Item = &Gone> {
        self.outcome.touches.iter().filter(|gone| gone.step == Step::CheckIn)
    }

    fn local(&self, gone: &Gone) -> DateTime {
        self.almanac.civil(gone.at)
    }

    /// Events that come before a touch.
    fn before(&self, at: Timestamp) -> impl DoubleEndedIterator<Item = &Event> {
        let local = self.almanac.civil(at);
        self.scenario.events.iter().filter(move |event| event.at <= local)
    }

    fn bounces(&self) -> usize {
        let bounced = |event: &&Event| event.what == Happening::Reply(Kind::Bounce);
        self.scenario.events.iter().filter(bounced).count()
    }

    fn cap(&self) -> Result<(), String> {
        let rounds: BTreeSet<u32> = self.check_ins().map(|gone| gone.round).collect();
        let most = usize::try_from(self.scenario.cap).unwrap() + self.bounces();
        holds(rounds.len() <= most, || format!("{} rounds", rounds.len()))
    }

    /// The timeline that stands at an instant.
    fn standing(&self, at: Timestamp) -> Option<(TimelineKind, Days)> {
        let mut standing = self.scenario.timeline;
        for event in self.before(at) {
            let told = event.days.filter(|days| days.latest >= self.interview_day(event.at));
            match event.what {
                Happening::Reply(Kind::Timeline) => {
                    standing = told.map(|days| (TimelineKind::Decision, days)).or(standing);
                }
                Happening::Reply(Kind::FollowUpRequested) => {
                    standing = told.map(|days| (TimelineKind::Invited, days)).or(standing);
                }
                Happening::Interview => {
                    standing = standing.filter(|(kind, days)| {
                        *kind == TimelineKind::Decision && days.latest > event.at.date()
                    });
                }
                _ => {}
            }
        }
        standing
    }

    fn interview_day(&self, at: DateTime) -> Date {
        let held = self.scenario.events.iter().filter(|event| event.what == Happening::Interview);
        let later = held.map(|event| event.at).filter(|held| *held <= at).max();
        later.unwrap_or(self.scenario.interviewed).date()
    }

    fn never_early(&self) -> Result<(), String> {
        for gone in self.check_ins() {
            let Some((kind, days)) = self.standing(gone.at) else { continue };
            let first = match kind {
                TimelineKind::Decision => self.almanac.business_days_after(days.latest, 1),
                TimelineKind::Invited => days.earliest,
            };
            let day = self.local(gone).date();
            holds(day >= first, || format!("{day}, and they named {kind} {days:?}"))?;
        }
        Ok(())
    }

    fn gap(&self) -> Result<(), String> {
        let mixed = self.scenario.cadence == "mixed";
        for gone in self.check_ins() {
            let day = self.local(gone).date();
            let standing = self.standing(gone.at);
            let invited = standing.is_some_and(|(kind, _)| kind == TimelineKind::Invited);
            let gap = if invited { 1 } else { 2 };
            let bounced = self.before(gone.at).any(|e| e.what == Happening::Reply(Kind::Bounce));
            let earlier = self.outcome.touches.iter().filter(|other| other.at < gone.at);
            for other in earlier.filter(|_| !bounced) {
                let same = other.step == Step::CheckIn && other.round == gone.round;
                let exempt = mixed && other.step == Step::ThankYou;
                if same || exempt || other.step == Step::AskAround {
                    continue;
                }
                let last = self.local(other).date();
                holds(day >= days_after(last, gap), || format!("{day} after {last}"))?;
                let apart = self.almanac.business_days_between(last, day);
                let near = other.step == Step::CheckIn && apart < 3 && !invited;
                holds(!near, || format!("rounds on {last} and {day}"))?;
            }
            for event in self.before(gone.at).filter(|event| event.what == Happening::Sent) {
                let last = event.at.date();
                let after = event.at > self.scenario.interviewed;
                holds(!after || day >= days_after(last, gap), || {
                    format!("{day} after a mail by hand of {last}")
                })?;
            }
        }
        Ok(())
    }

    fn never_at_a_wrong_hour(&self) -> Result<(), String> {
        for gone in &self.outcome.touches {
            let local = self.local(gone);
            let hours = match gone.step {
                Step::CheckIn | Step::FinalThankYou => 9..=16,
                Step::ThankYou | Step::AskAround => 8..=20,
            };
            holds(hours.contains(&local.hour()), || format!("{} at {local}", gone.step))?;
            holds(!self.almanac.is_quiet(local.date()), || format!("{local} is quiet"))?;
            let needs = matches!(gone.step, Step::CheckIn | Step::FinalThankYou);
            let fits = !needs || self.almanac.is_business_day(local.date());
            holds(fits, || format!("{} on {local}", gone.step))?;
        }
        Ok(())
    }

    fn never_twice(&self) -> Result<(), String> {
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

    fn every_event_is_respected(&self) -> Result<(), String> {
        for gone in &self.outcome.touches {
            for event in self.before(gone.at) {
                let Happening::Reply(kind) = event.what else { continue };
                let since = |wanted: &[Happening]| {
                    let mut after = self.before(gone.at).filter(|later| later.at >= event.at);
                    after.any(|later| wanted.contains(&later.what))
                };
                let interviewed = since(&[Happening::Interview]);
                let answered = since(&[Happening::Answered]);
                let check_in = gone.step == Step::CheckIn;
                let barred = match kind {
                    Kind::Stop => true,
                    Kind::Rejection | Kind::Closed => gone.step != Step::FinalThankYou,
                    Kind::Offer => check_in,
                    Kind::Advance => check_in && !interviewed,
                    Kind::InfoRequested => {
                        check_in && !interviewed && !answered && !since(&[Happening::Sent])
                    }
                    Kind::Unclear => !answered,
                    Kind::Bounce | Kind::OutOfOffice => false,
                    _ => check_in && event.at.date() == self.local(gone).date(),
                };
                let local = self.local(gone);
                holds(!barred, || {
                    format!("{} of {local} after {kind} of {}", gone.step, event.at)
                })?;
            }
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
        let until = days_after(self.scenario.interviewed.date(), 12);
        let until = self.scenario.until.map_or(until, |day| day.min(until));
        let shorter = Scenario { until: Some(until), ..self.scenario.clone() };
        let shorter = simulate(&shorter).unwrap();
        let all = &self.outcome.touches;
        let first: Vec<Gone> =
            all.iter().filter(|gone| self.local(gone).date() <= until).cloned().collect();
        holds(shorter.touches == first, || format!("another beginning, up to {until}"))
    }
}

fn holds(well: bool, words: impl FnOnce() -> String) -> Result<(), String> {
    if well { Ok(()) } else { Err(words()) }
}
