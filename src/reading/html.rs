//! Text out of HTML, line by line as a reader sees it.
//!
//! What mail programs mark as quoted comes out behind a `>`, and where Outlook begins its quote
//! stands the rule of underscores that it puts into plain text: `strip` then needs to know one
//! form only. What nobody sees (a preheader, a style sheet) is left out.

use mail_parser::decoders::html::add_html_token;

use super::strip::is_forward;

/// The line that parts a text from what it quotes.
const RULE: &str = "________________________________";
/// A longer name is no entity.
const ENTITY_BYTES_MAX: usize = 32;
/// Blank lines kept in a row.
const BLANK_LINES_MAX: usize = 1;

/// The text of a page.
#[must_use]
pub fn text(html: &str) -> String {
    let shown = Page::default().read(html, false);
    if shown.chars().any(char::is_alphanumeric) {
        return shown;
    }
    // A page that hides all it has was badly formed.
    Page::default().read(html, true)
}

/// What holds inside an element, till it is closed.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Manner {
    Hidden,
    Quoted,
    /// The line over a quote: "On ..., X wrote:".
    Attribution,
    Preformatted,
}

/// An element with a manner of its own, and how many of its name are open within it.
#[derive(Debug)]
struct Open<'h> {
    name: &'h str,
    count: u32,
    manner: Manner,
}

#[derive(Debug, Default)]
struct Page<'h> {
    out: String,
    line: String,
    blanks: usize,
    open: Vec<Open<'h>>,
    /// How many of them there are of each manner.
    held: [usize; 4],
    /// A blank is due before the next word.
    gap: bool,
    /// A border as Outlook draws it over a quote stands before the next line.
    border: bool,
    forward: bool,
    show_hidden: bool,
    /// No comment ends any more: the search for the end is not made again.
    never_closed: bool,
}

impl<'h> Page<'h> {
    fn read(mut self, html: &'h str, show_hidden: bool) -> String {
        self.show_hidden = show_hidden;
        let mut rest = html;
        while let Some((before, tag)) = rest.split_once('<') {
            self.words(before);
            rest = self.markup(tag);
        }
        self.words(rest);
        self.end_line();
        self.out.trim().to_owned()
    }

    /// Reads what stands behind a `<`, and gives what stands behind its `>`.
    fn markup(&mut self, tag: &'h str) -> &'h str {
        if let Some(comment) = tag.strip_prefix("!--") {
            // "<!-->" is a whole comment; one that is never closed ends with its tag.
            let mut closed = comment.strip_prefix('>');
            if closed.is_none() && !self.never_closed {
                closed = comment.split_once("-->").map(second);
                self.never_closed = closed.is_none();
            }
            return closed.or_else(|| tag.split_once('>').map(second)).unwrap_or_default();
        }
        let named = tag.strip_prefix('/').unwrap_or(tag);
        if !named.starts_with(|c: char| c.is_ascii_alphabetic() || matches!(c, '!' | '?')) {
            // "a < b" is no tag.
            self.words("<");
            return tag;
        }
        let Some((inner, rest)) = split_tag(tag) else { return "" };
        let name_end = named.find(|c: char| c.is_ascii_whitespace() || matches!(c, '>' | '/'));
        let name = name_end.and_then(|end| named.get(..end)).unwrap_or(named);
        if tag.starts_with('/') {
            self.close(name);
            return rest;
        }
        for kept in ["style", "script", "title", "template"] {
            if name.eq_ignore_ascii_case(kept) && !inner.ends_with('/') {
                return behind_end(rest, kept);
            }
        }
        self.start(name, inner);
        rest
    }

    fn start(&mut self, name: &'h str, inner: &str) {
        let lower = inner.to_ascii_lowercase();
        if is_block(name) {
            self.end_line();
        }
        if name.eq_ignore_ascii_case("br") {
            self.line_break();
        } else if name.eq_ignore_ascii_case("li") {
            self.line.push_str("- ");
        } else if name.eq_ignore_ascii_case("td") || name.eq_ignore_ascii_case("th") {
            self.gap = true;
        } else if name.eq_ignore_ascii_case("p") {
            self.blank_line();
        }
        // Most tags have no attribute at all.
        let bare = lower.len() <= name.len();
        if !bare && begins_outlooks_quote(&lower) {
            self.end_line();
            self.rule();
        }
        self.border |= !bare && is_outlooks_border(&lower);
        // A paragraph ends where the next begins.
        let is_p = name.eq_ignore_ascii_case("p");
        if is_p && self.open.last().is_some_and(|open| open.name.eq_ignore_ascii_case("p")) {
            self.leave();
        }
        if is_void(name) || inner.ends_with('/') {
            return;
        }
        if let Some(manner) = manner_of(name, &lower) {
            self.end_line();
            self.open.push(Open { name, count: 1, manner });
            if let Some(held) = self.held.get_mut(manner as usize) {
                *held += 1;
            }
        } else if let Some(open) = self.open.last_mut()
            && open.name.eq_ignore_ascii_case(name)
        {
            open.count += 1;
        }
    }

    fn close(&mut self, name: &str) {
        if is_block(name) {
            self.end_line();
        }
        if name.eq_ignore_ascii_case("p") {
            self.blank_line();
        }
        let Some(open) = self.open.last_mut() else { return };
        if !open.name.eq_ignore_ascii_case(name) {
            return;
        }
        open.count -= 1;
        if open.count == 0 {
            self.end_line();
            self.leave();
        }
    }

    fn leave(&mut self) {
        let left = self.open.pop();
        if let Some(held) = left.and_then(|open| self.held.get_mut(open.manner as usize)) {
            *held -= 1;
        }
    }

    fn is(&self, manner: Manner) -> bool {
        self.held.get(manner as usize).is_some_and(|held| *held > 0)
    }

    fn words(&mut self, text: &str) {
        if text.is_empty() || (self.is(Manner::Hidden) && !self.show_hidden) {
            return;
        }
        let mut plain = String::with_capacity(text.len());
        decode_entities(text, &mut plain);
        if self.is(Manner::Preformatted) {
            for (i, line) in plain.split('\n').enumerate() {
                if i > 0 {
                    self.line_break();
                }
                self.line.push_str(line.trim_end_matches('\r'));
            }
            return;
        }
        let blank = |c: char| matches!(c, ' ' | '\t' | '\r' | '\n' | '\u{c}' | '\u{a0}');
        self.gap |= plain.starts_with(blank);
        for word in plain.split(blank).filter(|word| !word.is_empty()) {
            if self.gap && !self.line.is_empty() && !self.line.ends_with(' ') {
                self.line.push(' ');
            }
            self.line.push_str(word);
            self.gap = true;
        }
        self.gap = plain.ends_with(blank);
    }

    fn line_break(&mut self) {
        if self.line.trim().is_empty() {
            self.blank_line();
        } else {
            self.end_line();
        }
    }

    fn blank_line(&mut self) {
        self.end_line();
        if self.blanks < BLANK_LINES_MAX && !self.out.is_empty() {
            self.out.push('\n');
            self.blanks += 1;
        }
    }

    fn end_line(&mut self) {
        self.gap = false;
        let line = std::mem::take(&mut self.line);
        let line = line.trim_end();
        if line.trim().is_empty() {
            return;
        }
        self.forward |= is_forward(line);
        if std::mem::take(&mut self.border) && has_label(line) && !self.forward {
            self.rule();
        }
        let quoted = self.is(Manner::Quoted) || (self.is(Manner::Attribution) && !self.forward);
        if quoted {
            self.out.push_str("> ");
        }
        self.put_line(line);
    }

    fn rule(&mut self) {
        if !self.out.trim_end().ends_with(RULE) {
            self.put_line(RULE);
        }
    }

    fn put_line(&mut self, line: &str) {
        self.out.push_str(line);
        self.out.push('\n');
        self.blanks = 0;
    }
}

fn second<'t>((_, rest): (&str, &'t str)) -> &'t str {
    rest
}

/// What stands in a tag, and behind it; a `>` between quotes does not end it.
fn split_tag(tag: &str) -> Option<(&str, &str)> {
    let mut quote = None;
    let mut after_equals = false;
    for (at, c) in tag.char_indices() {
        match quote {
            Some(mark) if c == mark => quote = None,
            Some(_) => {}
            None if matches!(c, '"' | '\'') && after_equals => quote = Some(c),
            None if c == '>' => return Some((tag.get(..at)?, tag.get(at + 1..)?)),
            None => {}
        }
        if !c.is_ascii_whitespace() {
            after_equals = c == '=';
        }
    }
    // A quote that is never closed: then the tag ends at the first `>`.
    tag.split_once('>')
}

/// What stands behind the end tag of an element that holds no text.
fn behind_end<'h>(rest: &'h str, name: &str) -> &'h str {
    let mut from = rest;
    while let Some((_, tag)) = from.split_once("</") {
        if tag.get(..name.len()).is_some_and(|start| start.eq_ignore_ascii_case(name)) {
            return tag.split_once('>').map_or("", second);
        }
        from = tag;
    }
    ""
}

fn decode_entities(text: &str, plain: &mut String) {
    let mut rest = text;
    while let Some((before, behind)) = rest.split_once('&') {
        plain.push_str(before);
        let length = behind.bytes().take(ENTITY_BYTES_MAX).position(|b| b == b';');
        let name = length.and_then(|length| behind.get(..length));
        let is_name = |name: &&str| name.bytes().all(|b| b.is_ascii_alphanumeric() || b == b'#');
        if let Some(name) = name.filter(|name| !name.is_empty()).filter(is_name) {
            let mut decoded = String::new();
            add_html_token(&mut decoded, format!("&{name};").as_bytes(), false);
            plain.push_str(&decoded);
            rest = behind.get(name.len() + 1..).unwrap_or_default();
        } else if let Some(after) = behind.strip_prefix("nbsp") {
            plain.push(' ');
            rest = after;
        } else {
            plain.push('&');
            rest = behind;
        }
    }
    plain.push_str(rest);
}

fn is_one_of(name: &str, list: &[&str]) -> bool {
    list.iter().any(|one| name.eq_ignore_ascii_case(one))
}

fn is_block(name: &str) -> bool {
    let list = [
        "address",
        "article",
        "aside",
        "blockquote",
        "body",
        "center",
        "dd",
        "div",
        "dl",
        "dt",
        "fieldset",
        "footer",
        "form",
        "h1",
        "h2",
        "h3",
        "h4",
        "h5",
        "h6",
        "head",
        "header",
        "hr",
        "li",
        "main",
        "nav",
        "ol",
        "p",
        "pre",
        "section",
        "table",
        "tbody",
        "thead",
        "tr",
        "ul",
    ];
    is_one_of(name, &list)
}

fn is_void(name: &str) -> bool {
    let list = [
        "area", "base", "br", "col", "embed", "hr", "img", "input", "link", "meta", "source",
        "track", "wbr",
    ];
    is_one_of(name, &list)
}

/// How an element shows what it holds, by its name and its attributes in lower case.
fn manner_of(name: &str, lower: &str) -> Option<Manner> {
    if is_hidden(lower) {
        return Some(Manner::Hidden);
    }
    let quotes = ["yahoo_quoted", "name=\"quote\"", "name=quote", "gmail_quote_attribution"];
    if name.eq_ignore_ascii_case("blockquote") || quotes.iter().any(|mark| lower.contains(mark)) {
        return Some(Manner::Quoted);
    }
    let attributions =
        ["gmail_attr", "moz-cite-prefix", "zmail_extra_hdr", "tutanota_quote_header"];
    if attributions.iter().any(|mark| lower.contains(mark)) {
        return Some(Manner::Attribution);
    }
    name.eq_ignore_ascii_case("pre").then_some(Manner::Preformatted)
}

fn is_hidden(lower: &str) -> bool {
    let Some((_, style)) = lower.split_once("style") else {
        return lower.split_ascii_whitespace().skip(1).any(|word| word == "hidden");
    };
    let style: String = style.chars().filter(|c| !c.is_ascii_whitespace()).collect();
    let hides = |mark: &str| {
        let mut found = style.match_indices(mark);
        // "font-size:0" is nothing to see, "font-size:0.9em" is.
        found.any(|(at, _)| {
            let after = style.get(at + mark.len()..).unwrap_or_default();
            !mark.ends_with('0')
                || !after.starts_with(|c: char| c.is_ascii_digit() || matches!(c, '.' | ','))
        })
    };
    ["display:none", "visibility:hidden", "max-height:0", "font-size:0", "mso-hide:all"]
        .iter()
        .any(|mark| hides(mark))
}

fn begins_outlooks_quote(lower: &str) -> bool {
    let marks = [
        "divrplyfwdmsg",
        "appendonsend",
        "mail-editor-reference-message",
        "ms-outlook-mobile-reference",
    ];
    marks.iter().any(|mark| lower.contains(mark))
}

/// Outlook draws a border over the header of what it quotes.
fn is_outlooks_border(lower: &str) -> bool {
    if !lower.contains("border-top") {
        return false;
    }
    let style: String = lower.chars().filter(|c| !c.is_ascii_whitespace()).collect();
    style.contains("border-top:solid") && style.contains("padding:3.0pt0")
}

/// "From: ...", in any language.
fn has_label(line: &str) -> bool {
    line.find(':').is_some_and(|at| at < 24)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_page_is_read_as_it_is_seen() {
        for (html, expected) in [
            ("<div>One</div><div>two<br>three</div>", "One\ntwo\nthree"),
            ("<p>One</p><p>two</p>", "One\n\ntwo"),
            (
                "<p>a&nbsp;b &amp; c &lt;d&gt; &#233;&#xe9; &bogus; & &nbsp e</p>",
                "a b & c <d> éé &bogus; & e",
            ),
            ("5 < 6 and<b>bo</b>ld", "5 < 6 andbold"),
            ("<ul><li>one<li>two</ul>", "- one\n- two"),
            ("<table><tr><td>a</td><td>b</td></tr><tr><td>c</td></tr></table>", "a b\nc"),
            ("<head><title>T</title><style>p{}</style></head><script>if(a<b)x</script>x", "x"),
            ("<div style=\"display: none\">hid<div>den</div></div>shown", "shown"),
            (
                "<span style='font-size:0px'>no</span><span style='font-size:0.9em'>yes</span>",
                "yes",
            ),
            ("<div hidden>no</div>yes<!-- no --> too<!--[if mso]>no<![endif]-->", "yes too"),
            ("<p style=\"display:none\">no<p>yes", "yes"),
            ("<a title=\"a>b\">link</a>", "link"),
            ("<div style=\"display:none\">all there is", "all there is"),
            ("<pre>a\n  b</pre>c", "a\n  b\nc"),
        ] {
            assert_eq!(text(html), expected, "{html}");
        }
    }

    #[test]
    fn what_is_quoted_is_marked() {
        for (html, expected) in [
            (
                "a<blockquote type=cite>old<blockquote>older</blockquote></blockquote>b",
                "a\n> old\n> older\nb",
            ),
            (
                "a<div class=\"gmail_attr\">Am Di. schrieb B:<br></div><blockquote>c</blockquote>",
                "a\n> Am Di. schrieb B:\n> c",
            ),
            ("<div id=\"yahoo_quoted_1\"><div>On x</div>old</div>b", "> On x\n> old\nb"),
            ("a<div id=\"appendonsend\"></div>old", "a\n________________________________\nold"),
        ] {
            assert_eq!(text(html), expected, "{html}");
        }
        let border = "a<div style='border:none;border-top:solid #E1E1E1 1.0pt;padding:3.0pt 0cm \
                      0cm 0cm'><p><b>Lähettäjä:</b> x</p></div>";
        assert!(text(border).contains(RULE), "{}", text(border));
        let forward = "<div class=\"gmail_attr\">---------- Forwarded message ---------<br>From: x\
                       </div>y";
        assert_eq!(text(forward), "---------- Forwarded message ---------\nFrom: x\ny");
    }
}
