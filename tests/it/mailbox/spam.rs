//! Spam: badly formed, and lying about who it is from.

use jiff::Timestamp;

use super::cast::{Candidacy, ME, NAMES};
use super::texts::{SPAM, Tongue};
use super::write::{Letter, Shape, fresh_id, received};
use crate::simulation::random::Random;

pub fn spam(random: &mut Random, _: &[Candidacy], at: Timestamp) -> Vec<u8> {
    let tongue = Tongue::any(random);
    let name = random.pick(&NAMES);
    let from = match random.below(4) {
        // The candidate's own name, and a name that looks like an address.
        0 => format!("Ada Park <x{}@cheap.example>", random.next()),
        1 => format!("support@first-harbor.example <x{}@cheap.example>", random.below(99)),
        2 => format!("{name} <prize@lotto{}.example>", random.below(999)),
        _ => format!("info{}@cheap.example", random.below(999)),
    };
    let subject = SPAM.subject(random, tongue);
    let text = SPAM.text(random, tongue, name);
    let mut letter = Letter::new(&from, ME, &subject, &text, at).shape(Shape::Html);
    if random.chance(70) {
        letter.id = fresh_id(random, &from);
    }
    if random.chance(30) {
        // A thread that never was.
        let none = [fresh_id(random, ME)];
        letter = letter.answers(&none);
    }
    let mut raw = received(random, &letter);
    if random.chance(10) {
        // A body in a charset that it does not say.
        raw.extend(b"\xc4\xfa\xba\xc3\xa3\xac\xc7\xeb\xb5\xe3\xbb\xf7\r\n");
    }
    raw
}
