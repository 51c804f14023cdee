//! What is compared with what: the sides of a comparison, and on which of them an answer is.

use crate::id::{ActivityId, DistrictId, ParticipantId, StopId};
use crate::participant::{Background, Part};
use crate::response::Daylight;
use serde::de::Error as _;
use serde::{Deserialize, Deserializer, Serialize, Serializer};
use std::collections::BTreeMap;
use std::fmt;
use std::str::FromStr;
use thiserror::Error;

/// By what answers are told apart.
#[derive(
    Clone, Copy, Debug, Default, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize,
)]
#[serde(try_from = "String", into = "&'static str")]
pub enum By {
    #[default]
    District,
    /// By what walkers said of themselves.
    Part(Part),
    /// By day, at dusk and by night.
    Light,
    /// The first and the second visit of the same places: see [`Places::visits`](super::place::Places::visits).
    Visit,
}

/// One side of a comparison, written as `gender:woman`.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Side {
    District(DistrictId),
    /// Walkers who said this of themselves.
    People(Part, &'static str),
    Light(Daylight),
    Visit(Visit),
}

/// Of a place.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Visit {
    First,
    Second,
}

/// Not what is compared, or not one of its sides.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Error)]
#[error(
    "a comparison is by district, light, visit, role, gender, age, years, knows or mobility, and a side is like gender:woman"
)]
pub struct NotASide;

const LIGHTS: [(Daylight, &str); 3] = [
    (Daylight::Day, "day"),
    (Daylight::Dusk, "dusk"),
    (Daylight::Night, "night"),
];

const VISITS: [(Visit, &str); 2] = [(Visit::First, "first"), (Visit::Second, "second")];

impl By {
    /// All there is to choose from.
    pub fn all() -> impl Iterator<Item = Self> {
        let parts = Part::ALL.iter().copied().map(Self::Part);
        [Self::District, Self::Light, Self::Visit]
            .into_iter()
            .chain(parts)
    }

    pub fn word(self) -> &'static str {
        match self {
            Self::District => "district",
            Self::Part(part) => part.word(),
            Self::Light => "light",
            Self::Visit => "visit",
        }
    }

    /// Its sides in their order; of districts none, for those are an audit's own.
    pub fn sides(self) -> Vec<Side> {
        match self {
            Self::District => Vec::new(),
            Self::Part(part) => {
                let words = part.words().into_iter();
                words.map(|word| Side::People(part, word)).collect()
            }
            Self::Light => LIGHTS.map(|(light, _)| Side::Light(light)).into(),
            Self::Visit => VISITS.map(|(visit, _)| Side::Visit(visit)).into(),
        }
    }

    /// The side that a word names: `woman`, `night`, a district's id.
    ///
    /// # Errors
    /// When it has no such side.
    pub fn side(self, word: &str) -> Result<Side, NotASide> {
        if self == Self::District {
            return word.parse().map(Side::District).map_err(|_| NotASide);
        }
        let mut sides = self.sides().into_iter();
        sides.find(|side| side.word() == word).ok_or(NotASide)
    }
}

impl Side {
    pub fn by(self) -> By {
        match self {
            Self::District(_) => By::District,
            Self::People(part, _) => By::Part(part),
            Self::Light(_) => By::Light,
            Self::Visit(_) => By::Visit,
        }
    }

    /// What names it among those it is compared with.
    pub fn word(self) -> String {
        let among = |word: Option<&str>| word.unwrap_or_default().to_owned();
        match self {
            Self::District(id) => id.to_string(),
            Self::People(_, word) => word.to_owned(),
            Self::Light(light) => among(named(&LIGHTS, light)),
            Self::Visit(visit) => among(named(&VISITS, visit)),
        }
    }

    pub fn district(self) -> Option<DistrictId> {
        match self {
            Self::District(id) => Some(id),
            Self::People(..) | Self::Light(_) | Self::Visit(_) => None,
        }
    }
}

fn named<T: Copy + PartialEq>(words: &[(T, &'static str)], of: T) -> Option<&'static str> {
    let mut words = words.iter();
    words.find(|(it, _)| *it == of).map(|(_, word)| *word)
}

impl fmt::Display for Side {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}:{}", self.by().word(), self.word())
    }
}

impl FromStr for By {
    type Err = NotASide;

    fn from_str(word: &str) -> Result<Self, NotASide> {
        Self::all().find(|by| by.word() == word).ok_or(NotASide)
    }
}

impl FromStr for Side {
    type Err = NotASide;

    fn from_str(text: &str) -> Result<Self, NotASide> {
        let (by, word) = text.split_once(':').ok_or(NotASide)?;
        by.parse::<By>()?.side(word)
    }
}

impl TryFrom<String> for By {
    type Error = NotASide;

    fn try_from(word: String) -> Result<Self, NotASide> {
        word.parse()
    }
}

impl From<By> for &'static str {
    fn from(by: By) -> Self {
        by.word()
    }
}

impl Serialize for Side {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_str(self)
    }
}

impl<'de> Deserialize<'de> for Side {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        let text = String::deserialize(deserializer)?;
        text.parse().map_err(D::Error::custom)
    }
}

/// In JSON both are texts.
#[cfg(feature = "schema")]
mod schema {
    use super::{By, Side};
    use std::borrow::Cow;
    use utoipa::openapi::{RefOr, schema::Schema};
    use utoipa::{PartialSchema, ToSchema};

    impl PartialSchema for By {
        fn schema() -> RefOr<Schema> {
            String::schema()
        }
    }

    impl ToSchema for By {
        fn name() -> Cow<'static, str> {
            Cow::Borrowed("comparison.By")
        }
    }

    impl PartialSchema for Side {
        fn schema() -> RefOr<Schema> {
            String::schema()
        }
    }

    impl ToSchema for Side {
        fn name() -> Cow<'static, str> {
            Cow::Borrowed("comparison.Side")
        }
    }
}

/// Tells of each answer the number of the side that it is on. An answer is on one side at most; a walker
/// may be on several, by day on one and by night on another.
#[derive(Clone, Debug)]
pub enum Sorting {
    Walks(BTreeMap<ActivityId, usize>),
    Walkers(BTreeMap<ParticipantId, usize>),
    Light(BTreeMap<Daylight, usize>),
    Stops(BTreeMap<StopId, usize>),
}

/// What has to be known to tell.
#[derive(Clone, Copy, Debug)]
pub struct Known<'a> {
    pub walks: &'a BTreeMap<ActivityId, DistrictId>,
    pub backgrounds: &'a BTreeMap<ParticipantId, Background>,
    pub visits: &'a BTreeMap<StopId, Visit>,
}

impl Sorting {
    /// By the sides in their order, all of one kind.
    pub fn new(by: By, sides: &[Side], known: &Known) -> Self {
        let number = |side: Side| sides.iter().position(|it| *it == side);
        match by {
            By::District => Self::Walks(numbered(known.walks, |of| number(Side::District(*of)))),
            By::Part(part) => Self::Walkers(numbered(known.backgrounds, |said| {
                number(Side::People(part, part.said(said)?))
            })),
            By::Light => {
                let known = LIGHTS.iter().map(|(light, _)| (*light, *light)).collect();
                Self::Light(numbered(&known, |light| number(Side::Light(*light))))
            }
            By::Visit => Self::Stops(numbered(known.visits, |it| number(Side::Visit(*it)))),
        }
    }
}

fn numbered<K: Copy + Ord, V>(
    known: &BTreeMap<K, V>,
    number: impl Fn(&V) -> Option<usize>,
) -> BTreeMap<K, usize> {
    let all = known.iter();
    all.filter_map(|(id, of)| Some((*id, number(of)?)))
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::participant::Gender;
    use uuid::Uuid;

    #[test]
    fn every_side_is_read_as_it_is_written() {
        let district = Side::District(DistrictId(Uuid::from_u128(7)));
        for side in By::all().flat_map(By::sides).chain([district]) {
            assert_eq!(side.to_string().parse(), Ok(side));
            assert_eq!(side.by().side(&side.word()), Ok(side));
            assert_eq!(side.by().word().parse(), Ok(side.by()));
        }
        for wrong in [
            "gender",
            "gender:",
            "gender:day",
            "shoes:red",
            "district:7",
            "",
        ] {
            assert_eq!(wrong.parse::<Side>(), Err(NotASide), "{wrong}");
        }
    }

    #[test]
    fn who_said_nothing_is_on_no_side_and_neither_is_who_was_not_chosen() {
        let of = |gender| Background {
            gender,
            ..Background::default()
        };
        let walker = |number| ParticipantId(Uuid::from_u128(number));
        let backgrounds = BTreeMap::from([
            (walker(1), of(Some(Gender::Man))),
            (walker(2), of(None)),
            (walker(3), of(Some(Gender::Woman))),
            (walker(4), of(Some(Gender::Other))),
        ]);
        let by = By::Part(Part::Gender);
        let sides = [by.side("woman"), by.side("man")].map(|it| it.expect("a side"));
        let known = Known {
            walks: &BTreeMap::new(),
            backgrounds: &backgrounds,
            visits: &BTreeMap::new(),
        };
        let Sorting::Walkers(found) = Sorting::new(by, &sides, &known) else {
            panic!("people are told apart by walker");
        };
        assert_eq!(found, BTreeMap::from([(walker(1), 1), (walker(3), 0)]));
    }
}
