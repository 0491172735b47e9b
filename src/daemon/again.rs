//! Looking again at mail that belonged to nothing, once more is known.
//!
//! What an answer names may be known only after it: the candidate's own mail lies in a folder that
//! is looked through later, and the server gives a new id to what it files in Sent. So the places
//! of what was passed over are kept for a day, and no word of it.

use std::collections::{BTreeMap, BTreeSet};
use std::time::Duration;

use super::watch::{End, Watcher};
use crate::clock::Wire;
use crate::imap::{Error, Folder, Selected, Session};

/// How long a mail that was passed over is looked at again.
const KEPT: Duration = Duration::from_hours(24);
/// How often in a row, each time because the last one taught something.
const TURNS_MAX: u32 = 5;

/// Where mail lies that belonged to nothing.
#[derive(Debug, Default)]
pub(super) struct Passed(BTreeMap<String, Places>);

#[derive(Debug, Default)]
struct Places {
    uid_validity: u32,
    uids: BTreeMap<u32, Wire>,
}

impl Passed {
    /// True if nothing was noted of a folder yet, not even that there is nothing.
    pub(super) fn is_new(&self, folder: &str) -> bool {
        !self.0.contains_key(folder)
    }

    pub(super) fn note(
        &mut self,
        folder: &str,
        uid_validity: u32,
        uids: impl IntoIterator<Item = u32>,
    ) {
        let places = self.0.entry(folder.to_owned()).or_default();
        if places.uid_validity != uid_validity {
            *places = Places { uid_validity, uids: BTreeMap::new() };
        }
        places.uids.retain(|_, noted| noted.elapsed() < KEPT);
        for uid in uids {
            places.uids.entry(uid).or_insert_with(Wire::now);
        }
    }

    pub(super) fn forget(&mut self, folder: &str, uids: &BTreeSet<u32>) {
        if let Some(places) = self.0.get_mut(folder) {
            places.uids.retain(|uid, _| !uids.contains(uid));
        }
    }

    fn of(&self, folder: &str) -> Option<(u32, Vec<u32>)> {
        let places = self.0.get(folder).filter(|places| !places.uids.is_empty())?;
        Some((places.uid_validity, places.uids.keys().copied().collect()))
    }
}

impl Watcher<'_> {
    /// Looks again at what was passed over, if something was learnt since.
    pub(super) async fn look_again(&mut self, session: &mut Session) -> Result<(), End> {
        for _ in 0..TURNS_MAX {
            if !std::mem::take(&mut self.learnt) {
                break;
            }
            for folder in self.folders.clone() {
                let Some((uid_validity, uids)) = self.passed.of(&folder.wire_name) else {
                    continue;
                };
                let selected = match session.examine(&folder.wire_name).await {
                    // It is told of where it is looked through.
                    Err(Error::No { .. }) => continue,
                    selected => selected?,
                };
                if selected.uid_validity == uid_validity {
                    self.look_again_at(session, &folder, &selected, &uids).await?;
                }
            }
        }
        Ok(())
    }

    async fn look_again_at(
        &mut self,
        session: &mut Session,
        folder: &Folder,
        selected: &Selected,
        uids: &[u32],
    ) -> Result<(), End> {
        let there = session.still_there(uids).await?;
        let gone = uids.iter().filter(|uid| !there.contains(uid)).copied().collect();
        self.passed.forget(&folder.wire_name, &gone);
        self.look_at(session, folder, selected, &there).await
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn places_hold_as_long_as_their_numbering() {
        let mut passed = Passed::default();
        assert!(passed.is_new("INBOX"));
        passed.note("INBOX", 7, [3, 1, 2]);
        passed.note("INBOX", 7, [2, 4]);
        passed.forget("INBOX", &BTreeSet::from([3]));
        assert_eq!(passed.of("INBOX"), Some((7, vec![1, 2, 4])));
        passed.note("INBOX", 8, []);
        assert_eq!(passed.of("INBOX"), None);
        assert!(!passed.is_new("INBOX"));
    }
}
