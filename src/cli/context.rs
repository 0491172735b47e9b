//! What every command that touches the database has at hand.

use std::io::Write;
use std::os::unix::net::UnixDatagram;
use std::path::Path;

use jiff::{Timestamp, Zoned};

use super::Failure;
use crate::clock::Calendar;
use crate::config::{Config, Env, cadence_digest};
use crate::store::{Durability, Store};
use crate::timeline::facts::ApplicationId;
use crate::timeline::policy::Policy;

/// The config, the database and the time.
pub struct Context<'a> {
    /// The user's folders.
    pub env: Env,
    /// The config.
    pub config: Config,
    /// The database.
    pub store: Store,
    /// What time it is, in the candidate's zone.
    pub now: Zoned,
    /// Print JSON.
    pub json: bool,
    /// Where to print.
    pub out: &'a mut dyn Write,
}

impl<'a> Context<'a> {
    /// Reads the config and opens the database.
    ///
    /// # Errors
    /// If either can't be read.
    pub fn open(
        env: Env,
        config: Option<&Path>,
        json: bool,
        calendar: &Calendar,
        out: &'a mut dyn Write,
    ) -> Result<Self, Failure> {
        let path = config.map_or_else(|| env.config_file(), Path::to_path_buf);
        let config = Config::load(&path, &env, calendar.now())
            .map_err(|error| Failure::usage(error.to_string()))?;
        let store = Store::open(&config.database, Durability::Full)?;
        let now = calendar.now().to_zoned(config.candidate.zone.clone());
        Ok(Self { env, config, store, now, json, out })
    }

    /// The instant.
    #[must_use]
    pub fn at(&self) -> Timestamp {
        self.now.timestamp()
    }

    /// The policy in force, with the times since when each cadence has been so.
    ///
    /// # Errors
    /// If the database can't be read.
    pub fn policy(&self) -> Result<Policy, Failure> {
        let mut since = std::collections::BTreeMap::new();
        for (name, cadence) in &self.config.cadences {
            if let Some(at) = self.store.cadence_in_force(name, &cadence_digest(cadence))? {
                since.insert(name.clone(), at);
            }
        }
        Ok(self.config.policy(since))
    }

    /// The application that the candidate means: by id, or by a part of its company's name that
    /// only one has.
    ///
    /// # Errors
    /// If there is none, or more than one; the message lists them.
    pub fn application(&self, text: &str) -> Result<ApplicationId, Failure> {
        let all = self.store.applications()?;
        if let Ok(id) = text.trim_start_matches('#').parse::<i64>()
            && all.iter().any(|known| known.id.0 == id)
        {
            return Ok(ApplicationId(id));
        }
        let wanted = text.to_lowercase();
        let fits: Vec<_> =
            all.iter().filter(|known| known.company.to_lowercase().contains(&wanted)).collect();
        match fits.as_slice() {
            [one] => Ok(one.id),
            [] => Err(Failure::usage(format!(
                "there is no application {text:?}; `afterword list` shows them"
            ))),
            several => {
                let names: Vec<String> = several
                    .iter()
                    .map(|known| format!("{} ({}, {})", known.id, known.company, known.role))
                    .collect();
                Err(Failure::usage(format!("{text:?} fits several: {}", names.join("; "))))
            }
        }
    }

    /// Tells the daemon that something was recorded. Without a daemon nothing happens: it reads the
    /// database when it starts.
    pub fn poke(&self) {
        if let Ok(socket) = UnixDatagram::unbound() {
            let _ = socket.send_to(b"poke", self.env.poke_socket(&self.config.database));
        }
    }
}
