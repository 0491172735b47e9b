//! Days with what they are for, and what the words around them make of them.

use std::sync::LazyLock;

use jiff::civil::Date;

use crate::reading::calendar::plus_days;
use crate::reading::dates::{Mention, Relation};
use crate::reading::kind::Found;
use crate::reading::pattern::{Pattern, patterns};
use crate::reading::roles::{Role, role};
use crate::reading::sentence::Word;

/// Words looked at before days that may say again what was said.
const RESTATED_MAX: usize = 3;
/// Words looked at before days that may be denied.
const DENIED_MAX: usize = 2;
/// Words looked at behind a day that may have come to nothing.
const OFF_MAX: usize = 4;
/// Words looked at before a day that will not be met.
const UNMET_MAX: usize = 9;

/// Days with what they are for, and the sentence they stand in.
#[derive(Debug, Clone, Copy)]
pub struct Dated<'f> {
    pub mention: &'f Mention,
    pub role: Role,
    pub words: &'f [Word],
    pub sentence: usize,
}

impl Dated<'_> {
    /// "In other words", "that is": they say again what the days before said.
    pub fn restates(&self) -> bool {
        let from = self.mention.from.saturating_sub(RESTATED_MAX);
        let before = self.words.get(from..self.mention.from).unwrap_or_default();
        // "So 3:30 on) and again on Thursday": another clause.
        let clause = before.iter().rposition(|word| word.parted).unwrap_or(0);
        let before = before.get(clause..).unwrap_or_default();
        let opening = self.words.get(..RESTATED_MAX).unwrap_or_default();
        RESTATING.iter().any(|cue| cue.find(before).is_some())
            || IN_OTHER_WORDS.find(opening).is_some_and(|(from, _)| from == 0)
    }

    /// A bare name of a weekday, which is that of the day before it.
    pub fn names(&self, day: &Self) -> bool {
        let weekday = |dated: &Self| {
            let days = dated.mention.days?;
            (days.earliest == days.latest).then(|| days.latest.weekday())
        };
        self.mention.to == self.mention.from + 1 && weekday(self) == weekday(day)
    }

    /// "Not on the 5th": put off, or never meant.
    pub fn is_denied(&self) -> bool {
        let from = self.mention.from;
        let before = self.words.get(from.saturating_sub(DENIED_MAX)..from).unwrap_or_default();
        // "Invited or not, between the 16th and the 18th".
        let parted = |i: &usize| self.words.get(*i).is_some_and(|word| word.parted);
        let clause = (0..=before.len()).find(|back| parted(&(from - back))).unwrap_or(before.len());
        let before = before.get(before.len() - clause..).unwrap_or_default();
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
                "not"
                    | "no"
                    | "forget"
                    | "scrap"
                    | "cancel"
                    | "bar"
                    | "barring"
                    | "except"
                    | "excluding"
                    | "nicht"
                    | "pas"
                    | "niet"
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
    pub fn is_old_promise(&self) -> bool {
        let before = self.words.get(..self.mention.from).unwrap_or_default();
        let opens = |word: &Word| word.parted || matches!(word.text.as_str(), "but" | "so" | "now");
        let clause = before.iter().rposition(opens).unwrap_or(0);
        let clause = before.get(clause..).unwrap_or_default();
        OLD_PROMISES.iter().any(|cue| cue.find(clause).is_some())
    }

    /// "We won't decide by March 9": no promise of that day.
    pub fn will_not_be(&self) -> bool {
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
    pub fn counts_on(&self) -> bool {
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
    pub fn floor(&self) -> Option<Date> {
        let days = self.mention.days?;
        let exact = days.earliest == days.latest;
        match self.mention.relation {
            Relation::NotBefore if exact => plus_days(days.earliest, -1),
            _ => Some(days.earliest),
        }
    }
}

static RESTATING: LazyLock<Vec<Pattern>> = LazyLock::new(|| {
    patterns(&[
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
    ])
});
static IN_OTHER_WORDS: LazyLock<Pattern> = LazyLock::new(|| {
    Pattern::new("in|so|meaning|ie|that other|realistically|call|is words|say|it")
});
/// A day that came to nothing, behind it.
static OFF: LazyLock<Vec<Pattern>> = LazyLock::new(|| {
    patterns(&[
        "fell|falls|fallen|falling through",
        "has|have fallen through",
        "is|was? no good|longer",
        "is? dead|off|cancelled|canceled|impossible",
        "does|do|did|will not work|suit|happen",
    ])
});
/// "I told you it would be Friday", "we were to have decided by the 1st".
static OLD_PROMISES: LazyLock<Vec<Pattern>> = LazyLock::new(|| {
    patterns(&[
        "i|we said|told|wrote|thought|hoped * would|should",
        "i|we told|asked you to expect",
        "i|we wrote|said|indicated|mentioned that|you",
        "we|they|he|she|i were|was to|meant|supposed|due",
    ])
});

/// All open days of some sentences, in order.
pub fn dated<'f>(
    found: &'f [Found<'_, '_>],
    fits: impl Fn(&Found<'_, '_>) -> bool,
    open: impl Fn(&Mention) -> bool,
) -> Vec<Dated<'f>> {
    let chosen = found.iter().enumerate().filter(|(_, found)| fits(found));
    chosen.flat_map(|(at, found)| dated_in(at, found, &open)).collect()
}

/// The open days of one sentence, in order.
pub fn dated_in<'f>(
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
        if dated.counts_on() && mention.days.is_some() {
            all.clear();
        }
        all.push(dated);
    }
    all
}

pub fn is_open(mention: &Mention) -> bool {
    !mention.past
}

/// To come, even if it may be of something else.
pub fn is_ahead(mention: &Mention) -> bool {
    !mention.over
}
