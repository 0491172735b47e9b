//! Cues: the words that people use for each kind of answer.
//!
//! A cue of a verdict is taken wherever it stands. One of good news or of going on counts only in
//! a sentence that neither denies it nor makes it hang on a condition; what is left over by that
//! is a doubt.

use std::sync::LazyLock;

use super::pattern::Pattern;
use super::phrases;
use super::phrases::{
    ADVANCE, CLOSED, DANGEROUS, FOLLOW_UP, HOLDING, INFO, OFFER, REFERRAL, REJECTION, STOP,
    TIMELINE,
};
use super::sentence::Sentence;
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
    /// A condition stands before it: "if", "unless", "should you".
    pub conditional: bool,
    /// A negation stands before it.
    pub negated: bool,
}

/// Every kind a sentence has a cue of; of each, the first cue found.
#[must_use]
pub fn hits(sentence: &Sentence<'_>) -> Vec<Hit> {
    let words = &sentence.words;
    let mut found: Vec<Hit> = Vec::new();
    for (kind, patterns) in CUES.iter() {
        let spans = patterns.iter().filter_map(|pattern| pattern.find(words));
        let Some((from, to)) = spans.min() else { continue };
        let before = words.get(..from).unwrap_or_default();
        let has = |list: &[&str]| before.iter().any(|word| list.contains(&word.text.as_str()));
        let posed = before.iter().zip(before.iter().skip(1)).any(|(a, b)| {
            (a.text == "should" && matches!(b.text.as_str(), "you" | "your"))
                || (a.text == "in" && b.text == "case")
        });
        found.push(Hit {
            kind: *kind,
            from,
            to,
            conditional: posed || has(&["if", "unless", "whether", "once", "were"]),
            negated: has(&["not", "never", "no", "nor", "neither", "without", "unable"]),
        });
    }
    found
}

/// The first place where one of these stands in a sentence.
#[must_use]
pub fn find(patterns: &[Pattern], sentence: &Sentence<'_>) -> Option<(usize, usize)> {
    patterns.iter().find_map(|pattern| pattern.find(&sentence.words))
}

/// Words of bad news, or of something asked, that no cue has explained: with one of them in it a
/// message is never read as going on.
pub static DANGER: LazyLock<Vec<Pattern>> = LazyLock::new(|| compile(DANGEROUS));

/// Signs of a verdict, which an absence does not explain.
pub static GRIM: LazyLock<Vec<Pattern>> = LazyLock::new(|| compile(phrases::GRIM));

/// Words that are dangerous unless their sentence speaks of waiting.
pub static GLOOM: LazyLock<Vec<Pattern>> = LazyLock::new(|| {
    compile(&[
        "unfortunately",
        "regret~",
        "afraid",
        "sadly",
        "disappoint~",
        "sorry to",
        "bad news",
        "however",
        "alas",
        "apologi~ * but",
    ])
});

/// What makes a sentence a mere courtesy.
pub static COURTESY: LazyLock<Vec<Pattern>> = LazyLock::new(|| {
    compile(&[
        "thank~",
        "thx",
        "great|nice|lovely|good|wonderful|pleasure|enjoyed to? meet~|speak~|talk~|chat~",
        "great|nice|lovely|good|kind to hear|see",
        "likewise",
        "you are * welcome",
        "my|our pleasure",
        "a pleasure",
        "enjoy * weekend|day|week|evening|holiday~|break",
        "have a * day|week|weekend|evening",
        "receiv~ your",
        "well received",
        "got it",
        "will|shall pass * on|along",
        "best wishes",
        "happy new|holidays|friday",
        "ordered",
        "sorry for|about the|my|our * delay|silence|wait",
        "greetings",
        "good morning|afternoon|day|evening",
        "hope you|this|your",
        "nothing * need to",
        "quick|short|brief update|note",
        "appreciate",
    ])
});

/// What people talk about who explain why it takes long. A sentence that holds no cue must be of
/// this sort, or a courtesy, in a message that is read as going on.
pub static NEUTRAL: LazyLock<Vec<Pattern>> = LazyLock::new(|| {
    compile(&[
        "committee|panel|board|manager|director|commissioner|partners|leadership|boss|head",
        "budget|finance|approval|approvals|sign|signature|council|contract|paperwork",
        "vacation|holiday|holidays|travel~|away|leave|offsite|closed|office|offices|break|easter|\
         christmas",
        "review~|interviewing|interviews|applications|process|quarter|busy|swamped|behind|slid|\
         slipped",
        "delay~|longer|wait|waiting|promise|hang|schedul~|early|weekend",
        "late one",
        "evaluation|evaluating|certificate|doctor|selection|received|deliberations",
        "promised|automated|unmonitored|mailbox|depends",
        "client|business|profile|feedback|update|inspection|audit|team",
        "not a no",
    ])
});

/// A turn in the sentence, after which the bad news comes.
pub static TURN: LazyLock<Vec<Pattern>> = LazyLock::new(|| {
    compile(&[
        "but",
        "however",
        "though",
        "although",
        "instead",
        "yet * not",
        "while",
        "gone|none|nobody",
    ])
});

static CUES: LazyLock<Vec<(Kind, Vec<Pattern>)>> = LazyLock::new(|| {
    [
        (Kind::Stop, STOP),
        (Kind::Rejection, REJECTION),
        (Kind::Closed, CLOSED),
        (Kind::Offer, OFFER),
        (Kind::Advance, ADVANCE),
        (Kind::InfoRequested, INFO),
        (Kind::Referral, REFERRAL),
        (Kind::FollowUpRequested, FOLLOW_UP),
        (Kind::Timeline, TIMELINE),
        (Kind::Holding, HOLDING),
    ]
    .into_iter()
    .map(|(kind, list)| (kind, compile(list)))
    .collect()
});

fn compile(list: &[&'static str]) -> Vec<Pattern> {
    list.iter().map(|text| Pattern::new(text)).collect()
}

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
            let hits = hits(&found[0]);
            assert!(hits.iter().any(|hit| hit.kind == kind), "{text}: {hits:?}");
        }
    }
}
