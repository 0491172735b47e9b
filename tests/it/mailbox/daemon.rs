//! The same mailbox on a real Dovecot, with the real daemon: what stood there before it came, and
//! what arrives after.

use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::os::unix::fs::{MetadataExt, chown};
use std::path::Path;
use std::time::Duration;

use afterword::clock::Wire;
use afterword::mail::envelope::envelope;
use afterword::store::{MessageFilter, MessageMatch, NewMatch};
use afterword::timeline::facts::ApplicationId;
use afterword::timeline::state::State;
use afterword::timeline::words::Sureness;
use jiff::Timestamp;

use super::cast::{Candidacy, DAYS, MINE, days, start};
use super::measure::told;
use super::record::{self, Added};
use super::{Happening, Mail, Truth, mailbox, number};
use crate::life::{Life, Sketch};
use crate::servers::{run, shared};

/// How many messages a plain run takes.
const MESSAGES: u64 = 1_000;
const FOLDERS: [&str; 4] = ["INBOX", "Sent", "Archive", "Junk"];
/// How long the whole may take, in seconds.
const WAIT_SECS: u64 = 1800;

/// The candidate's mailbox and database at the end of the five years, and the true mail.
struct Stage {
    life: Life,
    mails: Vec<Mail>,
    added: BTreeMap<usize, Added>,
}

impl Stage {
    fn new(name: &str) -> Self {
        let seed = number("AFTERWORD_SEED").unwrap_or(super::SEED);
        let size = number("AFTERWORD_MAILBOX").unwrap_or(MESSAGES);
        let (cast, events) = mailbox(seed, usize::try_from(size).unwrap());
        let quiet = "save_sent = \"never\"\n[notify]\nmail = false";
        let mut life = Life::of(&Sketch { more: quiet, ..Sketch::of(name) });
        life.config.candidate.addresses.extend(MINE.map(str::to_owned));
        life.calendar.set(start() + days(DAYS + 30));
        let mut imap = life.me.imap();
        let there = imap.command("LIST \"\" *");
        for folder in FOLDERS {
            if !there.iter().any(|line| line.trim_end_matches('"').ends_with(folder)) {
                imap.command(&format!("CREATE {folder}"));
            }
            // On the disk it is once it was opened.
            imap.command(&format!("EXAMINE {folder}"));
        }
        let (mails, added) = remember(&life, &cast, events);
        Self { life, mails, added }
    }

    /// Puts the mail into the folders, as if it had arrived at its time.
    fn deliver(&self) {
        let home = shared().dir().join("mail").join(&self.life.me.address).join("Maildir");
        let owner = fs::metadata(&home).unwrap();
        for (n, mail) in self.mails.iter().enumerate() {
            let folder = match mail.folder {
                "INBOX" => home.join("new"),
                other => home.join(format!(".{other}")).join("new"),
            };
            let path = folder.join(format!("{:010}.{n:06}.mail", mail.at.as_second()));
            write(&path, mail, (owner.uid(), owner.gid()));
        }
    }

    /// Waits until something is so, however large the mailbox is; tells how long it took.
    async fn waits(&self, what: &str, mut so: impl FnMut() -> bool) {
        let begun = Wire::now();
        while !so() {
            assert!(begun.elapsed().as_secs() < WAIT_SECS, "never: {what}");
            tokio::time::sleep(Duration::from_millis(100)).await;
        }
        println!("{} messages, {what}: {:.1?}", self.mails.len(), begun.elapsed());
    }

    /// No application waits for a search back.
    fn searched(&self) -> bool {
        let store = self.life.store();
        let waits = |id: ApplicationId| {
            let facts = store.facts(id).unwrap();
            State::collect(&facts).unsearched.is_some()
        };
        !self.added.values().any(|added| waits(added.id))
    }

    /// What the candidate does: to say of each message that may belong to an application to which
    /// it does. True if there was one.
    fn assigns(&self) -> bool {
        let mut store = self.life.store();
        let truths = self.mails.iter().filter_map(|mail| match mail.truth {
            Truth::Of(n, _) => Some((key_of(&mail.raw), self.added[&n].id)),
            Truth::Foreign => None,
        });
        let truths: BTreeMap<_, _> = truths.collect();
        let mut some = false;
        for view in store.messages(everything()).unwrap() {
            let key = (view.rfc_message_id.unwrap_or_default(), view.from);
            let home = truths.get(&key);
            let maybe = view.matches.iter().find(|m| Some(&m.application) == home);
            let open = |m: &&MessageMatch| {
                m.sureness == Sureness::Plausible && m.assigned.is_none() && !view.own
            };
            let Some(m) = maybe.filter(open) else { continue };
            let to = NewMatch {
                application: m.application,
                at: m.at,
                sureness: m.sureness,
                contact: m.contact,
                verified: m.verified,
                answers: false,
            };
            store.assign(view.id, Some(&to), self.life.now()).unwrap();
            some = true;
        }
        some
    }

    /// The candidate assigns what waits, and the daemon searches for what it then knows more of,
    /// until nothing waits.
    async fn settles(&self) {
        while self.assigns() {
            let daemon = self.life.start();
            self.waits("searched back", || self.searched()).await;
            daemon.stop().await;
        }
    }

    fn looked_through(&self) -> bool {
        let store = self.life.store();
        FOLDERS.iter().all(|folder| {
            let there = self.mails.iter().filter(|mail| mail.folder == *folder).count();
            let cursor = store.cursor("main", folder).unwrap();
            cursor.is_some_and(|cursor| cursor.next_uid as usize > there)
        })
    }

    /// Tells of the true mail that was not taken in for its application, and of the foreign mail
    /// that was; how much there is of the former.
    fn compared(&self) -> usize {
        let store = self.life.store();
        let mut taken: BTreeMap<(String, String), BTreeSet<ApplicationId>> = BTreeMap::new();
        for view in store.messages(everything()).unwrap() {
            let key = (view.rfc_message_id.unwrap_or_default(), view.from);
            taken.entry(key).or_default().extend(view.matches.iter().map(|m| m.application));
        }
        let (mut missed, mut foreign) = (Vec::new(), 0);
        for mail in &self.mails {
            let of = taken.get(&key_of(&mail.raw));
            match mail.truth {
                Truth::Of(n, Some(_)) => {
                    let id = self.added[&n].id;
                    if of.is_none_or(|of| !of.contains(&id)) {
                        missed.push(mail);
                    }
                }
                Truth::Foreign => foreign += usize::from(of.is_some()),
                Truth::Of(..) => {}
            }
        }
        let lines: Vec<String> = missed.iter().map(|mail| told(mail)).collect();
        println!("missed {}, foreign kept {foreign}\n{}", missed.len(), lines.join("\n"));
        missed.len()
    }
}

/// By what a mail is known in the database: its id and its author.
fn key_of(raw: &[u8]) -> (String, String) {
    let envelope = envelope(raw).unwrap();
    let from = envelope.author().to_owned();
    (envelope.message_id.unwrap_or_default(), from)
}

fn everything() -> MessageFilter {
    MessageFilter { application: None, since: None, limit: u32::MAX }
}

/// Records what was done in the five years; the mail of it is given back.
fn remember(
    life: &Life,
    cast: &[Candidacy],
    events: Vec<(Timestamp, Happening)>,
) -> (Vec<Mail>, BTreeMap<usize, Added>) {
    let mut store = life.store();
    let (mut mails, mut added) = (Vec::new(), BTreeMap::new());
    for (at, event) in events {
        match event {
            Happening::Mail(mail) => mails.push(mail),
            Happening::Add(n) => drop(added.insert(n, record::add(&mut store, &cast[n], at))),
            Happening::Send(sent) => {
                let of = added[&sent.n];
                record::send(&mut store, &of, sent, at);
            }
            // The search back is for what is open.
            Happening::Close(_) => {}
        }
    }
    (mails, added)
}

fn write(path: &Path, mail: &Mail, (uid, gid): (u32, u32)) {
    fs::write(path, &mail.raw).unwrap();
    let at = std::time::SystemTime::from(mail.at);
    fs::File::options().write(true).open(path).unwrap().set_modified(at).unwrap();
    chown(path, Some(uid), Some(gid)).unwrap();
}

#[test]
fn the_daemon_finds_what_was_there_before_it_came() {
    run(async {
        let stage = Stage::new("mailbox-before");
        stage.deliver();
        let daemon = stage.life.start();
        stage.waits("searched back", || stage.searched()).await;
        daemon.stop().await;
        stage.settles().await;
        assert_eq!(stage.compared(), 0);
    });
}

#[test]
fn the_daemon_finds_what_arrives_after_it_has_come() {
    run(async {
        let stage = Stage::new("mailbox-after");
        let mut daemon = stage.life.start();
        daemon.rests(stage.life.now()).await;
        stage.deliver();
        stage.life.poke();
        daemon.stop().await;
        let daemon = stage.life.start();
        stage.waits("looked through", || stage.looked_through()).await;
        daemon.stop().await;
        stage.settles().await;
        assert_eq!(stage.compared(), 0);
    });
}
