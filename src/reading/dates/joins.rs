//! Several mentions that are one: ranges, bounds, a weekday beside its week.

use super::reader::{Grain, Reader};
use super::relation::{related, stated};
use super::token::{Token, What};
use super::{LINK_MAX, Raw, Relation};
use crate::reading::calendar::{plus_days, range, week};
use crate::timeline::facts::Days;

/// A weekday beside a named week is that week's: "next week, Wednesday at the latest".
pub fn place_weekdays(raw: &mut [Raw], reader: &Reader<'_>) {
    for k in 1..raw.len() {
        let Some([a, b]) = raw.get_mut(k - 1..=k) else { continue };
        let bound = b.relation == Relation::By && a.period.week_on.is_some_and(|on| on > 0);
        let near = bound || reader.words_between(a.period.to, b.at) <= LINK_MAX;
        if let (Some(on), None, Some(name), true) =
            (a.period.week_on, a.period.weekday, b.period.weekday, near)
        {
            let offset = i64::from(name.to_monday_zero_offset());
            let days = week(reader.today, on, offset, offset);
            // "The middle of the week", written at its end, is of the next.
            if days.is_some_and(|days| days.latest >= reader.today) {
                b.period.days = days;
                b.period.weekday = None;
                b.period.week_on = Some(on);
            }
        } else if let (Some(name), Some(on), true) =
            (a.period.weekday, b.period.week_on, is_link(reader, a, b))
        {
            let day = b.period.grain == Grain::Day;
            let offset = i64::from(name.to_monday_zero_offset());
            if day {
                a.period.days = week(reader.today, on, offset, offset);
            }
        }
    }
}

/// True if what stands between two mentions makes one of them: "to", "or", a dash.
fn is_link(reader: &Reader<'_>, a: &Raw, b: &Raw) -> bool {
    let between = reader.tokens.get(a.period.to..b.at).unwrap_or_default();
    // "She is back on Monday, and on Tuesday we write": two days for two things.
    let and = between.first().filter(|token| token.what == What::And);
    let apart = and.is_some_and(|token| token.parted)
        || (and.is_some() && reader.text(a.period.to + 1) == "on");
    // "They meet midweek and I write on Thursday": a part of a week and a day are not of one kind.
    let unlike = and.is_some() && a.period.grain == Grain::Part && b.period.grain == Grain::Day;
    if apart || unlike {
        return false;
    }
    let told = |what: What| matches!(what, What::To | What::Or | What::And | What::By);
    let passes = |what: What| told(what) || matches!(what, What::Skip | What::Of | What::In);
    let dash = reader.dash(b.at) || between.iter().any(|token| token.dash);
    // "Del lunes al miércoles", "du lundi au mercredi".
    let from_to = between.len() == 1
        && matches!(reader.text(a.period.to), "au" | "al" | "a")
        && !reader.frame.is_english();
    from_to
        || between.len() <= LINK_MAX
            && between.iter().all(|token| passes(token.what) || token.what == What::Between)
            && (dash || between.iter().any(|token| told(token.what)))
}

/// What is joined by "to", "or" or a dash, made one.
pub fn joined(raw: &[Raw], reader: &Reader<'_>) -> Vec<Raw> {
    let mut found: Vec<Raw> = Vec::new();
    let mut week_before = false;
    for raw in raw {
        if let Some(before) = found.last_mut() {
            let holds = before
                .days
                .zip(raw.days)
                .is_some_and(|(a, b)| (a.earliest..=a.latest).contains(&b.latest));
            let between = reader.tokens.get(before.period.to..raw.at).unwrap_or_default();
            // "We see two more next week and will call you by Friday 20 March": for two things.
            let clause = (What::And, What::Other);
            let other = |pair: &[Token]| matches!(pair, [a, b] if (a.what, b.what) == clause);
            let apart = raw.period.week_on.is_none() && between.windows(2).any(other);
            let within_week = week_before
                && holds
                && !apart
                && before.relation == Relation::On
                && raw.relation == Relation::By;
            let firm = !before.relation.is_lower() && !raw.relation.is_lower();
            let known = before.days.is_some() && raw.days.is_some();
            // "Next week Thursday" is that Thursday.
            let whole_week = week_before && before.period.grain == Grain::Week;
            let same = raw.period.week_on.is_some() && raw.relation == Relation::On;
            if whole_week && same && between.iter().all(|token| token.what == What::Skip) {
                let start = before.start;
                *before = Raw { start, relation: before.relation, ..*raw };
                before.days = raw.days.and_then(|days| related(days, before, reader));
                week_before = false;
                continue;
            }
            if known && (within_week || (firm && is_link(reader, before, raw))) {
                let open = between.iter().any(|token| token.what == What::Or);
                let week_of = before.period.grain == Grain::Week && before.period.week_on.is_none();
                let day = raw.period.grain == Grain::Day && raw.period.weekday.is_none();
                let mut raw = *raw;
                if week_of && day && !within_week {
                    // "The week of March 9 or March 16".
                    raw.days = raw.days.and_then(|days| week(days.latest, 0, 0, 4));
                }
                let raw = &raw;
                let earlier = *before;
                before.days =
                    before.days.zip(raw.days).and_then(|(a, b)| both(a, b, &earlier, raw, open));
                before.period.to = raw.period.to;
                before.period.absolute &= raw.period.absolute;
                week_before = false;
                continue;
            }
        }
        week_before = raw.period.week_on.is_some() && raw.period.grain != Grain::Day;
        found.push(*raw);
    }
    found
}

/// From the first of two to the last. A weekday that would run backwards is the next week's.
fn both(a: Days, b: Days, first: &Raw, second: &Raw, open: bool) -> Option<Days> {
    let ascends = first
        .period
        .weekday
        .zip(second.period.weekday)
        .is_some_and(|(a, b)| a.to_monday_zero_offset() < b.to_monday_zero_offset());
    if b.latest < a.earliest && open && !ascends {
        return range(b.earliest, a.latest);
    }
    if b.latest < a.earliest && second.period.weekday.is_some() {
        return range(a.earliest, plus_days(b.latest, 7)?);
    }
    range(a.earliest, b.latest)
}

/// "Not before A, no later than B" is A to B, "in April, after Easter" what is left of April, and
/// "after Easter, 6 April" the 6th.
pub fn bounded(raw: Vec<Raw>, reader: &Reader<'_>) -> Vec<Raw> {
    let mut found: Vec<Raw> = Vec::new();
    for raw in raw {
        if let Some(before) = found.last_mut()
            && let Some((days, relation)) = is_apposition(before, &raw, reader)
                .then_some((raw.days, Relation::On))
                .or_else(|| Some((Some(bounds(before, &raw, reader)?), Relation::From)))
        {
            // "After Heritage Day (24 September)": the day that has the name.
            let named = raw.days.and_then(|days| plus_days(days.latest, 1));
            let same = relation == Relation::On && before.days.map(|a| a.earliest) == named;
            if !same {
                before.days = days;
                before.relation = relation;
            }
            before.period.to = raw.period.to;
            continue;
        }
        found.push(raw);
    }
    found
}

/// "Back after Easter, 6 April": the day says which.
fn is_apposition(a: &Raw, b: &Raw, reader: &Reader<'_>) -> bool {
    let day = |days: Days| days.earliest == days.latest && days.latest >= reader.today;
    (a.relation, b.relation) == (Relation::After, Relation::On)
        && b.days.is_some_and(day)
        && reader.words_between(a.period.to, b.start) == 0
}

/// "In August, after the 15th": from the 16th to the last.
fn rest_of_month(a: &Raw, b: &Raw, reader: &Reader<'_>) -> Option<Days> {
    let (month, said) = (a.days?, b.period.days?);
    let named = (b.at..b.period.to).any(|i| matches!(reader.what(i), What::Month(_)));
    let ordinal = (b.at..b.period.to).any(|i| matches!(reader.what(i), What::Nth(_)));
    let one = said.earliest == said.latest && ordinal && !named && !b.period.absolute;
    let whole = a.period.grain == Grain::Whole && month.latest == month.latest.last_of_month();
    let same = month.earliest.first_of_month() == month.latest.first_of_month();
    let day = month.latest.with().day(said.latest.day()).build().ok();
    let first = day.filter(|_| one && whole && same).and_then(|day| plus_days(day, 1))?;
    range(first, month.latest).filter(|days| days.earliest >= month.earliest)
}

fn bounds(a: &Raw, b: &Raw, reader: &Reader<'_>) -> Option<Days> {
    let (first, second) = (a.days?, b.days?);
    let near = reader.words_between(a.period.to, b.start) <= LINK_MAX;
    if (a.relation, b.relation) == (Relation::On, Relation::After)
        && near
        && let Some(days) = rest_of_month(a, b, reader)
    {
        return Some(days);
    }
    match (a.relation, b.relation) {
        // "Not before 1 May, and no later than the 10th": of the same month.
        (Relation::NotBefore, Relation::By)
            if second.latest < first.earliest
                && (b.at..b.period.to).any(|i| matches!(reader.what(i), What::Nth(_))) =>
        {
            let stated = stated(a, reader).unwrap_or(first);
            let last = first.latest.with().day(second.latest.day()).build().ok()?;
            range(stated.earliest, last).filter(|days| days.earliest <= days.latest)
        }
        (Relation::NotBefore, Relation::By) => {
            range(stated(a, reader).unwrap_or(first).earliest, second.latest)
        }
        (Relation::After | Relation::From, Relation::By) => range(first.earliest, second.latest),
        (Relation::On, Relation::After | Relation::NotBefore)
            if a.period.grain != Grain::Day
                && (first.earliest..=first.latest).contains(&second.earliest)
                && reader.words_between(a.period.to, b.start) <= LINK_MAX =>
        {
            range(second.earliest, first.latest)
        }
        _ => None,
    }
}
