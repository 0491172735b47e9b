//! The reader against messages in German, French, Spanish, Dutch and languages it does not read.

use std::fs;
use std::path::{Path, PathBuf};

use afterword::reading::understand;
use afterword::timeline::words::Kind;
use jiff::tz::TimeZone;

use super::score::{ends_the_waiting, goes_on};

/// Readings that are right, of those of the kinds that are read.
const RIGHT_MIN: f64 = 0.7;

#[test]
fn the_messages_are_read_safely_and_mostly_right() {
    let lines = fs::read_to_string(folder().join("replies.foreign.jsonl")).unwrap();
    let (mut seen, mut aside) = (Figures::default(), Figures::default());
    let mut unsafe_readings = Vec::new();
    for line in lines.lines() {
        let gold: serde_json::Value = serde_json::from_str(line).unwrap();
        let text = |value: &serde_json::Value| value.as_str().unwrap_or_default().to_owned();
        let file = text(&gold["file"]);
        let kind: Kind = text(&gold["kind"]).parse().unwrap();
        let due = (text(&gold["due"]["earliest"]), text(&gold["due"]["latest"]));
        let found = understand(&fs::read(folder().join(&file)).unwrap(), &TimeZone::UTC).unwrap();
        let found_due = found.due.map_or((String::new(), String::new()), |due| {
            (due.earliest.to_string(), due.latest.to_string())
        });
        for evidence in &found.evidence {
            assert!(found.text.contains(&evidence.text), "{file}: {:?}", evidence.text);
        }
        if found.kind == Kind::Unclear {
            assert!(found.due.is_none() && found.also.is_empty(), "{file}");
        }
        if ends_the_waiting(kind) && goes_on(found.kind) {
            unsafe_readings.push(format!("{file}: {kind} read as {}", found.kind));
        }
        // Every fifth is a check: nobody looks at what it says.
        let number: u32 =
            file.chars().filter(char::is_ascii_digit).collect::<String>().parse().unwrap();
        let part = if number.is_multiple_of(5) { &mut aside } else { &mut seen };
        let right = found.kind == kind && (found_due == due || !waits(kind));
        let spoken = text(&gold["why"]).chars().take(2).collect::<String>();
        part.add(kind, found.kind, right, &spoken);
        if !number.is_multiple_of(5) && !right && is_read(kind, &spoken) {
            println!("{file} {kind} {due:?} | {} {found_due:?} {:?}", found.kind, found.evidence);
        }
        if !is_read(kind, &spoken) && found.kind != Kind::Unclear {
            println!("{file} {kind} is no kind that is read | {} {:?}", found.kind, found.evidence);
        }
    }
    println!("seen {seen:?}\naside {aside:?}");
    assert_eq!(unsafe_readings, Vec::<String>::new());
    for part in [seen, aside] {
        assert!(f64::from(part.right) >= RIGHT_MIN * f64::from(part.read), "{part:?}");
    }
}

#[derive(Debug, Default)]
struct Figures {
    /// Messages of kinds and languages that are read.
    read: u32,
    /// Of these, the right kind and, where it has one, the right day.
    right: u32,
    /// Of these, left to the candidate.
    unclear: u32,
    /// Of these, of another kind.
    wrong: u32,
    /// Messages of other kinds and languages.
    others: u32,
    /// Of these, left to the candidate.
    others_unclear: u32,
}

impl Figures {
    fn add(&mut self, gold: Kind, found: Kind, right: bool, spoken: &str) {
        let unclear = u32::from(found == Kind::Unclear);
        if !is_read(gold, spoken) {
            self.others += 1;
            self.others_unclear += unclear;
            return;
        }
        self.read += 1;
        self.right += u32::from(right);
        self.unclear += unclear;
        self.wrong += u32::from(!right) - unclear;
    }
}

fn is_read(kind: Kind, spoken: &str) -> bool {
    use Kind::{Advance, FollowUpRequested, InfoRequested, Offer, Referral};
    ["de", "fr", "es", "nl"].contains(&spoken)
        && ![Advance, FollowUpRequested, InfoRequested, Offer, Referral].contains(&kind)
}

fn waits(kind: Kind) -> bool {
    matches!(kind, Kind::Timeline | Kind::OutOfOffice)
}

fn folder() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/corpus/own")
}
