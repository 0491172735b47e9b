//! One history, lived through on the store by the steps of the daemon.

use std::collections::BTreeMap;

use afterword::store::{ClaimBegin, DraftText, Durability, Store};
use afterword::timeline::decide::{Action, Decision, Stage, decide, may_proceed, stages};
use afterword::timeline::facts::*;
use afterword::timeline::outlook::{Outlook, Planned, Standing, outlook};
use afterword::timeline::policy::{Policy, Shared};
use afterword::timeline::simulate::{Event, Scenario};
use afterword::timeline::timeplan::{RoundState, Yours, YoursWhat};
use afterword::timeline::words::*;
use jiff::civil::Time;
use jiff::tz::TimeZone;
use jiff::{SignedDuration, Timestamp};
use tempfile::TempDir;

/// More decisions than this at one instant are a loop without end.
const DECISIONS_MAX: u32 = 200;
/// Wake-ups after which a history is taken to be without end.
const WAKES_MAX: u32 = 2000;

/// Who else is in the database.
#[derive(Clone, Copy, PartialEq, Eq)]
pub enum Neighbour {
    /// Nobody.
    None,
    /// An application of other people, which gets letters and calls, and hears from them.
    Busy,
}

/// A store, and the life of one application in it.
pub struct Machine<'a> {
    _dir: TempDir,
    pub store: Store,
    pub scenario: &'a Scenario,
    pub policy: Policy,
    pub zone: TimeZone,
    pub app: ApplicationId,
    pub names: BTreeMap<(Role, String), ContactId>,
    pub order: Vec<(Role, String)>,
    pub now: Timestamp,
    pub ended: Timestamp,
    pub interview: InterviewId,
    pub last_event: Option<Timestamp>,
    pub referred: Option<(Role, String)>,
    pub gone: Vec<String>,
    pub last_gone: Option<Timestamp>,
    pub neighbour: Option<(ApplicationId, ContactId)>,
    pub serial: u32,
    /// What the daemon could not do.
    pub stuck: Option<String>,
}

impl<'a> Machine<'a> {
    pub fn new(scenario: &'a Scenario, seed: u64, neighbour: Neighbour) -> Self {
        let dir = tempfile::tempdir().unwrap();
        let store = Store::open(&dir.path().join("a.db"), Durability::Off).unwrap();
        let zone = TimeZone::get(&scenario.zone).unwrap();
        let start = zone.to_timestamp(scenario.interviewed).unwrap();
        let ended = start + SignedDuration::from_mins(i64::from(scenario.minutes));
        let first = scenario.events.iter().map(|e| zone.to_timestamp(e.at).unwrap()).min();
        let policy = Policy {
            spread: SignedDuration::ZERO,
            ahead: SignedDuration::ZERO,
            auto: [].into(),
            ..scenario.policy.clone()
        };
        let mut machine = Self {
            _dir: dir,
            store,
            scenario,
            policy,
            zone,
            app: ApplicationId(0),
            names: BTreeMap::new(),
            order: Vec::new(),
            now: first.map_or(start, |first| first.min(start)),
            ended,
            interview: InterviewId(0),
            last_event: None,
            referred: None,
            gone: Vec::new(),
            last_gone: None,
            neighbour: None,
            serial: u32::try_from(seed % 1000).unwrap() * 1000,
            stuck: None,
        };
        if neighbour == Neighbour::Busy {
            machine.moves_in();
        }
        machine.begins(start);
        machine
    }

    pub fn terms(&self, cadence: &str) -> Terms {
        let scenario = self.scenario;
        Terms {
            company: format!("Company {cadence}"),
            role: "Role".to_owned(),
            zone: Some(scenario.zone.clone()),
            cadence: cadence.to_owned(),
            ..Terms::default()
        }
    }

    fn begins(&mut self, start: Timestamp) {
        let scenario = self.scenario;
        let by = scenario.by.filter(|_| scenario.timeline.is_none());
        let terms = Terms { by, ..self.terms(&scenario.cadence) };
        self.app = self.store.add_application(&terms, scenario.cap, self.now).unwrap();
        let default = [(Role::Interviewer, "Interviewer".to_owned())];
        let given = if scenario.contacts.is_empty() { &default[..] } else { &scenario.contacts };
        for (role, name) in given {
            self.contact(*role, name, false);
        }
        self.interview = self.store.new_interview_id(self.app).unwrap();
        let (id, end) = (self.interview, self.ended);
        self.interview(id, InterviewState::Scheduled, start, end);
        self.searched();
    }

    /// The interview is over: the candidate says so, and what was said there about when.
    fn ends(&mut self) {
        let (id, end) = (self.interview, self.ended);
        let start = end - SignedDuration::from_mins(i64::from(self.scenario.minutes));
        let known = self.store.facts(self.app).unwrap().facts;
        let known = known.iter().find_map(|fact| match &fact.what {
            What::Interview(known) if known.id == id => Some(known.contacts.clone()),
            _ => None,
        });
        let (state, contacts) = (InterviewState::Held, known.unwrap());
        self.record(&What::Interview(Interview { id, state, start, end, contacts }));
        if let Some((kind, days)) = self.scenario.timeline {
            let by = self.scenario.by;
            self.record(&What::Expectation(Expectation { kind, days, by, contact: None }));
        }
    }

    pub fn record(&mut self, what: &What) {
        self.store.record(self.app, self.now, self.now, what).unwrap();
    }

    pub fn searched(&mut self) {
        self.record(&What::Searched { covers: Seq(i64::MAX) });
    }

    pub fn contact(&mut self, role: Role, name: &str, lead: bool) {
        let key = (role, name.to_owned());
        let id = match self.names.get(&key) {
            Some(id) => *id,
            None => self.store.new_contact_id(self.app).unwrap(),
        };
        if self.names.insert(key.clone(), id).is_none() {
            self.order.push(key);
        }
        self.record(&What::Contact(Contact {
            id,
            role,
            name: name.to_owned(),
            greeting: Some(name.to_owned()),
            address: Some(address(id)),
            phone: Some("+1 555 0100".to_owned()),
            postal: None,
            lead,
            removed: false,
        }));
    }

    pub fn interview(
        &mut self,
        id: InterviewId,
        state: InterviewState,
        start: Timestamp,
        end: Timestamp,
    ) {
        let took_part = [Role::Interviewer, Role::HiringManager];
        let took_part = self.order.iter().filter(|(role, _)| took_part.contains(role));
        let contacts = took_part.map(|key| self.names[key]).collect();
        self.record(&What::Interview(Interview { id, state, start, end, contacts }));
    }

    /// Lives it all; what went out and the end, a line each.
    pub fn live(mut self) -> Vec<String> {
        let events: Vec<Event> = self.scenario.events.clone();
        let mut events = events.iter().peekable();
        let last = Time::MAX;
        let until = self.scenario.until.map(|day| self.instant(day.to_datetime(last)));
        let mut held = false;
        for _ in 0..WAKES_MAX {
            if !held && self.ended <= self.now {
                held = true;
                self.ends();
            }
            let next = events.peek().map(|event| self.instant(event.at));
            if next.is_some_and(|at| at <= self.now && until.is_none_or(|until| at <= until)) {
                self.happens(events.next().unwrap());
                continue;
            }
            self.turn();
            if self.stuck.is_some() {
                return self.told();
            }
            let wake = self.store.next_wake().unwrap();
            let end = Some(self.ended).filter(|_| !held);
            let Some(then) = [wake, next, end].into_iter().flatten().min() else {
                return self.told();
            };
            if until.is_some_and(|until| then > until) {
                return self.told();
            }
            self.now = then.max(self.now);
        }
        self.stuck = Some(format!("it still goes on at {}", self.now));
        self.told()
    }

    pub fn instant(&self, local: jiff::civil::DateTime) -> Timestamp {
        self.zone.to_timestamp(local).unwrap()
    }

    /// All that the daemon does at one instant.
    fn turn(&mut self) {
        for app in self.store.due(self.now, 100).unwrap() {
            let mut decisions = 0;
            while self.stuck.is_none() && self.decides(app) {
                decisions += 1;
                assert!(decisions < DECISIONS_MAX, "it is decided again and again");
            }
        }
    }

    /// True if there was something to do.
    fn decides(&mut self, app: ApplicationId) -> bool {
        let now = self.now;
        let look = self.store.look(app, now).unwrap();
        let shared = without_pace(&look.shared);
        let decision = decide(&look.facts, &shared, &self.policy, now);
        assert_eq!(decision, decide(&look.facts, &shared, &self.policy, now), "decided twice");
        let ahead = outlook(&look.facts, &shared, &self.policy, now);
        let wake = match decision {
            Decision::Do(action) => {
                self.carries_out(app, action);
                return true;
            }
            Decision::Wait { until, why } => {
                assert!(until.is_none_or(|until| until > now), "it waits until {until:?}: {why}");
                until
            }
            Decision::Done(_) => None,
        };
        if let Some(task) = self.task_due(&look.facts, &shared, &ahead) {
            self.does(app, task);
            return true;
        }
        self.store.set_wake(app, wake, look.seen).unwrap();
        self.keeps_ledger(app, look.seen, &ahead)
    }

    /// As the daemon does when it has nothing else to do; true if a place came back.
    fn keeps_ledger(&mut self, app: ApplicationId, seen: Seq, ahead: &Outlook) -> bool {
        let mut back = false;
        for round in ahead.state.rounds.iter().filter(|r| r.state == RoundState::Bounced) {
            let key = format!("{app}.{}.check_in.{}", round.anchor, round.number);
            back |= self.store.give_place_back(app, &key, self.now).unwrap();
        }
        let own = ahead.state.rounds_by_hand();
        assert!(self.store.keep_own_places(app, seen, &own).unwrap());
        back
    }

    fn task_due(&self, facts: &Facts, shared: &Shared, ahead: &Outlook) -> Option<TouchKey> {
        if !ahead.holds.is_empty() {
            return None;
        }
        let stages = stages(facts, shared, &self.policy, self.now, ahead);
        let due = |stage: &Stage| matches!(stage, Stage::Task(at) if *at <= self.now);
        let mut tasks = ahead.planned.iter().zip(stages).filter(|(_, stage)| due(stage));
        tasks.next().map(|(planned, _)| planned.key.clone())
    }

    fn does(&mut self, app: ApplicationId, touch: TouchKey) {
        self.notes(app, &touch);
        let outcome = (touch.channel == Channel::Call).then_some(CallOutcome::Voicemail);
        self.store.record(app, self.now, self.now, &What::Done { touch, outcome }).unwrap();
    }

    fn carries_out(&mut self, app: ApplicationId, action: Action) {
        let now = self.now;
        match action {
            Action::Draft(round) => {
                for planned in round {
                    self.drafts(app, &planned);
                }
            }
            Action::Send { touch, digest } => self.sends(app, &touch, &digest),
            Action::Miss { touch, due } => {
                self.store.record(app, now, now, &What::Missed { touch, due }).unwrap();
            }
            Action::MarkHeld(_) => panic!("nothing is automatic here"),
        }
    }

    /// Makes a draft out, and approves it.
    fn drafts(&mut self, app: ApplicationId, planned: &Planned) {
        self.serial += 1;
        let digest = Digest(format!("{} version {}", planned.key, self.serial));
        let touch = planned.key.clone();
        let draft = Draft {
            touch: touch.clone(),
            due: planned.slot,
            digest: digest.clone(),
            needs: Vec::new(),
            edited: false,
        };
        let text = DraftText {
            to: String::new(),
            from: String::new(),
            subject: String::new(),
            text: digest.0.clone(),
            in_reply_to: None,
            references: Vec::new(),
            why: String::new(),
            template: None,
        };
        self.store.record_draft(app, &draft, &text, self.now).unwrap();
        let approval = What::Approval { touch, digest };
        self.store.record(app, self.now, self.now, &approval).unwrap();
    }

    /// The claim, the word before DATA, and the server's yes.
    fn sends(&mut self, app: ApplicationId, touch: &TouchKey, digest: &Digest) {
        let (now, policy) = (self.now, &self.policy);
        let begin = ClaimBegin {
            touch: touch.clone(),
            address: address(touch.contact.unwrap()),
            digest: digest.clone(),
            message_id: format!("{touch}@candidate.example"),
            composed: digest.0.clone().into_bytes(),
        };
        let same = Action::Send { touch: touch.clone(), digest: digest.clone() };
        let claimed = self.store.claim(app, now, |facts, shared| {
            let again = decide(facts, &without_pace(shared), policy, now);
            (again == Decision::Do(same)).then_some(begin)
        });
        let attempt = claimed.unwrap().expect("the claim decides the same");
        // While the worker looks through the mailbox, the loop brings the ledger in line.
        let ahead = self.ahead_of(app);
        let seen = self.store.last_seq().unwrap();
        self.keeps_ledger(app, seen, &ahead);
        let policy = &self.policy;
        let yes = self.store.at_data(attempt, now, |facts, shared| {
            may_proceed(facts, &without_pace(shared), policy, now, attempt).is_ok()
        });
        if !matches!(yes, Ok(true)) {
            self.stuck = Some(format!("{now} {touch} at DATA: {yes:?}"));
            return;
        }
        self.store.end_attempt(attempt, now, &AttemptEnd::Accepted, "").unwrap();
        self.notes(app, touch);
    }

    fn notes(&mut self, app: ApplicationId, touch: &TouchKey) {
        if app != self.app {
            return;
        }
        let name = |id: &ContactId| self.names.iter().find(|(_, known)| *known == id);
        let to = touch.contact.as_ref().and_then(name);
        let to = to.map_or("candidate".to_owned(), |((role, name), _)| format!("{role}:{name}"));
        let (at, step, round) = (self.now, touch.step, touch.round);
        self.last_gone = Some(at);
        self.gone.push(format!("{at} {step} {round} {} {to}", touch.channel));
    }

    pub fn ahead(&self) -> Outlook {
        self.ahead_of(self.app)
    }

    fn ahead_of(&self, app: ApplicationId) -> Outlook {
        let look = self.store.look(app, self.now).unwrap();
        outlook(&look.facts, &without_pace(&look.shared), &self.policy, self.now)
    }

    /// The touches in order, and the end by the words of the spec.
    fn told(mut self) -> Vec<String> {
        let ahead = self.ahead();
        let until = self.scenario.until;
        let until = until.map(|day| self.instant(day.at(23, 59, 59, 0)));
        let by_hand = ahead.state.touched.iter().filter(|t| t.touch.is_none()).map(|t| t.at);
        let last = by_hand.chain(self.last_gone).max().unwrap_or(self.ended);
        let (at, state) = match &ahead.standing {
            Standing::Closed => (ahead.state.ending.map_or(last, |ending| ending.at), "closed"),
            Standing::Yours(Yours { what: YoursWhat::NobodyLeft, .. }) => {
                (self.last_event.unwrap_or(self.ended), "yours")
            }
            Standing::Yours(yours) => (yours.since, "yours"),
            Standing::Exhausted { .. } => (last, "exhausted"),
            Standing::Waiting => (until.unwrap_or(self.now), "waiting"),
        };
        self.gone.sort();
        self.gone.push(format!("{at} {state}"));
        self.gone.extend(self.stuck);
        self.gone
    }
}

pub fn address(contact: ContactId) -> String {
    format!("contact{contact}@company.example")
}

/// The pace over all mails is the one thing that `simulate` doesn't know.
fn without_pace(shared: &Shared) -> Shared {
    Shared { mails: Vec::new(), ..shared.clone() }
}
