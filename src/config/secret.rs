//! Fetches a password or token, afresh at each login, and keeps no copy.

use std::fs::File;
use std::io::Read;
use std::os::unix::fs::MetadataExt;
use std::path::{Path, PathBuf};
use std::process::Stdio;
use std::time::Duration;

use tokio::io::AsyncReadExt;
use tokio::process::Command;

use crate::mail::account::{LoginKind, Secret};

/// How long a command may take, unless a caller has a reason for another time.
pub const COMMAND_TIMEOUT: Duration = Duration::from_secs(30);

/// Where a password or token comes from.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum SecretSource {
    /// The first line that a command prints: program and arguments, no shell.
    Command(Vec<String>),
    /// The first line of a file that its owner alone can read.
    File(PathBuf),
    /// A systemd credential by this path; none where the process was given no credentials.
    Credential {
        /// Its name.
        name: String,
        /// The file.
        path: Option<PathBuf>,
    },
    /// An OAuth 2.0 access token: the first line that a command prints.
    TokenCommand(Vec<String>),
}

impl SecretSource {
    /// What kind of login the secret is for.
    #[must_use]
    pub fn kind(&self) -> LoginKind {
        match self {
            Self::TokenCommand(_) => LoginKind::AccessToken,
            Self::Command(_) | Self::File(_) | Self::Credential { .. } => LoginKind::Password,
        }
    }
}

/// Why there is no secret. None of these holds anything a command printed.
#[derive(Debug, thiserror::Error)]
pub enum SecretError {
    /// The command could not be started.
    #[error("can't start {program:?}: {source}")]
    NotStarted {
        /// The program.
        program: String,
        /// The system's words.
        source: std::io::Error,
    },
    /// The command was killed for taking too long.
    #[error(
        "{program:?} took over {} s and was stopped; does it wait for a passphrase?",
        after.as_secs()
    )]
    TimedOut {
        /// The program.
        program: String,
        /// The time it was given.
        after: Duration,
    },
    /// The command failed.
    #[error("{program:?} failed ({status}); run it by hand to see why")]
    Failed {
        /// The program.
        program: String,
        /// How it ended, in words.
        status: String,
    },
    /// The file can't be read.
    #[error("{}: {source}", path.display())]
    Unreadable {
        /// The file.
        path: PathBuf,
        /// The system's words.
        source: std::io::Error,
    },
    /// Others could read the file.
    #[error("{}: others can read it; run: chmod 600 {}", path.display(), path.display())]
    OpenToOthers {
        /// The file.
        path: PathBuf,
    },
    /// The file is another user's.
    #[error(
        "{}: it belongs to another user; run: chown $(id -un) {}",
        path.display(),
        path.display()
    )]
    NotOurs {
        /// The file.
        path: PathBuf,
    },
    /// No credentials were handed to this process.
    #[error(
        "no credential {name:?}: $CREDENTIALS_DIRECTORY is not set; start by systemd with \
         LoadCredential={name}:FILE"
    )]
    NoCredentials {
        /// The credential.
        name: String,
    },
    /// The first line is empty, or is no text.
    #[error("{from}: the first line is empty or no UTF-8 text; it must be the secret alone")]
    Empty {
        /// Where it was to come from.
        from: String,
    },
}

/// Fetches a secret; a command is killed after `timeout`.
///
/// # Errors
/// If there is none to be had, with the way out.
pub async fn fetch(source: &SecretSource, timeout: Duration) -> Result<Secret, SecretError> {
    match source {
        SecretSource::Command(argv) | SecretSource::TokenCommand(argv) => {
            from_command(argv, timeout).await
        }
        SecretSource::File(path) => from_private_file(path),
        SecretSource::Credential { name, path: None } => {
            Err(SecretError::NoCredentials { name: name.clone() })
        }
        // Its folder is systemd's to protect; the file's owner may be root.
        SecretSource::Credential { path: Some(path), .. } => from_file(path, open(path)?),
    }
}

async fn from_command(argv: &[String], timeout: Duration) -> Result<Secret, SecretError> {
    let program = argv.first().cloned().unwrap_or_default();
    let mut child = Command::new(&program)
        .args(argv.iter().skip(1))
        .stdin(Stdio::null())
        .stdout(Stdio::piped())
        // It may quote the secret, so nobody gets to see it.
        .stderr(Stdio::null())
        .kill_on_drop(true)
        .spawn()
        .map_err(|source| SecretError::NotStarted { program: program.clone(), source })?;
    let stdout = child.stdout.take();
    let talk = async {
        let mut printed = Vec::new();
        if let Some(stdout) = stdout {
            stdout.take(SECRET_BYTES_MAX).read_to_end(&mut printed).await?;
        }
        Ok::<_, std::io::Error>((child.wait().await?, printed))
    };
    let ended = tokio::time::timeout(timeout, talk).await;
    let Ok(ended) = ended else {
        // Waits until it is gone, so that no two of them ask for one passphrase.
        let _ = child.kill().await;
        return Err(SecretError::TimedOut { program, after: timeout });
    };
    let (status, printed) =
        ended.map_err(|source| SecretError::NotStarted { program: program.clone(), source })?;
    if !status.success() {
        return Err(SecretError::Failed { program, status: status.to_string() });
    }
    first_line(&printed).ok_or_else(|| SecretError::Empty { from: format!("{program:?}") })
}

fn from_private_file(path: &Path) -> Result<Secret, SecretError> {
    let file = open(path)?;
    let about = file.metadata().map_err(|source| unreadable(path, source))?;
    if about.uid() != rustix::process::geteuid().as_raw() {
        return Err(SecretError::NotOurs { path: path.to_owned() });
    }
    if !matches!(about.mode() & 0o777, 0o600 | 0o400) {
        return Err(SecretError::OpenToOthers { path: path.to_owned() });
    }
    from_file(path, file)
}

fn from_file(path: &Path, file: File) -> Result<Secret, SecretError> {
    let mut bytes = Vec::new();
    file.take(SECRET_BYTES_MAX)
        .read_to_end(&mut bytes)
        .map_err(|source| unreadable(path, source))?;
    first_line(&bytes).ok_or_else(|| SecretError::Empty { from: path.display().to_string() })
}

fn open(path: &Path) -> Result<File, SecretError> {
    File::open(path).map_err(|source| unreadable(path, source))
}

fn unreadable(path: &Path, source: std::io::Error) -> SecretError {
    SecretError::Unreadable { path: path.to_owned(), source }
}

fn first_line(bytes: &[u8]) -> Option<Secret> {
    let line = bytes.split(|byte| *byte == b'\n').next()?;
    let line = line.strip_suffix(b"\r").unwrap_or(line);
    let text = std::str::from_utf8(line).ok()?;
    (!text.trim().is_empty()).then(|| Secret::new(text))
}

/// More than any password or token, less than would hurt.
const SECRET_BYTES_MAX: u64 = 64 * 1024;
