//! The questions of a debrief, asked on a terminal.

use std::io::BufRead;

use super::{Answers, Met, Who, day_of};
use crate::cli::known::Known;
use crate::cli::people::{self, Person};
use crate::cli::typed::{self, Said};
use crate::cli::{Context, Failure, say};
use crate::timeline::facts::Interview;

/// Asks all questions; nothing is written before the last is answered.
pub(super) fn ask(
    context: &mut Context<'_>,
    known: &Known,
    interview: &Interview,
    input: &mut dyn BufRead,
) -> Result<Answers, Failure> {
    let words = known.interview_in_words(context, interview);
    say::line(context, &format!("Interview {} of {}: {words}", interview.id, known.title()))?;
    say::line(context, "Enter leaves a question unanswered; Ctrl-D ends without a trace.")?;
    let mut answers = Answers { only: true, ..Answers::default() };
    say::line(context, "Whom did you meet?")?;
    for contact in known.contacts() {
        let named = interview.contacts.contains(&contact.id);
        let choice = if named { "Y/n" } else { "y/N" };
        let question = format!("  {} ({})? [{choice}]", contact.name, contact.role);
        let yes = until_understood(context, input, &question, |text| match text {
            "" => Ok(named),
            "y" | "Y" | "yes" => Ok(true),
            "n" | "N" | "no" => Ok(false),
            _ => Err(Failure::usage("answer y or n")),
        })?;
        if yes {
            let who = Who::Known(contact.id);
            answers.met.push(Met { who, mention: None, greeting: None });
        }
    }
    new_people(context, &mut answers, input)?;
    mentions(context, known, &mut answers, input)?;
    timeline(context, known, interview, &mut answers, input)?;
    Ok(answers)
}

fn new_people(
    context: &mut Context<'_>,
    answers: &mut Answers,
    input: &mut dyn BufRead,
) -> Result<(), Failure> {
    let own = context.config.candidate.addresses.clone();
    for _ in 0..PEOPLE_MAX {
        let question = "  Anybody else? ROLE:NAME <ADDRESS>[, PHONE]";
        let person = until_understood(context, input, question, |text| {
            if text.is_empty() {
                return Ok(None);
            }
            let person = Person::read(text)?;
            person.check_reachable(&own)?;
            Ok(Some(person))
        })?;
        let Some(person) = person else { return Ok(()) };
        answers.met.push(Met { who: Who::New(person), mention: None, greeting: None });
    }
    Ok(())
}

fn mentions(
    context: &mut Context<'_>,
    known: &Known,
    answers: &mut Answers,
    input: &mut dyn BufRead,
) -> Result<(), Failure> {
    let optional = |text: &str| match text {
        "" => Ok(None),
        text => typed::text("it", text).map(Some),
    };
    for met in &mut answers.met {
        let (name, greeting) = match &met.who {
            Who::Known(id) => {
                let contact = known.state().contact(*id);
                (known.name(*id), contact.and_then(|contact| contact.greeting.clone()))
            }
            Who::New(person) => (person.name.clone(), None),
        };
        let question = format!("One thing worth mentioning to {name}");
        met.mention = until_understood(context, input, &question, optional)?;
        if greeting.is_none() {
            let proposal = people::greeting_proposal(&name);
            let question = format!("How do you greet {name}, {proposal:?} perhaps");
            met.greeting = until_understood(context, input, &question, optional)?;
        }
    }
    Ok(())
}

fn timeline(
    context: &mut Context<'_>,
    known: &Known,
    interview: &Interview,
    answers: &mut Answers,
    input: &mut dyn BufRead,
) -> Result<(), Failure> {
    let (now, day) = (known.now(context), day_of(known, interview));
    let question = "What did they say about when? `decision DAY[..DAY]`, `invited DAY[..DAY]`";
    answers.timeline = until_understood(context, input, question, |text| {
        let said = match text.split_once(' ') {
            Some(("decision", days)) => Said { decision: Some(days.to_owned()), ..Said::default() },
            Some(("invited", days)) => Said { invited: Some(days.to_owned()), ..Said::default() },
            _ if text.is_empty() => return Ok(None),
            _ => return Err(Failure::usage("begin with `decision` or `invited`")),
        };
        said.timeline(&now, Some(day))
    })?;
    if let Some((kind, days)) = answers.timeline {
        say::line(context, &format!("  {}", say::timeline(kind, days)))?;
        let question = "By which channel may you check in? email, call";
        answers.by = until_understood(context, input, question, |text| match text {
            "" => Ok(None),
            text => typed::channel(text).map(Some),
        })?;
    }
    Ok(())
}

/// Asks until the answer is understood.
fn until_understood<T>(
    context: &mut Context<'_>,
    input: &mut dyn BufRead,
    question: &str,
    understand: impl Fn(&str) -> Result<T, Failure>,
) -> Result<T, Failure> {
    for _ in 0..TRIES_MAX {
        write!(context.out, "{}: ", say::clean(question))?;
        context.out.flush()?;
        let mut line = String::new();
        if input.read_line(&mut line)? == 0 {
            writeln!(context.out)?;
            return Err(Failure::failed("the debrief was not finished; nothing was recorded"));
        }
        match understand(line.trim()) {
            Ok(answer) => return Ok(answer),
            Err(error) => say::line(context, &format!("  {}", error.message))?,
        }
    }
    Err(Failure::usage("no answer was understood; nothing was recorded"))
}

const TRIES_MAX: usize = 20;

const PEOPLE_MAX: usize = 20;

#[cfg(test)]
mod tests {
    use clap::Parser;

    use super::*;
    use crate::cli::{Cli, run};
    use crate::clock::Calendar;
    use crate::config::Env;
    use crate::timeline::words::Channel;

    const CONFIG: &str = r#"
        candidate = { name = "Ada Park", addresses = ["ada@park.example"], zone = "Europe/Berlin" }
        [account]
        imap = { host = "127.0.0.1", security = "plain" }
        smtp = { host = "127.0.0.1", security = "plain" }
        password_command = ["true"]
    "#;

    /// What comes of the answers, given that the interview was with Sam, on Wednesday 4 March.
    fn answered(lines: &[&str]) -> (Result<Answers, Failure>, String) {
        let home = tempfile::tempdir().unwrap();
        let path = home.path().join("afterword.toml");
        std::fs::write(&path, CONFIG).unwrap();
        let env = Env::from_variables(|name| (name == "HOME").then(|| home.path().to_owned()));
        let calendar = Calendar::standing_at("2020-03-05T08:00:00Z".parse().unwrap());
        let mut out = Vec::new();
        let add = Cli::parse_from([
            "afterword",
            "--config",
            path.to_str().unwrap(),
            "add",
            "Acme",
            "--role=Dev",
            "--interviewed=yesterday 3pm",
            "--contact=interviewer:Sam Lee <sam@acme.example>",
            "--contact=recruiter:Dana Reyes <dana@acme.example>",
            "--greeting=Sam=Sam",
        ]);
        run(&add, env.clone(), &calendar, &mut out).unwrap();
        out.clear();
        let mut context = Context::open(env, Some(&path), false, &calendar, &mut out).unwrap();
        let known = Known::find(&context, "1").unwrap();
        let interview = known.interviews().into_iter().next().cloned().unwrap();
        let typed = lines.join("\n");
        let answers = ask(&mut context, &known, &interview, &mut typed.as_bytes());
        (answers, String::from_utf8(out).unwrap())
    }

    #[test]
    fn what_is_not_understood_is_asked_again() {
        let (answers, asked) = answered(&[
            "perhaps",
            "",
            "n",
            "hr:Jo Kim",
            "hr:Jo Kim <jo@acme.example>",
            "",
            "the test bench",
            "",
            "Jo",
            "by tomorrow",
            "decision 3 mar 2020",
            "decision tue",
            "fax",
            "call",
        ]);
        assert!(asked.contains("answer y or n"), "{asked}");
        assert!(asked.contains("neither an address nor a phone"), "{asked}");
        assert!(asked.contains("before the interview"), "{asked}");
        assert!(asked.contains("neither email nor call"), "{asked}");
        let answers = answers.unwrap();
        let met: Vec<_> = answers
            .met
            .iter()
            .map(|met| (met.mention.as_deref(), met.greeting.as_deref()))
            .collect();
        assert_eq!(met, [(Some("the test bench"), None), (None, Some("Jo"))], "{asked}");
        let (kind, days) = answers.timeline.unwrap();
        assert_eq!((kind.as_str(), answers.by), ("decision", Some(Channel::Call)));
        assert_eq!(days.latest.to_string(), "2020-03-10");
    }

    #[test]
    fn a_debrief_broken_off_records_nothing() {
        let (answers, _) = answered(&["y", "n", ""]);
        assert!(answers.unwrap_err().message.contains("nothing was recorded"));
    }
}
