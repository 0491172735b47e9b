//! Names of companies and people, as they stand in subjects and display names.

use std::collections::{BTreeMap, BTreeSet};

use crate::timeline::facts::ApplicationId;

/// Shorter names prove nothing when they stand among other words.
const NAME_CHARS_MIN: usize = 3;
/// Shorter ones prove nothing in a long text.
const TEXT_NAME_CHARS_MIN: usize = 4;
/// Longer names are cut.
const NAME_WORDS_MAX: usize = 8;

/// Companies by name.
#[derive(Debug, Clone, Default)]
pub(super) struct Companies {
    /// By the name's words run together, so that "BlueSky" is "Blue Sky".
    joined: BTreeMap<String, BTreeSet<ApplicationId>>,
    /// Names in scripts that set no blanks.
    unspaced: Vec<(String, ApplicationId)>,
    /// The words of each name, by the first.
    words: BTreeMap<String, Vec<(Vec<String>, ApplicationId)>>,
}

impl Companies {
    /// Adds a name of a company.
    pub(super) fn add(&mut self, name: &str, id: ApplicationId) {
        for lower in [name.to_lowercase(), umlauts(name)] {
            let all = words(&lower);
            let short = without_form(all.clone());
            for words in [all, short] {
                let Some(first) = words.first() else { continue };
                let joined = words.concat();
                if joined.chars().any(is_unspaced) {
                    self.unspaced.push((joined.clone(), id));
                }
                self.joined.entry(joined).or_default().insert(id);
                let known = self.words.entry(first.clone()).or_default();
                if !known.iter().any(|known| known.0 == words && known.1 == id) {
                    known.push((words, id));
                }
            }
        }
    }

    /// The companies named among other words.
    pub(super) fn named_in(&self, text: &str) -> BTreeSet<ApplicationId> {
        self.named(text, NAME_CHARS_MIN)
    }

    /// The companies named in a long text.
    pub(super) fn named_in_text(&self, text: &str) -> BTreeSet<ApplicationId> {
        self.named(text, TEXT_NAME_CHARS_MIN)
    }

    /// The companies by whose name, or its beginning, a writer goes, once what recruiting calls
    /// itself is taken away: "Acme Hiring Team" writes for Acme, and for Acme Robotics.
    pub(super) fn calls_itself(&self, name: &str) -> BTreeSet<ApplicationId> {
        let mut words = words(name);
        words.retain(|word| !RECRUITING.contains(&word.as_str()));
        let words = without_form(words);
        let mut found = self.joined.get(&words.concat()).cloned().unwrap_or_default();
        let known = words.first().and_then(|first| self.words.get(first));
        for (name, id) in known.into_iter().flatten() {
            let long = words.concat().chars().count() >= TEXT_NAME_CHARS_MIN;
            if long && name.starts_with(&words) {
                found.insert(*id);
            }
        }
        found
    }

    fn named(&self, text: &str, chars_min: usize) -> BTreeSet<ApplicationId> {
        let mut found = BTreeSet::new();
        let words = words(text);
        for at in 0..words.len() {
            let mut joined = String::new();
            for word in words.iter().skip(at).take(NAME_WORDS_MAX) {
                joined.push_str(word);
                if joined.chars().count() >= chars_min
                    && let Some(ids) = self.joined.get(&joined)
                {
                    found.extend(ids);
                }
            }
        }
        let unspaced = self.unspaced.iter().filter(|_| text.chars().any(is_unspaced));
        for (name, id) in unspaced {
            if words.iter().any(|word| word.contains(name.as_str())) {
                found.insert(*id);
            }
        }
        found
    }
}

/// The words of a full name; none if it is a single word, which many people have.
pub(super) fn full_name(name: &str) -> Option<Vec<String>> {
    let words = words(name);
    (words.len() > 1 || words.concat().chars().any(is_unspaced)).then_some(words)
}

/// True if a text has every word of a name: "Reyes, Dana" is Dana Reyes.
pub(super) fn has_name(text: &[String], name: &[String]) -> bool {
    name.iter().all(|word| text.contains(word))
}

/// True if the words stand in the text as they follow each other.
pub(super) fn has_phrase(text: &[String], phrase: &[String]) -> bool {
    !phrase.is_empty() && text.windows(phrase.len()).any(|window| window == phrase)
}

/// The words of a text: lower case, without accents.
pub(super) fn words(text: &str) -> Vec<String> {
    let plain: String = text.to_lowercase().chars().map(plain).collect();
    let split = plain.split(|c: char| !c.is_alphanumeric()).filter(|word| !word.is_empty());
    split.map(str::to_owned).collect()
}

/// A name without the legal form that stands at its end.
fn without_form(mut words: Vec<String>) -> Vec<String> {
    while words.len() > 1 && words.last().is_some_and(|last| LEGAL_FORMS.contains(&last.as_str())) {
        words.pop();
    }
    words
}

/// The longest run of letters of a name that stands in every way to write it: without accents and
/// umlauts, and without a company's legal form.
#[must_use]
pub fn longest_plain_word(name: &str) -> Option<String> {
    let lower = name.to_lowercase();
    let all = lower.split(|c: char| !c.is_alphanumeric()).filter(|word| !word.is_empty());
    let named = without_form(all.map(str::to_owned).collect());
    let runs = named.iter().flat_map(|word| word.split(|c: char| !c.is_ascii()));
    runs.max_by_key(|run| run.len()).filter(|run| !run.is_empty()).map(str::to_owned)
}

/// As German addresses write what they can't: "mueller" for "Müller".
fn umlauts(name: &str) -> String {
    let lower = name.to_lowercase();
    lower.replace('ä', "ae").replace('ö', "oe").replace('ü', "ue").replace('ß', "ss")
}

/// Scripts whose words stand without blanks between them.
fn is_unspaced(c: char) -> bool {
    matches!(c, '\u{3040}'..='\u{30ff}' | '\u{3400}'..='\u{9fff}' | '\u{ac00}'..='\u{d7af}')
}

fn plain(c: char) -> char {
    match c {
        'à'..='å' | 'ā' | 'ă' | 'ą' => 'a',
        'ç' | 'ć' | 'č' | 'ĉ' | 'ċ' => 'c',
        'ď' | 'đ' => 'd',
        'è'..='ë' | 'ē' | 'ė' | 'ę' | 'ě' => 'e',
        'ğ' | 'ģ' => 'g',
        'ì'..='ï' | 'ī' | 'į' | 'ı' => 'i',
        'ķ' => 'k',
        'ł' | 'ľ' | 'ĺ' | 'ļ' => 'l',
        'ñ' | 'ń' | 'ň' | 'ņ' => 'n',
        'ò'..='ö' | 'ø' | 'ō' | 'ő' => 'o',
        'ř' | 'ŕ' => 'r',
        'ś' | 'š' | 'ş' | 'ș' => 's',
        'ť' | 'ţ' | 'ț' => 't',
        'ù'..='ü' | 'ū' | 'ů' | 'ű' | 'ų' => 'u',
        'ý' | 'ÿ' => 'y',
        'ź' | 'ż' | 'ž' => 'z',
        other => other,
    }
}

const LEGAL_FORMS: [&str; 24] = [
    "inc",
    "ltd",
    "llc",
    "llp",
    "gmbh",
    "mbh",
    "ag",
    "co",
    "corp",
    "corporation",
    "plc",
    "sa",
    "sas",
    "sarl",
    "srl",
    "bv",
    "nv",
    "ab",
    "oy",
    "limited",
    "company",
    "kg",
    "spa",
    "se",
];

/// What recruiting calls itself beside the company's name.
const RECRUITING: [&str; 36] = [
    "a",
    "acquisition",
    "at",
    "career",
    "careers",
    "candidate",
    "candidates",
    "de",
    "experience",
    "from",
    "hiring",
    "hr",
    "human",
    "job",
    "jobs",
    "karriere",
    "mail",
    "mailbox",
    "no",
    "noreply",
    "notification",
    "notifications",
    "of",
    "people",
    "recruiter",
    "recruiting",
    "recruitment",
    "reply",
    "resources",
    "support",
    "talent",
    "team",
    "the",
    "via",
    "autoreply",
    "und",
];
