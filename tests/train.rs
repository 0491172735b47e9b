//! Trains the second opinion on the sentences of the corpus, and tells how well it does on those it
//! was not trained on. `make train` runs it.

#![allow(clippy::print_stdout, clippy::unwrap_used, clippy::indexing_slicing)]

use std::path::Path;

use afterword::reading::opinion::{Example, KINDS, folds, train};

fn main() {
    let root = Path::new(env!("CARGO_MANIFEST_DIR"));
    let examples = examples(&root.join("tests/corpus/own/sentences"));
    println!("{} sentences", examples.len());
    let folds = folds(&examples);
    println!("cross-validated, at the score that gives the best F1:");
    for (k, kind) in KINDS.iter().enumerate() {
        let mut scored: Vec<(f64, bool)> = folds
            .iter()
            .map(|fold| (fold.scores[k], examples[fold.example].says.contains(kind)))
            .collect();
        scored.sort_by(|a, b| b.0.total_cmp(&a.0));
        let all = scored.iter().filter(|(_, says)| *says).count();
        let (mut hits, mut best) = (0, (0.0, 0.0, 0.0));
        for (n, (_, says)) in scored.iter().enumerate() {
            hits += usize::from(*says);
            let (precision, recall) = (hits as f64 / (n + 1) as f64, hits as f64 / all as f64);
            let f1 = 2.0 * precision * recall / (precision + recall).max(1e-9);
            if f1 > best.0 {
                best = (f1, precision, recall);
            }
        }
        let (f1, precision, recall) = best;
        println!("{kind:>20} {all:>5}  F1 {f1:.3}  precision {precision:.3}  recall {recall:.3}");
    }
    let model = train(&examples);
    let path = root.join("src/reading/opinion/weights.bin");
    let same = std::fs::read(&path).is_ok_and(|bytes| bytes == model.bytes());
    std::fs::write(&path, model.bytes()).unwrap();
    println!("{}: {}", path.display(), if same { "the same to the bit" } else { "written" });
}

/// The sentences of a folder of tables, file by file in order of their names.
fn examples(folder: &Path) -> Vec<Example> {
    let mut files: Vec<_> =
        std::fs::read_dir(folder).unwrap().map(|entry| entry.unwrap().path()).collect();
    files.sort();
    let texts = files.into_iter().map(|file| std::fs::read_to_string(file).unwrap());
    let lines = texts.flat_map(|text| text.lines().map(str::to_owned).collect::<Vec<_>>());
    let read = |line: String| Example::read(&line).unwrap_or_else(|| panic!("{line}"));
    lines.filter(|line| !line.is_empty()).map(read).collect()
}
