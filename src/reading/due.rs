//! Which of the days a message names are the ones to wait for.

mod arrival;
mod asked;
mod meeting;
#[cfg(test)]
mod tests;

use std::sync::LazyLock;

use jiff::civil::Date;

use super::calendar::{plus_days, range};
use super::dates::{Mention, Relation};
use super::kind::Found;
use super::pattern::Pattern;
use super::roles::{Role, role};
use super::sentence::Word;
use crate::timeline::facts::Days;
use crate::timeline::words::Kind;
use arrival::arrival;
use asked::asked;
use meeting::options;

/// Options of an interview farther apart than this are not options of one.
const OPTIONS_DAYS_MAX: i32 = 31;
/// Words looked at before days that may say again what was said.
const RESTATED_MAX: usize = 3;
/// Words looked at before days that may be denied.
const DENIED_MAX: usize = 2;
/// Words between days and others that tell which of them are meant.
const NARROWER_MAX: usize = 3;
/// Days that say which others are meant are no more than these.
const EXPLAINED_DAYS_MAX: i32 = 4;
/// Words looked at behind a day that may have come to nothing.
const OFF_MAX: usize = 4;
/// Words looked at before a day that will not be met.
const UNMET_MAX: usize = 9;
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

/// Words of a sentence that tells what was promised before.
const REPORTS: [&str; 6] = ["were", "was", "had", "heard", "promised", "said"];

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

    /// A bare name of a weekday, which is that of the day before it.
    fn names(&self, day: &Self) -> bool {
        let weekday = |dated: &Self| {
            let days = dated.mention.days?;
            (days.earliest == days.latest).then(|| days.latest.weekday())
        };
        self.mention.to == self.mention.from + 1 && weekday(self) == weekday(day)
    }

    /// "Not on the 5th": put off, or never meant.
    fn is_denied(&self) -> bool {
        let from = self.mention.from;
        let before = self.words.get(from.saturating_sub(DENIED_MAX)..from).unwrap_or_default();
        // "Rather than this Friday".
        let than = |pair: &[Word]| {
            matches!(pair, [a, b] if matches!(
                (a.text.as_str(), b.text.as_str()),
                ("rather", "than") | ("instead", "of")
            ))
        };
        let instead = before.windows(2).any(than);
        let denies = |word: &Word| {
            matches!(
                word.text.as_str(),
                "not" | "no" | "forget" | "scrap" | "cancel" | "nicht" | "pas" | "niet"
            )
        };
        let to = self.mention.to;
        let behind = self.words.get(to..self.words.len().min(to + OFF_MAX)).unwrap_or_default();
        let off = OFF.iter().any(|cue| cue.find(behind).is_some_and(|(from, _)| from == 0));
        let denied = off || instead || before.iter().any(denies);
        let on = self.mention.relation == Relation::On && denied;
        on || (self.mention.relation == Relation::By && self.will_not_be())
    }

    /// "I said you would hear on Friday": a promise of before.
    fn is_old_promise(&self) -> bool {
        let before = self.words.get(..self.mention.from).unwrap_or_default();
        let opens = |word: &Word| word.parted || matches!(word.text.as_str(), "but" | "so" | "now");
        let clause = before.iter().rposition(opens).unwrap_or(0);
        OLD_PROMISE.find(before.get(clause..).unwrap_or_default()).is_some()
    }

    /// "We won't decide by March 9": no promise of that day.
    fn will_not_be(&self) -> bool {
        let from = self.mention.from;
        let before = self.words.get(from.saturating_sub(UNMET_MAX)..from).unwrap_or_default();
        let will_not = |pair: &[Word]| {
            matches!(pair, [a, b] if ["will", "would", "can", "shall"].contains(&a.text.as_str())
                && b.text == "not")
        };
        let clause = before.iter().rposition(|word| word.parted).unwrap_or(0);
        before.get(clause..).unwrap_or_default().windows(2).any(will_not)
    }

    /// "The day after": it says itself from which day it counts.
    fn counts_on(&self) -> bool {
        let own = self.words.get(self.mention.from..self.mention.to).unwrap_or_default();
        let text = |i: usize| own.get(i).map_or("", |word| word.text.as_str());
        let unit =
            |i: usize| matches!(text(i), "day" | "morning" | "week" | "evening" | "afternoon");
        (0..own.len()).any(|i| match text(i) {
            "following" => true,
            "next" => unit(i + 1) && text(i + 1) != "week",
            "after" | "later" | "afterwards" | "thereafter" => {
                i > 0 && (i + 1 == own.len() || matches!(text(i + 1), "that" | "then"))
            }
            _ => false,
        })
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
    [
        "so",
        "that is",
        "call it",
        "und zwar",
        "soit",
        "es decir",
        "namelijk",
        "in fact",
        "i e",
        "ie",
        "meaning",
        "which is|means|makes",
        "namely",
        "also",
        "das heißt",
        "d h",
        "dus",
        "c'est à dire",
        "o sea",
        "in other words",
    ]
    .iter()
    .map(|text| Pattern::new(text))
    .collect()
});
static IN_OTHER_WORDS: LazyLock<Pattern> = LazyLock::new(|| {
    Pattern::new("in|so|meaning|ie|that other|realistically|call|is words|say|it")
});
/// "Make it Tuesday": it corrects what another sentence named.
static MAKE_IT: LazyLock<Pattern> = LazyLock::new(|| Pattern::new("make it|that"));
/// "That should have read Friday".
static MISPRINT: LazyLock<Pattern> = LazyLock::new(|| Pattern::new("should have read|said|been"));
/// A sentence that corrects what another promised.
static CORRECTED: LazyLock<Pattern> = LazyLock::new(|| {
    Pattern::new("scrap|correction|sorry|actually|rather|oops that|i|make|it|we|mean")
});
/// A day that came to nothing, behind it.
static OFF: LazyLock<Vec<Pattern>> = LazyLock::new(|| {
    [
        "fell|falls|fallen|falling through",
        "has|have fallen through",
        "is|was? no good|longer",
        "is? dead|off|cancelled|canceled|impossible",
        "does|do|did|will not work|suit|happen",
    ]
    .iter()
    .map(|text| Pattern::new(text))
    .collect()
});
/// "I told you it would be Friday".
static OLD_PROMISE: LazyLock<Pattern> =
    LazyLock::new(|| Pattern::new("i|we said|told|wrote|thought|hoped * would|should"));
/// A verdict that is on its way.
static SENT: LazyLock<Pattern> = LazyLock::new(|| {
    Pattern::new("sent|posted|mailed|emailed our|your|the|a decision|letter|outcome|result|verdict")
});
/// All open days of some sentences, in order.
fn dated<'f>(
    found: &'f [Found<'_, '_>],
    fits: impl Fn(&Found<'_, '_>) -> bool,
    open: impl Fn(&Mention) -> bool,
) -> Vec<Dated<'f>> {
    let chosen = found.iter().enumerate().filter(|(_, found)| fits(found));
    chosen.flat_map(|(at, found)| dated_in(at, found, &open)).collect()
}

/// The open days of one sentence, in order.
fn dated_in<'f>(
    sentence: usize,
    found: &'f Found<'_, '_>,
    open: impl Fn(&Mention) -> bool,
) -> Vec<Dated<'f>> {
    let mut all = Vec::new();
    let words = found.sentence.words.as_slice();
    for (k, mention) in found.mentions.iter().enumerate().filter(|(_, m)| open(m)) {
        let role = role(words, &found.mentions, k);
        let dated = Dated { mention, role, words, sentence };
        // "They sit on the 30th, and I ring you the next day": the first only tells the second.
        if dated.counts_on() {
            all.clear();
        }
        all.push(dated);
    }
    all
}

fn is_open(mention: &Mention) -> bool {
    !mention.past
}

/// To come, even if it may be of something else.
fn is_ahead(mention: &Mention) -> bool {
    !mention.over
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

/// When there is to be news.
fn promised(found: &[Found<'_, '_>]) -> Due {
    let first = found.iter().position(|found| found.says(Kind::Timeline) && found.dated());
    let behind = first.and_then(|first| found.get(first + 1..)).unwrap_or_default();
    let mut corrected = None;
    for one in behind {
        let words = &one.sentence.words;
        let again = MAKE_IT.find(words).is_some_and(|(from, _)| from <= 1)
            || MISPRINT.find(words).is_some();
        let corrects = |mention: &&Mention| {
            (mention.corrects || again || is_read_for(words, mention)) && is_ahead(mention)
        };
        let correction = one.mentions.iter().find(corrects);
        corrected = correction.map(|mention| mention.days).or(corrected);
    }
    // "Edit: Wednesday is no good. Make it Thursday": the last of them.
    if let Some(days) = corrected {
        return days.map_or(Due::Doubtful, Due::Known);
    }
    let all = of_promises(found);
    // "We sent our decision on Monday, you should have it by Friday": it is made.
    if all.iter().any(|dated| SENT.find(dated.words).is_some()) {
        return Due::Doubtful;
    }
    let mut all = owed_last(all);
    all.retain(|dated| {
        let bound = dated.mention.relation == Relation::By;
        let asks = found.get(dated.sentence).is_some_and(|f| f.says(Kind::InfoRequested));
        dated.role != Role::Owed && (dated.role != Role::Own || !(bound || asks))
    });
    // "I said you would hear this Friday. It will be the 30th": what was said before.
    if !all.iter().all(Dated::is_old_promise) {
        all.retain(|dated| !dated.is_old_promise());
    }
    // "On the 9th, and not on the 2nd".
    if !all.iter().all(Dated::is_denied) {
        all.retain(|dated| !dated.is_denied());
    }
    // "At the end of June, that is on Friday the 28th": both are for one thing.
    let mut before: Option<(usize, Role)> = None;
    for dated in &mut all {
        let again = before.filter(|(sentence, _)| *sentence == dated.sentence && dated.restates());
        dated.role = again.map_or(dated.role, |(_, role)| role);
        before = Some((dated.sentence, dated.role));
    }
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

/// "Please read the 19th for the 12th".
fn is_read_for(words: &[Word], mention: &Mention) -> bool {
    let text = |i: usize| words.get(i).map_or("", |word| word.text.as_str());
    let back = |i: usize| text(mention.from.wrapping_sub(i));
    let read = back(1) == "read" || (back(2) == "read" && back(1) == "the");
    read && matches!(text(mention.to), "for" | "instead" | "not" | "rather")
}

/// "He sees one more tomorrow and has promised me word by Thursday": of two days of a promise the
/// one that is owed, since what comes of it is told.
fn owed_last<'f>(all: Vec<Dated<'f>>) -> Vec<Dated<'f>> {
    let owed: Vec<(usize, usize)> = all
        .iter()
        .filter(|dated| dated.role == Role::Owed)
        .map(|dated| (dated.sentence, dated.mention.from))
        .collect();
    let before = |dated: &Dated<'_>| {
        let vague = matches!(dated.role, Role::Unsaid | Role::Theirs);
        vague && owed.iter().any(|(at, from)| *at == dated.sentence && dated.mention.from < *from)
    };
    let passed: Vec<usize> =
        all.iter().filter(|dated| before(dated)).map(|dated| dated.sentence).collect();
    let kept = all.into_iter().filter(|dated| !before(dated));
    let kept = kept.map(|dated| {
        let meant = dated.role == Role::Owed && passed.contains(&dated.sentence);
        Dated { role: if meant { Role::Decided } else { dated.role }, ..dated }
    });
    kept.collect()
}

/// The days of what is promised; of days that seem to be for something else those that the
/// reader hears on, and all if there are no others.
fn of_promises<'f>(found: &'f [Found<'_, '_>]) -> Vec<Dated<'f>> {
    let says = |found: &Found<'_, '_>| found.says(Kind::Timeline);
    let ahead = dated(found, says, is_ahead);
    let mut all: Vec<Dated<'f>> = ahead.iter().filter(|d| is_open(d.mention)).copied().collect();
    let firm = |dated: &Dated<'_>| {
        let mention = dated.mention;
        dated.role <= Role::Unsaid && !mention.relation.is_lower() && mention.days.is_some()
    };
    if !all.iter().any(firm) {
        let heard = |d: &&Dated<'f>| matches!(d.role, Role::Told | Role::Decided);
        all.extend(ahead.iter().filter(|d| !is_open(d.mention)).filter(heard).copied());
    }
    if !all.iter().any(firm) {
        // "You will have it next week" is a promise in whatever words, beside one that is plain.
        let free = |found: &Found<'_, '_>| {
            let words = &found.sentence.words;
            let told = |k: usize| role(words, &found.mentions, k) == Role::Told;
            let plain = found.hits.iter().all(|hit| hit.kind >= Kind::Timeline);
            let past = words.iter().any(|word| REPORTS.contains(&word.text.as_str()));
            let free = plain && !past && !found.doubt && !found.sentence.question;
            !says(found) && free && (0..found.mentions.len()).any(told)
        };
        all.extend(dated(found, free, is_open));
        all.sort_by_key(|dated| (dated.sentence, dated.mention.from));
    }
    if all.is_empty() {
        return ahead;
    }
    // What somebody owes the writer tells what the days before it are not.
    all.extend(ahead.iter().filter(|d| !is_open(d.mention) && d.role == Role::Owed).copied());
    all.sort_by_key(|dated| (dated.sentence, dated.mention.from));
    all
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
