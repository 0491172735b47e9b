//! What is unsure, missing or held, decided from facts in a real store.

use afterword::store::{Batch, Durability, NewMatch, NewMessage, NewReading, Store};
use afterword::timeline::decide::{Action, Decision, decide};
use afterword::timeline::facts::*;
use afterword::timeline::outlook::{Hold, Outlook, Standing, outlook};
use afterword::timeline::policy::Policy;
use afterword::timeline::words::*;
use jiff::Timestamp;
use jiff::civil::{DateTime, date};
use jiff::tz::TimeZone;
use tempfile::TempDir;

use crate::common::shipped_policy;

/// An application with a recruiter, Dana, who held an interview on 4 March 2026, 10:00 to 11:00 in
/// New York, and is thanked by hand: what comes next is the check-in of 11 March, 10:00.
struct Case {
    _dir: TempDir,
    store: Store,
    policy: Policy,
    application: ApplicationId,
    dana: ContactId,
    uid: u32,
}

impl Case {
    fn new() -> Self {
        let dir = tempfile::tempdir().unwrap();
        let mut store = Store::open(&dir.path().join("a.db"), Durability::Off).unwrap();
        let terms = Terms {
            company: "Acme".to_owned(),
            role: "Site Engineer".to_owned(),
            cadence: "steady".to_owned(),
            ..Terms::default()
        };
        let ended = at("2026-03-04T11:00");
        let application = store.add_application(&terms, 3, ended).unwrap();
        let dana = store.new_contact_id(application).unwrap();
        let id = store.new_interview_id(application).unwrap();
        let contact = Contact {
            id: dana,
            role: Role::Recruiter,
            name: "Dana Reyes".to_owned(),
            greeting: Some("Dana".to_owned()),
            address: Some("dana@acme.example".to_owned()),
            phone: None,
            postal: None,
            lead: false,
            removed: false,
        };
        let (state, contacts) = (InterviewState::Held, vec![dana]);
        let start = at("2026-03-04T10:00");
        let interview = Interview { id, state, start, end: ended, contacts };
        let thanked = What::Logged { what: ByHand::Mail, contact: Some(dana) };
        let searched = What::Searched { covers: Seq(i64::MAX) };
        let told = [What::Contact(contact), What::Interview(interview), searched, thanked];
        for what in told {
            store.record(application, ended, ended, &what).unwrap();
        }
        let policy = Policy { zone: zone(), ..shipped_policy() };
        Self { _dir: dir, store, policy, application, dana, uid: 0 }
    }

    fn record(&mut self, when: &str, what: &What) {
        self.store.record(self.application, at(when), at(when), what).unwrap();
    }

    fn take_in(&mut self, when: &str, message: NewMessage) -> MessageId {
        self.uid += 1;
        let hash = [u8::try_from(self.uid).unwrap(); 32];
        let batch = Batch {
            account: "main".to_owned(),
            folder: "INBOX".to_owned(),
            uid_validity: 1,
            next_uid: Some(self.uid + 1),
            messages: vec![NewMessage { uid: self.uid, header_hash: hash, ..message }],
            pending: Vec::new(),
            done: Vec::new(),
        };
        self.store.take_in(&batch, at(when)).unwrap().messages[0].unwrap()
    }

    fn message(&self, when: &str, sureness: Sureness, kind: Option<Kind>) -> NewMessage {
        NewMessage {
            uid: 0,
            rfc_message_id: None,
            header_hash: [0; 32],
            from: "dana@acme.example".to_owned(),
            own: false,
            date: Some(at(when)),
            automatic: None,
            failure: None,
            attempt: None,
            references: Vec::new(),
            subject: String::new(),
            text: String::new(),
            matches: vec![NewMatch {
                application: self.application,
                at: at(when),
                sureness,
                contact: Some(self.dana),
                verified: true,
                answers: false,
            }],
            reading: kind.map(|kind| NewReading {
                kind,
                also: Vec::new(),
                due: None,
                evidence: Vec::new(),
            }),
            invitation: None,
            known_by: afterword::store::KnownBy::default(),
        }
    }

    fn ahead(&self, when: &str) -> Outlook {
        let look = self.store.look(self.application, at(when)).unwrap();
        outlook(&look.facts, &look.shared, &self.policy, at(when))
    }

    fn decision(&self, when: &str) -> Decision {
        let look = self.store.look(self.application, at(when)).unwrap();
        decide(&look.facts, &look.shared, &self.policy, at(when))
    }

    /// When the next touch may go.
    fn next(&self, when: &str) -> String {
        let slot = self.ahead(when).planned.first().map(|planned| planned.slot);
        slot.map_or("nothing".to_owned(), |at| {
            at.to_zoned(zone()).strftime("%Y-%m-%d %H:%M").to_string()
        })
    }

    fn planned(&self, when: &str) -> TouchKey {
        self.ahead(when).planned.first().unwrap().key.clone()
    }
}

fn zone() -> TimeZone {
    TimeZone::get("America/New_York").unwrap()
}

fn at(text: &str) -> Timestamp {
    zone().to_timestamp(text.parse::<DateTime>().unwrap()).unwrap()
}

#[test]
fn a_text_that_cannot_be_made_out_is_not_tried_again_at_once() {
    let mut case = Case::new();
    let now = "2026-03-10T12:00";
    assert!(matches!(case.decision(now), Decision::Do(Action::Draft(_))));
    let (touch, until) = (case.planned(now), at("2026-03-10T13:00"));
    case.record(now, &What::Snooze { touch, until });
    let Decision::Wait { until: Some(wake), .. } = case.decision(now) else {
        panic!("{:?}", case.decision(now));
    };
    assert_eq!(wake, until);
    assert!(matches!(case.decision("2026-03-10T13:00"), Decision::Do(Action::Draft(_))));
}

#[test]
fn what_is_held_is_not_missed_and_goes_on_when_it_is_let_go() {
    let mut case = Case::new();
    case.record("2026-03-05T09:00", &What::Paused { until: None });
    for when in ["2026-03-13T12:00", "2026-03-20T12:00"] {
        assert!(!matches!(case.decision(when), Decision::Do(Action::Miss { .. })), "{when}");
    }
    case.record("2026-03-20T12:00", &What::Resumed);
    assert_eq!(case.next("2026-03-20T12:00"), "2026-03-20 12:00");
    let mut case = Case::new();
    let until = Some(at("2026-03-20T12:00"));
    case.record("2026-03-05T09:00", &What::Paused { until });
    assert!(matches!(case.decision("2026-03-20T12:00"), Decision::Do(Action::Draft(_))));
}

#[test]
fn a_cadence_that_is_gone_plans_nothing_and_replies_are_heeded_all_the_same() {
    let mut case = Case::new();
    let other = case.policy.cadences.remove("steady").unwrap();
    case.policy.cadences.insert("other".to_owned(), other);
    assert!(matches!(case.ahead("2026-03-11T12:00").standing, Standing::Exhausted { .. }));
    let offer = case.message("2026-03-12T09:00", Sureness::Sure, Some(Kind::Offer));
    case.take_in("2026-03-12T09:00", offer);
    let ahead = case.ahead("2026-03-12T09:01");
    assert!(matches!(ahead.standing, Standing::Yours(_)), "{:?}", ahead.standing);
    let no = case.message("2026-03-13T09:00", Sureness::Sure, Some(Kind::Rejection));
    case.take_in("2026-03-13T09:00", no);
    let ahead = case.ahead("2026-03-13T09:01");
    assert_eq!(ahead.standing, Standing::Closed);
    assert!(ahead.planned.is_empty());
}

#[test]
fn an_absence_told_from_an_address_nobody_knows_is_of_whom_was_written_to() {
    let mut case = Case::new();
    let away = case.message("2026-03-10T09:00", Sureness::Sure, Some(Kind::OutOfOffice));
    let mut away = NewMessage {
        from: "d.reyes@acme.example".to_owned(),
        automatic: Some(Automatic::OutOfOffice),
        ..away
    };
    away.matches[0].contact = None;
    case.take_in("2026-03-10T09:00", away);
    assert_eq!(case.next("2026-03-10T09:01"), "2026-03-17 10:00");
}

#[test]
fn a_bounce_that_names_no_mail_of_ours_is_not_passed_over() {
    let mut case = Case::new();
    let bounce = case.message("2026-03-10T09:00", Sureness::Plausible, Some(Kind::Bounce));
    let failure = Failure {
        address: Some("dana@acme.example".to_owned()),
        status: Some("5.2.2".to_owned()),
        attempt: None,
    };
    let bounce = NewMessage {
        from: "mailer-daemon@acme.example".to_owned(),
        automatic: Some(Automatic::Bounce),
        failure: Some(failure),
        ..bounce
    };
    let id = case.take_in("2026-03-10T09:00", bounce);
    assert_eq!(case.ahead("2026-03-10T09:01").holds, [Hold::Message(id)]);
    case.store.assign(id, None, at("2026-03-10T10:00")).unwrap();
    assert_eq!(case.ahead("2026-03-10T10:01").holds, []);
}

#[test]
fn a_mail_by_hand_that_may_be_of_two_applications_keeps_the_gap_in_each() {
    let mut case = Case::new();
    assert_eq!(case.next("2026-03-11T09:00"), "2026-03-11 10:00");
    let own = case.message("2026-03-10T17:00", Sureness::Plausible, None);
    case.take_in("2026-03-10T17:00", NewMessage { own: true, ..own });
    assert_eq!(case.next("2026-03-11T09:00"), "2026-03-12 10:00");
    assert_eq!(case.ahead("2026-03-11T09:00").state.places_left(), 3, "it takes no place");
}

#[test]
fn what_a_pause_of_everything_held_is_late_only_from_its_end() {
    for until in [Some("2026-03-24T09:00"), None] {
        let mut case = Case::new();
        case.store.pause_all(until.map(at), at("2026-03-10T09:00")).unwrap();
        if until.is_none() {
            case.store.resume_all(at("2026-03-24T09:00")).unwrap();
        }
        assert!(case.ahead("2026-03-24T09:30").holds.is_empty());
        assert_eq!(case.next("2026-03-24T09:30"), "2026-03-24 10:00");
        assert!(!case.ahead("2026-03-24T09:30").planned[0].missed);
    }
}

#[test]
fn a_reply_found_late_is_settled_by_nothing_said_before() {
    let mut case = Case::new();
    let answered = What::Logged { what: ByHand::Answered, contact: None };
    case.record("2026-03-06T10:00", &answered);
    let late = case.message("2026-03-05T10:00", Sureness::Sure, Some(Kind::Unclear));
    case.take_in("2026-03-06T11:00", late);
    assert!(matches!(case.ahead("2026-03-06T12:00").standing, Standing::Yours(_)));
    case.record("2026-03-06T13:00", &answered);
    assert_eq!(case.ahead("2026-03-06T14:00").standing, Standing::Waiting);

    case.record("2026-03-07T09:00", &What::Closed);
    case.record("2026-03-07T10:00", &What::Reopened);
    let no = case.message("2026-03-07T09:30", Sureness::Sure, Some(Kind::Rejection));
    case.take_in("2026-03-07T11:00", no);
    assert_eq!(case.ahead("2026-03-07T12:00").standing, Standing::Closed);
    case.record("2026-03-07T13:00", &What::Reopened);
    assert_eq!(case.ahead("2026-03-07T14:00").standing, Standing::Waiting);
}

#[test]
fn in_doubt_nobody_is_back_any_sooner() {
    let mut case = Case::new();
    for (when, back, verified, next) in [
        ("2026-03-09T09:00", date(2026, 3, 16), true, "2026-03-17 10:00"),
        ("2026-03-10T09:00", date(2026, 3, 12), false, "2026-03-17 10:00"),
        ("2026-03-10T10:00", date(2026, 3, 18), false, "2026-03-19 10:00"),
        ("2026-03-10T11:00", date(2026, 3, 12), true, "2026-03-13 10:00"),
    ] {
        let mut away = case.message(when, Sureness::Sure, Some(Kind::OutOfOffice));
        away.automatic = Some(Automatic::OutOfOffice);
        away.matches[0].verified = verified;
        let due = Some(Days { earliest: back, latest: back });
        away.reading = away.reading.map(|reading| NewReading { due, ..reading });
        case.take_in(when, away);
        assert_eq!(case.next("2026-03-10T11:01"), next, "{when}");
    }
}

#[test]
fn a_call_counts_on_the_day_it_was_made_whatever_is_said_later_of_it() {
    let mut case = Case::new();
    let touch = TouchKey { channel: Channel::Call, ..case.planned("2026-03-11T09:00") };
    for (when, outcome) in
        [("2026-03-11T10:00", CallOutcome::NoAnswer), ("2026-05-11T10:00", CallOutcome::Spoke)]
    {
        let touch = touch.clone();
        case.record(when, &What::Done { touch, outcome: Some(outcome) });
    }
    let made = case.store.shared(at("2026-05-12T10:00")).unwrap().check_ins;
    let made: Vec<Timestamp> = made.iter().map(|check_in| check_in.at).collect();
    assert_eq!(made, [at("2026-03-11T10:00")]);
}

#[test]
fn a_dead_address_that_is_revived_is_written_to() {
    let mut case = Case::new();
    let status = Some("5.1.1".to_owned());
    let address = Some("dana@acme.example".to_owned());
    let report = NewMessage {
        automatic: Some(Automatic::Bounce),
        failure: Some(Failure { address, status, attempt: None }),
        ..case.message("2026-03-05T09:00", Sureness::Sure, Some(Kind::Bounce))
    };
    case.take_in("2026-03-05T09:00", report);
    let nobody = case.ahead("2026-03-06T09:00").standing;
    assert!(matches!(nobody, Standing::Yours(_)), "{nobody:?}");
    case.store.revive("dana@acme.example", at("2026-03-06T10:00")).unwrap();
    let ahead = case.ahead("2026-03-06T11:00");
    assert_eq!((ahead.standing, ahead.planned.len()), (Standing::Waiting, 1));
}

#[test]
fn reopened_after_their_no_nothing_goes_on_by_the_old_plan() {
    let mut case = Case::new();
    let no = case.message("2026-03-05T09:00", Sureness::Sure, Some(Kind::Rejection));
    case.take_in("2026-03-05T09:00", no);
    case.record("2026-03-20T10:00", &What::Reopened);
    let ahead = case.ahead("2026-03-20T10:00");
    assert!(ahead.planned.is_empty(), "{:?}", ahead.planned);
    // Only what they say from now on sets a plan.
    let days = Days { earliest: date(2026, 3, 27), latest: date(2026, 3, 27) };
    let kind = TimelineKind::Decision;
    let told = Expectation { kind, days, by: None, contact: None };
    case.record("2026-03-20T11:00", &What::Expectation(told));
    let planned = case.ahead("2026-03-20T12:00").planned;
    assert_eq!(planned.first().map(|planned| planned.slot), Some(at("2026-03-30T10:00")));
    // A pause of the candidate's own is another matter.
    let mut case = Case::new();
    case.record("2026-03-05T09:00", &What::Closed);
    case.record("2026-03-06T09:00", &What::Reopened);
    assert_eq!(case.ahead("2026-03-06T10:00").planned.len(), 1);
}

#[test]
fn who_was_thanked_before_the_cadence_was_changed_is_not_thanked_once_more() {
    let mut case = Case::new();
    let facts = case.store.facts(case.application).unwrap().facts;
    let seq_of = |is: fn(&What) -> bool| facts.iter().find(|fact| is(&fact.what)).unwrap().seq;
    // The mail by hand was no thank-you: a letter was.
    let by_hand = seq_of(|what| matches!(what, What::Logged { .. }));
    let anchor = seq_of(|what| matches!(what, What::Interview(_)));
    let counted = What::Counted { what: by_hand, as_what: CountsAs::Nothing };
    case.record("2026-03-04T12:00", &counted);
    let Some(What::Terms(steady)) = facts.first().map(|fact| fact.what.clone()) else { panic!() };
    let weekly = Terms { cadence: "weekly".to_owned(), ..steady.clone() };
    case.record("2026-03-04T12:00", &What::Terms(weekly));
    let thanks = |case: &Case, when| {
        let planned = case.ahead(when).planned;
        let thanks = planned.into_iter().filter(|planned| planned.key.step == Step::ThankYou);
        thanks.map(|planned| planned.key).collect::<Vec<_>>()
    };
    let [letter] = &thanks(&case, "2026-03-05T09:00")[..] else { panic!() };
    assert_eq!((letter.channel, letter.anchor), (Channel::Letter, anchor));
    case.record("2026-03-05T09:30", &What::Done { touch: letter.clone(), outcome: None });
    case.record("2026-03-05T10:00", &What::Terms(steady));
    assert_eq!(thanks(&case, "2026-03-05T11:00"), []);
}
