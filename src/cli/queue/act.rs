//! What the candidate does about a touch: approve, skip, snooze, send, settle.

use jiff::Timestamp;

use super::super::plan::Sight;
use super::super::print;
use super::super::when::{self, Prefer};
use super::{Acted, Context, Ending, Failure, Found, done, find};
use crate::timeline::decide::Stage;
use crate::timeline::facts::{ApplicationId, AttemptEnd, Digest, Seq, TouchKey, What};
use crate::timeline::queue::{EVIDENCE_SOUGHT, TouchWaits, WaitingFor, queue};
use crate::timeline::state::Touch;
use crate::timeline::words::Channel;

/// Approves touches, all or none.
pub(super) fn approve(
    context: &mut Context<'_>,
    names: &[String],
    all: bool,
) -> Result<Acted, Failure> {
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
        let digest = approvable(&found).map_err(|why| none_of(&names, why))?;
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
    let mut acted = Acted::default();
    for (touch, _) in approved {
        acted.lines.extend(told(context, "Approved", &touch)?);
        acted.touches.push(touch);
    }
    if acted.touches.is_empty() {
        acted.lines.push("Nothing waits for approval.".to_owned());
    }
    acted.lines.extend(lacking.into_iter().map(|handle| {
        format!("Number {handle} lacks something first: `afterword queue show {handle}`")
    }));
    Ok(acted)
}

/// Why one can't be approved, and that the others named with it are not either.
fn none_of(names: &[String], why: Failure) -> Failure {
    if names.len() < 2 {
        return why;
    }
    Failure { message: format!("{}; none of them is approved", why.message), ..why }
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
        Stage::Needs(needs) if found.key.channel == Channel::Email => refused(format!(
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
        Stage::Task(_) | Stage::Needs(_) => refused(format!(
            "it needs no approval, it is yours to do; then `{}`",
            done::command(found.key.channel, &handle)
        )),
        Stage::Missed if found.key.channel == Channel::Email => {
            refused(format!("it went by; `afterword queue send {handle}`"))
        }
        Stage::Missed => refused(format!(
            "it went by; if you do it all the same, `{}`",
            done::command(found.key.channel, &handle)
        )),
        Stage::UnderWay | Stage::Uncertain => refused(stage.in_words()),
    }
}

/// Skips a touch.
pub(super) fn skip(context: &mut Context<'_>, found: &Found) -> Result<Acted, Failure> {
    refuse_gone(found)?;
    record(context, found, What::Skip { touch: found.key.clone() })?;
    ahead(context, found, format!("Skipped: {}.", found.in_words()))
}

/// Puts a touch off.
pub(super) fn snooze(
    context: &mut Context<'_>,
    found: &Found,
    when: &str,
) -> Result<Acted, Failure> {
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
    then(context, "Put off", &found.key)
}

/// Approves a mail and has it sent as soon as the rules allow.
pub(super) fn send(
    context: &mut Context<'_>,
    found: &Found,
    at_this_hour: bool,
) -> Result<Acted, Failure> {
    refuse_gone(found)?;
    let touch = found.key.clone();
    if touch.channel != Channel::Email {
        return Err(Failure::usage(format!(
            "{} is yours to do; then `{}`",
            found.in_words(),
            done::command(touch.channel, &found.handle())
        )));
    }
    let hurry = What::Hurry { touch: touch.clone(), at_this_hour };
    // As it would stand then: one that went by is planned again.
    let hurried = Sight::with(context, touch.application, vec![hurry.clone()])?;
    if let Some(hold) = hurried.ahead.holds.first() {
        let (what, release) = hurried.hold(hold, context);
        return Err(Failure::failed(format!(
            "{}: held: {what}; nothing goes out before that is released: {release}",
            found.in_words()
        )));
    }
    let Some((_, stage)) = hurried.find(&touch) else {
        return Err(Failure::failed(not_planned(found)));
    };
    // One that went by may never have been made out: it is so now.
    let missed = self::touch(found).is_some_and(|known| known.missed.is_some());
    if matches!(stage, Stage::ToDraft(_)) && (missed || found.draft.is_some()) {
        record(context, found, hurry)?;
        let words = found.in_words();
        let lines = vec![format!("{words} is made out first; then approve it: `afterword queue`.")];
        return Ok(Acted { touches: vec![touch], lines });
    }
    passes(found, stage)?;
    let digest = found.as_seen()?.digest.clone();
    let now = context.at();
    let of = touch.application;
    let approval = What::Approval { touch: touch.clone(), digest };
    let seen = found.sight.look.seen;
    record_as_seen(context, now, seen, &[(of, now, hurry), (of, now, approval)])?;
    then(context, "To be sent", &touch)
}

/// Settles whether a mail went out whose sending was cut off.
pub(super) fn settle(
    context: &mut Context<'_>,
    found: &Found,
    ending: Ending,
) -> Result<Acted, Failure> {
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
        Ending::Sent => ahead(context, found, format!("Settled: {} was sent.", found.in_words())),
        Ending::NotSent => then(context, "Settled as not sent", &found.key),
    }
}

pub(super) fn record(context: &mut Context<'_>, found: &Found, what: What) -> Result<(), Failure> {
    let now = context.at();
    context.store.record(found.key.application, now, now, &what)?;
    context.poke();
    Ok(())
}

/// What was done, and what becomes of the touch now.
fn then(context: &Context<'_>, done: &str, touch: &TouchKey) -> Result<Acted, Failure> {
    Ok(Acted { lines: told(context, done, touch)?, touches: vec![touch.clone()] })
}

fn told(context: &Context<'_>, done: &str, touch: &TouchKey) -> Result<Vec<String>, Failure> {
    let sight = Sight::of(context, touch.application)?;
    let words = format!("{} ({})", sight.touch_to(touch), sight.company());
    let Some((planned, stage)) = sight.find(touch) else {
        return Ok(vec![format!("{done}: {words}.")]);
    };
    let at = print::instant(Sight::goes(planned, stage), &sight.zone, &context.now);
    let then = sight.stage(planned, stage, context);
    let mut lines = vec![format!("{done}: {words}; {at}; {then}.")];
    for hold in &sight.ahead.holds {
        let (what, release) = sight.hold(hold, context);
        lines.push(format!("Held: {what}; release it: {release}"));
    }
    Ok(lines)
}

/// What was done, and what comes next in the application.
fn ahead(context: &Context<'_>, found: &Found, done: String) -> Result<Acted, Failure> {
    let next = Sight::of(context, found.key.application)?.short(context);
    let mut lines = vec![done];
    lines.extend(next.into_iter().map(|line| format!("    {line}")));
    Ok(Acted { lines, touches: vec![found.key.clone()] })
}

pub(super) fn touch(found: &Found) -> Option<&Touch> {
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
        let back = if touch.bounced { ", and came back: it did not arrive" } else { "" };
        return format!("{words} was sent on {}{back}", at(sent));
    }
    if let Some(done) = touch.done {
        let outcome = done.outcome.map(|outcome| format!(" ({outcome})")).unwrap_or_default();
        return format!("{words} was done on {}{outcome}", at(done.at));
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
