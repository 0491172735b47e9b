//! The lock on a database: one daemon at a time claims and sends.

use std::fs::{File, OpenOptions};
use std::io::{self, Read, Seek, Write};
use std::os::unix::fs::OpenOptionsExt;
use std::path::{Path, PathBuf};

use rustix::fs::{FlockOperation, flock};
use rustix::io::Errno;

/// The lock, held until it is dropped or the process ends.
#[derive(Debug)]
pub struct Lock {
    _file: File,
}

/// Why the lock could not be had.
#[derive(Debug, thiserror::Error)]
pub enum LockError {
    /// Another daemon runs on this database.
    #[error(
        "another afterword runs on this database{}; `afterword status` tells of it",
        named(*pid)
    )]
    Held {
        /// Its process id, where the file tells.
        pid: Option<u32>,
    },
    /// The file of the lock can't be used.
    #[error("the lock {path} can't be used: {source}")]
    Io {
        /// The file.
        path: PathBuf,
        /// Why.
        source: io::Error,
    },
}

impl Lock {
    /// Takes the lock on a database: `flock` on `<database>.lock`, with our process id written in.
    /// The file stays when the lock goes: removing it would let two processes lock two files.
    ///
    /// # Errors
    /// If another process holds it, or the file can't be made.
    pub fn acquire(database: &Path) -> Result<Self, LockError> {
        let path = path_of(database);
        let failed = |source| LockError::Io { path: path.clone(), source };
        super::open::make_folder(database).map_err(failed)?;
        let mut file = OpenOptions::new()
            .read(true)
            .write(true)
            .create(true)
            .truncate(false)
            .mode(0o600)
            .open(&path)
            .map_err(failed)?;
        match flock(&file, FlockOperation::NonBlockingLockExclusive) {
            Ok(()) => {}
            Err(Errno::WOULDBLOCK) => return Err(LockError::Held { pid: holder(&mut file) }),
            Err(e) => return Err(failed(e.into())),
        }
        write_pid(&mut file).map_err(failed)?;
        Ok(Self { _file: file })
    }
}

/// True while a daemon holds the lock on a database: it ends with the process, however that ends.
#[must_use]
pub fn is_locked(database: &Path) -> bool {
    let file = File::open(path_of(database));
    file.is_ok_and(|file| {
        matches!(flock(&file, FlockOperation::NonBlockingLockShared), Err(Errno::WOULDBLOCK))
    })
}

fn path_of(database: &Path) -> PathBuf {
    let mut name = database.as_os_str().to_owned();
    name.push(".lock");
    PathBuf::from(name)
}

fn named(pid: Option<u32>) -> String {
    pid.map_or_else(String::new, |pid| format!(" (process {pid})"))
}

fn holder(file: &mut File) -> Option<u32> {
    let mut text = String::new();
    file.take(32).read_to_string(&mut text).ok()?;
    text.trim().parse().ok()
}

fn write_pid(file: &mut File) -> io::Result<()> {
    file.set_len(0)?;
    file.rewind()?;
    writeln!(file, "{}", std::process::id())
}
