//! The next check-in: what the cadence asks for, by which channels, and whom it reaches.

use super::almanac::Almanac;
use super::cadence::Cadence;
use super::facts::ContactId;
use super::policy::Shared;
use super::recipients::{self, Nobody};
use super::schedule::{self, Due};
use super::state::State;
use super::words::Channel;

/// What comes next, before any rule moves it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Next {
    /// A check-in, to somebody.
    Step(Step),
    /// A check-in that has nobody to go to.
    Nobody,
    /// The cadence asks for nothing more, and why.
    Nothing(&'static str),
}

/// A check-in to come.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Step {
    /// When, and by which rule.
    pub due: Due,
    /// By which channels.
    pub channels: Vec<Channel>,
    /// To whom; never empty.
    pub to: Vec<ContactId>,
}

/// The next check-in. One that passes to the next contact is skipped where none is left.
#[must_use]
pub fn check_in(state: &State, shared: &Shared, cadence: &Cadence, almanac: &Almanac<'_>) -> Next {
    let mut why = "the cadence has nothing left";
    for skipped in 0..=cadence.silence.len() {
        let Some(due) = schedule::check_in_due(state, cadence, almanac, skipped) else { break };
        let channels = agreed_channels(state, &due);
        match recipients::of_check_in(&due.check_in.to, &channels, state, shared) {
            Ok(to) => return Next::Step(Step { due, channels, to }),
            Err(Nobody::Reachable) => return Next::Nobody,
            Err(Nobody::New) => why = "there is no further contact to ask",
        }
    }
    Next::Nothing(why)
}

/// The channel agreed for check-ins: with the timeline that stands, else in general.
#[must_use]
pub fn agreed_channel(state: &State) -> Option<Channel> {
    let agreed = state.timeline.and_then(|timeline| timeline.by);
    agreed.or_else(|| state.terms.as_ref().and_then(|terms| terms.by))
}

/// The channels of a check-in: those of its step, unless another was agreed.
fn agreed_channels(state: &State, due: &Due) -> Vec<Channel> {
    agreed_channel(state).map_or_else(|| due.check_in.channels.clone(), |by| vec![by])
}
