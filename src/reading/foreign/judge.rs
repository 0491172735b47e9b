//! Messages that are not in English, or not wholly: what in them is plain is read, and whatever
//! is not is `unclear`.
//!
//! A verdict is taken wherever it stands, unless it is denied, asked or made a condition of. For a
//! message to be read as going on every clause of it must be known, and none may hold a word of a
//! verdict, a request or a next step.

use std::sync::LazyLock;

use super::boilerplate::is_boilerplate;
use super::lexicon::{LEXICONS, Lexicon, folded, spans};
use super::when::days_in;
use crate::reading::Evidence;
use crate::reading::cues::{Hit, Signs};
use crate::reading::dates::Mention;
use crate::reading::due;
use crate::reading::kind::{self, Case, Found, Verdict, unclear};
use crate::reading::language::{Language, languages};
use crate::reading::pattern::{Pattern, patterns};
use crate::reading::sentence::{Sentence, Word};
use crate::timeline::facts::Days;
use crate::timeline::words::Kind;

/// A greeting or a name: nothing is said in so few words.
const BRIEF_WORDS: usize = 3;
/// A longer clause says more than one thing.
const CLAUSE_WORDS_MAX: usize = 18;
/// A salutation or a closing is no longer.
const FRAME_WORDS_MAX: usize = 9;
/// An acknowledgement is short.
const COURTEOUS_MAX: usize = 14;

/// Judges a message that is not all in English.
#[must_use]
pub fn judge(case: &Case<'_, '_>) -> Verdict {
    let spoken = languages(case.sentences);
    let of = |language: Language| -> Vec<Sentence<'_>> {
        let both = case.sentences.iter().zip(&spoken);
        both.filter(|(_, spoken)| **spoken == language).map(|(s, _)| s.clone()).collect()
    };
    let mut parts: Vec<Verdict> = Vec::new();
    for lexicon in LEXICONS.iter() {
        let sentences = of(lexicon.language);
        if !sentences.is_empty() {
            parts.push(of_language(lexicon, &sentences, case));
        }
    }
    if spoken.contains(&Language::Other) {
        parts.push(unclear(Vec::new()));
    }
    let english = of(Language::English);
    let says = |s: &Sentence<'_>| s.words.len() > BRIEF_WORDS || s.question;
    if english.len() < case.sentences.len() && english.iter().any(says) {
        let case = Case { sentences: &english, english: true, ..*case };
        parts.push(kind::judge(&case, &kind::examined(&case)));
    }
    combined(parts)
}

/// What nobody writes who has no more to say than when news will come: good news, news for some
/// alone, what comes after a yes, that silence is a no, and that the answer is the reader's.
static MORE: LazyLock<Vec<Pattern>> = LazyLock::new(|| {
    patterns(&[
        "gluckwunsch~|gratul~|felicit~|felicidad~|bravo|enhorabuena|gefeliciteerd|proficiat",
        "haben|hast|habt uns|mich|alle _ uberzeugt",
        "avez|as * convaincu~",
        "has|ha|habeis convencido",
        "hebt|heeft ons|mij|me _ overtuigd",
        "es|ist|het|est ein|een|un|is _ ja|oui|si",
        "blij|fijn dat je|u|jij * komt|begint|start",
        "nur wenn|wer",
        "seuls|seules les|ceux|celles",
        "solo|solamente|unicamente los|las|quienes|si",
        "alleen als|wie|kandidaten",
        "attend~|espero|esperamos|warten|erwarten|wachten|verwachten * vos|votre|tu|su|ihre|ihren|\
         deine|je|uw nouvelles|reponse|respuesta|antwort|ruckmeldung|nachricht|antwoord|reactie",
        "horen|hore wir|ich von ihnen|dir",
        "keine|wenig|geen|weinig|pas|peu|sin|pocas _ chancen|hoffnung~|kans|kansen|chances|espoir|\
         opciones|posibilidades",
        "je|jouw|uw antwoord|reactie krijgen|horen|verwachten we|wij|ik",
        "uber|wegen * arbeitsbeginn|einstiegsgehalt|gehaltsvorstellung~",
        "preparez|apportez vos|tes",
        "las condiciones",
        "nos falta|faltan|faltaria tu|su|tus|sus",
        "hoe laat",
        "stellen|stellst sich|dich|sie _ vor",
        "ist|wird es|daraus|dann leider? nichts",
        "c est que? non",
        "es que? no",
        "is|wordt het dan? helaas? niets|niks",
    ])
});

/// What stands in a message against reading it as this or that.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Doubts {
    /// A verdict that is denied, asked or made a condition of, or more than a promise of news.
    pub open: bool,
    /// A word that may end the waiting.
    pub grim: bool,
}

/// What stands in those parts of a message that are in one of the languages.
#[must_use]
pub fn doubts(case: &Case<'_, '_>) -> Doubts {
    let mut found = Doubts::default();
    let both = || case.sentences.iter().zip(languages(case.sentences));
    for lexicon in LEXICONS.iter() {
        let said = |sentence: &Sentence<'_>| !is_boilerplate(sentence);
        let of = both().filter(|(one, spoken)| *spoken == lexicon.language && said(one));
        let all: Vec<Read<'_, '_>> =
            of.map(|(sentence, _)| Read::new(lexicon, sentence, case)).collect();
        ends(lexicon, &all, &mut found.open);
        found.grim |= all.iter().any(|read| is_grim(lexicon, read));
        found.open |= all.iter().any(|read| spans(&MORE, &read.words).next().is_some());
    }
    found
}

/// What several parts of one message say together.
fn combined(parts: Vec<Verdict>) -> Verdict {
    let evidence = |kept: &dyn Fn(Kind) -> bool| -> Vec<Evidence> {
        let all = parts.iter().flat_map(|part| part.evidence.iter());
        all.filter(|evidence| kept(evidence.says)).cloned().collect()
    };
    let summons = parts.iter().any(|part| matches!(part.kind, Kind::Offer | Kind::Advance));
    let end = parts.iter().filter(|part| part.kind.is_verdict()).min_by_key(|part| part.kind);
    if let Some(end) = end.filter(|_| !summons) {
        return Verdict { evidence: evidence(&|kind| kind == end.kind), ..end.clone() };
    }
    let any_unclear = parts.iter().any(|part| part.kind == Kind::Unclear);
    let least = parts.iter().min_by_key(|part| part.kind).filter(|_| !any_unclear);
    let agrees = |least: &Verdict, part: &Verdict| {
        part.kind == Kind::Acknowledgement || (part.kind == least.kind && part.due == least.due)
    };
    match least {
        Some(least) if parts.iter().all(|part| agrees(least, part)) => {
            Verdict { evidence: evidence(&|kind| kind == least.kind), ..least.clone() }
        }
        _ => unclear(evidence(&|_| true)),
    }
}

/// A sentence in a form to be matched.
struct Read<'s, 't> {
    sentence: &'s Sentence<'t>,
    words: Vec<Word>,
    mentions: Vec<Mention>,
    /// The same, among the words as they were written.
    written: Vec<Mention>,
}

impl<'s, 't> Read<'s, 't> {
    fn new(lexicon: &Lexicon, sentence: &'s Sentence<'t>, case: &Case<'_, '_>) -> Self {
        let words = folded(sentence, lexicon.language);
        let placed = |mention: Mention| in_folded(mention, sentence, &words);
        let written = days_in(sentence, lexicon, case.frame);
        let mentions = written.iter().copied().map(placed).collect();
        Read { sentence, words, mentions, written }
    }

    fn quote(&self, from: usize, to: usize) -> &'t str {
        let first = self.words.get(from).map(|word| word.start);
        let last = to.checked_sub(1).and_then(|i| self.words.get(i)).map(|word| word.end);
        let text = self.sentence.text;
        first.zip(last).and_then(|(a, b)| text.get(a..b)).unwrap_or(text)
    }

    fn word_in(&self, from: usize, to: usize, list: &[&str]) -> bool {
        let words = self.words.get(from..to.min(self.words.len())).unwrap_or_default();
        words.iter().any(|word| list.contains(&word.text.as_str()))
    }
}

fn of_language(lexicon: &Lexicon, sentences: &[Sentence<'_>], case: &Case<'_, '_>) -> Verdict {
    let read = |sentence| Read::new(lexicon, sentence, case);
    let all: Vec<Read<'_, '_>> = sentences.iter().map(read).collect();
    let mut doubt = case.muddled || case.names_address || case.appointment.is_some();
    let ends = ends(lexicon, &all, &mut doubt);
    if let Some(kind) = ends.iter().map(|evidence| evidence.says).min() {
        let evidence = ends.into_iter().filter(|evidence| evidence.says == kind).collect();
        return Verdict { kind, confidence: 0.85, ..unclear(evidence) };
    }
    let tail: Vec<Read<'_, '_>> = case.tail.iter().map(read).collect();
    doubt |= !self::ends(lexicon, &tail, &mut false).is_empty();
    doubt |= all.iter().any(|read| !is_safe(lexicon, read));
    if doubt { unclear(Vec::new()) } else { going_on(lexicon, &all) }
}

/// A mention among the folded words: of one word there may be two.
fn in_folded(mention: Mention, sentence: &Sentence<'_>, words: &[Word]) -> Mention {
    let start = sentence.words.get(mention.from).map_or(0, |word| word.start);
    let last = mention.to.checked_sub(1).and_then(|i| sentence.words.get(i));
    let end = last.map_or(sentence.text.len(), |word| word.end);
    let from = words.iter().position(|word| word.start >= start).unwrap_or(words.len());
    let to = words.iter().position(|word| word.start >= end).unwrap_or(words.len());
    Mention { from, to, ..mention }
}

/// The verdicts, word for word. What is denied, asked or hangs on a condition is a doubt.
fn ends(lexicon: &Lexicon, all: &[Read<'_, '_>], doubt: &mut bool) -> Vec<Evidence> {
    let lists = [
        (Kind::Stop, &lexicon.stop),
        (Kind::Rejection, &lexicon.rejection),
        (Kind::Closed, &lexicon.closed),
    ];
    let mut found = Vec::new();
    for read in all {
        let harmless: Vec<(usize, usize)> = spans(&lexicon.harmless, &read.words).collect();
        for (kind, patterns) in lists {
            for (from, to) in spans(patterns, &read.words) {
                // "She wants to talk to another candidate".
                if harmless.iter().any(|(start, end)| *start < from && to <= *end) {
                    continue;
                }
                let asked = read.sentence.question && kind != Kind::Stop;
                if asked || is_open(lexicon, read, from, to) {
                    *doubt = true;
                } else {
                    found.push(Evidence { text: read.quote(from, to).to_owned(), says: kind });
                    break;
                }
            }
        }
    }
    found
}

/// True if a verdict is denied, not yet made, or hangs on a condition.
fn is_open(lexicon: &Lexicon, read: &Read<'_, '_>, from: usize, to: usize) -> bool {
    let phrases = &lexicon.phrases;
    let word = |i: usize| read.words.get(i).map_or("", |word| word.text.as_str());
    let posed = (0..from).any(|i| {
        let conceded = i > 0 && phrases.conceding.contains(&word(i - 1));
        phrases.conditions.contains(&word(i)) && !conceded
    });
    let negated = |from: usize, to: usize| read.word_in(from, to, phrases.negations);
    let mut clause = from;
    while clause > 0 && from - clause < 4 && !read.words.get(clause).is_some_and(|w| w.parted) {
        clause -= 1;
    }
    let denied = negated(clause, from) && !negated(from, to);
    let start = from.saturating_sub(2);
    let not_yet = (start..to).any(|i| {
        let beside = |a: usize| phrases.negations.contains(&word(a));
        phrases.yet.contains(&word(i)) && (beside(i + 1) || (i > 0 && beside(i - 1)))
    });
    // "No han elegido todavía": the word may stand behind.
    let later = read.word_in(to, to + 2, phrases.yet) && negated(from, to);
    posed || denied || not_yet || later
}

/// Nothing in it could be a verdict, a request or a change of hands, and each clause is known.
fn is_safe(lexicon: &Lexicon, read: &Read<'_, '_>) -> bool {
    !is_grim(lexicon, read) && (is_nameplate(read) || is_known(lexicon, read))
}

/// It asks, or holds a word that may end the waiting.
fn is_grim(lexicon: &Lexicon, read: &Read<'_, '_>) -> bool {
    if read.sentence.question {
        return true;
    }
    let masks = [&lexicon.harmless, &lexicon.away];
    let harmless: Vec<(usize, usize)> =
        masks.iter().flat_map(|list| spans(list, &read.words)).collect();
    let bare: Vec<Word> = read
        .words
        .iter()
        .enumerate()
        .map(|(i, word)| {
            let masked = harmless.iter().any(|(from, to)| (*from..*to).contains(&i));
            Word { text: if masked { String::new() } else { word.text.clone() }, ..word.clone() }
        })
        .collect();
    let has = |list: &[&str]| bare.iter().any(|word| list.contains(&word.text.as_str()));
    let phrases = &lexicon.phrases;
    spans(&lexicon.danger, &bare).next().is_some()
        || has(phrases.negations)
        || (has(phrases.conditions) && spans(&lexicon.holding, &bare).next().is_none())
}

/// True if each clause says something known, but for mere nouns beside it.
fn is_known(lexicon: &Lexicon, read: &Read<'_, '_>) -> bool {
    let mut starts = vec![0];
    for (i, pair) in read.words.windows(2).enumerate() {
        let [before, word] = pair else { continue };
        let gap = read.sentence.text.get(before.end..word.start).unwrap_or_default();
        // "20. März" is one.
        let gap = if before.text.ends_with(|c: char| c.is_ascii_digit()) { "" } else { gap };
        let parted = gap.contains([',', ';', ':', '(', ')', '–', '—', '.', '…']) || gap == " - ";
        if parted || lexicon.phrases.joins.contains(&word.text.as_str()) {
            starts.push(i + 1);
        }
    }
    let ends = starts.iter().skip(1).copied().chain([read.words.len()]);
    let told: Vec<Clause> =
        starts.iter().zip(ends).map(|(from, to)| clause(lexicon, read, *from, to)).collect();
    let promised = spans(&lexicon.timeline, &read.words).next().is_some();
    told.contains(&Clause::Known)
        && told.iter().all(|clause| match clause {
            Clause::Known | Clause::Noun => true,
            Clause::Day => promised,
            Clause::Unknown => false,
        })
}

/// What a clause is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Clause {
    /// It says something known.
    Known,
    /// A day, and little else.
    Day,
    /// A few words, with nobody in them.
    Noun,
    /// Anything else.
    Unknown,
}

fn clause(lexicon: &Lexicon, read: &Read<'_, '_>, from: usize, to: usize) -> Clause {
    let words = read.words.get(from..to).unwrap_or_default();
    let joins = lexicon.phrases.joins;
    let timed = |i: usize| read.mentions.iter().any(|m| (m.from..m.to).contains(&i));
    let days = (from..to).filter(|i| timed(*i)).count();
    let says =
        [&lexicon.courtesy, &lexicon.timeline, &lexicon.holding, &lexicon.neutral, &lexicon.away];
    let known = says.iter().any(|list| spans(list, words).next().is_some());
    let masked = days == 0 && spans(&lexicon.harmless, words).next().is_some();
    if (known && words.len() <= CLAUSE_WORDS_MAX) || masked || is_frame(lexicon, words, days) {
        return Clause::Known;
    }
    let left = words.iter().filter(|word| !joins.contains(&word.text.as_str())).count();
    let left = left.saturating_sub(days);
    let named = read.word_in(from, to, lexicon.phrases.pronouns);
    match days {
        0 if !named && left <= BRIEF_WORDS => Clause::Noun,
        0 => Clause::Unknown,
        _ if left <= BRIEF_WORDS + 1 => Clause::Day,
        _ => Clause::Unknown,
    }
}

/// A salutation, a closing, or what a machine writes beneath: the words for it, and names.
fn is_frame(lexicon: &Lexicon, words: &[Word], days: usize) -> bool {
    let framing = |(from, to): (usize, usize)| {
        let beside = words.iter().enumerate().filter(|(i, _)| !(from..to).contains(i));
        let small =
            beside.filter(|(_, word)| !word.capital && !SMALL.contains(&word.text.as_str()));
        from <= 1 && small.count() <= 1
    };
    days == 0
        && words.len() <= FRAME_WORDS_MAX
        && spans(&lexicon.timeline, words).next().is_none()
        && spans(&lexicon.frame, words).any(framing)
}

/// A line of names and numbers, as stands over or under a letter: no sentence.
fn is_nameplate(read: &Read<'_, '_>) -> bool {
    !read.sentence.text.ends_with(['.', '!', '?'])
        && read.words.len() <= 14
        && read.words.iter().all(|word| {
            let numeric = word.text.starts_with(|c: char| c.is_ascii_digit());
            word.capital || numeric || SMALL.contains(&word.text.as_str())
        })
        && read.mentions.is_empty()
}

/// Words of names, titles and addresses.
const SMALL: [&str; 30] = [
    "de", "del", "la", "des", "du", "et", "y", "und", "van", "der", "von", "in", "fur", "of",
    "and", "an", "a", "i", "e", "o", "p", "l", "d", "den", "en", "the", "aus", "uit", "le", "ihr",
];

/// The kind of a message in which nothing is dangerous.
fn going_on(lexicon: &Lexicon, all: &[Read<'_, '_>]) -> Verdict {
    let mut timeline: Vec<Evidence> = Vec::new();
    let mut promises: Vec<Found<'_, '_>> = Vec::new();
    let mut untold = false;
    let mut holding: Vec<Evidence> = Vec::new();
    let mut away: Vec<Evidence> = Vec::new();
    let mut absent: Vec<&Mention> = Vec::new();
    let mut thanks: Vec<Evidence> = Vec::new();
    let mut timed = false;
    for read in all {
        let first = |patterns: &[Pattern], says: Kind| {
            let span = spans(patterns, &read.words).min();
            span.map(|(from, to)| Evidence { text: read.quote(from, to).to_owned(), says })
        };
        let open: Vec<&Mention> = read.mentions.iter().filter(|m| !m.past).collect();
        let promise = first(&lexicon.timeline, Kind::Timeline);
        let gone = first(&lexicon.away, Kind::OutOfOffice);
        match (promise, gone) {
            // "I am away till Friday and will write": nothing tells which of the two is timed.
            (Some(_), Some(_)) if !open.is_empty() => return unclear(Vec::new()),
            (Some(promise), None) if !open.is_empty() => {
                untold |= open.iter().any(|mention| mention.days.is_none());
                promises.push(promised(read));
                timeline.push(promise);
                timeline.extend(open.iter().map(|mention| Evidence {
                    text: read.quote(mention.from, mention.to).to_owned(),
                    says: Kind::Timeline,
                }));
            }
            (_, Some(gone)) => {
                away.push(gone);
                absent.extend(open);
            }
            (Some(promise), None) => {
                holding.push(Evidence { says: Kind::Holding, ..promise });
            }
            (None, None) => {
                let waits = first(&lexicon.holding, Kind::Holding);
                timed |= waits.is_some() && !open.is_empty();
                holding.extend(waits);
                thanks.extend(first(&lexicon.courtesy, Kind::Acknowledgement));
            }
        }
    }
    if !promises.is_empty() {
        let told = due::of(Kind::Timeline, &[], &promises).days().filter(|_| !untold);
        return told.map_or_else(
            || unclear(timeline.clone()),
            |due| said(Kind::Timeline, Some(due), timeline.clone()),
        );
    }
    if !away.is_empty() && holding.is_empty() {
        let day = absent.iter().filter_map(|mention| mention.days).map(|days| days.latest).max();
        return said(Kind::OutOfOffice, day.map(crate::reading::calendar::single), away);
    }
    if !away.is_empty() || timed {
        return unclear(Vec::new());
    }
    if !holding.is_empty() {
        return said(Kind::Holding, None, holding);
    }
    courteous(all, thanks)
}

/// A sentence that promises news, in the form in which days are told apart.
fn promised<'s, 't>(read: &Read<'s, 't>) -> Found<'s, 't> {
    let (from, to) = (0, read.sentence.words.len());
    Found {
        sentence: read.sentence,
        signs: Signs::of(read.sentence),
        hits: vec![Hit { kind: Kind::Timeline, from, to }],
        mentions: read.written.clone(),
        doubt: false,
        hangs: false,
    }
}

fn courteous(all: &[Read<'_, '_>], thanks: Vec<Evidence>) -> Verdict {
    if !thanks.is_empty() && all.len() <= COURTEOUS_MAX {
        return said(Kind::Acknowledgement, None, thanks);
    }
    // A bare greeting in another language is no doubt about what stands beside it.
    let greets = all.iter().all(|read| read.words.len() <= 2 * BRIEF_WORDS);
    if greets { said(Kind::Acknowledgement, None, Vec::new()) } else { unclear(Vec::new()) }
}

fn said(kind: Kind, due: Option<Days>, evidence: Vec<Evidence>) -> Verdict {
    Verdict { kind, due, confidence: 0.8, ..unclear(evidence) }
}
