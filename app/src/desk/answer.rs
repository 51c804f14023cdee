//! One answer, whole: what was said, where, with which photos, what is wrong with it, and how it came
//! to be what it is.

mod attachment;

use super::entry::EntryMark;
use super::icon::{self, Icon};
use super::map_view::{MapPart, Scene};
use super::notice::loaded;
use super::review::{Names, Status, daylight_word};
use super::{Here, moment, say};
use crate::api;
use crate::language::{self, t, t_with};
use attachment::{Photos, Recordings};
use leptos::prelude::*;
use serde_json::json;
use shared::api::{HistoryEntry, ResponseDetail, ResponseRow};
use shared::attachment::spoken;
use shared::chart;
use shared::checklist::Form;
use shared::checklist::model::{Item, Kind};
use shared::i18n::desk;
use shared::id::ResponseId;
use shared::response::{Answer, Geotag, Revision, Source, item_path};

#[component]
pub fn AnswerPane(id: ResponseId, names: Names, close: Callback<()>) -> impl IntoView {
    let here = Here::get();
    let data = LocalResource::new(move || {
        let here = here.clone();
        async move {
            let path = here.call(&format!("responses/{id}"));
            let detail = api::get(path).json::<ResponseDetail>().await?;
            let version = here.call(&format!("versions/{}", detail.row.revision.version));
            let form = api::get(version).json::<Form>().await?;
            Ok((detail, form))
        }
    });
    let names = StoredValue::new(names);
    view! {
        <section class="answer-pane card" aria-label=say(desk::ANSWER)>
            <button
                type="button"
                class="button icon corner"
                aria-label=say(desk::CLOSE)
                on:click=move |_| close.run(())
            >
                <Icon picture=icon::CROSS />
            </button>
            {loaded(data, move |(detail, form)| whole(&detail, &form, &names.get_value()))}
        </section>
    }
}

fn whole(detail: &ResponseDetail, form: &Form, names: &Names) -> impl IntoView + use<> {
    let row = &detail.row;
    let zone = Here::get().audit.time_zone;
    let stop = names.stop(row).map(str::to_owned);
    let (captured, received) = (row.revision.captured_at, row.received_at);
    let times = move || {
        let time = moment::day_and_time(captured, &zone);
        let received = moment::day_and_time(received, &zone);
        t_with(
            desk::ANSWER_AT,
            &[("time", time.into()), ("received", received.into())],
        )
    };
    let nickname = row.nickname.clone();
    let daylight = row.revision.daylight;
    view! {
        <div class="stack">
            <h2>
                {move || {
                    let name = if nickname.is_empty() { t(desk::ROSTER_UNNAMED) } else { nickname.clone() };
                    t_with(desk::ANSWER_OF, &[("name", name.into())])
                }}
            </h2>
            <div class="row">
                <Status row=row.clone() />
                <EntryMark entry=row.entry />
                <span>{stop}</span>
                <span class="quiet">{move || daylight.map(|it| t(daylight_word(it)))}</span>
            </div>
            <p class="quiet small">{times}</p>
        </div>
        <Problems row=row.clone() />
        <Photos row=row.clone() form=form.clone() />
        <Recordings row=row.clone() form=form.clone() />
        <Said revision=row.revision.clone() form=form.clone() />
        <Place geotag=row.revision.geotag.clone() />
        <History history=detail.history.clone() />
    }
}

#[component]
fn Problems(row: ResponseRow) -> impl IntoView {
    (!row.problems.is_empty()).then(|| {
        let problems = row.problems.into_iter();
        let line =
            |it: shared::sync::Problem| view! { <li><code>{it.item}</code> " " {it.detail}</li> };
        view! {
            <div class="notice bad">
                <h3>{say(desk::PROBLEMS)}</h3>
                <ul>{problems.map(line).collect_view()}</ul>
            </div>
        }
    })
}

fn item_of<'a>(form: &'a Form, path: &str) -> Option<&'a Item> {
    let plain = item_path(path);
    let mut items = form.items().into_iter();
    items.find(|(of, _)| *of == plain).map(|(_, item)| item)
}

/// The answers, in the order of the questions.
#[component]
fn Said(revision: Revision, form: Form) -> impl IntoView {
    let order: Vec<String> = form.items().into_iter().map(|(path, _)| path).collect();
    let spoken = spoken(&revision.attachments);
    let mut answers = revision.answers.0;
    for path in &spoken {
        answers.entry(path.clone()).or_default();
    }
    let mut answers: Vec<_> = answers.into_iter().collect();
    answers.sort_by_key(|(path, _)| {
        let plain = item_path(path);
        order.iter().position(|of| *of == plain)
    });
    let line = move |(path, answer): (String, Answer)| {
        let item = item_of(&form, &path);
        let label = item.map(|item| item.label.clone()).unwrap_or_default();
        let is_spoken = spoken.contains(&path);
        let question = move || match label.get(&language::tag()) {
            "" => path.clone(),
            label => label.to_owned(),
        };
        let swatch = item.and_then(|item| {
            let colour = chart::colour(form.level(item, &answer.value)?, form.scale(item)?.len());
            Some(view! { <span class="dot square" style:background-color=colour.fill></span> })
        });
        let note = answer.note.clone();
        let value = worded(item, &form, &answer, is_spoken);
        view! {
            <div>
                <dt>{question}</dt>
                <dd>
                    <span class="level">{swatch} {value}</span>
                    {(!note.is_empty()).then(|| view! { <p class="quiet small">{note}</p> })}
                </dd>
            </div>
        }
    };
    view! { <dl class="said">{answers.into_iter().map(line).collect_view()}</dl> }
}

/// An answer's value as the walker saw it.
fn worded(
    item: Option<&Item>,
    form: &Form,
    answer: &Answer,
    is_spoken: bool,
) -> impl Fn() -> String + use<> {
    let choices = item
        .map(|item| form.choices(item).to_vec())
        .unwrap_or_default();
    let answer = answer.clone();
    // Its value is the name of the recording.
    let is_file = is_spoken && item.is_some_and(|item| item.kind == Kind::Audio);
    move || {
        if answer.cannot_judge {
            return t(desk::CANNOT_JUDGE);
        }
        if is_file || answer.value.is_empty() {
            return t(if is_spoken {
                desk::SPOKEN
            } else {
                desk::NOT_ANSWERED
            });
        }
        if choices.is_empty() {
            return answer.value.clone();
        }
        let tag = language::tag();
        let word = |name: &str| {
            let choice = choices.iter().find(|choice| choice.name == name);
            choice.map_or_else(
                || name.to_owned(),
                |choice| choice.label.get(&tag).to_owned(),
            )
        };
        let words: Vec<String> = answer.value.split(' ').map(word).collect();
        words.join(", ")
    }
}

/// Where it was answered, how exactly that is known, and where the pin was moved from.
#[component]
fn Place(geotag: Option<Geotag>) -> impl IntoView {
    let body = match geotag {
        None => view! { <p class="quiet">{say(desk::PLACE_NONE)}</p> }.into_any(),
        Some(geotag) => {
            let at = format!("{:.5}, {:.5}", geotag.latitude, geotag.longitude);
            let scene = Signal::stored(scene(&geotag));
            let moved = geotag
                .original
                .as_ref()
                .map(|original| distance(original, &geotag).round() as u32);
            view! {
                <p>{move || source(&geotag)} " · " <span class="number">{at}</span></p>
                {moved
                    .map(|n| {
                        view! { <p>{move || t_with(desk::PLACE_MOVED, &[("n", n.into())])}</p> }
                    })}
                <MapPart scene label=desk::PLACE size="small" />
            }
            .into_any()
        }
    };
    view! {
        <section class="stack">
            <h3>{say(desk::PLACE)}</h3>
            {body}
        </section>
    }
}

fn source(geotag: &Geotag) -> String {
    match (geotag.source, geotag.accuracy) {
        (Source::Gps, Some(metres)) => {
            t_with(desk::PLACE_GPS, &[("n", (metres.round() as u32).into())])
        }
        (Source::Gps, None) => t(desk::PLACE_GPS_PLAIN),
        (Source::Pin, _) => t(desk::PLACE_PIN),
        (Source::Stop, _) => t(desk::PLACE_STOP),
    }
}

fn scene(geotag: &Geotag) -> Scene {
    let mut scene = Scene::default();
    let colour = |of: &Geotag| {
        if of.source == Source::Gps {
            "#1d5b86"
        } else {
            "#f4b63f"
        }
    };
    let both = geotag.original.as_deref().into_iter().chain([geotag]);
    for (index, tag) in both.enumerate() {
        scene.points.push(json!({
            "type": "Feature",
            "properties": { "id": index.to_string(), "colour": colour(tag) },
            "geometry": { "type": "Point", "coordinates": [tag.longitude, tag.latitude] },
        }));
        scene.reach(tag.longitude - 0.002, tag.latitude - 0.001);
        scene.reach(tag.longitude + 0.002, tag.latitude + 0.001);
    }
    scene
}

/// Metres between two places near each other, on a sphere unrolled at their latitude.
fn distance(a: &Geotag, b: &Geotag) -> f64 {
    const METRES_PER_DEGREE: f64 = 111_195.0;
    let north = (a.latitude - b.latitude) * METRES_PER_DEGREE;
    let east = (a.longitude - b.longitude) * METRES_PER_DEGREE * a.latitude.to_radians().cos();
    north.hypot(east)
}

/// Every revision that arrived, newest first, with what it changed.
#[component]
fn History(history: Vec<HistoryEntry>) -> impl IntoView {
    let zone = StoredValue::new(Here::get().audit.time_zone);
    let newest = history.iter().map(|entry| entry.revision.number).max();
    let mut sorted = history;
    sorted.sort_by_key(|entry| entry.revision.number);
    let lines: Vec<_> = sorted
        .iter()
        .enumerate()
        .rev()
        .map(|(index, entry)| {
            let before = index.checked_sub(1).map(|before| &sorted[before].revision);
            let changed = before.map(|before| changes(before, &entry.revision));
            let current = Some(entry.revision.number) == newest;
            let (number, captured) = (entry.revision.number, entry.revision.captured_at);
            let typed = entry.entered_by.clone();
            let by = move || {
                let name = typed.clone()?;
                Some(t_with(desk::HISTORY_TYPED, &[("name", name.into())]))
            };
            let what = move || match changed {
                Some(n) => t_with(desk::HISTORY_CHANGED, &[("n", n.into())]),
                None => t(desk::HISTORY_FIRST),
            };
            view! {
                <li>
                    {move || t_with(desk::HISTORY_REVISION, &[("n", number.into())])}
                    {move || current.then(|| format!(" ({})", t(desk::HISTORY_CURRENT)))} " · "
                    {move || moment::day_and_time(captured, &zone.get_value())} " · "
                    <span class="quiet">{what}</span> " " {by}
                </li>
            }
        })
        .collect();
    view! {
        <section class="stack">
            <h3>{say(desk::HISTORY)}</h3>
            <ol class="small">{lines}</ol>
        </section>
    }
}

/// Answers that are new, gone or different.
fn changes(before: &Revision, after: &Revision) -> usize {
    let (before, after) = (&before.answers.0, &after.answers.0);
    let gone = before
        .keys()
        .filter(|path| !after.contains_key(*path))
        .count();
    let other = after
        .iter()
        .filter(|(path, answer)| before.get(*path) != Some(*answer))
        .count();
    gone + other
}
