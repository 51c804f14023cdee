//! A way that is being recorded: what a phone keeps of it beside what it has handed over for sending.

use super::{Length, MOST, Point, SEGMENT, Segment};
use crate::id::SegmentId;
use crate::response::Geotag;
use crate::time::Time;
use chrono::TimeDelta;
use serde::{Deserialize, Serialize};

/// A recording that was interrupted for longer goes on only when the walker says so: whoever opens the
/// page at home in the evening is not followed.
const FRESH: TimeDelta = TimeDelta::minutes(30);

/// What the walker wants.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Stage {
    #[default]
    Off,
    On,
    /// Off for a while.
    Paused,
}

/// One person's recording on one walk.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(default)]
pub struct Recording {
    pub stage: Stage,
    /// Not handed over yet.
    pub open: Option<Segment>,
    /// Of all that was recorded.
    pub length: Length,
    /// The point recorded last.
    last: Option<Point>,
    /// No break since the last point.
    unbroken: bool,
    /// When it was last seen to record, or was paused.
    seen_at: Option<Time>,
    /// The walker took their way back: nothing more is recorded on this walk.
    pub taken_back: bool,
}

impl Recording {
    /// What is left when the walker has taken their way back.
    pub fn taken_back() -> Self {
        Self {
            taken_back: true,
            ..Self::default()
        }
    }

    /// Begins, goes on, pauses or ends; answers what is to be handed over then.
    pub fn turn(&mut self, stage: Stage, now: Time) -> Option<Segment> {
        self.stage = if self.taken_back || self.is_full() {
            Stage::Off
        } else {
            stage
        };
        self.seen_at = Some(now);
        if self.stage == Stage::On {
            None
        } else {
            self.break_off()
        }
    }

    /// Takes a fix, if it is news; `id` makes the id of a new segment. Whoever walks on without an end is
    /// not recorded without one.
    pub fn note(&mut self, fix: &Geotag, id: impl FnOnce() -> SegmentId) -> bool {
        let point = Point::of(fix, self.last.as_ref());
        let Some(point) = point.filter(|_| self.stage == Stage::On) else {
            return false;
        };
        let before = self.last.replace(point).filter(|_| self.unbroken);
        if let Some(before) = before {
            self.length.metres += point.metres_from(&before);
        }
        let open = self.open.get_or_insert_with(|| Segment {
            id: id(),
            points: before.into_iter().collect(),
        });
        open.points.push(point);
        self.length.points += 1;
        self.unbroken = true;
        self.seen_at = Some(fix.captured_at);
        if self.is_full() {
            self.stage = Stage::Off;
        }
        true
    }

    /// What is to be handed over now: a segment that is long enough, or any when nothing follows it.
    pub fn cut(&mut self) -> Option<Segment> {
        let is_due = |open: &mut Segment| open.points.len() >= SEGMENT;
        match self.stage {
            Stage::On => self.open.take_if(is_due),
            Stage::Off | Stage::Paused => self.break_off(),
        }
    }

    /// Nobody knows what was walked from here to the next point. Answers what is to be handed over.
    pub fn break_off(&mut self) -> Option<Segment> {
        self.unbroken = false;
        self.open.take()
    }

    /// The page is no longer on the screen. Answers what is to be handed over.
    pub fn rest(&mut self, now: Time) -> Option<Segment> {
        if self.stage != Stage::Off {
            self.seen_at = Some(now);
        }
        self.break_off()
    }

    /// The page was opened again, or is on the screen again. Answers what is to be handed over.
    pub fn come_back(&mut self, now: Time) -> Option<Segment> {
        let is_fresh = |seen: Time| (now - seen).abs() < FRESH;
        if !self.seen_at.is_some_and(is_fresh) {
            self.stage = Stage::Off;
        }
        self.break_off()
    }

    /// As long as Krok records.
    pub fn is_full(&self) -> bool {
        self.length.points >= MOST
    }
}

#[cfg(test)]
mod tests {
    use super::super::tests::fix;
    use super::*;
    use crate::time::from_millis;
    use proptest::prelude::*;
    use uuid::Uuid;

    fn at(seconds: i64) -> Time {
        from_millis(seconds * 1_000)
    }

    fn on() -> Recording {
        let mut recording = Recording::default();
        recording.turn(Stage::On, at(0));
        recording
    }

    /// The n-th point of somebody who walks north, 100 m a minute.
    fn walk(recording: &mut Recording, n: i64) -> Option<Segment> {
        let id = || SegmentId(Uuid::from_u128(n.unsigned_abs().into()));
        recording.note(&fix(n as f64 * 100.0, n * 60, 8.0), id);
        recording.cut()
    }

    #[test]
    fn nothing_is_recorded_before_it_is_switched_on_or_while_it_is_paused() {
        let mut recording = Recording::default();
        assert_eq!(walk(&mut recording, 1), None);
        assert_eq!(recording, Recording::default());
        recording.turn(Stage::On, at(60));
        walk(&mut recording, 2);
        let handed = recording.turn(Stage::Paused, at(130));
        assert_eq!(handed.map(|it| it.points.len()), Some(1));
        assert_eq!(walk(&mut recording, 3), None);
        assert_eq!(recording.length.points, 1);
    }

    #[test]
    fn segments_go_on_where_the_last_one_ended_and_not_across_a_break() {
        let mut recording = on();
        let handed: Vec<Segment> = (1..=30).filter_map(|n| walk(&mut recording, n)).collect();
        assert_eq!(handed.len(), 2);
        assert_eq!(handed[0].points.last(), handed[1].points.first());
        let left = recording.break_off().expect("the rest");
        let mut all = handed;
        all.push(left);
        let length = Length::of(&all);
        assert_eq!(length.points, 30);
        assert!((length.metres - recording.length.metres).abs() < 1e-6);
        walk(&mut recording, 50);
        let after = recording.break_off().expect("another");
        assert_eq!(after.points.len(), 1, "what was between is not known");
        assert!((length.metres - recording.length.metres).abs() < 1e-6);
    }

    #[test]
    fn who_comes_back_soon_is_recorded_on_and_who_comes_back_late_is_not() {
        let mut soon = on();
        walk(&mut soon, 1);
        assert!(
            soon.come_back(at(60 + 29 * 60)).is_some(),
            "what the page died over"
        );
        assert_eq!((soon.stage, &soon.open), (Stage::On, &None));
        let mut late = on();
        walk(&mut late, 1);
        assert!(late.come_back(at(60 + 31 * 60)).is_some());
        assert_eq!(late.stage, Stage::Off);
        assert_eq!(Recording::default().come_back(at(0)), None);
    }

    #[test]
    fn a_way_ends_at_the_most_points_and_stays_ended() {
        let mut recording = on();
        recording.length.points = MOST - 2;
        assert_eq!(walk(&mut recording, 1), None);
        let last = walk(&mut recording, 2).expect("handed over at the end");
        assert_eq!((last.points.len(), recording.stage), (2, Stage::Off));
        recording.turn(Stage::On, at(200));
        assert_eq!(recording.stage, Stage::Off);
        let mut taken_back = Recording::taken_back();
        taken_back.turn(Stage::On, at(0));
        assert_eq!(taken_back.stage, Stage::Off);
    }

    proptest! {
        /// Whatever happens, every point is handed over once, in segments of a few, and killed at any
        /// moment the disk has the rest.
        #[test]
        fn no_point_is_lost_or_doubled(steps in prop::collection::vec(0_u8..10, 1..80)) {
            let mut recording = on();
            let mut handed = Vec::new();
            for (n, step) in (1_i64..).zip(steps) {
                let now = at(n * 60);
                handed.extend(match step {
                    0 => recording.turn(Stage::Paused, now),
                    1 => recording.turn(Stage::On, now),
                    2 => recording.rest(now),
                    3 => {
                        let json = serde_json::to_string(&recording).expect("JSON");
                        recording = serde_json::from_str(&json).expect("a recording");
                        recording.come_back(now)
                    }
                    _ => walk(&mut recording, n),
                });
                prop_assert!(recording.open.as_ref().is_none_or(|it| it.points.len() < SEGMENT));
            }
            handed.extend(recording.break_off());
            let length = Length::of(&handed);
            prop_assert_eq!(length.points, recording.length.points);
            prop_assert!((length.metres - recording.length.metres).abs() < 1e-6);
        }
    }
}
