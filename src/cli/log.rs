//! `afterword log`: what the candidate did by their own hand, and what it counts as.

use jiff::Timestamp;

use super::known::Known;
use super::plan::{Change, Sight};
use super::when::{self, Prefer};
use super::{Context, Exit, Failure, own, people, say, show, typed};
use crate::timeline::decide::Stage;
use crate::timeline::facts::{ApplicationId, ByHand, ContactId, Seq, TouchKey, What};
use crate::timeline::recipients;
use crate::timeline::words::{CallOutcome, Channel, CountsAs};

/// What the candidate typed.
#[derive(Debug, Clone, clap::Args)]
#[command(after_help = "\
Examples:
  afterword log 3 call --outcome voicemail --with Dana
  afterword log 3 mail --at 'yesterday 10:00'
  afterword log 3 letter --with Sam --as thank_you
  afterword log 3 answered
  afterword log 3 --entry 41 --as nothing      a slip; `afterword show 3` numbers the entries

Up to the second day after the interview a mail or letter is the thank-you to that contact; later
it is an answer if they wrote last, else a check-in, one a day, which uses one of those granted
while there are any. A call is a check-in. KIND says otherwise, at once or later:
  thank_you   the thank-you to that contact: Afterword's own, not yet sent, is withdrawn
  answer      an answer to what they asked: it goes on, where it waited for one
  check_in    a check-in of your own
  nothing     none of these; it keeps the gap all the same, as anything that reached them does
`answered` says that you have answered what they asked, or that an unclear message was an
acknowledgement. A call or letter that the queue asks for just then is taken as that one, as by
`afterword queue done`. Mail of yours seen in Sent is counted by `afterword correct MSG KIND`.")]
pub struct Arguments {
    /// The application: its number, or a part of its company's name
    #[arg(value_name = "ID")]
    pub id: String,
    /// What you did: call, letter, mail or answered
    #[arg(value_name = "WHAT", required_unless_present = "entry")]
    pub what: Option<String>,
    /// How the call went: spoke, voicemail or no_answer
    #[arg(long, value_name = "OUTCOME")]
    pub outcome: Option<String>,
    /// With whom: number or name [default: the lead]
    #[arg(long, value_name = "CONTACT")]
    pub with: Option<String>,
    /// When [default: now]
    #[arg(long, value_name = "WHEN")]
    pub at: Option<String>,
    /// What it counts as: thank_you, answer, check_in or nothing [default: as said below]
    #[arg(long = "as", value_name = "KIND")]
    pub counts: Option<CountsAs>,
    /// An entry made earlier, to count as something else
    #[arg(
        long,
        value_name = "N",
        requires = "counts",
        conflicts_with_all = ["what", "outcome", "with", "at"]
    )]
    pub entry: Option<i64>,
}

/// Runs the command.
///
/// # Errors
/// If it can't be carried out.
pub fn run(arguments: &Arguments, context: &mut Context<'_>) -> Result<Exit, Failure> {
    let known = Known::find(context, &arguments.id)?;
    if let (Some(entry), Some(counts)) = (arguments.entry, arguments.counts) {
        return recount(context, &known, Seq(entry), counts);
    }
    let what = by_hand(arguments)?;
    let at = at(arguments, context)?;
    let contact = contact(arguments, &known, what)?;
    let with = contact.map(|contact| format!(", {}", known.name(contact)));
    let when = say::when(context, at, context.now.time_zone());
    let done = format!(
        "Recorded for {}: {}{}, {when}.",
        known.title(),
        in_words(what),
        with.unwrap_or_default(),
    );
    let sight = Sight::of(context, known.id)?;
    let task = contact.and_then(|contact| asked_for(&sight, contact, what, at));
    match (task, arguments.counts) {
        (Some(touch), None) => carried_out(context, &sight, touch, what, at, &done),
        _ => record(context, &sight, What::Logged { what, contact }, at, arguments.counts, &done),
    }
}

/// Records what was done, and tells what it counts as.
fn record(
    context: &mut Context<'_>,
    sight: &Sight,
    logged: What,
    at: Timestamp,
    counts: Option<CountsAs>,
    done: &str,
) -> Result<Exit, Failure> {
    if let What::Logged { what, .. } = logged {
        check_fits(what, counts)?;
    }
    let (id, now) = (sight.look.facts.application, context.at());
    let seq = match counts {
        Some(counts) => context.store.record_counted(id, at, now, &logged, counts)?,
        None => context.store.record(id, at, now, &logged)?,
    };
    after(context, sight, seq, &format!("{done} It is entry {seq}."))
}

/// Says what an entry made earlier counts as from now on.
fn recount(
    context: &mut Context<'_>,
    known: &Known,
    entry: Seq,
    as_what: CountsAs,
) -> Result<Exit, Failure> {
    let id = known.id;
    let fact = known.facts.facts.iter().find(|fact| fact.seq == entry);
    match fact.map(|fact| &fact.what) {
        Some(What::Logged { what, .. }) => check_fits(*what, Some(as_what))?,
        Some(What::Message(message)) if message.own => {
            return Err(Failure::usage(format!(
                "--entry: {entry} is a mail seen in Sent; `afterword correct {} {as_what}`",
                message.id
            )));
        }
        Some(What::Done { touch, .. }) => {
            return Err(Failure::usage(format!(
                "--entry: {entry} is the {} that the queue asked for, and stays that; only an \
                 entry of `afterword log` can count as something else",
                touch.channel
            )));
        }
        _ => {
            return Err(Failure::usage(format!(
                "--entry: application {} has no entry {entry}; `afterword show {id}` numbers them",
                known.title()
            )));
        }
    }
    let (sight, now) = (Sight::of(context, id)?, context.at());
    context.store.record(id, now, now, &What::Counted { what: entry, as_what })?;
    after(context, &sight, entry, &format!("Entry {entry} of {}.", known.title()))
}

/// Brings the places in line, and tells what an entry counts as and what changes by it.
fn after(context: &mut Context<'_>, before: &Sight, seq: Seq, done: &str) -> Result<Exit, Failure> {
    let id = before.look.facts.application;
    own::keep_places(context, id)?;
    let now = Sight::of(context, id)?;
    let counts = own::told(&before.ahead.state, &now.ahead.state, seq);
    tell(context, before, id, &format!("{done} {counts}"))
}

fn tell(
    context: &mut Context<'_>,
    before: &Sight,
    id: ApplicationId,
    done: &str,
) -> Result<Exit, Failure> {
    context.poke();
    if context.json {
        return show::print(context, id);
    }
    say::line(context, done)?;
    Change::before(before, context).print(context)?;
    Ok(Exit::Done)
}

/// The call or letter to this contact that the queue asks for at that moment.
fn asked_for(sight: &Sight, contact: ContactId, what: ByHand, at: Timestamp) -> Option<TouchKey> {
    let channel = match what {
        ByHand::Call(_) => Channel::Call,
        ByHand::Letter => Channel::Letter,
        ByHand::Mail | ByHand::Answered => return None,
    };
    let due = sight.planned().filter(|(planned, stage)| {
        planned.key.contact == Some(contact)
            && planned.key.channel == channel
            && planned.settled <= at
            && matches!(stage, Stage::Task(_))
    });
    due.min_by_key(|(planned, _)| planned.settled).map(|(planned, _)| planned.key.clone())
}

/// Records it as what the queue asked for.
fn carried_out(
    context: &mut Context<'_>,
    sight: &Sight,
    touch: TouchKey,
    what: ByHand,
    at: Timestamp,
    done: &str,
) -> Result<Exit, Failure> {
    let outcome = match what {
        ByHand::Call(outcome) => Some(outcome),
        _ => None,
    };
    let asked = sight.touch_to(&touch);
    let (id, now) = (touch.application, context.at());
    context.store.record(id, at, now, &What::Done { touch, outcome })?;
    let done = format!("{done} It is what the queue asked for: {asked} is done.");
    tell(context, sight, id, &done)
}

/// `answered` is no touch: all that can be said of it is that it was a slip.
fn check_fits(what: ByHand, counts: Option<CountsAs>) -> Result<(), Failure> {
    let fits = matches!(counts, None | Some(CountsAs::Answer | CountsAs::Nothing));
    if what != ByHand::Answered || fits {
        return Ok(());
    }
    Err(Failure::usage(
        "--as: `answered` says that you have answered, and can count as nothing else; `--as \
         nothing` takes it back, `afterword log ID mail|call|letter` records what you did",
    ))
}

fn by_hand(arguments: &Arguments) -> Result<ByHand, Failure> {
    let outcomes = "--outcome spoke, voicemail or no_answer";
    let what = match (arguments.what.as_deref().unwrap_or_default(), &arguments.outcome) {
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

fn in_words(what: ByHand) -> String {
    match what {
        ByHand::Call(outcome) => format!("a call ({outcome})"),
        ByHand::Letter => "a letter".to_owned(),
        ByHand::Mail => "a mail".to_owned(),
        ByHand::Answered => "answered".to_owned(),
    }
}
