//! The config from raw to checked.

use std::collections::BTreeMap;
use std::ops::RangeInclusive;
use std::path::{Path, PathBuf};
use std::str::FromStr;

use jiff::civil::Date;
use jiff::tz::TimeZone;
use jiff::{SignedDuration, Timestamp};
use toml::Spanned;

use super::error::{Source, Wrong, did_you_mean};
use super::holidays::{HolidayFile, Holidays};
use super::raw::{
    RawAccount, RawApproval, RawCalendar, RawCandidate, RawConfig, RawLimits, RawServer,
    RawWindows, Text, Texts,
};
use super::secret::SecretSource;
use super::{Account, Candidate, Config, Endpoint, Env, Rules, SaveSent, cadence};
use crate::mail::account::{Security, is_loopback};
use crate::timeline::cadence::Cadence;
use crate::timeline::policy::Limits;
use crate::timeline::words::{Language, Step};

/// A config that is right by itself; the folders it names are not read yet.
pub(super) struct Checked<'a> {
    check: Check<'a>,
    config: Config,
    default_cadence: Option<Text>,
    windows: RawWindows,
    calendar: RawCalendar,
    pub(super) cadence_folder: PathBuf,
    pub(super) template_folder: PathBuf,
}

impl<'a> Checked<'a> {
    pub(super) fn new(source: Source<'a>, env: &'a Env) -> Result<Self, Wrong> {
        let raw: RawConfig = source.read()?;
        let folder = source.path.parent().unwrap_or(Path::new(""));
        let check = Check { source, env, folder };
        let candidate = check.candidate(&raw.candidate)?;
        let path = |text: Option<Text>, default: &str| {
            env.resolve(folder, text.as_ref().map_or(default, |text| text.get_ref()))
        };
        let account = check.account(&raw.account, &candidate)?;
        let rules = check.rules(&raw)?;
        let keep = check.number(raw.database.keep_texts_days.as_ref(), 180, 1..=3650)?;
        let config = Config {
            path: source.path.to_owned(),
            candidate,
            account,
            cadences: cadence::shipped()?,
            default_cadence: "steady".to_owned(),
            templates: BTreeMap::new(),
            holidays: Holidays { listed: check.holidays(&raw.calendar)?, files: Vec::new() },
            notify_by_mail: raw.notify.mail.unwrap_or(true),
            database: raw
                .database
                .path
                .map_or_else(|| env.database_file(), |path| env.resolve(folder, path.get_ref())),
            keep_texts_days: keep,
            rules,
        };
        Ok(Self {
            check,
            config,
            default_cadence: raw.cadence.default,
            windows: raw.windows,
            calendar: raw.calendar,
            cadence_folder: path(raw.cadence.folder, "cadences"),
            template_folder: path(raw.templates.folder, "templates"),
        })
    }

    /// The candidate's day at an instant.
    pub(super) fn day(&self, at: Timestamp) -> Date {
        self.config.candidate.zone.to_datetime(at).date()
    }

    /// Reads the calendar files of holidays.
    pub(super) fn holiday_files(&self, today: Date) -> Result<Vec<HolidayFile>, Wrong> {
        self.check.holiday_files(&self.calendar, today)
    }

    /// Lays what the folders and files hold over what is shipped.
    pub(super) fn with(
        self,
        cadences: BTreeMap<String, Cadence>,
        templates: BTreeMap<String, String>,
        holiday_files: Vec<HolidayFile>,
        today: Date,
    ) -> Result<Config, Wrong> {
        let Self { check, mut config, default_cadence, windows, calendar, .. } = self;
        config.cadences.extend(cadences);
        config.templates = templates;
        config.holidays.files = holiday_files;
        check.windows_open(&config, &windows, &calendar, today)?;
        if let Some(name) = default_cadence {
            let known: Vec<&str> = config.cadences.keys().map(String::as_str).collect();
            config.default_cadence = check.one_of(&name, &known)?.to_owned();
        }
        Ok(config)
    }
}

/// Checks the values of a text, and names the place of those that can't stand.
#[derive(Clone, Copy)]
pub(super) struct Check<'a> {
    pub(super) source: Source<'a>,
    env: &'a Env,
    folder: &'a Path,
}

impl Check<'_> {
    fn candidate(&self, raw: &RawCandidate) -> Result<Candidate, Wrong> {
        let addresses = raw.addresses.get_ref().iter().map(|text| self.address(text));
        let addresses: Vec<String> = addresses.collect::<Result<_, _>>()?;
        if addresses.is_empty() {
            let what = "the list is empty; name the address you send from";
            return Err(self.source.wrong(raw.addresses.span(), what));
        }
        let signature = raw.signature.as_ref().map(|text| {
            let kept = text.get_ref().trim();
            if kept.chars().any(|c| c.is_control() && c != '\n') {
                return Err(self.wrong(text, "it holds a control character"));
            }
            Ok(kept.to_owned())
        });
        Ok(Candidate {
            name: self.line(&raw.name)?,
            addresses,
            phone: raw.phone.as_ref().map(|text| self.line(text)).transpose()?,
            zone: self.zone(&raw.zone)?,
            language: raw.language.as_ref().map_or(Ok(Language::English), |t| self.language(t))?,
            signature: signature.transpose()?.filter(|text| !text.is_empty()),
        })
    }

    fn language(&self, text: &Text) -> Result<Language, Wrong> {
        let known: Vec<&str> = Language::ALL.iter().map(|language| language.as_str()).collect();
        let word = self.one_of(text, &known)?;
        Language::from_str(word).map_err(|error| self.wrong(text, error.to_string()))
    }

    fn account(&self, raw: &Spanned<RawAccount>, candidate: &Candidate) -> Result<Account, Wrong> {
        let secret = self.secret(raw)?;
        let raw = raw.get_ref();
        let save_sent = match &raw.save_sent {
            None => SaveSent::Auto,
            Some(text) => match self.one_of(text, &["auto", "always", "never"])? {
                "always" => SaveSent::Always,
                "never" => SaveSent::Never,
                _ => SaveSent::Auto,
            },
        };
        Ok(Account {
            imap: self.endpoint(&raw.imap, candidate, (993, 143))?,
            smtp: self.endpoint(&raw.smtp, candidate, (465, 587))?,
            secret,
            authserv_id: raw.authserv_id.as_ref().map(|text| self.line(text)).transpose()?,
            save_sent,
            exclude_folders: (raw.exclude_folders.iter())
                .map(|text| self.excluded(text))
                .collect::<Result<_, _>>()?,
            ca_file: raw.ca_file.as_ref().map(|text| self.path(text)),
        })
    }

    fn excluded(&self, text: &Text) -> Result<String, Wrong> {
        let folder = self.line(text)?;
        if folder.eq_ignore_ascii_case("inbox") {
            let what = "no reply would be seen without the inbox; take it out of the list";
            return Err(self.wrong(text, what));
        }
        Ok(folder)
    }

    /// `ports` are those usual for TLS and for STARTTLS.
    fn endpoint(
        &self,
        raw: &RawServer,
        candidate: &Candidate,
        ports: (u16, u16),
    ) -> Result<Endpoint, Wrong> {
        let host = self.line(&raw.host)?;
        let security = match &raw.security {
            None => Security::Tls,
            Some(text) => match self.one_of(text, &["tls", "starttls", "plain"])? {
                "plain" if !is_loopback(&host) => {
                    let what = "\"plain\" would send your password in the clear: only a server on \
                                this machine (127.0.0.1) may have it; use \"tls\" or \"starttls\"";
                    return Err(self.wrong(text, what));
                }
                "plain" => Security::Plain,
                "starttls" => Security::StartTls,
                _ => Security::Tls,
            },
        };
        let usual = if security == Security::Tls { ports.0 } else { ports.1 };
        let port = match &raw.port {
            None => usual,
            Some(port) if *port.get_ref() == 0 => {
                let what = format!("0 is no port; leave it out for the usual one, {usual}");
                return Err(self.source.wrong(port.span(), what));
            }
            Some(port) => *port.get_ref(),
        };
        let first = || candidate.addresses.first().cloned().unwrap_or_default();
        let user = raw.user.as_ref().map(|text| self.line(text)).transpose()?;
        Ok(Endpoint { host, port, security, user: user.unwrap_or_else(first) })
    }

    fn secret(&self, spanned: &Spanned<RawAccount>) -> Result<SecretSource, Wrong> {
        let raw = spanned.get_ref();
        let file = raw.password_file.as_ref();
        let credential = raw.password_credential.as_ref();
        let command = raw.password_command.as_ref().map(|argv| self.argv(argv)).transpose()?;
        let token = raw.token_command.as_ref().map(|argv| self.argv(argv)).transpose()?;
        match (command, file, credential, token) {
            (Some(argv), None, None, None) => Ok(SecretSource::Command(argv)),
            (None, Some(path), None, None) => Ok(SecretSource::File(self.path(path))),
            (None, None, Some(name), None) => self.credential(name),
            (None, None, None, Some(argv)) => Ok(SecretSource::TokenCommand(argv)),
            _ => Err(self.source.lacks(
                "account",
                "give exactly one of password_command, password_file, password_credential and \
                 token_command",
            )),
        }
    }

    fn credential(&self, text: &Text) -> Result<SecretSource, Wrong> {
        let name = self.line(text)?;
        if name.contains('/') || name.starts_with('.') {
            return Err(self.wrong(text, "a credential's name is no path; give the name alone"));
        }
        let path = self.env.credentials_dir.as_ref().map(|folder| folder.join(&name));
        Ok(SecretSource::Credential { name, path })
    }

    fn argv(&self, raw: &Texts) -> Result<Vec<String>, Wrong> {
        let argv: Vec<String> = raw.get_ref().iter().map(|word| word.get_ref().clone()).collect();
        match argv.first() {
            Some(program) if !program.trim().is_empty() => Ok(argv),
            _ => Err(self.source.wrong(
                raw.span(),
                "name a program and its arguments, like [\"pass\", \"show\", \"mail\"]",
            )),
        }
    }

    fn rules(&self, raw: &RawConfig) -> Result<Rules, Wrong> {
        let RawApproval { auto, hold_for, ahead, spread } = &raw.approval;
        let (minute, hour, day) = (60, 3600, 86_400);
        Ok(Rules {
            windows: self.windows(&raw.windows)?,
            weekend: self.weekend(&raw.calendar)?,
            quiet: raw.calendar.quiet.iter().map(|d| self.days(d)).collect::<Result<_, _>>()?,
            limits: self.limits(&raw.limits)?,
            ahead: self.duration(ahead.as_ref(), 24 * hour, 14 * day)?,
            auto: auto.iter().map(|step| self.auto(step)).collect::<Result<_, _>>()?,
            hold_for: self.duration(hold_for.as_ref(), 30 * minute, 7 * day)?,
            spread: self.duration(spread.as_ref(), 20 * minute, 2 * hour)?,
        })
    }

    fn limits(&self, raw: &RawLimits) -> Result<Limits, Wrong> {
        Ok(Limits {
            max_check_ins: self.number(raw.max_check_ins.as_ref(), 4, 1..=10)?,
            per_person: self.number(raw.per_person.as_ref(), 4, 1..=10)?,
            mails_per_day: self.number(raw.mails_per_day.as_ref(), 10, 1..=50)?,
            min_gap: self.number(raw.min_gap.as_ref(), 2, 1..=60)?,
        })
    }

    fn auto(&self, text: &Text) -> Result<Step, Wrong> {
        if text.get_ref() == Step::FinalThankYou.as_str() {
            let what = "a final thank-you always asks for approval; take it out of the list";
            return Err(self.wrong(text, what));
        }
        let allowed = [Step::ThankYou, Step::CheckIn, Step::AskAround];
        let word = self.one_of(text, &allowed.map(Step::as_str))?;
        Step::from_str(word).map_err(|error| self.wrong(text, error.to_string()))
    }

    fn number(
        &self,
        raw: Option<&Spanned<u32>>,
        default: u32,
        allowed: RangeInclusive<u32>,
    ) -> Result<u32, Wrong> {
        let Some(raw) = raw else { return Ok(default) };
        let number = *raw.get_ref();
        if allowed.contains(&number) {
            return Ok(number);
        }
        let (least, most) = (allowed.start(), allowed.end());
        let what = format!("{number} is not from {least} to {most}; the default is {default}");
        Err(self.source.wrong(raw.span(), what))
    }

    fn duration(
        &self,
        raw: Option<&Text>,
        default_secs: i64,
        most_secs: i64,
    ) -> Result<SignedDuration, Wrong> {
        let Some(text) = raw else { return Ok(SignedDuration::from_secs(default_secs)) };
        let Ok(span) = text.get_ref().parse::<SignedDuration>() else {
            let what = format!(
                "{:?} is no span of time; write it like \"24h\" or \"30m\"",
                text.get_ref()
            );
            return Err(self.wrong(text, what));
        };
        let most = SignedDuration::from_secs(most_secs);
        if span.is_negative() || span > most {
            return Err(self.wrong(text, format!("it must be from 0m to {}h", most.as_hours())));
        }
        Ok(span)
    }

    fn zone(&self, text: &Text) -> Result<TimeZone, Wrong> {
        TimeZone::get(text.get_ref()).map_err(|_| {
            let known: Vec<String> = jiff::tz::db().available().map(|z| z.to_string()).collect();
            let hint = did_you_mean(text.get_ref(), known.iter().map(String::as_str));
            let what = format!(
                "{:?} is no time zone{hint} Use an IANA name like \"Europe/Berlin\"",
                text.get_ref()
            );
            self.wrong(text, what.replace("zone Use", "zone; use"))
        })
    }

    fn address(&self, text: &Text) -> Result<String, Wrong> {
        let given = text.get_ref();
        let parsed = given.parse::<lettre::Address>().ok();
        let parsed = parsed.filter(|_| !given.contains(|c: char| c.is_control() || c == ' '));
        parsed.map(|a| format!("{}@{}", a.user(), a.domain().to_lowercase())).ok_or_else(|| {
            let what =
                format!("{given:?} is no mail address; give it alone, like ada@park.example");
            self.wrong(text, what)
        })
    }

    /// A text of one line that says something.
    fn line(&self, text: &Text) -> Result<String, Wrong> {
        let kept = text.get_ref().trim();
        if kept.is_empty() {
            return Err(self.wrong(text, "it is empty; fill it in, or take the key out"));
        }
        if text.get_ref().chars().any(char::is_control) {
            let what = "it holds a line break or control character; write it on one line";
            return Err(self.wrong(text, what));
        }
        Ok(kept.to_owned())
    }

    pub(super) fn path(&self, text: &Text) -> PathBuf {
        self.env.resolve(self.folder, text.get_ref())
    }

    pub(super) fn one_of<'w>(&self, text: &Text, allowed: &[&'w str]) -> Result<&'w str, Wrong> {
        let given = text.get_ref();
        allowed.iter().find(|word| *word == given).copied().ok_or_else(|| {
            let hint = did_you_mean(given, allowed.iter().copied());
            self.wrong(text, format!("{given:?} is not one of: {}{hint}", allowed.join(", ")))
        })
    }

    pub(super) fn wrong<T>(&self, at: &Spanned<T>, what: impl Into<String>) -> Wrong {
        self.source.wrong(at.span(), what)
    }
}
