//! Asks the viewer whether a mail may go out.

use std::io::BufRead;

use tokio::sync::mpsc;

use super::play::DemoError;
use super::screen::Screen;

/// What the viewer says to a mail.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Answer {
    Yes,
    No,
}

/// The viewer's lines.
pub(super) struct Asker {
    lines: mpsc::Receiver<String>,
}

impl Asker {
    /// Reads standard input on a thread of its own: a reading can't be broken off, and must not
    /// keep the demo from ending.
    pub(super) fn start() -> Self {
        let (sender, lines) = mpsc::channel(1);
        std::thread::spawn(move || {
            for line in std::io::stdin().lock().lines() {
                let Ok(line) = line else { return };
                if sender.blocking_send(line).is_err() {
                    return;
                }
            }
        });
        Self { lines }
    }

    /// Asks until the viewer says yes or no; `mail` is its To, Subject and text.
    pub(super) async fn ask(
        &mut self,
        screen: &mut Screen<'_>,
        question: &str,
        mail: &(String, String, String),
    ) -> Result<Answer, DemoError> {
        loop {
            screen.verbatim(&format!("\n{question} [y]es, [n]o, [s]how: "))?;
            let Some(line) = self.lines.recv().await else {
                return Err(DemoError::astray("standard input ended before the last question"));
            };
            match line.trim().to_lowercase().as_str() {
                "y" | "yes" => return Ok(Answer::Yes),
                "n" | "no" => return Ok(Answer::No),
                "s" | "show" => {
                    let (to, subject, text) = mail.clone();
                    screen.mail(&[("To", to), ("Subject", subject)], &text)?;
                }
                _ => {}
            }
        }
    }
}
