//! The parts of a message of which only the beginning was fetched: what stands behind the cut can
//! be asked for part by part, so that a text behind a big file is read and the file is not.

use mail_parser::{MessageParser, MimeHeaders};

/// A message with several parts, cut in the midst of one.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct CutOff {
    boundary: String,
    /// How many of its own parts have begun before the cut.
    pub begun: u32,
}

/// Reads the beginning of a message; none if it has no parts, or all of them are there.
#[must_use]
pub fn cut_off(raw: &[u8]) -> Option<CutOff> {
    let message = MessageParser::default().parse_headers(raw)?;
    let kind = message.content_type().filter(|kind| kind.ctype().eq_ignore_ascii_case("multipart"));
    let boundary = kind?.attribute("boundary")?.to_owned();
    let mut begun = 0;
    for line in raw.split(|&byte| byte == b'\n') {
        let line = line.trim_ascii_end();
        match line.strip_prefix(b"--").and_then(|rest| rest.strip_prefix(boundary.as_bytes())) {
            Some(b"") => begun += 1,
            Some(b"--") => return None,
            _ => {}
        }
    }
    (begun > 0).then_some(CutOff { boundary, begun })
}

/// True if a part with this header may hold text that its sender wrote.
#[must_use]
pub fn may_hold_text(header: &[u8]) -> bool {
    let Some(message) = MessageParser::default().parse_headers(header) else { return false };
    let attached = message.content_disposition().is_some_and(|how| how.is_attachment());
    // With no type at all it is plain text (RFC 2045 section 5.2).
    let texts = message.content_type().is_none_or(|kind| {
        ["text", "multipart"].iter().any(|main| kind.ctype().eq_ignore_ascii_case(main))
    });
    texts && !attached
}

impl CutOff {
    /// Puts a part behind what there is.
    pub fn add(&self, raw: &mut Vec<u8>, header: &[u8], body: &[u8]) {
        raw.extend_from_slice(format!("\r\n--{}\r\n", self.boundary).as_bytes());
        raw.extend_from_slice(header.trim_ascii_end());
        raw.extend_from_slice(b"\r\n\r\n");
        raw.extend_from_slice(body);
    }

    /// Ends the message: no text is missing.
    pub fn end(&self, raw: &mut Vec<u8>) {
        raw.extend_from_slice(format!("\r\n--{}--\r\n", self.boundary).as_bytes());
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const HEAD: &str = "From: a@b.example\r\nContent-Type: multipart/mixed; boundary=\"b\"\r\n\r\n";

    #[test]
    fn parts_are_counted_to_the_cut() {
        for (rest, begun) in [
            ("--b\r\n\r\none\r\n--b\r\n\r\ntwo", Some(2)),
            ("preamble --b\r\n--b \r\n\r\n--bc\r\n--b", Some(2)),
            ("--b\r\n\r\none\r\n--b--\r\n", None),
            ("no part", None),
        ] {
            let raw = format!("{HEAD}{rest}");
            assert_eq!(cut_off(raw.as_bytes()).map(|cut| cut.begun), begun, "{rest}");
        }
        assert_eq!(cut_off(b"From: a@b.example\r\n\r\n--b\r\n"), None);
    }

    #[test]
    fn what_is_added_is_a_part_and_the_end_is_the_end() {
        let mut raw = format!("{HEAD}--b\r\n\r\none").into_bytes();
        let cut = cut_off(&raw).unwrap();
        cut.add(&mut raw, b"Content-Type: text/plain\r\n\r\n", b"two");
        cut.end(&mut raw);
        let message = MessageParser::default().parse(&raw).unwrap();
        assert_eq!(message.body_text(1).as_deref(), Some("two"));
        assert_eq!(cut_off(&raw), None);
    }

    #[test]
    fn text_is_told_from_files() {
        for (header, expected) in [
            ("Content-Type: text/plain", true),
            ("Content-Type: text/html\r\nContent-Disposition: inline", true),
            ("Content-Type: multipart/alternative; boundary=c", true),
            ("X-A: b", true),
            ("Content-Type: text/plain\r\nContent-Disposition: attachment", false),
            ("Content-Type: image/png", false),
            ("Content-Type: application/pdf", false),
        ] {
            let header = format!("{header}\r\n\r\n");
            assert_eq!(may_hold_text(header.as_bytes()), expected, "{header}");
        }
    }
}
