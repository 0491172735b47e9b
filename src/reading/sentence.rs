//! Sentences and their words, each with its place in the text, so that evidence can be quoted.

/// Sentences read of one text: more than any honest reply has.
const SENTENCES_MAX: usize = 120;
/// Words read of one text, as in five pages.
const WORDS_MAX: usize = 2_500;
/// Words read of one sentence.
const SENTENCE_WORDS_MAX: usize = 200;
/// A line shorter than this, followed by one that starts anew, was not wrapped: it ends there.
const WRAPPED_CHARS: usize = 45;

/// A sentence, or a line that stands by itself.
#[derive(Debug, Clone)]
pub struct Sentence<'t> {
    /// As it stands in the text, line breaks included.
    pub text: &'t str,
    /// Its words, in order.
    pub words: Vec<Word>,
    /// It ends with a question mark.
    pub question: bool,
}

/// A word: lower case, straight apostrophes, contractions written out ("won't" is "will", "not").
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Word {
    /// The word.
    pub text: String,
    /// It was written with a capital letter.
    pub capital: bool,
    /// First byte in the sentence.
    pub start: usize,
    /// The byte after its last, in the sentence.
    pub end: usize,
    /// A punctuation mark that is more than a blank stands before it.
    pub parted: bool,
    /// A dash or a slash stands before it.
    pub dash: bool,
}

impl<'t> Sentence<'t> {
    /// The exact text from one word to another (the last is not part of it), for a quote.
    #[must_use]
    pub fn quote(&self, from: usize, to: usize) -> &'t str {
        let first = self.words.get(from).map(|word| word.start);
        let last = to.checked_sub(1).and_then(|i| self.words.get(i)).map(|word| word.end);
        first.zip(last).and_then(|(a, b)| self.text.get(a..b)).unwrap_or(self.text)
    }

    /// A line of names and numbers, as stands under a letter: no sentence.
    #[must_use]
    pub fn is_nameplate(&self) -> bool {
        let small = ["of", "and", "the", "for", "at", "by", "in"];
        !self.text.ends_with(['.', '!', '?'])
            && self.words.iter().all(|word| {
                let numeric = word.text.starts_with(|c: char| c.is_ascii_digit());
                word.capital || numeric || small.contains(&word.text.as_str())
            })
    }
}

/// Cuts a text into sentences; of one that is too long, no more than its beginning.
#[must_use]
pub fn sentences(text: &str) -> Vec<Sentence<'_>> {
    let mut found = Vec::new();
    let mut length = 0;
    for paragraph in paragraphs(text) {
        for sentence in cut(paragraph) {
            let trimmed = sentence.trim();
            let words = words(trimmed);
            if words.is_empty() {
                continue;
            }
            let closing = trimmed.trim_end_matches(['"', ')', '\'', '”', ' ', '!']);
            let question = closing.ends_with('?');
            length += words.len();
            found.push(Sentence { text: trimmed, words, question });
            if found.len() >= SENTENCES_MAX || length >= WORDS_MAX {
                return found;
            }
        }
    }
    found
}

/// True if there may be more in a text than these sentences of it.
#[must_use]
pub fn are_cut_short(sentences: &[Sentence<'_>]) -> bool {
    let words = sentences.iter().map(|sentence| sentence.words.len());
    sentences.len() >= SENTENCES_MAX
        || words.clone().sum::<usize>() >= WORDS_MAX
        || words.max() >= Some(SENTENCE_WORDS_MAX)
}

/// Parts of the text that no sentence crosses: blank lines, list items and short lines end one.
fn paragraphs(text: &str) -> Vec<&str> {
    let mut parts = Vec::new();
    let mut start = 0;
    let mut at = 0;
    let mut lines = text.split_inclusive('\n').peekable();
    while let Some(line) = lines.next() {
        at += line.len();
        let next = lines.peek().map_or("", |next| next.trim());
        let short = line.trim_end().chars().count() < WRAPPED_CHARS;
        let anew = next.chars().next().is_none_or(|c| !c.is_lowercase() && !c.is_ascii_digit());
        if next.is_empty() || line.trim().is_empty() || (short && anew) {
            parts.extend(text.get(start..at));
            start = at;
        }
    }
    parts.extend(text.get(start..));
    parts
}

/// Cuts a paragraph behind full stops, question and exclamation marks.
fn cut(paragraph: &str) -> Vec<&str> {
    let mut parts = Vec::new();
    let mut start = 0;
    let mut chars = paragraph.char_indices().peekable();
    while let Some((at, c)) = chars.next() {
        if !matches!(c, '.' | '!' | '?' | '…' | ';') {
            continue;
        }
        let after = at + c.len_utf8();
        let blank = chars.peek().is_none_or(|(_, next)| next.is_whitespace() || *next == '"');
        if !blank {
            continue;
        }
        let before = paragraph.get(start..at).unwrap_or_default();
        let rest = paragraph.get(after..).unwrap_or_default().trim_start();
        if c == '.' && !ends(before, rest) {
            continue;
        }
        parts.extend(paragraph.get(start..after));
        start = after;
    }
    parts.extend(paragraph.get(start..));
    parts
}

/// True if a full stop between these two ends a sentence, and is not that of an abbreviation.
fn ends(before: &str, rest: &str) -> bool {
    let last = before.rsplit(|c: char| c.is_whitespace() || c == '(').next().unwrap_or_default();
    let short = [
        "mr", "mrs", "ms", "dr", "prof", "st", "no", "vs", "e.g", "i.e", "approx", "jan", "feb",
        "mar", "apr", "jun", "jul", "aug", "sep", "sept", "oct", "nov", "dec", "mon", "tue",
        "tues", "wed", "thu", "thur", "thurs", "fri", "sat", "sun", "inc", "ltd", "a.m", "p.m",
    ];
    let lower = last.to_lowercase();
    let starts_low = rest.starts_with(|c: char| c.is_lowercase());
    let starts_digit = rest.starts_with(|c: char| c.is_ascii_digit());
    // "No. 5" is a number; "I can't say yes or no." is not.
    let denies = lower == "no" && !starts_digit;
    if short.contains(&lower.as_str()) && !denies {
        let titled = !lower.starts_with(|c: char| c.is_ascii_digit());
        return !(titled && (starts_digit || starts_low || lower.len() < 5)) && rest.is_empty();
    }
    let dated = lower.ends_with(|c: char| c.is_ascii_digit()) && lower.len() <= 5;
    // German writes "am 12. März", "o. g.", "z. B.": a capital or another letter may follow.
    let ordinal = lower.len() <= 2 && lower.bytes().all(|b| b.is_ascii_digit()) && is_month(rest);
    let lettered = lower.chars().count() == 1 && lower.starts_with(char::is_alphabetic);
    // "M. Roe", "D. Fontaine": of a name; but "So do I. We ...".
    let named =
        last.starts_with(char::is_uppercase) && last != "I" && rest.starts_with(char::is_uppercase);
    let goes_on = starts_low || named || rest.chars().nth(1) == Some('.');
    let abbreviated = ABBREVIATED.contains(&lower.as_str());
    !((dated && starts_low) || ordinal || (lettered && goes_on) || abbreviated)
}

fn is_month(rest: &str) -> bool {
    let word: String = rest.chars().take_while(|c| c.is_alphabetic()).collect();
    let word = word.to_lowercase();
    let months = ["jan", "jän", "feb", "mär", "mae", "apr", "mai", "jun", "jul", "aug", "sep"];
    let late = ["okt", "nov", "dez"];
    word.chars().count() >= 3 && months.iter().chain(&late).any(|month| word.starts_with(month))
}

/// Titles and the like of other languages than English.
const ABBREVIATED: [&str; 22] = [
    "bzw", "ca", "inkl", "nr", "hr", "fr", "z.b", "d.h", "u.a", "o.g", "mag", "dipl", "sr", "sra",
    "srta", "lic", "ing", "mevr", "dhr", "drs", "mme", "mlle",
];

/// The words of a sentence.
#[must_use]
pub fn words(text: &str) -> Vec<Word> {
    let mut found: Vec<Word> = Vec::new();
    let mut chars = text.char_indices().peekable();
    let (mut parted, mut dash) = (false, false);
    while let Some(&(start, c)) = chars.peek() {
        if !c.is_alphanumeric() {
            parted |= matches!(c, ',' | ';' | ':' | '(' | ')' | '–' | '—' | '-' | '/');
            dash |= matches!(c, '–' | '—' | '-' | '/');
            chars.next();
            continue;
        }
        let digits = c.is_ascii_digit();
        let mut end = start;
        while let Some(&(at, c)) = chars.peek() {
            let joins = c.is_alphanumeric()
                || matches!(c, '\'' | '’')
                || (digits && matches!(c, '.' | '/' | '-' | '–' | ':' | ','));
            // "5,you" and "12-month" end at the mark: only digits may follow one.
            if !joins || (digits && !c.is_alphanumeric() && !followed_by_digit(text, at, c)) {
                break;
            }
            end = at + c.len_utf8();
            chars.next();
        }
        let raw = text.get(start..end).unwrap_or_default();
        let capital = raw.starts_with(char::is_uppercase);
        let plain = raw.to_lowercase().replace('’', "'").replace('–', "-");
        for word in written_out(plain.trim_end_matches('\'')) {
            found.push(Word { text: word, capital, start, end, parted, dash });
            (parted, dash) = (false, false);
        }
        if found.len() >= SENTENCE_WORDS_MAX {
            break;
        }
    }
    found
}

fn followed_by_digit(text: &str, at: usize, c: char) -> bool {
    let next = text.get(at + c.len_utf8()..).and_then(|rest| rest.chars().next());
    next.is_some_and(|next| next.is_ascii_digit())
}

fn written_out(word: &str) -> Vec<String> {
    let two = |a: &str, b: &str| vec![a.to_owned(), b.to_owned()];
    match word {
        "won't" | "wont" => return two("will", "not"),
        "can't" | "cannot" | "cant" => return two("can", "not"),
        "let's" => return two("let", "us"),
        "shan't" => return two("shall", "not"),
        "didnt" | "dont" | "doesnt" | "isnt" | "havent" | "hasnt" | "wasnt" | "arent"
        | "werent" | "couldnt" | "wouldnt" | "shouldnt" | "hadnt" => {
            return two(word.trim_end_matches("nt"), "not");
        }
        "im" => return two("i", "am"),
        "midweek" => return two("mid", "week"),
        "ive" => return two("i", "have"),
        "youre" => return two("you", "are"),
        "youve" => return two("you", "have"),
        "youll" | "ull" => return two("you", "will"),
        "weve" => return two("we", "have"),
        "theyre" => return two("they", "are"),
        "theyve" => return two("they", "have"),
        "theyll" => return two("they", "will"),
        "thats" => return two("that", "is"),
        "u" => return vec!["you".to_owned()],
        "ur" => return vec!["your".to_owned()],
        "pls" | "plz" => return vec!["please".to_owned()],
        "unfortunatly" | "unfortunatley" | "unfortunetly" => {
            return vec!["unfortunately".to_owned()];
        }
        _ => {}
    }
    for (ending, full) in [
        ("n't", "not"),
        ("'ve", "have"),
        ("'re", "are"),
        ("'ll", "will"),
        ("'m", "am"),
        ("'d", "would"),
    ] {
        if let Some(stem) = word.strip_suffix(ending).filter(|stem| !stem.is_empty()) {
            return two(stem, full);
        }
    }
    if let Some(stem) = word.strip_suffix("'s") {
        if ["it", "that", "he", "she", "there", "what", "who", "here", "where"].contains(&stem) {
            return two(stem, "is");
        }
        return vec![stem.to_owned()];
    }
    vec![word.to_owned()]
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn text_is_cut_where_a_reader_would() {
        let cut = |text: &'static str| sentences(text).iter().map(|s| s.text).collect::<Vec<_>>();
        assert_eq!(
            cut("Hi Dana,\n\nNo news. We wait till Sept. 17 at 5 p.m. sharp! Ok?"),
            ["Hi Dana,", "No news.", "We wait till Sept. 17 at 5 p.m. sharp!", "Ok?"]
        );
        assert_eq!(
            cut("In the week from 28.04. you will\nhear from Mr. Roe.\nBest\nAnn"),
            ["In the week from 28.04. you will\nhear from Mr. Roe.", "Best", "Ann"]
        );
        assert_eq!(cut(""), Vec::<&str>::new());
    }

    #[test]
    fn words_lose_case_marks_and_contractions() {
        let of = |text| words(text).into_iter().map(|word| word.text).collect::<Vec<_>>();
        assert_eq!(of("We won’t, I’m afraid."), ["we", "will", "not", "i", "am", "afraid"]);
        assert_eq!(of("u didnt, im sure"), ["you", "did", "not", "i", "am", "sure"]);
        assert_eq!(of("2–3 weeks, by 09/30/2026."), ["2-3", "weeks", "by", "09/30/2026"]);
        assert_eq!(of("12-month, 24th, 28.04."), ["12", "month", "24th", "28.04"]);
    }
}
