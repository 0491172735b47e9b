//! The daemon on real servers: calls, letters and reminders, and what is told though nothing goes
//! out.

use afterword::cli::Exit;
use afterword::daemon::Told;
use afterword::store::Condition;
use afterword::timeline::facts::{Fact, Interview, InterviewState, TouchKey, What};
use afterword::timeline::words::{Channel, Step};

use crate::life::{Life, Running, Sketch};
use crate::servers::{eventually, run};

const QUIET: &str = "[notify]\nmail = false";
const PHONE: &str = "+1 555 0101";

/// The number of the latest draft of a step by a channel.
fn number(life: &Life, step: Step, channel: Channel) -> String {
    let facts = life.facts().facts;
    let drafted = facts.iter().rev().find(|fact| match &fact.what {
        What::Draft(draft) => (draft.touch.step, draft.touch.channel) == (step, channel),
        _ => false,
    });
    drafted.unwrap_or_else(|| panic!("no {step} by {channel} was made out")).seq.to_string()
}

/// What the candidate does about a task; then the daemon looks.
async fn act(life: &Life, running: &mut Running, words: &[&str]) -> String {
    let (exit, told) = life.command(words);
    assert_eq!(exit, Exit::Done, "{told}");
    running.turns(life.now()).await;
    told
}

/// The text of the one condition that holds these words.
#[track_caller]
fn told(life: &Life, words: &str) -> String {
    let all = life.conditions();
    let of: Vec<&String> = all.iter().filter(|text| text.contains(words)).collect();
    let [one] = of.as_slice() else { panic!("{words:?}: {all:?}") };
    (*one).clone()
}

#[track_caller]
fn not_told(life: &Life, words: &str) {
    let all = life.conditions();
    assert!(!all.iter().any(|text| text.contains(words)), "{words:?}: {all:?}");
}

/// The mails to the candidate that hold these words.
fn notices(life: &Life, words: &str) -> usize {
    let mails = life.me.mails("INBOX");
    mails.iter().filter(|mail| String::from_utf8_lossy(mail).contains(words)).count()
}

#[test]
fn a_call_is_told_at_its_hour_and_the_next_after_its_voicemail() {
    run(async {
        let cadence = Sketch { cadence: "caller", phone: Some(PHONE), ..Sketch::of("caller") };
        let life = Life::of(&cadence);
        let mut daemon = life.start();
        daemon.until("the letter is made out", |told| matches!(told, Told::Drafted(_))).await;
        life.jump(&mut daemon, "2026-03-04T12:59").await;
        not_told(&life, "by letter");
        life.jump(&mut daemon, "2026-03-04T13:00").await;
        let words = "the thank-you to Dana Reyes by letter is yours to do, until Sat 7 Mar 11:00";
        told(&life, words);
        let letter = number(&life, Step::ThankYou, Channel::Letter);
        act(&life, &mut daemon, &["queue", "done", &letter]).await;
        not_told(&life, "by letter");

        life.jump(&mut daemon, "2026-03-10T10:30").await;
        assert_eq!(life.command(&["queue"]).0, Exit::Done, "it is made out, and not due yet");
        life.jump(&mut daemon, "2026-03-11T10:00").await;
        let words = "a check-in to Dana Reyes by call (+1 555 0101) is yours to do, until Sat 14 \
                     Mar 10:00";
        told(&life, words);
        eventually("they are mailed", || notices(&life, "by call (+1 555 0101)") == 1).await;
        let (exit, list) = life.command(&["queue"]);
        assert_eq!(exit, Exit::NeedsCandidate);
        assert!(list.contains("Number: +1 555 0101"), "{list}");
        assert_eq!(life.command(&["status"]).0, Exit::NeedsCandidate);
        let call = number(&life, Step::CheckIn, Channel::Call);
        let (_, shown) = life.command(&["queue", "show", &call]);
        for words in ["Task: ", "If they answer:", "On voicemail:", "+1 555 0100"] {
            assert!(shown.contains(words), "{words:?}: {shown}");
        }
        let done = ["queue", "done", &call, "--outcome", "voicemail"];
        let said = act(&life, &mut daemon, &done).await;
        assert!(said.contains("you left a message") && said.contains("18 Mar"), "{said}");
        not_told(&life, "by call");
        assert_eq!(life.store().places_left(life.application).unwrap(), 2);
        life.jump(&mut daemon, "2026-03-17T10:30").await;
        life.jump(&mut daemon, "2026-03-18T10:00").await;
        told(&life, "by call (+1 555 0101) is yours to do, until Sat 21 Mar");
        life.jump(&mut daemon, "2026-03-21T10:01").await;
        told(&life, "went by");
        let rounds: Vec<TouchKey> = life
            .facts()
            .facts
            .into_iter()
            .filter_map(|fact| match fact.what {
                What::Missed { touch, .. } => Some(touch),
                _ => None,
            })
            .collect();
        assert_eq!(rounds.iter().map(|touch| touch.round).collect::<Vec<_>>(), [2]);
        assert_eq!(daemon.sent(), 0);
        daemon.stop().await;
    });
}

#[test]
fn a_call_and_a_mail_of_one_round_take_one_place() {
    run(async {
        let life = Life::of(&Sketch {
            cadence: "same-day",
            phone: Some(PHONE),
            more: QUIET,
            ..Sketch::of("both-ways")
        });
        let mut daemon = life.start();
        daemon.until("the thank-yous are made out", |told| matches!(told, Told::Drafted(_))).await;
        daemon.rests(life.now()).await;
        life.approve_all();
        life.jump(&mut daemon, "2026-03-04T19:25").await;
        assert_eq!(daemon.sent(), 1, "{:?}", daemon.heard);
        told(&life, "the thank-you to Dana Reyes by call (+1 555 0101) is yours to do");
        let call = number(&life, Step::ThankYou, Channel::Call);
        let done = |call| ["queue", "done", call, "--outcome", "no_answer"];
        act(&life, &mut daemon, &done(&call)).await;

        life.jump(&mut daemon, "2026-03-05T09:00").await;
        life.jump(&mut daemon, "2026-03-05T16:30").await;
        told(&life, "a check-in to Dana Reyes waits for your approval");
        told(&life, "a check-in to Dana Reyes by call");
        let call = number(&life, Step::CheckIn, Channel::Call);
        act(&life, &mut daemon, &done(&call)).await;
        assert_eq!(life.store().places_left(life.application).unwrap(), 2);
        let mail = number(&life, Step::CheckIn, Channel::Email);
        act(&life, &mut daemon, &["queue", "approve", &mail]).await;
        life.jump(&mut daemon, "2026-03-05T16:55").await;
        assert_eq!(daemon.sent(), 2, "{:?}", daemon.heard);
        assert_eq!(life.store().places_left(life.application).unwrap(), 2, "it is one round");
        assert_eq!(life.arrived().await.len(), 2);
        daemon.stop().await;
    });
}

#[test]
fn a_reminder_to_ask_around_vanishes_with_an_answer() {
    run(async {
        let sketch = Sketch { cadence: "promised", more: QUIET, ..Sketch::of("ask-around") };
        let life = Life::of(&sketch);
        let mut daemon = life.start();
        life.thank(&mut daemon).await;
        life.jump(&mut daemon, "2026-03-15T16:00").await;
        life.approve_at(&mut daemon, "2026-03-16T10:25").await;
        assert_eq!(daemon.sent(), 2, "{:?}", daemon.heard);
        life.jump(&mut daemon, "2026-03-19T09:59").await;
        not_told(&life, "ask around");
        life.jump(&mut daemon, "2026-03-19T10:00").await;
        told(&life, "a reminder to ask around is yours to do");
        let (exit, list) = life.command(&["queue"]);
        assert_eq!(exit, Exit::NeedsCandidate);
        assert!(list.contains("reminder to ask around"), "{list}");
        let text = "Hi Ada,\n\nWe are still in the middle of it; please bear with us.\n\nDana\n";
        let reply = life.reply(text).await;
        life.deliver(&mut daemon, &reply).await;
        not_told(&life, "ask around");
        assert_eq!(life.command(&["queue"]).0, Exit::Done, "{:?}", life.conditions());
        daemon.stop().await;
    });
}

#[test]
fn a_day_on_which_they_may_be_written_to_again_is_told_when_it_comes() {
    run(async {
        let life = Life::new("again", "2026-03-04T10:00", QUIET);
        let mut daemon = life.start();
        life.thank(&mut daemon).await;
        life.jump(&mut daemon, "2026-03-06T09:00").await;
        let text = "Hi Ada,\n\nWe have decided not to move forward with your application. Please \
                    get in touch with me again on 1 June 2026.\n\nDana\n";
        let reply = life.reply(text).await;
        life.deliver(&mut daemon, &reply).await;
        life.approve_at(&mut daemon, "2026-03-09T10:25").await;
        assert_eq!(daemon.sent(), 2, "the last thanks: {:?}", daemon.heard);
        assert!(life.conditions().is_empty(), "{:?}", life.conditions());
        life.jump(&mut daemon, "2026-06-01T09:59").await;
        assert!(life.conditions().is_empty(), "{:?}", life.conditions());
        life.jump(&mut daemon, "2026-06-01T10:00").await;
        told(&life, "you may write again from 2026-06-01 on: `afterword reopen 1`");
        life.jump(&mut daemon, "2026-06-03T10:00").await;
        act(&life, &mut daemon, &["log", "1", "answered"]).await;
        assert!(life.conditions().is_empty(), "{:?}", life.conditions());
        assert_eq!(daemon.sent(), 2, "it starts nothing");
        daemon.stop().await;
    });
}

#[test]
fn the_card_of_an_interview_is_mailed_once_and_again_for_another_day() {
    run(async {
        let life = Life::new("card", "2026-03-04T10:00", "");
        let mut daemon = life.start();
        life.thank(&mut daemon).await;
        let id = life.store().new_interview_id(life.application).unwrap();
        let record = |start: &str, state: InterviewState| {
            let (start, facts) = (life.local(start), life.facts().facts);
            let contacts = facts.into_iter().find_map(|Fact { what, .. }| match what {
                What::Contact(contact) => Some(vec![contact.id]),
                _ => None,
            });
            let end = start + jiff::SignedDuration::from_hours(1);
            let contacts = contacts.unwrap();
            life.record(&What::Interview(Interview { id, state, start, end, contacts }));
            life.poke();
        };
        record("2026-03-10T15:00", InterviewState::Scheduled);
        life.jump(&mut daemon, "2026-03-09T08:59").await;
        not_told(&life, "your interview on");
        life.jump(&mut daemon, "2026-03-09T09:00").await;
        let card = told(&life, "your interview on Tuesday, 10 March 2026, 15:00 to 16:00");
        assert!(card.contains("Ask before you leave:"), "{card}");
        let open: Vec<Condition> = life.store().conditions().unwrap();
        assert!(open.iter().all(|condition| condition.only_told), "{open:?}");
        eventually("it is mailed", || notices(&life, "Ask before you leave") == 1).await;
        assert_eq!(notices(&life, "Subject: Your job applications: before your interview"), 1);
        assert_eq!(life.command(&["queue"]).0, Exit::Done, "it needs nobody");
        let (exit, status) = life.command(&["status"]);
        assert_eq!(exit, Exit::Done, "{status}");
        assert!(status.contains("For you (#1): card Works: your interview on"), "{status}");
        // Another hour of that day is no news; another day is.
        life.jump(&mut daemon, "2026-03-09T10:30").await;
        record("2026-03-10T16:00", InterviewState::Scheduled);
        daemon.turns(life.now()).await;
        record("2026-03-12T15:00", InterviewState::Scheduled);
        daemon.turns(life.now()).await;
        not_told(&life, "your interview on");
        life.jump(&mut daemon, "2026-03-11T09:00").await;
        told(&life, "your interview on Thursday, 12 March 2026");
        eventually("it is mailed", || notices(&life, "Ask before you leave") == 2).await;
        life.jump(&mut daemon, "2026-03-12T15:00").await;
        not_told(&life, "your interview on");
        life.jump(&mut daemon, "2026-03-12T16:00").await;
        told(&life, "was the interview held?");
        record("2026-03-12T15:00", InterviewState::Held);
        daemon.turns(life.now()).await;
        told(&life, "an interview is over: `afterword debrief");
        daemon.stop().await;
    });
}

#[test]
fn the_end_of_the_cadence_is_told_the_day_after_the_one_they_named() {
    run(async {
        let life = Life::of(&Sketch { places: 1, more: QUIET, ..Sketch::of("the-end") });
        let mut daemon = life.start();
        life.thank(&mut daemon).await;
        life.jump(&mut daemon, "2026-03-10T16:00").await;
        life.approve_at(&mut daemon, "2026-03-11T10:25").await;
        assert_eq!(daemon.sent(), 2, "{:?}", daemon.heard);
        told(&life, "nothing more goes out");
        life.jump(&mut daemon, "2026-03-12T10:00").await;
        let text = "Hi Ada,\n\nWe will let you know by Friday, 20 March.\n\nDana\n";
        let reply = life.reply(text).await;
        life.deliver(&mut daemon, &reply).await;
        not_told(&life, "nothing more goes out");
        life.jump(&mut daemon, "2026-03-21T09:59").await;
        not_told(&life, "nothing more goes out");
        life.jump(&mut daemon, "2026-03-21T10:00").await;
        told(&life, "nothing more goes out: the one check-in of the cap is used");
        act(&life, &mut daemon, &["close", "1"]).await;
        assert!(life.conditions().is_empty(), "{:?}", life.conditions());
        daemon.stop().await;
    });
}
