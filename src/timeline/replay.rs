//! The second pass: every event, in the order in which it happened, acts on the plan.
//!
//! One function an event. What each kind of reply does is the table in the spec, in `effects`.

use jiff::Timestamp;
use jiff::civil::Date;

use super::almanac::Almanac;
use super::cadence::Cadence;
use super::effects;
use super::facts::{
    Contact, ContactId, Days, Expectation, Fact, Facts, Interview, InterviewId, InterviewState,
    MessageId, Reader, Seq, TouchKey, What,
};
use super::state::{State, Taken, TouchedDay};
use super::timeplan::{Ending, Plan, Round, RoundState, SetBy, Standing, Yours, YoursWhat};
use super::verdict::{Verdict, of_end};
use super::words::{CallOutcome, Kind, Role, Step, TimelineKind};

/// Works out the state of an application: both passes.
#[must_use]
pub fn state(facts: &Facts, cadence: &Cadence, almanac: &Almanac<'_>) -> State {
    let mut replay = Replay { state: State::collect(facts), cadence, almanac };
    let mut events: Vec<&Fact> = facts.facts.iter().collect();
    events.sort_by_key(|fact| (replay.moment(fact), replay.order(fact)));
    for fact in events {
        replay.event(fact);
    }
    replay.give_back_places();
    if let Some(since) = replay.state.two_missed() {
        replay.state.yours.push(Yours { since, seq: Seq(0), what: YoursWhat::TwoMissed });
    }
    replay.state
}

/// The pass under way.
pub(super) struct Replay<'a> {
    pub(super) state: State,
    pub(super) cadence: &'a Cadence,
    pub(super) almanac: &'a Almanac<'a>,
}

impl Replay<'_> {
    /// When a fact acts: an interview at its end, a missed step at its due, all else when it
    /// happened.
    fn moment(&self, fact: &Fact) -> Timestamp {
        match &fact.what {
            What::Interview(interview) => interview.end,
            What::Missed { due, .. } => *due,
            _ => fact.at,
        }
    }

    /// Among facts of one moment those recorded first act first. An interview keeps the order of
    /// the fact that first told of it: what was said in it comes after it, however late it is
    /// confirmed.
    fn order(&self, fact: &Fact) -> Seq {
        let What::Interview(interview) = &fact.what else { return fact.seq };
        self.state.interviews.get(&interview.id).map_or(fact.seq, |(first, _)| *first)
    }

    fn event(&mut self, fact: &Fact) {
        match &fact.what {
            What::Interview(interview) => self.interview(fact.seq, interview),
            What::Message(message) => self.message(message.id),
            What::Expectation(expectation) => self.expectation(fact, expectation),
            What::AttemptData { attempt } => {
                if let Some(key) = self.state.touch_of(*attempt).cloned() {
                    self.went_out(&key);
                }
            }
            What::AttemptEnded { attempt, .. } => {
                let refused = self.state.touch_of(*attempt).cloned();
                if let Some(key) = refused {
                    self.refused(fact.seq, fact.at, &key);
                }
            }
            What::Done { touch, .. } => self.done(fact.seq, touch),
            What::Missed { touch, due } => self.passed_by(touch, *due, RoundState::Missed),
            What::Skip { touch } => {
                let due = self.state.touches.get(touch).and_then(|t| t.draft.as_ref());
                let due = due.map_or(fact.at, |(_, _, draft)| draft.due);
                self.passed_by(touch, due, RoundState::Skipped);
            }
            What::Logged { what, contact } => self.logged(fact, *what, *contact),
            What::Closed => self.close(fact.at, fact.seq),
            What::Reopened => {
                // What closes it and is found only later, closes it all the same.
                let before = self.state.ending;
                self.state.ending = before.filter(|ending| ending.last > fact.seq);
                if before.is_some_and(|ending| ending.by.is_some()) && self.state.ending.is_none() {
                    // After their no the old plan is over: only what comes from now on sets one.
                    (self.state.plan, self.state.timeline) = (None, None);
                }
                self.free(fact.at);
            }
            What::Assignment { .. } | What::Resumed => self.free(fact.at),
            What::Reading(reading)
                if reading.by == Reader::Candidate
                    && self.state.messages.get(&reading.message).is_some_and(Taken::belongs) =>
            {
                self.free(fact.at);
            }
            _ => {}
        }
    }

    pub(super) fn free(&mut self, at: Timestamp) {
        self.state.free_since = self.state.free_since.max(Some(at));
    }

    fn interview(&mut self, seq: Seq, interview: &Interview) {
        let latest = self.state.interviews.get(&interview.id);
        let Some((first, latest)) = latest else { return };
        // Only the snapshot in force acts, and only once.
        let begun = self.state.interview.is_some_and(|(_, id, _)| id == interview.id);
        if latest != interview || interview.state != InterviewState::Held || begun {
            return;
        }
        let anchor = *first;
        debug_assert!(anchor <= seq);
        let (id, end) = (interview.id, interview.end);
        self.start(anchor, id, end);
    }

    fn start(&mut self, anchor: Seq, id: InterviewId, end: Timestamp) {
        let day = self.almanac.day(end);
        self.state.interview = Some((anchor, id, end));
        self.state.timeline = self.state.timeline.filter(|standing| {
            standing.kind == TimelineKind::Decision && standing.days.latest > day
        });
        self.state.yours.retain(|yours| {
            let answered = matches!(
                yours.what,
                YoursWhat::Reply { kind: Kind::Advance | Kind::InfoRequested, .. }
            );
            !(answered && yours.since <= end)
        });
        self.set_plan(Plan { anchor, at: end, by: SetBy::Interview });
    }

    /// Sets the plan; check-ins count from here.
    pub(super) fn set_plan(&mut self, plan: Plan) {
        self.state.plan = Some(plan);
        self.state.since_plan = self.state.rounds.len();
        if plan.by != SetBy::Holding {
            self.state.since_begun = self.state.rounds.len();
        }
    }

    fn message(&mut self, id: MessageId) {
        let Some(taken) = self.state.messages.get(&id).cloned() else { return };
        if !taken.belongs() {
            self.own_perhaps(&taken);
            return;
        }
        if taken.message.own {
            self.own_mail(&taken);
        } else {
            effects::reply(self, &taken);
        }
    }

    fn expectation(&mut self, fact: &Fact, told: &Expectation) {
        self.state.timeline = Some(Standing {
            kind: told.kind,
            days: told.days,
            named_by: told.contact,
            by: told.by,
            message: None,
            anchor: fact.seq,
        });
        // What was said in the interview itself leaves the interview as what set the plan.
        let said_there = self.state.interview.is_some_and(|(_, _, end)| fact.at <= end)
            && self.state.plan.is_some_and(|plan| plan.by == SetBy::Interview);
        if !said_there {
            self.set_plan(Plan { anchor: fact.seq, at: fact.at, by: SetBy::Timeline });
        }
    }

    fn went_out(&mut self, key: &TouchKey) {
        let Some(touch) = self.state.touches.get(key) else { return };
        let Some(at) = touch.sent() else { return };
        self.out(key, at);
    }

    /// A task acts when it was first said to be done, by the last word on how it went.
    fn done(&mut self, seq: Seq, key: &TouchKey) {
        let done = self.state.touches.get(key).and_then(|touch| touch.done);
        let Some(done) = done.filter(|done| done.first == seq) else { return };
        self.out(key, done.at);
        if done.outcome == Some(CallOutcome::Spoke) {
            self.spoke(done.latest, done.at);
        }
    }

    fn out(&mut self, key: &TouchKey, at: Timestamp) {
        let day = self.almanac.day(at);
        if key.step != Step::AskAround {
            self.state.touched.push(TouchedDay {
                at,
                day,
                touch: Some(key.clone()),
                own_thanks: None,
            });
        }
        if key.step == Step::CheckIn {
            self.join_round(key, at, day, RoundState::Out);
        }
    }

    fn passed_by(&mut self, key: &TouchKey, due: Timestamp, state: RoundState) {
        if key.step == Step::CheckIn {
            self.join_round(key, due, self.almanac.day(due), state);
        }
    }

    fn join_round(&mut self, key: &TouchKey, at: Timestamp, day: Date, state: RoundState) {
        let same = |round: &&mut Round| round.anchor == key.anchor && round.number == key.round;
        if let Some(round) = self.state.rounds.iter_mut().find(same) {
            round.contacts.extend(key.contact);
            if state == RoundState::Out && round.state != RoundState::Out {
                // One of its touches went out after all: the round did.
                (round.state, round.at, round.day) = (state, at, day);
            }
        } else {
            self.state.rounds.push(Round {
                number: key.round,
                anchor: key.anchor,
                day,
                at,
                state,
                contacts: key.contact.into_iter().collect(),
            });
        }
    }

    fn refused(&mut self, seq: Seq, at: Timestamp, key: &TouchKey) {
        let Some(touch) = self.state.touches.get_mut(key) else { return };
        if !touch.refused_for_good() || touch.bounced {
            return;
        }
        touch.bounced = true;
        let dead = touch
            .attempts
            .iter()
            .filter_map(|attempt| attempt.end.as_ref())
            .any(|(_, end)| of_end(end) == Verdict::DeadAddress);
        let address = key.contact.and_then(|id| self.state.contact(id)?.address.clone());
        match address {
            Some(address) if dead => {
                self.state.dead.insert(address.to_lowercase(), seq);
            }
            _ => self.state.yours.push(Yours { since: at, seq, what: YoursWhat::Undeliverable }),
        }
        if key.step == Step::CheckIn {
            self.state.due_again = self.state.due_again.max(Some(at));
            self.join_round(key, at, self.almanac.day(at), RoundState::Bounced);
        }
    }

    fn close(&mut self, at: Timestamp, seq: Seq) {
        let ending = self.state.ending.get_or_insert(Ending {
            at,
            by: None,
            anchor: seq,
            last: seq,
            sender: None,
            thanks_owed: false,
            write_again: None,
        });
        ending.last = ending.last.max(seq);
    }

    /// A round that went out and reached nobody gives its place back, once nothing more can come
    /// of it.
    fn give_back_places(&mut self) {
        let touches = &self.state.touches;
        for round in &mut self.state.rounds {
            let of_round = |key: &TouchKey| {
                key.step == Step::CheckIn && (key.anchor, key.round) == (round.anchor, round.number)
            };
            let mut of_round = touches.iter().filter(|(key, _)| of_round(key));
            let lost = of_round.all(|(_, touch)| {
                touch.bounced
                    || (touch.is_settled() && touch.sent().is_none() && touch.done.is_none())
            });
            if round.state == RoundState::Out && lost {
                round.state = RoundState::Bounced;
            }
        }
    }
}

impl State {
    /// The lead: the contact marked so, else the one who last wrote by hand, else the first
    /// recruiter, else the first who is neither inside, reference nor agency, else the agency.
    /// Those inside and the references are the candidate's own: writing makes them no lead.
    #[must_use]
    pub fn lead(&self, usable: impl Fn(ContactId) -> bool) -> Option<ContactId> {
        let able = || self.contacts.iter().filter(|c| !c.removed && usable(c.id));
        let theirs = |c: &&Contact| !matches!(c.role, Role::Inside | Role::Reference);
        able()
            .find(|c| c.lead)
            .or_else(|| able().filter(theirs).find(|c| Some(c.id) == self.last_writer))
            .or_else(|| able().find(|c| c.role == Role::Recruiter))
            .or_else(|| able().filter(theirs).find(|c| c.role != Role::Agency))
            .or_else(|| able().find(|c| c.role == Role::Agency))
            .map(|c| c.id)
    }

    /// True if the days of a timeline make sense after the interview.
    #[must_use]
    pub fn sensible(days: Days, interview_day: Option<Date>) -> bool {
        days.earliest <= days.latest && interview_day.is_none_or(|day| days.latest >= day)
    }
}
