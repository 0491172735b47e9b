//! What stands around a cue and takes it back: a condition, a denial, somebody else as its doer.

use super::cues::Hit;
use super::sentence::Word;

/// Words before a cue in which a denial still bears on it.
const DENIAL_WORDS: usize = 4;
/// Words before a cue in which its doer is looked for.
const DOER_WORDS: usize = 5;

/// How a condition bears on a cue.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Condition {
    /// None does.
    Free,
    /// It stands within the condition itself: "if you are selected".
    Within,
    /// It is what follows from a choice that is still open: "if ..., we will be in touch".
    Hangs,
}

/// The condition that bears on the word at `at`.
#[must_use]
pub fn condition(words: &[Word], at: usize) -> Condition {
    let before = words.get(..at).unwrap_or_default();
    let Some(start) = before.iter().enumerate().rposition(|(i, _)| opens(words, i)) else {
        return if hangs_behind(words, at) { Condition::Hangs } else { Condition::Free };
    };
    let end = clause_end(words, start);
    if at < end {
        return Condition::Within;
    }
    let clause = words.get(start..end).unwrap_or_default();
    if is_choice(clause) || hangs_behind(words, at) { Condition::Hangs } else { Condition::Free }
}

/// True if a denial stands shortly before the word at `at`, in its own clause.
#[must_use]
pub fn denied(words: &[Word], at: usize) -> bool {
    let mut i = at;
    for _ in 0..DENIAL_WORDS {
        let parted = words.get(i).is_some_and(|word| word.parted);
        let Some(word) = i.checked_sub(1).and_then(|before| words.get(before)) else {
            return false;
        };
        if parted || matches!(word.text.as_str(), "but" | "so" | "because" | "and" | "until") {
            return false;
        }
        if is_denial(&word.text) {
            return true;
        }
        i -= 1;
    }
    false
}

/// A word that denies.
#[must_use]
pub fn is_denial(word: &str) -> bool {
    matches!(word, "not" | "never" | "no" | "nor" | "neither" | "without" | "unable" | "nobody")
}

/// True if the writer, or their people, do what the cue at `at` speaks of, and not the reader.
#[must_use]
pub fn own_doing(words: &[Word], at: usize) -> bool {
    let before = words.get(at.saturating_sub(DOER_WORDS)..at).unwrap_or_default();
    let who = before.iter().rposition(|word| is_own(&word.text));
    if before.windows(2).any(|pair| matches!(pair, [a, b] if a.text == "let" && b.text == "us")) {
        return false;
    }
    let asked = before.iter().rposition(|word| {
        matches!(
            word.text.as_str(),
            "you" | "u" | "please" | "kindly" | "free" | "mind" | "then" | "so"
        )
    });
    match (who, asked) {
        (Some(who), Some(asked)) => who > asked,
        (who, _) => who.is_some(),
    }
}

/// "If you have not heard by then, you were unsuccessful": not said yet.
#[must_use]
pub fn is_fallback(words: &[Word], at: usize) -> bool {
    let before = words.get(..at).unwrap_or_default();
    let has = |list: &[&str]| before.iter().any(|word| list.contains(&word.text.as_str()));
    has(&["if", "unless"]) && has(&["hear", "heard", "contacted", "received", "receive"])
}

/// A denial stands before a cue that holds none itself.
#[must_use]
pub fn is_taken_back(words: &[Word], hit: Hit) -> bool {
    let own = words.get(hit.from..hit.to).unwrap_or_default();
    !own.iter().any(|word| is_denial(&word.text)) && denied(words, hit.from)
}

/// "The role has not been filled": what is denied to have ended.
#[must_use]
pub fn denies_an_end(words: &[Word], hit: Hit) -> bool {
    let near = words.get(hit.from..(hit.to + 2).min(words.len())).unwrap_or_default();
    let ends = |word: &Word| ENDS.contains(&word.text.as_str());
    near.windows(3).any(|three| {
        matches!(three, [a, b, c] if is_denial(&a.text) && (ends(b) || b.text == "been" && ends(c)))
    })
}

/// "I'd like to hire you, but it is not my call", "an offer, once the board signs": somebody has
/// yet to decide it.
#[must_use]
pub fn hangs_on_others(words: &[Word], hit: Hit) -> bool {
    let has =
        |part: &[Word], list: &[&str]| part.iter().any(|word| list.contains(&word.text.as_str()));
    let before = words.get(..hit.from).unwrap_or_default();
    let behind = words.get(hit.to..).unwrap_or_default();
    let who = ["you", "your", "we", "u"];
    let opened = before.iter().position(|word| {
        matches!(word.text.as_str(), "if" | "once" | "assuming" | "provided" | "unless" | "until")
    });
    let others = opened.is_some_and(|at| !has(before.get(at..at + 3).unwrap_or_default(), &who));
    let close = behind.get(..behind.len().min(8)).unwrap_or_default();
    let later = has(close, &["once", "provided", "pending", "unless"]) && !has(close, &who);
    let wanted = has(before, &["intend", "plan"]) || has(close, &["but"]);
    others || later || wanted
}

const ENDS: [&str; 18] = [
    "missed",
    "overlooked",
    "lost",
    "excluded",
    "dropped",
    "beaten",
    "filled",
    "closed",
    "cancelled",
    "canceled",
    "frozen",
    "rejected",
    "eliminated",
    "declined",
    "gone",
    "withdrawn",
    "dead",
    "over",
];

fn is_own(word: &str) -> bool {
    matches!(
        word,
        "i" | "we"
            | "he"
            | "she"
            | "they"
            | "team"
            | "us"
            | "hr"
            | "client"
            | "panel"
            | "who"
            | "finance"
            | "board"
            | "ceo"
            | "boss"
            | "director"
            | "department"
            | "office"
            | "dean"
            | "committee"
            | "manager"
            | "colleague"
            | "everyone"
            | "somebody"
            | "someone"
    )
}

fn opens(words: &[Word], i: usize) -> bool {
    let text = |k: usize| words.get(k).map_or("", |word| word.text.as_str());
    match text(i) {
        "if" | "whether" if tells_which(words, i) => false,
        "if" => text(i + 1) != "not" || text(i + 2) != "sooner",
        "unless" | "whether" | "once" | "were" if text(i) != "were" => true,
        "were" => i == 0,
        "should" => matches!(text(i + 1), "you" | "your" | "we" | "the" | "anything" | "a"),
        "case" | "event" => matches!(text(i.wrapping_sub(1)), "in" | "the"),
        "provided" | "assuming" => true,
        "before" => matches!(text(i + 1), "i" | "we" | "they" | "he" | "she"),
        _ => false,
    }
}

/// "Please confirm whether ...": what is asked, and no condition.
fn tells_which(words: &[Word], i: usize) -> bool {
    let before =
        |back: usize| i.checked_sub(back).and_then(|k| words.get(k)).map_or("", |w| &w.text);
    matches!(before(1), "confirm" | "advise" | "check" | "wondering" | "indicate" | "clarify")
        || (before(1) == "know" && matches!(before(2), "me" | "us"))
        || (matches!(before(1), "me" | "us") && before(2) == "tell")
}

/// Where the clause of a condition ends: at a mark, or where "we", "I" or "please" begins anew.
fn clause_end(words: &[Word], start: usize) -> usize {
    let anew = |i: usize, word: &Word| {
        let fresh = matches!(word.text.as_str(), "i" | "we" | "please" | "then" | "kindly");
        i > start + 1 && (word.parted || (fresh && i > start + 2))
    };
    let found = words.iter().enumerate().skip(start).find(|(i, word)| anew(*i, word));
    found.map_or(words.len(), |(i, _)| i)
}

/// "We will be in touch if you are selected": the choice stands behind.
fn hangs_behind(words: &[Word], at: usize) -> bool {
    let behind = words.get(at..).unwrap_or_default();
    behind.iter().enumerate().any(|(k, word)| {
        let i = at + k;
        word.text == "if" && {
            let end = clause_end(words, i);
            is_choice(words.get(i..end).unwrap_or_default())
        }
    })
}

/// A condition that is a choice still to be made about the reader.
fn is_choice(clause: &[Word]) -> bool {
    let either = clause.iter().any(|word| matches!(word.text.as_str(), "or" | "not" | "whether"));
    let open = clause.iter().any(|word| {
        let stems = [
            "select",
            "success",
            "shortlist",
            "match",
            "qualif",
            "progress",
            "chosen",
            "suitable",
            "fit",
            "proceed",
            "consider",
        ];
        stems.iter().any(|stem| word.text.starts_with(stem))
    });
    let ours = clause.iter().any(|word| matches!(word.text.as_str(), "we" | "they"))
        && clause.iter().any(|word| matches!(word.text.as_str(), "interested" | "want" | "like"));
    (open || ours) && !either
}
