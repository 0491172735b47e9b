//! The one next thing to do, given what is known and what time it is.

use jiff::{SignedDuration, Timestamp};

use super::almanac::{Almanac, later};
use super::facts::{AttemptId, Digest, Facts, InterviewId, InterviewState, TouchKey, What};
use super::outlook::{Hold, Outlook, Planned, Standing, outlook};
use super::policy::{Policy, Shared};
use super::recipients;
use super::reminders;
use super::rules::Rules;
use super::spread::spread;
use super::state::{State, Touch};
use super::verdict::{Verdict, of_end, retry_after};
use super::words::{Channel, Step};

/// Mails leave at least so long after one another, over everything.
const MAIL_PACE: SignedDuration = SignedDuration::from_mins(1);

/// What to do next.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Decision {
    /// Carry this out, record what came of it, and ask again.
    Do(Action),
    /// Nothing now.
    Wait {
        /// Ask again at this instant; none if only a new fact can change anything.
        until: Option<Timestamp>,
        /// Why, in words.
        why: String,
    },
    /// Nothing is left to do.
    Done(End),
}

/// Something to carry out.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Action {
    /// Make out these touches, all of one round, and put them in the queue.
    Draft(Vec<Planned>),
    /// Send this touch as it stands.
    Send {
        /// The touch.
        touch: TouchKey,
        /// What was approved, or stood its time.
        digest: Digest,
    },
    /// Record that this touch went by.
    Miss {
        /// The touch.
        touch: TouchKey,
        /// When it was due.
        due: Timestamp,
    },
    /// Record that this interview was held.
    MarkHeld(InterviewId),
}

/// How an application ends; either can be opened again.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum End {
    /// Closed by a reply or by the candidate.
    Closed,
    /// The cadence or the cap has nothing left.
    Exhausted {
        /// In words.
        why: String,
    },
}

/// How far a planned touch has come.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Stage {
    /// To be made out at this instant.
    ToDraft(Timestamp),
    /// To be recorded as missed.
    Missed,
    /// Something is missing in it that only the candidate can give.
    Needs(Vec<String>),
    /// It stands in the queue for the candidate's approval.
    AwaitsApproval,
    /// It passes by itself at this instant, if nothing changes.
    Holds(Timestamp),
    /// A call, letter or reminder for the candidate, due at this instant.
    Task(Timestamp),
    /// Approved; it goes at this instant.
    Goes(Timestamp),
    /// A try is under way.
    UnderWay,
    /// It may have been sent: evidence is sought.
    Uncertain,
}

/// The one next thing to do. Pure: the same arguments give the same answer.
#[must_use]
pub fn decide(facts: &Facts, shared: &Shared, policy: &Policy, now: Timestamp) -> Decision {
    let ahead = outlook(facts, shared, policy, now);
    let mut waits = Waits::default();
    if let Some(action) = mark_held(facts, policy, now, &ahead.state, &mut waits) {
        return Decision::Do(action);
    }
    let almanac = Almanac::new(policy, ahead.state.terms.as_ref());
    let view = View { facts, shared, policy, now, ahead: &ahead, almanac: &almanac };
    for planned in &ahead.planned {
        match view.stage(planned) {
            Stage::ToDraft(at) if at <= now => return Decision::Do(view.draft(planned)),
            // What is held is late only from the moment it is let go.
            Stage::Missed if !ahead.held(planned.key.channel) => {
                let (touch, due) = (planned.key.clone(), planned.due);
                return Decision::Do(Action::Miss { touch, due });
            }
            Stage::Goes(at) if at <= now && ahead.holds.is_empty() => {
                let digest = view.touch(planned).and_then(|touch| touch.draft.as_ref());
                if let Some((_, _, draft)) = digest {
                    let (touch, digest) = (planned.key.clone(), draft.digest.clone());
                    return Decision::Do(Action::Send { touch, digest });
                }
            }
            stage => waits.stage(planned, &stage, now),
        }
    }
    for hold in &ahead.holds {
        if let Hold::Paused { until } = hold {
            waits.at(*until, "paused");
        }
    }
    if let Some(told) = reminders::next(facts, &ahead, &almanac, now) {
        waits.at(Some(told), "something is to be told then");
    }
    waits.decision(&ahead)
}

/// Whether a try that has begun may go on to DATA: its touch would still be sent, as it stands,
/// were the try only beginning now.
///
/// # Errors
/// If not, why, in words.
pub fn may_proceed(
    facts: &Facts,
    shared: &Shared,
    policy: &Policy,
    now: Timestamp,
    attempt: AttemptId,
) -> Result<(), String> {
    let begun = facts.facts.iter().find_map(|fact| match &fact.what {
        What::AttemptBegun { attempt: id, touch, digest } if *id == attempt => {
            Some((touch.clone(), digest.clone()))
        }
        _ => None,
    });
    let Some((touch, digest)) = begun else { return Err("there is no such try".to_owned()) };
    let before =
        |what: &What| !matches!(what, What::AttemptBegun { attempt: id, .. } if *id == attempt);
    let mut facts = facts.clone();
    facts.facts.retain(|fact| before(&fact.what));
    let ahead = outlook(&facts, shared, policy, now);
    if let Some(hold) = ahead.holds.first() {
        return Err(hold.in_words());
    }
    let almanac = Almanac::new(policy, ahead.state.terms.as_ref());
    let view = View { facts: &facts, shared, policy, now, ahead: &ahead, almanac: &almanac };
    let Some(planned) = ahead.planned.iter().find(|planned| planned.key == touch) else {
        return Err("it is no longer planned".to_owned());
    };
    let same = view.touch(planned).and_then(|touch| touch.draft.as_ref());
    if same.is_none_or(|(_, _, draft)| draft.digest != digest) {
        return Err("it was changed".to_owned());
    }
    match view.stage(planned) {
        Stage::Goes(at) if at <= now => Ok(()),
        stage => Err(stage.in_words()),
    }
}

/// Every planned touch of an outlook with how far it has come.
#[must_use]
pub fn stages(
    facts: &Facts,
    shared: &Shared,
    policy: &Policy,
    now: Timestamp,
    ahead: &Outlook,
) -> Vec<Stage> {
    let almanac = Almanac::new(policy, ahead.state.terms.as_ref());
    let view = View { facts, shared, policy, now, ahead, almanac: &almanac };
    ahead.planned.iter().map(|planned| view.stage(planned)).collect()
}

struct View<'a> {
    facts: &'a Facts,
    shared: &'a Shared,
    policy: &'a Policy,
    now: Timestamp,
    ahead: &'a Outlook,
    almanac: &'a Almanac<'a>,
}

impl View<'_> {
    fn touch(&self, planned: &Planned) -> Option<&Touch> {
        self.ahead.state.touches.get(&planned.key)
    }

    fn stage(&self, planned: &Planned) -> Stage {
        let none = Touch::default();
        let touch = self.touch(planned).unwrap_or(&none);
        if touch.uncertain().is_some() {
            return Stage::Uncertain;
        }
        if touch.under_way().is_some() {
            return Stage::UnderWay;
        }
        if planned.missed && touch.hurried.is_none() {
            return Stage::Missed;
        }
        // One that could not be made out is put off, or it would be tried for ever.
        let put_off = touch.snoozed.unwrap_or(Timestamp::MIN);
        let Some((seq, recorded, draft)) = &touch.draft else {
            return Stage::ToDraft(planned.draft_at.max(put_off));
        };
        if !draft.edited && self.outdated(*seq) {
            return Stage::ToDraft(put_off);
        }
        if planned.key.channel != Channel::Email {
            // What lacks in its text the candidate can say all the same.
            return match self.lacks(planned) {
                Some(way) => Stage::Needs(vec![way]),
                None => Stage::Task(self.ahead.task_due(planned, self.almanac, self.now)),
            };
        }
        let needs: Vec<String> = draft.needs.iter().cloned().chain(self.lacks(planned)).collect();
        if !needs.is_empty() {
            return Stage::Needs(needs);
        }
        let voided = self.ahead.state.last_voiding();
        let approved = touch.approval.as_ref().is_some_and(|(approved, digest)| {
            *digest == draft.digest && voided.is_none_or(|(voiding, _)| voiding < *approved)
        });
        let passes = if approved {
            Timestamp::MIN
        } else if self.auto(planned) {
            let since = voided.map_or(*recorded, |(_, at)| at.max(*recorded));
            let since = self.shared.running_since.map_or(since, |running| running.max(since));
            since + self.policy.hold_for
        } else {
            return Stage::AwaitsApproval;
        };
        let Some(goes) = self.goes(planned, touch) else { return Stage::AwaitsApproval };
        if passes > self.now.max(goes) { Stage::Holds(passes) } else { Stage::Goes(goes) }
    }

    /// What to do where a mail has nowhere to go, or a call no number.
    fn lacks(&self, planned: &Planned) -> Option<String> {
        let contact = self.ahead.state.contact(planned.key.contact?)?;
        if recipients::place(contact, planned.key.channel).is_some() {
            return None;
        }
        let edit = format!("afterword contact edit {}", contact.id);
        match planned.key.channel {
            Channel::Email => Some(format!("an address: {edit} --address ADDRESS")),
            Channel::Call => Some(format!("a phone number: {edit} --phone NUMBER")),
            Channel::Letter | Channel::Reminder => None,
        }
    }

    /// A draft is made anew when what it is made from has changed since.
    fn outdated(&self, drafted: super::facts::Seq) -> bool {
        self.facts.facts.iter().rev().take_while(|fact| fact.seq > drafted).any(|fact| match &fact
            .what
        {
            What::Terms(_)
            | What::Contact(_)
            | What::Interview(_)
            | What::Debrief(_)
            | What::Expectation(_) => true,
            What::Message(message) => !message.own && message.automatic.is_none(),
            _ => false,
        })
    }

    fn auto(&self, planned: &Planned) -> bool {
        let state = &self.ahead.state;
        let unverified = |taken: &super::state::Taken| {
            !taken.message.own && !taken.is_automatic() && taken.belongs() && !taken.trusted()
        };
        planned.key.step != Step::FinalThankYou
            && self.policy.auto.contains(&planned.key.step)
            && !planned.asks
            && state.yours.is_empty()
            && !state.touches.values().any(|touch| touch.uncertain().is_some())
            && !state.messages.values().any(unverified)
    }

    /// When an approved touch goes: its slot and spread, the waits after a failed try, the pace
    /// over everything, and the window and the rules as they stand at that moment.
    fn goes(&self, planned: &Planned, touch: &Touch) -> Option<Timestamp> {
        let step = planned.key.step;
        let key = &planned.key;
        let state = &self.ahead.state;
        let terms = state.terms.as_ref()?;
        let rules = Rules {
            application: self.facts.application,
            state,
            shared: self.shared,
            policy: self.policy,
            cadence: self.policy.cadences.get(&terms.cadence)?,
            almanac: self.almanac,
            round: Some((key.anchor, key.round)),
        };
        let pace = self.paced().max(retry_at(touch).unwrap_or(Timestamp::MIN));
        let to: Vec<_> = key.contact.into_iter().collect();
        let back = key.contact.and_then(|contact| rules.away_until(contact));
        let pace = match back {
            Some(back) if step == Step::CheckIn => pace.max(back),
            _ => pace,
        };
        let at = match touch.hurried {
            Some(true) => rules.at_any_hour(self.now.max(pace), step, &to)?,
            Some(false) => rules.from_now(Timestamp::MIN, self.now.max(pace), step, &to)?,
            None => {
                let until = rules.open_until(planned.settled, step);
                let with =
                    later(planned.settled, spread(&self.shared.key, key, self.policy.spread));
                let goes = with.min(until).max(planned.slot);
                rules.from_now(goes, self.now.max(pace).max(goes), step, &to)?
            }
        };
        Some(at)
    }

    /// The first instant that the pace over everything allows.
    fn paced(&self) -> Timestamp {
        let day = SignedDuration::from_hours(24);
        let recent: Vec<Timestamp> = self.shared.mails.to_vec();
        let last = recent.iter().max().map_or(Timestamp::MIN, |last| *last + MAIL_PACE);
        let most = usize::try_from(self.policy.limits.mails_per_day).unwrap_or(usize::MAX);
        let mut today: Vec<Timestamp> =
            recent.into_iter().filter(|at| self.now.duration_since(*at) < day).collect();
        today.sort();
        let full = today.len().checked_sub(most).and_then(|index| today.get(index));
        last.max(full.map_or(Timestamp::MIN, |at| *at + day))
    }

    fn draft(&self, planned: &Planned) -> Action {
        let key = &planned.key;
        let together = self.ahead.planned.iter().filter(|other| {
            let same = &other.key;
            (same.step, same.anchor, same.round) == (key.step, key.anchor, key.round)
                && matches!(self.stage(other), Stage::ToDraft(at) if at <= self.now)
        });
        Action::Draft(together.cloned().collect())
    }
}

/// When another try may follow the failed ones.
fn retry_at(touch: &Touch) -> Option<Timestamp> {
    let ended = |end: &super::facts::AttemptEnd| of_end(end) != Verdict::Taken;
    let failed = touch.attempts.iter().filter_map(|attempt| attempt.end.as_ref());
    let failed: Vec<Timestamp> = failed.filter(|(_, end)| ended(end)).map(|(at, _)| *at).collect();
    let tries = u32::try_from(failed.len()).unwrap_or(u32::MAX);
    failed.iter().max().map(|last| *last + retry_after(tries))
}

fn mark_held(
    facts: &Facts,
    policy: &Policy,
    now: Timestamp,
    state: &State,
    waits: &mut Waits,
) -> Option<Action> {
    if state.ending.is_some() {
        return None;
    }
    let auto = policy.auto.contains(&Step::ThankYou);
    for (_, interview) in state.interviews.values() {
        if interview.state != InterviewState::Scheduled {
            continue;
        }
        let told = facts.facts.iter().filter_map(|fact| match &fact.what {
            What::Interview(known) if known.id == interview.id => Some(fact.recorded),
            _ => None,
        });
        let told = told.max().unwrap_or(Timestamp::MAX);
        let theirs = state.messages.values().any(|taken| {
            !taken.message.own
                && !taken.is_automatic()
                && taken.assigned != Some(false)
                && taken.at > told
        });
        if interview.end > now {
            waits.at(Some(interview.end), "an interview is to come");
        } else if auto && !theirs {
            return Some(Action::MarkHeld(interview.id));
        }
    }
    None
}

/// Gathers the reasons to wait; the earliest instant decides.
#[derive(Debug, Default)]
struct Waits {
    until: Option<Timestamp>,
    why: Option<String>,
}

impl Waits {
    fn at(&mut self, until: Option<Timestamp>, why: &str) {
        let earlier = match (until, self.until) {
            (Some(new), Some(known)) => new < known,
            (Some(_), None) => true,
            (None, _) => false,
        };
        if earlier {
            self.until = until;
        }
        if earlier || self.why.is_none() {
            self.why = Some(why.to_owned());
        }
    }

    fn stage(&mut self, planned: &Planned, stage: &Stage, now: Timestamp) {
        // What isn't settled is missed in the end.
        let stale = later(planned.until, SignedDuration::from_secs(1));
        let at = match stage {
            Stage::ToDraft(at) | Stage::Holds(at) | Stage::Goes(at) | Stage::Task(at) => *at,
            _ => stale,
        };
        // What is due already and held, or the candidate's to do, changes by a fact or by age.
        let until = [at, stale].into_iter().filter(|at| *at > now).min();
        let step = planned.key.step;
        self.at(until, &format!("{step}: {}", stage.in_words()));
    }

    fn decision(self, ahead: &Outlook) -> Decision {
        if let Some(hold) = ahead.holds.first() {
            let why = hold.in_words();
            return Decision::Wait { until: self.until, why };
        }
        let over = ahead.planned.is_empty() && self.until.is_none();
        match (&ahead.standing, over) {
            (Standing::Closed, true) => Decision::Done(End::Closed),
            (Standing::Exhausted { why }, true) => {
                Decision::Done(End::Exhausted { why: why.clone() })
            }
            _ => {
                let why = self.why.unwrap_or_else(|| "it waits for the candidate".to_owned());
                Decision::Wait { until: self.until, why }
            }
        }
    }
}

impl Stage {
    /// In words, for `why` and the log.
    #[must_use]
    pub fn in_words(&self) -> String {
        match self {
            Self::ToDraft(_) => "to be made out".to_owned(),
            Self::Missed => "over three days late: it goes back to you".to_owned(),
            Self::Needs(what) => format!("it needs {}", what.join(", ")),
            Self::AwaitsApproval => "it waits for your approval".to_owned(),
            Self::Holds(_) => "it stands in the queue, and passes by itself".to_owned(),
            Self::Task(_) => "it is yours to do".to_owned(),
            Self::Goes(_) => "it waits for its hour".to_owned(),
            Self::UnderWay => "it is being sent".to_owned(),
            Self::Uncertain => "it may have been sent: evidence is sought".to_owned(),
        }
    }
}

impl Outlook {
    /// True if nothing goes out by a channel now. An account that can't send keeps nobody from
    /// calling.
    #[must_use]
    pub fn held(&self, by: Channel) -> bool {
        self.holds.iter().any(|hold| by == Channel::Email || !matches!(hold, Hold::Account(_)))
    }
}

impl Hold {
    /// In words, for `why` and the log.
    #[must_use]
    pub fn in_words(&self) -> String {
        match self {
            Self::Paused { until: None } => "paused until you resume".to_owned(),
            Self::Paused { until: Some(until) } => format!("paused until {until}"),
            Self::Message(id) => {
                format!("message {id} may be an answer: say whose it is, or what it means")
            }
            Self::Unclear(id) => format!("message {id} is unclear: say what it means"),
            Self::Unsearched => "the mailbox has not been searched back yet".to_owned(),
            Self::Account(why) => why.clone(),
        }
    }
}
