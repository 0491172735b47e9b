//! The daemon on real servers: what the company's answers, absences and bounces do.

use afterword::daemon::Told;
use afterword::demo::company::Letter;
use afterword::timeline::facts::What;
use afterword::timeline::words::{Automatic, Kind, Sureness};

use crate::life::{Life, Running, Sketch, header};
use crate::post::{Does, Post};
use crate::servers::{eventually, run, shared};

const AUTO: &str = "[notify]\nmail = false\n[approval]\nauto = [\"thank_you\", \"check_in\"]";
const QUIET: &str = "[notify]\nmail = false";

/// From the debrief through the thank-you to the day before the check-in.
async fn up_to_the_check_in(life: &Life, daemon: &mut Running) {
    life.thank(daemon).await;
    life.jump(daemon, "2026-03-10T16:00").await;
}

#[test]
fn an_absence_is_waited_out_and_is_no_answer() {
    run(async {
        let life = Life::new("absence", "2026-03-04T10:00", QUIET);
        let mut daemon = life.start();
        up_to_the_check_in(&life, &mut daemon).await;
        let mails = life.arrived().await;
        let text = "Thank you for your mail. I am out of the office until Monday, 16 March 2026.";
        let from = &life.recruiter.address;
        let away = Letter::out_of_office(&mails[0], from, text, &life.zoned()).unwrap();
        life.deliver(&mut daemon, &away).await;
        assert!(daemon.heard.iter().any(|told| matches!(
            told,
            Told::Received { automatic: Some(Automatic::OutOfOffice), .. }
        )));
        life.approve_at(&mut daemon, "2026-03-11T10:30").await;
        life.approve_at(&mut daemon, "2026-03-16T15:00").await;
        assert_eq!(daemon.sent(), 1, "they are away, and back for less than a business day");
        life.jump(&mut daemon, "2026-03-17T09:59").await;
        assert_eq!(daemon.sent(), 1);
        life.approve_at(&mut daemon, "2026-03-17T10:30").await;
        assert_eq!(daemon.sent(), 2, "no answer: the check-in goes all the same");
        daemon.stop().await;
    });
}

#[test]
fn a_check_in_that_bounces_gives_its_place_back_and_the_next_goes_to_another() {
    run(async {
        let life = Life::of(&Sketch {
            address: Some("dana@elsewhere.invalid"),
            manager: true,
            more: QUIET,
            ..Sketch::of("bounce")
        });
        let mut daemon = life.start();
        life.thank(&mut daemon).await;
        let before = life.store().places_left(life.application).unwrap();
        life.jump(&mut daemon, "2026-03-10T16:00").await;
        life.approve_at(&mut daemon, "2026-03-11T10:30").await;
        assert_eq!(daemon.sent(), 2);
        daemon
            .until("the bounce comes back", |told| {
                matches!(told, Told::Received { automatic: Some(Automatic::Bounce), .. })
            })
            .await;
        daemon.rests(life.now()).await;
        let dead = life.store().shared(life.now()).unwrap().dead;
        assert!(dead.contains("dana@elsewhere.invalid"), "{dead:?}");
        assert_eq!(life.store().places_left(life.application).unwrap(), before);
        let told = life.conditions();
        assert!(
            told.iter().any(|told| told.contains("mail to Dana Reyes came back")),
            "it is told: {told:?}"
        );
        let manager = "sam@bounce.example";
        for day in 11..=31 {
            life.approve_at(&mut daemon, &format!("2026-03-{day}T16:30")).await;
        }
        // The thank-you, the check-in that bounced, and two.
        assert_eq!(daemon.sent(), 4, "{:?}", life.conditions());
        eventually("they arrive", || shared().mails(manager, "INBOX").unwrap().len() == 3).await;
        daemon.stop().await;
    });
}

#[test]
fn an_address_refused_at_once_is_dead_and_the_candidate_is_asked_for_another() {
    run(async {
        let life = Life::of(&Sketch {
            address: Some("nosuch.dana@refused.example"),
            more: QUIET,
            ..Sketch::of("refused")
        });
        let mut daemon = life.start();
        daemon.until("the thank-you is made out", |told| matches!(told, Told::Drafted(_))).await;
        life.approve_all();
        life.jump(&mut daemon, "2026-03-04T14:25").await;
        assert_eq!((daemon.sent(), life.at_data(), life.tries()), (0, 0, 1));
        let dead = life.store().shared(life.now()).unwrap().dead;
        assert!(dead.contains("nosuch.dana@refused.example"), "{dead:?}");
        life.approve_at(&mut daemon, "2026-03-11T10:30").await;
        assert_eq!(life.tries(), 1, "it is never tried again");
        assert!(!life.conditions().is_empty(), "the candidate is asked whom to write to");
        daemon.stop().await;
    });
}

#[test]
fn a_greylisted_mail_is_tried_again_after_a_wait() {
    run(async {
        let life = Life::of(&Sketch {
            address: Some("tempfail.dana@greylisted.example"),
            more: QUIET,
            ..Sketch::of("greylisted")
        });
        let mut daemon = life.start();
        daemon.until("the thank-you is made out", |told| matches!(told, Told::Drafted(_))).await;
        life.approve_all();
        for (at, tries) in [("14:25", 1), ("14:29", 1), ("14:31", 2), ("14:44", 2), ("14:47", 3)] {
            life.jump(&mut daemon, &format!("2026-03-04T{at}")).await;
            assert_eq!(life.tries(), tries, "at {at}");
        }
        assert_eq!(life.at_data(), 0);
        daemon.stop().await;
    });
}

#[test]
fn a_mail_deferred_before_and_at_data_is_taken_once() {
    run(async {
        let post = Post::start(&[Does::Greylists, Does::DefersAtTheEnd, Does::Takes]).await;
        let life =
            Life::of(&Sketch { smtp: Some(post.port), more: QUIET, ..Sketch::of("deferred") });
        let mut daemon = life.start();
        daemon.until("the thank-you is made out", |told| matches!(told, Told::Drafted(_))).await;
        life.approve_all();
        for minute in 20..59 {
            life.jump(&mut daemon, &format!("2026-03-04T14:{minute}")).await;
        }
        let said = post.said();
        assert_eq!((said.came, said.rcpt, said.data), (3, 3, 2), "one of two was refused in words");
        assert_eq!(daemon.sent(), 1);
        let [first, second] = said.mails.as_slice() else { panic!("two mails") };
        let id = |mail: &String| header(mail.as_bytes(), "Message-ID");
        assert_eq!(id(first), id(second), "the same touch, the same id");
        daemon.stop().await;
    });
}

#[test]
fn a_mail_refused_for_good_is_told_and_not_tried_again() {
    run(async {
        for (name, does) in
            [("refused-rcpt", Does::RefusesAtRcpt), ("refused-data", Does::RefusesAtTheEnd)]
        {
            let post = Post::start(&[does]).await;
            let life = Life::of(&Sketch { smtp: Some(post.port), more: QUIET, ..Sketch::of(name) });
            let mut daemon = life.start();
            daemon.until("it is made out", |told| matches!(told, Told::Drafted(_))).await;
            daemon.rests(life.now()).await;
            life.approve_all();
            for hour in 15..=20 {
                life.jump(&mut daemon, &format!("2026-03-04T{hour}:30")).await;
            }
            assert_eq!((post.said().rcpt, daemon.sent()), (1, 0), "{name}");
            assert!(!life.conditions().is_empty(), "{name}: the candidate is told");
            daemon.stop().await;
        }
    });
}

#[test]
fn a_cap_of_one_is_one_check_in_ever_reopened_or_not() {
    run(async {
        let more = "[limits]\nmax_check_ins = 1\n[notify]\nmail = false";
        let life = Life::of(&Sketch { places: 1, more, ..Sketch::of("capped") });
        let mut daemon = life.start();
        up_to_the_check_in(&life, &mut daemon).await;
        life.approve_at(&mut daemon, "2026-03-11T10:30").await;
        assert_eq!(daemon.sent(), 2);
        for day in ["2026-03-25T10:30", "2026-04-08T10:30", "2026-06-01T10:30"] {
            life.approve_at(&mut daemon, day).await;
        }
        life.record(&What::Closed);
        life.approve_at(&mut daemon, "2026-06-02T10:30").await;
        life.record(&What::Reopened);
        for day in ["2026-06-03T10:30", "2026-06-17T10:30", "2026-07-20T10:30"] {
            life.approve_at(&mut daemon, day).await;
        }
        assert_eq!(daemon.sent(), 2);
        assert_eq!(life.arrived().await.len(), 2);
        daemon.stop().await;
    });
}

#[test]
fn nothing_goes_out_unapproved() {
    run(async {
        let life = Life::new("unapproved", "2026-03-04T10:00", QUIET);
        let mut daemon = life.start();
        daemon.until("the thank-you is made out", |told| matches!(told, Told::Drafted(_))).await;
        for day in 4..=31 {
            life.jump(&mut daemon, &format!("2026-03-{day:02}T15:00")).await;
        }
        life.jump(&mut daemon, "2026-06-01T10:00").await;
        assert_eq!(life.tries(), 0);
        assert!(life.recruiter.mails("INBOX").is_empty());
        assert!(!life.conditions().is_empty(), "two rounds missed in a row are the candidate's");
        daemon.stop().await;
    });
}

#[test]
fn auto_passes_what_stood_its_time_and_nothing_while_a_reply_is_unclear() {
    run(async {
        let life = Life::new("auto", "2026-03-04T10:00", AUTO);
        let mut daemon = life.start();
        daemon.until("the thank-you is made out", |told| matches!(told, Told::Drafted(_))).await;
        life.jump(&mut daemon, "2026-03-04T14:25").await;
        assert_eq!(daemon.sent(), 1, "by itself");
        life.jump(&mut daemon, "2026-03-10T16:00").await;
        let unclear = life.reply("Hi Ada,\n\nthe kettle is on the left shelf.\n\nDana").await;
        life.deliver(&mut daemon, &unclear).await;
        assert_eq!(
            life.theirs()[0].matches[0].readings.last().map(|r| r.kind),
            Some(Kind::Unclear)
        );
        life.jump(&mut daemon, "2026-03-11T15:00").await;
        life.jump(&mut daemon, "2026-03-12T15:00").await;
        assert_eq!(daemon.sent(), 1);
        assert!(!life.conditions().is_empty(), "the candidate is asked what it means");
        daemon.stop().await;
    });
}

#[test]
fn auto_holds_a_check_in_for_its_time_in_the_queue() {
    run(async {
        let more = "[notify]\nmail = false\n[approval]\nauto = [\"thank_you\", \"check_in\"]\n\
            hold_for = \"3h\"\nahead = \"1h\"";
        let life = Life::new("held", "2026-03-04T10:00", more);
        let mut daemon = life.start();
        daemon.until("the thank-you is made out", |told| matches!(told, Told::Drafted(_))).await;
        life.jump(&mut daemon, "2026-03-04T14:25").await;
        assert_eq!(daemon.sent(), 1);
        life.jump(&mut daemon, "2026-03-11T10:30").await;
        life.jump(&mut daemon, "2026-03-11T13:29").await;
        assert_eq!(daemon.sent(), 1, "made out at 10:30, it stands until 13:30");
        life.jump(&mut daemon, "2026-03-11T13:31").await;
        assert_eq!(daemon.sent(), 2);
        daemon.stop().await;
    });
}

#[test]
fn a_reply_found_by_the_barrier_alone_stops_the_mail() {
    run(async {
        let post = Post::start(&[Does::Takes, Does::WaitsAtRcpt]).await;
        let life =
            Life::of(&Sketch { smtp: Some(post.port), more: QUIET, ..Sketch::of("barrier") });
        let mut daemon = life.start();
        up_to_the_check_in(&life, &mut daemon).await;
        life.calendar.set(life.local("2026-03-11T10:30"));
        life.approve_all();
        eventually("it stands at RCPT", || post.said().rcpt == 2).await;
        // Filed as junk, where nobody is told of it.
        let first = post.said().mails[0].clone();
        let text = "Hi Ada,\n\nWe will let you know by Friday, 20 March.\n\nDana\n";
        let from = &life.recruiter.address;
        let reply = Letter::reply_to(first.as_bytes(), from, text, &life.zoned()).unwrap();
        let reply = String::from_utf8(reply.to_bytes().unwrap()).unwrap();
        life.me.imap().append("Junk", "", &reply);
        post.go_on();
        daemon.until("it is held", |told| matches!(told, Told::NotSent { .. })).await;
        daemon.rests(life.now()).await;
        let said = post.said();
        assert_eq!((said.rcpt, said.data), (2, 1), "it never came to DATA");
        assert_eq!((life.tries(), life.at_data(), life.theirs().len()), (2, 1, 1));
        daemon.stop().await;
    });
}

#[test]
fn a_rejection_closes_with_one_last_thank_you_that_asks() {
    run(async {
        let life = Life::new("rejected", "2026-03-04T10:00", AUTO);
        let mut daemon = life.start();
        up_to_the_check_in(&life, &mut daemon).await;
        let reply = life
            .reply(
                "Hi Ada,\n\nUnfortunately we have decided to move forward with other candidates.\n\
             Thank you for your time.\n\nDana\n",
            )
            .await;
        life.deliver(&mut daemon, &reply).await;
        life.jump(&mut daemon, "2026-03-11T10:45").await;
        assert_eq!(daemon.sent(), 1, "a final thank-you asks, in auto mode too");
        life.approve_at(&mut daemon, "2026-03-11T10:46").await;
        assert_eq!(daemon.sent(), 2);
        let news = life.letter(
            &life.recruiter.address,
            "News",
            "Hi Ada,\n\nWe will let you know by Friday, 20 March.\n\nDana\n",
        );
        life.deliver(&mut daemon, &news).await;
        for day in ["2026-03-12T10:30", "2026-03-23T10:30", "2026-04-20T10:30"] {
            life.approve_at(&mut daemon, day).await;
        }
        assert_eq!(daemon.sent(), 2, "closed stays closed");
        assert_eq!(life.theirs().len(), 2, "what they write is taken in all the same");
        daemon.stop().await;
    });
}

#[test]
fn a_colleagues_mail_holds_until_it_is_assigned_and_a_strangers_leaves_no_row() {
    run(async {
        let life = Life::new("plausible", "2026-03-04T10:00", QUIET);
        let mut daemon = life.start();
        up_to_the_check_in(&life, &mut daemon).await;
        life.approve_all();
        let stranger = life.letter("news@shop.example", "Offers", "Everything must go.");
        stranger.send(shared().smtp(afterword::mail::account::Security::Plain).port).await.unwrap();
        eventually("it lies in the inbox", || life.me.mails("INBOX").len() == 1).await;
        let colleague = life.letter(
            "kim@plausible.example",
            "Your interview",
            "Hi Ada,\n\nWe will let you know by Friday, 20 March.\n\nKim\n",
        );
        life.deliver(&mut daemon, &colleague).await;
        let messages = life.theirs();
        assert_eq!(messages.len(), 1, "the stranger's is not kept");
        assert_eq!(messages[0].matches[0].sureness, Sureness::Plausible);
        life.approve_at(&mut daemon, "2026-03-11T10:30").await;
        assert_eq!(daemon.sent(), 1, "it may be an answer");
        let asked = format!("inbox show {}", messages[0].id);
        assert!(life.conditions().iter().any(|text| text.contains(&asked)));
        life.store().assign(messages[0].id, None, life.now()).unwrap();
        life.approve_at(&mut daemon, "2026-03-11T10:45").await;
        assert_eq!(daemon.sent(), 2, "it was none");
        assert!(life.conditions().is_empty(), "{:?}", life.conditions());
        daemon.stop().await;
    });
}
