//! Every charset, encoding and shape in which mail programs send a text.

use afterword::mail::envelope::envelope;
use afterword::reading::{Understood, understand};
use afterword::timeline::words::Kind;
use base64::Engine;
use base64::prelude::BASE64_STANDARD;
use jiff::tz::TimeZone;

const TEXT: &str = "We will decide by Friday.";
const NO: &str = "The role has been filled.";
const HEAD: &str = "From: Dana Reyes <dana@acme.example>\r\nTo: sam@home.example\r\n\
                    Date: Wed, 4 Mar 2026 16:00:00 +0000\r\nSubject: Re: Our talk\r\n\
                    MIME-Version: 1.0\r\n";

fn raw(header: &str, body: &[u8]) -> Vec<u8> {
    [HEAD.as_bytes(), header.as_bytes(), b"\r\n\r\n", body, b"\r\n"].concat()
}

fn read(raw: &[u8]) -> Understood {
    understand(raw, &TimeZone::UTC).unwrap()
}

/// One part of a multipart.
fn part(kind: &str, body: &str) -> String {
    format!("--b\r\nContent-Type: {kind}\r\n\r\n{body}\r\n")
}

fn parts(kind: &str, parts: &[String]) -> Vec<u8> {
    let body = format!("{}--b--", parts.concat());
    raw(&format!("Content-Type: multipart/{kind}; boundary=b"), body.as_bytes())
}

/// The content type and encoding, the octets, and the text they hold.
fn encoded() -> Vec<(&'static str, Vec<u8>, &'static str)> {
    let sixteen = |text: &str, to: fn(u16) -> [u8; 2]| -> Vec<u8> {
        BASE64_STANDARD.encode(text.encode_utf16().flat_map(to).collect::<Vec<u8>>()).into()
    };
    let base64 = BASE64_STANDARD.encode("René. We will decide by Friday.");
    let (start, end) = base64.split_at(9);
    vec![
        ("text/plain; charset=utf-8", "René".into(), "René"),
        ("text/plain; charset=\"UTF-8\"", "René".into(), "René"),
        ("text/plain; charset=utf-8", b"Ren\xe9 \x93said\x94".into(), "René “said”"),
        ("text/plain; charset=iso-8859-1", "René said “no”".into(), "René said “no”"),
        ("text/plain; charset=iso-8859-15", b"5 \xa4".into(), "5 €"),
        ("text/plain; charset=windows-1250", b"\xd8ehor".into(), "Řehor"),
        ("text/plain; charset=gb18030", b"\xc4\xfa\xba\xc3".into(), "您好"),
        ("text/plain; charset=gb2312", b"\xc4\xfa\xba\xc3".into(), "您好"),
        ("text/plain; charset=big5", b"\xb1z\xa6n".into(), "您好"),
        ("text/plain; charset=shift_jis", b"\x82\xb1\x82\xf1".into(), "こん"),
        ("text/plain; charset=iso-2022-jp", b"\x1b$B$3$s\x1b(B".into(), "こん"),
        ("text/plain; charset=euc-kr", b"\xbe\xc8\xb3\xe7".into(), "안녕"),
        ("text/plain; charset=koi8-r", b"\xf0\xd2\xc9\xd7\xc5\xd4".into(), "Привет"),
        ("text/plain; charset=utf-7", b"Ren+AOk- is here".into(), "René is here"),
        (
            "text/plain; charset=utf-16\r\nContent-Transfer-Encoding: base64",
            sixteen("\u{feff}René", u16::to_be_bytes),
            "René",
        ),
        (
            "text/plain; charset=utf-16le\r\nContent-Transfer-Encoding: base64",
            sixteen("René", u16::to_le_bytes),
            "René",
        ),
        ("text/plain; charset=nonsense", "René".into(), "René"),
        (
            "text/plain; charset=utf-8\r\nContent-Transfer-Encoding: quoted-printable",
            b"Ren=C3=A9 has dec=\r\nided=2E = is =ZZ a sign".into(),
            "René has decided. = is =ZZ a sign",
        ),
        (
            "text/plain; charset=utf-8\r\nContent-Transfer-Encoding: BASE64",
            format!("!!{start}\r\n*{end}").into(),
            "René. We will decide by Friday.",
        ),
        ("text/plain; format=flowed", b"We will \r\ndecide.\r\nBye".into(), "We will decide.\nBye"),
        ("text/plain; format=flowed; delsp=yes", b"We deci \r\nded.".into(), "We decided."),
        ("text/html", b"<p>a&nbsp;b &eacute; un&shy;seen&#8203;</p>".into(), "a b é unseen"),
        ("text/html; charset=iso-8859-1", b"<td>Ren\xe9</td><td>here</td>".into(), "René here"),
        (
            "text/plain; charset=us-ascii",
            b"-----BEGIN PGP SIGNED MESSAGE-----\r\nHash: SHA256\r\n\r\nAll is well.\r\n\
              -----BEGIN PGP SIGNATURE-----\r\n\r\nabc\r\n-----END PGP SIGNATURE-----"
                .into(),
            "All is well.",
        ),
    ]
}

/// The messages of this file, for whoever needs mail in every form.
pub fn messages() -> Vec<Vec<u8>> {
    let of = |kind: &str, octets: &[u8]| raw(&format!("Content-Type: {kind}"), octets);
    let single = encoded().into_iter().map(|(kind, octets, _)| of(kind, &octets));
    single.chain(shapes().into_iter().map(|(_, raw, _)| raw)).collect()
}

#[test]
fn every_charset_and_encoding_is_read() {
    for (kind, octets, expected) in encoded() {
        let found = read(&raw(&format!("Content-Type: {kind}"), &octets));
        assert_eq!(found.text, expected, "{kind}");
        // And so it is as one part of several.
        let head = format!("--b\r\nContent-Type: {kind}\r\n\r\n");
        let body = [head.as_bytes(), &octets, b"\r\n--b--"].concat();
        let found = read(&raw("Content-Type: multipart/mixed; boundary=b", &body));
        assert_eq!(found.text, expected, "{kind}, in parts");
    }
}

/// What it is, the message, and its kind.
fn shapes() -> Vec<(&'static str, Vec<u8>, Kind)> {
    let plain = |text: &str| part("text/plain; charset=utf-8", text);
    let html = |text: &str| part("text/html; charset=utf-8", &format!("<p>{text}</p>"));
    let file = |kind: &str| {
        part(&format!("{kind}\r\nContent-Disposition: attachment; filename=a"), "QUJD")
    };
    let forms = |a: &str, b: &str| parts("alternative", &[plain(a), html(b)]);
    let mixed = |all: &[String]| parts("mixed", all);
    let inner = format!(
        "--b\r\nContent-Type: multipart/alternative; boundary=c\r\n\r\n{}{}--c--\r\n",
        plain(TEXT).replace("--b", "--c"),
        html(TEXT).replace("--b", "--c")
    );
    let picture = part("image/png\r\nContent-ID: <i>", "QUJD");
    let hidden = format!("<div style=\"display:none\">{NO}</div>{TEXT}");
    let encrypted = part("application/pgp-encrypted", "Version: 1");
    vec![
        ("both forms", forms(TEXT, TEXT), Kind::Timeline),
        ("an empty plain form", forms("", NO), Kind::Closed),
        ("a plain form of no use", forms("Your client does not support HTML.", NO), Kind::Closed),
        ("two forms that differ", forms(TEXT, NO), Kind::Unclear),
        ("two forms that differ, the other way", forms(NO, TEXT), Kind::Unclear),
        ("a hidden preheader", forms("", &hidden), Kind::Timeline),
        ("style and script", forms("", &format!("<style>{NO}</style>{TEXT}")), Kind::Timeline),
        ("several texts", mixed(&[plain("Hi Sam,"), plain(NO)]), Kind::Closed),
        ("a text behind a file", mixed(&[file("application/pdf"), plain(NO)]), Kind::Closed),
        ("a text file", mixed(&[plain(TEXT), file("text/plain")]), Kind::Timeline),
        ("forms within", mixed(&[inner.clone(), file("image/png")]), Kind::Timeline),
        ("related", parts("related", &[inner, picture]), Kind::Timeline),
        ("TNEF beside a text", mixed(&[plain(TEXT), file("application/ms-tnef")]), Kind::Timeline),
        ("TNEF alone", mixed(&[file("application/ms-tnef")]), Kind::Unclear),
        (
            "signed",
            parts("signed", &[plain(TEXT), part("application/pgp-signature", "abc")]),
            Kind::Timeline,
        ),
        (
            "signed by S/MIME",
            parts("signed", &[plain(TEXT), file("application/pkcs7-signature")]),
            Kind::Timeline,
        ),
        (
            "encrypted",
            parts("encrypted", &[encrypted, part("application/octet-stream", "abc")]),
            Kind::Unclear,
        ),
        (
            "encrypted in the text",
            raw("Content-Type: text/plain", b"-----BEGIN PGP MESSAGE-----\r\n\r\nabc"),
            Kind::Unclear,
        ),
        (
            "encrypted by S/MIME",
            raw("Content-Type: application/pkcs7-mime; smime-type=enveloped-data", b"abc"),
            Kind::Unclear,
        ),
        ("no type at all", raw("X-A: b", TEXT.as_bytes()), Kind::Timeline),
    ]
}

#[test]
fn every_shape_of_mail_is_read_or_shown() {
    for (what, raw, kind) in shapes() {
        let found = read(&raw);
        assert_eq!(found.kind, kind, "{what}: {}", found.text);
    }
}

#[test]
fn a_subject_is_read_in_every_encoding() {
    for (subject, expected) in [
        ("=?utf-8?q?Ren=C3=A9_=E2=80=93_talk?=", "René – talk"),
        ("=?ISO-8859-1?Q?Ren=E9?=\r\n =?ISO-8859-1?Q?_said?=", "René said"),
        ("=?utf-8?b?UmVuw6k=?=", "René"),
        ("=?utf-8*en?q?Ren=C3=A9?=", "René"),
        ("=?gb18030?b?xPq6ww==?=", "您好"),
        ("=?iso-2022-jp?b?GyRCJDMkcxsoQg==?=", "こん"),
        ("=?koi8-r?q?=F0=D2=C9=D7=C5=D4?=", "Привет"),
        ("plain =?x?q?y?= end", "plain =?x?q?y?= end"),
    ] {
        let raw = format!("From: a@b.example\r\nSubject: {subject}\r\n\r\n");
        assert_eq!(envelope(raw.as_bytes()).unwrap().subject, expected, "{subject}");
    }
    // RFC 2231 breaks a parameter into pieces and gives it a charset.
    let kind = "multipart/mixed; boundary*0=\"a\"; boundary*1*=utf-8''b";
    let body = format!("--ab\r\n\r\n{NO}\r\n--ab--");
    assert_eq!(read(&raw(&format!("Content-Type: {kind}"), body.as_bytes())).kind, Kind::Closed);
}
