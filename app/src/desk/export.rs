//! What the filters show, as files to take away.

use super::notice::{Bad, loaded, sentence};
use super::review::{Filters, Names, filters_of};
use super::{Here, say};
use crate::api;
use crate::language::{t, t_with};
use leptos::prelude::*;
use leptos_router::hooks::use_query_map;
use shared::api::ResponsePage;
use shared::audit::Role;
use shared::i18n::{Message, desk};

/// A kind of file: what it is for, and where it is, below the audit's interface.
struct Kind {
    name: Message,
    about: Message,
    files: &'static [(&'static str, Message)],
}

const KINDS: [Kind; 5] = [
    Kind {
        name: desk::EXPORT_EVERYTHING,
        about: desk::EXPORT_EVERYTHING_ABOUT,
        files: &[("everything.zip", desk::EXPORT_ARCHIVE)],
    },
    Kind {
        name: desk::EXPORT_TABLES,
        about: desk::EXPORT_TABLES_ABOUT,
        files: &[
            ("responses.csv", desk::EXPORT_CSV_WIDE),
            ("responses.csv?shape=long", desk::EXPORT_CSV_LONG),
            ("codebook.csv", desk::EXPORT_CODEBOOK),
        ],
    },
    Kind {
        name: desk::EXPORT_WORKBOOK,
        about: desk::EXPORT_WORKBOOK_ABOUT,
        files: &[
            ("responses.xlsx", desk::EXPORT_XLSX_WIDE),
            ("responses.xlsx?shape=long", desk::EXPORT_XLSX_LONG),
        ],
    },
    Kind {
        name: desk::EXPORT_MAP,
        about: desk::EXPORT_MAP_ABOUT,
        files: &[
            ("responses.gpkg", desk::EXPORT_GEOPACKAGE),
            ("responses.geojson", desk::EXPORT_GEOJSON),
        ],
    },
    Kind {
        name: desk::EXPORT_PHOTOS,
        about: desk::EXPORT_PHOTOS_ABOUT,
        files: &[("photos.zip", desk::EXPORT_PHOTOS_ZIP)],
    },
];

#[component]
pub fn Export() -> impl IntoView {
    let here = Here::get();
    if here.role == Role::Viewer {
        return view! {
            <div class="page">
                <h1>{say(desk::EXPORT)}</h1>
                <p class="notice">{say(desk::EXPORT_REFUSED)}</p>
            </div>
        }
        .into_any();
    }
    let names = LocalResource::new(move || Names::fetch(here.clone()));
    view! { <div class="page">{loaded(names, |names| view! { <Files names /> })}</div> }.into_any()
}

#[component]
fn Files(names: Names) -> impl IntoView {
    let here = Here::get();
    let address = use_query_map();
    let zone = here.audit.time_zone.clone();
    let query = Memo::new(move |_| address.with(|address| filters_of(address, &zone)));
    let names = StoredValue::new(names);
    let count = counted(&here, query);
    let head = move || match count.get() {
        Some(Ok(total)) => t_with(desk::EXPORT_SENTENCE, &[("n", total.into())]),
        Some(Err(_)) => t(desk::EXPORT),
        None => t(desk::LOADING),
    };
    let failed = move || count.get().and_then(Result::err);
    let rounded = here.role > Role::Researcher;
    view! {
        <div class="page-head">
            <div>
                <h1>{head}</h1>
                <p class="quiet">{say(desk::EXPORT_ABOUT)}</p>
            </div>
        </div>
        <Filters names />
        <Bad text=move || failed().map(|error| sentence(&error)).unwrap_or_default() />
        {rounded.then(|| view! { <p class="notice">{say(desk::EXPORT_ROUNDED)}</p> })}
        <ul class="stack">
            {KINDS
                .iter()
                .enumerate()
                .map(|(index, kind)| view! { <Kinds kind query primary=index == 0 /> })
                .collect_view()}
        </ul>
    }
}

/// How many responses the filters match, asked again whenever they change; as in the files, without those
/// that researchers have hidden unless they are asked for.
fn counted(here: &Here, query: Memo<String>) -> LocalResource<Result<u32, api::Error>> {
    let path = StoredValue::new(here.call("responses"));
    LocalResource::new(move || {
        let query = query.get();
        let hidden = if query.contains("&hidden=") {
            ""
        } else {
            "&hidden=false"
        };
        let path = format!("{}?limit=1{hidden}{query}", path.get_value());
        async move { Ok(api::get(path).json::<ResponsePage>().await?.total) }
    })
}

/// One kind of file with its links.
#[component]
fn Kinds(kind: &'static Kind, query: Memo<String>, primary: bool) -> impl IntoView {
    let here = Here::get();
    let link = move |(file, word): &(&'static str, Message)| {
        let path = here.call(file);
        let asked = file.contains('?');
        let href = move || {
            let query = query.get();
            let query = if asked {
                query
            } else {
                query.replacen('&', "?", 1)
            };
            format!("/api/v1{path}{query}")
        };
        view! {
            <a class="button" class:primary=primary href=href download rel="external">
                {say(*word)}
            </a>
        }
    };
    view! {
        <li class="card row">
            <div class="grow">
                <h2>{say(kind.name)}</h2>
                <p class="quiet">{say(kind.about)}</p>
            </div>
            <div class="row">{kind.files.iter().map(link).collect_view()}</div>
        </li>
    }
}
