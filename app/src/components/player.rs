//! A recording that can be listened to: one button, how far it is and how long. The browser's own player
//! does not know the length of what browsers record, and speaks the browser's language.

use super::icon::{Icon, PAUSE, PLAY};
use crate::device::{photo, sound};
use crate::language::{t, t_with};
use js_sys::ArrayBuffer;
use leptos::html;
use leptos::prelude::*;
use leptos::task::spawn_local;
use shared::i18n::later;

/// `1:05`
pub fn clock(seconds: u32) -> String {
    format!("{}:{:02}", seconds / 60, seconds % 60)
}

/// The bytes are asked for when somebody wants to listen.
#[component]
pub fn Player<Load, Loading>(seconds: Option<u32>, bytes: Load) -> impl IntoView
where
    Load: Fn() -> Loading + Clone + 'static,
    Loading: Future<Output = Option<ArrayBuffer>> + 'static,
{
    let node = NodeRef::<html::Audio>::new();
    let address = RwSignal::new(None::<String>);
    let (playing, missing) = (RwSignal::new(false), RwSignal::new(false));
    let passed = RwSignal::new(0.0_f64);
    on_cleanup(move || {
        if let Some(address) = address.try_get_untracked().flatten() {
            photo::forget(&address);
        }
    });
    let listen = move |_| {
        let bytes = bytes.clone();
        spawn_local(async move {
            if address.with_untracked(Option::is_none) {
                let found = bytes().await.and_then(|bytes| sound::address(&bytes));
                missing.try_set(found.is_none());
                // Gone meanwhile: nobody would give the address back.
                if let Some(Some(unused)) = address.try_set(found) {
                    photo::forget(&unused);
                }
            }
            let source = address.try_get_untracked().flatten();
            if let (Some(audio), Some(source)) = (node.try_get_untracked().flatten(), source) {
                play_or_pause(&audio, &source);
            }
        });
    };
    let length = seconds.map_or_else(String::new, clock);
    let name = {
        let length = length.clone();
        move || t_with(later::RECORDING_LENGTH, &[("time", length.as_str().into())])
    };
    let at = move || passed.get() / f64::from(seconds.unwrap_or(1).max(1));
    let time = move || {
        let passed = passed.get() as u32;
        if passed == 0 {
            length.clone()
        } else {
            clock(passed)
        }
    };
    view! {
        <div class="player" role="group" aria-label=name>
            <button type="button" class="button plain" on:click=listen>
                {move || view! { <Icon drawing=if playing.get() { PAUSE } else { PLAY } /> }}
                {move || t(if playing.get() { later::PAUSE } else { later::LISTEN })}
            </button>
            <span class="track" aria-hidden="true">
                <i style:--at=move || at().min(1.0).to_string()></i>
            </span>
            <span class="count">{time}</span>
            <audio
                node_ref=node
                on:play=move |_| playing.set(true)
                on:pause=move |_| playing.set(false)
                on:ended=move |_| passed.set(0.0)
                on:timeupdate=move |_| {
                    let now = node.get_untracked().map_or(0.0, |audio| audio.current_time());
                    passed.set(now);
                }
            ></audio>
        </div>
        <p class="wrong" role="alert">
            {move || missing.get().then(|| t(later::RECORDING_NOT_HERE))}
        </p>
    }
}

fn play_or_pause(audio: &web_sys::HtmlAudioElement, source: &str) {
    if audio.src() != source {
        audio.set_src(source);
    }
    if audio.paused() {
        // A browser that cannot play it stays silent, and its button says so.
        let _ = audio.play();
    } else {
        let _ = audio.pause();
    }
}
