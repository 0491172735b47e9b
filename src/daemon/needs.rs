//! What needs the candidate, as conditions: raised once each while they last, told and mailed.

use super::desk::Loop;
use crate::store::StoreError;
use crate::timeline::facts::{ApplicationId, Facts};
use crate::timeline::outlook::{Hold, Outlook, Standing};
use crate::timeline::policy::Shared;
use crate::timeline::queue::{TouchWaits, WaitingFor, queue_of};
use crate::timeline::timeplan::{Yours, YoursWhat};
use crate::timeline::words::{Kind, Step};

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
        for waiting in queue_of(ahead, facts, shared, &self.policy, now) {
            if waiting.needs_candidate(now) {
                wanted.extend(self.in_words(application, ahead, &waiting.what));
            }
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
        let cadence = ahead.state.terms.as_ref().map(|terms| terms.cadence.as_str());
        let gone = cadence.is_some_and(|name| !self.policy.cadences.contains_key(name));
        if let Standing::Exhausted { why } = &ahead.standing
            && (gone || !ahead.state.rounds.is_empty())
        {
            let rounds = ahead.state.rounds.len();
            wanted.push((format!("exhausted:{rounds}"), format!("nothing more goes out: {why}")));
        }
        wanted.sort();
        wanted.dedup_by(|a, b| a.0 == b.0);
        for condition in self.store.conditions()? {
            let key = condition.key.strip_prefix(&prefix);
            if key.is_some_and(|key| !wanted.iter().any(|(wanted, _)| wanted == key)) {
                self.store.clear(&condition.key, now)?;
            }
        }
        let company = company.unwrap_or_default();
        for (key, text) in wanted {
            let text = format!("{company}: {text}");
            self.raise(&format!("{prefix}{key}"), Some(application), &text, false)?;
        }
        Ok(())
    }

    /// The key of a condition and its text; none for what another condition tells of.
    fn in_words(
        &self,
        application: ApplicationId,
        ahead: &Outlook,
        what: &WaitingFor,
    ) -> Option<(String, String)> {
        Some(match what {
            WaitingFor::Touch { touch, waits } => {
                let contact = touch.contact.and_then(|id| ahead.state.contact(id));
                let to = contact.map_or("yourself", |contact| contact.name.as_str());
                let step = match touch.step {
                    Step::ThankYou => "the thank-you",
                    Step::CheckIn => "a check-in",
                    Step::AskAround => "a reminder",
                    Step::FinalThankYou => "a last thank-you",
                };
                let (state, text) = match waits {
                    TouchWaits::Approval { .. } => {
                        ("approval", "waits for your approval: afterword queue".to_owned())
                    }
                    TouchWaits::Needs { needs, .. } => {
                        ("needs", format!("can't go as it stands; it needs {}", needs.join("; ")))
                    }
                    TouchWaits::Task { .. } => {
                        ("task", "is yours to do: afterword queue".to_owned())
                    }
                    TouchWaits::Missed { .. } => {
                        ("missed", "went by: `afterword queue` still offers it".to_owned())
                    }
                    // `uncertain:` tells of it, once evidence was sought.
                    TouchWaits::Passing { .. } | TouchWaits::Uncertain { .. } => return None,
                };
                (format!("{state}:{touch}"), format!("{step} to {to} {text}"))
            }
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
        })
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
