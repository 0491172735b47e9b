//! The steps beside thank-yous and check-ins: the reminder to ask around, and the last thank-you.

use super::almanac::{days_after, span, told};
use super::facts::ContactId;
use super::outlook::{Ahead, Planned};
use super::recipients;
use super::rules::Rules;
use super::words::{Channel, Step};

impl Ahead<'_> {
    pub(super) fn ask_around(&self, next: Option<&[Planned]>) -> Option<Planned> {
        let Rules { state, cadence, almanac, .. } = self.rules;
        let rule = cadence.ask_around?;
        let first = state.steps_since_plan().find(|round| round.state.went_out())?;
        if state.has_settled(Step::AskAround) || state.last_reply.is_some_and(|at| at > first.at) {
            return None;
        }
        let next_out = state.steps_since_plan().find(|round| round.at > first.at);
        let day = days_after(first.day, rule.days);
        let due = almanac.instant(day, rule.at);
        let slot = self.rules.settle(due, Step::AskAround, &[])?;
        let key = self.key(first.anchor, Step::AskAround, 0, None, Channel::Reminder);
        let because =
            format!("{} after the first check-in ({})", span(rule.days, "day"), told(first.day));
        let draft_at = slot.at;
        let planned = self.plan(key, due, Some(slot), draft_at, because)?;
        let next = next.and_then(|round| round.iter().map(|planned| planned.slot).min());
        let next = next.map(|next| almanac.day(next)).into_iter();
        let next =
            next.chain(next_out.filter(|round| round.state.went_out()).map(|round| round.day));
        let withdrawn = next.min().is_some_and(|next| next <= almanac.day(planned.slot));
        (!withdrawn).then_some(planned)
    }

    pub(super) fn final_thank_you(&self) -> Vec<Planned> {
        let Rules { state, shared, cadence, almanac, .. } = self.rules;
        let Some(ending) = state.ending.filter(|ending| ending.thanks_owed) else {
            return Vec::new();
        };
        if state.has_settled(Step::FinalThankYou) {
            return Vec::new();
        }
        let mailable = |id: &ContactId| {
            recipients::by_channel(state, shared, *id, Channel::Email) == Some(Channel::Email)
        };
        let to = ending.sender.filter(mailable);
        let to = to.or_else(|| recipients::lead(state, shared).filter(mailable));
        let Some(to) = to else { return Vec::new() };
        let rule = cadence.final_thank_you;
        let day = almanac.business_days_after(almanac.day(ending.at), rule.business_days);
        let due = almanac.instant(day, rule.at);
        let slot = self.rules.settle(due, Step::FinalThankYou, &[to]);
        let draft_at = due - self.rules.policy.ahead;
        let key = self.key(ending.anchor, Step::FinalThankYou, 0, Some(to), Channel::Email);
        let wait = span(rule.business_days, "business day");
        let because = format!("{wait} after their message ({})", told(almanac.day(ending.at)));
        self.plan(key, due, slot, draft_at, because).into_iter().collect()
    }
}
