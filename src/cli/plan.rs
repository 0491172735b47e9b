//! What is planned for an application: how it stands, then a line a touch.

use super::known::Known;
use super::{Context, Failure, say};
use crate::timeline::facts::ApplicationId;
use crate::timeline::outlook::Planned;

/// How it stands; then date and time, step, channel, to whom, and why.
pub(super) fn lines(
    context: &Context<'_>,
    application: ApplicationId,
) -> Result<Vec<String>, Failure> {
    let known = Known::of(context, application)?;
    let row = |planned: &Planned| {
        let (step, to) = (planned.key.step.as_str().replace('_', " "), planned.key.contact);
        let to = to.map_or_else(|| "you".to_owned(), |id| known.name(id));
        let missed = if planned.missed { "too late by now; " } else { "" };
        let why = format!("{missed}{}", planned.because.join("; "));
        let when = say::when(context, planned.slot, &known.zone);
        vec![when, step, planned.key.channel.to_string(), format!("to {to}"), why]
    };
    let (standing, why) = known.standing();
    let mut lines = vec![why.map_or(standing.to_owned(), |why| format!("{standing}: {why}"))];
    lines.extend(say::table(&known.outlook.planned.iter().map(row).collect::<Vec<_>>()));
    Ok(lines)
}
