//! The months of a simulation as calendars, side by side where there is room. A line of dates, and
//! below it, where a week has any, the signs of its days.

use std::collections::{BTreeMap, BTreeSet};

use jiff::civil::Date;

use super::page::{Page, Pieces, Style, blanks, joined};
use super::story::Sign;
use crate::timeline::almanac::{Almanac, days_after};
use crate::timeline::facts::Days;
use crate::timeline::policy::Policy;

/// The columns of a day, and of a month: its last day has no blank behind it.
const DAY: usize = 4;
const MONTH: usize = 7 * DAY - 1;
const BETWEEN_MONTHS: usize = 4;
/// Stands for the signs that a day has no room for.
const MORE: &str = "+";

/// What the calendars show.
pub(super) struct Marked<'a> {
    pub(super) policy: &'a Policy,
    /// The signs of each day, in the order of time.
    pub(super) signs: BTreeMap<Date, Vec<Sign>>,
    /// Days that were named.
    pub(super) named: Vec<Days>,
    /// Days on which somebody is away.
    pub(super) away: Vec<Days>,
}

impl Marked<'_> {
    /// Draws the months that have something in them, and says what the signs mean.
    pub(super) fn draw(&self, page: &mut Page) {
        let months = self.months();
        let fit = (page.look.width + BETWEEN_MONTHS) / (MONTH + BETWEEN_MONTHS);
        for row in months.chunks(fit.max(1)) {
            self.row(row, page);
            page.blank();
        }
        for line in joined(&self.legend(&months), 3, page.look.width) {
            page.line(vec![(Style::Dim, line)]);
        }
    }

    /// The first day of each month in which something happens, or a range of days begins or ends.
    fn months(&self) -> Vec<Date> {
        let ranges = self.named.iter().chain(&self.away);
        let ends = ranges.flat_map(|days| [days.earliest, days.latest]);
        let months = self.signs.keys().copied().chain(ends).map(Date::first_of_month);
        months.collect::<BTreeSet<_>>().into_iter().collect()
    }

    fn row(&self, months: &[Date], page: &mut Page) {
        let weekdays = "Mo  Tu  We  Th  Fr  Sa  Su";
        let title = |month: &Date| {
            let name = month.strftime("%B %Y").to_string();
            vec![(Style::Bold, format!("{name:^MONTH$}"))]
        };
        page.line(side_by_side(months.iter().map(title)));
        let head = |_: &Date| vec![(Style::Dim, format!("{weekdays:<MONTH$}"))];
        page.line(side_by_side(months.iter().map(head)));
        let weeks: Vec<Vec<Week>> = months.iter().map(|month| weeks_of(*month)).collect();
        for n in 0..weeks.iter().map(Vec::len).max().unwrap_or_default() {
            let none: Week = [None; 7];
            let week: Vec<Week> =
                weeks.iter().map(|weeks| weeks.get(n).copied().unwrap_or(none)).collect();
            page.line(side_by_side(week.iter().map(|week| self.dates(week))));
            let signs = side_by_side(week.iter().map(|week| self.signs(week)));
            if signs.iter().any(|(_, text)| !text.trim().is_empty()) {
                page.line(signs);
            }
        }
    }

    fn dates(&self, week: &Week) -> Pieces {
        let mut pieces = Pieces::new();
        for day in week {
            let Some(day) = *day else {
                pieces.push((Style::Plain, blanks(DAY)));
                continue;
            };
            let (sign, style) = match self.rest(day) {
                Rest::None => (' ', Style::Plain),
                Rest::Weekend => ('.', Style::Dim),
                Rest::Holiday => ('h', Style::Dim),
            };
            pieces.push((style, format!("{:>2}{sign} ", day.day())));
        }
        last_blank_off(pieces)
    }

    fn rest(&self, day: Date) -> Rest {
        if Almanac::new(self.policy, None).is_business_day(day) {
            Rest::None
        } else if self.policy.weekend.contains(&day.weekday().to_monday_one_offset()) {
            Rest::Weekend
        } else {
            Rest::Holiday
        }
    }

    fn signs(&self, week: &Week) -> Pieces {
        let mut pieces = Pieces::new();
        for (n, day) in week.iter().enumerate() {
            let Some(day) = *day else {
                pieces.push((Style::Plain, blanks(DAY)));
                continue;
            };
            let bar = self.bar(day);
            // A range goes on to the next day of the week, where that is of the month.
            let next = week.get(n + 1).copied().flatten().map(|next| self.bar(next));
            let behind = if bar.is_some() && next == Some(bar) { bar } else { None };
            let sign = bar.unwrap_or(' ');
            let texts = self.texts(day);
            let width = width_of(&texts);
            // One sign stands below the last digit of its date, several below both.
            let before = usize::from(width < 2);
            let filled = 2_usize.saturating_sub(before + width);
            let left = DAY.saturating_sub(before + width + filled);
            pieces.push((Style::Dim, sign.to_string().repeat(before)));
            pieces.extend(texts);
            pieces.push((Style::Dim, sign.to_string().repeat(filled)));
            pieces.push((Style::Dim, behind.unwrap_or(' ').to_string().repeat(left)));
        }
        last_blank_off(pieces)
    }

    /// The signs of a day, as many as there is room for.
    fn texts(&self, day: Date) -> Pieces {
        let of_day = self.signs.get(&day).map(Vec::as_slice).unwrap_or_default();
        let mut texts: Pieces = of_day.iter().map(|sign| (sign.style(), sign.text())).collect();
        if width_of(&texts) < DAY {
            return texts;
        }
        while width_of(&texts) + 1 >= DAY {
            texts.pop();
        }
        texts.push((Style::Plain, MORE.to_owned()));
        texts
    }

    fn bar(&self, day: Date) -> Option<char> {
        let within =
            |ranges: &[Days]| ranges.iter().any(|days| days.earliest <= day && day <= days.latest);
        if within(&self.named) {
            return Some('=');
        }
        within(&self.away).then_some('~')
    }

    /// What the signs that are drawn mean.
    fn legend(&self, months: &[Date]) -> Vec<String> {
        let mut meanings: Vec<(Vec<String>, &str)> = Vec::new();
        for sign in self.signs.values().flatten() {
            let known = meanings.iter_mut().find(|(_, means)| *means == sign.means());
            match known {
                Some((texts, _)) if texts.contains(&sign.text()) => {}
                Some((texts, _)) => texts.push(sign.text()),
                None => meanings.push((vec![sign.text()], sign.means())),
            }
        }
        let days = || months.iter().flat_map(|month| weeks_of(*month)).flatten().flatten();
        let mut more = |found: bool, sign: &str, means: &'static str| {
            if found {
                meanings.push((vec![sign.to_owned()], means));
            }
        };
        more(self.signs.keys().any(|day| self.has_more(*day)), MORE, "more");
        more(days().any(|day| self.bar(day) == Some('=')), "=", "the days named");
        more(days().any(|day| self.bar(day) == Some('~')), "~", "away");
        more(days().any(|day| self.rest(day) == Rest::Weekend), ".", "weekend");
        more(days().any(|day| self.rest(day) == Rest::Holiday), "h", "holiday");
        let entry = |(texts, means): &(Vec<String>, &str)| format!("{} {means}", texts.join(" "));
        meanings.iter().map(entry).collect()
    }

    fn has_more(&self, day: Date) -> bool {
        self.texts(day).last().is_some_and(|(_, text)| text == MORE)
    }
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Rest {
    None,
    Weekend,
    Holiday,
}

/// The days of a week that are of the month, from Monday.
type Week = [Option<Date>; 7];

fn weeks_of(month: Date) -> Vec<Week> {
    let mut weeks: Vec<Week> = Vec::new();
    let length = u32::from(month.days_in_month().unsigned_abs());
    for day in (0..length).map(|n| days_after(month, n)) {
        let weekday = usize::from(day.weekday().to_monday_zero_offset().unsigned_abs());
        if weeks.is_empty() || weekday == 0 {
            weeks.push([None; 7]);
        }
        if let Some(place) = weeks.last_mut().and_then(|week| week.get_mut(weekday)) {
            *place = Some(day);
        }
    }
    weeks
}

fn width_of(pieces: &Pieces) -> usize {
    pieces.iter().map(|(_, text)| text.len()).sum()
}

fn last_blank_off(mut pieces: Pieces) -> Pieces {
    if let Some((_, last)) = pieces.last_mut() {
        last.pop();
    }
    pieces
}

fn side_by_side(months: impl Iterator<Item = Pieces>) -> Pieces {
    let mut line = Pieces::new();
    for pieces in months {
        if !line.is_empty() {
            line.push((Style::Plain, blanks(BETWEEN_MONTHS)));
        }
        line.extend(pieces);
    }
    line
}
