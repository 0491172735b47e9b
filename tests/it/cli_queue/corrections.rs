//! Corrections written to a folder as lines of a corpus, and what is told of each reading.

use std::path::{Path, PathBuf};

use super::*;
use crate::score::Score;

fn folder(story: &Story) -> PathBuf {
    story.home.config().with_file_name("corrections")
}

/// The lines of a corpus.
fn lines(folder: &Path) -> Vec<Value> {
    let text = fs::read_to_string(folder.join("replies.jsonl")).unwrap();
    text.lines().map(|line| serde_json::from_str(line).unwrap()).collect()
}

fn files(folder: &Path) -> Vec<String> {
    let names = fs::read_dir(folder.join("replies")).unwrap();
    let mut names: Vec<String> =
        names.map(|name| name.unwrap().file_name().into_string().unwrap()).collect();
    names.sort();
    names
}

fn export(story: &Story, more: &[&str]) -> Output {
    let folder = folder(story);
    story.run(&[&["correct", "--export", folder.to_str().unwrap()], more].concat())
}

/// A message with this text, which the candidate corrects.
fn corrected(story: &mut Story, text: &str, words: &[&str]) -> String {
    let number = story.message_unlike(Sureness::Sure, Some((Kind::Unclear, None)), |message| {
        message.text = text.to_owned();
        message.subject = "Re: Site Engineer \u{2013} n\u{e4}chste Schritte".to_owned();
    });
    story.run(&[&["correct", &number], words].concat()).done();
    number
}

#[test]
fn a_correction_is_written_as_a_line_of_a_corpus_and_reads_as_the_message_did() {
    let mut story = Story::new(48).debriefed();
    holds(&export(&story, &[]).done(), &["corrected no message of theirs yet"]);
    assert!(!folder(&story).exists());
    let long = "Hallo Ada, wir m\u{f6}chten uns f\u{fc}r das Gespr\u{e4}ch bedanken. ".repeat(30);
    let texts = [
        "Hi Ada,\n\nWe will let you know by 20 March 2099.\n\nFrom all of us, thank you.\n.\n",
        long.as_str(),
        "Thank you for your mail,\nI have received it. \u{1f600}\u{7}\n",
    ];
    let day = "2099-03-20";
    corrected(&mut story, texts[0], &["timeline", day]);
    corrected(&mut story, texts[1], &["acknowledgement"]);
    corrected(&mut story, texts[2], &["acknowledgement"]);
    let told = export(&story, &[]).done();
    let jsonl = folder(&story).join("replies.jsonl").display().to_string();
    let first = format!("Message 1, timeline {day}: ");
    holds(&told, &[&first, "3 corrections written to", &jsonl, "may name people", "Nothing was"]);
    let folder = folder(&story);
    assert_eq!(files(&folder), ["0001.eml", "0002.eml", "0003.eml"]);
    let lines = lines(&folder);
    let why = "by the candidate's word; Afterword read it as unclear, by 'we are' (holding)";
    let line = serde_json::json!({
        "file": "replies/0001.eml",
        "kind": "timeline",
        "also": [],
        "due": { "earliest": day, "latest": day },
        "why": why,
    });
    assert_eq!(lines[0], line);
    assert_eq!((&lines[1]["kind"], &lines[1]["due"]), (&"acknowledgement".into(), &Value::Null));
    for (line, text) in lines.iter().zip(texts) {
        let path = folder.join(line["file"].as_str().unwrap());
        let raw = fs::read_to_string(&path).unwrap();
        assert!(raw.is_ascii() && !raw.replace("\r\n", "").contains('\n'), "{raw:?}");
        for address in ["From: reply@company.example\r\n", "To: me@home.example\r\n"] {
            assert!(raw.contains(address), "{raw}");
        }
        for real in ["acme.example", "park.example", "Dana", "Reyes"] {
            assert!(!raw.contains(real), "{real} is in {raw}");
        }
        let read = story.run(&["understand", "--json", path.to_str().unwrap()]).done();
        let read: Value = serde_json::from_str(&read).unwrap();
        let words = |text: &str| {
            let shown = text.chars().filter(|c| !c.is_control() || c.is_whitespace());
            shown.collect::<String>().split_whitespace().collect::<Vec<_>>().join(" ")
        };
        assert_eq!(words(read["text"].as_str().unwrap()), words(text));
    }
    let first =
        story.run(&["understand", "--json", folder.join("replies/0001.eml").to_str().unwrap()]);
    let first: Value = serde_json::from_str(&first.done()).unwrap();
    assert_eq!((&first["kind"], &first["due"]), (&line["kind"], &line["due"]));
    assert_eq!(Score::of(&folder).rows.len(), 3, "it is a corpus as ours is");
}

#[test]
fn the_date_of_what_is_written_is_the_messages_own_and_a_machine_is_told() {
    let mut story = Story::new(48).debriefed();
    let number = story.message_unlike(Sureness::Sure, Some((Kind::OutOfOffice, None)), |message| {
        message.date = Some("2026-03-06T14:00:00Z".parse().unwrap());
        message.automatic = Some(Automatic::OutOfOffice);
        message.subject = "Away\r\nBcc: x@far.example\u{2028}".to_owned();
    });
    story.run(&["correct", &number, "out_of_office", "2099-03-20"]).done();
    export(&story, &[]).done();
    let raw = fs::read_to_string(folder(&story).join("replies/0001.eml")).unwrap();
    assert!(raw.contains("Date: Fri, 6 Mar 2026 09:00:00 -0500\r\n"), "{raw}");
    assert!(raw.starts_with("Auto-Submitted: auto-replied\r\n"), "{raw}");
    assert!(!raw.contains("\nBcc:"), "{raw}");
}

#[test]
fn nothing_is_written_twice_and_nothing_over_what_is_there() {
    let mut story = Story::new(48).debriefed();
    let folder = folder(&story);
    fs::create_dir_all(folder.join("replies")).unwrap();
    fs::write(folder.join("replies/0003.eml"), "Subject: theirs\r\n\r\nx\r\n").unwrap();
    let own = r#"{"file": "replies/0005.eml", "kind": "holding", "also": [], "due": null}"#;
    // Its last line is not ended, and its file is gone.
    fs::write(folder.join("replies.jsonl"), own).unwrap();
    let number = corrected(&mut story, "One.\n", &["holding"]);
    export(&story, &[]).done();
    assert_eq!(files(&folder), ["0003.eml", "0006.eml"]);
    let written = fs::read_to_string(folder.join("replies.jsonl")).unwrap();
    assert!(written.starts_with(&format!("{own}\n{{")), "{written}");
    let stands = fs::read(folder.join("replies/0003.eml")).unwrap();
    assert_eq!(stands, b"Subject: theirs\r\n\r\nx\r\n");
    holds(&export(&story, &[]).done(), &["stands in", "0006.eml", "nothing new"]);
    let other = corrected(&mut story, "Two.\n", &["acknowledgement"]);
    let alone = [number.as_str()];
    holds(&export(&story, &alone).done(), &["nothing new"]);
    assert_eq!(files(&folder).len(), 2, "the other was not asked for");
    let (code, json) = {
        let path = folder.to_str().unwrap();
        story.json(&["correct", "--export", path])
    };
    assert_eq!(code, 0);
    let states: Vec<_> =
        json["corrections"].as_array().unwrap().iter().map(|of| &of["state"]).collect();
    assert_eq!(states, ["known", "written"]);
    assert_eq!(json["corrections"][1]["file"], "replies/0007.eml");
    assert_eq!(json["corrections"][1]["message"].to_string(), other);

    story.run(&["correct", &number, "rejection"]).done();
    let before = fs::read(folder.join("replies.jsonl")).unwrap();
    let told = export(&story, &[]).done();
    holds(&told, &["as you said before; take its line out of", "nothing new"]);
    assert_eq!(fs::read(folder.join("replies.jsonl")).unwrap(), before);
    let kept: Vec<String> = String::from_utf8(before).unwrap().lines().map(str::to_owned).collect();
    fs::write(folder.join("replies.jsonl"), format!("{}\n{}\n", kept[0], kept[2])).unwrap();
    export(&story, &[]).done();
    let last = lines(&folder).pop().unwrap();
    assert_eq!((&last["file"], &last["kind"]), (&"replies/0008.eml".into(), &"rejection".into()));
}

#[test]
fn what_can_not_be_written_is_told() {
    let mut story = Story::new(48).debriefed();
    let plain = story.message(Sureness::Sure, Some((Kind::Holding, None)));
    refused(&export(&story, &[&plain]), 2, &[&format!("afterword correct {plain} KIND")]);
    refused(&export(&story, &["9"]), 2, &["no message"]);
    refused(&export(&story, &[&plain, "holding"]), 2, &["--export"]);
    let number = corrected(&mut story, "One.\n", &["holding"]);
    let path = folder(&story);
    fs::write(&path, "a file").unwrap();
    refused(&export(&story, &[]), 1, &["corrections"]);
    fs::remove_file(&path).unwrap();
    fs::create_dir_all(&path).unwrap();
    fs::write(path.join("replies.jsonl"), "\nnot a line\n").unwrap();
    refused(&export(&story, &[]), 1, &["replies.jsonl, line 2", "another folder"]);
    assert!(!path.join("replies").exists());
    fs::remove_file(path.join("replies.jsonl")).unwrap();
    story.store.delete_texts(story.app).unwrap();
    holds(&export(&story, &[]).done(), &["its text was deleted", "nothing new"]);
    assert!(!path.join("replies.jsonl").exists());
    let alone = export(&story, &[&number]);
    assert_eq!(alone.code, 1, "{}", alone.stdout);
}

#[test]
fn why_and_inbox_tell_what_was_read_by_whom_by_which_words_and_who_is_verified() {
    let later = |story: &Story| {
        let zone = jiff::tz::TimeZone::get("America/New_York").unwrap();
        let day = (story.now + SignedDuration::from_hours(24 * 11)).to_zoned(zone).date();
        Days { earliest: day, latest: day }
    };
    let told = |story: &Story, number: &str, of_both: &[&str], of_why: &str| {
        let why = story.run(&["why", "1"]).done();
        holds(&why, of_both);
        holds(&why, &[&format!("Message {number} of "), of_why]);
        holds(&story.run(&["inbox", "show", number]).done(), of_both);
        let (_, json) = story.json(&["why", "1"]);
        let (_, shown) = story.json(&["inbox", "show", number]);
        assert_eq!(json["messages"][0]["readings"], shown["applications"][0]["readings"]);
        json["messages"][0].clone()
    };
    let moved = |verified: bool, due: Option<Days>| {
        let mut story = Story::new(48).debriefed();
        let due = due.unwrap_or_else(|| later(&story));
        let reading = Some((Kind::Timeline, Some(due)));
        let number = story.message_unlike(Sureness::Sure, reading, |message| {
            message.matches[0].verified = verified;
        });
        (story, number, due.latest)
    };
    let quoted = "Because: \"we are\" (holding)";
    let (story, number, day) = moved(true, None);
    let both = [quoted, "its sender is verified", "the plan goes by it", "read by Afterword"];
    let read = format!("timeline {day} (read by Afterword); the plan goes by it");
    let json = told(&story, &number, &both, &read);
    assert_eq!((&json["verified"], &json["read_by"]), (&true.into(), &"afterword".into()));
    assert_eq!(json["evidence"][0]["text"], "we\u{7} are");

    let (story, number, day) = moved(false, None);
    let doubtful = "its sender is not verified: it can only hold, delay or stop";
    let both = [quoted, doubtful, "and makes nothing earlier", "the plan goes by it"];
    let json = told(&story, &number, &both, &format!("timeline {day} (read by Afterword)"));
    assert_eq!(json["verified"], false);
    let soon = days_from_now(&story, 1);
    let (story, number, _) = moved(false, Some(soon));
    told(&story, &number, &[quoted, doubtful, "it changes nothing now"], "timeline");
    story.run(&["correct", &number, "timeline", &soon.latest.to_string()]).done();
    let corrected = format!("by your word; Afterword read: timeline {}", soon.latest);
    let by_word = "its sender is not verified: it counts by your word";
    let both = ["Afterword went by: \"we are\"", by_word, &corrected, "the plan goes by it"];
    let json = told(&story, &number, &both, &corrected);
    assert_eq!(
        (&json["read_by"], &json["readings"][0]["read_by"]),
        (&"candidate".into(), &"afterword".into())
    );

    let mut story = Story::new(48).debriefed();
    let number = story.message_unlike(Sureness::Sure, Some((Kind::Unclear, None)), |message| {
        message.reading.as_mut().unwrap().evidence.clear();
    });
    let both = ["Because: no words in it that say plainly what it means", "it waits for you"];
    told(&story, &number, &both, "unclear (read by Afterword)");
    story.run(&["correct", &number, "holding"]).done();
    let both = ["Afterword went by: no words", "by your word; Afterword read: unclear"];
    let json = told(&story, &number, &both, "holding (by your word");
    assert_eq!(json["kind"], "holding");
}

fn days_from_now(story: &Story, count: i64) -> Days {
    let zone = jiff::tz::TimeZone::get("America/New_York").unwrap();
    let day = (story.now + SignedDuration::from_hours(24 * count)).to_zoned(zone).date();
    Days { earliest: day, latest: day }
}

#[test]
fn of_a_long_exchange_why_tells_the_latest_and_where_the_rest_is() {
    let mut story = Story::new(48).debriefed();
    for _ in 0..12 {
        story.message(Sureness::Sure, Some((Kind::Acknowledgement, None)));
    }
    let other = story.message(Sureness::Plausible, Some((Kind::Holding, None)));
    story.run(&["assign", &other, "none"]).done();
    let why = story.run(&["why", "1"]).done();
    holds(&why, &["2 older: `afterword inbox --of 1 --all`", "Message 3 of", "Message 12 of"]);
    assert!(!why.contains("Message 2 of") && !why.contains("Message 13 of"), "{why}");
}
