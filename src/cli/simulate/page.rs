//! Text for people: styled pieces, lines that fit the width, words that wrap.

/// How a text is shown.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Look {
    /// How many columns a line may take.
    pub width: usize,
    /// Whether it is coloured; every sign stands without it, too.
    pub colour: bool,
}

/// The narrowest and the widest that is drawn: narrower has no room for a date and its words, and
/// wider is hard to read.
const WIDTHS: (usize, usize) = (60, 120);
/// Columns where nothing says how many there are.
const WIDTH: usize = 100;

impl Look {
    /// The look that an environment asks for; `terminal` is the width of the terminal, 0 where it
    /// has none, if it is one that is written to.
    pub fn of(variable: impl Fn(&str) -> Option<String>, terminal: Option<usize>) -> Self {
        let set = |name: &str| variable(name).filter(|value| !value.is_empty());
        let asked = set("COLUMNS").and_then(|columns| columns.parse().ok());
        let width = asked.or(terminal).filter(|columns| *columns > 0).unwrap_or(WIDTH);
        let plain = set("NO_COLOR").is_some() || set("TERM").is_some_and(|term| term == "dumb");
        Self { width: width.clamp(WIDTHS.0, WIDTHS.1), colour: terminal.is_some() && !plain }
    }
}

/// How a piece of text looks on a terminal.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Style {
    Plain,
    Bold,
    Dim,
    /// What goes out.
    Out,
    /// What comes in.
    In,
    /// What the candidate does.
    You,
}

impl Style {
    const fn code(self) -> &'static str {
        match self {
            Self::Plain => "",
            Self::Bold => "\x1b[1m",
            Self::Dim => "\x1b[2m",
            Self::Out => "\x1b[32m",
            Self::In => "\x1b[36m",
            Self::You => "\x1b[33m",
        }
    }
}

/// A line in pieces.
pub(super) type Pieces = Vec<(Style, String)>;

/// Lines, one below the other.
pub(super) struct Page {
    pub(super) look: Look,
    text: String,
}

impl Page {
    pub(super) const fn new(look: Look) -> Self {
        Self { look, text: String::new() }
    }

    pub(super) fn into_text(self) -> String {
        self.text
    }

    pub(super) fn blank(&mut self) {
        self.text.push('\n');
    }

    /// A line, without the blanks at its end.
    pub(super) fn line(&mut self, mut pieces: Pieces) {
        while let Some((_, last)) = pieces.last_mut() {
            last.truncate(last.trim_end().len());
            if !last.is_empty() {
                break;
            }
            pieces.pop();
        }
        for (style, text) in pieces {
            let code = style.code();
            if self.look.colour && !code.is_empty() && !text.trim().is_empty() {
                self.text.push_str(&format!("{code}{text}\x1b[0m"));
            } else {
                self.text.push_str(&text);
            }
        }
        self.text.push('\n');
    }

    /// What stands first, and words behind it that go on below where they began.
    pub(super) fn hanging(&mut self, head: Pieces, style: Style, words: &str) {
        let indent = head.iter().map(|(_, text)| columns(text)).sum();
        let mut head = Some(head);
        for line in wrapped(words, self.look.width.saturating_sub(indent)) {
            let mut pieces = head.take().unwrap_or_else(|| vec![(Style::Plain, blanks(indent))]);
            pieces.push((style, line));
            self.line(pieces);
        }
    }
}

/// So many blanks.
pub(super) fn blanks(count: usize) -> String {
    " ".repeat(count)
}

/// A text with blanks behind it, up to a width.
pub(super) fn padded(text: &str, width: usize) -> String {
    format!("{text}{}", blanks(width.saturating_sub(columns(text))))
}

/// Words in lines of at most so many columns, one line at least; a longer word is cut.
pub(super) fn wrapped(text: &str, width: usize) -> Vec<String> {
    let words: Vec<&str> = text.split_whitespace().collect();
    joined(&words, 1, width)
}

/// Pieces, so many blanks apart, in lines of at most so many columns; a longer piece is cut.
pub(super) fn joined<S: AsRef<str>>(pieces: &[S], apart: usize, width: usize) -> Vec<String> {
    let mut lines = vec![String::new()];
    for piece in pieces.iter().flat_map(|piece| cut(piece.as_ref(), width)) {
        let Some(line) = lines.last_mut() else { break };
        if line.is_empty() {
            line.push_str(&piece);
        } else if columns(line) + apart + columns(&piece) <= width {
            line.push_str(&blanks(apart));
            line.push_str(&piece);
        } else {
            lines.push(piece);
        }
    }
    lines
}

/// A piece in parts of at most so many columns.
fn cut(piece: &str, width: usize) -> Vec<String> {
    let mut parts = vec![String::new()];
    for c in piece.chars() {
        let Some(part) = parts.last_mut() else { break };
        if !part.is_empty() && columns(part) + columns_of(c) > width {
            parts.push(c.to_string());
        } else {
            part.push(c);
        }
    }
    parts
}

/// How many columns of a terminal a text takes.
pub fn columns(text: &str) -> usize {
    text.chars().map(columns_of).sum()
}

/// East Asian wide characters and emoji take two columns, accents that combine none.
const fn columns_of(c: char) -> usize {
    match c {
        '\u{300}'..='\u{36f}' | '\u{fe00}'..='\u{fe0f}' => 0,
        '\u{1100}'..='\u{115f}'
        | '\u{2e80}'..='\u{a4cf}'
        | '\u{ac00}'..='\u{d7a3}'
        | '\u{f900}'..='\u{faff}'
        | '\u{fe30}'..='\u{fe6f}'
        | '\u{ff00}'..='\u{ff60}'
        | '\u{ffe0}'..='\u{ffe6}'
        | '\u{1f300}'..='\u{1faff}'
        | '\u{20000}'..='\u{3fffd}' => 2,
        _ => 1,
    }
}
