//! Where a text comes from: the candidate's own files laid over those shipped, and the variants in
//! each, dealt in an order of the application's own.

use std::collections::BTreeMap;

use super::templates::SHIPPED;
use super::{DraftError, TextKind};
use crate::timeline::words::{Channel, Language};

/// The line between two variants of a text.
const BETWEEN: &str = "===";

/// What a text is chosen by.
#[derive(Debug, Clone, Copy)]
pub(super) struct Wanted<'a> {
    pub(super) kind: TextKind,
    pub(super) channel: Channel,
    pub(super) language: Language,
    /// The sets to look into before the general texts, in order.
    pub(super) sets: &'a [String],
}

/// A text found: its file, and its variants.
#[derive(Debug)]
pub(super) struct Found<'a> {
    /// `LANG/[SET/]TEXT.CHANNEL`.
    pub(super) name: String,
    pub(super) language: Language,
    pub(super) variants: Vec<Variant<'a>>,
}

/// One variant of a text.
#[derive(Debug, Clone, Copy)]
pub(super) struct Variant<'a> {
    pub(super) source: &'a str,
    /// The line of the file before its first.
    pub(super) lines_before: usize,
}

/// The text for a purpose. Where the language lacks it, it is in English; where there is none by
/// that channel, the nearest there is.
pub(super) fn find<'a>(wanted: Wanted<'_>, own: &'a BTreeMap<String, String>) -> Option<Found<'a>> {
    let mut languages = vec![wanted.language];
    languages.extend((wanted.language != Language::English).then_some(Language::English));
    for language in languages {
        for (kind, channel) in wanted.kind.or_else(wanted.channel) {
            let sets = wanted.sets.iter().map(|set| format!("{set}/"));
            for set in sets.chain([String::new()]) {
                let name = format!("{language}/{set}{}.{channel}", kind.as_str());
                let shipped = || SHIPPED.iter().find(|(known, _)| *known == name);
                let source = own.get(&name).map(String::as_str);
                if let Some(source) = source.or_else(|| shipped().map(|(_, source)| *source)) {
                    return Some(Found { name, language, variants: split(source) });
                }
            }
        }
    }
    None
}

/// The variants of a file.
fn split(source: &str) -> Vec<Variant<'_>> {
    let mut variants = Vec::new();
    let (mut begin, mut lines_before) = (0, 0);
    let mut at = 0;
    for (number, line) in (1..).zip(source.split_inclusive('\n')) {
        let after = at + line.len();
        if line.trim_end() == BETWEEN {
            let source = source.get(begin..at).unwrap_or_default();
            variants.push(Variant { source, lines_before });
            (begin, lines_before) = (after, number);
        }
        at = after;
    }
    variants.push(Variant { source: source.get(begin..).unwrap_or_default(), lines_before });
    variants
}

impl Found<'_> {
    /// The next variant to deal, from 1: of those dealt least often, the first in the order that
    /// `seed` draws. `dealt` names what other touches had, as `name` below does.
    pub(super) fn deal(&self, seed: &str, dealt: &[String]) -> usize {
        let mut order: Vec<usize> = (1..=self.variants.len()).collect();
        // Without the channel: a call and a mail of one step say the same where their files do.
        let text = self.name.rsplit_once('.').map_or(self.name.as_str(), |(text, _)| text);
        order.sort_by_key(|n| *blake3::hash(format!("{seed}\n{text}\n{n}").as_bytes()).as_bytes());
        let times = |n: &usize| {
            let name = self.variant_name(*n);
            dealt.iter().filter(|known| **known == name).count()
        };
        order.into_iter().min_by_key(times).unwrap_or(1)
    }

    /// The number of the variant of this name, if it is one of these.
    pub(super) fn number_of(&self, name: &str) -> Option<usize> {
        (1..=self.variants.len()).find(|n| self.variant_name(*n) == name)
    }

    /// `LANG/[SET/]TEXT.CHANNEL/N`.
    pub(super) fn variant_name(&self, number: usize) -> String {
        format!("{}/{number}", self.name)
    }
}

/// The purpose that a file's name says it is for.
///
/// # Errors
/// If it is none of those there are; the message lists them.
pub(super) fn purpose(
    name: &str,
    is_set: impl Fn(&str) -> bool,
) -> Result<(Language, TextKind, Channel), DraftError> {
    let wrong = |what: String| Err(DraftError::Template { name: name.to_owned(), line: 1, what });
    let parts: Vec<&str> = name.split('/').collect();
    let (language, set, text) = match parts.as_slice() {
        [language, text] => (*language, None, *text),
        [language, set, text] => (*language, Some(*set), *text),
        _ => {
            let what = "texts stand in a folder of their language, like en/thank_you.email.txt";
            return wrong(what.to_owned());
        }
    };
    let language: Language = match language.parse() {
        Ok(language) => language,
        Err(error) => return wrong(format!("language {error}")),
    };
    if let Some(set) = set.filter(|set| !is_set(set)) {
        let what = format!(
            "the folder {set:?} is neither the name of a cadence's texts nor the number of an \
             application"
        );
        return wrong(what);
    }
    let named = text.split_once('.').and_then(|(kind, channel)| {
        let kind = TextKind::ALL.iter().find(|known| known.as_str() == kind)?;
        Some((*kind, channel.parse::<Channel>().ok()?))
    });
    let Some((kind, channel)) = named.filter(|(kind, channel)| kind.goes_by(*channel)) else {
        let names: Vec<&str> = TextKind::ALL.iter().map(|kind| kind.as_str()).collect();
        return wrong(format!(
            "no text has this name; use TEXT.CHANNEL.txt, where TEXT is one of {} and CHANNEL is \
             email, call or letter (reminder for ask_around)",
            names.join(", ")
        ));
    };
    Ok((language, kind, channel))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn found(source: &str) -> Found<'_> {
        let language = Language::English;
        Found { name: "en/thank_you.email".to_owned(), language, variants: split(source) }
    }

    #[test]
    fn variants_know_their_lines() {
        let found = found("a\n\nb\n===\nc\n===\nd");
        let all: Vec<_> = found.variants.iter().map(|v| (v.source, v.lines_before)).collect();
        assert_eq!(all, [("a\n\nb\n", 0), ("c\n", 4), ("d", 6)]);
    }

    #[test]
    fn every_variant_is_dealt_before_one_is_dealt_again() {
        let found = found("1\n===\n2\n===\n3\n===\n4");
        for seed in ["Acme, Baker", "Northwind, Nurse", ""] {
            let mut dealt: Vec<String> = Vec::new();
            for _ in 0..8 {
                dealt.push(found.variant_name(found.deal(seed, &dealt)));
            }
            let (first, second) = dealt.split_at(4);
            let mut sorted = first.to_vec();
            sorted.sort();
            sorted.dedup();
            assert_eq!(sorted.len(), 4, "{dealt:?}");
            assert_eq!(first, second);
        }
    }

    #[test]
    fn the_order_is_drawn_from_the_seed() {
        let found = found("1\n===\n2\n===\n3\n===\n4");
        let firsts = (0..40).map(|seed| found.deal(&format!("Company {seed}"), &[]));
        let firsts: std::collections::BTreeSet<usize> = firsts.collect();
        assert_eq!(firsts.into_iter().collect::<Vec<_>>(), [1, 2, 3, 4]);
    }
}
