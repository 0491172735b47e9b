//! The true traffic of an application: what is sent, and the ways in which answers come.

use afterword::timeline::words::Sureness::{Plausible, Sure};
use jiff::{SignedDuration, Timestamp};

use super::cast::{Candidacy, ME, Person, days};
use super::write::{Letter, Shape, address, fresh_id, received, written};
use super::{Happening, Mail, Sent, Truth, own, ways};
use crate::simulation::random::Random;

/// An application's story as it is told.
pub struct Story<'a> {
    pub random: &'a mut Random,
    pub cast: &'a [Candidacy],
    pub n: usize,
    pub at: Timestamp,
    /// Ids of what Afterword sent, and the subject of the last.
    pub ours: Vec<String>,
    pub subject: String,
    /// Ids of what they wrote.
    pub theirs: Vec<String>,
    pub events: Vec<(Timestamp, Happening)>,
}

/// How many answers an application gets.
const ANSWERS: usize = 12;

/// What happens to the n-th application.
pub fn tell(random: &mut Random, cast: &[Candidacy], n: usize) -> Vec<(Timestamp, Happening)> {
    let one = &cast[n];
    let at = one.added;
    let (ours, theirs, events) = (Vec::new(), Vec::new(), Vec::new());
    let mut story = Story { random, cast, n, at, ours, subject: String::new(), theirs, events };
    story.before();
    story.events.push((one.added, Happening::Add(n)));
    for (round, day) in [1, 12, 30].into_iter().enumerate() {
        story.at = one.added + days(day);
        story.sends(round);
    }
    let sent = std::mem::take(&mut story.ours);
    let lasts = one.closed.duration_since(one.added).as_hours() - 72;
    for k in 0..ANSWERS {
        let hours = 30 + (lasts - 30) * i64::try_from(k).unwrap() / i64::try_from(ANSWERS).unwrap();
        story.at = one.added + SignedDuration::from_hours(hours + story.random.between(0, 20));
        let round = [1, 12, 30].iter().filter(|day| one.added + days(**day) < story.at).count();
        story.ours = sent[..round.max(1)].to_vec();
        let way = ways::WAYS[(n * ANSWERS + k) % ways::WAYS.len()];
        way(&mut story);
    }
    story.events.push((one.closed, Happening::Close(n)));
    story.events
}

impl Story<'_> {
    pub fn one(&self) -> &Candidacy {
        &self.cast[self.n]
    }

    pub fn person(&mut self) -> Person {
        let one = &self.cast[self.n];
        one.contacts[self.random.below(one.contacts.len())].clone()
    }

    /// What an address alone proves: that of a contact of several open applications proves less.
    pub fn by_address(&self) -> Truth {
        let at = self.at;
        let open = |other: &usize| self.cast[*other].added <= at && at < self.cast[*other].closed;
        let closed = at < self.one().added || self.one().closed <= at;
        let several = self.one().kin.iter().any(open);
        Truth::Of(self.n, Some(if several || closed { Plausible } else { Sure }))
    }

    pub fn sure(&self) -> Truth {
        Truth::Of(self.n, Some(Sure))
    }

    pub fn plausible(&self) -> Truth {
        Truth::Of(self.n, Some(Plausible))
    }

    /// A letter to the candidate, with an id of its own.
    pub fn letter(&mut self, from: &str, subject: &str, text: &str) -> Letter {
        let id = fresh_id(self.random, from);
        let shape = self.random.pick(&[Shape::Plain, Shape::Html, Shape::Both, Shape::Attached]);
        Letter::new(from, ME, subject, text, self.at).id(&id).shape(shape)
    }

    /// It arrives.
    pub fn arrives(&mut self, kind: &'static str, letter: &Letter, truth: Truth) {
        let raw = received(self.random, letter);
        self.theirs.push(letter.id.clone());
        self.brings(Mail::new(self.at, kind, raw, truth));
    }

    pub fn brings(&mut self, mail: Mail) {
        self.events.push((self.at, Happening::Mail(mail)));
    }

    /// The candidate writes by hand; the copy stands in Sent.
    pub fn writes(&mut self, kind: &'static str, letter: &Letter, truth: Truth) {
        let raw = written(self.random, letter);
        let mail = Mail::new(self.at, kind, raw, truth);
        self.brings(Mail { folder: "Sent", ..mail });
    }

    /// Before it is added: an application sent, an acknowledgement, a date proposed.
    fn before(&mut self) {
        let one = self.one().clone();
        let person = one.contacts[0].clone();
        self.at = one.added - days(24);
        let subject = format!("Application: {}", one.role);
        let text = "Dear all,\n\nplease find my papers attached.\n\nAda Park\n";
        let letter = own::by_hand(self.random, &person.mailbox(), &subject, text, self.at);
        let applied = letter.id.clone();
        self.writes("own application", &letter, self.plausible());
        self.at = one.added - days(22);
        if one.platform.is_some() {
            ways::acknowledged_by_platform(self);
        }
        self.at = one.added - days(6);
        let text = "Hi Ada,\n\nwe would like to invite you to an interview next week.\n";
        let letter = self.letter(&person.mailbox(), &format!("Re: {subject}"), text);
        self.arrives("invited, before it was added", &letter.answers(&[applied]), self.plausible());
    }

    /// Afterword sends, and the copy stands in Sent.
    fn sends(&mut self, round: usize) {
        let one = self.one().clone();
        let person = one.contacts[0].clone();
        if round == 0 {
            self.subject = format!("Thank you for today: {} at {}", one.role, one.company);
        }
        let subject =
            if round == 0 { self.subject.clone() } else { format!("Re: {}", self.subject) };
        let text = "Hello,\n\nthank you for the conversation.\n\nAda Park\n";
        let id = format!("Af.{:016x}.{round}@home.example", self.random.next());
        let mut letter = Letter::new(ME, &person.mailbox(), &subject, text, self.at).id(&id);
        if round > 0 {
            letter = letter.answers(&self.ours);
        }
        let raw = written(self.random, &letter);
        let (n, to) = (self.n, address(&letter.to).to_owned());
        let (id, copy) = (letter.id, raw.clone());
        self.events.push((self.at, Happening::Send(Sent { n, round, to, id: id.clone(), raw })));
        let mail = Mail::new(self.at, "copy of what was sent", copy, self.sure());
        let later = self.at + SignedDuration::from_secs(20);
        self.events.push((later, Happening::Mail(Mail { at: later, folder: "Sent", ..mail })));
        self.ours.push(id);
    }
}
