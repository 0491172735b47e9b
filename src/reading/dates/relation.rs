//! By, before, after, from: what the words around a period make of it.

use super::feasts::Feast;
use super::reader::{Grain, Reader};
use super::spans::Part;
use super::token::What;
use super::{Raw, Relation};
use crate::reading::calendar::{plus_days, single};
use crate::timeline::facts::Days;

/// Tokens passed over on the way back to a preposition.
const BACK_MAX: usize = 5;
/// Tokens of a name between "after" and the day that a bracket gives.
const NAMED_MAX: usize = 4;
/// Tokens between a denial and the bound that it turns round.
const DENIAL_MAX: usize = 10;

/// The days that a period names, by what stands before and behind it.
pub fn related(days: Days, raw: &Raw, reader: &Reader<'_>) -> Option<Days> {
    let grain = raw.period.grain;
    let word = reader.what(raw.start);
    // "The following Monday": after a day that stands elsewhere.
    let before = raw.start.wrapping_sub(1);
    if reader.text(raw.start) == "following" && reader.text(before) == "the" {
        return None;
    }
    match raw.relation {
        Relation::On | Relation::From => Some(days),
        // Before all of next week is before it begins, and a day more is not early.
        Relation::By if word == What::Before => {
            let whole = matches!(grain, Grain::Week | Grain::Whole | Grain::Holidays);
            let end = reader.before(raw.period.to, 1) == What::Over;
            let begun = days.earliest <= reader.today || end;
            Some(single(if whole && !begun { days.earliest } else { days.latest }))
        }
        Relation::By => Some(single(days.latest)),
        // "Not before next week" is next week; "not before Monday", by the README, is Tuesday.
        Relation::NotBefore => match grain {
            Grain::Day => plus_days(days.latest, 1).map(single),
            _ => Some(days),
        },
        Relation::After => reader.after(days, grain),
    }
}

/// The days of a bound as they were said: "not before A" counts from A where an end is named too.
pub fn stated(raw: &Raw, reader: &Reader<'_>) -> Option<Days> {
    let said = matches!(raw.relation, Relation::NotBefore) && reader.frame.today.is_some();
    raw.period.days.filter(|_| said)
}

/// "At the latest", behind a day. In "next week, latest Friday" the bound is that of Friday.
#[must_use]
pub fn is_bounded_behind(reader: &Reader<'_>, to: usize) -> bool {
    reader.what(to) == What::Latest && reader.period(to + 1).is_none()
}

/// "To sit in once, on Friday", "the morning after, Wednesday 8 April", "the following: Monday":
/// no word of what follows.
fn ends_there(reader: &Reader<'_>, i: usize) -> bool {
    let day = || matches!(reader.text(i.wrapping_sub(1)), "day" | "morning" | "evening" | "week");
    matches!(reader.text(i), "once" | "following") || (reader.text(i) == "after" && day())
}

/// "After Heritage Day (24 September)": the day that a bracket gives of what has a name.
fn is_bracketed(reader: &Reader<'_>, i: usize) -> bool {
    let first = reader.tokens.get(i).and_then(|token| reader.words.get(token.from));
    let before = i.checked_sub(1).and_then(|k| reader.tokens.get(k));
    let name = before.and_then(|token| reader.words.get(token.from)).is_some_and(|w| w.capital);
    name && first.is_some_and(|word| word.parted)
}

/// What the tokens before and behind a period make of it, and where they begin.
///
/// None stands before `floor`: that belongs to the days named before.
pub fn relation(reader: &Reader<'_>, floor: usize, i: usize, to: usize) -> (Relation, usize) {
    let mut before = i;
    let mut steps = 0;
    let passes = |what| {
        matches!(
            what,
            What::Skip
                | What::Of
                | What::In
                | What::One
                | What::Close
                | What::Clock
                | What::Daytime
                | What::Zone
                | What::And
                | What::Part(Part::End)
        )
    };
    while before > floor && steps < BACK_MAX && passes(reader.before(before, 1)) {
        before -= 1;
        steps += 1;
    }
    let start = before.saturating_sub(1);
    let parted = reader.tokens.get(before).is_some_and(|token| token.parted);
    let apart = before > floor && parted && ends_there(reader, start);
    let opening = if before > floor && !apart { reader.what(start) } else { What::Other };
    // A word that the period itself begins with may be its preposition: "at least two weeks".
    let own = (i..(i + 2).min(to)).map(|k| reader.what(k));
    let least = own.clone().any(|what| what == What::AtLeast);
    let denied =
        (2..=DENIAL_MAX).any(|back| reader.before(before, back) == What::Not && before >= back);
    let until = matches!(reader.text(start), "until" | "till" | "til");
    // "Give us till next week".
    let given = (1..=3).any(|back| {
        let text = reader.text(start.wrapping_sub(back));
        back <= start && matches!(text, "give" | "leave" | "allow")
    }) && reader.what(i) != What::Other
        && !matches!(reader.what(i), What::Weekday(_) | What::Number(_) | What::Nth(_));
    let behind = match reader.what(to) {
        What::Latest if !is_bounded_behind(reader, to) => What::Other,
        // "Mercredi au plus tard."
        What::By if !reader.frame.is_english() && reader.tokens.len() == to + 1 => What::Latest,
        behind => behind,
    };
    if matches!(opening, What::Other | What::Unit(_)) && is_bracketed(reader, i) {
        let named = i.saturating_sub(NAMED_MAX).max(floor);
        if let Some(after) = (named..i).rfind(|k| reader.what(*k) == What::After) {
            return (Relation::After, after);
        }
    }
    match opening {
        What::Before if denied => (Relation::NotBefore, start),
        // "We can't meet until early next week": in that part of it, and no later.
        What::By if (denied || given) && until && reader.frame.is_english() => {
            (Relation::From, start)
        }
        What::By | What::Before | What::Latest => (Relation::By, start),
        What::NoEarlier | What::AtLeast | What::Earliest => (Relation::NotBefore, start),
        What::After => (Relation::After, start),
        // "Back from the holidays".
        What::From if matches!(reader.what(i), What::Feast(Feast::Holidays)) => {
            (Relation::After, start)
        }
        What::OrAfter | What::From => (Relation::From, start),
        _ if least || behind == What::Earliest => (Relation::NotBefore, i),
        _ if behind == What::Latest => (Relation::By, i),
        _ if behind == What::OrAfter => (Relation::From, i),
        _ => (Relation::On, i),
    }
}
