//! Training, and how well it does on letters that were not trained on.

use jiff::civil::Date;

use super::features::{Features, features};
use super::linear::{Sample, Table, fitted};
use super::stack::{Numbers, Stack, numbers};
use super::{COUNT, KINDS, Model, Opinion, Scores};
use crate::reading::dates::Frame;
use crate::reading::kind::{Case, Found, examined, judge};
use crate::reading::language::is_english;
use crate::reading::sentence::{Sentence, sentences, words};
use crate::reading::weigh::is_doubtful;
use crate::timeline::words::Kind;

/// Parts of the cross-validation.
const FOLDS: usize = 5;

/// A letter, or a sentence alone, with what a careful reader takes from it.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Example {
    /// Where it stands, for people.
    pub place: String,
    /// What the letter is headed by.
    pub subject: String,
    /// The day it was written.
    pub day: Option<Date>,
    /// The kind of the letter; none for a sentence alone.
    pub kind: Option<Kind>,
    /// Its lines.
    pub lines: Vec<Line>,
}

/// A line of a letter: a sentence, a greeting, a name.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Line {
    /// Its text.
    pub text: String,
    /// What it says; empty if it says nothing of the candidacy, none if nobody has told.
    pub says: Option<Vec<Kind>>,
}

impl Example {
    /// Reads a table. A line of it is a sentence: what it says, a tab, the text. After a line
    /// `## date=2026-03-04 kind=timeline` those of one letter follow, its subject after `# `.
    ///
    /// # Errors
    /// The first line that is none of these.
    pub fn read(name: &str, table: &str) -> Result<Vec<Self>, String> {
        let mut all: Vec<Self> = Vec::new();
        let mut letter = false;
        for (number, line) in (1..).zip(table.lines()) {
            let place = format!("{name}:{number}");
            if let Some(head) = line.strip_prefix("## ") {
                let of =
                    |key: &str| head.split_whitespace().find_map(|word| word.strip_prefix(key));
                let kind = of("kind=").map(str::parse).transpose().map_err(|_| place.clone())?;
                let day = of("date=").map(str::parse).transpose().map_err(|_| place.clone())?;
                letter = true;
                all.push(Self { place, day, kind, ..Self::default() });
            } else if let Some(subject) = line.strip_prefix("# ") {
                let last = all.last_mut().filter(|_| letter).ok_or(place)?;
                subject.clone_into(&mut last.subject);
            } else if !line.trim().is_empty() {
                let (says, text) = line.split_once('\t').ok_or_else(|| place.clone())?;
                let kinds = says.split_whitespace().filter(|word| *word != "-").map(str::parse);
                let says: Vec<Kind> = kinds.collect::<Result<_, _>>().map_err(|_| place.clone())?;
                let line = Line { text: text.trim().to_owned(), says: Some(says) };
                match all.last_mut().filter(|_| letter) {
                    Some(last) => last.lines.push(line),
                    None => all.push(Self { place, lines: vec![line], ..Self::default() }),
                }
            }
        }
        Ok(all)
    }

    /// A message of which only the kind is known.
    #[must_use]
    pub fn of_text(place: &str, subject: &str, day: Option<Date>, kind: Kind, text: &str) -> Self {
        let line = |sentence: &Sentence<'_>| Line { text: sentence.text.to_owned(), says: None };
        let lines = sentences(text).iter().map(line).collect();
        let (place, subject) = (place.to_owned(), subject.to_owned());
        Self { place, subject, day, kind: Some(kind), lines }
    }
}

/// A digest of examples, in their order.
pub fn digest(examples: &[Example]) -> [u8; 32] {
    let mut hasher = blake3::Hasher::new();
    for example in examples {
        let kind = example.kind.map_or("", Kind::as_str);
        let day = example.day.map(|day| day.to_string()).unwrap_or_default();
        for part in [kind, &day, &example.subject] {
            hasher.update(part.as_bytes()).update(b"\n");
        }
        for line in &example.lines {
            for kind in line.says.iter().flatten() {
                hasher.update(kind.as_str().as_bytes()).update(b" ");
            }
            hasher.update(if line.says.is_some() { b"\t" } else { b"?" });
            hasher.update(line.text.as_bytes()).update(b"\n");
        }
    }
    *hasher.finalize().as_bytes()
}

/// What the model made of an example when it had been trained on the other four fifths.
#[derive(Debug, Clone, PartialEq)]
pub struct Held {
    /// The example's place among all.
    pub example: usize,
    /// How likely it, and each of its lines, says each kind.
    pub opinion: Opinion,
    /// As which the rules alone read it.
    pub rules: Kind,
    /// For all the rules know it may end the waiting.
    pub doubtful: bool,
}

/// An example as the model sees it.
struct Seen {
    features: Features,
    rules: Kind,
    doubtful: bool,
    kind: Option<usize>,
    /// It is no sentence alone.
    letter: bool,
    says: Vec<Option<[bool; COUNT]>>,
}

/// A training.
pub struct Training {
    digest: [u8; 32],
    seen: Vec<Seen>,
}

impl Training {
    /// Prepares one: the rules read all examples.
    #[must_use]
    pub fn new(examples: &[Example]) -> Self {
        Self { digest: digest(examples), seen: examples.iter().map(see).collect() }
    }

    /// Trains a model, and tells what models that had not seen an example made of it.
    #[must_use]
    pub fn run(&self) -> (Model, Vec<Held>) {
        let folds: Vec<Tables> =
            (0..FOLDS).map(|fold| self.tables(|at| at % FOLDS != fold)).collect();
        let lines: Vec<Vec<Scores>> = self.each(|at, seen| {
            let of =
                |buckets: &Vec<u32>| folds.get(at % FOLDS).map(|t| t.sentences.scores(buckets));
            seen.features.sentences.iter().filter_map(of).collect()
        });
        let mut whole = self.tables(|_| true);
        whole.sentences.calibrate(&self.scored(&lines));
        let found: Vec<(Numbers, Option<usize>)> = self.each(|at, seen| {
            let likely = |scores: &Scores| (*scores, whole.sentences.likely(scores));
            let scored: Vec<_> = lines.get(at).into_iter().flatten().map(likely).collect();
            let of_whole = folds.get(at % FOLDS).map(|t| t.wholes.scores(&seen.features.whole));
            (
                numbers(&scored, &of_whole.unwrap_or([0.0; COUNT]), seen.rules),
                seen.kind.filter(|_| seen.letter),
            )
        });
        let stacks: Vec<Stack> =
            (0..FOLDS).map(|fold| stack(&found, |at| at % FOLDS != fold)).collect();
        let held = (0..).zip(self.seen.iter().zip(&found)).zip(lines);
        let held = held.filter_map(|((example, (seen, (numbers, _))), lines)| {
            let sentences = lines.iter().map(|scores| whole.sentences.likely(scores)).collect();
            let likely = stacks.get(example % FOLDS)?.likely(numbers);
            let opinion = Opinion { whole: likely, sentences };
            Some(Held { example, opinion, rules: seen.rules, doubtful: seen.doubtful })
        });
        let held = held.collect();
        let stack = stack(&found, |_| true);
        let Tables { sentences, wholes } = whole;
        (Model { digest: self.digest, sentences, wholes, stack }, held)
    }

    fn each<T>(&self, of: impl Fn(usize, &Seen) -> T) -> Vec<T> {
        self.seen.iter().enumerate().map(|(at, seen)| of(at, seen)).collect()
    }

    /// Lines that somebody has labelled, by the scores that were given to them unseen.
    fn scored(&self, lines: &[Vec<Scores>]) -> Vec<(Scores, [bool; COUNT])> {
        let all = self.seen.iter().flat_map(|seen| &seen.says).zip(lines.iter().flatten());
        all.filter_map(|(says, scores)| Some((*scores, (*says)?))).collect()
    }

    fn tables(&self, chosen: impl Fn(usize) -> bool) -> Tables {
        let chosen = || self.seen.iter().enumerate().filter(|(at, _)| chosen(*at));
        let lines = chosen().flat_map(|(_, seen)| seen.features.sentences.iter().zip(&seen.says));
        let lines = lines.filter_map(|(buckets, says)| Some(Sample { buckets, says: (*says)? }));
        let wholes = chosen().filter_map(|(_, seen)| {
            let mut says = [false; COUNT];
            *says.get_mut(seen.kind?)? = true;
            Some(Sample { buckets: &seen.features.whole, says })
        });
        Tables {
            sentences: fitted(&lines.collect::<Vec<_>>()),
            wholes: fitted(&wholes.collect::<Vec<_>>()),
        }
    }
}

struct Tables {
    sentences: Table,
    wholes: Table,
}

fn stack(found: &[(Numbers, Option<usize>)], chosen: impl Fn(usize) -> bool) -> Stack {
    let chosen = found.iter().enumerate().filter(|(at, _)| chosen(*at));
    let letters: Vec<(Numbers, usize)> =
        chosen.filter_map(|(_, (numbers, kind))| Some((*numbers, (*kind)?))).collect();
    Stack::fit(&letters)
}

/// What the rules make of an example, and what the model sees of that.
fn see(example: &Example) -> Seen {
    look_at(example, |case, found| {
        let says =
            |line: &Line| line.says.as_ref().map(|says| KINDS.map(|kind| says.contains(&kind)));
        let features = features(&example.subject, found);
        let says = example.lines.iter().take(features.sentences.len()).map(says).collect();
        let at = |kind: Kind| KINDS.iter().position(|known| *known == kind);
        Seen {
            features,
            rules: judge(case, found).kind,
            doubtful: is_doubtful(case, found),
            kind: kind(example).and_then(at),
            letter: example.kind.is_some(),
            says,
        }
    })
}

/// Has an example looked at as a message would be.
pub(super) fn look_at<T>(
    example: &Example,
    look: impl FnOnce(&Case<'_, '_>, &[Found<'_, '_>]) -> T,
) -> T {
    let sentences: Vec<Sentence<'_>> = example.lines.iter().map(sentence).collect();
    let text: Vec<&str> = example.lines.iter().map(|line| line.text.as_str()).collect();
    let text = text.join("\n");
    let case = Case {
        text: &text,
        subject: &example.subject,
        sentences: &sentences,
        tail: &[],
        reference: example.day,
        frame: Frame::from(example.day),
        appointment: None,
        bulk: false,
        names_address: text.contains('@'),
        muddled: false,
        hidden: false,
        english: is_english(&sentences),
        automatic: false,
    };
    look(&case, &examined(&case))
}

/// The kind of a letter; a sentence alone that says one thing is a letter, too.
fn kind(example: &Example) -> Option<Kind> {
    example.kind.or_else(|| match example.lines.as_slice() {
        [line] => line.says.as_deref().and_then(|says| says.iter().min().copied()),
        _ => None,
    })
}

/// A line is one sentence, however it is written.
fn sentence(line: &Line) -> Sentence<'_> {
    let text = line.text.as_str();
    let question = text.trim_end_matches(['"', ')', '\'', '”', ' ', '!']).ends_with('?');
    Sentence { text, words: words(text), question }
}
