//! `afterword run`: the daemon, as a service, once, or as a rehearsal.

use std::fs;
use std::io::{IsTerminal, Write};
use std::path::Path;

use tokio::signal::unix::{SignalKind, signal};
use tracing_subscriber::layer::SubscriberExt;
use tracing_subscriber::util::SubscriberInitExt;
use tracing_subscriber::{EnvFilter, Registry, fmt};

use super::{Exit, Failure};
use crate::clock::Calendar;
use crate::config::{Config, Env};
use crate::daemon::{self, Limits, Mode, Rehearsal, Report, Setup};
use crate::store::{Durability, Store};

/// What the candidate typed.
#[derive(Debug, Clone, clap::Args)]
#[command(after_help = "\
Examples:
  afterword run                       as the systemd unit does
  afterword run --once                read, decide, send what is due, and end (for cron)
  afterword run --once --rehearse     everything but DATA; the mails are written to a folder

Exit codes: 0 done; 1 failed; 2 the config or the command line is wrong; 3 (with --once)
something needs you: see `afterword queue` and `afterword status`.")]
pub struct Arguments {
    /// Read, decide, send what is due, and end
    #[arg(long)]
    pub once: bool,
    /// Do all but DATA, on a copy of the database; mails are written to a folder
    #[arg(long)]
    pub rehearse: bool,
}

/// Runs the command.
///
/// # Errors
/// If the config is wrong, another daemon runs, or the database fails it.
pub fn run(
    arguments: &Arguments,
    config: Option<&Path>,
    env: Env,
    calendar: &Calendar,
    out: &mut dyn Write,
) -> Result<Exit, Failure> {
    let path = config.map_or_else(|| env.config_file(), Path::to_path_buf);
    // A service with a broken config is not worth restarting: the unit knows exit code 2.
    let mut config = Config::load(&path, &env, calendar.now())
        .map_err(|error| Failure::usage(error.to_string()))?;
    start_log();
    if let Some(dir) = &env.runtime_dir {
        // Without it the socket lies beside the database.
        let _ = fs::create_dir_all(dir.join("afterword"));
    }
    let rehearsal = arguments.rehearse.then(|| rehearse(&mut config)).transpose()?;
    if let Some(rehearsal) = &rehearsal {
        writeln!(out, "A rehearsal: mails are written to {}", rehearsal.folder.display())?;
    }
    let rehearsed = match &rehearsal {
        Some(rehearsal) if arguments.once => {
            Some((rehearsal.folder.clone(), mails_in(&rehearsal.folder)?))
        }
        _ => None,
    };
    let mode = if arguments.once { Mode::Once } else { Mode::Service };
    let calendar = calendar.clone();
    let limits = Limits::default();
    let setup = Setup { config, env, calendar, mode, limits, told: None, pulse: None };
    let runtime = tokio::runtime::Builder::new_current_thread().enable_all().build()?;
    let Report { needs_candidate, looked } = runtime.block_on(async {
        let stop = stopped()?;
        Ok::<_, Failure>(daemon::run(setup, rehearsal, stop).await?)
    })?;
    if arguments.once && !looked {
        let text = "the mailbox could not be read; `afterword check` tells what is wrong";
        return Err(Failure::failed(text));
    }
    if let Some((folder, before)) = rehearsed {
        let mails = mails_in(&folder)?.saturating_sub(before);
        let s = if mails == 1 { "" } else { "s" };
        writeln!(out, "{mails} mail{s} would go out now; what is not approved waits for you.")?;
    }
    Ok(if arguments.once && needs_candidate { Exit::NeedsCandidate } else { Exit::Done })
}

/// A copy of the database, and a folder for the mails, beside it. The real one stays as it is.
fn rehearse(config: &mut Config) -> Result<Rehearsal, Failure> {
    let beside = config.database.parent().map(Path::to_path_buf).unwrap_or_default();
    let folder = beside.join("rehearsal");
    fs::create_dir_all(&folder)?;
    let copy = folder.join("afterword.db");
    for ending in ["", "-wal", "-shm"] {
        let stale = folder.join(format!("afterword.db{ending}"));
        if stale.exists() {
            fs::remove_file(stale)?;
        }
    }
    Store::open(&config.database, Durability::Full)?.copy_to(&copy)?;
    config.database = copy;
    Ok(Rehearsal { folder })
}

/// How many mails a folder holds, those of earlier rehearsals among them.
fn mails_in(folder: &Path) -> Result<usize, Failure> {
    let mut mails = 0_usize;
    for entry in fs::read_dir(folder)? {
        if entry?.path().extension().is_some_and(|ending| ending == "eml") {
            mails = mails.saturating_add(1);
        }
    }
    Ok(mails)
}

/// Done when the process is asked to end.
fn stopped() -> Result<impl Future<Output = ()>, Failure> {
    let mut terminate = signal(SignalKind::terminate())?;
    let mut interrupt = signal(SignalKind::interrupt())?;
    Ok(async move {
        tokio::select! {
            _ = terminate.recv() => {}
            _ = interrupt.recv() => {}
        }
    })
}

/// Logs to the journal where there is one, else to standard error. The protocol crates can log
/// mail and passwords: they are never heard.
fn start_log() {
    let asked = EnvFilter::try_from_env("AFTERWORD_LOG");
    let filter = asked.unwrap_or_else(|_| EnvFilter::new("afterword=info"));
    let never = ["async_imap=off", "imap_proto=off", "lettre=off", "rustls=off"];
    let filter = never
        .iter()
        .filter_map(|directive| directive.parse().ok())
        .fold(filter, |filter, directive| filter.add_directive(directive));
    let in_journal = std::env::var_os("JOURNAL_STREAM").is_some();
    let journal = in_journal.then(tracing_journald::layer).and_then(Result::ok);
    let coloured = std::io::stderr().is_terminal() && std::env::var_os("NO_COLOR").is_none();
    let plain = journal
        .is_none()
        .then(|| fmt::layer().with_writer(std::io::stderr).with_ansi(coloured).with_target(false));
    let _ = Registry::default().with(filter).with(journal).with(plain).try_init();
}
