//! The days of interviews and of offers.

use super::check;
use crate::timeline::words::Kind;

#[test]
fn meetings_that_were_corrected() {
    check(
        Kind::Advance,
        &[
            ("advance: Come in on Thursday at 4. / -: EDIT: it is Friday 13 March.", "2026-03-13"),
            (
                "advance: Come in on Thursday at 4. / -: PS: parking is shut on Friday.",
                "2026-03-05",
            ),
            (
                "-: We can not do 10 March. / advance: Could we do the Thursday instead, 12 March?",
                "2026-03-12",
            ),
            (
                "advance: She can do Thursday at 8, which is Wednesday evening for you.",
                "2026-03-05",
            ),
            ("advance: I could not reach you today, can we talk on Monday?", "2026-03-09"),
            (
                "advance: Could you meet us next week? / -: Tuesday or Wednesday is best for us.",
                "2026-03-10..2026-03-11",
            ),
            (
                "advance: Could you meet us next week? / -: Tuesday is not best for us.",
                "2026-03-09..2026-03-13",
            ),
            (
                "advance: He is away until the 17th, so we meet the day after, Wednesday 18 March.",
                "2026-03-18",
            ),
            (
                "advance: Walk the floor with us in December, second shift.",
                "2026-12-01..2026-12-31",
            ),
        ],
    );
}

#[test]
fn meetings() {
    check(
        Kind::Advance,
        &[
            ("advance: Would Wednesday the 11th work for you?", "2026-03-11"),
            ("advance: He can see you on 16, 17 or 18 March.", "2026-03-16..2026-03-18"),
            ("advance: Come early next week, on Monday or Tuesday.", "2026-03-09..2026-03-10"),
            ("advance: We are moving you from the 10th to the 12th.", "2026-03-12"),
            ("advance: Come on the 10th. / advance: Cancel 12 hours ahead.", "2026-03-10"),
            ("advance: Take up to three hours over it.", "none"),
            ("advance: Forget Friday, come on Monday the 9th.", "2026-03-09"),
            ("advance: Come on Tuesday the 17th. / -: You can book from tomorrow.", "2026-03-17"),
            ("advance: He calls you on Monday, between 14:00 and 15:00.", "2026-03-09"),
        ],
    );
}

#[test]
fn offers() {
    check(
        Kind::Offer,
        &[
            ("offer: The job is yours. / offer: The formal one goes out on Friday.", "2026-03-06"),
            ("offer: You get the contract by Monday. / -: You start on 1 April.", "2026-03-09"),
            ("offer: We would like you from 1 April.", "none"),
            ("offer: It is yours. / -: Look out for the letter by Monday.", "2026-03-09"),
            (
                "offer: It is yours. / -: The letter is on its way to me. / \
                 timeline: It will be with you by Monday.",
                "2026-03-09",
            ),
            ("offer: As I said this morning, here is the offer in writing.", "none"),
            ("offer: It is yours. / -: Please sign the letter by Friday.", "none"),
        ],
    );
}

#[test]
fn steps_of_an_offer() {
    check(
        Kind::Offer,
        &[
            ("offer: The job is yours. / -: Dana will ring you on Friday.", "2026-03-06"),
            ("offer: We want you. / -: You will get the offer letter on 9 March.", "2026-03-09"),
            ("offer: The post is yours from 13 April.", "none"),
            (
                "offer: We want you. / -: You get the contract on Tuesday, have a calm weekend.",
                "2026-03-10",
            ),
            (
                "offer: We want you. / -: HR has the papers and sends it by Friday, if not, shout.",
                "2026-03-06",
            ),
        ],
    );
}

#[test]
fn what_was_moved_or_is_the_candidates_own() {
    check(
        Kind::Advance,
        &[
            (
                "advance: Your interview on 10 March has been moved to 12 March, same room.",
                "2026-03-12",
            ),
            (
                "advance: unfortunately the 19th fell through. Let's do the first Monday back \
                 instead: April 13, 9:30",
                "2026-04-13",
            ),
            ("advance: The link to the test stays open until 16 March.", "none"),
            ("advance: Please take the test until 30th March.", "none"),
        ],
    );
    check(
        Kind::Offer,
        &[
            ("offer: Join us. DocuSign from our lawyers lands tomorrow.", "2026-03-05"),
            ("offer: The offer is good until March 27.", "none"),
            ("offer: Please return the form no later than 1 April.", "none"),
            ("offer: It's yours! / advance: Coffee on Tuesday to talk it over?", "2026-03-10"),
            ("offer: It's yours! / advance: Can you be here on Tuesday?", "none"),
        ],
    );
    check(
        Kind::FollowUpRequested,
        &[
            ("follow_up_requested: No word by the 13th? Then ring me.", "2026-03-14"),
            ("follow_up_requested: Should she forget by the 13th, remind us.", "2026-03-14"),
            (
                "follow_up_requested: We vote by 13 March, if you heard nothing by then, call.",
                "2026-03-14",
            ),
            ("follow_up_requested: Call me on 10 March, not on the 9th.", "2026-03-10"),
        ],
    );
}

#[test]
fn steps_among_other_days() {
    check(
        Kind::Offer,
        &[
            (
                "offer: The letter needs a signature. / timeline: I said Thursday, but she is out \
                 that day, so it'll come to you this Friday, 6 March instead.",
                "2026-03-06",
            ),
            (
                "offer: The contract is with our lawyer. / -: It comes to you on Thursday.",
                "2026-03-05",
            ),
            (
                "offer: We offer you the role from April. / -: With the building shut over Easter, \
                 your contract will reach you in the third week of April.",
                "2026-04-15..2026-04-21",
            ),
        ],
    );
    check(
        Kind::Advance,
        &[
            (
                "advance: Could we talk next week? / -: I'm free Tuesday after 2, Wednesday any \
                 time, or Thursday before 11.",
                "2026-03-10..2026-03-12",
            ),
            (
                "advance: Could we talk next week? / -: Tuesday is a holiday.",
                "2026-03-09..2026-03-13",
            ),
            (
                "advance: We have the room for Tuesday, March 10 (after the buses, so 3:30 on) and \
                 again on Thursday, March 12 from 1:00.",
                "2026-03-10..2026-03-12",
            ),
            (
                "advance: She has room on Tuesday 10th after 2, or Thursday 12th at 4.",
                "2026-03-10..2026-03-12",
            ),
            (
                "advance: Please come in. / -: They can do any of these: / -: Wednesday, Mar. 11, \
                 9 to 12 / -: Thursday, Mar. 12, 1 to 4",
                "2026-03-11..2026-03-12",
            ),
            (
                "advance: Come for a trial on Wednesday 11 March. / -: Edit: Wednesday is no good. \
                 / -: Make it Thursday 12 March.",
                "2026-03-12",
            ),
            (
                "advance: We would be delighted if you would join us on Wednesday 25 March. / \
                 out_of_office: Half term is next week, so the office is shut.",
                "2026-03-25",
            ),
            (
                "advance: Please take the test until 30 March. / -: After that a colleague writes.",
                "none",
            ),
        ],
    );
}

#[test]
fn meetings_put_off_and_days_on_which_nobody_meets() {
    check(
        Kind::Advance,
        &[
            ("advance: Can we push tomorrow to Monday the 9th?", "2026-03-09"),
            (
                "advance: Come and bake with us on Saturday the 14th. / -: The 14th is taken, so \
                 please make it the 21st.",
                "2026-03-21",
            ),
            ("advance: The 8th of March. / advance: I mean Tuesday the 10th.", "2026-03-10"),
            (
                "advance: Your round, earlier planned on 20 March, is brought forward. / \
                 advance: Date 18 March.",
                "2026-03-18",
            ),
            ("advance: Which evenings suit? / -: Any evening bar a Saturday.", "none"),
            ("advance: Which mornings suit? / -: We are shut on Friday.", "none"),
            ("advance: Tell me your times. / -: The post is budgeted from 1 October.", "none"),
            (
                "advance: Come on Tuesday or Thursday. / -: If neither works, then the week after.",
                "2026-03-10..2026-03-12",
            ),
            (
                "advance: Come for a day. / -: Tuesday 10 or Thursday 12 March, start 07.00.",
                "2026-03-10..2026-03-12",
            ),
            ("advance: It will be held on 10, 11 and 12 March.", "2026-03-10..2026-03-12"),
            ("advance: Could you do Monday the 9th, any hour after two?", "2026-03-09"),
        ],
    );
}
