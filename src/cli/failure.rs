//! Why a command failed, and with which exit code it ends.

use std::fmt;

/// How a command ends.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Exit {
    /// Done.
    Done = 0,
    /// Failed.
    Failed = 1,
    /// Wrong usage.
    Usage = 2,
    /// Done, and something needs the candidate.
    NeedsCandidate = 3,
}

/// Why a command failed: the message says what to do next.
#[derive(Debug)]
pub struct Failure {
    /// The exit code.
    pub exit: Exit,
    /// What and why, in words.
    pub message: String,
}

impl Failure {
    /// The candidate asked for something that can't be.
    pub fn usage(message: impl Into<String>) -> Self {
        Self { exit: Exit::Usage, message: message.into() }
    }

    /// Something did not work.
    pub fn failed(message: impl Into<String>) -> Self {
        Self { exit: Exit::Failed, message: message.into() }
    }
}

impl fmt::Display for Failure {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.message.fmt(f)
    }
}

impl<E: std::error::Error> From<E> for Failure {
    fn from(error: E) -> Self {
        let mut message = error.to_string();
        let mut source = error.source();
        while let Some(inner) = source {
            // Some errors say their source's words themselves.
            let words = inner.to_string();
            if !message.contains(&words) {
                message.push_str(&format!(": {words}"));
            }
            source = inner.source();
        }
        Self::failed(message)
    }
}
