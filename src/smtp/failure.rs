//! What can keep a mail from getting as far as DATA.

use std::error::Error as _;
use std::io;

use lettre::transport::smtp::Error as LettreError;

use crate::mail::compose::ComposeError;
use crate::timeline::facts::Phase;
use crate::timeline::verdict::{Verdict, verdict};

/// Why a connection did not get as far as RCPT. Nothing can have been taken.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum Failure {
    /// The server said no.
    #[error("the mail server refused at {}: {code} {text}", phase_name(*phase))]
    Refused {
        /// Reply code (RFC 5321 section 4.2).
        code: u16,
        /// Enhanced status code (RFC 3463), where the server gave one.
        status: Option<String>,
        /// The phase.
        phase: Phase,
        /// The server's words, at most 500 characters.
        text: String,
    },
    /// The login failed.
    #[error("{fault}{}{}", if text.is_empty() { "" } else { ": " }, text)]
    Login {
        /// How.
        fault: LoginFault,
        /// Reply code, where there was one.
        code: Option<u16>,
        /// The server's words, at most 500 characters; empty if there were none.
        text: String,
    },
    /// The wire can't be protected.
    #[error("no protected connection to the mail server: {why}")]
    Tls {
        /// What is wrong.
        why: String,
    },
    /// The server's certificate isn't trusted.
    #[error("the mail server's certificate is not trusted: {why}")]
    Certificate {
        /// What is wrong with it.
        why: String,
    },
    /// No connection.
    #[error("the mail server can't be reached: {why}")]
    Unreachable {
        /// What the system says.
        why: String,
    },
    /// The server kept silent.
    #[error("the mail server did not answer in time at {}", phase_name(*phase))]
    Timeout {
        /// The phase.
        phase: Phase,
    },
    /// The connection broke, or the server made no sense.
    #[error("the connection to the mail server broke at {}: {why}", phase_name(*phase))]
    Broken {
        /// The phase.
        phase: Phase,
        /// What happened.
        why: String,
    },
    /// The server takes no mail of this size.
    #[error("the mail has {size} bytes and the mail server takes at most {limit}")]
    TooLarge {
        /// Size of the mail, in bytes.
        size: usize,
        /// The server's limit, in bytes.
        limit: usize,
    },
    /// An address is none.
    #[error(transparent)]
    Address(#[from] ComposeError),
}

/// How a login failed.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub enum LoginFault {
    /// The server offers no way to log in with what there is.
    #[error("the mail server offers no login of the configured kind")]
    NotOffered,
    /// User name and password were rejected.
    #[error("the mail server rejected the user name and password")]
    Rejected,
    /// The access token was rejected: a fresh one may be taken.
    #[error("the mail server rejected the access token")]
    TokenRejected,
}

impl Failure {
    /// What to do about it.
    #[must_use]
    pub fn verdict(&self) -> Verdict {
        match self {
            Self::Refused { code, status, phase, .. } => verdict(*code, status.as_deref(), *phase),
            Self::Login { .. } | Self::Tls { .. } | Self::Certificate { .. } => {
                Verdict::HoldAccount
            }
            Self::Unreachable { .. } | Self::Timeout { .. } | Self::Broken { .. } => {
                Verdict::TryAgain
            }
            Self::TooLarge { .. } | Self::Address(_) => Verdict::Final,
        }
    }
}

impl Failure {
    /// True if the server has answered all it was asked, so that a farewell can be said.
    pub(super) fn leaves_dialogue_whole(&self) -> bool {
        matches!(
            self,
            Self::Refused { .. } | Self::TooLarge { .. } | Self::Login { code: Some(_), .. }
        )
    }
}

/// A connection that broke.
pub(super) fn broken(phase: Phase, why: &str) -> Failure {
    Failure::Broken { phase, why: why.to_owned() }
}

/// A server's refusal.
pub(super) fn refused(phase: Phase, code: u16, text: &str) -> Failure {
    let text = clean(text);
    let status = enhanced_status(code, &text);
    Failure::Refused { code, status, phase, text }
}

/// What lettre reports. Its own texts may quote an answer raw, so none of them is passed on.
pub(super) fn read_error(error: &LettreError, phase: Phase) -> Failure {
    if let Some(code) = error.status() {
        let text = error.source().map(ToString::to_string).unwrap_or_default();
        return refused(phase, code.into(), &text);
    }
    match error.source().and_then(|source| source.downcast_ref::<io::Error>()) {
        Some(error) => broken(phase, &error.kind().to_string()),
        None if error.is_client() => broken(phase, "the command can't be said"),
        None => broken(phase, "the answer ended early or is none"),
    }
}

/// A server's words for people: one line, no control characters, at most 500 characters.
pub(super) fn clean(text: &str) -> String {
    const CHARS_MAX: usize = 500;
    let text: String = text.chars().map(|c| if c.is_control() { ' ' } else { c }).collect();
    text.trim().chars().take(CHARS_MAX).collect()
}

fn phase_name(phase: Phase) -> &'static str {
    match phase {
        Phase::Connect => "the greeting",
        Phase::Auth => "the login",
        Phase::Mail => "MAIL FROM",
        Phase::Rcpt => "RCPT TO",
        Phase::Data => "DATA",
    }
}

/// The enhanced status code at the start of a reply (RFC 2034 section 4), if it fits the reply
/// code.
pub(super) fn enhanced_status(code: u16, text: &str) -> Option<String> {
    let word = text.split_ascii_whitespace().next()?;
    let parts: Vec<&str> = word.split('.').collect();
    let [class, subject, detail] = parts.as_slice() else { return None };
    let number =
        |part: &str| (1..=3).contains(&part.len()) && part.bytes().all(|b| b.is_ascii_digit());
    let fits = class.parse() == Ok(code / 100) && number(subject) && number(detail);
    fits.then(|| word.to_owned())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn words_of_a_server_are_tamed() {
        assert_eq!(clean(" a\u{1b}[2J\r\nb\0 "), "a [2J  b");
        assert_eq!(clean(&"x".repeat(900)).len(), 500);
        let Failure::Refused { status, text, .. } = refused(Phase::Rcpt, 550, "5.1.1 no\tuser")
        else {
            panic!("not refused")
        };
        assert_eq!((status.as_deref(), text.as_str()), (Some("5.1.1"), "5.1.1 no user"));
    }

    #[test]
    fn failures_say_what_to_do() {
        let login = |fault| Failure::Login { fault, code: None, text: String::new() };
        assert_eq!(login(LoginFault::Rejected).verdict(), Verdict::HoldAccount);
        assert_eq!(login(LoginFault::NotOffered).to_string(), LoginFault::NotOffered.to_string());
        assert_eq!(Failure::Timeout { phase: Phase::Rcpt }.verdict(), Verdict::TryAgain);
        assert_eq!(refused(Phase::Rcpt, 550, "5.1.1 no").verdict(), Verdict::DeadAddress);
        assert_eq!(Failure::TooLarge { size: 2, limit: 1 }.verdict(), Verdict::Final);
    }

    #[test]
    fn a_status_is_read_only_where_there_is_one() {
        for (code, text, status) in [
            (550, "5.1.1 no such user", Some("5.1.1")),
            (550, "5.7.139 off", Some("5.7.139")),
            (451, "4.7.1", Some("4.7.1")),
            (451, "5.7.1 mismatch", None),
            (550, "5.1 short", None),
            (550, "5.1.1.1 an address", None),
            (550, "5.1.x no", None),
            (550, "5..1 no", None),
            (550, "", None),
        ] {
            assert_eq!(enhanced_status(code, text).as_deref(), status, "{text}");
        }
    }
}
