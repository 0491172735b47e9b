//! Plays the daemon: takes mail in, asks the core, carries out what it says; may die at each step.

use std::collections::BTreeMap;

use afterword::store::{
    Batch, ClaimBegin, DraftText, Durability, Heartbeat, Lock, Look, NewCondition, Store,
    StoreError,
};
use afterword::timeline::decide::{Action, Decision, Stage, decide, may_proceed, stages};
use afterword::timeline::facts::*;
use afterword::timeline::outlook::{Outlook, Planned, outlook};
use afterword::timeline::policy::Policy;
use afterword::timeline::timeplan::{RoundState, YoursWhat};
use afterword::timeline::verdict::{Verdict, of_end};
use jiff::SignedDuration;

use super::rules;
use super::world::{Data, Event, Outcome, Step, Stop, World};

/// More decisions than this at one instant are a loop without end.
const DECISIONS_MAX: u32 = 100;

/// Starts the daemon: the lock, the store, what was found.
pub fn start(world: &mut World) {
    world.lock = None;
    world.store = Store::open(&world.database(), Durability::Off).unwrap();
    world.lock = Some(Lock::acquire(&world.database()).unwrap());
    assert!(Lock::acquire(&world.database()).is_err(), "a second daemon took the lock");
    let now = world.now;
    let version = "1".to_owned();
    world.store.beat(&Heartbeat { pid: 1, version, started: now, beat: now }).unwrap();
    for uncertain in world.store.recover(now).unwrap() {
        let minutes = world.random.between(60, 3000);
        world.later(minutes, Event::Settle(uncertain.id));
    }
    world.store.wake_all(now).unwrap();
}

/// All that the daemon does at one instant.
pub fn turn(world: &mut World) -> Step<()> {
    look_at_folders(world)?;
    let seen = (world.store.last_seq().unwrap(), world.mails.len());
    if world.looked != Some(seen) {
        rules::never_lose_a_reply(world)?;
        world.looked = Some(seen);
    }
    for app in world.store.due(world.now, 100).unwrap() {
        let mut decisions = 0;
        loop {
            decisions += 1;
            if decisions > DECISIONS_MAX {
                let words = format!("application {app} is decided again and again");
                return Err(Stop::Broken("no_loop_without_end", words));
            }
            if !decide_once(world, app)? {
                break;
            }
        }
        let look = world.store.look(app, world.now).unwrap();
        let ahead = outlook(&look.facts, &look.shared, &world.policy, world.now);
        turn_to_queue(world, app, &look, &ahead)?;
        rules::never_silent(app, &look.facts, &ahead)?;
    }
    Ok(())
}

/// True if there was something to do.
fn decide_once(world: &mut World, app: ApplicationId) -> Step<bool> {
    keep_ledger(world, app);
    let now = world.now;
    let look = world.store.look(app, now).unwrap();
    let decision = decide(&look.facts, &look.shared, &world.policy, now);
    let sends = matches!(decision, Decision::Do(Action::Send { .. }));
    if sends && decision != decide(&look.facts, &look.shared, &world.policy, now) {
        let words = format!("application {app} at {now}: {decision:?}, and then another");
        return Err(Stop::Broken("the_same_again", words));
    }
    let wake = match decision {
        Decision::Do(action) => {
            carry_out(world, app, action)?;
            return Ok(true);
        }
        Decision::Wait { until, why } => {
            if until.is_some_and(|until| until <= now) {
                let words = format!("application {app} at {now} waits until {until:?}: {why}");
                return Err(Stop::Broken("every_wait_is_in_the_future", words));
            }
            until
        }
        Decision::Done(_) => None,
    };
    world.store.set_wake(app, wake, look.seen).unwrap();
    Ok(false)
}

/// A round by hand takes a place while there are any; one that reached nobody gives its back.
fn keep_ledger(world: &mut World, app: ApplicationId) {
    let look = world.store.look(app, world.now).unwrap();
    let state = outlook(&look.facts, &look.shared, &world.policy, world.now).state;
    for round in state.rounds.iter().filter(|round| round.state == RoundState::Bounced) {
        let key = format!("{app}.{}.check_in.{}", round.anchor, round.number);
        world.store.give_place_back(app, &key, world.now).unwrap();
    }
    let rounds = state.rounds_by_hand();
    assert!(world.store.keep_own_places(app, look.seen, &rounds).unwrap());
}

pub fn ahead(world: &World, app: ApplicationId) -> Outlook {
    let look = world.store.look(app, world.now).unwrap();
    outlook(&look.facts, &look.shared, &world.policy, world.now)
}

fn carry_out(world: &mut World, app: ApplicationId, action: Action) -> Step<()> {
    match action {
        Action::Draft(round) => {
            for planned in round {
                draft(world, app, &planned);
                world.may_crash("between drafts")?;
            }
            Ok(())
        }
        Action::Send { touch, digest } => send(world, app, &touch, &digest),
        Action::Miss { touch, due } => {
            world.record(app, &What::Missed { touch, due });
            world.may_crash("after a miss")
        }
        Action::MarkHeld(id) => {
            let held = world.facts(app).facts.into_iter().rev().find_map(|f| match f.what {
                What::Interview(known) if known.id == id => Some(known),
                _ => None,
            });
            let held = Interview { state: InterviewState::Held, ..held.unwrap() };
            world.record(app, &What::Interview(held));
            Ok(())
        }
    }
}

/// Makes a draft out; now and then something is missing in it.
pub fn draft(world: &mut World, app: ApplicationId, planned: &Planned) {
    let text = format!("{} version {}", planned.key, world.serial());
    let needs = if world.random.chance(5) { vec!["a greeting".to_owned()] } else { Vec::new() };
    record_draft(world, app, planned, text, needs, false);
}

pub fn record_draft(
    world: &mut World,
    app: ApplicationId,
    planned: &Planned,
    text: String,
    needs: Vec<String>,
    edited: bool,
) {
    world.say(&format!("draft of {} due {}: {text}, needs {needs:?}", planned.key, planned.slot));
    if !needs.is_empty() {
        world.half_written.insert(text.clone());
    }
    let digest = Digest(text.clone());
    let touch = planned.key.clone();
    let made = Draft { touch, due: planned.slot, digest, needs, edited };
    let content = DraftText {
        to: String::new(),
        from: String::new(),
        subject: String::new(),
        text,
        in_reply_to: None,
        references: Vec::new(),
        why: String::new(),
        template: None,
    };
    let seq = world.store.record_draft(app, &made, &content, world.now).unwrap();
    world.confirmed.push((app, seq));
}

/// The claim, the dialogue up to DATA, the barrier, DATA, the end: each a step of its own.
fn send(world: &mut World, app: ApplicationId, touch: &TouchKey, digest: &Digest) -> Step<()> {
    world.may_crash("before the claim")?;
    let begin = begin(world, app, touch, digest);
    let policy = world.policy.clone();
    let now = world.now;
    let same = Action::Send { touch: touch.clone(), digest: digest.clone() };
    let claimed = world.store.claim(app, now, |facts, shared| {
        let again = decide(facts, shared, &policy, now);
        (again == Decision::Do(same)).then(|| begin.clone())
    });
    let Some(attempt) = claimed.unwrap() else { return Ok(()) };
    world.say(&format!("attempt {attempt} at {touch}"));
    rival(world, app, &begin, attempt, &policy)?;
    world.may_crash("after the claim")?;
    if let Some(end) = fault_before_data(world) {
        return end_attempt(world, attempt, &end);
    }
    let seconds = world.random.between(1, 20);
    world.now += SignedDuration::from_secs(seconds);
    if world.faults && world.random.chance(15) {
        super::company::writes(world);
    }
    look_at_folders(world)?;
    let seen = world.mails.len();
    world.may_crash("after the barrier")?;
    let now = world.now;
    let before = Moment::of(world, app);
    let mut why = String::new();
    let yes = world.store.at_data(attempt, now, |facts, shared| {
        let may = may_proceed(facts, shared, &policy, now, attempt);
        why = may.clone().err().unwrap_or_default();
        may.is_ok()
    });
    match yes {
        Ok(true) => {}
        Ok(false) => return end_attempt(world, attempt, &AttemptEnd::BeforeData { why }),
        Err(StoreError::NoPlace { .. }) => {
            // The ledger is the stricter of the two where a round that never reached anybody was
            // given up for another: its place went with it.
            let why = "no place".to_owned();
            return end_attempt(world, attempt, &AttemptEnd::BeforeData { why });
        }
        Err(e) => return Err(Stop::Broken("never_twice", format!("{touch} at DATA: {e}"))),
    }
    world.may_crash("at DATA")?;
    let (address, text) = (begin.address, digest.0.clone());
    data(world, app, &before, Given { attempt, touch, address, text, seen })
}

fn begin(world: &World, app: ApplicationId, touch: &TouchKey, digest: &Digest) -> ClaimBegin {
    let ahead = ahead(world, app);
    let contact = touch.contact.and_then(|id| ahead.state.contact(id)).unwrap();
    ClaimBegin {
        touch: touch.clone(),
        address: contact.address.clone().unwrap(),
        digest: digest.clone(),
        message_id: format!("{touch}@candidate.example"),
        composed: digest.0.clone().into_bytes(),
    }
}

/// A second daemon that has no lock and has decided before the claim: the database refuses it.
fn rival(
    world: &mut World,
    app: ApplicationId,
    begin: &ClaimBegin,
    attempt: AttemptId,
    policy: &Policy,
) -> Step<()> {
    if !world.random.chance(10) {
        return Ok(());
    }
    let now = world.now;
    let mut other = Store::open(&world.database(), Durability::Off).unwrap();
    let stale = other.claim(app, now, |_, _| Some(begin.clone()));
    if !matches!(stale, Err(StoreError::Refused { .. })) {
        let words = format!("a second claim of {} gave {stale:?}", begin.touch);
        return Err(Stop::Broken("never_twice", words));
    }
    let fresh = other.claim(app, now, |facts, shared| {
        let again = decide(facts, shared, policy, now);
        let same =
            matches!(again, Decision::Do(Action::Send { touch, .. }) if touch == begin.touch);
        same.then(|| begin.clone())
    });
    if !matches!(fresh, Ok(None)) {
        let words = format!("{} is decided again while attempt {attempt} runs", begin.touch);
        return Err(Stop::Broken("never_twice", words));
    }
    Ok(())
}

fn fault_before_data(world: &mut World) -> Option<AttemptEnd> {
    if !world.faults || !world.random.chance(20) {
        return None;
    }
    let refused = |code, status: &str, phase| {
        let status = Some(status.to_owned());
        AttemptEnd::Refused { code, status, phase }
    };
    let dropped = AttemptEnd::BeforeData { why: "the connection broke".to_owned() };
    Some(world.random.pick(&[
        dropped.clone(),
        dropped,
        refused(451, "4.7.1", Phase::Rcpt),
        refused(421, "4.3.2", Phase::Connect),
        refused(550, "5.1.1", Phase::Rcpt),
        refused(550, "5.7.1", Phase::Rcpt),
        refused(535, "5.7.8", Phase::Auth),
    ]))
}

fn end_attempt(world: &mut World, attempt: AttemptId, end: &AttemptEnd) -> Step<()> {
    world.say(&format!("attempt {attempt} ends: {end:?}"));
    if of_end(end) == Verdict::HoldAccount {
        let key = "account".to_owned();
        let text = "the account is refused".to_owned();
        let new =
            NewCondition { key, application: None, text, holds_account: true, only_told: false };
        world.store.raise(&new, world.now).unwrap();
        let minutes = world.random.between(10, 3000);
        world.later(minutes, Event::AccountWell);
    }
    world.store.end_attempt(attempt, world.now, end, "").unwrap();
    if world.store.end_attempt(attempt, world.now, end, "").is_ok() {
        return Err(Stop::Broken("never_twice", format!("attempt {attempt} ended twice")));
    }
    world.may_crash("after the end")
}

/// What was known just before DATA.
pub struct Moment {
    pub facts: Facts,
    pub attempts_before: usize,
}

impl Moment {
    fn of(world: &World, app: ApplicationId) -> Self {
        Self { facts: world.facts(app), attempts_before: world.datas.len() }
    }
}

struct Given<'a> {
    attempt: AttemptId,
    touch: &'a TouchKey,
    address: String,
    text: String,
    seen: usize,
}

/// The server is given the message.
fn data(world: &mut World, app: ApplicationId, before: &Moment, given: Given<'_>) -> Step<()> {
    let refused =
        AttemptEnd::Refused { code: 451, status: Some("4.3.0".to_owned()), phase: Phase::Data };
    let drawn = if world.faults { world.random.below(20) } else { 19 };
    let outcome = match drawn {
        0 | 1 => Outcome::Refused,
        2 => Outcome::Broke { delivered: true },
        3 => Outcome::Broke { delivered: false },
        _ => Outcome::Accepted,
    };
    let Given { attempt, touch, address, text, seen } = given;
    world.say(&format!("DATA of {touch} to {address}: {outcome:?} ({text})"));
    world.datas.push(Data {
        attempt,
        touch: touch.clone(),
        at: world.now,
        address,
        text,
        outcome,
        seen,
        disowned: false,
        bounced: false,
    });
    rules::at_data(world, app, before)?;
    if outcome == Outcome::Accepted && world.random.chance(70) {
        super::company::copy_in_sent(world, attempt);
    }
    world.may_crash("after DATA")?;
    match outcome {
        Outcome::Accepted => end_attempt(world, attempt, &AttemptEnd::Accepted),
        Outcome::Refused => end_attempt(world, attempt, &refused),
        Outcome::Broke { .. } => {
            let minutes = world.random.between(60, 3000);
            world.later(minutes, Event::Settle(attempt));
            Ok(())
        }
    }
}

/// The watch and the barrier: every folder from its cursor on, the inbox first.
pub fn look_at_folders(world: &mut World) -> Step<()> {
    for index in 0..world.folders.len() {
        while look_at_folder(world, index)? {}
    }
    let unended = world.store.unended().unwrap();
    for attempt in unended {
        let facts = world.facts(attempt.application);
        let copied = |fact: &Fact| match &fact.what {
            What::Message(message) => message.own && message.attempt == Some(attempt.id),
            _ => false,
        };
        if facts.facts.iter().any(copied) {
            world.say(&format!("attempt {} stands in Sent", attempt.id));
            let end = AttemptEnd::Accepted;
            world.store.end_attempt(attempt.id, world.now, &end, "").unwrap();
        }
    }
    Ok(())
}

/// Takes a part of a folder in; true if there may be more.
fn look_at_folder(world: &mut World, index: usize) -> Step<bool> {
    let folder = &world.folders[index];
    let (name, validity) = (folder.name, folder.validity);
    let end = u32::try_from(folder.mails.len()).unwrap() + 1;
    let cursor = world.store.cursor("me", name).unwrap();
    let known = cursor.filter(|cursor| cursor.uid_validity == validity);
    let next = known.as_ref().map_or(1, |cursor| cursor.next_uid);
    let mut uids = known.map(|cursor| cursor.pending).unwrap_or_default();
    let first_look = next < end;
    uids.extend(next..end);
    if uids.is_empty() {
        return Ok(false);
    }
    let part = 1 + world.random.below(uids.len());
    let later = uids.split_off(part);
    let (now, start) = (world.now, world.start);
    let folder = &world.folders[index];
    let mail = |uid: &u32| &world.mails[folder.mails[usize::try_from(*uid - 1).unwrap()]];
    let messages: Vec<_> = uids.iter().map(|uid| mail(uid).taken(*uid, now, start)).collect();
    let batch = Batch {
        account: "me".to_owned(),
        folder: name.to_owned(),
        uid_validity: validity,
        next_uid: first_look.then_some(end),
        messages,
        pending: if first_look { later.clone() } else { Vec::new() },
        done: uids,
    };
    world.may_crash("before taking in")?;
    let before: BTreeMap<_, _> = world.apps.iter().map(|app| (*app, world.facts(*app))).collect();
    let taken = world.store.take_in(&batch, now).unwrap();
    for app in taken.touched {
        world.say(&format!("{app}: messages taken in from {name}"));
        rules::less_on_doubt(world, app, &before[&app])?;
    }
    world.may_crash("after taking in")?;
    Ok(!later.is_empty())
}

/// The candidate comes to see what waits in the queue.
fn turn_to_queue(world: &mut World, app: ApplicationId, look: &Look, ahead: &Outlook) -> Step<()> {
    let stages = stages(&look.facts, &look.shared, &world.policy, world.now, ahead);
    super::touches::tasks_due(world, app, &look.facts, ahead, &stages)?;
    let asks = ahead.state.yours.iter().filter_map(|yours| match yours.what {
        YoursWhat::Reply { message, .. } => Some(message),
        _ => None,
    });
    for message in asks.chain(ahead.state.holding_messages()) {
        if world.answered.insert((app, message)) {
            let minutes = world.random.between(1, 3000);
            world.later(minutes, Event::Answer(app, message));
        }
    }
    for (planned, stage) in ahead.planned.iter().zip(stages) {
        let waits = matches!(
            stage,
            Stage::AwaitsApproval | Stage::Needs(_) | Stage::Task(_) | Stage::Holds(_)
        );
        let drafted = ahead.state.touches.get(&planned.key).and_then(|t| t.draft.as_ref());
        let (true, Some((seq, ..))) = (waits, drafted) else { continue };
        let voided = ahead.state.last_voiding().map_or(*seq, |(voiding, _)| voiding.max(*seq));
        if world.reacted.insert((planned.key.clone(), voided)) {
            let most = world.random.pick(&[2000, 2000, 7000]);
            let minutes = world.random.between(1, most);
            world.later(minutes, Event::React(planned.key.clone()));
        }
    }
    Ok(())
}
