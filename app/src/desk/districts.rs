//! The areas that an audit looks at: imported as GeoJSON, listed, and drawn on the map.

use super::file::{self, Import};
use super::icon;
use super::map_view::{MapPart, Scene};
use super::notice::{Empty, Good, loaded};
use super::table::TableFrame;
use super::{Here, say};
use crate::api;
use crate::language::t_with;
use leptos::prelude::*;
use leptos::task::spawn_local;
use shared::api::DistrictImport;
use shared::district::District;
use shared::i18n::desk;
use web_sys::File;

#[component]
pub fn Districts() -> impl IntoView {
    let here = Here::get();
    let path = here.call("districts");
    let data = LocalResource::new(move || api::get(path.clone()).json::<Vec<District>>());
    let done = RwSignal::new(None::<DistrictImport>);
    let failed = RwSignal::new(None::<api::Error>);
    let path = StoredValue::new(here.call("districts"));
    let import = move |file: File| {
        spawn_local(async move {
            let text = file::text(&file).await.unwrap_or_default();
            let call = api::post(path.get_value()).text_body(&text, "application/geo+json");
            match call.json::<DistrictImport>().await {
                Ok(import) => {
                    done.set(Some(import));
                    failed.set(None);
                    data.refetch();
                }
                Err(error) => {
                    done.set(None);
                    failed.set(Some(error));
                }
            }
        });
    };
    view! {
        <div class="page">
            {loaded(data, list)}
            <Import
                label=desk::DISTRICTS_IMPORT
                hint=desk::DISTRICTS_IMPORT_HINT
                accept=".geojson,.json,application/geo+json"
                chosen=import
                failed
            />
            <Imported done />
        </div>
    }
}

/// What the import made of the file.
#[component]
fn Imported(done: RwSignal<Option<DistrictImport>>) -> impl IntoView {
    let added = move || match done.get() {
        Some(import) if !import.added.is_empty() => {
            t_with(desk::DISTRICTS_ADDED, &[("n", import.added.len().into())])
        }
        _ => String::new(),
    };
    let skipped = move || done.get().map(|import| import.skipped).unwrap_or_default();
    view! {
        <Good text=added />
        <Show when=move || !skipped().is_empty()>
            <div class="notice wait">
                <p>{say(desk::DISTRICTS_SKIPPED)}</p>
                <ul>
                    {move || {
                        skipped().into_iter().map(|reason| view! { <li>{reason}</li> }).collect_view()
                    }}
                </ul>
            </div>
        </Show>
    }
}

fn list(districts: Vec<District>) -> impl IntoView {
    let count = districts.len();
    let head = move || t_with(desk::DISTRICTS_SENTENCE, &[("n", count.into())]);
    if districts.is_empty() {
        return view! {
            <h1 class="unseen">{head}</h1>
            <Empty text=desk::DISTRICTS_EMPTY drawing=icon::AREAS />
        }
        .into_any();
    }
    let scene = Signal::stored(Scene::of_districts(&districts));
    let row = |district: District| {
        view! {
            <tr>
                <th scope="row">
                    <span class="state">
                        <span class="dot square" style:background-color=district.colour.clone()></span>
                        {district.name}
                    </span>
                </th>
                <td>
                    <code>{district.colour}</code>
                </td>
                <td class="small quiet">{district.attribution}</td>
            </tr>
        }
    };
    view! {
        <h1>{head}</h1>
        <div class="split-map">
            <MapPart scene label=desk::DISTRICTS />
            <TableFrame label=desk::DISTRICTS>
                    <thead>
                        <tr>
                            <th scope="col">{say(desk::DISTRICT)}</th>
                            <th scope="col">{say(desk::COLOUR)}</th>
                            <th scope="col">{say(desk::SOURCE)}</th>
                        </tr>
                    </thead>
                    <tbody>{districts.into_iter().map(row).collect_view()}</tbody>
                </TableFrame>
        </div>
    }
    .into_any()
}
