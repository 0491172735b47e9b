//! `afterword demo`, as a process: what it shows, and that nothing of it is left behind.

use std::fs;
use std::io::{BufRead, BufReader, Read, Write};
use std::os::unix::fs::PermissionsExt;
use std::path::Path;
use std::process::{Child, Command, Stdio};

use tempfile::TempDir;

/// A folder for all that the demo might leave: its temporary files, and its home.
fn folder() -> TempDir {
    let folder = tempfile::tempdir().unwrap();
    // The servers run as another user where the tests run as root.
    fs::set_permissions(folder.path(), fs::Permissions::from_mode(0o755)).unwrap();
    folder
}

fn start(arguments: &[&str], folder: &Path) -> Child {
    Command::new(env!("CARGO_BIN_EXE_afterword"))
        .arg("demo")
        .args(arguments)
        .env("TMPDIR", folder)
        .env("HOME", folder)
        .env_remove("XDG_CONFIG_HOME")
        .env_remove("XDG_STATE_HOME")
        .env_remove("XDG_RUNTIME_DIR")
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .stderr(Stdio::piped())
        .spawn()
        .unwrap()
}

/// Fails if a file or a process of the demo's is left.
fn nothing_is_left(folder: &Path) {
    let left: Vec<_> = fs::read_dir(folder).unwrap().map(|entry| entry.unwrap().path()).collect();
    assert!(left.is_empty(), "left behind: {left:?}");
    let folder = folder.to_str().unwrap();
    for entry in fs::read_dir("/proc").unwrap() {
        // Processes of others come and go meanwhile.
        let command = fs::read(entry.unwrap().path().join("cmdline")).unwrap_or_default();
        let command = String::from_utf8_lossy(&command).replace('\0', " ");
        assert!(!command.contains(folder), "still running: {command}");
    }
}

/// The lines below a heading, up to an empty one, each with single spaces.
fn below(shown: &str, heading: &str) -> Vec<String> {
    let lines = shown.lines().skip_while(|line| *line != heading).skip(1);
    let lines = lines.take_while(|line| !line.is_empty());
    lines.map(|line| line.split_whitespace().collect::<Vec<_>>().join(" ")).collect()
}

/// How many check-ins were sent to somebody.
fn check_ins(shown: &str, name: &str) -> usize {
    shown.matches(&format!("→ The check-in to {name} is sent")).count()
}

#[test]
fn the_demo_tells_four_stories_to_their_end_and_leaves_nothing_behind() {
    let folder = folder();
    let output = start(&[], folder.path()).wait_with_output().unwrap();
    let shown = String::from_utf8(output.stdout).unwrap();
    assert_eq!(String::from_utf8_lossy(&output.stderr), "");
    assert_eq!(output.status.code(), Some(0), "{shown}");
    nothing_is_left(folder.path());
    let states = below(&shown, "How each application stands");
    assert_eq!(
        states,
        [
            "Harbour & Finch 1 of at most 3 check-ins closed: they chose somebody else",
            "Northwind 1 of at most 3 check-ins yours: they want to go on with you: answer in \
             person",
            "Lumen Press 2 of at most 3 check-ins exhausted: the cadence has nothing left",
            "Quarry Lane 1 of at most 1 check-ins exhausted: the one check-in of the cap is used",
        ],
        "{shown}"
    );
    let sent = ["Sam Okafor", "Dana Reyes", "Mara Voss", "Tom Lindqvist", "Priya Nair"]
        .map(|name| check_ins(&shown, name));
    assert_eq!(sent, [1, 1, 2, 1, 0], "{shown}");
    let mails = below(&shown, "All mails sent, as they arrived");
    assert_eq!(mails.len(), 11, "{shown}");
    assert!(shown.contains("11 mails sent, after 12 approvals"), "{shown}");
    assert_eq!(shown.matches("← ").count(), 4 + 1, "four replies, and the legend: {shown}");
    assert!(shown.contains("The check-in moves from Wed 11 Mar to Mon 23 Mar"), "{shown}");
    assert!(!shown.contains("went by") && !shown.contains("not sent"), "{shown}");
    assert!(!shown.contains('\x1b'), "colour where there is no terminal");
    for line in shown.lines() {
        assert!(line.chars().count() <= 100, "too wide: {line:?}");
    }
}

#[test]
fn the_viewer_is_asked_and_ends_the_demo_at_any_time() {
    let folder = folder();
    let mut demo = start(&["--ask"], folder.path());
    demo.stdin.as_mut().unwrap().write_all(b"show\nno\n").unwrap();
    let mut out = BufReader::new(demo.stdout.take().unwrap());
    let mut shown = String::new();
    while !shown.contains("You skip the thank-you to Sam Okafor.") {
        assert_ne!(out.read_line(&mut shown).unwrap(), 0, "it ended early: {shown}");
    }
    assert!(shown.contains("│ Subject: "), "{shown}");
    assert!(shown.contains(" Sam,\n"), "{shown}");
    // It asks about the next mail, and is not answered.
    let pid = rustix::process::Pid::from_child(&demo);
    rustix::process::kill_process(pid, rustix::process::Signal::INT).unwrap();
    out.read_to_string(&mut shown).unwrap();
    let mut complaint = String::new();
    demo.stderr.take().unwrap().read_to_string(&mut complaint).unwrap();
    assert_eq!(demo.wait().unwrap().code(), Some(1), "{complaint}");
    assert!(complaint.contains("ended early"), "{complaint}");
    assert!(!shown.contains("→ The"), "nothing was approved: {shown}");
    nothing_is_left(folder.path());
}
