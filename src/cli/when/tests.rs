use super::*;

/// A Wednesday, a quarter past two in the afternoon, in Berlin's summer time.
const WEDNESDAY: &str = "2026-07-15T14:15:00+02:00[Europe/Berlin]";

fn now() -> Zoned {
    WEDNESDAY.parse().unwrap()
}

fn at(text: &str, now: &str, prefer: Prefer) -> String {
    let now: Zoned = now.parse().unwrap();
    match instant(text, &now, prefer) {
        Ok(at) => {
            assert_eq!(at.time_zone(), now.time_zone());
            at.strftime("%Y-%m-%dT%H:%M:%S%:z").to_string()
        }
        Err(error) => panic!("{error}"),
    }
}

#[test]
fn instants_as_they_are_typed() {
    for (text, expected) in [
        ("2026-11-20 14:00", "2026-11-20T14:00:00+01:00"),
        ("2026-11-20T14:00", "2026-11-20T14:00:00+01:00"),
        ("2026-11-20T14:00:30", "2026-11-20T14:00:30+01:00"),
        ("2026-11-20T14:00:00Z", "2026-11-20T15:00:00+01:00"),
        ("2026-11-20T14:00:00-05:00[America/New_York]", "2026-11-20T20:00:00+01:00"),
        ("2026-11-20", "2026-11-20T00:00:00+01:00"),
        ("  Tomorrow  3PM ", "2026-07-16T15:00:00+02:00"),
        ("tomorrow at 3:30 pm", "2026-07-16T15:30:00+02:00"),
        ("3 pm tomorrow", "2026-07-16T15:00:00+02:00"),
        ("today 9:00", "2026-07-15T09:00:00+02:00"),
        ("yesterday 16:30", "2026-07-14T16:30:00+02:00"),
        ("now", "2026-07-15T14:15:00+02:00"),
        ("14:15", "2026-07-15T14:15:00+02:00"),
        ("14:00", "2026-07-16T14:00:00+02:00"),
        ("12am", "2026-07-16T00:00:00+02:00"),
        ("12:30pm", "2026-07-16T12:30:00+02:00"),
        ("noon fri", "2026-07-17T12:00:00+02:00"),
        ("friday 10:00", "2026-07-17T10:00:00+02:00"),
        ("wed 15:00", "2026-07-15T15:00:00+02:00"),
        ("wed 14:00", "2026-07-22T14:00:00+02:00"),
        ("last tue 2pm", "2026-07-14T14:00:00+02:00"),
        ("next tue 2pm", "2026-07-21T14:00:00+02:00"),
        ("+3d", "2026-07-18T14:15:00+02:00"),
        ("+90m", "2026-07-15T15:45:00+02:00"),
        ("in an hour", "2026-07-15T15:15:00+02:00"),
        ("in 2 weeks", "2026-07-29T14:15:00+02:00"),
        ("in 2 weeks 10:00", "2026-07-29T10:00:00+02:00"),
        ("3 days ago", "2026-07-12T14:15:00+02:00"),
        ("Mon 20 Jul 2026 08:05", "2026-07-20T08:05:00+02:00"),
        ("mar 12, 2027 9am", "2027-03-12T09:00:00+01:00"),
    ] {
        assert_eq!(at(text, WEDNESDAY, Prefer::Future), expected, "{text}");
    }
    for (text, expected) in [
        ("14:15", "2026-07-15T14:15:00+02:00"),
        ("14:30", "2026-07-14T14:30:00+02:00"),
        ("wed 15:00", "2026-07-08T15:00:00+02:00"),
        ("fri 10:00", "2026-07-10T10:00:00+02:00"),
        ("31 dec 10:00", "2025-12-31T10:00:00+01:00"),
        ("today 15:00", "2026-07-15T15:00:00+02:00"),
    ] {
        assert_eq!(at(text, WEDNESDAY, Prefer::Past), expected, "{text}");
    }
}

#[test]
fn days_as_they_are_typed() {
    use Prefer::{Future, Past};
    for (text, today, prefer, expected) in [
        ("today", "2026-07-15", Future, "2026-07-15"),
        ("fri", "2026-07-15", Future, "2026-07-17"),
        ("fri", "2026-07-15", Past, "2026-07-10"),
        ("wed", "2026-07-15", Future, "2026-07-15"),
        ("Wed", "2026-07-15", Past, "2026-07-15"),
        ("last wed", "2026-07-15", Past, "2026-07-08"),
        ("this mon", "2026-07-15", Future, "2026-07-13"),
        ("next fri", "2026-07-15", Future, "2026-07-24"),
        ("next mon", "2026-07-19", Future, "2026-07-20"),
        ("next sun", "2026-07-19", Future, "2026-07-26"),
        ("in 2 weeks", "2026-12-20", Future, "2027-01-03"),
        ("+1month", "2026-01-31", Future, "2026-02-28"),
        ("tomorrow", "2026-12-31", Future, "2027-01-01"),
        ("yesterday", "2027-01-01", Past, "2026-12-31"),
        ("12 mar", "2026-07-15", Future, "2027-03-12"),
        ("12 mar", "2026-07-15", Past, "2026-03-12"),
        ("15 july", "2026-07-15", Future, "2026-07-15"),
        ("15 july", "2026-07-15", Past, "2026-07-15"),
        ("mar 12 2027", "2026-07-15", Past, "2027-03-12"),
        ("March 1st", "2026-12-31", Future, "2027-03-01"),
        ("29 feb", "2026-07-15", Future, "2028-02-29"),
        ("29 feb", "2026-07-15", Past, "2024-02-29"),
        ("sept 3", "2026-07-15", Future, "2026-09-03"),
        ("20.11.2026", "2026-07-15", Past, "2026-11-20"),
        ("3.4.27", "2026-07-15", Past, "2027-04-03"),
        ("3.4.", "2026-07-15", Future, "2027-04-03"),
        ("2026/11/20", "2026-07-15", Past, "2026-11-20"),
        ("20/11/2026", "2026-07-15", Past, "2026-11-20"),
        ("11/20", "2026-07-15", Future, "2026-11-20"),
        ("fri 17 jul", "2026-07-15", Future, "2026-07-17"),
    ] {
        let now: Zoned = format!("{today}T12:00:00[Europe/Berlin]").parse().unwrap();
        assert_eq!(date(text, &now, prefer).unwrap().to_string(), expected, "{text} on {today}");
    }
}

#[test]
fn ranges_of_days() {
    for (text, expected) in [
        ("fri", "2026-07-17..2026-07-17"),
        ("2026-11-20..2026-11-27", "2026-11-20..2026-11-27"),
        ("mon .. wed", "2026-07-20..2026-07-22"),
        ("28 dec..5 jan", "2026-12-28..2027-01-05"),
        ("20.11...25.11.", "2026-11-20..2026-11-25"),
        ("today..+3d", "2026-07-15..2026-07-18"),
        ("tomorrow..fri", "2026-07-16..2026-07-17"),
        ("fri..fri", "2026-07-17..2026-07-17"),
        ("Next  week", "2026-07-20..2026-07-24"),
    ] {
        let Days { earliest, latest } = days(text, &now(), Prefer::Future).unwrap();
        assert_eq!(format!("{earliest}..{latest}"), expected, "{text}");
    }
    for (today, monday) in [("2026-07-19", "2026-07-20"), ("2026-07-20", "2026-07-27")] {
        let now: Zoned = format!("{today}T12:00:00[Europe/Berlin]").parse().unwrap();
        let next = days("next week", &now, Prefer::Future).unwrap();
        assert_eq!(next.earliest.to_string(), monday, "on {today}");
    }
    for (text, message) in [
        ("2026-11-27..2026-11-20", "ends before it begins"),
        ("fri..tomorrow", "ends before it begins"),
        ("..fri", "can't tell which days"),
        ("fri..", "can't tell which days"),
        ("fri..soon", "can't tell which day \"soon\""),
        ("fri..sat 10:00", "can't tell which day"),
    ] {
        let error = days(text, &now(), Prefer::Future).unwrap_err().to_string();
        assert!(error.contains(message), "{error}");
    }
}

#[test]
fn what_is_refused_is_named_with_three_ways_out() {
    for (text, message) in [
        ("", "can't tell when"),
        ("soon", "can't tell when"),
        ("15", "can't tell when"),
        ("tomorrow 15", "can't tell when"),
        ("10:00 11:00", "can't tell when"),
        ("25:00", "can't tell when"),
        ("13pm", "can't tell when"),
        ("0am", "can't tell when"),
        ("now 10:00", "can't tell when"),
        ("+3x", "can't tell when"),
        ("+99999999999999999999d", "can't tell when"),
        ("+20000d", "can't tell when"),
        ("in 3 hours 10:00", "can't tell which day"),
        ("next", "can't tell when"),
        ("12 mar 27", "can't tell when"),
        ("täglich über ✂", "can't tell when"),
        ("3/4/2026", "day first or month first"),
        ("12/12 9am", "day first or month first"),
        ("31 feb", "no day of the calendar"),
        ("2026-13-01", "no day of the calendar"),
        ("30.2.2026", "no day of the calendar"),
        ("thu 17 jul 2026", "disagree"),
    ] {
        let error = instant(text, &now(), Prefer::Future).unwrap_err().to_string();
        assert!(error.contains(message), "{text}: {error}");
        assert!(error.contains(&format!("{text:?}")), "{error}");
        let shown = error.split("; try ").nth(1).unwrap();
        let forms: Vec<&str> = shown.split('"').skip(1).step_by(2).collect();
        assert_eq!(forms.len(), 3, "{error}");
        for form in forms {
            assert!(instant(form, &now(), Prefer::Future).is_ok(), "{form} does not work");
        }
    }
    for text in ["tomorrow 3pm", "14:00", "+3h", "2026-11-20T10:00", "soon"] {
        let error = date(text, &now(), Prefer::Future).unwrap_err().to_string();
        assert!(error.contains("can't tell which day"), "{error}");
    }
}

#[test]
fn the_turns_of_the_clock() {
    let spring = "2026-03-28T12:00:00+01:00[Europe/Berlin]";
    assert_eq!(at("tomorrow 2:30", spring, Prefer::Future), "2026-03-29T03:30:00+02:00");
    assert_eq!(at("+1d", spring, Prefer::Future), "2026-03-29T12:00:00+02:00");
    assert_eq!(at("+24h", spring, Prefer::Future), "2026-03-29T13:00:00+02:00");
    let autumn = "2026-10-24T12:00:00+02:00[Europe/Berlin]";
    assert_eq!(at("tomorrow 2:30", autumn, Prefer::Future), "2026-10-25T02:30:00+02:00");
    assert_eq!(at("sun 12:00", autumn, Prefer::Future), "2026-10-25T12:00:00+01:00");
    let new_year = "2026-12-31T23:30:00-05:00[America/New_York]";
    assert_eq!(at("1 jan 9:00", new_year, Prefer::Future), "2027-01-01T09:00:00-05:00");
    assert_eq!(at("8:00", new_year, Prefer::Future), "2027-01-01T08:00:00-05:00");
}

#[test]
fn durations_as_they_are_typed() {
    for (text, seconds) in [
        ("24h", 86_400),
        ("30 min", 1800),
        ("3 days", 259_200),
        ("1h30m", 5400),
        ("1 h 30 min", 5400),
        ("1 Week", 604_800),
        ("90s", 90),
        ("0m", 0),
    ] {
        assert_eq!(duration(text).unwrap().as_secs(), seconds, "{text}");
    }
    for text in [
        "",
        " ",
        "30",
        "h",
        "-1h",
        "+1h",
        "1.5h",
        "1 month",
        "30m1h",
        "1h1h",
        "1h x",
        "9999999999999999w",
    ] {
        let error = duration(text).unwrap_err().to_string();
        assert!(error.contains(&format!("{text:?}")) && error.contains("1h30m"), "{error}");
    }
}

#[test]
fn what_is_said_can_be_typed_back() {
    for (at, expected) in [
        ("2026-07-15T14:15:40", "Wed 15 Jul 2026 14:15 (now)"),
        ("2026-07-15T14:27:00", "Wed 15 Jul 2026 14:27 (in 12 minutes)"),
        ("2026-07-15T14:14:00", "Wed 15 Jul 2026 14:14 (1 minute ago)"),
        ("2026-07-15T17:15:00", "Wed 15 Jul 2026 17:15 (in 3 hours)"),
        ("2026-07-15T13:00:00", "Wed 15 Jul 2026 13:00 (1 hour ago)"),
        ("2026-07-16T00:05:00", "Thu 16 Jul 2026 00:05 (tomorrow)"),
        ("2026-07-14T23:00:00", "Tue 14 Jul 2026 23:00 (yesterday)"),
        ("2026-07-18T08:00:00", "Sat 18 Jul 2026 08:00 (in 3 days)"),
        ("2026-07-05T23:00:00", "Sun 5 Jul 2026 23:00 (10 days ago)"),
        ("2027-01-15T08:00:00", "Fri 15 Jan 2027 08:00 (in 184 days)"),
    ] {
        let at: Zoned = format!("{at}[Europe/Berlin]").parse().unwrap();
        let said = say(&at, &now());
        assert_eq!(said, expected);
        let typed = said.split(" (").next().unwrap();
        let back = instant(typed, &now(), Prefer::Future).unwrap();
        assert_eq!(back.strftime("%F %R").to_string(), at.strftime("%F %R").to_string());
    }
    let far: Zoned = "2026-07-15T20:00:00[America/New_York]".parse().unwrap();
    assert_eq!(say(&far, &now()), "Wed 15 Jul 2026 20:00 America/New_York (in 11 hours)");
}
