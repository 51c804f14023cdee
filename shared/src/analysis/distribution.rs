//! The two distributions that tests and intervals refer to. Computed with `libm`, to the last digits
//! the same on every platform.

use std::f64::consts::{FRAC_2_SQRT_PI, SQRT_2};

/// The normal quantile of 0.975: 95 % of a normal distribution lie within so many standard deviations.
pub const Z95: f64 = 1.959_963_984_540_054;

/// Share of a standard normal distribution below `x`.
///
/// ```
/// use shared::analysis::distribution::{Z95, normal};
/// assert_eq!(normal(0.0), 0.5);
/// assert!((normal(Z95) - 0.975).abs() < 1e-15);
/// ```
pub fn normal(x: f64) -> f64 {
    libm::erfc(-x / SQRT_2) / 2.0
}

/// Where a share of a standard normal distribution lies below: [`normal`] turned round, by halving
/// the distance until nothing is left of it. Infinite at 0 and 1.
///
/// ```
/// use shared::analysis::distribution::{Z95, normal_quantile};
/// assert!((normal_quantile(0.025) + Z95).abs() < 1e-15);
/// ```
pub fn normal_quantile(share: f64) -> f64 {
    if share > 0.5 {
        return -normal_quantile(1.0 - share);
    }
    if share <= 0.0 {
        return f64::NEG_INFINITY;
    }
    // Below -38.5 the share is less than the smallest number.
    let (mut low, mut high) = (-40.0, 0.0);
    loop {
        let middle = low + (high - low) / 2.0;
        if middle <= low || middle >= high {
            return high;
        }
        if normal(middle) < share {
            low = middle;
        } else {
            high = middle;
        }
    }
}

/// Share of a chi-square distribution above `x`. The finite sums for even and odd degrees of
/// freedom are those of Abramowitz and Stegun 1964, *Handbook of Mathematical Functions*, 26.4.4 and
/// 26.4.5.
///
/// With two degrees of freedom it is an exponential:
///
/// ```
/// use shared::analysis::distribution::chi_square_above;
/// assert!((chi_square_above(2.0, 2) - 1.0 / 1f64.exp()).abs() < 1e-15);
/// assert!((chi_square_above(3.841_458_820_694_124, 1) - 0.05).abs() < 1e-15);
/// ```
pub fn chi_square_above(x: f64, degrees: u32) -> f64 {
    if x <= 0.0 {
        return 1.0;
    }
    let half = x / 2.0;
    let root = libm::sqrt(half);
    // The sum's first term, and the next divisor: 1, 2, ... or 3/2, 5/2, ...
    let (above, mut term, mut divisor) = if degrees.is_multiple_of(2) {
        (0.0, libm::exp(-half), 1.0)
    } else {
        let term = libm::exp(-half) * root * FRAC_2_SQRT_PI;
        (libm::erfc(root), term, 1.5)
    };
    let mut sum = above;
    for _ in 0..degrees / 2 {
        sum += term;
        term *= half / divisor;
        divisor += 1.0;
    }
    sum
}

#[cfg(test)]
mod tests {
    use super::*;

    proptest::proptest! {
        #[test]
        fn the_quantile_is_the_distribution_turned_round(x in -6.0f64..6.0) {
            proptest::prop_assert!((normal_quantile(normal(x)) - x).abs() < 1e-9 * (1.0 + x.abs()).powi(9));
            proptest::prop_assert!((normal(x) + normal(-x) - 1.0).abs() < 1e-15);
        }

        #[test]
        fn more_degrees_of_freedom_leave_more_above(x in 0.01f64..60.0, degrees in 1u32..12) {
            let shares = [degrees, degrees + 1].map(|it| chi_square_above(x, it));
            proptest::prop_assert!(0.0 <= shares[0] && shares[0] < shares[1] && shares[1] <= 1.0);
        }
    }
}
