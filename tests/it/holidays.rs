//! Holidays: days and ranges of the config, and calendar files; and windows that they would shut.

use std::collections::BTreeMap;
use std::ffi::OsStr;
use std::fmt::Write;
use std::fs;
use std::path::Path;

use afterword::cli::{self, Cli};
use afterword::clock::Calendar;
use afterword::config::{Config, Holidays};
use clap::Parser;
use jiff::Timestamp;
use jiff::civil::{Date, Weekday};

use super::common::nobodys_env;

const BARE: &str = "[candidate]\nname = \"Ada Park\"\naddresses = [\"ada@park.example\"]\n\
    zone = \"Europe/Berlin\"\n[account]\nimap = { host = \"imap.post.example\" }\n\
    smtp = { host = \"smtp.post.example\" }\npassword_file = \"pw\"\n";

fn now() -> Timestamp {
    "2026-03-02T10:00:00Z".parse().unwrap()
}

/// The config with a file of holidays beside it.
fn with_file(bytes: &[u8]) -> Result<Holidays, String> {
    let folder = tempfile::tempdir().unwrap();
    let text = format!("{BARE}[calendar]\nholiday_files = [\"days.ics\"]\n");
    fs::write(folder.path().join("afterword.toml"), text).unwrap();
    fs::write(folder.path().join("days.ics"), bytes).unwrap();
    let read = Config::load(&folder.path().join("afterword.toml"), &nobodys_env(), now());
    let name = format!("{}/", folder.path().display());
    read.map(|config| config.holidays).map_err(|error| error.to_string().replace(&name, ""))
}

/// A calendar of these events, each a few lines.
fn calendar(events: &[&str]) -> String {
    let mut text = "BEGIN:VCALENDAR\r\nVERSION:2.0\r\nPRODID:-//test//EN\r\n".to_owned();
    for event in events {
        let lines = event.replace('\n', "\r\n");
        write!(text, "BEGIN:VEVENT\r\n{lines}\r\nEND:VEVENT\r\n").unwrap();
    }
    text + "END:VCALENDAR\r\n"
}

/// The days of these events from 2025 to 2028, with a space between; the file has another event, so
/// that it holds some day in any case.
fn days(events: &[&str]) -> String {
    let other = "DTSTART;VALUE=DATE:20300101";
    let text = calendar(&[&[other], events].concat());
    let days = with_file(text.as_bytes()).unwrap().days();
    let days = days.iter().filter(|day| (2025..=2028).contains(&day.year()));
    days.map(Date::to_string).collect::<Vec<_>>().join(" ")
}

#[test]
fn an_all_day_event_covers_its_days() {
    for (event, expected) in [
        ("DTSTART;VALUE=DATE:20260525", "2026-05-25"),
        ("DTSTART:20260525", "2026-05-25"),
        ("DTSTART;VALUE=DATE:20260525\nDTEND;VALUE=DATE:20260526", "2026-05-25"),
        // The end is the first day after it; some write the day itself.
        ("DTSTART;VALUE=DATE:20260525\nDTEND;VALUE=DATE:20260525", "2026-05-25"),
        (
            "DTSTART;VALUE=DATE:20261230\nDTEND;VALUE=DATE:20270102",
            "2026-12-30 2026-12-31 2027-01-01",
        ),
        ("DTSTART;VALUE=DATE:20260228\nDURATION:P2D", "2026-02-28 2026-03-01"),
        ("DTSTART;VALUE=DATE:20260525\nDURATION:PT12H", "2026-05-25"),
        ("DTSTART;VALUE=DATE:20260525\nTRANSP:TRANSPARENT", "2026-05-25"),
        ("DTSTART;VALUE=DATE:20260525\nSTATUS:TENTATIVE", "2026-05-25"),
        ("DTSTART;VALUE=DATE:20260525\nSTATUS:CANCELLED", ""),
        ("DTSTART;VALUE=DATE:20260525\nRRULE:", "2026-05-25"),
        // An appointment.
        ("DTSTART:20260525T000000", ""),
        (
            "DTSTART;TZID=Europe/Berlin:20260525T090000\nDTEND;TZID=Europe/Berlin:20260526T090000",
            "",
        ),
        ("DTSTART:20260525T090000Z\nRRULE:FREQ=DAILY", ""),
        // Years before and after, and no year that is written out.
        ("DTSTART;VALUE=DATE:20010911", ""),
        ("DTSTART;VALUE=DATE:20400101\nRRULE:FREQ=YEARLY", ""),
    ] {
        assert_eq!(days(&[event]), expected, "{event}");
    }
}

#[test]
fn what_repeats_is_written_out() {
    for (rule, expected) in [
        ("20200704|FREQ=YEARLY", "2025-07-04 2026-07-04 2027-07-04 2028-07-04"),
        ("19700704|FREQ=YEARLY;INTERVAL=2", "2026-07-04 2028-07-04"),
        ("20250704|FREQ=YEARLY;UNTIL=20260704", "2025-07-04 2026-07-04"),
        ("20250704|FREQ=YEARLY;UNTIL=20260703T235959Z", "2025-07-04"),
        ("20230704|FREQ=YEARLY;COUNT=4", "2025-07-04 2026-07-04"),
        ("20240229|FREQ=YEARLY", "2028-02-29"),
        // Memorial Day, Thanksgiving, the day after it, and Election Day.
        (
            "20200525|FREQ=YEARLY;BYMONTH=5;BYDAY=-1MO",
            "2025-05-26 2026-05-25 2027-05-31 2028-05-29",
        ),
        (
            "20201126|FREQ=YEARLY;BYDAY=4TH;BYMONTH=11",
            "2025-11-27 2026-11-26 2027-11-25 2028-11-23",
        ),
        (
            "20201127|FREQ=YEARLY;BYMONTH=11;BYDAY=FR;BYMONTHDAY=23,24,25,26,27,28,29",
            "2025-11-28 2026-11-27 2027-11-26 2028-11-24",
        ),
        (
            "20201103|FREQ=YEARLY;INTERVAL=4;BYMONTH=11;BYDAY=TU;BYMONTHDAY=2,3,4,5,6,7,8",
            "2028-11-07",
        ),
        ("20260101|FREQ=YEARLY;COUNT=3;BYMONTH=1,7", "2026-01-01 2026-07-01 2027-01-01"),
        (
            "20260101|FREQ=YEARLY;UNTIL=20271231;BYYEARDAY=1,-1",
            "2026-01-01 2026-12-31 2027-01-01 2027-12-31",
        ),
        ("20260302|FREQ=WEEKLY;COUNT=2", "2026-03-02 2026-03-09"),
        ("20260131|FREQ=MONTHLY;UNTIL=20260401", "2026-01-31 2026-03-31"),
        (
            "20260101|FREQ=MONTHLY;BYDAY=MO,TU,WE,TH,FR;BYSETPOS=-1;COUNT=2",
            "2026-01-01 2026-01-30 2026-02-27",
        ),
        ("20260101|FREQ=DAILY;COUNT=2", "2026-01-01 2026-01-02"),
        // No such day, but the one on which it begins.
        ("20260101|FREQ=YEARLY;BYMONTH=2;BYMONTHDAY=30", "2026-01-01"),
        ("20260101|FREQ=YEARLY;UNTIL=20250101", "2026-01-01"),
    ] {
        let (start, rule) = rule.split_once('|').unwrap();
        let event = format!("DTSTART;VALUE=DATE:{start}\nRRULE:{rule}");
        assert_eq!(days(&[&event]), expected, "{event}");
    }
    let long = "DTSTART;VALUE=DATE:20251224\nDTEND;VALUE=DATE:20251227\nRRULE:FREQ=YEARLY;COUNT=2";
    assert_eq!(days(&[long]), "2025-12-24 2025-12-25 2025-12-26 2026-12-24 2026-12-25 2026-12-26");
}

#[test]
fn exceptions_and_additions_of_a_series() {
    let series = "UID:a@x.example\nDTSTART;VALUE=DATE:20250704\nRRULE:FREQ=YEARLY;COUNT=3";
    let with = |lines: &str| format!("{series}\n{lines}");
    let each = |events: &[&str]| days(events);
    assert_eq!(each(&[&with("EXDATE;VALUE=DATE:20260704")]), "2025-07-04 2027-07-04");
    assert_eq!(each(&[&with("EXDATE;VALUE=DATE:20260704,20270704")]), "2025-07-04");
    assert_eq!(each(&[&with("EXDATE:20250704T000000Z")]), "2026-07-04 2027-07-04");
    assert_eq!(
        each(&[&with("RDATE;VALUE=DATE:20260703,20280705\nEXDATE;VALUE=DATE:20270704")]),
        "2025-07-04 2026-07-03 2026-07-04 2028-07-05"
    );
    // In place of one day of the series another, none, or an appointment; of this series only.
    let moved = |uid: &str, lines: &str| {
        format!("UID:{uid}@x.example\nRECURRENCE-ID;VALUE=DATE:20260704\n{lines}")
    };
    let to = "DTSTART;VALUE=DATE:20260703";
    assert_eq!(each(&[series, &moved("a", to)]), "2025-07-04 2026-07-03 2027-07-04");
    assert_eq!(each(&[&moved("a", to), series]), "2025-07-04 2026-07-03 2027-07-04");
    let cancelled = format!("{to}\nSTATUS:CANCELLED");
    assert_eq!(each(&[series, &moved("a", &cancelled)]), "2025-07-04 2027-07-04");
    assert_eq!(each(&[series, &moved("a", "DTSTART:20260704T090000Z")]), "2025-07-04 2027-07-04");
    assert_eq!(each(&[series, &moved("b", to)]), "2025-07-04 2026-07-03 2026-07-04 2027-07-04");
}

#[test]
fn lines_ends_folds_and_letters() {
    let text = calendar(&[
        "SUMMARY:Tag der Deutsch\n en Einheit\nDTSTART;VALU\n E=DATE:20261003",
        "SUMMARY;LANGUAGE=fr:Fête nationale\\, à Paris\nDTSTART;VALUE=DATE:20260714\n\
         BEGIN:VALARM\nTRIGGER:-PT1H\nDESCRIPTION:BEGIN:VEVENT\nEND:VALARM",
    ]);
    let two = format!("{text}{}", calendar(&["DTSTART;VALUE=DATE:20261226"]));
    let unix = two.replace("\r\n", "\n");
    let lower = two.replace("BEGIN:", "begin:").replace("END:", "end:");
    let variants =
        [two.clone(), unix, format!("\u{feff}{two}"), lower, format!("{two}\r\n \r\n\r\n")];
    for text in variants {
        let holidays = with_file(text.as_bytes()).unwrap();
        let named: Vec<(String, &str)> =
            holidays.days().iter().map(|day| (day.to_string(), holidays.name(*day))).collect();
        let expected = [
            ("2026-07-14", "Fête nationale, à Paris"),
            ("2026-10-03", "Tag der Deutschen Einheit"),
            ("2026-12-26", ""),
        ];
        assert_eq!(named, expected.map(|(day, name)| (day.to_owned(), name)), "{text:?}");
    }
}

/// Every day of a long file is read, and each once.
#[test]
fn a_long_file() {
    let mut events = Vec::new();
    for number in 0..20_000 {
        let year = 2026 + number % 4;
        let month = 1 + number / 4 % 12;
        events.push(format!("UID:{number}@x.example\nDTSTART;VALUE=DATE:{year}{month:02}01"));
    }
    events.push("DTSTART;VALUE=DATE:19000101\nRRULE:FREQ=DAILY;BYDAY=SU".to_owned());
    let events: Vec<&str> = events.iter().map(String::as_str).collect();
    let holidays = with_file(calendar(&events).as_bytes()).unwrap().days();
    let (sundays, others): (Vec<Date>, Vec<Date>) =
        holidays.into_iter().partition(|day| day.weekday() == Weekday::Sunday);
    // From the Monday with which 2024 begins to the end of 2032.
    assert_eq!(sundays.len(), 469);
    let firsts = |year: i16| (1..=12).map(move |month| Date::new(year, month, 1).unwrap());
    let on_sundays =
        (2026..2030).flat_map(firsts).filter(|day| day.weekday() == Weekday::Sunday).count();
    assert_eq!(others.len() + on_sundays, 48);
}

#[test]
fn a_broken_file_is_refused_with_file_line_and_what_is_wrong() {
    let event = |lines: &str| calendar(&["DTSTART;VALUE=DATE:20260101", lines]);
    let whole = event("SUMMARY:New Year\nDTSTART;VALUE=DATE:20260101");
    for (text, message) in [
        (String::new(), "days.ics:1: this is no iCalendar file"),
        ("<!DOCTYPE html>\n<html>".to_owned(), "days.ics:1: this is no iCalendar file"),
        ("BEGIN:VCARD\nEND:VCARD\n".to_owned(), "days.ics:1: this is no iCalendar file"),
        (format!("{whole}more\n"), "days.ics:12: this is no iCalendar file"),
        (
            whole.replace("END:VCALENDAR\r\n", ""),
            "days.ics:10: it breaks off: END:VCALENDAR is missing",
        ),
        (
            whole.replacen("END:VEVENT", "END:VTODO", 1),
            "days.ics:6: END:VTODO ends what did not begin",
        ),
        (calendar(&[]), "days.ics: it holds no all-day event, so no holiday"),
        (calendar(&["DTSTART:20260101T090000"]), "days.ics: it holds no all-day event"),
        (event("SUMMARY:Off"), "days.ics:7: the event \"Off\": its DTSTART is missing"),
        (
            event("SUMMARY:Off\nDTSTART;VALUE=DATE:20261301"),
            "days.ics:7: the event \"Off\": its DTSTART is no date of the calendar",
        ),
        (event("DTSTART;VALUE=DATE:soon"), "days.ics:7: an event: its DTSTART is no date"),
        (
            event("DTSTART;VALUE=DATE:20260202\nDTEND;VALUE=DATE:20260201"),
            "days.ics:7: an event: it ends on 2026-02-01, before it begins on 2026-02-02",
        ),
        (
            event("DTSTART;VALUE=DATE:20260101\nDTEND;VALUE=DATE:20280101"),
            "days.ics:7: an event: it lasts 730 days, which is no holiday",
        ),
        (
            event("DTSTART;VALUE=DATE:20260101\nDURATION:long"),
            "days.ics:7: an event: its DURATION can't be read",
        ),
        (
            event("DTSTART;VALUE=DATE:20260101\nRRULE:FREQ=EASTERLY"),
            "days.ics:7: an event: its RRULE \"FREQ=EASTERLY\" can't be read",
        ),
        (
            event("DTSTART;VALUE=DATE:20260101\nRRULE:FREQ=YEARLY;BYMONTH=13"),
            "days.ics:7: an event: its RRULE",
        ),
        (
            event("DTSTART;VALUE=DATE:20260101\nRRULE:FREQ=HOURLY"),
            "days.ics:7: an event: its RRULE repeats it more often than days can be",
        ),
        (
            event("DTSTART;VALUE=DATE:20260101\nRRULE:RSCALE=CHINESE;FREQ=YEARLY"),
            "days.ics:7: an event: its RRULE goes by another calendar",
        ),
        (
            event("DTSTART;VALUE=DATE:20260101\nEXDATE;VALUE=DATE:never"),
            "days.ics:7: an event: its EXDATE is no date",
        ),
        (
            event("DTSTART;VALUE=DATE:20260101\nRECURRENCE-ID;RANGE=THISANDFUTURE:20260101"),
            "days.ics:7: an event: RANGE=THISANDFUTURE can't be read",
        ),
    ] {
        let error = with_file(text.as_bytes()).unwrap_err();
        assert!(error.starts_with(message), "wanted: {message}\n   got: {error}");
    }
    let latin = [calendar(&["SUMMARY:x"]).as_bytes(), b"F\xeate\n"].concat();
    let error = with_file(&latin).unwrap_err();
    assert!(error.starts_with("days.ics:8: this is no UTF-8"), "{error}");
}

#[test]
fn a_missing_file_is_refused_where_the_config_names_it() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("afterword.toml");
    let text = format!("{BARE}[calendar]\nholiday_files = [\"~/a.ics\",\n  \"none.ics\"]\n");
    fs::write(&path, text).unwrap();
    let error = Config::load(&path, &nobodys_env(), now()).unwrap_err().to_string();
    let message = format!(
        "{}:10: calendar.holiday_files: /home/candidate/a.ics can't be read: ",
        path.display()
    );
    assert!(error.starts_with(&message), "{error}");
}

fn parse(more: &str) -> Result<Config, String> {
    let text = format!("{BARE}{more}\n");
    Config::parse(&text, Path::new("a.toml"), &nobodys_env(), now()).map_err(|e| e.to_string())
}

#[test]
fn holidays_of_the_config_are_days_and_ranges() {
    let config = parse(
        "[calendar]\nholidays = [\"2026-05-25\", \"2026-12-30..2027-01-01\", \"2026-12-31\"]",
    );
    let policy = config.unwrap().policy(BTreeMap::new());
    let days: Vec<String> = policy.holidays.iter().map(Date::to_string).collect();
    assert_eq!(days, ["2026-05-25", "2026-12-30", "2026-12-31", "2027-01-01"]);
    assert!(policy.quiet.is_empty());
    for (holiday, message) in [
        ("2026-12-30..2026-12-29", "a.toml:10: calendar.holidays: \"2026-12-30..2026-12-29\" ends"),
        ("2026-12-30..", "a.toml:10: calendar.holidays: \"\" is no date"),
        ("2026-01-01..2062-01-01", "a.toml:10: calendar.holidays: over a year of holidays"),
    ] {
        let error = parse(&format!("[calendar]\nholidays = [\"{holiday}\"]")).unwrap_err();
        assert!(error.starts_with(message), "wanted: {message}\n   got: {error}");
    }
}

#[test]
fn a_window_that_could_never_open_is_refused() {
    let never = "opens on no business day in the five years to come";
    for (more, message) in [
        (
            "[windows]\ncheck_in = [\"* 9 * * Sat\",\n\"* 9 * * Sun\"]",
            format!(
                "a.toml:10: windows.check_in: \"* 9 * * Sat\" and \"* 9 * * Sun\", the window of \
                 check_in, {never}; widen it"
            ),
        ),
        (
            "[calendar]\nweekend = [\"Thu\"]\n[windows]\nfinal_thank_you = [\"* 9 * * Thu\"]",
            "a.toml:12: windows.final_thank_you: \"* 9 * * Thu\", the window".to_owned(),
        ),
        (
            "[calendar]\nweekend = [\"Mon\", \"Tue\", \"Wed\", \"Thu\", \"Fri\"]",
            "a.toml:10: calendar.weekend: \"* 9-16 * * Mon-Fri\", the window of check_in"
                .to_owned(),
        ),
        (
            "[calendar]\nquiet = [\"2026-01-01..2040-01-01\"]",
            "a.toml:10: calendar.quiet: \"* 8-20 * * *\", the window of thank_you, opens only on \
             quiet days in"
                .to_owned(),
        ),
        (
            "[calendar]\nholidays = [\"2028-02-29\"]\n[windows]\ncheck_in = [\"* 9 29 2 *\"]",
            format!("a.toml:12: windows.check_in: \"* 9 29 2 *\", the window of check_in, {never}"),
        ),
    ] {
        let error = parse(more).unwrap_err();
        assert!(error.starts_with(&message), "wanted: {message}\n   got: {error}");
    }
    for more in [
        "[windows]\ncheck_in = [\"* 9 * * Sat\", \"* 9 * * Mon\"]",
        "[windows]\nthank_you = [\"* 9 * * Sat\"]\nask_around = [\"* 9 * * Sun\"]",
        "[windows]\ncheck_in = [\"* 9 29 2 *\"]",
        "[calendar]\nweekend = [\"Fri\", \"Sat\"]\n[windows]\ncheck_in = [\"* 9 * * Sun\"]",
        "[calendar]\nquiet = [\"2026-01-01..2030-12-31\"]",
    ] {
        parse(more).unwrap();
    }
}

/// What `check` says of the holidays on a day.
fn checked(folder: &Path, on: &str) -> String {
    let calendar = Calendar::standing_at(format!("{on}T10:00:00Z").parse().unwrap());
    let mut out = Vec::new();
    let config = folder.join("afterword.toml");
    let arguments = ["afterword", "check", "--offline", "--config"].map(OsStr::new);
    let cli = Cli::parse_from(arguments.into_iter().chain([config.as_os_str()]));
    cli::run(&cli, nobodys_env(), &calendar, &mut out).unwrap();
    let text = String::from_utf8(out).unwrap().replace(&format!("{}/", folder.display()), "");
    let line = text.lines().find(|line| line.contains(" holidays ")).unwrap();
    line.split_whitespace().collect::<Vec<_>>().join(" ")
}

#[test]
fn check_says_what_was_read_and_when_the_list_ends() {
    let folder = tempfile::tempdir().unwrap();
    let write = |name: &str, text: &str| fs::write(folder.path().join(name), text).unwrap();
    let config = |calendar: &str| {
        write(
            "afterword.toml",
            &format!("{BARE}[database]\npath = \"a.db\"\n[calendar]\n{calendar}\n"),
        );
    };
    config("");
    assert!(checked(folder.path(), "2026-03-02").starts_with("works holidays none are set"));

    config("holidays = [\"2026-04-03..2026-04-06\"]\nholiday_files = [\"us.ics\", \"own.ics\"]");
    // A control character would reach the terminal.
    let labor = "SUMMARY:Labor\u{7}Day\nDTSTART;VALUE=DATE:20260907";
    write("us.ics", &calendar(&["SUMMARY:Memorial Day\nDTSTART;VALUE=DATE:20260525", labor]));
    write("own.ics", &calendar(&["DTSTART;VALUE=DATE:20260619"]));
    let read = "holidays 4 in the config, 2 in us.ics, 1 in own.ics";
    assert_eq!(
        checked(folder.path(), "2026-04-06"),
        format!(
            "works {read}; next: Mon 06 Apr 2026, Mon 25 May 2026 (Memorial Day), Fri 19 Jun 2026"
        )
    );
    assert_eq!(
        checked(folder.path(), "2026-07-09"),
        format!("works {read}; next: Mon 07 Sep 2026 (Labor Day)")
    );
    assert_eq!(
        checked(folder.path(), "2026-07-10"),
        format!(
            "WARNS {read}; next: Mon 07 Sep 2026 (Labor Day); your holiday list ends on \
             2026-09-07: add those that follow"
        )
    );
    assert_eq!(
        checked(folder.path(), "2026-09-08"),
        format!("WARNS {read}; your holiday list ended on 2026-09-07: add those that follow")
    );
    // What repeats for ever never ends, whenever the config is read.
    write("own.ics", &calendar(&["DTSTART;VALUE=DATE:20260619\nRRULE:FREQ=YEARLY"]));
    assert!(checked(folder.path(), "2049-12-31").starts_with("works holidays"));
    config("holiday_files = [\"us.ics\"]");
    assert_eq!(
        checked(folder.path(), "2040-01-01"),
        "WARNS holidays 0 in us.ics; no holiday of these years is in them: add those that follow"
    );
}
