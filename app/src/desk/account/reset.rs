//! Another password, by a link that an owner of the audit made.

use super::super::frame::Door;
use super::super::notice::{Bad, TextField, sentence};
use super::super::say;
use super::{PASSWORD, entering};
use crate::api;
use crate::language::t;
use leptos::prelude::*;
use leptos::task::spawn_local;
use leptos_router::hooks::use_params_map;
use shared::api::ResetPassword;
use shared::i18n::desk;

#[component]
pub fn ResetPage() -> impl IntoView {
    let params = use_params_map();
    let password = RwSignal::new(String::new());
    let short = RwSignal::new(false);
    let (failed, busy, enter) = entering(|| None);
    let path = move || {
        let token = params.with_untracked(|params| params.get("token").unwrap_or_default());
        format!("/password-reset/{token}")
    };
    spawn_local(async move {
        // Better said before someone has thought of a password.
        let valid = api::get(path()).done().await;
        failed.set(valid.err());
    });
    let submit = move |event: leptos::ev::SubmitEvent| {
        event.prevent_default();
        let body = ResetPassword {
            password: password.get_untracked(),
        };
        short.set(body.password.chars().count() < PASSWORD);
        if !short.get_untracked() {
            enter(api::post(path()).body(&body));
        }
    };
    let wrong = move || match failed.get() {
        _ if short.get() => t(desk::PASSWORD_SHORT),
        Some(error) => sentence(&error),
        None => String::new(),
    };
    view! {
        <Door title=desk::RESET_TITLE>
            <form class="stack" on:submit=submit>
                <TextField
                    name="password"
                    label=desk::PASSWORD_NEW
                    hint=desk::PASSWORD_HINT
                    value=password
                    kind="password"
                    fill="new-password"
                />
                <Bad text=wrong />
                <div class="row">
                    <button class="button primary" disabled=busy>
                        {say(desk::PASSWORD_SET)}
                    </button>
                </div>
            </form>
        </Door>
    }
}
