//! `afterword correct`: what a message means, by the candidate's word; and those words, written to
//! a folder.

use std::path::{Path, PathBuf};

use serde_json::{Value, json};

use super::corpus::{self, Became, Correction, Folder};
use super::plan::{Change, Sight};
use super::when::{self, Prefer};
use super::{Context, Exit, Failure, inbox, own, print, read, say};
use crate::store::{MessageFilter, MessageView};
use crate::timeline::facts::{ApplicationId, Days, Reader, Reading, What};
use crate::timeline::state::State;
use crate::timeline::words::{CountsAs, Kind};

/// What the candidate typed.
#[derive(Debug, Clone, clap::Args)]
#[command(
    override_usage = "afterword correct [OPTIONS] MSG KIND [A..B]\n       \
                      afterword correct [OPTIONS] [MSG] --export FOLDER",
    after_help = "\
Examples:
  afterword correct 7 holding                     it goes on, no day named
  afterword correct 7 timeline 2026-12-04         they decide by then
  afterword correct 7 follow_up_requested mon..fri
  afterword correct 7 out_of_office 2026-12-01    back on that day
  afterword correct 7 acknowledgement             it says nothing
  afterword correct 9 answer                      your own mail: it answered them
  afterword correct --export ~/corrections        every correction, as a corpus to read or pass on
  afterword correct 7 --export ~/corrections      that of one message

Of their message KIND is bounce, out_of_office, stop, rejection, closed, offer, advance,
info_requested, referral, follow_up_requested, timeline, holding, acknowledgement or unrelated.
Of your own mail, seen in Sent, it is what that counts as: thank_you (Afterword's own to that
contact, not yet sent, is withdrawn), answer, check_in (it uses one of those granted) or nothing
(it keeps the gap all the same). A later word replaces an earlier one.

--export writes FOLDER/replies/NNNN.eml, a message each, and adds a line each to
FOLDER/replies.jsonl: file, kind, also, due and why. Numbers go on from what is there, nothing is
overwritten, and what stands there is not written again. A message is made anew from its subject,
its Date and the part its sender wrote, with reply@company.example and me@home.example for
addresses. The subject and the text stay as they are, and may name people: read them before you
pass them on. Nothing is sent anywhere. `afterword understand FOLDER/replies/0001.eml` reads one of
them. Exit codes: 0, also if there was nothing new to write; 1 if the folder can't be written or
read, or the text of the one message named was deleted; 2 if that one was not corrected."
)]
pub struct Arguments {
    /// The message, by its number in `afterword inbox`
    #[arg(value_name = "MSG", required_unless_present = "export")]
    pub message: Option<String>,
    /// What it says, or what it counts as
    #[arg(value_name = "KIND", value_parser = meaning, required_unless_present = "export")]
    pub kind: Option<Meaning>,
    /// The days it names
    #[arg(value_name = "A..B")]
    pub days: Option<String>,
    /// Correct nothing: write what you have corrected to this folder, for a corpus
    #[arg(long, value_name = "FOLDER", conflicts_with_all = ["kind", "days"])]
    pub export: Option<PathBuf>,
}

/// What a message means.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Meaning {
    /// What theirs says.
    Says(Kind),
    /// What the candidate's own counts as.
    Counts(CountsAs),
}

fn meaning(text: &str) -> Result<Meaning, String> {
    let says = text.parse().map(Meaning::Says).map_err(|error| error.to_string());
    says.or_else(|error| {
        let counts = text.parse().map(Meaning::Counts);
        counts.map_err(|own| format!("{error}; nor, of your own mail, of: {}", own.allowed))
    })
}

/// Runs the command.
///
/// # Errors
/// If it can't be carried out.
pub fn run(arguments: &Arguments, context: &mut Context<'_>) -> Result<Exit, Failure> {
    let named = arguments.message.as_deref().map(|text| inbox::find(context, text)).transpose()?;
    if let Some(folder) = &arguments.export {
        return export(context, named, folder);
    }
    let (Some(message), Some(kind)) = (named, arguments.kind) else {
        return Err(Failure::usage("say which message, and what it means"));
    };
    let id = message.id;
    match kind {
        Meaning::Says(kind) if message.own => Err(Failure::usage(format!(
            "message {id} is your own, and can't be {kind}; it counts as thank_you, answer, \
             check_in or nothing: `afterword correct {id} answer`"
        ))),
        Meaning::Counts(counts) if !message.own => Err(Failure::usage(format!(
            "message {id} is theirs; {counts} is what a mail of your own can count as. `afterword \
             correct --help` lists what theirs can say"
        ))),
        Meaning::Says(kind) => says(arguments, kind, context, &message),
        Meaning::Counts(_) if arguments.days.is_some() => {
            Err(Failure::usage("a mail of your own names no days; leave them out"))
        }
        Meaning::Counts(counts) => counts_as(context, &message, counts),
    }
}

/// Writes what the candidate has corrected to a folder, that of one message or of all.
fn export(
    context: &mut Context<'_>,
    named: Option<MessageView>,
    path: &Path,
) -> Result<Exit, Failure> {
    let one = named.as_ref().map(|message| message.id);
    let mut messages = match named {
        Some(message) => vec![message],
        None => context.store.messages(EVERY)?,
    };
    messages.reverse();
    let corrections: Vec<Correction<'_>> = messages.iter().filter_map(Correction::of).collect();
    if let (Some(id), true) = (one, corrections.is_empty()) {
        return Err(Failure::usage(format!(
            "you have not said what message {id} means; first `afterword correct {id} KIND`"
        )));
    }
    let mut folder = Folder::open(path, context.store.key()?)?;
    let mut became = Vec::new();
    for correction in &corrections {
        let zone = corpus::zone(context, correction)?;
        became.push((correction, folder.write(correction, &zone)?));
    }
    if context.json {
        let values: Vec<Value> = became.iter().map(|(of, became)| as_json(of, became)).collect();
        let lines = folder.lines();
        print::json(context.out, &json!({ "lines": lines, "corrections": values }))?;
    } else {
        tell(context, &folder, path, &became)?;
    }
    let gone = became.iter().all(|(_, became)| *became == Became::Gone);
    Ok(if one.is_some() && gone { Exit::Failed } else { Exit::Done })
}

fn tell(
    context: &mut Context<'_>,
    folder: &Folder,
    path: &Path,
    became: &[(&Correction<'_>, Became)],
) -> Result<(), Failure> {
    let lines = folder.lines();
    for (correction, became) in became {
        let (id, says) = (correction.message.id, read::in_words(correction.reading));
        let told = match became {
            Became::Written(file) => format!("{says}: {}", path.join(file).display()),
            Became::Known(file) => format!("{says}: stands in {}", path.join(file).display()),
            Became::Changed(file) => format!(
                "{says}: stands in {} as you said before; take its line out of {}, and it is \
                 written anew",
                path.join(file).display(),
                lines.display()
            ),
            Became::Gone => format!("{says}: its text was deleted, there is nothing to write"),
        };
        say::line(context, &format!("Message {id}, {told}"))?;
    }
    let written = became.iter().filter(|(_, became)| matches!(became, Became::Written(_))).count();
    let written = u32::try_from(written).unwrap_or(u32::MAX);
    let last = match written {
        0 if became.is_empty() => "You have corrected no message of theirs yet.".to_owned(),
        0 => "There was nothing new to write.".to_owned(),
        _ => format!(
            "{} written to {}. Subjects and texts may name people: read them before you pass them \
             on. Nothing was sent anywhere.",
            say::count(written, "correction"),
            lines.display()
        ),
    };
    say::line(context, &last)
}

fn as_json(correction: &Correction<'_>, became: &Became) -> Value {
    let (state, file) = match became {
        Became::Written(file) => ("written", Some(file)),
        Became::Known(file) => ("known", Some(file)),
        Became::Changed(file) => ("changed", Some(file)),
        Became::Gone => ("text_deleted", None),
    };
    json!({
        "message": correction.message.id.0,
        "kind": correction.reading.kind.as_str(),
        "due": correction.reading.due.map(read::due),
        "state": state,
        "file": file,
    })
}

/// Every message taken in.
const EVERY: MessageFilter = MessageFilter { application: None, since: None, limit: u32::MAX };

/// Records what a mail of the candidate's own counts as.
fn counts_as(
    context: &mut Context<'_>,
    message: &MessageView,
    as_what: CountsAs,
) -> Result<Exit, Failure> {
    let id = message.id;
    let mut of: Vec<Sight> = Vec::new();
    for found in &message.matches {
        let sight = Sight::of(context, found.application)?;
        let taken = sight.ahead.state.messages.get(&id);
        if taken.is_some_and(|taken| taken.message.attempt.is_some()) {
            return Err(Failure::usage(format!(
                "message {id} is the copy of a mail that Afterword sent for you; it counts as that"
            )));
        }
        if taken.is_some_and(|taken| taken.belongs()) {
            of.push(sight);
        }
    }
    if of.is_empty() {
        return Err(Failure::failed(format!(
            "message {id} belongs to no application; first `afterword assign {id} ID`"
        )));
    }
    let now = context.at();
    let seqs: Vec<_> = of.iter().filter_map(|sight| Some((sight, sight.seq_of(id)?))).collect();
    let fact = |(sight, what): &(&Sight, _)| {
        (sight.look.facts.application, now, What::Counted { what: *what, as_what })
    };
    context.store.record_all(now, &seqs.iter().map(fact).collect::<Vec<_>>())?;
    context.poke();
    for (before, seq) in &seqs {
        let application = before.look.facts.application;
        own::keep_places(context, application)?;
        if context.json {
            continue;
        }
        let after = Sight::of(context, application)?;
        let told = own::told(&before.ahead.state, &after.ahead.state, *seq);
        say::line(context, &format!("Message {id} is your own. {told}"))?;
        Change::before(before, context).print(context)?;
    }
    if context.json {
        inbox::print_json(context, id)?;
    }
    Ok(Exit::Done)
}

/// Records what a message of theirs says.
fn says(
    arguments: &Arguments,
    kind: Kind,
    context: &mut Context<'_>,
    message: &MessageView,
) -> Result<Exit, Failure> {
    let id = message.id;
    let due = due(arguments, kind, context)?;
    let of: Vec<ApplicationId> = message
        .matches
        .iter()
        .filter(|found| found.assigned != Some(false))
        .map(|found| found.application)
        .collect();
    if of.is_empty() {
        return Err(Failure::failed(format!(
            "message {id} belongs to no application; first `afterword assign {id} ID`"
        )));
    }
    let mut changes = Vec::new();
    for application in &of {
        let sight = Sight::of(context, *application)?;
        if let Some(days) = due.filter(|_| is_timeline(kind)) {
            check_sensible(&sight, days)?;
        }
        changes.push(Change::before(&sight, context));
    }
    let reading = Reading { message: id, kind, also: Vec::new(), due, by: Reader::Candidate };
    let now = context.at();
    let facts: Vec<_> = of.iter().map(|of| (*of, now, What::Reading(reading.clone()))).collect();
    context.store.record_all(now, &facts)?;
    context.poke();
    if context.json {
        inbox::print_json(context, id)?;
        return Ok(Exit::Done);
    }
    let days = due.map_or_else(String::new, |due| format!(" {}", read::days(due)));
    writeln!(context.out, "Message {id} now says: {kind}{days}.")?;
    for change in changes {
        change.print(context)?;
    }
    for found in &message.matches {
        if of.contains(&found.application) && !belongs(context, found.application, message)? {
            let application = found.application;
            writeln!(
                context.out,
                "It holds #{application} until you say whose it is: `afterword assign {id} \
                 {application}` (or none)"
            )?;
        }
    }
    Ok(Exit::Done)
}

fn belongs(
    context: &Context<'_>,
    application: ApplicationId,
    message: &MessageView,
) -> Result<bool, Failure> {
    let sight = Sight::of(context, application)?;
    Ok(sight.ahead.state.messages.get(&message.id).is_some_and(|taken| taken.belongs()))
}

fn is_timeline(kind: Kind) -> bool {
    matches!(kind, Kind::Timeline | Kind::FollowUpRequested)
}

fn due(arguments: &Arguments, kind: Kind, context: &Context<'_>) -> Result<Option<Days>, Failure> {
    let named = match &arguments.days {
        None => None,
        Some(text) => Some(
            when::days(text, &context.now, Prefer::Future)
                .map_err(|error| Failure::usage(error.to_string()))?,
        ),
    };
    let takes_days =
        is_timeline(kind) || matches!(kind, Kind::OutOfOffice | Kind::Rejection | Kind::Closed);
    match (kind, named) {
        (Kind::Unclear, _) => {
            Err(Failure::usage("say what it means; `afterword correct --help` lists the kinds"))
        }
        (Kind::Timeline, None) => Err(Failure::usage(
            "a timeline has days: `afterword correct MSG timeline A..B`; with none named, it is \
             holding",
        )),
        (_, Some(_)) if !takes_days => {
            Err(Failure::usage(format!("{kind} takes no days; a timeline does")))
        }
        (_, named) => Ok(named),
    }
}

fn check_sensible(sight: &Sight, days: Days) -> Result<(), Failure> {
    let interview = sight.ahead.state.interview.map(|(_, _, end)| end);
    let interview = interview.map(|end| end.to_zoned(sight.zone.clone()).date());
    if State::sensible(days, interview) {
        return Ok(());
    }
    let interview = interview.map_or_else(String::new, |day| day.to_string());
    Err(Failure::usage(format!(
        "{} ends before the interview of {interview}; name the days they meant",
        read::days(days)
    )))
}
