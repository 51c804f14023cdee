//! The second language of what is asked: chosen below the page's own.

use super::phone::Phone;
use crate::language::{self, choose_second, own_name, t};
use leptos::prelude::*;
use shared::i18n::later;

/// Offers the languages that the checklists of the walk speak.
#[component]
pub fn SecondLanguage() -> impl IntoView {
    let phone = expect_context::<Phone>();
    let tags = move || {
        let walk = phone.walk();
        let checklists = walk.iter().flat_map(|walk| &walk.pack.checklists);
        let mut tags: Vec<String> = checklists
            .flat_map(|checklist| checklist.form.languages.clone())
            .filter(|tag| !tag.is_empty() && *tag != language::tag())
            .collect();
        tags.sort();
        tags.dedup();
        tags
    };
    let options = move || {
        let options = tags().into_iter().map(|tag| {
            let (name, lang) = (own_name(&tag), tag.clone());
            let chosen = language::second().as_ref() == Some(&tag);
            view! {
                <option value=tag lang=lang selected=chosen>
                    {name}
                </option>
            }
        });
        options.collect_view()
    };
    let choose = move |event| {
        let tag = event_target_value(&event);
        choose_second((!tag.is_empty()).then_some(tag));
    };
    view! {
        <div class="second-language">
            <label class="legend" for="second-language">
                {move || t(later::SECOND_TITLE)}
            </label>
            <select
                id="second-language"
                class="field"
                aria-describedby="second-hint"
                on:change=choose
            >
                <option value="">{move || t(later::SECOND_NONE)}</option>
                {options}
            </select>
            <p class="hint" id="second-hint">
                {move || t(later::SECOND_HINT)}
            </p>
        </div>
    }
}
