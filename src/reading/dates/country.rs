//! Whose feasts, and in which order day and month: told by an address, a number, a name.

use super::numerals::order_of;
use crate::reading::sentence::Sentence;

/// Bytes of the text in which names and numbers are looked for.
const TEXT_MAX: usize = 20_000;

/// Day and month in digits.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Order {
    /// As in most of the world.
    DayFirst,
    /// As in the United States.
    MonthFirst,
}

/// A country, as far as its feasts differ.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Country {
    /// Also where nothing tells.
    #[default]
    UnitedStates,
    /// Canada.
    Canada,
    /// The United Kingdom and Ireland.
    Britain,
    /// Germany, Austria and Switzerland.
    Germany,
    /// France and Belgium.
    France,
    /// Any other of the north.
    Other,
    /// Of the south, where the seasons lie the other way round.
    South,
}

impl Country {
    /// True of the United States and Canada.
    #[must_use]
    pub fn is_american(self) -> bool {
        matches!(self, Self::UnitedStates | Self::Canada)
    }

    /// True where summer begins in December.
    #[must_use]
    pub fn is_southern(self) -> bool {
        self == Self::South
    }

    fn of_suffix(suffix: &str) -> Option<Self> {
        Some(match suffix {
            "us" | "edu" | "gov" | "mil" => Self::UnitedStates,
            "ca" => Self::Canada,
            "uk" | "ie" | "scot" | "wales" | "london" => Self::Britain,
            "de" | "at" | "ch" | "berlin" | "hamburg" => Self::Germany,
            "fr" | "be" | "lu" | "paris" => Self::France,
            "au" | "nz" | "za" | "br" | "ar" | "cl" | "uy" => Self::South,
            "nl" | "es" | "it" | "pt" | "pl" | "se" | "no" | "dk" | "fi" | "cz" | "eu" | "in"
            | "gr" | "hu" | "ro" | "mx" | "sg" => Self::Other,
            _ => return None,
        })
    }

    fn of_prefix(number: &str) -> Option<Self> {
        let prefixes = [
            ("+44", Self::Britain),
            ("+353", Self::Britain),
            ("+49", Self::Germany),
            ("+43", Self::Germany),
            ("+41", Self::Germany),
            ("+33", Self::France),
            ("+32", Self::France),
            ("+61", Self::South),
            ("+64", Self::South),
            ("+27", Self::South),
            ("+31", Self::Other),
            ("+34", Self::Other),
            ("+39", Self::Other),
            ("+45", Self::Other),
            ("+46", Self::Other),
            ("+48", Self::Other),
        ];
        prefixes.iter().find(|(prefix, _)| number.starts_with(prefix)).map(|(_, of)| *of)
    }

    fn of_name(text: &str) -> Option<Self> {
        let names = [
            ("United States", Self::UnitedStates),
            (" USA", Self::UnitedStates),
            ("U.S.", Self::UnitedStates),
            ("United Kingdom", Self::Britain),
            (" UK", Self::Britain),
            ("England", Self::Britain),
            ("Scotland", Self::Britain),
            ("Ireland", Self::Britain),
            ("Germany", Self::Germany),
            ("Deutschland", Self::Germany),
            ("Austria", Self::Germany),
            ("Switzerland", Self::Germany),
            ("France", Self::France),
            ("Netherlands", Self::Other),
            ("Spain", Self::Other),
            ("Canada", Self::Canada),
            ("Australia", Self::South),
            ("New Zealand", Self::South),
        ];
        let mut found = names.iter().filter(|(name, _)| text.contains(name)).map(|(_, of)| *of);
        let first = found.next()?;
        // Two countries tell nothing.
        found.all(|other| other == first).then_some(first)
    }

    fn order(self) -> Option<Order> {
        match self {
            Self::UnitedStates => Some(Order::MonthFirst),
            Self::Canada => None,
            _ => Some(Order::DayFirst),
        }
    }
}

/// The country of a sender, if anything tells: the end of the address, a telephone number, a name.
#[must_use]
pub fn country(address: &str, text: &str) -> Option<Country> {
    let suffix = address.rsplit('.').next().unwrap_or_default();
    let text = text.get(..TEXT_MAX).unwrap_or(text);
    let number = || {
        text.split_whitespace().find_map(|word| Country::of_prefix(word.trim_start_matches('(')))
    };
    Country::of_suffix(suffix).or_else(number).or_else(|| Country::of_name(text))
}

/// The order of day and month: that of another date of the message, else the country's.
#[must_use]
pub fn order(sentences: &[Sentence<'_>], country: Option<Country>) -> Option<Order> {
    let words = sentences.iter().flat_map(|sentence| sentence.words.iter());
    let mut found = words.filter_map(|word| order_of(&word.text));
    match found.next() {
        Some(first) if found.all(|other| other == first) => Some(first),
        Some(_) => None,
        None => country.and_then(Country::order),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::reading::sentence::sentences;

    #[test]
    fn a_country_is_told_by_the_address_then_a_number_then_a_name() {
        for (address, text, expected) in [
            ("acme.co.uk", "Berlin, Germany", Some(Country::Britain)),
            ("acme.de", "+33 1 23 45 67 89", Some(Country::Germany)),
            ("acme.ch", "", Some(Country::Germany)),
            ("acme.ca", "", Some(Country::Canada)),
            ("acme.edu", "", Some(Country::UnitedStates)),
            ("acme.au", "", Some(Country::South)),
            ("dana@acme.example", "Call me: (+353 1 555 0100", Some(Country::Britain)),
            ("dana@acme.example", "+33 1 23 45, Madrid, Spain", Some(Country::France)),
            ("dana@acme.example", "Leeds, United Kingdom", Some(Country::Britain)),
            ("dana@acme.example", "Offices in Spain and in Germany", None),
            ("dana@acme.example", "Leeds, England, United Kingdom", Some(Country::Britain)),
            ("dana@acme.example", "Hello", None),
            ("", "", None),
        ] {
            assert_eq!(country(address, text), expected, "{address} {text}");
        }
        assert!(Country::Canada.is_american() && !Country::Britain.is_american());
        assert!(Country::South.is_southern() && !Country::Other.is_southern());
    }

    #[test]
    fn the_order_is_that_of_another_date_before_the_country_s() {
        let of = |text, country| order(&sentences(text), country);
        let (british, american) = (Some(Country::Britain), Some(Country::UnitedStates));
        assert_eq!(of("By 04/05.", british), Some(Order::DayFirst));
        assert_eq!(of("By 04/05.", american), Some(Order::MonthFirst));
        assert_eq!(of("By 04/05.", Some(Country::Canada)), None);
        assert_eq!(of("By 04/05.", None), None);
        assert_eq!(of("On 27/02 or 04/05.", american), Some(Order::DayFirst));
        assert_eq!(of("On 02/27 or 04/05.", british), Some(Order::MonthFirst));
        assert_eq!(of("On 02/27 or 27/02.", british), None);
    }
}
