//! What a calendar part says of an interview: its hour, its place, and which event it is
//! (RFC 5545). `calcard` reads the part; the time zone is worked out here.

use std::panic::{AssertUnwindSafe, catch_unwind};

use calcard::common::PartialDateTime;
use calcard::common::timezone::Tz;
use calcard::icalendar::{
    ICalendar, ICalendarComponent, ICalendarComponentType, ICalendarEntry, ICalendarFrequency,
    ICalendarProperty, ICalendarStatus, ICalendarValue,
};
use calcard::{Entry, Parser};
use jiff::Timestamp;
use jiff::civil::{Date, DateTime, Time};
use jiff::tz::{Offset, TimeZone};
use mail_parser::Message;

use super::body::cut;
use super::itip::{self, Method};
use crate::timeline::invitation::{Invitation, Start};

/// Bytes kept of a name or place.
const WORDS_BYTES_MAX: usize = 500;
/// Attendees kept: more are no interview.
const ATTENDEES_MAX: usize = 50;
/// Changes of a zone's rule that are looked through: Outlook counts them from 1601 on.
const ONSETS_MAX: usize = 1000;
const MINUTES_MAX: i64 = 24 * 60;

/// Reads what a message says of an interview; none if it neither asks for one nor calls one off.
#[must_use]
pub fn invitation(message: &Message<'_>) -> Option<Invitation> {
    let (_, text) = itip::calendar(message)?;
    let method = itip::appointment(message, &TimeZone::UTC)?.method;
    if matches!(method, Method::Refused | Method::Other) {
        return None;
    }
    // Without it the message is read all the same: the hour is for the candidate to find then.
    catch_unwind(AssertUnwindSafe(|| read(&text, method == Method::Cancel))).ok().flatten()
}

fn read(text: &str, cancelled: bool) -> Option<Invitation> {
    let calendar = parse(text)?;
    let is_event = |c: &&ICalendarComponent| c.component_type == ICalendarComponentType::VEvent;
    let mut events = calendar.components.iter().filter(is_event);
    let first = events.next()?;
    // Of a series with exceptions, the series itself.
    let whole = std::iter::once(first).chain(events).find(|event| !event.is_recurrence_override());
    let event = whole.unwrap_or(first);
    let cancelled = cancelled || event.status() == Some(&ICalendarStatus::Cancelled);
    let at = |property| start(&calendar, event.property(&property)?);
    let start = at(ICalendarProperty::Dtstart);
    if start.is_none() && !cancelled {
        return None;
    }
    let words = |property| first_text(event, &property).and_then(kept);
    let attendees = event.properties(&ICalendarProperty::Attendee);
    Some(Invitation {
        cancelled,
        uid: words(ICalendarProperty::Uid),
        sequence: first_value(event, &ICalendarProperty::Sequence)
            .and_then(ICalendarValue::as_integer)
            .unwrap_or_default(),
        occurrence: at(ICalendarProperty::RecurrenceId),
        start,
        minutes: minutes(event, start, at(ICalendarProperty::Dtend)),
        repeats: event.is_recurrent(),
        summary: words(ICalendarProperty::Summary),
        place: place(event),
        organizer: event.property(&ICalendarProperty::Organizer).and_then(address),
        attendees: attendees.filter_map(address).take(ATTENDEES_MAX).collect(),
    })
}

fn parse(text: &str) -> Option<ICalendar> {
    let mut parser = Parser::new(text.strip_prefix('\u{feff}').unwrap_or(text));
    loop {
        match parser.entry() {
            Entry::ICalendar(calendar) => return Some(calendar),
            Entry::Eof => return None,
            _ => {}
        }
    }
}

fn first_value<'c>(
    component: &'c ICalendarComponent,
    property: &ICalendarProperty,
) -> Option<&'c ICalendarValue> {
    component.property(property).and_then(|entry| entry.values.first())
}

fn first_text<'c>(
    component: &'c ICalendarComponent,
    property: &ICalendarProperty,
) -> Option<&'c str> {
    first_value(component, property).and_then(ICalendarValue::as_text)
}

/// A text on one line, if there is something in it.
fn kept(text: &str) -> Option<String> {
    let line = cut(text, WORDS_BYTES_MAX).split_whitespace().collect::<Vec<_>>().join(" ");
    (!line.is_empty()).then_some(line)
}

fn address(entry: &ICalendarEntry) -> Option<String> {
    let address = entry.calendar_address()?;
    let address = address
        .get(..7)
        .filter(|scheme| scheme.eq_ignore_ascii_case("mailto:"))
        .map_or(address, |_| address.get(7..).unwrap_or_default());
    kept(address).filter(|address| address.contains('@')).map(|address| address.to_lowercase())
}

/// Where it takes place: by LOCATION, else by one of the links that calendars know.
fn place(event: &ICalendarComponent) -> Option<String> {
    let of_others = |name: &str| {
        let named = |entry: &&ICalendarEntry| {
            matches!(
                &entry.name,
                ICalendarProperty::Other(other) if other.eq_ignore_ascii_case(name)
            )
        };
        let entry = event.entries.iter().find(named)?;
        entry.values.first().and_then(ICalendarValue::as_text).and_then(kept)
    };
    let known =
        [ICalendarProperty::Location, ICalendarProperty::Conference, ICalendarProperty::Url];
    known
        .iter()
        .find_map(|property| first_text(event, property).and_then(kept))
        .or_else(|| of_others("X-GOOGLE-CONFERENCE"))
        .or_else(|| of_others("X-MICROSOFT-SKYPETEAMSMEETINGURL"))
}

fn minutes(event: &ICalendarComponent, start: Option<Start>, end: Option<Start>) -> Option<u32> {
    let minutes = match (start?, end) {
        (Start::At(start), Some(Start::At(end))) => end.duration_since(start).as_mins(),
        (Start::Local(start), Some(Start::Local(end))) => end.duration_since(start).as_mins(),
        (Start::Day(_), _) => return None,
        _ => match first_value(event, &ICalendarProperty::Duration)? {
            ICalendarValue::Duration(long) => long.as_seconds() / 60,
            _ => return None,
        },
    };
    u32::try_from(minutes).ok().filter(|minutes| (1..=MINUTES_MAX).contains(&i64::from(*minutes)))
}

/// The time of a property: a day, an instant, or an hour of a zone that nobody knows.
fn start(calendar: &ICalendar, entry: &ICalendarEntry) -> Option<Start> {
    let at = entry.values.first()?.as_partial_date_time()?;
    let day = date(at)?;
    if !at.has_time() {
        return Some(Start::Day(day));
    }
    let local = day.to_datetime(time(at)?);
    if let Some(offset) = offset(at) {
        return offset.to_timestamp(local).ok().map(Start::At);
    }
    let zoned = entry.tz_id().and_then(|id| in_zone(calendar, id, local));
    Some(zoned.map_or(Start::Local(local), Start::At))
}

/// The instant of a local time in a zone: by its IANA name, else by the rules that the calendar
/// brings for it, else by what the name is commonly used for ("Eastern Standard Time").
fn in_zone(calendar: &ICalendar, id: &str, local: DateTime) -> Option<Timestamp> {
    if let Ok(zone) = TimeZone::get(id) {
        return zone.to_timestamp(local).ok();
    }
    let named = |zone: &&ICalendarComponent| {
        first_text(zone, &ICalendarProperty::Tzid).is_some_and(|name| name == id)
    };
    let ruled = calendar.timezones().find(named).and_then(|zone| ruled(calendar, zone, local));
    if let Some(offset) = ruled {
        return offset.to_timestamp(local).ok();
    }
    let known: Tz = id.parse().ok()?;
    TimeZone::get(&known.name()?).ok()?.to_timestamp(local).ok()
}

/// The offset that the rules of a VTIMEZONE give to a local time: that of the observance which set
/// in last (RFC 5545 section 3.6.5).
fn ruled(calendar: &ICalendar, zone: &ICalendarComponent, local: DateTime) -> Option<Offset> {
    let observances = zone.component_ids.iter().filter_map(|id| calendar.component_by_id(*id));
    let mut last: Option<(DateTime, Offset)> = None;
    for observance in observances {
        let to = first_value(observance, &ICalendarProperty::Tzoffsetto)?;
        let to = offset(to.as_partial_date_time()?)?;
        let set_in = onsets(observance, local)?.into_iter().filter(|onset| *onset <= local).max();
        if let Some(onset) = set_in.filter(|onset| last.is_none_or(|(at, _)| *onset > at)) {
            last = Some((onset, to));
        }
    }
    last.map(|(_, offset)| offset)
}

/// When an observance sets in, up to the year of a local time; none if its rule can't be told.
fn onsets(observance: &ICalendarComponent, local: DateTime) -> Option<Vec<DateTime>> {
    let begins = first_value(observance, &ICalendarProperty::Dtstart)?.as_partial_date_time()?;
    let mut onsets = vec![date(begins)?.to_datetime(time(begins)?)];
    for value in observance.properties(&ICalendarProperty::Rdate).flat_map(|entry| &entry.values) {
        let at = value.as_partial_date_time()?;
        onsets.push(date(at)?.to_datetime(time(at)?));
    }
    let Some(rule) = first_value(observance, &ICalendarProperty::Rrule) else {
        return Some(onsets);
    };
    let ICalendarValue::RecurrenceRule(rule) = rule else { return None };
    if rule.freq != ICalendarFrequency::Yearly {
        return None;
    }
    let entry = |name, value| ICalendarEntry { name, params: Vec::new(), values: vec![value] };
    let alone = ICalendarComponent {
        component_type: ICalendarComponentType::VEvent,
        entries: vec![
            entry(
                ICalendarProperty::Dtstart,
                ICalendarValue::PartialDateTime(Box::new(begins.clone())),
            ),
            entry(ICalendarProperty::Rrule, ICalendarValue::RecurrenceRule(rule.clone())),
        ],
        component_ids: Vec::new(),
    };
    let given = ICalendar { components: vec![alone] }.expand_dates(Tz::Floating, ONSETS_MAX);
    if !given.errors.is_empty() {
        return None;
    }
    for event in given.events {
        let at: DateTime = event.start.naive_local().to_string().parse().ok()?;
        if at > local {
            break;
        }
        onsets.push(at);
    }
    Some(onsets)
}

fn date(at: &PartialDateTime) -> Option<Date> {
    let year = i16::try_from(at.year?).ok()?;
    Date::new(year, i8::try_from(at.month?).ok()?, i8::try_from(at.day?).ok()?).ok()
}

fn time(at: &PartialDateTime) -> Option<Time> {
    let part = |part: Option<u8>| i8::try_from(part.unwrap_or_default()).ok();
    // A leap second has no place on this calendar.
    Time::new(part(at.hour)?, part(at.minute)?, part(at.second)?.min(59), 0).ok()
}

fn offset(at: &PartialDateTime) -> Option<Offset> {
    let hours = i32::from(at.tz_hour?);
    let seconds = hours * 3600 + i32::from(at.tz_minute.unwrap_or_default()) * 60;
    Offset::from_seconds(if at.tz_minus { -seconds } else { seconds }).ok()
}
