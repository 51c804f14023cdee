//! Answers that are typed. A field says what it holds at every key, so that a killed browser loses
//! nothing.

use leptos::prelude::*;
use shared::checklist::Kind;

/// One line, or several; a number keypad or a date picker where the kind asks for one.
#[component]
pub fn Field(
    /// What is asked: decides which keyboard opens.
    kind: Kind,
    value: String,
    /// Several lines.
    #[prop(optional)]
    long: bool,
    labelled_by: String,
    /// Ids of the hint and of what is wrong with the answer.
    #[prop(optional, into)]
    described_by: Option<String>,
    /// The answer breaks a rule.
    #[prop(optional)]
    wrong: Signal<bool>,
    #[prop(into)] on_typed: Callback<String>,
) -> impl IntoView {
    if long {
        return view! {
            <textarea
                class="field"
                rows="4"
                aria-labelledby=labelled_by
                aria-describedby=described_by
                aria-invalid=move || wrong.get().to_string()
                prop:value=value
                on:input=move |event| on_typed.run(event_target_value(&event))
            ></textarea>
        }
        .into_any();
    }
    let (input_type, mode) = match kind {
        Kind::Integer => ("text", "numeric"),
        Kind::Decimal => ("text", "decimal"),
        Kind::Date => ("date", ""),
        Kind::Time => ("time", ""),
        Kind::DateTime => ("datetime-local", ""),
        _ => ("text", "text"),
    };
    view! {
        <input
            class="field"
            type=input_type
            inputmode=mode
            autocomplete="off"
            aria-labelledby=labelled_by
            aria-describedby=described_by
            aria-invalid=move || wrong.get().to_string()
            prop:value=value
            on:input=move |event| on_typed.run(event_target_value(&event))
        />
    }
    .into_any()
}

/// A number on a scale.
#[component]
pub fn Slider(
    start: f64,
    end: f64,
    step: f64,
    value: String,
    labelled_by: String,
    described_by: String,
    #[prop(into)] on_typed: Callback<String>,
) -> impl IntoView {
    let shown = RwSignal::new(value.clone());
    view! {
        <div class="slider">
            <output>{move || shown.get()}</output>
            <input
                type="range"
                min=start.min(end).to_string()
                max=start.max(end).to_string()
                step=step.abs().to_string()
                aria-labelledby=labelled_by
                aria-describedby=described_by
                prop:value=value
                on:input=move |event| shown.set(event_target_value(&event))
                on:change=move |event| on_typed.run(event_target_value(&event))
            />
            <div class="ends"><span>{start.min(end)}</span><span>{start.max(end)}</span></div>
        </div>
    }
}
