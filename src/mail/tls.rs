//! The way to a server: TCP with time-outs the kernel keeps, and TLS by rustls with ring.
//!
//! Nothing here falls back to an unprotected wire.

use std::fmt::Debug;
use std::io;
use std::sync::Arc;
use std::time::Duration;

use rustls::pki_types::pem::PemObject;
use rustls::pki_types::{CertificateDer, ServerName};
use rustls::{CertificateError, ClientConfig, RootCertStore};
use socket2::{SockRef, TcpKeepalive};
use tokio::io::{AsyncRead, AsyncWrite};
use tokio::net::{TcpStream, lookup_host};
use tokio::time::timeout;
use tokio_rustls::TlsConnector;

use super::account::{Security, Server, is_loopback};

/// A wire to a server, protected or on loopback.
pub type Stream = Box<dyn Duplex>;

/// Anything that can be read and written: TCP, or TLS over it.
pub trait Duplex: AsyncRead + AsyncWrite + Unpin + Send + Debug {}

impl<T: AsyncRead + AsyncWrite + Unpin + Send + Debug> Duplex for T {}

/// Why no set of trusted certificates could be put together.
#[derive(Debug, thiserror::Error)]
pub enum TrustError {
    /// The system has no root certificates, and no own ones were given.
    #[error("no trusted certificates: install ca-certificates, or name a file of your own CA")]
    Empty,
    /// The candidate's own CA file holds no certificate that can be read.
    #[error("the CA file holds no certificate in PEM that can be read")]
    Unreadable,
    /// rustls refused its own defaults.
    #[error("TLS could not be set up")]
    Setup,
}

/// Why a server could not be reached. Each variant asks for something else of the candidate.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub enum DialError {
    /// The name does not resolve: misspelt, or no network.
    #[error("no such host")]
    NoSuchHost,
    /// Nobody listens on that port.
    #[error("the connection was refused")]
    Refused,
    /// No answer in time.
    #[error("no answer in time")]
    TimedOut,
    /// The network has no way there.
    #[error("the network is unreachable")]
    Unreachable,
    /// The server broke off the connection or the TLS handshake.
    #[error("the server broke off")]
    BrokenOff,
    /// The certificate is for another name.
    #[error("the server's certificate is for another name")]
    WrongName,
    /// Nobody trusted has signed the certificate.
    #[error("nobody trusted has signed the server's certificate")]
    UnknownIssuer,
    /// The certificate has expired, or is not valid yet.
    #[error("the server's certificate is not valid at this time")]
    Expired,
    /// The certificate is bad in another way.
    #[error("the server's certificate is not valid")]
    BadCertificate,
    /// What answers does not speak TLS as we do, often a wrong port.
    #[error("the server does not speak TLS here")]
    NotTls,
    /// An unprotected wire was asked for to a host that is not loopback.
    #[error("an unprotected connection is allowed to this machine alone")]
    PlainAbroad,
    /// The host is neither a name nor an address a certificate could bear.
    #[error("the host is not a valid name")]
    BadName,
}

/// Puts together which certificates are trusted: the system's roots, and those of a CA of the
/// candidate's own, in PEM. There is no client certificate.
///
/// # Errors
/// `TrustError`, if nobody would be trusted or the own CA can't be read.
pub fn trust(extra_ca_pem: Option<&[u8]>) -> Result<Arc<ClientConfig>, TrustError> {
    let mut roots = RootCertStore::empty();
    let system = rustls_native_certs::load_native_certs();
    roots.add_parsable_certificates(system.certs);
    if let Some(pem) = extra_ca_pem {
        let mut added = 0;
        for certificate in CertificateDer::pem_slice_iter(pem) {
            let certificate = certificate.map_err(|_| TrustError::Unreadable)?;
            roots.add(certificate).map_err(|_| TrustError::Unreadable)?;
            added += 1;
        }
        if added == 0 {
            return Err(TrustError::Unreadable);
        }
    }
    if roots.is_empty() {
        return Err(TrustError::Empty);
    }
    let config =
        ClientConfig::builder_with_provider(Arc::new(rustls::crypto::ring::default_provider()))
            .with_safe_default_protocol_versions()
            .map_err(|_| TrustError::Setup)?
            .with_root_certificates(roots)
            .with_no_client_auth();
    Ok(Arc::new(config))
}

/// Opens TCP to a server, trying each of its addresses. `limit` holds for each of them, and for
/// the look-up. Half-open connections are noticed by the kernel: keepalive after 30 s, every 10 s,
/// four times, and 70 s for what was sent and not acknowledged.
///
/// # Errors
/// `DialError`; of several addresses, the last one's.
pub async fn dial(server: &Server, limit: Duration) -> Result<TcpStream, DialError> {
    let host = bare(&server.host);
    let plain = server.security == Security::Plain;
    if plain && !is_loopback(host) {
        return Err(DialError::PlainAbroad);
    }
    let addresses = timeout(limit, lookup_host((host, server.port)))
        .await
        .map_err(|_| DialError::TimedOut)?
        .map_err(|_| DialError::NoSuchHost)?;
    let mut failure = DialError::NoSuchHost;
    for address in addresses {
        if plain && !address.ip().is_loopback() {
            failure = DialError::PlainAbroad;
            continue;
        }
        match timeout(limit, TcpStream::connect(address)).await {
            Ok(Ok(stream)) => {
                set_options(&stream).map_err(|_| DialError::BrokenOff)?;
                return Ok(stream);
            }
            Ok(Err(error)) => failure = tcp_failure(&error),
            Err(_) => failure = DialError::TimedOut,
        }
    }
    Err(failure)
}

/// Wraps a wire in TLS and checks the server's certificate against its name.
///
/// # Errors
/// `DialError`, which tells the ways a certificate can be wrong apart.
pub async fn secure<S>(server: &Server, stream: S, limit: Duration) -> Result<Stream, DialError>
where
    S: Duplex + 'static,
{
    let name =
        ServerName::try_from(bare(&server.host).to_owned()).map_err(|_| DialError::BadName)?;
    let connector = TlsConnector::from(Arc::clone(&server.trust));
    match timeout(limit, connector.connect(name, stream)).await {
        Ok(Ok(stream)) => Ok(Box::new(stream)),
        Ok(Err(error)) => Err(tls_failure(&error)),
        Err(_) => Err(DialError::TimedOut),
    }
}

/// An IPv6 address may stand in brackets, as in a URL.
fn bare(host: &str) -> &str {
    host.trim_matches(['[', ']'])
}

fn set_options(stream: &TcpStream) -> io::Result<()> {
    stream.set_nodelay(true)?;
    let socket = SockRef::from(stream);
    let keepalive = TcpKeepalive::new()
        .with_time(Duration::from_secs(30))
        .with_interval(Duration::from_secs(10))
        .with_retries(4);
    socket.set_tcp_keepalive(&keepalive)?;
    socket.set_tcp_user_timeout(Some(Duration::from_secs(70)))
}

fn tcp_failure(error: &io::Error) -> DialError {
    match error.kind() {
        io::ErrorKind::ConnectionRefused => DialError::Refused,
        io::ErrorKind::TimedOut => DialError::TimedOut,
        io::ErrorKind::HostUnreachable
        | io::ErrorKind::NetworkUnreachable
        | io::ErrorKind::NetworkDown
        | io::ErrorKind::AddrNotAvailable => DialError::Unreachable,
        _ => DialError::BrokenOff,
    }
}

fn tls_failure(error: &io::Error) -> DialError {
    let inner = error.get_ref().and_then(|inner| inner.downcast_ref::<rustls::Error>());
    match inner {
        Some(rustls::Error::InvalidCertificate(reason)) => match reason {
            CertificateError::NotValidForName | CertificateError::NotValidForNameContext { .. } => {
                DialError::WrongName
            }
            CertificateError::UnknownIssuer => DialError::UnknownIssuer,
            CertificateError::Expired
            | CertificateError::ExpiredContext { .. }
            | CertificateError::NotValidYet
            | CertificateError::NotValidYetContext { .. } => DialError::Expired,
            _ => DialError::BadCertificate,
        },
        Some(_) => DialError::NotTls,
        None => tcp_failure(error),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use tokio::io::AsyncWriteExt;
    use tokio::net::TcpListener;

    const LIMIT: Duration = Duration::from_secs(20);

    fn server(host: &str, port: u16, security: Security) -> Server {
        let config =
            ClientConfig::builder_with_provider(Arc::new(rustls::crypto::ring::default_provider()))
                .with_safe_default_protocol_versions()
                .unwrap()
                .with_root_certificates(RootCertStore::empty())
                .with_no_client_auth();
        Server { host: host.into(), port, security, trust: Arc::new(config) }
    }

    fn run<T>(future: impl Future<Output = T>) -> T {
        tokio::runtime::Builder::new_current_thread().enable_all().build().unwrap().block_on(future)
    }

    #[test]
    fn a_plain_wire_leads_to_this_machine_only() {
        let abroad = server("mail.example", 143, Security::Plain);
        assert_eq!(run(dial(&abroad, LIMIT)).unwrap_err(), DialError::PlainAbroad);
    }

    #[test]
    fn nobody_listening_is_told_from_not_speaking_tls() {
        run(async {
            let listener = TcpListener::bind("127.0.0.1:0").await.unwrap();
            let port = listener.local_addr().unwrap().port();
            let here = server("127.0.0.1", port, Security::Tls);
            let tcp = dial(&here, LIMIT).await.unwrap();
            let (mut peer, _) = listener.accept().await.unwrap();
            peer.write_all(b"* OK this is not TLS at all\r\n").await.unwrap();
            assert_eq!(secure(&here, tcp, LIMIT).await.unwrap_err(), DialError::NotTls);
            drop((peer, listener));
            assert_eq!(dial(&here, LIMIT).await.unwrap_err(), DialError::Refused);
        });
    }

    /// A CA and a certificate for `localhost` signed by it, made by openssl: (CA, leaf, key).
    fn certificates() -> (Vec<u8>, Vec<u8>, Vec<u8>) {
        let folder = tempfile::tempdir().unwrap();
        std::fs::write(folder.path().join("ext"), "subjectAltName=DNS:localhost\n").unwrap();
        for line in [
            "req -x509 -newkey rsa:2048 -nodes -keyout ca.key -out ca.pem -days 9 -subj /CN=ca",
            "req -newkey rsa:2048 -nodes -keyout key.pem -out leaf.csr -subj /CN=leaf",
            "x509 -req -in leaf.csr -CA ca.pem -CAkey ca.key -CAcreateserial -out leaf.pem -days 9 \
             -extfile ext",
        ] {
            let openssl = std::process::Command::new("openssl")
                .args(line.split_whitespace())
                .current_dir(folder.path())
                .output()
                .expect("openssl is installed");
            assert!(openssl.status.success(), "{}", String::from_utf8_lossy(&openssl.stderr));
        }
        let read = |name| std::fs::read(folder.path().join(name)).unwrap();
        (read("ca.pem"), read("leaf.pem"), read("key.pem"))
    }

    /// Accepts one client and shakes hands with it, whatever comes of it.
    fn serve(leaf: &[u8], key: &[u8]) -> (TcpListener, tokio_rustls::TlsAcceptor) {
        let chain = CertificateDer::pem_slice_iter(leaf).collect::<Result<Vec<_>, _>>().unwrap();
        let key = rustls::pki_types::PrivateKeyDer::from_pem_slice(key).unwrap();
        let provider = Arc::new(rustls::crypto::ring::default_provider());
        let config = rustls::ServerConfig::builder_with_provider(provider)
            .with_safe_default_protocol_versions()
            .unwrap()
            .with_no_client_auth()
            .with_single_cert(chain, key)
            .unwrap();
        let listener = std::net::TcpListener::bind("127.0.0.1:0").unwrap();
        listener.set_nonblocking(true).unwrap();
        (TcpListener::from_std(listener).unwrap(), Arc::new(config).into())
    }

    #[test]
    fn a_wrong_name_is_told_from_an_unknown_issuer() {
        let (ca, leaf, key) = certificates();
        let own = trust(Some(&ca)).unwrap();
        let nobody = server("x", 0, Security::Tls).trust;
        run(async {
            let (listener, acceptor) = serve(&leaf, &key);
            let port = listener.local_addr().unwrap().port();
            for (host, trust, expected) in [
                ("localhost", &own, None),
                ("127.0.0.1", &own, Some(DialError::WrongName)),
                ("localhost", &nobody, Some(DialError::UnknownIssuer)),
            ] {
                let trust = Arc::clone(trust);
                let here = Server { trust, ..server(host, port, Security::Tls) };
                let peer = async {
                    let (tcp, _) = listener.accept().await.unwrap();
                    acceptor.accept(tcp).await.is_ok()
                };
                let client = async {
                    let tcp = dial(&here, LIMIT).await.unwrap();
                    secure(&here, tcp, LIMIT).await.err()
                };
                let (accepted, failure) = tokio::join!(peer, client);
                assert_eq!(failure, expected);
                assert_eq!(accepted, expected.is_none());
            }
        });
    }

    #[test]
    fn a_ca_file_without_a_certificate_is_an_error() {
        assert!(matches!(trust(Some(b"no PEM here")), Err(TrustError::Unreadable)));
    }
}
