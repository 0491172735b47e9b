//! Of what the sentences say, what the whole looks like and what the rules made of it: one kind.
//!
//! Softmax regression over a few dozen numbers a letter, fitted to letters that the tables which
//! made the numbers had not seen.

use super::linear::{exponential, shuffle};
use super::{COUNT, KINDS, Scores};
use crate::timeline::words::Kind;

/// Numbers a letter: four a kind of its sentences, how many there are, one a kind of the whole,
/// and which kind the rules read, if any.
const NUMBERS: usize = 4 * COUNT + 1 + COUNT + COUNT + 1;
/// Rounds over the letters.
const ROUNDS: u32 = 40;
/// How far a weight moves at first.
const STEP: f64 = 0.015;
/// How far a kind's own lean moves, beside a weight.
const LEAN: f64 = 3.0;
/// How much a weight is drawn back to nothing with each letter, for each unit of the step.
const DECAY: f64 = 0.005;
/// Bytes of a stack.
pub const BYTES: usize = (NUMBERS + 1) * COUNT * 4;

/// The numbers of a letter.
pub type Numbers = [f64; NUMBERS];

/// The numbers of a letter: by the scores of each sentence and how likely that makes it to say
/// each kind, the scores of the whole, and what the rules read.
pub fn numbers(sentences: &[(Scores, Scores)], whole: &Scores, rules: Kind) -> Numbers {
    let mut found = Vec::with_capacity(NUMBERS);
    for k in 0..COUNT {
        let of = |scores: &Scores| scores.get(k).copied().unwrap_or_default();
        let likely = sentences.iter().map(|(_, likely)| of(likely));
        let (mut best, mut second, mut none) = (0.0_f64, 0.0_f64, 1.0);
        for likely in likely {
            none *= 1.0 - likely;
            second = second.max(likely.min(best));
            best = best.max(likely);
        }
        let score = sentences.iter().map(|(scores, _)| of(scores)).fold(-30.0, f64::max);
        found.extend([best, score, 1.0 - none, second]);
    }
    found.push((sentences.len() as f64).sqrt());
    found.extend(whole);
    found.extend(KINDS.map(|kind| if kind == rules { 1.0 } else { 0.0 }));
    found.push(if KINDS.contains(&rules) { 0.0 } else { 1.0 });
    let mut numbers = [0.0; NUMBERS];
    for (number, found) in numbers.iter_mut().zip(found) {
        *number = found;
    }
    numbers
}

/// A weight for each number and kind, and a lean for each kind.
#[derive(Debug, Clone, PartialEq)]
pub struct Stack(Vec<[f32; COUNT]>);

impl Stack {
    /// Reads the bytes of a stack; none if they are too few.
    pub fn read(bytes: &[u8]) -> Option<Self> {
        let numbers: Vec<f32> = bytes
            .chunks_exact(4)
            .filter_map(|four| four.try_into().ok().map(f32::from_le_bytes))
            .collect();
        let rows = numbers.chunks_exact(COUNT).filter_map(|row| row.try_into().ok());
        let rows: Vec<[f32; COUNT]> = rows.collect();
        (rows.len() == NUMBERS + 1).then_some(Self(rows))
    }

    /// Adds the bytes of the stack.
    pub fn write(&self, bytes: &mut Vec<u8>) {
        bytes.extend(self.0.iter().flatten().flat_map(|number| number.to_le_bytes()));
    }

    /// How likely each kind is; together they are one.
    pub fn likely(&self, numbers: &Numbers) -> Scores {
        let rows = self.0.iter().map(|row| row.map(f64::from));
        likely(rows, numbers)
    }

    /// Fits to letters with the kind of each.
    pub fn fit(letters: &[(Numbers, usize)]) -> Self {
        let scaled = Scaled::of(letters.iter().map(|(numbers, _)| numbers));
        let letters: Vec<(Numbers, usize)> =
            letters.iter().map(|(numbers, kind)| (scaled.apply(numbers), *kind)).collect();
        let mut rows = vec![[0.0; COUNT]; NUMBERS + 1];
        let mut order: Vec<&(Numbers, usize)> = letters.iter().collect();
        let mut random = 0x5eed_u64;
        for round in 0..ROUNDS {
            shuffle(&mut order, &mut random);
            let step = STEP / (1.0 + f64::from(round) / 5.0);
            for (numbers, kind) in &order {
                let mut wrong = likely(rows.iter().copied(), numbers).map(|likely| -likely);
                if let Some(wrong) = wrong.get_mut(*kind) {
                    *wrong += 1.0;
                }
                for (i, row) in rows.iter_mut().enumerate() {
                    let number = numbers.get(i).copied();
                    for (weight, wrong) in row.iter_mut().zip(wrong) {
                        *weight += match number {
                            Some(number) => step * (wrong * number - DECAY * *weight),
                            None => step * LEAN * wrong,
                        };
                    }
                }
            }
        }
        scaled.unapplied(rows)
    }
}

/// The last row is added as it is.
fn likely(rows: impl Iterator<Item = Scores>, numbers: &Numbers) -> Scores {
    let mut sums = [0.0; COUNT];
    for (row, number) in rows.zip(numbers.iter().chain([&1.0])) {
        for (sum, weight) in sums.iter_mut().zip(row) {
            *sum += weight * number;
        }
    }
    let most = sums.into_iter().fold(f64::MIN, f64::max);
    let powers = sums.map(|sum| exponential(sum - most));
    let total: f64 = powers.iter().sum();
    powers.map(|power| power / total)
}

/// Numbers of one measure: their mean is nothing, and their spread is one.
struct Scaled {
    mean: Numbers,
    spread: Numbers,
}

impl Scaled {
    fn of<'n>(all: impl Iterator<Item = &'n Numbers> + Clone) -> Self {
        let count = all.clone().count().max(1) as f64;
        let mut mean = [0.0; NUMBERS];
        for numbers in all.clone() {
            mean.iter_mut().zip(numbers).for_each(|(mean, number)| *mean += number / count);
        }
        let mut spread = [0.0; NUMBERS];
        for numbers in all {
            for ((spread, number), mean) in spread.iter_mut().zip(numbers).zip(mean) {
                *spread += (number - mean) * (number - mean) / count;
            }
        }
        Self { mean, spread: spread.map(|spread: f64| spread.sqrt().max(1e-3)) }
    }

    fn apply(&self, numbers: &Numbers) -> Numbers {
        let mut scaled = *numbers;
        for ((number, mean), spread) in scaled.iter_mut().zip(self.mean).zip(self.spread) {
            *number = (*number - mean) / spread;
        }
        scaled
    }

    /// Weights for numbers as they are, from weights for those that are scaled.
    fn unapplied(&self, mut rows: Vec<Scores>) -> Stack {
        let mut lean = rows.pop().unwrap_or([0.0; COUNT]);
        for ((row, mean), spread) in rows.iter_mut().zip(self.mean).zip(self.spread) {
            for (weight, lean) in row.iter_mut().zip(&mut lean) {
                *weight /= spread;
                *lean -= *weight * mean;
            }
        }
        rows.push(lean);
        Stack(rows.into_iter().map(|row| row.map(|weight| weight as f32)).collect())
    }
}
