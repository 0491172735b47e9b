//! What the second opinion is trained on: the labelled sentences and letters of the corpus, and
//! its messages, of which only the kind is known.

use std::fs;
use std::path::Path;

use afterword::reading::opinion::Example;
use afterword::reading::understand;
use afterword::timeline::words::Kind;
use jiff::tz::TimeZone;
use mail_parser::MessageParser;

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
    for folder in ["tests/corpus", "tests/corpus/own"] {
        let folder = root.join(folder);
        let lines = fs::read_to_string(folder.join("replies.jsonl")).unwrap();
        all.extend(lines.lines().filter_map(|line| message(&folder, line)));
    }
    all
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
