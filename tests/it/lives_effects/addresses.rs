//! Reports of failed deliveries: a dead address, and a failure that may pass.

use super::*;
use crate::life::header;
use crate::servers::run;

/// A report that the last mail they got could not be delivered, for good, by this status.
async fn report(life: &Life, status: &str) -> String {
    let mails = life.arrived().await;
    let id = header(mails.last().unwrap(), "Message-ID").unwrap();
    let to = &life.recruiter.address;
    let date = jiff::fmt::rfc2822::to_string(&life.zoned()).unwrap();
    format!(
        "From: Mail Delivery System <mailer-daemon@far.example>\nTo: {me}\nDate: {date}\n\
         Subject: Undelivered Mail Returned to Sender\nMessage-ID: <bounce.{status}@far.example>\n\
         Auto-Submitted: auto-replied\nMIME-Version: 1.0\n\
         Content-Type: multipart/report; report-type=delivery-status; boundary=b\n\n\
         --b\nContent-Type: text/plain\n\nYour message could not be delivered.\n\n\
         --b\nContent-Type: message/delivery-status\n\nReporting-MTA: dns; far.example\n\n\
         Final-Recipient: rfc822; {to}\nAction: failed\nStatus: {status}\n\
         Diagnostic-Code: smtp; 550 {status} no\n\n\
         --b\nContent-Type: text/rfc822-headers\n\nMessage-ID: {id}\nTo: {to}\n\n--b--\n",
        me = life.me.address,
    )
    .replace('\n', "\r\n")
}

#[test]
fn a_dead_address_gets_nothing_until_the_candidate_revives_it() {
    run(async {
        let (life, mut daemon) = life(&Sketch::of("dead")).await;
        let days = days_sent(&life, &mut daemon, "2026-03-06", "2026-03-11").await;
        assert_eq!(days, ["03-11"]);
        assert_eq!(life.store().places_left(life.application).unwrap(), 2);
        let report = report(&life, "5.1.1").await;
        lies(&life, &mut daemon, "INBOX", &report).await;
        assert_eq!(life.store().places_left(life.application).unwrap(), 3, "it reached nobody");
        shows(&life, &["status"], &["there is no such address"]);
        waits(&life, "name a contact");
        let revive = format!("afterword contact revive {}", life.recruiter.address);
        shows(&life, &["queue"], &[&revive]);
        shows(&life, &["inbox"], &["mail to that address comes back"]);
        let days = days_sent(&life, &mut daemon, "2026-03-11", "2026-04-10").await;
        assert!(days.is_empty(), "{days:?}");
        life.jump(&mut daemon, "2026-04-11T09:00").await;
        act(&life, &mut daemon, &["contact", "revive", &life.recruiter.address]).await;
        let open = life.conditions();
        assert!(!open.iter().any(|text| text.contains("no such address")), "{open:?}");
        let days = days_sent(&life, &mut daemon, "2026-04-11", "2026-07-30").await;
        assert_eq!(days, ["04-13", "04-27"], "late only from here: {:?}", life.conditions());
        daemon.stop().await;
    });
}

#[test]
fn where_an_address_is_dead_it_goes_on_with_whom_the_candidate_names() {
    run(async {
        let (life, mut daemon) = life(&Sketch::of("named-anew")).await;
        assert_eq!(days_sent(&life, &mut daemon, "2026-03-06", "2026-03-11").await, ["03-11"]);
        let report = report(&life, "5.1.1").await;
        lies(&life, &mut daemon, "INBOX", &report).await;
        let days = days_sent(&life, &mut daemon, "2026-03-11", "2026-04-10").await;
        assert!(days.is_empty(), "{days:?}");
        let una = crate::servers::fresh_address("una@named-anew.example");
        life.jump(&mut daemon, "2026-04-11T09:00").await;
        let person = format!("hr:Una Vale <{}>", una.address);
        act(&life, &mut daemon, &["contact", "add", "1", &person, "--greeting", "Una"]).await;
        let days = days_sent(&life, &mut daemon, "2026-04-11", "2026-07-30").await;
        assert_eq!(days, ["04-13", "04-27"], "{:?}", life.conditions());
        crate::servers::eventually("she gets both", || una.mails("INBOX").len() == 2).await;
        daemon.stop().await;
    });
}

#[test]
fn a_failure_that_names_no_dead_address_holds_and_tells() {
    run(async {
        for (name, status) in [("full", "5.2.2"), ("policy", "5.7.1")] {
            let (life, mut daemon) = life(&Sketch::of(name)).await;
            let days = days_sent(&life, &mut daemon, "2026-03-06", "2026-03-11").await;
            assert_eq!(days, ["03-11"]);
            let report = report(&life, status).await;
            lies(&life, &mut daemon, "INBOX", &report).await;
            let dead = life.store().shared(life.now()).unwrap().dead;
            assert!(dead.is_empty(), "{dead:?}");
            waits(&life, "a mail could not be delivered, for a reason that may pass");
            shows(&life, &["why", "1"], &["afterword log 1 answered"]);
            assert_eq!(life.store().places_left(life.application).unwrap(), 3, "it reached nobody");
            let days = days_sent(&life, &mut daemon, "2026-03-11", "2026-04-10").await;
            assert!(days.is_empty(), "{name}: {days:?}");
            life.jump(&mut daemon, "2026-04-11T09:00").await;
            act(&life, &mut daemon, &["log", "1", "answered"]).await;
            let open = life.conditions();
            assert!(!open.iter().any(|text| text.contains("delivered")), "{open:?}");
            let days = days_sent(&life, &mut daemon, "2026-04-11", "2026-07-30").await;
            assert!(!days.is_empty(), "{name}: {:?}", life.conditions());
            daemon.stop().await;
        }
    });
}
