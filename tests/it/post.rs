//! A small SMTP server that counts what is said to it, and stalls where a test wants it to.

use std::net::Ipv4Addr;
use std::sync::{Arc, Mutex};

use tokio::io::{AsyncBufReadExt, AsyncReadExt, AsyncWriteExt, BufStream};
use tokio::net::{TcpListener, TcpStream};
use tokio::sync::Semaphore;

/// What it does with a connection.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Does {
    /// Takes the mail.
    Takes,
    /// Says to the recipient: not now.
    Greylists,
    /// Answers RCPT only once the test says so, then takes the mail.
    WaitsAtRcpt,
    /// Takes the mail, and says that it gave it an id of its own.
    Renames,
    /// Never greets.
    IsMute,
    /// Answers nothing after the final dot.
    IsMuteAtTheEnd,
    /// Says, after the final dot, that it will never take this mail.
    RefusesAtTheEnd,
    /// Says to the recipient: never, and not why.
    RefusesAtRcpt,
    /// Says, after the final dot, that it does not take the mail now.
    DefersAtTheEnd,
}

/// What was said to it.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Said {
    /// Connections.
    pub came: usize,
    /// RCPT commands.
    pub rcpt: usize,
    /// DATA commands.
    pub data: usize,
    /// Mails up to the final dot.
    pub mails: Vec<String>,
}

/// The running server.
pub struct Post {
    pub port: u16,
    said: Arc<Mutex<Said>>,
    gate: Arc<Semaphore>,
}

impl Post {
    /// Starts it. The last of what it does is for all further connections too.
    pub async fn start(does: &[Does]) -> Self {
        let listener = TcpListener::bind((Ipv4Addr::LOCALHOST, 0)).await.unwrap();
        let port = listener.local_addr().unwrap().port();
        let said = Arc::new(Mutex::new(Said::default()));
        let gate = Arc::new(Semaphore::new(0));
        let post = Self { port, said: Arc::clone(&said), gate: Arc::clone(&gate) };
        let does = does.to_vec();
        tokio::spawn(async move {
            loop {
                let (stream, _) = listener.accept().await.unwrap();
                let came = said.lock().unwrap().came;
                said.lock().unwrap().came += 1;
                let does = *does.get(came).or(does.last()).unwrap();
                let (said, gate) = (Arc::clone(&said), Arc::clone(&gate));
                tokio::spawn(async move {
                    // The client may leave at any moment.
                    let _ = talk(stream, does, &said, &gate).await;
                });
            }
        });
        post
    }

    pub fn said(&self) -> Said {
        self.said.lock().unwrap().clone()
    }

    /// Lets one connection that waits at RCPT go on.
    pub fn go_on(&self) {
        self.gate.add_permits(1);
    }
}

async fn talk(
    stream: TcpStream,
    does: Does,
    said: &Mutex<Said>,
    gate: &Semaphore,
) -> std::io::Result<()> {
    let mut wire = BufStream::new(stream);
    if does == Does::IsMute {
        wire.read_to_end(&mut Vec::new()).await?;
        return Ok(());
    }
    say(&mut wire, "220 post.example ESMTP").await?;
    loop {
        let mut line = String::new();
        if wire.read_line(&mut line).await? == 0 {
            return Ok(());
        }
        let word = line.split_whitespace().next().unwrap_or_default().to_uppercase();
        match word.as_str() {
            "EHLO" => say(&mut wire, "250-post.example\r\n250 AUTH PLAIN").await?,
            "AUTH" => say(&mut wire, "235 2.7.0 ok").await?,
            "RCPT" => {
                said.lock().unwrap().rcpt += 1;
                if does == Does::Greylists {
                    say(&mut wire, "451 4.7.1 not now").await?;
                    continue;
                }
                if does == Does::RefusesAtRcpt {
                    say(&mut wire, "550 go away").await?;
                    continue;
                }
                if does == Does::WaitsAtRcpt {
                    gate.acquire().await.unwrap().forget();
                }
                say(&mut wire, "250 2.1.5 ok").await?;
            }
            "DATA" => {
                said.lock().unwrap().data += 1;
                say(&mut wire, "354 go on").await?;
                let mail = message(&mut wire).await?;
                said.lock().unwrap().mails.push(mail);
                match does {
                    Does::IsMuteAtTheEnd => {
                        wire.read_to_end(&mut Vec::new()).await?;
                        return Ok(());
                    }
                    Does::RefusesAtTheEnd => say(&mut wire, "554 5.7.1 not this mail").await?,
                    Does::DefersAtTheEnd => say(&mut wire, "451 4.3.0 not now").await?,
                    Does::Renames => {
                        say(&mut wire, "250 2.0.0 Ok <given.9@post.example> [InternalId=9]")
                            .await?;
                    }
                    _ => say(&mut wire, "250 2.0.0 taken").await?,
                }
            }
            "QUIT" => return say(&mut wire, "221 2.0.0 bye").await,
            _ => say(&mut wire, "250 2.0.0 ok").await?,
        }
    }
}

async fn message(wire: &mut BufStream<TcpStream>) -> std::io::Result<String> {
    let mut mail = String::new();
    loop {
        let mut line = String::new();
        if wire.read_line(&mut line).await? == 0 {
            return Err(std::io::ErrorKind::UnexpectedEof.into());
        }
        if line == ".\r\n" {
            return Ok(mail);
        }
        mail.push_str(&line);
    }
}

async fn say(wire: &mut BufStream<TcpStream>, line: &str) -> std::io::Result<()> {
    wire.write_all(format!("{line}\r\n").as_bytes()).await?;
    wire.flush().await
}
