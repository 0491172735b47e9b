//! What needs the candidate reaches them: conditions, notices, and the service's status line.

use std::collections::BTreeMap;

use tokio::sync::mpsc;
use tracing::{debug, info};

use super::DaemonError;
use super::desk::Loop;
use super::drafting::{dated, sender};
use super::event::{Ask, Desk};
use super::send::notice;
use super::setup::Told;
use crate::clock::Wire;
use crate::mail::compose::{Outgoing, compose};
use crate::store::{Condition, StoreError};

/// How long the watcher may be deaf before the candidate is told.
const DEAF_MINUTES: u64 = 60;
/// The condition of a list of holidays that has ended.
const HOLIDAYS: &str = "holidays";
/// How long after a failed notice it is tried again.
const NOTICE_RETRY_MINUTES: u64 = 15;

impl Loop {
    /// What is to be done beside deciding: search back, evidence, copies, notices, status.
    pub(super) fn errands(
        &mut self,
        handle: &Desk,
        asks: &mpsc::Sender<Ask>,
    ) -> Result<(), DaemonError> {
        if self.held_until.is_some_and(|until| until.remaining().is_zero()) {
            self.held_until = None;
            self.store.clear("smtp", self.now())?;
            self.store.wake_all(self.now())?;
        }
        if self.deaf_since.is_some_and(|since| since.elapsed().as_secs() >= DEAF_MINUTES * 60) {
            let text = "the mailbox could not be read for an hour: nothing is sent meanwhile";
            self.raise("deaf", None, text, false)?;
        }
        self.heed_holidays()?;
        self.search_back(asks)?;
        self.seek_evidence(asks)?;
        self.file_copy(asks)?;
        self.send_notice(handle)?;
        self.status()?;
        Ok(())
    }

    pub(super) fn watching(&mut self, folders: &[String]) -> Result<(), DaemonError> {
        info!(folders = folders.len(), "watching the mailbox");
        debug!(?folders, "watched folders");
        self.deaf_since = None;
        for key in ["deaf", "login"] {
            self.store.clear(key, self.now())?;
        }
        // What the old connection took with it is asked for again.
        self.searching = None;
        self.file_again();
        self.tell(Told::Watching);
        Ok(())
    }

    /// A folder that can't be read keeps everything from being sent: the candidate hears of it at
    /// once, and until it can be read.
    pub(super) fn looked_through(
        &mut self,
        unreadable: &BTreeMap<String, String>,
    ) -> Result<(), DaemonError> {
        self.looked = true;
        self.search_after = None;
        for condition in self.store.conditions()? {
            let folder = condition.key.strip_prefix("folder:");
            if folder.is_some_and(|folder| !unreadable.contains_key(folder)) {
                self.store.clear(&condition.key, self.now())?;
            }
        }
        for (folder, why) in unreadable {
            let text = format!(
                "the folder {folder:?} can't be read ({why}): nothing is sent until it can, or \
                 until it stands in exclude_folders of the config"
            );
            self.raise(&format!("folder:{folder}"), None, &text, false)?;
        }
        Ok(())
    }

    /// After the last day of a holiday file a day off would be taken for a business day: the
    /// candidate hears of it, once for as long as the files stay as they are.
    pub(super) fn heed_holidays(&mut self) -> Result<(), DaemonError> {
        if self.lasts(HOLIDAYS) {
            let text = "your list of holidays has ended: from now on every weekday counts as a \
                        business day. Add those that follow to the config (or take the list out) \
                        and restart Afterword; `afterword check` shows the list";
            self.raise(HOLIDAYS, None, text, false)?;
        }
        Ok(())
    }

    /// True of a condition that is known to last without being found again.
    pub(super) fn lasts(&self, key: &str) -> bool {
        let today = self.config.candidate.zone.to_datetime(self.now()).date();
        let holidays = &self.config.holidays;
        key == HOLIDAYS && !holidays.files.is_empty() && holidays.ended_before(today)
    }

    pub(super) fn deaf(&mut self, why: &str, login: bool) -> Result<(), DaemonError> {
        self.deaf_since.get_or_insert_with(Wire::now);
        self.searching = None;
        if login {
            let text = format!("there is no way into the mailbox: {why}; see `afterword check`");
            self.raise("login", None, &text, false)?;
        }
        Ok(())
    }

    pub(super) fn unreadable(&mut self, folder: &str, uid: u32) -> Result<(), DaemonError> {
        let text = format!(
            "message {uid} of the folder {folder:?} can't be read: look at it yourself; nothing is \
             sent until you have moved or deleted it and restarted Afterword"
        );
        self.raise(&format!("unreadable:{folder}:{uid}"), None, &text, true)?;
        Ok(())
    }

    pub(super) fn needs_candidate(&self) -> Result<bool, StoreError> {
        Ok(self.store.conditions()?.iter().any(|condition| !condition.only_told))
    }

    /// Mails what has not been mailed yet to the candidate. No touch, so none of its rules apply.
    fn send_notice(&mut self, handle: &Desk) -> Result<(), DaemonError> {
        let waits = self.notice_after.is_some_and(|after| !after.remaining().is_zero());
        if !self.config.notify_by_mail
            || !self.noticing.is_empty()
            || waits
            || self.rehearsal.is_some()
            || self.held_until.is_some()
        {
            return Ok(());
        }
        let mut open = self.store.conditions()?;
        open.retain(|condition| condition.mailed_at.is_none());
        if open.is_empty() {
            return Ok(());
        }
        let now = self.now();
        let me = sender(&self.config);
        let mut random = [0; 16];
        if getrandom::fill(&mut random).is_err() {
            return Ok(());
        }
        let domain = me.address.rsplit_once('@').map_or("localhost", |(_, domain)| domain);
        let message_id = format!("{:032x}@{domain}", u128::from_le_bytes(random));
        let texts: Vec<&str> = open.iter().map(|condition| condition.text.as_str()).collect();
        let mail = compose(&Outgoing {
            to: me.clone(),
            subject: subject(&open).to_owned(),
            text: format!("{}\n\nWhat waits for you: afterword queue\n", texts.join("\n\n")),
            message_id: message_id.clone(),
            date: dated(now, &self.config.candidate.zone),
            in_reply_to: None,
            references: Vec::new(),
            from: me.clone(),
        });
        let Ok(mail) = mail else { return Ok(()) };
        for condition in &open {
            self.store.mark_mailed(condition.id, &message_id, now)?;
        }
        self.forget_index();
        self.noticing = open.iter().map(|condition| condition.id).collect();
        let tells = open.into_iter().map(|condition| (condition.application, condition.text));
        self.tell(Told::Notice { tells: tells.collect() });
        let told = self.noticing.clone();
        tokio::spawn(notice(self.account.clone(), handle.clone(), told, me.address, mail));
        Ok(())
    }

    pub(super) fn noticed(
        &mut self,
        conditions: &[i64],
        failed: Option<String>,
    ) -> Result<(), StoreError> {
        self.noticing.clear();
        if let Some(why) = failed {
            info!(%why, "the candidate could not be mailed");
            for condition in conditions {
                self.store.unmark_mailed(*condition)?;
            }
            let span = std::time::Duration::from_mins(NOTICE_RETRY_MINUTES);
            self.notice_after = Some(Wire::now().plus(span));
        }
        Ok(())
    }

    fn status(&mut self) -> Result<(), StoreError> {
        let open = self.store.conditions()?;
        let open = open.iter().filter(|condition| !condition.only_told).count();
        let watch = if self.deaf_since.is_some() { "mailbox out of reach" } else { "watching" };
        let next = self.store.next_wake()?;
        let next = next.map_or("nothing planned".to_owned(), |at| {
            let at = at.to_zoned(self.config.candidate.zone.clone());
            format!("next look {}", at.strftime("%a %d %b %H:%M"))
        });
        let needs = if open == 0 { String::new() } else { format!("; {open} need you") };
        let line = format!("{watch}; {next}{needs}");
        if self.last_status != line {
            let _ = sd_notify::notify(&[sd_notify::NotifyState::Status(&line)]);
            self.last_status = line;
        }
        Ok(())
    }
}

/// What a notice says in a word: whether anything is to be done, and if not, what it is about.
fn subject(told: &[Condition]) -> &'static str {
    let is_card = |condition: &Condition| condition.key.contains(":card:");
    if told.iter().any(|condition| !condition.only_told) {
        "Your job applications: something needs you"
    } else if told.iter().all(is_card) {
        "Your job applications: before your interview"
    } else {
        "Your job applications: for you to know"
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_notice_is_headed_by_what_it_holds() {
        let told = |key: &str, only_told| Condition {
            id: 1,
            key: key.to_owned(),
            application: None,
            text: String::new(),
            holds_account: false,
            only_told,
            raised_at: jiff::Timestamp::UNIX_EPOCH,
            mailed_at: None,
        };
        let card = told("application:1:card:2:2026-03-10", true);
        let end = told("application:1:exhausted:3", true);
        let offer = told("application:1:offer:4:0", false);
        for (holds, word) in [
            (vec![card.clone()], "before your interview"),
            (vec![end.clone()], "for you to know"),
            (vec![card.clone(), end.clone()], "for you to know"),
            (vec![card, end, offer], "something needs you"),
        ] {
            assert_eq!(subject(&holds), format!("Your job applications: {word}"));
        }
    }
}
