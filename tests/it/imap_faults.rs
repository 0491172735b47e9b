//! What a bad server or a bad wire must never be taken for: an empty mailbox, or a good one.

use std::future::{pending, ready};
use std::sync::Arc;
use std::time::Duration;

use afterword::imap::{
    Cursor, Error, How, IdleEnd, Limits, News, Phase, Selected, Session, Term, Use, connect,
};
use afterword::mail::account::{Login, LoginKind, Secret, Security, Server};
use jiff::civil::date;
use tokio::time::timeout;

use crate::scripted::{Scripted, Step, on, say};

const FOLDER: Selected = Selected { uid_validity: 7, uid_next: Some(10), exists: 3 };
const LONG: Duration = Duration::from_secs(60);

/// A server on this machine that nobody's certificate is trusted for.
pub fn server(port: u16, security: Security) -> Server {
    let provider = Arc::new(rustls::crypto::ring::default_provider());
    let trust = rustls::ClientConfig::builder_with_provider(provider)
        .with_safe_default_protocol_versions()
        .unwrap()
        .with_root_certificates(rustls::RootCertStore::empty())
        .with_no_client_auth();
    Server { host: "127.0.0.1".into(), port, security, trust: Arc::new(trust) }
}

/// The candidate's login.
pub fn login(kind: LoginKind) -> Login {
    Login { user: "sam@applicant.example".into(), secret: Secret::new("s3cret\"x"), kind }
}

/// Greeting and login, up to where a test's own script begins.
fn logged_in(then: impl IntoIterator<Item = Vec<Step>>) -> Vec<Step> {
    let mut script = vec![say("* OK hello")];
    script.extend(on("CAPABILITY", &["* CAPABILITY IMAP4rev1", "{tag} OK"]));
    script.extend(on("LOGIN", &["{tag} OK in"]));
    script.extend(on("CAPABILITY", &["* CAPABILITY IMAP4rev1 IDLE", "{tag} OK"]));
    script.extend(then.into_iter().flatten());
    script
}

async fn start(script: Vec<Step>, limits: Limits) -> (Session, Scripted) {
    let scripted = Scripted::start(script).await;
    let server = server(scripted.port, Security::Plain);
    let session = connect(&server, &login(LoginKind::Password), &limits).await.expect("a session");
    (session, scripted)
}

async fn session(then: impl IntoIterator<Item = Vec<Step>>) -> (Session, Scripted) {
    start(logged_in(then), Limits::default()).await
}

/// The error of a connection of no more use.
pub fn broken(phase: Phase, how: How) -> Error {
    Error::Broken { phase, how }
}

#[tokio::test]
async fn a_search_or_fetch_that_is_refused_is_an_error_and_the_connection_stays_good() {
    for answer in ["{tag} NO not now, Dear Sam", "{tag} BAD what"] {
        let (mut session, scripted) = session([
            on("UID SEARCH", &[answer]),
            on("UID FETCH", &[answer]),
            on("LIST", &[answer]),
            on("EXAMINE", &[answer]),
            on("UID SEARCH UID *", &["* SEARCH 9", "{tag} OK"]),
        ])
        .await;
        let search = session.search(&FOLDER, date(2026, 3, 1), &[Term::To("x".into())]).await;
        assert!(
            matches!(&search, Err(Error::No { what: Phase::Search, why }) if !why.contains("Sam"))
        );
        let fetch = session.headers(&[1]).await;
        assert!(matches!(fetch, Err(Error::No { what: Phase::Fetch, .. })));
        assert!(matches!(session.list().await, Err(Error::No { what: Phase::List, .. })));
        let examine = session.examine("INBOX").await;
        assert!(matches!(examine, Err(Error::No { what: Phase::Examine, .. })));
        assert_eq!(session.end(&FOLDER).await.unwrap().next_uid, 10);
        scripted.finish().await;
    }
}

#[tokio::test]
async fn a_stream_that_ends_is_an_error_wherever_it_ends() {
    let bye = ["* SEARCH 1", "* BYE Session expired, please login again"];
    for (lines, tail, how) in [
        (&[][..], None, How::Closed),
        (&["* SEARCH 1 2"][..], None, How::Closed),
        (&["* SEARCH 1 2"][..], Some("* SEARCH 3 4"), How::Closed),
        (&["* 1 FETCH (UID 1 BODY[HEADER] {500}", "From: s"][..], None, How::Closed),
        (&bye[..], None, How::Bye),
    ] {
        let mut script = on("UID SEARCH", lines);
        script.extend(tail.map(|tail| Step::Say(tail.into())));
        script.push(Step::Close);
        let (mut session, scripted) = session([script]).await;
        let error = session.still_there(&[1, 2, 3]).await.unwrap_err();
        assert_eq!(error, broken(Phase::Search, how), "{lines:?}");
        let after = session.still_there(&[1]).await.unwrap_err();
        assert_eq!(after, broken(Phase::Search, How::Abandoned));
        scripted.finish().await;
    }
}

#[tokio::test]
async fn a_folder_is_never_opened_by_an_end_of_stream_or_an_answer_without_numbers() {
    let (mut session, _) = session([vec![Step::Hear("EXAMINE"), Step::Close]]).await;
    let error = session.examine("INBOX").await.unwrap_err();
    assert_eq!(error, broken(Phase::Examine, How::Closed));

    let (mut session, _) =
        self::session([on("EXAMINE", &["* 3 EXISTS", "{tag} OK [READ-ONLY]"]), vec![Step::Hang]])
            .await;
    let error = session.examine("INBOX").await.unwrap_err();
    assert!(matches!(error, Error::No { what: Phase::Examine, .. }), "{error}");
}

#[tokio::test]
async fn an_answer_that_cannot_be_read_quotes_no_mail() {
    let (mut session, _) =
        session([on("UID FETCH", &["* 1 FETCH (UID 1 BODY Dear Sam", "{tag} OK"])]).await;
    let error = session.headers(&[1]).await.unwrap_err();
    assert_eq!(error, broken(Phase::Fetch, How::Unreadable));
    assert!(!format!("{error} {error:?}").contains("Sam"));
}

#[tokio::test]
async fn a_panic_of_the_parser_ends_the_session_and_no_more() {
    let hostile = "* OK [UIDVALIDITY 7]\u{e9}";
    let (mut session, _) = session([on("EXAMINE", &["* 1 EXISTS", hostile, "{tag} OK"])]).await;
    let error = session.examine("INBOX").await.unwrap_err();
    assert_eq!(error, broken(Phase::Examine, How::Unreadable));
    let after = session.idle(LONG, pending()).await.unwrap_err();
    assert_eq!(after, broken(Phase::Idle, How::Abandoned));
}

#[tokio::test]
async fn a_session_can_move_to_a_task() {
    let (mut session, scripted) = session([on("IDLE", &["+"]), on("DONE", &["A4 OK"])]).await;
    let idling = tokio::spawn(async move { session.idle(LONG, ready(())).await });
    assert_eq!(idling.await.unwrap().unwrap(), IdleEnd::Woken);
    scripted.finish().await;
}

#[tokio::test]
async fn folders_without_an_inbox_are_no_account() {
    let (mut session, scripted) = session([
        on("LIST \"\" \"*\"", &["* LIST () \"/\" Sent", "{tag} OK"]),
        on(
            "LIST",
            &[
                "* LIST (\\Noselect) \"/\" Work",
                "* LIST (\\Sent) \"/\" \"Entw&APw-rfe\"",
                "* LIST () \"/\" {5}\r\ninbox",
                "{tag} OK",
            ],
        ),
    ])
    .await;
    let error = session.list().await.unwrap_err();
    assert!(matches!(error, Error::No { what: Phase::List, .. }), "{error}");
    let folders = session.list().await.unwrap();
    let told: Vec<_> = folders.iter().map(|f| (f.name.as_str(), f.purpose)).collect();
    assert_eq!(told, [("Entwürfe", Some(Use::Sent)), ("INBOX", Some(Use::Inbox))]);
    assert_eq!(folders[0].wire_name, "Entw&APw-rfe");
    scripted.finish().await;
}

#[tokio::test]
async fn a_big_folder_is_searched_in_pieces_of_what_is_recent() {
    let recent: String = (1..=10_001).map(|n| format!(" {}", n * 2)).collect();
    let (mut session, scripted) = session([
        on("UID SEARCH UID 1:10000 SINCE 28-Feb-2026", &["* SEARCH", "{tag} OK"]),
        on("UID SEARCH UID 10001:* SINCE", &[&format!("* SEARCH{recent}"), "{tag} OK"]),
        on("UID SEARCH UID 2:20000 SINCE 28-Feb-2026 TO \"x\"", &["* SEARCH 4", "{tag} OK"]),
        on("UID SEARCH UID 20002:20002 SINCE", &["* SEARCH 20002", "* SEARCH 4", "{tag} OK"]),
    ])
    .await;
    let folder = Selected { uid_validity: 7, uid_next: Some(20_000), exists: 20_002 };
    let found = session.search(&folder, date(2026, 3, 1), &[Term::To("x".into())]).await;
    assert_eq!(found.unwrap(), [4, 20_002]);
    scripted.finish().await;
}

#[tokio::test]
async fn silence_is_a_time_out_and_ends_the_connection() {
    let limits = Limits { transfer: Duration::from_millis(50), ..Limits::default() };
    let script = logged_in([vec![Step::Hear("UID SEARCH"), Step::Hang]]);
    let (mut session, scripted) = start(script, limits).await;
    let error = session.still_there(&[1]).await.unwrap_err();
    assert_eq!(error, Error::Timeout { phase: Phase::Search });
    let after = session.still_there(&[1]).await.unwrap_err();
    assert_eq!(after, broken(Phase::Search, How::Abandoned));
    drop(session);
    scripted.finish().await;
}

fn examined(validity: u32, exists: u32) -> Vec<Step> {
    let exists = format!("* {exists} EXISTS");
    let validity = format!("* OK [UIDVALIDITY {validity}] valid");
    on("EXAMINE \"INBOX\"", &[&exists, "* 0 RECENT", &validity, "{tag} OK [READ-ONLY] done"])
}

#[tokio::test]
async fn news_are_the_uids_from_the_cursor_on() {
    let cursor = Cursor { uid_validity: 7, next_uid: 10 };
    for (answer, uids, next_uid) in [
        ("* SEARCH 12 10", vec![10, 12], 13),
        // Nothing new: `10:*` names the last mail all the same.
        ("* SEARCH 9", vec![], 10),
        ("* SEARCH", vec![], 10),
        // Numbered lower without a new UIDVALIDITY.
        ("* SEARCH 4", vec![], 5),
    ] {
        let (mut session, scripted) =
            session([examined(7, 3), on("UID SEARCH UID 10:*", &[answer, "{tag} OK"])]).await;
        let news = session.news("INBOX", &cursor).await.unwrap();
        let News::Same { uids: told, next, .. } = news else { panic!("renumbered") };
        assert_eq!((told, next), (uids, Cursor { uid_validity: 7, next_uid }), "{answer}");
        scripted.finish().await;
    }
}

#[tokio::test]
async fn a_changed_uidvalidity_is_neither_all_new_nor_nothing_new() {
    let (mut session, scripted) = session([examined(8, 3)]).await;
    let cursor = Cursor { uid_validity: 7, next_uid: 10 };
    let news = session.news("INBOX", &cursor).await.unwrap();
    let folder = Selected { uid_validity: 8, uid_next: None, exists: 3 };
    assert_eq!(news, News::Renumbered { folder });
    scripted.finish().await;
}

#[tokio::test]
async fn a_folder_made_anew_under_the_old_uidvalidity_is_numbered_anew() {
    let cursor = Cursor { uid_validity: 7, next_uid: 10 };
    let made = ["* 3 EXISTS", "* OK [UIDVALIDITY 7]", "* OK [UIDNEXT 4]", "{tag} OK"];
    let asked = on("UID SEARCH UID 10:*", &["* SEARCH 3", "{tag} OK"]);
    let (mut session, scripted) = session([on("EXAMINE", &made), asked]).await;
    let news = session.news("INBOX", &cursor).await.unwrap();
    let folder = Selected { uid_validity: 7, uid_next: Some(4), exists: 3 };
    assert_eq!(news, News::Renumbered { folder });
    scripted.finish().await;
}

#[tokio::test]
async fn headers_are_matched_by_uid_and_a_missing_one_is_asked_for_again() {
    let (mut session, scripted) = session([
        on(
            "UID FETCH 5,6,8 (UID RFC822.SIZE FLAGS BODY.PEEK[HEADER])",
            &[
                "* 9 FETCH (FLAGS (\\Seen) UID 99)",
                "* 3 FETCH (BODY[HEADER] {6}\r\nA: b\r\n)",
                "* 2 FETCH (UID 7 BODY[HEADER] {6}\r\nA: 7\r\n)",
                "* 1 FETCH (UID 6 RFC822.SIZE 70 FLAGS (\\Draft) BODY[HEADER] {6}\r\nA: 6\r\n)",
                "* 4 FETCH (UID 8 FLAGS (\\Draft))",
                "{tag} OK",
            ],
        ),
        on(
            "UID FETCH 5,8 ",
            &["* 4 FETCH (BODY[HEADER] {6}\r\nA: 8\r\n UID 8 FLAGS ())", "{tag} OK"],
        ),
    ])
    .await;
    let fetched = session.headers(&[5, 6, 8]).await.unwrap();
    let told: Vec<_> =
        fetched.found.iter().map(|h| (h.uid, h.size, h.draft, h.raw.as_slice())).collect();
    assert_eq!(told, [(6, Some(70), true, &b"A: 6\r\n"[..]), (8, None, false, b"A: 8\r\n")]);
    assert_eq!(fetched.missing, [5]);
    scripted.finish().await;
}

#[tokio::test]
async fn a_body_is_cut_where_it_was_asked_to_be() {
    let (mut session, scripted) = session([
        on(
            "UID FETCH 5 (UID BODY.PEEK[]<0.4>)",
            &["* 1 FETCH (UID 6 BODY[]<0> {1}\r\nx)", "* 2 FETCH (UID 5 BODY[]<0> {4}\r\nabcd)"],
        ),
        vec![say("{tag} OK")],
        on(
            "UID FETCH 5 (UID BODY.PEEK[]<0.9>)",
            &["* 2 FETCH (UID 5 BODY[] \"abcd\")", "{tag} OK"],
        ),
        on("UID FETCH 4 ", &["{tag} OK"]),
        on("UID FETCH 4 ", &["{tag} OK"]),
        on("UID FETCH 3 ", &["* 2 FETCH (UID 3 BODY[] {9000000}"]),
        vec![Step::Say("x".repeat(2_000_000)), Step::Hang],
    ])
    .await;
    let cut = session.body(5, 4).await.unwrap().unwrap();
    assert_eq!((cut.raw.as_slice(), cut.whole), (&b"abcd"[..], false));
    assert!(session.body(5, 9).await.unwrap().unwrap().whole);
    assert_eq!(session.body(4, 9).await.unwrap(), None);
    let error = session.body(3, 9).await.unwrap_err();
    assert_eq!(error, broken(Phase::Fetch, How::TooMuch));
    drop((session, scripted));
}

#[tokio::test]
async fn a_part_is_asked_for_by_its_number() {
    let (mut session, scripted) = session([
        on(
            "UID FETCH 5 (UID BODY.PEEK[3.MIME]<0.9>)",
            &[
                "* 2 FETCH (UID 5 BODY[3] {1}\r\nx)",
                "* 2 FETCH (UID 5 BODY[3.MIME]<0> {6}\r\nA: b\r\n)",
                "{tag} OK",
            ],
        ),
        on(
            "UID FETCH 5 (UID BODY.PEEK[3]<0.9>)",
            &["* 2 FETCH (UID 5 BODY[3]<0> {4}\r\nabcd)", "{tag} OK"],
        ),
        on("UID FETCH 5 (UID BODY.PEEK[4.MIME]", &["* 2 FETCH (UID 5 BODY[4.MIME] NIL)"]),
        vec![say("{tag} OK")],
        on("UID FETCH 5 (UID BODY.PEEK[4.MIME]", &["* 2 FETCH (UID 5 BODY[4.MIME]<0> \"\")"]),
        vec![say("{tag} OK")],
        on("UID FETCH 5 (UID BODY.PEEK[4.MIME]", &["{tag} NO no such part"]),
    ])
    .await;
    assert_eq!(session.part_header(5, 3, 9).await.unwrap().unwrap(), b"A: b\r\n");
    assert_eq!(session.part(5, 3, 9).await.unwrap().unwrap(), b"abcd");
    assert_eq!(session.part_header(5, 4, 9).await.unwrap(), None);
    assert_eq!(session.part_header(5, 4, 9).await.unwrap(), None);
    assert!(matches!(session.part_header(5, 4, 9).await, Err(Error::No { .. })));
    scripted.finish().await;
}

#[tokio::test]
async fn idle_refused_leaves_a_good_connection() {
    for answer in ["{tag} NO not here", "{tag} BAD what"] {
        let (mut session, scripted) =
            session([on("IDLE", &[answer]), on("UID SEARCH", &["* SEARCH 1", "{tag} OK"])]).await;
        let error = session.idle(LONG, pending()).await.unwrap_err();
        assert!(matches!(error, Error::No { what: Phase::Idle, .. }), "{error}");
        assert_eq!(session.still_there(&[1]).await.unwrap(), [1]);
        scripted.finish().await;
    }
}

#[tokio::test]
async fn idle_ends_by_news_told_before_or_after_the_plus() {
    for lines in [&["+ idling", "* OK Still here", "* 4 EXISTS"][..], &["* 4 EXISTS", "+"]] {
        let (mut session, scripted) = session([
            on("IDLE", lines),
            on("DONE", &["* 4 RECENT", "A4 OK"]),
            on("UID SEARCH", &["* SEARCH 1", "{tag} OK"]),
        ])
        .await;
        // News that wait for the end of the time are none: the guard is for a broken wait only.
        let end = timeout(LONG / 2, session.idle(LONG, pending())).await.expect("at once");
        assert_eq!(end.unwrap(), IdleEnd::News);
        assert_eq!(session.still_there(&[1]).await.unwrap(), [1]);
        scripted.finish().await;
    }
}

#[tokio::test]
async fn news_told_during_another_command_need_no_idle() {
    let told = on("UID SEARCH", &["* 4 EXISTS", "* SEARCH 1", "{tag} OK"]);
    let (mut session, scripted) = session([told, vec![Step::Hang]]).await;
    session.still_there(&[1]).await.unwrap();
    assert_eq!(session.idle(LONG, pending()).await.unwrap(), IdleEnd::News);
    drop(session);
    scripted.finish().await;
}

#[tokio::test]
async fn idle_ends_by_the_callers_wish_and_by_time() {
    let (mut session, scripted) = session([
        on("IDLE", &["+ idling"]),
        on("DONE", &["A4 OK"]),
        on("IDLE", &["+ idling"]),
        on("DONE", &["A5 OK"]),
    ])
    .await;
    assert_eq!(session.idle(LONG, ready(())).await.unwrap(), IdleEnd::Woken);
    assert_eq!(session.idle(Duration::ZERO, pending()).await.unwrap(), IdleEnd::TimedOut);
    scripted.finish().await;
}

#[tokio::test]
async fn idle_gives_up_a_server_that_is_quiet_or_that_does_not_answer_done() {
    let limits =
        Limits { quiet: Duration::ZERO, done: Duration::from_millis(50), ..Limits::default() };
    let script = logged_in([on("IDLE", &["+"]), vec![Step::Hear("DONE"), Step::Hang]]);
    let (mut session, scripted) = start(script, limits).await;
    let error = session.idle(LONG, pending()).await.unwrap_err();
    assert_eq!(error, Error::Timeout { phase: Phase::Idle });
    drop(session);
    scripted.finish().await;
}

#[tokio::test]
async fn the_end_of_the_stream_while_idling_is_no_wake_up() {
    for (lines, how) in [
        (&["+ idling"][..], How::Closed),
        (&["+ idling", "* BYE idle for too long"], How::Bye),
        (&["+ idling", "* Goodbye : idle timeout expired"], How::Unreadable),
        (&[], How::Closed),
    ] {
        let mut script = on("IDLE", lines);
        script.push(Step::Close);
        let (mut session, scripted) = session([script]).await;
        let error = session.idle(LONG, pending()).await.unwrap_err();
        assert_eq!(error, broken(Phase::Idle, how), "{lines:?}");
        scripted.finish().await;
    }
}

#[tokio::test]
async fn a_server_that_ends_idle_itself_is_looked_at() {
    let (mut session, scripted) = session([
        on("IDLE", &["+ idling", "{tag} OK enough"]),
        on("UID SEARCH", &["* SEARCH 1", "{tag} OK"]),
    ])
    .await;
    assert_eq!(session.idle(LONG, pending()).await.unwrap(), IdleEnd::News);
    assert_eq!(session.still_there(&[1]).await.unwrap(), [1]);
    scripted.finish().await;
}

#[tokio::test]
async fn an_idle_dropped_half_way_leaves_no_answer_for_the_next_command() {
    let (mut session, scripted) = session([on("IDLE", &["+ idling"]), vec![Step::Hang]]).await;
    let listening = tokio::sync::Notify::new();
    let wake = async {
        listening.notify_one();
        pending().await
    };
    tokio::select! {
        end = session.idle(LONG, wake) => panic!("{end:?}"),
        () = listening.notified() => {}
    }
    let error = session.still_there(&[1]).await.unwrap_err();
    assert_eq!(error, broken(Phase::Search, How::Abandoned));
    drop((session, scripted));
}

#[tokio::test]
async fn a_mail_is_filed_though_other_news_come_before_the_plus() {
    let (mut session, scripted) = session([
        on("APPEND \"Sent\" (\\Seen) {4}", &["* 5 EXISTS", "+ go on"]),
        vec![Step::HearBytes(4), say("* 6 EXISTS"), say("A4 OK [APPENDUID 7 12] done")],
        on("APPEND \"Nowhere\" {4}", &["{tag} NO [TRYCREATE] no such folder"]),
        on("UID SEARCH", &["* SEARCH 1", "{tag} OK"]),
    ])
    .await;
    let filed = session.append("Sent", b"mail", true).await.unwrap();
    assert_eq!(filed, Some((7, 12)));
    let error = session.append("Nowhere", b"mail", false).await.unwrap_err();
    assert!(matches!(error, Error::No { what: Phase::Append, .. }), "{error}");
    assert_eq!(session.still_there(&[1]).await.unwrap(), [1]);
    assert!(scripted.finish().await.contains(&"mail".to_owned()));
}

#[tokio::test]
async fn no_name_smuggles_a_command_in() {
    let (mut session, scripted) = session([vec![Step::Hang]]).await;
    let name = "INBOX\r\nA9 DELETE INBOX";
    let error = session.examine(name).await.unwrap_err();
    assert_eq!(error, Error::Unsayable { what: Phase::Examine });
    assert!(session.append(name, b"", false).await.is_err());
    let terms = [Term::From(name.into())];
    assert!(session.search(&FOLDER, date(2026, 3, 1), &terms).await.is_err());
    drop(session);
    assert!(!scripted.finish().await.iter().any(|line| line.contains("DELETE")));
}
