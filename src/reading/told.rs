//! What a message of a known kind tells: its days, what else is true of it, and the words.

use std::sync::LazyLock;

use super::Evidence;
use super::cues::Hit;
use super::dates::{Mention, Relation};
use super::due;
use super::kind::{Found, Verdict, unclear};
use super::pattern::Pattern;
use super::roles::{Role, role};
use super::sentence::Word;
use super::weigh;
use crate::timeline::words::Kind;

/// Words looked at before a length that may have passed.
const PASSED_MAX: usize = 4;
/// Words looked at before a verb for who does it.
const WRITER_MAX: usize = 2;
const PASSED: [&str; 15] = [
    "for", "since", "been", "was", "were", "has", "have", "had", "last", "past", "seit", "depuis",
    "hace", "al", "over",
];

static REPORTED: LazyLock<Pattern> =
    LazyLock::new(|| Pattern::new("as? i|we|he|she told|said|wrote|mentioned|promised"));

/// What makes days the reader's own.
static OWN: LazyLock<Pattern> = LazyLock::new(|| Pattern::new("once|provided|assuming you|your"));

/// Somebody else is to be written to.
static ASKS_THEM: LazyLock<Pattern> = LazyLock::new(|| {
    Pattern::new(
        "email|mail|write|call|ring|phone|contact|message|text|direct|address|try|reach|ping|drop|\
         approach|chase|give|ask|send * him|her|them",
    )
});

/// A message whose kind is known, by what was found in it: the days that go with the kind, what
/// else is true, and the words that say it.
pub(super) fn told(kind: Kind, likely: f64, mut found: Vec<Found<'_, '_>>) -> Verdict {
    weigh::take_days(&mut found);
    if kind == Kind::Referral {
        ask_them(&mut found);
    }
    let mut evidence = quotes(&found);
    let mut kinds: Vec<Kind> = evidence.iter().map(|evidence| evidence.says).collect();
    kinds.sort_unstable();
    kinds.dedup();
    let also = further(kind, &kinds, &found);
    let due = due::of(kind, &also, &found);
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

/// Where the rules see no promise, days that seem to be for something else are, unless the words
/// beside them tell that the reader hears of it, or a sure promise names no others.
pub(super) fn drop_asides(found: &mut [Found<'_, '_>], sure: impl Fn(usize) -> bool) {
    let promises = |one: &Found<'_, '_>| one.says(Kind::Timeline);
    let named = found.iter().filter(|one| promises(one)).flat_map(|one| &one.mentions);
    let alone = named.filter(|mention| !mention.over).count() == 1;
    for (at, one) in found.iter_mut().enumerate() {
        let words = &one.sentence.words;
        let stays = |(k, mention): (usize, &Mention)| {
            let heard = || {
                promises(one)
                    && !is_own(words, mention)
                    && match role(words, &one.mentions, k) {
                        Role::Told => !is_reported(words, mention),
                        Role::Decided => !speaks_on(words, mention) && !is_reported(words, mention),
                        Role::Own | Role::Owed => false,
                        _ => alone && sure(at) && is_promised(words, mention),
                    }
            };
            let aside = mention.past || mention.bare;
            (!mention.over && (!aside || heard())).then_some(*mention)
        };
        one.mentions = one.mentions.iter().enumerate().filter_map(stays).collect();
    }
}

/// "Email him on Wednesday": whoever takes over is to be asked, at a time.
fn ask_them(found: &mut [Found<'_, '_>]) {
    for one in found.iter_mut().filter(|one| !one.says(Kind::FollowUpRequested)) {
        let words = &one.sentence.words;
        let Some((from, to)) = ASKS_THEM.find(words) else { continue };
        // "I will ask her on Wednesday".
        let before = words.get(from.saturating_sub(WRITER_MAX)..from).unwrap_or_default();
        if before.iter().any(|word| matches!(word.text.as_str(), "i" | "we" | "he" | "she")) {
            continue;
        }
        let told = |(k, mention): (usize, &Mention)| {
            let on = !matches!(mention.relation, Relation::By | Relation::From)
                && role(words, &one.mentions, k) != Role::Absent;
            !mention.past && mention.from >= to && on
        };
        if one.mentions.iter().enumerate().any(told) {
            one.hits.push(Hit { kind: Kind::FollowUpRequested, from, to });
            one.hits.sort_unstable_by_key(|hit| hit.kind);
        }
    }
}

/// "As I told you on Tuesday", "you have until Friday": told before, or the reader's own.
fn is_reported(words: &[Word], mention: &Mention) -> bool {
    let before = words.get(..mention.from).unwrap_or_default();
    let first = words.get(mention.from).map_or("", |word| word.text.as_str());
    matches!(first, "until" | "till") || REPORTED.find(before).is_some()
}

/// "Once you have sent the form by Friday": the reader's own.
fn is_own(words: &[Word], mention: &Mention) -> bool {
    OWN.find(words.get(..mention.from).unwrap_or_default()).is_some()
}

/// "Our results come out on 5 May, and we will let you know": the reader hears at another time.
fn speaks_on(words: &[Word], mention: &Mention) -> bool {
    let behind = words.get(mention.to..).unwrap_or_default();
    behind.iter().any(|word| word.text == "you")
}

/// "By the end of May", or a length that is none of what has passed.
fn is_promised(words: &[Word], mention: &Mention) -> bool {
    let first = words.get(mention.from).map_or("", |word| word.text.as_str());
    let from = mention.from.saturating_sub(PASSED_MAX);
    let before = words.get(from..mention.from).unwrap_or_default();
    let passed = before.iter().any(|word| PASSED.contains(&word.text.as_str()));
    if mention.bare { !passed } else { matches!(first, "by" | "before") }
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
    let apart = |other: Kind| {
        // Whom to write to, when, and by when they answer, may be one sentence.
        let same = kind == Kind::Referral;
        found.iter().any(|found| found.says(other) && (!found.says(kind) || same && found.dated()))
    };
    kinds.iter().copied().filter(|other| *other != kind && fits(*other) && apart(*other)).collect()
}
