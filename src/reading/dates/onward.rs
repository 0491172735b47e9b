//! Days counted from a day that was named before: "the day after", "the following week", "on
//! the Thursday", "right after".

use jiff::civil::Weekday;

use super::lexicon::Tongue;
use super::parts::week_part;
use super::token::What;
use super::{Frame, Mention, Relation};
use crate::reading::calendar::{business_days, next_weekday, plus_days, single, week};
use crate::reading::sentence::Word;
use crate::timeline::facts::Days;

/// Words that make the day after that of the candidate's own doing.
const OWN: [&str; 8] =
    ["you", "your", "receipt", "receiving", "completion", "submission", "submitting", "every"];

/// Words looked at before a week for the part of it that is meant.
const PART_WORDS_MAX: usize = 4;

/// Words from "the day after" to the day of what is awaited.
const EVENT_MAX: usize = 7;

/// What opens a fallback.
const OTHERWISE: [&str; 4] = ["otherwise", "failing", "worst", "else"];

/// How far from the day named before.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Step {
    /// On it.
    Same,
    /// So many days on.
    Days(i64),
    /// The day behind one on which something happens, and not behind a bound.
    Behind,
    /// So many business days on.
    BusinessDays(i64),
    /// From Monday to Friday of the week behind it.
    Week,
    /// The next day of this name behind it.
    Next(Weekday),
    /// The next day of this name from it on.
    From(Weekday),
    /// The day of this name in its week.
    Of(Weekday),
}

impl Step {
    fn from(self, base: Days, frame: Frame<'_>) -> Option<Days> {
        match self {
            Self::Same => Some(base),
            Self::Behind => plus_days(base.latest, 1).map(single),
            Self::Days(on) => plus_days(base.latest, on).map(single),
            Self::BusinessDays(on) => business_days(base.latest, on, frame.holidays).map(single),
            Self::Week => week(base.latest, 1, 0, 4),
            Self::Next(name) => next_weekday(base.latest, name).map(single),
            Self::From(name) if base.latest.weekday() == name => Some(single(base.latest)),
            Self::From(name) => next_weekday(base.latest, name).map(single),
            Self::Of(name) => {
                let offset = i64::from(name.to_monday_zero_offset());
                week(base.latest, 0, offset, offset)
            }
        }
    }
}

/// Puts in the days that the words of a sentence count from one of its own, or from `last`.
pub fn place(words: &[Word], found: &mut Vec<Mention>, last: Option<Mention>, frame: Frame<'_>) {
    // "On Friday, otherwise the week after": a fallback widens nothing.
    let text = |i: usize| words.get(i).map_or("", |word| word.text.as_str());
    let falls_back =
        |i: &usize| OTHERWISE.contains(&text(*i)) || (text(*i), text(i + 1)) == ("if", "not");
    let end = (0..words.len()).find(falls_back).unwrap_or(words.len());
    let mut at = 0;
    while at < end {
        let told = if frame.is_english() {
            step(words, at).or_else(|| after_event(words, at, found))
        } else {
            step_elsewhere(words, at)
        };
        let Some((step, length)) = told else {
            at += 1;
            continue;
        };
        let (from, to) = (at, at + length);
        at = to;
        let before = found.iter().rfind(|m| m.to <= from && !m.over && m.days.is_some());
        let behind = base_behind(words, to, found);
        let to = behind.map_or(to, |mention| mention.to);
        let base = behind.or(before.copied()).or(last);
        // "After that we meet, and write by the 23rd": the days that it names itself say more.
        if step == Step::Behind && found.iter().any(|m| m.from >= to && !m.past && m.days.is_some())
        {
            found.retain(|m| m.from >= to || m.to <= from);
            continue;
        }
        let base = base.filter(|m| step != Step::Behind || m.relation == Relation::On);
        let Some(days) = base.and_then(|m| step.from(m.days?, frame)) else { continue };
        let (days, from) = match step {
            Step::Week => part_of(words, from, days),
            _ => (days, from),
        };
        let meets = |mention: &Mention| mention.from < to && from < mention.to;
        let weekday = matches!(step, Step::Next(_) | Step::From(_) | Step::Of(_));
        // "The day after tomorrow", "the Tuesday after Easter" are told by themselves, and "three
        // days after that" says more than "after that".
        let wider = |m: &Mention| m.to > to || m.from + 2 < from || (!weekday && m.from <= from);
        if behind.is_none() && found.iter().any(|m| meets(m) && m.days.is_some() && wider(m)) {
            continue;
        }
        let taken: Vec<Mention> = found.iter().filter(|m| meets(m)).copied().collect();
        found.retain(|mention| !meets(mention));
        let first = taken.first();
        let led = |back: usize| words.get(from.wrapping_sub(back)).map(|word| word.text.as_str());
        let by = matches!((led(2), led(1)), (_, Some("by")) | (Some("by"), Some("the")))
            || first.is_some_and(|mention| mention.relation == Relation::By);
        found.push(Mention {
            days: Some(days),
            relation: if by { Relation::By } else { Relation::On },
            past: false,
            over: false,
            bare: false,
            corrects: first.is_some_and(|mention| mention.corrects),
            from: taken.iter().map(|mention| mention.from).min().unwrap_or(from).min(from),
            to: taken.iter().map(|mention| mention.to).max().unwrap_or(to).max(to),
        });
        found.sort_by_key(|mention| mention.from);
    }
}

/// "The day after the board meets on 20 May": the days that stand behind the step.
fn base_behind(words: &[Word], to: usize, found: &[Mention]) -> Option<Mention> {
    let after = words.get(to.wrapping_sub(1)).is_some_and(|word| word.text == "after");
    let mention = found.iter().find(|m| m.from > to && !m.over && m.days.is_some())?;
    let between = words.get(to..=mention.from).filter(|between| between.len() <= EVENT_MAX)?;
    let one = !between.iter().any(|word| word.parted || word.text == "and" || word.text == "but");
    (after && one && mention.relation == Relation::On).then_some(*mention)
}

/// "You hear after the board meets on the 14th": the day after, where no other day is named.
fn after_event(words: &[Word], at: usize, found: &[Mention]) -> Option<(Step, usize)> {
    words.get(at).filter(|word| word.text == "after")?;
    // "After the 20th, I will know then".
    if found.iter().any(|mention| (mention.from..mention.to).contains(&at)) {
        return None;
    }
    let event = base_behind(words, at + 1, found)?;
    let mut between = words.get(at..event.from)?.iter();
    let own = between.any(|word| OWN.contains(&word.text.as_str()));
    let last = found.iter().all(|mention| mention.to <= event.to);
    (!own && last).then_some((Step::Days(1), 1))
}

/// "Early the following week", "by the end of the week after": the days of the part of a week
/// that is named before it, and the first word of it.
fn part_of(words: &[Word], at: usize, whole: Days) -> (Days, usize) {
    let text = |i: usize| words.get(i).map_or("", |word| word.text.as_str());
    let small = |i: &usize| matches!(text(*i), "the" | "of" | "in");
    let mut back = (1..=PART_WORDS_MAX).filter_map(|back| at.checked_sub(back));
    let Some(place) = back.find(|i| !small(i)) else { return (whole, at) };
    let Some(What::Part(part)) = Tongue::English.lexicon().word(text(place)) else {
        return (whole, at);
    };
    let days = week_part(whole.earliest, 0, Some(part), true);
    days.map_or((whole, at), |days| (days, place))
}

/// The step that the words at a place speak of, and how many of them do.
fn step(words: &[Word], at: usize) -> Option<(Step, usize)> {
    let text = |i: usize| words.get(at + i).map_or("", |word| word.text.as_str());
    let before = at.checked_sub(1).and_then(|i| words.get(i)).map_or("", |w| w.text.as_str());
    let daytime =
        |word: &str| matches!(word, "day" | "morning" | "afternoon" | "evening" | "night" | "date");
    let own = |i: usize| OWN.contains(&text(i));
    match (text(0), text(1)) {
        ("next", next) if daytime(next) && matches!(before, "the" | "very") => {
            Some((Step::Days(1), 2))
        }
        ("following", next) if daytime(next) => Some((Step::Days(1), 2)),
        ("following", "week") if !own(2) => Some((Step::Week, 2)),
        ("day" | "morning" | "evening" | "afternoon", "after" | "following") if !own(2) => {
            Some((Step::Days(1), 2))
        }
        ("day" | "morning", "thereafter" | "afterwards") => Some((Step::Days(1), 2)),
        ("week", "after" | "following" | "thereafter") if before == "the" && !own(2) => {
            Some((Step::Week, 2 + usize::from(matches!(text(2), "that" | "then"))))
        }
        ("week", "that" | "which") if matches!(text(2), "follows" | "followed") => {
            Some((Step::Week, 3))
        }
        ("same", next) if daytime(next) => Some((Step::Same, 2)),
        ("very", next) if daytime(next) && before == "that" => Some((Step::Same, 2)),
        // "On or after that day".
        ("after", "that") if matches!(text(2), "date" | "day") && before == "or" => {
            Some((Step::Same, 3))
        }
        ("after", "that") if matches!(text(2), "date" | "day") => Some((Step::Days(1), 3)),
        // "She is back on Monday. After that you hear from us."
        ("after", "that") if at == 0 => Some((Step::Behind, 2)),
        ("that", "evening" | "night" | "afternoon") => Some((Step::Same, 2)),
        ("right" | "straight" | "directly" | "immediately", "after" | "afterwards") => {
            ends(words, at + 2).then_some((Step::Same, 2))
        }
        _ => counted(words, at).or_else(|| named(words, at)),
    }
}

/// The same in other languages: "danach melde ich mich", behind a day of another sentence.
fn step_elsewhere(words: &[Word], at: usize) -> Option<(Step, usize)> {
    const BEHIND: [&str; 5] = ["danach", "anschließend", "daarna", "nadien", "ensuite"];
    let first = words.get(at).filter(|word| at == 0 && BEHIND.contains(&word.text.as_str()));
    first.map(|_| (Step::Behind, 1))
}

/// "Two days afterwards", "three working days after that", "five minutes later".
fn counted(words: &[Word], at: usize) -> Option<(Step, usize)> {
    let text = |i: usize| words.get(at + i).map_or("", |word| word.text.as_str());
    let count = match Tongue::English.lexicon().word(text(0)) {
        Some(What::Number(count)) => count,
        Some(What::One) => 1,
        _ => text(0).parse().ok().filter(|count| (1..=60).contains(count))?,
    };
    let business = matches!(text(1), "business" | "working");
    let unit = 1 + usize::from(business);
    let later = match text(unit + 1) {
        "later" | "afterwards" | "afterward" | "thereafter" => unit + 2,
        "after" if matches!(text(unit + 2), "that" | "then" | "it" | "this") => unit + 3,
        "of" if text(unit + 2) == "that" && ends(words, at + unit + 3) => unit + 3,
        "after" if ends(words, at + unit + 2) => unit + 2,
        _ => return None,
    };
    let step = match text(unit) {
        "minute" | "minutes" | "mins" | "min" | "hour" | "hours" => Step::Same,
        "day" | "days" if business => Step::BusinessDays(count),
        "day" | "days" => Step::Days(count),
        "week" | "weeks" => Step::Days(count * 7),
        _ => return None,
    };
    Some((step, later))
}

/// "On the Thursday", "that Friday", "the Monday after", "Friday of that week".
fn named(words: &[Word], at: usize) -> Option<(Step, usize)> {
    let text = |i: usize| words.get(at + i).map_or("", |word| word.text.as_str());
    let back = |i: usize| {
        at.checked_sub(i).and_then(|i| words.get(i)).map_or("", |word| word.text.as_str())
    };
    let Some(What::Weekday(name)) = Tongue::English.lexicon().word(text(0)) else { return None };
    let after = matches!(text(1), "after" | "following" | "thereafter");
    let day = match (back(1), text(1), text(2)) {
        (_, "of" | "in", "that" | "the" | "same") => {
            let week = (2..=4).find(|i| text(*i) == "week")?;
            let same = (2..week).any(|i| matches!(text(i), "that" | "same"));
            return same.then_some((Step::Of(name), week + 1));
        }
        (_, "that", "week") => return Some((Step::Of(name), 3)),
        ("the", _, "next") if after => return None,
        ("the", _, "that") if after => return Some((Step::Next(name), 3)),
        ("the", _, _) if after => return Some((Step::Next(name), 2)),
        ("following", _, _) => Step::Next(name),
        ("that", _, _) if back(2) == "make" => return None,
        ("that", next, _) if next.parse::<i64>().is_err() => Step::From(name),
        ("the", _, _) if matches!(back(2), "on" | "by") && ends(words, at + 1) => Step::From(name),
        _ => return None,
    };
    Some((day, 1))
}

/// A clause ends here.
fn ends(words: &[Word], at: usize) -> bool {
    words.get(at).is_none_or(|word| {
        word.parted || matches!(word.text.as_str(), "and" | "but" | "so" | "to" | "with" | "or")
    })
}

#[cfg(test)]
mod tests {
    use crate::reading::dates::{Frame, of_message};
    use crate::reading::sentence::sentences;
    use jiff::civil::date;

    #[test]
    fn days_counted_from_a_day_before() {
        for (text, expected) in [
            ("The jury sits on 12 March. You hear from me the day after.", "2026-03-13"),
            ("The jury sits on 12 March. I write the next morning.", "2026-03-13"),
            ("The jury sits on 12 March. I write on the Monday after.", "2026-03-16"),
            ("The jury sits on 12 March. We ring you the following Tuesday.", "2026-03-17"),
            ("The jury sits on 12 March. Letters go out the week after.", "2026-03-16..2026-03-20"),
            (
                "The jury sits on 12 March. Letters come the following week.",
                "2026-03-16..2026-03-20",
            ),
            ("The jury sits on 12 March. I call you on the Friday.", "2026-03-13"),
            ("The jury sits on 12 March. Friday of that week you have it.", "2026-03-13"),
            ("She is off next week, so the week after that I ring.", "2026-03-16..2026-03-20"),
            ("The jury sits on 12 March. Two days later you have it.", "2026-03-14"),
            ("The jury sits on 12 March. You have it three working days after that.", "2026-03-17"),
            ("The jury sits on 12 March and you have it three days after that.", "2026-03-15"),
            ("The jury sits on 12 March. We write within a week of that.", "2026-03-19"),
            ("The jury sits on 12 March. I will ring you right after.", "2026-03-12"),
            ("We vote on Friday and I tell you that same evening.", "2026-03-06"),
            ("You hear from us the day after tomorrow.", "2026-03-06"),
            ("You hear from us the day after the board meets on 20 May.", "2026-05-21"),
            ("You will be informed after the board meets on the 12th.", "2026-03-13"),
            ("We tell you after your interview on the 12th.", "2026-03-12"),
            ("The jury sits on 12 March. Early the week after I ring.", "2026-03-16..2026-03-18"),
            (
                "The jury sits on 12 March, and by the end of the following week I ring.",
                "2026-03-20",
            ),
            ("You hear from us the day after.", "?"),
        ] {
            let sentences = sentences(text);
            let today = Some(date(2026, 3, 4));
            let all = of_message(&sentences, Frame { today, ..Frame::default() });
            let last = all.iter().flatten().last().and_then(|mention| mention.days);
            let said = match last {
                None => "?".to_owned(),
                Some(days) if days.earliest == days.latest => days.latest.to_string(),
                Some(days) => format!("{}..{}", days.earliest, days.latest),
            };
            assert_eq!(said, expected, "{text}");
        }
    }
}
