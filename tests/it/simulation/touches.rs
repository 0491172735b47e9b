//! The rules of the cadences, checked when a mail goes out and when a task falls due.

use afterword::timeline::almanac::{Almanac, days_after};
use afterword::timeline::decide::Stage;
use afterword::timeline::facts::*;
use afterword::timeline::outlook::Outlook;
use afterword::timeline::words::{Channel, Kind, Step as Touching, TimelineKind};
use jiff::civil::{Date, Time};

use super::driver::ahead;
use super::known;
use super::rules::{At, Rule, holds};
use super::world::{Data, Outcome, Step, Stop, World};

/// Everything that is checked when calls, letters and reminders fall due. What is left of a round
/// that has begun is the candidate's to do by then.
pub fn tasks_due(
    world: &mut World,
    app: ApplicationId,
    facts: &Facts,
    ahead: &Outlook,
    stages: &[Stage],
) -> Step<()> {
    reminded_once(facts, ahead).map_err(|words| Stop::Broken("ask_around_once", words))?;
    for (planned, stage) in ahead.planned.iter().zip(stages) {
        let key = &planned.key;
        let begun = ahead.state.rounds.iter().any(|round| round.number == key.round);
        let due = matches!(stage, Stage::Task(at) if *at <= world.now);
        if begun || !due || !ahead.holds.is_empty() || !world.due.insert(key.clone()) {
            continue;
        }
        let data = Data {
            attempt: AttemptId(0),
            touch: key.clone(),
            at: planned.slot,
            address: String::new(),
            text: String::new(),
            outcome: Outcome::Accepted,
            seen: 0,
            disowned: false,
            bounced: false,
        };
        let almanac = Almanac::new(&world.policy, known::terms(facts));
        let earlier = &world.datas[..];
        let at = At { world, app, data: &data, earlier, facts, almanac };
        let rules: [(&'static str, Rule<'_>); 10] = [
            ("cap", At::cap),
            ("one_touch_a_contact_channel_and_round", At::one_touch),
            ("final_thank_you_once_and_approved", At::final_thank_you),
            ("withdrawn_stays_withdrawn", At::withdrawn),
            ("absence", At::absence),
            ("never_over_an_answer", At::never_over_an_answer),
            ("never_early", At::never_early),
            ("never_early", At::gap),
            ("never_at_a_wrong_hour", At::never_at_a_wrong_hour),
            ("closed_stays_closed", At::closed_stays_closed),
        ];
        for (name, rule) in rules {
            if let Err(words) = rule(&at) {
                let words = format!("{} due at {}: {words}", data.touch, data.at);
                return Err(Stop::Broken(name, words));
            }
        }
    }
    Ok(())
}

/// The reminder to ask around comes once in the life, and to the candidate alone.
fn reminded_once(facts: &Facts, ahead: &Outlook) -> Result<(), String> {
    let done = known::done(facts);
    let done = done.iter().filter(|(key, _)| key.step == Touching::AskAround).count();
    let mut planned = ahead.planned.iter().filter(|planned| {
        planned.key.step == Touching::AskAround || planned.key.channel == Channel::Reminder
    });
    let count = done + planned.clone().count();
    holds(count <= 1, || format!("{count} reminders"))?;
    let right = planned.all(|planned| {
        let key = &planned.key;
        (key.step, key.contact, key.channel) == (Touching::AskAround, None, Channel::Reminder)
    });
    holds(right, || "a reminder to somebody else".to_owned())
}

/// Whatever a round goes by, it takes one place.
pub fn one_place_a_round(world: &World, app: ApplicationId) -> Result<(), (&'static str, String)> {
    let facts = world.facts(app);
    let granted: u32 = facts.facts.iter().fold(0, |sum, fact| match &fact.what {
        What::Granted { places } => sum + places,
        _ => sum,
    });
    let tried = facts.facts.iter().filter_map(|fact| match &fact.what {
        What::AttemptBegun { touch, .. } => Some(touch),
        _ => None,
    });
    let touches = tried.chain(known::done(&facts).into_iter().map(|done| done.0));
    let check_ins = touches.filter(|touch| touch.step == Touching::CheckIn);
    let rounds: std::collections::BTreeSet<String> = check_ins.map(TouchKey::round_key).collect();
    let left = usize::try_from(world.store.places_left(app).unwrap()).unwrap();
    let most = rounds.len() + known::by_hand(&facts).len();
    holds(left + most >= usize::try_from(granted).unwrap(), || {
        format!("{granted} places were granted, {left} are left, and {most} rounds took one")
    })
    .map_err(|words| ("one_place_a_round", format!("application {app}: {words}")))
}

impl At<'_> {
    /// However the plan changed since: a check-in round is known by its number alone.
    pub fn one_touch(&self) -> Result<(), String> {
        let touch = &self.data.touch;
        let same = |other: &TouchKey| {
            let anchor = touch.step == Touching::CheckIn || other.anchor == touch.anchor;
            let to = (other.contact, other.channel) == (touch.contact, touch.channel);
            anchor && to && (other.step, other.round) == (touch.step, touch.round)
        };
        let mails = self.went(touch.step).filter(|data| !data.bounced && same(&data.touch));
        let done = known::done(self.facts);
        let again = mails.count() + done.iter().filter(|(other, _)| same(other)).count();
        holds(again == 0, || "the same to the same once more".to_owned())
    }

    pub fn final_thank_you(&self) -> Result<(), String> {
        if self.data.touch.step != Touching::FinalThankYou {
            return Ok(());
        }
        let before = self.went(Touching::FinalThankYou).filter(|data| !data.bounced).count();
        holds(before == 0, || "a second one".to_owned())?;
        let approved = self.facts.facts.iter().any(
            |fact| matches!(&fact.what, What::Approval { touch, .. } if *touch == self.data.touch),
        );
        holds(approved, || "not approved".to_owned())
    }

    /// A check-in belongs to the last thing that set the plan: whatever came after it, beyond
    /// doubt, has withdrawn it.
    pub fn withdrawn(&self) -> Result<(), String> {
        let anchor = self.facts.facts.iter().find(|fact| fact.seq == self.data.touch.anchor);
        let Some(anchor) = anchor.filter(|_| self.is_check_in()) else { return Ok(()) };
        let interviews = known::interviews(self.facts);
        let since = match &anchor.what {
            What::Interview(first) => {
                interviews.iter().find(|one| one.id == first.id).map_or(first.end, |one| one.end)
            }
            _ => anchor.at,
        };
        let held = known::held(self.facts);
        let newer = held.iter().find(|end| **end > since && **end <= self.world.now);
        holds(newer.is_none(), || format!("an interview ended since, at {newer:?}"))?;
        for known in known::messages(self.facts) {
            let Some((_, reading)) = known.reading.as_ref() else { continue };
            let before = held.iter().filter(|end| **end <= known.at).max();
            let sets = match (reading.kind, reading.due) {
                (Kind::Holding, _) | (Kind::FollowUpRequested, None) => true,
                (Kind::Timeline | Kind::FollowUpRequested, Some(days)) => {
                    before.is_none_or(|end| days.latest >= self.almanac.day(*end))
                }
                _ => false,
            };
            let sure = known.belongs() && known.by_person() && known.trusted();
            let withdraws = sets && sure && known.at > since;
            holds(!withdraws, || format!("{} came since", known.message.id))?;
        }
        Ok(())
    }

    /// Nobody is written to while away, as far as the one who is away is known.
    pub fn absence(&self) -> Result<(), String> {
        let (true, Some(contact)) = (self.is_check_in(), self.data.touch.contact) else {
            return Ok(());
        };
        let mut theirs = known::messages(self.facts);
        theirs.retain(|known| known.belongs() && !known.message.own && known.reading.is_some());
        theirs.retain(|known| known.message.contact == Some(contact));
        theirs.sort_by_key(|known| (known.at, known.seq));
        let Some(last) = theirs.pop() else { return Ok(()) };
        let Some((_, reading)) = &last.reading else { return Ok(()) };
        if last.message.automatic.is_none() || reading.kind != Kind::OutOfOffice {
            return Ok(());
        }
        let back = match reading.due {
            Some(days) => self.almanac.business_days_after(days.latest, 1),
            None => days_after(self.almanac.day(last.at), 7),
        };
        let back = self.almanac.instant(back, Time::constant(10, 0, 0, 0));
        holds(self.data.at >= back, || format!("away until {back}"))
    }

    /// Gap, their day, and the gap between rounds.
    pub fn gap(&self) -> Result<(), String> {
        if !self.is_check_in() {
            return Ok(());
        }
        let theirs = known::their_days(self.facts, &self.almanac);
        holds(!theirs.contains(&self.day()), || "they wrote today".to_owned())?;
        let timeline = ahead(self.world, self.app).state.timeline;
        let invited = timeline.is_some_and(|standing| standing.kind == TimelineKind::Invited);
        let gap = if invited { 1 } else { self.world.policy.limits.min_gap };
        let cadence =
            known::terms(self.facts).map(|terms| &self.world.policy.cadences[&terms.cadence]);
        let at_once = cadence.is_some_and(|cadence| {
            let rules = [&cadence.decision, &cadence.invited, &cadence.no_timeline];
            rules.iter().any(|rule| rule.right_after_thank_you)
        });
        let near = |day: Date| self.day() < days_after(day, gap);
        let mails = self
            .earlier
            .iter()
            .filter(|data| data.touch.application == self.app && !data.bounced && data.counts());
        let mails = mails.map(|data| (&data.touch, data.at));
        for (touch, at) in mails.chain(known::done(self.facts)) {
            let same_round = touch.round_key() == self.data.touch.round_key();
            let exempt = at_once && touch.step == Touching::ThankYou;
            if same_round || exempt || touch.step == Touching::AskAround {
                continue;
            }
            let day = self.almanac.day(at);
            holds(!near(day), || format!("a gap of {gap} days to {touch} of {day}"))?;
            let apart = self.almanac.business_days_between(self.begun(touch, at), self.day());
            holds(invited || touch.step != Touching::CheckIn || apart >= 3, || {
                format!("{apart} business days to the round of {touch}")
            })?;
        }
        let by_hand = known::by_hand(self.facts).into_iter().map(|at| self.almanac.day(at));
        let close = by_hand.filter(|_| !at_once).find(|day| near(*day));
        holds(close.is_none(), || format!("a gap of {gap} days to one by hand of {close:?}"))
    }

    /// The day on which the round of a touch began.
    fn begun(&self, touch: &TouchKey, at: jiff::Timestamp) -> Date {
        let key = touch.round_key();
        let mails = self.earlier.iter().filter(|other| other.counts());
        let mails = mails.filter(|other| other.touch.round_key() == key).map(|other| other.at);
        let calls = known::done(self.facts).into_iter();
        let calls = calls.filter(|(other, _)| other.round_key() == key).map(|(_, at)| at);
        self.almanac.day(mails.chain(calls).min().unwrap_or(at))
    }
}
