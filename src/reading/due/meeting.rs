//! The days of an interview, or the options for one.

use std::sync::LazyLock;

use super::{Dated, Due, OPTIONS_DAYS_MAX, dated, is_ahead, is_open};
use crate::reading::calendar::{range, single};
use crate::reading::dates::Relation;
use crate::reading::kind::Found;
use crate::reading::pattern::Pattern;
use crate::reading::roles::Role;
use crate::timeline::facts::Days;
use crate::timeline::words::Kind;

/// Words behind a length that make it one of notice.
const NOTICE: [&str; 6] = ["ahead", "advance", "notice", "beforehand", "prior", "before"];

/// The days of an interview, or from its first option to its last.
pub fn options(found: &[Found<'_, '_>]) -> Due {
    let plain =
        |found: &Found<'_, '_>| !found.says(Kind::Timeline) && !found.says(Kind::InfoRequested);
    let run = |found: &Found<'_, '_>| {
        plain(found) && OPTIONS.iter().any(|cue| cue.find(&found.sentence.words).is_some())
    };
    let mut levels = [
        dated(found, |found| found.says(Kind::Advance), is_open),
        dated(found, |found| found.says(Kind::Advance), |m| !m.over && m.relation == Relation::On),
        dated(found, plain, is_open),
        dated(found, run, is_ahead),
        dated(found, |found| found.says(Kind::Timeline), is_open),
    ];
    // "A trial shift on Saturday": of the words for other things some are for meetings too.
    if let Some(level) = levels.get_mut(1) {
        level.retain(|dated| dated.role != Role::Theirs);
    }
    for level in &mut levels {
        *level = on_offer(level, found);
    }
    let Some(all) = levels.into_iter().find(|level| !level.is_empty()) else { return Due::Unsaid };
    let days: Vec<Days> = all.iter().filter_map(moved_to).collect();
    let first = days.iter().map(|days| days.earliest).min();
    let last = days.iter().map(|days| days.latest).max();
    let span = first.zip(last).and_then(|(first, last)| range(first, last));
    match span {
        Some(span) if (span.latest - span.earliest).get_days() <= OPTIONS_DAYS_MAX => {
            Due::Known(span)
        }
        _ => Due::Doubtful,
    }
}

/// Of some days those on which the reader may come: no absence, no deadline, none that was put
/// off, and where any is told, none that is not.
fn on_offer<'f>(all: &[Dated<'f>], found: &[Found<'_, '_>]) -> Vec<Dated<'f>> {
    let denied = |dated: &Dated<'_>| dated.is_denied() || is_notice(dated) || dated.mention.bare;
    let until = |dated: &Dated<'_>| {
        let first = dated.words.get(dated.mention.from).map_or("", |word| word.text.as_str());
        matches!(first, "until" | "till" | "through" | "thru") && dated.role != Role::Unsaid
    };
    let mut kept: Vec<Dated<'f>> = all
        .iter()
        .filter(|d| !matches!(d.role, Role::Absent | Role::Own) && !denied(d) && !until(d))
        .copied()
        .collect();
    if kept.is_empty() {
        kept = all.iter().filter(|d| d.role != Role::Own && !denied(d)).copied().collect();
    }
    // "We would like to move it to Friday": what was named before it is off.
    let moved = kept.iter().position(|dated| {
        let words = found.get(dated.sentence).map_or(dated.words, |f| f.sentence.words.as_slice());
        let before = words.get(..dated.mention.from).unwrap_or_default();
        MOVED.find(before).is_some()
    });
    if let Some(moved) = moved {
        kept.drain(..moved);
    }
    if kept.iter().any(|dated| dated.mention.days.is_some()) {
        kept.retain(|dated| dated.mention.days.is_some());
    }
    // "Tuesday, so 6 July": what says again what was said replaces it.
    let again = kept.iter().rposition(Dated::restates).filter(|at| *at > 0);
    if let Some(again) = again {
        let sentence = kept.get(again).map(|dated| dated.sentence);
        let mut at = 0;
        kept.retain(|dated| {
            at += 1;
            at > again || Some(dated.sentence) != sentence
        });
    }
    // "Book from tomorrow on": when to book, where a day is named besides.
    let begins = |dated: &Dated<'_>| {
        let one = dated.mention.days.is_some_and(|days| days.earliest == days.latest);
        dated.mention.relation == Relation::From && one
    };
    if !kept.iter().all(begins) {
        kept.retain(|dated| !begins(dated));
    }
    kept
}

/// "At least 12 hours ahead", "up to three hours": no day on which anybody meets.
fn is_notice(dated: &Dated<'_>) -> bool {
    let (from, to) = (dated.mention.from, dated.mention.to);
    let own = dated.words.get(from..to).unwrap_or_default();
    let hours = own.iter().any(|word| matches!(word.text.as_str(), "hours" | "hour" | "hrs"));
    let behind = dated.words.get(to..).unwrap_or_default().iter().take(2);
    let early = || behind.clone().any(|word| NOTICE.contains(&word.text.as_str()));
    let length = own.iter().any(|word| matches!(word.text.as_str(), "days" | "day" | "week"));
    hours || (length && early())
}

/// The day to which it was moved: "from the 22nd to the 26th".
fn moved_to(dated: &Dated<'_>) -> Option<Days> {
    let days = dated.mention.days?;
    let before = dated.words.get(..dated.mention.from).unwrap_or_default();
    let from = dated.mention.relation == Relation::From && days.earliest < days.latest;
    let moves = from && MOVES.find(before).is_some();
    Some(if moves { single(days.latest) } else { days })
}

/// An interview put off or brought forward.
static MOVED: LazyLock<Pattern> = LazyLock::new(|| {
    Pattern::new(
        "move|moved|push|pushed|shift|shifted|reschedule~|rearrange~|postpone~|change|\
                  changed|switch|swap it|you|us|this|that|the|your|from? _ to|for|until|till",
    )
});
static MOVES: LazyLock<Pattern> = LazyLock::new(|| {
    Pattern::new("mov~|push~|shift~|reschedul~|rearrang~|postpon~|chang~|switch~|swap~|bring|put")
});
static OPTIONS: LazyLock<Vec<Pattern>> = LazyLock::new(|| {
    [
        "panel|committee|board|team meets|meet|sits|interviews",
        "interview|test|assessment|trial days|dates",
        "available|open|free slots|times|windows|dates",
        "slots|windows|dates are|on|run",
        "when|date",
    ]
    .iter()
    .map(|text| Pattern::new(text))
    .collect()
});
