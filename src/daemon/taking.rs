//! From fetched mail to what the store keeps: matched, read, and nothing more than belongs.

use std::collections::{BTreeMap, BTreeSet};
use std::panic::{AssertUnwindSafe, catch_unwind};

use jiff::civil::Date;
use jiff::tz::TimeZone;
use jiff::{SignedDuration, Timestamp};
use mail_parser::MessageParser;

use super::event::Brought;
use crate::imap::Headers;
use crate::mail::envelope::{Envelope, envelope, verified};
use crate::matching::{Found, Index, Match, conversation, look, look_failure, look_inside};
use crate::reading::{FailureReport, Understood, may_report, understand, understand_dated};
use crate::store::{Batch, Evidence, KnownBy, NewMatch, NewMessage, NewReading, Store, StoreError};
use crate::timeline::facts::{ApplicationId, AttemptId, Failure};
use crate::timeline::words::Sureness;

/// A mail this much older than its application is still one that a search back has found.
const LOOK_BACK: SignedDuration = SignedDuration::from_hours(90 * 24);
/// Clocks of servers and of their zones may be this much ahead.
const SKEW: SignedDuration = SignedDuration::from_hours(24);

/// What mail is looked at with.
#[derive(Debug)]
pub struct Taking<'a> {
    /// The account's name in cursors.
    pub account: &'a str,
    /// What messages are matched with.
    pub index: &'a Index,
    /// From when on an application's mail keeps its own date.
    pub first_dates: &'a BTreeMap<ApplicationId, Timestamp>,
    /// The name by which the candidate's own server vouches for senders.
    pub authserv_id: Option<&'a str>,
    /// The zone of a Date that says none.
    pub zone: &'a TimeZone,
    /// Days that are no business days.
    pub holidays: &'a BTreeSet<Date>,
    /// What was sent and taken in before.
    pub store: &'a Store,
    /// When it is taken in.
    pub now: Timestamp,
}

impl Taking<'_> {
    /// The UIDs of the mails to be fetched whole: those that match, those whose text must tell
    /// whether they do, and reports of failed deliveries, whose headers need not say of which mail.
    /// What bears an id of ours is known.
    #[must_use]
    pub fn wanted(&self, headers: &[Headers]) -> Vec<u32> {
        let wants = |mail: &&Headers| {
            let Some(envelope) = envelope(&mail.raw) else { return false };
            let found = look(self.index, &envelope);
            let ours = found.own && self.attempt_borne(&envelope).is_some();
            let reports = !found.own && may_report(&envelope);
            let concerns = !found.matches.is_empty() || !found.doubts.is_empty();
            let draft = mail.draft || envelope.is_draft();
            !draft && !found.notice && !ours && (concerns || reports)
        };
        headers.iter().filter(wants).map(|mail| mail.uid).collect()
    }

    /// What the store keeps of the mail of a folder.
    ///
    /// # Errors
    /// If the database can't be read.
    pub fn batch(&self, brought: &Brought) -> Result<Batch, StoreError> {
        let messages = brought.mails.iter().filter(|mail| !mail.draft).filter_map(|mail| {
            self.message(mail, brought.bodies.get(&mail.uid).map(Vec::as_slice)).transpose()
        });
        Ok(Batch {
            account: self.account.to_owned(),
            folder: brought.folder.clone(),
            uid_validity: brought.uid_validity,
            next_uid: brought.next_uid,
            messages: messages.collect::<Result<_, _>>()?,
            pending: brought.pending.clone(),
            done: brought.done.clone(),
        })
    }

    fn message(
        &self,
        mail: &Headers,
        body: Option<&[u8]>,
    ) -> Result<Option<NewMessage>, StoreError> {
        let Some(envelope) = envelope(&mail.raw).filter(|envelope| !envelope.is_draft()) else {
            return Ok(None);
        };
        let mut found = look(self.index, &envelope);
        if found.notice {
            return Ok(None);
        }
        look_inside(self.index, &envelope, body, &mut found);
        let usable = |at: Timestamp| self.is_usable(at, &found);
        let read = body.filter(|_| !found.own);
        let read = read.map(|raw| understand_dated(raw, self.zone, Some(self.holidays), usable));
        let read: Option<Understood> = read.and_then(Result::ok);
        let report = read.as_ref().and_then(|read| read.failure.clone());
        self.add_report(&mut found, report.as_ref());
        if found.matches.is_empty() {
            return Ok(None);
        }
        // Its own id, not one that it names: only then is the mail that attempt's.
        let mut attempt = self.attempt_borne(&envelope).filter(|_| found.own);
        if let (true, None, Some(raw)) = (found.own, attempt, body) {
            attempt = self.copy_of(&envelope, raw)?;
        }
        let trusted = verified(&envelope, self.authserv_id);
        let matches = found.matches.iter().map(|m| self.matched(m, &envelope, found.own, trusted));
        Ok(Some(NewMessage {
            uid: mail.uid,
            rfc_message_id: envelope.message_id.clone(),
            header_hash: header_hash(&envelope, &mail.raw, body.filter(|_| !found.own)),
            from: envelope.author().to_owned(),
            own: found.own,
            date: envelope.date.as_ref().map(|date| date.at),
            automatic: read.as_ref().and_then(|read| read.automatic),
            failure: report.as_ref().map(|report| failure(report, self.index)),
            attempt,
            references: envelope.named_ids().map(str::to_owned).collect(),
            subject: envelope.subject.clone(),
            text: read.as_ref().map(|read| read.text.clone()).unwrap_or_default(),
            matches: matches.collect(),
            reading: read.as_ref().map(reading),
            invitation: read.and_then(|read| read.invitation),
            known_by: KnownBy {
                conversation: conversation(&envelope),
                signs: found.matches.iter().map(|m| (m.application, m.why.clone())).collect(),
            },
        }))
    }

    /// True of a Date from which "next week" can be counted: neither to come, nor from long before
    /// anything was heard of the applications it may belong to.
    fn is_usable(&self, at: Timestamp, found: &Found) -> bool {
        let firsts = found.matches.iter().filter_map(|m| self.first_dates.get(&m.application));
        let first = firsts.min().copied().unwrap_or(Timestamp::MIN);
        let earliest = first.checked_sub(LOOK_BACK).unwrap_or(Timestamp::MIN);
        let latest = self.now.checked_add(SKEW).unwrap_or(Timestamp::MAX);
        earliest <= at && at <= latest
    }

    /// The attempt of which this is a copy: some servers give what they send, and file, an id of
    /// their own. It is one if recipient, subject and text are the attempt's.
    fn copy_of(&self, copy: &Envelope, raw: &[u8]) -> Result<Option<AttemptId>, StoreError> {
        let Some(text) = self.words(raw) else { return Ok(None) };
        for reader in &copy.to {
            for (attempt, composed) in self.store.sent_to(&reader.address)? {
                let subject = envelope(&composed).map(|sent| sent.subject);
                let same = subject.as_ref() == Some(&copy.subject);
                if same && self.words(&composed).as_ref() == Some(&text) {
                    return Ok(Some(attempt));
                }
            }
        }
        Ok(None)
    }

    /// What was written, word by word; none if there is nothing.
    fn words(&self, raw: &[u8]) -> Option<Vec<String>> {
        let text = understand(raw, self.zone).ok()?.text;
        let words: Vec<String> = text.split_whitespace().map(str::to_owned).collect();
        Some(words).filter(|words| !words.is_empty())
    }

    fn attempt_borne(&self, envelope: &Envelope) -> Option<AttemptId> {
        envelope.own_ids().find_map(|id| self.index.attempt_of(id))
    }

    fn add_report(&self, found: &mut Found, report: Option<&FailureReport>) {
        let Some(report) = report else { return };
        for m in look_failure(self.index, report) {
            match found.matches.iter_mut().find(|known| known.application == m.application) {
                Some(known) if known.sureness == Sureness::Plausible => *known = m,
                Some(_) => {}
                None => found.matches.push(m),
            }
        }
    }

    fn matched(&self, m: &Match, envelope: &Envelope, own: bool, trusted: bool) -> NewMatch {
        let first = self.first_dates.get(&m.application).copied().unwrap_or(Timestamp::MIN);
        let dated = envelope.date.as_ref().map(|date| date.at);
        let at = dated.filter(|at| first <= *at && *at <= self.now).unwrap_or(self.now);
        let answers = own
            && envelope.in_reply_to.iter().any(|id| {
                self.index.attempt_of(id).is_none() && self.index.knows(id, m.application)
            });
        NewMatch {
            application: m.application,
            at,
            sureness: m.sureness,
            contact: m.contact,
            verified: m.names_our_id || trusted,
            answers,
        }
    }
}

fn failure(report: &FailureReport, index: &Index) -> Failure {
    let attempt = report.message_ids.iter().find_map(|id| index.attempt_of(id));
    Failure { address: report.address.clone(), status: report.status.clone(), attempt }
}

fn reading(read: &Understood) -> NewReading {
    let evidence = read
        .evidence
        .iter()
        .map(|words| Evidence { text: words.text.clone(), says: words.says.as_str().to_owned() });
    NewReading {
        kind: read.kind,
        also: read.also.clone(),
        due: read.due,
        evidence: evidence.collect(),
    }
}

/// A hash of what is the same in every folder and on every server a mail passes. Some programs
/// give several mails one id, and even one Date: what somebody wrote counts as well, but not what
/// servers do to it on the way. Without an id all of the header counts: else the second of two such
/// mails would be taken for the first.
fn header_hash(envelope: &Envelope, raw: &[u8], whole: Option<&[u8]>) -> [u8; 32] {
    if envelope.message_id.is_none() {
        return *blake3::hash(raw).as_bytes();
    }
    let mut hasher = blake3::Hasher::new();
    let words = whole.and_then(words_of).unwrap_or_default().concat();
    for part in [
        envelope.message_id.as_deref().unwrap_or_default(),
        envelope.header("Date").unwrap_or_default(),
        envelope.author(),
        &envelope.subject,
        &words,
    ] {
        hasher.update(&(part.len() as u64).to_le_bytes());
        hasher.update(part.as_bytes());
    }
    *hasher.finalize().as_bytes()
}

/// The words of a mail's first text; none if it can't be read.
fn words_of(whole: &[u8]) -> Option<Vec<String>> {
    // A closure over a shared reference leaves nothing half-done behind a panic of the parser.
    catch_unwind(AssertUnwindSafe(|| {
        let message = MessageParser::default().parse(whole)?;
        let text = message.body_text(0)?;
        Some(text.split_whitespace().map(str::to_owned).collect())
    }))
    .ok()
    .flatten()
}
