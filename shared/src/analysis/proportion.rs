//! Shares of walkers, each of whom counts once (who saw something, who wrote a note), and how far off they
//! may be. For what a walker answered several times see [`super::interval`].

use super::distribution::Z95;
use super::interval::Interval;

/// Some of a number of walkers.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Share {
    some: u32,
    all: u32,
}

impl Share {
    /// `None` when there is nobody, or there are more than all.
    pub fn new(some: u32, all: u32) -> Option<Self> {
        (all > 0 && some <= all).then_some(Self { some, all })
    }

    pub fn value(self) -> f64 {
        f64::from(self.some) / f64::from(self.all)
    }

    /// Wilson's score interval, 95 %: the shares of which this one is no surprise. Wilson 1927,
    /// "Probable inference, the law of succession, and statistical inference", *Journal of the
    /// American Statistical Association* 22(158), 209-212.
    ///
    /// Seven of ten walkers:
    ///
    /// ```
    /// use shared::analysis::proportion::Share;
    /// let interval = Share::new(7, 10).expect("ten").interval();
    /// assert_eq!(format!("{:.4} {:.4}", interval.low, interval.high), "0.3968 0.8922");
    /// ```
    pub fn interval(self) -> Interval {
        let (p, n, z2) = (self.value(), f64::from(self.all), Z95 * Z95);
        let spread = Z95 * libm::sqrt(p * (1.0 - p) / n + z2 / (4.0 * n * n));
        let shrink = 1.0 + z2 / n;
        let middle = p + z2 / (2.0 * n);
        // Rounding must not push the ends over what is certain.
        Interval {
            low: ((middle - spread) / shrink).clamp(0.0, p),
            high: ((middle + spread) / shrink).clamp(p, 1.0),
        }
    }

    /// This share less another of other walkers, with the 95 % interval that Wilson's two intervals
    /// give. Newcombe 1998, "Interval estimation for the difference between independent
    /// proportions: comparison of eleven methods", *Statistics in Medicine* 17(8), 873-890, method 10.
    ///
    /// His example (a) is 56 of 70 against 48 of 80:
    ///
    /// ```
    /// use shared::analysis::proportion::Share;
    /// let (first, second) = (Share::new(56, 70).expect("70"), Share::new(48, 80).expect("80"));
    /// let (difference, interval) = first.minus(second);
    /// assert_eq!(format!("{difference:.4}"), "0.2000");
    /// assert_eq!(format!("{:.4} {:.4}", interval.low, interval.high), "0.0524 0.3339");
    /// ```
    pub fn minus(self, other: Self) -> (f64, Interval) {
        let (p, q) = (self.value(), other.value());
        let (first, second) = (self.interval(), other.interval());
        let difference = p - q;
        let interval = Interval {
            low: difference - libm::hypot(p - first.low, second.high - q),
            high: difference + libm::hypot(first.high - p, q - second.low),
        };
        (difference, interval)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn any_share() -> impl Strategy<Value = Share> {
        (1u32..60).prop_flat_map(|all| {
            (0..=all).prop_filter_map("a share", move |some| Share::new(some, all))
        })
    }

    #[test]
    fn nobody_has_no_share() {
        assert_eq!(Share::new(0, 0), None);
        assert_eq!(Share::new(3, 2), None);
    }

    proptest! {
        #[test]
        fn an_interval_holds_its_share_and_mirrors_that_of_the_others(share in any_share()) {
            let interval = share.interval();
            prop_assert!(0.0 <= interval.low && interval.high <= 1.0);
            prop_assert!(interval.low < interval.high && interval.contains(share.value()));
            let others = Share::new(share.all - share.some, share.all).expect("the others");
            prop_assert!((others.interval().low - (1.0 - interval.high)).abs() < 1e-12);
        }

        #[test]
        fn the_difference_turned_round_is_its_mirror(a in any_share(), b in any_share()) {
            let ((there, one), (back, other)) = (a.minus(b), b.minus(a));
            prop_assert!((there + back).abs() < 1e-12);
            prop_assert!((one.low + other.high).abs() < 1e-12 && one.contains(there));
            prop_assert!(-1.0 - 1e-12 <= one.low && one.high <= 1.0 + 1e-12);
        }
    }
}
