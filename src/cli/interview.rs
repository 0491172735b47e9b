//! `afterword interview`: only a held one starts anything.

use jiff::{SignedDuration, Timestamp};

use super::known::{Known, with_interview};
use super::offer::Proposed;
use super::people;
use super::when::Prefer;
use super::{Context, Exit, Failure, say, show, typed};
use crate::timeline::facts::{ContactId, Interview, InterviewState, What};
use crate::timeline::invitation::USUAL_LENGTH;
use crate::timeline::outlook::{Planned, Standing};
use crate::timeline::words::Step;

/// What the candidate typed.
#[derive(Debug, Clone, clap::Args)]
#[command(after_help = "\
Examples:
  afterword interview record 3 'tue 10:00' --minutes 90 --with Dana --with Sam
  afterword interview record 3 'yesterday 15:00'
  afterword interview move 5 'wed 14:00'
  afterword interview held 5
  afterword interview cancel 5
  afterword interview record 3 --from-message 12    as their invitation says; so move and cancel

WHEN is a time of the company's zone. An interview to come is scheduled, and starts nothing before
it was held; check-ins wait for it meanwhile. One that is past was held: it starts the cadence
again, from its thank-you, with the check-ins that are left.")]
pub struct Arguments {
    #[command(subcommand)]
    pub what: Action,
}

/// What became of an interview.
#[derive(Debug, Clone, clap::Subcommand)]
pub enum Action {
    /// Record an interview, to come or held
    Record {
        /// The application: its number, or a part of its company's name
        #[arg(value_name = "ID")]
        id: String,
        /// When it begins
        #[arg(value_name = "WHEN", required_unless_present = "message")]
        when: Option<String>,
        /// How long it takes [default: 60, or as their invitation says]
        #[arg(long, value_name = "N")]
        minutes: Option<u32>,
        /// Who takes part: number or name; repeatable
        #[arg(long = "with", value_name = "CONTACT")]
        with: Vec<String>,
        /// It was held
        #[arg(long)]
        held: bool,
        /// As the invitation in this message says, and with whom it invites
        #[arg(long = "from-message", value_name = "MSG")]
        message: Option<String>,
    },
    /// Move an interview
    Move {
        /// The interview's number
        #[arg(value_name = "INTERVIEW")]
        interview: i64,
        /// When it begins now
        #[arg(value_name = "WHEN", required_unless_present = "message")]
        when: Option<String>,
        /// How long it takes [default: as long as before]
        #[arg(long, value_name = "N")]
        minutes: Option<u32>,
        /// As the invitation in this message says
        #[arg(long = "from-message", value_name = "MSG", conflicts_with = "when")]
        message: Option<String>,
    },
    /// Cancel an interview
    Cancel {
        /// The interview's number
        #[arg(value_name = "INTERVIEW")]
        interview: i64,
        /// As this message says, which then needs no other word
        #[arg(long = "from-message", value_name = "MSG")]
        message: Option<String>,
    },
    /// Say that an interview was held
    Held {
        /// The interview's number
        #[arg(value_name = "INTERVIEW")]
        interview: i64,
        /// Who took part, in place of those named before: number or name; repeatable
        #[arg(long = "with", value_name = "CONTACT")]
        with: Vec<String>,
    },
}

/// Runs the command.
///
/// # Errors
/// If it can't be carried out.
pub fn run(arguments: &Arguments, context: &mut Context<'_>) -> Result<Exit, Failure> {
    match &arguments.what {
        Action::Record { id, when, minutes, with, held, message } => {
            let known = Known::find(context, id)?;
            let proposed = message.as_deref().map(|m| Proposed::record(context, &known, m));
            let proposed = proposed.transpose()?;
            let length = minutes.map(typed::minutes).transpose()?;
            let prefer = if *held { Prefer::Past } else { Prefer::Future };
            let span = match (when, proposed.as_ref().and_then(|proposed| proposed.span)) {
                (None, Some((start, end))) => spanning(start, length, end.duration_since(start))?,
                (Some(when), _) => span(context, &known, when, length, USUAL_LENGTH, prefer)?,
                (None, None) => return Err(no_hour()),
            };
            record(context, &known, span, with, *held, proposed)
        }
        Action::Move { interview, when, minutes, message } => {
            let (known, old) = with_interview(context, *interview)?;
            let proposed = message.as_deref().map(|m| Proposed::moved(context, &known, &old, m));
            let proposed = proposed.transpose()?;
            let length = minutes.map(typed::minutes).transpose()?;
            let before = old.end.duration_since(old.start);
            let (start, end) = match (when, proposed.as_ref().and_then(|proposed| proposed.span)) {
                (None, Some((start, end))) => spanning(start, length, end.duration_since(start))?,
                (Some(when), _) => span(context, &known, when, length, before, Prefer::Future)?,
                (None, None) => return Err(no_hour()),
            };
            check_free(context, &known, start, Some(&old))?;
            let state = state_by(context, end);
            write(context, &known, Interview { start, end, state, ..old }, proposed)
        }
        Action::Cancel { interview, message } => {
            let (known, old) = with_interview(context, *interview)?;
            let proposed = message.as_deref().map(|m| Proposed::off(context, &known, &old, m));
            let state = InterviewState::Cancelled;
            let proposed = proposed.transpose()?;
            write(context, &known, Interview { state, ..old }, proposed)
        }
        Action::Held { interview, with } => {
            let (known, old) = with_interview(context, *interview)?;
            if old.end > context.at() {
                return Err(Failure::usage(format!(
                    "interview {interview} ends {}; if it was held before, `afterword interview \
                     move {interview} WHEN` says when",
                    say::when(context, old.end, &known.zone)
                )));
            }
            let mut new = Interview { state: InterviewState::Held, ..old };
            if !with.is_empty() {
                new.contacts = contacts(&known, with)?;
            }
            write(context, &known, new, None)
        }
    }
}

fn record(
    context: &mut Context<'_>,
    known: &Known,
    (start, end): (Timestamp, Timestamp),
    with: &[String],
    held: bool,
    proposed: Option<Proposed>,
) -> Result<Exit, Failure> {
    if held && end > context.at() {
        return Err(Failure::usage(format!(
            "--held: it would end {}; give the time it was, and its --minutes",
            say::when(context, end, &known.zone)
        )));
    }
    check_free(context, known, start, None)?;
    let contacts = match &proposed {
        Some(proposed) if with.is_empty() => proposed.invited(known),
        _ => contacts(known, with)?,
    };
    let state = state_by(context, end);
    let id = context.store.new_interview_id(known.id)?;
    write(context, known, Interview { id, state, start, end, contacts }, proposed)
}

fn no_hour() -> Failure {
    Failure::usage(
        "their invitation names a day and no hour; ask them, and give WHEN too: '2026-11-20 14:00'",
    )
}

fn state_by(context: &Context<'_>, end: Timestamp) -> InterviewState {
    if end <= context.at() { InterviewState::Held } else { InterviewState::Scheduled }
}

fn span(
    context: &Context<'_>,
    known: &Known,
    when: &str,
    length: Option<SignedDuration>,
    usual: SignedDuration,
    prefer: Prefer,
) -> Result<(Timestamp, Timestamp), Failure> {
    let start = typed::interview_start("WHEN", when, &known.now(context), prefer)?;
    spanning(start, length, usual)
}

fn spanning(
    start: Timestamp,
    length: Option<SignedDuration>,
    usual: SignedDuration,
) -> Result<(Timestamp, Timestamp), Failure> {
    Ok((start, start.checked_add(length.unwrap_or(usual))?))
}

/// Refuses a second interview at the same time: it would be thanked for twice.
fn check_free(
    context: &Context<'_>,
    known: &Known,
    start: Timestamp,
    moved: Option<&Interview>,
) -> Result<(), Failure> {
    let other = known.interviews().into_iter().find(|interview| {
        interview.start == start
            && interview.state != InterviewState::Cancelled
            && moved.is_none_or(|moved| moved.id != interview.id)
    });
    match other {
        None => Ok(()),
        Some(other) => Err(Failure::usage(format!(
            "interview {} is then already: {}; `afterword interview held {} --with CONTACT` says \
             that it was held, and with whom",
            other.id,
            known.interview_in_words(context, other),
            other.id
        ))),
    }
}

fn contacts(known: &Known, with: &[String]) -> Result<Vec<ContactId>, Failure> {
    let mut contacts = Vec::new();
    for text in with {
        let id = people::of_application(known, text)?;
        if !contacts.contains(&id) {
            contacts.push(id);
        }
    }
    Ok(contacts)
}

fn write(
    context: &mut Context<'_>,
    known: &Known,
    interview: Interview,
    proposed: Option<Proposed>,
) -> Result<Exit, Failure> {
    let (id, now) = (known.id, context.at());
    let words = known.interview_in_words(context, &interview);
    let mut done = format!("Interview {} of application {}: {words}.", interview.id, known.title());
    let debrief =
        interview.state == InterviewState::Held && !known.state().debriefed.contains(&interview.id);
    let check_in = |planned: &Planned| planned.key.step == Step::CheckIn;
    if interview.state == InterviewState::Scheduled && known.outlook.planned.iter().any(check_in) {
        done.push_str(" No check-in goes out before it was held, or cancelled.");
    }
    if known.outlook.standing == Standing::Closed {
        done.push_str(&format!(
            " The application is closed, and stays so: `afterword reopen {id}` opens it."
        ));
    }
    let told = known.retold(interview, now);
    let read = proposed.and_then(|proposed| proposed.reading(known));
    let told = told.into_iter().chain(read.map(|reading| (now, What::Reading(reading))));
    let facts: Vec<(_, _, What)> = told.map(|(at, what)| (id, at, what)).collect();
    context.store.record_all(now, &facts)?;
    let exit = show::after(context, id, &done)?;
    if debrief && !context.json {
        let text = format!("whom you met and what they said: afterword debrief {id}");
        say::section(context, "Still needed:", &[text])?;
    }
    Ok(exit)
}
