//! Family, friends, and people who bear the names of contacts.

use jiff::{SignedDuration, Timestamp};

use super::cast::{Candidacy, ME, free_mail, local, stranger};
use super::texts::{FAMILY, Tongue};
use super::write::{Letter, Shape, fresh_id, received};
use crate::simulation::random::Random;

const FAMILY_NAMES: [&str; 4] = ["Mum", "Onkel Karl", "Tante Inès", "Joon Park"];

fn letter(random: &mut Random, from: &str, at: Timestamp) -> Letter {
    let tongue = Tongue::any(random);
    let name = from.split(" <").next().unwrap().to_owned();
    let subject = FAMILY.subject(random, tongue);
    let text = FAMILY.text(random, tongue, &name);
    let id = fresh_id(random, from);
    let letter = Letter::new(from, ME, &subject, &text, at).id(&id).shape(random.pick(&[
        Shape::Plain,
        Shape::Both,
        Shape::Attached,
    ]));
    let earlier = [fresh_id(random, ME), fresh_id(random, from)];
    if random.chance(50) { letter.answers(&earlier) } else { letter }
}

pub fn family(random: &mut Random, _: &[Candidacy], at: Timestamp) -> Vec<u8> {
    let name = random.pick(&FAMILY_NAMES);
    let from = format!("{name} <{}@family.example>", local(name));
    let letter = letter(random, &from, at);
    received(random, &letter)
}

pub fn friend(random: &mut Random, _: &[Candidacy], at: Timestamp) -> Vec<u8> {
    let name = random.pick(&["Kim Sato", "Björn Lund", "Léa Moreau", "Pablo Gil"]);
    let from = format!("{name} <{}>", free_mail(random, name));
    let letter = letter(random, &from, at);
    let mailer = random.pick(&["iPhone Mail (20A362)", "Mutt/2.2", "Thunderbird 115"]);
    let letter = letter.with("X-Mailer", mailer);
    received(random, &letter)
}

/// The name of a contact, another person: nothing in it is about an application.
pub fn namesake(random: &mut Random, cast: &[Candidacy], at: Timestamp) -> Vec<u8> {
    let one = &cast[random.below(cast.len())];
    let name = &one.contacts[random.below(one.contacts.len())].name;
    let from = format!("{name} <{}@choir.example>", local(name));
    let letter = letter(random, &from, at);
    received(random, &letter)
}

/// The name of a contact, at the place where the candidate works.
pub fn colleague(random: &mut Random, cast: &[Candidacy], at: Timestamp) -> Vec<u8> {
    let one = &cast[random.below(cast.len())];
    let name = &one.contacts[random.below(one.contacts.len())].name;
    let from = format!("{name} <{}@works.example>", local(name));
    let text = random.pick(&[
        "Can you take the meeting on Tuesday? We decide on the budget.\n",
        "Unfortunately the client has chosen another supplier.\n",
        "Ich schicke dir bis Freitag die Unterlagen.\n",
        "La réunion est reportée à la semaine prochaine.\n",
        "Te digo algo antes del viernes.\n",
    ]);
    let letter = Letter::new(&from, ME, "Tuesday", text, at).id(&fresh_id(random, &from));
    received(random, &letter)
}

/// The name of a contact, a friend who knows that the candidate looks for work.
pub fn confidant(random: &mut Random, cast: &[Candidacy], at: Timestamp) -> Vec<u8> {
    let one = &cast[random.below(cast.len())];
    let name = &one.contacts[random.below(one.contacts.len())].name;
    let from = format!("{name} <{}@choir.example>", local(name));
    let text = random.pick(&[
        "How did your interview go? The kids send their love.\n",
        "Viel Glück für dein Vorstellungsgespräch, und gute Besserung an Oma!\n",
        "Alors, ton entretien d’embauche ? Bisous à tous.\n",
        "¿Qué tal tu entrevista? Un beso a los niños.\n",
        "How did your interview go?\n",
    ]);
    let letter = Letter::new(&from, ME, "Sunday", text, at).id(&fresh_id(random, &from));
    received(random, &letter)
}

pub fn invitation(random: &mut Random, _: &[Candidacy], at: Timestamp) -> Vec<u8> {
    let name = stranger(random);
    let from = format!("{name} <{}>", free_mail(random, &name));
    let begin = (at + SignedDuration::from_hours(72)).strftime("%Y%m%dT%H0000Z").to_string();
    let method = random.pick(&["REQUEST", "REQUEST", "CANCEL", "REPLY"]);
    let what = random.pick(&["Dinner", "Zahnarzt", "Répétition", "Partido"]);
    let organiser = super::write::address(&from).to_owned();
    let object = calendar(method, &format!("{:x}", random.next()), what, &organiser, &begin);
    let id = fresh_id(random, &from);
    let mut letter = Letter::new(&from, ME, &format!("Invitation: {what}"), what, at).id(&id);
    if random.chance(50) {
        letter.from = "Calendar <calendar-notification@calendar.example>".to_owned();
    }
    letter.calendar = Some((method, object));
    received(random, &letter)
}

pub fn absence(random: &mut Random, _: &[Candidacy], at: Timestamp) -> Vec<u8> {
    let name = random.pick(&["Kim Sato", "Björn Lund", "Léa Moreau", "Pablo Gil"]);
    let from = format!("{name} <{}@work.example>", local(name));
    let tongue = Tongue::any(random);
    let subject = tongue.pick([
        "Automatic reply: Sunday",
        "Automatische Antwort: Sonntag",
        "Réponse automatique : dimanche",
        "Respuesta automática: domingo",
    ]);
    let text = tongue.pick([
        "I am out of the office until Monday.",
        "Ich bin bis Montag nicht im Büro.",
        "Je suis absent jusqu’à lundi.",
        "Estoy fuera de la oficina hasta el lunes.",
    ]);
    let mine = [fresh_id(random, ME)];
    let id = fresh_id(random, &from);
    let letter = Letter::new(&from, ME, subject, text, at).id(&id).answers(&mine);
    let marked = random.chance(70);
    let letter = if marked { letter.with("Auto-Submitted", "auto-replied") } else { letter };
    received(random, &letter)
}

/// A calendar object (RFC 5545) with an organiser and the candidate as attendee.
pub fn calendar(method: &str, uid: &str, what: &str, organiser: &str, begin: &str) -> String {
    format!(
        "BEGIN:VCALENDAR\nVERSION:2.0\nPRODID:-//Example//EN\nMETHOD:{method}\nBEGIN:VEVENT\n\
         UID:{uid}\nDTSTAMP:{begin}\nDTSTART:{begin}\nDURATION:PT1H\nSUMMARY:{what}\n\
         ORGANIZER:mailto:{organiser}\nATTENDEE:mailto:ada.park@home.example\nEND:VEVENT\n\
         END:VCALENDAR\n"
    )
}
