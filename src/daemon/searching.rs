//! The search back: older mail of an application that is new, or newly known by something.

use std::collections::{BTreeMap, BTreeSet};

use jiff::ToSpan;
use tokio::sync::mpsc;
use tracing::warn;

use super::DaemonError;
use super::desk::{Loop, Searching};
use super::event::{Ask, SearchBack};
use crate::clock::Wire;
use crate::imap::Term;
use crate::mail::envelope::registrable;
use crate::matching::{is_free_mail, longest_plain_word, platforms, thread_index};
use crate::store::{Look, StoreError, Summary};
use crate::timeline::facts::{ApplicationId, Seq, What};
use crate::timeline::outlook::outlook;

/// How long after a search back that failed the next one begins, unless the mailbox can be read
/// again before.
const SEARCH_RETRY_MINUTES: u64 = 5;
/// Searches back in a row that fail, before the candidate is told.
const FAILED_MAX: u32 = 3;
/// The condition of searches back that fail.
const CONDITION: &str = "search";
/// The shortest span that a search back covers, in days.
const SEARCH_BACK_DAYS: i64 = 60;
/// A name shorter than this would be found in half a mailbox.
const NAME_CHARS_MIN: usize = 3;
/// So many of an application's Message-IDs are asked for, the newest.
const IDS_MAX: usize = 60;

impl Loop {
    /// Starts a search back for the applications that need one.
    pub(super) fn search_back(&mut self, asks: &mpsc::Sender<Ask>) -> Result<(), DaemonError> {
        let waits = self.search_after.is_some_and(|after| !after.remaining().is_zero());
        let ready = self.searching.is_none() && self.looked && self.deaf_since.is_none();
        if !ready || waits || self.unsearched.is_empty() {
            return Ok(());
        }
        let covers = self.store.last_seq()?;
        let day = |at: jiff::Timestamp| at.to_zoned(self.policy.zone.clone()).date();
        let mut since = day(self.now()).saturating_sub(SEARCH_BACK_DAYS.days());
        let mut terms = Vec::new();
        let mut applications = BTreeSet::new();
        let mut threads = self.threads()?;
        for summary in self.store.applications()? {
            if !self.unsearched.contains(&summary.id) {
                continue;
            }
            applications.insert(summary.id);
            if let Some(first) = self.store.first_date(summary.id)? {
                since = since.min(day(first));
            }
            self.add_terms(&summary, &mut terms)?;
            terms.extend(threads.remove(&summary.id).into_iter().flatten());
        }
        terms.extend(of_machines());
        terms.retain(Term::is_sayable);
        let search = SearchBack { covers, since, terms };
        if asks.try_send(Ask::SearchBack(search)).is_ok() {
            self.searching = Some(Searching { covers, applications });
        }
        Ok(())
    }

    /// What the newest messages of each application's threads name, or are named by.
    fn threads(&self) -> Result<BTreeMap<ApplicationId, Vec<Term>>, StoreError> {
        let mut ids: BTreeMap<ApplicationId, Vec<String>> = BTreeMap::new();
        for known in self.store.known_ids()? {
            ids.entry(known.application).or_default().push(known.id);
        }
        let mut threads: BTreeMap<ApplicationId, Vec<Term>> = BTreeMap::new();
        for (application, ids) in ids {
            let newest = ids.into_iter().rev().take(IDS_MAX);
            let terms = newest
                .flat_map(|id| ["In-Reply-To", "References"].map(|n| Term::Header(n, id.clone())));
            threads.entry(application).or_default().extend(terms);
        }
        for (application, conversation) in self.store.learnt()?.conversations {
            let term = thread_index(&conversation).map(|start| Term::Header("Thread-Index", start));
            threads.entry(application).or_default().extend(term);
        }
        Ok(threads)
    }

    /// What mail of an application may have in its header.
    fn add_terms(&self, summary: &Summary, terms: &mut Vec<Term>) -> Result<(), StoreError> {
        let Look { facts, shared, .. } = self.store.look(summary.id, self.now())?;
        let contacts = outlook(&facts, &shared, &self.policy, self.now()).state.contacts;
        let (mut places, mut names) = (summary.domains.clone(), vec![summary.company.clone()]);
        for contact in contacts.into_iter().filter(|contact| !contact.removed) {
            let host = contact.address.as_deref().and_then(|address| address.rsplit_once('@'));
            let domain = host.map(|(_, host)| registrable(host));
            places.extend(domain.filter(|domain| !is_free_mail(domain)));
            places.extend(contact.address);
            names.push(contact.name);
        }
        for place in places {
            terms.extend([
                Term::From(place.clone()),
                Term::To(place.clone()),
                Term::Cc(place.clone()),
                Term::Header("Reply-To", place.clone()),
                Term::Header("Sender", place),
            ]);
        }
        let sought = names.iter().filter_map(|name| longest_plain_word(name));
        for word in sought.filter(|word| word.len() >= NAME_CHARS_MIN) {
            terms.extend([Term::From(word.clone()), Term::Subject(word)]);
        }
        Ok(())
    }

    /// Only the search under way counts: one asked for before may have known fewer addresses.
    pub(super) fn searched_back(
        &mut self,
        covers: Seq,
        failed: Option<String>,
    ) -> Result<(), DaemonError> {
        let Some(Searching { applications, .. }) = self.searching.take_if(|s| s.covers == covers)
        else {
            return Ok(());
        };
        if let Some(why) = failed {
            warn!(%why, "the search back failed; it will be tried again");
            let span = std::time::Duration::from_mins(SEARCH_RETRY_MINUTES);
            self.search_after = Some(Wire::now().plus(span));
            self.searches_failed += 1;
            if self.searches_failed >= FAILED_MAX {
                let text = format!(
                    "older mail can't be searched, and nothing is sent for what was added or \
                     changed until it was; it is tried again and again: {why}"
                );
                self.raise(CONDITION, None, &text, false)?;
            }
            return Ok(());
        }
        self.searches_failed = 0;
        self.store.clear(CONDITION, self.now())?;
        let now = self.now();
        for application in applications {
            self.store.record(application, now, now, &What::Searched { covers })?;
        }
        Ok(())
    }
}

/// What mail of machines has in its header whose text alone may tell whose it is: platforms,
/// reports of failed deliveries, appointments; and what people pass on.
fn of_machines() -> impl Iterator<Item = Term> {
    let platforms = platforms().map(|domain| Term::From(domain.to_owned()));
    let types = ["multipart/report", "text/calendar"];
    let types = types.map(|of| Term::Header("Content-Type", of.to_owned()));
    let systems = ["mailer-daemon", "postmaster", "calendar"].map(|of| Term::From(of.to_owned()));
    let words = ["interview", "invit", "einladung", "candida", "bewerbung", "application"];
    let forwards = ["fwd:", "fw:", "wg:", "tr:", "rv:", "doorst:"];
    let subjects = words.into_iter().chain(forwards).map(|word| Term::Subject(word.to_owned()));
    platforms.chain(types).chain(systems).chain(subjects)
}
