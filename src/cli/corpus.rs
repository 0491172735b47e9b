//! Corrections as lines of a corpus: a folder of messages with what the candidate takes from each,
//! for whoever measures or betters a reader. It is written here and sent nowhere.
//!
//! No raw mail is kept, so a message is put together anew from what is: subject, date and the part
//! that its sender wrote. Addresses are examples.

use std::collections::BTreeMap;
use std::fs::{self, DirBuilder, OpenOptions};
use std::io::{self, ErrorKind, Write};
use std::os::unix::fs::{DirBuilderExt, OpenOptionsExt};
use std::path::{Path, PathBuf};

use blake3::Hasher;
use jiff::tz::TimeZone;
use serde::{Deserialize, Serialize};

use super::plan::Sight;
use super::{Context, Failure, print, read};
use crate::mail::compose::{Mailbox, Outgoing, compose};
use crate::mail::envelope::envelope;
use crate::store::{MessageMatch, MessageView};
use crate::timeline::facts::{MessageId, Reader, Reading};
use crate::timeline::words::Automatic;

/// A line of `replies.jsonl`.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
struct Line {
    file: String,
    kind: String,
    #[serde(default)]
    also: Vec<String>,
    #[serde(default)]
    due: Option<Span>,
    #[serde(default)]
    why: String,
}

#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
struct Span {
    earliest: String,
    latest: String,
}

/// What became of a correction.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) enum Became {
    /// It was written to this file.
    Written(String),
    /// It stood there before.
    Known(String),
    /// It stood there before, in this file, as another kind or with other days.
    Changed(String),
    /// The text of its message was deleted.
    Gone,
}

/// A correction: a message that the candidate has said the meaning of.
pub(super) struct Correction<'m> {
    /// The message.
    pub message: &'m MessageView,
    found: &'m MessageMatch,
    /// What the candidate takes from it.
    pub reading: &'m Reading,
}

impl<'m> Correction<'m> {
    /// The correction of a message, if there is one. One that was taken back from an application
    /// counts only where no other has one.
    pub(super) fn of(message: &'m MessageView) -> Option<Self> {
        let corrected = |found: &'m MessageMatch| {
            let reading = read::in_force(found)?;
            let by_candidate = reading.by == Reader::Candidate && !message.own;
            by_candidate.then_some(Self { message, found, reading })
        };
        let here = message.matches.iter().filter(|found| found.assigned != Some(false));
        here.chain(&message.matches).find_map(corrected)
    }

    fn line(&self, file: String) -> Line {
        let Reading { kind, also, due, .. } = self.reading;
        let mut why = "by the candidate's word".to_owned();
        if let Some(before) = read::by_afterword(self.found) {
            why.push_str(&format!("; Afterword read it as {}", read::in_words(before)));
        }
        let quotes =
            self.message.evidence.iter().map(|words| {
                format!("'{}' ({})", print::line(&words.text), print::line(&words.says))
            });
        let quotes = quotes.collect::<Vec<_>>().join(", ");
        if !quotes.is_empty() {
            why.push_str(&format!(", by {quotes}"));
        }
        Line {
            file,
            kind: kind.as_str().to_owned(),
            also: also.iter().map(|kind| kind.as_str().to_owned()).collect(),
            due: due.map(|days| Span {
                earliest: days.earliest.to_string(),
                latest: days.latest.to_string(),
            }),
            why,
        }
    }

    /// The message, made anew; none if its text was deleted.
    fn mail(&self, message_id: String, zone: &TimeZone) -> Result<Option<Vec<u8>>, Failure> {
        let (Some(subject), Some(text)) = (&self.message.subject, &self.message.text) else {
            return Ok(None);
        };
        let at = self.message.date.unwrap_or(self.found.at);
        let example = |address: &str| Mailbox { name: String::new(), address: address.to_owned() };
        let kept = |c: &char| !c.is_control() || matches!(c, '\n' | '\t');
        let mail = compose(&Outgoing {
            from: example("reply@company.example"),
            to: example("me@home.example"),
            subject: subject.split(breaks_off).collect::<Vec<_>>().join(" "),
            text: text.replace("\r\n", "\n").chars().filter(kept).collect(),
            message_id,
            date: at.to_zoned(zone.clone()),
            in_reply_to: None,
            references: Vec::new(),
        })?;
        let machine = match self.message.automatic {
            None => return Ok(Some(mail)),
            Some(Automatic::OutOfOffice | Automatic::Acknowledgement) => "auto-replied",
            Some(_) => "auto-generated",
        };
        let mut marked = format!("Auto-Submitted: {machine}\r\n").into_bytes();
        marked.extend(mail);
        Ok(Some(marked))
    }
}

/// What no line of a header can hold.
fn breaks_off(c: char) -> bool {
    c.is_control() || matches!(c, '\u{2028}' | '\u{2029}')
}

/// A folder with `replies.jsonl` and, in `replies`, a file a message.
pub(super) struct Folder {
    path: PathBuf,
    key: [u8; 32],
    /// The lines about messages that were written from this database, by Message-ID.
    known: BTreeMap<String, Line>,
    /// The highest number there is.
    last: u32,
}

impl Folder {
    /// Looks at what stands in a folder, which need not be there.
    ///
    /// # Errors
    /// If it can't be read, or its lines are none of a corpus.
    pub(super) fn open(path: &Path, key: [u8; 32]) -> Result<Self, Failure> {
        let mut folder = Self { path: path.to_owned(), key, known: BTreeMap::new(), last: 0 };
        let listed = match fs::read_dir(path.join("replies")) {
            Err(error) if error.kind() == ErrorKind::NotFound => None,
            other => Some(other.map_err(|error| failed(&path.join("replies"), &error))?),
        };
        for entry in listed.into_iter().flatten() {
            let entry = entry.map_err(|error| failed(path, &error))?;
            folder.last = folder.last.max(number(&entry.file_name().to_string_lossy()));
        }
        let lines = folder.lines();
        let text = match fs::read_to_string(&lines) {
            Err(error) if error.kind() == ErrorKind::NotFound => String::new(),
            other => other.map_err(|error| failed(&lines, &error))?,
        };
        for (row, line) in (1..).zip(text.lines()).filter(|(_, line)| !line.trim().is_empty()) {
            let line: Line = serde_json::from_str(line).map_err(|error| {
                Failure::failed(format!(
                    "{}, line {row}, is none of a corpus ({error}); name another folder",
                    lines.display()
                ))
            })?;
            let Some(name) = line.file.strip_prefix("replies/") else { continue };
            let number = number(name);
            if number == 0 {
                continue;
            }
            folder.last = folder.last.max(number);
            // A line may outlive its file.
            let raw = fs::read(folder.path.join("replies").join(name)).unwrap_or_default();
            if let Some(id) = envelope(&raw).and_then(|envelope| envelope.message_id) {
                folder.known.insert(id, line);
            }
        }
        Ok(folder)
    }

    /// The file of lines.
    pub(super) fn lines(&self) -> PathBuf {
        self.path.join("replies.jsonl")
    }

    /// Writes a correction, unless it stands there.
    ///
    /// # Errors
    /// If it can't be written.
    pub(super) fn write(
        &mut self,
        correction: &Correction<'_>,
        zone: &TimeZone,
    ) -> Result<Became, Failure> {
        let id = self.message_id(correction.message.id);
        if let Some(known) = self.known.get(&id) {
            let now = correction.line(known.file.clone());
            let file = known.file.clone();
            let same = now.kind == known.kind && now.due == known.due;
            return Ok(if same { Became::Known(file) } else { Became::Changed(file) });
        }
        let Some(mail) = correction.mail(id.clone(), zone)? else { return Ok(Became::Gone) };
        let file = self.new_file(&mail)?;
        // A line comes after its file: an end in between leaves a file without one, and no more.
        let line = correction.line(file.clone());
        self.append(&line)?;
        self.known.insert(id, line);
        Ok(Became::Written(file))
    }

    /// One that tells nothing of the message, and is always the same for it.
    fn message_id(&self, message: MessageId) -> String {
        let mut hasher = Hasher::new_keyed(&self.key);
        hasher.update(b"corpus");
        hasher.update(&message.0.to_le_bytes());
        let id: String = hasher.finalize().to_hex().chars().take(32).collect();
        format!("{id}@company.example")
    }

    /// Writes a message under the next number that is free.
    fn new_file(&mut self, mail: &[u8]) -> Result<String, Failure> {
        let folder = self.path.join("replies");
        let made = DirBuilder::new().recursive(true).mode(0o700).create(&folder);
        made.map_err(|error| failed(&folder, &error))?;
        loop {
            let next = self.last.checked_add(1);
            self.last = next.ok_or_else(|| {
                Failure::failed(format!("{}: no number is left; name another", folder.display()))
            })?;
            let name = format!("{:04}.eml", self.last);
            let path = folder.join(&name);
            let new = OpenOptions::new().write(true).create_new(true).mode(0o600).open(&path);
            match new {
                Err(error) if error.kind() == ErrorKind::AlreadyExists => {}
                Err(error) => return Err(failed(&path, &error)),
                Ok(mut file) => {
                    file.write_all(mail).map_err(|error| failed(&path, &error))?;
                    return Ok(format!("replies/{name}"));
                }
            }
        }
    }

    fn append(&self, line: &Line) -> Result<(), Failure> {
        let path = self.lines();
        let whole = fs::read(&path).is_ok_and(|text| !matches!(text.last(), None | Some(b'\n')));
        let gap = if whole { "\n" } else { "" };
        let text = format!("{gap}{}\n", serde_json::to_string(line)?);
        let open = OpenOptions::new().append(true).create(true).mode(0o600).open(&path);
        let written = open.and_then(|mut file| file.write_all(text.as_bytes()));
        written.map_err(|error| failed(&path, &error))
    }
}

/// The zone that the days of a message are reckoned in: that of its application.
///
/// # Errors
/// If the database can't be read.
pub(super) fn zone(
    context: &Context<'_>,
    correction: &Correction<'_>,
) -> Result<TimeZone, Failure> {
    Ok(Sight::of(context, correction.found.application)?.zone)
}

/// The number in the name of a message's file; 0 if it has none.
fn number(name: &str) -> u32 {
    let digits = name.strip_suffix(".eml").unwrap_or_default();
    let plain = digits.bytes().all(|digit| digit.is_ascii_digit());
    digits.parse().ok().filter(|_| plain).unwrap_or(0)
}

fn failed(path: &Path, error: &io::Error) -> Failure {
    Failure::failed(format!("{}: {error}", path.display()))
}
