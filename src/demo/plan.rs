//! The plan of an application in words, and how it has changed.

use jiff::civil::Date;

use super::play::Act;
use super::screen::day_in_text;
use super::stage::Stage;
use crate::timeline::facts::TouchKey;
use crate::timeline::outlook::{Outlook, Planned, Standing};
use crate::timeline::words::Step;

/// What the viewer is told of a plan.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub(super) struct Plan {
    check_in: Option<Next>,
    final_thank_you: Option<Date>,
    /// Why nothing more is planned, if so.
    end: Option<String>,
}

#[derive(Debug, Clone, PartialEq, Eq)]
struct Next {
    round: u32,
    day: Date,
    because: String,
}

impl Plan {
    pub(super) fn of(ahead: &Outlook, stage: &Stage) -> Self {
        let first = |step| ahead.planned.iter().find(|planned| planned.key.step == step);
        let day = |planned: &Planned| stage.local(planned.slot).date();
        let check_in = first(Step::CheckIn).map(|planned| Next {
            round: planned.key.round,
            day: day(planned),
            because: because(planned),
        });
        let final_thank_you = first(Step::FinalThankYou).map(day);
        let end = standing(&ahead.standing);
        Self { check_in, final_thank_you, end }
    }

    /// What is new in this plan, a sentence each.
    pub(super) fn changes(&self, before: &Self) -> Vec<String> {
        let mut changes = Vec::new();
        match (&before.check_in, &self.check_in) {
            (Some(old), Some(new)) if old.round == new.round && old.day != new.day => {
                let (from, to) = (day_in_text(old.day), day_in_text(new.day));
                changes.push(format!("The check-in moves from {from} to {to}: {}.", new.because));
            }
            (old, Some(new)) if old.as_ref().is_none_or(|old| old.round != new.round) => {
                let day = day_in_text(new.day);
                changes.push(format!("If they stay silent: a check-in on {day}, {}.", new.because));
            }
            _ => {}
        }
        if self.end != before.end
            && let Some(end) = &self.end
        {
            changes.push(match self.final_thank_you {
                Some(day) => {
                    format!("No check-in ever again. A last thank-you on {}.", day_in_text(day))
                }
                None => format!("Nothing more goes out: {end}."),
            });
        }
        changes
    }
}

/// How an application stands, where it no longer just waits.
fn standing(standing: &Standing) -> Option<String> {
    match standing {
        Standing::Waiting => None,
        Standing::Yours(yours) => Some(yours.in_words()),
        Standing::Exhausted { why } => Some(why.clone()),
        Standing::Closed => Some("it is closed".to_owned()),
    }
}

/// Where the day comes from.
fn because(planned: &Planned) -> String {
    planned.because.join("; ")
}

/// The name of a step.
pub(super) fn step(step: Step) -> &'static str {
    match step {
        Step::ThankYou => "thank-you",
        Step::CheckIn => "check-in",
        Step::AskAround => "reminder to ask around",
        Step::FinalThankYou => "last thank-you",
    }
}

/// A touch as it is told of: "thank-you to Dana Reyes".
pub(super) fn touch_in_words(act: &Act, touch: &TouchKey) -> String {
    let contacts = act.people.iter().zip(act.story.people);
    let mut contacts = contacts.filter(|(id, _)| touch.contact == Some(**id));
    let name = contacts.next().map_or("nobody", |(_, person)| person.name);
    format!("{} to {name}", step(touch.step))
}
