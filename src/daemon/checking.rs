//! Trying the account, as the daemon would use it.

use super::setup::{Limits, MailAccount};
use crate::config::Config;
use crate::imap::{Folder, Use, connect, sent, watched};
use crate::smtp::open;

/// How long a mail the server must take at least, in bytes.
const SIZE: usize = 20_000;

/// Something that was checked.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Checked {
    /// What.
    pub what: &'static str,
    /// It works.
    pub works: bool,
    /// It works now, and will not for long.
    pub warns: bool,
    /// What was found, or what is wrong and what to do about it.
    pub says: String,
}

impl Checked {
    /// It works.
    #[must_use]
    pub fn works(what: &'static str, says: String) -> Self {
        Self { what, works: true, warns: false, says }
    }

    /// It works now, and will not for long.
    #[must_use]
    pub fn warns(what: &'static str, says: String) -> Self {
        Self { what, works: true, warns: true, says }
    }

    /// It does not.
    #[must_use]
    pub fn fails(what: &'static str, says: String) -> Self {
        Self { what, works: false, warns: false, says }
    }
}

/// Logs in to both servers, looks at the folders, and goes as far as RCPT to oneself.
pub async fn check_account(config: &Config) -> Vec<Checked> {
    let limits = Limits::default();
    let account = match MailAccount::new(config, &limits) {
        Ok(account) => account,
        Err(why) => return vec![Checked::fails("account", why)],
    };
    let mut checked = imap(&account).await;
    let smtp = smtp(&account, config).await;
    // A secret that can't be had is wanting for both logins, and one thing to mend.
    if !checked.contains(&smtp) {
        checked.push(smtp);
    }
    checked
}

async fn imap(account: &MailAccount) -> Vec<Checked> {
    let place = format!("{}:{}", account.imap.host, account.imap.port);
    let login = match account.imap_login().await {
        Ok(login) => login,
        Err(why) => return vec![Checked::fails("secret", why)],
    };
    let mut session = match connect(&account.imap, &login, &account.limits.imap).await {
        Ok(session) => session,
        Err(error) => return vec![Checked::fails("imap", format!("{place}: {error}"))],
    };
    let idle = if session.has_idle() { "tells of new mail (IDLE)" } else { "is asked every 90 s" };
    let mut checked = vec![Checked::works("imap", format!("{place}: logged in; it {idle}"))];
    match session.list().await {
        Err(error) => checked.push(Checked::fails("folders", error.to_string())),
        Ok(listed) => {
            for folder in watched(&listed, &account.exclude) {
                if let Err(error) = session.examine(&folder.wire_name).await {
                    let says = format!("{:?} can't be read: {error}", folder.name);
                    checked.push(Checked::fails("folders", says));
                }
            }
            checked.push(folders(&listed, account));
            if session.is_gmail() {
                checked.extend(hidden(&listed));
            }
        }
    }
    session.logout().await;
    checked
}

fn folders(listed: &[Folder], account: &MailAccount) -> Checked {
    let watched = watched(listed, &account.exclude);
    let names: Vec<&str> = watched.iter().map(|folder| folder.name.as_str()).collect();
    let copies = sent(listed).map_or("there is no Sent folder".to_owned(), |folder| {
        format!("copies of what is sent belong into {:?}", folder.name)
    });
    Checked::works("folders", format!("watched: {}; {copies}", names.join(", ")))
}

/// Gmail's settings can keep from mail programs the folders that have all there is.
fn hidden(listed: &[Folder]) -> Option<Checked> {
    let needed = [(Use::All, "All Mail"), (Use::Junk, "Spam"), (Use::Trash, "Trash")];
    let is_shown = |wanted: Use| listed.iter().any(|folder| folder.purpose == Some(wanted));
    let hidden: Vec<&str> =
        needed.into_iter().filter(|(wanted, _)| !is_shown(*wanted)).map(|(_, name)| name).collect();
    let says = format!(
        "Gmail hides {}: a reply that lies there, and under no label that is watched, is not seen; \
         tick \"Show in IMAP\" in Gmail's settings, under Labels",
        hidden.join(", ")
    );
    (!hidden.is_empty()).then(|| Checked::warns("folders", says))
}

async fn smtp(account: &MailAccount, config: &Config) -> Checked {
    let place = format!("{}:{}", account.smtp.host, account.smtp.port);
    let login = match account.smtp_login().await {
        Ok(login) => login,
        Err(why) => return Checked::fails("secret", why),
    };
    let me = config.candidate.addresses.first().map_or("", String::as_str);
    match open(&account.smtp, Some(&login), me, me, SIZE, &account.limits.smtp).await {
        Ok(ready) => {
            ready.abandon().await;
            Checked::works("smtp", format!("{place}: logged in, and {me} may send"))
        }
        Err(failure) => Checked::fails("smtp", format!("{place}: {failure}")),
    }
}
