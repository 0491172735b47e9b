//! Whose a message is, and how surely: the whole of it, header first, then what stands inside.

use std::collections::{BTreeMap, BTreeSet};

use afterword::mail::envelope::envelope;
use afterword::matching::{Index, Known, Learnt, conversation, look, look_inside};
use afterword::timeline::facts::{ApplicationId, AttemptId, ContactId};
use afterword::timeline::words::Sureness;

const ACME: ApplicationId = ApplicationId(1);
const BLUE: ApplicationId = ApplicationId(2);
const CLOSED: ApplicationId = ApplicationId(3);
const SECOND: ApplicationId = ApplicationId(4);

/// Puts the addresses of providers together, so that none stands in the repository.
fn full(text: &str) -> String {
    text.replace(" AT ", "@")
}

fn known(id: ApplicationId, company: &str, domain: &str, contacts: &[(i64, &str)]) -> Known {
    let contacts = contacts.iter().map(|(id, to)| (ContactId(*id), full(to))).collect();
    let domains = [domain].iter().filter(|d| !d.is_empty()).map(|d| (*d).to_owned()).collect();
    let (company, open) = (company.to_owned(), id != CLOSED);
    Known { id, open, company, domains, contacts }
}

/// Acme Robotics, where Dana Reyes recruits; Blue Sky GmbH, by an agency that filled a place at
/// Blue Sky before; and a second role at Acme, with a recruiter of its own.
fn index() -> Index {
    let agent = (9, "kim@agency.example");
    Index::new(
        ["me@home.example".to_owned(), full("me.too AT gmail.com")],
        [
            known(ACME, "Acme Robotics Inc.", "acme.co.uk", &[(1, "dana@robotics.example")]),
            known(BLUE, "Blue Sky GmbH", "blue-sky.example", &[(2, "lee AT gmail.com"), agent]),
            known(CLOSED, "Müller & Söhne AG", "", &[(3, "hr@mueller.example"), agent]),
            known(SECOND, "Acme Robotics Inc.", "acme.co.uk", &[(4, "pat AT acme.co.uk"), agent]),
        ],
        BTreeMap::from([
            ("ours.1@home.example".to_owned(), vec![(ACME, Some(AttemptId(7)))]),
            ("given.1@far.example".to_owned(), vec![(ACME, Some(AttemptId(7)))]),
            ("ours.2@home.example".to_owned(), vec![(BLUE, Some(AttemptId(8)))]),
            (full("Theirs.1 AT acme.co.uk"), vec![(ACME, None)]),
        ]),
        BTreeSet::new(),
    )
    .with(Learnt {
        people: vec![
            (ACME, ContactId(1), "Dana Reyes".to_owned()),
            (BLUE, ContactId(2), "Lee".to_owned()),
        ],
        roles: vec![(ACME, "Site Engineer".to_owned()), (BLUE, "Welder".to_owned())],
        agents: vec![
            (BLUE, "kim@agency.example".to_owned()),
            (CLOSED, "kim@agency.example".to_owned()),
            (SECOND, "kim@agency.example".to_owned()),
        ],
        senders: vec![
            (ACME, "ruth@elsewhere.example".to_owned()),
            (ACME, "me@home.example".to_owned()),
            (ACME, full("no-reply AT us.greenhouse-mail.io")),
        ],
        named: vec![(ACME, full("unseen AT acme.co.uk"))],
        conversations: vec![(ACME, conversation_of("AQIDBAUGBwgJCgsMDQ4PEBESExQVFg=="))],
    })
}

fn conversation_of(value: &str) -> String {
    let raw = format!("Thread-Index: {value}\n");
    conversation(&envelope(raw.as_bytes()).unwrap()).unwrap()
}

/// The matches in short: application, `!` if sure.
fn found(raw: &str) -> String {
    let index = index();
    let raw = full(raw);
    let envelope = envelope(raw.as_bytes()).unwrap();
    let mut found = look(&index, &envelope);
    look_inside(&index, &envelope, Some(raw.as_bytes()), &mut found);
    assert!(found.doubts.is_empty(), "all doubts are settled");
    let mut words: Vec<String> = found.own.then(|| "own".to_owned()).into_iter().collect();
    words.extend(found.matches.iter().map(|found| {
        assert!(!found.why.is_empty());
        format!("{}{}", found.application, if found.sureness == Sureness::Sure { "!" } else { "" })
    }));
    words.join(", ")
}

fn table(cases: &[(&str, &str)]) {
    for (raw, expected) in cases {
        assert_eq!(found(raw), *expected, "{raw}");
    }
}

#[test]
fn ids_of_the_thread() {
    table(&[
        ("From: x@y.example\nIn-Reply-To: <ours.1@home.example>\n", "1!"),
        ("From: x@y.example\nIn-Reply-To: <OURS.1@home.example>\n", "1!"),
        ("From: x@y.example\nIn-Reply-To: <given.1@far.example>\n", "1!"),
        ("From: x@y.example\nIn-Reply-To: ours.1@home.example (Tuesday)\n", "1!"),
        ("From: x@y.example\nReferences: <a@b.example> <theirs.1 AT acme.co.uk>\n", "1!"),
        ("From: x@y.example\nIn-Reply-To: <z@y.example> <ours.1@home.example>\n", "1!"),
        // Five ids, of two threads.
        (
            "From: x@y.example\nIn-Reply-To: <a@y.example> <ours.1@home.example> <b@y.example> \
             <ours.2@home.example> <c@y.example>\n",
            "1, 2",
        ),
        // Who recycles an old thread for another answers the newer.
        (
            "From: x@y.example\nIn-Reply-To: <ours.2@home.example>\n\
             References: <ours.1@home.example> <ours.2@home.example>\n",
            "2!, 1",
        ),
        // Somebody who answers something that we never saw, below our mail.
        (
            "From: friend@y.example\nIn-Reply-To: <z@y.example>\n\
             References: <ours.1@home.example> <z@y.example>\n",
            "1",
        ),
        (
            "From: boss AT acme.co.uk\nIn-Reply-To: <z@y.example>\n\
             References: <ours.1@home.example> <z@y.example>\n",
            "1!, 4",
        ),
        ("From: x@y.example\nIn-Reply-To: <unseen AT acme.co.uk>\n", "1"),
        ("Subject: no sender\nIn-Reply-To: <ours.1@home.example>\n", "1!"),
        // The candidate may have addresses that nobody has named.
        (
            "From: alias@z.example\nTo: dana@robotics.example\n\
             In-Reply-To: <theirs.1 AT acme.co.uk>\nReferences: <ours.1@home.example> \
             <theirs.1 AT acme.co.uk>\n",
            "1",
        ),
        (
            "From: x@z.example\nTo: me@home.example\nCc: dana@robotics.example\n\
             In-Reply-To: <ours.1@home.example>\n",
            "1!",
        ),
        ("From: x@z.example\nTo: alias@z.example\nIn-Reply-To: <ours.1@home.example>\n", "1!"),
        (
            "From: dana@robotics.example\nTo: alias@z.example, lee AT acme.co.uk\n\
             In-Reply-To: <ours.1@home.example>\n",
            "1!, 4",
        ),
    ]);
}

#[test]
fn microsofts_conversations() {
    let same = "AQIDBAUGBwgJCgsMDQ4PEBESExQVFgEBAQEB";
    let other = "AQIDBAUGBwgJCgsMDQ4PEBESExQVFwEBAQEB";
    for (from, value, expected) in [
        ("ruth@elsewhere.example", same, "1!"),
        ("stranger@y.example", same, "1"),
        ("stranger@y.example", other, ""),
        ("stranger@y.example", "AQID", ""),
        ("stranger@y.example", "AQAAAAAAAAAAAAAAAAAAAAAAAAAAAA==", ""),
        ("stranger@y.example", "no base64 at all", ""),
    ] {
        let raw = format!("From: {from}\nThread-Index: {value}\n");
        assert_eq!(found(&raw), expected, "{raw}");
    }
}

#[test]
fn addresses_and_people() {
    table(&[
        ("From: DANA@robotics.example\n", "1!"),
        ("From: l.ee+jobs AT googlemail.com\n", "2!"),
        ("From: kim@agency.example\n", "2, 3, 4"),
        ("From: other@agency.example\n", "2, 3, 4"),
        ("From: ruth@elsewhere.example\nSubject: something new\n", "1"),
        ("From: sam AT uk.acme.co.uk\n", "1, 4"),
        ("From: sam AT other.co.uk\n", ""),
        ("From: someone AT gmail.com\n", ""),
        // Two authors, a list, a name that is an address, and a sender that is another.
        ("From: dana@robotics.example, x@y.example\n", "1"),
        ("From: \"dana@robotics.example\" <x@y.example>\n", "1"),
        ("From: x@y.example\nSender: dana@robotics.example\n", "1"),
        ("From: x@y.example\nReply-To: dana@robotics.example\n", "1"),
        // Others who read it.
        ("From: x@y.example\nTo: me@home.example\nCc: dana@robotics.example\n", "1"),
        ("From: x@y.example\nTo: me@home.example, ceo@blue-sky.example\n", "2"),
        // A contact's name: other people have it too.
        ("From: Dana Reyes <dreyes AT gmail.com>\n\nlunch on Friday?\nDana Reyes\n", ""),
        ("From: Dana Reyes <dreyes AT gmail.com>\n\nAcme Robotics will call you\n", "1"),
        ("From: \"Reyes, Dana\" <dreyes AT gmail.com>\n\nabout your interview: sorry\n", "1"),
        ("From: Dána Reyes <d@y.example>\n\nthe Site Engineer role is yours\n", "1"),
        ("From: Lee <lee@y.example>\n\nyour interview\n", ""),
        ("From: me+tag@home.example\nTo: friend@y.example\n", "own"),
    ]);
}

#[test]
fn a_post_to_a_list_of_others_counts_where_it_speaks_of_a_candidacy() {
    let post = |to: &str, list: &str, text: &str| {
        found(&format!(
            "From: Dana Reyes <dana@robotics.example>\nTo: {to}\nList-Id: Rusty <{list}>\n\
             Subject: Re: [rust] A crash\n\n{text}\n\n-- \nDana Reyes, Acme Robotics\n"
        ))
    };
    let (to, list) = ("rust@lists.example", "rust.lists.example");
    for (to, list, text, expected) in [
        (to, list, "It fails in line 7.", ""),
        (to, list, "We decided not to move forward with this patch.", ""),
        (to, list, "Ada, as for your interview: sorry.", "1"),
        (to, list, "The Site Engineer we look for needs it too.", "1"),
        // To the candidate as well, to who knows whom, and to lists of the company's own.
        ("rust@lists.example, me@home.example", list, "It fails.", "1!"),
        ("x@y.example", list, "It fails.", "1"),
        ("talent AT acme.co.uk", "talent.acme.co.uk", "It fails.", "1"),
        ("acme@desk.example", "acme.desk.example", "It fails.", "1"),
    ] {
        assert_eq!(post(to, list, text), expected, "{to} {text}");
    }
    // As some lists write in the author's stead.
    let raw = "From: Dana via rust <rust@lists.example>\nReply-To: dana@robotics.example\n\
        To: rust@lists.example\nList-Post: <mailto:rust@lists.example>\n\nIt fails.\n";
    assert_eq!(found(raw), "");
}

#[test]
fn others_at_an_agency() {
    let bulk = "List-Unsubscribe: <x>\n";
    let mail = |from: &str, more: &str, text: &str| {
        found(&format!("From: {from}@agency.example>\n{more}Subject: Hello\n\n{text}\n"))
    };
    let pat = "Pat Doe <pat.doe";
    for (from, more, text, expected) in [
        (pat, "", "News by Friday.", "2, 3, 4"),
        (pat, "", "I came across your profile. Time for a call?", ""),
        (pat, "", "I came across your profile, for Blue Sky.", "2"),
        (pat, "", "A new opportunity? We chose another candidate.", "2, 3, 4"),
        (pat, bulk, "Interested in another client? Is Tuesday good for your interview?", ""),
        (pat, bulk, "Blue Sky will decide next week.", "2"),
        ("Bewerbungen <noreply", bulk, "Ihre Bewerbung war leider vergebens.", "2, 3, 4"),
        ("Agency <team", bulk, "We regret to inform you that it is a no.", "2, 3, 4"),
        ("Agency <team", bulk, "Ten tips for your interview.", ""),
    ] {
        assert_eq!(mail(from, more, text), expected, "{from} {more} {text}");
    }
}

#[test]
fn friends_of_a_contacts_name() {
    for (text, expected) in [
        ("Uncle Jo asks about your interview. See you on Sunday!", ""),
        ("Onkel Karl fragt nach deiner Bewerbung.", ""),
        // Nothing tells these from a contact's at home.
        ("How did your interview go?", "1"),
        ("My uncle is ill, so your interview is on Monday.", "1"),
        ("Bises! Your interview at Acme Robotics is on Monday.", "1"),
        ("Bises! We would like to invite you to an interview.", "1"),
    ] {
        let raw = format!("From: Dana Reyes <d@y.example>\nSubject: Sunday\n\n{text}\n");
        assert_eq!(found(&raw), expected, "{text}");
    }
}

#[test]
fn who_is_a_customer_too() {
    let service = |from: &str, text: &str| {
        found(&format!("From: {from}@blue-sky.example\nSubject: Hello\n\n{text}\n"))
    };
    assert_eq!(service("support", "Your order has shipped."), "");
    assert_eq!(service("support", "Send us your receipt of the train."), "2");
    assert_eq!(service("support", "Your order of things: your interview is first."), "2");
    assert_eq!(service("jo", "Your order has shipped."), "2");
    let asks = |to: &str, text: &str| {
        let to = format!("{to}@blue-sky.example");
        found(&format!("From: me@home.example\nTo: {to}\nSubject: Hello\n\n{text}\n"))
    };
    assert_eq!(asks("support", "The kite does not fly."), "own");
    assert_eq!(asks("support", "Whom do I ask about the place as welder?"), "own, 2");
    assert_eq!(asks("ceo", "The kite does not fly."), "own, 2");
}

#[test]
fn a_mail_to_a_thousand_says_nothing_by_its_readers() {
    let many: Vec<String> = (0..1000).map(|n| format!("p{n}@y.example")).collect();
    let raw = format!("From: x@y.example\nTo: dana@robotics.example, {}\n", many.join(", "));
    assert_eq!(found(&raw), "");
}

#[test]
fn platforms_that_name_the_company() {
    table(&[
        ("From: Acme Robotics <no-reply AT us.greenhouse-mail.io>\n", "1, 4"),
        ("From: Acme Hiring Team <no-reply AT hire.lever.co>\n", "1, 4"),
        ("From: acme AT myworkday.com\nSubject: An update\n", "1, 4"),
        ("From: x AT acme.teamtailor-mail.com\n", "1, 4"),
        ("From: no-reply AT ashbyhq.com\nSubject: Your interview with Acme Robotics\n", "1, 4"),
        ("From: no-reply AT smartrecruiters.com\nSubject: BlueSky: next steps\n", "2"),
        ("From: x AT personio.de\nSubject: Deine Bewerbung bei Mueller & Soehne\n", "3"),
        ("From: Dana Reyes <r+7 AT talent.icims.com>\nSubject: Hello\n", "1"),
        // Of other companies.
        ("From: Acme Foods Careers <no-reply AT us.greenhouse-mail.io>\n", ""),
        ("From: no-reply AT hire.lever.co\nSubject: The sky is blue\n", ""),
        ("From: Acme Robotics <x@y.example>\n", ""),
        // Named in the text alone.
        (
            "From: no-reply AT us.greenhouse-mail.io\nSubject: Your application\n\n\
             Thank you for applying. Blue Sky has chosen another candidate.\n",
            "2",
        ),
        ("From: no-reply AT us.greenhouse-mail.io\nSubject: News\n\nBlue Sky has won.\n", ""),
        // A rejection stays one, whatever its headers say; an advertised post is none.
        (
            "From: Blue Sky <no-reply AT us.greenhouse-mail.io>\nList-Unsubscribe: <x>\n\
             Auto-Submitted: auto-generated\nSubject: Update\n\nIt is a no.\n",
            "2",
        ),
        (
            "From: Blue Sky <no-reply AT us.greenhouse-mail.io>\nList-Unsubscribe: <x>\n\
             Subject: New jobs at Blue Sky\n\nWelder. Apply now!\n",
            "",
        ),
        ("From: jobs AT indeed.com\nSubject: Welder at Blue Sky + 9 new jobs\n\nApply now\n", ""),
        ("From: Lee AT indeed.com\nSubject: Blue Sky wrote\n\nThank you for applying.\n", "2"),
        ("From: no-reply AT calendly.com\nSubject: Acme Robotics: 30 minutes\n", "1, 4"),
    ]);
}

#[test]
fn what_a_company_sends_to_everybody_holds_nothing() {
    let bulk = "List-Unsubscribe: <mailto:x@blue-sky.example>";
    let mail = |from: &str, more: &str, subject: &str, text: &str| {
        found(&format!("From: {from}@blue-sky.example\n{more}Subject: {subject}\n\n{text}\n"))
    };
    let list = &format!("{bulk}\n");
    for (from, more, subject, text, expected) in [
        ("news", list.as_str(), "Spring news", "Our new kites fly higher.", ""),
        ("jobs", list, "New jobs for you", "Welder in Leeds. Apply now.", ""),
        ("shop", "", "Your receipt", "Your order of 2 kites has shipped.", ""),
        ("no-reply", "", "Sign in", "Your verification code is 123456.", ""),
        ("updates", "Precedence: bulk\n", "Release notes", "Faster than ever.", ""),
        ("no-reply", list, "An update", "Thank you for applying. We chose another.", "2"),
        ("no-reply", list, "Your talk", "We regret to inform you.", "2"),
        ("no-reply", "", "Päätös", "Valitettavasti valitsimme toisen.", "2"),
        // Verdicts in words that no phrase has.
        ("no-reply", list, "Your talk", "Hi Lee, unfortunately we went with somebody else.", "2"),
        ("no-reply", list, "Hello", "We have offered the role to someone else.", "2"),
        (
            "no-reply",
            "",
            "Our decision",
            "We've decided to go in another direction. Our newsletter has open roles.",
            "2",
        ),
        ("jo.smith", "", "Receipts", "Send me the invoice of your train.", "2"),
        ("careers", "", "Hello", "When can you come?", "2"),
    ] {
        assert_eq!(mail(from, more, subject, text), expected, "{from} {subject}");
    }
}

#[test]
fn invitations_and_what_is_passed_on() {
    let invited = |by: &str| {
        format!(
            "From: Calendar <calendar-notification@y.example>\nSubject: Invitation: talk\n\
             Content-Type: text/calendar; method=REQUEST\n\nBEGIN:VCALENDAR\nBEGIN:VEVENT\n{by}\n\
             END:VEVENT\nEND:VCALENDAR\n"
        )
    };
    for (by, expected) in [
        ("ORGANIZER;CN=Dana:mailto:dana@robotics.example", "1"),
        ("ATTENDEE;ROLE=REQ-PARTICIPANT:MAILTO:sam@blue-sky\n .example", "2"),
        ("ORGANIZER:mailto:friend@y.example", ""),
    ] {
        assert_eq!(found(&invited(by)), expected, "{by}");
    }
    table(&[
        (
            "From: friend@y.example\nSubject: Fwd: hello\n\nlook!\n\n\
             ---- Forwarded ----\nFrom: Dana <dana@robotics.example>\n\nYes.\n",
            "1",
        ),
        ("From: friend@y.example\nSubject: WG: hello\n\nFrom: Jo <jo@y.example>\n", ""),
        // The thread does not make the friend one of theirs.
        ("From: friend@y.example\nSubject: Fwd: hello\nIn-Reply-To: <ours.1@home.example>\n", "1"),
        (
            "From: me.too AT gmail.com\nTo: me@home.example\nSubject: Fwd: hello\n\n\
             From: Dana <dana@robotics.example>\n\nNo.\n",
            "1",
        ),
        ("From: me@home.example\nTo: friend@y.example\nSubject: Fwd: hello\n", "own"),
    ]);
}

#[test]
fn the_candidates_own() {
    table(&[
        ("From: me@home.example\nTo: dana@robotics.example\n", "own, 1!"),
        ("From: me@home.example\nTo: a@y.example\nBcc: dana@robotics.example\n", "own, 1!"),
        ("From: me@home.example\nTo: ceo@blue-sky.example\n", "own, 2"),
        ("From: me@home.example\nX-Google-Original-Message-ID: <ours.1@home.example>\n", "own, 1!"),
        ("From: me@home.example\nTo: f@y.example\nIn-Reply-To: <ours.1@home.example>\n", "own, 1!"),
        // Passed on to a friend it is no answer to them.
        (
            "From: me@home.example\nTo: f@y.example\nSubject: Fwd: x\n\
             In-Reply-To: <theirs.1 AT acme.co.uk>\n",
            "own, 1",
        ),
        // Nobody becomes the candidate by adding their address.
        ("From: me@home.example, x@blue-sky.example\n", "2"),
        ("From: me@home.example\nTo: friend@y.example\n", "own"),
    ]);
}

#[test]
fn what_is_not_handed_over_may_be_an_answer() {
    let index = index();
    for (raw, expected) in [
        ("From: no-reply@blue-sky.example\nList-Unsubscribe: <x>\n", 1),
        ("From: friend@y.example\nSubject: Fwd: hello\n", 0),
    ] {
        let envelope = envelope(raw.as_bytes()).unwrap();
        let mut found = look(&index, &envelope);
        assert!(found.matches.is_empty() && !found.doubts.is_empty(), "{raw}");
        look_inside(&index, &envelope, None, &mut found);
        assert_eq!(found.matches.len(), expected, "{raw}");
    }
}

#[test]
fn an_inbox_that_people_at_the_company_share_is_no_list() {
    let shared = |from: &str, to: &str, list: &str| {
        found(&format!(
            "From: {from}\nTo: {to}\nPrecedence: list\nList-Id: <team.blue-sky.example>\n\
             List-Post: <mailto:team@{list}>\nSubject: Hello\n\nNews by Friday, I hope.\n"
        ))
    };
    let (kim, me) = ("Kim Orr <kim@blue-sky.example>", "me@home.example");
    assert_eq!(shared(kim, me, "blue-sky.example"), "2");
    assert_eq!(shared(kim, "team@blue-sky.example", "blue-sky.example"), "", "to all on it");
    assert_eq!(shared(kim, me, "lists.example"), "", "somebody else's list");
    assert_eq!(shared("News <news@blue-sky.example>", me, "blue-sky.example"), "");
}
