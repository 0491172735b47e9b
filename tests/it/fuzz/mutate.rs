//! One message made of others, the same for the same seed and number.

use crate::simulation::random::Random;

/// Longer than this no message grows.
const BYTES_MAX: usize = 200_000;

/// What readers trip over.
const PIECES: [&str; 64] = [
    "\0",
    "\r\n",
    "\n",
    "\r",
    "\r\n\r\n",
    "--",
    "=",
    "=\r\n",
    "=C3",
    "=ZZ",
    "<",
    ">",
    "</",
    "<!--",
    "-->",
    "&",
    "&#x110000;",
    "&amp",
    "\u{202e}",
    "\u{ad}",
    "\u{2028}",
    "é’",
    "👍🏽",
    "\u{feff}",
    "> ",
    ">>>",
    "On ",
    "Am 3. ",
    " wrote:",
    " schrieb ",
    "From: ",
    "\nVon: A\nAn: B\nBetreff: C\n",
    "-----Original Message-----\n",
    "________________\n",
    "\n-- \n",
    "\nBest,\n",
    "\nPS: ",
    "Fwd: ",
    "<blockquote>",
    "</blockquote>",
    "<div style=\"display:none\">",
    "<div id=appendonsend>",
    "<style>",
    "<p>",
    "<td>",
    "in 99 weeks",
    "by 31.02.2026",
    "in 2 to 3 weeks",
    "next Friday",
    "before the 0th",
    "until 99/99",
    "Date: Fri, 31 Dec 9999 23:59:59 +9999\r\n",
    "Content-Type: multipart/mixed; boundary=b\r\n",
    "\r\n--b\r\n",
    "\r\n--b--\r\n",
    "Content-Type: message/rfc822\r\n\r\n",
    "Content-Type: text/html; charset=utf-7\r\n\r\n",
    "Content-Type: text/plain; format=flowed; delsp=yes\r\n\r\n",
    "Content-Transfer-Encoding: base64\r\n",
    "Content-Transfer-Encoding: quoted-printable\r\n",
    "=?utf-8?b?",
    "=?x?q?",
    "?=",
    "Auto-Submitted: auto-replied\r\n",
];

const CHARSETS: [&str; 16] = [
    "utf-8",
    "utf-16",
    "utf-16be",
    "utf-7",
    "iso-8859-1",
    "iso-2022-jp",
    "iso-2022-kr",
    "shift_jis",
    "euc-kr",
    "gb18030",
    "big5",
    "koi8-r",
    "windows-1252",
    "windows-31j",
    "x",
    "",
];

/// The message of this number.
pub fn mutated(seeds: &[Vec<u8>], seed: u64, number: u64) -> Vec<u8> {
    let mut random = Random::new(seed.wrapping_mul(0x0100_0000_01b3) ^ number);
    let mut raw = seeds[random.below(seeds.len())].clone();
    for _ in 0..=random.below(5) {
        mutate(&mut raw, seeds, &mut random);
        raw.truncate(BYTES_MAX);
    }
    raw
}

fn mutate(raw: &mut Vec<u8>, seeds: &[Vec<u8>], random: &mut Random) {
    if raw.is_empty() {
        raw.push(b'x');
    }
    let at = random.below(raw.len());
    let to = (at + 1 + random.below(60)).min(raw.len());
    match random.below(12) {
        0 => raw[at] = u8::try_from(random.below(256)).unwrap(),
        1 => raw[at] ^= 1 << random.below(8),
        2 => raw.truncate(at),
        3 => drop(raw.drain(at..to)),
        4 | 5 => {
            let piece = random.pick(&PIECES);
            drop(raw.splice(at..at, piece.bytes()));
        }
        6 => {
            let piece = random.pick(&PIECES).repeat(1 + random.below(300));
            drop(raw.splice(at..at, piece.bytes()));
        }
        7 => {
            let piece = raw[at..to].repeat(1 + random.below(30));
            drop(raw.splice(at..at, piece));
        }
        8 => {
            let other = &seeds[random.below(seeds.len())];
            let from = random.below(other.len());
            raw.truncate(at);
            raw.extend_from_slice(&other[from..]);
        }
        9 => recharge(raw, b"charset=", random),
        10 => recharge(raw, b"boundary=", random),
        _ => {
            let other = random.below(raw.len());
            raw.swap(at, other);
        }
    }
}

/// Puts another value behind a parameter.
fn recharge(raw: &mut Vec<u8>, name: &[u8], random: &mut Random) {
    let found = raw.windows(name.len()).position(|part| part.eq_ignore_ascii_case(name));
    let Some(at) = found.map(|at| at + name.len()) else { return };
    let length = raw[at..].iter().take_while(|b| !matches!(b, b'\r' | b'\n' | b';')).count();
    let value = random.pick(&CHARSETS);
    drop(raw.splice(at..at + length, value.bytes()));
}
