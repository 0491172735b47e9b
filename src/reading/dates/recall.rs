//! Days that a sentence names by pointing back: "by then", "that week", "that month", "that day".

use super::{Frame, Mention, Relation, bare_length, mentions, onward};
use crate::reading::calendar::{range, single, week};
use crate::reading::sentence::{Sentence, Word};

/// Sentences between a day and what is counted from it.
const NEAR_MAX: usize = 4;

/// Every mention of days in a message, sentence by sentence.
#[must_use]
pub fn of_message(sentences: &[Sentence<'_>], frame: Frame<'_>) -> Vec<Vec<Mention>> {
    let mut last: Option<Mention> = None;
    let mut all = Vec::with_capacity(sentences.len());
    // The day named last, and in which sentence.
    let mut named: Option<(usize, Mention)> = None;
    for (i, sentence) in sentences.iter().enumerate() {
        let found = mentions(&sentence.words, frame);
        let recalled = recalled(&sentence.words, &found, last);
        let mut found: Vec<Mention> = found.into_iter().chain(recalled).collect();
        found.sort_by_key(|mention| mention.from);
        let near = named.filter(|(at, _)| i - at <= NEAR_MAX).map(|(_, mention)| mention);
        onward::place(&sentence.words, &mut found, near, frame);
        let day = found.iter().rfind(|mention| !mention.over && mention.days.is_some());
        named = day.map(|mention| (i, *mention)).or(named);
        let open = found.iter().rfind(|mention| !mention.past).copied();
        let aside = found.iter().rfind(|mention| !mention.over).copied();
        let any_open = last.is_some_and(|last| !last.past);
        last = open.or(if any_open { last } else { aside.or(last) });
        if found.is_empty() {
            found.extend(bare_length(&sentence.words, &frame));
        }
        all.push(found);
    }
    all
}

/// What the words of a sentence point back to: the days named last before them.
fn recalled(words: &[Word], found: &[Mention], last: Option<Mention>) -> Vec<Mention> {
    let pointed = (0..words.len()).filter_map(|at| {
        let (what, relation, length) = pointer(words, at)?;
        let free = !found.iter().any(|m| (m.from..m.to).contains(&at));
        let before = found.iter().rfind(|mention| mention.to <= at && !mention.over);
        let meant = before.copied().or(last).filter(|_| free)?;
        let days = meant.days.and_then(|days| match what {
            Pointer::Day if days.earliest < days.latest => None,
            Pointer::Day | Pointer::Days if relation == Relation::By => Some(single(days.latest)),
            Pointer::Day | Pointer::Days => Some(days),
            Pointer::Week => week(days.latest, 0, 0, 4),
            Pointer::Month => range(days.latest.first_of_month(), days.latest.last_of_month()),
        });
        Some(Mention {
            days,
            relation,
            past: meant.past && meant.relation == Relation::By,
            corrects: false,
            from: at,
            to: at + length,
            ..meant
        })
    });
    pointed.collect()
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Pointer {
    Day,
    Days,
    Week,
    Month,
}

/// "Then", "by that time", "that week": what is pointed at, how, and in how many words.
fn pointer(words: &[Word], at: usize) -> Option<(Pointer, Relation, usize)> {
    let text = |i: usize| words.get(i).map_or("", |word| word.text.as_str());
    let (relation, skip) = match text(at) {
        "by" | "before" | "until" | "till" | "til" => (Relation::By, 1),
        "after" => return None,
        "in" | "on" | "during" | "at" | "within" => (Relation::On, 1),
        _ => (Relation::On, 0),
    };
    // What the word before has taken already.
    let led = at.checked_sub(1).map_or("", &text);
    if skip == 0
        && [
            "by", "before", "until", "till", "til", "after", "in", "on", "during", "at", "within",
            "since", "and", "back", "if", "even", "only",
        ]
        .contains(&led)
    {
        return None;
    }
    let (what, length) = match (text(at + skip), text(at + skip + 1)) {
        ("that" | "the" | "same", "same") => match text(at + skip + 2) {
            "week" => (Pointer::Week, 3),
            "day" | "date" => (Pointer::Day, 3),
            _ => return None,
        },
        ("that", "week") => (Pointer::Week, 2),
        ("that", "month") => (Pointer::Month, 2),
        ("that", "day" | "date" | "time" | "point") if skip > 0 || text(at + 1) == "day" => {
            let day = matches!(text(at + skip + 1), "day" | "date");
            (if day { Pointer::Day } else { Pointer::Days }, 2)
        }
        ("then", _) => (Pointer::Days, 1),
        _ => return None,
    };
    let next = at + skip + length;
    let ends = words.get(next).is_none_or(|word| word.parted || ENDS.contains(&word.text.as_str()));
    // "Then we will see": what follows next, and no day.
    let plain = what == Pointer::Days && length == 1 && skip == 0;
    if plain && (at < 2 || !ends) {
        return None;
    }
    Some((what, relation, skip + length))
}

/// What may follow "then" that is a day.
const ENDS: [&str; 8] = ["with", "at", "either", "and", "but", "or", "whatever", "whichever"];

#[cfg(test)]
mod tests {
    use super::*;
    use crate::reading::sentence::sentences;
    use jiff::civil::date;

    #[test]
    fn words_that_point_back() {
        for (text, expected) in [
            ("The board meets on Friday. We write to you that day.", "2026-03-06..2026-03-06"),
            ("He is back early next week. You hear from me then.", "2026-03-09..2026-03-11"),
            ("The council sits on 17 March. You get a call that week.", "2026-03-16..2026-03-20"),
            ("We meet on Friday, and you will know by then.", "2026-03-06..2026-03-06"),
            ("We meet on Friday. Then we will see.", ""),
            ("You will know by then.", ""),
            ("We met last week. Back then it was cold.", ""),
        ] {
            let sentences = sentences(text);
            let today = Some(date(2026, 3, 4));
            let all = of_message(&sentences, Frame { today, ..Frame::default() });
            let first = sentences[0].words.iter().filter(|word| word.text == "friday").count();
            let named: Vec<&Mention> = all.iter().flatten().collect();
            let said = named.last().and_then(|mention| mention.days);
            let said = said.map(|days| format!("{}..{}", days.earliest, days.latest));
            let pointed = named.len() > first.max(usize::from(!expected.is_empty()));
            assert_eq!(said.filter(|_| pointed).unwrap_or_default(), expected, "{text}");
        }
    }
}
