//! The config: read once, checked once; afterwards a wrong one can't be written down.
//!
//! `afterword.toml` gives the candidate, the account and the rules; the folders `cadences` and
//! `templates` beside it hold what the candidate has changed or added, and calendar files their
//! holidays. What is shipped is compiled in. Every message names the file, the line, the key and
//! the way out.

pub mod cadence;
mod cadence_words;
mod calendar;
mod check;
mod env;
mod error;
mod holidays;
mod raw;
pub mod secret;

use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::io;
use std::path::{Path, PathBuf};
use std::sync::Arc;

use jiff::tz::TimeZone;
use jiff::{SignedDuration, Timestamp};

pub use cadence::digest as cadence_digest;
pub use env::Env;
pub use error::{ConfigError, Wrong};
pub(crate) use error::{did_you_mean, distance as letters_apart};
pub use holidays::{HolidayFile, Holidays};

use crate::draft::{self, DraftError};
use crate::mail::account::{Security, Server};
use crate::timeline::cadence::Cadence;
use crate::timeline::facts::Days;
use crate::timeline::policy::{Limits, Policy, Windows};
use crate::timeline::words::{Language, Step};
use secret::SecretSource;

/// Everything the candidate has set.
#[derive(Debug, Clone)]
pub struct Config {
    /// The file it was read from.
    pub path: PathBuf,
    /// Who looks for work.
    pub candidate: Candidate,
    /// Their mailbox.
    pub account: Account,
    /// The cadences: those shipped, and the candidate's own.
    pub cadences: BTreeMap<String, Cadence>,
    /// The cadence of an application that names none.
    pub default_cadence: String,
    /// The candidate's own templates: path without `.txt`, and text; `draft` lays them over its
    /// own.
    pub templates: BTreeMap<String, String>,
    /// The holidays, and the files they come from.
    pub holidays: Holidays,
    /// What needs the candidate is mailed to them too.
    pub notify_by_mail: bool,
    /// The database file.
    pub database: PathBuf,
    /// Days after which the texts of a closed application are deleted.
    pub keep_texts_days: u32,
    rules: Rules,
}

/// Who looks for work.
#[derive(Debug, Clone)]
pub struct Candidate {
    /// Their name, as it stands in From and below the mails.
    pub name: String,
    /// Their addresses, lower case in the domain; mail is sent from the first. Never empty.
    pub addresses: Vec<String>,
    /// Their phone number.
    pub phone: Option<String>,
    /// Their zone.
    pub zone: TimeZone,
    /// The language of an application's texts that names none.
    pub language: Language,
    /// What stands below their name; one line or more.
    pub signature: Option<String>,
}

/// The candidate's mailbox.
#[derive(Debug, Clone)]
pub struct Account {
    /// Where mail is read.
    pub imap: Endpoint,
    /// Where mail is sent.
    pub smtp: Endpoint,
    /// Where the password or token comes from.
    pub secret: SecretSource,
    /// The authserv-id whose Authentication-Results are trusted (RFC 8601 section 2.5).
    pub authserv_id: Option<String>,
    /// Whether copies go into the Sent folder.
    pub save_sent: SaveSent,
    /// Folders that are not watched.
    pub exclude_folders: Vec<String>,
    /// Certificates to trust beside the system's, PEM.
    pub ca_file: Option<PathBuf>,
}

/// A server of the account and the user's name there.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Endpoint {
    /// Host name or address.
    pub host: String,
    /// TCP port, never 0.
    pub port: u16,
    /// How the wire is protected; never `Plain` unless the host is a loopback.
    pub security: Security,
    /// The user name, as the server knows it.
    pub user: String,
}

impl Endpoint {
    /// The server, as the wires want it.
    #[must_use]
    pub fn server(&self, trust: Arc<rustls::ClientConfig>) -> Server {
        Server { host: self.host.clone(), port: self.port, security: self.security, trust }
    }
}

/// Whether copies of what was sent go into the Sent folder.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum SaveSent {
    /// Unless the server is seen to do so by itself.
    Auto,
    /// Always.
    Always,
    /// Never.
    Never,
}

/// The rules, in the form `Policy` wants them.
#[derive(Debug, Clone)]
struct Rules {
    windows: Windows,
    weekend: BTreeSet<i8>,
    quiet: Vec<Days>,
    limits: Limits,
    ahead: SignedDuration,
    auto: BTreeSet<Step>,
    hold_for: SignedDuration,
    spread: SignedDuration,
}

impl Config {
    /// Reads the config, and the files and folders it names. What repeats every year is a holiday
    /// for some years around `now`.
    ///
    /// # Errors
    /// If a file can't be read, or says something that can't stand.
    pub fn load(path: &Path, env: &Env, now: Timestamp) -> Result<Self, ConfigError> {
        let text = read(path).map_err(|error| match error {
            ConfigError::Unreadable { path, error } if error.kind() == io::ErrorKind::NotFound => {
                ConfigError::Missing { path }
            }
            other => other,
        })?;
        let checked = check::Checked::new(error::Source { path, text: &text }, env)?;
        let today = checked.day(now);
        let holiday_files = checked.holiday_files(today)?;
        let mut own_cadences = BTreeMap::new();
        for (name, file, text) in files_in(&checked.cadence_folder, "toml")? {
            own_cadences.insert(name.clone(), cadence::parse(&name, &text, &file)?);
        }
        let folder = checked.template_folder.clone();
        let templates = templates_in(&folder)?;
        let config = checked.with(own_cadences, templates, holiday_files, today)?;
        config.check_templates().map_err(|error| wrong_template(&folder, &error))?;
        Ok(config)
    }

    /// Checks the candidate's own templates.
    ///
    /// # Errors
    /// For the first that is wrong.
    pub fn check_templates(&self) -> Result<(), DraftError> {
        let is_set = |set: &str| {
            let is_number = set.bytes().all(|byte| byte.is_ascii_digit());
            is_number || self.cadences.values().any(|cadence| cadence.texts == set)
        };
        draft::check_templates(&self.templates, is_set)
    }

    /// Reads a config from a text, with the shipped cadences and templates alone, and without the
    /// holiday files.
    ///
    /// # Errors
    /// If it says something that can't stand.
    pub fn parse(text: &str, path: &Path, env: &Env, now: Timestamp) -> Result<Self, Wrong> {
        let checked = check::Checked::new(error::Source { path, text }, env)?;
        let today = checked.day(now);
        checked.with(BTreeMap::new(), BTreeMap::new(), Vec::new(), today)
    }

    /// A config with every default and nobody's mailbox: for what needs none.
    ///
    /// # Errors
    /// Never, as long as the tests pass.
    pub fn defaults(env: &Env) -> Result<Self, Wrong> {
        let text = "[candidate]\nname = \"Candidate\"\naddresses = [\"me@post.example\"]\n\
            zone = \"UTC\"\n[account]\nimap = { host = \"localhost\" }\n\
            smtp = { host = \"localhost\" }\npassword_file = \"none\"\n";
        // No date is in it, so that any day will do.
        Self::parse(text, Path::new("built in"), env, Timestamp::UNIX_EPOCH)
    }

    /// The rules in force, given since when each cadence has been in force as it stands.
    #[must_use]
    pub fn policy(&self, since: BTreeMap<String, Timestamp>) -> Policy {
        let rules = self.rules.clone();
        Policy {
            zone: self.candidate.zone.clone(),
            cadences: self.cadences.clone(),
            windows: rules.windows,
            weekend: rules.weekend,
            holidays: self.holidays.days(),
            quiet: rules.quiet,
            limits: rules.limits,
            ahead: rules.ahead,
            auto: rules.auto,
            hold_for: rules.hold_for,
            spread: rules.spread,
            since,
        }
    }
}

fn wrong_template(folder: &Path, error: &DraftError) -> Wrong {
    let (name, line, what) = match error {
        DraftError::Template { name, line, what } => (name, Some(*line), what.clone()),
        DraftError::Empty { name } => (name, None, "it comes out empty".to_owned()),
        DraftError::Unfit { name, found } => (name, None, format!("its text holds {found:?}")),
    };
    Wrong { path: folder.join(format!("{name}.txt")), line, key: String::new(), what }
}

/// The templates of a folder and the folders in it, by their path without ending.
fn templates_in(folder: &Path) -> Result<BTreeMap<String, String>, ConfigError> {
    let mut templates = BTreeMap::new();
    let mut folders = vec![(folder.to_owned(), String::new())];
    while let Some((folder, prefix)) = folders.pop() {
        for (name, _, text) in files_in(&folder, "txt")? {
            templates.insert(format!("{prefix}{name}"), text);
        }
        // A language, and the texts of a cadence or an application in it.
        if prefix.matches('/').count() < 2 {
            for path in entries_of(&folder)?.into_iter().filter(|path| path.is_dir()) {
                let name = path.file_name().and_then(|name| name.to_str()).map(str::to_owned);
                folders.extend(name.map(|name| (path, format!("{prefix}{name}/"))));
            }
        }
    }
    Ok(templates)
}

/// The files of a folder with an ending: name without it, path and text, in order of name. A folder
/// that isn't there is empty.
fn files_in(folder: &Path, ending: &str) -> Result<Vec<(String, PathBuf, String)>, ConfigError> {
    let mut files = Vec::new();
    for path in entries_of(folder)? {
        let name = path.file_stem().and_then(|stem| stem.to_str()).map(str::to_owned);
        // Editors leave hidden files behind.
        let Some(name) = name.filter(|name| !name.starts_with('.')) else { continue };
        if path.extension().is_some_and(|found| found == ending) {
            let text = read(&path)?;
            files.push((name, path, text));
        }
    }
    Ok(files)
}

/// What a folder holds, in order; a folder that isn't there is empty.
fn entries_of(folder: &Path) -> Result<Vec<PathBuf>, ConfigError> {
    let unreadable = |error| ConfigError::Unreadable { path: folder.to_owned(), error };
    let entries = match fs::read_dir(folder) {
        Ok(entries) => entries,
        Err(error) if error.kind() == io::ErrorKind::NotFound => return Ok(Vec::new()),
        Err(error) => return Err(unreadable(error)),
    };
    let mut paths = Vec::new();
    for entry in entries {
        paths.push(entry.map_err(unreadable)?.path());
    }
    paths.sort();
    Ok(paths)
}

fn read(path: &Path) -> Result<String, ConfigError> {
    fs::read_to_string(path)
        .map_err(|error| ConfigError::Unreadable { path: path.to_owned(), error })
}
