//! Which answers are meant: where, when and by whom they were given. The map, the review and the files take the
//! same, so that what one of them shows can be carried into the others.

use crate::id::{ActivityId, DistrictId, StopId};
use crate::map::Area;
use crate::participant::Background;
use crate::response::Daylight;
use crate::time::Time;
use serde::{Deserialize, Serialize};
use serde_json::{Map, Value};
use std::fmt;
use std::str::FromStr;

/// Parts of the query string, all optional.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[cfg_attr(
    feature = "schema",
    derive(utoipa::IntoParams),
    into_params(parameter_in = Query)
)]
#[serde(default)]
pub struct Selection {
    #[serde(skip_serializing_if = "Option::is_none")]
    pub district: Option<DistrictId>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub walk: Option<ActivityId>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub stop: Option<StopId>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub daylight: Option<Daylight>,
    /// Answers from this moment on, by the phone's clock.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[cfg_attr(feature = "schema", param(value_type = Option<String>, format = DateTime))]
    pub from: Option<Time>,
    /// Answers before this moment.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[cfg_attr(feature = "schema", param(value_type = Option<String>, format = DateTime))]
    pub to: Option<Time>,
    /// Walkers who said this of themselves, as `gender:woman`; for researchers.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[cfg_attr(feature = "schema", param(value_type = Option<String>))]
    pub people: Option<People>,
    /// Answers given within: `longitude,latitude` of each corner, joined by `_`; for researchers.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[cfg_attr(feature = "schema", param(value_type = Option<String>))]
    pub area: Option<Area>,
}

/// A group of walkers: those who said one thing of themselves, in text as `gender:woman`.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(try_from = "String", into = "String")]
pub struct People {
    text: String,
    /// That one part, the others blank.
    said: Background,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
#[error(
    "`people` is a part of a walker's background and its word, as `gender:woman` or `mobility:yes`"
)]
pub struct NotPeople;

/// Parts of the background in text, and what they are called in JSON.
const PARTS: [(&str, &str); 6] = [
    ("role", "role"),
    ("gender", "gender"),
    ("age", "age"),
    ("years", "years_here"),
    ("knows", "knows_area"),
    ("mobility", "mobility_need"),
];

impl People {
    /// Whether a walker with this background is one of them.
    pub fn are(&self, background: &Background) -> bool {
        fn agree<T: PartialEq>(wanted: Option<&T>, said: Option<&T>) -> bool {
            wanted.is_none() || wanted == said
        }
        let (wanted, said) = (&self.said, background);
        agree(wanted.role.as_ref(), said.role.as_ref())
            && agree(wanted.gender.as_ref(), said.gender.as_ref())
            && agree(wanted.age.as_ref(), said.age.as_ref())
            && agree(wanted.years_here.as_ref(), said.years_here.as_ref())
            && agree(wanted.knows_area.as_ref(), said.knows_area.as_ref())
            && agree(wanted.mobility_need.as_ref(), said.mobility_need.as_ref())
    }

    /// What stands in the JSON of the background of each of them, and of nobody else: `"gender":"woman"`.
    ///
    /// # Errors
    /// When JSON cannot hold it, which no value of this type brings about.
    pub fn mark(&self) -> Result<String, serde_json::Error> {
        let json = serde_json::to_string(&self.said)?;
        Ok(json.trim_matches(['{', '}']).to_owned())
    }
}

impl FromStr for People {
    type Err = NotPeople;

    fn from_str(text: &str) -> Result<Self, NotPeople> {
        let (part, word) = text.split_once(':').ok_or(NotPeople)?;
        let found = PARTS.iter().find(|(name, _)| *name == part);
        let (_, field) = found.ok_or(NotPeople)?;
        let word = match word {
            "yes" => true.into(),
            "no" => false.into(),
            word => word.into(),
        };
        let said = Map::from_iter([((*field).to_owned(), word)]);
        Ok(Self {
            text: text.to_owned(),
            said: serde_json::from_value(Value::Object(said)).map_err(|_| NotPeople)?,
        })
    }
}

impl TryFrom<String> for People {
    type Error = NotPeople;

    fn try_from(text: String) -> Result<Self, NotPeople> {
        text.parse()
    }
}

impl From<People> for String {
    fn from(people: People) -> Self {
        people.text
    }
}

impl fmt::Display for People {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.text)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::participant::{Gender, YearsBand};

    fn people(text: &str) -> People {
        text.parse().expect("a group")
    }

    #[test]
    fn people_are_those_who_said_so() {
        let women = people("gender:woman");
        let said = |gender| Background {
            gender,
            ..Background::default()
        };
        assert!(women.are(&said(Some(Gender::Woman))));
        assert!(!women.are(&said(Some(Gender::Man))));
        assert!(!women.are(&said(None)));
        let need = Background {
            mobility_need: Some(false),
            ..Background::default()
        };
        assert!(people("mobility:no").are(&need));
        assert!(!people("mobility:yes").are(&need));
        for wrong in [
            "shoes:red",
            "woman",
            "gender:yes",
            "mobility:maybe",
            "gender:tall",
            "",
        ] {
            assert_eq!(wrong.parse::<People>(), Err(NotPeople), "{wrong}");
        }
    }

    #[test]
    fn a_mark_stands_in_the_backgrounds_of_those_people_and_no_others() {
        let background = Background {
            gender: Some(Gender::Woman),
            years_here: Some(YearsBand::To4),
            knows_area: Some(true),
            ..Background::default()
        };
        let json = serde_json::to_string(&background).expect("JSON");
        let texts = PARTS.iter().flat_map(|(part, _)| {
            let words = [
                "yes", "no", "woman", "man", "1-4", "under-1", "newcomer", "25-44",
            ];
            words.map(|word| format!("{part}:{word}"))
        });
        for people in texts.filter_map(|text| text.parse::<People>().ok()) {
            let mark = people.mark().expect("JSON");
            assert_eq!(json.contains(&mark), people.are(&background), "{people}");
        }
    }

    #[test]
    fn a_selection_is_read_back_from_what_is_written_of_it() {
        let selection = Selection {
            people: Some(people("years:10-plus")),
            area: "14.43,50.09_14.44,50.09_14.44,50.1".parse().ok(),
            daylight: Some(Daylight::Night),
            ..Selection::default()
        };
        let json = serde_json::to_string(&selection).expect("JSON");
        assert!(json.contains("14.43000,50.09000_"), "{json}");
        assert_eq!(
            serde_json::from_str::<Selection>(&json).ok(),
            Some(selection)
        );
    }
}
