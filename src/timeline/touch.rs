//! The names of touches.

use std::fmt;

use super::facts::{ApplicationId, ContactId, Seq};
use super::words::{Channel, Step, UnknownWord};

/// The name of a touch: what it is, for whom, and what it is anchored on.
///
/// Two copies of one touch have the same name, whoever works it out and when; spread and
/// Message-ID derive from it.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub struct TouchKey {
    /// The application.
    pub application: ApplicationId,
    /// The fact that set the plan: the interview held, the reply, the candidate's answer.
    pub anchor: Seq,
    /// The step.
    pub step: Step,
    /// Which check-in round of the application's life, from 1; 0 for other steps.
    pub round: u32,
    /// To whom; none for a reminder to the candidate.
    pub contact: Option<ContactId>,
    /// By which channel.
    pub channel: Channel,
}

impl fmt::Display for TouchKey {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let contact = self.contact.map_or(0, |c| c.0);
        write!(
            f,
            "{}.{}.{}.{}.{}.{}",
            self.application, self.anchor, self.step, self.round, contact, self.channel
        )
    }
}

impl std::str::FromStr for TouchKey {
    type Err = UnknownWord;

    fn from_str(text: &str) -> Result<Self, UnknownWord> {
        let wrong = || UnknownWord {
            text: text.to_owned(),
            allowed: "APPLICATION.ANCHOR.STEP.ROUND.CONTACT.CHANNEL".to_owned(),
        };
        let parts: Vec<&str> = text.split('.').collect();
        let [application, anchor, step, round, contact, channel] = parts.as_slice() else {
            return Err(wrong());
        };
        let number = |part: &str| part.parse::<i64>().map_err(|_| wrong());
        let contact = number(contact)?;
        Ok(Self {
            application: ApplicationId(number(application)?),
            anchor: Seq(number(anchor)?),
            step: step.parse()?,
            round: round.parse().map_err(|_| wrong())?,
            contact: (contact != 0).then_some(ContactId(contact)),
            channel: channel.parse()?,
        })
    }
}

impl TouchKey {
    /// The name of the round this touch is part of: the key of its place.
    #[must_use]
    pub fn round_key(&self) -> String {
        format!("{}.{}.{}.{}", self.application, self.anchor, self.step, self.round)
    }
}
