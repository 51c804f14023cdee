//! Files responses that were stored before it was noted when and where they were given: once, when a database
//! of an earlier version is opened.

use super::{Db, Result, Tx, all, execute, from_json};
use shared::response::Revision;
use shared::review::Review;
use shared::time::to_millis;
use uuid::Uuid;

/// Responses filed in one transaction.
const PAGE: i64 = 500;

#[derive(sqlx::FromRow)]
struct Unfiled {
    audit_id: Uuid,
    id: Uuid,
    body: String,
    review: String,
}

impl Db {
    /// Files all that there are.
    pub(super) async fn file_earlier(&self) -> Result<()> {
        loop {
            let mut tx = self.write().await?;
            let unfiled = tx.unfiled().await?;
            for response in &unfiled {
                tx.file_earlier(response).await?;
            }
            tx.commit().await?;
            if unfiled.is_empty() {
                return Ok(());
            }
        }
    }
}

impl Tx {
    async fn unfiled(&mut self) -> Result<Vec<Unfiled>> {
        all!(
            self,
            Unfiled,
            "select r.audit_id, r.id, v.body, r.review from response r
             join revision v on v.audit_id = r.audit_id and v.id = r.revision_id
             where r.captured_at is null and r.withdrawn_at is null limit $1",
            PAGE,
        )
    }

    async fn file_earlier(&mut self, response: &Unfiled) -> Result<()> {
        let revision: Revision = from_json(&response.body)?;
        let place = revision.geotag.as_ref();
        let review: Review = if response.review.is_empty() {
            Review::default()
        } else {
            from_json(&response.review)?
        };
        execute!(
            self,
            "update response set captured_at = $3, longitude = $4, latitude = $5,
                 corrected_longitude = $6, corrected_latitude = $7
             where audit_id = $1 and id = $2",
            response.audit_id,
            response.id,
            to_millis(revision.captured_at),
            place.map(|it| it.longitude),
            place.map(|it| it.latitude),
            review.place.map(|it| it.longitude),
            review.place.map(|it| it.latitude),
        )?;
        Ok(())
    }
}
