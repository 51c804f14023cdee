//! Who may do what in an audit, and the log of what was seen and taken away: for its owners.

mod invite;
mod log;
mod member;
mod token;

use super::notice::{Bad, Good, loaded, sentence};
use super::{Here, say};
use crate::api;
use crate::device::{call, property};
use crate::language::{t, t_with};
use invite::Invitations;
use leptos::prelude::*;
use leptos::task::spawn_local;
use log::Log;
use member::Members;
use shared::api::{OneTimeLink, People as Everyone};
use shared::audit::Role;
use shared::i18n::{Message, desk};
use token::Tokens;

/// What the parts of the page share.
#[derive(Clone, Copy)]
pub struct Office {
    /// Path of the audit's interface.
    path: StoredValue<String>,
    changed: RwSignal<u32>,
    failed: RwSignal<String>,
    done: RwSignal<String>,
    /// Something secret that is shown once: what it is, and itself.
    secret: RwSignal<Option<(String, String)>>,
}

impl Office {
    fn call(self, path: &str) -> String {
        format!("{}/{path}", self.path.get_value())
    }

    /// Sends a change, says what came of it, and reads everything anew.
    fn send(self, call: api::Call, done: Message) {
        spawn_local(async move {
            let answer = call.done().await;
            self.failed
                .set(answer.as_ref().err().map(sentence).unwrap_or_default());
            self.done.set(answer.map(|()| t(done)).unwrap_or_default());
            self.changed.update(|n| *n += 1);
        });
    }

    /// Asks for a link and shows it.
    fn show_link(self, call: api::Call, what: Message) {
        spawn_local(async move {
            self.done.set(String::new());
            match call.json::<OneTimeLink>().await {
                Ok(made) => self.show(t(what), made.link),
                Err(error) => self.failed.set(sentence(&error)),
            }
        });
    }

    fn show(self, what: String, secret: String) {
        self.failed.set(String::new());
        self.secret.set(Some((what, secret)));
        self.changed.update(|n| *n += 1);
    }
}

#[component]
pub fn People() -> impl IntoView {
    let here = Here::get();
    if here.role > Role::Owner {
        return view! {
            <div class="page">
                <p class="notice">{say(desk::PEOPLE_OWNERS)}</p>
            </div>
        }
        .into_any();
    }
    let office = Office {
        path: StoredValue::new(here.call("").trim_end_matches('/').to_owned()),
        changed: RwSignal::new(0),
        failed: RwSignal::default(),
        done: RwSignal::default(),
        secret: RwSignal::new(None),
    };
    let data = LocalResource::new(move || {
        office.changed.track();
        let path = office.call("people");
        async move { api::get(path).json::<Everyone>().await }
    });
    view! {
        <div class="page people">
            <h1>{say(desk::PEOPLE)}</h1>
            <Bad text=office.failed />
            <Good text=office.done />
            <Secret office />
            {loaded(data, move |everyone| {
                view! {
                    <Members office members=everyone.members />
                    <Invitations office invitations=everyone.invitations />
                    <Tokens office tokens=everyone.tokens />
                }
            })}
            <Log office />
        </div>
    }
    .into_any()
}

/// A link or a token, to be copied now.
#[component]
fn Secret(office: Office) -> impl IntoView {
    move || {
        office.secret.get().map(|(what, secret)| {
            view! {
                <section class="card stack" role="status">
                    <p>{what}</p>
                    <p>
                        <code class="secret">{secret.clone()}</code>
                    </p>
                    <div class="row">
                        <Copy text=secret />
                        <button
                            type="button"
                            class="button plain"
                            on:click=move |_| office.secret.set(None)
                        >
                            {say(desk::PEOPLE_SECRET_DONE)}
                        </button>
                    </div>
                </section>
            }
        })
    }
}

#[component]
fn Copy(text: String) -> impl IntoView {
    let copied = RwSignal::new(false);
    let copy = move |_| {
        // Where the page may not, the text stands there to be marked.
        if let Some(clipboard) = property(&window().navigator(), "clipboard") {
            call(&clipboard, "writeText", &[&text.as_str().into()]);
        }
        copied.set(true);
    };
    view! {
        <button type="button" class="button primary" on:click=copy>
            {move || t(if copied.get() { desk::PEOPLE_COPIED } else { desk::PEOPLE_COPY })}
        </button>
    }
}

const ROLES: [Role; 4] = [
    Role::Owner,
    Role::Researcher,
    Role::Facilitator,
    Role::Viewer,
];

fn role_word(role: Role) -> Message {
    match role {
        Role::Owner => desk::ROLE_OWNER,
        Role::Researcher => desk::ROLE_RESEARCHER,
        Role::Facilitator => desk::ROLE_FACILITATOR,
        Role::Viewer => desk::ROLE_VIEWER,
    }
}

/// A choice of roles; `chosen` is the one that is shown first.
#[component]
fn RoleChoice(
    #[prop(into)] label: Signal<String>,
    #[prop(optional)] id: Option<&'static str>,
    /// The strongest that can be chosen.
    #[prop(default = Role::Owner)]
    from: Role,
    chosen: Role,
    #[prop(into)] on_choose: Callback<Role>,
) -> impl IntoView {
    let option = move |role: Role| {
        let value = format!("{role:?}");
        view! {
            <option value=value selected=role == chosen>
                {say(role_word(role))}
            </option>
        }
    };
    let options = ROLES.into_iter().filter(|role| *role >= from).map(option);
    let choose = move |event| {
        let value = event_target_value(&event);
        let role = ROLES.into_iter().find(|role| format!("{role:?}") == value);
        if let Some(role) = role {
            on_choose.run(role);
        }
    };
    view! {
        <select id=id aria-label=move || id.is_none().then(|| label.get()) on:change=choose>
            {options.collect_view()}
        </select>
    }
}

/// `until 30 Nov`.
fn until(at: shared::time::Time) -> impl Fn() -> String + Clone + Send + 'static {
    let zone = Here::get().audit.time_zone;
    move || {
        let when = super::moment::day_and_time(at, &zone);
        t_with(desk::PEOPLE_UNTIL, &[("when", when.into())])
    }
}
