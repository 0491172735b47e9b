//! Which application does a message belong to, and how surely.
//!
//! Ids of the thread and addresses of contacts are sure signs; everything else only holds and
//! asks. All look-ups go through maps: a search back looks at a whole mailbox.

use std::collections::{BTreeMap, BTreeSet};

use crate::mail::envelope::{Envelope, Mailbox, registrable};
use crate::reading::FailureReport;
use crate::timeline::facts::{ApplicationId, AttemptId, ContactId};
use crate::timeline::words::Sureness;
use jiff::civil::Date;

/// Shorter words in a company's name prove nothing when they stand in a subject.
const NAME_CHARS_MIN: usize = 3;
/// A thread longer than this is cut: the newest ids come first.
const IDS_MAX: usize = 200;

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
    /// The first date of the application; mail before it is still matched.
    pub first_date: Option<Date>,
}

/// Where a Message-ID belongs: an application, and the attempt that sent it if one of ours did.
pub type Home = (ApplicationId, Option<AttemptId>);

/// What messages are matched with.
#[derive(Debug, Clone, Default)]
pub struct Index {
    own: BTreeSet<String>,
    applications: BTreeMap<ApplicationId, Known>,
    addresses: BTreeMap<String, Vec<(ApplicationId, ContactId)>>,
    domains: BTreeMap<String, Vec<ApplicationId>>,
    companies: BTreeMap<String, Vec<(ApplicationId, Vec<String>)>>,
    ids: BTreeMap<String, Vec<Home>>,
    notices: BTreeSet<String>,
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
        let mut index = Self { ids: by_id(ids), notices, ..Self::default() };
        index.own.extend(own.into_iter().map(|address| canonical(&address)));
        for known in applications {
            index.add(known);
        }
        index
    }

    fn add(&mut self, known: Known) {
        for (contact, address) in &known.contacts {
            let place = (known.id, *contact);
            let entry = self.addresses.entry(canonical(address)).or_default();
            if !entry.contains(&place) {
                entry.push(place);
            }
        }
        let of_contacts = known
            .contacts
            .iter()
            .filter_map(|(_, address)| address.rsplit_once('@'))
            .map(|(_, d)| d);
        let domains: BTreeSet<String> = known
            .domains
            .iter()
            .map(String::as_str)
            .chain(of_contacts)
            .map(registrable)
            .filter(|domain| !is_shared(domain))
            .collect();
        for domain in domains {
            self.domains.entry(domain).or_default().push(known.id);
        }
        let name = name_words(&known.company);
        if let Some(first) = name.first().filter(|_| name.concat().len() >= NAME_CHARS_MIN) {
            self.companies.entry(first.clone()).or_default().push((known.id, name.clone()));
        }
        self.applications.insert(known.id, known);
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
        self.own.contains(&canonical(&mailbox.address))
    }

    fn home(&self, id: &str) -> &[Home] {
        // Ids are case-sensitive, but some servers on the way lower them.
        let exact = self.ids.get(id);
        exact.or_else(|| self.ids.get(&id.to_lowercase())).map_or(&[], Vec::as_slice)
    }
}

/// Matches a message.
#[must_use]
pub fn look(index: &Index, envelope: &Envelope) -> Found {
    let id = envelope.message_id.as_deref().unwrap_or_default();
    let own = envelope.from.iter().any(|mailbox| index.is_own(mailbox));
    if own && index.notices.contains(id) {
        return Found { own, notice: true, matches: Vec::new() };
    }
    let mut matches = Matches::default();
    if own {
        for (application, attempt) in index.home(id) {
            matches.add(*application, Sureness::Sure, None, *attempt, "bears an id of the thread");
        }
    }
    by_thread(index, envelope.named_ids(), "in reply to", &mut matches);
    if own {
        let readers = envelope.to.iter().chain(&envelope.cc);
        by_contact(index, readers, Sureness::Sure, "to a contact", &mut matches);
        return Found { own, notice: false, matches: matches.sorted() };
    }
    by_contact(index, envelope.from.iter(), Sureness::Sure, "from a contact", &mut matches);
    let others = envelope.sender.iter().chain(&envelope.reply_to);
    by_contact(index, others, Sureness::Plausible, "sender or reply-to is a contact", &mut matches);
    by_domain(index, envelope, &mut matches);
    by_platform(index, envelope, &mut matches);
    Found { own, notice: false, matches: matches.sorted() }
}

/// Matches a report of a failed delivery: by the ids it returns, else by the address that failed.
#[must_use]
pub fn look_failure(index: &Index, report: &FailureReport) -> Vec<Match> {
    let mut matches = Matches::default();
    by_thread(index, report.message_ids.iter().map(String::as_str), "reports on", &mut matches);
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

impl Matches {
    fn add(
        &mut self,
        application: ApplicationId,
        sureness: Sureness,
        contact: Option<ContactId>,
        attempt: Option<AttemptId>,
        why: &str,
    ) {
        let found = self.0.entry(application).or_insert_with(|| Match {
            application,
            sureness,
            contact,
            attempt,
            names_our_id: false,
            why: why.to_owned(),
        });
        // Sure sorts before plausible.
        if sureness < found.sureness {
            found.sureness = sureness;
            why.clone_into(&mut found.why);
        }
        found.contact = found.contact.or(contact);
        found.attempt = found.attempt.or(attempt);
    }

    fn sorted(self) -> Vec<Match> {
        let mut all: Vec<Match> = self.0.into_values().collect();
        all.sort_by_key(|found| (found.sureness, found.application));
        all
    }
}

fn by_thread<'i>(
    index: &Index,
    ids: impl Iterator<Item = &'i str>,
    how: &str,
    matches: &mut Matches,
) {
    for id in ids.take(IDS_MAX) {
        for (application, attempt) in index.home(id) {
            let why = format!("{how} <{id}>");
            matches.add(*application, Sureness::Sure, None, *attempt, &why);
            if attempt.is_some()
                && let Some(found) = matches.0.get_mut(application)
            {
                found.names_our_id = true;
            }
        }
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

fn by_domain(index: &Index, envelope: &Envelope, matches: &mut Matches) {
    let writers = envelope.from.iter().chain(&envelope.sender).chain(&envelope.reply_to);
    for mailbox in writers.take(IDS_MAX) {
        let Some((_, domain)) = mailbox.address.rsplit_once('@') else { continue };
        let domain = registrable(domain);
        for application in index.domains.get(&domain).into_iter().flatten() {
            let why = format!("company domain {domain}");
            matches.add(*application, Sureness::Plausible, None, None, &why);
        }
    }
}

/// Mail of an applicant-tracking system that names the company: its domain is the platform's.
fn by_platform(index: &Index, envelope: &Envelope, matches: &mut Matches) {
    let writers = || envelope.from.iter().chain(&envelope.sender).chain(&envelope.reply_to);
    if !writers().any(|mailbox| is_platform(&mailbox.address)) {
        return;
    }
    let local = |mailbox: &Mailbox| mailbox.address.split('@').next().map(str::to_owned);
    let mut texts = vec![envelope.subject.clone()];
    texts.extend(writers().take(IDS_MAX).filter_map(|mailbox| mailbox.name.clone()));
    // Some platforms write from "acme@" or "acme+autoreply@".
    texts.extend(writers().take(IDS_MAX).filter_map(local));
    for text in texts {
        let words = name_words(&text);
        for (at, word) in words.iter().enumerate() {
            for (application, name) in index.companies.get(word).into_iter().flatten() {
                if words.get(at..).is_some_and(|rest| rest.starts_with(name)) {
                    let why = "an applicant-tracking system that names the company";
                    matches.add(*application, Sureness::Plausible, None, None, why);
                }
            }
        }
    }
}

/// An address as it is compared: lower case; of Gmail without dots and without what follows a plus.
fn canonical(address: &str) -> String {
    let address = address.trim().to_lowercase();
    let Some((local, domain)) = address.rsplit_once('@') else { return address };
    if !matches!(domain, "gmail.com" | "googlemail.com") {
        return address;
    }
    let local = local.split('+').next().unwrap_or_default().replace('.', "");
    format!("{local}@gmail.com")
}

fn by_id(ids: BTreeMap<String, Vec<Home>>) -> BTreeMap<String, Vec<Home>> {
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

/// The words of a name, without the legal form that stands at its end.
fn name_words(name: &str) -> Vec<String> {
    let lower = name.to_lowercase();
    let split = lower.split(|c: char| !c.is_alphanumeric()).filter(|word| !word.is_empty());
    let mut words: Vec<String> = split.map(str::to_owned).collect();
    while words.len() > 1 && words.last().is_some_and(|last| LEGAL_FORMS.contains(&last.as_str())) {
        words.pop();
    }
    words
}

const LEGAL_FORMS: [&str; 16] = [
    "inc", "ltd", "llc", "gmbh", "ag", "co", "corp", "plc", "sa", "sas", "bv", "nv", "limited",
    "company", "kg", "spa",
];

/// True of domains where anybody may have an address: they say nothing of a company.
fn is_shared(domain: &str) -> bool {
    is_free_mail(domain) || is_platform_domain(domain)
}

/// True of a mail provider's domain (registrable part, lower case): everybody's mail comes from
/// there.
#[must_use]
pub fn is_free_mail(domain: &str) -> bool {
    FREE_MAIL.contains(&domain)
}

fn is_platform(address: &str) -> bool {
    address.rsplit_once('@').is_some_and(|(_, domain)| is_platform_domain(domain))
}

fn is_platform_domain(domain: &str) -> bool {
    let domain = domain.to_lowercase();
    PLATFORMS.iter().any(|platform| {
        domain.strip_suffix(platform).is_some_and(|rest| rest.is_empty() || rest.ends_with('.'))
    }) || domain.starts_with("gh-mail.")
}

/// Mail providers, and their like.
const FREE_MAIL: [&str; 46] = [
    "gmail.com",
    "googlemail.com",
    "outlook.com",
    "hotmail.com",
    "hotmail.co.uk",
    "live.com",
    "msn.com",
    "yahoo.com",
    "yahoo.co.uk",
    "yahoo.de",
    "yahoo.fr",
    "ymail.com",
    "rocketmail.com",
    "icloud.com",
    "me.com",
    "mac.com",
    "aol.com",
    "gmx.com",
    "gmx.de",
    "gmx.net",
    "gmx.at",
    "web.de",
    "t-online.de",
    "freenet.de",
    "mail.com",
    "proton.me",
    "protonmail.com",
    "pm.me",
    "fastmail.com",
    "fastmail.fm",
    "zoho.com",
    "yandex.ru",
    "yandex.com",
    "mail.ru",
    "qq.com",
    "163.com",
    "orange.fr",
    "free.fr",
    "laposte.net",
    "libero.it",
    "posteo.de",
    "mailbox.org",
    "hey.com",
    "tutanota.com",
    "comcast.net",
    "gmx.ch",
];

/// Applicant-tracking systems and schedulers; their domain is the platform, not the company.
const PLATFORMS: [&str; 30] = [
    "greenhouse-mail.io",
    "greenhouse.io",
    "lever.co",
    "ashbyhq.com",
    "myworkday.com",
    "myworkdayjobs.com",
    "icims.com",
    "smartrecruiters.com",
    "workable.com",
    "workablemail.com",
    "jobvite.com",
    "teamtailor-mail.com",
    "teamtailor.com",
    "bamboohr.com",
    "recruitee.com",
    "breezyhr.com",
    "breezy.hr",
    "jazz.co",
    "gem.com",
    "rippling.com",
    "taleo.net",
    "successfactors.com",
    "successfactors.eu",
    "oraclecloud.com",
    "brassring.com",
    "eightfold.ai",
    "indeed.com",
    "personio.de",
    "calendly.com",
    "goodtime.io",
];

#[cfg(test)]
mod tests;
