//! Job alerts, and the recruiters of everything else.

use jiff::Timestamp;

use super::cast::{AGENCIES, Candidacy, ME, local, near, stranger};
use super::texts::{ALERT, RECRUITER, Tongue, Topic};
use super::trade::bulk;
use super::write::{Letter, Shape, fresh_id, received};
use crate::simulation::random::Random;

/// Companies at which nobody has applied.
const OTHERS: [(&str, &str); 6] = [
    ("Larkspur", "larkspur.example"),
    ("Nordlicht Energie", "nordlicht-energie.example"),
    ("Valmont", "valmont.example"),
    ("Cumbre", "cumbre.example"),
    ("Brightwell", "brightwell.example"),
    ("Harrow Park", "harrow-park.example"),
];

fn letter(random: &mut Random, topic: &Topic, from: &str, who: &str, at: Timestamp) -> Letter {
    let tongue = Tongue::any(random);
    let subject = topic.subject(random, tongue);
    let text = topic.text(random, tongue, who);
    let id = fresh_id(random, from);
    Letter::new(from, ME, &subject, &text, at).id(&id)
}

pub fn alert(random: &mut Random, _: &[Candidacy], at: Timestamp) -> Vec<u8> {
    let from = random.pick(&[
        "Job Board <alerts@jobboard.example>",
        "Stellenmarkt <newsletter@stellenmarkt.example>",
        "Linkup Jobs <jobs-listings@linkup.example>",
    ]);
    let alert = letter(random, &ALERT, from, "Job Board", at).shape(Shape::Html);
    let alert = bulk(alert, random);
    received(random, &alert)
}

/// The company's own alert, from its own domain.
pub fn company_alert(random: &mut Random, cast: &[Candidacy], at: Timestamp) -> Vec<u8> {
    let one = near(random, cast, at);
    let from = format!("{} Careers <jobs@careers.{}>", one.company, one.domain);
    let alert = letter(random, &ALERT, &from, &one.company, at).shape(Shape::Both);
    let alert = bulk(alert, random);
    received(random, &alert)
}

/// The alert of its applicant-tracking system, which names the company.
pub fn platform_alert(random: &mut Random, cast: &[Candidacy], at: Timestamp) -> Vec<u8> {
    let one = near(random, cast, at);
    let platform = one.platform.unwrap_or("us.greenhouse-mail.io");
    let from = format!("{} <no-reply@{platform}>", one.company);
    let mut alert = letter(random, &ALERT, &from, &one.company, at).shape(Shape::Html);
    alert.subject = format!("{}: {}", one.company, alert.subject);
    let alert = bulk(alert, random);
    received(random, &alert)
}

/// The candidate is a customer of the company as well.
pub fn company_newsletter(random: &mut Random, cast: &[Candidacy], at: Timestamp) -> Vec<u8> {
    let one = near(random, cast, at);
    let from = format!("{} <news@mail.{}>", one.company, one.domain);
    let news = letter(random, &super::texts::SHOP, &from, &one.company, at).shape(Shape::Html);
    let news = bulk(news, random);
    received(random, &news)
}

pub fn cold(random: &mut Random, _: &[Candidacy], at: Timestamp) -> Vec<u8> {
    let name = stranger(random);
    let domain = random.pick(&["talentwave.example", "kopfjaeger.example", "chasseurs.example"]);
    let from = format!("{name} <{}@{domain}>", local(&name));
    let cold = letter(random, &RECRUITER, &from, &name, at);
    let cold = if random.chance(50) { bulk(cold, random) } else { cold };
    received(random, &cold)
}

/// Somebody else at an agency of an application, about something else.
pub fn agency_cold(random: &mut Random, _: &[Candidacy], at: Timestamp) -> Vec<u8> {
    let (agency, domain) = random.pick(&AGENCIES);
    let name = stranger(random);
    let from = format!("{name} <{}@{domain}>", local(&name));
    let (company, _) = random.pick(&OTHERS);
    let mut cold = letter(random, &RECRUITER, &from, &format!("{name}, {agency}"), at);
    cold.text = format!("{}\nThe client is {company}.\n", cold.text);
    let cold = if random.chance(90) { bulk(cold, random) } else { cold };
    received(random, &cold)
}

/// A process that the candidate runs without Afterword.
pub fn other_process(random: &mut Random, _: &[Candidacy], at: Timestamp) -> Vec<u8> {
    let (company, domain) = random.pick(&OTHERS);
    let name = stranger(random);
    let from = format!("{name} <{}@{domain}>", local(&name));
    let mut mail = letter(random, &RECRUITER, &from, &format!("{name}\n{company}"), at);
    let mine = [fresh_id(random, ME)];
    if random.chance(60) {
        mail.subject = format!("Re: {}", mail.subject);
        mail = mail.answers(&mine);
    }
    received(random, &mail)
}

/// The same platform, for another company.
pub fn other_platform(random: &mut Random, _: &[Candidacy], at: Timestamp) -> Vec<u8> {
    let (company, _) = random.pick(&OTHERS);
    let platform = random.pick(&["us.greenhouse-mail.io", "hire.lever.co", "myworkday.com"]);
    let from = format!("{company} Hiring Team <no-reply@{platform}>");
    let mut mail = letter(random, &RECRUITER, &from, company, at).shape(Shape::Both);
    mail.subject = format!("Your application to {company}");
    let mail = mail.with("Auto-Submitted", "auto-generated");
    received(random, &mail)
}
