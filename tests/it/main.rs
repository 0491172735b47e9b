//! The one integration binary. Each file tests one part through its public face.

mod common;
mod mail_servers;
mod servers;
mod smtp_faults;
mod smtp_script;
mod stories;
mod tidy;
