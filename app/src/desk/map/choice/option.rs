//! What the filters of the map can be set to.

use super::super::super::review::groups;
use crate::language::{t, t_with};
use shared::i18n::{Message, desk};
use shared::map::MapFilter;
use shared::map::grid::{COARSE, WIDTHS};

/// Options of a filter in groups; a group without a name stands by itself.
pub type Options = Vec<(Option<Message>, Vec<(String, String)>)>;

/// What a filter is set to, as an option's value.
pub fn set(filter: &MapFilter, name: &str) -> String {
    let selection = &filter.selection;
    match name {
        "daylight" => selection
            .daylight
            .map(|it| format!("{it:?}").to_lowercase()),
        "people" => selection.people.as_ref().map(ToString::to_string),
        _ => filter.width.map(|width| width.to_string()),
    }
    .unwrap_or_default()
}

fn any() -> (Option<Message>, Vec<(String, String)>) {
    (None, vec![(String::new(), t(desk::ANY))])
}

pub fn daylight() -> Options {
    let words = [
        ("day", desk::DAYLIGHT_DAY),
        ("dusk", desk::DAYLIGHT_DUSK),
        ("night", desk::DAYLIGHT_NIGHT),
    ];
    let words = words.map(|(value, word)| (value.to_owned(), t(word)));
    vec![any(), (None, words.into())]
}

pub fn widths() -> Options {
    let width = |metres: u32| {
        let value = if metres == COARSE {
            String::new()
        } else {
            metres.to_string()
        };
        (value, t_with(desk::MAP_METRES, &[("n", metres.into())]))
    };
    vec![(None, WIDTHS.map(width).into())]
}

pub fn people() -> Options {
    let groups = groups().into_iter();
    let groups = groups.map(|(title, words)| (Some(title), words));
    std::iter::once(any()).chain(groups).collect()
}
