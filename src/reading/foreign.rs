//! Messages in German, French, Spanish and Dutch, and absences in Italian, too.
//!
//! `judge` reads what is plain in them. Of an automatic reply only what is nothing but an absence
//! is read: one word of a vacancy, and the candidate is asked.

mod boilerplate;
mod dutch;
mod french;
mod german;
mod judge;
mod lexicon;
#[cfg(test)]
mod never;
#[cfg(test)]
mod plain;
mod spanish;
mod when;

use jiff::civil::Date;

use super::dates::{Frame, Mention, Relation, Tongue, mentions};
use super::language::without_accents;
use super::sentence::words;

pub use boilerplate::is_boilerplate;
pub use judge::{Doubts, doubts, judge};
pub use lexicon::known_words;

/// Sentences read of one message.
const SENTENCES_MAX: usize = 200;

/// What an automatic reply in one of these languages says.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Absence<'t> {
    /// Away, till a day or not; and the words.
    Away(Option<Date>, &'t str),
    /// Gone for good; and the words.
    Gone(&'t str),
    /// Away, till a day or not, and there are words of a vacancy or of a verdict besides.
    SaysMore(Option<Date>, &'t str),
}

impl Absence<'_> {
    /// The day of return, or the last one away.
    #[must_use]
    pub fn day(&self) -> Option<Date> {
        match self {
            Self::Away(day, _) | Self::SaysMore(day, _) => *day,
            Self::Gone(_) => None,
        }
    }
}

/// Reads an absence; none if there is none.
#[must_use]
pub fn absence(text: &str, today: Option<Date>) -> Option<Absence<'_>> {
    let read = plain_sentences(text);
    let has = |text: &str, marks: &[&str]| marks.iter().any(|mark| text.contains(mark));
    if let Some((gone, _)) = read.iter().find(|(_, text)| has(text, &GONE)) {
        return Some(Absence::Gone(gone));
    }
    let (away, _) = read.iter().find(|(_, text)| has(text, &AWAY))?;
    let day = day_back(&read, today);
    let until = || read.iter().find_map(|(text, _)| bound(text, today));
    let day = day.or_else(until);
    let more = read.iter().any(|(_, text)| has(text, &GRIM));
    Some(if more { Absence::SaysMore(day, away) } else { Absence::Away(day, away) })
}

/// The last day away, or the day of return, that a text without a word for being away tells.
#[must_use]
pub fn lone_day(text: &str, today: Option<Date>) -> Option<Date> {
    day_back(&plain_sentences(text), today).or_else(|| {
        let plain = plain(text);
        bound(&plain, today).or_else(|| {
            let all = days(&plain, today);
            all.first().filter(|_| all.len() == 1).and_then(|m| m.days).map(|d| d.latest)
        })
    })
}

/// The sentences of a text, each as it stands and in a form to be looked through.
fn plain_sentences(text: &str) -> Vec<(&str, String)> {
    sentences(text)
        .into_iter()
        .map(|sentence| {
            (sentence, plain(sentence).split_whitespace().collect::<Vec<_>>().join(" "))
        })
        .collect()
}

fn plain(text: &str) -> String {
    without_accents(&text.to_lowercase().replace('’', "'"))
}

/// The day in a sentence that speaks of coming back.
fn day_back(read: &[(&str, String)], today: Option<Date>) -> Option<Date> {
    let back = read.iter().filter(|(_, text)| BACK.iter().any(|mark| text.contains(mark)));
    let last = |text: &str| days(text, today).last().and_then(|mention| mention.days);
    back.filter_map(|(_, text)| last(text)).map(|days| days.latest).next()
}

/// Sentences, not cut behind a number: that is a day ("16. März").
fn sentences(text: &str) -> Vec<&str> {
    let mut found = Vec::new();
    let mut start = 0;
    let mut before = ' ';
    for (at, c) in text.char_indices() {
        let ends = match c {
            '.' => !before.is_ascii_digit(),
            '!' | '?' => true,
            '\n' => before == '\n',
            _ => false,
        };
        if ends {
            found.extend(text.get(start..at));
            start = at + c.len_utf8();
        }
        before = c;
    }
    found.extend(text.get(start..));
    found
        .into_iter()
        .map(str::trim)
        .filter(|sentence| !sentence.is_empty())
        .take(SENTENCES_MAX)
        .collect()
}

/// The last day away: of a range, or behind a word like "until".
fn bound(text: &str, today: Option<Date>) -> Option<Date> {
    let found = days(text, today);
    let bounded = |mention: &&Mention| {
        let range = mention.days.is_some_and(|days| days.earliest < days.latest);
        range || mention.relation == Relation::By
    };
    let last = found.iter().rfind(bounded).or_else(|| {
        // "From the 9th to the 13th", where the one was not seen to belong to the other.
        found.last().filter(|_| found.len() > 1)
    });
    last.and_then(|mention| mention.days).map(|days| days.latest)
}

/// The days in a text, in order, by the grammar of its language.
fn days(text: &str, today: Option<Date>) -> Vec<Mention> {
    let words = words(text);
    let Some(tongue) = Tongue::of(&words) else { return Vec::new() };
    let all = mentions(&words, Frame { today, tongue: Some(tongue), ..Frame::default() });
    all.into_iter().filter(|mention| mention.days.is_some()).collect()
}

const AWAY: [&str; 105] = [
    "vacaciones del",
    "vacaciones hasta",
    "vakantie van",
    "vakantie tot",
    "vakantie t/m",
    "nicht im buro",
    "nicht im haus",
    "ausser haus",
    "abwesend",
    "im urlaub",
    "in urlaub",
    "urlaub vom",
    "urlaub von",
    "urlaub bis",
    "in elternzeit",
    "im mutterschutz",
    "nicht erreichbar",
    "auf dienstreise",
    "bin krank",
    "wieder im buro",
    "wieder erreichbar",
    "wieder fur sie da",
    "absent",
    "en conge",
    "en vacances",
    "conges du",
    "conges jusqu",
    "vacances du",
    "vacances jusqu",
    "hors du bureau",
    "en deplacement",
    "pas au bureau",
    "de retour le",
    "fuera de la oficina",
    "de vacaciones",
    "ausente",
    "de baja",
    "no estare",
    "no estoy disponible",
    "afwezig",
    "niet op kantoor",
    "met vakantie",
    "op vakantie",
    "met verlof",
    "niet aanwezig",
    "niet bereikbaar",
    "fuori ufficio",
    "fuori sede",
    "in ferie",
    "assente",
    "in vacanza",
    "non sono in ufficio",
    "non saro in ufficio",
    "nicht im buero",
    "nicht im hause",
    "ausserhalb des hauses",
    "in den ferien",
    "in mutterschutz",
    "nicht am arbeitsplatz",
    "nicht verfugbar",
    "nicht verfuegbar",
    "auf geschaftsreise",
    "auf reisen",
    "erkrankt",
    "krankgeschrieben",
    "wieder am",
    "wieder im dienst",
    "zuruck im buro",
    "zurueck im buero",
    "ferienhalber",
    "betriebsferien",
    "geschlossen",
    "en vacance",
    "conge de mat",
    "conge mat",
    "conge pat",
    "conge parental",
    "arret maladie",
    "indisponible",
    "injoignable",
    "serai de retour",
    "en formation",
    "en reunion toute",
    "licencia",
    "de permiso",
    "de viaje",
    "fuera de oficina",
    "no tendre acceso",
    "sin acceso",
    "me reincorpor",
    "me encuentro fuera",
    "acceso limitado",
    "vuelvo a la oficina",
    "vuelvo el",
    "regreso el",
    "ziek",
    "niet beschikbaar",
    "buiten kantoor",
    "ouderschapsverlof",
    "zwangerschapsverlof",
    "op reis",
    "terug op kantoor",
    "er niet",
    "weer aanwezig",
    "gesloten",
];

const BACK: [&str; 21] = [
    "torno ",
    "zuruck",
    "wieder",
    "retour",
    "reviendrai",
    "serai de nouveau",
    "regres",
    "vuelvo",
    "volver",
    "reincorpor",
    "terug",
    "rientr",
    "ritorn",
    "torner",
    "di nuovo",
    "zurueck",
    "reprends",
    "reprendrai",
    "reprise",
    "reprendra",
    "weer",
];

const GONE: [&str; 34] = [
    "nicht mehr fur",
    "nicht mehr bei",
    "nicht mehr im unternehmen",
    "arbeite nicht mehr",
    "unternehmen verlassen",
    "ne travaille plus",
    "ne fais plus partie",
    "ne fait plus partie",
    "quitte",
    "ya no trabaj",
    "ya no form",
    "niet meer werkzaam",
    "werk niet meer",
    "niet langer werkzaam",
    "non lavor",
    "non fa piu parte",
    "arbeite seit",
    "nicht langer bei",
    "ausgeschieden",
    "plus parmi nous",
    "plus dans l'entreprise",
    "plus en poste",
    "n'est plus",
    "ne suis plus",
    "ya no esta en",
    "ya no pertene",
    "he dejado la empresa",
    "dejo de trabajar",
    "ya no labora",
    "niet langer bij",
    "niet meer bij",
    "niet langer in dienst",
    "niet meer in dienst",
    "uit dienst",
];

/// Words of vacancies and of verdicts: with one of them it may be more than an absence.
const GRIM: [&str; 65] = [
    "absage",
    "besetzt",
    "vergeben",
    "entschieden",
    "entscheidung",
    "kandidat",
    "bewerb",
    "stelle ",
    "stelle.",
    "stelle,",
    "position",
    "angebot",
    "gesprach",
    "interview",
    "auswahl",
    "candidat",
    "poste ",
    "poste.",
    "retenu",
    "recrut",
    "offre",
    "entretien",
    "decision",
    "decid",
    "suite favorable",
    "puesto",
    "vacante",
    "selecc",
    "oferta",
    "entrevista",
    "proceso",
    "decidido",
    "kandida",
    "sollicit",
    "vacature",
    "functie",
    "aanbod",
    "sollicitatie",
    "besluit",
    "beslissing",
    "afgewezen",
    "posizione",
    "selezion",
    "offerta",
    "colloquio",
    "decisione",
    "deciso",
    "assunzion",
    "assunto",
    "leider nicht",
    "zusage",
    "vertrag",
    "einlad",
    "malheureusement",
    "refus",
    "contrat",
    "lamentabl",
    "rechaz",
    "contrato",
    "helaas niet",
    "afwijz",
    "contract",
    "gekozen",
    "absagen",
    "entschied",
];

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn absences_and_the_day_of_return() {
        let today = Date::constant(2026, 3, 4);
        for (text, expected) in [
            ("Ich bin bis 12.03.2026 nicht im Büro.", Some("2026-03-12")),
            ("Ich bin im Urlaub. Ab dem 16. März bin ich wieder für Sie da.", Some("2026-03-16")),
            ("Urlaub vom 5. bis 12. März. Skier statt Schreibtisch.", Some("2026-03-12")),
            ("Vacaciones del 5 al 12 de marzo.", Some("2026-03-12")),
            ("Congés jusqu'au 12 août.", Some("2026-08-12")),
            ("Ich bin vom 9. bis 13. März abwesend.", Some("2026-03-13")),
            ("Ich bin heute außer Haus.", None),
            ("Je suis absente jusqu'au 12 mars.", Some("2026-03-12")),
            ("Absent jusqu'au 13 mars inclus, reprise le 16 mars.", Some("2026-03-16")),
            ("Je suis en congé et serai de retour le lundi.", Some("2026-03-09")),
            ("Estoy fuera de la oficina hasta el 12 de marzo de 2026.", Some("2026-03-12")),
            ("Ik ben met vakantie en ben op 16 maart terug.", Some("2026-03-16")),
            ("Sono in ferie dal 9/03 al 13/03.", Some("2026-03-13")),
        ] {
            let Some(Absence::Away(day, _)) = absence(text, Some(today)) else { panic!("{text}") };
            assert_eq!(day.map(|day| day.to_string()).as_deref(), expected, "{text}");
        }
    }

    #[test]
    fn what_may_say_more_is_no_absence() {
        for text in [
            "Ich bin im Urlaub. Die Stelle ist leider besetzt.",
            "Je suis absente. Votre candidature n'a pas été retenue.",
            "Estoy de vacaciones. El puesto ya no está vacante.",
        ] {
            assert!(matches!(absence(text, None), Some(Absence::SaysMore(..))), "{text}");
        }
        assert_eq!(absence("Guten Tag", None), None);
        let gone = absence("Frau Roe ist nicht mehr bei uns tätig.", None);
        assert!(matches!(gone, Some(Absence::Gone(_))));
    }
}
