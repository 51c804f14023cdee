//! The way on with what the map shows: into the review, and away as files.

use super::super::review::{FROM, TO};
use super::super::say;
use super::{Board, DISTRICT, Here};
use crate::language::t_with;
use leptos::prelude::*;
use leptos_router::hooks::use_query_map;
use leptos_router::params::ParamsMap;
use shared::i18n::desk;

/// Names in the address that the review and the files have as well.
const CARRIED: [&str; 7] = ["walk", "stop", "daylight", "people", "area", FROM, TO];

/// For researchers, where there is anything.
#[component]
pub fn Onward(board: Board) -> impl IntoView {
    let here = Here::get();
    let address = use_query_map();
    let carried = move || {
        let mut carried = ParamsMap::new();
        for name in CARRIED {
            let value = address.with(|address| address.get(name));
            if let Some(value) = value.filter(|value| !value.is_empty()) {
                carried.insert(name, value);
            }
        }
        let district = board.filter.with(|filter| filter.selection.district);
        if let Some(district) = district {
            carried.insert(DISTRICT, district.to_string());
        }
        carried
    };
    let export = {
        let here = here.clone();
        move || here.page(&format!("export{}", carried().to_query_string()))
    };
    let review = move || {
        let mut carried = carried();
        // What is hidden is not on the map.
        carried.insert("hidden", "false".to_owned());
        here.page(&format!("review{}", carried.to_query_string()))
    };
    let responses = Memo::new(move |_| {
        let responses = board.figures.with(|figures| figures.as_ref()?.responses);
        responses.filter(|responses| *responses > 0)
    });
    move || {
        responses.get().map(|n| {
            let (review, export) = (review.clone(), export.clone());
            view! {
                <div class="row">
                    <a class="button" href=review>
                        {t_with(desk::MAP_REVIEW, &[("n", n.into())])}
                    </a>
                    <a class="button" href=export>
                        {say(desk::MAP_EXPORT)}
                    </a>
                </div>
            }
        })
    }
}
