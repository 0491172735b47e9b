//! A call or letter by hand that the queue asks for just then is that one.

use super::*;

const CALL: [&str; 4] = ["log", "1", "call", "--outcome=voicemail"];

#[test]
fn a_call_that_the_queue_asks_for_is_done_with_being_logged() {
    let mut story = Story::with(30, None, Some("+1 555 0100")).debriefed();
    let call = story.key(Step::ThankYou, 0, Channel::Call);
    story.draft(&call, &[]);
    assert_eq!(story.waits(), ["task"]);
    let told = story.run(&CALL).done();
    holds(&told, &["It is what the queue asked for: thank-you by call to Dana Reyes is done."]);
    let outcome = Some(CallOutcome::Voicemail);
    assert_eq!(story.last(), What::Done { touch: call, outcome });
    assert_eq!(story.waits(), [""; 0]);
    assert_eq!(story.store.places_left(story.app).unwrap(), 3);
    let facts = story.store.facts(story.app).unwrap().facts;
    let done = facts.last().unwrap().seq.to_string();
    let again = story.run(&["log", "1", "--entry", &done, "--as", "nothing"]);
    refused(&again, 2, &["the call that the queue asked for"]);
    holds(&story.run(&CALL).done(), &["It counts as a check-in"]);
    assert_eq!(story.store.places_left(story.app).unwrap(), 2);
}

#[test]
fn a_call_is_by_hand_where_it_is_said_or_is_another() {
    for (more, counts) in [
        (vec!["--as=check_in"], "It counts as a check-in"),
        (vec!["--as=thank_you"], "It counts as the thank-you to Dana Reyes"),
        // Before it fell due.
        (vec!["--at=29 hours ago"], "It counts as a check-in"),
    ] {
        let mut story = Story::with(30, None, Some("+1 555 0100")).debriefed();
        let call = story.key(Step::ThankYou, 0, Channel::Call);
        story.draft(&call, &[]);
        let told = story.run(&[&CALL[..], &more].concat());
        holds(&told.done(), &[counts]);
        let done = |fact: &Fact| matches!(fact.what, What::Done { .. });
        assert!(!story.store.facts(story.app).unwrap().facts.iter().any(done), "{more:?}");
    }
    let mut story = Story::with(30, None, Some("+1 555 0100")).debriefed();
    let id = story.store.new_contact_id(story.app).unwrap();
    let sam =
        Contact { name: "Sam Lee".to_owned(), lead: false, ..contact(id, None, Some("+1 2")) };
    story.record(What::Contact(sam));
    let call = story.key(Step::ThankYou, 0, Channel::Call);
    story.draft(&call, &[]);
    let told = story.run(&[&CALL[..], &["--with=Sam"]].concat()).done();
    holds(&told, &["a call (voicemail), Sam Lee", "It counts as a check-in"]);
    assert_eq!(story.waits(), ["task"]);
}
