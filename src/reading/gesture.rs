//! Mail that nobody typed as a message: a reaction, a receipt, a demand to prove oneself human.

use mail_parser::{Message, MimeHeaders};

use super::sentence::Sentence;
use crate::mail::envelope::Envelope;

/// A name, a sign, and that its bearer reacted.
const REACTION_WORDS_MAX: usize = 12;
/// Longer than this no mail program puts a receipt.
const WORDS_MAX: usize = 60;
/// A demand stands near the start.
const SENTENCES_MAX: usize = 40;

/// What a reaction says.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Reaction {
    /// Seen, and liked.
    Kind,
    /// Anything else.
    Other,
}

/// Reads a message as a reaction to another; none if it is not one. Gmail marks it by a part of
/// its own; Outlook writes that somebody reacted; some people send the sign alone.
#[must_use]
pub fn reaction(message: &Message<'_>, envelope: &Envelope, text: &str) -> Option<Reaction> {
    let part = message.parts.iter().find(|part| {
        let kind = part.content_type();
        let sub = kind.and_then(mail_parser::ContentType::subtype).unwrap_or_default();
        let attached = part.content_disposition().is_some_and(|how| how.is_attachment());
        sub.eq_ignore_ascii_case("vnd.google.email-reaction+json") && !attached
    });
    if let Some(part) = part {
        let json: serde_json::Value = serde_json::from_slice(part.contents()).unwrap_or_default();
        let sign = json.get("emoji").and_then(serde_json::Value::as_str).unwrap_or_default();
        return Some(judged(sign));
    }
    let answers = !envelope.in_reply_to.is_empty() || !envelope.references.is_empty();
    let plain = text.to_lowercase();
    let words = plain.split_whitespace().count();
    // Nothing else may stand there: "they reacted well to your message, and yet ..." is an answer.
    let line = plain.trim_end_matches([':', '.', '!', ' ', '\n']);
    let named = plain.contains(" reacted ") && line.ends_with("to your message");
    let told =
        words <= REACTION_WORDS_MAX && (named || REACTED.iter().any(|mark| line.ends_with(mark)));
    let bare = words <= 3 && !plain.chars().any(char::is_alphanumeric) && is_sign(&plain);
    (answers && (told || bare)).then(|| judged(&plain))
}

/// True if a mail program tells in its own words that a message was read.
#[must_use]
pub fn is_receipt(envelope: &Envelope, text: &str) -> bool {
    let subject = envelope.subject.to_lowercase();
    let plain = text.to_lowercase();
    RECEIPTS.iter().any(|prefix| subject.starts_with(prefix))
        && plain.split_whitespace().count() <= WORDS_MAX
        && READ.iter().any(|mark| plain.contains(mark))
}

/// The sentence with which a filter asks the sender to prove that they are human, before it hands
/// their mail on.
#[must_use]
pub fn challenge<'t>(sentences: &[Sentence<'t>]) -> Option<&'t str> {
    let first = sentences.get(..sentences.len().min(SENTENCES_MAX)).unwrap_or_default();
    let all: String = first.iter().map(|s| s.text.to_lowercase() + "\n").collect();
    let all = all.split_whitespace().collect::<Vec<_>>().join(" ");
    let held = HELD.iter().any(|mark| all.contains(mark));
    let asked = |sentence: &&Sentence<'_>| {
        let text = sentence.text.to_lowercase();
        let text = text.split_whitespace().collect::<Vec<_>>().join(" ");
        PROVE.iter().any(|mark| text.contains(mark))
    };
    first.iter().find(asked).filter(|_| held).map(|sentence| sentence.text)
}

fn judged(sign: &str) -> Reaction {
    let unkind = ['👎', '😢', '😞', '😠', '😡', '🙁', '☹', '💔', '😭', '❓', '🤔'];
    if sign.contains(unkind) { Reaction::Other } else { Reaction::Kind }
}

fn is_sign(text: &str) -> bool {
    text.contains([
        '👍', '🙏', '❤', '♥', '🎉', '😊', '🙂', '😀', '😄', '👌', '👏', '✅', '✔', '💯', '🤝',
        '🙌', '👎', '😢', '🙁',
    ])
}

const REACTED: [&str; 9] = [
    "reacted to your email",
    "reacted to your mail",
    "reacted via gmail",
    "hat auf ihre nachricht reagiert",
    "hat auf deine nachricht reagiert",
    "a réagi à votre message",
    "ha reaccionado a tu mensaje",
    "ha reaccionado a su mensaje",
    "ha reagito al tuo messaggio",
];

const RECEIPTS: [&str; 10] = [
    "read:",
    "read receipt",
    "return receipt",
    "not read:",
    "gelesen:",
    "lesebestätigung",
    "lu :",
    "leído:",
    "letto:",
    "gelezen:",
];

const READ: [&str; 9] = [
    "was read on",
    "was displayed on",
    "was deleted without being read",
    "wurde gelesen",
    "gelesen am",
    "a été lu",
    "se leyó",
    "è stato letto",
    "is gelezen",
];

/// That the mail waits.
const HELD: [&str; 15] = [
    "being held",
    "is on hold until",
    "has been held",
    "quarantined",
    "is waiting",
    "be delivered",
    "not been delivered",
    "deliver your",
    "reach my inbox",
    "reach the recipient",
    "spam",
    "unknown sender",
    "guest list",
    "approved sender",
    "allowed sender",
];

/// What is asked.
const PROVE: [&str; 22] = [
    "you are human",
    "you are a human",
    "you're human",
    "you're a human",
    "you are a person",
    "you are a real person",
    "you are a legitimate sender",
    "not a robot",
    "not a spammer",
    "verify your email address",
    "verify your e-mail address",
    "verify your address",
    "verify that you sent",
    "confirm that you sent",
    "confirm your email address",
    "confirm you are",
    "complete the captcha",
    "solve the captcha",
    "added to my guest list",
    "add yourself to my",
    "sender verification",
    "authenticate yourself",
];
