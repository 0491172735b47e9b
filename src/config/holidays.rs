//! Holidays: those the config lists, and those of iCalendar files (RFC 5545).
//!
//! A holiday is what an all-day event covers. Whether the event makes its owner busy (TRANSP)
//! doesn't matter: calendars of public holidays are commonly marked as transparent. An event that
//! is cancelled doesn't take place; one with a time of day is an appointment, and passed over.
//!
//! `calcard` reads the files and works out what repeats; the set of days is put together here,
//! since it goes by dates alone and an exception belongs to the event of its UID.

use std::collections::{BTreeMap, BTreeSet};
use std::ops::RangeInclusive;
use std::path::{Path, PathBuf};

use calcard::common::timezone::Tz;
use calcard::common::{CalendarScale, PartialDateTime};
use calcard::icalendar::{
    ICalendar, ICalendarComponent, ICalendarComponentType, ICalendarFrequency,
    ICalendarParameterName, ICalendarProperty, ICalendarRecurrenceRule, ICalendarSkip,
    ICalendarStatus, ICalendarValue,
};
use calcard::{Entry, Parser};
use jiff::ToSpan;
use jiff::civil::{Date, date};

use super::error::Wrong;

/// The longest stretch that is still taken for holidays.
pub(super) const LONGEST_DAYS: i64 = 366;
/// Years before and after the present one for which holidays are read.
const YEARS: (i16, i16) = (2, 6);
/// Days on which one event may begin; every day of over two centuries.
const BEGINS_MAX: usize = 100_000;

/// The days that are no business days.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Holidays {
    /// Those that the config lists.
    pub listed: BTreeSet<Date>,
    /// Those of its files, in its order.
    pub files: Vec<HolidayFile>,
}

/// A calendar file of holidays, as read.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct HolidayFile {
    /// The file.
    pub path: PathBuf,
    /// Its days around the present year, each with the name of its event; empty if it has none.
    pub days: BTreeMap<Date, String>,
}

impl Holidays {
    /// All of them.
    #[must_use]
    pub fn days(&self) -> BTreeSet<Date> {
        let of_files = self.files.iter().flat_map(|file| file.days.keys());
        self.listed.iter().chain(of_files).copied().collect()
    }

    /// What a day is called; empty if only the config lists it, or no file says.
    #[must_use]
    pub fn name(&self, day: Date) -> &str {
        let mut names = self.files.iter().filter_map(|file| file.days.get(&day));
        names.find(|name| !name.is_empty()).map_or("", String::as_str)
    }

    /// The last of them.
    #[must_use]
    pub fn end(&self) -> Option<Date> {
        let of_files = self.files.iter().filter_map(|file| file.days.keys().next_back());
        self.listed.last().into_iter().chain(of_files).max().copied()
    }

    /// True if there are some, or should be, and none is left from a day on.
    #[must_use]
    pub fn ended_before(&self, day: Date) -> bool {
        match self.end() {
            Some(end) => end < day,
            None => !self.files.is_empty(),
        }
    }
}

/// The days around one for which holidays are read: whole years, so that what is read on one day of
/// a year is what is read on another.
pub(super) fn span(today: Date) -> RangeInclusive<Date> {
    let first = today.year().saturating_sub(YEARS.0).max(1);
    let last = today.year().saturating_add(YEARS.1).min(9999);
    date(first, 1, 1)..=date(last, 12, 31)
}

/// The days that a calendar file's all-day events cover within a span.
pub(super) fn read(
    path: &Path,
    bytes: &[u8],
    span: &RangeInclusive<Date>,
) -> Result<HolidayFile, Wrong> {
    let wrong = |line, what: String| {
        let (path, key) = (path.to_owned(), String::new());
        Wrong { path, line, key, what }
    };
    let text = std::str::from_utf8(bytes).map_err(|error| {
        let before = bytes.get(..error.valid_up_to()).unwrap_or_default();
        let line = before.iter().filter(|byte| **byte == b'\n').count().saturating_add(1);
        wrong(Some(line), "this is no UTF-8; save the file as UTF-8".to_owned())
    })?;
    let text = text.strip_prefix('\u{feff}').unwrap_or(text);
    let lines = event_lines(text).map_err(|(line, what)| wrong(Some(line), what))?;
    let components = components(text);
    let events = components.iter().filter(|c| c.component_type == ICalendarComponentType::VEvent);
    let mut read = Vec::new();
    for (index, component) in events.enumerate() {
        let event = Event::read(component).map_err(|what| {
            wrong(lines.get(index).copied(), format!("{}: {what}", called(component)))
        })?;
        read.push((index, event));
    }
    if !read.iter().any(|(_, event)| event.all_day.is_some()) {
        let what = "it holds no all-day event, so no holiday would come of it; name another file";
        return Err(wrong(None, what.to_owned()));
    }
    let mut replaced: BTreeMap<&str, BTreeSet<Date>> = BTreeMap::new();
    for (_, event) in &read {
        if let (Some(uid), Some(day)) = (event.component.uid(), event.replaces) {
            replaced.entry(uid).or_default().insert(day);
        }
    }
    let mut days = BTreeMap::new();
    for (index, event) in &read {
        event.cover(span, &replaced, &mut days).map_err(|what| {
            wrong(lines.get(*index).copied(), format!("{}: {what}", called(event.component)))
        })?;
    }
    Ok(HolidayFile { path: path.to_owned(), days })
}

/// The lines on which events begin. Checks that what begins ends: a file that breaks off would be
/// read as a shorter one.
fn event_lines(text: &str) -> Result<Vec<usize>, (usize, String)> {
    let mut open: Vec<String> = Vec::new();
    let mut events = Vec::new();
    let mut last = 1;
    for (number, line) in (1..).zip(text.lines()) {
        last = number;
        let upper = line.trim_end().to_ascii_uppercase();
        if let Some(name) = upper.strip_prefix("BEGIN:") {
            if open.is_empty() && name != "VCALENDAR" {
                return Err((number, no_calendar()));
            }
            if name == "VEVENT" {
                events.push(number);
            }
            open.push(name.to_owned());
        } else if let Some(name) = upper.strip_prefix("END:") {
            if open.pop().as_deref() != Some(name) {
                return Err((number, format!("END:{name} ends what did not begin")));
            }
        } else if open.is_empty() && !upper.is_empty() {
            return Err((number, no_calendar()));
        }
    }
    match open.pop() {
        Some(name) => Err((last, format!("it breaks off: END:{name} is missing"))),
        None if events.is_empty() && text.trim().is_empty() => Err((1, no_calendar())),
        None => Ok(events),
    }
}

fn no_calendar() -> String {
    "this is no iCalendar file: BEGIN:VCALENDAR should stand here".to_owned()
}

/// What the calendars of a file hold, in its order.
fn components(text: &str) -> Vec<ICalendarComponent> {
    let mut parser = Parser::new(text);
    let mut components = Vec::new();
    loop {
        match parser.entry() {
            Entry::ICalendar(calendar) => components.extend(calendar.components),
            Entry::Eof => return components,
            _ => {}
        }
    }
}

/// An event, named so that the candidate finds it.
fn called(component: &ICalendarComponent) -> String {
    match summary(component) {
        name if name.is_empty() => "an event".to_owned(),
        name => format!("the event {name:?}"),
    }
}

fn summary(component: &ICalendarComponent) -> String {
    let text = first(component, &ICalendarProperty::Summary).and_then(ICalendarValue::as_text);
    let plain = |c: char| if c.is_control() { ' ' } else { c };
    text.unwrap_or_default().trim().chars().map(plain).collect()
}

fn first<'c>(
    component: &'c ICalendarComponent,
    property: &ICalendarProperty,
) -> Option<&'c ICalendarValue> {
    component.property(property).and_then(|entry| entry.values.first())
}

/// An event of a calendar.
struct Event<'c> {
    component: &'c ICalendarComponent,
    /// The day of its series that it stands for, where it stands for one.
    replaces: Option<Date>,
    /// None if it has a time of day.
    all_day: Option<AllDay>,
}

struct AllDay {
    begins: Date,
    /// How many days it covers.
    days: i64,
}

impl<'c> Event<'c> {
    fn read(component: &'c ICalendarComponent) -> Result<Self, String> {
        let replaces = match component.property(&ICalendarProperty::RecurrenceId) {
            None => None,
            Some(entry) if entry.has_parameter(&ICalendarParameterName::Range) => {
                return Err("RANGE=THISANDFUTURE can't be read; end the series and begin another \
                            instead"
                    .to_owned());
            }
            Some(entry) => Some(day(entry.values.first(), "RECURRENCE-ID")?),
        };
        let start = first(component, &ICalendarProperty::Dtstart);
        let all_day = match start {
            Some(ICalendarValue::PartialDateTime(at)) if at.has_time() => None,
            start => {
                let begins = day(start, "DTSTART")?;
                Some(AllDay { begins, days: length(component, begins)? })
            }
        };
        Ok(Self { component, replaces, all_day })
    }

    /// Adds the days that it covers within a span. An exception counts as an event of its own, in
    /// place of the day of the series that it replaces.
    fn cover(
        &self,
        span: &RangeInclusive<Date>,
        replaced: &BTreeMap<&str, BTreeSet<Date>>,
        into: &mut BTreeMap<Date, String>,
    ) -> Result<(), String> {
        let Some(AllDay { begins, days }) = self.all_day else { return Ok(()) };
        if self.component.status() == Some(&ICalendarStatus::Cancelled) {
            return Ok(());
        }
        let mut starts = self.starts(begins, *span.end())?;
        if self.replaces.is_none()
            && let Some(others) = self.component.uid().and_then(|uid| replaced.get(uid))
        {
            starts.retain(|day| !others.contains(day));
        }
        let name = summary(self.component);
        for start in starts {
            for offset in 0..days {
                let Ok(day) = start.checked_add(offset.days()) else { break };
                if span.contains(&day) {
                    into.entry(day).or_insert_with(|| name.clone());
                }
            }
        }
        Ok(())
    }

    /// The days on which it begins, up to one.
    fn starts(&self, begins: Date, until: Date) -> Result<BTreeSet<Date>, String> {
        let mut starts = BTreeSet::from([begins]);
        for entry in self.component.properties(&ICalendarProperty::Rrule) {
            match entry.values.first() {
                Some(ICalendarValue::RecurrenceRule(rule)) => {
                    starts.extend(repeated(begins, rule, until)?);
                }
                other => {
                    let given = other.and_then(ICalendarValue::as_text).unwrap_or_default();
                    // Some lists of holidays have an empty one.
                    if !given.trim().is_empty() {
                        return Err(format!("its RRULE {given:?} can't be read"));
                    }
                }
            }
        }
        for entry in self.component.properties(&ICalendarProperty::Rdate) {
            for value in &entry.values {
                starts.insert(day(Some(value), "RDATE")?);
            }
        }
        for entry in self.component.properties(&ICalendarProperty::Exdate) {
            for value in &entry.values {
                starts.remove(&day(Some(value), "EXDATE")?);
            }
        }
        Ok(starts)
    }
}

/// How many days an all-day event covers: DTEND is the first day after it, and with neither that
/// nor a DURATION it is one day (RFC 5545 section 3.6.1).
fn length(component: &ICalendarComponent, begins: Date) -> Result<i64, String> {
    let days = if let Some(end) = first(component, &ICalendarProperty::Dtend) {
        let end = day(Some(end), "DTEND")?;
        if end < begins {
            return Err(format!("it ends on {end}, before it begins on {begins}"));
        }
        // Some programs write the day itself as the end of an event of one day.
        begins.until(end).map_or(1, |span| i64::from(span.get_days())).max(1)
    } else {
        match first(component, &ICalendarProperty::Duration) {
            None => 1,
            Some(ICalendarValue::Duration(long)) if !long.neg => {
                const DAY: i64 = 86_400;
                // Begun days count: an all-day event has no hours of its own.
                long.as_seconds().saturating_add(DAY - 1).div_euclid(DAY).max(1)
            }
            Some(_) => return Err("its DURATION can't be read".to_owned()),
        }
    };
    if days > LONGEST_DAYS {
        return Err(format!("it lasts {days} days, which is no holiday; take it out"));
    }
    Ok(days)
}

/// The date of a value; its time of day, which has no meaning beside an all-day event, is passed
/// over.
fn day(value: Option<&ICalendarValue>, property: &str) -> Result<Date, String> {
    let Some(value) = value else { return Err(format!("its {property} is missing")) };
    let found = value.as_partial_date_time().and_then(date_of);
    found.ok_or_else(|| format!("its {property} is no date of the calendar"))
}

fn date_of(at: &PartialDateTime) -> Option<Date> {
    let year = i16::try_from(at.year?).ok()?;
    let (month, day) = (i8::try_from(at.month?).ok()?, i8::try_from(at.day?).ok()?);
    Date::new(year, month, day).ok()
}

fn partial(day: Date) -> PartialDateTime {
    PartialDateTime {
        year: u16::try_from(day.year()).ok(),
        month: u8::try_from(day.month()).ok(),
        day: u8::try_from(day.day()).ok(),
        ..PartialDateTime::default()
    }
}

/// The days that a rule gives, up to one.
fn repeated(
    begins: Date,
    rule: &ICalendarRecurrenceRule,
    until: Date,
) -> Result<Vec<Date>, String> {
    let too_often = || "its RRULE repeats it more often than days can be".to_owned();
    match rule.freq {
        ICalendarFrequency::Yearly
        | ICalendarFrequency::Monthly
        | ICalendarFrequency::Weekly
        | ICalendarFrequency::Daily => {}
        _ => return Err(too_often()),
    }
    let other_scale = rule.rscale.as_ref().is_some_and(|scale| *scale != CalendarScale::Gregorian);
    if other_scale || rule.skip.is_some_and(|skip| skip != ICalendarSkip::Omit) {
        return Err(
            "its RRULE goes by another calendar (RSCALE, SKIP), which can't be read; list \
                    its days as RDATE"
                .to_owned(),
        );
    }
    let own_end = match &rule.until {
        Some(end) => Some(date_of(end).ok_or("the UNTIL of its RRULE is no date")?),
        None => None,
    };
    let end = own_end.map_or(until, |own| own.min(until));
    if end < begins {
        return Ok(Vec::new());
    }
    let rule = ICalendarRecurrenceRule { until: Some(partial(end)), ..rule.clone() };
    let entry = |name, value| calcard::icalendar::ICalendarEntry {
        name,
        params: Vec::new(),
        values: vec![value],
    };
    let start = ICalendarValue::PartialDateTime(Box::new(partial(begins)));
    let alone = ICalendarComponent {
        component_type: ICalendarComponentType::VEvent,
        entries: vec![
            entry(ICalendarProperty::Dtstart, start),
            entry(ICalendarProperty::Rrule, ICalendarValue::RecurrenceRule(Box::new(rule))),
        ],
        component_ids: Vec::new(),
    };
    let given = ICalendar { components: vec![alone] }.expand_dates(Tz::Floating, BEGINS_MAX);
    if let Some(wrong) = given.errors.first() {
        return Err(format!("its RRULE can't stand: {}", wrong.error));
    }
    if given.events.len() >= BEGINS_MAX {
        return Err(too_often());
    }
    // Floating dates: what is printed is the day itself.
    let days = given.events.iter().map(|event| event.start.date_naive().to_string().parse());
    days.collect::<Result<_, _>>().map_err(|_| too_often())
}
