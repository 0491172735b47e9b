//! `afterword show`: everything known of an application.

use serde_json::{Value, json};

use super::history;
use super::known::{Known, state_word};
use super::{Context, Exit, Failure, debrief, people, plan, say};
use crate::timeline::facts::{ApplicationId, Contact, Days, Interview, InterviewState};
use crate::timeline::outlook::Planned;
use crate::timeline::recipients::{is_dead, is_stopped};
use crate::timeline::words::{Channel, Role};

/// What the candidate typed.
#[derive(Debug, Clone, clap::Args)]
#[command(after_help = "\
Examples:
  afterword show 3
  afterword show acme
  afterword show 3 --json")]
pub struct Arguments {
    /// The application: its number, or a part of its company's name
    #[arg(value_name = "ID")]
    pub id: String,
}

/// Runs the command.
///
/// # Errors
/// If it can't be carried out.
pub fn run(arguments: &Arguments, context: &mut Context<'_>) -> Result<Exit, Failure> {
    let id = context.application(&arguments.id)?;
    print(context, id)
}

/// Prints all of an application.
pub(super) fn print(context: &mut Context<'_>, id: ApplicationId) -> Result<Exit, Failure> {
    let known = Known::of(context, id)?;
    if context.json {
        say::json(context, &as_json(&known))?;
        return Ok(Exit::Done);
    }
    let (standing, why) = known.standing();
    let why = why.map(|why| format!(": {why}")).unwrap_or_default();
    say::line(context, &format!("Application {}, {standing}{why}", known.title()))?;
    terms_and_people(context, &known)?;
    say::section(context, "What happened:", &history::lines(&known))?;
    plan(context, id)?;
    needed(context, &known)?;
    Ok(Exit::Done)
}

/// Ends a command that wrote: one line on what was done, or the application as JSON.
pub(super) fn after(
    context: &mut Context<'_>,
    id: ApplicationId,
    done: &str,
) -> Result<Exit, Failure> {
    context.poke();
    if context.json {
        return print(context, id);
    }
    say::line(context, done)?;
    plan(context, id)?;
    Ok(Exit::Done)
}

/// Prints what is planned.
pub(super) fn plan(context: &mut Context<'_>, id: ApplicationId) -> Result<(), Failure> {
    let lines = plan::lines(context, id)?;
    say::section(context, "What comes next:", &lines)
}

/// Prints the terms, the contacts, the interviews, and what they said about when.
pub(super) fn terms_and_people(context: &mut Context<'_>, known: &Known) -> Result<(), Failure> {
    let state = known.state();
    let mut rows: Vec<(String, String)> = Vec::new();
    let mut row = |name: &str, text: String| rows.push((name.to_owned(), text));
    let (left, granted) = (state.places_left(), state.granted);
    row("cadence", known.terms.cadence.clone());
    row("check-ins", format!("{granted} granted, {} used, {left} left", granted - left));
    row("zone", known.zone.iana_name().unwrap_or("that of the system").to_owned());
    if let Some(by) = known.terms.by {
        row("by", format!("{by}, as agreed"));
    }
    if let Some(day) = known.terms.applied {
        row("applied", say::day(day));
    }
    if !known.terms.domains.is_empty() {
        row("domains", known.terms.domains.join(", "));
    }
    if let Some(suits) = &known.terms.suits {
        row("suits", suits.clone());
    }
    if let Some(start) = &known.terms.start {
        row("start", format!("could start {start}"));
    }
    if let Some(language) = known.terms.language {
        row("language", language.in_words().to_owned());
    }
    if let Some(weekend) = &known.terms.weekend {
        row("weekend", say::weekend(weekend));
    }
    for contact in known.contacts() {
        row(&format!("contact {}", contact.id), contact_in_words(known, contact));
    }
    for interview in known.interviews() {
        let words = known.interview_in_words(context, interview);
        row(&format!("interview {}", interview.id), words);
    }
    for ((interview, contact), mention) in &state.mentions {
        if !mention.is_empty() {
            row(
                "mention",
                format!("to {}, of interview {interview}: {mention}", known.name(*contact)),
            );
        }
    }
    if let Some(standing) = state.timeline {
        row("timeline", say::standing(standing.kind, standing.days, standing.by));
    }
    let rows: Vec<Vec<String>> = rows.into_iter().map(|(name, text)| vec![name, text]).collect();
    say::table(&rows).iter().try_for_each(|text| say::line(context, &format!("  {text}")))
}

/// Prints what the candidate still has to say before a mail can go out whole.
pub(super) fn needed(context: &mut Context<'_>, known: &Known) -> Result<(), Failure> {
    let (state, now) = (known.state(), context.at());
    // Nothing is sent to those whom the candidate only asks around.
    let written_to = |c: &&Contact| !matches!(c.role, Role::Inside | Role::Reference);
    let unconfirmed = known.contacts().filter(written_to).filter(|c| c.greeting.is_none());
    let mut lines: Vec<String> = unconfirmed.map(people::confirm_command).collect();
    lines.extend(known.contacts().filter(written_to).filter_map(|c| ways(known, c)));
    if known.terms.suits.is_none() && known.contacts().any(|c| written_to(&c)) {
        let id = known.id;
        lines.push(format!("one sentence on why you suit: afterword edit {id} --suits SENTENCE"));
    }
    for interview in known.interviews() {
        let over = interview.end <= now && interview.state != InterviewState::Cancelled;
        if over && !state.debriefed.contains(&interview.id) {
            let command = debrief::command(known.id, state, interview.id, now);
            lines.push(format!("debrief of interview {}: {command}", interview.id));
        }
    }
    if known.contacts().next().is_none() {
        lines.push(format!(
            "somebody to write to: afterword contact add {} 'ROLE:NAME <ADDRESS>'",
            known.id
        ));
    }
    say::section(context, "Still needed:", &lines)
}

/// What is not known of how to reach a contact, with the command that tells it.
fn ways(known: &Known, contact: &Contact) -> Option<String> {
    let Contact { id, name, address, phone, .. } = contact;
    let by = known.state().timeline.and_then(|standing| standing.by).or(known.terms.by);
    match (address, phone) {
        (None, None) => Some(format!(
            "address or phone of {name}: afterword contact edit {id} --address ADDRESS \
             (or --phone NUMBER)"
        )),
        (Some(_), None) if by == Some(Channel::Call) => Some(format!(
            "phone of {name}, since calls were agreed: afterword contact edit {id} --phone NUMBER"
        )),
        (None, Some(_)) if by == Some(Channel::Email) => Some(format!(
            "address of {name}, since mails were agreed: afterword contact edit {id} \
             --address ADDRESS"
        )),
        _ => None,
    }
}

/// A contact in words.
pub(super) fn contact_in_words(known: &Known, contact: &Contact) -> String {
    let mut words = format!("{} {}", contact.role, contact.name);
    if let Some(address) = &contact.address {
        words.push_str(&format!(" <{address}>"));
    }
    if let Some(phone) = &contact.phone {
        words.push_str(&format!(", {phone}"));
    }
    if let Some(postal) = &contact.postal {
        words.push_str(&format!(", letters to {postal}"));
    }
    match &contact.greeting {
        Some(greeting) => words.push_str(&format!(", greeted as {greeting:?}")),
        None => words.push_str(", greeting not confirmed"),
    }
    if contact.lead {
        words.push_str(", lead");
    }
    if is_stopped(known.state(), &known.shared, contact) {
        words.push_str("; asked never to be written to");
    } else if is_dead(known.state(), &known.shared, contact) {
        words.push_str("; the address is dead");
    }
    words
}

fn as_json(known: &Known) -> Value {
    let (state, terms) = (known.state(), &known.terms);
    let (standing, why) = known.standing();
    let contacts: Vec<Value> = known.contacts().map(|c| contact_json(known, c)).collect();
    let interviews = known.interviews();
    let interviews: Vec<Value> = interviews.iter().map(|i| interview_json(known, i)).collect();
    json!({
        "id": known.id.0,
        "company": terms.company,
        "role": terms.role,
        "cadence": terms.cadence,
        "zone": known.zone.iana_name(),
        "by": terms.by.map(|by| by.as_str()),
        "applied": terms.applied.map(|day| day.to_string()),
        "domains": terms.domains,
        "suits": terms.suits,
        "start": terms.start,
        "language": terms.language.map(|language| language.as_str()),
        "weekend": terms.weekend.as_ref().map(say::weekdays),
        "standing": standing,
        "why": why,
        "check_ins": {
            "granted": state.granted,
            "used": state.granted - state.places_left(),
            "left": state.places_left(),
        },
        "contacts": contacts,
        "interviews": interviews,
        "mentions": state.mentions.iter().map(|((interview, contact), mention)| json!({
            "interview": interview.0, "contact": contact.0, "mention": mention,
        })).collect::<Vec<_>>(),
        "timeline": state.timeline.map(|standing| json!({
            "kind": standing.kind.as_str(),
            "due": days_json(standing.days),
            "by": standing.by.map(|by| by.as_str()),
            "contact": standing.named_by.map(|id| id.0),
            "message": standing.message.map(|id| id.0),
        })),
        "planned": known.outlook.planned.iter().map(|p| planned_json(known, p)).collect::<Vec<_>>(),
        "facts": history::as_json(known),
    })
}

/// A touch to come, as JSON.
pub(super) fn planned_json(known: &Known, planned: &Planned) -> Value {
    let key = &planned.key;
    json!({
        "touch": key.to_string(),
        "at": say::instant(planned.slot, &known.zone),
        "due": say::instant(planned.due, &known.zone),
        "step": key.step.as_str(),
        "round": key.round,
        "channel": key.channel.as_str(),
        "contact": key.contact.map(|id| id.0),
        "to": key.contact.map(|id| known.name(id)),
        "missed": planned.missed,
        "why": planned.because,
    })
}

fn contact_json(known: &Known, contact: &Contact) -> Value {
    json!({
        "id": contact.id.0,
        "role": contact.role.as_str(),
        "name": contact.name,
        "greeting": contact.greeting,
        "address": contact.address,
        "phone": contact.phone,
        "postal": contact.postal,
        "lead": contact.lead,
        "dead": is_dead(known.state(), &known.shared, contact),
        "stopped": is_stopped(known.state(), &known.shared, contact),
    })
}

fn interview_json(known: &Known, interview: &Interview) -> Value {
    json!({
        "id": interview.id.0,
        "state": state_word(interview.state),
        "start": say::instant(interview.start, &known.zone),
        "end": say::instant(interview.end, &known.zone),
        "contacts": interview.contacts.iter().map(|id| id.0).collect::<Vec<_>>(),
        "debriefed": known.state().debriefed.contains(&interview.id),
    })
}

fn days_json(days: Days) -> Value {
    json!({"earliest": days.earliest.to_string(), "latest": days.latest.to_string()})
}
