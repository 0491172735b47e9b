//! What happened to an application, in words, in the order in which it was recorded.

use serde_json::{Value, json};

use super::known::{Known, state_word};
use super::{own, say};
use crate::timeline::facts::{
    AttemptEnd, ByHand, Fact, Message, Reader, Reading, Seq, Terms, TouchKey, What,
};

/// A line a fact: when it happened, and what.
pub(super) fn lines(known: &Known) -> Vec<String> {
    let rows = known
        .facts
        .facts
        .iter()
        .map(|fact| vec![say::moment(fact.at, &known.zone), words(known, fact)]);
    say::table(&rows.collect::<Vec<_>>())
}

/// The facts as JSON: seq, when, and what in words.
pub(super) fn as_json(known: &Known) -> Vec<Value> {
    let one = |fact: &Fact| {
        json!({
            "seq": fact.seq.0,
            "at": say::instant(fact.at, &known.zone),
            "recorded": say::instant(fact.recorded, &known.zone),
            "what": words(known, fact),
            "counts_as": known.state().own.get(&fact.seq).map(|own| own.as_what.as_str()),
        })
    };
    known.facts.facts.iter().map(one).collect()
}

fn words(known: &Known, fact: &Fact) -> String {
    match &fact.what {
        What::Terms(terms) => terms_in_words(terms),
        What::Granted { places } => format!("{} granted", say::count(*places, "check-in")),
        What::Contact(contact) if contact.removed => {
            format!("contact {} removed: {}", contact.id, contact.name)
        }
        What::Contact(contact) => {
            let reached = contact.address.as_ref().or(contact.phone.as_ref());
            let reached = reached.map(|how| format!(", {how}")).unwrap_or_default();
            let postal = contact.postal.as_ref().map(|to| format!(", letters to {to}"));
            let postal = postal.unwrap_or_default();
            format!("contact {}: {} {}{reached}{postal}", contact.id, contact.role, contact.name)
        }
        What::Interview(interview) => {
            let start = say::moment(interview.start, &known.zone);
            let names = known.names(&interview.contacts);
            let with = if names.is_empty() { names } else { format!(" with {names}") };
            format!("interview {} of {start}{with}: {}", interview.id, state_word(interview.state))
        }
        What::Debrief(debrief) if debrief.mention.is_empty() => {
            format!("debrief: met {}", known.name(debrief.contact))
        }
        What::Debrief(debrief) => {
            format!("debrief: to {}, mention {}", known.name(debrief.contact), debrief.mention)
        }
        What::Expectation(said) => {
            let from = said.contact.map(|id| format!(", says {}", known.name(id)));
            let when = say::standing(said.kind, said.days, said.by);
            format!("{when}{}", from.unwrap_or_default())
        }
        What::Message(message) => message_in_words(known, fact.seq, message),
        What::Reading(reading) => reading_in_words(reading),
        What::Assignment { message, here: true } => format!("message {message} belongs here"),
        What::Assignment { message, here: false } => {
            format!("message {message} does not belong here")
        }
        What::Logged { what, contact } => {
            let with = contact.map(|id| format!(", {}", known.name(id))).unwrap_or_default();
            let counts = own::in_words(known.state(), fact.seq);
            format!("entry {}: {}{with}; it counts as {counts}", fact.seq, by_hand(*what))
        }
        What::Counted { what, as_what } => {
            let own = known.state().messages.values().find(|taken| taken.seq == *what);
            let which =
                own.map_or(format!("entry {what}"), |own| format!("message {}", own.message.id));
            format!("{which} is to count as {}", as_what.in_words())
        }
        What::Paused { until } => match until {
            Some(until) => format!("paused until {}", say::moment(*until, &known.zone)),
            None => "paused".to_owned(),
        },
        What::Resumed => "resumed".to_owned(),
        What::Closed => "closed by you".to_owned(),
        What::Reopened => "reopened".to_owned(),
        What::Searched { .. } => "the mailbox has been searched".to_owned(),
        touched => of_touch(known, touched),
    }
}

/// What became of a touch.
fn of_touch(known: &Known, what: &What) -> String {
    let tried = |attempt| {
        let touch = known.state().touch_of(attempt);
        touch.map_or_else(|| format!("attempt {attempt}"), |key| touch_in_words(known, key))
    };
    match what {
        What::Draft(draft) => format!("{}: drafted", touch_in_words(known, &draft.touch)),
        What::Approval { touch, .. } => format!("{}: approved", touch_in_words(known, touch)),
        What::Skip { touch } => format!("{}: skipped", touch_in_words(known, touch)),
        What::Snooze { touch, until } => {
            let until = say::moment(*until, &known.zone);
            format!("{}: put off until {until}", touch_in_words(known, touch))
        }
        What::Hurry { touch, .. } => format!("{}: to be sent now", touch_in_words(known, touch)),
        What::Missed { touch, .. } => format!("{}: missed", touch_in_words(known, touch)),
        What::Done { touch, outcome } => {
            let how = outcome.map(|outcome| format!(", {outcome}")).unwrap_or_default();
            format!("{}: done{how}", touch_in_words(known, touch))
        }
        What::AttemptBegun { touch, .. } => {
            format!("{}: sending begun", touch_in_words(known, touch))
        }
        What::AttemptData { attempt } => format!("{}: handed to the server", tried(*attempt)),
        What::AttemptEnded { attempt, end } => format!("{}: {}", tried(*attempt), ended(end)),
        _ => String::new(),
    }
}

fn terms_in_words(terms: &Terms) -> String {
    let Terms { company, role, zone, cadence, by, applied, domains, suits, .. } = terms;
    let Terms { start, language, weekend, .. } = terms;
    let mut words = vec![format!("terms: {company}, {role}"), format!("cadence {cadence}")];
    words.extend(zone.as_ref().map(|zone| format!("zone {zone}")));
    words.extend(by.map(|by| format!("check-ins by {by}")));
    words.extend(applied.map(|day| format!("applied {}", say::day(day))));
    words.extend((!domains.is_empty()).then(|| format!("domains {}", domains.join(" "))));
    words.extend(suits.as_ref().map(|suits| format!("suits: {suits}")));
    words.extend(start.as_ref().map(|start| format!("could start {start}")));
    words.extend(language.map(|language| format!("texts in {}", language.in_words())));
    words.extend(weekend.as_ref().map(|days| format!("weekend {}", say::weekend(days))));
    words.join(", ")
}

fn touch_in_words(known: &Known, key: &TouchKey) -> String {
    let step = key.step.as_str().replace('_', " ");
    let round = if key.round > 0 { format!(" {}", key.round) } else { String::new() };
    let to = key.contact.map(|id| format!(" to {}", known.name(id))).unwrap_or_default();
    format!("{step}{round} by {}{to}", key.channel)
}

fn message_in_words(known: &Known, seq: Seq, message: &Message) -> String {
    let id = message.id;
    if message.own {
        let to = message.contact.map(|to| format!(" to {}", known.name(to))).unwrap_or_default();
        let state = known.state();
        let counts = match state.messages.get(&id) {
            _ if message.attempt.is_some() => "; the copy of what Afterword sent".to_owned(),
            Some(taken) if taken.belongs() => {
                format!("; it counts as {}", own::in_words(state, seq))
            }
            _ => String::new(),
        };
        return format!("message {id}: yours{to}{counts}");
    }
    let automatic = if message.automatic.is_some() { ", automatic" } else { "" };
    format!("message {id} from {}, {} match{automatic}", message.from, message.sureness)
}

fn reading_in_words(reading: &Reading) -> String {
    let by = match reading.by {
        Reader::Afterword => "read as",
        Reader::Candidate => "corrected to",
    };
    let also: String = reading.also.iter().map(|kind| format!(" and {kind}")).collect();
    let due = reading.due.map(|days| format!(", {}", say::days(days))).unwrap_or_default();
    format!("message {} {by} {}{also}{due}", reading.message, reading.kind)
}

fn by_hand(what: ByHand) -> String {
    match what {
        ByHand::Call(outcome) => format!("you called: {outcome}"),
        ByHand::Letter => "you posted a letter".to_owned(),
        ByHand::Mail => "you wrote a mail".to_owned(),
        ByHand::Answered => "you answered them".to_owned(),
    }
}

fn ended(end: &AttemptEnd) -> String {
    match end {
        AttemptEnd::Accepted => "sent".to_owned(),
        AttemptEnd::Refused { code, status, .. } => {
            let status = status.as_ref().map(|status| format!(" {status}")).unwrap_or_default();
            format!("refused by the server ({code}{status})")
        }
        AttemptEnd::BeforeData { why } => format!("not sent: {why}"),
        AttemptEnd::CandidateSaysNotSent => "not sent, you say".to_owned(),
    }
}
