//! What the candidate does: the applications, and every button there is.

use afterword::store::NewMatch;
use afterword::timeline::almanac::days_after;
use afterword::timeline::facts::*;
use afterword::timeline::state::State;
use afterword::timeline::window::Window;
use afterword::timeline::words::*;
use jiff::{SignedDuration, Timestamp};

use super::super::scenarios::CADENCES;
use super::world::{Event, World};
use super::{driver, known};

const ROLES: [Role; 10] = [
    Role::Recruiter,
    Role::HiringManager,
    Role::HiringManager,
    Role::Interviewer,
    Role::Interviewer,
    Role::Interviewer,
    Role::Hr,
    Role::Agency,
    Role::Inside,
    Role::Reference,
];

/// Adds applications, the later ones with a contact of the first.
pub fn sets_out(world: &mut World) {
    for number in 0..world.random.between(1, 2) {
        let cadence = world.random.pick(&CADENCES);
        adds(world, number, cadence);
    }
    for _ in 0..world.random.between(3, 14) {
        let minutes = world.random.between(10, 60 * 24 * 50);
        let event = match world.random.below(20) {
            0..8 => Event::Candidate,
            8..17 => Event::Company,
            17 => Event::NewValidity,
            _ => Event::Clock,
        };
        world.later(minutes, event);
    }
}

fn adds(world: &mut World, number: i64, cadence: &str) {
    let cap = world.random.between(1, 4);
    let zone = world.random.pick(&[None, Some("Asia/Tokyo"), Some("America/New_York")]);
    let terms = Terms {
        company: format!("Company {number}"),
        role: "Engineer".to_owned(),
        zone: zone.map(str::to_owned),
        cadence: cadence.to_owned(),
        by: world.random.pick(&[None, None, None, Some(Channel::Call), Some(Channel::Email)]),
        domains: vec!["company.example".to_owned()],
        weekend: world.random.pick(&[None, None, Some([5, 6].into()), Some([7].into())]),
        ..Terms::default()
    };
    let places = u32::try_from(cap).unwrap();
    let app = world.store.add_application(&terms, places, world.now).unwrap();
    world.say(&format!("{app}: added, cap {cap}, {terms:?}"));
    world.apps.push(app);
    for n in 0..world.random.between(1, 4) {
        let shared = n == 0 && world.random.chance(75);
        adds_contact(world, app, shared);
    }
    let ago = world.random.between(-2000, 3000);
    interview(world, app, ago);
    if world.random.chance(40) {
        expects(world, app);
    }
    let minutes = world.random.between(1, 600);
    world.later(minutes, Event::Searched(app));
}

fn adds_contact(world: &mut World, app: ApplicationId, shared: bool) {
    let id = world.store.new_contact_id(app).unwrap();
    let address = match world.random.below(10) {
        _ if shared => Some("dana@agency.example".to_owned()),
        0 | 1 => None,
        _ => Some(format!("Person{id}@company.example")),
    };
    let phone = world.random.chance(60).then(|| "+1 555 0100".to_owned());
    let contact = Contact {
        id,
        role: world.random.pick(&ROLES),
        name: format!("Person {id}"),
        greeting: Some("Person".to_owned()),
        address,
        phone,
        postal: None,
        lead: world.random.chance(20),
        removed: false,
    };
    world.record(app, &What::Contact(contact));
}

/// An interview that ended so many minutes ago, or is to come.
fn interview(world: &mut World, app: ApplicationId, ago: i64) {
    let id = world.store.new_interview_id(app).unwrap();
    let end = world.now - SignedDuration::from_mins(ago);
    let held = ago >= 0 && world.random.chance(90);
    let state = if held { InterviewState::Held } else { InterviewState::Scheduled };
    let known = State::collect(&world.facts(app)).contacts;
    let contacts = known.iter().filter(|_| world.random.chance(60)).map(|c| c.id).collect();
    let start = end - SignedDuration::from_mins(60);
    world.record(app, &What::Interview(Interview { id, state, start, end, contacts }));
}

fn days(world: &mut World) -> Days {
    let today = jiff::tz::TimeZone::UTC.to_datetime(world.now).date();
    let earliest = days_after(today, u32::try_from(world.random.between(1, 12)).unwrap());
    let latest = days_after(earliest, u32::try_from(world.random.between(0, 6)).unwrap());
    Days { earliest, latest }
}

fn expects(world: &mut World, app: ApplicationId) {
    let days = days(world);
    let kind = world.random.pick(TimelineKind::ALL);
    let by = world.random.pick(&[None, None, Some(Channel::Call), Some(Channel::Email)]);
    let contacts = State::collect(&world.facts(app)).contacts;
    let contact = world.random.chance(50).then(|| world.random.pick(&contacts).id);
    let told = Expectation { kind, days, by, contact };
    world.record(app, &What::Expectation(told));
}

/// Turns to one touch of the queue.
pub fn reacts(world: &mut World, touch: &TouchKey) {
    let app = touch.application;
    let Ok(Some((_, draft))) = world.store.latest_draft(touch) else { return };
    let ahead = driver::ahead(world, app);
    let Some(planned) = ahead.planned.iter().find(|p| p.key == *touch).cloned() else { return };
    let (touch, digest) = (touch.clone(), draft.digest.clone());
    if !world.random.chance(world.diligence) {
        return refuses(world, touch);
    }
    if touch.channel != Channel::Email {
        let call = touch.channel == Channel::Call;
        let outcome = call.then(|| world.random.pick(CallOutcome::ALL));
        world.record(app, &What::Done { touch: touch.clone(), outcome });
        if call && world.random.chance(15) {
            // They call back, or it comes out how it went.
            let outcome = Some(world.random.pick(CallOutcome::ALL));
            world.record(app, &What::Done { touch, outcome });
        }
        return;
    }
    if !draft.needs.is_empty() || world.random.chance(30) {
        let text = format!("{touch} by hand {}", world.serial());
        driver::record_draft(world, app, &planned, text, Vec::new(), true);
        return;
    }
    world.record(app, &What::Approval { touch: touch.clone(), digest });
    if world.faults && world.random.chance(40) {
        let minutes = world.random.between(1, 300);
        world.later(minutes, Event::Company);
    }
    if world.random.chance(12) {
        let at_this_hour = world.random.chance(50);
        world.record(app, &What::Hurry { touch, at_this_hour });
    }
}

fn refuses(world: &mut World, touch: TouchKey) {
    let app = touch.application;
    match world.random.below(4) {
        0 => drop(world.record(app, &What::Skip { touch })),
        1 => {
            let until = world.now + SignedDuration::from_hours(world.random.between(1, 100));
            world.record(app, &What::Snooze { touch, until });
        }
        _ => {}
    }
}

/// One button, at random.
pub fn acts(world: &mut World) {
    let app = world.random.pick(&world.apps.clone());
    let state = State::collect(&world.facts(app));
    match world.random.below(22) {
        0 => logs(world, app, &state),
        1 => expects(world, app),
        2 => drop(world.record(app, &What::Closed)),
        3 => drop(world.record(app, &What::Reopened)),
        4 => {
            world.record(app, &What::Paused { until: None });
            let minutes = world.random.between(100, 9000);
            world.later(minutes, Event::Resume(app));
        }
        5 => {
            adds_contact(world, app, false);
            let minutes = world.random.between(1, 600);
            world.later(minutes, Event::Searched(app));
        }
        6 => {
            let ago = world.random.between(-3000, 100);
            interview(world, app, ago);
        }
        7 | 8 => corrects(world, app, &state),
        9 | 10 => assigns(world, app),
        11 => drop(world.record(app, &What::Granted { places: 1 })),
        12 | 13 => edits_policy(world),
        14 => {
            let what = What::Logged { what: ByHand::Answered, contact: None };
            world.record(app, &what);
        }
        15 | 16 => counts(world, app),
        17 => changes_contact(world, app, &state),
        18 => changes_terms(world, app, &state),
        19 => changes_interview(world, app, &state),
        20 => does_late(world, app),
        _ => holds_interview(world, app, &state),
    }
}

fn logs(world: &mut World, app: ApplicationId, state: &State) {
    let outcome = world.random.pick(CallOutcome::ALL);
    let what = world.random.pick(&[ByHand::Call(outcome), ByHand::Mail, ByHand::Letter]);
    let contact = Some(world.random.pick(&state.contacts).id);
    world.record(app, &What::Logged { what, contact });
}

/// Says what something of their own counts as.
fn counts(world: &mut World, app: ApplicationId) {
    let facts = world.facts(app);
    let own: Vec<Seq> = known::own(&facts).iter().map(|fact| fact.seq).collect();
    if !own.is_empty() {
        let what = world.random.pick(&own);
        let as_what = world.random.pick(CountsAs::ALL);
        world.record(app, &What::Counted { what, as_what });
    }
}

/// A contact leaves, gets a phone, loses the address or becomes the lead.
fn changes_contact(world: &mut World, app: ApplicationId, state: &State) {
    let known = world.random.pick(&state.contacts);
    let changed = match world.random.below(4) {
        0 => Contact { removed: true, ..known },
        1 => Contact { phone: Some("+1 555 0123".to_owned()), ..known },
        2 => Contact { address: None, ..known },
        _ => Contact { lead: true, ..known },
    };
    world.record(app, &What::Contact(changed));
}

fn changes_terms(world: &mut World, app: ApplicationId, state: &State) {
    let Some(terms) = state.terms.clone() else { return };
    let cadence = world.random.pick(&CADENCES).to_owned();
    let by = world.random.pick(&[None, Some(Channel::Call), Some(Channel::Email)]);
    world.record(app, &What::Terms(Terms { cadence, by, ..terms }));
}

/// An interview to come is moved, or called off.
fn changes_interview(world: &mut World, app: ApplicationId, state: &State) {
    for (_, known) in state.interviews.values() {
        if known.state == InterviewState::Scheduled {
            let later = SignedDuration::from_mins(world.random.between(-500, 6000));
            let (start, end) = (known.start + later, known.end + later);
            let state = world.random.pick(&[known.state, known.state, InterviewState::Cancelled]);
            world.record(app, &What::Interview(Interview { state, start, end, ..known.clone() }));
        }
    }
}

/// Does a task that went by, all the same.
fn does_late(world: &mut World, app: ApplicationId) {
    let state = State::collect(&world.facts(app));
    let missed = state.touches.iter().filter(|(key, touch)| {
        key.channel != Channel::Email && touch.missed.is_some() && touch.done.is_none()
    });
    let missed: Vec<TouchKey> = missed.map(|(key, _)| key.clone()).collect();
    if !missed.is_empty() {
        let touch = world.random.pick(&missed);
        let outcome = (touch.channel == Channel::Call).then_some(CallOutcome::Voicemail);
        world.record(app, &What::Done { touch, outcome });
    }
}

fn holds_interview(world: &mut World, app: ApplicationId, state: &State) {
    for (_, known) in state.interviews.values() {
        if known.state == InterviewState::Scheduled && known.end <= world.now {
            let state = world.random.pick(&[InterviewState::Held, InterviewState::Cancelled]);
            world.record(app, &What::Interview(Interview { state, ..known.clone() }));
        }
    }
}

fn corrects(world: &mut World, app: ApplicationId, state: &State) {
    let theirs: Vec<_> = state.messages.values().filter(|m| !m.message.own).collect();
    if theirs.is_empty() {
        return;
    }
    let message = world.random.pick(&theirs).message.id;
    let kinds = [Kind::Holding, Kind::Timeline, Kind::Acknowledgement, Kind::Unclear];
    let kind = world.random.pick(&kinds);
    let read = super::company::reading(world, kind);
    let by = Reader::Candidate;
    world.record(
        app,
        &What::Reading(Reading { message, kind, also: Vec::new(), due: read.due, by }),
    );
}

/// Does what a message asks for: says whose it is, what it means, or that it is answered.
pub fn answers(world: &mut World, app: ApplicationId, message: MessageId) {
    let state = State::collect(&world.facts(app));
    let Some(taken) = state.messages.get(&message) else { return };
    if !taken.belongs() {
        return assigns(world, app);
    }
    let kind = taken.reading.as_ref().map(|reading| reading.kind);
    match kind {
        Some(Kind::Advance) => {
            let ago = world.random.between(-3000, 100);
            interview(world, app, ago);
        }
        Some(Kind::InfoRequested | Kind::Referral) => {
            world.record(app, &What::Logged { what: ByHand::Answered, contact: None });
        }
        _ if world.random.chance(50) => {
            world.record(app, &What::Logged { what: ByHand::Answered, contact: None });
        }
        _ => corrects(world, app, &state),
    }
}

/// Says of the messages that ask for it whose they are.
pub fn assigns(world: &mut World, app: ApplicationId) {
    let state = State::collect(&world.facts(app));
    let asking: Vec<_> = state.messages.values().filter(|m| !m.belongs()).collect();
    if asking.is_empty() {
        return;
    }
    let taken = world.random.pick(&asking);
    let to = NewMatch {
        application: app,
        at: taken.at,
        sureness: Sureness::Sure,
        contact: None,
        verified: false,
        answers: false,
    };
    let to = world.random.chance(60).then_some(&to);
    world.say(&format!("{app}: message {} assigned to {to:?}", taken.message.id));
    world.store.assign(taken.message.id, to, world.now).unwrap();
}

fn edits_policy(world: &mut World) {
    let now = world.now;
    let today = jiff::tz::TimeZone::UTC.to_datetime(now).date();
    let soon = days_after(today, u32::try_from(world.random.between(0, 9)).unwrap());
    match world.random.below(5) {
        0 => {
            let text = world.random.pick(&["* 9-16 * * Mon-Fri", "* 11 * * Tue,Thu"]);
            world.policy.windows.check_in = Window::parse(&[text]).unwrap();
        }
        1 => drop(world.policy.holidays.insert(soon)),
        2 => world.policy.quiet.push(Days { earliest: soon, latest: days_after(soon, 2) }),
        3 => world.policy.limits.min_gap = u32::try_from(world.random.between(1, 6)).unwrap(),
        _ => {
            for (name, cadence) in &mut world.policy.cadences {
                let wait = cadence.no_timeline.waits.first_mut().unwrap();
                wait.count = u32::try_from(world.random.between(1, 9)).unwrap();
                world.policy.since.insert(name.clone(), now);
            }
        }
    }
    world.say("the config was edited");
    world.store.wake_all(now).unwrap();
}

/// Says what became of a try, by the truth.
pub fn settles(world: &mut World, attempt: AttemptId) {
    let unended = world.store.unended().unwrap();
    if !unended.iter().any(|known| known.id == attempt) {
        return;
    }
    let data = world.datas.iter_mut().find(|data| data.attempt == attempt);
    let end = match data {
        Some(data) if data.delivered() => AttemptEnd::Accepted,
        Some(data) => {
            data.disowned = true;
            AttemptEnd::CandidateSaysNotSent
        }
        None => AttemptEnd::CandidateSaysNotSent,
    };
    world.say(&format!("attempt {attempt} settled: {end:?}"));
    world.store.end_attempt(attempt, world.now, &end, "").unwrap();
}

/// The machine sleeps, or its clock is set back.
pub fn clock(world: &mut World) -> Timestamp {
    let jump = match world.random.below(3) {
        0 => -60,
        _ => world.random.between(60, 60 * 24 * 6),
    };
    world.say(&format!("the clock jumps by {jump} minutes"));
    world.now + SignedDuration::from_mins(jump)
}
