//! The daemon on real servers: folders that are made, renamed and deleted while it runs, and what
//! they may be called.

use afterword::daemon::Told;
use afterword::mail::account::Security;

use crate::life::{Life, Running, Sketch};
use crate::lives_servers::bar;
use crate::proxy::{Line, Proxy};
use crate::servers::{Imap, run, shared};

pub const QUIET: &str = "save_sent = \"never\"\n[notify]\nmail = false";
pub const LATER: &str = "Hi Ada,\n\nWe will let you know by Friday, 20 March.\n\nDana\n";

/// The daemon on the eve of the first check-in, which is approved.
pub async fn eve(sketch: &Sketch<'_>) -> (Life, Running) {
    let life = Life::of(sketch);
    let mut daemon = life.start();
    life.thank(&mut daemon).await;
    on_the_eve(&life, &mut daemon).await;
    (life, daemon)
}

/// From the thank-you to the eve of the first check-in, which is approved.
pub async fn on_the_eve(life: &Life, daemon: &mut Running) {
    life.jump(daemon, "2026-03-10T16:00").await;
    assert_eq!(life.approve_all().len(), 2, "the check-in is made out");
    daemon.turns(life.now()).await;
}

pub fn quiet(name: &str) -> Sketch<'_> {
    Sketch { more: QUIET, ..Sketch::of(name) }
}

/// A reply of the recruiter's, as it lies in a folder.
pub async fn reply(life: &Life, text: &str) -> String {
    String::from_utf8(life.reply(text).await.to_bytes().unwrap()).unwrap()
}

/// The barrier before the check-in finds the one reply there is; and no later look, nor a daemon
/// that starts anew, finds it again.
pub async fn found_once(life: &Life, mut daemon: Running) {
    life.jump(&mut daemon, "2026-03-11T10:30").await;
    assert_eq!((life.theirs().len(), life.at_data()), (1, 1), "{:?}", life.conditions());
    life.approve_at(&mut daemon, "2026-03-20T16:00").await;
    daemon.stop().await;
    let mut daemon = life.start();
    life.approve_at(&mut daemon, "2026-03-23T09:50").await;
    assert_eq!((life.theirs().len(), life.at_data()), (1, 1));
    life.jump(&mut daemon, "2026-03-23T10:30").await;
    assert_eq!(life.at_data(), 2, "the day they named is over: {:?}", life.conditions());
    assert_eq!(life.theirs().len(), 1);
    daemon.stop().await;
}

/// A folder's name as a client quotes it.
pub fn quoted(name: &str) -> String {
    format!("\"{}\"", name.replace('\\', "\\\\").replace('"', "\\\""))
}

#[test]
fn a_reply_in_a_folder_made_meanwhile_is_found() {
    run(async {
        let (life, daemon) = eve(&quiet("made")).await;
        let reply = reply(&life, LATER).await;
        let mut imap = life.me.imap();
        imap.command("CREATE Jobs.Made.2026");
        imap.append("Jobs.Made.2026", "\\Seen", &reply);
        found_once(&life, daemon).await;
    });
}

#[test]
fn a_renamed_folder_gives_nothing_twice_and_loses_nothing() {
    run(async {
        let life = Life::of(&quiet("renamed-folder"));
        let mut imap = life.me.imap();
        imap.command("CREATE Jobs");
        let mut daemon = life.start();
        life.thank(&mut daemon).await;
        let first = reply(&life, "Hi Ada,\n\nthank you, we got your note.\n\nDana\n").await;
        imap.append("Jobs", "\\Seen", &first);
        on_the_eve(&life, &mut daemon).await;
        // Another mail of theirs without an id, which only its header tells from others.
        let nameless = first.lines().filter(|line| !line.starts_with("Message-ID"));
        let nameless = nameless.collect::<Vec<_>>().join("\n").replace("note", "letter");
        imap.append("Jobs", "\\Seen", &nameless);
        life.jump(&mut daemon, "2026-03-11T10:30").await;
        assert_eq!(life.theirs().len(), 2);
        imap.command("RENAME Jobs Work");
        let later = reply(&life, LATER).await;
        imap.append("Work", "\\Seen", &later);
        // Another folder of the old name numbers from one again.
        imap.command("CREATE Jobs");
        let offer = later.replace("Message-ID: <", "Message-ID: <again.");
        imap.append("Jobs", "\\Seen", &offer);
        let before = life.me.snapshot();
        life.approve_at(&mut daemon, "2026-03-12T10:30").await;
        assert_eq!(life.theirs().len(), 4, "{:?}", life.theirs());
        daemon.stop().await;
        let mut daemon = life.start();
        life.jump(&mut daemon, "2026-03-12T16:00").await;
        assert_eq!(life.theirs().len(), 4);
        assert_eq!(before, life.me.snapshot());
        daemon.stop().await;
    });
}

#[test]
fn a_folder_renamed_while_the_barrier_looks_means_no_send_and_no_loss() {
    run(async {
        let proxy = Proxy::to(shared().imap(Security::Plain).port).await;
        let sketch = Sketch { imap: Some(proxy.port), ..quiet("renamed-at-once") };
        let (life, mut daemon) = eve(&sketch).await;
        let reply = reply(&life, LATER).await;
        let mut imap = life.me.imap();
        imap.command("CREATE Jobs");
        imap.append("Jobs", "\\Seen", &reply);
        proxy.when("EXAMINE \"Jobs\"", move || drop(imap.command("RENAME Jobs Work")));
        life.jump(&mut daemon, "2026-03-11T10:30").await;
        assert_eq!((life.tries(), life.at_data(), life.theirs().len()), (2, 1, 0), "it is gone");
        life.jump(&mut daemon, "2026-03-11T10:40").await;
        assert_eq!((life.tries(), life.at_data(), life.theirs().len()), (3, 1, 1));
        found_once(&life, daemon).await;
    });
}

#[test]
fn a_folder_that_is_deleted_keeps_nothing_back() {
    run(async {
        let life = Life::of(&quiet("deleted-folder"));
        let mut imap = life.me.imap();
        imap.command("CREATE Jobs");
        let mut daemon = life.start();
        life.thank(&mut daemon).await;
        on_the_eve(&life, &mut daemon).await;
        imap.command("DELETE Jobs");
        life.jump(&mut daemon, "2026-03-11T10:30").await;
        assert_eq!(daemon.sent(), 2, "{:?}", life.conditions());
        assert!(life.conditions().is_empty(), "{:?}", life.conditions());
        daemon.stop().await;
    });
}

#[test]
fn a_mail_that_was_never_handed_over_keeps_nothing_back_once_its_folder_is_gone() {
    run(async {
        let proxy = Proxy::to(shared().imap(Security::Plain).port).await;
        let sketch = Sketch { imap: Some(proxy.port), ..quiet("blank-folder") };
        let (life, mut daemon) = eve(&sketch).await;
        let mut imap = life.me.imap();
        imap.command("CREATE Jobs");
        let other = "From: x@shop.example\nSubject: Sale\nMessage-ID: <s@shop.example>\n\nHi\n";
        proxy.set(Line::Blank);
        imap.append("Jobs", "\\Seen", other);
        life.jump(&mut daemon, "2026-03-11T10:30").await;
        assert_eq!((daemon.sent(), life.tries()), (1, 2), "an answer may stand in it");
        imap.command("DELETE Jobs");
        life.jump(&mut daemon, "2026-03-11T11:30").await;
        assert_eq!(daemon.sent(), 2, "{:?}", life.conditions());
        assert!(life.conditions().is_empty(), "{:?}", life.conditions());
        daemon.stop().await;
    });
}

#[test]
fn a_folder_that_could_not_be_read_is_told_of_until_it_is_gone() {
    run(async {
        let life = Life::of(&quiet("barred-and-gone"));
        let mut imap = life.me.imap();
        imap.command("CREATE Jobs");
        let mut daemon = life.start();
        life.thank(&mut daemon).await;
        daemon.stop().await;
        bar(&life.me, ".Jobs", true);
        let told = || {
            let all = life.conditions().into_iter();
            all.filter(|text| text.contains("\"Jobs\" can't be read")).count()
        };
        for _ in 0..2 {
            let mut daemon = life.start();
            daemon.until("it watches", |told| *told == Told::Watching).await;
            daemon.rests(life.now()).await;
            assert_eq!(told(), 1, "{:?}", life.conditions());
            daemon.stop().await;
        }
        bar(&life.me, ".Jobs", false);
        imap.command("DELETE Jobs");
        let mut daemon = life.start();
        on_the_eve(&life, &mut daemon).await;
        assert_eq!(told(), 0, "{:?}", life.conditions());
        life.jump(&mut daemon, "2026-03-11T10:30").await;
        assert_eq!(daemon.sent(), 1, "{:?}", life.conditions());
        daemon.stop().await;
    });
}

/// Names that servers and clients get wrong, as they go over the wire.
const NAMES: [&str; 11] = [
    "Bewerbungen M&APw-nchen",
    "&Xz9S31k9,wg-",
    "Ernst &- Young",
    "a \"quoted\" name",
    "back\\slash",
    "two  blanks",
    "a blank behind ",
    "100%",
    "star*",
    "Jobs.2026.acme.[open] {3}",
    "&2D3cvA- (yes)",
];

#[test]
fn a_reply_is_found_whatever_its_folder_is_called() {
    run(async {
        let (life, mut daemon) = eve(&quiet("names")).await;
        let mut imap = life.me.imap();
        let file = |imap: &mut Imap, n: usize, name: &str| {
            let letter = life.letter(&life.recruiter.address, &format!("No {n}"), LATER);
            let mail = String::from_utf8(letter.to_bytes().unwrap()).unwrap();
            imap.append(&quoted(name), "", &mail);
        };
        for (n, name) in NAMES.iter().enumerate() {
            imap.command(&format!("CREATE {}", quoted(name)));
            file(&mut imap, n, name);
        }
        let before = life.me.snapshot();
        life.jump(&mut daemon, "2026-03-11T10:30").await;
        let found = || life.theirs().into_iter().filter_map(|m| m.subject).collect::<Vec<_>>();
        let all: Vec<String> = (0..NAMES.len()).rev().map(|n| format!("No {n}")).collect();
        let mut told = found();
        told.sort();
        let mut expected = all.clone();
        expected.sort();
        assert_eq!(told, expected, "{:?}", life.conditions());
        assert_eq!(life.at_data(), 1);
        assert!(before.len() >= NAMES.len() + 6, "{:?}", before.keys());
        assert_eq!(before, life.me.snapshot());
        daemon.stop().await;
    });
}

#[test]
fn news_of_the_inbox_are_heard_after_another_folder_was_looked_at_again() {
    run(async {
        let (life, mut daemon) = eve(&quiet("heard")).await;
        // Of nobody, as far as is known.
        let other = "From: x@shop.example\nSubject: Sale\nMessage-ID: <s@shop.example>\n\nHi\n";
        life.me.imap().append("Archive", "", other);
        life.me.imap().append("Trash", "", other);
        daemon.stop().await;
        daemon = life.start();
        daemon.until("all was looked through", |told| *told == Told::Watching).await;
        for n in 1..=3 {
            let letter = life.letter(&life.recruiter.address, &format!("No {n}"), "Thank you!");
            life.deliver(&mut daemon, &letter).await;
        }
        daemon.stop().await;
    });
}

#[test]
fn a_search_back_looks_through_the_folders_as_they_are_now() {
    run(async {
        let life = Life::of(&quiet("as-they-are"));
        let mut imap = life.me.imap();
        imap.command("CREATE Jobs");
        let mut daemon = life.start();
        life.thank(&mut daemon).await;
        imap.command("DELETE Jobs");
        // Somebody of whom nothing was known, and a mail of theirs where nobody has looked yet.
        imap.command("CREATE Work");
        let letter = life.letter("Max Orr <max@elsewhere.example>", "Hello", LATER);
        imap.append("Work", "\\Seen", &String::from_utf8(letter.to_bytes().unwrap()).unwrap());
        let (_, said) =
            life.command(&["contact", "add", "1", "hr:Max Orr <max@elsewhere.example>"]);
        assert!(said.contains("Max Orr"), "{said}");
        life.poke();
        daemon.until("the mail is found", |told| matches!(told, Told::Received { .. })).await;
        daemon.stop().await;
    });
}
