//! Things by small numbers: four bytes in place of an id's sixteen, wherever there are a million of them.

use std::collections::HashMap;
use std::hash::Hash;

/// Each has the number of its place in the order in which it was first seen.
#[derive(Debug)]
pub struct Index<T> {
    all: Vec<T>,
    numbers: HashMap<T, u32>,
}

impl<T> Default for Index<T> {
    fn default() -> Self {
        Self {
            all: Vec::new(),
            numbers: HashMap::new(),
        }
    }
}

impl<T: Clone + Eq + Hash> Index<T> {
    /// The number of a thing, the next one if it has none yet.
    pub fn number(&mut self, of: &T) -> u32 {
        if let Some(number) = self.numbers.get(of) {
            return *number;
        }
        let number = self.all.len() as u32;
        self.all.push(of.clone());
        self.numbers.insert(of.clone(), number);
        number
    }

    pub fn find(&self, of: &T) -> Option<u32> {
        self.numbers.get(of).copied()
    }

    pub fn get(&self, number: u32) -> Option<&T> {
        self.all.get(number as usize)
    }

    pub fn which(&self, chosen: impl Fn(&T) -> bool) -> Vec<bool> {
        self.all.iter().map(chosen).collect()
    }

    pub fn all(&self) -> &[T] {
        &self.all
    }
}
