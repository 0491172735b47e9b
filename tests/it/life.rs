//! A life of the daemon on real servers: a candidate's mailbox on Dovecot, Exim on the way out, and
//! a calendar that stands still until it is set.

use std::collections::BTreeMap;
use std::path::PathBuf;
use std::time::Duration;

use afterword::clock::{Calendar, Wire};
use afterword::config::{Config, Env};
use afterword::daemon::{self, DaemonError, Limits, Mode, Pulse, Report, Setup, Told};
use afterword::demo::company::Letter;
use afterword::mail::account::Security;
use afterword::store::{Durability, Store};
use afterword::timeline::facts::{
    ApplicationId, Contact, ContactId, Days, Debrief, Expectation, Facts, Interview,
    InterviewState, Terms, TouchKey, What,
};
use afterword::timeline::words::{Role, TimelineKind};
use jiff::civil::{Date, DateTime};
use jiff::tz::TimeZone;
use jiff::{SignedDuration, Timestamp, Zoned};
use std::sync::Arc;
use tokio::sync::{mpsc, oneshot, watch};
use tokio::task::JoinHandle;

use crate::servers::{User, fresh_address, fresh_user, shared};

/// A life: one candidate, one company, one application.
pub struct Life {
    pub me: User,
    pub recruiter: User,
    pub calendar: Calendar,
    pub config: Config,
    pub env: Env,
    pub application: ApplicationId,
    pub contact: ContactId,
    zone: TimeZone,
    folder: tempfile::TempDir,
}

/// A daemon at work.
pub struct Running {
    pub told: mpsc::UnboundedReceiver<Told>,
    pub heard: Vec<Told>,
    pulse: watch::Receiver<Pulse>,
    stop: Option<oneshot::Sender<()>>,
    task: JoinHandle<Result<Report, DaemonError>>,
}

impl Life {
    /// An application with one recruiter, an interview held, and the debrief answered. `name` must
    /// be one that no other test has; `more` goes into the config.
    pub fn new(name: &str, interviewed: &str, more: &str) -> Self {
        Self::at(name, interviewed, more, Security::Tls)
    }

    pub fn at(name: &str, interviewed: &str, more: &str, security: Security) -> Self {
        let me = fresh_user(name);
        let recruiter = fresh_address(&format!("dana@{name}.example"));
        let folder = tempfile::tempdir().unwrap();
        let (env, config) = configure(folder.path(), &me, more, security);
        let zone = TimeZone::get("America/New_York").unwrap();
        let begun: DateTime = interviewed.parse().unwrap();
        let begun = zone.to_timestamp(begun).unwrap();
        let calendar = Calendar::standing_at(begun + SignedDuration::from_hours(1));
        let mut store = Store::open(&config.database, Durability::Full).unwrap();
        let (application, contact) = add(&mut store, name, &recruiter.address, begun);
        Self { me, recruiter, calendar, config, env, application, contact, zone, folder }
    }

    pub fn folder(&self) -> PathBuf {
        self.folder.path().to_owned()
    }

    /// Reads the config again, with other keys.
    pub fn reconfigure(&mut self, more: &str) {
        let (_, config) = configure(self.folder.path(), &self.me, more, Security::Tls);
        self.config = config;
    }

    pub fn store(&self) -> Store {
        Store::open(&self.config.database, Durability::Full).unwrap()
    }

    pub fn facts(&self) -> Facts {
        self.store().facts(self.application).unwrap()
    }

    pub fn now(&self) -> Timestamp {
        self.calendar.now()
    }

    pub fn local(&self, at: &str) -> Timestamp {
        self.zone.to_timestamp(at.parse().unwrap()).unwrap()
    }

    /// The day and minute of an instant, in the application's zone.
    pub fn said(&self, at: Timestamp) -> String {
        at.to_zoned(self.zone.clone()).strftime("%Y-%m-%d %H:%M").to_string()
    }

    pub fn zoned(&self) -> Zoned {
        self.now().to_zoned(self.zone.clone())
    }

    pub fn record(&self, what: &What) {
        self.store().record(self.application, self.now(), self.now(), what).unwrap();
    }

    /// Records what the company said in the interview about when.
    pub fn expect(&self, kind: TimelineKind, earliest: Date, latest: Date) {
        let days = Days { earliest, latest };
        self.record(&What::Expectation(Expectation { kind, days, by: None, contact: None }));
    }

    /// Approves what stands in the queue; returns the touches.
    pub fn approve_all(&self) -> Vec<TouchKey> {
        let facts = self.facts();
        let mut drafts = BTreeMap::new();
        for fact in &facts.facts {
            if let What::Draft(draft) = &fact.what {
                drafts.insert(draft.touch.clone(), draft.digest.clone());
            }
        }
        for (touch, digest) in &drafts {
            let (touch, digest) = (touch.clone(), digest.clone());
            self.record(&What::Approval { touch, digest });
        }
        self.poke();
        drafts.into_keys().collect()
    }

    pub fn poke(&self) {
        let socket = std::os::unix::net::UnixDatagram::unbound().unwrap();
        let _ = socket.send_to(b"poke", self.env.poke_socket(&self.config.database));
    }

    /// Starts the daemon.
    pub fn start(&self) -> Running {
        let (sender, told) = mpsc::unbounded_channel();
        let (beat, pulse) = watch::channel(Pulse::default());
        let (stop, stopped) = oneshot::channel::<()>();
        let setup = Setup {
            config: self.config.clone(),
            env: self.env.clone(),
            calendar: self.calendar.clone(),
            mode: Mode::Service,
            limits: quick(),
            told: Some(sender),
            pulse: Some(Arc::new(beat)),
        };
        let task = tokio::spawn(daemon::run(setup, None, async move {
            let _ = stopped.await;
        }));
        Running { told, heard: Vec::new(), pulse, stop: Some(stop), task }
    }

    /// Sets the calendar and lets the daemon look.
    pub async fn jump(&self, running: &mut Running, at: &str) {
        self.calendar.set(self.local(at));
        self.poke();
        running.rests(self.now()).await;
    }

    /// A reply of the recruiter's to the last mail they got.
    pub fn reply(&self, text: &str) -> Letter {
        let mails = self.recruiter.mails("INBOX");
        let last = mails.last().expect("they got a mail");
        Letter::reply_to(last, &self.recruiter.address, text, &self.zoned()).unwrap()
    }

    /// Delivers a letter and waits until the daemon has taken it in.
    pub async fn deliver(&self, running: &mut Running, letter: &Letter) {
        letter.send(shared().smtp(Security::Plain).port).await.unwrap();
        let id = letter.message_id.trim_matches(['<', '>']).to_owned();
        running
            .until(
                "the reply is taken in",
                |told| matches!(told, Told::Received { message_id: Some(got), .. } if *got == id),
            )
            .await;
        running.rests(self.now()).await;
    }
}

impl Running {
    /// Waits for something to be told; fails if it isn't for far longer than it should take.
    pub async fn until(&mut self, what: &str, mut is: impl FnMut(&Told) -> bool) -> Told {
        let within = Duration::from_secs(60);
        loop {
            let told = tokio::time::timeout(within, self.told.recv()).await;
            let told = told.unwrap_or_else(|_| panic!("never: {what}; heard {:?}", self.heard));
            let told = told.unwrap_or_else(|| panic!("the daemon ended before: {what}"));
            self.heard.push(told.clone());
            if is(&told) {
                return told;
            }
        }
    }

    /// Waits until the daemon has nothing more to do at this instant of the calendar.
    pub async fn rests(&mut self, now: Timestamp) {
        let until = Wire::now().plus(Duration::from_secs(60));
        loop {
            let rests = {
                let pulse = self.pulse.borrow_and_update();
                pulse.rests && pulse.at == now && pulse.next.is_none_or(|next| next > now)
            };
            if rests {
                while let Ok(told) = self.told.try_recv() {
                    self.heard.push(told);
                }
                return;
            }
            let changed = tokio::time::timeout(until.remaining(), self.pulse.changed()).await;
            assert!(matches!(changed, Ok(Ok(()))), "the daemon never rests; {:?}", self.heard);
        }
    }

    /// Asks the daemon to end, as SIGTERM does, and waits for it.
    pub async fn stop(mut self) -> Report {
        let _ = self.stop.take().map(|stop| stop.send(()));
        self.task.await.unwrap().unwrap()
    }

    /// Ends it as kill -9 does: at once, wherever it is.
    pub async fn kill(self) {
        self.task.abort();
        let _ = self.task.await;
    }

    pub fn sent(&self) -> usize {
        self.heard.iter().filter(|told| matches!(told, Told::Sent(_))).count()
    }
}

fn quick() -> Limits {
    Limits {
        poll: Duration::from_secs(300),
        file_after: Duration::from_millis(50),
        reconnect_max: Duration::from_millis(200),
        evidence: [Duration::from_millis(100); 4],
        ..Limits::default()
    }
}

fn configure(folder: &std::path::Path, me: &User, more: &str, security: Security) -> (Env, Config) {
    let servers = shared();
    let (imap, smtp) = (servers.imap(security), servers.smtp(security));
    let word = match security {
        Security::Tls => "tls",
        Security::StartTls => "starttls",
        Security::Plain => "plain",
    };
    let secret = folder.join("password");
    if !secret.exists() {
        std::fs::write(&secret, format!("{}\n", me.login().secret.reveal())).unwrap();
        use std::os::unix::fs::PermissionsExt;
        std::fs::set_permissions(&secret, std::fs::Permissions::from_mode(0o600)).unwrap();
    }
    let text = format!(
        "[candidate]\nname = \"Ada Park\"\naddresses = [\"{address}\"]\n\
         zone = \"America/New_York\"\nphone = \"+1 555 0100\"\n\
         [account]\n\
         imap = {{ host = \"{ihost}\", port = {iport}, security = \"{word}\" }}\n\
         smtp = {{ host = \"{shost}\", port = {sport}, security = \"{word}\" }}\n\
         password_file = \"{secret}\"\nca_file = \"{ca}\"\n{more}\n",
        address = me.address,
        ihost = imap.host,
        iport = imap.port,
        shost = smtp.host,
        sport = smtp.port,
        secret = secret.display(),
        ca = servers.ca_path().display(),
    );
    let home = folder.to_owned();
    let env = Env::from_variables(|name| (name == "HOME").then(|| home.clone()));
    let path = folder.join("afterword.toml");
    std::fs::write(&path, &text).unwrap();
    let config = Config::load(&path, &env).unwrap();
    std::fs::create_dir_all(config.database.parent().unwrap()).unwrap();
    (env, config)
}

fn add(
    store: &mut Store,
    name: &str,
    address: &str,
    begun: Timestamp,
) -> (ApplicationId, ContactId) {
    let ended = begun + SignedDuration::from_hours(1);
    let terms = Terms {
        company: format!("{name} Works"),
        role: "Site Engineer".to_owned(),
        zone: None,
        cadence: "steady".to_owned(),
        by: None,
        applied: None,
        domains: vec![format!("{name}.example")],
        suits: Some("I have built two such plants from the ground up.".to_owned()),
    };
    let application = store.add_application(&terms, 3, ended).unwrap();
    let contact = store.new_contact_id(application).unwrap();
    let interview = store.new_interview_id(application).unwrap();
    let whats = [
        What::Contact(Contact {
            id: contact,
            role: Role::Recruiter,
            name: "Dana Reyes".to_owned(),
            greeting: Some("Dana".to_owned()),
            address: Some(address.to_owned()),
            phone: None,
            lead: false,
            removed: false,
        }),
        What::Interview(Interview {
            id: interview,
            state: InterviewState::Held,
            start: begun,
            end: ended,
            contacts: vec![contact],
        }),
        What::Debrief(Debrief {
            interview,
            contact,
            mention: "how the night shift keeps its own log".to_owned(),
        }),
    ];
    for what in &whats {
        store.record(application, ended, ended, what).unwrap();
    }
    (application, contact)
}
