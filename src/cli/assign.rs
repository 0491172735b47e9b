//! `afterword assign`: which application a message belongs to.

use jiff::Timestamp;

use super::plan::{Change, Sight};
use super::{Context, Exit, Failure, inbox, own, print};
use crate::store::{MessageView, NewMatch};
use crate::timeline::facts::{ApplicationId, What};
use crate::timeline::words::Sureness;

/// What the candidate typed.
#[derive(Debug, Clone, clap::Args)]
#[command(after_help = "\
Examples:
  afterword assign 7 acme    it belongs to that application, and no other
  afterword assign 7 none    it belongs to none of them

What its sender writes next is asked about too, if they are no contact. Nothing is ever sent to them
unless you make them one, by `afterword contact add`.")]
pub struct Arguments {
    /// The message, by its number in `afterword inbox`
    #[arg(value_name = "MSG")]
    pub message: String,
    /// The application, by its number or a part of the company's name; or none
    #[arg(value_name = "ID|none")]
    pub application: String,
}

/// Runs the command.
///
/// # Errors
/// If it can't be carried out.
pub fn run(arguments: &Arguments, context: &mut Context<'_>) -> Result<Exit, Failure> {
    let message = inbox::find(context, &arguments.message)?;
    let to = match arguments.application.as_str() {
        "none" => None,
        text => Some(context.application(text)?),
    };
    let mut touched: Vec<ApplicationId> =
        message.matches.iter().map(|found| found.application).collect();
    touched.extend(to.filter(|to| !touched.contains(to)));
    let mut changes = Vec::new();
    for application in &touched {
        changes.push(Change::before(&Sight::of(context, *application)?, context));
    }
    let found = to.map(|to| new_match(context, &message, to)).transpose()?;
    let stranger = !message.own && found.as_ref().is_some_and(|found| found.contact.is_none());
    let now = context.at();
    context.store.assign(message.id, found.as_ref(), now)?;
    for application in &touched {
        own::keep_places(context, *application)?;
    }
    context.poke();
    let id = message.id;
    match to {
        Some(to) => {
            let company = Sight::of(context, to)?.company();
            writeln!(context.out, "Message {id} belongs to {company} (#{to}).")?;
            if stranger {
                let from = print::line(&message.from);
                writeln!(
                    context.out,
                    "{from} is no contact of it: you are asked about what they write next, and \
                     nothing is sent to them."
                )?;
            }
        }
        None => writeln!(context.out, "Message {id} belongs to none of your applications.")?,
    }
    for change in changes {
        change.print(context)?;
    }
    Ok(Exit::Done)
}

/// What the message is to an application that the candidate names.
fn new_match(
    context: &Context<'_>,
    message: &MessageView,
    application: ApplicationId,
) -> Result<NewMatch, Failure> {
    let sight = Sight::of(context, application)?;
    let contact = sight.ahead.state.contacts.iter().find(|contact| {
        let address = contact.address.as_deref();
        !contact.removed && address.is_some_and(|a| a.eq_ignore_ascii_case(&message.from))
    });
    let first = first_date(&sight);
    let dated =
        message.date.filter(|at| *at <= message.recorded && first.is_none_or(|first| *at >= first));
    Ok(NewMatch {
        application,
        at: dated.unwrap_or(message.recorded),
        sureness: Sureness::Sure,
        contact: contact.map(|contact| contact.id),
        verified: message.matches.iter().any(|found| found.verified),
        answers: message.own && !message.references.is_empty(),
    })
}

/// The earliest of what is known of an application: applied, interview, message.
fn first_date(sight: &Sight) -> Option<Timestamp> {
    let mut dates = Vec::new();
    for fact in &sight.look.facts.facts {
        match &fact.what {
            What::Terms(terms) => {
                let applied = terms.applied.and_then(|day| day.to_zoned(sight.zone.clone()).ok());
                dates.extend(applied.map(|at| at.timestamp()));
            }
            What::Interview(interview) => dates.push(interview.start),
            What::Message(_) => dates.push(fact.at),
            _ => {}
        }
    }
    dates.into_iter().min()
}
