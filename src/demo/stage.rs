//! What the demo stands on: servers of its own, a candidate's config and database in their folder,
//! and the daemon at work there, on a calendar that stands still until it is set.

use std::fs;
use std::io::{self, Write};
use std::os::unix::fs::OpenOptionsExt;
use std::os::unix::net::UnixDatagram;
use std::path::{Path, PathBuf};
use std::sync::Arc;
use std::time::Duration;

use jiff::tz::TimeZone;
use jiff::{Timestamp, Zoned};
use tokio::sync::{mpsc, oneshot, watch};
use tokio::task::JoinHandle;

use super::play::DemoError;
use super::servers::{Options, Servers};
use super::story::{ADDRESS, BEGINS, CANDIDACIES, NAME, PHONE, ZONE};
use crate::clock::{Calendar, Wire};
use crate::config::{Config, Env, cadence_digest};
use crate::daemon::{self, DaemonError, Limits, Mode, Pulse, Report, Setup, Told};
use crate::mail::account::Security;
use crate::store::{Durability, Store};
use crate::timeline::facts::ApplicationId;
use crate::timeline::outlook::{Outlook, outlook};

/// Anybody's password: the servers are reached from this machine alone, and are gone in minutes.
const PASSWORD: &str = "not-a-secret";
/// The longest that anything real may take before the demo gives up.
const PATIENCE: Duration = Duration::from_secs(120);
/// How often the disk is looked at for a mail on its way.
const LOOK: Duration = Duration::from_millis(20);

/// Servers, database and daemon.
pub(super) struct Stage {
    pub(super) config: Config,
    pub(super) store: Store,
    pub(super) calendar: Calendar,
    pub(super) zone: TimeZone,
    env: Env,
    told: mpsc::UnboundedReceiver<Told>,
    pulse: watch::Receiver<Pulse>,
    stop: Option<oneshot::Sender<()>>,
    daemon: Option<JoinHandle<Result<Report, DaemonError>>>,
    servers: Servers,
    /// The turn of the daemon's loop when it was last poked: what it says of itself later counts.
    poked_at: u64,
    sender: Option<(mpsc::UnboundedSender<Told>, watch::Sender<Pulse>)>,
}

impl Stage {
    /// Starts the servers and makes an empty database. The daemon doesn't run yet.
    pub(super) async fn set() -> Result<Self, DemoError> {
        let people = CANDIDACIES.iter().flat_map(|candidacy| candidacy.people);
        let addresses = people.map(|person| person.address).chain([ADDRESS]);
        let users = addresses.map(|address| (address.to_owned(), PASSWORD.to_owned())).collect();
        let servers = Servers::start(Options { users, ..Options::default() }).await?;
        // All in the servers' own folder, which goes with them even if this process is killed.
        let dir = servers.dir().to_owned();
        let env = Env::from_variables(|name| (name == "HOME").then(|| dir.clone()));
        let path = dir.join("afterword.toml");
        write_private(&dir.join("password"), &format!("{PASSWORD}\n"))
            .map_err(DemoError::Folder)?;
        write_private(&path, &config_text(&servers)).map_err(DemoError::Folder)?;
        let zone = TimeZone::get(ZONE).map_err(|_| DemoError::astray("no zone data"))?;
        let begins = zone.to_timestamp(BEGINS).map_err(|_| DemoError::astray("no such day"))?;
        let config = Config::load(&path, &env, begins)?;
        let store = Store::open(&config.database, Durability::Full)?;
        let (sender, told) = mpsc::unbounded_channel();
        let (beat, pulse) = watch::channel(Pulse::default());
        let calendar = Calendar::standing_at(begins);
        let sender = Some((sender, beat));
        let (stop, daemon) = (None, None);
        Ok(Self {
            config,
            store,
            calendar,
            zone,
            env,
            told,
            pulse,
            stop,
            daemon,
            servers,
            poked_at: 0,
            sender,
        })
    }

    /// Starts the daemon: what `afterword run` runs, but for the calendar.
    pub(super) fn run(&mut self) {
        let Some((sender, beat)) = self.sender.take() else { return };
        let (stop, stopped) = oneshot::channel::<()>();
        let limits = Limits {
            // This server files no copy by itself, so there is nothing to wait for.
            file_after: Duration::from_millis(50),
            ..Limits::default()
        };
        let setup = Setup {
            config: self.config.clone(),
            env: self.env.clone(),
            calendar: self.calendar.clone(),
            mode: Mode::Service,
            limits,
            told: Some(sender),
            pulse: Some(Arc::new(beat)),
        };
        let stopped = async move {
            let _ = stopped.await;
        };
        self.stop = Some(stop);
        self.daemon = Some(tokio::spawn(daemon::run(setup, None, stopped)));
    }

    /// Ends the daemon, as SIGTERM does.
    pub(super) async fn end_daemon(&mut self) -> Result<(), DemoError> {
        let _ = self.stop.take().map(|stop| stop.send(()));
        self.joined().await
    }

    async fn joined(&mut self) -> Result<(), DemoError> {
        let Some(daemon) = self.daemon.take() else { return Ok(()) };
        daemon.await.map_err(|_| DemoError::astray("the daemon failed"))??;
        Ok(())
    }

    /// Waits until the daemon has nothing more to do at this instant of the calendar; returns what
    /// it told meanwhile, and when it next has something to do.
    pub(super) async fn rest(&mut self) -> Result<(Vec<Told>, Option<Timestamp>), DemoError> {
        let now = self.calendar.now();
        let until = Wire::now().plus(PATIENCE);
        let next = loop {
            let pulse = self.pulse.borrow_and_update().clone();
            let fresh = pulse.turn > self.poked_at && pulse.at == now;
            if fresh && pulse.rests && pulse.next.is_none_or(|next| next > now) {
                break pulse.next;
            }
            match tokio::time::timeout(until.remaining(), self.pulse.changed()).await {
                Ok(Ok(())) => {}
                Ok(Err(_)) => {
                    self.joined().await?;
                    return Err(DemoError::astray("the daemon ended early"));
                }
                Err(_) => return Err(DemoError::astray("the daemon does not come to rest")),
            }
        };
        let mut told = Vec::new();
        while let Ok(one) = self.told.try_recv() {
            told.push(one);
        }
        Ok((told, next))
    }

    /// Waits until the daemon has taken in the message with this id (without angle brackets), and
    /// rests; returns what it told.
    pub(super) async fn taken_in(&mut self, id: &str) -> Result<Vec<Told>, DemoError> {
        let until = Wire::now().plus(PATIENCE);
        let mut told = Vec::new();
        loop {
            let one = tokio::time::timeout(until.remaining(), self.told.recv()).await;
            let Ok(Some(one)) = one else {
                return Err(DemoError::astray("a reply never came through"));
            };
            let here = matches!(&one, Told::Received { message_id: Some(got), .. } if got == id);
            told.push(one);
            if here {
                break;
            }
        }
        let (more, _) = self.rest().await?;
        told.extend(more);
        Ok(told)
    }

    /// The mails in a folder of somebody's, once there are so many.
    pub(super) async fn mails(
        &self,
        address: &str,
        folder: &str,
        least: usize,
    ) -> Result<Vec<Vec<u8>>, DemoError> {
        let until = Wire::now().plus(PATIENCE);
        loop {
            let mails = self.servers.mails(address, folder)?;
            if mails.len() >= least {
                return Ok(mails);
            }
            if until.remaining().is_zero() {
                return Err(DemoError::astray("a mail that was sent never arrived"));
            }
            tokio::time::sleep(LOOK).await;
        }
    }

    /// Tells the daemon to look, as every command does that has recorded something.
    pub(super) fn poke(&mut self) {
        self.poked_at = self.pulse.borrow().turn;
        if let Ok(socket) = UnixDatagram::unbound() {
            let _ = socket.send_to(b"poke", self.env.poke_socket(&self.config.database));
        }
    }

    /// What the core sees of an application, by the facts recorded.
    pub(super) fn outlook(&self, application: ApplicationId) -> Result<Outlook, DemoError> {
        let mut since = std::collections::BTreeMap::new();
        for (name, cadence) in &self.config.cadences {
            if let Some(at) = self.store.cadence_in_force(name, &cadence_digest(cadence))? {
                since.insert(name.clone(), at);
            }
        }
        let now = self.calendar.now();
        let look = self.store.look(application, now)?;
        Ok(outlook(&look.facts, &look.shared, &self.config.policy(since), now))
    }

    /// An instant on the wall, in the zone of everybody.
    pub(super) fn local(&self, at: Timestamp) -> Zoned {
        at.to_zoned(self.zone.clone())
    }

    /// Where a company hands its mail in.
    pub(super) fn company_port(&self) -> u16 {
        self.servers.smtp(Security::Plain).port
    }

    /// Where the candidate's mail is read.
    pub(super) fn imap_port(&self) -> u16 {
        self.servers.imap(Security::Tls).port
    }

    /// Where everything is.
    pub(super) fn dir(&self) -> PathBuf {
        self.servers.dir().to_owned()
    }

    /// Anybody's password.
    pub(super) fn password() -> &'static str {
        PASSWORD
    }
}

fn config_text(servers: &Servers) -> String {
    let (imap, smtp) = (servers.imap(Security::Tls), servers.smtp(Security::Tls));
    let dir = servers.dir().display();
    format!(
        "[candidate]\nname = \"{NAME}\"\naddresses = [\"{ADDRESS}\"]\nzone = \"{ZONE}\"\n\
         phone = \"{PHONE}\"\n\n[account]\n\
         imap = {{ host = \"{}\", port = {}, security = \"tls\" }}\n\
         smtp = {{ host = \"{}\", port = {}, security = \"tls\" }}\n\
         password_file = \"{dir}/password\"\nca_file = \"{}\"\n\n\
         [database]\npath = \"{dir}/afterword.db\"\n",
        imap.host,
        imap.port,
        smtp.host,
        smtp.port,
        servers.ca_path().display(),
    )
}

fn write_private(path: &Path, text: &str) -> io::Result<()> {
    let mut file = fs::OpenOptions::new().write(true).create_new(true).mode(0o600).open(path)?;
    file.write_all(text.as_bytes())
}
