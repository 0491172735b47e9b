//! Reports on deliveries in the shapes of the mail systems people use, and what resembles them.
//! The mail that came back is always the same: to Dana, with the id below.

use afterword::reading::{Understood, understand};
use afterword::timeline::words::{Automatic, Kind};
use jiff::tz::TimeZone;

mod others;
mod shapes;

use others::*;
use shapes::*;

const ID: &str = "5f1c.2026@home.example";
const DANA: &str = "dana@acme.example";

fn read(raw: &str) -> Understood {
    let raw = raw.trim_start().replace('\n', "\r\n");
    understand(raw.as_bytes(), &TimeZone::UTC).unwrap()
}

#[test]
fn a_final_failure_is_a_bounce_in_every_systems_words() {
    for (system, raw, status) in [
        ("Postfix", POSTFIX, Some("5.1.1")),
        ("Exim", EXIM, Some("5.1.1")),
        ("Exim, report", EXIM_REPORT, Some("5.1.1")),
        ("Microsoft 365", MICROSOFT, Some("5.1.10")),
        ("Exchange, plain", EXCHANGE_PLAIN, None),
        ("Gmail", GMAIL, Some("5.1.1")),
        ("Gmail, old", GMAIL_OLD, Some("5.1.1")),
        ("Yahoo", YAHOO, None),
        ("GMX", GMX, None),
        ("1&1", ONE_AND_ONE, Some("5.1.1")),
        ("qmail", QMAIL, Some("5.1.1")),
        ("Sendmail", SENDMAIL, Some("5.1.1")),
        ("OpenSMTPD", OPENSMTPD, Some("5.1.1")),
        ("DragonFly", DRAGONFLY, Some("5.7.26")),
        ("Mail.ru", MAIL_RU, Some("5.1.1")),
        ("given up after days", EXPIRED, Some("4.4.7")),
        ("behind an alias", ALIAS, Some("5.1.1")),
    ] {
        let found = read(raw);
        assert_eq!(found.kind, Kind::Bounce, "{system}: {found:?}");
        assert_eq!(found.automatic, Some(Automatic::Bounce), "{system}");
        let failure = found.failure.unwrap();
        assert_eq!(failure.address.as_deref(), Some(DANA), "{system}");
        assert_eq!(failure.status.as_deref(), status, "{system}");
        assert_eq!(failure.message_ids.first().map(String::as_str), Some(ID), "{system}");
    }
}

#[test]
fn what_is_late_or_has_arrived_is_no_bounce() {
    for (system, raw) in [
        ("Postfix, late", POSTFIX.replace("Action: failed", "Action: delayed")),
        ("Postfix, delivered", POSTFIX.replace("Action: failed", "Action: delivered")),
        ("Microsoft, relayed", MICROSOFT.replace("Action: failed", "Action: relayed")),
        ("expanded", MICROSOFT.replace("Action: failed", "Action: expanded")),
        ("no action, success", POSTFIX.replace("Action: failed\nStatus: 5", "Status: 2")),
        ("Exim, late", EXIM_LATE.to_owned()),
        ("Sendmail, late", SENDMAIL_LATE.to_owned()),
        ("Gmail, late", GMAIL_LATE.to_owned()),
    ] {
        let found = read(&raw);
        let expected = (Kind::Acknowledgement, Some(Automatic::DeliveryReport), None);
        assert_eq!((found.kind, found.automatic, found.failure), expected, "{system}");
    }
}

#[test]
fn a_report_on_a_disposition_is_no_answer() {
    for raw in [DISPOSITION, READ_PLAIN] {
        let found = read(raw);
        let expected = (Kind::Acknowledgement, Some(Automatic::DispositionReport));
        assert_eq!((found.kind, found.automatic), expected, "{raw}");
    }
}

#[test]
fn what_only_resembles_a_report_is_none() {
    for (what, raw, kind, automatic) in [
        ("an absence", ABSENCE, Kind::OutOfOffice, Some(Automatic::OutOfOffice)),
        ("an absence as a report", REPORTED, Kind::OutOfOffice, Some(Automatic::OutOfOffice)),
        ("an absence, to a bounce", ANSWERED, Kind::OutOfOffice, Some(Automatic::OutOfOffice)),
        ("a forwarded bounce", FORWARDED, Kind::Unclear, None),
        ("an attached bounce", ATTACHED, Kind::Unclear, None),
        ("a loose report part", LOOSE, Kind::Unclear, None),
        ("a postmaster who writes", WRITES, Kind::Unclear, None),
        ("a report on abuse", ABUSE, Kind::Unclear, None),
        ("a transcript of errors", TRANSCRIPT, Kind::Unclear, None),
    ] {
        let found = read(raw);
        assert_eq!((found.kind, found.automatic), (kind, automatic), "{what}: {found:?}");
        assert_eq!(found.failure, None, "{what}");
    }
}

#[test]
fn the_words_of_the_returned_mail_are_not_the_reports() {
    // The candidate wrote of a delay; the system writes of a failure.
    let late = QMAIL.replace("Hello Dana", "Sorry for the delayed answer, I will keep trying");
    assert_eq!(read(&late).kind, Kind::Bounce);
    // And of a rejection, in a report on a delay.
    let late = EXIM_LATE.replace("No action", "rejected with 450. No action");
    assert_eq!(read(&late).kind, Kind::Acknowledgement);
}

#[test]
fn an_id_on_a_line_of_its_own_is_found() {
    let folded = format!("Message-ID:\n <{ID}>");
    for raw in [POSTFIX, MICROSOFT, QMAIL] {
        let raw = raw.replace(&format!("Message-ID: <{ID}>"), &folded);
        assert!(raw.contains(&folded));
        assert_eq!(read(&raw).failure.unwrap().message_ids, [ID]);
    }
}
