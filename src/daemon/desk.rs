//! The loop: events in, facts recorded, what is due decided.

use std::collections::{BTreeMap, BTreeSet};
use std::os::unix::net::UnixDatagram as StdDatagram;
use std::time::Duration;

use jiff::{SignedDuration, Timestamp};
use tokio::net::UnixDatagram;
use tokio::sync::mpsc;
use tracing::{error, info, warn};

use super::event::{Ask, Brought, Desk, Event, FolderState, Stored};
use super::setup::{Limits, MailAccount, Mode, Pulse, Rehearsal, Setup, Told};
use super::taking::Taking;
use super::{DaemonError, Report};
use crate::clock::{Calendar, Wire};
use crate::config::{Config, cadence_digest};
use crate::matching::Index;
use crate::store::{Durability, Heartbeat, Lock, Store, StoreError};
use crate::timeline::facts::{ApplicationId, AttemptId, Seq};
use crate::timeline::policy::Policy;
use crate::timeline::words::Automatic;

/// Waits are cut into slices of this length.
const SLICE: Duration = Duration::from_secs(60);
/// How far back a look goes, at least, where UIDs mean nothing.
const RECENT_DAYS: i64 = 60;
/// The account's name in cursors.
pub(super) const ACCOUNT: &str = "main";

/// The loop's state: the store, and what is worked out from it.
pub(super) struct Loop {
    pub(super) store: Store,
    pub(super) config: Config,
    pub(super) policy: Policy,
    pub(super) calendar: Calendar,
    pub(super) mode: Mode,
    pub(super) limits: Limits,
    pub(super) account: MailAccount,
    pub(super) rehearsal: Option<Rehearsal>,
    told: Option<mpsc::UnboundedSender<Told>>,
    pulse: Option<std::sync::Arc<tokio::sync::watch::Sender<Pulse>>>,
    socket: Option<UnixDatagram>,
    socket_path: std::path::PathBuf,
    started: Timestamp,
    last_now: Timestamp,
    last_turn: Wire,
    pub(super) index: Index,
    pub(super) first_dates: BTreeMap<ApplicationId, Timestamp>,
    pub(super) indexed: Option<Seq>,
    /// Applications closed by a reply or the candidate, as last decided.
    pub(super) closed: BTreeSet<ApplicationId>,
    /// Applications that wait for a search back.
    pub(super) unsearched: BTreeSet<ApplicationId>,
    /// The try under way.
    pub(super) sending: Option<AttemptId>,
    /// Applications that wait for the try under way to end.
    pub(super) deferred: BTreeSet<ApplicationId>,
    /// The search back under way covers the facts up to this one.
    pub(super) searching: Option<Searching>,
    /// Tries that may have been delivered: since when, and how often evidence was looked for.
    pub(super) uncertain: BTreeMap<AttemptId, (Wire, usize)>,
    /// Failures of the barrier in a row.
    pub(super) barriers_failed: u32,
    /// The conditions of which a notice is being sent.
    pub(super) noticing: Vec<i64>,
    /// No notice before this.
    pub(super) notice_after: Option<Wire>,
    /// Until when the account is held after a refusal.
    pub(super) held_until: Option<Wire>,
    pub(super) looked: bool,
    pub(super) deaf_since: Option<Wire>,
    /// What was sent, and of which a copy may be to be filed.
    pub(super) to_file: BTreeMap<AttemptId, Filing>,
    /// No search back before this: the last one failed.
    pub(super) search_after: Option<Wire>,
    /// Searches back in a row that failed.
    pub(super) searches_failed: u32,
    /// Tries in a row that found no server to send by.
    pub(super) unreachable: u32,
    pub(super) last_status: String,
    turn: u64,
    _lock: Lock,
}

/// A search back under way.
#[derive(Debug, Clone)]
pub(super) struct Searching {
    pub(super) covers: Seq,
    pub(super) applications: BTreeSet<ApplicationId>,
}

/// A copy to be filed in Sent.
#[derive(Debug, Clone)]
pub(super) struct Filing {
    /// The watcher was asked, and has not answered.
    pub(super) asked: bool,
    /// How often it was asked.
    pub(super) tries: u32,
}

/// A loop about to run, and the account for its watcher.
pub(super) struct Start {
    pub(super) desk: Loop,
    pub(super) account: MailAccount,
}

impl Loop {
    /// Opens the database, takes the lock, and records the policy in force.
    pub(super) fn start(setup: Setup, rehearsal: Option<Rehearsal>) -> Result<Start, DaemonError> {
        let Setup { config, env, calendar, mode, limits, told, pulse } = setup;
        let account = MailAccount::new(&config, &limits).map_err(DaemonError::Account)?;
        let lock = Lock::acquire(&config.database)?;
        let mut store = Store::open(&config.database, Durability::Full)?;
        let now = calendar.now();
        let mut since = BTreeMap::new();
        let mut digests = String::new();
        for (name, cadence) in &config.cadences {
            let digest = cadence_digest(cadence);
            since.insert(name.clone(), store.cadence_since(name, &digest, now)?);
            digests.push_str(&digest);
        }
        let policy = config.policy(since);
        let rules = (&policy.windows, &policy.limits, &policy.holidays, &policy.quiet);
        let digest = blake3::hash(format!("{digests}{rules:?}").as_bytes()).to_hex().to_string();
        store.record_policy(&digest, env!("CARGO_PKG_VERSION"), now)?;
        store.wake_all(now)?;
        let mut uncertain = BTreeMap::new();
        for attempt in store.recover(now)? {
            info!(attempt = attempt.id.0, "a try may have been delivered: evidence is sought");
            uncertain.insert(attempt.id, (Wire::now(), 0));
        }
        let socket_path = env.poke_socket(&config.database);
        // The pokes are the daemon's own: a rehearsal beside it leaves them to it.
        let socket = if rehearsal.is_none() { listen(&socket_path) } else { None };
        let desk = Self {
            store,
            policy,
            calendar,
            mode,
            limits,
            account: account.clone(),
            rehearsal,
            told,
            pulse,
            socket,
            socket_path,
            started: now,
            last_now: now,
            last_turn: Wire::now(),
            index: Index::default(),
            first_dates: BTreeMap::new(),
            indexed: None,
            closed: BTreeSet::new(),
            unsearched: BTreeSet::new(),
            sending: None,
            deferred: BTreeSet::new(),
            searching: None,
            uncertain,
            barriers_failed: 0,
            noticing: Vec::new(),
            notice_after: None,
            held_until: None,
            looked: false,
            deaf_since: None,
            to_file: BTreeMap::new(),
            search_after: None,
            searches_failed: 0,
            unreachable: 0,
            last_status: String::new(),
            turn: 0,
            config,
            _lock: lock,
        };
        Ok(Start { desk, account })
    }

    /// Runs until `stop` is done, or until nothing is left to do now where it runs once.
    pub(super) async fn run(
        &mut self,
        handle: Desk,
        asks: mpsc::Sender<Ask>,
        mut heard: mpsc::Receiver<Event>,
        stop: impl Future<Output = ()>,
    ) -> Result<Report, DaemonError> {
        tokio::pin!(stop);
        self.clear_own_conditions()?;
        ready();
        loop {
            self.turn += 1;
            self.beat()?;
            self.heed_clock()?;
            self.decide_due(&handle, &asks)?;
            self.errands(&handle, &asks)?;
            if self.mode == Mode::Once && self.is_done()? {
                break;
            }
            let wait = self.rest(heard.is_empty())?;
            tokio::select! {
                biased;
                () = &mut stop => break,
                event = heard.recv() => match event {
                    Some(event) => self.event(event)?,
                    None => break,
                },
                () = poked(self.socket.as_ref()) => {}
                () = tokio::time::sleep(wait) => {}
            }
        }
        stopping();
        self.finish(&mut heard).await?;
        if self.socket.is_some() {
            let _ = std::fs::remove_file(&self.socket_path);
        }
        Ok(Report { needs_candidate: self.needs_candidate()?, looked: self.looked })
    }

    /// What an earlier run raised about connections and unreadable mail is found out anew.
    pub(super) fn clear_own_conditions(&mut self) -> Result<(), StoreError> {
        let now = self.now();
        for condition in self.store.conditions()? {
            let settled = condition
                .key
                .strip_prefix("uncertain:")
                .is_some_and(|id| !self.uncertain.keys().any(|known| known.to_string() == id));
            let draft = condition.key.starts_with("draft:");
            let anew = condition.application.is_none() && !self.lasts(&condition.key);
            if anew || settled || draft {
                self.store.clear(&condition.key, now)?;
            }
        }
        Ok(())
    }

    /// A try before DATA is broken off; one at DATA has a little time to be answered.
    async fn finish(&mut self, heard: &mut mpsc::Receiver<Event>) -> Result<(), DaemonError> {
        const GRACE: Duration = Duration::from_secs(20);
        let until = Wire::now().plus(GRACE);
        while let Some(attempt) = self.sending {
            let at_data = self.store.attempt(attempt)?.is_some_and(|a| a.data_at.is_some());
            if !at_data {
                self.break_off(attempt)?;
                return Ok(());
            }
            match tokio::time::timeout(until.remaining(), heard.recv()).await {
                Ok(Some(event)) => self.event(event)?,
                Ok(None) | Err(_) => return Ok(()),
            }
        }
        Ok(())
    }

    pub(super) fn now(&self) -> Timestamp {
        self.calendar.now()
    }

    pub(super) fn tell(&self, told: Told) {
        if let Some(sender) = &self.told {
            let _ = sender.send(told);
        }
    }

    fn beat(&mut self) -> Result<(), StoreError> {
        watchdog();
        let heartbeat = Heartbeat {
            pid: std::process::id(),
            version: env!("CARGO_PKG_VERSION").to_owned(),
            started: self.started,
            beat: self.now(),
        };
        self.store.beat(&heartbeat)
    }

    /// Wake-ups worked out by a clock that was set back since lie too far off; and after a sleep of
    /// the machine what stands in the queue has its time before it still.
    pub(super) fn heed_clock(&mut self) -> Result<(), StoreError> {
        if std::mem::replace(&mut self.last_turn, Wire::now()).elapsed() > 3 * SLICE {
            self.started = self.now();
        }
        let now = self.now();
        let before = std::mem::replace(&mut self.last_now, now);
        if now < before - SignedDuration::from_secs(1) {
            self.store.wake_all(now)?;
        }
        Ok(())
    }

    /// How long to wait; shows the pulse to whoever drives the calendar.
    fn rest(&mut self, nothing_heard: bool) -> Result<Duration, StoreError> {
        let next = self.store.next_wake()?;
        let now = self.now();
        let due = next.is_some_and(|next| next <= now);
        if let Some(pulse) = &self.pulse {
            let rests = nothing_heard
                && !due
                && self.sending.is_none()
                && self.searching.is_none()
                && self.noticing.is_empty()
                && self.looked;
            let turn = self.turn;
            pulse.send_replace(Pulse { rests, next, turn, at: now });
        }
        if !self.calendar.is_system() {
            return Ok(SLICE);
        }
        let wait = next.map_or(SLICE, |next| {
            let left = next.duration_since(now).max(SignedDuration::ZERO);
            Duration::try_from(left).unwrap_or(SLICE)
        });
        // Never hot: a wake-up that is due again at once waits a moment.
        Ok(wait.clamp(Duration::from_millis(200), SLICE))
    }

    fn event(&mut self, event: Event) -> Result<(), DaemonError> {
        match event {
            Event::Watching { folders } => self.watching(&folders)?,
            Event::Deaf { why, login } => self.deaf(&why, login)?,
            Event::LookedThrough { unreadable } => self.looked_through(&unreadable)?,
            Event::Cursor { folder, reply } => {
                let _ = reply.send(self.folder_state(&folder)?);
            }
            Event::Wanted { headers, reply } => {
                self.reindex()?;
                let _ = reply.send(self.taking().wanted(&headers));
            }
            Event::Brought { batch, reply } => {
                let _ = reply.send(self.take_in(&batch));
            }
            Event::Unreadable { folder, uid } => self.unreadable(&folder, uid)?,
            Event::SearchedBack { covers, failed } => self.searched_back(covers, failed)?,
            Event::MayProceed { attempt, barrier, reply } => {
                let _ = reply.send(self.may_proceed(attempt, barrier)?);
            }
            Event::Ended { attempt, result } => self.ended(attempt, result)?,
            Event::Filed { attempt } => drop(self.to_file.remove(&attempt)),
            Event::Evidence { attempt, found } => self.evidence(attempt, found)?,
            Event::Noticed { conditions, failed } => self.noticed(&conditions, failed)?,
        }
        Ok(())
    }

    fn folder_state(&mut self, folder: &str) -> Result<FolderState, StoreError> {
        // As far back as a search back: a folder may be numbered anew, or filled by a filter, while
        // nobody watched it.
        self.reindex()?;
        let recent = self.now() - SignedDuration::from_hours(24 * RECENT_DAYS);
        let oldest = self.first_dates.values().min().map_or(recent, |first| recent.min(*first));
        let day = |at: Timestamp| at.to_zoned(self.policy.zone.clone()).date();
        Ok(FolderState {
            cursor: self.store.cursor(ACCOUNT, folder)?,
            first_contact: !self.store.has_cursors(ACCOUNT)?,
            since: day(oldest),
            yesterday: day(self.now() - SignedDuration::from_hours(24)),
        })
    }

    fn taking(&self) -> Taking<'_> {
        Taking {
            account: ACCOUNT,
            index: &self.index,
            first_dates: &self.first_dates,
            authserv_id: self.config.account.authserv_id.as_deref(),
            zone: &self.policy.zone,
            holidays: &self.policy.holidays,
            store: &self.store,
            now: self.now(),
        }
    }

    /// Stores what the watcher brings. None if it could not be stored: the cursor stands.
    fn take_in(&mut self, brought: &Brought) -> Option<Stored> {
        let stored = self.reindex().and_then(|()| {
            let batch = self.taking().batch(brought)?;
            let taken = self.store.take_in(&batch, self.now())?;
            Ok((batch, taken))
        });
        let (batch, taken) = match stored {
            Ok(stored) => stored,
            Err(error) => {
                error!(%error, "mail could not be stored; it will be looked at again");
                return None;
            }
        };
        let mut stored = Stored { learnt: !taken.touched.is_empty(), ..Stored::default() };
        for (message, row) in batch.messages.iter().zip(&taken.messages) {
            let Some(row) = row else { continue };
            stored.kept.insert(message.uid);
            if let Some(attempt) = message.attempt {
                stored.learnt |= self.learn_id(attempt, message.rfc_message_id.as_deref());
                self.found_evidence(attempt);
                continue;
            }
            if !taken.new.contains(row) {
                continue;
            }
            for m in &message.matches {
                let kind = message.reading.as_ref().map(|reading| reading.kind);
                info!(
                    application = m.application.0,
                    message = row.0,
                    kind = kind.map(|kind| kind.as_str()),
                    sure = m.sureness.as_str(),
                    idle = message.automatic.is_some_and(Automatic::is_idle),
                    "a message was taken in"
                );
                self.tell(Told::Received {
                    application: m.application,
                    message_id: message.rfc_message_id.clone(),
                    from: message.from.clone(),
                    own: message.own,
                    kind,
                    automatic: message.automatic,
                });
            }
        }
        Some(stored)
    }

    fn is_done(&self) -> Result<bool, StoreError> {
        let now = self.now();
        let due = self.store.next_wake()?.is_some_and(|next| next <= now);
        let given_up = self.deaf_since.is_some();
        let busy = self.sending.is_some()
            || self.searching.is_some()
            || !self.noticing.is_empty()
            || (!self.to_file.is_empty() && !given_up);
        Ok(!busy && !due && (self.looked || given_up))
    }
}

/// Listens for pokes. A socket left by a daemon that was killed is in the way: the lock says that
/// nobody uses it.
fn listen(path: &std::path::Path) -> Option<UnixDatagram> {
    let _ = std::fs::remove_file(path);
    let bound = StdDatagram::bind(path).and_then(|socket| {
        socket.set_nonblocking(true)?;
        UnixDatagram::from_std(socket)
    });
    match bound {
        Ok(socket) => Some(socket),
        Err(error) => {
            warn!(%error, "no pokes can be heard: commands are acted on within a minute");
            None
        }
    }
}

async fn poked(socket: Option<&UnixDatagram>) {
    let Some(socket) = socket else { return std::future::pending().await };
    let mut bytes = [0; 16];
    let _ = socket.recv(&mut bytes).await;
}

fn ready() {
    let _ = sd_notify::notify(&[sd_notify::NotifyState::Ready]);
}

fn stopping() {
    let _ = sd_notify::notify(&[sd_notify::NotifyState::Stopping]);
}

fn watchdog() {
    let _ = sd_notify::notify(&[sd_notify::NotifyState::Watchdog]);
}
