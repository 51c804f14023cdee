//! Reads out loud with the device's own voices (Web Speech). Many phones have voices for some languages
//! only, and some of those need a network.

use super::{is_online, property};
use js_sys::Array;
use leptos::prelude::window;
use wasm_bindgen::JsCast;
use wasm_bindgen::closure::Closure;
use web_sys::{SpeechSynthesis, SpeechSynthesisUtterance, SpeechSynthesisVoice};

fn synthesis() -> Option<SpeechSynthesis> {
    property(&window(), "speechSynthesis").map(JsCast::unchecked_into)
}

/// A voice that speaks the language of a tag, without a network if there is one that can.
fn voice(tag: &str) -> Option<SpeechSynthesisVoice> {
    let voices = Array::from(&synthesis()?.get_voices()).into_iter();
    let voices = voices.map(JsCast::unchecked_into::<SpeechSynthesisVoice>);
    let speaks = |voice: &SpeechSynthesisVoice| primary(&voice.lang()) == primary(tag);
    let mut speaking: Vec<_> = voices.filter(speaks).collect();
    speaking.retain(|voice| voice.local_service() || is_online());
    speaking.sort_by_key(|voice| !voice.local_service());
    speaking.into_iter().next()
}

/// `cs` of `cs-CZ` and `cs_CZ`.
fn primary(tag: &str) -> String {
    let first = tag.split(['-', '_']).next().unwrap_or_default();
    first.to_ascii_lowercase()
}

/// Whether this device can read a language out loud now.
pub fn has_voice(tag: &str) -> bool {
    !tag.is_empty() && voice(tag).is_some()
}

const CHANGED: &str = "voiceschanged";

/// Calls back whenever the voices become known or change, for as long as it is kept.
pub struct Voices(Closure<dyn FnMut()>);

impl Voices {
    pub fn watch(changed: impl FnMut() + 'static) -> Option<Self> {
        let changed = Closure::<dyn FnMut()>::new(changed);
        let listener = changed.as_ref().unchecked_ref();
        // A browser that tells of no change knows its voices from the start.
        let _ = synthesis()?.add_event_listener_with_callback(CHANGED, listener);
        Some(Self(changed))
    }
}

impl Drop for Voices {
    fn drop(&mut self) {
        if let Some(synthesis) = synthesis() {
            let listener = self.0.as_ref().unchecked_ref();
            let _ = synthesis.remove_event_listener_with_callback(CHANGED, listener);
        }
    }
}

/// Something that is being read out; silent when dropped.
pub struct Speech(Vec<(SpeechSynthesisUtterance, Closure<dyn FnMut()>)>);

impl Speech {
    /// Reads texts one after another, each in the language of its tag; those of a language without a
    /// voice are left out. Says which one begins (by its place), and `None` at the end.
    pub fn start(
        texts: impl IntoIterator<Item = (String, String)>,
        reached: impl Fn(Option<usize>) + Clone + 'static,
    ) -> Option<Self> {
        let synthesis = synthesis()?;
        synthesis.cancel();
        let mut spoken = Vec::new();
        for (place, (text, tag)) in texts.into_iter().enumerate() {
            let voice = voice(&tag);
            let utterance = SpeechSynthesisUtterance::new_with_text(&text).ok();
            let (Some(voice), Some(utterance)) = (voice, utterance) else {
                continue;
            };
            utterance.set_lang(&voice.lang());
            utterance.set_voice(Some(&voice));
            let reached = reached.clone();
            let begins = Closure::<dyn FnMut()>::new(move || reached(Some(place)));
            utterance.set_onstart(Some(begins.as_ref().unchecked_ref()));
            spoken.push((utterance, begins));
        }
        let (last, _) = spoken.last()?;
        let last = last.clone();
        let ends = Closure::<dyn FnMut()>::new(move || reached(None));
        last.set_onend(Some(ends.as_ref().unchecked_ref()));
        last.set_onerror(Some(ends.as_ref().unchecked_ref()));
        for (utterance, _) in &spoken {
            synthesis.speak(utterance);
        }
        spoken.push((last, ends));
        Some(Self(spoken))
    }
}

impl Drop for Speech {
    fn drop(&mut self) {
        for (utterance, _) in &self.0 {
            utterance.set_onstart(None);
            utterance.set_onend(None);
            utterance.set_onerror(None);
        }
        if let Some(synthesis) = synthesis() {
            synthesis.cancel();
        }
    }
}

#[cfg(test)]
mod tests {
    use super::primary;

    #[test]
    fn voices_name_their_language_in_many_ways() {
        assert_eq!(["cs-CZ", "cs_CZ", "CS", "cs"].map(primary), ["cs"; 4]);
    }
}
