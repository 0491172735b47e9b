//! From a planned touch to its text, threaded onto the latest message exchanged with its contact.

use jiff::Timestamp;
use jiff::tz::TimeZone;

use crate::config::Config;
use crate::draft::{DraftInput, Drafted, TextKind, To, draft, skeleton};
use crate::mail::compose::{Mailbox, digest};
use crate::store::{DraftText, MessageFilter, Store, StoreError};
use crate::timeline::almanac::Almanac;
use crate::timeline::cadence::Cadence;
use crate::timeline::facts::{ByHand, Contact, ContactId, Draft, Facts, Interview, TouchKey, What};
use crate::timeline::next;
use crate::timeline::outlook::Planned;
use crate::timeline::policy::Policy;
use crate::timeline::state::State;
use crate::timeline::timeplan::SetBy;
use crate::timeline::words::{CallOutcome, Channel, Kind, Role, Step, TimelineKind};

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
    let contact = |id| state.contact(id).ok_or(DraftingError::NoContact);
    let contact = key.contact.map(contact).transpose()?;
    let thread = thread(store, state, key)?;
    let others = others(store, state, key)?;
    let source = Source { config, policy, facts, state, key };
    let reply_subject = thread.as_ref().map(|thread| thread.subject.as_str());
    let Drafted { template, subject, text, needs } =
        source.text(contact, &others, reply_subject)?;
    let from = sender(config);
    let to = contact.map_or_else(Mailbox::default, |contact| Mailbox {
        name: contact.name.clone(),
        address: contact
            .address
            .clone()
            .filter(|_| key.channel == Channel::Email)
            .unwrap_or_default(),
    });
    let digest = digest(&from, &to, &subject, &text);
    let draft = Draft { touch: key.clone(), due: planned.slot, digest, needs, edited: false };
    let (in_reply_to, references) = match thread {
        Some(thread) => (Some(thread.id), thread.references),
        None => (None, Vec::new()),
    };
    let why = planned.because.join("; ");
    let (to, from, template) = (to.to_string(), from.to_string(), Some(template));
    Ok((draft, DraftText { to, from, subject, text, in_reply_to, references, why, template }))
}

/// What a text is made from.
struct Source<'a> {
    config: &'a Config,
    policy: &'a Policy,
    facts: &'a Facts,
    state: &'a State,
    key: &'a TouchKey,
}

impl Source<'_> {
    fn text(
        &self,
        contact: Option<&Contact>,
        others: &Others,
        reply_subject: Option<&str>,
    ) -> Result<Drafted, crate::draft::DraftError> {
        let Self { config, policy, facts, state, key } = *self;
        let terms = state.terms.as_ref();
        let almanac = Almanac::new(policy, terms);
        let interview = interview(state, key);
        let mention = interview.zip(contact).and_then(|(i, c)| state.mentions.get(&(i.id, c.id)));
        let days = |kind| state.timeline.filter(|t| t.kind == kind).map(|t| t.days);
        let cadence = terms.and_then(|terms| policy.cadences.get(&terms.cadence));
        let mut sets = vec![key.application.to_string()];
        // Its own texts speak of its own channels: where another was agreed, the general ones fit.
        let speaks = |cadence: &&Cadence| {
            next::agreed_channel(state).is_none_or(|by| cadence.no_timeline.channels.contains(&by))
        };
        sets.extend(cadence.filter(speaks).map(|cadence| cadence.texts.clone()));
        let of_role = |role| {
            let there = state.contacts.iter().filter(move |c| !c.removed && c.role == role);
            there.map(|contact| contact.name.as_str()).collect::<Vec<&str>>()
        };
        let names = names(state);
        let texts = others.texts.iter();
        let skeletons: Vec<(String, String)> =
            texts.map(|(to, text)| (to.clone(), skeleton(text, &names))).collect();
        let candidate = &config.candidate;
        draft(&DraftInput {
            kind: text_kind(facts, state, key),
            channel: key.channel,
            language: terms.and_then(|terms| terms.language).unwrap_or(candidate.language),
            sets: &sets,
            application: key.application,
            dealt: &others.templates,
            had: others.own.as_deref(),
            others: &skeletons,
            names: &names,
            candidate_name: &candidate.name,
            candidate_phone: candidate.phone.as_deref(),
            signature: candidate.signature.as_deref(),
            company: terms.map_or("", |terms| &terms.company),
            role: terms.map_or("", |terms| &terms.role),
            to: contact.map(|contact| To {
                contact: contact.id,
                name: &contact.name,
                greeting: contact.greeting.as_deref(),
                phone: contact.phone.as_deref(),
                postal: contact.postal.as_deref(),
            }),
            interview: interview.map(|interview| almanac.civil(interview.start)),
            mention: mention.map(String::as_str).filter(|mention| !mention.is_empty()),
            suits: terms.and_then(|terms| terms.suits.as_deref()),
            start: terms.and_then(|terms| terms.start.as_deref()),
            latest: days(TimelineKind::Decision).map(|days| days.latest),
            invited: days(TimelineKind::Invited).map(|days| almanac.middle(days)),
            reply_subject,
            inside: &of_role(Role::Inside),
            references: &of_role(Role::Reference),
            own_templates: &config.templates,
        })
    }
}

/// The other texts of an application, and the template that a touch had before.
struct Others {
    own: Option<String>,
    templates: Vec<String>,
    /// To whom, and the text.
    texts: Vec<(String, String)>,
}

fn others(store: &Store, state: &State, key: &TouchKey) -> Result<Others, StoreError> {
    let mut others = Others { own: None, templates: Vec::new(), texts: Vec::new() };
    for (other, touch) in &state.touches {
        let Some(text) = store.draft_text(other)? else { continue };
        if other == key {
            others.own = text.template;
            continue;
        }
        others.templates.extend(text.template);
        // What went by without being sent was read by nobody.
        if touch.sent().is_some() || touch.done.is_some() || !touch.is_settled() {
            let to = other.contact.and_then(|id| state.contact(id));
            others.texts.push((to.map_or_else(String::new, |to| to.name.clone()), text.text));
        }
    }
    Ok(others)
}

/// Everybody's names and greetings.
fn names(state: &State) -> Vec<&str> {
    let contacts = state.contacts.iter();
    contacts.flat_map(|c| [Some(c.name.as_str()), c.greeting.as_deref()]).flatten().collect()
}

/// The candidate, as From says it.
pub(super) fn sender(config: &Config) -> Mailbox {
    let address = config.candidate.addresses.first().cloned().unwrap_or_default();
    Mailbox { name: config.candidate.name.clone(), address }
}

/// The interview that a text speaks of: the one thanked for, else the latest held.
fn interview<'a>(state: &'a State, key: &TouchKey) -> Option<&'a Interview> {
    let thanked = state.interviews.values().find(|(anchor, _)| *anchor == key.anchor);
    let thanked = thanked.filter(|_| key.step == Step::ThankYou);
    let latest = || state.interviews.get(&state.interview?.1);
    thanked.or_else(latest).map(|(_, interview)| interview)
}

fn text_kind(facts: &Facts, state: &State, key: &TouchKey) -> TextKind {
    match key.step {
        Step::ThankYou => return TextKind::ThankYou,
        Step::AskAround => return TextKind::AskAround,
        Step::FinalThankYou => return TextKind::FinalThankYou,
        Step::CheckIn => {}
    }
    let others = state.steps_since_plan().filter(|round| round.number != key.round);
    if others.count() > 0 {
        return TextKind::CheckInSecond;
    }
    let invited = state.timeline.is_some_and(|t| t.kind == TimelineKind::Invited);
    match state.plan.map(|plan| plan.by) {
        Some(SetBy::Holding) if said_holding(facts, state, key.contact) => TextKind::CheckInHolding,
        Some(SetBy::Holding) => TextKind::CheckInFirst,
        _ if invited => TextKind::CheckInInvited,
        _ => TextKind::CheckInFirst,
    }
}

/// True if the contact said that it goes on, so that one can thank them for the word.
fn said_holding(facts: &Facts, state: &State, to: Option<ContactId>) -> bool {
    let Some(plan) = state.plan else { return false };
    let wrote = state.messages.values().any(|taken| {
        taken.seq == plan.anchor
            && taken.message.contact == to
            && taken.reading.as_ref().is_some_and(|reading| reading.kind == Kind::Holding)
    });
    let spoke = |what: &What| match what {
        What::Logged { what: ByHand::Call(CallOutcome::Spoke), contact } => *contact == to,
        What::Done { touch, outcome: Some(CallOutcome::Spoke) } => touch.contact == to,
        _ => false,
    };
    wrote || facts.facts.iter().any(|fact| fact.seq == plan.anchor && spoke(&fact.what))
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

#[cfg(test)]
mod tests {
    use super::*;
    use crate::timeline::facts::{ApplicationId, Fact, Seq};
    use crate::timeline::timeplan::Plan;

    #[test]
    fn only_who_said_that_it_goes_on_is_thanked_for_the_word() {
        let (application, at) = (ApplicationId(1), Timestamp::UNIX_EPOCH);
        let touch = TouchKey {
            application,
            anchor: Seq(1),
            step: Step::CheckIn,
            round: 1,
            contact: Some(ContactId(1)),
            channel: Channel::Call,
        };
        let what = What::Done { touch, outcome: Some(CallOutcome::Spoke) };
        let facts =
            Facts { application, facts: vec![Fact { seq: Seq(2), at, recorded: at, what }] };
        let plan = Some(Plan { anchor: Seq(2), at, by: SetBy::Holding });
        let state = State { plan, ..State::default() };
        assert!(said_holding(&facts, &state, Some(ContactId(1))));
        assert!(!said_holding(&facts, &state, Some(ContactId(2))));
    }
}
