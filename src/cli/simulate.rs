//! `afterword simulate`: what a cadence would do, with no mailbox.

mod compare;
mod months;
mod page;
mod picture;
mod read;
mod story;

use std::collections::BTreeMap;
use std::io::{IsTerminal, Write};
use std::path::Path;

use jiff::Timestamp;
use jiff::civil::Date;
use jiff::tz::TimeZone;
use serde_json::{Map, Value, json};

use super::{Exit, Failure};
use crate::config::{Config, Env, cadence, did_you_mean};
use crate::timeline::facts::Days;
use crate::timeline::policy::Policy;
use crate::timeline::simulate::{Ended, Gone, Outcome, Scenario, check_days, simulate};
use crate::timeline::words::TimelineKind;

pub use compare::table;
pub use page::{Look, columns};
pub use picture::picture;

/// What the candidate typed; `afterword simulate --help` describes it.
#[derive(Debug, Clone, Default, clap::Args)]
#[command(after_help = "\
WHEN is a local date and time of --tz: 2026-03-04T15:00 or '2026-03-04 15:00'.

KIND is a kind of message from them: acknowledgement, advance, bounce, closed, follow_up_requested,
holding, info_requested, offer, out_of_office, referral, rejection, stop, timeline, unclear,
unrelated; or sent (you wrote by hand), answered (you answered them), interview (a new one ends
then), spoke, voicemail, no_answer (how the last call went). @ROLE:NAME says whose; without it the
lead's. A[..B] are the days that it names. Behind a referral comes the ROLE:NAME to turn to.

ROLE is recruiter, hiring_manager, interviewer, hr, agency, inside or reference.

Examples:
  Nobody says anything:
    afterword simulate --cadence steady --tz Europe/Berlin --interviewed 2026-03-04T15:00
  They decide by Friday the 13th; then it takes longer; then Dana is away until the 7th of April:
    afterword simulate --cadence steady --tz America/New_York --interviewed 2026-03-04T15:00 \\
        --decision 2026-03-13 --contact recruiter:Dana --contact interviewer:Sam \\
        --event '2026-03-16 15:00 holding' \\
        --event '2026-03-20 09:00 out_of_office@recruiter:Dana 2026-04-07'
  They want references, which you send the next day; a holiday lies ahead:
    afterword simulate --cadence weekly --tz Europe/Paris --interviewed 2026-03-30T10:00 \\
        --event '2026-04-01 12:00 info_requested' --event '2026-04-02 09:00 answered' \\
        --holiday 2026-04-03..2026-04-06
  Which cadence suits? All of them, side by side:
    afterword simulate --compare --tz Asia/Tokyo --interviewed 2026-03-04T15:00
  A cadence of your own, before you use it:
    afterword simulate --cadence ./mine.toml --tz UTC --interviewed 2026-03-04T15:00 --json")]
pub struct Arguments {
    /// The cadence: the name of a shipped one or of your own, or a file
    #[arg(long, value_name = "NAME|FILE", required_unless_present = "compare")]
    pub cadence: Option<String>,
    /// All cadences side by side, instead of one
    #[arg(long, conflicts_with = "cadence")]
    pub compare: bool,
    /// The zone of the company, like Europe/Berlin
    #[arg(long, value_name = "ZONE")]
    pub tz: String,
    /// When the interview began, local time
    #[arg(long, value_name = "WHEN")]
    pub interviewed: String,
    /// How long it took
    #[arg(long, value_name = "N", default_value_t = 60)]
    pub minutes: u32,
    /// They said there that they would decide by then, or between two days
    #[arg(long, value_name = "A[..B]", conflicts_with = "invited")]
    pub decision: Option<String>,
    /// They asked there to be written to then, or between two days
    #[arg(long, value_name = "A[..B]")]
    pub invited: Option<String>,
    /// The channel agreed for check-ins: email or call
    #[arg(long, value_name = "CHANNEL")]
    pub by: Option<String>,
    /// A contact; repeatable [default: interviewer:Interviewer]
    #[arg(long = "contact", value_name = "ROLE:NAME")]
    pub contacts: Vec<String>,
    /// A holiday, or several in a row; repeatable
    #[arg(long = "holiday", value_name = "A[..B]")]
    pub holidays: Vec<String>,
    /// Check-ins granted [default: the lower of the cadence's and the config's]
    #[arg(long, value_name = "N")]
    pub cap: Option<u32>,
    /// Something that happens; repeatable
    #[arg(long = "event", value_name = "'WHEN KIND[@ROLE:NAME] [A[..B]]'")]
    pub events: Vec<String>,
    /// The last day looked at
    #[arg(long, value_name = "DATE")]
    pub until: Option<String>,
}

/// An argument that can't be understood: which, and what would be.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error("{0}")]
pub struct BadArgument(pub String);

/// Makes a scenario of what was typed, under a policy that already has the cadence.
///
/// # Errors
/// If something can't be understood; the message names it.
pub fn scenario(
    arguments: &Arguments,
    policy: Policy,
    cadence: &str,
) -> Result<Scenario, BadArgument> {
    let mut policy = policy;
    for text in &arguments.holidays {
        policy.holidays.extend(read::holiday(text)?);
    }
    let zone = read::zone(&arguments.tz)?;
    let interviewed = read::moment("--interviewed", &arguments.interviewed)?;
    let minutes = read::minutes(arguments.minutes)?;
    let end = story::day_of_end(interviewed, minutes, &zone);
    let timeline = timeline(arguments, end.unwrap_or(interviewed.date()))?;
    let until = arguments.until.as_deref().map(|text| read::date("--until", text)).transpose()?;
    if let Some(until) = until.filter(|until| *until < interviewed.date()) {
        let day = interviewed.date();
        return Err(BadArgument(format!(
            "--until: {until} is before the interview ({day}); give a later day, or leave it out"
        )));
    }
    let of_cadence = policy.cadences.get(cadence).map_or(u32::MAX, |cadence| cadence.cap);
    let granted = of_cadence.min(policy.limits.max_check_ins);
    let contacts: Result<Vec<_>, _> =
        arguments.contacts.iter().map(|text| read::contact("--contact", text)).collect();
    let events: Result<Vec<_>, _> = arguments.events.iter().map(|text| read::event(text)).collect();
    Ok(Scenario {
        policy,
        cadence: cadence.to_owned(),
        zone: arguments.tz.clone(),
        interviewed,
        minutes,
        timeline,
        by: arguments.by.as_deref().map(read::channel).transpose()?,
        contacts: contacts?,
        cap: arguments.cap.map_or(Ok(granted), read::cap)?,
        events: events?,
        until,
    })
}

/// What they said there about when, which can't be over by then.
fn timeline(
    arguments: &Arguments,
    interview: Date,
) -> Result<Option<(TimelineKind, Days)>, BadArgument> {
    let (option, kind, text) = match (&arguments.decision, &arguments.invited) {
        (Some(text), _) => ("--decision", TimelineKind::Decision, text),
        (None, Some(text)) => ("--invited", TimelineKind::Invited, text),
        (None, None) => return Ok(None),
    };
    let days = read::days(option, text)?;
    check_days(days, interview)
        .map_err(|why| BadArgument(format!("{option}: {why}; give a day that lies ahead of it")))?;
    Ok(Some((kind, days)))
}

/// Runs the command.
///
/// # Errors
/// If an argument can't be understood, or the cadence can't be read.
pub fn run(
    arguments: &Arguments,
    json: bool,
    config: Option<&Path>,
    env: &Env,
    out: &mut dyn Write,
) -> Result<Exit, Failure> {
    let usage = |error: BadArgument| Failure::usage(error.0);
    let path = config.map_or_else(|| env.config_file(), Path::to_path_buf);
    // Without a config of one's own, the defaults say what is a business day.
    let config = if config.is_some() || path.exists() {
        // Its holidays are those around the interview, whenever that is.
        let interviewed = read::moment("--interviewed", &arguments.interviewed).map_err(usage)?;
        let about = TimeZone::UTC.to_timestamp(interviewed).unwrap_or(Timestamp::UNIX_EPOCH);
        Config::load(&path, env, about).map_err(|error| Failure::usage(error.to_string()))?
    } else {
        Config::defaults(env)?
    };
    let mut policy = config.policy(BTreeMap::new());
    let names = match &arguments.cadence {
        Some(name) => {
            know(&mut policy, name)?;
            vec![name.clone()]
        }
        None => policy.cadences.keys().cloned().collect(),
    };
    let mut ran = Vec::new();
    for name in &names {
        let scenario = scenario(arguments, policy.clone(), name)
            .map_err(|BadArgument(words)| Failure::usage(words))?;
        let outcome = simulate(&scenario).map_err(|error| Failure::usage(error.to_string()))?;
        ran.push((scenario, outcome));
    }
    let zone = TimeZone::get(&arguments.tz)?;
    if json && arguments.compare {
        let each = |(scenario, outcome): &(Scenario, Outcome)| {
            (scenario.cadence.clone(), as_json(outcome, &zone))
        };
        writeln!(out, "{}", Value::from(ran.iter().map(each).collect::<Map<_, _>>()))?;
    } else if arguments.compare {
        write!(out, "{}", table(&ran, look()))?;
    } else if let Some((scenario, outcome)) = ran.first() {
        if json {
            writeln!(out, "{}", as_json(outcome, &zone))?;
        } else {
            write!(out, "{}", picture(scenario, outcome, look()))?;
        }
    }
    Ok(Exit::Done)
}

/// Sees that the policy has a cadence: one that it knows by name, or one in a file.
fn know(policy: &mut Policy, named: &str) -> Result<(), Failure> {
    if policy.cadences.contains_key(named) {
        return Ok(());
    }
    let file = Path::new(named);
    if !file.is_file() {
        let known: Vec<&str> = policy.cadences.keys().map(String::as_str).collect();
        let hint = did_you_mean(named, known.iter().copied());
        return Err(Failure::usage(format!(
            "--cadence: there is no cadence {named:?} and no such file; there are: {}{hint}",
            known.join(", ")
        )));
    }
    let text = std::fs::read_to_string(file)
        .map_err(|error| Failure::usage(format!("--cadence: {named}: {error}")))?;
    let cadence = cadence::parse(named, &text, file)
        .map_err(|wrong| Failure::usage(format!("--cadence: {wrong}")))?;
    policy.cadences.insert(named.to_owned(), cadence);
    Ok(())
}

fn look() -> Look {
    let stdout = std::io::stdout();
    let terminal = stdout.is_terminal().then(|| {
        let size = rustix::termios::tcgetwinsize(&stdout);
        size.map_or(0, |size| usize::from(size.ws_col))
    });
    Look::of(|name| std::env::var(name).ok(), terminal)
}

/// The outcome as JSON, in the form that DESIGN fixes.
#[must_use]
pub fn as_json(outcome: &Outcome, zone: &TimeZone) -> Value {
    let touch = |gone: &Gone| {
        json!({
            "at": local(gone.at, zone),
            "step": gone.step.as_str(),
            "round": gone.round,
            "channel": gone.channel.as_str(),
            "to": gone.to,
            "why": gone.why,
        })
    };
    let Ended { at, state, why } = &outcome.end;
    json!({
        "touches": outcome.touches.iter().map(touch).collect::<Vec<_>>(),
        "end": {"at": local(*at, zone), "state": state, "why": why},
    })
}

fn local(at: Timestamp, zone: &TimeZone) -> String {
    at.to_zoned(zone.clone()).strftime("%Y-%m-%dT%H:%M:%S%:z").to_string()
}
