//! Corrections while the daemon runs: the plan follows at once, and they stand.

use super::*;
use crate::servers::run;
use afterword::timeline::facts::{Fact, Reader, What};

fn facts(life: &Life) -> Vec<Fact> {
    life.store().facts(life.application).unwrap().facts
}

/// Corrects the latest message; nothing is recorded but that, and no mailbox is touched.
async fn correct(life: &Life, daemon: &mut Running, words: &[&str]) -> String {
    let (before, mailbox) = (facts(life), life.me.snapshot());
    let id = latest(life);
    let told = act(life, daemon, &[&["correct", id.as_str()], words].concat()).await;
    let after = facts(life);
    assert_eq!(after[..before.len()], before[..], "no fact is changed");
    let [Fact { what: What::Reading(reading), .. }] = &after[before.len()..] else {
        panic!("{:?}", &after[before.len()..])
    };
    assert_eq!((reading.kind.as_str(), reading.by), (words[0], Reader::Candidate));
    assert_eq!(life.me.snapshot(), mailbox);
    told
}

#[test]
fn an_unclear_reply_is_corrected_and_the_plan_follows_at_once_and_for_good() {
    run(async {
        let text = "the kettle is on the left shelf.";
        let (life, mut daemon) = replied("corrected-unclear", Kind::Unclear, text).await;
        let id = latest(&life);
        life.jump(&mut daemon, "2026-03-11T10:30").await;
        assert_eq!(daemon.sent(), 1, "it holds");
        shows(
            &life,
            &["why", "1"],
            &["held: ", &format!("Message {id} of "), "unclear (read by Afterword)"],
        );
        let told = correct(&life, &mut daemon, &["timeline", "2026-03-20..2026-03-27"]).await;
        for words in ["before: yours", "before: held", "now: waiting", "now: Mon 30 Mar"] {
            assert!(told.contains(words), "{words:?} is not in {told}");
        }
        let now = [
            "the plan goes by it",
            "timeline 2026-03-20..2026-03-27 (by your word; Afterword read: unclear)",
            "they expect to decide: Fri 20 Mar 2026 to Fri 27 Mar 2026",
        ];
        shows(&life, &["why", "1"], &now);
        nothing_waits(&life);
        daemon.stop().await;
        // A daemon that starts anew reads what is unclear again, and this no more.
        let mut daemon = life.start_with(looking());
        let days = days_sent(&life, &mut daemon, "2026-03-11", "2026-04-30").await;
        assert_eq!(days, ["03-30", "04-13"]);
        shows(&life, &["why", "1"], &now[1..2]);
        shows(
            &life,
            &["show", "1"],
            &[
                &format!("message {id} read as unclear"),
                &format!("message {id} corrected to timeline"),
            ],
        );
        daemon.stop().await;
    });
}

#[test]
fn a_reply_taken_for_a_no_is_corrected_and_it_goes_on() {
    run(async {
        let text = "Unfortunately we have decided to move forward with other candidates.";
        let (life, mut daemon) = replied("corrected-no", Kind::Rejection, text).await;
        shows(&life, &["why", "1"], &["closed: ", "Because: ", "it closed the application"]);
        let told = correct(&life, &mut daemon, &["timeline", "2026-03-20"]).await;
        for words in ["before: closed", "now: waiting", "now: Mon 23 Mar"] {
            assert!(told.contains(words), "{words:?} is not in {told}");
        }
        shows(&life, &["why", "1"], &["Afterword went by: ", "Afterword read: rejection"]);
        let days = days_sent(&life, &mut daemon, "2026-03-06", "2026-04-30").await;
        assert_eq!(days, ["03-23", "04-06"], "and no final thank-you");
        daemon.stop().await;
    });
}
