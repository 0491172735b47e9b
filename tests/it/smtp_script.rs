//! A small SMTP server that plays a script, and certificates for it.

use std::net::{Ipv4Addr, SocketAddr};
use std::path::Path;
use std::process::Command;
use std::sync::Arc;

use afterword::mail::account::{Security, Server};
use rustls::pki_types::pem::PemObject;
use rustls::pki_types::{CertificateDer, PrivateKeyDer};
use tokio::io::{AsyncRead, AsyncReadExt, AsyncWrite, AsyncWriteExt};
use tokio::net::TcpListener;
use tokio::task::JoinHandle;
use tokio_rustls::TlsAcceptor;

use Act::{Close, Expect, Flood, Hear, HearMail, Say, SayBytes, StartTls, StayMute};

/// One thing the scripted server does.
#[derive(Clone)]
pub enum Act {
    /// Writes bytes.
    Say(&'static str),
    /// Writes bytes that are no text.
    SayBytes(&'static [u8]),
    /// Writes half a MiB without a line end.
    Flood,
    /// Reads one line, which must begin so.
    Expect(&'static str),
    /// Reads one line, whatever it is.
    Hear,
    /// Reads up to the lone dot.
    HearMail,
    /// Shakes hands as a TLS server.
    StartTls,
    /// Says nothing more, until the client has gone.
    StayMute,
    /// Closes the connection.
    Close,
}

/// What the server heard: lines, and the mail as it came over the wire, without the lone dot.
#[derive(Debug, Default)]
pub struct Heard {
    pub lines: Vec<String>,
    pub mail: Vec<u8>,
}

/// Plays a script to the first connection, over plain TCP.
pub async fn serve(script: Vec<Act>) -> (Server, JoinHandle<Heard>) {
    serve_as(script, None).await
}

pub async fn serve_as(
    script: Vec<Act>,
    acceptor: Option<TlsAcceptor>,
) -> (Server, JoinHandle<Heard>) {
    let listener = TcpListener::bind((Ipv4Addr::LOCALHOST, 0)).await.unwrap();
    let server = at(listener.local_addr().unwrap());
    let playing = tokio::spawn(async move {
        let (mut tcp, _) = listener.accept().await.unwrap();
        let mut heard = Heard::default();
        let cut = script.iter().position(|act| matches!(act, StartTls));
        let (clear, protected) = script.split_at(cut.unwrap_or(script.len()));
        play(&mut tcp, clear, &mut heard).await;
        if let Some((StartTls, rest)) = protected.split_first()
            // The client may turn away from the certificate.
            && let Ok(mut tls) = acceptor.unwrap().accept(tcp).await
        {
            play(&mut tls, rest, &mut heard).await;
        }
        heard
    });
    (server, playing)
}

async fn play(wire: &mut (impl AsyncRead + AsyncWrite + Unpin), script: &[Act], heard: &mut Heard) {
    for act in script {
        match act {
            // A client that has had enough may be gone.
            Say(text) => drop(wire.write_all(text.as_bytes()).await),
            Flood => drop(wire.write_all(&[b'2'; 1 << 19]).await),
            SayBytes(bytes) => drop(wire.write_all(bytes).await),
            Expect(start) => {
                let line = line(wire).await;
                assert!(line.starts_with(start), "{line:?} for {start:?}");
                heard.lines.push(line);
            }
            Hear => heard.lines.push(line(wire).await),
            HearMail => loop {
                let line = line(wire).await;
                if line == "." {
                    break;
                }
                heard.mail.extend_from_slice(line.as_bytes());
                heard.mail.extend_from_slice(b"\r\n");
            },
            StayMute => drop(wire.read_to_end(&mut Vec::new()).await),
            Close => return,
            StartTls => unreachable!("only serve_as shakes hands"),
        }
    }
}

/// One line as it came, without its CRLF.
async fn line(wire: &mut (impl AsyncRead + Unpin)) -> String {
    let mut line = Vec::new();
    while !line.ends_with(b"\r\n") {
        line.push(wire.read_u8().await.expect("the client left too early"));
    }
    line.truncate(line.len() - 2);
    String::from_utf8(line).unwrap()
}

pub fn at(address: SocketAddr) -> Server {
    Server {
        host: address.ip().to_string(),
        port: address.port(),
        security: Security::Plain,
        trust: trusting(rustls::RootCertStore::empty()),
    }
}

/// A certificate, a server that shows it and a client that trusts it.
pub struct Identity {
    pub acceptor: TlsAcceptor,
    pub trust: Arc<rustls::ClientConfig>,
}

pub fn identity(folder: &Path, name: &str) -> Identity {
    let (config, key, cert) =
        (folder.join("req.conf"), folder.join("key.pem"), folder.join("cert.pem"));
    let text = format!(
        "[req]\nprompt=no\ndistinguished_name=dn\nx509_extensions=v3\n[dn]\nCN={name}\n\
         [v3]\nsubjectAltName=DNS:{name}\nbasicConstraints=critical,CA:FALSE\n"
    );
    std::fs::write(&config, text).unwrap();
    let made = Command::new("openssl")
        .args(["req", "-x509", "-newkey", "ec", "-pkeyopt", "ec_paramgen_curve:P-256", "-nodes"])
        .args(["-days", "3650", "-config"])
        .arg(&config)
        .arg("-keyout")
        .arg(&key)
        .arg("-out")
        .arg(&cert)
        .output()
        .unwrap();
    assert!(made.status.success(), "{}", String::from_utf8_lossy(&made.stderr));
    let cert = CertificateDer::from_pem_file(cert).unwrap();
    let mut roots = rustls::RootCertStore::empty();
    roots.add(cert.clone()).unwrap();
    let config = rustls::ServerConfig::builder_with_provider(provider())
        .with_safe_default_protocol_versions()
        .unwrap()
        .with_no_client_auth()
        .with_single_cert(vec![cert], PrivateKeyDer::from_pem_file(key).unwrap())
        .unwrap();
    Identity { acceptor: TlsAcceptor::from(Arc::new(config)), trust: trusting(roots) }
}

fn trusting(roots: rustls::RootCertStore) -> Arc<rustls::ClientConfig> {
    let config = rustls::ClientConfig::builder_with_provider(provider())
        .with_safe_default_protocol_versions()
        .unwrap()
        .with_root_certificates(roots)
        .with_no_client_auth();
    Arc::new(config)
}

fn provider() -> Arc<rustls::crypto::CryptoProvider> {
    Arc::new(rustls::crypto::ring::default_provider())
}
