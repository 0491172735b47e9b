//! The days that a sentence in one of the languages names, and how it speaks of them.

use super::lexicon::{Lexicon, fold};
use crate::reading::dates::{Frame, Mention, Relation, Tongue, mentions};
use crate::reading::language::Language;
use crate::reading::sentence::{Sentence, Word};

/// Every mention of days, placed among the sentence's words. One that can't be told has no days:
/// it is there all the same.
#[must_use]
pub fn days_in(sentence: &Sentence<'_>, lexicon: &Lexicon, frame: Frame<'_>) -> Vec<Mention> {
    let frame = Frame { tongue: tongue(lexicon.language), ..frame };
    let mut found = mentions(&sentence.words, frame);
    let plain_word =
        |word: &Word| Word { text: fold(&word.text, lexicon.language), ..word.clone() };
    let words: Vec<Word> = sentence.words.iter().map(plain_word).collect();
    let untold = |i: &usize| {
        is_time(&words, *i) && !found.iter().any(|mention| (mention.from..mention.to).contains(i))
    };
    let untold: Vec<Mention> = (0..words.len()).filter(untold).map(at).collect();
    found.extend(untold);
    found.sort_by_key(|mention| mention.from);
    found
}

fn at(i: usize) -> Mention {
    let (days, relation) = (None, Relation::On);
    let bare = false;
    Mention { days, relation, past: false, over: false, corrects: false, bare, from: i, to: i + 1 }
}

fn tongue(language: Language) -> Option<Tongue> {
    match language {
        Language::English => Some(Tongue::English),
        Language::German => Some(Tongue::German),
        Language::French => Some(Tongue::French),
        Language::Spanish => Some(Tongue::Spanish),
        Language::Dutch => Some(Tongue::Dutch),
        Language::Other => None,
    }
}

/// Words of time of which no day is read.
fn is_time(words: &[Word], i: usize) -> bool {
    let word = words.get(i).map_or("", |word| word.text.as_str());
    let before = i.checked_sub(1).and_then(|i| words.get(i)).map_or("", |word| word.text.as_str());
    // "Guten Tag", "buenos días": a greeting.
    let greets = ["guten", "schonen", "buenos", "buen", "goede", "fijne", "prettige"];
    // "An diesem Tag", "le jour même": a day that was named before.
    let after = words.get(i + 1).map_or("", |word| word.text.as_str());
    let again = ["diesem", "selben", "mismo", "dezelfde", "die", "ese"].contains(&before)
        || matches!(after, "meme" | "mismo");
    if again && matches!(word, "tag" | "jour" | "dia" | "dag") {
        return false;
    }
    if greets.contains(&before) || (word == "dag" && i == 0) {
        return false;
    }
    TIMES.iter().any(|stem| word.starts_with(stem))
        || WHOLE.contains(&word)
        || (word == "tarde" && i > 0 && words.get(i - 1).is_some_and(|w| w.text == "esta"))
}

const TIMES: [&str; 35] = [
    "woche",
    "monat",
    "wochenende",
    "feiertag",
    "quartal",
    "fruhjahr",
    "sommer",
    "herbst",
    "winter",
    "ostern",
    "weihnacht",
    "pfingst",
    "semaine",
    "quinzaine",
    "trimestre",
    "vacances",
    "paques",
    "ete ",
    "rentree",
    "semana",
    "mes ",
    "quincena",
    "verano",
    "navidad",
    "pascua",
    "weken",
    "aujourd",
    "maand",
    "kwartaal",
    "zomer",
    "kerst",
    "pasen",
    "vakantie",
    "wochentag",
    "werktag",
];

const WHOLE: [&str; 42] = [
    "tag",
    "tage",
    "tagen",
    "tages",
    "jahr",
    "jahres",
    "jahren",
    "morgen",
    "ubermorgen",
    "heute",
    "kw",
    "stunden",
    "jours",
    "jour",
    "mois",
    "annee",
    "demain",
    "heures",
    "ouvrables",
    "ouvres",
    "dia",
    "dias",
    "mes",
    "meses",
    "ano",
    "anos",
    "manana",
    "hoy",
    "horas",
    "finde",
    "dag",
    "dagen",
    "week",
    "jaar",
    "morgen",
    "overmorgen",
    "vandaag",
    "uur",
    "werkdagen",
    "eind",
    "begin",
    "medio",
];
