//! From nothing to a session: dial, TLS, capabilities, login, capabilities again, ID.

use std::collections::BTreeSet;

use async_imap::imap_proto::{Capability, Response, ResponseCode};

use super::command::{Channel, Limits, within};
use super::error::{Error, Phase};
use super::{login, starttls};
use crate::mail::account::{Login, Security, Server};
use crate::mail::tls::{dial, secure};

/// A connection that is logged in.
#[derive(Debug)]
pub struct Session {
    pub(super) channel: Channel,
    capabilities: BTreeSet<String>,
}

/// Connects and logs in.
///
/// # Errors
/// `Error`; `Error::Login` where the server has refused the login.
pub async fn connect(server: &Server, login: &Login, limits: &Limits) -> Result<Session, Error> {
    let tcp = dial(server, limits.dial).await?;
    let mut channel = match server.security {
        Security::StartTls => {
            let tcp = within(Phase::StartTls, limits.command, starttls::ask(tcp)).await?;
            Channel::new(secure(server, tcp, limits.dial).await?, *limits)
        }
        Security::Tls => {
            let mut channel = Channel::new(secure(server, tcp, limits.dial).await?, *limits);
            channel.greeting().await?;
            channel
        }
        Security::Plain => {
            let mut channel = Channel::new(Box::new(tcp), *limits);
            channel.greeting().await?;
            channel
        }
    };
    let before = capabilities(&mut channel).await?;
    login::log_in(&mut channel, &before, login).await?;
    let capabilities = capabilities(&mut channel).await?;
    if capabilities.contains("ID") {
        identify(&mut channel).await?;
    }
    Ok(Session { channel, capabilities })
}

impl Session {
    /// True if the server can wait for news (RFC 2177); else the caller has to ask now and then.
    #[must_use]
    pub fn has_idle(&self) -> bool {
        self.has("IDLE")
    }

    /// True if this is Gmail, by what it says of itself.
    #[must_use]
    pub fn is_gmail(&self) -> bool {
        self.has("X-GM-EXT-1")
    }

    /// True if the server names a capability, in capitals.
    #[must_use]
    pub fn has(&self, capability: &str) -> bool {
        self.capabilities.contains(capability)
    }

    /// Says good-bye; a failure of that is none.
    pub async fn logout(mut self) {
        let _ = self.channel.run(Phase::Logout, "LOGOUT", |_| ()).await;
    }
}

/// An answer without capabilities is a refusal: taken for "none", it would read as "no IDLE".
async fn capabilities(channel: &mut Channel) -> Result<BTreeSet<String>, Error> {
    let phase = Phase::Capability;
    let mut found = BTreeSet::new();
    channel
        .run(phase, "CAPABILITY", |response| match response {
            Response::Capabilities(list) => found.extend(list.iter().map(name)),
            Response::Data { outcome, .. } | Response::Done { outcome, .. } => {
                if let Some(ResponseCode::Capabilities(list)) = &outcome.code {
                    found.extend(list.iter().map(name));
                }
            }
            _ => {}
        })
        .await?;
    if found.is_empty() {
        return Err(Error::No { what: phase, why: "it named no capability".to_owned() });
    }
    Ok(found)
}

fn name(capability: &Capability<'_>) -> String {
    match capability {
        Capability::Imap4rev1 => "IMAP4REV1".to_owned(),
        Capability::Auth(mechanism) => format!("AUTH={}", mechanism.to_ascii_uppercase()),
        Capability::Atom(atom) => atom.to_ascii_uppercase(),
    }
}

/// Some servers let nobody read who has not said who they are (RFC 2971); their NO is no matter.
async fn identify(channel: &mut Channel) -> Result<(), Error> {
    let version = env!("CARGO_PKG_VERSION");
    let command = format!("ID (\"name\" \"Afterword\" \"version\" \"{version}\")");
    match channel.run(Phase::Id, &command, |_| ()).await {
        Ok(_) | Err(Error::No { .. }) => Ok(()),
        Err(error) => Err(error),
    }
}
