//! The README's commands do what it says they do.

use std::fs;
use std::path::Path;

use crate::command::Home;
use crate::servers::fresh_user;

fn readme() -> String {
    fs::read_to_string(Path::new(env!("CARGO_MANIFEST_DIR")).join("README.md")).unwrap()
}

/// The commands of the shell blocks of a text, continued lines joined, comments taken off.
pub fn commands(text: &str) -> Vec<String> {
    let mut commands = Vec::new();
    for block in text.split("```sh\n").skip(1) {
        let block = block.split("```").next().unwrap().replace("\\\n", " ");
        for line in block.lines() {
            let line = line.split(" #").next().unwrap().trim();
            commands.push(line.to_owned());
        }
    }
    commands
}

/// Splits a line as a shell does, as far as it is needed: words and single quotes.
pub fn words(line: &str) -> Vec<String> {
    let mut words = Vec::new();
    for (i, part) in line.split('\'').enumerate() {
        if i % 2 == 1 {
            words.push(part.to_owned());
        } else {
            words.extend(part.split_whitespace().map(str::to_owned));
        }
    }
    words
}

#[test]
fn every_command_of_the_readme_works() {
    let root = Path::new(env!("CARGO_MANIFEST_DIR"));
    let makefile = fs::read_to_string(root.join("Makefile")).unwrap();
    let me = fresh_user("readme");
    let home = Home::with_mailbox(&me);
    let mut run = 0;
    for command in commands(&readme()) {
        let words = words(&command);
        let rest: Vec<&str> = words.iter().skip(1).map(String::as_str).collect();
        match words[0].as_str() {
            "afterword" => {
                let output = home.run(&rest);
                let fine = matches!(output.code, 0 | 3)
                    // Nobody has started the daemon here.
                    || (rest[0] == "status" && output.code == 1);
                assert!(fine, "{command}: {} {}{}", output.code, output.stdout, output.stderr);
                run += 1;
            }
            "make" => assert!(makefile.contains(&format!("\n{}:", rest[0])), "{command}"),
            "cp" => assert!(root.join(rest[0]).is_file(), "{command}"),
            "cargo" | "mkdir" | "systemctl" | "loginctl" => {}
            other => panic!("what is {other:?} in {command:?}?"),
        }
    }
    assert!(run >= 8, "only {run} commands of afterword's are in the README");
}

#[test]
fn what_the_readme_shows_is_what_is_printed() {
    let text = readme();
    let mut shown = 0;
    for (at, block) in text.match_indices("```text\n") {
        let (before, behind) = text.split_at(at);
        let picture = behind.trim_start_matches(block).split("```").next().unwrap();
        let command = commands(before).pop().unwrap();
        let words = words(&command);
        let rest: Vec<&str> = words.iter().skip(1).map(String::as_str).collect();
        assert_eq!(Home::new().run(&rest).done(), picture, "{command}");
        shown += 1;
    }
    assert_eq!(shown, 1);
}
