//! The daemon on a Dovecot that lays its folders out in another way: another separator, a prefix,
//! and no word of what a folder is for.

use afterword::daemon::check_account;
use afterword::demo::servers::Servers;
use afterword::imap::{Limits, Use, connect, sent, watched};
use afterword::mail::account::Security;

use crate::life::{Life, Sketch};
use crate::lives_folders::{LATER, found_once, on_the_eve, reply};
use crate::servers::{Imap, eventually, run, shared, start_with};

/// As Courier and Cyrus have it: everything below the inbox.
const BELOW_THE_INBOX: &str = "
namespace inbox {
  prefix = INBOX/
  separator = /
  mailbox Archive {
    auto = no
    special_use =
  }
  mailbox Drafts {
    auto = no
    special_use =
  }
  mailbox Junk {
    auto = no
    special_use =
  }
  mailbox Sent {
    auto = no
    special_use =
  }
  mailbox Trash {
    auto = no
    special_use =
  }
}
";

/// The candidate's mailbox on servers of its own, by another client.
pub fn mailbox(servers: &Servers, address: &str) -> Imap {
    let login = shared().login(address);
    servers.add_user(address, login.secret.reveal()).unwrap();
    Imap::login(servers, &login)
}

/// A life whose mailbox is on these servers.
pub fn life_on<'a>(servers: &Servers, name: &'a str, more: &'a str) -> (Life, Imap) {
    let imap = Some(servers.imap(Security::Plain).port);
    let life = Life::of(&Sketch { imap, more, ..Sketch::of(name) });
    let imap = mailbox(servers, &life.me.address);
    (life, imap)
}

/// What `check` says of the folders.
pub async fn folders_checked(life: &Life) -> String {
    let checked = check_account(&life.config).await;
    let of = |what| checked.iter().filter(move |c| c.what == what).map(|c| c.says.clone());
    of("folders").collect::<Vec<_>>().join("\n")
}

#[test]
fn below_the_inbox_a_reply_is_found_and_a_copy_is_filed() {
    run(async {
        let servers = start_with(BELOW_THE_INBOX).await;
        let (life, mut imap) = life_on(&servers, "below", "[notify]\nmail = false");
        for name in ["Entw&APw-rfe", "Gesendet", "Papierkorb", "Archiv/2026/M&AOQ-rz"] {
            imap.command(&format!("CREATE INBOX/{name}"));
        }
        let told = folders_checked(&life).await;
        assert_eq!(
            told,
            "watched: INBOX, INBOX/Papierkorb, INBOX/Archiv/2026/März, INBOX/Gesendet; copies of \
             what is sent belong into \"INBOX/Gesendet\""
        );
        let mut daemon = life.start();
        life.thank(&mut daemon).await;
        let exists = |imap: &mut Imap| imap.command("EXAMINE INBOX/Gesendet").concat();
        eventually("a copy is filed", || exists(&mut imap).contains("* 1 EXISTS")).await;
        on_the_eve(&life, &mut daemon).await;
        let reply = reply(&life, LATER).await;
        imap.append("INBOX/Entw&APw-rfe", "", &reply.replace("Friday", "Monday"));
        imap.append("INBOX/Archiv/2026/M&AOQ-rz", "\\Seen", &reply);
        let before = imap.snapshot();
        found_once(&life, daemon).await;
        let mut after = imap.snapshot();
        eventually("another copy is filed", || exists(&mut imap).contains("* 2 EXISTS")).await;
        after.remove("INBOX/Gesendet");
        assert!(after.len() == 4 && after.iter().all(|(name, was)| before[name] == *was));
    });
}

/// Where mail that is sent, and where drafts are kept, as mail programs name them.
const NAMES: [(&str, &str); 13] = [
    ("Sent Items", "Drafts"),
    ("Gesendet", "Entw&APw-rfe"),
    ("&AMk-l&AOk-ments envoy&AOk-s", "Brouillons"),
    ("Elementos enviados", "Borradores"),
    ("Posta inviata", "Bozze"),
    ("Itens enviados", "Rascunhos"),
    ("Verzonden items", "Concepten"),
    ("Skickat", "Utkast"),
    ("Wys&AUI-ane", "Kopie robocze"),
    ("Odeslan&AOE- po&AWE-ta", "Koncepty"),
    ("&BB4EQgQ,BEAEMAQyBDsENQQ9BD0ESwQ1-", "&BCcENQRABD0EPgQyBDgEOgQ4-"),
    ("&kAFP4W4IMH8w4TD8MOs-", "&Tgtm+DBN-"),
    ("&XfJT0ZABkK5O9g-", "&g0l6P3ux-"),
];

#[test]
fn where_the_server_says_nothing_the_name_says_what_a_folder_is_for() {
    run(async {
        let servers = start_with(BELOW_THE_INBOX).await;
        for (n, (sent_name, drafts_name)) in NAMES.iter().enumerate() {
            let address = format!("names-{n}@example.test");
            servers.add_user(&address, "any").unwrap();
            let login = servers.login(&address);
            let mut imap = Imap::login(&servers, &login);
            for name in [sent_name, drafts_name, &"Work", &"Work/Sent", &"Work/Drafts"] {
                imap.command(&format!("CREATE \"INBOX/{name}\""));
            }
            let server = servers.imap(Security::Plain);
            let mut session = connect(&server, &login, &Limits::default()).await.unwrap();
            let listed = session.list().await.unwrap();
            let sent = sent(&listed).map(|folder| folder.wire_name.clone());
            assert_eq!(sent, Some(format!("INBOX/{sent_name}")));
            let mut watched: Vec<String> =
                watched(&listed, &[]).into_iter().map(|folder| folder.wire_name).collect();
            watched.sort();
            let mut expected = ["INBOX", "INBOX/Work", "INBOX/Work/Drafts", "INBOX/Work/Sent"]
                .map(str::to_owned)
                .to_vec();
            expected.extend(sent);
            expected.sort();
            assert_eq!(watched, expected, "{drafts_name}: but drafts");
            assert!(listed.iter().all(|folder| folder.purpose != Some(Use::All)));
        }
    });
}
