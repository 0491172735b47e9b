//! A place to read from: the tokens, the day they are counted from, and what they may yield.

use jiff::civil::{Date, Weekday};

use super::token::{Token, What};
use super::{Frame, spans};
use crate::reading::sentence::Word;
use crate::timeline::facts::Days;

/// Tokens passed over between the words of one date.
const FILLERS_MAX: usize = 4;

/// What sort of stretch some words name: it decides what lies before and after it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Grain {
    /// A day, or a few named ones.
    Day,
    /// A week from Monday to Friday.
    Week,
    /// A whole month, season or year.
    Whole,
    /// A part of one.
    Part,
    /// A length from now.
    Length,
    /// The holidays at the turn of the year.
    Holidays,
}

/// What some tokens name.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Period {
    /// The days; none where they name some, but nothing tells which.
    pub days: Option<Days>,
    /// The token after the last.
    pub to: usize,
    /// The year was said: it hangs on no reference day.
    pub absolute: bool,
    /// A weekday alone, which a week named beside it may move.
    pub weekday: Option<Weekday>,
    /// A week, by how many on from this one.
    pub week_on: Option<i64>,
    /// Of what sort.
    pub grain: Grain,
}

impl Period {
    /// Days counted from the reference day.
    #[must_use]
    pub fn new(days: Option<Days>, to: usize, grain: Grain) -> Self {
        Self { days, to, absolute: false, weekday: None, week_on: None, grain }
    }
}

/// Reads periods.
#[derive(Debug, Clone, Copy)]
pub struct Reader<'a> {
    /// The words.
    pub words: &'a [Word],
    /// Their meaning.
    pub tokens: &'a [Token],
    /// The day they are counted from.
    pub today: Date,
    /// What else is known.
    pub frame: &'a Frame<'a>,
    /// A week was named before: "early next" is another.
    pub after_week: bool,
}

impl<'a> Reader<'a> {
    /// What stands at a place.
    #[must_use]
    pub fn what(&self, i: usize) -> What {
        self.tokens.get(i).map_or(What::Other, |token| token.what)
    }

    /// What stands so many places before.
    #[must_use]
    pub fn before(&self, i: usize, back: usize) -> What {
        i.checked_sub(back).map_or(What::Other, |k| self.what(k))
    }

    /// The first word at a place.
    #[must_use]
    pub fn text(&self, i: usize) -> &'a str {
        let word = self.tokens.get(i).and_then(|token| self.words.get(token.from));
        word.map_or("", |word| word.text.as_str())
    }

    /// How many words stand between two places.
    #[must_use]
    pub fn words_between(&self, from: usize, to: usize) -> usize {
        let word = |i: usize| self.tokens.get(i).map_or(self.words.len(), |token| token.from);
        word(to).saturating_sub(word(from))
    }

    /// True if a dash or a slash stands before a place.
    #[must_use]
    pub fn dash(&self, i: usize) -> bool {
        self.tokens.get(i).is_some_and(|token| token.dash)
    }

    /// The first place from `i` on that does not fit, but not far.
    #[must_use]
    pub fn over(&self, i: usize, fits: impl Fn(What) -> bool) -> usize {
        let mut next = i;
        while next < i + FILLERS_MAX && fits(self.what(next)) {
            next += 1;
        }
        next
    }

    /// The first place from `i` on that is no filler.
    #[must_use]
    pub fn filler(&self, i: usize) -> usize {
        self.over(i, |what| matches!(what, What::Skip | What::Of))
    }

    /// The last place before `i` that is no filler, if there is one.
    #[must_use]
    pub fn filler_back(&self, i: usize) -> What {
        let mut back = 1;
        while back < FILLERS_MAX && matches!(self.before(i, back), What::Skip | What::One) {
            back += 1;
        }
        self.before(i, back)
    }

    /// What the tokens at `i` name, if they begin to name days there.
    #[must_use]
    pub fn period(&self, i: usize) -> Option<Period> {
        if self.before(i, 1) == What::Last || self.what(i) == What::Every {
            return None;
        }
        self.clocked(i).or_else(|| self.untimed(i)).map(|found| self.timed(found))
    }

    fn untimed(&self, i: usize) -> Option<Period> {
        self.counted_from_another(i)
            .or_else(|| self.length(i))
            .or_else(|| self.day(i))
            .or_else(|| spans::week_of(self, i))
            .or_else(|| spans::span(self, i))
            .or_else(|| self.named(i))
    }

    /// "By 5 pm ET Friday", "close of business on Friday": a time, and maybe its day.
    fn clocked(&self, i: usize) -> Option<Period> {
        let (to, sure) = self.clock(i)?;
        let next = self.filler(to);
        if let Some(found) = self.untimed(next).filter(|found| found.grain == Grain::Day) {
            return Some(found);
        }
        let bounded = matches!(self.filler_back(i), What::By | What::Before | What::Within);
        let days = super::single(self.today);
        (sure || bounded).then(|| Period::new(Some(days), to, Grain::Day))
    }

    /// The place after a time of day, and whether it means a day by itself.
    fn clock(&self, i: usize) -> Option<(usize, bool)> {
        let (to, sure) = match self.what(i) {
            What::Close => (i + 1, true),
            What::Clock | What::Daytime => (self.over(i + 1, |w| w == What::AmPm), false),
            What::Number(_) if self.what(i + 1) == What::AmPm => (i + 2, false),
            What::Digits if self.what(i + 1) == What::AmPm => (i + 2, false),
            _ => return None,
        };
        Some((self.over(to, |what| what == What::Zone), sure))
    }

    /// Takes in the time that stands behind a day: "Friday at 5", "Friday, 5 p.m. EST".
    fn timed(&self, mut found: Period) -> Period {
        if found.grain != Grain::Day {
            return found;
        }
        for _ in 0..2 {
            let linked = |what| matches!(what, What::Skip | What::By | What::Before | What::After);
            let next = self.over(found.to, linked);
            if let Some((to, _)) = self.clock(next) {
                found.to = to;
                continue;
            }
            let hour = matches!(self.what(next), What::Number(0..=24)) && next > found.to;
            let said = ["at", "um", "om", "by", "before", "after"]
                .contains(&self.text(next.wrapping_sub(1)));
            if hour && said && !matches!(self.what(next + 1), What::Unit(_) | What::Month(_)) {
                found.to = self.over(next + 1, |what| what == What::Zone);
            }
        }
        found
    }

    /// "The Monday after", "Monday after that": counted from another day, unlike "after lunch".
    #[must_use]
    pub fn is_the_day_after(&self, i: usize, to: usize) -> bool {
        let article = matches!(self.text(i.wrapping_sub(1)), "the" | "a");
        self.what(to) == What::Afterwards || article || !self.frame.is_english()
    }

    /// "Mon-Fri 9-5": the hours of an office.
    #[must_use]
    pub fn is_every_weekday(&self, i: usize, to: usize) -> bool {
        let week = matches!(
            self.what(to + 1),
            What::Next | What::This | What::Of | What::In | What::Unit(_) | What::Month(_)
        );
        self.what(i) == What::Weekday(Weekday::Monday)
            && self.what(to) == What::Weekday(Weekday::Friday)
            && (self.dash(to) && !week)
    }

    /// "Later" by itself, not "later this month".
    fn is_later(&self, i: usize) -> bool {
        let later = self.what(i) == What::Part(spans::Part::Later);
        later && spans::span(self, i).is_none()
    }

    /// "The week after", "two weeks later", "after that": counted from a day that stands
    /// elsewhere, and so unresolved.
    fn counted_from_another(&self, i: usize) -> Option<Period> {
        let to = match self.what(i) {
            What::Afterwards => i + 1,
            What::Unit(_) if self.is_later(i + 1) => i + 2,
            What::Unit(_)
                if self.what(i + 1) == What::After
                    && (self.day(self.filler(i + 2)).is_none()
                        || self.tokens.get(i + 2).is_some_and(|token| token.parted)) =>
            {
                let named = self.named(self.filler(i + 2)).is_some();
                return (!named).then(|| Period::new(None, i + 2, Grain::Week));
            }
            _ => return None,
        };
        Some(Period::new(None, to, Grain::Day))
    }
}
