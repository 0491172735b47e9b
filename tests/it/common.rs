//! What several tests share.

use std::collections::BTreeMap;
use std::path::{Path, PathBuf};

use afterword::config::{Config, Env};
use afterword::timeline::policy::Policy;

/// The config that is shipped.
pub fn shipped_config() -> Config {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR"));
    let path = folder.join("config/afterword.toml");
    let text = std::fs::read_to_string(&path).unwrap();
    let home = |name: &str| (name == "HOME").then(|| PathBuf::from("/home/candidate"));
    Config::parse(&text, &path, &Env::from_variables(home)).unwrap()
}

/// The policy that is shipped, in force for ever.
pub fn shipped_policy() -> Policy {
    shipped_config().policy(BTreeMap::new())
}
