//! An answer that is spoken: recorded, listened to, recorded again or taken out. What is said is on the
//! disk within a second, so that a page that dies loses no more than that.

mod taking;

use super::super::draft::Unfinished;
use super::super::session::Session;
use crate::components::icon::{Icon, MICROPHONE, STOP};
use crate::components::player::{Player, clock};
use crate::components::sheet::Sheet;
use crate::device::sound;
use crate::language::{t, t_with};
use leptos::prelude::*;
use shared::attachment::{Attachment, MAX_SECONDS};
use shared::i18n::{Message, later};
use taking::{Shown, Stage, Voice};

/// Seconds before the end from which on they are counted down.
const COUNTDOWN: u32 = 30;

/// The recording of an answer, below what can be written.
#[component]
pub fn Spoken(
    session: Session,
    path: StoredValue<String>,
    /// It can also be written.
    #[prop(optional)]
    beside_text: bool,
) -> impl IntoView {
    let voice = Voice::new(session, path);
    // Whoever goes on to the next question has said what they wanted to say.
    on_cleanup(move || voice.stop());
    let shown = Memo::new(move |_| voice.shown());
    let inside = move || match shown.get() {
        Shown::Running => running(voice).into_any(),
        Shown::Interrupted(unfinished) => interrupted(voice, unfinished).into_any(),
        Shown::Recorded(recording) => recorded(voice, recording).into_any(),
        Shown::Nothing if sound::is_possible() => {
            start_button(voice, later::RECORD, "button plain wide").into_any()
        }
        Shown::Nothing if beside_text => ().into_any(),
        Shown::Nothing => view! { <p class="hint">{t(later::RECORD_IMPOSSIBLE)}</p> }.into_any(),
    };
    view! {
        <div class="voice">
            {inside} <p class="wrong" role="alert">{move || voice.trouble.get()}</p>
        </div>
        <MayKeep voice />
    }
}

fn start_button(voice: Voice, message: Message, class: &'static str) -> impl IntoView {
    let busy = move || voice.stage.get() == Stage::Opening;
    view! {
        <button type="button" class=class disabled=busy on:click=move |_| voice.ask_or_start()>
            <Icon drawing=MICROPHONE />
            {move || t(message)}
        </button>
    }
}

/// While somebody speaks: that it is heard, for how long, and how to end it.
fn running(voice: Voice) -> impl IntoView {
    let left = move || MAX_SECONDS.saturating_sub(voice.seconds.get());
    let short = Memo::new(move |_| left() <= COUNTDOWN);
    let left_in_words = move || t_with(later::RECORD_LEFT, &[("n", left().into())]);
    // Said aloud now and then, not every second.
    let spoken = Memo::new(move |_| match left() {
        left @ (30 | 10) => Some(t_with(later::RECORD_LEFT, &[("n", left.into())])),
        _ => None,
    });
    view! {
        <div class="running">
            <p class="row">
                <span>{move || t(later::RECORDING)}</span>
                <span class="count">{move || clock(voice.seconds.get())}</span>
            </p>
            <span class="track" aria-hidden="true">
                <i style:--at=move || voice.level.get().to_string()></i>
            </span>
            <p class="left" aria-hidden="true">{move || short.get().then(left_in_words)}</p>
            <p class="unseen" role="status">
                {move || spoken.get().unwrap_or_else(|| t(later::RECORDING))}
            </p>
            <button
                type="button"
                class="button wide"
                disabled=move || voice.stage.get() == Stage::Saving
                on:click=move |_| voice.stop()
            >
                <Icon drawing=STOP />
                {move || t(later::RECORD_STOP)}
            </button>
        </div>
    }
}

fn recorded(voice: Voice, recording: Attachment) -> impl IntoView {
    let (phone, id) = (voice.session.phone, recording.id);
    let seconds = recording.seconds;
    let recording = StoredValue::new(recording);
    view! {
        <Player seconds bytes=move || phone.photo(id) />
        <div class="row">
            {start_button(voice, later::RECORD_AGAIN, "button quiet small")}
            <button
                type="button"
                class="button quiet danger small"
                on:click=move |_| voice.remove(recording.get_value())
            >
                {move || t(later::RECORD_REMOVE)}
            </button>
        </div>
    }
}

/// The page died while somebody spoke: what there is can be kept.
fn interrupted(voice: Voice, unfinished: Unfinished) -> impl IntoView {
    let unfinished = StoredValue::new(unfinished);
    view! {
        <div class="notice">
            <p>{move || t(later::RECORD_INTERRUPTED)}</p>
            <div class="row">
                <button
                    type="button"
                    class="button"
                    on:click=move |_| voice.keep(unfinished.get_value())
                >
                    {move || t(later::RECORD_KEEP)}
                </button>
                <button
                    type="button"
                    class="button quiet danger small"
                    on:click=move |_| voice.drop_unfinished(unfinished.get_value().id)
                >
                    {move || t(later::RECORD_REMOVE)}
                </button>
            </div>
        </div>
    }
}

/// Asked once, before the first recording of a walk.
#[component]
fn MayKeep(voice: Voice) -> impl IntoView {
    let close = move |()| {
        if voice.stage.get_untracked() == Stage::Asking {
            voice.stage.set(Stage::Quiet);
        }
    };
    view! {
        <Sheet
            open=Signal::derive(move || voice.stage.get() == Stage::Asking)
            on_close=close
            title=Signal::derive(move || t(later::CONSENT_AUDIO))
        >
            <p>{move || t(later::RECORD_CONSENT)}</p>
            <div class="choice">
                <button type="button" class="button" on:click=move |_| voice.agree()>
                    {move || t(later::RECORD_AGREE)}
                </button>
                <button type="button" class="button quiet" on:click=move |_| close(())>
                    {move || t(later::RECORD_NOT_NOW)}
                </button>
            </div>
        </Sheet>
    }
}
