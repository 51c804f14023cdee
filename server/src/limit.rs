//! Token buckets: how often someone may do something. Keyed by who they are (participant, session,
//! account) where that is known, so that a whole group behind one address is never locked out.

use shared::time::Time;
use std::collections::HashMap;
use std::hash::Hash;
use std::sync::Mutex;

/// Beyond this many keys, those with full buckets are forgotten.
const KEYS: usize = 10_000;

/// A bucket for each key, filling at a steady rate up to a burst.
#[derive(Debug)]
pub struct Limit<K> {
    burst: f64,
    per_second: f64,
    buckets: Mutex<HashMap<K, Bucket>>,
}

#[derive(Clone, Copy, Debug)]
struct Bucket {
    left: f64,
    at: Time,
}

impl<K: Eq + Hash> Limit<K> {
    pub fn new(burst: f64, per_second: f64) -> Self {
        Self {
            burst,
            per_second,
            buckets: Mutex::default(),
        }
    }

    /// Takes one from the key's bucket; `false` when it is empty.
    pub fn take(&self, key: K, now: Time) -> bool {
        self.with(key, now, |bucket| {
            let enough = bucket.left >= 1.0;
            if enough {
                bucket.left -= 1.0;
            }
            enough
        })
    }

    /// Whether the key's bucket holds anything, taking nothing: where only failures cost.
    pub fn has(&self, key: K, now: Time) -> bool {
        self.with(key, now, |bucket| bucket.left >= 1.0)
    }

    fn with(&self, key: K, now: Time, act: impl FnOnce(&mut Bucket) -> bool) -> bool {
        // A panic while holding the lock leaves whole buckets behind: go on with them.
        let mut buckets = self
            .buckets
            .lock()
            .unwrap_or_else(std::sync::PoisonError::into_inner);
        if buckets.len() >= KEYS {
            buckets.retain(|_, bucket| self.filled(*bucket, now) < self.burst);
        }
        let fresh = Bucket {
            left: self.burst,
            at: now,
        };
        let bucket = buckets.entry(key).or_insert(fresh);
        *bucket = Bucket {
            left: self.filled(*bucket, now),
            at: now,
        };
        act(bucket)
    }

    fn filled(&self, bucket: Bucket, now: Time) -> f64 {
        let seconds = (now - bucket.at).as_seconds_f64().max(0.0);
        (bucket.left + seconds * self.per_second).min(self.burst)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use shared::time::from_millis;

    #[test]
    fn a_bucket_empties_and_fills_again() {
        let limit = Limit::new(2.0, 0.5);
        let taken = [0, 0, 0, 1000, 2000, 2000].map(|at| limit.take("walker", from_millis(at)));
        assert_eq!(taken, [true, true, false, false, true, false]);
        assert!(limit.take("another", from_millis(2000)));
    }

    #[test]
    fn looking_takes_nothing() {
        let limit = Limit::new(1.0, 0.0);
        assert!(limit.has(1, from_millis(0)) && limit.has(1, from_millis(0)));
        assert!(limit.take(1, from_millis(0)));
        assert!(!limit.has(1, from_millis(0)));
    }
}
