//! What needs the candidate, as conditions: raised once each while they last, told and mailed.

use super::desk::Loop;
use crate::draft::card;
use crate::store::StoreError;
use crate::timeline::almanac::Almanac;
use crate::timeline::facts::{ApplicationId, Contact, Facts, InterviewId, TouchKey};
use crate::timeline::invitation::proposal;
use crate::timeline::outlook::{Hold, Outlook, Standing};
use crate::timeline::policy::Shared;
use crate::timeline::queue::{TouchWaits, WaitingFor, queue_of};
use crate::timeline::state::State;
use crate::timeline::timeplan::{Yours, YoursWhat};
use crate::timeline::words::{Channel, Kind, Step};
use crate::timeline::{recipients, reminders};

impl Loop {
    /// Raises what an application needs the candidate for, and clears what it no longer does.
    pub(super) fn conditions_of(
        &mut self,
        facts: &Facts,
        shared: &Shared,
        ahead: &Outlook,
    ) -> Result<(), StoreError> {
        let now = self.now();
        let application = facts.application;
        let company = ahead.state.terms.as_ref().map(|terms| terms.company.clone());
        let prefix = format!("application:{application}:");
        let mut wanted: Vec<(String, String)> = Vec::new();
        let mut told: Vec<(String, String)> = Vec::new();
        for waiting in queue_of(ahead, facts, shared, &self.policy, now) {
            if let WaitingFor::Card(id) = waiting.what {
                told.extend(self.card(ahead, application, id));
            } else if waiting.needs_candidate(now) {
                wanted.extend(self.in_words(application, ahead, &waiting.what));
            }
            wanted.extend(self.proposed(application, ahead, &waiting.what)?);
        }
        for hold in &ahead.holds {
            if let Hold::Unclear(id) = hold {
                let text = format!(
                    "message {id} is unclear and holds everything: say what it \
                    means with `afterword correct {id} KIND`"
                );
                wanted.push((format!("message:{id}"), text));
            }
        }
        wanted.extend(dead_addresses(&ahead.state, shared));
        let terms = ahead.state.terms.as_ref();
        let gone = terms.is_some_and(|terms| !self.policy.cadences.contains_key(&terms.cadence));
        let almanac = Almanac::new(&self.policy, terms);
        if let Standing::Exhausted { why } = &ahead.standing
            && (gone || reminders::exhausted_from(&ahead.state, &almanac) <= now)
        {
            let key = format!("exhausted:{}", ahead.state.rounds.len());
            if gone {
                wanted.push((key, format!("nothing more goes out: {why}")));
            } else {
                let company = company.as_deref().unwrap_or_default();
                let text = format!(
                    "{company}: nothing more goes out: {why}. A reply of theirs or a new interview \
                     starts it again; `afterword close {application}` ends it"
                );
                told.push((key, text));
            }
        }
        wanted.sort();
        wanted.dedup_by(|a, b| a.0 == b.0);
        for condition in self.store.conditions()? {
            let key = condition.key.strip_prefix(&prefix);
            let lasts = |key| wanted.iter().chain(&told).any(|(lasting, _)| lasting == key);
            if key.is_some_and(|key| !lasts(key)) {
                self.store.clear(&condition.key, now)?;
            }
        }
        let company = company.unwrap_or_default();
        for (key, text) in wanted {
            let text = format!("{company}: {text}");
            self.raise(&format!("{prefix}{key}"), Some(application), &text, false)?;
        }
        for (key, text) in told {
            self.only_tell(&format!("{prefix}{key}"), application, &text)?;
        }
        Ok(())
    }

    /// An interview that is moved to another day has another card.
    fn card(
        &self,
        ahead: &Outlook,
        application: ApplicationId,
        id: InterviewId,
    ) -> Option<(String, String)> {
        let (_, interview) = ahead.state.interviews.get(&id)?;
        let almanac = Almanac::new(&self.policy, ahead.state.terms.as_ref());
        let day = almanac.day(interview.start);
        let text = card::card(application, &ahead.state, &almanac, &self.policy.zone, interview);
        Some((format!("card:{id}:{day}"), text))
    }

    /// The key of a condition and its text; none for what another condition tells of.
    fn in_words(
        &self,
        application: ApplicationId,
        ahead: &Outlook,
        what: &WaitingFor,
    ) -> Option<(String, String)> {
        Some(match what {
            WaitingFor::Touch { touch, waits } => self.of_touch(ahead, touch, waits)?,
            WaitingFor::Held(id) => (
                format!("held:{id}"),
                format!("was the interview held? `afterword interview held {id}`, move or cancel"),
            ),
            WaitingFor::Debrief(id) => (
                format!("debrief:{id}"),
                format!("an interview is over: `afterword debrief {application}`"),
            ),
            WaitingFor::Assign(id) | WaitingFor::Read(id) => (
                format!("message:{id}"),
                format!(
                    "message {id} may be an answer, and holds everything: see `afterword inbox \
                    show {id}`"
                ),
            ),
            WaitingFor::Yours(yours) => self.yours(yours)?,
            WaitingFor::WriteAgain { message, day } => (
                format!("write_again:{message}:{day}"),
                format!(
                    "they said that you may write again from {day} on: `afterword reopen \
                     {application}`, or `afterword log {application} answered` to let it rest"
                ),
            ),
            WaitingFor::Card(_) => return None,
        })
    }

    fn of_touch(
        &self,
        ahead: &Outlook,
        touch: &TouchKey,
        waits: &TouchWaits,
    ) -> Option<(String, String)> {
        let contact = touch.contact.and_then(|id| ahead.state.contact(id));
        let to = contact.map_or("", |contact| contact.name.as_str());
        let what = match touch.step {
            Step::ThankYou => format!("the thank-you to {to}"),
            Step::CheckIn => format!("a check-in to {to}"),
            Step::AskAround => "a reminder to ask around".to_owned(),
            Step::FinalThankYou => format!("a last thank-you to {to}"),
        };
        let (state, text) = match waits {
            TouchWaits::Approval { .. } => {
                ("approval", "waits for your approval: afterword queue".to_owned())
            }
            TouchWaits::Needs { needs, .. } => {
                ("needs", format!("can't go as it stands; it needs {}", needs.join("; ")))
            }
            TouchWaits::Task { until, .. } => {
                let place = contact.and_then(|contact| recipients::place(contact, touch.channel));
                let by = match (touch.channel, place) {
                    (Channel::Reminder, _) => String::new(),
                    (channel, None) => format!("by {channel} "),
                    (channel, Some(place)) => format!("by {channel} ({place}) "),
                };
                let almanac = Almanac::new(&self.policy, ahead.state.terms.as_ref());
                let until = almanac.civil(*until).strftime("%a %-d %b %H:%M");
                ("task", format!("{by}is yours to do, until {until}: afterword queue"))
            }
            TouchWaits::Missed { .. } => {
                ("missed", "went by: `afterword queue` still offers it".to_owned())
            }
            // `uncertain:` tells of it, once evidence was sought.
            TouchWaits::Passing { .. } | TouchWaits::Uncertain { .. } => return None,
        };
        Some((format!("{state}:{touch}"), format!("{what} {text}")))
    }

    /// The interview that a message proposes, with the command that records it.
    fn proposed(
        &self,
        application: ApplicationId,
        ahead: &Outlook,
        what: &WaitingFor,
    ) -> Result<Option<(String, String)>, StoreError> {
        let WaitingFor::Yours(Yours { what: YoursWhat::Reply { message, .. }, .. }) = what else {
            return Ok(None);
        };
        let almanac = Almanac::new(&self.policy, ahead.state.terms.as_ref());
        let all = self.store.invitations(application)?;
        let proposed = proposal(*message, &all, &ahead.state, almanac.zone());
        Ok(proposed.map(|proposed| {
            let (words, command) =
                (proposed.in_words(almanac.zone()), proposed.command(application, *message));
            (format!("proposal:{message}"), format!("{words}: `{command}`"))
        }))
    }

    /// Raised again and again: each time is a condition of its own.
    fn yours(&self, yours: &Yours) -> Option<(String, String)> {
        let what = match &yours.what {
            YoursWhat::Reply { kind: Kind::Unclear, .. } => return None,
            YoursWhat::Reply { kind, message, .. } => format!("{kind}:{message}"),
            other => format!("{other:?}"),
        };
        let (time, _) = yours.raised(self.now());
        Some((format!("{what}:{time}"), yours.in_words()))
    }
}

/// Contacts to whom mail comes back: nothing more goes to that address.
fn dead_addresses(state: &State, shared: &Shared) -> Vec<(String, String)> {
    let there = state.contacts.iter().filter(|contact| !contact.removed);
    let dead = there.filter(|contact| recipients::is_dead(state, shared, contact));
    let told = |Contact { id, name, address, .. }: &Contact| {
        let address = address.as_deref().unwrap_or_default();
        let text = format!(
            "mail to {name} came back: there is no such address as {address}, and nothing more \
             goes there. `afterword contact edit {id} --address ADDRESS` gives another, `afterword \
             contact revive {address}` tries it again"
        );
        (format!("dead:{id}:{address}"), text)
    };
    if state.ending.is_some() { Vec::new() } else { dead.map(told).collect() }
}
