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

/// What begins a file of weights.
const MAGIC: &[u8; 4] = b"AW01";
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

    /// The largest of these.
    #[must_use]
    pub fn most(&self, kinds: &[Kind]) -> f32 {
        kinds.iter().map(|kind| self.of(*kind)).fold(0.0, f32::max)
    }
}

/// The model of this program's version.
#[must_use]
pub fn opinion(sentence: &Sentence<'_>) -> Opinion {
    MODEL.as_ref().map_or(Opinion([0.0; KINDS.len()]), |model| model.opinion(sentence))
}

static MODEL: LazyLock<Option<Model>> =
    LazyLock::new(|| Model::read(include_bytes!("weights.bin")));

/// A linear model: a weight in a byte for each kind and bucket.
#[derive(Debug, Clone, PartialEq)]
pub struct Model {
    heads: Vec<[f32; HEAD]>,
    /// Bucket by bucket, so that a sentence's are read in one place.
    weights: Vec<i8>,
}

impl Model {
    /// Reads a file of weights; none if it is none.
    #[must_use]
    pub fn read(bytes: &[u8]) -> Option<Self> {
        let rest = bytes.strip_prefix(MAGIC)?;
        let (heads, weights) = rest.split_at_checked(KINDS.len() * HEAD * 4)?;
        let numbers: Vec<f32> = heads
            .chunks_exact(4)
            .map(|four| four.try_into().map(f32::from_le_bytes))
            .collect::<Result<_, _>>()
            .ok()?;
        let heads = numbers.chunks_exact(HEAD).map(|four| four.try_into().ok());
        let weights: Vec<i8> = weights.iter().map(|byte| byte.cast_signed()).collect();
        let heads: Option<Vec<[f32; HEAD]>> = heads.collect();
        heads
            .filter(|_| weights.len() == BUCKETS * KINDS.len())
            .map(|heads| Self { heads, weights })
    }

    /// The file of weights.
    #[must_use]
    pub fn bytes(&self) -> Vec<u8> {
        let mut bytes = MAGIC.to_vec();
        bytes.extend(self.heads.iter().flatten().flat_map(|number| number.to_le_bytes()));
        bytes.extend(self.weights.iter().map(|weight| weight.cast_unsigned()));
        bytes
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
