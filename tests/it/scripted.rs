//! A TCP server that plays a script to one client: what real servers do wrong, on demand.

use tokio::io::{AsyncBufReadExt, AsyncReadExt, AsyncWriteExt, BufStream};
use tokio::net::{TcpListener, TcpStream};
use tokio::task::JoinHandle;

/// One thing the server does.
#[derive(Debug, Clone)]
pub enum Step {
    /// Sends bytes. `{tag}` stands for the first word of the line heard last.
    Say(String),
    /// Waits for a line that contains this.
    Hear(&'static str),
    /// Waits for so many bytes, and the line break after them.
    HearBytes(usize),
    /// Closes the connection.
    Close,
    /// Says nothing more, and waits for the client to close.
    Hang,
}

/// Sends a line.
pub fn say(line: &str) -> Step {
    Step::Say(format!("{line}\r\n"))
}

/// Waits for a line that contains this, then sends lines.
pub fn on(heard: &'static str, lines: &[&str]) -> Vec<Step> {
    let mut steps = vec![Step::Hear(heard)];
    steps.extend(lines.iter().map(|line| say(line)));
    steps
}

/// A running script.
#[derive(Debug)]
pub struct Scripted {
    /// The port on 127.0.0.1.
    pub port: u16,
    played: JoinHandle<Vec<String>>,
}

impl Scripted {
    /// Starts to play a script to the first client that connects.
    pub async fn start(script: Vec<Step>) -> Self {
        let listener = TcpListener::bind("127.0.0.1:0").await.expect("a free port");
        let port = listener.local_addr().expect("an address").port();
        let played = tokio::spawn(async move {
            let (stream, _) = listener.accept().await.expect("a client");
            play(stream, script).await
        });
        Self { port, played }
    }

    /// Waits for the script's end, and returns the lines heard. Panics if the client said
    /// something else than the script expects. Drop the client first where the script hangs.
    pub async fn finish(self) -> Vec<String> {
        self.played.await.expect("the client keeps to the script")
    }
}

async fn play(stream: TcpStream, script: Vec<Step>) -> Vec<String> {
    stream.set_nodelay(true).expect("a socket");
    let mut stream = BufStream::new(stream);
    let mut heard: Vec<String> = Vec::new();
    let mut tag = String::new();
    for step in script {
        match step {
            Step::Say(text) => {
                let text = text.replace("{tag}", &tag);
                stream.write_all(text.as_bytes()).await.expect("the client listens");
                stream.flush().await.expect("the client listens");
            }
            Step::Hear(expected) => {
                let mut line = String::new();
                stream.read_line(&mut line).await.expect("a line");
                let line = line.trim_end().to_owned();
                assert!(line.contains(expected), "heard {line:?} in place of {expected:?}");
                tag = line.split(' ').next().unwrap_or_default().to_owned();
                heard.push(line);
            }
            Step::HearBytes(count) => {
                let mut bytes = vec![0; count + 2];
                stream.read_exact(&mut bytes).await.expect("a literal");
                heard.push(String::from_utf8_lossy(&bytes).trim_end().to_owned());
            }
            Step::Close => return heard,
            Step::Hang => {
                let mut rest = Vec::new();
                // The client may close without good manners.
                let _ = stream.read_to_end(&mut rest).await;
                let rest = String::from_utf8_lossy(&rest).into_owned();
                heard.extend(rest.lines().map(ToOwned::to_owned));
                return heard;
            }
        }
    }
    heard
}
