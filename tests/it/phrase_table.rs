//! The tables of `tests/phrases`: what recruiters write to say when, and the days that are meant.

use std::fs;
use std::path::Path;

use jiff::civil::Date;

/// A line of a table.
pub struct Phrase {
    /// The day on which it is written.
    pub day: Date,
    pub sentence: String,
    /// The days that a careful reader takes from it, the first and the last; none where it gives
    /// none.
    pub meant: Option<(Date, Date)>,
}

/// Reads a table, by its name in the folder.
pub fn phrases(name: &str) -> Vec<Phrase> {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/phrases").join(name);
    let text = fs::read_to_string(path).unwrap();
    text.lines().filter(|line| !line.starts_with('#')).map(phrase).collect()
}

fn phrase(line: &str) -> Phrase {
    let fields: Vec<&str> = line.split('\t').collect();
    let (day, sentence, meant) = match fields.as_slice() {
        [day, sentence, "none" | "doubtful", ..] => (day, sentence, None),
        [day, sentence, only] => (day, sentence, Some((only, only))),
        [day, sentence, earliest, latest] => (day, sentence, Some((earliest, latest))),
        _ => panic!("not a line of a table: {line}"),
    };
    Phrase {
        day: day.parse().unwrap(),
        sentence: (*sentence).to_owned(),
        meant: meant.map(|(earliest, latest)| (earliest.parse().unwrap(), latest.parse().unwrap())),
    }
}

impl Phrase {
    /// A short message that says it.
    pub fn message(&self) -> String {
        let date = self.day.strftime("%a, %d %b %Y 10:00:00 +0000");
        format!(
            "From: Dana Reyes <dana@acme.example>\r\nTo: sam@mail.example\r\nDate: {date}\r\n\
             Subject: Re: Your interview\r\nContent-Type: text/plain; charset=utf-8\r\n\r\n\
             Hi Sam,\r\n\r\n{}\r\n\r\nBest regards,\r\nDana\r\n",
            self.sentence
        )
    }
}
