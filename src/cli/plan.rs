//! An outlook in words: what is planned, when, because of what, and what holds it.

use jiff::Timestamp;
use jiff::tz::TimeZone;

use super::queue::done_command as done;
use super::{Context, Failure, print};
use crate::store::Look;
use crate::timeline::almanac::Almanac;
use crate::timeline::decide::{Stage, stages};
use crate::timeline::facts::{ApplicationId, ContactId, Fact, MessageId, Seq, TouchKey, What};
use crate::timeline::outlook::{Hold, Outlook, Planned, Standing, outlook};
use crate::timeline::policy::Policy;
use crate::timeline::words::Kind;
use crate::timeline::words::{Channel, Step};

/// An application as it stands, worked out from its facts.
pub(super) struct Sight {
    /// The facts.
    pub look: Look,
    /// The rules in force.
    pub policy: Policy,
    /// What lies ahead.
    pub ahead: Outlook,
    /// How far each planned touch has come.
    pub stages: Vec<Stage>,
    /// The zone of the application.
    pub zone: TimeZone,
}

impl Sight {
    /// Looks at an application.
    ///
    /// # Errors
    /// If the database can't be read.
    pub(super) fn of(context: &Context<'_>, application: ApplicationId) -> Result<Self, Failure> {
        Self::with(context, application, Vec::new())
    }

    /// Looks at an application as it would stand if more had been recorded just now.
    ///
    /// # Errors
    /// If the database can't be read.
    pub(super) fn with(
        context: &Context<'_>,
        application: ApplicationId,
        more: Vec<What>,
    ) -> Result<Self, Failure> {
        let (policy, now) = (context.policy()?, context.at());
        let mut look = context.store.look(application, now)?;
        for (seq, what) in (look.seen.0.saturating_add(1)..).zip(more) {
            look.facts.facts.push(Fact { seq: Seq(seq), at: now, recorded: now, what });
        }
        let ahead = outlook(&look.facts, &look.shared, &policy, now);
        let stages = stages(&look.facts, &look.shared, &policy, now, &ahead);
        let zone = Almanac::new(&policy, ahead.state.terms.as_ref()).zone().clone();
        Ok(Self { look, policy, ahead, stages, zone })
    }

    /// A contact's name.
    pub(super) fn name(&self, id: Option<ContactId>) -> String {
        let contact = id.and_then(|id| self.ahead.state.contact(id));
        contact.map_or_else(|| "yourself".to_owned(), |contact| print::line(&contact.name))
    }

    /// Which company.
    pub(super) fn company(&self) -> String {
        let terms = self.ahead.state.terms.as_ref();
        terms.map_or_else(String::new, |terms| print::line(&terms.company))
    }

    /// A touch in words: "check-in 2 of 3".
    pub(super) fn touch(&self, key: &TouchKey) -> String {
        match key.step {
            Step::ThankYou => "thank-you".to_owned(),
            Step::FinalThankYou => "final thank-you".to_owned(),
            Step::AskAround => "reminder to ask around".to_owned(),
            Step::CheckIn => {
                let state = &self.ahead.state;
                let before = |round: &&crate::timeline::timeplan::Round| {
                    round.state.uses_place() && round.number < key.round
                };
                let place = state.rounds.iter().filter(before).count() + 1;
                format!("check-in {place} of {}", state.granted)
            }
        }
    }

    /// A touch with its channel and contact: "check-in 2 of 3 by email to Dana Reyes".
    pub(super) fn touch_to(&self, key: &TouchKey) -> String {
        match key.channel {
            Channel::Reminder => self.touch(key),
            channel => format!("{} by {channel} to {}", self.touch(key), self.name(key.contact)),
        }
    }

    /// The short name of a touch: the number of its latest draft, else its full name.
    pub(super) fn handle(&self, key: &TouchKey) -> String {
        let draft = self.ahead.state.touches.get(key).and_then(|touch| touch.draft.as_ref());
        draft.map_or_else(|| key.to_string(), |(seq, ..)| seq.to_string())
    }

    /// When a planned touch is to go, as far as is known.
    pub(super) fn goes(planned: &Planned, stage: &Stage) -> Timestamp {
        match stage {
            Stage::Goes(at) | Stage::Holds(at) => (*at).max(planned.slot),
            _ => planned.slot,
        }
    }

    /// How far a planned touch has come, and the command for it.
    pub(super) fn stage(&self, planned: &Planned, stage: &Stage, context: &Context<'_>) -> String {
        let handle = self.handle(&planned.key);
        let at = |at| print::instant(at, &self.zone, &context.now);
        match stage {
            Stage::ToDraft(when) if *when > context.at() => {
                format!("its text is made out {}", at(*when))
            }
            Stage::ToDraft(_) => "its text is to be made out now: the daemon does it".to_owned(),
            Stage::Needs(_) => {
                format!("{}; see `afterword queue show {handle}`", print::line(&stage.in_words()))
            }
            Stage::AwaitsApproval => {
                format!("{}: `afterword queue approve {handle}`", stage.in_words())
            }
            Stage::Holds(when) => {
                format!("it passes by itself {}: `afterword queue show {handle}`", at(*when))
            }
            Stage::Task(_) => {
                format!("{}, then `{}`", stage.in_words(), done(planned.key.channel, &handle))
            }
            _ => stage.in_words(),
        }
    }

    /// What holds everything, with the command that releases it.
    pub(super) fn hold(&self, hold: &Hold, context: &Context<'_>) -> (String, String) {
        let id = self.look.facts.application;
        let at = |at| print::instant(at, &self.zone, &context.now);
        match hold {
            Hold::Paused { until } => {
                let all = self.look.shared.paused.is_some_and(|all| all.until == *until);
                let own = self.ahead.state.paused == Some(*until);
                let of = if all && !own { "--all".to_owned() } else { id.to_string() };
                let until = until.map_or_else(|| "you resume".to_owned(), at);
                (format!("paused until {until}"), format!("afterword resume {of}"))
            }
            Hold::Message(message) => {
                let taken = self.ahead.state.messages.get(message);
                let release = if taken.is_some_and(|taken| taken.belongs()) {
                    format!("afterword correct {message} KIND")
                } else {
                    format!("afterword assign {message} {id} (or none)")
                };
                (hold.in_words(), release)
            }
            Hold::Unclear(message) => {
                (hold.in_words(), format!("afterword correct {message} KIND"))
            }
            Hold::Unsearched => {
                (hold.in_words(), "afterword run (or the daemon, by itself)".to_owned())
            }
            Hold::Account(why) => (print::line(why), "afterword check".to_owned()),
        }
    }

    /// The standing, in a word and in words.
    pub(super) fn standing(&self) -> (&'static str, String) {
        match &self.ahead.standing {
            Standing::Waiting if self.ahead.planned.is_empty() => {
                // Opened again after their no, it has no plan of its own any more.
                let reopened =
                    self.ahead.state.interview.is_some() && self.ahead.state.plan.is_none();
                let why = match reopened {
                    true => "nothing is planned before they write or another interview is held",
                    false => "nothing is planned before an interview is held",
                };
                ("waiting", why.to_owned())
            }
            Standing::Waiting => ("waiting", "it goes by the plan".to_owned()),
            Standing::Yours(yours) => ("yours", yours.in_words()),
            Standing::Exhausted { why } => ("exhausted", why.clone()),
            Standing::Closed => {
                let by = self.ahead.state.ending.and_then(|ending| ending.by);
                let why = by.map_or_else(
                    || "you closed it".to_owned(),
                    |(kind, message)| format!("closed by message {message} ({kind})"),
                );
                ("closed", why)
            }
        }
    }

    /// What a plan or a touch is anchored on, in words.
    pub(super) fn anchor(&self, seq: Seq) -> String {
        let fact = self.look.facts.facts.iter().find(|fact| fact.seq == seq);
        let Some(fact) = fact else { return "nothing that is known any more".to_owned() };
        let day =
            |at: Timestamp| at.to_zoned(self.zone.clone()).strftime("%a %-d %b %Y").to_string();
        match &fact.what {
            What::Interview(first) => {
                let latest = self.ahead.state.interviews.get(&first.id);
                let end = latest.map_or(first.end, |(_, interview)| interview.end);
                format!("the interview of {}", day(end))
            }
            What::Message(message) => {
                let reading = self.ahead.state.messages.get(&message.id);
                let kind = reading.and_then(|taken| taken.reading.as_ref()).map(|r| r.kind);
                let kind = kind.map_or("not read", Kind::as_str);
                format!("message {} of {} ({kind})", message.id, day(fact.at))
            }
            What::Expectation(_) => format!("what you told on {}", day(fact.at)),
            What::Done { .. } | What::Logged { .. } => {
                format!("what you recorded on {}", day(fact.at))
            }
            _ => format!("what was recorded on {}", day(fact.at)),
        }
    }

    /// The fact that told of a message.
    pub(super) fn seq_of(&self, message: MessageId) -> Option<Seq> {
        self.ahead.state.messages.get(&message).map(|taken| taken.seq)
    }

    /// A planned touch, with how far it has come.
    pub(super) fn find(&self, key: &TouchKey) -> Option<(&Planned, &Stage)> {
        self.planned().find(|(planned, _)| planned.key == *key)
    }

    /// The plan in short: how it stands, and a line for each touch to come.
    pub(super) fn short(&self, context: &Context<'_>) -> Vec<String> {
        let (state, why) = self.standing();
        let mut lines = vec![format!("{state}: {why}")];
        for (planned, stage) in self.planned() {
            let goes = print::instant(Self::goes(planned, stage), &self.zone, &context.now);
            lines.push(format!("{goes}: {}", self.touch_to(&planned.key)));
        }
        for hold in &self.ahead.holds {
            lines.push(format!("held: {}", self.hold(hold, context).0));
        }
        lines
    }

    /// The planned touches with their stages.
    pub(super) fn planned(&self) -> impl Iterator<Item = (&Planned, &Stage)> {
        self.ahead.planned.iter().zip(&self.stages)
    }
}

/// What lies ahead of an application: its standing, then each touch to come with its date and
/// reasons, then what holds them and the command that releases it.
///
/// # Errors
/// If the database can't be read.
pub(super) fn lines(
    context: &Context<'_>,
    application: ApplicationId,
) -> Result<Vec<String>, Failure> {
    let sight = Sight::of(context, application)?;
    let (state, why) = sight.standing();
    let mut lines = vec![format!("{state}: {why}")];
    for (planned, stage) in sight.planned() {
        let goes = print::instant(Sight::goes(planned, stage), &sight.zone, &context.now);
        let touch = sight.touch_to(&planned.key);
        lines.push(format!("{goes}: {touch}; {}", sight.stage(planned, stage, context)));
        lines.push(format!("    because: {}", planned.because.join("; ")));
    }
    for hold in &sight.ahead.holds {
        let (what, release) = sight.hold(hold, context);
        lines.push(format!("held: {what}; release it: {release}"));
    }
    Ok(lines)
}

/// A plan before something was recorded, to be shown beside the one after it.
pub(super) struct Change {
    application: ApplicationId,
    before: Vec<String>,
}

impl Change {
    /// Keeps the plan as it stands.
    pub(super) fn before(sight: &Sight, context: &Context<'_>) -> Self {
        Self { application: sight.look.facts.application, before: sight.short(context) }
    }

    /// What has changed since, in words.
    ///
    /// # Errors
    /// If the database can't be read.
    pub(super) fn lines(&self, context: &Context<'_>) -> Result<Vec<String>, Failure> {
        let sight = Sight::of(context, self.application)?;
        let (after, company, id) = (sight.short(context), sight.company(), self.application);
        if after == self.before {
            return Ok(vec![format!("{company} (#{id}): the plan stays as it was")]);
        }
        let mut lines = vec![format!("{company} (#{id}):")];
        for (word, of) in [("before", &self.before), ("now", &after)] {
            lines.extend(of.iter().map(|line| format!("    {word}: {line}")));
        }
        Ok(lines)
    }

    /// Prints what has changed since.
    ///
    /// # Errors
    /// If the database can't be read.
    pub(super) fn print(&self, context: &mut Context<'_>) -> Result<(), Failure> {
        for line in self.lines(context)? {
            writeln!(context.out, "{line}")?;
        }
        Ok(())
    }
}
