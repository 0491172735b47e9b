//! The line over a quote: "On ..., X wrote:", in the languages and shapes that mail programs give
//! it, wrapped or not.

/// Lines that it may be wrapped over.
const LINES_MAX: usize = 3;
/// A longer one is none.
const BYTES_MAX: usize = 600;

/// An attribution at the start of some lines.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Attribution {
    /// How many lines it takes.
    pub length: usize,
    /// It is one for sure, whether or not quoted lines follow.
    pub sure: bool,
}

/// Reads the attribution that begins with the first of these lines.
#[must_use]
pub fn attribution(lines: &[&str]) -> Option<Attribution> {
    let found = unbroken(lines)?;
    // If a later line begins one, what stands before it is the sender's own, however it begins.
    let later = (1..found.length).any(|i| {
        let rest = lines.get(i..).unwrap_or_default();
        rest.first().is_some_and(|line| opens(bare(line))) && unbroken(rest).is_some()
    });
    (!later).then_some(found)
}

fn unbroken(lines: &[&str]) -> Option<Attribution> {
    let opened = opens(bare(lines.first()?));
    let mut joined = String::new();
    for (i, line) in lines.iter().take(LINES_MAX).enumerate() {
        let line = bare(line);
        if line.is_empty() || line.starts_with('>') || joined.len() + line.len() > BYTES_MAX {
            return None;
        }
        if i > 0 {
            joined.push(' ');
        }
        joined.push_str(line);
        if let Some(sure) = judge(&joined, opened) {
            return Some(Attribution { length: i + 1, sure });
        }
    }
    None
}

fn opens(line: &str) -> bool {
    OPENS.iter().any(|open| line.starts_with(open))
}

/// Without the dashes that Zoho puts around it.
fn bare(line: &str) -> &str {
    let line = line.trim();
    let inner = line.strip_prefix("---").map(|rest| rest.trim_start_matches('-'));
    inner.map_or(line, |inner| inner.trim_end_matches('-').trim())
}

/// Whether it is an attribution, and a sure one.
fn judge(joined: &str, opened: bool) -> Option<bool> {
    let colon = joined.strip_suffix([':', '：']);
    let said = colon.unwrap_or(joined).trim_end();
    let ended = ENDS.iter().any(|end| said.ends_with(end));
    let named = NAMED.iter().any(|verb| said.contains(verb));
    let addressed = said.contains('@');
    let dated = said.bytes().any(|b| b.is_ascii_digit());
    if colon.is_none() {
        // Zoho ends with dashes instead.
        return (ended && opened && dated && said.ends_with("wrote")).then_some(true);
    }
    let verb = ended || (opened && named);
    if verb && (opened || addressed || dated) {
        return Some((opened && dated) || addressed);
    }
    // FairEmail and others write the date and the address alone.
    (addressed && dated && said.ends_with('>')).then_some(false)
}

const OPENS: [&str; 13] = [
    "On ", "Am ", "Le ", "El ", "En ", "Il ", "Op ", "Dne ", "W dniu ", "Em ", "Den ", "På ",
    "Dnia ",
];

/// Verbs before the name.
const NAMED: [&str; 3] = [" schrieb ", " schreef ", " skrev "];

/// Verbs at the end.
const ENDS: [&str; 17] = [
    " wrote",
    " schrieb",
    " geschrieben",
    " a écrit",
    " écrit",
    " escribió",
    " ha escrito",
    " ha scritto",
    " scritto",
    " schreef",
    " geschreven",
    " napsal",
    " napsal(a)",
    " pisze",
    " napisał",
    " escreveu",
    " skrev",
];

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn attributions_are_told_from_prose() {
        for (text, expected) in [
            ("On Tue, 3 Mar 2026 at 10:00, Ann Roe <a@b.example> wrote:", Some((1, true))),
            ("On Tue, 3 Mar 2026 at 10:00, Ann Roe\n<a@b.example>\nwrote:", Some((3, true))),
            ("On 3 Mar 2026 at 10:00 +0100, Ann <a@b.example>, wrote:", Some((1, true))),
            ("Am Di., 3. März 2026 um 10:00 Uhr schrieb Ann <a@b.example>:", Some((1, true))),
            ("Am 3. März 2026 um 10:00 hat Ann Folgendes geschrieben:", Some((1, true))),
            ("Le mar. 3 mars 2026 à 10:00, Ann <a@b.example> a écrit :", Some((1, true))),
            ("El mar, 3 mar 2026 a las 10:00, Ann (<a@b.example>) escribió:", Some((1, true))),
            ("Il giorno mar 3 mar 2026 alle ore 10:00 Ann ha scritto:", Some((1, true))),
            ("Op di 3 mrt 2026 om 10:00 schreef Ann <a@b.example>:", Some((1, true))),
            ("Op 3 mrt. 2026 om 10:00 heeft Ann het volgende geschreven:", Some((1, true))),
            (
                "---- On Tue, 03 Mar 2026 10:00:00 +0100 Ann <a@b.example> wrote ----",
                Some((1, true)),
            ),
            ("--- On 3 Mar 2026 Ann Roe wrote ---", Some((1, true))),
            ("3 Mar 2026 10:00:00 Ann <a@b.example>:", Some((1, false))),
            ("On Monday Dana wrote:", Some((1, false))),
            ("On the whole it went well.\nOn 3 Mar 2026 Ann wrote:", None),
            ("We need to know this:", None),
            ("On Monday we decide", None),
            ("", None),
        ] {
            let lines: Vec<&str> = text.lines().collect();
            let found = attribution(&lines).map(|found| (found.length, found.sure));
            assert_eq!(found, expected, "{text}");
        }
    }
}
