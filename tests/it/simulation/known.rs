//! What can be said of one application from its bare facts, without the core's own account of them.

use std::collections::BTreeSet;

use afterword::timeline::almanac::Almanac;
use afterword::timeline::facts::*;
use afterword::timeline::words::*;
use jiff::Timestamp;
use jiff::civil::Date;

/// A message with all that was said about it.
#[derive(Debug, Clone)]
pub struct Known {
    pub seq: Seq,
    pub at: Timestamp,
    pub message: Message,
    pub reading: Option<(Seq, Reading)>,
    pub assigned: Option<bool>,
}

impl Known {
    pub fn belongs(&self) -> bool {
        self.assigned.unwrap_or(self.message.sureness == Sureness::Sure)
    }

    pub fn by_candidate(&self) -> bool {
        self.reading.as_ref().is_some_and(|(_, reading)| reading.by == Reader::Candidate)
    }

    pub fn trusted(&self) -> bool {
        self.message.verified || self.assigned == Some(true) || self.by_candidate()
    }

    /// By a person of the company, as far as headers or the candidate can tell.
    pub fn by_person(&self) -> bool {
        !self.message.own && self.message.automatic.is_none() && self.assigned != Some(false)
    }

    /// Every kind it is read as.
    pub fn kinds(&self) -> Vec<Kind> {
        let Some((_, reading)) = &self.reading else { return Vec::new() };
        let mut kinds = vec![reading.kind];
        kinds.extend(&reading.also);
        kinds
    }

    pub fn says(&self, kind: Kind) -> bool {
        self.belongs() && self.by_person() && self.kinds().contains(&kind)
    }
}

/// The messages of an application.
pub fn messages(facts: &Facts) -> Vec<Known> {
    let mut known: Vec<Known> = Vec::new();
    for fact in &facts.facts {
        match &fact.what {
            What::Message(message) => known.push(Known {
                seq: fact.seq,
                at: fact.at,
                message: message.clone(),
                reading: None,
                assigned: None,
            }),
            What::Reading(reading) => {
                for one in known.iter_mut().filter(|one| one.message.id == reading.message) {
                    if !one.by_candidate() || reading.by == Reader::Candidate {
                        one.reading = Some((fact.seq, reading.clone()));
                    }
                }
            }
            What::Assignment { message, here } => {
                for one in known.iter_mut().filter(|one| one.message.id == *message) {
                    one.assigned = Some(*here);
                }
            }
            _ => {}
        }
    }
    known
}

/// The last fact of a sort.
pub fn last(facts: &Facts, wanted: impl Fn(&What) -> bool) -> Option<Seq> {
    facts.facts.iter().rev().find(|fact| wanted(&fact.what)).map(|fact| fact.seq)
}

/// The contacts as they stand.
pub fn contacts(facts: &Facts) -> Vec<Contact> {
    let mut known: Vec<Contact> = Vec::new();
    for fact in &facts.facts {
        if let What::Contact(contact) = &fact.what {
            known.retain(|one| one.id != contact.id);
            known.push(contact.clone());
        }
    }
    known.retain(|one| !one.removed);
    known
}

/// The interviews as they stand.
pub fn interviews(facts: &Facts) -> Vec<Interview> {
    let mut known: Vec<Interview> = Vec::new();
    for fact in &facts.facts {
        if let What::Interview(interview) = &fact.what {
            known.retain(|one| one.id != interview.id);
            known.push(interview.clone());
        }
    }
    known
}

/// The ends of the interviews that were held.
pub fn held(facts: &Facts) -> Vec<Timestamp> {
    let held = |one: &Interview| one.state == InterviewState::Held;
    interviews(facts).iter().filter(|one| held(one)).map(|one| one.end).collect()
}

/// The timeline that stands, by what is beyond doubt: the last to be told, unless an interview
/// after it has dropped it.
pub fn timeline(facts: &Facts, almanac: &Almanac<'_>) -> Option<(TimelineKind, Days)> {
    let mut told: Vec<(Timestamp, Seq, TimelineKind, Days)> = Vec::new();
    for fact in &facts.facts {
        if let What::Expectation(one) = &fact.what {
            told.push((fact.at, fact.seq, one.kind, one.days));
        }
    }
    let held = held(facts);
    for known in messages(facts) {
        let Some((_, reading)) = &known.reading else { continue };
        let kind = match reading.kind {
            Kind::Timeline => TimelineKind::Decision,
            Kind::FollowUpRequested => TimelineKind::Invited,
            _ => continue,
        };
        let before = held.iter().filter(|end| **end <= known.at).max();
        let sensible = |days: &Days| before.is_none_or(|end| days.latest >= almanac.day(*end));
        if let Some(days) = reading.due.filter(sensible)
            && known.belongs()
            && known.by_person()
            && known.trusted()
        {
            told.push((known.at, known.seq, kind, days));
        }
    }
    told.sort_by_key(|(at, seq, ..)| (*at, *seq));
    let (at, _, kind, days) = told.pop()?;
    let dropped = held.iter().any(|end| {
        *end > at && (kind == TimelineKind::Invited || days.latest <= almanac.day(*end))
    });
    (!dropped).then_some((kind, days))
}

/// What the candidate did by their own hand and can count otherwise: entries of the log, and mail
/// of theirs that is no copy of Afterword's.
pub fn own(facts: &Facts) -> Vec<&Fact> {
    let own = |what: &What| match what {
        What::Logged { .. } => true,
        What::Message(message) => message.own && message.attempt.is_none(),
        _ => false,
    };
    facts.facts.iter().filter(|fact| own(&fact.what)).collect()
}

/// The days of check-ins by the candidate's own hand, as far as they are so by their word.
pub fn own_check_ins(facts: &Facts, almanac: &Almanac<'_>) -> BTreeSet<Date> {
    let held = held(facts);
    let messages = messages(facts);
    let mut days = BTreeSet::new();
    for fact in own(facts) {
        let word = facts.facts.iter().rev().find_map(|said| match &said.what {
            What::Counted { what, as_what } if *what == fact.seq => Some(*as_what),
            _ => None,
        });
        let touch = match &fact.what {
            What::Logged { what, .. } => *what != ByHand::Answered,
            What::Message(message) => {
                messages.iter().any(|known| known.message.id == message.id && known.belongs())
            }
            _ => false,
        };
        let after = held.iter().any(|end| *end < fact.at);
        if touch && after && word == Some(CountsAs::CheckIn) {
            days.insert(almanac.day(fact.at));
        }
    }
    days
}

/// The days on which somebody of the company wrote by hand.
pub fn their_days(facts: &Facts, almanac: &Almanac<'_>) -> Vec<Date> {
    let wrote = messages(facts).into_iter().filter(|known| {
        let machine = [Kind::Bounce, Kind::OutOfOffice];
        let kind = known.reading.as_ref().map(|(_, reading)| reading.kind);
        known.belongs() && known.by_person() && kind.is_some_and(|kind| !machine.contains(&kind))
    });
    wrote.map(|known| almanac.day(known.at)).collect()
}

/// A message of this kind waits for the candidate: nothing recorded after it has answered it.
pub fn open(facts: &Facts, known: &Known, kind: Kind) -> bool {
    if !known.says(kind) {
        return false;
    }
    let after = |wanted: fn(&What) -> bool| last(facts, wanted) > Some(known.seq);
    let interviewed = held(facts).iter().any(|end| *end >= known.at);
    let said = |what: &What| matches!(what, What::Logged { what: ByHand::Answered, .. });
    let wrote = |what: &What| match what {
        What::Message(message) => message.own,
        What::Logged { what, .. } => !matches!(what, ByHand::Call(_)),
        _ => false,
    };
    match kind {
        Kind::Advance => !interviewed,
        Kind::InfoRequested => !interviewed && !after(wrote),
        Kind::Referral | Kind::Unclear => !after(said),
        _ => true,
    }
}

/// The terms as they stand.
pub fn terms(facts: &Facts) -> Option<&Terms> {
    facts.facts.iter().rev().find_map(|fact| match &fact.what {
        What::Terms(terms) => Some(terms),
        _ => None,
    })
}

/// The calls, letters and reminders that were carried out, each when it first was.
pub fn done(facts: &Facts) -> Vec<(&TouchKey, Timestamp)> {
    let mut done: Vec<(&TouchKey, Timestamp)> = Vec::new();
    for fact in &facts.facts {
        if let What::Done { touch, .. } = &fact.what
            && done.iter().all(|(known, _)| *known != touch)
        {
            done.push((touch, fact.at));
        }
    }
    done
}

/// What the candidate did by their own hand after an interview: it keeps the gap.
pub fn by_hand(facts: &Facts) -> Vec<Timestamp> {
    let held = held(facts);
    let messages = messages(facts);
    let own = messages
        .iter()
        .filter(|known| known.message.own && known.message.attempt.is_none() && known.belongs());
    let logged = facts
        .facts
        .iter()
        .filter(|fact| matches!(fact.what, What::Logged { what, .. } if what != ByHand::Answered));
    let all = own.map(|known| known.at).chain(logged.map(|fact| fact.at));
    all.filter(|at| held.iter().any(|end| end <= at)).collect()
}
