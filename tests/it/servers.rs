//! The mail servers of the tests: one Dovecot and one Exim for the whole run, a user for each test.
//! They stop when the test process ends, however it does. Below, the tests of the servers
//! themselves.

use std::collections::BTreeMap;
use std::future::Future;
use std::io::{BufRead, BufReader, Write};
use std::net::TcpStream;
use std::sync::OnceLock;
use std::time::Duration;

use afterword::clock::Wire;
use afterword::demo::servers::{Options, Servers};
use afterword::mail::account::{Login, Security};

const PASSWORD: &str = "correct-horse";

/// The servers of this run, started by whoever asks first.
pub fn shared() -> &'static Servers {
    static SERVERS: OnceLock<Servers> = OnceLock::new();
    // On a thread of its own, as the caller may already stand in a runtime.
    SERVERS.get_or_init(|| std::thread::spawn(|| run(start())).join().unwrap())
}

/// Servers of one's own, for tests that stop them.
pub async fn start() -> Servers {
    start_with("").await
}

/// Servers whose Dovecot has these lines of configuration besides.
pub async fn start_with(dovecot: &str) -> Servers {
    let users = vec![("owner@example.test".to_owned(), PASSWORD.to_owned())];
    let dovecot = dovecot.to_owned();
    Servers::start(Options { users, dovecot, ..Options::default() }).await.unwrap()
}

/// Runs a test that waits for the network.
pub fn run<T>(test: impl Future<Output = T>) -> T {
    tokio::runtime::Builder::new_current_thread().enable_all().build().unwrap().block_on(test)
}

/// Waits until something is so; fails if it isn't for far longer than it should take.
pub async fn eventually(what: &str, mut so: impl FnMut() -> bool) {
    let until = Wire::now().plus(Duration::from_secs(60));
    while !so() {
        assert!(!until.remaining().is_zero(), "never: {what}");
        tokio::time::sleep(Duration::from_millis(10)).await;
    }
}

/// A user of the shared servers, with a mailbox that nobody else touches.
pub struct User {
    pub address: String,
}

/// Makes a user: `name` is free to choose, but no other test may have it.
pub fn fresh_user(name: &str) -> User {
    fresh_address(&format!("{name}@example.test"))
}

/// Makes a user by the full address, in any domain under `.example` or `.test`.
pub fn fresh_address(address: &str) -> User {
    let taken = shared().dir().join("users").join(address).exists();
    assert!(!taken, "two tests use {address}");
    shared().add_user(address, PASSWORD).unwrap();
    User { address: address.to_owned() }
}

/// What IMAP shows of a mailbox: of each folder, its UIDVALIDITY and the UID and flags of every
/// message. Reading it leaves no trace.
pub type Snapshot = BTreeMap<String, Vec<String>>;

impl User {
    pub fn login(&self) -> Login {
        shared().login(&self.address)
    }

    /// The messages in a folder, oldest first.
    pub fn mails(&self, folder: &str) -> Vec<Vec<u8>> {
        shared().mails(&self.address, folder).unwrap()
    }

    /// How many messages with this Message-ID (angle brackets and all) the inbox has got.
    pub fn deliveries(&self, message_id: &str) -> usize {
        let header = format!("message-id: {message_id}").to_lowercase();
        let has = |mail: &Vec<u8>| {
            let text = String::from_utf8_lossy(mail).to_lowercase();
            text.lines().take_while(|line| !line.is_empty()).any(|line| line == header)
        };
        self.mails("INBOX").iter().filter(|mail| has(mail)).count()
    }

    /// The state of every folder, to compare before and after.
    pub fn snapshot(&self) -> Snapshot {
        self.imap().snapshot()
    }

    /// An IMAP session of one's own, for what the code under test has no way to do.
    pub fn imap(&self) -> Imap {
        Imap::login(shared(), &self.login())
    }
}

/// The plainest of IMAP clients.
pub struct Imap(BufReader<TcpStream>);

impl Imap {
    pub fn login(servers: &Servers, login: &Login) -> Self {
        let stream = TcpStream::connect(("127.0.0.1", servers.imap(Security::Plain).port)).unwrap();
        let mut imap = Self(BufReader::new(stream));
        imap.line();
        imap.command(&format!("LOGIN {} {}", login.user, login.secret.reveal()));
        imap
    }

    /// Gives a command and returns the untagged lines; fails unless it ends with OK.
    pub fn command(&mut self, command: &str) -> Vec<String> {
        self.say(&format!("a {command}"));
        self.until_tagged()
    }

    /// Files a message into a folder.
    pub fn append(&mut self, folder: &str, flags: &str, message: &str) {
        let message = message.replace("\r\n", "\n").replace('\n', "\r\n");
        self.say(&format!("a APPEND {folder} ({flags}) {{{}}}", message.len()));
        assert!(self.line().starts_with('+'));
        self.say(&message);
        self.until_tagged();
    }

    /// The state of every folder that can be opened.
    pub fn snapshot(&mut self) -> Snapshot {
        let listed = self.command("LIST \"\" *");
        let named = |line: &String| {
            let opens = !line.contains("\\Noselect") && !line.contains("\\NonExistent");
            let (_, name) = line.split_once(") \"")?.1.split_once("\" ")?;
            opens.then(|| name.to_owned())
        };
        let folders: Vec<String> = listed.iter().filter_map(named).collect();
        let state = |folder: String| {
            let mut lines = self.command(&format!("EXAMINE {folder}"));
            lines.retain(|line| line.contains("[UIDVALIDITY"));
            lines.extend(self.command("UID FETCH 1:* (UID FLAGS)"));
            (folder, lines)
        };
        folders.into_iter().map(state).collect()
    }

    /// Sends a line and doesn't wait.
    pub fn say(&mut self, line: &str) {
        self.0.get_mut().write_all(format!("{line}\r\n").as_bytes()).unwrap();
    }

    /// Reads a line; fails if the server has closed.
    pub fn line(&mut self) -> String {
        let mut line = String::new();
        assert_ne!(self.0.read_line(&mut line).unwrap(), 0, "the server has closed");
        line.trim_end().to_owned()
    }

    fn until_tagged(&mut self) -> Vec<String> {
        let mut untagged = Vec::new();
        loop {
            match self.line() {
                line if line.starts_with("a OK") => return untagged,
                line if line.starts_with("a ") => panic!("the server says {line:?}"),
                line => untagged.push(line),
            }
        }
    }
}
