//! The servers of the demo and the tests do what the tests rely on, and leave nothing behind.

use std::fs;
use std::io::{BufRead, BufReader};
use std::net::TcpStream;
use std::path::Path;
use std::process::{Command, Stdio};

use lettre::address::Envelope;
use lettre::transport::smtp::Error;
use lettre::transport::smtp::authentication::Credentials;
use lettre::transport::smtp::client::{Certificate, CertificateStore, Tls, TlsParameters};
use lettre::{AsyncSmtpTransport, AsyncTransport, Tokio1Executor};

use afterword::demo::company::{self, CompanyError};
use afterword::demo::servers::Servers;
use afterword::mail::account::{Login, Security};

use crate::servers::{Imap, eventually, fresh_address, fresh_user, run, shared, start};

#[test]
fn mail_arrives_by_each_wire() {
    run(async {
        let (alice, sam) = (fresh_user("wires"), fresh_address("wires@acme.example"));
        for security in [Security::Plain, Security::StartTls, Security::Tls] {
            let id = format!("<{security:?}@example.test>");
            let sent = Client::new(security).login(&alice.login());
            sent.send(&alice.address, &sam.address, &id).await.unwrap();
            eventually("the mail arrives", || sam.deliveries(&id) == 1).await;
        }
        assert_eq!(sam.mails("INBOX").len(), 3);
    });
}

#[test]
fn submission_wants_the_right_password_inside_tls() {
    run(async {
        let alice = fresh_user("passwords");
        for security in [Security::StartTls, Security::Tls] {
            let client = Client::new(security);
            let error = client.send(&alice.address, &alice.address, "<x@y>").await.unwrap_err();
            assert_eq!(code(&error), Some(550), "without a login: {error}");
            let mut wrong = alice.login();
            wrong.secret = afterword::mail::account::Secret::new("wrong");
            let client = Client::new(security).login(&wrong);
            let error = client.send(&alice.address, &alice.address, "<x@y>").await.unwrap_err();
            assert_eq!(code(&error), Some(535), "with a wrong one: {error}");
        }
        assert!(alice.mails("INBOX").is_empty());
    });
}

#[test]
fn a_certificate_of_another_name_or_authority_is_met() {
    run(async {
        assert!(Client::new(Security::Tls).reaches().await.is_ok());
        let misnamed = Client { host: "127.0.0.2", ..Client::new(Security::Tls) };
        assert_untrusted(misnamed.reaches().await);
        let stranger = Client { trusts_us: false, ..Client::new(Security::Tls) };
        assert_untrusted(stranger.reaches().await);
    });
}

#[test]
fn recipients_can_be_deferred_and_refused() {
    run(async {
        let alice = fresh_user("recipients");
        for (to, expected) in [("tempfail@acme.example", 451), ("nosuch@acme.example", 550)] {
            let sent = Client::new(Security::Plain).send(&alice.address, to, "<x@y>").await;
            let error = sent.unwrap_err();
            assert_eq!(code(&error), Some(expected), "{to}: {error}");
            assert_eq!(error.is_transient(), expected == 451);
        }
    });
}

#[test]
fn mail_that_cannot_be_delivered_comes_back() {
    run(async {
        let alice = fresh_user("bounces");
        for (n, to) in ["x@elsewhere.invalid", "nobody@acme.example"].into_iter().enumerate() {
            let client = Client::new(Security::Tls).login(&alice.login());
            client.send(&alice.address, to, &format!("<{n}@bounces>")).await.unwrap();
            eventually("the report arrives", || alice.mails("INBOX").len() == n + 1).await;
            let report = alice.mails("INBOX").pop().unwrap();
            let report = String::from_utf8_lossy(&report).into_owned();
            for part in ["report-type=delivery-status", "Status: 5.", to, "@bounces>"] {
                assert!(report.contains(part), "no {part} in {report}");
            }
        }
    });
}

#[test]
fn a_company_answers_what_it_was_sent() {
    run(async {
        let (alice, sam) = (fresh_user("answers"), fresh_address("answers@acme.example"));
        let client = Client::new(Security::Tls).login(&alice.login());
        client.send(&alice.address, &sam.address, "<asked@answers>").await.unwrap();
        eventually("the question arrives", || sam.mails("INBOX").len() == 1).await;
        let question = sam.mails("INBOX").remove(0);
        let date = "2026-03-06T17:30:00-05:00[-05:00]".parse().unwrap();
        let reply =
            company::Letter::reply_to(&question, &sam.address, "By Friday.", &date).unwrap();
        let port = shared().smtp(Security::Plain).port;
        reply.send(port).await.unwrap();
        eventually("the answer arrives", || alice.deliveries(&reply.message_id) == 1).await;
        let answer = alice.mails("INBOX").remove(0);
        assert!(String::from_utf8_lossy(&answer).contains("In-Reply-To: <asked@answers>"));
        let refused = company::send(port, "", "nosuch@acme.example", &question).await;
        assert!(matches!(refused, Err(CompanyError::Sent(e)) if e.is_permanent()));
    });
}

#[test]
fn a_snapshot_tells_every_change_and_makes_none() {
    let alice = fresh_user("snapshots");
    let mut imap = alice.imap();
    imap.append("INBOX", "", "Subject: one\n\none\n");
    imap.append("Sent", "\\Seen", "Subject: two\n\ntwo\n");
    let before = alice.snapshot();
    let folders: Vec<&str> = before.keys().map(String::as_str).collect();
    assert_eq!(folders, ["Archive", "Drafts", "INBOX", "Junk", "Sent", "Trash"]);
    assert_eq!(before, alice.snapshot());
    imap.command("EXAMINE INBOX");
    imap.command("UID FETCH 1 BODY.PEEK[]");
    assert_eq!(before, alice.snapshot());
    imap.command("SELECT INBOX");
    imap.command("UID STORE 1 +FLAGS (\\Flagged)");
    assert_ne!(before, alice.snapshot());
    assert_eq!(alice.mails("Sent").len(), 1);
}

#[test]
fn stopped_servers_leave_nothing_behind() {
    run(async {
        let servers = start().await;
        // Sessions that are still open when the servers stop.
        let mut imap = Imap::login(&servers, &servers.login("owner@example.test"));
        imap.command("SELECT INBOX");
        imap.say("a IDLE");
        assert!(imap.line().starts_with('+'));
        let smtp = TcpStream::connect(("127.0.0.1", servers.smtp(Security::Plain).port)).unwrap();
        let mut greeting = String::new();
        BufReader::new(&smtp).read_line(&mut greeting).unwrap();
        let dir = servers.dir().to_owned();
        assert!(processes_in(&dir) >= 6, "the servers, their helpers and the two sessions");
        drop(servers);
        assert!(!dir.exists());
        eventually("every process has ended", || processes_in(&dir) == 0).await;
    });
}

#[test]
fn servers_of_a_killed_process_leave_nothing_behind() {
    run(async {
        let mut owner = Command::new(std::env::current_exe().unwrap())
            .args(["mail_servers::runs_until_killed", "--exact", "--ignored", "--nocapture"])
            .stdin(Stdio::null())
            .stdout(Stdio::piped())
            .spawn()
            .unwrap();
        let said = BufReader::new(owner.stdout.take().unwrap()).lines();
        let dir = said.map(Result::unwrap).find_map(|l| l.split(DIR).nth(1).map(str::to_owned));
        let dir = dir.expect("the owner starts its servers");
        let dir = Path::new(&dir);
        assert!(processes_in(dir) >= 4, "the servers and their helpers");
        owner.kill().unwrap();
        owner.wait().unwrap();
        eventually("every process has ended", || processes_in(dir) == 0).await;
        eventually("the folder is gone", || !dir.exists()).await;
    });
}

#[test]
#[ignore = "the process that the test above kills"]
fn runs_until_killed() {
    run(async {
        let servers = start().await;
        println!("{DIR}{}", servers.dir().display());
        std::future::pending::<()>().await;
    });
}

const DIR: &str = "servers in ";

/// How many processes are called with a folder, stand in it or hold a file of it.
fn processes_in(dir: &Path) -> usize {
    let dir = dir.to_str().unwrap();
    let within = |link: std::io::Result<std::path::PathBuf>| {
        link.is_ok_and(|target| target.to_string_lossy().starts_with(dir))
    };
    let uses = |process: &Path| {
        let files = fs::read_dir(process.join("fd")).into_iter().flatten().flatten();
        // Of a program that gave up privileges only the command line can be read.
        let command = fs::read(process.join("cmdline")).unwrap_or_default();
        String::from_utf8_lossy(&command).contains(dir)
            || within(fs::read_link(process.join("cwd")))
            || files.into_iter().any(|file| within(fs::read_link(file.path())))
    };
    let processes = fs::read_dir("/proc").unwrap().flatten().map(|entry| entry.path());
    processes.filter(|process| uses(process)).count()
}

/// A mail client, as another program would be.
struct Client {
    host: &'static str,
    security: Security,
    login: Option<Credentials>,
    trusts_us: bool,
}

impl Client {
    fn new(security: Security) -> Self {
        Self { host: "127.0.0.1", security, login: None, trusts_us: true }
    }

    fn login(self, login: &Login) -> Self {
        let credentials = Credentials::new(login.user.clone(), login.secret.reveal().to_owned());
        Self { login: Some(credentials), ..self }
    }

    async fn send(&self, from: &str, to: &str, message_id: &str) -> Result<(), Error> {
        let envelope =
            Envelope::new(Some(from.parse().unwrap()), vec![to.parse().unwrap()]).unwrap();
        let mail = format!(
            "From: {from}\r\nTo: {to}\r\nSubject: A test\r\nMessage-ID: {message_id}\r\n\
             Date: Wed, 4 Mar 2026 09:00:00 -0500\r\n\r\nText.\r\n"
        );
        self.transport(shared()).send_raw(&envelope, mail.as_bytes()).await.map(drop)
    }

    async fn reaches(&self) -> Result<bool, Error> {
        self.transport(shared()).test_connection().await
    }

    fn transport(&self, servers: &Servers) -> AsyncSmtpTransport<Tokio1Executor> {
        let mut tls =
            TlsParameters::builder(self.host.to_owned()).certificate_store(CertificateStore::None);
        if self.trusts_us {
            let ca = fs::read(servers.ca_path()).unwrap();
            tls = tls.add_root_certificate(Certificate::from_pem(&ca).unwrap());
        }
        let tls = tls.build().unwrap();
        let tls = match self.security {
            Security::Tls => Tls::Wrapper(tls),
            Security::StartTls => Tls::Required(tls),
            Security::Plain => Tls::None,
        };
        let mut client = AsyncSmtpTransport::<Tokio1Executor>::builder_dangerous(self.host)
            .port(servers.smtp(self.security).port)
            .tls(tls);
        if let Some(login) = &self.login {
            client = client.credentials(login.clone());
        }
        client.build()
    }
}

fn assert_untrusted(reached: Result<bool, Error>) {
    let error = reached.unwrap_err();
    let source = std::error::Error::source(&error).unwrap().to_string();
    assert!(source.contains("certificate"), "{error}: {source}");
}

fn code(error: &Error) -> Option<u16> {
    error.status().map(u16::from)
}
