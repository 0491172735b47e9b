//! Several cadences side by side for the same facts: a column each, a row for every day on which
//! one of them does something.

use std::collections::BTreeMap;
use std::mem;

use jiff::Timestamp;
use jiff::civil::Date;
use jiff::tz::TimeZone;

use super::super::print;
use super::page::{Look, Page, Pieces, Style, blanks, joined, padded, wrapped};
use super::story::{self, Together, Told};
use crate::timeline::simulate::{Outcome, Scenario};
use crate::timeline::words::{Channel, Step};

/// The columns of a day, and the narrowest cell: "check-in 1" has ten.
const DATED: usize = 11;
const CELL_MIN: usize = 10;
const BETWEEN: usize = 1;

/// Draws what came of the same facts under several cadences.
#[must_use]
pub fn table(ran: &[(Scenario, Outcome)], look: Look) -> String {
    let mut page = Page::new(look);
    let Some((first, _)) = ran.first() else { return String::new() };
    let zone = TimeZone::get(&first.zone).unwrap_or(TimeZone::UTC);
    story::facts(&mut page, first);
    let fit = look.width.saturating_sub(DATED) / (CELL_MIN + BETWEEN);
    // Columns that don't fit beside the others stand in a table of their own below them.
    let tables = ran.len().div_ceil(fit.max(1)).max(1);
    for ran in ran.chunks(ran.len().div_ceil(tables)) {
        page.blank();
        let cell = look.width.saturating_sub(DATED) / ran.len().max(1) - BETWEEN;
        Table { ran, zone: &zone, cell: cell.min(CELL_MAX) }.draw(&mut page);
    }
    page.into_text()
}

/// The widest cell: wider ones only draw the columns apart.
const CELL_MAX: usize = 20;

struct Table<'a> {
    ran: &'a [(Scenario, Outcome)],
    zone: &'a TimeZone,
    cell: usize,
}

/// The cells of a row, each of so many lines.
type Cells = Vec<Vec<String>>;

#[derive(Default)]
struct Day {
    /// What happens before the first touch of the day, or with it, and what after it.
    before: Vec<Told>,
    after: Vec<Told>,
    cells: Cells,
}

impl Table<'_> {
    fn draw(&self, page: &mut Page) {
        let days = self.days();
        let mut year = days.keys().next().map_or(0, |day| day.year());
        let names = self.ran.iter().map(|(scenario, _)| self.words(&scenario.cadence)).collect();
        self.row(page, &year.to_string(), Style::Bold, &names);
        let width = DATED + self.ran.len() * (self.cell + BETWEEN);
        page.line(vec![(Style::Dim, "-".repeat(width.saturating_sub(BETWEEN)))]);
        for (day, entry) in &days {
            if day.year() != year {
                year = day.year();
                page.line(vec![(Style::Bold, year.to_string())]);
            }
            let mut dated = day.strftime("%a %e %b").to_string();
            for told in &entry.before {
                self.told(page, &mem::take(&mut dated), told);
            }
            if !entry.cells.is_empty() {
                self.row(page, &mem::take(&mut dated), Style::Out, &entry.cells);
            }
            for told in &entry.after {
                self.told(page, &mem::take(&mut dated), told);
            }
        }
        page.line(vec![(Style::Dim, "-".repeat(width.saturating_sub(BETWEEN)))]);
        let ends = self.ran.iter().map(|(scenario, outcome)| self.end(scenario, outcome));
        self.row(page, "the end", Style::Plain, &ends.collect());
        let caps = self.ran.iter().map(|(scenario, _)| vec![scenario.cap.to_string()]).collect();
        self.row(page, "cap", Style::Plain, &caps);
    }

    fn told(&self, page: &mut Page, dated: &str, told: &Told) {
        let time = self.time(told.at);
        let head = vec![(Style::Plain, padded(dated, DATED))];
        page.hanging(head, told.sign.style(), &format!("{time} {}", told.words));
    }

    fn time(&self, at: Timestamp) -> String {
        at.to_zoned(self.zone.clone()).strftime("%H:%M").to_string()
    }

    /// Every day on which something happens or goes out.
    fn days(&self) -> BTreeMap<Date, Day> {
        let day_of = |at: Timestamp| at.to_zoned(self.zone.clone()).date();
        let mut days: BTreeMap<Date, Day> = BTreeMap::new();
        let mut first: BTreeMap<Date, Timestamp> = BTreeMap::new();
        for (n, (scenario, outcome)) in self.ran.iter().enumerate() {
            let several = story::contacts(scenario).len() > 1
                || scenario.events.iter().any(|event| event.referred.is_some());
            for touch in story::together(outcome) {
                let day = day_of(touch.at);
                let first = first.entry(day).or_insert(touch.at);
                *first = touch.at.min(*first);
                let cells = &mut days.entry(day).or_default().cells;
                cells.resize(self.ran.len(), Vec::new());
                if let Some(cell) = cells.get_mut(n) {
                    cell.extend(self.cell_of(&touch, several));
                }
            }
        }
        let told = self.ran.first().map(|(scenario, _)| story::told(scenario, self.zone));
        for told in told.into_iter().flatten() {
            let day = day_of(told.at);
            let before = first.get(&day).is_none_or(|first| told.at <= *first);
            let entry = days.entry(day).or_default();
            if before { &mut entry.before } else { &mut entry.after }.push(told);
        }
        days
    }

    /// A touch in short: the time, what, by which channels, and to whom where there are several.
    fn cell_of(&self, touch: &Together<'_>, several: bool) -> Vec<String> {
        let what = match touch.step {
            Step::CheckIn => format!("check-in {}", touch.round),
            Step::FinalThankYou => "last thanks".to_owned(),
            step => story::step(step).to_owned(),
        };
        let mut pieces = vec![self.time(touch.at)];
        let mut what = Some(what);
        for (channels, to) in &touch.ways {
            let channels: Vec<&str> = channels.iter().map(|channel| short(*channel)).collect();
            pieces.push(channels.join("+"));
            pieces.extend(what.take());
            if several && touch.step != Step::AskAround {
                let names: Vec<String> = to.iter().map(|to| name(to)).collect();
                pieces.extend(names.join(", ").split_whitespace().map(str::to_owned));
            }
        }
        joined(&pieces, 1, self.cell)
    }

    fn end(&self, scenario: &Scenario, outcome: &Outcome) -> Vec<String> {
        let at = outcome.end.at.to_zoned(self.zone.clone());
        let mut day = at.strftime("%-d %b").to_string();
        if at.year() != scenario.interviewed.year() {
            day.push_str(&at.strftime(" %Y").to_string());
        }
        joined(&[day, outcome.end.state.to_owned()], 1, self.cell)
    }

    fn words(&self, text: &str) -> Vec<String> {
        wrapped(&print::line(text), self.cell)
    }

    fn row(&self, page: &mut Page, name: &str, style: Style, cells: &Cells) {
        let lines = cells.iter().map(Vec::len).max().unwrap_or_default();
        for n in 0..lines.max(1) {
            let name = if n == 0 { name } else { "" };
            let mut line: Pieces = vec![(Style::Plain, padded(name, DATED))];
            for cell in cells {
                let text = cell.get(n).map(String::as_str).unwrap_or_default();
                line.push((style, padded(text, self.cell)));
                line.push((Style::Plain, blanks(BETWEEN)));
            }
            page.line(line);
        }
    }
}

const fn short(channel: Channel) -> &'static str {
    match channel {
        Channel::Reminder => "you",
        other => other.as_str(),
    }
}

/// The name alone of `ROLE:NAME`.
fn name(to: &str) -> String {
    print::line(to.split_once(':').map_or(to, |(_, name)| name))
}
