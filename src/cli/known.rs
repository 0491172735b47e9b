//! An application as it stands, for the commands: its facts, and what the core makes of them.

use jiff::civil::Date;
use jiff::tz::TimeZone;
use jiff::{Timestamp, Zoned};

use super::{Context, Failure, say};
use crate::timeline::almanac::Almanac;
use crate::timeline::facts::{
    ApplicationId, Contact, ContactId, Facts, Interview, InterviewId, InterviewState, Terms, What,
};
use crate::timeline::outlook::{Hold, Outlook, Standing, outlook};
use crate::timeline::policy::Shared;
use crate::timeline::state::State;

/// What is known of an application.
pub(super) struct Known {
    pub id: ApplicationId,
    pub facts: Facts,
    pub shared: Shared,
    pub outlook: Outlook,
    pub terms: Terms,
    pub zone: TimeZone,
}

impl Known {
    /// The application that the candidate means, as `Context::application` finds it.
    pub fn find(context: &Context<'_>, text: &str) -> Result<Self, Failure> {
        Self::of(context, context.application(text)?)
    }

    /// An application by its id.
    pub fn of(context: &Context<'_>, id: ApplicationId) -> Result<Self, Failure> {
        let look = context.store.look(id, context.at())?;
        let policy = context.policy()?;
        let outlook = outlook(&look.facts, &look.shared, &policy, context.at());
        let terms = outlook.state.terms.clone();
        let terms = terms.ok_or_else(|| Failure::failed(format!("application {id} is empty")))?;
        let zone = Almanac::new(&policy, Some(&terms)).zone().clone();
        Ok(Self { id, facts: look.facts, shared: look.shared, outlook, terms, zone })
    }

    /// What its facts come to.
    pub fn state(&self) -> &State {
        &self.outlook.state
    }

    /// Now, in the application's zone: dates and hours of interviews are told in it.
    pub fn now(&self, context: &Context<'_>) -> Zoned {
        context.now.with_time_zone(self.zone.clone())
    }

    /// "1 (Acme, Engineer)".
    pub fn title(&self) -> String {
        format!("{} ({}, {})", self.id, self.terms.company, self.terms.role)
    }

    /// Its contacts, without those removed.
    pub fn contacts(&self) -> impl Iterator<Item = &Contact> {
        self.state().contacts.iter().filter(|contact| !contact.removed)
    }

    /// A contact's name.
    pub fn name(&self, id: ContactId) -> String {
        self.state().contact(id).map_or_else(|| id.to_string(), |contact| contact.name.clone())
    }

    /// The names of some contacts.
    pub fn names(&self, ids: &[ContactId]) -> String {
        ids.iter().map(|id| self.name(*id)).collect::<Vec<_>>().join(", ")
    }

    /// Its interviews in order of time.
    pub fn interviews(&self) -> Vec<&Interview> {
        let mut all: Vec<&Interview> = self.state().interviews.values().map(|(_, i)| i).collect();
        all.sort_by_key(|interview| (interview.start, interview.id));
        all
    }

    /// The day of the latest interview that was held.
    pub fn interview_day(&self) -> Option<Date> {
        let held = |i: &&Interview| i.state == InterviewState::Held;
        let end = self.interviews().into_iter().filter(held).map(|i| i.end).max()?;
        Some(end.to_zoned(self.zone.clone()).date())
    }

    /// True if the candidate has paused it, or everything.
    pub fn is_paused(&self) -> bool {
        self.outlook.holds.iter().any(|hold| matches!(hold, Hold::Paused { .. }))
    }

    /// Its standing in one word, and why where there is something to say.
    pub fn standing(&self) -> (&'static str, Option<String>) {
        match &self.outlook.standing {
            Standing::Waiting => ("waiting", None),
            Standing::Yours(yours) => ("yours", Some(yours.in_words())),
            Standing::Exhausted { why } => ("exhausted", Some(why.clone())),
            Standing::Closed => ("closed", self.why_closed()),
        }
    }

    fn why_closed(&self) -> Option<String> {
        let ending = self.state().ending?;
        let whose = match ending.by {
            Some((kind, message)) => format!("by message {message}, a {kind}"),
            None => "by you".to_owned(),
        };
        Some(format!("{whose}, {}", say::moment(ending.at, &self.zone)))
    }

    /// An interview in words: when, how long, with whom.
    pub fn interview_in_words(&self, context: &Context<'_>, interview: &Interview) -> String {
        let minutes = interview.end.duration_since(interview.start).as_mins();
        let when = say::when(context, interview.start, &self.zone);
        let state = state_word(interview.state);
        let with = if interview.contacts.is_empty() {
            "with nobody named".to_owned()
        } else {
            format!("with {}", self.names(&interview.contacts))
        };
        format!("{when}, {minutes} minutes, {with}, {state}")
    }

    /// An interview of this application told anew. What was said in it stays said in it: where its
    /// end moves, that is told again, for the new end.
    pub fn retold(&self, interview: Interview, now: Timestamp) -> Vec<(Timestamp, What)> {
        let end = interview.end;
        let before = self.state().interviews.get(&interview.id).map(|(_, old)| old.end);
        let held = interview.state == InterviewState::Held;
        let mut told = vec![(now, What::Interview(interview))];
        let said_there = self.facts.facts.iter().rev().find_map(|fact| match &fact.what {
            What::Expectation(said) if Some(fact.at) == before => Some(said.clone()),
            _ => None,
        });
        let said_there = said_there.filter(|_| held && before != Some(end));
        told.extend(said_there.map(|said| (end, What::Expectation(said))));
        told
    }
}

/// The application that an interview is of.
pub(super) fn with_interview(
    context: &Context<'_>,
    id: i64,
) -> Result<(Known, Interview), Failure> {
    for summary in context.store.applications()? {
        let known = Known::of(context, summary.id)?;
        let found = known.state().interviews.get(&InterviewId(id)).map(|(_, i)| i.clone());
        if let Some(interview) = found {
            return Ok((known, interview));
        }
    }
    Err(Failure::usage(format!(
        "there is no interview {id}; `afterword show ID` shows those of an application"
    )))
}

/// The state of an interview in one word.
pub(super) fn state_word(state: InterviewState) -> &'static str {
    match state {
        InterviewState::Scheduled => "scheduled",
        InterviewState::Held => "held",
        InterviewState::Cancelled => "cancelled",
    }
}
