//! Replies whose sender, days or word are in doubt, in lives told in lines.

use afterword::timeline::facts::*;
use afterword::timeline::words::*;
use jiff::civil::{Date, date};

use super::told::Life;

fn days(first: Date, last: Date) -> Option<Days> {
    Some(Days { earliest: first, latest: last })
}

#[test]
fn days_before_the_interview_beside_a_question_leave_the_timeline_standing() {
    let mut life = Life::new();
    life.tell("5 10:00 decision 27");
    life.reads("6 10:00", Kind::InfoRequested, |_, reading| {
        reading.also = vec![Kind::Timeline];
        reading.due = days(date(2026, 3, 1), date(2026, 3, 2));
    });
    life.tell("9 10:00 answered");
    assert_eq!(life.told(), "answer; 3 left; thanks none; 30 Mar 10:00");
}

#[test]
fn somebody_unknown_who_takes_over_takes_nobodys_thanks_away() {
    for kind in [Kind::Advance, Kind::Offer, Kind::InfoRequested, Kind::Referral] {
        let mut life = Life::new();
        life.reads("5 10:00", kind, |message, _| message.contact = None);
        assert_eq!(life.told(), "; 3 left; thanks Dana Sam; yours", "{kind}");
        let mut life = Life::new();
        life.reads("5 10:00", kind, |_, _| {});
        assert_eq!(life.told(), "; 3 left; thanks Sam; yours", "{kind}");
    }
}

#[test]
fn a_message_in_doubt_brings_nobody_back_sooner() {
    let away = |life: &mut Life, when: &str, back: Date, verified: bool| {
        life.reads(when, Kind::OutOfOffice, |message, reading| {
            message.automatic = Some(Automatic::OutOfOffice);
            message.verified = verified;
            reading.due = days(back, back);
        });
    };
    for (verified, next) in [(false, "23 Mar 10:00"), (true, "11 Mar 10:00")] {
        let mut life = Life::new();
        away(&mut life, "5 10:00", date(2026, 3, 20), true);
        away(&mut life, "6 10:00", date(2026, 3, 9), verified);
        life.tell("7 12:00 nothing");
        assert!(life.told().ends_with(&format!("; {next}")), "{}", life.told());
    }
    // Later it may be, in doubt too.
    let mut life = Life::new();
    away(&mut life, "5 10:00", date(2026, 3, 20), true);
    away(&mut life, "6 10:00", date(2026, 3, 25), false);
    assert!(life.told().ends_with("; 26 Mar 10:00"), "{}", life.told());
}

#[test]
fn one_check_in_a_day_is_had_by_all_who_were_written_to() {
    let mut life = Life::new();
    life.tell("12 10:00 mail Dana");
    life.tell("12 16:00 mail Sam");
    let rounds = life.ahead().state.rounds;
    let contacts: Vec<_> = rounds.iter().map(|round| round.contacts.clone()).collect();
    assert_eq!(contacts, [[ContactId(1), ContactId(2)]]);
}

#[test]
fn in_doubt_days_count_only_where_they_make_the_next_check_in_later() {
    // In silence it is on 11 March, after a day that the candidate told on the 30th.
    let told = Some("5 10:00 decision 27");
    for (before, kind, day, sure, doubtful) in [
        (None, Kind::Timeline, Some(9), "10 Mar 10:00", "11 Mar 10:00"),
        (None, Kind::Timeline, Some(20), "23 Mar 10:00", "23 Mar 10:00"),
        (None, Kind::FollowUpRequested, Some(9), "9 Mar 10:00", "11 Mar 10:00"),
        (None, Kind::FollowUpRequested, Some(16), "16 Mar 10:00", "16 Mar 10:00"),
        (None, Kind::Holding, None, "20 Mar 10:00", "20 Mar 10:00"),
        (told, Kind::Timeline, Some(20), "23 Mar 10:00", "30 Mar 10:00"),
        (told, Kind::FollowUpRequested, Some(16), "16 Mar 10:00", "30 Mar 10:00"),
        (told, Kind::Timeline, Some(30), "31 Mar 10:00", "31 Mar 10:00"),
    ] {
        let due = day.and_then(|day| days(date(2026, 3, day), date(2026, 3, day)));
        for (verified, by, next) in [
            (true, Reader::Afterword, sure),
            (false, Reader::Afterword, doubtful),
            (false, Reader::Candidate, sure),
        ] {
            let mut life = Life::new();
            before.iter().for_each(|line| life.tell(line));
            life.reads("6 10:00", kind, |message, reading| {
                message.verified = verified;
                reading.due = due;
                reading.by = by;
            });
            let told = life.told();
            assert!(
                told.ends_with(&format!("; {next}")),
                "{kind} {day:?} {verified} {by:?} {told}"
            );
        }
    }
}

#[test]
fn in_doubt_days_beside_a_question_count_only_where_they_make_the_next_check_in_later() {
    // Answered on the 9th it goes on two weeks after that.
    for (day, sure, doubtful) in
        [(16, "17 Mar 10:00", "23 Mar 10:00"), (27, "30 Mar 10:00", "30 Mar 10:00")]
    {
        for (verified, next) in [(true, sure), (false, doubtful)] {
            let mut life = Life::new();
            life.reads("6 10:00", Kind::InfoRequested, |message, reading| {
                message.verified = verified;
                reading.also = vec![Kind::Timeline];
                reading.due = days(date(2026, 3, day), date(2026, 3, day));
            });
            life.tell("9 10:00 answered");
            let told = life.told();
            assert!(told.ends_with(&format!("; {next}")), "{day} {verified} {told}");
        }
    }
}

#[test]
fn in_doubt_days_beside_an_advance_make_nothing_earlier_after_the_next_interview() {
    for (before, day, sure, doubtful) in [
        (None, 18, "19 Mar 10:00", "24 Mar 10:00"),
        (None, 27, "30 Mar 10:00", "30 Mar 10:00"),
        (Some("5 10:00 decision 30"), 27, "30 Mar 10:00", "31 Mar 10:00"),
    ] {
        for (verified, next) in [(true, sure), (false, doubtful)] {
            let mut life = Life::new();
            before.iter().for_each(|line| life.tell(line));
            life.reads("6 10:00", Kind::Advance, |message, reading| {
                message.verified = verified;
                reading.also = vec![Kind::Timeline];
                reading.due = days(date(2026, 3, day), date(2026, 3, day));
            });
            life.tell("9 10:00 scheduled 17");
            life.tell("17 11:00 held");
            let told = life.told();
            assert!(told.ends_with(&format!("; {next}")), "{before:?} {day} {verified} {told}");
        }
    }
}

#[test]
fn in_doubt_nobody_new_is_written_to() {
    for kind in Kind::ALL.iter().copied() {
        let whom = |verified: bool| {
            let mut life = Life::new();
            let mut ahead = life.ahead();
            let before: Vec<_> = ahead.state.contacts.clone();
            life.reads("6 10:00", kind, |message, reading| {
                message.verified = verified;
                message.contact = Some(ContactId(2));
                message.from = "somebody.else@acme.example".to_owned();
                reading.due = days(date(2026, 3, 20), date(2026, 3, 20));
            });
            ahead = life.ahead();
            assert_eq!(ahead.state.contacts, before, "{kind}");
            let check_ins =
                ahead.planned.iter().filter(|planned| planned.key.step == Step::CheckIn);
            check_ins.filter_map(|planned| planned.key.contact).collect::<Vec<_>>()
        };
        let (sure, doubtful) = (whom(true), whom(false));
        assert!(doubtful.iter().all(|to| *to == ContactId(1)), "{kind}: {doubtful:?}");
        if kind == Kind::Holding {
            assert_eq!(sure, [ContactId(2)], "who wrote by hand is the lead");
        }
    }
}
