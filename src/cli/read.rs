//! What was read in a message, by whom, and by which words: as `inbox` and `why` tell it.

use serde_json::{Value, json};

use super::plan::Sight;
use super::print;
use crate::store::{MessageMatch, MessageView};
use crate::timeline::facts::{Days, Reader, Reading};
use crate::timeline::words::Kind;

/// The reading in force: the candidate's latest, else the latest.
pub(super) fn in_force(found: &MessageMatch) -> Option<&Reading> {
    found.readings.iter().rfind(by_candidate).or_else(|| found.readings.last())
}

/// What Afterword read last, whatever the candidate has said since.
pub(super) fn by_afterword(found: &MessageMatch) -> Option<&Reading> {
    found.readings.iter().rfind(|reading| reading.by == Reader::Afterword)
}

fn by_candidate(reading: &&Reading) -> bool {
    reading.by == Reader::Candidate
}

/// Days in short.
pub(super) fn days(days: Days) -> String {
    if days.earliest == days.latest {
        days.earliest.to_string()
    } else {
        format!("{}..{}", days.earliest, days.latest)
    }
}

/// The kind, the days, and what else is true of it.
pub(super) fn in_words(reading: &Reading) -> String {
    let due = reading.due.map_or_else(String::new, |due| format!(" {}", days(due)));
    let also: String = reading.also.iter().map(|kind| format!(", {kind}")).collect();
    format!("{}{due}{also}", reading.kind)
}

/// Who read it so; of a correction, what it replaces.
pub(super) fn by_whom(found: &MessageMatch) -> String {
    match (in_force(found), by_afterword(found)) {
        (Some(reading), Some(before)) if reading.by == Reader::Candidate => {
            format!("by your word; Afterword read: {}", in_words(before))
        }
        (Some(reading), None) if reading.by == Reader::Candidate => "by your word".to_owned(),
        _ => "read by Afterword".to_owned(),
    }
}

/// The words that decided Afterword's reading, a line each.
pub(super) fn quotes(message: &MessageView, found: Option<&MessageMatch>) -> Vec<String> {
    let corrected = found.and_then(in_force).is_some_and(|reading| by_candidate(&reading));
    let because = if corrected { "Afterword went by" } else { "Because" };
    let quote = |text: &str, says: &str| {
        format!("{because}: \"{}\" ({})", print::line(text), print::line(says))
    };
    let mut lines: Vec<String> =
        message.evidence.iter().map(|evidence| quote(&evidence.text, &evidence.says)).collect();
    let read = found.and_then(by_afterword).map(|reading| reading.kind);
    if lines.is_empty() && read == Some(Kind::Unclear) {
        lines.push(format!("{because}: no words in it that say plainly what it means"));
    }
    lines
}

/// Whether its sender is verified, and what that does.
pub(super) fn sender(sight: &Sight, found: &MessageMatch) -> &'static str {
    let taken = sight.ahead.state.messages.values().find(|taken| taken.seq == found.seq);
    if found.verified {
        "its sender is verified"
    } else if taken.is_some_and(|taken| taken.trusted()) {
        "its sender is not verified: it counts by your word"
    } else if sight.ahead.state.plan.is_some_and(|plan| plan.anchor == found.seq) {
        "its sender is not verified: it can only hold, delay or stop, and makes nothing earlier"
    } else {
        "its sender is not verified: it can only hold, delay or stop"
    }
}

/// The readings, in order of recording.
pub(super) fn as_json(found: &MessageMatch) -> Vec<Value> {
    let one = |reading: &Reading| {
        let also: Vec<&str> = reading.also.iter().map(|kind| kind.as_str()).collect();
        json!({
            "kind": reading.kind.as_str(),
            "also": also,
            "due": reading.due.map(due),
            "read_by": reader(reading),
        })
    };
    found.readings.iter().map(one).collect()
}

/// Who made a reading.
pub(super) fn reader(reading: &Reading) -> &'static str {
    match reading.by {
        Reader::Afterword => "afterword",
        Reader::Candidate => "candidate",
    }
}

/// Days as JSON.
pub(super) fn due(days: Days) -> Value {
    json!({ "earliest": days.earliest.to_string(), "latest": days.latest.to_string() })
}

/// The words that decided, as JSON.
pub(super) fn evidence(message: &MessageView) -> Vec<Value> {
    let one =
        |evidence: &crate::store::Evidence| json!({ "text": evidence.text, "says": evidence.says });
    message.evidence.iter().map(one).collect()
}
