//! `afterword why`: what happens next, when, because of which fact and rule, what would change it.

use jiff::civil::Date;
use serde_json::{Value, json};

use super::offer::{self, Offer};
use super::plan::{Sight, lines as lines_ahead};
use super::{Context, Exit, Failure, inbox, print, read, say};
use crate::store::{MessageFilter, MessageMatch, MessageView};
use crate::timeline::facts::{ByHand, What};
use crate::timeline::outlook::Standing;
use crate::timeline::words::CallOutcome;

/// What the candidate typed.
#[derive(Debug, Clone, clap::Args)]
#[command(after_help = "\
Examples:
  afterword why acme
  afterword why 3 --json")]
pub struct Arguments {
    /// The application: its number, or a part of the company's name
    #[arg(value_name = "ID")]
    pub application: String,
}

/// Runs the command.
///
/// # Errors
/// If it can't be carried out.
pub fn run(arguments: &Arguments, context: &mut Context<'_>) -> Result<Exit, Failure> {
    let application = context.application(&arguments.application)?;
    let sight = Sight::of(context, application)?;
    if context.json {
        let value = as_json(&sight, context)?;
        print::json(context.out, &value)?;
    } else {
        for line in in_words(&sight, context)? {
            writeln!(context.out, "{line}")?;
        }
    }
    Ok(Exit::Done)
}

fn in_words(sight: &Sight, context: &Context<'_>) -> Result<Vec<String>, Failure> {
    let role = sight.ahead.state.terms.as_ref().map_or("", |terms| terms.role.as_str());
    let id = sight.look.facts.application;
    let mut lines = vec![format!("{} (#{id}), {}", sight.company(), print::line(role))];
    lines.extend(plan(sight).map(|plan| format!("Plan: {plan}")));
    lines.extend(timeline(sight).map(|timeline| format!("Timeline: {timeline}")));
    lines.extend(write_again(sight).map(|day| format!("They may be written to again: {day}")));
    lines.extend(weekend(sight).map(|days| {
        format!(
            "Weekend: {}, as {} has it; business days are the others",
            days.join(" "),
            sight.company()
        )
    }));
    lines.extend(said(sight, context)?);
    let (used, granted) = places(sight);
    lines.push(format!("Check-ins: {used} of {granted} used"));
    lines.extend(lines_ahead(context, id)?);
    let (offers, commands) = yours(sight, context)?;
    lines.extend(offers.into_iter().map(|offer| format!("    {}", offer.says)));
    lines.extend(commands.into_iter().map(|command| format!("    {command}")));
    lines.push(format!("It changes with: {}", changes(sight)));
    Ok(lines)
}

fn as_json(sight: &Sight, context: &Context<'_>) -> Result<Value, Failure> {
    let (state, why) = sight.standing();
    let (offers, commands) = yours(sight, context)?;
    let proposals: Vec<Value> = offers.iter().map(|offer| offer.json(&sight.zone)).collect();
    let next: Vec<Value> = sight
        .planned()
        .map(|(planned, stage)| {
            json!({
                "touch": sight.handle(&planned.key),
                "name": planned.key.to_string(),
                "step": planned.key.step.as_str(),
                "round": planned.key.round,
                "channel": planned.key.channel.as_str(),
                "to": planned.key.contact.map(|_| sight.name(planned.key.contact)),
                "at": print::stamp(Sight::goes(planned, stage), &sight.zone),
                "due": print::stamp(planned.due, &sight.zone),
                "because": planned.because,
                "stage": sight.stage(planned, stage, context),
            })
        })
        .collect();
    let held: Vec<Value> = sight
        .ahead
        .holds
        .iter()
        .map(|hold| {
            let (what, release) = sight.hold(hold, context);
            json!({ "what": what, "release": release })
        })
        .collect();
    let timeline = sight.ahead.state.timeline.map(|standing| {
        json!({
            "kind": standing.kind.as_str(),
            "earliest": standing.days.earliest.to_string(),
            "latest": standing.days.latest.to_string(),
            "message": standing.message.map(|message| message.0),
        })
    });
    let (used, granted) = places(sight);
    let said: Vec<Value> = messages(sight, context)?
        .iter()
        .filter_map(|message| Some(message_as_json(sight, message, found_here(sight, message)?)))
        .collect();
    Ok(json!({
        "application": sight.look.facts.application.0,
        "company": sight.company(),
        "state": state,
        "why": why,
        "commands": commands,
        "proposals": proposals,
        "plan": plan(sight),
        "timeline": timeline,
        "messages": said,
        "weekend": weekend(sight),
        "check_ins": { "used": used, "cap": granted },
        "write_again": write_again(sight).map(|day| day.to_string()),
        "next": next,
        "held": held,
        "changes_with": changes(sight),
    }))
}

/// What they wrote, the oldest first: what was read in it, by whom and by which words, and what
/// that does now.
fn said(sight: &Sight, context: &Context<'_>) -> Result<Vec<String>, Failure> {
    let messages = messages(sight, context)?;
    let id = sight.look.facts.application;
    let older = messages.len().saturating_sub(SHOWN_MAX);
    let mut lines = Vec::new();
    if older > 0 {
        lines.push(format!("{older} older: `afterword inbox --of {id} --all`"));
    }
    for message in messages.iter().skip(older) {
        let Some(found) = found_here(sight, message) else { continue };
        let at = print::instant(found.at, &sight.zone, &context.now);
        let (which, effect) = (message.id, inbox::effect(sight, message.id));
        let Some(reading) = read::in_force(found) else {
            lines.push(format!("Message {which} of {at}: not read; {effect}"));
            continue;
        };
        let (read, by) = (read::in_words(reading), read::by_whom(found));
        lines.push(format!("Message {which} of {at}: {read} ({by}); {effect}"));
        lines.extend(read::quotes(message, Some(found)).iter().map(|line| format!("    {line}")));
        lines.push(format!("    {}", read::sender(sight, found)));
    }
    Ok(lines)
}

/// What they wrote to this application, or may have, the oldest first.
fn messages(sight: &Sight, context: &Context<'_>) -> Result<Vec<MessageView>, Failure> {
    let application = Some(sight.look.facts.application);
    let filter = MessageFilter { application, since: None, limit: u32::MAX };
    let mut messages = context.store.messages(filter)?;
    messages.retain(|message| {
        let found = found_here(sight, message);
        !message.own && found.is_some_and(|found| found.assigned != Some(false))
    });
    messages.reverse();
    Ok(messages)
}

/// What a message is to this application.
fn found_here<'m>(sight: &Sight, message: &'m MessageView) -> Option<&'m MessageMatch> {
    let id = sight.look.facts.application;
    message.matches.iter().find(|found| found.application == id)
}

fn message_as_json(sight: &Sight, message: &MessageView, found: &MessageMatch) -> Value {
    let reading = read::in_force(found);
    json!({
        "message": message.id.0,
        "at": print::stamp(found.at, &sight.zone),
        "kind": reading.map(|reading| reading.kind.as_str()),
        "due": reading.and_then(|reading| reading.due).map(read::due),
        "read_by": reading.map(read::reader),
        "readings": read::as_json(found),
        "evidence": read::evidence(message),
        "verified": found.verified,
        "effect": inbox::effect(sight, message.id),
    })
}

/// What it waits for: the interviews that are proposed, and the commands.
fn yours(sight: &Sight, context: &Context<'_>) -> Result<(Vec<Offer>, Vec<String>), Failure> {
    let id = sight.look.facts.application;
    let (first, mut commands) = match &sight.ahead.standing {
        Standing::Yours(yours) => offer::commands(context, sight, yours)?,
        Standing::Closed => (None, vec![format!("afterword reopen {id}")]),
        _ => (None, Vec::new()),
    };
    let mut offers: Vec<Offer> = first.into_iter().collect();
    // Something else may come first, and the invitation waits all the same.
    for yours in &sight.ahead.state.yours {
        let other = Offer::of_yours(context, sight, yours)?;
        if let Some(other) = other.filter(|other| !commands.contains(&other.command)) {
            commands.push(other.command.clone());
            offers.push(other);
        }
    }
    Ok((offers, commands))
}

fn plan(sight: &Sight) -> Option<String> {
    let plan = sight.ahead.state.plan?;
    let cadence = sight.ahead.state.terms.as_ref().map(|terms| terms.cadence.as_str());
    let cadence = print::line(cadence.unwrap_or_default());
    let words = format!("set by {}, by the cadence {cadence}", sight.anchor(plan.anchor));
    let set_by = sight.look.facts.facts.iter().find(|fact| fact.seq == plan.anchor);
    let spoke = set_by.is_some_and(|fact| {
        matches!(
            fact.what,
            What::Done { outcome: Some(CallOutcome::Spoke), .. }
                | What::Logged { what: ByHand::Call(CallOutcome::Spoke), .. }
        )
    });
    let id = sight.look.facts.application;
    Some(match spoke {
        true => format!(
            "{words}; you spoke, which counts as: it goes on, no day named, until you record what \
             was said: `afterword expect {id}`"
        ),
        false => words,
    })
}

fn timeline(sight: &Sight) -> Option<String> {
    let standing = sight.ahead.state.timeline?;
    let words = say::standing(standing.kind, standing.days, standing.by);
    Some(format!("{words}, from {}", sight.anchor(standing.anchor)))
}

/// The first day on which they may be written to again, of a closed application.
fn write_again(sight: &Sight) -> Option<Date> {
    sight.ahead.state.ending?.write_again.map(|(_, day)| day)
}

/// The company's own weekend, where it has one.
fn weekend(sight: &Sight) -> Option<Vec<&'static str>> {
    let terms = sight.ahead.state.terms.as_ref()?;
    terms.weekend.as_ref().map(say::weekdays)
}

/// Check-in rounds used, and granted.
fn places(sight: &Sight) -> (u32, u32) {
    let state = &sight.ahead.state;
    let used = state.rounds.iter().filter(|round| round.state.uses_place()).count();
    (u32::try_from(used).unwrap_or(u32::MAX), state.granted)
}

fn changes(sight: &Sight) -> String {
    let id = sight.look.facts.application;
    match &sight.ahead.standing {
        Standing::Closed => format!("`afterword reopen {id}`"),
        Standing::Exhausted { .. } => {
            format!("a reply of theirs, a new interview, `afterword edit {id} --cap N`")
        }
        _ => format!(
            "a reply of theirs, a new interview, `afterword expect {id}`, `afterword pause {id}`, \
             `afterword close {id}`"
        ),
    }
}

/// Of how many messages it is told what was read in them.
const SHOWN_MAX: usize = 10;
