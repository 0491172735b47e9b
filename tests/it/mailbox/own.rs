//! What the candidate writes to others, by several programs and from two addresses.

use jiff::Timestamp;

use super::cast::{Candidacy, MINE};
use super::texts::{FAMILY, Tongue};
use super::write::{Letter, Shape, fresh_id, written};
use crate::simulation::random::Random;

pub fn own(random: &mut Random, _: &[Candidacy], at: Timestamp) -> Vec<u8> {
    let to = random.pick(&[
        "Kim Sato <kim@sato.example>",
        "users@lists.club.example",
        "Onkel Karl <onkel.karl@family.example>",
        "service@sparkasse-falkenau.example",
        "Elena Ruiz <elena@larkspur.example>",
    ]);
    let tongue = Tongue::any(random);
    let subject = FAMILY.subject(random, tongue);
    let text = FAMILY.text(random, tongue, "Ada");
    let earlier = [fresh_id(random, to)];
    let letter = by_hand(random, to, &subject, &text, at);
    let letter = if random.chance(50) { letter.answers(&earlier) } else { letter };
    written(random, &letter)
}

/// A letter of the candidate's own, by one of their programs.
pub fn by_hand(random: &mut Random, to: &str, subject: &str, text: &str, at: Timestamp) -> Letter {
    let from = format!("Ada Park <{}>", random.pick(&MINE));
    let program = random.pick(&[
        ("User-Agent", "Mozilla Thunderbird"),
        ("X-Mailer", "Apple Mail (2.3774)"),
        ("X-Mailer", "Microsoft Outlook 16.0"),
        ("X-Mailer", "Roundcube Webmail/1.6"),
    ]);
    let id = fresh_id(random, &from);
    Letter::new(&from, to, subject, text, at)
        .id(&id)
        .with(program.0, program.1)
        .shape(random.pick(&[Shape::Plain, Shape::Both]))
}
