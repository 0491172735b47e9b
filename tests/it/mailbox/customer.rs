//! Mail of a company applied to that has nothing to do with it, to somebody who is its customer,
//! and mail of others that names it.

use jiff::{SignedDuration, Timestamp};

use super::cast::{AGENCIES, Candidacy, ME, near, stranger};
use super::own::by_hand;
use super::people::calendar;
use super::texts::{BANK, SHOP, Tongue, Topic};
use super::trade::bulk;
use super::write::{Letter, Shape, fresh_id, received, written};
use crate::simulation::random::Random;

fn letter(random: &mut Random, topic: &Topic, from: &str, at: Timestamp) -> Letter {
    let tongue = Tongue::any(random);
    let subject = topic.subject(random, tongue);
    let text = topic.text(random, tongue, from.split(" <").next().unwrap());
    let id = fresh_id(random, from);
    Letter::new(from, ME, &subject, &text, at).id(&id)
}

/// Any of the forty: who is a customer of one is so for years.
fn any<'c>(random: &mut Random, cast: &'c [Candidacy]) -> &'c Candidacy {
    &cast[random.below(cast.len())]
}

/// Receipts, statements, codes: from an address that people answer to, with no header of a machine.
pub fn served(random: &mut Random, cast: &[Candidacy], at: Timestamp) -> Vec<u8> {
    let one = any(random, cast);
    let service = random.pick(&["service", "support", "kundenservice", "shop", "account"]);
    let from = format!("{} <{service}@{}>", one.company, one.domain);
    let topic = if random.chance(50) { &BANK } else { &SHOP };
    let letter = letter(random, topic, &from, at).shape(random.pick(&[Shape::Html, Shape::Both]));
    received(random, &letter)
}

const QUESTIONS: [(&str, &str); 4] = [
    ("My order", "Hello,\n\nthe box has not come yet. Can you look?\n\nAda\n"),
    ("Frage zur Rechnung", "Guten Tag,\n\nder Betrag stimmt nicht.\n\nAda Park\n"),
    ("Connexion impossible", "Bonjour,\n\nle site ne répond plus.\n\nAda\n"),
    ("Factura", "Hola:\n\nme falta la factura de marzo.\n\nAda\n"),
];

/// The candidate asks the service of a company applied to, about what they bought.
pub fn asks(random: &mut Random, cast: &[Candidacy], at: Timestamp) -> Vec<u8> {
    let one = near(random, cast, at);
    let service = random.pick(&["support", "service", "kundenservice", "help"]);
    let (subject, text) = random.pick(&QUESTIONS);
    let letter = by_hand(random, &format!("{service}@{}", one.domain), subject, text, at);
    written(random, &letter)
}

/// What the company tells everybody: news that sound like hiring, and are none.
pub fn news(random: &mut Random, cast: &[Candidacy], at: Timestamp) -> Vec<u8> {
    let one = near(random, cast, at);
    let from = format!("{} <hello@news.{}>", one.company, one.domain);
    let mut news = letter(random, &SHOP, &from, at).shape(Shape::Html);
    let text = random.pick(&[
        "Read the interview with our founder.",
        "An interview with our first customer, and three candidates for the prize.",
        "Why we decided to move forward with solar power.",
        "Meet the team behind the new kites.",
        "Our new office: open to all from Monday.",
        "Das Interview mit unserer Gründerin.",
        "L’entretien avec notre fondatrice.",
        "La entrevista con nuestra fundadora.",
    ]);
    news.subject = text.to_owned();
    news.text = format!("{text}\n\n{}", news.text);
    let news = bulk(news, random);
    received(random, &news)
}

/// An alert that names company and role: by the company, a platform or a board.
pub fn alert(random: &mut Random, cast: &[Candidacy], at: Timestamp) -> Vec<u8> {
    let one = near(random, cast, at);
    let (company, role) = (&one.company, one.role);
    let from = match random.below(4) {
        0 => format!("Jobs <alerts@{}>", "linkedin.com"),
        1 => format!("Jobs <jobs@{}>", "stepstone.de"),
        2 => format!("{company} <no-reply@{}>", one.platform.unwrap_or("hire.lever.co")),
        _ => format!("{company} Careers <jobs@careers.{}>", one.domain),
    };
    let (subject, text) = random.pick(&[
        ("New jobs for you", "{role} at {company}. Apply by Friday.\n"),
        ("{company} is hiring: {role}", "Be among the first to apply.\n"),
        ("Your saved search: 3 results", "{role} at {company} and 2 more.\n"),
        ("Job alert: {role}", "{company}: {role}. Submit your application today.\n"),
        ("Neue Stellen für Sie: {role}", "{role} bei {company}. Jetzt bewerben.\n"),
        ("Ihr Suchagent hat 2 Treffer", "{role}, {company}. Senden Sie Ihre Bewerbung.\n"),
        ("Votre alerte emploi", "{role} chez {company}. Envoyez votre candidature.\n"),
        ("Nuevas ofertas: {role}", "{company} busca {role}. Inscríbete.\n"),
    ]);
    let fill = |text: &str| text.replace("{role}", role).replace("{company}", company);
    let letter = Letter::new(&from, ME, &fill(subject), &fill(text), at)
        .id(&fresh_id(random, &from))
        .shape(Shape::Both);
    let letter = bulk(letter, random);
    received(random, &letter)
}

/// An agency's mail to all that it knows, by somebody of no application.
pub fn agency_news(random: &mut Random, _: &[Candidacy], at: Timestamp) -> Vec<u8> {
    let (agency, domain) = random.pick(&AGENCIES);
    let name = stranger(random);
    let from = format!("{name}, {agency} <team@{domain}>");
    let text = random.pick(&[
        "Ten tips for your interview. Number one: sleep.\n",
        "Has your profile changed? Tell us of your availability for a new role.\n",
        "Zehn Tipps für Ihre Bewerbung.\n",
        "Dix conseils pour votre candidature.\n",
        "Diez consejos para tu entrevista.\n",
        "Our office is closed on Monday.\n",
        "What nurses earn: the numbers of the year.\n",
        "Wir sind umgezogen: besuchen Sie uns am neuen Ort.\n",
        "Our clients look for nurses. Reply to this mail with your resume.\n",
    ]);
    let letter = Letter::new(&from, ME, "From our desk", text, at).id(&fresh_id(random, domain));
    let letter = bulk(letter, random);
    received(random, &letter)
}

/// A friend passes on a post that is advertised, of a company applied to or another.
pub fn passed_on(random: &mut Random, cast: &[Candidacy], at: Timestamp) -> Vec<u8> {
    let one = any(random, cast);
    let from = "Björn Lund <bjoern@lund.example>";
    let text = format!(
        "Something for you?\n\n-------- Forwarded Message --------\nFrom: Job Board \
         <alerts@jobboard.example>\n\n{} is hiring: {}. Apply now.\n",
        one.company, one.role
    );
    let letter = Letter::new(from, ME, "Fwd: New jobs", &text, at).id(&fresh_id(random, from));
    received(random, &letter)
}

/// An appointment among others, with a guest who bears a contact's name.
pub fn others_calendar(random: &mut Random, cast: &[Candidacy], at: Timestamp) -> Vec<u8> {
    let one = any(random, cast);
    let guest = &one.contacts[0].name;
    let organiser = "joon@family.example";
    let begin = (at + SignedDuration::from_hours(72)).strftime("%Y%m%dT%H0000Z").to_string();
    let what = format!("Choir with {guest}");
    let uid = format!("{:x}", random.next());
    let object = calendar("REQUEST", &uid, &what, organiser, &begin);
    let from = format!("{guest} <calendar-notification@calendar.example>");
    let mut letter = Letter::new(&from, ME, &format!("Invitation: {what}"), &what, at)
        .id(&fresh_id(random, &from));
    letter.calendar = Some(("REQUEST", object));
    received(random, &letter)
}
