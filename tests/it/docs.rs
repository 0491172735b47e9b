//! The documents of docs/ say what is so: their examples are run, and their tables of keys and
//! words are those that the program knows.

use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::path::{Path, PathBuf};

use afterword::config::cadence;
use afterword::draft::{SHIPPED, check_templates};

use crate::cadence_files::MIXED;
use crate::command::Home;
use crate::readme::{commands, words};
use crate::servers::fresh_user;

fn document(path: &str) -> String {
    fs::read_to_string(Path::new(env!("CARGO_MANIFEST_DIR")).join(path)).unwrap()
}

/// What stands below a heading, up to the next of any level; code blocks hold none.
fn section<'a>(text: &'a str, heading: &str) -> &'a str {
    let (_, below) = text.split_once(&format!("\n{heading}\n")).expect(heading);
    below.split("\n#").next().unwrap()
}

/// The code blocks of a language, in order.
fn blocks<'a>(text: &'a str, language: &str) -> Vec<&'a str> {
    let fence = format!("```{language}\n");
    text.split(&fence).skip(1).map(|block| block.split("```").next().unwrap()).collect()
}

/// The words between backticks of a text.
fn coded(text: &str) -> Vec<String> {
    text.split('`').skip(1).step_by(2).map(str::to_owned).collect()
}

/// The rows of the tables of a section that begin with a word between backticks: their cells.
fn rows(section: &str) -> Vec<Vec<&str>> {
    let rows = section.lines().filter(|line| line.starts_with("| `"));
    rows.map(|row| row.trim_matches('|').split(" | ").map(str::trim).collect()).collect()
}

/// The words that the first cells of those rows describe.
fn described(section: &str) -> BTreeSet<String> {
    rows(section).iter().flat_map(|cells| coded(cells[0])).collect()
}

/// Why a cadence is refused; empty if it isn't.
fn refusal(text: &str) -> String {
    let read = cadence::parse("n", text, Path::new("n.toml"));
    read.err().map(|wrong| wrong.to_string()).unwrap_or_default()
}

/// The words that a refusal lists, between two texts.
fn listed(refusal: &str, before: &str, after: &str) -> BTreeSet<String> {
    let (_, list) = refusal.split_once(before).unwrap_or_else(|| panic!("{refusal}"));
    let list = list.split(after).next().unwrap();
    list.split(", ").map(str::to_owned).collect()
}

fn replaced(old: &str, new: &str) -> String {
    assert!(MIXED.contains(old), "{old}");
    MIXED.replacen(old, new, 1)
}

/// Writes a file that a document names by its path below the home folder, which must be named
/// there.
fn write(home: &Home, document: &str, path: &str, text: &str) {
    assert!(document.contains(&format!("`~/.config/afterword/{path}`")), "{path} is not named");
    let file = home.config().with_file_name(path);
    fs::create_dir_all(file.parent().unwrap()).unwrap();
    fs::write(file, text).unwrap();
}

fn arguments(command: &str) -> Vec<String> {
    let mut words = words(command);
    assert_eq!(words.remove(0), "afterword", "{command}");
    words
}

fn as_strs(words: &[String]) -> Vec<&str> {
    words.iter().map(String::as_str).collect()
}

#[test]
fn the_example_of_a_cadence_does_what_its_picture_shows() {
    let text = document("docs/cadences.md");
    let file = blocks(section(&text, "## From a sentence to a file"), "toml").join("\n");
    let home = Home::new();
    write(&home, &text, "cadences/card-and-call.toml", &file);
    let mut pictures = 0;
    for (at, _) in text.match_indices("```sh\n") {
        let (_, here) = text.split_at(at);
        let (block, behind) = here.split_once("\n```\n").unwrap();
        for command in commands(&format!("{block}\n```")) {
            let printed = home.run(&as_strs(&arguments(&command))).done();
            assert!(
                command.contains("--compare") || printed.contains("card-and-call"),
                "{command}"
            );
            if let Some(picture) = behind.strip_prefix("\n```text\n") {
                assert_eq!(printed, picture.split("```").next().unwrap(), "{command}");
                pictures += 1;
            }
        }
    }
    assert_eq!(pictures, 1);
}

#[test]
fn the_example_of_a_cadence_does_what_is_said_of_a_day_named_and_a_holiday() {
    let text = document("docs/cadences.md");
    let file = blocks(section(&text, "## From a sentence to a file"), "toml").join("\n");
    let home = Home::new();
    write(&home, &text, "cadences/card-and-call.toml", &file);
    let command = commands(&text).into_iter().find(|command| command.contains("--holiday"));
    let printed = home.run(&as_strs(&arguments(&command.unwrap()))).done();
    for (said, line) in [
        ("on Wednesday the 18th", "Wed 18 Mar 2026  10:00  1  check-in 1 of 2 by call to Sam"),
        (
            "on 2 April. It is a call to Sam",
            "Thu  2 Apr 2026  10:00  2  check-in 2 of 2 by call to",
        ),
    ] {
        assert!(text.contains(said) && printed.contains(line), "{said}: {printed}");
    }
}

#[test]
fn every_key_of_a_cadence_is_described_and_every_key_described_is_accepted() {
    let text = document("docs/cadences.md");
    let of = |heading: &str| described(section(&text, heading));
    let every = of("### Every check-in");
    let with = |more: &str| every.union(&of(more)).cloned().collect::<BTreeSet<String>>();
    let others = with("### Every check-in but `holding`");
    let holding = with("### `[check_in.holding]`");
    let unknown = "unknown_key = 1";
    let below = |header: &str| replaced(header, &format!("{header}{unknown}\n"));
    let within = |table: &str| replaced(table, &format!("{table}{unknown}, "));
    for (cadence, keys) in [
        (format!("{unknown}\n{MIXED}"), of("### The file")),
        (within("  { "), of("### `[[thank_you]]`")),
        (below("[check_in]\n"), of("### `[check_in]`")),
        (below("[check_in.decision]\n"), others.clone()),
        (below("[check_in.invited]\n"), others.clone()),
        (below("[check_in.no_timeline]\n"), others.clone()),
        (below("[check_in.holding]\n"), holding),
        (below("[[check_in.silence]]\n"), others),
        (within("ask_around = { "), of("### `[ask_around]`")),
        (within("final_thank_you = { "), of("### `[final_thank_you]`")),
    ] {
        let refusal = refusal(&cadence);
        assert_eq!(listed(&refusal, "(allowed: ", ")"), keys, "{refusal}");
    }
}

#[test]
fn every_word_of_a_cadence_is_described_and_every_word_described_is_accepted() {
    let text = document("docs/cadences.md");
    let wait = "wait = \"7 days after last\"";
    for (heading, old, new) in [
        ("### Where a wait counts from", wait, "wait = \"on nothing\""),
        ("### Whom a check-in reaches", "to = [\"next_contact\"]", "to = [\"nobody\"]"),
        ("### Channels", "channels = [\"letter\"]", "channels = [\"pigeon\"]"),
    ] {
        let refusal = refusal(&replaced(old, new));
        let known = listed(&refusal, "is not one of: ", ";");
        assert_eq!(known, described(section(&text, heading)), "{refusal}");
    }
    let cadence = blocks(section(&text, "## From a sentence to a file"), "toml").join("\n");
    for cells in rows(section(&text, "### Where a wait counts from")) {
        let (from, allowed) = (&coded(cells[0])[0], cells[2]);
        for place in ["decision", "invited", "no_timeline", "holding", "silence"] {
            let (head, tail) = cadence.split_once(&format!("check_in.{place}]")).unwrap();
            let (before, tail) = tail.split_once("wait = ").unwrap();
            let (_, after) = tail.split_once('\n').unwrap();
            let own =
                format!("{head}check_in.{place}]{before}wait = \"2 days after {from}\"\n{after}");
            let accepted = refusal(&own).is_empty();
            let said = allowed == "every section" || coded(allowed).contains(&place.to_owned());
            assert_eq!(accepted, said, "{from} in {place}: {}", refusal(&own));
        }
    }
}

#[test]
fn the_example_of_a_text_comes_out_as_shown() {
    let text = document("docs/texts.md");
    let me = fresh_user("texts");
    let home = Home::with_mailbox(&me);
    let example = section(&text, "## An example");
    let [file] = blocks(example, "jinja")[..] else { panic!("one file is shown") };
    let [shown] = blocks(example, "text")[..] else { panic!("one mail is shown") };
    write(&home, &text, "templates/en/thank_you.email.txt", file);
    let mut last = String::new();
    for command in commands(example) {
        let mut words = arguments(&command);
        if let Some(word) = words.iter_mut().find(|word| *word == "TOUCH") {
            let queue = home.run(&["queue", "--json"]).stdout;
            let queue: serde_json::Value = serde_json::from_str(&queue).unwrap();
            let mut touches = queue["queue"].as_array().unwrap().iter();
            let number = touches.find_map(|item| item["touch"].as_str());
            *word = number.unwrap_or_else(|| panic!("{queue}")).to_owned();
        }
        let output = home.run(&as_strs(&words));
        assert!(matches!(output.code, 0 | 3), "{command}: {}{}", output.stdout, output.stderr);
        last = output.stdout;
    }
    assert!(last.contains(&format!("\n{shown}")), "{last}");
}

#[test]
fn every_variable_described_is_known_and_every_one_that_is_used_is_described() {
    let text = document("docs/texts.md");
    let tables = section(&text, "## How a file is written");
    let (always, perhaps) = tables.split_once("| only within").unwrap();
    let (always, perhaps) = (described(always), described(perhaps));
    let name = "en/thank_you.email".to_owned();
    let check = |body: &str| {
        let own = BTreeMap::from([(name.clone(), format!("Subject: x\n\ny {body}\n"))]);
        check_templates(&own, |_| false)
    };
    assert!(check("{{ no.such }}").is_err());
    for variable in &always {
        check(&format!("{{{{ {variable} }}}}")).unwrap();
    }
    for variable in &perhaps {
        let print = format!("{{{{ {variable} }}}}");
        assert!(check(&print).is_err(), "{variable} may always stand");
        check(&format!("{{% if {variable} %}}{print}{{% endif %}}")).unwrap();
    }
    for (name, source) in SHIPPED {
        let uses = source.split("{{ ").skip(1).map(|rest| rest.split(" }}").next().unwrap());
        for variable in uses {
            let known = always.contains(variable) || perhaps.contains(variable);
            assert!(known, "{name} uses {variable}");
        }
    }
}

#[test]
fn links_lead_somewhere() {
    let root = Path::new(env!("CARGO_MANIFEST_DIR"));
    let mut found = 0;
    for file in ["README.md", "docs/cadences.md", "docs/texts.md"] {
        let folder: PathBuf = root.join(file).parent().unwrap().into();
        let text = document(file);
        let links = text.split("](").skip(1).map(|rest| rest.split(')').next().unwrap());
        for link in links.filter(|link| !link.contains("://")) {
            assert!(folder.join(link).exists(), "{file}: {link}");
            found += 1;
        }
    }
    assert!(found >= 3, "{found}");
}
