//! The only file that reads the clock. There are two clocks.
//!
//! The calendar's says what day it is: the cadence goes by it, and the demo and the simulation run
//! it fast. The wire's (`Wire`) measures time-outs, back-off and the freshness of the barrier: it
//! is monotonic, counts suspended time (CLOCK_BOOTTIME) and is always real.

use std::sync::{Arc, Mutex, PoisonError};
use std::time::Duration;

use jiff::Timestamp;
use rustix::time::{ClockId, clock_gettime};

/// The calendar's clock.
#[derive(Debug, Clone)]
pub struct Calendar {
    source: Source,
}

#[derive(Debug, Clone)]
enum Source {
    System,
    Set(Arc<Mutex<Timestamp>>),
}

impl Calendar {
    /// The machine's own clock.
    #[must_use]
    pub fn system() -> Self {
        Self { source: Source::System }
    }

    /// A clock that stands still until it is set.
    #[must_use]
    pub fn standing_at(now: Timestamp) -> Self {
        Self { source: Source::Set(Arc::new(Mutex::new(now))) }
    }

    /// What time it is.
    #[must_use]
    #[expect(clippy::disallowed_methods, reason = "the one place that reads the clock")]
    pub fn now(&self) -> Timestamp {
        match &self.source {
            Source::System => Timestamp::now(),
            Source::Set(now) => *now.lock().unwrap_or_else(PoisonError::into_inner),
        }
    }

    /// Sets a standing clock; the machine's own stays as it is.
    pub fn set(&self, to: Timestamp) {
        if let Source::Set(now) = &self.source {
            *now.lock().unwrap_or_else(PoisonError::into_inner) = to;
        }
    }

    /// True if this is the machine's own clock.
    #[must_use]
    pub fn is_system(&self) -> bool {
        matches!(self.source, Source::System)
    }
}

/// An instant of the wire's clock: time since the machine was started, suspended time included.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub struct Wire(Duration);

impl Wire {
    /// Now.
    #[must_use]
    pub fn now() -> Self {
        let t = clock_gettime(ClockId::Boottime);
        let secs = u64::try_from(t.tv_sec).unwrap_or(0);
        let nanos = u32::try_from(t.tv_nsec).unwrap_or(0);
        Self(Duration::new(secs, nanos))
    }

    /// How long ago this was.
    #[must_use]
    pub fn elapsed(self) -> Duration {
        Self::now().0.saturating_sub(self.0)
    }

    /// This instant and a span.
    #[must_use]
    pub fn plus(self, span: Duration) -> Self {
        Self(self.0.saturating_add(span))
    }

    /// How long until this instant; zero if it is past.
    #[must_use]
    pub fn remaining(self) -> Duration {
        self.0.saturating_sub(Self::now().0)
    }
}
