//! Attempts, places and addresses: what the database refuses, whoever asks.

use std::collections::BTreeSet;

use afterword::store::{NewReading, StoreError};
use afterword::timeline::facts::*;
use afterword::timeline::words::*;

use super::*;

#[test]
fn attempts_and_messages_come_back_as_facts() {
    let mut home = Home::new();
    let (app, touch) = (home.app, touch(home.app, Step::ThankYou, 0, 1));
    let attempt = home.claim(&touch, 5).unwrap();
    home.store.at_data(attempt, t(6), |facts, _| facts.facts.len() == 3).unwrap();
    let refused =
        AttemptEnd::Refused { code: 550, status: Some("5.1.1".to_owned()), phase: Phase::Data };
    home.store.end_attempt(attempt, t(7), &refused, "550 5.1.1 no such user").unwrap();
    let failure = Failure {
        address: Some("old@acme.example".to_owned()),
        status: Some("5.1.10".to_owned()),
        attempt: Some(attempt),
    };
    let mut bounce = message(app, 9, "bounce");
    bounce.automatic = Some(Automatic::Bounce);
    bounce.failure = Some(failure.clone());
    bounce.attempt = Some(attempt);
    bounce.reading = None;
    let taken = home.store.take_in(&batch("INBOX", 1, vec![bounce]), t(8)).unwrap();
    let expected = [
        What::AttemptBegun { attempt, touch, digest: Digest("d".to_owned()) },
        What::AttemptData { attempt },
        What::AttemptEnded { attempt, end: refused },
        What::Message(Message {
            id: taken.messages[0].unwrap(),
            own: false,
            sureness: Sureness::Sure,
            contact: None,
            from: "dana@acme.example".to_owned(),
            automatic: Some(Automatic::Bounce),
            verified: true,
            failure: Some(failure),
            answers: false,
            attempt: Some(attempt),
        }),
    ];
    assert_eq!(home.whats()[2..], expected);
    assert!(home.is_dead("old@acme.example") && home.is_dead("dana@acme.example"));
    home.store.revive("Dana@acme.example", t(9)).unwrap();
    assert!(home.is_dead("old@acme.example") && !home.is_dead("dana@acme.example"));
}

#[test]
fn a_touch_comes_to_data_once() {
    let mut home = Home::new();
    let touch = touch(home.app, Step::ThankYou, 0, 1);
    let attempt = home.claim(&touch, 1).unwrap();
    assert!(matches!(home.claim(&touch, 1), Err(StoreError::Refused { .. })), "one is under way");
    assert!(!home.store.at_data(attempt, t(2), |_, _| false).unwrap());
    assert!(home.store.at_data(attempt, t(2), |_, _| true).unwrap());
    assert!(matches!(
        home.store.at_data(attempt, t(2), |_, _| true),
        Err(StoreError::Refused { .. })
    ));
    let before_data = AttemptEnd::BeforeData { why: "it says".to_owned() };
    let late = home.store.end_attempt(attempt, t(2), &before_data, "");
    assert!(matches!(late, Err(StoreError::Refused { .. })), "it came to DATA");
    assert!(matches!(home.claim(&touch, 3), Err(StoreError::Refused { .. })), "it is uncertain");
    assert_eq!(home.store.recover(t(3)).unwrap()[0].id, attempt);

    let raw = home.raw();
    let header = "INSERT INTO facts (application, kind, at, recorded) VALUES (NULL, 'x', 0, 0)";
    raw.execute(header, []).unwrap();
    let seq = raw.last_insert_rowid();
    let refuse = |sql: &str, why: &str| {
        for verb in ["INSERT", "INSERT OR REPLACE", "REPLACE"] {
            let sql = sql.replacen("INSERT", verb, 1);
            let error = raw.execute(&sql, []).unwrap_err().to_string();
            assert!(error.contains(why), "{sql}: {error}");
        }
    };
    let data = format!("INSERT INTO attempts_data (attempt, seq) VALUES (1, {seq})");
    refuse(&data, "is at DATA already");
    let begun = |touch: &str, number: u32| {
        format!(
            "INSERT INTO attempts_begun (seq, application, touch, number, digest, rfc_message_id,
                address) VALUES ({seq}, 1, '{touch}', {number}, 'd', 'm', 'a')"
        )
    };
    refuse(&begun(&touch.to_string(), 2), "may have been, sent");
    refuse(&begun(&touch.to_string(), 1), "may have been, sent");
    refuse(&begun("1.5.check_in.1.1.email", 1), "CHECK constraint failed");
    refuse(&begun("2.5.thank_you.0.1.email", 1), "CHECK constraint failed");
    home.store.end_attempt(attempt, t(4), &AttemptEnd::CandidateSaysNotSent, "").unwrap();
    let second = home.send(&touch, 5).unwrap();
    assert_eq!(home.store.attempt(second).unwrap().unwrap().number, 2);
    assert!(matches!(home.claim(&touch, 6), Err(StoreError::Refused { .. })), "it was accepted");
    assert_eq!(home.store.shared(t(6)).unwrap().mails, [t(5)]);
    assert_eq!(home.store.shared(t(5 + 24 * 60)).unwrap().mails, []);
}

#[test]
fn what_was_begun_and_not_sent_is_ended_at_start() {
    let mut home = Home::new();
    let touch = touch(home.app, Step::ThankYou, 0, 1);
    let attempt = home.claim(&touch, 1).unwrap();
    assert_eq!(home.store.recover(t(2)).unwrap(), []);
    let end = AttemptEnd::BeforeData { why: "found at start".to_owned() };
    assert_eq!(home.store.attempt(attempt).unwrap().unwrap().end, Some(end));
    assert!(matches!(
        home.store.at_data(attempt, t(3), |_, _| true),
        Err(StoreError::Refused { .. })
    ));
    home.send(&touch, 4).unwrap();
    assert_eq!(home.store.composed(attempt).unwrap().unwrap(), b"Subject: x\r\n\r\n");
}

#[test]
fn a_round_too_many_is_refused() {
    let mut home = Home::new();
    home.send(&check_in(&home, 1, 1), 1).unwrap();
    home.send(&check_in(&home, 1, 2), 2).unwrap();
    assert_eq!(home.store.places_left(home.app).unwrap(), 1, "one round, one place");
    home.send(&check_in(&home, 2, 1), 3).unwrap();
    let third = home.claim(&check_in(&home, 3, 1), 4).unwrap();
    let refused = home.store.at_data(third, t(5), |_, _| true);
    assert!(matches!(refused, Err(StoreError::NoPlace { .. })));
    let raw = home.raw();
    let data = "INSERT INTO attempts_data (attempt, seq) VALUES (?1, 1)";
    let error = raw.execute(data, [third.0]).unwrap_err().to_string();
    assert!(error.contains("no place"), "{error}");
    let taken = "INSERT INTO places_taken VALUES (1, ?1, '1.5.check_in.3')";
    assert!(raw.execute(taken, [1]).is_err() && raw.execute(taken, [3]).is_err());
    assert!(raw.execute(&taken.replace("INSERT", "REPLACE"), [1]).is_err());

    home.store.record(home.app, t(6), t(6), &What::Granted { places: 1 }).unwrap();
    assert!(home.store.at_data(third, t(7), |_, _| true).unwrap());
    let sent = home.store.shared(t(8)).unwrap().check_ins;
    assert_eq!(sent.iter().map(|s| s.at).collect::<Vec<_>>(), [t(1), t(2), t(3), t(7)]);
    assert!(sent.iter().all(|s| s.address == "dana@acme.example"));
}

#[test]
fn a_bounced_round_gives_its_place_back_once() {
    let mut home = Home::new();
    let key = check_in(&home, 1, 1).round_key();
    assert!(!home.store.give_place_back(home.app, &key, t(1)).unwrap(), "none was taken");
    home.send(&check_in(&home, 1, 1), 1).unwrap();
    assert!(home.store.give_place_back(home.app, &key, t(2)).unwrap());
    assert!(!home.store.give_place_back(home.app, &key, t(3)).unwrap());
    assert_eq!(home.store.places_left(home.app).unwrap(), 2);
    home.send(&check_in(&home, 1, 2), 4).unwrap();
    assert!(!home.store.give_place_back(home.app, &key, t(5)).unwrap());
    let again = format!("{key}/again");
    assert!(home.store.give_place_back(home.app, &again, t(5)).is_err(), "not by another name");
    assert_eq!(home.store.places_left(home.app).unwrap(), 1);
    let done = What::Done { touch: check_in(&home, 2, 1), outcome: Some(CallOutcome::NoAnswer) };
    home.store.record(home.app, t(6), t(6), &done).unwrap();
    assert_eq!(home.store.places_left(home.app).unwrap(), 0);
}

#[test]
fn places_follow_the_rounds_of_ones_own_hand() {
    let mut home = Home::new();
    let granted = home.store.places_left(home.app).unwrap();
    let log = What::Logged { what: ByHand::Mail, contact: None };
    let mut log = || home.store.record(home.app, t(1), t(1), &log).unwrap();
    let rounds: Vec<Seq> = (0..=granted).map(|_| log()).collect();
    let last = *rounds.last().unwrap();
    let (first, rest) = rounds.split_first().unwrap();
    // As often as the candidate changes their mind.
    for _ in 0..3 {
        assert!(home.store.keep_own_places(home.app, last, &[*first]).unwrap());
        assert!(home.store.keep_own_places(home.app, last, &[*first]).unwrap());
        assert_eq!(home.store.places_left(home.app).unwrap(), granted - 1);
        assert!(home.store.keep_own_places(home.app, last, &[]).unwrap());
        assert_eq!(home.store.places_left(home.app).unwrap(), granted);
    }
    // One round too many has none; it takes the one that another gives back.
    assert!(home.store.keep_own_places(home.app, last, &rounds).unwrap());
    assert_eq!(home.store.places_left(home.app).unwrap(), 0);
    assert!(home.store.keep_own_places(home.app, last, rest).unwrap());
    assert_eq!(home.store.places_left(home.app).unwrap(), 0);
    assert!(home.store.keep_own_places(home.app, last, &rest[1..]).unwrap());
    assert_eq!(home.store.places_left(home.app).unwrap(), 1);
    // What was recorded since is not known here: whoever knows of it keeps them.
    assert!(!home.store.keep_own_places(home.app, *first, &rounds).unwrap());
    assert_eq!(home.store.places_left(home.app).unwrap(), 1);
}

#[test]
fn a_stop_is_kept_until_the_candidate_says_otherwise() {
    let mut home = Home::new();
    let mut stop = message(home.app, 4, "m");
    stop.reading = Some(NewReading {
        kind: Kind::Rejection,
        also: vec![Kind::Stop],
        due: None,
        evidence: vec![],
    });
    let id = home.store.take_in(&batch("INBOX", 1, vec![stop]), t(1)).unwrap().messages[0].unwrap();
    let stopped = |home: &Home| home.store.shared(t(9)).unwrap().stopped;
    assert_eq!(stopped(&home), BTreeSet::from(["dana@acme.example".to_owned()]));
    home.store.revive("dana@acme.example", t(2)).unwrap();
    assert_eq!(stopped(&home).len(), 1, "a stop is not revived");
    let corrected = Reading {
        message: id,
        kind: Kind::Holding,
        also: vec![],
        due: None,
        by: Reader::Candidate,
    };
    home.store.record(home.app, t(3), t(3), &What::Reading(corrected)).unwrap();
    assert_eq!(stopped(&home).len(), 0);
    let again = NewReading { kind: Kind::Stop, also: vec![], due: None, evidence: vec![] };
    home.store.read_again(id, &again, t(4)).unwrap();
    assert_eq!(stopped(&home).len(), 0, "the candidate's word holds");
}

#[test]
fn a_forgotten_address_is_known_when_it_comes_back() {
    let mut home = Home::new();
    let id = home.store.new_contact_id(home.app).unwrap();
    for address in ["Old@Acme.example", "Dana@Acme.example"] {
        let contact = Contact {
            id,
            role: Role::Recruiter,
            name: "Dana Reyes".to_owned(),
            greeting: None,
            address: Some(address.to_owned()),
            phone: None,
            postal: None,
            lead: false,
            removed: false,
        };
        home.store.record(home.app, t(1), t(1), &What::Contact(contact)).unwrap();
    }
    let known = home.store.known_addresses().unwrap();
    let known: Vec<_> = known.iter().map(|k| (k.address.as_str(), k.current)).collect();
    assert_eq!(known, [("dana@acme.example", true), ("old@acme.example", false)]);

    let mut hasher = blake3::Hasher::new_keyed(&home.store.key().unwrap());
    let hash = *hasher.update(b"address\0dana@acme.example").finalize().as_bytes();
    let insert = "INSERT INTO never_write (hash, why) VALUES (?1, 'stopped')";
    home.raw().execute(insert, [&hash[..]]).unwrap();
    let shared = home.store.shared(t(2)).unwrap();
    assert_eq!(shared.stopped, BTreeSet::from(["dana@acme.example".to_owned()]));
    assert_eq!(shared.dead, BTreeSet::new());
}

#[test]
fn a_call_counts_for_its_person_from_when_it_was_made() {
    let mut home = Home::new();
    let dana = home.store.new_contact_id(home.app).unwrap();
    let contact = Contact {
        id: dana,
        role: Role::Recruiter,
        name: "Dana".to_owned(),
        greeting: None,
        address: Some("Dana@acme.example".to_owned()),
        phone: Some("+1 555 0101".to_owned()),
        postal: None,
        lead: false,
        removed: false,
    };
    home.store.record(home.app, t(1), t(1), &What::Contact(contact)).unwrap();
    let call = TouchKey { channel: Channel::Call, ..check_in(&home, 1, dana.0) };
    let nobodys = TouchKey { contact: Some(ContactId(99)), ..call.clone() };
    let thanks = TouchKey { step: Step::ThankYou, round: 0, ..call.clone() };
    for (at, touch, outcome) in [
        (2, &thanks, CallOutcome::Voicemail),
        (3, &call, CallOutcome::Voicemail),
        (3, &nobodys, CallOutcome::Voicemail),
        (9, &call, CallOutcome::Spoke),
    ] {
        let done = What::Done { touch: touch.clone(), outcome: Some(outcome) };
        home.store.record(home.app, t(at), t(at), &done).unwrap();
    }
    let made = home.store.shared(t(10)).unwrap().check_ins;
    let made: Vec<_> = made.iter().map(|made| (made.address.as_str(), made.at)).collect();
    assert_eq!(made, [("dana@acme.example", t(3))]);
}
