//! What is by the candidate's own hand: what it counts as, in words, and its place in the ledger.

use super::plan::Sight;
use super::{Context, Failure, print, say};
use crate::timeline::facts::{ApplicationId, Seq};
use crate::timeline::state::State;
use crate::timeline::words::CountsAs;

/// What something by the candidate's own hand counts as now: "a check-in, by your word".
pub(super) fn in_words(state: &State, seq: Seq) -> String {
    let by = if state.counted.contains_key(&seq) { ", by your word" } else { "" };
    let Some(own) = state.own.get(&seq) else {
        return "nothing: no interview had ended by then".to_owned();
    };
    let what = match own.as_what {
        CountsAs::ThankYou => {
            let to = own.contact.and_then(|id| state.contact(id));
            let to = to.map_or_else(|| "nobody known".to_owned(), |to| print::line(&to.name));
            format!("{} to {to}", own.as_what.in_words())
        }
        CountsAs::CheckIn => round(state, seq).to_owned(),
        CountsAs::Answer => own.as_what.in_words().to_owned(),
        CountsAs::Nothing if !own.touched => "nothing: it is taken back".to_owned(),
        CountsAs::Nothing => "nothing but a touch, which keeps the gap".to_owned(),
    };
    format!("{what}{by}")
}

fn round(state: &State, seq: Seq) -> &'static str {
    use crate::timeline::timeplan::RoundState::{ByHand, ByHandEarly};
    let own = state.rounds.iter().find(|round| round.anchor == seq && round.state.is_by_hand());
    match own.map(|round| round.state) {
        Some(ByHandEarly) => "a check-in before the day they named, in place of none to come",
        Some(ByHand) => "a check-in, in place of the next",
        _ => "part of the check-in of that day",
    }
}

/// Says what it counts as now, and what became of its place.
pub(super) fn told(before: &State, after: &State, seq: Seq) -> String {
    let left = after.places_left();
    let count = say::count(left, "check-in");
    let is_round = after.rounds_by_hand().contains(&seq);
    let was_round = before.rounds_by_hand().contains(&seq);
    let place = match (was_round, is_round) {
        (false, true) if before.places_left() == 0 => {
            "; all check-ins granted were used before".to_owned()
        }
        (false, true) => format!("; {count} left"),
        (true, false) if before.places_left() < left => {
            format!("; its place is given back, {count} left")
        }
        _ => String::new(),
    };
    format!("It counts as {}{place}.", in_words(after, seq))
}

/// Brings the places in line at once; where the daemon was quicker, it has done so itself.
pub(super) fn keep_places(context: &mut Context<'_>, id: ApplicationId) -> Result<(), Failure> {
    let sight = Sight::of(context, id)?;
    let rounds = sight.ahead.state.rounds_by_hand();
    context.store.keep_own_places(id, sight.look.seen, &rounds)?;
    Ok(())
}
