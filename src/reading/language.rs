//! Which language each sentence is in: told by the small words that every text is full of.
//!
//! A mail may be in two: a German answer under an English greeting, or the same answer twice.

use std::collections::BTreeMap;
use std::sync::LazyLock;

use super::foreign::known_words;
use super::sentence::{Sentence, Word};

/// Common words of Other that it takes to tell it.
const OTHER_MIN: usize = 2;
/// And so many words of a sentence: people greet in languages in which they do not write.
const OTHER_WORDS_MIN: usize = 4;
/// A longer word is no name that looks like one of another language.
const NAME_LETTERS_MAX: usize = 3;
/// A shorter text may hold no common word at all ("unsubscribe"); a longer one must.
const SHORT_WORDS: usize = 8;
/// So many words hold one common word at least.
const WORDS_PER_COMMON: usize = 8;

/// A language, as far as they are read.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Language {
    /// Read in full.
    English,
    /// Read where it is plain.
    German,
    /// Read where it is plain.
    French,
    /// Read where it is plain.
    Spanish,
    /// Read where it is plain.
    Dutch,
    /// Any other: not read.
    Other,
}

/// True if nothing in it is in another language than English.
#[must_use]
pub fn is_english(sentences: &[Sentence<'_>]) -> bool {
    languages(sentences).iter().all(|language| *language == Language::English)
}

/// The language of each sentence. One too short to tell is in that of the one before it, else of
/// the one behind it.
#[must_use]
pub fn languages(sentences: &[Sentence<'_>]) -> Vec<Language> {
    let counts: Vec<[usize; 6]> = sentences.iter().map(count).collect();
    let brief = |sentence: &Sentence<'_>| sentence.words.len() < OTHER_WORDS_MIN;
    let mut told: Vec<Option<Language>> = counts
        .iter()
        .zip(sentences)
        .map(|(counts, s)| best(counts, s).filter(|told| *told != Language::Other || !brief(s)))
        .collect();
    // "Dan", "Ta, Des": names, and one word as another language has it, beside what tells more.
    let more = told.iter().zip(sentences).any(|(told, s)| told.is_some() && !brief(s));
    for ((told, counts), sentence) in told.iter_mut().zip(&counts).zip(sentences) {
        let long = |word: &Word| {
            word.text.chars().count() > NAME_LETTERS_MAX
                && COMMON.contains_key(without_accents(&word.text).as_str())
        };
        let lone =
            brief(sentence) && counts.iter().max() == Some(&1) && !sentence.words.iter().any(long);
        *told = told.filter(|_| !(more && lone));
    }
    let words: usize = sentences.iter().map(|sentence| sentence.words.len()).sum();
    let common: usize = counts.iter().flatten().sum();
    let known = words < SHORT_WORDS || common * WORDS_PER_COMMON >= words;
    let first = told.iter().flatten().next().copied();
    // One word of another language, and none of English.
    let strange = counts.iter().any(|[english, .., other]| *other > 0 && *english == 0);
    let first = first.unwrap_or(if strange { Language::Other } else { Language::English });
    if !known {
        return vec![Language::Other; sentences.len()];
    }
    let mut before = first;
    told.into_iter()
        .map(|language| {
            before = language.unwrap_or(before);
            before
        })
        .collect()
}

/// The language with most common words; of several, the one whose phrases know most of the words.
fn best(counts: &[usize; 6], sentence: &Sentence<'_>) -> Option<Language> {
    let most = *counts.iter().max()?;
    let tied: Vec<Language> = ALL
        .iter()
        .zip(counts)
        .filter(|(_, count)| **count == most)
        .map(|((language, _), _)| *language)
        .collect();
    if let [language] = tied.as_slice() {
        let least = if *language == Language::Other { OTHER_MIN } else { 1 };
        return (most >= least).then_some(*language);
    }
    if most == 0 {
        return None;
    }
    // Of English nothing is known but these very words.
    let known = tied.into_iter().map(|language| match language {
        Language::English => (most, language),
        language => (known_words(sentence, language), language),
    });
    let known: Vec<(usize, Language)> = known.collect();
    let (best, language) = *known.iter().max_by_key(|(count, _)| *count)?;
    (known.iter().filter(|(count, _)| *count == best).count() == 1).then_some(language)
}

/// Common words of each language, in the order of `ALL`.
fn count(sentence: &Sentence<'_>) -> [usize; 6] {
    let mut counts = [0; 6];
    for word in &sentence.words {
        let bare = without_accents(&word.text);
        let (elided, stem) = elision(&bare).unwrap_or(("", &bare));
        let common = COMMON.get(stem).copied().unwrap_or_default();
        for (((language, _), count), common) in ALL.iter().zip(counts.iter_mut()).zip(common) {
            let french = !elided.is_empty() && *language == Language::French;
            let common = common && (elided.is_empty() || *language == Language::French);
            *count += usize::from(french) + usize::from(common);
        }
    }
    counts
}

/// A French word parted behind its elided first part: "n'avons" is "n" and "avons".
#[must_use]
pub fn elision(word: &str) -> Option<(&str, &str)> {
    let (elided, stem) = word.split_once('\'')?;
    let known = ["l", "d", "n", "j", "s", "c", "m", "t", "qu", "jusqu", "lorsqu"].contains(&elided);
    (known && !stem.is_empty()).then_some((elided, stem))
}

/// A word in lower case without its accents; people leave them out.
#[must_use]
pub fn without_accents(word: &str) -> String {
    let mut bare = String::with_capacity(word.len());
    for c in word.chars() {
        match c {
            'à' | 'á' | 'â' | 'ã' | 'ä' | 'å' => bare.push('a'),
            'è' | 'é' | 'ê' | 'ë' | 'ě' => bare.push('e'),
            'ì' | 'í' | 'î' | 'ï' => bare.push('i'),
            'ò' | 'ó' | 'ô' | 'õ' | 'ö' | 'ø' => bare.push('o'),
            'ù' | 'ú' | 'û' | 'ü' => bare.push('u'),
            'ą' => bare.push('a'),
            'ę' | 'ė' => bare.push('e'),
            'ç' | 'ć' | 'č' => bare.push('c'),
            'ñ' | 'ń' | 'ň' => bare.push('n'),
            'ś' | 'š' | 'ş' | 'ș' => bare.push('s'),
            'ź' | 'ż' | 'ž' => bare.push('z'),
            'ł' => bare.push('l'),
            'ř' => bare.push('r'),
            'ý' => bare.push('y'),
            'ů' | 'ű' => bare.push('u'),
            'ő' => bare.push('o'),
            'ț' => bare.push('t'),
            'ß' => bare.push_str("ss"),
            'œ' => bare.push_str("oe"),
            // Accents may stand apart from their letters.
            '\u{300}'..='\u{36f}' => {}
            _ => bare.push(c),
        }
    }
    bare
}

/// Of each common word, which of `ALL` have it.
static COMMON: LazyLock<BTreeMap<&str, [bool; 6]>> = LazyLock::new(|| {
    let mut common: BTreeMap<&str, [bool; 6]> = BTreeMap::new();
    for (place, (_, list)) in ALL.iter().enumerate() {
        for word in list.split_whitespace() {
            let of = common.entry(word).or_default();
            // What a language that is read shares with others tells nothing of these.
            let known = place + 1 == ALL.len() && of.contains(&true);
            of.iter_mut().skip(place).take(1).for_each(|has| *has = !known);
        }
    }
    common
});

const ALL: [(Language, &str); 6] = [
    (Language::English, ENGLISH),
    (Language::German, GERMAN),
    (Language::French, FRENCH),
    (Language::Spanish, SPANISH),
    (Language::Dutch, DUTCH),
    (Language::Other, OTHER),
];

const ENGLISH: &str = "\
    the to and of you your we i is for it this that have with not are will be our my on by from \
    at has was as can if they them there would should been but or a an out back please thank \
    thanks week hi dear all any us me what know no in when he she do just more hello so who hat \
    best regards kind";

const GERMAN: &str = "\
    der die das und ist nicht wir sie ihnen ihre ihren ihrer ihr ich fur fuer mit bitte vielen \
    dank danke bis auf eine einen einem einer zu zum zur haben werden wird wurde sich uns unser \
    unsere dass von vom den dem im bei auch noch aber leider sehr geehrte geehrter frau herr \
    liebe lieber hallo dir dich du dein deine mir mich nach uber ueber grusse gruesse gruss mfg \
    lg nein kein keine guten tag absage bewerbung stelle bescheid alles servus gruezi moin \
    schade jemand hat mitteilen entschieden freundliche freundlichen herzliche schone schones \
    urlaub melde melden woche entscheidung gibt es etwas gesprach marz neues besetzt nehmen \
    nimmt er freitag montag dienstag mittwoch donnerstag andere anderen anderer wieder jetzt \
    heute nichts mehr weiter ihrem diese dieser als wie aus durch unterlagen gesprache \
    kandidaten wenn dann doch schon nur";

const FRENCH: &str = "\
    le la les et est nous vous votre vos pas ne pour dans une un des du de en que qui sur avec \
    au aux ce cette je tu te ton ta toi merci bonjour bonsoir salut cordialement madame \
    monsieur mais par plus ete sont suis malheureusement notre nos avons avez candidature poste \
    chere cher reponse recu bien bonne continuation non desole desolee semaine absente ca on il \
    bientot bises distinguees salutations aucune retenu retenue choisi autre autres candidat \
    quelqu etre sera elle ils encore temps suite vendredi lundi mardi jeudi mercredi nouvelles \
    equipe cours jamais rien tout tous toute vers chez donc alors regret";

const SPANISH: &str = "\
    el la los las y para por su sus una del de en que con no se nos lo hemos ha gracias hola \
    estimada estimado estimados usted tu te ti mi muy pero como al es saludo saludos \
    lamentablemente candidatura proceso puesto esta este estamos fue mas ya cuando buenos \
    buenas dias tardes recibido lamento lamentamos semana otra otro persona abrazo suerte \
    atentamente cordial cordiales estare estoy siento desgraciadamente seleccionado \
    seleccionada vacante cuanto algo candidato candidata aviso avisaremos cliente decidido \
    equipo perfil hasta vez noticias novedades respuesta todavia aun han has he ser sido son \
    nuestra nuestro viernes lunes martes jueves placer mensaje vamos eso vuelva escribirme \
     escriba escribas deja";

const DUTCH: &str = "\
    de het een en van ik je jij jou jouw u uw wij niet niets voor met naar zijn hebben heeft \
    wordt worden bij ook nog maar helaas bedankt dank geachte beste mevrouw heer groet groeten \
    groetjes hoi dag op tot uit om dat die deze dit ons onze er wel geen dan als zodra graag \
    jullie sollicitatie gesprek functie vacature weten laat hoort jammer genoeg gr mvg fijn \
    fijne iemand anders ontvangen goed hebt heb ben bent week volgende nee afwijzing \
    hoogachtend spijtig kandidaten er waren beter keuze gekozen kandidaat andere besluit \
     vrijdag maandag dinsdag \
    donderdag woensdag bericht nieuws zou kunnen moeten verder gaan krijgt weer aan meer mij";

/// Italian, Portuguese, Catalan, Polish, Czech, Swedish, Danish, Norwegian, Romanian, Turkish,
/// Finnish, Hungarian.
const OTHER: &str = "\
    il di che per non della sono grazie abbiamo gentile purtroppo la le con una un nao voce \
    obrigado obrigada sua seu uma com em foi infelizmente ola para os por amb els pel teu teva \
    moltes gracies malauradament estat nie jest dla za sie na w z i dziekujemy niestety dzien \
    dobry se si je ze dekuji dekujeme bohuzel och att det jag ar inte vi med for till tack hej \
    tyvarr din har av og ikke tak takk venlig hilsen af fra til du uge vennlig soknad desværre \
    pentru va multumim ve bir icin kiitos ja ei es nem koszonjuk hogy sajnos cordiali saluti \
    atenciosamente";

#[cfg(test)]
mod tests {
    use super::*;
    use crate::reading::sentence::sentences;

    #[test]
    fn english_alone_passes() {
        for (text, expected) in [
            ("We will let you know by Friday.", true),
            ("unsubscribe", true),
            ("Hallo Frau Becker,\n\nThank you for your application to us.", false),
            ("Bitte melden Sie sich doch ab dem 8. September, dann wissen wir mehr.", false),
            ("We will see.\n\nNous avons choisi un autre candidat pour le poste.", false),
            ("Thanks!\n\nLeider nein.", false),
            ("Still up, Dan?\n\nWe will let you know by Friday.\n\nDes", true),
            ("Hello Leah\n\nShe can not say until the 11th.\n\nDeb on reception", true),
            ("We will let you know by Friday.\n\nLeider nein.", false),
            ("We will let you know by Friday.\n\nLeider abgesagt.", false),
            ("děkuji za milou zprávu, také mě těšilo, ten článek si ráda přečtu", false),
        ] {
            assert_eq!(is_english(&sentences(text)), expected, "{text}");
        }
    }

    #[test]
    fn each_language_is_told_in_long_texts_and_in_short_ones() {
        use Language::{Dutch, English, French, German, Other, Spanish};
        for (text, expected) in [
            ("Wir melden uns naechste Woche bei Ihnen.", &[German][..]),
            ("Leider nein.", &[German]),
            ("Nous n'avons pas encore decide.", &[French]),
            ("On ne donne pas suite.", &[French]),
            ("Todavia no hemos decidido.", &[Spanish]),
            ("We hebben nog geen besluit genomen.", &[Dutch]),
            ("Je hoort van ons.", &[Dutch]),
            ("Purtroppo abbiamo scelto un altro candidato per il ruolo.", &[Other]),
            ("Infelizmente a sua candidatura não foi selecionada.", &[Other]),
            ("Niestety wybraliśmy innego kandydata. Dziękujemy za udział.", &[Other, Other]),
            ("Vi har tyvärr valt att gå vidare med andra.", &[Other]),
            (
                "Hi Sam,\n\nThank you for coming.\n\nLeider haben wir uns anders \
     entschieden.\n\nKim",
                &[English, English, German, German],
            ),
        ] {
            assert_eq!(languages(&sentences(text)), expected, "{text}");
        }
    }
}
