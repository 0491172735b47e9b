//! Random scenarios for `simulate`: every cadence, every event, any calendar.

use std::collections::BTreeSet;
use std::path::Path;

use afterword::config::cadence;
use afterword::timeline::almanac::days_after;
use afterword::timeline::facts::Days;
use afterword::timeline::policy::Policy;
use afterword::timeline::simulate::{Event, Happening, Scenario, simulate};
use afterword::timeline::words::{CallOutcome, Channel, Kind, Role, TimelineKind};
use jiff::civil::{Date, date};
use jiff::tz::TimeZone;

use super::cadence_files::MIXED;
use super::common::shipped_policy;
use super::simulation::random::Random;

/// The six shipped cadences, and the one that mixes their features.
pub const CADENCES: [&str; 7] =
    ["steady", "patient", "weekly", "caller", "promised", "same-day", "mixed"];

const ZONES: [&str; 10] = [
    "UTC",
    "America/New_York",
    "America/St_Johns",
    "Europe/Berlin",
    "Africa/Casablanca",
    "Asia/Tokyo",
    "Asia/Kolkata",
    "Australia/Lord_Howe",
    "Pacific/Chatham",
    "Pacific/Apia",
];

const ROLES: [Role; 7] = [
    Role::Recruiter,
    Role::HiringManager,
    Role::Interviewer,
    Role::Hr,
    Role::Agency,
    Role::Inside,
    Role::Reference,
];

/// What sets no plan and ends nothing is drawn as often as the rest together.
const KINDS: [Kind; 21] = [
    Kind::Bounce,
    Kind::Bounce,
    Kind::OutOfOffice,
    Kind::OutOfOffice,
    Kind::OutOfOffice,
    Kind::Stop,
    Kind::Rejection,
    Kind::Closed,
    Kind::Offer,
    Kind::Advance,
    Kind::InfoRequested,
    Kind::Referral,
    Kind::FollowUpRequested,
    Kind::FollowUpRequested,
    Kind::Timeline,
    Kind::Timeline,
    Kind::Holding,
    Kind::Holding,
    Kind::Acknowledgement,
    Kind::Unrelated,
    Kind::Unclear,
];

/// The policy of the defaults, with the seventh cadence.
pub fn seven_cadences() -> Policy {
    let mut policy = shipped_policy();
    let mixed = cadence::parse("mixed", MIXED, Path::new("mixed.toml")).unwrap();
    policy.cadences.insert("mixed".to_owned(), mixed);
    let names: BTreeSet<&str> = policy.cadences.keys().map(String::as_str).collect();
    assert_eq!(names, CADENCES.into(), "a cadence is shipped that is not tested here");
    policy
}

/// The number in an environment variable, if it is set.
pub fn from_env(name: &str) -> Option<u64> {
    std::env::var(name).ok().and_then(|text| text.parse().ok())
}

/// A scenario with up to so many events.
pub fn scenario(random: &mut Random, policy: &Policy, events_max: usize) -> Scenario {
    let day = days_after(date(2026, 1, 5), number(random, 0, 700));
    let hour = i8::try_from(random.between(6, 22)).unwrap();
    let interviewed = day.at(hour, random.pick(&[0, 0, 15, 30, 59]), 0, 0);
    let mut contacts: Vec<(Role, String)> = Vec::new();
    for n in 0..random.below(5) {
        contacts.push((random.pick(&ROLES), format!("Person{n}")));
    }
    let timeline = random.chance(50).then(|| (random.pick(TimelineKind::ALL), days(random, day)));
    // An interview may run over midnight, and a timeline not end before it.
    let minutes = if timeline.is_some() { 45 } else { random.pick(&[20, 45, 90, 180]) };
    let most = random.below(events_max + 1);
    let silent = Scenario {
        policy: calendar(random, policy, day),
        cadence: random.pick(&CADENCES).to_owned(),
        zone: random.pick(&ZONES).to_owned(),
        interviewed,
        minutes,
        timeline,
        by: random.pick(&[None, None, Some(Channel::Email), Some(Channel::Call)]),
        contacts,
        cap: number(random, 1, 5),
        events: Vec::new(),
        until: random.chance(20).then(|| days_after(day, number(random, 1, 60))),
    };
    // Most happens on the days around what would go out.
    let touches = simulate(&silent).unwrap().touches;
    let zone = TimeZone::get(&silent.zone).unwrap();
    let days: Vec<Date> = touches.iter().map(|gone| zone.to_datetime(gone.at).date()).collect();
    let mut events: Vec<Event> =
        (0..most).map(|_| event(random, day, &days, &silent.contacts)).collect();
    events.sort_by_key(|event| event.at);
    Scenario { events, ..silent }
}

/// The policy with holidays, quiet days and a weekend drawn around the interview.
fn calendar(random: &mut Random, policy: &Policy, day: Date) -> Policy {
    let mut policy = policy.clone();
    let soon = |random: &mut Random| days_after(day, number(random, 0, 45));
    policy.holidays = (0..random.below(5)).map(|_| soon(random)).collect();
    policy.quiet = Vec::new();
    if random.chance(25) {
        let earliest = soon(random);
        let latest = days_after(earliest, number(random, 0, 9));
        policy.quiet.push(Days { earliest, latest });
    }
    policy.weekend =
        random.pick(&[vec![6, 7], vec![6, 7], vec![5, 6], vec![7]]).into_iter().collect();
    policy.limits.min_gap = random.pick(&[2, 2, 2, 4]);
    policy
}

fn event(random: &mut Random, day: Date, touches: &[Date], contacts: &[(Role, String)]) -> Event {
    let near = !touches.is_empty() && random.chance(65);
    let first = if near { random.pick(touches) } else { day };
    let most = random.pick(if near { &[0, 1, 3] } else { &[15, 50] });
    let on = days_after(first, number(random, 0, most));
    let latest = if near { 12 } else { 21 };
    let hour = i8::try_from(random.between(6, latest)).unwrap();
    let reply = Happening::Reply(random.pick(&KINDS));
    let outcome = random.pick(CallOutcome::ALL);
    let other = [
        Happening::Sent,
        Happening::Answered,
        Happening::Answered,
        Happening::Interview,
        Happening::Call(outcome),
    ];
    let what = if random.chance(65) { reply } else { random.pick(&other) };
    let dated = match what {
        Happening::Reply(Kind::Timeline) => true,
        Happening::Reply(Kind::FollowUpRequested | Kind::OutOfOffice) => random.chance(80),
        Happening::Reply(Kind::InfoRequested | Kind::Referral) => random.chance(30),
        _ => false,
    };
    let days = dated.then(|| days(random, on));
    let by = (random.chance(50) && !contacts.is_empty()).then(|| random.pick(contacts));
    let referral = what == Happening::Reply(Kind::Referral);
    let referred = referral.then(|| (random.pick(&ROLES[..5]), "Referred".to_owned()));
    Event { at: on.at(hour, random.pick(&[0, 15, 30]), 0, 0), what, by, days, referred }
}

fn days(random: &mut Random, from: Date) -> Days {
    let earliest = days_after(from, number(random, 0, 12));
    Days { earliest, latest: days_after(earliest, number(random, 0, 6)) }
}

fn number(random: &mut Random, from: i64, to: i64) -> u32 {
    u32::try_from(random.between(from, to)).unwrap()
}
