//! The words of a sentence as the grammar of days sees them, in whatever language they are.

use jiff::civil::Weekday;

use super::feasts::Feast;
use super::lexicon::{Lexicon, Tongue};
use super::numerals::{is_clock, is_date, month_day, pair, year};
use super::spans::Part;
use crate::reading::sentence::Word;

/// What lengths are counted in.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Unit {
    /// Of sixty minutes.
    Hour,
    /// Of the calendar.
    Day,
    /// Monday to Friday, less the holidays.
    BusinessDay,
    /// Seven days.
    Week,
    /// Fourteen days.
    Fortnight,
    /// Of the calendar.
    Month,
    /// Three months.
    Quarter,
    /// Six months.
    HalfYear,
    /// Twelve months.
    Year,
}

/// A time of the year.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Season {
    /// From March on.
    Spring,
    /// From June on.
    Summer,
    /// From September on.
    Autumn,
    /// From December on.
    Winter,
}

/// What a word, or a few, mean to the grammar.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum What {
    /// Nothing.
    Other,
    /// Nothing, but it may stand amid the words of a date: "the", "around", "hopefully".
    Skip,
    /// Of.
    Of,
    /// In, during, over.
    In,
    /// Within, in the next: what follows is a length.
    Within,
    /// "A": an article, or one.
    One,
    /// So many.
    Number(i64),
    /// Two numbers with a dash.
    Pair(i64, i64),
    /// Which in a row: "first", "15th".
    Nth(i8),
    /// A year of four digits.
    Year(i16),
    /// A date in digits.
    Digits,
    /// A time of the clock.
    Clock,
    /// "pm", which makes a number a time.
    AmPm,
    /// A time zone.
    Zone,
    /// Morning, afternoon.
    Daytime,
    /// The end of the day, close of business.
    Close,
    /// A day of the week.
    Weekday(Weekday),
    /// Several of these: "Fridays".
    Weekdays(Weekday),
    /// By name.
    Month(i8),
    /// By number.
    Quarter(i8),
    /// A half of the year, by number.
    HalfYear(i8),
    /// A time of the year.
    Season(Season),
    /// A day with a name.
    Feast(Feast),
    /// The end of a feast's name that adds nothing: "Day".
    DayOf,
    /// A unit of length.
    Unit(Unit),
    /// Saturday and Sunday.
    Weekend,
    /// "Business", before days.
    Business,
    /// A part of what follows.
    Part(Part),
    /// The one to come.
    Next,
    /// The present one.
    This,
    /// The one that comes first.
    Coming,
    /// The one after the next.
    AfterNext,
    /// The one before.
    Last,
    /// As in "the new year".
    New,
    /// The day itself.
    Today,
    /// A day on.
    Tomorrow,
    /// Two days on.
    Overmorrow,
    /// This moment.
    Now,
    /// As in "a week's time".
    Time,
    /// From now, from today.
    FromNow,
    /// By, until, no later than.
    By,
    /// Before.
    Before,
    /// After.
    After,
    /// Afterwards, later: counted from what stands elsewhere.
    Afterwards,
    /// From, as of.
    From,
    /// To.
    To,
    /// Or.
    Or,
    /// And.
    And,
    /// Between.
    Between,
    /// Another, further.
    Another,
    /// What makes a length one from now: "takes", "give us".
    Takes,
    /// Ago.
    Ago,
    /// At the latest, behind a day.
    Latest,
    /// At the earliest, behind a day.
    Earliest,
    /// No earlier than.
    NoEarlier,
    /// At least, before a length.
    AtLeast,
    /// More than, before a length.
    MoreThan,
    /// Or after: that day or a later one.
    OrAfter,
    /// Not.
    Not,
    /// Two.
    Couple,
    /// Two to four.
    Few,
    /// Some, several: nobody knows how many.
    Some,
    /// "And a half".
    AndHalf,
    /// What was said before it no longer holds.
    Correction,
    /// What follows holds only if what was said fails.
    Otherwise,
    /// "The week of": the week of the day that follows.
    WeekOf,
    /// The end of the present one.
    EndOf(Unit),
    /// "Is over", behind a period.
    Over,
    /// Every.
    Every,
    /// A wish: what follows is a feast, and no time.
    Greeting,
}

/// One of them, with the words it is made of.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Token {
    /// What it means.
    pub what: What,
    /// The first word.
    pub from: usize,
    /// The word after the last.
    pub to: usize,
    /// A comma, dash or bracket stands before it.
    pub parted: bool,
    /// A dash or a slash stands before it.
    pub dash: bool,
}

/// Digits of a telephone number, at least.
const TELEPHONE_DIGITS_MIN: usize = 7;

/// The tokens of a sentence.
#[must_use]
pub fn tokens(words: &[Word], tongue: Tongue) -> Vec<Token> {
    let lexicon = tongue.lexicon();
    let mut found: Vec<Token> = Vec::with_capacity(words.len());
    let mut from = 0;
    while let Some(word) = words.get(from) {
        if let Some(pair) = compound(&word.text, lexicon, tongue) {
            // "Aprilwoche", "Aprilhälfte": the part first, as other languages say it.
            let half = matches!(pair.0, What::Unit(Unit::HalfYear));
            let token =
                Token { what: pair.0, from, to: from + 1, parted: word.parted, dash: false };
            match found.last_mut() {
                Some(Token { what: what @ What::Nth(1), .. }) if half => {
                    *what = What::Part(Part::FirstHalf);
                }
                Some(Token { what: what @ What::Nth(2), .. }) if half => {
                    *what = What::Part(Part::SecondHalf);
                }
                _ => found.push(token),
            }
            found.push(Token { what: pair.1, ..token });
            from += 1;
            continue;
        }
        let (what, length) = in_digits(&word.text)
            .map(|what| (what, 1))
            .or_else(|| looked_up(lexicon, words, from, tongue))
            .or_else(|| elided(&word.text, lexicon, tongue))
            .unwrap_or((What::Other, 1));
        let to = from + length;
        found.push(Token { what, from, to, parted: word.parted, dash: word.dash });
        from = to;
    }
    hide_telephones(&mut found, words);
    // "At the end of the month of June", "fin du mois de juin".
    for i in 1..found.len() {
        let unit = i - 1;
        let next = i + usize::from(found.get(i).is_some_and(|token| token.what == What::Of));
        let named = found.get(next).is_some_and(|token| matches!(token.what, What::Month(_)));
        if let Some(token) = found.get_mut(unit).filter(|_| named)
            && token.what == What::Unit(Unit::Month)
        {
            token.what = What::Skip;
        }
    }
    found
}

/// "Call us on (08) 5550 1234": no day, and no year.
fn hide_telephones(tokens: &mut [Token], words: &[Word]) {
    let digits = |token: &Token| {
        let text = words.get(token.from).map_or("", |word| word.text.as_str());
        let all = !text.is_empty() && text.bytes().all(|b| b.is_ascii_digit());
        all.then_some(text)
    };
    let mut from = 0;
    while from < tokens.len() {
        let run = tokens.get(from..).unwrap_or_default().iter().map_while(digits);
        let run: Vec<&str> = run.collect();
        let long: usize = run.iter().map(|text| text.len()).sum();
        let odd = run.iter().any(|text| text.len() > 2 && year(text).is_none());
        let to = from + run.len();
        if run.len() > 1 && long >= TELEPHONE_DIGITS_MIN && odd {
            for token in tokens.get_mut(from..to).unwrap_or_default() {
                token.what = What::Other;
            }
        }
        from = to.max(from + 1);
    }
}

fn looked_up(
    lexicon: &Lexicon,
    words: &[Word],
    from: usize,
    tongue: Tongue,
) -> Option<(What, usize)> {
    let word = words.get(from)?;
    let (what, length) = lexicon.longest(words.get(from..)?)?;
    // "After next week" is after the next.
    if what == What::AfterNext
        && length == 2
        && let Some((What::Unit(_) | What::Weekday(_), _)) =
            words.get(from + length..).and_then(|rest| lexicon.longest(rest))
    {
        return Some((What::After, 1));
    }
    // "This sat", "by wed": a preposition does what a capital does.
    let led = from.checked_sub(1).and_then(|i| words.get(i)).is_some_and(|before| {
        // "The trouble this may cause".
        let modal = word.text == "may" && before.text == "this";
        !modal
            && [
                "this", "next", "by", "on", "until", "till", "til", "before", "eod", "cob",
                "coming",
            ]
            .contains(&before.text.as_str())
    });
    // "In march": no step.
    let in_month = matches!(what, What::Month(_))
        && from
            .checked_sub(1)
            .and_then(|i| words.get(i))
            .is_some_and(|before| matches!(before.text.as_str(), "in" | "early" | "mid" | "late"));
    let capital = word.capital || tongue != Tongue::English || led || in_month;
    let sure = match what {
        // "May", "march", "sun" and "sat" are words too.
        What::Month(_) => {
            let number = |word: &Word| word.text.starts_with(|c: char| c.is_ascii_digit());
            let plain = !matches!(word.text.as_str(), "may" | "march" | "mar" | "dec" | "jan");
            plain || (word.text != "may" && words.get(from + 1).is_some_and(number))
        }
        What::Weekday(_) => word.text.len() > 5 || is_plain_short(&word.text),
        _ => true,
    };
    (capital || sure).then_some((what, length))
}

/// Short forms of weekdays that are no words besides.
fn is_plain_short(word: &str) -> bool {
    matches!(word, "mon" | "tue" | "tues" | "weds" | "thu" | "thur" | "thurs" | "fri")
}

/// A German word of a month and a part of it.
fn compound(word: &str, lexicon: &Lexicon, tongue: Tongue) -> Option<(What, What)> {
    if tongue != Tongue::German {
        return None;
    }
    let parts = [
        ("woche", What::Unit(Unit::Week)),
        ("hälfte", What::Unit(Unit::HalfYear)),
        ("anfang", What::Part(Part::Early)),
        ("mitte", What::Part(Part::Mid)),
        ("ende", What::Part(Part::End)),
    ];
    parts.iter().find_map(|(ending, part)| {
        let month = lexicon.word(word.strip_suffix(ending)?)?;
        matches!(month, What::Month(_)).then_some((*part, month))
    })
}

/// A French word behind an article that has lost its vowel: "l'ascension", "d'avril".
fn elided(word: &str, lexicon: &Lexicon, tongue: Tongue) -> Option<(What, usize)> {
    let rest = ["l'", "d'", "qu'"].iter().find_map(|article| word.strip_prefix(article));
    let rest = rest.filter(|_| tongue == Tongue::French)?;
    lexicon.word(rest).map(|what| (what, 1))
}

fn in_digits(word: &str) -> Option<What> {
    if !word.starts_with(|c: char| c.is_ascii_digit()) {
        return None;
    }
    if is_clock(word) {
        return Some(What::Clock);
    }
    if let Some((a, b)) = pair(word) {
        return Some(What::Pair(a, b));
    }
    if is_date(word) {
        return Some(What::Digits);
    }
    if let Some(year) = year(word) {
        return Some(What::Year(year));
    }
    if word.bytes().all(|b| b.is_ascii_digit()) {
        let number = word.parse().ok().filter(|_| word.len() <= 3);
        return Some(number.map_or(What::Other, What::Number));
    }
    month_day(word).map(What::Nth)
}
