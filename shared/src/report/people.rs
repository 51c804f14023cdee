//! Who walked, in coarse groups and one trait at a time: never two crossed, and for the audit as a
//! whole, so that no smaller group can be had by subtraction.

use crate::participant::{AgeBand, Background, Gender, WalkerRole, YearsBand};

/// What walkers said of themselves, counted.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct People {
    pub walkers: u32,
    pub traits: Vec<Trait>,
}

/// One question of the background.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Trait {
    pub name: TraitName,
    /// In the order in which they are asked, those who said nothing last.
    pub groups: Vec<Group>,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum TraitName {
    Role,
    Gender,
    Age,
    YearsHere,
    KnowsArea,
    MobilityNeed,
}

#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Group {
    /// Word of the answer; `None` for those who said nothing.
    pub word: Option<&'static str>,
    pub size: Size,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Size {
    Count(u32),
    /// Fewer than k, perhaps none.
    Few,
    /// k or more, but the size of a small group could be computed from it.
    Withheld,
}

impl People {
    /// Of each walker's background.
    pub fn of(backgrounds: &[Background]) -> Self {
        let tally =
            |name, words: Vec<&'static str>, read: fn(&Background) -> Option<&'static str>| {
                let count = |word: Option<&'static str>| {
                    let of = backgrounds.iter().filter(|it| read(it) == word);
                    Group {
                        word,
                        size: Size::Count(of.count() as u32),
                    }
                };
                let groups = words.into_iter().map(Some).chain([None]);
                Trait {
                    name,
                    groups: groups.map(count).collect(),
                }
            };
        let both = || vec!["yes", "no"];
        Self {
            walkers: backgrounds.len() as u32,
            traits: vec![
                tally(
                    TraitName::Role,
                    WalkerRole::ALL.iter().map(|it| it.word()).collect(),
                    |it| it.role.map(WalkerRole::word),
                ),
                tally(
                    TraitName::Gender,
                    Gender::ALL.iter().map(|it| it.word()).collect(),
                    |it| it.gender.map(Gender::word),
                ),
                tally(
                    TraitName::Age,
                    AgeBand::ALL.iter().map(|it| it.word()).collect(),
                    |it| it.age.map(AgeBand::word),
                ),
                tally(
                    TraitName::YearsHere,
                    YearsBand::ALL.iter().map(|it| it.word()).collect(),
                    |it| it.years_here.map(YearsBand::word),
                ),
                tally(TraitName::KnowsArea, both(), |it| {
                    it.knows_area.map(yes_or_no)
                }),
                tally(TraitName::MobilityNeed, both(), |it| {
                    it.mobility_need.map(yes_or_no)
                }),
            ],
        }
    }
}

impl Trait {
    /// Hides groups below k, none and few alike, and as many others, the smallest first, as it takes
    /// for the hidden ones together to be k or more: all of a trait's groups add up to the walkers.
    pub fn hide_small(&mut self, k: u32) {
        let mut hidden = 0;
        for group in &mut self.groups {
            if let Size::Count(n) = group.size
                && n < k
            {
                hidden += n;
                group.size = Size::Few;
            }
        }
        while (1..k).contains(&hidden) {
            let shown = self.groups.iter_mut().filter_map(|group| match group.size {
                Size::Count(n) => Some((n, group)),
                Size::Few | Size::Withheld => None,
            });
            let Some((n, smallest)) = shown.min_by_key(|(n, _)| *n) else {
                return;
            };
            smallest.size = Size::Withheld;
            hidden += n;
        }
    }
}

fn yes_or_no(answer: bool) -> &'static str {
    if answer { "yes" } else { "no" }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn walkers(women: usize, men: usize, others: usize, silent: usize) -> People {
        let of = |gender, n| {
            let background = Background {
                gender,
                ..Background::default()
            };
            vec![background; n]
        };
        let all = [
            of(Some(Gender::Woman), women),
            of(Some(Gender::Man), men),
            of(Some(Gender::Other), others),
            of(None, silent),
        ];
        People::of(&all.concat())
    }

    fn genders(mut people: People, k: u32) -> Vec<Size> {
        let gender = &mut people.traits[1];
        gender.hide_small(k);
        gender.groups.iter().map(|it| it.size).collect()
    }

    #[test]
    fn a_rare_walker_cannot_be_told_from_none() {
        use Size::{Count, Few, Withheld};
        assert_eq!(
            genders(walkers(9, 6, 1, 5), 5),
            [Count(9), Count(6), Few, Withheld]
        );
        assert_eq!(
            genders(walkers(9, 6, 0, 5), 5),
            [Count(9), Count(6), Few, Count(5)]
        );
        assert_eq!(
            genders(walkers(9, 6, 1, 4), 5),
            [Count(9), Count(6), Few, Few]
        );
        assert_eq!(genders(walkers(2, 1, 1, 0), 5), [Few; 4]);
    }

    proptest! {
        #[test]
        fn what_is_hidden_is_nobody_or_k_walkers(
            sizes in (0usize..12, 0usize..12, 0usize..12, 0usize..12), k in 1u32..7,
        ) {
            let people = walkers(sizes.0, sizes.1, sizes.2, sizes.3);
            let total = people.walkers;
            let shown: u32 = genders(people, k).into_iter().map(|size| match size {
                Size::Count(n) => n,
                Size::Few | Size::Withheld => 0,
            }).sum();
            let hidden = total - shown;
            prop_assert!(hidden == 0 || hidden >= k || shown == 0);
        }
    }
}
