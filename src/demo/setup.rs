//! What the mail servers need before they start: programs, an unprivileged owner, ports,
//! certificates and configuration.

use std::fs;
use std::io::{self, Write};
use std::net::TcpListener;
use std::os::unix::fs::{PermissionsExt, chown};
use std::os::unix::process::CommandExt;
use std::path::Path;
use std::process::{Command, Stdio};
use std::sync::Arc;

use rustls::pki_types::CertificateDer;
use rustls::pki_types::pem::PemObject;

use super::servers::{Options, ServersError, io_error};

/// The programs it takes, by their full paths.
#[derive(Debug)]
pub(super) struct Programs {
    pub(super) dovecot: String,
    dovecot_conf: &'static str,
    pub(super) exim: String,
    openssl: String,
}

impl Programs {
    /// Finds them, also where an ordinary user's PATH doesn't lead.
    pub(super) fn find() -> Result<Self, ServersError> {
        let mut missing = Vec::new();
        let mut find = |names: &[&str]| {
            const FOLDERS: [&str; 5] =
                ["/usr/sbin", "/usr/bin", "/usr/local/sbin", "/usr/local/bin", "/usr/lib/dovecot"];
            let paths = names.iter().flat_map(|n| FOLDERS.map(|f| format!("{f}/{n}")));
            let found = paths.into_iter().find(|path| Path::new(path).is_file());
            found.unwrap_or_else(|| {
                missing.extend(names.first().map(|name| (*name).to_owned()));
                String::new()
            })
        };
        let dovecot = find(&["dovecot"]);
        let exim = find(&["exim4", "exim"]);
        let openssl = find(&["openssl"]);
        // Modules of packages that may be missing beside those.
        find(&["imap-login"]);
        find(&["lmtp"]);
        find(&["setpriv"]);
        find(&["setsid"]);
        if !missing.is_empty() {
            return Err(ServersError::Missing { programs: missing.join(", ") });
        }
        let version = output(Command::new(&dovecot).arg("--version"))
            .map_err(io_error("asking Dovecot for its version"))?;
        let dovecot_conf = match version.trim() {
            v if v.starts_with("2.3.") => include_str!("dovecot-2.3.conf"),
            v if v.starts_with("2.4.") => include_str!("dovecot-2.4.conf"),
            v => return Err(ServersError::Version(v.to_owned())),
        };
        Ok(Self { dovecot, dovecot_conf, exim, openssl })
    }
}

/// The unprivileged user the servers run as.
#[derive(Debug)]
pub(super) struct Owner {
    uid: u32,
    gid: u32,
    user: String,
    group: String,
    /// We are root, and step down for the servers.
    steps_down: bool,
}

impl Owner {
    /// The caller; `nobody` where that is root, whose mail Dovecot refuses to hold.
    pub(super) fn chosen() -> Result<Self, ServersError> {
        const NOBODY: &str = "nobody";
        let steps_down = rustix::process::geteuid().is_root();
        let id = |what: &str| {
            let mut command = Command::new("id");
            command.arg(what);
            if steps_down {
                command.arg(NOBODY);
            }
            let said = output(&mut command).map_err(io_error("asking id for a user"))?;
            Ok::<_, ServersError>(said.trim().to_owned())
        };
        let number = |what: &str| {
            id(what)?.parse().map_err(|_| {
                io_error("asking id for a number")(io::Error::from(io::ErrorKind::InvalidData))
            })
        };
        Ok(Self {
            uid: number("-u")?,
            gid: number("-g")?,
            user: id("-un")?,
            group: id("-gn")?,
            steps_down,
        })
    }

    /// The command that runs a server for as long as its standard input stays open.
    pub(super) fn keeper(
        &self,
        dir: &Path,
        keep: bool,
        name: &str,
        server: &[&str],
    ) -> io::Result<Command> {
        let log = fs::File::create(dir.join(format!("{name}.out")))?;
        let mut command = Command::new("sh");
        if self.steps_down {
            command = Command::new("setpriv");
            command
                .arg(format!("--reuid={}", self.uid))
                .arg(format!("--regid={}", self.gid))
                .args(["--clear-groups", "--", "sh"]);
        }
        command
            .arg(dir.join("keeper.sh"))
            .arg(dir)
            .arg(if keep { "keep" } else { "remove" })
            .args(server)
            .current_dir(dir)
            .process_group(0)
            .stdin(Stdio::piped())
            .stdout(log.try_clone()?)
            .stderr(log);
        Ok(command)
    }

    /// Gives a file to the servers.
    fn give(&self, path: &Path) -> io::Result<()> {
        if self.steps_down { chown(path, Some(self.uid), Some(self.gid)) } else { Ok(()) }
    }
}

/// Where the servers listen.
#[derive(Debug, Clone, Copy)]
pub(super) struct Ports {
    pub(super) imap: u16,
    pub(super) imaps: u16,
    pub(super) smtp: u16,
    pub(super) submission: u16,
    pub(super) smtps: u16,
    lmtp: u16,
}

impl Ports {
    /// Ports that nobody has at this moment.
    pub(super) fn free() -> io::Result<Self> {
        // All held at once, so that they differ.
        let mut held = Vec::new();
        let mut free = || {
            let listener = TcpListener::bind(("127.0.0.1", 0))?;
            let port = listener.local_addr()?.port();
            held.push(listener);
            Ok::<_, io::Error>(port)
        };
        Ok(Self {
            imap: free()?,
            imaps: free()?,
            smtp: free()?,
            submission: free()?,
            smtps: free()?,
            lmtp: free()?,
        })
    }

    /// Every port, and whether its server speaks first there.
    pub(super) fn all(&self) -> [(u16, bool); 6] {
        [
            (self.imap, true),
            (self.imaps, false),
            (self.lmtp, true),
            (self.smtp, true),
            (self.submission, true),
            (self.smtps, false),
        ]
    }
}

/// Makes an authority of our own and a certificate for the servers.
pub(super) fn make_certificates(programs: &Programs, dir: &Path) -> Result<(), ServersError> {
    const AUTHORITY: &str = "-extensions authority -keyout ca.key -out ca.pem \
                             -subj /CN=Afterword-demo-authority";
    const SERVER: &str = "-extensions server -keyout server.key -out server.pem \
                          -subj /CN=localhost -CA ca.pem -CAkey ca.key";
    fs::write(dir.join("openssl.cnf"), include_str!("openssl.cnf"))
        .map_err(io_error("writing openssl's configuration"))?;
    for arguments in [AUTHORITY, SERVER] {
        let mut command = Command::new(&programs.openssl);
        command
            .args(["req", "-x509", "-config", "openssl.cnf", "-days", "3650", "-nodes"])
            .args(["-newkey", "ec", "-pkeyopt", "ec_paramgen_curve:P-256"])
            .args(arguments.split_whitespace())
            .current_dir(dir);
        output(&mut command).map_err(|e| ServersError::Certificates(e.to_string()))?;
    }
    Ok(())
}

/// The TLS settings of a client that trusts one authority and no other.
pub(super) fn trusting(ca: &Path) -> Result<Arc<rustls::ClientConfig>, ServersError> {
    let failed = |e: String| ServersError::Certificates(e);
    let mut roots = rustls::RootCertStore::empty();
    let authority = CertificateDer::from_pem_file(ca).map_err(|e| failed(e.to_string()))?;
    roots.add(authority).map_err(|e| failed(e.to_string()))?;
    let provider = Arc::new(rustls::crypto::ring::default_provider());
    let config = rustls::ClientConfig::builder_with_provider(provider)
        .with_safe_default_protocol_versions()
        .map_err(|e| failed(e.to_string()))?
        .with_root_certificates(roots)
        .with_no_client_auth();
    Ok(Arc::new(config))
}

/// Writes the configuration and the list of users, and hands the folder to the servers.
pub(super) fn write_files(
    programs: &Programs,
    dir: &Path,
    owner: &Owner,
    ports: &Ports,
    options: &Options,
) -> io::Result<()> {
    let values = [
        ("@DIR@", dir.display().to_string()),
        ("@EXIM@", programs.exim.clone()),
        ("@USER@", owner.user.clone()),
        ("@GROUP@", owner.group.clone()),
        ("@UID@", owner.uid.to_string()),
        ("@GID@", owner.gid.to_string()),
        ("@IMAP@", ports.imap.to_string()),
        ("@IMAPS@", ports.imaps.to_string()),
        ("@LMTP@", ports.lmtp.to_string()),
        ("@SMTP@", ports.smtp.to_string()),
        ("@SUBMISSION@", ports.submission.to_string()),
        ("@SMTPS@", ports.smtps.to_string()),
    ];
    let filled = |template: &str| {
        values.iter().fold(template.to_owned(), |text, (name, value)| text.replace(name, value))
    };
    for (name, text) in [
        ("dovecot.conf", filled(&format!("{}{}", programs.dovecot_conf, options.dovecot))),
        ("exim.conf", filled(include_str!("exim.conf"))),
        ("keeper.sh", include_str!("keeper.sh").to_owned()),
    ] {
        let path = dir.join(name);
        fs::write(&path, text)?;
        // Exim refuses a configuration that its group may write.
        fs::set_permissions(&path, fs::Permissions::from_mode(0o600))?;
    }
    for name in ["mail", "spool", "users"] {
        fs::create_dir(dir.join(name))?;
    }
    for (address, password) in &options.users {
        write_user(dir, address, password)?;
    }
    for entry in fs::read_dir(dir)? {
        owner.give(&entry?.path())?;
    }
    // It holds keys, passwords and mail.
    fs::set_permissions(dir, fs::Permissions::from_mode(0o700))?;
    owner.give(dir)
}

/// Gives an address a password: in the one list that Exim looks into, and in a file of its own for
/// Dovecot. Both appear whole or not at all.
pub(super) fn write_user(dir: &Path, address: &str, password: &str) -> io::Result<()> {
    let line = format!("{address}:{password}\n");
    let mut list = fs::OpenOptions::new().create(true).append(true).open(dir.join("passwd"))?;
    list.write_all(line.as_bytes())?;
    let mut file = tempfile::NamedTempFile::new_in(dir)?;
    file.write_all(line.as_bytes())?;
    // Its owner may be root, and not the servers' user; their folder is closed to all others.
    file.as_file().set_permissions(fs::Permissions::from_mode(0o644))?;
    file.persist(dir.join("users").join(address))?;
    Ok(())
}

/// What a program says; an error with the end of its complaints if it fails.
fn output(command: &mut Command) -> io::Result<String> {
    let output = command.stdin(Stdio::null()).output()?;
    if output.status.success() {
        return Ok(String::from_utf8_lossy(&output.stdout).into_owned());
    }
    let complaint = String::from_utf8_lossy(&output.stderr);
    Err(io::Error::other(complaint.lines().last().unwrap_or_default().to_owned()))
}
