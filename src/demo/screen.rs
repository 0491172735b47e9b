//! What the viewer sees: dated lines in columns, within 100 columns.

use std::io::{self, Write};

use jiff::Zoned;
use jiff::civil::Date;

/// How wide a line may be.
const COLUMNS: usize = 100;
/// Where the words of a dated line begin: after its date, its company and its mark.
const INDENT: usize = 37;

/// Who does something.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Mark {
    /// The candidate.
    You,
    /// A mail goes out.
    Out,
    /// A mail comes in.
    In,
    /// Afterword itself.
    None,
}

impl Mark {
    const fn sign(self) -> &'static str {
        match self {
            Self::You => "*",
            Self::Out => "→",
            Self::In => "←",
            Self::None => " ",
        }
    }

    const fn style(self) -> &'static str {
        match self {
            Self::You => "\x1b[33m",
            Self::Out => "\x1b[32m",
            Self::In => "\x1b[36m",
            Self::None => "",
        }
    }
}

/// Where the demo is shown.
pub(super) struct Screen<'a> {
    out: &'a mut dyn Write,
    colour: bool,
    /// Lines of the story since it was last asked.
    told: u32,
    /// The date and company last shown; the next line of the same has them blank.
    last: Option<(String, String)>,
}

impl<'a> Screen<'a> {
    pub(super) fn new(out: &'a mut dyn Write, colour: bool) -> Self {
        Self { out, colour, told: 0, last: None }
    }

    /// A paragraph from the left margin.
    pub(super) fn paragraph(&mut self, text: &str) -> io::Result<()> {
        for line in wrapped(text, COLUMNS) {
            writeln!(self.out, "{line}")?;
        }
        self.out.flush()
    }

    /// A heading, with an empty line before.
    pub(super) fn heading(&mut self, text: &str) -> io::Result<()> {
        let text = self.styled("\x1b[1m", text);
        writeln!(self.out, "\n{text}")
    }

    /// Text as it stands.
    pub(super) fn verbatim(&mut self, text: &str) -> io::Result<()> {
        self.last = None;
        write!(self.out, "{text}")?;
        self.out.flush()
    }

    /// A mail with some of its headers, set off from the left margin.
    pub(super) fn mail(&mut self, headers: &[(&str, String)], text: &str) -> io::Result<()> {
        const RULE: &str = "  │ ";
        let width = COLUMNS - RULE.chars().count();
        for (name, value) in headers {
            for line in wrapped(&format!("{name}: {value}"), width) {
                writeln!(self.out, "{RULE}{line}")?;
            }
        }
        writeln!(self.out, "  │")?;
        for line in text.trim_end().lines().flat_map(|line| wrapped(line, width)) {
            let line = format!("{RULE}{line}");
            writeln!(self.out, "{}", line.trim_end())?;
        }
        self.out.flush()
    }

    /// Two columns, the second padded by the caller, and words that may need several lines.
    pub(super) fn row(&mut self, left: &str, middle: &str, text: &str) -> io::Result<()> {
        let head = format!("  {left:<16}  {middle}  ");
        let indent = head.chars().count();
        let lines = wrapped(text, COLUMNS - indent);
        self.columns(&head, indent, &lines, "")
    }

    /// A dated line of the story.
    pub(super) fn event(
        &mut self,
        at: &Zoned,
        company: &str,
        mark: Mark,
        text: &str,
    ) -> io::Result<()> {
        self.told += 1;
        let at = format!("{} {}", short_day(at.date()), at.strftime("%H:%M"));
        let head = Some((at.clone(), company.to_owned()));
        let (at, company) = if self.last == head { ("", "") } else { (at.as_str(), company) };
        self.last = head;
        let date = self.styled("\x1b[2m", &format!("{at:<16}"));
        let sign = self.styled(mark.style(), mark.sign());
        let head = format!("{date}  {company:<15}  {sign} ");
        self.columns(&head, INDENT, &wrapped(text, COLUMNS - INDENT), mark.style())
    }

    /// More about the line before.
    pub(super) fn more(&mut self, text: &str) -> io::Result<()> {
        self.columns(&" ".repeat(INDENT), INDENT, &wrapped(text, COLUMNS - INDENT), "\x1b[2m")
    }

    /// How many dated lines were shown since this was last asked.
    pub(super) fn take_told(&mut self) -> u32 {
        std::mem::take(&mut self.told)
    }

    fn columns(
        &mut self,
        head: &str,
        indent: usize,
        lines: &[String],
        style: &str,
    ) -> io::Result<()> {
        for (n, line) in lines.iter().enumerate() {
            let line = self.styled(style, line);
            if n == 0 {
                writeln!(self.out, "{head}{line}")?;
            } else {
                writeln!(self.out, "{}{line}", " ".repeat(indent))?;
            }
        }
        self.out.flush()
    }

    fn styled(&self, style: &str, text: &str) -> String {
        if self.colour && !style.is_empty() {
            format!("{style}{text}\x1b[0m")
        } else {
            text.to_owned()
        }
    }
}

/// A day as a table says it: "Tue  3 Mar".
pub(super) fn short_day(day: Date) -> String {
    day.strftime("%a %e %b").to_string()
}

/// The same within a sentence: "Tue 3 Mar".
pub(super) fn day_in_text(day: Date) -> String {
    day.strftime("%a %-d %b").to_string()
}

/// Words in lines of at most so many columns; a longer word has a line of its own.
fn wrapped(text: &str, columns: usize) -> Vec<String> {
    let mut lines = vec![String::new()];
    for word in text.split_whitespace() {
        let Some(line) = lines.last_mut() else { break };
        let length = line.chars().count();
        if length == 0 {
            line.push_str(word);
        } else if length + 1 + word.chars().count() <= columns {
            line.push(' ');
            line.push_str(word);
        } else {
            lines.push(word.to_owned());
        }
    }
    lines
}

#[cfg(test)]
mod tests {
    use super::*;

    fn at() -> Zoned {
        "2026-03-03T15:00[America/New_York]".parse().unwrap()
    }

    fn shown(colour: bool) -> String {
        let mut out = Vec::new();
        let mut screen = Screen::new(&mut out, colour);
        let long = "word ".repeat(30);
        screen.event(&at(), "Harbour & Finch", Mark::In, &long).unwrap();
        screen.more("and more").unwrap();
        assert_eq!((screen.take_told(), screen.take_told()), (1, 0));
        String::from_utf8(out).unwrap()
    }

    #[test]
    fn lines_stand_in_columns_and_fit() {
        let shown = shown(false);
        let lines: Vec<&str> = shown.lines().collect();
        assert_eq!(lines.len(), 4, "{shown}");
        assert!(lines[0].starts_with("Tue  3 Mar 15:00  Harbour & Finch  ← word"), "{shown}");
        for line in &lines {
            assert!(line.chars().count() <= COLUMNS, "{line:?}");
            let words: String = line.chars().skip(INDENT).collect();
            assert!(words.starts_with(['w', 'a']), "{line:?}");
        }
    }

    #[test]
    fn colour_is_only_where_it_is_wanted() {
        assert!(!shown(false).contains('\x1b'));
        assert!(shown(true).contains("\x1b[36m"));
    }
}
