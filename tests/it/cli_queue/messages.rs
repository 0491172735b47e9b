//! Messages: listed, shown, corrected and assigned.

use super::*;

fn days(story: &Story, from: i64, to: i64) -> Days {
    let zone = jiff::tz::TimeZone::get("America/New_York").unwrap();
    let day = |n| (story.now + SignedDuration::from_hours(24 * n)).to_zoned(zone.clone()).date();
    Days { earliest: day(from), latest: day(to) }
}

#[test]
fn messages_are_listed_with_what_they_did() {
    let mut story = Story::new(48).debriefed();
    assert_eq!(story.run(&["inbox"]).done(), "No message was taken in yet.\n");
    let due = days(&story, 10, 12);
    let number = story.message(Sureness::Sure, Some((Kind::Timeline, Some(due))));
    let list = story.run(&["inbox", "--of", "acme"]).done();
    holds(
        &list,
        &["from dana@acme.example: Re: 31mhello", "sure: timeline", "the plan goes by it"],
    );
    let shown = story.run(&["inbox", "show", &number]).done();
    holds(&shown, &["We are still at it.", "Because: \"we are\" (holding)", "afterword correct"]);
    let (_, json) = story.json(&["inbox"]);
    let message = &json["messages"][0];
    assert_eq!(message["subject"], "Re: \u{9b}31mhello");
    let found = &message["applications"][0];
    assert_eq!((&found["kind"], &found["read_by"]), (&"timeline".into(), &"afterword".into()));
    assert_eq!(found["due"]["latest"], due.latest.to_string());
    let (_, json) = story.json(&["inbox", "show", &number]);
    assert_eq!(json["text"], "We are still at it.\u{202e}\n");
    refused(&story.run(&["inbox", "show", "9"]), 2, &["no message", "afterword inbox"]);
    refused(&story.run(&["inbox", "--of", "nobody"]), 2, &["afterword list"]);
}

#[test]
fn a_correction_says_what_changes_in_the_plan() {
    let mut story = Story::new(48).debriefed();
    let number = story.message(Sureness::Sure, Some((Kind::Unclear, None)));
    assert_eq!(story.waits(), ["yours"]);
    let unclear = format!("message {number} is unclear");
    holds(&story.run(&["queue"]).stdout, &[&unclear, &format!("afterword correct {number}")]);
    for (arguments, why) in [
        (vec!["timeline"], "A..B"),
        (vec!["holding", "2030-01-01"], "no days"),
        (vec!["unclear"], "what it means"),
        (vec!["timeline", "2020-01-01"], "before the interview"),
        (vec!["perhaps"], "follow_up_requested"),
        (vec!["timeline", "whenever"], "try"),
    ] {
        let arguments = [vec!["correct", number.as_str()], arguments].concat();
        refused(&story.run(&arguments), 2, &[why]);
    }
    refused(&story.run(&["correct", "9", "holding"]), 2, &["no message"]);
    let due = days(&story, 10, 12);
    let range = format!("{}..{}", due.earliest, due.latest);
    let told = story.run(&["correct", &number, "timeline", &range]).done();
    let says = format!("Message {number} now says: timeline {range}.");
    holds(&told, &[&says, &format!("before: yours: {unclear}"), "now: waiting", "check-in 1 of 3"]);
    let What::Reading(reading) = story.last() else { panic!("a reading") };
    assert_eq!(
        (reading.kind, reading.due, reading.by),
        (Kind::Timeline, Some(due), Reader::Candidate)
    );
    assert_eq!(story.run(&["queue"]).code, 0);
    holds(&story.run(&["inbox"]).done(), &["(your word)", "the plan goes by it"]);
    let same = story.run(&["correct", &number, "timeline", &range]).done();
    holds(&same, &["the plan stays as it was"]);
}

#[test]
fn a_doubtful_message_holds_until_it_is_assigned() {
    let mut story = Story::new(48).debriefed();
    let other = story.store.add_application(&terms("Bolt"), 3, story.now).unwrap();
    let number = story.message(Sureness::Plausible, Some((Kind::Rejection, None)));
    assert_eq!(story.waits(), ["assign"]);
    let corrected = story.run(&["correct", &number, "rejection"]).done();
    holds(&corrected, &["the plan stays as it was", "until you say whose it is"]);
    refused(&story.run(&["assign", &number, "nobody"]), 2, &["afterword list"]);
    refused(&story.run(&["assign", "9", "none"]), 2, &["no message"]);
    let told = story.run(&["assign", &number, "bolt"]).done();
    holds(&told, &["belongs to Bolt (#2)", "Acme (#1):", "Bolt (#2):", "now: closed"]);
    let message = story.store.messages(afterword::store::MessageFilter {
        application: Some(other),
        since: None,
        limit: 9,
    });
    let matches = &message.unwrap()[0].matches;
    let assigned: Vec<_> = matches.iter().map(|m| (m.application, m.assigned)).collect();
    assert_eq!(assigned, [(story.app, Some(false)), (other, Some(true))]);
    assert_eq!(story.run(&["queue"]).code, 0);
    holds(&story.run(&["assign", &number, "none"]).done(), &["none of your applications"]);
    refused(&story.run(&["correct", &number, "holding"]), 1, &["afterword assign"]);
}

#[test]
fn a_message_that_may_belong_to_two_is_asked_about_once() {
    let mut story = Story::new(48).debriefed();
    let number = story.message(Sureness::Plausible, None);
    let other = story.store.add_application(&terms("Bolt"), 3, story.now).unwrap();
    let found = NewMatch {
        application: other,
        at: story.now,
        sureness: Sureness::Plausible,
        contact: None,
        verified: false,
        answers: false,
    };
    let again = MessageId(number.parse().unwrap());
    let view = story.store.message(again).unwrap().unwrap();
    let message = NewMessage {
        uid: 1,
        rfc_message_id: view.rfc_message_id,
        header_hash: [1; 32],
        from: view.from,
        own: false,
        date: None,
        automatic: None,
        failure: None,
        attempt: None,
        references: Vec::new(),
        subject: String::new(),
        text: String::new(),
        matches: vec![found],
        reading: None,
        invitation: None,
        known_by: afterword::store::KnownBy::default(),
    };
    let batch = Batch {
        account: "me".to_owned(),
        folder: "INBOX".to_owned(),
        uid_validity: 1,
        next_uid: None,
        messages: vec![message],
        pending: Vec::new(),
        done: Vec::new(),
    };
    let taken = story.store.take_in(&batch, story.now).unwrap();
    assert_eq!(taken.messages, [Some(again)]);
    assert_eq!(story.waits(), ["assign"]);
}
