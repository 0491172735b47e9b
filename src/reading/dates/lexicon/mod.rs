//! The words for days in each language, mapped onto the tokens of one grammar.
//!
//! A line of a table is a meaning and the phrases that have it, parted by `|`.

mod dutch;
mod english;
mod french;
mod german;
mod italian;
mod names;
mod spanish;

use std::collections::BTreeMap;
use std::sync::LazyLock;

use super::token::What;
use crate::reading::language::without_accents;
use crate::reading::sentence::Word;

/// A language whose days are read.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Tongue {
    /// English.
    English,
    /// German.
    German,
    /// French.
    French,
    /// Spanish.
    Spanish,
    /// Dutch.
    Dutch,
    /// Italian.
    Italian,
}

/// A meaning, and the phrases that have it.
type Entry = (What, &'static str);

/// A shorter word may be another without its accent.
const BARE_LETTERS_MIN: usize = 4;

/// The phrases of one language, by their first word.
#[derive(Debug)]
pub struct Lexicon {
    exact: BTreeMap<String, Vec<(Vec<String>, What)>>,
}

impl Tongue {
    /// All of them.
    pub const ALL: [Self; 6] =
        [Self::English, Self::German, Self::French, Self::Spanish, Self::Dutch, Self::Italian];

    /// Its phrases.
    #[must_use]
    pub fn lexicon(self) -> &'static Lexicon {
        static ENGLISH: LazyLock<Lexicon> =
            LazyLock::new(|| Lexicon::new(&[english::WORDS, names::ENGLISH]));
        static GERMAN: LazyLock<Lexicon> = LazyLock::new(|| Lexicon::new(&[german::WORDS]));
        static FRENCH: LazyLock<Lexicon> = LazyLock::new(|| Lexicon::new(&[french::WORDS]));
        static SPANISH: LazyLock<Lexicon> = LazyLock::new(|| Lexicon::new(&[spanish::WORDS]));
        static DUTCH: LazyLock<Lexicon> = LazyLock::new(|| Lexicon::new(&[dutch::WORDS]));
        static ITALIAN: LazyLock<Lexicon> = LazyLock::new(|| Lexicon::new(&[italian::WORDS]));
        match self {
            Self::English => &ENGLISH,
            Self::German => &GERMAN,
            Self::French => &FRENCH,
            Self::Spanish => &SPANISH,
            Self::Dutch => &DUTCH,
            Self::Italian => &ITALIAN,
        }
    }

    /// The language of some words, by the commonest ones; none if nothing tells.
    #[must_use]
    pub fn of(words: &[Word]) -> Option<Self> {
        let count = |tongue: Self| {
            let common = tongue.common();
            let lexicon = tongue.lexicon();
            let of = |word: &&Word| {
                common.contains(&word.text.as_str()) || lexicon.word(&word.text).is_some()
            };
            words.iter().filter(of).count()
        };
        let mut counts = Self::ALL.map(|tongue| (count(tongue), tongue));
        counts.sort_by_key(|(count, _)| std::cmp::Reverse(*count));
        let [(most, tongue), (next, _), ..] = counts;
        (most > next).then_some(tongue)
    }

    /// Its commonest words, as few as possible of another language among them.
    fn common(self) -> &'static [&'static str] {
        match self {
            Self::English => &[
                "the", "to", "and", "of", "you", "your", "i", "for", "this", "that", "with", "are",
                "will", "be", "our", "by", "from", "at", "on", "please", "have", "it", "not",
            ],
            Self::German => &[
                "der", "das", "und", "ist", "nicht", "wir", "sie", "ihnen", "ihre", "ich", "für",
                "mit", "bitte", "bis", "auf", "uns", "zu", "von", "melden", "im", "am", "dem",
                "haben", "werden", "hören", "einer", "den",
            ],
            Self::French => &[
                "le", "la", "les", "et", "est", "nous", "vous", "votre", "pas", "pour", "dans",
                "une", "des", "sur", "avec", "vers", "d'ici", "je", "au", "du", "à", "sous",
                "merci", "aurez", "notre",
            ],
            Self::Spanish => &[
                "el", "los", "las", "y", "para", "por", "su", "hemos", "una", "gracias", "le",
                "les", "en", "del", "que", "nos", "con", "antes", "a", "se", "lo", "esta",
            ],
            Self::Dutch => &[
                "het", "een", "van", "niet", "wij", "uw", "je", "u", "voor", "op", "ons", "hoort",
                "en", "wordt", "naar", "over", "ik", "we", "zijn", "dat", "met", "te",
            ],
            Self::Italian => &[
                "il", "di", "che", "per", "non", "della", "sono", "grazie", "sarò", "dal", "ferie",
                "ufficio", "ci", "alla", "vi", "le",
            ],
        }
    }
}

impl Lexicon {
    fn new(tables: &[&'static [Entry]]) -> Self {
        let mut exact: BTreeMap<String, Vec<(Vec<String>, What)>> = BTreeMap::new();
        let phrases = || {
            let entries = tables.iter().flat_map(|table| table.iter());
            entries.flat_map(|(what, phrases)| phrases.split('|').map(|phrase| (*what, phrase)))
        };
        let split = |phrase: &str| -> Vec<String> {
            phrase.split_whitespace().map(str::to_owned).collect()
        };
        let plain = phrases().map(|(what, phrase)| (what, split(phrase)));
        // "Marz", "naechste": as they are typed where the keys are missing.
        let typed = phrases().flat_map(|(what, phrase)| {
            let all = [bare(phrase, without_accents), bare(phrase, spelled_out)];
            all.map(|phrase| (what, split(&phrase)))
        });
        for (what, words) in plain.chain(typed) {
            let Some(first) = words.first() else { continue };
            let all = exact.entry(first.clone()).or_default();
            if !all.iter().any(|(known, _)| *known == words) {
                all.push((words, what));
            }
        }
        for phrases in exact.values_mut() {
            phrases.sort_by_key(|(words, _)| std::cmp::Reverse(words.len()));
        }
        Self { exact }
    }

    /// What a word means by itself.
    #[must_use]
    pub fn word(&self, word: &str) -> Option<What> {
        let phrases = self.exact.get(word)?;
        phrases.iter().find(|(phrase, _)| phrase.len() == 1).map(|(_, what)| *what)
    }

    /// What the words begin with, and how many words that takes: the longest phrase wins.
    #[must_use]
    pub fn longest(&self, words: &[Word]) -> Option<(What, usize)> {
        let first = words.first()?.text.as_str();
        let fits = |phrase: &[String]| {
            phrase.iter().enumerate().all(|(i, part)| words.get(i).is_some_and(|w| w.text == *part))
        };
        let exact = self.exact.get(first).and_then(|all| all.iter().find(|(p, _)| fits(p)));
        exact.map(|(phrase, what)| (*what, phrase.len()))
    }
}

/// A phrase without its accents, but for the short words: "à" is not "a".
fn bare(phrase: &str, spell: impl Fn(&str) -> String) -> String {
    let word = |word: &str| {
        let long = word.chars().count() >= BARE_LETTERS_MIN;
        if long { spell(word) } else { word.to_owned() }
    };
    phrase.split_whitespace().map(word).collect::<Vec<_>>().join(" ")
}

/// German vowels as they are written without the keys for them.
fn spelled_out(word: &str) -> String {
    word.replace('ä', "ae").replace('ö', "oe").replace('ü', "ue").replace('ß', "ss")
}
