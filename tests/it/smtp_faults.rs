//! What servers and networks do wrong while a mail is brought to them, played by a scripted server.

use std::net::Ipv4Addr;
use std::sync::Arc;
use std::time::Duration;

use afterword::mail::account::{Login, LoginKind, Secret, Security, Server};
use afterword::mail::compose::{Mailbox, Outgoing, compose};
use afterword::smtp::{Failure, Limits, LoginFault, Outcome, Ready, Verdict, open};
use afterword::timeline::facts::Phase;
use tokio::net::TcpListener;
use tokio::task::JoinSet;

use crate::smtp_script::Act::{
    self, Close, Expect, Flood, Hear, HearMail, Say, SayBytes, StartTls, StayMute,
};
use crate::smtp_script::{at, identity, serve, serve_as};

const FROM: &str = "alex@home.example";
const TO: &str = "dana@acme.example";
const BODY: &[u8] = b"Subject: x\r\n\r\n.\r\n..two\r\nlast\r\n";

#[tokio::test]
async fn an_accepted_mail_arrives_as_composed_and_its_whole_answer_is_kept() {
    let mail = compose(&outgoing()).unwrap();
    let script = [
        &envelope()[..],
        &[
            Expect("DATA"),
            Say("354 go\r\n"),
            HearMail,
            Say("250-2.0.0 Ok \u{e4}: queued\x1b[2J\r\n250 2.0.0 as <77@relay.example>\r\n"),
            Expect("QUIT"),
        ],
    ]
    .concat();
    let (server, heard) = serve(script).await;
    let ready = ready(&server, mail.len()).await;
    let Outcome::Accepted { text } = ready.data(&mail).await else { panic!("not accepted") };
    assert_eq!(text, "2.0.0 Ok ??: queued [2J 2.0.0 as <77@relay.example>");
    let heard = heard.await.unwrap();
    assert_eq!(undotted(&heard.mail), String::from_utf8(mail).unwrap());
    let envelope = [
        "EHLO [127.0.0.1]",
        "EHLO [127.0.0.1]",
        "MAIL FROM:<alex@home.example>",
        "RCPT TO:<dana@acme.example>",
        "DATA",
        "QUIT",
    ];
    assert_eq!(heard.lines, envelope);
}

#[tokio::test]
async fn leading_dots_are_doubled_and_nothing_else_changes() {
    let script =
        [&envelope()[..], &[Hear, Say("354 go\r\n"), HearMail, Say("250 ok\r\n")]].concat();
    let (server, heard) = serve(script).await;
    let outcome = ready(&server, BODY.len()).await.data(BODY).await;
    assert!(matches!(outcome, Outcome::Accepted { .. }), "{outcome:?}");
    let heard = heard.await.unwrap();
    assert_eq!(heard.mail, b"Subject: x\r\n\r\n..\r\n...two\r\nlast\r\n");
}

#[tokio::test]
async fn silence_before_data_is_a_time_out_and_safe() {
    let greeted = || vec![Say("220 hi\r\n")];
    let helloed = || [greeted(), vec![Hear, Say("250 hi\r\n"), Hear, Say("250 hi\r\n")]].concat();
    let from = || [helloed(), vec![Expect("MAIL"), Say("250 ok\r\n")]].concat();
    let mut cases = JoinSet::new();
    for (mut script, phase) in [
        (vec![], Phase::Connect),
        (greeted(), Phase::Connect),
        (helloed(), Phase::Mail),
        (from(), Phase::Rcpt),
    ] {
        script.push(StayMute);
        cases.spawn(async move {
            let (server, heard) = serve(script).await;
            // Long enough for the phases before, in which nobody is silent.
            let limits = Limits { reply: Duration::from_secs(3), ..patient() };
            let failure = failure(&server, None, &limits).await;
            assert_eq!(failure, Failure::Timeout { phase });
            heard.await.unwrap();
        });
    }
    cases.join_all().await;
}

#[tokio::test]
async fn refusals_before_data_carry_phase_code_and_status() {
    for (reply, phase, verdict) in [
        ("421 4.3.2 closing\r\n", Phase::Connect, Verdict::TryAgain),
        ("554 no service here\r\n", Phase::Connect, Verdict::HoldAccount),
        ("550 5.7.1 not you\r\n", Phase::Mail, Verdict::HoldAccount),
        ("451-4.7.1 greylisted,\r\n451 4.7.1 come back\r\n", Phase::Rcpt, Verdict::TryAgain),
        ("550 5.1.1 no such user\r\n", Phase::Rcpt, Verdict::DeadAddress),
        ("550 policy\r\n", Phase::Rcpt, Verdict::Final),
    ] {
        let before = match phase {
            Phase::Connect => 0,
            Phase::Mail => 6,
            _ => 8,
        };
        let mut script = envelope()[..before].to_vec();
        script.push(Say(reply));
        if phase != Phase::Connect {
            script.push(Expect("QUIT"));
        }
        let (server, heard) = serve(script).await;
        let failure = failure(&server, None, &patient()).await;
        heard.await.unwrap();
        let Failure::Refused { code, status, phase: at, text } = &failure else {
            panic!("{failure:?}")
        };
        assert_eq!((*code, *at), (reply.get(..3).unwrap().parse().unwrap(), phase));
        let word = reply.get(4..9).filter(|word| word.contains('.'));
        assert_eq!(status.as_deref(), word);
        assert!(!text.is_empty() && !text.contains(['\r', '\n']));
        assert_eq!(failure.verdict(), verdict, "{reply}");
    }
}

#[tokio::test]
async fn a_reply_that_makes_no_sense_or_ends_early_is_safe_before_data() {
    for reply in ["", "250", "hello\r\n", "250-a\r\n550 b\r\n", "354 too soon\r\n", "999 x\r\n"] {
        let script = [&envelope()[..8], &[Say(reply), Close]].concat();
        let (server, _heard) = serve(script).await;
        let failure = failure(&server, None, &patient()).await;
        assert!(matches!(failure, Failure::Broken { phase: Phase::Rcpt, .. }), "{failure:?}");
    }
}

#[tokio::test]
async fn before_354_nothing_was_taken() {
    for (acts, safe) in [
        (vec![Close], true),
        (vec![Say("35"), Close], true),
        (vec![Say("250 what?\r\n"), StayMute], true),
        (vec![StayMute], true),
        (vec![Say("451 4.3.0 not now\r\n")], false),
        (vec![Say("554 5.5.1 no\r\n")], false),
    ] {
        let script = [&envelope()[..], &[Expect("DATA")], &acts[..]].concat();
        let (server, heard) = serve(script).await;
        let outcome = ready_within(&server, Limits { data: BRIEF, ..patient() }).await;
        match outcome.data(BODY).await {
            Outcome::NotTaken(failure) => {
                assert!(safe, "{failure:?}");
                assert_eq!(failure.verdict(), Verdict::TryAgain);
            }
            Outcome::Refused { code: 451 | 554, status: Some(_), phase: Phase::Data, .. } => {
                assert!(!safe);
            }
            other => panic!("{other:?}"),
        }
        assert!(heard.await.unwrap().mail.is_empty());
    }
}

#[tokio::test]
async fn after_the_dot_only_a_reply_settles_it() {
    for acts in [
        vec![Close],
        vec![Say("250"), Close],
        vec![Say("250 ok"), Close],
        vec![Say("250-ok\r\n"), Close],
        vec![Say("354 what?\r\n"), StayMute],
        vec![Say("nonsense\r\n"), StayMute],
        vec![StayMute],
    ] {
        let outcome = outcome_after_dot(&acts).await;
        assert!(matches!(outcome, Outcome::Uncertain { phase: Phase::Data, .. }), "{outcome:?}");
    }
    for (reply, expected) in [
        ("451 4.3.0 disk full\r\n", (451, Some("4.3.0"))),
        ("550-5.7.1 looks like\r\n550 5.7.1 spam\r\n", (550, Some("5.7.1"))),
        ("554 no\r\n", (554, None)),
        ("421 bye\r\n", (421, None)),
    ] {
        let outcome = outcome_after_dot(&[Say(reply), Close]).await;
        let Outcome::Refused { code, status, phase: Phase::Data, .. } = outcome else {
            panic!("{outcome:?}")
        };
        assert_eq!((code, status.as_deref()), expected);
    }
}

#[tokio::test]
async fn an_answer_in_a_foreign_charset_is_still_an_answer() {
    let refused = outcome_after_dot(&[SayBytes(b"550 \xbe\xdc\xbe\xf8\r\n"), Close]).await;
    assert!(matches!(refused, Outcome::Refused { code: 550, .. }), "{refused:?}");
    let taken = outcome_after_dot(&[SayBytes(b"250 f\xfcr <7@relay.example>\r\n"), Close]).await;
    let Outcome::Accepted { text } = taken else { panic!("{taken:?}") };
    assert_eq!(text, "f?r <7@relay.example>");
}

#[tokio::test]
async fn a_cut_while_the_message_flows_is_uncertain() {
    let script = [&envelope()[..], &[Hear, Say("354 go\r\n"), Hear, Close]].concat();
    let (server, _heard) = serve(script).await;
    let large = b"a line of a mail that is far too large for the buffers\r\n".repeat(200_000);
    let outcome = ready(&server, large.len()).await.data(&large).await;
    assert!(matches!(outcome, Outcome::Uncertain { .. }), "{outcome:?}");
}

#[tokio::test]
async fn logins_fail_as_logins() {
    for (kind, offer, acts, fault, code) in [
        (
            LoginKind::Password,
            "250-hi\r\n250 AUTH PLAIN LOGIN\r\n",
            vec![Expect("AUTH PLAIN "), Say("535 5.7.8 bad credentials\r\n")],
            LoginFault::Rejected,
            Some(535),
        ),
        (
            LoginKind::AccessToken,
            "250-hi\r\n250 AUTH PLAIN XOAUTH2\r\n",
            vec![Expect("AUTH XOAUTH2 "), Say("334 eyJzdGF0dXMiOiI0MDEifQ==\r\n")],
            LoginFault::TokenRejected,
            None,
        ),
        (
            LoginKind::AccessToken,
            "250-hi\r\n250 AUTH XOAUTH2\r\n",
            vec![Expect("AUTH XOAUTH2 "), Say("535 5.7.3 no\r\n")],
            LoginFault::TokenRejected,
            Some(535),
        ),
        (
            LoginKind::AccessToken,
            "250-hi\r\n250 AUTH PLAIN\r\n",
            vec![],
            LoginFault::NotOffered,
            None,
        ),
        (LoginKind::Password, "250 hi\r\n", vec![], LoginFault::NotOffered, None),
    ] {
        let hello = [Say("220 hi\r\n"), Hear, Say(offer), Hear, Say(offer)];
        let (server, heard) = serve([&hello[..], &acts[..]].concat()).await;
        let failure = failure(&server, Some(&login(kind)), &patient()).await;
        let Failure::Login { fault: is, code: said, .. } = &failure else { panic!("{failure:?}") };
        assert_eq!((*is, *said), (fault, code));
        assert_eq!(failure.verdict(), Verdict::HoldAccount);
        assert!(!format!("{failure} {failure:?}").contains("s3cret"));
        heard.await.unwrap();
    }
}

#[tokio::test]
async fn a_login_put_off_by_the_server_is_no_wrong_password() {
    let offer = "250-hi\r\n250 AUTH PLAIN\r\n";
    let script = vec![
        Say("220 hi\r\n"),
        Hear,
        Say(offer),
        Hear,
        Say(offer),
        Hear,
        Say("454 4.7.0 temporary authentication failure\r\n"),
    ];
    let (server, _heard) = serve(script).await;
    let failure = failure(&server, Some(&login(LoginKind::Password)), &patient()).await;
    assert!(matches!(failure, Failure::Refused { code: 454, phase: Phase::Auth, .. }));
    assert_eq!(failure.verdict(), Verdict::TryAgain);
}

#[tokio::test]
async fn a_login_that_works_goes_on_to_the_envelope() {
    let offer = "250-hi\r\n250 AUTH LOGIN\r\n";
    let script = vec![
        Say("220 hi\r\n"),
        Hear,
        Say(offer),
        Hear,
        Say(offer),
        Expect("AUTH LOGIN"),
        Say("334 VXNlcm5hbWU6\r\n"),
        Expect("YWxleA=="),
        Say("334 UGFzc3dvcmQ6\r\n"),
        Expect("czNjcmV0"),
        Say("235 welcome\r\n"),
        Expect("MAIL"),
        Say("250 ok\r\n"),
        Expect("RCPT"),
        Say("250 ok\r\n"),
        Expect("QUIT"),
        Say("221 bye\r\n"),
    ];
    let (server, heard) = serve(script).await;
    let login = login(LoginKind::Password);
    let ready = open(&server, Some(&login), FROM, TO, 9, &patient()).await.unwrap();
    ready.abandon().await;
    assert_eq!(heard.await.unwrap().lines.len(), 8);
}

#[tokio::test]
async fn the_servers_size_limit_is_obeyed_before_anything_is_said() {
    for (offer, size, fits) in [
        ("250-hi\r\n250 SIZE 100\r\n", 101, false),
        ("250-hi\r\n250 SIZE 100\r\n", 100, true),
        ("250-hi\r\n250 size 0\r\n", 101, true),
        ("250-hi\r\n250 SIZE\r\n", 101, true),
    ] {
        let mut script = vec![Say("220 hi\r\n"), Hear, Say(offer), Hear, Say(offer)];
        if fits {
            script.extend([Expect("MAIL"), Say("250 ok\r\n"), Expect("RCPT"), Say("250 ok\r\n")]);
        }
        let (server, heard) = serve(script).await;
        match open(&server, None, FROM, TO, size, &patient()).await {
            Ok(_) => {
                assert!(fits);
                let mail = format!("MAIL FROM:<{FROM}> SIZE={size}");
                assert_eq!(heard.await.unwrap().lines[2], mail);
            }
            Err(failure) => {
                assert!(!fits);
                assert_eq!(failure, Failure::TooLarge { size: 101, limit: 100 });
            }
        }
    }
}

#[tokio::test]
async fn starttls_must_be_offered_and_agreed_to_and_nothing_may_come_before_it() {
    let hello = "250-hi\r\n250 STARTTLS\r\n";
    let started = |reply| vec![Say("220 hi\r\n"), Hear, Say(hello), Expect("STARTTLS"), Say(reply)];
    for (script, refused) in [
        (vec![Say("220 hi\r\n"), Hear, Say("250-hi\r\n250 AUTH PLAIN\r\n")], false),
        (started("220 go\r\n250 evil\r\n"), false),
        (started("454 not now\r\n"), true),
    ] {
        let (mut server, heard) = serve(script).await;
        server.security = Security::StartTls;
        let login = login(LoginKind::Password);
        let failure = failure(&server, Some(&login), &patient()).await;
        match failure {
            Failure::Tls { .. } => assert!(!refused),
            Failure::Refused { code: 454, phase: Phase::Connect, .. } => assert!(refused),
            other => panic!("{other:?}"),
        }
        let heard = heard.await.unwrap().lines;
        assert!(heard.iter().all(|line| !line.starts_with("AUTH")), "{heard:?}");
    }
}

#[tokio::test]
async fn tls_works_both_ways_and_a_wrong_certificate_is_refused() {
    let folder = tempfile::tempdir().unwrap();
    let good = identity(folder.path(), "localhost");
    let wrong = identity(folder.path(), "other.example");
    let start =
        [Say("220 hi\r\n"), Hear, Say("250-hi\r\n250 STARTTLS\r\n"), Hear, Say("220 go\r\n")];
    let after = &envelope()[1..];
    for (security, trusted, script) in [
        (Security::Tls, &good, [&[StartTls][..], &envelope()].concat()),
        (Security::StartTls, &good, [&start[..], &[StartTls], after].concat()),
        (Security::Tls, &wrong, vec![StartTls]),
        (Security::StartTls, &wrong, [&start[..], &[StartTls]].concat()),
    ] {
        let (mut server, heard) = serve_as(script, Some(trusted.acceptor.clone())).await;
        server.host = "localhost".into();
        server.security = security;
        server.trust = trusted.trust.clone();
        match open(&server, None, FROM, TO, 9, &patient()).await {
            Ok(_) => {
                assert!(Arc::ptr_eq(&trusted.trust, &good.trust));
                assert!(heard.await.unwrap().lines.last().unwrap().starts_with("RCPT"));
            }
            Err(failure) => {
                assert!(matches!(failure, Failure::Certificate { .. }), "{failure:?}");
                assert!(Arc::ptr_eq(&trusted.trust, &wrong.trust));
            }
        }
    }
    let (mut server, _heard) = serve_as(vec![StartTls], Some(good.acceptor.clone())).await;
    server.host = "localhost".into();
    server.security = Security::Tls;
    let unknown = failure(&server, None, &patient()).await;
    assert!(matches!(unknown, Failure::Certificate { .. }), "{unknown:?}");
}

#[tokio::test]
async fn a_server_that_is_none_is_told_apart() {
    let (mut server, _heard) = serve(vec![]).await;
    server.host = "mail.acme.example".into();
    let refused = failure(&server, None, &patient()).await;
    assert!(matches!(refused, Failure::Tls { .. }), "plain beyond loopback: {refused:?}");
    let free = TcpListener::bind((Ipv4Addr::LOCALHOST, 0)).await.unwrap().local_addr().unwrap();
    let gone = failure(&at(free), None, &patient()).await;
    assert!(matches!(gone, Failure::Unreachable { .. }), "{gone:?}");
    let bad = open(&server, None, FROM, "dana\r\nRSET@acme.example", 9, &patient()).await.err();
    assert!(matches!(bad, Some(Failure::Address(_))), "{bad:?}");
    let flood = [Say("220 hi\r\n"), Hear, Flood, StayMute];
    let (server, _heard) = serve(flood.to_vec()).await;
    let flooded = failure(&server, None, &patient()).await;
    assert!(matches!(flooded, Failure::Broken { phase: Phase::Connect, .. }), "{flooded:?}");
}

/// Up to RCPT, as a friendly server plays it.
fn envelope() -> [Act; 9] {
    [
        Say("220 hi\r\n"),
        Expect("EHLO ["),
        Say("250-hi\r\n250 8BITMIME\r\n"),
        Expect("EHLO ["),
        Say("250-hi\r\n250 8BITMIME\r\n"),
        Expect("MAIL FROM:<"),
        Say("250 ok\r\n"),
        Expect("RCPT TO:<"),
        Say("250 ok\r\n"),
    ]
}

/// Long enough for a machine under load: a phase that must not time out never does.
fn patient() -> Limits {
    let long = Duration::from_mins(1);
    Limits { connect: long, reply: long, data: long, end: long, quit: BRIEF }
}

const BRIEF: Duration = Duration::from_millis(300);

async fn ready(server: &Server, size: usize) -> Ready {
    open(server, None, FROM, TO, size, &patient()).await.unwrap()
}

async fn ready_within(server: &Server, limits: Limits) -> Ready {
    open(server, None, FROM, TO, BODY.len(), &limits).await.unwrap()
}

async fn failure(server: &Server, login: Option<&Login>, limits: &Limits) -> Failure {
    open(server, login, FROM, TO, BODY.len(), limits).await.unwrap_err()
}

async fn outcome_after_dot(acts: &[Act]) -> Outcome {
    let script = [&envelope()[..], &[Hear, Say("354 go\r\n"), HearMail], acts].concat();
    let (server, heard) = serve(script).await;
    let limits = match acts.last() {
        Some(StayMute) => Limits { end: BRIEF, ..patient() },
        _ => patient(),
    };
    let outcome = ready_within(&server, limits).await.data(BODY).await;
    assert!(!heard.await.unwrap().mail.is_empty());
    outcome
}

fn login(kind: LoginKind) -> Login {
    Login { user: "alex".into(), secret: Secret::new("s3cret"), kind }
}

fn outgoing() -> Outgoing {
    Outgoing {
        from: Mailbox { name: "Alex Kim".into(), address: FROM.into() },
        to: Mailbox { name: "Dana Reyes".into(), address: TO.into() },
        subject: "Thank you for the talk über alles".into(),
        text: ".\n..two dots\nGrüße\n".into(),
        message_id: "0123@home.example".into(),
        date: "2026-07-03T14:05:09+02:00[Europe/Berlin]".parse().unwrap(),
        in_reply_to: None,
        references: vec![],
    }
}

fn undotted(wire: &[u8]) -> String {
    let wire = std::str::from_utf8(wire).unwrap();
    wire.split_inclusive("\r\n").map(|line| line.strip_prefix('.').unwrap_or(line)).collect()
}
