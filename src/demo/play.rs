//! Plays the story: jumps the calendar from one thing that happens to the next, lets the daemon do
//! its work in between, and shows what comes of it.

use std::collections::{BTreeMap, BTreeSet};
use std::io::{self, Write};
use std::time::Duration;

use jiff::{SignedDuration, Timestamp};

use super::asking::{Answer, Asker};
use super::company::{CompanyError, Letter, message_id};
use super::ending;
use super::plan::{Plan, touch_in_words};
use super::screen::{Mark, Screen, day_in_text};
use super::servers::ServersError;
use super::stage::Stage;
use super::story::{ADDRESS, Candidacy, ENDS, Reply, When};
use super::{opening, plan};
use crate::config::ConfigError;
use crate::daemon::{DaemonError, Told};
use crate::store::StoreError;
use crate::timeline::facts::{ApplicationId, ContactId, InterviewId, TouchKey, What};
use crate::timeline::words::{Kind, Step};

/// How the demo is shown.
#[derive(Debug, Clone, Copy, Default)]
pub struct Options {
    /// The viewer approves each mail.
    pub ask: bool,
    /// The servers stay until the viewer ends them.
    pub keep: bool,
    /// Colours are wanted.
    pub colour: bool,
    /// Lines come at a pace that can be read.
    pub paced: bool,
}

/// Why the demo did not come to its end.
#[derive(Debug, thiserror::Error)]
pub enum DemoError {
    /// The servers.
    #[error(transparent)]
    Servers(#[from] ServersError),
    /// The demo's own config.
    #[error(transparent)]
    Config(#[from] ConfigError),
    /// The database.
    #[error(transparent)]
    Store(#[from] StoreError),
    /// The daemon.
    #[error(transparent)]
    Daemon(#[from] DaemonError),
    /// A company's mail.
    #[error(transparent)]
    Company(#[from] CompanyError),
    /// The demo's folder can't be written.
    #[error("writing the demo's folder")]
    Folder(#[source] io::Error),
    /// The screen is gone.
    #[error("showing the demo")]
    Screen(#[from] io::Error),
    /// The viewer ended it.
    #[error("the demo was ended early; its servers are stopped and its folder is removed")]
    Interrupted,
    /// Something else than the story tells.
    #[error("the demo went astray: {what}")]
    Astray {
        /// What.
        what: String,
    },
}

impl DemoError {
    pub(super) fn astray(what: impl Into<String>) -> Self {
        Self::Astray { what: what.into() }
    }
}

/// How long after it was made out a touch is approved.
const APPROVED_AFTER: SignedDuration = SignedDuration::from_mins(20);
/// How long each line stands before the next, where the demo is paced.
const PACE: Duration = Duration::from_millis(1000);

/// Shows the whole demo. Nothing of it is left behind, however it ends.
///
/// # Errors
/// If the servers don't start, `stop` is done before the end, or something fails.
pub async fn play(
    options: Options,
    out: &mut dyn Write,
    stop: impl Future<Output = ()>,
) -> Result<(), DemoError> {
    tokio::pin!(stop);
    let mut screen = Screen::new(out, options.colour);
    opening::words(&mut screen)?;
    let stage = tokio::select! {
        biased;
        () = &mut stop => return Err(DemoError::Interrupted),
        stage = Stage::set() => stage,
    };
    opening::started(&mut screen, stage.is_ok())?;
    let mut stage = stage?;
    let dir = stage.dir();
    let told = async {
        let acts = opening::cast(&mut stage)?;
        let asker = options.ask.then(Asker::start);
        let mut show = Show::new(&mut stage, &mut screen, acts, asker, options.paced);
        show.drive().await?;
        let (acts, counts) = (show.acts, show.counts);
        stage.end_daemon().await?;
        ending::show(&mut stage, &mut screen, &acts, &counts).await
    };
    tokio::select! {
        biased;
        () = &mut stop => return Err(DemoError::Interrupted),
        told = told => told?,
    }
    if options.keep {
        ending::how_to_look(&stage, &mut screen)?;
        stop.await;
    }
    drop(stage);
    if dir.exists() {
        return Err(DemoError::astray(format!("{} could not be removed", dir.display())));
    }
    ending::farewell(&mut screen)?;
    Ok(())
}

/// One candidacy on stage.
pub(super) struct Act {
    pub(super) story: &'static Candidacy,
    pub(super) id: ApplicationId,
    /// Its people, in the story's order.
    pub(super) people: Vec<ContactId>,
    pub(super) interview_id: InterviewId,
    /// When the interview ends; none once it was told of.
    pub(super) interview: Option<Timestamp>,
    /// Replies to come, and when; none until the mail that they answer has gone out.
    pub(super) replies: Vec<(Option<Timestamp>, &'static Reply)>,
    /// What was last shown of its plan.
    pub(super) plan: Plan,
}

/// What is counted.
#[derive(Debug, Clone, Copy, Default)]
pub(super) struct Counts {
    pub(super) sent: usize,
    pub(super) approvals: usize,
    pub(super) replies: usize,
    pub(super) notices: usize,
}

struct Show<'a, 'o> {
    stage: &'a mut Stage,
    screen: &'a mut Screen<'o>,
    acts: Vec<Act>,
    counts: Counts,
    /// What stands in the queue, and when it is approved.
    queue: BTreeMap<TouchKey, Timestamp>,
    approved: BTreeSet<TouchKey>,
    asker: Option<Asker>,
    paced: bool,
}

impl<'a, 'o> Show<'a, 'o> {
    fn new(
        stage: &'a mut Stage,
        screen: &'a mut Screen<'o>,
        acts: Vec<Act>,
        asker: Option<Asker>,
        paced: bool,
    ) -> Self {
        let (counts, queue, approved) = (Counts::default(), BTreeMap::new(), BTreeSet::new());
        Self { stage, screen, acts, counts, queue, approved, asker, paced }
    }

    /// From the first thing that happens to the last.
    async fn drive(&mut self) -> Result<(), DemoError> {
        let ends = ENDS.to_zoned(self.stage.zone.clone());
        let ends = ends.map_err(|_| DemoError::astray("no such day"))?.timestamp();
        self.stage.run();
        loop {
            let (told, wakes) = self.stage.rest().await?;
            self.show_told(&told)?;
            self.show_plans()?;
            self.show_notices(&told)?;
            self.pause().await;
            if self.happens().await? {
                continue;
            }
            let interviews = self.acts.iter().filter_map(|act| act.interview);
            let replies = self.acts.iter().flat_map(|act| &act.replies).filter_map(|(at, _)| *at);
            let approvals = self.queue.values().copied();
            let next = interviews.chain(replies).chain(approvals).chain(wakes).min();
            let Some(next) = next.filter(|next| *next < ends) else { return Ok(()) };
            self.stage.calendar.set(next);
            self.stage.poke();
        }
    }

    /// Lets one thing happen that is due now; false if there is none.
    async fn happens(&mut self) -> Result<bool, DemoError> {
        let now = self.stage.calendar.now();
        let due = |at: &Option<Timestamp>| at.is_some_and(|at| at <= now);
        if let Some(n) = self.acts.iter().position(|act| due(&act.interview)) {
            if let Some(act) = self.acts.get_mut(n) {
                act.interview = None;
                opening::interview(self.stage, self.screen, act)?;
            }
        } else if let Some(n) =
            self.acts.iter().position(|act| act.replies.iter().any(|(at, _)| due(at)))
        {
            let Some(act) = self.acts.get_mut(n) else { return Ok(false) };
            let first = act.replies.iter().position(|(at, _)| due(at));
            let Some(first) = first else { return Ok(false) };
            let (_, reply) = act.replies.remove(first);
            self.reply(n, reply).await?;
        } else if let Some(touch) = self.queue.iter().find(|(_, at)| **at <= now) {
            let touch = touch.0.clone();
            self.queue.remove(&touch);
            self.approve(touch).await?;
        } else {
            return Ok(false);
        }
        self.stage.poke();
        Ok(true)
    }

    /// A company writes.
    async fn reply(&mut self, n: usize, reply: &'static Reply) -> Result<(), DemoError> {
        let Some(act) = self.acts.get(n) else { return Ok(()) };
        let Candidacy { company, domain, people, .. } = *act.story;
        let Some(person) = people.first() else { return Ok(()) };
        let at = self.stage.local(self.stage.calendar.now());
        let from = format!("{} <{}>", person.name, person.address);
        let sent = ending::sent_to(self.stage, act)?;
        let sent = sent.iter().filter(|to| *to == person.address).count();
        let mails = self.stage.mails(person.address, "INBOX", sent).await?;
        let text = format!("Hi Ada,\n\n{}\n\nBest regards,\n{}", reply.says, person.greeting);
        let letter = match mails.last() {
            Some(mail) if reply.away => Letter::out_of_office(mail, &from, reply.says, &at)?,
            Some(mail) => Letter::reply_to(mail, &from, &text, &at)?,
            None => Letter {
                to: ADDRESS.to_owned(),
                subject: format!("Your application: {}", act.story.role),
                message_id: message_id(&[from.as_bytes(), text.as_bytes()], domain),
                date: at.clone(),
                headers: Vec::new(),
                from,
                text,
            },
        };
        let id = act.id;
        letter.send(self.stage.company_port()).await?;
        let told = self.stage.taken_in(letter.message_id.trim_matches(['<', '>'])).await?;
        self.counts.replies += 1;
        let who = if reply.away { "mail system writes" } else { "writes" };
        let whose = if reply.away { format!("{}'s", person.greeting) } else { person.name.into() };
        let text = format!("{whose} {who}: \"{}\"", reply.says);
        self.screen.event(&at, company, Mark::In, &text)?;
        let facts = self.stage.store.facts(id)?;
        let read = facts.facts.iter().rev().find_map(|fact| match &fact.what {
            What::Reading(reading) => Some(reading),
            _ => None,
        });
        let read = read.filter(|reading| reading.kind == reply.reads);
        let read = read.ok_or_else(|| DemoError::astray("a reply was read as something else"))?;
        let day = read.due.map(|due| day_in_text(due.latest));
        let text = match (read.kind, day) {
            (Kind::Timeline, Some(day)) => format!("Read as a timeline: they decide by {day}."),
            (Kind::OutOfOffice, Some(day)) => format!("Read as an absence: back on {day}."),
            (Kind::Rejection, _) => "Read as a rejection.".to_owned(),
            (Kind::Advance, _) => "Read as an advance: they want to go on.".to_owned(),
            (kind, _) => format!("Read as {kind}."),
        };
        self.screen.more(&text)?;
        self.show_plans()?;
        self.show_told(&told)?;
        self.show_notices(&told)
    }

    /// The candidate approves what stands in the queue, or, asked, skips it.
    async fn approve(&mut self, touch: TouchKey) -> Result<(), DemoError> {
        let Some((_, draft)) = self.stage.store.latest_draft(&touch)? else { return Ok(()) };
        let planned = self.stage.outlook(touch.application)?.planned;
        if !planned.iter().any(|planned| planned.key == touch) {
            return Ok(());
        }
        if !draft.needs.is_empty() {
            return Err(DemoError::astray(format!("{touch} needs {}", draft.needs.join("; "))));
        }
        let (company, name) = self.named(&touch);
        let now = self.stage.calendar.now();
        let at = self.stage.local(now);
        let approves = match &mut self.asker {
            None => true,
            Some(asker) => {
                let text = self.stage.store.draft_text(&touch)?;
                let text = text.map(|text| (text.to, text.subject, text.text)).unwrap_or_default();
                let question = format!("Approve the {name} ({company})?");
                asker.ask(self.screen, &question, &text).await? == Answer::Yes
            }
        };
        let what = if approves {
            self.counts.approvals += 1;
            self.approved.insert(touch.clone());
            self.screen.event(&at, company, Mark::You, &format!("You approve the {name}."))?;
            What::Approval { touch: touch.clone(), digest: draft.digest }
        } else {
            self.screen.event(&at, company, Mark::You, &format!("You skip the {name}."))?;
            What::Skip { touch: touch.clone() }
        };
        self.stage.store.record(touch.application, now, now, &what)?;
        Ok(())
    }

    fn show_told(&mut self, told: &[Told]) -> Result<(), DemoError> {
        let now = self.stage.calendar.now();
        let at = self.stage.local(now);
        for told in told {
            match told {
                Told::Drafted(touch) => {
                    self.queue.insert(touch.clone(), now + APPROVED_AFTER);
                    let (company, name) = self.named(touch);
                    let Some((_, draft)) = self.stage.store.latest_draft(touch)? else { continue };
                    let due = self.stage.local(draft.due);
                    let due = format!("{} {}", day_in_text(due.date()), due.strftime("%H:%M"));
                    let text = format!("A {name} is written and waits in the queue; due {due}.");
                    self.screen.event(&at, company, Mark::None, &text)?;
                }
                Told::Sent(touch) => self.sent(touch)?,
                Told::NotSent { touch, why } => {
                    let (company, name) = self.named(touch);
                    let text = format!("The {name} was not sent now: {why}.");
                    self.screen.event(&at, company, Mark::None, &text)?;
                }
                Told::Missed(touch) => {
                    self.approved.remove(touch);
                    let (company, name) = self.named(touch);
                    let text = format!("The {name} went by.");
                    self.screen.event(&at, company, Mark::None, &text)?;
                }
                Told::Watching
                | Told::Sending(_)
                | Told::Notice { .. }
                | Told::Received { .. }
                | Told::Outlook { .. } => {}
            }
        }
        Ok(())
    }

    fn show_notices(&mut self, told: &[Told]) -> Result<(), DemoError> {
        let at = self.stage.local(self.stage.calendar.now());
        for told in told {
            let Told::Notice { tells } = told else { continue };
            self.counts.notices += 1;
            for (application, text) in tells {
                // That a mail waits for approval has been said on the line above.
                if text.contains("approval") {
                    continue;
                }
                let act = self.acts.iter().find(|act| Some(act.id) == *application);
                let company = act.map_or("", |act| act.story.company);
                let text = text.strip_prefix(company).unwrap_or(text);
                // A card has many lines, of which the first says what it is.
                let text = text.lines().next().unwrap_or_default().trim_start_matches([':', ' ']);
                let text = format!("Afterword mails you: \"{text}\".");
                self.screen.event(&at, company, Mark::None, &text)?;
            }
        }
        Ok(())
    }

    fn sent(&mut self, touch: &TouchKey) -> Result<(), DemoError> {
        let now = self.stage.calendar.now();
        self.counts.sent += 1;
        self.approved.remove(touch);
        let (company, name) = self.named(touch);
        let threaded = self.stage.store.draft_text(touch)?.and_then(|text| text.in_reply_to);
        let threaded = if threaded.is_some() { ", in the same thread" } else { "" };
        let counted = match self.acts.iter().find(|act| act.id == touch.application) {
            Some(act) if touch.step == Step::CheckIn => {
                format!(": {} of at most {}", touch.round, act.story.cap)
            }
            _ => String::new(),
        };
        let text = format!("The {name} is sent{threaded}{counted}.");
        self.screen.event(&self.stage.local(now), company, Mark::Out, &text)?;
        for act in self.acts.iter_mut().filter(|act| act.id == touch.application) {
            for (at, reply) in &mut act.replies {
                if at.is_none() && matches!(reply.when, When::After(step) if step == touch.step) {
                    *at = Some(now + SignedDuration::from_mins(1));
                }
            }
        }
        Ok(())
    }

    /// Shows how the plans have changed.
    fn show_plans(&mut self) -> Result<(), DemoError> {
        let at = self.stage.local(self.stage.calendar.now());
        for act in &mut self.acts {
            let ahead = self.stage.outlook(act.id)?;
            let keys: BTreeSet<_> = ahead.planned.iter().map(|planned| &planned.key).collect();
            let gone: Vec<TouchKey> = self
                .approved
                .iter()
                .filter(|key| key.application == act.id && !keys.contains(key))
                .cloned()
                .collect();
            for touch in gone {
                self.approved.remove(&touch);
                let text = format!("Your approval of the {} is void.", plan::step(touch.step));
                self.screen.event(&at, act.story.company, Mark::None, &text)?;
            }
            let new = Plan::of(&ahead, self.stage);
            for text in new.changes(&act.plan) {
                self.screen.event(&at, act.story.company, Mark::None, &text)?;
            }
            act.plan = new;
        }
        Ok(())
    }

    fn named(&self, touch: &TouchKey) -> (&'static str, String) {
        let act = self.acts.iter().find(|act| act.id == touch.application);
        act.map_or(("", String::new()), |act| (act.story.company, touch_in_words(act, touch)))
    }

    async fn pause(&mut self) {
        let lines = self.screen.take_told();
        if self.paced {
            tokio::time::sleep(PACE * lines).await;
        }
    }
}
