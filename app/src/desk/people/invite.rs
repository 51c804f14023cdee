//! Inviting, and the invitations that wait.

use super::super::say;
use super::{Office, RoleChoice, role_word, until};
use crate::api;
use crate::language::{t, t_with};
use leptos::prelude::*;
use shared::api::{InvitationRow, NewInvitation};
use shared::audit::Role;
use shared::i18n::desk;

#[component]
pub fn Invitations(office: Office, invitations: Vec<InvitationRow>) -> impl IntoView {
    let role = RwSignal::new(Role::Researcher);
    let invite = move |event: leptos::ev::SubmitEvent| {
        event.prevent_default();
        let body = NewInvitation {
            role: role.get_untracked(),
        };
        let call = api::post(office.call("invitations")).body(&body);
        office.show_link(call, desk::PEOPLE_INVITE_LINK);
    };
    let row = move |it: InvitationRow| {
        let path = office.call(&format!("invitations/{}", it.id));
        let withdraw = move |_| office.send(api::delete(path.clone()), desk::PEOPLE_UNINVITED);
        let when = until(it.expires_at);
        let by = it
            .by
            .map(|name| move || t_with(desk::PEOPLE_BY, &[("name", name.clone().into())]));
        view! {
            <li class="row">
                <strong>{say(role_word(it.role))}</strong>
                <span class="quiet">{by} " " {when}</span>
                <button type="button" class="button plain" on:click=withdraw>
                    {say(desk::PEOPLE_UNINVITE)}
                </button>
            </li>
        }
    };
    let any = !invitations.is_empty();
    view! {
        <section class="stack">
            <h2>{say(desk::PEOPLE_INVITE)}</h2>
            <p class="quiet">{say(desk::PEOPLE_INVITE_HINT)}</p>
            <form class="row" on:submit=invite>
                <label for="invite-role">{say(desk::ROLE_OF_MEMBER)}</label>
                <RoleChoice
                    label=Signal::derive(move || t(desk::ROLE_OF_MEMBER))
                    id="invite-role"
                    chosen=Role::Researcher
                    on_choose=move |chosen| role.set(chosen)
                />
                <button class="button primary">{say(desk::PEOPLE_INVITE_MAKE)}</button>
            </form>
            {any
                .then(|| {
                    view! {
                        <h3>{say(desk::PEOPLE_INVITED)}</h3>
                        <ul class="plain-list">
                            {invitations.into_iter().map(row).collect_view()}
                        </ul>
                    }
                })}
        </section>
    }
}
