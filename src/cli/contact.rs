//! `afterword contact`.

use super::{Context, Exit, Failure};

/// What the candidate typed.
#[derive(Debug, Clone, clap::Args)]
pub struct Arguments {}

/// Runs the command.
///
/// # Errors
/// If it can't be carried out.
pub fn run(_arguments: &Arguments, _context: &mut Context<'_>) -> Result<Exit, Failure> {
    Err(Failure::failed("to be written"))
}
