//! A task is done: a call made, a letter posted, a reminder heeded; and how a call went after all.

use super::super::plan::{Change, Sight};
use super::{Acted, Context, Failure, Found, act};
use crate::timeline::facts::{ApplicationId, What};
use crate::timeline::words::{CallOutcome, Channel};

/// Records that a task was done, or how a call went after all.
pub(super) fn run(
    context: &mut Context<'_>,
    found: &Found,
    outcome: Option<CallOutcome>,
) -> Result<Acted, Failure> {
    fits(found, outcome)?;
    let done = act::touch(found).and_then(|touch| touch.done);
    let said = match done {
        Some(done) if done.outcome == outcome => {
            return Err(Failure::failed(act::not_planned(found)));
        }
        Some(_) if !plan_stands(found) => {
            let (was, id) = (act::not_planned(found), found.key.application);
            let text = format!("{was}; what came since counts now: `afterword why {id}`");
            return Err(Failure::failed(text));
        }
        Some(_) => "Corrected",
        None => {
            act::refuse_gone(found)?;
            let missed = act::touch(found).is_some_and(|touch| touch.missed.is_some());
            if found.sight.find(&found.key).is_none() && !missed {
                return Err(Failure::failed(act::not_planned(found)));
            }
            "Done"
        }
    };
    let before = Change::before(&found.sight, context);
    act::record(context, found, What::Done { touch: found.key.clone(), outcome })?;
    let how = outcome.map(|outcome| format!(", {}", in_words(outcome))).unwrap_or_default();
    let mut lines = vec![format!("{said}: {}{how}.", found.in_words())];
    lines.extend(before.lines(context)?);
    if outcome == Some(CallOutcome::Spoke) {
        lines.extend(record_what_was_said(found.key.application, &found.handle()));
    }
    Ok(Acted { lines, touches: vec![found.key.clone()] })
}

/// The command that says that a task is done.
pub(in crate::cli) fn command(channel: Channel, handle: &str) -> String {
    match channel {
        Channel::Call => {
            format!("afterword queue done {handle} --outcome spoke|voicemail|no_answer")
        }
        _ => format!("afterword queue done {handle}"),
    }
}

/// What the candidate is to record after they have spoken to somebody.
fn record_what_was_said(id: ApplicationId, handle: &str) -> Vec<String> {
    vec![
        "Now record what was said; until then it counts as: it goes on, no day named.".to_owned(),
        format!("    a day: afterword expect {id} --decision A..B, or --invited A..B"),
        format!("    a next interview: afterword interview record {id} WHEN"),
        format!("    a no: afterword close {id}"),
        format!("    it went otherwise: afterword queue done {handle} --outcome OUTCOME"),
        "What they write about it is read as it comes: afterword correct MSG KIND, if wrongly."
            .to_owned(),
    ]
}

fn in_words(outcome: CallOutcome) -> &'static str {
    match outcome {
        CallOutcome::Spoke => "you spoke",
        CallOutcome::Voicemail => "you left a message",
        CallOutcome::NoAnswer => "nobody answered",
    }
}

fn fits(found: &Found, outcome: Option<CallOutcome>) -> Result<(), Failure> {
    match (found.key.channel, outcome) {
        (Channel::Email, _) => Err(Failure::usage(format!(
            "{} is a mail, which Afterword sends; a mail by your own hand is `afterword log {} \
             mail`",
            found.in_words(),
            found.key.application
        ))),
        (Channel::Call, None) => Err(Failure::usage(format!(
            "say how the call went: `{}`",
            command(Channel::Call, &found.handle())
        ))),
        (Channel::Letter | Channel::Reminder, Some(_)) => {
            Err(Failure::usage("--outcome is of a call alone; leave it out"))
        }
        _ => Ok(()),
    }
}

/// True while the plan that the call belongs to stands, or the one that the call itself has set.
fn plan_stands(found: &Found) -> bool {
    let Sight { ahead, look, .. } = &found.sight;
    let Some(plan) = ahead.state.plan else { return false };
    let set_by = look.facts.facts.iter().find(|fact| fact.seq == plan.anchor);
    let round = found.key.round_key();
    let by_a_call_of_it = set_by.is_some_and(
        |fact| matches!(&fact.what, What::Done { touch, .. } if touch.round_key() == round),
    );
    ahead.state.ending.is_none() && (plan.anchor == found.key.anchor || by_a_call_of_it)
}
