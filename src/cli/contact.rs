//! `afterword contact`: the people of an application.

use super::known::Known;
use super::people::{self, Person};
use super::{Context, Exit, Failure, say, show, typed};
use crate::timeline::facts::{ApplicationId, ByHand, Contact, ContactId, Terms, What};
use crate::timeline::timeplan::YoursWhat;
use crate::timeline::words::{Kind, Role};

/// What the candidate typed.
#[derive(Debug, Clone, clap::Args)]
#[command(after_help = "\
Examples:
  afterword contact add 3 'hr:Jo Kim <jo@acme.example>' --greeting Jo
  afterword contact add 3 'recruiter:Max Orr <max@acme.example>' --lead
  afterword contact confirm 7 --greeting 'Ms Reyes'
  afterword contact confirm Dana --of 3 --greeting Dana
  afterword contact edit 7 --address dana.reyes@acme.example
  afterword contact edit 7 --postal '1 Main Street, 12345 Springfield'
  afterword contact remove 7
  afterword contact revive dana@acme.example

`contact add --lead` is also how you confirm somebody to whom they referred you. The name will do
for a start ('interviewer:Una Vale'); what goes to them then waits for an address or a phone.")]
pub struct Arguments {
    #[command(subcommand)]
    pub what: Action,
}

/// What is done to a contact.
#[derive(Debug, Clone, clap::Subcommand)]
pub enum Action {
    /// Add a contact to an application
    Add {
        /// The application: its number, or a part of its company's name
        #[arg(value_name = "ID")]
        id: String,
        /// Who
        #[arg(value_name = "ROLE:NAME <ADDRESS>[, PHONE]")]
        person: String,
        /// Their phone number
        #[arg(long, value_name = "PHONE")]
        phone: Option<String>,
        /// Their postal address, for letters, on one line
        #[arg(long, value_name = "ADDRESS")]
        postal: Option<String>,
        /// How to address them, which confirms it
        #[arg(long, value_name = "GREETING")]
        greeting: Option<String>,
        /// Check-ins go to them from now on
        #[arg(long)]
        lead: bool,
    },
    /// Confirm how to address a contact
    Confirm {
        #[command(flatten)]
        whom: Whom,
        /// "Dana", "Ms Reyes"
        #[arg(long, value_name = "GREETING")]
        greeting: String,
    },
    /// Change a contact
    Edit(Box<Edit>),
    /// Remove a contact: nothing more goes to them
    Remove {
        #[command(flatten)]
        whom: Whom,
    },
    /// Use an address again from which mail came back
    Revive {
        /// The address
        #[arg(value_name = "ADDRESS")]
        address: String,
    },
}

/// A contact, as typed.
#[derive(Debug, Clone, clap::Args)]
pub struct Whom {
    /// The contact: its number, or with --of its name
    #[arg(value_name = "CONTACT")]
    pub contact: String,
    /// The application that the name is of
    #[arg(long, value_name = "ID")]
    pub of: Option<String>,
}

/// What is changed of a contact.
#[derive(Debug, Clone, clap::Args)]
pub struct Edit {
    #[command(flatten)]
    pub whom: Whom,
    /// Full name
    #[arg(long, value_name = "NAME")]
    pub name: Option<String>,
    /// recruiter, hiring_manager, interviewer, hr, agency, inside or reference
    #[arg(long, value_name = "ROLE")]
    pub role: Option<String>,
    /// Mail address
    #[arg(long, value_name = "ADDRESS")]
    pub address: Option<String>,
    /// Phone number
    #[arg(long, value_name = "PHONE")]
    pub phone: Option<String>,
    /// Postal address, for letters, on one line; none takes it back
    #[arg(long, value_name = "ADDRESS")]
    pub postal: Option<String>,
    /// How to address them
    #[arg(long, value_name = "GREETING")]
    pub greeting: Option<String>,
    /// Check-ins go to them from now on
    #[arg(long)]
    pub lead: bool,
}

/// Runs the command.
///
/// # Errors
/// If it can't be carried out.
pub fn run(arguments: &Arguments, context: &mut Context<'_>) -> Result<Exit, Failure> {
    match &arguments.what {
        Action::Add { id, person, phone, postal, greeting, lead } => {
            let known = Known::find(context, id)?;
            let mut person = Person::read(person)?;
            if let Some(phone) = phone {
                person.phone = Some(people::phone(phone)?);
            }
            person.postal = postal.as_deref().map(|p| typed::text("--postal", p)).transpose()?;
            let greeting = greeting.as_deref().map(|g| typed::text("--greeting", g)).transpose()?;
            add(context, &known, person, greeting, *lead)
        }
        Action::Confirm { whom, greeting } => {
            let (known, contact) = people::anywhere(context, &whom.contact, whom.of.as_deref())?;
            let greeting = typed::text("--greeting", greeting)?;
            let done = format!("{} is greeted as {greeting:?}.", contact.name);
            let contact = Contact { greeting: Some(greeting), ..contact };
            write(context, &known, contact, &done)
        }
        Action::Edit(edited) => edit(context, edited),
        Action::Remove { whom } => {
            let (known, contact) = people::anywhere(context, &whom.contact, whom.of.as_deref())?;
            let done = format!("{} is removed from {}.", contact.name, known.title());
            let contact = Contact { removed: true, lead: false, ..contact };
            write(context, &known, contact, &done)
        }
        Action::Revive { address } => revive(context, address),
    }
}

/// Records a new contact, after checks; its id.
pub(super) fn record_new(
    context: &mut Context<'_>,
    known: &Known,
    person: Person,
    greeting: Option<String>,
    lead: bool,
) -> Result<Contact, Failure> {
    person.check(context)?;
    let others = known.contacts().map(|c| (c.name.as_str(), c.address.as_ref()));
    let new = std::iter::once((person.name.as_str(), person.address.as_ref()));
    people::check_distinct(others.chain(new))?;
    let id = context.store.new_contact_id(known.id)?;
    let contact = person.contact(id, greeting, lead);
    let now = context.at();
    let mut facts = vec![(known.id, now, What::Contact(contact.clone()))];
    facts.extend(with_domain(known, &contact).map(|terms| (known.id, now, What::Terms(terms))));
    if lead && is_referral_all(known) {
        let answered = What::Logged { what: ByHand::Answered, contact: Some(id) };
        facts.push((known.id, now, answered));
    }
    context.store.record_all(now, &facts)?;
    Ok(contact)
}

fn add(
    context: &mut Context<'_>,
    known: &Known,
    person: Person,
    greeting: Option<String>,
    lead: bool,
) -> Result<Exit, Failure> {
    let referral = waits_for_referral(known);
    let contact = record_new(context, known, person, greeting, lead)?;
    let id = contact.id;
    let exit = show::after(
        context,
        known.id,
        &format!("Added contact {id} to application {}.", known.title()),
    )?;
    if !context.json {
        let known = &Known::of(context, known.id)?;
        let words = show::contact_in_words(known, &contact);
        say::section(context, "The contact:", &[words])?;
        let mut needed = Vec::new();
        if contact.greeting.is_none() {
            needed.push(people::confirm_command(&contact));
        }
        if referral && !lead {
            needed.push(format!(
                "if they referred you to {}: afterword contact edit {id} --lead",
                contact.name
            ));
        } else if waits_for_referral(known) {
            needed.push(format!(
                "something else waits for you too; when it is answered: afterword log {} answered",
                known.id
            ));
        }
        say::section(context, "Still needed:", &needed)?;
    }
    Ok(exit)
}

fn edit(context: &mut Context<'_>, edited: &Edit) -> Result<Exit, Failure> {
    let whom = &edited.whom;
    let (known, old) = people::anywhere(context, &whom.contact, whom.of.as_deref())?;
    let mut contact = old.clone();
    if let Some(name) = &edited.name {
        contact.name = typed::text("--name", name)?;
    }
    if let Some(role) = &edited.role {
        let role: Result<Role, _> = role.trim().parse();
        contact.role = role.map_err(|error| Failure::usage(format!("--role: {error}")))?;
    }
    let with_option = |option: &'static str| {
        move |error: Failure| Failure::usage(format!("{option}: {}", error.message))
    };
    if let Some(address) = &edited.address {
        contact.address = Some(people::address(address).map_err(with_option("--address"))?);
    }
    if let Some(phone) = &edited.phone {
        contact.phone = Some(people::phone(phone).map_err(with_option("--phone"))?);
    }
    if let Some(postal) = &edited.postal {
        let taken_back = postal.trim().is_empty() || postal.trim().eq_ignore_ascii_case("none");
        let given = (!taken_back).then(|| typed::text("--postal", postal));
        contact.postal = given.transpose()?;
    }
    if let Some(greeting) = &edited.greeting {
        contact.greeting = Some(typed::text("--greeting", greeting)?);
    }
    contact.lead |= edited.lead;
    let Contact { role, name, address, phone, postal, .. } = contact.clone();
    Person { role, name, address, phone, postal }.check(context)?;
    let others = known.contacts().filter(|other| other.id != contact.id);
    let all = others.chain(std::iter::once(&contact));
    people::check_distinct(all.map(|c| (c.name.as_str(), c.address.as_ref())))?;
    let done = if contact == old {
        format!("Contact {} is so already.", contact.id)
    } else {
        format!("Contact {} is changed.", contact.id)
    };
    // Another name makes the greeting doubtful, unless it was given with it.
    if contact.name != old.name && edited.greeting.is_none() {
        let still = contact.greeting.as_ref().is_some_and(|g| contact.name.contains(g.as_str()));
        contact.greeting = contact.greeting.filter(|_| still);
    }
    let unconfirmed = contact.greeting.is_none().then(|| people::confirm_command(&contact));
    let exit = write(context, &known, contact, &done)?;
    if !context.json {
        say::section(context, "Still needed:", unconfirmed.as_slice())?;
    }
    Ok(exit)
}

fn write(
    context: &mut Context<'_>,
    known: &Known,
    contact: Contact,
    done: &str,
) -> Result<Exit, Failure> {
    let (id, now) = (known.id, context.at());
    if known.state().contact(contact.id) != Some(&contact) {
        let newly_lead = contact.lead && !was_lead(known, contact.id);
        let mut facts: Vec<(ApplicationId, _, What)> = Vec::new();
        facts.extend(with_domain(known, &contact).map(|terms| (id, now, What::Terms(terms))));
        if newly_lead && is_referral_all(known) {
            let answered = What::Logged { what: ByHand::Answered, contact: Some(contact.id) };
            facts.push((id, now, answered));
        }
        facts.insert(0, (id, now, What::Contact(contact)));
        context.store.record_all(now, &facts)?;
    }
    show::after(context, id, done)
}

fn was_lead(known: &Known, id: ContactId) -> bool {
    known.state().contact(id).is_some_and(|contact| contact.lead)
}

/// The terms with the domain of a contact's address, where it is one of the company's and new.
fn with_domain(known: &Known, contact: &Contact) -> Option<Terms> {
    let person = std::iter::once((contact.role, contact.address.as_ref()));
    let mut new = people::company_domains(person.filter(|_| !contact.removed));
    new.retain(|domain| !known.terms.domains.contains(domain));
    let mut terms = known.terms.clone();
    terms.domains.append(&mut new);
    (terms != known.terms).then_some(terms)
}

fn waits_for_referral(known: &Known) -> bool {
    known.state().yours.iter().any(|yours| is_referral(&yours.what))
}

/// All that waits for the candidate is to confirm the new contact: doing so answers it.
fn is_referral_all(known: &Known) -> bool {
    let yours = &known.state().yours;
    !yours.is_empty() && yours.iter().all(|yours| is_referral(&yours.what))
}

fn is_referral(what: &YoursWhat) -> bool {
    matches!(what, YoursWhat::Reply { kind: Kind::Referral, .. })
}

fn revive(context: &mut Context<'_>, address: &str) -> Result<Exit, Failure> {
    let address = people::address(address)?.to_lowercase();
    let now = context.at();
    let shared = context.store.shared(now)?;
    if shared.stopped.contains(&address) {
        return Err(Failure::usage(format!(
            "{address} asked never to be written to; that is not lifted. If the message was \
             misread, `afterword correct MSG KIND` says what it means"
        )));
    }
    if !shared.dead.contains(&address) {
        return Err(Failure::usage(format!(
            "{address} is not dead: no mail to it came back for good"
        )));
    }
    context.store.revive(&address, now)?;
    context.poke();
    if context.json {
        say::json(context, &serde_json::json!({"address": address, "dead": false}))?;
    } else {
        say::line(context, &format!("{address} is written to again."))?;
    }
    Ok(Exit::Done)
}
