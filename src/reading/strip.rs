//! The part of a text that its sender wrote: without quotes, headers of quoted mail, signatures.
//!
//! New text between quoted lines is kept, and so is what a forward carries. What is cut as a
//! signature is handed on apart: a verdict that stands there must not be lost.

mod attribution;
mod footer;
mod quotes;
mod signature;

pub use quotes::is_forward;

/// A text shorter than this that points to answers below a quote does not hold them.
const POINTER_WORDS_MAX: usize = 25;

/// What the header says of a text.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Header<'e> {
    /// The name of its writer, empty where there is none.
    pub writer: &'e str,
    /// Its subject says that it is a forward: then the message that it carries belongs to it,
    /// marked as one or not.
    pub passed_on: bool,
}

/// A text taken apart.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Stripped {
    /// What its sender wrote.
    pub text: String,
    /// What was taken for a signature.
    pub tail: String,
    /// It carries a forwarded message.
    pub forward: bool,
    /// Nothing was left but quotes, or the answers stand among them unmarked: the text is the
    /// whole, and must not be trusted.
    pub failed: bool,
}

/// Takes a text apart.
#[must_use]
pub fn strip(text: &str, header: Header<'_>) -> Stripped {
    let text = text.replace("\r\n", "\n").replace(['\u{a0}', '\u{202f}'], " ");
    let text = text.replace(['\u{2010}', '\u{2011}'], "-");
    let lines: Vec<&str> = text.lines().collect();
    let own = quotes::without_quotes(&lines);
    let forward = own.forward || (header.passed_on && own.cut);
    let kept = if forward { &lines } else { &own.lines };
    let (body, mut tail) = signature::split(kept, header.writer);
    if !forward {
        tail.extend(own.below);
    }
    let body = body.join("\n").trim().to_owned();
    let failed = !says_anything(&body)
        || (own.cut && !forward && (is_greeting(&body) || points_below(&body)));
    let text = if failed { text.trim().to_owned() } else { body };
    Stripped { text, tail: tail.join("\n").trim().to_owned(), forward, failed }
}

/// Some people answer with a picture sign alone.
fn says_anything(text: &str) -> bool {
    text.chars().any(|c| c.is_alphanumeric() || matches!(c, '\u{1f300}'..='\u{1faff}' | '❤'))
}

/// "Hi Dana," and nothing else.
fn is_greeting(text: &str) -> bool {
    let opens = ["hi", "hello", "dear", "hallo", "liebe", "bonjour", "hola", "ciao", "beste"];
    let lower = text.to_lowercase();
    let first = lower.split(|c: char| !c.is_alphabetic()).next().unwrap_or_default();
    opens.contains(&first) && text.ends_with(',') && text.split_whitespace().count() <= 5
}

/// "See my answers below", where what is below is lost with the quote.
fn points_below(text: &str) -> bool {
    let lower = text.to_lowercase();
    text.split_whitespace().count() < POINTER_WORDS_MAX
        && BELOW.iter().any(|words| lower.contains(words))
}

const BELOW: [&str; 22] = [
    "see below",
    "see my answers",
    "see my comments",
    "see my replies",
    "answers below",
    "answers inline",
    "answered below",
    "answered inline",
    "comments below",
    "comments inline",
    "replies below",
    "see inline",
    "in red",
    "in blue",
    "siehe unten",
    "antworten unten",
    "in rot",
    "ci-dessous",
    "en rouge",
    "más abajo",
    "qui sotto",
    "hieronder",
];

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
            let stripped = strip(&text, Header::default());
            assert_eq!(stripped.text, expected, "{text}");
            assert!(!stripped.failed);
        }
    }

    #[test]
    fn nothing_but_quotes_is_a_failure_and_a_forward_is_kept() {
        let bare = Header::default();
        assert!(strip("> old\n> older\n", bare).failed);
        assert!(strip("Hi Sam,\n\n> old\n> older\n", bare).failed);
        assert!(strip("See my answers in red.\n\n-----Original Message-----\nx", bare).failed);
        let forward =
            strip("See below\n\n---------- Forwarded message ---------\nFrom: A\nIt is a no", bare);
        assert!(forward.forward && forward.text.contains("It is a no"));
        let unmarked = "Please see.\n\nFrom: A\nSent: B\nTo: C\nSubject: D\n\nIt is a no";
        assert_eq!(strip(unmarked, bare).text, "Please see.");
        assert!(strip(unmarked, Header { passed_on: true, ..bare }).text.contains("It is a no"));
    }
}
