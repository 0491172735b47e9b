//! The table of the spec for a company that never says a word, worked out a second time in plain
//! code: a function a row, a match arm a cell.

use afterword::timeline::simulate::Scenario;
use afterword::timeline::words::{Channel, Role, TimelineKind};
use jiff::civil::{Date, time};
use jiff::{SignedDuration, Timestamp};

use super::plain::{Plain, after};

/// What goes out, a line each, and how it ends.
pub fn of(scenario: &Scenario) -> Vec<String> {
    Table::new(scenario).lines()
}

type Person = (Role, String);

/// When the thank-you was due, the day on which it went out, or else was due, and whether it did.
#[derive(Clone, Copy)]
struct Thanked {
    due: Timestamp,
    day: Date,
    made: bool,
}

struct Table<'a> {
    scenario: &'a Scenario,
    plain: Plain,
    contacts: Vec<Person>,
    ended: Timestamp,
    lines: Vec<String>,
    last: Timestamp,
}

impl<'a> Table<'a> {
    fn new(scenario: &'a Scenario) -> Self {
        let plain = Plain::of(scenario);
        let start = plain.instant(scenario.interviewed);
        let ended = start + SignedDuration::from_mins(i64::from(scenario.minutes));
        let mut contacts = scenario.contacts.clone();
        if contacts.is_empty() {
            contacts.push((Role::Interviewer, "Interviewer".to_owned()));
        }
        Self { scenario, plain, contacts, ended, lines: Vec::new(), last: ended }
    }

    fn cadence(&self) -> &str {
        &self.scenario.cadence
    }

    fn lines(mut self) -> Vec<String> {
        let thanked = self.thank_yous();
        let state = self.check_ins(thanked);
        self.lines.sort();
        let last = self.last;
        self.lines.push(format!("{last} {state}"));
        self.lines
    }

    fn goes(&mut self, at: Timestamp, what: &str, channels: &[Channel], to: &[Person]) {
        if to.is_empty() {
            return;
        }
        for (role, name) in to {
            for channel in channels {
                self.lines.push(format!("{at} {what} {channel} {role}:{name}"));
            }
        }
        self.last = self.last.max(at);
    }

    fn of_role(&self, role: Role) -> Option<Person> {
        self.contacts.iter().find(|(known, _)| *known == role).cloned()
    }

    fn lead(&self) -> Option<Person> {
        let outside = [Role::Inside, Role::Reference, Role::Agency];
        let company = self.contacts.iter().find(|(role, _)| !outside.contains(role)).cloned();
        self.of_role(Role::Recruiter).or(company).or(self.of_role(Role::Agency))
    }

    fn took_part(&self) -> Vec<Person> {
        let roles = [Role::Interviewer, Role::HiringManager];
        let named = self.contacts.iter().filter(|(role, _)| roles.contains(role));
        let named: Vec<Person> = named.cloned().collect();
        if named.is_empty() { self.lead().into_iter().collect() } else { named }
    }

    /// Rows "thank-you: channel" and "due". Returns its day.
    fn thank_yous(&mut self) -> Thanked {
        let end = self.plain.local(self.ended);
        let next = |at| self.plain.instant(after(end.date(), 1).to_datetime(at));
        let hours = |hours| {
            let at = self.ended + SignedDuration::from_hours(hours);
            let local = self.plain.local(at);
            (local.date() == end.date()).then_some((at, local.time()))
        };
        let in_hours = |count, by| match hours(count) {
            Some((at, local)) if local <= by => at,
            _ => next(time(9, 0, 0, 0)),
        };
        let both = vec![Channel::Call, Channel::Email];
        let eight = time(20, 0, 0, 0);
        let (due, channels) = match self.cadence() {
            "weekly" => (next(time(9, 0, 0, 0)), vec![Channel::Letter]),
            "caller" => (in_hours(2, eight), vec![Channel::Letter]),
            "same-day" if end.time() <= time(17, 0, 0, 0) => {
                (self.plain.instant(end.date().at(19, 0, 0, 0)), both)
            }
            "same-day" => match hours(2) {
                Some((at, local)) if local <= time(20, 59, 0, 0) => (at, both),
                _ => (next(time(8, 0, 0, 0)), vec![Channel::Email]),
            },
            _ => (in_hours(3, eight), vec![Channel::Email]),
        };
        let at = self.plain.settle(due, (8, 20), |_| true);
        let to = self.took_part();
        // Over three days after the interview it isn't made by itself.
        let made = at <= self.ended + SignedDuration::from_hours(72) && !to.is_empty();
        if made {
            self.goes(at, "thank_you 0", &channels, &to);
        }
        let day = self.plain.day(if made { at } else { due });
        Thanked { due, day, made }
    }

    fn check_ins(&mut self, thanked: Thanked) -> &'static str {
        let mut days: Vec<Date> = Vec::new();
        let mut had: Vec<Person> = Vec::new();
        loop {
            let Some((day, hour)) = self.due(&days, thanked) else { return "exhausted" };
            let (to, none_left) = self.recipients(&days, &had);
            if none_left || days.len() >= usize::try_from(self.scenario.cap).unwrap() {
                return "exhausted";
            }
            if to.is_empty() {
                return "yours";
            }
            let mut due = self.plain.instant(day.to_datetime(hour));
            let mut later = day;
            while due < thanked.due {
                later = after(later, 1);
                due = self.plain.instant(later.to_datetime(hour));
            }
            let last = days.last().copied();
            let allows = |day: Date| self.allows(day, last, thanked);
            let at = self.plain.settle(due, (9, 16), allows);
            let channels = self.channels(days.len());
            days.push(self.plain.day(at));
            let what = format!("check_in {}", days.len());
            self.goes(at, &what, &channels, &to);
            had.extend(to);
            if self.cadence() == "promised" && days.len() == 1 {
                self.asks_around(&days, thanked, &had);
            }
        }
    }

    fn asks_around(&mut self, days: &[Date], thanked: Thanked, had: &[Person]) {
        let day = after(days[0], 3);
        let due = self.plain.instant(day.at(10, 0, 0, 0));
        let at = self.plain.settle(due, (8, 20), |_| true);
        // The next check-in is a week after the first, and the reminder comes before it unless
        // quiet days put it off.
        let (to, none_left) = self.recipients(days, had);
        let goes_on = !none_left && !to.is_empty() && self.scenario.cap > 1;
        let next = self.due(days, thanked).filter(|_| goes_on).map(|(next, hour)| {
            let due = self.plain.instant(next.to_datetime(hour));
            let allows = |day: Date| self.allows(day, days.last().copied(), thanked);
            self.plain.day(self.plain.settle(due, (9, 16), allows))
        });
        if next.is_none_or(|next| next > self.plain.day(at)) {
            self.lines.push(format!("{at} ask_around 0 reminder candidate"));
            self.last = self.last.max(at);
        }
    }

    /// Never early, gap and business days.
    fn allows(&self, day: Date, last: Option<Date>, thanked: Thanked) -> bool {
        let kind = self.scenario.timeline.map(|(kind, _)| kind);
        let invited = kind == Some(TimelineKind::Invited) && last.is_none();
        let early = self.scenario.timeline.is_some_and(|(kind, days)| match kind {
            TimelineKind::Decision => day < self.plain.business_after(days.latest, 1),
            TimelineKind::Invited => day < days.earliest,
        });
        let gap = if invited { 1 } else { i64::from(self.scenario.policy.limits.min_gap) };
        let first_at_once = self.cadence() == "same-day" && last.is_none() && !invited;
        let near = |touched: Option<Date>| touched.is_some_and(|t| day < after(t, gap));
        let thanked_near = near(thanked.made.then_some(thanked.day)) && !first_at_once;
        let round_near = last.is_some_and(|last| self.plain.business_between(last, day) < 3);
        let open = self.plain.in_working_week(day);
        open && self.plain.is_business(day) && !early && !thanked_near && !near(last) && !round_near
    }

    /// Rows "first check-in", "second check-in" and "further".
    fn due(&self, days: &[Date], thanked: Thanked) -> Option<(Date, jiff::civil::Time)> {
        let plain = &self.plain;
        let interviewed = plain.day(self.ended);
        let ten = time(10, 0, 0, 0);
        let Some(last) = days.last().copied() else {
            return Some(match self.scenario.timeline {
                Some((TimelineKind::Invited, days)) => {
                    (plain.middle(days.earliest, days.latest), ten)
                }
                Some((TimelineKind::Decision, days)) => {
                    let next = plain.business_after(days.latest, 1);
                    let day = match self.cadence() {
                        "patient" => after(days.latest, 2),
                        "weekly" | "caller" => next.max(after(interviewed, 7)),
                        _ => next,
                    };
                    (day, ten)
                }
                None => match self.cadence() {
                    "promised" => (self.by_day_14(interviewed), ten),
                    "same-day" => (plain.business_after(thanked.day, 1), time(16, 30, 0, 0)),
                    _ => (after(interviewed, 7), ten),
                },
            });
        };
        let day = match (self.cadence(), days.len()) {
            ("steady", 1) => plain.business_after(last, 10),
            ("weekly" | "caller", _) | ("promised", 1) => after(last, 7),
            ("same-day", 1) => plain.business_after(last, 4),
            _ => return None,
        };
        Some((day, ten))
    }

    /// 10 days after; never after day 14: else the last business day on or before it.
    fn by_day_14(&self, interviewed: Date) -> Date {
        let (tenth, limit) = (after(interviewed, 10), after(interviewed, 14));
        let in_time = (10..=14).any(|days| self.plain.is_business(after(interviewed, days)));
        if in_time {
            return tenth;
        }
        let mut before = (1..=14).rev().map(|days| after(interviewed, days));
        before.find(|day| self.plain.is_business(*day)).unwrap_or(limit)
    }

    fn channels(&self, before: usize) -> Vec<Channel> {
        match (self.scenario.by, self.cadence()) {
            (Some(by), _) => vec![by],
            (None, "caller") => vec![Channel::Call],
            (None, "same-day") if before == 0 => vec![Channel::Call, Channel::Email],
            (None, _) => vec![Channel::Email],
        }
    }

    /// Row "check-in: to". True if it was to pass to the next contact, and none is left.
    fn recipients(&self, days: &[Date], had: &[Person]) -> (Vec<Person>, bool) {
        let first = || self.took_part().into_iter().next();
        let one = match (self.cadence(), self.scenario.timeline) {
            ("caller", _) => return (self.took_part(), false),
            ("weekly", _) => self.of_role(Role::Agency).or(self.lead()),
            ("same-day", _) => self.of_role(Role::HiringManager).or(first()).or(self.lead()),
            ("promised", _) if !days.is_empty() => {
                let order = [
                    Role::HiringManager,
                    Role::Recruiter,
                    Role::Hr,
                    Role::Interviewer,
                    Role::Agency,
                ];
                let new = |role: &Role| {
                    let new = |person: &&Person| person.0 == *role && !had.contains(person);
                    self.contacts.iter().find(new).cloned()
                };
                let next = order.iter().find_map(new);
                return (next.clone().into_iter().collect(), next.is_none());
            }
            ("promised", Some(_)) => first().or(self.lead()),
            ("promised", None) => {
                let hr = || self.of_role(Role::Hr);
                self.of_role(Role::HiringManager).or_else(hr).or(self.lead())
            }
            _ => self.lead(),
        };
        (one.into_iter().collect(), false)
    }
}
