//! What is only looked at: why, status, understand.

use super::*;
use crate::common::shipped_policy;
use afterword::store::{Heartbeat, Lock, NewCondition};
use afterword::timeline::policy::Policy;
use afterword::timeline::queue::{TouchWaits, Waiting, WaitingFor, queue};
use afterword::timeline::window::Window;

#[test]
fn why_says_what_is_next_and_what_holds_it() {
    let mut story = Story::new(1).debriefed();
    let (code, json) = story.json(&["why", "1"]);
    assert_eq!((code, &json["state"]), (0, &"waiting".into()));
    assert_eq!(json["check_ins"], serde_json::json!({ "used": 0, "cap": 3 }));
    let steps: Vec<_> = json["next"].as_array().unwrap().iter().map(|n| &n["step"]).collect();
    assert_eq!(steps, ["thank_you", "check_in"]);
    holds(json["plan"].as_str().unwrap(), &["set by the interview of", "steady"]);
    let text = story.run(&["why", "acme"]).done();
    holds(&text, &["Acme (#1), Site Engineer", "check-in 1 of 3", "7 days after the interview"]);
    story.record(What::Paused { until: None });
    let (_, json) = story.json(&["why", "1"]);
    assert_eq!(json["held"][0]["release"], "afterword resume 1");
    holds(&story.run(&["why", "1"]).done(), &["held: paused", "afterword resume 1"]);
    story.record(What::Closed);
    let (_, json) = story.json(&["why", "1"]);
    assert_eq!(
        (&json["state"], &json["commands"][0]),
        (&"closed".into(), &"afterword reopen 1".into())
    );
    refused(&story.run(&["why", "2"]), 2, &["afterword list"]);
}

#[test]
fn what_passes_by_itself_is_shown_and_needs_nobody() {
    let mut story = Story::new(26).debriefed();
    let touch = story.thanks();
    story.draft(&touch, &[]);
    let mut policy = shipped_policy();
    // Whatever the machine's clock says.
    policy.windows.thank_you = Window::parse(&["* * * * *"]).unwrap();
    let queue = |story: &Story, policy: &Policy| {
        let look = story.store.look(story.app, story.now).unwrap();
        queue(&look.facts, &look.shared, policy, story.now)
    };
    let waits = |waiting: &[Waiting]| match waiting {
        [Waiting { what: WaitingFor::Touch { touch: of, waits }, .. }] if *of == touch => {
            waits.clone()
        }
        _ => panic!("{waiting:?}"),
    };
    let waiting = queue(&story, &policy);
    assert!(matches!(waits(&waiting), TouchWaits::Approval { .. }));
    assert!(waiting[0].needs_candidate(story.now));
    policy.auto.insert(Step::ThankYou);
    let waiting = queue(&story, &policy);
    let TouchWaits::Passing { at } = waits(&waiting) else { panic!("{waiting:?}") };
    assert_eq!(at.duration_since(story.now).as_mins(), 30);
    assert!(!waiting[0].needs_candidate(story.now));
}

#[test]
fn a_closed_application_asks_for_nothing_but_what_goes_on_all_the_same() {
    let mut story = Story::new(48);
    story.message(Sureness::Sure, None);
    assert_eq!(story.waits(), ["debrief", "read"]);
    let closed = story.now - SignedDuration::from_mins(30);
    story.store.record(story.app, closed, story.now, &What::Closed).unwrap();
    assert_eq!(story.waits(), ["read"]);
    let story = &mut Story::new(48).debriefed();
    story.record(What::Closed);
    story.message(Sureness::Sure, Some((Kind::InfoRequested, None)));
    assert_eq!(story.run(&["queue"]).code, 0);
    story.now += SignedDuration::from_mins(10);
    story.message(Sureness::Sure, Some((Kind::Offer, None)));
    holds(&story.run(&["queue"]).stdout, &["an offer", "afterword close 1"]);
}

#[test]
fn two_missed_rounds_wait_for_the_candidate() {
    let mut story = Story::new(40 * 24).debriefed();
    for round in [1, 2] {
        let touch = story.key(Step::CheckIn, round, Channel::Email);
        let due = story.now - SignedDuration::from_hours(24 * (20 - 5 * i64::from(round)));
        story.record(What::Missed { touch, due });
    }
    let output = story.run(&["queue"]);
    assert_eq!(output.code, 3);
    holds(&output.stdout, &["two check-ins in a row went by", "afterword log 1 answered"]);
    let (_, json) = story.json(&["why", "1"]);
    assert_eq!(
        (&json["state"], &json["commands"][0]),
        (&"yours".into(), &"afterword log 1 answered".into())
    );
}

#[test]
fn status_tells_whether_the_daemon_lives_and_what_needs_the_candidate() {
    let mut story = Story::new(1).debriefed();
    let output = story.run(&["status"]);
    assert_eq!((output.code, output.stderr.as_str()), (1, ""));
    holds(&output.stdout, &["has never run", "afterword run"]);
    let mut beat = Heartbeat {
        pid: 7,
        version: env!("CARGO_PKG_VERSION").to_owned(),
        started: story.now - SignedDuration::from_hours(5),
        beat: story.now,
    };
    story.store.beat(&beat).unwrap();
    // A sign of life, but its process has ended.
    assert_eq!(story.run(&["status"]).code, 1);
    let _lock = Lock::acquire(&story.home.database()).unwrap();
    let output = story.run(&["status"]);
    assert_eq!((output.code, output.stderr.as_str()), (0, ""), "{}", output.stdout);
    holds(&output.stdout, &["The daemon runs", "Nothing waits", "Looked at next: Acme"]);
    let key = "login".to_owned();
    let text = "the login was refused".to_owned();
    let new = NewCondition { key, application: None, text, holds_account: false, only_told: false };
    story.store.raise(&new, story.now).unwrap();
    let (code, json) = story.json(&["status"]);
    assert_eq!((code, &json["running"]), (3, &true.into()));
    assert_eq!(json["conditions"][0]["text"], "the login was refused");
    story.store.clear("login", story.now).unwrap();
    story.draft(&story.thanks(), &[]);
    let (code, json) = story.json(&["status"]);
    assert_eq!((code, &json["waiting"]), (3, &1.into()));
    beat.version = "0.0.1".to_owned();
    story.store.beat(&beat).unwrap();
    holds(&story.run(&["status"]).stdout, &["version 0.0.1", "restart the daemon", "1 thing"]);
    beat.beat = story.now - SignedDuration::from_mins(4);
    story.store.beat(&beat).unwrap();
    let output = story.run(&["status"]);
    assert_eq!(output.code, 1);
    holds(&output.stdout, &["does not run"]);
}

const MAIL: &str = "From: Dana Reyes <dana@acme.example>\r\nTo: ada@park.example\r\n\
    Date: Mon, 9 Mar 2026 10:00:00 -0400\r\nSubject: Re: Site Engineer\r\n\r\n\
    Hello Ada,\r\n\r\nwe have decided not to move forward with your application.\r\n\r\n\
    Best regards,\r\nDana\r\n";

#[test]
fn understand_needs_no_config_and_keeps_its_form() {
    let home = Home::new();
    fs::remove_dir_all(home.database().ancestors().nth(4).unwrap().join(".config")).unwrap();
    let output = home.run_with_input(&["understand", "--json", "-"], MAIL).done();
    let json: Value = serde_json::from_str(&output).unwrap();
    let fields: Vec<&str> = json.as_object().unwrap().keys().map(String::as_str).collect();
    assert_eq!(fields, ["also", "automatic", "confidence", "due", "evidence", "kind", "text"]);
    assert_eq!((&json["kind"], &json["automatic"]), (&"rejection".into(), &false.into()));
    assert_eq!(json["due"], Value::Null);
    assert_eq!(json["evidence"][0]["says"], "rejection");
    assert!(json["text"].as_str().unwrap().contains("not to move forward"));
    let file = home.database().ancestors().nth(4).unwrap().join("mail.eml");
    fs::write(&file, MAIL.replace("Hello Ada", "Hello \u{1b}[2JAda")).unwrap();
    let path = file.to_str().unwrap();
    let text = home.run(&["understand", "--tz", "Europe/Berlin", path]).done();
    holds(&text, &["kind: rejection", "because: \"", "not to move forward"]);
    refused(&home.run(&["understand", "no-such-file"]), 1, &["no-such-file"]);
    refused(&home.run(&["understand", "--tz", "Mars/Dome", path]), 2, &["Europe/Berlin"]);
    refused(&home.run_with_input(&["understand", "-"], ""), 1, &["no mail message"]);
}

#[test]
fn every_command_shows_examples() {
    let home = Home::new();
    for command in [
        &["queue"][..],
        &["queue", "list"],
        &["queue", "show"],
        &["queue", "edit"],
        &["queue", "approve"],
        &["queue", "skip"],
        &["queue", "snooze"],
        &["queue", "send"],
        &["queue", "done"],
        &["queue", "settle"],
        &["inbox"],
        &["inbox", "show"],
        &["correct"],
        &["assign"],
        &["why"],
        &["status"],
        &["understand"],
    ] {
        let help = home.run(&[command, &["--help"]].concat()).done();
        let example = format!("  afterword {}", command.join(" "));
        assert!(help.contains("Example") && help.contains(&example), "{help}");
    }
}
