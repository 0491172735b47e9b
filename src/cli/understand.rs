//! `afterword understand`: what Afterword reads in a message.

use std::io::Write;

use super::{Exit, Failure};

/// What the candidate typed.
#[derive(Debug, Clone, clap::Args)]
pub struct Arguments {}

/// Runs the command.
///
/// # Errors
/// If the message can't be read.
pub fn run(_: &Arguments, _json: bool, _out: &mut dyn Write) -> Result<Exit, Failure> {
    Err(Failure::failed("to be written"))
}
