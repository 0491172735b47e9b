//! Mail taken in exactly once; wake-ups, conditions and drafts.

use std::collections::BTreeSet;

use afterword::store::{Batch, DraftText, MessageFilter, NewCondition, StoreError};
use afterword::timeline::facts::*;
use afterword::timeline::invitation::{Invitation, Start};
use afterword::timeline::words::*;

use super::*;

#[test]
fn mail_is_taken_in_exactly_once() {
    let mut home = Home::new();
    let app = home.app;
    let one = batch("INBOX", 1, vec![message(app, 4, "m")]);
    let first = home.store.take_in(&one, t(2)).unwrap();
    assert_eq!(first.touched, BTreeSet::from([app]));
    let facts = home.whats();
    for again in
        [one.clone(), batch("Archive", 1, one.messages.clone()), batch("INBOX", 2, one.messages)]
    {
        let taken = home.store.take_in(&again, t(3)).unwrap();
        assert_eq!((taken.touched.len(), &taken.messages), (0, &first.messages));
    }
    assert_eq!(home.whats(), facts);

    let mut nobodys = message(app, 5, "n");
    nobodys.matches.clear();
    let taken = home.store.take_in(&batch("INBOX", 2, vec![nobodys]), t(4)).unwrap();
    assert_eq!(taken.messages, [None]);
    let places = "SELECT (SELECT count(*) FROM messages) + (SELECT count(*) FROM message_texts)";
    assert_eq!(home.raw().query_row(places, [], |row| row.get::<_, i64>(0)).unwrap(), 2);

    let other = home.store.add_application(&terms("Other"), 2, t(5)).unwrap();
    let mut more = message(app, 4, "m");
    more.matches.push(found(other, Sureness::Plausible));
    let taken = home.store.take_in(&batch("INBOX", 2, vec![more]), t(6)).unwrap();
    assert_eq!(taken.touched, BTreeSet::from([other]), "it now matches one more");
    let ids = |home: &Home| -> Vec<_> {
        home.store.known_ids().unwrap().into_iter().map(|k| k.application).collect()
    };
    assert_eq!(ids(&home), [app], "a plausible match makes no thread");
    let id = first.messages[0].unwrap();
    home.store.assign(id, Some(&found(other, Sureness::Sure)), t(7)).unwrap();
    assert_eq!(ids(&home), [other], "the candidate says whose it is");

    let filter = MessageFilter { application: Some(other), since: None, limit: 9 };
    let [seen] = &home.store.messages(filter).unwrap()[..] else { panic!("one message") };
    assert_eq!(seen.subject.as_deref(), Some("Re: hello"));
    assert_eq!(seen.references, ["b@x.example", "a@x.example"]);
    assert_eq!(seen.evidence[0].says, "timeline");
    assert_eq!(
        seen.matches.iter().map(|m| m.assigned).collect::<Vec<_>>(),
        [Some(false), Some(true)]
    );
    assert_eq!(seen.matches[1].readings[0].also, [Kind::InfoRequested, Kind::Acknowledgement]);
}

#[test]
fn the_cursor_moves_with_the_mail_it_passes() {
    let mut home = Home::new();
    let pending =
        Batch { pending: vec![8, 6], ..batch("INBOX", 1, vec![message(home.app, 4, "m")]) };
    home.store.take_in(&pending, t(1)).unwrap();
    let cursor = home.store.cursor("me", "INBOX").unwrap().unwrap();
    assert_eq!((cursor.uid_validity, cursor.next_uid, &cursor.pending[..]), (1, 5, &[6, 8][..]));

    let facts = home.whats();
    let bad = found(ApplicationId(99), Sureness::Sure);
    let mut second = message(home.app, 9, "second");
    second.matches.push(bad);
    let broken = Batch { done: vec![6], ..batch("INBOX", 1, vec![second]) };
    assert!(matches!(home.store.take_in(&broken, t(2)), Err(StoreError::Missing { .. })));
    assert_eq!(home.store.cursor("me", "INBOX").unwrap().unwrap(), cursor);
    assert_eq!(home.whats(), facts);

    home.store.take_in(&Batch { done: vec![6], ..batch("INBOX", 1, vec![]) }, t(3)).unwrap();
    assert_eq!(home.store.cursor("me", "INBOX").unwrap().unwrap().pending, [8]);
    home.store.take_in(&batch("INBOX", 2, vec![]), t(3)).unwrap();
    assert_eq!(home.store.cursor("me", "INBOX").unwrap().unwrap().pending, Vec::<u32>::new());
    assert_eq!(home.store.cursor("me", "Junk").unwrap(), None);
}

#[test]
fn a_fact_wakes_its_application_and_no_decision_overwrites_it() {
    let mut home = Home::new();
    let app = home.app;
    assert_eq!(home.store.due(t(0), 9).unwrap(), [app]);
    let look = home.store.look(app, t(1)).unwrap();
    assert!(home.store.set_wake(app, Some(t(50)), look.seen).unwrap());
    assert_eq!(home.store.due(t(49), 9).unwrap(), []);
    assert_eq!(home.store.next_wake().unwrap(), Some(t(50)));
    home.store.pause_all(None, t(2)).unwrap();
    assert!(home.store.shared(t(3)).unwrap().paused.is_some());
    assert!(!home.store.set_wake(app, None, look.seen).unwrap(), "the pause was not seen");
    assert_eq!(home.store.next_wake().unwrap(), Some(t(2)));
    home.store.resume_all(t(3)).unwrap();
    assert_eq!(home.store.shared(t(4)).unwrap().paused, None);
    let look = home.store.look(app, t(4)).unwrap();
    assert!(home.store.set_wake(app, None, look.seen).unwrap());
    assert_eq!(home.store.next_wake().unwrap(), None);
    assert!(home.store.record_policy("p", "0.1.0", t(5)).unwrap());
    assert!(!home.store.record_policy("p", "0.1.0", t(6)).unwrap());
    assert_eq!(home.store.due(t(5), 9).unwrap(), [app]);
}

#[test]
fn conditions_last_once_and_drafts_keep_their_text() {
    let mut home = Home::new();
    let new = NewCondition {
        key: "login".to_owned(),
        application: None,
        text: "the login was refused".to_owned(),
        holds_account: true,
        only_told: false,
    };
    assert!(home.store.raise(&new, t(1)).unwrap());
    assert!(!home.store.raise(&new, t(2)).unwrap());
    assert_eq!(
        home.store.shared(t(2)).unwrap().account_held.as_deref(),
        Some("the login was refused")
    );
    let id = home.store.conditions().unwrap()[0].id;
    home.store.mark_mailed(id, "n@me.example", t(3)).unwrap();
    assert_eq!(home.store.notices().unwrap(), ["n@me.example".to_owned()].into());
    assert_eq!(home.store.conditions().unwrap()[0].mailed_at, Some(t(3)));
    assert!(home.store.clear("login", t(4)).unwrap() && !home.store.clear("login", t(5)).unwrap());
    assert_eq!(home.store.shared(t(5)).unwrap().account_held, None);
    assert!(home.store.raise(&new, t(6)).unwrap(), "a new one");

    let touch = touch(home.app, Step::ThankYou, 0, 1);
    let draft = Draft {
        touch: touch.clone(),
        due: t(9),
        digest: Digest("d".to_owned()),
        needs: vec![],
        edited: false,
    };
    let mut text = DraftText {
        to: "Dana <dana@acme.example>".to_owned(),
        from: "me@me.example".to_owned(),
        subject: "Thanks".to_owned(),
        text: "first".to_owned(),
        in_reply_to: Some("b".to_owned()),
        references: vec!["b".to_owned(), "a".to_owned()],
        why: "held".to_owned(),
        template: None,
    };
    home.store.record_draft(home.app, &draft, &text, t(7)).unwrap();
    text.text = "second".to_owned();
    let seq = home.store.record_draft(home.app, &draft, &text, t(8)).unwrap();
    assert_eq!(home.store.draft_text(&touch).unwrap(), Some(text));
    assert_eq!(home.store.latest_draft(&touch).unwrap(), Some((seq, draft)));
    let for_ever = Timestamp::UNIX_EPOCH;
    assert_eq!(home.store.cadence_since("modern", "d", t(1)).unwrap(), for_ever);
    assert_eq!(home.store.cadence_since("modern", "d", t(2)).unwrap(), for_ever);
    assert_eq!(home.store.cadence_since("modern", "e", t(3)).unwrap(), t(3));
}

#[test]
fn a_place_in_a_folder_holds_one_message_and_a_search_back_leaves_the_cursor() {
    let mut home = Home::new();
    let mut look = batch("INBOX", 2, vec![message(home.app, 4, "m")]);
    let first = home.store.take_in(&look, t(1)).unwrap();
    look.messages[0].header_hash = [8; 32];
    let again = home.store.take_in(&look, t(2)).unwrap();
    assert_eq!(again.messages, first.messages, "whatever is hashed, it is the same UID");
    look.messages[0].rfc_message_id = Some("another@acme.example".to_owned());
    assert_ne!(home.store.take_in(&look, t(2)).unwrap().messages, first.messages, "a UID reused");
    look.messages[0].header_hash = [9; 32];
    look.messages[0].uid = 40;
    look.next_uid = None;
    assert_ne!(home.store.take_in(&look, t(3)).unwrap().messages, first.messages);
    assert_eq!(home.store.cursor("me", "INBOX").unwrap().unwrap().next_uid, 5);
}

#[test]
fn texts_go_and_the_facts_stay() {
    let mut home = Home::new();
    let app = home.app;
    let other = home.store.add_application(&terms("Other"), 2, t(1)).unwrap();
    let mut shared = message(app, 5, "n");
    shared.matches.push(found(other, Sureness::Plausible));
    let invitation = Some(invitation());
    let own = NewMessage { invitation: invitation.clone(), ..message(app, 4, "m") };
    shared.invitation = invitation.clone();
    home.store.take_in(&batch("INBOX", 1, vec![own, shared]), t(2)).unwrap();
    assert_eq!(home.store.invitations(app).unwrap().len(), 2);
    let facts = home.whats();
    assert!(home.store.delete_texts(app).unwrap() > 0);
    assert_eq!(home.store.delete_texts(app).unwrap(), 0);
    assert_eq!(home.whats(), facts);
    let filter = MessageFilter { application: Some(app), since: None, limit: 9 };
    let texts: Vec<bool> =
        home.store.messages(filter).unwrap().iter().map(|m| m.text.is_some()).collect();
    assert_eq!(texts, [true, false], "what may belong to another application keeps its text");
    let left: Vec<Option<Invitation>> =
        home.store.messages(filter).unwrap().into_iter().map(|m| m.invitation).collect();
    assert_eq!(left, [invitation, None], "and what its calendar part says");
}

fn invitation() -> Invitation {
    Invitation {
        cancelled: false,
        uid: Some("1@acme.example".to_owned()),
        sequence: 2,
        occurrence: Some(Start::Day(date(2026, 3, 9))),
        start: Some(Start::At(t(9))),
        minutes: Some(45),
        repeats: true,
        summary: Some("Interview".to_owned()),
        place: Some("Room 4".to_owned()),
        organizer: Some("dana@acme.example".to_owned()),
        attendees: vec!["sam@acme.example".to_owned(), "ada@home.example".to_owned()],
    }
}
