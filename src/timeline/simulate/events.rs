//! What happens in a simulation, put into facts.

use jiff::Timestamp;

use super::{Event, Happening, Run};
use crate::timeline::facts::{
    ByHand, ContactId, Failure, Message, MessageId, Reader, Reading, What,
};
use crate::timeline::outlook::outlook;
use crate::timeline::recipients;
use crate::timeline::words::{Automatic, Channel, Kind, Sureness};

impl Run<'_> {
    pub(super) fn happen(&mut self, at: Timestamp, event: &Event) {
        self.last_event = Some(at);
        let named = event.by.as_ref();
        let contact = match named {
            Some(name) => self.names.get(name).copied(),
            None => {
                let ahead = outlook(&self.facts, &self.shared, &self.policy, self.now);
                recipients::lead(&ahead.state, &self.shared)
            }
        };
        match event.what {
            Happening::Reply(kind) => self.reply(at, kind, event, contact),
            Happening::Sent => {
                let id = MessageId(self.next_id());
                let message = self.message(id, true, contact);
                self.push(at, What::Message(message));
            }
            Happening::Answered => {
                if let Some((role, name)) = self.referred.take() {
                    self.contact(at, role, &name, true);
                    self.searched();
                }
                self.push(at, What::Logged { what: ByHand::Answered, contact: None });
            }
            Happening::Interview => self.held(at, at),
            Happening::Call(outcome) => {
                let call = self.facts.facts.iter().rev().find_map(|fact| match &fact.what {
                    What::Done { touch, .. } if touch.channel == Channel::Call => Some(touch),
                    _ => None,
                });
                let what = match call.cloned() {
                    Some(touch) => What::Done { touch, outcome: Some(outcome) },
                    None => What::Logged { what: ByHand::Call(outcome), contact },
                };
                self.push(at, what);
            }
        }
    }

    fn message(&self, id: MessageId, own: bool, contact: Option<ContactId>) -> Message {
        let address = contact.map(|id| format!("contact{id}@company.example"));
        Message {
            id,
            own,
            sureness: Sureness::Sure,
            contact,
            from: address.unwrap_or_else(|| "somebody@company.example".to_owned()),
            automatic: None,
            verified: true,
            failure: None,
            answers: false,
            attempt: None,
        }
    }

    fn reply(&mut self, at: Timestamp, kind: Kind, event: &Event, contact: Option<ContactId>) {
        let id = MessageId(self.next_id());
        let mut message = self.message(id, false, contact);
        message.automatic = match kind {
            Kind::Bounce => Some(Automatic::Bounce),
            Kind::OutOfOffice => Some(Automatic::OutOfOffice),
            _ => None,
        };
        if kind == Kind::Bounce {
            let address = Some(message.from.clone());
            let status = Some("5.1.1".to_owned());
            message.failure = Some(Failure { address, status, attempt: None });
        }
        if kind == Kind::Referral {
            self.referred.clone_from(&event.referred);
        }
        // Days named beside a kind that has no timeline of its own are a timeline beside it.
        let also = match kind {
            Kind::InfoRequested | Kind::Referral if event.days.is_some() => vec![Kind::Timeline],
            Kind::Rejection | Kind::Closed if event.days.is_some() => {
                vec![Kind::FollowUpRequested]
            }
            _ => Vec::new(),
        };
        self.push(at, What::Message(message));
        let due = event.days;
        let by = Reader::Afterword;
        self.push(at, What::Reading(Reading { message: id, kind, also, due, by }));
    }
}
