//! One try to send: as far as RCPT, then the barrier, then the loop's word, then DATA.
//!
//! The barrier comes after RCPT so that as little time as can be lies between the last look into
//! the mailbox and DATA; nothing can have been taken before.

use std::path::PathBuf;
use std::time::Duration;

use tokio::sync::{mpsc, oneshot};

use super::event::{Ask, Desk, Ended, Event, Gone};
use super::setup::MailAccount;
use crate::clock::Wire;
use crate::smtp::{Failure, LoginFault, Outcome, Ready, open};
use crate::timeline::facts::AttemptId;

/// How long a barrier may take, from being asked for to its answer.
const BARRIER_MAX: Duration = Duration::from_secs(60);

/// A try to send.
#[derive(Debug)]
pub(super) struct Try {
    pub(super) attempt: AttemptId,
    pub(super) from: String,
    pub(super) to: String,
    pub(super) mail: Vec<u8>,
    /// Write the mail into this file in place of DATA.
    pub(super) rehearse: Option<PathBuf>,
}

/// Carries a try out and tells the loop how it ended, in a task of its own: a panic is an end too.
pub(super) async fn send(account: MailAccount, desk: Desk, asks: mpsc::Sender<Ask>, this: Try) {
    let attempt = this.attempt;
    let loop_desk = desk.clone();
    let task = tokio::spawn(async move { carry_out(&account, &loop_desk, &asks, &this).await });
    let result = match task.await {
        Ok(Ok(result)) => result,
        Ok(Err(Gone)) => return,
        Err(_) => Ended::Lost,
    };
    let _ = desk.tell(Event::Ended { attempt, result }).await;
}

async fn carry_out(
    account: &MailAccount,
    desk: &Desk,
    asks: &mpsc::Sender<Ask>,
    this: &Try,
) -> Result<Ended, Gone> {
    let ready = match connect(account, &this.from, &this.to, this.mail.len()).await {
        Ok(ready) => ready,
        Err(failure) => return Ok(Ended::Failed(failure)),
    };
    let begun = match barrier(asks).await {
        Ok(begun) => begun,
        Err(why) => {
            ready.abandon().await;
            return Ok(Ended::NoBarrier(why));
        }
    };
    if !desk.may_proceed(this.attempt, begun).await? {
        ready.abandon().await;
        return Ok(Ended::Held("it was no longer to be sent".to_owned()));
    }
    if let Some(path) = &this.rehearse {
        ready.abandon().await;
        let written = std::fs::write(path, &this.mail);
        let text = match written {
            Ok(()) => format!("rehearsed: {}", path.display()),
            Err(error) => format!("rehearsed, but not written: {error}"),
        };
        return Ok(Ended::Outcome(Outcome::Accepted { text }));
    }
    Ok(Ended::Outcome(ready.data(&this.mail).await))
}

async fn connect(
    account: &MailAccount,
    from: &str,
    to: &str,
    size: usize,
) -> Result<Ready, Failure> {
    let login = account.smtp_login().await.map_err(|why| Failure::Login {
        fault: LoginFault::Rejected,
        code: None,
        text: why,
    })?;
    open(&account.smtp, Some(&login), from, to, size, &account.limits.smtp).await
}

async fn barrier(asks: &mpsc::Sender<Ask>) -> Result<Wire, String> {
    let (reply, answer) = oneshot::channel();
    let gone = || "the mailbox is not watched".to_owned();
    asks.send(Ask::Barrier(reply)).await.map_err(|_| gone())?;
    // One that comes later would be too old for DATA; the server is not kept waiting for it.
    match tokio::time::timeout(BARRIER_MAX, answer).await {
        Ok(answer) => answer.map_err(|_| gone())?,
        Err(_) => Err("the mailbox does not answer in time".to_owned()),
    }
}

/// Sends a notice to the candidate: no touch, so no barrier.
pub(super) async fn notice(
    account: MailAccount,
    desk: Desk,
    conditions: Vec<i64>,
    address: String,
    mail: Vec<u8>,
) {
    let failed = match connect(&account, &address, &address, mail.len()).await {
        Err(failure) => Some(failure.to_string()),
        Ok(ready) => match ready.data(&mail).await {
            // One that may have arrived is not sent again.
            Outcome::Accepted { .. } | Outcome::Uncertain { .. } => None,
            _ => Some("the server did not take it".to_owned()),
        },
    };
    let _ = desk.tell(Event::Noticed { conditions, failed }).await;
}
