//! What stands in the header of a message: who wrote it, when, in reply to what, and whether the
//! mailbox's own server vouches for the sender.
//!
//! Every header of every new message passes here, whoever sent it: nothing here may panic.

use std::borrow::Cow;
use std::panic::{AssertUnwindSafe, catch_unwind};

use jiff::Timestamp;
use jiff::tz::Offset;
use mail_parser::{Address, HeaderValue, Message, MessageParser};

/// More of one header than any honest message has.
const LIST_MAX: usize = 1000;
/// What Thunderbird, K-9 Mail and Roundcube put into drafts, and take out before they send.
const DRAFT_MARKS: [&str; 3] = ["x-mozilla-draft-info", "x-k9mail-identity", "x-draft-info"];

/// The header of a message (RFC 5322 section 3.6), decoded.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Envelope {
    /// Its own Message-ID, without the angle brackets.
    pub message_id: Option<String>,
    /// The ids it answers, without the angle brackets.
    pub in_reply_to: Vec<String>,
    /// The ids of its thread, oldest first, without the angle brackets.
    pub references: Vec<String>,
    /// Authors.
    pub from: Vec<Mailbox>,
    /// Who sent it for them, where that is somebody else.
    pub sender: Vec<Mailbox>,
    /// Where answers are to go.
    pub reply_to: Vec<Mailbox>,
    /// Recipients.
    pub to: Vec<Mailbox>,
    /// Further recipients.
    pub cc: Vec<Mailbox>,
    /// Recipients that only the candidate's own copy tells of.
    pub bcc: Vec<Mailbox>,
    /// The subject, decoded; empty if there is none.
    pub subject: String,
    /// When it was written; none where the Date is missing or unusable.
    pub date: Option<Sent>,
    /// The content type, like "multipart/report", lower case; empty if there is none.
    pub content_type: String,
    /// The report type of a report (RFC 6522), lower case.
    pub report_type: Option<String>,
    headers: Vec<(String, String)>,
}

/// A name and an address.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Mailbox {
    /// The display name, decoded.
    pub name: Option<String>,
    /// The address, lower case.
    pub address: String,
}

/// When a message says it was written.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Sent {
    /// The instant.
    pub at: Timestamp,
    /// The sender's offset; none for "-0000" (RFC 5322 section 3.3: no zone said) and for none.
    pub offset: Option<Offset>,
}

/// Reads the header of a message, given whole or as its header alone; none if it has none at all,
/// or none that the parser can tell from text.
#[must_use]
pub fn envelope(raw: &[u8]) -> Option<Envelope> {
    // Closures over shared references leave nothing half-done behind a panic of the parser.
    catch_unwind(AssertUnwindSafe(|| read(raw))).ok().flatten()
}

/// True if the topmost Authentication-Results (RFC 8601) of the server so named says that the From
/// domain is authenticated: DMARC, or DKIM of a domain under the same registrable one. A forged one
/// that names the server can only stand below the server's own; servers put theirs above or below
/// their own Received, so that tells nothing.
#[must_use]
pub fn verified(envelope: &Envelope, authserv_id: Option<&str>) -> bool {
    let (Some(ours), [author]) = (authserv_id, envelope.from.as_slice()) else {
        return false;
    };
    let Some((_, from)) = author.address.rsplit_once('@') else {
        return false;
    };
    let mut results = envelope
        .headers
        .iter()
        .filter(|(name, _)| name.eq_ignore_ascii_case("authentication-results"))
        .map(|(_, value)| without_comments(value));
    let Some(result) = results.find(|value| {
        let first = value.split(';').next().unwrap_or_default();
        first.split_whitespace().next().is_some_and(|id| id.eq_ignore_ascii_case(ours))
    }) else {
        return false;
    };
    result.split(';').skip(1).any(|clause| passes(clause, from))
}

/// The registrable domain of a host name by the public suffix list ("mail.acme.co.uk" gives
/// "acme.co.uk"), lower case; the name itself where the list knows none.
#[must_use]
pub fn registrable(domain: &str) -> String {
    let domain = domain.trim_end_matches('.').to_lowercase();
    psl::domain_str(&domain).map_or_else(|| domain.clone(), str::to_owned)
}

impl Envelope {
    /// The topmost header of this name, unfolded and otherwise as it came.
    #[must_use]
    pub fn header(&self, name: &str) -> Option<&str> {
        self.headers.iter().find(|(n, _)| n.eq_ignore_ascii_case(name)).map(|(_, v)| v.as_str())
    }

    /// Every id it names, in In-Reply-To first.
    pub fn named_ids(&self) -> impl Iterator<Item = &str> {
        self.in_reply_to.iter().chain(self.references.iter().rev()).map(String::as_str)
    }

    /// Its own Message-ID, and the one it bore before a server gave it another.
    pub fn own_ids(&self) -> impl Iterator<Item = &str> {
        let before = ["x-microsoft-original-message-id", "x-google-original-message-id"];
        let before = before.into_iter().filter_map(|name| self.header(name));
        let bare = before.map(|id| id.trim().trim_start_matches('<').trim_end_matches('>'));
        self.message_id.as_deref().into_iter().chain(bare)
    }

    /// True of a draft by the marks of the client that keeps it, flagged as one or not. What has
    /// passed a server was sent, whatever its client left in it.
    #[must_use]
    pub fn is_draft(&self) -> bool {
        let marked = DRAFT_MARKS.iter().any(|name| self.header(name).is_some());
        let unsent = self.header("x-unsent").is_some_and(|value| value.trim() == "1");
        (marked || unsent) && self.header("received").is_none()
    }

    /// The first author's address, lower case; empty if there is none.
    #[must_use]
    pub fn author(&self) -> &str {
        self.from.first().map_or("", |mailbox| mailbox.address.as_str())
    }
}

/// Every message id in a header's value, tolerating comments, folding and missing brackets.
#[must_use]
pub fn message_ids(value: &str) -> Vec<String> {
    let mut ids = Vec::new();
    let mut loose = String::new();
    let mut rest = value;
    while let Some((before, after)) = rest.split_once('<') {
        loose.push_str(before);
        loose.push(' ');
        // Blanks inside the brackets come from folding in the midst of an id.
        let (id, tail) = after.split_once('>').unwrap_or((after, ""));
        let id: String = id.chars().filter(|c| !c.is_whitespace() && !c.is_control()).collect();
        if !id.is_empty() && ids.len() < LIST_MAX {
            ids.push(id);
        }
        rest = tail;
    }
    loose.push_str(rest);
    if ids.is_empty() {
        let bare = without_comments(&loose);
        let words = bare.split(|c: char| c.is_whitespace() || c == ',' || c == '>');
        ids.extend(words.filter(|word| word.contains('@')).take(LIST_MAX).map(str::to_owned));
    }
    ids
}

fn read(raw: &[u8]) -> Option<Envelope> {
    let headers = raw_headers(raw);
    if headers.is_empty() {
        return None;
    }
    let message = MessageParser::default().parse_headers(raw)?;
    let mut envelope = Envelope { headers, ..Envelope::default() };
    let ids = |e: &Envelope, name| e.header(name).map(message_ids).unwrap_or_default();
    envelope.message_id = ids(&envelope, "message-id").into_iter().next();
    envelope.in_reply_to = ids(&envelope, "in-reply-to");
    envelope.references = ids(&envelope, "references");
    envelope.from = mailboxes(&message, "From");
    envelope.sender = mailboxes(&message, "Sender");
    envelope.reply_to = mailboxes(&message, "Reply-To");
    envelope.to = mailboxes(&message, "To");
    envelope.cc = mailboxes(&message, "Cc");
    envelope.bcc = mailboxes(&message, "Bcc");
    envelope.subject = on_one_line(message.subject().unwrap_or_default());
    envelope.date = sent(&message, envelope.header("date"));
    if let Some(HeaderValue::ContentType(kind)) = message.header("Content-Type") {
        let sub = kind.subtype().unwrap_or_default();
        envelope.content_type = format!("{}/{sub}", kind.ctype()).to_lowercase();
        envelope.report_type = kind.attribute("report-type").map(str::to_lowercase);
    }
    Some(envelope)
}

fn raw_headers(raw: &[u8]) -> Vec<(String, String)> {
    let mut headers: Vec<(String, String)> = Vec::new();
    for line in raw.split(|&byte| byte == b'\n') {
        let line = line.strip_suffix(b"\r").unwrap_or(line);
        if line.is_empty() {
            break;
        }
        let line: Cow<str> = String::from_utf8_lossy(line);
        if line.starts_with([' ', '\t']) {
            if let Some((_, value)) = headers.last_mut() {
                value.push(' ');
                value.push_str(line.trim());
            }
        } else if let Some((name, value)) = line.split_once(':') {
            let name = name.trim_end();
            if !name.is_empty() && !name.contains(' ') {
                headers.push((name.to_owned(), value.trim().to_owned()));
            }
        }
        if headers.len() >= LIST_MAX {
            break;
        }
    }
    headers
}

/// All headers of this name: a message with two From lines has two authors, and is suspect.
fn mailboxes(message: &Message<'_>, name: &'static str) -> Vec<Mailbox> {
    let mut found = Vec::new();
    for header in message.headers().iter().filter(|h| h.name().eq_ignore_ascii_case(name)) {
        let HeaderValue::Address(list) = header.value() else { continue };
        let one_by_one: Box<dyn Iterator<Item = _>> = match list {
            Address::List(list) => Box::new(list.iter()),
            Address::Group(groups) => Box::new(groups.iter().flat_map(|g| g.addresses.iter())),
        };
        found.extend(one_by_one.take(LIST_MAX).filter_map(|addr| {
            let address = addr.address.as_deref()?.trim().trim_matches(['<', '>']).to_lowercase();
            let name = addr.name.as_deref().map(on_one_line).filter(|name| !name.is_empty());
            let usable = address.contains('@') && !address.contains(char::is_control);
            usable.then_some(Mailbox { name, address })
        }));
    }
    found
}

/// A decoded value, with the line breaks and other controls that a sender has hidden in its
/// encoding as blanks: what is made of it stands in headers again.
fn on_one_line(text: &str) -> String {
    let steers = |c: char| c.is_control() || matches!(c, '\u{2028}' | '\u{2029}');
    text.replace(steers, " ").trim().to_owned()
}

fn sent(message: &Message<'_>, raw: Option<&str>) -> Option<Sent> {
    let date = message.date()?;
    let raw = without_comments(raw?);
    let small = |n: u8| i8::try_from(n).ok();
    let civil = jiff::civil::DateTime::new(
        i16::try_from(date.year).ok()?,
        small(date.month)?,
        small(date.day)?,
        small(date.hour)?,
        small(date.minute)?,
        small(date.second)?.min(59),
        0,
    )
    .ok()?;
    let seconds = i32::from(date.tz_hour) * 3600 + i32::from(date.tz_minute) * 60;
    let seconds = if date.tz_before_gmt { -seconds } else { seconds };
    let offset = Offset::from_seconds(seconds).ok()?;
    let at = offset.to_timestamp(civil).ok()?;
    let zone = raw.split_whitespace().last().unwrap_or_default();
    let said = zone != "-0000" && !zone.contains(':');
    Some(Sent { at, offset: said.then_some(offset) })
}

/// A header's value without its comments in round brackets (RFC 5322 section 3.2.2).
fn without_comments(value: &str) -> String {
    let mut depth = 0_u32;
    let mut plain = String::with_capacity(value.len());
    for c in value.chars() {
        match c {
            '(' => depth += 1,
            ')' => depth = depth.saturating_sub(1),
            _ if depth == 0 => plain.push(c),
            _ => {}
        }
    }
    plain
}

/// True if one clause of Authentication-Results authenticates this From domain.
fn passes(clause: &str, from: &str) -> bool {
    let mut words = clause.split_whitespace();
    let method = words.next().unwrap_or_default().to_lowercase();
    let property = |name: &str| {
        clause.split_whitespace().find_map(|word| {
            let (key, value) = word.split_once('=')?;
            key.eq_ignore_ascii_case(name).then(|| value.trim_matches('"').to_lowercase())
        })
    };
    match method.as_str() {
        "dmarc=pass" => property("header.from").is_none_or(|domain| domain == from),
        "dkim=pass" => {
            let signer = property("header.d").or_else(|| {
                property("header.i").and_then(|i| i.rsplit_once('@').map(|(_, d)| d.to_owned()))
            });
            signer.is_some_and(|signer| registrable(&signer) == registrable(from))
        }
        _ => false,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn of(raw: &str) -> Envelope {
        envelope(raw.as_bytes()).unwrap()
    }

    #[test]
    fn ids_are_found_however_they_are_written() {
        for (value, ids) in [
            ("<a@x.example>", vec!["a@x.example"]),
            ("a@x.example", vec!["a@x.example"]),
            ("<a@x.example><b@x.example>", vec!["a@x.example", "b@x.example"]),
            ("(from Dana) <a@x.example> (or) <b@x.example>", vec!["a@x.example", "b@x.example"]),
            ("<a@x\r\n .example>", vec!["a@x.example"]),
            ("<a@x.example", vec!["a@x.example"]),
            ("Your message of Friday (d@x.example)", vec![]),
            ("", vec![]),
        ] {
            assert_eq!(message_ids(value), ids, "{value}");
        }
    }

    /// `read` itself: a panic that `envelope` catches would look the same.
    #[test]
    fn a_header_that_the_parser_takes_for_text_is_none() {
        let raw = b" \r\nHello Dana,\r\n \r\nFrom: a@b.example\r\n\r\n";
        assert!(!raw_headers(raw).is_empty());
        assert_eq!(read(raw), None);
    }

    #[test]
    fn a_header_is_decoded() {
        let e = of("From: =?utf-8?q?Zo=C3=AB?= <Zoe@Acme.Example>\r\nTo: a@b.example,\r\n \
             \"C, D\" <c@d.example>\r\nSubject: =?utf-8?b?SMOpbG8=?=\r\n\
             Message-ID: <1@acme.example>\r\nIn-Reply-To: <2@b.example>\r\n\
             References: <3@b.example>\r\n <2@b.example>\r\n\
             Date: Tue, 31 Aug 2027 23:48:19 -0700\r\n\
             Content-Type: multipart/report; report-type=Delivery-Status; boundary=x\r\n\r\n");
        assert_eq!(e.from[0].name.as_deref(), Some("Zoë"));
        assert_eq!(e.author(), "zoe@acme.example");
        assert_eq!(e.to.len(), 2);
        assert_eq!(e.subject, "Hélo");
        assert_eq!(e.references, ["3@b.example", "2@b.example"]);
        assert_eq!(e.named_ids().next(), Some("2@b.example"));
        assert_eq!(e.content_type, "multipart/report");
        assert_eq!(e.report_type.as_deref(), Some("delivery-status"));
        assert_eq!(e.header("SUBJECT"), Some("=?utf-8?b?SMOpbG8=?="));
        let sent = e.date.unwrap();
        assert_eq!(sent.at.to_string(), "2027-09-01T06:48:19Z");
        assert_eq!(sent.offset, Some(Offset::constant(-7)));
    }

    #[test]
    fn dates_that_say_no_zone_or_nothing_at_all() {
        let at = |date: &str| of(&format!("From: a@b.example\r\nDate: {date}\r\n\r\n")).date;
        assert_eq!(at("Mon, 09 Feb 2026 05:44:03 -0000").unwrap().offset, None);
        assert_eq!(at("Mon, 09 Feb 2026 05:44:03 GMT").unwrap().offset, Some(Offset::UTC));
        assert_eq!(
            at("Mon, 09 Feb 2026 05:44:03 +0100 (CET)").unwrap().offset.unwrap().seconds(),
            3600
        );
        for bad in ["", "yesterday", "Mon, 31 Feb 2026 05:44:03 +0000", "99 99 9999"] {
            assert_eq!(at(bad), None, "{bad}");
        }
        assert_eq!(envelope(b""), None);
        assert_eq!(envelope(b"\r\n\r\nbody: text"), None);
    }

    #[test]
    fn only_our_own_servers_word_counts_and_only_on_top() {
        let ours = "Authentication-Results: mx.home.example (host) 1; spf=pass; ";
        let from = "From: Dana <dana@mail.acme.example>\r\n";
        let hop = "Received: from x by mx.home.example; Mon, 9 Feb 2026 05:44:03 +0000\r\n";
        for (raw, expected) in [
            (format!("{ours}dmarc=pass header.from=mail.acme.example\r\n{hop}{from}"), true),
            (format!("{ours}dkim=pass (ok) header.d=acme.example\r\n{hop}{from}"), true),
            (format!("{ours}dkim=pass header.i=@acme.example\r\n{hop}{from}"), true),
            (format!("{ours}dkim=pass header.d=evil.example\r\n{hop}{from}"), false),
            (format!("{ours}dmarc=fail\r\n{ours}dmarc=pass\r\n{hop}{from}"), false),
            (format!("{ours}dmarc=pass header.from=evil.example\r\n{hop}{from}"), false),
            (format!("{hop}{ours}dmarc=pass\r\n{from}"), true),
            (format!("{hop}{ours}dmarc=fail\r\n{hop}{ours}dmarc=pass\r\n{from}"), false),
            (format!("{ours}dmarc=pass\r\n{from}From: a@b.example\r\n"), false),
            (format!("Authentication-Results: other.example; dmarc=pass\r\n{from}"), false),
        ] {
            assert_eq!(verified(&of(&raw), Some("mx.home.example")), expected, "{raw}");
            assert!(!verified(&of(&raw), None), "{raw}");
        }
    }
}
