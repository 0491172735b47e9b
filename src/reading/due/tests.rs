//! The days to wait for, where it is known what each sentence says.

use jiff::civil::Date;

use super::of;
use crate::reading::cues::{Hit, Signs};
use crate::reading::dates::{Frame, Tongue, of_message};
use crate::reading::kind::Found;
use crate::reading::sentence::{Sentence, sentences};
use crate::timeline::words::Kind;

/// Wednesday.
const TODAY: Date = Date::constant(2026, 3, 4);

/// Lines say what their sentences say: "timeline: You hear on Friday."
fn read(kind: Kind, text: &str, tongue: Tongue) -> String {
    let lines: Vec<(Option<Kind>, Sentence<'_>)> = text
        .split(" / ")
        .flat_map(|line| {
            let (says, line) = line.split_once(": ").unwrap();
            sentences(line).into_iter().map(move |sentence| (says.parse().ok(), sentence))
        })
        .collect();
    let all: Vec<Sentence<'_>> = lines.iter().map(|(_, sentence)| sentence.clone()).collect();
    let frame = Frame { today: Some(TODAY), tongue: Some(tongue), ..Frame::default() };
    let found: Vec<Found<'_, '_>> = lines
        .iter()
        .zip(of_message(&all, frame))
        .map(|((says, sentence), mentions)| {
            let hit = |kind| Hit { kind, from: 0, to: sentence.words.len() };
            let hits = says.map(hit).into_iter().collect();
            Found {
                sentence,
                signs: Signs::of(sentence),
                hits,
                mentions,
                doubt: false,
                hangs: false,
            }
        })
        .collect();
    match of(kind, &found).days() {
        None => "none".to_owned(),
        Some(days) if days.earliest == days.latest => days.latest.to_string(),
        Some(days) => format!("{}..{}", days.earliest, days.latest),
    }
}

fn check(kind: Kind, table: &[(&str, &str)]) {
    let read = |text: &str| read(kind, text, Tongue::English);
    let wrong = table.iter().filter(|(text, expected)| read(text) != *expected);
    let wrong: Vec<String> = wrong.map(|(text, _)| format!("{text}: {}", read(text))).collect();
    assert_eq!(wrong, Vec::<String>::new());
}

#[test]
fn promises() {
    check(
        Kind::Timeline,
        &[
            ("timeline: Two weeks and you have it.", "2026-03-18"),
            ("timeline: It may be two weeks.", "none"),
            ("-: The jury meets on the 12th. / timeline: You hear the day after.", "2026-03-13"),
            (
                "timeline: They owe us this on Monday and you get our call on the 10th.",
                "2026-03-10",
            ),
            ("timeline: You will hear on 12 March and not on 10 March.", "2026-03-12"),
            ("timeline: You hear next week, latest Wednesday the 11th.", "2026-03-09..2026-03-11"),
            ("timeline: In the first full week of April you will hear.", "2026-04-06..2026-04-10"),
            ("timeline: We will tell you in the first half of April.", "2026-04-01..2026-04-15"),
            ("timeline: I ring you the week after next, on Monday the 16th.", "2026-03-16"),
            ("timeline: Should know Monday after lunch, and I write to you then.", "2026-03-09"),
            ("timeline: You will have it before March is out.", "2026-03-31"),
            (
                "timeline: You hear from us by the 9th. / -: You have till 20 March for yours.",
                "2026-03-09",
            ),
        ],
    );
}

#[test]
fn requests_to_ask_again() {
    check(
        Kind::FollowUpRequested,
        &[
            ("follow_up_requested: If no call has come by Friday, write to me.", "2026-03-07"),
            ("follow_up_requested: Nothing from us by Friday? Shout.", "2026-03-07"),
            ("follow_up_requested: Call me on Monday if you have heard nothing.", "2026-03-09"),
            ("follow_up_requested: If the 10th passes in silence, ring me.", "2026-03-11"),
            (
                "timeline: You hear from us by Friday. / follow_up_requested: If not, ping me.",
                "2026-03-07",
            ),
            ("follow_up_requested: He is away till the 10th, so ask on 12 March.", "2026-03-12"),
            ("follow_up_requested: Get in touch the week after.", "none"),
        ],
    );
}

#[test]
fn meetings() {
    check(
        Kind::Advance,
        &[
            ("advance: Would Wednesday the 11th work for you?", "2026-03-11"),
            ("advance: He can see you on 16, 17 or 18 March.", "2026-03-16..2026-03-18"),
            ("advance: Come early next week, on Monday or Tuesday.", "2026-03-09..2026-03-10"),
            ("advance: We are moving you from the 10th to the 12th.", "2026-03-12"),
            ("advance: Come on the 10th. / advance: Cancel 12 hours ahead.", "2026-03-10"),
            ("advance: Take up to three hours over it.", "none"),
            ("advance: Forget Friday, come on Monday the 9th.", "2026-03-09"),
            ("advance: Come on Tuesday the 17th. / -: You can book from tomorrow.", "2026-03-17"),
            ("advance: He calls you on Monday, between 14:00 and 15:00.", "2026-03-09"),
        ],
    );
}

#[test]
fn offers() {
    check(
        Kind::Offer,
        &[
            ("offer: The job is yours. / offer: The formal one goes out on Friday.", "2026-03-06"),
            ("offer: You get the contract by Monday. / -: You start on 1 April.", "2026-03-09"),
            ("offer: We would like you from 1 April.", "none"),
            ("offer: As I said this morning, here is the offer in writing.", "none"),
            ("offer: It is yours. / -: Please sign the letter by Friday.", "none"),
        ],
    );
}

#[test]
fn other_languages() {
    for (tongue, kind, text, expected) in [
        (Tongue::German, Kind::Offer, "offer: Den Vertrag schicken wir am Freitag.", "2026-03-06"),
        (
            Tongue::German,
            Kind::Timeline,
            "timeline: Sie hören noch diese Woche von uns, und zwar am Freitag.",
            "2026-03-06",
        ),
        (
            Tongue::French,
            Kind::Timeline,
            "timeline: Ce n'est pas le 10 mais le 12 que vous aurez le résultat.",
            "2026-03-12",
        ),
        (
            Tongue::Spanish,
            Kind::Timeline,
            "timeline: Antes de que acabe el mes te diremos algo.",
            "2026-03-31",
        ),
        (
            Tongue::Dutch,
            Kind::FollowUpRequested,
            "timeline: U hoort uiterlijk vrijdag van ons. / follow_up_requested: Mocht u dan nog \
             niets horen, bel me.",
            "2026-03-07",
        ),
    ] {
        assert_eq!(read(kind, text, tongue), expected, "{text}");
    }
}
