//! What changes while it changes: handlers tell, and each open desk hears of its audit.

use shared::api::Change;
use shared::id::AuditId;
use tokio::sync::broadcast;

/// Changes that a desk may lag behind before it is told to read everything again.
const BACKLOG: usize = 256;

/// Where changes are told; those who listen are told each.
#[derive(Debug)]
pub struct Live(broadcast::Sender<Told>);

/// What listeners are told.
#[derive(Clone, Debug)]
enum Told {
    Changed(AuditId, Change),
    /// The server is about to stop.
    End,
}

/// One open desk.
#[derive(Debug)]
pub struct Listener {
    audit: AuditId,
    receiver: broadcast::Receiver<Told>,
}

impl Default for Live {
    fn default() -> Self {
        Self(broadcast::Sender::new(BACKLOG))
    }
}

impl Live {
    /// Tells of a change that is committed.
    pub fn tell(&self, audit: AuditId, change: Change) {
        // An error means that nobody listens.
        let _ = self.0.send(Told::Changed(audit, change));
    }

    /// Lets all listeners go: a stream that never ends would keep the server from stopping.
    pub fn end(&self) {
        let _ = self.0.send(Told::End);
    }

    pub fn listen(&self, audit: AuditId) -> Listener {
        Listener {
            audit,
            receiver: self.0.subscribe(),
        }
    }
}

impl Listener {
    /// The next change of its audit; `None` when there will be none.
    pub async fn next(&mut self) -> Option<Change> {
        loop {
            match self.receiver.recv().await {
                Ok(Told::Changed(audit, change)) if audit == self.audit => return Some(change),
                Ok(Told::Changed(..)) => {}
                Ok(Told::End) | Err(broadcast::error::RecvError::Closed) => return None,
                Err(broadcast::error::RecvError::Lagged(_)) => return Some(Change::Missed),
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use shared::id::AccountId;
    use uuid::Uuid;

    #[tokio::test]
    async fn a_listener_hears_of_its_audit_alone_and_learns_what_it_missed() {
        let live = Live::default();
        let audit = |number| AuditId(Uuid::from_u128(number));
        let mut listener = live.listen(audit(1));
        live.tell(audit(2), Change::Arrival);
        let review = Change::Review {
            responses: Vec::new(),
            by: AccountId(Uuid::nil()),
        };
        live.tell(audit(1), review.clone());
        assert_eq!(listener.next().await, Some(review));
        for _ in 0..=BACKLOG {
            live.tell(audit(1), Change::Arrival);
        }
        assert_eq!(listener.next().await, Some(Change::Missed));
        assert_eq!(listener.next().await, Some(Change::Arrival));
        live.end();
        while listener.next().await.is_some() {}
    }
}
