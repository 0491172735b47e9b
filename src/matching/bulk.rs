//! Mail to many, and mail of machines: what in it speaks of a candidacy, what of something else.
//!
//! A company sends newsletters and receipts too. What comes from its domain with the headers of
//! bulk mail counts where it speaks of a candidacy; what merely comes from a machine, unless it
//! plainly speaks of something else; so a rejection by an applicant-tracking system counts,
//! whatever its headers say.

use super::address::is_machines;
use super::names::{has_phrase, words};
use crate::mail::envelope::Envelope;

/// How far a mail is from one of a person's.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Manner {
    /// As people write.
    Personal,
    /// From an address that programs write from.
    Machine,
    /// With the headers of mail to many.
    Bulk,
}

/// What the words of a text are about.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Matter {
    /// Somebody's candidacy.
    Candidacy,
    /// Advertised posts, purchases, accounts, news.
    Other,
    /// It can't be told.
    Open,
}

/// In what manner a mail comes, by its header.
pub(super) fn manner(envelope: &Envelope) -> Manner {
    let has = |name: &&str| envelope.header(name).is_some();
    let precedence = envelope.header("precedence").unwrap_or_default().to_lowercase();
    let to_many = ["bulk", "list", "junk"].iter().any(|word| precedence.contains(word));
    if to_many || BULK_HEADERS.iter().any(has) {
        return Manner::Bulk;
    }
    if is_machines(envelope.author()) { Manner::Machine } else { Manner::Personal }
}

/// True if it went by way of a mailing list.
pub(super) fn is_list(envelope: &Envelope) -> bool {
    envelope.header("list-id").is_some() || envelope.header("list-post").is_some()
}

/// What a text is about.
pub(super) fn matter(text: &str) -> Matter {
    let mut text = format!(" {} ", words(text).join(" "));
    // What calls for an application speaks of none.
    for call in CALLS {
        text = text.replace(&format!(" {call} "), " ");
    }
    let has = |phrase: &&str| text.contains(&format!(" {phrase} "));
    let yours = YOURS.iter().any(has) && HIRING.iter().any(has);
    if yours || CANDIDACY.iter().any(has) {
        Matter::Candidacy
    } else if OTHER.iter().any(has) {
        Matter::Other
    } else {
        Matter::Open
    }
}

/// True if a text names the role in full.
pub(super) fn names_role(text: &[String], role: &[String]) -> bool {
    role.len() > 1 && has_phrase(text, role)
}

/// True if a subject says that another message is passed on.
pub(super) fn is_forward(subject: &str) -> bool {
    let subject = subject.trim_start().to_lowercase();
    let head = subject.split(':').next().unwrap_or_default().trim_end();
    subject.contains(':') && FORWARDS.contains(&head)
}

/// True if a subject or header says that it is about an appointment.
pub(super) fn is_appointment(envelope: &Envelope) -> bool {
    let class = envelope.header("content-class").unwrap_or_default().to_lowercase();
    let calendar = envelope.author().starts_with("calendar-notification");
    let subject = envelope.subject.to_lowercase();
    envelope.content_type == "text/calendar"
        || class.contains("calendarmessage")
        || calendar
        || envelope.sender.iter().any(|sender| sender.address.starts_with("calendar-notification"))
        || APPOINTMENTS.iter().any(|word| subject.trim_start().starts_with(word))
}

const BULK_HEADERS: [&str; 6] =
    ["list-id", "list-unsubscribe", "list-post", "feedback-id", "x-campaign", "x-campaignid"];

const FORWARDS: [&str; 14] =
    ["fwd", "fw", "wg", "tr", "rv", "i", "enc", "doorst", "vs", "vb", "pd", "转发", "轉寄", "転送"];

const APPOINTMENTS: [&str; 26] = [
    "invitation:",
    "updated invitation",
    "invitation from",
    "accepted:",
    "declined:",
    "tentative:",
    "tentatively accepted:",
    "canceled:",
    "cancelled:",
    "canceled event",
    "cancelled event",
    "new time proposed",
    "new event:",
    "einladung:",
    "aktualisierte einladung",
    "abgesagt:",
    "zugesagt:",
    "invitation :",
    "invitation mise",
    "invitación:",
    "invitación actualizada",
    "invito:",
    "convite:",
    "uitnodiging:",
    "zaproszenie:",
    "inbjudan:",
];

/// Calls to apply for something.
const CALLS: [&str; 11] = [
    "start your application",
    "submit your application",
    "send your application",
    "complete your application",
    "finish your application",
    "begin your application",
    "sende deine bewerbung",
    "senden sie ihre bewerbung",
    "envoyez votre candidature",
    "envia tu candidatura",
    "invia la tua candidatura",
];

/// These are about a candidacy where a word of hiring stands beside them.
const YOURS: [&str; 6] = [
    "your application",
    "your profile",
    "your interest in",
    "your offer",
    "your availability",
    "next steps",
];

const HIRING: [&str; 18] = [
    "candidate",
    "candidates",
    "candidacy",
    "hiring",
    "interview",
    "interviews",
    "interviewing",
    "interviewed",
    "position",
    "recruiter",
    "recruiting",
    "recruitment",
    "resume",
    "role",
    "talent",
    "vacancy",
    "applicants",
    "employment",
];

/// Of these one is enough.
const CANDIDACY: [&str; 86] = [
    "your candidacy",
    "your interview",
    "your recent interview",
    "your interviews",
    "your phone screen",
    "interview confirmation",
    "interview request",
    "interview invitation",
    "interview with us",
    "interview with our",
    "interview with you",
    "interview you",
    "invite you to interview",
    "invite you for an interview",
    "invite you to an interview",
    "interviewing with",
    "interviewing for",
    "for interviewing",
    "the interview process",
    "our interview process",
    "the selection process",
    "our selection process",
    "our hiring process",
    "you applied for",
    "you applied to",
    "you have applied",
    "your job application",
    "application received",
    "application status",
    "application update",
    "status of your application",
    "update on your application",
    "for applying",
    "applying for the",
    "applying to the",
    "other candidates",
    "other applicants",
    "another candidate",
    "another applicant",
    "not moving forward",
    "not be moving forward",
    "not to move forward",
    "not move forward",
    "regret to inform",
    "position has been filled",
    "role has been filled",
    "position has been closed",
    "offer letter",
    "offer of employment",
    "pleased to offer you",
    "your background check",
    "your references",
    "ihre bewerbung",
    "ihrer bewerbung",
    "deine bewerbung",
    "deiner bewerbung",
    "bewerbungsprozess",
    "bewerbungsverfahren",
    "vorstellungsgesprach",
    "bewerbungsgesprach",
    "votre candidature",
    "ta candidature",
    "entretien d embauche",
    "votre entretien",
    "tu candidatura",
    "su candidatura",
    "tu entrevista",
    "su entrevista",
    "proceso de seleccion",
    "la tua candidatura",
    "la sua candidatura",
    "il tuo colloquio",
    "processo di selezione",
    "sua candidatura",
    "sua entrevista",
    "processo seletivo",
    "je sollicitatie",
    "uw sollicitatie",
    "sollicitatiegesprek",
    "twoja aplikacja",
    "twoja kandydatura",
    "rozmowa kwalifikacyjna",
    "din ansokan",
    "din ansogning",
    "din soknad",
    "hakemuksesi",
];

/// Of these one is enough, where nothing speaks of a candidacy.
const OTHER: [&str; 75] = [
    "near you",
    "in ihrer nahe",
    "pres de chez vous",
    "cerca de ti",
    "jobs you may like",
    "neue stellen",
    "job newsletter",
    "nouvelles offres",
    "alerte emploi",
    "nuevas ofertas",
    "alerta de empleo",
    "job alert",
    "job alerts",
    "new jobs",
    "new job",
    "more jobs",
    "jobs for you",
    "jobs matching",
    "jobs that match",
    "recommended jobs",
    "matching jobs",
    "similar jobs",
    "open positions",
    "open roles",
    "is hiring",
    "we are hiring",
    "we re hiring",
    "apply now",
    "talent community",
    "talent network",
    "stellenangebote",
    "neue jobs",
    "offres d emploi",
    "ofertas de empleo",
    "offerte di lavoro",
    "newsletter",
    "webinar",
    "unsubscribe from our news",
    "your order",
    "your purchase",
    "your receipt",
    "your invoice",
    "your payment",
    "payment received",
    "your subscription",
    "your shipment",
    "your delivery",
    "your package",
    "order confirmation",
    "has shipped",
    "has been shipped",
    "invoice",
    "receipt",
    "free trial",
    "free shipping",
    "gift card",
    "discount",
    "off your next",
    "black friday",
    "password",
    "verification code",
    "security code",
    "one time code",
    "sign in attempt",
    "new sign in",
    "new login",
    "verify your email",
    "terms of service",
    "privacy policy update",
    "privacy notice update",
    "release notes",
    "ihre bestellung",
    "deine bestellung",
    "rechnung",
    "votre commande",
];

#[cfg(test)]
mod tests {
    use super::*;
    use crate::mail::envelope::envelope;

    #[test]
    fn what_a_text_is_about() {
        for (text, about) in [
            ("Thank you for applying for the role", Matter::Candidacy),
            ("We received your application for the position", Matter::Candidacy),
            ("Deploy your application faster", Matter::Open),
            ("12 new jobs for you. Apply now and submit your application", Matter::Other),
            ("Ihre Bewerbung bei uns", Matter::Candidacy),
            ("Your receipt", Matter::Other),
            ("Hello", Matter::Open),
        ] {
            assert_eq!(matter(text), about, "{text}");
        }
    }

    #[test]
    fn how_a_mail_comes() {
        let of = |raw: &str| envelope(raw.as_bytes()).unwrap();
        for (raw, how) in [
            ("From: dana@acme.example\n\n", Manner::Personal),
            ("From: no-reply@acme.example\n\n", Manner::Machine),
            ("From: dana@acme.example\nSubject: Your receipt\n\n", Manner::Personal),
            ("From: dana@acme.example\nList-Unsubscribe: <x>\n\n", Manner::Bulk),
            ("From: dana@acme.example\nPrecedence: bulk\n\n", Manner::Bulk),
        ] {
            assert_eq!(manner(&of(raw)), how, "{raw}");
        }
        for (subject, is) in
            [("Fwd: x", true), ("WG: x", true), ("Re: Fwd", false), ("Forward", false)]
        {
            assert_eq!(is_forward(subject), is, "{subject}");
        }
        let invited = of("From: x@y.example\nSubject: Updated invitation: Talk\n\n");
        assert!(is_appointment(&invited));
        assert!(!is_appointment(&of("From: x@y.example\nSubject: Invitations\n\n")));
    }
}
