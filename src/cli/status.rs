//! `afterword status`: is it alive, what is due, what needs me.

use jiff::SignedDuration;
use serde_json::{Value, json};

use super::queue::items;
use super::{Context, Exit, Failure, print};
use crate::store::{Condition, Heartbeat, Summary, is_locked};

/// A daemon that has given no sign for so long is not running.
const SILENT: SignedDuration = SignedDuration::from_mins(3);

/// How many wake-ups are shown.
const NEXT_MAX: usize = 5;

/// What the candidate typed.
#[derive(Debug, Clone, clap::Args)]
#[command(after_help = "\
Examples:
  afterword status
  afterword status --json

Exit codes: 0 all is well, 1 the daemon is not running, 3 something needs you.")]
pub struct Arguments {}

/// Runs the command.
///
/// # Errors
/// If it can't be carried out.
pub fn run(_: &Arguments, context: &mut Context<'_>) -> Result<Exit, Failure> {
    let heartbeat = context.store.heartbeat()?;
    let now = context.at();
    // One that ended a moment ago gave its sign of life, and holds the lock no more.
    let alive = heartbeat.as_ref().is_some_and(|beat| now.duration_since(beat.beat) < SILENT)
        && is_locked(&context.config.database);
    let conditions = context.store.conditions()?;
    let items = items(context)?;
    let waiting = items.iter().filter(|item| item.needs_candidate).count();
    let mut next: Vec<Summary> = context.store.applications()?;
    next.retain(|application| application.wake_at.is_some());
    next.sort_by_key(|application| application.wake_at);
    next.truncate(NEXT_MAX);
    let status = Status { heartbeat, alive, conditions, waiting, next };
    if context.json {
        let value = status.as_json(context);
        print::json(context.out, &value)?;
    } else {
        for line in status.in_words(context) {
            writeln!(context.out, "{line}")?;
        }
    }
    let needs = status.conditions.iter().any(|condition| !condition.only_told);
    Ok(if !status.alive {
        Exit::Failed
    } else if status.waiting > 0 || needs {
        Exit::NeedsCandidate
    } else {
        Exit::Done
    })
}

struct Status {
    heartbeat: Option<Heartbeat>,
    alive: bool,
    conditions: Vec<Condition>,
    waiting: usize,
    next: Vec<Summary>,
}

impl Status {
    fn in_words(&self, context: &Context<'_>) -> Vec<String> {
        let at = |at| print::instant(at, &context.config.candidate.zone, &context.now);
        let mut lines = Vec::new();
        match &self.heartbeat {
            Some(beat) if self.alive => {
                let (version, pid) = (print::line(&beat.version), beat.pid);
                lines.push(format!(
                    "The daemon runs: version {version}, process {pid}, since {}.",
                    at(beat.started)
                ));
                if beat.version != VERSION {
                    lines.push(format!(
                        "This is version {VERSION}: restart the daemon, `systemctl --user restart \
                         afterword`."
                    ));
                }
            }
            Some(beat) => lines.push(format!(
                "The daemon does not run; its last sign of life was {}. Start it: `systemctl \
                 --user start afterword`, or `afterword run`.",
                at(beat.beat)
            )),
            None => lines.push(
                "The daemon has never run. Start it: `systemctl --user enable --now afterword`, \
                 or `afterword run`."
                    .to_owned(),
            ),
        }
        for condition in &self.conditions {
            let of = condition.application.map_or_else(String::new, |id| format!(" (#{id})"));
            let text = print::line(condition.text.lines().next().unwrap_or_default());
            let word = if condition.only_told { "For you" } else { "Needs you" };
            lines.push(format!("{word}{of}: {text} ({})", at(condition.raised_at)));
        }
        lines.push(match self.waiting {
            0 => "Nothing waits for you in the queue.".to_owned(),
            1 => "1 thing waits for you: `afterword queue`.".to_owned(),
            count => format!("{count} things wait for you: `afterword queue`."),
        });
        for application in &self.next {
            if let Some(wake) = application.wake_at {
                let (company, id) = (print::line(&application.company), application.id);
                lines.push(format!("Looked at next: {company} (#{id}) {}", at(wake)));
            }
        }
        lines
    }

    fn as_json(&self, context: &Context<'_>) -> Value {
        let at = |at| print::stamp(at, &context.config.candidate.zone);
        let daemon = self.heartbeat.as_ref().map(|beat| {
            json!({
                "pid": beat.pid,
                "version": beat.version,
                "started": at(beat.started),
                "beat": at(beat.beat),
            })
        });
        let conditions: Vec<Value> = self
            .conditions
            .iter()
            .map(|condition| {
                json!({
                    "key": condition.key,
                    "application": condition.application.map(|id| id.0),
                    "text": condition.text,
                    "needs_candidate": !condition.only_told,
                    "since": at(condition.raised_at),
                })
            })
            .collect();
        let next: Vec<Value> = self
            .next
            .iter()
            .map(|application| {
                json!({
                    "application": application.id.0,
                    "company": application.company,
                    "at": application.wake_at.map(at),
                })
            })
            .collect();
        json!({
            "running": self.alive,
            "daemon": daemon,
            "version": VERSION,
            "conditions": conditions,
            "waiting": self.waiting,
            "next": next,
        })
    }
}

const VERSION: &str = env!("CARGO_PKG_VERSION");
