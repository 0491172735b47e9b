//! The rarer ways in which an answer comes: each is the nearest true mail to some that is foreign.

use super::cast::{ME, Person, free_mail, local, stranger};
use super::own;
use super::trade::bulk;
use super::truth::Story;
use super::ways::{house, news, refusal, role_at_company, stem};
use super::write::{Letter, fresh_id};

const LIST: &str = "users.lists.club.example";

/// A list of the company's or agency's own, on which the candidate was put.
pub fn by_a_list_of_theirs(story: &mut Story<'_>) {
    let (person, text, house) = (story.person(), news(story), house(story));
    let list = story.random.pick(&["candidates", "bewerber", "talent-pool"]);
    let letter = listed(story, &person, &format!("{list}@{house}"), &text)
        .with("List-Id", &format!("<{list}.{house}>"))
        .with("Precedence", "list");
    story.arrives("by a list of theirs", &letter, story.plausible());
}

/// A list of somebody else's, on which both are.
pub fn by_a_list_of_others(story: &mut Story<'_>) {
    let (person, news) = (story.person(), news(story));
    let text = match story.random.below(3) {
        0 => format!("{news}\n{}\n", role_at_company(story)),
        1 => "Hi Ada, as for your interview: sorry for the silence.\n".to_owned(),
        _ => refusal(story),
    };
    let letter = listed(story, &person, "users@lists.club.example", &text)
        .with("List-Id", &format!("<{LIST}>"))
        .with("Precedence", "list");
    story.arrives("by a list of others", &letter, story.plausible());
}

/// A contact answers on a list and to the candidate.
pub fn by_a_list_and_to_me(story: &mut Story<'_>) {
    let (person, text) = (story.person(), news(story));
    let letter = listed(story, &person, "users@lists.club.example", &text)
        .with("Cc", ME)
        .with("List-Id", &format!("<{LIST}>"));
    story.arrives("by a list, and to the candidate", &letter, story.by_address());
}

fn listed(story: &mut Story<'_>, person: &Person, to: &str, text: &str) -> Letter {
    Letter { to: to.to_owned(), ..story.letter(&person.mailbox(), "Next steps", text) }
}

/// A help desk keeps the author's address; what it writes goes to the candidate, to a box of its
/// own, or to an address of the candidate's that nobody told us.
pub fn by_a_help_desk(story: &mut Story<'_>) {
    let (person, text, stem) = (story.person(), news(story), stem(story));
    let letter = story
        .letter(&person.mailbox(), "[Ticket 4711] Your visit", &text)
        .with("List-Id", &format!("<{stem}.people-desk.example>"))
        .with("Precedence", "list");
    let (to, truth) = match story.random.below(3) {
        0 => (ME.to_owned(), story.by_address()),
        1 => (format!("{stem}@people-desk.example"), story.plausible()),
        _ => ("ada@alumni.example".to_owned(), story.plausible()),
    };
    story.arrives("by a help desk", &Letter { to, ..letter }, truth);
}

fn colleague(story: &mut Story<'_>) -> String {
    let name = stranger(story.random);
    let local = local(&name);
    format!("{name} <{local}@{}>", house(story))
}

/// Somebody else there takes over, and names nothing.
pub fn taken_over(story: &mut Story<'_>) {
    let from = colleague(story);
    let subject = story.random.pick(&["Quick update", "Kurzes Update", "Des nouvelles", "Hello"]);
    let text = story.random.pick(&[
        "Hi Ada,\n\nI have taken over from my colleague. We will let you know by Friday.\n",
        "Hallo Ada,\n\nich übernehme ab heute. Wir melden uns bis Ende nächster Woche.\n",
        "Bonjour Ada,\n\nje reprends votre dossier ; réponse avant vendredi.\n",
        "Hi Ada,\n\nI found your profile in the files of my colleague. News by Friday.\n",
    ]);
    let letter = story.letter(&from, subject, text);
    story.arrives("taken over", &letter, story.plausible());
}

/// Somebody else there takes over; the system they write with marks all that it sends.
pub fn taken_over_by_system(story: &mut Story<'_>) {
    let (from, person) = (colleague(story), story.person());
    let one = story.one().clone();
    let given = person.name.split(' ').next().unwrap();
    let text = match story.random.below(4) {
        // The company's own newsletters name it too.
        0 if one.agency => format!("Hi Ada,\n\n{} will decide next week.\n", one.company),
        0 | 1 if one.role.contains(' ') => {
            format!("Hi Ada,\n\nas for the {}: we will let you know by Friday.\n", one.role)
        }
        0 | 1 => format!("Hi Ada,\n\nyour interest in the {} position: yes!\n", one.role),
        2 => format!("Hi Ada,\n\nI take over from {}. News by Friday.\n", person.name),
        _ => format!("Hi Ada,\n\nI take over from {given}. Is Tuesday good for your interview?\n"),
    };
    let letter = story.letter(&from, "Quick update", &text);
    let letter = bulk(letter, story.random);
    story.arrives("taken over, by a system", &letter, story.plausible());
}

/// A no by a machine that names neither company nor role.
pub fn rejected_in_few_words(story: &mut Story<'_>) {
    let from = format!("Recruiting <noreply@{}>", house(story));
    let text = story.one().tongue.pick([
        "Dear Ada,\n\nwe regret to inform you that we chose another candidate.\n",
        "Liebe Ada,\n\nleider können wir Ihre Bewerbung nicht berücksichtigen.\n",
        "Bonjour,\n\nvotre candidature n’a pas été retenue.\n",
        "Hola:\n\ntu candidatura no ha sido seleccionada.\n",
    ]);
    let letter = story.letter(&from, "Update", text);
    let letter = bulk(letter, story.random);
    story.arrives("rejected, in few words", &letter, story.plausible());
}

/// A contact at home, in a new thread, with no more than what those who hire say.
pub fn from_home_in_few_words(story: &mut Story<'_>) {
    let (person, one) = (story.person(), story.one().clone());
    let from = format!("{} <{}>", person.name, free_mail(story.random, &person.name));
    let text = match story.random.below(5) {
        0 => format!("Hi Ada, sorry, from my own account: the {} is yours.\n", one.role),
        1 => format!("Hi Ada, {} will decide on Friday.\n", one.company),
        2 => one.tongue.pick(CALLED).to_owned(),
        3 => one.tongue.pick(REFUSED).to_owned(),
        _ => one.tongue.pick(ASKED).to_owned(),
    };
    let subject = story.random.pick(&["Hello", "", "Ada", "Sorry, from my phone"]);
    let letter = story.letter(&from, subject, &text);
    story.arrives("from home, in few words", &letter, story.plausible());
}

const CALLED: [&str; 4] = [
    "Hi Ada, we would like to invite you to a second interview with us on Sunday.\n",
    "Hallo Ada, wir laden dich zu einem zweiten Vorstellungsgespräch ein.\n",
    "Bonjour Ada, nous vous proposons un second entretien d’embauche dimanche.\n",
    "Hola Ada, seguimos con el proceso de selección el domingo.\n",
];
const REFUSED: [&str; 4] = [
    "Hi Ada, we will not be moving forward with your application, sorry.\n",
    "Hallo Ada, leider müssen wir auf deine Bewerbung hin absagen.\n",
    "Bonjour Ada, malheureusement votre candidature n’est pas retenue.\n",
    "Hola Ada, lamentablemente no seguimos con tu candidatura.\n",
];
const ASKED: [&str; 4] = [
    "Hi Ada, how did your interview go? Good luck with the rest.\n",
    "Hallo Ada, wie lief dein Vorstellungsgespräch? Viel Glück noch!\n",
    "Bonjour Ada, comment s’est passé votre entretien ?\n",
    "Hola Ada, ¿cómo fue tu entrevista?\n",
];

/// Somebody at the company sounds like a friend.
pub fn friendly(story: &mut Story<'_>) {
    let from = colleague(story);
    let text = story.one().tongue.pick([
        "Happy birthday, Ada! We have cake on Tuesday; come an hour before the interview.\n",
        "Alles Gute zum Geburtstag, Ada! Kuchen gibt es dann am Dienstag bei uns.\n",
        "Joyeux anniversaire, Ada ! On déjeune ensemble mardi avant l’entretien ?\n",
        "¡Feliz cumpleaños, Ada! ¿Comemos juntos el martes antes de la entrevista?\n",
    ]);
    let letter = story.letter(&from, "Tuesday", text);
    story.arrives("by a friendly colleague", &letter, story.plausible());
}

/// A small company has one address for everything.
pub fn by_the_service(story: &mut Story<'_>) {
    let (text, company) = (news(story), story.one().company.clone());
    let service = story.random.pick(&["support", "service", "info", "hello", "kontakt"]);
    let from = format!("{company} <{service}@{}>", house(story));
    let letter = story.letter(&from, "Your visit", &text);
    story.arrives("by the service", &letter, story.plausible());
}

/// The candidate asks somebody at the company who is no contact.
pub fn asked_elsewhere(story: &mut Story<'_>) {
    let (house, role) = (house(story), story.one().role);
    let (to, text) = match story.random.below(3) {
        0 => ("careers", "Hello,\n\nis there any news?\n\nAda\n".to_owned()),
        1 => ("j.abel", "Hello,\n\nwe met on Tuesday. Is there any news?\n\nAda\n".to_owned()),
        _ => ("support", format!("Hello,\n\nwhom do I ask about the {role}?\n\nAda\n")),
    };
    let to = format!("{to}@{house}");
    let letter = own::by_hand(story.random, &to, "A question", &text, story.at);
    story.writes("asked elsewhere", &letter, story.plausible());
}

/// A board's receipt for an application, and its word that somebody there answered.
pub fn by_a_board(story: &mut Story<'_>) {
    let (role, company) = (story.one().role, story.one().company.clone());
    let from = format!("Board <jobs-noreply@{}>", "linkedin.com");
    let (subject, text) = match story.random.below(3) {
        0 => (format!("Your application was sent to {company}"), format!("{role}, {company}\n")),
        1 => (format!("Your application to {role} at {company}"), "It was viewed.\n".to_owned()),
        _ => (format!("{company} answered"), "An update on your application.\n".to_owned()),
    };
    let letter = story.letter(&from, &subject, &text);
    let letter = bulk(letter, story.random);
    story.arrives("by a board", &letter, story.plausible());
}

/// The company's own system asks for times.
pub fn asked_for_times(story: &mut Story<'_>) {
    let from = format!("{} <talent@mail.{}>", story.one().company, house(story));
    let text = story.random.pick(&[
        "Please schedule an interview with our head of design.\n",
        "Dear Ada, we would like to arrange an interview with our founder. Pick a time.\n",
        "Your availability for the interview: choose a slot.\n",
    ]);
    let letter = story.letter(&from, "Next step", text);
    let letter = bulk(letter, story.random);
    story.arrives("asked for times", &letter, story.plausible());
}

/// A friend inside passes on what a colleague wrote, advertising below.
pub fn forwarded_by_a_friend(story: &mut Story<'_>) {
    let house = house(story);
    let text = format!(
        "look!\n\n-------- Forwarded Message --------\nFrom: Jo Abel <jo.abel@{house}>\n\nIs Ada \
         still free? We would take her.\n\n-- \nWe are hiring! Read our newsletter.\n"
    );
    let name = stranger(story.random);
    let from = format!("{name} <{}.{}@friends.example>", local(&name), story.n);
    let letter = story.letter(&from, "Fwd: Ada", &text);
    story.arrives("forwarded by a friend", &letter, story.plausible());
}

/// Two letters with one Message-ID, author, date and subject: some systems make none anew.
pub fn with_the_id_of_another(story: &mut Story<'_>) {
    let (person, id) = (story.person(), fresh_id(story.random, "x@people-desk.example"));
    let first = story.letter(&person.mailbox(), "Your visit", "We have got your mail.\n").id(&id);
    story.arrives("in a new thread", &first, story.by_address());
    let second = Letter { text: "It is a no, unfortunately.\n".to_owned(), ..first };
    story.arrives("with the id of another", &second, story.by_address());
}
