//! The daemon on real servers: what a mailbox and its servers can do wrong, and what the daemon
//! leaves untouched.

use std::fs::{Permissions, set_permissions};
use std::os::unix::fs::PermissionsExt;
use std::path::PathBuf;

use afterword::daemon::{DaemonError, Told};
use afterword::demo::company::Letter;
use afterword::mail::account::Security;
use afterword::store::{LockError, MessageFilter};
use afterword::timeline::facts::What;
use afterword::timeline::words::TimelineKind;
use jiff::civil::date;

use crate::life::{Life, Running, Sketch, header, quick};
use crate::post::{Does, Post};
use crate::proxy::{Line, Proxy};
use crate::servers::{User, eventually, run, shared};

const QUIET: &str = "[notify]\nmail = false";

/// How many messages of each side are known.
fn known(life: &Life, own: bool) -> usize {
    let filter = MessageFilter { application: None, since: None, limit: 100 };
    let messages = life.store().messages(filter).unwrap();
    messages.iter().filter(|message| message.own == own).count()
}

fn maildir(user: &User, folder: &str) -> PathBuf {
    shared().dir().join("mail").join(&user.address).join("Maildir").join(folder)
}

/// Makes a folder unreadable, or readable again.
pub fn bar(user: &User, folder: &str, barred: bool) {
    for name in ["cur", "new", "tmp", "."] {
        let path = maildir(user, folder).join(name);
        if !barred {
            set_permissions(maildir(user, folder), Permissions::from_mode(0o700)).unwrap();
        }
        set_permissions(path, Permissions::from_mode(if barred { 0 } else { 0o700 })).unwrap();
    }
}

/// Deletes what Dovecot keeps of the inbox beside the mails.
fn forget_numbers(user: &User) {
    for entry in std::fs::read_dir(maildir(user, "")).unwrap() {
        let path = entry.unwrap().path();
        let name = path.file_name().unwrap().to_string_lossy().into_owned();
        if name.starts_with("dovecot") {
            // Dovecot may be quicker with a file of its own.
            let _ = std::fs::remove_file(path);
        }
    }
}

async fn drafted(daemon: &mut Running) {
    daemon.until("the thank-you is made out", |told| matches!(told, Told::Drafted(_))).await;
}

/// Waits for something that only the database shows, poking the daemon meanwhile.
async fn comes(what: &str, life: &Life, mut so: impl FnMut() -> bool) {
    eventually(what, || {
        life.poke();
        so()
    })
    .await;
}

#[test]
fn without_copies_in_sent_the_thread_holds() {
    run(async {
        let more = "save_sent = \"never\"\n[notify]\nmail = false";
        let life = Life::new("never-saved", "2026-03-04T10:00", more);
        let mut daemon = life.start();
        life.thank(&mut daemon).await;
        life.jump(&mut daemon, "2026-03-10T16:00").await;
        life.approve_at(&mut daemon, "2026-03-11T10:30").await;
        assert_eq!(daemon.sent(), 2);
        let mails = life.arrived().await;
        assert_eq!(header(&mails[1], "In-Reply-To"), header(&mails[0], "Message-ID"));
        assert!(life.me.mails("Sent").is_empty());
        daemon.stop().await;
    });
}

#[test]
fn their_mail_stays_as_it_is() {
    run(async {
        let life = Life::new("untouched", "2026-03-04T10:00", QUIET);
        let mut imap = life.me.imap();
        let plain = "From: x@shop.example\nSubject: Sale\nMessage-ID: <s@shop.example>\n\nHi\n";
        for folder in ["INBOX", "Archive", "Junk", "Trash", "Sent", "Drafts"] {
            imap.append(folder, "", plain);
            imap.append(folder, "\\Seen \\Flagged kept", plain);
        }
        imap.command("CREATE Jobs");
        imap.append("Jobs", "\\Answered", plain);
        let before = life.me.snapshot();
        let mut daemon = life.start();
        life.thank(&mut daemon).await;
        eventually("a copy is filed", || life.me.mails("Sent").len() == 3).await;
        life.jump(&mut daemon, "2026-03-10T16:00").await;
        let reply =
            life.reply("Hi Ada,\n\nWe will let you know by Friday, 20 March.\n\nDana\n").await;
        life.deliver(&mut daemon, &reply).await;
        life.approve_at(&mut daemon, "2026-03-23T10:30").await;
        eventually("another copy is filed", || life.me.mails("Sent").len() == 4).await;
        daemon.stop().await;
        let after = life.me.snapshot();
        assert_eq!(before.keys().collect::<Vec<_>>(), after.keys().collect::<Vec<_>>());
        for (folder, lines) in &before {
            let now = &after[folder];
            assert_eq!(lines.as_slice(), &now[..lines.len()], "{folder}");
            let more = match folder.as_str() {
                "INBOX" => 1,
                "Sent" => 2,
                _ => 0,
            };
            assert_eq!(now.len(), lines.len() + more, "{folder}: {now:?}");
        }
        let reply = after["INBOX"].last().unwrap();
        assert!(!reply.contains("Seen"), "what was read by the daemon is not seen: {reply}");
    });
}

#[test]
fn a_wrong_password_is_told_and_a_right_one_is_taken_without_a_restart() {
    run(async {
        let life = Life::new("password", "2026-03-04T10:00", QUIET);
        let file = life.folder().join("password");
        let right = std::fs::read_to_string(&file).unwrap();
        std::fs::write(&file, "no-such-word\n").unwrap();
        let mut daemon = life.start();
        comes("the candidate is told", &life, || {
            life.conditions().iter().any(|text| text.contains("login"))
        })
        .await;
        assert!(!life.conditions().concat().contains("no-such-word"));
        std::fs::write(&file, right).unwrap();
        daemon.until("it watches", |told| *told == Told::Watching).await;
        comes("it is well again", &life, || !life.conditions().concat().contains("login")).await;
        life.thank_from_rest(&mut daemon).await;
        assert_eq!(daemon.sent(), 1);
        daemon.stop().await;
    });
}

#[test]
fn a_certificate_for_another_name_is_refused_and_nothing_is_sent() {
    run(async {
        let mut life = Life::new("certificate", "2026-03-04T10:00", QUIET);
        // The servers listen there as well, with a certificate that does not name it.
        life.config.account.smtp.host = "127.0.0.2".to_owned();
        let mut daemon = life.start();
        drafted(&mut daemon).await;
        daemon.rests(life.now()).await;
        life.approve_all();
        life.jump(&mut daemon, "2026-03-04T14:25").await;
        life.jump(&mut daemon, "2026-03-04T18:00").await;
        assert_eq!((daemon.sent(), life.tries(), life.at_data()), (0, 1, 0), "held at once");
        let told = life.conditions();
        assert!(told.iter().any(|text| text.contains("certificate")), "{told:?}");
        daemon.stop().await;
        life.config.account.imap.host = "127.0.0.2".to_owned();
        let daemon = life.start();
        comes("the candidate is told", &life, || {
            life.conditions()
                .iter()
                .any(|text| text.contains("into the mailbox: the server's cert"))
        })
        .await;
        daemon.stop().await;
    });
}

#[test]
fn a_server_that_is_down_is_waited_for() {
    run(async {
        let own = crate::servers::start().await;
        let port = own.smtp(Security::Plain).port;
        let life = Life::of(&Sketch { smtp: Some(port), more: QUIET, ..Sketch::of("down") });
        drop(own);
        let mut daemon = life.start();
        drafted(&mut daemon).await;
        daemon.rests(life.now()).await;
        life.approve_all();
        for minute in ["14:25", "14:35", "14:55", "15:40"] {
            life.jump(&mut daemon, &format!("2026-03-04T{minute}")).await;
        }
        assert_eq!((daemon.sent(), life.at_data()), (0, 0));
        assert!(life.tries() >= 3);
        let told = life.conditions();
        assert!(told.iter().any(|text| text.contains("no mail can be sent")), "{told:?}");
        daemon.stop().await;
    });
}

#[test]
fn a_reply_that_came_while_the_wire_was_cut_is_taken_in() {
    run(async {
        let proxy = Proxy::to(shared().imap(Security::Plain).port).await;
        let life = Life::of(&Sketch { imap: Some(proxy.port), more: QUIET, ..Sketch::of("cut") });
        let mut daemon = life.start();
        life.thank(&mut daemon).await;
        life.jump(&mut daemon, "2026-03-10T16:00").await;
        life.approve_all();
        proxy.set(Line::Cut);
        let reply = life.reply("Hi Ada,\n\nWe will let you know by Friday, 20 March.\n").await;
        reply.send(shared().smtp(Security::Plain).port).await.unwrap();
        eventually("it lies there", || life.me.mails("INBOX").len() == 1).await;
        life.jump(&mut daemon, "2026-03-11T10:30").await;
        assert_eq!((daemon.sent(), life.at_data()), (1, 1), "nothing goes out unseeing");
        assert_eq!(life.tries(), 2);
        proxy.set(Line::Open);
        daemon
            .until("it is taken in", |told| matches!(told, Told::Received { own: false, .. }))
            .await;
        daemon.rests(life.now()).await;
        life.approve_at(&mut daemon, "2026-03-11T15:00").await;
        assert_eq!(life.tries(), 2, "they named a day");
        daemon.stop().await;
    });
}

#[test]
fn a_mailbox_that_goes_silent_in_the_barrier_stops_the_mail() {
    run(async {
        let proxy = Proxy::to(shared().imap(Security::Plain).port).await;
        let post = Post::start(&[Does::WaitsAtRcpt, Does::Takes]).await;
        let (imap, smtp) = (Some(proxy.port), Some(post.port));
        let life = Life::of(&Sketch { imap, smtp, more: QUIET, ..Sketch::of("silent") });
        let mut limits = quick();
        // Whatever it is about when the wire falls silent.
        let short = std::time::Duration::from_secs(4);
        (limits.imap.done, limits.imap.command, limits.imap.transfer) = (short, short, short);
        let mut daemon = life.start_with(limits);
        drafted(&mut daemon).await;
        daemon.rests(life.now()).await;
        life.calendar.set(life.local("2026-03-04T14:25"));
        life.approve_all();
        eventually("it stands at RCPT", || post.said().rcpt == 1).await;
        proxy.set(Line::Silent);
        post.go_on();
        daemon.until("it is held", |told| matches!(told, Told::NotSent { .. })).await;
        assert_eq!((life.at_data(), post.said().data), (0, 0));
        proxy.set(Line::Open);
        life.jump(&mut daemon, "2026-03-04T14:31").await;
        life.jump(&mut daemon, "2026-03-04T14:50").await;
        life.jump(&mut daemon, "2026-03-04T15:30").await;
        assert_eq!((daemon.sent(), post.said().data), (1, 1));
        daemon.stop().await;
    });
}

#[test]
fn a_second_daemon_is_refused() {
    run(async {
        let life = Life::new("twice", "2026-03-04T10:00", QUIET);
        let mut first = life.start();
        first.until("it watches", |told| *told == Told::Watching).await;
        let second = life.start().fails().await;
        assert!(matches!(second, DaemonError::Lock(LockError::Held { .. })), "{second:?}");
        life.thank_from_rest(&mut first).await;
        first.stop().await;
    });
}

#[test]
fn a_folder_that_cannot_be_read_means_no_send_and_is_named() {
    run(async {
        let life = Life::new("barred", "2026-03-04T10:00", QUIET);
        life.me.imap().command("CREATE Jobs");
        let mut daemon = life.start();
        life.thank(&mut daemon).await;
        bar(&life.me, ".Jobs", true);
        life.jump(&mut daemon, "2026-03-10T16:00").await;
        life.approve_at(&mut daemon, "2026-03-11T10:30").await;
        for minute in ["10:40", "11:00", "11:40", "12:50"] {
            life.jump(&mut daemon, &format!("2026-03-11T{minute}")).await;
        }
        assert_eq!((daemon.sent(), life.at_data()), (1, 1));
        let told = life.conditions();
        assert!(told.iter().any(|text| text.contains("\"Jobs\"")), "{told:?}");
        bar(&life.me, ".Jobs", false);
        life.jump(&mut daemon, "2026-03-11T14:50").await;
        assert_eq!(daemon.sent(), 2, "{:?}", life.conditions());
        assert!(life.conditions().is_empty(), "{:?}", life.conditions());
        daemon.stop().await;
    });
}

#[test]
fn a_search_back_that_cannot_read_a_folder_lets_nothing_out() {
    run(async {
        let life = Life::new("unsearched", "2026-03-04T10:00", QUIET);
        life.me.imap().command("CREATE Jobs");
        bar(&life.me, ".Jobs", true);
        let mut daemon = life.start();
        drafted(&mut daemon).await;
        comes("the folder is named", &life, || {
            life.conditions().iter().any(|text| text.contains("\"Jobs\""))
        })
        .await;
        life.approve_all();
        life.jump(&mut daemon, "2026-03-04T15:00").await;
        assert_eq!(life.tries(), 0, "nothing goes out before the search has ended well");
        daemon.stop().await;
        bar(&life.me, ".Jobs", false);
        let mut daemon = life.start();
        daemon.until("it is sent", |told| matches!(told, Told::Sent(_))).await;
        assert!(life.conditions().is_empty(), "{:?}", life.conditions());
        daemon.stop().await;
    });
}

#[test]
fn mail_from_before_the_application_was_added_is_found_before_anything_goes_out() {
    run(async {
        let life = Life::new("before", "2026-03-04T10:00", QUIET);
        let mut letter = life.letter(
            &life.recruiter.address,
            "Your application",
            "Hi Ada,\n\nUnfortunately we have decided to move forward with other candidates.\n\n\
             Dana\n",
        );
        letter.date = life.zoned();
        let raw = String::from_utf8(letter.to_bytes().unwrap()).unwrap();
        life.me.imap().append("Archive", "\\Seen", &raw);
        let mut daemon = life.start();
        daemon.until("it is found", |told| matches!(told, Told::Received { .. })).await;
        daemon.rests(life.now()).await;
        life.approve_at(&mut daemon, "2026-03-04T14:25").await;
        assert_eq!(daemon.sent(), 0, "the thank-you is withdrawn by the rejection");
        assert_eq!((known(&life, false), life.tries()), (1, 0));
        let facts = life.facts().facts;
        assert!(facts.iter().any(|fact| matches!(fact.what, What::Searched { .. })));
        daemon.stop().await;
    });
}

#[test]
fn older_mail_of_a_platform_that_names_the_company_is_found_and_holds() {
    run(async {
        let life = Life::new("platform", "2026-03-04T10:00", QUIET);
        let platform = ["us.greenhouse-mail", "io"].join(".");
        let from = format!("platform Works <no-reply@{platform}>");
        let text = "Hi Ada,\n\nyour application was looked at.\n";
        let mut letter = life.letter(&from, "Your application", text);
        letter.date = life.zoned();
        let raw = String::from_utf8(letter.to_bytes().unwrap()).unwrap();
        life.me.imap().append("Archive", "\\Seen", &raw);
        let mut daemon = life.start();
        daemon.until("it is found", |told| matches!(told, Told::Received { .. })).await;
        daemon.rests(life.now()).await;
        life.approve_at(&mut daemon, "2026-03-04T14:25").await;
        assert_eq!(daemon.sent(), 0, "it may be an answer");
        assert!(life.conditions().concat().contains("may be an answer"));
        daemon.stop().await;
    });
}

#[test]
fn a_folder_numbered_anew_loses_no_reply_and_doubles_none() {
    run(async {
        let life = Life::new("renumbered", "2026-03-04T10:00", QUIET);
        let mut daemon = life.start();
        life.thank(&mut daemon).await;
        life.jump(&mut daemon, "2026-03-06T10:00").await;
        let first = life.reply("Hi Ada,\n\nthank you, we got your note.\n\nDana\n").await;
        life.deliver(&mut daemon, &first).await;
        daemon.stop().await;
        // While nobody watched, a reply came, and the server lost its numbers.
        life.calendar.set(life.local("2026-03-10T16:00"));
        let reply =
            life.reply("Hi Ada,\n\nWe will let you know by Friday, 20 March.\n\nDana\n").await;
        reply.send(shared().smtp(Security::Plain).port).await.unwrap();
        eventually("it lies there", || life.me.mails("INBOX").len() == 2).await;
        let before = life.me.snapshot()["INBOX"][0].clone();
        // It is made from the clock: within one second it may be the same.
        eventually("a new UIDVALIDITY", || {
            forget_numbers(&life.me);
            life.me.snapshot()["INBOX"][0] != before
        })
        .await;
        let mut daemon = life.start();
        daemon.until("it is taken in", |told| matches!(told, Told::Received { .. })).await;
        daemon.rests(life.now()).await;
        assert_eq!(known(&life, false), 2, "each once");
        life.approve_at(&mut daemon, "2026-03-11T10:30").await;
        assert_eq!(life.tries(), 1, "they named a day");
        daemon.stop().await;
    });
}

#[test]
fn what_the_candidate_writes_by_hand_counts() {
    run(async {
        let life = Life::new("by-hand", "2026-03-04T10:00", QUIET);
        let mut daemon = life.start();
        drafted(&mut daemon).await;
        daemon.rests(life.now()).await;
        life.approve_all();
        let by_hand = |life: &Life, text: &str| {
            let letter = Letter {
                to: life.recruiter.address.clone(),
                ..life.letter(&life.me.address, text, "Hi Dana, thank you. Ada")
            };
            String::from_utf8(letter.to_bytes().unwrap()).unwrap()
        };
        let mail = by_hand(&life, "Thanks");
        life.me.imap().append("Sent", "\\Seen", &mail);
        // The barrier before the thank-you finds it.
        life.jump(&mut daemon, "2026-03-04T14:25").await;
        assert_eq!((daemon.sent(), life.at_data(), known(&life, true)), (0, 0, 1));
        life.jump(&mut daemon, "2026-03-10T16:00").await;
        let mail = by_hand(&life, "Any news");
        life.me.imap().append("Sent", "\\Seen", &mail);
        let before = life.store().places_left(life.application).unwrap();
        life.approve_at(&mut daemon, "2026-03-11T10:30").await;
        assert_eq!((daemon.sent(), life.at_data(), known(&life, true)), (0, 0, 2));
        assert_eq!(life.store().places_left(life.application).unwrap(), before - 1);
        daemon.stop().await;
    });
}

#[test]
fn a_day_named_in_the_interview_stands() {
    run(async {
        let life = Life::new("named", "2026-03-04T10:00", QUIET);
        life.expect(TimelineKind::Decision, date(2026, 3, 16), date(2026, 3, 20));
        let mut daemon = life.start();
        life.thank(&mut daemon).await;
        life.approve_at(&mut daemon, "2026-03-20T16:00").await;
        assert_eq!(daemon.sent(), 1);
        life.approve_at(&mut daemon, "2026-03-23T09:59").await;
        assert_eq!(daemon.sent(), 1);
        life.jump(&mut daemon, "2026-03-23T10:30").await;
        assert_eq!(daemon.sent(), 2);
        daemon.stop().await;
    });
}

#[test]
fn starttls_and_the_plain_wire_of_this_machine_serve_as_well() {
    run(async {
        for (name, security) in [("starttls", Security::StartTls), ("plain", Security::Plain)] {
            let life = Life::of(&Sketch { security, more: QUIET, ..Sketch::of(name) });
            let mut daemon = life.start_with(quick());
            life.thank(&mut daemon).await;
            life.jump(&mut daemon, "2026-03-06T10:00").await;
            let reply = life.reply("Hi Ada,\n\nWe will let you know by Friday, 20 March.\n").await;
            life.deliver(&mut daemon, &reply).await;
            eventually("a copy is filed", || life.me.mails("Sent").len() == 1).await;
            daemon.stop().await;
        }
    });
}

#[test]
fn a_notice_is_mailed_once_and_is_no_message() {
    run(async {
        let life = Life::new("notice", "2026-03-04T10:00", "");
        let mut daemon = life.start();
        life.thank(&mut daemon).await;
        let reply =
            life.reply("Hi Ada,\n\nwe are delighted to offer you the position.\n\nDana\n").await;
        life.deliver(&mut daemon, &reply).await;
        let notices = |words: &str| {
            let mails = life.me.mails("INBOX");
            let subject = |mail: &Vec<u8>| header(mail, "Subject").unwrap_or_default();
            let tells = |mail: &Vec<u8>| {
                let text = String::from_utf8_lossy(mail).replace("=\r\n", "").replace("=\n", "");
                subject(mail).contains("something needs you") && text.contains(words)
            };
            mails.iter().filter(|mail| tells(mail)).count()
        };
        comes("the candidate is mailed", &life, || notices("an offer") == 1).await;
        let after = life.letter("news@shop.example", "Offers", "Everything must go.");
        after.send(shared().smtp(Security::Plain).port).await.unwrap();
        let reply = life.reply("Hi Ada,\n\nthe kettle is on the left shelf.\n\nDana\n").await;
        life.deliver(&mut daemon, &reply).await;
        comes("and of this", &life, || notices("is unclear") == 1).await;
        assert_eq!(notices("an offer"), 1, "once per condition");
        assert_eq!(known(&life, false), 2, "two replies and no notice");
        daemon.stop().await;
    });
}
