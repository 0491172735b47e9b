//! What the candidate and Afterword did, recorded as the store keeps it.

use afterword::store::{ClaimBegin, Store};
use afterword::timeline::facts::{
    ApplicationId, AttemptEnd, Contact, ContactId, Digest, Interview, InterviewState, Seq, Terms,
    TouchKey, What,
};
use afterword::timeline::words::{Channel, Step};
use jiff::tz::TimeZone;
use jiff::{SignedDuration, Timestamp};

use super::Sent;
use super::cast::{Candidacy, days};

/// A candidacy that was added.
#[derive(Debug, Clone, Copy)]
pub struct Added {
    pub id: ApplicationId,
    /// Its interview.
    anchor: Seq,
    contact: ContactId,
}

/// The candidate adds an application, with an interview just held.
pub fn add(store: &mut Store, one: &Candidacy, at: Timestamp) -> Added {
    let applied = (at - days(25)).to_zoned(TimeZone::UTC).date();
    let terms = Terms {
        company: one.company.clone(),
        role: one.role.to_owned(),
        cadence: "steady".to_owned(),
        applied: Some(applied),
        domains: if one.agency { Vec::new() } else { vec![one.domain.clone()] },
        ..Terms::default()
    };
    let id = store.add_application(&terms, 3, at).unwrap();
    let mut contacts = Vec::new();
    for person in &one.contacts {
        let contact = store.new_contact_id(id).unwrap();
        contacts.push(contact);
        let what = What::Contact(Contact {
            id: contact,
            role: person.role,
            name: person.name.clone(),
            greeting: None,
            address: Some(person.address.clone()),
            phone: None,
            postal: None,
            lead: false,
            removed: false,
        });
        store.record(id, at, at, &what).unwrap();
    }
    let interview = store.new_interview_id(id).unwrap();
    let hour = SignedDuration::from_hours(1);
    let held = What::Interview(Interview {
        id: interview,
        state: InterviewState::Held,
        start: at - hour - hour,
        end: at - hour,
        contacts: contacts.clone(),
    });
    let anchor = store.record(id, at, at, &held).unwrap();
    Added { id, anchor, contact: contacts[0] }
}

/// Afterword sends.
pub fn send(store: &mut Store, added: &Added, sent: Sent, at: Timestamp) {
    let touch = TouchKey {
        application: added.id,
        anchor: added.anchor,
        step: if sent.round == 0 { Step::ThankYou } else { Step::CheckIn },
        round: u32::try_from(sent.round).unwrap(),
        contact: Some(added.contact),
        channel: Channel::Email,
    };
    let begin = ClaimBegin {
        touch,
        address: sent.to,
        digest: Digest("d".to_owned()),
        message_id: sent.id,
        composed: sent.raw,
    };
    let attempt = store.claim(added.id, at, |_, _| Some(begin)).unwrap().unwrap();
    assert!(store.at_data(attempt, at, |_, _| true).unwrap());
    store.end_attempt(attempt, at, &AttemptEnd::Accepted, "250 ok").unwrap();
}
