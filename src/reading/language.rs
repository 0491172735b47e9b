//! Is it English? Whatever is not, in whole or in part, is left to the candidate.

use super::sentence::Sentence;

/// True if every sentence long enough to tell is English.
#[must_use]
pub fn is_english(sentences: &[Sentence<'_>]) -> bool {
    let mut english_total = 0;
    for sentence in sentences {
        let (english, foreign) = count(sentence);
        english_total += english;
        if sentence.words.len() >= 4 && foreign >= 2 && foreign > english {
            return false;
        }
    }
    let words: usize = sentences.iter().map(|sentence| sentence.words.len()).sum();
    // A short note may hold no common word at all ("unsubscribe"); a long one must.
    words < 8 || english_total * 8 >= words
}

/// Common words of English, and of the other languages.
fn count(sentence: &Sentence<'_>) -> (usize, usize) {
    let has = |list: &[&str]| {
        sentence.words.iter().filter(|word| list.contains(&word.text.as_str())).count()
    };
    (has(&ENGLISH), has(&FOREIGN))
}

const ENGLISH: [&str; 62] = [
    "the", "to", "and", "of", "you", "your", "we", "i", "is", "for", "it", "this", "that", "have",
    "with", "not", "are", "will", "be", "our", "my", "on", "by", "from", "at", "has", "was", "as",
    "can", "if", "they", "them", "there", "would", "should", "been", "but", "or", "a", "an", "out",
    "back", "please", "thank", "thanks", "week", "hi", "dear", "all", "any", "us", "me", "what",
    "know", "no", "in", "when", "he", "she", "do", "just", "more",
];

/// None of these is an English word, nor a name that stands alone often.
const FOREIGN: [&str; 74] = [
    "der", "das", "und", "ist", "nicht", "wir", "sie", "ihnen", "ihre", "ihren", "ich", "für",
    "mit", "bitte", "vielen", "dank", "bis", "auf", "eine", "einen", "zu", "haben", "werden", "le",
    "la", "les", "et", "est", "nous", "vous", "votre", "pas", "pour", "dans", "une", "des", "que",
    "sur", "avec", "el", "los", "las", "y", "para", "por", "su", "hemos", "una", "gracias", "il",
    "di", "che", "per", "non", "della", "sono", "grazie", "een", "het", "niet", "van", "voor",
    "wij", "uw", "je", "nie", "jest", "dla", "za", "se", "si", "na", "não", "você",
];

#[cfg(test)]
mod tests {
    use super::*;
    use crate::reading::sentence::sentences;

    #[test]
    fn english_alone_passes() {
        for (text, expected) in [
            ("We will let you know by Friday.", true),
            ("unsubscribe", true),
            ("Hallo Frau Becker,\n\nThank you for your application to us.", true),
            ("Bitte melden Sie sich doch ab dem 8. September, dann wissen wir mehr.", false),
            ("We will see.\n\nNous avons choisi un autre candidat pour le poste.", false),
            ("děkuji za milou zprávu, také mě těšilo, ten článek si ráda přečtu", false),
        ] {
            assert_eq!(is_english(&sentences(text)), expected, "{text}");
        }
    }
}
