//! Invitations: the hour that a calendar part names, offered to the candidate and recorded by one
//! command; moved and called off likewise.

use afterword::cli::Exit;
use afterword::demo::company::Letter;
use afterword::reading::understand;
use afterword::timeline::facts::{
    ApplicationId, Interview, InterviewId, InterviewState, MessageId, Seq, What,
};
use afterword::timeline::invitation::{Invitation, Start, proposal};
use afterword::timeline::state::State;
use jiff::tz::TimeZone;
use jiff::{SignedDuration, Timestamp};

use crate::life::{Life, Running};
use crate::servers::run;

const QUIET: &str = "[notify]\nmail = false";

/// What is read of the calendar part of a message.
fn read(calendar: &str) -> Option<Invitation> {
    let raw = format!(
        "From: Dana Roe <dana@acme.example>\nTo: ada@home.example\nSubject: Interview\n\
         Date: Wed, 4 Mar 2026 16:00:00 -0500\n\
         Content-Type: multipart/alternative; boundary=a\n\n--a\n\
         Content-Type: text/plain; charset=utf-8\n\nSee you there.\n--a\n\
         Content-Type: text/calendar; charset=utf-8\n\nBEGIN:VCALENDAR\n{calendar}\n\
         END:VCALENDAR\n--a--\n"
    );
    understand(raw.replace('\n', "\r\n").as_bytes(), &TimeZone::UTC).unwrap().invitation
}

fn event(method: &str, lines: &str) -> String {
    let uid = if lines.contains("UID:") { "" } else { "UID:1@acme.example\n" };
    format!("METHOD:{method}\nBEGIN:VEVENT\n{uid}{lines}\nEND:VEVENT")
}

/// The zone of New York as Outlook writes it, under a name of its own.
const CUSTOM: &str = "BEGIN:VTIMEZONE\nTZID:Customized Time Zone\nBEGIN:STANDARD\n\
    DTSTART:16010101T020000\nTZOFFSETFROM:-0400\nTZOFFSETTO:-0500\n\
    RRULE:FREQ=YEARLY;INTERVAL=1;BYDAY=1SU;BYMONTH=11\nEND:STANDARD\nBEGIN:DAYLIGHT\n\
    DTSTART:16010101T020000\nTZOFFSETFROM:-0500\nTZOFFSETTO:-0400\n\
    RRULE:FREQ=YEARLY;INTERVAL=1;BYDAY=2SU;BYMONTH=3\nEND:DAYLIGHT\nEND:VTIMEZONE\n";

#[test]
fn the_hour_is_told_in_whatever_zone_it_is_given() {
    let zoned = |zone: &str| format!("DTSTART;TZID={zone}:20260310T143000");
    let custom = |at: &str| {
        let lines = format!("DTSTART;TZID=Customized Time Zone:{at}");
        format!("{CUSTOM}{}", event("REQUEST", &lines))
    };
    for (calendar, expected) in [
        (event("REQUEST", "DTSTART:20260310T183000Z"), "2026-03-10T18:30:00Z"),
        (event("REQUEST", &zoned("America/New_York")), "2026-03-10T18:30:00Z"),
        (event("REQUEST", &zoned("\"America/New_York\"")), "2026-03-10T18:30:00Z"),
        (event("REQUEST", &zoned("Eastern Standard Time")), "2026-03-10T18:30:00Z"),
        (event("REQUEST", &zoned("W. Europe Standard Time")), "2026-03-10T13:30:00Z"),
        (event("REQUEST", &zoned("/x.example/Olson_1/Europe/Berlin")), "2026-03-10T13:30:00Z"),
        (custom("20260310T143000"), "2026-03-10T18:30:00Z"),
        (custom("20260306T143000"), "2026-03-06T19:30:00Z"),
        (custom("20261030T143000"), "2026-10-30T18:30:00Z"),
        (custom("20261102T143000"), "2026-11-02T19:30:00Z"),
        (event("REQUEST", &zoned("Nowhere At All")), "2026-03-10T14:30:00"),
        (event("REQUEST", "DTSTART:20260310T143000"), "2026-03-10T14:30:00"),
        (event("REQUEST", "DTSTART;VALUE=DATE:20260310"), "2026-03-10"),
        (event("COUNTER", "DTSTART:20260310T183000Z"), "2026-03-10T18:30:00Z"),
    ] {
        let start = read(&calendar).and_then(|told| told.start).map(|start| start.to_string());
        assert_eq!(start.as_deref(), Some(expected), "{calendar}");
        let again: Start = expected.parse().unwrap();
        assert_eq!(again.to_string(), expected);
    }
}

#[test]
fn what_else_it_says_is_kept_and_what_breaks_off_says_nothing() {
    let whole = read(&event(
        "REQUEST",
        "DTSTART:20260310T183000Z\nDTEND:20260310T191500Z\nSEQUENCE:3\nSUMMARY:Interview\\, Site\n \
         Engineer\nLOCATION:Room 4\nURL:https://meet.example/x\nRRULE:FREQ=WEEKLY;COUNT=2\n\
         ORGANIZER;CN=Dana:mailto:Dana@acme.example\n\
         ATTENDEE;PARTSTAT=NEEDS-ACTION:MAILTO:Sam@acme.example\nATTENDEE:mailto:ada@home.example",
    ));
    let told = whole.unwrap();
    assert_eq!((told.sequence, told.minutes, told.repeats), (3, Some(45), true));
    assert_eq!(told.summary.as_deref(), Some("Interview, SiteEngineer"));
    assert_eq!(told.place.as_deref(), Some("Room 4"));
    assert_eq!(told.organizer.as_deref(), Some("dana@acme.example"));
    assert_eq!(told.attendees, ["sam@acme.example", "ada@home.example"]);
    for (lines, minutes, place) in [
        ("DURATION:PT90M\nURL:https://meet.example/x", Some(90), Some("https://meet.example/x")),
        ("DTEND:20260310T183000Z\nX-GOOGLE-CONFERENCE:https://g.example/y", None, {
            Some("https://g.example/y")
        }),
        ("DTEND:20990310T183000Z\nLOCATION: ", None, None),
    ] {
        let told = read(&event("REQUEST", &format!("DTSTART:20260310T183000Z\n{lines}"))).unwrap();
        assert_eq!((told.minutes, told.place.as_deref()), (minutes, place), "{lines}");
    }
    let off = read(&event("CANCEL", "SEQUENCE:1")).unwrap();
    assert!(off.cancelled && off.start.is_none() && off.uid.is_some());
    let accepted = "DTSTART:20260310T183000Z\nATTENDEE;PARTSTAT=ACCEPTED:mailto:d@a.example";
    assert!(!read(&event("REPLY", accepted)).unwrap().cancelled);
    for nothing in [
        event("PUBLISH", "DTSTART:20260310T183000Z"),
        event("REPLY", "DTSTART:20260310T183000Z\nATTENDEE;PARTSTAT=DECLINED:mailto:d@a.example"),
        event("REQUEST", "SUMMARY:Interview"),
        event("REQUEST", "DTSTART:20269910T183000Z"),
        "METHOD:REQUEST\nBEGIN:VEVENT\nDTSTART:2026".to_owned(),
        "METHOD:REQUEST".to_owned(),
    ] {
        assert_eq!(read(&nothing), None, "{nothing}");
    }
}

/// What the last of these messages proposes, with interviews that stand so.
fn proposed(told: &[&str], interviews: &[(&str, InterviewState)]) -> String {
    let zone = TimeZone::UTC;
    let invitation = |line: &&str| {
        let method = if line.starts_with("off") { "CANCEL" } else { "REQUEST" };
        let (_, lines) = line.split_once(' ').unwrap();
        read(&event(method, &lines.replace(' ', "\n"))).unwrap()
    };
    let all: Vec<_> = (1..).map(MessageId).zip(told.iter().map(invitation)).collect();
    let mut state = State::default();
    for (id, (start, as_it_is)) in (1..).zip(interviews) {
        let (id, start) = (InterviewId(id), start.parse::<Timestamp>().unwrap());
        let end = start + SignedDuration::from_hours(1);
        let interview = Interview { id, state: *as_it_is, start, end, contacts: Vec::new() };
        state.interviews.insert(id, (Seq(id.0), interview));
    }
    let (last, _) = all.last().unwrap();
    let proposed = proposal(*last, &all, &state, &zone);
    proposed
        .map_or_else(|| "nothing".to_owned(), |proposed| proposed.command(ApplicationId(1), *last))
}

#[test]
fn what_is_proposed_goes_by_the_event_its_version_and_what_is_recorded() {
    use InterviewState::{Cancelled, Held, Scheduled};
    let (ten, noon) = ("2026-03-10T10:00:00Z", "2026-03-10T12:00:00Z");
    let (at_ten, at_noon) = ("on DTSTART:20260310T100000Z", "on DTSTART:20260310T120000Z");
    let later = "on SEQUENCE:1 DTSTART:20260310T120000Z";
    let day = "on DTSTART;VALUE=DATE:20260310";
    let again = "on SEQUENCE:2 DTSTART:20260310T100000Z";
    let third = "off SEQUENCE:1 RECURRENCE-ID:20260324T100000Z DTSTART:20260324T100000Z";
    let once = "off SEQUENCE:1 RECURRENCE-ID:20260310T100000Z";
    let other = "off SEQUENCE:1 UID:2@x.example DTSTART:20260311T100000Z";
    let record = "afterword interview record 1 --from-message";
    let day_alone = "afterword interview record 1 '2026-03-10 HH:MM' --from-message 1";
    let moved = "afterword interview move 1 --from-message";
    let off = "afterword interview cancel 1 --from-message 2";
    for (told, interviews, expected) in [
        (&[at_ten][..], &[][..], format!("{record} 1")),
        (&[at_ten], &[(ten, Scheduled)], "nothing".to_owned()),
        (&[at_ten], &[(ten, Held)], "nothing".to_owned()),
        (&[at_ten], &[(ten, Cancelled)], "nothing".to_owned()),
        (&[at_ten], &[(noon, Scheduled)], format!("{record} 1")),
        (&[at_ten, later], &[(ten, Scheduled)], format!("{moved} 2")),
        (&[at_ten, later], &[(ten, Scheduled), (noon, Scheduled)], "nothing".to_owned()),
        (&[at_ten, later], &[(ten, Held)], format!("{record} 2")),
        (&[at_ten, at_noon], &[(ten, Scheduled)], format!("{moved} 2")),
        (&[later, at_ten], &[(noon, Scheduled)], "nothing".to_owned()),
        (&[day], &[], day_alone.to_owned()),
        (&[day], &[(noon, Scheduled)], "nothing".to_owned()),
        (&[day, later], &[(ten, Scheduled)], format!("{moved} 2")),
        (&[at_ten, "off SEQUENCE:1"], &[(ten, Scheduled)], off.to_owned()),
        (&[at_ten, "off SEQUENCE:1"], &[(ten, Held)], "nothing".to_owned()),
        (&[at_ten, "off SEQUENCE:1"], &[(noon, Scheduled)], "nothing".to_owned()),
        (&[later, "off SEQUENCE:0"], &[(noon, Scheduled)], "nothing".to_owned()),
        (&[at_ten, "off SEQUENCE:1", again], &[(ten, Cancelled)], format!("{record} 3")),
        (&[at_ten, third], &[(ten, Scheduled)], "nothing".to_owned()),
        (&[at_ten, once], &[(ten, Scheduled)], off.to_owned()),
        (&[at_ten, other], &[(ten, Scheduled)], "nothing".to_owned()),
    ] {
        assert_eq!(proposed(told, interviews), expected, "{told:?} {interviews:?}");
    }
}

/// A calendar part that answers the last mail they got.
async fn calendar(life: &Life, method: &str, lines: &str) -> Letter {
    let reply = life.reply("").await;
    let kind = format!("text/calendar; method={method}; charset=utf-8");
    let mut headers = reply.headers;
    headers.push(("Content-Type".to_owned(), kind));
    let text = format!("BEGIN:VCALENDAR\n{}\nEND:VCALENDAR\n", event(method, lines));
    let message_id = format!("<{}.{method}@acme.example>", text.len());
    Letter { headers, text, message_id, ..reply }
}

fn second(life: &Life) -> Option<Interview> {
    life.facts().facts.into_iter().rev().find_map(|fact| match fact.what {
        What::Interview(interview) if interview.id.0 == 2 => Some(interview),
        _ => None,
    })
}

/// True if every view that tells what waits holds these words.
#[track_caller]
fn shown_everywhere(life: &Life, message: &str, words: &str) {
    for view in [&["queue"][..], &["status"], &["why", "1"], &["inbox", "show", message]] {
        let (_, shown) = life.command(view);
        assert!(shown.contains(words), "{view:?}: {shown}");
        let view: Vec<&str> = view.iter().copied().chain(["--json"]).collect();
        let (_, shown) = life.command(&view);
        assert!(shown.contains(words), "{view:?}: {shown}");
    }
}

async fn act(life: &Life, daemon: &mut Running, words: &[&str]) -> String {
    let (exit, told) = life.command(words);
    assert_eq!(exit, Exit::Done, "{told}");
    daemon.turns(life.now()).await;
    told
}

#[test]
fn an_invitation_is_offered_moved_and_called_off_by_one_command_each() {
    run(async {
        let life = Life::new("invited", "2026-03-04T10:00", QUIET);
        let mut daemon = life.start();
        life.thank(&mut daemon).await;
        life.jump(&mut daemon, "2026-03-06T09:00").await;
        let lines = "DTSTART;TZID=Eastern Standard Time:20260310T143000\n\
                     DTEND;TZID=Eastern Standard Time:20260310T153000\nSEQUENCE:0\n\
                     SUMMARY:Second interview\nLOCATION:Room 4";
        let invited = calendar(&life, "REQUEST", lines).await;
        life.deliver(&mut daemon, &invited).await;
        shown_everywhere(&life, "1", "afterword interview record 1 --from-message 1");
        let told = "their invitation is for Tuesday, 10 March 2026, 14:30 to 15:30";
        assert!(
            life.conditions().iter().any(|text| text.contains(told)),
            "{:?}",
            life.conditions()
        );
        let (_, queue) = life.command(&["queue"]);
        assert!(queue.contains("\"Second interview\", at Room 4"), "{queue}");
        assert_eq!(second(&life), None, "nothing is recorded by itself");

        act(&life, &mut daemon, &["interview", "record", "1", "--from-message", "1"]).await;
        let at = |at: &str| life.local(at);
        let recorded = second(&life).unwrap();
        assert_eq!(
            (recorded.start, recorded.end),
            (at("2026-03-10T14:30"), at("2026-03-10T15:30"))
        );
        assert_eq!(recorded.state, InterviewState::Scheduled);
        let about = |words: &str| life.conditions().iter().any(|text| text.contains(words));
        assert!(!about("--from-message"), "{:?}", life.conditions());
        let again = life.refused(&["interview", "record", "1", "--from-message", "1"]);
        assert!(again.contains("proposes nothing"), "{again}");

        let moved = calendar(&life, "REQUEST", "DTSTART:20260312T140000Z\nSEQUENCE:1").await;
        life.deliver(&mut daemon, &moved).await;
        let record = life.refused(&["interview", "record", "1", "--from-message", "2"]);
        assert!(record.contains("afterword interview move 2 --from-message 2"), "{record}");
        shown_everywhere(&life, "2", "afterword interview move 2 --from-message 2");
        act(&life, &mut daemon, &["interview", "move", "2", "--from-message", "2"]).await;
        assert_eq!(second(&life).unwrap().start, at("2026-03-12T10:00"));
        assert!(!about("--from-message"), "{:?}", life.conditions());

        let off = calendar(&life, "CANCEL", "SEQUENCE:2").await;
        life.deliver(&mut daemon, &off).await;
        assert!(about("message 3 is unclear and holds everything"), "{:?}", life.conditions());
        shown_everywhere(&life, "3", "afterword interview cancel 2 --from-message 3");
        act(&life, &mut daemon, &["interview", "cancel", "2", "--from-message", "3"]).await;
        assert_eq!(second(&life).unwrap().state, InterviewState::Cancelled);
        assert!(!about("holds everything") && !about("--from-message"), "{:?}", life.conditions());
        // What they wanted, and called off, is the candidate's to take up with them.
        assert!(about("they want to go on with you"), "{:?}", life.conditions());
        for day in ["2026-03-11T15:00", "2026-03-25T15:00", "2026-04-15T15:00"] {
            life.approve_at(&mut daemon, day).await;
        }
        assert_eq!(daemon.sent(), 1, "{:?}", daemon.heard);
        daemon.stop().await;
    });
}
