//! RFC 5322 messages in and out, and what both wires share: servers, logins, TLS.

pub mod account;
pub mod compose;
pub mod envelope;
pub mod parts;
pub mod tls;
