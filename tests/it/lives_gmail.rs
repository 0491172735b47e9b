//! The daemon on a mailbox laid out as Gmail's: a folder for each label, and All Mail over them.

use std::os::unix::fs::PermissionsExt;
use std::sync::OnceLock;

use afterword::daemon::{Told, check_account};
use afterword::demo::company::Letter;
use afterword::demo::servers::Servers;

use crate::life::{Life, Running, Sketch};
use crate::lives_folders::{LATER, found_once, on_the_eve, quoted, reply};
use crate::lives_namespaces::{folders_checked, life_on};
use crate::scripted::{Scripted, on, say};
use crate::servers::{Imap, eventually, run, shared, start_with};

const NOTIFY_NOT: &str = "[notify]\nmail = false";

/// Labels are folders here, and All Mail is a view of all but Junk and Trash.
const GMAIL: &str = r#"
mail_plugins = virtual
namespace inbox {
  separator = /
}
namespace gmail {
  prefix = "[Gmail]/"
  separator = /
  @VIEW@
  mailbox "All Mail" {
    special_use = \All
  }
}
"#;

/// Where the view is, in the words of Dovecot 2.3, and in those of 2.4.
const VIEWS: [&str; 2] = [
    "location = virtual:@DIR@/virtual:INDEX=~/virtual",
    "mail_driver = virtual\n  mail_path = @DIR@/virtual\n  mail_index_path = ~/virtual",
];

fn gmail() -> &'static Servers {
    static SERVERS: OnceLock<Servers> = OnceLock::new();
    let begin = || {
        let conf = std::fs::read_to_string(shared().dir().join("dovecot.conf")).unwrap();
        let [old, new] = VIEWS;
        let view = if conf.contains("dovecot_config_version") { new } else { old };
        let servers = run(start_with(&GMAIL.replace("@VIEW@", view)));
        let all = servers.dir().join("virtual/All Mail");
        std::fs::create_dir_all(&all).unwrap();
        for folder in [&servers.dir().join("virtual"), &all] {
            std::fs::set_permissions(folder, PermissionsExt::from_mode(0o755)).unwrap();
        }
        let view = all.join("dovecot-virtual");
        std::fs::write(&view, "*\n-Junk\n-Trash\n all\n").unwrap();
        std::fs::set_permissions(view, PermissionsExt::from_mode(0o644)).unwrap();
        servers
    };
    // On a thread of its own, as the caller may already stand in a runtime.
    SERVERS.get_or_init(|| std::thread::spawn(begin).join().unwrap())
}

/// The daemon on the eve of the first check-in, which is approved; the copy of the thank-you lies
/// in Sent, and in All Mail.
async fn eve(name: &str) -> (Life, Running, Imap) {
    let (life, mut imap) = life_on(gmail(), name, NOTIFY_NOT);
    let mut daemon = life.start();
    life.thank(&mut daemon).await;
    let copies = |imap: &mut Imap| imap.command("EXAMINE \"[Gmail]/All Mail\"").concat();
    eventually("a copy is filed", || copies(&mut imap).contains("* 1 EXISTS")).await;
    on_the_eve(&life, &mut daemon).await;
    (life, daemon, imap)
}

#[test]
fn all_mail_junk_and_trash_are_watched_and_the_inbox_for_its_news() {
    run(async {
        let (life, mut imap) = life_on(gmail(), "gmail-watched", NOTIFY_NOT);
        imap.command("CREATE Jobs");
        let told = folders_checked(&life).await;
        let (watched, copies) = told.split_once("; ").unwrap();
        let mut watched: Vec<_> = watched.trim_start_matches("watched: ").split(", ").collect();
        watched.sort_unstable();
        assert_eq!(watched, ["INBOX", "Junk", "Trash", "[Gmail]/All Mail"]);
        assert_eq!(copies, "copies of what is sent belong into \"Sent\"");
    });
}

#[test]
fn a_reply_in_the_inbox_and_in_all_mail_is_one() {
    run(async {
        let (life, mut daemon, mut imap) = eve("gmail-inbox").await;
        let reply = reply(&life, LATER).await;
        imap.append("INBOX", "", &reply);
        let read = |told: &Told| matches!(told, Told::Received { own: false, .. });
        daemon.until("the inbox tells of it", read).await;
        let before = imap.snapshot();
        assert_eq!(before["\"[Gmail]/All Mail\""].len(), 3, "both are in All Mail: {before:?}");
        life.jump(&mut daemon, "2026-03-11T10:30").await;
        // Archived: there is only All Mail left.
        imap.command("SELECT INBOX");
        imap.command("MOVE 1 Archive");
        let before = imap.snapshot();
        life.approve_at(&mut daemon, "2026-03-12T10:30").await;
        assert_eq!(before, imap.snapshot());
        found_once(&life, daemon).await;
    });
}

#[test]
fn a_reply_that_skips_the_inbox_is_found_under_whatever_label() {
    run(async {
        let (life, daemon, mut imap) = eve("gmail-label").await;
        let reply = reply(&life, LATER).await;
        for label in ["Jobs", "\"Jobs/&- more\""] {
            imap.command(&format!("CREATE {label}"));
            imap.append(label, "", &reply);
        }
        found_once(&life, daemon).await;
    });
}

#[test]
fn a_reply_that_all_mail_does_not_show_is_found() {
    run(async {
        for folder in ["Junk", "Trash"] {
            let (life, mut daemon, mut imap) = eve(&format!("gmail-{folder}").to_lowercase()).await;
            let reply = reply(&life, LATER).await;
            imap.append(folder, "", &reply);
            life.jump(&mut daemon, "2026-03-11T10:30").await;
            assert_eq!((life.theirs().len(), life.at_data()), (1, 1), "{folder}");
            imap.command(&format!("SELECT {folder}"));
            imap.command("MOVE 1 INBOX");
            found_once(&life, daemon).await;
        }
    });
}

#[test]
fn what_the_candidate_writes_is_seen_in_all_mail_and_drafts_are_passed_over() {
    run(async {
        let (life, daemon, mut imap) = eve("gmail-by-hand").await;
        let letter = Letter {
            to: life.recruiter.address.clone(),
            ..life.letter(&life.me.address, "Any news", "Hi Dana, is there any news? Ada")
        };
        let mail = String::from_utf8(letter.to_bytes().unwrap()).unwrap();
        imap.append("Drafts", "\\Draft", &mail);
        daemon.stop().await;
        let mut daemon = life.start();
        daemon.until("all was looked through", |told| *told == Told::Watching).await;
        daemon.rests(life.now()).await;
        let left = || life.store().places_left(life.application).unwrap();
        let before = left();
        imap.append("Sent", "\\Seen", &mail);
        life.jump(&mut daemon, "2026-03-11T10:30").await;
        assert_eq!((left(), life.at_data()), (before - 1, 1), "it stands in for the check-in");
        assert!(life.tries() == 2, "it was no mail before the barrier");
        daemon.stop().await;
    });
}

/// What Gmail lists where All Mail is not shown to mail programs.
const HIDDEN: [&str; 7] = [
    "* LIST (\\HasNoChildren) \"/\" \"INBOX\"",
    "* LIST (\\HasChildren \\Noselect) \"/\" \"[Gmail]\"",
    "* LIST (\\Drafts \\HasNoChildren) \"/\" \"[Gmail]/Entw&APw-rfe\"",
    "* LIST (\\HasNoChildren \\Sent) \"/\" \"[Gmail]/Gesendet\"",
    "* LIST (\\HasNoChildren \\Junk) \"/\" \"[Gmail]/Spam\"",
    "* LIST (\\HasNoChildren) \"/\" \"Jobs \\\"here\\\"\"",
    "{tag} OK",
];

#[test]
fn with_all_mail_hidden_every_folder_is_watched_and_check_says_so() {
    run(async {
        let mut script = vec![say("* OK Gimap ready")];
        script.extend(on("CAPABILITY", &["* CAPABILITY IMAP4rev1 X-GM-EXT-1", "{tag} OK"]));
        script.extend(on("LOGIN", &["{tag} OK"]));
        script.extend(on("CAPABILITY", &["* CAPABILITY IMAP4rev1 X-GM-EXT-1", "{tag} OK"]));
        script.extend(on("LIST \"\" \"*\"", &HIDDEN));
        for _ in 0..4 {
            let opened = ["* 0 EXISTS", "* OK [UIDVALIDITY 1]", "{tag} OK [READ-ONLY]"];
            script.extend(on("EXAMINE", &opened));
        }
        script.extend(on("LOGOUT", &["* BYE", "{tag} OK"]));
        let gmail = Scripted::start(script).await;
        let imap = Some(gmail.port);
        let life = Life::of(&Sketch { imap, more: NOTIFY_NOT, ..Sketch::of("gmail-hidden") });
        let checked = check_account(&life.config).await;
        let heard = gmail.finish().await;
        let opened = |name: &&str| heard.iter().any(|line| line.ends_with(&quoted(name)));
        let all = ["INBOX", "[Gmail]/Spam", "[Gmail]/Gesendet", "Jobs \"here\""];
        assert!(all.iter().all(opened), "{heard:?}");
        let warned = checked.iter().find(|checked| checked.warns).map(|checked| &*checked.says);
        assert!(warned.is_some_and(|says| says.contains("hides All Mail, Trash:")), "{checked:?}");
    });
}
