//! What is wrong with a file of the user's, said so that they can mend it: file, line, key and
//! way out.

use std::fmt;
use std::ops::Range;
use std::path::{Path, PathBuf};

use serde::de::DeserializeOwned;

/// Why a config or cadence was refused.
#[derive(Debug, thiserror::Error)]
pub enum ConfigError {
    /// There is no config yet.
    #[error(
        "there is no config {}; copy config/afterword.toml of the sources there and edit it \
         (mkdir -p {}), or name another with --config FILE",
        path.display(),
        path.parent().unwrap_or(path).display()
    )]
    Missing {
        /// Where it was looked for.
        path: PathBuf,
    },
    /// A file or folder can't be read.
    #[error("{}: {error}", path.display())]
    Unreadable {
        /// The file.
        path: PathBuf,
        /// The system's words.
        error: std::io::Error,
    },
    /// Something a file says can't stand.
    #[error(transparent)]
    Wrong(#[from] Wrong),
}

/// A place in a file, and what is wrong there.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub struct Wrong {
    /// The file.
    pub path: PathBuf,
    /// Its line, from 1, where one can be named.
    pub line: Option<usize>,
    /// The key with its section ("limits.per_person"); empty where there is none.
    pub key: String,
    /// What is wrong, and the way out.
    pub what: String,
}

impl fmt::Display for Wrong {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}:", self.path.display())?;
        if let Some(line) = self.line {
            write!(f, "{line}:")?;
        }
        if !self.key.is_empty() {
            write!(f, " {}:", self.key)?;
        }
        write!(f, " {}", self.what)
    }
}

/// A TOML text and the file it comes from.
#[derive(Debug, Clone, Copy)]
pub(super) struct Source<'a> {
    pub path: &'a Path,
    pub text: &'a str,
}

impl Source<'_> {
    /// Reads the text into its raw form.
    pub(super) fn read<T: DeserializeOwned>(&self) -> Result<T, Wrong> {
        toml::from_str(self.text).map_err(|error| {
            let message = error.message();
            let mut wrong = self.wrong(error.span().unwrap_or(0..0), readable(message));
            if error.span().is_none() {
                wrong.line = None;
            }
            if let Some(unknown) = quoted(message, "unknown field `") {
                let start = error.span().map_or(0, |span| span.start);
                let section = self.table_of(start);
                let is_section = section.rsplit('.').next() == Some(unknown);
                wrong.key = if is_section { section } else { join(&section, unknown) };
            }
            wrong
        })
    }

    /// Something wrong at a place of the text; the key is the one whose value is there.
    pub(super) fn wrong(&self, at: Range<usize>, what: impl Into<String>) -> Wrong {
        let before = self.text.get(..at.start).unwrap_or_default();
        Wrong {
            path: self.path.to_owned(),
            line: Some(before.matches('\n').count().saturating_add(1)),
            key: self.key_at(at.start),
            what: what.into(),
        }
    }

    /// Something wrong that has no place, such as a key that is missing.
    pub(super) fn lacks(&self, key: &str, what: impl Into<String>) -> Wrong {
        let path = self.path.to_owned();
        Wrong { path, line: None, key: key.to_owned(), what: what.into() }
    }

    /// The section of a place, with the inline table that it lies in, if it lies in one.
    fn table_of(&self, offset: usize) -> String {
        let section = self.section_of(offset);
        let head = self.text.get(..offset).unwrap_or_default();
        let line = head.rsplit('\n').next().unwrap_or_default();
        match line.split_once('{').and_then(|(head, _)| key_before_equals(head)) {
            Some(table) => join(&section, table),
            None => section,
        }
    }

    fn key_at(&self, offset: usize) -> String {
        let section = self.section_of(offset);
        let head = self.text.get(..offset).unwrap_or_default();
        for (index, line) in head.rsplit('\n').enumerate() {
            // The offset may lie on a key itself, as that of an unknown one does.
            let whole = if index == 0 { self.line_from(offset, line) } else { line };
            if whole.trim_start().starts_with('#') {
                continue;
            }
            if let Some(key) = key_before_equals(line).or_else(|| key_before_equals(whole)) {
                return join(&if index == 0 { self.table_of(offset) } else { section }, key);
            }
            if is_header(whole) {
                break;
            }
        }
        section
    }

    fn line_from<'s>(&'s self, offset: usize, head: &str) -> &'s str {
        let start = offset.saturating_sub(head.len());
        self.text.get(start..).and_then(|rest| rest.lines().next()).unwrap_or_default()
    }

    fn section_of(&self, offset: usize) -> String {
        let end = self.text.get(offset..).and_then(|rest| rest.find('\n'));
        let head = end.and_then(|end| self.text.get(..offset.saturating_add(end)));
        let header = head.unwrap_or(self.text).lines().rev().find(|line| is_header(line));
        let bare = header.and_then(|line| line.split('#').next()).unwrap_or_default();
        bare.trim().trim_matches(['[', ']']).trim().to_owned()
    }
}

/// "; did you mean ...?" with the nearest of what is allowed, where one is near.
pub(crate) fn did_you_mean<'a>(given: &str, allowed: impl IntoIterator<Item = &'a str>) -> String {
    let near = allowed
        .into_iter()
        .map(|word| (distance(&given.to_lowercase(), &word.to_lowercase()), word))
        .min_by_key(|(distance, _)| *distance);
    match near {
        Some((distance, word)) if distance <= given.len() / 3 + 1 => {
            format!("; did you mean {word:?}?")
        }
        _ => String::new(),
    }
}

/// Turns the words of serde into words for the user.
fn readable(message: &str) -> String {
    if let Some(unknown) = quoted(message, "unknown field `") {
        let allowed: Vec<&str> = message.split('`').skip(3).step_by(2).collect();
        let hint = did_you_mean(unknown, allowed.iter().copied());
        return format!("there is no such key{hint} (allowed: {})", allowed.join(", "));
    }
    if let Some(missing) = quoted(message, "missing field `") {
        return format!("the key or section {missing:?} is missing; add it");
    }
    let Some((given, expected)) = message.rsplit_once("expected ") else {
        return message.split_whitespace().collect::<Vec<_>>().join(" ");
    };
    // What was given may be a password in the wrong place.
    let given = if given.contains("type: string") { "invalid type: a string, " } else { given };
    let expected = match expected {
        "u16" => "a whole number from 0 to 65535",
        "u32" => "a whole number",
        "a sequence" => "a list",
        _ => expected,
    };
    format!("{given}expected {expected}").split_whitespace().collect::<Vec<_>>().join(" ")
}

fn quoted<'a>(message: &'a str, prefix: &str) -> Option<&'a str> {
    message.strip_prefix(prefix).and_then(|rest| rest.split('`').next())
}

fn is_header(line: &str) -> bool {
    let bare = line.split('#').next().unwrap_or_default().trim();
    bare.starts_with('[') && bare.ends_with(']') && !bare.contains(['"', '\'', '=', ','])
}

fn key_before_equals(line: &str) -> Option<&str> {
    let (head, _) = line.rsplit_once('=')?;
    let key = head.trim_end().rsplit([' ', ',', '{', '\t']).next()?;
    let is_key = |c: char| c.is_ascii_alphanumeric() || "_-.".contains(c);
    (!key.is_empty() && key.chars().all(is_key)).then_some(key)
}

fn join(section: &str, key: &str) -> String {
    if section.is_empty() { key.to_owned() } else { format!("{section}.{key}") }
}

/// Levenshtein's distance: how many letters must be changed, added or taken away.
pub(crate) fn distance(a: &str, b: &str) -> usize {
    let b: Vec<char> = b.chars().collect();
    let mut row: Vec<usize> = (0..=b.len()).collect();
    for (i, from) in a.chars().enumerate() {
        let mut next = vec![i.saturating_add(1)];
        for ((to, window), left) in b.iter().zip(row.windows(2)).zip(0..) {
            let (diagonal, above) = (
                window.first().copied().unwrap_or_default(),
                window.last().copied().unwrap_or_default(),
            );
            let left: usize = next.get::<usize>(left).copied().unwrap_or_default();
            let change = diagonal.saturating_add(usize::from(from != *to));
            next.push(change.min(above.saturating_add(1)).min(left.saturating_add(1)));
        }
        row = next;
    }
    row.last().copied().unwrap_or_default()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn distances() {
        for (a, b, d) in [
            ("", "abc", 3),
            ("kitten", "sitting", 3),
            ("zone", "zone", 0),
            ("adress", "address", 1),
        ] {
            assert_eq!(distance(a, b), d, "{a} {b}");
        }
        assert_eq!(did_you_mean("adress", ["name", "address"]), "; did you mean \"address\"?");
        assert_eq!(did_you_mean("colour", ["name", "address"]), "");
    }

    #[test]
    fn keys_of_places() {
        let text = "top = 1\n[a.b] # x\none = [\n  \"p\",\n]\n\
                    in = { host = \"h\", port = 0 }\n[[c]]\nd = 2\n";
        let source = Source { path: Path::new("f"), text };
        for (needle, key, line) in [
            ("1\n[", "top", 1),
            ("\"p\"", "a.b.one", 4),
            ("\"h\"", "a.b.in.host", 6),
            ("0 }", "a.b.in.port", 6),
            ("2\n", "c.d", 8),
        ] {
            let at = text.find(needle).unwrap();
            let wrong = source.wrong(at..at, "");
            assert_eq!((wrong.key.as_str(), wrong.line), (key, Some(line)), "{needle}");
        }
    }
}
