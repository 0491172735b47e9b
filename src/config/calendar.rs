//! Which days are days of work, and when anything may go out: `[calendar]` and `[windows]`, from
//! raw to checked.

use std::collections::{BTreeMap, BTreeSet};

use jiff::ToSpan;
use jiff::civil::Date;
use toml::Spanned;

use super::Config;
use super::check::Check;
use super::error::Wrong;
use super::holidays::{self, HolidayFile};
use super::raw::{RawCalendar, RawWindows, Text, Texts};
use crate::timeline::almanac::{Almanac, WEEKDAYS};
use crate::timeline::facts::Days;
use crate::timeline::policy::Windows;
use crate::timeline::window::{DAYS_OF_FIVE_YEARS, Window};
use crate::timeline::words::Step;

impl Check<'_> {
    pub(super) fn windows(&self, raw: &RawWindows) -> Result<Windows, Wrong> {
        let (every_day, office) = ("* 8-20 * * *", "* 9-16 * * Mon-Fri");
        Ok(Windows {
            thank_you: self.window(raw.thank_you.as_ref(), every_day)?,
            check_in: self.window(raw.check_in.as_ref(), office)?,
            final_thank_you: self.window(raw.final_thank_you.as_ref(), office)?,
            ask_around: self.window(raw.ask_around.as_ref(), every_day)?,
        })
    }

    fn window(&self, raw: Option<&Texts>, default: &str) -> Result<Window, Wrong> {
        let shipped = |error: &dyn ToString| self.source.lacks("windows", error.to_string());
        let Some(raw) = raw else {
            return Window::parse(&[default]).map_err(|error| shipped(&error));
        };
        for text in raw.get_ref() {
            Window::parse(&[text.get_ref()])
                .map_err(|error| self.wrong(text, error.to_string()))?;
        }
        let all: Vec<&String> = raw.get_ref().iter().map(Spanned::get_ref).collect();
        Window::parse(&all).map_err(|error| self.source.wrong(raw.span(), error.to_string()))
    }

    /// Refuses a window that opens on no day on which its step may go out, from today on.
    pub(super) fn windows_open(
        &self,
        config: &Config,
        windows: &RawWindows,
        calendar: &RawCalendar,
        today: Date,
    ) -> Result<(), Wrong> {
        let policy = config.policy(BTreeMap::new());
        let almanac = Almanac::new(&policy, None);
        let all = &policy.windows;
        for (step, given, window, on_business_days) in [
            (Step::ThankYou, &windows.thank_you, &all.thank_you, false),
            (Step::CheckIn, &windows.check_in, &all.check_in, true),
            (Step::FinalThankYou, &windows.final_thank_you, &all.final_thank_you, true),
            (Step::AskAround, &windows.ask_around, &all.ask_around, false),
        ] {
            let goes_out = |day: Date| {
                let may = if on_business_days {
                    almanac.is_business_day(day)
                } else {
                    !almanac.is_quiet(day)
                };
                may && window.opens_on(day).is_some()
            };
            if today.series(1.day()).take(DAYS_OF_FIVE_YEARS).any(goes_out) {
                continue;
            }
            let shut = if on_business_days { "on no business day" } else { "only on quiet days" };
            let given_as: Vec<String> =
                window.expressions().iter().map(|text| format!("{text:?}")).collect();
            let what = format!(
                "{}, the window of {step}, opens {shut} in the five years to come; widen it under \
                 [windows], or take days out of [calendar]",
                given_as.join(" and ")
            );
            let of_calendar = [&calendar.quiet, &calendar.holidays, &calendar.holiday_files];
            let first = of_calendar.iter().find_map(|days| days.first()).map(Spanned::span);
            let place = given.as_ref().or(calendar.weekend.as_ref()).map(Spanned::span).or(first);
            return Err(match place {
                Some(place) => self.source.wrong(place, what),
                None => self.source.lacks("windows", what),
            });
        }
        Ok(())
    }

    pub(super) fn weekend(&self, raw: &RawCalendar) -> Result<BTreeSet<i8>, Wrong> {
        let Some(days) = &raw.weekend else { return Ok(BTreeSet::from([6, 7])) };
        let mut weekend = BTreeSet::new();
        for text in days.get_ref() {
            let day = self.one_of(text, &WEEKDAYS)?;
            weekend.extend((1..).zip(WEEKDAYS).filter(|(_, name)| *name == day).map(|(n, _)| n));
        }
        if weekend.len() == WEEKDAYS.len() {
            let what = "with every day in it there would be no business day; take one out";
            return Err(self.source.wrong(days.span(), what));
        }
        Ok(weekend)
    }

    /// Reads the calendar files of holidays.
    pub(super) fn holiday_files(
        &self,
        calendar: &RawCalendar,
        today: Date,
    ) -> Result<Vec<HolidayFile>, Wrong> {
        let span = holidays::span(today);
        let read = |text: &Text| {
            let path = self.path(text);
            let bytes = std::fs::read(&path).map_err(|error| {
                let what = format!("{} can't be read: {error}", path.display());
                self.wrong(text, what)
            })?;
            holidays::read(&path, &bytes, &span)
        };
        calendar.holiday_files.iter().map(read).collect()
    }

    pub(super) fn days(&self, text: &Text) -> Result<Days, Wrong> {
        let whole = text.get_ref();
        let (from, to) = whole.split_once("..").unwrap_or((whole, whole));
        let (earliest, latest) = (self.date_in(text, from)?, self.date_in(text, to)?);
        if latest < earliest {
            return Err(self.wrong(text, format!("{whole:?} ends before it begins; swap the days")));
        }
        Ok(Days { earliest, latest })
    }

    pub(super) fn holidays(&self, raw: &RawCalendar) -> Result<BTreeSet<Date>, Wrong> {
        let mut holidays = BTreeSet::new();
        for text in &raw.holidays {
            let Days { earliest, latest } = self.days(text)?;
            let long = earliest.until(latest).map_or(i32::MAX, |span| span.get_days());
            if i64::from(long) >= holidays::LONGEST_DAYS {
                let what = "over a year of holidays is surely a slip; shorten the range";
                return Err(self.wrong(text, what));
            }
            holidays.extend(earliest.series(1.day()).take_while(|day| *day <= latest));
        }
        Ok(holidays)
    }

    fn date_in(&self, text: &Text, part: &str) -> Result<Date, Wrong> {
        // The length keeps out the other forms that jiff reads.
        let date = part.trim().parse().ok().filter(|_| part.trim().len() == 10);
        date.ok_or_else(|| {
            let what = format!("{part:?} is no date of the calendar; write it like \"2026-12-25\"");
            self.wrong(text, what)
        })
    }
}
