//! The program as a process: killed, restarted, asked to end, run once, rehearsed.

use std::path::PathBuf;
use std::process::{Child, Command, Output, Stdio};

use afterword::clock::Wire;
use afterword::mail::account::Security;
use afterword::timeline::facts::{AttemptEnd, TouchKey, What};
use std::time::Duration;

use crate::life::{Life, Sketch, header};
use crate::post::{Does, Post};
use crate::proxy::{Line, Proxy};
use crate::servers::{eventually, run, shared};

const QUIET: &str = "save_sent = \"never\"\n[notify]\nmail = false";

/// The program, as a service runs it. Dropped, it is killed.
struct Program(Child);

impl Program {
    fn start(life: &Life) -> Self {
        Self(command(life, &["run"]).stdout(Stdio::null()).spawn().unwrap())
    }

    fn pid(&self) -> rustix::process::Pid {
        rustix::process::Pid::from_child(&self.0)
    }

    /// SIGKILL, wherever it is.
    fn kill(mut self) {
        self.0.kill().unwrap();
        self.0.wait().unwrap();
    }

    /// SIGTERM; its exit code.
    async fn ends(mut self) -> Option<i32> {
        rustix::process::kill_process(self.pid(), rustix::process::Signal::TERM).unwrap();
        let until = Wire::now().plus(Duration::from_secs(60));
        loop {
            if let Some(status) = self.0.try_wait().unwrap() {
                return status.code();
            }
            assert!(!until.remaining().is_zero(), "it does not end");
            tokio::time::sleep(Duration::from_millis(10)).await;
        }
    }
}

impl Drop for Program {
    fn drop(&mut self) {
        let _ = self.0.kill();
        let _ = self.0.wait();
    }
}

fn command(life: &Life, arguments: &[&str]) -> Command {
    let mut command = Command::new(env!("CARGO_BIN_EXE_afterword"));
    command
        .arg("--config")
        .arg(life.folder().join("afterword.toml"))
        .args(arguments)
        .env_clear()
        .env("HOME", life.folder())
        .stdin(Stdio::null())
        .stderr(log(life));
    let runtime = life.folder().join("run");
    if runtime.exists() {
        command.env("XDG_RUNTIME_DIR", runtime);
    }
    command
}

/// What the program logs, in the life's own folder.
fn log(life: &Life) -> std::fs::File {
    let path = life.folder().join("log");
    std::fs::OpenOptions::new().create(true).append(true).open(path).unwrap()
}

fn said(life: &Life) -> String {
    std::fs::read_to_string(life.folder().join("log")).unwrap_or_default()
}

/// Runs it to its end, on a thread of its own: the test's scripted servers go on.
async fn output(life: &Life, arguments: &[&str]) -> Output {
    let mut command = command(life, arguments);
    command.stdout(Stdio::piped()).stderr(Stdio::piped());
    tokio::task::spawn_blocking(move || command.output().unwrap()).await.unwrap()
}

fn sketch(name: &str, smtp: Option<u16>) -> Life {
    Life::of(&Sketch { interviewed: None, smtp, more: QUIET, ..Sketch::of(name) })
}

/// Waits for the thank-you to be made out, approves it, and asks for it to be sent at once.
async fn send_now(life: &Life) -> TouchKey {
    let drafted = || {
        life.facts().facts.iter().any(|fact| matches!(fact.what, What::Draft(_)))
            && life.facts().facts.iter().any(|fact| matches!(fact.what, What::Searched { .. }))
    };
    eventually("the thank-you is made out, the mailbox searched", drafted).await;
    let touch = life.approve_all().remove(0);
    life.record(&What::Hurry { touch: touch.clone(), at_this_hour: true });
    life.poke();
    touch
}

fn ends(life: &Life) -> Vec<AttemptEnd> {
    let facts = life.facts().facts.into_iter();
    facts
        .filter_map(|fact| match fact.what {
            What::AttemptEnded { end, .. } => Some(end),
            _ => None,
        })
        .collect()
}

#[test]
fn killed_at_data_a_mail_is_never_sent_again_and_the_candidate_is_asked() {
    run(async {
        let post = Post::start(&[Does::IsMuteAtTheEnd, Does::Takes]).await;
        let life = sketch("killed-data", Some(post.port));
        let program = Program::start(&life);
        let touch = send_now(&life).await;
        eventually("the mail is said", || post.said().mails.len() == 1).await;
        program.kill();
        // With short waits for evidence, and none to be found.
        let mut daemon = life.start();
        daemon.until("it watches", |told| *told == afterword::daemon::Told::Watching).await;
        let asked = || {
            life.poke();
            life.conditions().iter().any(|text| text.contains(&format!("settle {touch}")))
        };
        eventually("the candidate is asked", asked).await;
        life.record(&What::Hurry { touch, at_this_hour: true });
        life.poke();
        daemon.stop().await;
        let program = Program::start(&life);
        eventually("it has looked", || said(&life).matches("watching the mailbox").count() == 2)
            .await;
        assert_eq!(program.ends().await, Some(0));
        assert_eq!((post.said().came, post.said().data), (1, 1), "never again by itself");
        assert!(ends(&life).is_empty());
    });
}

#[test]
fn killed_at_data_a_copy_in_the_mailbox_settles_it() {
    run(async {
        let post = Post::start(&[Does::IsMuteAtTheEnd, Does::Takes]).await;
        let life = sketch("killed-copy", Some(post.port));
        let program = Program::start(&life);
        send_now(&life).await;
        eventually("the mail is said", || post.said().mails.len() == 1).await;
        program.kill();
        // The server had taken it, and filed it, as some do. A draft proves nothing.
        let mail = post.said().mails[0].clone();
        life.me.imap().append("Drafts", "\\Draft", &mail);
        let daemon = life.start();
        let asked = || {
            life.poke();
            life.conditions().iter().any(|text| text.contains("settle"))
        };
        eventually("a draft is no evidence", asked).await;
        daemon.stop().await;
        life.me.imap().append("Sent", "\\Seen", &mail);
        let daemon = life.start();
        eventually("it is settled", || ends(&life) == [AttemptEnd::Accepted]).await;
        eventually("nothing is asked any more", || life.conditions().is_empty()).await;
        daemon.stop().await;
        assert_eq!((post.said().came, post.said().data), (1, 1));
    });
}

#[test]
fn killed_before_data_a_mail_is_sent_once() {
    run(async {
        let post = Post::start(&[Does::WaitsAtRcpt, Does::Takes]).await;
        let life = sketch("killed-rcpt", Some(post.port));
        let program = Program::start(&life);
        send_now(&life).await;
        eventually("it stands at RCPT", || post.said().rcpt == 1).await;
        program.kill();
        let program = Program::start(&life);
        eventually("the try is ended", || {
            matches!(ends(&life).as_slice(), [AttemptEnd::BeforeData { .. }, ..])
        })
        .await;
        assert_eq!(program.ends().await, Some(0));
        // The next try comes after a wait: a calendar that stands later.
        let mut life = life;
        life.calendar = afterword::clock::Calendar::standing_at(life.now() + RETRY);
        let mut daemon = life.start();
        daemon.until("it is sent", |told| matches!(told, afterword::daemon::Told::Sent(_))).await;
        daemon.rests(life.now()).await;
        daemon.stop().await;
        assert_eq!((post.said().rcpt, post.said().data), (2, 1));
    });
}

const RETRY: jiff::SignedDuration = jiff::SignedDuration::from_mins(10);

#[test]
fn sigterm_ends_it_while_a_server_hangs() {
    run(async {
        for (name, does) in [("hang-greeting", Does::IsMute), ("hang-rcpt", Does::WaitsAtRcpt)] {
            let post = Post::start(&[does]).await;
            let life = sketch(name, Some(post.port));
            let program = Program::start(&life);
            send_now(&life).await;
            eventually("it hangs", || {
                post.said().came == 1 && (does == Does::IsMute || post.said().rcpt == 1)
            })
            .await;
            assert_eq!(program.ends().await, Some(0), "{}", said(&life));
            assert!(matches!(ends(&life).as_slice(), [AttemptEnd::BeforeData { .. }]));
            assert_eq!(life.at_data(), 0);
        }
    });
}

#[test]
fn sigterm_ends_it_in_the_barrier() {
    run(async {
        let port = shared().imap(Security::Plain).port;
        let (post, proxy) = (Post::start(&[Does::WaitsAtRcpt]).await, Proxy::to(port).await);
        let life = Life::of(&Sketch {
            interviewed: None,
            imap: Some(proxy.port),
            smtp: Some(post.port),
            more: QUIET,
            ..Sketch::of("hang-barrier")
        });
        let program = Program::start(&life);
        send_now(&life).await;
        eventually("it stands at RCPT", || post.said().rcpt == 1).await;
        proxy.set(Line::Silent);
        post.go_on();
        assert_eq!(program.ends().await, Some(0), "{}", said(&life));
        assert!(matches!(ends(&life).as_slice(), [AttemptEnd::BeforeData { .. }]));
        assert_eq!((life.at_data(), post.said().data), (0, 0));
    });
}

#[test]
fn sigterm_at_data_leaves_the_mail_uncertain() {
    run(async {
        let post = Post::start(&[Does::IsMuteAtTheEnd]).await;
        let life = sketch("hang-data", Some(post.port));
        let program = Program::start(&life);
        send_now(&life).await;
        eventually("the mail is said", || post.said().mails.len() == 1).await;
        assert_eq!(program.ends().await, Some(0), "{}", said(&life));
        assert!(ends(&life).is_empty());
        assert_eq!(life.at_data(), 1);
    });
}

#[test]
fn sigterm_ends_it_idle_and_a_second_one_is_refused() {
    run(async {
        let life = sketch("second", None);
        let program = Program::start(&life);
        eventually("it watches", || said(&life).contains("watching the mailbox")).await;
        let second = output(&life, &["run"]).await;
        assert_eq!(second.status.code(), Some(1));
        let words = String::from_utf8_lossy(&second.stderr).into_owned();
        assert!(words.contains("another afterword runs on this database"), "{words}");
        assert!(words.contains(&format!("{}", program.pid().as_raw_nonzero())), "{words}");
        assert_eq!(program.ends().await, Some(0));
    });
}

#[test]
fn once_sends_what_is_due_files_it_and_ends() {
    run(async {
        let more = "save_sent = \"always\"\n[notify]\nmail = false";
        let life = Life::of(&Sketch { interviewed: None, more, ..Sketch::of("once") });
        let first = output(&life, &["run", "--once"]).await;
        let words = String::from_utf8_lossy(&first.stderr);
        assert_eq!(first.status.code(), Some(3), "it waits for approval: {words}");
        send_now(&life).await;
        let second = output(&life, &["run", "--once"]).await;
        assert_eq!(second.status.code(), Some(0), "{}", String::from_utf8_lossy(&second.stderr));
        eventually("it arrives", || life.recruiter.mails("INBOX").len() == 1).await;
        assert_eq!(life.me.mails("Sent").len(), 1, "a copy is filed before it ends");
        let unclear = life.reply("Hi Ada,\n\nthe kettle is on the left shelf.\n\nDana\n").await;
        let port = shared().smtp(Security::Plain).port;
        unclear.send(port).await.unwrap();
        eventually("the reply lies there", || life.me.mails("INBOX").len() == 1).await;
        let third = output(&life, &["run", "--once"]).await;
        assert_eq!(third.status.code(), Some(3), "{}", String::from_utf8_lossy(&third.stderr));
    });
}

#[test]
fn a_rehearsal_writes_the_mail_and_changes_nothing() {
    run(async {
        let life = sketch("rehearsal", None);
        let first = output(&life, &["run", "--once"]).await;
        let words = String::from_utf8_lossy(&first.stderr);
        assert_eq!(first.status.code(), Some(3), "it waits for approval: {words}");
        send_now(&life).await;
        let (facts, before) = (life.facts(), life.me.snapshot());
        let beat = life.store().heartbeat().unwrap();
        // A daemon that runs meanwhile goes on hearing its pokes.
        let pokes = life.folder().join("run/afterword/afterword.sock");
        std::fs::create_dir_all(pokes.parent().unwrap()).unwrap();
        let daemons = std::os::unix::net::UnixDatagram::bind(&pokes).unwrap();
        let done = output(&life, &["run", "--once", "--rehearse"]).await;
        let poke = std::os::unix::net::UnixDatagram::unbound().unwrap();
        poke.send_to(b"poke", &pokes).unwrap();
        assert_eq!(daemons.recv(&mut [0; 8]).unwrap(), 4);
        assert_eq!(done.status.code(), Some(0), "{}", String::from_utf8_lossy(&done.stderr));
        assert_eq!((facts, beat), (life.facts(), life.store().heartbeat().unwrap()));
        assert_eq!(before, life.me.snapshot());
        let mut mails: Vec<PathBuf> = Vec::new();
        let folder = life.config.database.parent().unwrap().join("rehearsal");
        for entry in std::fs::read_dir(folder).unwrap() {
            let path = entry.unwrap().path();
            mails.extend(path.extension().is_some_and(|e| e == "eml").then_some(path));
        }
        let [mail] = mails.as_slice() else { panic!("{mails:?}") };
        let mail = std::fs::read(mail).unwrap();
        let to = header(&mail, "To").unwrap();
        assert!(to.contains(&life.recruiter.address), "{to}");
        assert!(life.recruiter.mails("INBOX").is_empty(), "none reached DATA");
    });
}

#[test]
fn once_without_a_mailbox_fails_and_says_so() {
    run(async {
        let life = sketch("once-password", None);
        std::fs::write(life.folder().join("password"), "no-such-word\n").unwrap();
        let done = output(&life, &["run", "--once"]).await;
        assert_eq!(done.status.code(), Some(1));
        let words = String::from_utf8_lossy(&done.stderr).into_owned();
        assert!(words.contains("afterword check") && !words.contains("no-such-word"), "{words}");
    });
}
