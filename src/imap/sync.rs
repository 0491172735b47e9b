//! What is new in a folder, and the mails themselves.

use std::collections::BTreeMap;

use async_imap::imap_proto::{
    AttributeValue, MailboxDatum, MessageSection, Response, ResponseCode, SectionPath,
};

use super::command::{ANSWER_BYTES_MAX, quoted};
use super::error::{Error, Phase};
use super::search::{ascending, ranges, set};
use super::session::Session;

/// How many mails are fetched by one command.
pub const PIECE: usize = 50;

/// A folder as it was when it was examined.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Selected {
    /// UIDs hold as long as this stays the same.
    pub uid_validity: u32,
    /// The UID the next mail may get. A hint: some servers leave it out or are wrong.
    pub uid_next: Option<u32>,
    /// How many mails there are.
    pub exists: u32,
}

/// How far a folder has been read: every mail with a lower UID is known.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Cursor {
    /// The UIDVALIDITY that `next_uid` belongs to.
    pub uid_validity: u32,
    /// The lowest UID not read yet; at least 1.
    pub next_uid: u32,
}

/// What is new in a folder since a cursor.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum News {
    /// The numbers still hold.
    Same {
        /// The folder.
        folder: Selected,
        /// The UIDs not read yet, ascending.
        uids: Vec<u32>,
        /// The cursor to store together with the rows for `uids`, never before. It can be lower
        /// than the old one: then the server has begun to number lower.
        next: Cursor,
    },
    /// UIDVALIDITY has changed, or the numbers begin lower without that, as where a folder was
    /// deleted and made anew: no UID of before means anything. Neither is everything new nor
    /// nothing: take `end`, look through `arrived_since` for what is not known by Message-ID, and
    /// then store the end as the cursor.
    Renumbered {
        /// The folder.
        folder: Selected,
    },
}

/// Headers of some mails.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Fetched {
    /// What the server gave, by UID.
    pub found: Vec<Headers>,
    /// UIDs it gave nothing for, asked twice. No proof of absence: keep them as pending.
    pub missing: Vec<u32>,
}

/// One mail's header.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Headers {
    /// Its UID.
    pub uid: u32,
    /// The size of the whole mail in bytes, as the server reckons it.
    pub size: Option<u32>,
    /// True if it is marked a draft: then it is no evidence of anything.
    pub draft: bool,
    /// The header as it stands, up to the empty line.
    pub raw: Vec<u8>,
}

/// One mail, or its beginning.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Body {
    /// Header and text as they stand.
    pub raw: Vec<u8>,
    /// True if this is all of it.
    pub whole: bool,
}

impl Session {
    /// Opens a folder, read-only.
    ///
    /// # Errors
    /// `Error::No` if it is gone, may not be read, or has no UIDVALIDITY.
    pub async fn examine(&mut self, wire_name: &str) -> Result<Selected, Error> {
        let phase = Phase::Examine;
        let name = quoted(wire_name).ok_or(Error::Unsayable { what: phase })?;
        let (mut uid_validity, mut uid_next, mut exists) = (None, None, None);
        self.channel
            .run(phase, &format!("EXAMINE {name}"), |response| match response {
                Response::MailboxData(MailboxDatum::Exists(count)) => exists = Some(*count),
                Response::Data { outcome, .. } => match outcome.code {
                    Some(ResponseCode::UidValidity(value)) => uid_validity = Some(value),
                    Some(ResponseCode::UidNext(value)) => uid_next = Some(value),
                    _ => {}
                },
                _ => {}
            })
            .await?;
        // How many there are is no news here; what comes later is.
        self.channel.take_news();
        match (uid_validity, exists) {
            (Some(uid_validity), Some(exists)) => Ok(Selected { uid_validity, uid_next, exists }),
            _ => Err(Error::No { what: phase, why: "it has no UIDVALIDITY or EXISTS".to_owned() }),
        }
    }

    /// Opens a folder and asks what is new in it since a cursor.
    ///
    /// # Errors
    /// `Error`: then nothing is known of the folder.
    pub async fn news(&mut self, wire_name: &str, cursor: &Cursor) -> Result<News, Error> {
        let folder = self.examine(wire_name).await?;
        if folder.uid_validity != cursor.uid_validity {
            return Ok(News::Renumbered { folder });
        }
        let first = cursor.next_uid.max(1);
        let mut found = Vec::new();
        if folder.exists > 0 {
            for range in ranges(first, &folder) {
                found.extend(self.ask(&format!("UID {range}")).await?);
            }
        }
        let found = ascending(found);
        let last = found.last().copied();
        if is_numbered_lower(first, &folder, last) {
            return Ok(News::Renumbered { folder });
        }
        let next_uid = next_uid(first, &folder, last);
        // `n:*` names the last mail even where its UID is below n.
        let uids = found.into_iter().filter(|uid| *uid >= first).collect();
        let next = Cursor { uid_validity: folder.uid_validity, next_uid };
        Ok(News::Same { folder, uids, next })
    }

    /// The cursor behind the last mail of the folder just examined: from there on all is new.
    ///
    /// # Errors
    /// `Error`; `Error::No` if the folder has mails and the server names none as the last.
    pub async fn end(&mut self, folder: &Selected) -> Result<Cursor, Error> {
        let uid_validity = folder.uid_validity;
        if folder.exists == 0 {
            return Ok(Cursor { uid_validity, next_uid: 1 });
        }
        let last = self.ask("UID *").await?.into_iter().max().ok_or_else(|| Error::No {
            what: Phase::Search,
            why: "it does not name the last mail".to_owned(),
        })?;
        Ok(Cursor { uid_validity, next_uid: last.saturating_add(1) })
    }

    /// Fetches headers from the folder just examined. Pass at most `PIECE` UIDs at a time, to hold
    /// no more in memory.
    ///
    /// # Errors
    /// `Error::Broken` with `How::Unreadable` may be the doing of one mail: connect anew and ask
    /// for half of them, down to one, to find it.
    pub async fn headers(&mut self, uids: &[u32]) -> Result<Fetched, Error> {
        let mut fetched = Fetched::default();
        for piece in uids.chunks(PIECE) {
            let mut found = self.fetch_headers(piece).await?;
            let left = |found: &BTreeMap<u32, Headers>| -> Vec<u32> {
                piece.iter().copied().filter(|uid| !found.contains_key(uid)).collect()
            };
            let missing = left(&found);
            if !missing.is_empty() {
                found.extend(self.fetch_headers(&missing).await?);
            }
            fetched.missing.extend(left(&found));
            fetched.found.extend(found.into_values());
        }
        Ok(fetched)
    }

    /// Fetches a mail from the folder just examined, its first `bytes_max` bytes at most. None if
    /// the server gives nothing for it, asked twice.
    ///
    /// # Errors
    /// `Error`; `Error::Broken` with `How::TooMuch` if the server ignores the limit.
    pub async fn body(&mut self, uid: u32, bytes_max: u32) -> Result<Option<Body>, Error> {
        for _ in 0..2 {
            if let Some(body) = self.fetch_body(uid, bytes_max).await? {
                return Ok(Some(body));
            }
        }
        Ok(None)
    }

    /// Fetches the header of a part of a mail, by its number from 1; none if there is no such part.
    ///
    /// # Errors
    /// `Error`; `Error::No` also of servers that refuse to name what is not there.
    pub async fn part_header(
        &mut self,
        uid: u32,
        part: u32,
        bytes_max: u32,
    ) -> Result<Option<Vec<u8>>, Error> {
        let section = SectionPath::Part(vec![part], Some(MessageSection::Mime));
        let found = self.fetch_part(uid, &format!("{part}.MIME"), &section, bytes_max).await?;
        // Some give an empty text for what is not there.
        Ok(found.filter(|header| !header.trim_ascii().is_empty()))
    }

    /// Fetches a part of a mail, its first `bytes_max` bytes at most, encoded as it stands there.
    ///
    /// # Errors
    /// `Error`.
    pub async fn part(
        &mut self,
        uid: u32,
        part: u32,
        bytes_max: u32,
    ) -> Result<Option<Vec<u8>>, Error> {
        let section = SectionPath::Part(vec![part], None);
        self.fetch_part(uid, &part.to_string(), &section, bytes_max).await
    }

    async fn fetch_part(
        &mut self,
        uid: u32,
        name: &str,
        path: &SectionPath,
        bytes_max: u32,
    ) -> Result<Option<Vec<u8>>, Error> {
        let command = format!("UID FETCH {uid} (UID BODY.PEEK[{name}]<0.{bytes_max}>)");
        let mut found = None;
        let answer_max = u64::from(bytes_max) + UNASKED_BYTES_MAX;
        self.channel
            .run_capped(Phase::Fetch, &command, answer_max, |response| {
                if found.is_none() {
                    found = section_of(response, uid, Some(path));
                }
            })
            .await?;
        Ok(found)
    }

    async fn fetch_headers(&mut self, uids: &[u32]) -> Result<BTreeMap<u32, Headers>, Error> {
        let mut found = BTreeMap::new();
        if uids.is_empty() {
            return Ok(found);
        }
        let items = "(UID RFC822.SIZE FLAGS BODY.PEEK[HEADER])";
        let command = format!("UID FETCH {} {items}", set(uids));
        self.channel
            .run_capped(Phase::Fetch, &command, ANSWER_BYTES_MAX, |response| {
                if let Some(headers) = headers_of(response)
                    && uids.contains(&headers.uid)
                {
                    found.entry(headers.uid).or_insert(headers);
                }
            })
            .await?;
        Ok(found)
    }

    async fn fetch_body(&mut self, uid: u32, bytes_max: u32) -> Result<Option<Body>, Error> {
        let command = format!("UID FETCH {uid} (UID BODY.PEEK[]<0.{bytes_max}>)");
        let mut body = None;
        let answer_max = u64::from(bytes_max) + UNASKED_BYTES_MAX;
        self.channel
            .run_capped(Phase::Fetch, &command, answer_max, |response| {
                if body.is_none() {
                    body = body_of(response, uid, bytes_max);
                }
            })
            .await?;
        Ok(body)
    }
}

/// True if what comes next will have a UID that was read already. The last mails alone may just
/// have been deleted, and a UIDNEXT alone may be wrong.
fn is_numbered_lower(first: u32, folder: &Selected, last: Option<u32>) -> bool {
    let below = |uid: Option<u32>| uid.is_some_and(|uid| uid < first);
    below(last.map(|last| last.saturating_add(1))) && below(folder.uid_next)
}

/// If even the last mail's UID is below what was read, the server numbers lower now, or the last
/// mails were deleted: in both cases what comes next may be just behind the last.
fn next_uid(first: u32, folder: &Selected, last: Option<u32>) -> u32 {
    match last {
        Some(last) if last >= first || last < first - 1 => last.saturating_add(1),
        Some(_) => first,
        None if folder.exists == 0 => 1,
        None => first,
    }
}

/// The header in a FETCH. One without a UID, or about flags alone, is none of ours.
fn headers_of(response: &Response<'_>) -> Option<Headers> {
    let Response::Fetch(_, attributes) = response else {
        return None;
    };
    let (mut uid, mut size, mut draft, mut raw) = (None, None, false, None);
    for attribute in attributes {
        match attribute {
            AttributeValue::Uid(value) => uid = Some(*value),
            AttributeValue::Rfc822Size(value) => size = Some(*value),
            AttributeValue::Flags(flags) => {
                draft = flags.iter().any(|flag| flag.eq_ignore_ascii_case("\\Draft"));
            }
            AttributeValue::BodySection {
                section: Some(SectionPath::Full(MessageSection::Header)),
                data: Some(data),
                ..
            } => raw = Some(data.to_vec()),
            _ => {}
        }
    }
    Some(Headers { uid: uid?, size, draft, raw: raw? })
}

fn body_of(response: &Response<'_>, wanted: u32, bytes_max: u32) -> Option<Body> {
    let raw = section_of(response, wanted, None)?;
    let whole = u64::try_from(raw.len()).is_ok_and(|length| length < u64::from(bytes_max));
    Some(Body { raw, whole })
}

/// A section of the mail with this UID, or all of it, out of a FETCH.
fn section_of(response: &Response<'_>, wanted: u32, path: Option<&SectionPath>) -> Option<Vec<u8>> {
    let Response::Fetch(_, attributes) = response else {
        return None;
    };
    let is_wanted = attributes.iter().any(|a| matches!(a, AttributeValue::Uid(u) if *u == wanted));
    let raw = attributes.iter().find_map(|attribute| match attribute {
        AttributeValue::BodySection { section, data: Some(data), .. }
            if section.as_ref() == path =>
        {
            Some(data.to_vec())
        }
        _ => None,
    })?;
    is_wanted.then_some(raw)
}

/// Besides the mail itself: flags and counts the server tells unasked.
const UNASKED_BYTES_MAX: u64 = 1024 * 1024;

#[cfg(test)]
mod tests {
    use super::*;

    fn folder(exists: u32) -> Selected {
        Selected { uid_validity: 1, uid_next: None, exists }
    }

    #[test]
    fn numbers_are_lower_if_both_the_last_and_the_next_are() {
        let next = |uid_next| Selected { uid_next, ..folder(9) };
        assert!(is_numbered_lower(10, &next(Some(5)), Some(4)));
        // The last mails were deleted.
        assert!(!is_numbered_lower(10, &next(Some(10)), Some(4)));
        assert!(!is_numbered_lower(10, &next(Some(12)), Some(4)));
        // A UIDNEXT that is missing, or wrong.
        assert!(!is_numbered_lower(10, &next(None), Some(4)));
        assert!(!is_numbered_lower(10, &next(Some(5)), Some(9)));
        assert!(!is_numbered_lower(10, &next(Some(5)), Some(12)));
        assert!(!is_numbered_lower(10, &next(Some(5)), None));
    }

    #[test]
    fn the_cursor_moves_past_the_last_mail_and_back_where_numbers_fell() {
        assert_eq!(next_uid(10, &folder(9), Some(14)), 15);
        assert_eq!(next_uid(10, &folder(9), Some(9)), 10);
        assert_eq!(next_uid(10, &folder(9), Some(4)), 5);
        assert_eq!(next_uid(10, &folder(9), None), 10);
        assert_eq!(next_uid(10, &folder(0), None), 1);
        assert_eq!(next_uid(1, &folder(1), Some(u32::MAX)), u32::MAX);
    }
}
