//! Days mentioned in a sentence, with what stands before and behind them: by, after, from, to.

use jiff::civil::Date;

use super::calendar::{plus_days, range, single, week};
use super::numerals::weekday;
use super::periods::{Period, at, period};
use super::sentence::Word;
use crate::timeline::facts::Days;

/// Mentions read of one sentence.
const MENTIONS_MAX: usize = 20;

/// How a sentence speaks of some days.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Relation {
    /// On, in, at, or nothing.
    On,
    /// By, before, no later than, until, through.
    By,
    /// After, not before.
    After,
    /// From, as of, starting.
    From,
}

/// Days mentioned.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Mention {
    /// The days meant, relation reckoned in; none if nothing tells which, or there is no
    /// reference day to count from.
    pub days: Option<Days>,
    /// How they are spoken of.
    pub relation: Relation,
    /// They are over.
    pub past: bool,
    /// The first word, preposition included.
    pub from: usize,
    /// The word after the last.
    pub to: usize,
}

/// Every mention of days, in order. Without a reference day only full dates are resolved.
#[must_use]
pub fn mentions(words: &[Word], reference: Option<Date>) -> Vec<Mention> {
    // Any day serves to find the words; what was counted from it is then dropped.
    let today = reference.unwrap_or(Date::constant(2000, 1, 3));
    let mut raw: Vec<(Period, usize)> = Vec::new();
    let mut i = 0;
    while i < words.len() && raw.len() < MENTIONS_MAX {
        let past = matches!(at(words, i.wrapping_sub(1)), "last" | "past" | "previous");
        match period(words, i, today).filter(|_| !past) {
            Some(mut found) => {
                if reference.is_none() && !found.absolute {
                    found.days = None;
                }
                let to = found.to.max(i + 1);
                raw.push((found, i));
                i = to;
            }
            None => i += 1,
        }
    }
    place_weekdays(&mut raw, words, today);
    joined(&raw, words, today)
}

/// A weekday beside a named week is that week's: "next week, Wednesday at the latest".
fn place_weekdays(raw: &mut [(Period, usize)], words: &[Word], today: Date) {
    for k in 1..raw.len() {
        let Some([(a, a_from), (b, b_from)]) = raw.get_mut(k - 1..=k) else { continue };
        let between = words.get(a.to..*b_from).unwrap_or_default();
        if let (Some(on), None, Some(name)) = (a.week_on, a.weekday, b.weekday) {
            let offset = i64::from(name.to_monday_zero_offset());
            b.days = week(today, on, offset, offset);
            b.weekday = None;
        } else if let (Some(name), Some(on), true) = (a.weekday, b.week_on, is_link(between)) {
            let single_day = words.get(*b_from).and_then(weekday).is_some();
            let offset = i64::from(name.to_monday_zero_offset());
            if single_day && *a_from < *b_from {
                a.days = week(today, on, offset, offset);
            }
        }
    }
}

fn is_link(between: &[Word]) -> bool {
    let links = ["to", "or", "and", "through", "until", "till", "either", "on"];
    between.len() <= 2 && between.iter().all(|word| links.contains(&word.text.as_str()))
}

fn joined(raw: &[(Period, usize)], words: &[Word], today: Date) -> Vec<Mention> {
    let mut found: Vec<Mention> = Vec::new();
    let mut last_week = false;
    for (period, i) in raw {
        let (relation, from) = relation(words, *i, period.to);
        let mut mention = Mention {
            days: period.days.and_then(|days| related(days, relation)),
            relation,
            past: period.days.is_some_and(|days| days.latest < today),
            from,
            to: period.to,
        };
        if at(words, period.to) == "latest" || latest_follows(words, period.to) {
            mention.relation = Relation::By;
        }
        if let Some(before) = found.last_mut() {
            let between = words.get(before.to..*i).unwrap_or_default();
            let within_week = last_week && mention.relation == Relation::By;
            if (!between.is_empty() && is_link(between)) || within_week {
                let both = before.days.zip(mention.days);
                before.days = both.and_then(|(a, b)| range(a.earliest, b.latest));
                before.past &= mention.past;
                before.to = mention.to;
                continue;
            }
        }
        last_week = period.week_on.is_some() && mention.relation == Relation::On;
        found.push(mention);
    }
    found
}

fn latest_follows(words: &[Word], i: usize) -> bool {
    at(words, i) == "at" && at(words, i + 1) == "the" && at(words, i + 2) == "latest"
}

fn related(days: Days, relation: Relation) -> Option<Days> {
    match relation {
        Relation::On => Some(days),
        Relation::By => Some(single(days.latest)),
        Relation::From => Some(days),
        Relation::After => plus_days(days.latest, 1).map(single),
    }
}

/// What the words before a period make of it, and where they begin.
fn relation(words: &[Word], i: usize, to: usize) -> (Relation, usize) {
    let mut before = i;
    let fillers = [
        "the",
        "about",
        "around",
        "approximately",
        "roughly",
        "probably",
        "likely",
        "on",
        "noon",
        "end",
        "of",
        "day",
        "business",
        "close",
        "cob",
        "eod",
        "sometime",
        "say",
        "and",
        "including",
        "at",
        "in",
    ];
    let mut steps = 0;
    while before > 0 && steps < 5 && fillers.contains(&at(words, before - 1)) {
        before -= 1;
        steps += 1;
    }
    let word = |back: usize| before.checked_sub(back).map_or("", |k| at(words, k));
    let negated = (2..=6).any(|back| matches!(word(back), "not" | "never"));
    match word(1) {
        "by" | "until" | "till" | "til" | "through" | "latest" => (Relation::By, before - 1),
        "than" if word(2) == "later" => (Relation::By, before.saturating_sub(3)),
        "before" if negated => (Relation::After, before - 1),
        "before" => (Relation::By, before - 1),
        "than" if word(2) == "earlier" || word(2) == "sooner" => {
            (Relation::After, before.saturating_sub(3))
        }
        "after" if word(2) == "or" => (Relation::From, before.saturating_sub(3)),
        // "after two weeks" is the end of the two weeks, not the day that follows it.
        "after" => (Relation::After, before - 1),
        "from" | "starting" | "beginning" | "since" => (Relation::From, before - 1),
        _ if matches!(at(words, to), "onwards" | "onward") => (Relation::From, i),
        _ => (Relation::On, i),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::reading::sentence::words;
    use jiff::civil::date;

    /// Wednesday.
    const TODAY: Date = Date::constant(2026, 3, 4);

    fn check(text: &str, expected: &str) {
        let words = words(text);
        let found: Vec<String> = mentions(&words, Some(TODAY))
            .into_iter()
            .map(|mention| match mention.days {
                _ if mention.past => "past".to_owned(),
                None => "?".to_owned(),
                Some(days) if days.earliest == days.latest => days.latest.to_string(),
                Some(days) => format!("{}..{}", days.earliest, days.latest),
            })
            .collect();
        assert_eq!(found.join(" "), expected, "{text}");
    }

    #[test]
    fn days_and_dates() {
        for (text, expected) in [
            ("by Friday", "2026-03-06"),
            ("on Wednesday", "2026-03-11"),
            ("next Monday", "2026-03-09"),
            ("Friday week", "2026-03-13"),
            ("Wednesday of next week", "2026-03-11"),
            ("on 12 March", "2026-03-12"),
            ("on the 12th of March", "2026-03-12"),
            ("March 12th, 2027", "2027-03-12"),
            ("by 2026-03-12", "2026-03-12"),
            ("Thursday, March 12", "2026-03-12"),
            ("Friday, March 12", "?"),
            ("after the 14th", "2026-03-15"),
            ("by the 2nd", "2026-04-02"),
            ("on 04/05/2026", "?"),
            ("on 04/05/2026, Monday", "2026-05-04"),
            ("Monday 04/05/2026", "2026-05-04"),
            ("by 09/30/2026", "2026-09-30"),
            ("in the week from 27.04. you", "2026-04-27..2026-05-01"),
            ("tomorrow", "2026-03-05"),
            ("by end of day Thursday", "2026-03-05"),
            ("by EOD", "2026-03-04"),
            ("after Easter", "2026-04-06"),
            ("on January 5", "past"),
            ("on October 5", "2026-10-05"),
            ("on March 2", "past"),
            ("last Friday, last week", ""),
            ("I may mar the sun", ""),
            ("the 2nd round, 2 years, 24/7", ""),
        ] {
            check(text, expected);
        }
    }

    #[test]
    fn weeks_months_and_lengths() {
        for (text, expected) in [
            ("this week", "2026-03-04..2026-03-06"),
            ("later this week", "2026-03-05..2026-03-06"),
            ("next week", "2026-03-09..2026-03-13"),
            ("early next week", "2026-03-09..2026-03-11"),
            ("late next week", "2026-03-12..2026-03-13"),
            ("by the end of next week", "2026-03-13"),
            ("by the end of the week", "2026-03-06"),
            ("the week of March 16", "2026-03-16..2026-03-20"),
            ("the week after next", "2026-03-16..2026-03-20"),
            ("in two weeks", "2026-03-18"),
            ("in about two weeks' time", "2026-03-18"),
            ("in two to three weeks", "2026-03-18..2026-03-25"),
            ("within 2-3 weeks", "2026-03-18..2026-03-25"),
            ("in a week or two", "2026-03-11..2026-03-18"),
            ("in the next couple of weeks", "2026-03-18"),
            ("in a few days", "2026-03-06..2026-03-08"),
            ("in 10 business days", "2026-03-18"),
            ("a fortnight from now", "2026-03-18"),
            ("within 5 days of your visit", "?"),
            ("early next month", "2026-04-01..2026-04-10"),
            ("next month", "2026-04-01..2026-04-30"),
            ("by the end of the month", "2026-03-31"),
            ("end of March", "2026-03-31"),
            ("mid-April", "2026-04-11..2026-04-20"),
            ("late April", "2026-04-21..2026-04-30"),
            ("in the first week of April", "2026-04-01..2026-04-07"),
            ("in May", "2026-05-01..2026-05-31"),
            ("in January 2027", "2027-01-01..2027-01-31"),
            ("by the end of the quarter", "2026-03-31"),
            ("in the new year", "?"),
        ] {
            check(text, expected);
        }
    }

    #[test]
    fn bounds_and_options() {
        for (text, expected) in [
            ("between 9 and 12 March", "2026-03-09..2026-03-12"),
            ("from March 9 to March 12", "2026-03-09..2026-03-12"),
            ("July 15-17", "2026-07-15..2026-07-17"),
            ("on 15/07 or 17/07", "2026-07-15..2026-07-17"),
            ("Thursday or Friday", "2026-03-05..2026-03-06"),
            ("Thursday or Friday next week", "2026-03-12..2026-03-13"),
            ("next week, Wednesday at the latest", "2026-03-09..2026-03-11"),
            ("not before Monday", "2026-03-10"),
            ("no later than Monday", "2026-03-09"),
            ("on or after the 14th", "2026-03-14"),
            ("not until the end of the month", "2026-03-31"),
        ] {
            check(text, expected);
        }
        let all = mentions(&words("by Friday, or on 12 March 2026"), None);
        assert!(
            all.iter().all(|mention| mention.days.is_none_or(|d| d.latest == date(2026, 3, 12)))
        );
    }
}
