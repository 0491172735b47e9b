//! When a cadence asks for its steps, before any rule moves them.

use jiff::civil::{Date, Time};
use jiff::{SignedDuration, Timestamp};

use super::almanac::{Almanac, days_after};
use super::cadence::{Cadence, CheckIn, From, ThankYouWait, Wait};
use super::state::State;
use super::timeplan::SetBy;
use super::words::{Channel, TimelineKind};

/// What a cadence asks for, and since when.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Due {
    /// The instant.
    pub at: Timestamp,
    /// The rule of the check-in.
    pub check_in: CheckIn,
    /// Which check-in since the plan was set, from 1.
    pub ordinal: usize,
    /// In words: where the day comes from.
    pub because: String,
}

/// When a thank-you after an interview falls due, and by which channels.
#[must_use]
pub fn thank_you_due(
    cadence: &Cadence,
    almanac: &Almanac<'_>,
    end: Timestamp,
) -> Option<(Timestamp, Vec<Channel>)> {
    let ended = almanac.civil(end);
    for entry in &cadence.thank_you {
        if entry.ended_by.is_some_and(|by| ended.time() > by) {
            continue;
        }
        let at = match entry.wait {
            ThankYouWait::Hours(hours) => {
                let span = SignedDuration::from_hours(i64::from(hours));
                end.checked_add(span).unwrap_or(Timestamp::MAX)
            }
            ThankYouWait::Days { days, at } => almanac.instant(days_after(ended.date(), days), at),
        };
        let local = almanac.civil(at);
        let late = |by: Time| local.time() > by || local.date() != ended.date();
        if !entry.no_later_than.is_some_and(late) {
            return Some((at, entry.channels.clone()));
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
        return due(rule, behind + 1, state, cadence, almanac);
    }
    let by_timeline = match state.timeline.map(|timeline| timeline.kind) {
        Some(TimelineKind::Decision) => Some(&cadence.decision),
        Some(TimelineKind::Invited) => Some(&cadence.invited),
        None => None,
    };
    if plan.by != SetBy::Holding {
        return due(by_timeline.unwrap_or(&cadence.no_timeline), 1, state, cadence, almanac);
    }
    if cadence.holding.only_if_none_yet && state.has_checked_in() {
        return None;
    }
    let held = due(&cadence.holding.check_in, 1, state, cadence, almanac)?;
    let Some(timeline) = by_timeline.and_then(|rule| due(rule, 1, state, cadence, almanac)) else {
        return Some(held);
    };
    if timeline.at > held.at {
        return Some(timeline);
    }
    // The timeline stands: it is still a check-in with one, and goes to those of such a check-in.
    let CheckIn { to, channels, .. } = timeline.check_in;
    Some(Due { check_in: CheckIn { to, channels, ..held.check_in }, ..held })
}

fn due(
    rule: &CheckIn,
    ordinal: usize,
    state: &State,
    cadence: &Cadence,
    almanac: &Almanac<'_>,
) -> Option<Due> {
    let mut latest: Option<(Date, String)> = None;
    for wait in &rule.waits {
        let from = origin(wait.from, state, cadence, almanac)?;
        let day = if wait.business {
            almanac.business_days_after(from, wait.count)
        } else {
            days_after(from, wait.count)
        };
        if latest.as_ref().is_none_or(|(known, _)| day > *known) {
            latest = Some((day, in_words(*wait, from)));
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
            because = format!("{because}, and no later than {within} days after {from}");
        }
    }
    let mut at = almanac.instant(day, rule.at);
    // On the day of the interview that hour may come before its end, or before the thank-you: it is
    // the next day's then.
    if let Some((_, _, end)) = state.interview {
        let thanks = thank_you_due(cadence, almanac, end).map_or(end, |(due, _)| due.max(end));
        while at < thanks {
            day = days_after(day, 1);
            at = almanac.instant(day, rule.at);
        }
    }
    Some(Due { at, check_in: rule.clone(), ordinal, because })
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
    let due = thank_you_due(cadence, almanac, end).map(|(at, _)| almanac.day(at));
    sent.map(|touched| touched.day).max().or(due)
}

fn in_words(wait: Wait, from: Date) -> String {
    let origin = match wait.from {
        From::Plan => "what set the plan",
        From::Interview => "the interview",
        From::ThankYou => "the thank-you",
        From::Earliest => "the first day they named",
        From::Latest => "the last day they named",
        From::Middle => return format!("the middle of the days they named, {from}"),
        From::First => "the first check-in",
        From::Last => "the last check-in",
    };
    let unit = match (wait.business, wait.count) {
        (true, 1) => "business day",
        (true, _) => "business days",
        (false, 1) => "day",
        (false, _) => "days",
    };
    format!("{} {unit} after {origin} ({from})", wait.count)
}
