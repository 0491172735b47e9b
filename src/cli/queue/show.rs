//! One touch, exactly as it would go.

use serde_json::json;

use super::super::print;
use super::{Context, Failure, Found};
use crate::mail::compose::Mailbox;
use crate::store::DraftText;
use crate::timeline::words::{Channel, Step};

/// Shows a touch.
pub(super) fn run(context: &mut Context<'_>, found: &Found) -> Result<(), Failure> {
    let text = context.store.draft_text(&found.key)?;
    let facts = Shown::of(context, found, text.as_ref());
    if context.json {
        return as_json(context, found, text.as_ref(), &facts);
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
        let Ok(Mailbox { name, .. }) = text.to.parse();
        writeln!(out, "{} for {}", found.key.channel, print::line(&name))?;
    }
    writeln!(out, "\n{}\n", print::block(&text.text).trim_end())?;
    Ok(facts.print(out)?)
}

/// What is told beside the text.
struct Shown {
    what: String,
    goes: String,
    goes_at: Option<String>,
    stage: String,
    because: Vec<String>,
    cancels: String,
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
            goes: "it is not planned".to_owned(),
            goes_at: None,
            stage: super::act::not_planned(found),
            because,
            cancels: cancels(found),
            needs,
            held: held.collect(),
        };
        if let Some((planned, stage)) = sight.find(key) {
            let at = super::super::plan::Sight::goes(planned, stage);
            shown.goes = print::instant(at, &sight.zone, &context.now);
            shown.goes_at = Some(print::stamp(at, &sight.zone));
            shown.stage = sight.stage(planned, stage, context);
            for why in &planned.because {
                if !shown.because.contains(why) {
                    shown.because.push(why.clone());
                }
            }
        }
        shown
    }

    fn print(&self, out: &mut dyn std::io::Write) -> std::io::Result<()> {
        writeln!(out, "What: {}", self.what)?;
        writeln!(out, "When: {}", self.goes)?;
        writeln!(out, "Now: {}", self.stage)?;
        for need in &self.needs {
            writeln!(out, "Needs: {}", print::line(need))?;
        }
        writeln!(out, "Why: {}", print::line(&self.because.join("; ")))?;
        for held in &self.held {
            writeln!(out, "Held: {held}")?;
        }
        writeln!(out, "Cancelled by: {}", self.cancels)
    }
}

fn cancels(found: &Found) -> String {
    let handle = found.handle();
    let theirs = match found.key.step {
        Step::ThankYou => "their no, or a thank-you by your own hand",
        Step::CheckIn => "any answer of theirs, or a mail by your own hand",
        Step::AskAround => "any answer of theirs, or a check-in that comes first",
        Step::FinalThankYou => "their word not to write again",
    };
    format!("{theirs}; `afterword queue skip {handle}`")
}

fn as_json(
    context: &mut Context<'_>,
    found: &Found,
    text: Option<&DraftText>,
    shown: &Shown,
) -> Result<(), Failure> {
    let Found { sight, key, draft, .. } = found;
    let value = json!({
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
    });
    Ok(print::json(context.out, &value)?)
}
