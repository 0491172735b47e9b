//! From a planned touch to its text, threaded onto the latest message exchanged with its contact.

use jiff::Timestamp;
use jiff::tz::TimeZone;

use crate::config::Config;
use crate::draft::{DraftInput, Drafted, TextKind, draft};
use crate::mail::compose::{Mailbox, digest};
use crate::store::{DraftText, MessageFilter, Store, StoreError};
use crate::timeline::almanac::Almanac;
use crate::timeline::facts::{ByHand, ContactId, Draft, Facts, TouchKey, What};
use crate::timeline::outlook::Planned;
use crate::timeline::policy::Policy;
use crate::timeline::state::State;
use crate::timeline::timeplan::SetBy;
use crate::timeline::words::{CallOutcome, Channel, Kind, Step, TimelineKind};

/// How many messages of an application are looked at for the thread.
const THREAD_MESSAGES_MAX: u32 = 200;
/// How many ids of a thread are kept in References.
const REFERENCES_MAX: usize = 30;

/// Why a touch could not be made out.
#[derive(Debug, thiserror::Error)]
pub(super) enum DraftingError {
    /// The database.
    #[error(transparent)]
    Store(#[from] StoreError),
    /// A template.
    #[error(transparent)]
    Text(#[from] crate::draft::DraftError),
    /// The contact is gone.
    #[error("the contact is no longer there")]
    NoContact,
}

/// Makes a touch out.
pub(super) fn make(
    store: &Store,
    config: &Config,
    policy: &Policy,
    facts: &Facts,
    state: &State,
    planned: &Planned,
) -> Result<(Draft, DraftText), DraftingError> {
    let key = &planned.key;
    let contact = key.contact.and_then(|id| state.contact(id)).ok_or(DraftingError::NoContact)?;
    let thread = thread(store, state, key)?;
    let terms = state.terms.as_ref();
    let almanac = Almanac::new(policy, terms);
    let interview = interview(state, key);
    let mention = interview.and_then(|(id, _)| state.mentions.get(&(id, contact.id)));
    let decision = state.timeline.filter(|timeline| timeline.kind == TimelineKind::Decision);
    let candidate = &config.candidate;
    let Drafted { template, subject, text, needs } = draft(&DraftInput {
        kind: text_kind(facts, state, key),
        application: key.application,
        ordinal: ordinal(state, key),
        candidate_name: &candidate.name,
        candidate_phone: candidate.phone.as_deref(),
        signature: candidate.signature.as_deref(),
        company: terms.map_or("", |terms| &terms.company),
        role: terms.map_or("", |terms| &terms.role),
        contact: contact.id,
        contact_name: &contact.name,
        greeting: contact.greeting.as_deref(),
        interview_day: interview.map(|(_, end)| almanac.day(end)),
        mention: mention.map(String::as_str).filter(|mention| !mention.is_empty()),
        suits: terms.and_then(|terms| terms.suits.as_deref()),
        latest: decision.map(|timeline| timeline.days.latest),
        reply_subject: thread.as_ref().map(|thread| thread.subject.as_str()),
        own_templates: &config.templates,
    })?;
    let from = sender(config);
    let address = contact.address.clone().unwrap_or_default();
    let to = Mailbox { name: contact.name.clone(), address };
    let digest = digest(&from, &to, &subject, &text);
    let draft = Draft { touch: key.clone(), due: planned.slot, digest, needs, edited: false };
    let (in_reply_to, references) = match thread {
        Some(thread) => (Some(thread.id), thread.references),
        None => (None, Vec::new()),
    };
    let why = planned.because.join("; ");
    let (to, from) = (to.to_string(), from.to_string());
    let template = Some(template);
    Ok((draft, DraftText { to, from, subject, text, in_reply_to, references, why, template }))
}

/// The candidate, as From says it.
pub(super) fn sender(config: &Config) -> Mailbox {
    let address = config.candidate.addresses.first().cloned().unwrap_or_default();
    Mailbox { name: config.candidate.name.clone(), address }
}

/// The interview that a text speaks of: the one thanked for, else the latest held.
fn interview(
    state: &State,
    key: &TouchKey,
) -> Option<(crate::timeline::facts::InterviewId, Timestamp)> {
    let thanked = state.interviews.iter().find(|(_, (anchor, _))| *anchor == key.anchor);
    let thanked = thanked.filter(|_| key.step == Step::ThankYou);
    let thanked = thanked.map(|(id, (_, interview))| (*id, interview.end));
    thanked.or(state.interview.map(|(_, id, end)| (id, end)))
}

fn text_kind(facts: &Facts, state: &State, key: &TouchKey) -> TextKind {
    match key.step {
        Step::ThankYou | Step::AskAround => return TextKind::ThankYou,
        Step::FinalThankYou => return TextKind::FinalThankYou,
        Step::CheckIn => {}
    }
    let others = state.steps_since_plan().filter(|round| round.number != key.round);
    if others.count() > 0 {
        return TextKind::CheckInSecond;
    }
    let invited = state.timeline.is_some_and(|t| t.kind == TimelineKind::Invited);
    match state.plan.map(|plan| plan.by) {
        Some(SetBy::Holding) if said_holding(facts, state) => TextKind::CheckInHolding,
        Some(SetBy::Holding) => TextKind::CheckInFirst,
        _ if invited => TextKind::CheckInInvited,
        _ => TextKind::CheckInFirst,
    }
}

/// True if somebody said that it goes on, so that one can thank for the word.
fn said_holding(facts: &Facts, state: &State) -> bool {
    let Some(plan) = state.plan else { return false };
    let wrote = state.messages.values().any(|taken| {
        taken.seq == plan.anchor
            && taken.reading.as_ref().is_some_and(|reading| reading.kind == Kind::Holding)
    });
    wrote
        || facts.facts.iter().any(|fact| {
            fact.seq == plan.anchor
                && matches!(
                    fact.what,
                    What::Logged { what: ByHand::Call(CallOutcome::Spoke), .. }
                        | What::Done { outcome: Some(CallOutcome::Spoke), .. }
                )
        })
}

/// Which text of its step this is, in the order of names: stable, whenever it is worked out.
fn ordinal(state: &State, key: &TouchKey) -> usize {
    state.touches.keys().filter(|other| other.step == key.step && *other < key).count()
}

struct Thread {
    at: Timestamp,
    id: String,
    subject: String,
    references: Vec<String>,
}

/// The latest message exchanged with the contact of a touch.
fn thread(store: &Store, state: &State, key: &TouchKey) -> Result<Option<Thread>, StoreError> {
    if key.channel != Channel::Email {
        return Ok(None);
    }
    let mut latest = last_sent(store, state, key)?;
    let filter = MessageFilter {
        application: Some(key.application),
        since: None,
        limit: THREAD_MESSAGES_MAX,
    };
    for view in store.messages(filter)? {
        let here = view.matches.iter().find(|m| m.application == key.application);
        let taken = state.messages.get(&view.id);
        let (Some(here), Some(taken)) = (here, taken) else { continue };
        let (Some(id), Some(subject)) = (view.rfc_message_id, view.subject) else { continue };
        let with = here.contact == key.contact && taken.belongs() && !taken.is_automatic();
        if with && latest.as_ref().is_none_or(|known| here.at > known.at) {
            let references = references(view.references, &id);
            latest = Some(Thread { at: here.at, id, subject, references });
        }
    }
    Ok(latest)
}

fn last_sent(store: &Store, state: &State, key: &TouchKey) -> Result<Option<Thread>, StoreError> {
    let to_contact = |contact: Option<ContactId>| contact == key.contact;
    let sent = state.touches.iter().filter(|(other, touch)| {
        to_contact(other.contact) && other.channel == Channel::Email && !touch.bounced
    });
    let latest = sent.filter_map(|(other, touch)| Some((touch.sent()?, other))).max();
    let Some((at, other)) = latest else { return Ok(None) };
    let attempts = store.attempts_of(other)?;
    let attempt = attempts.into_iter().rfind(|attempt| attempt.data_at.is_some());
    let (Some(attempt), Some(text)) = (attempt, store.draft_text(other)?) else { return Ok(None) };
    let references = references(text.references, &attempt.message_id);
    Ok(Some(Thread { at, id: attempt.message_id, subject: text.subject, references }))
}

fn references(mut ids: Vec<String>, last: &str) -> Vec<String> {
    ids.retain(|id| id != last);
    ids.push(last.to_owned());
    let surplus = ids.len().saturating_sub(REFERENCES_MAX);
    ids.drain(..surplus);
    ids
}

/// The instant in the candidate's own zone, as the Date header says it.
pub(super) fn dated(at: Timestamp, zone: &TimeZone) -> jiff::Zoned {
    at.to_zoned(zone.clone())
}
