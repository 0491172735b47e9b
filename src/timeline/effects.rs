//! What a reply does: the table of the spec, a function a row.

use super::facts::{ContactId, Days, Reading, TouchKey};
use super::next::{self, Next};
use super::policy::Shared;
use super::replay::Replay;
use super::state::{State, Taken};
use super::timeplan::{Absence, Ending, Plan, SetBy, Standing, Yours, YoursWhat};
use super::words::{Kind, Step, TimelineKind};

/// Lets a message of theirs act on the plan.
pub(super) fn reply(replay: &mut Replay<'_>, taken: &Taken) {
    if !State::acts(taken) {
        return;
    }
    let Some(reading) = taken.reading.clone() else { return };
    wrote(replay, taken, &reading);
    let mut kinds = vec![reading.kind];
    kinds.extend(reading.also.iter().copied().filter(|kind| kind.ends_the_waiting()));
    for kind in kinds {
        act(replay, taken, &reading, kind);
    }
    if answers(reading.kind) {
        replay.state.last_reply = Some(taken.at);
    }
}

/// True of a kind that takes a reminder to ask around away. An absence is no answer, and a report
/// of a failed delivery is nobody's.
fn answers(kind: Kind) -> bool {
    use Kind::{Acknowledgement, Bounce, OutOfOffice, Unclear, Unrelated};
    !matches!(kind, Acknowledgement | Bounce | OutOfOffice | Unclear | Unrelated)
}

/// Notes that a person wrote: their day, the lead, the end of their absence.
fn wrote(replay: &mut Replay<'_>, taken: &Taken, reading: &Reading) {
    if taken.is_automatic() || matches!(reading.kind, Kind::Bounce | Kind::OutOfOffice) {
        return;
    }
    let day = replay.almanac.day(taken.at);
    replay.state.their_days.insert(day);
    if !replay.state.absences.is_empty() {
        // A round that waited for somebody's return may have somebody to go to now.
        replay.state.due_again = replay.state.due_again.max(Some(taken.at));
    }
    replay.state.last_written = Some(taken.at);
    // In doubt it may be somebody else who wrote: nobody becomes the lead by it, nor is back.
    if let Some(contact) = taken.message.contact.filter(|_| taken.trusted()) {
        replay.state.last_writer = Some(contact);
        replay.state.absences.remove(&contact);
    }
}

fn act(replay: &mut Replay<'_>, taken: &Taken, reading: &Reading, kind: Kind) {
    match kind {
        Kind::Bounce => bounce(replay, taken),
        Kind::OutOfOffice => absence(replay, taken, reading),
        Kind::Stop => stop(replay, taken),
        Kind::Rejection | Kind::Closed => reject(replay, taken, reading, kind),
        Kind::Offer | Kind::Advance | Kind::InfoRequested | Kind::Referral => {
            hand_over(replay, taken, reading, kind);
        }
        Kind::FollowUpRequested => match reading.due {
            Some(days) => timeline(replay, taken, TimelineKind::Invited, days),
            None => holding(replay, taken),
        },
        Kind::Timeline => match reading.due {
            Some(days) => timeline(replay, taken, TimelineKind::Decision, days),
            None => hand_over(replay, taken, reading, Kind::Unclear),
        },
        Kind::Holding => holding(replay, taken),
        Kind::Unclear => hand_over(replay, taken, reading, Kind::Unclear),
        Kind::Acknowledgement | Kind::Unrelated => {}
    }
}

fn bounce(replay: &mut Replay<'_>, taken: &Taken) {
    let failure = taken.message.failure.clone();
    let named = failure.as_ref().and_then(|failure| failure.attempt);
    let named = named.and_then(|attempt| replay.state.touch_of(attempt).cloned());
    let contact_address = |id| replay.state.contact(id).and_then(|c| c.address.clone());
    let named_address = named.as_ref().and_then(|key| contact_address(key.contact?));
    let address = failure.as_ref().and_then(|failure| failure.address.clone()).or(named_address);
    let Some(address) = address.map(|address| address.to_lowercase()) else {
        replay.state.yours.push(Yours {
            since: taken.at,
            seq: taken.seq,
            what: YoursWhat::Undeliverable,
        });
        return;
    };
    let to_address = |key: &TouchKey| {
        let contact = key.contact.and_then(|id| replay.state.contact(id));
        contact.and_then(|c| c.address.as_deref()).is_some_and(|a| a.eq_ignore_ascii_case(&address))
    };
    let key = named.or_else(|| {
        let sent = replay.state.touches.iter().filter(|(key, _)| to_address(key));
        let sent = sent.filter_map(|(key, touch)| Some((touch.sent()?, key)));
        sent.filter(|(at, _)| *at <= taken.at).max_by_key(|(at, _)| *at).map(|(_, k)| k.clone())
    });
    let kills = failure.is_some_and(|failure| failure.kills_address());
    if kills {
        replay.state.dead.insert(address, taken.seq);
    } else {
        replay.state.yours.push(Yours {
            since: taken.at,
            seq: taken.seq,
            what: YoursWhat::Undeliverable,
        });
    }
    let Some(key) = key else { return };
    if let Some(touch) = replay.state.touches.get_mut(&key) {
        touch.bounced = true;
    }
    if key.step == Step::CheckIn {
        replay.state.due_again = replay.state.due_again.max(Some(taken.at));
    }
    replay.state.touched.retain(|touched| touched.touch.as_ref() != Some(&key));
}

fn absence(replay: &mut Replay<'_>, taken: &Taken, reading: &Reading) {
    // An automatic answer from another address of theirs: it answers what went out last.
    let written = replay.state.touched.iter().filter(|touched| touched.at <= taken.at);
    let written =
        written.filter_map(|touched| Some((touched.at, touched.touch.as_ref()?.contact?)));
    let written = written.max_by_key(|(at, _)| *at).map(|(_, contact)| contact);
    let whose = taken.message.contact.or(written).or_else(|| replay.state.lead(|_| true));
    let Some(contact) = whose else { return };
    let back = reading.due.map(|days| days.latest);
    let absence = Absence { told: taken.at, back, message: taken.message.id };
    let known = replay.state.absences.get(&contact);
    let sooner =
        known.is_some_and(|known| absence.until(replay.almanac) < known.until(replay.almanac));
    // In doubt nobody is back any sooner.
    if !sooner || taken.trusted() {
        replay.state.absences.insert(contact, absence);
    }
}

fn stop(replay: &mut Replay<'_>, taken: &Taken) {
    replay.state.stopped.insert(taken.message.from.to_lowercase());
    let contact = taken.message.contact.and_then(|id| replay.state.contact(id));
    let address = contact.and_then(|contact| contact.address.as_ref()).map(|a| a.to_lowercase());
    replay.state.stopped.extend(address);
    close(replay, taken, Kind::Stop, false);
    if let Some(ending) = &mut replay.state.ending {
        ending.write_again = None;
    }
}

/// A date that comes with a no is the one from which they may be written to again.
fn reject(replay: &mut Replay<'_>, taken: &Taken, reading: &Reading, kind: Kind) {
    close(replay, taken, kind, true);
    let days = reading.due.filter(|_| kind == reading.kind);
    if let (Some(ending), Some(days)) = (&mut replay.state.ending, days) {
        ending.write_again = Some((taken.message.id, days.earliest));
    }
}

fn close(replay: &mut Replay<'_>, taken: &Taken, kind: Kind, thanks: bool) {
    withdraw_thanks(replay, taken, None);
    let ending = replay.state.ending.get_or_insert(Ending {
        at: taken.at,
        by: Some((kind, taken.message.id)),
        anchor: taken.seq,
        last: taken.seq,
        sender: taken.message.contact,
        thanks_owed: thanks,
        write_again: None,
    });
    ending.last = ending.last.max(taken.seq);
    // A stop that comes with or after a rejection takes the final thank-you away.
    ending.thanks_owed &= thanks;
}

fn hand_over(replay: &mut Replay<'_>, taken: &Taken, reading: &Reading, kind: Kind) {
    let dated = |kinds: &[Kind]| kinds.iter().any(|kind| reading.also.contains(kind));
    // Days that make no sense are for the candidate to see, as all of it is.
    let days = reading.due.filter(|days| kind == reading.kind && is_sensible(replay, *days));
    let timeline_kind = if dated(&[Kind::FollowUpRequested]) {
        Some(TimelineKind::Invited)
    } else if dated(&[Kind::Timeline]) {
        Some(TimelineKind::Decision)
    } else {
        None
    };
    if kind != Kind::Unclear && taken.message.contact.is_some() {
        withdraw_thanks(replay, taken, taken.message.contact);
    }
    let what = YoursWhat::Reply {
        kind,
        message: taken.message.id,
        timeline: timeline_kind.is_some() && days.is_some(),
    };
    replay.state.yours.push(Yours { since: taken.at, seq: taken.seq, what });
    if let (Some(kind), Some(days)) = (timeline_kind, days) {
        // In doubt it replaces none that ends later, and makes nothing earlier (`doubt`).
        let ends_later = |known: Standing| known.days.latest < days.latest;
        if taken.trusted() || replay.state.timeline.is_none_or(ends_later) {
            replay.state.timeline = Some(standing(taken, kind, days));
        }
    }
}

fn timeline(replay: &mut Replay<'_>, taken: &Taken, kind: TimelineKind, days: Days) {
    if !is_sensible(replay, days) {
        replay.state.yours.push(Yours {
            since: taken.at,
            seq: taken.seq,
            what: YoursWhat::Reply {
                kind: Kind::Unclear,
                message: taken.message.id,
                timeline: false,
            },
        });
        return;
    }
    let before = replay.state.clone();
    replay.state.timeline = Some(standing(taken, kind, days));
    replay.set_plan(Plan { anchor: taken.seq, at: taken.at, by: SetBy::Timeline });
    less_on_doubt(replay, taken, before);
}

fn is_sensible(replay: &Replay<'_>, days: Days) -> bool {
    let interview = replay.state.interview.map(|(_, _, end)| replay.almanac.day(end));
    State::sensible(days, interview)
}

fn holding(replay: &mut Replay<'_>, taken: &Taken) {
    let before = replay.state.clone();
    replay.set_plan(Plan { anchor: taken.seq, at: taken.at, by: SetBy::Holding });
    less_on_doubt(replay, taken, before);
}

/// A message that isn't verified changes the plan only where that makes the next touch later.
fn less_on_doubt(replay: &mut Replay<'_>, taken: &Taken, before: State) {
    if taken.trusted() {
        return;
    }
    let due = |state: &State| match next::check_in(
        state,
        &Shared::default(),
        replay.cadence,
        replay.almanac,
    ) {
        Next::Step(step) => Some(step.due),
        Next::Nobody | Next::Nothing(_) => None,
    };
    let later = match (due(&before), due(&replay.state)) {
        // Only the candidate's word sets going again what two missed check-ins have stopped.
        _ if before.two_missed().is_some() => false,
        (Some(before), Some(after)) => after.at > before.at,
        (Some(_), None) => true,
        (None, _) => false,
    };
    if !later {
        replay.state = before;
    }
}

fn standing(taken: &Taken, kind: TimelineKind, days: Days) -> Standing {
    Standing {
        kind,
        days,
        named_by: taken.message.contact,
        by: None,
        message: Some(taken.message.id),
        anchor: taken.seq,
    }
}

fn withdraw_thanks(replay: &mut Replay<'_>, taken: &Taken, contact: Option<ContactId>) {
    replay.state.thanks_withdrawn.push((taken.at, contact));
}
