//! Two opinions: what the rules read, and what a model that knows many letters makes of it.
//!
//! Worst consequence first: where either sees a verdict, a request or a change of hands, a message
//! is never read as going on.

use std::sync::LazyLock;

use super::automatic;
use super::calendar::single;
use super::cues::{Hit, Sign};
use super::dates::Mention;
use super::foreign::{self, Doubts};
use super::kind::{self, Case, Found, Verdict, unclear};
use super::language::is_english;
use super::opinion::{KINDS, Opinion, opinion};
use super::pattern::Pattern;
use super::sentence::Sentence;
use super::told;
use super::weigh;
use crate::timeline::words::Kind;

/// A kind that is less likely is no reading.
const LEAST: f64 = 0.35;
/// So likely of a kind that ends the waiting, no message is read as going on.
const VETO: f64 = 0.15;
/// The same, where the rules see words that may end it.
const VETO_IN_DOUBT: f64 = 0.08;
/// The same, where a word of another language may end it that the rules don't know more of.
const VETO_IF_GRIM: f64 = 0.01;
/// And so likely a kind must be then.
const LEAST_IF_GRIM: f64 = 0.96;
/// A verdict that the rules see decides if the model gives it so much.
const SAID_TOO: f64 = 0.2;
/// What is sent to many is likelier an advert.
const LEAST_OF_MANY: f64 = 0.75;
/// No sentence of it so likely says its kind: it is of a sort that nobody has labelled.
const SAID_AT_ALL: f64 = 0.1;
/// A sentence that is so likely to say a kind says it.
const SAID: f64 = 0.5;

/// Judges.
#[must_use]
pub fn judge(case: &Case<'_, '_>) -> Verdict {
    let first = by_rules(case);
    if case.appointment.is_some() || case.sentences.is_empty() {
        return first;
    }
    let mut found = kind::examined(case);
    let Some(opinion) = opinion(case.subject, &found, first.kind) else { return first };
    let kind = settled(case, &found, first.kind, &opinion);
    if kind == Kind::Unclear {
        return unclear(first.evidence);
    }
    label(&mut found, kind, &opinion);
    if kind == Kind::Timeline && first.kind != kind {
        // Where the rules see no promise, days that seem to be for something else are.
        let told = |mention: &Mention| !(mention.over || mention.past || mention.bare);
        found.iter_mut().for_each(|found| found.mentions.retain(told));
    }
    let likely = opinion.of(|other| other == kind);
    let mut verdict = told::told(kind, likely, found);
    if kind == Kind::OutOfOffice {
        let day = automatic::return_day(case.sentences, case.reference);
        verdict.due = day.map(single);
    }
    match (kind == first.kind, verdict.kind == kind) {
        (false, _) => verdict,
        // The rules quote no more than the words that count.
        (true, true) => {
            Verdict { due: verdict.due.or(first.due), evidence: first.evidence, ..verdict }
        }
        (true, false) => first,
    }
}

/// Adds what the model makes of each sentence; of one at least that it says the kind.
fn label(found: &mut [Found<'_, '_>], kind: Kind, opinion: &Opinion) {
    let of = |at: usize| opinion.of_sentence(at, kind);
    let told = found.iter().any(|found| found.says(kind));
    let best = (0..found.len()).max_by(|a, b| of(*a).total_cmp(&of(*b))).filter(|_| !told);
    for (at, found) in found.iter_mut().enumerate() {
        for said in KINDS {
            let likely =
                opinion.of_sentence(at, said) >= SAID || (said == kind && best == Some(at));
            if likely && !found.says(said) {
                found.hits.push(Hit { kind: said, from: 0, to: found.sentence.words.len() });
            }
        }
        found.hits.sort_unstable_by_key(|hit| hit.kind);
    }
}

/// It tells what somebody owes the sender.
fn owed(sentence: &Sentence<'_>) -> bool {
    OWED.find(&sentence.words).is_some()
}

static OWED: LazyLock<Pattern> = LazyLock::new(|| {
    Pattern::new("they|he|she|client|hr|manager|boss|panel|committee|team * back to me|us")
});

/// What the rules alone make of it.
pub fn by_rules(case: &Case<'_, '_>) -> Verdict {
    kind::judge(case)
}

/// The kind that both allow; `unclear` where neither is sure, or where one of them sees an end and
/// the other does not.
fn settled(case: &Case<'_, '_>, found: &[Found<'_, '_>], first: Kind, opinion: &Opinion) -> Kind {
    let verdict = |kind: Kind| matches!(kind, Kind::Stop | Kind::Rejection | Kind::Closed);
    let foreign = !is_english(case.sentences);
    // Of another language the rules know little, but that for sure.
    if foreign && first != Kind::Unclear {
        return first;
    }
    // An advert by its form; and what is sent to many wishes nobody away.
    if case.bulk && first == Kind::Unrelated && opinion.of(verdict) < SAID {
        return first;
    }
    let (mut kind, mut likely) = opinion.best();
    // Of several verdicts that are all likely, one it is.
    let (worst, verdicts) = (opinion.likeliest(verdict).0, opinion.of(verdict));
    if verdicts > likely {
        (kind, likely) = (worst, verdicts);
    }
    let said = (0..found.len()).map(|at| opinion.of_sentence(at, kind)).fold(0.0, f64::max);
    let known = found.iter().any(|found| found.says(kind));
    let thanks =
        foreign || found.iter().any(|f| f.signs.has(Sign::Courtesy) || f.signs.has(Sign::Receipt));
    let strange = match kind {
        Kind::Acknowledgement => !thanks || said < SAID,
        // A no may be said by the whole of a letter, and by no sentence of it.
        Kind::Rejection => false,
        // "They will get back to me next week": to the sender, who says no more.
        Kind::FollowUpRequested if !known && found.iter().any(|f| owed(f.sentence)) => true,
        _ => !known && said < SAID_AT_ALL,
    };
    let advert = case.bulk && first != kind && (kind == Kind::Stop || likely < LEAST_OF_MANY);
    if strange || advert {
        return if verdict(first) { first } else { Kind::Unclear };
    }
    let hangs = found.iter().any(|found| found.hangs);
    let doubts = if foreign { foreign::doubts(case) } else { Doubts::default() };
    if kind.ends_the_waiting() {
        // A verdict goes before an invitation or an address, where it is more than a word.
        let outranks =
            verdict(first) && !verdict(kind) && opinion.of(|other| other == first) > SAID_TOO;
        let open = (doubts.open && verdict(kind)) || (hangs && kind == Kind::Advance);
        let sure = likely >= LEAST && !open && (verdict(kind) || !case.muddled);
        return match (outranks, sure) {
            (true, _) => first,
            (false, true) => kind,
            (false, false) => Kind::Unclear,
        };
    }
    // "A no, but write in June", "I am away, and the role is filled": the verdict decides.
    if verdict(first) && matches!(kind, Kind::FollowUpRequested | Kind::OutOfOffice) {
        return first;
    }
    // "On leave till the 20th, Ms Roe takes over": by a machine it is an absence, by a person not.
    if foreign && kind == Kind::OutOfOffice {
        return Kind::Unclear;
    }
    let ends = opinion.of(Kind::ends_the_waiting);
    let doubtful = foreign || weigh::is_doubtful(case, found);
    let veto = if doubtful { VETO_IN_DOUBT } else { VETO };
    let grim = doubts.grim && (ends > VETO_IF_GRIM || likely < LEAST_IF_GRIM);
    let barred = verdict(first) || case.muddled || hangs || doubts.open || grim;
    if barred || ends > veto || likely < LEAST { Kind::Unclear } else { kind }
}
