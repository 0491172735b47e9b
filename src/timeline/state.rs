//! What the facts of one application come to: snapshots, touches, and where the plan stands.
//!
//! Built in two passes. The first goes by `seq` and collects snapshots and the state of each touch
//! (here). The second (`replay`) goes by `at` and lets every event act on the plan.

use std::collections::{BTreeMap, BTreeSet};

use jiff::Timestamp;
use jiff::civil::Date;

use super::facts::{
    AttemptEnd, AttemptId, Contact, ContactId, Digest, Draft, Fact, Facts, Interview, InterviewId,
    Message, MessageId, Reader, Reading, Seq, Terms, TouchKey, What,
};
use super::timeplan::{Absence, Ending, Own, Plan, Round, Standing, Yours};
use super::verdict::{Verdict, of_end};
use super::words::{Automatic, CallOutcome, CountsAs, Kind, Step, Sureness};

/// What the facts come to.
#[derive(Debug, Clone, Default)]
pub struct State {
    /// The terms in force.
    pub terms: Option<Terms>,
    /// Contacts in the order in which they were first given, removed ones included.
    pub contacts: Vec<Contact>,
    /// When the address and phone of each were given as they are now, with the fact.
    pub given: BTreeMap<ContactId, (Seq, Timestamp)>,
    /// Interviews, each with the fact that first told of it.
    pub interviews: BTreeMap<InterviewId, (Seq, Interview)>,
    /// What is worth mentioning to whom.
    pub mentions: BTreeMap<(InterviewId, ContactId), String>,
    /// Interviews whose debrief has begun.
    pub debriefed: BTreeSet<InterviewId>,
    /// Messages, each with its reading.
    pub messages: BTreeMap<MessageId, Taken>,
    /// What the candidate says that something of their own counts as, by the fact that told of it.
    pub counted: BTreeMap<Seq, CountsAs>,
    /// Touches, by name.
    pub touches: BTreeMap<TouchKey, Touch>,
    /// Places granted.
    pub granted: u32,
    /// Addresses that bounced or were refused for good, by this application's own facts; lower
    /// case, each with the last fact that says so.
    pub dead: BTreeMap<String, Seq>,
    /// Addresses that asked not to be written to, by this application's own facts; lower case.
    pub stopped: BTreeSet<String>,
    /// The last fact that a search back has to cover, and has not.
    pub unsearched: Option<Seq>,
    /// The pause in force: its end, where said.
    pub paused: Option<Option<Timestamp>>,

    /// What set the plan.
    pub plan: Option<Plan>,
    /// The timeline that stands.
    pub timeline: Option<Standing>,
    /// The latest interview held: its name for anchors, and its end.
    pub interview: Option<(Seq, InterviewId, Timestamp)>,
    /// Check-in rounds of the whole life, in order.
    pub rounds: Vec<Round>,
    /// Index into `rounds` of the first since the plan was set.
    pub since_plan: usize,
    /// Index into `rounds` of the first since an interview or a named day set the plan.
    pub since_begun: usize,
    /// When the candidate last let something go on that was held: a touch is late from here.
    pub free_since: Option<Timestamp>,
    /// When what kept a check-in back was last undone: one was found to have reached nobody, or
    /// somebody who was away wrote. It is due from here.
    pub due_again: Option<Timestamp>,
    /// Who is away.
    pub absences: BTreeMap<ContactId, Absence>,
    /// What waits for the candidate.
    pub yours: Vec<Yours>,
    /// Why it is closed, if it is.
    pub ending: Option<Ending>,
    /// The days of touches to the company, with the step they belong to (None: by hand).
    pub touched: Vec<TouchedDay>,
    /// Days on which a contact wrote by hand.
    pub their_days: BTreeSet<Date>,
    /// The contact who last wrote by hand.
    pub last_writer: Option<ContactId>,
    /// When a contact last wrote by hand.
    pub last_written: Option<Timestamp>,
    /// When the last answer came that withdraws a reminder to ask around.
    pub last_reply: Option<Timestamp>,
    /// What is by the candidate's own hand, by the fact that told of it; nothing of what came
    /// before an interview had ended.
    pub own: BTreeMap<Seq, Own>,
    /// Thank-yous written by the candidate's own hand: interview anchor and contact.
    pub own_thanks: BTreeSet<(Seq, ContactId)>,
    /// Contacts from whom a thank-you not yet sent is withdrawn (None: everybody), until an
    /// instant.
    pub thanks_withdrawn: Vec<(Timestamp, Option<ContactId>)>,
}

/// A touch to the company that went out.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct TouchedDay {
    /// When.
    pub at: Timestamp,
    /// The day.
    pub day: Date,
    /// The touch, for one of Afterword's; none for one by hand.
    pub touch: Option<TouchKey>,
    /// For one by hand that is a thank-you: the interview it thanks for, by its anchor.
    pub own_thanks: Option<Seq>,
}

impl TouchedDay {
    /// The interview that it thanks for, by its anchor, if it is a thank-you.
    #[must_use]
    pub fn thanks_for(&self) -> Option<Seq> {
        let touch = self.touch.as_ref().filter(|touch| touch.step == Step::ThankYou);
        touch.map(|touch| touch.anchor).or(self.own_thanks)
    }
}

/// A message with what is made of it.
#[derive(Debug, Clone)]
pub struct Taken {
    /// Its fact's order.
    pub seq: Seq,
    /// When it was written.
    pub at: Timestamp,
    /// When it was recorded.
    pub recorded: Timestamp,
    /// The message.
    pub message: Message,
    /// Its reading in force.
    pub reading: Option<Reading>,
    /// The candidate's word on whether it belongs here.
    pub assigned: Option<bool>,
}

impl Taken {
    /// True if the message is known to belong to this application.
    #[must_use]
    pub fn belongs(&self) -> bool {
        self.assigned.unwrap_or(self.message.sureness == Sureness::Sure)
    }

    /// True if nothing may go out before the candidate has said whose it is, or it has been read.
    #[must_use]
    pub fn holds(&self) -> bool {
        if self.message.own || self.assigned == Some(false) {
            return false;
        }
        if self.is_automatic() {
            // Anybody can name an address: a report with no id of ours is the candidate's to judge.
            return self.message.failure.is_some() && !self.belongs();
        }
        !self.belongs() || self.reading.is_none()
    }

    /// True if a machine wrote it: by headers and shape, or by the candidate's word.
    #[must_use]
    pub fn is_automatic(&self) -> bool {
        self.message.automatic.is_some()
            || self.reading.as_ref().is_some_and(|reading| {
                reading.by == Reader::Candidate
                    && matches!(reading.kind, Kind::Bounce | Kind::OutOfOffice)
            })
    }

    /// True if its words may make Afterword do more: its sender is verified, or the candidate has
    /// looked at it.
    #[must_use]
    pub fn trusted(&self) -> bool {
        self.message.verified
            || self.assigned == Some(true)
            || self.reading.as_ref().is_some_and(|reading| reading.by == Reader::Candidate)
    }
}

/// What became of a touch so far.
#[derive(Debug, Clone, Default)]
pub struct Touch {
    /// As it stands in the queue, with its fact's order and time of recording.
    pub draft: Option<(Seq, Timestamp, Draft)>,
    /// When it was first put in the queue.
    pub queued: Option<Timestamp>,
    /// The latest approval.
    pub approval: Option<(Seq, Digest)>,
    /// Skipped by the candidate.
    pub skipped: Option<Timestamp>,
    /// Put off until.
    pub snoozed: Option<Timestamp>,
    /// To be sent now; true if at any hour.
    pub hurried: Option<bool>,
    /// Missed: when it was due.
    pub missed: Option<Timestamp>,
    /// Carried out by the candidate.
    pub done: Option<Done>,
    /// The tries to send it.
    pub attempts: Vec<Attempt>,
    /// It bounced.
    pub bounced: bool,
}

/// A call made, a letter posted, a reminder heeded.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Done {
    /// When.
    pub at: Timestamp,
    /// The fact that told of it.
    pub first: Seq,
    /// The last fact that told how it went.
    pub latest: Seq,
    /// How the call went, by the last word on it.
    pub outcome: Option<CallOutcome>,
}

/// A try to send.
#[derive(Debug, Clone)]
pub struct Attempt {
    /// Which.
    pub id: AttemptId,
    /// When it began.
    pub begun: Timestamp,
    /// When DATA was said.
    pub data: Option<Timestamp>,
    /// How it ended, and when.
    pub end: Option<(Timestamp, AttemptEnd)>,
}

impl Touch {
    /// When it went out, or may have: DATA was said and nothing shows that it was not taken.
    #[must_use]
    pub fn sent(&self) -> Option<Timestamp> {
        self.attempts.iter().find_map(|attempt| match &attempt.end {
            None => attempt.data,
            Some((at, AttemptEnd::Accepted)) => Some(attempt.data.unwrap_or(*at)),
            Some(_) => None,
        })
    }

    /// The try that said DATA and has no end: it may have been delivered.
    #[must_use]
    pub fn uncertain(&self) -> Option<&Attempt> {
        self.attempts.iter().find(|attempt| attempt.data.is_some() && attempt.end.is_none())
    }

    /// The try that has begun and has neither said DATA nor ended.
    #[must_use]
    pub fn under_way(&self) -> Option<&Attempt> {
        self.attempts.iter().find(|attempt| attempt.data.is_none() && attempt.end.is_none())
    }

    /// True if the server refused it in a way that no other try will change.
    #[must_use]
    pub fn refused_for_good(&self) -> bool {
        self.attempts.iter().any(|attempt| {
            matches!(
                attempt.end.as_ref().map(|(_, end)| of_end(end)),
                Some(Verdict::DeadAddress | Verdict::Final)
            )
        })
    }

    /// True if nothing more becomes of it. One that went by comes back where the candidate has
    /// it sent all the same.
    #[must_use]
    pub fn is_settled(&self) -> bool {
        self.skipped.is_some()
            || (self.missed.is_some() && self.hurried.is_none())
            || self.done.is_some()
            || self.sent().is_some()
            || self.refused_for_good()
    }
}

/// When the application was last given another cadence; long ago if never.
#[must_use]
pub fn cadence_chosen(facts: &Facts) -> Timestamp {
    let mut known: Option<&str> = None;
    let mut chosen = Timestamp::MIN;
    for fact in &facts.facts {
        let What::Terms(terms) = &fact.what else { continue };
        if known.is_some_and(|known| known != terms.cadence) {
            chosen = fact.recorded;
        }
        known = Some(&terms.cadence);
    }
    chosen
}

impl State {
    /// The first pass: snapshots and touches, in order of `seq`.
    #[must_use]
    pub fn collect(facts: &Facts) -> Self {
        let mut state = Self::default();
        for fact in &facts.facts {
            state.take(fact);
        }
        state
    }

    fn take(&mut self, fact: &Fact) {
        match &fact.what {
            What::Terms(terms) => {
                let places = |terms: &Terms| (terms.company.clone(), terms.domains.clone());
                if self.terms.as_ref().map(places) != Some(places(terms)) {
                    self.unsearched = Some(fact.seq);
                }
                self.terms = Some(terms.clone());
            }
            What::Granted { places } => self.granted += places,
            What::Contact(contact) => self.take_contact(fact, contact),
            What::Interview(interview) => {
                let first = self.interviews.get(&interview.id).map_or(fact.seq, |held| held.0);
                self.interviews.insert(interview.id, (first, interview.clone()));
            }
            What::Debrief(debrief) => {
                self.debriefed.insert(debrief.interview);
                self.mentions.insert((debrief.interview, debrief.contact), debrief.mention.clone());
            }
            What::Message(_) | What::Reading(_) | What::Assignment { .. } => {
                self.take_message(fact);
            }
            What::Counted { what, as_what } => drop(self.counted.insert(*what, *as_what)),
            What::Paused { until } => self.paused = Some(*until),
            What::Resumed => self.paused = None,
            What::Searched { covers } => {
                if self.unsearched.is_some_and(|wanted| wanted <= *covers) {
                    self.unsearched = None;
                }
            }
            What::Expectation(_) | What::Logged { .. } | What::Closed | What::Reopened => {}
            touch => self.take_touch(fact, touch),
        }
    }

    fn take_contact(&mut self, fact: &Fact, contact: &Contact) {
        let known = self.contacts.iter().find(|known| known.id == contact.id);
        let same_address = known.is_some_and(|known| known.address == contact.address);
        if !same_address || known.is_some_and(|known| known.phone != contact.phone) {
            self.given.insert(contact.id, (fact.seq, fact.at));
        }
        if contact.address.is_some() && !same_address && !contact.removed {
            self.unsearched = Some(fact.seq);
        }
        if contact.lead {
            self.contacts.iter_mut().for_each(|known| known.lead = false);
        }
        match self.contacts.iter_mut().find(|known| known.id == contact.id) {
            Some(known) => *known = contact.clone(),
            None => self.contacts.push(contact.clone()),
        }
    }

    fn take_message(&mut self, fact: &Fact) {
        match &fact.what {
            What::Message(message) => {
                let taken = Taken {
                    seq: fact.seq,
                    at: fact.at,
                    recorded: fact.recorded,
                    message: message.clone(),
                    reading: None,
                    assigned: None,
                };
                self.messages.entry(message.id).or_insert(taken);
            }
            What::Reading(reading) => {
                let Some(taken) = self.messages.get_mut(&reading.message) else { return };
                let by_candidate = |r: &Reading| r.by == Reader::Candidate;
                let kept = taken.reading.as_ref().is_some_and(by_candidate);
                if !kept || by_candidate(reading) {
                    taken.reading = Some(reading.clone());
                }
            }
            What::Assignment { message, here } => {
                if let Some(taken) = self.messages.get_mut(message) {
                    taken.assigned = Some(*here);
                    // Whoever answered it before it was known to belong was passed over.
                    if *here {
                        self.unsearched = Some(fact.seq);
                    }
                }
            }
            _ => {}
        }
    }

    fn take_touch(&mut self, fact: &Fact, what: &What) {
        match what {
            What::Draft(draft) => {
                let touch = self.touch(&draft.touch);
                touch.draft = Some((fact.seq, fact.recorded, draft.clone()));
                touch.queued.get_or_insert(fact.recorded);
            }
            What::Approval { touch, digest } => {
                self.touch(touch).approval = Some((fact.seq, digest.clone()));
            }
            What::Skip { touch } => self.touch(touch).skipped = Some(fact.at),
            What::Snooze { touch, until } => self.touch(touch).snoozed = Some(*until),
            What::Hurry { touch, at_this_hour } => {
                self.touch(touch).hurried = Some(*at_this_hour);
            }
            What::Missed { touch, due } => self.touch(touch).missed = Some(*due),
            What::Done { touch, outcome } => {
                let (at, latest, outcome) = (fact.at, fact.seq, *outcome);
                let touch = self.touch(touch);
                let first = touch.done.unwrap_or(Done { at, first: latest, latest, outcome });
                touch.done = Some(Done { latest, outcome, ..first });
            }
            What::AttemptBegun { attempt, touch, .. } => {
                let begun = Attempt { id: *attempt, begun: fact.at, data: None, end: None };
                self.touch(touch).attempts.push(begun);
            }
            What::AttemptData { attempt } => {
                if let Some(known) = self.attempt(*attempt) {
                    known.data = Some(fact.at);
                }
            }
            What::AttemptEnded { attempt, end } => {
                if let Some(known) = self.attempt(*attempt) {
                    known.end = Some((fact.at, end.clone()));
                }
            }
            _ => {}
        }
    }

    fn touch(&mut self, key: &TouchKey) -> &mut Touch {
        self.touches.entry(key.clone()).or_default()
    }

    fn attempt(&mut self, id: AttemptId) -> Option<&mut Attempt> {
        self.touches.values_mut().flat_map(|t| &mut t.attempts).find(|known| known.id == id)
    }

    /// True if a touch of this step has come to its end, at any time in the life.
    #[must_use]
    pub fn has_settled(&self, step: Step) -> bool {
        self.touches.iter().any(|(key, touch)| key.step == step && touch.is_settled())
    }

    /// The touch that an attempt tried to send.
    #[must_use]
    pub fn touch_of(&self, attempt: AttemptId) -> Option<&TouchKey> {
        let tried = |touch: &Touch| touch.attempts.iter().any(|known| known.id == attempt);
        self.touches.iter().find(|(_, touch)| tried(touch)).map(|(key, _)| key)
    }

    /// A contact, removed ones included.
    #[must_use]
    pub fn contact(&self, id: ContactId) -> Option<&Contact> {
        self.contacts.iter().find(|contact| contact.id == id)
    }

    /// Order of the latest message of the company that no machine wrote: it voids earlier
    /// approvals.
    #[must_use]
    pub fn last_voiding(&self) -> Option<(Seq, Timestamp)> {
        let theirs = |taken: &&Taken| {
            !taken.message.own && !taken.is_automatic() && taken.assigned != Some(false)
        };
        self.messages.values().filter(theirs).map(|taken| (taken.seq, taken.recorded)).max()
    }

    /// Messages that hold everything until they are assigned or read.
    #[must_use]
    pub fn holding_messages(&self) -> Vec<MessageId> {
        let held = self.messages.values().filter(|taken| taken.holds());
        held.map(|taken| taken.message.id).collect()
    }

    /// Delivery failures and absences are acted on; other machine mail changes nothing.
    #[must_use]
    pub fn acts(taken: &Taken) -> bool {
        !taken.message.automatic.is_some_and(Automatic::is_idle)
    }
}
