//! A wire between the daemon and a server that can be cut, or go silent.

use std::net::Ipv4Addr;
use std::sync::{Arc, Mutex};

use tokio::io::{AsyncReadExt, AsyncWriteExt};
use tokio::net::{TcpListener, TcpStream};
use tokio::sync::watch;

/// How the wire is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Line {
    /// It carries.
    Open,
    /// It carries nothing, and does not say so.
    Silent,
    /// It carries, but the server is asked to fetch mails that are not there.
    Blank,
    /// It carries, but garbles an answer that has the line `X-Garbled:` of a mail's with the section
    /// named there, `HEADER` or none for the whole.
    Garbled,
    /// It is cut, and every new connection too.
    Cut,
}

/// What happens when some words are first said, before they are carried on.
type Snare = Arc<Mutex<Option<(String, Box<dyn FnOnce() + Send>)>>>;

/// The running wire.
pub struct Proxy {
    pub port: u16,
    line: Arc<watch::Sender<Line>>,
    snare: Snare,
}

impl Proxy {
    /// A wire to a port of this machine.
    pub async fn to(target: u16) -> Self {
        let listener = TcpListener::bind((Ipv4Addr::LOCALHOST, 0)).await.unwrap();
        let port = listener.local_addr().unwrap().port();
        let (line, _) = watch::channel(Line::Open);
        let line = Arc::new(line);
        let own = Arc::clone(&line);
        let snare = Snare::default();
        let caught = Arc::clone(&snare);
        tokio::spawn(async move {
            loop {
                let (client, _) = listener.accept().await.unwrap();
                let server = TcpStream::connect((Ipv4Addr::LOCALHOST, target)).await.unwrap();
                let (client_reads, client_writes) = client.into_split();
                let (server_reads, server_writes) = server.into_split();
                let (there, back) = (Arc::clone(&caught), Snare::default());
                tokio::spawn(carry(client_reads, server_writes, own.subscribe(), there));
                tokio::spawn(carry(server_reads, client_writes, own.subscribe(), back));
            }
        });
        Self { port, line, snare }
    }

    /// Does something once, when the client says these words and before the server hears them.
    pub fn when(&self, said: &str, act: impl FnOnce() + Send + 'static) {
        *self.snare.lock().unwrap() = Some((said.to_owned(), Box::new(act)));
    }

    /// The wire itself, for what happens when words are said.
    pub fn line(&self) -> Arc<watch::Sender<Line>> {
        Arc::clone(&self.line)
    }

    pub fn set(&self, line: Line) {
        self.line.send_replace(line);
    }
}

async fn carry(
    mut from: tokio::net::tcp::OwnedReadHalf,
    mut to: tokio::net::tcp::OwnedWriteHalf,
    mut line: watch::Receiver<Line>,
    snare: Snare,
) {
    let mut bytes = [0; 4096];
    loop {
        let now = *line.borrow_and_update();
        let read = tokio::select! {
            biased;
            changed = line.changed() => match changed {
                Ok(()) => continue,
                Err(_) => return,
            },
            read = from.read(&mut bytes), if matches!(now, Line::Open | Line::Blank | Line::Garbled) => read,
            () = std::future::ready(()), if now == Line::Cut => return,
        };
        let Ok(count @ 1..) = read else { return };
        let mut said = bytes[..count].to_vec();
        let text = String::from_utf8_lossy(&said).into_owned();
        let act = snare.lock().unwrap().take_if(|(words, _)| text.contains(words.as_str()));
        if let Some((_, act)) = act {
            act();
        }
        if now == Line::Blank {
            let asks = b"UID FETCH ";
            if let Some(at) = said.windows(asks.len()).position(|window| window == asks) {
                let number = at + asks.len();
                said.splice(number..number, *b"9999");
            }
        }
        let garbled = |section: &str| {
            text.contains(&format!("BODY[{section}]"))
                && text.contains(&format!("X-Garbled: [{section}]"))
        };
        if now == Line::Garbled && (garbled("HEADER") || garbled("")) {
            said.splice(0..2, *b"*(");
        }
        if to.write_all(&said).await.is_err() {
            return;
        }
    }
}
