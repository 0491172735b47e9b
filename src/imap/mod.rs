//! The watch over the candidate's mailbox, by IMAP (RFC 3501), read-only but for `append`.
//!
//! async-imap frames and parses; the commands are run by our own loop (`command`), because the
//! crate's own calls report many failures as an empty success. Here a command has succeeded
//! only when the server answered it, by its tag, with OK.
//!
//! **Invariants:** folders are opened by EXAMINE and mail is fetched by BODY.PEEK, so no flag ever
//! changes. INTERNALDATE, ENVELOPE, BODYSTRUCTURE, RFC822 and BINARY are never asked for. An error
//! never quotes mail. A future of this module that was dropped half-way leaves the session unfit:
//! each later call says so instead of reading another command's answer.
//!
//! The parser can panic on a server's bytes. That is caught and ends the session like any answer
//! that can't be read; still run each session in a task of its own.

mod append;
mod backoff;
mod command;
mod error;
mod folders;
mod idle;
mod login;
mod search;
mod session;
mod starttls;
mod sync;
mod utf7;

pub use backoff::Backoff;
pub use command::Limits;
pub use error::{Error, How, Phase};
pub use folders::{Folder, Use, sent, watched};
pub use idle::IdleEnd;
pub use search::Term;
pub use session::{Session, connect};
pub use sync::{Body, Cursor, Fetched, Headers, News, PIECE, Selected};
