//! A real Dovecot and a real Exim, started on loopback in a folder of their own, for the demo and
//! the tests.
//!
//! Both run without any privilege: as the caller, or, where that is root, as `nobody`. Nothing they
//! do leaves the machine: names are never looked up, and mail to a domain that isn't local comes
//! back as a bounce. Local are `*.example` and `*.test`; a mailbox is a full address.
//!
//! Recipients that start with `tempfail` are deferred (451), with `nosuch` refused (550), in any
//! domain; mail to `elsewhere.invalid` is accepted and returns as a delivery status notification.
//! The certificate names `localhost` and 127.0.0.1; the servers listen on 127.0.0.2 as well, where
//! it doesn't fit.
//!
//! The servers die with this process, however it ends, and their folder goes with them: see
//! `keeper.sh`.

use std::collections::BTreeMap;
use std::fs;
use std::io;
use std::path::{Path, PathBuf};
use std::process::Child;
use std::sync::{Arc, Mutex, PoisonError};
use std::time::Duration;

use tokio::io::AsyncReadExt;
use tokio::net::TcpStream;

use super::setup::{Owner, Ports, Programs, make_certificates, trusting, write_files, write_user};
use crate::clock::Wire;
use crate::mail::account::{Login, LoginKind, Secret, Security, Server};

/// What to start.
#[derive(Debug, Clone, Default)]
pub struct Options {
    /// Addresses that have a mailbox and may submit mail, with their passwords. A password has
    /// neither a colon nor white space in it.
    pub users: Vec<(String, String)>,
    /// Leave the folder behind, to look into.
    pub keep: bool,
    /// More lines of Dovecot's configuration; a section of the same name adds to the one there is.
    pub dovecot: String,
}

/// A running Dovecot and Exim. Dropped, it stops them and removes their folder.
#[derive(Debug)]
pub struct Servers {
    /// Dovecot's keeper, then Exim's.
    keepers: Vec<Child>,
    dir: PathBuf,
    keep: bool,
    ports: Ports,
    trust: Arc<rustls::ClientConfig>,
    passwords: Mutex<BTreeMap<String, String>>,
}

/// Why the servers don't run.
#[derive(Debug, thiserror::Error)]
pub enum ServersError {
    /// Programs aren't installed.
    #[error(
        "{programs} not found: `make deps` installs what is missing (Debian: \
         apt-get install dovecot-imapd dovecot-lmtpd exim4-daemon-light openssl util-linux)"
    )]
    Missing {
        /// Their names.
        programs: String,
    },
    /// A version of Dovecot whose configuration isn't known here.
    #[error("Dovecot {0} is not supported: version 2.3 or 2.4 is needed")]
    Version(String),
    /// A server ended, or didn't answer in time.
    #[error("the mail servers did not start; their logs end with:\n{log}")]
    NotStarted {
        /// The last lines of their logs.
        log: String,
    },
    /// The certificates could not be made.
    #[error("openssl could not make the certificates: {0}")]
    Certificates(String),
    /// The machine refused something else.
    #[error("{doing}")]
    Io {
        /// What was being done.
        doing: &'static str,
        /// What came of it.
        source: io::Error,
    },
}

/// How often a start is tried: another program may take a port just found free.
const STARTS_MAX: u32 = 5;

/// How long a start may take; about half a second is usual.
const START_MAX: Duration = Duration::from_secs(60);

impl Servers {
    /// Starts both servers and returns once each port answers.
    ///
    /// # Errors
    /// If a program is missing or its version unknown, or the servers don't come up.
    pub async fn start(options: Options) -> Result<Self, ServersError> {
        let programs = Programs::find()?;
        let mut tried = 0;
        loop {
            tried += 1;
            let mut servers = Self::launch(&programs, &options)?;
            if servers.greeted().await {
                return Ok(servers);
            }
            let log = servers.last_words();
            if tried == STARTS_MAX || !log.contains("ddress already in use") {
                return Err(ServersError::NotStarted { log });
            }
        }
    }

    /// Where IMAP is spoken, by the wire asked for.
    #[must_use]
    pub fn imap(&self, security: Security) -> Server {
        let port = match security {
            Security::Tls => self.ports.imaps,
            Security::StartTls | Security::Plain => self.ports.imap,
        };
        self.server(port, security)
    }

    /// Where mail is submitted, by the wire asked for. All three want a login, but for the plain
    /// one, which takes mail from anybody: it is a company's way in as well.
    #[must_use]
    pub fn smtp(&self, security: Security) -> Server {
        let port = match security {
            Security::Tls => self.ports.smtps,
            Security::StartTls => self.ports.submission,
            Security::Plain => self.ports.smtp,
        };
        self.server(port, security)
    }

    /// The login of a user, by the address; an unknown one gets a password that fits nobody.
    #[must_use]
    pub fn login(&self, address: &str) -> Login {
        let passwords = self.passwords.lock().unwrap_or_else(PoisonError::into_inner);
        let password = passwords.get(address).map_or("no such user", String::as_str);
        Login { user: address.to_owned(), secret: Secret::new(password), kind: LoginKind::Password }
    }

    /// Gives an address a mailbox, while the servers run.
    ///
    /// # Errors
    /// If the list of users can't be written.
    pub fn add_user(&self, address: &str, password: &str) -> Result<(), ServersError> {
        write_user(&self.dir, address, password).map_err(io_error("adding a user"))?;
        let mut passwords = self.passwords.lock().unwrap_or_else(PoisonError::into_inner);
        passwords.insert(address.to_owned(), password.to_owned());
        Ok(())
    }

    /// The messages in a folder of a user's, as delivered, oldest first. They are read from the
    /// disk, so that looking changes nothing. An unknown folder is empty.
    ///
    /// # Errors
    /// If the disk can't be read.
    pub fn mails(&self, address: &str, folder: &str) -> Result<Vec<Vec<u8>>, ServersError> {
        let mut maildir = self.dir.join("mail").join(address.to_lowercase()).join("Maildir");
        if folder != "INBOX" {
            maildir.push(format!(".{folder}"));
        }
        read_maildir(&maildir).map_err(io_error("reading a mailbox"))
    }

    /// The authority that signed the servers' certificate, as PEM.
    #[must_use]
    pub fn ca_path(&self) -> PathBuf {
        self.dir.join("ca.pem")
    }

    /// The servers' folder: configuration, logs, certificates and mail.
    #[must_use]
    pub fn dir(&self) -> &Path {
        &self.dir
    }

    fn server(&self, port: u16, security: Security) -> Server {
        Server { host: "127.0.0.1".to_owned(), port, security, trust: Arc::clone(&self.trust) }
    }

    fn launch(programs: &Programs, options: &Options) -> Result<Self, ServersError> {
        let owner = Owner::chosen()?;
        let temp = tempfile::Builder::new()
            .prefix("afterword-mail-")
            .tempdir()
            .map_err(io_error("making the servers' folder"))?;
        let dir = temp.path();
        let ports = Ports::free().map_err(io_error("finding free ports"))?;
        make_certificates(programs, dir)?;
        write_files(programs, dir, &owner, &ports, options)
            .map_err(io_error("writing the servers' configuration"))?;
        let trust = trusting(&dir.join("ca.pem"))?;
        // From here on the keepers remove the folder.
        let mut servers = Self {
            keepers: Vec::new(),
            dir: temp.keep(),
            keep: options.keep,
            ports,
            trust,
            passwords: Mutex::new(options.users.iter().cloned().collect()),
        };
        let dir = servers.dir.display().to_string();
        let dovecot = [&programs.dovecot, "-F", "-c", &format!("{dir}/dovecot.conf")];
        let exim = [&programs.exim, "-C", &format!("{dir}/exim.conf"), "-bdf", "-q2s"];
        for (name, command) in [("dovecot", dovecot.as_slice()), ("exim", exim.as_slice())] {
            let keeper = owner
                .keeper(&servers.dir, options.keep, name, command)
                .and_then(|mut command| command.spawn())
                .map_err(io_error("starting a server"))?;
            servers.keepers.push(keeper);
        }
        Ok(servers)
    }

    /// Waits until every port has greeted; false once a server has ended, or time is up.
    async fn greeted(&mut self) -> bool {
        let until = Wire::now().plus(START_MAX);
        for (port, greets) in self.ports.all() {
            while !answers(port, greets).await {
                let ended = self.keepers.iter_mut().any(|k| !matches!(k.try_wait(), Ok(None)));
                if ended || until.remaining().is_zero() {
                    return false;
                }
                tokio::time::sleep(Duration::from_millis(10)).await;
            }
        }
        // A port that answered may be somebody else's, if ours could not be taken.
        self.keepers.iter_mut().all(|k| matches!(k.try_wait(), Ok(None)))
    }

    fn last_words(&self) -> String {
        const LINES: usize = 8;
        let mut words = String::new();
        for log in ["dovecot.out", "dovecot.log", "exim.out", "exim-mainlog", "exim-paniclog"] {
            let text = fs::read(self.dir.join(log)).unwrap_or_default();
            let text = String::from_utf8_lossy(&text).into_owned();
            let lines: Vec<&str> = text.lines().collect();
            for line in lines.iter().skip(lines.len().saturating_sub(LINES)) {
                words.push_str(line);
                words.push('\n');
            }
        }
        words
    }
}

impl Drop for Servers {
    fn drop(&mut self) {
        for keeper in &mut self.keepers {
            drop(keeper.stdin.take());
        }
        for keeper in &mut self.keepers {
            // A keeper that is gone already has nothing left to stop.
            let _ = keeper.wait();
        }
        if !self.keep {
            // Usually gone already; it stays where a server ended by itself.
            let _ = fs::remove_dir_all(&self.dir);
        }
    }
}

/// True if a port takes a connection and, where it is one that speaks first, greets.
async fn answers(port: u16, greets: bool) -> bool {
    let Ok(mut stream) = TcpStream::connect(("127.0.0.1", port)).await else { return false };
    let mut first = [0_u8; 1];
    !greets || stream.read_exact(&mut first).await.is_ok()
}

/// The messages of a Maildir, by the time in their file names.
fn read_maildir(maildir: &Path) -> io::Result<Vec<Vec<u8>>> {
    // A server may rename a file (to file it, or for a flag) while we look: then we look again.
    const LOOKS_MAX: u32 = 100;
    let mut looks = 0;
    loop {
        looks += 1;
        match read_maildir_once(maildir) {
            Err(e) if e.kind() == io::ErrorKind::NotFound && looks < LOOKS_MAX => {}
            done => return done,
        }
    }
}

fn read_maildir_once(maildir: &Path) -> io::Result<Vec<Vec<u8>>> {
    let mut mails = BTreeMap::new();
    for folder in ["new", "cur"] {
        let entries = match fs::read_dir(maildir.join(folder)) {
            Err(e) if e.kind() == io::ErrorKind::NotFound => continue,
            entries => entries?,
        };
        for entry in entries {
            let path = entry?.path();
            let name = path.file_name().unwrap_or_default().to_string_lossy().into_owned();
            mails.insert(delivered(&name), fs::read(&path)?);
        }
    }
    Ok(mails.into_values().collect())
}

/// The sort key of `1700000000.M1234P56.host,S=...`: seconds, microseconds, then the rest.
fn delivered(name: &str) -> (u64, u64, String) {
    let mut parts = name.split('.');
    let seconds = parts.next().and_then(|s| s.parse().ok()).unwrap_or(0);
    let micros = parts.next().and_then(|p| p.strip_prefix('M')).unwrap_or_default();
    let digits: String = micros.chars().take_while(char::is_ascii_digit).collect();
    // Without the flags, which would tell a file in two folders apart from itself.
    let unique = name.split(':').next().unwrap_or_default().to_owned();
    (seconds, digits.parse().unwrap_or(0), unique)
}

pub(super) fn io_error(doing: &'static str) -> impl Fn(io::Error) -> ServersError {
    move |source| ServersError::Io { doing, source }
}
