//! The config as written: keys, types and defaults, nothing checked yet.

use serde::Deserialize;
use toml::Spanned;

pub(super) type Text = Spanned<String>;
pub(super) type Texts = Spanned<Vec<Spanned<String>>>;

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct RawConfig {
    pub candidate: RawCandidate,
    pub account: Spanned<RawAccount>,
    #[serde(default)]
    pub limits: RawLimits,
    #[serde(default)]
    pub windows: RawWindows,
    #[serde(default)]
    pub calendar: RawCalendar,
    #[serde(default)]
    pub approval: RawApproval,
    #[serde(default)]
    pub cadence: RawCadenceChoice,
    #[serde(default)]
    pub templates: RawTemplates,
    #[serde(default)]
    pub notify: RawNotify,
    #[serde(default)]
    pub database: RawDatabase,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct RawCandidate {
    pub name: Text,
    pub addresses: Texts,
    pub phone: Option<Text>,
    pub zone: Text,
    pub language: Option<Text>,
    pub signature: Option<Text>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct RawAccount {
    pub imap: RawServer,
    pub smtp: RawServer,
    pub password_command: Option<Texts>,
    pub password_file: Option<Text>,
    pub password_credential: Option<Text>,
    pub token_command: Option<Texts>,
    pub authserv_id: Option<Text>,
    pub save_sent: Option<Text>,
    #[serde(default)]
    pub exclude_folders: Vec<Text>,
    pub ca_file: Option<Text>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct RawServer {
    pub host: Text,
    pub port: Option<Spanned<u16>>,
    pub security: Option<Text>,
    pub user: Option<Text>,
}

#[derive(Default, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct RawLimits {
    pub max_check_ins: Option<Spanned<u32>>,
    pub per_person: Option<Spanned<u32>>,
    pub mails_per_day: Option<Spanned<u32>>,
    pub min_gap: Option<Spanned<u32>>,
}

#[derive(Default, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct RawWindows {
    pub thank_you: Option<Texts>,
    pub check_in: Option<Texts>,
    pub final_thank_you: Option<Texts>,
    pub ask_around: Option<Texts>,
}

#[derive(Default, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct RawCalendar {
    pub weekend: Option<Texts>,
    #[serde(default)]
    pub holidays: Vec<Text>,
    #[serde(default)]
    pub holiday_files: Vec<Text>,
    #[serde(default)]
    pub quiet: Vec<Text>,
}

#[derive(Default, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct RawApproval {
    #[serde(default)]
    pub auto: Vec<Text>,
    pub hold_for: Option<Text>,
    pub ahead: Option<Text>,
    pub spread: Option<Text>,
}

#[derive(Default, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct RawCadenceChoice {
    pub default: Option<Text>,
    pub folder: Option<Text>,
}

#[derive(Default, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct RawTemplates {
    pub folder: Option<Text>,
}

#[derive(Default, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct RawNotify {
    pub mail: Option<bool>,
}

#[derive(Default, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct RawDatabase {
    pub path: Option<Text>,
    pub keep_texts_days: Option<Spanned<u32>>,
}
