//! What mail systems report: of other mail, and, for the applications, of theirs.

use jiff::Timestamp;

use super::cast::{Candidacy, ME};
use super::write::{Letter, fresh_id, received};
use crate::simulation::random::Random;

/// The mail that a report is about.
pub struct About {
    pub to: String,
    pub id: String,
    pub subject: String,
}

fn other(random: &mut Random) -> About {
    let to = random.pick(&["kim@sato.example", "club@lists.club.example", "joon@family.example"]);
    About { to: to.to_owned(), id: fresh_id(random, ME), subject: "Sunday".to_owned() }
}

pub fn bounce(random: &mut Random, _: &[Candidacy], at: Timestamp) -> Vec<u8> {
    let about = other(random);
    failed(random, &about, at)
}

pub fn delivery(random: &mut Random, _: &[Candidacy], at: Timestamp) -> Vec<u8> {
    let about = other(random);
    let action = random.pick(&["delayed", "delivered", "relayed"]);
    let report = status(&about, action, "2.0.0", "Your message was delayed; we will keep trying.");
    let letter =
        Letter { body: Some(report), ..of_system(random, at, "Delivery Status Notification") };
    received(random, &letter)
}

pub fn disposition(random: &mut Random, _: &[Candidacy], at: Timestamp) -> Vec<u8> {
    let about = other(random);
    let from = "Kim Sato <kim@sato.example>";
    let id = fresh_id(random, from);
    let letter = Letter::new(from, ME, &format!("Read: {}", about.subject), "", at).id(&id);
    let letter = Letter { body: Some(read(&about)), ..letter };
    received(random, &letter)
}

/// A failed delivery, in one of the shapes there are: Postfix, Exim, Exchange, qmail.
pub fn failed(random: &mut Random, about: &About, at: Timestamp) -> Vec<u8> {
    let About { to, id, subject } = about;
    let letter = match random.below(4) {
        0 => {
            let text = format!("<{to}>: host mx said: 550 5.1.1 User unknown");
            let body = status(about, "failed", "5.1.1", &text);
            Letter {
                body: Some(body),
                ..of_system(random, at, "Undelivered Mail Returned to Sender")
            }
        }
        1 => {
            let mut letter =
                of_system(random, at, "Mail delivery failed: returning message to sender");
            letter.text = format!(
                "This message was created automatically by mail delivery software.\n\nA message \
                 that you sent could not be delivered to all of its recipients. This is a \
                 permanent error. The following address(es) failed:\n\n  {to}\n    Unrouteable \
                 address\n\n------ This is a copy of your message. ------\n\nSubject: {subject}\n\
                 Message-ID: <{id}>\n\nHello\n"
            );
            letter.with("X-Failed-Recipients", to).with("References", &format!("<{id}>"))
        }
        2 => {
            let text = format!("Delivery has failed to these recipients or groups:\n\n{to}");
            let body = status(about, "failed", "5.1.10", &text);
            Letter {
                body: Some(body),
                ..of_system(random, at, &format!("Undeliverable: {subject}"))
            }
        }
        _ => {
            let mut letter = of_system(random, at, "failure notice");
            letter.text = format!(
                "Hi. This is the qmail-send program at mail.example.\nI'm afraid I wasn't able to \
                 deliver your message to the following addresses.\nThis is a permanent error; I've \
                 given up. Sorry it didn't work out.\n\n<{to}>:\nSorry, no mailbox here by that \
                 name. (#5.1.1)\n\n--- Below this line is a copy of the message.\n\nFrom: \
                 ada.park@home.example\nTo: {to}\nSubject: {subject}\nMessage-ID: <{id}>\n\nHello\n"
            );
            letter
        }
    };
    received(random, &letter)
}

fn of_system(random: &mut Random, at: Timestamp, subject: &str) -> Letter {
    let from = random.pick(&[
        "Mail Delivery System <MAILER-DAEMON@mx.home.example>",
        "Mail Delivery Subsystem <mailer-daemon@mx.home.example>",
        "postmaster@mx.home.example",
    ]);
    let id = fresh_id(random, from);
    Letter::new(from, ME, subject, "", at)
        .id(&id)
        .with("Return-Path", "<>")
        .with("Auto-Submitted", "auto-replied")
}

fn status(about: &About, action: &str, code: &str, text: &str) -> String {
    let About { to, id, subject } = about;
    format!(
        "Content-Type: multipart/report; report-type=delivery-status; boundary=\"r.r\"\n\n\
         --r.r\nContent-Type: text/plain; charset=us-ascii\n\n{text}\n\n\
         --r.r\nContent-Type: message/delivery-status\n\nReporting-MTA: dns; mx.home.example\n\n\
         Final-Recipient: rfc822; {to}\nAction: {action}\nStatus: {code}\n\n\
         --r.r\nContent-Type: text/rfc822-headers\n\nFrom: ada.park@home.example\nTo: {to}\n\
         Subject: {subject}\nMessage-ID: <{id}>\n\n--r.r--\n"
    )
}

/// A disposition notification (RFC 8098).
pub fn read(about: &About) -> String {
    let About { to, id, .. } = about;
    format!(
        "Content-Type: multipart/report; report-type=disposition-notification; boundary=\"r.d\"\n\n\
         --r.d\nContent-Type: text/plain; charset=us-ascii\n\nYour message was displayed.\n\n\
         --r.d\nContent-Type: message/disposition-notification\n\nFinal-Recipient: rfc822;{to}\n\
         Original-Message-ID: <{id}>\nDisposition: manual-action/MDN-sent-manually; displayed\n\n\
         --r.d--\n"
    )
}
