//! What the watcher does when the loop asks: barrier, search back, evidence, copies for Sent.

use tokio::time::sleep;
use tracing::{debug, warn};

use super::event::{Ask, Event, SearchBack};
use super::watch::{End, Watcher};
use crate::clock::Wire;
use crate::imap::{Error, PIECE, Session, Term, Use, sent};
use crate::timeline::facts::AttemptId;

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

    /// A folder that can't be read fails the search, not the connection.
    async fn search_back(
        &mut self,
        session: &mut Session,
        search: &SearchBack,
    ) -> Result<Result<(), String>, End> {
        for folder in self.folders.clone() {
            let selected = match session.examine(&folder.wire_name).await {
                Err(error @ Error::No { .. }) => {
                    let why = format!("the folder {:?} can't be read: {error}", folder.name);
                    return Ok(Err(why));
                }
                selected => selected?,
            };
            let uids = session.search(&selected, search.since, &search.terms).await?;
            debug!(folder = %folder.name, found = uids.len(), "searched back");
            for piece in uids.chunks(PIECE) {
                let (found, missing) = self.fetch(session, &folder, piece).await?;
                let bodies = self.bodies(session, &found).await?;
                self.bring(&folder, &selected, None, found, bodies, missing, vec![]).await?;
            }
        }
        Ok(Ok(()))
    }

    /// Looks for mails of ours, never among drafts, in every folder that is watched and in Sent.
    async fn evidence(
        &mut self,
        session: &mut Session,
        wanted: Vec<(AttemptId, String)>,
    ) -> Result<(), End> {
        let since = jiff::civil::Date::constant(2000, 1, 1);
        for (attempt, id) in wanted {
            let mut found = false;
            for folder in self.folders.clone() {
                if folder.purpose == Some(Use::Drafts) {
                    continue;
                }
                let selected = session.examine(&folder.wire_name).await?;
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
