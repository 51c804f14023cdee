//! What stands on top of a sheet: which one it is, whose, in what light, and what its walker agrees to.

use super::super::review::daylight_word;
use super::super::{Here, say};
use super::sheet::Sheet;
use super::{Desk, is_printed};
use crate::language::{t, t_with, tag_now};
use leptos::ev::KeyboardEvent;
use leptos::prelude::*;
use shared::activity::Activity;
use shared::checklist::Form;
use shared::checklist::prepared::Prepared;
use shared::i18n::desk;
use shared::id::{StopId, VersionId};
use shared::response::Daylight;
use std::sync::Arc;

/// Ids of what is asked for.
pub const WALKER: &str = "sheet-walker";
pub const AGREED: &str = "sheet-agreed";

const LIGHTS: [Daylight; 3] = [Daylight::Day, Daylight::Dusk, Daylight::Night];

/// The kinds of sheets that a walk has: one for each stop, and those that are filled in once.
pub struct Shelf {
    kinds: Vec<SheetKind>,
    forms: Vec<(VersionId, Arc<Prepared>)>,
    /// Where sheets are sent.
    pub address: String,
}

struct SheetKind {
    version: VersionId,
    stop: Option<StopId>,
    label: String,
    /// As printed under the square.
    mark: String,
}

impl Shelf {
    /// `None` when the walk has no sheets.
    pub fn of(walk: &Activity, forms: Vec<Form>) -> Option<Self> {
        let mut kinds = Vec::new();
        let tag = tag_now();
        for (assignment, form) in walk.checklists.iter().zip(&forms) {
            if !is_printed(assignment.when) {
                continue;
            }
            let title = form.title.get(&tag);
            if assignment.when == shared::activity::When::Once {
                kinds.push(SheetKind {
                    version: assignment.version,
                    stop: None,
                    label: title.to_owned(),
                    mark: walk.code.to_string(),
                });
                continue;
            }
            kinds.extend(walk.stops.iter().map(|stop| SheetKind {
                version: assignment.version,
                stop: Some(stop.id),
                label: format!("{} · {}", stop.position + 1, stop.name),
                mark: format!("{}-{}", walk.code, stop.position + 1),
            }));
        }
        let versions = walk.checklists.iter().map(|it| it.version);
        let forms = forms.into_iter().map(|form| Arc::new(Prepared::new(form)));
        let shelf = Self {
            kinds,
            forms: versions.zip(forms).collect(),
            address: Here::get().call(&format!("walks/{}/paper", walk.id)),
        };
        (!shelf.kinds.is_empty()).then_some(shelf)
    }

    pub fn form(&self, version: VersionId) -> Option<Arc<Prepared>> {
        let mut forms = self.forms.iter();
        let found = forms.find(|(of, _)| *of == version);
        found.map(|(_, form)| Arc::clone(form))
    }

    pub fn first(&self) -> Sheet {
        let kind = &self.kinds[0];
        Sheet::new(kind.version, kind.stop)
    }

    pub fn holds(&self, sheet: &Sheet) -> bool {
        self.place(sheet).is_some()
    }

    pub fn label(&self, sheet: &Sheet) -> String {
        let place = self.place(sheet);
        place.map_or_else(String::new, |place| self.kinds[place].label.clone())
    }

    /// The same walker's sheet of the next stop; after the last a new walker's first.
    pub fn after(&self, done: &Sheet) -> Sheet {
        let next = self.place(done).and_then(|place| self.kinds.get(place + 1));
        let Some(kind) = next else {
            return self.first();
        };
        let mut sheet = Sheet::new(kind.version, kind.stop);
        sheet.walker.clone_from(&done.walker);
        sheet.daylight = done.daylight;
        sheet
    }

    fn place(&self, sheet: &Sheet) -> Option<usize> {
        let same = |kind: &SheetKind| (kind.version, kind.stop) == (sheet.version, sheet.stop);
        self.kinds.iter().position(same)
    }
}

#[component]
pub fn Head(desk: Desk) -> impl IntoView {
    let is_new = Memo::new(move |_| desk.walker().is_none());
    view! {
        <div class="sheet-head card">
            <WhichSheet desk />
            <WhoseSheet desk />
            <Light desk />
            <div class="sheet-agreed" hidden=move || !is_new.get()>
                <label class="check">
                    <input
                        id=AGREED
                        type="checkbox"
                        prop:checked=move || desk.sheet.read().agreed
                        on:change=move |event| {
                            let on = event_target_checked(&event);
                            desk.sheet.update(|sheet| sheet.agreed = on);
                        }
                    />
                    {say(desk::PAPER_AGREED)}
                </label>
                <label class="check">
                    <input
                        type="checkbox"
                        prop:checked=move || desk.sheet.read().quotes
                        on:change=move |event| {
                            let on = event_target_checked(&event);
                            desk.sheet.update(|sheet| sheet.quotes = on);
                        }
                    />
                    {say(desk::PAPER_QUOTES)}
                </label>
            </div>
        </div>
    }
}

/// A list in which digits find a stop, as browsers have it.
#[component]
fn WhichSheet(desk: Desk) -> impl IntoView {
    let place = move || {
        desk.shelf
            .with_value(|shelf| shelf.place(&desk.sheet.read()))
    };
    let options = desk.shelf.with_value(|shelf| {
        let kinds = shelf.kinds.iter().enumerate();
        let options = kinds.map(|(index, kind)| {
            let label = format!("{} ({})", kind.label, kind.mark);
            view! {
                <option value=index.to_string() prop:selected=move || place() == Some(index)>
                    {label}
                </option>
            }
        });
        options.collect_view()
    });
    let choose = move |event| {
        let index = event_target_value(&event).parse::<usize>().ok();
        let chosen = index.and_then(|index| {
            desk.shelf.with_value(|shelf| {
                let kind = shelf.kinds.get(index)?;
                Some((kind.version, kind.stop))
            })
        });
        if let Some((version, stop)) = chosen {
            desk.sheet.update(|sheet| {
                sheet.version = version;
                sheet.stop = stop;
            });
            desk.open();
        }
    };
    view! {
        <div class="field">
            <label for="sheet-kind">{say(desk::PAPER_SHEET)}</label>
            <select id="sheet-kind" on:change=choose>
                {options}
            </select>
        </div>
    }
}

#[component]
fn WhoseSheet(desk: Desk) -> impl IntoView {
    let names = move || {
        let walkers = desk.walkers.get().into_iter();
        let options = walkers.map(|it| view! { <option value=it.name></option> });
        options.collect_view()
    };
    let about = move || {
        if desk.sheet.read().walker.trim().is_empty() {
            return String::new();
        }
        match desk.walker() {
            Some(walker) => t_with(desk::PAPER_KNOWN, &[("n", walker.sheets.into())]),
            None => t(desk::PAPER_NEW),
        }
    };
    view! {
        <div class="field">
            <label for=WALKER>{say(desk::PAPER_WALKER)}</label>
            <input
                id=WALKER
                list="paper-walkers"
                maxlength="40"
                autocomplete="off"
                aria-describedby="sheet-walker-about"
                prop:value=move || desk.sheet.read().walker.clone()
                on:input=move |event| {
                    let name = event_target_value(&event);
                    desk.sheet.update(|sheet| sheet.walker = name);
                }
            />
            <datalist id="paper-walkers">{names}</datalist>
            <p class="hint" id="sheet-walker-about">{about}</p>
        </div>
    }
}

/// In the order of the boxes on paper: 1, 2, 3, and 0 for none.
#[component]
fn Light(desk: Desk) -> impl IntoView {
    let set = move |daylight: Option<Daylight>| {
        desk.sheet.update(|sheet| sheet.daylight = daylight);
        desk.change(|filling| {
            filling.set_daylight(daylight);
            Ok::<(), ()>(())
        });
    };
    let key = move |event: KeyboardEvent| {
        let number = event.key().parse::<usize>().ok();
        match number {
            Some(0) => set(None),
            Some(number) if number <= LIGHTS.len() => set(Some(LIGHTS[number - 1])),
            _ if event.key() == "Enter" && !event.ctrl_key() => desk.go_to_first(),
            _ => return,
        }
        event.prevent_default();
    };
    let boxes = LIGHTS.into_iter().enumerate().map(|(index, light)| {
        let chosen = move || desk.sheet.read().daylight == Some(light);
        view! {
            <label class="sheet-choice" class:chosen=chosen>
                <input
                    type="radio"
                    name="sheet-light"
                    prop:checked=chosen
                    on:change=move |_| set(Some(light))
                />
                <kbd>{index + 1}</kbd>
                <span>{say(daylight_word(light))}</span>
            </label>
        }
    });
    view! {
        <fieldset class="field" on:keydown=key>
            <legend class="label">{say(desk::PAPER_LIGHT)}</legend>
            <div class="row">{boxes.collect_view()}</div>
        </fieldset>
    }
}
