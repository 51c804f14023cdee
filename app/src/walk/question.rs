//! A screen of a checklist: mostly one question, its answers, and beside them "cannot judge", a note
//! and a photo.

mod aloud;
pub mod extras;
pub mod input;
pub mod reading;
mod voice;

use super::later::{self, NotHere};
use super::session::Session;
use super::shell::Heading;
use crate::components::choice::{Look, OneOf};
use crate::components::icon::{CAMERA, Icon, NOTE, TICK};
use crate::components::photo::PhotoInput;
use crate::device::camera;
use crate::language::{self, t};
use gloo_timers::future::TimeoutFuture;
use input::Asked;
use leptos::prelude::*;
use leptos::task::spawn_local;
use shared::attachment::PER_ANSWER;
use shared::checklist::filling::{ChoiceState, Words};
use shared::checklist::{Item, Kind};
use shared::i18n::walker;
use shared::response::Answer;

/// Milliseconds for which a chosen answer is seen with its tick before the next question comes.
const SEEN: u32 = 250;

#[component]
pub fn QuestionScreen(session: Session, heading: Words, items: Vec<String>) -> impl IntoView {
    later::first_question_is_up();
    let alone = items.len() == 1;
    let questions = items
        .into_iter()
        .map(|path| view! { <Question session path alone /> });
    view! {
        <main class="question">
            {(!heading.text.is_empty())
                .then(|| view! { <p class="group" lang=heading.language>{heading.text}</p> })}
            {questions.collect_view()}
            <p class="unseen" role="status">
                {move || session.saved().get().then(|| t(walker::SAVED))}
            </p>
        </main>
    }
}

/// One item. What does not change while it is answered is read once; what does is followed.
#[component]
pub fn Question(
    session: Session,
    path: String,
    /// The only question of its screen: choosing moves on.
    alone: bool,
) -> impl IntoView {
    let path = StoredValue::new(path);
    let id = StoredValue::new(format!(
        "q-{}",
        path.get_value().replace(['/', '[', ']'], "-")
    ));
    let item = {
        let filling = session.filling().read_untracked();
        let item = filling.form().item(&without_numbers(&path.get_value()));
        item.cloned().unwrap_or_default()
    };
    let answer = Memo::new(move |_| answer(session, &path.read_value()));
    let text = move |part: fn(&Texts) -> Words| {
        Memo::new(move |_| part(&texts(session, &path.read_value())))
    };
    let (label, hint, violation) = (
        text(|t| t.label.clone()),
        text(|t| t.hint.clone()),
        text(|t| t.violation.clone()),
    );
    // Of what can be chosen, in the second language.
    let second = RwSignal::new(Vec::new());
    let suggested = item.photo;
    let is_note = item.kind == Kind::Note;
    view! {
        <div class="ask">
            <div class="asked" id=id.get_value() lang=move || label.get().language>
                {if alone {
                    view! { <Heading text=Signal::derive(move || label.get().text) /> }.into_any()
                } else {
                    view! { <h2>{move || label.get().text}</h2> }.into_any()
                }}
            </div>
            {move || fallback_mark(&label.get())}
            <p id=hint_id(&id.read_value()) class="hint" lang=move || hint.get().language>
                {move || hint.get().text}
            </p>
            {later::calmly(move || later::reading(session, path, second))}
            <Extras session path />
            <p id=wrong_id(&id.read_value()) class="wrong" role="alert">{move || violation.get().text}</p>
            <Input
                session
                path
                item
                answer
                id
                second
                alone
                wrong=Signal::derive(move || !violation.read().text.is_empty())
            />
            {(!is_note).then(|| view! { <Beside session path answer alone suggested /> })}
        </div>
    }
}

/// Id of the hint below a question.
fn hint_id(question: &str) -> String {
    format!("{question}-hint")
}

/// Id of what is wrong with its answer.
fn wrong_id(question: &str) -> String {
    format!("{question}-wrong")
}

/// What a question says, as of now.
struct Texts {
    label: Words,
    hint: Words,
    violation: Words,
}

fn texts(session: Session, path: &str) -> Texts {
    let filling = session.filling().read();
    let Some(state) = filling.item(path) else {
        return Texts {
            label: Words::default(),
            hint: Words::default(),
            violation: Words::default(),
        };
    };
    // That a required answer is missing is said at the end, not before it could be given.
    let broken = state.violation.filter(|_| !state.answer.value.is_empty());
    let violation = broken.map(|broken| Words {
        text: if broken.message.text.is_empty() {
            t(walker::ANSWER_ODD)
        } else {
            broken.message.text
        },
        ..Words::default()
    });
    Texts {
        label: state.label,
        hint: state.hint,
        violation: violation.unwrap_or_default(),
    }
}

fn answer(session: Session, path: &str) -> Answer {
    let filling = session.filling().read();
    filling
        .item(path)
        .map(|state| state.answer.clone())
        .unwrap_or_default()
}

/// `people[2]/name` -> `people/name`
fn without_numbers(path: &str) -> String {
    let names = path
        .split('/')
        .map(|part| part.split('[').next().unwrap_or(part));
    names.collect::<Vec<_>>().join("/")
}

/// Says that a text is not in the language asked for.
fn fallback_mark(words: &Words) -> Option<impl IntoView + use<>> {
    words.fallback.then(|| {
        let language = language::own_name(&words.language);
        view! { <p class="fallback">{language}</p> }
    })
}

/// The answers themselves.
#[component]
fn Input(
    session: Session,
    path: StoredValue<String>,
    item: Item,
    answer: Memo<Answer>,
    id: StoredValue<String>,
    second: RwSignal<Vec<Words>>,
    alone: bool,
    /// The answer breaks a rule.
    wrong: Signal<bool>,
) -> impl IntoView {
    if !matches!(item.kind, Kind::SelectOne { .. }) {
        let asked = Asked {
            session,
            path,
            item,
            answer,
            id,
            second,
            wrong,
        };
        return later::arriving(move || later::input(asked.clone()));
    }
    let labelled_by = id.get_value();
    let mut appearance = item.appearance.split_whitespace();
    let look = if appearance.any(|word| word == "faces") {
        Look::Faces
    } else {
        Look::Words
    };
    let (saved, chosen) = (session.saved(), chosen(answer));
    let choose = move |value: String| choose_and_go(session, path, value, alone);
    let choices = choices(session, path);
    (move || {
        let labelled_by = labelled_by.clone();
        let described_by = hint_id(&labelled_by);
        let (choices, second) = (choices.get(), second.get());
        view! { <OneOf choices second chosen look labelled_by described_by saved on_choose=choose /> }
    })
    .into_any()
}

/// Names of what is chosen.
fn chosen(answer: Memo<Answer>) -> Signal<Vec<String>> {
    Signal::derive(move || {
        let answer = answer.read();
        let names = answer.value.split_whitespace();
        names.map(str::to_owned).collect()
    })
}

/// What can be chosen now, in the walker's language; the same while only the choice changes.
fn choices(session: Session, path: StoredValue<String>) -> Memo<Vec<ChoiceState>> {
    Memo::new(move |_| {
        let filling = session.filling().read();
        let state = filling.item(&path.read_value());
        let choices = state.map(|state| state.choices).unwrap_or_default();
        let unmarked = choices.into_iter().map(|choice| ChoiceState {
            selected: false,
            ..choice
        });
        unmarked.collect()
    })
}

/// Saves, shows the tick, and then goes on, if the walker has not gone elsewhere meanwhile.
fn choose_and_go(session: Session, path: StoredValue<String>, value: String, alone: bool) {
    let (path, before) = (path.get_value(), untrack(move || session.current()));
    spawn_local(async move {
        let saved = session.answer(&path, &value).await;
        go_on_from(session, before, saved && alone).await;
    });
}

async fn go_on_from(session: Session, screen: usize, go: bool) {
    if go {
        TimeoutFuture::new(SEEN).await;
        if session.is_at(screen) {
            session.next();
        }
    }
}

/// Note and photos that the answer has.
#[component]
fn Extras(session: Session, path: StoredValue<String>) -> impl IntoView {
    let any = Memo::new(move |_| {
        let draft = session.draft();
        let photos = draft.is_some_and(|draft| draft.photos(&path.read_value()).next().is_some());
        photos || !answer(session, &path.read_value()).note.is_empty()
    });
    move || {
        any.get()
            .then(|| later::arriving(move || later::extras(session, path)))
    }
}

/// "Cannot judge", note and photo.
#[component]
fn Beside(
    session: Session,
    path: StoredValue<String>,
    answer: Memo<Answer>,
    alone: bool,
    /// A photo helps here.
    suggested: bool,
) -> impl IntoView {
    let noting = RwSignal::new(false);
    let unable = move |_| {
        let (path, before) = (path.get_value(), untrack(move || session.current()));
        spawn_local(async move {
            let saved = session.cannot_judge(&path).await;
            go_on_from(session, before, saved && alone).await;
        });
    };
    view! {
        <div class="beside">
            <button
                type="button"
                class="text-button"
                class:chosen=move || answer.read().cannot_judge
                aria-pressed=move || answer.read().cannot_judge.to_string()
                on:click=unable
            >
                {move || answer.read().cannot_judge.then(|| view! { <Icon drawing=TICK /> })}
                {move || t(walker::CANNOT_JUDGE)}
            </button>
            <button type="button" class="tool" on:click=move |_| noting.set(true)>
                <Icon drawing=NOTE />
                <span>{move || t(walker::NOTE)}</span>
            </button>
            <PhotoTool session path suggested />
        </div>
        {move || {
            noting.get().then(|| later::arriving(move || later::note(session, path, noting)))
        }}
    }
}

/// The camera button; everything else on the screen is on disk before the camera opens.
#[component]
fn PhotoTool(session: Session, path: StoredValue<String>, suggested: bool) -> impl IntoView {
    let taking = Taking::default();
    let add = move |files: Vec<web_sys::File>| add_photos(session, path, files, taking);
    let cut_off = camera::was_cut_off();
    let message = move || {
        t(if taking.busy.get() {
            walker::PHOTO_BUSY
        } else {
            walker::PHOTO
        })
    };
    let room = Memo::new(move |_| photos_allowed(session) && has_room(session, path));
    move || {
        room.get().then(|| {
            let class = if suggested { "tool suggested" } else { "tool" };
            view! {
                <PhotoInput class busy=taking.busy on_files=add>
                    <Icon drawing=CAMERA />
                    <span>{message}</span>
                </PhotoInput>
                <p class="wrong" role="alert">{move || taking.trouble.get()}</p>
                {cut_off.then(|| later::arriving(move || later::cut_off(session, path)))}
            }
        })
    }
}

/// Takes photos that were chosen into the answer.
pub(super) fn add_photos(
    session: Session,
    path: StoredValue<String>,
    files: Vec<web_sys::File>,
    taking: Taking,
) {
    let path = path.get_value();
    taking.busy.set(true);
    taking.trouble.set(None);
    spawn_local(async move {
        let trouble = match later::add_photos(session, path, files).await {
            Ok(adding) => adding.await,
            Err(NotHere) => Some(t(walker::LATER_NOT_HERE)),
        };
        taking.busy.try_set(false);
        taking.trouble.try_set(trouble);
    });
}

/// A photo on its way from the camera into an answer.
#[derive(Clone, Copy, Default)]
pub(super) struct Taking {
    pub busy: RwSignal<bool>,
    /// Why it was not taken in, as a sentence.
    pub trouble: RwSignal<Option<String>>,
}

/// The answer takes one photo more.
fn has_room(session: Session, path: StoredValue<String>) -> bool {
    let draft = session.draft();
    draft.is_some_and(|draft| draft.photos(&path.read_value()).count() < PER_ANSWER)
}

fn photos_allowed(session: Session) -> bool {
    let walk = session.phone.walk();
    walk.is_some_and(|walk| walk.participant.consents.photos)
}
