//! Spam: badly formed, and lying about who it is from.

use jiff::Timestamp;

use super::cast::{Candidacy, ME, stranger};
use super::texts::{SPAM, Tongue};
use super::write::{Letter, Shape, fresh_id, received};
use crate::simulation::random::Random;

pub fn spam(random: &mut Random, _: &[Candidacy], at: Timestamp) -> Vec<u8> {
    let tongue = Tongue::any(random);
    let name = stranger(random);
    let from = match random.below(4) {
        // The candidate's own name, and a name that looks like an address.
        0 => format!("Ada Park <x{}@cheap.example>", random.next()),
        1 => format!("support@first-harbor.example <x{}@cheap.example>", random.below(99)),
        2 => format!("{name} <prize@lotto{}.example>", random.below(999)),
        _ => format!("info{}@cheap.example", random.below(999)),
    };
    let subject = SPAM.subject(random, tongue);
    let text = SPAM.text(random, tongue, &name);
    let mut letter = Letter::new(&from, ME, &subject, &text, at).shape(Shape::Html);
    if random.chance(70) {
        letter.id = fresh_id(random, &from);
    }
    if random.chance(30) {
        // A thread that never was.
        let none = [fresh_id(random, ME)];
        letter = letter.answers(&none);
    }
    if random.chance(25) {
        let (charset, encoding, body) = random.pick(&ABROAD);
        letter.body = Some(format!(
            "Content-Type: text/plain; charset={charset}\nContent-Transfer-Encoding: {encoding}\n\n\
             {body}\n"
        ));
    }
    received(random, &letter)
}

/// Charset, transfer encoding and body; the last ones lie.
const ABROAD: [(&str, &str, &str); 8] = [
    ("gb18030", "base64", "xPq6w6Ost+PKrA=="),
    ("iso-2022-jp", "7bit", "\u{1b}$B$3$s$K$A$O\u{1b}(B"),
    ("koi8-r", "quoted-printable", "=F0=D2=C9=D7=C5=D4"),
    ("windows-1251", "base64", "z/Do4uXy"),
    ("big5", "base64", "p0Gmbg=="),
    ("utf-16le", "base64", "SABpAA=="),
    ("us-ascii", "8bit", "Grüße, Ihr Gewinn wartet"),
    ("no-such-charset", "base64", "*** this is no base64 ***"),
];
