//! Trains the second opinion on the letters of the corpus, and tells how well it does on those it
//! was not trained on. `make train` runs it.

#![allow(clippy::print_stdout, clippy::unwrap_used, clippy::indexing_slicing)]

#[path = "it/examples.rs"]
mod examples;

use std::path::Path;

use afterword::reading::opinion::{Example, Held, KINDS, Training};
use afterword::timeline::words::Kind;

fn main() {
    let root = Path::new(env!("CARGO_MANIFEST_DIR"));
    let examples = examples::all(root);
    println!("{} examples", examples.len());
    let (model, held) = Training::new(&examples).run();
    println!("lines, cross-validated, at the score that gives the best F1:");
    for (k, kind) in KINDS.iter().enumerate() {
        let mut scored: Vec<(f64, bool)> = Vec::new();
        for held in &held {
            for (line, scores) in examples[held.example].lines.iter().zip(&held.lines) {
                let Some(says) = &line.says else { continue };
                scored.push((scores[k], says.contains(kind)));
            }
        }
        let (f1, precision, recall, all) = best(scored);
        println!("{kind:>20} {all:>5}  F1 {f1:.3}  precision {precision:.3}  recall {recall:.3}");
    }
    println!("letters, cross-validated: of so many, so many right by the model, and by the rules");
    let mut files: Vec<(String, [usize; 4])> = Vec::new();
    for held in &held {
        let example = &examples[held.example];
        let (Some(kind), Some(likely)) = (example.kind, held.kinds) else { continue };
        let best = (0..KINDS.len()).max_by(|a, b| likely[*a].total_cmp(&likely[*b])).unwrap();
        let name = example.place.split([':', '/']).next().unwrap();
        if files.last().is_none_or(|(last, _)| last != name) {
            files.push((name.to_owned(), [0; 4]));
        }
        let counts = &mut files.last_mut().unwrap().1;
        counts[0] += 1;
        counts[1] += usize::from(KINDS[best] == kind);
        counts[2] += usize::from(held.rules == kind);
        counts[3] += usize::from(kind.ends_the_waiting() && !KINDS[best].ends_the_waiting());
        if std::env::var_os("AFTERWORD_MISSES").is_some() && KINDS[best] != kind {
            let text: Vec<&str> = example.lines.iter().map(|line| line.text.as_str()).collect();
            let sure = likely[best];
            println!(
                "{} {kind} -> {} {sure:.2} | {}",
                example.place,
                KINDS[best],
                text.join(" / ")
            );
        }
    }
    for (name, [all, right, rules, lost]) in files {
        println!("{name:>20} {all:>5}  {right:>5}  {rules:>5}  read as going on: {lost}");
    }
    bars(&examples, &held);
    let path = root.join("src/reading/opinion/weights.bin");
    let same = std::fs::read(&path).is_ok_and(|bytes| bytes == model.bytes());
    std::fs::write(&path, model.bytes()).unwrap();
    println!("{}: {}", path.display(), if same { "the same to the bit" } else { "written" });
}

/// What becomes of the letters with several bars for being likely, and vetoes where the rules see
/// nothing to doubt and where they do.
fn bars(examples: &[Example], held: &[Held]) {
    for least in [0.0, 0.35, 0.45] {
        for calm in [1.0, 0.35, 0.25, 0.15, 0.1] {
            for grave in [1.0, 0.35, 0.25, 0.15, 0.1, 0.05, 0.02] {
                if grave > calm {
                    continue;
                }
                let mut counts = [0; 4];
                for held in held {
                    let (Some(kind), Some(likely)) = (examples[held.example].kind, held.kinds)
                    else {
                        continue;
                    };
                    let best =
                        (0..KINDS.len()).max_by(|a, b| likely[*a].total_cmp(&likely[*b])).unwrap();
                    let ends: f64 = likely[..7].iter().sum();
                    let veto = if held.doubtful { grave } else { calm };
                    let unclear = likely[best] < least || (best >= 7 && ends > veto);
                    let read = if unclear { Kind::Unclear } else { KINDS[best] };
                    counts[0] += 1;
                    counts[1] += i32::from(read == kind);
                    counts[2] += i32::from(unclear);
                    let goes_on = !read.ends_the_waiting() && !unclear;
                    counts[3] += i32::from(kind.ends_the_waiting() && goes_on);
                }
                let [all, right, unclear, lost] = counts;
                let share = |n: i32| 100.0 * f64::from(n) / f64::from(all);
                println!(
                    "least {least:.2} vetoes {calm:.2} {grave:.2}: right {:.1} %, \
                     unclear {:.1} %, going on after all {lost}",
                    share(right),
                    share(unclear),
                );
            }
        }
    }
}

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
