//! What is printed: text that others wrote is made safe for a terminal first.

use std::io::Write;

use jiff::tz::TimeZone;
use jiff::{Timestamp, Zoned};
use serde_json::Value;

use super::when;

/// One line of a text that others wrote: no control character, none that turns the direction of
/// writing, and line breaks as spaces.
pub(super) fn line(text: &str) -> String {
    block(text).split_whitespace().collect::<Vec<_>>().join(" ")
}

/// A text that others wrote, with its lines, and without what steers a terminal.
pub(super) fn block(text: &str) -> String {
    text.replace("\r\n", "\n").chars().filter(|c| *c == '\n' || *c == '\t' || is_safe(*c)).collect()
}

/// Prints JSON. Characters that steer a terminal are escaped, so that it can be looked at, too.
///
/// # Errors
/// If it can't be written.
pub(super) fn json(out: &mut dyn Write, value: &Value) -> std::io::Result<()> {
    let mut text = String::new();
    for c in format!("{value:#}").chars() {
        match c {
            '\n' => text.push(c),
            c if is_safe(c) => text.push(c),
            c => {
                let mut units = [0; 2];
                for unit in c.encode_utf16(&mut units) {
                    text.push_str(&format!("\\u{unit:04x}"));
                }
            }
        }
    }
    writeln!(out, "{text}")
}

/// An instant in words, in a zone.
pub(super) fn instant(at: Timestamp, zone: &TimeZone, now: &Zoned) -> String {
    when::say(&at.to_zoned(zone.clone()), now)
}

/// An instant as JSON says it: with the offset that the zone has then.
pub(super) fn stamp(at: Timestamp, zone: &TimeZone) -> String {
    at.to_zoned(zone.clone()).strftime("%Y-%m-%dT%H:%M:%S%:z").to_string()
}

/// Controls (C0, DEL and C1) and what changes the direction of writing or can't be seen.
fn is_safe(c: char) -> bool {
    let unseen = matches!(c,
        '\u{ad}' | '\u{61c}' | '\u{180e}' | '\u{200b}'..='\u{200f}' | '\u{2028}'..='\u{202e}'
        | '\u{2060}'..='\u{206f}' | '\u{feff}' | '\u{fff9}'..='\u{fffb}'
        | '\u{e0000}'..='\u{e007f}');
    !c.is_control() && !unseen
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn nothing_steers_the_terminal() {
        let hostile = "a\u{1b}[2J\u{9b}31m\u{202e}b\u{200b}\r\n\tc\u{7}";
        assert_eq!(block(hostile), "a[2J31mb\n\tc");
        assert_eq!(line(hostile), "a[2J31mb c");
        let mut out = Vec::new();
        json(&mut out, &serde_json::json!({ "text": hostile })).unwrap();
        let text = String::from_utf8(out).unwrap();
        assert!(text.chars().all(|c| c == '\n' || is_safe(c)), "{text}");
        let back: Value = serde_json::from_str(&text).unwrap();
        assert_eq!(back["text"], hostile);
    }
}
