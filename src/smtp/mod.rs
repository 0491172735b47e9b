//! One mail over one connection, phase by phase.
//!
//! `open` goes as far as RCPT: nothing can have been taken yet. The caller then makes sure that the
//! mail is still wanted, records that DATA is about to be said, and calls `Ready::data`, whose
//! outcome says whether the server took the mail, refused it, or may have taken it.
//!
//! A connection carries one mail and is dropped after any error, with a farewell only where the
//! server has just answered: the replies of a connection whose wait was broken off belong to
//! nobody. Dropping the future of `Ready::data` leaves the mail uncertain.

mod failure;
mod wire;

use std::fmt;
use std::future::Future;
use std::time::Duration;

use lettre::Address;
use lettre::transport::smtp::authentication::{Credentials, Mechanism};
use lettre::transport::smtp::client::AsyncSmtpConnection;
use lettre::transport::smtp::commands::{Data, Ehlo, Mail, Rcpt};
use lettre::transport::smtp::extension::{ClientId, MailParameter};
use lettre::transport::smtp::response::Response;

use crate::mail::account::{Login, LoginKind, Server};
use crate::mail::compose::address;
use crate::timeline::facts::Phase;

pub use crate::timeline::verdict::Verdict;
pub use failure::{Failure, LoginFault};

use failure::{broken, clean, read_error};

/// How long each phase may take.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Limits {
    /// Name look-up and connection; the TLS handshake has as long again.
    pub connect: Duration,
    /// Greeting and EHLO together, STARTTLS, AUTH, MAIL and RCPT each.
    pub reply: Duration,
    /// The answer to DATA.
    pub data: Duration,
    /// The message and the final answer.
    pub end: Duration,
    /// The farewell.
    pub quit: Duration,
}

impl Default for Limits {
    /// The values of RFC 5321 section 4.5.3.2, but for the connection.
    fn default() -> Self {
        Self {
            connect: Duration::from_secs(30),
            reply: Duration::from_mins(5),
            data: Duration::from_mins(2),
            end: Duration::from_mins(10),
            quit: Duration::from_secs(5),
        }
    }
}

/// What became of a message after DATA.
#[derive(Debug)]
pub enum Outcome {
    /// The server took it.
    Accepted {
        /// The whole final answer, in one line: some servers put the id they gave the mail there.
        text: String,
    },
    /// The server said that it did not take it.
    Refused {
        /// Reply code (RFC 5321 section 4.2).
        code: u16,
        /// Enhanced status code (RFC 3463), where the server gave one.
        status: Option<String>,
        /// The phase.
        phase: Phase,
        /// The server's words.
        text: String,
    },
    /// It ended before the server asked for the message: no byte of it was sent.
    NotTaken(Failure),
    /// It may have been taken.
    Uncertain {
        /// The phase.
        phase: Phase,
        /// What went wrong.
        why: String,
    },
}

/// A connection on which sender and recipient are accepted, and nothing else is said.
pub struct Ready {
    connection: AsyncSmtpConnection,
    limits: Limits,
}

impl fmt::Debug for Ready {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Ready").field("limits", &self.limits).finish_non_exhaustive()
    }
}

/// Goes as far as RCPT, for a message of `size` bytes.
///
/// # Errors
/// Whatever kept it from getting there. Nothing can have been taken.
pub async fn open(
    server: &Server,
    login: Option<&Login>,
    from: &str,
    to: &str,
    size: usize,
    limits: &Limits,
) -> Result<Ready, Failure> {
    let from = address(from, "From")?;
    let to = address(to, "To")?;
    let (wire, hello) = wire::connect(server, limits).await?;
    let greeting = AsyncSmtpConnection::connect_with_transport(Box::new(wire), &hello);
    let connection = within(limits.reply, Phase::Connect, greeting).await?;
    let connection = connection.map_err(|error| read_error(&error, Phase::Connect))?;
    let mut ready = Ready { connection, limits: limits.clone() };
    match ready.envelope(login, hello, from, to, size).await {
        Ok(()) => Ok(ready),
        Err(failure) => {
            if failure.leaves_dialogue_whole() {
                tokio::spawn(ready.abandon());
            }
            Err(failure)
        }
    }
}

impl Ready {
    /// Says DATA and sends the message, whose lines end in CRLF; lettre doubles leading dots.
    pub async fn data(mut self, bytes: &[u8]) -> Outcome {
        match self.say(Phase::Data, self.limits.data, Data).await {
            Ok(response) if response.has_code(354) => {}
            Ok(_) => return Outcome::NotTaken(broken(Phase::Data, "DATA was not answered by 354")),
            Err(Failure::Refused { code, status, phase, text }) => {
                return Outcome::Refused { code, status, phase, text };
            }
            Err(failure) => return Outcome::NotTaken(failure),
        }
        // lettre puts CRLF before the final dot, whether the last line is ended or not.
        let message = bytes.strip_suffix(b"\r\n").unwrap_or(bytes);
        let sending = self.connection.message(message);
        let failure = match within(self.limits.end, Phase::Data, sending).await {
            Ok(Ok(response)) if is_completion(&response) => {
                let text = clean(&response.message().collect::<Vec<_>>().join(" "));
                // The outcome is not kept waiting for a farewell.
                tokio::spawn(self.abandon());
                return Outcome::Accepted { text };
            }
            Ok(Ok(_)) => broken(Phase::Data, "the message was answered by neither yes nor no"),
            Ok(Err(error)) => read_error(&error, Phase::Data),
            Err(failure) => failure,
        };
        match failure {
            Failure::Refused { code, status, phase, text } => {
                tokio::spawn(self.abandon());
                Outcome::Refused { code, status, phase, text }
            }
            other => Outcome::Uncertain { phase: Phase::Data, why: other.to_string() },
        }
    }

    /// Takes leave without sending, as well as it goes.
    pub async fn abandon(mut self) {
        // Whatever comes of it, the connection ends here.
        let _ = tokio::time::timeout(self.limits.quit, self.connection.quit()).await;
    }

    async fn envelope(
        &mut self,
        login: Option<&Login>,
        hello: ClientId,
        from: Address,
        to: Address,
        size: usize,
    ) -> Result<(), Failure> {
        // lettre has read the answer to its own EHLO, and kept nothing of SIZE.
        let offers = self.complete(Phase::Connect, Ehlo::new(hello)).await?;
        let limit = size_limit(&offers);
        if let Some(Some(limit)) = limit
            && size > limit
        {
            return Err(Failure::TooLarge { size, limit });
        }
        if let Some(login) = login {
            self.log_in(login).await?;
        }
        let parameters = limit.map(|_| MailParameter::Size(size)).into_iter().collect();
        self.complete(Phase::Mail, Mail::new(Some(from), parameters)).await?;
        self.complete(Phase::Rcpt, Rcpt::new(to, vec![])).await?;
        Ok(())
    }

    async fn log_in(&mut self, login: &Login) -> Result<(), Failure> {
        let (mechanisms, rejected): (&[Mechanism], _) = match login.kind {
            LoginKind::Password => (&[Mechanism::Plain, Mechanism::Login], LoginFault::Rejected),
            LoginKind::AccessToken => (&[Mechanism::Xoauth2], LoginFault::TokenRejected),
        };
        let failed =
            |fault, code, text: &str| Err(Failure::Login { fault, code, text: text.to_owned() });
        if self.connection.server_info().get_auth_mechanism(mechanisms).is_none() {
            return failed(LoginFault::NotOffered, None, "");
        }
        let credentials = Credentials::new(login.user.clone(), login.secret.reveal().to_owned());
        let trying = self.connection.auth(mechanisms, &credentials);
        let answer = within(self.limits.reply, Phase::Auth, trying).await?;
        match answer {
            Ok(response) if is_completion(&response) => Ok(()),
            Ok(_) => Err(broken(Phase::Auth, "the login was answered by neither yes nor no")),
            // A challenge that lettre can't answer. A server tells so why it rejects a token.
            Err(error) if error.is_client() => match login.kind {
                LoginKind::AccessToken => failed(rejected, None, ""),
                LoginKind::Password => failed(LoginFault::NotOffered, None, ""),
            },
            Err(error) => match read_error(&error, Phase::Auth) {
                Failure::Refused { code, text, .. } if code >= 500 => {
                    failed(rejected, Some(code), &text)
                }
                other => Err(other),
            },
        }
    }

    /// Says a command that is done when it is answered by 2xx.
    async fn complete(
        &mut self,
        phase: Phase,
        command: impl fmt::Display,
    ) -> Result<Response, Failure> {
        let response = self.say(phase, self.limits.reply, command).await?;
        if is_completion(&response) {
            Ok(response)
        } else {
            Err(broken(phase, "a command was answered by neither yes nor no"))
        }
    }

    async fn say(
        &mut self,
        phase: Phase,
        limit: Duration,
        command: impl fmt::Display,
    ) -> Result<Response, Failure> {
        let answer = within(limit, phase, self.connection.command(command)).await?;
        answer.map_err(|error| read_error(&error, phase))
    }
}

/// Waits no longer than `limit`.
async fn within<T>(
    limit: Duration,
    phase: Phase,
    work: impl Future<Output = T>,
) -> Result<T, Failure> {
    tokio::time::timeout(limit, work).await.map_err(|_| Failure::Timeout { phase })
}

fn is_completion(response: &Response) -> bool {
    (200..300).contains(&u16::from(response.code()))
}

/// What EHLO says of SIZE (RFC 1870): none if it isn't offered, `Some(None)` if there is no limit.
fn size_limit(offers: &Response) -> Option<Option<usize>> {
    offers.message().find_map(|line| {
        let mut words = line.split_ascii_whitespace();
        words.next().filter(|word| word.eq_ignore_ascii_case("SIZE"))?;
        Some(words.next().and_then(|limit| limit.parse().ok()).filter(|limit| *limit > 0))
    })
}
