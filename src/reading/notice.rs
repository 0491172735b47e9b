//! What mail systems write in their own words, where no machine-readable part says it: who counts
//! as a mail system, what such a notice says, and where the copy of the returned mail begins.

use super::body::cut;
use crate::mail::envelope::Envelope;

/// What a notice in a system's own words tells.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Notice {
    /// The mail system has given up.
    Failed,
    /// It goes on trying, or has delivered.
    Late,
}

/// Bytes looked at of a raw From header.
const FROM_BYTES_MAX: usize = 1000;

/// True if a mail system wrote it: its delivery agent, or its postmaster. Some name themselves
/// with no address at all ("MAILER-DAEMON <>").
#[must_use]
pub fn from_system(envelope: &Envelope) -> bool {
    is_daemon(envelope) || is_postmaster(envelope)
}

/// Signs in the header that a message may report on a delivery, whomever it names.
#[must_use]
pub fn may_report(envelope: &Envelope) -> bool {
    envelope.content_type == "multipart/report"
        || from_system(envelope)
        || envelope.header("x-failed-recipients").is_some()
        || envelope.header("return-path").is_some_and(|path| matches!(path.trim(), "<>" | ""))
}

/// Tells what a notice says; none if it is no notice for sure. `reports` is true of a report by its
/// content type, `words` is the notice without the mail it returns.
#[must_use]
pub fn notice(envelope: &Envelope, words: &str, reports: bool) -> Option<Notice> {
    let failed_header = envelope.header("x-failed-recipients").is_some();
    let subject = envelope.subject.to_lowercase();
    let words = words.to_lowercase();
    let named = has(&subject, &SUBJECTS);
    let nobody = envelope.header("return-path").is_some_and(|path| path.trim() == "<>");
    let told = has(&words, &FAILED) || has(&words, &FINAL) || has(&words, &LATE);
    let daemon = is_daemon(envelope);
    let titled = named || subject.is_empty();
    let is_one = reports
        || failed_header
        || (daemon && (named || told))
        || (told && is_postmaster(envelope) && (nobody || has_status(&words)))
        || (told && is_titled_daemon(envelope) && has_status(&words))
        || (titled && (nobody || from_system(envelope)));
    if !is_one {
        return None;
    }
    let late = has(&words, &LATE) || has(&subject, &LATE_SUBJECTS);
    if late && !has(&words, &FINAL) {
        return Some(Notice::Late);
    }
    let sure = failed_header || (named && from_system(envelope));
    (sure || has(&words, &FAILED) || has(&words, &FINAL)).then_some(Notice::Failed)
}

/// A notice parted into what the system says, and the mail it returns.
#[must_use]
pub fn parted(text: &str) -> (&str, &str) {
    let mut at = 0;
    for line in text.split_inclusive('\n') {
        let bare = line.trim().trim_matches(['-', '=', '*', '_', ' ', '>']).to_lowercase();
        if at > 0 && COPIES.iter().any(|mark| bare.starts_with(mark)) {
            return text.split_at(at);
        }
        at += line.len();
    }
    (text, "")
}

/// True if a text quotes the notice of a mail system: "rejected" in it is no verdict of anybody's.
#[must_use]
pub fn quotes_notice(text: &str) -> bool {
    has(&text.to_lowercase(), &QUOTED)
}

fn is_daemon(envelope: &Envelope) -> bool {
    let raw = cut(envelope.header("from").unwrap_or_default(), FROM_BYTES_MAX).to_lowercase();
    let local = envelope.author().split('@').next().unwrap_or_default();
    let bare = !raw.contains('@');
    ["mailer-daemon", "mail-daemon", "mailerdaemon", "mail.delivery.system"]
        .iter()
        .any(|name| local == *name || (bare && raw.contains(name)))
        || raw.trim_end() == "<>"
        || (bare && raw.starts_with("mail delivery s"))
        || local.starts_with("microsoftexchange329e71ec88ae")
}

/// "Mail Delivery System", from whatever address: alone it proves nothing.
fn is_titled_daemon(envelope: &Envelope) -> bool {
    let from = envelope.from.first().and_then(|from| from.name.as_deref()).unwrap_or_default();
    let from = from.to_lowercase();
    ["mail delivery s", "mail delivery agent", "postmaster"].iter().any(|by| from.starts_with(by))
}

/// The enhanced status codes of failure (RFC 3463) in a text.
pub fn status_codes(text: &str) -> impl Iterator<Item = &str> {
    let edges = |c: char| !(c.is_ascii_digit() || c == '.');
    text.split(edges).map(|word| word.trim_matches('.')).filter(|word| {
        let parts: Vec<&str> = word.split('.').collect();
        let [class, subject, detail] = parts.as_slice() else { return false };
        matches!(*class, "4" | "5") && subject.len() == 1 && (1..=3).contains(&detail.len())
    })
}

/// It names a permanent failure.
fn has_status(words: &str) -> bool {
    status_codes(words).any(|code| code.starts_with('5'))
}

fn is_postmaster(envelope: &Envelope) -> bool {
    let local = envelope.author().split('@').next().unwrap_or_default();
    matches!(local, "postmaster" | "post_master" | "mdaemon")
}

fn has(text: &str, marks: &[&str]) -> bool {
    marks.iter().any(|mark| text.contains(mark))
}

const SUBJECTS: [&str; 66] = [
    "undeliver",
    "nondeliver",
    "non-deliver",
    "not deliver",
    "delivery status notification",
    "delivery notification",
    "delivery failure",
    "delivery failed",
    "delivery has failed",
    "delivery error",
    "delivery report",
    "failed delivery",
    "delivery problem",
    "mail failure",
    "failure notice",
    "returned mail",
    "returned to sender",
    "mail system error",
    "error sending your mail",
    "could not be delivered",
    "could not send message",
    "bounce",
    "delayed",
    "warning: message",
    "unzustellbar",
    "nicht zustellbar",
    "nicht zugestellt",
    "non remis",
    "non distribu",
    "no se puede entregar",
    "no se pudo entregar",
    "onbestelbaar",
    "non recapitabile",
    "mancato recapito",
    "zustellung fehlgeschlagen",
    "fehler bei der zustellung",
    "zustellungsfehler",
    "fehlgeschlagene zustellung",
    "nachricht verzögert",
    "zustellung verzögert",
    "échec de la remise",
    "échec de remise",
    "échec de livraison",
    "échec d'envoi",
    "non-remise",
    "non délivré",
    "non livré",
    "pas pu être remis",
    "remise retardée",
    "no se ha podido entregar",
    "no entregado",
    "error de entrega",
    "error en la entrega",
    "fallo en la entrega",
    "entrega fallida",
    "mensaje devuelto",
    "correo devuelto",
    "entrega retrasada",
    "niet afgeleverd",
    "niet-afgeleverd",
    "niet bezorgd",
    "niet worden afgeleverd",
    "niet worden bezorgd",
    "bezorging mislukt",
    "aflevering mislukt",
    "bezorging vertraagd",
];

const FAILED: [&str; 81] = [
    "had delivery problems",
    "recipients was aborted",
    "unknown host",
    "not be delivered",
    "couldn't be delivered",
    "couldn’t be delivered",
    "wasn't delivered",
    "wasn’t delivered",
    "not delivered",
    "not been delivered",
    "no mailbox called",
    "not deliver your",
    "not reach the following",
    "undeliverable",
    "undelivered",
    "delivery has failed",
    "delivery failed",
    "delivery to the following",
    "delivery to these recipients",
    "error delivering your",
    "attempting to deliver",
    "trouble delivering",
    "problem delivering",
    "unable to deliver",
    "able to deliver",
    "failed to deliver",
    "user unknown",
    "unknown user",
    "unknown recipient",
    "no such user",
    "no mailbox here",
    "address not found",
    "recipient not found",
    "does not exist",
    "doesn't exist",
    "mailbox unavailable",
    "address rejected",
    "rejected recipient",
    "rejected by",
    "mailbox full",
    "mailbox is full",
    "mailbox disabled",
    "quota exceeded",
    "over quota",
    "returned to sender",
    "host not found",
    "domain not found",
    "nicht zugestellt",
    "nicht zustellbar",
    "pas pu être remis",
    "no se pudo entregar",
    "nachrichtenzustellung an folgende",
    "zustellung fehlgeschlagen",
    "zustellung an folgende",
    "zustellung an die folgenden",
    "unzustellbar",
    "empfänger unbekannt",
    "unbekannter empfänger",
    "échec de la remise",
    "échec de remise",
    "n'a pas pu être livré",
    "n’a pas pu être livré",
    "n'a pas pu être délivré",
    "n’a pas pu être délivré",
    "impossible de remettre",
    "destinataire inconnu",
    "utilisateur inconnu",
    "no se ha podido entregar",
    "no ha podido ser entregado",
    "no pudo ser entregado",
    "error en la entrega",
    "destinatario desconocido",
    "usuario desconocido",
    "niet worden afgeleverd",
    "niet worden bezorgd",
    "niet afgeleverd",
    "niet bezorgd",
    "groepen is mislukt",
    "bezorging aan de volgende",
    "onbekende gebruiker",
    "onbekende ontvanger",
];

const FINAL: [&str; 14] = [
    "permanent error",
    "permanent failure",
    "permanent fatal error",
    "failed permanently",
    "permanently rejected",
    "given up",
    "giving up on",
    "will not be tried again",
    "not going to try again",
    "no further delivery attempts",
    "no further attempts",
    "in the queue too long",
    "retry timeout exceeded",
    "message expired",
];

const LATE: [&str; 30] = [
    "delayed",
    "delay reason",
    "not yet been delivered",
    "not been delivered yet",
    "keep trying",
    "be retried",
    "will retry",
    "will continue to",
    "attempts will continue",
    "still trying",
    "still being retried",
    "non-fatal error",
    "warning message only",
    "do not need to resend",
    "successfully delivered",
    "noch nicht zugestellt",
    "zustellung wird weiter versucht",
    "zustellung verzögert",
    "weitere zustellversuche",
    "n'a pas encore",
    "n’a pas encore",
    "remise est retardée",
    "todavía no se ha",
    "aún no se ha",
    "entrega se ha retrasado",
    "seguirá intentando",
    "nog niet worden",
    "nog niet afgeleverd",
    "nog niet bezorgd",
    "opnieuw geprobeerd",
];

const LATE_SUBJECTS: [&str; 3] = ["(delay)", "delayed", "warning: could not send"];

/// How the line before a returned mail begins.
const COPIES: [&str; 28] = [
    "this is a copy of",
    "below this line is",
    "below is a copy",
    "a copy of the original message",
    "original message",
    "original mail",
    "the original message follows",
    "returned message",
    "unsent message",
    "message headers follow",
    "message header follows",
    "headers of the original",
    "header of the original",
    "the header of the original",
    "start of forwarded",
    "undelivered message",
    "der nachrichtenkopf",
    "der header der",
    "ursprüngliche nachricht",
    "originalnachricht",
    "kopie der nachricht",
    "en-têtes du message",
    "message d'origine",
    "message original",
    "mensaje original",
    "encabezados del mensaje",
    "oorspronkelijk bericht",
    "origineel bericht",
];

/// Words of a notice that nobody types.
const QUOTED: [&str; 12] = [
    "mailer-daemon",
    "mail delivery system",
    "mail delivery subsystem",
    "mail delivery software",
    "delivery status notification",
    "diagnostic-code:",
    "final-recipient:",
    "undelivered mail returned",
    "permanent fatal errors",
    "diagnostic information for administrators",
    "subject: undeliverable",
    "this is the qmail-send program",
];

#[cfg(test)]
mod tests {
    use super::*;
    use crate::mail::envelope::envelope;

    #[test]
    fn a_mail_system_is_known_by_its_name_and_nobody_else_is() {
        for (from, expected) in [
            ("MAILER-DAEMON@mx.example (Mail Delivery System)", true),
            ("Mail Delivery Subsystem <mailer-daemon@mx.example>", true),
            ("MAILER-DAEMON <>", true),
            ("MAILER-DAEMON", true),
            ("<>", true),
            ("Mail Delivery System <>", true),
            ("postmaster@acme.example", true),
            ("\"MAILER-DAEMON\" <dana@acme.example>", false),
            ("Dana <dana@postmaster.example>", false),
        ] {
            let raw = format!("From: {from}\r\n\r\n");
            assert_eq!(from_system(&envelope(raw.as_bytes()).unwrap()), expected, "{from}");
        }
    }

    #[test]
    fn the_returned_mail_is_no_part_of_what_the_system_says() {
        let (words, copy) =
            parted("It failed.\n\n--- Below this line is a copy of the message.\n\nSorry, delayed");
        assert!(words.contains("failed") && !words.contains("delayed"));
        assert!(copy.contains("delayed"));
        assert_eq!(parted("Original message").1, "");
    }
}
