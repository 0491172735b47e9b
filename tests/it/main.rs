//! The one integration binary. Each file tests one part through its public face.

mod imap_connect;
mod imap_faults;
mod scripted;
