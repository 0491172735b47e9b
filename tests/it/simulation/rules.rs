//! The rules that always hold, one check each, by name. They look at what the mail server was
//! given, at what stood in the mailbox, and at bare facts; never at what the core makes of them.
//!
//! `never_touch_their_mail` is tested on real servers: there is no mailbox here that could be
//! changed.

use std::collections::BTreeSet;

use afterword::store::MessageFilter;
use afterword::timeline::almanac::{Almanac, days_after};
use afterword::timeline::facts::*;
use afterword::timeline::outlook::{Outlook, Standing, outlook};
use afterword::timeline::timeplan::{Yours, YoursWhat};
use afterword::timeline::words::{Kind, Step as Touching, TimelineKind};
use jiff::{SignedDuration, Timestamp};

use super::driver::Moment;
use super::known::{self, open};
use super::world::{Data, Mail, Step, Stop, World};

/// Everything that is checked when the server is given a message.
pub fn at_data(world: &World, app: ApplicationId, before: &Moment) -> Step<()> {
    let data = world.datas.last().unwrap();
    let almanac = Almanac::new(&world.policy, known::terms(&before.facts));
    let earlier = &world.datas[..before.attempts_before];
    let at = At { world, app, data, earlier, facts: &before.facts, almanac };
    let rules: [(&'static str, Rule<'_>); 16] = [
        ("cap", At::cap),
        ("one_touch_a_contact_channel_and_round", At::one_touch),
        ("final_thank_you_once_and_approved", At::final_thank_you),
        ("withdrawn_stays_withdrawn", At::withdrawn),
        ("absence", At::absence),
        ("never_twice", At::never_twice),
        ("never_over_an_answer", At::never_over_an_answer),
        ("never_early", At::never_early),
        ("never_early", At::gap),
        ("never_at_a_wrong_hour", At::never_at_a_wrong_hour),
        ("never_at_a_wrong_hour", At::pace),
        ("never_unapproved", At::never_unapproved),
        ("never_to_the_wrong_person", At::never_to_the_wrong_person),
        ("never_half_written", At::never_half_written),
        ("never_lose_a_reply", At::searched_back),
        ("closed_stays_closed", At::closed_stays_closed),
    ];
    for (name, rule) in rules {
        if let Err(words) = rule(&at) {
            let words = format!("{} at {}: {words}", data.touch, data.at);
            return Err(Stop::Broken(name, words));
        }
    }
    Ok(())
}

pub type Rule<'a> = fn(&At<'a>) -> Result<(), String>;

/// A touch at the moment at which it goes out, or falls due.
pub struct At<'a> {
    pub world: &'a World,
    pub app: ApplicationId,
    pub data: &'a Data,
    pub earlier: &'a [Data],
    pub facts: &'a Facts,
    pub almanac: Almanac<'a>,
}

impl At<'_> {
    pub fn is_check_in(&self) -> bool {
        self.data.touch.step == Touching::CheckIn
    }

    pub fn day(&self) -> jiff::civil::Date {
        self.almanac.day(self.data.at)
    }

    /// Mails of this application that went out before, or may have.
    pub fn went(&self, step: Touching) -> impl Iterator<Item = &Data> {
        let here = move |data: &&Data| {
            data.counts() && data.touch.step == step && data.touch.application == self.app
        };
        self.earlier.iter().filter(here)
    }

    pub fn cap(&self) -> Result<(), String> {
        if !self.is_check_in() {
            return Ok(());
        }
        let granted: u32 = self.facts.facts.iter().fold(0, |sum, fact| match &fact.what {
            What::Granted { places } => sum + places,
            _ => sum,
        });
        let mut rounds: Vec<(String, bool)> = Vec::new();
        for data in self.went(Touching::CheckIn).chain([self.data]) {
            let key = data.touch.round_key();
            let reached = !data.bounced;
            match rounds.iter_mut().find(|(known, _)| *known == key) {
                Some((_, any)) => *any |= reached,
                None => rounds.push((key, reached)),
            }
        }
        for (touch, _) in known::done(self.facts) {
            let key = touch.round_key();
            if touch.step == Touching::CheckIn && rounds.iter().all(|(known, _)| *known != key) {
                rounds.push((key, true));
            }
        }
        let used = rounds.iter().filter(|(_, reached)| *reached).count();
        let granted = usize::try_from(granted).unwrap();
        holds(used <= granted, || format!("{used} rounds, and {granted} places were granted"))?;
        // What the candidate does once a round has begun takes nothing from its other mails.
        let key = self.data.touch.round_key();
        let begun = self.went(Touching::CheckIn).any(|data| data.touch.round_key() == key);
        let own = known::own_check_ins(self.facts, &self.almanac).len();
        let used = used + own;
        let begun = begun || self.done().contains(&key);
        let calls = self.done().iter().filter(|key| rounds.iter().all(|(k, _)| k != *key)).count();
        let used = used + calls;
        holds(begun || used <= granted, || {
            format!("{used} rounds, {own} by hand, and {granted} places were granted")
        })
    }

    /// The check-in rounds of which the candidate has made a call.
    fn done(&self) -> BTreeSet<String> {
        let done = self.facts.facts.iter().filter_map(|fact| match &fact.what {
            What::Done { touch, .. } if touch.step == Touching::CheckIn => Some(touch.round_key()),
            _ => None,
        });
        done.collect()
    }

    fn never_twice(&self) -> Result<(), String> {
        let same = |data: &&Data| data.counts() && data.touch == self.data.touch;
        let before = self.earlier.iter().filter(same).count();
        holds(before == 0, || format!("{before} times at DATA before"))
    }

    pub fn never_over_an_answer(&self) -> Result<(), String> {
        let taken = taken_in(self.world, self.app);
        let stood = &self.world.mails[..self.data.seen];
        let missed = stood.iter().find(|mail| is_for(mail, self.app) && !taken.contains(&mail.id));
        holds(missed.is_none(), || format!("{:?} was not taken in", missed.map(|m| &m.id)))?;
        let messages = known::messages(self.facts);
        for known in &messages {
            if !known.by_person() {
                continue;
            }
            holds(known.belongs(), || format!("{} is not assigned", known.message.id))?;
            holds(known.reading.is_some(), || format!("{} is not read", known.message.id))?;
            let unclear = open(self.facts, known, Kind::Unclear);
            holds(!unclear, || format!("{} is unclear", known.message.id))?;
            if !self.is_check_in() {
                continue;
            }
            for kind in [Kind::Offer, Kind::Advance, Kind::InfoRequested, Kind::Referral] {
                let open = open(self.facts, known, kind);
                holds(!open, || format!("{}, {kind}, is not answered", known.message.id))?;
            }
        }
        Ok(())
    }

    pub fn never_early(&self) -> Result<(), String> {
        if !self.is_check_in() {
            return Ok(());
        }
        let Some((kind, days)) = known::timeline(self.facts, &self.almanac) else { return Ok(()) };
        let first = match kind {
            TimelineKind::Decision => self.almanac.business_days_after(days.latest, 1),
            TimelineKind::Invited => days.earliest,
        };
        holds(self.day() >= first, || format!("they named {kind} {days:?}"))
    }

    pub fn never_at_a_wrong_hour(&self) -> Result<(), String> {
        let (at, step, policy) = (self.data.at, self.data.touch.step, &self.world.policy);
        let hurried = self.facts.facts.iter().any(|fact| {
            matches!(&fact.what, What::Hurry { touch, at_this_hour: true }
                if *touch == self.data.touch)
        });
        let windows = &policy.windows;
        let window = match step {
            Touching::ThankYou => &windows.thank_you,
            Touching::CheckIn => &windows.check_in,
            Touching::FinalThankYou => &windows.final_thank_you,
            Touching::AskAround => &windows.ask_around,
        };
        let open = hurried || window.is_open(self.almanac.civil(at));
        holds(open, || format!("{} is out of the window", self.almanac.civil(at)))?;
        let day = self.day();
        holds(!self.almanac.is_quiet(day), || format!("{day} is quiet"))?;
        let needs_business = matches!(step, Touching::CheckIn | Touching::FinalThankYou);
        let fits = !needs_business || self.almanac.is_business_day(day);
        holds(fits, || format!("{day} is no business day"))
    }

    fn pace(&self) -> Result<(), String> {
        let (at, policy) = (self.data.at, &self.world.policy);
        let sent: Vec<Timestamp> =
            self.earlier.iter().filter(|data| data.counts()).map(|data| data.at).collect();
        let close = sent.iter().any(|other| at.duration_since(*other).abs() < MINUTE);
        holds(!close, || "less than a minute after another mail".to_owned())?;
        let today = sent.iter().filter(|other| at.duration_since(**other) < DAY).count();
        holds(today < usize::try_from(policy.limits.mails_per_day).unwrap(), || {
            format!("{today} mails in a day")
        })
    }

    fn never_unapproved(&self) -> Result<(), String> {
        let touch = &self.data.touch;
        let draft = self.facts.facts.iter().rev().find_map(|fact| match &fact.what {
            What::Draft(draft) if draft.touch == *touch => Some((fact, draft)),
            _ => None,
        });
        let Some((drafted, draft)) = draft else { return Err("no draft".to_owned()) };
        holds(draft.digest.0 == self.data.text, || "another text than the draft's".to_owned())?;
        let messages = known::messages(self.facts);
        let theirs = messages.iter().filter(|known| known.by_person());
        let voided = theirs.map(|known| known.seq).max().unwrap_or(Seq(0)).max(drafted.seq);
        let approved = self.facts.facts.iter().any(|fact| {
            matches!(&fact.what, What::Approval { touch: of, digest }
                if of == touch && *digest == draft.digest && fact.seq > voided)
        });
        if approved {
            return Ok(());
        }
        let auto = self.world.policy.auto.contains(&touch.step);
        holds(auto && touch.step != Touching::FinalThankYou, || "not approved".to_owned())?;
        let stood = |fact: &Fact| {
            fact.seq == voided
                && self.data.at.duration_since(fact.recorded) < self.world.policy.hold_for
        };
        holds(!self.facts.facts.iter().any(stood), || "it stood too short a while".to_owned())?;
        let doubtful =
            messages.iter().any(|known| known.by_person() && known.belongs() && !known.trusted());
        holds(!doubtful, || "auto, with a message that is not verified".to_owned())
    }

    fn never_to_the_wrong_person(&self) -> Result<(), String> {
        let reminder = self.data.touch.step == Touching::AskAround;
        holds(!reminder && self.data.touch.contact.is_some(), || "to nobody".to_owned())?;
        let address = self.data.address.to_lowercase();
        let contacts = known::contacts(self.facts);
        let mut own = contacts.iter().filter_map(|contact| contact.address.as_ref());
        holds(own.any(|own| own.to_lowercase() == address), || format!("{address} is nobody"))?;
        for app in &self.world.apps {
            let facts = if *app == self.app { self.facts.clone() } else { self.world.facts(*app) };
            for known in known::messages(&facts) {
                let failed = known.message.failure.as_ref();
                let dead = failed.is_some_and(|f| {
                    f.kills_address() && f.address.as_deref() == Some(address.as_str())
                });
                holds(!dead, || format!("{address} is dead"))?;
                let from = known.message.from.to_lowercase() == address;
                let stopped = from && known.says(Kind::Stop);
                holds(!stopped, || format!("{address} asked us to stop"))?;
            }
        }
        if self.is_check_in() { self.per_person(&address) } else { Ok(()) }
    }

    fn per_person(&self, address: &str) -> Result<(), String> {
        let limits = self.world.policy.limits;
        let sent: Vec<&Data> = self
            .earlier
            .iter()
            .filter(|data| data.counts() && data.touch.step == Touching::CheckIn)
            .filter(|data| data.address.to_lowercase() == address)
            .collect();
        let recent = |data: &&&Data| self.day() < days_after(self.almanac.day(data.at), 90);
        let count = sent.iter().filter(recent).count();
        holds(count < usize::try_from(limits.per_person).unwrap(), || {
            format!("{count} check-ins to {address} in 90 days")
        })?;
        let mut others = sent.iter().filter(|data| data.touch.application != self.app);
        let near =
            |data: &&Data| self.day() < days_after(self.almanac.day(data.at), limits.min_gap);
        holds(!others.any(near), || format!("another application wrote to {address}"))
    }

    fn never_half_written(&self) -> Result<(), String> {
        let whole = !self.world.half_written.contains(&self.data.text);
        holds(whole, || "it lacks something".to_owned())
    }

    fn searched_back(&self) -> Result<(), String> {
        let mut known = BTreeSet::new();
        let added = self.facts.facts.iter().filter(|fact| match &fact.what {
            What::Contact(contact) => {
                let address = contact.address.clone().filter(|_| !contact.removed);
                address.is_some_and(|address| known.insert((contact.id, address)))
            }
            _ => false,
        });
        let added = added.map(|fact| fact.seq).max();
        let covers = self.facts.facts.iter().filter_map(|fact| match &fact.what {
            What::Searched { covers } => Some(*covers),
            _ => None,
        });
        let covered = covers.max();
        holds(covered >= added, || "the mailbox was not searched back".to_owned())
    }

    pub fn closed_stays_closed(&self) -> Result<(), String> {
        let reopened = known::last(self.facts, |what| *what == What::Reopened);
        let closed = known::last(self.facts, |what| *what == What::Closed);
        let by_hand = closed.is_some() && closed > reopened;
        let is_final = self.data.touch.step == Touching::FinalThankYou;
        holds(is_final || !by_hand, || "closed by the candidate".to_owned())?;
        for known in known::messages(self.facts) {
            for kind in [Kind::Rejection, Kind::Closed, Kind::Stop] {
                let closes = known.says(kind) && reopened.is_none_or(|seq| seq < known.seq);
                let may = is_final && kind != Kind::Stop;
                holds(may || !closes, || format!("{} was a {kind}", known.message.id))?;
            }
        }
        Ok(())
    }
}

fn is_for(mail: &Mail, app: ApplicationId) -> bool {
    mail.matches.iter().any(|matched| matched.application == app)
}

/// Message-IDs of what was taken in for an application.
fn taken_in(world: &World, app: ApplicationId) -> Vec<String> {
    let filter = MessageFilter { application: Some(app), since: None, limit: 10_000 };
    let views = world.store.messages(filter).unwrap();
    views.into_iter().filter_map(|view| view.rfc_message_id).collect()
}

/// Every message that stands in a watched folder, and may belong to an application, is a fact of it
/// exactly once; and what was confirmed as recorded is there.
pub fn never_lose_a_reply(world: &World) -> Step<()> {
    let broken = |words| Err(Stop::Broken("never_lose_a_reply", words));
    for app in &world.apps {
        let taken = taken_in(world, *app);
        let mut stands = world.mails.iter().filter(|mail| is_for(mail, *app));
        if let Some(lost) = stands.find(|mail| !taken.contains(&mail.id)) {
            return broken(format!("application {app}: {} was not taken in", lost.id));
        }
        let facts = world.facts(*app);
        let messages = known::messages(&facts);
        let ids: BTreeSet<_> = messages.iter().map(|known| known.message.id).collect();
        let rows: BTreeSet<_> = taken.iter().collect();
        if ids.len() != messages.len() || rows.len() != taken.len() {
            return broken(format!("application {app}: a message was taken in twice: {taken:?}"));
        }
        for (_, seq) in world.confirmed.iter().filter(|(of, _)| of == app) {
            if !facts.facts.iter().any(|fact| fact.seq == *seq) {
                return broken(format!("application {app}: fact {seq} is gone"));
            }
        }
    }
    Ok(())
}

/// What needs the candidate shows as such at once, as far as the core knows of it.
pub fn never_silent(app: ApplicationId, facts: &Facts, ahead: &Outlook) -> Step<()> {
    for known in known::messages(facts) {
        let asks = [Kind::Offer, Kind::Advance, Kind::Unclear];
        let asks = asks.iter().any(|kind| open(facts, &known, *kind));
        if asks && ahead.state.yours.is_empty() {
            let words = format!("application {app}: message {} is not told", known.message.id);
            return Err(Stop::Broken("never_silent", words));
        }
        let held = known.by_person() && (!known.belongs() || known.reading.is_none());
        if held && ahead.holds.is_empty() {
            let words = format!("application {app}: message {} holds nothing", known.message.id);
            return Err(Stop::Broken("never_silent", words));
        }
    }
    if matches!(ahead.standing, Standing::Exhausted { .. }) && !ahead.planned.is_empty() {
        let words = format!("application {app} is exhausted, and something is planned");
        return Err(Stop::Broken("never_silent", words));
    }
    Ok(())
}

/// Messages that are not verified, just taken in, have made no check-in earlier, nor one more.
pub fn less_on_doubt(world: &World, app: ApplicationId, before: &Facts) -> Step<()> {
    let facts = world.facts(app);
    let new = facts.facts.iter().filter(|fact| before.facts.iter().all(|old| old.seq != fact.seq));
    let doubtful = |what: &What| match what {
        What::Message(message) => !message.own && !message.verified,
        What::Reading(_) => true,
        _ => false,
    };
    if !new.clone().all(|fact| doubtful(&fact.what)) || new.count() == 0 {
        return Ok(());
    }
    let shared = world.store.shared(world.now).unwrap();
    let look = |facts: &Facts| outlook(facts, &shared, &world.policy, world.now);
    // Another plan may have another channel, and with it somebody who can be reached; and what was
    // put off is put off no more, since the touch is another. Both ask for approval anew.
    let nobody =
        matches!(look(before).standing, Standing::Yours(Yours { what: YoursWhat::NobodyLeft, .. }));
    let put_off = |fact: &Fact| matches!(fact.what, What::Snooze { .. });
    if nobody || facts.facts.iter().any(put_off) {
        return Ok(());
    }
    let (was, is) = (first_check_in(&look(before)), first_check_in(&look(&facts)));
    if is.is_some() && (was.is_none() || is < was) {
        let words = format!("application {app}: from {was:?} to {is:?}");
        return Err(Stop::Broken("less_on_doubt", words));
    }
    Ok(())
}

fn first_check_in(ahead: &Outlook) -> Option<Timestamp> {
    let check_ins = ahead.planned.iter().filter(|planned| planned.key.step == Touching::CheckIn);
    check_ins.map(|planned| planned.slot).min().filter(|_| ahead.holds.is_empty())
}

pub fn holds(well: bool, words: impl FnOnce() -> String) -> Result<(), String> {
    if well { Ok(()) } else { Err(words()) }
}

const MINUTE: SignedDuration = SignedDuration::from_mins(1);
const DAY: SignedDuration = SignedDuration::from_hours(24);
