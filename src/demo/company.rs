//! A scripted company: what it writes, and the wire by which it arrives.

use jiff::Zoned;
use lettre::address::Envelope;
use lettre::message::header::{HeaderName, HeaderValue};
use lettre::message::{Mailbox, Message};
use lettre::{Address, AsyncSmtpTransport, AsyncTransport, Tokio1Executor};
use mail_parser::{HeaderValue as Parsed, MessageParser};

/// A mail that a company writes.
#[derive(Debug, Clone)]
pub struct Letter {
    /// Who writes: an address, or `Name <address>`.
    pub from: String,
    /// Whom it is for, likewise.
    pub to: String,
    /// The subject.
    pub subject: String,
    /// The text, in lines of any length.
    pub text: String,
    /// When it was written, in the writer's own offset.
    pub date: Zoned,
    /// The Message-ID, with its angle brackets.
    pub message_id: String,
    /// More headers, such as `Auto-Submitted` or `In-Reply-To`; those later of a name replace those
    /// before.
    pub headers: Vec<(String, String)>,
}

/// Why a company's mail could not be written or sent.
#[derive(Debug, thiserror::Error)]
pub enum CompanyError {
    /// The mail that is answered can't be read, or lacks a sender.
    #[error("the mail to answer has no sender to be read")]
    NoSender,
    /// An address is none.
    #[error("not an address")]
    Address(#[from] lettre::address::AddressError),
    /// The name of a header is none.
    #[error("{0:?} cannot be the name of a header")]
    HeaderName(String),
    /// The mail could not be put together.
    #[error("the company's mail could not be built")]
    Built(#[from] lettre::error::Error),
    /// The server did not take the mail.
    #[error("the server did not take the company's mail")]
    Sent(#[from] lettre::transport::smtp::Error),
}

impl Letter {
    /// Somebody's answer to a mail, by its sender: to them, with `Re:`, with the headers that keep
    /// the thread, and with the mail quoted below the text.
    ///
    /// # Errors
    /// If the mail has no sender.
    pub fn reply_to(
        mail: &[u8],
        from: &str,
        text: &str,
        date: &Zoned,
    ) -> Result<Self, CompanyError> {
        let original = MessageParser::default().parse(mail).ok_or(CompanyError::NoSender)?;
        let sender = original.from().and_then(|f| f.first()).ok_or(CompanyError::NoSender)?;
        let address = sender.address().ok_or(CompanyError::NoSender)?.to_owned();
        let subject = original.subject().unwrap_or_default();
        let again = subject.get(..3).is_some_and(|start| start.eq_ignore_ascii_case("re:"));
        let subject = if again { subject.to_owned() } else { format!("Re: {subject}") };
        let mut headers = Vec::new();
        if let Some(id) = original.message_id() {
            let mut references = ids(original.references());
            references.push(format!("<{id}>"));
            headers.push(("In-Reply-To".to_owned(), format!("<{id}>")));
            headers.push(("References".to_owned(), references.join(" ")));
        }
        let name = sender.name().unwrap_or(&address);
        let wrote = original
            .date()
            .map_or_else(|| format!("{name} wrote:"), |d| format!("On {d}, {name} wrote:"));
        let quoted: String = original
            .body_text(0)
            .unwrap_or_default()
            .lines()
            .map(|line| if line.is_empty() { ">\n".to_owned() } else { format!("> {line}\n") })
            .collect();
        let domain = from.rsplit('@').next().unwrap_or_default().trim_end_matches('>');
        Ok(Self {
            from: from.to_owned(),
            to: address,
            subject,
            text: format!("{}\n\n{wrote}\n{quoted}", text.trim_end()),
            message_id: message_id(&[mail, text.as_bytes(), from.as_bytes()], domain),
            date: date.clone(),
            headers,
        })
    }

    /// What a mail system writes for somebody who is away: an answer that quotes nothing, and says
    /// in its headers that no person wrote it (RFC 3834).
    ///
    /// # Errors
    /// If the mail has no sender.
    pub fn out_of_office(
        mail: &[u8],
        from: &str,
        text: &str,
        date: &Zoned,
    ) -> Result<Self, CompanyError> {
        let mut letter = Self::reply_to(mail, from, text, date)?;
        letter.text = format!("{}\n", text.trim_end());
        letter.subject = format!("Automatic reply: {}", letter.subject.trim_start_matches("Re: "));
        letter.headers.push(("Auto-Submitted".to_owned(), "auto-replied".to_owned()));
        letter.headers.push(("X-Auto-Response-Suppress".to_owned(), "All".to_owned()));
        letter.headers.push(("Precedence".to_owned(), "bulk".to_owned()));
        Ok(letter)
    }

    /// The message as it goes over the wire.
    ///
    /// # Errors
    /// If an address or the name of a header is none.
    pub fn to_bytes(&self) -> Result<Vec<u8>, CompanyError> {
        let mut message = Message::builder()
            .from(self.from.parse::<Mailbox>()?)
            .to(self.to.parse::<Mailbox>()?)
            .subject(self.subject.clone())
            .message_id(Some(self.message_id.clone()))
            .header(lettre::message::header::ContentType::TEXT_PLAIN)
            .body(self.text.clone())?;
        // lettre writes every date in UTC; "by Friday" is reckoned in the writer's own offset.
        let date = jiff::fmt::rfc2822::to_string(&self.date).unwrap_or_default();
        let date = [("Date".to_owned(), date)];
        for (name, value) in date.iter().chain(&self.headers) {
            let valid = HeaderName::new_from_ascii(name.clone())
                .map_err(|_| CompanyError::HeaderName(name.clone()))?;
            message.headers_mut().insert_raw(HeaderValue::new(valid, value.clone()));
        }
        Ok(message.formatted())
    }

    /// Sends the letter; see [`send`].
    ///
    /// # Errors
    /// If it can't be put together, or the server doesn't take it.
    pub async fn send(&self, port: u16) -> Result<(), CompanyError> {
        let from = self.from.parse::<Mailbox>()?.email;
        let to = self.to.parse::<Mailbox>()?.email;
        send(port, from.as_ref(), to.as_ref(), &self.to_bytes()?).await
    }
}

/// Sends a message as it stands, unencrypted and without a login, to an SMTP server on 127.0.0.1.
/// An empty `from` is the null sender of bounces.
///
/// # Errors
/// If an address is none, or the server doesn't take the message.
pub async fn send(port: u16, from: &str, to: &str, message: &[u8]) -> Result<(), CompanyError> {
    let from = if from.is_empty() { None } else { Some(from.parse::<Address>()?) };
    let envelope = Envelope::new(from, vec![to.parse()?])?;
    let transport: AsyncSmtpTransport<Tokio1Executor> =
        AsyncSmtpTransport::<Tokio1Executor>::builder_dangerous("127.0.0.1").port(port).build();
    transport.send_raw(&envelope, message).await?;
    Ok(())
}

/// A Message-ID that follows from what the message says, so that a story told twice is the same.
#[must_use]
pub fn message_id(parts: &[&[u8]], domain: &str) -> String {
    let mut hasher = blake3::Hasher::new();
    for part in parts {
        hasher.update(part);
    }
    let hash = hasher.finalize().to_hex();
    format!("<{}@{domain}>", hash.get(..32).unwrap_or_default())
}

fn ids(value: &Parsed<'_>) -> Vec<String> {
    match value {
        Parsed::Text(id) => vec![format!("<{id}>")],
        Parsed::TextList(ids) => ids.iter().map(|id| format!("<{id}>")).collect(),
        _ => Vec::new(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const MAIL: &str = "From: Alice <alice@candidate.example>\r\nTo: sam@acme.example\r\n\
        Subject: Thank you\r\nMessage-ID: <two@candidate.example>\r\n\
        References: <one@candidate.example>\r\nDate: Wed, 4 Mar 2026 09:00:00 -0500\r\n\r\n\
        It was good to talk.\r\n\r\nAlice\r\n";

    fn date() -> Zoned {
        "2026-03-06T17:30:00-05:00[-05:00]".parse().unwrap()
    }

    fn lines(letter: &Letter) -> Vec<String> {
        let bytes = letter.to_bytes().unwrap();
        String::from_utf8(bytes).unwrap().split("\r\n").map(str::to_owned).collect()
    }

    #[test]
    fn a_reply_keeps_the_thread_and_quotes_the_mail() {
        let reply = Letter::reply_to(MAIL.as_bytes(), "Sam <sam@acme.example>", "Soon.", &date());
        let lines = lines(&reply.unwrap());
        for line in [
            "From: Sam <sam@acme.example>",
            "To: alice@candidate.example",
            "Subject: Re: Thank you",
            "In-Reply-To: <two@candidate.example>",
            "References: <one@candidate.example> <two@candidate.example>",
            "Date: Fri, 6 Mar 2026 17:30:00 -0500",
            "Soon.",
            "> It was good to talk.",
            ">",
        ] {
            assert!(lines.iter().any(|l| l == line), "no {line:?} in {lines:#?}");
        }
        assert_eq!(lines.iter().filter(|l| l.starts_with("Date:")).count(), 1);
    }

    #[test]
    fn an_absence_says_that_a_machine_wrote_it_and_quotes_nothing() {
        let away = Letter::out_of_office(MAIL.as_bytes(), "sam@acme.example", "Away.", &date());
        let lines = lines(&away.unwrap());
        assert!(lines.contains(&"Auto-Submitted: auto-replied".to_owned()), "{lines:#?}");
        assert!(lines.contains(&"Subject: Automatic reply: Thank you".to_owned()), "{lines:#?}");
        assert!(!lines.iter().any(|l| l.starts_with('>')), "{lines:#?}");
    }

    #[test]
    fn a_mail_without_a_sender_is_not_answered() {
        let reply = Letter::reply_to(b"Subject: Hi\r\n\r\nHi\r\n", "sam@acme.example", "", &date());
        assert!(matches!(reply, Err(CompanyError::NoSender)));
    }
}
