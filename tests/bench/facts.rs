//! How long the core takes over an application with a long history.

use std::collections::BTreeMap;
use std::hint::black_box;

use afterword::config::{Config, Env};
use afterword::timeline::decide::decide as next;
use afterword::timeline::facts::{
    ApplicationId, Contact, ContactId, Days, Fact, Facts, Interview, InterviewId, InterviewState,
    Message, MessageId, Reader, Reading, Seq, Terms, What,
};
use afterword::timeline::policy::{Policy, Shared};
use afterword::timeline::words::{Kind, Role, Sureness};
use jiff::{SignedDuration, Timestamp};

use crate::{best, say};

const HISTORIES: [usize; 3] = [50, 500, 5000];

/// Prints what a decision costs, by the length of the history.
pub fn decide() {
    let policy = policy();
    println!("\nDeciding about one application, one core");
    let mut per_fact = BTreeMap::new();
    for count in HISTORIES {
        let facts = history(count);
        let now = facts.facts.last().unwrap().at + SignedDuration::from_hours(1);
        let took = best(|| {
            let _ = black_box(next(&facts, &Shared::default(), &policy, now));
        });
        per_fact.insert(count, took.as_secs_f64() / count as f64);
        println!("  {:<34}{:>10}", format!("{count} facts"), say(took));
    }
    let ratio = per_fact.get(&5000).zip(per_fact.get(&500)).map_or(0.0, |(a, b)| a / b);
    println!("  {:<34}{ratio:>10.1}", "a fact of 5000 over one of 500");
}

/// An interview, and then a message with its reading each hour.
fn history(count: usize) -> Facts {
    let first: Timestamp = "2026-03-02T09:00:00Z".parse().unwrap();
    let contact = |id: i64| Contact {
        id: ContactId(id),
        role: Role::Recruiter,
        name: "Dana Reyes".to_owned(),
        greeting: Some("Dana".to_owned()),
        address: Some(format!("dana{id}@acme.example")),
        phone: None,
        postal: None,
        lead: id == 1,
        removed: false,
    };
    let terms = Terms {
        company: "Acme".to_owned(),
        role: "Engineer".to_owned(),
        cadence: "steady".to_owned(),
        ..Terms::default()
    };
    let held = Interview {
        id: InterviewId(1),
        state: InterviewState::Held,
        start: first,
        end: first + SignedDuration::from_hours(1),
        contacts: vec![ContactId(1)],
    };
    let mut all = vec![
        What::Terms(terms),
        What::Granted { places: 3 },
        What::Contact(contact(1)),
        What::Contact(contact(2)),
        What::Interview(held),
    ];
    while all.len() < count {
        let id = MessageId(i64::try_from(all.len()).unwrap());
        let today = first.to_zoned(jiff::tz::TimeZone::UTC).date();
        let day = today.checked_add(jiff::Span::new().days(30)).unwrap();
        all.push(What::Message(Message {
            id,
            own: false,
            sureness: Sureness::Sure,
            contact: Some(ContactId(1)),
            from: "dana1@acme.example".to_owned(),
            automatic: None,
            verified: true,
            failure: None,
            answers: true,
            attempt: None,
        }));
        all.push(What::Reading(Reading {
            message: id,
            kind: Kind::Timeline,
            also: Vec::new(),
            due: Some(Days { earliest: day, latest: day }),
            by: Reader::Afterword,
        }));
    }
    all.truncate(count);
    let fact = |(i, what)| {
        let i = i64::try_from(i).unwrap();
        let at = first + SignedDuration::from_hours(i);
        Fact { seq: Seq(i), at, recorded: at, what }
    };
    Facts { application: ApplicationId(1), facts: all.into_iter().enumerate().map(fact).collect() }
}

/// The shipped config and cadences.
fn policy() -> Policy {
    let env = Env::from_variables(|name| (name == "HOME").then(|| "/home/candidate".into()));
    Config::defaults(&env).unwrap().policy(BTreeMap::new())
}
