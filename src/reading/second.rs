//! Two opinions: what the rules read, and what the model makes of each sentence.
//!
//! Worst consequence first: where either sees a verdict, a request or a change of hands, a message
//! is never read as going on. Where the rules have no word for it and the model is sure, the model
//! proposes, and what the rules forbid still holds.

use super::kind::{self, Case, Found, Verdict, unclear};
use super::language::is_english;
use super::opinion::{KINDS, Opinion, opinion};
use crate::timeline::words::Kind;

/// Sentences of one message of which there is an opinion.
const SENTENCES_MAX: usize = 60;
/// So likely a verdict or a request, no message is read as going on.
const VETO: f32 = 0.75;
/// A verdict that is so likely is one.
const VERDICT: f32 = 0.6;
/// A next step or a request that is so likely is one.
const STEP: f32 = 0.7;
/// A word on how it goes on that is so likely is one, in a message that is calm throughout.
const WORD: f32 = 0.7;
/// Less likely a verdict or a request than this, a message is calm.
const CALM: f32 = 0.3;

/// What may be proposed of how it goes on, where nothing ends the waiting.
const GOES_ON: [Kind; 4] =
    [Kind::FollowUpRequested, Kind::Timeline, Kind::Holding, Kind::Acknowledgement];

/// Judges.
#[must_use]
pub fn judge(case: &Case<'_, '_>) -> Verdict {
    if !is_english(case.sentences) || case.appointment.is_some() {
        return kind::judge(case);
    }
    let found = kind::examined(case);
    let first = kind::judged(case, found.clone(), &[]);
    let opinions: Vec<Opinion> = case.sentences.iter().take(SENTENCES_MAX).map(opinion).collect();
    let ends = opinions.iter().map(|opinion| opinion.most(Kind::ends_the_waiting));
    let worst = ends.fold(0.0, f32::max);
    match first.kind {
        Kind::Unclear if !case.muddled => proposed(case, &found, &opinions, worst).unwrap_or(first),
        kind if kind >= Kind::FollowUpRequested && worst >= VETO => unclear(first.evidence),
        _ => first,
    }
}

/// The kind that the model is sure of, if the rules let it stand.
fn proposed(
    case: &Case<'_, '_>,
    found: &[Found<'_, '_>],
    opinions: &[Opinion],
    worst: f32,
) -> Option<Verdict> {
    let hinted = |kind: Kind, least: f32| {
        let all = opinions.iter().enumerate();
        let sure = all.filter(|(_, opinion)| opinion.of(kind) >= least);
        let hints: Vec<(usize, Kind)> = sure.map(|(i, _)| (i, kind)).collect();
        (!hints.is_empty()).then(|| kind::judged(case, found.to_vec(), &hints))
    };
    for kind in KINDS.into_iter().filter(|kind| kind.ends_the_waiting()) {
        let least = if kind <= Kind::Closed { VERDICT } else { STEP };
        if let Some(verdict) = hinted(kind, least) {
            return Some(verdict).filter(|verdict| verdict.kind == kind);
        }
    }
    let calm = worst < CALM;
    let mut words = GOES_ON.into_iter().filter(|_| calm);
    words.find_map(|kind| hinted(kind, WORD).filter(|verdict| verdict.kind == kind))
}
