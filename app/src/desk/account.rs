//! Who is signed in: signing in, accepting an invitation, and where to go then.

mod browser;
mod own;
mod reset;

use super::frame::Door;
use super::notice::{Bad, TextField, sentence};
use super::say;
use crate::api::{self, Error};
use crate::language::{t, t_with};
use leptos::prelude::*;
use leptos::task::spawn_local;
use leptos_router::NavigateOptions;
use leptos_router::components::Redirect;
use leptos_router::hooks::{use_navigate, use_params_map, use_query_map};
use shared::api::{AcceptInvitation, Code, Session, SignIn};
use shared::i18n::{Message, desk};

pub use own::AccountPage;
pub use reset::ResetPage;

/// Shortest password taken, in characters.
const PASSWORD: usize = 10;

/// The session: `None` until the server has answered.
#[derive(Clone, Copy)]
pub struct Account(pub RwSignal<Option<Result<Session, Error>>>);

impl Account {
    pub fn new() -> Self {
        Self(RwSignal::new(None))
    }

    pub fn get() -> Self {
        expect_context()
    }

    pub async fn load(self) {
        let session = api::get("/session").json().await;
        self.0.set(Some(session));
    }

    pub fn load_soon(self) {
        spawn_local(self.load());
    }

    pub fn sign_out(self) {
        spawn_local(async move {
            // A session that cannot be ended is as good as gone: the next page asks to sign in.
            let _ = api::delete("/session").done().await;
            self.load().await;
        });
    }
}

/// `/desk`: on to the first audit, to the first step, or to signing in.
#[component]
pub fn Start() -> impl IntoView {
    let account = Account::get();
    move || match account.0.get() {
        None => view! { <Door>{say(desk::LOADING)}</Door> }.into_any(),
        Some(Ok(session)) => view! { <Redirect path=home(&session) /> }.into_any(),
        Some(Err(error)) => view! { <SignedOut error /> }.into_any(),
    }
}

/// Instead of a page that needs a session.
#[component]
pub fn SignedOut(error: Error) -> impl IntoView {
    if error.code() == Some(Code::SignInNeeded) {
        let here = window().location().pathname().unwrap_or_default();
        let path = format!("/desk/sign-in?next={here}");
        return view! { <Redirect path /> }.into_any();
    }
    let account = Account::get();
    let again = move |_| account.load_soon();
    view! {
        <Door>
            <Bad text=move || sentence(&error) />
            <button type="button" class="button primary" on:click=again>
                {say(desk::TRY_AGAIN)}
            </button>
        </Door>
    }
    .into_any()
}

fn home(session: &Session) -> String {
    match session.audits.first() {
        Some(access) => format!("/desk/{}", access.audit.id),
        None => "/desk/new-audit".to_owned(),
    }
}

#[component]
pub fn SignInPage() -> impl IntoView {
    let (email, password) = (RwSignal::new(String::new()), RwSignal::new(String::new()));
    let query = use_query_map();
    let next = move || {
        let wanted = query.with_untracked(|query| query.get("next"));
        wanted.filter(|path| path.starts_with("/desk/"))
    };
    let (failed, busy, enter) = entering(next);
    let submit = move |event: leptos::ev::SubmitEvent| {
        event.prevent_default();
        let body = SignIn {
            email: email.get_untracked().trim().to_owned(),
            password: password.get_untracked(),
        };
        enter(api::post("/session").body(&body));
    };
    view! {
        <Door title=desk::SIGN_IN>
            <form class="stack" on:submit=submit>
                <TextField name="email" label=desk::EMAIL value=email kind="email" fill="username" />
                <TextField
                    name="password"
                    label=desk::PASSWORD
                    value=password
                    kind="password"
                    fill="current-password"
                />
                <Bad text=move || failed.get().map(|error| sentence(&error)).unwrap_or_default() />
                <div class="row">
                    <button class="button primary" disabled=busy>
                        {say(desk::SIGN_IN)}
                    </button>
                </div>
            </form>
        </Door>
    }
}

#[component]
pub fn InvitationPage() -> impl IntoView {
    let params = use_params_map();
    let [name, email] = [(); 2].map(|()| RwSignal::new(String::new()));
    let token = params.with_untracked(|params| params.get("token").unwrap_or_default());
    let call = move |call: api::Call, password| {
        call.body(&AcceptInvitation {
            email: email.get_untracked().trim().to_owned(),
            name: name.get_untracked().trim().to_owned(),
            password,
        })
    };
    let path = format!("/invitation/{token}");
    view! {
        <Door title=desk::INVITATION_TITLE>
            <Joining token />
            <p>{say(desk::INVITATION_TEXT)}</p>
            <PasswordForm path call label=desk::PASSWORD action=desk::INVITATION_ACCEPT>
                <TextField name="name" label=desk::YOUR_NAME value=name fill="name" />
                <TextField name="email" label=desk::EMAIL value=email kind="email" fill="username" />
            </PasswordForm>
        </Door>
    }
}

/// The form of a link with which one thinks up a password: it says at once when the link does not work any more,
/// and signs in.
#[component]
fn PasswordForm<C>(
    /// Of the link, below the interface: whether it works, and where the form goes.
    path: String,
    /// The call with what was filled in, of which the password is given.
    call: C,
    label: Message,
    action: Message,
    /// What is asked for before the password.
    #[prop(optional)]
    children: Option<Children>,
) -> impl IntoView
where
    C: Fn(api::Call, String) -> api::Call + 'static,
{
    let password = RwSignal::new(String::new());
    let short = RwSignal::new(false);
    let (failed, busy, enter) = entering(|| None);
    let asked = api::get(path.clone());
    spawn_local(async move {
        // Better said before someone has thought of a password.
        failed.set(asked.done().await.err());
    });
    let submit = move |event: leptos::ev::SubmitEvent| {
        event.prevent_default();
        let password = password.get_untracked();
        short.set(password.chars().count() < PASSWORD);
        if !short.get_untracked() {
            enter(call(api::post(path.clone()), password));
        }
    };
    let wrong = move || match failed.get() {
        _ if short.get() => t(desk::PASSWORD_SHORT),
        Some(error) => sentence(&error),
        None => String::new(),
    };
    let is_spent = move || failed.with(|failed| failed.as_ref().is_some_and(is_spent));
    view! {
        <form class="stack" on:submit=submit>
            <div class="stack" hidden=is_spent>
                {children.map(|children| children())}
                <TextField
                    name="password"
                    label
                    hint=desk::PASSWORD_HINT
                    value=password
                    kind="password"
                    fill="new-password"
                />
            </div>
            <Bad text=wrong />
            <div class="row" hidden=is_spent>
                <button class="button primary" disabled=busy>
                    {say(action)}
                </button>
            </div>
        </form>
    }
}

/// Whether the link opens nothing any more, whatever is filled in.
fn is_spent(error: &Error) -> bool {
    matches!(error.code(), Some(Code::InvitationSpent | Code::LinkSpent))
}

/// For whoever is signed in already: the invitation is for the account that they have.
#[component]
fn Joining(token: String) -> impl IntoView {
    let account = Account::get();
    let (failed, busy, enter) = entering(|| None);
    let join = move |_| enter(api::post(format!("/invitation/{token}/join")));
    let name = move || account.0.get()?.ok().map(|session| session.name);
    move || {
        name().map(|name| {
            view! {
                <div class="card stack">
                    <p>{move || t_with(desk::SIGNED_IN_AS, &[("name", name.as_str().into())])}</p>
                    <Bad text=move || failed.get().map(|error| sentence(&error)).unwrap_or_default() />
                    <div class="row">
                        <button
                            type="button"
                            class="button primary"
                            disabled=busy
                            on:click=join.clone()
                        >
                            {say(desk::INVITATION_JOIN)}
                        </button>
                    </div>
                </div>
            }
        })
    }
}

/// Sends a call that begins a session, then goes on to `next` or to the first audit. What went wrong,
/// whether it is under way, and how to start it.
fn entering(
    next: impl Fn() -> Option<String> + Copy + 'static,
) -> (
    RwSignal<Option<Error>>,
    RwSignal<bool>,
    impl Fn(api::Call) + Clone,
) {
    let (failed, busy) = (RwSignal::new(None), RwSignal::new(false));
    let account = Account::get();
    let navigate = use_navigate();
    let enter = move |call: api::Call| {
        let navigate = navigate.clone();
        busy.set(true);
        spawn_local(async move {
            let answer = call.done().await;
            busy.set(false);
            failed.set(answer.err());
            if failed.get_untracked().is_some() {
                return;
            }
            account.load().await;
            if let Some(Ok(session)) = account.0.get_untracked() {
                let path = next().unwrap_or_else(|| home(&session));
                navigate(
                    &path,
                    NavigateOptions {
                        replace: true,
                        ..NavigateOptions::default()
                    },
                );
            }
        });
    };
    (failed, busy, enter)
}
