//! Training: logistic regression, one kind against the rest, reproducible to the bit.
//!
//! Nothing but sums, products, quotients and roots, in a fixed order: the same on every machine.

use super::features::{BUCKETS, features};
use super::{KINDS, Model};
use crate::reading::sentence::{Sentence, words};
use crate::timeline::words::Kind;

/// A sentence with what a careful reader takes from it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Example {
    /// The sentence.
    pub text: String,
    /// What it says; nothing if it says nothing of the candidacy.
    pub says: Vec<Kind>,
}

impl Example {
    /// Reads a line of a table: what it says, a tab, the sentence. None if it is no such line.
    #[must_use]
    pub fn read(line: &str) -> Option<Self> {
        let (says, text) = line.split_once('\t')?;
        let says = says.split_whitespace().filter(|word| *word != "-").map(str::parse);
        Some(Self { says: says.collect::<Result<_, _>>().ok()?, text: text.to_owned() })
    }
}

/// How the model does on sentences that it was not trained on.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Fold {
    /// The sentence's place in the examples.
    pub example: usize,
    /// The scores, in the order of [`KINDS`], before calibration.
    pub scores: [f64; KINDS.len()],
}

/// Rounds over the examples.
const ROUNDS: u32 = 12;
/// How far a weight moves at first.
const STEP: f64 = 1.2;
/// How much it is drawn back to nothing each round.
const DECAY: f64 = 0.02;
/// Parts of the cross-validation.
const FOLDS: usize = 5;
/// A rare kind's examples count more, up to this.
const WEIGHT_MAX: f64 = 4.0;

/// Trains a model, and calibrates it by cross-validation.
#[must_use]
pub fn train(examples: &[Example]) -> Model {
    let prepared = prepare(examples);
    let all: Vec<usize> = (0..examples.len()).collect();
    let calibrations = calibrate(&prepared, &validate(&prepared));
    fit(&prepared, &all).quantised(digest(examples), &calibrations)
}

/// The scores of each example by a model that was trained on the other four fifths.
#[must_use]
pub fn folds(examples: &[Example]) -> Vec<Fold> {
    validate(&prepare(examples))
}

/// A digest of examples, in their order.
pub fn digest(examples: &[Example]) -> [u8; 32] {
    let mut hasher = blake3::Hasher::new();
    for example in examples {
        for kind in &example.says {
            hasher.update(kind.as_str().as_bytes());
            hasher.update(b" ");
        }
        hasher.update(b"\t");
        hasher.update(example.text.as_bytes());
        hasher.update(b"\n");
    }
    *hasher.finalize().as_bytes()
}

/// The logistic function, without the machine's own exponential.
pub fn logistic(x: f64) -> f64 {
    let x = x.clamp(-30.0, 30.0);
    let mut power = 1.0 - x / 4096.0;
    for _ in 0..12 {
        power *= power;
    }
    1.0 / (1.0 + power)
}

struct Prepared {
    buckets: Vec<usize>,
    says: [bool; KINDS.len()],
}

fn prepare(examples: &[Example]) -> Vec<Prepared> {
    let prepared = examples.iter().map(|example| {
        let text = example.text.trim();
        let question = text.trim_end_matches(['"', ')', '\'', '”', ' ', '!']).ends_with('?');
        let sentence = Sentence { text, words: words(text), question };
        let says = KINDS.map(|kind| example.says.contains(&kind));
        Prepared { buckets: features(&sentence), says }
    });
    prepared.collect()
}

fn validate(prepared: &[Prepared]) -> Vec<Fold> {
    let mut found = Vec::new();
    for fold in 0..FOLDS {
        let (held, rest): (Vec<usize>, Vec<usize>) =
            (0..prepared.len()).partition(|i| i % FOLDS == fold);
        let fitted = fit(prepared, &rest);
        found.extend(held.into_iter().filter_map(|example| {
            Some(Fold { example, scores: fitted.scores(&prepared.get(example)?.buckets) })
        }));
    }
    found.sort_by_key(|fold| fold.example);
    found
}

struct Fitted {
    bias: [f64; KINDS.len()],
    weights: Vec<[f64; KINDS.len()]>,
}

fn fit(prepared: &[Prepared], chosen: &[usize]) -> Fitted {
    let mut order: Vec<&Prepared> = chosen.iter().filter_map(|i| prepared.get(*i)).collect();
    let gravity = gravity(&order);
    let mut fitted =
        Fitted { bias: [0.0; KINDS.len()], weights: vec![[0.0; KINDS.len()]; BUCKETS] };
    let mut random = 0x5eed_u64;
    for round in 0..ROUNDS {
        shuffle(&mut order, &mut random);
        let step = STEP / (1.0 + f64::from(round));
        for example in &order {
            fitted.learn(example, step, &gravity);
        }
        fitted.weights.iter_mut().flatten().for_each(|weight| *weight *= 1.0 - DECAY);
    }
    fitted
}

/// How much an example of each kind counts.
fn gravity(order: &[&Prepared]) -> [f64; KINDS.len()] {
    let mut counts = [0.0_f64; KINDS.len()];
    for example in order {
        for (count, says) in counts.iter_mut().zip(example.says) {
            *count += f64::from(u8::from(says));
        }
    }
    counts.map(|count| (order.len() as f64 / count.max(1.0) / 4.0).sqrt().clamp(1.0, WEIGHT_MAX))
}

fn shuffle(order: &mut [&Prepared], random: &mut u64) {
    for i in (1..order.len()).rev() {
        *random =
            random.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
        order.swap(i, (*random >> 33) as usize % (i + 1));
    }
}

impl Fitted {
    fn scores(&self, buckets: &[usize]) -> [f64; KINDS.len()] {
        let norm = (buckets.len().max(1) as f64).sqrt();
        let mut sums = [0.0; KINDS.len()];
        for row in buckets.iter().filter_map(|bucket| self.weights.get(*bucket)) {
            for (sum, weight) in sums.iter_mut().zip(row) {
                *sum += weight;
            }
        }
        for (sum, bias) in sums.iter_mut().zip(self.bias) {
            *sum = bias + *sum / norm;
        }
        sums
    }

    fn learn(&mut self, example: &Prepared, step: f64, gravity: &[f64; KINDS.len()]) {
        let norm = (example.buckets.len().max(1) as f64).sqrt();
        let mut moves = self.scores(&example.buckets).map(logistic);
        for ((by, says), gravity) in moves.iter_mut().zip(example.says).zip(gravity) {
            let wrong = f64::from(u8::from(says)) - *by;
            *by = wrong * step * if says { *gravity } else { 1.0 };
        }
        for (bias, by) in self.bias.iter_mut().zip(moves) {
            *bias += by / 8.0;
        }
        for bucket in &example.buckets {
            let Some(row) = self.weights.get_mut(*bucket) else { continue };
            for (weight, by) in row.iter_mut().zip(moves) {
                *weight += by / norm;
            }
        }
    }

    /// A byte a weight: the largest of each kind is 127.
    fn quantised(&self, digest: [u8; 32], calibrations: &[(f64, f64)]) -> Model {
        let mut scales = [0.0_f64; KINDS.len()];
        for row in &self.weights {
            for (scale, weight) in scales.iter_mut().zip(row) {
                *scale = scale.max(weight.abs() / 127.0);
            }
        }
        let scales = scales.map(|scale| if scale > 0.0 { scale } else { 1.0 });
        let quantised = |(weight, scale): (&f64, f64)| (weight / scale).round() as i8;
        let weights =
            self.weights.iter().flat_map(|row| row.iter().zip(scales).map(quantised)).collect();
        let heads = self.bias.iter().zip(scales).zip(calibrations);
        let heads = heads.map(|((bias, scale), (slope, shift))| {
            [*bias as f32, scale as f32, *slope as f32, *shift as f32]
        });
        Model { digest, heads: heads.collect(), weights }
    }
}

/// A slope and a shift a kind, so that of what scores 0.9 nine in ten say it (Platt's method).
fn calibrate(prepared: &[Prepared], folds: &[Fold]) -> Vec<(f64, f64)> {
    let of = |kind: usize| {
        let scored: Vec<(f64, f64)> = folds
            .iter()
            .filter_map(|fold| {
                let says = *prepared.get(fold.example)?.says.get(kind)?;
                Some((*fold.scores.get(kind)?, f64::from(u8::from(says))))
            })
            .collect();
        let (mut slope, mut shift) = (1.0, 0.0);
        for _ in 0..300 {
            let (mut by_slope, mut by_shift) = (0.0, 0.0);
            for (score, says) in &scored {
                let wrong = says - logistic(slope * score + shift);
                by_slope += wrong * score;
                by_shift += wrong;
            }
            let step = 4.0 / scored.len().max(1) as f64;
            slope += step * by_slope;
            shift += step * by_shift;
        }
        (slope, shift)
    };
    (0..KINDS.len()).map(of).collect()
}
