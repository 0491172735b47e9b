//! How long to wait before the next try.

use std::time::Duration;

/// The state of a back-off: 2 s, about doubling to 80 s, then 15 min. It reads no clock and rolls
/// no dice.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Backoff {
    failures: u32,
}

impl Backoff {
    /// Counts a failure and says how long to wait: the step, less up to a quarter of it.
    /// `jitter` is any number; equal numbers give equal waits.
    #[must_use]
    pub fn after_failure(self, jitter: u64) -> (Self, Duration) {
        let failures = self.failures.saturating_add(1);
        let step_ms: u64 = match failures {
            1 => 2_000,
            2 => 5_000,
            3 => 10_000,
            4 => 20_000,
            5 => 40_000,
            6 => 80_000,
            _ => 15 * 60 * 1000,
        };
        let wait = step_ms - jitter % (step_ms / 4);
        (Self { failures }, Duration::from_millis(wait))
    }

    /// The state after a success. A connection that was accepted and soon broke is none.
    #[must_use]
    pub fn after_success(self) -> Self {
        Self::default()
    }

    /// How many failures in a row.
    #[must_use]
    pub fn failures(self) -> u32 {
        self.failures
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn it_grows_to_a_quarter_of_an_hour_and_starts_anew() {
        let mut state = Backoff::default();
        let mut waits = Vec::new();
        for _ in 0..8 {
            let (next, wait) = state.after_failure(0);
            state = next;
            waits.push(wait.as_secs());
        }
        assert_eq!(waits, [2, 5, 10, 20, 40, 80, 900, 900]);
        assert_eq!(state.failures(), 8);
        assert_eq!(state.after_success().after_failure(0).1, Duration::from_secs(2));
    }

    #[test]
    fn jitter_shortens_by_less_than_a_quarter() {
        for jitter in [0, 1, 499, 500, u64::MAX] {
            let (_, wait) = Backoff::default().after_failure(jitter);
            assert!(wait > Duration::from_millis(1_500) && wait <= Duration::from_secs(2));
        }
    }
}
