//! `afterword correct`: what a message means, by the candidate's word.

use super::plan::{Change, Sight};
use super::when::{self, Prefer};
use super::{Context, Exit, Failure, inbox};
use crate::timeline::facts::{ApplicationId, Days, Reader, Reading, What};
use crate::timeline::state::State;
use crate::timeline::words::Kind;

/// What the candidate typed.
#[derive(Debug, Clone, clap::Args)]
#[command(after_help = "\
Examples:
  afterword correct 7 holding                     it goes on, no day named
  afterword correct 7 timeline 2026-12-04         they decide by then
  afterword correct 7 follow_up_requested mon..fri
  afterword correct 7 out_of_office 2026-12-01    back on that day
  afterword correct 7 acknowledgement             it says nothing

KIND is bounce, out_of_office, stop, rejection, closed, offer, advance, info_requested, referral,
follow_up_requested, timeline, holding, acknowledgement or unrelated.")]
pub struct Arguments {
    /// The message, by its number in `afterword inbox`
    #[arg(value_name = "MSG")]
    pub message: String,
    /// What it says
    pub kind: Kind,
    /// The days it names
    #[arg(value_name = "A..B")]
    pub days: Option<String>,
}

/// Runs the command.
///
/// # Errors
/// If it can't be carried out.
pub fn run(arguments: &Arguments, context: &mut Context<'_>) -> Result<Exit, Failure> {
    let message = inbox::find(context, &arguments.message)?;
    let id = message.id;
    if message.own {
        return Err(Failure::usage(format!(
            "message {id} is your own; say what you did by `afterword log`"
        )));
    }
    let due = due(arguments, context)?;
    let of: Vec<ApplicationId> = message
        .matches
        .iter()
        .filter(|found| found.assigned != Some(false))
        .map(|found| found.application)
        .collect();
    if of.is_empty() {
        return Err(Failure::failed(format!(
            "message {id} belongs to no application; first `afterword assign {id} ID`"
        )));
    }
    let mut changes = Vec::new();
    for application in &of {
        let sight = Sight::of(context, *application)?;
        if let Some(days) = due.filter(|_| is_timeline(arguments.kind)) {
            check_sensible(&sight, days)?;
        }
        changes.push(Change::before(&sight, context));
    }
    let kind = arguments.kind;
    let reading = Reading { message: id, kind, also: Vec::new(), due, by: Reader::Candidate };
    let now = context.at();
    let facts: Vec<_> = of.iter().map(|of| (*of, now, What::Reading(reading.clone()))).collect();
    context.store.record_all(now, &facts)?;
    context.poke();
    let days = due.map_or_else(String::new, |due| format!(" {}", inbox::days(due)));
    writeln!(context.out, "Message {id} now says: {kind}{days}.")?;
    for change in changes {
        change.print(context)?;
    }
    for found in &message.matches {
        if of.contains(&found.application) && !belongs(context, found.application, &message)? {
            let application = found.application;
            writeln!(
                context.out,
                "It holds #{application} until you say whose it is: `afterword assign {id} \
                 {application}` (or none)"
            )?;
        }
    }
    Ok(Exit::Done)
}

fn belongs(
    context: &Context<'_>,
    application: ApplicationId,
    message: &crate::store::MessageView,
) -> Result<bool, Failure> {
    let sight = Sight::of(context, application)?;
    Ok(sight.ahead.state.messages.get(&message.id).is_some_and(|taken| taken.belongs()))
}

fn is_timeline(kind: Kind) -> bool {
    matches!(kind, Kind::Timeline | Kind::FollowUpRequested)
}

fn due(arguments: &Arguments, context: &Context<'_>) -> Result<Option<Days>, Failure> {
    let kind = arguments.kind;
    let named = match &arguments.days {
        None => None,
        Some(text) => Some(
            when::days(text, &context.now, Prefer::Future)
                .map_err(|error| Failure::usage(error.to_string()))?,
        ),
    };
    let takes_days =
        is_timeline(kind) || matches!(kind, Kind::OutOfOffice | Kind::Rejection | Kind::Closed);
    match (kind, named) {
        (Kind::Unclear, _) => {
            Err(Failure::usage("say what it means; `afterword correct --help` lists the kinds"))
        }
        (Kind::Timeline, None) => Err(Failure::usage(
            "a timeline has days: `afterword correct MSG timeline A..B`; with none named, it is \
             holding",
        )),
        (_, Some(_)) if !takes_days => {
            Err(Failure::usage(format!("{kind} takes no days; a timeline does")))
        }
        (_, named) => Ok(named),
    }
}

fn check_sensible(sight: &Sight, days: Days) -> Result<(), Failure> {
    let interview = sight.ahead.state.interview.map(|(_, _, end)| end);
    let interview = interview.map(|end| end.to_zoned(sight.zone.clone()).date());
    if State::sensible(days, interview) {
        return Ok(());
    }
    let interview = interview.map_or_else(String::new, |day| day.to_string());
    Err(Failure::usage(format!(
        "{} ends before the interview of {interview}; name the days they meant",
        inbox::days(days)
    )))
}
