//! Stands in for the disk where the browser lets a page keep nothing: the same records for as long as
//! the page is open. What is in here only is lost with the page, so it is sent at once.

use super::{Table, Write};
use std::cell::RefCell;
use std::rc::Rc;
use wasm_bindgen::JsValue;

/// Records in the order of their tables and keys.
#[derive(Clone, Default)]
pub struct Memory(Rc<RefCell<Vec<(Table, String, JsValue)>>>);

impl Memory {
    pub fn write(&self, write: Write) {
        let mut records = self.0.borrow_mut();
        let (Write::Put(table, key, _) | Write::Delete(table, key)) = &write;
        let sought = (*table, key.as_str());
        let at = records.partition_point(|(table, key, _)| (*table, key.as_str()) < sought);
        let is_there = records
            .get(at)
            .is_some_and(|(table, key, _)| (*table, key.as_str()) == sought);
        if is_there {
            records.remove(at);
        }
        if let Write::Put(table, key, value) = write {
            records.insert(at, (table, key, value));
        }
    }

    /// `undefined` where nothing is, as IndexedDB says.
    pub fn get(&self, table: Table, key: &str) -> JsValue {
        let records = self.0.borrow();
        let mut records = records.iter();
        let found = records.find(|(of, its, _)| *of == table && its == key);
        found.map_or(JsValue::UNDEFINED, |(_, _, value)| value.clone())
    }

    /// Records whose key begins with `prefix`, in the order of keys.
    pub fn all(&self, table: Table, prefix: &str) -> Vec<(String, JsValue)> {
        let records = self.0.borrow();
        let wanted = records
            .iter()
            .filter(|(of, key, _)| *of == table && key.starts_with(prefix));
        wanted
            .map(|(_, key, value)| (key.clone(), value.clone()))
            .collect()
    }
}
