//! A life of the daemon on real servers: a candidate's mailbox on Dovecot, Exim on the way out, and
//! a calendar that stands still until it is set.

use std::collections::BTreeMap;
use std::path::PathBuf;
use std::time::Duration;

use afterword::cli::{self, Cli, Exit};
use afterword::clock::{Calendar, Wire};
use afterword::config::{Config, Env};
use afterword::daemon::{self, DaemonError, Limits, Mode, Pulse, Report, Setup, Told};
use afterword::demo::company::Letter;
use afterword::mail::account::Security;
use afterword::store::{Durability, Store, is_locked};
use afterword::timeline::facts::{
    ApplicationId, AttemptEnd, Contact, ContactId, Days, Debrief, Expectation, Fact, Facts,
    Interview, InterviewState, Terms, TouchKey, What,
};
use afterword::timeline::words::{Role, TimelineKind};
use clap::Parser as _;
use jiff::civil::Date;
use jiff::tz::TimeZone;
use jiff::{SignedDuration, Timestamp, Zoned};
use std::sync::Arc;
use tokio::sync::{mpsc, oneshot, watch};
use tokio::task::JoinHandle;

use crate::servers::{User, eventually, fresh_address, fresh_user, shared};

/// A life: one candidate, one company, one application.
pub struct Life {
    pub me: User,
    pub recruiter: User,
    pub calendar: Calendar,
    pub config: Config,
    pub env: Env,
    pub application: ApplicationId,
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
    database: PathBuf,
}

/// What a life begins with.
pub struct Sketch<'a> {
    /// One that no other test has.
    pub name: &'a str,
    /// When the interview began, as the company's clocks said; none: two hours ago, on the
    /// machine's own clock, which then is the calendar.
    pub interviewed: Option<&'a str>,
    /// More lines of the config; the first ones are of `[account]`.
    pub more: &'a str,
    /// How the servers are spoken to.
    pub security: Security,
    /// The recruiter's address, where it is none that has a mailbox.
    pub address: Option<&'a str>,
    /// The recruiter's phone.
    pub phone: Option<&'a str>,
    /// The cadence.
    pub cadence: &'a str,
    /// Check-ins granted.
    pub places: u32,
    /// A hiring manager, sam@NAME.example, who held the interview in the recruiter's place.
    pub manager: bool,
    /// A port of 127.0.0.1 at which a scripted server takes mail, without TLS.
    pub smtp: Option<u16>,
    /// A port of 127.0.0.1 at which the mailbox is, without TLS.
    pub imap: Option<u16>,
}

impl<'a> Sketch<'a> {
    pub fn of(name: &'a str) -> Self {
        Self {
            name,
            interviewed: Some("2026-03-04T10:00"),
            more: "",
            security: Security::Tls,
            address: None,
            phone: None,
            cadence: "steady",
            places: 3,
            manager: false,
            smtp: None,
            imap: None,
        }
    }
}

impl Life {
    /// An application with one recruiter, an interview held, and the debrief answered. `name` must
    /// be one that no other test has; `more` goes into the config.
    pub fn new(name: &str, interviewed: &str, more: &str) -> Self {
        Self::of(&Sketch { interviewed: Some(interviewed), more, ..Sketch::of(name) })
    }

    pub fn of(sketch: &Sketch<'_>) -> Self {
        let me = fresh_user(sketch.name);
        let recruiter = sketch.address.map_or_else(
            || fresh_address(&format!("dana@{}.example", sketch.name)),
            |address| User { address: address.to_owned() },
        );
        let folder = tempfile::tempdir().unwrap();
        let wires = wires(sketch);
        let (env, config) = configure(folder.path(), &me, sketch.more, &wires);
        let zone = TimeZone::get("America/New_York").unwrap();
        let begun = sketch.interviewed.map(|at| zone.to_timestamp(at.parse().unwrap()).unwrap());
        let hour = SignedDuration::from_hours(1);
        let calendar =
            begun.map_or_else(Calendar::system, |begun| Calendar::standing_at(begun + hour));
        let begun = begun.unwrap_or_else(|| calendar.now() - hour - hour);
        let mut store = Store::open(&config.database, Durability::Full).unwrap();
        let application = add(&mut store, sketch, &recruiter.address, begun);
        Self { me, recruiter, calendar, config, env, application, zone, folder }
    }

    pub fn folder(&self) -> PathBuf {
        self.folder.path().to_owned()
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

    /// From the debrief to the thank-you, approved and sent.
    pub async fn thank(&self, running: &mut Running) {
        running.until("the thank-you is made out", |told| matches!(told, Told::Drafted(_))).await;
        self.thank_from_rest(running).await;
    }

    pub async fn thank_from_rest(&self, running: &mut Running) {
        running.rests(self.now()).await;
        self.approve_all();
        self.jump(running, "2026-03-04T14:25").await;
        assert_eq!(running.sent(), 1, "{:?}", running.heard);
    }

    /// Sets the calendar, and again after what stands in the queue then was approved.
    pub async fn approve_at(&self, running: &mut Running, at: &str) {
        self.jump(running, at).await;
        self.approve_all();
        running.turns(self.now()).await;
    }

    /// What lasts and needs the candidate, in words.
    pub fn conditions(&self) -> Vec<String> {
        self.store().conditions().unwrap().into_iter().map(|condition| condition.text).collect()
    }

    /// How often it came to DATA.
    pub fn at_data(&self) -> usize {
        let facts = self.facts();
        facts.facts.iter().filter(|fact| matches!(fact.what, What::AttemptData { .. })).count()
    }

    /// How often a try began.
    pub fn tries(&self) -> usize {
        let facts = self.facts();
        facts.facts.iter().filter(|fact| matches!(fact.what, What::AttemptBegun { .. })).count()
    }

    /// A mail of somebody's to the candidate that answers none.
    pub fn letter(&self, from: &str, subject: &str, text: &str) -> Letter {
        let id = format!("<{}.{}@{}>", subject.replace(' ', "."), text.len(), self.me.address);
        Letter {
            from: from.to_owned(),
            to: self.me.address.clone(),
            subject: subject.to_owned(),
            text: text.to_owned(),
            date: self.zoned(),
            message_id: id,
            headers: Vec::new(),
        }
    }

    /// Runs a command as the candidate would type it; its exit code, and what it printed.
    pub fn command(&self, words: &[&str]) -> (Exit, String) {
        let config = self.folder().join("afterword.toml");
        let given = ["afterword", "--config", config.to_str().unwrap()];
        let cli = Cli::try_parse_from(given.iter().chain(words)).unwrap();
        let mut out = Vec::new();
        let exit = cli::run(&cli, self.env.clone(), &self.calendar, &mut out).unwrap();
        (exit, String::from_utf8(out).unwrap())
    }

    /// What a command says that is refused.
    pub fn refused(&self, words: &[&str]) -> String {
        let config = self.folder().join("afterword.toml");
        let given = ["afterword", "--config", config.to_str().unwrap()];
        let cli = Cli::try_parse_from(given.iter().chain(words)).unwrap();
        let mut out = Vec::new();
        let done = cli::run(&cli, self.env.clone(), &self.calendar, &mut out);
        done.expect_err("it is refused").message
    }

    pub fn poke(&self) {
        let socket = std::os::unix::net::UnixDatagram::unbound().unwrap();
        let _ = socket.send_to(b"poke", self.env.poke_socket(&self.config.database));
    }

    /// Starts the daemon.
    pub fn start(&self) -> Running {
        self.start_with(quick())
    }

    pub fn start_with(&self, limits: Limits) -> Running {
        let (sender, told) = mpsc::unbounded_channel();
        let (beat, pulse) = watch::channel(Pulse::default());
        let (stop, stopped) = oneshot::channel::<()>();
        let setup = Setup {
            config: self.config.clone(),
            env: self.env.clone(),
            calendar: self.calendar.clone(),
            mode: Mode::Service,
            limits,
            told: Some(sender),
            pulse: Some(Arc::new(beat)),
        };
        let task = tokio::spawn(daemon::run(setup, None, async move {
            let _ = stopped.await;
        }));
        let database = self.config.database.clone();
        Running { told, heard: Vec::new(), pulse, stop: Some(stop), task, database }
    }

    /// Sets the calendar and lets the daemon look.
    pub async fn jump(&self, running: &mut Running, at: &str) {
        self.calendar.set(self.local(at));
        self.poke();
        running.rests(self.now()).await;
    }

    /// What the recruiter got, once all that the server took has arrived.
    pub async fn arrived(&self) -> Vec<Vec<u8>> {
        let taken = |fact: &&Fact| {
            matches!(fact.what, What::AttemptEnded { end: AttemptEnd::Accepted, .. })
        };
        let sent = self.facts().facts.iter().filter(taken).count();
        eventually("it arrives", || self.recruiter.mails("INBOX").len() == sent).await;
        self.recruiter.mails("INBOX")
    }

    /// A reply of the recruiter's to the last mail they got.
    pub async fn reply(&self, text: &str) -> Letter {
        let mails = self.arrived().await;
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
            let Some(told) = told else {
                panic!("the daemon ended before: {what}: {:?}", (&mut self.task).await)
            };
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
            assert!(matches!(changed, Ok(Ok(()))), "never at rest: {:?}", self.heard);
        }
    }

    /// Waits until the daemon has looked anew at what was recorded, and has nothing more to do.
    pub async fn turns(&mut self, now: Timestamp) {
        let turn = self.pulse.borrow().turn;
        let until = Wire::now().plus(Duration::from_secs(60));
        // The turn under way may have begun before.
        while self.pulse.borrow_and_update().turn < turn + 1 {
            let changed = tokio::time::timeout(until.remaining(), self.pulse.changed()).await;
            assert!(matches!(changed, Ok(Ok(()))), "the daemon stands still; {:?}", self.heard);
        }
        self.rests(now).await;
    }

    /// Asks the daemon to end, as SIGTERM does, and waits for it.
    pub async fn stop(mut self) -> Report {
        let _ = self.stop.take().map(|stop| stop.send(()));
        let report = self.task.await.unwrap().unwrap();
        // A process that another test is starting may have been born with the lock.
        eventually("its lock is free", || !is_locked(&self.database)).await;
        report
    }

    /// Waits for it to end by itself, which it must do with an error.
    pub async fn fails(self) -> DaemonError {
        let ended = tokio::time::timeout(Duration::from_secs(60), self.task).await;
        ended.expect("it ends").unwrap().unwrap_err()
    }

    pub fn sent(&self) -> usize {
        self.heard.iter().filter(|told| matches!(told, Told::Sent(_))).count()
    }
}

pub fn quick() -> Limits {
    Limits {
        poll: Duration::from_secs(300),
        file_after: Duration::from_millis(50),
        reconnect_max: Duration::from_millis(200),
        evidence: [Duration::from_millis(100); 4],
        ..Limits::default()
    }
}

/// The servers, as the config names them.
fn wires(sketch: &Sketch<'_>) -> String {
    let servers = shared();
    let security = sketch.security;
    let (imap, smtp) = (servers.imap(security), servers.smtp(security));
    let word = match security {
        Security::Tls => "tls",
        Security::StartTls => "starttls",
        Security::Plain => "plain",
    };
    let line = |what: &str, host: &str, port: u16, word: &str| {
        format!("{what} = {{ host = \"{host}\", port = {port}, security = \"{word}\" }}\n")
    };
    let imap = match sketch.imap {
        Some(port) => line("imap", "127.0.0.1", port, "plain"),
        None => line("imap", &imap.host, imap.port, word),
    };
    let smtp = match sketch.smtp {
        Some(port) => line("smtp", "127.0.0.1", port, "plain"),
        None => line("smtp", &smtp.host, smtp.port, word),
    };
    format!("{imap}{smtp}")
}

fn configure(folder: &std::path::Path, me: &User, more: &str, wires: &str) -> (Env, Config) {
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
         {wires}password_file = \"{secret}\"\nca_file = \"{ca}\"\n{more}\n",
        address = me.address,
        secret = secret.display(),
        ca = shared().ca_path().display(),
    );
    let home = folder.to_owned();
    let env = Env::from_variables(|name| (name == "HOME").then(|| home.clone()));
    let path = folder.join("afterword.toml");
    std::fs::write(&path, &text).unwrap();
    let config = Config::load(&path, &env, Timestamp::UNIX_EPOCH).unwrap();
    std::fs::create_dir_all(config.database.parent().unwrap()).unwrap();
    (env, config)
}

fn add(store: &mut Store, sketch: &Sketch<'_>, address: &str, begun: Timestamp) -> ApplicationId {
    let ended = begun + SignedDuration::from_hours(1);
    let name = sketch.name;
    let terms = Terms {
        company: format!("{name} Works"),
        role: "Site Engineer".to_owned(),
        cadence: sketch.cadence.to_owned(),
        domains: vec![format!("{name}.example")],
        suits: Some("I have built two such plants from the ground up.".to_owned()),
        ..Terms::default()
    };
    let application = store.add_application(&terms, sketch.places, ended).unwrap();
    let contact = store.new_contact_id(application).unwrap();
    let interview = store.new_interview_id(application).unwrap();
    let person = |id: ContactId, role: Role, name: &str, address: &str| {
        What::Contact(Contact {
            id,
            role,
            name: name.to_owned(),
            greeting: name.split(' ').next().map(str::to_owned),
            address: Some(address.to_owned()),
            phone: sketch.phone.map(str::to_owned),
            postal: None,
            lead: false,
            removed: false,
        })
    };
    let mut whats = vec![person(contact, Role::Recruiter, "Dana Reyes", address)];
    let mut met = contact;
    if sketch.manager {
        met = store.new_contact_id(application).unwrap();
        let address = fresh_address(&format!("sam@{name}.example")).address;
        whats.push(person(met, Role::HiringManager, "Sam Okoye", &address));
    }
    whats.push(What::Interview(Interview {
        id: interview,
        state: InterviewState::Held,
        start: begun,
        end: ended,
        contacts: vec![met],
    }));
    let mention = "how the night shift keeps its own log".to_owned();
    whats.push(What::Debrief(Debrief { interview, contact: met, mention }));
    for what in &whats {
        store.record(application, ended, ended, what).unwrap();
    }
    application
}

/// A header of a raw mail, unfolded.
pub fn header(mail: &[u8], name: &str) -> Option<String> {
    let text = String::from_utf8_lossy(mail).replace("\r\n", "\n");
    let text = text.replace("\n\t", " ").replace("\n ", " ");
    let wanted = format!("{}:", name.to_lowercase());
    text.lines()
        .take_while(|line| !line.is_empty())
        .find(|line| line.to_lowercase().starts_with(&wanted))
        .and_then(|line| Some(line.split_once(':')?.1.trim().to_owned()))
}
