//! The text of a message, out of its MIME parts.

use mail_parser::decoders::html::html_to_text;
use mail_parser::{Message, MimeHeaders, PartType};

/// Text read of one message, in bytes; no honest reply is longer.
pub const TEXT_BYTES_MAX: usize = 256 * 1024;
/// A shorter message is whole, however it ends.
const LONG_BYTES_MIN: usize = 128 * 1024;
/// Text parts joined of one message.
const PARTS_MAX: usize = 4;

/// What the parts of a message hold.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Body {
    /// The text, quotes and all.
    pub text: String,
    /// It carries a whole other message.
    pub carries_message: bool,
    /// Only its beginning was fetched, and there may be text behind it.
    pub cut_short: bool,
}

/// Reads the parts of a message.
#[must_use]
pub fn body(message: &Message<'_>) -> Body {
    let mut texts: Vec<String> =
        message.text_bodies().take(PARTS_MAX).filter_map(text_of).collect();
    // "Your mail program shows no HTML" is no text: the HTML beside it is.
    let words: usize = texts.iter().map(|text| text.split_whitespace().count()).sum();
    if words < 3 || texts.iter().any(|text| is_placeholder(text)) {
        let html: Vec<String> = message.html_bodies().take(PARTS_MAX).filter_map(text_of).collect();
        if html.iter().map(|text| text.split_whitespace().count()).sum::<usize>() > words {
            texts = html;
        }
    }
    let carries_message =
        message.parts.iter().any(|part| matches!(part.body, PartType::Message(_)));
    Body {
        text: cut(&texts.join("\n\n"), TEXT_BYTES_MAX).to_owned(),
        carries_message,
        cut_short: is_cut_short(message),
    }
}

/// True if the end of a long message is missing, and what is cut is no file that its sender
/// attached nor the HTML beside a text that is whole: then more text may have stood there.
fn is_cut_short(message: &Message<'_>) -> bool {
    let raw = message.raw_message();
    let root = message.root_part().content_type();
    let Some(boundary) = root.and_then(|kind| kind.attribute("boundary")) else { return false };
    let end = format!("--{boundary}--");
    if raw.len() < LONG_BYTES_MIN || raw.windows(end.len()).any(|part| part == end.as_bytes()) {
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

fn text_of(part: &mail_parser::MessagePart<'_>) -> Option<String> {
    let is_calendar = part
        .content_type()
        .and_then(mail_parser::ContentType::subtype)
        .is_some_and(|sub| sub.eq_ignore_ascii_case("calendar"));
    match &part.body {
        PartType::Text(text) if !is_calendar => Some(cut(text, TEXT_BYTES_MAX).to_owned()),
        PartType::Html(html) => Some(html_to_text(&without_cited(cut(html, TEXT_BYTES_MAX)))),
        _ => None,
    }
}

fn is_placeholder(text: &str) -> bool {
    let text = text.to_lowercase();
    text.len() < 400
        && ["html", "web browser", "view this email"].iter().any(|mark| text.contains(mark))
        && ["support", "client", "view", "browser", "enable"].iter().any(|mark| text.contains(mark))
}

/// HTML with each cited block replaced by a quote mark, and cut where Outlook begins its quote.
fn without_cited(html: &str) -> String {
    let lower = html.to_ascii_lowercase();
    let marks = ["id=\"appendonsend\"", "id=\"divrplyfwdmsg\"", "id=divrplyfwdmsg"];
    let forwarded = lower.contains("forwarded message");
    let end = marks.iter().filter_map(|mark| lower.find(mark)).min().filter(|_| !forwarded);
    let end = end.and_then(|at| lower.get(..at)?.rfind('<')).unwrap_or(html.len());
    let mut kept = String::with_capacity(end);
    let mut depth = 0_u32;
    let mut at = 0;
    while at < end {
        let rest = lower.get(at..end).unwrap_or_default();
        // One search for both tags: two would each run to the end for want of the other.
        let next = rest.match_indices("blockquote").find_map(|(offset, _)| {
            let before = rest.get(..offset)?;
            let tag = before.strip_suffix('/').unwrap_or(before);
            tag.strip_suffix('<').map(str::len)
        });
        let stop = next.map_or(end, |offset| at + offset);
        if depth == 0 {
            kept.push_str(html.get(at..stop).unwrap_or_default());
        }
        let Some(tag) = next.and_then(|_| lower.get(stop..end)) else { break };
        if tag.starts_with("</") {
            depth = depth.saturating_sub(1);
        } else {
            if depth == 0 {
                kept.push_str("<br>&gt; quoted<br>");
            }
            depth += 1;
        }
        at = stop + tag.find('>').map_or(tag.len(), |offset| offset + 1);
    }
    kept
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn cited_blocks_go_and_answers_below_stay() {
        let html = "<p>New</p><blockquote type=cite>old<blockquote>older</blockquote></blockquote>\
                    <p>Below</p><div id=\"divRplyFwdMsg\">From: x</div>";
        let text = html_to_text(&without_cited(html));
        assert!(text.contains("New") && text.contains("Below"));
        assert!(!text.contains("old") && !text.contains("From"), "{text}");
        assert_eq!(cut("aé", 2), "a");
    }
}
