//! The one integration binary. Each file tests one part through its public face.
#![cfg(test)]

mod cadence_files;
mod common;
mod config;
mod drafts;
mod imap_connect;
mod imap_faults;
mod life;
mod lives;
mod lives_answers;
mod lives_crashes;
mod lives_servers;
mod mail_servers;
mod post;
mod proxy;
mod reading;
mod scripted;
mod secrets;
mod servers;
mod smtp_faults;
mod smtp_script;
mod store;
mod stories;
mod tidy;
