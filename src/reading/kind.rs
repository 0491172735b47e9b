//! Which kind decides: worst consequence first, and any doubt is `unclear`.

use jiff::civil::Date;

use super::Evidence;
use super::calendar;
use super::cues::{Hit, Signs};
use super::dates::{Frame, Mention, Tongue, of_message};
use super::due;
use super::foreign;
use super::itip::{Appointment, Method};
use super::sentence::{Sentence, Word};
use super::standing::{DEED, Standing, hangs, standing};
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
    /// Quotes could not be told from text, or it carries another message, or not all is read.
    pub muddled: bool,
    /// The same, and some of it is out of sight.
    pub hidden: bool,
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
    let mut headed = false;
    both.map(|(sentence, mentions)| {
        let header = has_line(sentence, &DATES) && (headed || has_line(sentence, &SENDERS));
        headed = has_line(sentence, &SENDERS) || header;
        let mentions = if header { Vec::new() } else { mentions };
        examine(sentence, mentions, case)
    })
    .collect()
}

/// A line of the head of a message that was passed on. Below that of its sender, the date is none
/// to wait for; an invitation may have such a line, too.
fn has_line(sentence: &Sentence<'_>, names: &[&str]) -> bool {
    sentence.text.lines().any(|line| {
        let line = line.trim_start_matches(['>', ' ', '*']);
        names.iter().any(|name| line.starts_with(name))
    })
}

const SENDERS: [&str; 5] = ["From:", "Von:", "De :", "De:", "Van:"];
const DATES: [&str; 8] =
    ["Date:", "Sent:", "Datum:", "Gesendet:", "Envoyé :", "Enviado:", "Verzonden:", "Date :"];

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
    // "A week after you have moved": nobody knows when.
    if found.says(Kind::FollowUpRequested) && DEED.find(&sentence.words).is_some() {
        found.mentions.retain(|mention| mention.days.is_some() && !mention.past);
    }
    if is_bare_stop(sentence, case) {
        found.hits.push(Hit { kind: Kind::Stop, from: 0, to: sentence.words.len() });
    }
    found.hits.sort_unstable_by_key(|hit| hit.kind);
    found
}

/// "No decision before Easter": a time that no rule turns into a promise.
fn is_timed(found: &Found<'_, '_>) -> bool {
    let ahead = ["until", "till", "before", "by", "after", "within"];
    found.dated() && found.sentence.words.iter().any(|word| ahead.contains(&word.text.as_str()))
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
