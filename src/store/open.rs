//! Opening the file, its migrations, and the two ways into it: a write and a reading.

use std::fs::{DirBuilder, OpenOptions};
use std::io::ErrorKind;
use std::os::unix::fs::{DirBuilderExt, OpenOptionsExt};
use std::path::{Path, PathBuf};
use std::time::Duration;

use rusqlite::{Connection, OpenFlags, Transaction, TransactionBehavior};

use super::StoreError;
use super::meta::first_key;

/// The database, opened.
#[derive(Debug)]
pub struct Store {
    conn: Connection,
    path: PathBuf,
}

/// How surely a committed write survives a loss of power.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Durability {
    /// Every commit is on the disk before it returns.
    Full,
    /// Commits survive a crash of the process only: for the simulation.
    Off,
}

impl Store {
    /// Opens the database, makes it if there is none (readable by its owner alone), and brings it
    /// to the version of this program.
    ///
    /// # Errors
    /// If the file can't be opened, is damaged, or belongs to a newer version or another program.
    pub fn open(path: &Path, durability: Durability) -> Result<Self, StoreError> {
        make_private(path)?;
        let flags = OpenFlags::SQLITE_OPEN_READ_WRITE | OpenFlags::SQLITE_OPEN_NO_MUTEX;
        let conn = Connection::open_with_flags(path, flags)
            .map_err(|e| StoreError::Open { path: path.to_owned(), why: e.to_string() })?;
        let mut store = Self { conn, path: path.to_owned() };
        store.prepare(durability).map_err(|e| e.during(format!("opening {}", path.display())))?;
        Ok(store)
    }

    /// Copies the database, as it stands, into a new file.
    ///
    /// # Errors
    /// If the file is there already, or can't be written.
    pub fn copy_to(&self, path: &Path) -> Result<(), StoreError> {
        self.conn
            .execute("VACUUM INTO ?1", [path.to_string_lossy()])
            .map(|_| ())
            .map_err(|error| StoreError::from(error).during("copying the database"))
    }

    /// The file.
    #[must_use]
    pub fn path(&self) -> &Path {
        &self.path
    }

    fn prepare(&mut self, durability: Durability) -> Result<(), StoreError> {
        self.conn.busy_timeout(BUSY_MAX)?;
        self.check_version()?;
        let sync = match durability {
            Durability::Full => "FULL",
            Durability::Off => "OFF",
        };
        self.switch_to_wal()?;
        self.conn.pragma_update(None, "synchronous", sync)?;
        self.conn.pragma_update(None, "foreign_keys", true)?;
        self.conn.pragma_update(None, "secure_delete", true)?;
        // Without it REPLACE would delete rows past the triggers that keep them.
        self.conn.pragma_update(None, "recursive_triggers", true)?;
        self.conn.set_prepared_statement_cache_capacity(STATEMENTS_MAX);
        self.migrate()
    }

    /// SQLite does not wait for its turn to switch, so another process that makes the database
    /// at the same time is waited for by a lock that it does wait for.
    fn switch_to_wal(&self) -> Result<(), StoreError> {
        for _ in 0..SWITCHES_MAX {
            let switched = self.conn.pragma_update(None, "journal_mode", "WAL");
            match switched.map_err(StoreError::from) {
                Err(StoreError::Busy { .. }) => {
                    self.conn.execute_batch("BEGIN EXCLUSIVE; COMMIT")?;
                }
                done => return done,
            }
        }
        Ok(self.conn.pragma_update(None, "journal_mode", "WAL")?)
    }

    fn check_version(&self) -> Result<i64, StoreError> {
        // One transaction: between two statements another process may have made the tables.
        let tx = self.conn.unchecked_transaction()?;
        let found = version(&tx)?;
        let known = MIGRATIONS.len() as i64;
        if found > known {
            return Err(StoreError::Newer { path: self.path.clone(), found, known });
        }
        let sql = "SELECT count(*) FROM sqlite_schema";
        let tables: i64 = tx.query_row(sql, [], |row| row.get(0))?;
        if found == 0 && tables > 0 {
            return Err(StoreError::Foreign { path: self.path.clone() });
        }
        Ok(found)
    }

    fn migrate(&mut self) -> Result<(), StoreError> {
        if self.check_version()? == MIGRATIONS.len() as i64 {
            return Ok(());
        }
        let tx = self.conn.transaction_with_behavior(TransactionBehavior::Immediate)?;
        // Read again inside: another process may have migrated in between.
        let from = usize::try_from(version(&tx)?).unwrap_or(usize::MAX);
        for migration in MIGRATIONS.iter().skip(from) {
            tx.execute_batch(migration)?;
        }
        tx.pragma_update(None, "user_version", MIGRATIONS.len() as i64)?;
        first_key(&tx)?;
        Ok(tx.commit()?)
    }

    /// One write: everything in it stands, or nothing.
    pub(super) fn write<T>(
        &mut self,
        doing: &str,
        work: impl FnOnce(&Transaction<'_>) -> Result<T, StoreError>,
    ) -> Result<T, StoreError> {
        let run = || {
            let tx = self.conn.transaction_with_behavior(TransactionBehavior::Immediate)?;
            let done = work(&tx)?;
            tx.commit()?;
            Ok(done)
        };
        run().map_err(|e: StoreError| e.during(doing))
    }

    /// One reading, of one state of the database however many statements it takes.
    pub(super) fn read<T>(
        &self,
        doing: &str,
        work: impl FnOnce(&Transaction<'_>) -> Result<T, StoreError>,
    ) -> Result<T, StoreError> {
        let run = || work(&self.conn.unchecked_transaction()?);
        run().map_err(|e: StoreError| e.during(doing))
    }
}

fn version(conn: &Connection) -> Result<i64, StoreError> {
    Ok(conn.pragma_query_value(None, "user_version", |row| row.get(0))?)
}

fn make_private(path: &Path) -> Result<(), StoreError> {
    make_folder(path)
        .map_err(|e| StoreError::Open { path: path.to_owned(), why: e.to_string() })?;
    match OpenOptions::new().write(true).create_new(true).mode(0o600).open(path) {
        Ok(_) => Ok(()),
        Err(e) if e.kind() == ErrorKind::AlreadyExists => Ok(()),
        Err(e) => Err(StoreError::Open { path: path.to_owned(), why: e.to_string() }),
    }
}

/// The folder of a database is made if it is missing, for its owner alone.
pub(super) fn make_folder(path: &Path) -> std::io::Result<()> {
    match path.parent().filter(|folder| !folder.as_os_str().is_empty()) {
        Some(folder) => DirBuilder::new().recursive(true).mode(0o700).create(folder),
        None => Ok(()),
    }
}

/// In order; the version of a database is how many of them it has had. Only ever appended to.
const MIGRATIONS: &[&str] = &[
    include_str!("schema.sql"),
    include_str!("guards.sql"),
    include_str!("letters.sql"),
    include_str!("told.sql"),
    include_str!("known_by.sql"),
    include_str!("invitations.sql"),
];

/// Writes are short: a wait this long means that somebody hangs.
const BUSY_MAX: Duration = Duration::from_secs(10);

/// Tries to switch to WAL before it is given up.
const SWITCHES_MAX: usize = 100;

const STATEMENTS_MAX: usize = 128;
