//! The phone's half of sync against the server's, over a link that loses, repeats, delays, reorders and
//! cuts, with both ends restarted at any moment. What happens is a generated script, so a failure
//! shrinks to the few events that matter.

mod phone;
mod script;
mod server;
mod world;

use proptest::prelude::*;
use proptest::test_runner::FileFailurePersistence;
use script::{Fate, Script};
use world::World;

fn config() -> ProptestConfig {
    ProptestConfig {
        cases: 10_000,
        max_shrink_iters: 10_000,
        failure_persistence: Some(Box::new(FileFailurePersistence::Off)),
        ..ProptestConfig::default()
    }
}

proptest! {
    #![proptest_config(config())]

    /// The invariants are checked after every event; see [`World::check`]. In the end the link heals.
    #[test]
    fn nothing_is_lost_and_all_that_can_be_taken_is_verified(script in script::scripts()) {
        let mut world = World::new(&script);
        for step in &script.steps {
            world.take(step);
        }
        world.heal();
        world.check_end();
    }
}

/// A day against a server that fails every request in the same way.
fn requests_in_a_day(fate: Fate) -> usize {
    let script = Script {
        steps: vec![script::save(0), script::save(1)],
        fates: vec![fate],
        body_limit: usize::MAX,
    };
    let mut world = World::new(&script);
    for step in &script.steps {
        world.take(step);
    }
    world.pass(24 * 60 * 60);
    world.requests
}

#[test]
fn a_server_that_is_down_all_day_is_not_stormed() {
    // A wait is at most five minutes, and at least half of that.
    let most = 24 * 60 * 60 / 150 + 20;
    for fate in [
        Fate::LOST,
        Fate::UNREADABLE,
        Fate::status(500),
        Fate::status(503),
        Fate::status(401),
    ] {
        let requests = requests_in_a_day(fate);
        assert!(
            (200..=most).contains(&requests),
            "{requests} requests for {fate:?}"
        );
    }
}

#[test]
fn what_the_server_refuses_for_what_it_is_is_not_sent_again() {
    for fate in [Fate::status(400), Fate::status(413), Fate::status(422)] {
        let requests = requests_in_a_day(fate);
        assert!(requests <= 6, "{requests} requests for {fate:?}");
    }
}
