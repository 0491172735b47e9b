//! Whatever is typed: no line is wider than it may be, and nothing panics.

use std::path::Path;

use afterword::cli::simulate::{Arguments, Look, columns, picture, scenario, table};
use afterword::config::cadence;
use afterword::timeline::policy::Policy;
use afterword::timeline::simulate::{Outcome, Scenario, simulate};

use crate::cadence_files::MIXED;
use crate::common::shipped_policy;
use crate::simulation::random::Random;

const SEEDS: u64 = 150;

const ZONES: [&str; 6] =
    ["America/New_York", "Asia/Kolkata", "Pacific/Kiritimati", "America/St_Johns", "UTC", "Mars"];
const MOMENTS: [&str; 8] = [
    "2026-03-04T15:00",
    "2026-12-30 23:59",
    "2024-02-29T08:00",
    "2026-03-29T02:30",
    "2199-12-31T23:59",
    "1970-01-01T00:00",
    "2026-03-04",
    "noon",
];
const DAYS: [&str; 9] = [
    "2026-03-13",
    "2026-03-09..2026-03-13",
    "2026-03-20..2026-06-01",
    "2026-12-31..2027-01-15",
    "2199-12-31",
    "1970-01-01..2199-12-31",
    "2026-02-30",
    "..",
    "",
];
const CONTACTS: [&str; 8] = [
    "recruiter:Dana",
    "interviewer:Sam",
    "hiring_manager:Maximiliane-Alexandra von und zu Hohenlohe-Waldenburg-Schillingsfuerst",
    "agency:Averyveryveryveryveryveryveryveryveryveryveryveryveryveryveryveryverylongnameindeedyes",
    "hr:\u{5c71}\u{7530}\u{592a}\u{90ce}\u{5c71}\u{7530}\u{592a}\u{90ce}\u{5c71}\u{7530}\u{592a}",
    "interviewer:\u{1b}[31mRed\u{202e}",
    "inside:Al",
    "nobody",
];
const KINDS: [&str; 16] = [
    "holding",
    "timeline",
    "follow_up_requested",
    "out_of_office",
    "bounce",
    "rejection",
    "offer",
    "info_requested",
    "referral",
    "unclear",
    "sent",
    "answered",
    "interview",
    "spoke",
    "voicemail",
    "nonsense",
];

fn arguments(random: &mut Random) -> Arguments {
    let mut several = |from: &[&str], most: usize| -> Vec<String> {
        (0..random.below(most + 1)).map(|_| random.pick(from).to_owned()).collect()
    };
    let contacts = several(&CONTACTS[..7], 4);
    let holidays = several(&DAYS[..4], 2);
    let moments = several(&MOMENTS[..6], 6);
    let events = moments.iter().map(|moment| {
        let by = random.chance(40).then(|| format!("@{}", random.pick(&CONTACTS)));
        let days = random.chance(50).then(|| format!(" {}", random.pick(&DAYS)));
        let kind = random.pick(&KINDS[..15]);
        format!("{moment} {kind}{}{}", by.unwrap_or_default(), days.unwrap_or_default())
    });
    let events = events.collect();
    let mut maybe = |percent: usize, from: &[&str]| {
        random.chance(percent).then(|| random.pick(from).to_owned())
    };
    Arguments {
        cadence: None,
        compare: true,
        tz: maybe(95, &ZONES[..5]).unwrap_or_else(|| ZONES[5].to_owned()),
        interviewed: maybe(60, &MOMENTS).unwrap_or_else(|| MOMENTS[0].to_owned()),
        decision: maybe(40, &DAYS),
        invited: maybe(20, &DAYS),
        by: maybe(20, &["email", "call"]),
        until: maybe(10, &DAYS),
        contacts,
        holidays,
        events,
        minutes: [1, 45, 60, 1440, 0][random.below(5)],
        cap: random.chance(30).then(|| [1, 2, 12, 20, 99][random.below(5)]),
    }
}

fn ran(arguments: &Arguments, policy: &Policy) -> Option<Vec<(Scenario, Outcome)>> {
    let each = |name: &String| {
        let scenario = scenario(arguments, policy.clone(), name).ok()?;
        let outcome = simulate(&scenario).ok()?;
        Some((scenario, outcome))
    };
    policy.cadences.keys().map(each).collect()
}

#[test]
fn no_line_is_wider_than_it_may_be() {
    let mut policy = shipped_policy();
    let mixed = cadence::parse("mixed", MIXED, Path::new("mixed.toml")).unwrap();
    policy.cadences.insert("a-mixture-with-a-name-that-is-long".to_owned(), mixed);
    policy.weekend = [5, 6].into();
    let mut drawn = 0;
    for seed in 0..SEEDS {
        let arguments = arguments(&mut Random::new(seed));
        let Some(ran) = ran(&arguments, &policy) else { continue };
        drawn += 1;
        for width in [60, 80, 100, 120] {
            let look = Look { width, colour: false };
            let mut pages: Vec<String> =
                ran.iter().map(|(scenario, outcome)| picture(scenario, outcome, look)).collect();
            pages.push(table(&ran, look));
            for line in pages.iter().flat_map(|page| page.lines()) {
                assert!(columns(line) <= width, "{seed}: {width}: {line}\n{arguments:?}");
                assert!(!line.contains(['\u{1b}', '\u{202e}']) && line.trim_end() == line);
            }
        }
    }
    assert!(drawn > SEEDS / 5, "only {drawn} were drawn: too much is mistyped");
}

#[test]
fn whatever_is_typed_is_understood_or_refused() {
    let policy = shipped_policy();
    let (mut understood, mut refused) = (0, 0);
    for seed in 0..SEEDS * 6 {
        let random = &mut Random::new(seed);
        let mut arguments = arguments(random);
        let texts = [&mut arguments.tz, &mut arguments.interviewed].into_iter();
        let given = [&mut arguments.decision, &mut arguments.until].into_iter().flatten();
        let lists = [&mut arguments.events, &mut arguments.contacts, &mut arguments.holidays];
        for text in texts.chain(given).chain(lists.into_iter().flatten()) {
            if random.chance(10) {
                *text = garbled(text, random);
            }
        }
        match scenario(&arguments, policy.clone(), "weekly") {
            Ok(scenario) => {
                understood += 1;
                simulate(&scenario).unwrap();
            }
            Err(why) => {
                refused += 1;
                assert!(why.0.starts_with("--"), "{why}: {arguments:?}");
            }
        }
    }
    assert!(understood > 100 && refused > 100, "{understood} {refused}");
}

/// A text with a character more, less or changed.
fn garbled(text: &str, random: &mut Random) -> String {
    let mut chars: Vec<char> = text.chars().collect();
    let at = random.below(chars.len() + 1);
    let odd =
        random.pick(&['9', '0', '-', ':', '.', 'T', ' ', '@', '\u{e9}', '\u{0}', '\u{1f600}']);
    match random.below(3) {
        0 => chars.insert(at, odd),
        1 if at < chars.len() => chars[at] = odd,
        _ => chars.truncate(at),
    }
    chars.into_iter().collect()
}
