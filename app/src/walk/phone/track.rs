//! The way of one person on the disk: what is recorded of it, and what is handed over for sending.

use super::Phone;
use crate::store::{self, Table, Write};
use crate::sync::seat::Seat;
use leptos::prelude::*;
use shared::activity::track::Segment;
use shared::activity::track::recording::Recording;
use shared::sync::Operation;
use shared::withdrawal::Target;

/// What the keys of all recordings begin with, in the table of where walkers are.
pub const RECORDING: &str = "track/";

fn key(seat: Seat) -> String {
    format!("{RECORDING}{seat}")
}

impl Phone {
    pub async fn recording(self, seat: Seat) -> Result<Recording, store::Error> {
        let store = self.store.get_value().ok_or(store::Error::Blocked)?;
        let found = store.get(Table::Place, &key(seat)).await?;
        Ok(found.unwrap_or_default())
    }

    /// Keeps a recording, and hands a segment that is no longer part of it over for sending.
    pub async fn keep_recording(
        self,
        seat: Seat,
        recording: &Recording,
        segment: Option<Segment>,
    ) -> Result<(), store::Error> {
        let write = Write::json(Table::Place, key(seat), recording);
        match (segment, self.walk_of(seat)) {
            (Some(segment), Some(walk)) => {
                let operation = Operation::Track(segment);
                self.enqueue(&walk, operation, vec![write]).await
            }
            _ => self.write([write]).await,
        }
    }

    /// The write that leaves nothing of a recording, if the target covers it and it has not been made.
    pub(super) async fn erasing_recording(
        self,
        seat: Seat,
        target: &Target,
    ) -> Result<Option<Write>, store::Error> {
        let left = Recording::taken_back();
        let is_news = target.covers_track() && self.recording(seat).await? != left;
        Ok(is_news.then(|| Write::json(Table::Place, key(seat), &left)))
    }
}
