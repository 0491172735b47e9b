//! The text of one MIME part out of its octets: read leniently, since a message that breaks the
//! rules of its encoding, or lies about its charset, is read by its reader all the same.

use mail_parser::decoders::base64::base64_decode;
use mail_parser::decoders::charsets::map::charset_decoder;
use mail_parser::{Message, MessagePart, MimeHeaders};

/// Octets read of one part; no honest text is longer.
const OCTETS_MAX: usize = 1024 * 1024;

/// The text of a part, decoded; none if its octets are not there.
#[must_use]
pub fn text(message: &Message<'_>, part: &MessagePart<'_>) -> Option<String> {
    let raw = message.raw_message();
    let from = usize::try_from(part.offset_body).ok()?;
    let to = usize::try_from(part.offset_end).ok()?;
    let raw = raw.get(from..to)?;
    let raw = raw.get(..raw.len().min(OCTETS_MAX))?;
    let encoding = part.content_transfer_encoding().unwrap_or_default().trim();
    let octets = if encoding.eq_ignore_ascii_case("base64") {
        base64(raw)
    } else if encoding.eq_ignore_ascii_case("quoted-printable") {
        quoted_printable(raw)
    } else {
        raw.to_vec()
    };
    let charset = part.content_type().and_then(|kind| kind.attribute("charset"));
    Some(decode(&octets, charset.unwrap_or_default()))
}

/// Base64 with whatever does not belong to it left out (RFC 2045 section 6.8); octets that are none
/// at all are the text itself.
fn base64(raw: &[u8]) -> Vec<u8> {
    let is_digit = |b: &u8| b.is_ascii_alphanumeric() || matches!(b, b'+' | b'/');
    let spaces = raw.iter().filter(|b| matches!(b, b' ' | b'\t')).count();
    if spaces * 20 > raw.len() {
        return raw.to_vec();
    }
    // Padding ends a piece, and some senders put several behind each other.
    let mut octets = Vec::with_capacity(raw.len() / 4 * 3);
    for piece in raw.split(|&b| b == b'=') {
        let mut digits: Vec<u8> = piece.iter().filter(|b| is_digit(b)).copied().collect();
        if digits.len() % 4 == 1 {
            digits.pop();
        }
        digits.resize(digits.len().next_multiple_of(4), b'=');
        octets.extend(base64_decode(&digits).unwrap_or_default());
    }
    octets
}

/// Quoted-printable; what breaks its rules stands for itself (RFC 2045 section 6.7).
fn quoted_printable(raw: &[u8]) -> Vec<u8> {
    let digit = |b: Option<&u8>| b.and_then(|b| char::from(*b).to_digit(16));
    let mut octets = Vec::with_capacity(raw.len());
    let mut at = 0;
    while let Some(&byte) = raw.get(at) {
        at += 1;
        if byte != b'=' {
            octets.push(byte);
            continue;
        }
        let rest = raw.get(at..).unwrap_or_default();
        if let (Some(high), Some(low)) = (digit(rest.first()), digit(rest.get(1))) {
            octets.push(u8::try_from(high * 16 + low).unwrap_or_default());
            at += 2;
            continue;
        }
        let blanks = rest.iter().take_while(|b| matches!(b, b' ' | b'\t' | b'\r')).count();
        match rest.get(blanks) {
            Some(b'\n') => at += blanks + 1,
            None => at += blanks,
            Some(_) => octets.push(byte),
        }
    }
    octets
}

/// Octets in the charset they are said to be in, or in the one they prove to be in.
fn decode(octets: &[u8], charset: &str) -> String {
    let name = charset.trim().to_ascii_lowercase();
    let wide = name.contains("utf-16") || name.contains("ucs-2") || name == "unicode";
    let single = ["iso-8859", "windows-125", "cp125", "latin", "us-ascii", "ascii", "koi8"];
    let claims_utf8 = name.is_empty() || name.replace(['-', '_'], "").contains("utf8");
    let by_name = charset_decoder(name.as_bytes()).filter(|_| !name.is_empty());
    match std::str::from_utf8(octets) {
        // What is said to be of one byte a character and yet is well-formed UTF-8 is UTF-8.
        Ok(text)
            if claims_utf8 || by_name.is_none() || single.iter().any(|s| name.starts_with(s)) =>
        {
            text.to_owned()
        }
        Ok(text) if wide && !octets.contains(&0) => text.to_owned(),
        _ if claims_utf8 || by_name.is_none() => undeclared(octets),
        _ => by_name.map(|decoder| decoder(octets)).unwrap_or_default(),
    }
}

/// Octets that are not in the UTF-8 they are said, or may be taken, to be in. A few broken ones are
/// the fault of a gateway; where all are, it is the charset of western mail programs.
fn undeclared(octets: &[u8]) -> String {
    let lossy = String::from_utf8_lossy(octets);
    let broken = lossy.chars().filter(|c| *c == char::REPLACEMENT_CHARACTER).count();
    let sound = lossy.chars().filter(|c| !c.is_ascii()).count() - broken;
    let western = charset_decoder(b"windows-1252").filter(|_| sound < broken);
    western.map_or_else(|| lossy.into_owned(), |decoder| decoder(octets))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn encodings_are_read_leniently() {
        for (raw, expected) in
            [("fil=\r\nled =C3=A9 = 5 =ZZ=", "filled é = 5 =ZZ"), ("a=  \nb", "ab"), ("", "")]
        {
            assert_eq!(quoted_printable(raw.as_bytes()), expected.as_bytes(), "{raw}");
        }
        for (raw, expected) in [
            ("SGVs\r\nbG8=", "Hello"),
            ("SGVs!!*\r\nbG8", "Hello"),
            ("SGVsbG8=SGVsbG8=", "HelloHello"),
            ("This is no base64 at all", "This is no base64 at all"),
        ] {
            assert_eq!(base64(raw.as_bytes()), expected.as_bytes(), "{raw}");
        }
    }

    #[test]
    fn charsets_are_what_they_prove_to_be() {
        for (octets, charset, expected) in [
            (&b"Ren\xe9"[..], "utf-8", "René"),
            (b"Ren\xe9 \x80", "", "René €"),
            ("René".as_bytes(), "iso-8859-1", "René"),
            (b"Ren\xe9", "iso-8859-1", "René"),
            ("René".as_bytes(), "nonsense", "René"),
            (b"\xc4\xe3\xba\xc3", "gb18030", "你好"),
            (b"\x82\xb1\x82\xf1", "shift_jis", "こん"),
            (b"\xf0\xd2\xc9\xd7\xc5\xd4", "koi8-r", "Привет"),
            (b"Hi +AOk-!", "utf-7", "Hi é!"),
            (b"\xff\xfeH\0i\0", "utf-16", "Hi"),
            (b"Hi", "utf-16", "Hi"),
            ("zwölf Wörter, ein \u{fffd}".as_bytes(), "utf-8", "zwölf Wörter, ein \u{fffd}"),
        ] {
            assert_eq!(decode(octets, charset), expected, "{charset}");
        }
    }
}
