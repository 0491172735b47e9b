//! Signs that only hold and ask: the company's domain, platforms that name it, people by name,
//! other readers, and what the text of a message bears out.

use std::collections::BTreeSet;

use super::address::{addresses_in, canonical, host, is_machines, is_of_company, is_service};
use super::bulk::{Manner, Matter, goes_by, is_appointment, is_forward, list_of, manner, matter};
use super::domains::{Platform, before_platform, platform};
use super::names::{has_name, words};
use super::said::Said;
use super::{Doubt, IDS_MAX, Index, Match, Matches, READERS_MAX, inside};
use crate::mail::envelope::{Envelope, Mailbox};
use crate::timeline::facts::{ApplicationId, ContactId};
use crate::timeline::words::Sureness;

/// True if the candidate's own mail passes a message on to themself.
pub(super) fn is_passed_on(index: &Index, envelope: &Envelope) -> bool {
    let mut readers = envelope.to.iter().chain(&envelope.cc).peekable();
    is_forward(&envelope.subject)
        && readers.peek().is_some()
        && readers.all(|reader| index.is_own(reader))
}

/// True of a post to a mailing list of somebody else's than the companies, which reaches the
/// candidate as it reaches all that are on it. To an address that is neither the list's nor known
/// as the candidate's it may be a mail to them.
pub(super) fn is_post(index: &Index, envelope: &Envelope) -> bool {
    let Some(list) = list_of(envelope) else { return false };
    let mut readers = envelope.to.iter().chain(&envelope.cc);
    let to_all = readers.clone().any(|reader| goes_by(&list, &reader.address));
    let theirs = readers.any(|reader| {
        index.is_own(reader)
            || index.of_domain(&reader.address).next().is_some()
            || !index.companies.named_in(&reader.address).is_empty()
            || reader
                .address
                .split('@')
                .next()
                .is_some_and(|local| !index.companies.calls_itself(local).is_empty())
    });
    to_all && !theirs && index.companies.named_in(&list).is_empty()
}

/// By the address of who posts to a list: it counts where the post speaks of a candidacy.
pub(super) fn by_poster(index: &Index, envelope: &Envelope, doubts: &mut Vec<Doubt>) {
    for writer in writers(envelope) {
        let places = index.addresses.get(&canonical(&writer.address));
        for (application, contact) in places.into_iter().flatten() {
            let sign = Match::plausible(*application, "posted by a contact");
            doubts.push(Doubt::IfOfCandidacy(Match { contact: Some(*contact), ..sign }));
        }
    }
}

/// By the header of somebody's mail.
pub(super) fn by_header(
    index: &Index,
    envelope: &Envelope,
    matches: &mut Matches,
    doubts: &mut Vec<Doubt>,
) {
    for writer in writers(envelope) {
        let senders = index.senders.get(&canonical(&writer.address));
        for application in senders.into_iter().flatten() {
            let sign = Match::plausible(*application, "from somebody who wrote about it before");
            if is_post(index, envelope) {
                doubts.push(Doubt::IfOfCandidacy(sign));
            } else {
                add(matches, &sign);
            }
        }
    }
    let manner = manner(envelope);
    by_domain(index, envelope, manner, matches, doubts);
    by_platform(index, envelope, manner, matches, doubts);
    by_person(index, envelope, manner, matches, doubts);
    by_readers(index, envelope, manner, matches);
    if is_forward(&envelope.subject) || is_appointment(envelope) {
        doubts.push(Doubt::Addresses);
    }
}

/// By the whole message.
pub(super) fn by_text(
    index: &Index,
    envelope: &Envelope,
    raw: Option<&[u8]>,
    doubts: &[Doubt],
    matches: &mut Matches,
) {
    let text = raw.and_then(inside::words_of);
    let said = Said::new(index, envelope, raw, text.as_deref());
    for doubt in doubts {
        match doubt {
            Doubt::IfOfCandidacy(found) => {
                if said.speaks_of(found) {
                    add(matches, found);
                }
            }
            Doubt::UnlessOther(found) => {
                if !said.speaks_of_else() {
                    add(matches, found);
                }
            }
            Doubt::UnlessApproach(found) => {
                if !said.offers_else(found) {
                    add(matches, found);
                }
            }
            Doubt::Addresses => {
                by_addresses_inside(index, text.as_deref().unwrap_or_default(), matches);
            }
            Doubt::Names if said.is_of_candidacy() => {
                let names = index.companies.named_in_text(text.as_deref().unwrap_or_default());
                for application in names {
                    matches
                        .plausible(application, "a platform's mail whose text names the company");
                }
            }
            Doubt::Names => {}
        }
    }
}

fn add(matches: &mut Matches, found: &Match) {
    matches.add(found.application, Sureness::Plausible, found.contact, None, &found.why);
}

/// True if somebody of an agency wrote it.
pub(super) fn is_of_agency(index: &Index, envelope: &Envelope, application: ApplicationId) -> bool {
    envelope.from.iter().all(|writer| index.is_of_agency(&writer.address, application))
}

pub(super) fn writers(envelope: &Envelope) -> impl Iterator<Item = &Mailbox> {
    envelope.from.iter().chain(&envelope.sender).chain(&envelope.reply_to).take(IDS_MAX)
}

fn by_domain(
    index: &Index,
    envelope: &Envelope,
    manner: Manner,
    matches: &mut Matches,
    doubts: &mut Vec<Doubt>,
) {
    let mut found = BTreeSet::new();
    for writer in writers(envelope) {
        found.extend(index.of_domain(&writer.address));
        // Lists and relays write in the author's stead, and name the address.
        for named in writer.name.iter().flat_map(|name| addresses_in(name)) {
            found.extend(index.of_domain(&named));
            let places = index.addresses.get(&named);
            found.extend(places.into_iter().flatten().map(|(application, _)| *application));
        }
    }
    for application in found {
        let sign = Match::plausible(application, "from the company's domain");
        let service = writers(envelope).any(|writer| is_service(&writer.address));
        match manner {
            Manner::Personal if is_of_agency(index, envelope, application) => {
                doubts.push(Doubt::UnlessApproach(sign));
            }
            Manner::Personal if service => doubts.push(Doubt::UnlessOther(sign)),
            Manner::Personal => add(matches, &sign),
            Manner::Machine => doubts.push(Doubt::UnlessOther(sign)),
            Manner::Bulk if is_by_way_of_a_group(index, envelope, application) => {
                add(matches, &sign);
            }
            Manner::Bulk => doubts.push(Doubt::IfOfCandidacy(sign)),
        }
    }
}

/// True if somebody writes to the candidate from an inbox that people at the company share: the
/// mail has a list's headers, and goes by no list.
fn is_by_way_of_a_group(index: &Index, envelope: &Envelope, application: ApplicationId) -> bool {
    let group = envelope.header("list-post").unwrap_or_default();
    addresses_in(group).iter().any(|group| index.of_domain(group).any(|id| id == application))
        && envelope.to.iter().any(|reader| index.is_own(reader))
        && !is_machines(envelope.author())
}

/// Mail of a platform that names the company: its domain is the platform's.
fn by_platform(
    index: &Index,
    envelope: &Envelope,
    manner: Manner,
    matches: &mut Matches,
    doubts: &mut Vec<Doubt>,
) {
    let of = |mailbox: &Mailbox| host(&mailbox.address).and_then(|host| platform(&host));
    let Some(kind) = writers(envelope).find_map(of) else { return };
    let mut named = index.companies.named_in(&envelope.subject);
    for writer in writers(envelope) {
        if let Some(name) = &writer.name {
            named.extend(index.companies.named_in(name));
            named.extend(index.companies.calls_itself(name));
        }
        // Some write from "acme@" or "acme+autoreply@", some from "acme.platform.example".
        let (local, host) = writer.address.rsplit_once('@').unwrap_or_default();
        for part in [local, before_platform(host)] {
            named.extend(index.companies.named_in(part));
            let words = part.split(['+', '.', '_']);
            named.extend(words.flat_map(|word| index.companies.calls_itself(word)));
        }
    }
    let advertises = matter(&envelope.subject) == Matter::Other;
    for application in &named {
        let sign = Match::plausible(*application, "a platform's mail that names the company");
        match (kind, manner) {
            (Platform::Board, _) => doubts.push(Doubt::IfOfCandidacy(sign)),
            (_, Manner::Bulk) => doubts.push(Doubt::UnlessOther(sign)),
            _ if advertises => doubts.push(Doubt::UnlessOther(sign)),
            _ => add(matches, &sign),
        }
    }
    if named.is_empty() && kind != Platform::Board {
        doubts.push(Doubt::Names);
    }
    if kind == Platform::Scheduler {
        doubts.push(Doubt::Addresses);
    }
}

/// Somebody of a contact's full name, from another address. Other people have the same name, so it
/// counts where the mail speaks of a candidacy.
fn by_person(
    index: &Index,
    envelope: &Envelope,
    manner: Manner,
    matches: &mut Matches,
    doubts: &mut Vec<Doubt>,
) {
    let names: Vec<_> = writers(envelope).filter_map(|writer| writer.name.as_deref()).collect();
    let names: Vec<Vec<String>> = names.into_iter().map(words).collect();
    let relayed = writers(envelope).any(|writer| {
        host(&writer.address).and_then(|host| platform(&host)) == Some(Platform::Tracker)
    });
    for (name, application, contact) in &index.people {
        if !names.iter().any(|writer| has_name(writer, name)) {
            continue;
        }
        let why = "from somebody of a contact's name";
        let contact: Option<ContactId> = Some(*contact);
        let sign = Match { contact, ..Match::plausible(*application, why) };
        if relayed && manner != Manner::Bulk {
            add(matches, &sign);
        } else {
            doubts.push(Doubt::IfOfCandidacy(sign));
        }
    }
}

/// Somebody who writes to the candidate and a contact, or to somebody else at the company.
fn by_readers(index: &Index, envelope: &Envelope, manner: Manner, matches: &mut Matches) {
    let readers = || envelope.to.iter().chain(&envelope.cc);
    if manner != Manner::Personal || readers().count() > READERS_MAX {
        return;
    }
    for reader in readers() {
        let places = index.addresses.get(&canonical(&reader.address));
        for (application, _) in places.into_iter().flatten() {
            matches.plausible(*application, "to a contact too");
        }
        for application in index.of_domain(&reader.address) {
            matches.plausible(application, "to somebody at the company too");
        }
    }
}

/// Known addresses in what is passed on, and those of who invites and who is invited.
fn by_addresses_inside(index: &Index, text: &str, matches: &mut Matches) {
    for address in addresses_in(text) {
        for (application, _) in index.addresses.get(&address).into_iter().flatten() {
            matches.plausible(*application, "a contact's address stands in it");
        }
        if is_of_company(&address) && !is_machines(&address) {
            for application in index.of_domain(&address) {
                matches.plausible(application, "an address of the company stands in it");
            }
        }
    }
}
