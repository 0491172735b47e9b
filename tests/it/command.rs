//! The real binary, run as a process in a home of its own.

use std::fs::{self, OpenOptions};
use std::io::Write;
use std::os::unix::fs::OpenOptionsExt;
use std::path::PathBuf;
use std::process::{Command, Stdio};

use afterword::mail::account::Security;

use crate::servers::{User, shared};

/// A home folder with a config, gone when dropped.
pub struct Home {
    dir: tempfile::TempDir,
}

/// What a run left behind.
#[derive(Debug)]
pub struct Output {
    pub code: i32,
    pub stdout: String,
    pub stderr: String,
}

impl Home {
    pub fn new() -> Self {
        let dir = tempfile::tempdir().unwrap();
        let folder = dir.path().join(".config/afterword");
        fs::create_dir_all(&folder).unwrap();
        fs::write(folder.join("afterword.toml"), CONFIG).unwrap();
        Self { dir }
    }

    /// A home whose config names a mailbox of the tests' servers.
    pub fn with_mailbox(me: &User) -> Self {
        let home = Self::new();
        let folder = home.dir.path().join(".config/afterword");
        let password = folder.join("password");
        let options = OpenOptions::new().write(true).create(true).mode(0o600).clone();
        let mut file = options.open(&password).unwrap();
        file.write_all(me.login().secret.reveal().as_bytes()).unwrap();
        let (imap, smtp) = (shared().imap(Security::Tls), shared().smtp(Security::Tls));
        let server = |host: &str, port: u16| {
            format!("{{ host = \"{host}\", port = {port}, security = \"tls\" }}")
        };
        let config = format!(
            "[candidate]\nname = \"Ada Park\"\naddresses = [{:?}]\nzone = \"America/New_York\"\n\
             [account]\nimap = {}\nsmtp = {}\npassword_file = {password:?}\nca_file = {:?}\n",
            me.address,
            server(&imap.host, imap.port),
            server(&smtp.host, smtp.port),
            shared().ca_path(),
        );
        fs::write(folder.join("afterword.toml"), config).unwrap();
        home
    }

    pub fn config(&self) -> PathBuf {
        self.dir.path().join(".config/afterword/afterword.toml")
    }

    pub fn database(&self) -> PathBuf {
        self.dir.path().join(".local/state/afterword/afterword.db")
    }

    pub fn run(&self, arguments: &[&str]) -> Output {
        self.run_with_input(arguments, "")
    }

    pub fn run_with_input(&self, arguments: &[&str], input: &str) -> Output {
        let mut child = Command::new(env!("CARGO_BIN_EXE_afterword"))
            .args(arguments)
            .env_clear()
            .env("HOME", self.dir.path())
            .env("LANG", "C.UTF-8")
            .stdin(Stdio::piped())
            .stdout(Stdio::piped())
            .stderr(Stdio::piped())
            .spawn()
            .unwrap();
        // A command that reads nothing may be gone before it is written to.
        let _ = child.stdin.take().unwrap().write_all(input.as_bytes());
        let output = child.wait_with_output().unwrap();
        Output {
            code: output.status.code().unwrap_or(-1),
            stdout: String::from_utf8(output.stdout).unwrap(),
            stderr: String::from_utf8(output.stderr).unwrap(),
        }
    }
}

impl Output {
    /// What was printed, of a run that ended well.
    #[track_caller]
    pub fn done(self) -> String {
        assert_eq!((self.code, self.stderr.as_str()), (0, ""), "{}", self.stdout);
        self.stdout
    }
}

const CONFIG: &str = r#"
[candidate]
name = "Ada Park"
addresses = ["ada@park.example"]
zone = "America/New_York"

[account]
imap = { host = "127.0.0.1", port = 1, security = "plain", user = "ada" }
smtp = { host = "127.0.0.1", port = 1, security = "plain", user = "ada" }
password_command = ["true"]
"#;
