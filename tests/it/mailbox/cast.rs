//! Who is who: the candidate, and forty applications over five years.

use afterword::timeline::words::Role;
use jiff::{SignedDuration, Timestamp};

use super::texts::Tongue;
use crate::simulation::random::Random;

pub const ME: &str = "Ada Park <ada.park@home.example>";
/// The candidate's addresses, as the config has them.
pub const MINE: [&str; 2] = ["ada.park@home.example", "ada@park.example"];
pub const APPLICATIONS: usize = 40;
/// The first day of the mailbox, and how many there are.
pub const START: &str = "2021-11-01T06:00:00Z";
pub const DAYS: i64 = 5 * 365;

/// A person at a company or an agency.
#[derive(Debug, Clone)]
pub struct Person {
    pub name: String,
    pub address: String,
    pub role: Role,
}

impl Person {
    pub fn mailbox(&self) -> String {
        format!("{} <{}>", self.name, self.address)
    }
}

/// An application, as the world knows it.
#[derive(Debug, Clone)]
pub struct Candidacy {
    pub company: String,
    pub role: &'static str,
    /// The company's domain; where an agency stands between, nobody writes from there.
    pub domain: String,
    pub contacts: Vec<Person>,
    /// The domain of an applicant-tracking system, where it has one.
    pub platform: Option<&'static str>,
    pub agency: bool,
    pub tongue: Tongue,
    pub added: Timestamp,
    pub closed: Timestamp,
    /// Others of the same company or agency: a message may belong to them as well.
    pub kin: Vec<usize>,
}

const COMPANIES: [&str; 30] = [
    "Northwind",
    "Harbour & Lane",
    "Blue Heron Robotics",
    "Kessler Anlagenbau GmbH",
    "Vogt und Söhne AG",
    "Atelier Lumière SAS",
    "Grupo Marisma",
    "Quarry Street Bank",
    "Tessel",
    "Orion Freight Ltd",
    "Pine Data",
    "Lindenhof Kliniken",
    "Meridian Foods",
    "Cobalt",
    "Stadtwerke Falkenau",
    "Rive Gauche Éditions",
    "Talleres Ibarra SA",
    "Umbra Games",
    "Fjord Analytics",
    "Castell Insurance",
    "Mosaic Health",
    "Target Systems",
    "Summit",
    "Delta Wave Inc",
    "Weber Maschinen KG",
    "Bright Harbor",
    "Papier Durand",
    "Nube Clara",
    "Octave",
    "Granite Peak Energy",
];
const ROLES: [&str; 10] = [
    "Site Engineer",
    "Data Engineer",
    "Product Manager",
    "Buyer",
    "Analyst",
    "Nurse",
    "Editor",
    "Backend Developer",
    "Team Lead",
    "Accountant",
];
const NAMES: [&str; 24] = [
    "Dana Reyes",
    "Sam Okafor",
    "Jörg Weiß",
    "Anna Schmidt",
    "Claire Dubois",
    "José Núñez",
    "Maria García",
    "Tom Lee",
    "Priya Nair",
    "Lukas Maier",
    "Zoë Martin",
    "Wei Chen",
    "Olivia Brown",
    "Noah Fischer",
    "Hélène Petit",
    "Lucía Romero",
    "David Kim",
    "Ines Wagner",
    "Peter Müller",
    "Emma Novak",
    "Marc Laurent",
    "Carmen Díaz",
    "Ruth Cohen",
    "Ali Demir",
];
/// Agencies: each stands between the candidate and several companies.
pub const AGENCIES: [(&str, &str); 3] = [
    ("Bridge Talent", "bridge-talent.example"),
    ("Personalhaus Nord", "personalhaus.example"),
    ("Hire & Co", "hireandco.example"),
];
/// Domains of platforms that the matcher must know; in pieces, so that no address stands here.
const PLATFORMS: [&str; 6] = [
    "us.greenhouse-mail.io",
    "hire.lever.co",
    "talent.icims.com",
    "candidates.workablemail.com",
    "myworkday.com",
    "smartrecruiters.com",
];

pub fn start() -> Timestamp {
    START.parse().unwrap()
}

pub fn days(days: i64) -> SignedDuration {
    SignedDuration::from_hours(24 * days)
}

const FIRST: [&str; 16] = [
    "Alex",
    "Bruno",
    "Cora",
    "Dirk",
    "Elif",
    "Frédéric",
    "Greta",
    "Hugo",
    "Iris",
    "Jonas",
    "Katja",
    "Leo",
    "Mónica",
    "Nils",
    "Ottilie",
    "Pavel",
];
const LAST: [&str; 16] = [
    "Abel",
    "Becker",
    "Castro",
    "Duval",
    "Engström",
    "Ferrari",
    "Grün",
    "Hughes",
    "Ivanov",
    "Jansen",
    "Köhler",
    "Leclerc",
    "Moreno",
    "Nowak",
    "O'Brien",
    "Pereira",
];

/// The name of somebody who is no contact.
pub fn stranger(random: &mut Random) -> String {
    format!("{} {}", random.pick(&FIRST), random.pick(&LAST))
}

/// An address at a provider where anybody may have one.
pub fn free_mail(random: &mut Random, name: &str) -> String {
    let domain = random.pick(&["gmail.com", "outlook.com", "gmx.de", "yahoo.fr", "proton.me"]);
    format!("{}.{}@{domain}", local(name), random.below(90) + 10)
}

/// A name as it stands before an `@`.
pub fn local(name: &str) -> String {
    let plain = |c: char| match c {
        'ö' | 'ó' => 'o',
        'é' | 'è' | 'ë' => 'e',
        'ü' | 'ú' => 'u',
        'ñ' => 'n',
        'í' => 'i',
        'ß' => 's',
        ' ' => '.',
        other => other,
    };
    name.to_lowercase()
        .chars()
        .map(plain)
        .filter(|c| c.is_ascii_alphanumeric() || *c == '.')
        .collect()
}

fn domain_of(company: &str) -> String {
    let plain = local(company);
    format!("{}.example", plain.trim_matches('.').replace("..", ".").replace('.', "-"))
}

/// The forty. Ten pairs share a company, nine go through agencies, some contacts write from
/// free-mail addresses.
pub fn applications(random: &mut Random) -> Vec<Candidacy> {
    let mut all: Vec<Candidacy> = Vec::new();
    for n in 0..APPLICATIONS {
        // The last ten are second roles at companies of before, most of them at the same time.
        let twin = (n >= COMPANIES.len()).then(|| n - COMPANIES.len());
        let company = COMPANIES[twin.unwrap_or(n)].to_owned();
        let agency = twin.is_none() && n % 4 == 3;
        let domain = domain_of(&company);
        let spread = DAYS * i64::try_from(n).unwrap() / 30;
        let added = match twin {
            Some(first) if first % 3 == 0 => all[first].closed + days(40),
            Some(first) => all[first].added + days(9),
            None => start() + days(20 + spread.min(DAYS - 220) + random.between(0, 12)),
        };
        let role = ROLES[(n + n / 10) % ROLES.len()];
        let contacts = match twin {
            Some(first) if first % 2 == 0 && !all[first].agency => all[first].contacts.clone(),
            _ => contacts(random, n, &domain, agency),
        };
        all.push(Candidacy {
            platform: (!agency && n % 2 == 0).then(|| PLATFORMS[(n / 2) % PLATFORMS.len()]),
            company,
            role,
            domain,
            contacts,
            agency,
            tongue: Tongue::of(n),
            added,
            closed: added + days(70 + random.between(0, 60)),
            kin: Vec::new(),
        });
    }
    for n in 0..all.len() {
        all[n].kin =
            (0..all.len()).filter(|other| *other != n && kin(&all[n], &all[*other])).collect();
    }
    all
}

fn kin(one: &Candidacy, other: &Candidacy) -> bool {
    let domain = |person: &Person| person.address.rsplit_once('@').unwrap().1.to_owned();
    let shared = |a: &Person| {
        other.contacts.iter().any(|b| {
            a.address == b.address || (one.agency && other.agency && domain(a) == domain(b))
        })
    };
    one.company == other.company || one.contacts.iter().any(shared)
}

/// The name of the n-th contact; no two have the same.
fn name(n: usize) -> String {
    let word = |n: usize, part: usize| NAMES[n % NAMES.len()].split(' ').nth(part).unwrap();
    let (given, family) = (n, n + 1 + n / NAMES.len() * 5);
    format!("{} {}", word(given, 0), word(family, 1))
}

fn contacts(random: &mut Random, n: usize, domain: &str, agency: bool) -> Vec<Person> {
    if agency {
        let (_, at) = AGENCIES[(n / 4) % AGENCIES.len()];
        let name = name(3 * APPLICATIONS + (n / 4) % AGENCIES.len());
        let address = format!("{}@{at}", local(&name));
        return vec![Person { name, address, role: Role::Agency }];
    }
    let roles = [Role::Recruiter, Role::HiringManager, Role::Interviewer];
    let mut people: Vec<Person> = (0..random.below(3) + 1)
        .map(|k| {
            let name = name(3 * n + k);
            Person { address: format!("{}@{domain}", local(&name)), name, role: roles[k] }
        })
        .collect();
    if n % 9 == 4 {
        // Nobody else's, whatever their name.
        people[0].address = free_mail(random, &people[0].name).replace('@', ".job@");
    }
    people
}

/// Any minute of the five years.
pub fn any_time(random: &mut Random) -> Timestamp {
    start() + SignedDuration::from_secs(random.between(0, DAYS * 86_400))
}

/// One of those that are open then, or else any.
pub fn near<'c>(random: &mut Random, cast: &'c [Candidacy], at: Timestamp) -> &'c Candidacy {
    let open: Vec<&Candidacy> =
        cast.iter().filter(|one| one.added <= at && at < one.closed).collect();
    if open.is_empty() { &cast[random.below(cast.len())] } else { open[random.below(open.len())] }
}
