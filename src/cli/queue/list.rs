//! What waits, over all applications.

use jiff::Timestamp;
use serde_json::{Value, json};

use super::super::debrief;
use super::super::offer::{self, Offer};
use super::super::plan::Sight;
use super::super::print;
use super::super::say;
use super::{CARD, Context, Exit, Failure, done, show};
use crate::timeline::facts::{MessageId, TouchKey};
use crate::timeline::queue::{EVIDENCE_SOUGHT, TouchWaits, Waiting, WaitingFor, queue};
use crate::timeline::timeplan::{Yours, YoursWhat};
use crate::timeline::words::Channel;

/// Something that waits, in words.
pub(in crate::cli) struct Item {
    /// Since when.
    pub since: Timestamp,
    /// It waits for the candidate; otherwise it is only shown.
    pub needs_candidate: bool,
    json: Value,
    message: Option<MessageId>,
    lines: Vec<String>,
}

/// Lists what waits.
pub(super) fn run(context: &mut Context<'_>) -> Result<Exit, Failure> {
    let items = items(context)?;
    if context.json {
        let items: Vec<&Value> = items.iter().map(|item| &item.json).collect();
        print::json(context.out, &json!({ "queue": items }))?;
    } else if items.is_empty() {
        writeln!(context.out, "Nothing waits for you.")?;
    }
    if !context.json {
        for item in &items {
            for line in &item.lines {
                writeln!(context.out, "{line}")?;
            }
        }
    }
    let needs = items.iter().any(|item| item.needs_candidate);
    Ok(if needs { Exit::NeedsCandidate } else { Exit::Done })
}

/// What waits over all applications, the oldest first. A message that may belong to several is one.
///
/// # Errors
/// If the database can't be read.
pub(in crate::cli) fn items(context: &Context<'_>) -> Result<Vec<Item>, Failure> {
    let mut items: Vec<Item> = Vec::new();
    for application in context.store.applications()? {
        let sight = Sight::of(context, application.id)?;
        let (facts, shared) = (&sight.look.facts, &sight.look.shared);
        for waiting in queue(facts, shared, &sight.policy, context.at()) {
            let message = match waiting.what {
                WaitingFor::Assign(id) => Some(id),
                _ => None,
            };
            if message.is_some() && items.iter().any(|known| known.message == message) {
                continue;
            }
            items.push(item(context, &sight, &waiting, message)?);
        }
    }
    items.sort_by_key(|item| item.since);
    Ok(items)
}

fn item(
    context: &Context<'_>,
    sight: &Sight,
    waiting: &Waiting,
    message: Option<MessageId>,
) -> Result<Item, Failure> {
    let application = sight.look.facts.application;
    let Told { what, says, due, commands, offer } = told(context, sight, waiting)?;
    let touch = match &waiting.what {
        WaitingFor::Touch { touch, .. } => Some(touch),
        _ => None,
    };
    let handle = touch.map(|touch| sight.handle(touch));
    let at = |at| print::instant(at, &sight.zone, &context.now);
    let when = due.map_or_else(String::new, |due| format!("; {}", at(due)));
    let number = handle.clone().unwrap_or_else(|| "-".to_owned());
    let company = sight.company();
    let mut lines = vec![format!("{number:>5}  {company} (#{application}): {says}{when}")];
    let task = touch.map(|touch| Task::of(context, sight, touch, &waiting.what)).transpose()?;
    let task = task.flatten();
    let offered = offer.iter().map(|offer| offer.says.clone());
    let below = task.iter().flat_map(Task::lines).chain(offered).chain(commands.iter().cloned());
    lines.extend(below.map(|line| format!("         {line}")));
    let mut json = json!({
        "application": application.0,
        "company": company,
        "what": what,
        "says": says,
        "since": print::stamp(waiting.since, &sight.zone),
        "due": due.map(|due| print::stamp(due, &sight.zone)),
        "commands": commands,
        "needs_candidate": waiting.needs_candidate(context.at()),
    });
    if let (Some(fields), Some(key)) = (json.as_object_mut(), touch) {
        let touch = json!({
            "touch": handle,
            "name": key.to_string(),
            "step": key.step.as_str(),
            "round": key.round,
            "channel": key.channel.as_str(),
            "to": key.contact.map(|_| sight.name(key.contact)),
        });
        fields.extend(touch.as_object().cloned().unwrap_or_default());
        let task = task.map(|task| task.json(sight));
        fields.extend(task.as_ref().and_then(Value::as_object).cloned().unwrap_or_default());
    }
    if let (Some(fields), Some(named)) = (json.as_object_mut(), named(&waiting.what).as_object()) {
        fields.extend(named.clone());
        let offer = offer.map(|offer| ("proposal".to_owned(), offer.json(&sight.zone)));
        fields.extend(offer);
    }
    Ok(Item {
        since: waiting.since,
        needs_candidate: waiting.needs_candidate(context.at()),
        json,
        message,
        lines,
    })
}

/// What something that waits is about, as JSON.
fn named(what: &WaitingFor) -> Value {
    match what {
        WaitingFor::Assign(id) | WaitingFor::Read(id) => json!({ "message": id.0 }),
        WaitingFor::Yours(Yours { what: YoursWhat::Reply { message, .. }, .. }) => {
            json!({ "message": message.0 })
        }
        WaitingFor::WriteAgain { message, day } => {
            json!({ "message": message.0, "day": day.to_string() })
        }
        WaitingFor::Card(id) => json!({ "interview": id.0, "card": format!("{CARD}{id}") }),
        _ => json!({}),
    }
}

/// What a call, letter or reminder asks of the candidate.
struct Task {
    task: String,
    text: String,
    place: Option<(&'static str, String)>,
    until: Option<Timestamp>,
    needs: Vec<String>,
}

impl Task {
    fn of(
        context: &Context<'_>,
        sight: &Sight,
        key: &TouchKey,
        what: &WaitingFor,
    ) -> Result<Option<Self>, Failure> {
        let until = match what {
            WaitingFor::Touch { waits: TouchWaits::Task { until, .. }, .. } => Some(*until),
            _ => None,
        };
        let text = context.store.draft_text(key)?.filter(|_| key.channel != Channel::Email);
        let drafted = sight.ahead.state.touches.get(key).and_then(|touch| touch.draft.as_ref());
        let needs = drafted.map(|(_, _, draft)| draft.needs.clone()).unwrap_or_default();
        Ok(text.map(|text| {
            let place = show::place(sight, key);
            Self { task: text.subject, text: text.text, place, until, needs }
        }))
    }

    fn lines(&self) -> Vec<String> {
        let mut lines = vec![format!("Task: {}", print::line(&self.task))];
        lines.extend(self.place.iter().map(|(what, place)| format!("{what}: {place}")));
        if !self.needs.is_empty() {
            let needs = print::line(&self.needs.join("; "));
            lines.push(format!("Missing in its text: {needs}"));
        }
        lines
    }

    fn json(&self, sight: &Sight) -> Value {
        json!({
            "task": self.task,
            "text": self.text,
            "place": self.place.as_ref().map(|(_, place)| place),
            "until": self.until.map(|until| print::stamp(until, &sight.zone)),
            "needs": self.needs,
        })
    }
}

struct Told {
    what: &'static str,
    says: String,
    due: Option<Timestamp>,
    commands: Vec<String>,
    /// The interview that a message proposes.
    offer: Option<Offer>,
}

fn told(context: &Context<'_>, sight: &Sight, waiting: &Waiting) -> Result<Told, Failure> {
    let id = sight.look.facts.application;
    let told = |what, says, due, commands| Told { what, says, due, commands, offer: None };
    Ok(match &waiting.what {
        WaitingFor::Touch { touch, waits } => of_touch(context, sight, touch, waits),
        WaitingFor::Held(interview) => {
            let says = "was the interview held?".to_owned();
            let commands = vec![format!("afterword interview held {interview}")];
            told("held", says, Some(waiting.since), commands)
        }
        WaitingFor::Debrief(interview) => {
            let says = "the interview was held: tell what is worth mentioning".to_owned();
            let state = &sight.ahead.state;
            let command = debrief::command(id, state, *interview, context.at());
            told("debrief", says, Some(waiting.since), vec![command])
        }
        WaitingFor::Assign(message) => {
            let says = format!("whose is message {message}, {}?", subject(context, *message)?);
            let commands = vec![
                format!("afterword inbox show {message}"),
                format!("afterword assign {message} {id} (or none)"),
            ];
            told("assign", says, None, commands)
        }
        WaitingFor::Read(message) => {
            let says =
                format!("what does message {message} mean, {}?", subject(context, *message)?);
            let commands = vec![
                format!("afterword inbox show {message}"),
                format!("afterword correct {message} KIND"),
            ];
            told("read", says, None, commands)
        }
        WaitingFor::Yours(yours) => {
            let (offer, commands) = offer::commands(context, sight, yours)?;
            Told { offer, ..told("yours", yours.in_words(), None, commands) }
        }
        WaitingFor::Card(interview) => {
            let begins = sight.ahead.state.interviews.get(interview).map(|(_, i)| i.start);
            let says = "an interview is near: what to ask and to collect there".to_owned();
            told("card", says, begins, vec![format!("afterword queue show {CARD}{interview}")])
        }
        WaitingFor::WriteAgain { message, day } => {
            let says = format!("they said that you may write again from {} on", say::day(*day));
            let commands = vec![
                format!("afterword inbox show {message}"),
                format!("afterword reopen {id}"),
                format!("afterword log {id} answered (to let it rest)"),
            ];
            told("write_again", says, None, commands)
        }
    })
}

fn of_touch(context: &Context<'_>, sight: &Sight, touch: &TouchKey, waits: &TouchWaits) -> Told {
    let (handle, key, touch) = (sight.handle(touch), touch, sight.touch_to(touch));
    let show = format!("afterword queue show {handle}");
    let told = |what, says, due, commands| Told { what, says, due, commands, offer: None };
    match waits {
        TouchWaits::Approval { slot, .. } => {
            let commands = vec![show, format!("afterword queue approve {handle}")];
            told("approval", format!("approve the {touch}"), Some(*slot), commands)
        }
        TouchWaits::Needs { needs, slot, .. } => {
            let says = format!("the {touch} needs {}", print::line(&needs.join("; ")));
            let commands = vec![show, format!("afterword queue edit {handle}")];
            told("needs", says, Some(*slot), commands)
        }
        TouchWaits::Passing { at, .. } => {
            let commands = vec![show, format!("afterword queue skip {handle}")];
            told("passing", format!("the {touch} passes by itself"), Some(*at), commands)
        }
        TouchWaits::Task { due, until } => {
            let until = print::instant(*until, &sight.zone, &context.now);
            let says = format!("yours to do until {until}: {touch}");
            let commands = vec![show, done::command(key.channel, &handle)];
            told("task", says, Some(*due), commands)
        }
        TouchWaits::Missed { due, .. } => {
            let again = match key.channel {
                Channel::Email => format!("afterword queue send {handle}"),
                channel => done::command(channel, &handle),
            };
            let commands = vec![show, again, format!("afterword queue skip {handle}")];
            told("missed", format!("the {touch} went by"), Some(*due), commands)
        }
        TouchWaits::Uncertain { data, .. } => {
            let asked = *data + EVIDENCE_SOUGHT;
            if context.at() < asked {
                let says = format!("the {touch} may have been sent: evidence is sought until then");
                return told("uncertain", says, Some(asked), Vec::new());
            }
            let says = format!("was the {touch} sent? Look into your Sent folder");
            let commands = vec![format!("afterword queue settle {handle} sent|not-sent")];
            told("uncertain", says, Some(*data), commands)
        }
    }
}

/// A message's sender and subject.
fn subject(context: &Context<'_>, message: MessageId) -> Result<String, Failure> {
    let Some(view) = context.store.message(message)? else { return Ok(String::new()) };
    let from = print::line(&view.from);
    Ok(match view.subject {
        Some(subject) => format!("\"{}\" from {from}", print::line(&subject)),
        None => format!("from {from}"),
    })
}
