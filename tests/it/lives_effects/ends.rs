//! Replies that end it.

use super::*;
use crate::servers::run;
use afterword::timeline::facts::What;

#[test]
fn a_position_that_is_gone_ends_it_with_thanks_and_the_day_to_write_again() {
    run(async {
        let text =
            "The position has been filled. Please get in touch with me again on 1 June 2026.";
        let (life, mut daemon) = replied("filled", Kind::Closed, text).await;
        let closed = format!("closed by message {} (closed)", latest(&life));
        shows(&life, &["why", "1"], &[&closed, "2026-06-01"]);
        shows(&life, &["inbox"], &["it closed the application"]);
        let days = days_sent(&life, &mut daemon, "2026-03-06", "2026-05-31").await;
        assert_eq!(days, ["03-09"], "one last thank-you, the next business day");
        assert_eq!(life.arrived().await.len(), 2);
        life.jump(&mut daemon, "2026-06-01T10:00").await;
        waits(&life, "you may write again from");
        let days = days_sent(&life, &mut daemon, "2026-06-01", "2026-06-20").await;
        assert!(days.is_empty(), "{days:?}");
        daemon.stop().await;
    });
}

#[test]
fn the_last_thank_you_goes_to_who_wrote_where_that_is_a_contact_and_else_to_the_lead() {
    run(async {
        for (name, from, to_sender) in [("no-by-sam", "sam", true), ("no-by-kim", "kim", false)] {
            let (life, mut daemon) = life(&Sketch { manager: true, ..Sketch::of(name) }).await;
            let sam = format!("sam@{name}.example");
            let text = "Unfortunately we have decided to move forward with other candidates.";
            let from = format!("{from}@{name}.example");
            let letter =
                life.letter(&from, "Your interview", &format!("Hi Ada,\n\n{text}\n\nBest\n"));
            life.deliver(&mut daemon, &letter).await;
            if !to_sender {
                let id = latest(&life);
                shows(&life, &["status"], &[&format!("message {id} may be an answer")]);
                waits(&life, &id);
                act(&life, &mut daemon, &["assign", &id, "1"]).await;
            }
            let thanks =
                life.facts().facts.iter().any(|fact| matches!(fact.what, What::Approval { .. }));
            assert!(thanks, "the thank-you was approved, and that alone");
            let days = days_sent(&life, &mut daemon, "2026-03-06", "2026-04-30").await;
            assert_eq!(days, ["03-09"], "{name}");
            let got =
                |address: &str| crate::servers::shared().mails(address, "INBOX").unwrap().len();
            let (sams, danas) = if to_sender { (2, 0) } else { (1, 1) };
            let all = || (got(&sam), got(&life.recruiter.address)) == (sams, danas);
            crate::servers::eventually("it arrives", all).await;
            daemon.stop().await;
        }
    });
}

#[test]
fn nothing_goes_ever_again_to_who_asked_us_to_stop_in_any_application() {
    run(async {
        for (name, text, also) in [
            ("stop", "Please do not contact me again.", false),
            (
                "stop-no",
                "Unfortunately we have decided to move forward with other candidates. \
                         Please do not contact me again.",
                true,
            ),
        ] {
            let (life, mut daemon) = life(&Sketch::of(name)).await;
            let person = format!("recruiter:Dana Reyes <{}>", life.recruiter.address);
            let add = |role: &'static str| {
                let begins = ["add", "Other Works", "--role", role, "--contact"].map(str::to_owned);
                let ends = ["--greeting", "Dana", "--interviewed", "2026-03-05 10:00"];
                let words = begins.into_iter().chain([person.clone()]);
                words.chain(ends.map(str::to_owned)).collect::<Vec<String>>()
            };
            let words = add("Planner");
            let words: Vec<&str> = words.iter().map(String::as_str).collect();
            act(&life, &mut daemon, &words).await;
            hears(&life, &mut daemon, Kind::Stop, text).await;
            let [message] = &life.theirs()[..] else { panic!("one message") };
            assert_eq!(message.matches[0].readings[0].also.contains(&Kind::Rejection), also);
            let stopped = life.store().shared(life.now()).unwrap().stopped;
            assert!(stopped.contains(&life.recruiter.address), "{stopped:?}");
            let closed = format!("closed by message {} (stop)", latest(&life));
            shows(&life, &["why", "1"], &[&closed]);
            shows(&life, &["show", "1"], &["asked never to be written to"]);
            shows(&life, &["show", "2"], &["asked never to be written to"]);
            let days = days_sent(&life, &mut daemon, "2026-03-06", "2026-03-20").await;
            assert!(days.is_empty(), "{name}: {days:?}");
            let revive = life.refused(&["contact", "revive", &life.recruiter.address]);
            assert!(revive.contains("asked never to be written to"), "{revive}");
            // Nor in one that is added later.
            act(&life, &mut daemon, &["close", "2"]).await;
            let words = add("Site Manager");
            let words: Vec<&str> = words.iter().map(String::as_str).collect();
            act(&life, &mut daemon, &words).await;
            let days = days_sent(&life, &mut daemon, "2026-03-21", "2026-04-20").await;
            assert!(days.is_empty(), "{name}: {days:?}");
            assert_eq!((daemon.sent(), life.recruiter.mails("INBOX").len()), (1, 1));
            daemon.stop().await;
        }
    });
}

#[test]
fn an_invitation_after_a_no_is_told_at_once_and_starts_nothing() {
    run(async {
        let text = "Unfortunately we have decided to move forward with other candidates.";
        let (life, mut daemon) = replied("no-and-yes", Kind::Rejection, text).await;
        assert_eq!(days_sent(&life, &mut daemon, "2026-03-06", "2026-03-10").await, ["03-09"]);
        life.jump(&mut daemon, "2026-03-12T09:00").await;
        let text = "We would like to invite you to a second interview.";
        hears(&life, &mut daemon, Kind::Advance, text).await;
        waits(&life, "they want to go on with you");
        shows(&life, &["why", "1"], &["closed", "afterword reopen 1"]);
        let days = days_sent(&life, &mut daemon, "2026-03-12", "2026-05-30").await;
        assert!(days.is_empty(), "{days:?}");
        daemon.stop().await;
    });
}
