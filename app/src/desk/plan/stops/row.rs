//! A stop of the list: number, name, order, and the rest folded away.

use super::super::super::icon::{self, Icon};
use super::super::super::say;
use super::{change, focus_soon, number};
use crate::language::t_with;
use leptos::prelude::*;
use shared::activity::Stop;
use shared::i18n::{Message, desk};
use shared::id::StopId;

#[component]
pub fn Row(stops: RwSignal<Vec<Stop>>, id: StopId) -> impl IntoView {
    let read = move |of: fn(&Stop) -> String| {
        move || {
            stops.with(|stops| {
                stops
                    .iter()
                    .find(|stop| stop.id == id)
                    .map(of)
                    .unwrap_or_default()
            })
        }
    };
    let name = read(|stop| stop.name.clone());
    let index = move || stops.with(|stops| stops.iter().position(|stop| stop.id == id));
    let last = move || index() == Some(stops.with(Vec::len) - 1);
    let called = move |message: Message| move || t_with(message, &[("name", name().into())]);
    let shift = move |by: isize, button: &'static str| {
        stops.update(|stops| {
            let from = stops.iter().position(|stop| stop.id == id);
            let to = from.and_then(|from| from.checked_add_signed(by));
            if let (Some(from), Some(to)) = (from, to.filter(|to| *to < stops.len())) {
                stops.swap(from, to);
                number(stops);
            }
        });
        focus_soon(format!("{button}-{id}"));
    };
    let drop = move |_| {
        stops.update(|stops| {
            stops.retain(|stop| stop.id != id);
            number(stops);
        });
    };
    view! {
        <li>
            <div class="stop-row">
                <span class="badge" aria-hidden="true">
                    {move || index().map(|index| index + 1)}
                </span>
                <input
                    id=format!("name-{id}")
                    aria-label=say(desk::STOP_NAME)
                    autocomplete="off"
                    prop:value=name
                    on:input=move |event| {
                        change(stops, Some(id), |stop| stop.name = event_target_value(&event));
                    }
                />
                <div class="tight">
                    <button
                        type="button"
                        class="button icon"
                        id=format!("up-{id}")
                        aria-label=called(desk::STOP_UP)
                        aria-disabled=move || (index() == Some(0)).then_some("true")
                        on:click=move |_| shift(-1, "up")
                    >
                        <Icon picture=icon::UP />
                    </button>
                    <button
                        type="button"
                        class="button icon"
                        id=format!("down-{id}")
                        aria-label=called(desk::STOP_DOWN)
                        aria-disabled=move || last().then_some("true")
                        on:click=move |_| shift(1, "down")
                    >
                        <Icon picture=icon::DOWN />
                    </button>
                    <button
                        type="button"
                        class="button icon"
                        aria-label=called(desk::STOP_REMOVE)
                        on:click=drop
                    >
                        <Icon picture=icon::CROSS />
                    </button>
                </div>
            </div>
            <Details stops id />
        </li>
    }
}

#[component]
fn Details(stops: RwSignal<Vec<Stop>>, id: StopId) -> impl IntoView {
    let read = move |of: fn(&Stop) -> String| {
        move || {
            stops.with(|stops| {
                stops
                    .iter()
                    .find(|stop| stop.id == id)
                    .map(of)
                    .unwrap_or_default()
            })
        }
    };
    let field =
        move |key: &'static str, label: Message, of: fn(&Stop) -> f64, to: fn(&mut Stop, f64)| {
            let value = move || {
                stops.with(|stops| {
                    stops
                        .iter()
                        .find(|stop| stop.id == id)
                        .map(|it| of(it).to_string())
                })
            };
            view! {
                <div class="field">
                    <label for=format!("{key}-{id}")>{say(label)}</label>
                    <input
                        id=format!("{key}-{id}")
                        type="number"
                        step="any"
                        prop:value=value
                        on:change=move |event| {
                            if let Ok(typed) = event_target_value(&event).parse() {
                                change(stops, Some(id), |stop| to(stop, typed));
                            }
                        }
                    />
                </div>
            }
        };
    let lingering =
        move || stops.with(|stops| stops.iter().any(|stop| stop.id == id && stop.do_not_linger));
    view! {
        <details>
            <summary>{say(desk::STOP_DETAILS)}</summary>
            <div class="stack">
                <div class="fields">
                    {field("lat", desk::STOP_LATITUDE, |it| it.latitude, |it, to| it.latitude = to)}
                    {field("lon", desk::STOP_LONGITUDE, |it| it.longitude, |it, to| it.longitude = to)}
                    {field("radius", desk::STOP_RADIUS, |it| it.radius, |it, to| it.radius = to)}
                </div>
                <div class="field">
                    <label for=format!("note-{id}")>{say(desk::STOP_NOTE)}</label>
                    <input
                        id=format!("note-{id}")
                        autocomplete="off"
                        prop:value=read(|stop| stop.note.clone())
                        on:input=move |event| {
                            change(stops, Some(id), |stop| stop.note = event_target_value(&event));
                        }
                    />
                </div>
                <label class="check">
                    <input
                        type="checkbox"
                        prop:checked=lingering
                        on:change=move |event| {
                            let ticked = event_target_checked(&event);
                            change(stops, Some(id), |stop| stop.do_not_linger = ticked);
                        }
                    />
                    {say(desk::STOP_LINGER)}
                </label>
            </div>
        </details>
    }
}
