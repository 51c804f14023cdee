//! Taking back what was given: off this phone at once, off the server as soon as it hears of it.

use super::super::draft::{Draft, Unfinished};
use super::super::joined::Joined;
use super::super::track;
use super::Phone;
use crate::device::{new_id, now};
use crate::store::{self, Table, Write};
use crate::sync::outgoing;
use crate::sync::seat::Seat;
use leptos::prelude::*;
use shared::api::Given;
use shared::id::{AttachmentId, RevisionId, WithdrawalId};
use shared::participant::Background;
use shared::receipt::ReceiptCode;
use shared::sync::Operation;
use shared::withdrawal::{Target, Withdrawal};

impl Phone {
    /// Takes something back, with or without a network.
    pub async fn withdraw(self, target: Target) -> Result<(), store::Error> {
        let Some(walk) = self.walk_now() else {
            return Ok(());
        };
        let writes = self.erasing(&walk, &target).await?;
        let withdrawal = Withdrawal {
            id: new_id(WithdrawalId::new),
            target: target.clone(),
            said_at: now(),
        };
        let operation = Operation::Withdraw(withdrawal);
        self.enqueue(&walk, operation, writes).await?;
        self.drop_withdrawn(&walk, &target);
        Ok(())
    }

    /// Follows what the person of a seat changed and took back on another device.
    pub async fn follow(self, seat: Seat, given: &Given) -> Result<(), store::Error> {
        let Some(walk) = self.walk_of(seat) else {
            return Ok(());
        };
        for target in &given.withdrawn {
            let writes = self.erasing(&walk, target).await?;
            if !writes.is_empty() {
                self.write(writes).await?;
                self.drop_withdrawn(&walk, target);
            }
        }
        let said = walk.participant.consents;
        if given.withdrawn_at.is_none() && given.consents != said && self.is_heard(&walk) {
            let consents = given.consents;
            self.say_again_of(seat, |participant| participant.consents = consents)
                .await?;
        }
        Ok(())
    }

    /// The walker's receipt. The server of a phone that joined before there were any is told of it now.
    pub async fn receipt(self) -> Result<(), store::Error> {
        let Some(walk) = self.walk_now() else {
            return Ok(());
        };
        if walk.participant.receipt.is_none() {
            let code = ReceiptCode::of_secret(&walk.secret).hash();
            self.say_again(|participant| participant.receipt = Some(code))
                .await?;
        }
        Ok(())
    }

    /// The server knows the consents that this phone said last for somebody.
    fn is_heard(self, walk: &Joined) -> bool {
        use shared::sync::outbox::State;
        let person = walk.participant.id;
        self.delivery
            .with_untracked(|it| it.join(person) == Some(&State::Verified))
    }

    /// The writes by which no trace of the target's content stays on the disk.
    pub(super) async fn erasing(
        self,
        walk: &Joined,
        target: &Target,
    ) -> Result<Vec<Write>, store::Error> {
        let store = self.store.get_value().ok_or(store::Error::Blocked)?;
        let (mut writes, mut photos) = outgoing::without(&store, walk.seat, target).await?;
        let own = |draft: &Draft| draft.seat() == walk.seat;
        for draft in self.drafts.get_untracked().into_iter().filter(own) {
            if let Some((left, gone)) = without(&draft, target) {
                photos.extend(gone);
                writes.push(match left {
                    Some(left) => Write::json(Table::Drafts, left.key(), &left),
                    None => Write::Delete(Table::Drafts, draft.key()),
                });
            }
        }
        let gone: Vec<String> = photos.iter().map(ToString::to_string).collect();
        // The pieces of a recording begin with its id.
        let of = |key: &String| {
            key.split('/')
                .next()
                .is_some_and(|id| gone.iter().any(|it| it == id))
        };
        let keys = store.keys(Table::Photos).await?.into_iter().filter(of);
        writes.extend(keys.map(|key| Write::Delete(Table::Photos, key)));
        writes.extend(self.erasing_recording(walk.seat, target).await?);
        if *target == Target::Everything && !walk.withdrawn {
            writes.push(withdrawn(walk).write());
        }
        Ok(writes)
    }

    /// The same in memory.
    fn drop_withdrawn(self, walk: &Joined, target: &Target) {
        self.drafts.update(|drafts| {
            let left = drafts
                .drain(..)
                .filter_map(|draft| match without(&draft, target) {
                    Some((left, _)) if draft.seat() == walk.seat => left,
                    _ => Some(draft),
                });
            *drafts = left.collect();
        });
        if target.covers_track() {
            track::forget(walk.seat);
        }
        if *target == Target::Everything {
            self.hold(withdrawn(walk));
        }
    }

    /// Lets go of a walk of which everything was taken back, so that it can be joined anew. Of who the
    /// walker was nothing stays but what the withdrawal is sent with.
    pub async fn let_go(self) -> Result<(), store::Error> {
        let Some(walk) = self.walk_now() else {
            return Ok(());
        };
        let mut left = Joined::clone(&walk);
        left.left = true;
        left.participant.nickname.clear();
        left.participant.background = Background::default();
        self.write([left.write()]).await?;
        self.walks
            .update(|walks| walks.retain(|known| known.seat != walk.seat));
        Ok(())
    }
}

fn withdrawn(walk: &Joined) -> Joined {
    let mut walk = walk.clone();
    walk.withdrawn = true;
    walk
}

/// What is left of a draft (nothing, when it is taken back whole) and which photos and recordings go; `None` when it
/// holds nothing of the target.
fn without(draft: &Draft, target: &Target) -> Option<(Option<Draft>, Vec<AttachmentId>)> {
    let id = RevisionId(draft.response.0);
    let mut whole = draft.revision(id, draft.answers.clone(), draft.touched_at);
    let is_whole = target.covers(draft.response);
    if !target.remove(&mut whole) && !is_whole {
        return None;
    }
    let gone = draft.attachments.iter().map(|photo| photo.id);
    let gone = gone.filter(|id| !whole.attachments.iter().any(|photo| photo.id == *id));
    let mut left = draft.clone();
    let taken = |it: &Unfinished| is_whole || target.is_answer(draft.response, &it.item);
    left.unfinished.retain(|it| !taken(it));
    let unfinished = draft.unfinished.iter().filter(|it| taken(it));
    let gone = gone.chain(unfinished.map(|it| it.id));
    let gone: Vec<AttachmentId> = gone.collect();
    let fewer = draft.answers.0.len() - whole.answers.0.len();
    left.answered = left.answered.saturating_sub(fewer as u32);
    left.answers = whole.answers;
    left.attachments = whole.attachments;
    Some(((!is_whole).then_some(left), gone))
}
