//! The questions of a debrief, asked on a terminal.

use std::io::BufRead;

use super::{Answers, Met, Who, day_of, named};
use crate::cli::known::Known;
use crate::cli::people::{self, Person};
use crate::cli::typed::{self, Said};
use crate::cli::{Context, Failure, say};
use crate::timeline::facts::Interview;
use crate::timeline::words::Channel;

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
            person.check_other(&own)?;
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
    say::line(context, "What did they say about when? You may answer like this:")?;
    say::line(context, "  decision next week   they expect to decide then")?;
    say::line(context, "  invited mon..wed     they asked to hear from you then")?;
    let question = "When";
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
        who_named_it(context, known, answers, input)?;
    }
    let question = "May you check in, and how? email, call, no";
    let how = until_understood(context, input, question, |text| match text {
        "" => Ok(How::Unsaid),
        "no" | "n" | "N" => Ok(How::No),
        "mail" => Ok(How::By(Channel::Email)),
        "phone" => Ok(How::By(Channel::Call)),
        text => match typed::channel(text) {
            Ok(channel) => Ok(How::By(channel)),
            Err(_) => Err(Failure::usage("answer email, call or no")),
        },
    })?;
    match how {
        How::Unsaid => {}
        How::No => answers.unasked = true,
        How::By(channel) => answers.by = Some(channel),
    }
    Ok(())
}

/// May one check in, and how?
enum How {
    Unsaid,
    No,
    By(Channel),
}

/// Asks who named the day, where it is not plain.
fn who_named_it(
    context: &mut Context<'_>,
    known: &Known,
    answers: &mut Answers,
    input: &mut dyn BufRead,
) -> Result<(), Failure> {
    if let [only] = answers.met.as_slice() {
        answers.named_by = Some(only.who.clone());
        return Ok(());
    }
    if answers.met.is_empty() {
        return Ok(());
    }
    let met = &answers.met;
    answers.named_by = until_understood(context, input, "Who said so", |text| match text {
        "" => Ok(None),
        text => named(known, met, "it", text).map(Some),
    })?;
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
        let typed: String = lines.iter().map(|line| format!("{line}\n")).collect();
        let answers = ask(&mut context, &known, &interview, &mut typed.as_bytes());
        (answers, String::from_utf8(out).unwrap())
    }

    #[test]
    fn what_is_not_understood_is_asked_again() {
        let (answers, asked) = answered(&[
            "perhaps",
            "",
            "n",
            "Jo Kim",
            "hr:Jo Kim <jo@acme.example>",
            "",
            "the test bench",
            "",
            "Jo",
            "by tomorrow",
            "decision 3 mar 2020",
            "decision tue",
            "Max",
            "jo",
            "fax",
            "call",
        ]);
        assert!(asked.contains("answer y or n"), "{asked}");
        assert!(asked.contains("there is no role"), "{asked}");
        assert!(asked.contains("before the interview"), "{asked}");
        assert!(asked.contains("answer email, call or no"), "{asked}");
        let answers = answers.unwrap();
        let met: Vec<_> = answers
            .met
            .iter()
            .map(|met| (met.mention.as_deref(), met.greeting.as_deref()))
            .collect();
        assert_eq!(met, [(Some("the test bench"), None), (None, Some("Jo"))], "{asked}");
        assert!(asked.contains("there is no contact \"Max\""), "{asked}");
        assert!(matches!(&answers.named_by, Some(Who::New(jo)) if jo.name == "Jo Kim"));
        let (kind, days) = answers.timeline.unwrap();
        assert_eq!((kind.as_str(), answers.by), ("decision", Some(Channel::Call)));
        assert_eq!(days.latest.to_string(), "2020-03-10");
    }

    #[test]
    fn how_one_may_check_in_is_asked_with_no_day_named_too() {
        for (said, by, unasked) in [
            ("email", Some(Channel::Email), false),
            ("phone", Some(Channel::Call), false),
            ("no", None, true),
            ("", None, false),
        ] {
            let (answers, asked) = answered(&["y", "n", "", "the bench", "", said]);
            let answers = answers.unwrap();
            assert_eq!((answers.by, answers.unasked), (by, unasked), "{said}\n{asked}");
            assert!(answers.timeline.is_none() && answers.named_by.is_none());
        }
    }

    #[test]
    fn the_day_is_named_by_the_one_who_was_met() {
        let (answers, asked) = answered(&["y", "n", "", "the bench", "invited mon..wed", ""]);
        let named_by = answers.unwrap().named_by;
        assert!(matches!(named_by, Some(Who::Known(_))), "{asked}");
        assert!(!asked.contains("Who said so"), "{asked}");
    }

    #[test]
    fn a_debrief_broken_off_records_nothing() {
        let (answers, _) = answered(&["y", "n", ""]);
        assert!(answers.unwrap_err().message.contains("nothing was recorded"));
    }
}
