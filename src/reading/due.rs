//! Which of the days a message names are the ones to wait for.

use super::calendar::{plus_days, range, single};
use super::dates::{Mention, Relation};
use super::kind::Found;
use super::pattern::Pattern;
use crate::timeline::facts::Days;
use crate::timeline::words::Kind;

/// Options of an interview farther apart than this are not options of one.
const OPTIONS_DAYS_MAX: i32 = 31;

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
    let heard = Pattern::new("if * not|never|nothing|no * heard|hear|rung|written|word|news|back");
    let mut all = Vec::new();
    let mut fixed = None;
    let mut asked = false;
    for found in found {
        let open = || found.mentions.iter().filter(|mention| !mention.past);
        if asked && let Some(correction) = open().find(|mention| mention.corrects) {
            fixed = Some(correction.days);
        }
        if !found.says(Kind::FollowUpRequested) {
            continue;
        }
        asked = true;
        let silent = heard.find(&found.sentence.words).is_some();
        let cue = found.hits.iter().find(|hit| hit.kind == Kind::FollowUpRequested);
        let cue = cue.map_or(0, |hit| hit.from);
        all.extend(open().map(|mention| {
            let days = mention.days?;
            // "If you have not heard by Friday, write": on the day after.
            let bound = mention.relation == Relation::By
                || (mention.relation == Relation::On && mention.from < cue);
            let next_day = silent && bound;
            if next_day { plus_days(days.latest, 1).map(single) } else { Some(days) }
        }));
    }
    match fixed {
        Some(days) => days.map_or(Due::Doubtful, Due::Known),
        None => one_of(&all),
    }
}

/// When there is to be news.
fn promised(found: &[Found<'_, '_>]) -> Due {
    let corrected =
        Pattern::new("scrap|correction|sorry|actually|rather|oops that|i|make|it|we|mean");
    let to_reader = [
        Pattern::new("hear|touch|expect"),
        Pattern::new("let|update|notify|inform|contact|tell|call|email you|candidates|everyone"),
        Pattern::new("back to you"),
        Pattern::new("reach out"),
        Pattern::new("you will"),
        Pattern::new("be notified|informed|contacted"),
    ];
    let told = |found: &Found<'_, '_>| {
        let places = to_reader.iter().filter_map(|cue| cue.find(&found.sentence.words));
        places.map(|(from, _)| from).max()
    };
    let mut all: Vec<&Mention> = Vec::new();
    let mut fixed = false;
    let timed = |found: &&Found<'_, '_>| found.mentions.iter().any(|mention| !mention.past);
    let says = |found: &&Found<'_, '_>| found.says(Kind::Timeline);
    // Where one sentence tells when they decide, another when the candidate hears, that counts.
    let any_direct = found.iter().filter(says).filter(timed).any(|found| told(found).is_some());
    let mut promised = false;
    for found in found {
        let correction = found.mentions.iter().find(|mention| mention.corrects && !mention.past);
        if let Some(mention) = correction.filter(|_| promised) {
            return mention.days.map_or(Due::Doubtful, Due::Known);
        }
        if !says(&found) || (any_direct && timed(&found) && told(found).is_none()) {
            continue;
        }
        promised = true;
        fixed |= corrected.find(&found.sentence.words).is_some();
        // "The board meets on Monday, and we will let you know by Friday": what stands behind the
        // promise is its time.
        let cue =
            found.hits.iter().find(|hit| hit.kind == Kind::Timeline).map_or(0, |hit| hit.from);
        let open = || found.mentions.iter().filter(|mention| !mention.past);
        let last = open().map(|mention| mention.from).max().unwrap_or(0);
        let cue = told(found).filter(|told| *told <= last).map_or(cue, |told| told.max(cue));
        let behind = open().any(|mention| mention.from >= cue);
        all.extend(open().filter(|mention| !behind || mention.from >= cue));
    }
    if fixed {
        return all.last().and_then(|mention| mention.days).map_or(Due::Doubtful, Due::Known);
    }
    // "Next week. By Wednesday at the latest.": two bounds on one event.
    if let [first, second] = all.as_slice()
        && first.relation == Relation::On
        && second.relation == Relation::By
        && let (Some(a), Some(b)) = (first.days, second.days)
        && a.earliest <= b.latest
        && b.latest <= a.latest
    {
        return range(a.earliest, b.latest).map_or(Due::Doubtful, Due::Known);
    }
    // "Not before Easter" only bounds what another sentence promises.
    let firm: Vec<Option<Days>> =
        all.iter().filter(|m| m.relation != Relation::After).map(|m| m.days).collect();
    if firm.is_empty() {
        return one_of(&all.iter().map(|mention| mention.days).collect::<Vec<_>>());
    }
    one_of(&firm)
}

/// The day of an interview, or from its first option to its last.
fn options(found: &[Found<'_, '_>]) -> Due {
    let open = |fits: &dyn Fn(&Found<'_, '_>) -> bool| -> Vec<Mention> {
        let mentions = found.iter().filter(|found| fits(found)).flat_map(|f| f.mentions.iter());
        mentions.filter(|mention| !mention.past).copied().collect()
    };
    let plain =
        |found: &Found<'_, '_>| !found.says(Kind::Timeline) && !found.says(Kind::InfoRequested);
    let all = [
        open(&|found| found.says(Kind::Advance)),
        open(&plain),
        open(&|found| found.says(Kind::Timeline)),
    ];
    let all = all.into_iter().find(|all| !all.is_empty()).unwrap_or_default();
    let days: Option<Vec<Days>> = all.iter().map(|mention| mention.days).collect();
    let Some(days) = days.filter(|days| !days.is_empty()) else {
        return if all.is_empty() { Due::Unsaid } else { Due::Doubtful };
    };
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

/// When the written offer is to come; the day it expires is the candidate's own.
fn arrival(found: &[Found<'_, '_>]) -> Due {
    let arrives = Pattern::new(
        "letter|contract|offer|paperwork|package * follow|sent|send|arrive|come|receive|by|with",
    );
    let expires = Pattern::new("expire~|deadline|accept|respond|answer|return|sign|valid|until");
    let mut all = Vec::new();
    for found in found {
        let words = &found.sentence.words;
        if arrives.find(words).is_some() && expires.find(words).is_none() {
            all.extend(found.mentions.iter().filter(|m| !m.past).map(|mention| mention.days));
        }
    }
    one_of(&all)
}

/// The one range that all of these are.
fn one_of(all: &[Option<Days>]) -> Due {
    let Some(first) = all.first() else { return Due::Unsaid };
    match first {
        Some(days) if all.iter().all(|other| other == first) => Due::Known(*days),
        _ => Due::Doubtful,
    }
}
