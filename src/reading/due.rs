//! Which of the days a message names are the ones to wait for.

mod arrival;
mod asked;
mod dated;
mod meeting;
mod promised;
#[cfg(test)]
mod tests;

use super::calendar::range;
use super::dates::Relation;
use super::kind::Found;
use crate::timeline::facts::Days;
use crate::timeline::words::Kind;
use arrival::arrival;
use asked::asked;
use dated::Dated;
use meeting::options;
use promised::promised;

/// Words between days and others that tell which of them are meant.
const NARROWER_MAX: usize = 3;
/// Days that say which others are meant are no more than these.
const EXPLAINED_DAYS_MAX: i32 = 4;

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

/// The days that go with a kind, and what else is true.
pub(super) fn of(kind: Kind, also: &[Kind], found: &[Found<'_, '_>]) -> Due {
    match kind {
        // Behind a verdict no day counts but one to write again on.
        _ if kind.is_verdict() && !also.contains(&Kind::FollowUpRequested) => Due::Unsaid,
        Kind::Advance => options(found),
        // An offer that is to be talked over on a day, where none tells when it comes.
        Kind::Offer => match arrival(found) {
            Due::Unsaid => meeting::invited(found),
            comes => comes,
        },
        Kind::Rejection | Kind::Closed | Kind::FollowUpRequested => asked(found),
        Kind::Timeline => promised(found),
        Kind::InfoRequested | Kind::Referral => {
            // "Back in the autumn, Kim takes over": nobody is to be asked then.
            let asks = kind == Kind::InfoRequested || also.contains(&Kind::FollowUpRequested);
            match asked(found) {
                days if asks && days != Due::Unsaid => days,
                _ if found.iter().any(|found| found.says(Kind::Timeline)) => promised(found),
                _ => Due::Unsaid,
            }
        }
        _ => Due::Unsaid,
    }
}

/// The one range that all of these are, or that they bound.
fn settled(all: &[Dated<'_>]) -> Due {
    // What says again what was said replaces it.
    let again = all.iter().rposition(Dated::restates).filter(|at| *at > 0).unwrap_or(0);
    // "The 24th, that's a Friday": which day of the week it is.
    let names = |at: usize| {
        let pair = at.checked_sub(1).and_then(|before| all.get(before..=at));
        matches!(pair, Some([day, name]) if name.names(day))
    };
    let (from, to) = if names(again) { (0, again) } else { (again, all.len()) };
    let all = all.get(from..to).unwrap_or_default();
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
    // "The week after next, on Monday the 18th": the second says which of the days.
    if let [first, second] = all
        && first.sentence == second.sentence
        && second.mention.from <= first.mention.to + NARROWER_MAX
        && (first.mention.relation, second.mention.relation) == (Relation::On, Relation::On)
        && let (Some(a), Some(b)) = (first.mention.days, second.mention.days)
        && a.earliest <= b.earliest
        && b.latest <= a.latest
    {
        return Due::Known(b);
    }
    // "At the end of next week, Thursday or Friday": the second says which days the first are.
    if let [first, second] = all
        && first.sentence == second.sentence
        && second.mention.from <= first.mention.to + 1
        && (first.mention.relation, second.mention.relation) == (Relation::On, Relation::On)
        && let (Some(a), Some(b)) = (first.mention.days, second.mention.days)
        && b.earliest <= a.earliest
        && a.latest <= b.latest
        && (b.latest - b.earliest).get_days() <= EXPLAINED_DAYS_MAX
    {
        return Due::Known(b);
    }
    // "One day after, on the 16th": the second says which day the first is.
    if let [first, second] = all
        && first.mention.days.is_none()
        && first.sentence == second.sentence
        && second.mention.from <= first.mention.to + 1
    {
        return second.mention.days.map_or(Due::Doubtful, Due::Known);
    }
    one_of(&all.iter().map(meeting::moved_to).collect::<Vec<_>>())
}

/// The one range that all of these are.
fn one_of(all: &[Option<Days>]) -> Due {
    let Some(first) = all.first() else { return Due::Unsaid };
    match first {
        Some(days) if all.iter().all(|other| other == first) => Due::Known(*days),
        _ => Due::Doubtful,
    }
}
