//! The search back: which mails of a folder have to do with somebody.
//!
//! A search gives candidates, never proof: servers differ in how they match. The crate reads a long
//! answer in quadratic time, so no question may have more than some ten thousand answers.

use async_imap::imap_proto::{MailboxDatum, Response};
use jiff::ToSpan;
use jiff::civil::Date;

use super::command::quoted;
use super::error::{Error, Phase};
use super::session::Session;
use super::sync::{PIECE, Selected};

/// One thing to look for. All are substrings to the server, whatever their case.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Term {
    /// An address, a domain or a name in From.
    From(String),
    /// An address, or a domain, in To.
    To(String),
    /// An address, or a domain, in Cc.
    Cc(String),
    /// Words in the subject.
    Subject(String),
    /// A Message-ID in Message-ID.
    MessageId(String),
    /// Something in the header field of this name.
    Header(&'static str, String),
}

impl Term {
    /// True if it can be asked for: it is printable ASCII, and not empty.
    #[must_use]
    pub fn is_sayable(&self) -> bool {
        key(self).is_some()
    }
}

impl Session {
    /// The UIDs, ascending, of the mails in the folder just examined that arrived on or after
    /// `since` and to which any of the terms applies. The date is taken a day wider, as servers
    /// compare it in a zone of their own.
    ///
    /// # Errors
    /// `Error`; `Error::Unsayable` if a term can't be asked for: take an internationalised domain
    /// by its `xn--` form.
    pub async fn search(
        &mut self,
        folder: &Selected,
        since: Date,
        terms: &[Term],
    ) -> Result<Vec<u32>, Error> {
        let questions = questions(terms).ok_or(Error::Unsayable { what: Phase::Search })?;
        if questions.is_empty() || folder.exists == 0 {
            return Ok(Vec::new());
        }
        let ranges = if folder.exists <= ANSWERS_MAX {
            vec!["1:*".to_owned()]
        } else {
            let recent = self.arrived_since(folder, since).await?;
            recent.chunks(ANSWERS_MAX as usize).filter_map(range).collect()
        };
        let since = date(since);
        let mut found = Vec::new();
        for range in &ranges {
            for question in &questions {
                found.extend(self.ask(&format!("UID {range} SINCE {since} {question}")).await?);
            }
        }
        Ok(ascending(found))
    }

    /// The UIDs, ascending, of all mails in the folder just examined that arrived on or after
    /// `since`, a day wider.
    ///
    /// # Errors
    /// `Error`.
    pub async fn arrived_since(
        &mut self,
        folder: &Selected,
        since: Date,
    ) -> Result<Vec<u32>, Error> {
        let since = date(since);
        let mut found = Vec::new();
        for range in ranges(1, folder) {
            found.extend(self.ask(&format!("UID {range} SINCE {since}")).await?);
        }
        Ok(ascending(found))
    }

    /// Which of these UIDs the folder just examined still has.
    ///
    /// # Errors
    /// `Error`.
    pub async fn still_there(&mut self, uids: &[u32]) -> Result<Vec<u32>, Error> {
        let mut there = Vec::new();
        for piece in uids.chunks(PIECE) {
            let found = self.ask(&format!("UID {}", set(piece))).await?;
            there.extend(found.into_iter().filter(|uid| piece.contains(uid)));
        }
        Ok(ascending(there))
    }

    /// Runs one UID SEARCH. Its tagged OK decides; some servers leave out an empty answer.
    pub(super) async fn ask(&mut self, criteria: &str) -> Result<Vec<u32>, Error> {
        let mut found = Vec::new();
        self.channel
            .run(Phase::Search, &format!("UID SEARCH {criteria}"), |response| {
                if let Response::MailboxData(MailboxDatum::Search(uids)) = response {
                    found.extend(uids.iter().copied().filter(|uid| *uid > 0));
                }
            })
            .await?;
        Ok(found)
    }
}

/// UID ranges from `first` to the end that have some `ANSWERS_MAX` mails each. Where UIDs are
/// sparse the ranges are as much wider, so that their number follows the mails and not the UIDs.
pub(super) fn ranges(first: u32, folder: &Selected) -> Vec<String> {
    let next = folder.uid_next.unwrap_or(first);
    let span = next.saturating_sub(first);
    if folder.exists <= ANSWERS_MAX || span <= ANSWERS_MAX {
        return vec![format!("{first}:*")];
    }
    let width = ANSWERS_MAX.saturating_mul((span / folder.exists).max(1));
    let mut ranges = Vec::new();
    let mut from = first;
    while next.saturating_sub(from) > width {
        ranges.push(format!("{from}:{}", from + width - 1));
        from += width;
    }
    ranges.push(format!("{from}:*"));
    ranges
}

/// Sorts UIDs, and leaves each once.
pub(super) fn ascending(mut uids: Vec<u32>) -> Vec<u32> {
    uids.sort_unstable();
    uids.dedup();
    uids
}

/// A set of UIDs as IMAP writes it.
pub(super) fn set(uids: &[u32]) -> String {
    uids.iter().map(u32::to_string).collect::<Vec<_>>().join(",")
}

fn range(uids: &[u32]) -> Option<String> {
    Some(format!("{}:{}", uids.first()?, uids.last()?))
}

/// One OR tree for as many terms as fit a command.
fn questions(terms: &[Term]) -> Option<Vec<String>> {
    let mut keys = terms.iter().map(key).collect::<Option<Vec<_>>>()?;
    keys.sort();
    keys.dedup();
    let mut questions = Vec::new();
    let mut tree: Option<(String, usize)> = None;
    for key in keys {
        tree = Some(match tree {
            Some((others, count)) if count < TERMS_MAX && others.len() < TREE_BYTES_MAX => {
                (format!("OR {key} {others}"), count + 1)
            }
            Some((full, _)) => {
                questions.push(full);
                (key, 1)
            }
            None => (key, 1),
        });
    }
    questions.extend(tree.map(|(last, _)| last));
    Some(questions)
}

fn key(term: &Term) -> Option<String> {
    let header = |name: &str| format!("HEADER {name}");
    let (name, value) = match term {
        Term::From(value) => ("FROM".to_owned(), value),
        Term::To(value) => ("TO".to_owned(), value),
        Term::Cc(value) => ("CC".to_owned(), value),
        Term::Subject(value) => ("SUBJECT".to_owned(), value),
        Term::MessageId(value) => (header("Message-ID"), value),
        Term::Header(name, value) => (header(name), value),
    };
    // An empty value would match every mail that has the header.
    let is_sayable = value.bytes().all(|byte| (b' '..=b'~').contains(&byte));
    if value.trim().is_empty() || !is_sayable || value.len() > VALUE_BYTES_MAX {
        return None;
    }
    Some(format!("{name} {}", quoted(value)?))
}

/// The day before, as SEARCH writes a date.
fn date(since: Date) -> String {
    let since = since.saturating_sub(1.day());
    let month = usize::try_from(since.month() - 1).ok().and_then(|index| MONTHS.get(index));
    format!("{}-{}-{:04}", since.day(), month.unwrap_or(&"Jan"), since.year())
}

const ANSWERS_MAX: u32 = 10_000;
const TERMS_MAX: usize = 20;
const TREE_BYTES_MAX: usize = 4_000;
const VALUE_BYTES_MAX: usize = 1_000;
const MONTHS: [&str; 12] =
    ["Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"];

#[cfg(test)]
mod tests {
    use super::*;

    fn folder(exists: u32, uid_next: Option<u32>) -> Selected {
        Selected { uid_validity: 1, uid_next, exists }
    }

    #[test]
    fn ranges_cover_every_uid_once_whatever_the_density() {
        assert_eq!(ranges(7, &folder(10_000, Some(9_000_000))), ["7:*"]);
        assert_eq!(ranges(7, &folder(50_000, None)), ["7:*"]);
        assert_eq!(ranges(1, &folder(25_000, Some(25_001))), ["1:10000", "10001:20000", "20001:*"]);
        let sparse = ranges(1, &folder(25_000, Some(2_500_001)));
        assert_eq!(sparse, ["1:1000000", "1000001:2000000", "2000001:*"]);
        assert_eq!(ranges(24_990, &folder(25_000, Some(25_001))), ["24990:*"]);
        assert_eq!(ranges(1, &folder(u32::MAX, Some(u32::MAX))).len(), 429_497);
    }

    #[test]
    fn terms_are_joined_and_quoted() {
        let terms = [Term::From("a\"b@x.example".into()), Term::MessageId("<1@x.example>".into())];
        assert_eq!(
            questions(&terms).unwrap(),
            ["OR HEADER Message-ID \"<1@x.example>\" FROM \"a\\\"b@x.example\""]
        );
        let many: Vec<Term> = (0..45).map(|n| Term::From(format!("{n}@x.example"))).collect();
        let asked = questions(&many).unwrap();
        assert_eq!(asked.len(), 3);
        assert_eq!(asked.iter().map(|tree| tree.matches("FROM").count()).sum::<usize>(), 45);
        assert_eq!(asked[0].matches("OR ").count(), 19);
    }

    #[test]
    fn what_is_empty_or_not_ascii_is_not_asked() {
        for value in ["", " ", "jürgen@x.example", "a\r\nA2 DELETE INBOX", "a\u{1}"] {
            assert_eq!(questions(&[Term::From(value.into())]), None, "{value:?}");
            assert!(!Term::To(value.into()).is_sayable(), "{value:?}");
        }
        assert_eq!(questions(&[]), Some(Vec::new()));
    }

    #[test]
    fn the_date_is_a_day_wider() {
        assert_eq!(date(jiff::civil::date(2026, 3, 1)), "28-Feb-2026");
        assert_eq!(date(jiff::civil::date(2026, 1, 1)), "31-Dec-2025");
    }
}
