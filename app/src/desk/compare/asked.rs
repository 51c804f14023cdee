//! What is compared: all of it stands in the address, so that a link shows the same.

use leptos_router::params::ParamsMap;
use shared::analysis::side::{By, Side};
use shared::district::District;
use shared::id::DistrictId;

/// Names in the address.
pub const BY: &str = "by";
pub const SIDES: &str = "sides";
pub const PAIR: &str = "pair";
pub const DISTRICT: &str = "district";
pub const ORDER: &str = "order";

/// In links of before there were other sides than districts.
pub const DISTRICTS: &str = "districts";

/// The order that is not by theme.
pub const SIZE: &str = "size";

#[derive(Clone, Debug, PartialEq)]
pub struct Asked {
    pub by: By,
    /// All there are, and which of them stand side by side.
    pub all: Vec<Side>,
    pub sides: Vec<Side>,
    /// Whose difference orders the questions; the first two where none is chosen.
    pub pair: Option<(Side, Side)>,
    pub district: Option<DistrictId>,
    pub by_size: bool,
}

impl Asked {
    /// What it may not be for this reader, it is not: those who see districts alone see districts.
    pub fn of(address: &ParamsMap, districts: &[District], researcher: bool) -> Self {
        let by = address.get(BY).and_then(|word| word.parse().ok());
        let by: By = by.filter(|_| researcher).unwrap_or_default();
        let all = if by == By::District {
            let districts = districts.iter();
            districts.map(|it| Side::District(it.id)).collect()
        } else {
            by.sides()
        };
        let read = |words: &str| -> Vec<Side> {
            let words = words.split(',').filter_map(|word| by.side(word).ok());
            words.collect()
        };
        let sides = address.get(SIDES).or_else(|| address.get(DISTRICTS));
        let pair = address.get(PAIR).map(|words| read(&words));
        let district = address.get(DISTRICT).and_then(|id| id.parse().ok());
        Self {
            sides: sides.map_or_else(|| all.clone(), |words| read(&words)),
            pair: pair.and_then(|pair| Some((*pair.first()?, *pair.get(1)?))),
            district: district.filter(|_| by != By::District),
            by_size: address.get(ORDER).is_some_and(|order| order == SIZE),
            all,
            by,
        }
    }

    /// As the interface takes it.
    pub fn query(&self, sides: &[Side]) -> String {
        let mut query = format!("?by={}&sides={}", self.by.word(), words(sides));
        if let Some(district) = self.district {
            query.push_str(&format!("&district={district}"));
        }
        query
    }

    /// Two sides of different people or times.
    pub fn two(&self) -> Option<(Side, Side)> {
        let shown = |pair: &(Side, Side)| {
            self.sides.contains(&pair.0) && self.sides.contains(&pair.1) && pair.0 != pair.1
        };
        let first_two = || Some((*self.sides.first()?, *self.sides.get(1)?));
        self.pair.filter(shown).or_else(first_two)
    }
}

pub fn words(sides: &[Side]) -> String {
    let words: Vec<String> = sides.iter().map(|side| side.word()).collect();
    words.join(",")
}
