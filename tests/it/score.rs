//! How well the reader reads a folder of replies with their gold readings, as a report.
//!
//! The folder is the corpus in this repository, or `AFTERWORD_CORPUS`.

use std::collections::BTreeMap;
use std::fmt::Write as _;
use std::fs;
use std::path::{Path, PathBuf};

use afterword::reading::{Understood, understand};
use afterword::timeline::words::Kind;
use jiff::tz::TimeZone;

/// One line of `replies.jsonl`.
pub struct Gold {
    pub file: String,
    pub kind: Kind,
    pub also: Vec<Kind>,
    pub due: Option<(String, String)>,
}

/// A message with what it says and what was read in it.
pub struct Row {
    pub gold: Gold,
    pub found: Understood,
}

impl Row {
    pub fn due(&self) -> Option<(String, String)> {
        self.found.due.map(|due| (due.earliest.to_string(), due.latest.to_string()))
    }

    /// A message that ends the waiting, read as one that lets it go on.
    pub fn is_unsafe(&self) -> bool {
        ends_the_waiting(self.gold.kind) && goes_on(self.found.kind)
    }
}

/// The readings of one folder.
pub struct Score {
    pub rows: Vec<Row>,
}

impl Score {
    pub fn of(folder: &Path) -> Self {
        let read = |gold: Gold| {
            let raw = fs::read(folder.join(&gold.file)).unwrap();
            Row { found: understand(&raw, &TimeZone::UTC).unwrap(), gold }
        };
        Self { rows: gold(folder).into_iter().map(read).collect() }
    }

    pub fn accuracy(&self) -> f64 {
        self.share(|row| row.found.kind == row.gold.kind, |_| true)
    }

    pub fn abstentions(&self) -> f64 {
        self.share(|row| row.found.kind == Kind::Unclear, |_| true)
    }

    /// Of the messages that name days, those whose days are read exactly.
    pub fn exact_dues(&self) -> f64 {
        self.share(|row| row.due() == row.gold.due, |row| row.gold.due.is_some())
    }

    /// Of the readings that name days, those that are exact: what is acted on is right.
    pub fn sound_dues(&self) -> f64 {
        self.share(|row| row.due() == row.gold.due, |row| row.found.due.is_some())
    }

    fn share(&self, right: impl Fn(&Row) -> bool, counts: impl Fn(&Row) -> bool) -> f64 {
        let of = self.rows.iter().filter(|row| counts(row)).count();
        let hit = self.rows.iter().filter(|row| counts(row) && right(row)).count();
        hit as f64 / of.max(1) as f64
    }

    /// The mean over the kinds that occur of F1, the harmonic mean of precision and recall.
    pub fn macro_f1(&self) -> f64 {
        let mut kinds: Vec<Kind> = self.rows.iter().map(|row| row.gold.kind).collect();
        kinds.sort_unstable();
        kinds.dedup();
        let f1 = |kind: &Kind| {
            let gold = self.rows.iter().filter(|row| row.gold.kind == *kind).count();
            let read = self.rows.iter().filter(|row| row.found.kind == *kind).count();
            let both = |row: &&Row| row.gold.kind == *kind && row.found.kind == *kind;
            2.0 * self.rows.iter().filter(both).count() as f64 / (gold + read) as f64
        };
        kinds.iter().map(f1).sum::<f64>() / kinds.len().max(1) as f64
    }

    pub fn unsafe_readings(&self) -> Vec<String> {
        let told =
            |row: &Row| format!("{}: {} read as {}", row.gold.file, row.gold.kind, row.found.kind);
        self.rows.iter().filter(|row| row.is_unsafe()).map(told).collect()
    }

    /// The whole of it: each miss with its evidence, who was taken for whom, and the figures.
    pub fn report(&self) -> String {
        let mut out = String::new();
        for row in &self.rows {
            miss(row, &mut out);
        }
        let mut taken: BTreeMap<(Kind, Kind), usize> = BTreeMap::new();
        for row in &self.rows {
            *taken.entry((row.gold.kind, row.found.kind)).or_default() += 1;
        }
        out += "\ngold read as\n";
        let mut last = None;
        for ((gold, read), count) in taken {
            if last.replace(gold) != Some(gold) {
                let _ = write!(out, "\n{:<20}", gold.to_string());
            }
            let _ = write!(out, " {read} {count}");
        }
        let percent = |name: &str, share: f64| format!("{name} {:.1} %\n", share * 100.0);
        out += &format!("\n\nmessages {}\n", self.rows.len());
        out += &percent("accuracy", self.accuracy());
        out += &percent("macro-F1", self.macro_f1());
        out += &percent("abstentions", self.abstentions());
        out += &percent("exact dues, of those given", self.exact_dues());
        out += &percent("exact dues, of those read", self.sound_dues());
        let also = self.share(|row| row.found.also == row.gold.also, |_| true);
        out += &percent("exact also", also);
        let whole = |row: &Row| {
            let same = row.found.kind == row.gold.kind && row.found.also == row.gold.also;
            same && row.due() == row.gold.due
        };
        out += &percent("right in all three", self.share(whole, |_| true));
        let _ = writeln!(out, "unsafe {}", self.unsafe_readings().len());
        out
    }
}

fn miss(row: &Row, out: &mut String) {
    let (gold, found) = (&row.gold, &row.found);
    if found.kind == gold.kind && found.also == gold.also && row.due() == gold.due {
        return;
    }
    let danger = if row.is_unsafe() { "UNSAFE " } else { "" };
    let days = |due: Option<(String, String)>| {
        due.map_or_else(|| "-".to_owned(), |(first, last)| format!("{first}..{last}"))
    };
    let names =
        |kinds: &[Kind]| kinds.iter().map(|kind| format!("+{kind}")).collect::<Vec<_>>().join("");
    let _ = writeln!(
        out,
        "{danger}{}: {}{} {} | read {}{} {} ({:.2})",
        gold.file,
        gold.kind,
        names(&gold.also),
        days(gold.due.clone()),
        found.kind,
        names(&found.also),
        days(row.due()),
        found.confidence,
    );
    for evidence in &found.evidence {
        let words = evidence.text.split_whitespace().collect::<Vec<_>>().join(" ");
        let _ = writeln!(out, "    {}: {words:?}", evidence.says);
    }
}

/// The folder to score.
pub fn corpus() -> PathBuf {
    std::env::var_os("AFTERWORD_CORPUS")
        .map_or_else(|| Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/corpus"), PathBuf::from)
}

pub fn gold(folder: &Path) -> Vec<Gold> {
    let lines = fs::read_to_string(folder.join("replies.jsonl")).unwrap();
    let read = |line: &str| {
        let value: serde_json::Value = serde_json::from_str(line).unwrap();
        let text = |value: &serde_json::Value| value.as_str().unwrap().to_owned();
        let due = &value["due"];
        Gold {
            file: text(&value["file"]),
            kind: value["kind"].as_str().unwrap().parse().unwrap(),
            also: value["also"]
                .as_array()
                .unwrap()
                .iter()
                .map(|kind| kind.as_str().unwrap().parse().unwrap())
                .collect(),
            due: due.is_object().then(|| (text(&due["earliest"]), text(&due["latest"]))),
        }
    };
    lines.lines().filter(|line| !line.trim().is_empty()).map(read).collect()
}

pub fn ends_the_waiting(kind: Kind) -> bool {
    use Kind::{Advance, Bounce, Closed, InfoRequested, Offer, Referral, Rejection, Stop};
    let all = [Stop, Rejection, Closed, Offer, Advance, InfoRequested, Referral, Bounce];
    all.contains(&kind)
}

pub fn goes_on(kind: Kind) -> bool {
    kind != Kind::Unclear && !ends_the_waiting(kind)
}
