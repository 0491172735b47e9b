//! Trains the second opinion on the letters of the corpus, and tells how well it does on those it
//! was not trained on. `make train` runs it.

#![allow(clippy::print_stdout, clippy::unwrap_used, clippy::indexing_slicing)]

#[path = "it/examples.rs"]
mod examples;
#[expect(dead_code, reason = "a letter is made of a phrase, not a message")]
#[path = "it/phrase_table.rs"]
mod phrase_table;

use std::collections::BTreeMap;
use std::path::Path;

use afterword::reading::opinion::{Example, Held, KINDS, Training};
use afterword::timeline::words::Kind;

fn main() {
    let root = Path::new(env!("CARGO_MANIFEST_DIR"));
    let examples = examples::all(root);
    println!("{} examples", examples.len());
    let (model, held) = Training::new(&examples).run();
    println!("lines, cross-validated, at the score that gives the best F1:");
    lines(&examples, &held);
    let letters: Vec<Letter<'_>> = held.iter().filter_map(|held| letter(&examples, held)).collect();
    if std::env::var_os("AFTERWORD_MISSES").is_some() {
        misses(&letters);
    }
    println!("letters, cross-validated: of so many, so many right by the model, and by the rules");
    files(&letters);
    vetoes(&letters);
    let path = root.join("src/reading/opinion/weights.bin");
    let same = std::fs::read(&path).is_ok_and(|bytes| bytes == model.bytes());
    std::fs::write(&path, model.bytes()).unwrap();
    println!("{}: {}", path.display(), if same { "the same to the bit" } else { "written" });
}

/// A letter, and what a model that had not seen it makes of it.
struct Letter<'l> {
    example: &'l Example,
    kind: Kind,
    held: &'l Held,
}

fn letter<'l>(examples: &'l [Example], held: &'l Held) -> Option<Letter<'l>> {
    let example = &examples[held.example];
    Some(Letter { example, kind: example.kind?, held })
}

fn lines(examples: &[Example], held: &[Held]) {
    for kind in KINDS {
        let mut scored: Vec<(f64, bool)> = Vec::new();
        for held in held {
            for (at, line) in examples[held.example].lines.iter().enumerate() {
                let Some(says) = &line.says else { continue };
                scored.push((held.opinion.of_sentence(at, kind), says.contains(&kind)));
            }
        }
        let (f1, precision, recall, all) = best(scored);
        println!("{kind:>20} {all:>5}  F1 {f1:.3}  precision {precision:.3}  recall {recall:.3}");
    }
}

fn misses(letters: &[Letter<'_>]) {
    for letter in letters {
        let (best, likely) = letter.held.opinion.best();
        if best != letter.kind {
            let (place, kind) = (&letter.example.place, letter.kind);
            let text: Vec<&str> =
                letter.example.lines.iter().map(|line| line.text.as_str()).collect();
            println!("{place} {kind} -> {best} {likely:.2} | {}", text.join(" / "));
        }
    }
}

fn files(letters: &[Letter<'_>]) {
    let mut files: BTreeMap<&str, [usize; 4]> = BTreeMap::new();
    for letter in letters {
        let (kind, best) = (letter.kind, letter.held.opinion.best().0);
        let file = letter.example.place.split([':', '/']).next().unwrap();
        let counts = files.entry(file).or_default();
        counts[0] += 1;
        counts[1] += usize::from(best == kind);
        counts[2] += usize::from(letter.held.rules == kind);
        counts[3] += usize::from(kind.ends_the_waiting() && !best.ends_the_waiting());
    }
    for (name, [all, right, rules, lost]) in files {
        println!("{name:>20} {all:>5}  {right:>5}  {rules:>5}  read as going on: {lost}");
    }
}

/// What becomes of the letters with several vetoes, where the rules see nothing to doubt and where
/// they do.
fn vetoes(letters: &[Letter<'_>]) {
    for (calm, grave) in
        [(1.0, 1.0), (0.35, 0.2), (0.25, 0.15), (0.2, 0.1), (0.15, 0.08), (0.1, 0.05)]
    {
        let mut counts = [0; 4];
        for letter in letters {
            let best = letter.held.opinion.best().0;
            let veto = if letter.held.doubtful { grave } else { calm };
            let ends = letter.held.opinion.of(Kind::ends_the_waiting);
            let unclear = !best.ends_the_waiting() && ends > veto;
            let read = if unclear { Kind::Unclear } else { best };
            counts[0] += 1;
            counts[1] += i32::from(read == letter.kind);
            counts[2] += i32::from(unclear);
            let goes_on = !read.ends_the_waiting() && !unclear;
            counts[3] += i32::from(letter.kind.ends_the_waiting() && goes_on);
        }
        let [all, right, unclear, lost] = counts;
        let share = |n: i32| 100.0 * f64::from(n) / f64::from(all);
        println!(
            "vetoes {calm:.2} {grave:.2}: right {:.1} %, unclear {:.1} %, \
             going on after all {lost}",
            share(right),
            share(unclear),
        );
    }
}

/// The best F1 that a bar of the score gives, with its precision and recall, and how many say it.
fn best(mut scored: Vec<(f64, bool)>) -> (f64, f64, f64, usize) {
    scored.sort_by(|a, b| b.0.total_cmp(&a.0));
    let all = scored.iter().filter(|(_, says)| *says).count();
    let (mut hits, mut best) = (0, (0.0, 0.0, 0.0, all));
    for (n, (_, says)) in scored.iter().enumerate() {
        hits += usize::from(*says);
        let (precision, recall) = (hits as f64 / (n + 1) as f64, hits as f64 / all as f64);
        let f1 = 2.0 * precision * recall / (precision + recall).max(1e-9);
        if f1 > best.0 {
            best = (f1, precision, recall, all);
        }
    }
    best
}
