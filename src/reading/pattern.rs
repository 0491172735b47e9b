//! Patterns over words: the language in which the cues are written.
//!
//! A pattern is words parted by blanks. `a|b` is either, `$name` any word of a class, `a?` may be
//! absent, `a~` begins so, `_` is up to two words of any kind and `*` up to six. `!a|b` matches
//! where the next word is neither, `!*a|b` where neither is among the next six. They are matched
//! in time linear in the sentence.

use std::collections::BTreeMap;

use super::classes::class;
use super::sentence::Word;

/// Words that `*` may pass over, and `!*` looks at.
const GAP: usize = 6;
/// Words that `_` may pass over.
const SMALL_GAP: usize = 2;

/// A pattern, ready to be matched.
#[derive(Debug, Clone)]
pub struct Pattern {
    parts: Vec<Part>,
}

#[derive(Debug, Clone)]
enum Part {
    Any(usize),
    Not { choices: Choices, within: usize },
    OneOf { choices: Choices, optional: bool },
}

#[derive(Debug, Clone)]
struct Choices {
    all: Vec<Choice>,
    /// A bit for each byte that one of them begins with, of which most words rule all out.
    begins: u64,
}

#[derive(Debug, Clone)]
struct Choice {
    text: &'static str,
    prefix: bool,
}

impl Pattern {
    /// Reads a pattern.
    #[must_use]
    pub fn new(text: &'static str) -> Self {
        let part = |part: &'static str| {
            match part {
                "*" => return Part::Any(GAP),
                "_" => return Part::Any(SMALL_GAP),
                _ => {}
            }
            if let Some(rest) = part.strip_prefix('!') {
                let bare = rest.strip_prefix('*');
                let within = if bare.is_some() { GAP } else { 1 };
                return Part::Not { choices: choices(bare.unwrap_or(rest)), within };
            }
            let bare = part.strip_suffix('?');
            Part::OneOf { choices: choices(bare.unwrap_or(part)), optional: bare.is_some() }
        };
        Self { parts: text.split_whitespace().map(part).collect() }
    }

    /// The first place where it matches: the first word, and the one after the last.
    #[must_use]
    pub fn find(&self, words: &[Word]) -> Option<(usize, usize)> {
        (0..words.len()).find_map(|start| {
            let rest = words.get(start..)?;
            ends(&self.parts, rest).map(|length| (start, start + length))
        })
    }
}

/// Reads several patterns.
#[must_use]
pub fn patterns(texts: &[&'static str]) -> Vec<Pattern> {
    texts.iter().map(|text| Pattern::new(text)).collect()
}

fn choices(text: &'static str) -> Choices {
    let single = |choice: &'static str| {
        let stem = choice.strip_suffix('~');
        Choice { text: stem.unwrap_or(choice), prefix: stem.is_some() }
    };
    let expand = |choice: &'static str| -> Vec<Choice> {
        match choice.strip_prefix('$') {
            Some(name) => class(name).split('|').map(single).collect(),
            None => vec![single(choice)],
        }
    };
    let all: Vec<Choice> = text.split('|').flat_map(expand).collect();
    let begins = all.iter().fold(0, |bits, choice| bits | begin(choice.text));
    Choices { all, begins }
}

/// The bit of a word's first byte; all bits of none.
fn begin(word: &str) -> u64 {
    word.bytes().next().map_or(u64::MAX, |byte| 1 << (byte % 64))
}

impl Choices {
    fn hold(&self, word: &str) -> bool {
        self.begins & begin(word) != 0 && self.all.iter().any(|choice| choice.is(word))
    }
}

/// How many words these parts take from the start of `words`, if they match there.
fn ends(parts: &[Part], words: &[Word]) -> Option<usize> {
    let Some((part, parts)) = parts.split_first() else {
        return Some(0);
    };
    match part {
        Part::Any(gap) => (0..=(*gap).min(words.len()))
            .find_map(|gap| ends(parts, words.get(gap..)?).map(|length| gap + length)),
        Part::Not { choices, within } => {
            let near = words.get(..words.len().min(*within)).unwrap_or_default();
            let stands = near.iter().any(|word| choices.hold(&word.text));
            if stands { None } else { ends(parts, words) }
        }
        Part::OneOf { choices, optional } => {
            let taken = words.split_first().filter(|(word, _)| choices.hold(&word.text));
            taken
                .and_then(|(_, rest)| ends(parts, rest).map(|length| length + 1))
                .or_else(|| if *optional { ends(parts, words) } else { None })
        }
    }
}

impl Choice {
    fn is(&self, word: &str) -> bool {
        if self.prefix { word.starts_with(self.text) } else { word == self.text }
    }
}

/// Many patterns, each with what it stands for, found by the words they may begin with.
#[derive(Debug)]
pub struct Lexicon<T> {
    patterns: Vec<(T, Pattern)>,
    exact: BTreeMap<&'static str, Vec<usize>>,
    prefixes: BTreeMap<&'static str, Vec<usize>>,
}

impl<T: Copy> Lexicon<T> {
    /// Reads lists of patterns. Each must begin with a word.
    #[must_use]
    pub fn new(lists: &[(T, &[&'static str])]) -> Self {
        let mut all =
            Self { patterns: Vec::new(), exact: BTreeMap::new(), prefixes: BTreeMap::new() };
        for (means, list) in lists {
            for text in *list {
                all.add(*means, Pattern::new(text));
            }
        }
        all
    }

    fn add(&mut self, means: T, pattern: Pattern) {
        let index = self.patterns.len();
        for part in &pattern.parts {
            let Part::OneOf { choices, optional } = part else { break };
            for choice in &choices.all {
                let map = if choice.prefix { &mut self.prefixes } else { &mut self.exact };
                let starts = map.entry(choice.text).or_default();
                if starts.last() != Some(&index) {
                    starts.push(index);
                }
            }
            if !optional {
                break;
            }
        }
        self.patterns.push((means, pattern));
    }

    /// Every place where a pattern matches, in order: what it stands for, its first word and the
    /// one after its last.
    #[must_use]
    pub fn scan(&self, words: &[Word]) -> Vec<(T, usize, usize)> {
        let mut found = Vec::new();
        for (start, word) in words.iter().enumerate() {
            let rest = words.get(start..).unwrap_or_default();
            let mut tried: Vec<usize> =
                self.exact.get(word.text.as_str()).cloned().unwrap_or_default();
            let cuts = word.text.char_indices().map(|(at, c)| at + c.len_utf8());
            for cut in cuts {
                let begins = word.text.get(..cut).and_then(|stem| self.prefixes.get(stem));
                tried.extend(begins.into_iter().flatten());
            }
            tried.sort_unstable();
            tried.dedup();
            for index in tried {
                let Some((means, pattern)) = self.patterns.get(index) else { continue };
                if let Some(length) = ends(&pattern.parts, rest) {
                    found.push((*means, start, start + length));
                }
            }
        }
        found
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::reading::sentence::words;

    #[test]
    fn each_mark_of_the_language() {
        for (pattern, text, expected) in [
            ("not moving forward", "We are not moving forward", Some((2, 5))),
            ("not be? moving|going", "we will not be going", Some((2, 5))),
            ("unsuccess~", "was Unsuccessful.", Some((1, 2))),
            ("decid~ * another", "decided to go with another", Some((0, 5))),
            ("decid~ * another", "decided a b c d e f g another", None),
            ("decid~ _ another", "decided on another", Some((0, 3))),
            ("decid~ _ another", "decided a b c another", None),
            ("move on !until", "we move on", Some((1, 3))),
            ("move on !until", "move on until then", None),
            ("move on !*until", "move on with you until then", None),
            ("a $role", "a vacancy", Some((0, 2))),
            ("will not", "we won't", Some((1, 3))),
            ("a b", "", None),
        ] {
            assert_eq!(Pattern::new(pattern).find(&words(text)), expected, "{pattern}: {text}");
        }
    }

    #[test]
    fn a_lexicon_finds_what_its_patterns_find() {
        let lexicon = Lexicon::new(&[('a', &["the? role is", "rol~ is"]), ('b', &["role"])]);
        let found = lexicon.scan(&words("Sadly the role is gone"));
        assert_eq!(found, [('a', 1, 4), ('a', 2, 4), ('a', 2, 4), ('b', 2, 3)]);
    }
}
