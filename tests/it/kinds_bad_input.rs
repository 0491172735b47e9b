//! Messages that are badly formed, hostile, or only half there.

use std::io::Write;
use std::process::{Command, Stdio};

use afterword::mail::envelope::{envelope, verified};
use afterword::reading::{Understood, understand, understand_dated};
use afterword::timeline::words::Kind;
use jiff::Timestamp;
use jiff::tz::TimeZone;

fn read(raw: &[u8]) -> Understood {
    understand(raw, &TimeZone::UTC).unwrap()
}

#[test]
fn a_missing_header_changes_nothing_but_what_it_would_say() {
    let all = [
        "From: Dana <dana@acme.example>",
        "Date: Wed, 4 Mar 2026 16:00:00 +0000",
        "Message-ID: <1@acme.example>",
        "Subject: Re: Our talk",
    ];
    for (missing, text, kind) in [
        ("From", "The role has been filled.", Kind::Closed),
        ("Message-ID", "We will decide by Friday.", Kind::Timeline),
        ("Subject", "We will decide by Friday.", Kind::Timeline),
        ("Date", "We will decide by 13 March 2026.", Kind::Timeline),
        // Nothing tells which Friday.
        ("Date", "We will decide by Friday.", Kind::Unclear),
    ] {
        let kept: Vec<&str> = all.into_iter().filter(|line| !line.starts_with(missing)).collect();
        let raw = format!("{}\r\n\r\n{text}\r\n", kept.join("\r\n"));
        assert_eq!(read(raw.as_bytes()).kind, kind, "without {missing}: {text}");
        let found = envelope(raw.as_bytes()).unwrap();
        let has = [!found.from.is_empty(), found.date.is_some(), found.message_id.is_some()];
        assert_eq!(has, ["From", "Date", "Message-ID"].map(|name| name != missing));
    }
}

#[test]
fn a_date_that_is_years_off_makes_no_friday() {
    let now: Timestamp = "2026-03-04T16:00:00Z".parse().unwrap();
    let near = |at: Timestamp| now.duration_since(at).unsigned_abs().as_secs() < 90 * 86_400;
    for (date, kind) in [
        ("Wed, 4 Mar 2026 15:00:00 +0000", Kind::Timeline),
        ("Thu, 1 Jan 1970 00:00:00 +0000", Kind::Unclear),
        ("Sun, 4 Mar 2046 15:00:00 +0000", Kind::Unclear),
        ("Wed, 4 Mar 20226 15:00:00 +0000", Kind::Unclear),
    ] {
        let raw = |text: &str| {
            format!("From: dana@acme.example\r\nDate: {date}\r\n\r\n{text}\r\n").into_bytes()
        };
        let found = understand_dated(&raw("We will decide by Friday."), &TimeZone::UTC, None, near);
        assert_eq!(found.unwrap().kind, kind, "{date}");
        let full =
            understand_dated(&raw("We will decide by 13 March 2026."), &TimeZone::UTC, None, near);
        assert_eq!(full.unwrap().due.unwrap().latest.to_string(), "2026-03-13", "{date}");
    }
}

#[test]
fn an_author_is_an_address_and_never_a_name_that_looks_like_one() {
    let pass = "Authentication-Results: mx.home.example; dmarc=pass header.from=evil.example\r\n";
    for (from, authors) in [
        ("\"dana@acme.example\" <x@evil.example>", vec!["x@evil.example"]),
        ("dana@acme.example <x@evil.example>", vec!["x@evil.example"]),
        ("\"Dana <dana@acme.example>\" <x@evil.example>", vec!["x@evil.example"]),
        ("=?utf-8?q?dana=40acme=2Eexample?= <x@evil.example>", vec!["x@evil.example"]),
        ("Dana (dana@acme.example) <x@evil.example>", vec!["x@evil.example"]),
        ("dana@acme.example, x@evil.example", vec!["dana@acme.example", "x@evil.example"]),
        ("dana@acme.example\r\nFrom: x@evil.example", vec!["dana@acme.example", "x@evil.example"]),
    ] {
        let found = envelope(format!("{pass}From: {from}\r\n\r\n").as_bytes()).unwrap();
        let addresses: Vec<&str> = found.from.iter().map(|m| m.address.as_str()).collect();
        assert_eq!(addresses, authors, "{from}");
        // With two authors nobody has vouched for both.
        assert_eq!(verified(&found, Some("mx.home.example")), authors.len() == 1, "{from}");
    }
}

#[test]
fn five_ids_in_one_header_are_five_ids() {
    let ids = "<1@a.example> <2@b.example>\r\n\t(3) <3@c.example>,<4\r\n @d.example><5@e.example";
    let raw = format!("From: d@a.example\r\nIn-Reply-To: {ids}\r\n\r\n");
    let found = envelope(raw.as_bytes()).unwrap();
    let hosts = ["1@a.example", "2@b.example", "3@c.example", "4@d.example", "5@e.example"];
    assert_eq!(found.in_reply_to, hosts);
    assert_eq!(found.named_ids().count(), 5);
}

#[test]
fn nothing_in_an_encoded_header_breaks_a_line() {
    let raw = "From: =?utf-8?q?Dana=0D=0ABcc=3A_all?= <dana@acme.example>\r\n\
               Subject: =?utf-8?b?UmU6DQpCY2M6IHhAZXZpbC5leGFtcGxl4oCoeA==?=\r\n\
               Message-ID: <1\u{1}\u{7f}@acme.example>\r\n\
               To: =?utf-8?q?x=00?= <sam@home.example>\r\n\r\nHello\r\n";
    let found = envelope(raw.as_bytes()).unwrap();
    assert_eq!(found.subject, "Re:  Bcc: x@evil.example x");
    assert_eq!(found.message_id.as_deref(), Some("1@acme.example"));
    assert_eq!(found.from[0].name.as_deref(), Some("Dana  Bcc: all"));
    assert_eq!(found.to[0].name.as_deref(), Some("x"));
}

#[test]
fn an_encoding_that_lies_is_read_for_what_it_is_or_not_at_all() {
    let no = "The role has been filled, ";
    for (encoding, text, kinds) in [
        // Latin-1 bytes in what claims to be UTF-8, and the other way round.
        ("text/plain; charset=utf-8", [no.as_bytes(), b"Ren\xe9"].concat(), &[Kind::Closed][..]),
        ("text/plain; charset=us-ascii", [no, "René"].concat().into_bytes(), &[Kind::Closed]),
        ("text/plain; charset=nonsense", [no, "René"].concat().into_bytes(), &[Kind::Closed]),
        ("text/plain; charset=utf-16", no.as_bytes().to_vec(), &[Kind::Unclear, Kind::Closed]),
        (
            "text/plain\r\nContent-Transfer-Encoding: base64",
            no.as_bytes().to_vec(),
            &[Kind::Unclear, Kind::Closed],
        ),
        (
            "text/plain\r\nContent-Transfer-Encoding: quoted-printable",
            format!("{no}=ZZ = =\r\n=").into_bytes(),
            &[Kind::Closed],
        ),
        ("text/html", no.as_bytes().to_vec(), &[Kind::Closed]),
        ("multipart/mixed", no.as_bytes().to_vec(), &[Kind::Unclear, Kind::Closed]),
        ("multipart/mixed; boundary=x", no.as_bytes().to_vec(), &[Kind::Unclear, Kind::Closed]),
        ("image/png", no.as_bytes().to_vec(), &[Kind::Unclear]),
    ] {
        let mut raw = format!("From: dana@acme.example\r\nContent-Type: {encoding}\r\n\r\n");
        raw.push_str("\r\n");
        let found = read(&[raw.as_bytes(), &text].concat());
        assert!(kinds.contains(&found.kind), "{encoding}: {found:?}");
    }
}

#[test]
fn thousands_of_recipients_are_no_burden() {
    let list: String = (0..5000).map(|i| format!("p{i}@home.example,\r\n ")).collect();
    for name in ["To", "Cc", "Reply-To", "From"] {
        let raw = format!("{name}: {list}last@home.example\r\n\r\nWe will decide soon.\r\n");
        let found = envelope(raw.as_bytes()).unwrap();
        let lists = [&found.to, &found.cc, &found.reply_to, &found.from];
        assert!(lists.iter().any(|list| list.len() == 1000), "{name}");
        assert!(lists.iter().all(|list| list.len() <= 1000), "{name}");
        assert_eq!(read(raw.as_bytes()).text, "We will decide soon.");
    }
}

#[test]
fn what_stood_behind_the_cut_may_be_a_no() {
    let part = |kind: &str, more: &str| format!("\r\n--b\r\nContent-Type: {kind}\r\n{more}\r\n");
    let head = "From: dana@acme.example\r\nDate: Wed, 4 Mar 2026 16:00:00 +0000\r\n\
                Content-Type: multipart/mixed; boundary=b\r\n";
    let text = part("text/plain", "") + "We will decide by Friday.";
    let encoded = "Content-Transfer-Encoding: base64\r\n";
    let attached = format!("Content-Disposition: attachment; filename=a.pdf\r\n{encoded}");
    let long = "QUJD".repeat(19) + "\r\n";
    let long = long.repeat(3200);
    for (what, end, kind) in [
        ("a file, cut", part("application/pdf", &attached) + &long, Kind::Timeline),
        ("a picture, cut", part("image/png", encoded) + &long, Kind::Unclear),
        ("a picture, whole", part("image/png", encoded) + &long + "\r\n--b--", Kind::Timeline),
        ("more text, cut", part("text/plain", "") + &"a b c.\r\n".repeat(32_000), Kind::Unclear),
    ] {
        let raw = format!("{head}{text}{end}");
        assert_eq!(read(raw.as_bytes()).kind, kind, "{what}");
        // A no that was seen stands.
        let raw = raw.replace("We will decide by Friday.", "The role has been filled.");
        assert_eq!(read(raw.as_bytes()).kind, Kind::Closed, "{what}");
    }
}

#[test]
fn no_message_steers_the_terminal() {
    let raw = "From: \u{202e}Dana\u{1b}]0;x\u{7} <dana@acme.example>\r\n\
               Subject: Re: \u{1b}[2J\u{9b}31m\r\nContent-Type: text/plain; charset=utf-8\r\n\
               Date: Wed, 4 Mar 2026 16:00:00 +0000\r\n\r\n\
               We will\u{202e} decide \u{1b}[31mby\u{7} \u{200b}Friday.\u{2028}\r\n";
    for arguments in [&["understand", "-"][..], &["understand", "--json", "-"]] {
        let mut child = Command::new(env!("CARGO_BIN_EXE_afterword"))
            .args(arguments)
            .env_clear()
            .stdin(Stdio::piped())
            .stdout(Stdio::piped())
            .stderr(Stdio::piped())
            .spawn()
            .unwrap();
        child.stdin.take().unwrap().write_all(raw.as_bytes()).unwrap();
        let output = child.wait_with_output().unwrap();
        assert!(output.status.success(), "{output:?}");
        let text = String::from_utf8(output.stdout).unwrap();
        assert!(text.contains("Friday"), "{text}");
        let steers = |c: char| {
            (c.is_control() && c != '\n')
                || matches!(c, '\u{200b}'..='\u{200f}' | '\u{2028}'..='\u{202e}')
        };
        assert!(!text.contains(steers), "{arguments:?}: {text:?}");
    }
}
