//! One touch, exactly as it would go.

use serde_json::{Value, json};

use super::super::plan::Sight;
use super::super::print;
use super::{Context, Failure, Found};
use crate::draft::card::card as draft_card;
use crate::store::DraftText;
use crate::timeline::almanac::Almanac;
use crate::timeline::decide::Stage;
use crate::timeline::facts::{InterviewId, InterviewState, TouchKey};
use crate::timeline::recipients;
use crate::timeline::words::{CallOutcome, Channel, Step};

/// Shows a touch.
pub(super) fn run(context: &mut Context<'_>, found: &Found) -> Result<(), Failure> {
    let text = context.store.draft_text(&found.key)?;
    let facts = Shown::of(context, found, text.as_ref());
    if context.json {
        let value = value(context, found)?;
        return Ok(print::json(context.out, &value)?);
    }
    let out = &mut *context.out;
    if let Some((seq, _)) = &found.draft
        && found.named.is_some_and(|named| named != *seq)
    {
        writeln!(out, "It was made out anew: this is number {seq}.\n")?;
    }
    let Some(text) = text else {
        writeln!(out, "Its text is not made out yet, or was deleted.\n")?;
        return Ok(facts.print(out)?);
    };
    if found.key.channel == Channel::Email {
        writeln!(out, "From: {}", print::line(&text.from))?;
        writeln!(out, "To: {}", print::line(&text.to))?;
        writeln!(out, "Subject: {}", print::line(&text.subject))?;
        if let Some(id) = &text.in_reply_to {
            writeln!(out, "In-Reply-To: <{}>", print::line(id))?;
        }
    } else {
        writeln!(out, "Task: {}", print::line(&text.subject))?;
        if let Some((what, place)) = place(&found.sight, &found.key) {
            writeln!(out, "{what}: {place}")?;
        }
    }
    writeln!(out, "\n{}\n", print::block(&text.text).trim_end())?;
    Ok(facts.print(out)?)
}

/// What is told beside the text.
struct Shown {
    what: String,
    goes: Option<String>,
    goes_at: Option<String>,
    /// Until when a task can be done: in words, and as JSON says it.
    until: Option<(String, String)>,
    stage: String,
    because: Vec<String>,
    /// None if nothing more becomes of it.
    cancels: Option<String>,
    needs: Vec<String>,
    held: Vec<String>,
}

impl Shown {
    fn of(context: &Context<'_>, found: &Found, text: Option<&DraftText>) -> Self {
        let Found { sight, key, .. } = found;
        let mut because = vec![format!("it follows {}", sight.anchor(key.anchor))];
        because.extend(text.map(|text| text.why.clone()).filter(|why| !why.is_empty()));
        let needs = found.draft.as_ref().map(|(_, draft)| draft.needs.clone()).unwrap_or_default();
        let held = sight.ahead.holds.iter().map(|hold| {
            let (what, release) = sight.hold(hold, context);
            format!("{what}; release it: {release}")
        });
        let mut shown = Self {
            what: found.in_words(),
            goes: None,
            goes_at: None,
            until: None,
            stage: super::act::not_planned(found),
            because,
            cancels: super::act::refuse_gone(found).is_ok().then(|| cancels(found)),
            needs,
            held: held.collect(),
        };
        if let Some((planned, stage)) = sight.find(key) {
            let at = Sight::goes(planned, stage);
            shown.goes = Some(print::instant(at, &sight.zone, &context.now));
            shown.goes_at = Some(print::stamp(at, &sight.zone));
            let until = planned.until;
            shown.until = (key.channel != Channel::Email).then(|| {
                let words = print::instant(until, &sight.zone, &context.now);
                (words, print::stamp(until, &sight.zone))
            });
            shown.stage = match stage {
                // What it needs stands below.
                Stage::Needs(_) => "it lacks something first".to_owned(),
                stage => sight.stage(planned, stage, context),
            };
            if let Stage::Needs(needs) = stage {
                // The text may name the same, in its own words.
                let mends = |need: &String| {
                    let command = need.split_once(": ").map_or(need.as_str(), |(_, how)| how);
                    shown.needs.iter().any(|known| known.contains(command))
                };
                let more: Vec<String> = needs.iter().filter(|n| !mends(n)).cloned().collect();
                shown.needs.extend(more);
            }
            // What was kept with the text may be the same, in one piece.
            for why in &planned.because {
                if !shown.because.iter().any(|known| known.split("; ").any(|part| part == why)) {
                    shown.because.push(why.clone());
                }
            }
        }
        shown
    }

    fn print(&self, out: &mut dyn std::io::Write) -> std::io::Result<()> {
        writeln!(out, "What: {}", self.what)?;
        if let Some(goes) = &self.goes {
            writeln!(out, "When: {goes}")?;
        }
        if let Some((until, _)) = &self.until {
            writeln!(out, "Until: {until}; then it is missed")?;
        }
        writeln!(out, "Now: {}", self.stage)?;
        for need in &self.needs {
            writeln!(out, "Needs: {}", print::line(need))?;
        }
        writeln!(out, "Why: {}", print::line(&self.because.join("; ")))?;
        for held in &self.held {
            writeln!(out, "Held: {held}")?;
        }
        match &self.cancels {
            Some(cancels) => writeln!(out, "Cancelled by: {cancels}"),
            None => Ok(()),
        }
    }
}

fn cancels(found: &Found) -> String {
    let handle = found.handle();
    let theirs = match found.key.step {
        Step::ThankYou => "their no, or a thank-you by your own hand",
        Step::CheckIn => "any answer of theirs, or a check-in by your own hand",
        Step::AskAround => "any answer of theirs, or a check-in that comes first",
        Step::FinalThankYou => "their word not to write again",
    };
    format!("{theirs}; `afterword queue skip {handle}`")
}

/// Where a call or a letter reaches its contact: what it is called, and what is known of it.
pub(super) fn place(sight: &Sight, key: &TouchKey) -> Option<(&'static str, String)> {
    let what = match key.channel {
        Channel::Call => "Number",
        Channel::Letter => "Post to",
        Channel::Email | Channel::Reminder => return None,
    };
    let contact = sight.ahead.state.contact(key.contact?)?;
    let known = recipients::place(contact, key.channel).map(print::line);
    let option = if key.channel == Channel::Call { "--phone NUMBER" } else { "--postal ADDRESS" };
    let unknown = || format!("not known yet: afterword contact edit {} {option}", contact.id);
    Some((what, known.unwrap_or_else(unknown)))
}

/// The touch as JSON.
pub(super) fn value(context: &Context<'_>, found: &Found) -> Result<Value, Failure> {
    let Found { sight, key, draft, .. } = found;
    let text = context.store.draft_text(key)?;
    let text = text.as_ref();
    let shown = Shown::of(context, found, text);
    let contact = key.contact.and_then(|id| sight.ahead.state.contact(id));
    let outcome = super::act::touch(found).and_then(|touch| touch.done?.outcome);
    Ok(json!({
        "touch": found.handle(),
        "name": key.to_string(),
        "application": key.application.0,
        "company": sight.company(),
        "step": key.step.as_str(),
        "round": key.round,
        "channel": key.channel.as_str(),
        "place": sight.touch(key),
        "from": text.map(|text| &text.from),
        "to": text.map(|text| &text.to),
        "subject": text.map(|text| &text.subject),
        "in_reply_to": text.and_then(|text| text.in_reply_to.as_ref()),
        "text": text.map(|text| &text.text),
        "digest": draft.as_ref().map(|(_, draft)| &draft.digest.0),
        "edited": draft.as_ref().is_some_and(|(_, draft)| draft.edited),
        "needs": shown.needs,
        "goes": shown.goes_at,
        "stage": shown.stage,
        "why": shown.because,
        "held": shown.held,
        "cancelled_by": shown.cancels,
        "phone": contact.and_then(|contact| contact.phone.as_ref()),
        "postal": contact.and_then(|contact| contact.postal.as_ref()),
        "until": shown.until.as_ref().map(|(_, stamp)| stamp),
        "outcome": outcome.map(CallOutcome::as_str),
    }))
}

/// Shows the card of an interview.
pub(super) fn card(context: &mut Context<'_>, interview: &str) -> Result<(), Failure> {
    let nothing = || {
        let text =
            format!("there is no interview {interview:?}; `afterword queue` lists the cards");
        Failure::usage(text)
    };
    let id = InterviewId(interview.parse().map_err(|_| nothing())?);
    for application in context.store.applications()? {
        let sight = Sight::of(context, application.id)?;
        let state = &sight.ahead.state;
        let Some((_, interview)) = state.interviews.get(&id) else { continue };
        if interview.state != InterviewState::Scheduled {
            let text = format!("interview {id} is not to come any more: it needs no card");
            return Err(Failure::failed(text));
        }
        let almanac = Almanac::new(&sight.policy, state.terms.as_ref());
        let text = draft_card(application.id, state, &almanac, &sight.policy.zone, interview);
        if context.json {
            let value = json!({
                "card": format!("{}{id}", super::CARD),
                "application": application.id.0,
                "company": sight.company(),
                "interview": id.0,
                "begins": print::stamp(interview.start, &sight.zone),
                "text": text,
            });
            return Ok(print::json(context.out, &value)?);
        }
        return Ok(writeln!(context.out, "{}", print::block(&text))?);
    }
    Err(nothing())
}
