//! Another password, by a link that an owner of the audit made.

use super::super::frame::Door;
use super::PasswordForm;
use crate::api;
use leptos::prelude::*;
use leptos_router::hooks::use_params_map;
use shared::api::ResetPassword;
use shared::i18n::desk;

#[component]
pub fn ResetPage() -> impl IntoView {
    let params = use_params_map();
    let token = params.with_untracked(|params| params.get("token").unwrap_or_default());
    let path = format!("/password-reset/{token}");
    let call = |call: api::Call, password| call.body(&ResetPassword { password });
    view! {
        <Door title=desk::RESET_TITLE>
            <PasswordForm path call label=desk::PASSWORD_NEW action=desk::PASSWORD_SET />
        </Door>
    }
}
