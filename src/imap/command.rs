//! One command at a time: it ends on our own tag, and only OK is a success.

use std::future::poll_fn;
use std::io;
use std::panic::{AssertUnwindSafe, catch_unwind};
use std::pin::{Pin, pin};
use std::task::{Context, Poll};
use std::time::Duration;

use async_imap::Client;
use async_imap::imap_proto::rfc4315::UidSetMember;
use async_imap::imap_proto::{MailboxDatum, Outcome, Response, ResponseCode, Status};
use tokio::io::{AsyncRead, AsyncWrite, AsyncWriteExt, ReadBuf};
use tokio::time::timeout;

use super::error::{Error, How, Phase, refusal, throttle};
use crate::mail::tls::Stream;

/// How long things may take.
#[derive(Debug, Clone, Copy)]
pub struct Limits {
    /// To look up a name, open TCP, shake hands over TLS: each.
    pub dial: Duration,
    /// For a short command: the login, CAPABILITY, LIST.
    pub command: Duration,
    /// For one that may make the server read a whole folder: EXAMINE, SEARCH, FETCH, APPEND.
    pub transfer: Duration,
    /// How long IDLE may hear nothing at all.
    pub quiet: Duration,
    /// How long IDLE may last, keepalives or not: those prove TCP, not that news come.
    pub idle: Duration,
    /// For the answer to DONE.
    pub done: Duration,
}

impl Default for Limits {
    fn default() -> Self {
        Self {
            dial: Duration::from_secs(30),
            command: Duration::from_secs(60),
            transfer: Duration::from_secs(5 * 60),
            quiet: Duration::from_secs(5 * 60),
            idle: Duration::from_secs(9 * 60),
            done: Duration::from_secs(15),
        }
    }
}

/// A connection on which commands are run.
#[derive(Debug)]
pub(super) struct Channel {
    wire: Client<Metered>,
    limits: Limits,
    tag: u64,
    under_way: bool,
    news: bool,
}

/// What one answer was.
#[derive(Debug)]
pub(super) enum Step {
    /// Untagged data; it has been shown to the caller.
    Data,
    /// A `+`, with its text.
    Continue(String),
    /// The end of our command, by OK.
    Done(Finish),
}

/// What the OK that ended a command said besides.
#[derive(Debug, Default, PartialEq, Eq)]
pub(super) struct Finish {
    /// UIDVALIDITY and UID of what was appended (RFC 4315).
    pub append_uid: Option<(u32, u32)>,
}

impl Channel {
    pub fn new(stream: Stream, limits: Limits) -> Self {
        let wire = Client::new(Metered { inner: stream, left: ANSWER_BYTES_MAX });
        Self { wire, limits, tag: 0, under_way: false, news: false }
    }

    pub fn limits(&self) -> Limits {
        self.limits
    }

    /// True if the server has told of a change since this was last asked.
    pub fn take_news(&mut self) -> bool {
        std::mem::take(&mut self.news)
    }

    /// Runs a command to its end. `each` is shown every untagged answer.
    pub async fn run(
        &mut self,
        phase: Phase,
        command: &str,
        each: impl FnMut(&Response<'_>) + Send,
    ) -> Result<Finish, Error> {
        self.run_capped(phase, command, ANSWER_BYTES_MAX, each).await
    }

    /// As `run`, for a command whose answers can't need more than `bytes_max` bytes.
    pub async fn run_capped(
        &mut self,
        phase: Phase,
        command: &str,
        bytes_max: u64,
        mut each: impl FnMut(&Response<'_>) + Send,
    ) -> Result<Finish, Error> {
        let limit = match phase {
            Phase::Examine | Phase::Search | Phase::Fetch | Phase::Append => self.limits.transfer,
            _ => self.limits.command,
        };
        let whole = async {
            let tag = self.begin(phase, command, bytes_max).await?;
            loop {
                match self.step(phase, &tag, &mut each).await? {
                    Step::Data => {}
                    Step::Continue(_) => return Err(broken(phase, How::OutOfStep)),
                    Step::Done(finish) => return Ok(finish),
                }
            }
        };
        within(phase, limit, whole).await
    }

    /// Sends a command and returns its tag; its answers are read by `step`. A channel whose last
    /// command did not come to its end is refused here.
    pub async fn begin(
        &mut self,
        phase: Phase,
        command: &str,
        bytes_max: u64,
    ) -> Result<String, Error> {
        if self.under_way {
            return Err(broken(phase, How::Abandoned));
        }
        self.under_way = true;
        self.wire.get_mut().left = bytes_max;
        self.tag += 1;
        let tag = format!("A{}", self.tag);
        self.send(phase, format!("{tag} {command}\r\n").as_bytes()).await?;
        Ok(tag)
    }

    /// Sends bytes as they are: a literal, an answer to a challenge, DONE.
    pub async fn send(&mut self, phase: Phase, bytes: &[u8]) -> Result<(), Error> {
        let wire = self.wire.get_mut();
        let sent = async {
            wire.write_all(bytes).await?;
            wire.flush().await
        };
        sent.await.map_err(|_| broken(phase, How::Lost))
    }

    /// Reads one answer. Dropping this future loses nothing: what has arrived stays in the buffer.
    pub async fn step(
        &mut self,
        phase: Phase,
        tag: &str,
        mut each: impl FnMut(&Response<'_>) + Send,
    ) -> Result<Step, Error> {
        let answer = match caught(self.wire.read_response()).await {
            Some(Ok(Some(answer))) => answer,
            Some(Ok(None)) => return Err(self.unfit(phase, How::Closed)),
            Some(Err(error)) => return Err(self.unfit(phase, how(&error))),
            None => return Err(self.unfit(phase, How::Unreadable)),
        };
        match answer.parsed() {
            Response::Done { tag: theirs, status, outcome } if theirs.0 == tag => {
                self.under_way = false;
                if *status != Status::Ok {
                    return Err(refusal(phase, &words(outcome)));
                }
                each(answer.parsed());
                let append_uid = appended(outcome.code.as_ref());
                Ok(Step::Done(Finish { append_uid }))
            }
            Response::Done { .. } => Err(self.unfit(phase, How::OutOfStep)),
            Response::Continue(outcome) => Ok(Step::Continue(words(outcome))),
            Response::Data { status: Status::Bye, outcome } if phase != Phase::Logout => {
                let wait = throttle(&words(outcome));
                let bye = self.unfit(phase, How::Bye);
                Err(wait.map_or(bye, |wait| Error::Throttled { wait }))
            }
            data => {
                self.news |= is_news(data);
                each(data);
                Ok(Step::Data)
            }
        }
    }

    /// Reads the server's first line.
    pub async fn greeting(&mut self) -> Result<(), Error> {
        let phase = Phase::Greeting;
        let mut status = None;
        let limit = self.limits.command;
        let read = self.step(phase, "", |response| {
            if let Response::Data { status: theirs, .. } = response {
                status = Some(*theirs == Status::PreAuth);
            }
        });
        within(phase, limit, read).await?;
        match status {
            Some(false) => Ok(()),
            Some(true) => Err(broken(phase, How::PreAuth)),
            None => Err(broken(phase, How::OutOfStep)),
        }
    }

    /// Sees what has arrived unasked, without waiting for more.
    pub async fn drain(&mut self, phase: Phase) -> Result<(), Error> {
        if self.under_way {
            return Err(broken(phase, How::Abandoned));
        }
        for _ in 0..UNASKED_MAX {
            match timeout(Duration::ZERO, self.step(phase, "", |_| ())).await {
                Err(_) => return Ok(()),
                Ok(Ok(Step::Data)) => {}
                Ok(Ok(_)) => return Err(self.unfit(phase, How::OutOfStep)),
                Ok(Err(error)) => return Err(error),
            }
        }
        Err(self.unfit(phase, How::TooMuch))
    }

    /// Nothing more is run on this channel, nor read from it.
    fn unfit(&mut self, phase: Phase, how: How) -> Error {
        self.under_way = true;
        broken(phase, how)
    }
}

/// Polls a future and takes a panic of it for an end without a result: the parser slices text
/// where a character may go on. The future's owner is of no use after that.
async fn caught<F: Future>(future: F) -> Option<F::Output> {
    let mut future = pin!(future);
    poll_fn(|context| {
        let poll = AssertUnwindSafe(|| future.as_mut().poll(context));
        catch_unwind(poll).map_or(Poll::Ready(None), |poll| poll.map(Some))
    })
    .await
}

/// Bounds a future by a time.
pub(super) async fn within<T>(
    phase: Phase,
    limit: Duration,
    future: impl Future<Output = Result<T, Error>>,
) -> Result<T, Error> {
    timeout(limit, future).await.unwrap_or(Err(Error::Timeout { phase }))
}

pub(super) fn broken(phase: Phase, how: How) -> Error {
    Error::Broken { phase, how }
}

/// A string as IMAP quotes it; none if it can't be: a line break or a NUL.
pub(super) fn quoted(text: &str) -> Option<String> {
    if text.contains(['\r', '\n', '\0']) {
        return None;
    }
    Some(format!("\"{}\"", text.replace('\\', "\\\\").replace('"', "\\\"")))
}

/// True for what says that a folder has changed. A changed flag is nothing to us.
pub(super) fn is_news(response: &Response<'_>) -> bool {
    matches!(
        response,
        Response::MailboxData(MailboxDatum::Exists(_) | MailboxDatum::Recent(_))
            | Response::Expunge(_)
            | Response::Vanished { .. }
    )
}

fn words(outcome: &Outcome<'_>) -> String {
    outcome.information.as_deref().unwrap_or_default().to_owned()
}

fn appended(code: Option<&ResponseCode<'_>>) -> Option<(u32, u32)> {
    let Some(ResponseCode::AppendUid(uid_validity, uids)) = code else {
        return None;
    };
    match uids.as_slice() {
        [UidSetMember::Uid(uid)] => Some((*uid_validity, *uid)),
        _ => None,
    }
}

/// async-imap quotes what it could not parse: only the kind of its error may go on.
fn how(error: &io::Error) -> How {
    match error.kind() {
        io::ErrorKind::FileTooLarge => How::TooMuch,
        io::ErrorKind::UnexpectedEof => How::Closed,
        io::ErrorKind::Other => How::Unreadable,
        _ => How::Lost,
    }
}

/// A stream that stops after so many bytes: the crate would buffer half a gigabyte.
#[derive(Debug)]
struct Metered {
    inner: Stream,
    left: u64,
}

impl AsyncRead for Metered {
    fn poll_read(
        mut self: Pin<&mut Self>,
        context: &mut Context<'_>,
        buffer: &mut ReadBuf<'_>,
    ) -> Poll<io::Result<()>> {
        if self.left == 0 {
            return Poll::Ready(Err(io::ErrorKind::FileTooLarge.into()));
        }
        let before = buffer.filled().len();
        let poll = Pin::new(&mut self.inner).poll_read(context, buffer);
        let read = buffer.filled().len().saturating_sub(before);
        self.left = self.left.saturating_sub(u64::try_from(read).unwrap_or(u64::MAX));
        poll
    }
}

impl AsyncWrite for Metered {
    fn poll_write(
        mut self: Pin<&mut Self>,
        context: &mut Context<'_>,
        bytes: &[u8],
    ) -> Poll<io::Result<usize>> {
        Pin::new(&mut self.inner).poll_write(context, bytes)
    }

    fn poll_flush(mut self: Pin<&mut Self>, context: &mut Context<'_>) -> Poll<io::Result<()>> {
        Pin::new(&mut self.inner).poll_flush(context)
    }

    fn poll_shutdown(mut self: Pin<&mut Self>, context: &mut Context<'_>) -> Poll<io::Result<()>> {
        Pin::new(&mut self.inner).poll_shutdown(context)
    }
}

/// Fifty headers of a megabyte, and some.
pub(super) const ANSWER_BYTES_MAX: u64 = 64 * 1024 * 1024;
const UNASKED_MAX: usize = 10_000;
