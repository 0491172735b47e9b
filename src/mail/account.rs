//! Where a server is, how the wire to it is protected, and who logs in.

use std::fmt;
use std::net::IpAddr;
use std::sync::Arc;

/// A mail server.
#[derive(Debug, Clone)]
pub struct Server {
    /// Host name or address; the name the certificate must bear.
    pub host: String,
    /// TCP port.
    pub port: u16,
    /// How the wire is protected.
    pub security: Security,
    /// Which certificates are trusted.
    pub trust: Arc<rustls::ClientConfig>,
}

/// How the wire to a server is protected.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Security {
    /// TLS from the first byte (RFC 8314).
    Tls,
    /// Upgraded by STARTTLS, which is required.
    StartTls,
    /// Not at all; to a loopback address only.
    Plain,
}

/// Who logs in.
#[derive(Debug, Clone)]
pub struct Login {
    /// The user name, as the server knows it.
    pub user: String,
    /// The password or access token.
    pub secret: Secret,
    /// What the secret is.
    pub kind: LoginKind,
}

/// What a login's secret is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum LoginKind {
    /// A password.
    Password,
    /// An OAuth 2.0 access token, presented by XOAUTH2.
    AccessToken,
}

/// A password or token. It never prints itself.
#[derive(Clone, PartialEq, Eq)]
pub struct Secret(String);

impl Secret {
    /// Keeps a secret.
    #[must_use]
    pub fn new(text: impl Into<String>) -> Self {
        Self(text.into())
    }

    /// The secret itself, for the wire alone.
    #[must_use]
    pub fn reveal(&self) -> &str {
        &self.0
    }
}

impl fmt::Debug for Secret {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("Secret(***)")
    }
}

/// True if a host is a loopback address, or `localhost`: the only place for an unprotected wire.
#[must_use]
pub fn is_loopback(host: &str) -> bool {
    host.eq_ignore_ascii_case("localhost")
        || host.trim_matches(['[', ']']).parse::<IpAddr>().is_ok_and(|ip| ip.is_loopback())
}
