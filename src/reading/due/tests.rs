//! The days to wait for, where it is known what each sentence says.

use jiff::civil::Date;

mod steps;

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
    match of(kind, &[Kind::FollowUpRequested], &found).days() {
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
            ("timeline: Still talking to two more, should know more in two weeks.", "2026-03-18"),
            ("timeline: It may be two weeks.", "none"),
            (
                "timeline: You will hear on the 12th. / -: Please read the 19th for the 12th.",
                "2026-03-19",
            ),
            (
                "timeline: I said you would hear this Friday. / timeline: It will be the 12th.",
                "2026-03-12",
            ),
            (
                "timeline: You will hear by the 20th. / -: Please read the brief for Monday.",
                "2026-03-20",
            ),
            (
                "timeline: I thought we would know by now, but you will hear on the 12th.",
                "2026-03-12",
            ),
            ("-: The jury meets on the 12th. / timeline: You hear the day after.", "2026-03-13"),
            (
                "timeline: Because of the holiday, we expect to share a decision in two weeks.",
                "2026-03-18",
            ),
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
            (
                "timeline: We see two more next week and will call you by Friday 13 March.",
                "2026-03-13",
            ),
            (
                "timeline: We decide by Friday. / -: That should have read Friday 13 March.",
                "2026-03-13",
            ),
            ("timeline: You hear on the 10th, a Tuesday.", "2026-03-10"),
            ("timeline: You hear in the week that follows Easter.", "2026-04-06..2026-04-10"),
            ("timeline: Once your file is complete you hear within three days.", "none"),
        ],
    );
}

#[test]
fn requests_to_ask_again() {
    check(
        Kind::FollowUpRequested,
        &[
            (
                "follow_up_requested: Write in August, after the 15th, I'm away till then.",
                "2026-08-16..2026-08-31",
            ),
            ("follow_up_requested: If no call has come by Friday, write to me.", "2026-03-07"),
            (
                "follow_up_requested: Write to me in a month, if there is nothing by then I sulk.",
                "2026-04-04",
            ),
            ("follow_up_requested: Nothing from us by Friday? Shout.", "2026-03-07"),
            ("follow_up_requested: Call me on Monday if you have heard nothing.", "2026-03-09"),
            ("follow_up_requested: If the 10th passes in silence, ring me.", "2026-03-11"),
            (
                "timeline: You hear from us by Friday. / follow_up_requested: If not, ping me.",
                "2026-03-07",
            ),
            ("follow_up_requested: He is away till the 10th, so ask on 12 March.", "2026-03-12"),
            ("follow_up_requested: Get in touch the week after.", "none"),
            (
                "follow_up_requested: Ask on the 9th. / follow_up_requested: No, wait, I am away \
                 until the 10th, so please write on the 12th.",
                "2026-03-12",
            ),
            (
                "follow_up_requested: Ask again after Easter. / -: No, I am away, make it Monday \
                 the 20th of April.",
                "2026-04-20",
            ),
            ("follow_up_requested: Ping me Friday, race week til then.", "2026-03-06"),
        ],
    );
    // Behind a verdict no day counts but one to write again on.
    assert_eq!(of(Kind::Closed, &[], &[]), super::Due::Unsaid);
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

#[test]
fn corrections_and_days_beside_others() {
    check(
        Kind::Timeline,
        &[
            (
                "timeline: We won't be making the call by March 9; you'll have our decision by \
                 March 16.",
                "2026-03-16",
            ),
            (
                "timeline: He has 1 more guy to see tomorrow and then promised me a yes/no by COB \
                 Thursday next week.",
                "2026-03-12",
            ),
            (
                "timeline: You'll hear Wednesday. / timeline: Edit before I hit send: Wednesday's \
                 no good. Make it Thursday 12 March.",
                "2026-03-12",
            ),
            ("timeline: You will hear in August, after the 15th.", "2026-08-16..2026-08-31"),
            (
                "timeline: We'll have told everyone where they stand by the end of the month.",
                "2026-03-31",
            ),
            (
                "timeline: It will be the 27th before you hear, rather than this Friday.",
                "2026-03-27",
            ),
            (
                "-: Apologies for the mix-up on Friday. / timeline: You hear on the 12th.",
                "2026-03-12",
            ),
            ("timeline: She is back on the 9th, and on the 10th we tell you.", "2026-03-10"),
            ("timeline: You hear at the end of March, that is on Friday the 27th.", "2026-03-27"),
            ("timeline: The 13th, that's a Friday, is when you are told.", "2026-03-13"),
        ],
    );
}

#[test]
fn conditions_and_dates_of_other_languages() {
    use Tongue::{Dutch, French, German, Spanish};
    for (kind, tongue, text, expected) in [
        (
            Kind::FollowUpRequested,
            German,
            "follow_up_requested: Kommt bis 12. März nichts, rufen Sie an.",
            "2026-03-13",
        ),
        (
            Kind::FollowUpRequested,
            French,
            "follow_up_requested: Si vous n'avez pas eu mon appel jeudi, écrivez-moi.",
            "2026-03-06",
        ),
        (
            Kind::FollowUpRequested,
            French,
            "timeline: Vous aurez une réponse le 12 mars. / follow_up_requested: Dans le cas \
             contraire, rappelez-nous.",
            "2026-03-13",
        ),
        (
            Kind::Timeline,
            French,
            "timeline: Je la vois après-demain, et vous aurez une réponse vendredi 13 mars au \
             plus tard.",
            "2026-03-13",
        ),
        (
            Kind::Timeline,
            Dutch,
            "timeline: Je hoort het van ons aan het eind van volgende week.",
            "2026-03-13",
        ),
        (Kind::Timeline, Dutch, "timeline: Donderdag 12-3 krijg je een mail.", "2026-03-12"),
        (
            Kind::Timeline,
            Dutch,
            "-: Zij is pas maandag 16 maart terug. / timeline: Daarna hoor je meteen van mij.",
            "2026-03-17",
        ),
        (
            Kind::Timeline,
            German,
            "timeline: Freitag in einer Woche hören Sie von uns.",
            "2026-03-13",
        ),
        (
            Kind::Timeline,
            Spanish,
            "timeline: Del 16 al 20 de marzo le llamaremos.",
            "2026-03-16..2026-03-20",
        ),
        (Kind::Offer, Spanish, "offer: El viernes le llega el contrato.", "2026-03-06"),
        (Kind::Advance, French, "advance: Le second tour aura lieu le 12 mars.", "2026-03-12"),
    ] {
        assert_eq!(read(kind, text, tongue), expected, "{text}");
    }
}

#[test]
fn days_among_others() {
    check(
        Kind::Timeline,
        &[
            (
                "timeline: The post closes on 6 March, the sift is on the 10th, and we write to \
                 everyone, invited or not, between the 16th and the 18th.",
                "2026-03-16..2026-03-18",
            ),
            (
                "timeline: You will hear by Monday. / timeline: Scratch that, she does not land \
                 until Tuesday night. / -: So: Wednesday week.",
                "2026-03-18",
            ),
            (
                "out_of_office: She is only back on Monday 16 March. / timeline: After that you \
                 hear from us.",
                "2026-03-17",
            ),
            ("timeline: He would like to have everyone told mid-March.", "2026-03-11..2026-03-20"),
            ("timeline: We will inform you in KW 12.", "2026-03-16..2026-03-20"),
            (
                "timeline: We were to have decided by Friday. / timeline: The new day is the 12th.",
                "2026-03-12",
            ),
        ],
    );
    check(
        Kind::FollowUpRequested,
        &[
            (
                "follow_up_requested: Ask me again in a fortnight, once I know if it stands.",
                "2026-03-18",
            ),
            (
                "-: The fiscal year flips on October 1. / follow_up_requested: Mail me that month.",
                "2026-10-01..2026-10-31",
            ),
            ("follow_up_requested: Ping me Monday, race weekend til then.", "2026-03-09"),
        ],
    );
}

#[test]
fn days_beside_absences_and_old_promises() {
    check(
        Kind::Timeline,
        &[
            (
                "timeline: You hear on Tuesday. / -: Wait no, I am off Tuesday. / -: Wednesday. / \
              -: The 11th.",
                "2026-03-11",
            ),
            (
                "timeline: After that the panel meets, and I write to you by Friday 13 March.",
                "2026-03-13",
            ),
            (
                "timeline: I told you to expect our decision by Friday. / timeline: Please \
                 count on two to three weeks from today.",
                "2026-03-18..2026-03-25",
            ),
            (
                "timeline: She is coming back on the 8th but you will hear by the 13th.",
                "2026-03-13",
            ),
            ("timeline: It was gonna be Friday, now it is Tuesday.", "2026-03-10"),
            (
                "timeline: I said you would hear by the 6th. / -: Kindly read it as the 20th.",
                "2026-03-20",
            ),
            ("timeline: Me and Jackie sit down thurs so ull get a ring off me fri.", "2026-03-06"),
            ("timeline: You will hear one day after, on the 16th.", "2026-03-16"),
        ],
    );
    check(
        Kind::FollowUpRequested,
        &[
            ("follow_up_requested: Try me again after the 20th, I will know then.", "2026-03-21"),
            ("follow_up_requested: Check in after Heritage Day (24 September).", "2026-09-25"),
            (
                "follow_up_requested: Wait 10 business days from the date of submission (today).",
                "2026-03-18",
            ),
        ],
    );
}
