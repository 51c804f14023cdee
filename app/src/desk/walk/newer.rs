//! A checklist of the walk has a newer version: the walk asks the one it was planned with until someone
//! who plans walks says otherwise.

use super::super::notice::{Bad, sentence};
use super::super::{Here, say};
use crate::api;
use crate::language::{self, t_with};
use leptos::prelude::*;
use leptos::task::spawn_local;
use shared::activity::{Activity, Assignment};
use shared::api::{Checklist, ChecklistVersion, SaveWalk};
use shared::i18n::desk;
use shared::id::VersionId;

/// An assignment that could be to a newer version.
#[derive(Clone)]
struct Newer {
    title: shared::text::Text,
    asked: ChecklistVersion,
    newest: ChecklistVersion,
}

#[component]
pub fn NewerVersions(
    activity: Activity,
    changed: impl Fn() + Copy + Send + 'static,
) -> impl IntoView {
    let here = Here::get();
    let path = here.call("checklists");
    let activity = StoredValue::new(activity);
    let checklists = LocalResource::new(move || {
        let path = path.clone();
        async move { api::get(path).json::<Vec<Checklist>>().await }
    });
    move || {
        // Without an answer nothing is offered; the page's other parts say that the server is away.
        let checklists = checklists.get()?.ok()?;
        let newer = activity.with_value(|activity| newer(&activity.checklists, checklists));
        let rows = newer.into_iter().map(|newer| {
            view! { <Offer activity newer changed /> }
        });
        Some(rows.collect_view())
    }
}

fn newer(asked: &[Assignment], checklists: Vec<Checklist>) -> Vec<Newer> {
    let of = |checklist: Checklist| {
        let newest = checklist.versions.iter().max_by_key(|it| it.number)?;
        let held = |it: &&ChecklistVersion| asked.iter().any(|asked| asked.version == it.id);
        let held = checklist.versions.iter().find(held)?;
        (held.number < newest.number).then(|| Newer {
            title: checklist.title.clone(),
            asked: held.clone(),
            newest: newest.clone(),
        })
    };
    checklists.into_iter().filter_map(of).collect()
}

#[component]
fn Offer(
    activity: StoredValue<Activity>,
    newer: Newer,
    changed: impl Fn() + Copy + Send + 'static,
) -> impl IntoView {
    let here = Here::get();
    let path = StoredValue::new(here.call(&format!("walks/{}", activity.with_value(|it| it.id))));
    let failed = RwSignal::new(None::<api::Error>);
    let (from, to) = (newer.asked.id, newer.newest.id);
    let ask = move |_| {
        let body = activity.with_value(|activity| asking(activity, from, to));
        spawn_local(async move {
            match api::put(path.get_value()).body(&body).done().await {
                Ok(()) => changed(),
                Err(error) => failed.set(Some(error)),
            }
        });
    };
    let number = newer.newest.number;
    let words = move || {
        let title = newer.title.get(&language::tag()).to_owned();
        t_with(
            desk::NEWER_VERSION,
            &[
                ("title", title.into()),
                ("newest", number.into()),
                ("asked", newer.asked.number.into()),
            ],
        )
    };
    view! {
        <section class="card stack">
            <p>{words}</p>
            <p class="small quiet">{say(desk::NEWER_HINT)}</p>
            <div class="row">
                <button type="button" class="button" on:click=ask>
                    {move || t_with(desk::NEWER_ASK, &[("n", number.into())])}
                </button>
            </div>
            <Bad text=move || failed.get().map(|error| sentence(&error)).unwrap_or_default() />
        </section>
    }
}

/// The same walk with another version asked in place of one.
fn asking(activity: &Activity, from: VersionId, to: VersionId) -> SaveWalk {
    let checklists = activity.checklists.iter().map(|asked| Assignment {
        version: if asked.version == from {
            to
        } else {
            asked.version
        },
        ..*asked
    });
    SaveWalk {
        kind: activity.kind,
        title: activity.title.clone(),
        district: activity.district,
        date: activity.date,
        stops: activity.stops.clone(),
        checklists: checklists.collect(),
    }
}
