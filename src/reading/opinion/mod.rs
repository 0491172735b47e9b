//! A second opinion: what a letter says, by linear models over hashed words.
//!
//! Rules know the words they were given; this knows what letters like it said. One model scores
//! each sentence, another the whole, and a third makes one kind of these scores and of what the
//! rules read. They are trained by `make train` on the labelled letters in `tests/corpus`, read
//! from one file in the program, and calibrated on letters that they were not trained on.

mod features;
mod linear;
mod senses;
mod stack;
mod train;

use std::sync::LazyLock;

use super::kind::Found;
use crate::timeline::words::Kind;
use features::features;
use linear::Table;
use stack::{Stack, numbers};

pub use train::{Example, Held, Line, Training};

/// The kinds on which there is an opinion, in the order of the weights.
pub const KINDS: [Kind; COUNT] = [
    Kind::Stop,
    Kind::Rejection,
    Kind::Closed,
    Kind::Offer,
    Kind::Advance,
    Kind::InfoRequested,
    Kind::Referral,
    Kind::FollowUpRequested,
    Kind::Timeline,
    Kind::Holding,
    Kind::OutOfOffice,
    Kind::Acknowledgement,
    Kind::Unrelated,
];
const COUNT: usize = 13;

/// A number for each of the kinds.
type Scores = [f64; COUNT];

/// What begins a file of weights; a digest of what it was trained on follows.
const MAGIC: &[u8; 4] = b"AW03";
const DIGEST: usize = 32;

/// How likely a letter says each kind, and each of its sentences.
#[derive(Debug, Clone, PartialEq)]
pub struct Opinion {
    whole: Scores,
    sentences: Vec<Scores>,
}

impl Opinion {
    /// The likeliest kind of the letter, and how likely it is, from 0 to 1.
    #[must_use]
    pub fn best(&self) -> (Kind, f64) {
        self.likeliest(|_| true)
    }

    /// The likeliest of some kinds, and how likely it is.
    #[must_use]
    pub fn likeliest(&self, which: impl Fn(Kind) -> bool) -> (Kind, f64) {
        let all = KINDS.into_iter().zip(self.whole).filter(|(kind, _)| which(*kind));
        all.fold((Kind::Unclear, 0.0), |best, one| if one.1 > best.1 { one } else { best })
    }

    /// How likely the letter is of one of these kinds, from 0 to 1.
    #[must_use]
    pub fn of(&self, which: impl Fn(Kind) -> bool) -> f64 {
        let all = KINDS.into_iter().zip(self.whole);
        all.filter(|(kind, _)| which(*kind)).map(|(_, likely)| likely).sum()
    }

    /// How likely a sentence says a kind, from 0 to 1.
    #[must_use]
    pub fn of_sentence(&self, at: usize, kind: Kind) -> f64 {
        let k = KINDS.iter().position(|known| *known == kind);
        let likely = self.sentences.get(at).zip(k).and_then(|(sentence, k)| sentence.get(k));
        likely.copied().unwrap_or(0.0)
    }
}

/// What this version's model makes of a letter in which the rules found this, and as which they
/// read it. None if there is no model.
#[must_use]
pub(super) fn opinion(subject: &str, found: &[Found<'_, '_>], rules: Kind) -> Option<Opinion> {
    Some(shipped()?.opinion(subject, found, rules))
}

/// This version's model; none if its file is none.
#[must_use]
pub fn shipped() -> Option<&'static Model> {
    MODEL.as_ref()
}

static MODEL: LazyLock<Option<Model>> =
    LazyLock::new(|| Model::read(include_bytes!("weights.bin")));

/// The three linear models.
#[derive(Debug, Clone, PartialEq)]
pub struct Model {
    digest: [u8; DIGEST],
    sentences: Table,
    wholes: Table,
    stack: Stack,
}

impl Model {
    /// Reads a file of weights; none if it is none.
    #[must_use]
    pub fn read(bytes: &[u8]) -> Option<Self> {
        let (digest, rest) = bytes.strip_prefix(MAGIC)?.split_first_chunk()?;
        let (sentences, rest) = Table::read(rest)?;
        let (wholes, rest) = Table::read(rest)?;
        let stack = Stack::read(rest).filter(|_| rest.len() == stack::BYTES)?;
        Some(Self { digest: *digest, sentences, wholes, stack })
    }

    /// The file of weights.
    #[must_use]
    pub fn bytes(&self) -> Vec<u8> {
        let mut bytes = MAGIC.to_vec();
        bytes.extend(self.digest);
        self.sentences.write(&mut bytes);
        self.wholes.write(&mut bytes);
        self.stack.write(&mut bytes);
        bytes
    }

    /// True if it was trained on these examples, in this order.
    #[must_use]
    pub fn is_of(&self, examples: &[Example]) -> bool {
        self.digest == train::digest(examples)
    }

    fn opinion(&self, subject: &str, found: &[Found<'_, '_>], rules: Kind) -> Opinion {
        let seen = features(subject, found);
        let scored = seen.sentences.iter().map(|buckets| {
            let scores = self.sentences.scores(buckets);
            (scores, self.sentences.likely(&scores))
        });
        let scored: Vec<(Scores, Scores)> = scored.collect();
        let whole = self.wholes.scores(&seen.whole);
        let whole = self.stack.likely(&numbers(&scored, &whole, rules));
        Opinion { whole, sentences: scored.into_iter().map(|(_, likely)| likely).collect() }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::reading::kind::judge;

    #[test]
    fn training_is_the_same_to_the_bit_and_reads_back() {
        let table = "## date=2026-03-04 kind=rejection\n# Re: Us\n-\tHi Sam,\n\
                     rejection\tWe have chosen somebody else.\n\n\
                     ## date=2026-03-04 kind=timeline\n# Re: Us\n\
                     timeline\tYou will hear from us by Friday.\n";
        let alone = "-\tThe office is on the second floor.\ntimeline\tWe decide by Monday.\n\
                     rejection\tWe went with another person.\n";
        let mut examples = Example::read("letters", table).unwrap();
        examples.extend(Example::read("sentences", alone).unwrap());
        let train = || Training::new(&examples).run().0;
        let (model, bytes) = (train(), train().bytes());
        assert_eq!(model.bytes(), bytes);
        assert_eq!(Model::read(&bytes).as_ref(), Some(&model));
        assert!(model.is_of(&examples) && !model.is_of(&examples[1..]));
        assert_eq!(Model::read(&bytes[1..]), None);
        assert_eq!(Model::read(&bytes[..bytes.len() - 1]), None);
        assert_eq!(Model::read(&[&bytes[..], &[0]].concat()), None);
    }

    #[test]
    fn it_knows_a_no_from_a_date() {
        let says = |text: &str| {
            let example = Example::of_text("", "", None, Kind::Unclear, text);
            let model = shipped().unwrap();
            train::look_at(&example, |case, found| {
                model.opinion("", found, judge(case, found).kind)
            })
        };
        let no = says("In the end we offered the place to someone with more years in the trade.");
        let of = |opinion: &Opinion, kind: Kind| opinion.of(|other| other == kind);
        assert_eq!(no.best().0, Kind::Rejection, "{no:?}");
        assert!(no.of_sentence(0, Kind::Rejection) > 0.5 && of(&no, Kind::Timeline) < 0.2);
        let date = says("We expect to give you our decision before the end of next week.");
        assert_eq!(date.best().0, Kind::Timeline, "{date:?}");
        assert!(date.of_sentence(0, Kind::Timeline) > 0.5 && of(&date, Kind::Rejection) < 0.2);
        let idle = says("The kitchen is on the second floor.");
        assert!(KINDS.iter().all(|kind| idle.of_sentence(0, *kind) < 0.6), "{idle:?}");
    }
}
