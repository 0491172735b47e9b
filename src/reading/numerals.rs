//! Numbers, months, weekdays and numeric dates, as single words say them.

use jiff::civil::{Date, Weekday};

use super::calendar::nearest;
use super::sentence::Word;

/// A number up to thirty-one in words, or up to three digits.
#[must_use]
pub fn number(word: &str) -> Option<i64> {
    let names = [
        "zero",
        "one",
        "two",
        "three",
        "four",
        "five",
        "six",
        "seven",
        "eight",
        "nine",
        "ten",
        "eleven",
        "twelve",
        "thirteen",
        "fourteen",
        "fifteen",
        "sixteen",
        "seventeen",
        "eighteen",
        "nineteen",
        "twenty",
    ];
    if let Some(at) = names.iter().position(|name| *name == word) {
        return i64::try_from(at).ok();
    }
    match word {
        "a" | "an" => Some(1),
        "thirty" => Some(30),
        _ if word.len() <= 3 && word.bytes().all(|b| b.is_ascii_digit()) => word.parse().ok(),
        _ => None,
    }
}

/// "first" to "fifth", "1st" to "5th": which in a row.
#[must_use]
pub fn ordinal(word: &str) -> Option<i8> {
    match word {
        "first" | "1st" => Some(1),
        "second" | "2nd" => Some(2),
        "third" | "3rd" => Some(3),
        "fourth" | "4th" => Some(4),
        "fifth" | "5th" => Some(5),
        _ => None,
    }
}

/// A day of the month: "7", "7th", and "7." with the stop already gone.
#[must_use]
pub fn month_day(word: &str) -> Option<i8> {
    let digits = ["st", "nd", "rd", "th"].iter().find_map(|end| word.strip_suffix(end));
    let digits = digits.unwrap_or(word);
    let day: i8 = digits.parse().ok()?;
    (digits.len() <= 2 && (1..=31).contains(&day)).then_some(day)
}

/// A day of the month that says it is one: "7th".
#[must_use]
pub fn ordinal_day(word: &str) -> Option<i8> {
    month_day(word).filter(|_| word.ends_with(|c: char| c.is_ascii_lowercase()))
}

/// Two numbers joined by a dash: "2-3", "16-24".
#[must_use]
pub fn pair(word: &str) -> Option<(i64, i64)> {
    let (a, b) = word.split_once('-')?;
    Some((number(a)?, number(b)?)).filter(|(a, b)| a < b)
}

/// A year of four digits.
#[must_use]
pub fn year(word: &str) -> Option<i16> {
    let year: i16 = word.parse().ok()?;
    (word.len() == 4 && (1990..=2150).contains(&year)).then_some(year)
}

/// A month's name. "may" and "march" are months only with a capital.
#[must_use]
pub fn month(word: &Word) -> Option<i8> {
    let names = [
        "january",
        "february",
        "march",
        "april",
        "may",
        "june",
        "july",
        "august",
        "september",
        "october",
        "november",
        "december",
    ];
    let text = word.text.as_str();
    if text == "sept" {
        return Some(9);
    }
    let short = text.len() == 3;
    let at = names.iter().position(|n| *n == text || (short && n.starts_with(text)))?;
    let doubtful = matches!(text, "may" | "march" | "mar" | "dec" | "jan");
    if doubtful && !word.capital { None } else { i8::try_from(at + 1).ok() }
}

/// A weekday's name. Short forms count only with a capital ("sat", "sun", "wed" are words).
#[must_use]
pub fn weekday(word: &Word) -> Option<Weekday> {
    Some(match word.text.as_str() {
        "monday" => Weekday::Monday,
        "tuesday" => Weekday::Tuesday,
        "wednesday" => Weekday::Wednesday,
        "thursday" => Weekday::Thursday,
        "friday" => Weekday::Friday,
        "saturday" => Weekday::Saturday,
        "sunday" => Weekday::Sunday,
        _ if !word.capital => return None,
        "mon" => Weekday::Monday,
        "tue" | "tues" => Weekday::Tuesday,
        "wed" => Weekday::Wednesday,
        "thu" | "thur" | "thurs" => Weekday::Thursday,
        "fri" => Weekday::Friday,
        "sat" => Weekday::Saturday,
        "sun" => Weekday::Sunday,
        _ => return None,
    })
}

/// What a word of digits says as a date.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Numeric {
    /// This day; true if the year was said.
    Day(Date, bool),
    /// One of two days, and nothing tells which.
    Either(Date, Date, bool),
}

/// A date in digits: "2026-03-12", "12.03.2026", "28.04", "09/30/2026", "4/23".
///
/// Between points the day comes first; between slashes either may, unless one is over 12.
#[must_use]
pub fn numeric(word: &str, today: Date) -> Option<Numeric> {
    let mark = ['-', '.', '/'].into_iter().find(|mark| word.contains(*mark))?;
    let parts: Vec<&str> = word.split(mark).collect();
    if !parts.iter().all(|part| !part.is_empty() && part.bytes().all(|b| b.is_ascii_digit())) {
        return None;
    }
    let small = |part: &str| part.parse::<i8>().ok();
    if let ([y, m, d], true) = (parts.as_slice(), mark != '.')
        && let Some(year) = year(y)
    {
        return Some(Numeric::Day(Date::new(year, small(m)?, small(d)?).ok()?, true));
    }
    let (a, b, year) = match parts.as_slice() {
        [a, b] if mark != '-' => (small(a)?, small(b)?, None),
        [a, b, y] if y.len() == 4 => (small(a)?, small(b)?, Some(year(y)?)),
        [a, b, y] if y.len() == 2 => (small(a)?, small(b)?, Some(2000 + i16::from(small(y)?))),
        _ => return None,
    };
    // "4.5" is more often a number than a day: two digits at least on one side.
    if mark == '.' && year.is_none() && word.len() < 4 {
        return None;
    }
    let said = year.is_some();
    let date = |month: i8, day: i8| match year {
        Some(year) => Date::new(year, month, day).ok(),
        None => nearest(today, month, day),
    };
    let day_first = date(b, a);
    let month_first = if mark == '.' { None } else { date(a, b) };
    match (day_first, month_first) {
        (Some(d), Some(m)) if d != m => Some(Numeric::Either(d, m, said)),
        (Some(day), _) | (None, Some(day)) => Some(Numeric::Day(day, said)),
        (None, None) => None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use jiff::civil::date;

    #[test]
    fn dates_in_digits() {
        let today = date(2026, 3, 2);
        let day = |d, said| Some(Numeric::Day(d, said));
        for (word, expected) in [
            ("2026-03-12", day(date(2026, 3, 12), true)),
            ("12.03.2026", day(date(2026, 3, 12), true)),
            ("28.04", day(date(2026, 4, 28), false)),
            ("09/30/2026", day(date(2026, 9, 30), true)),
            ("30/9/26", day(date(2026, 9, 30), true)),
            ("4/23", day(date(2026, 4, 23), false)),
            ("4/4/2026", day(date(2026, 4, 4), true)),
            ("04/05/2026", Some(Numeric::Either(date(2026, 5, 4), date(2026, 4, 5), true))),
            ("24/7", day(date(2026, 7, 24), false)),
            ("4.5", None),
            ("2-3", None),
            ("99/99", None),
            ("10", None),
        ] {
            assert_eq!(numeric(word, today), expected, "{word}");
        }
    }
}
