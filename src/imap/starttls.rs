//! STARTTLS (RFC 3501 section 6.2.1), required and by hand.
//!
//! The clear part of the conversation is read here, outside of the crate's buffer: nothing that was
//! said before TLS can be taken for something said after it.

use tokio::io::{AsyncReadExt, AsyncWriteExt};
use tokio::net::TcpStream;

use super::command::broken;
use super::error::{Error, How, Phase, refusal, throttle};

/// Reads the greeting and asks for TLS; the handshake comes next.
pub(super) async fn ask(mut tcp: TcpStream) -> Result<TcpStream, Error> {
    let mut unread = Vec::new();
    let greeting = line(&mut tcp, &mut unread, Phase::Greeting).await?;
    let greeting_upper = greeting.to_ascii_uppercase();
    if greeting_upper.starts_with("* PREAUTH") {
        // Then STARTTLS is not allowed any more, and the wire would stay open to all.
        return Err(broken(Phase::Greeting, How::PreAuth));
    }
    if greeting_upper.starts_with("* BYE") {
        return Err(match throttle(&greeting) {
            Some(wait) => Error::Throttled { wait },
            None => broken(Phase::Greeting, How::Bye),
        });
    }
    if !greeting_upper.starts_with("* OK") {
        return Err(broken(Phase::Greeting, How::OutOfStep));
    }
    tcp.write_all(b"S1 STARTTLS\r\n").await.map_err(|_| broken(Phase::StartTls, How::Lost))?;
    for _ in 0..LINES_MAX {
        let answer = line(&mut tcp, &mut unread, Phase::StartTls).await?;
        let Some(status) = answer.strip_prefix("S1 ") else {
            continue;
        };
        if !status.to_ascii_uppercase().starts_with("OK") {
            return Err(refusal(Phase::StartTls, status));
        }
        if !unread.is_empty() {
            return Err(broken(Phase::StartTls, How::BeforeTls));
        }
        return Ok(tcp);
    }
    Err(broken(Phase::StartTls, How::TooMuch))
}

/// Takes one line; what came after it stays in `unread`.
async fn line(tcp: &mut TcpStream, unread: &mut Vec<u8>, phase: Phase) -> Result<String, Error> {
    loop {
        if let Some(end) = unread.iter().position(|byte| *byte == b'\n') {
            let line: Vec<u8> = unread.drain(..=end).collect();
            return Ok(String::from_utf8_lossy(&line).trim_end().to_owned());
        }
        if unread.len() > LINE_BYTES_MAX {
            return Err(broken(phase, How::TooMuch));
        }
        let read = tcp.read_buf(unread).await.map_err(|_| broken(phase, How::Lost))?;
        if read == 0 {
            return Err(broken(phase, How::Closed));
        }
    }
}

const LINES_MAX: usize = 20;
const LINE_BYTES_MAX: usize = 8 * 1024;
