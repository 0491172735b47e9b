//! Where passwords and tokens come from.

use std::fs::{self, Permissions};
use std::os::unix::fs::PermissionsExt;
use std::path::Path;
use std::time::Duration;

use afterword::config::secret::{COMMAND_TIMEOUT, SecretError, SecretSource, fetch};

fn shell(script: &str) -> SecretSource {
    SecretSource::Command(["sh", "-c", script].map(str::to_owned).to_vec())
}

async fn reveal(source: &SecretSource) -> Result<String, SecretError> {
    let secret = fetch(source, COMMAND_TIMEOUT).await?;
    Ok(secret.reveal().to_owned())
}

#[tokio::test]
async fn a_command_gives_its_first_line() {
    let source = shell("printf 'two words\\r\\nlogin: ada\\n'; echo noise >&2");
    assert_eq!(reveal(&source).await.unwrap(), "two words");
    // An argument is one argument, with no shell to expand it.
    let argv = ["printf", "%s", "$HOME *"].map(str::to_owned).to_vec();
    assert_eq!(reveal(&SecretSource::TokenCommand(argv)).await.unwrap(), "$HOME *");
}

#[tokio::test]
async fn a_command_that_fails_gives_nothing_and_betrays_nothing() {
    let error = reveal(&shell("echo hunter2; echo hunter3 >&2; exit 4")).await.unwrap_err();
    assert!(matches!(&error, SecretError::Failed { program, .. } if program == "sh"), "{error}");
    assert!(!format!("{error} {error:?}").contains("hunter"), "{error:?}");
    assert!(matches!(reveal(&shell("echo")).await.unwrap_err(), SecretError::Empty { .. }));
    assert!(matches!(reveal(&shell("printf '\\377'")).await, Err(SecretError::Empty { .. })));
    let none = SecretSource::Command(vec!["/nonexistent/afterword".to_owned()]);
    assert!(matches!(reveal(&none).await.unwrap_err(), SecretError::NotStarted { .. }));
}

/// The clock of the runtime stands still but for timers, so the time-out is there at once.
#[tokio::test(start_paused = true)]
async fn a_command_that_hangs_is_killed() {
    // A number of seconds that names this very process.
    let mark = format!("98765.{}", std::process::id());
    let source = SecretSource::Command(vec!["sleep".to_owned(), mark.clone()]);
    let error = fetch(&source, Duration::from_secs(30)).await.unwrap_err();
    assert!(matches!(error, SecretError::TimedOut { .. }), "{error}");
    assert!(error.to_string().contains("over 30 s"), "{error}");
    let runs = |entry: fs::DirEntry| {
        let line = fs::read(entry.path().join("cmdline")).unwrap_or_default();
        line.split(|byte| *byte == 0).any(|word| word == mark.as_bytes())
    };
    assert!(!fs::read_dir("/proc").unwrap().flatten().any(runs));
}

#[tokio::test]
async fn a_file_must_be_the_owners_alone() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("pw");
    fs::write(&path, "hunter2\nmore\n").unwrap();
    let source = SecretSource::File(path.clone());
    for (mode, open) in
        [(0o600, false), (0o400, false), (0o640, true), (0o604, true), (0o644, true), (0o700, true)]
    {
        fs::set_permissions(&path, Permissions::from_mode(mode)).unwrap();
        match reveal(&source).await {
            Ok(secret) => assert!(!open && secret == "hunter2", "{mode:o}"),
            Err(error) => {
                assert!(open, "{mode:o}: {error}");
                let way_out = format!("run: chmod 600 {}", path.display());
                assert!(error.to_string().ends_with(&way_out), "{error}");
            }
        }
    }
    let none = SecretSource::File(folder.path().join("none"));
    assert!(matches!(reveal(&none).await.unwrap_err(), SecretError::Unreadable { .. }));
}

#[tokio::test]
async fn another_users_file_is_refused() {
    let ours = rustix::process::geteuid().as_raw();
    // A file of root's, or, run as root, one given away.
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("pw");
    fs::write(&path, "hunter2\n").unwrap();
    fs::set_permissions(&path, Permissions::from_mode(0o600)).unwrap();
    let path = if ours == 0 {
        std::os::unix::fs::chown(&path, Some(65534), None).unwrap();
        path
    } else {
        Path::new("/etc/passwd").to_owned()
    };
    let error = reveal(&SecretSource::File(path)).await.unwrap_err();
    assert!(matches!(error, SecretError::NotOurs { .. }), "{error}");
}

#[tokio::test]
async fn a_credential_of_systemd() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("mail");
    fs::write(&path, "hunter2").unwrap();
    let name = "mail".to_owned();
    let there = SecretSource::Credential { name: name.clone(), path: Some(path) };
    assert_eq!(reveal(&there).await.unwrap(), "hunter2");
    let error = reveal(&SecretSource::Credential { name, path: None }).await.unwrap_err();
    assert!(error.to_string().contains("LoadCredential=mail:FILE"), "{error}");
}
