//! Ids of the thread: Message-IDs in In-Reply-To and References, and Microsoft's conversations.

use std::collections::{BTreeMap, BTreeSet};

use base64::Engine as _;
use base64::engine::general_purpose::STANDARD;

use super::bulk::is_forward;
use super::{Home, IDS_MAX, Index, Matches};
use crate::mail::envelope::{Envelope, Mailbox};
use crate::timeline::facts::ApplicationId;
use crate::timeline::words::Sureness;

/// Bytes of a Thread-Index that all messages of a conversation have in common (MS-OXOMSG section
/// 2.2.1.3): one reserved, five of a time, and a GUID.
const CONVERSATION_BYTES: usize = 22;

/// The conversation that a message's Thread-Index names, in hexadecimal.
#[must_use]
pub fn conversation(envelope: &Envelope) -> Option<String> {
    let value: String = envelope.header("thread-index")?.split_whitespace().collect();
    let bytes = STANDARD.decode(value).ok()?;
    let head = bytes.get(..CONVERSATION_BYTES)?;
    // Some programs fill it with nothing.
    let told = head.iter().skip(1).any(|byte| *byte != 0);
    told.then(|| head.iter().map(|byte| format!("{byte:02x}")).collect())
}

/// What the Thread-Index of each message of a conversation begins with.
#[must_use]
pub fn thread_index(conversation: &str) -> Option<String> {
    // Three bytes are four characters: of the 22 all but the last are the same in every message.
    let digits = conversation.as_bytes().chunks_exact(2).take(CONVERSATION_BYTES / 3 * 3);
    let byte = |pair: &[u8]| u8::from_str_radix(str::from_utf8(pair).ok()?, 16).ok();
    let bytes: Option<Vec<u8>> = digits.map(byte).collect();
    bytes.map(|bytes| STANDARD.encode(bytes))
}

/// Ids with their homes, by themselves and in lower case.
pub(super) fn by_id(ids: BTreeMap<String, Vec<Home>>) -> BTreeMap<String, Vec<Home>> {
    let mut all: BTreeMap<String, Vec<Home>> = BTreeMap::new();
    for (id, homes) in ids {
        let lower = id.to_lowercase();
        if lower != id {
            all.entry(lower).or_default().extend(homes.iter().copied());
        }
        all.entry(id).or_default().extend(homes);
    }
    all
}

/// By the ids a message names. Sure is the application whose thread it answers: the one In-Reply-To
/// names, else that of the newest reference. A chain that leads through other threads too, and a
/// stranger who answers something else, may mean either.
pub(super) fn by_ids(index: &Index, envelope: &Envelope, matches: &mut Matches) {
    let answered = answered(index, envelope);
    let strange = |application| is_strange(index, envelope, application);
    let readers = || envelope.to.iter().chain(&envelope.cc);
    // What a stranger writes to them and not to the candidate may be the candidate's own, from an
    // address that nobody has named.
    let theirs = |application| {
        strange(application)
            && !readers().any(|reader| index.is_own(reader))
            && readers().any(|reader| index.is_at_home(&reader.address, application))
    };
    let own = index.is_by_candidate(envelope);
    let mut near: BTreeSet<ApplicationId> = BTreeSet::new();
    for id in envelope.named_ids().take(IDS_MAX) {
        for (application, attempt) in index.home(id) {
            let alone = answered.homes.len() == 1 && answered.homes.contains(application);
            let told = answered.direct && !is_forward(&envelope.subject);
            let sure = alone && (told || !strange(*application)) && (own || !theirs(*application));
            let sureness = if sure { Sureness::Sure } else { Sureness::Plausible };
            matches.add(*application, sureness, None, *attempt, &format!("in reply to <{id}>"));
            if attempt.is_some()
                && let Some(found) = matches.0.get_mut(application)
            {
                found.names_our_id = true;
            }
        }
        near.extend(index.named.get(&id.to_lowercase()).into_iter().flatten());
    }
    for application in near {
        matches.plausible(application, "names a message that theirs name");
    }
}

/// By the ids that a report of a failed delivery returns.
pub(super) fn by_report(index: &Index, ids: &[String], matches: &mut Matches) {
    for id in ids.iter().take(IDS_MAX) {
        for (application, attempt) in index.home(id) {
            let why = format!("reports on <{id}>");
            matches.add(*application, Sureness::Sure, None, *attempt, &why);
            if attempt.is_some()
                && let Some(found) = matches.0.get_mut(application)
            {
                found.names_our_id = true;
            }
        }
    }
}

/// By Microsoft's conversation, which those clients keep that drop the ids.
pub(super) fn by_conversation(index: &Index, envelope: &Envelope, matches: &mut Matches) {
    let Some(conversation) = conversation(envelope) else { return };
    let Some(applications) = index.conversations.get(&conversation) else { return };
    for application in applications {
        let sure = applications.len() == 1 && !is_strange(index, envelope, *application);
        let sureness = if sure { Sureness::Sure } else { Sureness::Plausible };
        matches.add(*application, sureness, None, None, "of the same conversation (Thread-Index)");
    }
}

/// What a message answers.
struct Answered {
    /// The applications of the newest known id.
    homes: BTreeSet<ApplicationId>,
    /// That id is the newest that it names at all.
    direct: bool,
}

fn answered(index: &Index, envelope: &Envelope) -> Answered {
    let homes = |id: &String| -> BTreeSet<ApplicationId> {
        index.home(id).iter().map(|(application, _)| *application).collect()
    };
    let replied: BTreeSet<_> = envelope.in_reply_to.iter().take(IDS_MAX).flat_map(homes).collect();
    if !replied.is_empty() {
        return Answered { homes: replied, direct: true };
    }
    let newest_first = envelope.references.iter().rev().take(IDS_MAX);
    let known = newest_first.map(homes).enumerate().find(|(_, homes)| !homes.is_empty());
    let (at, homes) = known.unwrap_or_default();
    Answered { homes, direct: at == 0 && envelope.in_reply_to.is_empty() }
}

/// True if nobody known to the application wrote the message, or, of the candidate's own mail, got
/// it: the thread may have been passed on to somebody who has nothing to do with it.
fn is_strange(index: &Index, envelope: &Envelope, application: ApplicationId) -> bool {
    let own = index.is_by_candidate(envelope);
    let home = |mailbox: &Mailbox| index.is_at_home(&mailbox.address, application);
    if own {
        let mut readers = envelope.to.iter().chain(&envelope.cc).chain(&envelope.bcc);
        !readers.any(home)
    } else {
        !envelope.from.iter().chain(&envelope.sender).chain(&envelope.reply_to).any(home)
    }
}
