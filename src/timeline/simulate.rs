//! What a cadence would do, with no mailbox: the same core, driven by a list of events.
//!
//! Every approval is given and every task done the moment it falls due; spread is 0; all phones and
//! addresses are known. Events come before touches of the same minute.

mod events;

use std::collections::BTreeMap;

use jiff::civil::{Date, DateTime, Time};
use jiff::tz::TimeZone;
use jiff::{SignedDuration, Timestamp};

use super::decide::{Action, Decision, Stage, decide, stages};
use super::facts::{
    ApplicationId, AttemptEnd, AttemptId, Contact, ContactId, Days, Digest, Draft, Expectation,
    Fact, Facts, Interview, InterviewId, InterviewState, Seq, Terms, TouchKey, What,
};
use super::outlook::{Outlook, Standing, outlook};
use super::policy::{Policy, SentCheckIn, Shared};
use super::timeplan::{Yours, YoursWhat};
use super::words::{CallOutcome, Channel, Kind, Role, Step, TimelineKind};

/// Turns of the loop after which a simulation is taken to be without end.
const TURNS_MAX: u32 = 20_000;

/// What is simulated.
#[derive(Debug, Clone)]
pub struct Scenario {
    /// The policy; its spread and `ahead` are passed over.
    pub policy: Policy,
    /// The name of the cadence in it.
    pub cadence: String,
    /// The zone of the application.
    pub zone: String,
    /// When the interview begins, local time.
    pub interviewed: DateTime,
    /// How long it takes, in minutes.
    pub minutes: u32,
    /// What they said there about when.
    pub timeline: Option<(TimelineKind, Days)>,
    /// The channel agreed for check-ins.
    pub by: Option<Channel>,
    /// The contacts; `interviewer:Interviewer` if none is given.
    pub contacts: Vec<(Role, String)>,
    /// Check-in rounds granted.
    pub cap: u32,
    /// What happens, in the order given.
    pub events: Vec<Event>,
    /// The last day looked at.
    pub until: Option<Date>,
}

/// Something that happens in a simulation.
#[derive(Debug, Clone)]
pub struct Event {
    /// Local time.
    pub at: DateTime,
    /// What.
    pub what: Happening,
    /// Who does it; the lead if not said.
    pub by: Option<(Role, String)>,
    /// The days named.
    pub days: Option<Days>,
    /// The new contact of a referral.
    pub referred: Option<(Role, String)>,
}

/// What can happen in a simulation.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Happening {
    /// A message of this kind comes.
    Reply(Kind),
    /// The candidate writes by hand.
    Sent,
    /// The candidate answers what was asked.
    Answered,
    /// A new interview ends.
    Interview,
    /// How the last call went.
    Call(CallOutcome),
}

/// What came of a simulation.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Outcome {
    /// What went out, in order.
    pub touches: Vec<Gone>,
    /// How it ended.
    pub end: Ended,
}

/// A touch that went out.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Gone {
    /// When.
    pub at: Timestamp,
    /// The step.
    pub step: Step,
    /// The round, from 1, of a check-in; 0 for other steps.
    pub round: u32,
    /// The channel.
    pub channel: Channel,
    /// `ROLE:NAME`, or `candidate`.
    pub to: String,
    /// Why, in words.
    pub why: String,
}

/// How a simulation ended.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Ended {
    /// When.
    pub at: Timestamp,
    /// `exhausted`, `closed`, `yours` or `waiting`.
    pub state: &'static str,
    /// Why, in words.
    pub why: String,
}

/// Why a scenario can't be simulated.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum ScenarioError {
    /// Unknown zone.
    #[error("there is no time zone {0:?}; use an IANA name like Europe/Berlin")]
    Zone(String),
    /// The timeline makes no sense.
    #[error("{0}")]
    Timeline(String),
}

/// Runs a scenario to its end.
///
/// # Errors
/// If the zone is unknown, or a timeline ends before the interview or before it begins.
pub fn simulate(scenario: &Scenario) -> Result<Outcome, ScenarioError> {
    let mut run = Run::new(scenario)?;
    run.go();
    Ok(run.outcome())
}

/// Checks days against an interview's day: a timeline may not end before it, nor before it begins.
///
/// # Errors
/// In words, if it does.
pub fn check_days(days: Days, interview: Date) -> Result<(), String> {
    if days.earliest > days.latest {
        return Err(format!("{} is after {}", days.earliest, days.latest));
    }
    if days.latest < interview {
        return Err(format!("{} is before the interview ({interview})", days.latest));
    }
    Ok(())
}

struct Run<'a> {
    scenario: &'a Scenario,
    policy: Policy,
    zone: TimeZone,
    facts: Facts,
    shared: Shared,
    names: BTreeMap<(Role, String), ContactId>,
    gone: Vec<(usize, Gone)>,
    /// The touches in the order in which they were planned, each with why.
    order: Vec<(TouchKey, String)>,
    now: Timestamp,
    ended: Timestamp,
    last_event: Option<Timestamp>,
    referred: Option<(Role, String)>,
    serial: i64,
}

impl<'a> Run<'a> {
    fn new(scenario: &'a Scenario) -> Result<Self, ScenarioError> {
        let unknown = |_| ScenarioError::Zone(scenario.zone.clone());
        let zone = TimeZone::get(&scenario.zone).map_err(unknown)?;
        let start = zone.to_timestamp(scenario.interviewed).map_err(unknown)?;
        let ended = start + SignedDuration::from_mins(i64::from(scenario.minutes));
        let day = zone.to_datetime(ended).date();
        if let Some((_, days)) = scenario.timeline {
            check_days(days, day).map_err(ScenarioError::Timeline)?;
        }
        let first =
            scenario.events.iter().filter_map(|event| zone.to_timestamp(event.at).ok()).min();
        let mut policy = scenario.policy.clone();
        policy.spread = SignedDuration::ZERO;
        policy.ahead = SignedDuration::ZERO;
        policy.auto.clear();
        policy.since.clear();
        let mut run = Self {
            scenario,
            policy,
            zone,
            facts: Facts { application: ApplicationId(1), facts: Vec::new() },
            shared: Shared::default(),
            names: BTreeMap::new(),
            gone: Vec::new(),
            order: Vec::new(),
            now: first.map_or(start, |first| first.min(start)),
            ended,
            last_event: None,
            referred: None,
            serial: 0,
        };
        run.begin(start);
        Ok(run)
    }

    fn begin(&mut self, start: Timestamp) {
        let scenario = self.scenario;
        self.push(
            start,
            What::Terms(Terms {
                company: "Company".to_owned(),
                role: "Role".to_owned(),
                zone: Some(scenario.zone.clone()),
                cadence: scenario.cadence.clone(),
                by: scenario.by.filter(|_| scenario.timeline.is_none()),
                ..Terms::default()
            }),
        );
        self.push(start, What::Granted { places: scenario.cap });
        let default = [(Role::Interviewer, "Interviewer".to_owned())];
        let given = if scenario.contacts.is_empty() { &default[..] } else { &scenario.contacts };
        for (role, name) in given {
            self.contact(start, *role, name, false);
        }
        self.held(start, self.ended);
        if let Some((kind, days)) = scenario.timeline {
            let by = scenario.by;
            let told = Expectation { kind, days, by, contact: None };
            self.push(self.ended, What::Expectation(told));
        }
        self.searched();
    }

    fn push(&mut self, at: Timestamp, what: What) -> Seq {
        let seq = Seq(i64::try_from(self.facts.facts.len()).unwrap_or(i64::MAX) + 1);
        self.facts.facts.push(Fact { seq, at, recorded: at, what });
        seq
    }

    fn next_id(&mut self) -> i64 {
        self.serial += 1;
        self.serial
    }

    fn contact(&mut self, at: Timestamp, role: Role, name: &str, lead: bool) -> ContactId {
        let known = self.names.get(&(role, name.to_owned())).copied();
        let id = known.unwrap_or_else(|| ContactId(self.next_id()));
        self.names.insert((role, name.to_owned()), id);
        self.push(
            at,
            What::Contact(Contact {
                id,
                role,
                name: name.to_owned(),
                greeting: Some(name.to_owned()),
                address: Some(format!("contact{id}@company.example")),
                phone: Some(format!("+1 555 0100 {id}")),
                postal: None,
                lead,
                removed: false,
            }),
        );
        id
    }

    fn held(&mut self, at: Timestamp, end: Timestamp) {
        let took_part = [Role::Interviewer, Role::HiringManager];
        let mut contacts: Vec<ContactId> = Vec::new();
        for fact in &self.facts.facts {
            if let What::Contact(contact) = &fact.what
                && took_part.contains(&contact.role)
                && !contacts.contains(&contact.id)
            {
                contacts.push(contact.id);
            }
        }
        let id = InterviewId(self.next_id());
        let state = InterviewState::Held;
        self.push(at, What::Interview(Interview { id, state, start: end, end, contacts }));
    }

    fn searched(&mut self) {
        let covers = Seq(i64::MAX);
        self.push(self.now, What::Searched { covers });
    }

    fn go(&mut self) {
        let mut events: Vec<&Event> = self.scenario.events.iter().collect();
        events.sort_by_key(|event| event.at);
        let until = self
            .scenario
            .until
            .and_then(|day| self.zone.to_timestamp(day.to_datetime(Time::MAX)).ok());
        let mut events = events.into_iter().peekable();
        for _ in 0..TURNS_MAX {
            let at = |event: &&Event| self.zone.to_timestamp(event.at).unwrap_or(Timestamp::MAX);
            let next = events.peek().map(at);
            if let Some(at) = next
                && at <= self.now
                && until.is_none_or(|until| at <= until)
            {
                if let Some(event) = events.next() {
                    self.happen(at, event);
                }
                continue;
            }
            let wait = self.act();
            let Some(then) = [wait, next].into_iter().flatten().min() else { break };
            if until.is_some_and(|until| then > until) {
                break;
            }
            self.now = then.max(self.now);
        }
    }

    /// Carries out all that is due now; returns the next instant to look at.
    fn act(&mut self) -> Option<Timestamp> {
        for _ in 0..TURNS_MAX {
            let ahead = outlook(&self.facts, &self.shared, &self.policy, self.now);
            self.plan(&ahead);
            let task = self.task_due(&ahead);
            match decide(&self.facts, &self.shared, &self.policy, self.now) {
                Decision::Do(Action::Send { touch, digest }) => match task {
                    // A thank-you goes before a check-in, by whatever channel.
                    Some(task) if task.step < touch.step => self.do_task(task),
                    _ => self.carry_out(Action::Send { touch, digest }),
                },
                Decision::Do(action) => self.carry_out(action),
                Decision::Done(_) => return None,
                Decision::Wait { until, .. } => match task {
                    Some(task) => self.do_task(task),
                    None => return until,
                },
            }
        }
        None
    }

    /// Notes the order of what is planned, and why it is, as long as it is to come whole.
    fn plan(&mut self, ahead: &Outlook) {
        for planned in &ahead.planned {
            let key = &planned.key;
            let begun = key.step == Step::CheckIn
                && ahead.state.rounds.iter().any(|r| r.number == key.round);
            let known = self.order.iter_mut().find(|(known, _)| known == key);
            let why = planned.because.join("; ");
            match known {
                Some((_, kept)) if !begun => *kept = why,
                Some(_) => {}
                None => self.order.push((key.clone(), why)),
            }
        }
    }

    /// The first call, letter or reminder that is due.
    fn task_due(&self, ahead: &Outlook) -> Option<TouchKey> {
        if !ahead.holds.is_empty() {
            return None;
        }
        let stages = stages(&self.facts, &self.shared, &self.policy, self.now, ahead);
        let due = |stage: &Stage| matches!(stage, Stage::Task(at) if *at <= self.now);
        let mut tasks = ahead.planned.iter().zip(stages).filter(|(_, stage)| due(stage));
        tasks.next().map(|(planned, _)| planned.key.clone())
    }

    fn do_task(&mut self, touch: TouchKey) {
        let outcome = (touch.channel == Channel::Call).then_some(CallOutcome::Voicemail);
        self.note(&touch);
        self.push(self.now, What::Done { touch, outcome });
    }

    fn carry_out(&mut self, action: Action) {
        let now = self.now;
        match action {
            Action::Draft(round) => {
                for planned in round {
                    let digest = Digest(format!("{} {}", planned.key, self.next_id()));
                    self.push(
                        now,
                        What::Draft(Draft {
                            touch: planned.key.clone(),
                            due: planned.slot,
                            digest: digest.clone(),
                            needs: Vec::new(),
                            edited: false,
                        }),
                    );
                    self.push(now, What::Approval { touch: planned.key, digest });
                }
            }
            Action::Send { touch, digest } => {
                let attempt = AttemptId(self.next_id());
                self.push(now, What::AttemptBegun { attempt, touch: touch.clone(), digest });
                self.push(now, What::AttemptData { attempt });
                self.push(now, What::AttemptEnded { attempt, end: AttemptEnd::Accepted });
                self.note(&touch);
            }
            Action::Miss { touch, due } => {
                self.push(now, What::Missed { touch, due });
            }
            Action::MarkHeld(_) => {}
        }
    }

    fn note(&mut self, touch: &TouchKey) {
        let name = |id: &ContactId| self.names.iter().find(|(_, known)| *known == id);
        let to = touch.contact.as_ref().and_then(name);
        let to = to.map_or("candidate".to_owned(), |((role, name), _)| format!("{role}:{name}"));
        if touch.step == Step::CheckIn
            && let Some(contact) = touch.contact
        {
            let address = format!("contact{contact}@company.example");
            let TouchKey { application, round, .. } = *touch;
            self.shared.check_ins.push(SentCheckIn { address, at: self.now, application, round });
        }
        let order = self.order.iter().position(|(key, _)| key == touch).unwrap_or(usize::MAX);
        let why = self.order.get(order).map(|(_, why)| why.clone()).unwrap_or_default();
        self.gone.push((
            order,
            Gone {
                at: self.now,
                step: touch.step,
                round: touch.round,
                channel: touch.channel,
                to,
                why,
            },
        ));
    }

    fn outcome(mut self) -> Outcome {
        let ahead = outlook(&self.facts, &self.shared, &self.policy, self.now);
        let until = self.scenario.until.and_then(|day| {
            self.zone.to_timestamp(day.to_datetime(Time::constant(23, 59, 59, 0))).ok()
        });
        let last = self.gone.iter().map(|(_, gone)| gone.at);
        let last = last.chain(ahead.state.touched.iter().map(|touched| touched.at));
        let last = last.max().unwrap_or(self.ended);
        let ending = ahead.state.ending;
        let (at, state, why) = match ahead.standing {
            Standing::Closed => {
                let by = ending.and_then(|ending| ending.by);
                let why = match by.map(|(kind, _)| kind) {
                    Some(Kind::Rejection) => "they said no",
                    Some(Kind::Stop) => "they asked not to be written to",
                    Some(_) => "the position is closed",
                    None => "closed",
                };
                let why = why.to_owned();
                (ending.map_or(last, |ending| ending.at), "closed", why)
            }
            Standing::Yours(Yours { what: YoursWhat::NobodyLeft, .. }) => {
                let at = self.last_event.unwrap_or(self.ended);
                (at, "yours", "the next step has nobody to go to".to_owned())
            }
            Standing::Yours(yours) => (yours.since, "yours", yours.in_words()),
            Standing::Exhausted { why } => (last, "exhausted", why),
            Standing::Waiting => {
                (until.unwrap_or(self.now), "waiting", "more is to come".to_owned())
            }
        };
        self.gone.sort_by_key(|(order, gone)| (gone.at, gone.step, *order));
        let touches = self.gone.into_iter().map(|(_, gone)| gone).collect();
        Outcome { touches, end: Ended { at, state, why } }
    }
}
