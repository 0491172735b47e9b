//! The text of a message, out of its MIME parts.

use std::collections::BTreeSet;

use mail_parser::{Message, MessagePart, MimeHeaders, PartType};

use super::strip::{Header, Stripped, strip};
use super::{html, octets};

/// Text read of one message, in bytes: more than honest replies have, quotes and all.
pub const TEXT_BYTES_MAX: usize = 256 * 1024;
/// A shorter message is whole, however it ends.
const LONG_BYTES_MIN: usize = 128 * 1024;
/// Text parts joined of one message.
const PARTS_MAX: usize = 4;
/// A plain part with fewer words says nothing beside HTML that says more.
const WORDS_MIN: usize = 3;

/// What the parts of a message hold.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Body {
    /// The text, quotes and all.
    pub text: String,
    /// The same in its other form, where that says something else.
    pub other: Option<String>,
    /// It carries a whole other message.
    pub carries_message: bool,
    /// There may be more text behind it: only its beginning was fetched, or it is very long.
    pub cut_short: bool,
    /// It is encrypted, or packed in a way that is not read here.
    pub sealed: bool,
}

/// The text of a part, or of several.
struct Text {
    text: String,
    /// It is longer than what was read of it.
    cut_short: bool,
}

/// Reads the parts of a message.
#[must_use]
pub fn body(message: &Message<'_>, header: Header<'_>) -> Body {
    let joined = |ids: &[u32]| {
        let parts = ids.iter().filter_map(|id| message.part(*id));
        let mut texts = parts.filter_map(|part| text_of(message, part));
        let some: Vec<Text> = texts.by_ref().take(PARTS_MAX).collect();
        let cut_short = some.iter().any(|text| text.cut_short) || texts.next().is_some();
        let texts: Vec<String> = some.into_iter().map(|text| text.text).collect();
        let whole = texts.join("\n\n");
        let text = cut(&whole, TEXT_BYTES_MAX);
        Text { text: clean(text), cut_short: cut_short || text.len() < whole.len() }
    };
    let broken = broken(message);
    let plain = joined(&message.text_body);
    let (text, other) = if message.text_body.is_empty() && message.html_body.is_empty() {
        (joined(&broken), None)
    } else if message.text_body == message.html_body {
        (plain, None)
    } else {
        either(plain, joined(&message.html_body), header)
    };
    let carries_message =
        message.parts.iter().any(|part| matches!(part.body, PartType::Message(_)));
    let unread = !broken.is_empty() && !message.text_body.is_empty();
    let sealed = unread
        || message.parts.iter().any(is_sealed)
        || text.text.contains("-----BEGIN PGP MESSAGE-");
    Body {
        text: without_armour(&text.text),
        other,
        carries_message,
        cut_short: text.cut_short || is_cut_short(message),
        sealed,
    }
}

/// Texts that the parser sets aside because their encoding is broken.
fn broken(message: &Message<'_>) -> Vec<u32> {
    let of_text = |part: &MessagePart<'_>| {
        let kind = part.content_type();
        let texts = kind.is_some_and(|kind| kind.ctype().eq_ignore_ascii_case("text"));
        let attached = part.content_disposition().is_some_and(|how| how.is_attachment());
        part.is_encoding_problem && texts && !attached
    };
    let ids = 0..u32::try_from(message.parts.len()).unwrap_or_default();
    let known: BTreeSet<u32> =
        message.text_body.iter().chain(&message.html_body).copied().collect();
    ids.filter(|id| !known.contains(id) && message.part(*id).is_some_and(of_text)).collect()
}

/// One of the two forms of a text, and the other if the two do not say the same.
fn either(plain: Text, html: Text, header: Header<'_>) -> (Text, Option<String>) {
    let words = |text: &str| text.split_whitespace().count();
    // "Your mail program shows no HTML" is no text: the HTML beside it is.
    let says_more = words(&html.text) > words(&plain.text).min(WORDS_MIN);
    if (words(&plain.text) < WORDS_MIN || is_placeholder(&plain.text)) && says_more {
        return (html, None);
    }
    let (own_plain, own_html) = (strip(&plain.text, header), strip(&html.text, header));
    if words(&html.text) < WORDS_MIN || letters(&own_plain.text) == letters(&own_html.text) {
        return (plain, None);
    }
    // What one has more and the other knows for a quote was quoted: mail programs mark quotes
    // better now in one form, now in the other.
    let quoted_more = |own: &Stripped, whole: &str, more: &Stripped| {
        let (own_letters, more) = (letters(&own.text), letters(&more.text));
        !own.failed && more.starts_with(&own_letters) && letters(whole).starts_with(&more)
    };
    if quoted_more(&own_html, &html.text, &own_plain) {
        return (html, None);
    }
    if quoted_more(&own_plain, &plain.text, &own_html) {
        return (plain, None);
    }
    (plain, Some(html.text))
}

/// What two forms of one text have in common, whatever their marks and line breaks.
fn letters(text: &str) -> String {
    // Links stand in one form only.
    let words = text.split_whitespace().filter(|word| !word.contains("://"));
    words.flat_map(str::chars).filter(|c| c.is_alphanumeric()).collect()
}

/// True if the end of a long message is missing, and what is cut is no file that its sender
/// attached nor the HTML beside a text that is whole: then more text may have stood there.
fn is_cut_short(message: &Message<'_>) -> bool {
    let raw = message.raw_message();
    let root = message.root_part().content_type();
    let Some(boundary) = root.and_then(|kind| kind.attribute("boundary")) else { return false };
    let end = format!("--{boundary}--");
    // From behind, where it stands if it is there.
    if raw.len() < LONG_BYTES_MIN || raw.windows(end.len()).rev().any(|part| part == end.as_bytes())
    {
        return false;
    }
    let Some(last) = message.parts.last() else { return false };
    let attached = last.content_disposition().is_some_and(|how| how.is_attachment());
    let beside = last.is_text_html() && message.text_bodies().any(|part| !part.is_text_html());
    !attached && !beside
}

/// The first so many bytes, cut between characters.
#[must_use]
pub fn cut(text: &str, bytes_max: usize) -> &str {
    text.get(..text.floor_char_boundary(bytes_max)).unwrap_or(text)
}

fn text_of(message: &Message<'_>, part: &MessagePart<'_>) -> Option<Text> {
    let subtype = part.content_type().and_then(mail_parser::ContentType::subtype);
    let is_calendar = subtype.is_some_and(|sub| sub.eq_ignore_ascii_case("calendar"));
    let is_html = match &part.body {
        PartType::Text(_) if !is_calendar => {
            subtype.is_some_and(|sub| sub.eq_ignore_ascii_case("html"))
        }
        PartType::Html(_) => true,
        _ => return None,
    };
    let whole = octets::text(message, part)?;
    let text = cut(&whole, TEXT_BYTES_MAX);
    let cut_short = text.len() < whole.len();
    if is_html {
        return Some(Text { text: html::text(text), cut_short });
    }
    let of_flow = |name: &str, value: &str| {
        let found = part.content_type().and_then(|kind| kind.attribute(name));
        found.is_some_and(|found| found.eq_ignore_ascii_case(value))
    };
    if of_flow("format", "flowed") {
        return Some(Text { text: unflowed(text, of_flow("delsp", "yes")), cut_short });
    }
    Some(Text { text: text.to_owned(), cut_short })
}

/// Paragraphs that were broken into lines for the way, whole again (RFC 3676).
fn unflowed(text: &str, delete_space: bool) -> String {
    let mut whole = String::with_capacity(text.len());
    let mut before: Option<usize> = None;
    for line in text.lines() {
        let depth = line.bytes().take_while(|b| *b == b'>').count();
        let line = line.trim_start_matches('>');
        let line = line.strip_prefix(' ').unwrap_or(line);
        let flows = line.ends_with(' ') && line != "-- ";
        if before != Some(depth) || line == "-- " {
            if !whole.is_empty() {
                whole.push('\n');
            }
            whole.extend(std::iter::repeat_n('>', depth));
            whole.push_str(if depth > 0 { " " } else { "" });
        }
        let joined = flows && delete_space;
        whole.push_str(if joined { line.strip_suffix(' ').unwrap_or(line) } else { line });
        before = flows.then_some(depth);
        if !flows {
            before = None;
        }
    }
    whole
}

/// Without what is not seen but tears words apart (soft hyphens, spaces of no width), without
/// controls, and with every kind of line break and blank as one.
fn clean(text: &str) -> String {
    let mut plain = String::with_capacity(text.len());
    for c in text.replace("\r\n", "\n").chars() {
        match c {
            '\r' | '\u{2028}' | '\u{2029}' | '\u{85}' => plain.push('\n'),
            '\u{a0}' | '\u{2000}'..='\u{200a}' | '\u{202f}' | '\u{205f}' | '\u{3000}' => {
                plain.push(' ');
            }
            '\n' | '\t' => plain.push(c),
            '\u{ad}'
            | '\u{34f}'
            | '\u{61c}'
            | '\u{180e}'
            | '\u{200b}'..='\u{200f}'
            | '\u{202a}'..='\u{202e}'
            | '\u{2060}'..='\u{206f}'
            | '\u{feff}'
            | '\u{e0000}'..='\u{e007f}' => {}
            c if c.is_control() => {}
            c => plain.push(c),
        }
    }
    plain
}

/// The text of a message signed in itself (RFC 9580 section 7), without the signature.
fn without_armour(text: &str) -> String {
    let Some((before, signed)) = text.split_once("-----BEGIN PGP SIGNED MESSAGE-----") else {
        return text.to_owned();
    };
    let signed = signed.split_once("\n\n").map_or(signed, |(_, text)| text);
    let (signed, behind) =
        signed.split_once("-----BEGIN PGP SIGNATURE-----").unwrap_or((signed, ""));
    let behind = behind.split_once("-----END PGP SIGNATURE-----").map_or("", |(_, text)| text);
    let lines = signed.lines().map(|line| line.strip_prefix("- ").unwrap_or(line));
    let lines: Vec<&str> = lines.collect();
    format!("{before}{}{behind}", lines.join("\n"))
}

fn is_sealed(part: &MessagePart<'_>) -> bool {
    let Some(kind) = part.content_type() else { return false };
    let sub = kind.subtype().unwrap_or_default().to_ascii_lowercase();
    match kind.ctype().to_ascii_lowercase().as_str() {
        "multipart" => sub == "encrypted",
        "application" => {
            matches!(sub.as_str(), "pgp-encrypted" | "pkcs7-mime" | "x-pkcs7-mime")
        }
        _ => false,
    }
}

fn is_placeholder(text: &str) -> bool {
    let text = text.to_lowercase();
    let tools = ["html", "web browser", "view this email", "webversion", "navigateur", "navegador"];
    let verbs = [
        "support",
        "client",
        "view",
        "browser",
        "enable",
        "anzeig",
        "darstell",
        "affich",
        "visualiz",
        "mostrar",
        "weergeven",
    ];
    text.len() < 400
        && tools.iter().any(|mark| text.contains(mark))
        && verbs.iter().any(|mark| text.contains(mark))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn flowed_lines_are_one_paragraph() {
        for (text, delete_space, expected) in [
            (
                "We will \ndecide \nsoon.\nBest\n-- \nAnn",
                false,
                "We will decide soon.\nBest\n-- \nAnn",
            ),
            ("deci \nded", true, "decided"),
            ("> one \n> two\nNew \n> old", false, "> one two\nNew \n> old"),
            (" >no quote\n From here", false, ">no quote\nFrom here"),
        ] {
            assert_eq!(unflowed(text, delete_space), expected, "{text}");
        }
    }

    #[test]
    fn what_is_not_seen_is_not_read() {
        assert_eq!(
            clean("un\u{ad}fortu\u{200b}nately\u{a0}no\0\u{202e}\u{2028}x"),
            "unfortunately no\nx"
        );
        assert_eq!(cut("aé", 2), "a");
        let signed = "-----BEGIN PGP SIGNED MESSAGE-----\nHash: SHA256\n\nA no.\n- -- x\n\
                      -----BEGIN PGP SIGNATURE-----\n\nabc\n-----END PGP SIGNATURE-----\n";
        assert_eq!(without_armour(signed).trim(), "A no.\n-- x");
    }

    #[test]
    fn two_forms_of_one_text_are_compared() {
        let text = |text: &str| Text { text: text.to_owned(), cut_short: false };
        let either = |a: &str, b: &str| {
            let (text, other) = either(text(a), text(b), Header::default());
            (text.text, other)
        };
        assert_eq!(either("A no, sadly.", "A *no*,\nsadly"), ("A no, sadly.".to_owned(), None));
        assert_eq!(either("Needs HTML to view", "It is a real text.").0, "It is a real text.");
        assert_eq!(either("", "It is a text.").0, "It is a text.");
        let (text, other) = either("See you then.", "We have filled the role.");
        assert_eq!((text.as_str(), other.is_some()), ("See you then.", true));
        let (text, other) = either("Yes, a word. Old words.", "Yes, a word.\n> Old words.");
        assert_eq!((text.as_str(), other), ("Yes, a word.\n> Old words.", None));
    }
}
