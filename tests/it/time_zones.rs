//! Every zone of the database: what goes out around its clock changes and around a year's end keeps
//! the rules in local time.
//!
//! Local times are checked by hand here, against what the zone says of them: the core's own way
//! from civil time to instants is what is tested.

use std::collections::BTreeSet;

use afterword::timeline::cadence::{Cadence, CheckIn, From, ThankYou, ThankYouWait, Wait};
use afterword::timeline::facts::Days;
use afterword::timeline::policy::Policy;
use afterword::timeline::simulate::{Event, Gone, Happening, Outcome, Scenario, simulate};
use afterword::timeline::window::Window;
use afterword::timeline::words::{Channel, Kind, Role, Step};
use jiff::civil::{Date, DateTime, Time, date};
use jiff::tz::{AmbiguousOffset, TimeZone};
use jiff::{SignedDuration, Timestamp, ToSpan};

use super::common::shipped_policy;

/// Zones that are not whole hours from UTC, or whose clocks change by half an hour or by two.
const ODD: [&str; 8] = [
    "Asia/Kolkata",
    "Asia/Kathmandu",
    "Australia/Lord_Howe",
    "Pacific/Chatham",
    "America/St_Johns",
    "Asia/Tehran",
    "Pacific/Marquesas",
    "Antarctica/Troll",
];

/// A change of a zone's clocks.
struct Change {
    day: Date,
    /// The middle of the stretch that the clocks skip or show twice.
    within: Time,
}

/// The clock changes of 2026.
fn changes(zone: &TimeZone) -> Vec<Change> {
    let year = zone.to_timestamp(date(2026, 1, 1).at(0, 0, 0, 0)).unwrap();
    let mut changes = Vec::new();
    for change in zone.following(year) {
        let at = change.timestamp();
        if zone.to_datetime(at).year() > 2026 {
            break;
        }
        let before = zone.to_offset(at - SignedDuration::from_secs(1));
        let (a, b) = (before.to_datetime(at), change.offset().to_datetime(at));
        let half = a.duration_until(b) / 2;
        let middle = a + half;
        if a != b {
            changes.push(Change { day: middle.date(), within: middle.time() });
        }
    }
    changes
}

/// True if an instant is this local time: after a gap by its length, and of a doubled one the
/// first.
fn is_local(zone: &TimeZone, at: Timestamp, local: DateTime) -> bool {
    let expected = match zone.to_ambiguous_timestamp(local).offset() {
        AmbiguousOffset::Unambiguous { offset } => offset.to_timestamp(local),
        // The clock that was never put forward.
        AmbiguousOffset::Gap { before, .. } => before.to_timestamp(local),
        AmbiguousOffset::Fold { before, .. } => before.to_timestamp(local),
    };
    expected.unwrap() == at
}

/// What a scenario asks for and came to.
struct Seen<'a> {
    scenario: &'a Scenario,
    outcome: Outcome,
    zone: TimeZone,
    cadence: &'a Cadence,
}

impl<'a> Seen<'a> {
    fn new(scenario: &'a Scenario) -> Self {
        let zone = TimeZone::get(&scenario.zone).unwrap();
        let cadence = &scenario.policy.cadences[&scenario.cadence];
        Self { scenario, outcome: simulate(scenario).unwrap(), zone, cadence }
    }

    fn ended(&self) -> Timestamp {
        let start = self.zone.to_timestamp(self.scenario.interviewed).unwrap();
        start + SignedDuration::from_mins(i64::from(self.scenario.minutes))
    }

    fn rules_of_check_ins(&self) -> impl Iterator<Item = &CheckIn> {
        let Cadence { decision, invited, no_timeline, holding, silence, .. } = self.cadence;
        [decision, invited, no_timeline, &holding.check_in].into_iter().chain(silence)
    }

    /// The first rule that is broken, in words.
    fn broken(&self) -> Option<String> {
        let touches = &self.outcome.touches;
        let count = |step| touches.iter().filter(|gone| gone.step == step).count();
        if count(Step::ThankYou) == 0 || count(Step::CheckIn) == 0 {
            return Some("a step is missing".to_owned());
        }
        if !touches.is_sorted_by_key(|gone| gone.at) || self.outcome.end.state != "exhausted" {
            return Some("no order, or no end".to_owned());
        }
        touches.iter().find_map(|gone| self.broken_by(gone))
    }

    fn broken_by(&self, gone: &Gone) -> Option<String> {
        let local = self.zone.to_datetime(gone.at);
        let Policy { windows, weekend, holidays, quiet, .. } = &self.scenario.policy;
        let (window, hours): (&Window, BTreeSet<Time>) = match gone.step {
            Step::ThankYou => (&windows.thank_you, self.thank_you_hours(gone.at)),
            Step::CheckIn => {
                (&windows.check_in, self.rules_of_check_ins().map(|rule| rule.at).collect())
            }
            Step::AskAround => (
                &windows.ask_around,
                self.cadence.ask_around.map(|ask| ask.at).into_iter().collect(),
            ),
            Step::FinalThankYou => {
                (&windows.final_thank_you, [self.cadence.final_thank_you.at].into())
            }
        };
        let day = local.date();
        let is_quiet = quiet.iter().any(|days| days.earliest <= day && day <= days.latest);
        let off =
            weekend.contains(&day.weekday().to_monday_one_offset()) || holidays.contains(&day);
        if !window.is_open(local) || is_quiet {
            return Some(format!("{} at {local} is outside of the window", gone.step));
        }
        if gone.step == Step::CheckIn && off {
            return Some(format!("a check-in at {local} is on no business day"));
        }
        // After a gap at midnight it is the next day.
        let due_on = [day, day.yesterday().unwrap()];
        let at_hour = |hour: &Time| {
            due_on.iter().any(|day| is_local(&self.zone, gone.at, day.to_datetime(*hour)))
        };
        // A day on which the clocks skip the whole window lacks it: then it is the next day's first
        // minute.
        let opens = window.opens_on(day) == Some(local.time());
        let skipped = |hour: &Time| self.skipped_before(day.to_datetime(*hour));
        if !hours.iter().any(|hour| at_hour(hour) || (opens && skipped(hour))) {
            return Some(format!("{} at {local} is not at an hour of {hours:?}", gone.step));
        }
        None
    }

    /// True if on one of the two days before, the clocks skipped this local time.
    fn skipped_before(&self, local: DateTime) -> bool {
        let skips = |back: i32| {
            let then = local.checked_sub(back.days()).unwrap();
            matches!(self.zone.to_ambiguous_timestamp(then).offset(), AmbiguousOffset::Gap { .. })
        };
        skips(1) || skips(2)
    }

    /// The hours of day at which a thank-you may be due; one that is due hours after the interview
    /// is so by the time that has passed, whatever the clocks show.
    fn thank_you_hours(&self, at: Timestamp) -> BTreeSet<Time> {
        let ended = self.ended();
        let hour = |entry: &ThankYou| match entry.wait {
            ThankYouWait::Days { at, .. } => Some(at),
            ThankYouWait::Hours(hours) => {
                let passed = SignedDuration::from_hours(i64::from(hours));
                (at.duration_since(ended) == passed).then(|| self.zone.to_datetime(at).time())
            }
        };
        self.cadence.thank_you.iter().filter_map(hour).collect()
    }
}

fn scenario(policy: &Policy, cadence: &str, zone: &str, interviewed: DateTime) -> Scenario {
    Scenario {
        policy: policy.clone(),
        cadence: cadence.to_owned(),
        zone: zone.to_owned(),
        interviewed,
        minutes: 60,
        timeline: None,
        by: None,
        contacts: vec![(Role::HiringManager, "Sam".to_owned())],
        cap: 2,
        events: Vec::new(),
        until: None,
    }
}

fn all_zones() -> Vec<String> {
    let names: Vec<String> = jiff::tz::db().available().map(|name| name.to_string()).collect();
    assert!(names.len() > 400, "only {} zones are known", names.len());
    assert!(ODD.iter().all(|odd| names.iter().any(|name| name == odd)));
    names
}

/// Runs scenarios, a few of them twice, and tells which broke what.
fn hold(scenarios: &[Scenario]) {
    let mut wrong = Vec::new();
    for (number, scenario) in scenarios.iter().enumerate() {
        let seen = Seen::new(scenario);
        let mut broken = seen.broken();
        // The same again comes out the same; not for each, since it takes as long.
        if number % 10 == 0 && simulate(scenario).unwrap() != seen.outcome {
            broken = Some("the same again came out otherwise".to_owned());
        }
        if let Some(words) = broken {
            let Scenario { zone, cadence, interviewed, .. } = scenario;
            let at = |gone: &Gone| format!("{} {}", gone.step, gone.at.to_zoned(seen.zone.clone()));
            let went: Vec<String> = seen.outcome.touches.iter().map(at).collect();
            wrong.push(format!(
                "{zone}, {cadence}, {interviewed}: {words}\n  {}",
                went.join("\n  ")
            ));
        }
    }
    let first: Vec<String> = wrong.iter().take(5).cloned().collect();
    assert!(wrong.is_empty(), "{} of {}:\n{}", wrong.len(), scenarios.len(), first.join("\n"));
}

/// The shipped cadences take turns, so that each meets each kind of zone; a zone that keeps its
/// clocks as they are is looked at when those of others change.
#[test]
fn every_zone_around_its_clock_changes() {
    let policy = shipped_policy();
    let mut cadences = policy.cadences.keys().cycle();
    let mut others = [date(2026, 3, 29), date(2026, 10, 25)].into_iter().cycle();
    let mut scenarios = Vec::new();
    for name in all_zones() {
        let changes = changes(&TimeZone::get(&name).unwrap());
        let mut days: BTreeSet<Date> = changes.iter().map(|change| change.day).collect();
        if days.is_empty() {
            days.extend(others.next());
        }
        // The odd ones meet every cadence.
        let turns = if ODD.contains(&name.as_str()) { policy.cadences.len() } else { 1 };
        for day in days {
            for cadence in cadences.by_ref().take(turns) {
                let evening = day.yesterday().unwrap().at(21, 30, 0, 0);
                scenarios.push(scenario(&policy, cadence, &name, evening));
            }
        }
    }
    hold(&scenarios);
}

#[test]
fn every_zone_around_a_year_end() {
    let mut policy = shipped_policy();
    policy.holidays = [date(2026, 12, 31), date(2027, 1, 1)].into();
    policy.quiet = vec![Days { earliest: date(2027, 1, 6), latest: date(2027, 1, 7) }];
    let mut cadences = policy.cadences.keys().cycle();
    let scenarios: Vec<Scenario> = all_zones()
        .iter()
        .map(|name| {
            let evening = date(2026, 12, 30).at(21, 30, 0, 0);
            scenario(&policy, cadences.next().unwrap(), name, evening)
        })
        .collect();
    hold(&scenarios);
}

#[test]
fn a_final_thank_you_after_a_year_end() {
    let mut policy = shipped_policy();
    policy.holidays = [date(2026, 12, 31), date(2027, 1, 1)].into();
    for name in ODD {
        let zone = TimeZone::get(name).unwrap();
        let mut scenario = scenario(&policy, "patient", name, date(2026, 12, 21).at(9, 0, 0, 0));
        scenario.events.push(Event {
            at: date(2026, 12, 30).at(23, 59, 0, 0),
            what: Happening::Reply(Kind::Rejection),
            by: None,
            days: None,
            referred: None,
        });
        let touches = simulate(&scenario).unwrap().touches;
        let last = touches.last().unwrap();
        let monday = date(2027, 1, 4).at(10, 0, 0, 0);
        assert_eq!((last.step, zone.to_datetime(last.at)), (Step::FinalThankYou, monday), "{name}");
    }
}

/// A cadence whose every hour is one.
fn always_at(cadence: &Cadence, at: Time) -> Cadence {
    let mut cadence = cadence.clone();
    let wait = ThankYouWait::Days { days: 1, at };
    let channels = vec![Channel::Email];
    cadence.thank_you = vec![ThankYou { ended_by: None, wait, no_later_than: None, channels }];
    cadence.no_timeline.waits = vec![Wait { from: From::Interview, count: 7, business: false }];
    cadence.no_timeline.at = at;
    for rule in &mut cadence.silence {
        rule.at = at;
    }
    for rule in [&mut cadence.decision, &mut cadence.invited, &mut cadence.holding.check_in] {
        rule.at = at;
    }
    cadence
}

/// What is due in the very stretch that the clocks skip or show twice: with windows that are always
/// open, and with windows of that hour alone.
#[test]
fn in_the_gap_and_in_the_doubled_hour() {
    let shipped = shipped_policy();
    let mut scenarios = Vec::new();
    let mut turn = [(1, 7), (7, 1)].into_iter().cycle();
    for name in all_zones() {
        for Change { day, within } in changes(&TimeZone::get(&name).unwrap()) {
            // The thank-you or the check-in falls on the change.
            let (before, before_that_hour) = turn.next().unwrap();
            let that_hour = format!("* {} * * *", within.hour());
            for (window, before) in [("* * * * *", before), (&that_hour, before_that_hour)] {
                let mut policy = shipped.clone();
                let window = Window::parse(&[window]).unwrap();
                policy.windows.thank_you = window.clone();
                policy.windows.check_in = window;
                // The day of the change is one of work, the one after it is not.
                let after = day.tomorrow().unwrap().weekday().to_monday_one_offset();
                policy.weekend = [after].into();
                let night = always_at(&policy.cadences["steady"], within);
                policy.cadences = [("night".to_owned(), night)].into();
                let noon = day.checked_sub(before.days()).unwrap().at(12, 0, 0, 0);
                scenarios.push(Scenario { cap: 1, ..scenario(&policy, "night", &name, noon) });
            }
        }
    }
    assert!(scenarios.len() > 500, "only {} scenarios", scenarios.len());
    hold(&scenarios);
}

/// Friday 30 December 2011 did not take place in Samoa: what falls due on it goes out on the next
/// day of work, and what follows it keeps its distance.
#[test]
fn days_that_a_zone_skipped() {
    let mut policy = shipped_policy();
    policy.windows.check_in = Window::parse(&["* * * * *"]).unwrap();
    for (name, skipped) in [
        ("Pacific/Apia", date(2011, 12, 30)),
        ("Pacific/Fakaofo", date(2011, 12, 30)),
        ("Pacific/Kwajalein", date(1993, 8, 21)),
        ("Pacific/Kiritimati", date(1994, 12, 31)),
    ] {
        let zone = TimeZone::get(name).unwrap();
        let noon = zone.to_timestamp(skipped.at(12, 0, 0, 0)).unwrap();
        assert_eq!(zone.to_datetime(noon).date(), skipped.tomorrow().unwrap(), "{name}");
        let interviewed = skipped.checked_sub(7.days()).unwrap().at(12, 0, 0, 0);
        let scenario = scenario(&policy, "steady", name, interviewed);
        hold(std::slice::from_ref(&scenario));
        let outcome = simulate(&scenario).unwrap();
        let check_in = outcome.touches.iter().find(|gone| gone.step == Step::CheckIn).unwrap();
        let next = skipped
            .series(1.day())
            .skip(1)
            .find(|day| ![6, 7].contains(&day.weekday().to_monday_one_offset()));
        let expected = next.unwrap().at(10, 0, 0, 0);
        assert_eq!(zone.to_datetime(check_in.at), expected, "{name}");
    }
}
