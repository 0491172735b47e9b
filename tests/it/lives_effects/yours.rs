//! Replies that only the candidate can answer: nothing more goes out before they have.

use super::*;
use crate::servers::run;
use afterword::timeline::words::Step;

#[test]
fn an_advance_stands_until_the_next_interview_is_held_and_starts_the_cadence_again() {
    run(async {
        let (life, mut daemon) = life(&Sketch::of("advance")).await;
        let days = days_sent(&life, &mut daemon, "2026-03-06", "2026-03-11").await;
        assert_eq!(days, ["03-11"]);
        life.jump(&mut daemon, "2026-03-12T09:00").await;
        let text = "We would like to invite you to a second interview on Tuesday, 17 March at 10.";
        hears(&life, &mut daemon, Kind::Advance, text).await;
        waits(&life, "they want to go on with you: answer in person");
        let command = "afterword interview record 1 '2026-03-17 HH:MM'";
        let show = format!("afterword inbox show {}", latest(&life));
        shows(&life, &["queue"], &[&show, command]);
        shows(&life, &["why", "1"], &[command]);
        shows(&life, &["inbox"], &["advance 2026-03-17; it waits for you"]);
        act(&life, &mut daemon, &["log", "1", "answered"]).await;
        waits(&life, "they want to go on with you");
        let record = ["interview", "record", "1", "2026-03-17 10:00", "--with", "Dana"];
        act(&life, &mut daemon, &record).await;
        let days = days_sent(&life, &mut daemon, "2026-03-12", "2026-03-16").await;
        assert!(days.is_empty(), "{days:?}");
        life.jump(&mut daemon, "2026-03-17T12:00").await;
        act(&life, &mut daemon, &["interview", "held", "2"]).await;
        act(&life, &mut daemon, &["debrief", "1", "--mention", "Dana=the new test bench"]).await;
        let days = days_sent(&life, &mut daemon, "2026-03-17", "2026-06-10").await;
        // Of three check-ins one was used before.
        assert_eq!(days, ["03-18", "03-24", "04-07"], "{:?}", life.conditions());
        let steps = |step| life.facts().facts.iter().filter(|fact| went(fact, step)).count();
        assert_eq!((steps(Step::ThankYou), steps(Step::CheckIn)), (2, 3));
        shows(&life, &["why", "1"], &["Check-ins: 3 of 3 used"]);
        daemon.stop().await;
    });
}

/// True of the beginning of a try of this step.
fn went(fact: &afterword::timeline::facts::Fact, step: Step) -> bool {
    use afterword::timeline::facts::What::AttemptBegun;
    matches!(&fact.what, AttemptBegun { touch, .. } if touch.step == step)
}

#[test]
fn an_offer_is_told_at_once_and_again_and_nothing_goes_out_any_more() {
    run(async {
        let text = "We are delighted to offer you the position.";
        let (life, mut daemon) = replied("offer", Kind::Offer, text).await;
        waits(&life, "an offer: answer in person");
        let show = format!("afterword inbox show {}", latest(&life));
        shows(&life, &["queue"], &[&show, "afterword close 1"]);
        let raised = || life.store().conditions().unwrap()[0].key.clone();
        let first = raised();
        life.jump(&mut daemon, "2026-03-07T08:59").await;
        assert_eq!(raised(), first);
        life.jump(&mut daemon, "2026-03-07T09:01").await;
        assert_ne!(raised(), first, "after a day it is raised again");
        act(&life, &mut daemon, &["log", "1", "answered"]).await;
        waits(&life, "an offer");
        let days = days_sent(&life, &mut daemon, "2026-03-07", "2026-05-30").await;
        assert!(days.is_empty(), "{days:?}");
        act(&life, &mut daemon, &["close", "1"]).await;
        nothing_waits(&life);
        let days = days_sent(&life, &mut daemon, "2026-06-01", "2026-06-10").await;
        assert!(days.is_empty(), "{days:?}");
        daemon.stop().await;
    });
}

#[test]
fn what_they_asked_for_is_answered_by_a_mail_seen_in_sent_or_by_word() {
    run(async {
        let asks = "Could you please send me two references?";
        let dated = "Could you please send me two references? We will decide by Friday, 27 March.";
        for (name, text, seen, expected) in [
            ("asked-sent", asks, true, "03-24"),
            ("asked-said", asks, false, "03-24"),
            ("asked-dated", dated, true, "03-30"),
        ] {
            let (life, mut daemon) = life(&Sketch::of(name)).await;
            let asked = hears(&life, &mut daemon, Kind::InfoRequested, text).await;
            waits(&life, "they asked for something: answer them");
            shows(&life, &["queue"], &["afterword log 1 answered"]);
            let days = days_sent(&life, &mut daemon, "2026-03-06", "2026-03-09").await;
            assert!(days.is_empty(), "{days:?}");
            life.jump(&mut daemon, "2026-03-10T09:00").await;
            if seen {
                let answer = by_hand(&life, "References", Some(&asked));
                lies(&life, &mut daemon, "Sent", &answer).await;
                shows(&life, &["inbox", "--all"], &["it counts as an answer"]);
            } else {
                act(&life, &mut daemon, &["log", "1", "answered"]).await;
            }
            nothing_waits(&life);
            let days = days_sent(&life, &mut daemon, "2026-03-10", "2026-05-30").await;
            assert_eq!(days.first().map(String::as_str), Some(expected), "{name}: {days:?}");
            daemon.stop().await;
        }
    });
}

#[test]
fn what_they_asked_for_and_nobody_answered_lets_nothing_out() {
    run(async {
        let text = "Could you please send me two references?";
        let (life, mut daemon) = replied("unanswered", Kind::InfoRequested, text).await;
        let days = days_sent(&life, &mut daemon, "2026-03-06", "2026-05-30").await;
        assert!(days.is_empty(), "{days:?}");
        waits(&life, "they asked for something");
        daemon.stop().await;
    });
}

#[test]
fn an_invitation_that_asks_for_something_too_waits_for_both() {
    run(async {
        let text = "We would like to invite you to a second interview. Could you please send me \
                    two references?";
        let (life, mut daemon) = replied("both", Kind::Advance, text).await;
        waits(&life, "they asked for something");
        waits(&life, "they want to go on with you");
        act(&life, &mut daemon, &["log", "1", "answered"]).await;
        waits(&life, "they want to go on with you");
        let open = life.conditions();
        assert!(!open.iter().any(|text| text.contains("asked for something")), "{open:?}");
        let days = days_sent(&life, &mut daemon, "2026-03-06", "2026-05-15").await;
        assert!(days.is_empty(), "{days:?}");
        daemon.stop().await;
    });
}

#[test]
fn somebody_they_named_is_written_to_once_the_candidate_has_confirmed_them() {
    run(async {
        let handed = "My colleague Una Vale has taken over this search. Please write to her from \
                      now on at una@NAME.example.";
        for (name, more, expected) in [
            ("handed", "", "03-24"),
            ("handed-dated", " We will decide by Friday, 20 March.", "03-23"),
        ] {
            let text = format!("{}{more}", handed.replace("NAME", name));
            let (life, mut daemon) = replied(name, Kind::Referral, &text).await;
            let una = crate::servers::fresh_address(&format!("una@{name}.example"));
            waits(&life, "they named somebody else: confirm the new contact");
            shows(&life, &["queue"], &["afterword contact add 1 ..."]);
            let days = days_sent(&life, &mut daemon, "2026-03-06", "2026-03-09").await;
            assert!(days.is_empty(), "{days:?}");
            let known = life.store().known_addresses().unwrap();
            assert!(!known.iter().any(|known| known.address.starts_with("una")), "{known:?}");
            life.jump(&mut daemon, "2026-03-10T09:00").await;
            let person = format!("recruiter:Una Vale <{}>", una.address);
            act(&life, &mut daemon, &["contact", "add", "1", &person, "--lead"]).await;
            shows(&life, &["show", "1"], &["greeting not confirmed, lead"]);
            let confirm = ["contact", "confirm", "Una", "--of", "1", "--greeting", "Una"];
            act(&life, &mut daemon, &confirm).await;
            let days = days_sent(&life, &mut daemon, "2026-03-10", "2026-03-31").await;
            assert_eq!(days, [expected], "{name}");
            crate::servers::eventually("she gets it", || una.mails("INBOX").len() == 1).await;
            assert_eq!(life.recruiter.mails("INBOX").len(), 1, "the thank-you alone");
            daemon.stop().await;
        }
    });
}
