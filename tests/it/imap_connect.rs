//! Connecting by IMAP: what is refused, and what is told of it.

use std::time::Duration;

use afterword::imap::{Error, How, Limits, Phase, connect};
use afterword::mail::account::{LoginKind, Security};

use crate::imap_faults::{broken, login, server};
use crate::scripted::{Scripted, Step, on, say};

async fn refused(script: Vec<Step>, security: Security, kind: LoginKind) -> (Error, Vec<String>) {
    let scripted = Scripted::start(script).await;
    let server = server(scripted.port, security);
    let error = connect(&server, &login(kind), &Limits::default()).await.expect_err("a refusal");
    (error, scripted.finish().await)
}

fn greeted(then: Vec<Step>) -> Vec<Step> {
    let mut script = vec![say("* OK hello")];
    script.extend(on("CAPABILITY", &["* CAPABILITY IMAP4rev1 SASL-IR AUTH=XOAUTH2", "{tag} OK"]));
    script.extend(then);
    script
}

#[tokio::test]
async fn a_throttle_is_told_from_a_refused_login() {
    let said = "{tag} BAD Request is throttled. Suggested Backoff Time: 92415 milliseconds";
    let script = greeted(on("LOGIN", &[said]));
    let (error, _) = refused(script, Security::Plain, LoginKind::Password).await;
    assert_eq!(error, Error::Throttled { wait: Duration::from_millis(92_415) });

    let said = "{tag} NO [AUTHENTICATIONFAILED] Invalid credentials";
    let script = greeted(on("LOGIN", &[said]));
    let (error, heard) = refused(script, Security::Plain, LoginKind::Password).await;
    let why = "[AUTHENTICATIONFAILED] Invalid credentials".to_owned();
    assert_eq!(error, Error::Login { why });
    assert_eq!(heard.last().unwrap(), "A2 LOGIN \"sam@applicant.example\" \"s3cret\\\"x\"");
}

#[tokio::test]
async fn a_refused_token_says_why() {
    // {"status":"400"}
    let mut steps = on("AUTHENTICATE XOAUTH2 dXNlcj1zYW1", &["+ eyJzdGF0dXMiOiI0MDAifQ=="]);
    steps.extend([Step::Hear(""), say("A2 NO AUTHENTICATE failed.")]);
    let (error, heard) = refused(greeted(steps), Security::Plain, LoginKind::AccessToken).await;
    let why = "AUTHENTICATE failed. ({\"status\":\"400\"})".to_owned();
    assert_eq!(error, Error::Login { why });
    assert_eq!(heard.last().unwrap(), "");
}

#[tokio::test]
async fn no_capabilities_are_not_taken_for_a_server_without_idle() {
    let mut script = vec![say("* OK hello")];
    script.extend(on("CAPABILITY", &["{tag} OK"]));
    let (error, _) = refused(script, Security::Plain, LoginKind::Password).await;
    assert!(matches!(error, Error::No { what: Phase::Capability, .. }), "{error}");
}

#[tokio::test]
async fn starttls_is_never_done_without() {
    let start = |answer: &str| {
        let mut script = vec![say("* OK hello"), Step::Hear("STARTTLS")];
        script.push(Step::Say(answer.to_owned()));
        script
    };
    let preauth = vec![say("* PREAUTH you are Sam")];
    let bye = vec![say("* BYE too busy")];
    let injected = "S1 OK begin\r\n* CAPABILITY IMAP4rev1 LOGINDISABLED\r\n";
    for (script, expected) in [
        (preauth, broken(Phase::Greeting, How::PreAuth)),
        (bye, broken(Phase::Greeting, How::Bye)),
        (vec![Step::Close], broken(Phase::Greeting, How::Closed)),
        (start(injected), broken(Phase::StartTls, How::BeforeTls)),
        (start("* OK what\r\n"), broken(Phase::StartTls, How::Closed)),
    ] {
        let (error, heard) = refused(script, Security::StartTls, LoginKind::Password).await;
        assert_eq!(error, expected);
        assert!(heard.iter().all(|line| line == "S1 STARTTLS"), "{heard:?}");
    }
    let no = start("S1 NO not offered\r\n");
    let (error, _) = refused(no, Security::StartTls, LoginKind::Password).await;
    assert!(matches!(error, Error::No { what: Phase::StartTls, .. }), "{error}");
}

#[tokio::test]
async fn a_session_already_open_to_somebody_is_not_ours() {
    let script = vec![say("* PREAUTH you are Sam")];
    let (error, heard) = refused(script, Security::Plain, LoginKind::Password).await;
    assert_eq!(error, broken(Phase::Greeting, How::PreAuth));
    assert!(heard.is_empty());
}
