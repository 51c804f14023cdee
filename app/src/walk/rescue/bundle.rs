//! The file itself, made of pieces that the browser keeps: one photo at a time is in the app's memory,
//! and the browser may put the pieces on disk.

use super::answers;
use super::gather::{self, Gathered};
use crate::device::{local_now, now, set};
use crate::language::{current_now, t, tag_now};
use crate::store::{self, Store, Table};
use js_sys::{Array, Object, Uint8Array};
use shared::attachment::Media;
use shared::i18n::later;
use shared::sync::rescue::{ANSWERS, MANIFEST, README, entry};
use shared::zip::{TooLarge, Writer};
use std::collections::BTreeMap;
use wasm_bindgen::{JsCast, JsValue};
use web_sys::Blob;

const KIND: &str = "application/zip";

/// Last line of the README, for whoever receives a file in a language that they do not read.
const NOTE: &str =
    "Krok rescue file. To import it: desk, the walk's page, \"Import a rescue file\".";

/// Why there is no file. Nothing on the phone was changed.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum Trouble {
    #[error(transparent)]
    Storage(#[from] store::Error),
    #[error(transparent)]
    TooLarge(#[from] TooLarge),
    #[error("the browser cannot write a file")]
    Browser,
}

pub struct Bundle {
    pub blob: Blob,
    pub name: String,
    /// Photos whose bytes could not be read.
    pub lacking: usize,
}

struct File {
    writer: Writer,
    parts: Array,
}

/// Makes the file of all that is on the phone.
pub async fn make(store: &Store) -> Result<Bundle, Trouble> {
    let gathered = gather::gather(store, now()).await?;
    let mut file = File {
        writer: Writer::new(local_now().naive_local()),
        parts: Array::new(),
    };
    let page = answers::page(&tag_now(), current_now().direction(), &gathered.walks);
    let manifest = serde_json::to_vec(&gathered.rescue);
    let manifest = manifest.map_err(|error| store::Error::Broken(error.to_string()))?;
    file.add(README, readme().as_bytes())?;
    file.add(ANSWERS, page.as_bytes())?;
    file.add(MANIFEST, &manifest)?;
    let lacking = add_attachments(store, &mut file).await?;
    Ok(Bundle {
        blob: file.finish()?,
        name: name(&gathered),
        lacking,
    })
}

/// Photos and recordings, and what there is of recordings that the phone died over (keys with a `/`).
/// Returns how many could not be read.
async fn add_attachments(store: &Store, file: &mut File) -> Result<usize, Trouble> {
    let mut unfinished: BTreeMap<String, Vec<u8>> = BTreeMap::new();
    let mut lacking = 0;
    for key in store.keys(Table::Photos).await? {
        let bytes = store.bytes(Table::Photos, &key).await.ok().flatten();
        let bytes = bytes.map(|bytes| Uint8Array::new(&bytes).to_vec());
        match (bytes, key.split_once('/'), key.parse()) {
            (Some(bytes), None, Ok(id)) => file.add(&entry(id, media(&bytes)), &bytes)?,
            (Some(piece), Some((id, _)), _) => {
                unfinished.entry(id.to_owned()).or_default().extend(piece);
            }
            _ => lacking += 1,
        }
    }
    for (id, bytes) in unfinished {
        let name = format!("unfinished/{id}.{}", media(&bytes).extension());
        file.add(&name, &bytes)?;
    }
    Ok(lacking)
}

/// What it is by its first bytes. Pictures are JPEGs on phones, damaged or not.
fn media(bytes: &[u8]) -> Media {
    Media::sniff(bytes).unwrap_or(Media::Jpeg)
}

impl File {
    fn add(&mut self, entry: &str, bytes: &[u8]) -> Result<(), Trouble> {
        let head = self.writer.entry(entry, bytes)?;
        let pieces = Array::of2(&Uint8Array::from(&*head), &Uint8Array::from(bytes));
        let whole = blob(&pieces)?;
        self.parts.push(&whole);
        Ok(())
    }

    fn finish(self) -> Result<Blob, Trouble> {
        let end = self.writer.finish()?;
        self.parts.push(&Uint8Array::from(&*end));
        blob(&self.parts)
    }
}

fn blob(pieces: &Array) -> Result<Blob, Trouble> {
    let kind = Object::new();
    set(&kind, "type", KIND);
    let made = Blob::new_with_blob_sequence_and_options(pieces, kind.unchecked_ref());
    made.map_err(|_: JsValue| Trouble::Browser)
}

fn readme() -> String {
    let lines = [
        later::RESCUE_README_WHAT,
        later::RESCUE_README_OPEN,
        later::RESCUE_README_IMPORT,
    ];
    let lines: Vec<String> = lines.into_iter().map(t).collect();
    // Also for editors that know no other line ends.
    format!("Krok\r\n\r\n{}\r\n\r\n{NOTE}\r\n", lines.join("\r\n\r\n"))
}

/// Told apart by walk and minute: a facilitator gets several.
fn name(gathered: &Gathered) -> String {
    let time = local_now().format("%Y%m%d-%H%M");
    let one = gathered.walks.first().filter(|first| {
        let same = gathered.walks.iter().all(|walk| walk.code == first.code);
        same && !first.code.is_empty()
    });
    one.map_or_else(
        || format!("krok-{time}.zip"),
        |walk| format!("krok-{}-{time}.zip", walk.code),
    )
}
