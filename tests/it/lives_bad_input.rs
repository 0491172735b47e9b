//! The daemon on real servers: mail that is huge, undated or unfinished.

use afterword::daemon::Told;
use afterword::mail::account::Security;
use afterword::store::{MessageFilter, MessageView};
use afterword::timeline::facts::{Reading, What};
use afterword::timeline::words::Kind;

use crate::life::{Life, Running, Sketch};
use crate::proxy::{Line, Proxy};
use crate::servers::{eventually, run, shared};

const QUIET: &str = "[notify]\nmail = false";

fn messages(life: &Life) -> Vec<MessageView> {
    let filter = MessageFilter { application: None, since: None, limit: 100 };
    life.store().messages(filter).unwrap()
}

/// Files a mail of the recruiter's, as it stands, and waits until it is taken in.
async fn file(life: &Life, daemon: &mut Running, headers: &str, body: &str) -> Reading {
    let raw = format!("From: Dana <{}>\r\n{headers}\r\n\r\n{body}", life.recruiter.address);
    life.me.imap().append("INBOX", "", &raw);
    daemon.until("it is taken in", |told| matches!(told, Told::Received { .. })).await;
    daemon.rests(life.now()).await;
    let messages = messages(life);
    let newest = messages.iter().filter(|message| !message.own).max_by_key(|message| message.id);
    newest.unwrap().matches[0].readings.last().unwrap().clone()
}

#[test]
fn a_text_behind_a_picture_of_25_megabytes_is_read() {
    run(async {
        let life = Life::new("huge", "2026-03-04T10:00", QUIET);
        let mut daemon = life.start();
        daemon.rests(life.now()).await;
        let part =
            |kind: &str, text: &str| format!("--b\r\nContent-Type: {kind}\r\n\r\n{text}\r\n");
        let picture = format!("{}\r\n", "QUJD".repeat(19)).repeat(25 * 1024 * 1024 / 78);
        let body = [
            part("text/plain", "Thank you, it was great to meet you."),
            part("image/png\r\nContent-Transfer-Encoding: base64", &picture),
            part("text/plain", "The role has been filled."),
        ];
        let headers = "Subject: Re: Our talk\r\nMessage-ID: <huge@acme.example>\r\n\
                       Content-Type: multipart/mixed; boundary=b";
        let read = file(&life, &mut daemon, headers, &format!("{}--b--\r\n", body.concat())).await;
        assert_eq!(read.kind, Kind::Closed);
        daemon.stop().await;
    });
}

#[test]
fn mail_with_no_date_no_id_or_anothers_id_is_taken_in_once_each() {
    run(async {
        let life = Life::new("undated", "2026-03-04T10:00", QUIET);
        let mut daemon = life.start();
        daemon.rests(life.now()).await;
        let soon = "We will decide by Friday.\r\n";
        for (headers, kind) in [
            ("Subject: Re: Our talk", Kind::Unclear),
            ("Subject: Re: Our talk\r\nX-Second: yes", Kind::Unclear),
            ("Subject: Re: Our talk\r\nDate: Thu, 1 Jan 1970 00:00:00 +0000", Kind::Unclear),
            ("Subject: Re: Our talk\r\nDate: Sun, 1 Mar 2076 00:00:00 +0000", Kind::Unclear),
            ("Subject: Re: Our talk\r\nDate: Wed, 4 Mar 2026 10:30:00 -0500", Kind::Timeline),
        ] {
            let read = file(&life, &mut daemon, headers, soon).await;
            assert_eq!(read.kind, kind, "{headers}");
        }
        // An id that another message bore is no proof that it is the same.
        let again = "Subject: Re: Our talk\r\nMessage-ID: <again@acme.example>\r\nDate: ";
        for (date, text, kind) in [
            ("Wed, 4 Mar 2026 10:31:00 -0500", soon, Kind::Timeline),
            ("Wed, 4 Mar 2026 10:32:00 -0500", "The role has been filled.\r\n", Kind::Closed),
        ] {
            let read = file(&life, &mut daemon, &format!("{again}{date}"), text).await;
            assert_eq!(read.kind, kind, "{date}");
        }
        assert_eq!(messages(&life).len(), 7);
        daemon.stop().await;
    });
}

#[test]
fn a_draft_is_never_taken_for_what_was_sent() {
    run(async {
        let life = Life::new("unsent", "2026-03-04T10:00", QUIET);
        let to = &life.recruiter.address;
        let mail = |mark: &str, id: &str| {
            format!(
                "From: {}\r\nTo: {to}\r\nSubject: Thank you\r\nMessage-ID: <{id}@home.example>\r\n\
                 Date: Wed, 4 Mar 2026 11:30:00 -0500\r\n{mark}\r\nThank you for your time.\r\n",
                life.me.address
            )
        };
        // Flagged in any folder, unflagged in the folder of drafts, or marked by its client.
        life.me.imap().append("Archive", "\\Draft", &mail("", "1"));
        life.me.imap().append("Drafts", "", &mail("", "2"));
        life.me.imap().append("Archive", "", &mail("X-Mozilla-Draft-Info: internal\r\n", "3"));
        life.me.imap().append("Archive", "", &mail("X-Unsent: 1\r\n", "4"));
        life.me.imap().append("Sent", "", &mail("User-Agent: mail\r\n", "5"));
        let mut daemon = life.start();
        daemon.until("the mail is found", |told| matches!(told, Told::Received { .. })).await;
        daemon.rests(life.now()).await;
        let found: Vec<Option<String>> =
            messages(&life).into_iter().map(|message| message.rfc_message_id).collect();
        assert_eq!(found, [Some("5@home.example".to_owned())]);
        daemon.stop().await;
    });
}

#[test]
fn a_mail_that_can_t_be_read_stops_no_search_back_and_is_told_of() {
    run(async {
        let proxy = Proxy::to(shared().imap(Security::Plain).port).await;
        let sketch = Sketch { imap: Some(proxy.port), more: QUIET, ..Sketch::of("garbled") };
        let life = Life::of(&sketch);
        let mail = |n: u32, more: &str| {
            let from = &life.recruiter.address;
            let id = format!("Message-ID: <{n}@acme.example>\r\nSubject: No {n}");
            format!("From: Dana <{from}>\r\n{id}\r\n{more}\r\nThank you!\r\n")
        };
        // They lie there before the daemon, and only a search back comes to them.
        let garbled = ["", "X-Garbled: [HEADER]\r\n", "X-Garbled: []\r\n", ""];
        for (n, more) in (1..).zip(garbled) {
            life.me.imap().append("INBOX", "", &mail(n, more));
        }
        proxy.set(Line::Garbled);
        let daemon = life.start();
        let searched = || {
            let facts = life.facts().facts.into_iter();
            facts.filter(|fact| matches!(fact.what, What::Searched { .. })).count()
        };
        eventually("the search back ends", || searched() > 0).await;
        let told = "message 2 of the folder \"INBOX\" can't be read";
        assert!(
            life.conditions().iter().any(|text| text.contains(told)),
            "{:?}",
            life.conditions()
        );
        let read: Vec<(Option<String>, bool)> = messages(&life)
            .into_iter()
            .map(|message| (message.subject, !message.matches[0].readings.is_empty()))
            .collect();
        let subject = |n: u32| Some(format!("No {n}"));
        assert_eq!(read, [(subject(4), true), (subject(3), false), (subject(1), true)]);
        daemon.stop().await;
    });
}
