//! The daemon on real servers: copies of what was sent, and drafts that the config has overtaken.

use crate::life::{Life, header};
use crate::servers::run;

const QUIET: &str = "save_sent = \"never\"\n[notify]\nmail = false";

#[test]
fn a_copy_that_the_server_gave_another_id_is_no_mail_by_hand() {
    run(async {
        let life = Life::new("rewritten", "2026-03-04T10:00", QUIET);
        let mut daemon = life.start();
        life.thank(&mut daemon).await;
        let sent = String::from_utf8(life.arrived().await.remove(0)).unwrap();
        let (id, given) = (header(sent.as_bytes(), "Message-ID").unwrap(), "<given@far.example>");
        life.me.imap().append("Sent", "\\Seen", &sent.replace(&id, given));
        life.jump(&mut daemon, "2026-03-10T16:00").await;
        life.approve_at(&mut daemon, "2026-03-11T10:30").await;
        // The barrier before the check-in finds the copy.
        assert_eq!(daemon.sent(), 2, "the check-in is still to come: {:?}", life.conditions());
        assert_eq!(life.store().places_left(life.application).unwrap(), 2, "the copy takes none");
        let known = life.store().known_ids().unwrap();
        let known =
            known.iter().find(|known| known.id == "given@far.example" && known.attempt.is_some());
        assert!(known.is_some(), "who answers it answers a mail of ours");
        daemon.stop().await;
    });
}
