//! The store on a real file: what is recorded comes back, and what must not happen is refused.

mod facts;
mod mail;
mod sending;

use afterword::store::{
    Batch, ClaimBegin, Durability, Evidence, NewMatch, NewMessage, NewReading, Store, StoreError,
};
use afterword::timeline::facts::*;
use afterword::timeline::words::*;
use jiff::civil::date;
use jiff::{SignedDuration, Timestamp};
use rusqlite::Connection;
use tempfile::TempDir;

struct Home {
    dir: TempDir,
    store: Store,
    app: ApplicationId,
}

impl Home {
    fn new() -> Self {
        let dir = tempfile::tempdir().unwrap();
        let mut store = Store::open(&dir.path().join("a.db"), Durability::Full).unwrap();
        let app = store.add_application(&terms("Acme"), 2, t(0)).unwrap();
        Self { dir, store, app }
    }

    fn raw(&self) -> Connection {
        let conn = Connection::open(self.dir.path().join("a.db")).unwrap();
        conn.pragma_update(None, "foreign_keys", true).unwrap();
        conn
    }

    fn claim(&mut self, touch: &TouchKey, at: i64) -> Result<AttemptId, StoreError> {
        let begin = ClaimBegin {
            touch: touch.clone(),
            address: "Dana@Acme.example".to_owned(),
            digest: Digest("d".to_owned()),
            message_id: format!("{touch}@me.example"),
            composed: b"Subject: x\r\n\r\n".to_vec(),
        };
        Ok(self.store.claim(self.app, t(at), |_, _| Some(begin))?.unwrap())
    }

    fn send(&mut self, touch: &TouchKey, at: i64) -> Result<AttemptId, StoreError> {
        let attempt = self.claim(touch, at)?;
        assert!(self.store.at_data(attempt, t(at), |_, _| true)?);
        self.store.end_attempt(attempt, t(at), &AttemptEnd::Accepted, "250 ok")?;
        Ok(attempt)
    }

    fn whats(&self) -> Vec<What> {
        self.store.facts(self.app).unwrap().facts.into_iter().map(|f| f.what).collect()
    }

    fn is_dead(&self, address: &str) -> bool {
        self.store.shared(t(10_000)).unwrap().dead.contains(address)
    }
}

fn t(minutes: i64) -> Timestamp {
    Timestamp::from_second(1_772_000_000).unwrap() + SignedDuration::from_mins(minutes)
}

fn terms(company: &str) -> Terms {
    Terms {
        company: company.to_owned(),
        role: "Site Engineer".to_owned(),
        zone: Some("Europe/Berlin".to_owned()),
        cadence: "modern".to_owned(),
        by: Some(Channel::Call),
        applied: Some(date(2026, 2, 1)),
        domains: vec!["z.example".to_owned(), "acme.example".to_owned()],
        suits: Some("I have built such things.".to_owned()),
        ..Terms::default()
    }
}

fn touch(app: ApplicationId, step: Step, round: u32, contact: i64) -> TouchKey {
    let contact = Some(ContactId(contact));
    TouchKey { application: app, anchor: Seq(5), step, round, contact, channel: Channel::Email }
}

fn check_in(home: &Home, round: u32, contact: i64) -> TouchKey {
    touch(home.app, Step::CheckIn, round, contact)
}

fn message(app: ApplicationId, uid: u32, id: &str) -> NewMessage {
    NewMessage {
        uid,
        rfc_message_id: Some(id.to_owned()),
        header_hash: [7; 32],
        from: "Dana@Acme.example".to_owned(),
        own: false,
        date: Some(t(1)),
        automatic: None,
        failure: None,
        attempt: None,
        references: vec!["b@x.example".to_owned(), "a@x.example".to_owned()],
        subject: "Re: hello".to_owned(),
        text: "We decide by Friday.".to_owned(),
        matches: vec![found(app, Sureness::Sure)],
        reading: Some(NewReading {
            kind: Kind::Timeline,
            also: vec![Kind::InfoRequested, Kind::Acknowledgement],
            due: Some(Days { earliest: date(2026, 3, 6), latest: date(2026, 3, 6) }),
            evidence: vec![Evidence { text: "by Friday".to_owned(), says: "timeline".to_owned() }],
        }),
        invitation: None,
        known_by: afterword::store::KnownBy::default(),
    }
}

fn found(application: ApplicationId, sureness: Sureness) -> NewMatch {
    NewMatch { application, at: t(1), sureness, contact: None, verified: true, answers: false }
}

fn batch(folder: &str, uid_validity: u32, messages: Vec<NewMessage>) -> Batch {
    let next_uid = Some(messages.iter().map(|m| m.uid).max().unwrap_or(0) + 1);
    let (account, folder) = ("me".to_owned(), folder.to_owned());
    let (pending, done) = (Vec::new(), Vec::new());
    Batch { account, folder, uid_validity, next_uid, messages, pending, done }
}
