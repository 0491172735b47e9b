//! The templates that are compiled in.

macro_rules! shipped {
    ($($name:literal,)+) => {
        &[$(($name, include_str!(concat!("../../config/templates/", $name, ".txt"))),)+]
    };
}

/// Name and source of each, in order of name.
pub const SHIPPED: &[(&str, &str)] = shipped![
    "check_in_first.1",
    "check_in_first.2",
    "check_in_first.3",
    "check_in_first.4",
    "check_in_holding.1",
    "check_in_holding.2",
    "check_in_invited.1",
    "check_in_invited.2",
    "check_in_second.1",
    "check_in_second.2",
    "check_in_second.3",
    "check_in_second.4",
    "final_thank_you.1",
    "final_thank_you.2",
    "final_thank_you.3",
    "final_thank_you.4",
    "thank_you.1",
    "thank_you.2",
    "thank_you.3",
    "thank_you.4",
];
