//! Cues: the words that people use for each kind of answer, found in a sentence.
//!
//! A cue counts by what stands around it (`scope`): one that a condition or a denial takes back is
//! a doubt, one that lies wholly within harmless words is nothing.

use std::sync::LazyLock;

use super::asides;
use super::harmless::HARMLESS;
use super::pattern::{Lexicon, Pattern, patterns};
use super::sentence::Sentence;
use super::{refusals, steps, suspicions, verdicts, waits, wants, warnings};
use crate::timeline::words::Kind;

/// A cue found in a sentence.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Hit {
    /// What it says.
    pub kind: Kind,
    /// Its first word.
    pub from: usize,
    /// The word after its last.
    pub to: usize,
}

/// What some words are a sign of.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Sign {
    /// A kind of answer.
    Cue(Kind),
    /// A reply is wanted, if nothing else is said.
    ReplyWanted,
    /// Good news, which alone says not which.
    GoodNews,
    /// A time is told, with no promise.
    Hint,
    /// Something came in.
    Receipt,
    /// Looks like a cue or like bad news, and is neither.
    Harmless,
    /// A verdict, or as often something else.
    Suspicion(Kind),
    /// Bad news, or something asked, in words that are no cue.
    Grave,
    /// What may be such.
    Danger,
    /// Bad news, unless the sentence speaks of waiting.
    Gloom,
    /// A courtesy.
    Courtesy,
    /// A reason why things take long.
    Neutral,
    /// What stands behind it is what counts.
    Turn,
    /// Said around a refusal: a group, and its points.
    Soft(usize, u32),
    /// A matter other than a candidacy; a group.
    Elsewhere(usize),
    /// A candidacy.
    Candidacy,
}

/// The signs of a sentence, each with its first word and the one after its last.
#[derive(Debug, Clone)]
pub struct Signs(Vec<(Sign, usize, usize)>);

impl Signs {
    /// Looks for them; those within harmless words are left out.
    #[must_use]
    pub fn of(sentence: &Sentence<'_>) -> Self {
        let all = LEXICON.scan(&sentence.words);
        let harmless: Vec<(usize, usize)> = all
            .iter()
            .filter(|(sign, _, _)| *sign == Sign::Harmless)
            .map(|(_, from, to)| (*from, *to))
            .collect();
        let counts = |(sign, from, to): &(Sign, usize, usize)| {
            let within = harmless.iter().any(|(start, end)| start <= from && to <= end);
            !within || !may_be_harmless(*sign)
        };
        Self(all.into_iter().filter(counts).collect())
    }

    /// True if one of them is this.
    #[must_use]
    pub fn has(&self, sign: Sign) -> bool {
        self.0.iter().any(|(found, _, _)| *found == sign)
    }

    /// Where this sign stands.
    pub fn places(&self, sign: Sign) -> impl Iterator<Item = (usize, usize)> {
        self.places_of(move |found| found == sign)
    }

    /// Where such signs stand.
    pub fn places_of(&self, which: impl Fn(Sign) -> bool) -> impl Iterator<Item = (usize, usize)> {
        self.0.iter().filter(move |(sign, _, _)| which(*sign)).map(|(_, from, to)| (*from, *to))
    }

    /// All of them.
    pub fn all(&self) -> impl Iterator<Item = Sign> {
        self.0.iter().map(|(sign, _, _)| *sign)
    }

    /// The cues, by place.
    #[must_use]
    pub fn cues(&self) -> Vec<Hit> {
        let hit = |(sign, from, to): &(Sign, usize, usize)| match sign {
            Sign::Cue(kind) => Some(Hit { kind: *kind, from: *from, to: *to }),
            _ => None,
        };
        self.0.iter().filter_map(hit).collect()
    }
}

/// Waiting is harmless as it is; what ends it is not, unless it stands in such words.
fn may_be_harmless(sign: Sign) -> bool {
    match sign {
        Sign::Cue(kind) => kind < Kind::FollowUpRequested,
        Sign::ReplyWanted
        | Sign::Suspicion(_)
        | Sign::Grave
        | Sign::Danger
        | Sign::Gloom
        | Sign::Soft(..) => true,
        _ => false,
    }
}

/// The first place where one of these stands in a sentence.
#[must_use]
pub fn find(patterns: &[Pattern], sentence: &Sentence<'_>) -> Option<(usize, usize)> {
    patterns.iter().find_map(|pattern| pattern.find(&sentence.words))
}

/// Signs of a verdict, which an absence does not explain.
pub static GRIM: LazyLock<Vec<Pattern>> = LazyLock::new(|| patterns(warnings::GRIM));

static LEXICON: LazyLock<Lexicon<Sign>> = LazyLock::new(|| {
    let mut lists: Vec<(Sign, &[&str])> = vec![
        (Sign::Cue(Kind::Stop), verdicts::STOP),
        (Sign::Cue(Kind::Rejection), verdicts::NOT_ONWARD),
        (Sign::Cue(Kind::Rejection), verdicts::ANOTHER_CHOSEN),
        (Sign::Cue(Kind::Rejection), verdicts::UNSUITED),
        (Sign::Cue(Kind::Rejection), refusals::NOT_YOU),
        (Sign::Cue(Kind::Closed), verdicts::CLOSED),
        (Sign::Cue(Kind::Closed), refusals::NOBODY),
        (Sign::Cue(Kind::Offer), steps::OFFER),
        (Sign::GoodNews, steps::CONGRATULATIONS),
        (Sign::Cue(Kind::Advance), steps::ADVANCE),
        (Sign::Cue(Kind::InfoRequested), wants::INFO),
        (Sign::ReplyWanted, wants::REPLY_WANTED),
        (Sign::Cue(Kind::Referral), wants::REFERRAL),
        (Sign::Cue(Kind::FollowUpRequested), waits::FOLLOW_UP),
        (Sign::Cue(Kind::Timeline), waits::TIMELINE),
        (Sign::Hint, waits::HINTS),
        (Sign::Cue(Kind::Holding), waits::HOLDING),
        (Sign::Receipt, waits::RECEIPT),
        (Sign::Harmless, HARMLESS),
        (Sign::Suspicion(Kind::Stop), suspicions::STOP),
        (Sign::Suspicion(Kind::Rejection), suspicions::REJECTION),
        (Sign::Suspicion(Kind::Closed), suspicions::CLOSED),
        (Sign::Grave, warnings::GRAVE),
        (Sign::Danger, warnings::DANGEROUS),
        (Sign::Gloom, warnings::GLOOMY),
        (Sign::Courtesy, asides::COURTEOUS),
        (Sign::Neutral, asides::NEUTRAL),
        (Sign::Turn, asides::TURNS),
        (Sign::Candidacy, asides::CANDIDACY),
    ];
    for (group, (points, list)) in asides::SOFT.iter().enumerate() {
        lists.push((Sign::Soft(group, *points), list));
    }
    for (group, text) in asides::ELSEWHERE.iter().enumerate() {
        lists.push((Sign::Elsewhere(group), std::slice::from_ref(text)));
    }
    Lexicon::new(&lists)
});

#[cfg(test)]
mod tests {
    use super::*;
    use crate::reading::sentence::sentences;

    #[test]
    fn a_verdict_is_found_in_every_dress() {
        for (text, kind) in [
            ("We won't be moving forward with your application.", Kind::Rejection),
            ("We have decided to proceed with another candidate.", Kind::Rejection),
            ("You have not been selected for this position.", Kind::Rejection),
            ("We're going in a different direction.", Kind::Rejection),
            ("We've chosen not to extend an offer.", Kind::Rejection),
            ("We regret to inform you that you were unsuccessful.", Kind::Rejection),
            ("It's a no from us.", Kind::Rejection),
            ("I can't offer you the role.", Kind::Rejection),
            ("We went with someone with more experience.", Kind::Rejection),
            ("The role has been filled.", Kind::Closed),
            ("The position is on hold.", Kind::Closed),
            ("Please stop emailing me.", Kind::Stop),
            ("Don't contact us again.", Kind::Stop),
            ("Take me off your list.", Kind::Stop),
        ] {
            let found = sentences(text);
            let hits = Signs::of(&found[0]).cues();
            assert!(hits.iter().any(|hit| hit.kind == kind), "{text}: {hits:?}");
        }
    }
}
