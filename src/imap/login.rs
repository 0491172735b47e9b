//! Logging in: LOGIN, AUTHENTICATE PLAIN (RFC 4616), or XOAUTH2 (Google's and Microsoft's).

use std::collections::BTreeSet;

use base64::Engine;
use base64::engine::general_purpose::STANDARD;

use super::command::{ANSWER_BYTES_MAX, Channel, Step, quoted, within};
use super::error::{Error, Phase, clean};
use crate::mail::account::{Login, LoginKind};

/// Logs in by what the server offers. LOGIN comes first for a password: it is the one that works
/// everywhere; PLAIN where LOGIN is disabled or can't say the password.
pub(super) async fn log_in(
    channel: &mut Channel,
    capabilities: &BTreeSet<String>,
    login: &Login,
) -> Result<(), Error> {
    let user = &login.user;
    let secret = login.secret.reveal();
    let at_once = capabilities.contains("SASL-IR");
    match login.kind {
        LoginKind::AccessToken => {
            let response = format!("user={user}\x01auth=Bearer {secret}\x01\x01");
            authenticate(channel, "XOAUTH2", &response, at_once).await
        }
        LoginKind::Password => {
            let is_ascii = user.is_ascii() && secret.is_ascii();
            if capabilities.contains("LOGINDISABLED") || !is_ascii {
                let response = format!("\0{user}\0{secret}");
                return authenticate(channel, "PLAIN", &response, at_once).await;
            }
            let (Some(user), Some(secret)) = (quoted(user), quoted(secret)) else {
                return Err(Error::Unsayable { what: Phase::Login });
            };
            channel.run(Phase::Login, &format!("LOGIN {user} {secret}"), |_| ()).await.map(drop)
        }
    }
}

async fn authenticate(
    channel: &mut Channel,
    mechanism: &str,
    response: &str,
    at_once: bool,
) -> Result<(), Error> {
    let limit = channel.limits().command;
    within(Phase::Login, limit, converse(channel, mechanism, response, at_once)).await
}

async fn converse(
    channel: &mut Channel,
    mechanism: &str,
    response: &str,
    at_once: bool,
) -> Result<(), Error> {
    let phase = Phase::Login;
    let response = STANDARD.encode(response);
    let command = if at_once {
        format!("AUTHENTICATE {mechanism} {response}")
    } else {
        format!("AUTHENTICATE {mechanism}")
    };
    let tag = channel.begin(phase, &command, ANSWER_BYTES_MAX).await?;
    let mut is_said = at_once;
    let mut challenge = None;
    loop {
        match channel.step(phase, &tag, |_| ()).await {
            Ok(Step::Data) => {}
            Ok(Step::Done(_)) => return Ok(()),
            Ok(Step::Continue(_)) if !is_said => {
                is_said = true;
                channel.send(phase, format!("{response}\r\n").as_bytes()).await?;
            }
            // XOAUTH2 says what is wrong in a challenge, and NO only after an empty answer.
            Ok(Step::Continue(text)) => {
                challenge = reason(&text).or(challenge);
                channel.send(phase, b"\r\n").await?;
            }
            Err(Error::Login { why }) => {
                let why = challenge.map_or(why.clone(), |said| format!("{why} ({said})"));
                return Err(Error::Login { why });
            }
            Err(error) => return Err(error),
        }
    }
}

fn reason(challenge: &str) -> Option<String> {
    let json = STANDARD.decode(challenge.trim()).ok()?;
    Some(clean(&String::from_utf8_lossy(&json)))
}
