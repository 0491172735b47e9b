//! Appointments as calendars send them (RFC 5546): somebody's word, whichever system carries it.

use afterword::reading::{Understood, understand};
use afterword::timeline::words::Kind;
use jiff::tz::TimeZone;

/// A message of Wednesday, 4 March 2026, in New York, with a calendar part.
fn read(subject: &str, text: &str, calendar: &str) -> Understood {
    let raw = format!(
        "From: Dana Roe <dana@acme.example>\nSender: calendar-notification@calendar.example\n\
         To: sam@home.example\nSubject: {subject}\nDate: Wed, 4 Mar 2026 16:00:00 -0500\n\
         Auto-Submitted: auto-generated\nContent-Type: multipart/mixed; boundary=m\n\n--m\n\
         Content-Type: multipart/alternative; boundary=a\n\n--a\n\
         Content-Type: text/plain; charset=utf-8\n\n{text}\n--a\n\
         Content-Type: text/calendar; charset=utf-8\n\nBEGIN:VCALENDAR\n{calendar}\n\
         END:VEVENT\nEND:VCALENDAR\n--a--\n--m--\n"
    );
    understand(raw.replace('\n', "\r\n").as_bytes(), &TimeZone::UTC).unwrap()
}

fn event(method: &str, more: &str) -> String {
    format!("METHOD:{method}\nBEGIN:VEVENT\nDTSTART:20260312T013000Z\nUID:1@acme.example\n{more}")
}

#[test]
fn each_method_is_what_it_says_and_none_is_automatic() {
    let answer =
        |word: &str| event("REPLY", &format!("ATTENDEE;PARTSTAT={word}:mailto:d@a.example"));
    let no = "We have decided to move forward with another candidate.";
    for (what, text, calendar, kind) in [
        ("invitation", "", event("REQUEST", ""), Kind::Advance),
        ("invitation, in Spanish", SPANISH, event("REQUEST", ""), Kind::Advance),
        ("another time", "", event("COUNTER", ""), Kind::Advance),
        ("accepted", "", answer("ACCEPTED"), Kind::Advance),
        ("left open", "", answer("TENTATIVE"), Kind::Unclear),
        ("declined", "", answer("DECLINED"), Kind::Unclear),
        ("declined, with a reason", no, answer("DECLINED"), Kind::Rejection),
        ("off", "", event("CANCEL", ""), Kind::Unclear),
        ("off, old text", INVITES, event("CANCEL", ""), Kind::Unclear),
        ("off, with a promise", "We will decide by Friday.", event("CANCEL", ""), Kind::Unclear),
        ("off, for good", no, event("CANCEL", ""), Kind::Rejection),
        ("invitation, and a no", no, event("REQUEST", ""), Kind::Rejection),
        ("told of", "", event("PUBLISH", ""), Kind::Unclear),
    ] {
        let found = read("Interview @ Wed Mar 11", text, &calendar);
        assert_eq!((found.kind, found.automatic), (kind, None), "{what}: {found:?}");
    }
}

#[test]
fn the_day_of_the_appointment_is_the_due_on_the_senders_calendar() {
    let found = read("Invitation: Interview", "", &event("REQUEST", ""));
    assert_eq!(found.due.map(|due| due.latest.to_string()).as_deref(), Some("2026-03-11"));
    let past = event("REPLY", "ATTENDEE;PARTSTAT=ACCEPTED:mailto:d@a.example");
    let past = past.replace("20260312", "20260212");
    assert_eq!(read("Accepted: Interview", "", &past).kind, Kind::Unclear);
}

#[test]
fn a_line_that_only_names_an_answer_is_shown() {
    for subject in ["Accepted: Interview", "Declined: Interview", "Canceled event: Interview"] {
        let raw = format!("From: dana@acme.example\r\nSubject: {subject}\r\n\r\n");
        let found = understand(raw.as_bytes(), &TimeZone::UTC).unwrap();
        assert_eq!((found.kind, found.automatic), (Kind::Unclear, None), "{subject}");
    }
}

const SPANISH: &str = "Nos gustaría hablar con usted de los siguientes pasos para el puesto.";
const INVITES: &str = "We would like to invite you to a second interview.";
