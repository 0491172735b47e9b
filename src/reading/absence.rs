//! What a message of an absence tells: that the writer is away or gone, and until when.

use super::calendar::single;
use super::cues::{GRIM, find};
use super::dates::{Mention, Relation, mentions};
use super::foreign;
use super::kind::Case;
use super::pattern::{Pattern, patterns};
use super::sentence::Sentence;
use crate::timeline::facts::Days;
use jiff::civil::Date;
use std::sync::LazyLock;

static AWAY: LazyLock<Vec<Pattern>> = LazyLock::new(|| {
    patterns(&[
        "out of the? office",
        "am|is|be away",
        "on|annual|parental|maternity|paternity|sick vacation|holiday|\
         holidays|leave",
        "out sick|ill|until|today|through",
        "off sick|until|work|this|for",
        "in the field",
        "travelling|traveling",
        "ooo",
        "no|limited|patchy|intermittent access|signal|internet",
        "office|offices|we is|are closed",
        "closed from|for|until",
        "gone fishin",
        "am off|out",
        "offline|unplugged|unreachable",
        "taking * off|away",
        "taking a|my _ break|week|fortnight|leave|holiday",
        "on board with|until|from",
        "aboard|afloat the|until|till|from|with",
        "no|little|limited|patchy bandwidth|mail",
        "out and so am i",
        "away from|until|on",
        "out of town|country",
        "back|return|returning|reopen|reopening on|the|monday|tuesday|wednesday|thursday|friday|in",
    ])
});

static RETURN: LazyLock<Vec<Pattern>> = LazyLock::new(|| {
    patterns(&[
        "back",
        "return|returning|returns",
        "reopen|reopening|reopens",
        "re open|opens|opening",
        "at my desk",
        "in the office again",
        "next be? in|at",
        "resume|resumes|resuming",
        "again",
        "rejoin|rejoins|rejoining|resurface|resurfacing",
        "see|read you|it|them|messages|mail|mails|email|emails",
        "behind my|the desk",
        "next see|read|answer|open",
        "first working|business|full day|morning|shift",
    ])
});

/// What stands behind it is newer.
static UPDATE: LazyLock<Pattern> = LazyLock::new(|| {
    Pattern::new("update|updated|edit|correction|extended|now !available|away|out|on")
});

static GONE: LazyLock<Vec<Pattern>> = LazyLock::new(|| {
    patterns(&[
        "no longer with|at|works|work|employed|part",
        "have|has left the? ",
        "left the company|firm",
        "no longer monitored|in use",
        "not|never coming|going back !until|till|before|to|on|in",
        "i|have|has retired",
        "left the !office|building|house|desk|room _ on|in|last|at",
    ])
});

/// The sentence that says the writer is away, and where; none if no sentence does.
#[must_use]
pub fn away<'s, 't>(sentences: &'s [Sentence<'t>]) -> Option<(&'s Sentence<'t>, usize, usize)> {
    first(&AWAY, sentences)
}

/// The sentence that says the writer has left for good.
#[must_use]
pub fn gone<'s, 't>(sentences: &'s [Sentence<'t>]) -> Option<(&'s Sentence<'t>, usize, usize)> {
    first(&GONE, sentences)
}

/// True if, beside the absence, something is said that may be a verdict.
#[must_use]
pub fn says_more(sentences: &[Sentence<'_>]) -> bool {
    sentences.iter().any(|sentence| {
        let away = AWAY.iter().any(|pattern| pattern.find(&sentence.words).is_some());
        !away && find(&GRIM, sentence).is_some()
    })
}

/// When somebody who is away returns; `foreign` is what was read in another language than English.
#[must_use]
pub fn return_days(case: &Case<'_, '_>, foreign: Option<&foreign::Absence<'_>>) -> Option<Days> {
    let english = || english_days(case.sentences, case.reference);
    if case.english {
        return english();
    }
    // "Hola! I am back on Wednesday": words of an absence tell most, and a lone day least.
    let told = foreign.and_then(foreign::Absence::day).map(single).or_else(english);
    let lone = || foreign::lone_day(case.text, case.reference).map(single);
    told.or_else(|| lone().filter(|_| foreign.is_none()))
}

/// The day of return, from a sentence with a word for returning, else the last day away. "Back in
/// January" is the month.
fn english_days(sentences: &[Sentence<'_>], reference: Option<Date>) -> Option<Days> {
    let last = |mention: &Mention| mention.days.filter(|_| !mention.over).map(|d| single(d.latest));
    let of_return = |sentence: &Sentence<'_>| {
        let found = mentions(&sentence.words, reference);
        let (_, to) = RETURN.iter().find_map(|pattern| pattern.find(&sentence.words))?;
        let back = |mention: &Mention| {
            let within = mention.relation == Relation::On && !mention.over;
            mention.days.filter(|_| within).or_else(|| last(mention))
        };
        let after = found.iter().filter(|mention| mention.to > to).find_map(back);
        after.or_else(|| found.iter().rev().find_map(last))
    };
    // "Back on the 13th. UPDATE: I will now be back on the 20th."
    let newer = sentences.iter().position(|sentence| UPDATE.find(&sentence.words).is_some());
    let corrected = newer.and_then(|at| sentences.get(at..)?.iter().find_map(of_return));
    // "The shop opens again on the 2nd, I am back at my desk on the 8th."
    let own = |sentence: &&Sentence<'_>| {
        sentence.words.iter().any(|word| matches!(word.text.as_str(), "i" | "my" | "me"))
    };
    let of_writer = || sentences.iter().filter(own).find_map(of_return);
    let told = corrected.or_else(of_writer).or_else(|| sentences.iter().find_map(of_return));
    if let Some(days) = told {
        return Some(days);
    }
    sentences
        .iter()
        .filter(|s| AWAY.iter().any(|p| p.find(&s.words).is_some()))
        .find_map(|sentence| {
            let found = mentions(&sentence.words, reference);
            let bounded = found.iter().filter(|mention| mention.relation != Relation::On);
            // "Shut as from the 17th, and we see you on the 10th".
            let shut = bounded.clone().find(|mention| mention.relation == Relation::From);
            let shut = shut.and_then(|mention| mention.days);
            let exact = shut.filter(|days| days.earliest == days.latest);
            let next = exact.and_then(|_| found.iter().rev().find_map(last));
            next.or_else(|| bounded.clone().find_map(last)).or_else(|| {
                // "from 3 to 7 March" is one range; a lone day is the day away, and says no return.
                found
                    .iter()
                    .filter(|m| m.days.is_some_and(|d| d.earliest < d.latest))
                    .find_map(last)
            })
        })
        .or_else(|| sentences.iter().find_map(|sentence| until(sentence, reference)))
}

/// "At sea until the 5th", and not "you have until the 5th".
fn until(sentence: &Sentence<'_>, reference: Option<Date>) -> Option<Days> {
    let words = sentence.words.as_slice();
    let text = |i: usize| words.get(i).map_or("", |word| word.text.as_str());
    let found = mentions(words, reference);
    let bound = found.iter().find(|mention| {
        let others = words.iter().take(mention.from).any(|word| {
            matches!(word.text.as_str(), "you" | "your" | "applicants" | "candidates" | "open")
        });
        let until =
            matches!(text(mention.from), "until" | "till" | "til" | "through" | "thru" | "up");
        until && !others && !mention.over
    });
    bound.and_then(|mention| mention.days).map(|days| single(days.latest))
}

fn first<'s, 't>(
    patterns: &[Pattern],
    sentences: &'s [Sentence<'t>],
) -> Option<(&'s Sentence<'t>, usize, usize)> {
    sentences.iter().find_map(|sentence| {
        let found = patterns.iter().find_map(|pattern| pattern.find(&sentence.words));
        found.map(|(from, to)| (sentence, from, to))
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::reading::sentence::sentences;

    #[test]
    fn the_day_of_return() {
        let today = Date::constant(2026, 3, 4);
        for (text, expected) in [
            ("I am out of the office until March 12, back on Monday 16 March.", Some("2026-03-16")),
            ("I am on leave until the 20th.", Some("2026-03-20")),
            ("I am away from 9 March to 13 March.", Some("2026-03-13")),
            ("I am travelling and will be back Wednesday.", Some("2026-03-11")),
            ("I am on leave and back in May.", Some("2026-05-01..2026-05-31")),
            ("Away this week, back early next week.", Some("2026-03-09..2026-03-11")),
            ("Off sailing. Up to and including Tuesday 10 March.", Some("2026-03-10")),
            ("We are closed. The first working day is Monday 16 March.", Some("2026-03-16")),
            (
                "I am on leave until 20 March. All is answered the next working day.",
                Some("2026-03-20"),
            ),
            (
                "The shop opens again on 12 March. I am back at my desk on 16 March.",
                Some("2026-03-16"),
            ),
            ("The school is closed. The office re-opens on 16 March.", Some("2026-03-16")),
            ("I am out of the office today.", None),
            ("I am out of the office. Our fair is on 20 March.", None),
        ] {
            let days = english_days(&sentences(text), Some(today)).map(|days| {
                let (first, last) = (days.earliest, days.latest);
                if first == last { first.to_string() } else { format!("{first}..{last}") }
            });
            assert_eq!(days.as_deref(), expected, "{text}");
        }
    }

    #[test]
    fn who_is_gone_for_good() {
        for (text, expected) in [
            ("I am out of the office and not coming back: I retired in June.", true),
            ("Ms Roe left the library on 31 March.", true),
            ("I am not coming back until Monday.", false),
            ("I left the office on Friday.", false),
        ] {
            assert_eq!(gone(&sentences(text)).is_some(), expected, "{text}");
        }
        assert!(away(&sentences("Thank you for taking the time to speak with us.")).is_none());
    }
}
