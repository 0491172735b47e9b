//! Less on doubt: a message that isn't verified makes no check-in earlier, and sets none going.
//!
//! Whether it does hangs on all that happens after it, so it is the outcome that is compared: what
//! lies ahead as told, and what would lie ahead had the doubtful word never come.

use std::collections::BTreeSet;

use jiff::Timestamp;

use super::almanac::{Almanac, later};
use super::facts::{Facts, MessageId, Reading, What};
use super::outlook::{Outlook, STALE, Standing};
use super::policy::{Policy, Shared};
use super::rules::Rules;
use super::state::State;
use super::words::{Kind, Step};

/// The facts without the doubtful messages that set a plan, and without the days that stand beside
/// what else they ask; none if there is no such message.
pub(super) fn without(facts: &Facts, state: &State) -> Option<Facts> {
    let sets =
        |kind: &Kind| matches!(kind, Kind::Timeline | Kind::FollowUpRequested | Kind::Holding);
    let doubtful = || {
        let theirs = state
            .messages
            .values()
            .filter(|taken| !taken.message.own && taken.belongs() && !taken.trusted());
        theirs.filter_map(|taken| Some((taken.message.id, taken.reading.as_ref()?)))
    };
    let of = |(id, _): (MessageId, &Reading)| id;
    let set: BTreeSet<MessageId> =
        doubtful().filter(|(_, read)| sets(&read.kind)).map(of).collect();
    let beside: BTreeSet<MessageId> =
        doubtful().filter(|(_, read)| read.also.iter().any(sets)).map(of).collect();
    if set.is_empty() && beside.is_empty() {
        return None;
    }
    let mut facts = facts.clone();
    facts.facts.retain(|fact| match &fact.what {
        What::Message(message) => !set.contains(&message.id),
        What::Reading(reading) => !set.contains(&reading.message),
        What::Assignment { message, .. } => !set.contains(message),
        _ => true,
    });
    for fact in &mut facts.facts {
        if let What::Reading(reading) = &mut fact.what
            && beside.contains(&reading.message)
        {
            reading.also.retain(|kind| !sets(kind));
        }
    }
    Some(facts)
}

/// Puts check-ins no earlier than they would be without the doubtful messages, and takes away those
/// that would not be at all. The rest of a round that has begun goes on.
pub(super) fn hold_back(
    ahead: &mut Outlook,
    without: &Outlook,
    facts: &Facts,
    shared: &Shared,
    policy: &Policy,
    now: Timestamp,
) {
    let state = &ahead.state;
    let Some(terms) = &state.terms else { return };
    let Some(cadence) = policy.cadences.get(&terms.cadence) else { return };
    let check_ins = without.planned.iter().filter(|planned| planned.key.step == Step::CheckIn);
    let floor = check_ins.map(|planned| planned.slot).min();
    let almanac = &Almanac::new(policy, Some(terms));
    let application = facts.application;
    let rules = Rules { application, state, shared, policy, cadence, almanac, round: None };
    ahead.planned.retain_mut(|planned| {
        let key = &planned.key;
        let begun = |number| state.rounds.iter().any(|round| round.number == number);
        if key.step != Step::CheckIn || begun(key.round) {
            return true;
        }
        let Some(floor) = floor else { return false };
        let to: Vec<_> = key.contact.into_iter().collect();
        if planned.slot < floor {
            let Some(slot) = rules.from_now(planned.slot, floor, key.step, &to) else {
                return false;
            };
            planned.slot = slot;
            planned.until = later(slot, STALE);
            planned.missed &= now > planned.until;
            planned.because.push("a message in doubt makes nothing earlier".to_owned());
        }
        true
    });
    if ahead.planned.is_empty() && ahead.standing == Standing::Waiting {
        ahead.standing = without.standing.clone();
    }
}
