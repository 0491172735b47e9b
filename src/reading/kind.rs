//! Which kind decides: worst consequence first, and any doubt is `unclear`.

use jiff::civil::Date;

use super::Evidence;
use super::calendar;
use super::cues::{COURTESY, DANGER, GLOOM, Hit, NEUTRAL, TURN, find, hits};
use super::dates::{Mention, mentions};
use super::due;
use super::foreign;
use super::itip::{Appointment, Method};
use super::language::is_english;
use super::sentence::Sentence;
use crate::timeline::facts::Days;
use crate::timeline::words::Kind;

/// What is judged.
#[derive(Debug)]
pub struct Case<'c, 't> {
    /// The part of the message that its sender wrote.
    pub text: &'t str,
    /// The sentences of it.
    pub sentences: &'c [Sentence<'t>],
    /// Those that were taken for a signature.
    pub tail: &'c [Sentence<'t>],
    /// The sender's day, if known.
    pub reference: Option<Date>,
    /// The appointment it is about, if it carries one.
    pub appointment: Option<Appointment>,
    /// It is bulk mail.
    pub bulk: bool,
    /// It names a mail address that is not its sender's or reader's.
    pub names_address: bool,
    /// Quotes could not be told from text, or it carries another message.
    pub muddled: bool,
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
#[derive(Debug)]
pub(super) struct Found<'c, 't> {
    pub sentence: &'c Sentence<'t>,
    pub hits: Vec<Hit>,
    pub mentions: Vec<Mention>,
}

impl Found<'_, '_> {
    pub(super) fn says(&self, kind: Kind) -> bool {
        self.hits.iter().any(|hit| hit.kind == kind)
    }
}

/// Judges.
#[must_use]
pub fn judge(case: &Case<'_, '_>) -> Verdict {
    let method = case.appointment.map(|appointment| appointment.method);
    let off = matches!(method, Some(Method::Cancel | Method::Refused));
    let day = case.appointment.and_then(|appointment| appointment.day);
    let invited = invites(case, day);
    if !is_english(case.sentences) {
        let due = day.map(calendar::single);
        let bare = Verdict { kind: Kind::Advance, due, confidence: 0.8, ..unclear(Vec::new()) };
        return if invited { bare } else { foreign::judge(case) };
    }
    let mut doubt = off;
    let mut found: Vec<Found<'_, '_>> = Vec::new();
    for sentence in case.sentences {
        found.push(examine(sentence, case, &mut doubt));
    }
    let mut evidence = quotes(&found);
    let mut kinds: Vec<Kind> = evidence.iter().map(|evidence| evidence.says).collect();
    if invited {
        kinds.push(Kind::Advance);
    }
    kinds.sort_unstable();
    kinds.dedup();
    let Some(kind) = kinds.first().copied() else {
        return without_cues(case, &found, doubt);
    };
    let due = due::of(kind, &found);
    let also = further(kind, &kinds, &found);
    evidence.retain(|evidence| evidence.says == kind || also.contains(&evidence.says));
    let sound = match kind {
        Kind::Stop | Kind::Rejection | Kind::Closed => true,
        Kind::Advance if invited => true,
        Kind::InfoRequested | Kind::Referral => !case.muddled && !off,
        Kind::Offer | Kind::Advance => !case.muddled && !off && !is_gloomy(&found),
        _ => !doubt && is_safe(case, &found),
    };
    // "No decision before Easter" holds a time that no rule here turns into a promise.
    let mut of_kind = found.iter().filter(|found| found.says(kind));
    let timed = kind == Kind::Holding
        && of_kind.any(|found| {
            let units = ["week", "weeks", "month", "months"];
            found.mentions.iter().any(|mention| !mention.past)
                || found.sentence.words.iter().any(|w| units.contains(&w.text.as_str()))
        });
    // Where the time is all that is said, a time that can't be told leaves nothing.
    let told = due.is_known() || !matches!(kind, Kind::Timeline | Kind::FollowUpRequested);
    if !sound || !told || timed {
        return unclear(evidence);
    }
    let confidence = if kinds.len() == 1 { 0.9 } else { 0.8 };
    let named = due.days().or_else(|| day.filter(|_| invited).map(calendar::single));
    let due = if kind == Kind::Advance { named } else { due.days() };
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

/// The cues of one sentence that count; what is denied or hangs on a condition is a doubt.
fn examine<'c, 't>(
    sentence: &'c Sentence<'t>,
    case: &Case<'_, '_>,
    doubt: &mut bool,
) -> Found<'c, 't> {
    let mentions = mentions(&sentence.words, case.reference);
    let dated = mentions.iter().any(|mention| !mention.past);
    let mut kept: Vec<Hit> = Vec::new();
    for hit in hits(sentence) {
        let inside = sentence.words.get(hit.from + 1..hit.to).unwrap_or_default();
        let denied_inside = inside.iter().any(|word| matches!(word.text.as_str(), "not" | "never"));
        let counts = match hit.kind {
            Kind::Stop | Kind::Rejection => !hit.conditional,
            Kind::Closed => !hit.conditional && !denied_inside,
            Kind::Offer | Kind::Advance | Kind::InfoRequested | Kind::Referral => {
                !hit.conditional && !hit.negated && !denied_inside
            }
            Kind::FollowUpRequested => dated && !is_own_promise(sentence, hit.from),
            Kind::Timeline => {
                let bounded = mentions.iter().any(|m| m.relation != super::dates::Relation::On);
                let to_sender = is_promised_to_sender(sentence, hit);
                dated
                    && !to_sender
                    && !hit.conditional
                    && (!hit.negated || bounded)
                    && !sentence.question
            }
            _ => !sentence.question,
        };
        if counts {
            kept.push(hit);
        } else if hit.kind == Kind::FollowUpRequested {
            // "We will follow up" with no day, or "feel free to check in": nothing to doubt.
            *doubt |= dated && !is_own_promise(sentence, hit.from);
        } else if hit.kind == Kind::Timeline {
            *doubt |= dated || hit.conditional;
            if !dated && !hit.conditional && !hit.negated && !sentence.question {
                kept.push(Hit { kind: Kind::Holding, ..hit });
            }
        } else {
            *doubt = true;
        }
    }
    // One sentence that asks to be asked is a request, whatever it promises besides.
    if kept.iter().any(|hit| hit.kind == Kind::FollowUpRequested) {
        kept.retain(|hit| !matches!(hit.kind, Kind::Timeline | Kind::Holding));
    }
    if kept.iter().any(|hit| hit.kind == Kind::Timeline) {
        kept.retain(|hit| hit.kind != Kind::Holding);
    }
    if is_bare_stop(sentence, case) {
        let to = sentence.words.len();
        kept.push(Hit { kind: Kind::Stop, from: 0, to, conditional: false, negated: false });
    }
    Found { sentence, hits: kept, mentions }
}

/// "I will check in with the team": the sender's own doing, and no request.
fn is_own_promise(sentence: &Sentence<'_>, from: usize) -> bool {
    let before = sentence.words.get(from.saturating_sub(5)..from).unwrap_or_default();
    let who = before.iter().rposition(|word| {
        matches!(word.text.as_str(), "i" | "we" | "he" | "she" | "they" | "team" | "let" | "to")
    });
    let asked = before.iter().rposition(|word| {
        matches!(word.text.as_str(), "you" | "please" | "free" | "mind" | "then" | "so")
    });
    match (who, asked) {
        (Some(who), Some(asked)) => who > asked && !at_free_to(before, who),
        (who, _) => who.is_some(),
    }
}

fn at_free_to(before: &[super::sentence::Word], who: usize) -> bool {
    before.get(who).is_some_and(|word| word.text == "to")
}

/// "They will get back to me by Friday": a promise, and not to the candidate.
fn is_promised_to_sender(sentence: &Sentence<'_>, hit: Hit) -> bool {
    let word = |i: usize| sentence.words.get(i).map_or("", |word| word.text.as_str());
    let to = word(hit.to.saturating_sub(1)) == "to";
    to && matches!(word(hit.to), "me" | "us")
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

fn quotes(found: &[Found<'_, '_>]) -> Vec<Evidence> {
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
fn further(kind: Kind, kinds: &[Kind], found: &[Found<'_, '_>]) -> Vec<Kind> {
    let fits = |other: Kind| match kind {
        Kind::Stop => matches!(other, Kind::Rejection | Kind::Closed),
        Kind::Rejection | Kind::Closed => other == Kind::FollowUpRequested,
        Kind::Offer => other == Kind::InfoRequested,
        Kind::Advance => other == Kind::InfoRequested,
        Kind::InfoRequested | Kind::Referral | Kind::FollowUpRequested => {
            matches!(other, Kind::Timeline | Kind::FollowUpRequested | Kind::Referral)
        }
        _ => false,
    };
    let apart = |other: Kind| found.iter().any(|found| found.says(other) && !found.says(kind));
    kinds.iter().copied().filter(|other| *other != kind && fits(*other) && apart(*other)).collect()
}

/// Bad news somewhere, in a sentence that speaks of nothing known.
fn is_gloomy(found: &[Found<'_, '_>]) -> bool {
    found.iter().any(|found| {
        find(&GLOOM, found.sentence).is_some()
            && !found.hits.iter().any(|hit| hit.kind >= Kind::InfoRequested)
    })
}

/// Nothing in it could be a verdict, a request or a change of hands that no cue has found.
fn is_safe(case: &Case<'_, '_>, found: &[Found<'_, '_>]) -> bool {
    let clean =
        found.iter().all(|found| find(&DANGER, found.sentence).is_none() && is_explained(found));
    let tail = case.tail.iter().all(|sentence| {
        hits(sentence).iter().all(|hit| hit.kind > Kind::Closed) && !asks(sentence)
    });
    clean && tail && !is_gloomy(found) && !case.muddled && !case.names_address
}

/// It holds a cue, or is a courtesy, or says in a neutral way why things take time.
fn is_explained(found: &Found<'_, '_>) -> bool {
    let sentence = found.sentence;
    if !found.hits.is_empty() {
        // "Still interviewing, but ...": what stands behind a turn is what counts.
        let turn = find(&TURN, sentence).map_or(0, |(_, to)| to);
        let told = found.hits.iter().any(|hit| hit.from >= turn);
        return told && (found.says(Kind::FollowUpRequested) || !asks(sentence));
    }
    let has = |list: &[&str]| sentence.words.iter().any(|w| list.contains(&w.text.as_str()));
    if asks(sentence) || find(&TURN, sentence).is_some() {
        return false;
    }
    let to_reader = has(&["you", "your", "yours"]);
    let denies = has(&["not", "no", "never", "nor", "neither", "without"]);
    let polite = find(&COURTESY, sentence).is_some() && (!denies || has(&["nothing"]));
    // "Finance won't look at it till May" tells of time; "the feedback was not good" does not.
    let timely = has(&["until", "till", "yet", "before", "know", "need", "sure"]);
    let neutral = (!denies || timely) && find(&NEUTRAL, sentence).is_some();
    let aside = sentence.words.len() <= 3 || is_nameplate(sentence);
    polite || (!to_reader && (aside || neutral))
}

/// A line of names and numbers, as stands under a letter: no sentence.
fn is_nameplate(sentence: &Sentence<'_>) -> bool {
    let small = ["of", "and", "the", "for", "at", "by", "in"];
    !sentence.text.ends_with(['.', '!', '?'])
        && sentence.words.iter().all(|word| {
            let numeric = word.text.starts_with(|c: char| c.is_ascii_digit());
            word.capital || numeric || small.contains(&word.text.as_str())
        })
}

/// A question put to the reader.
fn asks(sentence: &Sentence<'_>) -> bool {
    let words = ["you", "your", "yours"];
    sentence.question && sentence.words.iter().any(|word| words.contains(&word.text.as_str()))
}

/// Courtesies alone are an acknowledgement, a list's advertisement is unrelated.
fn without_cues(case: &Case<'_, '_>, found: &[Found<'_, '_>], doubt: bool) -> Verdict {
    let text = |kind: Kind| {
        let first = found.iter().find(|found| found.sentence.words.len() > 3);
        let evidence =
            first.map(|found| Evidence { text: found.sentence.text.to_owned(), says: kind });
        Verdict {
            kind,
            also: Vec::new(),
            due: None,
            confidence: 0.7,
            evidence: evidence.into_iter().collect(),
        }
    };
    if case.bulk && !case.muddled && is_job_alert(found) {
        return text(Kind::Unrelated);
    }
    let courteous = |found: &Found<'_, '_>| {
        let short = found.sentence.words.len() <= 3;
        !found.sentence.question && (short || find(&COURTESY, found.sentence).is_some())
    };
    let thanks = found.iter().any(|found| find(&COURTESY, found.sentence).is_some());
    let brief = found.len() <= 8;
    if !doubt && brief && thanks && found.iter().all(courteous) && is_safe(case, found) {
        return text(Kind::Acknowledgement);
    }
    unclear(Vec::new())
}

fn is_job_alert(found: &[Found<'_, '_>]) -> bool {
    let all = found.iter().flat_map(|found| found.sentence.words.iter());
    let words: Vec<&str> = all.map(|word| word.text.as_str()).collect();
    let pair = |a: &[&str], b: &[&str]| {
        words.iter().zip(words.iter().skip(1)).any(|(x, y)| a.contains(x) && b.contains(y))
    };
    let advertises = pair(&["job", "jobs"], &["alert", "alerts", "for", "matching", "near"])
        || pair(&["new", "all", "more"], &["jobs", "openings"])
        || words.contains(&"newsletter");
    advertises && !words.iter().any(|word| matches!(*word, "application" | "candidacy" | "applied"))
}
