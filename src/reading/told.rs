//! What a message of a known kind tells: its days, what else is true of it, and the words.

use super::Evidence;
use super::cues::Hit;
use super::due;
use super::kind::{Found, Verdict, unclear};
use super::weigh;
use crate::timeline::words::Kind;

/// A message whose kind is known, by what was found in it: the days that go with the kind, what
/// else is true, and the words that say it.
pub(super) fn told(kind: Kind, likely: f64, mut found: Vec<Found<'_, '_>>) -> Verdict {
    weigh::take_days(&mut found);
    let mut evidence = quotes(&found);
    let mut kinds: Vec<Kind> = evidence.iter().map(|evidence| evidence.says).collect();
    kinds.sort_unstable();
    kinds.dedup();
    let due = due::of(kind, &found);
    let also = further(kind, &kinds, &found);
    evidence.retain(|evidence| evidence.says == kind || also.contains(&evidence.says));
    let told = match kind {
        Kind::Timeline => due.is_known(),
        Kind::FollowUpRequested => due != due::Due::Doubtful,
        _ => true,
    };
    if !told {
        return unclear(evidence);
    }
    Verdict { kind, also, due: due.days(), confidence: likely, evidence }
}

/// The words that say each kind, and the days that go with them.
pub(super) fn quotes(found: &[Found<'_, '_>]) -> Vec<Evidence> {
    let of = |found: &Found<'_, '_>| -> Vec<Evidence> {
        let quote = |hit: &Hit| Evidence {
            text: found.sentence.quote(hit.from, hit.to).to_owned(),
            says: hit.kind,
        };
        let mut all: Vec<Evidence> = found.hits.iter().map(quote).collect();
        let timed = found
            .hits
            .iter()
            .find(|hit| matches!(hit.kind, Kind::Timeline | Kind::FollowUpRequested));
        if let Some(hit) = timed {
            all.extend(found.mentions.iter().filter(|m| !m.past).map(|mention| Evidence {
                text: found.sentence.quote(mention.from, mention.to).to_owned(),
                says: hit.kind,
            }));
        }
        all
    };
    found.iter().flat_map(of).collect()
}

/// The kinds to name besides the one that decides: those that other sentences speak for.
pub(super) fn further(kind: Kind, kinds: &[Kind], found: &[Found<'_, '_>]) -> Vec<Kind> {
    let dated = |other: Kind| found.iter().any(|found| found.says(other) && found.dated());
    let fits = |other: Kind| match kind {
        Kind::Stop => matches!(other, Kind::Rejection | Kind::Closed),
        Kind::Rejection | Kind::Closed => other == Kind::FollowUpRequested,
        // To sign and return what is offered is to accept it.
        Kind::Offer => {
            other == Kind::InfoRequested
                && found.iter().any(|found| {
                    let accepts = ["accept", "sign", "notice"];
                    found.says(other)
                        && !found
                            .sentence
                            .words
                            .iter()
                            .any(|word| accepts.iter().any(|stem| word.text.starts_with(stem)))
                })
        }
        Kind::Advance => other == Kind::InfoRequested || (other == Kind::Timeline && dated(other)),
        Kind::InfoRequested | Kind::Referral | Kind::FollowUpRequested => {
            matches!(other, Kind::Timeline | Kind::FollowUpRequested | Kind::Referral)
        }
        _ => false,
    };
    let apart = |other: Kind| found.iter().any(|found| found.says(other) && !found.says(kind));
    kinds.iter().copied().filter(|other| *other != kind && fits(*other) && apart(*other)).collect()
}
