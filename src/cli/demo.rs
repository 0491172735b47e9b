//! `afterword demo`: weeks of follow-ups in a minute, on mail servers of its own.

use std::io::{IsTerminal, Write};

use tokio::signal::unix::{SignalKind, signal};

use super::{Exit, Failure};
use crate::demo::{Options, play};

/// What the viewer typed.
#[derive(Debug, Clone, clap::Args)]
#[command(after_help = "\
It starts a Dovecot and an Exim of its own on loopback, in a temporary folder and without any
privilege, plays four weeks of four applications, and removes everything again. Your own mailbox,
config and database are not touched.

Examples:
  afterword demo            watch
  afterword demo --ask      approve each mail yourself
  afterword demo --keep     keep the servers and the database for a look, until Ctrl-C")]
pub struct Arguments {
    /// Ask before each mail, on the terminal
    #[arg(long)]
    pub ask: bool,
    /// Keep servers and database until Ctrl-C
    #[arg(long)]
    pub keep: bool,
}

/// Runs the command.
///
/// # Errors
/// If the servers are missing or don't start, or the demo is ended early.
pub fn run(arguments: &Arguments, out: &mut dyn Write) -> Result<Exit, Failure> {
    let terminal = std::io::stdout().is_terminal();
    let options = Options {
        ask: arguments.ask,
        keep: arguments.keep,
        colour: terminal && std::env::var_os("NO_COLOR").is_none_or(|value| value.is_empty()),
        paced: terminal && !arguments.ask,
    };
    let runtime = tokio::runtime::Builder::new_current_thread().enable_all().build()?;
    runtime.block_on(async {
        let mut interrupt = signal(SignalKind::interrupt())?;
        let mut terminate = signal(SignalKind::terminate())?;
        let mut hangup = signal(SignalKind::hangup())?;
        let stop = async move {
            tokio::select! {
                _ = interrupt.recv() => {}
                _ = terminate.recv() => {}
                _ = hangup.recv() => {}
            }
        };
        play(options, out, stop).await?;
        Ok::<_, Failure>(Exit::Done)
    })
}
