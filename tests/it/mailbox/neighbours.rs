//! Mail that comes near an application and is none of its: the hard cases.

use jiff::Timestamp;

use super::cast::{Candidacy, ME, local, near, stranger};
use super::texts::{FAMILY, RECRUITER, Tongue};
use super::write::{Letter, Shape, fresh_id, received};
use crate::simulation::random::Random;

/// A friend or a paper speaks of the company.
pub fn named(random: &mut Random, cast: &[Candidacy], at: Timestamp) -> Vec<u8> {
    let one = near(random, cast, at);
    let from = random.pick(&[
        "Kim Sato <kim@sato.example>",
        "Morning Post <brief@morning-post.example>",
        "Joon Park <joon@family.example>",
    ]);
    let subject = format!("{} in the news", one.company);
    let text = format!("Have you seen this about {}? They are hiring.\n", one.company);
    let letter = Letter::new(from, ME, &subject, &text, at).id(&fresh_id(random, from));
    received(random, &letter)
}

/// A domain with the company's name in it, and another owner.
pub fn alike(random: &mut Random, cast: &[Candidacy], at: Timestamp) -> Vec<u8> {
    let one = near(random, cast, at);
    let stem = one.domain.trim_end_matches(".example");
    let domain = random.pick(&["x", "-shop.example", ".test", "-fans.example"]);
    let domain =
        if domain == "x" { format!("my{stem}.example") } else { format!("{stem}{domain}") };
    let name = stranger(random);
    let from = format!("{name} <{}@{domain}>", local(&name));
    let tongue = Tongue::any(random);
    let text = RECRUITER.text(random, tongue, &name);
    let subject = RECRUITER.subject(random, tongue);
    let letter = Letter::new(&from, ME, &subject, &text, at).id(&fresh_id(random, &from));
    received(random, &letter)
}

/// A platform writes for a company whose name has the other's in it.
pub fn like_name(random: &mut Random, cast: &[Candidacy], at: Timestamp) -> Vec<u8> {
    let one = near(random, cast, at);
    let word = one.company.split(' ').next().unwrap().to_lowercase();
    let company = match random.below(3) {
        0 => format!("My{word}"),
        1 => format!("{word}ification Labs"),
        _ => format!("Un{word}ed"),
    };
    let from = format!("{company} <no-reply@{}>", "hire.lever.co");
    let subject = format!("Your application to {company}");
    let text = "Thank you for applying. We have received your application.\n";
    let letter =
        Letter::new(&from, ME, &subject, text, at).id(&fresh_id(random, &from)).shape(Shape::Both);
    received(random, &letter)
}

/// Somebody under the company's domain, at a sister company or not, about something private:
/// nothing tells it from an answer.
pub fn inside(random: &mut Random, cast: &[Candidacy], at: Timestamp) -> Vec<u8> {
    let one = near(random, cast, at);
    let house = random.pick(&["eu", "logistics", "alumni"]);
    let from = format!("Kim Sato <kim.sato@{house}.{}>", one.domain);
    let tongue = Tongue::any(random);
    let subject = FAMILY.subject(random, tongue);
    let text = FAMILY.text(random, tongue, "Kim");
    let letter = Letter::new(&from, ME, &subject, &text, at).id(&fresh_id(random, &from));
    received(random, &letter)
}
