//! The steps beside thank-yous and check-ins: the reminder to ask around, and the last thank-you.

use super::almanac::{days_after, told};
use super::facts::{ContactId, TouchKey};
use super::outlook::{Ahead, Planned};
use super::recipients;
use super::rules::Rules;
use super::state::Touch;
use super::words::{Channel, Step};

impl Ahead<'_> {
    pub(super) fn ask_around(&self, next: Option<&[Planned]>) -> Option<Planned> {
        let Rules { state, cadence, almanac, .. } = self.rules;
        let rule = cadence.ask_around?;
        let first = state.steps_since_plan().find(|round| round.state.went_out())?;
        let settled =
            |(key, touch): (&TouchKey, &Touch)| key.step == Step::AskAround && touch.is_settled();
        if state.touches.iter().any(settled) || state.last_reply.is_some_and(|at| at > first.at) {
            return None;
        }
        let next_out = state.steps_since_plan().find(|round| round.at > first.at);
        let day = days_after(first.day, rule.days);
        let due = almanac.instant(day, rule.at);
        let slot = self.rules.settle(due, Step::AskAround, &[])?;
        let key = self.key(first.anchor, Step::AskAround, 0, None, Channel::Reminder);
        let because = format!("{} days after the first check-in ({})", rule.days, told(first.day));
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
        let settled = |(key, touch): (&TouchKey, &Touch)| {
            key.step == Step::FinalThankYou && touch.is_settled()
        };
        if state.touches.iter().any(settled) {
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
        let unit = if rule.business_days == 1 { "business day" } else { "business days" };
        let said = told(almanac.day(ending.at));
        let because = format!("{} {unit} after their message ({said})", rule.business_days);
        self.plan(key, due, slot, draft_at, because).into_iter().collect()
    }
}
