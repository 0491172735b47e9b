//! Who a step reaches, by which channel.

use super::cadence::Recipient;
use super::facts::{Contact, ContactId};
use super::policy::Shared;
use super::state::State;
use super::words::{Channel, Role};

/// The order in which a second check-in passes to the next contact.
const NEXT: [Role; 5] =
    [Role::HiringManager, Role::Recruiter, Role::Hr, Role::Interviewer, Role::Agency];

/// Who took part in the latest interview: its contacts, else those of a role that interviews, else
/// the lead.
#[must_use]
pub fn took_part(state: &State, shared: &Shared) -> Vec<ContactId> {
    let interview = state.interview.and_then(|(_, id, _)| state.interviews.get(&id));
    let named = interview.map(|(_, interview)| interview.contacts.clone()).unwrap_or_default();
    let there = |id: &ContactId| state.contact(*id).is_some_and(|contact| !contact.removed);
    let named: Vec<ContactId> = named.into_iter().filter(there).collect();
    if named.is_empty() { lead(state, shared).into_iter().collect() } else { named }
}

/// The lead; whose address is dead or stopped is none.
#[must_use]
pub fn lead(state: &State, shared: &Shared) -> Option<ContactId> {
    state.lead(|id| {
        let contact = state.contact(id);
        contact.is_some_and(|c| !is_stopped(state, shared, c) && !is_dead(state, shared, c))
    })
}

/// Whom a check-in reaches: the first entry that names anybody who can be reached.
#[must_use]
pub fn of_check_in(
    to: &[Recipient],
    channels: &[Channel],
    state: &State,
    shared: &Shared,
) -> Vec<ContactId> {
    let reachable = |id: &ContactId| {
        channels.iter().any(|channel| by_channel(state, shared, *id, *channel).is_some())
    };
    for entry in to {
        let mut named = of_entry(*entry, state, shared);
        named.retain(reachable);
        if !named.is_empty() {
            return named;
        }
    }
    Vec::new()
}

fn of_entry(entry: Recipient, state: &State, shared: &Shared) -> Vec<ContactId> {
    let of_role = |role: Role| {
        let usable = |c: &&Contact| !c.removed && c.role == role && !is_lost(state, shared, c);
        state.contacts.iter().find(usable).map(|contact| contact.id)
    };
    let one = |id: Option<ContactId>| id.into_iter().collect();
    match entry {
        Recipient::TookPart => took_part(state, shared),
        Recipient::FirstWhoTookPart => {
            let able = |id: &ContactId| {
                state.contact(*id).is_some_and(|contact| !is_lost(state, shared, contact))
            };
            one(took_part(state, shared).into_iter().find(able))
        }
        Recipient::Lead => one(lead(state, shared)),
        Recipient::WhoNamedTheDay => one(state.timeline.and_then(|timeline| timeline.named_by)),
        Recipient::Role(role) => one(of_role(role)),
        Recipient::NextContact => one(next_contact(state, shared)),
    }
}

fn next_contact(state: &State, shared: &Shared) -> Option<ContactId> {
    let went_out = state.rounds.iter().filter(|round| round.state.went_out());
    let had: Vec<ContactId> = went_out.flat_map(|round| round.contacts.clone()).collect();
    NEXT.iter().find_map(|role| {
        let fresh = |c: &&Contact| {
            !c.removed && c.role == *role && !had.contains(&c.id) && !is_lost(state, shared, c)
        };
        state.contacts.iter().find(fresh).map(|contact| contact.id)
    })
}

/// The channel by which a contact can be reached where `wanted` is asked for: a mail to somebody
/// with only a phone becomes a call, and the other way round. None if neither will do.
#[must_use]
pub fn by_channel(
    state: &State,
    shared: &Shared,
    id: ContactId,
    wanted: Channel,
) -> Option<Channel> {
    let contact = state.contact(id).filter(|contact| !contact.removed)?;
    if is_stopped(state, shared, contact) {
        return None;
    }
    let dead = is_dead(state, shared, contact);
    let mail = contact.address.is_some() && !dead;
    match wanted {
        Channel::Email if mail => Some(Channel::Email),
        Channel::Email if contact.address.is_none() && contact.phone.is_some() => {
            Some(Channel::Call)
        }
        Channel::Call if contact.phone.is_some() => Some(Channel::Call),
        Channel::Call if mail => Some(Channel::Email),
        Channel::Letter | Channel::Reminder => Some(wanted),
        Channel::Email | Channel::Call => None,
    }
}

fn is_lost(state: &State, shared: &Shared, contact: &Contact) -> bool {
    is_stopped(state, shared, contact)
        || (is_dead(state, shared, contact) && contact.phone.is_none())
}

/// True if the contact's address asked never to be written to.
#[must_use]
pub fn is_stopped(state: &State, shared: &Shared, contact: &Contact) -> bool {
    let address = contact.address.as_ref().map(|address| address.to_lowercase());
    address.is_some_and(|a| shared.stopped.contains(&a) || state.stopped.contains(&a))
}

/// True if the contact's address bounced for good.
#[must_use]
pub fn is_dead(state: &State, shared: &Shared, contact: &Contact) -> bool {
    let address = contact.address.as_ref().map(|address| address.to_lowercase());
    address.is_some_and(|a| shared.dead.contains(&a) || (state.dead.contains(&a)))
}
