//! What machines send: absences and receipts with a vendor's marks or none, lists, filters that ask
//! who one is, reactions; and what an applicant-tracking system sends, which is news.

use afterword::reading::{Understood, understand};
use afterword::timeline::words::{Automatic, Kind};
use jiff::tz::TimeZone;

/// A message of Wednesday, 4 March 2026, in answer to the candidate's.
fn read(headers: &str, text: &str) -> Understood {
    let raw = format!(
        "From: Dana Roe <dana@acme.example>\nTo: sam@home.example\n\
         Date: Wed, 4 Mar 2026 16:00:00 +0000\nIn-Reply-To: <5f1c.2026@home.example>\n\
         Content-Type: text/plain; charset=utf-8\n{headers}\n\n{text}\n"
    );
    understand(raw.replace('\n', "\r\n").as_bytes(), &TimeZone::UTC).unwrap()
}

fn due(found: &Understood) -> Option<String> {
    found.due.map(|due| due.latest.to_string())
}

const AWAY: &str = "I am out of the office until 12 March.";

#[test]
fn every_mark_of_an_answering_machine_makes_an_absence_automatic() {
    for marks in [
        "Auto-Submitted: auto-replied (vacation)",
        "Auto-Submitted: auto-replied; owner-email=\"dana@acme.example\"",
        "Auto-Submitted: auto-generated",
        "X-Autoreply: yes",
        "X-Autorespond: Our talk",
        "X-AutoReply-From: dana@acme.example",
        "X-Auto-Reply-From: dana@acme.example",
        "X-Mail-Autoreply: dana",
        "Precedence: auto_reply",
        "X-Precedence: auto_reply",
        "X-POST-MessageClass: 9; Autoresponder",
        "Delivered-To: autoresponder",
        "X-Apple-Action: VACATION",
        "X-MS-Exchange-Inbox-Rules-Loop: dana@acme.example",
        "X-MS-Exchange-Generated-Message-Source: Mailbox Rules Agent",
        "Reply-To: dana.autoreply@acme.example",
        "X-FC-MachineGenerated: true",
    ] {
        let found = read(&format!("{marks}\nSubject: Re: Our talk"), AWAY);
        let (kind, automatic) = (Kind::OutOfOffice, Some(Automatic::OutOfOffice));
        assert_eq!((found.kind, found.automatic), (kind, automatic), "{marks}\n{found:?}");
        assert_eq!(due(&found).as_deref(), Some("2026-03-12"), "{marks}");
    }
}

#[test]
fn a_persons_mail_bears_some_of_the_same_marks() {
    for marks in ["X-Auto-Response-Suppress: All", "Auto-Submitted: no", "Precedence: bulk"] {
        let found = read(&format!("{marks}\nSubject: Re: Our talk"), "We will decide by Friday.");
        assert_eq!((found.kind, found.automatic), (Kind::Timeline, None), "{marks}");
    }
}

#[test]
fn absences_by_subject_alone_in_six_languages() {
    for (subject, text, day) in [
        ("Automatic reply: Our talk", AWAY, Some("2026-03-12")),
        ("[EXTERNAL] Automatic reply: Our talk", AWAY, Some("2026-03-12")),
        ("Out of Office: Re: Our talk", "Back on 16 March.", Some("2026-03-16")),
        (
            "Automatische Antwort: Our talk",
            "Guten Tag,\n\nich bin bis einschließlich 12.03.2026 nicht im Büro. Ihre Nachricht \
             wird nicht weitergeleitet.\n\nMit freundlichen Grüßen",
            Some("2026-03-12"),
        ),
        (
            "Abwesenheitsnotiz: Our talk",
            "Vielen Dank für Ihre Nachricht. Ab dem 16. März bin ich wieder erreichbar.",
            Some("2026-03-16"),
        ),
        (
            "Réponse automatique : Our talk",
            "Bonjour, je suis absente du bureau jusqu’au 12 mars inclus et je n’ai pas accès à \
             ma messagerie.",
            Some("2026-03-12"),
        ),
        (
            "Respuesta automática: Our talk",
            "Gracias por su mensaje. Estaré fuera de la oficina hasta el 12 de marzo.",
            Some("2026-03-12"),
        ),
        (
            "Automatisch antwoord: Our talk",
            "Bedankt voor uw bericht. Ik ben afwezig tot en met 12 maart en heb geen toegang tot \
             mijn mail.",
            Some("2026-03-12"),
        ),
        (
            "Risposta automatica: Our talk",
            "Grazie per il messaggio. Sono in ferie e torno in ufficio il 16/03/2026.",
            Some("2026-03-16"),
        ),
        ("Abwesend", "Ich bin heute nicht im Büro und nicht erreichbar für Sie.", None),
    ] {
        let found = read(&format!("Subject: {subject}"), text);
        let expected = (Kind::OutOfOffice, Some(Automatic::OutOfOffice));
        assert_eq!((found.kind, found.automatic), expected, "{subject}: {found:?}");
        assert_eq!(due(&found).as_deref(), day, "{subject}");
    }
}

#[test]
fn an_absence_with_no_mark_says_so_itself_or_is_shown() {
    let told = format!("This is an automatic reply. {AWAY}");
    assert_eq!(read("Subject: Re: Our talk", &told).automatic, Some(Automatic::OutOfOffice));
    // It may be Dana who writes this, and an answer is to come.
    let found = read("Subject: Re: Our talk", AWAY);
    assert_eq!(found.automatic, None);
    assert!(!matches!(found.kind, Kind::Timeline | Kind::Acknowledgement), "{found:?}");
}

#[test]
fn whom_else_to_ask_and_when_to_hear_is_part_of_the_absence() {
    for text in [
        "I am out of the office until 12 March. Please contact Kim at kim@acme.example.",
        "I am on leave until 12 March. I will get back to you after my return.",
        "I am out of the office until 12 March. Please send urgent matters to the help desk.",
    ] {
        let found = read("Subject: Re: Our talk\nAuto-Submitted: auto-replied", text);
        assert_eq!(found.kind, Kind::OutOfOffice, "{text}: {found:?}");
        assert_eq!(due(&found).as_deref(), Some("2026-03-12"), "{text}");
    }
}

#[test]
fn a_verdict_in_an_automatic_reply_is_never_lost() {
    let german = "Ich bin im Urlaub. Die Stelle haben wir inzwischen anderweitig besetzt.";
    for (subject, text, kind) in [
        ("Automatic reply: x", "I am away until Friday. The role has been filled.", Kind::Closed),
        (
            "Automatic reply: x",
            "I am out of the office. We have decided to move forward with another candidate.",
            Kind::Rejection,
        ),
        ("Automatic reply: x", "I no longer work at Acme.", Kind::Unclear),
        (
            "Automatic reply: x",
            "I no longer work at Acme. Please write to kim@acme.example.",
            Kind::Referral,
        ),
        ("Automatische Antwort: x", german, Kind::Unclear),
        (
            "Automatische Antwort: x",
            "Frau Roe ist nicht mehr bei uns tätig. Bitte schreiben Sie an kim@acme.example.",
            Kind::Referral,
        ),
    ] {
        let headers = format!("Subject: {subject}\nAuto-Submitted: auto-replied");
        let found = read(&headers, text);
        assert_eq!((found.kind, found.automatic), (kind, None), "{text}: {found:?}");
    }
}

#[test]
fn a_systems_receipt_is_automatic_and_its_news_is_not() {
    let machine = "Auto-Submitted: auto-generated\nPrecedence: bulk\n\
                   List-Unsubscribe: <https://ats.example/u>\nX-Autogenerated: yes\n\
                   Feedback-ID: 1:ats\nSubject: Your application to Acme";
    for (text, kind, automatic) in [
        (
            "Thank you for applying. We have received your application.",
            Kind::Acknowledgement,
            Some(Automatic::Acknowledgement),
        ),
        ("After careful review you have not been selected.", Kind::Rejection, None),
        ("The position has been filled.", Kind::Closed, None),
        ("We would like to invite you to an interview on 12 March.", Kind::Advance, None),
        ("Could you send us two references?", Kind::InfoRequested, None),
        ("We will decide by Friday.", Kind::Timeline, None),
        ("We would like to offer you the position.", Kind::Offer, None),
        ("Back on Monday we will decide on your application by Friday.", Kind::Timeline, None),
    ] {
        let found = read(machine, text);
        assert_eq!((found.kind, found.automatic), (kind, automatic), "{text}: {found:?}");
    }
}

#[test]
fn lists_and_job_alerts() {
    let list = "List-Id: <jobs.board.example>\nList-Unsubscribe: <mailto:u@board.example>\n\
                Subject: Jobs for you";
    let alert = "New jobs matching your search:\n\nSite Engineer, Northwind\n\nView all jobs";
    assert_eq!(read(list, alert).kind, Kind::Unrelated);
    assert_eq!(read(list, alert).automatic, None);
    // The footer of a list is nobody's wish.
    assert_ne!(read(list, "unsubscribe").kind, Kind::Stop);
    // A person through a list is a person.
    assert_eq!(read(list, "The role has been filled.").kind, Kind::Closed);
}

#[test]
fn a_filter_that_asks_who_one_is_reaches_the_candidate() {
    for text in [
        "Your message to Dana is being held until you confirm that you are human. Please click \
         the link below:\n\nhttps://filter.example/c/123",
        "I use a filter against spam. To have your mail delivered, please verify your email \
         address by clicking here. You only have to do this once.",
        "Hello,\n\nyou are not on my list of approved senders. Solve the captcha at \
         https://filter.example and your message will be delivered.",
    ] {
        for marks in ["Auto-Submitted: auto-replied", "Precedence: bulk\nReturn-Path: <>", "X-A: b"]
        {
            let found = read(&format!("Subject: Re: Our talk\n{marks}"), text);
            let expected = (Kind::InfoRequested, None);
            assert_eq!((found.kind, found.automatic), expected, "{marks}: {text}: {found:?}");
            assert!(found.text.contains(&found.evidence[0].text), "{text}");
        }
    }
    let human = "I am only human: you will hear by Friday.";
    assert_eq!(read("Subject: Re: Our talk", human).kind, Kind::Timeline);
}

#[test]
fn a_reaction_is_an_acknowledgement_and_a_bad_one_is_shown() {
    let outlook = "Dana Roe reacted to your message:\n\n________________________________\n\
                   From: Sam\nSent: Wednesday\nTo: Dana\nSubject: Our talk\n\nWhere do we stand?";
    for (text, kind) in [
        ("Dana reacted 👍 to your message", Kind::Acknowledgement),
        (outlook, Kind::Acknowledgement),
        ("👍\n\nDana Roe reacted via Gmail", Kind::Acknowledgement),
        ("Dana Roe hat auf Ihre Nachricht reagiert", Kind::Acknowledgement),
        ("👍", Kind::Acknowledgement),
        ("🙏❤\n\n> Where do we stand?", Kind::Acknowledgement),
        ("🤷", Kind::Unclear),
        ("Dana reacted 😢 to your message", Kind::Unclear),
        ("👎", Kind::Unclear),
    ] {
        let found = read("Subject: Re: Our talk", text);
        assert_eq!((found.kind, found.automatic), (kind, None), "{text}: {found:?}");
    }
    let said = "The panel reacted to your message well, and yet we have chosen somebody else.";
    assert_eq!(read("Subject: Re: Our talk", said).kind, Kind::Rejection);
}

#[test]
fn a_reaction_with_a_part_of_its_own() {
    let mail = |sign: &str| {
        format!(
            "From: Dana Roe <dana@acme.example>\r\nIn-Reply-To: <5f1c.2026@home.example>\r\n\
             Content-Type: multipart/alternative; boundary=b\r\n\r\n--b\r\n\
             Content-Type: text/plain; charset=utf-8\r\n\r\n{sign}\r\n--b\r\n\
             Content-Type: text/vnd.google.email-reaction+json; charset=utf-8\r\n\r\n\
             {{\"emoji\": \"{sign}\", \"version\": 1}}\r\n--b\r\n\
             Content-Type: text/html; charset=utf-8\r\n\r\n<p>{sign}</p>\r\n--b--\r\n"
        )
    };
    for (sign, kind) in [("🎉", Kind::Acknowledgement), ("👎", Kind::Unclear)] {
        let found = understand(mail(sign).as_bytes(), &TimeZone::UTC).unwrap();
        assert_eq!((found.kind, found.automatic), (kind, None), "{sign}");
    }
}
