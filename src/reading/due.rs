//! Which of the days a message names are the ones to wait for.

use std::sync::LazyLock;

use jiff::civil::Date;

use super::calendar::{plus_days, range, single};
use super::dates::{Mention, Relation};
use super::kind::Found;
use super::pattern::Pattern;
use super::roles::{Role, role};
use super::sentence::Word;
use crate::timeline::facts::Days;
use crate::timeline::words::Kind;

/// Options of an interview farther apart than this are not options of one.
const OPTIONS_DAYS_MAX: i32 = 31;
/// Words looked at before days that may say again what was said.
const RESTATED_MAX: usize = 3;
/// Words looked at before days that may be denied.
const DENIED_MAX: usize = 2;
/// Words looked at before days that may be the candidate's own.
const EXPIRES_MAX: usize = 6;
/// A longer sentence corrects nothing, it only tells more.
const CORRECTING_WORDS_MAX: usize = 8;

/// The outcome of a search for days.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Due {
    /// None are named.
    Unsaid,
    /// These.
    Known(Days),
    /// Some are named, and nothing tells which are meant.
    Doubtful,
}

impl Due {
    /// The days, if they are known.
    #[must_use]
    pub fn days(self) -> Option<Days> {
        if let Self::Known(days) = self { Some(days) } else { None }
    }

    /// True if the days are known.
    #[must_use]
    pub fn is_known(self) -> bool {
        self.days().is_some()
    }
}

/// Days with what they are for, and the sentence they stand in.
#[derive(Debug, Clone, Copy)]
struct Dated<'f> {
    mention: &'f Mention,
    role: Role,
    words: &'f [Word],
    sentence: usize,
}

impl Dated<'_> {
    /// "In other words", "that is": they say again what the days before said.
    fn restates(&self) -> bool {
        let from = self.mention.from.saturating_sub(RESTATED_MAX);
        let before = self.words.get(from..self.mention.from).unwrap_or_default();
        let opening = self.words.get(..RESTATED_MAX).unwrap_or_default();
        RESTATING.iter().any(|cue| cue.find(before).is_some())
            || IN_OTHER_WORDS.find(opening).is_some_and(|(from, _)| from == 0)
    }

    /// The first day of a bound from below: "not before A" is from A on, where an end is named.
    fn floor(&self) -> Option<Date> {
        let days = self.mention.days?;
        let exact = days.earliest == days.latest;
        match self.mention.relation {
            Relation::NotBefore if exact => plus_days(days.earliest, -1),
            _ => Some(days.earliest),
        }
    }
}

static RESTATING: LazyLock<Vec<Pattern>> = LazyLock::new(|| {
    ["so", "that is", "i e", "ie", "meaning", "which is|means|makes", "namely", "in other words"]
        .iter()
        .map(|text| Pattern::new(text))
        .collect()
});
static IN_OTHER_WORDS: LazyLock<Pattern> = LazyLock::new(|| {
    Pattern::new("in|so|meaning|ie|that other|realistically|call|is words|say|it")
});
/// A sentence that corrects what another promised.
static CORRECTED: LazyLock<Pattern> = LazyLock::new(|| {
    Pattern::new("scrap|correction|sorry|actually|rather|oops that|i|make|it|we|mean")
});
/// What the reader is to do who has heard nothing.
static ASKS: LazyLock<Pattern> = LazyLock::new(|| {
    Pattern::new(
        "write|call|email|check|drop|ping|chase|shout|nudge|follow|get|give|contact|reach|ring|\
         try|send|ask|touch|circle|phone|text|poke|pester|bug|remind|come|message",
    )
});
static REPLY: LazyLock<Pattern> = LazyLock::new(|| {
    Pattern::new("with|on|about your|ur decision|answer|reply|response|choice|availability")
});
/// A verdict that is on its way.
static SENT: LazyLock<Pattern> = LazyLock::new(|| {
    Pattern::new("sent|posted|mailed|emailed our|your|the|a decision|letter|outcome|result|verdict")
});
static SILENT: LazyLock<Pattern> = LazyLock::new(|| {
    Pattern::new("if * not|never|nothing|no|silence * heard|hear|rung|written|word|news|back|been")
});

/// All open days of some sentences, in order.
fn dated<'f>(
    found: &'f [Found<'_, '_>],
    fits: impl Fn(&Found<'_, '_>) -> bool,
    open: impl Fn(&Mention) -> bool,
) -> Vec<Dated<'f>> {
    let mut all = Vec::new();
    for (sentence, found) in found.iter().enumerate().filter(|(_, found)| fits(found)) {
        let words = found.sentence.words.as_slice();
        for (k, mention) in found.mentions.iter().enumerate().filter(|(_, m)| open(m)) {
            let role = role(words, &found.mentions, k);
            all.push(Dated { mention, role, words, sentence });
        }
    }
    all
}

fn is_open(mention: &Mention) -> bool {
    !mention.past
}

/// The days that go with a kind.
pub(super) fn of(kind: Kind, found: &[Found<'_, '_>]) -> Due {
    match kind {
        Kind::Advance => options(found),
        Kind::Offer => arrival(found),
        Kind::Rejection | Kind::Closed | Kind::FollowUpRequested => asked(found),
        Kind::Timeline => promised(found),
        Kind::InfoRequested | Kind::Referral => match asked(found) {
            Due::Unsaid => promised(found),
            asked => asked,
        },
        _ => Due::Unsaid,
    }
}

/// When the candidate is asked to write.
fn asked(found: &[Found<'_, '_>]) -> Due {
    let mut all: Vec<Dated<'_>> = Vec::new();
    let mut next_days: Vec<Option<Days>> = Vec::new();
    let mut asked = false;
    for (i, one) in found.iter().enumerate() {
        let here = dated(found, |other| std::ptr::eq(other, one), is_open);
        if asked
            && let Some(fixed) = here.iter().find(|dated| dated.mention.corrects)
            && here.len() == one.mentions.len()
            && CORRECTING_WORDS_MAX >= one.sentence.words.len()
        {
            return fixed.mention.days.map_or(Due::Doubtful, Due::Known);
        }
        let Some(cue) = one.hits.iter().find(|hit| hit.kind == Kind::FollowUpRequested) else {
            continue;
        };
        asked = true;
        // "Get back to us by Friday with your decision": the candidate's own.
        if REPLY.find(&one.sentence.words).is_some() {
            continue;
        }
        let silent = SILENT.find(&one.sentence.words);
        // "If you have not heard by Friday, write": on the day after.
        let bound = |dated: &Dated<'_>| {
            let lower = dated.mention.relation.is_lower();
            silent.is_some_and(|(from, to)| {
                let between = one.sentence.words.get(to..dated.mention.from).unwrap_or_default();
                from <= dated.mention.from && !lower && ASKS.find(between).is_none()
            })
        };
        let (late, mut free): (Vec<Dated<'_>>, Vec<Dated<'_>>) = here.into_iter().partition(bound);
        // "I am away until Friday, so write on Monday": what stands behind the request is its time.
        if free.iter().any(|dated| dated.mention.from >= cue.from) {
            free.retain(|dated| dated.mention.from >= cue.from);
        }
        if free.is_empty() {
            let next = |dated: &Dated<'_>| plus_days(dated.mention.days?.latest, 1).map(single);
            next_days.extend(late.iter().map(next));
        }
        all.extend(free.into_iter().map(|dated| Dated { sentence: i, ..dated }));
    }
    if all.is_empty() {
        return one_of(&next_days);
    }
    settled(&all)
}

/// When there is to be news.
fn promised(found: &[Found<'_, '_>]) -> Due {
    // "You will have it next week" is a promise in whatever words, beside one that is plain.
    let says = |found: &Found<'_, '_>| {
        let words = &found.sentence.words;
        let told = |k: usize| role(words, &found.mentions, k) == Role::Told;
        let plain = found.hits.iter().all(|hit| hit.kind >= Kind::Timeline);
        let free = plain && !found.doubt && !found.sentence.question;
        found.says(Kind::Timeline) || (free && (0..found.mentions.len()).any(told))
    };
    let first = found.iter().position(|found| found.says(Kind::Timeline) && found.dated());
    let behind = first.and_then(|first| found.get(first + 1..)).unwrap_or_default();
    for one in behind {
        let correction = one.mentions.iter().find(|mention| mention.corrects && is_open(mention));
        if let Some(mention) = correction {
            return mention.days.map_or(Due::Doubtful, Due::Known);
        }
    }
    let mut all = dated(found, says, is_open);
    // "We sent our decision on Monday, you should have it by Friday": it is made.
    if all.iter().any(|dated| SENT.find(dated.words).is_some()) {
        return Due::Doubtful;
    }
    all.retain(|dated| !matches!(dated.role, Role::Own | Role::Owed));
    let Some(best) = all.iter().map(|dated| dated.role).min() else { return Due::Unsaid };
    let of_role: Vec<Dated<'_>> = all.iter().filter(|d| d.role == best).copied().collect();
    // "Not before Easter" only bounds what another sentence promises.
    let floors = all.iter().filter(|d| d.mention.relation == Relation::NotBefore && d.role != best);
    let mut kept: Vec<Dated<'_>> = floors.copied().chain(of_role).collect();
    kept.sort_by_key(|dated| (dated.sentence, dated.mention.from));
    let mut sentences = kept.iter().filter_map(|dated| found.get(dated.sentence));
    let fixed = sentences.any(|found| CORRECTED.find(&found.sentence.words).is_some());
    if fixed && let Some(last) = kept.last() {
        return last.mention.days.map_or(Due::Doubtful, Due::Known);
    }
    settled(&kept)
}

/// The days of an interview, or from its first option to its last.
fn options(found: &[Found<'_, '_>]) -> Due {
    let plain =
        |found: &Found<'_, '_>| !found.says(Kind::Timeline) && !found.says(Kind::InfoRequested);
    let open = |m: &Mention| is_open(m);
    let run = |found: &Found<'_, '_>| {
        plain(found) && OPTIONS.iter().any(|cue| cue.find(&found.sentence.words).is_some())
    };
    let mut levels = [
        dated(found, |found| found.says(Kind::Advance), open),
        dated(found, |found| found.says(Kind::Advance), |m| !m.over && m.relation == Relation::On),
        dated(found, plain, open),
        dated(found, run, |mention| !mention.over),
        dated(found, |found| found.says(Kind::Timeline), open),
    ];
    // "A trial shift on Saturday": of the words for other things some are for meetings too.
    if let Some(level) = levels.get_mut(1) {
        level.retain(|dated| dated.role != Role::Theirs);
    }
    for level in &mut levels {
        *level = on_offer(level, found);
    }
    let Some(all) = levels.into_iter().find(|level| !level.is_empty()) else { return Due::Unsaid };
    let days: Vec<Days> = all.iter().filter_map(|dated| dated.mention.days).collect();
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
    let denied = |dated: &Dated<'_>| {
        let from = dated.mention.from.saturating_sub(DENIED_MAX);
        let before = dated.words.get(from..dated.mention.from).unwrap_or_default();
        before.iter().any(|word| matches!(word.text.as_str(), "not" | "instead"))
    };
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
    kept
}

/// When the written offer is to come; the day it expires is the candidate's own.
fn arrival(found: &[Found<'_, '_>]) -> Due {
    let mut arrives: Vec<Dated<'_>> = Vec::new();
    let mut announced = false;
    for one in found {
        let words = &one.sentence.words;
        let papers = PAPERS.find(words).is_some();
        let comes = ARRIVES.iter().any(|cue| cue.find(words).is_some());
        // "You will have it by Friday": what another sentence named.
        let conditional = words.iter().any(|word| matches!(word.text.as_str(), "if" | "unless"));
        if one.says(Kind::InfoRequested) || conditional {
            continue;
        }
        let it = announced && ARRIVES_IT.find(words).is_some();
        announced |= papers;
        if (papers && comes) || it {
            let here = dated(found, |other| std::ptr::eq(other, one), |mention| !mention.over);
            let own = |dated: &Dated<'_>| {
                let from = dated.mention.from.saturating_sub(EXPIRES_MAX);
                let before = words.get(from..dated.mention.from).unwrap_or_default();
                EXPIRES.find(before).is_some() || dated.role == Role::Absent
            };
            arrives.extend(here.into_iter().filter(|dated| !own(dated)));
        }
    }
    settled(&arrives)
}

/// The one range that all of these are, or that they bound.
fn settled(all: &[Dated<'_>]) -> Due {
    // What says again what was said replaces it.
    let again = all.iter().rposition(Dated::restates).filter(|at| *at > 0).unwrap_or(0);
    let all = all.get(again..).unwrap_or_default();
    let (lower, rest): (Vec<Dated<'_>>, Vec<Dated<'_>>) =
        all.iter().partition(|dated| dated.mention.relation.is_lower());
    if rest.is_empty() {
        return one_of(&lower.iter().map(|dated| dated.mention.days).collect::<Vec<_>>());
    }
    let due = between(&rest);
    // "Not before A", and in another sentence "by B".
    let bounded = rest.iter().all(|dated| dated.mention.relation == Relation::By);
    match (due, lower.as_slice()) {
        (Due::Known(days), [floor]) if bounded => {
            let both = floor.floor().and_then(|floor| range(floor, days.latest));
            Due::Known(both.unwrap_or(days))
        }
        (due, _) => due,
    }
}

/// Days that are all the same, or of which the last bounds the first: "next week", and "by
/// Wednesday at the latest".
fn between(all: &[Dated<'_>]) -> Due {
    if let [first, second] = all
        && first.mention.relation == Relation::On
        && let (Some(a), Some(b)) = (first.mention.days, second.mention.days)
        && a.earliest <= b.latest
        && b.latest <= a.latest
        && second.mention.relation == Relation::By
    {
        return range(a.earliest, b.latest).map_or(Due::Doubtful, Due::Known);
    }
    // "One day after, on the 16th": the second says which day the first is.
    if let [first, second] = all
        && first.mention.days.is_none()
        && first.sentence == second.sentence
        && second.mention.from <= first.mention.to + 1
    {
        return second.mention.days.map_or(Due::Doubtful, Due::Known);
    }
    one_of(&all.iter().map(|dated| dated.mention.days).collect::<Vec<_>>())
}

/// The one range that all of these are.
fn one_of(all: &[Option<Days>]) -> Due {
    let Some(first) = all.first() else { return Due::Unsaid };
    match first {
        Some(days) if all.iter().all(|other| other == first) => Due::Known(*days),
        _ => Due::Doubtful,
    }
}

/// An interview put off or brought forward.
static MOVED: LazyLock<Pattern> = LazyLock::new(|| {
    Pattern::new(
        "move|moved|push|pushed|shift|shifted|reschedule~|rearrange~|postpone~|change|\
                  changed|switch|swap it|you|us|this|that|the|your|from? _ to|for|until|till",
    )
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
static PAPERS: LazyLock<Pattern> = LazyLock::new(|| {
    Pattern::new(
        "letter|contract|contracts|offer|paperwork|package|paper|papers|statement|terms|\
                  document|documents|agreement|details",
    )
});
static ARRIVES: LazyLock<Vec<Pattern>> = LazyLock::new(|| {
    ["follow|follows|sent|send|sending|arrive|arrives|come|coming|receive|issued|issue|post|posted|\
      mailed|emailed|land|out|over|with|get|have|reach|ready|written|prepare|prepared",
     "by"]
        .iter()
        .map(|text| Pattern::new(text))
        .collect()
});
static ARRIVES_IT: LazyLock<Pattern> = LazyLock::new(|| {
    Pattern::new("have|get|receive|expect|send|see it|this|that|them|everything|all")
});
static EXPIRES: LazyLock<Pattern> = LazyLock::new(|| {
    Pattern::new(
        "expire~|deadline|accept|respond|answer|return|sign|signed|valid|until|start~|\
                  join~|begin~|commenc~|decide|decision|us|reply|confirm",
    )
});
