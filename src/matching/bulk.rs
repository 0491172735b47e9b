//! Mail to many, and mail of machines: what in it speaks of a candidacy, what of something else.
//!
//! A company sends newsletters and receipts too. What comes from its domain with the headers of
//! bulk mail counts where it speaks of a candidacy; what merely comes from a machine, unless it
//! plainly speaks of something else; so a rejection by an applicant-tracking system counts,
//! whatever its headers say.

use super::address::is_machines;
use super::names::{has_phrase, words};
use super::phrases::{
    APPROACHES, CALLS, CANDIDACY, HIRING, INTERVIEWS, MINE, OTHER, PRIVATE, SENT, SERVICE, THEIRS,
    TIMES, VERDICTS, YOURS,
};
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

/// The addresses that a mailing list goes by, in the notations of List-Post and List-Id: `<mailto:
/// users@lists.example>` and `<users.lists.example>`; none if it went by no list.
pub(super) fn list_of(envelope: &Envelope) -> Option<String> {
    let named = ["list-id", "list-post"].map(|name| envelope.header(name));
    let named: Vec<&str> = named.into_iter().flatten().collect();
    (!named.is_empty()).then(|| named.join(" ").to_lowercase())
}

/// True if a list goes by this address.
pub(super) fn goes_by(list: &str, address: &str) -> bool {
    let address = address.to_lowercase();
    let names = [format!(":{address}"), format!("<{}", address.replace('@', "."))];
    let ends = |rest: &str| !rest.starts_with(|c: char| c.is_alphanumeric() || ".-_".contains(c));
    names.iter().any(|name| {
        list.match_indices(name).any(|(at, _)| list.get(at + name.len()..).is_some_and(ends))
    })
}

/// What a text is about.
pub(super) fn matter(text: &str) -> Matter {
    let text = Plain::new(text);
    if text.is_of_hiring() || text.has_any(&VERDICTS) || text.has_any(&CANDIDACY) {
        Matter::Candidacy
    } else if text.has_any(&OTHER) {
        Matter::Other
    } else {
        Matter::Open
    }
}

/// True if a post to a list speaks of somebody's candidacy: of what is decided and what moves
/// forward there are many.
pub(super) fn posts_of_candidacy(text: &str) -> bool {
    let text = Plain::new(text);
    text.is_of_hiring() || text.has_any(&CANDIDACY)
}

/// True if a text has what only those say who hire.
pub(super) fn is_by_those_who_hire(text: &str) -> bool {
    let text = Plain::new(text);
    text.is_of_hiring() || text.has_any(&VERDICTS)
}

/// True if a job board says that an application was sent on, or what became of it.
pub(super) fn is_sent_on(text: &str) -> bool {
    Plain::new(text).has_any(&SENT)
}

/// True if a company's service writes of what somebody bought, or of their account.
pub(super) fn is_of_service(text: &str) -> bool {
    let text = Plain::new(text);
    text.has_any(&SERVICE) && !text.is_of_hiring() && !text.has_any(&CANDIDACY)
}

/// True if a recruiter writes to somebody whom they don't know yet, and says nothing that they only
/// say to candidates.
pub(super) fn is_approach(text: &str) -> bool {
    let text = Plain::new(text);
    let knows = [&CANDIDACY[..], &THEIRS, &VERDICTS].iter().any(|phrases| text.has_any(phrases));
    text.has_any(&APPROACHES) && !knows
}

/// True if a text is one of family and friends.
pub(super) fn is_private(text: &str) -> bool {
    let words = words(text);
    let before = std::iter::once("").chain(words.iter().map(String::as_str));
    let mut pairs = before.zip(&words);
    pairs.any(|(before, word)| PRIVATE.contains(&word.as_str()) && !MINE.contains(&before))
}

/// A text's words, with a blank around each, and without calls to apply: they speak of no
/// candidacy.
struct Plain(String);

impl Plain {
    fn new(text: &str) -> Self {
        let mut text = format!(" {} ", words(text).join(" "));
        for call in CALLS {
            text = text.replace(&format!(" {call} "), " ");
        }
        Self(text)
    }

    fn has_any(&self, phrases: &[&str]) -> bool {
        phrases.iter().any(|phrase| {
            self.0.match_indices(phrase).any(|(at, _)| {
                let after = self.0.get(at + phrase.len()..).unwrap_or_default();
                self.0.get(..at).is_some_and(|before| before.ends_with(' '))
                    && after.starts_with(' ')
            })
        })
    }

    fn is_of_hiring(&self) -> bool {
        self.has_any(&THEIRS)
            || self.has_any(&YOURS) && self.has_any(&HIRING)
            || self.has_any(&INTERVIEWS) && self.has_any(&TIMES)
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
