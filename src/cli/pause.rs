//! `afterword pause`: nothing goes out for a while.

use jiff::Timestamp;

use super::known::Known;
use super::when::{self, Prefer};
use super::{Context, Exit, Failure, say, show, typed};
use crate::timeline::facts::What;

/// What the candidate typed.
#[derive(Debug, Clone, clap::Args)]
#[command(
    override_usage = "afterword pause [OPTIONS] <ID|--all>",
    after_help = "\
Examples:
  afterword pause 3
  afterword pause 3 --until 'next mon'
  afterword pause --all --until '2026-12-28 09:00'

A day without a time is its first minute, in your own zone."
)]
pub struct Arguments {
    /// The application: its number, or a part of its company's name
    #[arg(value_name = "ID", required_unless_present = "all")]
    pub id: Option<String>,
    /// Everything
    #[arg(long, conflicts_with = "id")]
    pub all: bool,
    /// Until then [default: until `afterword resume`]
    #[arg(long, value_name = "WHEN")]
    pub until: Option<String>,
}

/// Runs the command.
///
/// # Errors
/// If it can't be carried out.
pub fn run(arguments: &Arguments, context: &mut Context<'_>) -> Result<Exit, Failure> {
    let until = until(arguments, context)?;
    let now = context.at();
    let zone = context.now.time_zone().clone();
    let told = match until {
        Some(until) => format!("until {}", say::when(context, until, &zone)),
        None => "until `afterword resume`".to_owned(),
    };
    let Some(id) = &arguments.id else {
        context.store.pause_all(until, now)?;
        return over_all(context, &format!("Everything is paused {told}."));
    };
    let known = Known::find(context, id)?;
    context.store.record(known.id, now, now, &What::Paused { until })?;
    show::after(context, known.id, &format!("Application {} is paused {told}.", known.title()))
}

/// Ends a command that wrote of everything.
pub(super) fn over_all(context: &mut Context<'_>, done: &str) -> Result<Exit, Failure> {
    context.poke();
    if context.json {
        let paused = context.store.shared(context.at())?.paused;
        let zone = context.now.time_zone().clone();
        let until = paused.and_then(|pause| pause.until).map(|until| say::instant(until, &zone));
        let value = serde_json::json!({"paused": paused.is_some(), "until": until});
        say::json(context, &value)?;
    } else {
        say::line(context, done)?;
    }
    Ok(Exit::Done)
}

fn until(arguments: &Arguments, context: &Context<'_>) -> Result<Option<Timestamp>, Failure> {
    let Some(text) = &arguments.until else { return Ok(None) };
    let until = when::instant(text, &context.now, Prefer::Future).map_err(typed::of("--until"))?;
    if until.timestamp() <= context.at() {
        return Err(Failure::usage(format!(
            "--until: {} is past; give a time to come, or `afterword resume`",
            when::say(&until, &context.now)
        )));
    }
    Ok(Some(until.timestamp()))
}
