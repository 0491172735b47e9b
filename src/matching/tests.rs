//! What a message is matched by.

use super::*;
use crate::mail::envelope::envelope;

const A: ApplicationId = ApplicationId(1);
const B: ApplicationId = ApplicationId(2);
const CLOSED: ApplicationId = ApplicationId(3);

/// Puts the addresses of providers together, so that none stands in the repository.
fn full(text: &str) -> String {
    let at = |domain: &str| format!("@{domain}");
    text.replace("%gmail", &at("gmail.com"))
        .replace("%greenhouse", &at("us.greenhouse-mail.io"))
        .replace("%lever", &at("hire.lever.co"))
}

fn known(id: ApplicationId, open: bool, company: &str, contacts: &[(i64, &str)]) -> Known {
    let contacts = contacts.iter().map(|(id, to)| (ContactId(*id), full(to))).collect();
    let domains = vec![format!("{}.example", company.to_lowercase().replace(' ', "-"))];
    Known { id, open, company: company.to_owned(), domains, contacts }
}

fn index() -> Index {
    let agent = (9, "agent@agency.example");
    Index::new(
        [full("Me.Too%gmail")],
        [
            known(A, true, "Acme GmbH", &[(1, "dana@acme.example"), agent]),
            known(B, true, "Blue Sky", &[(2, "sky.dana%gmail"), agent]),
            known(CLOSED, false, "Old Co", &[(3, "dana@acme.example"), (4, "hr@old-co.example")]),
        ],
        BTreeMap::from([
            ("af.1@home.example".to_owned(), vec![(A, Some(AttemptId(7)))]),
            ("Theirs@Blue.example".to_owned(), vec![(B, None)]),
        ]),
        BTreeSet::from(["notice.1@home.example".to_owned()]),
    )
}

/// The matches in short: application, `!` if sure, the contact and the attempt.
fn found(headers: &str) -> String {
    let found = look(&index(), &envelope(full(headers).as_bytes()).unwrap());
    let mut words = Vec::new();
    if found.own {
        words.push("own".to_owned());
    }
    if found.notice {
        words.push("notice".to_owned());
    }
    words.extend(found.matches.iter().map(|found| {
        let sure = if found.sureness == Sureness::Sure { "!" } else { "" };
        let contact = found.contact.map(|id| format!(" c{id}")).unwrap_or_default();
        let attempt = found.attempt.map(|id| format!(" t{id}")).unwrap_or_default();
        let ours = if found.names_our_id { " ours" } else { "" };
        format!("{}{sure}{contact}{attempt}{ours}", found.application)
    }));
    words.join(", ")
}

#[test]
fn each_sign_and_its_weight() {
    for (headers, expected) in [
        ("From: x@y.example\nIn-Reply-To: <af.1@home.example>\n", "1! t7 ours"),
        ("From: x@y.example\nReferences: <THEIRS@blue.example>\n", "2!"),
        ("From: Dana <DANA@acme.example>\n", "1! c1, 3 c3"),
        ("From: skydana+jobs%gmail\n", "2! c2"),
        ("From: agent@agency.example\n", "1 c9, 2 c9"),
        ("From: hr@old-co.example\n", "3 c4"),
        ("From: x@y.example\nReply-To: sky.dana%gmail\n", "2 c2"),
        ("From: someone@mail.blue-sky.example\n", "2"),
        ("From: other%gmail\n", ""),
        ("From: Acme <no-reply%greenhouse>\n", "1"),
        ("From: no-reply%lever\nSubject: Your talk with Blue Sky\n", "2"),
        ("From: no-reply%lever\nSubject: The sky is blue\n", ""),
        ("From: Acme <x@y.example>\n", ""),
        ("From: x@y.example\nSubject: Acme\n", ""),
        ("Subject: nobody\n", ""),
    ] {
        assert_eq!(found(headers), expected, "{headers}");
    }
}

#[test]
fn the_candidates_own_mail() {
    for (headers, expected) in [
        ("From: metoo%gmail\nTo: dana@acme.example\n", "own, 1! c1, 3 c3"),
        ("From: me.too%gmail\nMessage-ID: <af.1@home.example>\n", "own, 1! t7"),
        ("From: me.too%gmail\nMessage-ID: <notice.1@home.example>\n", "own, notice"),
        ("From: x@y.example\nMessage-ID: <notice.1@home.example>\n", ""),
        ("From: me.too%gmail\nTo: friend@y.example\n", "own"),
    ] {
        assert_eq!(found(headers), expected, "{headers}");
    }
}

#[test]
fn a_failure_is_sure_by_id_and_plausible_by_address() {
    let report = |address: Option<&str>, ids: &[&str]| {
        let report = FailureReport {
            address: address.map(str::to_owned),
            status: None,
            message_ids: ids.iter().map(|id| (*id).to_owned()).collect(),
            permanent: true,
        };
        look_failure(&index(), &report)
    };
    let by_id = report(None, &["af.1@home.example"]);
    assert_eq!(by_id[0].sureness, Sureness::Sure);
    assert_eq!(by_id[0].attempt, Some(AttemptId(7)));
    assert_eq!(by_id[0].why, "reports on <af.1@home.example>");
    let by_address = report(Some(&full("sky.dana%gmail")), &[]);
    assert_eq!(by_address[0].sureness, Sureness::Plausible);
    assert_eq!(by_address[0].contact, Some(ContactId(2)));
    assert_eq!(report(Some("x@y.example"), &["z@y.example"]), []);
}

#[test]
fn the_server_is_asked_for_what_stands_in_every_spelling() {
    for (name, word) in [
        ("Müller & Söhne GmbH", Some("ller")),
        ("Acme Robotics Ltd.", Some("robotics")),
        ("Dr. Jürgen O'Brien", Some("brien")),
        ("日本", None),
    ] {
        assert_eq!(longest_plain_word(name).as_deref(), word, "{name}");
    }
    let value = "AQae/1P8xEx5aYDpoEFR/p5XO8O0ZwABAgME";
    let raw = format!("From: a@b.example\r\nThread-Index: {value}\r\n\r\n");
    let start = conversation(&envelope(raw.as_bytes()).unwrap()).and_then(|c| thread_index(&c));
    assert_eq!(start.as_deref(), value.get(..28));
}
