//! Mails of one Message-ID: copies of one, and others that lie about it.

use std::collections::{BTreeMap, BTreeSet};

use afterword::daemon::{Brought, Taking, index};
use afterword::imap::Headers;
use afterword::store::{Durability, Store};
use afterword::timeline::facts::MessageId;

use super::cast::{self, Candidacy, days};
use super::record;
use crate::common::shipped_policy;
use crate::simulation::random::Random;

fn taken(store: &mut Store, folder: &str, uid: u32, raw: &str) -> MessageId {
    let (index, first_dates) = index(store, &[], &BTreeSet::new()).unwrap();
    let (policy, now) = (shipped_policy(), cast::start() + days(100));
    let head = raw.split_once("\n\n").unwrap().0;
    let headers = Headers {
        uid,
        size: Some(u32::try_from(raw.len()).unwrap()),
        draft: false,
        raw: format!("{head}\n\n").into_bytes(),
    };
    let taking = Taking {
        account: "main",
        index: &index,
        first_dates: &first_dates,
        authserv_id: None,
        zone: &policy.zone,
        holidays: &policy.holidays,
        store,
        now,
    };
    let brought = Brought {
        folder: folder.to_owned(),
        uid_validity: 1,
        next_uid: None,
        bodies: BTreeMap::from([(uid, raw.as_bytes().to_vec())]),
        mails: vec![headers],
        pending: Vec::new(),
        done: Vec::new(),
    };
    let batch = taking.batch(&brought).unwrap();
    store.take_in(&batch, now).unwrap().messages[0].unwrap()
}

#[test]
fn another_text_under_one_id_is_another_mail() {
    let dir = tempfile::tempdir().unwrap();
    let mut store = Store::open(&dir.path().join("a.db"), Durability::Off).unwrap();
    let one: Candidacy = cast::applications(&mut Random::new(1)).remove(0);
    record::add(&mut store, &one, one.added);
    let mail = |way: &str, kind: &str, text: &str| {
        format!(
            "Received: from {way}\nFrom: {}\nTo: ada.park@home.example\nSubject: Your visit\n\
             Date: Mon, 6 Dec 2021 10:00:00 +0100\nMessage-ID: <1@desk.example>\n{kind}\n{text}\n",
            one.contacts[0].mailbox()
        )
    };
    let got = taken(&mut store, "INBOX", 1, &mail("a", "", "We have got your mail."));
    let refused = taken(&mut store, "INBOX", 2, &mail("a", "", "It is a no: for José."));
    assert_ne!(got, refused, "a reply is never lost");
    // The copy in another folder, by another way, encoded by a server.
    let encoded = "Content-Type: text/plain; charset=iso-8859-1\n\
        Content-Transfer-Encoding: quoted-printable\n";
    for (uid, mail) in [
        (1, mail("b", "", "We have got your mail.")),
        (2, mail("b", "Content-Type: text/plain\n", "We have got\n your mail.  ")),
    ] {
        assert_eq!(taken(&mut store, "Archive", uid, &mail), got);
    }
    let copy = mail("c", encoded, "It is a no: for Jos=E9.");
    assert_eq!(taken(&mut store, "Archive", 3, &copy), refused);
}
