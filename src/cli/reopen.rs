//! `afterword reopen`: a closed application goes on, with the check-ins it has left.

use super::known::Known;
use super::{Context, Exit, Failure, show};
use crate::timeline::facts::What;
use crate::timeline::outlook::Standing;

/// What the candidate typed.
#[derive(Debug, Clone, clap::Args)]
#[command(after_help = "\
Examples:
  afterword reopen 3
  afterword reopen acme

It goes on with the check-ins it has left; `afterword edit ID --cap N` grants more.")]
pub struct Arguments {
    /// The application: its number, or a part of its company's name
    #[arg(value_name = "ID")]
    pub id: String,
}

/// Runs the command.
///
/// # Errors
/// If it can't be carried out.
pub fn run(arguments: &Arguments, context: &mut Context<'_>) -> Result<Exit, Failure> {
    let known = Known::find(context, &arguments.id)?;
    let (id, now) = (known.id, context.at());
    match &known.outlook.standing {
        Standing::Closed => {
            context.store.record(id, now, now, &What::Reopened)?;
            let left = known.state().places_left();
            let left = super::say::count(left, "check-in");
            let done = format!("Application {} is open again, with {left} left.", known.title());
            show::after(context, id, &done)
        }
        Standing::Exhausted { .. } => {
            let done = format!(
                "Application {id} is not closed, but has nothing left to do: `afterword edit {id} \
                 --cap N` grants check-ins, `afterword expect {id}` or `afterword interview record \
                 {id} WHEN` starts it again."
            );
            show::after(context, id, &done)
        }
        _ => show::after(context, id, &format!("Application {id} is open already.")),
    }
}
