//! Mail that belongs to nothing: which kind comes how often.

use jiff::Timestamp;

use super::cast::Candidacy;
use super::{Mail, Truth, jobs, lists, neighbours, own, people, reports, spam, trade};
use crate::simulation::random::Random;

/// One kind of mail: how many of a thousand, its name, and who writes it.
type Kind = (usize, &'static str, fn(&mut Random, &[Candidacy], Timestamp) -> Vec<u8>);

/// Weights come to a thousand.
const KINDS: [Kind; 27] = [
    (200, "newsletter", trade::newsletter),
    (110, "receipt", trade::receipt),
    (60, "bank", trade::bank),
    (149, "mailing list", lists::list),
    (1, "contact on a mailing list", lists::contact_post),
    (90, "social network", lists::social),
    (60, "job alert", jobs::alert),
    (8, "job alert of a company applied to", jobs::company_alert),
    (5, "job alert of a platform, naming the company", jobs::platform_alert),
    (4, "newsletter of a company applied to", jobs::company_newsletter),
    (27, "cold recruiter", jobs::cold),
    (1, "another recruiter of the agency", jobs::agency_cold),
    (14, "another process", jobs::other_process),
    (8, "platform mail of another process", jobs::other_platform),
    (60, "family", people::family),
    (40, "friend", people::friend),
    (20, "private invitation", people::invitation),
    (10, "absence of a friend", people::absence),
    (5, "namesake of a contact", people::namesake),
    (6, "company named by others", neighbours::named),
    (6, "a domain that looks alike", neighbours::alike),
    (5, "platform mail of a company of like name", neighbours::like_name),
    (10, "bounce of other mail", reports::bounce),
    (6, "delivery report", reports::delivery),
    (5, "disposition report", reports::disposition),
    (50, "own mail", own::own),
    (40, "spam", spam::spam),
];

/// So many of them, at any time. Mail of a person at the company that has nothing to do with the
/// application is rare, and nothing shows it: one in twenty thousand.
pub fn all(random: &mut Random, cast: &[Candidacy], count: usize, mails: &mut Vec<Mail>) {
    let total: usize = KINDS.iter().map(|(weight, ..)| weight).sum();
    assert_eq!(total, 1000);
    for n in 0..count {
        let at = super::cast::any_time(random);
        if n % 20_000 == 19_999 {
            let raw = neighbours::inside(random, cast, at);
            mails.push(Mail::new(
                at,
                "private mail from the company's domain",
                raw,
                Truth::Foreign,
            ));
            continue;
        }
        let mut ticket = random.below(total);
        for (weight, kind, write) in KINDS {
            if ticket < weight {
                let raw = write(random, cast, at);
                let mail = Mail::new(at, kind, raw, Truth::Foreign);
                let folder = match kind {
                    "spam" => "Junk",
                    "own mail" => "Sent",
                    "newsletter" | "receipt" | "mailing list" => "Archive",
                    _ => "INBOX",
                };
                mails.push(Mail { folder, ..mail });
                break;
            }
            ticket -= weight;
        }
    }
}
