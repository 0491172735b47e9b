//! A second opinion: what a sentence says, by a small linear model over hashed words and letters.
//!
//! Rules know the words they were given; this knows what sentences like it said. It is trained by
//! `make train` on the sentences in `tests/corpus/own/sentences`, and read from a file in the
//! program. One score a kind, calibrated on sentences that it was not trained on.

mod features;
mod train;

use std::sync::LazyLock;

use super::sentence::Sentence;
use crate::timeline::words::Kind;
use features::{BUCKETS, features};

pub use train::{Example, Fold, folds, train};

/// The kinds on which there is an opinion, in the order of the weights.
pub const KINDS: [Kind; 13] = [
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

/// What begins a file of weights; a digest of what it was trained on follows.
const MAGIC: &[u8; 4] = b"AW01";
const DIGEST: usize = 32;
/// Numbers that stand before the weights of a kind: bias, scale, and the calibration's two.
const HEAD: usize = 4;

/// How likely a sentence says each kind, from 0 to 1.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Opinion([f32; KINDS.len()]);

impl Opinion {
    /// How likely it says this.
    #[must_use]
    pub fn of(&self, kind: Kind) -> f32 {
        let at = KINDS.iter().position(|known| *known == kind);
        at.and_then(|at| self.0.get(at)).copied().unwrap_or(0.0)
    }

    /// How likely it says the likeliest of these.
    #[must_use]
    pub fn most(&self, of: impl Fn(Kind) -> bool) -> f32 {
        let scores = KINDS.into_iter().zip(self.0).filter(|(kind, _)| of(*kind));
        scores.map(|(_, score)| score).fold(0.0, f32::max)
    }
}

/// What this version's model makes of a sentence.
#[must_use]
pub fn opinion(sentence: &Sentence<'_>) -> Opinion {
    shipped().map_or(Opinion([0.0; KINDS.len()]), |model| model.opinion(sentence))
}

/// This version's model; none if its file is none.
#[must_use]
pub fn shipped() -> Option<&'static Model> {
    MODEL.as_ref()
}

static MODEL: LazyLock<Option<Model>> =
    LazyLock::new(|| Model::read(include_bytes!("weights.bin")));

/// A linear model: a weight in a byte for each kind and bucket.
#[derive(Debug, Clone, PartialEq)]
pub struct Model {
    digest: [u8; DIGEST],
    heads: Vec<[f32; HEAD]>,
    /// Bucket by bucket, so that a sentence's are read in one place.
    weights: Vec<i8>,
}

impl Model {
    /// Reads a file of weights; none if it is none.
    #[must_use]
    pub fn read(bytes: &[u8]) -> Option<Self> {
        let (digest, rest) = bytes.strip_prefix(MAGIC)?.split_first_chunk()?;
        let (heads, weights) = rest.split_at_checked(KINDS.len() * HEAD * 4)?;
        let numbers: Vec<f32> = heads
            .chunks_exact(4)
            .map(|four| four.try_into().map(f32::from_le_bytes))
            .collect::<Result<_, _>>()
            .ok()?;
        let heads = numbers.chunks_exact(HEAD).map(|four| four.try_into().ok());
        let weights: Vec<i8> = weights.iter().map(|byte| byte.cast_signed()).collect();
        let heads: Option<Vec<[f32; HEAD]>> = heads.collect();
        let whole = weights.len() == BUCKETS * KINDS.len();
        heads.filter(|_| whole).map(|heads| Self { digest: *digest, heads, weights })
    }

    /// The file of weights.
    #[must_use]
    pub fn bytes(&self) -> Vec<u8> {
        let mut bytes = MAGIC.to_vec();
        bytes.extend(self.digest);
        bytes.extend(self.heads.iter().flatten().flat_map(|number| number.to_le_bytes()));
        bytes.extend(self.weights.iter().map(|weight| weight.cast_unsigned()));
        bytes
    }

    /// True if it was trained on these examples, in this order.
    #[must_use]
    pub fn is_of(&self, examples: &[Example]) -> bool {
        self.digest == train::digest(examples)
    }

    /// What it makes of a sentence.
    #[must_use]
    pub fn opinion(&self, sentence: &Sentence<'_>) -> Opinion {
        let found = features(sentence);
        let mut sums = [0_i32; KINDS.len()];
        for bucket in &found {
            let from = bucket * KINDS.len();
            let row = self.weights.get(from..from + KINDS.len()).unwrap_or_default();
            for (sum, weight) in sums.iter_mut().zip(row) {
                *sum += i32::from(*weight);
            }
        }
        let norm = (found.len().max(1) as f32).sqrt();
        let mut scores = [0.0; KINDS.len()];
        for ((score, sum), [bias, scale, slope, shift]) in
            scores.iter_mut().zip(sums).zip(&self.heads)
        {
            let raw = bias + sum as f32 * scale / norm;
            *score = train::logistic(f64::from(slope * raw + shift)) as f32;
        }
        Opinion(scores)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::reading::sentence::sentences;

    fn example(says: &[Kind], text: &str) -> Example {
        Example { text: text.to_owned(), says: says.to_vec() }
    }

    #[test]
    fn training_is_the_same_to_the_bit_and_reads_back() {
        let examples = [
            example(&[Kind::Rejection], "We have chosen somebody else."),
            example(&[Kind::Timeline], "You will hear from us by Friday."),
            example(&[], "The office is on the second floor."),
            example(&[Kind::Rejection], "We went with another person."),
            example(&[Kind::Timeline], "We will decide by Monday."),
        ];
        let model = train(&examples);
        assert_eq!(train(&examples).bytes(), model.bytes());
        assert_eq!(Model::read(&model.bytes()).as_ref(), Some(&model));
        assert!(model.is_of(&examples) && !model.is_of(&examples[1..]));
        let bytes = model.bytes();
        assert_eq!(Model::read(&bytes[1..]), None);
        assert_eq!(Model::read(&bytes[..bytes.len() - 1]), None);
    }

    #[test]
    fn it_knows_a_no_from_a_date() {
        let says = |text: &str| opinion(&sentences(text)[0]);
        let no = says("In the end we offered the place to someone with more years in the trade.");
        assert!(no.of(Kind::Rejection) > 0.5 && no.of(Kind::Timeline) < 0.2, "{no:?}");
        let date = says("We expect to give you our decision before the end of next week.");
        assert!(date.of(Kind::Timeline) > 0.5 && date.of(Kind::Rejection) < 0.2, "{date:?}");
        let idle = says("The kitchen is on the second floor.");
        assert!(idle.most(|_| true) < 0.6, "{idle:?}");
    }
}
