//! Reports of mail systems: failed, late and successful deliveries (RFC 3464), disposition
//! notifications (RFC 8098), and the shapes of failure notices that follow no RFC.

use std::collections::BTreeSet;

use mail_parser::{Message, MimeHeaders};

use super::FailureReport;
use super::automatic::subject_says_automatic;
use super::body::cut;
use super::notice::{Notice, from_system, notice, parted, status_codes};
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
    let reports = envelope.content_type == "multipart/report";
    let system = from_system(envelope);
    if !system && subject_says_automatic(&envelope.subject) {
        // Exchange dresses some absences up as reports, in the name of whoever is away.
        return None;
    }
    let of_disposition = envelope.report_type.as_deref() == Some("disposition-notification");
    let disposition = part_of(message, &["disposition-notification"]);
    if of_disposition || (disposition.is_some() && (reports || system)) {
        return Some(Report::Disposition);
    }
    let status_part = part_of(message, &["delivery-status", "global-delivery-status"]);
    // A person may attach the report that they got: it is theirs, not ours.
    let fields = status_part.filter(|_| reports || system).map(|fields| unfolded(&fields));
    if let Some(fields) = fields.filter(|fields| tells(fields)) {
        return Some(from_fields(message, envelope, text, &fields));
    }
    let is_report =
        reports && envelope.report_type.as_deref().is_none_or(|kind| kind == "delivery-status");
    let (words, _) = parted(text);
    match notice(envelope, words, is_report)? {
        Notice::Late => Some(Report::Delivery),
        Notice::Failed => Some(Report::Failed(from_text(message, envelope, text))),
    }
}

fn part_of(message: &Message<'_>, subtypes: &[&str]) -> Option<String> {
    let part = message.parts.iter().find(|part| {
        let subtype = part.content_type().and_then(mail_parser::ContentType::subtype);
        subtype.is_some_and(|sub| subtypes.iter().any(|s| s.eq_ignore_ascii_case(sub)))
    })?;
    Some(cut(&String::from_utf8_lossy(part.contents()), REPORT_BYTES_MAX).to_owned())
}

/// True if the fields of a report tell of any recipient: some systems write of none.
fn tells(fields: &str) -> bool {
    ["action", "final-recipient"].iter().any(|name| field(fields, name).is_some())
}

fn from_fields(message: &Message<'_>, envelope: &Envelope, text: &str, fields: &str) -> Report {
    // Each recipient has a group of fields of its own, parted by a blank line.
    let groups: Vec<&str> = fields.split("\n\n").collect();
    let failed = groups.iter().find(|group| {
        let action = field(group, "action").unwrap_or_default().to_lowercase();
        ["fail", "expired", "error"].iter().any(|word| action.starts_with(word))
    });
    let told = groups.iter().any(|group| field(group, "action").is_some());
    // Some leave the action out: then a status tells, unless it is one of success.
    let untold = groups.iter().find(|group| {
        let delivered = field(group, "status").is_some_and(|status| status.starts_with('2'));
        field(group, "final-recipient").is_some() && !delivered
    });
    let Some(group) = failed.or(untold.filter(|_| !told)) else {
        return Report::Delivery;
    };
    // Behind an alias the final recipient is somebody whom nobody here has written to.
    let address = ["original-recipient", "final-recipient"]
        .iter()
        .filter_map(|name| field(group, name))
        .map(|value| value.rsplit_once(';').map_or(value, |(_, address)| address))
        .find_map(|value| addresses(value).next());
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
        message_ids: returned_ids(message, envelope, text, fields),
        permanent: true,
    })
}

fn from_text(message: &Message<'_>, envelope: &Envelope, text: &str) -> FailureReport {
    let (words, copy) = parted(text);
    let own: Vec<&str> = envelope.to.iter().map(|mailbox| mailbox.address.as_str()).collect();
    let named = envelope.header("x-failed-recipients").unwrap_or_default();
    let copied = unfolded(cut(copy, REPORT_BYTES_MAX));
    let readers = field(&copied, "to").unwrap_or_default();
    let address = [named, words, readers].into_iter().flat_map(addresses).find(|address| {
        let local = address.split('@').next().unwrap_or_default();
        !own.contains(&address.as_str())
            && address != envelope.author()
            && !matches!(local, "postmaster" | "mailer-daemon" | "abuse")
    });
    FailureReport {
        address,
        status: status_code(words),
        message_ids: returned_ids(message, envelope, text, ""),
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

/// The first status code of failure in a text.
fn status_code(text: &str) -> Option<String> {
    status_codes(text).next().map(str::to_owned)
}

/// Ids of the message that failed: of the returned copy, of what the report says of it, and of
/// the thread the report stands in.
fn returned_ids(
    message: &Message<'_>,
    envelope: &Envelope,
    text: &str,
    fields: &str,
) -> Vec<String> {
    let mut ids: Vec<String> = Vec::new();
    let mut scan = |text: &str| {
        for line in unfolded(cut(text, REPORT_BYTES_MAX)).lines() {
            let Some((label, value)) = line.split_once(':') else { continue };
            let label = label.trim_start_matches(['>', ' ', '\t']).to_ascii_lowercase();
            if label == "message-id" || label.ends_with("original-message-id") {
                ids.extend(message_ids(value));
            }
        }
    };
    for part in message.parts.iter().skip(1) {
        let subtype = part.content_type().and_then(mail_parser::ContentType::subtype);
        if subtype.is_some_and(|sub| sub.to_ascii_lowercase().contains("rfc822")) {
            scan(&String::from_utf8_lossy(part.contents()));
        }
    }
    scan(fields);
    scan(text);
    // Some attach the header of the returned mail as a file.
    for part in message.attachments().filter(|part| part.is_text()) {
        scan(&String::from_utf8_lossy(part.contents()));
    }
    ids.extend(envelope.named_ids().map(str::to_owned));
    let mut seen = BTreeSet::new();
    ids.retain(|id| seen.insert(id.clone()));
    ids.truncate(IDS_MAX);
    ids
}

/// Header lines with their continuations joined to them; other lines as they are.
fn unfolded(text: &str) -> String {
    let mut joined = String::with_capacity(text.len());
    let mut open = false;
    for line in text.lines() {
        if open && line.starts_with([' ', '\t']) && !line.trim().is_empty() {
            joined.push(' ');
            joined.push_str(line.trim());
            continue;
        }
        open = line.split_once(':').is_some_and(|(label, _)| !label.contains(' '));
        joined.push('\n');
        joined.push_str(line);
    }
    joined
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::mail::envelope::envelope;
    use mail_parser::MessageParser;

    fn read(raw: &str) -> Option<Report> {
        let message = MessageParser::default().parse(raw.as_bytes()).unwrap();
        let text = crate::reading::body::body(&message, Default::default()).text;
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
        let vague = "Your message could not be delivered to <dana@acme.example>.";
        assert_eq!(plain("postmaster@x.example", "Hello", vague), None);
        let refused = "There is no mailbox called dana. We could not deliver your message (5.1.1).";
        for from in ["postmaster@acme.example", "Mail Delivery System <out@relay.example>"] {
            let read = plain(from, "Your e-mail to dana@acme.example", refused);
            assert!(matches!(read, Some(Report::Failed(_))), "{from}");
        }
        let late = "Delivery is delayed. The system will keep trying.";
        assert_eq!(plain("mailer-daemon@x.example", "Delayed mail", late), Some(Report::Delivery));
    }
}
