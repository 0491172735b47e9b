//! Touches: shown, edited, approved, put off, sent, done and settled.

use std::os::unix::fs::PermissionsExt;
use std::process::{Command, Stdio};

use super::*;

#[test]
fn an_empty_queue_says_so() {
    let story = Story::new(1).debriefed();
    let output = story.run(&["queue"]);
    assert_eq!((output.code, output.stdout.as_str()), (0, "Nothing waits for you.\n"));
    let (code, json) = story.json(&["queue", "list"]);
    assert_eq!((code, json), (0, serde_json::json!({ "queue": [] })));
}

#[test]
fn what_waits_is_listed_with_its_commands() {
    let mut story = Story::new(1);
    assert_eq!(story.waits(), ["debrief"]);
    let thanks = story.thanks();
    let number = story.draft(&thanks, &[]);
    let output = story.run(&["queue"]);
    assert_eq!((output.code, output.stderr.as_str()), (3, ""));
    let approve = format!("afterword queue approve {number}");
    holds(&output.stdout, &["Acme (#1)", "thank-you by email to Dana Reyes", &approve]);
    let (code, json) = story.json(&["queue"]);
    assert_eq!(code, 3);
    let [debrief, item] = &json["queue"].as_array().unwrap()[..] else { panic!("{json}") };
    assert_eq!((&debrief["what"], &item["what"]), (&"debrief".into(), &"approval".into()));
    assert_eq!(item["touch"], number.as_str());
    assert_eq!(item["name"], thanks.to_string());
    assert_eq!((&item["step"], &item["to"]), (&"thank_you".into(), &"Dana Reyes".into()));
    let scheduled = Interview { state: InterviewState::Scheduled, ..story.interview.clone() };
    story.record(What::Interview(scheduled));
    assert_eq!(story.waits(), ["held"]);
}

#[test]
fn a_touch_is_shown_as_it_would_go() {
    let mut story = Story::new(8 * 24).debriefed();
    let check_in = story.key(Step::CheckIn, 1, Channel::Email);
    let number = story.draft(&check_in, &[]);
    let shown = story.run(&["queue", "show", &number]).done();
    holds(
        &shown,
        &[
            "From: Ada Park <ada@park.example>\nTo: Dana Reyes <dana@acme.example>\n",
            "Subject: Thank you[2J\nIn-Reply-To: <1@acme.example>\n",
            "\n\nHello Dana,\n\nthank you for [[mention]].\n",
            "What: check-in 1 of 3 by email to Dana Reyes (Acme)\n",
            "Why: it follows the interview of",
            "7 days after the interview",
            "Cancelled by: any answer of theirs",
            &format!("afterword queue approve {number}"),
        ],
    );
    assert_eq!(shown.matches("7 days after the interview").count(), 1, "said once: {shown}");
    assert_eq!(story.run(&["queue", "show", &check_in.to_string()]).done(), shown);
    let thanks = story.run(&["queue", "show", &story.thanks().to_string()]).done();
    holds(&thanks, &["not made out yet", "What: thank-you by email"]);
    let (_, json) = story.json(&["queue", "show", &number]);
    assert_eq!(json["place"], "check-in 1 of 3");
    assert_eq!(json["subject"], "Thank you\u{1b}[2J", "data is not changed");
    refused(&story.run(&["queue", "show", "999"]), 2, &["999", "afterword queue"]);
    refused(&story.run(&["queue", "show", "1.1.thank_you.0.9.email"]), 2, &["no touch"]);
    refused(&story.run(&["queue", "show", "mail"]), 2, &["no touch"]);
}

#[test]
fn of_a_touch_that_is_over_it_is_not_told_when_it_goes() {
    let mut story = Story::new(8 * 24).debriefed();
    let check_in = story.key(Step::CheckIn, 1, Channel::Email);
    let number = story.draft(&check_in, &["greeting of Dana: afterword contact confirm 1"]);
    let lacks = story.run(&["queue", "show", &number]).done();
    holds(&lacks, &["When: ", "Now: it lacks something first\n", "Needs: greeting of Dana: "]);
    story.run(&["queue", "skip", &number]).done();
    let over = story.run(&["queue", "show", &number]).done();
    holds(&over, &["was skipped on"]);
    assert!(!over.contains("When: ") && !over.contains("Cancelled by: "), "{over}");
    let (_, json) = story.json(&["queue", "show", &number]);
    assert_eq!((&json["goes"], &json["cancelled_by"]), (&Value::Null, &Value::Null));
}

#[test]
fn of_a_mail_that_came_back_it_is_told_that_it_did_not_arrive() {
    let mut story = Story::new(1).debriefed();
    let thanks = story.thanks();
    let number = story.draft(&thanks, &[]);
    let attempt = story.cut_off(&thanks, 10);
    let at = story.now - SignedDuration::from_mins(9);
    story.store.end_attempt(attempt, at, &AttemptEnd::Accepted, "").unwrap();
    let sent = story.run(&["queue", "show", &number]).done();
    assert!(sent.contains(" was sent on ") && !sent.contains("came back"), "{sent}");
    story.message(Sureness::Sure, Some((Kind::Bounce, None)));
    holds(&story.run(&["queue", "show", &number]).done(), &["and came back: it did not arrive"]);
    holds(&story.run(&["inbox"]).done(), &["bounce; mail to that address comes back"]);
}

#[test]
fn an_approval_is_bound_to_what_was_seen() {
    let mut story = Story::new(1).debriefed();
    let thanks = story.thanks();
    let old = story.draft(&thanks, &["what to mention: `afterword debrief 1`"]);
    let facts = story.count();
    refused(&story.run(&["queue", "approve", &old]), 1, &["needs what to mention", "debrief 1"]);
    assert_eq!(story.waits(), ["needs"]);
    let new = story.draft(&thanks, &[]);
    refused(&story.run(&["queue", "approve", &old]), 1, &["made out anew", &new]);
    assert_eq!(story.count(), facts + 1, "nothing was recorded by a refusal");
    let told = story.run(&["queue", "approve", &new]).done();
    holds(&told, &["Approved: thank-you by email to Dana Reyes (Acme)"]);
    let (_, draft) = story.store.latest_draft(&thanks).unwrap().unwrap();
    assert_eq!(story.last(), What::Approval { touch: thanks.clone(), digest: draft.digest });
    assert_eq!(story.run(&["queue"]).code, 0);

    story.message(Sureness::Sure, Some((Kind::Acknowledgement, None)));
    refused(&story.run(&["queue", "approve", &new]), 1, &["the daemon makes it out anew"]);
    story.draft(&thanks, &[]);
    assert_eq!(story.waits(), ["approval"], "a message of theirs voids the approval");
    holds(&story.run(&["queue", "approve", "--all"]).done(), &["Approved: thank-you"]);
    assert_eq!(story.run(&["queue", "approve", "--all"]).done(), "Nothing waits for approval.\n");
    refused(&story.run(&["queue", "approve"]), 2, &["--all"]);
}

#[test]
fn several_are_approved_together_or_none() {
    let mut story = Story::new(1).debriefed();
    let number = story.draft(&story.thanks(), &[]);
    let facts = story.count();
    refused(&story.run(&["queue", "approve", &number, "999"]), 2, &["999"]);
    let later = story.key(Step::CheckIn, 1, Channel::Email).to_string();
    let both = story.run(&["queue", "approve", &number, &later]);
    refused(&both, 1, &["not made out yet", "none of them is approved"]);
    assert!(!story.run(&["queue", "approve", &later]).stderr.contains("none of them"));
    assert_eq!(story.count(), facts);
}

#[test]
fn an_edited_text_needs_approval_again() {
    let mut story = Story::new(1).debriefed();
    let thanks = story.thanks();
    let number = story.draft(&thanks, &["what to mention"]);
    let edit = |text: &str| {
        let edit = ["queue", "edit", &number, "--text-from", "-"];
        story.home.run_with_input(&edit, text)
    };
    for (wrong, why) in [
        ("Subject: \n\nHello\n", "subject is empty"),
        ("Subject: Thanks\n\n \n", "text is empty"),
        ("Subject: Thanks\nBcc: eve@x.example\n\nHello\n", "one line"),
        ("Hello\n", "Subject: "),
    ] {
        refused(&edit(wrong), 1, &[why]);
    }
    refused(&story.run(&["queue", "edit", &number, "--text-from", "no-file"]), 2, &["no-file"]);
    let told = edit("Subject: Thanks\n\nHello Dana,\n\nthe cranes!\n").done();
    let (seq, draft) = story.store.latest_draft(&thanks).unwrap().unwrap();
    holds(&told, &["needs approval", &format!("queue approve {seq}")]);
    assert!(draft.edited && draft.needs.is_empty());
    let text = story.store.draft_text(&thanks).unwrap().unwrap();
    assert_eq!((&*text.subject, &*text.text), ("Thanks", "Hello Dana,\n\nthe cranes!\n"));
    assert_eq!(text.in_reply_to.as_deref(), Some("1@acme.example"));
    let mailbox = |text: &str| text.parse::<Mailbox>().unwrap();
    let expected = digest(&mailbox(&text.from), &mailbox(&text.to), &text.subject, &text.text);
    assert_eq!(draft.digest, expected);
    refused(&edit("Subject: Again\n\nHello\n"), 1, &["made out anew"]);
    assert_eq!(story.waits(), ["approval"]);
    let again = ["queue", "edit", &seq.to_string(), "--text-from", "-"];
    let hole = story.home.run_with_input(&again, "Subject: Thanks\n\nfor [[what]]\n").done();
    holds(&hole, &["between [[ and ]]"]);
    assert_eq!(story.waits(), ["needs"]);
}

#[test]
fn a_mail_to_nobody_is_not_edited() {
    let mut story = Story::with(1, None, None).debriefed();
    let number = story.draft(&story.thanks(), &["an address: afterword contact edit 1"]);
    let edit = ["queue", "edit", &number, "--text-from", "-"];
    let output = story.home.run_with_input(&edit, "Subject: Thanks\n\nHello\n");
    refused(&output, 1, &["goes to nobody yet", "afterword contact edit 1"]);
}

#[test]
fn an_editor_is_opened_and_what_was_typed_is_kept() {
    let mut story = Story::new(1).debriefed();
    let thanks = story.thanks();
    let number = story.draft(&thanks, &[]);
    let edit = |editor: &str| {
        let home = story.home.database().ancestors().nth(4).unwrap().to_path_buf();
        Command::new(env!("CARGO_BIN_EXE_afterword"))
            .args(["queue", "edit", &number])
            .env_clear()
            .env("HOME", home)
            .env("PATH", "/usr/bin:/bin")
            .env("VISUAL", editor)
            .stdin(Stdio::null())
            .output()
            .unwrap()
    };
    let unchanged = edit("test -f");
    assert_eq!(String::from_utf8(unchanged.stdout).unwrap(), "Nothing was changed.\n");
    let bad = edit("sed -i 's/^Subject:.*/Subject:/'");
    assert_eq!(bad.status.code(), Some(1));
    let error = String::from_utf8(bad.stderr).unwrap();
    let path = error.split_whitespace().find(|word| word.starts_with('/')).unwrap();
    let path = path.trim_end_matches(':');
    assert!(fs::read_to_string(path).unwrap().starts_with("Subject:\n\nHello Dana"));
    assert_eq!(fs::metadata(path).unwrap().permissions().mode() & 0o777, 0o600);
    assert!(!edit("false").status.success());
    assert_eq!(story.waits(), ["approval"]);
    let good = edit("sed -i -e 's/^Subject:.*/Subject: Thanks/' -e 's/thank you for.*/thanks!/'");
    assert_eq!(String::from_utf8(good.stderr).unwrap(), "");
    let text = story.store.draft_text(&thanks).unwrap().unwrap();
    assert_eq!((&*text.subject, &*text.text), ("Thanks", "Hello Dana,\n\nthanks!\n"));
}

#[test]
fn a_touch_is_skipped_or_put_off() {
    let mut story = Story::new(1).debriefed();
    let thanks = story.thanks();
    let number = story.draft(&thanks, &[]);
    refused(&story.run(&["queue", "snooze", &number, "someday"]), 2, &["try"]);
    refused(&story.run(&["queue", "snooze", &number, "2020-01-01"]), 2, &["past"]);
    holds(&story.run(&["queue", "snooze", &number, "in 2 days"]).done(), &["Put off: thank-you"]);
    assert!(matches!(story.last(), What::Snooze { until, .. } if until > story.now));
    assert_eq!(story.run(&["queue"]).code, 0, "it is out of sight until then");
    holds(&story.run(&["queue", "skip", &number]).done(), &["Skipped: thank-you"]);
    assert_eq!(story.last(), What::Skip { touch: thanks });
    for command in ["skip", "approve", "send"] {
        refused(&story.run(&["queue", command, &number]), 1, &["was skipped"]);
    }
    refused(&story.run(&["queue", "snooze", &number, "tomorrow"]), 1, &["was skipped"]);
}

#[test]
fn nothing_is_sent_against_a_hold() {
    let mut story = Story::new(1).debriefed();
    let thanks = story.thanks();
    let number = story.draft(&thanks, &[]);
    story.record(What::Paused { until: None });
    let facts = story.count();
    let send = ["queue", "send", &number, "--at-this-hour"];
    refused(&story.run(&send), 1, &["paused", "afterword resume 1"]);
    let held = story.run(&["queue", "approve", &number]).done();
    holds(&held, &["Approved", "Held: paused"]);
    assert_eq!(story.count(), facts + 1);
    story.record(What::Resumed);
    holds(&story.run(&send).done(), &["To be sent: thank-you", "it waits for its hour"]);
    let (_, draft) = story.store.latest_draft(&thanks).unwrap().unwrap();
    let facts = story.store.facts(story.app).unwrap().facts;
    let [.., hurry, approval] = &facts[..] else { panic!("two facts") };
    assert_eq!(hurry.what, What::Hurry { touch: thanks.clone(), at_this_hour: true });
    assert_eq!(approval.what, What::Approval { touch: thanks, digest: draft.digest });
}

#[test]
fn a_touch_that_went_by_can_be_sent_all_the_same() {
    let mut story = Story::new(26).debriefed();
    let thanks = story.thanks();
    let number = story.draft(&thanks, &[]);
    story.record(What::Missed { touch: thanks, due: story.now - SignedDuration::from_hours(20) });
    assert_eq!(story.waits(), ["missed"]);
    refused(&story.run(&["queue", "approve", &number]), 1, &["went by"]);
    holds(&story.run(&["queue", "send", &number]).done(), &["To be sent"]);
    assert!(matches!(story.last(), What::Approval { .. }));
    assert_eq!(story.run(&["queue"]).code, 0);
    let (_, why) = story.json(&["why", "acme"]);
    assert_eq!(why["next"][0]["touch"], number.as_str());

    let mut story = Story::new(26).debriefed();
    let touch = story.thanks();
    let name = touch.to_string();
    let due = story.now - SignedDuration::from_hours(20);
    story.record(What::Missed { touch: touch.clone(), due });
    holds(&story.run(&["queue", "send", &name]).done(), &["made out first", "approve it"]);
    assert_eq!(story.last(), What::Hurry { touch, at_this_hour: false });
    let (_, why) = story.json(&["why", "acme"]);
    assert_eq!(why["next"][0]["name"], name, "the daemon makes it out");
}

#[test]
fn a_task_is_done_once_and_a_call_tells_its_outcome() {
    let mut story = Story::with(26, None, Some("+1 555 0101")).debriefed();
    let call = story.key(Step::ThankYou, 0, Channel::Call);
    let number = story.draft(&call, &[]);
    assert_eq!(story.waits(), ["task"]);
    holds(&story.run(&["queue", "show", &number]).done(), &["Number: +1 555 0101\n\nHello Dana,"]);
    refused(&story.run(&["queue", "approve", &number]), 1, &["yours to do", "queue done"]);
    refused(&story.run(&["queue", "done", &number]), 2, &["--outcome"]);
    refused(&story.run(&["queue", "done", &number, "--outcome", "busy"]), 2, &["voicemail"]);
    let done = ["queue", "done", &number, "--outcome", "voicemail"];
    holds(&story.run(&done).done(), &["Done: thank-you by call to Dana Reyes"]);
    let outcome = Some(CallOutcome::Voicemail);
    assert_eq!(story.last(), What::Done { touch: call, outcome });
    refused(&story.run(&done), 1, &["was done"]);
    let mut story = Story::new(1).debriefed();
    let mail = story.draft(&story.thanks(), &[]);
    refused(&story.run(&["queue", "done", &mail]), 2, &["is a mail", "afterword log 1"]);
}

#[test]
fn an_uncertain_mail_is_settled_by_the_candidate_after_an_hour() {
    let mut story = Story::new(5).debriefed();
    let thanks = story.thanks();
    let number = story.draft(&thanks, &[]);
    refused(&story.run(&["queue", "settle", &number, "sent"]), 1, &["not uncertain"]);
    let attempt = story.cut_off(&thanks, 20);
    assert_eq!(story.waits(), ["uncertain"]);
    assert_eq!(story.run(&["queue"]).code, 0, "evidence is sought first");
    let not_sent = ["queue", "settle", &number, "not-sent"];
    refused(&story.run(&not_sent), 1, &["evidence is sought"]);
    refused(&story.run(&["queue", "skip", &number]), 1, &["settle"]);
    refused(&story.run(&["queue", "settle", &number, "perhaps"]), 2, &["not-sent"]);
    holds(&story.run(&["queue", "settle", &number, "sent"]).done(), &["was sent"]);
    assert_eq!(story.last(), What::AttemptEnded { attempt, end: AttemptEnd::Accepted });

    let mut story = Story::new(5).debriefed();
    let thanks = story.thanks();
    let number = story.draft(&thanks, &[]);
    let attempt = story.cut_off(&thanks, 61);
    assert_eq!(story.run(&["queue"]).code, 3);
    let not_sent = ["queue", "settle", &number, "not-sent"];
    holds(&story.run(&not_sent).done(), &["Settled as not sent", "waits for your approval"]);
    let end = AttemptEnd::CandidateSaysNotSent;
    assert_eq!(story.last(), What::AttemptEnded { attempt, end });
    assert_eq!(story.waits(), ["approval"]);
}
