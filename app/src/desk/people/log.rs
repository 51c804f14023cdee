//! What was seen, taken away and changed, newest first.

use super::super::notice::{Bad, sentence};
use super::super::table::TableFrame;
use super::super::{Here, moment, say};
use super::{Office, role_word};
use crate::api;
use crate::language::{t, t_with};
use leptos::prelude::*;
use leptos::task::spawn_local;
use shared::api::{LogEntry, LogPage, LoggedAct};
use shared::audit::Role;
use shared::i18n::desk;
use shared::id::LogId;

#[component]
pub fn Log(office: Office) -> impl IntoView {
    let entries = RwSignal::new(Vec::<LogEntry>::new());
    let next = RwSignal::new(None::<LogId>);
    let failed = RwSignal::new(String::new());
    let fetch = move |before: Option<LogId>| {
        let query = before.map(|id| format!("?before={id}")).unwrap_or_default();
        let path = office.call(&format!("log{query}"));
        spawn_local(async move {
            match api::get(path).json::<LogPage>().await {
                Ok(page) => {
                    entries.update(|entries| {
                        if before.is_none() {
                            entries.clear();
                        }
                        entries.extend(page.entries);
                    });
                    next.set(page.next);
                }
                Err(error) => failed.set(sentence(&error)),
            }
        });
    };
    Effect::new(move || {
        office.changed.track();
        fetch(None);
    });
    let row = |entry: LogEntry| {
        let here = Here::get();
        let zone = here.audit.time_zone.clone();
        let act = entry.act.clone();
        let link = match entry.act {
            LoggedAct::Opened { response } | LoggedAct::TookBack { response, .. } => {
                let href = here.page(&format!("review?answer={response}"));
                Some(view! { <a href=href>{say(desk::LOG_SHOW)}</a> })
            }
            _ => None,
        };
        let token = entry
            .token
            .map(|name| move || t_with(desk::LOG_TOKEN, &[("name", name.clone().into())]));
        view! {
            <tr>
                <td class="nowrap">{move || moment::day_and_time(entry.at, &zone)}</td>
                <th scope="row">{entry.name} " " <span class="quiet">{token}</span></th>
                <td>{move || sentence_of(&act)} " " {link}</td>
            </tr>
        }
    };
    view! {
        <section class="stack">
            <h2>{say(desk::LOG)}</h2>
            <p class="quiet">{say(desk::LOG_HINT)}</p>
            <Bad text=failed />
            <Show
                when=move || entries.with(|it| !it.is_empty())
                fallback=|| view! { <p class="quiet">{say(desk::LOG_EMPTY)}</p> }
            >
                <TableFrame label=desk::LOG>
                    <thead>
                        <tr>
                            <th scope="col">{say(desk::LOG_WHEN)}</th>
                            <th scope="col">{say(desk::LOG_WHO)}</th>
                            <th scope="col">{say(desk::LOG_WHAT)}</th>
                        </tr>
                    </thead>
                    <tbody>
                        <For each=move || entries.get() key=|entry| entry.id children=row />
                    </tbody>
                </TableFrame>
            </Show>
            <Show when=move || next.read().is_some()>
                <div class="row">
                    <button
                        type="button"
                        class="button"
                        on:click=move |_| fetch(next.get_untracked())
                    >
                        {say(desk::MORE)}
                    </button>
                </div>
            </Show>
        </section>
    }
}

fn sentence_of(act: &LoggedAct) -> String {
    let with_role = |message, role: Role| {
        let role = t(role_word(role));
        t_with(message, &[("role", role.into())])
    };
    let of = |message, email: &str| t_with(message, &[("email", email.into())]);
    match act {
        LoggedAct::Opened { .. } => t(desk::LOG_OPENED),
        LoggedAct::TookBack {
            attachment: None, ..
        } => t(desk::LOG_TOOK_BACK),
        LoggedAct::TookBack { .. } => t(desk::LOG_TOOK_BACK_PART),
        LoggedAct::Exported { file, filter } if filter.is_empty() => {
            t_with(desk::LOG_EXPORTED, &[("file", file.as_str().into())])
        }
        LoggedAct::Exported { file, filter } => t_with(
            desk::LOG_EXPORTED_FILTER,
            &[
                ("file", file.as_str().into()),
                ("filter", filter.as_str().into()),
            ],
        ),
        LoggedAct::Reported { language } => t_with(
            desk::LOG_REPORTED,
            &[("language", language.as_str().into())],
        ),
        LoggedAct::Invited { role } => with_role(desk::LOG_INVITED, *role),
        LoggedAct::InvitationWithdrawn { role } => with_role(desk::LOG_UNINVITED, *role),
        LoggedAct::Joined { role } => with_role(desk::LOG_JOINED, *role),
        LoggedAct::RoleSet { email, role } => {
            let role = t(role_word(*role));
            t_with(
                desk::LOG_ROLE_SET,
                &[("email", email.as_str().into()), ("role", role.into())],
            )
        }
        LoggedAct::RoleRemoved { email } => of(desk::LOG_ROLE_REMOVED, email),
        LoggedAct::PasswordReset { email } => of(desk::LOG_PASSWORD_RESET, email),
        LoggedAct::TokenMade { name, role } => {
            let role = t(role_word(*role));
            t_with(
                desk::LOG_TOKEN_MADE,
                &[("name", name.as_str().into()), ("role", role.into())],
            )
        }
        LoggedAct::TokenRevoked { name } => {
            t_with(desk::LOG_TOKEN_REVOKED, &[("name", name.as_str().into())])
        }
    }
}
