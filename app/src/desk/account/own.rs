//! One's own account: where one is signed in, and the password.

use super::super::frame::Door;
use super::super::notice::{Bad, Good, TextField, loaded, sentence};
use super::super::{moment, say};
use super::{Account, PASSWORD, browser};
use crate::api;
use crate::language::{t, t_with};
use leptos::prelude::*;
use leptos::task::spawn_local;
use shared::api::{ChangePassword, OwnSession};
use shared::i18n::desk;

#[component]
pub fn AccountPage() -> impl IntoView {
    let account = Account::get();
    let changed = RwSignal::new(0_u32);
    let failed = RwSignal::new(String::new());
    let data = LocalResource::new(move || {
        changed.track();
        async move { api::get("/sessions").json::<Vec<OwnSession>>().await }
    });
    let row = move |session: OwnSession| {
        let path = format!("/sessions/{}", session.id);
        let end = move |_| {
            let path = path.clone();
            spawn_local(async move {
                let answer = api::delete(path).done().await;
                failed.set(
                    answer
                        .err()
                        .map(|error| sentence(&error))
                        .unwrap_or_default(),
                );
                changed.update(|n| *n += 1);
            });
        };
        let at = session.seen_at.unwrap_or(session.created_at);
        let seen = move || {
            // An account belongs to no city: that of its first audit will do.
            let zone = account.0.get().and_then(Result::ok);
            let zone = zone.and_then(|it| Some(it.audits.first()?.audit.time_zone.clone()));
            let when = moment::ago(at, moment::now(), zone.as_deref().unwrap_or("UTC"));
            t_with(desk::SESSION_SEEN, &[("when", when.into())])
        };
        let device = session.device.clone();
        let named = move || match browser::name(&device) {
            name if name.is_empty() => t(desk::SESSION_UNKNOWN),
            name => name,
        };
        view! {
            <li class="stack">
                <p title=session.device>{named}</p>
                <div class="row">
                    <span class="quiet">{seen}</span>
                    {if session.current {
                        view! { <strong>{say(desk::SESSION_HERE)}</strong> }.into_any()
                    } else {
                        view! {
                            <button type="button" class="button plain" on:click=end>
                                {say(desk::SESSION_END)}
                            </button>
                        }
                            .into_any()
                    }}
                </div>
            </li>
        }
    };
    view! {
        <Door title=desk::ACCOUNT>
            <p>
                {move || {
                    let session = account.0.get()?.ok()?;
                    Some(format!("{} · {}", session.name, session.email))
                }}
            </p>
            <h2>{say(desk::SESSIONS)}</h2>
            <Bad text=failed />
            {loaded(
                data,
                move |sessions| {
                    view! {
                        <ul class="plain-list">{sessions.into_iter().map(row).collect_view()}</ul>
                    }
                },
            )}
            <Password changed />
            <p>
                <a href="/desk">{say(desk::BACK)}</a>
            </p>
        </Door>
    }
}

#[component]
fn Password(changed: RwSignal<u32>) -> impl IntoView {
    let (old, new) = (RwSignal::new(String::new()), RwSignal::new(String::new()));
    let (bad, good) = (RwSignal::new(String::new()), RwSignal::new(String::new()));
    let submit = move |event: leptos::ev::SubmitEvent| {
        event.prevent_default();
        let body = ChangePassword {
            old: old.get_untracked(),
            new: new.get_untracked(),
        };
        good.set(String::new());
        if body.new.chars().count() < PASSWORD {
            return bad.set(t(desk::PASSWORD_SHORT));
        }
        spawn_local(async move {
            match api::put("/session/password").body(&body).done().await {
                Ok(()) => {
                    bad.set(String::new());
                    good.set(t(desk::PASSWORD_CHANGED));
                    old.set(String::new());
                    new.set(String::new());
                    changed.update(|n| *n += 1);
                }
                Err(error) => bad.set(sentence(&error)),
            }
        });
    };
    view! {
        <h2>{say(desk::PASSWORD_CHANGE)}</h2>
        <form class="stack" on:submit=submit>
            <TextField
                name="old-password"
                label=desk::PASSWORD_OLD
                value=old
                kind="password"
                fill="current-password"
            />
            <TextField
                name="new-password"
                label=desk::PASSWORD_NEW
                hint=desk::PASSWORD_HINT
                value=new
                kind="password"
                fill="new-password"
            />
            <Bad text=bad />
            <Good text=good />
            <div class="row">
                <button class="button primary">{say(desk::PASSWORD_SET)}</button>
            </div>
        </form>
    }
}
