//! `afterword add`: all that is given is checked before anything is written.

use jiff::Timestamp;
use jiff::civil::Date;

use super::known::Known;
use super::people::{self, Person};
use super::typed::{self, Said};
use super::when::Prefer;
use super::{Context, Exit, Failure, say, show};
use crate::timeline::facts::{
    ApplicationId, ContactId, Days, Expectation, Interview, InterviewId, InterviewState, Terms,
    What,
};
use crate::timeline::words::{Channel, Role, TimelineKind};

/// What the candidate typed.
#[derive(Debug, Clone, clap::Args)]
#[command(after_help = "\
Examples:
  afterword add Acme --role 'Site Engineer' --interviewed 'yesterday 3pm' --minutes 45 \\
      --contact 'recruiter:Dana Reyes <dana@acme.example>' --greeting Dana \\
      --contact 'interviewer:Sam Lee <sam@acme.example>, +1 555 0100' --greeting 'Sam Lee=Sam' \\
      --decision 'mon..fri'
  afterword add Acme --role 'Site Engineer' --interview '2026-12-01 10:00' --zone Europe/Berlin \\
      --contact 'hr:Jo Kim <jo@acme.example>' --cadence weekly --cap 2
  afterword add Oasis --role Planner --zone Asia/Riyadh --weekend Fri,Sat --language en \\
      --start 'on 1 June'

ROLE is recruiter, hiring_manager, interviewer, hr, agency, inside or reference. WHEN is a time of
the company's zone, as people write it: '2026-11-20 14:00', 'tomorrow 3pm', 'fri 10:00'. Of a
contact the name will do for a start: 'interviewer:Una Vale'. Texts in another language take --suits
and what you mention as they stand: write those in it, too.")]
pub struct Arguments {
    /// The company
    #[arg(value_name = "COMPANY")]
    pub company: String,
    /// The role you applied for
    #[arg(long, value_name = "ROLE")]
    pub role: String,
    /// A contact; repeatable
    #[arg(long = "contact", value_name = "ROLE:NAME <ADDRESS>[, PHONE]")]
    pub contacts: Vec<String>,
    /// How to address a contact, which confirms it; of several: NAME=GREETING; repeatable
    #[arg(long = "greeting", value_name = "GREETING")]
    pub greetings: Vec<String>,
    /// An interview was held, and began then
    #[arg(long, value_name = "WHEN", group = "when")]
    pub interviewed: Option<String>,
    /// An interview is to come, and begins then
    #[arg(long, value_name = "WHEN", group = "when")]
    pub interview: Option<String>,
    /// How long the interview takes
    #[arg(long, value_name = "N", default_value_t = 60, requires = "when")]
    pub minutes: u32,
    /// Who takes part in it; repeatable [default: the interviewers and hiring managers]
    #[arg(long = "with", value_name = "NAME")]
    pub with: Vec<String>,
    #[command(flatten)]
    pub said: Said,
    /// The cadence [default: the config's]
    #[arg(long, value_name = "NAME")]
    pub cadence: Option<String>,
    /// Check-ins granted [default: the lower of the cadence's and the config's]
    #[arg(long, value_name = "N")]
    pub cap: Option<u32>,
    /// The company's time zone [default: yours]
    #[arg(long, value_name = "ZONE")]
    pub zone: Option<String>,
    /// When you applied
    #[arg(long, value_name = "DATE")]
    pub applied: Option<String>,
    /// A domain of the company; repeatable [default: those of its contacts' addresses]
    #[arg(long = "domain", value_name = "DOMAIN")]
    pub domains: Vec<String>,
    /// One sentence on why you suit, as a thank-you may say it
    #[arg(long, value_name = "SENTENCE")]
    pub suits: Option<String>,
    /// The language of its texts: en, de, fr or es [default: the config's]
    #[arg(long, value_name = "LANGUAGE")]
    pub language: Option<String>,
    /// The company's weekend, like Fri,Sat [default: the config's]
    #[arg(long, value_name = "DAYS")]
    pub weekend: Option<String>,
    /// When you could start, as part of a sentence: 'on 1 June', 'at four weeks' notice'
    #[arg(long, value_name = "TEXT")]
    pub start: Option<String>,
}

/// Runs the command.
///
/// # Errors
/// If it can't be carried out.
pub fn run(arguments: &Arguments, context: &mut Context<'_>) -> Result<Exit, Failure> {
    let new = New::checked(arguments, context)?;
    let id = new.write(context)?;
    context.poke();
    if context.json {
        return show::print(context, id);
    }
    let known = Known::of(context, id)?;
    say::line(context, &format!("Added application {}.", known.title()))?;
    show::terms_and_people(context, &known)?;
    show::plan(context, id)?;
    show::needed(context, &known)?;
    Ok(Exit::Done)
}

/// An application that can be added as it stands.
struct New {
    terms: Terms,
    places: u32,
    people: Vec<(Person, Option<String>)>,
    interview: Option<Meeting>,
    timeline: Option<(TimelineKind, Days, Option<Channel>)>,
}

struct Meeting {
    start: Timestamp,
    end: Timestamp,
    held: bool,
    /// Indices into the people.
    with: Vec<usize>,
}

impl New {
    fn checked(arguments: &Arguments, context: &Context<'_>) -> Result<Self, Failure> {
        let company = typed::text("COMPANY", &arguments.company)?;
        let role = typed::text("--role", &arguments.role)?;
        if let Some(same) = context.store.find_same(&company, &role)? {
            return Err(same_candidacy(context, same));
        }
        let zone = arguments.zone.as_deref().map(typed::zone).transpose()?;
        let now = match &zone {
            Some((_, zone)) => context.now.with_time_zone(zone.clone()),
            None => context.now.clone(),
        };
        let name = arguments.cadence.as_ref().unwrap_or(&context.config.default_cadence);
        let (cadence, of_cadence) = typed::cadence(context, name)?;
        let limit = context.policy()?.limits.max_check_ins;
        let cap = arguments.cap.map(|cap| typed::cap(context, cap)).transpose()?;
        let people = people(arguments, context)?;
        let interview = meeting(arguments, context, &now, &people)?;
        let day = interview.as_ref().map(|i| i.end.to_zoned(now.time_zone().clone()).date());
        let days = arguments.said.timeline(&now, day)?;
        let by = arguments.said.channel()?;
        let (suits, start) = (arguments.suits.as_deref(), arguments.start.as_deref());
        let terms = Terms {
            company,
            role,
            zone: zone.map(|(name, _)| name),
            cadence,
            // A channel agreed with a timeline stands as long as that does.
            by: by.filter(|_| days.is_none()),
            applied: applied(arguments, &now)?,
            domains: domains(arguments, &people)?,
            suits: suits.map(|text| typed::text("--suits", text)).transpose()?,
            start: start.map(|text| typed::text("--start", text)).transpose()?,
            language: arguments.language.as_deref().map(typed::language).transpose()?,
            weekend: arguments.weekend.as_deref().map(typed::weekend).transpose()?,
        };
        let timeline = days.map(|(kind, days)| (kind, days, by));
        let places = cap.unwrap_or(of_cadence.min(limit));
        Ok(Self { terms, places, people, interview, timeline })
    }

    fn write(self, context: &mut Context<'_>) -> Result<ApplicationId, Failure> {
        let now = context.at();
        let Self { terms, places, people, interview, timeline } = self;
        let counts = (people.len(), usize::from(interview.is_some()));
        let rest = |contacts: &[ContactId], interviews: &[InterviewId]| {
            let mut facts = Vec::new();
            for ((person, greeting), id) in people.into_iter().zip(contacts) {
                facts.push((now, What::Contact(person.contact(*id, greeting, false))));
            }
            let mut said_at = now;
            if let (Some(meeting), Some(id)) = (interview, interviews.first()) {
                let Meeting { start, end, held, with } = meeting;
                let state = if held { InterviewState::Held } else { InterviewState::Scheduled };
                let of = |index: usize| contacts.get(index).copied();
                let contacts = with.into_iter().filter_map(of).collect();
                let interview = Interview { id: *id, state, start, end, contacts };
                facts.push((now, What::Interview(interview)));
                if held {
                    said_at = end;
                }
            }
            let said =
                timeline.map(|(kind, days, by)| Expectation { kind, days, by, contact: None });
            facts.extend(said.map(|said| (said_at, What::Expectation(said))));
            facts
        };
        Ok(context.store.add_application_with(&terms, places, now, counts, rest)?)
    }
}

fn same_candidacy(context: &Context<'_>, same: ApplicationId) -> Failure {
    let Ok(known) = Known::of(context, same) else {
        return Failure::usage(format!("application {same} is the same candidacy"));
    };
    let (title, (standing, _)) = (known.title(), known.standing());
    Failure::usage(if standing == "closed" {
        format!(
            "this candidacy is there already, as application {title}, which is closed; \
             `afterword reopen {same}` opens it again, with the check-ins it has left"
        )
    } else {
        format!(
            "this candidacy is there already, as application {title}, which is {standing}; \
             `afterword edit {same}` changes its terms, `afterword interview record {same} WHEN` \
             adds an interview, and were it closed, `afterword reopen {same}` would open it again"
        )
    })
}

fn people(
    arguments: &Arguments,
    context: &Context<'_>,
) -> Result<Vec<(Person, Option<String>)>, Failure> {
    let read = |text: &String| Person::read(text).map(|person| (person, None));
    let mut people: Vec<(Person, Option<String>)> =
        arguments.contacts.iter().map(read).collect::<Result<_, _>>()?;
    people.iter().try_for_each(|(person, _)| person.check(context))?;
    people::check_distinct(people.iter().map(|(p, _)| (p.name.as_str(), p.address.as_ref())))?;
    for (position, text) in arguments.greetings.iter().enumerate() {
        let (index, greeting) = match text.split_once('=') {
            Some((name, greeting)) => (person(&people, "--greeting", name)?, greeting),
            None if people.len() == 1 => (0, text.as_str()),
            // It follows its contact, where there are as many of each.
            None if arguments.greetings.len() == people.len() => (position, text.as_str()),
            None => {
                return Err(Failure::usage(format!(
                    "--greeting: whose is {text:?}? Of several contacts write NAME=GREETING"
                )));
            }
        };
        let greeting = typed::text("--greeting", greeting)?;
        if let Some((_, slot)) = people.get_mut(index) {
            *slot = Some(greeting);
        }
    }
    Ok(people)
}

fn person(people: &[(Person, Option<String>)], option: &str, name: &str) -> Result<usize, Failure> {
    let named = people.iter().enumerate().map(|(index, (person, _))| (person.name.as_str(), index));
    people::pick(name, named).map_err(|e| Failure::usage(format!("{option}: {}", e.message)))
}

fn meeting(
    arguments: &Arguments,
    context: &Context<'_>,
    now: &jiff::Zoned,
    people: &[(Person, Option<String>)],
) -> Result<Option<Meeting>, Failure> {
    let length = typed::minutes(arguments.minutes)?;
    let (option, text, prefer) = match (&arguments.interviewed, &arguments.interview) {
        (Some(text), _) => ("--interviewed", text, Prefer::Past),
        (None, Some(text)) => ("--interview", text, Prefer::Future),
        (None, None) if arguments.with.is_empty() => return Ok(None),
        (None, None) => {
            return Err(Failure::usage(
                "--with says who takes part in an interview: give --interviewed WHEN or \
                 --interview WHEN too",
            ));
        }
    };
    let start = typed::interview_start(option, text, now, prefer)?;
    let end = start.checked_add(length)?;
    let held = arguments.interviewed.is_some();
    let told = say::when(context, start, now.time_zone());
    if held && end > context.at() {
        return Err(Failure::usage(format!(
            "--interviewed: {told} and {} minutes are not over; use --interview for one to come, \
             or give its --minutes",
            arguments.minutes
        )));
    }
    if !held && end <= context.at() {
        return Err(Failure::usage(format!(
            "--interview: {told} is past; use --interviewed for one that was held"
        )));
    }
    let mut with = Vec::new();
    for name in &arguments.with {
        let index = person(people, "--with", name)?;
        if !with.contains(&index) {
            with.push(index);
        }
    }
    if arguments.with.is_empty() {
        let took_part = |role| matches!(role, Role::Interviewer | Role::HiringManager);
        let all = people.iter().enumerate();
        with = all.filter(|(_, (p, _))| took_part(p.role)).map(|(index, _)| index).collect();
    }
    Ok(Some(Meeting { start, end, held, with }))
}

fn applied(arguments: &Arguments, now: &jiff::Zoned) -> Result<Option<Date>, Failure> {
    arguments.applied.as_deref().map(|text| typed::applied(text, now)).transpose()
}

fn domains(
    arguments: &Arguments,
    people: &[(Person, Option<String>)],
) -> Result<Vec<String>, Failure> {
    if arguments.domains.is_empty() {
        let people = people.iter().map(|(person, _)| (person.role, person.address.as_ref()));
        return Ok(people::company_domains(people));
    }
    typed::domains(&arguments.domains)
}
