//! Tokens by which scripts read the audit.

use super::super::notice::{TextField, sentence};
use super::super::say;
use super::{Office, RoleChoice, role_word, until};
use crate::api;
use crate::language::{t, t_with};
use leptos::prelude::*;
use leptos::task::spawn_local;
use shared::api::{MadeToken, NewToken, TokenRow};
use shared::audit::Role;
use shared::i18n::desk;

/// For how many days a token can be made.
const DAYS: [u16; 4] = [7, 30, 90, 366];

#[component]
pub fn Tokens(office: Office, tokens: Vec<TokenRow>) -> impl IntoView {
    let (name, role, days) = (
        RwSignal::new(String::new()),
        RwSignal::new(Role::Researcher),
        RwSignal::new(DAYS[1]),
    );
    let make = move |event: leptos::ev::SubmitEvent| {
        event.prevent_default();
        let body = NewToken {
            name: name.get_untracked(),
            role: role.get_untracked(),
            days: days.get_untracked(),
        };
        let call = api::post(office.call("tokens")).body(&body);
        spawn_local(async move {
            match call.json::<MadeToken>().await {
                Ok(made) => office.show(t(desk::PEOPLE_TOKEN_SHOWN), made.token),
                Err(error) => office.failed.set(sentence(&error)),
            }
        });
    };
    let day = |n: u16| {
        view! {
            <option value=n.to_string() selected=n == DAYS[1]>
                {move || t_with(desk::PEOPLE_DAYS, &[("n", u32::from(n).into())])}
            </option>
        }
    };
    let choose_days = move |event| {
        if let Ok(n) = event_target_value(&event).parse() {
            days.set(n);
        }
    };
    let any = !tokens.is_empty();
    view! {
        <section class="stack">
            <h2>{say(desk::PEOPLE_TOKENS)}</h2>
            <p class="quiet">{say(desk::PEOPLE_TOKENS_HINT)}</p>
            <form class="stack" on:submit=make>
                <TextField name="token-name" label=desk::PEOPLE_TOKEN_NAME value=name />
                <div class="row">
                    <label for="token-role">{say(desk::PEOPLE_TOKEN_READS)}</label>
                    <RoleChoice
                        label=Signal::derive(move || t(desk::PEOPLE_TOKEN_READS))
                        id="token-role"
                        from=Role::Researcher
                        chosen=Role::Researcher
                        on_choose=move |chosen| role.set(chosen)
                    />
                    <label for="token-days">{say(desk::PEOPLE_TOKEN_DAYS)}</label>
                    <select id="token-days" on:change=choose_days>
                        {DAYS.map(day).collect_view()}
                    </select>
                    <button class="button">{say(desk::PEOPLE_TOKEN_MAKE)}</button>
                </div>
            </form>
            {any
                .then(|| {
                    view! {
                        <ul class="plain-list">
                            {tokens
                                .into_iter()
                                .map(|token| view! { <Row office token /> })
                                .collect_view()}
                        </ul>
                    }
                })}
        </section>
    }
}

#[component]
fn Row(office: Office, token: TokenRow) -> impl IntoView {
    let path = office.call(&format!("tokens/{}", token.id));
    let revoke = move |_| office.send(api::delete(path.clone()), desk::PEOPLE_TOKEN_REVOKED);
    let by = token.by;
    let used = if token.used_at.is_some() {
        desk::PEOPLE_TOKEN_USED
    } else {
        desk::PEOPLE_TOKEN_UNUSED
    };
    view! {
        <li class="row">
            <strong>{token.name}</strong>
            <span class="quiet">
                {say(role_word(token.role))} " · "
                {move || t_with(desk::PEOPLE_BY, &[("name", by.clone().into())])} " · "
                {until(token.expires_at)} " · " {say(used)}
            </span>
            <button type="button" class="button plain" on:click=revoke>
                {say(desk::PEOPLE_TOKEN_REVOKE)}
            </button>
        </li>
    }
}
