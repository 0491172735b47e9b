//! Which kind decides: worst consequence first, and any doubt is `unclear`.

use jiff::civil::Date;

use super::Evidence;
use super::calendar;
use super::cues::{Hit, Signs};
use super::dates::{Frame, Mention, Relation, Tongue, of_message};
use super::due;
use super::foreign;
use super::itip::{Appointment, Method};
use super::scope::{
    Condition, condition, denied, denies_an_end, hangs_on_others, is_denial, is_fallback,
    is_taken_back, own_doing,
};
use super::sentence::{Sentence, Word};
use super::told::{further, quotes};
use super::weigh;
use crate::timeline::facts::Days;
use crate::timeline::words::Kind;

/// What is judged.
#[derive(Debug)]
pub struct Case<'c, 't> {
    /// The part of the message that its sender wrote.
    pub text: &'t str,
    /// What the mail is headed by.
    pub subject: &'c str,
    /// The sentences of it.
    pub sentences: &'c [Sentence<'t>],
    /// Those that were taken for a signature.
    pub tail: &'c [Sentence<'t>],
    /// The sender's day, if known.
    pub reference: Option<Date>,
    /// What else is known of its days.
    pub frame: Frame<'c>,
    /// The appointment it is about, if it carries one.
    pub appointment: Option<Appointment>,
    /// It is bulk mail.
    pub bulk: bool,
    /// It names a mail address that is not its sender's or reader's.
    pub names_address: bool,
    /// Quotes could not be told from text, or it carries another message.
    pub muddled: bool,
    /// Its sentences are English.
    pub english: bool,
    /// It says that a machine wrote it, by its header, its subject or its text.
    pub automatic: bool,
}

/// What was found.
#[derive(Debug, Clone, PartialEq)]
pub struct Verdict {
    /// The kind that decides.
    pub kind: Kind,
    /// Further kinds.
    pub also: Vec<Kind>,
    /// The days named.
    pub due: Option<Days>,
    /// From 0 to 1.
    pub confidence: f64,
    /// The words that decided.
    pub evidence: Vec<Evidence>,
}

/// A sentence with what was found in it.
#[derive(Debug, Clone)]
pub(super) struct Found<'c, 't> {
    pub sentence: &'c Sentence<'t>,
    pub signs: Signs,
    pub hits: Vec<Hit>,
    pub mentions: Vec<Mention>,
    /// Something in it is taken back by a condition or a denial, and may be a verdict.
    pub doubt: bool,
    /// A verdict or a promise in it hangs on a condition: "only if you are shortlisted".
    pub hangs: bool,
}

impl Found<'_, '_> {
    pub(super) fn says(&self, kind: Kind) -> bool {
        self.hits.iter().any(|hit| hit.kind == kind)
    }

    pub(super) fn dated(&self) -> bool {
        self.mentions.iter().any(|mention| !mention.past)
    }
}

/// Judges by the rules, of which this is what they found.
#[must_use]
pub(super) fn judge(case: &Case<'_, '_>, found: &[Found<'_, '_>]) -> Verdict {
    if case.english {
        return judged(case, found.to_vec());
    }
    let day = case.appointment.and_then(|appointment| appointment.day);
    if invites(case, day) {
        let due = day.map(calendar::single);
        return Verdict { kind: Kind::Advance, due, confidence: 0.8, ..unclear(Vec::new()) };
    }
    foreign::judge(case)
}

/// What the rules find in each sentence of a message: days in its own language, words in English.
pub(super) fn examined<'c, 't>(case: &Case<'c, 't>) -> Vec<Found<'c, 't>> {
    let tongue = if case.english {
        None
    } else {
        let words = case.sentences.iter().flat_map(|sentence| &sentence.words);
        Tongue::of(&words.cloned().collect::<Vec<Word>>())
    };
    let days = of_message(case.sentences, Frame { tongue, ..case.frame });
    let both = case.sentences.iter().zip(days);
    both.map(|(sentence, mentions)| examine(sentence, mentions, case)).collect()
}

/// Judges an English message by what was found in it.
fn judged(case: &Case<'_, '_>, mut found: Vec<Found<'_, '_>>) -> Verdict {
    let method = case.appointment.map(|appointment| appointment.method);
    let off = matches!(method, Some(Method::Cancel | Method::Refused));
    let day = case.appointment.and_then(|appointment| appointment.day);
    let invited = invites(case, day);
    weigh::take_days(&mut found);
    weigh::take_hints(&mut found);
    if !invited && let Some(verdict) = weigh::elsewhere(case, &found) {
        return verdict;
    }
    let mut evidence = quotes(&found);
    let mut kinds: Vec<Kind> = evidence.iter().map(|evidence| evidence.says).collect();
    if invited {
        kinds.push(Kind::Advance);
    }
    kinds.sort_unstable();
    kinds.dedup();
    if let Some(soft) = weigh::refusal(&found, &kinds) {
        kinds.insert(0, Kind::Rejection);
        evidence.extend(soft);
    }
    weigh::settle(&mut kinds, &found);
    let Some(kind) = kinds.first().copied() else {
        return weigh::without_cues(case, &found);
    };
    let also = further(kind, &kinds, &found);
    let due = due::of(kind, &also, &found);
    evidence.retain(|evidence| evidence.says == kind || also.contains(&evidence.says));
    let gloomy = weigh::is_gloomy(&found);
    let sound = match kind {
        Kind::Stop | Kind::Rejection | Kind::Closed => true,
        Kind::Advance if invited => true,
        Kind::InfoRequested | Kind::Referral => !case.muddled && !off,
        Kind::Offer | Kind::Advance => !case.muddled && !off,
        _ => !off && weigh::is_safe(case, &found, kind, due),
    };
    // Where the time is all that is said, a time that can't be told leaves nothing.
    let told = match kind {
        Kind::Timeline => due.is_known(),
        Kind::FollowUpRequested => due != due::Due::Doubtful,
        Kind::Holding => !found.iter().any(|found| found.says(kind) && is_timed(found)),
        _ => true,
    };
    if !sound || !told {
        return unclear(evidence);
    }
    let alone = kinds.len() == 1 && !gloomy;
    let confidence = weigh::confidence(kind, alone, &found);
    // The calendar's day is the one that counts, whatever other days the words name.
    let named = day.filter(|_| invited && kind == Kind::Advance).map(calendar::single);
    let due = named.or_else(|| due.days());
    Verdict { kind, also, due, confidence, evidence }
}

/// True if it invites to an appointment, proposes another time, or accepts one that is to come.
fn invites(case: &Case<'_, '_>, day: Option<Date>) -> bool {
    let past = day.zip(case.reference).is_some_and(|(day, today)| day < today);
    match case.appointment.map(|appointment| appointment.method) {
        Some(Method::Request | Method::Counter) => true,
        Some(Method::Accepted) => !past,
        _ => false,
    }
}

/// Nothing that could be acted on.
#[must_use]
pub fn unclear(evidence: Vec<Evidence>) -> Verdict {
    Verdict { kind: Kind::Unclear, also: Vec::new(), due: None, confidence: 0.0, evidence }
}

/// The cues of one sentence that count, the first of each kind.
fn examine<'c, 't>(
    sentence: &'c Sentence<'t>,
    mentions: Vec<Mention>,
    case: &Case<'_, '_>,
) -> Found<'c, 't> {
    let signs = Signs::of(sentence);
    let mut found =
        Found { sentence, signs, hits: Vec::new(), mentions, doubt: false, hangs: false };
    let mut unsure = false;
    for hit in found.signs.cues() {
        match standing(hit, &found) {
            Standing::Counts(kind) if !found.says(kind) => found.hits.push(Hit { kind, ..hit }),
            Standing::Counts(_) | Standing::Nothing => {}
            Standing::Doubt if hit.kind == Kind::Timeline => unsure = true,
            Standing::Doubt => found.doubt = true,
        }
        found.hangs |= hangs(hit, sentence);
    }
    // "If you have not heard by Friday, write": the condition is that of the request.
    found.doubt |= unsure && !found.says(Kind::FollowUpRequested);
    if let Some(hit) = weigh::new_address(&found, case) {
        found.hits.push(hit);
    }
    if let Some(hit) = weigh::asked(&found) {
        found.hits.push(hit);
    }
    weigh::settle_sentence(&mut found);
    // One sentence that asks to be asked is a request, whatever it promises besides.
    if found.says(Kind::FollowUpRequested) {
        found.hits.retain(|hit| !matches!(hit.kind, Kind::Timeline | Kind::Holding));
    }
    if found.says(Kind::Timeline) {
        found.hits.retain(|hit| hit.kind != Kind::Holding);
    }
    if is_bare_stop(sentence, case) {
        found.hits.push(Hit { kind: Kind::Stop, from: 0, to: sentence.words.len() });
    }
    found.hits.sort_unstable_by_key(|hit| hit.kind);
    found
}

/// A verdict or a promise beside a condition, be it before it or behind.
fn hangs(hit: Hit, sentence: &Sentence<'_>) -> bool {
    let has = |list: &[&str]| sentence.words.iter().any(|word| list.contains(&word.text.as_str()));
    match hit.kind {
        Kind::Rejection | Kind::Closed => has(&["if", "unless", "should", "assume"]),
        Kind::Timeline => {
            has(&["only", "if", "should"])
                && has(&["shortlisted", "selected", "successful", "chosen", "match", "matches"])
        }
        _ => false,
    }
}

/// What a cue comes to by what stands around it.
enum Standing {
    Counts(Kind),
    Nothing,
    Doubt,
}

fn standing(hit: Hit, found: &Found<'_, '_>) -> Standing {
    use Standing::{Counts, Doubt, Nothing};
    let words = &found.sentence.words;
    let bound = condition(words, hit.from);
    let free = bound == Condition::Free;
    match hit.kind {
        Kind::Stop => {
            let own = own_doing(words, hit.from) && !found.sentence.question;
            let asked = words.iter().any(|word| {
                matches!(word.text.as_str(), "ask" | "request" | "prefer" | "want" | "wish" | "you")
            });
            if free && (!own || asked) { Counts(Kind::Stop) } else { Doubt }
        }
        Kind::Rejection if is_fallback(words, hit.from) => Doubt,
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
            if hit.kind == Kind::Advance && !concerns_reader(hit, found) {
                return Nothing;
            }
            if free && !denied { Counts(hit.kind) } else { Doubt }
        }
        Kind::InfoRequested => {
            let denied = denied(words, hit.from) || denies_within(hit, found);
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

/// "No decision before Easter": a time that no rule turns into a promise.
fn is_timed(found: &Found<'_, '_>) -> bool {
    let ahead = ["until", "till", "before", "by", "after", "within"];
    found.dated() && found.sentence.words.iter().any(|word| ahead.contains(&word.text.as_str()))
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

/// A person's whole message that is one word: "unsubscribe".
fn is_bare_stop(sentence: &Sentence<'_>, case: &Case<'_, '_>) -> bool {
    let total: usize = case.sentences.iter().map(|sentence| sentence.words.len()).sum();
    total <= 6
        && !case.bulk
        && sentence
            .words
            .iter()
            .any(|w| matches!(w.text.as_str(), "unsubscribe" | "remove" | "stop"))
}
