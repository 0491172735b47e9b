//! The second ring: whole lives, drawn from a seed, of the real core and the real store, in a
//! world whose mailbox, mail server, company and candidate do what they please.
//!
//! One seed is one life, of one or two applications, each with a cadence drawn from all that are
//! shipped and the one that mixes their features. `AFTERWORD_SEED=123 cargo test --test it
//! whole_lives -- --nocapture` tells one; `AFTERWORD_SEEDS=100000` runs that many.

mod candidate;
mod company;
mod driver;
mod known;
pub mod random;
mod rules;
mod touches;
mod world;

use std::collections::BTreeMap;

use afterword::timeline::decide::{Decision, decide};
use afterword::timeline::facts::What;
use afterword::timeline::policy::Policy;
use afterword::timeline::words::Step;
use jiff::{SignedDuration, Timestamp};

use super::scenarios::{from_env, seven_cadences};
use world::{Event, Stop, World};

/// How many lives a plain run takes.
const SEEDS: u64 = 30;
/// Lives beyond those that once broke a rule: each is run every time.
const ONCE_BROKEN: [u64; 2] = [1082, 1338];
/// The days after which faults, company and candidate's whims end.
const EVENTFUL_DAYS: i64 = 60;
/// Wake-ups after which a life that has become quiet is taken to be without end.
const QUIET_WAKES_MAX: u32 = 400;

#[test]
fn whole_lives_keep_the_rules() {
    let policy = seven_cadences();
    if let Some(seed) = from_env("AFTERWORD_SEED") {
        let (log, end) = live(seed, &policy);
        let broken = end.err();
        assert!(broken.is_none(), "{}\n{broken:#?}", log.join("\n"));
        println!("{}", log.join("\n"));
        return;
    }
    let mut broken: BTreeMap<&str, Vec<String>> = BTreeMap::new();
    for seed in (0..from_env("AFTERWORD_SEEDS").unwrap_or(SEEDS)).chain(ONCE_BROKEN) {
        if let (_, Err((rule, words))) = live(seed, &policy) {
            broken.entry(rule).or_default().push(format!("seed {seed}: {words}"));
        }
    }
    let stories: Vec<String> = broken
        .iter()
        .map(|(rule, stories)| {
            let first: Vec<String> = stories.iter().take(5).cloned().collect();
            format!("{rule} was broken in {} lives:\n  {}", stories.len(), first.join("\n  "))
        })
        .collect();
    assert!(broken.is_empty(), "{}", stories.join("\n"));
}

type End = Result<(), (&'static str, String)>;

/// One life, with its log.
fn live(seed: u64, policy: &Policy) -> (Vec<String>, End) {
    let mut world = World::new(seed, policy.clone());
    if world.random.chance(50) {
        world.policy.auto = [Step::ThankYou, Step::CheckIn].into();
    }
    candidate::sets_out(&mut world);
    driver::start(&mut world);
    let end = eventful(&mut world).and_then(|()| quiet(&mut world));
    (world.log, end)
}

/// The days on which anything may happen.
fn eventful(world: &mut World) -> End {
    let until = world.start + SignedDuration::from_hours(24 * EVENTFUL_DAYS);
    while world.now < until {
        survive(world)?;
        if !forward(world, until) {
            break;
        }
    }
    Ok(())
}

/// A turn of the daemon; where it dies, it is started again.
fn survive(world: &mut World) -> End {
    loop {
        match driver::turn(world) {
            Ok(()) => return Ok(()),
            Err(Stop::Crash) => driver::start(world),
            Err(Stop::Broken(rule, words)) => return Err((rule, words)),
        }
    }
}

/// Goes to the next instant at which something happens, and lets it; false if nothing will.
fn forward(world: &mut World, until: Timestamp) -> bool {
    let wake = world.store.next_wake().unwrap();
    let event = world.events.first_key_value().map(|((at, _), _)| *at);
    let Some(next) = [wake, event].into_iter().flatten().min() else { return false };
    if next > until {
        return false;
    }
    world.now = world.now.max(next);
    while let Some(entry) = world.events.first_entry() {
        if entry.key().0 > world.now {
            break;
        }
        let event = entry.remove();
        happens(world, event);
    }
    true
}

fn happens(world: &mut World, event: Event) {
    let now = world.now;
    match event {
        Event::Candidate => candidate::acts(world),
        Event::React(touch) => candidate::reacts(world, &touch),
        Event::Answer(app, message) => candidate::answers(world, app, message),
        Event::Company => company::writes(world),
        Event::Settle(attempt) => candidate::settles(world, attempt),
        Event::Searched(app) => {
            let covers = world.facts(app).facts.last().unwrap().seq;
            world.record(app, &What::Searched { covers });
        }
        Event::AccountWell => drop(world.store.clear("account", now).unwrap()),
        Event::Resume(app) => drop(world.record(app, &What::Resumed)),
        Event::Clock => {
            world.now = candidate::clock(world);
            world.store.wake_all(world.now).unwrap();
        }
        Event::NewValidity => {
            let index = world.random.below(world.folders.len());
            world.folders[index].validity += 1;
            world.say("UIDVALIDITY has changed");
        }
    }
}

/// Faults stop and the calendar runs on: every application ends or waits for the candidate.
fn quiet(world: &mut World) -> End {
    world.faults = false;
    world.say("all is quiet now");
    for app in world.apps.clone() {
        candidate::assigns(world, app);
        world.record(app, &What::Resumed);
        let covers = world.facts(app).facts.last().unwrap().seq;
        world.record(app, &What::Searched { covers });
    }
    world.store.clear("account", world.now).unwrap();
    world.events.retain(|_, event| matches!(event, Event::React(_) | Event::Settle(_)));
    for _ in 0..QUIET_WAKES_MAX {
        survive(world)?;
        if !forward(world, Timestamp::MAX) {
            return at_rest(world);
        }
    }
    Err(("no_loop_without_end", format!("it still goes on at {}", world.now)))
}

/// Nothing is left but what only the candidate can do.
fn at_rest(world: &World) -> End {
    for app in &world.apps {
        touches::one_place_a_round(world, *app)?;
        let look = world.store.look(*app, world.now).unwrap();
        match decide(&look.facts, &look.shared, &world.policy, world.now) {
            Decision::Done(_) | Decision::Wait { until: None, .. } => {}
            other => return Err(("no_loop_without_end", format!("{app} rests with {other:?}"))),
        }
    }
    Ok(())
}
