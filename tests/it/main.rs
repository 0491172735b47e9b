//! The one integration binary. Each file tests one part through its public face.
#![cfg(test)]

mod cadence_files;
mod cli_applications;
mod cli_mistakes;
mod cli_queue;
mod cli_simulate;
mod command;
mod common;
mod config;
mod demo;
mod doubts;
mod drafts;
mod imap_connect;
mod imap_faults;
mod life;
mod lives;
mod lives_answers;
mod lives_copies;
mod lives_crashes;
mod lives_servers;
mod mail_servers;
mod post;
mod properties;
mod proxy;
mod reading;
mod readme;
mod scripted;
mod secrets;
mod servers;
mod simulation;
mod smtp_faults;
mod smtp_script;
mod store;
mod stories;
mod tasks;
mod tidy;
