//! What is on the phone, read as little as can be: a record that this app cannot make sense of goes into
//! the file as it is. One thing stays behind: the secret by which the phone proves itself, and with it a
//! record of a walk that cannot be taken apart.

use crate::store::{Error, Store, Table, read};
use crate::sync::seat::Seat;
use crate::walk::draft::Draft;
use crate::walk::phone::RECORDING;
use crate::walk::session;
use serde::Deserialize;
use serde_json::value::{RawValue, to_raw_value};
use shared::activity::track::recording::Recording;
use shared::api::Pack;
use shared::attachment::Sha256;
use shared::checklist::prepared::Prepared;
use shared::id::{AuditId, ResponseId, RevisionId};
use shared::participant::Participant;
use shared::response::Revision;
use shared::sync::Operation;
use shared::sync::rescue::{FORMAT, Rescue, Walk};
use shared::time::{Time, to_millis};
use std::collections::BTreeMap;
use std::sync::Arc;

pub struct Gathered {
    pub rescue: Rescue,
    /// For people to read, in the same order.
    pub walks: Vec<Readable>,
}

/// What a person may want to read of a walk.
#[derive(Default)]
pub struct Readable {
    /// Join code; empty if it could not be read.
    pub code: String,
    /// What the walker is called; may be empty.
    pub nickname: String,
    pub pack: Option<Pack>,
    /// The newest of each response, oldest response first.
    pub revisions: Vec<Revision>,
}

/// Records of one person on one walk, by what follows the seat in their keys.
#[derive(Default)]
struct Records {
    walk: Option<String>,
    operations: Vec<(String, String)>,
    states: Vec<(String, String)>,
    drafts: Vec<(String, String)>,
    /// What is recorded of a way beside what was handed over.
    recording: Option<String>,
}

/// A walk's record, its parts unread.
#[derive(Deserialize)]
struct Kept {
    pack: Box<RawValue>,
    participant: Box<RawValue>,
    secret: Sha256,
    #[serde(default)]
    former: Vec<Box<RawValue>>,
}

impl Kept {
    /// The pack, with the checklists of those before it: what was begun with one is read by it.
    fn pack(&self) -> Option<Pack> {
        let mut pack: Pack = read(self.pack.get()).ok()?;
        let former = self.former.iter();
        let former = former.filter_map(|pack| read::<Pack>(pack.get()).ok());
        pack.checklists.extend(former.flat_map(|it| it.checklists));
        Some(pack)
    }
}

#[derive(Deserialize)]
struct PackHead {
    audit: AuditHead,
}

#[derive(Deserialize)]
struct AuditHead {
    id: AuditId,
}

/// An operation's record, what it says unread.
#[derive(Deserialize)]
struct Outgoing {
    order: u64,
    operation: Box<RawValue>,
}

pub async fn gather(store: &Store, made_at: Time) -> Result<Gathered, Error> {
    let mut unread = BTreeMap::new();
    let mut gathered = Vec::new();
    for (seat, records) in records(store, &mut unread).await? {
        gathered.push(walk(seat, records, &mut unread));
    }
    let (walks, readable) = gathered.into_iter().unzip();
    Ok(Gathered {
        rescue: Rescue {
            format: FORMAT,
            made_at,
            walks,
            unread,
        },
        walks: readable,
    })
}

/// All records, by whose they are.
async fn records(
    store: &Store,
    unread: &mut BTreeMap<String, String>,
) -> Result<BTreeMap<Seat, Records>, Error> {
    let mut found: BTreeMap<Seat, Records> = BTreeMap::new();
    for table in [
        Table::Walks,
        Table::Operations,
        Table::States,
        Table::Drafts,
    ] {
        for (key, text) in store.texts(table, "").await? {
            let Some((seat, rest)) = Seat::of_key(&key) else {
                unread.insert(format!("{table:?}/{key}"), text);
                continue;
            };
            let (records, rest) = (found.entry(seat).or_default(), rest.to_owned());
            match table {
                Table::Walks => records.walk = Some(text),
                Table::Operations => records.operations.push((rest, text)),
                Table::States => records.states.push((rest, text)),
                _ => records.drafts.push((rest, text)),
            }
        }
    }
    for (key, text) in store.texts(Table::Place, RECORDING).await? {
        if let Some((seat, _)) = Seat::of_key(&key) {
            found.entry(seat).or_default().recording = Some(text);
        }
    }
    Ok(found)
}

fn walk(seat: Seat, records: Records, unread: &mut BTreeMap<String, String>) -> (Walk, Readable) {
    let kept: Option<Kept> = records.walk.and_then(|text| read(&text).ok());
    let head = kept
        .as_ref()
        .and_then(|kept| read::<PackHead>(kept.pack.get()).ok());
    let pack = kept.as_ref().and_then(Kept::pack);
    let participant = kept
        .as_ref()
        .and_then(|kept| read::<Participant>(kept.participant.get()).ok());
    let mut unreadable = |table: &str, key: &str, text: String| {
        unread.insert(format!("{table}/{seat}/{key}"), text);
    };

    let mut queue: Vec<Outgoing> = Vec::new();
    for (key, text) in records.operations {
        match read(&text) {
            Ok(outgoing) => queue.push(outgoing),
            Err(_) => unreadable("Operations", &key, text),
        }
    }
    queue.sort_by_key(|outgoing| outgoing.order);
    let mut drafts: Vec<(String, Box<RawValue>)> = Vec::new();
    for (key, text) in records.drafts {
        match read(&text) {
            Ok(draft) => drafts.push((text, draft)),
            Err(_) => unreadable("Drafts", &key, text),
        }
    }
    let joined = participant.clone().map(Operation::Join);
    let begun = drafts
        .iter()
        .filter_map(|(text, _)| begun(text, pack.as_ref()));
    let begun = begun.map(|mut revision| {
        if let Some(participant) = &participant {
            participant.consents.limit(&mut revision);
        }
        Operation::Revise(revision)
    });
    let recording = records.recording.and_then(|text| {
        let recording = read::<Recording>(&text);
        recording
            .map_err(|_| unreadable("Recording", "", text))
            .ok()
    });
    let open = recording.and_then(|recording| recording.open);
    let raw = |operation: Operation| to_raw_value(&operation).ok();
    let queued = queue.into_iter().map(|outgoing| outgoing.operation);
    let operations = joined.and_then(raw).into_iter().chain(queued);
    let begun = begun.chain(open.map(Operation::Track));
    let operations: Vec<Box<RawValue>> = operations.chain(begun.filter_map(raw)).collect();
    let states = records.states.into_iter();
    let readable = Readable {
        code: participant
            .as_ref()
            .map_or_else(String::new, |said| said.code.to_string()),
        nickname: participant.map_or_else(String::new, |said| said.nickname),
        pack,
        revisions: newest(&operations),
    };
    let walk = Walk {
        activity: seat.activity,
        audit: head.map(|head| head.audit.id),
        secret_sha256: kept.as_ref().map(|kept| Sha256::of(&kept.secret.0)),
        operations,
        states: states
            .filter_map(|(key, text)| Some((key, read(&text).ok()?)))
            .collect(),
        drafts: drafts.into_iter().map(|(_, draft)| draft).collect(),
        pack: kept.map(|kept| kept.pack),
    };
    (walk, readable)
}

/// The revision of a draft that goes beyond what was handed over for sending. Its id is made of the
/// draft, so that two files of one state of a draft hold one revision. Where the checklist cannot be read
/// it holds everything filled in, asked or not.
fn begun(text: &str, pack: Option<&Pack>) -> Option<Revision> {
    let draft: Draft = read(text).ok()?;
    if !draft.unsent || draft.is_empty() {
        return None;
    }
    let mut checklists = pack.into_iter().flat_map(|pack| &pack.checklists);
    let checklist = checklists.find(|checklist| checklist.version == draft.version);
    let submission = checklist.map_or_else(
        || draft.answers.clone(),
        |checklist| {
            let form = Arc::new(Prepared::new(checklist.form.clone()));
            session::filling(&draft, form).submission()
        },
    );
    let mut random = [0; 10];
    random.copy_from_slice(&Sha256::of(text.as_bytes()).0[..10]);
    let millis = to_millis(draft.touched_at).unsigned_abs();
    let id = RevisionId::new(millis, random);
    Some(draft.revision(id, submission, draft.touched_at))
}

fn newest(operations: &[Box<RawValue>]) -> Vec<Revision> {
    let mut newest: BTreeMap<ResponseId, Revision> = BTreeMap::new();
    for raw in operations {
        if let Ok(Operation::Revise(revision)) = read(raw.get()) {
            let known = newest.get(&revision.response);
            if known.is_none_or(|known| known.number <= revision.number) {
                newest.insert(revision.response, revision);
            }
        }
    }
    newest.into_values().collect()
}
