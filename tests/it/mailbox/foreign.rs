//! Mail that belongs to nothing: which kind comes how often.

use jiff::Timestamp;

use super::cast::Candidacy;
use super::{Mail, Truth, customer, jobs, lists, neighbours, own, people, reports, spam, trade};
use crate::simulation::random::Random;

/// One kind of mail: how many of ten thousand, its name, and who writes it.
type Kind = (usize, &'static str, fn(&mut Random, &[Candidacy], Timestamp) -> Vec<u8>);

/// Weights come to ten thousand.
const KINDS: [Kind; 36] = [
    (1947, "newsletter", trade::newsletter),
    (1100, "receipt", trade::receipt),
    (600, "bank", trade::bank),
    (1490, "mailing list", lists::list),
    (10, "contact on a mailing list", lists::contact_post),
    (900, "social network", lists::social),
    (600, "job alert", jobs::alert),
    (80, "job alert of a company applied to", jobs::company_alert),
    (50, "job alert of a platform, naming the company", jobs::platform_alert),
    (40, "newsletter of a company applied to", jobs::company_newsletter),
    (270, "cold recruiter", jobs::cold),
    (10, "another recruiter of the agency", jobs::agency_cold),
    (140, "another process", jobs::other_process),
    (80, "platform mail of another process", jobs::other_platform),
    (600, "family", people::family),
    (400, "friend", people::friend),
    (200, "private invitation", people::invitation),
    (100, "absence of a friend", people::absence),
    (50, "namesake of a contact", people::namesake),
    (60, "company named by others", neighbours::named),
    (60, "a domain that looks alike", neighbours::alike),
    (50, "platform mail of a company of like name", neighbours::like_name),
    (100, "bounce of other mail", reports::bounce),
    (60, "delivery report", reports::delivery),
    (50, "disposition report", reports::disposition),
    (500, "own mail", own::own),
    (400, "spam", spam::spam),
    (5, "service mail of a company applied to", customer::served),
    (2, "own mail to the service of a company applied to", customer::asks),
    (10, "news of a company applied to, as of hiring", customer::news),
    (15, "job alert that names company and role", customer::alert),
    (5, "news of an agency", customer::agency_news),
    (5, "a post passed on by a friend", customer::passed_on),
    (5, "somebody else's appointment", customer::others_calendar),
    (5, "namesake of a contact, of work", people::colleague),
    (1, "namesake of a contact, of the interview", people::confidant),
];

/// So many of them, at any time. Mail of a person at the company that has nothing to do with the
/// application is rare, and nothing shows it: one in twenty thousand.
pub fn all(random: &mut Random, cast: &[Candidacy], count: usize, mails: &mut Vec<Mail>) {
    let total: usize = KINDS.iter().map(|(weight, ..)| weight).sum();
    assert_eq!(total, 10_000);
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
