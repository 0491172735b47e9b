//! Cadence files: what they can say, and what is refused.

use std::collections::BTreeSet;
use std::path::Path;

use afterword::cli::simulate::{Arguments, scenario};
use afterword::config::{cadence, cadence_digest};
use afterword::timeline::cadence::{From, Recipient, ThankYouWait, Wait};
use afterword::timeline::simulate::simulate;
use afterword::timeline::words::{Channel, Role, Step};
use jiff::civil::time;

use crate::common::shipped_policy;

/// The default cadence as shipped.
pub const STEADY: &str = include_str!("../../config/cadences/steady.toml");

#[test]
fn steady_is_the_table_of_the_spec() {
    let steady = &cadence::shipped().unwrap()["steady"];
    let ten = time(10, 0, 0, 0);
    let wait = |count, business, from| vec![Wait { from, count, business }];
    assert_eq!(steady.cap, 3);
    assert_eq!(steady.thank_you.len(), 2);
    assert_eq!(steady.thank_you[0].wait, ThankYouWait::Hours(3));
    assert_eq!(steady.thank_you[0].no_later_than, Some(time(20, 0, 0, 0)));
    assert_eq!(steady.thank_you[1].wait, ThankYouWait::Days { days: 1, at: time(9, 0, 0, 0) });
    assert_eq!(steady.decision.waits, wait(1, true, From::Latest));
    assert_eq!(steady.invited.waits, wait(0, false, From::Middle));
    assert_eq!(steady.no_timeline.waits, wait(7, false, From::Interview));
    assert_eq!(steady.holding.check_in.waits, wait(14, false, From::Plan));
    assert!(!steady.holding.goes_on && !steady.holding.only_if_none_yet && !steady.repeat_last);
    assert_eq!(steady.silence.len(), 1);
    assert_eq!(steady.silence[0].waits, wait(10, true, From::First));
    for check_in in [&steady.decision, &steady.invited, &steady.no_timeline, &steady.silence[0]] {
        assert_eq!(check_in.at, ten);
        assert_eq!(check_in.channels, [Channel::Email]);
        assert_eq!(check_in.to, [Recipient::Lead]);
        assert_eq!((check_in.within_days, check_in.right_after_thank_you), (None, false));
    }
    assert_eq!(steady.final_thank_you.business_days, 1);
    assert_eq!(steady.ask_around, None);
}

#[test]
fn a_cadence_that_mixes_every_feature() {
    let mixed = cadence::parse("mixed", MIXED, Path::new("mixed.toml")).unwrap();
    assert_eq!(mixed.thank_you[0].ended_by, Some(time(17, 0, 0, 0)));
    assert_eq!(mixed.thank_you[0].wait, ThankYouWait::Days { days: 0, at: time(19, 0, 0, 0) });
    assert_eq!(mixed.thank_you[0].channels, [Channel::Call, Channel::Email]);
    assert_eq!(mixed.thank_you[2].channels, [Channel::Letter]);
    let waits = |w: &[Wait]| w.iter().map(|w| (w.count, w.business, w.from)).collect::<Vec<_>>();
    let later_of = [(7, false, From::Plan), (1, true, From::Latest)];
    assert_eq!(waits(&mixed.decision.waits), later_of);
    let to = &mixed.decision.to;
    let named = [Recipient::WhoNamedTheDay, Recipient::FirstWhoTookPart, Recipient::Lead];
    assert_eq!(to[..], named);
    assert_eq!(mixed.no_timeline.within_days, Some(14));
    assert!(mixed.no_timeline.right_after_thank_you);
    assert_eq!(mixed.no_timeline.to[0], Recipient::Role(Role::HiringManager));
    assert!(mixed.holding.goes_on && mixed.holding.only_if_none_yet && mixed.repeat_last);
    assert_eq!(mixed.silence[1].to, [Recipient::NextContact]);
    assert_eq!(mixed.ask_around.map(|a| (a.days, a.at)), Some((3, time(10, 0, 0, 0))));
}

#[test]
fn a_wrong_cadence_is_refused_with_place_and_key() {
    let no_timeline = "check_in.no_timeline.wait";
    let week = "\"7 days after interview\"";
    // What is replaced, by what, a text on the line that the message names, and the message.
    for (old, new, place, message) in [
        ("cap = 3", "cap = 0", "cap =", "cap: 0 is not from 1 to 10: check-ins must come to an"),
        ("cap = 3", "caps = 3", "caps", "caps: there is no such key; did you mean \"cap\"?"),
        ("1 business day after latest", "soon", "soon", "check_in.decision.wait: \"soon\" is no"),
        (
            "after latest",
            "after last",
            "after last\"",
            "check_in.decision.wait: \"1 business day after last\": there is no \"last\" to",
        ),
        (
            week,
            "\"7 days after latest\"",
            "7 days after l",
            "{no}: \"7 days after latest\": there is no \"latest\" to count from",
        ),
        (
            week,
            "\"7 days after interveiw\"",
            "interveiw",
            "{no}: \"7 days after interveiw\": \"interveiw\" is not one of: plan, interview, \
             thank_you, earliest, latest, middle, first, last; did you mean \"interview\"?",
        ),
        (week, "\"999 days after interview\"", "999", "{no}: \"999 days after interview\": the n"),
        (week, "[]", "wait = []", "{no}: the list is empty"),
        (week, "7", "wait = 7", "{no}: expected a wait like"),
        ("at = \"09:00\"", "at = \"9\"", "\"9\"", "thank_you.at: \"9\" is no time of day"),
        ("at = \"09:00\"", "at = \"24:00\"", "24:00", "thank_you.at: \"24:00\" is no time"),
        ("hours_after = 3", "at = \"03:00\"", "channels =", "thank_you.channels: say either"),
    ] {
        let text = STEADY.replacen(old, new, 1);
        assert_ne!(text, STEADY, "{old}");
        let line = text.lines().position(|line| !line.starts_with('#') && line.contains(place));
        let message = message.replace("{no}", no_timeline);
        let message = format!("s.toml:{}: {message}", line.unwrap() + 1);
        let error = refusal(&text);
        assert!(error.starts_with(&message), "wanted: {message}\n   got: {error}");
    }
}

#[test]
fn a_cadence_without_a_thank_you_for_everyone_or_a_check_in_to_repeat_is_refused() {
    let both = "[[thank_you]]\ndays_after = 1\nat = \"09:00\"\nchannels = [\"email\"]\n";
    let error = refusal(&STEADY.replace(both, ""));
    assert!(error.starts_with("s.toml: thank_you: the last [[thank_you]] must fit"), "{error}");

    let (head, tail) = STEADY.split_once("[[check_in.silence]]").unwrap();
    let (_, tail) = tail.split_once("[final_thank_you]").unwrap();
    let text = format!("{head}[final_thank_you]{tail}[check_in]\nrepeat_last = true\n");
    let error = refusal(&text);
    let line = text.lines().count();
    let message = format!("s.toml:{line}: check_in.repeat_last: there is no [[check_in.silence]]");
    assert!(error.starts_with(&message), "{error}");
}

#[test]
fn a_cadence_that_could_exceed_its_cap_never_end_or_never_be_used_is_refused() {
    let entry = "[[thank_you]]\nhours_after = 1\nchannels = [\"email\"]\n\n[check_in.decision]";
    let repeated = "[check_in]\nrepeat_last = true\n\n[[check_in.silence]]";
    for (old, new, message) in [
        ("cap = 3", "cap = 1", "cap: it is 1, but 2 check-ins are listed"),
        ("[[check_in.silence]]", repeated, "check_in.silence.wait: it is repeated (repeat_last)"),
        ("\"10 business days after first\"", "\"on last\"", "check_in.silence.wait: it would"),
        ("[check_in.decision]", entry, "thank_you.channels: it is never used"),
        ("hours_after = 3", "days_after = 1\nat = \"10:00\"", "thank_you.no_later_than: it never"),
        (
            "hours_after = 3\nno_later_than = \"20:00\"     # and only on the interview's own day",
            "days_after = 0\nat = \"19:00\"\nended_by = \"19:30\"",
            "thank_you.channels: on the interview's own day it may not be over at 19:00",
        ),
        (
            "wait = \"7 days after interview\"",
            "wait = \"7 days after interview\"\nwithin_days = 6",
            "check_in.no_timeline.within_days: 6 is less than its own wait; name at least 7",
        ),
        (
            "business_days_after = 1",
            "business_days_after = 0",
            "final_thank_you.business_days_after",
        ),
        (
            "[\"email\"]",
            "[\"email\", \"email\"]",
            "thank_you.channels: \"email\" stands there twice",
        ),
    ] {
        let text = STEADY.replacen(old, new, 1);
        assert_ne!(text, STEADY, "{old}");
        let error = refusal(&text);
        let (place, what) = error.split_once(": ").unwrap();
        assert!(what.starts_with(message), "wanted: {message}\n   got: {error}");
        assert!(place.starts_with("s.toml:"), "{error}");
    }
}

#[test]
fn no_cadence_checks_in_before_the_day_they_named_is_over() {
    let hasty = STEADY.replace("1 business day after latest", "on earliest");
    let mut policy = shipped_policy();
    let hasty = cadence::parse("hasty", &hasty, Path::new("hasty.toml")).unwrap();
    policy.cadences.insert("hasty".to_owned(), hasty);
    let arguments = Arguments {
        tz: "UTC".to_owned(),
        interviewed: "2026-03-04T10:00".to_owned(),
        minutes: 60,
        decision: Some("2026-03-09..2026-03-20".to_owned()),
        ..Arguments::default()
    };
    let outcome = simulate(&scenario(&arguments, policy, "hasty").unwrap()).unwrap();
    let check_ins = outcome.touches.iter().filter(|gone| gone.step == Step::CheckIn);
    let first = check_ins.map(|gone| gone.at.to_string()).next();
    assert_eq!(first.as_deref(), Some("2026-03-23T10:00:00Z"));
}

#[test]
fn lists_hold_known_words() {
    for (list, message) in [
        ("channels = []", "channels: the list is empty"),
        ("channels = [\"mail\"]", "channels: \"mail\" is not one of: email, call, letter; did"),
        ("channels = [\"reminder\"]", "channels: \"reminder\" is not one of"),
        ("to = []", "to: the list is empty"),
        ("to = [\"reference\"]", "to: \"reference\" is not one of: took_part"),
    ] {
        let key = list.split(' ').next().unwrap();
        let own = |line: &str| if line.starts_with(key) { list } else { line }.to_owned();
        let error = refusal(&STEADY.lines().map(own).collect::<Vec<_>>().join("\n"));
        assert!(error.contains(message), "wanted: {message}\n   got: {error}");
    }
}

fn refusal(text: &str) -> String {
    cadence::parse("s", text, Path::new("s.toml")).unwrap_err().to_string()
}

#[test]
fn a_digest_tells_rules_from_wording() {
    let digest = |text: &str| cadence_digest(&cadence::parse("n", text, Path::new("n")).unwrap());
    let steady = digest(STEADY);
    let bare = STEADY.lines().filter(|line| !line.starts_with('#')).collect::<Vec<_>>().join("\n");
    let bare = bare.replace("wait = \"on middle\"", "wait = [\"0 days after the middle\"]");
    assert_eq!(digest(&bare.replace("about = \"A", "about = \"The")), steady);
    let mut seen = BTreeSet::from([steady, digest(MIXED)]);
    for (old, new) in [
        ("cap = 3", "cap = 2"),
        ("hours_after = 3", "hours_after = 4"),
        ("\"20:00\"", "\"20:01\""),
        ("\"09:00\"", "\"09:01\""),
        ("after latest", "after earliest"),
        ("1 business day after l", "1 day after l"),
        ("at = \"10:00\"", "at = \"10:01\""),
        ("goes_on = false", "goes_on = true"),
        ("only_if_none_yet = false", "only_if_none_yet = true"),
        ("14 days", "13 days"),
        ("to = [\"lead\"]", "to = [\"hr\"]"),
        ("to = [\"lead\"]", "to = [\"lead\"]\nwithin_days = 9"),
        ("channels = [\"email\"]", "channels = [\"letter\"]"),
        ("business_days_after = 1", "business_days_after = 2"),
    ] {
        let changed = STEADY.replacen(old, new, 1);
        assert!(seen.insert(digest(&changed)), "{old}");
    }
}

/// A cadence that uses every feature of the format.
pub const MIXED: &str = r#"
about = "A bit of everything"
cap = 4
thank_you = [
  { ended_by = "17:00", days_after = 0, at = "19:00", channels = ["call", "email"] },
  { hours_after = 2, no_later_than = "20:59", channels = ["email"] },
  { days_after = 1, at = "08:00", channels = ["letter"] },
]
ask_around = { days_after_first = 3 }
final_thank_you = { business_days_after = 2, at = "11:30" }

[check_in]
repeat_last = true

[check_in.decision]
wait = ["7 days after the plan", "1 business day after latest"]
channels = ["email"]
to = ["who_named_the_day", "first_who_took_part", "lead"]

[check_in.invited]
wait = "0 days after earliest"
channels = ["email"]
to = ["agency", "lead"]

[check_in.no_timeline]
wait = "1 business day after thank_you"
at = "16:30"
within_days = 14
channels = ["call", "email"]
to = ["hiring_manager", "hr", "took_part"]
right_after_thank_you = true

[check_in.holding]
wait = "7 days after plan"
channels = ["email"]
to = ["lead"]
goes_on = true
only_if_none_yet = true

[[check_in.silence]]
wait = "4 business days after first"
channels = ["email"]
to = ["lead"]

[[check_in.silence]]
wait = "7 days after last"
channels = ["call"]
to = ["next_contact"]
"#;
