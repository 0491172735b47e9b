//! Fetching mail and bringing it to the loop: headers first, then of what may belong the rest.

use std::collections::{BTreeMap, BTreeSet};

use tracing::warn;

use super::event::{Brought, Event, Stored};
use super::watch::{End, Watcher};
use crate::imap::{Body, Error, Folder, Headers, How, PIECE, Phase, Selected, Session};
use crate::mail::parts::{CutOff, cut_off, may_hold_text};

/// A mail is read as far as this many bytes.
const BODY_BYTES_MAX: u32 = 262_144;
/// Of a longer one, each text behind that is read as far as this,
const PART_BYTES_MAX: u32 = 65_536;
/// and so many parts behind it are looked at.
const PARTS_MAX: u32 = 20;

impl Watcher<'_> {
    /// Looks at mails of the folder just examined, wherever its cursor stands.
    pub(super) async fn look_at(
        &mut self,
        session: &mut Session,
        folder: &Folder,
        selected: &Selected,
        uids: &[u32],
    ) -> Result<(), End> {
        let alone = self.suspects.contains(&folder.wire_name);
        for piece in uids.chunks(if alone { 1 } else { PIECE }) {
            let mut batch = Brought::of(folder, selected);
            (batch.mails, batch.pending) = self.fetch(session, folder, piece).await?;
            self.bring(session, batch).await?;
        }
        Ok(())
    }

    /// Fetches the rest of what may belong, and hands all to the loop. Of what belongs to nothing
    /// the place is remembered, for when more is known.
    pub(super) async fn bring(
        &mut self,
        session: &mut Session,
        mut batch: Brought,
    ) -> Result<(), End> {
        batch.bodies = self.bodies(session, &batch.folder, &batch.mails).await?;
        let (folder, uid_validity) = (batch.folder.clone(), batch.uid_validity);
        let mut uids: BTreeSet<u32> = batch.mails.iter().map(|mail| mail.uid).collect();
        let Some(Stored { kept, learnt }) = self.desk.brought(batch).await? else {
            // Nothing was stored, the cursor stands: look again on a fresh connection, later.
            let how = How::Lost;
            return Err(End::Wire(Error::Broken { phase: Phase::Fetch, how }));
        };
        uids.retain(|uid| !kept.contains(uid));
        self.passed.note(&folder, uid_validity, uids);
        self.passed.forget(&folder, &kept);
        self.learnt |= learnt;
        Ok(())
    }

    /// Fetches headers. What can't be read by the parser ends the session; then the folder's mails
    /// are fetched one by one, and the one at fault is told by its UID and passed over from then on.
    pub(super) async fn fetch(
        &mut self,
        session: &mut Session,
        folder: &Folder,
        piece: &[u32],
    ) -> Result<(Vec<Headers>, Vec<u32>), End> {
        let is_broken = |uid: &u32| self.broken.contains(&(folder.wire_name.clone(), *uid));
        let (mut pending, piece): (Vec<u32>, Vec<u32>) =
            piece.iter().partition(|uid| is_broken(uid));
        match session.headers(&piece).await {
            Ok(fetched) => {
                pending.extend(fetched.missing);
                Ok((fetched.found, pending))
            }
            Err(error @ Error::Broken { how: How::Unreadable, .. }) => {
                self.suspects.insert(folder.wire_name.clone());
                if let [uid] = &piece[..] {
                    warn!(folder = %folder.name, uid, "a mail can't be read");
                    self.broken.insert((folder.wire_name.clone(), *uid));
                    let folder = folder.name.clone();
                    self.desk.tell(Event::Unreadable { folder, uid: *uid }).await?;
                }
                Err(error.into())
            }
            Err(error) => Err(error.into()),
        }
    }

    async fn bodies(
        &mut self,
        session: &mut Session,
        folder: &str,
        found: &[Headers],
    ) -> Result<BTreeMap<u32, Vec<u8>>, End> {
        if found.is_empty() {
            return Ok(BTreeMap::new());
        }
        let mut bodies = BTreeMap::new();
        for uid in self.desk.wanted(found.to_vec()).await? {
            let place = (folder.to_owned(), uid);
            if self.sealed.contains(&place) {
                continue;
            }
            let read = texts(session, uid).await;
            if let Err(Error::Broken { how: How::Unreadable | How::TooMuch, .. }) = read {
                warn!(folder, uid, "the text of a mail can't be read");
                self.sealed.insert(place);
            }
            bodies.extend(read?.map(|raw| (uid, raw)));
        }
        Ok(bodies)
    }
}

/// A mail, as far as it is read; none if the server does not hand it over.
async fn texts(session: &mut Session, uid: u32) -> Result<Option<Vec<u8>>, Error> {
    let Some(Body { mut raw, whole }) = session.body(uid, BODY_BYTES_MAX).await? else {
        return Ok(None);
    };
    if !whole && let Some(cut) = cut_off(&raw) {
        texts_behind(session, uid, &cut, &mut raw).await?;
    }
    Ok(Some(raw))
}

/// Adds the texts that stand behind a big file to the beginning of a mail. Where the server does
/// not say what there is, the mail stays cut off, and is read with that doubt.
async fn texts_behind(
    session: &mut Session,
    uid: u32,
    cut: &CutOff,
    raw: &mut Vec<u8>,
) -> Result<(), Error> {
    for part in (1..=PARTS_MAX).map(|further| cut.begun + further) {
        let header = match session.part_header(uid, part, PART_BYTES_MAX).await {
            Ok(Some(header)) => header,
            Ok(None) => {
                cut.end(raw);
                return Ok(());
            }
            Err(Error::No { .. }) => return Ok(()),
            Err(error) => return Err(error),
        };
        if may_hold_text(&header) {
            match session.part(uid, part, PART_BYTES_MAX).await {
                Ok(Some(text)) => cut.add(raw, &header, &text),
                Ok(None) | Err(Error::No { .. }) => return Ok(()),
                Err(error) => return Err(error),
            }
        }
    }
    Ok(())
}
