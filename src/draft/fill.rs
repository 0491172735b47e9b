//! Filling a template in: its variables, and what stands for those that aren't known.

use std::collections::BTreeMap;

use jiff::civil::DateTime;
use minijinja::{Environment, Error, UndefinedBehavior, Value, context};

use super::library::Variant;
use super::{DraftError, DraftInput, TextKind, To, language};
use crate::timeline::facts::{ApplicationId, ContactId};
use crate::timeline::words::{Channel, Language};

/// A variant filled in.
pub(super) struct Filled {
    pub(super) subject: String,
    pub(super) text: String,
}

/// Something that isn't known: what stands for it, and what the candidate can do.
pub(super) struct Blank {
    name: &'static str,
    pub(super) mark: String,
    pub(super) need: String,
}

pub(super) fn render(
    name: &str,
    variant: Variant<'_>,
    input: &DraftInput<'_>,
    language: Language,
    blanks: &[Blank],
) -> Result<Filled, DraftError> {
    let source = variant.source.replace("\r\n", "\n");
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
        line: variant.lines_before + error.line().unwrap_or(1),
        what: error.detail().map_or_else(|| error.kind().to_string(), str::to_owned),
    };
    let template = jinja.template_from_str(&source).map_err(|error| wrong(&error))?;
    let variables = variables(input, language, blanks);
    let rendered = template.render(variables).map_err(|error| wrong(&error))?;
    let (subject, body) = split(name, variant, input.channel, rendered.trim_start())?;
    Ok(Filled { subject: squash(subject), text: tidy(body) })
}

fn variables(input: &DraftInput<'_>, language: Language, blanks: &[Blank]) -> Value {
    let filled = |name: &str, value: Option<String>| {
        let mark =
            || blanks.iter().find(|blank| blank.name == name).map(|blank| blank.mark.clone());
        value.or_else(mark)
    };
    // By its date, never "today": an approval may come when that is no longer so.
    let said = |words: fn(Language, DateTime) -> String| {
        filled("day", input.interview.map(|at| words(language, at)))
    };
    let below = input.signature.map(str::trim).filter(|text| !text.is_empty());
    let below = below.map(str::to_owned).or_else(|| known(input.candidate_phone));
    let own_name = filled("candidate", known(Some(input.candidate_name))).unwrap_or_default();
    let sign_off = below.map_or_else(|| own_name.clone(), |below| format!("{own_name}\n{below}"));
    let to = input.to.map(|to| {
        context! {
            greeting => filled("greeting", known(to.greeting)),
            name => filled("contact", known(Some(to.name))),
            phone => filled("phone", known(to.phone)),
            postal => known(to.postal),
        }
    });
    context! {
        candidate => context! {
            name => own_name,
            callback => filled("callback", known(input.candidate_phone)),
            sign_off => sign_off,
        },
        company => filled("company", known(Some(input.company))),
        role => filled("role", known(Some(input.role))),
        contact => to,
        interview => context! {
            day => said(|language, at| language::day(language, at.date())),
            when => said(|language, at| language::when(language, at.date())),
            moment => said(language::moment),
        },
        mention => filled("mention", known(input.mention).map(as_part)),
        suits => filled("suits", known(input.suits).map(as_sentence)),
        start => known(input.start).map(as_part),
        timeline => context! {
            latest => input.latest.map(|day| language::day(language, day)),
            invited => input.invited.map(|day| language::day(language, day)),
        },
        inside => language::list(language, input.inside),
        references => language::list(language, input.references),
    }
}

pub(super) fn blanks(input: &DraftInput<'_>) -> Vec<Blank> {
    let id = input.application;
    let blank = |name, what: String, command: String| Blank {
        name,
        mark: format!("[[{what}]]"),
        need: format!("{what}: {command}"),
    };
    let own = |name, what: &str, command: String| blank(name, what.to_owned(), command);
    let mut blanks = vec![
        own(
            "suits",
            "one sentence on why you suit",
            format!("afterword edit {id} --suits SENTENCE"),
        ),
        own("day", "day of the interview", format!("afterword interview record {id}")),
        own("company", "company", format!("afterword edit {id} --company NAME")),
        own("role", "role", format!("afterword edit {id} --role ROLE")),
        own("candidate", "your name", "set candidate.name in the config".to_owned()),
        own("callback", "your phone number", "set candidate.phone in the config".to_owned()),
    ];
    if let Some(To { contact, name, .. }) = input.to {
        let whom = known(Some(name)).unwrap_or_else(|| "the contact".to_owned());
        let first = whom.split(' ').next().unwrap_or(&whom);
        blanks.extend([
            blank(
                "greeting",
                format!("greeting of {whom}"),
                format!("afterword contact confirm {contact} --greeting {first:?}"),
            ),
            blank(
                "mention",
                format!("one thing from the conversation with {whom}"),
                format!("afterword debrief {id}"),
            ),
            blank(
                "contact",
                "name of the contact".to_owned(),
                format!("afterword contact edit {contact} --name NAME"),
            ),
            blank(
                "phone",
                format!("phone number of {whom}"),
                format!("afterword contact edit {contact} --phone NUMBER"),
            ),
        ]);
    }
    blanks
}

/// The first line and the body. A text lent by another channel has that channel's word before it.
fn split<'r>(
    name: &str,
    variant: Variant<'_>,
    channel: Channel,
    rendered: &'r str,
) -> Result<(&'r str, &'r str), DraftError> {
    let (word, lent) = match channel {
        Channel::Email => ("Subject:", None),
        Channel::Letter => ("Task:", Some("Subject:")),
        Channel::Call | Channel::Reminder => ("Task:", None),
    };
    let after = |word: &str| rendered.strip_prefix(word);
    let head = after(word).or_else(|| after(lent?)).and_then(|rest| rest.split_once("\n\n"));
    head.filter(|(subject, _)| !subject.contains('\n')).ok_or_else(|| DraftError::Template {
        name: name.to_owned(),
        line: variant.lines_before + 1,
        what: format!("it must begin with a line \"{word} ...\" and an empty line"),
    })
}

/// "Re: " and the subject, without heaping one on another.
pub(super) fn reply_subject(subject: &str) -> String {
    let (head, rest) = subject.split_at_checked(3).unwrap_or(("", subject));
    let bare = if head.eq_ignore_ascii_case("re:") { rest.trim_start() } else { subject };
    format!("Re: {bare}")
}

/// A value as one line of single spaces; none if nothing is left.
pub(super) fn known(value: Option<&str>) -> Option<String> {
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

/// What a text says apart from whom it names: two that differ in nothing else say the same.
#[must_use]
pub fn skeleton(text: &str, names: &[&str]) -> String {
    let mut parts: Vec<&str> = names.iter().flat_map(|name| name.split_whitespace()).collect();
    parts.extend(names);
    let mut parts: Vec<String> = parts.into_iter().map(str::to_lowercase).collect();
    // A whole name goes before its parts.
    parts.sort_by_key(|part| std::cmp::Reverse(part.len()));
    let mut bare =
        format!(" {} ", text.to_lowercase().split_whitespace().collect::<Vec<_>>().join(" "));
    let is_letter = |c: char| c.is_alphanumeric();
    for part in parts.iter().filter(|part| !part.is_empty()) {
        let mut kept = String::new();
        let mut rest = bare.as_str();
        while let Some((before, after)) = rest.split_once(part.as_str()) {
            kept.push_str(before);
            // Within a word it is no name.
            if before.ends_with(is_letter) || after.starts_with(is_letter) {
                kept.push_str(part);
            }
            rest = after;
        }
        kept.push_str(rest);
        bare = kept;
    }
    bare.split_whitespace().collect::<Vec<_>>().join(" ")
}

/// What a template is tried with: all that may be missing there, or not there.
pub(super) fn example(
    kind: TextKind,
    channel: Channel,
    full: bool,
    own: &BTreeMap<String, String>,
) -> DraftInput<'_> {
    let to = To {
        contact: ContactId(1),
        name: "Dana Reyes",
        greeting: Some("Dana"),
        phone: Some("+1 555 0100"),
        postal: full.then_some("1 Park Street, Parkville"),
    };
    DraftInput {
        kind,
        channel,
        language: Language::English,
        sets: &[],
        application: ApplicationId(1),
        dealt: &[],
        had: None,
        others: &[],
        names: &[],
        candidate_name: "Ada Park",
        candidate_phone: Some("+1 555 0100"),
        signature: None,
        company: "Example",
        role: "Example",
        to: (kind != TextKind::AskAround).then_some(to),
        interview: Some(EXAMPLE),
        mention: Some("an example"),
        suits: Some("An example."),
        start: full.then_some("on 1 June"),
        latest: full.then(|| EXAMPLE.date()),
        invited: full.then(|| EXAMPLE.date()),
        reply_subject: None,
        inside: if full { &["Kim Lund"] } else { &[] },
        references: if full { &["Ravi Rao", "Sam Orr"] } else { &[] },
        own_templates: own,
    }
}

const EXAMPLE: DateTime = jiff::civil::datetime(2026, 3, 4, 15, 0, 0, 0);
