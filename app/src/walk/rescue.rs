//! Everything on this phone as one file, made on the phone without a network, a server or free storage,
//! and without the rest of the app: neither a checklist nor a walk need be readable for it. What is in the
//! file, and why, is said in [`shared::sync::rescue`].

mod answers;
mod bundle;
mod gather;

use super::phone::Phone;
use super::shell::Heading;
use crate::device::file::{self, Given};
use crate::language::{t, t_with};
use crate::store::Store;
use bundle::Trouble;
use leptos::prelude::*;
use leptos::task::spawn_local;
use shared::i18n::{later, walker};

/// Where the file can be had when the rest of the app cannot be started. It is no join code: those have
/// no vowels.
pub const ADDRESS: &str = "/w/rescue";

/// How far the file is.
#[derive(Clone, Debug, PartialEq, Eq)]
enum Stage {
    Offered,
    Making,
    Done {
        name: String,
        given: Given,
        /// Photos whose bytes could not be read.
        lacking: usize,
    },
    Failed(Trouble),
}

/// The button, and below it what became of the file.
#[component]
pub fn SaveFile() -> impl IntoView {
    let stage = RwSignal::new(Stage::Offered);
    // Without the rest of the app there is only the disk.
    let store = use_context::<Phone>().and_then(Phone::store);
    let save = move |_| {
        stage.set(Stage::Making);
        let store = store.clone();
        spawn_local(async move {
            let done = save(store).await;
            stage.set(done.unwrap_or_else(Stage::Failed));
        });
    };
    let making = move || *stage.read() == Stage::Making;
    view! {
        <section class="rescue">
            <p class="hint">{move || t(later::RESCUE_HINT)}</p>
            // Above the button: below it, the bar at the bottom of the page may hide it.
            <p role="status" class:notice=move || is_worth_a_frame(&stage.read())>
                {move || sentence(&stage.read())}
            </p>
            <button type="button" class="button plain wide" disabled=making on:click=save>
                {move || t(walker::RESCUE_SAVE)}
            </button>
        </section>
    }
}

/// A page of nothing else.
#[component]
pub fn RescuePage() -> impl IntoView {
    view! {
        <div class="page">
            <main class="middle">
                <Heading text=Signal::derive(move || t(later::RESCUE_TITLE)) />
                <SaveFile />
                <p>
                    <a class="button quiet" href="/">
                        {move || t(walker::RELOAD)}
                    </a>
                </p>
            </main>
        </div>
    }
}

async fn save(store: Option<Store>) -> Result<Stage, Trouble> {
    let store = match store {
        Some(store) => store,
        None => Store::open().await.map_err(Trouble::Storage)?,
    };
    let bundle = bundle::make(&store).await?;
    let given = file::give(&bundle.blob, &bundle.name).await;
    Ok(Stage::Done {
        given: given.ok_or(Trouble::Browser)?,
        name: bundle.name,
        lacking: bundle.lacking,
    })
}

fn is_worth_a_frame(stage: &Stage) -> bool {
    matches!(stage, Stage::Done { .. } | Stage::Failed(_))
}

fn sentence(stage: &Stage) -> String {
    match stage {
        Stage::Offered => String::new(),
        Stage::Making => t(later::RESCUE_BUSY),
        Stage::Failed(trouble) => {
            let detail = trouble.to_string();
            t_with(later::RESCUE_FAILED, &[("detail", detail.into())])
        }
        Stage::Done {
            given: Given::Kept, ..
        } => t(later::RESCUE_KEPT),
        Stage::Done {
            name,
            given,
            lacking,
        } => {
            let mut said = match given {
                Given::Shared => t(later::RESCUE_SHARED),
                _ => t_with(later::RESCUE_DOWNLOADED, &[("name", name.as_str().into())]),
            };
            if *lacking > 0 {
                said.push(' ');
                said.push_str(&t_with(later::RESCUE_LACKING, &[("n", (*lacking).into())]));
            }
            said
        }
    }
}
