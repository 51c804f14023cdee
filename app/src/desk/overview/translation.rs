//! How far each checklist is translated: what is missing is shown to walkers in another language.

use super::super::table::TableFrame;
use super::super::{Here, say};
use super::{Standing, part};
use crate::language::{self, t, t_with};
use leptos::prelude::*;
use shared::api::Translation;
use shared::i18n::{Language, desk};

#[component]
pub fn Translations(standing: RwSignal<Option<Standing>>) -> impl IntoView {
    let tags = StoredValue::new(Here::get().audit.languages);
    let checklists = part(standing, |it| it.checklists.clone());
    let head = move || {
        let name = |tag: &String| {
            Language::from_tag(tag).map_or_else(|| tag.clone(), |it| it.name().to_owned())
        };
        let cell = |tag: &String| view! { <th scope="col" class="number">{name(tag)}</th> };
        tags.with_value(|tags| tags.iter().map(cell).collect_view())
    };
    let row = |checklist: Translation| {
        let Translation {
            title,
            number,
            texts,
            languages,
        } = checklist;
        let cell = move |there: u32| {
            let share = move || {
                if there >= texts {
                    return t(desk::OVERVIEW_COMPLETE);
                }
                // Rounded down: what is not complete is never called 100 %.
                let percent = u64::from(there) * 100 / u64::from(texts.max(1));
                t_with(desk::OVERVIEW_PERCENT, &[("n", (percent as u32).into())])
            };
            view! { <td class="number">{share}</td> }
        };
        view! {
            <tr>
                <th scope="row">{move || format!("{} {number}", title.get(&language::tag()))}</th>
                {languages.into_iter().map(|it| cell(it.texts)).collect_view()}
            </tr>
        }
    };
    view! {
        <Show when=move || !checklists.with(Vec::is_empty)>
            <section class="stack">
                <h2>{say(desk::OVERVIEW_TRANSLATIONS)}</h2>
                <TableFrame label=desk::OVERVIEW_TRANSLATIONS>
                    <thead>
                        <tr>
                            <th scope="col">{say(desk::CHECKLISTS)}</th>
                            {head}
                        </tr>
                    </thead>
                    <tbody>{move || checklists.get().into_iter().map(row).collect_view()}</tbody>
                </TableFrame>
            </section>
        </Show>
    }
}
