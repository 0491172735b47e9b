//! `afterword expect`: what they said about when, outside a debrief.

use super::known::Known;
use super::typed::Said;
use super::{Context, Exit, Failure, people, say, show};
use crate::timeline::facts::{Expectation, What};

/// What the candidate typed.
#[derive(Debug, Clone, clap::Args)]
#[command(after_help = "\
Examples:
  afterword expect 3 --decision 'mon..fri'
  afterword expect 3 --decision 'next week'
  afterword expect 3 --invited 2026-12-01 --by call --from Dana

--decision: they expect to decide then, and no check-in goes out before. --invited: they asked to
be written to then. It stands until they say otherwise, or a later `expect` does. What was said in
an interview belongs into `afterword debrief`.")]
pub struct Arguments {
    /// The application: its number, or a part of its company's name
    #[arg(value_name = "ID")]
    pub id: String,
    #[command(flatten)]
    pub said: Said,
    /// Who named the day: number or name
    #[arg(long, value_name = "CONTACT")]
    pub from: Option<String>,
}

/// Runs the command.
///
/// # Errors
/// If it can't be carried out.
pub fn run(arguments: &Arguments, context: &mut Context<'_>) -> Result<Exit, Failure> {
    let known = Known::find(context, &arguments.id)?;
    let said = &arguments.said;
    let by = said.channel()?;
    let timeline = said.timeline(&known.now(context), known.interview_day())?;
    let Some((kind, days)) = timeline else {
        return Err(Failure::usage(format!(
            "say when: --decision A[..B] or --invited A[..B]; a channel alone is \
             `afterword edit {} --by email|call`",
            known.id
        )));
    };
    let contact = arguments.from.as_deref();
    let contact = contact.map(|text| people::of_application(&known, text)).transpose()?;
    let now = context.at();
    let told = What::Expectation(Expectation { kind, days, by, contact });
    context.store.record(known.id, now, now, &told)?;
    let done = format!("Application {}: {}.", known.title(), say::standing(kind, days, by));
    show::after(context, known.id, &done)
}
