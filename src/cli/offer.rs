//! What an invitation offers: the interview it proposes, where, and the one command for it.

use jiff::Timestamp;
use jiff::tz::TimeZone;
use serde_json::{Value, json};

use super::known::Known;
use super::plan::Sight;
use super::{Context, Failure, inbox, print};
use crate::timeline::facts::{
    ApplicationId, Contact, ContactId, Interview, MessageId, Reader, Reading,
};
use crate::timeline::invitation::{Invitation, Proposal, Start, proposal};
use crate::timeline::recipients::is_dead;
use crate::timeline::state::State;
use crate::timeline::timeplan::{Yours, YoursWhat};
use crate::timeline::words::Kind;

/// What a message proposes.
pub(super) struct Offer {
    pub proposal: Proposal,
    pub invitation: Invitation,
    /// In words.
    pub says: String,
    pub command: String,
}

impl Offer {
    /// What a message of an application proposes, as its interviews stand.
    ///
    /// # Errors
    /// If the database can't be read.
    pub(super) fn of(
        context: &Context<'_>,
        application: ApplicationId,
        message: MessageId,
        state: &State,
        zone: &TimeZone,
    ) -> Result<Option<Self>, Failure> {
        let all = context.store.invitations(application)?;
        let Some(proposal) = proposal(message, &all, state, zone) else { return Ok(None) };
        let mut told = all.into_iter().filter(|(id, _)| *id == message);
        Ok(told.next().map(|(_, invitation)| {
            let about = about(&invitation);
            let says = proposal.in_words(zone);
            let says = if about.is_empty() { says } else { format!("{says}: {about}") };
            Self { proposal, says, command: proposal.command(application, message), invitation }
        }))
    }

    /// What the message that waits for the candidate proposes.
    ///
    /// # Errors
    /// If the database can't be read.
    pub(super) fn of_yours(
        context: &Context<'_>,
        sight: &Sight,
        yours: &Yours,
    ) -> Result<Option<Self>, Failure> {
        let YoursWhat::Reply { message, .. } = yours.what else { return Ok(None) };
        let application = sight.look.facts.application;
        Self::of(context, application, message, &sight.ahead.state, &sight.zone)
    }

    /// As JSON.
    pub(super) fn json(&self, zone: &TimeZone) -> Value {
        let at = |at: Timestamp| print::stamp(at, zone);
        let (what, interview, span) = match self.proposal {
            Proposal::Record { start, end } => ("record", None, Some((start, end))),
            Proposal::Day(_) => ("record", None, None),
            Proposal::Move { interview, start, end } => {
                ("move", Some(interview), Some((start, end)))
            }
            Proposal::Cancel { interview } => ("cancel", Some(interview), None),
        };
        json!({
            "what": what,
            "interview": interview.map(|id| id.0),
            "start": span.map(|(start, _)| at(start)),
            "end": span.map(|(_, end)| at(end)),
            "command": self.command,
        })
    }
}

/// The commands that answer what an application waits for.
///
/// # Errors
/// If the database can't be read.
pub(super) fn commands(
    context: &Context<'_>,
    sight: &Sight,
    yours: &Yours,
) -> Result<(Option<Offer>, Vec<String>), Failure> {
    let id = sight.look.facts.application;
    let answered = format!("afterword log {id} answered");
    let contact = format!("afterword contact add {id} ...");
    let (kind, message) = match &yours.what {
        YoursWhat::Reply { kind, message, .. } => (*kind, *message),
        YoursWhat::NobodyLeft => {
            return Ok((None, [contact].into_iter().chain(revivals(sight)).collect()));
        }
        YoursWhat::Undeliverable | YoursWhat::TwoMissed => return Ok((None, vec![answered])),
    };
    let offer = Offer::of_yours(context, sight, yours)?;
    let mut commands = vec![format!("afterword inbox show {message}")];
    commands.extend(offer.iter().map(|offer| offer.command.clone()));
    let then = match kind {
        // Its hour is offered, or taken over already, or was replaced by another.
        Kind::Advance if offer.is_some() || names_hour(context, id, message)? => {
            return Ok((offer, commands));
        }
        Kind::Advance => match day_named(sight, message) {
            Some(day) => format!("afterword interview record {id} '{day} HH:MM'"),
            None => format!("afterword interview record {id} ..."),
        },
        Kind::Offer => format!("afterword close {id}"),
        Kind::Referral => contact,
        Kind::InfoRequested => answered,
        _ => format!("afterword correct {message} KIND"),
    };
    commands.push(then);
    Ok((offer, commands))
}

/// What brings those back to whom mail came back.
fn revivals(sight: &Sight) -> Vec<String> {
    let (state, shared) = (&sight.ahead.state, &sight.look.shared);
    let there = state.contacts.iter().filter(|contact| !contact.removed);
    let dead = there.filter(|contact| is_dead(state, shared, contact));
    let of = |contact: &Contact| {
        let address = contact.address.as_deref().unwrap_or_default();
        [
            format!("afterword contact edit {} --address ADDRESS", contact.id),
            format!("afterword contact revive {}", print::line(address)),
        ]
    };
    dead.flat_map(of).collect()
}

fn names_hour(
    context: &Context<'_>,
    application: ApplicationId,
    message: MessageId,
) -> Result<bool, Failure> {
    let all = context.store.invitations(application)?;
    Ok(all.iter().any(|(id, told)| *id == message && told.start.is_some()))
}

/// The one day that a message names, if it is still to be recorded.
fn day_named(sight: &Sight, message: MessageId) -> Option<jiff::civil::Date> {
    let state = &sight.ahead.state;
    let reading = state.messages.get(&message)?.reading.as_ref()?;
    let day = reading.due.filter(|due| due.earliest == due.latest)?.latest;
    let on_day = |at: Timestamp| at.to_zoned(sight.zone.clone()).date() == day;
    let known = state.interviews.values().any(|(_, interview)| on_day(interview.start));
    (!known).then_some(day)
}

/// What an invitation is about, in words made safe: name, place, who invites.
pub(super) fn about(told: &Invitation) -> String {
    let mut words: Vec<String> = Vec::new();
    words.extend(told.summary.as_deref().map(|name| format!("\"{}\"", print::line(name))));
    words.extend(told.place.as_deref().map(|place| format!("at {}", print::line(place))));
    words.extend(told.organizer.as_deref().map(|by| format!("by {}", print::line(by))));
    if told.repeats {
        words.push("which repeats; this is the first time".to_owned());
    }
    if matches!(told.start, Some(Start::Local(_))) {
        words.push("its zone is not known; the hour is taken as the company's".to_owned());
    }
    words.join(", ")
}

/// An invitation as JSON.
pub(super) fn as_json(told: &Invitation) -> Value {
    json!({
        "cancelled": told.cancelled,
        "start": told.start.map(|start| start.to_string()),
        "minutes": told.minutes,
        "repeats": told.repeats,
        "summary": told.summary,
        "place": told.place,
        "organizer": told.organizer,
    })
}

/// What the candidate takes over from a message that proposes it.
pub(super) struct Proposed {
    message: MessageId,
    invitation: Invitation,
    /// From when until when, where it names hours.
    pub span: Option<(Timestamp, Timestamp)>,
}

impl Proposed {
    /// An interview that is not recorded.
    ///
    /// # Errors
    /// If the message proposes none.
    pub(super) fn record(
        context: &Context<'_>,
        known: &Known,
        message: &str,
    ) -> Result<Self, Failure> {
        Self::of(context, known, message, |proposal| match proposal {
            Proposal::Record { start, end } => Some(Some((*start, *end))),
            Proposal::Day(_) => Some(None),
            Proposal::Move { .. } | Proposal::Cancel { .. } => None,
        })
    }

    /// Another time for an interview.
    ///
    /// # Errors
    /// If the message proposes none for it.
    pub(super) fn moved(
        context: &Context<'_>,
        known: &Known,
        of: &Interview,
        message: &str,
    ) -> Result<Self, Failure> {
        Self::of(context, known, message, |proposal| match proposal {
            Proposal::Move { interview, start, end } if *interview == of.id => {
                Some(Some((*start, *end)))
            }
            _ => None,
        })
    }

    /// That an interview does not take place.
    ///
    /// # Errors
    /// If the message does not call it off.
    pub(super) fn off(
        context: &Context<'_>,
        known: &Known,
        of: &Interview,
        message: &str,
    ) -> Result<Self, Failure> {
        Self::of(context, known, message, |proposal| match proposal {
            Proposal::Cancel { interview } if *interview == of.id => Some(None),
            _ => None,
        })
    }

    fn of(
        context: &Context<'_>,
        known: &Known,
        text: &str,
        fits: impl FnOnce(&Proposal) -> Option<Option<(Timestamp, Timestamp)>>,
    ) -> Result<Self, Failure> {
        let message = inbox::find(context, text)?.id;
        let (id, zone) = (known.id, &known.zone);
        let Some(offer) = Offer::of(context, id, message, known.state(), zone)? else {
            return Err(Failure::usage(format!(
                "--from-message: message {message} proposes nothing for application {} that is \
                 not recorded; `afterword inbox show {message}` shows it",
                known.title()
            )));
        };
        match fits(&offer.proposal) {
            Some(span) => Ok(Self { message, invitation: offer.invitation, span }),
            None => Err(Failure::usage(format!(
                "--from-message: by message {message} {}: `{}`",
                offer.proposal.in_words(zone),
                offer.command
            ))),
        }
    }

    /// The contacts whom it invites; nobody new comes in by it.
    pub(super) fn invited(&self, known: &Known) -> Vec<ContactId> {
        let invited =
            |address: &String| self.invitation.attendees.contains(&address.to_lowercase());
        let contacts = known.contacts().filter(|c| c.address.as_ref().is_some_and(invited));
        contacts.map(|contact| contact.id).collect()
    }

    /// What the message means by this, where nobody knew it before.
    pub(super) fn reading(&self, known: &Known) -> Option<Reading> {
        let taken = known.state().messages.get(&self.message)?;
        let unclear = taken.reading.as_ref().is_none_or(|reading| reading.kind == Kind::Unclear);
        let called_off = self.invitation.cancelled;
        let kind = if called_off { Kind::Acknowledgement } else { Kind::Advance };
        let (message, by) = (self.message, Reader::Candidate);
        unclear.then_some(Reading { message, kind, also: Vec::new(), due: None, by })
    }
}
