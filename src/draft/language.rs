//! Days, hours and lists in words, in each language.

use jiff::civil::{Date, DateTime, Time};

use crate::timeline::words::Language;

/// A day as one would write it in a letter: "Tuesday, 3 March". Never with the year, since every
/// day a text names is near. In German in the accusative, as after "bis".
#[must_use]
pub fn day(language: Language, day: Date) -> String {
    let (weekday, month, number) = (weekday(language, day), month(language, day), day.day());
    match language {
        Language::English => format!("{weekday}, {number} {month}"),
        Language::German => format!("{weekday}, den {number}. {month}"),
        Language::French if number == 1 => format!("{weekday} 1er {month}"),
        Language::French => format!("{weekday} {number} {month}"),
        Language::Spanish => format!("{weekday} {number} de {month}"),
    }
}

/// When something took place: "on Tuesday, 3 March".
#[must_use]
pub fn when(language: Language, day: Date) -> String {
    match language {
        Language::English => format!("on {}", self::day(language, day)),
        Language::German => {
            let (weekday, month) = (weekday(language, day), month(language, day));
            format!("am {weekday}, dem {}. {month}", day.day())
        }
        Language::French => format!("le {}", self::day(language, day)),
        Language::Spanish => format!("el {}", self::day(language, day)),
    }
}

/// When something took place, with the hour: "on Tuesday, 3 March, at 3 pm".
#[must_use]
pub fn moment(language: Language, at: DateTime) -> String {
    let (when, hour) = (when(language, at.date()), hour(language, at.time()));
    match language {
        Language::English => format!("{when}, at {hour}"),
        Language::German => format!("{when} um {hour}"),
        Language::French => format!("{when} à {hour}"),
        Language::Spanish => format!("{when} a {hour}"),
    }
}

fn hour(language: Language, time: Time) -> String {
    let (hour, minute) = (time.hour(), time.minute());
    match language {
        Language::English => {
            let half = if hour < 12 { "am" } else { "pm" };
            match (hour, minute) {
                (0, 0) => "midnight".to_owned(),
                (12, 0) => "noon".to_owned(),
                (_, 0) => format!("{} {half}", (hour + 11) % 12 + 1),
                _ => format!("{}:{minute:02} {half}", (hour + 11) % 12 + 1),
            }
        }
        Language::German if minute == 0 => format!("{hour} Uhr"),
        Language::German => format!("{hour}:{minute:02} Uhr"),
        Language::French if minute == 0 => format!("{hour} h"),
        Language::French => format!("{hour} h {minute:02}"),
        Language::Spanish if hour == 1 => format!("la {hour}:{minute:02}"),
        Language::Spanish => format!("las {hour}:{minute:02}"),
    }
}

/// "Kim, Ravi and Sam"; none of an empty list.
#[must_use]
pub fn list(language: Language, names: &[&str]) -> Option<String> {
    let and = match language {
        Language::English => "and",
        Language::German => "und",
        Language::French => "et",
        Language::Spanish => "y",
    };
    match names {
        [] => None,
        [one] => Some((*one).to_owned()),
        [first @ .., last] => Some(format!("{} {and} {last}", first.join(", "))),
    }
}

fn weekday(language: Language, day: Date) -> &'static str {
    let names = match language {
        Language::English => {
            ["Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday"]
        }
        Language::German => {
            ["Montag", "Dienstag", "Mittwoch", "Donnerstag", "Freitag", "Samstag", "Sonntag"]
        }
        Language::French => {
            ["lundi", "mardi", "mercredi", "jeudi", "vendredi", "samedi", "dimanche"]
        }
        Language::Spanish => {
            ["lunes", "martes", "miércoles", "jueves", "viernes", "sábado", "domingo"]
        }
    };
    let index = usize::try_from(day.weekday().to_monday_zero_offset()).unwrap_or(0);
    names.get(index).copied().unwrap_or_default()
}

fn month(language: Language, day: Date) -> &'static str {
    let names = match language {
        Language::English => [
            "January",
            "February",
            "March",
            "April",
            "May",
            "June",
            "July",
            "August",
            "September",
            "October",
            "November",
            "December",
        ],
        Language::German => [
            "Januar",
            "Februar",
            "März",
            "April",
            "Mai",
            "Juni",
            "Juli",
            "August",
            "September",
            "Oktober",
            "November",
            "Dezember",
        ],
        Language::French => [
            "janvier",
            "février",
            "mars",
            "avril",
            "mai",
            "juin",
            "juillet",
            "août",
            "septembre",
            "octobre",
            "novembre",
            "décembre",
        ],
        Language::Spanish => [
            "enero",
            "febrero",
            "marzo",
            "abril",
            "mayo",
            "junio",
            "julio",
            "agosto",
            "septiembre",
            "octubre",
            "noviembre",
            "diciembre",
        ],
    };
    let index = usize::try_from(day.month() - 1).unwrap_or(0);
    names.get(index).copied().unwrap_or_default()
}

#[cfg(test)]
mod tests {
    use super::*;
    use jiff::civil::{date, datetime};

    #[test]
    fn days_and_hours_in_each_language() {
        let at = datetime(2026, 3, 4, 15, 0, 0, 0);
        for (language, words) in [
            (Language::English, "on Wednesday, 4 March, at 3 pm"),
            (Language::German, "am Mittwoch, dem 4. März um 15 Uhr"),
            (Language::French, "le mercredi 4 mars à 15 h"),
            (Language::Spanish, "el miércoles 4 de marzo a las 15:00"),
        ] {
            assert_eq!(moment(language, at), words);
        }
        for (language, last, first) in [
            (Language::English, "Thursday, 31 December", "Friday, 1 May"),
            (Language::German, "Donnerstag, den 31. Dezember", "Freitag, den 1. Mai"),
            (Language::French, "jeudi 31 décembre", "vendredi 1er mai"),
            (Language::Spanish, "jueves 31 de diciembre", "viernes 1 de mayo"),
        ] {
            assert_eq!(day(language, date(2026, 12, 31)), last);
            assert_eq!(day(language, date(2026, 5, 1)), first);
        }
    }

    #[test]
    fn hours_have_minutes_only_where_they_are_not_full() {
        let at = |hour, minute| Time::constant(hour, minute, 0, 0);
        for (time, english, german, french, spanish) in [
            (at(9, 30), "9:30 am", "9:30 Uhr", "9 h 30", "las 9:30"),
            (at(12, 0), "noon", "12 Uhr", "12 h", "las 12:00"),
            (at(12, 5), "12:05 pm", "12:05 Uhr", "12 h 05", "las 12:05"),
            (at(0, 0), "midnight", "0 Uhr", "0 h", "las 0:00"),
            (at(1, 15), "1:15 am", "1:15 Uhr", "1 h 15", "la 1:15"),
        ] {
            let all = Language::ALL.iter().map(|language| hour(*language, time));
            assert_eq!(all.collect::<Vec<_>>(), [english, german, french, spanish]);
        }
    }

    #[test]
    fn lists() {
        let of = |names: &[&str]| list(Language::English, names);
        assert_eq!(of(&[]), None);
        assert_eq!(of(&["Kim"]).as_deref(), Some("Kim"));
        assert_eq!(of(&["Kim", "Ravi", "Sam"]).as_deref(), Some("Kim, Ravi and Sam"));
        assert_eq!(list(Language::Spanish, &["Kim", "Ravi"]).as_deref(), Some("Kim y Ravi"));
    }
}
