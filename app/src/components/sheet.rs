//! A sheet that comes up from the bottom edge, where the thumb is; the browser's own dialog, so that
//! Escape, focus and what lies beneath behave as they should.

use super::icon::{CROSS, Icon};
use crate::language::t;
use leptos::html;
use leptos::prelude::*;
use shared::i18n::walker;

/// A dialog that is shown, above all else, while `open` says so.
pub fn modal(open: Signal<bool>) -> NodeRef<html::Dialog> {
    let node = NodeRef::<html::Dialog>::new();
    Effect::new(move || {
        let (Some(dialog), open) = (node.get(), open.get()) else {
            return;
        };
        if open && !dialog.open() {
            // Refused only when it is open already.
            let _ = dialog.show_modal();
        } else if !open && dialog.open() {
            dialog.close();
        }
    });
    node
}

#[component]
pub fn Sheet(
    #[prop(into)] open: Signal<bool>,
    #[prop(into)] on_close: Callback<()>,
    #[prop(into)] title: Signal<String>,
    children: ChildrenFn,
) -> impl IntoView {
    let node = modal(open);
    view! {
        <dialog
            class="sheet"
            node_ref=node
            aria-label=move || title.get()
            on:close=move |_| on_close.run(())
            on:click=move |event| {
                // A tap beside the sheet is a tap on the dialog itself.
                let beside = event.target().as_ref() == node.get().as_deref().map(AsRef::as_ref);
                if beside {
                    on_close.run(());
                }
            }
        >
            <div class="sheet-inside">
                <header>
                    <h2>{move || title.get()}</h2>
                    <button
                        type="button"
                        class="round"
                        aria-label=move || t(walker::CLOSE)
                        on:click=move |_| on_close.run(())
                    >
                        <Icon drawing=CROSS />
                    </button>
                </header>
                {move || open.get().then(|| children())}
            </div>
        </dialog>
    }
}
