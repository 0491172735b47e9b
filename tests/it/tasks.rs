//! Calls, letters and reminders as tasks, and what the candidate is told though nothing goes out:
//! the core alone, on facts put down by hand.

use afterword::timeline::decide::{Action, Decision, End, decide};
use afterword::timeline::facts::*;
use afterword::timeline::outlook::{Outlook, Standing, outlook};
use afterword::timeline::policy::{Policy, Shared};
use afterword::timeline::queue::{TouchWaits, WaitingFor, queue};
use afterword::timeline::timeplan::{RoundState, YoursWhat};
use afterword::timeline::words::*;
use jiff::Timestamp;
use jiff::civil::{Date, DateTime, date};
use jiff::tz::TimeZone;

use crate::common::shipped_policy;

const SAM: ContactId = ContactId(1);
const KIM: ContactId = ContactId(2);

/// An application whose interview was held on Wednesday, 4 March 2026, 10:00 to 11:00 in New York.
struct Case {
    facts: Facts,
    policy: Policy,
    attempts: i64,
}

impl Case {
    fn new(cadence: &str, contacts: &[Contact]) -> Self {
        let facts = Facts { application: ApplicationId(1), facts: Vec::new() };
        let zone = TimeZone::get("America/New_York").unwrap();
        let policy = Policy { zone, ..shipped_policy() };
        let mut case = Self { facts, policy, attempts: 0 };
        let terms = Terms {
            company: "Acme".to_owned(),
            role: "Site Engineer".to_owned(),
            cadence: cadence.to_owned(),
            ..Terms::default()
        };
        let ended = "2026-03-04T11:00";
        case.push(ended, What::Terms(terms));
        case.push(ended, What::Granted { places: 3 });
        for contact in contacts {
            case.push(ended, What::Contact(contact.clone()));
        }
        case.interview(ended, "2026-03-04T10:00", ended, InterviewState::Held, contacts);
        case.push(ended, What::Searched { covers: Seq(i64::MAX) });
        case
    }

    fn push(&mut self, when: &str, what: What) -> Seq {
        let seq = Seq(i64::try_from(self.facts.facts.len()).unwrap() + 1);
        self.facts.facts.push(Fact { seq, at: at(when), recorded: at(when), what });
        seq
    }

    /// Records an interview; the one of 4 March is number 1, any other is number 2.
    fn interview(
        &mut self,
        when: &str,
        start: &str,
        end: &str,
        state: InterviewState,
        contacts: &[Contact],
    ) {
        let id = InterviewId(if start.starts_with("2026-03-04") { 1 } else { 2 });
        let contacts = contacts.iter().map(|contact| contact.id).collect();
        let interview = Interview { id, state, start: at(start), end: at(end), contacts };
        self.push(when, What::Interview(interview));
    }

    /// What the daemon does at an instant, but for sending; what it waits for then.
    fn turn(&mut self, when: &str) -> Decision {
        for _ in 0..50 {
            match decide(&self.facts, &Shared::default(), &self.policy, at(when)) {
                Decision::Do(Action::Draft(round)) => {
                    for planned in round {
                        let digest = Digest(format!("{} {when}", planned.key));
                        let (touch, due) = (planned.key, planned.slot);
                        let needs = Vec::new();
                        let draft = Draft { touch, due, digest, needs, edited: false };
                        self.push(when, What::Draft(draft));
                    }
                }
                Decision::Do(Action::Miss { touch, due }) => {
                    self.push(when, What::Missed { touch, due });
                }
                decision => return decision,
            }
        }
        panic!("it never rests at {when}");
    }

    fn waits_until(&mut self, when: &str) -> Option<Timestamp> {
        match self.turn(when) {
            Decision::Wait { until, .. } => until,
            other => panic!("{other:?}"),
        }
    }

    fn ahead(&self, when: &str) -> Outlook {
        outlook(&self.facts, &Shared::default(), &self.policy, at(when))
    }

    /// What waits, in short.
    fn waits(&self, when: &str) -> Vec<String> {
        let waiting = queue(&self.facts, &Shared::default(), &self.policy, at(when));
        let told = waiting.into_iter().map(|waiting| match waiting.what {
            WaitingFor::Touch { touch, waits } => {
                let to = touch.contact.map_or(0, |contact| contact.0);
                let what = match waits {
                    TouchWaits::Task { .. } => "task",
                    TouchWaits::Approval { .. } => "approval",
                    TouchWaits::Needs { .. } => "needs",
                    TouchWaits::Missed { .. } => "missed",
                    other => panic!("{other:?}"),
                };
                format!("{what} {} {} {to}", touch.step, touch.channel)
            }
            WaitingFor::Card(id) => format!("card {id}"),
            WaitingFor::WriteAgain { day, .. } => format!("write again {day}"),
            WaitingFor::Yours(yours) => format!("yours {:?}", yours.what),
            WaitingFor::Debrief(_) | WaitingFor::Held(_) => "about the interview".to_owned(),
            other => panic!("{other:?}"),
        });
        told.collect()
    }

    /// The first call that waits, in short.
    fn call(&self, when: &str) -> Option<String> {
        self.waits(when).into_iter().find(|told| told.contains("call"))
    }

    /// The name of a touch that is planned.
    fn planned(&self, when: &str, contact: ContactId, channel: Channel) -> TouchKey {
        let planned = self.ahead(when).planned;
        let found = planned.iter().find(|planned| {
            planned.key.contact == Some(contact)
                && planned.key.channel == channel
                && planned.key.step == Step::CheckIn
        });
        found.unwrap_or_else(|| panic!("not planned: {planned:?}")).key.clone()
    }

    fn done(&mut self, when: &str, touch: &TouchKey, outcome: CallOutcome) -> Seq {
        self.push(when, What::Done { touch: touch.clone(), outcome: Some(outcome) })
    }

    fn sent(&mut self, when: &str, touch: &TouchKey) {
        self.attempts += 1;
        let attempt = AttemptId(self.attempts);
        let digest = Digest("d".to_owned());
        self.push(when, What::AttemptBegun { attempt, touch: touch.clone(), digest });
        self.push(when, What::AttemptData { attempt });
        self.push(when, What::AttemptEnded { attempt, end: AttemptEnd::Accepted });
    }

    /// A message with its reading: theirs, or the candidate's own.
    fn message(&mut self, when: &str, own: bool, kind: Kind, day: Option<Date>) {
        let id = MessageId(i64::try_from(self.facts.facts.len()).unwrap());
        let message = Message {
            id,
            own,
            sureness: if own { Sureness::Plausible } else { Sureness::Sure },
            contact: Some(SAM),
            from: "sam@acme.example".to_owned(),
            automatic: None,
            verified: true,
            failure: None,
            answers: false,
            attempt: None,
        };
        self.push(when, What::Message(message));
        if !own {
            let due = day.map(|day| Days { earliest: day, latest: day });
            let (also, by) = (Vec::new(), Reader::Afterword);
            self.push(when, What::Reading(Reading { message: id, kind, also, due, by }));
        }
    }
}

fn at(when: &str) -> Timestamp {
    let zone = TimeZone::get("America/New_York").unwrap();
    zone.to_timestamp(when.parse::<DateTime>().unwrap()).unwrap()
}

fn person(id: ContactId, name: &str, mail: bool, phone: bool) -> Contact {
    Contact {
        id,
        role: Role::HiringManager,
        name: name.to_owned(),
        greeting: Some(name.to_owned()),
        address: mail.then(|| format!("{}@acme.example", name.to_lowercase())),
        phone: phone.then(|| "+1 555 0101".to_owned()),
        postal: None,
        lead: false,
        removed: false,
    }
}

fn panel() -> [Contact; 2] {
    [person(SAM, "Sam", true, true), person(KIM, "Kim", true, true)]
}

#[test]
fn a_call_is_due_at_its_hour_and_missed_after_three_days() {
    let mut case = Case::new("caller", &panel()[..1]);
    case.turn("2026-03-08T13:00");
    assert_eq!(case.waits_until("2026-03-10T11:00"), Some(at("2026-03-11T10:00")));
    assert_eq!(case.call("2026-03-11T09:59"), None);
    case.turn("2026-03-11T10:00");
    assert_eq!(case.call("2026-03-11T10:00").unwrap(), "task check_in call 1");
    case.turn("2026-03-14T10:00");
    assert_eq!(case.call("2026-03-14T10:00").unwrap(), "task check_in call 1");
    case.turn("2026-03-14T10:01");
    assert_eq!(case.call("2026-03-14T10:01").unwrap(), "missed check_in call 1");
    // The next, a week after the due of the first, goes by as well.
    case.turn("2026-03-18T10:00");
    assert!(case.waits("2026-03-18T10:00").contains(&"task check_in call 1".to_owned()));
    case.turn("2026-03-21T10:01");
    assert!(case.waits("2026-03-21T10:01").contains(&"yours TwoMissed".to_owned()));
}

#[test]
fn a_call_is_not_due_while_an_answer_may_have_come() {
    let mut case = Case::new("caller", &panel()[..1]);
    case.turn("2026-03-10T11:00");
    case.push("2026-03-11T08:00", What::Paused { until: None });
    case.turn("2026-03-11T10:00");
    assert_eq!(case.call("2026-03-11T10:00"), None);
    case.push("2026-03-16T08:00", What::Resumed);
    case.turn("2026-03-16T10:00");
    assert_eq!(case.call("2026-03-16T10:00").unwrap(), "task check_in call 1");
}

#[test]
fn nobody_is_called_on_a_day_on_which_they_wrote() {
    let mut case = Case::new("caller", &panel()[..1]);
    case.turn("2026-03-11T10:00");
    case.message("2026-03-12T09:00", false, Kind::Acknowledgement, None);
    case.turn("2026-03-12T09:01");
    assert_eq!(case.waits_until("2026-03-12T09:01"), Some(at("2026-03-13T00:00")));
    assert_eq!(case.call("2026-03-12T18:00"), None);
    assert_eq!(case.call("2026-03-13T09:00").unwrap(), "task check_in call 1");
}

#[test]
fn a_letter_is_written_anew_when_what_it_tells_of_has_changed() {
    let mut case = Case::new("caller", &panel()[..1]);
    let drafts = |case: &Case| {
        let drafted = |fact: &&Fact| matches!(fact.what, What::Draft(_));
        case.facts.facts.iter().filter(drafted).count()
    };
    case.turn("2026-03-04T12:00");
    assert_eq!(drafts(&case), 1);
    // It promised a call in a week.
    let (kind, day) = (TimelineKind::Decision, date(2026, 3, 20));
    let days = Days { earliest: day, latest: day };
    let told = Expectation { kind, days, by: None, contact: Some(SAM) };
    case.push("2026-03-04T12:10", What::Expectation(told));
    case.turn("2026-03-04T12:11");
    assert_eq!(drafts(&case), 2);
    // It thanked for a conversation of another hour.
    let (start, end) = ("2026-03-04T09:00", "2026-03-04T10:00");
    case.interview("2026-03-04T12:20", start, end, InterviewState::Held, &panel()[..1]);
    case.turn("2026-03-04T12:21");
    assert_eq!(drafts(&case), 3);
}

#[test]
fn how_a_call_went_after_all_counts_from_the_call() {
    let mut case = Case::new("caller", &panel()[..1]);
    case.turn("2026-03-10T11:00");
    let call = case.planned("2026-03-11T10:00", SAM, Channel::Call);
    case.done("2026-03-11T10:30", &call, CallOutcome::Voicemail);
    let interview = case.ahead("2026-03-11T11:00").state.plan;
    let spoke = case.done("2026-03-13T09:00", &call, CallOutcome::Spoke);
    let ahead = case.ahead("2026-03-13T10:00");
    let plan = ahead.state.plan.unwrap();
    assert_eq!((plan.anchor, plan.at), (spoke, at("2026-03-11T10:30")));
    assert_eq!(ahead.planned[0].slot, at("2026-03-18T10:00"));
    assert_eq!((ahead.state.rounds.len(), ahead.state.places_left()), (1, 2));
    case.done("2026-03-13T11:00", &call, CallOutcome::NoAnswer);
    let ahead = case.ahead("2026-03-13T12:00");
    assert_eq!(ahead.state.plan, interview);
    assert_eq!((ahead.state.rounds.len(), ahead.state.places_left()), (1, 2));
}

#[test]
fn one_who_spoke_answers_for_the_whole_panel() {
    let mut case = Case::new("caller", &panel());
    case.turn("2026-03-10T11:00");
    let now = "2026-03-11T11:00";
    let (sam, kim) = (case.planned(now, SAM, Channel::Call), case.planned(now, KIM, Channel::Call));
    let tasks = |case: &Case| {
        let waits = case.waits(now).into_iter();
        waits.filter(|told| told.starts_with("task")).collect::<Vec<_>>()
    };
    assert_eq!(tasks(&case), ["task check_in call 1", "task check_in call 2"]);
    case.done("2026-03-11T10:05", &sam, CallOutcome::NoAnswer);
    assert_eq!(tasks(&case), ["task check_in call 2"], "each has an outcome of their own");
    case.done("2026-03-11T10:20", &sam, CallOutcome::Spoke);
    assert!(tasks(&case).is_empty());
    let first = &case.ahead(now).planned[0];
    assert_eq!((first.key.round, first.slot), (2, at("2026-03-18T10:00")));
    case.done("2026-03-11T10:40", &sam, CallOutcome::Voicemail);
    assert_eq!(tasks(&case), ["task check_in call 2"]);
    case.done("2026-03-11T10:50", &kim, CallOutcome::Voicemail);
    let state = case.ahead(now).state;
    assert_eq!((state.rounds.len(), state.places_left()), (1, 2));
    assert_eq!(state.rounds[0].contacts, [SAM, KIM]);
}

#[test]
fn a_call_and_a_mail_are_one_round_and_one_place() {
    let mut case = Case::new("same-day", &panel()[..1]);
    case.turn("2026-03-05T10:00");
    case.turn("2026-03-05T16:30");
    let now = "2026-03-05T16:40";
    let both = ["approval check_in email 1", "task check_in call 1"];
    let waits = case.waits(now);
    assert!(both.iter().all(|told| waits.contains(&(*told).to_owned())), "{waits:?}");
    let call = case.planned(now, SAM, Channel::Call);
    let mail = case.planned(now, SAM, Channel::Email);
    assert_eq!(call.round_key(), mail.round_key());
    let thanks = TouchKey { step: Step::ThankYou, round: 0, ..mail.clone() };
    case.sent("2026-03-04T19:00", &thanks);
    case.done("2026-03-05T16:35", &call, CallOutcome::Voicemail);
    let waits = case.waits(now);
    assert!(waits.contains(&both[0].to_owned()), "the mail stays: {waits:?}");
    // With the call gone out it is the first check-in still: that keeps no gap to the thank-you.
    let digest = case.ahead(now).state.touches[&mail].draft.clone().unwrap().2.digest;
    case.push("2026-03-05T16:37", What::Approval { touch: mail.clone(), digest: digest.clone() });
    let send = Decision::Do(Action::Send { touch: mail.clone(), digest });
    assert_eq!(case.turn("2026-03-05T16:59"), send);
    case.sent("2026-03-05T16:59", &mail);
    let state = case.ahead("2026-03-05T17:00").state;
    assert_eq!((state.rounds.len(), state.places_left()), (1, 2));

    // Put off to another day, it is due then at its hour, whatever has gone out of its round.
    let mut case = Case::new("same-day", &panel()[..1]);
    case.turn("2026-03-05T10:00");
    case.sent("2026-03-05T16:38", &mail);
    let (until, due) = (at("2026-03-06T11:00"), at("2026-03-06T16:30"));
    case.push("2026-03-05T16:39", What::Snooze { touch: call.clone(), until });
    let planned = case.ahead("2026-03-05T16:40").planned;
    assert_eq!(planned.iter().find(|planned| planned.key == call).unwrap().slot, due);

    let mut case = Case::new("same-day", &panel()[..1]);
    case.turn("2026-03-05T10:00");
    case.turn("2026-03-05T16:30");
    case.sent("2026-03-05T16:38", &mail);
    // Elapsed hours: one was lost on Sunday morning.
    case.turn("2026-03-08T17:31");
    let state = case.ahead("2026-03-08T17:31").state;
    assert!(state.touches[&call].missed.is_some());
    assert_eq!((state.rounds.len(), state.places_left()), (1, 2));
    assert_eq!(state.rounds[0].state, RoundState::Out);
}

#[test]
fn a_contact_is_reached_as_they_can_be_and_with_no_way_it_is_asked_for() {
    let now = "2026-03-10T12:00";
    for (cadence, wanted) in [("steady", Channel::Email), ("caller", Channel::Call)] {
        for (mail, phone) in [(true, false), (false, true)] {
            let mut case = Case::new(cadence, &[person(SAM, "Sam", mail, phone)]);
            case.turn(now);
            let channel = if mail { Channel::Email } else { Channel::Call };
            case.planned(now, SAM, channel);
        }
        let mut case = Case::new(cadence, &[person(SAM, "Sam", false, false)]);
        case.turn(now);
        let told = format!("needs check_in {wanted} 1");
        assert!(case.waits(now).contains(&told), "{:?}", case.waits(now));
        case.push(now, What::Contact(person(SAM, "Sam", false, true)));
        case.turn(now);
        case.planned(now, SAM, Channel::Call);
        assert!(!case.waits(now).iter().any(|told| told.starts_with("needs check_in")));
    }
}

#[test]
fn the_card_stands_from_the_day_before_until_the_interview_begins() {
    let mut case = Case::new("steady", &panel()[..1]);
    let terms = case.ahead("2026-03-05T10:00").state.terms.unwrap();
    let zone = Some("Europe/Berlin".to_owned());
    case.push("2026-03-05T10:00", What::Terms(Terms { zone, ..terms }));
    let next = |case: &mut Case, when: &str, start: &str, end: &str, state: InterviewState| {
        case.interview(when, start, end, state, &panel()[..1]);
    };
    let scheduled = InterviewState::Scheduled;
    next(&mut case, "2026-03-05T10:00", "2026-03-10T09:00", "2026-03-10T10:00", scheduled);
    let card = |case: &Case, when: &str| case.waits(when).contains(&"card 2".to_owned());
    // 09:00 in Berlin is 04:00 in New York: there the clocks have gone forward already.
    assert_eq!(case.waits_until("2026-03-08T12:00"), Some(at("2026-03-09T04:00")));
    assert!(!card(&case, "2026-03-09T03:59") && card(&case, "2026-03-09T04:00"));
    let waiting = queue(&case.facts, &Shared::default(), &case.policy, at("2026-03-09T04:00"));
    let of_card = waiting.iter().find(|w| matches!(w.what, WaitingFor::Card(_))).unwrap();
    assert!(!of_card.needs_candidate(at("2026-03-09T04:00")));
    assert!(card(&case, "2026-03-10T08:59") && !card(&case, "2026-03-10T09:00"));
    // Moved, it has its card the day before the new one; recorded late, at once; cancelled, none.
    next(&mut case, "2026-03-09T12:00", "2026-03-12T09:00", "2026-03-12T10:00", scheduled);
    assert!(!card(&case, "2026-03-09T13:00") && card(&case, "2026-03-11T04:00"));
    next(&mut case, "2026-03-11T05:00", "2026-03-11T06:00", "2026-03-11T07:00", scheduled);
    assert!(card(&case, "2026-03-11T05:00"));
    let cancelled = InterviewState::Cancelled;
    next(&mut case, "2026-03-11T05:10", "2026-03-11T06:00", "2026-03-11T07:00", cancelled);
    assert!(!card(&case, "2026-03-11T05:10"));
}

/// An application that they closed on 6 March, saying that one may write again on 1 June.
fn closed() -> Case {
    let mut case = Case::new("steady", &panel()[..1]);
    case.message("2026-03-06T10:00", false, Kind::Rejection, Some(date(2026, 6, 1)));
    case.turn("2026-03-09T10:00");
    let thanks = case.ahead("2026-03-09T10:00").planned.remove(0).key;
    case.push("2026-03-09T11:00", What::Skip { touch: thanks });
    case
}

#[test]
fn a_day_on_which_to_write_again_is_told_when_it_comes_and_starts_nothing() {
    let again = "write again 2026-06-01";
    let told = |case: &Case, when: &str| case.waits(when).iter().any(|told| told == again);
    let mut case = closed();
    assert_eq!(case.waits_until("2026-03-10T10:00"), Some(at("2026-06-01T10:00")));
    assert!(!told(&case, "2026-06-01T09:59"));
    assert_eq!(case.turn("2026-06-01T10:00"), Decision::Done(End::Closed), "it starts nothing");
    assert_eq!(case.waits("2026-06-01T10:00"), [again]);
    assert_eq!(case.waits("2026-08-01T10:00"), [again], "until something is done");
    let answered = What::Logged { what: ByHand::Answered, contact: None };
    case.push("2026-05-31T10:00", answered.clone());
    assert_eq!(case.waits("2026-06-02T10:00"), [again], "that was before");
    case.push("2026-06-01T10:00", answered);
    assert!(case.waits("2026-06-02T10:00").is_empty());

    let mut case = closed();
    case.message("2026-06-01T12:00", true, Kind::Unrelated, None);
    assert!(case.waits("2026-06-02T10:00").is_empty(), "they were written to");

    let mut case = closed();
    case.push("2026-04-01T10:00", What::Reopened);
    assert!(!told(&case, "2026-06-02T10:00"));

    let mut case = closed();
    case.message("2026-04-01T10:00", false, Kind::Stop, None);
    assert_eq!(case.turn("2026-04-02T10:00"), Decision::Done(End::Closed));
    assert!(case.waits("2026-06-02T10:00").is_empty(), "they want no more mail");
}

#[test]
fn the_end_is_told_the_day_after_the_one_they_named() {
    let mut case = Case::new("steady", &panel()[..1]);
    case.push("2026-03-04T12:00", What::Logged { what: ByHand::Mail, contact: Some(SAM) });
    for round in 1..=3 {
        let when = ["2026-03-11T10:00", "2026-03-25T10:00", "2026-04-08T10:00"][round - 1];
        case.push(when, What::Logged { what: ByHand::Mail, contact: Some(SAM) });
    }
    let over = |decision: &Decision| matches!(decision, Decision::Done(End::Exhausted { .. }));
    assert!(over(&case.turn("2026-04-09T10:00")));
    case.message("2026-04-09T12:00", false, Kind::Timeline, Some(date(2026, 4, 17)));
    let ahead = case.ahead("2026-04-10T10:00");
    assert!(matches!(ahead.standing, Standing::Exhausted { .. }), "{:?}", ahead.standing);
    assert_eq!(case.waits_until("2026-04-10T10:00"), Some(at("2026-04-18T10:00")));
    assert!(over(&case.turn("2026-04-18T10:00")));
}

#[test]
fn asking_around_is_a_reminder_that_goes_by_quietly() {
    let begin = || {
        let mut case = Case::new("promised", &panel()[..1]);
        case.turn("2026-03-15T10:00");
        let now = "2026-03-16T10:00";
        case.turn(now);
        let mail = case.planned(now, SAM, Channel::Email);
        case.sent(now, &mail);
        case.turn("2026-03-19T09:59");
        case.turn("2026-03-19T10:00");
        case
    };
    let ask = "task ask_around reminder 0".to_owned();
    let mut case = begin();
    assert!(case.waits("2026-03-19T10:00").contains(&ask));
    case.turn("2026-03-22T10:01");
    let waits = case.waits("2026-03-22T10:01");
    assert!(!waits.iter().any(|told| told.contains("ask_around")), "{waits:?}");
    assert_eq!(case.ahead("2026-03-22T10:01").state.rounds.len(), 1, "it is no check-in");

    let mut case = begin();
    case.message("2026-03-19T11:00", false, Kind::Acknowledgement, None);
    case.turn("2026-03-19T11:01");
    assert!(case.waits("2026-03-19T11:01").contains(&ask));
    case.message("2026-03-19T12:00", false, Kind::Holding, None);
    case.turn("2026-03-19T12:01");
    let waits = case.waits("2026-03-19T12:01");
    assert!(!waits.contains(&ask), "an answer withdraws it: {waits:?}");
    let two = YoursWhat::TwoMissed;
    assert!(case.ahead("2026-03-19T12:01").state.yours.iter().all(|yours| yours.what != two));
}
