//! Templates to message text. Pure: what is known comes in, one text goes out.
//!
//! A template is a first line `Subject: ...`, an empty line, and the body, one paragraph a line. Of
//! the variants of a text each application gets its own first one and then the others in turn. What
//! isn't known stands as `[[...]]` in the text and in `needs`, so that it can be seen in the queue
//! and never be sent: a mail with a hole is the candidate's to fill.

pub mod card;
mod english;
mod templates;

use std::collections::BTreeMap;

use jiff::civil::Date;
use minijinja::{Environment, Error, UndefinedBehavior, Value, context};

pub use english::day_in_words;
pub use templates::SHIPPED;

use crate::timeline::facts::{ApplicationId, ContactId};

/// Which text is wanted.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum TextKind {
    /// Thanks after an interview.
    ThankYou,
    /// The first check-in since the plan was set; with a `decision` timeline, or none.
    CheckInFirst,
    /// A later check-in, after silence.
    CheckInSecond,
    /// The check-in after a `holding` reply, or a call in which that was said: it thanks for the
    /// word. Where the plan goes on as after one, but nobody wrote it, `CheckInFirst` fits.
    CheckInHolding,
    /// The check-in they asked for.
    CheckInInvited,
    /// The last thanks.
    FinalThankYou,
}

impl TextKind {
    /// Every kind.
    pub const ALL: &'static [Self] = &[
        Self::ThankYou,
        Self::CheckInFirst,
        Self::CheckInSecond,
        Self::CheckInHolding,
        Self::CheckInInvited,
        Self::FinalThankYou,
    ];

    /// Its name: the templates are `NAME.1`, `NAME.2` and so on.
    #[must_use]
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::ThankYou => "thank_you",
            Self::CheckInFirst => "check_in_first",
            Self::CheckInSecond => "check_in_second",
            Self::CheckInHolding => "check_in_holding",
            Self::CheckInInvited => "check_in_invited",
            Self::FinalThankYou => "final_thank_you",
        }
    }
}

/// What a text is made of. A `None` or empty value is one that isn't known.
#[derive(Debug, Clone)]
pub struct DraftInput<'a> {
    /// Which text.
    pub kind: TextKind,
    /// Whose: draws the first variant, and stands in the commands that `needs` names.
    pub application: ApplicationId,
    /// How many texts of this kind the application has had, or which contact of the round this is:
    /// two that differ by less than the number of variants get different variants.
    pub ordinal: usize,
    /// The candidate's name.
    pub candidate_name: &'a str,
    /// The candidate's phone number.
    pub candidate_phone: Option<&'a str>,
    /// What stands below the name, instead of the phone number; may have several lines.
    pub signature: Option<&'a str>,
    /// The company.
    pub company: &'a str,
    /// The role.
    pub role: &'a str,
    /// To whom.
    pub contact: ContactId,
    /// Their full name.
    pub contact_name: &'a str,
    /// How to address them, as confirmed.
    pub greeting: Option<&'a str>,
    /// The interview's day, in the application's zone.
    pub interview_day: Option<Date>,
    /// One specific thing from the conversation with this person, as part of a sentence.
    pub mention: Option<&'a str>,
    /// One sentence on why the candidate suits.
    pub suits: Option<&'a str>,
    /// The last day of a standing `decision` timeline.
    pub latest: Option<Date>,
    /// The subject of the message that this one answers, where it answers one.
    pub reply_subject: Option<&'a str>,
    /// The candidate's own templates, by name; they replace and add to those shipped.
    pub own_templates: &'a BTreeMap<String, String>,
}

/// A text made out.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Drafted {
    /// The template's name.
    pub template: String,
    /// The subject, one line.
    pub subject: String,
    /// The body, lines ended by `\n`.
    pub text: String,
    /// What is missing, each with the command that mends it. Empty if it can be sent.
    pub needs: Vec<String>,
}

/// Why there is no text. Each is a template's fault.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum DraftError {
    /// A template that is wrong: a word it doesn't know, or a variable that doesn't exist.
    #[error("{name}.txt:{line}: {what}")]
    Template {
        /// Its name.
        name: String,
        /// The line, from 1.
        line: usize,
        /// What is wrong.
        what: String,
    },
    /// Subject or body came out empty.
    #[error("{name}.txt: it comes out empty")]
    Empty {
        /// The template's name.
        name: String,
    },
    /// A text came out that nobody should be sent.
    #[error("{name}.txt: the finished text holds {found:?}")]
    Unfit {
        /// The template's name.
        name: String,
        /// What it holds.
        found: String,
    },
}

/// Makes out a text.
///
/// # Errors
/// If the template is wrong. What isn't known is no error, but in `needs`.
pub fn draft(input: &DraftInput<'_>) -> Result<Drafted, DraftError> {
    let (name, source) = choose(input);
    let blanks = blanks(input);
    let rendered = render(&name, source, input, &blanks)?;
    let (template_subject, body) = split(&name, &rendered)?;
    let subject = match known(input.reply_subject) {
        Some(subject) => reply_subject(&subject),
        None => squash(template_subject),
    };
    let text = tidy(body);
    for found in ["{{", "}}", "{%", " ,", "\u{fffd}"] {
        if text.contains(found) || subject.contains(found) {
            return Err(DraftError::Unfit { name, found: found.to_owned() });
        }
    }
    if subject.is_empty() || text.trim().is_empty() {
        return Err(DraftError::Empty { name });
    }
    let missing = |blank: &&Blank| text.contains(&blank.mark) || subject.contains(&blank.mark);
    let needs = blanks.iter().filter(missing).map(|blank| blank.need.clone()).collect();
    Ok(Drafted { template: name, subject, text, needs })
}

/// Checks the candidate's own templates, each with every word filled in.
///
/// # Errors
/// For the first that is wrong, or has a name that is none of a text.
pub fn check_templates(own: &BTreeMap<String, String>) -> Result<(), DraftError> {
    for name in own.keys() {
        let kind = TextKind::ALL.iter().find(|kind| is_variant(name, **kind));
        let Some(kind) = kind else {
            let names: Vec<&str> = TextKind::ALL.iter().map(|kind| kind.as_str()).collect();
            let what = format!("no text has this name; use {}.N, N a number", names.join(".N, "));
            return Err(DraftError::Template { name: name.clone(), line: 1, what });
        };
        for (latest, candidate_phone) in [(None, None), (Some(EXAMPLE_DAY), Some("+1 555 0100"))] {
            for ordinal in 0..variants(*kind, own).len() {
                draft(&DraftInput { latest, candidate_phone, ..example(*kind, ordinal, own) })?;
            }
        }
    }
    Ok(())
}

/// The variants of a text in order of name, the candidate's own laid over those shipped.
fn variants(kind: TextKind, own: &BTreeMap<String, String>) -> BTreeMap<&str, &str> {
    let shipped = SHIPPED.iter().map(|(name, source)| (*name, *source));
    let own = own.iter().map(|(name, source)| (name.as_str(), source.as_str()));
    shipped.chain(own).filter(|(name, _)| is_variant(name, kind)).collect()
}

fn is_variant(name: &str, kind: TextKind) -> bool {
    let number = name.strip_prefix(kind.as_str()).and_then(|rest| rest.strip_prefix('.'));
    number.is_some_and(|n| !n.is_empty() && n.chars().all(|c| c.is_ascii_digit()))
}

fn choose<'a>(input: &DraftInput<'a>) -> (String, &'a str) {
    let variants = variants(input.kind, input.own_templates);
    let seed = blake3::hash(format!("{} {}", input.application, input.kind.as_str()).as_bytes());
    let start = seed.as_bytes().first().copied().map_or(0, usize::from);
    let index = start.checked_rem(variants.len()).unwrap_or(0).saturating_add(input.ordinal);
    let index = index.checked_rem(variants.len()).unwrap_or(0);
    // The shipped texts have every kind, so there is always one.
    variants.into_iter().nth(index).map(|(n, s)| (n.to_owned(), s)).unwrap_or_default()
}

fn render(
    name: &str,
    source: &str,
    input: &DraftInput<'_>,
    blanks: &[Blank],
) -> Result<String, DraftError> {
    let source = source.replace("\r\n", "\n");
    let mut jinja = Environment::new();
    jinja.set_undefined_behavior(UndefinedBehavior::Strict);
    jinja.set_auto_escape_callback(|_| minijinja::AutoEscape::None);
    jinja.set_formatter(|out, state, value| {
        if value.is_none() {
            let what = "a value that may be missing is printed; put it into {% if %}";
            return Err(Error::new(minijinja::ErrorKind::InvalidOperation, what));
        }
        minijinja::escape_formatter(out, state, value)
    });
    let wrong = |error: &Error| DraftError::Template {
        name: name.to_owned(),
        line: error.line().unwrap_or(1),
        what: error.detail().map_or_else(|| error.kind().to_string(), str::to_owned),
    };
    let template = jinja.template_from_str(&source).map_err(|error| wrong(&error))?;
    template.render(variables(input, blanks)).map_err(|error| wrong(&error))
}

fn variables(input: &DraftInput<'_>, blanks: &[Blank]) -> Value {
    let filled = |name: &str, value: Option<String>| {
        let mark =
            || blanks.iter().find(|blank| blank.name == name).map(|blank| blank.mark.clone());
        value.or_else(mark)
    };
    let day = input.interview_day.map(day_in_words);
    // The day by its date, never "today": an approval may come when that is no longer so.
    let when = day.as_ref().map(|day| format!("on {day}"));
    let below = input.signature.map(str::trim).filter(|text| !text.is_empty());
    let below = below.map(str::to_owned).or_else(|| known(input.candidate_phone));
    let own_name = filled("candidate", known(Some(input.candidate_name))).unwrap_or_default();
    let sign_off = below.map_or_else(|| own_name.clone(), |below| format!("{own_name}\n{below}"));
    context! {
        candidate => context! {
            name => own_name, phone => known(input.candidate_phone), sign_off => sign_off,
        },
        company => filled("company", known(Some(input.company))),
        role => filled("role", known(Some(input.role))),
        contact => context! {
            greeting => filled("greeting", known(input.greeting)),
            name => filled("contact", known(Some(input.contact_name))),
        },
        interview => context! { day => filled("day", day), when => filled("day", when) },
        mention => filled("mention", known(input.mention).map(as_part)),
        suits => filled("suits", known(input.suits).map(as_sentence)),
        timeline => context! { latest => input.latest.map(day_in_words) },
    }
}

/// Something that isn't known: what stands for it, and what the candidate can do.
struct Blank {
    name: &'static str,
    mark: String,
    need: String,
}

fn blanks(input: &DraftInput<'_>) -> Vec<Blank> {
    let id = input.application;
    let whom = known(Some(input.contact_name)).unwrap_or_else(|| "the contact".to_owned());
    let first = whom.split(' ').next().unwrap_or(&whom);
    let blank = |name, what: String, command: String| Blank {
        name,
        mark: format!("[[{what}]]"),
        need: format!("{what}: {command}"),
    };
    vec![
        blank(
            "greeting",
            format!("greeting of {whom}"),
            format!("afterword contact confirm {} --greeting {first:?}", input.contact),
        ),
        blank(
            "contact",
            "name of the contact".to_owned(),
            format!("afterword contact edit {} --name NAME", input.contact),
        ),
        blank(
            "mention",
            format!("one thing from the conversation with {whom}"),
            format!("afterword debrief {id}"),
        ),
        blank(
            "suits",
            "one sentence on why you suit".to_owned(),
            format!("afterword edit {id} --suits SENTENCE"),
        ),
        blank("day", "day of the interview".to_owned(), format!("afterword interview record {id}")),
        blank("company", "company".to_owned(), format!("afterword edit {id} --company NAME")),
        blank("role", "role".to_owned(), format!("afterword edit {id} --role ROLE")),
        blank("candidate", "your name".to_owned(), "set candidate.name in the config".to_owned()),
    ]
}

fn split<'r>(name: &str, rendered: &'r str) -> Result<(&'r str, &'r str), DraftError> {
    let head = rendered.strip_prefix("Subject:").and_then(|rest| rest.split_once("\n\n"));
    head.filter(|(subject, _)| !subject.contains('\n')).ok_or_else(|| DraftError::Template {
        name: name.to_owned(),
        line: 1,
        what: "it must begin with a line \"Subject: ...\" and an empty line".to_owned(),
    })
}

/// "Re: " and the subject, without heaping one on another.
fn reply_subject(subject: &str) -> String {
    let (head, rest) = subject.split_at_checked(3).unwrap_or(("", subject));
    let bare = if head.eq_ignore_ascii_case("re:") { rest.trim_start() } else { subject };
    format!("Re: {bare}")
}

/// A value as one line of single spaces; none if nothing is left.
fn known(value: Option<&str>) -> Option<String> {
    value.map(squash).filter(|text| !text.is_empty())
}

fn squash(text: &str) -> String {
    let plain = text.replace(|c: char| c.is_control(), " ");
    plain.split_whitespace().collect::<Vec<_>>().join(" ")
}

/// Without the full stop, since the sentence goes on.
fn as_part(text: String) -> String {
    text.trim_end_matches(['.', ' ']).to_owned()
}

fn as_sentence(text: String) -> String {
    if text.ends_with(['.', '!', '?']) { text } else { format!("{text}.") }
}

/// Single spaces, single empty lines, and one line break at the end.
fn tidy(body: &str) -> String {
    let mut lines: Vec<String> = Vec::new();
    for line in body.lines().map(squash) {
        if !line.is_empty() || lines.last().is_some_and(|last| !last.is_empty()) {
            lines.push(line);
        }
    }
    format!("{}\n", lines.join("\n").trim_end())
}

fn example(kind: TextKind, ordinal: usize, own: &BTreeMap<String, String>) -> DraftInput<'_> {
    DraftInput {
        kind,
        application: ApplicationId(1),
        ordinal,
        candidate_name: "Ada Park",
        candidate_phone: None,
        signature: None,
        company: "Example",
        role: "Example",
        contact: ContactId(1),
        contact_name: "Dana Reyes",
        greeting: Some("Dana"),
        interview_day: Some(EXAMPLE_DAY),
        mention: Some("an example"),
        suits: Some("An example."),
        latest: None,
        reply_subject: None,
        own_templates: own,
    }
}

const EXAMPLE_DAY: Date = jiff::civil::date(2026, 3, 4);
