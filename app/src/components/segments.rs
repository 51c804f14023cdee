//! How far a checklist is, as thin segments, one for each screen; a tap goes there.

use crate::language::t_with;
use leptos::prelude::*;
use shared::checklist::filling::Progress;
use shared::i18n::walker;

#[component]
pub fn Segments(
    /// For each screen, how far it is.
    #[prop(into)]
    screens: Signal<Vec<Progress>>,
    #[prop(into)] current: Signal<usize>,
    #[prop(into)] on_jump: Callback<usize>,
) -> impl IntoView {
    let segment = move |index: usize, progress: Progress| {
        let class = match progress {
            Progress::Answered => "segment answered",
            Progress::Skipped => "segment skipped",
            Progress::Open => "segment",
        };
        let is_current = move || (current.get() == index).then_some("step");
        let name = move || {
            let message = match progress {
                Progress::Answered => walker::SEGMENT_ANSWERED,
                Progress::Skipped => walker::SEGMENT_SKIPPED,
                Progress::Open => walker::SEGMENT_OPEN,
            };
            t_with(message, &[("n", (index + 1).into())])
        };
        view! {
            <button
                type="button"
                class=class
                aria-current=is_current
                aria-label=name
                on:click=move |_| on_jump.run(index)
            ></button>
        }
    };
    view! {
        <div class="segments">
            {move || {
                let screens = screens.get();
                let each = screens.into_iter().enumerate();
                each.map(|(index, progress)| segment(index, progress)).collect_view()
            }}
        </div>
    }
}
