//! What ids in rows and filters are called, and what filters can be set to.

use super::super::Here;
use super::super::checklists::{THEMES, theme_name};
use super::group::groups;
use super::{STATES, state_word};
use crate::api;
use crate::language::t;
use shared::activity::{Activity, Stop};
use shared::api::{ResponseRow, WalkSummary};
use shared::district::District;
use shared::i18n::{Message, desk};

/// What ids in rows and filters are called.
#[derive(Clone)]
pub struct Names {
    pub walks: Vec<Activity>,
    pub districts: Vec<District>,
    /// Codes of the audit, for those who may use them.
    pub codes: Vec<String>,
}

impl Names {
    pub async fn fetch(here: Here) -> Result<Self, api::Error> {
        let may = here.may_review();
        let codes = async {
            if may {
                api::get(here.call("themes")).json().await
            } else {
                Ok(Vec::new())
            }
        };
        let (walks, districts, codes) = futures::try_join!(
            api::get(here.call("walks")).json::<Vec<WalkSummary>>(),
            api::get(here.call("districts")).json(),
            codes,
        )?;
        let walks = walks.into_iter().map(|walk| walk.activity).collect();
        Ok(Self {
            walks,
            districts,
            codes,
        })
    }

    pub fn stop(&self, row: &ResponseRow) -> Option<&str> {
        let walk = self.walks.iter().find(|walk| walk.id == row.activity)?;
        let mut stops = walk.stops.iter();
        stops
            .find(|stop| Some(stop.id) == row.revision.stop)
            .map(|stop| stop.name.as_str())
    }

    /// The stops of a response's walk.
    pub fn stops(&self, row: &ResponseRow) -> &[Stop] {
        let mut walks = self.walks.iter();
        let walk = walks.find(|walk| walk.id == row.activity);
        walk.map_or(&[], |walk| &walk.stops)
    }

    pub fn walk(&self, row: &ResponseRow) -> &str {
        let mut walks = self.walks.iter();
        walks
            .find(|walk| walk.id == row.activity)
            .map_or("", |walk| &walk.title)
    }

    /// What a filter can be set to: value and word.
    pub(super) fn choices(&self, filter: &str, walk: Option<&str>) -> Vec<(String, String)> {
        let worded = |choices: &[(&str, Message)]| {
            let pairs = choices
                .iter()
                .map(|(value, word)| ((*value).to_owned(), t(*word)));
            pairs.collect::<Vec<_>>()
        };
        match filter {
            "walk" => self
                .walks
                .iter()
                .map(|it| (it.id.to_string(), it.title.clone()))
                .collect(),
            "district" => {
                let districts = self.districts.iter();
                districts
                    .map(|it| (it.id.to_string(), it.name.clone()))
                    .collect()
            }
            "stop" => {
                let walks = self
                    .walks
                    .iter()
                    .filter(|it| walk == Some(it.id.to_string().as_str()));
                let stops = walks.flat_map(|walk| &walk.stops);
                stops
                    .map(|stop| (stop.id.to_string(), stop.name.clone()))
                    .collect()
            }
            "state" => {
                let states = STATES.iter();
                states
                    .map(|it| (it.word().to_owned(), t(state_word(*it))))
                    .collect()
            }
            "code" => {
                let codes = self.codes.iter();
                codes.map(|it| (it.clone(), theme_name(it))).collect()
            }
            "theme" => worded(&THEMES),
            "daylight" => worded(&[
                ("day", desk::DAYLIGHT_DAY),
                ("dusk", desk::DAYLIGHT_DUSK),
                ("night", desk::DAYLIGHT_NIGHT),
            ]),
            "quarantined" => worded(&[
                ("true", desk::WITH_PROBLEMS),
                ("false", desk::WITHOUT_PROBLEMS),
            ]),
            "hidden" => worded(&[
                ("true", desk::FILTER_HIDDEN_WITH),
                ("false", desk::FILTER_HIDDEN_WITHOUT),
            ]),
            "people" => {
                let groups = groups().into_iter();
                let word = |title: Message, (value, word)| (value, format!("{}: {word}", t(title)));
                groups
                    .flat_map(|(title, words)| words.into_iter().map(move |it| word(title, it)))
                    .collect()
            }
            "photos" => worded(&[("true", desk::WITH_PHOTOS), ("false", desk::WITHOUT_PHOTOS)]),
            _ => Vec::new(),
        }
    }
}
