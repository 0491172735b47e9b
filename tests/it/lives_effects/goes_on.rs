//! Replies after which it goes on by another day, or as before.

use super::*;
use crate::servers::{run, shared};
use afterword::mail::account::Security;

#[test]
fn who_asks_to_be_written_to_on_a_day_is_written_to_on_that_day() {
    run(async {
        let text = "Please check in with me again on Monday, 16 March.";
        let (life, mut daemon) = replied("invited-day", Kind::FollowUpRequested, text).await;
        shows(
            &life,
            &["why", "1"],
            &["they asked to be written to: Mon 16 Mar 2026, from message"],
        );
        nothing_waits(&life);
        let days = days_sent(&life, &mut daemon, "2026-03-06", "2026-04-30").await;
        assert_eq!(days, ["03-16", "03-30"]);
        daemon.stop().await;
    });
}

#[test]
fn who_asks_to_be_written_to_and_names_no_day_is_as_who_asks_for_patience() {
    run(async {
        let text = "We are still in the middle of it; please bear with us.";
        for kind in [Kind::Holding, Kind::FollowUpRequested] {
            let name = format!("patience-{kind}").replace('_', "-");
            let (life, mut daemon) = replied(&name, Kind::Holding, text).await;
            if kind == Kind::FollowUpRequested {
                act(&life, &mut daemon, &["correct", &latest(&life), "follow_up_requested"]).await;
            }
            shows(&life, &["inbox"], &["the plan goes by it"]);
            let days = days_sent(&life, &mut daemon, "2026-03-06", "2026-04-30").await;
            assert_eq!(days, ["03-20"], "{kind}: one, a fortnight after the reply");
            shows(&life, &["why", "1"], &["exhausted"]);
            daemon.stop().await;
        }
    });
}

#[test]
fn who_asks_for_patience_is_not_written_to_before_the_day_they_have_named() {
    run(async {
        let text = "We will let you know by Friday, 27 March.";
        let (life, mut daemon) = replied("patience-dated", Kind::Timeline, text).await;
        life.jump(&mut daemon, "2026-03-09T09:00").await;
        let text = "We are still in the middle of it; please bear with us.";
        hears(&life, &mut daemon, Kind::Holding, text).await;
        shows(&life, &["why", "1"], &["they expect to decide: Fri 27 Mar 2026"]);
        let days = days_sent(&life, &mut daemon, "2026-03-09", "2026-04-30").await;
        assert_eq!(days, ["03-30"], "the later of the two dates");
        daemon.stop().await;
    });
}

#[test]
fn a_receipt_changes_nothing_but_their_day() {
    run(async {
        let (life, mut daemon) = life(&Sketch::of("receipt")).await;
        life.approve_at(&mut daemon, "2026-03-10T16:00").await;
        life.jump(&mut daemon, "2026-03-11T09:00").await;
        let text = "Thank you for your mail, I have received it.";
        hears(&life, &mut daemon, Kind::Acknowledgement, text).await;
        shows(&life, &["inbox"], &["acknowledgement; it changes nothing now"]);
        let days = days_sent(&life, &mut daemon, "2026-03-11", "2026-04-30").await;
        assert_eq!(days, ["03-12", "03-26"], "not on the day on which they wrote");
        daemon.stop().await;
    });
}

#[test]
fn what_is_about_something_else_changes_nothing() {
    run(async {
        let (life, mut daemon) = life(&Sketch::of("unrelated")).await;
        let from = &life.recruiter.address;
        let mut news =
            life.letter(from, "Newsletter", "The newsletter of our club, all jobs done.");
        news.headers.push(("List-Unsubscribe".to_owned(), "<mailto:off@far.example>".to_owned()));
        life.deliver(&mut daemon, &news).await;
        shows(&life, &["inbox"], &["unrelated; it changes nothing now"]);
        nothing_waits(&life);
        let days = days_sent(&life, &mut daemon, "2026-03-06", "2026-04-30").await;
        assert_eq!(days, SILENCE);
        daemon.stop().await;
    });
}

#[test]
fn what_is_unclear_keeps_everything_back_until_the_candidate_says_what_it_means() {
    run(async {
        for (name, word, expected) in [
            (
                "unclear-receipt",
                &["correct", "MSG", "acknowledgement"][..],
                &["03-18", "04-01"][..],
            ),
            ("unclear-answered", &["log", "1", "answered"], &["03-18", "04-01"]),
            ("unclear-dated", &["correct", "MSG", "timeline", "2026-03-20"], &["03-23", "04-06"]),
            ("unclear-no", &["correct", "MSG", "rejection"], &["03-18"]),
        ] {
            let text = "the kettle is on the left shelf.";
            let (life, mut daemon) = replied(name, Kind::Unclear, text).await;
            let id = latest(&life);
            waits(&life, &format!("message {id} is unclear"));
            let command = format!("afterword correct {id} KIND");
            shows(&life, &["queue"], &[&command]);
            shows(&life, &["why", "1"], &["held: ", &command]);
            let days = days_sent(&life, &mut daemon, "2026-03-06", "2026-03-17").await;
            assert_eq!((days.len(), life.tries()), (0, 1), "{name}: {days:?}");
            life.jump(&mut daemon, "2026-03-18T09:00").await;
            let word: Vec<&str> =
                word.iter().map(|word| if *word == "MSG" { &id } else { *word }).collect();
            act(&life, &mut daemon, &word).await;
            let open = life.conditions();
            assert!(!open.iter().any(|text| text.contains("is unclear")), "{name}: {open:?}");
            let days = days_sent(&life, &mut daemon, "2026-03-18", "2026-04-30").await;
            assert_eq!(days, expected, "{name}");
            daemon.stop().await;
        }
    });
}

#[test]
fn an_absence_of_one_of_several_leaves_them_out_until_they_are_back() {
    run(async {
        let phone = Some("+1 555 0101");
        let sketch = Sketch {
            cadence: "caller",
            phone,
            manager: true,
            more: QUIET,
            ..Sketch::of("one-away")
        };
        let life = Life::of(&sketch);
        let mut daemon = life.start();
        daemon.until("the letter is made out", |told| matches!(told, Told::Drafted(_))).await;
        act(&life, &mut daemon, &["interview", "held", "1", "--with", "Dana", "--with", "Sam"])
            .await;
        life.jump(&mut daemon, "2026-03-10T09:00").await;
        let text = "I am out of the office until Monday, 16 March 2026.";
        let mut away = life.letter(&life.recruiter.address, "Automatic reply: your letter", text);
        away.headers.push(("Auto-Submitted".to_owned(), "auto-replied".to_owned()));
        away.headers.push(("X-Auto-Response-Suppress".to_owned(), "All".to_owned()));
        life.deliver(&mut daemon, &away).await;
        shows(&life, &["inbox"], &["out_of_office 2026-03-16", "its sender is away"]);
        life.jump(&mut daemon, "2026-03-11T10:30").await;
        let calls = |life: &Life| {
            let (_, queue) = life.command(&["queue"]);
            let to = |name: &str| queue.contains(&format!("by call to {name}"));
            (to("Sam Okoye"), to("Dana Reyes"))
        };
        assert_eq!(calls(&life), (true, false), "Dana is away: {}", life.command(&["queue"]).1);
        let queue: serde_json::Value =
            serde_json::from_str(&life.command(&["queue", "--json"]).1).unwrap();
        let items = queue["queue"].as_array().unwrap();
        let call = items.iter().find(|item| item["step"] == "check_in").unwrap();
        let call = call["touch"].as_str().unwrap().to_owned();
        let done = ["queue", "done", &call, "--outcome", "no_answer"];
        act(&life, &mut daemon, &done).await;
        life.jump(&mut daemon, "2026-03-17T15:00").await;
        assert_eq!(calls(&life), (false, false), "one round a week");
        life.jump(&mut daemon, "2026-03-18T10:30").await;
        assert_eq!(calls(&life), (true, true), "back, and in the next round");
        assert_eq!(life.store().places_left(life.application).unwrap(), 2);
        daemon.stop().await;
    });
}

#[test]
fn a_timeline_of_somebody_who_is_not_verified_only_makes_it_later() {
    run(async {
        for (name, text, expected) in [
            ("doubt-later", "We will let you know by Friday, 20 March.", &["03-23", "04-06"][..]),
            ("doubt-sooner", "We will let you know by Monday, 9 March.", &SILENCE),
        ] {
            let (life, mut daemon) = life(&Sketch::of(name)).await;
            let from = life.recruiter.address.clone();
            let letter = life.letter(&from, "News", &format!("Hi Ada,\n\n{text}\n\nDana\n"));
            letter.send(shared().smtp(Security::Plain).port).await.unwrap();
            let taken = |told: &Told| matches!(told, Told::Received { .. });
            daemon.until("it is taken in", taken).await;
            daemon.rests(life.now()).await;
            let days = days_sent(&life, &mut daemon, "2026-03-06", "2026-04-30").await;
            assert_eq!(days, expected, "{name}");
            daemon.stop().await;
        }
    });
}
