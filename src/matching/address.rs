//! Addresses: which of them are one mailbox, and which no person writes from.

use super::domains::is_shared;

/// An address as it is compared: lower case, the domain in its `xn--` form, and of providers that
/// are known to deliver both to one mailbox without what follows a plus. Elsewhere a plus may be
/// part of another person's name.
pub(super) fn canonical(address: &str) -> String {
    let Some((local, domain)) = parts(address) else { return address.trim().to_lowercase() };
    let (local, domain) = match domain.as_str() {
        "gmail.com" | "googlemail.com" => (base(&local).replace('.', ""), "gmail.com"),
        // One name, one mailbox, whichever of the provider's domains is written.
        "proton.me" | "protonmail.com" | "pm.me" => (base(&local).to_owned(), "proton.me"),
        domain if TAKES_PLUS.contains(&domain) => (base(&local).to_owned(), domain),
        domain => (local, domain),
    };
    format!("{local}@{domain}")
}

/// One of the candidate's addresses, as it is compared: whoever writes from theirs with something
/// after a plus is the candidate, whatever the domain.
pub(super) fn canonical_own(address: &str) -> String {
    let canonical = canonical(address);
    match canonical.rsplit_once('@') {
        Some((local, domain)) => format!("{}@{domain}", base(local)),
        None => canonical,
    }
}

/// The host of an address, in its `xn--` form.
pub(super) fn host(address: &str) -> Option<String> {
    parts(address).map(|(_, domain)| domain)
}

/// True of addresses that programs write from. Of the words between dots, hyphens and the like one
/// is enough: "orders-noreply" is none of a person.
pub(super) fn is_machines(address: &str) -> bool {
    let Some((local, _)) = parts(address) else { return false };
    let whole: String = local.chars().filter(char::is_ascii_alphanumeric).collect();
    let begins = ["noreply", "donotreply", "dontreply", "neverreply", "nepasrepondre", "bounce"];
    let mut words = local.split(|c: char| !c.is_alphanumeric());
    begins.iter().any(|name| whole.starts_with(name))
        || whole.ends_with("noreply")
        || whole.ends_with("donotreply")
        || words.any(|word| MACHINES.contains(&word))
}

/// True of addresses of a company's service, from which programs and people write alike.
pub(super) fn is_service(address: &str) -> bool {
    let Some((local, _)) = parts(address) else { return false };
    let mut words = local.split(|c: char| !c.is_alphanumeric());
    words.any(|word| SERVICES.contains(&word))
}

/// Addresses in a text, canonical, each once, in the order in which they stand there.
pub(super) fn addresses_in(text: &str) -> Vec<String> {
    let outside = |c: char| c.is_whitespace() || "<>()[]{}\"'`,;:|*=\\".contains(c);
    let mut found = Vec::new();
    for word in text.split(outside).filter(|word| word.contains('@')).take(ADDRESSES_MAX) {
        let address = canonical(word.trim_matches(['.', '!', '?']));
        let good = address.split_once('@').is_some_and(|(local, domain)| {
            !local.is_empty() && domain.contains('.') && !domain.contains('@')
        });
        if good && !found.contains(&address) {
            found.push(address);
        }
    }
    found
}

/// True if the address is one whose domain says which company it is of.
pub(super) fn is_of_company(address: &str) -> bool {
    host(address).is_some_and(|host| !is_shared(&super::domains::organisation(&host)))
}

fn parts(address: &str) -> Option<(String, String)> {
    let address = address.trim().trim_matches(['<', '>']).trim_end_matches('.').to_lowercase();
    let (local, domain) = address.rsplit_once('@')?;
    let local = local.trim_matches('"').to_owned();
    let domain = idna::domain_to_ascii(domain).unwrap_or_else(|_| domain.to_owned());
    Some((local, domain))
}

/// What stands before a plus. A plus at the beginning is part of the name.
fn base(local: &str) -> &str {
    match local.split_once('+') {
        Some((base, _)) if !base.is_empty() => base,
        _ => local,
    }
}

const ADDRESSES_MAX: usize = 500;

const TAKES_PLUS: [&str; 14] = [
    "outlook.com",
    "hotmail.com",
    "live.com",
    "msn.com",
    "icloud.com",
    "me.com",
    "mac.com",
    "fastmail.com",
    "fastmail.fm",
    "zoho.com",
    "mailbox.org",
    "posteo.de",
    "posteo.net",
    "hey.com",
];

const SERVICES: [&str; 22] = [
    "support",
    "service",
    "services",
    "customerservice",
    "customercare",
    "customers",
    "help",
    "helpdesk",
    "shop",
    "store",
    "account",
    "accounts",
    "returns",
    "security",
    "kundenservice",
    "kundendienst",
    "kunden",
    "konto",
    "serviceclient",
    "sav",
    "clientes",
    "soporte",
];

const MACHINES: [&str; 33] = [
    "noreply",
    "daemon",
    "postmaster",
    "notification",
    "notifications",
    "notify",
    "notifier",
    "news",
    "newsletter",
    "newsletters",
    "mailing",
    "marketing",
    "mailer",
    "alert",
    "alerts",
    "jobalert",
    "jobalerts",
    "digest",
    "order",
    "orders",
    "bestellung",
    "billing",
    "invoice",
    "invoices",
    "rechnung",
    "receipt",
    "receipts",
    "shop",
    "store",
    "promo",
    "promotions",
    "shipping",
    "automailer",
];

#[cfg(test)]
mod tests {
    use super::*;

    fn at(local: &str, domain: &str) -> String {
        format!("{local}@{domain}")
    }

    #[test]
    fn one_mailbox_however_it_is_written() {
        for (one, other, same) in [
            (at("Dana.Reyes", "GMAIL.com"), at("danareyes+jobs", "googlemail.com"), true),
            (at("dana", "proton.me"), at("dana+x", "protonmail.com"), true),
            (at("dana", "outlook.com"), at("dana+x", "outlook.com"), true),
            (at("dana", "outlook.com"), at("da.na", "outlook.com"), false),
            (at("dana", "acme.example"), at("dana+x", "acme.example"), false),
            (at("dana", "acme.example"), at("\"Dana\"", "ACME.example."), true),
            (at("dana", "b\u{fc}cher.example"), at("dana", "xn--bcher-kva.example"), true),
        ] {
            assert_eq!(canonical(&one) == canonical(&other), same, "{one} {other}");
        }
        assert_eq!(canonical("nobody"), "nobody");
        assert_eq!(canonical_own(&at("me+acme", "home.example")), at("me", "home.example"));
        assert_eq!(canonical_own(&at("+me", "home.example")), at("+me", "home.example"));
    }

    #[test]
    fn machines_write_from_names_of_their_own() {
        for (local, is) in [
            ("no-reply", true),
            ("do_not_reply", true),
            ("noreply-jobs", true),
            ("acme.no-reply", true),
            ("order-update", true),
            ("dana.reyes", false),
            ("careers", false),
            ("nora.reply", false),
            ("storey", false),
        ] {
            assert_eq!(is_machines(&at(local, "acme.example")), is, "{local}");
        }
    }

    #[test]
    fn addresses_stand_in_texts() {
        let text = format!("From: Dana [mailto:{0}]; {0}. a@ @b x@y", at("Dana", "acme.example"));
        assert_eq!(addresses_in(&text), [at("dana", "acme.example")]);
        assert!(is_of_company(&at("dana", "acme.example")));
        assert!(!is_of_company(&at("dana", "gmail.com")) && !is_of_company("dana"));
    }
}
