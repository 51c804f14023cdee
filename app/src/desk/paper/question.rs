//! A question of a sheet, answered by the keys that are printed at its boxes: a number chooses, 0 is "cannot
//! judge", letters find a choice by its words, Enter goes on, Backspace takes the answer back.

use super::super::say;
use super::Desk;
use crate::device;
use crate::language::t;
use leptos::ev::KeyboardEvent;
use leptos::prelude::*;
use leptos::task::{spawn_local, tick};
use shared::checklist::{Item, Kind};
use shared::i18n::desk;
use shared::response::Answer;
use wasm_bindgen::JsCast;
use web_sys::{HtmlElement, HtmlInputElement};

/// Milliseconds within which letters make one word.
const TOGETHER: i64 = 900;

/// A choice: its name and its words.
type Choices = Memo<Vec<(String, String)>>;

/// A question on the screen.
#[derive(Clone, Copy)]
struct Asked {
    desk: Desk,
    path: StoredValue<String>,
    answer: Memo<Answer>,
    choices: Choices,
    several: bool,
    /// Letters typed, and when the last was.
    typed: StoredValue<(String, i64)>,
}

/// Id of the element with a question.
pub fn element_id(path: &str) -> String {
    format!("question-{path}")
}

#[component]
pub fn Question(desk: Desk, path: String) -> impl IntoView {
    let item = desk.item(&path, |state| state.item.clone());
    let item: Item = item.unwrap_or_default();
    let path = StoredValue::new(path);
    let of = move |read: fn(&shared::checklist::filling::ItemState) -> String| {
        path.with_value(|path| desk.item(path, |state| read(&state)))
            .unwrap_or_default()
    };
    let answer = Memo::new(move |_| {
        path.with_value(|path| desk.item(path, |state| state.answer.clone()))
            .unwrap_or_default()
    });
    let choices = Memo::new(move |_| {
        let named = |state: shared::checklist::filling::ItemState| {
            let choices = state.choices.into_iter();
            choices.map(|it| (it.name, it.label.text)).collect()
        };
        path.with_value(|path| desk.item(path, named))
            .unwrap_or_default()
    });
    let asked = Asked {
        desk,
        path,
        answer,
        choices,
        several: matches!(item.kind, Kind::SelectMultiple { .. } | Kind::Rank { .. }),
        typed: StoredValue::new((String::new(), 0)),
    };
    let wrong = move || {
        of(|state| {
            let violation = state.violation.as_ref();
            violation.map_or_else(String::new, |it| {
                let own = it.message.text.clone();
                if own.is_empty() {
                    t(desk::PAPER_WRONG)
                } else {
                    own
                }
            })
        })
    };
    let wrong = move || Some(wrong()).filter(|it| !it.is_empty());
    let typed = is_typed(&item.kind);
    let number = move || path.with_value(|path| desk.number(path));
    view! {
        <fieldset
            class="sheet-question"
            id=path.with_value(|path| element_id(path))
            on:keydown=move |event| asked.key(&event)
        >
            <legend>
                <span class="sheet-number">{number}</span>
                {move || of(|state| state.label.text.clone())}
            </legend>
            {if typed {
                view! { <Typed asked kind=item.kind.clone() /> }.into_any()
            } else {
                view! { <Boxes asked /> }.into_any()
            }}
            <Note asked />
            <p class="small bad-words" role="status">{wrong}</p>
        </fieldset>
    }
}

/// Paper holds it as words or numbers.
pub fn is_typed(kind: &Kind) -> bool {
    matches!(
        kind,
        Kind::Text
            | Kind::Integer
            | Kind::Decimal
            | Kind::Range { .. }
            | Kind::Date
            | Kind::Time
            | Kind::DateTime
    )
}

#[component]
fn Boxes(asked: Asked) -> impl IntoView {
    let name = asked.path.with_value(|path| element_id(path));
    let kind = if asked.several { "checkbox" } else { "radio" };
    let boxes = move || {
        let choices = asked.choices.get().into_iter().enumerate();
        let boxes = choices.map(|(index, (value, words))| {
            let own = StoredValue::new(value);
            let chosen = move || own.with_value(|value| asked.has(value));
            view! {
                <label class="sheet-choice" class:chosen=chosen>
                    <input
                        type=kind
                        name=name.clone()
                        prop:checked=chosen
                        on:change=move |_| asked.choose(&own.get_value())
                    />
                    {(index < 9).then(|| view! { <kbd>{index + 1}</kbd> })}
                    <span>{words}</span>
                </label>
            }
        });
        boxes.collect_view()
    };
    let unsure = move || asked.answer.read().cannot_judge;
    view! {
        <div class="sheet-choices">
            {boxes}
            <label class="sheet-choice" class:chosen=unsure>
                <input
                    type=kind
                    name=asked.path.with_value(|path| element_id(path))
                    prop:checked=unsure
                    on:change=move |_| asked.cannot_judge()
                />
                <kbd>"0"</kbd>
                <span>{say(desk::CANNOT_JUDGE)}</span>
            </label>
        </div>
    }
}

#[component]
fn Typed(asked: Asked, kind: Kind) -> impl IntoView {
    let label = move || {
        asked
            .path
            .with_value(|path| asked.desk.item(path, |state| state.label.text.clone()))
    };
    let put = move |value: String| asked.put(&value);
    let value = move || asked.answer.get().value;
    if kind == Kind::Text {
        return view! {
            <textarea
                rows="2"
                aria-label=label
                prop:value=value
                on:input=move |event| put(event_target_value(&event))
            ></textarea>
        }
        .into_any();
    }
    let (kind, mode) = match kind {
        Kind::Date => ("date", ""),
        Kind::Time => ("time", ""),
        Kind::DateTime => ("datetime-local", ""),
        _ => ("text", "decimal"),
    };
    view! {
        <input
            type=kind
            inputmode=mode
            autocomplete="off"
            aria-label=label
            prop:value=value
            on:input=move |event| put(event_target_value(&event))
        />
    }
    .into_any()
}

/// What stands beside the boxes.
#[component]
fn Note(asked: Asked) -> impl IntoView {
    let put = move |text: String| asked.note(&text);
    view! {
        <input
            class="sheet-note"
            autocomplete="off"
            placeholder=say(desk::PAPER_NOTE)
            aria-label=say(desk::PAPER_NOTE)
            prop:value=move || asked.answer.get().note
            on:input=move |event| put(event_target_value(&event))
        />
    }
}

impl Asked {
    fn key(self, event: &KeyboardEvent) {
        if event.ctrl_key() || event.alt_key() || event.meta_key() || event.is_composing() {
            return;
        }
        let key = event.key();
        let writes = writes(event);
        if key == "Enter" && !event.shift_key() {
            event.prevent_default();
            return self.on();
        }
        if writes || self.choices.read().is_empty() {
            return;
        }
        let mut letters = key.chars();
        match (letters.next(), letters.next()) {
            (Some('0'), None) => {
                self.cannot_judge();
                self.on();
            }
            (Some(digit @ '1'..='9'), None) => self.press(digit),
            (Some(' '), None) => return,
            (Some(letter), None) => self.find(letter),
            _ if key == "Backspace" || key == "Delete" => self.put(""),
            _ => return,
        }
        event.prevent_default();
    }

    /// The box with that number.
    fn press(self, digit: char) {
        let index = digit as usize - '1' as usize;
        let name = self
            .choices
            .with_untracked(|choices| choices.get(index).map(|(name, _)| name.clone()));
        if let Some(name) = name {
            self.choose(&name);
            if !self.several {
                self.on();
            }
        }
    }

    /// Puts the cursor on the choice whose words begin with the letters typed, and takes it if only one can
    /// be chosen.
    fn find(self, letter: char) {
        let now = shared::time::to_millis(device::now());
        let (before, at) = self.typed.get_value();
        let mut letters = if now - at < TOGETHER {
            before
        } else {
            String::new()
        };
        letters.extend(letter.to_lowercase());
        let index = self.choices.with_untracked(|choices| {
            let begins = |(_, words): &(String, String)| words.to_lowercase().starts_with(&letters);
            choices.iter().position(begins)
        });
        self.typed.set_value((letters, now));
        let Some(index) = index else { return };
        let nth = format!(".sheet-choice:nth-child({}) input", index + 1);
        if let Some(input) = within(&self.path.get_value(), &nth) {
            let _ = input.focus();
        }
        if !self.several {
            let name = self.choices.with_untracked(|it| it[index].0.clone());
            self.choose(&name);
        }
    }

    fn has(self, name: &str) -> bool {
        let answer = self.answer.read();
        answer.value.split(' ').any(|chosen| chosen == name)
    }

    /// Takes a choice; where several can be chosen, a second time takes it back.
    fn choose(self, name: &str) {
        if !self.several {
            return self.put(name);
        }
        let value = self.answer.with_untracked(|answer| answer.value.clone());
        let mut chosen: Vec<&str> = value.split_whitespace().collect();
        match chosen.iter().position(|it| *it == name) {
            Some(place) => drop(chosen.remove(place)),
            None => chosen.push(name),
        }
        self.put(&chosen.join(" "));
    }

    fn put(self, value: &str) {
        let path = self.path.get_value();
        self.desk.change(|filling| filling.answer(&path, value));
    }

    fn cannot_judge(self) {
        let path = self.path.get_value();
        self.desk.change(|filling| filling.cannot_judge(&path));
    }

    fn note(self, text: &str) {
        let path = self.path.get_value();
        self.desk.change(|filling| filling.note(&path, text));
    }

    /// To the next question, which may be one that this answer brought.
    fn on(self) {
        let (desk, path) = (self.desk, self.path.get_value());
        spawn_local(async move {
            shown().await;
            desk.go_on_from(&path);
        });
    }
}

/// Until the page shows what the last change brought. All of it happens before the browser hands over the
/// next key: waiting for a frame would let a fast typist's key fall into the question before.
pub async fn shown() {
    // A list changes in the first turn, what stands in it in the second.
    tick().await;
    tick().await;
}

/// What can have the cursor in a question, by a selector.
fn within(path: &str, selector: &str) -> Option<HtmlElement> {
    let question = document().get_element_by_id(&element_id(path))?;
    question.query_selector(selector).ok()??.dyn_into().ok()
}

/// Puts the cursor into a question: on what is chosen, else on its first box. False when it is not there.
pub fn focus(path: &str) -> bool {
    let chosen = within(path, "input:checked");
    let input = chosen.or_else(|| within(path, "input, textarea"));
    input.is_some_and(|input| input.focus().is_ok())
}

/// The key goes into a text.
fn writes(event: &KeyboardEvent) -> bool {
    let target = event.target();
    let input = target
        .as_ref()
        .and_then(|target| target.dyn_ref::<HtmlInputElement>());
    match input {
        Some(input) => !matches!(input.type_().as_str(), "radio" | "checkbox"),
        None => true,
    }
}
