//! Texts: every template, for two invented candidates; and what is done about what isn't known.

use std::collections::{BTreeMap, BTreeSet};

use afterword::draft::{DraftError, DraftInput, SHIPPED, TextKind, check_templates, draft};
use afterword::timeline::facts::{ApplicationId, ContactId};
use jiff::civil::date;

static NO_TEMPLATES: BTreeMap<String, String> = BTreeMap::new();

fn ada(kind: TextKind, ordinal: usize) -> DraftInput<'static> {
    DraftInput {
        kind,
        application: ApplicationId(7),
        ordinal,
        candidate_name: "Ada Park",
        candidate_phone: Some("+1 555 0100"),
        signature: None,
        company: "Northwind",
        role: "Backend Engineer",
        contact: ContactId(3),
        contact_name: "Dana Reyes",
        greeting: Some("Dana"),
        interview_day: Some(date(2026, 3, 3)),
        mention: Some("the move of the billing system to .NET."),
        suits: Some("I have moved two such systems without a day of downtime"),
        latest: Some(date(2026, 3, 11)),
        reply_subject: None,
        own_templates: &NO_TEMPLATES,
    }
}

fn jun(kind: TextKind, ordinal: usize) -> DraftInput<'static> {
    DraftInput {
        application: ApplicationId(8),
        candidate_name: "Jun Ōta",
        candidate_phone: None,
        signature: Some("Ōta Design\nhttps://ota.example"),
        company: "Fischer & Söhne <GmbH>",
        role: "Head of \"Brand\"",
        contact_name: "Petra Fischer",
        greeting: Some("Dr. Fischer"),
        latest: None,
        ..ada(kind, ordinal)
    }
}

fn variants(kind: TextKind) -> usize {
    SHIPPED.iter().filter(|(name, _)| name.rsplit_once('.').unwrap().0 == kind.as_str()).count()
}

#[test]
fn every_template_reads_well_for_both() {
    let mut rendered = BTreeSet::new();
    for person in [ada, jun] {
        for kind in TextKind::ALL {
            for ordinal in 0..variants(*kind) {
                let input = person(*kind, ordinal);
                let drafted = draft(&input).unwrap();
                assert!(drafted.needs.is_empty(), "{:?}", drafted.needs);
                well_made(&drafted.subject, &drafted.text, &input);
                rendered.insert(drafted.template);
            }
        }
    }
    let shipped: BTreeSet<String> = SHIPPED.iter().map(|(name, _)| (*name).to_owned()).collect();
    assert_eq!(rendered, shipped, "a template was never drawn");
}

fn well_made(subject: &str, text: &str, input: &DraftInput<'_>) {
    let both = format!("{subject}\n{text}");
    for never in [
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
        "today",
        "yesterday",
        "chances",
        "unfortunately",
        "last week",
        "still waiting",
        "not heard",
        "reply",
        "why not",
        "to whom",
    ] {
        assert!(!both.contains(never), "{never:?} in:\n{both}");
    }
    assert!(!both.to_lowercase().contains("afterword"), "{both}");
    assert!(!subject.contains('\n') && subject.len() < 78, "{subject}");
    let greeting = format!("Dear {},\n\n", input.greeting.unwrap());
    assert!(text.starts_with(&greeting), "{text}");
    let below = input.signature.or(input.candidate_phone).unwrap();
    assert!(text.ends_with(&format!(",\n{}\n{below}\n", input.candidate_name)), "{text}");
    assert!(text.split_whitespace().count() < 140, "{text}");
    assert!(both.contains(input.role), "{both}");
    let says = |part: &str| assert!(text.contains(part), "no {part:?} in:\n{text}");
    match input.kind {
        TextKind::ThankYou => {
            says("on Tuesday, 3 March");
            says("the move of the billing system to .NET");
            says("I have moved two such systems without a day of downtime. ".trim_end());
            assert!(text.contains("hank"), "{text}");
        }
        TextKind::FinalThankYou => {
            assert!(
                ["Thank", "thank", "grateful"].iter().any(|word| text.contains(word)),
                "{text}"
            );
            assert!(
                ["in mind", "hear from", "talk again"].iter().any(|w| text.contains(w)),
                "{text}"
            );
            says("time");
        }
        _ => {
            says("on Tuesday, 3 March");
            let interested = ["interest", "keen", "glad to join", "delighted", "take on", "eager"];
            let asks = ["anything", "missing", "need", "references", "questions", "more from me"];
            let join = ["happy to join"];
            assert!(interested.iter().chain(&join).any(|word| text.contains(word)), "{text}");
            assert!(asks.iter().any(|word| text.contains(word)), "{text}");
        }
    }
    let names_day = both.contains("Wednesday, 11 March");
    assert_eq!(names_day, input.kind == TextKind::CheckInFirst && input.latest.is_some(), "{both}");
}

#[test]
fn texts_are_dealt_without_repeats_and_applications_begin_differently() {
    for kind in TextKind::ALL {
        let count = variants(*kind);
        let deal = |application| -> Vec<String> {
            let input = |ordinal| DraftInput { application, ..ada(*kind, ordinal) };
            (0..count).map(|ordinal| draft(&input(ordinal)).unwrap().text).collect()
        };
        let dealt = deal(ApplicationId(1));
        assert_eq!(dealt.iter().collect::<BTreeSet<_>>().len(), count, "{kind:?}");
        assert_eq!(dealt, deal(ApplicationId(1)), "the same application, the same texts");
        let firsts = (1..40).map(|id| deal(ApplicationId(id)).swap_remove(0));
        assert_eq!(firsts.collect::<BTreeSet<_>>().len(), count, "{kind:?}");
    }
    assert!(variants(TextKind::ThankYou) >= 4 && variants(TextKind::FinalThankYou) >= 4);
    assert!(variants(TextKind::CheckInFirst) >= 4 && variants(TextKind::CheckInSecond) >= 4);
}

#[test]
fn what_is_not_known_is_shown_and_asked_for() {
    let whole = ada(TextKind::ThankYou, 0);
    let cases: &[(DraftInput<'_>, &str, &str)] = &[
        (
            DraftInput { greeting: None, ..whole.clone() },
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
            DraftInput { interview_day: None, ..whole.clone() },
            "[[day of the interview]]",
            "day of the interview: afterword interview record 7",
        ),
        (
            DraftInput { role: "", ..whole.clone() },
            "the [[role]] role",
            "role: afterword edit 7 --role ROLE",
        ),
        (
            DraftInput { candidate_name: "\n", ..whole.clone() },
            "\n[[your name]]\n+1 555 0100\n",
            "your name: set candidate.name in the config",
        ),
    ];
    for (input, shown, need) in cases {
        let drafted = draft(input).unwrap();
        assert!(drafted.text.contains(shown), "{}", drafted.text);
        assert_eq!(drafted.needs, [*need]);
    }
    // What a text has no use for isn't asked for.
    let check_in = DraftInput { mention: None, suits: None, ..ada(TextKind::CheckInFirst, 0) };
    assert_eq!(draft(&check_in).unwrap().needs, [""; 0]);
}

#[test]
fn the_day_is_named_since_today_may_be_over_when_it_goes() {
    let text = draft(&ada(TextKind::ThankYou, 0)).unwrap().text;
    assert!(text.contains("3 March") && !text.contains("today"), "{text}");
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
        let input = ada(TextKind::CheckInFirst, 0);
        let drafted = draft(&DraftInput { reply_subject: Some(subject), ..input }).unwrap();
        assert_eq!(drafted.subject, reply);
    }
}

#[test]
fn values_cannot_break_out() {
    let input = DraftInput {
        role: "Engineer\r\nBcc: all@z.example\n\nDear all",
        company: "{{ candidate.phone",
        ..ada(TextKind::ThankYou, 0)
    };
    let unfit = |error| matches!(error, DraftError::Unfit { found, .. } if found == "{{");
    assert!((0..4).any(|n| draft(&DraftInput { ordinal: n, ..input.clone() }).is_err_and(unfit)));
    for ordinal in 0..4 {
        let input = DraftInput { company: "Northwind", ordinal, ..input.clone() };
        let drafted = draft(&input).unwrap();
        assert!(!drafted.subject.contains(['\r', '\n']), "{}", drafted.subject);
        assert!(!drafted.text.contains("\nBcc"), "{}", drafted.text);
    }
}

#[test]
fn own_templates_replace_add_and_are_checked() {
    let own = |name: &str, text: &str| BTreeMap::from([(name.to_owned(), text.to_owned())]);
    let mine = own("thank_you.5", "Subject: Hello\r\n\r\nHello {{ contact.name }}!\r\n");
    check_templates(&mine).unwrap();
    let texts: Vec<_> = (0..5)
        .map(|ordinal| {
            let input = ada(TextKind::ThankYou, ordinal);
            draft(&DraftInput { own_templates: &mine, ..input }).unwrap().text
        })
        .collect();
    assert!(texts.contains(&"Hello Dana Reyes!\n".to_owned()), "{texts:?}");

    for (name, text, message) in [
        ("thank_you.1", "Subject: x\n\na\n{{ nobody }}\n", "thank_you.1.txt:4: "),
        ("thank_you.1", "Subject: x\n\n{{ contact.shoe }}\n", "thank_you.1.txt:3: "),
        ("thank_you.1", "Subject: x\n\na\n\n{% if %}\n", "thank_you.1.txt:5: "),
        ("thank_you.1", "Subject: x\n\n{{ candidate.phone }}\n", "thank_you.1.txt:3: a value that"),
        ("thank_you.1", "Dear {{ contact.name }}\n", "thank_you.1.txt:1: it must begin with"),
        ("thank_you.1", "Subject: x\n\n \n \n", "thank_you.1.txt: it comes out empty"),
        ("check_in_first.2", "Subject: x\n\n{{ timeline.latest }}", "check_in_first.2.txt:3: "),
        (
            "thank_you.1",
            "Subject: x\n\ny\n{% if candidate.phone %}{{ candidate.fone }}{% endif %}",
            "thank_you.1.txt:4: ",
        ),
        ("thanks", "Subject: x\n\ny", "thanks.txt:1: no text has this name; use thank_you.N, "),
    ] {
        let error = check_templates(&own(name, text)).unwrap_err().to_string();
        assert!(error.starts_with(message), "wanted: {message}\n   got: {error}");
    }
}
