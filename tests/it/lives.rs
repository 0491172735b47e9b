//! The daemon on real servers, from the thank-you to the end.

use afterword::daemon::Told;

use crate::life::{Life, header};
use crate::servers::{eventually, run};

#[test]
fn silence_is_thanked_and_checked_in_on_to_the_end_of_the_cadence() {
    run(async {
        let life = Life::new("silence", "2026-03-04T10:00", "");
        let before = life.me.snapshot();
        let mut daemon = life.start();
        daemon.until("the thank-you is made out", |told| matches!(told, Told::Drafted(_))).await;
        daemon.rests(life.now()).await;
        assert_eq!(daemon.sent(), 0, "nothing goes out unapproved");
        life.approve_all();
        life.jump(&mut daemon, "2026-03-04T13:59").await;
        assert_eq!(daemon.sent(), 0, "the thank-you is due three hours after the end");
        life.jump(&mut daemon, "2026-03-04T14:25").await;
        assert_eq!(daemon.sent(), 1);
        life.jump(&mut daemon, "2026-03-10T10:30").await;
        life.approve_all();
        life.jump(&mut daemon, "2026-03-11T10:25").await;
        assert_eq!(daemon.sent(), 2);
        life.jump(&mut daemon, "2026-03-24T10:30").await;
        life.approve_all();
        life.jump(&mut daemon, "2026-03-25T10:25").await;
        assert_eq!(daemon.sent(), 3);
        life.jump(&mut daemon, "2026-06-01T10:00").await;
        assert_eq!(daemon.sent(), 3, "the cadence has ended");
        let mails = life.arrived().await;
        assert_eq!(mails.len(), 3);
        let ids: Vec<_> = mails.iter().map(|mail| header(mail, "Message-ID").unwrap()).collect();
        assert_eq!(header(&mails[0], "In-Reply-To"), None);
        assert_eq!(header(&mails[1], "In-Reply-To").as_ref(), Some(&ids[0]));
        assert_eq!(header(&mails[2], "In-Reply-To").as_ref(), Some(&ids[1]));
        let told = format!("{} {}", ids[0], ids[1]);
        assert_eq!(header(&mails[2], "References"), Some(told));
        eventually("a copy of each is filed", || life.me.mails("Sent").len() == 3).await;
        daemon.stop().await;
        let mut after = life.me.snapshot();
        after.remove("Sent");
        let mut before = before;
        before.remove("Sent");
        // What it mailed to the candidate about the end is new; nothing else is touched.
        after.remove("INBOX");
        before.remove("INBOX");
        assert_eq!(before, after, "no flag changed, nothing moved");
    });
}

#[test]
fn a_reply_moves_the_plan_and_voids_an_approval() {
    run(async {
        let life = Life::new("moves", "2026-03-04T10:00", "");
        let mut daemon = life.start();
        daemon.until("the thank-you is made out", |told| matches!(told, Told::Drafted(_))).await;
        life.approve_all();
        life.jump(&mut daemon, "2026-03-04T14:25").await;
        assert_eq!(daemon.sent(), 1);
        life.jump(&mut daemon, "2026-03-10T16:00").await;
        life.approve_all();
        let reply =
            life.reply("Hi Ada,\n\nWe will let you know by Friday, 20 March.\n\nDana\n").await;
        life.deliver(&mut daemon, &reply).await;
        life.jump(&mut daemon, "2026-03-11T10:30").await;
        assert_eq!(daemon.sent(), 1, "they named a day: nothing before it");
        life.jump(&mut daemon, "2026-03-20T12:00").await;
        life.jump(&mut daemon, "2026-03-23T10:30").await;
        assert_eq!(daemon.sent(), 1, "the old approval is of no use");
        life.approve_all();
        life.jump(&mut daemon, "2026-03-23T10:31").await;
        assert_eq!(daemon.sent(), 2);
        let mails = life.arrived().await;
        let answered = header(&mails[1], "In-Reply-To").unwrap();
        assert_eq!(answered, reply.message_id, "threaded onto their reply");
        daemon.stop().await;
    });
}
