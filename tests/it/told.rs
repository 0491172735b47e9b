//! Lives told in lines, a day and hour of March 2026 and what happened, for tables of the core.
//!
//! An interview was on Wednesday 4 March, 10:00 to 11:00 in New York, with Dana, a recruiter, and
//! Sam, an interviewer; the cadence is `steady`, with three check-ins granted. What can happen:
//!
//! - by the candidate's own hand: `mail`, `letter`, `call`, `spoke` (a call) or `answered`, as
//!   they log it; `sent` (a mail, seen in Sent), `reply` (one to a message of theirs), `perhaps`
//!   (one that may be of another application) until `assigned`; `count N KIND`, their word on the
//!   Nth of these
//! - `thanked NAME`: Afterword's own thank-you went out
//! - a kind of reply from Dana; `decision` or `invited` until a day, as the candidate tells it
//! - a second interview, with Sam: `scheduled` for a day (10:00 to 11:00), `held`, `cancelled`, or
//!   `moved` to another day; `checked`: Afterword's check-in to Dana went out; `closed`
//! - `nothing`: time passes
//!
//! Told is what each thing of their own counts as, how many check-ins are left, to whom a thank-you
//! is still to go, and when the next check-in does, or how it stands.

use std::collections::BTreeMap;

use afterword::timeline::decide::{Decision, decide};
use afterword::timeline::facts::*;
use afterword::timeline::outlook::{Outlook, Standing, outlook};
use afterword::timeline::policy::{Policy, Shared};
use afterword::timeline::timeplan::RoundState;
use afterword::timeline::words::*;
use jiff::tz::TimeZone;
use jiff::{SignedDuration, Timestamp};

use crate::common::shipped_policy;

/// A title, what happens, and what is expected to be told.
pub type Row<'a> = (&'a str, &'a [&'a str], &'a str);

/// The rows that come out otherwise, in words; empty if none does.
pub fn wrong(table: &[Row<'_>]) -> String {
    let mut wrong = Vec::new();
    for (title, events, expected) in table {
        let mut life = Life::new();
        for event in *events {
            life.tell(event);
        }
        let got = life.told();
        if got != *expected {
            wrong.push(format!("{title}\n  expected {expected}\n  got      {got}"));
        }
    }
    wrong.join("\n")
}

/// One life.
pub struct Life {
    facts: Facts,
    policy: Policy,
    people: BTreeMap<&'static str, ContactId>,
    /// What is the candidate's own, in order.
    own: Vec<Seq>,
    now: Timestamp,
}

fn zone() -> TimeZone {
    TimeZone::get("America/New_York").unwrap()
}

fn at(day: &str, time: &str) -> Timestamp {
    let civil = format!("2026-03-{day:0>2}T{time}").parse::<jiff::civil::DateTime>().unwrap();
    zone().to_timestamp(civil).unwrap()
}

fn contact(id: i64, name: &str, role: Role) -> Contact {
    Contact {
        id: ContactId(id),
        role,
        name: name.to_owned(),
        greeting: Some(name.to_owned()),
        address: Some(format!("{name}@acme.example")),
        phone: None,
        postal: None,
        lead: false,
        removed: false,
    }
}

impl Life {
    pub fn new() -> Self {
        let policy = Policy { zone: zone(), spread: SignedDuration::ZERO, ..shipped_policy() };
        let facts = Facts { application: ApplicationId(1), facts: Vec::new() };
        let people = [("Dana", ContactId(1)), ("Sam", ContactId(2))].into();
        let first = at("2", "09:00");
        let mut life = Self { facts, policy, people, own: Vec::new(), now: first };
        let terms = Terms { cadence: "steady".to_owned(), ..Terms::default() };
        life.push(first, What::Terms(terms));
        life.push(first, What::Granted { places: 3 });
        life.push(first, What::Contact(contact(1, "Dana", Role::Recruiter)));
        life.push(first, What::Contact(contact(2, "Sam", Role::Interviewer)));
        let interview = Interview {
            id: InterviewId(1),
            state: InterviewState::Held,
            start: at("4", "10:00"),
            end: at("4", "11:00"),
            contacts: vec![ContactId(1), ContactId(2)],
        };
        life.push(first, What::Interview(interview));
        life.push(first, What::Searched { covers: Seq(i64::MAX) });
        life
    }

    fn push(&mut self, at: Timestamp, what: What) -> Seq {
        let seq = Seq(i64::try_from(self.facts.facts.len()).unwrap() + 1);
        self.facts.facts.push(Fact { seq, at, recorded: at, what });
        self.now = self.now.max(at);
        seq
    }

    /// Lets something happen.
    pub fn tell(&mut self, event: &str) {
        let words: Vec<&str> = event.split(' ').collect();
        let (when, what, rest) = (at(words[0], words[1]), words[2], &words[3..]);
        let to = rest.first().and_then(|name| self.people.get(name).copied());
        let log = |what| What::Logged { what, contact: to };
        match what {
            "nothing" => self.now = when,
            "mail" => self.mine(when, log(ByHand::Mail)),
            "letter" => self.mine(when, log(ByHand::Letter)),
            "call" => self.mine(when, log(ByHand::Call(CallOutcome::Voicemail))),
            "spoke" => self.mine(when, log(ByHand::Call(CallOutcome::Spoke))),
            "answered" => self.mine(when, log(ByHand::Answered)),
            "sent" | "reply" | "perhaps" => {
                let mut message = self.message(true, to);
                message.answers = what == "reply";
                if what == "perhaps" {
                    message.sureness = Sureness::Plausible;
                }
                self.mine(when, What::Message(message));
            }
            "assigned" => {
                let message = self.last_message();
                self.push(when, What::Assignment { message, here: true });
            }
            "thanked" => self.goes(when, Step::ThankYou, to),
            "checked" => self.goes(when, Step::CheckIn, Some(ContactId(1))),
            "closed" => drop(self.push(when, What::Closed)),
            "scheduled" | "moved" | "held" | "cancelled" => {
                self.second(when, what, rest.first().copied());
            }
            "count" => {
                let number: usize = rest[0].parse().unwrap();
                let (what, as_what) = (self.own[number - 1], rest[1].parse().unwrap());
                self.push(when, What::Counted { what, as_what });
            }
            "decision" | "invited" => {
                let day = when.to_zoned(zone()).date().with().day(rest[0].parse().unwrap());
                let day = day.build().unwrap();
                let (kind, days) = (what.parse().unwrap(), Days { earliest: day, latest: day });
                let told = Expectation { kind, days, by: None, contact: None };
                self.push(when, What::Expectation(told));
            }
            kind => {
                let at = format!("{} {}", words[0], words[1]);
                self.reads(&at, kind.parse().unwrap(), |_, _| {});
            }
        }
    }

    /// A message from Dana, read by Afterword, that is unlike the usual one.
    pub fn reads(
        &mut self,
        when: &str,
        kind: Kind,
        unlike: impl FnOnce(&mut Message, &mut Reading),
    ) {
        let (day, time) = when.split_once(' ').unwrap();
        let mut message = self.message(false, Some(ContactId(1)));
        let (id, by) = (message.id, Reader::Afterword);
        let mut reading = Reading { message: id, kind, also: Vec::new(), due: None, by };
        unlike(&mut message, &mut reading);
        self.push(at(day, time), What::Message(message));
        self.push(at(day, time), What::Reading(reading));
    }

    fn mine(&mut self, when: Timestamp, what: What) {
        let seq = self.push(when, what);
        self.own.push(seq);
    }

    fn message(&self, own: bool, contact: Option<ContactId>) -> Message {
        let id = MessageId(i64::try_from(self.facts.facts.len()).unwrap());
        Message {
            id,
            own,
            sureness: Sureness::Sure,
            contact,
            from: "somebody@acme.example".to_owned(),
            automatic: None,
            verified: true,
            failure: None,
            answers: false,
            attempt: None,
        }
    }

    fn last_message(&self) -> MessageId {
        let messages = self.facts.facts.iter().rev().find_map(|fact| match &fact.what {
            What::Message(message) => Some(message.id),
            _ => None,
        });
        messages.unwrap()
    }

    /// A touch of Afterword's goes out.
    fn goes(&mut self, when: Timestamp, step: Step, to: Option<ContactId>) {
        let of = |key: &TouchKey| key.step == step && key.contact == to;
        let planned = self.ahead().planned.into_iter().find(|planned| of(&planned.key));
        let touch = planned.unwrap().key;
        let attempt = AttemptId(i64::try_from(self.facts.facts.len()).unwrap());
        let digest = Digest("text".to_owned());
        self.push(when, What::AttemptBegun { attempt, touch, digest });
        self.push(when, What::AttemptData { attempt });
        self.push(when, What::AttemptEnded { attempt, end: AttemptEnd::Accepted });
    }

    /// What becomes of the second interview.
    fn second(&mut self, when: Timestamp, what: &str, day: Option<&str>) {
        let known = self.facts.facts.iter().rev().find_map(|fact| match &fact.what {
            What::Interview(known) if known.id == InterviewId(2) => Some((known.start, known.end)),
            _ => None,
        });
        let span = day.map(|day| (at(day, "10:00"), at(day, "11:00")));
        let (start, end) = span.or(known).unwrap();
        let state = match what {
            "held" => InterviewState::Held,
            "cancelled" => InterviewState::Cancelled,
            _ => InterviewState::Scheduled,
        };
        let (id, contacts) = (InterviewId(2), vec![ContactId(2)]);
        self.push(when, What::Interview(Interview { id, state, start, end, contacts }));
    }

    /// The candidate lets thank-yous pass by themselves.
    pub fn lets_thanks_pass(&mut self) {
        self.policy.auto = [Step::ThankYou].into();
    }

    /// What is to be done at the moment of the last line.
    pub fn decision(&self) -> Decision {
        decide(&self.facts, &Shared::default(), &self.policy, self.now)
    }

    pub fn ahead(&self) -> Outlook {
        outlook(&self.facts, &Shared::default(), &self.policy, self.now)
    }

    pub fn told(&self) -> String {
        let ahead = self.ahead();
        let name = |id: ContactId| ahead.state.contact(id).unwrap().name.clone();
        let of_step = |step| ahead.planned.iter().filter(move |p| p.key.step == step && !p.missed);
        let own: Vec<String> = self.own.iter().map(|seq| self.counts(*seq, &ahead)).collect();
        let thanks = of_step(Step::ThankYou).filter_map(|planned| planned.key.contact).map(name);
        let thanks: Vec<String> = thanks.collect();
        let thanks = if thanks.is_empty() { "none".to_owned() } else { thanks.join(" ") };
        let next = of_step(Step::CheckIn).map(|planned| planned.slot).min();
        let next = next.map(|at| at.to_zoned(zone()).strftime("%-d %b %H:%M").to_string());
        let next = next.unwrap_or_else(|| match ahead.standing {
            Standing::Waiting => "waiting".to_owned(),
            Standing::Yours(_) => "yours".to_owned(),
            Standing::Exhausted { .. } => "exhausted".to_owned(),
            Standing::Closed => "closed".to_owned(),
        });
        let left = ahead.state.places_left();
        format!("{}; {left} left; thanks {thanks}; {next}", own.join(", "))
    }

    fn counts(&self, seq: Seq, ahead: &Outlook) -> String {
        let Some(own) = ahead.state.own.get(&seq) else { return "nothing".to_owned() };
        let to = own.contact.and_then(|id| ahead.state.contact(id));
        let to = to.map(|to| format!(" {}", to.name)).unwrap_or_default();
        let early = |state| state == RoundState::ByHandEarly;
        let early = ahead.state.rounds.iter().any(|r| r.anchor == seq && early(r.state));
        format!("{}{to}{}", own.as_what, if early { " early" } else { "" })
    }
}
