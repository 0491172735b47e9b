//! What a daemon is set up with: the config, the clock, and how it runs.

use std::path::PathBuf;
use std::sync::Arc;
use std::time::Duration;

use jiff::Timestamp;
use tokio::sync::{mpsc, watch};

use crate::clock::Calendar;
use crate::config::secret::{COMMAND_TIMEOUT, SecretSource, fetch};
use crate::config::{Config, Env};
use crate::mail::account::{Login, Server};
use crate::mail::tls::trust;
use crate::timeline::facts::{ApplicationId, TouchKey};
use crate::timeline::words::{Automatic, Kind};
use crate::{imap, smtp};

/// How the daemon is run.
#[derive(Debug, Clone)]
pub struct Setup {
    /// The config.
    pub config: Config,
    /// The user's folders.
    pub env: Env,
    /// The calendar's clock.
    pub calendar: Calendar,
    /// How it runs.
    pub mode: Mode,
    /// The time-outs and intervals of the wires.
    pub limits: Limits,
    /// Told of each thing that happens, where somebody wants to know.
    pub told: Option<mpsc::UnboundedSender<Told>>,
    /// Shows whether the loop rests, where somebody drives the calendar.
    pub pulse: Option<Arc<watch::Sender<Pulse>>>,
}

/// How the daemon runs.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Mode {
    /// Until it is stopped.
    Service,
    /// Reads, decides, sends what is due, and ends.
    Once,
}

/// What is done in place of DATA.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Rehearsal {
    /// The folder into which mails are written.
    pub folder: PathBuf,
}

/// Time-outs and intervals of the wires.
#[derive(Debug, Clone)]
pub struct Limits {
    /// Of IMAP.
    pub imap: imap::Limits,
    /// Of SMTP.
    pub smtp: smtp::Limits,
    /// All folders are looked through at least this often.
    pub poll: Duration,
    /// The inbox is looked through this often where the server has no IDLE.
    pub poll_without_idle: Duration,
    /// How long to wait for the server to file a copy in Sent by itself.
    pub file_after: Duration,
    /// The longest wait before another try to connect.
    pub reconnect_max: Duration,
    /// When evidence of an uncertain try is looked for, after it became so.
    pub evidence: [Duration; 4],
}

impl Default for Limits {
    fn default() -> Self {
        Self {
            imap: imap::Limits::default(),
            smtp: smtp::Limits::default(),
            poll: Duration::from_mins(10),
            poll_without_idle: Duration::from_secs(90),
            file_after: Duration::from_secs(15),
            reconnect_max: Duration::from_mins(60),
            evidence: [1, 5, 15, 60].map(Duration::from_mins),
        }
    }
}

/// Whether the loop rests, and until when.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Pulse {
    /// Nothing is under way: no try, no search, no notice, no event to handle.
    pub rests: bool,
    /// The next instant of the calendar at which there is something to do.
    pub next: Option<Timestamp>,
    /// Turns of the loop so far.
    pub turn: u64,
    /// The calendar when this was said.
    pub at: Timestamp,
}

/// Something that happened, for whoever looks on.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Told {
    /// The mailbox is watched.
    Watching,
    /// A touch was made out and stands in the queue.
    Drafted(TouchKey),
    /// A try to send a touch has begun.
    Sending(TouchKey),
    /// A touch was sent.
    Sent(TouchKey),
    /// A touch was not sent now.
    NotSent {
        /// The touch.
        touch: TouchKey,
        /// Why, in words.
        why: String,
    },
    /// A touch went by.
    Missed(TouchKey),
    /// A message was taken in for an application.
    Received {
        /// The application.
        application: ApplicationId,
        /// Its Message-ID, without angle brackets.
        message_id: Option<String>,
        /// Its From address.
        from: String,
        /// Written by the candidate.
        own: bool,
        /// What was read.
        kind: Option<Kind>,
        /// Set if a machine wrote it.
        automatic: Option<Automatic>,
    },
    /// A notice to the candidate goes out: something needs them.
    Notice {
        /// Each thing it tells of: of which application, and the words.
        tells: Vec<(Option<ApplicationId>, String)>,
    },
    /// What an application waits for has changed: when, and why, in words.
    Outlook {
        /// The application.
        application: ApplicationId,
        /// In words.
        text: String,
    },
}

/// The account, as its workers use it.
#[derive(Debug, Clone)]
pub(super) struct MailAccount {
    /// Where mail is read.
    pub(super) imap: Server,
    imap_user: String,
    /// Where mail is sent.
    pub(super) smtp: Server,
    smtp_user: String,
    secret: SecretSource,
    /// Folders that are not watched.
    pub(super) exclude: Vec<String>,
    pub(super) limits: Limits,
}

impl MailAccount {
    /// Reads the certificates that the account trusts.
    pub(super) fn new(config: &Config, limits: &Limits) -> Result<Self, String> {
        let account = &config.account;
        let named = |path: &PathBuf, why: String| format!("ca_file {}: {why}", path.display());
        let own = account
            .ca_file
            .as_ref()
            .map(|path| std::fs::read(path).map_err(|error| named(path, error.to_string())));
        let own = own.transpose()?;
        let trust = trust(own.as_deref()).map_err(|error| match &account.ca_file {
            Some(path) => named(path, error.to_string()),
            None => error.to_string(),
        })?;
        Ok(Self {
            imap: account.imap.server(trust.clone()),
            imap_user: account.imap.user.clone(),
            smtp: account.smtp.server(trust),
            smtp_user: account.smtp.user.clone(),
            secret: account.secret.clone(),
            exclude: account.exclude_folders.clone(),
            limits: limits.clone(),
        })
    }

    /// The login to IMAP, with a fresh secret.
    pub(super) async fn imap_login(&self) -> Result<Login, String> {
        self.login(&self.imap_user).await
    }

    /// The login to SMTP, with a fresh secret.
    pub(super) async fn smtp_login(&self) -> Result<Login, String> {
        self.login(&self.smtp_user).await
    }

    async fn login(&self, user: &str) -> Result<Login, String> {
        let secret = fetch(&self.secret, COMMAND_TIMEOUT).await.map_err(|e| e.to_string())?;
        Ok(Login { user: user.to_owned(), secret, kind: self.secret.kind() })
    }
}
