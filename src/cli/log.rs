//! `afterword log`: what the candidate did by their own hand.

use jiff::Timestamp;

use super::known::Known;
use super::when::{self, Prefer};
use super::{Context, Exit, Failure, people, say, show, typed};
use crate::timeline::facts::{ByHand, ContactId, Seq, What};
use crate::timeline::recipients;
use crate::timeline::timeplan::RoundState;
use crate::timeline::words::CallOutcome;

/// What the candidate typed.
#[derive(Debug, Clone, clap::Args)]
#[command(after_help = "\
Examples:
  afterword log 3 call --outcome voicemail --with Dana
  afterword log 3 mail --at 'yesterday 10:00'
  afterword log 3 letter --with Sam
  afterword log 3 answered

A check-in of your own uses one of those granted, while there are any. `answered` says that you
have answered what they asked, or that an unclear message was an acknowledgement. A call or letter
that the queue asks for is `afterword queue done TOUCH`.")]
pub struct Arguments {
    /// The application: its number, or a part of its company's name
    #[arg(value_name = "ID")]
    pub id: String,
    /// What you did: call, letter, mail or answered
    #[arg(value_name = "WHAT")]
    pub what: String,
    /// How the call went: spoke, voicemail or no_answer
    #[arg(long, value_name = "OUTCOME")]
    pub outcome: Option<String>,
    /// With whom: number or name [default: the lead]
    #[arg(long, value_name = "CONTACT")]
    pub with: Option<String>,
    /// When [default: now]
    #[arg(long, value_name = "WHEN")]
    pub at: Option<String>,
}

/// Runs the command.
///
/// # Errors
/// If it can't be carried out.
pub fn run(arguments: &Arguments, context: &mut Context<'_>) -> Result<Exit, Failure> {
    let known = Known::find(context, &arguments.id)?;
    let what = by_hand(arguments)?;
    let at = at(arguments, context)?;
    let contact = contact(arguments, &known, what)?;
    let (id, now) = (known.id, context.at());
    let seq = context.store.record(id, at, now, &What::Logged { what, contact })?;
    let counts_as = counts_as(context, &known, seq)?;
    let with = contact.map(|contact| format!(", {}", known.name(contact)));
    let when = say::when(context, at, context.now.time_zone());
    let done = format!(
        "Recorded for {}: {}{}, {when}.{}",
        known.title(),
        in_words(what),
        with.unwrap_or_default(),
        counts_as
    );
    show::after(context, id, &done)
}

fn by_hand(arguments: &Arguments) -> Result<ByHand, Failure> {
    let outcomes = "--outcome spoke, voicemail or no_answer";
    let what = match (arguments.what.as_str(), &arguments.outcome) {
        ("call", Some(outcome)) => {
            let outcome: Result<CallOutcome, _> = outcome.parse();
            let outcome = outcome.map_err(|e| Failure::usage(format!("--outcome: {e}")))?;
            return Ok(ByHand::Call(outcome));
        }
        ("call", None) => {
            return Err(Failure::usage(format!("how did the call go? Give {outcomes}")));
        }
        ("letter", _) => ByHand::Letter,
        ("mail", _) => ByHand::Mail,
        ("answered", _) => ByHand::Answered,
        (other, _) => {
            return Err(Failure::usage(format!(
                "{other:?} is not one of: call, letter, mail, answered"
            )));
        }
    };
    match arguments.outcome {
        None => Ok(what),
        Some(_) => Err(Failure::usage("--outcome is of a call alone; leave it out")),
    }
}

fn at(arguments: &Arguments, context: &Context<'_>) -> Result<Timestamp, Failure> {
    let Some(text) = &arguments.at else { return Ok(context.at()) };
    if text.trim() != "now" && when::date(text, &context.now, Prefer::Past).is_ok() {
        return Err(Failure::usage(format!(
            "--at: {text:?} has no time of day; write it like \"yesterday 10:00\""
        )));
    }
    let at = when::instant(text, &context.now, Prefer::Past).map_err(typed::of("--at"))?;
    if at.timestamp() > context.at() {
        let told = when::say(&at, &context.now);
        return Err(Failure::usage(format!("--at: {told} is to come; record it when it is done")));
    }
    Ok(at.timestamp())
}

/// With whom: as said, else the lead; for an answer nobody need be named.
fn contact(
    arguments: &Arguments,
    known: &Known,
    what: ByHand,
) -> Result<Option<ContactId>, Failure> {
    match &arguments.with {
        Some(text) => people::of_application(known, text).map(Some),
        None if what == ByHand::Answered => Ok(None),
        None => Ok(recipients::lead(known.state(), &known.shared)),
    }
}

/// Where it counts as a check-in round, it takes a place while there are any; what to say of it.
fn counts_as(context: &mut Context<'_>, before: &Known, seq: Seq) -> Result<String, Failure> {
    let id = before.id;
    let known = Known::of(context, id)?;
    let thanks = known.state().own_thanks.difference(&before.state().own_thanks).next();
    if let Some((_, contact)) = thanks {
        return Ok(format!(" It is the thank-you to {}.", known.name(*contact)));
    }
    let by_hand = |state| matches!(state, RoundState::ByHand | RoundState::ByHandEarly);
    let counts =
        known.state().rounds.iter().any(|round| round.anchor == seq && by_hand(round.state));
    if !counts {
        return Ok(String::new());
    }
    let taken = context.store.take_place(id, &format!("own.{seq}"))?;
    let left = known.state().places_left();
    Ok(match taken {
        true => format!(" It counts as a check-in: {} left.", say::count(left, "check-in")),
        false => " All check-ins granted were used before.".to_owned(),
    })
}

fn in_words(what: ByHand) -> String {
    match what {
        ByHand::Call(outcome) => format!("a call ({outcome})"),
        ByHand::Letter => "a letter".to_owned(),
        ByHand::Mail => "a mail".to_owned(),
        ByHand::Answered => "answered".to_owned(),
    }
}
