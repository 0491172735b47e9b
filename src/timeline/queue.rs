//! What waits for the candidate in one application: the same outlook that `decide` acts on.

use jiff::civil::Date;
use jiff::{SignedDuration, Timestamp};

use super::almanac::Almanac;
use super::decide::{Stage, stages};
use super::facts::{
    AttemptId, Fact, Facts, InterviewId, InterviewState, MessageId, Seq, TouchKey, What,
};
use super::outlook::{Outlook, STALE, Standing, outlook};
use super::policy::{Policy, Shared};
use super::reminders;
use super::state::{State, Taken};
use super::timeplan::{Yours, YoursWhat};
use super::words::{Kind, Step};

/// For so long after DATA evidence is sought before the candidate is asked whether it was sent.
pub const EVIDENCE_SOUGHT: SignedDuration = SignedDuration::from_hours(1);

/// Something that waits.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Waiting {
    /// Since when.
    pub since: Timestamp,
    /// What.
    pub what: WaitingFor,
}

/// What can wait.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum WaitingFor {
    /// A touch.
    Touch {
        /// Which.
        touch: TouchKey,
        /// For what.
        waits: TouchWaits,
    },
    /// An interview is over, and nobody has said whether it was held.
    Held(InterviewId),
    /// An interview was held, and its debrief is due.
    Debrief(InterviewId),
    /// A message may belong here: whose is it?
    Assign(MessageId),
    /// A message has no reading: what does it mean?
    Read(MessageId),
    /// The application waits for the candidate.
    Yours(Yours),
    /// An interview is near: what to ask and to collect there. It needs nobody.
    Card(InterviewId),
    /// A closed application whose people said when they may be written to again.
    WriteAgain {
        /// The message that says so.
        message: MessageId,
        /// The first day.
        day: Date,
    },
}

/// What a touch can wait for.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum TouchWaits {
    /// A mail stands in the queue for approval.
    Approval {
        /// The first instant at which it may go.
        slot: Timestamp,
    },
    /// A mail has something missing that only the candidate can give.
    Needs {
        /// What, each with the command that mends it.
        needs: Vec<String>,
        /// The first instant at which it may go.
        slot: Timestamp,
    },
    /// A mail stands in the queue and passes by itself: it can be looked at, and needs nobody.
    Passing {
        /// When it passes.
        at: Timestamp,
    },
    /// A call, letter or reminder is due.
    Task {
        /// Since when.
        due: Timestamp,
        /// Until when it can be done; then it is missed.
        until: Timestamp,
    },
    /// It went by, and may be sent or done even now.
    Missed {
        /// When it was due.
        due: Timestamp,
    },
    /// A mail may have been sent, or not.
    Uncertain {
        /// The try.
        attempt: AttemptId,
        /// When the server was told to take it.
        data: Timestamp,
    },
}

impl Waiting {
    /// True if nothing comes of it before the candidate has acted.
    #[must_use]
    pub fn needs_candidate(&self, now: Timestamp) -> bool {
        let waits = match &self.what {
            WaitingFor::Touch { waits, .. } => waits,
            WaitingFor::Card(_) => return false,
            _ => return true,
        };
        match waits {
            TouchWaits::Passing { .. } => false,
            TouchWaits::Uncertain { data, .. } => now.duration_since(*data) >= EVIDENCE_SOUGHT,
            _ => true,
        }
    }

    fn of_touch(since: Timestamp, touch: TouchKey, waits: TouchWaits) -> Self {
        Self { since, what: WaitingFor::Touch { touch, waits } }
    }
}

/// What waits for the candidate in one application, the oldest first.
#[must_use]
pub fn queue(facts: &Facts, shared: &Shared, policy: &Policy, now: Timestamp) -> Vec<Waiting> {
    queue_of(&outlook(facts, shared, policy, now), facts, shared, policy, now)
}

/// What waits for the candidate, of an outlook that was worked out already.
#[must_use]
pub fn queue_of(
    ahead: &Outlook,
    facts: &Facts,
    shared: &Shared,
    policy: &Policy,
    now: Timestamp,
) -> Vec<Waiting> {
    let mut waiting = planned(ahead, &stages(facts, shared, policy, now, ahead), now);
    waiting.extend(uncertain(&ahead.state));
    waiting.extend(missed(facts, shared, policy, now, &ahead.state));
    waiting.extend(interviews(&ahead.state, now));
    waiting.extend(messages(&ahead.state));
    waiting.extend(yours(ahead, now));
    let almanac = Almanac::new(policy, ahead.state.terms.as_ref());
    waiting.extend(cards(facts, &ahead.state, &almanac, now));
    let again = reminders::write_again(facts, &ahead.state, &almanac);
    waiting.extend(again.filter(|(due, ..)| *due <= now).map(|(since, message, day)| Waiting {
        since,
        what: WaitingFor::WriteAgain { message, day },
    }));
    waiting.sort_by_key(|waiting| waiting.since);
    waiting
}

fn planned(ahead: &Outlook, stages: &[Stage], now: Timestamp) -> Vec<Waiting> {
    let mut waiting = Vec::new();
    for (planned, stage) in ahead.planned.iter().zip(stages) {
        let (touch, slot) = (planned.key.clone(), planned.slot);
        let known = ahead.state.touches.get(&touch);
        if known.and_then(|touch| touch.snoozed).is_some_and(|until| now < until) {
            continue;
        }
        let drafted = known.and_then(|touch| touch.draft.as_ref()).map(|(_, at, _)| *at);
        let since = drafted.unwrap_or(slot);
        let (since, waits) = match stage {
            Stage::AwaitsApproval => (since, TouchWaits::Approval { slot }),
            Stage::Needs(needs) => (since, TouchWaits::Needs { needs: needs.clone(), slot }),
            Stage::Holds(at) => (since, TouchWaits::Passing { at: *at }),
            // Where an answer may have come, or all is paused, nobody is to be called either.
            Stage::Task(due) if *due <= now && !ahead.held(planned.key.channel) => {
                (*due, TouchWaits::Task { due: *due, until: planned.until })
            }
            _ => continue,
        };
        waiting.push(Waiting::of_touch(since, touch, waits));
    }
    waiting
}

fn uncertain(state: &State) -> Vec<Waiting> {
    let mut waiting = Vec::new();
    for (touch, known) in &state.touches {
        if let Some(attempt) = known.uncertain()
            && let Some(data) = attempt.data
        {
            let waits = TouchWaits::Uncertain { attempt: attempt.id, data };
            waiting.push(Waiting::of_touch(data, touch.clone(), waits));
        }
    }
    waiting
}

/// A touch that went by waits while sending it now would still be part of the plan: that is so if
/// hurrying it brings it back.
fn missed(
    facts: &Facts,
    shared: &Shared,
    policy: &Policy,
    now: Timestamp,
    state: &State,
) -> Vec<Waiting> {
    let open = state.touches.iter().filter_map(|(touch, known)| {
        // A reminder to ask around goes by quietly.
        let acted = touch.step == Step::AskAround
            || known.skipped.is_some()
            || known.done.is_some()
            || known.hurried.is_some();
        let due = known.missed.filter(|_| !acted && known.sent().is_none())?;
        Some((touch.clone(), due))
    });
    let open: Vec<(TouchKey, Timestamp)> = open.collect();
    if open.is_empty() {
        return Vec::new();
    }
    let mut hurried = facts.clone();
    let last = facts.facts.last().map_or(0, |fact| fact.seq.0);
    for (offset, (touch, _)) in (1..).zip(&open) {
        let what = What::Hurry { touch: touch.clone(), at_this_hour: false };
        let seq = Seq(last.saturating_add(offset));
        hurried.facts.push(Fact { seq, at: now, recorded: now, what });
    }
    let back = outlook(&hurried, shared, policy, now).planned;
    let comes_back = |touch: &TouchKey| back.iter().any(|planned| planned.key == *touch);
    let open = open.into_iter().filter(|(touch, _)| comes_back(touch));
    open.map(|(touch, due)| Waiting::of_touch(due, touch, TouchWaits::Missed { due })).collect()
}

fn interviews(state: &State, now: Timestamp) -> Vec<Waiting> {
    let mut waiting = Vec::new();
    if state.ending.is_some() {
        return waiting;
    }
    for (_, interview) in state.interviews.values() {
        let (id, since) = (interview.id, interview.end);
        let latest = state.interview.is_none_or(|(_, latest, _)| latest == id);
        // Nothing is made of the debrief of an earlier interview any more.
        let counts = latest || now.duration_since(since) <= STALE;
        let what = match interview.state {
            InterviewState::Scheduled if since <= now => WaitingFor::Held(id),
            InterviewState::Held if counts && !state.debriefed.contains(&id) => {
                WaitingFor::Debrief(id)
            }
            _ => continue,
        };
        waiting.push(Waiting { since, what });
    }
    waiting
}

/// Cards of interviews that are near.
fn cards(facts: &Facts, state: &State, almanac: &Almanac<'_>, now: Timestamp) -> Vec<Waiting> {
    let near = reminders::to_come(state).into_iter().filter_map(|interview| {
        let (from, until) = reminders::card(almanac, interview);
        let told = facts.facts.iter().rev().find_map(|fact| match &fact.what {
            What::Interview(known) if known.id == interview.id => Some(fact.recorded),
            _ => None,
        });
        let since = told.map_or(from, |told| told.max(from));
        let what = WaitingFor::Card(interview.id);
        (from <= now && now < until).then_some(Waiting { since, what })
    });
    near.collect()
}

fn messages(state: &State) -> Vec<Waiting> {
    // What came before an application was closed no longer matters to it.
    let counts = |taken: &&Taken| {
        taken.holds() && state.ending.is_none_or(|ending| taken.recorded >= ending.at)
    };
    let waiting = |taken: &Taken| {
        let id = taken.message.id;
        let what = if taken.belongs() { WaitingFor::Read(id) } else { WaitingFor::Assign(id) };
        Waiting { since: taken.recorded, what }
    };
    state.messages.values().filter(counts).map(waiting).collect()
}

fn yours(ahead: &Outlook, now: Timestamp) -> Vec<Waiting> {
    let mut reasons: Vec<Yours> = ahead.state.yours.clone();
    if let Some(ending) = ahead.state.ending {
        // A closed application starts nothing; what goes on all the same is told.
        reasons.retain(|yours| {
            let told = matches!(
                yours.what,
                YoursWhat::Reply { kind: Kind::Offer | Kind::Advance | Kind::Unclear, .. }
            );
            told && yours.since > ending.at
        });
    }
    if let Standing::Yours(standing) = &ahead.standing
        && !reasons.iter().any(|known| known.what == standing.what)
    {
        // Where nobody is left to go to, it is so since what set the plan.
        let since = ahead.state.plan.map_or(now, |plan| plan.at);
        reasons.push(Yours { since, ..standing.clone() });
    }
    let mut waiting: Vec<Waiting> = Vec::new();
    for yours in reasons {
        let since = yours.since;
        let what = WaitingFor::Yours(yours);
        let same = |known: &Waiting| match (&known.what, &what) {
            (WaitingFor::Yours(known), WaitingFor::Yours(new)) => known.what == new.what,
            _ => false,
        };
        if !waiting.iter().any(same) {
            waiting.push(Waiting { since, what });
        }
    }
    waiting
}
