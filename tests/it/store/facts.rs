//! Facts come back as recorded and stay; files that cannot be used are refused.

use std::collections::BTreeSet;
use std::os::unix::fs::PermissionsExt;

use afterword::store::{Durability, Heartbeat, Lock, LockError, Store, StoreError};
use afterword::timeline::facts::*;
use afterword::timeline::words::*;
use jiff::civil::date;
use rusqlite::Connection;

use super::*;

#[test]
fn every_fact_comes_back_as_it_was_recorded() {
    let mut home = Home::new();
    let app = home.app;
    let contact = home.store.new_contact_id(app).unwrap();
    let taken = home.store.take_in(&batch("INBOX", 1, vec![message(app, 4, "m")]), t(2)).unwrap();
    let mut whats = of_people(&mut home, contact);
    whats.extend(of_messages(taken.messages[0].unwrap()));
    whats.extend(of_touches(touch(app, Step::ThankYou, 0, contact.0)));
    whats.extend(by_hand(contact));
    let before = home.store.facts(app).unwrap().facts.len();
    let all: Vec<_> = whats.iter().map(|what| (app, t(-5), what.clone())).collect();
    let seqs = home.store.record_all(t(3), &all).unwrap();
    let facts = home.store.facts(app).unwrap().facts.split_off(before);
    assert_eq!(facts.iter().map(|f| f.seq).collect::<Vec<_>>(), seqs);
    assert!(facts.iter().all(|f| f.at == t(-5) && f.recorded == t(3)));
    assert_eq!(facts.into_iter().map(|f| f.what).collect::<Vec<_>>(), whats);
}

#[test]
fn facts_are_neither_changed_nor_deleted() {
    let mut home = Home::new();
    home.send(&check_in(&home, 1, 1), 1).unwrap();
    let raw = home.raw();
    let tables = "SELECT name FROM sqlite_schema WHERE type = 'table' AND sql GLOB '*seq INTEGER*'";
    let mut statement = raw.prepare(tables).unwrap();
    let tables: BTreeSet<String> =
        statement.query_map([], |row| row.get(0)).unwrap().map(Result::unwrap).collect();
    assert!(tables.len() > 25, "{tables:?}");
    let triggers = "SELECT count(*) FROM sqlite_schema WHERE type = 'trigger' AND tbl_name = ?1
        AND (name = ?1 || '_fixed' OR name = ?1 || '_kept')";
    for table in &tables {
        let count: i64 = raw.query_row(triggers, [table], |row| row.get(0)).unwrap();
        assert_eq!(count, 2, "{table}");
    }
    for table in ["facts", "terms", "attempts_begun", "attempts_data", "places_taken", "granted"] {
        let delete = raw.execute(&format!("DELETE FROM {table}"), []).unwrap_err().to_string();
        assert_eq!(delete, "never deleted", "{table}");
    }
    for change in ["facts SET at = 0", "terms SET role = 'x'", "attempts_ended SET ending = 'x'"] {
        let error = raw.execute(&format!("UPDATE {change}"), []).unwrap_err().to_string();
        assert_eq!(error, "never changed", "{change}");
    }
}

#[test]
fn a_process_that_dies_leaves_nothing_half() {
    let mut home = Home::new();
    let facts = home.whats();
    let touch = touch(home.app, Step::ThankYou, 0, 1);
    let path = home.store.path().to_owned();
    // The decision runs inside the claim's transaction: unwinding out of it drops the transaction.
    let died = std::thread::spawn(move || {
        let mut store = Store::open(&path, Durability::Full).unwrap();
        let app = ApplicationId(1);
        store.record(app, t(1), t(1), &What::Resumed).unwrap();
        store.claim(app, t(1), |_, _| panic!("killed inside the claim")).unwrap();
    });
    assert!(died.join().is_err());
    assert_eq!(home.whats().len(), facts.len() + 1, "what was committed stands");
    let raw = home.raw();
    raw.execute_batch("BEGIN IMMEDIATE; INSERT INTO forgetting VALUES (1); DELETE FROM granted;")
        .unwrap();
    drop(raw);
    assert_eq!(home.whats()[..2], facts[..2]);
    home.send(&touch, 2).unwrap();
}

#[test]
fn a_file_that_cannot_be_used_is_refused_with_the_reason() {
    let home = Home::new();
    let path = home.store.path().to_owned();
    for suffix in ["", "-wal", "-shm"] {
        let file = home.dir.path().join(format!("a.db{suffix}"));
        let mode = std::fs::metadata(file).unwrap().permissions().mode();
        assert_eq!(mode & 0o077, 0, "a.db{suffix} is for its owner alone");
    }
    let known: i64 = home.raw().pragma_query_value(None, "user_version", |row| row.get(0)).unwrap();
    home.raw().pragma_update(None, "user_version", 999).unwrap();
    let newer = Store::open(&path, Durability::Full).unwrap_err();
    assert!(matches!(newer, StoreError::Newer { found: 999, .. }));
    let words = newer.to_string();
    assert!(words.contains("999") && words.contains(&format!("up to {known}:")), "{words}");

    let file = |name: &str| home.dir.path().join(name);
    std::fs::write(file("junk.db"), vec![b'x'; 5000]).unwrap();
    let corrupt = Store::open(&file("junk.db"), Durability::Full).unwrap_err();
    assert!(matches!(corrupt, StoreError::Corrupt { .. }), "{corrupt}");
    assert!(corrupt.to_string().contains("junk.db"), "{corrupt}");
    Connection::open(file("other.db")).unwrap().execute_batch("CREATE TABLE a (b)").unwrap();
    let foreign = Store::open(&file("other.db"), Durability::Full).unwrap_err();
    assert!(matches!(foreign, StoreError::Foreign { .. }), "{foreign}");
    let nowhere = Store::open(&file("junk.db/a.db"), Durability::Full).unwrap_err();
    assert!(matches!(nowhere, StoreError::Open { .. }), "{nowhere}");
}

#[test]
fn two_may_open_and_one_holds_the_lock() {
    let mut home = Home::new();
    let path = home.store.path().to_owned();
    let mut other = Store::open(&path, Durability::Full).unwrap();
    assert_eq!(other.key().unwrap(), home.store.key().unwrap());
    other.record(home.app, t(1), t(1), &What::Closed).unwrap();
    home.store.record(home.app, t(2), t(2), &What::Reopened).unwrap();
    assert_eq!(other.facts(home.app).unwrap(), home.store.facts(home.app).unwrap());

    let lock = Lock::acquire(&path).unwrap();
    let held = Lock::acquire(&path).unwrap_err();
    let pid = std::process::id();
    assert!(matches!(held, LockError::Held { pid: Some(p) } if p == pid), "{held}");
    drop(lock);
    Lock::acquire(&path).unwrap();
    let beat = Heartbeat { pid, version: "0.1.0".to_owned(), started: t(1), beat: t(2) };
    home.store.beat(&beat).unwrap();
    assert_eq!(other.heartbeat().unwrap(), Some(beat));
}

#[test]
fn many_may_make_the_database_at_once() {
    let dir = tempfile::tempdir().unwrap();
    let path = dir.path().join("a.db");
    let open = || Store::open(&path, Durability::Full).unwrap().key().unwrap();
    let keys: BTreeSet<_> = std::thread::scope(|scope| {
        let threads: Vec<_> = (0..8).map(|_| scope.spawn(open)).collect();
        threads.into_iter().map(|thread| thread.join().unwrap()).collect()
    });
    assert_eq!(keys.len(), 1, "one database, one key");
}

#[test]
fn the_same_candidacy_is_found_whatever_its_spelling() {
    let mut home = Home::new();
    let same = Terms { role: "site-engineer".to_owned(), ..terms("ACME!") };
    let refused = home.store.add_application(&same, 3, t(1)).unwrap_err();
    assert!(matches!(refused, StoreError::Same { application } if application == home.app));
    assert_eq!(home.store.find_same("acme", "Site Engineer").unwrap(), Some(home.app));
    let other = home.store.add_application(&terms("Other"), 3, t(1)).unwrap();
    let renamed = home.store.record(other, t(2), t(2), &What::Terms(same.clone()));
    assert!(matches!(renamed, Err(StoreError::Same { .. })));
    home.store.record(home.app, t(2), t(2), &What::Closed).unwrap();
    let [first, second] = &home.store.applications().unwrap()[..] else { panic!("two") };
    assert_eq!((first.closed, second.closed), (true, false));
    assert_eq!(first.domains, ["z.example", "acme.example"]);
    let contact = home.store.new_contact_id(other).unwrap();
    let asked = What::Logged { what: ByHand::Mail, contact: Some(contact) };
    let foreign = home.store.record(home.app, t(3), t(3), &asked);
    assert!(matches!(foreign, Err(StoreError::Missing { .. })), "a contact of another");
}

fn of_people(home: &mut Home, contact: ContactId) -> Vec<What> {
    let interview = home.store.new_interview_id(home.app).unwrap();
    let other = home.store.new_contact_id(home.app).unwrap();
    let days = Days { earliest: date(2026, 3, 5), latest: date(2026, 3, 9) };
    vec![
        What::Terms(terms("Acme Renamed")),
        What::Granted { places: 1 },
        What::Contact(Contact {
            id: contact,
            role: Role::HiringManager,
            name: "Dana Reyes".to_owned(),
            greeting: Some("Dana".to_owned()),
            address: Some("dana@acme.example".to_owned()),
            phone: None,
            postal: None,
            lead: true,
            removed: false,
        }),
        What::Interview(Interview {
            id: interview,
            state: InterviewState::Held,
            start: t(10),
            end: t(70),
            contacts: vec![other, contact],
        }),
        What::Debrief(Debrief { interview, contact, mention: "the crane".to_owned() }),
        What::Expectation(Expectation {
            kind: TimelineKind::Invited,
            days,
            by: Some(Channel::Call),
            contact: Some(contact),
        }),
    ]
}

fn of_messages(message: MessageId) -> Vec<What> {
    vec![
        What::Reading(Reading {
            message,
            kind: Kind::Holding,
            also: vec![Kind::Referral, Kind::Advance],
            due: None,
            by: Reader::Candidate,
        }),
        What::Assignment { message, here: true },
    ]
}

fn of_touches(touch: TouchKey) -> Vec<What> {
    let digest = Digest("abc".to_owned());
    vec![
        What::Draft(Draft {
            touch: touch.clone(),
            due: t(60),
            digest: digest.clone(),
            needs: vec!["greeting of Dana".to_owned(), "a subject".to_owned()],
            edited: true,
        }),
        What::Approval { touch: touch.clone(), digest },
        What::Skip { touch: touch.clone() },
        What::Snooze { touch: touch.clone(), until: t(99) },
        What::Hurry { touch: touch.clone(), at_this_hour: true },
        What::Missed { touch: touch.clone(), due: t(3) },
        What::Done { touch: touch.clone(), outcome: Some(CallOutcome::Voicemail) },
        What::Done { touch, outcome: None },
    ]
}

fn by_hand(contact: ContactId) -> Vec<What> {
    let mut whats = vec![
        What::Paused { until: Some(t(500)) },
        What::Paused { until: None },
        What::Resumed,
        What::Closed,
        What::Reopened,
        What::Searched { covers: Seq(9) },
    ];
    let hands = [ByHand::Call(CallOutcome::Spoke), ByHand::Letter, ByHand::Mail, ByHand::Answered];
    whats.extend(hands.map(|what| What::Logged { what, contact: Some(contact) }));
    whats
}

#[test]
fn an_approval_is_recorded_only_of_what_was_seen() {
    let mut home = Home::new();
    let app = home.app;
    let seen = home.store.look(app, t(2)).unwrap().seen;
    let approval = [(app, t(2), What::Closed)];
    let other = home.store.add_application(&terms("Other"), 2, t(2)).unwrap();
    home.store.record(other, t(2), t(2), &What::Closed).unwrap();
    assert!(home.store.record_as_seen(t(3), seen, &approval).unwrap(), "others are others");
    let facts = home.whats();
    assert!(!home.store.record_as_seen(t(4), seen, &approval).unwrap());
    assert_eq!(home.whats(), facts);
}

#[test]
fn who_was_taken_for_an_agent_by_mistake_is_none() {
    let mut home = Home::new();
    let id = home.store.new_contact_id(home.app).unwrap();
    let mut agents = |role: Role, address: &str| {
        let contact = Contact {
            id,
            role,
            name: "Dana Reyes".to_owned(),
            greeting: None,
            address: Some(address.to_owned()),
            phone: None,
            postal: None,
            lead: false,
            removed: false,
        };
        home.store.record(home.app, t(1), t(1), &What::Contact(contact)).unwrap();
        let agents = home.store.learnt().unwrap().agents.into_iter();
        agents.map(|(_, address)| address).collect::<Vec<_>>()
    };
    assert_eq!(agents(Role::Agency, "a@acme.example"), ["a@acme.example"]);
    assert_eq!(agents(Role::Agency, "b@acme.example"), ["a@acme.example", "b@acme.example"]);
    assert!(agents(Role::Recruiter, "b@acme.example").is_empty());
}
