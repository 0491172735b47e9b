//! What the candidate does about a touch: approve, skip, snooze, send, done, settle.

use jiff::Timestamp;

use super::super::plan::Sight;
use super::super::print;
use super::super::when::{self, Prefer};
use super::{Context, Ending, Failure, Found, find};
use crate::timeline::decide::Stage;
use crate::timeline::facts::{ApplicationId, AttemptEnd, Digest, Seq, TouchKey, What};
use crate::timeline::queue::{EVIDENCE_SOUGHT, TouchWaits, WaitingFor, queue};
use crate::timeline::state::Touch;
use crate::timeline::words::{CallOutcome, Channel};

/// Approves touches, all or none.
pub(super) fn approve(
    context: &mut Context<'_>,
    names: &[String],
    all: bool,
) -> Result<(), Failure> {
    if names.is_empty() && !all {
        return Err(Failure::usage(
            "name the touches to approve, or give --all; `afterword queue` lists them",
        ));
    }
    let mut names: Vec<String> = names.to_vec();
    let mut lacking = Vec::new();
    if all {
        for application in context.store.applications()? {
            let sight = Sight::of(context, application.id)?;
            let (facts, shared) = (&sight.look.facts, &sight.look.shared);
            for waiting in queue(facts, shared, &sight.policy, context.at()) {
                let WaitingFor::Touch { touch, waits } = waiting.what else { continue };
                match waits {
                    TouchWaits::Approval { .. } => names.push(sight.handle(&touch)),
                    TouchWaits::Needs { .. } => lacking.push(sight.handle(&touch)),
                    _ => {}
                }
            }
        }
    }
    let mut approved = Vec::new();
    let mut seen = None;
    for name in &names {
        let found = find(context, name)?;
        seen = seen.min(Some(found.sight.look.seen)).or(Some(found.sight.look.seen));
        let digest = approvable(&found)?;
        approved.push((found.key, digest));
    }
    let now = context.at();
    let fact = |(touch, digest): &(TouchKey, Digest)| {
        let what = What::Approval { touch: touch.clone(), digest: digest.clone() };
        (touch.application, now, what)
    };
    let facts: Vec<_> = approved.iter().map(fact).collect();
    if let Some(seen) = seen {
        record_as_seen(context, now, seen, &facts)?;
    }
    for (touch, _) in &approved {
        tell(context, "Approved", touch)?;
    }
    if approved.is_empty() {
        writeln!(context.out, "Nothing waits for approval.")?;
    }
    for handle in lacking {
        writeln!(
            context.out,
            "Number {handle} lacks something first: `afterword queue show {handle}`"
        )?;
    }
    Ok(())
}

/// The digest to approve, if the touch can be approved as it stands.
fn approvable(found: &Found) -> Result<Digest, Failure> {
    let Some((_, stage)) = found.sight.find(&found.key) else {
        return Err(Failure::failed(not_planned(found)));
    };
    passes(found, stage)?;
    Ok(found.as_seen()?.digest.clone())
}

/// Records an approval of what was looked at, unless something came in between.
fn record_as_seen(
    context: &mut Context<'_>,
    now: Timestamp,
    seen: Seq,
    facts: &[(ApplicationId, Timestamp, What)],
) -> Result<(), Failure> {
    if !context.store.record_as_seen(now, seen, facts)? {
        let text = "something was recorded in this very moment: look again with `afterword queue`";
        return Err(Failure::failed(text));
    }
    context.poke();
    Ok(())
}

/// Refuses what no approval lets pass, with what to do instead.
fn passes(found: &Found, stage: &Stage) -> Result<(), Failure> {
    let handle = found.handle();
    let refused = |why: String| Err(Failure::failed(format!("{}: {why}", found.in_words())));
    match stage {
        Stage::AwaitsApproval | Stage::Holds(_) | Stage::Goes(_) => Ok(()),
        Stage::Needs(needs) => refused(format!(
            "it needs {}; or fill it in: `afterword queue edit {handle}`",
            print::line(&needs.join("; "))
        )),
        Stage::ToDraft(_) if found.draft.is_some() => refused(
            "something has changed since, and the daemon makes it out anew; then `afterword \
             queue` shows it"
                .to_owned(),
        ),
        Stage::ToDraft(_) => refused(
            "its text is not made out yet; the daemon does it when its time comes".to_owned(),
        ),
        Stage::Task(_) => {
            refused(format!("it is yours to do; then `afterword queue done {handle}`"))
        }
        Stage::Missed => refused(format!("it went by; `afterword queue send {handle}`")),
        Stage::UnderWay | Stage::Uncertain => refused(stage.in_words()),
    }
}

/// Skips a touch.
pub(super) fn skip(context: &mut Context<'_>, found: &Found) -> Result<(), Failure> {
    refuse_gone(found)?;
    record(context, found, What::Skip { touch: found.key.clone() })?;
    writeln!(context.out, "Skipped: {}.", found.in_words())?;
    ahead(context, found)
}

/// Puts a touch off.
pub(super) fn snooze(context: &mut Context<'_>, found: &Found, when: &str) -> Result<(), Failure> {
    refuse_gone(found)?;
    if found.sight.find(&found.key).is_none() {
        return Err(Failure::failed(not_planned(found)));
    }
    let until = match when::instant(when, &context.now, Prefer::Future) {
        Ok(until) => until.timestamp(),
        Err(error) => return Err(Failure::usage(error.to_string())),
    };
    if until <= context.at() {
        return Err(Failure::usage(format!("{when:?} is past; name an instant to come")));
    }
    record(context, found, What::Snooze { touch: found.key.clone(), until })?;
    tell(context, "Put off", &found.key)
}

/// Approves a mail and has it sent as soon as the rules allow.
pub(super) fn send(
    context: &mut Context<'_>,
    found: &Found,
    at_this_hour: bool,
) -> Result<(), Failure> {
    refuse_gone(found)?;
    let touch = found.key.clone();
    let hurry = What::Hurry { touch: touch.clone(), at_this_hour };
    // As it would stand then: one that went by is planned again.
    let then = Sight::with(context, touch.application, vec![hurry.clone()])?;
    if let Some(hold) = then.ahead.holds.first() {
        let (what, release) = then.hold(hold, context);
        return Err(Failure::failed(format!(
            "{}: held: {what}; nothing goes out before that is released: {release}",
            found.in_words()
        )));
    }
    let Some((_, stage)) = then.find(&touch) else {
        return Err(Failure::failed(not_planned(found)));
    };
    // One that went by may never have been made out: it is so now.
    let missed = self::touch(found).is_some_and(|known| known.missed.is_some());
    if matches!(stage, Stage::ToDraft(_)) && (missed || found.draft.is_some()) {
        record(context, found, hurry)?;
        writeln!(
            context.out,
            "{} is made out first; then approve it: `afterword queue`.",
            found.in_words()
        )?;
        return Ok(());
    }
    passes(found, stage)?;
    let digest = found.as_seen()?.digest.clone();
    let now = context.at();
    let of = touch.application;
    let approval = What::Approval { touch: touch.clone(), digest };
    let seen = found.sight.look.seen;
    record_as_seen(context, now, seen, &[(of, now, hurry), (of, now, approval)])?;
    tell(context, "To be sent", &touch)
}

/// Records that a call was made, a letter posted, a reminder heeded.
pub(super) fn done(
    context: &mut Context<'_>,
    found: &Found,
    outcome: Option<CallOutcome>,
) -> Result<(), Failure> {
    let Found { sight, key, .. } = found;
    match (key.channel, outcome) {
        (Channel::Email, _) => {
            return Err(Failure::usage(format!(
                "{} is a mail, which Afterword sends; a mail by your own hand is `afterword log \
                 {} mail`",
                found.in_words(),
                key.application
            )));
        }
        (Channel::Call, None) => {
            return Err(Failure::usage(format!(
                "say how the call went: `afterword queue done {} --outcome \
                 spoke|voicemail|no_answer`",
                found.handle()
            )));
        }
        (Channel::Letter | Channel::Reminder, Some(_)) => {
            return Err(Failure::usage("--outcome is for calls alone".to_owned()));
        }
        _ => {}
    }
    refuse_gone(found)?;
    let missed = touch(found).is_some_and(|touch| touch.missed.is_some());
    if sight.find(key).is_none() && !missed {
        return Err(Failure::failed(not_planned(found)));
    }
    record(context, found, What::Done { touch: key.clone(), outcome })?;
    writeln!(context.out, "Done: {}.", found.in_words())?;
    ahead(context, found)
}

/// Settles whether a mail went out whose sending was cut off.
pub(super) fn settle(
    context: &mut Context<'_>,
    found: &Found,
    ending: Ending,
) -> Result<(), Failure> {
    let uncertain = touch(found).and_then(Touch::uncertain);
    let Some((attempt, data)) = uncertain.and_then(|known| Some((known.id, known.data?))) else {
        return Err(Failure::failed(format!(
            "{} is not uncertain: {}",
            found.in_words(),
            found.sight.find(&found.key).map_or_else(
                || not_planned(found),
                |(planned, stage)| found.sight.stage(planned, stage, context)
            )
        )));
    };
    let asked = data + EVIDENCE_SOUGHT;
    // Until then the try may be under way still; a second one beside it would send it twice.
    if ending == Ending::NotSent && context.at() < asked {
        let asked = print::instant(asked, &found.sight.zone, &context.now);
        return Err(Failure::failed(format!(
            "{}: evidence is sought until {asked}; say so after that, if it is still asked",
            found.in_words()
        )));
    }
    let end = match ending {
        Ending::Sent => AttemptEnd::Accepted,
        Ending::NotSent => AttemptEnd::CandidateSaysNotSent,
    };
    let now = context.at();
    context.store.end_attempt(attempt, now, &end, "")?;
    context.poke();
    match ending {
        Ending::Sent => {
            writeln!(context.out, "Settled: {} was sent.", found.in_words())?;
            ahead(context, found)
        }
        Ending::NotSent => tell(context, "Settled as not sent", &found.key),
    }
}

fn record(context: &mut Context<'_>, found: &Found, what: What) -> Result<(), Failure> {
    let now = context.at();
    context.store.record(found.key.application, now, now, &what)?;
    context.poke();
    Ok(())
}

/// What was done, and what becomes of the touch now.
fn tell(context: &mut Context<'_>, done: &str, touch: &TouchKey) -> Result<(), Failure> {
    let sight = Sight::of(context, touch.application)?;
    let words = format!("{} ({})", sight.touch_to(touch), sight.company());
    let Some((planned, stage)) = sight.find(touch) else {
        writeln!(context.out, "{done}: {words}.")?;
        return Ok(());
    };
    let at = print::instant(Sight::goes(planned, stage), &sight.zone, &context.now);
    let then = sight.stage(planned, stage, context);
    writeln!(context.out, "{done}: {words}; {at}; {then}.")?;
    for hold in &sight.ahead.holds {
        let (what, release) = sight.hold(hold, context);
        writeln!(context.out, "Held: {what}; release it: {release}")?;
    }
    Ok(())
}

/// What comes next in the application.
fn ahead(context: &mut Context<'_>, found: &Found) -> Result<(), Failure> {
    for line in Sight::of(context, found.key.application)?.short(context) {
        writeln!(context.out, "    {line}")?;
    }
    Ok(())
}

fn touch(found: &Found) -> Option<&Touch> {
    found.sight.ahead.state.touches.get(&found.key)
}

/// Refuses a touch of which nothing more can become.
pub(super) fn refuse_gone(found: &Found) -> Result<(), Failure> {
    let gone = touch(found).is_some_and(|touch| {
        touch.skipped.is_some()
            || touch.done.is_some()
            || touch.sent().is_some()
            || touch.refused_for_good()
            || touch.bounced
    });
    if gone { Err(Failure::failed(not_planned(found))) } else { Ok(()) }
}

/// Why a touch is not planned, in words.
pub(super) fn not_planned(found: &Found) -> String {
    let words = found.in_words();
    let at = |at: Timestamp| {
        at.to_zoned(found.sight.zone.clone()).strftime("%a %-d %b %Y %H:%M").to_string()
    };
    let Some(touch) = touch(found) else {
        return format!("{words} is no longer planned: `afterword why {}`", found.key.application);
    };
    if touch.uncertain().is_some() {
        return format!(
            "{words} may have been sent: `afterword queue settle {} sent|not-sent`",
            found.handle()
        );
    }
    if let Some(sent) = touch.sent() {
        return format!("{words} was sent on {}", at(sent));
    }
    if let Some((done, _)) = touch.done {
        return format!("{words} was done on {}", at(done));
    }
    if let Some(skipped) = touch.skipped {
        return format!("{words} was skipped on {}", at(skipped));
    }
    if touch.bounced || touch.refused_for_good() {
        return format!("{words} could not be delivered");
    }
    if let Some(missed) = touch.missed {
        return format!("{words} went by; it was due on {}", at(missed));
    }
    format!("{words} is no longer planned: `afterword why {}`", found.key.application)
}
