//! Photos and recordings on their way in, whoever brings them: the walker's phone part by part, or the desk from a
//! rescue file.

use crate::blob::Received;
use crate::db::attachment::Announced;
use crate::error::{Error, Result};
use crate::state::{App, now};
use axum::body::Bytes;
use shared::api::Code;
use shared::id::AuditId;
use shared::sync::Upload;
use tokio::task::spawn_blocking;

/// Takes `bytes` of an announced attachment from `offset` on. It is said to be verified only when all
/// of it is on disk and its SHA-256 is the one announced. The caller holds `app.erasing` since before it
/// looked up what was announced.
pub async fn take(
    app: &App,
    audit: AuditId,
    announced: Announced,
    offset: u64,
    bytes: Bytes,
) -> Result<Upload> {
    if announced.content.is_some() || announced.withdrawn {
        return state(app, &announced);
    }
    let attachment = announced.attachment;
    let (id, size, most) = (attachment.id, attachment.size, attachment.media.max_bytes());
    if size > most {
        let mime = attachment.media.mime();
        return Err(Error::new(
            Code::TooLarge,
            format!("An attachment of the kind {mime} has at most {most} bytes."),
        ));
    }
    let blobs = app.blobs.clone();
    let received = spawn_blocking(move || blobs.receive(&attachment, offset, &bytes)).await;
    let (received, verified) = match received.map_err(|error| Error::Internal(error.into()))?? {
        Received::Part(received) => (received, false),
        Received::Whole(content) => {
            app.db.verify_attachment(audit, id, content, now()).await?;
            app.blobs.clear(id)?;
            (size, true)
        }
    };
    Ok(Upload {
        id,
        received,
        verified,
    })
}

/// How much of an announced attachment is there.
pub fn state(app: &App, announced: &Announced) -> Result<Upload> {
    let id = announced.attachment.id;
    let verified = announced.content.is_some() || announced.withdrawn;
    Ok(Upload {
        id,
        received: if verified {
            announced.attachment.size
        } else {
            app.blobs.received(id)?
        },
        verified,
    })
}
