//! Texts: every variant of every template, in every language, for three invented candidates; what
//! is done about what isn't known; and how variants are dealt.

use std::collections::{BTreeMap, BTreeSet};

use afterword::draft::{
    DraftError, DraftInput, Drafted, SHIPPED, TextKind, To, check_templates, draft, skeleton,
};
use afterword::timeline::facts::{ApplicationId, ContactId};
use afterword::timeline::words::{Channel, Language};
use jiff::civil::{date, datetime};

static NO_TEMPLATES: BTreeMap<String, String> = BTreeMap::new();

fn ada(kind: TextKind, channel: Channel) -> DraftInput<'static> {
    DraftInput {
        kind,
        channel,
        language: Language::English,
        sets: &[],
        application: ApplicationId(7),
        dealt: &[],
        had: None,
        others: &[],
        names: &["Dana Reyes", "Dana"],
        candidate_name: "Ada Park",
        candidate_phone: Some("+1 555 0100"),
        signature: None,
        company: "Northwind",
        role: "Backend Engineer",
        to: (kind != TextKind::AskAround).then_some(DANA),
        interview: Some(datetime(2026, 3, 3, 15, 30, 0, 0)),
        mention: Some("the move of the billing system to .NET."),
        suits: Some("I have moved two such systems without a day of downtime"),
        start: None,
        latest: Some(date(2026, 3, 11)),
        invited: None,
        reply_subject: None,
        inside: &["Kim Lund"],
        references: &["Ravi Rao", "Sam Orr"],
        own_templates: &NO_TEMPLATES,
    }
}

const DANA: To<'static> = To {
    contact: ContactId(3),
    name: "Dana Reyes",
    greeting: Some("Dana"),
    phone: Some("+1 555 0199"),
    postal: Some("Northwind, 1 Mill Lane, Millton"),
};

fn jun(kind: TextKind, channel: Channel) -> DraftInput<'static> {
    let petra = To {
        name: "Petra Fischer",
        greeting: Some("Dr. Fischer"),
        phone: Some("+49 30 5550"),
        postal: None,
        ..DANA
    };
    DraftInput {
        application: ApplicationId(8),
        candidate_name: "Jun Ōta",
        candidate_phone: Some("+49 30 5551"),
        signature: Some("Ōta Design\nhttps://ota.example"),
        company: "Fischer & Söhne <GmbH>",
        role: "Head of \"Brand\"",
        to: (kind != TextKind::AskAround).then_some(petra),
        names: &["Petra Fischer", "Dr. Fischer"],
        latest: None,
        invited: Some(date(2026, 3, 11)),
        start: Some("on 1 June"),
        inside: &[],
        ..ada(kind, channel)
    }
}

fn ivo(kind: TextKind, channel: Channel) -> DraftInput<'static> {
    DraftInput {
        application: ApplicationId(9),
        candidate_name: "Ivo Aalto",
        candidate_phone: Some("+358 9 5550 1234"),
        company: "St. Example's Hospital",
        role: "Apprentice on the night shift (children's ward)",
        mention: Some("how the ward hands over at six, and why nobody sits down for it"),
        suits: Some("For two years I looked after my grandmother, and I learned to ask twice."),
        latest: None,
        references: &[],
        ..ada(kind, channel)
    }
}

const PEOPLE: [fn(TextKind, Channel) -> DraftInput<'static>; 3] = [ada, jun, ivo];

/// Language, set, kind and channel of a shipped file.
fn purpose(name: &str) -> (Language, Vec<String>, TextKind, Channel) {
    let parts: Vec<&str> = name.split('/').collect();
    let (language, set, text) = match parts.as_slice() {
        [language, text] => (language, None, text),
        [language, set, text] => (language, Some((*set).to_owned()), text),
        _ => panic!("{name}"),
    };
    let (kind, channel) = text.split_once('.').unwrap();
    let kind = TextKind::ALL.iter().find(|known| known.as_str() == kind).unwrap();
    (language.parse().unwrap(), set.into_iter().collect(), *kind, channel.parse().unwrap())
}

fn variants(source: &str) -> usize {
    source.lines().filter(|line| line.trim_end() == "===").count() + 1
}

/// A variant of a shipped file, made out for somebody.
fn drafted(
    name: &str,
    number: usize,
    person: fn(TextKind, Channel) -> DraftInput<'static>,
) -> Drafted {
    let (language, sets, kind, channel) = purpose(name);
    let had = format!("{name}/{number}");
    let input = DraftInput { language, sets: &sets, had: Some(&had), ..person(kind, channel) };
    let drafted = draft(&input).unwrap();
    assert_eq!(drafted.template, had);
    assert_eq!(drafted.needs, [""; 0], "{had}");
    drafted
}

fn every_variant() -> impl Iterator<Item = (&'static str, usize)> {
    SHIPPED.iter().flat_map(|(name, source)| (1..=variants(source)).map(move |n| (*name, n)))
}

#[test]
fn every_file_of_templates_is_compiled_in() {
    let root = std::path::Path::new(env!("CARGO_MANIFEST_DIR")).join("config/templates");
    let mut files = BTreeSet::new();
    let mut folders = vec![root.clone()];
    while let Some(folder) = folders.pop() {
        for entry in std::fs::read_dir(folder).unwrap() {
            let path = entry.unwrap().path();
            if path.is_dir() {
                folders.push(path);
            } else {
                let name = path.strip_prefix(&root).unwrap().with_extension("");
                files.insert(name.to_str().unwrap().to_owned());
            }
        }
    }
    let shipped: BTreeSet<String> = SHIPPED.iter().map(|(name, _)| (*name).to_owned()).collect();
    assert_eq!(files, shipped);
}

#[test]
fn every_text_has_four_variants_and_no_two_say_the_same() {
    let mut seen: BTreeMap<(String, String), String> = BTreeMap::new();
    for (name, source) in SHIPPED {
        assert!(variants(source) >= 4, "{name}");
    }
    for (name, number) in every_variant() {
        let (_, _, _, channel) = purpose(name);
        let text = skeleton(&drafted(name, number, ada).text, &["Dana Reyes", "Dana"]);
        let here = format!("{name}/{number}");
        if let Some(there) = seen.insert((channel.to_string(), text), here.clone()) {
            panic!("{here} says the same as {there}");
        }
    }
}

#[test]
fn every_variant_is_well_made_for_everybody() {
    for (name, number) in every_variant() {
        for person in PEOPLE {
            let (_, _, kind, channel) = purpose(name);
            well_made(name, number, &drafted(name, number, person), &person(kind, channel));
        }
    }
}

/// What no text says, in any language.
const NEVER: &[&str] = &[
    "{{",
    "{%",
    "[[",
    "Hi ,",
    "Dear ,",
    "  ",
    "\n\n\n",
    "None",
    "none",
    "undefined",
    " ,",
    "..",
    "&amp;",
    "&lt;",
    "&quot;",
    "!",
    "today",
    "yesterday",
    "chances",
    "unfortunately",
    "last week",
    "still waiting",
    "not heard",
    "why not",
    "to whom",
    "once more",
    "circling",
    "touching base",
    "just checking",
    "heute",
    "gestern",
    "noch einmal",
    "aujourd'hui",
    "ayer",
];

fn well_made(name: &str, number: usize, drafted: &Drafted, input: &DraftInput<'_>) {
    let Drafted { subject, text, .. } = drafted;
    let both = format!("{subject}\n{text}");
    let what = format!("{name}/{number}:\n{both}");
    for never in NEVER {
        assert!(!both.contains(never), "{never:?} in {what}");
    }
    assert!(!both.to_lowercase().contains("afterword"), "{what}");
    assert!(!subject.contains('\n'), "{what}");
    let Some(to) = input.to else { return };
    let greeting = to.greeting.unwrap();
    match input.channel {
        Channel::Email | Channel::Letter => {
            let below = input.signature.or(input.candidate_phone).unwrap();
            assert!(text.ends_with(&format!("\n{}\n{below}\n", input.candidate_name)), "{what}");
            assert!(text.lines().next().unwrap().contains(greeting), "{what}");
            assert!(text.split_whitespace().count() < 150, "{what}");
            let own = subject.chars().count().saturating_sub(input.role.chars().count());
            assert!(input.channel == Channel::Letter || own < 60, "{what}");
        }
        Channel::Call => {
            let callback = input.candidate_phone.unwrap();
            let times = text.matches(callback).count();
            assert!(times >= 2, "the number twice: {what}");
            assert!(subject.contains(to.name) && subject.contains(to.phone.unwrap()), "{what}");
            assert_eq!(text.matches(":\n").count(), 2, "script and voicemail: {what}");
            assert!(text.contains(input.candidate_name), "who I am: {what}");
        }
        Channel::Reminder => {}
    }
    let says = |part: &str| assert!(text.contains(part), "no {part:?} in {what}");
    if input.kind == TextKind::ThankYou {
        says(input.mention.unwrap().trim_end_matches('.'));
        if input.channel != Channel::Call {
            says(input.suits.unwrap().trim_end_matches('.'));
        }
    } else if input.kind != TextKind::FinalThankYou && input.channel == Channel::Email {
        let day = ["3 March", "3. März", "3 mars", "3 de marzo"];
        assert!(day.iter().any(|day| text.contains(day)), "no day of the interview: {what}");
    }
}

#[test]
fn a_call_and_a_mail_of_one_step_are_the_same_variant() {
    let sets = ["same-day".to_owned()];
    for company in ["Northwind", "Acme", "Fischer", "Example"] {
        let number = |channel| {
            let input = ada(TextKind::CheckInFirst, channel);
            let drafted = draft(&DraftInput { sets: &sets, company, ..input }).unwrap();
            drafted.template.rsplit_once('/').unwrap().1.to_owned()
        };
        assert_eq!(number(Channel::Call), number(Channel::Email));
    }
}

#[test]
fn texts_are_dealt_without_repeats_and_applications_begin_differently() {
    let sets = ["caller".to_owned()];
    for (name, source) in SHIPPED {
        let (language, sets, kind, channel) = purpose(name);
        let count = variants(source);
        let deal = |role: &'static str| {
            let mut dealt: Vec<String> = Vec::new();
            for _ in 0..count {
                let input = DraftInput { language, sets: &sets, role, ..ada(kind, channel) };
                let drafted = draft(&DraftInput { dealt: &dealt, ..input }).unwrap();
                dealt.push(drafted.template);
            }
            dealt
        };
        let dealt = deal("Baker");
        assert_eq!(dealt.iter().collect::<BTreeSet<_>>().len(), count, "{name}");
        assert_eq!(dealt, deal("Baker"), "the same application, the same texts");
        let roles = ["a", "b", "c", "d", "e", "f", "g", "h", "i", "j", "k", "l", "m", "n", "o"];
        let firsts = roles.map(|role| deal(role).swap_remove(0));
        assert!(firsts.iter().collect::<BTreeSet<_>>().len() > 2, "{name}");
    }
    let of_set = |kind, channel| {
        let input = ada(kind, channel);
        draft(&DraftInput { sets: &sets, ..input }).unwrap().template
    };
    assert!(of_set(TextKind::CheckInFirst, Channel::Call).starts_with("en/caller/"));
    assert!(of_set(TextKind::CheckInFirst, Channel::Email).starts_with("en/check_in_first.email"));
}

#[test]
fn a_text_that_says_the_same_as_another_needs_the_candidate() {
    let mine = BTreeMap::from([(
        "en/check_in_first.email".to_owned(),
        "Subject: x\n\nDear {{ contact.greeting }},\n\nany news?\n".to_owned(),
    )]);
    let input = DraftInput { own_templates: &mine, ..ada(TextKind::CheckInFirst, Channel::Email) };
    let first = draft(&input).unwrap();
    assert_eq!(first.needs, [""; 0]);
    let names = ["Dana Reyes", "Dana", "Sam Orr", "Sam"];
    let others = [("Dana Reyes".to_owned(), skeleton(&first.text, &names))];
    let sam = To { name: "Sam Orr", greeting: Some("Sam"), ..DANA };
    let second = DraftInput { to: Some(sam), others: &others, names: &names, ..input };
    let needs = draft(&second).unwrap().needs;
    let need = "words of its own, as it says the same as what went to Dana Reyes";
    assert!(needs.len() == 1 && needs[0].starts_with(need), "{needs:?}");
}

#[test]
fn what_a_language_lacks_is_in_english_and_needs_the_candidate() {
    let caller = ["caller".to_owned()];
    let german = |kind, channel| {
        let input = DraftInput { language: Language::German, ..ada(kind, channel) };
        draft(&DraftInput { sets: &caller, ..input }).unwrap()
    };
    let call = german(TextKind::CheckInHolding, Channel::Call);
    assert!(call.template.starts_with("de/check_in_first.call/"), "{}", call.template);
    assert_eq!(call.needs, [""; 0]);
    let reminder = german(TextKind::AskAround, Channel::Reminder);
    assert!(reminder.template.starts_with("en/ask_around.reminder/") && reminder.needs.is_empty());
    // A letter that there is none of reads like the mail.
    let letter = german(TextKind::CheckInFirst, Channel::Letter);
    assert!(letter.template.starts_with("de/check_in_first.email/"), "{}", letter.template);
}

#[test]
fn a_letter_that_a_call_follows_says_so_in_every_language() {
    let caller = ["caller".to_owned()];
    for (language, week, named) in [
        (Language::English, "in one week", "Wednesday, 11 March"),
        (Language::German, "in einer woche", "Mittwoch, den 11. März"),
        (Language::French, "dans une semaine", "mercredi 11 mars"),
        (Language::Spanish, "dentro de una semana", "miércoles 11 de marzo"),
    ] {
        let mut dealt = Vec::new();
        for _ in 0..4 {
            let letter = |latest| {
                let input = ada(TextKind::ThankYou, Channel::Letter);
                let input = DraftInput { language, latest, sets: &caller, dealt: &dealt, ..input };
                draft(&input).unwrap()
            };
            let (silent, text) = (letter(None), letter(Some(date(2026, 3, 11))).text);
            assert!(silent.text.to_lowercase().contains(week), "{}", silent.text);
            assert!(text.contains(named) && !text.to_lowercase().contains(week), "{text}");
            dealt.push(silent.template);
        }
        assert_eq!(dealt.iter().collect::<BTreeSet<_>>().len(), 4, "{dealt:?}");
    }
}

#[test]
fn what_is_not_known_is_shown_and_asked_for() {
    let whole = ada(TextKind::ThankYou, Channel::Email);
    let call = ada(TextKind::CheckInFirst, Channel::Call);
    let dana = |to: To<'static>| Some(to);
    let cases: &[(DraftInput<'_>, &str, &str)] = &[
        (
            DraftInput { to: dana(To { greeting: None, ..DANA }), ..whole.clone() },
            "Dear [[greeting of Dana Reyes]],\n",
            "greeting of Dana Reyes: afterword contact confirm 3 --greeting \"Dana\"",
        ),
        (
            DraftInput { mention: Some(" "), ..whole.clone() },
            "[[one thing from the conversation with Dana Reyes]]",
            "one thing from the conversation with Dana Reyes: afterword debrief 7",
        ),
        (
            DraftInput { suits: None, ..whole.clone() },
            "[[one sentence on why you suit]]",
            "one sentence on why you suit: afterword edit 7 --suits SENTENCE",
        ),
        (
            DraftInput { interview: None, ..call.clone() },
            "[[day of the interview]]",
            "day of the interview: afterword interview record 7",
        ),
        (DraftInput { role: "", ..call.clone() }, "[[role]]", "role: afterword edit 7 --role ROLE"),
        (
            DraftInput { candidate_name: "\n", ..whole.clone() },
            "\n[[your name]]\n+1 555 0100\n",
            "your name: set candidate.name in the config",
        ),
        (
            DraftInput { candidate_phone: None, ..call.clone() },
            "[[your phone number]]",
            "your phone number: set candidate.phone in the config",
        ),
        (
            DraftInput { to: dana(To { phone: None, ..DANA }), ..call.clone() },
            "",
            "phone number of Dana Reyes: afterword contact edit 3 --phone NUMBER",
        ),
    ];
    for (input, shown, need) in cases {
        let drafted = draft(input).unwrap();
        assert!(drafted.text.contains(shown), "{}", drafted.text);
        assert_eq!(drafted.needs, [*need]);
    }
    // What a text has no use for isn't asked for.
    let check_in = ada(TextKind::CheckInFirst, Channel::Email);
    let check_in = DraftInput { mention: None, suits: None, candidate_phone: None, ..check_in };
    assert_eq!(draft(&check_in).unwrap().needs, [""; 0]);
}

#[test]
fn an_answer_keeps_its_subject() {
    for (subject, reply) in [
        ("Your interview", "Re: Your interview"),
        ("RE: Your interview", "Re: Your interview"),
        ("Reserve a day", "Re: Reserve a day"),
        ("Ünterlagen", "Re: Ünterlagen"),
        ("x\r\nBcc: y@z.example", "Re: x Bcc: y@z.example"),
    ] {
        let input = ada(TextKind::CheckInFirst, Channel::Email);
        let drafted = draft(&DraftInput { reply_subject: Some(subject), ..input }).unwrap();
        assert_eq!(drafted.subject, reply);
    }
}

#[test]
fn values_cannot_break_out() {
    let input = DraftInput {
        role: "Engineer\r\nBcc: all@z.example\n\nDear all",
        mention: Some("{{ candidate.phone"),
        ..ada(TextKind::ThankYou, Channel::Email)
    };
    let unfit = |error| matches!(error, DraftError::Unfit { found, .. } if found == "{{");
    assert!(draft(&input).is_err_and(unfit));
    for number in 1..=4 {
        let had = format!("en/thank_you.email/{number}");
        let input = DraftInput { mention: Some("\nBcc: x"), had: Some(&had), ..input.clone() };
        let drafted = draft(&input).unwrap();
        assert!(!drafted.subject.contains(['\r', '\n']), "{}", drafted.subject);
        assert!(!drafted.text.contains("\nBcc"), "{}", drafted.text);
    }
}

#[test]
fn own_templates_replace_and_are_checked() {
    let own = |name: &str, text: &str| BTreeMap::from([(name.to_owned(), text.to_owned())]);
    let is_set = |set: &str| set == "caller" || set == "7";
    let hello = "Subject: Hello\r\n\r\nHello {{ contact.name }}!\r\n";
    for (name, sets) in [
        ("en/thank_you.email", vec![]),
        ("en/caller/thank_you.email", vec!["7".to_owned(), "caller".to_owned()]),
        ("en/7/thank_you.email", vec!["7".to_owned(), "caller".to_owned()]),
    ] {
        let mine = own(name, hello);
        check_templates(&mine, is_set).unwrap();
        let input = ada(TextKind::ThankYou, Channel::Email);
        let input = DraftInput { own_templates: &mine, sets: &sets, ..input };
        assert_eq!(draft(&input).unwrap().text, "Hello Dana Reyes!\n");
    }
    let two = "Subject: x\n\na\n===\nSubject: x\n\na\n{{ nobody }}\n";
    for (name, text, message) in [
        ("en/thank_you.email", "Subject: x\n\na\n{{ nobody }}\n", "en/thank_you.email.txt:4: "),
        ("en/thank_you.email", two, "en/thank_you.email.txt:8: "),
        ("en/thank_you.email", "Subject: x\n\n{{ contact.shoe }}\n", "en/thank_you.email.txt:3: "),
        ("en/thank_you.email", "Subject: x\n\na\n\n{% if %}\n", "en/thank_you.email.txt:5: "),
        (
            "en/thank_you.email",
            "Subject: x\n\n{{ start }}",
            "en/thank_you.email.txt:3: a value that",
        ),
        ("en/thank_you.email", "Dear Dana\n", "en/thank_you.email.txt:1: it must begin with"),
        ("en/thank_you.call", "Subject: x\n\ny", "en/thank_you.call.txt:1: it must begin with"),
        (
            "en/thank_you.email",
            "Subject: x\n\n \n \n",
            "en/thank_you.email.txt: it comes out empty",
        ),
        (
            "en/check_in_first.email",
            "Subject: x\n\n{{ timeline.latest }}",
            "en/check_in_first.email.txt:3: ",
        ),
        (
            "en/thank_you.email",
            "Subject: x\n\ny\n{% if start %}{{ candidate.fone }}{% endif %}",
            "en/thank_you.email.txt:4: ",
        ),
        ("en/thanks.email", "Subject: x\n\ny", "en/thanks.email.txt:1: no text has this name"),
        ("en/thank_you.fax", "Subject: x\n\ny", "en/thank_you.fax.txt:1: no text has this name"),
        ("thank_you.email", "Subject: x\n\ny", "thank_you.email.txt:1: texts stand in a folder"),
        ("nl/thank_you.email", "Subject: x\n\ny", "nl/thank_you.email.txt:1: language \"nl\" is"),
        ("en/callr/thank_you.email", "x", "en/callr/thank_you.email.txt:1: the folder \"callr\""),
    ] {
        let error = check_templates(&own(name, text), is_set).unwrap_err().to_string();
        assert!(error.starts_with(message), "wanted: {message}\n   got: {error}");
    }
}
