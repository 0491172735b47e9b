//! The names of feasts in English.

use jiff::civil::Weekday::{Monday, Tuesday};

use super::Entry;
use crate::reading::dates::feasts::Feast;
use crate::reading::dates::token::What;

/// Feasts of the United States, Britain, Ireland, Canada and the churches.
pub const ENGLISH: &[Entry] = &[
    (What::Feast(Feast::Easter(0)), "easter|easter sunday|easter day"),
    (What::Feast(Feast::Easter(1)), "easter monday"),
    (What::Feast(Feast::Easter(-2)), "good friday"),
    (What::Feast(Feast::Easter(-3)), "maundy thursday|holy thursday"),
    (What::Feast(Feast::Easter(-7)), "palm sunday"),
    (What::Feast(Feast::Easter(-46)), "ash wednesday"),
    (What::Feast(Feast::Easter(-47)), "shrove tuesday|mardi gras|pancake day"),
    (What::Feast(Feast::Easter(39)), "ascension|ascension day|ascension thursday"),
    (What::Feast(Feast::Easter(49)), "pentecost|whitsun|whit sunday|pentecost sunday"),
    (What::Feast(Feast::Easter(50)), "whit monday|pentecost monday|whitsun monday"),
    (What::Feast(Feast::Easter(60)), "corpus christi"),
    (What::Feast(Feast::HolyWeek), "holy week"),
    (What::Feast(Feast::Thanksgiving), "thanksgiving"),
    (What::Feast(Feast::Labour), "labor day|labour day"),
    (What::Feast(Feast::Nth(5, Monday, -1)), "memorial day"),
    (What::Feast(Feast::Nth(5, Monday, -1)), "spring bank holiday|late may bank holiday"),
    (What::Feast(Feast::Nth(5, Monday, 1)), "early may bank holiday"),
    (What::Feast(Feast::Nth(5, Monday, 1)), "may day bank holiday"),
    (What::Feast(Feast::Nth(8, Monday, -1)), "august bank holiday|summer bank holiday"),
    (What::Feast(Feast::Nth(2, Monday, 3)), "presidents day|president day|washington birthday"),
    (What::Feast(Feast::Nth(2, Monday, 3)), "presidents|family day"),
    (What::Feast(Feast::Nth(1, Monday, 3)), "mlk|mlk day|mlk jr day|martin luther king"),
    (What::Feast(Feast::Nth(1, Monday, 3)), "martin luther king day|martin luther king jr day"),
    (What::Feast(Feast::Nth(10, Monday, 2)), "columbus day|indigenous peoples day"),
    (What::Feast(Feast::Nth(10, Monday, 2)), "indigenous peoples' day|canadian thanksgiving"),
    (What::Feast(Feast::Nth(11, Tuesday, 1)), "election day"),
    (What::Feast(Feast::Fixed(7, 4)), "independence day|fourth of july|4th of july|july 4th"),
    (What::Feast(Feast::Fixed(7, 4)), "july fourth"),
    (What::Feast(Feast::Fixed(7, 1)), "canada day"),
    (What::Feast(Feast::Fixed(7, 14)), "bastille day"),
    (What::Feast(Feast::Fixed(6, 19)), "juneteenth"),
    (What::Feast(Feast::Fixed(11, 11)), "veterans day|veteran day|armistice day|remembrance day"),
    (What::Feast(Feast::Fixed(10, 31)), "halloween|reformation day"),
    (What::Feast(Feast::Fixed(11, 1)), "all saints day|all saints|all saint day|toussaint"),
    (What::Feast(Feast::Fixed(8, 15)), "assumption|assumption day"),
    (What::Feast(Feast::Fixed(10, 3)), "german unity day|day of german unity"),
    (What::Feast(Feast::Fixed(10, 3)), "tag der deutschen einheit"),
    (What::Feast(Feast::Fixed(5, 1)), "may day"),
    (What::Feast(Feast::Fixed(5, 5)), "cinco de mayo"),
    (What::Feast(Feast::Fixed(2, 14)), "valentine|valentines|valentine day|valentines day"),
    (What::Feast(Feast::Fixed(3, 17)), "st patrick|st patrick day|saint patrick day|st paddy day"),
    (
        What::Feast(Feast::Fixed(3, 17)),
        "st patricks day|patrick day|patricks day|paddy day|paddys day",
    ),
    (What::Feast(Feast::Fixed(4, 25)), "anzac day"),
    (What::Feast(Feast::Fixed(2, 6)), "waitangi day"),
    (What::Feast(Feast::Fixed(9, 24)), "heritage day"),
    (What::Feast(Feast::Fixed(4, 27)), "freedom day|koningsdag|king day|kings day"),
    (What::Feast(Feast::Fixed(1, 25)), "burns night"),
    (What::Feast(Feast::Fixed(1, 26)), "australia day"),
    (What::Feast(Feast::Fixed(1, 6)), "epiphany|three kings day|three kings"),
    (What::Feast(Feast::Fixed(11, 5)), "bonfire night|guy fawkes night"),
    (What::Feast(Feast::Fixed(12, 24)), "christmas eve|xmas eve"),
    (What::Feast(Feast::Fixed(12, 25)), "christmas|xmas|christmas day|xmas day"),
    (What::Feast(Feast::Fixed(12, 26)), "boxing day|st stephen day"),
    (What::Feast(Feast::Fixed(12, 31)), "new year eve|new years eve|nye"),
    (What::Feast(Feast::Fixed(1, 1)), "new year day|new years day|new year|new years"),
    (
        What::Feast(Feast::Holidays),
        "the holidays|holidays|holiday season|holiday period|festive period|festive season|\
         holiday break|christmas break|winter break|christmas holidays|xmas break|\
         christmas holiday|winter holidays|year end holidays|end of year holidays|festivities|\
         holiday closure|festive break|christmas period|christmas season|christmas closure|\
         christmas shutdown|new year break|new year holidays|winter holiday|seasonal break",
    ),
    (
        What::Feast(Feast::Unknown),
        "passover|ramadan|eid|diwali|yom kippur|rosh hashanah|hanukkah|chinese new year|\
         lunar new year|golden week|bank holiday|public holiday|long weekend|spring break|\
         half term|the holiday|holiday|summer holidays|summer break|summer vacation|\
         easter holidays|easter break|national day|carnival|holi|vesak|bank holiday weekend|\
         school holidays|autumn break|fall break|ski week",
    ),
    (What::DayOf, "day|days"),
];
