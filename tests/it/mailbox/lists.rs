//! Mailing lists and social networks.

use jiff::Timestamp;

use super::cast::{Candidacy, ME, free_mail, near, stranger};
use super::texts::{LIST, Tongue};
use super::write::{Letter, Shape, fresh_id, received};
use crate::simulation::random::Random;

/// A post to a list.
pub fn list(random: &mut Random, _: &[Candidacy], at: Timestamp) -> Vec<u8> {
    let name = stranger(random);
    let from = format!("{name} <{}>", free_mail(random, &name));
    post(random, &from, at)
}

/// A contact is on the list too, and posts from the address that is known.
pub fn contact_post(random: &mut Random, cast: &[Candidacy], at: Timestamp) -> Vec<u8> {
    let one = &cast[random.below(cast.len())];
    let from = one.contacts[random.below(one.contacts.len())].mailbox();
    post(random, &from, at)
}

fn post(random: &mut Random, from: &str, at: Timestamp) -> Vec<u8> {
    let tongue = Tongue::any(random);
    let list = random.pick(&["users", "announce", "board", "verein", "socios"]);
    let subject = LIST.subject(random, tongue);
    let text = LIST.text(random, tongue, from.split(" <").next().unwrap());
    let host = "lists.club.example";
    let letter = Letter::new(from, &format!("{list}@{host}"), &subject, &text, at)
        .id(&fresh_id(random, from))
        .with("List-Id", &format!("<{list}.{host}>"))
        .with("List-Post", &format!("<mailto:{list}@{host}>"))
        .with("List-Unsubscribe", &format!("<mailto:{list}-leave@{host}>"))
        .with("Precedence", "list")
        .with("Sender", &format!("{list}-bounces@{host}"));
    let earlier = [fresh_id(random, from), fresh_id(random, ME)];
    let letter = if subject.starts_with("Re:") { letter.answers(&earlier) } else { letter };
    received(random, &letter)
}

/// A network tells of somebody: contacts and their companies are there as well.
pub fn social(random: &mut Random, cast: &[Candidacy], at: Timestamp) -> Vec<u8> {
    let who = if random.chance(30) {
        let one = near(random, cast, at);
        format!("{} of {}", one.contacts[0].name, one.company)
    } else {
        stranger(random)
    };
    let subject = match Tongue::any(random) {
        Tongue::English => format!("{who} viewed your profile"),
        Tongue::German => format!("{who} hat Ihr Profil besucht"),
        Tongue::French => format!("{who} a consulté votre profil"),
        Tongue::Spanish => format!("{who} ha visto tu perfil"),
    };
    let from = format!("{who} via Linkup <notifications@linkup.example>");
    let text = format!("{subject}\n\nSee more on Linkup.\n");
    let letter = Letter::new(&from, ME, &subject, &text, at)
        .id(&fresh_id(random, "x@linkup.example"))
        .shape(Shape::Both)
        .with("List-Unsubscribe", "<https://linkup.example/u>")
        .with("X-LinkUp-Class", "INMAIL");
    received(random, &letter)
}
