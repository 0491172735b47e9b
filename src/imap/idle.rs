//! Waiting for news (RFC 2177).
//!
//! async-imap's own IDLE hangs on a NO and takes the end of the stream for a wake-up, so IDLE is a
//! command of our own loop too. What it tells is a hint: look into the folder after it, whatever
//! the reason it ended.

use std::pin::pin;
use std::time::Duration;

use tokio::time::timeout;

use super::command::{ANSWER_BYTES_MAX, Channel, Step, broken, is_news, within};
use super::error::{Error, How, Phase};
use super::session::Session;
use crate::clock::Wire;

/// Why a wait ended.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum IdleEnd {
    /// The folder has changed.
    News,
    /// Nothing was heard for so long, or the wait has lasted its time.
    TimedOut,
    /// The caller's future ended the wait.
    Woken,
}

impl Session {
    /// Waits for news of the folder examined last, at most `max` and at most as long as the limits
    /// allow, or until `wake` is done. Returns `News` at once if the server has told of any since
    /// the folder was examined.
    ///
    /// Dropping this future leaves the session unfit; use `wake` to end the wait.
    ///
    /// # Errors
    /// `Error::No` if the server refuses IDLE: the connection is good, ask now and then instead.
    pub async fn idle(
        &mut self,
        max: Duration,
        wake: impl Future<Output = ()>,
    ) -> Result<IdleEnd, Error> {
        let phase = Phase::Idle;
        self.channel.drain(phase).await?;
        if self.channel.take_news() {
            return Ok(IdleEnd::News);
        }
        let limits = self.channel.limits();
        let tag = self.channel.begin(phase, "IDLE", ANSWER_BYTES_MAX).await?;
        if !within(phase, limits.command, accepted(&mut self.channel, &tag)).await? {
            return Ok(IdleEnd::News);
        }
        let listened = listen(&mut self.channel, &tag, max.min(limits.idle), wake).await?;
        let Some(end) = listened else {
            return Ok(IdleEnd::News);
        };
        within(phase, limits.done, done(&mut self.channel, &tag)).await?;
        Ok(if self.channel.take_news() { IdleEnd::News } else { end })
    }
}

/// Waits for the `+`. False if the server has ended the command instead, by OK.
async fn accepted(channel: &mut Channel, tag: &str) -> Result<bool, Error> {
    loop {
        match channel.step(Phase::Idle, tag, |_| ()).await? {
            Step::Data => {}
            Step::Continue(_) => return Ok(true),
            Step::Done(_) => return Ok(false),
        }
    }
}

/// Listens until something happens. None if the server has ended the command by itself.
async fn listen(
    channel: &mut Channel,
    tag: &str,
    max: Duration,
    wake: impl Future<Output = ()>,
) -> Result<Option<IdleEnd>, Error> {
    if channel.take_news() {
        return Ok(Some(IdleEnd::News));
    }
    let quiet_max = channel.limits().quiet;
    let end = Wire::now().plus(max);
    let mut quiet_end = Wire::now().plus(quiet_max);
    let mut wake = pin!(wake);
    loop {
        let left = end.min(quiet_end).remaining();
        if left.is_zero() {
            return Ok(Some(IdleEnd::TimedOut));
        }
        let mut is_told = false;
        // Slices, since the runtime's clock stands still while the machine sleeps.
        let answer = timeout(
            left.min(SLICE),
            channel.step(Phase::Idle, tag, |response| {
                is_told = is_news(response);
            }),
        );
        tokio::select! {
            biased;
            answer = answer => match answer {
                Err(_) => {}
                Ok(Err(error)) => return Err(error),
                Ok(Ok(Step::Done(_))) => return Ok(None),
                Ok(Ok(Step::Data | Step::Continue(_))) => {
                    quiet_end = Wire::now().plus(quiet_max);
                }
            },
            () = &mut wake => return Ok(Some(IdleEnd::Woken)),
        }
        if is_told {
            return Ok(Some(IdleEnd::News));
        }
    }
}

async fn done(channel: &mut Channel, tag: &str) -> Result<(), Error> {
    channel.send(Phase::Idle, b"DONE\r\n").await?;
    loop {
        match channel.step(Phase::Idle, tag, |_| ()).await? {
            Step::Data => {}
            Step::Continue(_) => return Err(broken(Phase::Idle, How::OutOfStep)),
            Step::Done(_) => return Ok(()),
        }
    }
}

const SLICE: Duration = Duration::from_secs(60);
