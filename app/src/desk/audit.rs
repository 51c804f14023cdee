//! Beginning an audit: one city, its time zone, its languages and where its maps open.

use super::account::{Account, SignedOut};
use super::frame::Door;
use super::notice::{Bad, TextField, sentence};
use super::say;
use crate::api;
use leptos::prelude::*;
use leptos::task::spawn_local;
use leptos_router::NavigateOptions;
use leptos_router::hooks::use_navigate;
use shared::api::{AuditAccess, NewAudit};
use shared::i18n::desk;

/// `/desk/new-audit`
#[component]
pub fn NewAuditPage() -> impl IntoView {
    let account = Account::get();
    move || match account.0.get() {
        None => view! { <Door>{say(desk::LOADING)}</Door> }.into_any(),
        Some(Err(error)) => view! { <SignedOut error /> }.into_any(),
        Some(Ok(session)) => view! { <Form first=session.audits.is_empty() /> }.into_any(),
    }
}

/// Prague is where Krok comes from; anything can be changed.
const START: [&str; 6] = [
    "",
    "Praha",
    "Europe/Prague",
    "cs, en, uk, vi",
    "14.4208",
    "50.0880",
];

#[component]
fn Form(first: bool) -> impl IntoView {
    let fields = START.map(|text| RwSignal::new(text.to_owned()));
    let [name, city, zone, languages, longitude, latitude] = fields;
    let failed = RwSignal::new(None);
    let account = Account::get();
    let navigate = use_navigate();
    let submit = move |event: leptos::ev::SubmitEvent| {
        event.prevent_default();
        let body = read(fields.map(|field| field.get_untracked()));
        let navigate = navigate.clone();
        spawn_local(async move {
            match api::post("/audits").body(&body).json::<AuditAccess>().await {
                Ok(AuditAccess { audit, .. }) => {
                    account.load().await;
                    navigate(&format!("/desk/{}", audit.id), NavigateOptions::default());
                }
                Err(error) => failed.set(Some(error)),
            }
        });
    };
    view! {
        <Door title=desk::NEW_AUDIT>
            {first.then(|| view! { <p>{say(desk::AUDIT_FIRST)}</p> })}
            <form class="stack" on:submit=submit>
                <TextField
                    name="name"
                    label=desk::AUDIT_NAME
                    hint=desk::AUDIT_NAME_HINT
                    value=name
                />
                <TextField name="city" label=desk::AUDIT_CITY value=city />
                <TextField
                    name="zone"
                    label=desk::AUDIT_ZONE
                    hint=desk::AUDIT_ZONE_HINT
                    value=zone
                />
                <TextField
                    name="languages"
                    label=desk::AUDIT_LANGUAGES
                    hint=desk::AUDIT_LANGUAGES_HINT
                    value=languages
                />
                <div class="fields">
                    <TextField name="longitude" label=desk::AUDIT_LONGITUDE value=longitude />
                    <TextField name="latitude" label=desk::AUDIT_LATITUDE value=latitude />
                </div>
                <Bad text=move || failed.get().map(|error| sentence(&error)).unwrap_or_default() />
                <div class="row">
                    <button class="button primary">{say(desk::AUDIT_CREATE)}</button>
                </div>
            </form>
        </Door>
    }
}

/// What was typed. Numbers that cannot be read are sent as they would be wrong: the server says so.
fn read([name, city, time_zone, languages, longitude, latitude]: [String; 6]) -> NewAudit {
    let number = |text: &str| text.trim().replace(',', ".").parse().unwrap_or(f64::MAX);
    let tags = languages.split([',', ' ']).filter(|tag| !tag.is_empty());
    NewAudit {
        name: name.trim().to_owned(),
        city: city.trim().to_owned(),
        time_zone: time_zone.trim().to_owned(),
        languages: tags.map(str::to_lowercase).collect(),
        longitude: number(&longitude),
        latitude: number(&latitude),
    }
}
