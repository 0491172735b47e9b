//! `afterword check`: config, logins, folders, templates, clock: what works and what does not.

use std::io::Write;
use std::path::Path;

use serde_json::json;

use super::{Exit, Failure};
use crate::clock::Calendar;
use crate::config::{Config, Env};
use crate::daemon::{Checked, check_account};
use crate::store::{Durability, Store};

/// What the candidate typed.
#[derive(Debug, Clone, clap::Args)]
#[command(after_help = "\
Examples:
  afterword check              everything, the logins too
  afterword check --offline    the config, the templates and the database alone

No mail is sent: the login to SMTP goes as far as naming you as sender and recipient.
Exit codes: 0 all works; 1 something does not; 2 the config is wrong.")]
pub struct Arguments {
    /// Leave the servers alone
    #[arg(long)]
    pub offline: bool,
}

/// Runs the command.
///
/// # Errors
/// If the config is wrong.
pub fn run(
    arguments: &Arguments,
    json: bool,
    config: Option<&Path>,
    env: &Env,
    calendar: &Calendar,
    out: &mut dyn Write,
) -> Result<Exit, Failure> {
    let path = config.map_or_else(|| env.config_file(), Path::to_path_buf);
    let config = Config::load(&path, env).map_err(|error| Failure::usage(error.to_string()))?;
    let mut checked = vec![
        Checked::works("config", format!("{} can be read", path.display())),
        templates(&config),
        database(&config),
        clock(calendar, &config),
    ];
    if !arguments.offline {
        let runtime = tokio::runtime::Builder::new_current_thread().enable_all().build()?;
        checked.extend(runtime.block_on(check_account(&config)));
    }
    let works = checked.iter().all(|checked| checked.works);
    if json {
        let rows = checked.iter().map(
            |checked| json!({"what": checked.what, "works": checked.works, "says": checked.says}),
        );
        let rows: Vec<_> = rows.collect();
        writeln!(out, "{}", json!({"works": works, "checks": rows}))?;
    } else {
        for Checked { what, works, says } in &checked {
            let word = if *works { "works" } else { "FAILS" };
            writeln!(out, "{word}  {what:<10} {says}")?;
        }
    }
    Ok(if works { Exit::Done } else { Exit::Failed })
}

fn templates(config: &Config) -> Checked {
    match config.check_templates() {
        Ok(()) => {
            let own = config.templates.len();
            Checked::works("templates", format!("the shipped ones, and {own} of your own"))
        }
        Err(error) => Checked::fails("templates", error.to_string()),
    }
}

fn database(config: &Config) -> Checked {
    let path = config.database.display();
    match Store::open(&config.database, Durability::Full).and_then(|store| store.applications()) {
        Ok(all) => Checked::works("database", format!("{path}: {} applications", all.len())),
        Err(error) => Checked::fails("database", error.to_string()),
    }
}

fn clock(calendar: &Calendar, config: &Config) -> Checked {
    let now = calendar.now().to_zoned(config.candidate.zone.clone());
    let said = now.strftime("%a %d %b %Y %H:%M %Z").to_string();
    // A clock that was never set stands in the past of this very program.
    if now.year() < 2026 {
        return Checked::fails("clock", format!("it says {said}: set it"));
    }
    Checked::works("clock", said)
}
