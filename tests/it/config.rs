//! What the candidate can edit: the config, cadences, templates and secrets.

use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::path::{Path, PathBuf};

use afterword::config::{Config, Env, cadence};
use afterword::draft::{SHIPPED, check_templates};
use afterword::mail::account::{LoginKind, Security};
use afterword::timeline::words::{Language, Step};
use jiff::civil::date;
use jiff::{SignedDuration, Timestamp};

use super::cadence_files::{MIXED, STEADY};

const SAMPLE: &str = include_str!("../../config/afterword.toml");

fn env() -> Env {
    Env::from_variables(|name| (name == "HOME").then(|| PathBuf::from("/home/ada")))
}

/// A Monday.
fn now() -> Timestamp {
    "2026-03-02T10:00:00Z".parse().unwrap()
}

fn parse(text: &str) -> Result<Config, String> {
    Config::parse(text, Path::new("/c/a.toml"), &env(), now()).map_err(|error| error.to_string())
}

fn in_config(kind: &str) -> BTreeMap<String, String> {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("config").join(kind);
    let read = |entry: std::io::Result<fs::DirEntry>| {
        let path = entry.unwrap().path();
        let name = path.file_stem().unwrap().to_str().unwrap().to_owned();
        (name, fs::read_to_string(path).unwrap())
    };
    fs::read_dir(folder).unwrap().map(read).collect()
}

#[test]
fn every_file_of_the_config_folder_is_shipped_and_parses() {
    let cadences: BTreeSet<String> = in_config("cadences").into_keys().collect();
    assert_eq!(cadences, cadence::shipped().unwrap().into_keys().collect());
    let shipped = SHIPPED.iter().map(|(name, text)| ((*name).to_owned(), (*text).to_owned()));
    check_templates(&shipped.collect(), |set| cadences.contains(set)).unwrap();
    parse(SAMPLE).unwrap();
}

#[test]
fn the_sample_says_what_the_defaults_are() {
    let sample = parse(SAMPLE).unwrap();
    let bare = parse(BARE).unwrap();
    let (a, b) = (sample.policy(BTreeMap::new()), bare.policy(BTreeMap::new()));
    assert_eq!(
        (a.limits, a.ahead, a.hold_for, a.spread),
        (b.limits, b.ahead, b.hold_for, b.spread)
    );
    assert_eq!((&a.weekend, &a.auto), (&b.weekend, &b.auto));
    for (a, b) in [
        (&a.windows.thank_you, &b.windows.thank_you),
        (&a.windows.check_in, &b.windows.check_in),
        (&a.windows.final_thank_you, &b.windows.final_thank_you),
        (&a.windows.ask_around, &b.windows.ask_around),
    ] {
        assert_eq!(a, b);
    }
    assert_eq!(sample.account.imap, bare.account.imap);
    assert_eq!(sample.account.smtp, bare.account.smtp);
    assert_eq!(sample.account.save_sent, bare.account.save_sent);
    assert_eq!(sample.candidate.language, bare.candidate.language);
    assert_eq!(sample.keep_texts_days, bare.keep_texts_days);
    assert_eq!(sample.notify_by_mail, bare.notify_by_mail);
    assert_eq!(sample.default_cadence, bare.default_cadence);
    assert_eq!(bare.database, Path::new("/home/ada/.local/state/afterword/afterword.db"));
}

#[test]
fn every_key_of_the_sample_is_known_even_those_commented_out() {
    let lines = SAMPLE.lines().filter_map(|line| line.strip_prefix('#'));
    let keys: Vec<&str> = lines.filter(|line| line.starts_with(char::is_lowercase)).collect();
    assert_eq!(keys.len(), 5, "{keys:?}");
    for key in keys {
        let with = SAMPLE.replace(&format!("#{key}"), key);
        // Another source of the password beside the first is refused for that alone.
        if let Err(error) = parse(&with) {
            assert!(error.contains("exactly one of"), "{error}");
        }
    }
}

#[test]
fn what_a_config_says() {
    let text = BARE
        .replace("addresses = [\"ada@park.example\"]", "addresses = [\"Ada.P@Park.Example\"]")
        .replace(
            "password_file = \"pw\"",
            "token_command = [\"t\", \"a b\"]\nca_file = \"~/ca.pem\"",
        )
        .replace(
            "host = \"imap.post.example\"",
            "host = \"127.0.0.1\", security = \"plain\", port = 1143",
        )
        .replace("host = \"smtp.post.example\"", "host = \"s.example\", security = \"starttls\"")
        .replace("zone = ", "language = \"es\"\nzone = ")
        + "[approval]\nauto = [\"check_in\"]\nhold_for = \"2h 30m\"\n\
           [calendar]\nquiet = [\"2026-12-24..2027-01-02\", \"2026-05-01\"]\n\
           weekend = [\"Fri\", \"Sat\"]\n";
    let config = parse(&text).unwrap();
    assert_eq!(config.candidate.addresses, ["Ada.P@park.example"]);
    assert_eq!(config.candidate.language, Language::Spanish);
    let imap = &config.account.imap;
    assert_eq!(
        (imap.port, imap.security, imap.user.as_str()),
        (1143, Security::Plain, "Ada.P@park.example")
    );
    assert_eq!((config.account.smtp.port, config.account.smtp.security), (587, Security::StartTls));
    assert_eq!(config.account.ca_file.as_deref(), Some(Path::new("/home/ada/ca.pem")));
    assert_eq!(config.account.secret.kind(), LoginKind::AccessToken);
    let policy = config.policy(BTreeMap::new());
    assert_eq!(policy.auto, BTreeSet::from([Step::CheckIn]));
    assert_eq!(policy.hold_for, SignedDuration::from_mins(150));
    assert_eq!(policy.weekend, BTreeSet::from([5, 6]));
    assert_eq!(policy.quiet[1].earliest, policy.quiet[1].latest);
    assert_eq!(policy.quiet[0].latest, date(2027, 1, 2));
}

/// Replaces parts of BARE, each by itself, and compares the message's beginning.
fn refused(cases: &[(&str, &str, &str)]) {
    for (old, new, message) in cases {
        assert!(BARE.contains(old), "{old}");
        let error = parse(&BARE.replace(old, new)).err().unwrap_or_default();
        let message = format!("/c/a.toml{message}");
        assert!(error.starts_with(&message), "wanted: {message}\n   got: {error}");
        assert!(!error.contains("hunter2"), "{error}");
    }
}

#[test]
fn a_wrong_candidate_is_refused_with_place_key_and_way_out() {
    refused(&[
        ("zone =", "zonee =", ":4: candidate.zonee: there is no such key; did you mean \"zone\"?"),
        (
            "[candidate]",
            "[candidat]",
            ":1: candidat: there is no such key; did you mean \"candidate\"?",
        ),
        ("name = \"Ada Park\"\n", "", ":1: candidate: the key or section \"name\" is missing"),
        ("\"Ada Park\"", "7", ":2: candidate.name: invalid type: integer `7`, expected a string"),
        ("\"Ada Park\"", "\"Ada\\nBcc: x@y.example\"", ":2: candidate.name: it holds a line break"),
        ("\"Ada Park\"", "\" \"", ":2: candidate.name: it is empty"),
        ("\"Ada Park\"", "\"Ada", ":2: candidate.name: invalid basic string"),
        (
            "ada@park.example",
            "ada@park.example\\nx",
            ":3: candidate.addresses: \"ada@park.example\\nx\" is no mail address",
        ),
        (
            "ada@park.example",
            "Ada <ada@park.example>",
            ":3: candidate.addresses: \"Ada <ada@park.example>\" is no mail",
        ),
        ("[\"ada@park.example\"]", "[]", ":3: candidate.addresses: the list is empty"),
        (
            "Europe/Berlin",
            "Europe/Berln",
            ":4: candidate.zone: \"Europe/Berln\" is no time zone; did you mean \"Europe/Berlin\"?",
        ),
        (
            "[candidate]",
            "[candidate]\nlanguage = \"it\"",
            ":2: candidate.language: \"it\" is not one of: en, de, fr, es",
        ),
    ]);
}

#[test]
fn a_wrong_server_is_refused_with_place_key_and_way_out() {
    refused(&[
        (
            "host = \"imap.post.example\"",
            "host = \"i.example\", port = 0",
            ":6: account.imap.port: 0 is no port; leave it out for the usual one, 993",
        ),
        (
            "host = \"imap.post.example\"",
            "host = \"i.example\", port = 70000",
            ":6: account.imap.port: invalid value: integer `70000`, expected a whole number from 0 \
             to 65535",
        ),
        (
            "host = \"imap.post.example\"",
            "host = \"i.example\", security = \"plain\"",
            ":6: account.imap.security: \"plain\" would send your password in the clear",
        ),
        (
            "host = \"smtp.post.example\"",
            "host = \"i.example\", security = \"tsl\"",
            ":7: account.smtp.security: \"tsl\" is not one of: tls, starttls, plain; \
             did you mean \"tls\"?",
        ),
        (
            "host = \"smtp.post.example\"",
            "host = \"s.example\", prot = 25",
            ":7: account.smtp.prot: there is no such key; did you mean \"port\"?",
        ),
    ]);
}

#[test]
fn a_wrong_account_is_refused_and_a_password_never_quoted() {
    refused(&[
        (
            "password_file = \"pw\"",
            "password_file = \"pw\"\nexclude_folders = [\"Inbox\"]",
            ":9: account.exclude_folders: no reply would be seen",
        ),
        ("password_file = \"pw\"", "", ": account: give exactly one of"),
        (
            "password_file = \"pw\"",
            "password_file = \"pw\"\ntoken_command = [\"x\"]",
            ": account: give exactly one of",
        ),
        (
            "password_file = \"pw\"",
            "password = \"pw\"",
            ":8: account.password: there is no such key (allowed: ",
        ),
        (
            "password_file = \"pw\"",
            "password_command = []",
            ":8: account.password_command: name a program",
        ),
        (
            "password_file = \"pw\"",
            "password_command = \"hunter2\"",
            ":8: account.password_command: invalid type: a string, expected a list",
        ),
        (
            "password_file = \"pw\"",
            "password_credential = \"../x\"",
            ":8: account.password_credential: a credential's name is no path",
        ),
    ]);
}

#[test]
fn a_wrong_rule_is_refused_with_place_key_and_way_out() {
    for (section, message) in [
        (
            "[limits]\nmax_check_ins = 0",
            ":10: limits.max_check_ins: 0 is not from 1 to 10; the default is 4",
        ),
        ("[limits]\nmax_check_ins = 11", ":10: limits.max_check_ins: 11 is not from 1 to 10"),
        (
            "[limits]\nper_persn = 1",
            ":10: limits.per_persn: there is no such key; did you mean \"per_person\"?",
        ),
        (
            "[limits]\nmin_gap = -1",
            ":10: limits.min_gap: invalid value: integer `-1`, expected a whole number",
        ),
        (
            "[windows]\ncheck_in = [\"* 9-16 * * Mon\",\n  \"* 9 30 2 *\"]",
            ":11: windows.check_in: \"* 9 30 2 *\" opens in no minute",
        ),
        ("[windows]\ncheck_in = []", ":10: windows.check_in: a window needs at least one"),
        (
            "[windows]\nthank_you = [\"* 9 * * 1\"]",
            ":10: windows.thank_you: \"* 9 * * 1\": name weekdays",
        ),
        (
            "[calendar]\nholidays = [\"2026-02-30\"]",
            ":10: calendar.holidays: \"2026-02-30\" is no date",
        ),
        (
            "[calendar]\nquiet = [\"2026-02-03..2026-02-01\"]",
            ":10: calendar.quiet: \"2026-02-03..2026-02-01\" ends before",
        ),
        (
            "[calendar]\nweekend = [\"Sut\"]",
            ":10: calendar.weekend: \"Sut\" is not one of: Mon, Tue, Wed, Thu, Fri, Sat, Sun; \
             did you mean",
        ),
        (
            "[calendar]\nweekend = [\"Mon\",\"Tue\",\"Wed\",\"Thu\",\"Fri\",\"Sat\",\"Sun\"]",
            ":10: calendar.weekend: with every day in it",
        ),
        (
            "[approval]\nauto = [\"final_thank_you\"]",
            ":10: approval.auto: a final thank-you always asks",
        ),
        (
            "[approval]\nauto = [\"checkin\"]",
            ":10: approval.auto: \"checkin\" is not one of: thank_you, check_in, ask_around; \
             did you mean \"check_in\"?",
        ),
        (
            "[approval]\nhold_for = \"half an hour\"",
            ":10: approval.hold_for: \"half an hour\" is no span of time",
        ),
        ("[approval]\nspread = \"3h\"", ":10: approval.spread: it must be from 0m to 2h"),
        (
            "[cadence]\ndefault = \"stedy\"",
            ":10: cadence.default: \"stedy\" is not one of: caller, patient, promised, same-day, \
             steady, weekly; did you mean \"steady\"?",
        ),
    ] {
        let error = parse(&format!("{BARE}{section}\n")).unwrap_err();
        let message = format!("/c/a.toml{message}");
        assert!(error.starts_with(&message), "wanted: {message}\n   got: {error}");
    }
}

#[test]
fn folders_replace_and_add() {
    let folder = tempfile::tempdir().unwrap();
    let file = folder.path().join("afterword.toml");
    let write = |name: &str, text: &str| fs::write(folder.path().join(name), text).unwrap();
    fs::create_dir(folder.path().join("cadences")).unwrap();
    fs::create_dir_all(folder.path().join("templates/en")).unwrap();
    write("afterword.toml", &format!("{BARE}[cadence]\ndefault = \"mine\"\n"));
    write("cadences/mine.toml", MIXED);
    write("cadences/steady.toml", &STEADY.replace("cap = 3", "cap = 2"));
    write("cadences/.steady.toml.swp", "no TOML");
    write("templates/en/thank_you.email.txt", "Subject: x\n\ny\n");
    let config = Config::load(&file, &env(), now()).unwrap();
    assert_eq!(config.default_cadence, "mine");
    assert_eq!((config.cadences["mine"].cap, config.cadences["steady"].cap), (4, 2));
    assert_eq!(config.templates["en/thank_you.email"], "Subject: x\n\ny\n");

    write("templates/en/check_in_first.email.txt", "Subject: x\n\n{{ nobody }}\n");
    let error = Config::load(&file, &env(), now()).unwrap_err().to_string();
    let place = folder.path().join("templates/en/check_in_first.email.txt");
    assert!(error.starts_with(&format!("{}:3: `nobody` is undefined", place.display())), "{error}");

    write("cadences/mine.toml", "cap = 0");
    let error = Config::load(&file, &env(), now()).unwrap_err().to_string();
    let place = folder.path().join("cadences/mine.toml");
    assert!(error.starts_with(&format!("{}:1:", place.display())), "{error}");
    let error = Config::load(&folder.path().join("none"), &env(), now()).unwrap_err().to_string();
    assert!(error.starts_with("there is no config ") && error.contains("--config"), "{error}");
}

const BARE: &str = r#"[candidate]
name = "Ada Park"
addresses = ["ada@park.example"]
zone = "Europe/Berlin"
[account]
imap = { host = "imap.post.example" }
smtp = { host = "smtp.post.example" }
password_file = "pw"
"#;
