//! The one integration binary. Each file tests one part through its public face.

mod cadence_files;
mod config;
mod drafts;
mod secrets;
