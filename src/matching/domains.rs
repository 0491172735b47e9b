//! Domains that say nothing of a company, or that say what kind of machine writes.

use crate::mail::envelope::registrable;

/// What a platform's mail is about.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Platform {
    /// Applicant tracking: all of it is about somebody's hiring.
    Tracker,
    /// Appointments: much of it is.
    Scheduler,
    /// Job boards and networks: most of it is advertising.
    Board,
}

/// What kind of platform a host belongs to, if any.
pub(super) fn platform(host: &str) -> Option<Platform> {
    if host.starts_with("gh-mail.") {
        return Some(Platform::Tracker);
    }
    let lists: [(&[&str], Platform); 3] = [
        (&TRACKERS, Platform::Tracker),
        (&SCHEDULERS, Platform::Scheduler),
        (&BOARDS, Platform::Board),
    ];
    let mut lists = lists.iter();
    lists.find_map(|(list, kind)| list.iter().any(|d| is_under(host, d)).then_some(*kind))
}

/// The domains of platforms.
pub fn platforms() -> impl Iterator<Item = &'static str> {
    TRACKERS.iter().chain(&SCHEDULERS).chain(&BOARDS).copied()
}

/// What stands before the platform's own domain in a host: some put the company there.
pub(super) fn before_platform(host: &str) -> &str {
    if let Some(rest) = host.strip_prefix("gh-mail.") {
        return rest;
    }
    let mut cut = platforms().filter(|domain| is_under(host, domain));
    cut.find_map(|domain| host.strip_suffix(domain)?.strip_suffix('.')).unwrap_or("")
}

/// The registrable domain of a host, with letters beyond ASCII in their `xn--` form.
pub(super) fn organisation(host: &str) -> String {
    let host = host.trim().trim_start_matches('@').trim_end_matches('.');
    let ascii = idna::domain_to_ascii(host).unwrap_or_else(|_| host.to_lowercase());
    registrable(&ascii)
}

/// True of domains where anybody may have an address: they say nothing of a company.
pub(super) fn is_shared(domain: &str) -> bool {
    is_free_mail(domain) || platform(domain).is_some()
}

/// True of a mail provider's domain (registrable part, lower case): everybody's mail comes from
/// there.
#[must_use]
pub fn is_free_mail(domain: &str) -> bool {
    // Some providers have the same name under the top-level domain of every country.
    let first = domain.split('.').next().unwrap_or_default();
    FREE_MAIL.contains(&domain) || EVERYWHERE.contains(&first)
}

fn is_under(host: &str, domain: &str) -> bool {
    host.strip_suffix(domain).is_some_and(|rest| rest.is_empty() || rest.ends_with('.'))
}

const EVERYWHERE: [&str; 7] = ["yahoo", "hotmail", "outlook", "live", "gmx", "yandex", "ymail"];

/// Mail providers, and their like.
const FREE_MAIL: [&str; 72] = [
    "gmail.com",
    "googlemail.com",
    "msn.com",
    "passport.com",
    "rocketmail.com",
    "icloud.com",
    "me.com",
    "mac.com",
    "aol.com",
    "aim.com",
    "web.de",
    "t-online.de",
    "freenet.de",
    "arcor.de",
    "online.de",
    "mail.com",
    "email.com",
    "proton.me",
    "protonmail.com",
    "pm.me",
    "fastmail.com",
    "fastmail.fm",
    "zoho.com",
    "zohomail.com",
    "ya.ru",
    "mail.ru",
    "bk.ru",
    "inbox.ru",
    "list.ru",
    "rambler.ru",
    "qq.com",
    "foxmail.com",
    "163.com",
    "126.com",
    "sina.com",
    "naver.com",
    "daum.net",
    "hanmail.net",
    "orange.fr",
    "wanadoo.fr",
    "free.fr",
    "sfr.fr",
    "laposte.net",
    "bbox.fr",
    "libero.it",
    "virgilio.it",
    "tiscali.it",
    "alice.it",
    "posteo.de",
    "posteo.net",
    "mailbox.org",
    "hey.com",
    "tutanota.com",
    "tuta.io",
    "tuta.com",
    "comcast.net",
    "verizon.net",
    "att.net",
    "sbcglobal.net",
    "cox.net",
    "btinternet.com",
    "sky.com",
    "bluewin.ch",
    "seznam.cz",
    "wp.pl",
    "o2.pl",
    "onet.pl",
    "interia.pl",
    "terra.com.br",
    "uol.com.br",
    "bol.com.br",
    "rediffmail.com",
];

const TRACKERS: [&str; 42] = [
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
    "applytojob.com",
    "jazz.co",
    "gem.com",
    "rippling.com",
    "taleo.net",
    "successfactors.com",
    "successfactors.eu",
    "oraclecloud.com",
    "brassring.com",
    "eightfold.ai",
    "personio.de",
    "personio.com",
    "softgarden.io",
    "softgarden.de",
    "onlyfy.io",
    "rexx-systems.com",
    "comeet.co",
    "comeet-notifications.com",
    "pinpointhq.com",
    "jobscore.com",
    "ultipro.com",
    "dayforce.com",
    "welcomekit.co",
    "factorialhr.com",
    "homerun.co",
];

const SCHEDULERS: [&str; 9] = [
    "calendly.com",
    "goodtime.io",
    "modernloop.io",
    "cronofy.com",
    "cal.com",
    "doodle.com",
    "youcanbook.me",
    "zoom.us",
    "hirevue.com",
];

const BOARDS: [&str; 14] = [
    "indeed.com",
    "indeedemail.com",
    "linkedin.com",
    "xing.com",
    "glassdoor.com",
    "monster.com",
    "stepstone.de",
    "stepstone.com",
    "ziprecruiter.com",
    "wellfound.com",
    "dice.com",
    "infojobs.net",
    "welcometothejungle.com",
    "hired.com",
];
