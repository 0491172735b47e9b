//! What happens in a history, put into facts as the daemon and the command line do.

use afterword::store::{Batch, NewMatch, NewMessage, NewReading};
use afterword::timeline::facts::*;
use afterword::timeline::policy::Shared;
use afterword::timeline::recipients;
use afterword::timeline::simulate::{Event, Happening};
use afterword::timeline::words::*;

use super::machine::{Machine, address};

impl Machine<'_> {
    pub fn happens(&mut self, event: &Event) {
        self.now = self.now.max(self.instant(event.at));
        self.last_event = Some(self.now);
        let contact = match &event.by {
            Some(name) => self.names.get(name).copied(),
            None => recipients::lead(&self.ahead().state, &self.shared()),
        };
        match event.what {
            Happening::Reply(kind) => self.replies(kind, event, contact),
            Happening::Sent => {
                let mail = self.mail("candidate@candidate.example".to_owned(), contact, None);
                self.takes_in("Sent", NewMessage { own: true, ..mail });
            }
            Happening::Answered => {
                if let Some((role, name)) = self.referred.take() {
                    self.contact(role, &name, true);
                    self.searched();
                }
                self.record(&What::Logged { what: ByHand::Answered, contact: None });
            }
            Happening::Interview => {
                let id = self.store.new_interview_id(self.app).unwrap();
                let end = self.now;
                self.interview(id, InterviewState::Held, end, end);
            }
            Happening::Call(outcome) => {
                let facts = self.store.facts(self.app).unwrap();
                let call = facts.facts.iter().rev().find_map(|fact| match &fact.what {
                    What::Done { touch, .. } if touch.channel == Channel::Call => Some(touch),
                    _ => None,
                });
                let outcome_of = |touch| What::Done { touch, outcome: Some(outcome) };
                let by_hand = What::Logged { what: ByHand::Call(outcome), contact };
                self.record(&call.cloned().map_or(by_hand, outcome_of));
            }
        }
        self.neighbour_writes();
    }

    fn shared(&self) -> Shared {
        self.store.shared(self.now).unwrap()
    }

    fn replies(&mut self, kind: Kind, event: &Event, contact: Option<ContactId>) {
        if kind == Kind::Referral {
            self.referred.clone_from(&event.referred);
        }
        let also = match kind {
            Kind::InfoRequested | Kind::Referral if event.days.is_some() => vec![Kind::Timeline],
            _ => Vec::new(),
        };
        let reading = NewReading { kind, also, due: event.days, evidence: Vec::new() };
        let somebody = || "somebody@company.example".to_owned();
        let from = contact.map_or_else(somebody, address);
        if kind == Kind::Bounce {
            return self.bounces(&from, reading);
        }
        let mut mail = self.mail(from, contact, Some(reading));
        mail.automatic = (kind == Kind::OutOfOffice).then_some(Automatic::OutOfOffice);
        self.takes_in("INBOX", mail);
    }

    /// The report comes from a mail system, and names the last mail to the address.
    fn bounces(&mut self, address: &str, reading: NewReading) {
        let sent = self.store.sent_to(address).unwrap();
        let attempt = sent.last().map(|(attempt, _)| *attempt);
        let status = Some("5.1.1".to_owned());
        let failure = Failure { address: Some(address.to_owned()), status, attempt };
        let from = "mailer-daemon@company.example".to_owned();
        let mail = self.mail(from, None, Some(reading));
        let automatic = Some(Automatic::Bounce);
        self.takes_in("INBOX", NewMessage { automatic, failure: Some(failure), ..mail });
    }

    fn mail(
        &mut self,
        from: String,
        contact: Option<ContactId>,
        reading: Option<NewReading>,
    ) -> NewMessage {
        self.serial += 1;
        NewMessage {
            uid: self.serial,
            rfc_message_id: Some(format!("m{}@company.example", self.serial)),
            header_hash: *blake3::hash(&self.serial.to_le_bytes()).as_bytes(),
            from,
            own: false,
            date: Some(self.now),
            automatic: None,
            failure: None,
            attempt: None,
            references: Vec::new(),
            subject: "About your interview".to_owned(),
            text: String::new(),
            matches: vec![NewMatch {
                application: self.app,
                at: self.now,
                sureness: Sureness::Sure,
                contact,
                verified: true,
                answers: false,
            }],
            reading,
            invitation: None,
            known_by: afterword::store::KnownBy::default(),
        }
    }

    fn takes_in(&mut self, folder: &str, message: NewMessage) {
        let done = vec![message.uid];
        let batch = Batch {
            account: "me".to_owned(),
            folder: folder.to_owned(),
            uid_validity: 1,
            next_uid: Some(message.uid + 1),
            messages: vec![message],
            pending: Vec::new(),
            done,
        };
        self.store.take_in(&batch, self.now).unwrap();
    }

    /// Another application: its letters and calls are due on days of its own, and keep no pace with
    /// the mails of this one.
    pub fn moves_in(&mut self) {
        let terms = Terms { company: "Neighbour".to_owned(), ..self.terms("caller") };
        let app = self.store.add_application(&terms, 4, self.now).unwrap();
        let contact = self.store.new_contact_id(app).unwrap();
        let who = Contact {
            id: contact,
            role: Role::Interviewer,
            name: "Somebody Else".to_owned(),
            greeting: Some("Somebody".to_owned()),
            address: Some("else@other.example".to_owned()),
            phone: Some("+1 555 0199".to_owned()),
            postal: None,
            lead: true,
            removed: false,
        };
        let id = self.store.new_interview_id(app).unwrap();
        let (end, state) = (self.now, InterviewState::Held);
        let interview = Interview { id, state, start: end, end, contacts: vec![contact] };
        let searched = What::Searched { covers: Seq(i64::MAX) };
        for what in [What::Contact(who), What::Interview(interview), searched] {
            self.store.record(app, self.now, self.now, &what).unwrap();
        }
        self.neighbour = Some((app, contact));
    }

    fn neighbour_writes(&mut self) {
        let Some((application, contact)) = self.neighbour else { return };
        let kind = match self.serial % 5 {
            0 => Kind::Holding,
            1 => Kind::OutOfOffice,
            2 => Kind::Acknowledgement,
            3 => Kind::Unclear,
            _ => Kind::InfoRequested,
        };
        let reading = NewReading { kind, also: Vec::new(), due: None, evidence: Vec::new() };
        let from = "else@other.example".to_owned();
        let mut mail = self.mail(from, Some(contact), Some(reading));
        mail.matches[0].application = application;
        self.takes_in("INBOX", mail);
    }
}
