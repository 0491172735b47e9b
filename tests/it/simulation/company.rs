//! What comes into the mailbox: replies of every kind, automatic ones, failures, copies.

use afterword::store::{NewMatch, NewReading};
use afterword::timeline::almanac::days_after;
use afterword::timeline::facts::*;
use afterword::timeline::state::State;
use afterword::timeline::words::*;
use jiff::{SignedDuration, Timestamp};

use super::world::{Mail, World};

/// Kinds that end things are the rarer ones, so that lives grow old.
const KINDS: [Kind; 22] = [
    Kind::Stop,
    Kind::Stop,
    Kind::Rejection,
    Kind::Closed,
    Kind::Offer,
    Kind::Advance,
    Kind::InfoRequested,
    Kind::Referral,
    Kind::FollowUpRequested,
    Kind::FollowUpRequested,
    Kind::Timeline,
    Kind::Timeline,
    Kind::Timeline,
    Kind::Holding,
    Kind::Holding,
    Kind::Acknowledgement,
    Kind::Acknowledgement,
    Kind::Unrelated,
    Kind::Unclear,
    Kind::OutOfOffice,
    Kind::OutOfOffice,
    Kind::OutOfOffice,
];

/// A message of the company to one application.
pub fn writes(world: &mut World) {
    let app = world.random.pick(&world.apps.clone());
    let state = State::collect(&world.facts(app));
    let contact = world.random.pick(&state.contacts);
    let delivered: Vec<_> =
        world.datas.iter().filter(|d| d.delivered() && !d.bounced).cloned().collect();
    if world.random.chance(12) && !delivered.is_empty() {
        let data = world.random.pick(&delivered);
        return bounces(world, data.attempt, data.touch.application, &data.address);
    }
    if world.random.chance(10) {
        return own_mail(world, app, contact.id);
    }
    let kind = world.random.pick(&KINDS);
    let from = contact.address.clone().unwrap_or_else(|| "office@company.example".to_owned());
    let sureness = if world.random.chance(85) { Sureness::Sure } else { Sureness::Plausible };
    let verified = world.random.chance(70);
    let contact = Some(contact.id).filter(|_| sureness == Sureness::Sure);
    let unread = kind == Kind::Unrelated && world.random.chance(10);
    let reading = (!unread).then(|| reading(world, kind));
    let automatic = match kind {
        Kind::OutOfOffice => Some(Automatic::OutOfOffice),
        Kind::Acknowledgement => world.random.pick(&[None, Some(Automatic::Acknowledgement)]),
        _ => None,
    };
    let mut matches = vec![of(app, sureness, contact, verified)];
    if sureness == Sureness::Plausible {
        let others = world.apps.iter().filter(|other| **other != app);
        matches.extend(others.map(|other| of(*other, sureness, None, verified)));
    }
    let mail = Mail { automatic, ..mail(world, from, matches, reading) };
    world.deliver("INBOX", mail);
}

fn of(
    application: ApplicationId,
    sureness: Sureness,
    contact: Option<ContactId>,
    verified: bool,
) -> NewMatch {
    let at = Timestamp::MIN;
    NewMatch { application, at, sureness, contact, verified, answers: false }
}

fn mail(
    world: &mut World,
    from: String,
    matches: Vec<NewMatch>,
    reading: Option<NewReading>,
) -> Mail {
    let late = match world.random.below(10) {
        0 => Some(world.random.between(60, 5000)),
        1 => None,
        _ => Some(0),
    };
    let date = late.map(|minutes| world.now - SignedDuration::from_mins(minutes));
    let id = format!("m{}@company.example", world.serial());
    let (automatic, failure, attempt, own) = (None, None, None, false);
    Mail { id, from, own, date, automatic, failure, attempt, matches, reading }
}

/// A reading of this kind, with days where the kind has them.
pub fn reading(world: &mut World, kind: Kind) -> NewReading {
    let today = jiff::tz::TimeZone::UTC.to_datetime(world.now).date();
    let first = days_after(today, u32::try_from(world.random.between(0, 14)).unwrap());
    let last = days_after(first, u32::try_from(world.random.between(0, 7)).unwrap());
    let dated = matches!(kind, Kind::Timeline | Kind::FollowUpRequested | Kind::OutOfOffice)
        || world.random.chance(10);
    let due = (dated && world.random.chance(90)).then_some(Days { earliest: first, latest: last });
    let mut also = Vec::new();
    if world.random.chance(6) {
        also.push(world.random.pick(&[Kind::Timeline, Kind::Rejection, Kind::InfoRequested]));
        also.retain(|other| *other != kind);
    }
    NewReading { kind, also, due, evidence: Vec::new() }
}

fn bounces(world: &mut World, attempt: AttemptId, app: ApplicationId, address: &str) {
    let status = world.random.pick(&["5.1.1", "5.1.1", "5.2.2"]);
    let reading = NewReading { kind: Kind::Bounce, also: vec![], due: None, evidence: vec![] };
    let from = "mailer-daemon@mail.example".to_owned();
    let known = mail(world, from, vec![of(app, Sureness::Sure, None, true)], Some(reading));
    let failure = Failure {
        address: Some(address.to_owned()),
        status: Some(status.to_owned()),
        attempt: Some(attempt),
    };
    let mail = Mail { automatic: Some(Automatic::Bounce), failure: Some(failure), ..known };
    if let Some(data) = world.datas.iter_mut().find(|data| data.attempt == attempt) {
        data.bounced = true;
    }
    world.deliver("INBOX", mail);
}

/// The candidate has written by hand, seen in Sent.
fn own_mail(world: &mut World, app: ApplicationId, contact: ContactId) {
    let answers = world.random.chance(30);
    let matched = NewMatch { answers, ..of(app, Sureness::Sure, Some(contact), true) };
    let mail = mail(world, "candidate@candidate.example".to_owned(), vec![matched], None);
    world.deliver("Sent", Mail { own: true, ..mail });
}

/// The copy of a mail of Afterword's.
pub fn copy_in_sent(world: &mut World, attempt: AttemptId) {
    let Some(data) = world.datas.iter().find(|d| d.attempt == attempt).cloned() else { return };
    let matched = of(data.touch.application, Sureness::Sure, data.touch.contact, true);
    let copy = mail(world, "candidate@candidate.example".to_owned(), vec![matched], None);
    let attempt = Some(attempt);
    world.deliver("Sent", Mail { own: true, attempt, date: Some(world.now), ..copy });
}
