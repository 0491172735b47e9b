//! The one integration binary. Each file tests one part through its public face.
#![cfg(test)]

mod cadence_files;
mod cli_applications;
mod command;
mod common;
mod config;
mod drafts;
mod mail_servers;
mod secrets;
mod servers;
mod smtp_faults;
mod smtp_script;
mod store;
mod stories;
mod tidy;
