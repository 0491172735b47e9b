//! What replies do, whom steps reach, and the steps that are no check-ins.

use afterword::timeline::simulate::{Event, Happening};
use afterword::timeline::words::{Channel, Kind, Role, Step};
use jiff::Timestamp;
use jiff::civil::time;

use super::plain::after;
use super::{Seen, holds, is_role};

impl Seen<'_> {
    pub fn every_reply_has_its_effect(&self) -> Result<(), String> {
        for gone in &self.outcome.touches {
            for event in self.before(gone.at) {
                let Happening::Reply(kind) = event.what else { continue };
                let since = |wanted: &[Happening]| {
                    let mut later = self.before(gone.at).filter(|later| later.at >= event.at);
                    later.any(|later| wanted.contains(&later.what))
                };
                let interviewed = since(&[Happening::Interview]);
                let answered = since(&[Happening::Answered]);
                let check_in = gone.step == Step::CheckIn;
                let barred = match kind {
                    Kind::Stop => true,
                    Kind::Rejection | Kind::Closed => gone.step != Step::FinalThankYou,
                    Kind::Offer => check_in,
                    Kind::Advance => check_in && !interviewed && event.at > self.ended,
                    Kind::InfoRequested if event.at > self.ended => {
                        check_in && !interviewed && !answered && !since(&[Happening::Sent])
                    }
                    Kind::Referral => check_in && !answered,
                    Kind::Unclear => !answered,
                    _ => false,
                };
                let local = self.plain.local(gone.at);
                holds(!barred, || {
                    format!("{} of {local} after {kind} of {}", gone.step, event.at)
                })?;
            }
        }
        Ok(())
    }

    /// By which channels a step goes: those of the table, or the one agreed.
    pub fn channels(&self) -> Result<(), String> {
        let cadence = self.scenario.cadence.as_str();
        let replaced = self.replies(&[Kind::Bounce]).next().is_some();
        for gone in self.outcome.touches.iter().filter(|_| !replaced && cadence != "mixed") {
            let allowed: &[Channel] = match (gone.step, cadence) {
                (Step::AskAround, _) => &[Channel::Reminder],
                (Step::FinalThankYou, _) => &[Channel::Email],
                (Step::ThankYou, "weekly" | "caller") => &[Channel::Letter],
                (Step::ThankYou | Step::CheckIn, "same-day") => &[Channel::Call, Channel::Email],
                (Step::CheckIn, "caller") => &[Channel::Call],
                _ => &[Channel::Email],
            };
            let agreed = gone.step == Step::CheckIn && self.scenario.by == Some(gone.channel);
            holds(agreed || allowed.contains(&gone.channel), || {
                format!("{} by {}", gone.step, gone.channel)
            })?;
            // One agreed without a timeline holds until changed.
            let for_good = self.scenario.timeline.is_none() && gone.step == Step::CheckIn;
            let other = for_good && self.scenario.by.is_some_and(|by| by != gone.channel);
            holds(!other, || format!("{} by {}", gone.step, gone.channel))?;
        }
        Ok(())
    }

    /// Somebody inside or a reference gets nothing, unless they wrote and so became the lead; and
    /// only a reminder goes to the candidate.
    pub fn to_nobody_outside_the_process(&self) -> Result<(), String> {
        for gone in &self.outcome.touches {
            let reminds = gone.step == Step::AskAround;
            let to_candidate = gone.to == "candidate" && gone.channel == Channel::Reminder;
            holds(reminds == to_candidate, || format!("{} to {}", gone.step, gone.to))?;
            let own = |event: &Event| {
                event.by.as_ref().is_some_and(|(role, name)| format!("{role}:{name}") == gone.to)
            };
            let wrote = self.before(gone.at).any(own);
            let outside = is_role(&gone.to, &[Role::Inside, Role::Reference]);
            holds(wrote || !outside, || format!("{} to {}", gone.step, gone.to))?;
        }
        Ok(())
    }

    /// Once in the life, three days after the first check-in; any reply but an acknowledgement
    /// withdraws it, and so does a next check-in on its day or before.
    pub fn ask_around(&self) -> Result<(), String> {
        let reminders: Vec<_> = self.of_step(Step::AskAround).collect();
        holds(reminders.len() <= 1, || format!("{} of them", reminders.len()))?;
        for gone in reminders {
            let has = ["promised", "mixed"].contains(&self.scenario.cadence.as_str());
            holds(has, || "the cadence has none".to_owned())?;
            let by_hand =
                |event: &Event| matches!(event.what, Happening::Sent | Happening::Call(_));
            if self.before(gone.at).any(by_hand) {
                // A round by the candidate's own hand may be the first, and isn't printed.
                continue;
            }
            let earlier = |at: Timestamp| self.check_ins().filter(move |other| other.at < at);
            let Some(last) = earlier(gone.at).last() else {
                return Err("no check-in before it".to_owned());
            };
            let began = self.check_ins().find(|first| first.round == last.round).unwrap_or(last);
            let (first, day) = (self.day(began), self.day(gone));
            let mut due = after(first, 3);
            while self.plain.is_quiet(due) {
                due = after(due, 1);
            }
            holds(day >= due, || format!("{day}, and the check-in was on {first}"))?;
            let hour = self.plain.local(gone.at).time();
            let held = self.replies(&[Kind::Unclear, Kind::Timeline, Kind::FollowUpRequested]);
            let free = held.count() == 0;
            holds(!free || day > due || hour == time(10, 0, 0, 0), || format!("at {hour}"))?;
            let mut answers = self.before(gone.at).filter(|event| self.at(event) > began.at);
            let answer = answers.find(|event| match event.what {
                Happening::Reply(kind) => {
                    use Kind::{Acknowledgement, Bounce, OutOfOffice, Unclear, Unrelated};
                    ![Acknowledgement, Bounce, OutOfOffice, Unclear, Unrelated].contains(&kind)
                }
                _ => false,
            });
            holds(answer.is_none(), || format!("they answered: {:?}", answer.map(|e| e.what)))?;
            let mut rounds = self.check_ins().filter(|other| other.round > last.round);
            let next = rounds.find(|other| self.day(other) <= day && other.at > last.at);
            holds(next.is_none(), || format!("a check-in on its day, {day}"))?;
        }
        Ok(())
    }

    /// The first rejection or closure, if nothing unsettled lay before it.
    fn the_no(&self) -> Option<&Event> {
        self.replies(&[Kind::Rejection, Kind::Closed]).next()
    }

    /// One in the life, by mail, on the next business day, to who wrote it.
    pub fn final_thank_you(&self) -> Result<(), String> {
        let thanks: Vec<_> = self.of_step(Step::FinalThankYou).collect();
        holds(thanks.len() <= 1, || format!("{} of them", thanks.len()))?;
        let Some(gone) = thanks.first() else { return Ok(()) };
        let Some(no) = self.the_no() else { return Err("nobody said no".to_owned()) };
        let (count, hour) = match self.scenario.cadence.as_str() {
            "mixed" => (2, time(11, 30, 0, 0)),
            _ => (1, time(10, 0, 0, 0)),
        };
        let due = self.plain.business_after(no.at.date(), count).to_datetime(hour);
        let (due, open) = (self.plain.instant(due), |day| {
            self.plain.is_business(day) && self.plain.in_working_week(day)
        });
        let due = self.plain.local(self.plain.settle(due, (9, 16), open));
        let held = self.replies(&[Kind::Unclear, Kind::Timeline, Kind::FollowUpRequested]);
        // Where nobody was known to thank, somebody may have come since.
        let outside = [Role::Inside, Role::Reference];
        let people = &self.scenario.contacts;
        let nobody = people.iter().all(|(role, _)| outside.contains(role)) && !people.is_empty();
        let dead = self.replies(&[Kind::Bounce]).next().is_some();
        let held = held.count() > 0 || nobody || dead;
        let local = self.plain.local(gone.at);
        holds(local == due || (held && local > due), || format!("{local}, and not {due}"))?;
        holds(gone.channel == Channel::Email, || format!("by {}", gone.channel))?;
        let sender = no.by.as_ref().map(|(role, name)| format!("{role}:{name}"));
        let right = dead || sender.is_none_or(|sender| sender == gone.to);
        holds(right, || format!("to {}, and {:?} wrote", gone.to, no.by))
    }

    /// Every rejection and closure is thanked for, where nothing stands in the way.
    pub fn a_no_is_thanked_for(&self) -> Result<(), String> {
        let Some(no) = self.the_no() else { return Ok(()) };
        let kinds: &[Kind] =
            &[Kind::Stop, Kind::Bounce, Kind::Unclear, Kind::Timeline, Kind::FollowUpRequested];
        let in_the_way =
            |event: &Event| kinds.iter().any(|kind| event.what == Happening::Reply(*kind));
        let free = !self.scenario.events.iter().any(in_the_way) && self.scenario.until.is_none();
        let outside = [Role::Inside, Role::Reference];
        let people = &self.scenario.contacts;
        let known = people.is_empty() || people.iter().any(|(role, _)| !outside.contains(role));
        let thanked = self.of_step(Step::FinalThankYou).next().is_some();
        holds(thanked || !free || !known, || format!("not so the one of {}", no.at))
    }
}
