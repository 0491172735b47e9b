//! Words that mean much the same in letters about a candidacy, under one name each.
//!
//! What the model learns of one of them it knows of all. A word may have several senses, in the
//! order of the file; a tilde stands for any ending of a few letters, and a whole word beats those.

use std::collections::BTreeMap;
use std::sync::LazyLock;

/// The longest ending that a tilde stands for.
const ENDING_MAX: usize = 5;

/// The senses of a word, in the order of the table.
#[must_use]
pub fn senses(word: &str) -> Vec<&'static str> {
    if let Some(known) = TABLE.words.get(word) {
        return known.clone();
    }
    let shortest = word.len().saturating_sub(ENDING_MAX).max(1);
    let stems = (shortest..=word.len()).filter_map(|end| TABLE.stems.get(word.get(..end)?));
    let mut found: Vec<(usize, &str)> = stems.flatten().copied().collect();
    found.sort_unstable();
    found.dedup();
    found.into_iter().map(|(_, sense)| sense).collect()
}

struct Table {
    words: BTreeMap<&'static str, Vec<&'static str>>,
    stems: BTreeMap<&'static str, Vec<(usize, &'static str)>>,
}

static TABLE: LazyLock<Table> = LazyLock::new(|| {
    let mut table = Table { words: BTreeMap::new(), stems: BTreeMap::new() };
    for (at, (sense, word)) in listed().enumerate() {
        match word.strip_suffix('~') {
            Some(stem) => table.stems.entry(stem).or_default().push((at, sense)),
            None => table.words.entry(word).or_default().push(sense),
        }
    }
    table
});

/// The words of the file, each with its sense: a line that ends with a colon names the sense of
/// those that follow.
fn listed() -> impl Iterator<Item = (&'static str, &'static str)> {
    let mut sense = "";
    include_str!("senses.txt").split_whitespace().filter_map(move |word| {
        match word.strip_suffix(':') {
            Some(named) => sense = named,
            None => return Some((sense, word)),
        }
        None
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_word_has_the_senses_of_the_table() {
        assert_eq!(senses("chosen"), ["choose"]);
        assert_eq!(senses("chose"), ["choose"]);
        assert_eq!(senses("applicants"), ["candidate"]);
        assert_eq!(senses("xylophone"), [""; 0]);
    }

    #[test]
    fn no_sense_has_a_word_twice_and_none_stands_outside() {
        let mut all: Vec<(&str, &str)> = listed().collect();
        let told = all.len();
        assert!(all.iter().all(|(sense, _)| !sense.is_empty()));
        all.sort_unstable();
        all.dedup();
        assert_eq!(all.len(), told);
    }
}
