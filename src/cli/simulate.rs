//! `afterword simulate`: what a cadence would do, with no mailbox.

use std::collections::{BTreeMap, BTreeSet};
use std::io::Write;
use std::path::Path;

use jiff::civil::{Date, DateTime};
use jiff::tz::TimeZone;
use jiff::{Timestamp, Zoned};
use serde_json::{Value, json};

use super::{Exit, Failure};
use crate::config::{Config, Env, cadence};
use crate::timeline::facts::Days;
use crate::timeline::policy::Policy;
use crate::timeline::simulate::{Ended, Event, Gone, Happening, Outcome, Scenario, simulate};
use crate::timeline::words::{Channel, Kind, Role, TimelineKind};

/// What the candidate typed; `afterword simulate --help` describes it.
#[derive(Debug, Clone, Default, clap::Args)]
#[command(after_help = "\
Examples:
  afterword simulate --cadence steady --tz Europe/Berlin --interviewed 2026-03-04T15:00
  afterword simulate --cadence steady --tz America/New_York --interviewed 2026-03-04T15:00 \\
      --decision 2026-03-13 --contact recruiter:Dana --contact interviewer:Sam \\
      --event '2026-03-16 15:00 holding' --event '2026-03-20 09:00 out_of_office 2026-04-07'

WHEN is a local date and time. KIND is a kind of reply (rejection, timeline, ...), or unclear,
sent (you wrote by hand), answered, interview (a new one ends then), spoke, voicemail, no_answer.")]
pub struct Arguments {
    /// The cadence: the name of a shipped one or of your own, or a file
    #[arg(long, value_name = "NAME|FILE")]
    pub cadence: String,
    /// The zone of the company
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
    /// A holiday; repeatable
    #[arg(long = "holiday", value_name = "DATE")]
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
    let holidays: Result<BTreeSet<Date>, _> =
        arguments.holidays.iter().map(|text| date("--holiday", text)).collect();
    policy.holidays.extend(holidays?);
    let zone = arguments.tz.clone();
    TimeZone::get(&zone).map_err(|_| {
        BadArgument(format!("--tz: there is no time zone {zone:?}; try one like Europe/Berlin"))
    })?;
    let timeline = match (&arguments.decision, &arguments.invited) {
        (Some(text), _) => Some((TimelineKind::Decision, days("--decision", text)?)),
        (None, Some(text)) => Some((TimelineKind::Invited, days("--invited", text)?)),
        (None, None) => None,
    };
    let of_cadence = policy.cadences.get(cadence).map_or(u32::MAX, |cadence| cadence.cap);
    let granted = of_cadence.min(policy.limits.max_check_ins);
    let cap = arguments.cap.unwrap_or(granted);
    if cap == 0 {
        return Err(BadArgument("--cap: at least 1; no check-in at all is `close`".to_owned()));
    }
    let contacts: Result<Vec<_>, _> =
        arguments.contacts.iter().map(|text| contact("--contact", text)).collect();
    let events: Result<Vec<_>, _> = arguments.events.iter().map(|text| event(text)).collect();
    Ok(Scenario {
        policy,
        cadence: cadence.to_owned(),
        zone,
        interviewed: moment("--interviewed", &arguments.interviewed)?,
        minutes: arguments.minutes,
        timeline,
        by: arguments.by.as_deref().map(channel).transpose()?,
        contacts: contacts?,
        cap,
        events: events?,
        until: arguments.until.as_deref().map(|text| date("--until", text)).transpose()?,
    })
}

fn date(option: &str, text: &str) -> Result<Date, BadArgument> {
    text.parse().map_err(|_| {
        BadArgument(format!("{option}: {text:?} is no date; write it like 2026-03-04"))
    })
}

fn days(option: &str, text: &str) -> Result<Days, BadArgument> {
    let (a, b) = text.split_once("..").unwrap_or((text, text));
    let days = Days { earliest: date(option, a)?, latest: date(option, b)? };
    if days.earliest > days.latest {
        return Err(BadArgument(format!("{option}: {a} is after {b}")));
    }
    Ok(days)
}

fn moment(option: &str, text: &str) -> Result<DateTime, BadArgument> {
    let wrong = || {
        BadArgument(format!("{option}: {text:?} is no local date and time like 2026-03-04T15:00"))
    };
    text.trim().replace(' ', "T").parse().map_err(|_| wrong())
}

fn channel(text: &str) -> Result<Channel, BadArgument> {
    match text.parse() {
        Ok(channel @ (Channel::Email | Channel::Call)) => Ok(channel),
        _ => Err(BadArgument(format!("--by: {text:?} is neither email nor call"))),
    }
}

fn contact(option: &str, text: &str) -> Result<(Role, String), BadArgument> {
    let wrong = |why: String| BadArgument(format!("{option}: {text:?} is no ROLE:NAME: {why}"));
    let (role, name) = text.split_once(':').ok_or_else(|| wrong("there is no colon".to_owned()))?;
    if name.trim().is_empty() {
        return Err(wrong("the name is empty".to_owned()));
    }
    let role = role.trim().parse().map_err(|error| wrong(format!("{error}")))?;
    Ok((role, name.trim().to_owned()))
}

/// Reads `WHEN KIND[@ROLE:NAME] [A[..B]]`; a referral takes a `ROLE:NAME` as well.
///
/// # Errors
/// If it can't be understood.
pub fn event(text: &str) -> Result<Event, BadArgument> {
    let wrong = |why: &str| BadArgument(format!("--event: {text:?}: {why}"));
    let mut words = text.split_whitespace();
    let first = words.next().ok_or_else(|| wrong("it is empty"))?;
    let when = if first.contains('T') {
        first.to_owned()
    } else {
        let hour = words.next().ok_or_else(|| wrong("it has no time of day"))?;
        format!("{first}T{hour}")
    };
    let at = moment("--event", &when)
        .map_err(|_| wrong("it begins with no local date and time like 2026-03-04T15:00"))?;
    let kind = words.next().ok_or_else(|| wrong("it says not what happens"))?;
    let rest: Vec<&str> = words.collect();
    let (kind, mut name) = match kind.split_once('@') {
        Some((kind, name)) => (kind, Some(name.to_owned())),
        None => (kind, None),
    };
    let mut named_days = None;
    let mut referred: Option<String> = None;
    for word in rest {
        let is_date = word.split("..").all(|part| part.parse::<Date>().is_ok());
        if is_date {
            named_days = Some(days("--event", word)?);
        } else if word.contains(':') && referred.is_none() {
            referred = Some(word.to_owned());
        } else if let Some(name) = referred.as_mut().or(name.as_mut()) {
            // Names may have several words.
            name.push(' ');
            name.push_str(word);
        } else {
            return Err(wrong(&format!("{word:?} is neither a date nor a ROLE:NAME")));
        }
    }
    let what = happening(kind).map_err(|why| wrong(&why))?;
    let by = name.as_deref().map(|name| contact("--event", name)).transpose()?;
    let referred = referred.as_deref().map(|name| contact("--event", name)).transpose()?;
    Ok(Event { at, what, by, days: named_days, referred })
}

fn happening(word: &str) -> Result<Happening, String> {
    match word {
        "sent" => Ok(Happening::Sent),
        "answered" => Ok(Happening::Answered),
        "interview" => Ok(Happening::Interview),
        _ => {
            let call = word.parse().map(Happening::Call);
            call.or_else(|_| word.parse::<Kind>().map(Happening::Reply)).map_err(|error| {
                format!("{error}, sent, answered, interview, spoke, voicemail, no_answer")
            })
        }
    }
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
        let interviewed = moment("--interviewed", &arguments.interviewed).map_err(usage)?;
        let about = TimeZone::UTC.to_timestamp(interviewed).unwrap_or(Timestamp::UNIX_EPOCH);
        Config::load(&path, env, about).map_err(|error| Failure::usage(error.to_string()))?
    } else {
        Config::defaults(env)?
    };
    let mut policy = config.policy(BTreeMap::new());
    let named = &arguments.cadence;
    let file = Path::new(named);
    if !policy.cadences.contains_key(named) && file.is_file() {
        let text = std::fs::read_to_string(file)?;
        policy.cadences.insert(named.clone(), cadence::parse(named, &text, file)?);
    }
    if !policy.cadences.contains_key(named) {
        let known: Vec<&str> = policy.cadences.keys().map(String::as_str).collect();
        return Err(Failure::usage(format!(
            "--cadence: there is no cadence {named:?} and no such file; there are: {}",
            known.join(", ")
        )));
    }
    let scenario = scenario(arguments, policy, named).map_err(usage)?;
    let outcome = simulate(&scenario).map_err(|error| Failure::usage(error.to_string()))?;
    let zone = TimeZone::get(&scenario.zone)?;
    if json {
        writeln!(out, "{}", as_json(&outcome, &zone))?;
    } else {
        write!(out, "{}", as_text(&outcome, &zone))?;
    }
    Ok(Exit::Done)
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

/// The outcome for people: a line a touch.
#[must_use]
pub fn as_text(outcome: &Outcome, zone: &TimeZone) -> String {
    let line = |at: Zoned, rest: String| format!("{}  {rest}\n", at.strftime("%a %d %b %Y %H:%M"));
    let mut text = String::new();
    for gone in &outcome.touches {
        let round = if gone.round > 0 { format!(" {}", gone.round) } else { String::new() };
        let what = format!("{}{round}", gone.step.as_str().replace('_', " "));
        let rest = format!("{what:<18} {:<8} to {:<28} {}", gone.channel, gone.to, gone.why);
        text.push_str(&line(gone.at.to_zoned(zone.clone()), rest.trim_end().to_owned()));
    }
    let end = format!("{:<18} {}", outcome.end.state, outcome.end.why);
    text.push_str(&line(outcome.end.at.to_zoned(zone.clone()), end));
    text
}
