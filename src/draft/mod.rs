//! Templates to texts. Pure: what is known comes in, one text goes out.
//!
//! A file of templates holds the variants of one text. Each begins with a line `Subject: ...` (of a
//! mail) or `Task: ...` (of a call, a letter or a reminder: what the candidate is to do), then an
//! empty line and the body, one paragraph a line. Each application has the variants dealt in an
//! order of its own. What isn't known stands as `[[...]]` in the text and in `needs`, so that it
//! can be seen in the queue and never be sent: a mail with a hole is the candidate's to fill.

pub mod card;
mod fill;
pub mod language;
mod library;
mod templates;

use std::collections::BTreeMap;

use jiff::civil::{Date, DateTime};

pub use fill::skeleton;
pub use templates::SHIPPED;

use crate::timeline::facts::{ApplicationId, ContactId};
use crate::timeline::words::{Channel, Language};
use library::{Found, Wanted};

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
    /// To the candidate: ask somebody inside, and the references.
    AskAround,
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
        Self::AskAround,
    ];

    /// Its name: the templates are in `NAME.CHANNEL`.
    #[must_use]
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::ThankYou => "thank_you",
            Self::CheckInFirst => "check_in_first",
            Self::CheckInSecond => "check_in_second",
            Self::CheckInHolding => "check_in_holding",
            Self::CheckInInvited => "check_in_invited",
            Self::FinalThankYou => "final_thank_you",
            Self::AskAround => "ask_around",
        }
    }

    /// True if such a text can go by a channel.
    #[must_use]
    pub fn goes_by(self, channel: Channel) -> bool {
        (self == Self::AskAround) == (channel == Channel::Reminder)
            && (self != Self::FinalThankYou || channel == Channel::Email)
    }

    /// Itself by a channel, then what says nearly the same where there is no such text: a letter
    /// reads like a mail, and on the phone one asks the same.
    fn or_else(self, channel: Channel) -> Vec<(Self, Channel)> {
        let mut all = vec![(self, channel)];
        match (self, channel) {
            (Self::CheckInHolding | Self::CheckInInvited, Channel::Call) => {
                all.push((Self::CheckInFirst, channel));
            }
            (_, Channel::Letter) => all.push((self, Channel::Email)),
            _ => {}
        }
        all
    }
}

/// What a text is made of. A `None` or empty value is one that isn't known.
#[derive(Debug, Clone)]
pub struct DraftInput<'a> {
    /// Which text.
    pub kind: TextKind,
    /// By which channel it goes.
    pub channel: Channel,
    /// In which language.
    pub language: Language,
    /// The sets of texts to look into before the general ones, in order.
    pub sets: &'a [String],
    /// Whose: stands in the commands that `needs` names.
    pub application: ApplicationId,
    /// The templates that the application's other texts were made from (`Drafted::template`).
    pub dealt: &'a [String],
    /// The template that this touch had before, which it keeps.
    pub had: Option<&'a str>,
    /// The other texts of the application: to whom, and the skeleton of each.
    pub others: &'a [(String, String)],
    /// Names and greetings of everybody in the application.
    pub names: &'a [&'a str],
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
    /// To whom; none for a reminder to the candidate.
    pub to: Option<To<'a>>,
    /// When the interview began, in the application's zone.
    pub interview: Option<DateTime>,
    /// One specific thing from the conversation with this person, as part of a sentence.
    pub mention: Option<&'a str>,
    /// One sentence on why the candidate suits.
    pub suits: Option<&'a str>,
    /// When the candidate could start, as part of a sentence.
    pub start: Option<&'a str>,
    /// The last day of a standing `decision` timeline.
    pub latest: Option<Date>,
    /// The day of a standing `invited` timeline.
    pub invited: Option<Date>,
    /// The subject of the message that this one answers, where it answers one.
    pub reply_subject: Option<&'a str>,
    /// The names of those the candidate knows inside the company.
    pub inside: &'a [&'a str],
    /// The names of the candidate's references.
    pub references: &'a [&'a str],
    /// The candidate's own templates, by name (`LANG/[SET/]TEXT.CHANNEL`); each replaces the one
    /// shipped.
    pub own_templates: &'a BTreeMap<String, String>,
}

/// Whom a text goes to.
#[derive(Debug, Clone, Copy)]
pub struct To<'a> {
    /// Which contact.
    pub contact: ContactId,
    /// Their full name.
    pub name: &'a str,
    /// How to address them, as confirmed.
    pub greeting: Option<&'a str>,
    /// Their phone number.
    pub phone: Option<&'a str>,
    /// Their postal address.
    pub postal: Option<&'a str>,
}

/// A text made out.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Drafted {
    /// The template it was made from: `LANG/[SET/]TEXT.CHANNEL/N`.
    pub template: String,
    /// The subject of a mail, or what the candidate is to do; one line.
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
    let DraftInput { kind, channel, language, sets, .. } = *input;
    let wanted = Wanted { kind, channel, language, sets };
    let Some(found) = library::find(wanted, input.own_templates) else {
        let name = format!("{}.{channel}", kind.as_str());
        return Err(DraftError::Template { name, line: 1, what: "there is no such text".into() });
    };
    let kept = input.had.and_then(|had| found.number_of(had));
    let seed = format!("{}\n{}", input.company, input.role).to_lowercase();
    let number = kept.unwrap_or_else(|| found.deal(&seed, input.dealt));
    let mut drafted = make(&found, number, input)?;
    // A reminder is the candidate's alone to read.
    if found.language != language && channel != Channel::Reminder {
        let what = format!("words in {}: there is no such text in it", language.in_words());
        drafted.needs.push(format!("{what}: afterword queue edit TOUCH"));
    }
    let skeleton = skeleton(&drafted.text, input.names);
    if let Some((to, _)) = input.others.iter().find(|(_, other)| *other == skeleton) {
        drafted.needs.push(format!(
            "words of its own, as it says the same as what went to {to}: afterword queue edit TOUCH"
        ));
    }
    Ok(drafted)
}

/// Makes out one variant of a text.
fn make(found: &Found<'_>, number: usize, input: &DraftInput<'_>) -> Result<Drafted, DraftError> {
    let template = found.variant_name(number);
    let name = found.name.clone();
    let variant = number.checked_sub(1).and_then(|index| found.variants.get(index));
    let Some(variant) = variant else { return Err(DraftError::Empty { name }) };
    let blanks = fill::blanks(input);
    let filled = fill::render(&name, *variant, input, found.language, &blanks)?;
    let subject = match input.reply_subject.and_then(|subject| fill::known(Some(subject))) {
        Some(subject) if input.channel == Channel::Email => fill::reply_subject(&subject),
        _ => filled.subject,
    };
    let text = filled.text;
    for found in ["{{", "}}", "{%", " ,", "\u{fffd}"] {
        if text.contains(found) || subject.contains(found) {
            return Err(DraftError::Unfit { name, found: found.to_owned() });
        }
    }
    if subject.is_empty() || text.trim().is_empty() {
        return Err(DraftError::Empty { name });
    }
    let missing =
        |blank: &&fill::Blank| text.contains(&blank.mark) || subject.contains(&blank.mark);
    let needs = blanks.iter().filter(missing).map(|blank| blank.need.clone()).collect();
    Ok(Drafted { template, subject, text, needs })
}

/// Checks the candidate's own templates: each variant of each, with all that may be missing there
/// and then without. `is_set` says whether a folder's name is that of some texts.
///
/// # Errors
/// For the first that is wrong, or has a name that is none of a text.
pub fn check_templates(
    own: &BTreeMap<String, String>,
    is_set: impl Fn(&str) -> bool,
) -> Result<(), DraftError> {
    for name in own.keys() {
        let (language, kind, channel) = library::purpose(name, &is_set)?;
        let set = name.split('/').nth(1).filter(|_| name.matches('/').count() == 2);
        let sets: Vec<String> = set.into_iter().map(str::to_owned).collect();
        let wanted = Wanted { kind, channel, language, sets: &sets };
        let Some(found) = library::find(wanted, own) else { continue };
        for number in 1..=found.variants.len() {
            for full in [false, true] {
                make(&found, number, &fill::example(kind, channel, full, own))?;
            }
        }
    }
    Ok(())
}
