//! `afterword list`: a line an application.

use serde_json::{Value, json};

use super::known::Known;
use super::{Context, Exit, Failure, say, show};
use crate::timeline::facts::{Interview, InterviewState};

/// What the candidate typed.
#[derive(Debug, Clone, clap::Args)]
#[command(after_help = "\
Examples:
  afterword list
  afterword list --all --json

STATE is waiting (it goes by the plan), yours (it waits for you), exhausted (nothing is left to do)
or closed.")]
pub struct Arguments {
    /// Closed applications too
    #[arg(long)]
    pub all: bool,
}

/// Runs the command.
///
/// # Errors
/// If it can't be carried out.
pub fn run(arguments: &Arguments, context: &mut Context<'_>) -> Result<Exit, Failure> {
    let mut all = Vec::new();
    for summary in context.store.applications()? {
        all.push(Known::of(context, summary.id)?);
    }
    let total = all.len();
    all.retain(|known| arguments.all || known.standing().0 != "closed" || has_plans(known));
    if context.json {
        let rows: Vec<Value> = all.iter().map(as_json).collect();
        say::json(context, &Value::Array(rows))?;
        return Ok(Exit::Done);
    }
    if all.is_empty() {
        say::line(
            context,
            match total {
                0 => "There is no application; `afterword add --help` says how to add one.",
                _ => "No application is open; `afterword list --all` shows the closed ones.",
            },
        )?;
        return Ok(Exit::Done);
    }
    let heads = ["ID", "COMPANY", "ROLE", "CADENCE", "STATE", "CHECK-INS", "NEXT"];
    let mut rows = vec![heads.map(str::to_owned).to_vec()];
    rows.extend(all.iter().map(|known| row(context, known)));
    say::table(&rows).iter().try_for_each(|text| say::line(context, text))?;
    Ok(Exit::Done)
}

/// A last thank-you is still to go.
fn has_plans(known: &Known) -> bool {
    known.outlook.planned.iter().any(|planned| !planned.missed)
}

fn row(context: &Context<'_>, known: &Known) -> Vec<String> {
    let (standing, why) = known.standing();
    let state = known.state();
    let used = state.granted - state.places_left();
    let next = known.outlook.planned.iter().find(|planned| !planned.missed);
    let next = match next {
        _ if standing == "yours" => why.unwrap_or_default(),
        Some(planned) => {
            let step = planned.key.step.as_str().replace('_', " ");
            format!("{step} {}", say::when(context, planned.slot, &known.zone))
        }
        None => why.or_else(|| to_come(context, known)).unwrap_or_default(),
    };
    vec![
        known.id.to_string(),
        say::clean(&known.terms.company),
        say::clean(&known.terms.role),
        known.terms.cadence.clone(),
        if known.is_paused() { format!("{standing}, paused") } else { standing.to_owned() },
        format!("{used} of {}", state.granted),
        next,
    ]
}

/// The next interview that is scheduled.
fn to_come(context: &Context<'_>, known: &Known) -> Option<String> {
    let scheduled = |interview: &&Interview| interview.state == InterviewState::Scheduled;
    let interview = known.interviews().into_iter().find(scheduled)?;
    Some(format!("interview {}", say::when(context, interview.start, &known.zone)))
}

fn as_json(known: &Known) -> Value {
    let (standing, why) = known.standing();
    let state = known.state();
    let next = known.outlook.planned.iter().find(|planned| !planned.missed);
    json!({
        "id": known.id.0,
        "company": known.terms.company,
        "role": known.terms.role,
        "cadence": known.terms.cadence,
        "standing": standing,
        "why": why,
        "paused": known.is_paused(),
        "check_ins": {
            "granted": state.granted,
            "used": state.granted - state.places_left(),
            "left": state.places_left(),
        },
        "next": next.map(|planned| show::planned_json(known, planned)),
    })
}
