//! What can go wrong with the database, by what the caller does next.

use std::path::PathBuf;

use rusqlite::ErrorCode;

use crate::timeline::facts::ApplicationId;

/// Why the store could not do what it was asked.
#[derive(Debug, thiserror::Error)]
pub enum StoreError {
    /// The file can't be opened or made: the candidate looks at the folder and its rights.
    #[error("the database {path} can't be opened: {why}")]
    Open {
        /// The file.
        path: PathBuf,
        /// Why, in words.
        why: String,
    },
    /// The file was written by a newer Afterword: the candidate updates this one.
    #[error(
        "the database {path} has version {found}, and this Afterword knows versions up to {known}: \
         it was written by a newer one, which has to be used from now on"
    )]
    Newer {
        /// The file.
        path: PathBuf,
        /// The version it has.
        found: i64,
        /// The newest version known here.
        known: i64,
    },
    /// The file is a database of another program.
    #[error("{path} is a database of another program")]
    Foreign {
        /// The file.
        path: PathBuf,
    },
    /// The file is damaged, or no database: the candidate restores a backup.
    #[error("while {doing}: the database is damaged, or no database ({source}); restore a backup")]
    Corrupt {
        /// What was being done.
        doing: String,
        /// What SQLite says.
        source: rusqlite::Error,
    },
    /// Another process held the database for too long: try again.
    #[error("while {doing}: the database is busy; try again")]
    Busy {
        /// What was being done.
        doing: String,
    },
    /// The disk is full; nothing was written.
    #[error("while {doing}: the disk is full")]
    Full {
        /// What was being done.
        doing: String,
    },
    /// The database refused it by one of its constraints; nothing was written.
    #[error("while {doing}: the database refused: {rule}")]
    Refused {
        /// What was being done.
        doing: String,
        /// The constraint.
        rule: String,
    },
    /// Every place for a check-in round is taken.
    #[error("application {application} has no place left for a check-in round")]
    NoPlace {
        /// Whose places.
        application: ApplicationId,
    },
    /// The same candidacy is there already: offer to reopen it.
    #[error("application {application} is the same candidacy")]
    Same {
        /// The one that is there.
        application: ApplicationId,
    },
    /// What was named is not there.
    #[error("there is no {what}")]
    Missing {
        /// What was looked for.
        what: String,
    },
    /// A fact that has a way in of its own: attempts by `claim`, messages by `take_in`.
    #[error("a fact of the kind {kind} is not recorded by itself")]
    NotByItself {
        /// Its kind.
        kind: &'static str,
    },
    /// Anything else.
    #[error("while {doing}: {source}")]
    Sql {
        /// What was being done.
        doing: String,
        /// What SQLite says.
        source: rusqlite::Error,
    },
}

impl StoreError {
    /// The same error, naming what was being done.
    pub(super) fn during(mut self, what: impl Into<String>) -> Self {
        match &mut self {
            Self::Corrupt { doing, .. }
            | Self::Busy { doing }
            | Self::Full { doing }
            | Self::Refused { doing, .. }
            | Self::Sql { doing, .. } => *doing = what.into(),
            _ => {}
        }
        self
    }
}

impl From<rusqlite::Error> for StoreError {
    fn from(source: rusqlite::Error) -> Self {
        let doing = String::new();
        let rusqlite::Error::SqliteFailure(failure, words) = &source else {
            return Self::Sql { doing, source };
        };
        match failure.code {
            ErrorCode::DatabaseBusy | ErrorCode::DatabaseLocked => Self::Busy { doing },
            ErrorCode::DiskFull => Self::Full { doing },
            ErrorCode::DatabaseCorrupt | ErrorCode::NotADatabase => Self::Corrupt { doing, source },
            ErrorCode::ConstraintViolation => {
                Self::Refused { doing, rule: words.clone().unwrap_or_else(|| failure.to_string()) }
            }
            _ => Self::Sql { doing, source },
        }
    }
}
