//! The candidate's own mail, found in Sent: what it counts as, and what they say it is.

use super::*;
use crate::servers::run;
use afterword::store::{MessageFilter, MessageView};

/// The number of the latest mail by the candidate's own hand.
fn mine(life: &Life) -> String {
    let filter = MessageFilter { application: None, since: None, limit: 100 };
    let messages = life.store().messages(filter).unwrap();
    let by_hand = |message: &&MessageView| {
        message.rfc_message_id.as_ref().is_some_and(|id| id.starts_with("by.hand."))
    };
    messages.iter().find(by_hand).unwrap().id.to_string()
}

/// A life before its thank-you.
async fn before_the_thanks(name: &str) -> (Life, Running) {
    let life = Life::of(&Sketch { more: QUIET, ..Sketch::of(name) });
    let mut daemon = life.start_with(looking());
    daemon.until("the thank-you is made out", |told| matches!(told, Told::Drafted(_))).await;
    daemon.rests(life.now()).await;
    (life, daemon)
}

#[test]
fn a_mail_of_thanks_stands_in_for_the_thank_you_unless_the_candidate_says_otherwise() {
    run(async {
        for (name, word, expected) in [
            ("own-thanks", None, &["03-11", "03-25"][..]),
            ("own-nothing", Some("nothing"), &["03-04", "03-11", "03-25"]),
            ("own-check-in", Some("check_in"), &["03-04", "03-18"]),
        ] {
            let (life, mut daemon) = before_the_thanks(name).await;
            lies(&life, &mut daemon, "Sent", &by_hand(&life, "Thanks", None)).await;
            shows(&life, &["inbox", "--all"], &["it counts as the thank-you to Dana Reyes"]);
            nothing_waits(&life);
            if let Some(word) = word {
                act(&life, &mut daemon, &["correct", &mine(&life), word]).await;
                waits(&life, "the thank-you");
            }
            life.approve_all();
            daemon.turns(life.now()).await;
            life.jump(&mut daemon, "2026-03-04T14:25").await;
            let thanked = daemon.sent();
            let mut days = vec!["03-04".to_owned(); thanked];
            days.extend(days_sent(&life, &mut daemon, "2026-03-05", "2026-04-30").await);
            assert_eq!(days, expected, "{name}");
            daemon.stop().await;
        }
    });
}

#[test]
fn a_check_in_by_hand_uses_a_place_and_an_answer_does_not() {
    run(async {
        for (name, word, left, expected) in [
            ("own-round", None, 2, &["03-23"][..]),
            ("own-answer", Some("answer"), 3, &["03-11", "03-25"]),
            ("own-no-round", Some("nothing"), 3, &["03-11", "03-25"]),
        ] {
            let (life, mut daemon) = life(&Sketch::of(name)).await;
            life.jump(&mut daemon, "2026-03-09T09:00").await;
            lies(&life, &mut daemon, "Sent", &by_hand(&life, "Any news", None)).await;
            shows(&life, &["inbox", "--all"], &["it counts as a check-in, in place of the next"]);
            if let Some(word) = word {
                let told = act(&life, &mut daemon, &["correct", &mine(&life), word]).await;
                assert!(told.contains("its place is given back, 3 check-ins left"), "{told}");
            }
            assert_eq!(life.store().places_left(life.application).unwrap(), left, "{name}");
            let days = days_sent(&life, &mut daemon, "2026-03-09", "2026-04-30").await;
            assert_eq!(days, expected, "{name}");
            daemon.stop().await;
        }
    });
}

#[test]
fn a_draft_counts_for_nothing_wherever_it_lies() {
    run(async {
        let (life, mut daemon) = life(&Sketch::of("own-draft")).await;
        life.jump(&mut daemon, "2026-03-09T09:00").await;
        life.me.imap().append("Sent", "\\Draft", &by_hand(&life, "A draft", None));
        life.me.imap().append("INBOX", "\\Draft \\Seen", &by_hand(&life, "Another", None));
        life.me.imap().append("Drafts", "\\Seen", &by_hand(&life, "A third", None));
        let days = days_sent(&life, &mut daemon, "2026-03-09", "2026-04-30").await;
        assert_eq!(days, SILENCE);
        let (_, seen) = life.command(&["inbox", "--all"]);
        for draft in ["A draft", "Another", "A third"] {
            assert!(!seen.contains(draft), "{draft}: {seen}");
        }
        shows(&life, &["why", "1"], &["Check-ins: 2 of 3 used"]);
        daemon.stop().await;
    });
}

#[test]
fn what_was_done_by_phone_is_told_by_log_and_changed_by_its_entry() {
    run(async {
        let (life, mut daemon) = life(&Sketch::of("own-call")).await;
        life.jump(&mut daemon, "2026-03-09T09:00").await;
        let told = act(&life, &mut daemon, &["log", "1", "call", "--outcome", "voicemail"]).await;
        assert!(told.contains("check-in, in place of the next; 2 check-ins left"), "{told}");
        let (_, entry) = told.split_once("It is entry ").unwrap();
        let entry: String = entry.chars().take_while(char::is_ascii_digit).collect();
        let told =
            act(&life, &mut daemon, &["log", "1", "--entry", &entry, "--as", "nothing"]).await;
        assert!(told.contains("3 check-ins left"), "{told}");
        let days = days_sent(&life, &mut daemon, "2026-03-09", "2026-04-30").await;
        assert_eq!(days, SILENCE);
        daemon.stop().await;
    });
}
