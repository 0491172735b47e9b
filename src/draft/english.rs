//! Days in English words.

use jiff::civil::{Date, Weekday};

/// A day as one would write it in a letter: "Tuesday, 3 March". Never with the year, since every
/// day a text names is near.
#[must_use]
pub fn day_in_words(day: Date) -> String {
    let weekday = match day.weekday() {
        Weekday::Monday => "Monday",
        Weekday::Tuesday => "Tuesday",
        Weekday::Wednesday => "Wednesday",
        Weekday::Thursday => "Thursday",
        Weekday::Friday => "Friday",
        Weekday::Saturday => "Saturday",
        Weekday::Sunday => "Sunday",
    };
    let month = match day.month() {
        1 => "January",
        2 => "February",
        3 => "March",
        4 => "April",
        5 => "May",
        6 => "June",
        7 => "July",
        8 => "August",
        9 => "September",
        10 => "October",
        11 => "November",
        _ => "December",
    };
    format!("{weekday}, {} {month}", day.day())
}

#[cfg(test)]
mod tests {
    use super::*;
    use jiff::civil::date;

    #[test]
    fn days() {
        for (day, words) in [
            (date(2026, 3, 3), "Tuesday, 3 March"),
            (date(2026, 12, 31), "Thursday, 31 December"),
            (date(2028, 2, 29), "Tuesday, 29 February"),
        ] {
            assert_eq!(day_in_words(day), words);
        }
    }
}
