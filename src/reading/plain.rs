//! Plain messages, a few voices to each kind, and messages that must never be read as going on.

use jiff::tz::TimeZone;

use super::{Understood, understand};
use crate::timeline::words::Kind;

/// A message of Wednesday, 4 March 2026.
fn read(text: &str) -> Understood {
    with("Subject: Re: Our talk", text)
}

fn with(headers: &str, text: &str) -> Understood {
    let raw = format!(
        "From: Dana Roe <dana@acme.example>\r\nTo: sam@home.example\r\n{headers}\r\n\
         Date: Wed, 4 Mar 2026 16:00:00 -0500\r\nContent-Type: text/plain; charset=utf-8\r\n\r\n\
         {text}\r\n"
    );
    understand(raw.as_bytes(), &TimeZone::UTC).unwrap()
}

fn check(text: &str, kind: Kind, due: &str) {
    let found = read(text);
    let days = found.due.map(|days| {
        if days.earliest == days.latest {
            days.latest.to_string()
        } else {
            format!("{}..{}", days.earliest, days.latest)
        }
    });
    let found_due = days.unwrap_or_default();
    assert_eq!((found.kind, found_due.as_str()), (kind, due), "{text}\n{found:?}");
}

#[test]
fn waiting_with_a_time_and_without() {
    for (text, kind, due) in [
        ("Hi Sam,\n\nWe will decide by Friday.\n\nDana", Kind::Timeline, "2026-03-06"),
        ("You should hear from us next week.", Kind::Timeline, "2026-03-09..2026-03-13"),
        ("We expect to make a decision by the end of next week.", Kind::Timeline, "2026-03-13"),
        ("I'll get back to you in two to three weeks.", Kind::Timeline, "2026-03-18..2026-03-25"),
        (
            "Thanks for your patience. We hope to have an answer early next month.",
            Kind::Timeline,
            "2026-04-01..2026-04-10",
        ),
        ("We'll be in touch within 10 business days.", Kind::Timeline, "2026-03-18"),
        ("The team will let you know on 12 March.", Kind::Timeline, "2026-03-12"),
        ("Sorry for the delay. I will update you by 2026-03-20.", Kind::Timeline, "2026-03-20"),
        ("Unfortunately we won't have a decision until Monday.", Kind::Timeline, "2026-03-09"),
        ("Please check back with me after the 14th.", Kind::FollowUpRequested, "2026-03-15"),
        ("Could you follow up with me in two weeks?", Kind::FollowUpRequested, "2026-03-18"),
        (
            "If you haven't heard from me by Friday, feel free to ping me.",
            Kind::FollowUpRequested,
            "2026-03-07",
        ),
        ("We are still reviewing applications.", Kind::Holding, ""),
        ("No news yet. I'll let you know as soon as I hear.", Kind::Holding, ""),
        (
            "The committee meets on March 12 and we will be in touch the week after.",
            Kind::Timeline,
            "2026-03-16..2026-03-20",
        ),
        (
            "We hope to finish interviews next week and make a decision the following week.",
            Kind::Timeline,
            "2026-03-16..2026-03-20",
        ),
        ("Your application is still under consideration.", Kind::Holding, ""),
        ("Hi Sam,\n\nThank you, it was great to meet you too!\n\nDana", Kind::Acknowledgement, ""),
        ("Thanks Sam, received.", Kind::Acknowledgement, ""),
    ] {
        check(text, kind, due);
    }
}

#[test]
fn ends_and_good_news() {
    for (text, kind, due) in [
        ("Please stop emailing me.", Kind::Stop, ""),
        ("Remove me from your list. Do not contact me again.", Kind::Stop, ""),
        ("We have decided to move forward with other candidates.", Kind::Rejection, ""),
        (
            "It was a pleasure to meet you, and the team was impressed. After much thought we \
             will not be moving forward. We wish you the best.",
            Kind::Rejection,
            "",
        ),
        ("We went with someone else. I'm sorry.", Kind::Rejection, ""),
        ("In the end we took Kim, for her Russian.", Kind::Rejection, ""),
        ("You have been disqualified from the current hiring process.", Kind::Rejection, ""),
        ("The owner has decided to hire her.", Kind::Rejection, ""),
        ("The position has been filled.", Kind::Closed, ""),
        (
            "The vacancy Clerk (Front of House), for which you applied, has now been filled.",
            Kind::Closed,
            "",
        ),
        ("The place of lifeguard is already covered.", Kind::Closed, ""),
        ("Hiring for this role is on hold until further notice.", Kind::Closed, ""),
        ("We would like to offer you the position!", Kind::Offer, ""),
        (
            "I'm delighted to extend an offer. The contract will follow by Friday.",
            Kind::Offer,
            "2026-03-06",
        ),
        ("We'd like to invite you to a second interview on 12 March.", Kind::Advance, "2026-03-12"),
        (
            "Are you available Thursday or Friday for a call?",
            Kind::Advance,
            "2026-03-05..2026-03-06",
        ),
        ("Could you send me two references?", Kind::InfoRequested, ""),
        ("What are your salary expectations?", Kind::InfoRequested, ""),
        (
            "I have left the recruiting team. Please contact Kim at kim@acme.example.",
            Kind::Referral,
            "",
        ),
    ] {
        check(text, kind, due);
    }
}

#[test]
fn words_of_an_end_that_are_none() {
    for text in [
        "The search goes on and we count with you.",
        "There isn't a thing for us to do till then.",
        "He wants to do the crew list himself.",
        "It is envisaged that the first posts will be taken up from June.",
        "Oral board interviews for the above recruitment have concluded.",
        "Not shortlisted?",
        "Holler any time you like, you never bother me.",
    ] {
        let letter = format!("Hi Sam,\n\nNo news yet, we are still waiting. {text}\n\nDana");
        assert!(!read(&letter).kind.is_verdict(), "{text}");
    }
}

#[test]
fn a_time_that_counts_from_what_the_candidate_does_is_none() {
    for text in [
        "As soon as you have collected the card, please write to me again.",
        "Find a flat, then drop me a line a week after you've arrived.",
        "Get back in touch with me once you've sat the exam, and we'll pick it up from there.",
    ] {
        let letter = format!("Hi Sam,\n\nGood to meet you. {text}\n\nDana");
        check(&letter, Kind::FollowUpRequested, "");
    }
}

#[test]
fn what_only_looks_like_an_answer_is_unclear() {
    for text in [
        "We will decide by 04/05/2026.",
        "We will decide in the new year.",
        "If you are selected for an interview, we will contact you next week.",
        "We won't be able to decide this week.",
        "Let's see.",
        "No decision before Easter.",
        "The client promised to get back to me by Friday.",
        "It may be two months until we decide.",
        "> We will decide by Friday.",
        "See below.\n\n---------- Forwarded message ---------\nFrom: B\n\nWe decide by Friday.",
    ] {
        check(text, Kind::Unclear, "");
    }
}

#[test]
fn no_verdict_or_request_is_ever_read_as_going_on() {
    let goes_on = |text: &&&str| {
        let kind = read(text).kind;
        (kind >= Kind::FollowUpRequested && kind != Kind::Unclear) || kind == Kind::OutOfOffice
    };
    assert_eq!(NEVER_GOING_ON.iter().filter(goes_on).collect::<Vec<_>>(), Vec::<&&str>::new());
}

#[test]
fn machines() {
    for (headers, text, kind, due) in [
        (
            "Subject: Automatic reply: x\r\nAuto-Submitted: auto-replied",
            "I am out of the office until 12 March.",
            Kind::OutOfOffice,
            Some("2026-03-12"),
        ),
        ("Subject: Out of office: x", "Back on Monday.", Kind::OutOfOffice, Some("2026-03-09")),
        ("Subject: Out of office: x", "We decided against you, sorry.", Kind::Rejection, None),
        (
            "Subject: x\r\nAuto-Submitted: auto-generated",
            "Thank you for applying. We have received your application.",
            Kind::Acknowledgement,
            None,
        ),
        (
            "Subject: x\r\nAuto-Submitted: auto-generated",
            "You have not been selected.",
            Kind::Rejection,
            None,
        ),
        (
            "Subject: x\r\nX-Auto-Response-Suppress: All",
            "I am out of the office a lot. We decide by Friday.",
            Kind::Timeline,
            Some("2026-03-06"),
        ),
        ("Subject: x\r\nAuto-Submitted: auto-replied", "Zzz.", Kind::Unclear, None),
        (
            "Subject: Out of office: x",
            "I am out of the office. Our choice was a different one.",
            Kind::Rejection,
            None,
        ),
    ] {
        let found = with(headers, text);
        let latest = found.due.map(|days| days.latest.to_string());
        assert_eq!((found.kind, latest.as_deref()), (kind, due), "{text}\n{found:?}");
    }
}

#[test]
fn an_invitation_needs_no_words() {
    let raw = "From: a@b.example\r\nContent-Type: multipart/mixed; boundary=b\r\n\r\n--b\r\n\r\n\
               Dear Sam\r\n--b\r\nContent-Type: text/calendar; method=REQUEST\r\n\r\n\
               BEGIN:VCALENDAR\r\nMETHOD:REQUEST\r\nEND:VCALENDAR\r\n--b--\r\n";
    assert_eq!(understand(raw.as_bytes(), &TimeZone::UTC).unwrap().kind, Kind::Advance);
}

#[test]
fn the_reference_day_is_the_senders() {
    let read = |date: &str| {
        let raw = format!("From: a@b.example\r\n{date}\r\n\r\nWe will decide by tomorrow.\r\n");
        let found = understand(raw.as_bytes(), &TimeZone::get("Asia/Tokyo").unwrap()).unwrap();
        (found.kind, found.due.map(|days| days.latest.to_string()))
    };
    let at = |day: &str| (Kind::Timeline, Some(day.to_owned()));
    assert_eq!(read("Date: Wed, 4 Mar 2026 23:00:00 -0500"), at("2026-03-05"));
    assert_eq!(read("Date: Wed, 4 Mar 2026 23:00:00 +0000"), at("2026-03-05"));
    assert_eq!(read("Date: Wed, 4 Mar 2026 23:00:00 -0000"), at("2026-03-06"));
    assert_eq!(read("X-Date: none"), (Kind::Unclear, None));
}

/// Verdicts, requests and changes of hands, most of them in words that no cue knows.
const NEVER_GOING_ON: &[&str] = &[
    "We have some sad news to share about your candidacy. You'll hear from HR by Friday.",
    "We'll keep your resume on file and let you know next month about other openings.",
    "The team liked you, but we felt others were stronger. We will update you on Friday.",
    "This time it was not you. Feedback follows next week.",
    "We gave the job to our intern. I will let you know in May if that changes.",
    "Your profile was strong; however the panel preferred an internal person.",
    "The headcount was cut on Monday. We'll know more in two weeks.",
    "Budget is gone, so no hire this year. Check back in January.",
    "Thank you for the great talk! Can you do Tuesday?",
    "Great to meet you. When could you start?",
    "Thanks! Please fill in the attached form by Friday.",
    "Thanks! I've moved on, Kim (kim@acme.example) will let you know by Friday.",
    "Still reviewing. Meanwhile, would you mind talking to our CTO on Monday?",
    "Enough. Your mails are not welcome here, thank you.",
    "We appreciate your interest. Your application was not among those chosen.",
    "We decided by a narrow margin for Alex. We will let you know next week of other roles.",
    "Consider this a no. You may hear from us next week about the other job.",
    "Thank you for coming in. The answer is no.",
    "We are withdrawing the vacancy and will let everyone know by Friday.",
    "Thank you for your time. We have chosen to go another way.",
    "You're in! HR will get back to you by Friday with the paperwork.",
    "If you have not heard from us by Friday, you have not been successful.",
    "We won't need you after all, sorry. Have a great weekend!",
    "Nice meeting you. Sadly this is where it ends.",
    "We are going ahead with two finalists, and you are not one of them. News by Friday.",
    "Thank you. We found our person.",
    "Please write to my colleague instead, who will decide by Friday.",
    "Thank you so much for your time, but we'll have to leave it there.",
    "Got it, thanks. Don't bother us any more.",
    "Thanks for your patience while the panel finished interviews. The panel has made its \
     choice and it is not in your favor.",
    "We appreciate the time you spent with our team. The committee selected Maria. We will \
     let everyone know by Friday.",
    "Update: the team chose a candidate who lives locally.",
    "Quick update: finance pulled the req. I'll let you know if it comes back next quarter.",
    "We are closing this search without a hire. Thank you for your patience.",
    "Thank you for your interest. At this time we are focusing on people with more \
     leadership background. You'll hear about future roles next month.",
    "The process is over for you, I'm sorry to say.",
    "We are still interviewing, but you won't be among the finalists.",
    "The client came back. It's a pass. I'll be in touch next week about a new one.",
    "Feedback from the client wasn't positive. I'll update you on Friday.",
    "The board approved the budget and HR wants to send you the paperwork by Friday.",
    "HR will call you on Monday to discuss terms.",
    "Our CEO will ring you on Monday about the package.",
    "The hiring manager will phone you on Thursday at 10.",
    "Great chatting with you! The manager wants a second chat next week.",
    "Let's chat on Friday at 3pm.",
    "Can we talk on Friday?",
    "How about Tuesday at 10?",
    "See you Tuesday at 10.",
    "We need your passport copy by Friday.",
    "I still need the form from you. We will decide by Friday.",
    "We are waiting for your references.",
    "We're still waiting on your transcript. Decision by Friday.",
    "The review process is waiting for your signed form.",
    "My replacement, Kim Lee, will be in touch next week.",
    "I no longer handle hiring. Kim Lee does. She will be in touch next week.",
    "Kim Lee is your contact now. You will hear from her next week.",
    "I am leaving the company on Friday. Kim Lee will get back to you next week.",
    "This mailbox is no longer in use. Check back with jobs@acme.example next week.",
    "Please don't follow up with me again until next year.",
    "Please do not follow up again. We will let you know in March.",
    "Your constant follow ups are not appreciated. We will decide next week.",
    "I would appreciate it if you didn't contact the team. You'll hear from us next week.",
    "I have asked our team to block your mail. Have a nice day.",
    "You are not the person we are looking for. Check in again in a year.",
    "We won't have a spot for you. Ping me in 6 months.",
    "Ping me in 6 months, no openings till then.",
    "The position will be reposted next week.",
    "We're restarting the search next month. You should hear from us then.",
    "We will not make a decision. The role is gone.",
    "We had hoped to fill it, but finance said no. News next quarter.",
    "Thank you for meeting us. We had many strong applicants. Results: you ranked fourth of \
     five.",
    "Have a good week. We will not be needing a chef.",
    "Thank you for applying. Sorry to disappoint this time.",
    "Thank you for your candidacy. We hope you will apply again next year.",
    "Congrats, you made the shortlist! We'll let you know by Friday.",
    "Still in process. Frankly I would look elsewhere.",
    "We're still deciding, however you should accept the other job.",
    "The offer is still being prepared; you will have it by Friday.",
    "You will get the contract by Friday.",
    "You will receive the test by Friday.",
    "You will receive an email with a link to the assessment next week.",
    "Your paperwork will reach you on Monday. Welcome!",
    "You should have our letter of regret by Friday.",
    "We sent our decision letter on Monday, you should have it by Friday.",
    "The results are on the portal. You should have them by tomorrow.",
    "Your application did not advance. You may hear from our talent pool team next month.",
    "We anticipate hearing by Friday. If you have not heard from me by then, we went \
     another way.",
    "You will hear from us within two weeks only if you are shortlisted.",
    "Only shortlisted candidates will be contacted by 20 March.",
    "If we are interested we will be in touch by Friday.",
    "Should your profile match, we will contact you within 10 days.",
];
