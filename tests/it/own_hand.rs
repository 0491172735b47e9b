//! What the candidate does by their own hand, and what it counts as: a table that a non-programmer
//! can read and extend. How its lines are written stands in `told`.

use super::told::wrong;

const TABLE: &[(&str, &[&str], &str)] = &[
    ("nothing was done", &["5 10:00 nothing"], "; 3 left; thanks Dana Sam; 11 Mar 10:00"),
    // By itself.
    (
        "a mail up to the second day is the thank-you to that contact",
        &["6 23:50 mail Sam"],
        "thank_you Sam; 3 left; thanks Dana; 11 Mar 10:00",
    ),
    (
        "on the third day it is a check-in, which stands in for the next",
        &["7 00:10 mail Sam"],
        "check_in Sam; 2 left; thanks Dana Sam; 20 Mar 10:00",
    ),
    (
        "a second mail to the same contact is no second thank-you",
        &["5 10:00 mail Sam", "6 10:00 mail Sam"],
        "thank_you Sam, check_in Sam; 2 left; thanks Dana; 20 Mar 10:00",
    ),
    (
        "after Afterword's own thank-you it is a check-in",
        &["4 14:00 thanked Sam", "6 10:00 mail Sam"],
        "check_in Sam; 2 left; thanks Dana; 20 Mar 10:00",
    ),
    (
        "a letter counts as a mail does",
        &["5 10:00 letter Sam"],
        "thank_you Sam; 3 left; thanks Dana; 11 Mar 10:00",
    ),
    (
        "a call is a check-in, whenever",
        &["5 10:00 call Sam"],
        "check_in Sam; 2 left; thanks Dana Sam; 19 Mar 10:00",
    ),
    (
        "a call on which they spoke goes on as after a message with no date",
        &["12 10:00 spoke Dana"],
        "check_in Dana; 2 left; thanks none; 26 Mar 10:00",
    ),
    (
        "a mail that replies to a message of theirs is an answer",
        &["9 10:00 holding", "10 10:00 mail Dana", "12 10:00 reply Dana"],
        "answer Dana, answer Dana; 3 left; thanks none; 23 Mar 10:00",
    ),
    (
        "with their last message older than the last touch it is a check-in",
        &["9 10:00 holding", "10 10:00 mail Dana", "12 10:00 mail Dana"],
        "answer Dana, check_in Dana; 2 left; thanks none; waiting",
    ),
    (
        "what they asked for is answered by a mail seen in Sent",
        &["9 10:00 info_requested", "10 10:00 sent Dana"],
        "answer Dana; 3 left; thanks none; 24 Mar 10:00",
    ),
    (
        "one check-in a day",
        &["12 10:00 mail Dana", "12 16:00 mail Sam", "13 10:00 call Dana"],
        "check_in Dana, check_in Sam, check_in Dana; 1 left; thanks none; waiting",
    ),
    (
        "before the day they named it stands in for none",
        &["5 10:00 decision 13", "12 10:00 mail Dana"],
        "check_in Dana early; 2 left; thanks none; 17 Mar 10:00",
    ),
    (
        "on that day it does",
        &["5 10:00 decision 13", "13 10:00 mail Dana"],
        "check_in Dana; 2 left; thanks none; 27 Mar 10:00",
    ),
    (
        "before the day on which they want to hear it stands in for none",
        &["5 10:00 invited 16", "12 10:00 mail Dana"],
        "check_in Dana early; 2 left; thanks none; 16 Mar 10:00",
    ),
    (
        "before the interview's end nothing counts",
        &["4 10:30 mail Sam"],
        "nothing; 3 left; thanks Dana Sam; 11 Mar 10:00",
    ),
    // By the candidate's word.
    (
        "a call of thanks withdraws the thank-you that still waits",
        &["4 12:00 call Sam", "4 12:01 count 1 thank_you"],
        "thank_you Sam; 3 left; thanks Dana; 11 Mar 10:00",
    ),
    (
        "a thank-you after the second day is one all the same",
        &["7 10:00 mail Sam", "7 11:00 count 1 thank_you"],
        "thank_you Sam; 3 left; thanks Dana; 11 Mar 10:00",
    ),
    (
        "what is no thank-you leaves Afterword's own standing",
        &["5 10:00 mail Sam", "5 11:00 count 1 nothing"],
        "nothing Sam; 3 left; thanks Dana Sam; 11 Mar 10:00",
    ),
    (
        "nothing keeps the gap",
        &["10 10:00 mail Dana", "10 11:00 count 1 nothing"],
        "nothing Dana; 3 left; thanks none; 12 Mar 10:00",
    ),
    (
        "an answer releases what waits for one",
        &["9 10:00 info_requested", "10 10:00 call Dana", "10 11:00 count 1 answer"],
        "answer Dana; 3 left; thanks none; 24 Mar 10:00",
    ),
    (
        "an answer goes on by the timeline that was told since",
        &["9 10:00 info_requested", "9 12:00 decision 20", "10 10:00 mail Dana"],
        "answer Dana; 3 left; thanks none; 23 Mar 10:00",
    ),
    (
        "what was no answer leaves them waiting",
        &["9 10:00 info_requested", "10 10:00 sent Dana", "10 11:00 count 1 check_in"],
        "check_in Dana; 2 left; thanks none; yours",
    ),
    (
        "an answer does not say what is unclear",
        &["9 10:00 unclear", "10 10:00 sent Dana", "10 11:00 count 1 answer"],
        "answer Dana; 3 left; thanks none; yours",
    ),
    (
        "nor does it confirm somebody new",
        &["9 10:00 referral", "10 10:00 sent Dana", "10 11:00 count 1 answer"],
        "answer Dana; 3 left; thanks none; yours",
    ),
    (
        "a check-in by one's word takes a place and stands in for the next",
        &["5 10:00 mail Sam", "5 11:00 count 1 check_in"],
        "check_in Sam; 2 left; thanks Dana Sam; 19 Mar 10:00",
    ),
    (
        "it is one a day by one's word too",
        &["12 10:00 mail Dana", "12 11:00 mail Sam", "12 12:00 count 2 check_in"],
        "check_in Dana, check_in Sam; 2 left; thanks none; 26 Mar 10:00",
    ),
    (
        "where the first of a day is none the second is",
        &["12 10:00 mail Dana", "12 11:00 mail Sam", "12 12:00 count 1 nothing"],
        "nothing Dana, check_in Sam; 2 left; thanks none; 26 Mar 10:00",
    ),
    (
        "a later word replaces an earlier",
        &["12 10:00 mail Dana", "12 11:00 count 1 answer", "12 12:00 count 1 check_in"],
        "check_in Dana; 2 left; thanks none; 26 Mar 10:00",
    ),
    (
        "a slip is harmless: all but the gap is as it was",
        &["10 10:00 spoke Dana", "10 11:00 count 1 nothing"],
        "nothing Dana; 3 left; thanks none; 12 Mar 10:00",
    ),
    (
        "what was answered by a slip waits again",
        &["9 10:00 unclear", "9 11:00 answered", "9 12:00 count 1 nothing"],
        "nothing; 3 left; thanks none; yours",
    ),
    (
        "an answer before any interview ended is one by the candidate's word alone",
        &["3 10:00 info_requested", "3 11:00 sent Dana", "3 12:00 count 1 answer"],
        "answer Dana; 3 left; thanks Dana Sam; 11 Mar 10:00",
    ),
    // Mail seen in Sent, and whose it is.
    (
        "a mail that may be of another application keeps the gap and no more",
        &["10 10:00 perhaps Dana", "10 11:00 count 1 check_in"],
        "nothing; 3 left; thanks none; 12 Mar 10:00",
    ),
    (
        "once it is assigned it counts, by the candidate's word too",
        &["10 10:00 perhaps Dana", "10 11:00 count 1 answer", "10 12:00 assigned"],
        "answer Dana; 3 left; thanks none; 12 Mar 10:00",
    ),
    (
        "and by itself",
        &["10 10:00 perhaps Dana", "10 12:00 assigned"],
        "check_in Dana; 2 left; thanks none; 24 Mar 10:00",
    ),
    (
        "a thank-you to nobody known went to whom it would have gone",
        &["5 10:00 sent", "5 11:00 count 1 thank_you"],
        "thank_you Dana; 3 left; thanks Sam; 11 Mar 10:00",
    ),
];

#[test]
fn what_is_by_ones_own_hand_counts_as_told() {
    let wrong = wrong(TABLE);
    assert!(wrong.is_empty(), "{wrong}");
}
