//! The days that a sentence in one of the languages names, and how it speaks of them.

use jiff::civil::Date;

use super::lexicon::{Lexicon, fold};
use super::{dated, day, month, numeric, weekday, year};
use crate::reading::calendar::{next_weekday, plus_days, single};
use crate::reading::dates::{Mention, Relation};
use crate::reading::sentence::{Sentence, Word};

/// Mentions read of one sentence.
const MENTIONS_MAX: usize = 20;
/// Words before a day that tell how it is meant.
const BEFORE: usize = 5;

/// Every mention of days, placed among the sentence's words. One that can't be told has no days:
/// it is there all the same.
#[must_use]
pub fn days_in(sentence: &Sentence<'_>, lexicon: &Lexicon, today: Option<Date>) -> Vec<Mention> {
    let plain_word =
        |word: &Word| Word { text: fold(&word.text, lexicon.language), ..word.clone() };
    let words: Vec<Word> = sentence.words.iter().map(plain_word).collect();
    let words = words.as_slice();
    let mut found: Vec<Mention> = Vec::new();
    let mut i = 0;
    while i < words.len() && found.len() < MENTIONS_MAX {
        let (days, to) = match plain(words, i, today) {
            Some((day, to)) => (Some(day), to),
            None if is_time(words, i) => (None, i + 1),
            None => {
                i += 1;
                continue;
            }
        };
        let relation = relation(words, i, lexicon);
        let past = days.zip(today).is_some_and(|(day, today)| day < today);
        let days =
            days.and_then(
                |day| {
                    if relation == Relation::After { plus_days(day, 1) } else { Some(day) }
                },
            );
        let mention = Mention { days: days.map(single), relation, past, from: i, to };
        // "Friday, 19 June" is one day, named twice.
        let again = found.last().is_some_and(|last| {
            let near = i <= last.to + 1;
            near && (last.days == mention.days || last.days.is_none() && is_weekday(words, last))
        });
        match found.last_mut().filter(|_| again) {
            Some(last) => *last = Mention { from: last.from, relation: last.relation, ..mention },
            None => found.push(mention),
        }
        i = to;
    }
    found
}

fn is_weekday(words: &[Word], mention: &Mention) -> bool {
    words.get(mention.from).and_then(|word| weekday(&word.text)).is_some()
}

/// A date by numbers or by the name of its month, or a weekday by itself.
fn plain(words: &[Word], i: usize, today: Option<Date>) -> Option<(Date, usize)> {
    let at = |i: usize| words.get(i).map_or("", |word| word.text.as_str());
    if is_hour(at(i + 1)) {
        return None;
    }
    if let Some(date) = numeric(at(i), today) {
        return Some((date, i + 1));
    }
    let of = usize::from(matches!(at(i + 1), "de" | "del"));
    let named = day(at(i)).zip(month(at(i + 1 + of)));
    if let Some((day, month)) = named {
        let of_year = usize::from(matches!(at(i + 2 + of), "de" | "del"));
        let year = year(at(i + 2 + of + of_year)).filter(|year| *year >= 2000);
        let to = if year.is_some() { i + 3 + of + of_year } else { i + 2 + of };
        return Some((dated(today, day, month, year)?, to));
    }
    let name = weekday(at(i))?;
    // "Friday, 19 June": what follows is the day.
    let follows =
        (1..=3).any(|on| day(at(i + on)).is_some() || numeric(at(i + on), today).is_some());
    if follows {
        return None;
    }
    Some((next_weekday(today?, name)?, i + 1))
}

fn is_hour(word: &str) -> bool {
    matches!(word, "uhr" | "uur" | "h" | "heures" | "horas" | "hrs")
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
    weekday(word).is_some()
        || month(word).is_some()
        || TIMES.iter().any(|stem| word.starts_with(stem))
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

fn relation(words: &[Word], i: usize, lexicon: &Lexicon) -> Relation {
    let start = i.saturating_sub(BEFORE);
    let before = words.get(start..i).unwrap_or_default();
    let has = |list: &[&str]| before.iter().rposition(|word| list.contains(&word.text.as_str()));
    let phrases = &lexicon.phrases;
    let found = [
        (has(phrases.by), Relation::By),
        (has(phrases.after), Relation::After),
        (has(phrases.from), Relation::From),
    ];
    let nearest = found.into_iter().filter_map(|(at, relation)| at.map(|at| (at, relation)));
    nearest.max_by_key(|(at, _)| *at).map_or(Relation::On, |(_, relation)| relation)
}
