//! A letter made into the bytes of a message, as mail programs and servers write it: charsets,
//! transfer encodings, shapes, and the headers of the way.

use base64::Engine as _;
use base64::engine::general_purpose::STANDARD;
use jiff::Timestamp;
use jiff::tz::Offset;

use crate::simulation::random::Random;

/// What the message is made of.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Shape {
    Plain,
    Html,
    Both,
    /// Both, with a small file.
    Attached,
}

/// A message before it is bytes.
#[derive(Debug, Clone)]
pub struct Letter {
    /// `Name <address>`, or an address.
    pub from: String,
    pub to: String,
    pub subject: String,
    pub text: String,
    pub at: Timestamp,
    /// Without angle brackets.
    pub id: String,
    /// Further headers, as they stand.
    pub headers: Vec<(String, String)>,
    pub shape: Shape,
    /// A calendar object, with its method.
    pub calendar: Option<(&'static str, String)>,
    /// A whole body with its own content headers, in place of text and shape.
    pub body: Option<String>,
}

impl Letter {
    pub fn new(from: &str, to: &str, subject: &str, text: &str, at: Timestamp) -> Self {
        Self {
            from: from.to_owned(),
            to: to.to_owned(),
            subject: subject.to_owned(),
            text: text.to_owned(),
            at,
            id: String::new(),
            headers: Vec::new(),
            shape: Shape::Plain,
            calendar: None,
            body: None,
        }
    }

    pub fn with(mut self, name: &str, value: &str) -> Self {
        self.headers.push((name.to_owned(), value.to_owned()));
        self
    }

    pub fn shape(self, shape: Shape) -> Self {
        Self { shape, ..self }
    }

    pub fn id(self, id: &str) -> Self {
        Self { id: id.to_owned(), ..self }
    }

    /// In reply to the last of these, with all as references.
    pub fn answers(self, ids: &[String]) -> Self {
        let Some(last) = ids.last() else { return self };
        let all: Vec<String> = ids.iter().map(|id| format!("<{id}>")).collect();
        self.with("In-Reply-To", &format!("<{last}>")).with("References", &all.join("\r\n "))
    }
}

/// The address in `Name <address>`.
pub fn address(mailbox: &str) -> &str {
    mailbox.rsplit_once('<').map_or(mailbox, |(_, rest)| rest.trim_end_matches('>'))
}

/// An id of the forms that mail programs make.
pub fn fresh_id(random: &mut Random, from: &str) -> String {
    let domain = address(from).rsplit_once('@').map_or("mail.example", |(_, domain)| domain);
    let (a, b) = (random.next(), random.next());
    match random.below(5) {
        0 => format!("CA{a:x}+{b:x}@mail.{domain}"),
        1 => format!("AM0PR{:05}{a:X}@AM0PR{:05}.eur.{domain}", b % 99_999, a % 99_999),
        2 => format!("{a:08X}-{:04X}-{b:012X}@{domain}", b & 0xffff),
        3 => format!("{a:016x}@{domain}"),
        _ => format!("{}.{}.JavaMail.app@srv{}.{domain}", a % 100_000_000, b % 100_000, a % 40),
    }
}

/// The message that came in: with the headers of its way, and the server's word on its sender.
pub fn received(random: &mut Random, letter: &Letter) -> Vec<u8> {
    let from = address(&letter.from).to_owned();
    let domain = from.rsplit_once('@').map_or("mail.example", |(_, domain)| domain).to_owned();
    let date = date(random, letter.at);
    let mut head = String::new();
    if !letter.headers.iter().any(|(name, _)| name == "Return-Path") {
        head.push_str(&format!("Return-Path: <{from}>\r\n"));
    }
    head.push_str("Delivered-To: ada.park@home.example\r\n");
    head.push_str(&format!(
        "Received: from mail{}.{domain} (mail.{domain} [192.0.2.{}])\r\n\tby mx.home.example \
         (Postfix) with ESMTPS id {:x}\r\n\tfor <ada.park@home.example>; {date}\r\n",
        random.below(9),
        random.below(250),
        random.next()
    ));
    head.push_str(&match random.below(4) {
        0 => String::new(),
        1 => "Authentication-Results: mx.home.example; spf=none; dkim=none\r\n".to_owned(),
        _ => format!(
            "Authentication-Results: mx.home.example;\r\n\tdkim=pass (2048-bit key) \
             header.d={domain} header.s=s1;\r\n\tspf=pass smtp.mailfrom={from};\r\n\t\
             dmarc=pass header.from={domain}\r\n"
        ),
    });
    if random.chance(60) {
        head.push_str(&format!(
            "DKIM-Signature: v=1; a=rsa-sha256; c=relaxed/relaxed; d={domain}; s=s1;\r\n\t\
             h=from:to:subject:date:message-id; bh={};\r\n\tb={}\r\n",
            STANDARD.encode(random.next().to_le_bytes()),
            STANDARD.encode(format!("{:x}{:x}", random.next(), random.next()))
        ));
    }
    let mut raw = head.into_bytes();
    raw.extend(written(random, letter));
    raw
}

/// The message as its author's program wrote it.
pub fn written(random: &mut Random, letter: &Letter) -> Vec<u8> {
    let mut head = String::new();
    let date = date(random, letter.at);
    let mut put = |name: &str, value: &str| head.push_str(&format!("{name}: {value}\r\n"));
    put("Date", &date);
    put("From", &mailbox(random, &letter.from));
    put("To", &mailbox(random, &letter.to));
    put("Subject", &words(random, &letter.subject));
    if !letter.id.is_empty() {
        put("Message-ID", &format!("<{}>", letter.id));
    }
    for (name, value) in letter.headers.iter().filter(|(_, value)| value != "-") {
        put(name, value);
    }
    put("MIME-Version", "1.0");
    let mut raw = head.into_bytes();
    raw.extend(content(random, letter));
    raw
}

fn content(random: &mut Random, letter: &Letter) -> Vec<u8> {
    if let Some(body) = &letter.body {
        return body.replace("\r\n", "\n").replace('\n', "\r\n").into_bytes();
    }
    let mark = format!("=_{:016x}", random.next());
    if let Some((method, object)) = &letter.calendar {
        let kind = format!("text/calendar; method={method}");
        let parts = [part(random, "text/plain", &letter.text), part(random, &kind, object)];
        return multipart("alternative", &mark, &parts);
    }
    let html = html(&letter.text);
    match letter.shape {
        Shape::Plain => part(random, "text/plain", &letter.text),
        Shape::Html => part(random, "text/html", &html),
        Shape::Both | Shape::Attached => {
            let parts =
                [part(random, "text/plain", &letter.text), part(random, "text/html", &html)];
            let both = multipart("alternative", &mark, &parts);
            if letter.shape == Shape::Both {
                return both;
            }
            multipart("mixed", &format!("{mark}.m"), &[both, file(random)])
        }
    }
}

fn multipart(kind: &str, mark: &str, parts: &[Vec<u8>]) -> Vec<u8> {
    let mut raw =
        format!("Content-Type: multipart/{kind}; boundary=\"{mark}\"\r\n\r\n").into_bytes();
    for part in parts {
        raw.extend(format!("--{mark}\r\n").into_bytes());
        raw.extend(part);
        raw.extend(b"\r\n");
    }
    raw.extend(format!("--{mark}--\r\n").into_bytes());
    raw
}

fn file(random: &mut Random) -> Vec<u8> {
    let (kind, name) =
        random.pick(&[("application/pdf", "document.pdf"), ("image/jpeg", "photo.jpg")]);
    let data: Vec<u8> = (0..40).flat_map(|_| random.next().to_le_bytes()).collect();
    let lines = STANDARD.encode(data);
    format!(
        "Content-Type: {kind}; name=\"{name}\"\r\nContent-Transfer-Encoding: base64\r\n\
         Content-Disposition: attachment; filename=\"{name}\"\r\n\r\n{}\r\n",
        fold(&lines)
    )
    .into_bytes()
}

fn html(text: &str) -> String {
    let escaped = text.replace('&', "&amp;").replace('<', "&lt;").replace('>', "&gt;");
    let paragraphs: Vec<String> =
        escaped.split("\n\n").map(|p| format!("<p>{}</p>", p.replace('\n', "<br>\n"))).collect();
    format!(
        "<!DOCTYPE html>\n<html><head><style>p {{ margin: 1em }}</style></head><body>\n{}\n\
         </body></html>\n",
        paragraphs.join("\n")
    )
}

/// A part in one of the charsets that can hold it, in one of the encodings that can carry that.
fn part(random: &mut Random, kind: &str, text: &str) -> Vec<u8> {
    let text = text.replace('\n', "\r\n");
    let charset = random.pick(&["utf-8", "utf-8", "iso-8859-1", "windows-1252", "iso-8859-15"]);
    let charset = if kind.starts_with("text/calendar") { "utf-8" } else { charset };
    let (charset, bytes) = match (encode(charset, &text), text.is_ascii()) {
        (_, true) if random.chance(40) => ("us-ascii", text.clone().into_bytes()),
        (Some(bytes), _) => (charset, bytes),
        (None, _) => ("utf-8", text.clone().into_bytes()),
    };
    let long = bytes.split(|byte| *byte == b'\n').any(|line| line.len() > 900);
    let choice = random.below(4);
    let (encoding, bytes) = match choice {
        0 if bytes.is_ascii() && !long => ("7bit", bytes),
        1 if !long => ("8bit", bytes),
        2 => ("base64", fold(&STANDARD.encode(&bytes)).into_bytes()),
        _ => ("quoted-printable", quoted_printable(&bytes).into_bytes()),
    };
    let flowed = kind == "text/plain" && random.chance(20);
    let kind = if flowed { "text/plain; format=flowed" } else { kind };
    let mut raw = format!(
        "Content-Type: {kind}; charset={charset}\r\nContent-Transfer-Encoding: {encoding}\r\n\r\n"
    )
    .into_bytes();
    raw.extend(bytes);
    raw
}

fn encode(charset: &str, text: &str) -> Option<Vec<u8>> {
    let one = |c: char| match (charset, c) {
        ("windows-1252", '€') => Some(0x80),
        ("windows-1252", '’') => Some(0x92),
        ("iso-8859-15", '€') => Some(0xa4),
        _ => u8::try_from(u32::from(c)).ok(),
    };
    if charset == "utf-8" {
        Some(text.as_bytes().to_vec())
    } else {
        text.chars().map(one).collect()
    }
}

fn fold(encoded: &str) -> String {
    let pieces = encoded.as_bytes().chunks(76);
    let lines: Vec<String> =
        pieces.map(|piece| String::from_utf8_lossy(piece).into_owned()).collect();
    lines.join("\r\n")
}

fn quoted_printable(bytes: &[u8]) -> String {
    let mut out = String::new();
    let mut column = 0;
    for (at, byte) in bytes.iter().enumerate() {
        if *byte == b'\n' {
            out.push_str("\r\n");
            column = 0;
            continue;
        }
        let ends = bytes.get(at + 1).is_none_or(|next| matches!(next, b'\r' | b'\n'));
        let piece = match byte {
            b'\r' => continue,
            b' ' | b'\t' if !ends => char::from(*byte).to_string(),
            b'!'..=b'<' | b'>'..=b'~' => char::from(*byte).to_string(),
            other => format!("={other:02X}"),
        };
        if column + piece.len() > 75 {
            out.push_str("=\r\n");
            column = 0;
        }
        column += piece.len();
        out.push_str(&piece);
    }
    out
}

/// A header's words, encoded where they must be (RFC 2047), in either way.
pub fn words(random: &mut Random, text: &str) -> String {
    if text.is_ascii() {
        return text.to_owned();
    }
    let latin = random.chance(30).then(|| encode("iso-8859-1", text)).flatten();
    let (charset, bytes) = latin.map_or(("UTF-8", None), |bytes| ("iso-8859-1", Some(bytes)));
    let pieces: Vec<Vec<u8>> = match bytes {
        Some(bytes) => bytes.chunks(30).map(<[u8]>::to_vec).collect(),
        None => {
            let chars: Vec<char> = text.chars().collect();
            chars.chunks(15).map(|piece| piece.iter().collect::<String>().into_bytes()).collect()
        }
    };
    let base64 = random.chance(50);
    let encoded: Vec<String> = pieces
        .iter()
        .map(|piece| {
            if base64 {
                return format!("=?{charset}?B?{}?=", STANDARD.encode(piece));
            }
            let quoted: String = piece
                .iter()
                .map(|byte| match byte {
                    b' ' => "_".to_owned(),
                    byte if byte.is_ascii_alphanumeric() => char::from(*byte).to_string(),
                    other => format!("={other:02X}"),
                })
                .collect();
            format!("=?{charset}?Q?{quoted}?=")
        })
        .collect();
    encoded.join("\r\n ")
}

fn mailbox(random: &mut Random, text: &str) -> String {
    let Some((name, rest)) = text.split_once(" <") else { return text.to_owned() };
    if name.is_ascii() {
        let quoted = name.contains(['.', ',', '@', '(', ')']) || random.chance(30);
        return if quoted { format!("\"{name}\" <{rest}") } else { text.to_owned() };
    }
    format!("{} <{rest}", words(random, name))
}

fn date(random: &mut Random, at: Timestamp) -> String {
    let hours = random.pick(&[-8, -5, 0, 0, 1, 1, 2]);
    let local = at.to_zoned(Offset::constant(hours).to_time_zone());
    match random.below(12) {
        0 => local.strftime("%a, %d %b %Y %H:%M:%S %z (CET)").to_string(),
        1 => at.to_zoned(jiff::tz::TimeZone::UTC).strftime("%a, %d %b %Y %H:%M:%S GMT").to_string(),
        2 => local.strftime("%-d %b %Y %H:%M:%S %z").to_string(),
        _ => local.strftime("%a, %-d %b %Y %H:%M:%S %z").to_string(),
    }
}
