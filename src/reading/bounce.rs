//! Reports of mail systems: failed, late and successful deliveries (RFC 3464), disposition
//! notifications (RFC 8098), and the shapes of failure notices that follow no RFC.

use mail_parser::{Message, MimeHeaders};

use super::FailureReport;
use super::body::cut;
use crate::mail::envelope::{Envelope, message_ids};

/// Bytes read of a report's machine-readable part.
const REPORT_BYTES_MAX: usize = 64 * 1024;
/// Ids taken from one report.
const IDS_MAX: usize = 50;

/// What a mail system reports.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Report {
    /// It could not deliver.
    Failed(FailureReport),
    /// It delivered, passed on, or goes on trying.
    Delivery,
    /// Somebody's mail program says that it showed or deleted the message.
    Disposition,
}

/// Reads a message as a report; none if it is not one for sure.
#[must_use]
pub fn report(message: &Message<'_>, envelope: &Envelope, text: &str) -> Option<Report> {
    let status_part = part_of(message, &["delivery-status", "global-delivery-status"]);
    let disposition = part_of(message, &["disposition-notification"]);
    if envelope.report_type.as_deref() == Some("disposition-notification") || disposition.is_some()
    {
        return Some(Report::Disposition);
    }
    if let Some(fields) = status_part {
        return Some(from_fields(message, envelope, text, &fields));
    }
    let is_report = envelope.content_type == "multipart/report"
        && envelope.report_type.as_deref().is_none_or(|kind| kind == "delivery-status");
    if !(is_report || looks_like_notice(envelope)) {
        return None;
    }
    let plain = text.to_lowercase();
    if contains(&plain, &LATE) && !contains(&plain, &FINAL) {
        return Some(Report::Delivery);
    }
    (contains(&plain, &FAILED) || contains(&plain, &FINAL))
        .then(|| Report::Failed(from_text(message, envelope, text)))
}

const FAILED: [&str; 22] = [
    "could not be delivered",
    "couldn't be delivered",
    "not be delivered",
    "wasn't delivered",
    "was not delivered",
    "not delivered",
    "undeliverable",
    "delivery has failed",
    "delivery failed",
    "unable to deliver",
    "wasn't able to deliver",
    "user unknown",
    "address not found",
    "does not exist",
    "mailbox unavailable",
    "recipient address rejected",
    "mailbox full",
    "mailbox disabled",
    "returned to sender",
    "delivery to the following",
    "host not found",
    "couldn’t be delivered",
];
const FINAL: [&str; 5] = [
    "permanent error",
    "permanent failure",
    "given up",
    "will not be tried again",
    "no further delivery attempts",
];
const LATE: [&str; 7] = [
    "delayed",
    "will keep trying",
    "will be retried",
    "will continue to",
    "still trying",
    "temporarily",
    "warning message only",
];

fn contains(text: &str, marks: &[&str]) -> bool {
    marks.iter().any(|mark| text.contains(mark))
}

/// A sender and a subject that only mail systems use.
fn looks_like_notice(envelope: &Envelope) -> bool {
    let local = envelope.author().split('@').next().unwrap_or_default();
    let system = ["mailer-daemon", "mail-daemon", "postmaster", "mailerdaemon"].contains(&local)
        || envelope.header("return-path").is_some_and(|path| path == "<>")
        || envelope.header("x-failed-recipients").is_some();
    let subject = envelope.subject.to_lowercase();
    let named = [
        "undeliver",
        "delivery status notification",
        "failure notice",
        "returned mail",
        "not delivered",
        "delivery failure",
        "mail delivery failed",
        "delivery has failed",
        "unzustellbar",
        "non remis",
        "mail system error",
        "delivery failed",
        "bounce",
        "delayed",
        "delivery report",
    ];
    system && (named.iter().any(|mark| subject.contains(mark)) || subject.is_empty())
}

fn part_of(message: &Message<'_>, subtypes: &[&str]) -> Option<String> {
    let part = message.parts.iter().find(|part| {
        let subtype = part.content_type().and_then(mail_parser::ContentType::subtype);
        subtype.is_some_and(|sub| subtypes.iter().any(|s| s.eq_ignore_ascii_case(sub)))
    })?;
    Some(cut(&String::from_utf8_lossy(part.contents()), REPORT_BYTES_MAX).to_owned())
}

fn from_fields(message: &Message<'_>, envelope: &Envelope, text: &str, fields: &str) -> Report {
    // Each recipient has a group of fields of its own, parted by a blank line.
    let normal = fields.replace("\r\n", "\n");
    let groups: Vec<&str> = normal.split("\n\n").collect();
    let failed = groups.iter().find(|group| {
        field(group, "action").is_some_and(|action| action.to_lowercase().starts_with("failed"))
    });
    let told = groups.iter().any(|group| field(group, "action").is_some());
    let Some(group) = failed.or_else(|| groups.first().filter(|_| !told)) else {
        return Report::Delivery;
    };
    let address = ["original-recipient", "final-recipient"]
        .iter()
        .rev()
        .find_map(|name| field(group, name))
        .map(|value| value.rsplit_once(';').map_or(value, |(_, address)| address))
        .map(|address| address.trim().trim_matches(['<', '>']).to_lowercase())
        .filter(|address| address.contains('@'));
    let by_text = from_text(message, envelope, text);
    let status = field(group, "status").and_then(status_code);
    // Exim says "5.0.0" (RFC 3463 section 3.1, "undefined") whatever it was told: the words of the
    // server that refused tell more.
    let told = field(group, "diagnostic-code").and_then(status_code);
    let status = match status {
        Some(vague) if vague == "5.0.0" => told.or(by_text.status.clone()).or(Some(vague)),
        other => other.or(told),
    };
    Report::Failed(FailureReport {
        address: address.or(by_text.address),
        status: status.or(by_text.status),
        message_ids: by_text.message_ids,
        permanent: true,
    })
}

fn from_text(message: &Message<'_>, envelope: &Envelope, text: &str) -> FailureReport {
    let own: Vec<&str> = envelope.to.iter().map(|mailbox| mailbox.address.as_str()).collect();
    let named = envelope.header("x-failed-recipients").unwrap_or_default();
    let address = [named, text]
        .into_iter()
        .flat_map(addresses)
        .find(|address| !own.contains(&address.as_str()) && address != envelope.author());
    FailureReport {
        address,
        status: status_code(text),
        message_ids: returned_ids(message, envelope, text),
        permanent: true,
    }
}

fn field<'t>(group: &'t str, name: &str) -> Option<&'t str> {
    group.lines().find_map(|line| {
        let (label, value) = line.split_once(':')?;
        label.trim().eq_ignore_ascii_case(name).then(|| value.trim())
    })
}

/// Addresses in a text, lower case, in order.
pub fn addresses(text: &str) -> impl Iterator<Item = String> {
    let edges = |c: char| c.is_whitespace() || "<>()[],;:\"'|".contains(c);
    text.split(edges).filter_map(|word| {
        let word = word.trim_matches(['.', '*', '!', '?']).to_lowercase();
        let (local, domain) = word.split_once('@')?;
        (!local.is_empty() && domain.contains('.') && !domain.contains('@')).then_some(word)
    })
}

/// The first enhanced status code of failure (RFC 3463) in a text.
fn status_code(text: &str) -> Option<String> {
    let edges = |c: char| !(c.is_ascii_digit() || c == '.');
    text.split(edges).map(|word| word.trim_matches('.')).find_map(|word| {
        let parts: Vec<&str> = word.split('.').collect();
        let [class, subject, detail] = parts.as_slice() else { return None };
        let small = |part: &str| (1..=3).contains(&part.len());
        (matches!(*class, "4" | "5") && small(subject) && small(detail) && subject.len() < 2)
            .then(|| word.to_owned())
    })
}

/// Ids of the message that failed: of the returned copy, and of the thread the report stands in.
fn returned_ids(message: &Message<'_>, envelope: &Envelope, text: &str) -> Vec<String> {
    let mut ids: Vec<String> = Vec::new();
    let mut scan = |text: &str| {
        for line in text.lines() {
            let lower = line.trim_start().to_ascii_lowercase();
            if lower.starts_with("message-id:") {
                ids.extend(message_ids(line.split_once(':').map_or("", |(_, id)| id)));
            }
        }
    };
    scan(text);
    for part in message.parts.iter().skip(1) {
        let subtype = part.content_type().and_then(mail_parser::ContentType::subtype);
        if subtype.is_some_and(|sub| sub.to_ascii_lowercase().contains("rfc822")) {
            scan(cut(&String::from_utf8_lossy(part.contents()), REPORT_BYTES_MAX));
        }
    }
    ids.extend(envelope.named_ids().map(str::to_owned));
    ids.dedup();
    ids.truncate(IDS_MAX);
    ids
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::mail::envelope::envelope;
    use mail_parser::MessageParser;

    fn read(raw: &str) -> Option<Report> {
        let message = MessageParser::default().parse(raw.as_bytes()).unwrap();
        let text = crate::reading::body::body(&message).text;
        report(&message, &envelope(raw.as_bytes()).unwrap(), &text)
    }

    fn standard(action: &str) -> String {
        format!(
            "From: MAILER-DAEMON@home.example\nTo: me@home.example\nSubject: Mail\n\
             Content-Type: multipart/report; boundary=b\n\n--b\n\nNotice.\n--b\n\
             Content-Type: message/delivery-status\n\nReporting-MTA: dns; x\n\n\
             Final-Recipient: rfc822; Dana@Acme.example\nAction: {action}\nStatus: 5.1.1\n\n--b\n\
             Content-Type: message/rfc822\n\nMessage-ID: <af.1@home.example>\nSubject: x\n\n\
             y\n--b--\n"
        )
    }

    #[test]
    fn a_standard_report_says_what_failed() {
        let Some(Report::Failed(failure)) = read(&standard("failed")) else { panic!() };
        assert_eq!(failure.address.as_deref(), Some("dana@acme.example"));
        assert_eq!(failure.status.as_deref(), Some("5.1.1"));
        assert_eq!(failure.message_ids, ["af.1@home.example"]);
        for action in ["delayed", "delivered", "relayed", "expanded"] {
            assert_eq!(read(&standard(action)), Some(Report::Delivery), "{action}");
        }
    }

    #[test]
    fn an_undefined_status_yields_to_the_words_of_the_server() {
        let vague = |notice: &str, code: &str| {
            let status = format!("Status: 5.0.0{code}");
            let raw = standard("failed").replace("Status: 5.1.1", &status);
            let Some(Report::Failed(failure)) = read(&raw.replace("Notice.", notice)) else {
                panic!()
            };
            failure.status
        };
        let refused = "dana@acme.example: 550 5.1.1 unknown";
        assert_eq!(vague(refused, "").as_deref(), Some("5.1.1"));
        assert_eq!(
            vague("No.", "\nDiagnostic-Code: smtp; 550 5.2.2 full").as_deref(),
            Some("5.2.2")
        );
        assert_eq!(vague("No.", "").as_deref(), Some("5.0.0"));
    }

    #[test]
    fn plain_notices_and_what_only_resembles_them() {
        let plain = |from: &str, subject: &str, text: &str| {
            read(&format!("From: {from}\nTo: me@home.example\nSubject: {subject}\n\n{text}\n"))
        };
        let failed = "Your message could not be delivered to <dana@acme.example>: 550 5.1.1";
        let Some(Report::Failed(failure)) =
            plain("mailer-daemon@x.example", "failure notice", failed)
        else {
            panic!()
        };
        assert_eq!(failure.address.as_deref(), Some("dana@acme.example"));
        assert_eq!(failure.status.as_deref(), Some("5.1.1"));
        assert_eq!(plain("dana@acme.example", "failure notice", failed), None);
        assert_eq!(plain("postmaster@x.example", "Hello", failed), None);
        let late = "Delivery is delayed. The system will keep trying.";
        assert_eq!(plain("mailer-daemon@x.example", "Delayed mail", late), Some(Report::Delivery));
    }
}
