//! What can go wrong, shaped by what the caller does next.

use std::fmt;
use std::time::Duration;

use crate::mail::tls::DialError;

/// Why a call failed. No variant quotes mail.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum Error {
    /// The server could not be reached, or not safely: back off, and tell if it lasts.
    #[error(transparent)]
    Dial(#[from] DialError),
    /// The server did not accept the login: stop and tell. Trying on can lock the account.
    #[error("the login was refused: {why}")]
    Login {
        /// The server's words, cleaned and cut.
        why: String,
    },
    /// The server asks for patience: close the connection and wait that long.
    #[error("the server asks to wait {} s", wait.as_secs())]
    Throttled {
        /// How long, at most an hour.
        wait: Duration,
    },
    /// The server refused this command and the connection is still good: a folder without rights
    /// or gone, or something it can't do.
    #[error("the server refused {what}: {why}")]
    No {
        /// The command.
        what: Phase,
        /// The server's words, cleaned and cut; none where they could be a mail's.
        why: String,
    },
    /// The connection is of no more use: drop it, connect anew. Whatever the command would have
    /// told is unknown.
    #[error("the connection broke at {phase}: {how}")]
    Broken {
        /// The command.
        phase: Phase,
        /// What happened.
        how: How,
    },
    /// No answer in time; the connection is of no more use.
    #[error("no answer in time to {phase}")]
    Timeout {
        /// The command.
        phase: Phase,
    },
    /// We won't put this on the wire: a name or secret with a line break or a NUL in it.
    #[error("{what} can't be asked with such a name")]
    Unsayable {
        /// The command.
        what: Phase,
    },
}

/// What was being done.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Phase {
    /// Waiting for the server's first line.
    Greeting,
    /// Asking for TLS.
    StartTls,
    /// Asking what the server can do.
    Capability,
    /// Logging in.
    Login,
    /// Saying who we are.
    Id,
    /// Listing folders.
    List,
    /// Opening a folder.
    Examine,
    /// Searching a folder.
    Search,
    /// Fetching mail.
    Fetch,
    /// Waiting for news.
    Idle,
    /// Filing a mail.
    Append,
    /// Saying good-bye.
    Logout,
}

impl Phase {
    /// True where the server's words are about the account or a folder, never about a mail.
    pub(super) fn is_quotable(self) -> bool {
        !matches!(self, Self::Search | Self::Fetch)
    }
}

impl fmt::Display for Phase {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match self {
            Self::Greeting => "the greeting",
            Self::StartTls => "STARTTLS",
            Self::Capability => "CAPABILITY",
            Self::Login => "the login",
            Self::Id => "ID",
            Self::List => "LIST",
            Self::Examine => "EXAMINE",
            Self::Search => "SEARCH",
            Self::Fetch => "FETCH",
            Self::Idle => "IDLE",
            Self::Append => "APPEND",
            Self::Logout => "LOGOUT",
        })
    }
}

/// How a connection broke.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum How {
    /// The server said BYE. Normal after hours or days.
    Bye,
    /// The stream ended, between two answers or inside of one.
    Closed,
    /// The network failed.
    Lost,
    /// An answer that can't be read. Where a piece of several mails was asked for, ask anew for
    /// half of it, to find the one that does it.
    Unreadable,
    /// More bytes than the command can need.
    TooMuch,
    /// The answer does not fit the command.
    OutOfStep,
    /// The server said we were logged in before we had said who we are.
    PreAuth,
    /// Bytes arrived in the clear where TLS had to begin: somebody may have put them there.
    BeforeTls,
    /// An earlier call was dropped half-way.
    Abandoned,
}

impl fmt::Display for How {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match self {
            Self::Bye => "the server said BYE",
            Self::Closed => "the server closed it",
            Self::Lost => "the network failed",
            Self::Unreadable => "an answer could not be read",
            Self::TooMuch => "an answer was too long",
            Self::OutOfStep => "an answer did not fit",
            Self::PreAuth => "the server logged us in unasked",
            Self::BeforeTls => "bytes arrived before TLS began",
            Self::Abandoned => "an earlier call was given up half-way",
        })
    }
}

/// Makes a refusal of a command out of the server's words.
pub(super) fn refusal(what: Phase, words: &str) -> Error {
    let of_folder = what == Phase::Examine && is_about_folder(words);
    if let Some(wait) = throttle(words).filter(|_| !of_folder) {
        return Error::Throttled { wait };
    }
    if what == Phase::Login {
        return Error::Login { why: clean(words) };
    }
    let why = if what.is_quotable() { clean(words) } else { "its words are kept back".to_owned() };
    Error::No { what, why }
}

/// True if a refused EXAMINE is about that folder alone (RFC 5530): Dovecot says SERVERBUG for one
/// whose files it may not read, and waiting would never name it.
fn is_about_folder(words: &str) -> bool {
    let words = words.to_ascii_lowercase();
    ["[serverbug]", "[inuse]"].iter().any(|code| words.contains(code))
}

/// How long a server's words ask to wait, if they do. Microsoft says how many milliseconds, and
/// "authenticated but not connected" when it means it; RFC 5530 has codes for the rest.
pub(super) fn throttle(words: &str) -> Option<Duration> {
    let words = words.to_ascii_lowercase();
    if let Some((_, after)) = words.split_once("backoff time:") {
        let digits: String =
            after.trim_start().chars().take_while(char::is_ascii_digit).take(12).collect();
        let wait = digits.parse().map_or(WAIT, Duration::from_millis);
        return Some(wait.min(WAIT_MAX));
    }
    THROTTLES.iter().any(|sign| words.contains(sign)).then_some(WAIT)
}

/// A server's words, fit to be shown: printable ASCII, at most 200 of it.
pub(super) fn clean(words: &str) -> String {
    let printable = words.chars().map(|c| if c.is_ascii_graphic() { c } else { ' ' });
    let short: String = printable.take(200).collect();
    let short = short.split_whitespace().collect::<Vec<_>>().join(" ");
    if short.is_empty() { "it gave no reason".to_owned() } else { short }
}

const WAIT: Duration = Duration::from_secs(5 * 60);
const WAIT_MAX: Duration = Duration::from_secs(60 * 60);
const THROTTLES: [&str; 11] = [
    "request is throttled",
    "authenticated but not connected",
    "too many simultaneous connections",
    "too many connections",
    "maximum number of connections",
    "[unavailable]",
    "[inuse]",
    "[limit]",
    "[serverbug]",
    "temporary authentication failure",
    "try again later",
];

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_throttle_is_obeyed_up_to_an_hour() {
        let said = "Request is throttled. Suggested Backoff Time: 92415 milliseconds";
        assert_eq!(throttle(said), Some(Duration::from_millis(92_415)));
        let long = "Request is throttled. Suggested Backoff Time: 99999999999999 milliseconds";
        assert_eq!(throttle(long), Some(WAIT_MAX));
        assert_eq!(throttle("User is authenticated but not connected."), Some(WAIT));
        assert_eq!(throttle("[UNAVAILABLE] Temporary authentication failure."), Some(WAIT));
        assert_eq!(throttle("[AUTHENTICATIONFAILED] Invalid credentials"), None);
    }

    #[test]
    fn a_folder_with_a_fault_of_its_own_is_no_throttle() {
        let words = "[SERVERBUG] Internal error occurred.";
        assert!(matches!(refusal(Phase::Examine, words), Error::No { .. }));
        assert!(matches!(refusal(Phase::Login, words), Error::Throttled { .. }));
        let words = "[UNAVAILABLE] Later.";
        assert!(matches!(refusal(Phase::Examine, words), Error::Throttled { .. }));
    }

    #[test]
    fn words_are_cleaned_and_cut() {
        assert_eq!(clean("no\u{1b}[31m\r\nway"), "no [31m way");
        assert_eq!(clean(&"x".repeat(500)).len(), 200);
        assert_eq!(clean(" \t"), "it gave no reason");
    }

    #[test]
    fn a_refused_search_or_fetch_quotes_nothing() {
        for phase in [Phase::Search, Phase::Fetch] {
            assert!(!refusal(phase, "no such thing as Dear Sam").to_string().contains("Sam"));
        }
        assert!(refusal(Phase::Examine, "No rights").to_string().contains("No rights"));
    }
}
