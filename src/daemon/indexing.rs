//! What the matcher knows, read from the facts.

use std::collections::{BTreeMap, BTreeSet};

use jiff::Timestamp;

use super::desk::Loop;
use crate::matching::{Index, Known};
use crate::store::{Store, StoreError};
use crate::timeline::facts::ApplicationId;

/// What messages are matched with as things stand, and each application's first date. `own` are
/// the candidate's addresses; `closed` the applications that a reply has closed.
///
/// # Errors
/// If the database can't be read.
pub fn index(
    store: &Store,
    own: &[String],
    closed: &BTreeSet<ApplicationId>,
) -> Result<(Index, BTreeMap<ApplicationId, Timestamp>), StoreError> {
    let mut contacts: BTreeMap<ApplicationId, Vec<_>> = BTreeMap::new();
    for known in store.known_addresses()? {
        contacts.entry(known.application).or_default().push((known.contact, known.address));
    }
    let mut ids: BTreeMap<String, Vec<_>> = BTreeMap::new();
    for known in store.known_ids()? {
        ids.entry(known.id).or_default().push((known.application, known.attempt));
    }
    let summaries = store.applications()?;
    let mut first_dates = BTreeMap::new();
    for summary in &summaries {
        if let Some(first) = store.first_date(summary.id)? {
            first_dates.insert(summary.id, first);
        }
    }
    let known = summaries.into_iter().map(|summary| Known {
        open: !summary.closed && !closed.contains(&summary.id),
        contacts: contacts.remove(&summary.id).unwrap_or_default(),
        id: summary.id,
        company: summary.company,
        domains: summary.domains,
    });
    let index = Index::new(own.iter().cloned(), known, ids, store.notices()?);
    Ok((index.with(store.learnt()?), first_dates))
}

impl Loop {
    /// Builds the matcher anew if a fact was recorded since.
    pub(super) fn reindex(&mut self) -> Result<(), StoreError> {
        let last = self.store.last_seq()?;
        if self.indexed == Some(last) {
            return Ok(());
        }
        let own = &self.config.candidate.addresses;
        (self.index, self.first_dates) = index(&self.store, own, &self.closed)?;
        self.indexed = Some(last);
        Ok(())
    }

    /// The matcher is to be built anew.
    pub(super) fn forget_index(&mut self) {
        self.indexed = None;
    }
}
