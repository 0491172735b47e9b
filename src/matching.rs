//! Which application does a message belong to, and how surely.
//!
//! Ids of the thread and addresses of contacts are sure signs; everything else only holds and
//! asks. [`look`] goes by the header; where that leaves a doubt that the text can settle, the
//! message is fetched whole, and [`look_inside`] settles it. All look-ups go through maps: a search
//! back looks at a whole mailbox.

mod address;
mod bulk;
mod domains;
mod inside;
mod names;
mod phrases;
mod said;
mod thread;
mod weak;

use std::collections::{BTreeMap, BTreeSet};

use crate::mail::envelope::{Envelope, Mailbox};
use crate::reading::FailureReport;
use crate::timeline::facts::{ApplicationId, AttemptId, ContactId};
use crate::timeline::words::Sureness;
use address::{canonical, canonical_own, host, is_machines, is_service};
use domains::{is_shared, organisation, platform};
use names::{Companies, full_name, words};

pub use domains::{is_free_mail, platforms};
pub use names::longest_plain_word;
pub use thread::{conversation, thread_index};

/// More of one message's ids or addresses are not looked at.
const IDS_MAX: usize = 200;
/// A message to more people than this is to everybody: who else got it proves nothing.
const READERS_MAX: usize = 20;

/// What an application is known by.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Known {
    /// Which.
    pub id: ApplicationId,
    /// It is open.
    pub open: bool,
    /// The company, as the candidate writes it.
    pub company: String,
    /// Domains of the company, without `@`.
    pub domains: Vec<String>,
    /// Contacts with their mail addresses; one contact may stand here more than once.
    pub contacts: Vec<(ContactId, String)>,
}

/// What else applications are known by: learnt from their mail, or told by the candidate. None of
/// it makes an address one to write to.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Learnt {
    /// The full names of contacts.
    pub people: Vec<(ApplicationId, ContactId, String)>,
    /// The roles applied for.
    pub roles: Vec<(ApplicationId, String)>,
    /// The addresses of contacts who are of an agency, not of the company.
    pub agents: Vec<(ApplicationId, String)>,
    /// Who wrote what belongs to an application.
    pub senders: Vec<(ApplicationId, String)>,
    /// Ids that their messages name, without angle brackets: of mail that we have not seen.
    pub named: Vec<(ApplicationId, String)>,
    /// Conversations by [`conversation`].
    pub conversations: Vec<(ApplicationId, String)>,
}

/// Where a Message-ID belongs: an application, and the attempt that sent it if one of ours did.
pub type Home = (ApplicationId, Option<AttemptId>);

/// What messages are matched with.
#[derive(Debug, Clone, Default)]
pub struct Index {
    own: BTreeSet<String>,
    applications: BTreeMap<ApplicationId, Known>,
    addresses: BTreeMap<String, Vec<(ApplicationId, ContactId)>>,
    domains: BTreeMap<String, BTreeSet<ApplicationId>>,
    companies: Companies,
    ids: BTreeMap<String, Vec<Home>>,
    notices: BTreeSet<String>,
    people: Vec<(Vec<String>, ApplicationId, ContactId)>,
    roles: BTreeMap<ApplicationId, Vec<String>>,
    /// Domains of agencies, which are no company's of the application.
    agencies: BTreeMap<String, BTreeSet<ApplicationId>>,
    senders: BTreeMap<String, BTreeSet<ApplicationId>>,
    named: BTreeMap<String, BTreeSet<ApplicationId>>,
    conversations: BTreeMap<String, BTreeSet<ApplicationId>>,
}

/// What was found for a message.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Found {
    /// The candidate (or Afterword for them) wrote it.
    pub own: bool,
    /// It is one of Afterword's own notices, to be passed over.
    pub notice: bool,
    /// The applications it belongs, or may belong, to: sure ones first, then by id.
    pub matches: Vec<Match>,
    /// What the text must bear out: a message with doubts is to be fetched whole for
    /// [`look_inside`].
    pub doubts: Vec<Doubt>,
}

/// An application a message belongs, or may belong, to.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Match {
    /// Which.
    pub application: ApplicationId,
    /// How surely.
    pub sureness: Sureness,
    /// The contact who wrote it, or to whom the candidate wrote it.
    pub contact: Option<ContactId>,
    /// The attempt whose Message-ID it bears or names.
    pub attempt: Option<AttemptId>,
    /// It names the Message-ID of a mail that we sent.
    pub names_our_id: bool,
    /// The sign, in words.
    pub why: String,
}

/// A sign that the text must bear out.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Doubt {
    /// Mail to many, or a post, with a sign of the company: if it speaks of a candidacy.
    IfOfCandidacy(Match),
    /// A machine's mail with a sign of the company: unless it speaks of something else.
    UnlessOther(Match),
    /// Mail of somebody at an agency who is no contact: unless it offers another place.
    UnlessApproach(Match),
    /// It passes on another message, or is about an appointment: if addresses in it are known.
    Addresses,
    /// A platform's mail that names no company in its header: if its text does.
    Names,
}

impl Index {
    /// Builds the maps. `own` are the candidate's addresses; `ids` every Message-ID of a thread,
    /// without angle brackets; `notices` those of Afterword's notices to the candidate.
    #[must_use]
    pub fn new(
        own: impl IntoIterator<Item = String>,
        applications: impl IntoIterator<Item = Known>,
        ids: BTreeMap<String, Vec<Home>>,
        notices: BTreeSet<String>,
    ) -> Self {
        let mut index = Self { ids: thread::by_id(ids), notices, ..Self::default() };
        index.own.extend(own.into_iter().map(|address| canonical_own(&address)));
        for known in applications {
            index.add(known);
        }
        index
    }

    /// Adds what was learnt.
    #[must_use]
    pub fn with(mut self, learnt: Learnt) -> Self {
        for (application, contact, name) in learnt.people {
            self.people.extend(full_name(&name).map(|name| (name, application, contact)));
        }
        self.roles.extend(learnt.roles.into_iter().map(|(id, role)| (id, words(&role))));
        let agents: BTreeSet<(ApplicationId, String)> = learnt
            .agents
            .iter()
            .map(|(application, address)| (*application, canonical(address)))
            .collect();
        for (application, address) in &agents {
            self.add_agency(*application, address, &agents);
        }
        for (application, address) in learnt.senders {
            let of_platform = host(&address).is_none_or(|host| platform(&host).is_some());
            if !of_platform
                && !is_machines(&address)
                && !self.own.contains(&canonical_own(&address))
            {
                self.senders.entry(canonical(&address)).or_default().insert(application);
            }
        }
        for (application, id) in learnt.named {
            self.named.entry(id.to_lowercase()).or_default().insert(application);
        }
        for (application, conversation) in learnt.conversations {
            self.conversations.entry(conversation).or_default().insert(application);
        }
        self
    }

    fn add(&mut self, known: Known) {
        for (contact, address) in &known.contacts {
            let place = (known.id, *contact);
            let entry = self.addresses.entry(canonical(address)).or_default();
            if !entry.contains(&place) {
                entry.push(place);
            }
        }
        self.companies.add(&known.company, known.id);
        let given: BTreeSet<String> = known.domains.iter().map(|d| organisation(d)).collect();
        let hosts = known.contacts.iter().filter_map(|(_, address)| host(address));
        let domains: BTreeSet<String> = hosts.map(|host| organisation(&host)).collect();
        for domain in given.union(&domains) {
            let label = domain.split('.').next().unwrap_or_default().to_owned();
            let itself = words(&known.company).first().is_some_and(|first| *first == label);
            // Who applies at a platform knows it as a company.
            if is_shared(domain) && (!itself || is_free_mail(domain)) {
                continue;
            }
            // Some companies go by the name of their domain; the first of several words may be
            // another company's.
            if given.contains(domain) && !itself {
                self.companies.add(&label, known.id);
            }
            self.domains.entry(domain.clone()).or_default().insert(known.id);
        }
        self.applications.insert(known.id, known);
    }

    /// An agent's domain is an agency's, unless the candidate gave it as the company's, or others
    /// of the application are there too.
    fn add_agency(
        &mut self,
        id: ApplicationId,
        address: &str,
        agents: &BTreeSet<(ApplicationId, String)>,
    ) {
        let Some(known) = self.applications.get(&id) else { return };
        let Some(domain) = host(address).map(|host| organisation(&host)) else { return };
        let given = known.domains.iter().any(|given| organisation(given) == domain);
        let shared = known.contacts.iter().any(|(_, other)| {
            host(other).is_some_and(|host| organisation(&host) == domain)
                && !agents.contains(&(id, canonical(other)))
        });
        if !given && !shared {
            self.agencies.entry(domain).or_default().insert(id);
        }
    }

    /// True if an address is of an agency of the application, not of its company.
    fn is_of_agency(&self, address: &str, application: ApplicationId) -> bool {
        let found = host(address).and_then(|host| self.agencies.get(&organisation(&host)));
        found.is_some_and(|ids| ids.contains(&application))
    }

    /// The attempt that sent the message of this Message-ID, if one of ours did.
    #[must_use]
    pub fn attempt_of(&self, id: &str) -> Option<AttemptId> {
        self.home(id).iter().find_map(|(_, attempt)| *attempt)
    }

    /// True if this Message-ID is of the thread of an application.
    #[must_use]
    pub fn knows(&self, id: &str, application: ApplicationId) -> bool {
        self.home(id).iter().any(|(home, _)| *home == application)
    }

    fn is_open(&self, id: ApplicationId) -> bool {
        self.applications.get(&id).is_some_and(|known| known.open)
    }

    fn is_own(&self, mailbox: &Mailbox) -> bool {
        self.own.contains(&canonical_own(&mailbox.address))
    }

    fn is_by_candidate(&self, envelope: &Envelope) -> bool {
        !envelope.from.is_empty() && envelope.from.iter().all(|from| self.is_own(from))
    }

    fn home(&self, id: &str) -> &[Home] {
        // Ids are case-sensitive, but some servers on the way lower them.
        let exact = self.ids.get(id);
        exact.or_else(|| self.ids.get(&id.to_lowercase())).map_or(&[], Vec::as_slice)
    }

    /// The applications of the company in whose domain a host is.
    fn of_domain(&self, address: &str) -> impl Iterator<Item = ApplicationId> + '_ {
        let found = host(address).and_then(|host| self.domains.get(&organisation(&host)));
        found.into_iter().flatten().copied()
    }

    /// True if an address is of somebody known to an application, or of its company.
    fn is_at_home(&self, address: &str, application: ApplicationId) -> bool {
        let canonical = canonical(address);
        let contact = self.addresses.get(&canonical);
        contact.is_some_and(|places| places.iter().any(|(id, _)| *id == application))
            || self.senders.get(&canonical).is_some_and(|ids| ids.contains(&application))
            || self.of_domain(address).any(|id| id == application)
            || host(address).is_some_and(|host| platform(&host).is_some())
    }
}

/// Matches a message by its header, which may be followed by its text.
#[must_use]
pub fn look(index: &Index, envelope: &Envelope) -> Found {
    let id = envelope.message_id.as_deref().unwrap_or_default();
    let own = index.is_by_candidate(envelope);
    if own && index.notices.contains(id) {
        return Found { own, notice: true, ..Found::default() };
    }
    // What the candidate passes on to themself is a message of somebody else's.
    if own && !weak::is_passed_on(index, envelope) {
        return look_own(index, envelope);
    }
    let mut matches = Matches::default();
    thread::by_ids(index, envelope, &mut matches);
    thread::by_conversation(index, envelope, &mut matches);
    let to_list = bulk::list_of(envelope).is_some()
        && !envelope.to.iter().chain(&envelope.cc).any(|reader| index.is_own(reader));
    // Two authors, or a list for many: the address proves less.
    let one = envelope.from.len() == 1 && !own && !to_list;
    let best = if one { Sureness::Sure } else { Sureness::Plausible };
    let mut doubts = Vec::new();
    if weak::is_post(index, envelope) {
        weak::by_poster(index, envelope, &mut doubts);
    } else {
        by_contact(index, envelope.from.iter(), best, "from a contact", &mut matches);
        let others = envelope.sender.iter().chain(&envelope.reply_to);
        let why = "sender or reply-to is a contact";
        by_contact(index, others, Sureness::Plausible, why, &mut matches);
    }
    weak::by_header(index, envelope, &mut matches, &mut doubts);
    settle_known(&matches, &mut doubts);
    Found { own: false, notice: false, matches: matches.sorted(), doubts }
}

/// Settles the doubts of what was found, by the whole message; with none to be had, what its header
/// says of the company stands, for it may be an answer.
pub fn look_inside(index: &Index, envelope: &Envelope, raw: Option<&[u8]>, found: &mut Found) {
    if found.doubts.is_empty() {
        return;
    }
    let mut matches = Matches::default();
    for known in found.matches.drain(..) {
        matches.0.insert(known.application, known);
    }
    weak::by_text(index, envelope, raw, &std::mem::take(&mut found.doubts), &mut matches);
    found.matches = matches.sorted();
}

/// The candidate's own mail.
fn look_own(index: &Index, envelope: &Envelope) -> Found {
    let mut matches = Matches::default();
    for id in envelope.own_ids() {
        for (application, attempt) in index.home(id) {
            matches.add(*application, Sureness::Sure, None, *attempt, "bears an id of the thread");
        }
    }
    thread::by_ids(index, envelope, &mut matches);
    thread::by_conversation(index, envelope, &mut matches);
    let readers = || envelope.to.iter().chain(&envelope.cc).chain(&envelope.bcc);
    by_contact(index, readers(), Sureness::Sure, "to a contact", &mut matches);
    let mut doubts = Vec::new();
    if readers().count() <= READERS_MAX {
        for reader in readers() {
            for application in index.of_domain(&reader.address) {
                let sign = Match::plausible(application, "to somebody at the company");
                // Who applies at a company may be its customer too.
                if is_service(&reader.address) {
                    doubts.push(Doubt::IfOfCandidacy(sign));
                } else {
                    matches.plausible(application, &sign.why);
                }
            }
        }
    }
    settle_known(&matches, &mut doubts);
    Found { own: true, notice: false, matches: matches.sorted(), doubts }
}

/// What is known anyway needs no text to bear it out.
fn settle_known(matches: &Matches, doubts: &mut Vec<Doubt>) {
    doubts.retain(|doubt| match doubt {
        Doubt::IfOfCandidacy(found) | Doubt::UnlessOther(found) | Doubt::UnlessApproach(found) => {
            !matches.0.contains_key(&found.application)
        }
        Doubt::Addresses | Doubt::Names => true,
    });
}

/// Matches a report of a failed delivery: by the ids it returns, else by the address that failed.
#[must_use]
pub fn look_failure(index: &Index, report: &FailureReport) -> Vec<Match> {
    let mut matches = Matches::default();
    thread::by_report(index, &report.message_ids, &mut matches);
    if let Some(address) = &report.address {
        let failed = [Mailbox { name: None, address: address.clone() }];
        // Anybody can name an address: without an id of ours it only holds.
        by_contact(index, failed.iter(), Sureness::Plausible, "reports on a contact", &mut matches);
    }
    matches.sorted()
}

/// The best sign for each application.
#[derive(Debug, Default)]
struct Matches(BTreeMap<ApplicationId, Match>);

impl Match {
    fn plausible(application: ApplicationId, why: &str) -> Self {
        Self {
            application,
            sureness: Sureness::Plausible,
            contact: None,
            attempt: None,
            names_our_id: false,
            why: why.to_owned(),
        }
    }
}

impl Matches {
    fn add(
        &mut self,
        application: ApplicationId,
        sureness: Sureness,
        contact: Option<ContactId>,
        attempt: Option<AttemptId>,
        why: &str,
    ) {
        let first = || Match { sureness, ..Match::plausible(application, why) };
        let found = self.0.entry(application).or_insert_with(first);
        // Sure sorts before plausible.
        if sureness < found.sureness {
            found.sureness = sureness;
            why.clone_into(&mut found.why);
        }
        found.contact = found.contact.or(contact);
        found.attempt = found.attempt.or(attempt);
    }

    fn plausible(&mut self, application: ApplicationId, why: &str) {
        self.add(application, Sureness::Plausible, None, None, why);
    }

    fn sorted(self) -> Vec<Match> {
        let mut all: Vec<Match> = self.0.into_values().collect();
        all.sort_by_key(|found| (found.sureness, found.application));
        all
    }
}

/// A contact of one open application is as sure as `best`; of several, each is plausible; and a
/// closed application is plausible, unless there is an open one to which the message goes.
fn by_contact<'m>(
    index: &Index,
    mailboxes: impl Iterator<Item = &'m Mailbox>,
    best: Sureness,
    why: &str,
    matches: &mut Matches,
) {
    for mailbox in mailboxes.take(IDS_MAX) {
        let Some(places) = index.addresses.get(&canonical(&mailbox.address)) else { continue };
        let open: BTreeSet<ApplicationId> =
            places.iter().map(|(id, _)| *id).filter(|id| index.is_open(*id)).collect();
        for (application, contact) in places {
            let alone = open.len() == 1 && open.contains(application);
            let sureness = if alone { best } else { Sureness::Plausible };
            matches.add(*application, sureness, Some(*contact), None, why);
        }
    }
}

#[cfg(test)]
mod tests;
