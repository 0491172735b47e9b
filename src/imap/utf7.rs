//! Modified UTF-7, in which folder names are written (RFC 3501 section 5.1.3).

use base64::Engine;
use base64::alphabet::IMAP_MUTF7;
use base64::engine::{DecodePaddingMode, GeneralPurpose, GeneralPurposeConfig};

/// Decodes a folder's name for display. What is not modified UTF-7 stays as it is, since some
/// servers write UTF-8; and so does what would move the cursor of a terminal.
pub(super) fn decode(wire_name: &str) -> String {
    let decoded = decode_strictly(wire_name).filter(|name| !name.contains(char::is_control));
    decoded.unwrap_or_else(|| wire_name.to_owned())
}

fn decode_strictly(wire_name: &str) -> Option<String> {
    let mut decoded = String::new();
    let mut rest = wire_name;
    while let Some((plain, after)) = rest.split_once('&') {
        decoded.push_str(plain);
        let (shifted, after) = after.split_once('-')?;
        if shifted.is_empty() {
            decoded.push('&');
        } else {
            decoded.push_str(&decode_shifted(shifted)?);
        }
        rest = after;
    }
    decoded.push_str(rest);
    Some(decoded)
}

fn decode_shifted(shifted: &str) -> Option<String> {
    let config = GeneralPurposeConfig::new()
        .with_decode_padding_mode(DecodePaddingMode::RequireNone)
        .with_decode_allow_trailing_bits(true);
    let bytes = GeneralPurpose::new(&IMAP_MUTF7, config).decode(shifted).ok()?;
    let (pairs, odd) = bytes.as_chunks::<2>();
    if !odd.is_empty() {
        return None;
    }
    let units = pairs.iter().map(|pair| u16::from_be_bytes(*pair));
    char::decode_utf16(units).collect::<Result<String, _>>().ok()
}

#[cfg(test)]
mod tests {
    use super::decode;

    #[test]
    fn names_are_decoded_for_display() {
        for (wire, shown) in [
            ("INBOX", "INBOX"),
            ("Entw&APw-rfe", "Entwürfe"),
            ("~peter/mail/&U,BTFw-/&ZeVnLIqe-", "~peter/mail/台北/日本語"),
            ("R&-D", "R&D"),
            ("&2D3eAA-", "😀"),
        ] {
            assert_eq!(decode(wire), shown);
        }
    }

    #[test]
    fn what_is_no_utf7_stays() {
        for name in ["Entwürfe", "a & b", "&AP-x", "&!!!-", "&2D0-", "Jo&AAo-bs", "&ABs-[2J"] {
            assert_eq!(decode(name), name);
        }
    }
}
