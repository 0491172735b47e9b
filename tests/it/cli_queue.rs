//! The queue, the inbox and what they show, by the real binary on a database made by the store.

mod by_hand;
mod corrections;
mod looks;
mod messages;
mod tasks;
mod touches;

use std::fs;

use afterword::clock::Calendar;
use afterword::mail::compose::{Mailbox, digest};
use afterword::store::{
    Batch, ClaimBegin, DraftText, Durability, Evidence, NewMatch, NewMessage, NewReading, Store,
};
use afterword::timeline::facts::*;
use afterword::timeline::words::*;
use jiff::{SignedDuration, Timestamp};
use serde_json::Value;

use super::command::{Home, Output};

/// A candidacy at Acme: one interview held, Dana Reyes took part, the mailbox is searched.
struct Story {
    home: Home,
    store: Store,
    now: Timestamp,
    app: ApplicationId,
    dana: ContactId,
    interview: Interview,
    anchor: Seq,
}

impl Story {
    /// The interview ended so many hours ago.
    fn new(hours_ago: i64) -> Self {
        Self::with(hours_ago, Some("dana@acme.example"), None)
    }

    fn with(hours_ago: i64, address: Option<&str>, phone: Option<&str>) -> Self {
        let home = Home::new();
        // What may go out hangs on no hour at which the tests are run.
        let always = "[windows]\nthank_you = [\"* * * * *\"]\ncheck_in = [\"* * * * *\"]\n";
        let config = fs::read_to_string(home.config()).unwrap();
        fs::write(home.config(), config + always).unwrap();
        fs::create_dir_all(home.database().parent().unwrap()).unwrap();
        let mut store = Store::open(&home.database(), Durability::Full).unwrap();
        // As the database keeps it.
        let now = Timestamp::from_microsecond(Calendar::system().now().as_microsecond()).unwrap();
        let end = now - SignedDuration::from_hours(hours_ago);
        let first = end - SignedDuration::from_hours(48);
        let app = store.add_application(&terms("Acme"), 3, first).unwrap();
        let dana = store.new_contact_id(app).unwrap();
        let contact = contact(dana, address, phone);
        store.record(app, first, first, &What::Contact(contact)).unwrap();
        let interview = Interview {
            id: store.new_interview_id(app).unwrap(),
            state: InterviewState::Held,
            start: end - SignedDuration::from_hours(1),
            end,
            contacts: vec![dana],
        };
        let anchor = store.record(app, end, end, &What::Interview(interview.clone())).unwrap();
        store.record(app, end, end, &What::Searched { covers: anchor }).unwrap();
        Self { home, store, now, app, dana, interview, anchor }
    }

    fn record(&mut self, what: What) -> Seq {
        self.store.record(self.app, self.now, self.now, &what).unwrap()
    }

    fn debriefed(mut self) -> Self {
        let (interview, contact) = (self.interview.id, self.dana);
        self.record(What::Debrief(Debrief { interview, contact, mention: "cranes".to_owned() }));
        self
    }

    fn key(&self, step: Step, round: u32, channel: Channel) -> TouchKey {
        let (application, anchor) = (self.app, self.anchor);
        TouchKey { application, anchor, step, round, contact: Some(self.dana), channel }
    }

    fn thanks(&self) -> TouchKey {
        self.key(Step::ThankYou, 0, Channel::Email)
    }

    /// Puts a touch into the queue; its number.
    fn draft(&mut self, touch: &TouchKey, needs: &[&str]) -> String {
        let from = Mailbox { name: "Ada Park".into(), address: "ada@park.example".into() };
        let known = self.store.known_addresses().unwrap();
        let address = known.first().map_or_else(String::new, |known| known.address.clone());
        let to = Mailbox { name: "Dana Reyes".into(), address };
        let text = DraftText {
            to: to.to_string(),
            from: from.to_string(),
            subject: "Thank you\u{1b}[2J".to_owned(),
            text: "Hello Dana,\n\nthank you for [[mention]].\u{202e}\n".to_owned(),
            in_reply_to: Some("1@acme.example".to_owned()),
            references: vec!["1@acme.example".to_owned()],
            why: "thanks for the interview".to_owned(),
            template: None,
        };
        let draft = Draft {
            touch: touch.clone(),
            due: self.now,
            digest: digest(&from, &to, &text.subject, &text.text),
            needs: needs.iter().map(|need| (*need).to_owned()).collect(),
            edited: false,
        };
        self.store.record_draft(self.app, &draft, &text, self.now).unwrap().to_string()
    }

    /// A mail that was at DATA so many minutes ago, and has no end.
    fn cut_off(&mut self, touch: &TouchKey, minutes_ago: i64) -> AttemptId {
        let at = self.now - SignedDuration::from_mins(minutes_ago);
        let begin = ClaimBegin {
            touch: touch.clone(),
            address: "dana@acme.example".to_owned(),
            digest: Digest("d".to_owned()),
            message_id: "x@park.example".to_owned(),
            composed: b"Subject: x\r\n\r\n".to_vec(),
        };
        let attempt = self.store.claim(self.app, at, |_, _| Some(begin)).unwrap().unwrap();
        assert!(self.store.at_data(attempt, at, |_, _| true).unwrap());
        attempt
    }

    /// Takes a message of theirs in; its number.
    fn message(&mut self, sureness: Sureness, reading: Option<(Kind, Option<Days>)>) -> String {
        self.message_unlike(sureness, reading, |_| {})
    }

    /// Takes a message in that is unlike the usual one; its number.
    fn message_unlike(
        &mut self,
        sureness: Sureness,
        reading: Option<(Kind, Option<Days>)>,
        unlike: impl FnOnce(&mut NewMessage),
    ) -> String {
        let known = self.store.messages(afterword::store::MessageFilter {
            application: None,
            since: None,
            limit: 99,
        });
        let uid = u32::try_from(known.unwrap().len()).unwrap() + 1;
        let bounced = matches!(reading, Some((Kind::Bounce, _)));
        let failure = || Failure {
            address: Some("dana@acme.example".to_owned()),
            status: Some("5.1.1".to_owned()),
            attempt: None,
        };
        let evidence = vec![Evidence { text: "we\u{7} are".into(), says: "holding".into() }];
        let mut message = NewMessage {
            uid,
            rfc_message_id: Some(format!("{uid}@acme.example")),
            header_hash: [uid as u8; 32],
            from: "Dana@acme.example".to_owned(),
            own: false,
            date: Some(self.now - SignedDuration::from_mins(5)),
            automatic: None,
            failure: bounced.then(failure),
            attempt: None,
            references: Vec::new(),
            subject: "Re: \u{9b}31mhello".to_owned(),
            text: "We are still at it.\u{202e}\n".to_owned(),
            matches: vec![NewMatch {
                application: self.app,
                at: self.now - SignedDuration::from_mins(5),
                sureness,
                contact: Some(self.dana),
                verified: true,
                answers: false,
            }],
            reading: reading.map(|(kind, due)| NewReading {
                kind,
                also: Vec::new(),
                due,
                evidence,
            }),
            invitation: None,
            known_by: afterword::store::KnownBy::default(),
        };
        unlike(&mut message);
        let batch = Batch {
            account: "me".to_owned(),
            folder: "INBOX".to_owned(),
            uid_validity: 1,
            next_uid: Some(uid + 1),
            messages: vec![message],
            pending: Vec::new(),
            done: Vec::new(),
        };
        let taken = self.store.take_in(&batch, self.now).unwrap();
        taken.messages[0].unwrap().to_string()
    }

    fn run(&self, arguments: &[&str]) -> Output {
        self.home.run(arguments)
    }

    /// What a command printed as JSON, with its exit code.
    fn json(&self, arguments: &[&str]) -> (i32, Value) {
        let output = self.home.run(&[arguments, &["--json"]].concat());
        assert_eq!(output.stderr, "");
        (output.code, serde_json::from_str(&output.stdout).unwrap())
    }

    /// What waits: the words for what.
    fn waits(&self) -> Vec<String> {
        let (_, queue) = self.json(&["queue"]);
        let items = queue["queue"].as_array().unwrap().clone();
        items.iter().map(|item| item["what"].as_str().unwrap().to_owned()).collect()
    }

    fn last(&self) -> What {
        self.store.facts(self.app).unwrap().facts.pop().unwrap().what
    }

    fn count(&self) -> usize {
        self.store.facts(self.app).unwrap().facts.len()
    }
}

fn terms(company: &str) -> Terms {
    Terms {
        company: company.to_owned(),
        role: "Site Engineer".to_owned(),
        cadence: "steady".to_owned(),
        domains: vec!["acme.example".to_owned()],
        ..Terms::default()
    }
}

fn contact(id: ContactId, address: Option<&str>, phone: Option<&str>) -> Contact {
    Contact {
        id,
        role: Role::Recruiter,
        name: "Dana Reyes".to_owned(),
        greeting: Some("Dana".to_owned()),
        address: address.map(str::to_owned),
        phone: phone.map(str::to_owned),
        postal: None,
        lead: true,
        removed: false,
    }
}

/// A run that was refused: its exit code, and each of these in its error.
#[track_caller]
fn refused(output: &Output, code: i32, words: &[&str]) {
    assert_eq!((output.code, output.stdout.as_str()), (code, ""), "{}", output.stderr);
    for word in words {
        assert!(output.stderr.contains(word), "{word:?} is not in {}", output.stderr);
    }
}

/// Each of these stands in a text, which steers no terminal.
#[track_caller]
fn holds(text: &str, words: &[&str]) {
    for word in words {
        assert!(text.contains(word), "{word:?} is not in {text}");
    }
    let steers = |c: char| (c.is_control() && c != '\n' && c != '\t') || c == '\u{202e}';
    assert!(!text.contains(steers), "{text:?}");
}
