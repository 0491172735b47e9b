//! The end: how each application stands, and the mails as they arrived.

use jiff::Timestamp;
use mail_parser::{Message, MessageParser};

use super::play::{Act, Counts, DemoError};
use super::screen::{Screen, short_day};
use super::stage::Stage;
use super::story::ADDRESS;
use crate::mail::envelope::envelope;
use crate::timeline::outlook::Standing;
use crate::timeline::timeplan::RoundState;
use crate::timeline::words::Kind;

/// Shows what it has come to.
pub(super) async fn show(
    stage: &mut Stage,
    screen: &mut Screen<'_>,
    acts: &[Act],
    counts: &Counts,
) -> Result<(), DemoError> {
    // Delivery goes on for a moment after the server has taken a mail.
    let copies = stage.mails(ADDRESS, "Sent", counts.sent).await?.len();
    let expected = counts.replies.saturating_add(counts.notices);
    stage.mails(ADDRESS, "INBOX", expected).await?;
    screen.heading("How each application stands")?;
    for act in acts {
        states(stage, screen, act)?;
    }
    let mails = arrived(stage, acts, counts.sent).await?;
    let heading =
        if mails.is_empty() { "No mail was sent" } else { "All mails sent, as they arrived" };
    screen.heading(heading)?;
    for mail in &mails {
        let at = stage.local(mail.at);
        let date = format!("{} {}", short_day(at.date()), at.strftime("%H:%M"));
        let to = format!("{} ({})", mail.to, mail.company);
        screen.row(&date, &format!("{to:<28}"), &mail.subject)?;
    }
    if let Some(mail) = mails.iter().find(|mail| mail.shown) {
        screen.heading("One of them in full")?;
        screen.mail(&mail.headers, &mail.text)?;
    }
    let summary = format!(
        "{} mails sent, after {} approvals, each straight after one more look through the mailbox; \
         {copies} copies in the Sent folder. {} replies read. {} notices to the candidate.",
        mails.len(),
        counts.approvals,
        counts.replies,
        counts.notices,
    );
    screen.verbatim("\n")?;
    screen.paragraph(&summary)?;
    Ok(())
}

fn states(stage: &Stage, screen: &mut Screen<'_>, act: &Act) -> Result<(), DemoError> {
    let ahead = stage.outlook(act.id)?;
    let rounds = ahead.state.rounds.iter().filter(|round| round.state == RoundState::Out).count();
    let closed = ahead.state.ending.and_then(|ending| ending.by);
    let (word, why) = match ahead.standing {
        Standing::Waiting => ("waiting", "for the day of the next step".to_owned()),
        Standing::Yours(yours) => ("yours", yours.in_words()),
        Standing::Exhausted { why } => ("exhausted", why),
        Standing::Closed => match closed {
            Some((Kind::Rejection, _)) => ("closed", "they chose somebody else".to_owned()),
            _ => ("closed", "nothing more is to come".to_owned()),
        },
    };
    let count = format!("{rounds} of at most {} check-ins", act.story.cap);
    screen.row(act.story.company, &format!("{count:<24}"), &format!("{word}: {why}"))?;
    Ok(())
}

/// A mail as it lies in somebody's inbox.
struct Arrived {
    at: Timestamp,
    headers: Vec<(&'static str, String)>,
    to: &'static str,
    company: &'static str,
    subject: String,
    text: String,
    shown: bool,
}

/// The mails in the inboxes of all the companies, once there are so many.
async fn arrived(stage: &Stage, acts: &[Act], sent: usize) -> Result<Vec<Arrived>, DemoError> {
    let mut mails = Vec::new();
    for act in acts {
        let attempts = sent_to(stage, act)?;
        for person in act.story.people {
            let least = attempts.iter().filter(|to| *to == person.address).count();
            for raw in stage.mails(person.address, "INBOX", least).await? {
                let unread = || DemoError::astray("a mail that arrived can't be read");
                let head = envelope(&raw).ok_or_else(unread)?;
                let parsed = MessageParser::default().parse(&raw).ok_or_else(unread)?;
                mails.push(Arrived {
                    at: head.date.ok_or_else(unread)?.at,
                    headers: headers(&parsed),
                    to: person.name,
                    company: act.story.company,
                    subject: head.subject,
                    text: parsed.body_text(0).unwrap_or_default().replace('\r', ""),
                    shown: false,
                });
            }
        }
    }
    mails.sort_by_key(|mail| mail.at);
    if mails.len() != sent {
        return Err(DemoError::astray(format!("{sent} mails sent, {} arrived", mails.len())));
    }
    // The check-in that had to wait for the day they named says so.
    if let Some(mail) = mails.iter_mut().rfind(|mail| mail.company == "Northwind") {
        mail.shown = true;
    }
    Ok(mails)
}

/// The headers that a reader looks at, as they came.
fn headers(mail: &Message<'_>) -> Vec<(&'static str, String)> {
    let mut headers = Vec::new();
    for name in ["Date", "From", "To", "Subject"] {
        let value = mail.header_raw(name).unwrap_or_default();
        headers.push((name, value.split_whitespace().collect::<Vec<_>>().join(" ")));
    }
    headers
}

/// The addresses to which mails of an application have gone, one for each mail.
pub(super) fn sent_to(stage: &Stage, act: &Act) -> Result<Vec<String>, DemoError> {
    let state = stage.outlook(act.id)?.state;
    let mut addresses = Vec::new();
    for (key, touch) in &state.touches {
        if touch.sent().is_some() {
            addresses.extend(stage.store.attempts_of(key)?.pop().map(|attempt| attempt.address));
        }
    }
    Ok(addresses)
}

/// How to look at what was kept.
pub(super) fn how_to_look(stage: &Stage, screen: &mut Screen<'_>) -> Result<(), DemoError> {
    let config = stage.dir().join("afterword.toml");
    let config = config.display();
    // As the viewer called it: it may not be installed.
    let program = std::env::args_os().next().unwrap_or_default();
    let program = program.to_string_lossy();
    screen.heading("The servers and the database stay until you press Ctrl-C")?;
    screen.verbatim(&format!(
        "  {program} --config {config} list\n\
         \x20 {program} --config {config} show 1\n\
         \x20 {program} --config {config} why 2\n\n\
         \x20 With a mail program: IMAP over TLS on 127.0.0.1, port {}, user {ADDRESS},\n\
         \x20 password {}.\n",
        stage.imap_port(),
        Stage::password(),
    ))?;
    Ok(())
}

/// The last word.
pub(super) fn farewell(screen: &mut Screen<'_>) -> Result<(), DemoError> {
    screen.verbatim(
        "\nNothing is left behind: the servers are stopped, and their folder is removed.\n",
    )?;
    Ok(())
}
