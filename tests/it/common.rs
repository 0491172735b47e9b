//! What several tests share.

use std::collections::BTreeMap;
use std::path::PathBuf;

use afterword::config::{Config, Env};
use afterword::timeline::policy::Policy;

/// An environment that is nobody's.
pub fn nobodys_env() -> Env {
    let home = |name: &str| (name == "HOME").then(|| PathBuf::from("/home/candidate"));
    Env::from_variables(home)
}

/// The policy of the defaults, in force for ever.
pub fn shipped_policy() -> Policy {
    Config::defaults(&nobodys_env()).unwrap().policy(BTreeMap::new())
}
