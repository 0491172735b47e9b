//! The rules over every cadence: on which days a touch may go out, and where it is moved to.

use jiff::Timestamp;
use std::collections::BTreeSet;

use jiff::civil::{Date, DateTime, Time};

use super::almanac::{Almanac, HORIZON_DAYS, days_after, span, told};
use super::cadence::Cadence;
use super::facts::{ApplicationId, ContactId, Seq};
use super::policy::{Policy, SentCheckIn, Shared};
use super::state::{State, TouchedDay};
use super::timeplan::{Absence, Round};
use super::window::Window;
use super::words::{Step, TimelineKind};

/// Rounds lie at least so many business days apart.
const ROUND_GAP_BUSINESS_DAYS: u32 = 3;
/// The span over which check-ins to one person are counted.
const PERSON_SPAN_DAYS: u32 = 90;
/// An absence with no date of return is taken to last so many days.
const ABSENCE_DAYS: u32 = 7;
/// The hour at which a touch goes after an absence.
const AFTER_ABSENCE: Time = Time::constant(10, 0, 0, 0);

/// What is told where the window moves a touch.
const SHUT: &str = "at an hour of the window";

/// Where a touch comes to lie.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Slot {
    /// The first instant that all rules allow.
    pub at: Timestamp,
    /// Which rules moved it, in words.
    pub moved: Vec<String>,
    /// It waits for the first return of those it goes to.
    pub absent: bool,
}

/// Everything the rules look at.
#[derive(Debug, Clone, Copy)]
pub struct Rules<'a> {
    /// The application.
    pub application: ApplicationId,
    /// What its facts come to.
    pub state: &'a State,
    /// What applications share.
    pub shared: &'a Shared,
    /// The policy.
    pub policy: &'a Policy,
    /// Its cadence.
    pub cadence: &'a Cadence,
    /// Its days.
    pub almanac: &'a Almanac<'a>,
    /// The round being placed, by anchor and number: its own touches keep no gap to each other.
    pub round: Option<(Seq, u32)>,
}

impl Rules<'_> {
    /// The window of a step.
    #[must_use]
    pub fn window(&self, step: Step) -> &Window {
        let windows = &self.policy.windows;
        match step {
            Step::ThankYou => &windows.thank_you,
            Step::CheckIn => &windows.check_in,
            Step::FinalThankYou => &windows.final_thank_you,
            Step::AskAround => &windows.ask_around,
        }
    }

    /// Moves a touch to the first minute that all rules allow: it keeps its hour; where the window
    /// of that day lacks the hour, the window's first minute after it; else the first minute of the
    /// next allowed day.
    #[must_use]
    pub fn settle(&self, due: Timestamp, step: Step, to: &[ContactId]) -> Option<Slot> {
        self.settle_from(self.almanac.civil(due), due, step, to)
    }

    fn settle_from(
        &self,
        start: DateTime,
        exact: Timestamp,
        step: Step,
        to: &[ContactId],
    ) -> Option<Slot> {
        let window = self.window(step);
        let hour = start.time();
        let mut moved: Vec<String> = Vec::new();
        let mut keeps_hour = true;
        let mut day = start.date();
        for _ in 0..HORIZON_DAYS {
            // A day on which the window is shut is like one that a rule forbids.
            let shut = || window.opens_on(day).is_none().then(|| SHUT.to_owned());
            let forbidden = self.allows(day, step, to).err().or_else(shut);
            if let Some(why) = forbidden {
                if !moved.contains(&why) {
                    moved.push(why);
                }
            } else {
                let open =
                    if keeps_hour { window.first_after(day, hour) } else { window.opens_on(day) };
                match open {
                    // On its own day and minute the exact instant is kept, seconds and all.
                    Some(time) if time == hour && day == start.date() => {
                        return Some(Slot { at: exact, moved, absent: false });
                    }
                    Some(time) => {
                        if time != hour && !moved.iter().any(|why| why == SHUT) {
                            moved.push(SHUT.to_owned());
                        }
                        return Some(Slot {
                            at: self.almanac.instant(day, time),
                            moved,
                            absent: false,
                        });
                    }
                    None => keeps_hour = false,
                }
            }
            day = days_after(day, 1);
        }
        None
    }

    /// The first instant from `now` on for a touch whose first allowed instant may have passed.
    /// On a later day a check-in or a final thank-you still waits for its hour; a thank-you that is
    /// late goes as soon as the window allows.
    #[must_use]
    pub fn from_now(
        &self,
        slot: Timestamp,
        now: Timestamp,
        step: Step,
        to: &[ContactId],
    ) -> Option<Timestamp> {
        if now <= slot {
            return Some(slot);
        }
        let (today, local) = (self.almanac.day(now), self.almanac.civil(now).time());
        let hour = self.almanac.civil(slot).time();
        let keeps_hour = matches!(step, Step::CheckIn | Step::FinalThankYou)
            && slot > Timestamp::MIN
            && self.almanac.day(slot) < today;
        let from = if keeps_hour { local.max(hour) } else { local };
        if self.allows(today, step, to).is_ok()
            && let Some(time) = self.window(step).first_after(today, from)
        {
            let later = self.almanac.instant(today, time);
            return Some(later.max(now));
        }
        let start = days_after(today, 1).to_datetime(hour);
        let exact = self.almanac.instant(start.date(), hour);
        self.settle_from(start, exact, step, to).map(|slot| slot.at)
    }

    /// The first instant from `now` on that every rule but the window allows.
    #[must_use]
    pub fn at_any_hour(&self, now: Timestamp, step: Step, to: &[ContactId]) -> Option<Timestamp> {
        let today = self.almanac.day(now);
        let mut days = (0..HORIZON_DAYS).map(|count| days_after(today, count));
        let day = days.find(|day| self.allows(*day, step, to).is_ok())?;
        Some(self.almanac.instant(day, Time::midnight()).max(now))
    }

    /// Whether a step may go out on a day, and if not, in words, why.
    fn allows(&self, day: Date, step: Step, to: &[ContactId]) -> Result<(), String> {
        if self.almanac.is_quiet(day) {
            return Err("not on the config's quiet days".to_owned());
        }
        match step {
            Step::ThankYou | Step::AskAround => Ok(()),
            Step::FinalThankYou => self.business_day(day),
            Step::CheckIn => {
                self.not_early(day)?;
                self.gap(day)?;
                self.not_their_day(day)?;
                self.per_person(day, to)?;
                self.business_day(day)
            }
        }
    }

    fn business_day(&self, day: Date) -> Result<(), String> {
        if self.almanac.is_business_day(day) { Ok(()) } else { Err("on a business day".to_owned()) }
    }

    /// Never early: not before the first business day after b of a standing `decision` timeline,
    /// nor before a of an `invited` one.
    fn not_early(&self, day: Date) -> Result<(), String> {
        let Some(standing) = self.state.timeline else { return Ok(()) };
        let (earliest, latest) = (standing.days.earliest, standing.days.latest);
        let (first, why) = match standing.kind {
            TimelineKind::Decision => {
                let why = format!("not before {}, the day they named, is over", told(latest));
                (self.almanac.business_days_after(latest, 1), why)
            }
            TimelineKind::Invited => {
                (earliest, format!("not before {}, the first day they named", told(earliest)))
            }
        };
        if day < first { Err(why) } else { Ok(()) }
    }

    fn gap(&self, day: Date) -> Result<(), String> {
        let invited = self.is_invited();
        let days = if invited { 1 } else { self.policy.limits.min_gap };
        let touched = self.state.touched.iter().filter(|touched| !self.gap_exempt(touched));
        if let Some(last) = touched.map(|touched| touched.day).max()
            && day < days_after(last, days)
        {
            let span = span(days, "day");
            return Err(format!("at least {span} after the last touch ({})", told(last)));
        }
        if invited {
            return Ok(());
        }
        let others = |round: &&Round| round.state.went_out() && !self.is_own(round);
        let rounds = self.state.rounds.iter().filter(others);
        if let Some(last) = rounds.map(|round| round.day).max()
            && self.almanac.business_days_between(last, day) < ROUND_GAP_BUSINESS_DAYS
        {
            return Err(format!(
                "at least {ROUND_GAP_BUSINESS_DAYS} business days after the last check-in ({})",
                told(last)
            ));
        }
        Ok(())
    }

    /// The check-in to come is the one they invited: none has gone out for it yet.
    fn is_invited(&self) -> bool {
        self.state.timeline.is_some_and(|standing| standing.kind == TimelineKind::Invited)
            && self.is_first()
            && !self.state.check_ins_since_begun().any(|round| !self.is_own(round))
    }

    /// The round being placed, or the one to come, is the first since the plan was set: what has
    /// gone out of it already makes it no second.
    fn is_first(&self) -> bool {
        self.state.steps_since_plan().all(|round| self.is_own(round))
    }

    fn is_own(&self, round: &Round) -> bool {
        Some((round.anchor, round.number)) == self.round
    }

    /// Touches of one round keep no gap to each other; and a cadence may say that its first
    /// check-in keeps none to the thank-you.
    fn gap_exempt(&self, touched: &TouchedDay) -> bool {
        let rule = self.cadence.first(self.state.timeline.map(|standing| standing.kind));
        let same_round = touched.touch.as_ref().is_some_and(|touch| {
            touch.step == Step::CheckIn && self.round == Some((touch.anchor, touch.round))
        });
        same_round
            || (self.is_first() && touched.thanks_for().is_some() && rule.right_after_thank_you)
    }

    fn not_their_day(&self, day: Date) -> Result<(), String> {
        if self.state.their_days.contains(&day) {
            return Err(format!("not on a day on which they wrote ({})", told(day)));
        }
        Ok(())
    }

    fn per_person(&self, day: Date, to: &[ContactId]) -> Result<(), String> {
        let limits = self.policy.limits;
        for id in to {
            let contact = self.state.contact(*id);
            let Some(address) = contact.and_then(|contact| contact.address.as_ref()) else {
                continue;
            };
            let address = address.to_lowercase();
            let own = |sent: &SentCheckIn| {
                sent.application == self.application
                    && self.round.is_some_and(|(_, number)| number == sent.round)
            };
            let all = self.shared.check_ins.iter();
            let sent = || all.clone().filter(|sent| sent.address == address && !own(sent));
            let recent =
                sent().filter(|sent| day < days_after(self.almanac.day(sent.at), PERSON_SPAN_DAYS));
            let recent: BTreeSet<_> = recent.map(|sent| (sent.application, sent.round)).collect();
            if recent.len() >= usize::try_from(limits.per_person).unwrap_or(usize::MAX) {
                return Err(format!(
                    "at most {} check-ins to one person in {PERSON_SPAN_DAYS} days",
                    limits.per_person
                ));
            }
            let others = sent().filter(|sent| sent.application != self.application);
            let last = others.map(|sent| self.almanac.day(sent.at)).max();
            if last.is_some_and(|last| day < days_after(last, limits.min_gap)) {
                return Err(
                    "not so soon after a check-in to the same person for another application"
                        .to_owned(),
                );
            }
        }
        Ok(())
    }

    /// Until when a contact is away.
    #[must_use]
    pub fn away_until(&self, contact: ContactId) -> Option<Timestamp> {
        self.state.absences.get(&contact).map(|absence| absence.until(self.almanac))
    }

    /// Where a check-in round comes to lie, and to whom it goes: to those who are there; where all
    /// are away it waits, whole, for the first return.
    #[must_use]
    pub fn settle_round(&self, due: Timestamp, to: &[ContactId]) -> Option<(Slot, Vec<ContactId>)> {
        let mut due = due;
        let mut moved: Vec<String> = Vec::new();
        let mut absent = false;
        // Each turn waits for one more return at the most.
        for _ in 0..=to.len() {
            let mut slot = self.settle(due, Step::CheckIn, to)?;
            let away = |id: &&ContactId| self.away_until(**id).is_some_and(|until| slot.at < until);
            let there: Vec<ContactId> = to.iter().filter(|id| !away(id)).copied().collect();
            if !there.is_empty() {
                moved.append(&mut slot.moved);
                (slot.moved, slot.absent) = (moved, absent);
                return Some((slot, there));
            }
            let back = to.iter().filter_map(|id| self.away_until(*id)).min()?;
            absent = true;
            moved.push(format!("they are away, so not before {}", told(self.almanac.day(back))));
            due = due.max(back);
        }
        None
    }

    /// True if an absence makes the round wait so long that auto asks first: over 10 business days.
    #[must_use]
    pub fn long_absence(&self, due: Timestamp, slot: &Slot) -> bool {
        let (from, to) = (self.almanac.day(due), self.almanac.day(slot.at));
        slot.absent && self.almanac.business_days_between(from, to) > 10
    }

    /// The last instant of the stretch in which the window stays open from an instant on.
    #[must_use]
    pub fn open_until(&self, at: Timestamp, step: Step) -> Timestamp {
        let until = self.window(step).open_until(self.almanac.civil(at));
        self.almanac.zone().to_timestamp(until).unwrap_or(at).max(at)
    }
}

impl Absence {
    /// Its end: 10:00, one business day after the day of return; with no date, seven days after the
    /// message.
    #[must_use]
    pub fn until(&self, almanac: &Almanac<'_>) -> Timestamp {
        let day = match self.back {
            Some(back) => almanac.business_days_after(back, 1),
            None => days_after(almanac.day(self.told), ABSENCE_DAYS),
        };
        almanac.instant(day, AFTER_ABSENCE)
    }
}
