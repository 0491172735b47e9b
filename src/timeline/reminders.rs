//! What the candidate hears at an instant though nothing goes out then: the card before an
//! interview, the day on which they may be written to again, the end of what the cadence has.

use jiff::civil::{Date, Time};
use jiff::{Timestamp, ToSpan};

use super::almanac::{Almanac, days_after};
use super::facts::{Fact, Facts, Interview, InterviewState, MessageId, What};
use super::outlook::{Outlook, Standing};
use super::state::State;

/// The hour at which the card of an interview stands in the queue, the day before.
const CARD_AT: Time = Time::constant(9, 0, 0, 0);
/// The hour at which the candidate is told of what falls on a day.
const TOLD_AT: Time = Time::constant(10, 0, 0, 0);

/// The interviews to come, unless nothing is to come of the application any more.
#[must_use]
pub fn to_come(state: &State) -> Vec<&Interview> {
    let all = state.interviews.values().map(|(_, interview)| interview);
    let scheduled = all.filter(|interview| interview.state == InterviewState::Scheduled);
    scheduled.filter(|_| state.ending.is_none()).collect()
}

/// From when until when the card of an interview stands in the queue: from the morning of the day
/// before until it begins.
#[must_use]
pub fn card(almanac: &Almanac<'_>, interview: &Interview) -> (Timestamp, Timestamp) {
    let day = almanac.day(interview.start);
    let before = day.checked_sub(1.day()).unwrap_or(day);
    (almanac.instant(before, CARD_AT), interview.start)
}

/// When the people of a closed application may be written to again, by which message, and the day:
/// until the candidate has opened it again, or has done anything towards them since.
#[must_use]
pub fn write_again(
    facts: &Facts,
    state: &State,
    almanac: &Almanac<'_>,
) -> Option<(Timestamp, MessageId, Date)> {
    let (message, day) = state.ending?.write_again?;
    let due = almanac.instant(day, TOLD_AT);
    let acted = |fact: &Fact| match &fact.what {
        What::Logged { .. } => true,
        What::Message(message) => {
            let taken = state.messages.get(&message.id);
            let elsewhere = taken.is_some_and(|taken| taken.assigned == Some(false));
            message.own && message.attempt.is_none() && !elsewhere
        }
        _ => false,
    };
    let resolved = facts.facts.iter().any(|fact| fact.at >= due && acted(fact));
    (!resolved).then_some((due, message, day))
}

/// From when the candidate is told that nothing is left: the day after the last one that a
/// timeline names, else at once.
#[must_use]
pub fn exhausted_from(state: &State, almanac: &Almanac<'_>) -> Timestamp {
    state.timeline.map_or(Timestamp::MIN, |standing| {
        almanac.instant(days_after(standing.days.latest, 1), TOLD_AT)
    })
}

/// The next instant at which one of these begins or ends.
#[must_use]
pub fn next(
    facts: &Facts,
    ahead: &Outlook,
    almanac: &Almanac<'_>,
    now: Timestamp,
) -> Option<Timestamp> {
    let state = &ahead.state;
    let mut instants: Vec<Timestamp> = Vec::new();
    for interview in to_come(state) {
        let (from, until) = card(almanac, interview);
        instants.extend([from, until]);
    }
    instants.extend(write_again(facts, state, almanac).map(|(due, ..)| due));
    if matches!(ahead.standing, Standing::Exhausted { .. }) {
        instants.push(exhausted_from(state, almanac));
    }
    instants.into_iter().filter(|at| *at > now).min()
}
