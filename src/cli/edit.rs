//! `afterword edit`: the terms of an application, and more check-ins.

use super::known::Known;
use super::typed;
use super::{Context, Exit, Failure, say, show};
use crate::timeline::facts::{Terms, What};

/// What the candidate typed.
#[derive(Debug, Clone, clap::Args)]
#[command(after_help = "\
Examples:
  afterword edit 3 --cap 4
  afterword edit 3 --suits 'I have run sites of this size for six years.'
  afterword edit acme --zone Europe/Berlin --by call
  afterword edit 3 --by none
  afterword edit 3 --language de --weekend Fri,Sat --start 'on 1 June'

An empty text, or none, takes back --zone, --by, --applied, --domain, --suits, --language,
--weekend and --start.")]
pub struct Arguments {
    /// The application: its number, or a part of its company's name
    #[arg(value_name = "ID")]
    pub id: String,
    /// The company
    #[arg(long, value_name = "NAME")]
    pub company: Option<String>,
    /// The role
    #[arg(long, value_name = "ROLE")]
    pub role: Option<String>,
    /// The company's time zone
    #[arg(long, value_name = "ZONE")]
    pub zone: Option<String>,
    /// The cadence
    #[arg(long, value_name = "NAME")]
    pub cadence: Option<String>,
    /// The channel agreed for check-ins, whatever they said about when: email or call
    #[arg(long, value_name = "CHANNEL")]
    pub by: Option<String>,
    /// When you applied
    #[arg(long, value_name = "DATE")]
    pub applied: Option<String>,
    /// A domain of the company, in place of those known; repeatable
    #[arg(long = "domain", value_name = "DOMAIN")]
    pub domains: Vec<String>,
    /// One sentence on why you suit, as a thank-you may say it
    #[arg(long, value_name = "SENTENCE")]
    pub suits: Option<String>,
    /// The language of its texts: en, de, fr or es
    #[arg(long, value_name = "LANGUAGE")]
    pub language: Option<String>,
    /// The company's weekend, like Fri,Sat
    #[arg(long, value_name = "DAYS")]
    pub weekend: Option<String>,
    /// When you could start, as part of a sentence: 'on 1 June', 'at four weeks' notice'
    #[arg(long, value_name = "TEXT")]
    pub start: Option<String>,
    /// Check-ins granted in the whole life of the application: more than now
    #[arg(long, value_name = "N")]
    pub cap: Option<u32>,
}

/// Runs the command.
///
/// # Errors
/// If it can't be carried out.
pub fn run(arguments: &Arguments, context: &mut Context<'_>) -> Result<Exit, Failure> {
    let known = Known::find(context, &arguments.id)?;
    let terms = edited(arguments, context, &known)?;
    let more = arguments.cap.map(|cap| more_places(context, &known, cap)).transpose()?;
    let (id, now) = (known.id, context.at());
    let mut facts = Vec::new();
    if terms != known.terms {
        let same = context.store.find_same(&terms.company, &terms.role)?;
        if let Some(other) = same.filter(|other| *other != id) {
            return Err(Failure::usage(format!(
                "{}, {} is application {other} already; `afterword show {other}` shows it",
                terms.company, terms.role
            )));
        }
        facts.push((id, now, What::Terms(terms)));
    }
    let more = more.unwrap_or(0);
    if more > 0 {
        facts.push((id, now, What::Granted { places: more }));
    }
    if facts.is_empty() {
        return show::after(context, id, &format!("Application {id} is so already."));
    }
    context.store.record_all(now, &facts)?;
    let granted = match more {
        0 => String::new(),
        more => format!(" {} more granted.", say::count(more, "check-in")),
    };
    context.poke();
    if context.json {
        return show::print(context, id);
    }
    say::line(context, &format!("Application {id} is changed.{granted}"))?;
    let zone_before = known.terms.zone.clone();
    let known = Known::of(context, id)?;
    show::terms_and_people(context, &known)?;
    if known.terms.zone != zone_before && !known.interviews().is_empty() {
        say::line(
            context,
            "Interviews stay at their instants; `afterword interview move INTERVIEW WHEN` mends an \
             hour that was meant in the new zone.",
        )?;
    }
    show::plan(context, id)?;
    Ok(Exit::Done)
}

fn edited(arguments: &Arguments, context: &Context<'_>, known: &Known) -> Result<Terms, Failure> {
    let mut terms = known.terms.clone();
    let text = |option: &str, given: &Option<String>, old: String| match given {
        Some(given) => typed::text(option, given),
        None => Ok(old),
    };
    terms.company = text("--company", &arguments.company, terms.company)?;
    terms.role = text("--role", &arguments.role, terms.role)?;
    if let Some(zone) = &arguments.zone {
        terms.zone = given(zone).map(typed::zone).transpose()?.map(|(name, _)| name);
    }
    if let Some(cadence) = &arguments.cadence {
        (terms.cadence, _) = typed::cadence(context, cadence)?;
    }
    if let Some(by) = &arguments.by {
        terms.by = given(by).map(typed::channel).transpose()?;
    }
    if let Some(applied) = &arguments.applied {
        let now = known.now(context);
        terms.applied = given(applied).map(|text| typed::applied(text, &now)).transpose()?;
    }
    if !arguments.domains.is_empty() {
        let named: Vec<String> =
            arguments.domains.iter().filter_map(|text| given(text)).map(str::to_owned).collect();
        terms.domains = typed::domains(&named)?;
    }
    if let Some(suits) = &arguments.suits {
        terms.suits = given(suits).map(|text| typed::text("--suits", text)).transpose()?;
    }
    if let Some(start) = &arguments.start {
        terms.start = given(start).map(|text| typed::text("--start", text)).transpose()?;
    }
    if let Some(language) = &arguments.language {
        terms.language = given(language).map(typed::language).transpose()?;
    }
    if let Some(weekend) = &arguments.weekend {
        terms.weekend = given(weekend).map(typed::weekend).transpose()?;
    }
    Ok(terms)
}

/// What was given, unless it takes something back.
fn given(text: &str) -> Option<&str> {
    let text = text.trim();
    (!text.is_empty() && !text.eq_ignore_ascii_case("none")).then_some(text)
}

/// How many places are to be added; places that a forgotten application of this candidacy had used
/// count too.
fn more_places(context: &Context<'_>, known: &Known, cap: u32) -> Result<u32, Failure> {
    let cap = typed::cap(context, cap)?;
    let granted = known.state().granted;
    if cap < granted {
        return Err(Failure::usage(format!(
            "--cap: {granted} are granted already, and what was granted is not taken back; \
             `afterword close {id}` ends the check-ins, `afterword pause {id}` holds them",
            id = known.id
        )));
    }
    let first = known.facts.facts.iter().find_map(|fact| match &fact.what {
        What::Terms(terms) => Some(terms),
        _ => None,
    });
    let first = first.unwrap_or(&known.terms);
    let before = context.store.places_used_before(&first.company, &first.role)?;
    let limit = context.policy()?.limits.max_check_ins;
    if cap.saturating_add(before) > limit && cap > granted {
        return Err(Failure::usage(format!(
            "--cap: {before} of the limit of {limit} were used by a forgotten application of this \
             candidacy; at most {} can be granted now",
            limit.saturating_sub(before)
        )));
    }
    Ok(cap - granted)
}
