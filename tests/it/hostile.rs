//! Messages made to be a burden: they are read like any other, in the time and memory of one.

use std::fs;
use std::io::Write;
use std::process::{Command, Stdio};
use std::thread;

use afterword::mail::envelope::envelope;
use afterword::reading::{Understood, understand};
use afterword::timeline::words::Kind;
use base64::Engine;
use base64::prelude::BASE64_STANDARD;
use jiff::tz::TimeZone;

const HEAD: &str = "From: dana@acme.example\r\nDate: Wed, 4 Mar 2026 16:00:00 +0000\r\n";
const NO: &str = "The role has been filled.";
/// As much stack as the smallest thread has that reads mail.
const STACK: usize = 2 * 1024 * 1024;

fn read(raw: &[u8]) -> Understood {
    let found = understand(raw, &TimeZone::UTC).unwrap();
    assert!(found.text.len() <= 300 * 1024);
    found
}

/// Reads on a thread with a small stack: what recurses too deep ends the process.
fn read_small(raw: Vec<u8>) -> Understood {
    thread::Builder::new().stack_size(STACK).spawn(move || read(&raw)).unwrap().join().unwrap()
}

#[test]
fn a_thousand_parts_within_each_other_are_read_or_shown() {
    for depth in [10, 1000, 20_000] {
        let mut raw = HEAD.to_owned();
        for i in 0..depth {
            raw += &format!("Content-Type: multipart/mixed; boundary=b{i}\r\n\r\n--b{i}\r\n");
        }
        raw += &format!("Content-Type: text/plain\r\n\r\n{NO}\r\n");
        for i in (0..depth).rev() {
            raw += &format!("--b{i}--\r\n");
        }
        assert_eq!(read_small(raw.into_bytes()).kind, Kind::Closed, "{depth} multiparts");

        let raw = HEAD.to_owned()
            + &"Content-Type: message/rfc822\r\n\r\n".repeat(depth)
            + &format!("From: a@b.example\r\n\r\n{NO}\r\n");
        assert_ne!(read_small(raw.into_bytes()).kind, Kind::Timeline, "{depth} messages");
    }
    // Messages within messages, each encoded again.
    let mut raw = format!("{HEAD}\r\n{NO}\r\n").into_bytes();
    for _ in 0..12 {
        let head = "Content-Type: message/rfc822\r\nContent-Transfer-Encoding: base64\r\n\r\n";
        raw = format!("{HEAD}{head}{}", BASE64_STANDARD.encode(raw)).into_bytes();
    }
    assert_eq!(read_small(raw).kind, Kind::Unclear);
}

#[test]
fn a_hundred_thousand_small_parts_are_as_good_as_four() {
    let part = "--b\r\nContent-Type: text/plain\r\n\r\nWe will see.\r\n";
    let head = format!("{HEAD}Content-Type: multipart/mixed; boundary=b\r\n\r\n");
    let first = part.replace("We will see.", NO);
    let raw = format!("{head}{first}{}--b--\r\n", part.repeat(100_000));
    assert_eq!(read(raw.as_bytes()).kind, Kind::Closed);
    let empty = format!("{head}{}", "--b\r\n".repeat(100_000));
    assert_eq!(read(empty.as_bytes()).kind, Kind::Unclear);
}

#[test]
fn ten_thousand_header_lines_hide_nothing() {
    for filler in ["X-A: b\r\n", "Received: from a by b\r\n", "X-Long: a\r\n b\r\n\tc\r\n"] {
        let raw = format!("{}{HEAD}\r\n{NO}\r\n", filler.repeat(10_000));
        let found = envelope(raw.as_bytes()).unwrap();
        assert_eq!(found.author(), "dana@acme.example", "{filler}");
        assert_eq!(read(raw.as_bytes()).kind, Kind::Closed, "{filler}");
    }
    let raw = format!("{HEAD}Subject: {}\r\n\r\n{NO}\r\n", "long ".repeat(200_000));
    assert_eq!(read(raw.as_bytes()).kind, Kind::Closed);
    let encoded = "=?utf-8?q?a?= ".repeat(50_000);
    let raw = format!("{HEAD}Subject: {encoded}\r\n\r\n{NO}\r\n");
    assert_eq!(read(raw.as_bytes()).kind, Kind::Closed);
}

#[test]
fn a_text_of_one_thing_over_and_over_is_read_to_its_end() {
    for (filler, kind) in [
        ("<div>", "html"),
        ("<!-- >", "html"),
        ("<p style='", "html"),
        ("<a b=\"'>", "html"),
        ("</div>", "html"),
        ("<style>", "html"),
        ("&", "html"),
        ("&amp", "html"),
        ("<blockquote>", "html"),
        ("<pre>\n", "html"),
        ("<blockquote>a<p hidden>b", "html"),
        ("<td>a", "html"),
        ("<", "html"),
        (">", "plain"),
        ("On \n", "plain"),
        ("On 3 a@b.example\n", "plain"),
        ("> \n\n", "plain"),
        ("--\n", "plain"),
        ("________________\n", "plain"),
        ("Best,\n\n", "plain"),
        ("PS: \n\n", "plain"),
        ("From: \nTo: \n", "plain"),
        ("Powered by\n\n", "plain"),
        (". ", "plain"),
        ("not ", "plain"),
        ("in 2 to 3 ", "plain"),
        ("by Friday or ", "plain"),
        ("31/12/", "plain"),
        ("<a@b.example> ", "plain"),
        ("please ", "plain"),
        ("a\n", "plain; format=flowed"),
        ("> a \n", "plain; format=flowed"),
    ] {
        let head = format!("{HEAD}Content-Type: text/{kind}\r\n\r\n");
        let raw = head + &filler.repeat(300_000 / filler.len());
        read(raw.as_bytes());
    }
}

#[test]
fn noise_of_every_sort_is_shown_as_text() {
    let text = "We will decide by Friday.";
    for (noise, place) in [
        ("\0\0\0", "NULs"),
        ("\u{1}\u{8}\u{1b}\u{9b}\u{7f}", "controls"),
        ("\u{202e}\u{2066}\u{200f}", "bidirectional controls"),
        ("\u{200b}\u{ad}\u{feff}\u{2060}", "what has no width"),
        ("\u{e0041}\u{e007f}", "tags"),
    ] {
        let within = text.replace("ide", &format!("i{noise}de"));
        let raw = format!("{HEAD}Content-Type: text/plain; charset=utf-8\r\n\r\n{within}\r\n");
        let found = read(raw.as_bytes());
        assert_eq!((found.text.as_str(), found.kind), (text, Kind::Timeline), "{place}");
    }
    for noise in [&b"\xff\xfe\xfd"[..], b"\xc3", b"\xed\xa0\x80", b"\xf8\x88\x80\x80\x80"] {
        let raw = [HEAD.as_bytes(), b"\r\n", NO.as_bytes(), b"\r\n\r\n", noise, b"\r\n"].concat();
        assert_eq!(read(&raw).kind, Kind::Closed, "{noise:?}");
    }
}

#[test]
fn a_message_of_25_megabytes_is_understood_from_a_file_and_from_standard_input() {
    let line = format!("{}\r\n", "QUJD".repeat(19));
    let file = line.repeat(25 * 1024 * 1024 / line.len());
    let raw = format!(
        "{HEAD}Content-Type: multipart/mixed; boundary=b\r\n\r\n--b\r\n\r\n{NO}\r\n--b\r\n\
         Content-Type: application/pdf\r\nContent-Transfer-Encoding: base64\r\n\r\n{file}\
         --b--\r\n"
    );
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("huge.eml");
    fs::write(&path, &raw).unwrap();
    for from in [path.to_str().unwrap(), "-"] {
        let mut child = Command::new(env!("CARGO_BIN_EXE_afterword"))
            .args(["understand", "--json", from])
            .env_clear()
            .stdin(Stdio::piped())
            .stdout(Stdio::piped())
            .stderr(Stdio::piped())
            .spawn()
            .unwrap();
        let mut stdin = child.stdin.take().unwrap();
        if from == "-" {
            stdin.write_all(raw.as_bytes()).unwrap();
        }
        drop(stdin);
        let output = child.wait_with_output().unwrap();
        assert!(output.status.success(), "{output:?}");
        let found: serde_json::Value = serde_json::from_slice(&output.stdout).unwrap();
        assert_eq!((&found["kind"], &found["text"]), (&"closed".into(), &NO.into()), "{from}");
    }
}
