//! What the model sees of a letter: of each sentence its words, their senses and letters, what the
//! rules made of it, and of what it stands between; of the whole all of that, and the subject.

use super::senses::senses;
use crate::reading::kind::Found;
use crate::reading::roles::role;
use crate::reading::scope::condition;
use crate::reading::sentence::{Sentence, Word, sentences};

/// Hashes are cut to this many buckets.
pub const BUCKETS: usize = 1 << BITS;
const BITS: u32 = 18;
/// Lengths of the runs of letters.
const LETTERS: std::ops::RangeInclusive<usize> = 3..=5;
/// More senses of a sentence are not paired.
const PAIRED_MAX: usize = 24;
/// Senses that are too common to tell anything by themselves.
const COMMON: [&str; 9] = ["-", "be", "have", "here", "in", "but", "i", "we", "you"];

/// The buckets of each sentence, and of the whole; ascending, each once.
#[derive(Debug, Clone, Default)]
pub struct Features {
    pub sentences: Vec<Vec<u32>>,
    pub whole: Vec<u32>,
}

/// What is to be seen of a letter.
pub fn features(subject: &str, found: &[Found<'_, '_>]) -> Features {
    let gists: Vec<Vec<&str>> = found.iter().map(|found| gist(found.sentence)).collect();
    let heading: Vec<Sentence<'_>> = sentences(subject);
    let titles: Vec<&str> = heading.iter().flat_map(gist).collect();
    let mut whole = Buckets::default();
    let mut all = Vec::new();
    for (i, one) in found.iter().enumerate() {
        let mut buckets = Buckets::default();
        buckets.words(one.sentence);
        buckets.marks(one);
        let around = [i.checked_sub(1).and_then(|before| gists.get(before)), gists.get(i + 1)];
        for (side, gist) in ["prev", "next"].into_iter().zip(around) {
            match gist {
                Some(gist) => gist.iter().for_each(|sense| buckets.add(&[side, sense])),
                None => buckets.add(&[side]),
            }
        }
        titles.iter().for_each(|sense| buckets.add(&["subject", sense]));
        buckets.add(&["of", size(found.len(), 4, 8)]);
        whole.0.extend(&buckets.0);
        all.push(buckets.sorted());
    }
    for sentence in &heading {
        let mut buckets = Buckets::default();
        buckets.words(sentence);
        whole.0.extend(buckets.0.iter().map(|bucket| bucket ^ (BUCKETS / 2) as u32));
    }
    Features { sentences: all, whole: whole.sorted() }
}

/// The senses that a sentence's neighbours are to know of.
fn gist(sentence: &Sentence<'_>) -> Vec<&'static str> {
    let words = sentence.words.iter();
    let first = words.filter_map(|word| senses(&word.text).first().copied());
    let mut found: Vec<&str> = first.filter(|sense| !COMMON.contains(sense)).collect();
    found.sort_unstable();
    found.dedup();
    found
}

fn size(count: usize, some: usize, many: usize) -> &'static str {
    match count {
        _ if count < some => "few",
        _ if count < many => "some",
        _ => "many",
    }
}

#[derive(Debug, Default)]
struct Buckets(Vec<u32>);

impl Buckets {
    fn add(&mut self, parts: &[&str]) {
        self.0.push(bucket(parts));
    }

    fn sorted(mut self) -> Vec<u32> {
        self.0.sort_unstable();
        self.0.dedup();
        self.0
    }

    /// Words, two and three together, and the letters in them.
    fn words(&mut self, sentence: &Sentence<'_>) {
        let words: Vec<String> = sentence.words.iter().map(class).collect();
        let at = |i: usize| words.get(i).map_or("$", String::as_str);
        for (i, word) in words.iter().enumerate() {
            self.add(&["w", word]);
            self.add(&["b", word, at(i + 1)]);
            self.add(&["t", word, at(i + 1), at(i + 2)]);
            self.add(&["s", word, at(i + 2)]);
            let marked: Vec<char> = format!("^{word}$").chars().collect();
            for length in LETTERS {
                for run in marked.windows(length) {
                    self.add(&["l", &run.iter().collect::<String>()]);
                }
            }
        }
        self.senses(&words);
        self.add(&["first", at(0)]);
        self.add(&["opening", at(0), at(1)]);
        self.add(&["last", words.last().map_or("$", String::as_str)]);
        self.add(&["question", if sentence.question { "yes" } else { "no" }]);
        self.add(&["length", if words.len() < 4 { "none" } else { size(words.len(), 8, 16) }]);
    }

    /// Senses, in a row, in a row without what is common, and in pairs wherever they stand.
    fn senses(&mut self, words: &[String]) {
        let all: Vec<Vec<&str>> = words.iter().map(|word| senses(word)).collect();
        let name = |(word, senses): (&'_ String, &Vec<&'static str>)| -> String {
            let class = if word.starts_with('#') { word.as_str() } else { "-" };
            senses.first().copied().unwrap_or(class).to_owned()
        };
        let names: Vec<String> = words.iter().zip(&all).map(name).collect();
        all.iter().flatten().for_each(|sense| self.add(&["S", sense]));
        let at = |i: usize| names.get(i).map_or("$", String::as_str);
        for i in 0..names.len() {
            if (at(i), at(i + 1)) != ("-", "-") {
                self.add(&["Sb", at(i), at(i + 1)]);
                self.add(&["St", at(i), at(i + 1), at(i + 2)]);
            }
        }
        let told: Vec<&str> = names
            .iter()
            .map(String::as_str)
            .filter(|name| !COMMON.iter().take(6).any(|common| common == name))
            .collect();
        let at = |i: usize| told.get(i).copied().unwrap_or("$");
        for i in 0..told.len() {
            self.add(&["Cb", at(i), at(i + 1)]);
            self.add(&["Ct", at(i), at(i + 1), at(i + 2)]);
            self.add(&["Cs", at(i), at(i + 2)]);
        }
        let mut pairs: Vec<&str> = told.iter().copied().filter(|name| *name != "i").collect();
        pairs.sort_unstable();
        pairs.dedup();
        pairs.truncate(PAIRED_MAX);
        for (i, one) in pairs.iter().enumerate() {
            for other in pairs.iter().skip(i + 1) {
                self.add(&["P", one, other]);
            }
        }
    }

    /// What the rules made of a sentence.
    fn marks(&mut self, found: &Found<'_, '_>) {
        for sign in found.signs.all() {
            self.add(&["sign", &format!("{sign:?}")]);
        }
        for hit in &found.hits {
            self.add(&["says", hit.kind.as_str()]);
        }
        if found.doubt {
            self.add(&["doubt"]);
        }
        let words = &found.sentence.words;
        for (k, mention) in found.mentions.iter().enumerate() {
            let when = if mention.past { "past" } else { "open" };
            let known = if mention.days.is_some() { "known" } else { "unknown" };
            self.add(&["day", &format!("{:?}", mention.relation), when, known]);
            self.add(&["role", &format!("{:?}", role(words, &found.mentions, k))]);
        }
        let bound = condition(words, words.len().saturating_sub(1));
        self.add(&["bound", &format!("{bound:?}")]);
    }
}

/// Days, numbers and addresses of a kind are one word: what is said does not hang on which.
fn class(word: &Word) -> String {
    let word = word.text.as_str();
    if word.contains('@') {
        return "#address".to_owned();
    }
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
fn bucket(parts: &[&str]) -> u32 {
    let mut hash: u64 = 0xcbf2_9ce4_8422_2325;
    for part in parts {
        for byte in part.bytes().chain([0]) {
            hash = (hash ^ u64::from(byte)).wrapping_mul(0x0100_0000_01b3);
        }
    }
    ((hash ^ (hash >> 32)) as usize % BUCKETS) as u32
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
