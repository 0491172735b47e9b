//! The model that ships, and what it was trained on.

use std::fs;
use std::path::Path;

use afterword::reading::opinion::{Example, shipped};

/// What the file of weights may take in the program.
const BYTES_MAX: usize = 1_000_000;

#[test]
fn the_model_that_ships_was_trained_on_what_stands_in_the_corpus() {
    let root = Path::new(env!("CARGO_MANIFEST_DIR"));
    let folder = root.join("tests/corpus/own/sentences");
    let mut files: Vec<_> =
        fs::read_dir(folder).unwrap().map(|entry| entry.unwrap().path()).collect();
    files.sort();
    let texts: Vec<String> =
        files.into_iter().map(|file| fs::read_to_string(file).unwrap()).collect();
    let lines = texts.iter().flat_map(|text| text.lines()).filter(|line| !line.is_empty());
    let read = |line: &str| Example::read(line).unwrap_or_else(|| panic!("{line}"));
    let examples: Vec<Example> = lines.map(read).collect();
    let model = shipped().expect("a file of weights");
    assert!(model.is_of(&examples), "sentences were added since: run `make train`");
    assert!(model.bytes().len() < BYTES_MAX);
}
