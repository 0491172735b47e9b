//! Deciding what is due, and carrying out what needs no network.

use jiff::{SignedDuration, Timestamp, ToSpan};
use tokio::sync::mpsc;
use tracing::{info, warn};

use super::DaemonError;
use super::desk::Loop;
use super::drafting;
use super::event::{Ask, Desk};
use super::setup::Told;
use crate::store::{Look, NewCondition, StoreError};
use crate::timeline::decide::{Action, Decision, decide};
use crate::timeline::facts::{ApplicationId, Interview, InterviewState, Seq, What};
use crate::timeline::outlook::{Hold, Outlook, Planned, Standing, outlook};
use crate::timeline::timeplan::RoundState;
use crate::timeline::words::Channel;

/// Applications decided in one turn.
const DUE_MAX: u32 = 50;
/// Decisions about one application in one turn.
const DECISIONS_MAX: u32 = 200;

impl Loop {
    /// Decides the applications that are due.
    pub(super) fn decide_due(
        &mut self,
        handle: &Desk,
        asks: &mpsc::Sender<Ask>,
    ) -> Result<(), DaemonError> {
        for application in self.store.due(self.now(), DUE_MAX)? {
            self.decide_one(application, handle, asks)?;
        }
        Ok(())
    }

    fn decide_one(
        &mut self,
        application: ApplicationId,
        handle: &Desk,
        asks: &mpsc::Sender<Ask>,
    ) -> Result<(), DaemonError> {
        for _ in 0..DECISIONS_MAX {
            let now = self.now();
            let Look { facts, shared, seen } = self.store.look(application, now)?;
            let decision = decide(&facts, &shared, &self.policy, now);
            match decision {
                Decision::Do(Action::Draft(round)) => {
                    self.draft(application, &round)?;
                }
                Decision::Do(Action::Miss { touch, due }) => {
                    info!(application = application.0, touch = %touch, "a touch went by");
                    let what = What::Missed { touch: touch.clone(), due };
                    self.store.record(application, now, now, &what)?;
                    self.tell(Told::Missed(touch));
                }
                Decision::Do(Action::MarkHeld(id)) => {
                    let known = facts.facts.iter().rev().find_map(|fact| match &fact.what {
                        What::Interview(interview) if interview.id == id => Some(interview.clone()),
                        _ => None,
                    });
                    let Some(known) = known else { break };
                    let held = Interview { state: InterviewState::Held, ..known };
                    self.store.record(
                        application,
                        held.end,
                        now,
                        &What::Interview(held.clone()),
                    )?;
                }
                Decision::Do(Action::Send { touch, .. })
                    if self.overtaken(application, &touch)? => {}
                Decision::Do(Action::Send { touch, .. }) => {
                    if self.sending.is_some() {
                        self.deferred.insert(application);
                        self.store.set_wake(application, Some(now + 1.minute()), seen)?;
                        return Ok(());
                    }
                    if !self.begin(application, &touch, handle, asks)? {
                        let later = now + SignedDuration::from_mins(1);
                        self.store.set_wake(application, Some(later), seen)?;
                        return Ok(());
                    }
                }
                Decision::Wait { until, why } => {
                    let ahead = outlook(&facts, &shared, &self.policy, now);
                    let wake = self.wake_for(until, &ahead);
                    self.store.set_wake(application, wake, seen)?;
                    self.settle(&Look { facts, shared, seen }, &ahead, &why)?;
                    return Ok(());
                }
                Decision::Done(end) => {
                    let ahead = outlook(&facts, &shared, &self.policy, now);
                    let wake = self.wake_for(None, &ahead);
                    self.store.set_wake(application, wake, seen)?;
                    self.settle(&Look { facts, shared, seen }, &ahead, &format!("{end:?}"))?;
                    return Ok(());
                }
            }
        }
        warn!(application = application.0, "too many decisions at once: it waits a minute");
        let seen = self.store.last_seq()?;
        self.store.set_wake(application, Some(self.now() + 1.minute()), seen)?;
        Ok(())
    }

    fn draft(&mut self, application: ApplicationId, round: &[Planned]) -> Result<(), DaemonError> {
        for planned in round {
            let now = self.now();
            let Look { facts, shared, .. } = self.store.look(application, now)?;
            let state = outlook(&facts, &shared, &self.policy, now).state;
            let made =
                drafting::make(&self.store, &self.config, &self.policy, &facts, &state, planned);
            match made {
                Ok((draft, text)) => {
                    self.store.record_draft(application, &draft, &text, now)?;
                    self.store.clear(&format!("draft:{}", planned.key), now)?;
                    if planned.key.channel == Channel::Email {
                        info!(application = application.0, touch = %planned.key, "made out");
                    }
                    self.tell(Told::Drafted(planned.key.clone()));
                }
                Err(drafting::DraftingError::Store(error)) => return Err(error.into()),
                Err(error) => {
                    // It is put off rather than tried again at once; the candidate is told.
                    let key = format!("draft:{}", planned.key);
                    let text = format!("a text could not be made out: {error}");
                    self.raise(&key, Some(application), &text, false)?;
                    let what = What::Snooze {
                        touch: planned.key.clone(),
                        until: now + SignedDuration::from_hours(1),
                    };
                    self.store.record(application, now, now, &what)?;
                    return Ok(());
                }
            }
        }
        Ok(())
    }

    /// When to look at an application again: beside what the core says, to raise again what waits
    /// for the candidate, and to delete the texts of what was closed long ago.
    fn wake_for(&self, until: Option<Timestamp>, ahead: &Outlook) -> Option<Timestamp> {
        let now = self.now();
        let raise = match &ahead.standing {
            Standing::Yours(yours) => Some(yours.raised(now).1),
            _ => None,
        };
        let texts = self.texts_go_at(ahead).filter(|at| *at > now);
        [until, raise, texts].into_iter().flatten().min()
    }

    fn texts_go_at(&self, ahead: &Outlook) -> Option<Timestamp> {
        let days = i64::from(self.config.keep_texts_days);
        let ending = ahead.state.ending.filter(|_| ahead.planned.is_empty())?;
        ending.at.checked_add(SignedDuration::from_hours(24 * days)).ok()
    }

    /// Brings the ledger in line with the rounds: one that reached nobody gives its place back, and
    /// one by the candidate's own hand has one for as long as it counts as a round.
    fn keep_places(
        &mut self,
        application: ApplicationId,
        ahead: &Outlook,
        seen: Seq,
    ) -> Result<(), StoreError> {
        let now = self.now();
        let bounced = ahead.state.rounds.iter().filter(|r| r.state == RoundState::Bounced);
        for round in bounced {
            let key = format!("{application}.{}.check_in.{}", round.anchor, round.number);
            self.store.give_place_back(application, &key, now)?;
        }
        self.store.keep_own_places(application, seen, &ahead.state.rounds_by_hand())?;
        Ok(())
    }

    /// Brings in line what hangs on an application's state: the ledger, the matcher, what the
    /// candidate is told, and the search back.
    fn settle(&mut self, look: &Look, ahead: &Outlook, why: &str) -> Result<(), DaemonError> {
        let Look { facts, shared, seen } = look;
        let now = self.now();
        self.keep_places(facts.application, ahead, *seen)?;
        let application = facts.application;
        if self.texts_go_at(ahead).is_some_and(|at| at <= now) {
            self.store.delete_texts(application)?;
        }
        if ahead.holds.contains(&Hold::Unsearched) {
            self.unsearched.insert(application);
        } else {
            self.unsearched.remove(&application);
        }
        let closed = ahead.standing == Standing::Closed;
        let changed =
            if closed { self.closed.insert(application) } else { self.closed.remove(&application) };
        if changed {
            self.forget_index();
        }
        self.conditions_of(facts, shared, ahead)?;
        self.tell(Told::Outlook { application, text: why.to_owned() });
        Ok(())
    }

    /// Raises a condition, and logs it once.
    pub(super) fn raise(
        &mut self,
        key: &str,
        application: Option<ApplicationId>,
        text: &str,
        holds_account: bool,
    ) -> Result<bool, StoreError> {
        let new = NewCondition {
            key: key.to_owned(),
            application,
            text: text.to_owned(),
            holds_account,
            only_told: false,
        };
        let raised = self.store.raise(&new, self.now())?;
        if raised {
            warn!(application = application.map(|a| a.0), "{text}");
        }
        Ok(raised)
    }

    /// Tells the candidate of something that needs nothing of them, once while it lasts.
    pub(super) fn only_tell(
        &mut self,
        key: &str,
        application: ApplicationId,
        text: &str,
    ) -> Result<(), StoreError> {
        let new = NewCondition {
            key: key.to_owned(),
            application: Some(application),
            text: text.to_owned(),
            holds_account: false,
            only_told: true,
        };
        if self.store.raise(&new, self.now())? {
            let first = text.lines().next().unwrap_or_default();
            info!(application = application.0, "{first}");
        }
        Ok(())
    }

    pub(super) fn wake(&mut self, application: ApplicationId) -> Result<(), StoreError> {
        self.store.set_wake(application, Some(self.now()), Seq(i64::MAX)).map(|_| ())
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::clock::Calendar;
    use crate::config::{Config, Env, HolidayFile};
    use crate::daemon::desk::{Searching, Start};
    use crate::daemon::{Limits, Mode, Rehearsal, Setup};
    use crate::timeline::facts::{ByHand, Fact, Interview, Terms};
    use crate::timeline::words::{CallOutcome, CountsAs};

    /// A loop with one application that is not searched back for.
    fn desk() -> (tempfile::TempDir, Loop, ApplicationId) {
        let folder = tempfile::tempdir().unwrap();
        let home = folder.path().to_owned();
        let env = Env::from_variables(|name| (name == "HOME").then(|| home.clone()));
        let mut config = Config::defaults(&env).unwrap();
        config.database = folder.path().join("a.db");
        let now: Timestamp = "2026-03-04T12:00:00Z".parse().unwrap();
        let setup = Setup {
            config,
            env,
            calendar: Calendar::standing_at(now),
            mode: Mode::Service,
            limits: Limits::default(),
            told: None,
            pulse: None,
        };
        let rehearsal = Rehearsal { folder: home };
        let Start { mut desk, .. } = Loop::start(setup, Some(rehearsal)).unwrap();
        let terms = Terms {
            company: "Acme".to_owned(),
            role: "Site Engineer".to_owned(),
            cadence: "steady".to_owned(),
            ..Terms::default()
        };
        let application = desk.store.add_application(&terms, 3, now).unwrap();
        (folder, desk, application)
    }

    #[test]
    fn a_round_by_hand_has_a_place_while_it_counts_as_one() {
        let (_folder, mut desk, application) = desk();
        let end = desk.now();
        let id = desk.store.new_interview_id(application).unwrap();
        let (start, state) = (end - SignedDuration::from_hours(1), InterviewState::Held);
        let held = Interview { id, state, start, end, contacts: Vec::new() };
        desk.store.record(application, end, end, &What::Interview(held)).unwrap();
        let call = ByHand::Call(CallOutcome::Voicemail);
        let call = What::Logged { what: call, contact: None };
        let what = desk.store.record(application, end, end, &call).unwrap();
        let mut left_as = |as_what: Option<CountsAs>| {
            if let Some(as_what) = as_what {
                let counted = What::Counted { what, as_what };
                desk.store.record(application, end, end, &counted).unwrap();
            }
            let Look { facts, shared, seen } = desk.store.look(application, end).unwrap();
            let ahead = outlook(&facts, &shared, &desk.policy, end);
            desk.keep_places(application, &ahead, seen).unwrap();
            let left = desk.store.places_left(application).unwrap();
            assert_eq!(left, ahead.state.places_left(), "the core agrees");
            left
        };
        assert_eq!(left_as(None), 2);
        for (counts, left) in [
            (CountsAs::Nothing, 3),
            (CountsAs::CheckIn, 2),
            (CountsAs::Answer, 3),
            (CountsAs::CheckIn, 2),
            (CountsAs::CheckIn, 2),
            (CountsAs::ThankYou, 3),
        ] {
            assert_eq!(left_as(Some(counts)), left, "{counts}");
        }
    }

    #[test]
    fn a_search_back_covers_only_what_it_knew_of() {
        let (_folder, mut desk, application) = desk();
        let searching = Searching { covers: Seq(9), applications: [application].into() };
        desk.searching = Some(searching);
        let searched = |desk: &Loop| {
            let facts = desk.store.facts(application).unwrap().facts;
            facts.iter().any(|Fact { what, .. }| matches!(what, What::Searched { .. }))
        };
        desk.searched_back(Seq(5), None).unwrap();
        assert!(!searched(&desk) && desk.searching.is_some(), "it was one asked for before");
        desk.searched_back(Seq(9), None).unwrap();
        assert!(searched(&desk) && desk.searching.is_none());
    }

    #[test]
    fn searches_back_that_fail_and_fail_are_told_of_until_one_ends_well() {
        let (_folder, mut desk, application) = desk();
        let mut searched = |failed: Option<&str>| {
            let searching = Searching { covers: Seq(9), applications: [application].into() };
            desk.searching = Some(searching);
            desk.searched_back(Seq(9), failed.map(str::to_owned)).unwrap();
            desk.store.conditions().unwrap().len()
        };
        let no = Some("it says no");
        assert_eq!([no, no, no, no, None, no].map(&mut searched), [0, 0, 1, 1, 0, 0]);
    }

    #[test]
    fn a_list_of_holidays_that_has_ended_is_told_once() {
        let (_folder, mut desk, _) = desk();
        let told = |desk: &Loop| {
            let known = desk.store.conditions().unwrap().into_iter();
            known.filter(|known| known.key == "holidays").map(|known| known.id).collect::<Vec<_>>()
        };
        desk.heed_holidays().unwrap();
        assert!(told(&desk).is_empty(), "there is no list");
        let today = desk.now().to_zoned(desk.policy.zone.clone()).date();
        let file = |day| HolidayFile { path: "h.ics".into(), days: [(day, String::new())].into() };
        desk.config.holidays.files = vec![file(today)];
        desk.heed_holidays().unwrap();
        assert!(told(&desk).is_empty(), "today is in it");
        desk.calendar.set(desk.now() + SignedDuration::from_hours(24));
        desk.heed_holidays().unwrap();
        let first = told(&desk);
        assert_eq!(first.len(), 1);
        // As at a restart.
        desk.clear_own_conditions().unwrap();
        desk.heed_holidays().unwrap();
        assert_eq!(told(&desk), first, "it is the same still");
        desk.config.holidays.files.push(file(today.checked_add(9.days()).unwrap()));
        desk.clear_own_conditions().unwrap();
        desk.heed_holidays().unwrap();
        assert!(told(&desk).is_empty(), "the list goes on");
    }

    #[test]
    fn a_clock_set_back_has_everything_decided_again() {
        let (_folder, mut desk, application) = desk();
        let later = desk.now() + SignedDuration::from_hours(24 * 300);
        desk.calendar.set(later);
        desk.heed_clock().unwrap();
        let seen = desk.store.last_seq().unwrap();
        desk.store.set_wake(application, Some(later + 1.minute()), seen).unwrap();
        desk.calendar.set(later - SignedDuration::from_hours(24 * 299));
        desk.heed_clock().unwrap();
        assert_eq!(desk.store.due(desk.now(), 9).unwrap(), [application]);
    }
}
