//! `simulate` and the daemon agree: each random history runs through `simulate`, and through what
//! the daemon runs on: a store on a real file, `decide`, drafts with their approvals, the claim and
//! its ledger, tasks, messages taken in, each recorded when it happens. The touches and the ending
//! must be the same.
//!
//! What differs by definition, and is left out here: the pace over all mails (one a minute, so many
//! a day), which `simulate` doesn't know. As in `simulate`, spread and `ahead` are 0, every message
//! is verified, a mail by hand answers none of theirs by its headers, and `--until` lies after the
//! interview.
//!
//! `AFTERWORD_SEED=123` tells one history, `AFTERWORD_SCENARIOS=10000` runs that many.

mod happens;
mod machine;

use afterword::timeline::simulate::{Outcome, simulate};

use super::scenarios::{from_env, scenario, seven_cadences};
use super::simulation::random::Random;
use machine::{Machine, Neighbour};

/// How many histories a plain run takes.
const SCENARIOS: u64 = 60;
/// The most events in one.
const EVENTS_MAX: usize = 8;

#[test]
fn simulate_and_the_daemon_agree_on_every_history() {
    let policy = seven_cadences();
    let only = from_env("AFTERWORD_SEED");
    let count = from_env("AFTERWORD_SCENARIOS").unwrap_or(SCENARIOS);
    let (mut wrong, mut touches) = (Vec::new(), 0);
    for seed in only.map_or(0..count, |seed| seed..seed + 1) {
        let scenario = scenario(&mut Random::new(seed), &policy, EVENTS_MAX);
        let told = bare(&simulate(&scenario).unwrap());
        // Another application in the same database, whose people are others, changes nothing.
        let neighbour = if seed % 2 == 0 { Neighbour::Busy } else { Neighbour::None };
        let lived = Machine::new(&scenario, seed, neighbour).live();
        touches += told.len();
        if told != lived {
            let mut first = told.iter().zip(&lived);
            let first = first.position(|(a, b)| a != b).unwrap_or(told.len().min(lived.len()));
            wrong.push(format!(
                "seed {seed}, {} in {}, from {} for {} minutes, told {:?} by {:?}, cap {}, until \
                 {:?}, holidays {:?}, quiet {:?}, weekend {:?}, gap {}\n  contacts {:?}\n  {}\n  \
                 simulate:\n    {}\n  daemon:\n    {}\n  the first difference is in line {first}",
                scenario.cadence,
                scenario.zone,
                scenario.interviewed,
                scenario.minutes,
                scenario.timeline,
                scenario.by,
                scenario.cap,
                scenario.until,
                scenario.policy.holidays,
                scenario.policy.quiet,
                scenario.policy.weekend,
                scenario.policy.limits.min_gap,
                scenario.contacts,
                scenario.events.iter().map(|e| format!("{e:?}")).collect::<Vec<_>>().join("\n  "),
                told.join("\n    "),
                lived.join("\n    ")
            ));
        }
    }
    let first: Vec<_> = wrong.iter().take(4).cloned().collect();
    assert!(wrong.is_empty(), "{} of {count} differ:\n{}", wrong.len(), first.join("\n\n"));
    assert!(only.is_some() || touches > 100, "only {touches} touches: the histories are too poor");
}

/// What is compared, a line each: the touches, then the end.
fn bare(outcome: &Outcome) -> Vec<String> {
    let touches = outcome.touches.iter();
    let mut lines: Vec<String> = touches
        .map(|gone| {
            let (at, step, round) = (gone.at, gone.step, gone.round);
            format!("{at} {step} {round} {} {}", gone.channel, gone.to)
        })
        .collect();
    lines.sort();
    lines.push(format!("{} {}", outcome.end.at, outcome.end.state));
    lines
}
