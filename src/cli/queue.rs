//! `afterword queue`: what waits for the candidate, and what they do about it.

mod act;
mod done;
mod edit;
mod list;
mod show;

use std::path::PathBuf;

use clap::Subcommand;
use serde_json::json;

use super::plan::Sight;
use super::{Context, Exit, Failure, print};
use crate::timeline::facts::{Draft, Seq, TouchKey, What};
use crate::timeline::words::CallOutcome;

pub(super) use done::command as done_command;
pub(super) use list::items;

/// What the candidate typed.
#[derive(Debug, Clone, clap::Args)]
#[command(after_help = "\
Examples:
  afterword queue                      what waits, the oldest first, each with its commands
  afterword queue show 41              the exact mail, why it is due, what would cancel it
  afterword queue show card-2          what to ask and to collect in interview 2
  afterword queue approve 41
  afterword queue snooze 41 'next tue 10:00'

TOUCH is the number in the list: that of the text you have seen. A text made out anew has a new one.
Exit codes: 0 nothing waits, 3 something waits; each command: 0 done, 1 refused, 2 wrong usage.")]
pub struct Arguments {
    /// What to do [default: list]
    #[command(subcommand)]
    pub command: Option<QueueCommand>,
}

/// What can be done with the queue.
#[derive(Debug, Clone, Subcommand)]
pub enum QueueCommand {
    /// List what waits, the oldest first
    #[command(after_help = "Example:\n  afterword queue list --json")]
    List,
    /// Show a touch exactly as it would go, and why
    #[command(after_help = "Example:\n  afterword queue show 41")]
    Show {
        /// The touch
        touch: String,
    },
    /// Change subject and text; a mail then needs approval
    #[command(after_help = "\
Examples:
  afterword queue edit 41                       in $VISUAL, else $EDITOR, else vi
  afterword queue edit 41 --text-from mail.txt  \"Subject: ...\", an empty line, the text

A call, letter or reminder begins with \"Task: ...\" instead: what you are to do.")]
    Edit {
        /// The touch
        touch: String,
        /// Take the changed text from a file instead; - for standard input
        #[arg(long, value_name = "FILE")]
        text_from: Option<PathBuf>,
    },
    /// Approve touches, exactly as they stand
    #[command(after_help = "\
Examples:
  afterword queue approve 41 42
  afterword queue approve --all")]
    Approve {
        /// The touches
        touch: Vec<String>,
        /// Every mail that waits for approval
        #[arg(long, conflicts_with = "touch")]
        all: bool,
    },
    /// Leave a touch out; the cadence goes on
    #[command(after_help = "Example:\n  afterword queue skip 41")]
    Skip {
        /// The touch
        touch: String,
    },
    /// Put a touch off until then
    #[command(after_help = "\
Examples:
  afterword queue snooze 41 tomorrow
  afterword queue snooze 41 '20 nov 10:00'")]
    Snooze {
        /// The touch
        touch: String,
        /// Not before; a day is its first minute
        when: String,
    },
    /// Approve a mail and send it now, or one that went by
    #[command(after_help = "\
Examples:
  afterword queue send 41                 as soon as the hours allow
  afterword queue send 41 --at-this-hour  whatever the hour

It goes before its due, and even if it went by. It never goes against a hold, an absence or another
rule.")]
    Send {
        /// The touch
        touch: String,
        /// Outside the hours for such mail, too
        #[arg(long)]
        at_this_hour: bool,
    },
    /// Say that you have made a call, posted a letter or heeded a reminder
    #[command(after_help = "\
Examples:
  afterword queue done 41 --outcome voicemail
  afterword queue done 43

Of a call say how it went; say it again to correct it. `spoke` ends the round, and counts as: it
goes on, no day named; until you have recorded what was said by `afterword expect ID`.")]
    Done {
        /// The touch
        touch: String,
        /// How the call went: spoke, voicemail or no_answer
        #[arg(long, value_name = "OUTCOME")]
        outcome: Option<CallOutcome>,
    },
    /// Say whether a mail went out whose sending was cut off
    #[command(after_help = "\
Examples:
  afterword queue settle 41 sent      you found it in Sent, or they answered it
  afterword queue settle 41 not-sent  you are sure it never left")]
    Settle {
        /// The touch
        touch: String,
        /// What became of it
        ending: Ending,
    },
}

/// What became of an uncertain mail.
#[derive(Debug, Clone, Copy, PartialEq, Eq, clap::ValueEnum)]
pub enum Ending {
    /// It went out
    Sent,
    /// It did not go out
    NotSent,
}

/// Runs the command.
///
/// # Errors
/// If it can't be carried out.
pub fn run(arguments: &Arguments, context: &mut Context<'_>) -> Result<Exit, Failure> {
    use QueueCommand::{Approve, Done, Edit, List, Send, Settle, Show, Skip, Snooze};
    let acted = match arguments.command.as_ref().unwrap_or(&List) {
        List => return list::run(context),
        Show { touch } => {
            match touch.strip_prefix(CARD) {
                Some(interview) => show::card(context, interview)?,
                None => show::run(context, &find(context, touch)?)?,
            }
            return Ok(Exit::Done);
        }
        Edit { touch, text_from } => {
            let found = find(context, touch)?;
            edit::run(context, &found, text_from.as_deref())?
        }
        Approve { touch, all } => act::approve(context, touch, *all)?,
        Skip { touch } => act::skip(context, &find(context, touch)?)?,
        Snooze { touch, when } => act::snooze(context, &find(context, touch)?, when)?,
        Send { touch, at_this_hour } => act::send(context, &find(context, touch)?, *at_this_hour)?,
        Done { touch, outcome } => done::run(context, &find(context, touch)?, *outcome)?,
        Settle { touch, ending } => act::settle(context, &find(context, touch)?, *ending)?,
    };
    tell(context, &acted)?;
    Ok(Exit::Done)
}

/// How the card of an interview is named.
const CARD: &str = "card-";

/// What a command did.
#[derive(Default)]
struct Acted {
    /// To which touches.
    touches: Vec<TouchKey>,
    /// In words.
    lines: Vec<String>,
}

/// Prints what was done: the words, or the touches as they stand now as JSON.
fn tell(context: &mut Context<'_>, acted: &Acted) -> Result<(), Failure> {
    if !context.json {
        for line in &acted.lines {
            writeln!(context.out, "{line}")?;
        }
        return Ok(());
    }
    let mut touches = Vec::new();
    for touch in &acted.touches {
        touches.push(show::value(context, &find(context, &touch.to_string())?)?);
    }
    let value = json!({ "done": acted.lines, "touches": touches });
    Ok(print::json(context.out, &value)?)
}

/// A touch that the candidate named.
pub(super) struct Found {
    /// Its application as it stands.
    pub sight: Sight,
    /// Its name.
    pub key: TouchKey,
    /// Its latest draft, if it was made out.
    pub draft: Option<(Seq, Draft)>,
    /// The draft that the candidate named; none where they gave the full name.
    pub named: Option<Seq>,
}

impl Found {
    /// The latest draft, if it is the one that the candidate named: what was not seen is neither
    /// approved nor changed.
    pub(super) fn as_seen(&self) -> Result<&Draft, Failure> {
        let Some((seq, draft)) = &self.draft else {
            return Err(Failure::failed(format!(
                "{} is not made out yet: the daemon does it when its time comes",
                self.in_words()
            )));
        };
        match self.named {
            Some(named) if named != *seq => Err(Failure::failed(format!(
                "{} was made out anew since number {named}; look at it with `afterword queue show \
                 {seq}`, and use {seq}",
                self.in_words()
            ))),
            _ => Ok(draft),
        }
    }

    /// "check-in 1 of 3 by email to Dana Reyes (Acme)".
    pub(super) fn in_words(&self) -> String {
        format!("{} ({})", self.sight.touch_to(&self.key), self.sight.company())
    }

    /// The number to name it by.
    pub(super) fn handle(&self) -> String {
        self.sight.handle(&self.key)
    }
}

/// Finds a touch by the number of one of its drafts, or by its full name.
fn find(context: &Context<'_>, text: &str) -> Result<Found, Failure> {
    let nothing = || {
        Failure::usage(format!("there is no touch {text:?}; `afterword queue` lists what waits"))
    };
    let (key, named) = match text.trim_start_matches('#').parse::<i64>() {
        Ok(number) => (by_number(context, Seq(number))?.ok_or_else(nothing)?, Some(Seq(number))),
        Err(_) => (text.parse::<TouchKey>().map_err(|_| nothing())?, None),
    };
    if !context.store.applications()?.iter().any(|known| known.id == key.application) {
        return Err(nothing());
    }
    let sight = Sight::of(context, key.application)?;
    let known = sight.ahead.state.touches.get(&key);
    if known.is_none() && sight.find(&key).is_none() {
        return Err(nothing());
    }
    let draft = known.and_then(|touch| touch.draft.clone()).map(|(seq, _, draft)| (seq, draft));
    Ok(Found { sight, key, draft, named })
}

fn by_number(context: &Context<'_>, number: Seq) -> Result<Option<TouchKey>, Failure> {
    for application in context.store.applications()? {
        let facts = context.store.facts(application.id)?;
        let found = facts.facts.into_iter().find_map(|fact| match fact.what {
            What::Draft(draft) if fact.seq == number => Some(draft.touch),
            _ => None,
        });
        if found.is_some() {
            return Ok(found);
        }
    }
    Ok(None)
}
