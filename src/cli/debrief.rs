//! `afterword debrief`: whom did you meet, what is worth mentioning, what did they say about when.

mod dialogue;

use std::io::{IsTerminal, stdin};

use jiff::Timestamp;
use jiff::civil::Date;

use super::known::{Known, with_interview};
use super::people::{self, Person};
use super::typed::{self, Said};
use super::{Context, Exit, Failure, contact, say, show};
use crate::timeline::facts::{
    ApplicationId, Contact, ContactId, Days, Debrief, Expectation, Interview, InterviewId,
    InterviewState, Terms, What,
};
use crate::timeline::state::State;
use crate::timeline::words::{Channel, TimelineKind};

/// What the candidate typed.
#[derive(Debug, Clone, clap::Args)]
#[command(after_help = "\
Examples:
  afterword debrief 3
  afterword debrief 3 --mention 'Sam=the tour of the test bench' --decision 'mon..fri'
  afterword debrief 3 --met Sam --met 'hr:Jo Kim <jo@acme.example>' --invited 2026-12-01 --by call
  afterword debrief 3 --decision fri --from Dana
  afterword debrief 3 --by email                 how you may check in; they named no day

Without options it asks: whom did you meet, one thing worth mentioning to each, what they said about
when and how. With --met, only those named (and those with a --mention) were met. The
thank-yous are drafted from the answers; a mention goes into a sentence: 'the tour of the bench'.")]
pub struct Arguments {
    /// The application: its number, or a part of its company's name
    #[arg(value_name = "ID")]
    pub id: String,
    /// The interview's number [default: the latest that is over]
    #[arg(long, value_name = "INTERVIEW")]
    pub interview: Option<i64>,
    /// Who was met: number or name, or, for somebody new, as `contact add` takes them; repeatable
    #[arg(long = "met", value_name = "NAME")]
    pub met: Vec<String>,
    /// One thing worth mentioning to somebody; repeatable
    #[arg(long = "mention", value_name = "NAME=TEXT")]
    pub mentions: Vec<String>,
    #[command(flatten)]
    pub said: Said,
    /// Who named the day: number or name, or the name of somebody new
    #[arg(long, value_name = "CONTACT")]
    pub from: Option<String>,
}

/// What was answered.
#[derive(Debug, Default)]
struct Answers {
    met: Vec<Met>,
    /// Only those met took part; otherwise they did beside those named before.
    only: bool,
    timeline: Option<(TimelineKind, Days)>,
    /// Who named the days.
    named_by: Option<Who>,
    /// How one may check in.
    by: Option<Channel>,
    /// They would rather not be asked.
    unasked: bool,
}

/// Somebody who was met.
#[derive(Debug)]
struct Met {
    who: Who,
    mention: Option<String>,
    greeting: Option<String>,
}

#[derive(Debug, Clone, PartialEq, Eq)]
enum Who {
    Known(ContactId),
    New(Person),
}

/// Runs the command.
///
/// # Errors
/// If it can't be carried out.
pub fn run(arguments: &Arguments, context: &mut Context<'_>) -> Result<Exit, Failure> {
    let known = Known::find(context, &arguments.id)?;
    let interview = interview(arguments, context, &known)?;
    let Said { decision, invited, by } = &arguments.said;
    let said = decision.is_some() || invited.is_some() || by.is_some() || arguments.from.is_some();
    let answers = if said || !arguments.met.is_empty() || !arguments.mentions.is_empty() {
        from_options(arguments, context, &known, &interview)?
    } else if stdin().is_terminal() && !context.json {
        dialogue::ask(context, &known, &interview, &mut stdin().lock())?
    } else {
        return Err(Failure::usage(
            "there is no terminal to ask on; give --met, --mention NAME=TEXT, --decision A[..B] or \
             --invited A[..B]",
        ));
    };
    check_new(context, &known, &answers)?;
    let mut done =
        format!("Debriefed interview {} of application {}.", interview.id, known.title());
    if answers.unasked {
        done.push_str(&format!(
            " They would rather not be asked: once the thank-yous have gone, `afterword close {}` \
             ends the check-ins, and shows you their answer all the same.",
            known.id
        ));
    }
    write(context, &known, interview, answers)?;
    let exit = show::after(context, known.id, &done)?;
    if !context.json {
        show::needed(context, &Known::of(context, known.id)?)?;
    }
    Ok(exit)
}

/// The interview that is meant: over by now, and not cancelled.
/// The command that debriefs an interview: by its number where another is the default.
pub(super) fn command(
    application: ApplicationId,
    state: &State,
    interview: InterviewId,
    now: Timestamp,
) -> String {
    let over = state.interviews.values().map(|(_, interview)| interview);
    let over = over.filter(|i| i.state != InterviewState::Cancelled && i.end <= now);
    // Of two that end together the one that begins later, as `interview` takes it.
    match over.max_by_key(|i| (i.end, i.start, i.id)) {
        Some(latest) if latest.id != interview => {
            format!("afterword debrief {application} --interview {interview}")
        }
        _ => format!("afterword debrief {application}"),
    }
}

fn interview(
    arguments: &Arguments,
    context: &Context<'_>,
    known: &Known,
) -> Result<Interview, Failure> {
    let now = context.at();
    if let Some(id) = arguments.interview {
        let (of, interview) = with_interview(context, id)?;
        let title = of.title();
        return match interview.state {
            _ if of.id != known.id => {
                Err(Failure::usage(format!("--interview: {id} is of application {title}")))
            }
            InterviewState::Cancelled => Err(Failure::usage(format!(
                "--interview: {id} is cancelled; if it was held, `afterword interview held {id}`"
            ))),
            _ if interview.end > now => Err(not_over(context, known, &interview)),
            _ => Ok(interview),
        };
    }
    let mut all = known.interviews();
    all.retain(|interview| interview.state != InterviewState::Cancelled);
    let over = all.iter().filter(|interview| interview.end <= now);
    match (over.max_by_key(|interview| interview.end), all.first()) {
        (Some(interview), _) => Ok((*interview).clone()),
        (None, Some(first)) => Err(not_over(context, known, first)),
        (None, None) => Err(Failure::usage(format!(
            "application {} has no interview; `afterword interview record {} WHEN` records one",
            known.title(),
            known.id
        ))),
    }
}

fn not_over(context: &Context<'_>, known: &Known, interview: &Interview) -> Failure {
    let id = interview.id;
    Failure::usage(format!(
        "interview {id} ends {}; if it was held before, `afterword interview move {id} WHEN` says \
         when",
        say::when(context, interview.end, &known.zone)
    ))
}

fn day_of(known: &Known, interview: &Interview) -> Date {
    interview.end.to_zoned(known.zone.clone()).date()
}

fn from_options(
    arguments: &Arguments,
    context: &Context<'_>,
    known: &Known,
    interview: &Interview,
) -> Result<Answers, Failure> {
    let mut met: Vec<Met> = Vec::new();
    for text in &arguments.met {
        let who = match text.split_once(':') {
            Some(_) => new_or_known(known, Person::read(text)?),
            None => Who::Known(people::of_application(known, text)?),
        };
        if !met.iter().any(|met| met.who == who) {
            met.push(Met { who, mention: None, greeting: None });
        }
    }
    for text in &arguments.mentions {
        let (name, mention) = text.split_once('=').ok_or_else(|| {
            Failure::usage(format!("--mention: {text:?} is not written NAME=TEXT"))
        })?;
        let mention = typed::text("--mention", mention)?;
        let who = named(known, &met, "--mention", name)?;
        match met.iter_mut().find(|met| met.who == who) {
            Some(met) => met.mention = Some(mention),
            None => met.push(Met { who, mention: Some(mention), greeting: None }),
        }
    }
    let now = known.now(context);
    let timeline = arguments.said.timeline(&now, Some(day_of(known, interview)))?;
    let by = arguments.said.channel()?;
    let from = arguments.from.as_deref();
    let named_by = from.map(|name| named(known, &met, "--from", name)).transpose()?;
    if named_by.is_some() && timeline.is_none() {
        return Err(Failure::usage(
            "--from says who named the day: give --decision or --invited too",
        ));
    }
    let only = !arguments.met.is_empty();
    Ok(Answers { met, only, timeline, named_by, by, unasked: false })
}

/// Somebody new, unless a contact has that address already.
fn new_or_known(known: &Known, person: Person) -> Who {
    let address = |address: &Option<String>| address.as_ref().map(|text| text.to_lowercase());
    let wanted = address(&person.address).filter(|text| !text.is_empty());
    let same = known.contacts().find(|c| wanted.is_some() && address(&c.address) == wanted);
    same.map_or(Who::New(person), |contact| Who::Known(contact.id))
}

/// Who is meant by a name: somebody new who was named with `--met`, or a contact.
fn named(known: &Known, met: &[Met], option: &str, name: &str) -> Result<Who, Failure> {
    let new = met.iter().filter_map(|met| match &met.who {
        Who::New(person) => Some((person.name.as_str(), met.who.clone())),
        Who::Known(_) => None,
    });
    people::pick(name, new)
        .or_else(|_| people::of_application(known, name).map(Who::Known))
        .map_err(|error| Failure::usage(format!("{option}: {}", error.message)))
}

/// Checks all who are new before anything is written.
fn check_new(context: &Context<'_>, known: &Known, answers: &Answers) -> Result<(), Failure> {
    let new = answers.met.iter().filter_map(|met| match &met.who {
        Who::New(person) => Some(person),
        Who::Known(_) => None,
    });
    let new: Vec<&Person> = new.collect();
    new.iter().try_for_each(|person| person.check(context))?;
    let there = known.contacts().map(|c| (c.name.as_str(), c.address.as_ref()));
    let new = new.iter().map(|person| (person.name.as_str(), person.address.as_ref()));
    people::check_distinct(there.chain(new))
}

fn write(
    context: &mut Context<'_>,
    known: &Known,
    interview: Interview,
    answers: Answers,
) -> Result<(), Failure> {
    let (id, now, end) = (known.id, context.at(), interview.end);
    let mut met: Vec<(ContactId, Option<String>)> = Vec::new();
    let mut facts = Vec::new();
    let mut named_by = None;
    let mut terms = known.terms.clone();
    for Met { who, mention, greeting } in answers.met {
        let names_day = answers.named_by.as_ref() == Some(&who);
        let contact = match who {
            Who::New(person) => {
                // Each new contact may bring a domain of the company, beside those of the others.
                let fresh = Known::of(context, id)?;
                let new = contact::record_new(context, &fresh, person, greeting, false)?;
                terms = Known::of(context, id)?.terms;
                new.id
            }
            Who::Known(contact) => {
                let old = known.state().contact(contact).filter(|_| greeting.is_some());
                let greeted = old.map(|old| Contact { greeting, ..old.clone() });
                facts.extend(greeted.map(|contact| (now, What::Contact(contact))));
                contact
            }
        };
        named_by = named_by.or(names_day.then_some(contact));
        met.push((contact, mention));
    }
    if let Some(Who::Known(contact)) = answers.named_by {
        named_by = Some(contact);
    }
    let mut there = if answers.only { Vec::new() } else { interview.contacts.clone() };
    for (contact, _) in &met {
        if !there.contains(contact) {
            there.push(*contact);
        }
    }
    let new = Interview { state: InterviewState::Held, contacts: there.clone(), ..interview };
    if new != interview {
        facts.extend(known.retold(new, now));
    }
    let mentions = &known.state().mentions;
    for contact in there {
        let mention = met.iter().find(|(id, _)| *id == contact).and_then(|(_, m)| m.clone());
        // What was mentioned in an earlier debrief stays unless something else is given.
        if mention.is_some() || !mentions.contains_key(&(interview.id, contact)) {
            let mention = mention.unwrap_or_default();
            let answer = Debrief { interview: interview.id, contact, mention };
            facts.push((now, What::Debrief(answer)));
        }
    }
    if let Some((kind, days)) = answers.timeline {
        let said = Expectation { kind, days, by: answers.by, contact: named_by };
        facts.push((end, What::Expectation(said)));
    } else if answers.by.is_some() && answers.by != terms.by {
        // With no day it is agreed until changed.
        facts.push((now, What::Terms(Terms { by: answers.by, ..terms })));
    }
    let facts: Vec<_> = facts.into_iter().map(|(at, what)| (id, at, what)).collect();
    context.store.record_all(now, &facts)?;
    Ok(())
}
