//! `afterword understand`: what Afterword reads in a message.
//!
//! The form of its JSON is fixed: others build on it.

use std::fs;
use std::io::{self, Read, Write};

use jiff::tz::TimeZone;
use serde_json::{Value, json};

use super::{Exit, Failure, print};
use crate::reading::{Understood, understand};

/// What the candidate typed.
#[derive(Debug, Clone, clap::Args)]
#[command(after_help = "\
Examples:
  afterword understand reply.eml
  afterword understand --json --tz Europe/Berlin - < reply.eml

Days are reckoned from the message's Date header, in its own offset. It needs no config, no database
and no network. Exit codes: 0 for every message that could be read at all, 1 if there is no file, or
no message in it, 2 for a zone that isn't there.")]
pub struct Arguments {
    /// The zone to reckon in where the message's Date says none
    #[arg(long, value_name = "ZONE")]
    pub tz: Option<String>,
    /// The message (RFC 5322); - for standard input
    #[arg(value_name = "FILE")]
    pub file: String,
}

/// Runs the command.
///
/// # Errors
/// If the file or the zone isn't there, or there is no message to read.
pub fn run(arguments: &Arguments, json: bool, out: &mut dyn Write) -> Result<Exit, Failure> {
    let fallback = match &arguments.tz {
        None => TimeZone::UTC,
        Some(name) => TimeZone::get(name).map_err(|_| {
            Failure::usage(format!(
                "--tz: there is no time zone {name:?}; try one like Europe/Berlin"
            ))
        })?,
    };
    let raw = read(&arguments.file)?;
    let understood = understand(&raw, &fallback)?;
    if json {
        print::json(out, &as_json(&understood))?;
    } else {
        in_words(&understood, out)?;
    }
    Ok(Exit::Done)
}

fn read(file: &str) -> Result<Vec<u8>, Failure> {
    if file == "-" {
        let mut raw = Vec::new();
        io::stdin().lock().read_to_end(&mut raw)?;
        return Ok(raw);
    }
    fs::read(file).map_err(|error| Failure::failed(format!("{file}: {error}")))
}

fn as_json(understood: &Understood) -> Value {
    let also: Vec<&str> = understood.also.iter().map(|kind| kind.as_str()).collect();
    let due = understood.due.map(
        |days| json!({ "earliest": days.earliest.to_string(), "latest": days.latest.to_string() }),
    );
    let evidence: Vec<Value> = understood
        .evidence
        .iter()
        .map(|evidence| json!({ "text": evidence.text, "says": evidence.says.as_str() }))
        .collect();
    json!({
        "kind": understood.kind.as_str(),
        "also": also,
        "due": due,
        "confidence": understood.confidence,
        "evidence": evidence,
        "automatic": understood.automatic.is_some(),
        "text": understood.text,
    })
}

fn in_words(understood: &Understood, out: &mut dyn Write) -> io::Result<()> {
    let also: Vec<&str> = understood.also.iter().map(|kind| kind.as_str()).collect();
    let also = if also.is_empty() { String::new() } else { format!(", and {}", also.join(", ")) };
    writeln!(out, "kind: {}{also}", understood.kind)?;
    if let Some(days) = understood.due {
        let range = if days.earliest == days.latest {
            days.earliest.to_string()
        } else {
            format!("{}..{}", days.earliest, days.latest)
        };
        writeln!(out, "due: {range}")?;
    }
    writeln!(out, "confidence: {:.2}", understood.confidence)?;
    if let Some(automatic) = understood.automatic {
        writeln!(out, "automatic: {automatic}")?;
    }
    for evidence in &understood.evidence {
        writeln!(out, "because: \"{}\" ({})", print::line(&evidence.text), evidence.says)?;
    }
    writeln!(out, "\n{}", print::block(&understood.text).trim_end())
}
