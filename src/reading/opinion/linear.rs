//! One linear score a kind, each kind against the rest.
//!
//! Nothing but sums, products, quotients and roots, in a fixed order: the same on every machine.

use super::features::BUCKETS;
use super::{COUNT, Scores};

/// Rounds over the examples.
const ROUNDS: u32 = 12;
/// How far a weight moves at first.
const STEP: f64 = 3.0;
/// How much it is drawn back to nothing each round.
const DECAY: f64 = 0.02;
/// A rare kind's examples count more, up to this.
const GRAVITY_MAX: f64 = 4.0;
/// Numbers that stand before the weights of a kind: bias, scale, and the calibration's two.
const HEAD: usize = 4;
/// Bytes of a table.
pub const BYTES: usize = COUNT * (HEAD * 4 + BUCKETS);

/// The logistic function, without the machine's own exponential.
pub fn logistic(x: f64) -> f64 {
    1.0 / (1.0 + exponential(-x))
}

/// The exponential function, of numbers that are not large.
pub fn exponential(x: f64) -> f64 {
    let mut power = 1.0 + x.clamp(-30.0, 30.0) / 4096.0;
    for _ in 0..12 {
        power *= power;
    }
    power
}

/// A weight in a byte for each kind and bucket.
#[derive(Debug, Clone, PartialEq)]
pub struct Table {
    heads: [[f32; HEAD]; COUNT],
    /// Bucket by bucket, so that a sentence's are read in one place.
    weights: Vec<i8>,
}

impl Table {
    /// Reads the bytes of a table; none if they are too few.
    pub fn read(bytes: &[u8]) -> Option<Self> {
        let (heads, weights) = bytes.split_at_checked(COUNT * HEAD * 4)?;
        let mut numbers = heads.chunks_exact(4).filter_map(|four| four.try_into().ok());
        let mut table =
            Self { heads: [[0.0; HEAD]; COUNT], weights: Vec::with_capacity(weights.len()) };
        for number in table.heads.iter_mut().flatten() {
            *number = f32::from_le_bytes(numbers.next()?);
        }
        table.weights.extend(weights.iter().map(|byte| byte.cast_signed()));
        (table.weights.len() == BUCKETS * COUNT).then_some(table)
    }

    /// Adds the bytes of the table.
    pub fn write(&self, bytes: &mut Vec<u8>) {
        bytes.extend(self.heads.iter().flatten().flat_map(|number| number.to_le_bytes()));
        bytes.extend(self.weights.iter().map(|weight| weight.cast_unsigned()));
    }

    /// The score of each kind.
    pub fn scores(&self, buckets: &[u16]) -> Scores {
        let mut sums = [0_i32; COUNT];
        for bucket in buckets {
            let from = usize::from(*bucket) * COUNT;
            let row = self.weights.get(from..from + COUNT).unwrap_or_default();
            for (sum, weight) in sums.iter_mut().zip(row) {
                *sum += i32::from(*weight);
            }
        }
        let norm = (buckets.len().max(1) as f64).sqrt();
        let mut scores = [0.0; COUNT];
        for ((score, sum), [bias, scale, _, _]) in scores.iter_mut().zip(sums).zip(&self.heads) {
            *score = f64::from(*bias) + f64::from(sum) * f64::from(*scale) / norm;
        }
        scores
    }

    /// How likely each kind is, by its score.
    pub fn likely(&self, scores: &Scores) -> Scores {
        let mut likely = *scores;
        for (score, [_, _, slope, shift]) in likely.iter_mut().zip(&self.heads) {
            *score = logistic(f64::from(*slope) * *score + f64::from(*shift));
        }
        likely
    }

    /// Sets a slope and a shift a kind, so that of what is 0.9 likely nine in ten are so (Platt's
    /// method), by scores of examples that it was not fitted to.
    pub fn calibrate(&mut self, scored: &[(Scores, [bool; COUNT])]) {
        for (k, head) in self.heads.iter_mut().enumerate() {
            let of_kind: Vec<(f64, f64)> = scored
                .iter()
                .filter_map(|(scores, says)| {
                    Some((*scores.get(k)?, f64::from(u8::from(*says.get(k)?))))
                })
                .collect();
            let (mut slope, mut shift) = (1.0, 0.0);
            for _ in 0..300 {
                let (mut by_slope, mut by_shift) = (0.0, 0.0);
                for (score, says) in &of_kind {
                    let wrong = says - logistic(slope * score + shift);
                    by_slope += wrong * score;
                    by_shift += wrong;
                }
                let step = 4.0 / of_kind.len().max(1) as f64;
                slope += step * by_slope;
                shift += step * by_shift;
            }
            head[2] = slope as f32;
            head[3] = shift as f32;
        }
    }
}

/// What a table is fitted to: buckets, and the kinds they speak for.
#[derive(Debug, Clone, Copy)]
pub struct Sample<'s> {
    pub buckets: &'s [u16],
    pub says: [bool; COUNT],
}

/// A table before its weights are cut to bytes.
#[derive(Debug)]
pub struct Fitted {
    bias: Scores,
    weights: Vec<Scores>,
}

impl Fitted {
    /// Logistic regression by stochastic gradient descent.
    pub fn new(samples: &[Sample<'_>]) -> Self {
        let gravity = gravity(samples);
        let mut order: Vec<&Sample<'_>> = samples.iter().collect();
        let mut fitted = Self { bias: [0.0; COUNT], weights: vec![[0.0; COUNT]; BUCKETS] };
        let mut random = 0x5eed_u64;
        for round in 0..ROUNDS {
            shuffle(&mut order, &mut random);
            let step = STEP / (1.0 + f64::from(round));
            for sample in &order {
                fitted.learn(sample, step, &gravity);
            }
            fitted.weights.iter_mut().flatten().for_each(|weight| *weight *= 1.0 - DECAY);
        }
        fitted
    }

    /// The score of each kind.
    pub fn scores(&self, buckets: &[u16]) -> Scores {
        let mut scores = [0.0; COUNT];
        for row in buckets.iter().filter_map(|bucket| self.weights.get(usize::from(*bucket))) {
            for (sum, weight) in scores.iter_mut().zip(row) {
                *sum += weight;
            }
        }
        let norm = (buckets.len().max(1) as f64).sqrt();
        for (sum, bias) in scores.iter_mut().zip(self.bias) {
            *sum = bias + *sum / norm;
        }
        scores
    }

    fn learn(&mut self, sample: &Sample<'_>, step: f64, gravity: &Scores) {
        let norm = (sample.buckets.len().max(1) as f64).sqrt();
        let mut moves = self.scores(sample.buckets).map(logistic);
        for ((by, says), gravity) in moves.iter_mut().zip(sample.says).zip(gravity) {
            let wrong = f64::from(u8::from(says)) - *by;
            *by = wrong * step * if says { *gravity } else { 1.0 };
        }
        for (bias, by) in self.bias.iter_mut().zip(moves) {
            *bias += by / 8.0;
        }
        for bucket in sample.buckets {
            let Some(row) = self.weights.get_mut(usize::from(*bucket)) else { continue };
            for (weight, by) in row.iter_mut().zip(moves) {
                *weight += by / norm;
            }
        }
    }

    /// A byte a weight: the largest of each kind is 127.
    pub fn quantised(&self) -> Table {
        let mut scales: Scores = [0.0; COUNT];
        for row in &self.weights {
            for (scale, weight) in scales.iter_mut().zip(row) {
                *scale = scale.max(weight.abs() / 127.0);
            }
        }
        let scales = scales.map(|scale| if scale > 0.0 { scale } else { 1.0 });
        let cut = |(weight, scale): (&f64, f64)| (weight / scale).round() as i8;
        let weights = self.weights.iter().flat_map(|row| row.iter().zip(scales).map(cut)).collect();
        let mut heads = [[0.0; HEAD]; COUNT];
        for ((head, bias), scale) in heads.iter_mut().zip(self.bias).zip(scales) {
            *head = [bias as f32, scale as f32, 1.0, 0.0];
        }
        Table { heads, weights }
    }
}

/// How much an example of each kind counts.
fn gravity(samples: &[Sample<'_>]) -> Scores {
    let mut counts: Scores = [0.0; COUNT];
    for sample in samples {
        for (count, says) in counts.iter_mut().zip(sample.says) {
            *count += f64::from(u8::from(says));
        }
    }
    let all = samples.len() as f64;
    counts.map(|count| (all / count.max(1.0) / 4.0).sqrt().clamp(1.0, GRAVITY_MAX))
}

/// Puts in another order, always the same.
pub fn shuffle<T>(order: &mut [T], random: &mut u64) {
    for i in (1..order.len()).rev() {
        *random =
            random.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
        order.swap(i, (*random >> 33) as usize % (i + 1));
    }
}
