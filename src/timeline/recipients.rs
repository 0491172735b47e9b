//! Who a step reaches, by which channel.

use jiff::Timestamp;

use super::cadence::Recipient;
use super::facts::{Contact, ContactId, Seq};
use super::policy::Shared;
use super::state::State;
use super::words::{Channel, Role};

/// The order in which a second check-in passes to the next contact.
const NEXT: [Role; 5] =
    [Role::HiringManager, Role::Recruiter, Role::Hr, Role::Interviewer, Role::Agency];

/// Who took part in the latest interview: its contacts, else the lead.
#[must_use]
pub fn took_part(state: &State, shared: &Shared) -> Vec<ContactId> {
    let interview = state.interview.and_then(|(_, id, _)| state.interviews.get(&id));
    let named = interview.map(|(_, interview)| interview.contacts.clone()).unwrap_or_default();
    let there = |id: &ContactId| state.contact(*id).is_some_and(|contact| !contact.removed);
    let named: Vec<ContactId> = named.into_iter().filter(there).collect();
    if named.is_empty() { lead(state, shared).into_iter().collect() } else { named }
}

/// The lead; whose address is dead or stopped is none. A dead address kills no contact, though:
/// where nobody else is left, calls and letters go on.
#[must_use]
pub fn lead(state: &State, shared: &Shared) -> Option<ContactId> {
    let welcome =
        |id: ContactId| state.contact(id).filter(|contact| !is_stopped(state, shared, contact));
    let alive = |id| welcome(id).is_some_and(|contact| !is_dead(state, shared, contact));
    state.lead(alive).or_else(|| state.lead(|id| welcome(id).is_some()))
}

/// Why a check-in reaches nobody.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Nobody {
    /// It passes to the next contact, and each has had a check-in.
    New,
    /// Nobody it names can be reached.
    Reachable,
}

/// Whom a check-in reaches: the first entry that names anybody who can be reached.
///
/// # Errors
/// If it reaches nobody, why.
pub fn of_check_in(
    to: &[Recipient],
    channels: &[Channel],
    state: &State,
    shared: &Shared,
) -> Result<Vec<ContactId>, Nobody> {
    let reachable = |id: &ContactId| {
        channels.iter().any(|channel| by_channel(state, shared, *id, *channel).is_some())
    };
    for entry in to {
        let mut named = of_entry(*entry, state, shared);
        named.retain(reachable);
        if entry.is_one() {
            named.truncate(1);
        }
        if !named.is_empty() {
            return Ok(named);
        }
    }
    let passes_on = to == [Recipient::NextContact];
    Err(if passes_on && next_contacts(state).is_empty() { Nobody::New } else { Nobody::Reachable })
}

/// Everybody whom an entry may mean, the first choice first.
fn of_entry(entry: Recipient, state: &State, shared: &Shared) -> Vec<ContactId> {
    let there = |contact: &&Contact| !contact.removed;
    match entry {
        Recipient::TookPart | Recipient::FirstWhoTookPart => took_part(state, shared),
        Recipient::Lead => lead(state, shared).into_iter().collect(),
        Recipient::WhoNamedTheDay => {
            state.timeline.and_then(|timeline| timeline.named_by).into_iter().collect()
        }
        Recipient::Role(role) => {
            let of_role = state.contacts.iter().filter(there).filter(|c| c.role == role);
            of_role.map(|contact| contact.id).collect()
        }
        Recipient::NextContact => next_contacts(state),
    }
}

/// The contacts that have had no check-in, in the order in which a check-in passes on.
fn next_contacts(state: &State) -> Vec<ContactId> {
    let went_out = state.rounds.iter().filter(|round| round.state.went_out());
    let had: Vec<ContactId> = went_out.flat_map(|round| round.contacts.clone()).collect();
    let new = |c: &&Contact| !c.removed && !had.contains(&c.id);
    let of_role = |role: &Role| {
        let role = *role;
        state.contacts.iter().filter(new).filter(move |c| c.role == role).map(|c| c.id)
    };
    NEXT.iter().flat_map(of_role).collect()
}

/// The channel by which a contact can be reached where `wanted` is asked for: a mail to somebody
/// with only a phone becomes a call, and the other way round. Of somebody with neither it stays as
/// it is, for the candidate to find one out. None if neither will do.
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
    let unknown = contact.address.is_none() && contact.phone.is_none();
    match wanted {
        Channel::Email | Channel::Call if unknown => Some(wanted),
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

/// Where a touch reaches a contact: the mail address, the number, the postal address.
#[must_use]
pub fn place(contact: &Contact, channel: Channel) -> Option<&str> {
    match channel {
        Channel::Email => contact.address.as_deref(),
        Channel::Call => contact.phone.as_deref(),
        Channel::Letter => contact.postal.as_deref(),
        Channel::Reminder => None,
    }
}

/// True if the contact's address asked never to be written to.
#[must_use]
pub fn is_stopped(state: &State, shared: &Shared, contact: &Contact) -> bool {
    let address = contact.address.as_ref().map(|address| address.to_lowercase());
    address.is_some_and(|a| shared.stopped.contains(&a) || state.stopped.contains(&a))
}

/// True if the contact's address bounced for good, and the candidate has not revived it since.
#[must_use]
pub fn is_dead(state: &State, shared: &Shared, contact: &Contact) -> bool {
    let address = contact.address.as_ref().map(|address| address.to_lowercase());
    let revived = |address: &str, seq| shared.revived.get(address).is_some_and(|(at, _)| *at > seq);
    address.is_some_and(|a| {
        shared.dead.contains(&a) || state.dead.get(&a).is_some_and(|seq| !revived(&a, *seq))
    })
}

/// Since when there is the contact to write to, in place of an address that was dead: since the
/// candidate revived it, or gave another.
#[must_use]
pub fn reachable_since(state: &State, shared: &Shared, id: ContactId) -> Option<Timestamp> {
    let address = state.contact(id).and_then(|contact| contact.address.as_ref());
    let revived = address.and_then(|address| shared.revived.get(&address.to_lowercase()));
    let died_before = |seq: Seq| {
        state.dead.values().any(|dead| *dead < seq)
            || state.contacts.iter().any(|contact| is_dead(state, shared, contact))
    };
    let given = state.given.get(&id).filter(|(seq, _)| died_before(*seq));
    given.map(|(_, at)| *at).max(revived.map(|(_, at)| *at))
}
