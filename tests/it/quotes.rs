//! What the sender wrote, out of what their mail program sends with it. The folder beside this file
//! holds a text for each program and language: `{own}` stands for [`OWN`], and what follows `%%% =`
//! is what must come out where that is something else.

use std::collections::BTreeSet;
use std::fs;
use std::path::Path;

use afterword::reading::{Understood, understand};
use afterword::timeline::words::Kind;
use jiff::tz::TimeZone;

/// What somebody wrote.
const OWN: &str = "Hi Sam,\n\nwe will decide by Friday.\n\nDana";

/// One text of the folder.
struct Case {
    name: String,
    html: bool,
    body: String,
    expected: String,
}

#[test]
fn what_the_sender_wrote_comes_out_exactly() {
    let cases = cases();
    let mut wrong = String::new();
    for case in &cases {
        let found = read(case);
        if found.text != case.expected {
            wrong += &format!("--- {}\n{}\n--- not\n{}\n", case.name, found.text, case.expected);
        }
        // Nothing of the quotes and signatures decides.
        if case.expected == OWN && found.kind != Kind::Timeline {
            wrong += &format!("--- {}: {}\n", case.name, found.kind);
        }
    }
    assert!(wrong.is_empty(), "of {}:\n{wrong}", cases.len());
}

#[test]
fn each_program_and_each_language_has_its_texts() {
    let cases = cases();
    let names: BTreeSet<&str> = cases.iter().map(|case| case.name.as_str()).collect();
    assert_eq!(names.len(), cases.len(), "two texts of one name");
    for program in ["gmail", "outlook", "apple", "thunderbird"] {
        for language in ["en", "de", "fr", "es", "nl", "it"] {
            let has = |end: &str| {
                let start = format!("{program}{end} {language}");
                names.iter().any(|name| name.starts_with(&start))
            };
            assert!(has(".txt") && has(".html"), "{program} {language}");
        }
    }
}

#[test]
fn where_next_to_nothing_is_left_the_whole_is_shown_and_nothing_done() {
    let quoted = "On 3 Mar 2026 at 10:00, Sam <sam@home.example> wrote:\n> You decide by Friday?";
    let below = "-----Original Message-----\nFrom: Sam\nSent: Tuesday\nTo: Dana\nSubject: Hi\n\n\
                 > When?\nWe decide by Friday.";
    for (what, body) in [
        ("nothing but a quote", quoted.to_owned()),
        ("a greeting", format!("Hi Sam,\n\n{quoted}")),
        ("a phone's line", format!("Sent from my iPhone\n\n{quoted}")),
        ("answers elsewhere", format!("Hi Sam, see my answers below in red.\n\n{below}")),
    ] {
        let found = read(&Case { name: String::new(), html: false, body, expected: String::new() });
        assert_eq!(found.kind, Kind::Unclear, "{what}");
        assert!(found.text.contains("decide by Friday"), "{what}: {}", found.text);
    }
}

/// The texts as messages, for whoever needs mail in every form.
pub fn messages() -> Vec<Vec<u8>> {
    cases().iter().map(raw).collect()
}

fn read(case: &Case) -> Understood {
    understand(&raw(case), &TimeZone::UTC).unwrap()
}

fn raw(case: &Case) -> Vec<u8> {
    let subtype = if case.html { "html" } else { "plain" };
    let body = case.body.replace('\n', "\r\n");
    format!(
        "From: Dana Reyes <dana@acme.example>\r\nTo: Sam <sam@home.example>\r\n\
         Subject: Re: Our talk\r\nDate: Wed, 4 Mar 2026 16:00:00 +0000\r\nMIME-Version: 1.0\r\n\
         Content-Type: text/{subtype}; charset=utf-8\r\n\r\n{body}\r\n"
    )
    .into_bytes()
}

fn cases() -> Vec<Case> {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/it/quotes");
    let mut found = Vec::new();
    let mut paths: Vec<_> =
        fs::read_dir(folder).unwrap().map(|entry| entry.unwrap().path()).collect();
    paths.sort_unstable();
    for path in paths {
        let file = path.file_name().unwrap().to_str().unwrap().to_owned();
        let html = file.ends_with(".html");
        let own = if html {
            OWN.split("\n\n").map(|part| format!("<div>{part}</div>")).collect::<Vec<_>>()
        } else {
            vec![OWN.to_owned()]
        };
        let own = own.join("<div><br></div>\n");
        let text = fs::read_to_string(&path).unwrap();
        for case in text.split("%%% ").skip(1) {
            let (name, body) = case.split_once('\n').unwrap();
            if name == "=" {
                let last: &mut Case = found.last_mut().unwrap();
                last.expected = body.replace("{own}", OWN).trim().to_owned();
                continue;
            }
            let name = format!("{file} {name}");
            let body = body.replace("{own}", &own);
            found.push(Case { name, html, body, expected: OWN.to_owned() });
        }
    }
    assert!(!found.is_empty(), "the texts are not there");
    found
}
