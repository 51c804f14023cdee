//! How hard the outbox tries: when next, how much at once. Backoff is exponential, capped and spread,
//! so that fifteen phones that lost the same access point do not come back in step.

use crate::attachment::PART_BYTES;
use crate::sync::BATCH_OPERATIONS;
use crate::time::Time;
use chrono::TimeDelta;
use std::time::Duration;

const FIRST: Duration = Duration::from_secs(2);
const LONGEST: Duration = Duration::from_mins(5);
/// No server may silence a phone for longer.
const LONGEST_ASKED: Duration = Duration::from_hours(1);
/// A link that cuts long transfers still carries short ones.
const SMALLEST_PART: u64 = 16 * 1024;

#[derive(Debug)]
pub(super) struct Pace {
    /// Failures in a row.
    failures: u32,
    /// Own backoff: ends early when there is reason to hope.
    until: Option<Time>,
    /// What the server asked for: only a person may end it early.
    asked: Option<Time>,
    random: u64,
    /// Most operations in the next batch.
    pub operations: usize,
    /// Most bytes in the next part.
    pub part: u64,
}

impl Pace {
    pub fn new(seed: u64) -> Self {
        Self {
            failures: 0,
            until: None,
            asked: None,
            random: seed,
            operations: BATCH_OPERATIONS,
            part: PART_BYTES,
        }
    }

    /// When to go on; `None` is now. A time further away than any wait can be means that the phone's
    /// clock was set back, and counts as past.
    pub fn wait(&self, now: Time) -> Option<Time> {
        let ahead = |time: &Time| *time > now && *time - now <= delta(LONGEST_ASKED);
        self.until.filter(ahead).max(self.asked.filter(ahead))
    }

    pub fn succeeded(&mut self) {
        self.failures = 0;
        self.until = None;
        self.asked = None;
        self.operations = (self.operations * 2).min(BATCH_OPERATIONS);
        self.part = (self.part * 2).min(PART_BYTES);
    }

    pub fn failed(&mut self, now: Time, retry_after: Option<Duration>) {
        let doubled = FIRST * 2_u32.pow(self.failures.min(16));
        let wait = doubled.min(LONGEST);
        self.failures = self.failures.saturating_add(1);
        self.until = Some(now + delta(wait.mul_f64(self.between_half_and_one())));
        self.asked = retry_after.map(|asked| now + delta(asked.min(LONGEST_ASKED)));
    }

    /// There is reason to hope: the network is back, the app was opened.
    pub fn hope(&mut self) {
        self.until = None;
    }

    /// The walker asks for it.
    pub fn at_once(&mut self) {
        *self = Self::new(self.random);
    }

    pub fn halve_batch(&mut self, tried: usize) {
        self.operations = (tried / 2).max(1);
    }

    pub fn halve_part(&mut self) {
        self.part = (self.part / 2).max(SMALLEST_PART);
    }

    /// SplitMix64 (Steele, Lea and Flood 2014): enough to spread phones, and four lines.
    fn between_half_and_one(&mut self) -> f64 {
        self.random = self.random.wrapping_add(0x9E37_79B9_7F4A_7C15);
        let mut z = self.random;
        z = (z ^ (z >> 30)).wrapping_mul(0xBF58_476D_1CE4_E5B9);
        z = (z ^ (z >> 27)).wrapping_mul(0x94D0_49BB_1331_11EB);
        0.5 + ((z ^ (z >> 31)) >> 11) as f64 / (1_u64 << 54) as f64
    }
}

/// In whole milliseconds, as timers count: a timer that rings a fraction early would ring for ever.
fn delta(duration: Duration) -> TimeDelta {
    TimeDelta::milliseconds(i64::try_from(duration.as_millis()).unwrap_or(i64::MAX))
}
