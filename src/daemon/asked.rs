//! What the watcher does when the loop asks: barrier, search back, evidence, copies for Sent.

use tokio::time::sleep;
use tracing::{debug, warn};

use super::event::{Ask, Event, SearchBack};
use super::watch::{End, Watcher};
use crate::clock::Wire;
use crate::imap::{Error, Folder, PIECE, Session, Term, sent, watched};
use crate::timeline::facts::AttemptId;

/// So many of a folder's newest mails a search back looks at, whatever they say; of older ones only
/// those that the server finds by its terms.
const LOOKED_AT_MAX: usize = 4_000;

impl Watcher<'_> {
    /// Does what the loop asks.
    pub(super) async fn answer(&mut self, session: &mut Session, ask: Ask) -> Result<(), End> {
        match ask {
            Ask::Barrier(reply) => {
                let begun = Wire::now();
                match self.barrier(session, begun).await {
                    Ok(result) => {
                        let _ = reply.send(result.map(|()| begun));
                    }
                    Err(End::Wire(error)) => {
                        let _ = reply.send(Err(error.to_string()));
                        return Err(End::Wire(error));
                    }
                    Err(End::Gone) => return Err(End::Gone),
                }
            }
            Ask::SearchBack(search) => {
                let found = self.search_back(session, &search).await;
                let failed = match &found {
                    Ok(result) => result.clone().err(),
                    Err(End::Wire(error)) => Some(error.to_string()),
                    Err(End::Gone) => return Err(End::Gone),
                };
                self.desk.tell(Event::SearchedBack { covers: search.covers, failed }).await?;
                found.map(drop)?;
            }
            Ask::Evidence(wanted) => self.evidence(session, wanted).await?,
            Ask::File { attempt, message_ids, mail, always } => {
                self.file(session, &message_ids, &mail, always).await?;
                self.desk.tell(Event::Filed { attempt }).await?;
            }
        }
        Ok(())
    }

    /// What one folder teaches may tell whose the mail of another is.
    async fn search_back(
        &mut self,
        session: &mut Session,
        search: &SearchBack,
    ) -> Result<Result<(), String>, End> {
        let watched = std::mem::take(self.passed);
        let mut found = self.search_folders(session, search).await;
        if let Ok(Ok(())) = found {
            found = self.look_again(session).await.map(Ok);
        }
        *self.passed = watched;
        found
    }

    async fn search_folders(
        &mut self,
        session: &mut Session,
        search: &SearchBack,
    ) -> Result<Result<(), String>, End> {
        self.folders = watched(&session.list().await?, &self.account.exclude);
        for folder in self.folders.clone() {
            match self.search_folder(session, &folder, search).await {
                // It fails the search, not the connection.
                Err(End::Wire(error @ Error::No { .. })) => {
                    let why = format!("the folder {:?} can't be read: {error}", folder.name);
                    return Ok(Err(why));
                }
                other => other?,
            }
        }
        Ok(Ok(()))
    }

    async fn search_folder(
        &mut self,
        session: &mut Session,
        folder: &Folder,
        search: &SearchBack,
    ) -> Result<(), End> {
        let selected = session.examine(&folder.wire_name).await?;
        let mut uids = session.arrived_since(&selected, search.since).await?;
        let older = uids.len().saturating_sub(LOOKED_AT_MAX);
        if older > 0 {
            let found = session.search(&selected, search.since, &search.terms).await?;
            let newest = uids.split_off(older);
            uids.retain(|uid| found.binary_search(uid).is_ok());
            uids.extend(newest);
        }
        debug!(folder = %folder.name, looked_at = uids.len(), "searched back");
        self.look_at(session, folder, &selected, &uids).await
    }

    /// Looks for mails of ours, never among drafts, in every folder that is watched and in Sent.
    /// One that can't be read proves nothing.
    async fn evidence(
        &mut self,
        session: &mut Session,
        wanted: Vec<(AttemptId, String)>,
    ) -> Result<(), End> {
        let since = jiff::civil::Date::constant(2000, 1, 1);
        let listed = session.list().await?;
        let mut folders = watched(&listed, &self.account.exclude);
        folders.extend(sent(&listed).filter(|sent| !folders.contains(sent)).cloned());
        for (attempt, id) in wanted {
            let mut found = false;
            for folder in &folders {
                let selected = match session.examine(&folder.wire_name).await {
                    Err(Error::No { .. }) => continue,
                    selected => selected?,
                };
                let terms = [Term::MessageId(id.clone())];
                let uids = session.search(&selected, since, &terms).await?;
                for piece in uids.chunks(PIECE) {
                    let fetched = session.headers(piece).await?;
                    found |= fetched.found.iter().any(|mail| !mail.draft);
                }
            }
            self.desk.tell(Event::Evidence { attempt, found }).await?;
        }
        Ok(())
    }

    /// Files a copy in Sent. Whatever comes of it, the mail has been sent.
    async fn file(
        &mut self,
        session: &mut Session,
        message_ids: &[String],
        mail: &[u8],
        always: bool,
    ) -> Result<(), End> {
        let listed = session.list().await?;
        let Some(folder) = sent(&listed) else {
            warn!("there is no Sent folder to file a copy in");
            return Ok(());
        };
        if !always {
            sleep(self.account.limits.file_after).await;
            let selected = session.examine(&folder.wire_name).await?;
            let since = jiff::civil::Date::constant(2000, 1, 1);
            let ids = message_ids.iter().cloned().map(Term::MessageId);
            let terms: Vec<Term> = ids.filter(Term::is_sayable).collect();
            if !session.search(&selected, since, &terms).await?.is_empty() {
                return Ok(());
            }
        }
        match session.append(&folder.wire_name, mail, true).await {
            Ok(_) => Ok(()),
            Err(error @ Error::No { .. }) => {
                warn!(%error, "no copy could be filed in Sent");
                Ok(())
            }
            Err(error) => Err(error.into()),
        }
    }
}
