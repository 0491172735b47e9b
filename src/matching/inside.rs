//! What stands inside a message, where its header alone tells nothing: mail passed on, invitations.

use std::panic::{AssertUnwindSafe, catch_unwind};

use mail_parser::decoders::html::html_to_text;
use mail_parser::{Message, MessageParser, PartType};

/// More of one message is not looked at.
const TEXT_BYTES_MAX: usize = 131_072;
/// More of one part is not turned into text.
const PART_BYTES_MAX: usize = 1_048_576;
/// Messages within messages are followed so far.
const DEPTH_MAX: u8 = 3;

/// All words of a message, those of what it quotes, carries or invites to among them; none if it
/// can't be read.
pub(super) fn words_of(raw: &[u8]) -> Option<String> {
    // Closures over shared references leave nothing half-done behind a panic of the parser.
    catch_unwind(AssertUnwindSafe(|| {
        let message = MessageParser::default().parse(raw)?;
        let mut text = String::new();
        collect(&message, 0, &mut text);
        Some(text)
    }))
    .ok()
    .flatten()
}

fn collect(message: &Message<'_>, depth: u8, all: &mut String) {
    for part in &message.parts {
        if all.len() >= TEXT_BYTES_MAX {
            return;
        }
        match &part.body {
            PartType::Text(text) => push(all, &unfolded(cut(text, PART_BYTES_MAX))),
            PartType::Html(html) => push(all, &html_to_text(cut(html, PART_BYTES_MAX))),
            PartType::Message(inner) if depth < DEPTH_MAX => {
                // Its readers too: what is passed on may be a mail of the candidate's.
                let lists = [inner.from(), inner.reply_to(), inner.to(), inner.cc()];
                for person in lists.into_iter().flatten().flat_map(|list| list.iter()) {
                    push(all, person.name().unwrap_or_default());
                    push(all, person.address().unwrap_or_default());
                }
                push(all, inner.subject().unwrap_or_default());
                collect(inner, depth + 1, all);
            }
            _ => {}
        }
    }
}

/// Calendars fold their lines (RFC 5545 section 3.1), in the midst of an address too.
fn unfolded(text: &str) -> String {
    if text.contains("BEGIN:VCALENDAR") {
        text.replace("\r\n", "\n").replace("\n ", "").replace("\n\t", "")
    } else {
        text.to_owned()
    }
}

fn cut(text: &str, bytes_max: usize) -> &str {
    text.get(..text.floor_char_boundary(bytes_max)).unwrap_or_default()
}

fn push(all: &mut String, text: &str) {
    all.push_str(cut(text, TEXT_BYTES_MAX.saturating_sub(all.len())));
    all.push('\n');
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_carried_is_read_too() {
        let raw = "From: a@b.example\r\nContent-Type: multipart/mixed; boundary=x\r\n\r\n\
            --x\r\nContent-Type: text/plain\r\n\r\nsee below\r\n\
            --x\r\nContent-Type: message/rfc822\r\n\r\n\
            From: Dana <dana@acme.example>\r\nTo: <lee@acme.example>\r\n\
            Subject: News\r\n\r\nhello there\r\n\
            --x\r\nContent-Type: text/calendar; method=REQUEST\r\n\r\n\
            BEGIN:VCALENDAR\r\nORGANIZER:mailto:sam@ac\r\n me.example\r\n\
            END:VCALENDAR\r\n--x--\r\n";
        let words = words_of(raw.as_bytes()).unwrap();
        for word in [
            "see below",
            "dana@acme.example",
            "lee@acme.example",
            "News",
            "hello there",
            "sam@acme",
        ] {
            assert!(words.contains(word), "{word}: {words}");
        }
    }
}
