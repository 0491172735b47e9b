//! The one integration binary. Each file tests one part through its public face.

#![expect(clippy::unwrap_used, reason = "helpers of tests fail by panicking")]

mod mail_servers;
mod servers;
mod tidy;
