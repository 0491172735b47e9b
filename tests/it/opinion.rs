//! The model that ships, and what it was trained on.

use std::path::Path;

use afterword::reading::opinion::shipped;

/// What the file of weights may take in the program.
const BYTES_MAX: usize = 1_000_000;

#[test]
fn the_model_that_ships_was_trained_on_what_stands_in_the_corpus() {
    let root = Path::new(env!("CARGO_MANIFEST_DIR"));
    let examples = crate::examples::all(root);
    let model = shipped().expect("a file of weights");
    assert!(model.is_of(&examples), "letters were added since: run `make train`");
    assert!(model.bytes().len() < BYTES_MAX);
}
