//! One linear score a kind, each kind against the rest.
//!
//! Nothing but sums, products, quotients and roots, in a fixed order: the same on every machine.

use super::features::BUCKETS;
use super::{COUNT, Scores};

/// Buckets that have weights: those that most examples have.
const ROWS_MAX: usize = 62_000;
/// Rounds over the examples.
const ROUNDS: u32 = 12;
/// How far a weight moves at first.
const STEP: f64 = 3.0;
/// How much less it moves with each round.
const CALM: f64 = 0.3;
/// How much it is drawn back to nothing each round.
const DECAY: f64 = 0.02;
/// A rare kind's examples count more, up to this.
const GRAVITY_MAX: f64 = 4.0;
/// Numbers that stand before the weights of a kind: bias, scale, and the calibration's two.
const HEAD: usize = 4;
/// Sizes of a weight: a half byte holds the number of one, and its sign. Most weights are small.
const SIZES: [i8; 8] = [0, 1, 2, 3, 5, 8, 12, 20];
/// One of them, in parts of the spread of the weights.
const UNIT: f64 = 0.5;
/// Half bytes of a bucket's weights, two in a byte.
const ROW: usize = COUNT.div_ceil(2);

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

/// Which buckets have weights, each with the number of its row.
#[derive(Debug, Clone, PartialEq)]
struct Kept {
    /// A bit a bucket.
    bits: Vec<u64>,
    /// How many there are before each of those.
    before: Vec<u32>,
}

impl Kept {
    fn new(bits: Vec<u64>) -> Self {
        let mut count = 0;
        let before = bits.iter().map(|bits| {
            count += bits.count_ones();
            count - bits.count_ones()
        });
        Self { before: before.collect(), bits }
    }

    /// The buckets that most examples have.
    fn of(samples: &[Sample<'_>]) -> Self {
        let mut counts = vec![0_u32; BUCKETS];
        for bucket in samples.iter().flat_map(|sample| sample.buckets) {
            if let Some(count) = counts.get_mut(*bucket as usize) {
                *count += 1;
            }
        }
        let mut often: Vec<u32> = counts.iter().copied().filter(|count| *count > 0).collect();
        often.sort_unstable_by(|a, b| b.cmp(a));
        let least = often.get(ROWS_MAX).copied().unwrap_or(0);
        let bits = counts.chunks(64).map(|chunk| {
            let bits = chunk.iter().zip(0..).filter(|(count, _)| **count > least);
            bits.fold(0, |bits, (_, at)| bits | (1_u64 << at))
        });
        Self::new(bits.collect())
    }

    fn count(&self) -> usize {
        self.bits.iter().map(|bits| bits.count_ones() as usize).sum()
    }

    fn row(&self, bucket: u32) -> Option<u32> {
        let at = bucket as usize / 64;
        let (bits, bit) = (*self.bits.get(at)?, 1_u64 << (bucket % 64));
        let before = (bits & (bit - 1)).count_ones();
        (bits & bit != 0).then_some(self.before.get(at)? + before)
    }

    /// The rows of those buckets that have one.
    fn rows(&self, buckets: &[u32]) -> Vec<u32> {
        buckets.iter().filter_map(|bucket| self.row(*bucket)).collect()
    }
}

/// A weight for each kind, of the buckets that have any.
#[derive(Debug, Clone, PartialEq)]
pub struct Table {
    heads: [[f32; HEAD]; COUNT],
    kept: Kept,
    weights: Vec<[u8; ROW]>,
}

impl Table {
    /// Reads a table, and what follows it; none if the bytes are too few.
    pub fn read(bytes: &[u8]) -> Option<(Self, &[u8])> {
        let (heads, bytes) = bytes.split_at_checked(COUNT * HEAD * 4)?;
        let (bits, bytes) = bytes.split_at_checked(BUCKETS / 8)?;
        let (heads, _) = heads.as_chunks();
        let (bits, _) = bits.as_chunks();
        let kept = Kept::new(bits.iter().map(|eight| u64::from_le_bytes(*eight)).collect());
        let (weights, rest) = bytes.split_at_checked(kept.count() * ROW)?;
        let mut table =
            Self { heads: [[0.0; HEAD]; COUNT], kept, weights: weights.as_chunks().0.to_vec() };
        for (number, four) in table.heads.iter_mut().flatten().zip(heads) {
            *number = f32::from_le_bytes(*four);
        }
        Some((table, rest))
    }

    /// Adds the bytes of the table.
    pub fn write(&self, bytes: &mut Vec<u8>) {
        bytes.extend(self.heads.iter().flatten().flat_map(|number| number.to_le_bytes()));
        bytes.extend(self.kept.bits.iter().flat_map(|bits| bits.to_le_bytes()));
        bytes.extend(self.weights.iter().flatten());
    }

    /// The score of each kind.
    pub fn scores(&self, buckets: &[u32]) -> Scores {
        let rows = self.kept.rows(buckets);
        let mut sums = [0_i32; COUNT];
        for row in rows.iter().filter_map(|row| self.weights.get(*row as usize)) {
            let halves = row.iter().flat_map(|byte| [byte & 0xf, byte >> 4]);
            for (sum, half) in sums.iter_mut().zip(halves) {
                *sum += i32::from(size(half));
            }
        }
        let norm = (rows.len().max(1) as f64).sqrt();
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

/// The weight that a half byte stands for.
fn size(half: u8) -> i8 {
    let size = SIZES.get(usize::from(half & 7)).copied().unwrap_or_default();
    if half & 8 == 0 { size } else { -size }
}

/// The half byte whose weight is nearest.
fn half(weight: f64) -> u8 {
    let far = |size: i8| (weight.abs() - f64::from(size)).abs();
    let near = (0..).zip(SIZES).min_by(|a, b| far(a.1).total_cmp(&far(b.1)));
    near.map_or(0, |(at, _)| if weight < 0.0 { at | 8 } else { at })
}

/// What a table is fitted to: buckets, and the kinds they speak for.
#[derive(Debug, Clone, Copy)]
pub struct Sample<'s> {
    pub buckets: &'s [u32],
    pub says: [bool; COUNT],
}

/// A table fitted to samples.
pub fn fitted(samples: &[Sample<'_>]) -> Table {
    let kept = Kept::of(samples);
    let rows: Vec<Vec<u32>> = samples.iter().map(|sample| kept.rows(sample.buckets)).collect();
    let known = samples.iter().zip(&rows);
    let known: Vec<Sample<'_>> =
        known.map(|(sample, rows)| Sample { buckets: rows, says: sample.says }).collect();
    let Fitted { bias, weights } = Fitted::new(&known, kept.count());
    let mut units: Scores = [0.0; COUNT];
    for row in &weights {
        for (unit, weight) in units.iter_mut().zip(row) {
            *unit += weight * weight / weights.len() as f64;
        }
    }
    let units = units.map(|unit| (unit.sqrt() * UNIT).max(f64::MIN_POSITIVE));
    let mut heads = [[0.0; HEAD]; COUNT];
    for ((head, bias), unit) in heads.iter_mut().zip(bias).zip(units) {
        *head = [bias as f32, unit as f32, 1.0, 0.0];
    }
    let packed = weights.iter().map(|row| {
        let mut packed = [0; ROW];
        for (at, (weight, unit)) in row.iter().zip(units).enumerate() {
            if let Some(byte) = packed.get_mut(at / 2) {
                *byte |= half(weight / unit) << (at % 2 * 4);
            }
        }
        packed
    });
    Table { heads, weights: packed.collect(), kept }
}

/// A table before its weights are cut to half bytes.
#[derive(Debug)]
struct Fitted {
    bias: Scores,
    weights: Vec<Scores>,
}

impl Fitted {
    /// Logistic regression by stochastic gradient descent, over samples that name rows of so many.
    fn new(samples: &[Sample<'_>], rows: usize) -> Self {
        let gravity = gravity(samples);
        let mut order: Vec<&Sample<'_>> = samples.iter().collect();
        let mut fitted = Self { bias: [0.0; COUNT], weights: vec![[0.0; COUNT]; rows] };
        let mut random = 0x5eed_u64;
        for round in 0..ROUNDS {
            shuffle(&mut order, &mut random);
            let step = STEP / (1.0 + CALM * f64::from(round));
            for sample in &order {
                fitted.learn(sample, step, &gravity);
            }
            fitted.weights.iter_mut().flatten().for_each(|weight| *weight *= 1.0 - DECAY);
        }
        fitted
    }

    /// The score of each kind.
    fn scores(&self, buckets: &[u32]) -> Scores {
        let mut scores = [0.0; COUNT];
        for row in buckets.iter().filter_map(|bucket| self.weights.get(*bucket as usize)) {
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
            let Some(row) = self.weights.get_mut(*bucket as usize) else { continue };
            for (weight, by) in row.iter_mut().zip(moves) {
                *weight += by / norm;
            }
        }
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
