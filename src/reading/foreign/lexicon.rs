//! The phrases of one language, ready to be matched, and the form in which words are compared.

use std::collections::BTreeSet;
use std::sync::LazyLock;

use super::{dutch, french, german, spanish};
use crate::reading::language::{Language, elision, without_accents};
use crate::reading::pattern::{Pattern, patterns};
use crate::reading::sentence::{Sentence, Word};

/// The phrases of a language, in the language of `pattern`.
#[derive(Debug, Clone, Copy)]
pub struct Phrases {
    /// Do not write again.
    pub stop: &'static [&'static str],
    /// Not this candidate.
    pub rejection: &'static [&'static str],
    /// Not anybody, any more.
    pub closed: &'static [&'static str],
    /// There will be news, or a decision; with a day.
    pub timeline: &'static [&'static str],
    /// It goes on.
    pub holding: &'static [&'static str],
    /// The writer is away.
    pub away: &'static [&'static str],
    /// Thanks, received, a pleasure.
    pub courtesy: &'static [&'static str],
    /// Salutations, closings, and what machines write beneath.
    pub frame: &'static [&'static str],
    /// Why it takes long.
    pub neutral: &'static [&'static str],
    /// What is not dangerous, though words of it are.
    pub harmless: &'static [&'static str],
    /// Words with which nothing is read as going on, parted by commas.
    pub danger: &'static str,
    /// Words that deny.
    pub negations: &'static [&'static str],
    /// "Yet": beside a negation it denies nothing for good.
    pub yet: &'static [&'static str],
    /// Words that make a condition.
    pub conditions: &'static [&'static str],
    /// Words that make a condition a concession: "even if".
    pub conceding: &'static [&'static str],
    /// Words that tell a clause from a mere noun.
    pub pronouns: &'static [&'static str],
    /// Words that join two clauses.
    pub joins: &'static [&'static str],
}

/// The phrases of a language, compiled.
#[derive(Debug)]
pub struct Lexicon {
    /// Whose.
    pub language: Language,
    /// As they are written.
    pub phrases: Phrases,
    /// See `Phrases`.
    pub stop: Vec<Pattern>,
    /// See `Phrases`.
    pub rejection: Vec<Pattern>,
    /// See `Phrases`.
    pub closed: Vec<Pattern>,
    /// See `Phrases`.
    pub timeline: Vec<Pattern>,
    /// See `Phrases`.
    pub holding: Vec<Pattern>,
    /// See `Phrases`.
    pub away: Vec<Pattern>,
    /// See `Phrases`.
    pub courtesy: Vec<Pattern>,
    /// See `Phrases`.
    pub frame: Vec<Pattern>,
    /// See `Phrases`.
    pub neutral: Vec<Pattern>,
    /// See `Phrases`.
    pub harmless: Vec<Pattern>,
    /// See `Phrases`.
    pub danger: Vec<Pattern>,
}

impl Lexicon {
    fn new(language: Language, phrases: Phrases) -> Self {
        Self {
            language,
            phrases,
            stop: patterns(phrases.stop),
            rejection: patterns(phrases.rejection),
            closed: patterns(phrases.closed),
            timeline: patterns(phrases.timeline),
            holding: patterns(phrases.holding),
            away: patterns(phrases.away),
            courtesy: patterns(phrases.courtesy),
            frame: patterns(phrases.frame),
            neutral: patterns(phrases.neutral),
            harmless: patterns(phrases.harmless),
            danger: phrases.danger.split(',').map(Pattern::new).collect(),
        }
    }
}

/// The languages that are read where they are plain.
pub static LEXICONS: LazyLock<[Lexicon; 4]> = LazyLock::new(|| {
    [
        Lexicon::new(Language::German, german::PHRASES),
        Lexicon::new(Language::French, french::PHRASES),
        Lexicon::new(Language::Spanish, spanish::PHRASES),
        Lexicon::new(Language::Dutch, dutch::PHRASES),
    ]
});

/// The words of a sentence as the phrases are written: without accents, French ones parted behind
/// an elision.
#[must_use]
pub fn folded(sentence: &Sentence<'_>, language: Language) -> Vec<Word> {
    let mut found: Vec<Word> = Vec::with_capacity(sentence.words.len());
    for word in &sentence.words {
        let raw = sentence.text.get(word.start..word.end).unwrap_or_default();
        // "im" is no "I am" here, nor "u" a "you".
        let whole = raw.chars().all(char::is_alphabetic);
        if whole && found.last().is_some_and(|last| last.start == word.start) {
            continue;
        }
        let written = if whole { raw.to_lowercase() } else { word.text.clone() };
        let bare = fold(&written, language);
        let mark = raw.char_indices().find(|(_, c)| matches!(c, '\'' | '’'));
        let parted = elision(&bare).filter(|_| language == Language::French).zip(mark);
        if let Some(((elided, stem), (at, c))) = parted {
            let cut = word.start + at + c.len_utf8();
            found.push(Word { text: elided.to_owned(), end: cut, ..word.clone() });
            let text = stem.to_owned();
            found.push(Word { text, start: cut, parted: false, ..word.clone() });
        } else {
            found.push(Word { text: bare, ..word.clone() });
        }
    }
    found
}

/// A word in lower case without accents. In German "ä", "ae" and "a" are written for each other.
#[must_use]
pub fn fold(word: &str, language: Language) -> String {
    let bare = without_accents(word);
    if language != Language::German {
        return bare;
    }
    let mut folded = String::with_capacity(bare.len());
    let mut before = [' ', ' '];
    for c in bare.chars() {
        // The "ue" of "neue", "dauert" and "bequem" is no umlaut.
        let umlaut = match before[1] {
            'a' | 'o' => true,
            'u' => !matches!(before[0], 'a' | 'e' | 'q'),
            _ => false,
        };
        if c != 'e' || !umlaut {
            folded.push(c);
        }
        before = [before[1], c];
    }
    folded
}

/// How many words of a sentence stand in the phrases of a language.
#[must_use]
pub fn known_words(sentence: &Sentence<'_>, language: Language) -> usize {
    let Some((_, known)) = KNOWN.iter().find(|(of, _)| *of == language) else { return 0 };
    let words = folded(sentence, language);
    words.iter().filter(|word| known.contains(word.text.as_str())).count()
}

static KNOWN: LazyLock<Vec<(Language, BTreeSet<&'static str>)>> = LazyLock::new(|| {
    let of = |lexicon: &Lexicon| {
        let p = lexicon.phrases;
        let lists = [p.stop, p.rejection, p.closed, p.timeline, p.holding, p.courtesy];
        let words = lists.into_iter().flatten().flat_map(|phrase| phrase.split([' ', '|', '?']));
        (lexicon.language, words.filter(|word| word.len() > 1).collect())
    };
    LEXICONS.iter().map(of).collect()
});

/// Every place where one of these stands.
pub fn spans<'p>(
    patterns: &'p [Pattern],
    words: &'p [Word],
) -> impl Iterator<Item = (usize, usize)> + 'p {
    patterns.iter().filter_map(|pattern| pattern.find(words))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::reading::sentence::sentences;

    #[test]
    fn every_phrase_stands_as_words_are_folded() {
        let mut faults = Vec::new();
        for lexicon in LEXICONS.iter() {
            let p = lexicon.phrases;
            let lists = [
                p.stop,
                p.rejection,
                p.closed,
                p.timeline,
                p.holding,
                p.away,
                p.courtesy,
                p.frame,
                p.neutral,
                p.harmless,
                p.negations,
                p.yet,
                p.conditions,
                p.conceding,
                p.pronouns,
                p.joins,
            ];
            for phrase in lists.into_iter().flatten().copied().chain(p.danger.split(',')) {
                for word in phrase.split([' ', '|']).filter(|word| !matches!(*word, "*" | "")) {
                    let bare = word.trim_end_matches(['~', '?']);
                    let sentence = sentences(bare).pop();
                    let read = sentence.map(|sentence| folded(&sentence, lexicon.language).len());
                    let one = read == Some(1);
                    if fold(bare, lexicon.language) != bare || !one {
                        faults.push(format!("{word} in {phrase}"));
                    }
                }
            }
        }
        assert_eq!(faults, Vec::<String>::new());
    }

    #[test]
    fn words_are_one_however_they_are_accented() {
        for (word, language, expected) in [
            ("für", Language::German, "fur"),
            ("fuer", Language::German, "fur"),
            ("fur", Language::German, "fur"),
            ("bedauern", Language::German, "bedauern"),
            ("neue", Language::German, "neue"),
            ("grüße", Language::German, "grusse"),
            ("décidé", Language::French, "decide"),
            ("señora", Language::Spanish, "senora"),
        ] {
            assert_eq!(fold(word, language), expected);
        }
        let text = "Nous n’avons qu'une réponse.";
        let found = sentences(text);
        let words = folded(&found[0], Language::French);
        let texts: Vec<&str> = words.iter().map(|word| word.text.as_str()).collect();
        assert_eq!(texts, ["nous", "n", "avons", "qu", "une", "reponse"]);
        assert_eq!(text.get(words[1].start..words[2].end), Some("n’avons"));
    }
}
