//! Numbers, times and dates in digits, as single words say them.

use jiff::civil::Date;

use super::Order;
use crate::reading::calendar::nearest;

/// A day of the month with its ending: "7th", "1er", "20ste".
#[must_use]
pub fn month_day(word: &str) -> Option<i8> {
    let endings = ["st", "nd", "rd", "th", "er", "ste", "de", "e"];
    let digits = endings.iter().find_map(|end| word.strip_suffix(end))?;
    small_day(digits)
}

fn small_day(digits: &str) -> Option<i8> {
    let day: i8 = digits.parse().ok()?;
    (digits.len() <= 2 && (1..=31).contains(&day)).then_some(day)
}

/// Two numbers joined by a dash: "2-3", "16-24", "9th-12th".
#[must_use]
pub fn pair(word: &str) -> Option<(i64, i64)> {
    let (a, b) = word.split_once('-')?;
    let number = |part: &str| -> Option<i64> {
        let digits = part.len() <= 3 && part.bytes().all(|b| b.is_ascii_digit());
        let plain = part.parse().ok().filter(|_| digits);
        plain.or_else(|| month_day(part).map(i64::from))
    };
    Some((number(a)?, number(b)?)).filter(|(a, b)| a < b)
}

/// A year of four digits.
#[must_use]
pub fn year(word: &str) -> Option<i16> {
    let year: i16 = word.parse().ok()?;
    (word.len() == 4 && (1990..=2150).contains(&year)).then_some(year)
}

/// A time of the clock: "17:00", "5pm", "17h30", "5.30pm".
#[must_use]
pub fn is_clock(word: &str) -> bool {
    let bare = ["pm", "am", "h", "uhr", "hrs"].iter().find_map(|end| word.strip_suffix(end));
    let digits = |part: &str| part.len() <= 2 && part.bytes().all(|b| b.is_ascii_digit());
    let timed =
        |text: &str, marks: &[char]| text.split(marks).all(|part| digits(part) && !part.is_empty());
    match bare {
        Some(bare) => timed(bare, &[':', '.']),
        None => word.contains([':', 'h']) && timed(word, &[':', 'h']),
    }
}

/// Digits with the marks of a date between them.
#[must_use]
pub fn is_date(word: &str) -> bool {
    let marked = word.contains(['-', '.', '/']);
    let parts = word.split(['-', '.', '/']);
    marked && parts.into_iter().all(|p| !p.is_empty() && p.bytes().all(|b| b.is_ascii_digit()))
}

/// What a word of digits says as a date.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Numeric {
    /// This day; true if the year was said.
    Day(Date, bool),
    /// One of two days, and nothing tells which: the one with the day first, and the other.
    Either(Date, Date, bool),
}

/// A date in digits: "2026-03-12", "12.03.2026", "28.04", "09/30/2026", "4/23".
///
/// Between points the day comes first; between slashes either may, unless one is over 12 or the
/// order is known.
#[must_use]
pub fn numeric(word: &str, today: Date, order: Option<Order>) -> Option<Numeric> {
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
    // "4.5" is more often a number than a day, unless that is how dates are written here.
    let pointed = order == Some(Order::DayFirst) || word.len() >= 4;
    if mark == '.' && year.is_none() && !pointed {
        return None;
    }
    let said = year.is_some();
    let date = |month: i8, day: i8| match year {
        Some(year) => Date::new(year, month, day).ok(),
        None => nearest(today, month, day),
    };
    let day_first = date(b, a);
    let month_first = if mark == '.' { None } else { date(a, b) };
    match (day_first, month_first, order) {
        (Some(day), _, Some(Order::DayFirst)) => Some(Numeric::Day(day, said)),
        (_, Some(day), Some(Order::MonthFirst)) => Some(Numeric::Day(day, said)),
        (Some(d), Some(m), _) if d != m => Some(Numeric::Either(d, m, said)),
        (Some(day), _, _) | (None, Some(day), _) => Some(Numeric::Day(day, said)),
        (None, None, _) => None,
    }
}

/// The order in which a word of digits can only be read.
#[must_use]
pub fn order_of(word: &str) -> Option<Order> {
    // Around the clock.
    if word == "24/7" {
        return None;
    }
    let mut parts = word.split('/').map(|part| part.parse::<i16>().ok());
    let (a, b) = (parts.next()??, parts.next()??);
    match (a, b) {
        (13..=31, 1..=12) => Some(Order::DayFirst),
        (1..=12, 13..=31) => Some(Order::MonthFirst),
        _ => None,
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
            assert_eq!(numeric(word, today, None), expected, "{word}");
        }
        let ordered = |order| numeric("04/05/2026", today, Some(order));
        assert_eq!(ordered(Order::DayFirst), day(date(2026, 5, 4), true));
        assert_eq!(ordered(Order::MonthFirst), day(date(2026, 4, 5), true));
    }

    #[test]
    fn times_and_orders() {
        for (word, clock) in [("17:00", true), ("5pm", true), ("17h30", true), ("15th", false)] {
            assert_eq!(is_clock(word), clock, "{word}");
        }
        assert_eq!(order_of("27/02"), Some(Order::DayFirst));
        assert_eq!(order_of("9/30/2026"), Some(Order::MonthFirst));
        assert_eq!(order_of("4/5"), None);
        assert_eq!(order_of("24/7"), None);
    }
}
