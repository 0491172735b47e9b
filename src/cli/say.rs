//! How things are told on the terminal.

use std::collections::BTreeSet;

use jiff::civil::Date;
use jiff::tz::TimeZone;
use jiff::{Timestamp, Zoned};
use serde_json::{Value, json};

use super::{Context, Failure, print};
use crate::timeline::almanac::WEEKDAYS;
use crate::timeline::facts::Days;
use crate::timeline::words::{Channel, TimelineKind};

/// A text that others wrote, fit for a terminal: without control characters, and without those that
/// turn the direction of writing or can't be seen. Line breaks and tabs become spaces.
pub(super) fn clean(text: &str) -> String {
    print::block(text).replace(['\n', '\t'], " ")
}

/// Prints JSON; what has no place on a terminal is escaped.
pub(super) fn json(context: &mut Context<'_>, value: &Value) -> Result<(), Failure> {
    Ok(print::json(context.out, value)?)
}

/// Rows as lines, their columns aligned, two spaces between.
pub(super) fn table(rows: &[Vec<String>]) -> Vec<String> {
    let columns = rows.iter().map(Vec::len).max().unwrap_or(0);
    let width = |column: usize| {
        let cells = rows.iter().filter_map(|row| row.get(column));
        cells.map(|cell| cell.chars().count()).max().unwrap_or(0)
    };
    let widths: Vec<usize> = (0..columns).map(width).collect();
    let line = |row: &Vec<String>| {
        let cells = row.iter().zip(&widths).map(|(cell, width)| format!("{cell:<width$}"));
        cells.collect::<Vec<_>>().join("  ").trim_end().to_owned()
    };
    rows.iter().map(line).collect()
}

/// "Mon 30 Nov 2026".
pub(super) fn day(date: Date) -> String {
    date.strftime("%a %-d %b %Y").to_string()
}

/// One day, or the first and the last.
pub(super) fn days(days: Days) -> String {
    if days.earliest == days.latest {
        day(days.latest)
    } else {
        format!("{} to {}", day(days.earliest), day(days.latest))
    }
}

/// "Mon 30 Nov 2026 10:00", in a zone.
pub(super) fn moment(at: Timestamp, zone: &TimeZone) -> String {
    at.to_zoned(zone.clone()).strftime("%a %-d %b %Y %H:%M").to_string()
}

/// "Fri Sat".
pub(super) fn weekend(days: &BTreeSet<i8>) -> String {
    weekdays(days).join(" ")
}

/// Days of the week by their short names.
pub(super) fn weekdays(days: &BTreeSet<i8>) -> Vec<&'static str> {
    let named = (1..).zip(WEEKDAYS).filter(|(number, _)| days.contains(number));
    named.map(|(_, name)| name).collect()
}

/// "they expect to decide: Mon 30 Nov 2026".
pub(super) fn timeline(kind: TimelineKind, span: Days) -> String {
    let what = match kind {
        TimelineKind::Decision => "they expect to decide",
        TimelineKind::Invited => "they asked to be written to",
    };
    format!("{what}: {}", days(span))
}

/// "they expect to decide: Mon 30 Nov 2026; check-ins by call", where a channel was agreed.
pub(super) fn standing(kind: TimelineKind, span: Days, by: Option<Channel>) -> String {
    let by = by.map(|by| format!("; check-ins by {by}")).unwrap_or_default();
    format!("{}{by}", timeline(kind, span))
}

/// "1 check-in", "3 check-ins".
pub(super) fn count(number: u32, noun: &str) -> String {
    format!("{number} {noun}{}", if number == 1 { "" } else { "s" })
}

/// An instant for JSON: RFC 3339, with the offset of the zone.
pub(super) fn instant(at: Timestamp, zone: &TimeZone) -> Value {
    json!(print::stamp(at, zone))
}

/// Prints a line, fit for a terminal whoever wrote what is in it.
pub(super) fn line(context: &mut Context<'_>, text: &str) -> Result<(), Failure> {
    Ok(writeln!(context.out, "{}", clean(text))?)
}

/// Prints a title and lines below it, or nothing if there are none.
pub(super) fn section(
    context: &mut Context<'_>,
    title: &str,
    lines: &[String],
) -> Result<(), Failure> {
    if !lines.is_empty() {
        line(context, title)?;
    }
    lines.iter().try_for_each(|text| line(context, &format!("  {text}")))
}

/// An instant as `when::say` tells it, seen from the candidate's own zone.
pub(super) fn when(context: &Context<'_>, at: Timestamp, zone: &TimeZone) -> String {
    let at: Zoned = at.to_zoned(zone.clone());
    super::when::say(&at, &context.now)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn nothing_others_wrote_moves_the_cursor_or_turns_the_text() {
        assert_eq!(clean("Dana\u{1b}[2J Reyes"), "Dana[2J Reyes");
        assert_eq!(clean("a\u{202e}b\u{2066}c\u{200b}d\u{9b}e"), "abcde");
        assert_eq!(clean("two\nlines\tand\r\n"), "two lines and ");
        assert_eq!(clean("Zoë Ångström 山田"), "Zoë Ångström 山田");
    }

    #[test]
    fn columns_are_as_wide_as_their_widest() {
        let row = |cells: &[&str]| cells.iter().map(ToString::to_string).collect::<Vec<_>>();
        let lines = table(&[row(&["ID", "COMPANY"]), row(&["1", "Ä"]), row(&["10", "x", "y"])]);
        assert_eq!(lines, ["ID  COMPANY", "1   Ä", "10  x        y"]);
    }
}
