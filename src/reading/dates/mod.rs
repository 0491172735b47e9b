//! Days mentioned in a sentence, with what stands before and behind them: by, after, from, to.
//!
//! The words of a language are mapped onto the tokens of one grammar (`lexicon`, `token`);
//! `days`, `spans` and `lengths` read what they name, and here they are joined: ranges, bounds,
//! corrections. The conventions are those of the corpus README. What they leave open stays
//! unresolved, since a day guessed too early nags and a day guessed at all may be wrong.

mod aside;
mod country;
mod days;
mod feasts;
mod joins;
mod lengths;
mod lexicon;
mod named;
mod numerals;
mod onward;
mod parts;
mod reader;
mod recall;
mod relation;
mod spans;
mod token;

use std::collections::BTreeSet;

use jiff::civil::Date;

use super::calendar::{next_weekday, plus_days, single, week};
use super::sentence::Word;
use crate::timeline::facts::Days;
use aside::Aside;
pub use country::{Country, Order, country, order};
use joins::{bounded, joined, place_weekdays};
pub use lexicon::Tongue;
use reader::{Grain, Period, Reader};
pub use recall::of_message;
use relation::{related, relation};
use token::{Unit, What, tokens};

/// Mentions read of one sentence.
const MENTIONS_MAX: usize = 20;
/// Tokens between two mentions that are one.
const LINK_MAX: usize = 5;

/// What is known of a message before its days are read.
#[derive(Debug, Clone, Copy, Default)]
pub struct Frame<'h> {
    /// The sender's day, if known.
    pub today: Option<Date>,
    /// Whose feasts are meant.
    pub country: Country,
    /// The order of day and month in digits, if anything tells.
    pub order: Option<Order>,
    /// The language; English if none is said.
    pub tongue: Option<Tongue>,
    /// Days that are no business days, besides weekends.
    pub holidays: Option<&'h BTreeSet<Date>>,
}

impl Frame<'_> {
    /// True of an English sentence.
    #[must_use]
    pub fn is_english(&self) -> bool {
        self.tongue.is_none_or(|tongue| tongue == Tongue::English)
    }
}

impl From<Option<Date>> for Frame<'_> {
    fn from(today: Option<Date>) -> Self {
        Self { today, ..Self::default() }
    }
}

/// How a sentence speaks of some days.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Relation {
    /// On, in, at, or nothing.
    On,
    /// By, before, no later than, until, through.
    By,
    /// After.
    After,
    /// Not before, at the earliest: a bound, and no promise.
    NotBefore,
    /// From, as of, starting.
    From,
}

impl Relation {
    /// True of a bound from below.
    #[must_use]
    pub fn is_lower(self) -> bool {
        matches!(self, Self::After | Self::NotBefore)
    }
}

/// Days mentioned.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Mention {
    /// The days meant, relation reckoned in; none if nothing tells which, or there is no
    /// reference day to count from.
    pub days: Option<Days>,
    /// How they are spoken of.
    pub relation: Relation,
    /// They are over, or are none to wait for: a start, a notice period.
    pub past: bool,
    /// They are over.
    pub over: bool,
    /// They take the place of what was said before.
    pub corrects: bool,
    /// A length that nothing says is one from now.
    pub bare: bool,
    /// The first word, preposition included.
    pub from: usize,
    /// The word after the last.
    pub to: usize,
}

/// How what follows a day is begun.
const AFTER_THAT: [&str; 4] = ["after", "thereafter", "afterwards", "afterward"];

/// Words that beg pardon, and correct a day only where it follows at once.
const PARDONS: [&str; 7] =
    ["sorry", "apologies", "pardon", "excuse", "entschuldigung", "perdón", "meaning"];
/// Tokens between one of these and what pardon is begged for.
const PARDONED_MAX: usize = 4;

/// A mention in the making.
#[derive(Debug, Clone, Copy)]
struct Raw {
    period: Period,
    relation: Relation,
    days: Option<Days>,
    /// The first token, preposition included.
    start: usize,
    /// The first token of the period.
    at: usize,
    corrects: bool,
}

/// Every mention of days, in order. Without a reference day only full dates are resolved.
#[must_use]
pub fn mentions<'h>(words: &[Word], frame: impl Into<Frame<'h>>) -> Vec<Mention> {
    let mut frame: Frame<'h> = frame.into();
    let tongue = frame.tongue.unwrap_or(Tongue::English);
    if tongue != Tongue::English {
        frame.order = frame.order.or(Some(Order::DayFirst));
    }
    let tokens = tokens(words, tongue);
    // Any day serves to find the words; what was counted from it is then dropped.
    let today = frame.today.unwrap_or(Date::constant(2000, 1, 3));
    let reader = Reader { words, tokens: &tokens, today, frame: &frame, after_week: false };
    let mut raw = periods(reader);
    place_weekdays(&mut raw, &reader);
    for raw in &mut raw {
        raw.days = raw.period.days.and_then(|days| related(days, raw, &reader));
    }
    let joined = bounded(joined(&raw, &reader), &reader);
    let mut found = Vec::new();
    for (k, raw) in joined.iter().enumerate() {
        let from = tokens.get(raw.start).map_or(0, |token| token.from);
        let last = raw.period.to.checked_sub(1).and_then(|last| tokens.get(last));
        let to = last.map_or(from + 1, |token| token.to);
        let after = k.checked_sub(1).and_then(|before| joined.get(before));
        let clause = after.map_or(0, |before| before.period.to);
        let over = raw.days.is_some_and(|days| days.latest < today);
        let aside = aside::aside(&reader, clause, raw);
        if aside == Aside::OfReader {
            continue;
        }
        found.push(Mention {
            days: raw.days.filter(|_| aside != Aside::Conditional),
            relation: raw.relation,
            past: over || aside == Aside::Elsewhere,
            over,
            corrects: raw.corrects,
            bare: false,
            from,
            to,
        });
    }
    found
}

/// A length that stands by itself, in a sentence that names no other days: none to wait for,
/// unless the sentence is known to promise something.
fn bare_length(words: &[Word], frame: &Frame<'_>) -> Option<Mention> {
    let today = frame.today?;
    let tokens = tokens(words, frame.tongue.unwrap_or(Tongue::English));
    let reader = Reader { words, tokens: &tokens, today, frame, after_week: false };
    let (at, period) =
        (0..tokens.len()).find_map(|i| reader.bare_length(i).map(|period| (i, period)))?;
    if aside::is_of_reader(words) {
        return None;
    }
    let from = tokens.get(at).map_or(0, |token| token.from);
    let to = tokens.get(period.to.wrapping_sub(1)).map_or(from + 1, |token| token.to);
    Some(Mention {
        days: period.days,
        relation: Relation::On,
        past: true,
        over: false,
        corrects: false,
        bare: true,
        from,
        to,
    })
}

fn periods(mut reader: Reader<'_>) -> Vec<Raw> {
    let mut raw: Vec<Raw> = Vec::new();
    let mut i = 0;
    let mut otherwise = false;
    let mut corrects = false;
    let mut floor = 0;
    while i < reader.tokens.len() && raw.len() < MENTIONS_MAX {
        let found = reader.period(i);
        otherwise |= reader.what(i) == What::Otherwise;
        let Some(mut period) = found else {
            corrects = reader.what(i) == What::Correction || (corrects && !pardons(&reader, i));
            i += 1;
            continue;
        };
        if reader.is_every_weekday(i, period.to) {
            i = period.to + 1;
            continue;
        }
        if reader.frame.today.is_none() && !period.absolute {
            period.days = None;
        }
        reader.after_week = period.week_on.is_some();
        let following = reader.text(i.wrapping_sub(1)) == "following";
        let before = raw.last().copied();
        period = counted_on(&reader, i, period, before.as_ref());
        // "Otherwise the week after": a fallback widens nothing.
        if !otherwise || raw.is_empty() {
            let (mut relation, mut start) = relation(&reader, floor, i, period.to);
            let mut at = i;
            if following && period.days.is_some() && !raw.is_empty() {
                (relation, start, at) = (Relation::On, i - 1, i - 1);
            }
            let fixes = corrects && !raw.is_empty();
            if fixes {
                raw.clear();
            }
            raw.push(Raw { period, relation, days: period.days, start, at, corrects });
            corrects = false;
        }
        let to = period.to.max(i + 1);
        let bound = matches!(reader.what(to), What::Earliest | What::OrAfter)
            || relation::is_bounded_behind(&reader, to);
        floor = to + usize::from(bound);
        i = to;
    }
    raw
}

/// "Apologies for the mix-up on Friday": what is begged pardon for lies between, and no day is
/// corrected.
fn pardons(reader: &Reader<'_>, i: usize) -> bool {
    let begs = |back: usize| {
        let text = reader.text(i.wrapping_sub(back));
        reader.before(i, back) == What::Correction && PARDONS.contains(&text)
    };
    reader.what(i) == What::Other && (1..=PARDONED_MAX).any(begs)
}

/// A period that says from which other it counts: "the day after", behind a day.
fn counted_on(reader: &Reader<'_>, i: usize, mut period: Period, before: Option<&Raw>) -> Period {
    let named = before.and_then(|before| before.days);
    // "They meet on Monday, so I will know more after that."
    if reader.what(i) == What::Afterwards && AFTER_THAT.contains(&reader.text(i)) {
        period.days = named.and_then(|days| plus_days(days.latest, 1)).map(single);
    }
    // "Friday, or the Wednesday after": counted from the day named before, if one is.
    let after = matches!(reader.what(period.to), What::After | What::Afterwards)
        && reader.is_the_day_after(i, period.to);
    // "Between Thursday and the following Monday".
    let following = reader.text(i.wrapping_sub(1)) == "following" && before.is_some();
    if let Some(name) = period.weekday.filter(|_| after || following) {
        let day = named.and_then(|days| next_weekday(days.latest, name));
        let to = period.to + usize::from(after);
        period = Period { days: day.map(single), weekday: None, to, ..period };
    }
    let after = matches!(reader.text(i + 1), "after" | "following") || !reader.frame.is_english();
    if period.days.is_some() || reader.what(i + 1) != What::After || !after {
        return period;
    }
    match (reader.what(i), before) {
        // "They sit on the 19th and call you the day after".
        // "Für einen Tag nach Chur".
        (What::Unit(Unit::Day), Some(_))
            if reader.frame.is_english() || reader.tokens.get(i + 2).is_none_or(|t| t.parted) =>
        {
            period.days = named.and_then(|days| plus_days(days.latest, 1)).map(single);
        }
        // "The week of March 9 or the week after".
        (What::Unit(Unit::Week), Some(before)) if before.period.grain == Grain::Week => {
            period.days = named.and_then(|days| week(days.latest, 1, 0, 4));
        }
        _ => {}
    }
    period
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
            ("by COB tomorrow", "2026-03-05"),
            ("on March 12 or the week after", "2026-03-12 ?"),
            ("two weeks later, the following week, after that", "? ? ?"),
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
            ("a fortnight today, and then", "2026-03-18"),
            ("within 10 business days of the date of this message", "2026-03-18"),
            ("by the end of the month of June", "2026-06-30"),
            ("on (08) 5550 1234", ""),
        ] {
            check(text, expected);
        }
    }

    #[test]
    fn bounds_and_options() {
        for (text, expected) in [
            ("between 9 and 12 March", "2026-03-09..2026-03-12"),
            ("after Easter, 9 April", "2026-04-09"),
            ("from March 9 to March 12", "2026-03-09..2026-03-12"),
            ("July 15-17", "2026-07-15..2026-07-17"),
            ("on 15/07 or 17/07", "2026-07-15..2026-07-17"),
            ("Thursday or Friday", "2026-03-05..2026-03-06"),
            ("Thursday or Friday next week", "2026-03-12..2026-03-13"),
            ("next week, Wednesday at the latest", "2026-03-09..2026-03-11"),
            ("not before Monday", "2026-03-10"),
            ("no later than Monday", "2026-03-09"),
            ("on or after the 14th", "2026-03-14"),
            ("not before the 1st of May, and no later than the 10th", "2026-05-01..2026-05-10"),
            ("(1) April 14", "2026-04-14"),
            ("not until the end of the month", "2026-03-31"),
        ] {
            check(text, expected);
        }
        let all = mentions(&words("by Friday, or on 12 March 2026"), None);
        assert!(
            all.iter().all(|mention| mention.days.is_none_or(|d| d.latest == date(2026, 3, 12)))
        );
    }

    #[test]
    fn other_languages_by_the_same_grammar() {
        let table = include_str!("../../../tests/phrases/foreign.tsv");
        let mut wrong = Vec::new();
        for line in table.lines().filter(|line| !line.starts_with('#')) {
            let fields: Vec<&str> = line.split('\t').collect();
            let tongue = match fields[1].split_once(": ").unwrap().0 {
                "de" => Tongue::German,
                "fr" => Tongue::French,
                "es" => Tongue::Spanish,
                _ => Tongue::Dutch,
            };
            let words = words(fields[1].split_once(": ").unwrap().1);
            let today = Some(fields[0].parse().unwrap());
            let found = mentions(&words, Frame { today, tongue: Some(tongue), ..Frame::default() });
            let open: Vec<Option<Days>> =
                found.iter().filter(|mention| !mention.past).map(|mention| mention.days).collect();
            let said = match open.as_slice() {
                [] => "none".to_owned(),
                [Some(days)] => format!("{}\t{}", days.earliest, days.latest),
                [None] => "doubtful".to_owned(),
                all => format!("{all:?}"),
            };
            if said != fields[2..].join("\t") || Tongue::of(&words) != Some(tongue) {
                wrong.push(format!(
                    "{} | {said} | {:?}",
                    fields[1..].join(" "),
                    Tongue::of(&words)
                ));
            }
        }
        assert!(wrong.is_empty(), "{}\n{} wrong", wrong.join("\n"), wrong.len());
    }
}
