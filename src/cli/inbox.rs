//! `afterword inbox`: the messages taken in, with their readings and what they did.

use std::collections::BTreeMap;
use std::collections::btree_map::Entry;

use clap::Subcommand;
use jiff::Timestamp;
use serde_json::{Value, json};

use super::offer::{self, Offer};
use super::plan::Sight;
use super::{Context, Exit, Failure, own, print, read};
use crate::store::{MessageFilter, MessageMatch, MessageView};
use crate::timeline::facts::{ApplicationId, MessageId, Reader};
use crate::timeline::state::Taken;
use crate::timeline::timeplan::YoursWhat;
use crate::timeline::words::Kind;

/// What the candidate typed.
#[derive(Debug, Clone, clap::Args)]
#[command(after_help = "\
Examples:
  afterword inbox                    what they wrote lately, the newest first
  afterword inbox --of acme --all    everything of one application, your own mail included
  afterword inbox show 7             one message, and the words that decided its reading

Of an invitation it tells the hour, and the one command that records it as the next interview.
Wrongly read? `afterword correct 7 holding`. Wrong application? `afterword assign 7 3`. Of your own
mail it says what it counts as; `afterword correct 9 check_in` says otherwise.")]
pub struct Arguments {
    /// Of this application alone: its number, or a part of the company's name
    #[arg(long, value_name = "ID")]
    pub of: Option<String>,
    /// Your own mail too, and however old
    #[arg(long)]
    pub all: bool,
    /// What to do [default: list]
    #[command(subcommand)]
    pub command: Option<InboxCommand>,
}

/// What can be done with the inbox.
#[derive(Debug, Clone, Subcommand)]
pub enum InboxCommand {
    /// Show a message, its reading and the words that decided it
    #[command(after_help = "Example:\n  afterword inbox show 7")]
    Show {
        /// The message
        #[arg(value_name = "MSG")]
        message: String,
    },
}

/// Runs the command.
///
/// # Errors
/// If it can't be carried out.
pub fn run(arguments: &Arguments, context: &mut Context<'_>) -> Result<Exit, Failure> {
    match &arguments.command {
        Some(InboxCommand::Show { message }) => show(context, message)?,
        None => list(context, arguments)?,
    }
    Ok(Exit::Done)
}

/// The message that the candidate means.
///
/// # Errors
/// If there is none.
pub(super) fn find(context: &Context<'_>, text: &str) -> Result<MessageView, Failure> {
    let nothing = || {
        Failure::usage(format!("there is no message {text:?}; `afterword inbox --all` lists them"))
    };
    let id = text.trim_start_matches('#').parse().map_err(|_| nothing())?;
    context.store.message(MessageId(id))?.ok_or_else(nothing)
}

/// Prints a message as `inbox show --json` does.
pub(super) fn print_json(context: &mut Context<'_>, id: MessageId) -> Result<(), Failure> {
    show(context, &id.to_string())
}

fn list(context: &mut Context<'_>, arguments: &Arguments) -> Result<(), Failure> {
    let application = arguments.of.as_deref().map(|text| context.application(text)).transpose()?;
    let limit = if arguments.all { u32::MAX } else { LATEST_MAX };
    let filter = MessageFilter { application, since: None, limit };
    let mut messages = context.store.messages(filter)?;
    messages.retain(|message| arguments.all || !message.own);
    let sights = sights(context, &messages)?;
    if context.json {
        let values = messages.iter().map(|message| as_json(context, &sights, message));
        let values: Vec<Value> = values.collect::<Result<_, _>>()?;
        print::json(context.out, &json!({ "messages": values }))?;
        return Ok(());
    }
    if messages.is_empty() {
        writeln!(context.out, "No message was taken in yet.")?;
    }
    for message in &messages {
        let (at, whose) = (when(context, message), if message.own { "to" } else { "from" });
        let who = if message.own { "them, by you".to_owned() } else { print::line(&message.from) };
        let subject = message.subject.as_deref().map_or_else(String::new, print::line);
        writeln!(context.out, "{:>5}  {at}  {whose} {who}: {subject}", message.id)?;
        for found in &message.matches {
            if let Some(line) = in_short(&sights, message, found) {
                writeln!(context.out, "         {line}")?;
            }
            if let Some(offer) = offered(context, &sights, message, found)? {
                writeln!(context.out, "         {}: {}", offer.says, offer.command)?;
            }
        }
    }
    Ok(())
}

fn show(context: &mut Context<'_>, text: &str) -> Result<(), Failure> {
    let message = find(context, text)?;
    let sights = sights(context, std::slice::from_ref(&message))?;
    if context.json {
        let mut value = as_json(context, &sights, &message)?;
        if let Some(fields) = value.as_object_mut() {
            fields.insert("text".to_owned(), json!(message.text));
        }
        print::json(context.out, &value)?;
        return Ok(());
    }
    let id = message.id;
    writeln!(context.out, "From: {}", print::line(&message.from))?;
    writeln!(context.out, "Date: {}", when(context, &message))?;
    let subject = message.subject.as_deref().unwrap_or("(deleted)");
    writeln!(context.out, "Subject: {}", print::line(subject))?;
    if let Some(automatic) = message.automatic {
        writeln!(context.out, "Written by a machine: {automatic}")?;
    }
    let text = message.text.as_deref().unwrap_or("(the text was deleted)");
    writeln!(context.out, "\n{}\n", print::block(text).trim_end())?;
    for line in read::quotes(&message, message.matches.first()) {
        writeln!(context.out, "{line}")?;
    }
    for found in &message.matches {
        if let Some(line) = in_short(&sights, &message, found) {
            writeln!(context.out, "{line}")?;
        }
        if let Some(offer) = offered(context, &sights, &message, found)? {
            writeln!(context.out, "    {}\n    {}", offer.says, offer.command)?;
        }
        if let Some(sign) = found.sign.as_deref().filter(|_| found.assigned.is_none()) {
            writeln!(context.out, "    it seems so by this sign: {}", print::line(sign))?;
        }
        if let Some(sight) = sights.get(&found.application).filter(|_| !message.own) {
            if read::in_force(found).is_some() {
                writeln!(context.out, "    {}", read::by_whom(found))?;
            }
            writeln!(context.out, "    {}", read::sender(sight, found))?;
        }
    }
    if message.own {
        let counts = "thank_you|answer|check_in|nothing";
        writeln!(context.out, "Wrongly counted: `afterword correct {id} {counts}`")?;
    } else {
        writeln!(context.out, "Wrongly read: `afterword correct {id} KIND [A..B]`")?;
    }
    writeln!(context.out, "Wrong application: `afterword assign {id} ID` (or none)")?;
    Ok(())
}

/// The applications that messages belong to, or may, each as it stands.
type Sights = BTreeMap<ApplicationId, Sight>;

fn sights(context: &Context<'_>, messages: &[MessageView]) -> Result<Sights, Failure> {
    let mut sights = Sights::new();
    for found in messages.iter().flat_map(|message| &message.matches) {
        if let Entry::Vacant(place) = sights.entry(found.application) {
            place.insert(Sight::of(context, found.application)?);
        }
    }
    Ok(sights)
}

/// What a message is to one application: whose, how surely, its kind, its days, what it did.
fn in_short(sights: &Sights, message: &MessageView, found: &MessageMatch) -> Option<String> {
    let sight = sights.get(&found.application)?;
    let of = format!("{} (#{}), {}", sight.company(), found.application, sureness(found));
    let read = read::in_force(found).map_or_else(
        || if message.own { "your own".to_owned() } else { "not read".to_owned() },
        |reading| {
            let by = if reading.by == Reader::Candidate { " (your word)" } else { "" };
            format!("{}{by}", read::in_words(reading))
        },
    );
    Some(format!("{of}: {read}; {}", effect(sight, message.id)))
}

/// The interview that a message proposes to one application.
fn offered(
    context: &Context<'_>,
    sights: &Sights,
    message: &MessageView,
    found: &MessageMatch,
) -> Result<Option<Offer>, Failure> {
    let Some(sight) = sights.get(&found.application) else { return Ok(None) };
    Offer::of(context, found.application, message.id, &sight.ahead.state, &sight.zone)
}

fn sureness(found: &MessageMatch) -> &'static str {
    match found.assigned {
        Some(true) => "by your word",
        Some(false) => "not its own, by your word",
        None => found.sureness.as_str(),
    }
}

/// What a message did to the plan, as it stands now.
pub(super) fn effect(sight: &Sight, id: MessageId) -> String {
    let state = &sight.ahead.state;
    let Some(taken) = state.messages.get(&id) else { return "it changed nothing".to_owned() };
    if taken.message.own && taken.assigned != Some(false) {
        return own_effect(sight, taken);
    }
    let waits =
        |what: &YoursWhat| matches!(what, YoursWhat::Reply { message, .. } if *message == id);
    let effect = if taken.assigned == Some(false) {
        "it counts for nothing here"
    } else if taken.holds() {
        "it holds everything until you have looked"
    } else if state.ending.and_then(|ending| ending.by).is_some_and(|(_, by)| by == id) {
        "it closed the application"
    } else if state.yours.iter().any(|yours| waits(&yours.what)) {
        "it waits for you"
    } else if state.plan.is_some_and(|plan| plan.anchor == taken.seq) {
        "the plan goes by it"
    } else if state.timeline.is_some_and(|standing| standing.message == Some(id)) {
        "its timeline stands"
    } else if state.absences.values().any(|absence| absence.message == id) {
        "its sender is away"
    } else if came_back(taken).is_some_and(|address| state.dead.contains_key(address)) {
        "mail to that address comes back: none goes there any more"
    } else {
        "it changes nothing now"
    };
    effect.to_owned()
}

/// The address from which mail came back, by a message read as a bounce.
fn came_back(taken: &Taken) -> Option<&String> {
    let bounce = taken.reading.as_ref().is_some_and(|reading| reading.kind == Kind::Bounce);
    taken.message.failure.as_ref().filter(|_| bounce)?.address.as_ref()
}

/// What a mail of the candidate's own counts as.
fn own_effect(sight: &Sight, taken: &Taken) -> String {
    if taken.message.attempt.is_some() {
        "the copy of what Afterword sent".to_owned()
    } else if taken.belongs() {
        format!("it counts as {}", own::in_words(&sight.ahead.state, taken.seq))
    } else {
        "it keeps the gap, and counts once you say whose it is".to_owned()
    }
}

/// What it counts as, in one word; none of theirs.
fn counts_as(sight: &Sight, id: MessageId) -> Option<&'static str> {
    let state = &sight.ahead.state;
    let taken = state.messages.get(&id)?;
    state.own.get(&taken.seq).map(|own| own.as_what.as_str())
}

fn as_json(
    context: &Context<'_>,
    sights: &Sights,
    message: &MessageView,
) -> Result<Value, Failure> {
    let zone = &context.config.candidate.zone;
    let mut matches = Vec::new();
    for found in &message.matches {
        let Some(sight) = sights.get(&found.application) else { continue };
        let reading = read::in_force(found);
        let due = reading.and_then(|reading| reading.due).map(read::due);
        let offer = offered(context, sights, message, found)?;
        let also: Vec<&str> =
            reading.iter().flat_map(|reading| &reading.also).map(|kind| kind.as_str()).collect();
        matches.push(json!({
            "application": found.application.0,
            "company": sight.company(),
            "sureness": found.sureness.as_str(),
            "assigned": found.assigned,
            "sign": found.sign,
            "verified": found.verified,
            "kind": reading.map(|reading| reading.kind.as_str()),
            "also": also,
            "due": due,
            "read_by": reading.map(read::reader),
            "readings": read::as_json(found),
            "counts_as": counts_as(sight, message.id),
            "effect": effect(sight, message.id),
            "proposal": offer.map(|offer| offer.json(&sight.zone)),
        }));
    }
    Ok(json!({
        "message": message.id.0,
        "from": message.from,
        "own": message.own,
        "subject": message.subject,
        "at": print::stamp(dated(message), zone),
        "automatic": message.automatic.is_some(),
        "evidence": read::evidence(message),
        "invitation": message.invitation.as_ref().map(offer::as_json),
        "applications": matches,
    }))
}

fn when(context: &Context<'_>, message: &MessageView) -> String {
    print::instant(dated(message), &context.config.candidate.zone, &context.now)
}

pub(super) fn dated(message: &MessageView) -> Timestamp {
    message.matches.first().map(|found| found.at).or(message.date).unwrap_or(message.recorded)
}

/// How many messages are listed without `--all`.
const LATEST_MAX: u32 = 30;
