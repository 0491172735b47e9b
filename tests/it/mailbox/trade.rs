//! Newsletters, receipts, shops and banks.

use jiff::Timestamp;

use super::cast::{Candidacy, ME};
use super::texts::{BANK, SHOP, Tongue, Topic};
use super::write::{Letter, Shape, fresh_id, received};
use crate::simulation::random::Random;

const SHOPS: [&str; 8] = [
    "Corner Books <news@corner-books.example>",
    "Velo Käfer <info@velo-kaefer.example>",
    "La Petite Épicerie <bonjour@epicerie.example>",
    "Zapatos Luna <hola@zapatos-luna.example>",
    "Parcel Desk <no-reply@parcel-desk.example>",
    "Kino Royal <programm@kino-royal.example>",
    "Green Grocer <orders@green-grocer.example>",
    "Rail Tickets <noreply@rail.example>",
];

/// Mail to many, as senders in bulk mark it.
pub fn bulk(letter: Letter, random: &mut Random) -> Letter {
    let domain = super::write::address(&letter.from).rsplit_once('@').unwrap().1.to_owned();
    let number = random.next() % 100_000;
    let letter = match random.below(3) {
        0 => letter.with("Precedence", "bulk"),
        1 => letter
            .with("Feedback-ID", &format!("{number}:campaign:{domain}"))
            .with("X-Mailer", "Sendwell 4.2"),
        _ => letter.with("List-Id", &format!("<{number}.list.{domain}>")),
    };
    letter
        .with("List-Unsubscribe", &format!("<https://{domain}/u/{number}>"))
        .with("List-Unsubscribe-Post", "List-Unsubscribe=One-Click")
}

pub fn newsletter(random: &mut Random, _: &[Candidacy], at: Timestamp) -> Vec<u8> {
    let letter = from_shop(random, &SHOP, at).shape(random.pick(&[Shape::Html, Shape::Both]));
    let letter = bulk(letter, random);
    received(random, &letter)
}

pub fn receipt(random: &mut Random, _: &[Candidacy], at: Timestamp) -> Vec<u8> {
    let shape = random.pick(&[Shape::Html, Shape::Both, Shape::Attached, Shape::Plain]);
    let letter = from_shop(random, &SHOP, at).shape(shape);
    let machine = random.chance(40);
    let letter = if machine { letter.with("Auto-Submitted", "auto-generated") } else { letter };
    received(random, &letter)
}

pub fn bank(random: &mut Random, _: &[Candidacy], at: Timestamp) -> Vec<u8> {
    let mut letter = from_shop(random, &BANK, at);
    letter.from = random
        .pick(&[
            "Sparkasse Falkenau <service@sparkasse-falkenau.example>",
            "First Harbor Bank <alerts@first-harbor.example>",
            "Banque du Lac <contact@banque-du-lac.example>",
        ])
        .to_owned();
    let letter = letter.shape(random.pick(&[Shape::Html, Shape::Both]));
    received(random, &letter)
}

fn from_shop(random: &mut Random, topic: &Topic, at: Timestamp) -> Letter {
    let tongue = Tongue::any(random);
    let from = random.pick(&SHOPS);
    let subject = topic.subject(random, tongue);
    let text = topic.text(random, tongue, from.split(" <").next().unwrap());
    let id = fresh_id(random, from);
    Letter::new(from, ME, &subject, &text, at).id(&id)
}
