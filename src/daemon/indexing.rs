//! What the matcher knows, read from the facts.

use std::collections::BTreeMap;

use super::desk::Loop;
use crate::matching::{Index, Known};
use crate::store::StoreError;
use crate::timeline::facts::ApplicationId;

impl Loop {
    /// Builds the matcher anew if a fact was recorded since.
    pub(super) fn reindex(&mut self) -> Result<(), StoreError> {
        let last = self.store.last_seq()?;
        if self.indexed == Some(last) {
            return Ok(());
        }
        let mut contacts: BTreeMap<ApplicationId, Vec<_>> = BTreeMap::new();
        for known in self.store.known_addresses()? {
            contacts.entry(known.application).or_default().push((known.contact, known.address));
        }
        let mut ids: BTreeMap<String, Vec<_>> = BTreeMap::new();
        for known in self.store.known_ids()? {
            ids.entry(known.id).or_default().push((known.application, known.attempt));
        }
        let summaries = self.store.applications()?;
        self.first_dates.clear();
        for summary in &summaries {
            if let Some(first) = self.store.first_date(summary.id)? {
                self.first_dates.insert(summary.id, first);
            }
        }
        let known = summaries.into_iter().map(|summary| Known {
            open: !summary.closed && !self.closed.contains(&summary.id),
            contacts: contacts.remove(&summary.id).unwrap_or_default(),
            id: summary.id,
            company: summary.company,
            domains: summary.domains,
            first_date: None,
        });
        let own = self.config.candidate.addresses.clone();
        let index = Index::new(own, known.collect::<Vec<_>>(), ids, self.store.notices()?);
        self.index = index.with(self.store.learnt()?);
        self.indexed = Some(last);
        Ok(())
    }

    /// The matcher is to be built anew.
    pub(super) fn forget_index(&mut self) {
        self.indexed = None;
    }
}
