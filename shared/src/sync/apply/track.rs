//! What a part of a walker's way does, given what is stored.

use super::{Applied, already, kept, refused, taken_back};
use crate::activity::track::Segment;
use crate::attachment::Sha256;
use crate::id::ParticipantId;
use crate::participant::Consents;
use crate::withdrawal::Withdrawn;

/// Takes the place of what is stored under its id.
#[derive(Clone, Debug, PartialEq)]
pub struct KeepSegment {
    /// As coarse as points may be.
    pub segment: Segment,
    /// Of the segment as it was sent.
    pub digest: Sha256,
    /// Number of points that were sent.
    pub sent: u32,
}

/// What is stored under a segment's id.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct StoredSegment {
    pub participant: ParticipantId,
    pub digest: Sha256,
    /// Number of points that were sent.
    pub sent: u32,
}

/// A part of the way of `participant`, who agreed to `consents` and has taken back what is `withdrawn`.
/// Without consent nothing of it is kept, and the phone is done with it. A segment that comes with more
/// points than it had (the rescue file held it while it still grew) is that much longer; one with as many
/// or fewer changes nothing.
pub fn track(
    segment: Segment,
    participant: ParticipantId,
    (consents, withdrawn): (Consents, &Withdrawn),
    stored: Option<StoredSegment>,
) -> Applied<KeepSegment> {
    if stored.is_some_and(|stored| stored.participant != participant) {
        return refused("the segment is another walker's");
    }
    if withdrawn.covers_track() || !consents.allow_track() {
        return taken_back(segment.digest());
    }
    let sent = u32::try_from(segment.points.len()).unwrap_or(u32::MAX);
    if let Some(stored) = stored.filter(|stored| stored.sent >= sent) {
        return already(stored.digest);
    }
    kept(segment.digest(), Vec::new(), |digest, _| KeepSegment {
        segment: segment.coarse(),
        digest,
        sent,
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::activity::track::Point;
    use crate::id::SegmentId;
    use crate::sync::Outcome;
    use crate::time::from_millis;
    use crate::withdrawal::Target;
    use uuid::Uuid;

    const AGREED: Consents = Consents {
        answers: true,
        place: false,
        photos: false,
        audio: false,
        track: true,
        quotes: false,
        version: 1,
    };

    fn walker(number: u128) -> ParticipantId {
        ParticipantId(Uuid::from_u128(number))
    }

    fn segment(points: u32) -> Segment {
        let point = |n: u32| Point {
            longitude: 14.45,
            latitude: f64::from(50_100 + n) / 1_000.0,
            at: from_millis(i64::from(n) * 60_000),
        };
        Segment {
            id: SegmentId(Uuid::from_u128(9)),
            points: (0..points).map(point).collect(),
        }
    }

    fn apply(
        segment: Segment,
        consents: Consents,
        stored: Option<StoredSegment>,
    ) -> Applied<KeepSegment> {
        track(
            segment,
            walker(1),
            (consents, &Withdrawn::default()),
            stored,
        )
    }

    fn stored(segment: &Segment) -> StoredSegment {
        StoredSegment {
            participant: walker(1),
            digest: segment.digest().expect("a digest"),
            sent: u32::try_from(segment.points.len()).expect("few"),
        }
    }

    #[test]
    fn a_second_copy_changes_nothing_and_a_longer_one_takes_its_place() {
        let (short, long) = (segment(2), segment(5));
        let first = apply(short.clone(), AGREED, None);
        let digest = short.digest().expect("a digest");
        assert_eq!(first.outcome, Outcome::Stored { digest });
        assert_eq!(first.keep.expect("kept").segment, short);
        let again = apply(short.clone(), AGREED, Some(stored(&short)));
        assert_eq!(
            (again.keep, again.outcome),
            (None, Outcome::Already { digest })
        );
        let longer = apply(long.clone(), AGREED, Some(stored(&short)));
        assert_eq!(longer.keep.expect("kept").segment, long);
        let late = apply(short, AGREED, Some(stored(&long)));
        assert_eq!(late.keep, None);
    }

    #[test]
    fn without_consent_or_after_it_was_taken_back_nothing_is_kept_and_the_phone_is_done() {
        let sent = segment(3);
        let digest = sent.digest().expect("a digest");
        let refused = Consents {
            track: false,
            ..AGREED
        };
        let silent = Consents {
            answers: false,
            ..AGREED
        };
        for consents in [refused, silent] {
            let applied = apply(sent.clone(), consents, None);
            assert_eq!(
                (applied.keep, applied.outcome),
                (None, Outcome::Already { digest })
            );
        }
        for target in [Target::Track, Target::Everything] {
            let withdrawn = Withdrawn(vec![target]);
            let applied = track(sent.clone(), walker(1), (AGREED, &withdrawn), None);
            assert_eq!(
                (applied.keep, applied.outcome),
                (None, Outcome::Already { digest })
            );
        }
    }

    #[test]
    fn nobody_adds_to_the_way_of_another() {
        let sent = segment(3);
        let theirs = StoredSegment {
            participant: walker(2),
            ..stored(&segment(1))
        };
        let applied = apply(sent, AGREED, Some(theirs));
        assert!(matches!(applied.outcome, Outcome::Malformed { .. }) && applied.keep.is_none());
    }
}
