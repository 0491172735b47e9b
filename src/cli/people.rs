//! Contacts as they are typed: `ROLE:NAME <address>, phone`, an id, or a name.

use lettre::Address;

use super::known::Known;
use super::{Context, Failure, typed};
use crate::mail::compose;
use crate::matching::is_free_mail;
use crate::timeline::facts::{Contact, ContactId};
use crate::timeline::words::Role;

/// A contact, as typed.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Person {
    pub role: Role,
    pub name: String,
    pub address: Option<String>,
    pub phone: Option<String>,
    pub postal: Option<String>,
}

impl Person {
    /// Reads `ROLE:NAME <address>, phone`; address or phone may be missing.
    pub fn read(text: &str) -> Result<Self, Failure> {
        let wrong = |why: &str| {
            Failure::usage(format!(
                "contact {text:?}: {why}; write it like \
                 'recruiter:Dana Reyes <dana@acme.example>, +1 555 0100'"
            ))
        };
        let (role, rest) = text.split_once(':').ok_or_else(|| wrong("there is no role"))?;
        let role = role.trim().parse().map_err(|error| wrong(&format!("role {error}")))?;
        let (name, address, phone) = match rest.split_once('<') {
            Some((name, rest)) => {
                let (address, rest) =
                    rest.split_once('>').ok_or_else(|| wrong("the address has no end"))?;
                let phone = rest.trim().trim_start_matches([',', ';']).trim();
                (name, Some(address), Some(phone).filter(|phone| !phone.is_empty()))
            }
            None => match rest.rsplit_once(',') {
                Some((name, phone)) if is_phone(phone) => (name, None, Some(phone)),
                _ => (rest, None, None),
            },
        };
        if name.contains('@') {
            return Err(wrong("an address stands where the name is"));
        }
        let name = name.trim().trim_matches('"');
        let name = typed::text("name", name).map_err(|error| wrong(&error.message))?;
        let address = address.map(self::address).transpose();
        let phone = phone.map(self::phone).transpose();
        Ok(Self {
            role,
            name,
            address: address.map_err(|error| wrong(&error.message))?,
            phone: phone.map_err(|error| wrong(&error.message))?,
            postal: None,
        })
    }

    /// Refuses one who is the candidate. Of somebody met in person the name alone may be known.
    pub fn check(&self, context: &Context<'_>) -> Result<(), Failure> {
        self.check_other(&context.config.candidate.addresses)
    }

    /// As `check`, given the candidate's own addresses.
    pub fn check_other(&self, own: &[String]) -> Result<(), Failure> {
        let Self { name, address, .. } = self;
        let is_own = |address: &&String| own.iter().any(|own| own.eq_ignore_ascii_case(address));
        match address.as_ref().filter(is_own) {
            Some(address) => Err(Failure::usage(format!(
                "contact {name:?}: {address} is your own address; give theirs"
            ))),
            None => Ok(()),
        }
    }

    /// The contact this becomes.
    pub fn contact(self, id: ContactId, greeting: Option<String>, lead: bool) -> Contact {
        let Self { role, name, address, phone, postal } = self;
        Contact { id, role, name, greeting, address, phone, postal, lead, removed: false }
    }
}

/// Refuses an address that two contacts of one application share: a touch would reach it twice.
pub(super) fn check_distinct<'a>(
    people: impl Iterator<Item = (&'a str, Option<&'a String>)>,
) -> Result<(), Failure> {
    let mut seen: Vec<(String, &str)> = Vec::new();
    for (name, address) in people {
        let Some(address) = address.map(|address| address.to_lowercase()) else { continue };
        if let Some((_, other)) = seen.iter().find(|(known, _)| *known == address) {
            return Err(Failure::usage(format!(
                "{other:?} and {name:?} have the same address {address}; give each their own"
            )));
        }
        seen.push((address, name));
    }
    Ok(())
}

/// A mail address, as it may be written to.
pub(super) fn address(text: &str) -> Result<String, Failure> {
    let text = text.trim();
    compose::address(text, "it").map_err(|error| {
        Failure::usage(format!("{text:?}: {error}; it looks like dana@acme.example"))
    })?;
    Ok(text.to_owned())
}

/// A phone number: digits, and what is written between them.
pub(super) fn phone(text: &str) -> Result<String, Failure> {
    if is_phone(text) {
        return Ok(text.trim().to_owned());
    }
    Err(Failure::usage(format!("{text:?} is no phone number; it looks like +1 555 0100")))
}

fn is_phone(text: &str) -> bool {
    let between = |c: char| c.is_ascii_digit() || " +-()./".contains(c);
    // An extension may follow: "ext. 12", "x12".
    let (number, extension) = text.trim().split_once(['x', 'e']).unwrap_or((text.trim(), ""));
    let extension_fits = extension.chars().all(|c| between(c) || "xt".contains(c));
    number.chars().all(between)
        && extension_fits
        && number.chars().filter(char::is_ascii_digit).count() >= 3
}

/// How one might be greeted: the first name, or title and last name. Only a proposal: the candidate
/// confirms it.
pub(super) fn greeting_proposal(name: &str) -> String {
    // "Reyes, Dana" is a last name first.
    let turned = name.split_once(',').map(|(last, first)| format!("{} {}", first.trim(), last));
    let name = turned.unwrap_or_else(|| name.to_owned());
    let words: Vec<&str> = name.split_whitespace().collect();
    let is_title = |word: &str| {
        let bare = word.trim_end_matches('.').to_lowercase();
        TITLES.contains(&bare.as_str())
    };
    match words.as_slice() {
        [title, .., last] if is_title(title) => format!("{title} {last}"),
        [first, ..] => (*first).to_owned(),
        [] => name,
    }
}

/// The command by which a greeting is confirmed.
pub(super) fn confirm_command(contact: &Contact) -> String {
    let proposal = greeting_proposal(&contact.name);
    format!(
        "greeting of {}: afterword contact confirm {} --greeting {proposal:?}",
        contact.name, contact.id
    )
}

/// The one of these names that is meant: all of it, or a part that only one has.
pub(super) fn pick<'a, T>(
    text: &str,
    named: impl Iterator<Item = (&'a str, T)>,
) -> Result<T, Failure> {
    let wanted = text.trim().to_lowercase();
    let mut all: Vec<(&str, T)> = named.collect();
    let exact = all.iter().filter(|(name, _)| name.to_lowercase() == wanted).count();
    let fits = |name: &str| {
        let name = name.to_lowercase();
        if exact > 0 { name == wanted } else { !wanted.is_empty() && name.contains(&wanted) }
    };
    let names: Vec<String> = all.iter().map(|(name, _)| (*name).to_owned()).collect();
    all.retain(|(name, _)| fits(name));
    match all.len() {
        1 => all.pop().map(|(_, one)| one).ok_or_else(|| Failure::usage("nobody is left")),
        0 if names.is_empty() => Err(Failure::usage(format!(
            "there is no contact {text:?}, and no other; `afterword contact add` adds one"
        ))),
        0 => Err(Failure::usage(format!(
            "there is no contact {text:?}; there are: {}",
            names.join(", ")
        ))),
        _ => {
            let several: Vec<&str> = all.iter().map(|(name, _)| *name).collect();
            Err(Failure::usage(format!(
                "{text:?} fits several contacts: {}; give the id, which `afterword show` shows",
                several.join(", ")
            )))
        }
    }
}

/// A contact of an application, by id or by name.
pub(super) fn of_application(known: &Known, text: &str) -> Result<ContactId, Failure> {
    if let Ok(id) = text.trim_start_matches('#').parse::<i64>()
        && let Some(contact) = known.contacts().find(|contact| contact.id.0 == id)
    {
        return Ok(contact.id);
    }
    let named = known.contacts().map(|contact| (contact.name.as_str(), contact.id));
    pick(text, named).map_err(|error| {
        Failure::usage(format!("in application {}: {}", known.title(), error.message))
    })
}

/// A contact of any application: by its id, or by its name with `--of`.
pub(super) fn anywhere(
    context: &Context<'_>,
    text: &str,
    of: Option<&str>,
) -> Result<(Known, Contact), Failure> {
    let missing = |known: &Known, id| {
        let contact = known.state().contact(id).filter(|contact| !contact.removed).cloned();
        contact.ok_or_else(|| Failure::usage(format!("contact {id} has been removed")))
    };
    if let Some(of) = of {
        let known = Known::find(context, of)?;
        let id = of_application(&known, text)?;
        let contact = missing(&known, id)?;
        return Ok((known, contact));
    }
    let id = text.trim_start_matches('#').parse::<i64>().map(ContactId).map_err(|_| {
        Failure::usage(format!(
            "{text:?} is no id of a contact; give the id, which `afterword show ID` shows, or the \
             name with `--of ID`"
        ))
    })?;
    for summary in context.store.applications()? {
        let known = Known::of(context, summary.id)?;
        if known.state().contact(id).is_some() {
            let contact = missing(&known, id)?;
            return Ok((known, contact));
        }
    }
    Err(Failure::usage(format!("there is no contact {id}; `afterword show ID` shows them")))
}

/// The company's own domains, as the addresses of its people show them: the registrable part,
/// without mail providers, and without agencies and references, who are of other companies.
pub(super) fn company_domains<'a>(
    people: impl Iterator<Item = (Role, Option<&'a String>)>,
) -> Vec<String> {
    let mut domains = Vec::new();
    for (role, address) in people {
        let of_company = !matches!(role, Role::Agency | Role::Reference);
        let Some(address) = address.filter(|_| of_company) else { continue };
        let address: Option<Address> = compose::address(address, "it").ok();
        let domain = address.and_then(|address| registrable(address.domain()));
        let domain = domain.filter(|domain| !is_provider(domain) && !domains.contains(domain));
        domains.extend(domain);
    }
    domains
}

/// A domain of a company, as typed.
pub(super) fn domain(text: &str) -> Result<String, Failure> {
    let wrong =
        |why: &str| Failure::usage(format!("--domain: {text:?} {why}; give one like acme.example"));
    let bare = text.trim().trim_start_matches('@');
    let ascii = idna::domain_to_ascii_strict(bare).map_err(|_| wrong("is no domain"))?;
    if registrable(&ascii).is_none() || !ascii.contains('.') {
        return Err(wrong("is no domain that a company can have"));
    }
    if is_provider(&ascii) {
        return Err(wrong("is of a mail provider: everybody's mail comes from there"));
    }
    Ok(ascii)
}

fn registrable(domain: &str) -> Option<String> {
    let domain = domain.to_lowercase();
    psl::domain_str(&domain).map(str::to_owned)
}

fn is_provider(domain: &str) -> bool {
    registrable(domain).is_some_and(|domain| is_free_mail(&domain))
}

const TITLES: [&str; 8] = ["dr", "prof", "mr", "mrs", "ms", "mx", "herr", "frau"];

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn people_as_typed() {
        let person = |role, name: &str, address: Option<&str>, phone: Option<&str>| Person {
            role,
            name: name.to_owned(),
            address: address.map(str::to_owned),
            phone: phone.map(str::to_owned),
            postal: None,
        };
        let (recruiter, hr) = (Role::Recruiter, Role::Hr);
        for (text, expected) in [
            (
                "recruiter:Dana Reyes <d@a.example>",
                person(recruiter, "Dana Reyes", Some("d@a.example"), None),
            ),
            (
                "hr: \"Reyes, Dana\" <d@a.example>, +1 (555) 0100 ext. 12",
                person(hr, "Reyes, Dana", Some("d@a.example"), Some("+1 (555) 0100 ext. 12")),
            ),
            ("hr:Dana, 555-0100", person(hr, "Dana", None, Some("555-0100"))),
            ("hr:Reyes, Dana", person(hr, "Reyes, Dana", None, None)),
        ] {
            assert_eq!(Person::read(text).unwrap(), expected, "{text}");
        }
        for text in [
            "Dana <d@a.example>",
            "boss:Dana <d@a.example>",
            "hr: <d@a.example>",
            "hr:Dana <d@a.example",
            "hr:Dana <d a@a.example>",
            "hr:Dana <d@a.example\nBcc: x@a.example>",
            "hr:Da\nna <d@a.example>",
            "hr:d@a.example",
            "hr:Dana <d@a.example>, call me",
        ] {
            let error = Person::read(text).unwrap_err();
            assert!(error.message.contains("write it like"), "{}", error.message);
            assert!(!error.message.contains('\n'), "{}", error.message);
        }
    }

    #[test]
    fn greetings_are_proposed() {
        for (name, greeting) in [
            ("Dana Reyes", "Dana"),
            ("Reyes, Dana", "Dana"),
            ("Dr. Dana van Reyes", "Dr. Reyes"),
            ("Ms Reyes", "Ms Reyes"),
            ("Dana", "Dana"),
        ] {
            assert_eq!(greeting_proposal(name), greeting);
        }
    }

    #[test]
    fn domains_are_the_companys_own() {
        let address = |domain: &str| format!("d{}{domain}", '@');
        let people = [
            (Role::Recruiter, address("mail.acme.co.uk")),
            (Role::Hr, address("Acme.co.uk")),
            (Role::Interviewer, address("gmail.com")),
            (Role::Agency, address("agency.example")),
            (Role::Inside, address("acme.example")),
        ];
        let domains = company_domains(people.iter().map(|(role, a)| (*role, Some(a))));
        assert_eq!(domains, ["acme.co.uk", "acme.example"]);
        assert_eq!(domain("@Büro.example").unwrap(), "xn--bro-hoa.example");
        for text in ["gmail.com", "example", "a b.example", "co.uk", ""] {
            assert!(domain(text).is_err(), "{text}");
        }
    }

    #[test]
    fn names_that_fit_one() {
        let people = || [("Dana Reyes", 1), ("Sam Lee", 2), ("Sam", 3)].into_iter();
        assert_eq!(pick("dana", people()).unwrap(), 1);
        assert_eq!(pick("sam", people()).unwrap(), 3);
        assert_eq!(pick("lee", people()).unwrap(), 2);
        for text in ["e", "x", ""] {
            assert!(pick(text, people()).is_err(), "{text}");
        }
    }
}
