//! Filing a mail in a folder: the one thing that changes the mailbox, and only by adding to it.

use super::command::{ANSWER_BYTES_MAX, Step, broken, quoted, within};
use super::error::{Error, How, Phase};
use super::session::Session;

impl Session {
    /// Files a mail in a folder, named as on the wire. Returns its UIDVALIDITY and UID where the
    /// server tells (RFC 4315).
    ///
    /// # Errors
    /// `Error::No` if the folder can't take it (or does not exist). After `Error::Broken` or
    /// `Error::Timeout` the mail may be there or not: look for its Message-ID before the next try.
    pub async fn append(
        &mut self,
        wire_name: &str,
        mail: &[u8],
        seen: bool,
    ) -> Result<Option<(u32, u32)>, Error> {
        let limit = self.channel.limits().transfer;
        within(Phase::Append, limit, self.append_unbounded(wire_name, mail, seen)).await
    }

    async fn append_unbounded(
        &mut self,
        wire_name: &str,
        mail: &[u8],
        seen: bool,
    ) -> Result<Option<(u32, u32)>, Error> {
        let phase = Phase::Append;
        let folder = quoted(wire_name).ok_or(Error::Unsayable { what: phase })?;
        let flags = if seen { "(\\Seen) " } else { "" };
        let command = format!("APPEND {folder} {flags}{{{}}}", mail.len());
        let tag = self.channel.begin(phase, &command, ANSWER_BYTES_MAX).await?;
        let mut is_sent = false;
        loop {
            // Anything may come before the `+`: an EXISTS is data, not the answer.
            match self.channel.step(phase, &tag, |_| ()).await? {
                Step::Data => {}
                Step::Continue(_) if !is_sent => {
                    is_sent = true;
                    self.channel.send(phase, mail).await?;
                    self.channel.send(phase, b"\r\n").await?;
                }
                Step::Done(finish) if is_sent => return Ok(finish.append_uid),
                Step::Continue(_) | Step::Done(_) => return Err(broken(phase, How::OutOfStep)),
            }
        }
    }
}
