//! The ways in which an answer comes, each with what is to be made of it.

use base64::Engine as _;
use base64::engine::general_purpose::STANDARD;
use jiff::SignedDuration;

use super::cast::{AGENCIES, ME, free_mail, local, stranger};
use super::people::calendar;
use super::reports::{About, failed, read};
use super::truth::Story;
use super::write::{Letter, Shape, fresh_id};
use super::{Mail, Truth, own, rare};

pub type Way = fn(&mut Story<'_>);

/// Each application gets some of them, in turn: their number has no factor in common with that of
/// the answers, so that each way comes to every kind of application.
pub const WAYS: [Way; 47] = [
    in_thread,
    in_new_thread,
    from_another_office,
    from_home_in_thread,
    from_home_in_new_thread,
    by_colleague_with_references,
    by_person_through_platform,
    rejected_by_platform,
    invited_by_contact,
    invited_by_calendar,
    invited_by_scheduler,
    bounced,
    absent,
    absent_without_a_header,
    rejected_by_noreply,
    forwarded_whole,
    forwarded_inline,
    with_thread_index_alone,
    answered_by_hand,
    written_by_hand,
    with_lowered_id,
    reacted,
    by_human_resources,
    acknowledged_by_platform,
    through_a_ticket_system,
    challenged,
    displayed,
    without_an_id,
    for_somebody_else,
    by_two_authors,
    rare::by_a_list_of_theirs,
    rare::by_a_list_of_others,
    rare::by_a_list_and_to_me,
    rare::by_a_help_desk,
    rare::taken_over,
    rare::taken_over_by_system,
    rare::taken_over_by_system,
    rare::rejected_in_few_words,
    rare::from_home_in_few_words,
    rare::from_home_in_few_words,
    rare::friendly,
    rare::by_the_service,
    rare::asked_elsewhere,
    rare::by_a_board,
    rare::asked_for_times,
    rare::forwarded_by_a_friend,
    rare::with_the_id_of_another,
];

const NEWS: [&str; 6] = [
    "Hi Ada,\n\nwe will let you know by Friday.\n\nBest\n",
    "Hello Ada,\n\nthank you for your patience; we are still in the process.\n",
    "Liebe Frau Park,\n\nwir melden uns bis Ende nächster Woche.\n\nViele Grüße\n",
    "Bonjour Ada,\n\nnous reviendrons vers vous la semaine prochaine.\n\nCordialement\n",
    "Hola Ada:\n\nte diremos algo antes del viernes.\n\nUn saludo\n",
    "Ada, could you send two references? Thanks.\n",
];

const NO: [&str; 4] = [
    "Dear Ada,\n\nunfortunately we will not be moving forward with your application.\n",
    "Sehr geehrte Frau Park,\n\nleider haben wir uns für eine andere Person entschieden.\n",
    "Bonjour,\n\nmalheureusement votre candidature n’a pas été retenue.\n",
    "Hola:\n\nlamentablemente no seguimos adelante con tu candidatura.\n",
];

/// News, with role and company named where nothing else tells whose it is.
pub fn news(story: &mut Story<'_>) -> String {
    story.random.pick(&NEWS).to_owned()
}

pub fn refusal(story: &Story<'_>) -> String {
    let one = story.one();
    format!("{}\n{}, {}\n", one.tongue.pick(NO), one.role, one.company)
}

fn re(story: &mut Story<'_>) -> String {
    let prefix =
        story.random.pick(&["Re: ", "RE: ", "AW: ", "Re[2]: ", "SV: ", "Antwort: ", "RE : "]);
    format!("{prefix}{}", story.subject)
}

pub fn role_at_company(story: &Story<'_>) -> String {
    format!("{} – {}", story.one().role, story.one().company)
}

/// Where people of the company, or of the agency, have their addresses.
pub fn house(story: &Story<'_>) -> String {
    let address = &story.one().contacts[0].address;
    let domain = address.rsplit_once('@').unwrap().1;
    if story.one().agency { domain.to_owned() } else { story.one().domain.clone() }
}

/// The company's name, as it stands in names of others' making.
pub fn stem(story: &Story<'_>) -> String {
    story.one().domain.trim_end_matches(".example").to_owned()
}

/// A house that belongs to the company's group, by a name of its own.
fn group(story: &Story<'_>) -> String {
    format!("group-services-{}.example", story.n)
}

fn in_thread(story: &mut Story<'_>) {
    let (person, subject, text) = (story.person(), re(story), news(story));
    let letter = story.letter(&person.mailbox(), &subject, &text).answers(&story.ours.clone());
    story.arrives("in the thread", &letter, story.sure());
}

fn in_new_thread(story: &mut Story<'_>) {
    let (person, text) = (story.person(), news(story));
    let subject = story.random.pick(&["Next steps", "News", "Kurze Info", "", "Hello Ada"]);
    let letter = story.letter(&person.mailbox(), subject, &text);
    story.arrives("in a new thread", &letter, story.by_address());
}

fn from_another_office(story: &mut Story<'_>) {
    let (person, text) = (story.person(), news(story));
    let office = story.random.pick(&["eu", "mail", "us.corp"]);
    let from = format!("{} <{}@{office}.{}>", person.name, local(&person.name), house(story));
    let subject = role_at_company(story);
    let letter = story.letter(&from, &subject, &text);
    story.arrives("from another office", &letter, story.plausible());
}

fn from_home_in_thread(story: &mut Story<'_>) {
    let (person, subject, text) = (story.person(), re(story), news(story));
    let from = format!("{} <{}>", person.name, free_mail(story.random, &person.name));
    let letter = story.letter(&from, &subject, &text).answers(&story.ours.clone());
    story.arrives("from home, in the thread", &letter, story.sure());
}

fn from_home_in_new_thread(story: &mut Story<'_>) {
    let (person, text) = (story.person(), news(story));
    let from = format!("{} <{}>", person.name, free_mail(story.random, &person.name));
    let subject =
        if story.random.chance(50) { role_at_company(story) } else { story.one().company.clone() };
    let letter = story.letter(&from, &subject, &text);
    story.arrives("from home, in a new thread", &letter, story.plausible());
}

fn by_colleague_with_references(story: &mut Story<'_>) {
    let text = news(story);
    let name = stranger(story.random);
    let from = format!("{name} <{}@{}>", local(&name), group(story));
    let subject = role_at_company(story);
    let references: Vec<String> = story.ours.iter().map(|id| format!("<{id}>")).collect();
    let letter = story.letter(&from, &subject, &text).with("References", &references.join("\r\n "));
    story.arrives("by a colleague, with references", &letter, story.plausible());
}

/// A person writes through the platform: the relay has a token in its address.
fn by_person_through_platform(story: &mut Story<'_>) {
    let Some(platform) = story.one().platform else { return in_thread(story) };
    let (person, text) = (story.person(), news(story));
    let token = story.random.next();
    let company = story.one().company.clone();
    let from = format!("{} ({company}) <x+email+{token:x}@{platform}>", person.name);
    let subject = format!("Your application for {}", story.one().role);
    let letter = story.letter(&from, &subject, &text);
    story.arrives("by a person, through the platform", &letter, story.plausible());
}

fn rejected_by_platform(story: &mut Story<'_>) {
    let Some(platform) = story.one().platform else { return rejected_by_noreply(story) };
    let company = story.one().company.clone();
    let (name, subject) = if story.random.chance(50) {
        (company.clone(), format!("Your application for {}", story.one().role))
    } else {
        ("Recruiting".to_owned(), format!("An update from {company}"))
    };
    let text = refusal(story);
    let letter = story.letter(&format!("{name} <no-reply@{platform}>"), &subject, &text);
    let letter = marked(story, letter);
    story.arrives("rejected, by the platform", &letter, story.plausible());
}

/// Systems mark their mail to one as they mark that to many.
fn marked(story: &mut Story<'_>, letter: Letter) -> Letter {
    match story.random.below(4) {
        0 => letter,
        1 => letter.with("Auto-Submitted", "auto-generated"),
        2 => letter.with("Precedence", "bulk"),
        _ => letter.with("List-Unsubscribe", "<https://platform.example/preferences>"),
    }
}

fn rejected_by_noreply(story: &mut Story<'_>) {
    let from = format!("{} <noreply@{}>", story.one().company, house(story));
    let (text, subject) = (refusal(story), role_at_company(story));
    let letter = story.letter(&from, &subject, &text);
    let letter = marked(story, letter);
    story.arrives("rejected, by noreply", &letter, story.plausible());
}

fn event(story: &mut Story<'_>, organiser: &str, method: &str) -> String {
    let begin = (story.at + SignedDuration::from_hours(96)).strftime("%Y%m%dT%H0000Z").to_string();
    let uid = format!("{:x}@calendar.example", story.random.next());
    calendar(method, &uid, "Interview", organiser, &begin)
}

fn invited_by_contact(story: &mut Story<'_>) {
    let person = story.person();
    let method = story.random.pick(&["REQUEST", "REQUEST", "CANCEL"]);
    let object = event(story, &person.address, method);
    let mut letter = story.letter(&person.mailbox(), "Interview", "You have been invited.");
    letter.calendar = Some((method, object));
    story.arrives("invited, by the contact", &letter, story.by_address());
}

fn invited_by_calendar(story: &mut Story<'_>) {
    let person = story.person();
    let object = event(story, &person.address, "REQUEST");
    let from = format!("{} <calendar-notification@calendar.example>", person.name);
    let mut letter = story.letter(&from, "Invitation: Interview", "You have been invited.");
    letter.calendar = Some(("REQUEST", object));
    story.arrives("invited, by a calendar", &letter, story.plausible());
}

fn invited_by_scheduler(story: &mut Story<'_>) {
    let person = story.person();
    let object = event(story, &person.address, "REQUEST");
    let from = format!("{} <notifications@{}>", person.name, "calendly.com");
    let subject = format!("Confirmed: Interview with {}", person.name);
    let mut letter = story.letter(&from, &subject, "Your interview is confirmed.");
    letter.calendar = Some(("REQUEST", object));
    story.arrives("invited, by a scheduler", &letter, story.plausible());
}

fn about(story: &mut Story<'_>) -> About {
    About {
        to: story.one().contacts[0].address.clone(),
        id: story.ours.last().unwrap().clone(),
        subject: story.subject.clone(),
    }
}

fn bounced(story: &mut Story<'_>) {
    let about = about(story);
    let raw = failed(story.random, &about, story.at);
    story.brings(Mail::new(story.at, "bounced", raw, story.sure()));
}

fn displayed(story: &mut Story<'_>) {
    let (person, about) = (story.person(), about(story));
    let letter = story.letter(&person.mailbox(), &format!("Read: {}", about.subject), "");
    let letter = Letter { body: Some(read(&about)), ..letter };
    story.arrives("displayed", &letter, Truth::Of(story.n, None));
}

const AWAY: [&str; 4] = [
    "I am out of the office until Monday.",
    "Ich bin bis Montag nicht im Büro.",
    "Je suis absent du bureau jusqu’à lundi.",
    "Estoy fuera de la oficina hasta el lunes.",
];

fn absent(story: &mut Story<'_>) {
    let person = story.person();
    let subject = format!("Automatic reply: {}", story.subject);
    let text = story.one().tongue.pick(AWAY);
    let letter = story
        .letter(&person.mailbox(), &subject, text)
        .answers(&story.ours.clone())
        .with("Auto-Submitted", "auto-replied");
    story.arrives("absent", &letter, story.sure());
}

fn absent_without_a_header(story: &mut Story<'_>) {
    let person = story.person();
    let prefix = story.one().tongue.pick([
        "Automatic reply: ",
        "Automatische Antwort: ",
        "Réponse automatique : ",
        "Respuesta automática: ",
    ]);
    let text = story.one().tongue.pick(AWAY);
    let subject = format!("{prefix}{}", story.subject);
    let letter = story.letter(&person.mailbox(), &subject, text);
    story.arrives("absent, without a header", &letter, story.by_address());
}

/// Somebody passes on what they got, as a file: nothing of the thread stands in the header.
fn forwarded_whole(story: &mut Story<'_>) {
    let name = stranger(story.random);
    let from = format!("{name} <{}@{}>", local(&name), group(story));
    let (id, to) = (story.ours.last().unwrap().clone(), story.one().contacts[0].address.clone());
    let body = format!(
        "Content-Type: multipart/mixed; boundary=\"f.f\"\n\n--f.f\nContent-Type: text/plain; \
         charset=utf-8\nContent-Transfer-Encoding: 8bit\n\nHi Ada, I have this from {}. We will be \
         in touch by Friday.\n\n--f.f\nContent-Type: message/rfc822\n\nFrom: {ME}\nTo: {to}\n\
         Subject: Thank you\nMessage-ID: <{id}>\n\nHello,\n\nthank you for the conversation.\n\n\
         --f.f--\n",
        story.one().company
    );
    let subject = format!("Fwd: {}", story.subject);
    let letter = Letter { body: Some(body), ..story.letter(&from, &subject, "") };
    story.arrives("forwarded whole", &letter, story.plausible());
}

fn forwarded_inline(story: &mut Story<'_>) {
    let name = stranger(story.random);
    let from = format!("{name} <{}@{}>", local(&name), group(story));
    let prefix = story.random.pick(&["WG: ", "FW: ", "TR : ", "RV: "]);
    let subject = format!("{prefix}{}", story.subject);
    let text = format!(
        "{}\n\n-----Original Message-----\nFrom: Ada Park\nSubject: {}\n\nHello,\n",
        news(story),
        story.subject
    );
    let letter = story.letter(&from, &subject, &text).answers(&story.ours.clone());
    story.arrives("forwarded inline", &letter, story.plausible());
}

/// Exchange keeps its own mark of a thread, where a gateway has taken the ids away.
fn with_thread_index_alone(story: &mut Story<'_>) {
    let (person, text) = (story.person(), news(story));
    let mut index = vec![1];
    index.extend((0..3).flat_map(|_| story.random.next().to_le_bytes()).take(21));
    let topic = story.random.pick(&["Your visit", "Ihr Besuch", "Questions"]);
    let letter = story
        .letter(&person.mailbox(), topic, &text)
        .with("Thread-Topic", topic)
        .with("Thread-Index", &STANDARD.encode(&index));
    story.arrives("in a new thread", &letter, story.by_address());
    story.at += SignedDuration::from_hours(5);
    index.extend([0, 1, 2, 3, 4]);
    let name = stranger(story.random);
    let from = format!("{name} <{}@{}>", local(&name), group(story));
    let letter = story
        .letter(&from, &format!("RE: {topic}"), &text)
        .with("Thread-Topic", topic)
        .with("Thread-Index", &STANDARD.encode(&index));
    story.arrives("with a Thread-Index alone", &letter, story.plausible());
}

fn answered_by_hand(story: &mut Story<'_>) {
    in_new_thread(story);
    story.at += SignedDuration::from_hours(2);
    let (person, last) = (story.person(), story.theirs.last().unwrap().clone());
    let text = "Hello,\n\nthese are the references.\n\nAda\n";
    let letter = own::by_hand(story.random, &person.mailbox(), "Re: News", text, story.at);
    // Where the address is of several applications, so is the mail that is answered.
    let truth = story.by_address();
    story.writes("answered by hand", &letter.answers(&[last]), truth);
}

fn written_by_hand(story: &mut Story<'_>) {
    let person = story.person();
    let text = "Hello,\n\nis there any news?\n\nAda\n";
    let letter = own::by_hand(story.random, &person.mailbox(), "My application", text, story.at);
    story.writes("written by hand", &letter, story.plausible());
}

fn with_lowered_id(story: &mut Story<'_>) {
    let (person, subject, text) = (story.person(), re(story), news(story));
    let from = format!("{} <{}@mobile.example>", person.name, local(&person.name));
    let ids: Vec<String> = story.ours.iter().map(|id| id.to_lowercase()).collect();
    let letter = story.letter(&from, &subject, &text).answers(&ids);
    story.arrives("with an id in lower case", &letter, story.sure());
}

fn reacted(story: &mut Story<'_>) {
    let (person, subject) = (story.person(), re(story));
    let body = "Content-Type: multipart/alternative; boundary=\"e.e\"\n\n--e.e\nContent-Type: \
        text/plain; charset=utf-8\nContent-Transfer-Encoding: 8bit\n\n👍 reacted via mail\n\n--e.e\n\
        Content-Type: text/vnd.google.email-reaction+json; charset=utf-8\n\n\
        {\"emoji\": \"👍\", \"version\": 1}\n\n--e.e--\n";
    let letter = story.letter(&person.mailbox(), &subject, "").answers(&story.ours.clone());
    let letter = Letter { body: Some(body.to_owned()), ..letter };
    story.arrives("a reaction", &letter, story.sure());
}

fn by_human_resources(story: &mut Story<'_>) {
    let (text, subject) = (news(story), role_at_company(story));
    let name = stranger(story.random);
    let from = format!("{name} <{}.hr@{}>", local(&name), house(story));
    let letter = story.letter(&from, &subject, &text);
    story.arrives("by somebody else there", &letter, story.plausible());
}

pub fn acknowledged_by_platform(story: &mut Story<'_>) {
    let Some(platform) = story.one().platform else { return in_thread(story) };
    let company = story.one().company.clone();
    let text = format!("Thank you for applying to {company}. We have received your application.\n");
    let from = format!("{company} Recruiting <no-reply@{platform}>");
    let subject = format!("Thank you for applying to {company}");
    let letter = story.letter(&from, &subject, &text);
    let letter = marked(story, letter);
    story.arrives("acknowledged, by the platform", &letter, story.plausible());
}

fn through_a_ticket_system(story: &mut Story<'_>) {
    let (subject, text) = (re(story), news(story));
    let from = format!("People Desk <{}@people-desk.example>", stem(story));
    let letter = story
        .letter(&from, &format!("[#4711] {subject}"), &text)
        .answers(&story.ours.clone())
        .with("Auto-Submitted", "auto-generated")
        .with("List-Unsubscribe", "<https://people-desk.example/u>");
    story.arrives("through a ticket system", &letter, story.sure());
}

fn challenged(story: &mut Story<'_>) {
    let subject = re(story);
    let text = "Your message is held. Click the link to confirm that you are a person.\n";
    let letter = story
        .letter("Mail Guard <no-reply@mail-guard.example>", &subject, text)
        .answers(&story.ours.clone());
    story.arrives("a challenge", &letter, story.sure());
}

fn without_an_id(story: &mut Story<'_>) {
    let (person, subject, text) = (story.person(), re(story), news(story));
    let letter = story.letter(&person.mailbox(), &subject, &text).id("");
    let raw = super::write::received(story.random, &letter);
    story.brings(Mail::new(story.at, "without an id", raw, story.by_address()));
}

/// An assistant writes, or a system, and answers go to the contact.
fn for_somebody_else(story: &mut Story<'_>) {
    let (person, text) = (story.person(), news(story));
    let from = format!("Office <assistant@{}-office.example>", stem(story));
    let header = story.random.pick(&["Reply-To", "Sender"]);
    let letter =
        story.letter(&from, "Your visit", &text).with(header, &format!("<{}>", person.address));
    story.arrives("for the contact", &letter, story.plausible());
}

fn by_two_authors(story: &mut Story<'_>) {
    let (person, text) = (story.person(), news(story));
    let (_, agency) = AGENCIES[0];
    let id = fresh_id(story.random, ME);
    let from = format!("colleague@{}-office.example, {}", stem(story), person.address);
    let letter = Letter::new(&from, ME, "Your visit", &text, story.at)
        .id(&id)
        .shape(Shape::Plain)
        .with("X-Relay", agency);
    story.arrives("by two authors", &letter, story.plausible());
}
