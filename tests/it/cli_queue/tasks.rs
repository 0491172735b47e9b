//! Tasks: calls, letters, the card of an interview, and a day on which one may write again.

use jiff::ToSpan as _;
use serde_json::json;

use super::*;

const DONE: &str = "--outcome spoke|voicemail|no_answer";

/// A story by the cadence `caller`: Dana and Sam took part a week and a day ago, every day is a
/// business day, and calls can be made at every hour. Yesterday at 10:00 both were to be called.
fn calls() -> (Story, ContactId) {
    let mut story = Story::with(8 * 24, Some("dana@acme.example"), Some("+1 555 0101"));
    let first = story.interview.start;
    let every_day = Some(std::collections::BTreeSet::new());
    let cadence = "caller".to_owned();
    let sam = story.store.new_contact_id(story.app).unwrap();
    let person = Contact {
        role: Role::HiringManager,
        name: "Sam Okoye".to_owned(),
        lead: false,
        ..contact(sam, None, Some("+1 555 0102"))
    };
    let contacts = vec![story.dana, sam];
    story.interview = Interview { contacts, ..story.interview.clone() };
    let told = [
        What::Terms(Terms { cadence, weekend: every_day, ..terms("Acme") }),
        What::Contact(person),
        What::Interview(story.interview.clone()),
        What::Searched { covers: Seq(i64::MAX) },
    ];
    for what in &told {
        story.store.record(story.app, first, first, what).unwrap();
    }
    // All was ready an hour after that: what is made out on a later day waits for its hour.
    let day = first.in_tz("America/New_York").unwrap().date().saturating_add(7.days());
    story.now = day.at(11, 0, 0, 0).in_tz("America/New_York").unwrap().timestamp();
    (story.debriefed(), sam)
}

/// The names of those whom the queue asks to call.
fn called(story: &Story) -> Vec<String> {
    let (_, queue) = story.json(&["queue"]);
    let items = queue["queue"].as_array().unwrap().clone();
    let tasks = items.iter().filter(|item| item["what"] == "task");
    tasks.map(|item| item["to"].as_str().unwrap().to_owned()).collect()
}

#[test]
fn a_call_tells_what_to_do_and_until_when() {
    let (mut story, _) = calls();
    let call = story.key(Step::CheckIn, 1, Channel::Call);
    let number = story.draft(&call, &["the day of the interview"]);
    let output = story.run(&["queue"]);
    assert_eq!((output.code, output.stderr.as_str()), (3, ""));
    let done = format!("afterword queue done {number} {DONE}");
    let words = [
        "yours to do until ",
        "check-in 1 of 3 by call to Dana Reyes; ",
        "\n         Task: Thank you",
        "\n         Number: +1 555 0101\n",
        "\n         Missing in its text: the day of the interview\n",
        &done,
    ];
    holds(&output.stdout, &words);
    let (code, json) = story.json(&["queue"]);
    let item = &json["queue"][0];
    assert_eq!((code, &item["what"], &item["channel"]), (3, &"task".into(), &"call".into()));
    assert_eq!((&item["place"], &item["to"]), (&"+1 555 0101".into(), &"Dana Reyes".into()));
    let instant = |text: &Value| text.as_str().unwrap().parse::<Timestamp>().unwrap();
    let (due, until) = (instant(&item["due"]), instant(&item["until"]));
    assert_eq!(until.duration_since(due), SignedDuration::from_hours(72));
    assert!(item["text"].as_str().unwrap().contains("thank you for"), "{item}");
    let shown = story.run(&["queue", "show", &number]).done();
    let words = [
        "Task: Thank you",
        "\nNumber: +1 555 0101\n\nHello Dana,",
        "\nUntil: ",
        "Needs: the day of the interview\n",
        &done,
    ];
    holds(&shown, &words);
    let (_, json) = story.json(&["queue", "show", &number]);
    assert_eq!((&json["phone"], &json["outcome"]), (&"+1 555 0101".into(), &Value::Null));
    assert_eq!(instant(&json["until"]), until);
    let (code, json) = story.json(&["status"]);
    assert_eq!((code, &json["waiting"]), (1, &1.into()), "the daemon does not run");
}

#[test]
fn a_task_is_edited_put_off_and_needs_no_approval() {
    let (mut story, _) = calls();
    let number = story.draft(&story.key(Step::CheckIn, 1, Channel::Call), &["a number"]);
    for command in [&["approve", &number][..], &["send", &number]] {
        let output = story.run(&[&["queue"], command].concat());
        assert_ne!(output.code, 0);
        holds(&output.stderr, &["yours to do", &format!("queue done {number} {DONE}")]);
    }
    holds(&story.run(&["queue", "approve", &number]).stderr, &["needs no approval"]);
    let edit = |text: &str| {
        let edit = ["queue", "edit", &number, "--text-from", "-"];
        story.home.run_with_input(&edit, text)
    };
    refused(&edit("Subject: Call\n\nHello\n"), 1, &["must be \"Task: \" and the task"]);
    refused(&edit("Task:\n\nHello\n"), 1, &["the task is empty"]);
    let told = edit("Task: Call Dana after lunch\n\nHello, this is Ada.\n").done();
    let (_, json) = story.json(&["queue"]);
    let item = &json["queue"][0];
    assert_eq!((&item["task"], &item["needs"]), (&"Call Dana after lunch".into(), &json!([])));
    let new = item["touch"].as_str().unwrap();
    holds(&told, &[&format!("is number {new} from now on")]);
    let (code, json) = story.json(&["queue", "snooze", new, "tomorrow 11:00"]);
    assert_eq!((code, &json["touches"][0]["touch"]), (0, &new.into()));
    assert!(json["touches"][0]["goes"].as_str().unwrap().contains("T11:00:00"), "{json}");
    assert_eq!(story.run(&["queue"]).code, 0);
    let (_, json) = story.json(&["queue", "skip", new]);
    holds(json["done"][0].as_str().unwrap(), &["Skipped: check-in 1 of 3 by call"]);
    holds(json["touches"][0]["stage"].as_str().unwrap(), &["was skipped"]);
}

#[test]
fn a_call_is_done_with_its_outcome_which_can_be_corrected() {
    let (mut story, sam) = calls();
    let call = story.key(Step::CheckIn, 1, Channel::Call);
    let dana = story.draft(&call, &[]);
    story.draft(&TouchKey { contact: Some(sam), ..call.clone() }, &[]);
    assert_eq!(called(&story), ["Dana Reyes", "Sam Okoye"]);
    refused(&story.run(&["queue", "done", &dana]), 2, &[DONE]);
    let done =
        |story: &Story, outcome: &str| story.run(&["queue", "done", &dana, "--outcome", outcome]);
    let told = done(&story, "voicemail").done();
    holds(&told, &["Done: check-in 1 of 3 by call to Dana Reyes (Acme), you left a message"]);
    holds(&told, &["    before: ", "    now: "]);
    assert_eq!(called(&story), ["Sam Okoye"], "each has an outcome of their own");
    assert_eq!(story.store.places_left(story.app).unwrap(), 2);
    refused(&done(&story, "voicemail"), 1, &["was done on", "(voicemail)"]);

    let told = done(&story, "spoke").done();
    holds(&told, &["Corrected: ", "you spoke", "Now record what was said", "afterword expect 1"]);
    assert!(called(&story).is_empty(), "who spoke answers for the whole panel");
    holds(&story.run(&["why", "1"]).done(), &["you spoke, which counts as: it goes on"]);
    let (code, json) = story.json(&["queue", "done", &dana, "--outcome", "no_answer"]);
    assert_eq!((code, &json["touches"][0]["outcome"]), (0, &"no_answer".into()));
    assert_eq!(called(&story), ["Sam Okoye"]);
    assert_eq!(story.store.places_left(story.app).unwrap(), 2, "it is one round");

    story.message(Sureness::Sure, Some((Kind::Holding, None)));
    refused(&done(&story, "spoke"), 1, &["was done on", "what came since counts now"]);
}

#[test]
fn a_call_that_went_by_can_be_made_all_the_same() {
    let (mut story, _) = calls();
    let call = story.key(Step::CheckIn, 1, Channel::Call);
    let number = story.draft(&call, &[]);
    let due = story.now - SignedDuration::from_hours(80);
    story.record(What::Missed { touch: call, due });
    let output = story.run(&["queue"]);
    let done = format!("afterword queue done {number} {DONE}");
    holds(&output.stdout, &["by call to Dana Reyes went by", &done]);
    refused(&story.run(&["queue", "approve", &number]), 1, &["was due on"]);
    let made = ["queue", "done", &number, "--outcome", "no_answer"];
    holds(&story.run(&made).done(), &["Done: ", "nobody answered"]);
}

#[test]
fn a_letter_is_posted_with_no_outcome() {
    let mut story = Story::with(26, Some("dana@acme.example"), None).debriefed();
    let first = story.interview.start;
    let by_letter = Terms { cadence: "weekly".to_owned(), ..terms("Acme") };
    story.store.record(story.app, first, first, &What::Terms(by_letter)).unwrap();
    let letter = story.key(Step::ThankYou, 0, Channel::Letter);
    let number = story.draft(&letter, &[]);
    let unknown = format!("Post to: not known yet: afterword contact edit {}", story.dana);
    holds(&story.run(&["queue", "show", &number]).done(), &[&unknown, "--postal ADDRESS"]);
    let postal = Some("1 Crane Road, Troy".to_owned());
    let dana = Contact { postal, ..contact(story.dana, Some("dana@acme.example"), None) };
    story.record(What::Contact(dana));
    let number = story.draft(&letter, &[]);
    let (_, json) = story.json(&["queue", "show", &number]);
    assert_eq!(json["postal"], "1 Crane Road, Troy");
    holds(&story.run(&["queue", "show", &number]).done(), &["Post to: 1 Crane Road, Troy\n"]);
    let spoke = ["queue", "done", &number, "--outcome", "spoke"];
    refused(&story.run(&spoke), 2, &["of a call alone"]);
    holds(&story.run(&["queue", "done", &number]).done(), &["Done: thank-you by letter"]);
    refused(&story.run(&["queue", "done", &number]), 1, &["was done on"]);
}

#[test]
fn the_card_of_an_interview_is_shown_and_needs_nobody() {
    let mut story = Story::new(48).debriefed();
    assert_eq!(story.waits(), [""; 0]);
    let id = story.store.new_interview_id(story.app).unwrap();
    let start = story.now + SignedDuration::from_hours(1);
    let next = Interview {
        id,
        state: InterviewState::Scheduled,
        start,
        end: start + SignedDuration::from_hours(1),
        contacts: vec![story.dana],
    };
    story.record(What::Interview(next.clone()));
    let output = story.run(&["queue"]);
    let show = format!("afterword queue show card-{id}");
    assert_eq!((output.code, output.stderr.as_str()), (0, ""), "{}", output.stdout);
    holds(&output.stdout, &["an interview is near", &show]);
    let (_, json) = story.json(&["queue"]);
    let item = &json["queue"][0];
    assert_eq!((&item["what"], &item["interview"]), (&"card".into(), &id.0.into()));
    assert_eq!(item["needs_candidate"], false);
    let card = format!("card-{id}");
    assert_eq!(item["card"], card.as_str());
    let text = story.run(&["queue", "show", &card]).done();
    let words = [
        "Acme: your interview on ",
        ", with Dana Reyes\n",
        "What is the next step",
        "By mail or by phone?",
        "- Dana Reyes (recruiter); not known yet: phone\n",
        "afterword debrief 1",
    ];
    holds(&text, &words);
    let (_, json) = story.json(&["queue", "show", &card]);
    assert_eq!((&json["card"], &json["application"]), (&card.as_str().into(), &1.into()));
    assert_eq!(format!("{}\n", json["text"].as_str().unwrap()), text);
    refused(&story.run(&["queue", "show", "card-99"]), 2, &["no interview \"99\""]);
    refused(&story.run(&["queue", "skip", &card]), 2, &["no touch"]);
    story.record(What::Interview(Interview { state: InterviewState::Cancelled, ..next }));
    assert_eq!(story.waits(), [""; 0]);
    refused(&story.run(&["queue", "show", &card]), 1, &["not to come any more"]);
}

#[test]
fn a_day_to_write_again_stands_in_the_queue_until_something_is_done() {
    let mut story = Story::new(48).debriefed();
    let zone = jiff::tz::TimeZone::get("America/New_York").unwrap();
    let yesterday = story.now.to_zoned(zone).date().yesterday().unwrap();
    let days = Days { earliest: yesterday, latest: yesterday };
    let message = story.message(Sureness::Sure, Some((Kind::Rejection, Some(days))));
    let number = story.draft(
        &TouchKey {
            anchor: story
                .store
                .facts(story.app)
                .unwrap()
                .facts
                .iter()
                .rev()
                .find_map(|fact| matches!(fact.what, What::Message(_)).then_some(fact.seq))
                .unwrap(),
            ..story.key(Step::FinalThankYou, 0, Channel::Email)
        },
        &[],
    );
    story.run(&["queue", "skip", &number]).done();
    let output = story.run(&["queue"]);
    assert_eq!(output.code, 3);
    let show = format!("afterword inbox show {message}");
    let words = ["may write again from ", "afterword reopen 1", "afterword log 1 answered", &show];
    holds(&output.stdout, &words);
    let (_, json) = story.json(&["queue"]);
    let item = &json["queue"][0];
    assert_eq!((&item["what"], item["message"].to_string()), (&"write_again".into(), message));
    let (_, why) = story.json(&["why", "1"]);
    let day = yesterday.to_string();
    assert_eq!((&why["write_again"], &item["day"]), (&day.as_str().into(), &day.as_str().into()));
    story.run(&["log", "1", "answered"]).done();
    let output = story.run(&["queue"]);
    assert_eq!((output.code, output.stdout.as_str()), (0, "Nothing waits for you.\n"));
}
