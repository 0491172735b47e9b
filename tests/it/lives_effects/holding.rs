//! What may be an answer holds before it is read; the reading lets it go, or the candidate does.

use super::*;
use crate::post::{Does, Post};
use crate::proxy::{Line, Proxy};
use crate::servers::{eventually, run, shared};
use afterword::mail::account::Security;

/// A life on this wire, up to the day before the check-in, which is approved.
async fn approved(sketch: &Sketch<'_>) -> (Life, Running) {
    // The copies in Sent would be looked at too.
    let more = format!("save_sent = \"never\"\n{QUIET}");
    let life = Life::of(&Sketch { more: &more, ..*sketch });
    let mut daemon = life.start();
    life.thank(&mut daemon).await;
    life.approve_at(&mut daemon, "2026-03-10T16:00").await;
    (life, daemon)
}

#[test]
fn a_colleagues_mail_that_comes_while_a_mail_is_under_way_holds_until_it_is_said_whose_it_is() {
    run(async {
        for (name, whose, expected) in [
            ("under-way-ours", "1", &["03-23", "04-06"][..]),
            ("under-way-not", "none", &["03-13", "03-27"]),
        ] {
            let does = [Does::Takes, Does::WaitsAtRcpt, Does::Takes, Does::Takes];
            let post = Post::start(&does).await;
            let (life, mut daemon) =
                approved(&Sketch { smtp: Some(post.port), ..Sketch::of(name) }).await;
            life.calendar.set(life.local("2026-03-11T10:30"));
            life.poke();
            eventually("it stands at RCPT", || post.said().rcpt == 2).await;
            let text = "Hi Ada,\n\nWe will let you know by Friday, 20 March.\n\nKim\n";
            let letter = life.letter(&format!("kim@{name}.example"), "Your interview", text);
            let letter = String::from_utf8(letter.to_bytes().unwrap()).unwrap();
            life.me.imap().append("Archive", "", &letter);
            post.go_on();
            daemon.until("it is held", |told| matches!(told, Told::NotSent { .. })).await;
            daemon.rests(life.now()).await;
            assert_eq!((post.said().data, life.at_data()), (1, 1), "it never came to DATA");
            let id = latest(&life);
            waits(&life, &format!("afterword inbox show {id}"));
            shows(&life, &["queue"], &[&format!("afterword assign {id} 1 (or none)")]);
            shows(&life, &["inbox"], &["it holds everything until you have looked"]);
            let days = days_sent(&life, &mut daemon, "2026-03-11", "2026-03-12").await;
            assert!(days.is_empty(), "{days:?}");
            life.jump(&mut daemon, "2026-03-13T09:00").await;
            act(&life, &mut daemon, &["assign", &id, whose]).await;
            let days = days_sent(&life, &mut daemon, "2026-03-13", "2026-04-30").await;
            assert_eq!(days, expected, "{name}: {:?}", life.conditions());
            daemon.stop().await;
        }
    });
}

#[test]
fn a_mail_whose_text_is_not_there_yet_holds_until_it_is_read_and_the_reading_lets_go() {
    run(async {
        let proxy = Proxy::to(shared().imap(Security::Plain).port).await;
        let (life, mut daemon) =
            approved(&Sketch { imap: Some(proxy.port), ..Sketch::of("no-text-yet") }).await;
        let reply = life.reply("Thank you for your mail, I have received it.").await;
        let mail = String::from_utf8(reply.to_bytes().unwrap()).unwrap();
        proxy.set(Line::Blank);
        life.me.imap().append("Archive", "\\Seen", &mail);
        life.jump(&mut daemon, "2026-03-11T10:30").await;
        assert_eq!((daemon.sent(), life.at_data()), (1, 1), "an answer may stand in it");
        proxy.set(Line::Open);
        life.jump(&mut daemon, "2026-03-11T11:30").await;
        assert_eq!(life.theirs().len(), 1, "it was handed over, and read");
        assert_eq!(daemon.sent(), 1, "what was approved before they wrote is approved no more");
        shows(&life, &["queue"], &["approve the check-in 1 of 3"]);
        life.approve_at(&mut daemon, "2026-03-11T11:46").await;
        assert_eq!(daemon.sent(), 2, "a receipt: {}", life.command(&["why", "1"]).1);
        daemon.stop().await;
    });
}
