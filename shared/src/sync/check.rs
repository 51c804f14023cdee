//! Whether the server still has what it once acknowledged. A server that was restored from an older
//! backup has not, and cannot know it; the phones that sent it can, for as long as they keep it. A phone
//! asks with the ids of all that was acknowledged, the server answers those that it lacks, and the phone
//! sends these again as if for the first time.

use crate::id::{AttachmentId, ResponseId, RevisionId, SegmentId, WithdrawalId};
use crate::withdrawal::{Target, Withdrawn};
use serde::{Deserialize, Serialize};
use std::collections::BTreeSet;

/// Body of `POST /api/v1/audits/{audit}/sync/check`: what a phone holds and the server acknowledged.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(utoipa::ToSchema))]
pub struct Check {
    /// Number of the newest join; 0 for none.
    pub join: u32,
    pub responses: Vec<Held>,
    pub withdrawals: Vec<WithdrawalId>,
    /// Parts of the walker's way.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub tracks: Vec<SegmentId>,
}

/// What of one response was acknowledged.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(utoipa::ToSchema))]
pub struct Held {
    pub response: ResponseId,
    pub revisions: Vec<RevisionId>,
    /// Those that were verified.
    pub attachments: Vec<AttachmentId>,
}

/// What of it the server does not have.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(utoipa::ToSchema))]
pub struct Lacking {
    pub join: bool,
    pub revisions: Vec<RevisionId>,
    pub attachments: Vec<AttachmentId>,
    pub withdrawals: Vec<WithdrawalId>,
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub tracks: Vec<SegmentId>,
}

/// What the server has of a walker.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Stored {
    /// Number of the join it knows.
    pub join: u32,
    pub revisions: BTreeSet<RevisionId>,
    /// Verified, or withdrawn and thus no longer wanted.
    pub attachments: BTreeSet<AttachmentId>,
    pub withdrawals: BTreeSet<WithdrawalId>,
    pub tracks: BTreeSet<SegmentId>,
    pub withdrawn: Withdrawn,
}

impl Check {
    /// What `stored` has not. Of what was taken back nothing is missed.
    pub fn lacking(&self, stored: &Stored) -> Lacking {
        let withdrawn = &stored.withdrawn;
        let mut lacking = Lacking {
            join: self.join > stored.join && !withdrawn.is_everything(),
            ..Lacking::default()
        };
        let wanted = |held: &&Held| !withdrawn.covers(held.response);
        for held in self.responses.iter().filter(wanted) {
            let is_missing = |id: &&RevisionId| !stored.revisions.contains(*id);
            lacking
                .revisions
                .extend(held.revisions.iter().filter(is_missing));
            let is_missing = |id: &&AttachmentId| {
                !stored.attachments.contains(*id) && !covers_photo(withdrawn, held.response, **id)
            };
            lacking
                .attachments
                .extend(held.attachments.iter().filter(is_missing));
        }
        let is_missing = |id: &&WithdrawalId| !stored.withdrawals.contains(*id);
        lacking
            .withdrawals
            .extend(self.withdrawals.iter().filter(is_missing));
        let is_missing = |id: &&SegmentId| !stored.tracks.contains(*id);
        if !withdrawn.covers_track() {
            lacking.tracks.extend(self.tracks.iter().filter(is_missing));
        }
        lacking
    }
}

impl Lacking {
    /// How many things.
    pub fn count(&self) -> usize {
        let ids = self.revisions.len()
            + self.attachments.len()
            + self.withdrawals.len()
            + self.tracks.len();
        ids + usize::from(self.join)
    }
}

fn covers_photo(withdrawn: &Withdrawn, response: ResponseId, photo: AttachmentId) -> bool {
    withdrawn.0.contains(&Target::Photo {
        response,
        attachment: photo,
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use uuid::Uuid;

    fn id<Id: From<Uuid>>(number: u128) -> Id {
        Uuid::from_u128(number).into()
    }

    fn check() -> Check {
        Check {
            join: 2,
            responses: vec![
                Held {
                    response: id(1),
                    revisions: vec![id(11), id(12)],
                    attachments: vec![id(13)],
                },
                Held {
                    response: id(2),
                    revisions: vec![id(21)],
                    attachments: vec![id(23)],
                },
            ],
            withdrawals: vec![id(31)],
            tracks: vec![id(41), id(42)],
        }
    }

    #[test]
    fn a_server_that_has_all_lacks_nothing() {
        let stored = Stored {
            join: 2,
            revisions: [11, 12, 21, 99].map(id).into(),
            attachments: [13, 23].map(id).into(),
            withdrawals: [id(31)].into(),
            tracks: [41, 42].map(id).into(),
            withdrawn: Withdrawn::default(),
        };
        assert_eq!(check().lacking(&stored), Lacking::default());
    }

    #[test]
    fn what_came_after_the_backup_is_named() {
        let stored = Stored {
            join: 1,
            revisions: [id(11)].into(),
            tracks: [id(41)].into(),
            ..Stored::default()
        };
        let lacking = check().lacking(&stored);
        assert!(lacking.join);
        assert_eq!(lacking.revisions, [12, 21].map(id::<RevisionId>));
        assert_eq!(lacking.attachments, [13, 23].map(id::<AttachmentId>));
        assert_eq!(lacking.withdrawals, [id::<WithdrawalId>(31)]);
        assert_eq!(lacking.tracks, [id::<SegmentId>(42)]);
        assert_eq!(lacking.count(), 7);
    }

    #[test]
    fn what_was_taken_back_on_another_device_is_not_asked_for() {
        let photo = Target::Photo {
            response: id(2),
            attachment: id(23),
        };
        let stored = Stored {
            join: 2,
            revisions: [id(21)].into(),
            withdrawals: [id(31)].into(),
            withdrawn: Withdrawn(vec![
                Target::Response { response: id(1) },
                photo,
                Target::Track,
            ]),
            ..Stored::default()
        };
        assert_eq!(check().lacking(&stored), Lacking::default());
    }
}
