//! The claim, the word before DATA, and what a try came to.

use tokio::sync::mpsc;
use tracing::{error, info, warn};

use super::DaemonError;
use super::desk::{Filing, Loop};
use super::drafting::{dated, sender};
use super::event::{Ask, Desk, Ended};
use super::send::{Try, send};
use super::setup::Told;
use crate::clock::Wire;
use crate::config::SaveSent;
use crate::mail::compose::{Mailbox, Outgoing, compose, digest, message_id};
use crate::smtp::{Failure, Outcome};
use crate::store::{ClaimBegin, DraftText, StoreError};
use crate::timeline::decide::{Action, Decision, decide, may_proceed};
use crate::timeline::facts::{
    ApplicationId, AttemptEnd, AttemptId, Digest, Draft, Phase, TouchKey,
};
use crate::timeline::state::State;
use crate::timeline::verdict::{Verdict, verdict};

/// A barrier is good for DATA for so long, in seconds.
const BARRIER_SECS_MAX: u64 = 60;
/// Barrier failures in a row that become a condition.
const BARRIERS_FAILED_MAX: u32 = 3;
/// Tries in a row that find no server, before the candidate is told.
const UNREACHABLE_MAX: u32 = 3;
/// How often a copy is filed, if the connection breaks over it.
const FILINGS_MAX: u32 = 3;
/// How long the account is held after a refusal that is about it, in minutes.
const HELD_MINUTES: u64 = 60;
/// More ids in one answer of a server's are none of the mail's.
const IDS_GIVEN_MAX: usize = 4;
/// Servers that file a copy of what they send by themselves.
const AUTO_SAVERS: [&str; 4] =
    ["smtp.gmail.com", "smtp.office365.com", "smtp-mail.outlook.com", "smtp.zoho.com"];

impl Loop {
    /// Claims a touch and starts its worker. False if it is not to be sent after all.
    pub(super) fn begin(
        &mut self,
        application: ApplicationId,
        touch: &TouchKey,
        handle: &Desk,
        asks: &mpsc::Sender<Ask>,
    ) -> Result<bool, DaemonError> {
        let now = self.now();
        let Some(text) = self.store.draft_text(touch)? else { return Ok(false) };
        let key = self.store.key()?;
        let own = &self.config.candidate.addresses;
        let policy = &self.policy;
        let zone = &self.config.candidate.zone;
        let mut out = None;
        let claimed = self.store.claim(application, now, |facts, shared| {
            let decision = decide(facts, shared, policy, now);
            let Decision::Do(Action::Send { touch: again, digest }) = decision else { return None };
            let state = State::collect(facts);
            let contact = touch.contact.and_then(|id| state.contact(id));
            let address = contact.and_then(|contact| contact.address.clone())?;
            let mail =
                frozen(&text, &digest, own, &address, &key, touch).filter(|_| again == *touch)?;
            let outgoing = Outgoing { date: dated(now, zone), ..mail };
            let composed = compose(&outgoing).ok()?;
            let message_id = outgoing.message_id.clone();
            out = Some(outgoing);
            Some(ClaimBegin { touch: touch.clone(), address, digest, message_id, composed })
        });
        let attempt = match claimed {
            Ok(attempt) => attempt,
            Err(StoreError::Refused { .. }) => {
                error!(%touch, "the database refuses to send this a second time");
                None
            }
            Err(error) => return Err(error.into()),
        };
        let (Some(attempt), Some(out)) = (attempt, out) else { return Ok(false) };
        let Some(mail) = self.store.composed(attempt)? else { return Ok(false) };
        info!(application = application.0, attempt = attempt.0, "sending");
        self.sending = Some(attempt);
        self.tell(Told::Sending(touch.clone()));
        let rehearse = self.rehearsal.as_ref().map(|rehearsal| {
            let name = format!("{now}-{}.eml", touch).replace([':', '/'], "-");
            rehearsal.folder.join(name)
        });
        let this = Try { attempt, from: out.from.address, to: out.to.address, mail, rehearse };
        tokio::spawn(send(self.account.clone(), handle.clone(), asks.clone(), this));
        Ok(true)
    }

    /// A draft whose From is no longer the candidate's, or whose To no longer the contact's, goes
    /// back to the queue with its text as it is: an approval is of both. True if it does.
    pub(super) fn overtaken(
        &mut self,
        application: ApplicationId,
        touch: &TouchKey,
    ) -> Result<bool, DaemonError> {
        let Some(text) = self.store.draft_text(touch)? else { return Ok(false) };
        let state = State::collect(&self.store.facts(application)?);
        let contact = touch.contact.and_then(|id| state.contact(id)).cloned();
        let known = self.store.latest_draft(touch)?;
        let (Some(contact), Some((_, draft))) = (contact, known) else { return Ok(false) };
        let Some(address) = contact.address else { return Ok(false) };
        let is = |header: &str, address: &str| {
            header.parse::<Mailbox>().is_ok_and(|h| h.address.eq_ignore_ascii_case(address))
        };
        let own = &self.config.candidate.addresses;
        if is(&text.to, &address) && own.iter().any(|own| is(&text.from, own)) {
            return Ok(false);
        }
        info!(application = application.0, touch = %touch, "its addresses have changed");
        let (from, to) = (sender(&self.config), Mailbox { name: contact.name, address });
        let digest = digest(&from, &to, &text.subject, &text.text);
        let draft = Draft { digest, ..draft };
        let text = DraftText { from: from.to_string(), to: to.to_string(), ..text };
        self.store.record_draft(application, &draft, &text, self.now())?;
        Ok(true)
    }

    /// The last word before DATA: the barrier is fresh, and the decision, made again, is the same.
    pub(super) fn may_proceed(
        &mut self,
        attempt: AttemptId,
        barrier: Wire,
    ) -> Result<bool, DaemonError> {
        if barrier.elapsed().as_secs() >= BARRIER_SECS_MAX {
            warn!(attempt = attempt.0, "the barrier is too old");
            return Ok(false);
        }
        self.barriers_failed = 0;
        self.unreachable = 0;
        self.store.clear("unreachable", self.now())?;
        self.store.clear("barrier", self.now())?;
        let (now, policy) = (self.now(), &self.policy);
        let said = self.store.at_data(attempt, now, |facts, shared| {
            match may_proceed(facts, shared, policy, now, attempt) {
                Ok(()) => true,
                Err(why) => {
                    info!(attempt = attempt.0, %why, "held before DATA");
                    false
                }
            }
        });
        match said {
            Ok(may) => Ok(may),
            Err(error @ (StoreError::NoPlace { .. } | StoreError::Refused { .. })) => {
                error!(%error, "the database refuses DATA");
                Ok(false)
            }
            Err(error) => Err(error.into()),
        }
    }

    /// Records what a try came to.
    pub(super) fn ended(&mut self, id: AttemptId, result: Ended) -> Result<(), DaemonError> {
        self.sending = None;
        let Some(attempt) = self.store.attempt(id)? else { return Ok(()) };
        let touch = attempt.touch.clone();
        let not_sent = |why: &str| Told::NotSent { touch: touch.clone(), why: why.to_owned() };
        match result {
            Ended::Outcome(Outcome::Accepted { text }) => {
                self.store.end_attempt(id, self.now(), &AttemptEnd::Accepted, &text)?;
                let host = self.config.account.smtp.host.to_lowercase();
                for given in ids_given(&text, &host, &attempt.address) {
                    self.store.add_thread_id(id, &given)?;
                }
                info!(attempt = id.0, "sent");
                self.to_file.insert(id, Filing { asked: false, tries: 0 });
                self.tell(Told::Sent(touch.clone()));
            }
            Ended::Outcome(Outcome::Refused { code, status, phase, text }) => {
                self.refused(id, code, status, phase, &text)?;
                self.tell(not_sent(&text));
            }
            Ended::Outcome(Outcome::NotTaken(failure)) => {
                // DATA was said, so the database takes no "before DATA"; a refusal is one in words.
                if let Failure::Refused { code, status, phase, text } = failure {
                    self.refused(id, code, status, phase, &text)?;
                } else {
                    self.uncertain(id, &failure.to_string());
                }
            }
            Ended::Outcome(Outcome::Uncertain { phase, why }) => {
                self.uncertain(id, &format!("{phase:?}: {why}"));
                self.tell(not_sent("it may have been sent"));
            }
            Ended::Failed(Failure::Refused { code, status, phase, text }) => {
                self.refused(id, code, status, phase, &text)?;
                self.tell(not_sent(&text));
            }
            Ended::Failed(failure) => {
                let why = failure.to_string();
                self.not_reached(&failure, &touch)?;
                if failure.verdict() == Verdict::HoldAccount {
                    self.hold_account(&why)?;
                }
                self.before_data(id, &why)?;
                self.tell(not_sent(&why));
            }
            Ended::Held(why) => {
                self.before_data(id, &why)?;
                self.tell(not_sent(&why));
            }
            Ended::Lost if attempt.data_at.is_some() => {
                self.uncertain(id, "its worker was lost");
            }
            Ended::Lost => self.before_data(id, "its worker was lost")?,
            Ended::NoBarrier(why) => {
                self.barriers_failed += 1;
                if self.barriers_failed >= BARRIERS_FAILED_MAX {
                    let text = format!("nothing can be sent, for the mailbox can't be read: {why}");
                    self.raise("barrier", None, &text, false)?;
                }
                self.before_data(id, &why)?;
                self.tell(not_sent(&why));
            }
        }
        for application in std::mem::take(&mut self.deferred) {
            self.wake(application)?;
        }
        self.wake(attempt.application)?;
        Ok(())
    }

    fn refused(
        &mut self,
        id: AttemptId,
        code: u16,
        status: Option<String>,
        phase: Phase,
        text: &str,
    ) -> Result<(), DaemonError> {
        info!(attempt = id.0, code, status, "the server refused it");
        if verdict(code, status.as_deref(), phase) == Verdict::HoldAccount {
            self.hold_account(text)?;
        }
        let end = AttemptEnd::Refused { code, status, phase };
        self.store.end_attempt(id, self.now(), &end, text)?;
        Ok(())
    }

    fn before_data(&mut self, id: AttemptId, why: &str) -> Result<(), DaemonError> {
        info!(attempt = id.0, %why, "not sent now");
        let end = AttemptEnd::BeforeData { why: why.to_owned() };
        self.store.end_attempt(id, self.now(), &end, "")?;
        Ok(())
    }

    /// A server that can't be reached is nobody's fault at first; then the candidate hears of it.
    fn not_reached(&mut self, failure: &Failure, touch: &TouchKey) -> Result<(), DaemonError> {
        if failure.verdict() == Verdict::Final {
            // It never came to a server's refusal, which would be a bounce.
            let text = format!("a mail can't be sent as it stands: {failure}");
            self.raise(&format!("draft:{touch}"), Some(touch.application), &text, false)?;
        }
        if failure.verdict() == Verdict::TryAgain {
            self.unreachable += 1;
            if self.unreachable >= UNREACHABLE_MAX {
                let text = format!("no mail can be sent; it is tried again and again: {failure}");
                self.raise("unreachable", None, &text, false)?;
            }
        }
        Ok(())
    }

    /// Breaks a try off that has not come to DATA: the daemon stops.
    pub(super) fn break_off(&mut self, id: AttemptId) -> Result<(), DaemonError> {
        self.sending = None;
        self.before_data(id, "the daemon was stopped")
    }

    fn uncertain(&mut self, id: AttemptId, why: &str) {
        warn!(attempt = id.0, %why, "it may have been sent: evidence is sought");
        self.uncertain.insert(id, (Wire::now(), 0));
    }

    fn hold_account(&mut self, why: &str) -> Result<(), DaemonError> {
        let text = format!("no mail can be sent: {why}; `afterword check` tells what is wrong");
        self.raise("smtp", None, &text, true)?;
        let span = std::time::Duration::from_mins(HELD_MINUTES);
        self.held_until = Some(Wire::now().plus(span));
        Ok(())
    }

    /// A mail of ours was seen in the mailbox, not as a draft: it was taken.
    pub(super) fn found_evidence(&mut self, id: AttemptId) {
        let uncertain = self.store.attempt(id).ok().flatten().is_some_and(|attempt| {
            attempt.data_at.is_some() && attempt.end.is_none() && self.sending != Some(id)
        });
        if uncertain {
            info!(attempt = id.0, "it was sent: a copy is in the mailbox");
            let ended = self.store.end_attempt(id, self.now(), &AttemptEnd::Accepted, "");
            if let Err(error) = ended {
                error!(%error, "evidence could not be recorded");
            }
            self.settled(id);
        }
    }

    /// The copy of a mail of ours may bear another id, which replies then name. True if it does.
    pub(super) fn learn_id(&mut self, attempt: AttemptId, id: Option<&str>) -> bool {
        let Some(id) = id.filter(|id| self.index.attempt_of(id).is_none()) else { return false };
        if let Err(error) = self.store.add_thread_id(attempt, id) {
            error!(%error, "an id could not be recorded");
        }
        self.forget_index();
        true
    }

    /// A try is uncertain no longer.
    fn settled(&mut self, id: AttemptId) {
        self.uncertain.remove(&id);
        if let Err(error) = self.store.clear(&format!("uncertain:{id}"), self.now()) {
            error!(%error, "a condition could not be cleared");
        }
    }

    pub(super) fn evidence(&mut self, id: AttemptId, found: bool) -> Result<(), DaemonError> {
        if found {
            self.found_evidence(id);
        }
        Ok(())
    }

    /// Looks for evidence of uncertain tries, at growing intervals; then it is the candidate's.
    pub(super) fn seek_evidence(&mut self, asks: &mpsc::Sender<Ask>) -> Result<(), DaemonError> {
        let mut wanted = Vec::new();
        let mut ask_candidate = Vec::new();
        for (id, (since, tries)) in &mut self.uncertain {
            match self.limits.evidence.get(*tries) {
                Some(after) if since.elapsed() >= *after => {
                    *tries += 1;
                    wanted.push(*id);
                }
                Some(_) => {}
                None => ask_candidate.push(*id),
            }
        }
        let mut questions = Vec::new();
        for id in wanted {
            if let Some(attempt) = self.store.attempt(id)? {
                questions.push((id, attempt.message_id));
            }
        }
        if !questions.is_empty() {
            let _ = asks.try_send(Ask::Evidence(questions));
        }
        for id in ask_candidate {
            let Some(attempt) = self.store.attempt(id)? else { continue };
            if attempt.end.is_some() {
                self.settled(id);
                continue;
            }
            let touch = attempt.touch;
            let text = format!(
                "a mail may have been sent, or not: look, and say \
                 `afterword queue settle {touch} sent` or `not-sent`"
            );
            self.raise(&format!("uncertain:{id}"), Some(touch.application), &text, false)?;
        }
        Ok(())
    }

    /// Files a copy of what was sent.
    pub(super) fn file_copy(&mut self, asks: &mpsc::Sender<Ask>) -> Result<(), DaemonError> {
        if self.to_file.is_empty() {
            return Ok(());
        }
        let host = self.config.account.smtp.host.to_lowercase();
        let always = match self.config.account.save_sent {
            SaveSent::Never => None,
            SaveSent::Always => Some(true),
            SaveSent::Auto if AUTO_SAVERS.contains(&host.as_str()) => None,
            SaveSent::Auto => Some(false),
        };
        let Some(always) = always.filter(|_| self.rehearsal.is_none()) else {
            self.to_file.clear();
            return Ok(());
        };
        self.to_file.retain(|_, filing| filing.tries < FILINGS_MAX || filing.asked);
        for (attempt, filing) in self.to_file.iter_mut().filter(|(_, filing)| !filing.asked) {
            let Some(mail) = self.store.composed(*attempt)? else {
                filing.tries = FILINGS_MAX;
                continue;
            };
            // A copy may have been filed by a try whose connection broke.
            let always = always && filing.tries == 0;
            // A server that files a copy by itself may have given it another id.
            let (attempt, message_ids) = (*attempt, self.store.ids_of(*attempt)?);
            if asks.try_send(Ask::File { attempt, message_ids, mail, always }).is_ok() {
                filing.asked = true;
                filing.tries += 1;
            }
        }
        Ok(())
    }

    /// What the watcher was asked to file and did not answer is asked for again.
    pub(super) fn file_again(&mut self) {
        for filing in self.to_file.values_mut() {
            filing.asked = false;
        }
    }
}

/// The mail as it was approved: From, To, Subject and text, if they still make the same digest.
fn frozen(
    text: &DraftText,
    approved: &Digest,
    own: &[String],
    address: &str,
    key: &[u8; 32],
    touch: &TouchKey,
) -> Option<Outgoing> {
    let (Ok(from), Ok(to)) = (text.from.parse::<Mailbox>(), text.to.parse::<Mailbox>());
    let same = digest(&from, &to, &text.subject, &text.text) == *approved
        && to.address.eq_ignore_ascii_case(address)
        && own.iter().any(|own| own.eq_ignore_ascii_case(&from.address));
    if !same {
        error!(%touch, "what stands in the queue is not what was approved: it is not sent");
        return None;
    }
    Some(Outgoing {
        message_id: message_id(key, touch, &from.address),
        from,
        to,
        subject: text.subject.clone(),
        text: text.text.clone(),
        date: jiff::Zoned::default(),
        in_reply_to: text.in_reply_to.clone(),
        references: text.references.clone(),
    })
}

/// Message-IDs in the server's last answer: some servers give a mail an id of their own. Amazon's
/// name only its first part; others repeat the recipient, which looks like one.
fn ids_given(text: &str, host: &str, recipient: &str) -> Vec<String> {
    if let Some(region) = amazon_region(host) {
        let is_id = |word: &&str| {
            word.len() >= 40 && word.chars().all(|c| c.is_ascii_hexdigit() || c == '-')
        };
        let domain = if region == "us-east-1" { "email" } else { region };
        let words = text.split_whitespace().filter(is_id);
        return words.map(|id| format!("{id}@{domain}.amazonses.com")).collect();
    }
    let bracketed = text.split('<').skip(1).filter_map(|rest| Some(rest.split_once('>')?.0));
    let ids = bracketed.map(str::trim).filter(|id| {
        id.contains('@') && !id.contains(char::is_whitespace) && !id.eq_ignore_ascii_case(recipient)
    });
    ids.take(IDS_GIVEN_MAX).map(str::to_owned).collect()
}

/// The region of one of Amazon's servers, "email-smtp.REGION.amazonaws.com".
fn amazon_region(host: &str) -> Option<&str> {
    let rest = host.strip_prefix("email-smtp").and_then(|rest| rest.strip_suffix(".amazonaws.com"));
    rest?.split_once('.').map(|(_, region)| region)
}

#[cfg(test)]
mod tests {
    use super::ids_given;

    #[test]
    fn ids_in_the_servers_last_answer() {
        let ses = "0102018f3c5a7d11-0b1f2c3d-1111-2222-3333-444455556666-000000";
        let (ireland, virginia) =
            ([ses, "eu-west-1.amazonses.com"].join("@"), [ses, "email.amazonses.com"].join("@"));
        for (text, host, ids) in [
            (
                "2.0.0 OK <a.1@prod.far.example> [InternalId=7]",
                "smtp.far.example",
                vec!["a.1@prod.far.example"],
            ),
            ("OK <dana@acme.example> queued as 4XyZ", "smtp.far.example", vec![]),
            ("OK id=1abc-0005 for dana@acme.example", "smtp.far.example", vec![]),
            (ses, "email-smtp.eu-west-1.amazonaws.com", vec![ireland.as_str()]),
            (ses, "email-smtp.us-east-1.amazonaws.com", vec![virginia.as_str()]),
            (ses, "smtp.far.example", vec![]),
        ] {
            assert_eq!(ids_given(text, host, "Dana@acme.example"), ids, "{text}");
        }
    }
}
