//! What the desk says when something is missing, wrong or on its way, and how a page shows data that
//! it has to fetch first.

use super::say;
use crate::api::Error;
use crate::language::{t, t_with};
use leptos::prelude::*;
use shared::api::{Code, Problem};
use shared::i18n::{Message, desk};

/// What went wrong as a sentence in the reader's language.
pub fn sentence(error: &Error) -> String {
    match error {
        Error::NoAnswer | Error::Unreadable => t(desk::NO_CONNECTION),
        Error::Refused {
            problem: Some(problem),
            ..
        } => of_problem(problem),
        Error::Refused { status: 413, .. } => t(desk::PROBLEM_TOO_LARGE),
        Error::Refused { .. } => t(desk::PROBLEM_INTERNAL),
    }
}

fn of_problem(problem: &Problem) -> String {
    let message = match problem.code {
        Code::WrongCode => desk::PROBLEM_WRONG_CODE,
        Code::WalkNotOpen => desk::PROBLEM_WALK_NOT_OPEN,
        Code::WalkClosed => desk::PROBLEM_WALK_CLOSED,
        Code::NotFound => desk::PROBLEM_NOT_FOUND,
        Code::SignInNeeded => desk::PROBLEM_SIGN_IN_NEEDED,
        Code::WrongPassword => desk::PROBLEM_WRONG_PASSWORD,
        Code::NotAllowed => desk::PROBLEM_NOT_ALLOWED,
        Code::TooLarge => desk::PROBLEM_TOO_LARGE,
        Code::NotAnImage => desk::PROBLEM_NOT_AN_IMAGE,
        Code::NotARecording => desk::PROBLEM_NOT_A_RECORDING,
        Code::BadGeojson => desk::PROBLEM_BAD_GEOJSON,
        Code::BadWorkbook => desk::PROBLEM_BAD_WORKBOOK,
        Code::BadRescue => desk::PROBLEM_BAD_RESCUE,
        Code::RescueElsewhere => desk::PROBLEM_RESCUE_ELSEWHERE,
        Code::TooManyRequests => desk::PROBLEM_TOO_MANY_REQUESTS,
        Code::Conflict => desk::PROBLEM_CONFLICT,
        Code::InvitationSpent => desk::PROBLEM_INVITATION_SPENT,
        Code::LinkSpent => desk::PROBLEM_LINK_SPENT,
        Code::NoSuchEvidence => desk::PROBLEM_NO_SUCH_EVIDENCE,
        Code::NoSuchComparison => desk::PROBLEM_NO_SUCH_COMPARISON,
        Code::BadRequest | Code::HashDiffers | Code::WrongOffset => desk::PROBLEM_BAD_REQUEST,
        Code::Internal => desk::PROBLEM_INTERNAL,
    };
    t_with(message, &[("detail", problem.detail.clone().into())])
}

/// A sentence about what went wrong, announced when it appears; nothing while it is empty.
#[component]
pub fn Bad(#[prop(into)] text: Signal<String>) -> impl IntoView {
    view! { <Announced text class="notice bad" role="alert" /> }
}

/// A sentence about what went well.
#[component]
pub fn Good(#[prop(into)] text: Signal<String>) -> impl IntoView {
    view! { <Announced text class="notice good" role="status" /> }
}

/// The live region stays in the page while its text comes and goes, or it would not be read out.
#[component]
fn Announced(text: Signal<String>, class: &'static str, role: &'static str) -> impl IntoView {
    let shown = move || Some(text.get()).filter(|text| !text.is_empty());
    view! { <div role=role>{move || shown().map(|text| view! { <p class=class>{text}</p> })}</div> }
}

/// What a page shows of data that it fetches: a line while they come, a sentence when they failed
/// to, the page when they are there.
pub fn loaded<T, V>(
    data: LocalResource<Result<T, Error>>,
    page: impl Fn(T) -> V + Send + 'static,
) -> impl IntoView
where
    T: Clone + 'static,
    V: IntoView + 'static,
{
    move || match data.get() {
        None => view! { <p class="quiet" role="status">{say(desk::LOADING)}</p> }.into_any(),
        Some(Ok(value)) => page(value).into_any(),
        Some(Err(error)) => view! {
            <div class="stack">
                <Bad text=move || sentence(&error) />
                <div class="row">
                    <button type="button" class="button" on:click=move |_| data.refetch()>
                        {say(desk::TRY_AGAIN)}
                    </button>
                </div>
            </div>
        }
        .into_any(),
    }
}

/// A page without anything to show yet: a drawing, what the thing is, and the one thing to do.
#[component]
pub fn Empty(
    text: Message,
    drawing: &'static str,
    #[prop(optional)] children: Option<Children>,
) -> impl IntoView {
    view! {
        <section class="empty">
            <div aria-hidden="true" inner_html=drawing></div>
            <p>{say(text)}</p>
            {children.map(|children| children())}
        </section>
    }
}

/// A labelled text input that writes to a signal.
#[component]
pub fn TextField(
    name: &'static str,
    label: Message,
    #[prop(optional)] hint: Option<Message>,
    value: RwSignal<String>,
    #[prop(default = "text")] kind: &'static str,
    /// What browsers may fill in.
    #[prop(default = "off")]
    fill: &'static str,
) -> impl IntoView {
    let about = hint.map(|_| format!("{name}-hint"));
    view! {
        <div class="field">
            <label for=name>{say(label)}</label>
            <input
                id=name
                name=name
                type=kind
                autocomplete=fill
                required=true
                aria-describedby=about.clone()
                prop:value=value
                on:input=move |event| value.set(event_target_value(&event))
            />
            {hint.map(|hint| view! { <p class="hint" id=about>{say(hint)}</p> })}
        </div>
    }
}
