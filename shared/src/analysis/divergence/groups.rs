//! Which groups of walkers are apart where walkers feel differently about the same street: by what they said of
//! themselves, two by two, the furthest first by Cliff's delta. Chosen for being large, it is where to look, and no
//! test of anything.

use crate::analysis::apart::LEAST;
use crate::analysis::comparison::{Size, delta_of};
use crate::analysis::tally::Tally;
use crate::analysis::{Instrument, Row, ScoredItem};
use crate::checklist::model::Measure;
use crate::id::{ParticipantId, StopId};
use crate::participant::{Background, Part};
use std::collections::BTreeMap;

/// Two groups that answered one question at one stop.
#[derive(Clone, Debug, PartialEq)]
pub struct GroupsApart {
    pub part: Part,
    pub lower: Group,
    pub higher: Group,
    /// Walkers who answered at the stop and are in neither.
    pub rest: u32,
    /// [Cliff's delta](super::super::dominance::cliffs_delta) of the higher against the lower: above 0, at most 1.
    pub delta: f64,
}

/// Walkers who said the same of themselves.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Group {
    pub word: &'static str,
    pub walkers: u32,
}

/// Of every question about feelings at every stop.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct GroupsAtStops {
    /// Of the whole audit: how many walkers are in the smallest group of each part, those who would rather not say
    /// being one. Groups at a stop would tell of a smaller one what is hidden elsewhere.
    pub fewest: BTreeMap<Part, u32>,
    /// In the order of the checklists.
    pub items: Vec<ItemGroups>,
}

#[derive(Clone, Debug, PartialEq)]
pub struct ItemGroups {
    pub item: ScoredItem,
    /// Pairs of groups, the furthest apart first; as far apart, in the order in which walkers were asked.
    pub stops: BTreeMap<StopId, Vec<GroupsApart>>,
}

impl GroupsApart {
    /// Neither group has fewer than k walkers, nor has what is left when both are taken from all.
    pub fn is_of_many(&self, k: u32) -> bool {
        self.lower.walkers >= k && self.higher.walkers >= k && (self.rest == 0 || self.rest >= k)
    }
}

impl GroupsAtStops {
    /// The two that are furthest apart, if any are.
    pub fn furthest(&self, item: &ScoredItem, stop: StopId) -> Option<&GroupsApart> {
        let mut items = self.items.iter();
        let found = items.find(|it| it.item.key() == item.key())?;
        found.stops.get(&stop)?.first()
    }
}

/// All pairs of groups of at least [`LEAST`] walkers each that are more than negligibly apart. `everyone` is who
/// walked, whatever they answered.
pub fn groups_apart(
    instrument: &Instrument,
    backgrounds: &BTreeMap<ParticipantId, Background>,
    everyone: &[Background],
    rows: impl IntoIterator<Item = Row>,
) -> GroupsAtStops {
    let mut items: BTreeMap<usize, BTreeMap<StopId, Place>> = BTreeMap::new();
    for row in rows {
        let (Some(item), Some(stop)) = (instrument.items().get(row.item), row.stop) else {
            continue;
        };
        if item.measure == Some(Measure::Perception) {
            let places = items.entry(row.item).or_default();
            let place = places.entry(stop);
            place
                .or_insert_with(|| Place::new(item.levels.len()))
                .add(&row, backgrounds.get(&row.walker));
        }
    }
    let items = items.into_iter().map(|(index, places)| {
        let stops = places.iter().map(|(stop, place)| (*stop, place.pairs()));
        ItemGroups {
            item: instrument.items()[index].clone(),
            stops: stops.collect(),
        }
    });
    GroupsAtStops {
        fewest: Part::ALL
            .iter()
            .map(|it| (*it, fewest(*it, everyone)))
            .collect(),
        items: items.collect(),
    }
}

fn fewest(part: Part, everyone: &[Background]) -> u32 {
    let mut groups: BTreeMap<Option<&str>, u32> = BTreeMap::new();
    for background in everyone {
        *groups.entry(part.said(background)).or_default() += 1;
    }
    groups.into_values().min().unwrap_or_default()
}

/// What was answered to one question at one stop, over all and group by group.
struct Place {
    levels: usize,
    all: Tally,
    groups: BTreeMap<(Part, &'static str), Tally>,
}

impl Place {
    fn new(levels: usize) -> Self {
        Self {
            levels,
            all: Tally::new(levels),
            groups: BTreeMap::new(),
        }
    }

    fn add(&mut self, row: &Row, background: Option<&Background>) {
        self.all.add(row);
        for part in Part::ALL {
            if let Some(word) = background.and_then(|it| part.said(it)) {
                let tally = self.groups.entry((*part, word));
                tally.or_insert_with(|| Tally::new(self.levels)).add(row);
            }
        }
    }

    fn pairs(&self) -> Vec<GroupsApart> {
        let mut pairs = Vec::new();
        for part in Part::ALL {
            let words = part.words().into_iter();
            let groups = words.filter_map(|word| Some((word, self.groups.get(&(*part, word))?)));
            let enough = |group: &(&str, &Tally)| group.1.walkers() >= LEAST;
            let groups: Vec<(&'static str, &Tally)> = groups.filter(enough).collect();
            for (at, first) in groups.iter().enumerate() {
                let others = groups.iter().skip(at + 1);
                pairs.extend(others.filter_map(|second| self.pair(*part, *first, *second)));
            }
        }
        pairs.sort_by(|a, b| b.delta.total_cmp(&a.delta));
        pairs
    }

    fn pair(
        &self,
        part: Part,
        first: (&'static str, &Tally),
        second: (&'static str, &Tally),
    ) -> Option<GroupsApart> {
        let delta = delta_of(first.1, second.1)?;
        let group = |(word, tally): (&'static str, &Tally)| Group {
            word,
            walkers: tally.walkers(),
        };
        let (first, second) = (group(first), group(second));
        let (lower, higher) = if delta > 0.0 {
            (second, first)
        } else {
            (first, second)
        };
        let both = lower.walkers + higher.walkers;
        (Size::of(delta) > Size::Negligible).then(|| GroupsApart {
            part,
            lower,
            higher,
            rest: self.all.walkers().saturating_sub(both),
            delta: delta.abs(),
        })
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::analysis::tests::{form, row, version};
    use crate::checklist::model::Node;
    use crate::participant::Gender;
    use uuid::Uuid;

    const STOP: StopId = StopId(Uuid::from_u128(1));

    fn asking(measure: Measure) -> Instrument {
        let mut form = form(&["n", "l", "m", "g"]);
        for node in &mut form.nodes {
            if let Node::Item(item) = node {
                item.measure = Some(measure);
            }
        }
        Instrument::new([(version(1), &form)])
    }

    /// Walkers numbered in their order, each with a level, a gender and whether they know the area.
    fn found(measure: Measure, walkers: &[(u8, Option<Gender>, Option<bool>)]) -> GroupsAtStops {
        let mut backgrounds = BTreeMap::new();
        let mut rows = Vec::new();
        for (number, (level, gender, knows_area)) in walkers.iter().enumerate() {
            let row = Row {
                stop: Some(STOP),
                ..row(1, number as u8, *level)
            };
            let background = Background {
                gender: *gender,
                knows_area: *knows_area,
                ..Background::default()
            };
            backgrounds.insert(row.walker, background);
            rows.push(row);
        }
        let everyone: Vec<Background> = backgrounds.values().cloned().collect();
        groups_apart(&asking(measure), &backgrounds, &everyone, rows)
    }

    fn pairs(found: &GroupsAtStops) -> Vec<(&'static str, &'static str, u32, f64)> {
        let stops = found.items.iter().flat_map(|item| item.stops.values());
        let pairs = stops.flatten();
        pairs
            .map(|it| (it.lower.word, it.higher.word, it.rest, it.delta))
            .collect()
    }

    const WOMAN: Option<Gender> = Some(Gender::Woman);
    const MAN: Option<Gender> = Some(Gender::Man);

    #[test]
    fn the_groups_that_are_furthest_apart_come_first() {
        // Every woman is below every man. Of the nine pairs of one who knows the area (0, 0, 2) and one who does
        // not (1, 3, 3), the first is lower in eight and higher in one: delta 7/9.
        let walkers = [
            (0, WOMAN, Some(true)),
            (0, WOMAN, Some(true)),
            (1, WOMAN, Some(false)),
            (2, MAN, Some(true)),
            (3, MAN, Some(false)),
            (3, MAN, Some(false)),
            (2, None, None),
        ];
        let found = found(Measure::Perception, &walkers);
        let (women, knowing) = (("woman", "man", 1, 1.0), ("yes", "no", 1, 7.0 / 9.0));
        let pairs = pairs(&found);
        assert_eq!(pairs[0], women);
        assert_eq!(
            (pairs[1].0, pairs[1].1, pairs[1].2),
            (knowing.0, knowing.1, knowing.2)
        );
        assert!((pairs[1].3 - knowing.3).abs() < 1e-12, "{pairs:?}");
        let item = &found.items[0].item;
        let first = found.furthest(item, STOP).expect("a pair");
        assert_eq!((first.part, first.lower.walkers), (Part::Gender, 3));
        // One would rather not say.
        assert_eq!(
            (found.fewest[&Part::Gender], found.fewest[&Part::Age]),
            (1, 7)
        );
        assert!(found.furthest(item, StopId(Uuid::nil())).is_none());
    }

    #[test]
    fn few_alike_or_observed_is_nothing_to_name() {
        let two = [
            (0, WOMAN, None),
            (0, WOMAN, None),
            (3, MAN, None),
            (3, MAN, None),
            (3, MAN, None),
        ];
        assert_eq!(pairs(&found(Measure::Perception, &two)), []);
        let alike = [0, 3, 3, 0, 3, 3];
        let alike: Vec<_> = alike
            .iter()
            .enumerate()
            .map(|(n, level)| (*level, if n < 3 { WOMAN } else { MAN }, None))
            .collect();
        assert_eq!(pairs(&found(Measure::Perception, &alike)), []);
        let apart: Vec<_> = alike
            .iter()
            .map(|(_, gender, _)| (if *gender == WOMAN { 0 } else { 3 }, *gender, None))
            .collect();
        assert_eq!(found(Measure::Observation, &apart).items, []);
        assert_eq!(pairs(&found(Measure::Perception, &apart)).len(), 1);
    }

    #[test]
    fn what_is_left_of_all_is_as_many_as_each_group_or_nobody() {
        let of = |lower, higher, rest| GroupsApart {
            part: Part::Gender,
            lower: Group {
                word: "woman",
                walkers: lower,
            },
            higher: Group {
                word: "man",
                walkers: higher,
            },
            rest,
            delta: 1.0,
        };
        assert!(of(5, 5, 0).is_of_many(5) && of(5, 9, 5).is_of_many(5));
        assert!(
            !of(4, 9, 0).is_of_many(5) && !of(9, 4, 0).is_of_many(5) && !of(5, 5, 1).is_of_many(5)
        );
    }
}
