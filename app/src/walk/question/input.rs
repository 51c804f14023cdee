//! Answers that are not a choice of one: several, typed, spoken, on a scale, a photo.

use super::super::photo::cut_off::CutOff;
use super::super::session::Session;
use super::voice::Spoken;
use super::{Taking, add_photos, choices, chosen, has_room, hint_id, photos_allowed, wrong_id};
use crate::components::choice::SomeOf;
use crate::components::field::{Field, Slider};
use crate::components::icon::{CAMERA, Icon, TICK};
use crate::components::photo::PhotoInput;
use crate::device::camera;
use crate::language::t;
use leptos::prelude::*;
use leptos::task::spawn_local;
use shared::checklist::filling::Words;
use shared::checklist::{Item, Kind};
use shared::i18n::{later, walker};
use shared::response::Answer;

/// An item on the screen.
#[derive(Clone)]
pub struct Asked {
    pub session: Session,
    pub path: StoredValue<String>,
    pub item: Item,
    pub answer: Memo<Answer>,
    /// Of the element with the question.
    pub id: StoredValue<String>,
    /// What can be chosen, in the second language.
    pub second: RwSignal<Vec<Words>>,
    /// The answer breaks a rule.
    pub wrong: Signal<bool>,
}

/// The answers themselves.
pub fn view(asked: Asked) -> AnyView {
    let Asked {
        session,
        path,
        item,
        answer,
        id,
        second,
        wrong,
    } = asked;
    let labelled_by = id.get_value();
    let described_by = format!("{} {}", hint_id(&labelled_by), wrong_id(&labelled_by));
    let put = move |value: String| {
        let path = path.get_value();
        spawn_local(async move {
            session.answer(&path, &value).await;
        });
    };
    let value = answer.get_untracked().value;
    match item.kind {
        Kind::SelectMultiple { .. } | Kind::Rank { .. } => {
            let (choices, chosen) = (choices(session, path), chosen(answer));
            let saved = session.saved();
            let put = move |names: Vec<String>| put(names.join(" "));
            (move || {
                let (labelled_by, described_by) = (labelled_by.clone(), described_by.clone());
                let (choices, second) = (choices.get(), second.get());
                view! { <SomeOf choices second chosen labelled_by described_by saved on_choose=put /> }
            })
            .into_any()
        }
        Kind::Acknowledge => {
            let agree = move |_| put("OK".to_owned());
            view! {
                <div class="cards">
                    <button
                        type="button"
                        class="card"
                        class:chosen=move || !answer.read().value.is_empty()
                        on:click=agree
                    >
                        <Icon drawing=TICK />
                        <span class="words">{move || t(later::UNDERSTOOD)}</span>
                    </button>
                </div>
            }
            .into_any()
        }
        Kind::Range { start, end, step } => {
            view! { <Slider start end step value labelled_by described_by on_typed=put /> }
                .into_any()
        }
        Kind::Image => view! { <ImageAnswer session path /> }.into_any(),
        Kind::Audio => view! { <Spoken session path /> }.into_any(),
        Kind::Note => ().into_any(),
        Kind::Text => {
            let (kind, long) = (Kind::Text, item.appearance.contains("multiline"));
            view! {
                <Field kind value long labelled_by described_by wrong on_typed=put />
                <Spoken session path beside_text=true />
            }
            .into_any()
        }
        kind if is_typed(&kind) => {
            view! { <Field kind value labelled_by described_by wrong on_typed=put /> }.into_any()
        }
        // Kinds that this version of the app does not ask for: said, and the walk goes on.
        _ => view! { <p class="notice">{move || t(later::KIND_UNKNOWN)}</p> }.into_any(),
    }
}

fn is_typed(kind: &Kind) -> bool {
    matches!(
        kind,
        Kind::Integer | Kind::Decimal | Kind::Date | Kind::Time | Kind::DateTime | Kind::Barcode
    )
}

/// An item that is a photo itself: a large button, and what was taken.
#[component]
fn ImageAnswer(session: Session, path: StoredValue<String>) -> impl IntoView {
    let taking = Taking::default();
    let add = move |files: Vec<web_sys::File>| add_photos(session, path, files, taking);
    let cut_off = camera::was_cut_off();
    let message = move || {
        t(if taking.busy.get() {
            walker::PHOTO_BUSY
        } else {
            later::PHOTO_TAKE
        })
    };
    let allowed = Memo::new(move |_| photos_allowed(session));
    let room = Memo::new(move |_| has_room(session, path));
    move || {
        if !room.get() {
            return ().into_any();
        }
        if !allowed.get() {
            return view! { <p class="notice">{t(later::PHOTO_NOT_AGREED)}</p> }.into_any();
        }
        view! {
            <PhotoInput class="camera" busy=taking.busy on_files=add>
                <Icon drawing=CAMERA />
                <span>{message}</span>
            </PhotoInput>
            <PhotoInput class="text-button" gallery=true busy=taking.busy on_files=add>
                <span>{move || t(later::PHOTO_GALLERY)}</span>
            </PhotoInput>
            {cut_off.then(|| view! { <CutOff session path /> })}
            <p class="wrong" role="alert">{move || taking.trouble.get()}</p>
        }
        .into_any()
    }
}
