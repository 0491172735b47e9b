//! Appointments (RFC 5546): what a calendar part asks or says, and the day it is about.
//!
//! A message about an appointment is somebody's word, whichever system carries it. What it is sent
//! for is told line by line: a calendar that breaks off says it all the same.

use jiff::Timestamp;
use jiff::civil::{Date, DateTime};
use jiff::tz::TimeZone;
use mail_parser::{Message, MimeHeaders};

use super::body::cut;

/// Bytes read of a calendar part.
const CALENDAR_BYTES_MAX: usize = 64 * 1024;

/// What a calendar part is sent for.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Method {
    /// An invitation, or a change of one.
    Request,
    /// A time was proposed instead of the one asked for.
    Counter,
    /// An invitation is accepted.
    Accepted,
    /// It is turned down, or left open.
    Refused,
    /// The appointment is off.
    Cancel,
    /// Anything else: an appointment merely told of.
    Other,
}

/// A message about an appointment.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Appointment {
    /// What it is sent for.
    pub method: Method,
    /// The day of the appointment, on the calendar it is given in.
    pub day: Option<Date>,
}

/// Reads the calendar part of a message; none if it has none. `zone` is the sender's.
#[must_use]
pub fn appointment(message: &Message<'_>, zone: &TimeZone) -> Option<Appointment> {
    let (stated, text) = calendar(message)?;
    let lines = unfolded(&text);
    let method = stated.or_else(|| value(&lines, "METHOD").map(str::to_owned));
    let method = match method.unwrap_or_default().trim().to_uppercase().as_str() {
        "REQUEST" => Method::Request,
        "COUNTER" => Method::Counter,
        "CANCEL" => Method::Cancel,
        "REPLY" if is_accepted(&lines) => Method::Accepted,
        "REPLY" | "DECLINECOUNTER" => Method::Refused,
        _ => Method::Other,
    };
    Some(Appointment { method, day: start(&lines, zone) })
}

/// The text of the first calendar part of a message, and the method that its header states.
#[must_use]
pub fn calendar(message: &Message<'_>) -> Option<(Option<String>, String)> {
    message.parts.iter().find_map(|part| {
        let kind = part.content_type()?;
        let sub = kind.subtype().unwrap_or_default();
        let is_calendar = (kind.ctype().eq_ignore_ascii_case("text")
            && sub.eq_ignore_ascii_case("calendar"))
            || sub.eq_ignore_ascii_case("ics");
        if !is_calendar {
            return None;
        }
        let text = String::from_utf8_lossy(part.contents());
        let stated = kind.attribute("method").map(str::to_owned);
        Some((stated, cut(&text, CALENDAR_BYTES_MAX).to_owned()))
    })
}

/// The lines of the first event or task, or of the whole where there is none, each unfolded.
fn unfolded(text: &str) -> Vec<String> {
    let mut lines: Vec<String> = Vec::new();
    for line in text.lines() {
        let line = line.trim_end_matches('\r');
        match (line.strip_prefix([' ', '\t']), lines.last_mut()) {
            (Some(rest), Some(last)) => last.push_str(rest),
            _ => lines.push(line.to_owned()),
        }
    }
    lines
}

/// The value of the first property of this name, whatever its parameters.
fn value<'l>(lines: &'l [String], name: &str) -> Option<&'l str> {
    lines.iter().find_map(|line| property(line, name)).map(|(_, value)| value)
}

/// Parameters and value of a line, if it is of this property. A colon may stand in quotes.
fn property<'l>(line: &'l str, name: &str) -> Option<(&'l str, &'l str)> {
    let start = line.get(..name.len())?;
    let rest = line.get(name.len()..)?;
    if !start.eq_ignore_ascii_case(name) || !rest.starts_with([':', ';']) {
        return None;
    }
    let mut quoted = false;
    let colon = rest.char_indices().find(|(_, c)| {
        quoted ^= *c == '"';
        *c == ':' && !quoted
    });
    let (at, _) = colon?;
    Some((rest.get(..at)?, rest.get(at + 1..)?.trim()))
}

/// True if whoever answers accepts. One who answers for others, too, accepts only with them all.
fn is_accepted(lines: &[String]) -> bool {
    let answers: Vec<String> = lines
        .iter()
        .filter_map(|line| property(line, "ATTENDEE"))
        .map(|(parameters, _)| parameters.to_uppercase())
        .collect();
    !answers.is_empty() && answers.iter().all(|answer| answer.contains("PARTSTAT=ACCEPTED"))
}

/// The day on which the event begins. A time in UTC is taken to the sender's zone; one with a zone
/// of its own, or with none, says the day itself.
fn start(lines: &[String], zone: &TimeZone) -> Option<Date> {
    // Rules of daylight saving bear a DTSTART too.
    let event = lines.iter().position(|line| line.eq_ignore_ascii_case("BEGIN:VEVENT"))?;
    let text = value(lines.get(event..)?, "DTSTART")?;
    let digits = |from: usize, to: usize| text.get(from..to)?.parse::<i16>().ok();
    let small = |from: usize, to: usize| i8::try_from(digits(from, to)?).ok();
    let date = Date::new(digits(0, 4)?, small(4, 6)?, small(6, 8)?).ok()?;
    if !text.ends_with('Z') {
        return Some(date);
    }
    let time = jiff::civil::Time::new(small(9, 11)?, small(11, 13)?, 0, 0).ok()?;
    let at: Timestamp = DateTime::from_parts(date, time).to_zoned(TimeZone::UTC).ok()?.timestamp();
    Some(at.to_zoned(zone.clone()).date())
}

#[cfg(test)]
mod tests {
    use super::*;
    use mail_parser::MessageParser;

    fn read(kind: &str, calendar: &str) -> Option<Appointment> {
        let raw = format!("From: a@b.example\r\nContent-Type: {kind}\r\n\r\n{calendar}\r\n");
        let message = MessageParser::default().parse(raw.as_bytes()).unwrap();
        appointment(&message, &TimeZone::fixed(jiff::tz::Offset::constant(9)))
    }

    #[test]
    fn what_each_method_says() {
        let answer = |status: &str| {
            format!(
                "METHOD:REPLY\r\nATTENDEE;PARTSTAT={status};CN=\"Roe: Dana\":mailto:d@b.example"
            )
        };
        for (calendar, expected) in [
            ("METHOD:REQUEST".to_owned(), Method::Request),
            ("METHOD:COUNTER".to_owned(), Method::Counter),
            ("METHOD:CANCEL".to_owned(), Method::Cancel),
            ("METHOD:PUBLISH".to_owned(), Method::Other),
            (answer("ACCEPTED"), Method::Accepted),
            (answer("DECLINED"), Method::Refused),
            (answer("TENTATIVE"), Method::Refused),
            ("METHOD:REPLY\r\nATTENDEE;PART\r\n STAT=ACCEPTED:mailto:d@b.example".to_owned(), {
                Method::Accepted
            }),
            ("METHOD:REPLY".to_owned(), Method::Refused),
        ] {
            let found = read("text/calendar", &calendar).map(|found| found.method);
            assert_eq!(found, Some(expected), "{calendar}");
        }
        let stated = read("text/calendar; method=request", "BEGIN:VCALENDAR").unwrap();
        assert_eq!(stated.method, Method::Request);
        assert_eq!(read("application/ics", "METHOD:CANCEL").unwrap().method, Method::Cancel);
        assert_eq!(read("text/plain", "METHOD:REQUEST"), None);
    }

    #[test]
    fn the_day_is_the_senders() {
        for (line, expected) in [
            ("DTSTART:20260312T200000Z", Some("2026-03-13")),
            ("DTSTART;TZID=\"America/New York: east\":20260312T200000", Some("2026-03-12")),
            ("DTSTART;VALUE=DATE:20260312", Some("2026-03-12")),
            ("DTSTART:20269912", None),
            ("DTSTART:é", None),
        ] {
            let rules = "METHOD:REQUEST\r\nBEGIN:DAYLIGHT\r\nDTSTART:20070311T020000\r\n";
            let event = format!("{rules}BEGIN:VEVENT\r\n{line}\r\nEND:VEVENT");
            let day = read("text/calendar", &event).unwrap().day.map(|day| day.to_string());
            assert_eq!(day.as_deref(), expected, "{line}");
        }
    }
}
