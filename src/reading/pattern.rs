//! Patterns over words: the language in which the cues are written.
//!
//! A pattern is words parted by blanks. `a|b` is either, `a?` may be absent, `a~` begins so, and
//! `*` is up to four words of any kind. They are matched in time linear in the sentence.

use super::sentence::Word;

/// Words that `*` may pass over.
const GAP: usize = 4;

/// A pattern, ready to be matched.
#[derive(Debug, Clone)]
pub struct Pattern {
    parts: Vec<Part>,
}

#[derive(Debug, Clone)]
enum Part {
    Any,
    OneOf { choices: Vec<Choice>, optional: bool },
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
            if part == "*" {
                return Part::Any;
            }
            let bare = part.strip_suffix('?');
            let choices = bare.unwrap_or(part).split('|').map(|choice| {
                let stem = choice.strip_suffix('~');
                Choice { text: stem.unwrap_or(choice), prefix: stem.is_some() }
            });
            Part::OneOf { choices: choices.collect(), optional: bare.is_some() }
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

/// How many words these parts take from the start of `words`, if they match there.
fn ends(parts: &[Part], words: &[Word]) -> Option<usize> {
    let Some((part, parts)) = parts.split_first() else {
        return Some(0);
    };
    match part {
        Part::Any => (0..=GAP.min(words.len()))
            .find_map(|gap| ends(parts, words.get(gap..)?).map(|length| gap + length)),
        Part::OneOf { choices, optional } => {
            let taken = words
                .split_first()
                .filter(|(word, _)| choices.iter().any(|choice| choice.is(&word.text)));
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
            ("decid~ * another", "decided a b c d e another", None),
            ("will not", "we won't", Some((1, 3))),
            ("a b", "", None),
        ] {
            assert_eq!(Pattern::new(pattern).find(&words(text)), expected, "{pattern}: {text}");
        }
    }
}
