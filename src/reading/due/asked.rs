//! When the candidate is asked to write again.

use std::sync::LazyLock;

use super::dated::{Dated, dated_in, is_ahead, is_open};
use super::promised::{MAKE_IT, promised};
use super::{Due, one_of, settled};
use crate::reading::calendar::{plus_days, single};
use crate::reading::dates::Relation;
use crate::reading::kind::Found;
use crate::reading::pattern::{Pattern, patterns};
use crate::reading::roles::Role;
use crate::reading::sentence::Word;
use crate::timeline::facts::Days;
use crate::timeline::words::Kind;

/// A longer sentence corrects nothing, it only tells more.
const CORRECTING_WORDS_MAX: usize = 8;
/// Words behind days in which silence may be spoken of.
const SILENCE_MAX: usize = 6;

/// So short a time is one to write at, and one longer than the other is none beside it.
const SHORT_DAYS: i32 = 31;
const LONG_DAYS: i32 = 60;

/// "Failing that": what was promised did not come.
static FAILING: LazyLock<Vec<Pattern>> = LazyLock::new(|| {
    patterns(&[
        "nicht der fall",
        "cas contraire",
        "au cas",
        "à défaut",
        "passé|passée cette date",
        "de no",
        "ante|a la? falta",
        "pasada|pasado esa|dicha|ese fecha|plazo",
        "mocht dat|dit|het niet",
    ])
});
/// What the reader is to do who has heard nothing.
static ASKS: LazyLock<Pattern> = LazyLock::new(|| {
    Pattern::new(
        "write|call|email|check|drop|ping|chase|shout|nudge|follow|get|give|contact|reach|ring|\
         try|send|ask|touch|circle|phone|text|poke|pester|bug|remind|come|message",
    )
});
static REPLY: LazyLock<Pattern> = LazyLock::new(|| {
    Pattern::new("with|on|about your|ur decision|answer|reply|response|choice|availability")
});
/// What takes back the request before it.
static RETRACTS: LazyLock<Pattern> =
    LazyLock::new(|| Pattern::new("no|oh|sorry|ah|hang|scratch|hold? wait|actually|sorry|on|that"));
static SILENT: LazyLock<Pattern> = LazyLock::new(|| {
    Pattern::new(
        "if|unless * not|never|nothing|no|silence * heard|hear|rung|written|word|news|back|been|\
         something|anything|got|had|received|get",
    )
});
/// Words between silence and the day on which it is to be.
const QUIET_MAX: usize = 3;
/// "If he is silent on that day".
static SILENCE: LazyLock<Pattern> =
    LazyLock::new(|| Pattern::new("if|should|when _ is|are|be|stays|stay|still silent|quiet"));
/// The same in the other languages of which days are read.
static SILENT_ELSEWHERE: LazyLock<Pattern> = LazyLock::new(|| {
    Pattern::new(
        "si|caso|falls|wenn|sollte|sollten|heb|hebt|mocht|als * no|nadie|nada|niets|niks|geen|\
         nichts|nix|keine|keinen|kein|rien|personne|pas|aucun|aucune|sin|sans",
    )
});
/// What opens a clause that may come true or not.
const CONDITIONS: [&str; 16] = [
    "if", "should", "case", "unless", "when", "event", "who", "whenever", "falls", "wenn",
    "sollte", "sollten", "si", "sin", "mocht", "als",
];
/// What speaks of silence, wherever it stands.
const DENIALS: [&str; 37] = [
    "nichts",
    "nicht",
    "keine",
    "keinen",
    "kein",
    "nix",
    "rien",
    "pas",
    "sans",
    "aucun",
    "aucune",
    "nada",
    "niets",
    "niks",
    "geen",
    "niet",
    "sin",
    "nadie",
    "ninguna",
    "ningún",
    "no",
    "not",
    "nothing",
    "none",
    "never",
    "nobody",
    "without",
    "silence",
    "silent",
    "quiet",
    "aint",
    "ain't",
    "nowt",
    "forget",
    "forgets",
    "forgot",
    "forgotten",
];
/// Verbs that open a condition in German and Dutch where they stand first: "Kommt bis Freitag
/// nichts, rufen Sie an".
const INVERTED: [&str; 22] = [
    "kommt",
    "liegt",
    "haben",
    "hast",
    "hören",
    "hörst",
    "trifft",
    "bekommen",
    "bekommst",
    "kriegst",
    "erhalten",
    "erhältst",
    "heb",
    "hebt",
    "hoor",
    "hoort",
    "krijg",
    "krijgt",
    "komt",
    "ligt",
    "bleibt",
    "zijn",
];
/// What makes a noun or a report of a word like "call".
const ARTICLES: [&str; 17] = [
    "a", "an", "the", "no", "any", "our", "my", "your", "to", "not", "in", "had", "been", "by",
    "has", "have", "i",
];
/// What a day does that brings no news.
const PASSES: [&str; 14] = [
    "passes",
    "pass",
    "passed",
    "goes",
    "go",
    "comes",
    "come",
    "went",
    "has",
    "pasa",
    "termina",
    "acaba",
    "passe",
    "verstreicht",
];

/// Words between "make it" and the day.
const MADE_MAX: usize = 4;

/// "After the 15th, I'm away till then": the same days once more.
fn is_till_then(dated: &Dated<'_>) -> bool {
    let named = dated.words.get(dated.mention.from..dated.mention.to).unwrap_or_default();
    let till = |word: &Word| matches!(word.text.as_str(), "till" | "til" | "until");
    matches!(named, [first, then] if till(first) && then.text == "then")
}

/// When the candidate is asked to write.
pub fn asked(found: &[Found<'_, '_>]) -> Due {
    let mut all: Vec<Dated<'_>> = Vec::new();
    let mut next_days: Vec<Option<Days>> = Vec::new();
    let mut asked = false;
    let mut hangs = false;
    // A request that names no day but one that seems to be for something else means that.
    let any_open = found.iter().any(|one| one.says(Kind::FollowUpRequested) && one.dated());
    for (i, one) in found.iter().enumerate() {
        let here = dated_in(i, one, |mention| is_open(mention) || (!any_open && is_ahead(mention)));
        if asked && let Some(fixed) = corrected(&here, one) {
            return fixed.map_or(Due::Doubtful, Due::Known);
        }
        let Some(cue) = one.hits.iter().find(|hit| hit.kind == Kind::FollowUpRequested) else {
            continue;
        };
        asked = true;
        let words = one.sentence.words.as_slice();
        // "No, wait, I am away then, so write on the 8th".
        if RETRACTS.find(words).is_some_and(|(from, _)| from == 0) {
            all.clear();
        }
        // "Get back to us by Friday with your decision": the candidate's own.
        if REPLY.find(words).is_some() {
            continue;
        }
        hangs |= here.is_empty() && is_conditional(words);
        let (late, free): (Vec<Dated<'_>>, Vec<Dated<'_>>) =
            here.into_iter().partition(|dated| is_bound(dated, one.sentence.question));
        let free = to_write_on(free, &late, cue.from);
        if free.is_empty() {
            let next = |dated: &Dated<'_>| plus_days(dated.mention.days?.latest, 1).map(single);
            next_days.extend(late.iter().map(next));
        }
        all.extend(free.into_iter().map(|dated| Dated { sentence: i, ..dated }));
    }
    if all.is_empty() && next_days.is_empty() && hangs {
        // "You will have it by Friday. If it does not come, call me."
        let next = promised(found).days().and_then(|days| plus_days(days.latest, 1));
        return next.map_or(Due::Unsaid, |day| Due::Known(single(day)));
    }
    if all.is_empty() {
        return one_of(&next_days);
    }
    settled(&all)
}

/// The days that a sentence puts in the place of those of a request before it, if it does.
fn corrected(here: &[Dated<'_>], one: &Found<'_, '_>) -> Option<Option<Days>> {
    // "Actually no, I am away that week, make it the 12th".
    let made = |dated: &&Dated<'_>| {
        let from = dated.mention.from.saturating_sub(MADE_MAX);
        MAKE_IT.find(dated.words.get(from..dated.mention.from).unwrap_or_default()).is_some()
    };
    let short = one.sentence.words.len() <= CORRECTING_WORDS_MAX;
    let alone = here.len() == one.mentions.len() && short;
    let fixed = here.iter().find(made);
    let fixed =
        fixed.or_else(|| here.iter().find(|dated| dated.mention.corrects).filter(|_| alone));
    fixed.map(|dated| dated.mention.days)
}

/// Of the days of a request those on which to write; `late` are those by which there was to be
/// news, `asked` is the first word of the request.
fn to_write_on<'f>(mut free: Vec<Dated<'f>>, late: &[Dated<'f>], asked: usize) -> Vec<Dated<'f>> {
    // "He is out next week, so if you have nothing by the 12th, write": the 12th counts. "I am
    // away until Friday, so write on Monday": what stands behind the request is its time.
    if !late.is_empty() || free.iter().any(|dated| dated.mention.from >= asked) {
        free.retain(|dated| dated.mention.from >= asked);
    }
    if !free.iter().all(is_till_then) {
        free.retain(|dated| !is_till_then(dated));
    }
    // "She is away till the 14th, so write on the 17th".
    if free.iter().any(|dated| dated.role != Role::Absent) {
        free.retain(|dated| dated.role != Role::Absent);
    }
    // "In September, when we plan next year".
    if let Some(first) = free.iter().position(|dated| dated.mention.days.is_some()) {
        let mut at = 0;
        free.retain(|dated| {
            at += 1;
            at <= first + 1 || dated.mention.days.is_some()
        });
    }
    // "By the 15th; if you hear nothing by then": one day, said twice.
    let again = |dated: &Dated<'_>| late.iter().any(|d| d.mention.days == dated.mention.days);
    free.retain(|dated| dated.mention.relation != Relation::By || !again(dated));
    meant(&free)
}

/// It hangs on something, as far as its words tell.
fn is_conditional(words: &[Word]) -> bool {
    let conditional = |word: &Word| {
        is_one_of(word, &CONDITIONS) || ["nichts", "niets", "sans"].contains(&word.text.as_str())
    };
    words.iter().any(conditional)
        || words.first().is_some_and(|word| is_one_of(word, &INVERTED))
        || FAILING.iter().any(|cue| cue.find(words).is_some())
}

/// Of the days of a request those on which to write: none that is denied, and no season named
/// beside a day.
fn meant<'f>(all: &[Dated<'f>]) -> Vec<Dated<'f>> {
    let length = |dated: &Dated<'_>| {
        dated.mention.days.map_or(0, |days| (days.latest - days.earliest).get_days())
    };
    let short = all.iter().any(|dated| dated.mention.days.is_some() && length(dated) <= SHORT_DAYS);
    // "On 2 January, not the 1st; I'll be in bed the 1st".
    let denied: Vec<Option<Days>> =
        all.iter().filter(|dated| dated.is_denied()).map(|dated| dated.mention.days).collect();
    let off = |dated: &Dated<'_>| denied.contains(&dated.mention.days);
    let any = !all.iter().all(off);
    let season = |dated: &Dated<'_>| short && length(dated) > LONG_DAYS;
    all.iter().filter(|dated| !(season(dated) || any && off(dated))).copied().collect()
}

/// "If you have not heard by Friday, write": on the day after.
fn is_bound(dated: &Dated<'_>, question: bool) -> bool {
    let words = dated.words;
    let (from, to) = (dated.mention.from, dated.mention.to);
    let lower = dated.mention.relation.is_lower();
    if lower {
        return false;
    }
    let told = SILENT.find(words).is_some_and(|(start, end)| {
        let between = words.get(end..from).unwrap_or_default();
        start <= from && ASKS.find(between).is_none()
    });
    let told = told
        || SILENCE.find(words).is_some_and(|(_, end)| {
            let between = words.get(end..from).unwrap_or_default();
            end <= from && between.len() <= QUIET_MAX && ASKS.find(between).is_none()
        });
    // Of other languages the words that ask are not known: another clause has them.
    let told = told
        || SILENT_ELSEWHERE.find(words).is_some_and(|(start, end)| {
            let between = words.get(end..=from).unwrap_or_default();
            start <= from && !between.iter().any(|word| word.parted)
        });
    let before = words.get(..from).unwrap_or_default();
    let place = |list: &[&str]| before.iter().rposition(|word| is_one_of(word, list));
    let inverted = words.first().filter(|word| is_one_of(word, &INVERTED)).map(|_| 0);
    let condition = place(&CONDITIONS).or(inverted);
    let passes = !dated.mention.bare && words.get(to).is_some_and(|word| is_one_of(word, &PASSES));
    if told || (passes && condition.is_some()) {
        return true;
    }
    let behind = words.get(to..words.len().min(to + SILENCE_MAX)).unwrap_or_default();
    let denied = before.iter().chain(behind).any(|word| is_one_of(word, &DENIALS));
    // "Nothing by the 5th? Ring me": as good as a condition.
    let opens = words.first().is_some_and(|word| is_one_of(word, &DENIALS));
    let means = question || opens || words.iter().any(|word| word.text == "means");
    let start = condition.or_else(|| place(&DENIALS).filter(|_| means));
    let asks = |start: usize| (start + 1..from).any(|i| is_request(words, i));
    let unasked = start.is_some_and(|start| !asks(start));
    let until = words.get(from).is_some_and(|word| matches!(word.text.as_str(), "until" | "till"));
    let bounds = dated.mention.relation == Relation::By || until;
    bounds && denied && unasked
}

/// "Call", but not "a call".
fn is_request(words: &[Word], at: usize) -> bool {
    let asks = words.get(at..=at).is_some_and(|word| ASKS.find(word).is_some());
    let noun = at.checked_sub(1).and_then(|i| words.get(i));
    asks && !noun.is_some_and(|word| is_one_of(word, &ARTICLES))
}

fn is_one_of(word: &Word, list: &[&str]) -> bool {
    list.contains(&word.text.as_str())
}
