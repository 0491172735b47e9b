//! What lies ahead of one application: its standing, what is planned, and what holds it.
//!
//! `decide` acts on it, `why` and the queue show it: they cannot disagree.

use jiff::civil::Time;
use jiff::{SignedDuration, Timestamp};

use super::almanac::{Almanac, days_after, later};
use super::doubt;
use super::facts::{ContactId, Facts, InterviewState, Seq, TouchKey, What};
use super::next::{self, Next};
use super::policy::{Policy, Shared};
use super::recipients;
use super::replay;
use super::rules::{Rules, Slot};
use super::schedule;
use super::state::{State, cadence_chosen};
pub use super::timeplan::{Hold, Planned};
use super::timeplan::{Round, RoundState, Yours, YoursWhat};
use super::words::{Channel, Kind, Step};

/// A touch over so many days late is missed.
pub const STALE: SignedDuration = SignedDuration::from_hours(3 * 24);

/// What lies ahead.
#[derive(Debug, Clone)]
pub struct Outlook {
    /// What the facts come to.
    pub state: State,
    /// How it stands.
    pub standing: Standing,
    /// Touches planned and not settled, in order of time.
    pub planned: Vec<Planned>,
    /// What holds everything, the strongest first.
    pub holds: Vec<Hold>,
}

/// How an application stands.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Standing {
    /// Something is planned, or an interview is to come.
    Waiting,
    /// It waits for the candidate.
    Yours(Yours),
    /// The cadence or the cap has nothing left.
    Exhausted {
        /// In words.
        why: String,
    },
    /// Closed; a final thank-you may still be planned.
    Closed,
}

impl Outlook {
    /// When a call, letter or reminder falls due. One that waits already is put off to the next day
    /// where they write today: no check-in on their day.
    pub(super) fn task_due(
        &self,
        planned: &Planned,
        almanac: &Almanac<'_>,
        now: Timestamp,
    ) -> Timestamp {
        let today = almanac.day(now);
        let theirs = planned.key.step == Step::CheckIn && self.state.their_days.contains(&today);
        if !theirs || planned.slot > now {
            return planned.slot;
        }
        almanac.instant(days_after(today, 1), Time::midnight())
    }
}

/// Works out what lies ahead.
#[must_use]
pub fn outlook(facts: &Facts, shared: &Shared, policy: &Policy, now: Timestamp) -> Outlook {
    let mut ahead = as_told(facts, shared, policy, now);
    if let Some(less) = doubt::without(facts, &ahead.state) {
        let without = as_told(&less, shared, policy, now);
        doubt::hold_back(&mut ahead, &without, facts, shared, policy, now);
    }
    ahead
}

fn as_told(facts: &Facts, shared: &Shared, policy: &Policy, now: Timestamp) -> Outlook {
    let terms = facts.facts.iter().rev().find_map(|fact| match &fact.what {
        What::Terms(terms) => Some(terms),
        _ => None,
    });
    let almanac = Almanac::new(policy, terms);
    let cadence = terms.and_then(|terms| policy.cadences.get(&terms.cadence));
    let Some(cadence) = cadence else { return without_cadence(facts, shared, policy, now) };
    let state = replay::state(facts, cadence, &almanac);
    let application = facts.application;
    let almanac = &almanac;
    let rules = Rules { application, state: &state, shared, policy, cadence, almanac, round: None };
    let recorded = |seq: Seq| facts.facts.iter().find(|f| f.seq == seq).map(|f| f.recorded);
    let chosen = cadence_chosen(facts);
    let ahead = Ahead { rules, now, recorded: &recorded, chosen };
    let (standing, mut planned) = ahead.all();
    planned.sort_by(|a, b| a.slot.cmp(&b.slot).then(order(&a.key).cmp(&order(&b.key))));
    let holds = holds(&state, shared, now);
    Outlook { state, standing, planned, holds }
}

/// A cadence that is gone plans nothing. What replies and the candidate say holds all the same, and
/// hardly hangs on the cadence: any will do to work it out.
fn without_cadence(facts: &Facts, shared: &Shared, policy: &Policy, now: Timestamp) -> Outlook {
    let state = State::collect(facts);
    let terms = state.terms.clone();
    let name = terms.as_ref().map_or("", |terms| terms.cadence.as_str());
    let why = format!(
        "there is no cadence named {name:?}: put its file back, or `afterword edit {} --cadence \
         NAME`",
        facts.application
    );
    let almanac = Almanac::new(policy, terms.as_ref());
    let any = policy.cadences.values().next();
    let state = any.map_or(state, |cadence| replay::state(facts, cadence, &almanac));
    let standing = match worst(&state.yours) {
        _ if state.ending.is_some() => Standing::Closed,
        Some(yours) => Standing::Yours(yours),
        None => Standing::Exhausted { why },
    };
    let holds = holds(&state, shared, now);
    Outlook { state, standing, planned: Vec::new(), holds }
}

fn order(key: &TouchKey) -> (Step, Option<ContactId>) {
    (key.step, key.contact)
}

fn holds(state: &State, shared: &Shared, now: Timestamp) -> Vec<Hold> {
    let mut holds = Vec::new();
    let running = |until: &Option<Timestamp>| until.is_none_or(|until| now < until);
    let all = shared.paused.map(|pause| pause.until);
    holds.extend(state.paused.filter(running).map(|until| Hold::Paused { until }));
    holds.extend(all.filter(running).map(|until| Hold::Paused { until }));
    holds.extend(state.holding_messages().into_iter().map(Hold::Message));
    for yours in &state.yours {
        if let YoursWhat::Reply { kind: Kind::Unclear, message, .. } = yours.what {
            holds.push(Hold::Unclear(message));
        }
    }
    holds.extend(state.unsearched.map(|_| Hold::Unsearched));
    holds.extend(shared.account_held.clone().map(Hold::Account));
    holds
}

#[derive(Clone, Copy)]
pub(super) struct Ahead<'a> {
    pub(super) rules: Rules<'a>,
    now: Timestamp,
    /// When the cadence was last changed for another.
    chosen: Timestamp,
    recorded: &'a dyn Fn(Seq) -> Option<Timestamp>,
}

impl Ahead<'_> {
    fn all(&self) -> (Standing, Vec<Planned>) {
        let state = self.rules.state;
        if state.ending.is_some() {
            return (Standing::Closed, self.final_thank_you());
        }
        let mut planned = self.thank_yous();
        if let Some(yours) = worst(&state.yours) {
            return (Standing::Yours(yours), planned);
        }
        let check_in = self.check_in();
        let standing = match check_in {
            CheckIns::Planned(round) => {
                planned.extend(self.ask_around(Some(&round)));
                planned.extend(round);
                Standing::Waiting
            }
            CheckIns::Nobody => {
                let since = self.now;
                Standing::Yours(Yours { since, seq: Seq(0), what: YoursWhat::NobodyLeft })
            }
            CheckIns::NotBegun => Standing::Waiting,
            CheckIns::None(why) => {
                planned.extend(self.ask_around(None));
                let to_come = |held: &InterviewState| *held == InterviewState::Scheduled;
                let waits = state.interviews.values().any(|(_, i)| to_come(&i.state));
                if planned.is_empty() && !waits {
                    Standing::Exhausted { why }
                } else {
                    Standing::Waiting
                }
            }
        };
        (standing, planned)
    }

    fn thank_yous(&self) -> Vec<Planned> {
        let Rules { state, cadence, almanac, .. } = self.rules;
        let mut planned = Vec::new();
        for (anchor, interview) in state.interviews.values() {
            if interview.state != InterviewState::Held {
                continue;
            }
            let latest = state.interview.is_some_and(|(seq, ..)| seq == *anchor);
            if !latest && self.now.duration_since(interview.end) > STALE {
                continue;
            }
            let Some(thanks) = schedule::thank_you_due(cadence, almanac, interview.end) else {
                continue;
            };
            let schedule::ThanksDue { at: due, channels, because } = thanks;
            for contact in self.thanked(*anchor, interview.contacts.clone()) {
                let withdrawn = state
                    .thanks_withdrawn
                    .iter()
                    .any(|(at, of)| *at > interview.end && of.is_none_or(|of| of == contact));
                // One who was thanked before the cadence was changed is not thanked once more.
                let thanked = state.touched.iter().any(|touched| {
                    let to = touched.touch.as_ref().and_then(|touch| touch.contact);
                    touched.thanks_for() == Some(*anchor)
                        && to == Some(contact)
                        && touched.at < self.chosen
                });
                if withdrawn || thanked || state.own_thanks.contains(&(*anchor, contact)) {
                    continue;
                }
                for channel in self.channels(contact, &channels) {
                    let key = self.key(*anchor, Step::ThankYou, 0, Some(contact), channel);
                    let slot = self.rules.settle(due, Step::ThankYou, &[contact]);
                    let plan = self.plan(key, due, slot, interview.end, because.clone());
                    // It isn't made by itself so late, unless the candidate has put it off.
                    let until = later(interview.end, STALE);
                    planned.extend(plan.map(|plan| {
                        let touch = state.touches.get(&plan.key);
                        let put_off = touch.and_then(|touch| touch.snoozed);
                        match put_off.is_some_and(|put_off| put_off > until) {
                            true => plan,
                            false => plan.no_later(until, self.now),
                        }
                    }));
                }
            }
        }
        planned
    }

    /// Who is thanked for an interview. Where nobody is known to have taken part it is the lead; if
    /// somebody else leads after that thank-you went out, they are owed none.
    fn thanked(&self, interview: Seq, named: Vec<ContactId>) -> Vec<ContactId> {
        let Rules { state, shared, .. } = self.rules;
        let there = |id: &ContactId| state.contact(*id).is_some_and(|contact| !contact.removed);
        let named: Vec<ContactId> = named.into_iter().filter(there).collect();
        if !named.is_empty() {
            return named;
        }
        let sent = state.touched.iter().filter_map(|touched| touched.touch.as_ref());
        let thanks = sent.filter(|key| key.step == Step::ThankYou && key.anchor == interview);
        let before = thanks.filter_map(|key| key.contact).next_back();
        before.or_else(|| recipients::lead(state, shared)).into_iter().collect()
    }

    /// The channels by which a contact is reached, each once.
    fn channels(&self, contact: ContactId, wanted: &[Channel]) -> Vec<Channel> {
        let Rules { state, shared, .. } = self.rules;
        let mut channels = Vec::new();
        for channel in wanted {
            let able = recipients::by_channel(state, shared, contact, *channel);
            channels.extend(able.filter(|able| !channels.contains(able)));
        }
        channels
    }

    fn check_in(&self) -> CheckIns {
        let Rules { state, shared, cadence, almanac, .. } = self.rules;
        let Some(plan) = state.plan.filter(|_| !self.awaits_interview()) else {
            return CheckIns::NotBegun;
        };
        let under_way = self.round_under_way();
        if !under_way.is_empty() {
            return CheckIns::Planned(under_way);
        }
        let next = next::check_in(state, shared, cadence, almanac);
        if let Next::Nothing(why) = next {
            return CheckIns::None(why.to_owned());
        }
        if state.places_left() == 0 {
            let granted = state.granted;
            return CheckIns::None(match granted {
                1 => "the one check-in of the cap is used".to_owned(),
                _ => format!("all {granted} check-ins of the cap are used"),
            });
        }
        let Next::Step(next::Step { due, channels, to }) = next else { return CheckIns::Nobody };
        let Some((slot, there)) = self.rules.settle_round(due.at, &to) else {
            return CheckIns::None("no day of the next three years would do".to_owned());
        };
        let asks = self.rules.long_absence(due.at, &slot);
        let because = due.because;
        let mut planned = Vec::new();
        for contact in there {
            for channel in self.channels(contact, &channels) {
                let number = state.next_round();
                let key = self.key(plan.anchor, Step::CheckIn, number, Some(contact), channel);
                let draft_from = slot.at - self.rules.policy.ahead;
                let slot = Some(slot.clone());
                planned.extend(
                    self.plan(key, due.at, slot, draft_from, because.clone())
                        .map(|planned| Planned { asks, ..planned }),
                );
            }
        }
        CheckIns::Planned(planned)
    }

    /// Nothing is asked before an interview was held, nor while the next one is to come or nobody
    /// has said whether it was held.
    fn awaits_interview(&self) -> bool {
        let Rules { state, .. } = self.rules;
        let Some((_, _, held)) = state.interview else { return true };
        state.interviews.values().any(|(_, interview)| {
            interview.state == InterviewState::Scheduled && interview.end > held
        })
    }

    /// Whom a round that has begun reaches, as if it were only to come, and by which channels.
    fn reached_by(&self, begun: &Round) -> Option<(Vec<ContactId>, Vec<Channel>)> {
        let Rules { state, shared, cadence, almanac, .. } = self.rules;
        let mut before = state.clone();
        before.rounds.retain(|round| round != begun);
        match next::check_in(&before, shared, cadence, almanac) {
            Next::Step(step) => Some((step.to, step.channels)),
            Next::Nobody | Next::Nothing(_) => None,
        }
    }

    /// The touches still to go of a round of which some have gone.
    fn round_under_way(&self) -> Vec<Planned> {
        let Rules { state, .. } = self.rules;
        let Some(plan) = state.plan else { return Vec::new() };
        let current = state.rounds.get(state.since_plan..).unwrap_or_default();
        let Some(last) = current.last() else { return Vec::new() };
        if last.anchor != plan.anchor
            || !matches!(last.state, RoundState::Out | RoundState::Missed | RoundState::Skipped)
        {
            return Vec::new();
        }
        // One that went by has no place yet, and may find none left.
        if last.state != RoundState::Out && state.places_left() == 0 {
            return Vec::new();
        }
        let Some((to, channels)) = self.reached_by(last) else { return Vec::new() };
        let rules = Rules { round: Some((last.anchor, last.number)), ..self.rules };
        let within = Self { rules, ..*self };
        let mut planned = Vec::new();
        for (key, touch) in &state.touches {
            let of_round =
                key.step == Step::CheckIn && (key.anchor, key.round) == (last.anchor, last.number);
            let (true, Some((_, _, draft)), Some(contact)) = (of_round, &touch.draft, key.contact)
            else {
                continue;
            };
            let reached =
                to.contains(&contact) && self.channels(contact, &channels).contains(&key.channel);
            if !reached || self.rules.away_until(contact).is_some_and(|until| self.now < until) {
                continue;
            }
            let slot = Slot { at: draft.due, moved: Vec::new(), absent: false };
            let because = format!("the rest of check-in {}, which has begun", last.number);
            planned.extend(within.plan(key.clone(), draft.due, Some(slot), draft.due, because));
        }
        planned
    }

    fn is_drafted(&self, key: &TouchKey) -> bool {
        self.rules.state.touches.get(key).is_some_and(|touch| touch.draft.is_some())
    }

    pub(super) fn plan(
        &self,
        key: TouchKey,
        due: Timestamp,
        slot: Option<Slot>,
        draft_at: Timestamp,
        because: String,
    ) -> Option<Planned> {
        let Rules { state, policy, cadence, .. } = self.rules;
        let slot = slot?;
        let touch = state.touches.get(&key);
        if touch.is_some_and(|touch| touch.is_settled() || touch.bounced) {
            return None;
        }
        let drafted = self.is_drafted(&key);
        let since = policy.since.get(&cadence.name).copied().unwrap_or(Timestamp::MIN);
        let since = since.max(self.chosen);
        let anchored = (self.recorded)(key.anchor).unwrap_or(Timestamp::MAX);
        let invented = !drafted && slot.at < since && anchored < since;
        let snoozed = touch.and_then(|touch| touch.snoozed).unwrap_or(Timestamp::MIN);
        // What was held is late only from the moment it was let go.
        let ran_out = state.paused.flatten().filter(|until| *until <= self.now);
        let ran_out = ran_out.max(self.rules.shared.pause_ended);
        let mut free = state.free_since.max(ran_out).unwrap_or(Timestamp::MIN).max(snoozed);
        let mut due = due;
        if key.step == Step::CheckIn {
            // A day that had passed when the plan was set is due from then on.
            let set = state.plan.map_or(Timestamp::MIN, |plan| plan.at);
            let again = state.due_again.unwrap_or(Timestamp::MIN);
            // Nor is what had nobody to go to.
            let given = key
                .contact
                .and_then(|id| recipients::reachable_since(state, self.rules.shared, id));
            free = free.max(given.unwrap_or(Timestamp::MIN));
            (due, free) = (due.max(set), free.max(set).max(again));
        }
        let to: Vec<ContactId> = key.contact.into_iter().collect();
        let from_on = |free| self.rules.from_now(slot.at, free, key.step, &to);
        let late = |from: Timestamp| self.now > later(from, STALE);
        let mut from = from_on(free)?;
        let queued = touch.and_then(|touch| touch.queued);
        if key.channel != Channel::Email && (queued.is_some() || !late(from)) {
            // A task that came to be only after its hour falls due where the rules allow it, too; a
            // mail keeps to them when it goes.
            from = from_on(free.max(queued.unwrap_or(self.now)))?;
        }
        let until = later(from, STALE);
        let mut words = vec![because];
        words.extend(slot.moved);
        Some(Planned {
            key,
            due,
            settled: slot.at,
            slot: from,
            draft_at,
            because: words,
            asks: false,
            until,
            missed: self.now > until || invented,
        })
    }

    pub(super) fn key(
        &self,
        anchor: Seq,
        step: Step,
        round: u32,
        contact: Option<ContactId>,
        channel: Channel,
    ) -> TouchKey {
        TouchKey { application: self.rules.application, anchor, step, round, contact, channel }
    }
}

enum CheckIns {
    Planned(Vec<Planned>),
    Nobody,
    NotBegun,
    None(String),
}

/// The one thing to tell the candidate first: the reply that came last in rank, an offer before
/// all.
fn worst(yours: &[Yours]) -> Option<Yours> {
    let rank = |yours: &Yours| match &yours.what {
        YoursWhat::Reply { kind, .. } => *kind,
        _ => Kind::Unclear,
    };
    yours.iter().min_by_key(|yours| rank(yours)).cloned()
}
