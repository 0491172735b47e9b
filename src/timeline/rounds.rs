//! The check-in rounds of an application's life, counted.

use jiff::Timestamp;

use super::facts::Seq;
use super::state::State;
use super::timeplan::{Round, RoundState};

impl State {
    /// The check-in rounds since the plan was set that count as its steps.
    pub fn steps_since_plan(&self) -> impl Iterator<Item = &Round> {
        let rounds = self.rounds.get(self.since_plan..).unwrap_or_default();
        rounds.iter().filter(|round| round.state.counts_as_step())
    }

    /// The check-ins that have gone out since an interview or a named day set the plan.
    pub fn check_ins_since_begun(&self) -> impl Iterator<Item = &Round> {
        let rounds = self.rounds.get(self.since_begun..).unwrap_or_default();
        rounds.iter().filter(|round| round.state.went_out() && round.state.counts_as_step())
    }

    /// Since when two check-in rounds in a row have gone by, missed.
    #[must_use]
    pub fn two_missed(&self) -> Option<Timestamp> {
        let current = self.rounds.get(self.since_plan..).unwrap_or_default();
        let [.., a, b] = current else { return None };
        let missed = [a, b].iter().all(|round| round.state == RoundState::Missed);
        missed.then_some(b.at)
    }

    /// The rounds by the candidate's own hand, by the facts that told of them.
    #[must_use]
    pub fn rounds_by_hand(&self) -> Vec<Seq> {
        let by_hand = self.rounds.iter().filter(|round| round.state.is_by_hand());
        by_hand.map(|round| round.anchor).collect()
    }

    /// The number of the next check-in round.
    #[must_use]
    pub fn next_round(&self) -> u32 {
        let highest = self.rounds.iter().map(|round| round.number).max().unwrap_or(0);
        let count = u32::try_from(self.rounds.len()).unwrap_or(u32::MAX);
        highest.max(count) + 1
    }

    /// Places that are left.
    #[must_use]
    pub fn places_left(&self) -> u32 {
        let used = self.rounds.iter().filter(|round| round.state.uses_place()).count();
        self.granted.saturating_sub(u32::try_from(used).unwrap_or(u32::MAX))
    }
}
