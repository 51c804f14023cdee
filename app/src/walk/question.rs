//! A screen of a checklist: mostly one question, its answers, and beside them "cannot judge", a note
//! and a photo.

use super::session::{PhotoTrouble, Session};
use super::shell::Heading;
use crate::components::choice::{Look, OneOf, SomeOf};
use crate::components::field::{Field, Slider};
use crate::components::icon::{CAMERA, Icon, NOTE, TICK};
use crate::components::photo::{PhotoInput, Thumb};
use crate::components::sheet::Sheet;
use crate::language::{self, t};
use gloo_timers::future::TimeoutFuture;
use leptos::prelude::*;
use leptos::task::spawn_local;
use shared::attachment::{Attachment, Valence};
use shared::checklist::filling::{ChoiceState, Words};
use shared::checklist::{Item, Kind};
use shared::i18n::walker;
use shared::response::Answer;

/// Milliseconds for which a chosen answer is seen with its tick before the next question comes.
const SEEN: u32 = 250;

#[component]
pub fn QuestionScreen(session: Session, heading: Words, items: Vec<String>) -> impl IntoView {
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
            <p class="hint" lang=move || hint.get().language>{move || hint.get().text}</p>
            <Extras session path />
            <p class="wrong" role="alert">{move || violation.get().text}</p>
            <Input session path item answer id alone />
            {(!is_note).then(|| view! { <Beside session path answer alone suggested /> })}
        </div>
    }
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
    alone: bool,
) -> impl IntoView {
    let labelled_by = id.get_value();
    let saved = session.saved();
    let chosen = Signal::derive(move || {
        let answer = answer.read();
        answer
            .value
            .split_whitespace()
            .map(str::to_owned)
            .collect::<Vec<_>>()
    });
    let put = move |value: String| {
        let path = path.get_value();
        spawn_local(async move {
            session.answer(&path, &value).await;
        });
    };
    let value = answer.get_untracked().value;
    match item.kind {
        Kind::SelectOne { .. } => {
            let look = if item
                .appearance
                .split_whitespace()
                .any(|word| word == "faces")
            {
                Look::Faces
            } else {
                Look::Words
            };
            let choose = move |value: String| choose_and_go(session, path, value, alone);
            let choices = choices(session, path);
            (move || {
                let labelled_by = labelled_by.clone();
                view! { <OneOf choices=choices.get() chosen look labelled_by saved on_choose=choose /> }
            })
            .into_any()
        }
        Kind::SelectMultiple { .. } | Kind::Rank { .. } => {
            let choices = choices(session, path);
            let put = move |names: Vec<String>| put(names.join(" "));
            (move || {
                let labelled_by = labelled_by.clone();
                view! { <SomeOf choices=choices.get() chosen labelled_by saved on_choose=put /> }
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
                        <span class="words">{move || t(walker::UNDERSTOOD)}</span>
                    </button>
                </div>
            }
            .into_any()
        }
        Kind::Range { start, end, step } => {
            view! { <Slider start end step value labelled_by on_typed=put /> }.into_any()
        }
        Kind::Image => view! { <ImageAnswer session path /> }.into_any(),
        Kind::Note => ().into_any(),
        kind if is_typed(&kind) => {
            let long = kind == Kind::Text && item.appearance.contains("multiline");
            view! { <Field kind value long labelled_by on_typed=put /> }.into_any()
        }
        // Kinds that this version of the app does not ask for: said, and the walk goes on.
        _ => view! { <p class="notice">{move || t(walker::KIND_UNKNOWN)}</p> }.into_any(),
    }
}

fn is_typed(kind: &Kind) -> bool {
    matches!(
        kind,
        Kind::Text
            | Kind::Integer
            | Kind::Decimal
            | Kind::Date
            | Kind::Time
            | Kind::DateTime
            | Kind::Barcode
    )
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
        if untrack(move || session.current()) == screen {
            session.next();
        }
    }
}

/// Note and photos that the answer has.
#[component]
fn Extras(session: Session, path: StoredValue<String>) -> impl IntoView {
    let note = Memo::new(move |_| answer(session, &path.read_value()).note);
    let photos = Memo::new(move |_| {
        let draft = session.draft();
        draft.map_or_else(Vec::new, |draft| {
            draft.photos(&path.read_value()).cloned().collect()
        })
    });
    let open = RwSignal::new(None::<Attachment>);
    view! {
        <div class="extras" hidden=move || note.read().is_empty() && photos.read().is_empty()>
            {move || {
                let phone = session.phone;
                let thumbs = photos.get().into_iter().map(|photo| {
                    let id = photo.id;
                    let alt = photo.caption.clone();
                    view! {
                        <button
                            type="button"
                            class="thumb"
                            aria-label=t(walker::PHOTO_OPEN)
                            on:click=move |_| open.set(Some(photo.clone()))
                        >
                            <Thumb alt bytes=move || phone.photo(id) />
                        </button>
                    }
                });
                thumbs.collect_view()
            }}
            <p class="note">{move || note.get()}</p>
        </div>
        <PhotoSheet session open />
    }
}

/// Caption, bright or dark, and taking it back.
#[component]
fn PhotoSheet(session: Session, open: RwSignal<Option<Attachment>>) -> impl IntoView {
    let close = move |()| open.set(None);
    let inside = move || {
        open.get().map(|photo| {
            let id = photo.id;
            let caption = move |text: String| {
                spawn_local(async move {
                    session.change_photo(id, |photo| photo.caption = text).await;
                });
            };
            let removed = photo.clone();
            let remove = move |_| {
                let removed = removed.clone();
                close(());
                spawn_local(async move {
                    session.remove_photo(&removed).await;
                });
            };
            view! {
                <p class="legend" id="caption-label">{move || t(walker::PHOTO_CAPTION)}</p>
                <Field
                    kind=Kind::Text
                    value=photo.caption.clone()
                    labelled_by="caption-label".to_owned()
                    on_typed=caption
                />
                <Sides session photo />
                <div class="row">
                    <button type="button" class="button quiet danger" on:click=remove>
                        {move || t(walker::PHOTO_REMOVE)}
                    </button>
                    <button type="button" class="button" on:click=move |_| close(())>
                        {move || t(walker::DONE)}
                    </button>
                </div>
            }
        })
    };
    view! {
        <Sheet
            open=Signal::derive(move || open.read().is_some())
            on_close=close
            title=Signal::derive(move || t(walker::PHOTO_TITLE))
        >
            {inside}
        </Sheet>
    }
}

/// Bright or dark side; a second tap takes it back.
#[component]
fn Sides(session: Session, photo: Attachment) -> impl IntoView {
    let valence = RwSignal::new(photo.valence);
    let side = move |side: Valence, message| {
        let chosen = move || valence.get() == Some(side);
        let toggle = move |_| {
            valence.set((!chosen()).then_some(side));
            spawn_local(async move {
                let said = valence.get_untracked();
                session
                    .change_photo(photo.id, |photo| photo.valence = said)
                    .await;
            });
        };
        view! {
            <button
                type="button"
                class="chip"
                class:chosen=chosen
                aria-pressed=move || chosen().to_string()
                on:click=toggle
            >
                {move || t(message)}
            </button>
        }
    };
    view! {
        <div class="chips">
            {side(Valence::Bright, walker::SIDE_BRIGHT)} {side(Valence::Dark, walker::SIDE_DARK)}
        </div>
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
    let note = move |text: String| {
        let path = path.get_value();
        spawn_local(async move {
            session.note(&path, &text).await;
        });
    };
    let label = StoredValue::new(format!("note-{}", path.get_value().replace('/', "-")));
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
        <Sheet
            open=noting
            on_close=move |()| noting.set(false)
            title=Signal::derive(move || t(walker::NOTE_TITLE))
        >
            <p class="hint" id=label.get_value()>{move || t(walker::NOTE_HINT)}</p>
            <Field
                kind=Kind::Text
                long=true
                value=answer.get_untracked().note
                labelled_by=label.get_value()
                on_typed=note
            />
            <button type="button" class="button wide" on:click=move |_| noting.set(false)>
                {move || t(walker::DONE)}
            </button>
        </Sheet>
    }
}

/// The camera button; everything else on the screen is on disk before the camera opens.
#[component]
fn PhotoTool(session: Session, path: StoredValue<String>, suggested: bool) -> impl IntoView {
    let (busy, trouble) = (RwSignal::new(false), RwSignal::new(None::<PhotoTrouble>));
    let add = move |file: web_sys::File| add_photo(session, path, file, (busy, trouble));
    let allowed = move || {
        session
            .phone
            .walk()
            .is_some_and(|walk| walk.participant.consents.photos)
    };
    move || {
        allowed().then(|| {
            view! {
                <PhotoInput class=if suggested { "tool suggested" } else { "tool" } busy on_file=add>
                    <Icon drawing=CAMERA />
                    <span>{move || t(if busy.get() { walker::PHOTO_BUSY } else { walker::PHOTO })}</span>
                </PhotoInput>
                <p class="wrong" role="alert">{move || trouble.get().map(|t| t.sentence())}</p>
            }
        })
    }
}

/// An item that is a photo itself: a large button, and what was taken.
#[component]
fn ImageAnswer(session: Session, path: StoredValue<String>) -> impl IntoView {
    let (busy, trouble) = (RwSignal::new(false), RwSignal::new(None::<PhotoTrouble>));
    let add = move |file: web_sys::File| add_photo(session, path, file, (busy, trouble));
    let allowed = move || {
        session
            .phone
            .walk()
            .is_some_and(|walk| walk.participant.consents.photos)
    };
    move || {
        if !allowed() {
            return view! { <p class="notice">{t(walker::PHOTO_NOT_AGREED)}</p> }.into_any();
        }
        view! {
            <PhotoInput class="camera" busy on_file=add>
                <Icon drawing=CAMERA />
                <span>{move || t(if busy.get() { walker::PHOTO_BUSY } else { walker::PHOTO_TAKE })}</span>
            </PhotoInput>
            <p class="wrong" role="alert">{move || trouble.get().map(|t| t.sentence())}</p>
        }
        .into_any()
    }
}

fn add_photo(
    session: Session,
    path: StoredValue<String>,
    file: web_sys::File,
    (busy, trouble): (RwSignal<bool>, RwSignal<Option<PhotoTrouble>>),
) {
    busy.set(true);
    trouble.set(None);
    let path = path.get_value();
    spawn_local(async move {
        let added = session.add_photo(&path, &file).await;
        busy.try_set(false);
        trouble.try_set(added.err());
    });
}
