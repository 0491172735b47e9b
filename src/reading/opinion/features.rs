//! What the model sees of a sentence: its words, their neighbours, and the letters in them.

use super::super::sentence::Sentence;

/// Hashes are cut to this many buckets.
pub const BUCKETS: usize = 1 << BITS;
const BITS: u32 = 16;
/// More words of a sentence are not looked at.
const WORDS_MAX: usize = 60;
/// Lengths of the runs of letters.
const LETTERS: std::ops::RangeInclusive<usize> = 3..=5;

/// The buckets of a sentence, ascending, each once.
pub fn features(sentence: &Sentence<'_>) -> Vec<usize> {
    let words: Vec<String> =
        sentence.words.iter().take(WORDS_MAX).map(|word| class(&word.text)).collect();
    let mut found = Vec::new();
    let mut add = |parts: &[&str]| found.push(bucket(parts));
    for (i, word) in words.iter().enumerate() {
        add(&["w", word]);
        let next = words.get(i + 1).map_or("$", String::as_str);
        let after = words.get(i + 2).map_or("$", String::as_str);
        add(&["b", word, next]);
        add(&["t", word, next, after]);
        add(&["s", word, after]);
        let marked: Vec<char> = format!("^{word}$").chars().collect();
        for length in LETTERS {
            for run in marked.windows(length) {
                add(&["l", &run.iter().collect::<String>()]);
            }
        }
    }
    add(&["first", words.first().map_or("", String::as_str)]);
    add(&["question", if sentence.question { "yes" } else { "no" }]);
    let length = match words.len() {
        0..8 => "short",
        8..16 => "some",
        _ => "long",
    };
    add(&["length", length]);
    found.sort_unstable();
    found.dedup();
    found
}

/// Days and numbers of a kind are one word: what is said does not hang on which.
fn class(word: &str) -> String {
    if word.starts_with(|c: char| c.is_ascii_digit()) {
        return "#".to_owned();
    }
    let starts = |names: &[&str]| {
        names.iter().any(|name| word == *name || (word.len() < 5 && name.starts_with(word)))
    };
    if word.len() > 2 && starts(&DAYS) {
        return "#day".to_owned();
    }
    if word.len() > 2 && word != "may" && word != "mar" && starts(&MONTHS) {
        return "#month".to_owned();
    }
    word.to_owned()
}

/// FNV-1a, folded. It must never change: the weights hang on it.
fn bucket(parts: &[&str]) -> usize {
    let mut hash: u64 = 0xcbf2_9ce4_8422_2325;
    for part in parts {
        for byte in part.bytes().chain([0]) {
            hash = (hash ^ u64::from(byte)).wrapping_mul(0x0100_0000_01b3);
        }
    }
    ((hash ^ (hash >> 32)) as usize) % BUCKETS
}

const DAYS: [&str; 7] =
    ["monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday"];

const MONTHS: [&str; 11] = [
    "january",
    "february",
    "march",
    "april",
    "june",
    "july",
    "august",
    "september",
    "october",
    "november",
    "december",
];
