//! Where a text ends and its signature begins.

use super::footer::{begin, is_device_line};

/// A signature is no longer than this.
const SIGNATURE_LINES: usize = 16;
/// Words of a name, with its titles.
const NAME_WORDS_MAX: usize = 5;
/// A paragraph shorter than this below a name is a line of the signature.
const PROSE_WORDS_MIN: usize = 8;

/// The text before a signature, and the signature with what follows it; a postscript is text.
/// `writer` is the name of the sender, as the header gives it; empty where it gives none.
#[must_use]
pub fn split<'t>(lines: &[&'t str], writer: &str) -> (Vec<&'t str>, Vec<&'t str>) {
    let (above, footer) = lines.split_at_checked(begin(lines)).unwrap_or((lines, &[]));
    let device = |line: &&&str| !is_device_line(line);
    let above: Vec<&str> = above.iter().filter(device).copied().collect();
    let mut count = above.len();
    while count > 0 && above.get(count - 1).is_some_and(|line| line.trim().is_empty()) {
        count -= 1;
    }
    let cut = (1..count).find_map(|i| {
        let rest = above.get(i..count).unwrap_or_default();
        let (line, below) = rest.split_first()?;
        let short = below.len() <= SIGNATURE_LINES;
        // A sign-off is kept; a marker is not.
        if is_marker(line, short) {
            return Some(i);
        }
        let off = short && is_sign_off(line) && is_signed(below);
        (off || (short && is_own_name(line, below, writer))).then_some(i + 1)
    });
    let (body, tail) = above.split_at_checked(cut.unwrap_or(count)).unwrap_or((&above, &[]));
    let mut body: Vec<&str> = body.to_vec();
    let more = tail.iter().position(|line| is_postscript(line)).or_else(|| prose(tail));
    let (tail, postscript) = tail.split_at_checked(more.unwrap_or(tail.len())).unwrap_or_default();
    if !postscript.is_empty() && body.last().is_some_and(|line| !line.trim().is_empty()) {
        let parted = tail.last().is_some_and(|line| line.trim().is_empty());
        body.extend(parted.then_some(""));
    }
    body.extend(postscript);
    let mut tail = tail.to_vec();
    tail.extend(footer);
    (body, tail)
}

fn is_marker(line: &str, short: bool) -> bool {
    match line.trim_end_matches(['\r', '\n']) {
        "-- " => true,
        line => match line.trim() {
            "--" | "—" => short,
            // The name on the marker's own line; with anything else it is a dash.
            line => line.strip_prefix("-- ").is_some_and(|name| short && is_name(name)),
        },
    }
}

/// True of the sender's own name above the lines of a signature.
fn is_own_name(line: &str, below: &[&str], writer: &str) -> bool {
    let line = line.trim();
    let first = writer.split_whitespace().next().unwrap_or_default();
    let whole = writer.contains(' ') && line.starts_with(writer) && is_name(line);
    let named = first.len() > 1 && line.trim_end_matches(['.', ',', '!']) == first;
    let lines = || below.iter().filter(|line| !line.trim().is_empty());
    let parted = below.first().is_some_and(|line| line.trim().is_empty());
    // "Dana" may be whom the next lines are about: they must look like a signature.
    let plate = |line: &&str| is_plate(line) || line.contains(writer);
    let signs = if whole { !parted } else { lines().next().is_some_and(plate) };
    (whole || (named && !writer.is_empty())) && signs
}

/// A line of a signature: a name, a title, a number, an address.
fn is_plate(line: &str) -> bool {
    let line = line.trim();
    let sentence = line.ends_with(['.', '!', '?']) && line.split_whitespace().count() > 3;
    let reached = line.contains(['@', '+']) || line.contains("www.");
    let bracketed = line.starts_with('(') && line.ends_with(')');
    bracketed
        || line.contains(" | ")
        || line.contains(" · ")
        || (!sentence && (reached || is_name(line)))
}

/// True if what stands below a sign-off is a name, or nothing: "Thanks!" may open a text, too.
fn is_signed(below: &[&str]) -> bool {
    below.iter().find(|line| !line.trim().is_empty()).is_none_or(|line| is_name(line))
}

/// A line of some capitalised words; a first name may be written small.
fn is_name(line: &str) -> bool {
    let line = line.trim().trim_matches(['*', '_', '-', '~', '/']).trim();
    let words: Vec<&str> =
        line.split([' ', '\t', '|', '/', ',']).filter(|w| !w.is_empty()).collect();
    let small = [
        "van", "de", "der", "den", "von", "di", "da", "del", "la", "le", "y", "and", "of", "the",
        "for", "und", "et", "e", "x",
    ];
    let closed = line.ends_with(['!', '?', ':']) || (line.ends_with('.') && words.len() > 3);
    let named = |word: &&str| {
        word.starts_with(|c: char| c.is_uppercase() || !c.is_alphabetic()) || small.contains(word)
    };
    !closed && words.len() <= NAME_WORDS_MAX && (words.len() == 1 || words.iter().all(named))
}

fn is_postscript(line: &str) -> bool {
    let line = line.trim().to_lowercase();
    let marks = ["ps", "p.s.", "p.s", "pps", "p.p.s.", "p.p.s", "nb", "n.b.", "pd", "p.d."];
    let word = line.split([':', ' ', '-', ',', '–']).next().unwrap_or_default();
    let word = if marks.contains(&word) { word } else { word.trim_end_matches('.') };
    marks.contains(&word) && line.len() > word.len()
}

/// Where prose begins below a bare name: somebody went on writing.
fn prose(tail: &[&str]) -> Option<usize> {
    let name = tail.iter().position(|line| !line.trim().is_empty())?;
    let (_, below) = tail.split_at_checked(name + 1)?;
    let blank = below.first().is_some_and(|line| line.trim().is_empty());
    let at = below.iter().position(|line| !line.trim().is_empty())?;
    let paragraph = below.get(at..)?.iter().take_while(|line| !line.trim().is_empty());
    let text: Vec<&str> = paragraph.copied().collect();
    let text = text.join(" ");
    let sentence = text.trim_end().ends_with(['.', '!', '?', '…']);
    let quoted = text.starts_with(['"', '“', '„', '«', '*']);
    let addressed = text.contains('@') || text.contains("://") || text.contains('|');
    let plate = below.get(at).is_some_and(|line| is_name(line));
    let long = !plate && text.split_whitespace().count() >= PROSE_WORDS_MIN;
    (blank && sentence && long && !quoted && !addressed).then_some(name + 1 + at)
}

/// A closing formula alone on its line, or with a name behind it.
fn is_sign_off(line: &str) -> bool {
    let ends = [',', '!', '.', '-', '–', ' ', ';', ':'];
    let line = line.trim();
    let whole = line.trim_end_matches(ends).to_lowercase().replace("ss", "ß").replace('’', "'");
    let known = |formula: &str| {
        let formula = formula.replace("ss", "ß");
        OFFS.iter().any(|off| off.replace("ss", "ß") == formula)
    };
    if known(&whole) {
        return true;
    }
    // "Best, Dana"
    line.split_once(',').is_some_and(|(formula, name)| {
        let name = name.trim();
        let capital = name.starts_with(char::is_uppercase);
        capital && name.split_whitespace().count() <= 2 && known(&formula.to_lowercase())
    })
}

const OFFS: [&str; 108] = [
    "best",
    "all best",
    "my best",
    "regards",
    "best regards",
    "kind regards",
    "warm regards",
    "with regards",
    "kindest regards",
    "warmest regards",
    "with best regards",
    "with kind regards",
    "many thanks",
    "thanks",
    "thanks again",
    "thanks a lot",
    "thanks so much",
    "thank you",
    "thank you again",
    "thank you so much",
    "thanks and regards",
    "thanks & regards",
    "thank you and best regards",
    "cheers",
    "sincerely",
    "yours",
    "yours sincerely",
    "yours faithfully",
    "yours truly",
    "sincerely yours",
    "all the best",
    "best wishes",
    "with best wishes",
    "warmly",
    "take care",
    "talk soon",
    "speak soon",
    "respectfully",
    "v/r",
    "fondly",
    "mahalo",
    "br",
    "rgds",
    "thx",
    "cordially",
    "mit freundlichen grüßen",
    "mit freundlichen grüßen / best regards",
    "mit freundlichem gruß",
    "mit besten grüßen",
    "mit herzlichen grüßen",
    "mit lieben grüßen",
    "mit vielen grüßen",
    "freundliche grüße",
    "beste grüße",
    "besten gruß",
    "besten dank",
    "vielen dank",
    "viele grüße",
    "liebe grüße",
    "herzliche grüße",
    "schöne grüße",
    "grüße",
    "gruß",
    "mfg",
    "vg",
    "lg",
    "cordialement",
    "bien cordialement",
    "très cordialement",
    "cordiales salutations",
    "sincères salutations",
    "salutations distinguées",
    "meilleures salutations",
    "bien à vous",
    "bien à toi",
    "amicalement",
    "merci",
    "merci d'avance",
    "cdlt",
    "saludos",
    "saludos cordiales",
    "un saludo",
    "un cordial saludo",
    "un saludo cordial",
    "reciba un cordial saludo",
    "atentamente",
    "muy atentamente",
    "cordialmente",
    "gracias",
    "muchas gracias",
    "un abrazo",
    "cordiali saluti",
    "cordiali saluti / best regards",
    "distinti saluti",
    "un cordiale saluto",
    "saluti",
    "un saluto",
    "grazie",
    "a presto",
    "met vriendelijke groet",
    "met vriendelijke groeten",
    "vriendelijke groet",
    "vriendelijke groeten",
    "met hartelijke groet",
    "hartelijke groet",
    "groet",
    "groeten",
    "mvg",
];

#[cfg(test)]
mod tests {
    use super::*;

    fn of(text: &str) -> (String, String) {
        let lines: Vec<&str> = text.lines().collect();
        let (body, tail) = split(&lines, "Dana Reyes");
        (body.join("\n"), tail.join("\n"))
    }

    #[test]
    fn a_signature_is_told_from_the_text() {
        for (text, body, tail) in [
            ("New.\nBest, Ann\nAcme Ltd", "New.\nBest, Ann", "Acme Ltd"),
            ("New.\n\nViele Grüsse\nAnn", "New.\n\nViele Grüsse", "Ann"),
            ("Hi,\nThanks!\n\nWe decide on Friday.", "Hi,\nThanks!\n\nWe decide on Friday.", ""),
            ("New.\n-- we decide on Friday", "New.\n-- we decide on Friday", ""),
            ("New.\n-- Ann Roe\nAcme", "New.", "-- Ann Roe\nAcme"),
            ("New.\n\nBest,\nAnn\n\nPsychology Group", "New.\n\nBest,", "Ann\n\nPsychology Group"),
            ("New.\n\nBest,\nAnn\n\nP.S. Call me.", "New.\n\nBest,\n\nP.S. Call me.", "Ann\n"),
            (
                "New.\n\nBest,\nAnn\n\nI nearly forgot: we will decide by Friday of next week.",
                "New.\n\nBest,\n\nI nearly forgot: we will decide by Friday of next week.",
                "Ann\n",
            ),
            (
                "New.\n\nBest,\nAnn\n\nI am out of office every Friday.",
                "New.\n\nBest,",
                "Ann\n\nI am out of office every Friday.",
            ),
            ("New.\n\nDana Reyes\nHead of Talent", "New.\n\nDana Reyes", "Head of Talent"),
            (
                "New.\n\nDana\n\nDana Reyes (she/her)\nAcme",
                "New.\n\nDana",
                "\nDana Reyes (she/her)\nAcme",
            ),
            ("Hi,\n\nDana\nhas news for you.", "Hi,\n\nDana\nhas news for you.", ""),
        ] {
            assert_eq!(of(text), (body.to_owned(), tail.to_owned()), "{text}");
        }
    }
}
