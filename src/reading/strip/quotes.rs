//! Where a quote begins and ends: by marks, by the line over it, by the header of the mail that is
//! quoted; and whether a text passes another on.

use super::attribution::attribution;

/// A line that is at least so long was broken by the mail program, which marks the first half only.
const WRAPPED_CHARS: usize = 65;
/// The lines of a header block are looked for within so many.
const HEADER_LINES: usize = 6;
/// Underscores that part a text from a quote.
const RULE_BYTES_MIN: usize = 10;

/// A text without its quotes.
#[derive(Debug, Default)]
pub struct Own<'t> {
    /// What is left.
    pub lines: Vec<&'t str>,
    /// What stands below a rule that is followed by no header: perhaps a signature.
    pub below: Vec<&'t str>,
    /// It passes another message on.
    pub forward: bool,
    /// Something was cut.
    pub cut: bool,
}

/// Takes the quotes out.
#[must_use]
pub fn without_quotes<'t>(lines: &[&'t str]) -> Own<'t> {
    let mut own = Own::default();
    let mut said = false;
    let mut i = 0;
    while let Some(line) = lines.get(i) {
        let rest = lines.get(i..).unwrap_or_default();
        let trimmed = line.trim();
        if is_forward(trimmed) {
            own.forward = true;
            return own;
        }
        if is_reply_above(trimmed) {
            // A ticket system puts it on top of its own mail, too.
            if said {
                own.cut = true;
                break;
            }
            i += 1;
            continue;
        }
        if is_divider(trimmed) || is_header_block(rest) {
            own.cut = true;
            let after = rest.get(1..).unwrap_or_default();
            if is_divider(trimmed) && is_marked_below(after) {
                i += 1;
                continue;
            }
            if is_rule(trimmed) && !is_header_block(from_first_words(after)) {
                own.below = after.to_vec();
            }
            break;
        }
        if trimmed.starts_with('>') && !is_prose(own.lines.last().copied(), rest) {
            own.cut = true;
            i += quoted_length(rest);
            continue;
        }
        if let Some(found) = attribution(rest) {
            let quoted = is_marked(rest.get(found.length..).unwrap_or_default());
            if quoted || found.sure {
                own.cut = true;
            }
            if quoted {
                i += found.length;
                continue;
            }
            // Without marks nothing tells the quote from an answer below it: all of it is quote.
            if found.sure {
                break;
            }
        }
        said |= line.chars().any(char::is_alphanumeric);
        own.lines.push(line);
        i += 1;
    }
    own
}

/// True of the line over a message that is passed on.
#[must_use]
pub fn is_forward(line: &str) -> bool {
    let bare = line.trim().trim_start_matches(['-', '>', ' ', '*', '_']).to_lowercase();
    FORWARDS.iter().any(|mark| {
        bare.strip_prefix(mark).is_some_and(|rest| {
            // Nothing but marks and a colon may stand behind it, or the header of the message.
            rest.chars().all(|c| matches!(c, '-' | ':' | ' ' | '*' | '_' | '<'))
                || rest.trim_start().starts_with("---")
                || rest.trim_start().starts_with(':')
                || line.trim_start().starts_with("---")
        })
    })
}

fn from_first_words<'l, 't>(lines: &'l [&'t str]) -> &'l [&'t str] {
    let first = lines.iter().position(|line| !line.trim().is_empty());
    first.and_then(|at| lines.get(at..)).unwrap_or_default()
}

/// True if the next line that is not blank is a quoted one, or there is none.
fn is_marked(lines: &[&str]) -> bool {
    from_first_words(lines).first().is_none_or(|line| line.trim_start().starts_with('>'))
}

/// True if behind a divider the quote is marked line by line, so that answers can be told from it.
fn is_marked_below(lines: &[&str]) -> bool {
    let lines = from_first_words(lines);
    let over = attribution(lines).map_or(0, |found| found.length);
    let below = lines.get(over..).unwrap_or_default();
    !below.is_empty() && !from_first_words(below).is_empty() && is_marked(below)
}

/// How many lines a quote takes, with the broken halves of long lines.
fn quoted_length(lines: &[&str]) -> usize {
    let is_quoted = |line: &&str| line.trim_start().starts_with('>');
    let mut length = 0;
    while let Some(line) = lines.get(length) {
        let before = length.checked_sub(1).and_then(|at| lines.get(at));
        let broken = before.is_some_and(|before| {
            is_quoted(before) && before.trim_end().chars().count() >= WRAPPED_CHARS
        }) && lines.get(length + 1).is_some_and(is_quoted)
            && !line.trim().is_empty();
        if !is_quoted(line) && !broken {
            break;
        }
        length += 1;
    }
    length
}

/// "We look for > 5 years", broken before the sign: one line amidst a paragraph.
fn is_prose(before: Option<&str>, lines: &[&str]) -> bool {
    let before = before.unwrap_or_default().trim_end();
    let open = before.ends_with(|c: char| c.is_alphanumeric() || c == ',');
    let next = lines.get(1).map_or("", |line| line.trim_start());
    open && next.starts_with(char::is_lowercase)
}

/// "Please type your reply above this line", in the languages of ticket systems.
fn is_reply_above(line: &str) -> bool {
    if line.len() > 200 {
        return false;
    }
    let lower = line.to_lowercase();
    let marked = line.starts_with(">>>") && line.ends_with(">>>") && line.len() > 6;
    marked || ABOVE.iter().any(|mark| lower.contains(mark))
}

/// A rule of underscores.
fn is_rule(line: &str) -> bool {
    line.len() >= RULE_BYTES_MIN && line.bytes().all(|b| b == b'_')
}

fn is_divider(line: &str) -> bool {
    if is_rule(line) {
        return true;
    }
    if !line.starts_with("--") {
        return false;
    }
    let bare = line.trim_start_matches(['-', ' ']).to_lowercase();
    DIVIDERS.iter().any(|mark| {
        // Samsung puts the header of the quote behind it on the same line.
        let rest = bare.strip_prefix(mark).map(str::trim_start);
        rest.is_some_and(|rest| rest.is_empty() || rest.starts_with('-'))
    })
}

/// Outlook's block of From, Sent, To and Subject, in the languages it speaks; others put the date
/// first.
fn is_header_block(lines: &[&str]) -> bool {
    let first = lines.first().and_then(|line| label(line)).unwrap_or_default();
    let by = |label: &String| WRITERS.contains(&label.as_str());
    let other = |label: &String| LABELS.contains(&label.as_str());
    if !by(&first) && !other(&first) {
        return false;
    }
    let block = lines.iter().take(HEADER_LINES).filter_map(|line| label(line));
    let block: Vec<String> = block.collect();
    let mut others: Vec<&String> = block.iter().filter(|label| other(label)).collect();
    others.sort_unstable();
    others.dedup();
    let needed = if by(&first) { 2 } else { 3 };
    block.iter().any(by) && others.len() >= needed
}

/// What stands before the colon of a short label, marks of bold type aside.
fn label(line: &str) -> Option<String> {
    let line = line.trim().trim_start_matches('*');
    let (label, _) = line.split_once([':', '：'])?;
    (label.len() < 16).then(|| label.trim().trim_matches('*').to_lowercase())
}

const FORWARDS: [&str; 22] = [
    "forwarded message",
    "forwarded by",
    "begin forwarded message",
    "weitergeleitete nachricht",
    "weitergeleitet von",
    "anfang der weitergeleiteten nachricht",
    "ursprünglich weitergeleitete nachricht",
    "message transféré",
    "message réexpédié",
    "début du message transféré",
    "début du message réexpédié",
    "mensaje reenviado",
    "inicio del mensaje reenviado",
    "inicio de mensaje reenviado",
    "messaggio inoltrato",
    "inizio messaggio inoltrato",
    "inizio del messaggio inoltrato",
    "doorgestuurd bericht",
    "doorgezonden bericht",
    "begin doorgestuurd bericht",
    "begin van het doorgestuurde bericht",
    "vidarebefordrat meddelande",
];

const DIVIDERS: [&str; 15] = [
    "original message",
    "original appointment",
    "original email",
    "ursprüngliche nachricht",
    "originalnachricht",
    "ursprünglicher termin",
    "message d'origine",
    "message d’origine",
    "message original",
    "mensaje original",
    "messaggio originale",
    "messaggio originario",
    "oorspronkelijk bericht",
    "původní zpráva",
    "oryginalna wiadomość",
];

const ABOVE: [&str; 16] = [
    "your reply above this line",
    "reply above this line",
    "write above this line",
    "reply above the line",
    "type above this line",
    "oberhalb dieser zeile",
    "über dieser zeile",
    "au-dessus de cette ligne",
    "au dessus de cette ligne",
    "por encima de esta línea",
    "encima de esta línea",
    "arriba de esta línea",
    "sopra questa riga",
    "sopra questa linea",
    "boven deze regel",
    "boven deze lijn",
];

const WRITERS: [&str; 9] = ["from", "von", "de", "da", "van", "od", "fra", "från", "expéditeur"];

const LABELS: [&str; 35] = [
    "sent",
    "gesendet",
    "envoyé",
    "envoyé le",
    "enviado",
    "enviado el",
    "inviato",
    "verzonden",
    "date",
    "datum",
    "data",
    "fecha",
    "to",
    "an",
    "à",
    "para",
    "a",
    "aan",
    "cc",
    "kopie",
    "subject",
    "betreff",
    "objet",
    "asunto",
    "oggetto",
    "onderwerp",
    "předmět",
    "wysłano",
    "temat",
    "destinataire",
    "til",
    "emne",
    "till",
    "ämne",
    "skickat",
];

#[cfg(test)]
mod tests {
    use super::*;

    fn own(text: &str) -> String {
        let lines: Vec<&str> = text.lines().collect();
        without_quotes(&lines).lines.join("\n")
    }

    #[test]
    fn quotes_end_where_they_end() {
        let long = "> Is it possible that you could tell me by Friday whether the team has";
        for (text, expected) in [
            (format!("Yes.\n{long}\ndecided?\n> Sam\nNo."), "Yes.\nNo."),
            ("Yes.\n> One?\nNo.\n> Two?\nMaybe.".to_owned(), "Yes.\nNo.\nMaybe."),
            (
                "someone with\n> 5 years of work\nbehind them".to_owned(),
                "someone with\n> 5 years of work\nbehind them",
            ),
            (
                "---- Original Message ----\nOn 3 Mar 2026 A wrote:\n> x\n\nYes.".to_owned(),
                "\nYes.",
            ),
            (
                "On Monday Dana wrote:\n\nAll is well.".to_owned(),
                "On Monday Dana wrote:\n\nAll is well.",
            ),
            ("##- Please type your reply above this line -##\n\nNews.".to_owned(), "\nNews."),
            ("News.\n\n--- Reply above this line ---\nold".to_owned(), "News.\n"),
            ("New.\nGesendet: A\nVon: B\nAn: C\nBetreff: D\nold".to_owned(), "New."),
            (
                "Date: 3 March\nTo: be told\nWe meet then.".to_owned(),
                "Date: 3 March\nTo: be told\nWe meet then.",
            ),
        ] {
            assert_eq!(own(&text), expected, "{text}");
        }
        let below: Vec<&str> = "New.\n____________\nAnn".lines().collect();
        assert_eq!(without_quotes(&below).below, ["Ann"]);
    }

    #[test]
    fn forwards_are_told_from_prose_about_them() {
        for (line, expected) in [
            ("---------- Forwarded message ---------", true),
            ("Begin forwarded message:", true),
            ("> Begin forwarded message:", true),
            ("Anfang der weitergeleiteten Nachricht:", true),
            ("Début du message réexpédié :", true),
            ("-------- Messaggio inoltrato --------", true),
            ("Forwarded message received, thank you.", false),
        ] {
            assert_eq!(is_forward(line), expected, "{line}");
        }
    }
}
