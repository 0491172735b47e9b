//! `afterword resume`: the end of a pause.

use jiff::Timestamp;

use super::known::Known;
use super::{Context, Exit, Failure, pause, show};
use crate::timeline::facts::What;

/// What the candidate typed.
#[derive(Debug, Clone, clap::Args)]
#[command(
    override_usage = "afterword resume [OPTIONS] <ID|--all>",
    after_help = "\
Examples:
  afterword resume 3
  afterword resume --all

A pause over everything and one of an application are ended each by itself."
)]
pub struct Arguments {
    /// The application: its number, or a part of its company's name
    #[arg(value_name = "ID", required_unless_present = "all")]
    pub id: Option<String>,
    /// End the pause over everything
    #[arg(long, conflicts_with = "id")]
    pub all: bool,
}

/// Runs the command.
///
/// # Errors
/// If it can't be carried out.
pub fn run(arguments: &Arguments, context: &mut Context<'_>) -> Result<Exit, Failure> {
    let now = context.at();
    let all_paused = context.store.shared(now)?.paused.is_some();
    let Some(id) = &arguments.id else {
        if !all_paused {
            return pause::over_all(context, "There is no pause over everything.");
        }
        context.store.resume_all(now)?;
        return pause::over_all(context, "The pause over everything is ended.");
    };
    let known = Known::find(context, id)?;
    let id = known.id;
    let still = match all_paused {
        true => " Everything is paused still: `afterword resume --all` ends that.",
        false => "",
    };
    let running = |until: Option<Timestamp>| until.is_none_or(|until| now < until);
    if !known.state().paused.is_some_and(running) {
        return show::after(context, id, &format!("Application {id} is not paused.{still}"));
    }
    context.store.record(id, now, now, &What::Resumed)?;
    show::after(context, id, &format!("Application {} goes on.{still}", known.title()))
}
