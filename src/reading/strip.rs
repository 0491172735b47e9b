//! The part of a text that its sender wrote: without quotes, headers of quoted mail, signatures.
//!
//! New text between quoted lines is kept, and so is what a forward carries. What is cut as a
//! signature is handed on apart: a verdict that stands there must not be lost.

/// Lines that an attribution ("On ..., X wrote:") may be wrapped over.
const ATTRIBUTION_LINES: usize = 3;
/// A signature is no longer than this.
const SIGNATURE_LINES: usize = 16;

/// A text taken apart.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Stripped {
    /// What its sender wrote.
    pub text: String,
    /// What was taken for a signature.
    pub tail: String,
    /// It carries a forwarded message.
    pub forward: bool,
    /// Nothing was left but quotes: the text is the whole, and must not be trusted.
    pub failed: bool,
}

/// Takes a text apart.
#[must_use]
pub fn strip(text: &str) -> Stripped {
    let text = text.replace("\r\n", "\n").replace(['\u{a0}', '\u{202f}'], " ");
    let lines: Vec<&str> = text.lines().collect();
    let forward = lines.iter().any(|line| is_forward(line));
    let own = if forward { lines.clone() } else { without_quotes(&lines) };
    let (body, tail) = split_signature(&own);
    let body = body.join("\n").trim().to_owned();
    // Some people answer with a picture sign alone.
    let says = |c: char| c.is_alphanumeric() || matches!(c, '\u{1f300}'..='\u{1faff}' | '❤');
    let failed = !body.chars().any(says);
    let text = if failed { text.trim().to_owned() } else { body };
    Stripped { text, tail: tail.join("\n").trim().to_owned(), forward, failed }
}

fn without_quotes<'t>(lines: &[&'t str]) -> Vec<&'t str> {
    let mut kept = Vec::new();
    let mut i = 0;
    while let Some(line) = lines.get(i) {
        let trimmed = line.trim();
        let rest = lines.get(i..).unwrap_or_default();
        if is_divider(trimmed) || is_header_block(rest) {
            break;
        }
        if trimmed.starts_with(">>>") && trimmed.ends_with(">>>") && trimmed.len() > 6 {
            break;
        }
        if trimmed.starts_with('>') {
            i += 1;
            continue;
        }
        if let Some(length) = attribution(rest) {
            let mut after = rest.iter().skip(length).map(|line| line.trim());
            let quoted = after.find(|line| !line.is_empty()).is_none_or(|l| l.starts_with('>'));
            // Without marks nothing tells the quote from an answer below it: all of it is quote.
            if !quoted {
                break;
            }
            i += length;
            continue;
        }
        kept.push(*line);
        i += 1;
    }
    kept
}

fn is_forward(line: &str) -> bool {
    let line = line.trim().trim_start_matches(['-', '>', ' ']).to_lowercase();
    [
        "forwarded message",
        "begin forwarded message",
        "weitergeleitete nachricht",
        "message transféré",
        "mensaje reenviado",
        "messaggio inoltrato",
        "doorgestuurd bericht",
    ]
    .iter()
    .any(|mark| line.starts_with(mark))
}

fn is_divider(line: &str) -> bool {
    if line.len() >= 10 && line.bytes().all(|b| b == b'_') {
        return true;
    }
    if !line.starts_with("--") {
        return false;
    }
    let bare = line.trim_matches(['-', ' ']).to_lowercase();
    [
        "original message",
        "original appointment",
        "ursprüngliche nachricht",
        "message d'origine",
        "message d’origine",
        "message original",
        "mensaje original",
        "messaggio originale",
        "oorspronkelijk bericht",
        "původní zpráva",
        "oryginalna wiadomość",
    ]
    .contains(&bare.as_str())
}

/// Outlook's block of From, Sent, To and Subject, in the languages it speaks.
fn is_header_block(lines: &[&str]) -> bool {
    let label = |line: &str| {
        let line = line.trim().trim_start_matches('*');
        let (label, _) = line.split_once(':')?;
        (label.len() < 14).then(|| label.trim().trim_matches('*').to_lowercase())
    };
    let first = lines.first().and_then(|line| label(line)).unwrap_or_default();
    if !["from", "von", "de", "da", "van", "od", "fra", "från"].contains(&first.as_str()) {
        return false;
    }
    let others = [
        "sent",
        "gesendet",
        "envoyé",
        "enviado",
        "inviato",
        "verzonden",
        "date",
        "datum",
        "data",
        "to",
        "an",
        "à",
        "para",
        "aan",
        "subject",
        "betreff",
        "objet",
        "asunto",
        "oggetto",
        "onderwerp",
        "předmět",
        "wysłano",
        "temat",
    ];
    let following = lines.iter().skip(1).take(5).filter_map(|line| label(line));
    following.filter(|label| others.contains(&label.as_str())).count() >= 2
}

/// How many lines an attribution at the start of these takes.
fn attribution(lines: &[&str]) -> Option<usize> {
    let first = lines.first()?.trim();
    let opens = ["On ", "Am ", "Le ", "El ", "Il ", "Op ", "Dne ", "W dniu ", "Em ", "Den "];
    let opened = opens.iter().any(|open| first.starts_with(open));
    let ends = [
        " wrote",
        " schrieb",
        " a écrit",
        " escribió",
        " ha scritto",
        " schreef",
        " napsal",
        " napsal(a)",
        " pisze",
        " napisał",
        " escreveu",
        " skrev",
    ];
    let mut joined = String::new();
    for (i, line) in lines.iter().take(ATTRIBUTION_LINES).enumerate() {
        let line = line.trim();
        if line.is_empty() {
            return None;
        }
        joined.push(' ');
        joined.push_str(line);
        if joined.len() > 600 {
            return None;
        }
        if let Some(said) = joined.trim_end().strip_suffix(':') {
            let said = said.trim_end();
            let named = said.contains(" schrieb ") || said.contains(" schreef ");
            let ended = ends.iter().any(|end| said.ends_with(end)) || (opened && named);
            let addressed = said.contains('@') || said.chars().any(|c| c.is_ascii_digit());
            return (ended && (opened || addressed)).then_some(i + 1);
        }
    }
    None
}

/// The text before a signature, and the signature with what follows it; a postscript is text.
fn split_signature<'t>(lines: &[&'t str]) -> (Vec<&'t str>, Vec<&'t str>) {
    let count = lines.len();
    let cut = lines.iter().enumerate().find_map(|(i, line)| {
        if i == 0 {
            return None;
        }
        let marked = matches!(line.trim_end(), "--" | "—") || line.starts_with("-- ");
        let signed = is_sign_off(line) && count.saturating_sub(i) <= SIGNATURE_LINES;
        // A sign-off is kept; a marker is not.
        if marked { Some(i) } else { signed.then_some(i + 1) }
    });
    let (body, tail) = lines.split_at(cut.unwrap_or(count));
    let mut body: Vec<&str> = body.to_vec();
    let postscript = tail.iter().position(|line| {
        let line = line.trim().to_lowercase();
        ["ps", "p.s", "p.p.s", "n.b", "nb:"].iter().any(|mark| line.starts_with(mark))
    });
    let (tail, postscript) = tail.split_at(postscript.unwrap_or(tail.len()));
    body.extend(postscript);
    body.retain(|line| !is_device_line(line));
    (body, tail.to_vec())
}

fn is_sign_off(line: &str) -> bool {
    let line = line.trim().trim_end_matches([',', '!', '.', '-']).to_lowercase();
    [
        "best",
        "regards",
        "best regards",
        "kind regards",
        "warm regards",
        "with regards",
        "kindest regards",
        "many thanks",
        "thanks",
        "thank you",
        "thanks and regards",
        "thanks & regards",
        "cheers",
        "sincerely",
        "yours sincerely",
        "yours faithfully",
        "sincerely yours",
        "all the best",
        "best wishes",
        "warmly",
        "warmest regards",
        "respectfully",
        "mit freundlichen grüßen",
        "mit freundlichen grüßen / best regards",
        "viele grüße",
        "v/r",
        "fondly",
        "mahalo",
        "br",
        "rgds",
        "thx",
        "cordially",
        "with best regards",
    ]
    .contains(&line.as_str())
}

fn is_device_line(line: &str) -> bool {
    let line = line.trim().to_lowercase();
    ["sent from my ", "get outlook for ", "sent from outlook", "sent via "]
        .iter()
        .any(|mark| line.starts_with(mark))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn quotes_go_and_answers_stay() {
        let quoted = "On Tue, 3 Mar 2026 at 10:00, Ann Roe\n<ann@b.example> wrote:\n\n> old\n";
        for (text, expected) in [
            (format!("New.\n\n{quoted}"), "New."),
            (format!("{quoted}\nBelow."), "Below."),
            ("> one?\n\nYes.\n\n> two?\n\nNo.".to_owned(), "Yes.\n\n\nNo."),
            ("New.\n\nOn 3 Mar 2026, Ann <a@b.example> wrote:\n\nold".to_owned(), "New."),
            ("New.\n\n-----Original Message-----\nold".to_owned(), "New."),
            ("New.\n________________\nold".to_owned(), "New."),
            ("New.\n\nVon: A\nGesendet: B\nAn: C\nBetreff: D\n\nold".to_owned(), "New."),
            ("A -> B > C is fine\nfrom: here on".to_owned(), "A -> B > C is fine\nfrom: here on"),
            ("New.\n\nBest,\nAnn\nRoe Ltd\nPS: call me".to_owned(), "New.\n\nBest,\nPS: call me"),
            ("New.\n-- \nAnn".to_owned(), "New."),
            ("New.\n\nSent from my iPhone".to_owned(), "New."),
            ("Thank you for coming.\nNew.".to_owned(), "Thank you for coming.\nNew."),
        ] {
            let stripped = strip(&text);
            assert_eq!(stripped.text, expected, "{text}");
            assert!(!stripped.failed);
        }
    }

    #[test]
    fn nothing_but_quotes_is_a_failure_and_a_forward_is_kept() {
        assert!(strip("> old\n> older\n").failed);
        let forward =
            strip("See below\n\n---------- Forwarded message ---------\nFrom: A\nIt is a no");
        assert!(forward.forward && forward.text.contains("It is a no"));
    }
}
