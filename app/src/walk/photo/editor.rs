//! The whole screen for one photo: what nobody should see is hidden, what matters is marked. With a finger
//! or a mouse one drags; with a keyboard the arrow keys move a frame, Shift resizes it, Enter draws.

use super::super::phone::photos::Before;
use super::super::session::Session;
use super::super::session::photos::PhotoTrouble;
use super::board::Board;
use super::easel::Easel;
use super::finding::{Faces, Finding};
use super::mark::{Area, Mark, Tool};
use crate::components::icon::{CROSS, Drawing, Icon, TICK, UNDO};
use crate::device::photo::{self, Unfit};
use crate::language::{t, t_with};
use leptos::html;
use leptos::prelude::*;
use leptos::task::spawn_local;
use shared::i18n::{Message, later, walker};
use shared::id::AttachmentId;
use web_sys::HtmlCanvasElement;

/// What the parts of the editor share.
#[derive(Clone, Copy)]
pub struct Work {
    pub tool: RwSignal<Tool>,
    pub marks: RwSignal<Vec<Mark>>,
    /// Faces that were found, and whether each is hidden.
    pub faces: RwSignal<Vec<(Area, bool)>>,
    easel: StoredValue<Option<Easel>, LocalStorage>,
    /// Width and height of the photo, once it is on the easel.
    pub size: RwSignal<Option<(u32, u32)>>,
    /// Everything that was drawn is in the picture.
    painted: RwSignal<bool>,
    trouble: RwSignal<Option<String>>,
}

impl Work {
    fn new() -> Self {
        Self {
            tool: RwSignal::new(Tool::Hide),
            marks: RwSignal::new(Vec::new()),
            faces: RwSignal::new(Vec::new()),
            easel: StoredValue::new_local(None),
            size: RwSignal::new(None),
            painted: RwSignal::new(true),
            trouble: RwSignal::new(None),
        }
    }

    pub fn add(self, mark: Mark) {
        self.marks.update(|marks| marks.push(mark));
    }

    pub fn undo(self) {
        self.marks.update(|marks| drop(marks.pop()));
    }

    /// Hides a face, or shows it again.
    pub fn turn(self, face: usize) {
        self.faces.update(|faces| {
            if let Some((_, hidden)) = faces.get_mut(face) {
                *hidden = !*hidden;
            }
        });
    }

    fn is_untouched(self) -> bool {
        let hidden = self
            .faces
            .read_untracked()
            .iter()
            .any(|(_, hidden)| *hidden);
        self.marks.read_untracked().is_empty() && !hidden
    }

    /// Puts the photo on the easel.
    async fn load(self, session: Session, id: AttachmentId, canvas: HtmlCanvasElement) {
        let bitmap = match session.phone.photo(id).await {
            Some(bytes) => photo::reopen(&bytes).await,
            None => Err(Unfit::TooLarge),
        };
        let easel = bitmap.ok().and_then(|bitmap| Easel::new(canvas, bitmap));
        let Some(easel) = easel else {
            return self.fail(&PhotoTrouble::Unfit(Unfit::TooLarge));
        };
        let size = easel.size();
        // The editor may be closed by now.
        if self
            .easel
            .try_update_value(|slot| *slot = Some(easel))
            .is_some()
        {
            self.size.set(Some(size));
        }
    }

    fn fail(self, trouble: &PhotoTrouble) {
        self.trouble.try_set(Some(trouble.sentence()));
    }

    fn paint(self) {
        if self.size.get().is_none() {
            return;
        }
        let (marks, faces) = (self.marks.read(), self.faces.read());
        let hidden = faces.iter().filter(|(_, hidden)| *hidden);
        let hidden: Vec<Area> = hidden.map(|(area, _)| *area).collect();
        let painted = self.easel.with_value(|easel| {
            let easel = easel.as_ref();
            easel.is_some_and(|easel| easel.paint(&hidden, &marks))
        });
        self.painted.set(painted);
        if !painted {
            self.fail(&PhotoTrouble::Unfit(Unfit::TooLarge));
        }
    }

    /// Stores what is on the easel in the place of the photo that it was made from.
    async fn save(self, session: Session, id: AttachmentId) -> Result<Before, PhotoTrouble> {
        // Taken off, so that nothing is borrowed while this waits.
        let easel = self.easel.try_update_value(Option::take).flatten();
        let easel = easel.ok_or(PhotoTrouble::Unfit(Unfit::TooLarge))?;
        let bytes = easel.finish().await;
        self.easel.try_update_value(|slot| *slot = Some(easel));
        let bytes = bytes.map_err(PhotoTrouble::Unfit)?;
        session.replace_photo(id, &bytes).await
    }
}

/// Open as long as a photo is named.
#[component]
pub fn Editor(
    session: Session,
    editing: RwSignal<Option<AttachmentId>>,
    finding: Finding,
    /// The photo was replaced; says where the one before had been.
    #[prop(into)]
    on_replaced: Callback<Before>,
) -> impl IntoView {
    move || {
        editing
            .get()
            .map(|id| view! { <Opened session id editing finding on_replaced /> })
    }
}

#[component]
fn Opened(
    session: Session,
    id: AttachmentId,
    editing: RwSignal<Option<AttachmentId>>,
    finding: Finding,
    on_replaced: Callback<Before>,
) -> impl IntoView {
    let work = Work::new();
    let (dialog, canvas) = (
        NodeRef::<html::Dialog>::new(),
        NodeRef::<html::Canvas>::new(),
    );
    let (leaving, saving) = (RwSignal::new(false), RwSignal::new(false));
    Effect::new(move || {
        if let (Some(dialog), Some(canvas)) = (dialog.get(), canvas.get()) {
            // Refused only when it is open already.
            let _ = dialog.show_modal();
            spawn_local(work.load(session, id, canvas));
        }
    });
    Effect::new(move || work.paint());
    finding.suggest(session, id);
    Effect::new(move || {
        if let Some(Faces::Found(faces)) = finding.in_photo(id) {
            let hidden = faces.into_iter().map(|area| (area, true));
            work.faces.set(hidden.collect());
        }
    });
    let closing = RwSignal::new(false);
    // The browser closes it and gives the focus back; then it goes.
    let close = move || {
        closing.set(true);
        if let Some(dialog) = dialog.get_untracked() {
            dialog.close();
        }
    };
    // Some ways of closing cannot be prevented: the system's back button, Escape pressed twice.
    let closed = move |_| {
        if closing.get_untracked() || work.is_untouched() {
            return editing.set(None);
        }
        leaving.set(true);
        if let Some(dialog) = dialog.get_untracked() {
            let _ = dialog.show_modal();
        }
    };
    let leave = move || {
        if work.is_untouched() {
            close();
        } else {
            leaving.set(true);
        }
    };
    let finish = move |_| {
        if work.is_untouched() {
            return close();
        }
        saving.set(true);
        spawn_local(async move {
            let saved = work.save(session, id).await;
            saving.try_set(false);
            match saved {
                Ok(before) => {
                    on_replaced.run(before);
                    close();
                }
                Err(trouble) => work.fail(&trouble),
            }
        });
    };
    let ready = move || work.size.read().is_some() && work.painted.get() && !saving.get();
    view! {
        <dialog
            class="editor"
            node_ref=dialog
            aria-label=move || t(later::EDIT_TITLE)
            on:cancel=move |event: leptos::ev::Event| {
                event.prevent_default();
                leave();
            }
            on:close=closed
        >
            <header>
                <button
                    type="button"
                    class="round"
                    aria-label=move || t(walker::CLOSE)
                    on:click=move |_| leave()
                >
                    <Icon drawing=CROSS />
                </button>
                <h2>{move || t(later::EDIT_TITLE)}</h2>
                <button
                    type="button"
                    class="button quiet"
                    disabled=move || work.marks.read().is_empty()
                    on:click=move |_| work.undo()
                >
                    <Icon drawing=UNDO />
                    {move || t(later::EDIT_UNDO)}
                </button>
            </header>
            <div class="canvas-stage">
                <canvas node_ref=canvas></canvas>
                <Board work />
            </div>
            <FacesFound work finding session id />
            <p class="hint">{move || t(how(work.tool.get()))}</p>
            <p class="unseen" role="status">{move || changes(work)}</p>
            <p class="wrong" role="alert">{move || work.trouble.get()}</p>
            <Tools work />
            <footer>
                {move || {
                    if leaving.get() {
                        view! { <Leaving leaving on_leave=move |()| close() /> }.into_any()
                    } else {
                        view! {
                            <button
                                type="button"
                                class="button wide"
                                disabled=move || !ready()
                                on:click=finish
                            >
                                <Icon drawing=TICK />
                                {move || t(walker::DONE)}
                            </button>
                        }
                            .into_any()
                    }
                }}
            </footer>
        </dialog>
    }
}

fn how(tool: Tool) -> Message {
    match tool {
        Tool::Hide => later::EDIT_HOW_HIDE,
        _ => later::EDIT_HOW_MARK,
    }
}

fn changes(work: Work) -> String {
    t_with(
        later::EDIT_CHANGES,
        &[("n", work.marks.read().len().into())],
    )
}

/// How the search for faces went.
#[component]
fn FacesFound(work: Work, finding: Finding, session: Session, id: AttachmentId) -> impl IntoView {
    let words = move || match finding.in_photo(id)? {
        Faces::Looking => Some(t(later::FACES_LOOKING)),
        Faces::Cannot => Some(t(later::FACES_CANNOT)),
        Faces::Unasked => None,
        Faces::Found(faces) if faces.is_empty() => Some(t(later::FACES_NONE)),
        Faces::Found(_) if work.faces.read().iter().any(|(_, hidden)| *hidden) => {
            Some(t(later::FACES_HIDDEN))
        }
        Faces::Found(_) => Some(t(later::FACES_SHOWN)),
    };
    view! {
        <p class="hint" role="status">{words}</p>
        {move || {
            (finding.in_photo(id) == Some(Faces::Unasked)).then(|| {
                view! {
                    <button
                        type="button"
                        class="chip"
                        on:click=move |_| finding.look(session, id)
                    >
                        {move || t(later::FACES_LOOK)}
                    </button>
                }
            })
        }}
    }
}

/// What one draws with.
#[component]
fn Tools(work: Work) -> impl IntoView {
    let tools = Tool::ALL.map(|tool| {
        let (name, drawing) = face(tool);
        let chosen = move || work.tool.get() == tool;
        view! {
            <button
                type="button"
                class="tool"
                class:chosen=chosen
                aria-pressed=move || chosen().to_string()
                on:click=move |_| work.tool.set(tool)
            >
                <Icon drawing />
                <span>{move || t(name)}</span>
            </button>
        }
    });
    view! {
        <div class="tools" role="group" aria-label=move || t(later::EDIT_TOOLS)>
            {tools.collect_view()}
        </div>
    }
}

fn face(tool: Tool) -> (Message, Drawing) {
    use crate::components::icon::{ARROW, CIRCLE, HIDE, PEN};
    match tool {
        Tool::Hide => (later::EDIT_HIDE, HIDE),
        Tool::Arrow => (later::EDIT_ARROW, ARROW),
        Tool::Circle => (later::EDIT_CIRCLE, CIRCLE),
        Tool::Pen => (later::EDIT_PEN, PEN),
    }
}

/// What was drawn would be lost: asked once.
#[component]
fn Leaving(leaving: RwSignal<bool>, #[prop(into)] on_leave: Callback<()>) -> impl IntoView {
    view! {
        <p role="alert">{move || t(later::EDIT_LEAVE)}</p>
        <div class="row">
            <button type="button" class="button quiet danger" on:click=move |_| on_leave.run(())>
                {move || t(later::EDIT_LEAVE_YES)}
            </button>
            <button type="button" class="button" on:click=move |_| leaving.set(false)>
                {move || t(later::EDIT_LEAVE_NO)}
            </button>
        </div>
    }
}
