//! The days of an interview, or the options for one.

use std::sync::LazyLock;

use super::Due;
use super::dated::{Dated, dated, dated_in, is_ahead, is_open};
use super::promised::MAKE_IT;
use crate::reading::calendar::{range, single};
use crate::reading::dates::{Mention, Relation};
use crate::reading::kind::Found;
use crate::reading::pattern::{Pattern, patterns};
use crate::reading::roles::Role;
use crate::reading::sentence::Word;
use crate::timeline::facts::Days;
use crate::timeline::words::Kind;

/// Words behind a length that make it one of notice.
const NOTICE: [&str; 6] = ["ahead", "advance", "notice", "beforehand", "prior", "before"];

/// What opens a correction.
const EDITS: [&str; 5] = ["edit", "eta", "update", "correction", "corrected"];

/// What makes of a day one that does not suit.
const REFUSES: [&str; 14] = [
    "not", "no", "less", "except", "out", "away", "off", "holiday", "closed", "cannot", "unable",
    "busy", "but", "if",
];

/// Options of an interview farther apart than this are not options of one.
const OPTIONS_DAYS_MAX: i32 = 31;
/// Longer a meeting does not take.
const SHORT_DAYS: i32 = 6;
/// Words beside its days that a line of a list may have.
const LISTED_MAX: usize = 4;
/// Words looked at before the candidate's own last day.
const DEADLINE_MAX: usize = 7;
/// Words looked at before days on which something begins.
const BEGUN_MAX: usize = 4;

/// The days of an interview, or from its first option to its last.
pub fn options(found: &[Found<'_, '_>]) -> Due {
    let plain =
        |found: &Found<'_, '_>| !found.says(Kind::Timeline) && !found.says(Kind::InfoRequested);
    let run = |found: &Found<'_, '_>| {
        plain(found) && OPTIONS.iter().any(|cue| cue.find(&found.sentence.words).is_some())
    };
    // "EDIT: it's Friday the 11th", "Edit: Wednesday is no good. Make it Thursday", "the 16th is
    // taken, so please make it the 23rd": whatever was named before.
    if let Some((at, from)) = (0..found.len()).rev().find_map(|at| Some((at, edit(found, at)?))) {
        let behind = found.get(at..).unwrap_or_default();
        let mut fixed = dated(behind, |_| true, is_ahead);
        fixed.retain(|dated| dated.sentence > 0 || dated.mention.from >= from);
        let days =
            fixed.iter().find(|dated| !dated.is_denied()).and_then(|dated| dated.mention.days);
        if let Some(days) = days {
            return Due::Known(days);
        }
    }
    let listed = listed(found);
    let invites = |at: usize, one: &Found<'_, '_>| one.says(Kind::Advance) || listed.contains(&at);
    // "If neither works, then the week after": a fallback widens nothing.
    let falls_back = |one: &Found<'_, '_>| FALLS_BACK.find(&one.sentence.words).is_some();
    let plain = |one: &Found<'_, '_>| plain(one) && !falls_back(one);
    let invited = |open: &dyn Fn(&Mention) -> bool| -> Vec<Dated<'_>> {
        let chosen = found.iter().enumerate().filter(|(at, one)| invites(*at, one));
        chosen.flat_map(|(at, one)| dated_in(at, one, open)).collect()
    };
    let aside = |m: &Mention| !is_open(m) && is_ahead(m);
    let mut levels = [
        invited(&is_open),
        invited(&|m| aside(m) && matches!(m.relation, Relation::On | Relation::From)),
        invited(&aside),
        dated(found, plain, is_open),
        dated(found, run, is_ahead),
        dated(found, |found| found.says(Kind::Timeline) && !falls_back(found), is_open),
    ];
    // "Your interview has been moved to Friday": whatever stands before that Friday.
    let [open, _, others, ..] = &mut levels;
    open.extend(others.iter().filter(|dated| is_moved(dated)).copied());
    open.sort_by_key(|dated| (dated.sentence, dated.mention.from));
    // "A trial shift on Saturday": of the words for other things some are for meetings too, but
    // what starts or expires is none.
    let [_, aside, others, ..] = &mut levels;
    aside.retain(|dated| dated.role != Role::Theirs && !is_begun(dated));
    others.retain(|dated| dated.role == Role::Theirs && is_short(dated) && !is_begun(dated));
    for level in &mut levels {
        *level = on_offer(level, found);
    }
    let Some(all) = levels.into_iter().find(|level| !level.is_empty()) else { return Due::Unsaid };
    narrowed(&all, found).unwrap_or_else(|| spanned(&all))
}

/// The word of a sentence from which on it takes back the days named before it.
fn edit(found: &[Found<'_, '_>], at: usize) -> Option<usize> {
    let one = found.get(at)?;
    let words = one.sentence.words.as_slice();
    if words.first().is_some_and(|word| EDITS.contains(&word.text.as_str())) {
        return Some(0);
    }
    // "Can you make it on Tuesday?" asks, and "make it Tuesday" with nothing before it tells.
    let earlier = found.get(..at)?.iter().flat_map(|one| &one.mentions).any(is_ahead);
    let (_, to) = MAKE_IT.find(words).filter(|(from, _)| {
        let before = from.checked_sub(1).and_then(|i| words.get(i)).map_or("", |word| &word.text);
        earlier && !one.sentence.question && ["", "please", "so", "and", "let"].contains(&before)
    })?;
    one.mentions.iter().any(|mention| mention.from >= to && is_ahead(mention)).then_some(to)
}

/// "Next week? Tuesday or Wednesday is best": of a week the days that the next sentence prefers.
fn narrowed(all: &[Dated<'_>], found: &[Found<'_, '_>]) -> Option<Due> {
    let (whole, others) = all.split_first()?;
    let week = whole.mention.days.filter(|days| days.earliest < days.latest)?;
    let at = whole.sentence + 1;
    let next = found.get(at).filter(|one| PREFERS.find(&one.sentence.words).is_some())?;
    let refuses = |word: &Word| REFUSES.contains(&word.text.as_str());
    if next.sentence.words.iter().any(refuses) {
        return None;
    }
    let within = |dated: &Dated<'_>| {
        let inside = |days: Days| week.earliest <= days.earliest && days.latest <= week.latest;
        dated.mention.days.is_some_and(inside) && dated.role != Role::Absent && !dated.is_denied()
    };
    let days = dated_in(at, next, is_open);
    let fits = !days.is_empty() && days.iter().all(within);
    (fits && others.iter().all(|other| other.sentence == at)).then(|| spanned(&days))
}

/// The days of a meeting that the sentences of an invitation name themselves.
pub fn invited(found: &[Found<'_, '_>]) -> Due {
    let talks = |one: &Found<'_, '_>| TALKS.find(&one.sentence.words).is_some();
    let mut all = dated(found, |one| one.says(Kind::Advance) && talks(one), is_ahead);
    all.retain(|dated| is_open(dated.mention) || !is_begun(dated));
    let all = on_offer(&all, found);
    if all.is_empty() { Due::Unsaid } else { spanned(&all) }
}

/// From the first of some days to the last.
fn spanned(all: &[Dated<'_>]) -> Due {
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

/// The lines of a list that name a day and an hour, and little else, next to one that invites.
fn listed(found: &[Found<'_, '_>]) -> Vec<usize> {
    let bare = |found: &Found<'_, '_>| {
        let of_days: usize = found.mentions.iter().map(|mention| mention.to - mention.from).sum();
        found.dated() && found.sentence.words.len() <= of_days + LISTED_MAX
    };
    let mut listed: Vec<usize> = Vec::new();
    for (at, one) in found.iter().enumerate().filter(|(_, one)| bare(one)) {
        let before = at.checked_sub(1);
        let led = before.and_then(|before| found.get(before));
        let opens = |led: &Found<'_, '_>| led.sentence.text.trim_end().ends_with(':');
        let led = led.is_some_and(|led| led.says(Kind::Advance) || opens(led));
        if led || before.is_some_and(|before| listed.contains(&before)) || one.says(Kind::Advance) {
            listed.push(at);
        }
    }
    listed
}

/// Of some days those on which the reader may come: no absence, no deadline, none that was put
/// off, and where any is told, none that is not.
fn on_offer<'f>(all: &[Dated<'f>], found: &[Found<'_, '_>]) -> Vec<Dated<'f>> {
    let denied = |dated: &Dated<'_>| {
        dated.is_denied()
            || is_missed(dated)
            || is_notice(dated)
            || is_elsewhere(dated)
            || dated.mention.bare
    };
    // A deadline is a bound: "on the 20th" in an invitation is the day to come.
    let own = |dated: &Dated<'_>| {
        let invites = found.get(dated.sentence).is_some_and(|found| found.says(Kind::Advance));
        let on = invites && dated.mention.relation == Relation::On;
        (dated.role == Role::Own && !on) || is_deadline(dated)
    };
    let until = |dated: &Dated<'_>| {
        let first = dated.words.get(dated.mention.from).map_or("", |word| word.text.as_str());
        matches!(first, "until" | "till" | "through" | "thru") && dated.role != Role::Unsaid
    };
    let mut kept: Vec<Dated<'f>> = all
        .iter()
        .filter(|d| !matches!(d.role, Role::Absent) && !own(d) && !denied(d) && !until(d))
        .copied()
        .collect();
    if kept.is_empty() {
        // "We are shut on Monday": none to come on.
        let shut = |d: &Dated<'_>| d.role == Role::Absent && SHUT.find(d.words).is_some();
        kept = all.iter().filter(|d| !own(d) && !denied(d) && !shut(d)).copied().collect();
    }
    // "We would like to move it to Friday": what was named before it is off.
    let moved = kept.iter().position(is_moved);
    if let Some(moved) = moved {
        kept.drain(..moved);
    }
    if kept.iter().any(|dated| dated.mention.days.is_some()) {
        kept.retain(|dated| dated.mention.days.is_some());
    }
    // "On 5 May; tell me before 30 April": a bound beside a day is the candidate's own.
    let on = |dated: &Dated<'_>| dated.mention.relation == Relation::On;
    if kept.iter().any(on) {
        let first = kept.iter().filter(|d| on(d)).filter_map(|d| d.mention.days).map(|d| d.latest);
        let last = first.max();
        kept.retain(|dated| {
            let own = dated.mention.relation == Relation::By
                && dated.mention.days.map(|days| days.latest) < last;
            !own
        });
    }
    kept = told_once(&kept);
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

/// It was moved to that day.
fn is_moved(dated: &Dated<'_>) -> bool {
    let before = dated.words.get(..dated.mention.from).unwrap_or_default();
    let text = |i: usize| dated.words.get(i).map_or("", |word| word.text.as_str());
    // "Could we do the Thursday instead?"
    let to = dated.mention.to;
    let instead = text(to) == "instead" && text(to + 1) != "of";
    instead || dated.mention.corrects || MOVED.find(before).is_some()
}

/// "I was not able to reach you today": none to meet on.
fn is_missed(dated: &Dated<'_>) -> bool {
    let own = dated.words.get(dated.mention.from..dated.mention.to).unwrap_or_default();
    let before = dated.words.get(..dated.mention.from).unwrap_or_default();
    own.iter().any(|word| word.text == "today") && MISSED.find(before).is_some()
}

/// "Which is Wednesday for you": the same hour, on the reader's clock.
fn is_elsewhere(dated: &Dated<'_>) -> bool {
    let text = |i: usize| dated.words.get(i).map_or("", |word| word.text.as_str());
    let hours = |back: usize| dated.mention.to + back;
    (0..=2).any(|back| {
        matches!(
            (text(hours(back)), text(hours(back) + 1)),
            ("for", "you") | ("your", "time" | "end")
        )
    }) && dated
        .words
        .get(..dated.mention.from)
        .is_some_and(|before| SAME_HOUR.find(before).is_some())
}

/// "The link stays open until Friday", "the invitation closes on the 3rd", "to be handed in by
/// noon": the candidate's own.
fn is_deadline(dated: &Dated<'_>) -> bool {
    let from = dated.mention.from;
    let before = dated.words.get(from.saturating_sub(DEADLINE_MAX)..from).unwrap_or_default();
    let until = matches!(
        dated.words.get(from).map_or("", |word| word.text.as_str()),
        "until" | "till" | "til"
    );
    let bound = dated.mention.relation == Relation::By;
    CLOSES.find(before).is_some()
        || (until && OPEN.find(before).is_some())
        || (bound && HANDED_IN.find(before).is_some())
}

/// Some days, not a month.
fn is_short(dated: &Dated<'_>) -> bool {
    dated.mention.days.is_some_and(|days| (days.latest - days.earliest).get_days() <= SHORT_DAYS)
}

/// What starts or expires on that day.
fn is_begun(dated: &Dated<'_>) -> bool {
    let from = dated.mention.from;
    let before = dated.words.get(from.saturating_sub(BEGUN_MAX)..from).unwrap_or_default();
    BEGUN.find(before).is_some()
}

/// Of two days of one sentence of which one lies within the other the narrower: "early next week,
/// on Monday or Tuesday". A weekday without its date is that of a date named beside it.
fn told_once<'f>(all: &[Dated<'f>]) -> Vec<Dated<'f>> {
    let wider = |one: &Dated<'f>| {
        all.iter().any(|other| {
            let (Some(a), Some(b)) = (one.mention.days, other.mention.days) else { return false };
            let around = a != b && a.earliest <= b.earliest && b.latest <= a.latest;
            let day = a.earliest == a.latest && b.earliest == b.latest && a != b;
            let same = day && a.latest.weekday() == b.latest.weekday();
            let bare =
                one.mention.to - one.mention.from <= 2 && other.mention.from > one.mention.from;
            other.sentence == one.sentence && (around || (same && bare))
        })
    };
    all.iter().filter(|dated| !wider(dated)).copied().collect()
}

/// "At least 12 hours ahead", "up to three hours": no day on which anybody meets.
fn is_notice(dated: &Dated<'_>) -> bool {
    let (from, to) = (dated.mention.from, dated.mention.to);
    let own = dated.words.get(from..to).unwrap_or_default();
    let hours = own.iter().any(|word| matches!(word.text.as_str(), "hours" | "hour" | "hrs"));
    let behind = dated.words.get(to..).unwrap_or_default().iter().take(2);
    let early = || behind.clone().any(|word| NOTICE.contains(&word.text.as_str()));
    let length = own.iter().any(|word| matches!(word.text.as_str(), "days" | "day" | "week"));
    let text = |i: usize| own.get(i).map_or("", |word| word.text.as_str());
    let open = text(0) == "over" && own.iter().any(|word| word.text == "weeks");
    // "I wrote to them this morning".
    let past = (text(0), text(1)) == ("this", "morning");
    hours || open || past || (length && early())
}

/// The day to which it was moved: "from the 22nd to the 26th".
pub fn moved_to(dated: &Dated<'_>) -> Option<Days> {
    let days = dated.mention.days?;
    let before = dated.words.get(..dated.mention.from).unwrap_or_default();
    let to = dated.words.get(dated.mention.from..dated.mention.to).unwrap_or_default();
    let to = to.iter().any(|word| word.text == "to");
    let from = (to || dated.mention.relation == Relation::From) && days.earliest < days.latest;
    let moves = from && MOVES.find(before).is_some();
    Some(if moves { single(days.latest) } else { days })
}

/// Where nobody is to be met.
static SHUT: LazyLock<Pattern> =
    LazyLock::new(|| Pattern::new("is|are|am|be shut|closed|away|abroad|off"));
/// The days named before don't suit.
static FALLS_BACK: LazyLock<Pattern> = LazyLock::new(|| {
    Pattern::new(
        "if|should * neither|none|nothing|not|nightmare|impossible|awkward|fail|fails|tricky _ \
         work|works|suit|suits|do|for|make|of|fit|fits|these|those|that",
    )
});
/// What the candidate has a time to do.
static CLOSES: LazyLock<Pattern> = LazyLock::new(|| {
    Pattern::new("closes|expires|lapses|close|expire|deadline|closing on|at|is|by|for|date")
});
/// The same, before "until".
static OPEN: LazyLock<Pattern> =
    LazyLock::new(|| Pattern::new("open|valid|available|live|active|time|good|works|applications"));
/// The same, before "by".
static HANDED_IN: LazyLock<Pattern> = LazyLock::new(|| {
    Pattern::new(
        "hand|handed|submit|submitted|upload|uploaded|return|returned|complete|completed|send|\
         finish|finished|take|done|record|due|back|push|share|drop|ship|deliver",
    )
});
/// What an offer is talked over at; "can you be here on the 3rd?" may as well be a start.
static TALKS: LazyLock<Pattern> = LazyLock::new(|| {
    Pattern::new(
        "call|phone|ring|talk|chat|meet|meeting|discuss|coffee|lunch|zoom|teams|sit|through|\
         gespräch|besprechung|besprechen|telefonieren|telefonat|kaffee|gesprek|bespreken|spreken|\
         bellen|koffie|rendez|rencontrer|entretien|appel|parler|café|reunión|hablar|hablamos|\
         llamada|conversar|comentar",
    )
});
/// An interview put off or brought forward.
static MOVED: LazyLock<Pattern> = LazyLock::new(|| {
    Pattern::new(
        "move|moved|push|pushed|shift|shifted|reschedule~|rearrange~|postpone~|change|\
                  changed|switch|swap it|you|us|this|that|the|your|all|from? _ to|for|until|till",
    )
});
/// "I tried to reach you".
static MISSED: LazyLock<Pattern> = LazyLock::new(|| {
    Pattern::new(
        "was|were|did|tried|trying|could|missed|called|rang|unable _ not|to|you * reach|catch|get|\
         call|you|through",
    )
});
/// "Which makes it", behind an hour.
static SAME_HOUR: LazyLock<Pattern> =
    LazyLock::new(|| Pattern::new("which|that|or * is|be|makes|means"));
/// What tells which of some days are meant.
static PREFERS: LazyLock<Pattern> = LazyLock::new(|| {
    Pattern::new(
        "best|better|ideal|ideally|suits|suit|works|prefer~|either|earliest|free|available|\
         can|could|have",
    )
});
/// What starts or expires.
static BEGUN: LazyLock<Pattern> = LazyLock::new(|| {
    Pattern::new("start|starts|joins|begin|begins|commenc~|expire~|deadline|valid|apply")
});
/// The same of what takes both days: "moved from the 22nd to the 26th".
static MOVES: LazyLock<Pattern> = LazyLock::new(|| {
    Pattern::new("mov~|push~|shift~|reschedul~|rearrang~|postpon~|chang~|switch~|swap~|bring|put")
});
/// What names the days of meetings, whoever they are for.
static OPTIONS: LazyLock<Vec<Pattern>> = LazyLock::new(|| {
    patterns(&[
        "panel|committee|board|team meets|meet|sits|interviews",
        "interview|interviews|meeting|meetings|assessment|conversation|call * held|take|takes|\
         scheduled",
        "interview|test|assessment|trial days|dates",
        "available|open|free slots|times|windows|dates",
        "slots|windows|dates are|on|run",
        "when|date",
    ])
});
