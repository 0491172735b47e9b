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
