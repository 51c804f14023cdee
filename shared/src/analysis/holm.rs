//! Many questions asked of the same walkers: the more of them, the more will look unlike by chance.

/// Holm's adjustment: what each p-value becomes when all of them are to be right together with 95 %
/// when it is held against 0.05. The smallest of m is multiplied by m, the next by m - 1, and none
/// ends below one that was smaller. Holm 1979, "A simple sequentially rejective multiple test procedure",
/// *Scandinavian Journal of Statistics* 6(2), 65-70.
///
/// ```
/// use shared::analysis::holm::holm;
/// // 3 * 0.01, then 2 * 0.02 = 0.04, then 1 * 0.03, lifted to 0.04.
/// assert_eq!(holm(&[0.03, 0.01, 0.02]), [0.04, 0.03, 0.04]);
/// ```
pub fn holm(p: &[f64]) -> Vec<f64> {
    let mut order: Vec<usize> = (0..p.len()).collect();
    order.sort_by(|a, b| p[*a].total_cmp(&p[*b]));
    let mut adjusted = vec![0.0; p.len()];
    let mut largest = 0.0f64;
    for (before, index) in order.into_iter().enumerate() {
        largest = largest.max(p[index] * (p.len() - before) as f64).min(1.0);
        adjusted[index] = largest;
    }
    adjusted
}

#[cfg(test)]
mod tests {
    use super::*;

    proptest::proptest! {
        #[test]
        fn the_adjusted_keep_their_order_and_lie_between_p_and_m_times_p(
            p in proptest::collection::vec(0.0f64..=1.0, 0..20),
        ) {
            let adjusted = holm(&p);
            for (i, own) in adjusted.iter().enumerate() {
                proptest::prop_assert!(p[i] <= *own && *own <= 1.0);
                for (j, other) in adjusted.iter().enumerate() {
                    proptest::prop_assert!(p[i] > p[j] || own <= other);
                }
            }
        }
    }
}
