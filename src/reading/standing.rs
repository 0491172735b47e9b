//! What a cue comes to by what stands around it: it counts, it is nothing, or it is a doubt.

use std::sync::LazyLock;

use super::cues::Hit;
use super::dates::{Mention, Relation};
use super::kind::Found;
use super::pattern::Pattern;
use super::scope::{
    Condition, condition, denied, denies_an_end, hangs_on_others, is_denial, is_fallback,
    is_taken_back, own_doing,
};
use super::sentence::{Sentence, Word};
use crate::timeline::words::Kind;

/// A verdict or a promise beside a condition, be it before it or behind.
pub(super) fn hangs(hit: Hit, sentence: &Sentence<'_>) -> bool {
    let has = |list: &[&str]| sentence.words.iter().any(|word| list.contains(&word.text.as_str()));
    match hit.kind {
        Kind::Rejection | Kind::Closed => has(&["if", "unless", "should", "assume"]),
        Kind::Timeline => {
            has(&["only", "if", "should"])
                && has(&PICKED)
                && !sentence
                    .words
                    .windows(2)
                    .any(|pair| matches!(pair, [a, b] if a.text == "or" && b.text == "not"))
        }
        _ => false,
    }
}

/// A longer question may tell something besides.
const QUESTION_WORDS_MAX: usize = 6;
/// Words between "nothing" and what is wanted.
const NOTHING_MAX: usize = 4;

/// The reader has been chosen.
const PICKED: [&str; 7] =
    ["shortlisted", "selected", "successful", "chosen", "match", "matches", "interested"];

/// What a cue comes to by what stands around it.
pub(super) enum Standing {
    Counts(Kind),
    Nothing,
    Doubt,
}

pub(super) fn standing(hit: Hit, found: &Found<'_, '_>) -> Standing {
    use Standing::{Counts, Doubt, Nothing};
    let words = &found.sentence.words;
    let bound = condition(words, hit.from);
    let free = bound == Condition::Free;
    match hit.kind {
        Kind::Stop => stop(hit, found, free),
        Kind::Rejection if is_fallback(words, hit.from) => Doubt,
        // "Didn't get the job?"
        Kind::Rejection if found.sentence.question && words.len() <= QUESTION_WORDS_MAX => Doubt,
        Kind::Rejection | Kind::Closed => {
            // "You have not been turned down": a verdict denied is none, and no promise either.
            let open = denies_an_end(words, hit);
            if open && words.iter().any(|word| STILL.contains(&word.text.as_str())) {
                Nothing
            } else if free && !open && !is_taken_back(words, hit) && !is_put_to_reader(found, hit) {
                Counts(hit.kind)
            } else {
                Doubt
            }
        }
        Kind::Offer if hangs_on_others(words, hit) => Doubt,
        Kind::Offer | Kind::Advance => {
            let denied = denied(words, hit.from) || denies_within(hit, found);
            let open = || AT_ANY_TIME.find(words).is_some() && !found.dated();
            let past = || {
                let before = words.get(..hit.from).unwrap_or_default();
                HAD_PLANNED.find(before).is_some()
                    || (LOVELY.find(words).is_some() && !found.dated())
            };
            if hit.kind == Kind::Advance && (!concerns_reader(hit, found) || open() || past()) {
                return Nothing;
            }
            if free && !denied { Counts(hit.kind) } else { Doubt }
        }
        Kind::InfoRequested => {
            let before = words.get(hit.from.saturating_sub(NOTHING_MAX)..hit.from);
            let none = before.is_some_and(|all| all.iter().any(|word| word.text == "nothing"));
            let denied = none || denied(words, hit.from) || denies_within(hit, found);
            let thanks = words.get(..hit.from).unwrap_or_default().iter();
            let thanked = thanks.clone().any(|word| word.text.starts_with("thank"));
            if thanked && !found.sentence.question {
                return Nothing;
            }
            if free && !denied && !is_own_errand(hit, found) { Counts(hit.kind) } else { Nothing }
        }
        Kind::Referral => {
            if bound == Condition::Within {
                Nothing
            } else {
                Counts(hit.kind)
            }
        }
        Kind::FollowUpRequested => follow_up(hit, found),
        Kind::Timeline => promise(hit, found, bound),
        _ if found.sentence.question && words.iter().any(|word| word.text == "you") => Nothing,
        kind => Counts(kind),
    }
}

fn stop(hit: Hit, found: &Found<'_, '_>, free: bool) -> Standing {
    let words = &found.sentence.words;
    let text = |i: usize| words.get(i).map_or("", |word| word.text.as_str());
    // "You never bother me."
    if text(hit.from.wrapping_sub(1)) == "you" && text(hit.from) == "never" {
        return Standing::Nothing;
    }
    let own = own_doing(words, hit.from) && !found.sentence.question;
    let asked = words.iter().any(|word| {
        matches!(word.text.as_str(), "ask" | "request" | "prefer" | "want" | "wish" | "you")
    });
    if free && (!own || asked) { Standing::Counts(Kind::Stop) } else { Standing::Doubt }
}

/// A meeting that will not be.
static HAD_PLANNED: LazyLock<Pattern> =
    LazyLock::new(|| Pattern::new("we|i|they had planned|hoped|intended|meant|wanted"));

/// A meeting that has been.
static LOVELY: LazyLock<Pattern> = LazyLock::new(|| {
    Pattern::new(
        "was|is|were great|good|lovely|nice|wonderful|delightful|pleasure|fun|brilliant|super|\
         treat|joy|delight|privilege|honour|honor to|\
         meeting|talking|speaking|seeing _ you|meet|talk|speak|see|chat",
    )
});

/// An open invitation, and no appointment.
static AT_ANY_TIME: LazyLock<Pattern> = LazyLock::new(|| {
    Pattern::new("call|ring|phone|email|mail|write|text|message|contact me|us at? any|anytime")
});

/// What tells that it goes on.
const STILL: [&str; 6] = ["still", "only", "just", "yet", "open", "alive"];

/// "Would you like to withdraw?", "it will be closed unless we have your form": up to the reader.
fn is_put_to_reader(found: &Found<'_, '_>, hit: Hit) -> bool {
    let words = &found.sentence.words;
    let behind = words.get(hit.to..).unwrap_or_default();
    let before = words.get(..hit.to).unwrap_or_default();
    let asks = |pair: &[Word]| {
        matches!(pair, [a, b] if b.text == "you"
            && ["are", "have", "would", "do", "did", "were", "will"].contains(&a.text.as_str()))
    };
    (found.sentence.question && before.windows(2).any(asks))
        || behind.iter().any(|word| word.text == "unless")
}

/// The reader is meant, or nobody is named: "we have our last interview on Friday" is of others.
fn concerns_reader(hit: Hit, found: &Found<'_, '_>) -> bool {
    let words = &found.sentence.words;
    let before = hit.from.checked_sub(1).and_then(|i| words.get(i)).map_or("", |word| &word.text);
    // An order: "Send me three days".
    if matches!(before, "" | "and" | "so" | "then" | "or" | "just") {
        return true;
    }
    let has = |list: &[&str]| words.iter().any(|word| list.contains(&word.text.as_str()));
    found.sentence.question
        || has(&[
            "you",
            "your",
            "u",
            "ur",
            "ya",
            "yours",
            "let",
            "conversation",
            "please",
            "kindly",
        ])
        || !has(&["we", "i", "they", "our", "he", "she", "my", "candidates", "panel"])
}

fn denies_within(hit: Hit, found: &Found<'_, '_>) -> bool {
    let inside = found.sentence.words.get(hit.from + 1..hit.to).unwrap_or_default();
    inside.iter().any(|word| is_denial(&word.text))
}

/// "I will send the form", "they need to see the budget": what the writer's people do themselves.
fn is_own_errand(hit: Hit, found: &Found<'_, '_>) -> bool {
    let words = &found.sentence.words;
    let text = |i: usize| words.get(i).map_or("", |word| word.text.as_str());
    let first = text(hit.from);
    let needs =
        ["need", "require", "missing", "want", "like", "ask", "are", "what", "please", "kindly"];
    let reader = matches!(text(hit.from + 1), "you" | "u");
    let modal = ["could", "can", "would", "will", "may", "do", "are", "have", "when", "asked"];
    if reader {
        return !modal.contains(&first) && !needs.iter().any(|stem| first.starts_with(stem));
    }
    if needs.iter().any(|stem| first.starts_with(stem)) {
        return false;
    }
    own_doing(words, hit.from)
}

/// What a refusal tells those who dispute it.
static DISPUTES: LazyLock<Pattern> = LazyLock::new(|| {
    Pattern::new("if you believe|think|feel|disagree|wish _ error|mistake|with|appeal")
});

/// After what the reader has yet to do.
pub(super) static DEED: LazyLock<Pattern> = LazyLock::new(|| {
    Pattern::new(
        "once|when|after|soon as? you|u have|are|get|got|finish|pass|move|arrive|sit|ve|had|take \
         !heard|hear|ready|minute|chance|free|time|moment|questions|question|a|an|any|back",
    )
});

/// A request to write again: with a day, or after something that is to happen.
fn follow_up(hit: Hit, found: &Found<'_, '_>) -> Standing {
    let words = &found.sentence.words;
    let own = own_doing(words, hit.from);
    let noun = hit.from.checked_sub(1).and_then(|i| words.get(i)).is_some_and(|word| {
        matches!(word.text.as_str(), "a" | "an" | "the" | "our" | "video" | "phone" | "quick")
    });
    if noun {
        return Standing::Nothing;
    }
    let idle = own || condition(words, hit.from) == Condition::Within && hit.from > 0;
    if idle && words.get(hit.from).is_none_or(|word| word.text != "if") {
        return Standing::Nothing;
    }
    if own || denied(words, hit.from) {
        return if own { Standing::Nothing } else { Standing::Doubt };
    }
    // "If you believe that this is an error, contact us within ten days."
    if DISPUTES.find(words).is_some() {
        return Standing::Nothing;
    }
    // "When you have sat the exam, drop me a line."
    if DEED.find(words).is_some() {
        return Standing::Counts(Kind::FollowUpRequested);
    }
    let behind = words.get(hit.to.saturating_sub(1)..).unwrap_or_default();
    let later = behind.iter().any(|word| matches!(word.text.as_str(), "after" | "once" | "when"));
    let open =
        words.iter().any(|word| matches!(word.text.as_str(), "anytime" | "whenever" | "any"));
    if found.dated() || (later && !open) {
        return Standing::Counts(Kind::FollowUpRequested);
    }
    Standing::Nothing
}

/// A promise of news: with a day it is a timeline, without one they are still at it.
fn promise(hit: Hit, found: &Found<'_, '_>, bound: Condition) -> Standing {
    let words = &found.sentence.words;
    // "Kindly revert by Friday": the reader is to.
    let before = hit.from.checked_sub(1).and_then(|i| words.get(i)).map_or("", |word| &word.text);
    if matches!(before, "kindly" | "please" | "pls") {
        return Standing::Nothing;
    }
    if bound == Condition::Hangs {
        return Standing::Doubt;
    }
    let bounded = found.mentions.iter().any(|mention| mention.relation != Relation::On);
    let negated = denied(words, hit.from) && !bounded;
    if !found.dated() {
        let ahead = words.iter().any(|word| PROMISES.contains(&word.text.as_str()));
        let idle = negated || !ahead || bound != Condition::Free || found.sentence.question;
        return if idle { Standing::Nothing } else { Standing::Counts(Kind::Holding) };
    }
    if is_promised_to_sender(words, hit) || found.sentence.question {
        return Standing::Nothing;
    }
    let before = |mention: &Mention| {
        mention.relation == Relation::By
            && words.get(mention.from).is_some_and(|word| word.text == "before")
    };
    let unsaid = denied(words, hit.from) && found.mentions.iter().any(before);
    if unsaid || negated || bound == Condition::Within {
        return Standing::Doubt;
    }
    Standing::Counts(Kind::Timeline)
}

/// What makes of "let you know" a promise, where no day is named.
const PROMISES: [&str; 14] = [
    "will", "shall", "soon", "shortly", "hope", "expect", "plan", "aim", "asap", "possible",
    "course", "let", "going", "once",
];

/// "They will get back to me by Friday": a promise, and not to the candidate.
fn is_promised_to_sender(words: &[Word], hit: Hit) -> bool {
    let span = words.get(hit.from..=hit.to.min(words.len().saturating_sub(1))).unwrap_or_default();
    span.windows(2).any(|pair| {
        matches!(pair, [a, b] if matches!(a.text.as_str(), "to" | "tell" | "told" | "promised")
            && matches!(b.text.as_str(), "me" | "us"))
    })
}
