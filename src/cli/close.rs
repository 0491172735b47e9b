//! `afterword close`: nothing more goes out.

use super::known::Known;
use super::{Context, Exit, Failure, show};
use crate::timeline::facts::What;
use crate::timeline::outlook::Standing;

/// What the candidate typed.
#[derive(Debug, Clone, clap::Args)]
#[command(after_help = "\
Examples:
  afterword close 3
  afterword close acme

Messages to a closed application are still taken in and shown; `afterword reopen` opens it again.")]
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
    if known.outlook.standing == Standing::Closed {
        let (_, why) = known.standing();
        let why = why.map(|why| format!(" {why}")).unwrap_or_default();
        return show::after(context, id, &format!("Application {id} is closed already:{why}."));
    }
    context.store.record(id, now, now, &What::Closed)?;
    let done = format!("Application {} is closed; nothing more goes out.", known.title());
    show::after(context, id, &done)
}
