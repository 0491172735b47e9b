//! The beginning: what will be seen, who takes part, and the interviews.

use jiff::SignedDuration;

use super::plan::Plan;
use super::play::{Act, DemoError};
use super::screen::{Mark, Screen};
use super::stage::Stage;
use super::story::{CANDIDACIES, Candidacy, When};
use crate::timeline::facts::{
    ApplicationId, Contact, Debrief, Interview, InterviewState, Terms, What,
};

/// Three sentences on what will be seen.
pub(super) fn words(screen: &mut Screen<'_>) -> Result<(), DemoError> {
    screen.paragraph(
        "Afterword writes the follow-up mails after job interviews, asks before each of them, and \
         stops as soon as a company answers. You are about to see four weeks of it in about a \
         minute: Ada Park has four interviews, a real mail server of each kind carries the mails \
         on this machine, and only the calendar runs fast. Each line tells what happens and why: \
         * is what you do, → a mail that goes out, ← one that comes in, and the rest is \
         Afterword's own.",
    )?;
    screen.verbatim("\nStarting Dovecot (IMAP) and Exim (SMTP), on loopback only ... ")?;
    Ok(())
}

pub(super) fn started(screen: &mut Screen<'_>, well: bool) -> Result<(), DemoError> {
    screen.verbatim(if well { "running.\n\n" } else { "failed.\n\n" })?;
    Ok(())
}

/// Adds the four applications, as `afterword add` does.
pub(super) fn cast(stage: &mut Stage) -> Result<Vec<Act>, DemoError> {
    CANDIDACIES.iter().map(|candidacy| add(stage, candidacy)).collect()
}

fn add(stage: &mut Stage, story: &'static Candidacy) -> Result<Act, DemoError> {
    let now = stage.calendar.now();
    let terms = Terms {
        company: story.company.to_owned(),
        role: story.role.to_owned(),
        cadence: stage.config.default_cadence.clone(),
        domains: vec![story.domain.to_owned()],
        suits: Some(story.suits.to_owned()),
        ..Terms::default()
    };
    let no_day = |_| DemoError::astray("no such day");
    let ends = stage.zone.to_timestamp(story.interview).map_err(no_day)?;
    let id = stage.store.add_application(&terms, story.cap, now)?;
    let mut people = Vec::new();
    for (n, person) in story.people.iter().enumerate() {
        let contact = Contact {
            id: stage.store.new_contact_id(id)?,
            role: person.role,
            name: person.name.to_owned(),
            greeting: Some(person.greeting.to_owned()),
            address: Some(person.address.to_owned()),
            phone: None,
            postal: None,
            lead: n == 0,
            removed: false,
        };
        people.push(contact.id);
        stage.store.record(id, now, now, &What::Contact(contact))?;
    }
    let interview_id = stage.store.new_interview_id(id)?;
    let mut replies = Vec::new();
    for reply in story.replies {
        let at = match reply.when {
            When::At(at) => Some(stage.zone.to_timestamp(at).map_err(no_day)?),
            When::After(_) => None,
        };
        replies.push((at, reply));
    }
    let interview = Some(ends);
    let act = Act { story, id, people, interview_id, interview, replies, plan: Plan::default() };
    record_interview(stage, id, &act, InterviewState::Scheduled)?;
    Ok(act)
}

/// An interview ends, and the candidate answers the debrief.
pub(super) fn interview(
    stage: &mut Stage,
    screen: &mut Screen<'_>,
    act: &Act,
) -> Result<(), DemoError> {
    let now = stage.calendar.now();
    record_interview(stage, act.id, act, InterviewState::Held)?;
    let names: Vec<&str> = act.story.people.iter().map(|person| person.name).collect();
    let text = format!("Your interview with {} ends ({}).", names.join(" and "), act.story.role);
    screen.event(&stage.local(now), act.story.company, Mark::You, &text)?;
    for (contact, person) in act.people.iter().zip(act.story.people) {
        let mention = person.mention.to_owned();
        let debrief = Debrief { interview: act.interview_id, contact: *contact, mention };
        stage.store.record(act.id, now, now, &What::Debrief(debrief))?;
        let text = format!("You note, for {}: {}.", person.greeting, person.mention);
        screen.more(&text)?;
    }
    Ok(())
}

fn record_interview(
    stage: &mut Stage,
    id: ApplicationId,
    act: &Act,
    state: InterviewState,
) -> Result<(), DemoError> {
    let now = stage.calendar.now();
    let no_day = |_| DemoError::astray("no such day");
    let end = stage.zone.to_timestamp(act.story.interview).map_err(no_day)?;
    let start = end - SignedDuration::from_hours(1);
    let contacts = act.people.clone();
    let interview = Interview { id: act.interview_id, state, start, end, contacts };
    stage.store.record(id, now, now, &What::Interview(interview))?;
    Ok(())
}
