//! One filled checklist. Each save that leaves the phone is a whole revision, appended and never
//! merged: the newest by the phone's own counter is what the walker means.

use crate::attachment::{Attachment, Sha256};
use crate::id::{ResponseId, RevisionId, StopId, VersionId};
use crate::time::Time;
use serde::{Deserialize, Serialize};
use std::collections::BTreeMap;

/// A saved state of a response, whole, as the phone sends it.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(utoipa::ToSchema))]
pub struct Revision {
    pub id: RevisionId,
    pub response: ResponseId,
    /// Counts the revisions of a response from 1, on the phone; the highest is the current one,
    /// whatever order they arrive in.
    pub number: u32,
    pub version: VersionId,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub stop: Option<StopId>,
    /// The walker said "done"; answers may still be missing, and a later revision may follow.
    pub complete: bool,
    /// When the walker began this response, by the phone's clock.
    #[cfg_attr(feature = "schema", schema(value_type = String, format = DateTime))]
    #[serde(deserialize_with = "crate::time::text::moment")]
    pub started_at: Time,
    /// When this state was saved, by the phone's clock.
    #[cfg_attr(feature = "schema", schema(value_type = String, format = DateTime))]
    #[serde(deserialize_with = "crate::time::text::moment")]
    pub captured_at: Time,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub daylight: Option<Daylight>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub geotag: Option<Geotag>,
    pub answers: Answers,
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub attachments: Vec<Attachment>,
}

impl Revision {
    /// SHA-256 of the revision's JSON as this code writes it: phone and server compute the same,
    /// so that the phone can see that what is stored is what it sent.
    ///
    /// # Errors
    /// When JSON cannot hold it, which no value of this type brings about.
    pub fn digest(&self) -> Result<Sha256, serde_json::Error> {
        serde_json::to_vec(self).map(|json| Sha256::of(&json))
    }
}

/// Answers by item path: names joined by `/`, repeat instances as `name[2]` (from 1). A repeat's own
/// path without a number holds how many instances there are, where the answers do not tell.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(utoipa::ToSchema))]
#[serde(transparent)]
pub struct Answers(
    #[cfg_attr(
        not(target_family = "wasm"),
        serde(deserialize_with = "bulk::deserialize")
    )]
    pub BTreeMap<String, Answer>,
);

/// Reading a whole audit, the server puts the answers of a response into their map at once: they come in order, so
/// that no place has to be searched for each.
#[cfg(not(target_family = "wasm"))]
mod bulk {
    use super::Answer;
    use serde::de::{Deserializer, MapAccess, Visitor};
    use std::collections::BTreeMap;
    use std::fmt;

    struct Bulk;

    impl<'de> Visitor<'de> for Bulk {
        type Value = BTreeMap<String, Answer>;

        fn expecting(&self, formatter: &mut fmt::Formatter) -> fmt::Result {
            formatter.write_str("a map")
        }

        fn visit_map<A: MapAccess<'de>>(self, mut map: A) -> Result<Self::Value, A::Error> {
            let mut entries = Vec::new();
            while let Some(entry) = map.next_entry()? {
                entries.push(entry);
            }
            // Of two under one path the later counts, as anywhere.
            Ok(entries.into_iter().collect())
        }
    }

    pub fn deserialize<'de, D: Deserializer<'de>>(
        deserializer: D,
    ) -> Result<BTreeMap<String, Answer>, D::Error> {
        deserializer.deserialize_map(Bulk)
    }
}

/// Path of the item that an answer belongs to, without the instances of repeats: `visit[2]/light`
/// answers `visit/light`.
pub fn item_path(answer: &str) -> String {
    let plain = |name: &str| name.split('[').next().unwrap_or(name).to_owned();
    let names: Vec<String> = answer.split('/').map(plain).collect();
    names.join("/")
}

impl Answers {
    /// The theme that the walker named, where an item called `theme` asks for it, as a spot does.
    pub fn theme(&self) -> Option<&str> {
        let said = self.0.get("theme")?.value.as_str();
        (!said.is_empty() && !said.contains(' ')).then_some(said)
    }
}

/// What a walker said to one item. An item that was never touched has no entry at all.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(utoipa::ToSchema))]
pub struct Answer {
    /// In the notation of XForms: choice names joined by a space, ISO dates, decimal points.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub value: String,
    /// "I cannot judge": an answer, but not a value, and never scored.
    #[serde(default, skip_serializing_if = "is_false")]
    pub cannot_judge: bool,
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub note: String,
}

#[expect(
    clippy::trivially_copy_pass_by_ref,
    reason = "serde calls it with a reference"
)]
fn is_false(value: &bool) -> bool {
    !value
}

impl Answer {
    pub fn of(value: impl Into<String>) -> Self {
        Self {
            value: value.into(),
            ..Self::default()
        }
    }

    /// Neither value nor "cannot judge": a note alone is not an answer.
    pub fn is_blank(&self) -> bool {
        self.value.is_empty() && !self.cannot_judge
    }
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(utoipa::ToSchema))]
#[serde(rename_all = "lowercase")]
pub enum Daylight {
    Day,
    Dusk,
    Night,
}

/// Where a response was given, and how that is known. A moved pin keeps the fix it was moved from.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(utoipa::ToSchema))]
pub struct Geotag {
    pub longitude: f64,
    pub latitude: f64,
    /// Radius in metres that holds the place with 95 % probability; `None` for a pin or a stop.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub accuracy: Option<f64>,
    /// When the place was fixed, by the phone's clock.
    #[cfg_attr(feature = "schema", schema(value_type = String, format = DateTime))]
    #[serde(deserialize_with = "crate::time::text::moment")]
    pub captured_at: Time,
    pub source: Source,
    /// The GPS fix, when the walker moved the pin away from it.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[cfg_attr(feature = "schema", schema(no_recursion))]
    pub original: Option<Box<Geotag>>,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(utoipa::ToSchema))]
#[serde(rename_all = "lowercase")]
pub enum Source {
    Gps,
    Pin,
    Stop,
}

#[cfg(test)]
mod tests {
    use super::{Answer, Answers};

    #[test]
    fn answers_are_read_in_any_order_and_of_two_under_one_path_the_later() {
        let text = r#"{"b":{"value":"1"},"a":{"note":"n"},"b":{"value":"2"}}"#;
        let read: Answers = serde_json::from_str(text).expect("answers");
        let noted = Answer {
            note: "n".to_owned(),
            ..Answer::default()
        };
        let expected = [("a".to_owned(), noted), ("b".to_owned(), Answer::of("2"))];
        assert_eq!(read.0, expected.into());
        assert!(serde_json::from_str::<Answers>("[]").is_err());
    }
}
