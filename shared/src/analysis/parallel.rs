//! Figures side by side on as many processors as there are. What is drawn for a figure is seeded by its name
//! alone, so that nothing depends on which is made first.

use std::sync::atomic::{AtomicUsize, Ordering};
use std::thread;

/// What `of` makes of each, in their order. Where there are no threads, as in a browser, one after another.
pub fn each<T: Sync, R: Send>(all: &[T], of: impl Fn(&T) -> R + Sync) -> Vec<R> {
    let processors = thread::available_parallelism().map_or(1, usize::from);
    let workers = processors.min(all.len());
    if workers < 2 {
        return all.iter().map(of).collect();
    }
    let next = AtomicUsize::new(0);
    let work = || {
        let mut made = Vec::new();
        loop {
            let at = next.fetch_add(1, Ordering::Relaxed);
            let Some(it) = all.get(at) else {
                return made;
            };
            made.push((at, of(it)));
        }
    };
    let mut made = thread::scope(|scope| {
        let others: Vec<_> = (1..workers).map(|_| scope.spawn(work)).collect();
        let mut made = work();
        for other in others {
            match other.join() {
                Ok(more) => made.extend(more),
                Err(panic) => std::panic::resume_unwind(panic),
            }
        }
        made
    });
    made.sort_by_key(|(at, _)| *at);
    made.into_iter().map(|(_, made)| made).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_made_stands_in_the_order_of_what_it_is_made_of() {
        let numbers: Vec<u32> = (0..1000).collect();
        let doubled: Vec<u32> = numbers.iter().map(|it| it * 2).collect();
        assert_eq!(each(&numbers, |it| it * 2), doubled);
        assert!(each(&numbers[..0], |it| it * 2).is_empty());
        assert_eq!(each(&[7], |it| it * 2), [14]);
    }
}
