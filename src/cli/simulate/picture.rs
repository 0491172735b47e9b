//! The picture of one simulation: the facts, calendars of the months that have something in them,
//! and the list of what happens and what goes out, with the reason of each.

use std::collections::BTreeMap;

use jiff::Timestamp;
use jiff::civil::Date;
use jiff::tz::TimeZone;

use super::super::print;
use super::months::Marked;
use super::page::{Look, Page, Style, blanks, padded};
use super::story::{self, Sign, Together};
use crate::timeline::facts::Days;
use crate::timeline::simulate::{Happening, Outcome, Scenario};
use crate::timeline::words::{Channel, Kind, Step};

/// Gaps of so many days and more between two entries of the list are shown.
const LONG_GAP: i32 = 3;

/// The columns of a date with its time, and of the sign behind it.
const DATED: usize = 24;
const SIGN: usize = 3;

/// Draws a simulation.
#[must_use]
pub fn picture(scenario: &Scenario, outcome: &Outcome, look: Look) -> String {
    let zone = TimeZone::get(&scenario.zone).unwrap_or(TimeZone::UTC);
    let mut page = Page::new(look);
    head(&mut page, scenario);
    page.blank();
    let entries = entries(scenario, outcome, &zone);
    let mut signs: BTreeMap<Date, Vec<Sign>> = BTreeMap::new();
    for entry in &entries {
        let of_day = signs.entry(entry.at.to_zoned(zone.clone()).date()).or_default();
        of_day.extend(entry.sign.filter(|sign| !of_day.contains(sign)));
    }
    signs.retain(|_, signs| !signs.is_empty());
    let (named, away) = ranges(scenario);
    Marked { policy: &scenario.policy, signs, named, away }.draw(&mut page);
    page.blank();
    list(&mut page, &entries, &zone);
    page.into_text()
}

fn head(page: &mut Page, scenario: &Scenario) {
    let name = &scenario.cadence;
    let about = scenario.policy.cadences.get(name).map_or("", |cadence| &cadence.about);
    story::fact(page, "cadence", &print::line(&format!("{name}: {about}")));
    story::facts(page, scenario);
    let cap = scenario.cap;
    let plural = if cap == 1 { "" } else { "s" };
    story::fact(page, "at most", &format!("{cap} check-in{plural}"));
}

/// The days that were named, and those on which somebody is away: until they return.
fn ranges(scenario: &Scenario) -> (Vec<Days>, Vec<Days>) {
    let mut named: Vec<Days> = scenario.timeline.iter().map(|(_, days)| *days).collect();
    let mut away = Vec::new();
    for event in story::happening(scenario) {
        let Some(days) = event.days else { continue };
        if event.what != Happening::Reply(Kind::OutOfOffice) {
            named.push(days);
        } else if days.earliest < days.latest {
            away.push(days);
        } else {
            let from = event.at.date().min(days.latest);
            away.push(Days { earliest: from, latest: days.latest });
        }
    }
    (named, away)
}

/// A line of the list, with its reason.
struct Entry {
    at: Timestamp,
    sign: Option<Sign>,
    what: String,
    why: Vec<String>,
}

fn entries(scenario: &Scenario, outcome: &Outcome, zone: &TimeZone) -> Vec<Entry> {
    let mut entries: Vec<Entry> = story::told(scenario, zone)
        .into_iter()
        .map(|told| Entry { at: told.at, sign: Some(told.sign), what: told.words, why: Vec::new() })
        .collect();
    entries.extend(story::together(outcome).iter().map(|touch| Entry {
        at: touch.at,
        sign: Some(touch.sign()),
        what: in_words(touch, scenario.cap),
        why: touch.why.iter().map(|why| print::line(why)).collect(),
    }));
    let end = &outcome.end;
    entries.push(Entry {
        at: end.at,
        sign: None,
        what: story::ending(end.state),
        why: vec![print::line(&end.why)],
    });
    // Of one minute, what happens comes before what goes out.
    entries.sort_by_key(|entry| entry.at);
    entries
}

fn in_words(touch: &Together<'_>, cap: u32) -> String {
    let step = story::step(touch.step);
    if touch.step == Step::AskAround {
        return format!("{step}: a reminder to you");
    }
    let round = match touch.step {
        Step::CheckIn => format!(" {} of {cap}", touch.round),
        _ => String::new(),
    };
    let way = |(channels, to): &(Vec<Channel>, Vec<&str>)| {
        let channels: Vec<&str> = channels.iter().map(|channel| channel.as_str()).collect();
        let to: Vec<String> = to.iter().map(|to| story::recipient(to)).collect();
        format!("by {} to {}", channels.join(" and "), to.join(", "))
    };
    let ways: Vec<String> = touch.ways.iter().map(way).collect();
    format!("{step}{round} {}", ways.join("; "))
}

fn list(page: &mut Page, entries: &[Entry], zone: &TimeZone) {
    let mut last: Option<Date> = None;
    for entry in entries {
        let at = entry.at.to_zoned(zone.clone());
        let gap = last.and_then(|last| at.date().since(last).ok()).map_or(0, |gap| gap.get_days());
        if gap >= LONG_GAP {
            page.line(vec![(Style::Dim, format!("{}{gap} days later", blanks(5)))]);
        }
        last = Some(at.date());
        let dated = at.strftime("%a %e %b %Y  %H:%M").to_string();
        let (sign, style) = match entry.sign {
            Some(sign) => (sign.text(), sign.style()),
            None => (String::new(), Style::Bold),
        };
        let head = vec![(Style::Plain, padded(&dated, DATED)), (style, padded(&sign, SIGN))];
        page.hanging(head, style, &entry.what);
        for why in &entry.why {
            let margin = vec![(Style::Plain, blanks(DATED + SIGN + 2))];
            page.hanging(margin, Style::Dim, why);
        }
    }
}
