//! Members and their roles.

use super::super::account::Account;
use super::super::say;
use super::super::table::TableFrame;
use super::{Office, RoleChoice};
use crate::api;
use crate::language::t_with;
use leptos::prelude::*;
use shared::api::{MemberRow, SetRole};
use shared::i18n::desk;

#[component]
pub fn Members(office: Office, members: Vec<MemberRow>) -> impl IntoView {
    let session = Account::get().0.get_untracked();
    let me = session.and_then(Result::ok).map(|session| session.account);
    let row = move |member: MemberRow| {
        let own = Some(member.account) == me;
        view! { <Row office member own /> }
    };
    view! {
        <TableFrame label=desk::PEOPLE>
            <thead>
                <tr>
                    <th scope="col">{say(desk::AUDIT_NAME)}</th>
                    <th scope="col">{say(desk::EMAIL)}</th>
                    <th scope="col">{say(desk::ROLE_OF_MEMBER)}</th>
                    <th scope="col">
                        <span class="unseen">{say(desk::PEOPLE_ACTIONS)}</span>
                    </th>
                </tr>
            </thead>
            <tbody>{members.into_iter().map(row).collect_view()}</tbody>
        </TableFrame>
    }
}

#[component]
fn Row(office: Office, member: MemberRow, own: bool) -> impl IntoView {
    let path = office.call(&format!("people/{}", member.account));
    let path = StoredValue::new(path);
    let name = StoredValue::new(member.name.clone());
    let named = move |message| t_with(message, &[("name", name.get_value().into())]);
    let set = move |role| {
        let call = api::put(path.get_value()).body(&SetRole { role });
        office.send(call, desk::PEOPLE_ROLE_SET);
    };
    let remove = move |_| {
        let sure = window().confirm_with_message(&named(desk::PEOPLE_REMOVE_SURE));
        if sure.unwrap_or(false) {
            office.send(api::delete(path.get_value()), desk::PEOPLE_REMOVED);
        }
    };
    let reset = move |_| {
        let call = api::post(format!("{}/password-reset", path.get_value()));
        office.show_link(call, desk::PEOPLE_RESET_LINK);
    };
    view! {
        <tr>
            <th scope="row">
                {member.name} {own.then(|| view! { <span class="quiet"> " " {say(desk::PEOPLE_YOU)}</span> })}
            </th>
            <td>{member.email}</td>
            <td>
                <RoleChoice
                    label=Signal::derive(move || named(desk::PEOPLE_ROLE_OF))
                    chosen=member.role
                    on_choose=set
                />
            </td>
            <td>
                <div class="row">
                    {member
                        .may_reset
                        .then(|| {
                            view! {
                                <button type="button" class="button plain" on:click=reset>
                                    {say(desk::PEOPLE_RESET)}
                                </button>
                            }
                        })}
                    <button
                        type="button"
                        class="button plain"
                        aria-label=move || named(desk::PEOPLE_REMOVE_NAMED)
                        on:click=remove
                    >
                        {say(desk::PEOPLE_REMOVE)}
                    </button>
                </div>
            </td>
        </tr>
    }
}
