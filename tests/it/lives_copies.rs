//! The daemon on real servers: copies of what was sent, and drafts that the config has overtaken.

use std::time::Duration;

use afterword::daemon::Told;
use afterword::mail::account::Security;
use afterword::timeline::facts::What;

use crate::life::{Life, Sketch, header, quick};
use crate::lives_servers::bar;
use crate::post::{Does, Post};
use crate::proxy::{Line, Proxy};
use crate::servers::{eventually, run, shared};

const QUIET: &str = "save_sent = \"never\"\n[notify]\nmail = false";

#[test]
fn a_copy_that_the_server_gave_another_id_is_no_mail_by_hand() {
    run(async {
        let life = Life::new("rewritten", "2026-03-04T10:00", QUIET);
        let mut daemon = life.start();
        life.thank(&mut daemon).await;
        let sent = String::from_utf8(life.arrived().await.remove(0)).unwrap();
        let (id, given) = (header(sent.as_bytes(), "Message-ID").unwrap(), "<given@far.example>");
        life.me.imap().append("Sent", "\\Seen", &sent.replace(&id, given));
        life.jump(&mut daemon, "2026-03-10T16:00").await;
        life.approve_at(&mut daemon, "2026-03-11T10:30").await;
        // The barrier before the check-in finds the copy.
        assert_eq!(daemon.sent(), 2, "the check-in is still to come: {:?}", life.conditions());
        assert_eq!(life.store().places_left(life.application).unwrap(), 2, "the copy takes none");
        let known = life.store().known_ids().unwrap();
        let known =
            known.iter().find(|known| known.id == "given@far.example" && known.attempt.is_some());
        assert!(known.is_some(), "who answers it answers a mail of ours");
        daemon.stop().await;
    });
}

#[test]
fn what_was_approved_under_another_address_goes_back_to_the_queue() {
    run(async {
        let mut life = Life::new("moved", "2026-03-04T10:00", QUIET);
        let mut daemon = life.start();
        daemon.until("it is made out", |told| matches!(told, Told::Drafted(_))).await;
        daemon.rests(life.now()).await;
        life.approve_all();
        daemon.stop().await;
        let address = crate::servers::fresh_user("moved-again").address;
        life.config.candidate.addresses = vec![address.clone()];
        let mut daemon = life.start();
        daemon.until("the mailbox is watched", |told| matches!(told, Told::Watching)).await;
        life.jump(&mut daemon, "2026-03-04T14:25").await;
        assert_eq!(daemon.sent(), 0);
        let asks = |text: &String| text.contains("waits for your approval");
        assert!(life.conditions().iter().any(asks), "{:?}", life.conditions());
        life.approve_at(&mut daemon, "2026-03-04T14:27").await;
        assert_eq!(daemon.sent(), 1);
        let mails = life.arrived().await;
        assert!(header(&mails[0], "From").unwrap().contains(&address));
        daemon.stop().await;
    });
}

#[test]
fn a_mail_that_the_server_does_not_hand_over_keeps_everything_back() {
    run(async {
        let proxy = Proxy::to(shared().imap(Security::Plain).port).await;
        let life = Life::of(&Sketch { imap: Some(proxy.port), more: QUIET, ..Sketch::of("blank") });
        let mut daemon = life.start();
        life.thank(&mut daemon).await;
        life.jump(&mut daemon, "2026-03-10T16:00").await;
        life.approve_all();
        daemon.turns(life.now()).await;
        let reply = life.reply("Hi Ada,\n\nWe will let you know by Friday, 20 March.\n\nDana\n");
        let mail = String::from_utf8(reply.await.to_bytes().unwrap()).unwrap();
        proxy.set(Line::Blank);
        life.me.imap().append("Archive", "\\Seen", &mail);
        life.jump(&mut daemon, "2026-03-11T10:30").await;
        assert_eq!((daemon.sent(), life.tries()), (1, 2), "an answer may stand in it");
        proxy.set(Line::Open);
        life.jump(&mut daemon, "2026-03-11T11:30").await;
        assert_eq!(life.tries(), 3, "it was handed over");
        assert_eq!(daemon.sent(), 1, "they named a day");
        daemon.stop().await;
    });
}

#[test]
fn a_copy_in_sent_settles_a_doubt_whatever_else_is_watched_or_cannot_be_read() {
    run(async {
        let post = Post::start(&[Does::IsMuteAtTheEnd]).await;
        let more = format!("exclude_folders = [\"Sent\"]\n{QUIET}");
        let sketch = Sketch { smtp: Some(post.port), more: &more, ..Sketch::of("unwatched") };
        let life = Life::of(&sketch);
        life.me.imap().command("CREATE Jobs");
        let mut limits = quick();
        limits.smtp.end = Duration::from_millis(100);
        limits.evidence = [Duration::from_hours(1); 4];
        let mut daemon = life.start_with(limits);
        daemon.until("it is made out", |told| matches!(told, Told::Drafted(_))).await;
        daemon.rests(life.now()).await;
        life.approve_all();
        life.jump(&mut daemon, "2026-03-04T14:25").await;
        assert_eq!(life.at_data(), 1);
        daemon.stop().await;
        bar(&life.me, ".Jobs", true);
        life.me.imap().append("Sent", "\\Seen", &post.said().mails[0]);
        let daemon = life.start();
        let settled = || {
            life.poke();
            let facts = life.facts().facts;
            facts.iter().any(|fact| matches!(fact.what, What::AttemptEnded { .. }))
        };
        eventually("it is settled", settled).await;
        daemon.stop().await;
        bar(&life.me, ".Jobs", false);
    });
}
