//! The daemon on real servers: mail that another client moves, copies, throws away or brings back
//! while the daemon runs.

use afterword::daemon::Told;
use afterword::demo::company::Letter;
use afterword::mail::account::Security;

use crate::life::{Life, Running, Sketch};
use crate::lives_folders::{LATER, eve, found_once, quiet, reply};
use crate::proxy::Proxy;
use crate::servers::{User, eventually, run, shared};

/// The newest mail of a folder.
const LAST: &str = "*";

/// A reply that is delivered to the inbox and has been taken in.
async fn delivered(life: &Life, daemon: &mut Running) {
    let letter = life.reply(LATER).await;
    life.deliver(daemon, &letter).await;
}

/// Another client of the candidate's moves the newest mail of a folder.
fn moves(life: &Life, from: &str, to: &str) {
    moves_of(&life.me, from, to);
}

fn moves_of(user: &User, from: &str, to: &str) {
    let mut imap = user.imap();
    imap.command(&format!("SELECT {from}"));
    imap.command(&format!("MOVE {LAST} {to}"));
}

#[test]
fn a_reply_archived_before_it_was_looked_at_is_found() {
    run(async {
        let (life, daemon) = eve(&quiet("archived-early")).await;
        daemon.stop().await;
        let letter = life.reply(LATER).await;
        letter.send(shared().smtp(Security::Plain).port).await.unwrap();
        eventually("it lies there", || life.me.mails("INBOX").len() == 1).await;
        moves(&life, "INBOX", "Archive");
        found_once(&life, life.start()).await;
    });
}

#[test]
fn a_reply_archived_at_once_under_the_daemons_eyes_is_found_once() {
    run(async {
        let (life, daemon) = eve(&quiet("archived-at-once")).await;
        let reply = reply(&life, LATER).await;
        life.me.imap().append("INBOX", "", &reply);
        moves(&life, "INBOX", "Archive");
        found_once(&life, daemon).await;
    });
}

#[test]
fn a_reply_moved_from_folder_to_folder_after_it_was_read_is_one() {
    run(async {
        let (life, mut daemon) = eve(&quiet("moved-about")).await;
        delivered(&life, &mut daemon).await;
        life.me.imap().command("CREATE Jobs");
        for (from, to) in [("INBOX", "Archive"), ("Archive", "Jobs"), ("Jobs", "Trash")] {
            moves(&life, from, to);
            life.approve_at(&mut daemon, "2026-03-11T10:30").await;
            assert_eq!((life.theirs().len(), life.at_data()), (1, 1), "{to}");
        }
        moves(&life, "Trash", "INBOX");
        found_once(&life, daemon).await;
    });
}

#[test]
fn a_reply_in_junk_is_found_and_is_one_when_it_is_brought_back() {
    run(async {
        let (life, mut daemon) = eve(&quiet("junk")).await;
        let reply = reply(&life, LATER).await;
        life.me.imap().append("Junk", "", &reply);
        life.jump(&mut daemon, "2026-03-11T10:30").await;
        assert_eq!((life.theirs().len(), daemon.sent(), life.at_data()), (1, 1, 1));
        moves(&life, "Junk", "INBOX");
        found_once(&life, daemon).await;
    });
}

#[test]
fn a_reply_brought_back_while_the_barrier_looks_is_found() {
    run(async {
        let proxy = Proxy::to(shared().imap(Security::Plain).port).await;
        let sketch = Sketch { imap: Some(proxy.port), ..quiet("brought-back") };
        let (life, daemon) = eve(&sketch).await;
        let reply = reply(&life, LATER).await;
        life.me.imap().append("Junk", "", &reply);
        // The inbox was looked at, and Junk is next.
        let me = User { address: life.me.address.clone() };
        proxy.when("EXAMINE \"Junk\"", move || moves_of(&me, "Junk", "INBOX"));
        found_once(&life, daemon).await;
        assert_eq!(life.me.mails("INBOX").len(), 1, "it was moved under the barrier's eyes");
    });
}

#[test]
fn a_reply_thrown_away_unread_is_found() {
    run(async {
        let (life, daemon) = eve(&quiet("thrown-away")).await;
        let reply = reply(&life, LATER).await;
        life.me.imap().append("Trash", "", &reply);
        found_once(&life, daemon).await;
    });
}

#[test]
fn a_reply_marked_as_deleted_is_found_and_stays_when_it_is_gone() {
    run(async {
        let (life, daemon) = eve(&quiet("expunged")).await;
        daemon.stop().await;
        let reply = reply(&life, LATER).await;
        let mut imap = life.me.imap();
        imap.append("INBOX", "\\Deleted", &reply);
        let mut daemon = life.start();
        daemon.until("it is read", |told| matches!(told, Told::Received { own: false, .. })).await;
        imap.command("SELECT INBOX");
        imap.command("EXPUNGE");
        found_once(&life, daemon).await;
        assert!(life.me.mails("INBOX").is_empty());
    });
}

#[test]
fn a_reply_in_three_folders_is_one() {
    run(async {
        let (life, daemon) = eve(&quiet("copied")).await;
        let reply = reply(&life, LATER).await;
        let mut imap = life.me.imap();
        imap.command("CREATE Jobs");
        imap.append("Archive", "\\Seen", &reply);
        imap.command("SELECT Archive");
        imap.command("COPY 1 Jobs");
        imap.command("COPY 1 Trash");
        found_once(&life, daemon).await;
    });
}

#[test]
fn mail_that_comes_after_the_last_was_thrown_away_is_found() {
    run(async {
        let (life, daemon) = eve(&quiet("emptied")).await;
        let mut imap = life.me.imap();
        let other = "From: x@shop.example\nSubject: Sale\nMessage-ID: <s@shop.example>\n\nHi\n";
        for _ in 0..3 {
            imap.append("Archive", "", other);
        }
        daemon.stop().await;
        let mut daemon = life.start();
        daemon.until("it watches", |told| *told == Told::Watching).await;
        imap.command("SELECT Archive");
        imap.command("STORE 2:3 +FLAGS (\\Deleted)");
        imap.command("EXPUNGE");
        let reply = reply(&life, LATER).await;
        imap.append("Archive", "", &reply);
        found_once(&life, daemon).await;
    });
}

#[test]
fn a_draft_is_nothing_until_it_is_sent() {
    run(async {
        let (life, daemon) = eve(&quiet("draft-sent")).await;
        let letter = Letter {
            to: life.recruiter.address.clone(),
            ..life.letter(&life.me.address, "Any news", "Hi Dana, is there any news? Ada")
        };
        let mail = String::from_utf8(letter.to_bytes().unwrap()).unwrap();
        let mut imap = life.me.imap();
        imap.append("Drafts", "\\Draft", &mail);
        // Some clients keep drafts where they were begun.
        imap.append("Archive", "\\Draft \\Seen", &mail);
        let own = || life.store().places_left(life.application).unwrap();
        let before = own();
        let tries = life.tries();
        daemon.stop().await;
        let mut daemon = life.start();
        life.jump(&mut daemon, "2026-03-11T09:00").await;
        assert_eq!(own(), before, "nothing was sent");
        imap.append("Sent", "\\Seen", &mail);
        imap.command("SELECT Drafts");
        imap.command("STORE 1 +FLAGS (\\Deleted)");
        imap.command("EXPUNGE");
        life.jump(&mut daemon, "2026-03-11T10:30").await;
        assert_eq!((own(), life.at_data()), (before - 1, 1), "it stands in for the check-in");
        assert!(life.tries() <= tries + 1);
        life.approve_at(&mut daemon, "2026-03-12T10:30").await;
        assert_eq!((own(), life.at_data()), (before - 1, 1), "and it is one");
        daemon.stop().await;
    });
}
