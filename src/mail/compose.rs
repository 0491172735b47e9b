//! A mail, from its parts to the bytes that go out.
//!
//! The bytes are made once, when an attempt begins, and every later try sends the same. They are
//! 7-bit clean, so no server needs 8BITMIME or SMTPUTF8, and nothing in them marks a machine.

use std::fmt;
use std::str::FromStr;
use std::time::SystemTime;

use blake3::Hasher;
use jiff::Zoned;
use lettre::message::header::{HeaderName, HeaderValue};
use lettre::message::{Mailbox as LettreMailbox, SinglePart};
use lettre::{Address, Message};

use crate::timeline::facts::{Digest, TouchKey};

/// A mail to be composed.
#[derive(Debug, Clone, PartialEq)]
pub struct Outgoing {
    /// The candidate.
    pub from: Mailbox,
    /// The one who gets it.
    pub to: Mailbox,
    /// The subject, one line.
    pub subject: String,
    /// The text, lines ended by LF or CRLF.
    pub text: String,
    /// The Message-ID, without angle brackets.
    pub message_id: String,
    /// The Date header, in the candidate's own zone.
    pub date: Zoned,
    /// The id of the message it answers, without angle brackets.
    pub in_reply_to: Option<String>,
    /// The ids of the thread, oldest first, without angle brackets.
    pub references: Vec<String>,
}

/// A name and an address.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Mailbox {
    /// The name as people read it; empty for none.
    pub name: String,
    /// The addr-spec (RFC 5322 section 3.4.1); its domain may be international.
    pub address: String,
}

impl fmt::Display for Mailbox {
    /// As people read it: `Dana Reyes <dana@acme.example>`. It reads back by `parse`.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        if self.name.is_empty() {
            f.write_str(&self.address)
        } else {
            write!(f, "{} <{}>", self.name, self.address)
        }
    }
}

impl FromStr for Mailbox {
    type Err = std::convert::Infallible;

    fn from_str(text: &str) -> Result<Self, Self::Err> {
        let named = text.strip_suffix('>').and_then(|text| text.rsplit_once(" <"));
        let (name, address) = named.unwrap_or(("", text));
        Ok(Self { name: name.to_owned(), address: address.to_owned() })
    }
}

/// Why a mail can't be composed. The texts name the field and never quote it.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub enum ComposeError {
    /// A line break or another control character stands where none may.
    #[error("{field} contains a line break or another control character")]
    Control {
        /// The field.
        field: &'static str,
    },
    /// An address that can't be written to by every server.
    #[error("the address in {field} is not a valid mail address, or has non-ASCII before the @")]
    Address {
        /// The field.
        field: &'static str,
    },
    /// A Message-ID that is none.
    #[error("{field} is not a valid message id")]
    Id {
        /// The field.
        field: &'static str,
    },
    /// A date outside what a header can say.
    #[error("Date is not a date that a mail can bear")]
    Date,
    /// The builder refused.
    #[error("the mail can't be put together")]
    Build,
}

/// Composes a mail: RFC 5322, 7-bit, CRLF.
///
/// Ids of other people's mails in `in_reply_to` and `references` that no header can carry (spaces,
/// non-ASCII, over 500 bytes) are left out; a thread that can't be named is no reason not to send.
///
/// # Errors
/// If a field would break out of its header, or an address is none.
pub fn compose(mail: &Outgoing) -> Result<Vec<u8>, ComposeError> {
    check_controls(mail)?;
    let text = mail.text.replace("\r\n", "\n");
    if text.chars().any(|c| c.is_control() && c != '\n' && c != '\t') {
        return Err(ComposeError::Control { field: "text" });
    }
    if !usable_id(&mail.message_id) {
        return Err(ComposeError::Id { field: "Message-ID" });
    }
    let date = jiff::fmt::rfc2822::to_string(&mail.date).map_err(|_| ComposeError::Date)?;
    let mut builder = Message::builder()
        .from(mailbox(&mail.from, "From")?)
        .to(mailbox(&mail.to, "To")?)
        .subject(mail.subject.as_str())
        // Without a Date that it can parse the builder would read the clock.
        .date(SystemTime::UNIX_EPOCH)
        .message_id(Some(format!("<{}>", mail.message_id)));
    if let Some(id) = mail.in_reply_to.as_deref().filter(|id| usable_id(id)) {
        builder = builder.in_reply_to(format!("<{id}>"));
    }
    let references = thread(&mail.references);
    if !references.is_empty() {
        builder = builder.references(references);
    }
    // The builder ends the last line itself.
    let part = SinglePart::plain(text.trim_end_matches('\n').to_owned());
    let mut message = builder.singlepart(part).map_err(|_| ComposeError::Build)?;
    // The builder knows only UTC; people's clients write their own offset.
    let name = HeaderName::new_from_ascii_str("Date");
    message.headers_mut().insert_raw(HeaderValue::new(name, date));
    Ok(message.formatted())
}

/// An address as it goes over the wire: checked, and its domain in ASCII (punycode).
///
/// # Errors
/// If it is no address, or has non-ASCII before the `@`, which only SMTPUTF8 could carry.
pub fn address(text: &str, field: &'static str) -> Result<Address, ComposeError> {
    let wrong = ComposeError::Address { field };
    let (user, domain) = text.rsplit_once('@').ok_or(wrong)?;
    if !user.is_ascii() {
        return Err(wrong);
    }
    let domain = ascii_domain(domain).ok_or(wrong)?;
    Address::new(user, domain).map_err(|_| wrong)
}

/// The digest an approval is bound to: From, To, Subject and text.
#[must_use]
pub fn digest(from: &Mailbox, to: &Mailbox, subject: &str, text: &str) -> Digest {
    let mut hasher = Hasher::new();
    for field in [&from.name, &from.address, &to.name, &to.address, subject, text] {
        feed(&mut hasher, field);
    }
    Digest(hasher.finalize().to_hex().to_string())
}

/// The Message-ID of a touch, without angle brackets: 128 bits of the keyed hash of its name, on
/// the sender's own domain. Two copies of the touch agree on it, and nobody without the key can
/// guess it.
#[must_use]
pub fn message_id(key: &[u8; 32], touch: &TouchKey, from_address: &str) -> String {
    let domain = from_address.rsplit_once('@').and_then(|(_, domain)| ascii_domain(domain));
    let domain = domain.unwrap_or_else(|| "mail.invalid".to_owned());
    let hex = keyed(key, "message-id", touch).to_hex();
    let id: String = hex.chars().take(32).collect();
    format!("{id}@{domain}")
}

fn keyed(key: &[u8; 32], purpose: &str, touch: &TouchKey) -> blake3::Hash {
    let mut hasher = Hasher::new_keyed(key);
    feed(&mut hasher, purpose);
    feed(&mut hasher, &touch.to_string());
    hasher.finalize()
}

/// Feeds a field with its length before it, so that no two lists of fields hash alike.
fn feed(hasher: &mut Hasher, field: &str) {
    hasher.update(&(field.len() as u64).to_le_bytes());
    hasher.update(field.as_bytes());
}

fn check_controls(mail: &Outgoing) -> Result<(), ComposeError> {
    let fields = [
        ("From", mail.from.name.as_str()),
        ("From", mail.from.address.as_str()),
        ("To", mail.to.name.as_str()),
        ("To", mail.to.address.as_str()),
        ("Subject", mail.subject.as_str()),
        ("Message-ID", mail.message_id.as_str()),
    ];
    let answers = mail.in_reply_to.iter().map(|id| ("In-Reply-To", id.as_str()));
    let references = mail.references.iter().map(|id| ("References", id.as_str()));
    match fields.into_iter().chain(answers).chain(references).find(|(_, text)| breaks_out(text)) {
        Some((field, _)) => Err(ComposeError::Control { field }),
        None => Ok(()),
    }
}

/// Control characters, and the two separators that some readers take for line ends.
fn breaks_out(text: &str) -> bool {
    text.chars().any(|c| c.is_control() || matches!(c, '\u{2028}' | '\u{2029}'))
}

fn mailbox(mailbox: &Mailbox, field: &'static str) -> Result<LettreMailbox, ComposeError> {
    let name = mailbox.name.trim();
    let name = (!name.is_empty()).then(|| name.to_owned());
    Ok(LettreMailbox::new(name, address(&mailbox.address, field)?))
}

fn ascii_domain(domain: &str) -> Option<String> {
    if domain.is_ascii() {
        return Some(domain.to_owned());
    }
    idna::domain_to_ascii(domain).ok()
}

/// The References header: the first id and the last 20, which is what clients thread by.
fn thread(ids: &[String]) -> String {
    const LAST: usize = 20;
    let usable: Vec<String> =
        ids.iter().filter(|id| usable_id(id)).map(|id| format!("<{id}>")).collect();
    let skipped = usable.len().saturating_sub(LAST).max(1);
    let kept: Vec<&str> =
        usable.iter().take(1).chain(usable.iter().skip(skipped)).map(String::as_str).collect();
    kept.join(" ")
}

fn usable_id(id: &str) -> bool {
    const LENGTH_MAX: usize = 500;
    (1..=LENGTH_MAX).contains(&id.len())
        && id.bytes().all(|b| b.is_ascii_graphic() && b != b'<' && b != b'>')
}

#[cfg(test)]
mod tests {
    use super::*;
    use mail_parser::{HeaderValue as Parsed, MessageParser};

    fn mail() -> Outgoing {
        Outgoing {
            from: Mailbox { name: "Alex Kim".into(), address: "alex@home.example".into() },
            to: Mailbox { name: "Dana Reyes".into(), address: "dana@acme.example".into() },
            subject: "Thank you".into(),
            text: "Hello Dana,\n\nthank you.\n".into(),
            message_id: "0123@home.example".into(),
            date: "2026-07-03T14:05:09+02:00[Europe/Berlin]".parse().unwrap(),
            in_reply_to: None,
            references: vec![],
        }
    }

    fn composed(mail: &Outgoing) -> String {
        let bytes = compose(mail).unwrap();
        assert!(bytes.is_ascii());
        let text = String::from_utf8(bytes).unwrap();
        assert_eq!(text.replace("\r\n", "").find(['\r', '\n']), None, "only CRLF ends lines");
        assert!(text.lines().all(|line| line.len() <= 998));
        text
    }

    #[test]
    fn a_plain_mail_is_exactly_this() {
        let expected = "From: \"Alex Kim\" <alex@home.example>\r\n\
            To: \"Dana Reyes\" <dana@acme.example>\r\n\
            Subject: Thank you\r\n\
            Date: Fri, 3 Jul 2026 14:05:09 +0200\r\n\
            Message-ID: <0123@home.example>\r\n\
            MIME-Version: 1.0\r\n\
            Content-Type: text/plain; charset=utf-8\r\n\
            Content-Transfer-Encoding: 7bit\r\n\r\n\
            Hello Dana,\r\n\r\nthank you.\r\n";
        assert_eq!(composed(&mail()), expected);
    }

    #[test]
    fn what_is_not_ascii_survives_in_seven_bits() {
        let mut mail = mail();
        mail.from.name = "Zoë Żółć, \"Z\"".into();
        mail.to.address = "dana@bücher.example".into();
        mail.subject = format!("Danke für das Gespräch {}", "über alles ".repeat(20));
        mail.text = format!("Größe: 5 €\n{}\n.\n..x\nFrom here\n", "lang ".repeat(400));
        let text = composed(&mail);
        assert!(text.contains("dana@xn--bcher-kva.example"), "{text}");
        let parsed = MessageParser::default().parse(text.as_bytes()).unwrap();
        assert_eq!(parsed.subject().unwrap().trim(), mail.subject.trim());
        let from = parsed.from().unwrap().first().unwrap();
        assert_eq!(from.name().unwrap(), mail.from.name);
        assert_eq!(parsed.body_text(0).unwrap().replace("\r\n", "\n"), mail.text);
    }

    #[test]
    fn nothing_breaks_out_of_its_header() {
        type Spoil = fn(&mut Outgoing, String);
        let fields: [(&str, Spoil); 8] = [
            ("From", |m, s| m.from.name = s),
            ("From", |m, s| m.from.address = s),
            ("To", |m, s| m.to.name = s),
            ("To", |m, s| m.to.address = s),
            ("Subject", |m, s| m.subject = s),
            ("Message-ID", |m, s| m.message_id = s),
            ("In-Reply-To", |m, s| m.in_reply_to = Some(s)),
            ("References", |m, s| m.references = vec![s]),
        ];
        for (field, spoil) in fields {
            for bad in ["\r\nBcc: x@evil.example", "\n", "\r", "\0", "\u{85}", "\u{2028}"] {
                let mut mail = mail();
                spoil(&mut mail, format!("a{bad}@home.example"));
                assert_eq!(compose(&mail), Err(ComposeError::Control { field }), "{bad:?}");
            }
        }
        for bad in ["a\rb", "a\0b", "a\u{1b}[2J"] {
            let mail = Outgoing { text: bad.into(), ..mail() };
            assert_eq!(compose(&mail), Err(ComposeError::Control { field: "text" }));
        }
    }

    #[test]
    fn an_address_that_is_none_is_named() {
        for bad in [
            "",
            "dana",
            "@acme.example",
            "dana@",
            "d a@acme.example",
            "dána@acme.example",
            "dana@acme..example",
            "Dana <dana@acme.example>",
            "a@b@acme.example",
        ] {
            let mut mail = mail();
            mail.to.address = bad.into();
            assert_eq!(compose(&mail), Err(ComposeError::Address { field: "To" }), "{bad}");
        }
        let mut mail = mail();
        mail.message_id = "<0123@home.example>".into();
        assert_eq!(compose(&mail), Err(ComposeError::Id { field: "Message-ID" }));
    }

    #[test]
    fn a_long_thread_keeps_its_first_and_its_last_twenty() {
        let mut mail = mail();
        mail.references =
            (0..60).map(|n| format!("id-{n}.{}@acme.example", "x".repeat(40))).collect();
        mail.references.insert(50, "not one id".into());
        mail.in_reply_to = mail.references.last().cloned();
        let text = composed(&mail);
        let parsed = MessageParser::default().parse(text.as_bytes()).unwrap();
        let Parsed::TextList(kept) = parsed.references() else { panic!("{text}") };
        let mut expected = vec![mail.references[0].as_str()];
        expected.extend(mail.references[40..].iter().filter(|id| !id.contains(' ')).map(|s| &**s));
        assert_eq!(kept.iter().map(|id| &**id).collect::<Vec<_>>(), expected);
        assert_eq!(parsed.in_reply_to().as_text(), mail.in_reply_to.as_deref());
        assert!(text.lines().filter(|l| l.starts_with(' ')).all(|l| l.len() <= 78), "{text}");
        for (count, kept) in [(0, 0), (1, 1), (2, 2), (21, 21), (22, 21)] {
            let ids: Vec<String> = (0..count).map(|n| format!("{n}@acme.example")).collect();
            assert_eq!(thread(&ids).split_whitespace().count(), kept);
        }
    }

    #[test]
    fn a_digest_knows_its_fields_apart() {
        let a = Mailbox { name: "A".into(), address: "a@home.example".into() };
        let b = Mailbox { name: "B".into(), address: "b@home.example".into() };
        let all = [
            digest(&a, &b, "s", "t"),
            digest(&b, &a, "s", "t"),
            digest(&a, &b, "st", ""),
            digest(&a, &b, "", "st"),
            digest(&a, &b, "s", "t "),
        ];
        assert!(all.iter().all(|d| d.0.len() == 64));
        assert_eq!(all.iter().collect::<std::collections::BTreeSet<_>>().len(), all.len());
        assert_eq!(digest(&a, &b, "s", "t"), all[0]);
    }

    #[test]
    fn the_id_derives_from_the_name_and_the_key() {
        let touch: TouchKey = "7.3.check_in.2.5.email".parse().unwrap();
        let other: TouchKey = "7.3.check_in.3.5.email".parse().unwrap();
        let id = message_id(&[1; 32], &touch, "alex@bücher.example");
        assert_eq!(id.len(), 32 + "@xn--bcher-kva.example".len());
        assert!(id.ends_with("@xn--bcher-kva.example"));
        assert_eq!(id, message_id(&[1; 32], &touch, "zoe@bücher.example"));
        assert_ne!(id, message_id(&[2; 32], &touch, "alex@bücher.example"));
        assert_ne!(id, message_id(&[1; 32], &other, "alex@bücher.example"));
    }
}
