//! Where everything is, in one small button: on this phone, waiting, delivered, a problem.

use super::icon::{ALERT, CLOUD, Icon, PHONE, TICK};
use crate::language::{t, t_with};
use leptos::prelude::*;
use shared::i18n::walker;

/// What matters most now.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Status {
    /// Saved here; not handed over yet.
    OnPhone,
    /// Handed over, not on the server yet.
    Waiting(usize),
    Delivered,
    Problems(usize),
}

#[component]
pub fn Pill(
    #[prop(into)] status: Signal<Status>,
    #[prop(into)] on_open: Callback<()>,
) -> impl IntoView {
    let class = move || match status.get() {
        Status::OnPhone => "pill",
        Status::Waiting(_) => "pill waiting",
        Status::Delivered => "pill delivered",
        Status::Problems(_) => "pill problem",
    };
    let words = move || match status.get() {
        Status::OnPhone => t(walker::STATUS_ON_PHONE),
        Status::Waiting(n) => t_with(walker::STATUS_WAITING, &[("n", n.into())]),
        Status::Delivered => t(walker::STATUS_DELIVERED),
        Status::Problems(n) => t_with(walker::STATUS_PROBLEMS, &[("n", n.into())]),
    };
    let drawing = move || match status.get() {
        Status::OnPhone => PHONE,
        Status::Waiting(_) => CLOUD,
        Status::Delivered => TICK,
        Status::Problems(_) => ALERT,
    };
    view! {
        <button type="button" class=class on:click=move |_| on_open.run(())>
            {move || view! { <Icon drawing=drawing() /> }}
            <span>{words}</span>
        </button>
    }
}
