//! The daemon on real servers: mail that may belong to an application, and mail that is nobody's.

use std::path::Path;
use std::process::{Child, Command, Stdio};

use afterword::daemon::Told;
use afterword::demo::company::Letter;
use afterword::mail::account::Security;
use afterword::timeline::facts::What;
use afterword::timeline::words::Sureness;

use crate::life::{Life, Running, Sketch, header};
use crate::post::{Does, Post};
use crate::proxy::{Line, Proxy};
use crate::servers::{eventually, run, shared};

const QUIET: &str = "[notify]\nmail = false";

fn with(letter: Letter, name: &str, value: &str) -> Letter {
    let mut headers = letter.headers;
    headers.push((name.to_owned(), value.to_owned()));
    Letter { headers, ..letter }
}

/// Mail that leaves no trace, and one that does: once that is taken in, the others were looked at.
async fn deliver_with_witness(life: &Life, daemon: &mut Running, letters: &[Letter]) {
    for letter in letters {
        letter.send(shared().smtp(Security::Plain).port).await.unwrap();
    }
    let witness = life.letter(&life.recruiter.address, "Got it", "Thank you!");
    life.deliver(daemon, &witness).await;
}

#[test]
fn what_the_company_sends_to_everybody_holds_nothing_and_a_stranger_there_does() {
    run(async {
        let life = Life::new("bulk", "2026-03-04T10:00", QUIET);
        let mut daemon = life.start();
        life.thank(&mut daemon).await;
        life.jump(&mut daemon, "2026-03-10T16:00").await;
        let news = life.letter("news@bulk.example", "Spring", "Our new kites fly higher.");
        let receipt = life.letter("no-reply@bulk.example", "Receipt", "Your order has shipped.");
        let letters = [with(news, "List-Unsubscribe", "<mailto:off@bulk.example>"), receipt];
        deliver_with_witness(&life, &mut daemon, &letters).await;
        assert_eq!(life.theirs().len(), 1, "the witness alone");
        let stranger = life.letter("ruth@elsewhere.example", "Hello", "We will call you.");
        let stranger = with(stranger, "Cc", "hr@bulk.example");
        life.deliver(&mut daemon, &stranger).await;
        life.approve_at(&mut daemon, "2026-03-11T10:30").await;
        assert_eq!(daemon.sent(), 1, "whose it is, the candidate must say");
        let (_, shown) = life.command(&["inbox", "show", "2"]);
        assert!(shown.contains("to somebody at the company too"), "{shown}");
        daemon.stop().await;
    });
}

#[test]
fn what_is_assigned_teaches_who_may_write_and_never_whom_to_write_to() {
    run(async {
        let life = Life::new("assigned", "2026-03-04T10:00", QUIET);
        let mut daemon = life.start();
        life.thank(&mut daemon).await;
        let contacts = life.store().known_addresses().unwrap();
        let first = life.letter("ruth@assigned.example", "Hello", "I am Dana's colleague.");
        life.deliver(&mut daemon, &first).await;
        let second = life.letter("r.private@elsewhere.example", "Mine", "See you.");
        let second = with(second, "In-Reply-To", &first.message_id);
        deliver_with_witness(&life, &mut daemon, std::slice::from_ref(&second)).await;
        assert_eq!(life.theirs().len(), 2, "an id of what is not assigned proves nothing");
        let (_, said) = life.command(&["assign", "1", "1"]);
        assert!(said.contains("ruth@assigned.example is no contact"), "{said}");
        // What was passed over is looked for, now that more is known.
        eventually("found after it was assigned", || life.theirs().len() == 3).await;
        let third = life.letter("r.private@elsewhere.example", "Again", "See you there.");
        let third = with(third, "In-Reply-To", &first.message_id);
        life.deliver(&mut daemon, &third).await;
        let fourth = life.letter("r.private@elsewhere.example", "A new thread", "Tomorrow?");
        life.deliver(&mut daemon, &fourth).await;
        let sure: Vec<_> = life.theirs().iter().rev().map(|m| m.matches[0].sureness).collect();
        let (sure_of, maybe) = (Sureness::Sure, Sureness::Plausible);
        assert_eq!(sure, [maybe, sure_of, sure_of, sure_of, maybe], "{:?}", life.theirs());
        assert_eq!(life.store().known_addresses().unwrap(), contacts, "nobody new to write to");
        daemon.stop().await;
    });
}

#[test]
fn an_id_that_the_server_gave_is_one_of_ours_at_once() {
    run(async {
        let post = Post::start(&[Does::Renames]).await;
        let more = format!("save_sent = \"never\"\n{QUIET}");
        let sketch = Sketch { smtp: Some(post.port), more: &more, ..Sketch::of("renamed") };
        let life = Life::of(&sketch);
        let mut daemon = life.start();
        life.thank(&mut daemon).await;
        let letter = life.letter("boss@elsewhere.example", "Re: thanks", "Gladly.");
        let letter = with(letter, "In-Reply-To", "<given.9@post.example>");
        life.deliver(&mut daemon, &letter).await;
        let [message] = &life.theirs()[..] else { panic!("one message") };
        assert_eq!(message.matches[0].sureness, Sureness::Sure);
        assert!(message.matches[0].verified, "it names an id of ours");
        assert_eq!(message.matches[0].sign.as_deref(), Some("in reply to <given.9@post.example>"));
        daemon.stop().await;
    });
}

/// A stranger answers an id that the server gave, before the copy that tells of it is filed.
async fn answered_before_the_copy_is_filed(name: &str, again: bool) {
    let life = Life::new(name, "2026-03-04T10:00", &format!("save_sent = \"never\"\n{QUIET}"));
    let mut daemon = life.start();
    life.thank(&mut daemon).await;
    let sent = String::from_utf8(life.arrived().await.remove(0)).unwrap();
    let (id, given) = (header(sent.as_bytes(), "Message-ID").unwrap(), "<given@far.example>");
    let letter = life.letter("boss@elsewhere.example", "News", "We have chosen somebody else.");
    let letter = with(letter, "In-Reply-To", given);
    deliver_with_witness(&life, &mut daemon, &[letter]).await;
    assert_eq!(life.theirs().len(), 1, "the witness alone");
    if again {
        daemon.stop().await;
        daemon = life.start();
        daemon.until("the mailbox is watched", |told| matches!(told, Told::Watching)).await;
        daemon.rests(life.now()).await;
    }
    life.me.imap().append("Sent", "\\Seen", &sent.replace(&id, given));
    life.jump(&mut daemon, "2026-03-10T16:00").await;
    life.approve_at(&mut daemon, "2026-03-11T10:30").await;
    assert_eq!(life.theirs().len(), 2, "the barrier looks again");
    assert_eq!(life.at_data(), 1, "no check-in over an answer");
    daemon.stop().await;
}

#[test]
fn an_answer_found_before_what_it_answers_is_looked_at_again() {
    run(answered_before_the_copy_is_filed("late-copy", false));
}

#[test]
fn a_daemon_started_anew_looks_again_at_what_it_passed_over_before() {
    run(answered_before_the_copy_is_filed("late-copy-again", true));
}

#[test]
fn what_lay_there_before_the_first_contact_is_looked_at_again_too() {
    run(async {
        let life = Life::of(&Sketch { interviewed: None, more: QUIET, ..Sketch::of("lay-there") });
        let written = life.letter(&life.me.address, "Thanks", "It was good to meet you.");
        let answer = life.letter("boss@elsewhere.example", "News", "We have chosen another.");
        let answer = with(answer, "In-Reply-To", &written.message_id);
        let mail = |letter: &Letter| String::from_utf8(letter.to_bytes().unwrap()).unwrap();
        life.me.imap().append("INBOX", "", &mail(&answer));
        let mut daemon = life.start();
        eventually("the search back ends", || {
            let facts = life.facts().facts.into_iter();
            facts.filter(|fact| matches!(fact.what, What::Searched { .. })).count() > 0
        })
        .await;
        assert!(life.theirs().is_empty());
        // The phone files late what its owner wrote.
        let to = format!("To: {}", life.recruiter.address);
        let mail = mail(&written).replace(&format!("To: {}", life.me.address), &to);
        assert!(mail.contains(&to), "{mail}");
        life.me.imap().append("INBOX", "", &mail);
        daemon.until("the answer", |told| matches!(told, Told::Received { own: false, .. })).await;
        assert_eq!(life.theirs().len(), 1);
        daemon.stop().await;
    });
}

#[test]
fn what_was_learnt_when_the_connection_broke_is_not_forgotten() {
    run(async {
        let proxy = Proxy::to(shared().imap(Security::Plain).port).await;
        let more = format!("save_sent = \"never\"\n{QUIET}");
        let sketch = Sketch { imap: Some(proxy.port), more: &more, ..Sketch::of("learnt") };
        let life = Life::of(&sketch);
        let mut daemon = life.start();
        life.thank(&mut daemon).await;
        let sent = String::from_utf8(life.arrived().await.remove(0)).unwrap();
        let (id, given) = (header(sent.as_bytes(), "Message-ID").unwrap(), "<given@far.example>");
        let letter = life.letter("boss@elsewhere.example", "News", "We have chosen another.");
        let letter = with(letter, "In-Reply-To", given);
        deliver_with_witness(&life, &mut daemon, &[letter]).await;
        life.jump(&mut daemon, "2026-03-10T16:00").await;
        life.approve_all();
        daemon.turns(life.now()).await;
        // It is about to look again at what was passed over.
        let wire = proxy.line();
        proxy.when("UID SEARCH UID 1\r\n", move || _ = wire.send_replace(Line::Cut));
        life.me.imap().append("Sent", "\\Seen", &sent.replace(&id, given));
        life.jump(&mut daemon, "2026-03-11T10:30").await;
        assert_eq!((life.tries(), life.at_data(), life.theirs().len()), (2, 1, 1), "it broke");
        proxy.set(Line::Open);
        daemon.until("it watches again", |told| *told == Told::Watching).await;
        life.jump(&mut daemon, "2026-03-11T10:40").await;
        assert_eq!((life.at_data(), life.theirs().len()), (1, 2), "no check-in over an answer");
        daemon.stop().await;
    });
}

/// The files below a folder, the database, its WAL and whatever else is there, as one.
fn all_bytes(folder: &Path) -> Vec<u8> {
    let mut all = Vec::new();
    for entry in std::fs::read_dir(folder).unwrap().map(Result::unwrap) {
        if entry.file_type().unwrap().is_dir() {
            all.extend(all_bytes(&entry.path()));
        } else if entry.file_type().unwrap().is_file() {
            all.extend(std::fs::read(entry.path()).unwrap());
        }
    }
    all
}

fn contains(all: &[u8], word: &str) -> bool {
    trace_of(all, word).is_some()
}

/// The words where one is found first, whatever its case.
fn trace_of(all: &[u8], word: &str) -> Option<String> {
    let all = String::from_utf8_lossy(all).to_lowercase();
    let (_, found) = all.split_at(all.find(&word.to_lowercase())?);
    Some(found.chars().take(60).collect())
}

/// The program. Dropped, it is killed.
struct Program(Child);

impl Drop for Program {
    fn drop(&mut self) {
        let _ = self.0.kill();
        let _ = self.0.wait();
    }
}

/// Mail of every sort that is fetched or looked at, and belongs to nothing; with words of its own
/// in sender, subject and text.
fn nobodys(life: &Life) -> Vec<Letter> {
    let letter = |from: &str, subject: &str, text: &str| life.letter(from, subject, text);
    let news = letter("xqzwnews@private.example", "Xqzwspring", "Xqzwkites fly higher.");
    let same = letter("Dana Reyes <xqzwdana@home.test>", "Xqzwlunch", "Xqzwsoup on Friday?");
    let passed =
        letter("xqzwfriend@home.test", "Fwd: Xqzwjoke", "From: xqzwjester@home.test\nXqzwhaha");
    let invited = letter("xqzwaunt@home.test", "Invitation: Xqzwtea", "Xqzwcake, at four.");
    let bounce = letter(
        "mailer-daemon@xqzwhost.test",
        "Xqzwundeliverable",
        "Xqzwfailed to xqzwwho@home.test",
    );
    vec![
        with(news, "List-Unsubscribe", "<mailto:xqzwoff@private.example>"),
        letter("no-reply@private.example", "Xqzwreceipt", "Your order of Xqzwpans has shipped."),
        letter("xqzwstranger@home.test", "Xqzwhello", "Xqzwhow are you?"),
        same,
        passed,
        invited,
        bounce,
    ]
}

#[test]
fn what_belongs_to_nothing_leaves_no_row_and_no_line() {
    run(async {
        let life = Life::of(&Sketch { interviewed: None, more: QUIET, ..Sketch::of("private") });
        // Some is there before the daemon, and found by the search back if at all.
        for letter in nobodys(&life) {
            let mail = String::from_utf8(letter.to_bytes().unwrap()).unwrap();
            life.me.imap().append("INBOX", "", &mail.replace("Xqzw", "Xqzwold"));
            life.me.imap().append("Archive", "\\Seen", &mail.replace("Xqzw", "Xqzwfiled"));
        }
        let log = std::fs::File::create(life.folder().join("log")).unwrap();
        let program = Command::new(env!("CARGO_BIN_EXE_afterword"))
            .arg("--config")
            .arg(life.folder().join("afterword.toml"))
            .arg("run")
            .env_clear()
            .env("HOME", life.folder())
            .env("AFTERWORD_LOG", "trace")
            .stdin(Stdio::null())
            .stdout(Stdio::null())
            .stderr(log)
            .spawn()
            .unwrap();
        let mut program = Program(program);
        let kept = || all_bytes(&life.folder());
        eventually("the mailbox is watched", || contains(&kept(), "watching the mailbox")).await;
        for letter in nobodys(&life) {
            letter.send(shared().smtp(Security::Plain).port).await.unwrap();
        }
        // Once this is taken in, the others were looked at.
        let witness = life.letter(&life.recruiter.address, "Got it", "Thank you!");
        witness.send(shared().smtp(Security::Plain).port).await.unwrap();
        eventually("what belongs is taken in", || life.theirs().len() == 1).await;
        eventually("it is logged", || contains(&kept(), "a message was taken in")).await;
        // The daemon still runs: what it wrote stands in the WAL.
        assert!(contains(&kept(), "Got it"), "what belongs is kept");
        assert_eq!(trace_of(&kept(), "xqzw"), None, "words of mail that is nobody's");
        program.0.kill().unwrap();
        program.0.wait().unwrap();
        // Opened anew, the WAL goes into the file.
        assert_eq!(life.theirs().len(), 1);
        assert_eq!(trace_of(&kept(), "xqzw"), None);
    });
}

#[test]
fn a_rejection_by_way_of_a_platform_holds_whatever_its_headers_say() {
    run(async {
        let life = Life::new("relayed", "2026-03-04T10:00", QUIET);
        let mut daemon = life.start();
        life.thank(&mut daemon).await;
        life.jump(&mut daemon, "2026-03-10T16:00").await;
        let from = ["relayed Works <no-reply", "us.greenhouse-mail.io>"].join("@");
        let text = "Thank you for applying. We regret to inform you that we chose another.";
        let letter = life.letter(&from, "An update", text);
        let letter = with(letter, "List-Unsubscribe", "<mailto:off@far.example>");
        let letter = with(letter, "Auto-Submitted", "auto-generated");
        life.deliver(&mut daemon, &letter).await;
        life.approve_at(&mut daemon, "2026-03-11T10:30").await;
        assert_eq!(daemon.sent(), 1, "it may be an answer");
        let told = |told: &Told| matches!(told, Told::Received { automatic: None, .. });
        assert!(daemon.heard.iter().any(told));
        life.command(&["assign", "1", "none"]);
        life.poke();
        daemon.turns(life.now()).await;
        life.approve_at(&mut daemon, "2026-03-11T11:30").await;
        assert_eq!(daemon.sent(), 2, "it was none");
        daemon.stop().await;
    });
}
