//! Where the user's folders are: the one place that reads the environment (XDG base directories,
//! systemd's folders, the editor).

use std::path::{Path, PathBuf};

/// The folders of the user, and those systemd hands over.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Env {
    /// The home folder.
    pub home: PathBuf,
    /// `$XDG_CONFIG_HOME`, else `~/.config`.
    pub config_home: PathBuf,
    /// `$XDG_STATE_HOME`, else `~/.local/state`.
    pub state_home: PathBuf,
    /// `$XDG_RUNTIME_DIR`, where set.
    pub runtime_dir: Option<PathBuf>,
    /// `$CREDENTIALS_DIRECTORY`: where systemd puts credentials (systemd.exec(5)).
    pub credentials_dir: Option<PathBuf>,
    /// `$VISUAL`, else `$EDITOR`: the candidate's editor, a command with its arguments.
    pub editor: Option<PathBuf>,
}

impl Env {
    /// Reads the environment of this process.
    #[must_use]
    pub fn of_process() -> Self {
        Self::from_variables(|name| std::env::var_os(name).map(PathBuf::from))
    }

    /// Reads an environment. Relative paths are passed over, as the XDG specification wants it.
    #[must_use]
    pub fn from_variables(variable: impl Fn(&str) -> Option<PathBuf>) -> Self {
        let folder = |name| variable(name).filter(|path| path.is_absolute());
        let home = folder("HOME").unwrap_or_else(|| PathBuf::from("/"));
        Self {
            config_home: folder("XDG_CONFIG_HOME").unwrap_or_else(|| home.join(".config")),
            state_home: folder("XDG_STATE_HOME").unwrap_or_else(|| home.join(".local/state")),
            runtime_dir: folder("XDG_RUNTIME_DIR"),
            credentials_dir: folder("CREDENTIALS_DIRECTORY"),
            editor: ["VISUAL", "EDITOR"]
                .into_iter()
                .find_map(|name| variable(name).filter(|text| !text.as_os_str().is_empty())),
            home,
        }
    }

    /// Where the config is, unless the command line says otherwise.
    #[must_use]
    pub fn config_file(&self) -> PathBuf {
        self.config_home.join("afterword/afterword.toml")
    }

    /// Where the daemon listens for pokes: in the runtime folder, else beside the database.
    #[must_use]
    pub fn poke_socket(&self, database: &Path) -> PathBuf {
        let beside = || database.parent().map(Path::to_path_buf).unwrap_or_default();
        let folder = self.runtime_dir.as_ref().map(|dir| dir.join("afterword"));
        folder.filter(|dir| dir.is_dir()).unwrap_or_else(beside).join("afterword.sock")
    }

    /// Where the database is, unless the config says otherwise.
    #[must_use]
    pub fn database_file(&self) -> PathBuf {
        self.state_home.join("afterword/afterword.db")
    }

    /// A path of the config: `~/` is the home folder, and a relative one starts at `folder`.
    #[must_use]
    pub fn resolve(&self, folder: &Path, path: &str) -> PathBuf {
        match path.strip_prefix("~/") {
            Some(rest) => self.home.join(rest),
            None => folder.join(path),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn folders() {
        let env = Env::from_variables(|name| match name {
            "HOME" => Some("/home/ada".into()),
            "XDG_CONFIG_HOME" => Some("relative".into()),
            // The command line knows nothing of a service's folders: both go by XDG alone.
            "STATE_DIRECTORY" => Some("/var/lib/afterword".into()),
            _ => None,
        });
        assert_eq!(env.config_file(), Path::new("/home/ada/.config/afterword/afterword.toml"));
        assert_eq!(env.database_file(), Path::new("/home/ada/.local/state/afterword/afterword.db"));
        assert_eq!(env.runtime_dir, None);
        let resolve = |path| env.resolve(Path::new("/etc/x"), path);
        assert_eq!(resolve("~/mail/pw"), Path::new("/home/ada/mail/pw"));
        assert_eq!(resolve("pw"), Path::new("/etc/x/pw"));
        assert_eq!(resolve("/pw"), Path::new("/pw"));
    }
}
