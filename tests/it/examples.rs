//! What the second opinion is trained on: the labelled sentences and letters of the corpus, and
//! its messages, of which only the kind is known.

use std::fs;
use std::path::Path;

use afterword::reading::opinion::Example;
use afterword::reading::understand;
use afterword::timeline::words::Kind;
use jiff::tz::TimeZone;
use mail_parser::MessageParser;

use super::phrase_table::{Phrase, phrases};

/// All of it, in a fixed order.
pub fn all(root: &Path) -> Vec<Example> {
    let mut all = Vec::new();
    for folder in ["sentences", "letters"] {
        let folder = root.join("tests/corpus/own").join(folder);
        let mut files: Vec<_> =
            fs::read_dir(folder).unwrap().map(|entry| entry.unwrap().path()).collect();
        files.sort();
        for file in files {
            let name = file.file_stem().unwrap().to_str().unwrap();
            let read = Example::read(name, &fs::read_to_string(&file).unwrap());
            all.extend(read.unwrap_or_else(|line| panic!("not a line of a table: {line}")));
        }
    }
    let phrases = letters(&phrases("worked.tsv"));
    all.extend(Example::read("phrases", &phrases).unwrap());
    for folder in ["tests/corpus", "tests/corpus/own"] {
        let folder = root.join(folder);
        let lines = fs::read_to_string(folder.join("replies.jsonl")).unwrap();
        all.extend(lines.lines().filter_map(|line| message(&folder, line)));
    }
    all
}

/// Of a table of phrases those that promise something on a day, or ask for a message then, each as
/// a letter.
fn letters(phrases: &[Phrase]) -> String {
    let mut letters = String::new();
    for Phrase { day, sentence, .. } in phrases.iter().filter(|phrase| phrase.meant.is_some()) {
        let opens = |list: &[&str]| list.iter().any(|words| sentence.starts_with(words));
        let kind = if opens(&["Please check back"]) {
            Kind::FollowUpRequested
        } else if opens(&["We'll let you", "I'll get back", "You should hear", "We'll be in touch"])
        {
            Kind::Timeline
        } else {
            continue;
        };
        let kind = kind.as_str();
        let head = format!("## date={day} kind={kind}\n# Re: Your interview\n");
        letters.push_str(&format!("{head}{kind}\t{sentence}\n\n"));
    }
    letters
}

/// A message of the corpus, as its sender wrote it; none if a mail system did.
fn message(folder: &Path, line: &str) -> Option<Example> {
    let gold: serde_json::Value = serde_json::from_str(line).unwrap();
    let (file, kind) = (gold["file"].as_str().unwrap(), gold["kind"].as_str().unwrap());
    let kind: Kind = kind.parse().unwrap();
    let raw = fs::read(folder.join(file)).unwrap();
    let text = understand(&raw, &TimeZone::UTC).ok()?.text;
    let message = MessageParser::default().parse(&raw)?;
    let day = message.date().and_then(|date| {
        jiff::civil::Date::new(date.year as i16, date.month as i8, date.day as i8).ok()
    });
    let subject = message.subject().unwrap_or_default();
    let place = format!("{}/{file}", folder.file_name().unwrap().to_str().unwrap());
    (kind != Kind::Bounce).then(|| Example::of_text(&place, subject, day, kind, &text))
}
