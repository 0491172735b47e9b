//! The one SQLite file: facts are inserted and never changed, and read back as the core wants them.
//!
//! Every write is one short `BEGIN IMMEDIATE` transaction; what must hold together (a fact and the
//! wake-up of its application, a message and the cursor that passes it, a place and the DATA that
//! needs it) is written together. What must never happen twice is refused by the database itself
//! (`guards.sql`). The daemon alone holds the [`Lock`]; everybody else only appends.
//!
//! **Invariant:** nothing here reads a clock or decides what to do.

mod error;
mod lock;
mod open;
mod rows;

mod applications;
mod facts_in;
mod facts_out;
mod places;

mod attempts;
mod shared;
mod texts;

mod agenda;
mod conditions;
mod meta;

mod cursors;
mod drafts;
mod invitations;
mod learnt;
mod messages;

pub use agenda::Look;
pub use applications::{KnownAddress, Summary, name_key};
pub use attempts::{Attempt, ClaimBegin};
pub use conditions::{Condition, NewCondition};
pub use cursors::{Batch, Cursor, Evidence, KnownBy, NewMatch, NewMessage, NewReading, TakenIn};
pub use drafts::DraftText;
pub use error::StoreError;
pub use lock::{Lock, LockError, is_locked};
pub use messages::{KnownId, MessageFilter, MessageMatch, MessageView};
pub use meta::Heartbeat;
pub use open::{Durability, Store};
