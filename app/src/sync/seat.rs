//! Whose records on this phone: one person on one walk. Several people can share a phone, and their answers
//! never meet: the keys of each begin with their seat.

use shared::id::{ActivityId, ParticipantId};
use std::fmt;

#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Seat {
    pub activity: ActivityId,
    /// `None`: records of an app that knew one person per walk. They stay where they are.
    pub person: Option<ParticipantId>,
}

impl Seat {
    /// The seat that a key begins with, and what follows the slash.
    pub fn of_key(key: &str) -> Option<(Self, &str)> {
        let (seat, rest) = key.split_once('/').unwrap_or((key, ""));
        let (activity, person) = match seat.split_once('.') {
            Some((activity, person)) => (activity, Some(person.parse().ok()?)),
            None => (seat, None),
        };
        let activity = activity.parse().ok()?;
        Some((Self { activity, person }, rest))
    }

    /// What the keys of all its records begin with.
    pub fn prefix(self) -> String {
        format!("{self}/")
    }
}

impl fmt::Display for Seat {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self.person {
            Some(person) => write!(f, "{}.{person}", self.activity),
            None => self.activity.fmt(f),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_keys_of_one_seat_are_nobody_elses() {
        let activity = ActivityId::new(1_700_000_000_000, [1; 10]);
        let person = |n| Some(ParticipantId::new(1_700_000_000_000, [n; 10]));
        let seats = [None, person(2), person(3)].map(|person| Seat { activity, person });
        for (index, seat) in seats.iter().enumerate() {
            let key = format!("{}join-1", seat.prefix());
            assert_eq!(Seat::of_key(&key), Some((*seat, "join-1")));
            assert_eq!(Seat::of_key(&seat.to_string()), Some((*seat, "")));
            for (other, else_where) in seats.iter().enumerate() {
                assert_eq!(key.starts_with(&else_where.prefix()), index == other);
            }
        }
        assert_eq!(Seat::of_key("nonsense/join-1"), None);
    }
}
