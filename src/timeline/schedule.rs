//! When a cadence asks for its steps, before any rule moves them.

use jiff::civil::{Date, Time};
use jiff::{SignedDuration, Timestamp};

use super::almanac::{Almanac, days_after, later, span, told};
use super::cadence::{Cadence, CheckIn, From, ThankYouWait, Wait};
use super::state::State;
use super::timeplan::SetBy;
use super::words::Channel;

/// What a cadence asks for, and since when.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Due {
    /// The instant.
    pub at: Timestamp,
    /// The rule of the check-in.
    pub check_in: CheckIn,
    /// In words: where the day comes from.
    pub because: String,
}

/// A thank-you that a cadence asks for.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ThanksDue {
    /// The instant.
    pub at: Timestamp,
    /// By which channels.
    pub channels: Vec<Channel>,
    /// In words: where the hour comes from.
    pub because: String,
}

/// When a thank-you after an interview falls due.
#[must_use]
pub fn thank_you_due(
    cadence: &Cadence,
    almanac: &Almanac<'_>,
    end: Timestamp,
) -> Option<ThanksDue> {
    let ended = almanac.civil(end);
    for entry in &cadence.thank_you {
        if entry.ended_by.is_some_and(|by| ended.time() > by) {
            continue;
        }
        let at = match entry.wait {
            ThankYouWait::Hours(hours) => {
                let wait = SignedDuration::from_hours(i64::from(hours));
                later(end, wait)
            }
            ThankYouWait::Days { days, at } => almanac.instant(days_after(ended.date(), days), at),
        };
        let local = almanac.civil(at);
        let late = |by: Time| local.time() > by || local.date() != ended.date();
        if !entry.no_later_than.is_some_and(late) {
            let (channels, day) = (entry.channels.clone(), told(ended.date()));
            let because = match entry.wait {
                ThankYouWait::Hours(hours) => {
                    format!("{} after the interview ({day})", span(hours, "hour"))
                }
                ThankYouWait::Days { days: 0, .. } => format!("on the interview's day ({day})"),
                ThankYouWait::Days { days: 1, .. } => {
                    format!("the day after the interview ({day})")
                }
                ThankYouWait::Days { days, .. } => {
                    format!("{} after the interview ({day})", span(days, "day"))
                }
            };
            return Some(ThanksDue { at, channels, because });
        }
    }
    None
}

/// The next check-in that the cadence asks for after `skipped` that have nobody to go to, if it
/// asks for any; the cap is not its business.
#[must_use]
pub fn check_in_due(
    state: &State,
    cadence: &Cadence,
    almanac: &Almanac<'_>,
    skipped: usize,
) -> Option<Due> {
    let plan = state.plan?;
    let behind = state.steps_since_plan().count() + skipped;
    if behind > 0 {
        if plan.by == SetBy::Holding && !cadence.holding.goes_on {
            return None;
        }
        let last = cadence.silence.last().filter(|_| cadence.repeat_last);
        let rule = cadence.silence.get(behind - 1).or(last)?;
        return due(rule, state, cadence, almanac);
    }
    let standing = state.timeline.map(|timeline| timeline.kind);
    let first = cadence.first(standing);
    if plan.by != SetBy::Holding {
        return due(first, state, cadence, almanac);
    }
    if cadence.holding.only_if_none_yet && state.check_ins_since_begun().next().is_some() {
        return None;
    }
    let held = due(&cadence.holding.check_in, state, cadence, almanac)?;
    let timeline = standing.and_then(|_| due(first, state, cadence, almanac));
    let Some(timeline) = timeline else { return Some(held) };
    if timeline.at > held.at {
        return Some(timeline);
    }
    // The timeline stands: it is still a check-in with one, and goes to those of such a check-in.
    let CheckIn { to, channels, .. } = timeline.check_in;
    Some(Due { check_in: CheckIn { to, channels, ..held.check_in }, ..held })
}

fn due(rule: &CheckIn, state: &State, cadence: &Cadence, almanac: &Almanac<'_>) -> Option<Due> {
    let mut latest: Option<(Date, String)> = None;
    for wait in &rule.waits {
        let from = origin(wait.from, state, cadence, almanac)?;
        let day = if wait.business {
            almanac.business_days_after(from, wait.count)
        } else {
            days_after(from, wait.count)
        };
        if latest.as_ref().is_none_or(|(known, _)| day > *known) {
            latest = Some((day, in_words(*wait, from, state)));
        }
    }
    let (mut day, mut because) = latest?;
    if let Some(within) = rule.within_days {
        let from = origin(From::Plan, state, cadence, almanac)?;
        let limit = days_after(from, within);
        let business =
            if almanac.is_business_day(day) { day } else { almanac.business_days_after(day, 1) };
        if business > limit {
            day = almanac.last_business_day(limit, from).unwrap_or(limit);
            because = format!("{because}, and no later than {within} days after {}", told(from));
        }
    }
    let mut at = almanac.instant(day, rule.at);
    // On the day of the interview that hour may come before its end, or before the thank-you: it is
    // the next day's then.
    if let Some((_, _, end)) = state.interview {
        let thanks = thank_you_due(cadence, almanac, end).map_or(end, |due| due.at.max(end));
        while at < thanks {
            day = days_after(day, 1);
            at = almanac.instant(day, rule.at);
        }
    }
    Some(Due { at, check_in: rule.clone(), because })
}

fn origin(from: From, state: &State, cadence: &Cadence, almanac: &Almanac<'_>) -> Option<Date> {
    let plan = almanac.day(state.plan?.at);
    let interview = state.interview.map(|(_, _, end)| almanac.day(end));
    Some(match from {
        From::Plan => plan,
        From::Interview => interview.unwrap_or(plan),
        From::ThankYou => thank_you_day(state, cadence, almanac).or(interview).unwrap_or(plan),
        From::Earliest => state.timeline.map_or(plan, |timeline| timeline.days.earliest),
        From::Latest => state.timeline.map_or(plan, |timeline| timeline.days.latest),
        From::Middle => state.timeline.map_or(plan, |timeline| almanac.middle(timeline.days)),
        From::First => state.steps_since_plan().next()?.day,
        From::Last => state.steps_since_plan().last()?.day,
    })
}

/// The day on which the thank-you went out, else the one on which it is due.
fn thank_you_day(state: &State, cadence: &Cadence, almanac: &Almanac<'_>) -> Option<Date> {
    let (anchor, _, end) = state.interview?;
    let sent = state.touched.iter().filter(|touched| touched.thanks_for() == Some(anchor));
    let due = thank_you_due(cadence, almanac, end).map(|due| almanac.day(due.at));
    sent.map(|touched| touched.day).max().or(due)
}

fn in_words(wait: Wait, from: Date, state: &State) -> String {
    let origin = match wait.from {
        From::Plan => what_set_the_plan(state),
        From::Interview => "the interview",
        From::ThankYou => "the thank-you",
        From::Earliest => "the first day they named",
        From::Latest => "the last day they named",
        From::Middle => return format!("in the middle of the days they named ({})", told(from)),
        From::First => "the first check-in",
        From::Last => "the last check-in",
    };
    let unit = if wait.business { "business day" } else { "day" };
    format!("{} after {origin} ({})", span(wait.count, unit), told(from))
}

fn what_set_the_plan(state: &State) -> &'static str {
    let Some(plan) = state.plan else { return "the interview" };
    let message = state.messages.values().find(|taken| taken.seq == plan.anchor);
    match (plan.by, message) {
        (SetBy::Interview, _) => "the interview",
        (_, Some(taken)) if !taken.message.own => "their message",
        (_, Some(_)) => "your answer",
        (_, None) => "what you recorded",
    }
}
