//! What a message says: its kind, the days it names, and the words that decided it.
//!
//! A pipeline of small steps, each a pure function: `automatic`, `bounce`, `itip` and `gesture` by
//! header and shape, `body` out of MIME (with `octets` and `html`), `strip` off quotes and
//! signatures, `sentence`, then `cues` by `pattern` and days by `dates`; `standing` tells which of
//! the cues count, `kind` weighs them, and `second` what a model, `opinion`, makes of each
//! sentence.
//! The worst mistake is to read a no as going on, so whatever is not plain is [`Kind::Unclear`].

mod absence;
mod asides;
mod automatic;
mod body;
mod bounce;
mod calendar;
mod classes;
mod cues;
mod dates;
mod due;
mod foreign;
mod gesture;
mod harmless;
mod html;
mod invitation;
mod itip;
mod kind;
mod language;
mod notice;
mod octets;
pub mod opinion;
mod pattern;
#[cfg(test)]
mod plain;
mod refusals;
mod roles;
mod scope;
mod second;
mod sentence;
mod standing;
mod steps;
mod strip;
mod suspicions;
mod told;
mod verdicts;
mod waits;
mod wants;
mod warnings;
mod weigh;

use std::collections::BTreeSet;
use std::panic::{AssertUnwindSafe, catch_unwind};

use jiff::Timestamp;
use jiff::civil::Date;
use jiff::tz::TimeZone;
use mail_parser::{Message, MessageParser};

use crate::mail::envelope::{Envelope, envelope};
use crate::timeline::facts::Days;
use crate::timeline::invitation::Invitation;
use crate::timeline::words::{Automatic, Kind};
use bounce::Report;
use kind::{Case, Verdict};
use language::is_english;
use sentence::{Sentence, are_cut_short};

pub use notice::may_report;

/// So sure a reading of an automatic reply is that nothing in it is a verdict.
const CALM: f64 = 0.9;
/// The same, of one that is read as an absence.
const CALM_AWAY: f64 = 0.5;

/// What was read in a message.
#[derive(Debug, Clone, PartialEq)]
pub struct Understood {
    /// The kind that decides what happens next.
    pub kind: Kind,
    /// Further kinds that are true of it, in order of precedence.
    pub also: Vec<Kind>,
    /// The days it names, on the sender's calendar.
    pub due: Option<Days>,
    /// How sure the reading is, from 0 to 1; 0 for `unclear`.
    pub confidence: f64,
    /// The words that decided, quoted exactly from `text` (or from the subject).
    pub evidence: Vec<Evidence>,
    /// Set if a machine wrote it, by headers and shape.
    pub automatic: Option<Automatic>,
    /// The failed delivery it reports, for a bounce.
    pub failure: Option<FailureReport>,
    /// What its calendar part says of an interview.
    pub invitation: Option<Invitation>,
    /// The part of the message that its sender wrote.
    pub text: String,
}

/// Words that say something.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Evidence {
    /// An exact quote.
    pub text: String,
    /// What it says.
    pub says: Kind,
}

/// A failed delivery, as a mail system reports it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct FailureReport {
    /// The address that failed, lower case, where named.
    pub address: Option<String>,
    /// Enhanced status code (RFC 3463), where named.
    pub status: Option<String>,
    /// Ids of the message that failed and of its thread.
    pub message_ids: Vec<String>,
    /// The mail system has given up.
    pub permanent: bool,
}

/// A message that can't be read at all.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub enum Unreadable {
    /// There is nothing in it that looks like a header.
    #[error("this is no mail message: it has no header")]
    NoHeader,
    /// The parser gave up on it.
    #[error("this message is too badly formed to be read")]
    Malformed,
}

/// Reads a message. `fallback` is the zone of its Date where that says none.
///
/// # Errors
/// Only where there is no message to read; whatever is merely unclear is read as `unclear`.
pub fn understand(raw: &[u8], fallback: &TimeZone) -> Result<Understood, Unreadable> {
    understand_dated(raw, fallback, None, |_| true)
}

/// Reads a message as `understand` does, but counts nothing from a Date that is not `usable`: a
/// clock that is years off makes "by Friday" a day long past. Business days skip `holidays`.
///
/// # Errors
/// Only where there is no message to read.
pub fn understand_dated(
    raw: &[u8],
    fallback: &TimeZone,
    holidays: Option<&BTreeSet<Date>>,
    usable: impl Fn(Timestamp) -> bool,
) -> Result<Understood, Unreadable> {
    // Nothing shared is changed in here, so nothing is left half-done behind a panic of a parser.
    catch_unwind(AssertUnwindSafe(|| {
        let mut envelope = envelope(raw).ok_or(Unreadable::NoHeader)?;
        envelope.date = envelope.date.filter(|sent| usable(sent.at));
        let message = MessageParser::default().parse(raw).ok_or(Unreadable::Malformed)?;
        let invitation = invitation::invitation(&message);
        Ok(Understood { invitation, ..read(&message, &envelope, fallback, holidays) })
    }))
    .unwrap_or(Err(Unreadable::Malformed))
}

fn read(
    message: &Message<'_>,
    envelope: &Envelope,
    fallback: &TimeZone,
    holidays: Option<&BTreeSet<Date>>,
) -> Understood {
    let header = strip::Header {
        writer: envelope.from.first().and_then(|from| from.name.as_deref()).unwrap_or_default(),
        passed_on: is_passed_on(&envelope.subject),
    };
    let body = body::body(message, header);
    let stripped = strip::strip(&body.text, header);
    if let Some(report) = bounce::report(message, envelope, &body.text) {
        return of_report(report, stripped.text);
    }
    if gesture::is_receipt(envelope, &stripped.text) {
        return of_report(Report::Disposition, stripped.text);
    }
    if let Some(reaction) = gesture::reaction(message, envelope, &stripped.text) {
        return of_reaction(reaction, stripped.text);
    }
    let Split { sentences, tail, cut_short } = split(&stripped);
    let signs = automatic::signs(envelope, &stripped.text);
    let known = known_addresses(envelope);
    let zone = zone(envelope, fallback);
    let reference = envelope.date.map(|sent| sent.at.to_zoned(zone.clone()).date());
    let hidden =
        stripped.failed || body.carries_message || body.cut_short || body.sealed || cut_short;
    let case = Case {
        text: &stripped.text,
        subject: &envelope.subject,
        sentences: &sentences,
        tail: &tail,
        reference,
        frame: dates::Frame { holidays, ..frame(envelope, &stripped, &sentences, reference) },
        appointment: itip::appointment(message, &zone),
        bulk: signs.bulk,
        names_address: bounce::addresses(&stripped.text).any(|named| !known.contains(&named)),
        muddled: stripped.forward || hidden,
        hidden,
        english: is_english(&sentences),
        automatic: signs.header || signs.subject || signs.generated,
    };
    // Of reports on anything else, on abuse say, nothing is known.
    let reports = envelope.content_type == "multipart/report"
        && !automatic::subject_says_automatic(&envelope.subject);
    let by_system = notice::from_system(envelope) || notice::quotes_notice(&stripped.text);
    // A mail system rejects mail, not candidates; and behind nothing but quotes there may be more.
    if reports || by_system || (stripped.failed && body.cut_short) {
        return understood(kind::unclear(Vec::new()), None, stripped.text.clone());
    }
    if let Some(words) = gesture::challenge(&sentences) {
        return of_challenge(words, stripped.text.clone());
    }
    let mut verdict = second::judge(&case);
    // Which of two texts the sender has seen nobody knows.
    if let Some(other) = &body.other
        && judge_text(other, header, &case).kind != verdict.kind
    {
        verdict = kind::unclear(Vec::new());
    }
    if signs.header || signs.subject {
        return of_machine(envelope, signs, &case, verdict);
    }
    understood(verdict, None, stripped.text.clone())
}

/// Judges another text of the same message.
fn judge_text(text: &str, header: strip::Header<'_>, case: &Case<'_, '_>) -> Verdict {
    let other = strip::strip(text, header);
    let Split { sentences, tail, cut_short } = split(&other);
    second::judge(&Case {
        text: &other.text,
        sentences: &sentences,
        tail: &tail,
        english: is_english(&sentences),
        muddled: case.muddled || cut_short,
        hidden: case.hidden || cut_short,
        ..*case
    })
}

/// The sentences of a text and of what stands below it.
struct Split<'a> {
    sentences: Vec<Sentence<'a>>,
    tail: Vec<Sentence<'a>>,
    /// There may be more in one of them.
    cut_short: bool,
}

fn split(stripped: &strip::Stripped) -> Split<'_> {
    let mut sentences = sentence::sentences(&stripped.text);
    if stripped.forward {
        sentences.retain(|sentence| !is_head(sentence.text));
    }
    let tail = sentence::sentences(&stripped.tail);
    let cut_short = are_cut_short(&sentences) || are_cut_short(&tail);
    Split { sentences, tail, cut_short }
}

/// The head of a message that was passed on says nothing.
fn is_head(text: &str) -> bool {
    text.lines().all(|line| {
        let line = line.trim_start_matches(['>', ' ', '*']);
        line.is_empty() || HEAD.iter().any(|name| line.starts_with(name))
    })
}

const HEAD: [&str; 16] = [
    "From:",
    "To:",
    "Cc:",
    "Date:",
    "Sent:",
    "Subject:",
    "Von:",
    "An:",
    "Datum:",
    "Gesendet:",
    "Betreff:",
    "De :",
    "À :",
    "Envoyé :",
    "Objet :",
    "Begin forwarded message:",
];

fn understood(verdict: Verdict, automatic: Option<Automatic>, text: String) -> Understood {
    Understood {
        kind: verdict.kind,
        also: verdict.also,
        due: verdict.due,
        confidence: verdict.confidence,
        evidence: verdict.evidence,
        automatic,
        failure: None,
        invitation: None,
        text,
    }
}

fn of_report(report: Report, text: String) -> Understood {
    let (kind, automatic, failure) = match report {
        Report::Failed(failure) => (Kind::Bounce, Automatic::Bounce, Some(failure)),
        Report::Delivery => (Kind::Acknowledgement, Automatic::DeliveryReport, None),
        Report::Disposition => (Kind::Acknowledgement, Automatic::DispositionReport, None),
    };
    let verdict =
        Verdict { kind, also: Vec::new(), due: None, confidence: 0.98, evidence: Vec::new() };
    Understood { failure, ..understood(verdict, Some(automatic), text) }
}

/// A message that bears signs of a machine: an absence, a receipt, or an ATS's own news.
fn of_machine(
    envelope: &Envelope,
    signs: automatic::Signs,
    case: &Case<'_, '_>,
    verdict: Verdict,
) -> Understood {
    let text = case.text.to_owned();
    let quote = |(sentence, from, to): (&Sentence<'_>, usize, usize), says| {
        vec![Evidence { text: sentence.quote(from, to).to_owned(), says }]
    };
    if verdict.kind.is_verdict() {
        return understood(verdict, None, text);
    }
    if let Some(gone) = absence::gone(case.sentences) {
        return understood(of_gone(case, |says| quote(gone, says)), None, text);
    }
    let away = absence::away(case.sentences);
    let titled = signs.header && automatic::subject_says_away(&envelope.subject);
    // Without such a subject, words like "back on Monday" may be an ATS's news; with a header of
    // somebody's answering machine, whom else to ask and when to hear is part of the absence.
    let of_absence = |kind: Kind| {
        use Kind::{FollowUpRequested, InfoRequested, Referral, Timeline};
        matches!(kind, InfoRequested | Referral | FollowUpRequested | Timeline)
    };
    let told = signs.subject
        || verdict.kind >= Kind::Holding
        || verdict.kind == Kind::OutOfOffice
        || (signs.replied && of_absence(verdict.kind));
    if (away.is_some() && told) || titled {
        // A word of a verdict in it is none, if all of it is read as going on.
        let least = if verdict.kind == Kind::OutOfOffice { CALM_AWAY } else { CALM };
        let calm = verdict.kind != Kind::Unclear
            && !verdict.kind.ends_the_waiting()
            && verdict.confidence >= least;
        if absence::says_more(case.sentences) && !calm {
            return understood(kind::unclear(Vec::new()), None, text);
        }
        let evidence = away.map(|away| quote(away, Kind::OutOfOffice)).unwrap_or_default();
        let foreign = foreign::absence(case.text, case.reference);
        if away.is_none() && foreign.is_some() && !case.english {
            return of_foreign(foreign, case, verdict, signs.header);
        }
        let days = absence::return_days(case, foreign.as_ref());
        let verdict = of_absence_till(days, evidence);
        return understood(verdict, Some(Automatic::OutOfOffice), text);
    }
    // What a person would be read as in another language, a machine says of an absence.
    let of_foreign_absence =
        verdict.kind >= Kind::FollowUpRequested || verdict.kind == Kind::OutOfOffice;
    let unread = verdict.kind == Kind::Unclear || (of_foreign_absence && !case.english);
    if unread && (signs.subject || signs.replied) {
        let foreign = foreign::absence(case.text, case.reference);
        return of_foreign(foreign, case, verdict, signs.header);
    }
    if verdict.kind == Kind::Acknowledgement && signs.header {
        return understood(verdict, Some(Automatic::Acknowledgement), text);
    }
    understood(verdict, None, text)
}

/// A machine's message in a language whose absences alone are read.
fn of_foreign(
    absence: Option<foreign::Absence<'_>>,
    case: &Case<'_, '_>,
    verdict: Verdict,
    header: bool,
) -> Understood {
    let text = case.text.to_owned();
    let quote = |words: &str, says| vec![Evidence { text: words.to_owned(), says }];
    match absence {
        Some(foreign::Absence::Gone(words)) => {
            understood(of_gone(case, |says| quote(words, says)), None, text)
        }
        // Words of a verdict in it are none, if all of it is read as an absence.
        Some(foreign::Absence::SaysMore(..)) if verdict.kind != Kind::OutOfOffice => {
            understood(kind::unclear(Vec::new()), None, text)
        }
        Some(foreign::Absence::Away(day, words) | foreign::Absence::SaysMore(day, words)) => {
            let due = day.map(calendar::single);
            let verdict = of_absence_till(due, quote(words, Kind::OutOfOffice));
            understood(verdict, Some(Automatic::OutOfOffice), text)
        }
        None if verdict.kind == Kind::OutOfOffice => {
            understood(verdict, Some(Automatic::OutOfOffice), text)
        }
        None if verdict.kind == Kind::Acknowledgement && header => {
            understood(verdict, Some(Automatic::Acknowledgement), text)
        }
        None => understood(verdict, None, text),
    }
}

fn of_absence_till(due: Option<Days>, evidence: Vec<Evidence>) -> Verdict {
    Verdict { kind: Kind::OutOfOffice, also: Vec::new(), due, confidence: 0.95, evidence }
}

/// Somebody has left for good: whoever they name is the one to write to.
fn of_gone(case: &Case<'_, '_>, quote: impl Fn(Kind) -> Vec<Evidence>) -> Verdict {
    let kind = if case.names_address { Kind::Referral } else { Kind::Unclear };
    Verdict { kind, also: Vec::new(), due: None, confidence: 0.8, evidence: quote(kind) }
}

fn of_reaction(reaction: gesture::Reaction, text: String) -> Understood {
    let verdict = match reaction {
        gesture::Reaction::Other => kind::unclear(Vec::new()),
        gesture::Reaction::Kind => Verdict {
            kind: Kind::Acknowledgement,
            confidence: 0.9,
            ..kind::unclear(vec![Evidence { text: text.clone(), says: Kind::Acknowledgement }])
        },
    };
    understood(verdict, None, text)
}

/// A filter holds a mail back until its sender has proven to be human: the candidate must act, and
/// what stands besides is not about the candidacy.
fn of_challenge(words: &str, text: String) -> Understood {
    let evidence = vec![Evidence { text: words.to_owned(), says: Kind::InfoRequested }];
    let verdict = Verdict { kind: Kind::InfoRequested, confidence: 0.9, ..kind::unclear(evidence) };
    understood(verdict, None, text)
}

/// What is known before the days of a message are read.
fn frame<'h>(
    envelope: &Envelope,
    stripped: &strip::Stripped,
    sentences: &[Sentence<'_>],
    today: Option<Date>,
) -> dates::Frame<'h> {
    let address = envelope.from.first().map_or("", |mailbox| mailbox.address.as_str());
    let country =
        dates::country(address, &stripped.text).or_else(|| dates::country("", &stripped.tail));
    let order = dates::order(sentences, country);
    let country = country.unwrap_or_default();
    dates::Frame { today, country, order, ..dates::Frame::default() }
}

/// True of the subjects that mail programs give to what is passed on.
fn is_passed_on(subject: &str) -> bool {
    let subject = subject.trim_start().to_lowercase();
    let prefix = subject.split_once(':').map_or("", |(prefix, _)| prefix.trim_end());
    ["fw", "fwd", "wg", "tr", "rv", "i", "doorst", "reenv", "vs", "vb"].contains(&prefix)
}

/// The zone of the sender's calendar.
fn zone(envelope: &Envelope, fallback: &TimeZone) -> TimeZone {
    let offset = envelope.date.and_then(|sent| sent.offset);
    offset.map_or_else(|| fallback.clone(), TimeZone::fixed)
}

/// The addresses of the message's own writers and readers.
fn known_addresses(envelope: &Envelope) -> Vec<String> {
    let all = [&envelope.from, &envelope.sender, &envelope.reply_to, &envelope.to, &envelope.cc];
    all.into_iter().flatten().map(|mailbox| mailbox.address.clone()).collect()
}
