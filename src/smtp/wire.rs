//! The bytes under the dialogue: TCP, TLS, and STARTTLS spoken by hand.
//!
//! lettre's own STARTTLS keeps what it has read before the handshake, so that a plaintext reply put
//! in by a stranger would be taken for one of the protected session. Here the wire is protected
//! before lettre sees it.

use std::fmt;
use std::io;
use std::net::SocketAddr;
use std::pin::Pin;
use std::task::{Context, Poll, ready};

use lettre::transport::smtp::client::AsyncTokioStream;
use lettre::transport::smtp::extension::ClientId;
use rustls::pki_types::ServerName;
use tokio::io::{AsyncRead, AsyncReadExt, AsyncWrite, AsyncWriteExt, ReadBuf};
use tokio::net::TcpStream;
use tokio_rustls::TlsConnector;
use tokio_rustls::client::TlsStream;

use super::failure::{broken, refused};
use super::{Failure, Limits, within};
use crate::mail::account::{Security, Server, is_loopback};
use crate::timeline::facts::Phase;

/// Connects and protects the wire; also says by what name to greet.
pub(super) async fn connect(server: &Server, limits: &Limits) -> Result<(Wire, ClientId), Failure> {
    if server.security == Security::Plain && !is_loopback(&server.host) {
        return Err(unprotected());
    }
    let host = server.host.trim_matches(['[', ']']);
    let connecting = TcpStream::connect((host, server.port));
    let mut tcp =
        within(limits.connect, Phase::Connect, connecting).await?.map_err(|e| unreachable(&e))?;
    let there = tcp.peer_addr().map_err(|e| unreachable(&e))?;
    let here = tcp.local_addr().map_err(|e| unreachable(&e))?;
    // Best effort: without it the dialogue is slower.
    let _ = tcp.set_nodelay(true);
    let hello = hello_name(here);
    let (inner, replay): (_, &[u8]) = match server.security {
        // `localhost` is loopback by name only.
        Security::Plain if !there.ip().is_loopback() => return Err(unprotected()),
        Security::Plain => (Inner::Plain(tcp), b""),
        Security::Tls => (protect(tcp, host, server, limits).await?, b""),
        Security::StartTls => {
            within(limits.reply, Phase::Connect, ask_for_tls(&mut tcp, &hello)).await??;
            // lettre waits for a greeting, and the server's was said before TLS.
            (protect(tcp, host, server, limits).await?, b"220 ready\r\n")
        }
    };
    Ok((Wire { inner, replay, there, heard: 0 }, hello))
}

/// The stream that lettre speaks on.
///
/// Replies are ASCII (RFC 5321 section 4.2); servers that answer in their own charset would make
/// lettre drop the connection over a reply whose code is perfectly clear, so other bytes become
/// `?`.
pub(super) struct Wire {
    inner: Inner,
    /// What is read before anything from the server.
    replay: &'static [u8],
    there: SocketAddr,
    /// Bytes read from the server so far.
    heard: usize,
}

/// No server has so much to say about one mail.
const HEARD_MAX: usize = 256 * 1024;

enum Inner {
    Plain(TcpStream),
    Tls(Box<TlsStream<TcpStream>>),
}

impl fmt::Debug for Wire {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "Wire({})", self.there)
    }
}

impl AsyncTokioStream for Wire {
    fn peer_addr(&self) -> io::Result<SocketAddr> {
        Ok(self.there)
    }
}

impl AsyncRead for Wire {
    fn poll_read(
        self: Pin<&mut Self>,
        cx: &mut Context<'_>,
        out: &mut ReadBuf<'_>,
    ) -> Poll<io::Result<()>> {
        let this = self.get_mut();
        if !this.replay.is_empty() {
            let (now, later) = this.replay.split_at(out.remaining().min(this.replay.len()));
            out.put_slice(now);
            this.replay = later;
            return Poll::Ready(Ok(()));
        }
        let before = out.filled().len();
        ready!(match &mut this.inner {
            Inner::Plain(stream) => Pin::new(stream).poll_read(cx, out),
            Inner::Tls(stream) => Pin::new(stream.as_mut()).poll_read(cx, out),
        })?;
        for byte in out.filled_mut().iter_mut().skip(before) {
            this.heard += 1;
            if !byte.is_ascii() {
                *byte = b'?';
            }
        }
        if this.heard > HEARD_MAX {
            return Poll::Ready(Err(io::ErrorKind::InvalidData.into()));
        }
        Poll::Ready(Ok(()))
    }
}

impl AsyncWrite for Wire {
    fn poll_write(
        self: Pin<&mut Self>,
        cx: &mut Context<'_>,
        bytes: &[u8],
    ) -> Poll<io::Result<usize>> {
        match &mut self.get_mut().inner {
            Inner::Plain(stream) => Pin::new(stream).poll_write(cx, bytes),
            Inner::Tls(stream) => Pin::new(stream.as_mut()).poll_write(cx, bytes),
        }
    }

    fn poll_flush(self: Pin<&mut Self>, cx: &mut Context<'_>) -> Poll<io::Result<()>> {
        match &mut self.get_mut().inner {
            Inner::Plain(stream) => Pin::new(stream).poll_flush(cx),
            Inner::Tls(stream) => Pin::new(stream.as_mut()).poll_flush(cx),
        }
    }

    fn poll_shutdown(self: Pin<&mut Self>, cx: &mut Context<'_>) -> Poll<io::Result<()>> {
        match &mut self.get_mut().inner {
            Inner::Plain(stream) => Pin::new(stream).poll_shutdown(cx),
            Inner::Tls(stream) => Pin::new(stream.as_mut()).poll_shutdown(cx),
        }
    }
}

/// The address literal (RFC 5321 section 4.1.3): the machine's name is nobody's business.
fn hello_name(here: SocketAddr) -> ClientId {
    match here.ip().to_canonical() {
        std::net::IpAddr::V4(address) => ClientId::Ipv4(address),
        std::net::IpAddr::V6(address) => ClientId::Ipv6(address),
    }
}

async fn protect(
    tcp: TcpStream,
    host: &str,
    server: &Server,
    limits: &Limits,
) -> Result<Inner, Failure> {
    let name = ServerName::try_from(host.to_owned())
        .map_err(|_| Failure::Tls { why: "the server's name can't be in a certificate".into() })?;
    let handshake = TlsConnector::from(server.trust.clone()).connect(name, tcp);
    match within(limits.connect, Phase::Connect, handshake).await? {
        Ok(stream) => Ok(Inner::Tls(Box::new(stream))),
        Err(error) => Err(handshake_failure(&error)),
    }
}

fn handshake_failure(error: &io::Error) -> Failure {
    match error.get_ref().and_then(|inner| inner.downcast_ref::<rustls::Error>()) {
        Some(rustls::Error::InvalidCertificate(why)) => {
            Failure::Certificate { why: why.to_string() }
        }
        Some(error) => Failure::Tls { why: error.to_string() },
        None => broken(Phase::Connect, &error.kind().to_string()),
    }
}

/// The dialogue before TLS (RFC 3207): greeting, EHLO, STARTTLS. Nothing said here is believed
/// later.
async fn ask_for_tls(tcp: &mut TcpStream, hello: &ClientId) -> Result<(), Failure> {
    let mut heard = Vec::new();
    reply(tcp, &mut heard).await?;
    say(tcp, &format!("EHLO {hello}\r\n")).await?;
    let offers = reply(tcp, &mut heard).await?;
    if !offers.iter().any(|line| line.trim().eq_ignore_ascii_case("STARTTLS")) {
        return Err(Failure::Tls { why: "the mail server does not offer STARTTLS".into() });
    }
    say(tcp, "STARTTLS\r\n").await?;
    reply(tcp, &mut heard).await?;
    if heard.is_empty() {
        Ok(())
    } else {
        Err(Failure::Tls { why: "bytes came before TLS, as if somebody had put them in".into() })
    }
}

async fn say(tcp: &mut TcpStream, line: &str) -> Result<(), Failure> {
    tcp.write_all(line.as_bytes()).await.map_err(|e| broken(Phase::Connect, &e.kind().to_string()))
}

/// Reads one reply that must be 2xx; its lines without their code. What came after it stays in
/// `heard`.
async fn reply(tcp: &mut TcpStream, heard: &mut Vec<u8>) -> Result<Vec<String>, Failure> {
    const LINES_MAX: usize = 100;
    let mut lines = Vec::new();
    while lines.len() < LINES_MAX {
        let line = line(tcp, heard).await?;
        let code = line.get(..3).and_then(|code| code.parse::<u16>().ok());
        let code = code.ok_or_else(|| broken(Phase::Connect, "the answer is none"))?;
        let text = line.get(4..).unwrap_or_default();
        if !(200..300).contains(&code) {
            return Err(refused(Phase::Connect, code, text));
        }
        lines.push(text.to_owned());
        if line.as_bytes().get(3) != Some(&b'-') {
            return Ok(lines);
        }
    }
    Err(broken(Phase::Connect, "the answer does not end"))
}

async fn line(tcp: &mut TcpStream, heard: &mut Vec<u8>) -> Result<String, Failure> {
    const LINE_MAX: usize = 4096;
    loop {
        if let Some(end) = heard.iter().position(|byte| *byte == b'\n') {
            let line: Vec<u8> = heard.drain(..=end).collect();
            return Ok(String::from_utf8_lossy(&line).trim_end().to_owned());
        }
        if heard.len() > LINE_MAX {
            return Err(broken(Phase::Connect, "the answer does not end"));
        }
        let count = tcp.read_buf(heard).await;
        if count.map_err(|e| broken(Phase::Connect, &e.kind().to_string()))? == 0 {
            return Err(broken(Phase::Connect, "the answer ended early or is none"));
        }
    }
}

fn unprotected() -> Failure {
    Failure::Tls { why: "an unprotected wire is for loopback addresses only".into() }
}

fn unreachable(error: &io::Error) -> Failure {
    Failure::Unreachable { why: error.kind().to_string() }
}
