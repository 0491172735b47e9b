//! `afterword check`: config, logins, folders, templates, clock: what works and what does not.

use std::io::Write;
use std::path::Path;

use jiff::ToSpan;
use serde_json::json;

use super::{Exit, Failure};
use crate::clock::Calendar;
use crate::config::{Config, Env};
use crate::daemon::{Checked, check_account};
use crate::store::{Durability, Store};

/// How many holidays are shown.
const NEXT_HOLIDAYS: usize = 3;
/// A list of holidays that ends within so many days is warned of.
const LIST_AHEAD_DAYS: i32 = 60;

/// What the candidate typed.
#[derive(Debug, Clone, clap::Args)]
#[command(after_help = "\
Examples:
  afterword check              everything, the logins too
  afterword check --offline    the config, the templates and the database alone

No mail is sent: the login to SMTP goes as far as naming you as sender and recipient.
A list of holidays that ends soon is warned of, but works.
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
    let config = Config::load(&path, env, calendar.now())
        .map_err(|error| Failure::usage(error.to_string()))?;
    let mut checked = vec![
        Checked::works("config", format!("{} can be read", path.display())),
        holidays(calendar, &config),
        cadences(&config),
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
        let rows = checked.iter().map(|checked| {
            let Checked { what, works, warns, says } = checked;
            json!({"what": what, "works": works, "warns": warns, "says": says})
        });
        let rows: Vec<_> = rows.collect();
        writeln!(out, "{}", json!({"works": works, "checks": rows}))?;
    } else {
        for Checked { what, works, warns, says } in &checked {
            let word = match (works, warns) {
                (false, _) => "FAILS",
                (true, true) => "WARNS",
                (true, false) => "works",
            };
            writeln!(out, "{word}  {what:<10} {says}")?;
        }
    }
    Ok(if works { Exit::Done } else { Exit::Failed })
}

/// Which there are, and whether each that an application names is among them.
fn cadences(config: &Config) -> Checked {
    let known: Vec<&str> = config.cadences.keys().map(String::as_str).collect();
    let says = format!("there are: {}", known.join(", "));
    // A database that can't be read is told by its own line.
    let store = Store::open(&config.database, Durability::Full);
    let all = store.and_then(|store| store.applications()).unwrap_or_default();
    let gone = all.into_iter().filter(|a| !a.closed && !config.cadences.contains_key(&a.cadence));
    let gone: Vec<String> = gone.map(|a| format!("{} names {:?}", a.id, a.cadence)).collect();
    if gone.is_empty() {
        return Checked::works("cadences", says);
    }
    let mend = "put its file back, or `afterword edit ID --cadence NAME`";
    let gone = gone.join(", ");
    Checked::fails(
        "cadences",
        format!("{says}; no check-ins go out where application {gone}: {mend}"),
    )
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

/// How many there are, where they come from, which come next, and whether they end soon.
fn holidays(calendar: &Calendar, config: &Config) -> Checked {
    let holidays = &config.holidays;
    let days = holidays.days();
    if days.is_empty() && holidays.files.is_empty() {
        let says = "none are set: only the weekend has no business days";
        return Checked::works("holidays", says.to_owned());
    }
    let listed =
        (!holidays.listed.is_empty()).then(|| format!("{} in the config", holidays.listed.len()));
    let of_files = holidays.files.iter();
    let of_files = of_files.map(|file| format!("{} in {}", file.days.len(), file.path.display()));
    let mut says = listed.into_iter().chain(of_files).collect::<Vec<_>>().join(", ");
    let today = calendar.now().to_zoned(config.candidate.zone.clone()).date();
    let next = days.range(today..).take(NEXT_HOLIDAYS).map(|day| {
        let date = day.strftime("%a %d %b %Y");
        match holidays.name(*day) {
            "" => date.to_string(),
            name => format!("{date} ({name})"),
        }
    });
    let next: Vec<String> = next.collect();
    if !next.is_empty() {
        says = format!("{says}; next: {}", next.join(", "));
    }
    if !holidays.ended_before(today.saturating_add(LIST_AHEAD_DAYS.days())) {
        return Checked::works("holidays", says);
    }
    let ends = match days.last() {
        Some(end) if *end < today => format!("your holiday list ended on {end}"),
        Some(end) => format!("your holiday list ends on {end}"),
        None => "no holiday of these years is in them".to_owned(),
    };
    Checked::warns("holidays", format!("{says}; {ends}: add those that follow"))
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
