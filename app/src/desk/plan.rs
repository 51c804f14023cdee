//! Planning a walk: title, district, day, route and questions. The desk makes the ids, so that
//! saving twice makes one walk.

mod paste;
mod stops;

use super::notice::{Bad, loaded, sentence};
use super::table::TableFrame;
use super::{Here, moment, say};
use crate::api;
use crate::language::{self, t, t_with};
use leptos::prelude::*;
use leptos::task::spawn_local;
use leptos_router::NavigateOptions;
use leptos_router::hooks::{use_navigate, use_params_map};
use shared::activity::{Activity, Assignment, Kind, Stop, When};
use shared::api::{Checklist, SaveWalk, WalkSummary};
use shared::district::District;
use shared::i18n::{Message, desk};
use shared::id::{ActivityId, DistrictId};
use stops::{Pasting, Reusing, Stops};
use uuid::Uuid;

/// What a plan chooses from.
#[derive(Clone)]
struct Material {
    districts: Vec<District>,
    checklists: Vec<Checklist>,
    walks: Vec<WalkSummary>,
}

impl Material {
    async fn fetch(here: &Here) -> Result<Self, api::Error> {
        let (districts, checklists, walks) = futures::try_join!(
            api::get(here.call("districts")).json(),
            api::get(here.call("checklists")).json(),
            api::get(here.call("walks")).json(),
        )?;
        Ok(Self {
            districts,
            checklists,
            walks,
        })
    }
}

/// A walk while it is being edited.
#[derive(Clone, Copy)]
struct Draft {
    id: ActivityId,
    title: RwSignal<String>,
    district: RwSignal<Option<DistrictId>>,
    /// As the date input writes it: `2018-06-18`.
    date: RwSignal<String>,
    stops: RwSignal<Vec<Stop>>,
    checklists: RwSignal<Vec<Assignment>>,
}

impl Draft {
    fn new(date: String, material: &Material) -> Self {
        let only = match material.districts.as_slice() {
            [district] => Some(district.id),
            _ => None,
        };
        Self {
            id: ActivityId(Uuid::now_v7()),
            title: RwSignal::default(),
            district: RwSignal::new(only),
            date: RwSignal::new(date),
            stops: RwSignal::default(),
            checklists: RwSignal::default(),
        }
    }

    fn of(activity: &Activity) -> Self {
        Self {
            id: activity.id,
            title: RwSignal::new(activity.title.clone()),
            district: RwSignal::new(activity.district),
            date: RwSignal::new(activity.date.to_string()),
            stops: RwSignal::new(activity.stops.clone()),
            checklists: RwSignal::new(activity.checklists.clone()),
        }
    }

    /// The walk as it is sent, or what is still missing.
    fn finished(self) -> Result<SaveWalk, Message> {
        let title = self.title.get_untracked().trim().to_owned();
        if title.is_empty() {
            return Err(desk::WALK_NEEDS_TITLE);
        }
        let district = self
            .district
            .get_untracked()
            .ok_or(desk::WALK_NEEDS_DISTRICT)?;
        let date = self
            .date
            .get_untracked()
            .parse()
            .map_err(|_| desk::DATE_NEEDED)?;
        Ok(SaveWalk {
            kind: Kind::Walk,
            title,
            district: Some(district),
            date,
            stops: self.stops.get_untracked(),
            checklists: self.checklists.get_untracked(),
        })
    }
}

/// `/desk/AUDIT/walks/new`
#[component]
pub fn New() -> impl IntoView {
    let here = Here::get();
    let today = moment::today(&here.audit.time_zone);
    let data = LocalResource::new(move || {
        let here = here.clone();
        async move { Material::fetch(&here).await }
    });
    let page = move |material: Material| {
        let draft = Draft::new(today.clone(), &material);
        view! { <Form title=desk::WALK_NEW draft material /> }
    };
    view! { <div class="page">{loaded(data, page)}</div> }
}

/// `/desk/AUDIT/walks/WALK/edit`
#[component]
pub fn Edit() -> impl IntoView {
    let here = Here::get();
    let params = use_params_map();
    let data = LocalResource::new(move || {
        let here = here.clone();
        let walk = params.with(|params| params.get("walk").unwrap_or_default());
        async move {
            let path = here.call(&format!("walks/{walk}"));
            futures::try_join!(api::get(path).json::<WalkSummary>(), Material::fetch(&here))
        }
    });
    let page = |(walk, material): (WalkSummary, Material)| {
        let draft = Draft::of(&walk.activity);
        view! { <Form title=desk::WALK_EDIT draft material /> }
    };
    view! { <div class="page">{loaded(data, page)}</div> }
}

#[component]
fn Form(title: Message, draft: Draft, material: Material) -> impl IntoView {
    let here = Here::get();
    let target = here.page(&format!("walks/{}", draft.id));
    let path = StoredValue::new(here.call(&format!("walks/{}", draft.id)));
    let wrong = RwSignal::new(None::<Wrong>);
    let navigate = use_navigate();
    let save = {
        let target = target.clone();
        move |event: leptos::ev::SubmitEvent| {
            event.prevent_default();
            let body = match draft.finished() {
                Ok(body) => body,
                Err(missing) => return wrong.set(Some(Wrong::Missing(missing))),
            };
            let (navigate, target) = (navigate.clone(), target.clone());
            spawn_local(async move {
                match api::put(path.get_value()).body(&body).done().await {
                    Ok(()) => navigate(&target, NavigateOptions::default()),
                    Err(error) => wrong.set(Some(Wrong::Refused(error))),
                }
            });
        }
    };
    let others: Vec<_> = material
        .walks
        .into_iter()
        .map(|walk| walk.activity)
        .filter(|activity| activity.id != draft.id && !activity.stops.is_empty())
        .collect();
    view! {
        <h1>{say(title)}</h1>
        <form class="stack-wide" on:submit=save novalidate>
            <Basics draft districts=material.districts.clone() />
            <section class="stack">
                <h2>{say(desk::STOPS_TITLE)}</h2>
                <Stops draft districts=material.districts />
                <div class="row">
                    <Pasting stops=draft.stops />
                    <Reusing stops=draft.stops others />
                </div>
            </section>
            <Questions draft checklists=material.checklists />
            <Bad text=move || wrong.get().map(|wrong| wrong.sentence()).unwrap_or_default() />
            <div class="row">
                <button class="button primary">{say(desk::SAVE)}</button>
                <a class="button" href=target>
                    {say(desk::CANCEL)}
                </a>
            </div>
        </form>
    }
}

/// Why a walk was not saved.
#[derive(Clone)]
enum Wrong {
    Missing(Message),
    Refused(api::Error),
}

impl Wrong {
    fn sentence(&self) -> String {
        match self {
            Self::Missing(message) => t(*message),
            Self::Refused(error) => sentence(error),
        }
    }
}

#[component]
fn Basics(draft: Draft, districts: Vec<District>) -> impl IntoView {
    let options = districts.into_iter().map(|district| {
        let id = district.id;
        view! {
            <option value=id.to_string() selected=move || draft.district.get() == Some(id)>
                {district.name}
            </option>
        }
    });
    let choose = move |event| draft.district.set(event_target_value(&event).parse().ok());
    view! {
        <div class="fields">
            <div class="field">
                <label for="title">{say(desk::WALK_TITLE)}</label>
                <input
                    id="title"
                    autocomplete="off"
                    aria-describedby="title-hint"
                    prop:value=draft.title
                    on:input=move |event| draft.title.set(event_target_value(&event))
                />
                <p class="hint" id="title-hint">
                    {say(desk::WALK_TITLE_HINT)}
                </p>
            </div>
            <div class="field">
                <label for="district">{say(desk::DISTRICT)}</label>
                <select id="district" on:change=choose>
                    <option value="">"–"</option>
                    {options.collect_view()}
                </select>
            </div>
            <div class="field">
                <label for="date">{say(desk::WALK_DATE)}</label>
                <input
                    id="date"
                    type="date"
                    prop:value=draft.date
                    on:input=move |event| draft.date.set(event_target_value(&event))
                />
            </div>
        </div>
    }
}

/// Which checklists are asked, and when. The newest version of each, unless the walk has another
/// already: answers stay with the version they were given to.
#[component]
fn Questions(draft: Draft, checklists: Vec<Checklist>) -> impl IntoView {
    let none = checklists.is_empty();
    let row = move |checklist: Checklist| {
        let versions: Vec<_> = checklist
            .versions
            .iter()
            .map(|version| version.id)
            .collect();
        let held = draft.checklists.with_untracked(|all| {
            let mut all = all.iter();
            all.find(|assignment| versions.contains(&assignment.version))
                .copied()
        });
        let pinned =
            held.and_then(|held| checklist.versions.iter().find(|it| it.id == held.version));
        let version = pinned.or(checklist.versions.last())?.clone();
        let key = format!("when-{}", version.id);
        let choose = move |event| {
            let when = parse(&event_target_value(&event));
            draft.checklists.update(|all| {
                all.retain(|assignment| assignment.version != version.id);
                all.extend(when.map(|when| Assignment {
                    version: version.id,
                    when,
                }));
            });
        };
        let option = |value: &'static str, word: Message| {
            let chosen = held.map(|held| held.when) == parse(value);
            view! {
                <option value=value selected=chosen>
                    {say(word)}
                </option>
            }
        };
        let title = checklist.title;
        Some(view! {
            <tr>
                <th scope="row">
                    <label for=key.clone()>{move || title.get(&language::tag()).to_owned()}</label>
                </th>
                <td class="nowrap quiet">
                    {move || t_with(desk::VERSION_NUMBER, &[("n", version.number.into())])}
                </td>
                <td>
                    <select id=key on:change=choose>
                        {option("", desk::WHEN_NEVER)}
                        {option("stop", desk::WHEN_STOP)}
                        {option("once", desk::WHEN_ONCE)}
                        {option("any", desk::WHEN_ANY)}
                    </select>
                </td>
            </tr>
        })
    };
    view! {
        <section class="stack">
            <h2>{say(desk::ASSIGN_TITLE)}</h2>
            {if none {
                view! { <p class="quiet">{say(desk::ASSIGN_NONE_PUBLISHED)}</p> }.into_any()
            } else {
                view! {
                    <TableFrame label=desk::ASSIGN_TITLE>
                            <thead>
                                <tr>
                                    <th scope="col">{say(desk::CHECKLIST)}</th>
                                    <th scope="col">{say(desk::CHECKLIST_VERSION)}</th>
                                    <th scope="col">{say(desk::ASSIGN_WHEN)}</th>
                                </tr>
                            </thead>
                            <tbody>{checklists.into_iter().map(row).collect_view()}</tbody>
                        </TableFrame>
                }
                    .into_any()
            }}
        </section>
    }
}

fn parse(when: &str) -> Option<When> {
    match when {
        "stop" => Some(When::Stop),
        "once" => Some(When::Once),
        "any" => Some(When::Any),
        _ => None,
    }
}
