//! Removes the bytes of withdrawn photos from the disk: after the withdrawal is committed, and at the
//! next start if the server was stopped in between.

use crate::db::withdrawal::Unerased;
use crate::error::Result;
use crate::state::{State, now};

/// Erases every withdrawn photo of which bytes may be on disk. A photo that somebody else gave as well,
/// byte for byte, stays as theirs.
pub async fn erase(app: &State) -> Result<()> {
    // No upload can end between the look whether anyone shows the photo and its removal.
    let _alone = app.erasing.write().await;
    for photo in app.db.unerased().await? {
        let Unerased { id, content, .. } = photo;
        let shown = match content {
            Some(content) => app.db.shows(content).await?,
            None => true,
        };
        app.blobs.clear(id)?;
        if let Some(content) = content.filter(|_| !shown) {
            app.blobs.remove(content)?;
        }
        app.db.note_erased(photo, now()).await?;
    }
    Ok(())
}
