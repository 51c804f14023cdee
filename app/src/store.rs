//! What the phone keeps, in IndexedDB. A write is one transaction, asked to be on disk ("strict")
//! before it counts; what a screen shows as saved was committed. Where the browser keeps nothing, a
//! [`Store::fleeting`] stands in.
//!
//! Records are JSON text, photos are bytes. `idb` and its like cannot ask for strict durability, which
//! is the point here; the four operations needed are driven directly.

mod memory;
mod request;

use js_sys::{Array, ArrayBuffer};
use leptos::prelude::window;
use memory::Memory;
use request::{failure, finished, result};
use serde::Serialize;
use serde::de::DeserializeOwned;
use wasm_bindgen::{JsCast, JsValue};
use web_sys::{IdbDatabase, IdbKeyRange, IdbObjectStore, IdbTransaction};

use crate::device::{call, set};

const NAME: &str = "krok";
const VERSION: u32 = 1;

/// Tables; the service worker knows these names as well.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Table {
    /// Walks that this phone has joined, by [`Seat`](crate::sync::seat::Seat).
    Walks,
    /// Responses being filled in and done, by `{seat}/{response}`.
    Drafts,
    /// What is to be sent, by `{seat}/{key}`.
    Operations,
    /// Where sent things are, by the same key; nothing there means: on this phone only.
    States,
    /// Bytes of photos, by attachment.
    Photos,
    /// Where the walker is in the app.
    Place,
}

impl Table {
    const ALL: [Self; 6] = [
        Self::Walks,
        Self::Drafts,
        Self::Operations,
        Self::States,
        Self::Photos,
        Self::Place,
    ];

    fn name(self) -> &'static str {
        match self {
            Self::Walks => "walks",
            Self::Drafts => "drafts",
            Self::Operations => "operations",
            Self::States => "states",
            Self::Photos => "photos",
            Self::Place => "place",
        }
    }
}

/// Why something could not be kept or read.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum Error {
    /// Private window, or storage switched off.
    #[error("the browser does not let this page store anything")]
    Blocked,
    #[error("the phone's storage is full")]
    Full,
    /// The browser's own words.
    #[error("{0}")]
    Broken(String),
}

/// One write of a transaction.
pub enum Write {
    Put(Table, String, JsValue),
    Delete(Table, String),
}

impl Write {
    /// A record as JSON.
    pub fn json(table: Table, key: impl Into<String>, record: &impl Serialize) -> Self {
        // The records are plain data with text keys: writing them cannot fail.
        let json = serde_json::to_string(record).unwrap_or_default();
        Self::Put(table, key.into(), JsValue::from_str(&json))
    }

    pub fn bytes(table: Table, key: impl Into<String>, bytes: &ArrayBuffer) -> Self {
        Self::Put(table, key.into(), bytes.into())
    }
}

#[derive(Clone)]
pub struct Store(Medium);

#[derive(Clone)]
enum Medium {
    Disk(IdbDatabase),
    Memory(Memory),
}

impl Store {
    /// Opens the database, making it the first time.
    pub async fn open() -> Result<Self, Error> {
        let factory = window().indexed_db().ok().flatten().ok_or(Error::Blocked)?;
        let request = factory.open_with_u32(NAME, VERSION);
        let request = request.map_err(|_| Error::Blocked)?;
        let opening = request.clone();
        let upgrade = wasm_bindgen::closure::Closure::<dyn FnMut()>::new(move || {
            let database = opening.result().ok().and_then(|db| db.dyn_into().ok());
            if let Some(database) = database {
                make_tables(&database);
            }
        });
        request.set_onupgradeneeded(Some(upgrade.as_ref().unchecked_ref()));
        let database = result(&request).await.map_err(|_| Error::Blocked)?;
        let database = database.dyn_into().map_err(|_| Error::Blocked)?;
        Ok(Self(Medium::Disk(database)))
    }

    /// A store that is gone with the page, for browsers that keep nothing.
    pub fn fleeting() -> Self {
        Self(Medium::Memory(Memory::default()))
    }

    pub fn is_fleeting(&self) -> bool {
        matches!(self.0, Medium::Memory(_))
    }

    /// All of it or nothing, on disk when this returns.
    pub async fn write(&self, writes: impl IntoIterator<Item = Write>) -> Result<(), Error> {
        let database = match &self.0 {
            Medium::Disk(database) => database,
            Medium::Memory(memory) => {
                writes.into_iter().for_each(|write| memory.write(write));
                return Ok(());
            }
        };
        let writes: Vec<Write> = writes.into_iter().collect();
        let tables = Array::new();
        for write in &writes {
            let (Write::Put(table, ..) | Write::Delete(table, _)) = write;
            tables.push(&JsValue::from_str(table.name()));
        }
        let transaction = transaction(database, &tables)?;
        // Listening before writing: no event can be missed.
        let committed = finished(&transaction);
        for write in writes {
            put_or_delete(&transaction, write).inspect_err(|_| {
                let _ = transaction.abort();
            })?;
        }
        committed.await
    }

    pub async fn get<T: DeserializeOwned>(
        &self,
        table: Table,
        key: &str,
    ) -> Result<Option<T>, Error> {
        let found = self.raw(table, key).await?;
        found.as_string().map(|json| read(&json)).transpose()
    }

    pub async fn bytes(&self, table: Table, key: &str) -> Result<Option<ArrayBuffer>, Error> {
        self.raw(table, key)
            .await
            .map(|found| found.dyn_into().ok())
    }

    /// Every record whose key begins with `prefix`, with what follows the prefix, in the order of keys.
    pub async fn all<T: DeserializeOwned>(
        &self,
        table: Table,
        prefix: &str,
    ) -> Result<Vec<(String, T)>, Error> {
        let texts = self.texts(table, prefix).await?.into_iter();
        texts.map(|(key, json)| Ok((key, read(&json)?))).collect()
    }

    /// The same, unread.
    pub async fn texts(&self, table: Table, prefix: &str) -> Result<Vec<(String, String)>, Error> {
        let after_prefix = |(key, value): (String, JsValue)| {
            Some((key[prefix.len()..].to_owned(), value.as_string()?))
        };
        let found = match &self.0 {
            Medium::Disk(database) => on_disk(database, table, prefix).await?,
            Medium::Memory(memory) => memory.all(table, prefix),
        };
        Ok(found.into_iter().filter_map(after_prefix).collect())
    }

    /// Keys of all records.
    pub async fn keys(&self, table: Table) -> Result<Vec<String>, Error> {
        let database = match &self.0 {
            Medium::Disk(database) => database,
            Medium::Memory(memory) => {
                let records = memory.all(table, "");
                return Ok(records.into_iter().map(|(key, _)| key).collect());
            }
        };
        let request = reading(database, table)?.get_all_keys().map_err(failure)?;
        let keys = Array::from(&result(&request).await?);
        Ok(keys.iter().filter_map(|key| key.as_string()).collect())
    }

    async fn raw(&self, table: Table, key: &str) -> Result<JsValue, Error> {
        match &self.0 {
            Medium::Disk(database) => {
                let store = reading(database, table)?;
                let request = store.get(&JsValue::from_str(key)).map_err(failure)?;
                result(&request).await
            }
            Medium::Memory(memory) => Ok(memory.get(table, key)),
        }
    }
}

async fn on_disk(
    database: &IdbDatabase,
    table: Table,
    prefix: &str,
) -> Result<Vec<(String, JsValue)>, Error> {
    let store = reading(database, table)?;
    let range = JsValue::from(range(prefix)?);
    let keys = store.get_all_keys_with_key(&range).map_err(failure)?;
    let values = store.get_all_with_key(&range).map_err(failure)?;
    let keys = Array::from(&result(&keys).await?);
    let values = Array::from(&result(&values).await?);
    let records = keys.iter().zip(values.iter());
    Ok(records
        .filter_map(|(key, value)| Some((key.as_string()?, value)))
        .collect())
}

fn reading(database: &IdbDatabase, table: Table) -> Result<IdbObjectStore, Error> {
    let transaction = database.transaction_with_str(table.name());
    let transaction = transaction.map_err(failure)?;
    transaction.object_store(table.name()).map_err(failure)
}

fn transaction(database: &IdbDatabase, tables: &Array) -> Result<IdbTransaction, Error> {
    let options = js_sys::Object::new();
    set(&options, "durability", "strict");
    let mode = JsValue::from_str("readwrite");
    let begun = call(database, "transaction", &[tables, &mode, &options]);
    begun
        .and_then(|transaction| transaction.dyn_into().ok())
        .ok_or(Error::Blocked)
}

fn make_tables(database: &IdbDatabase) {
    for table in Table::ALL {
        if !database.object_store_names().contains(table.name()) {
            let _ = database.create_object_store(table.name());
        }
    }
}

fn put_or_delete(transaction: &IdbTransaction, write: Write) -> Result<(), Error> {
    let store = |table: Table| transaction.object_store(table.name()).map_err(failure);
    match write {
        Write::Put(table, key, value) => {
            let put = store(table)?.put_with_key(&value, &JsValue::from_str(&key));
            put.map_err(failure)?;
        }
        Write::Delete(table, key) => {
            let delete = store(table)?.delete(&JsValue::from_str(&key));
            delete.map_err(failure)?;
        }
    }
    Ok(())
}

/// All keys that begin with the prefix.
fn range(prefix: &str) -> Result<IdbKeyRange, Error> {
    let end = format!("{prefix}\u{ffff}");
    IdbKeyRange::bound(&JsValue::from_str(prefix), &JsValue::from_str(&end)).map_err(failure)
}

/// What a record says.
pub fn read<T: DeserializeOwned>(json: &str) -> Result<T, Error> {
    serde_json::from_str(json).map_err(|error| Error::Broken(error.to_string()))
}
