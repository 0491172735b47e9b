//! The one integration binary. Each file tests one part through its public face.
#![cfg(test)]

mod cadence_files;
mod common;
mod config;
mod demo;
mod drafts;
mod imap_connect;
mod imap_faults;
mod life;
mod lives;
mod mail_servers;
mod reading;
mod scripted;
mod secrets;
mod servers;
mod smtp_faults;
mod smtp_script;
mod store;
mod stories;
mod tidy;
