//! What the candidate does by their own hand: what each mail, letter and call counts as.
//!
//! The candidate's word goes before what it would count as by itself; the latest word holds.

use jiff::Timestamp;
use jiff::civil::Date;

use super::almanac::days_after;
use super::facts::{ByHand, ContactId, Fact, Seq};
use super::replay::Replay;
use super::state::{Taken, TouchedDay};
use super::timeplan::{Own, Plan, Round, RoundState, SetBy, YoursWhat};
use super::words::{CallOutcome, CountsAs, Kind, Step, TimelineKind};

/// How many days after an interview a mail by the candidate's own hand is taken as the thank-you.
const OWN_THANKS_DAYS: u32 = 2;

/// Something by the candidate's own hand, as told.
struct Told {
    seq: Seq,
    at: Timestamp,
    contact: Option<ContactId>,
    /// It answers a message of theirs.
    answers: bool,
    /// It was written, so that it may be a thank-you or an answer by itself.
    written: bool,
}

impl Replay<'_> {
    pub(super) fn logged(&mut self, fact: &Fact, what: ByHand, contact: Option<ContactId>) {
        let (seq, at) = (fact.seq, fact.at);
        let taken_back = self.state.counted.get(&seq) == Some(&CountsAs::Nothing);
        let told = Told { seq, at, contact, answers: false, written: true };
        match what {
            ByHand::Answered => {
                let as_what = if taken_back { CountsAs::Nothing } else { CountsAs::Answer };
                self.state.own.insert(seq, Own { as_what, touched: false, contact });
                if !taken_back {
                    self.answered(seq, at, true);
                }
            }
            ByHand::Mail | ByHand::Letter => self.by_hand(&told),
            ByHand::Call(outcome) => {
                self.by_hand(&Told { written: false, ..told });
                if outcome == CallOutcome::Spoke && !taken_back {
                    self.spoke(seq, at);
                }
            }
        }
    }

    pub(super) fn own_mail(&mut self, taken: &Taken) {
        let message = &taken.message;
        // The copy of a mail of Afterword's is evidence, not a mail by hand.
        if message.attempt.is_none() {
            let (contact, answers) = (message.contact, message.answers);
            let (seq, at) = (taken.seq, taken.at);
            self.by_hand(&Told { seq, at, contact, answers, written: true });
        }
    }

    /// A mail by hand to somebody of two applications keeps the gap in both, and is no more than
    /// that until the candidate says whose it is.
    pub(super) fn own_perhaps(&mut self, taken: &Taken) {
        let message = &taken.message;
        let ours = !message.own || message.attempt.is_some() || taken.assigned == Some(false);
        if !ours && self.state.interview.is_some_and(|(_, _, end)| taken.at >= end) {
            let (at, day) = (taken.at, self.almanac.day(taken.at));
            self.state.touched.push(TouchedDay { at, day, touch: None, own_thanks: None });
        }
    }

    /// A mail, letter or call by the candidate's own hand. Before an interview has ended it counts
    /// for nothing, unless they say that it answered what they were asked.
    fn by_hand(&mut self, told: &Told) {
        let Told { seq, at, .. } = *told;
        let said = self.state.counted.get(&seq).copied();
        let marked = || self.state.contacts.iter().find(|c| c.lead).map(|c| c.id);
        let contact = told.contact.or_else(marked);
        let interview = self.state.interview.filter(|(_, _, end)| at >= *end);
        let Some((interview, _, end)) = interview else {
            if said == Some(CountsAs::Answer) {
                let as_what = CountsAs::Answer;
                self.state.own.insert(seq, Own { as_what, touched: false, contact });
                self.answered(seq, at, false);
            }
            return;
        };
        let day = self.almanac.day(at);
        let as_what = said.unwrap_or_else(|| self.by_itself(told, contact, (interview, end)));
        let own_thanks = (as_what == CountsAs::ThankYou).then_some(interview);
        self.state.touched.push(TouchedDay { at, day, touch: None, own_thanks });
        // Where nobody knows to whom a thank-you went, it went to whom it would have gone.
        let contact = match as_what {
            CountsAs::ThankYou => contact.or_else(|| self.state.lead(|_| true)),
            _ => contact,
        };
        self.state.own.insert(seq, Own { as_what, touched: true, contact });
        match as_what {
            CountsAs::ThankYou => {
                self.state.own_thanks.extend(contact.map(|contact| (interview, contact)));
            }
            CountsAs::Answer => self.answered(seq, at, false),
            CountsAs::CheckIn => self.round_by_hand(seq, at, day, contact),
            CountsAs::Nothing => {}
        }
    }

    /// What it counts as unless the candidate says otherwise.
    fn by_itself(
        &self,
        told: &Told,
        contact: Option<ContactId>,
        (interview, end): (Seq, Timestamp),
    ) -> CountsAs {
        if !told.written {
            return CountsAs::CheckIn;
        }
        let thanks_by = days_after(self.almanac.day(end), OWN_THANKS_DAYS);
        if self.almanac.day(told.at) <= thanks_by && !self.thanked(interview, contact) {
            return CountsAs::ThankYou;
        }
        let last_touch = self.state.touched.iter().map(|touched| touched.at).max();
        let written = self.state.last_written;
        let newer = written.is_some_and(|written| last_touch.is_none_or(|last| written > last));
        if told.answers || newer { CountsAs::Answer } else { CountsAs::CheckIn }
    }

    fn thanked(&self, interview: Seq, contact: Option<ContactId>) -> bool {
        let Some(contact) = contact else { return true };
        let sent = |touched: &TouchedDay| {
            touched.touch.as_ref().is_some_and(|key| {
                key.step == Step::ThankYou
                    && key.anchor == interview
                    && key.contact == Some(contact)
            })
        };
        self.state.own_thanks.contains(&(interview, contact)) || self.state.touched.iter().any(sent)
    }

    fn round_by_hand(&mut self, seq: Seq, at: Timestamp, day: Date, contact: Option<ContactId>) {
        let same_day = |round: &&mut Round| round.state.is_by_hand() && round.day == day;
        if let Some(round) = self.state.rounds.iter_mut().find(same_day) {
            round.contacts.extend(contact);
            return;
        }
        let early = self.state.timeline.is_some_and(|standing| match standing.kind {
            TimelineKind::Decision => day < standing.days.latest,
            TimelineKind::Invited => day < standing.days.earliest,
        });
        let state = if early { RoundState::ByHandEarly } else { RoundState::ByHand };
        self.state.rounds.push(Round {
            number: self.state.next_round(),
            anchor: seq,
            day,
            at,
            state,
            contacts: contact.into_iter().collect(),
        });
    }

    /// They talked: it goes on as after a message with no date, until the candidate records what
    /// was said.
    pub(super) fn spoke(&mut self, seq: Seq, at: Timestamp) {
        self.set_plan(Plan { anchor: seq, at, by: SetBy::Holding });
    }

    /// The candidate has answered. `said` if in so many words, rather than by a mail that was seen.
    fn answered(&mut self, seq: Seq, at: Timestamp, said: bool) {
        let mut released = None;
        self.state.yours.retain(|yours| {
            // The candidate can't have meant what was recorded later, whatever its date.
            if said && yours.seq > seq {
                return true;
            }
            let release = match &yours.what {
                YoursWhat::Reply { kind: Kind::InfoRequested, .. } => true,
                YoursWhat::Reply { kind: Kind::Referral, .. } => said,
                YoursWhat::Reply { kind: Kind::Unclear, .. } | YoursWhat::Undeliverable => {
                    return !said;
                }
                YoursWhat::Reply { .. } | YoursWhat::NobodyLeft | YoursWhat::TwoMissed => false,
            };
            if release {
                released = Some(yours.since);
            }
            !release
        });
        if said {
            self.free(at);
        }
        if said && released.is_none() {
            released = self.state.two_missed();
        }
        let Some(since) = released else { return };
        // On by the timeline that came with the question or since, else as after `holding`.
        let came_since = self.state.timeline.is_some_and(|standing| {
            let message = standing.message.and_then(|id| self.state.messages.get(&id));
            let told = message.map(|told| told.at).or_else(|| {
                let by_candidate = self.state.plan.filter(|plan| plan.anchor == standing.anchor);
                by_candidate.map(|plan| plan.at)
            });
            told.is_some_and(|told| told >= since)
        });
        let by = if came_since { SetBy::Timeline } else { SetBy::Holding };
        self.set_plan(Plan { anchor: seq, at, by });
    }
}
