//! What stands around every page: the rail with the audit and its pages, or a plain door before one
//! is signed in.

use super::account::{Account, SignedOut};
use super::icon::{self, Icon};
use super::{Here, say};
use crate::language::{self, t, t_with};
use leptos::prelude::*;
use leptos_meta::Title;
use leptos_router::NavigateOptions;
use leptos_router::components::A;
use leptos_router::hooks::{use_navigate, use_params_map};
use shared::api::{AuditAccess, Session};
use shared::audit::Role;
use shared::i18n::{Language, Message, desk};

/// A page of the rail.
#[derive(Clone, Copy, PartialEq, Eq)]
pub enum Page {
    Overview,
    Walks,
    Review,
    Map,
    Compare,
    Findings,
    Report,
    Export,
    Districts,
    Checklists,
    People,
}

impl Page {
    const ALL: [Self; 11] = [
        Self::Overview,
        Self::Walks,
        Self::Review,
        Self::Map,
        Self::Compare,
        Self::Findings,
        Self::Report,
        Self::Export,
        Self::Districts,
        Self::Checklists,
        Self::People,
    ];

    /// The page in its frame.
    pub fn view<V: IntoView + 'static>(self, page: fn() -> V) -> impl IntoView {
        view! { <Frame page=self>{page()}</Frame> }
    }

    pub fn name(self) -> Message {
        match self {
            Self::Overview => desk::OVERVIEW,
            Self::Walks => desk::WALKS,
            Self::Review => desk::REVIEW,
            Self::Map => desk::MAP,
            Self::Compare => desk::COMPARE,
            Self::Findings => desk::FINDINGS,
            Self::Report => desk::REPORT,
            Self::Export => desk::EXPORT,
            Self::Districts => desk::DISTRICTS,
            Self::Checklists => desk::CHECKLISTS,
            Self::People => desk::PEOPLE,
        }
    }

    /// Below the audit's own address.
    fn path(self) -> &'static str {
        match self {
            Self::Overview => "",
            Self::Walks => "walks",
            Self::Review => "review",
            Self::Map => "map",
            Self::Compare => "compare",
            Self::Findings => "findings",
            Self::Report => "report",
            Self::Export => "export",
            Self::Districts => "districts",
            Self::Checklists => "checklists",
            Self::People => "people",
        }
    }

    fn icon(self) -> &'static str {
        match self {
            Self::Overview => icon::OVERVIEW,
            Self::Walks => icon::WALKS,
            Self::Review => icon::REVIEW,
            Self::Map => icon::MAP,
            Self::Compare => icon::COMPARE,
            Self::Findings => icon::FINDINGS,
            Self::Report => icon::REPORT,
            Self::Export => icon::EXPORT,
            Self::Districts => icon::DISTRICTS,
            Self::Checklists => icon::CHECKLISTS,
            Self::People => icon::PEOPLE,
        }
    }
}

/// A page of an audit: shown when the session is there and the audit is one of its own.
#[component]
fn Frame(page: Page, children: ChildrenFn) -> impl IntoView {
    let account = Account::get();
    let params = use_params_map();
    let audit = Memo::new(move |_| params.with(|params| params.get("audit").unwrap_or_default()));
    move || match account.0.get() {
        None => view! { <Door>{say(desk::LOADING)}</Door> }.into_any(),
        Some(Err(error)) => view! { <SignedOut error /> }.into_any(),
        Some(Ok(session)) => {
            let id = audit.get();
            let mut audits = session.audits.iter();
            match audits.find(|access| access.audit.id.to_string() == id) {
                None => {
                    view! { <Door title=desk::PROBLEM_NOT_FOUND><HomeLink /></Door> }.into_any()
                }
                Some(access) => framed(page, &session, access, &children).into_any(),
            }
        }
    }
}

fn framed(
    page: Page,
    session: &Session,
    access: &AuditAccess,
    children: &ChildrenFn,
) -> impl IntoView + use<> {
    provide_context(Here {
        audit: access.audit.clone(),
        role: access.role,
    });
    let open = RwSignal::new(false);
    let demo = access.audit.demo;
    view! {
        <Title text=move || t_with(desk::TITLE_OF_PAGE, &[("page", t(page.name()).into())]) />
        <a class="skip" href="#content" rel="external">
            {say(desk::SKIP_TO_CONTENT)}
        </a>
        <div class="desk">
            <header class="rail" data-open=move || open.get().then_some("")>
                <div class="rail-head">
                    <A href="/desk" attr:class="brand">
                        <Icon picture=icon::STEPS />
                        {say(desk::APP_NAME)}
                    </A>
                    <button
                        type="button"
                        class="button rail-toggle"
                        aria-expanded=move || open.get().to_string()
                        aria-controls="rail"
                        on:click=move |_| open.update(|open| *open = !*open)
                    >
                        {say(desk::MENU)}
                    </button>
                </div>
                <div class="rail-body" id="rail">
                    <AuditSwitch session=session.clone() current=access.audit.id.to_string() />
                    <Pages page />
                    <Foot name=session.name.clone() />
                </div>
            </header>
            <main class="content" id="content" tabindex="-1">
                {demo.then(|| view! { <p class="demo">{say(desk::DEMO_DATA)}</p> })}
                {children()}
            </main>
        </div>
    }
}

#[component]
fn AuditSwitch(session: Session, current: String) -> impl IntoView {
    let navigate = use_navigate();
    let change = move |event| {
        let path = format!("/desk/{}", event_target_value(&event));
        navigate(&path, NavigateOptions::default());
    };
    let options = session.audits.into_iter().map(|access| {
        let id = access.audit.id.to_string();
        let selected = id == current;
        view! {
            <option value=id selected=selected>
                {format!("{} · {}", access.audit.city, access.audit.name)}
            </option>
        }
    });
    view! {
        <div class="rail-audit">
            <label for="audit">{say(desk::AUDIT)}</label>
            <select id="audit" on:change=change>
                {options.collect_view()}
            </select>
        </div>
    }
}

#[component]
fn Pages(page: Page) -> impl IntoView {
    let here = Here::get();
    let link = |target: Page| {
        let href = here.page(target.path());
        let apart = target == Page::Districts;
        view! {
            <li class:rail-gap=apart>
                <a
                    href=href.trim_end_matches('/').to_owned()
                    aria-current=(target == page).then_some("page")
                >
                    <Icon picture=target.icon() />
                    {say(target.name())}
                </a>
            </li>
        }
    };
    view! {
        <nav aria-label=say(desk::PAGES)>
            <ul>
                {Page::ALL
                    .into_iter()
                    .filter(|page| *page != Page::People || here.role == Role::Owner)
                    .map(link)
                    .collect_view()}
            </ul>
        </nav>
    }
}

#[component]
fn Foot(name: String) -> impl IntoView {
    let account = Account::get();
    view! {
        <div class="rail-foot">
            <LanguageChoice />
            <p>
                <a href="/desk/account">
                    {move || t_with(desk::SIGNED_IN_AS, &[("name", name.as_str().into())])}
                </a>
            </p>
            <div class="row">
                <button type="button" class="button" on:click=move |_| account.sign_out()>
                    {say(desk::SIGN_OUT)}
                </button>
                <a href="/desk/new-audit">{say(desk::NEW_AUDIT)}</a>
            </div>
        </div>
    }
}

#[component]
fn LanguageChoice() -> impl IntoView {
    let option = |language: &Language| {
        let tag = language.tag();
        view! {
            <option value=tag lang=tag selected=move || language::current().tag() == tag>
                {language.name()}
            </option>
        }
    };
    view! {
        <select
            aria-label=say(desk::LANGUAGE)
            on:change=move |event| language::choose(&event_target_value(&event))
        >
            {Language::DESK.iter().map(option).collect_view()}
        </select>
    }
}

/// A page without an audit: signing in, the first steps.
#[component]
pub fn Door(#[prop(optional)] title: Option<Message>, children: Children) -> impl IntoView {
    let title = title.unwrap_or(desk::APP_NAME);
    view! {
        <Title text=move || t_with(desk::TITLE_OF_PAGE, &[("page", t(title).into())]) />
        <div class="door">
            <main>
                <span class="brand">
                    <Icon picture=icon::STEPS />
                    {say(desk::APP_NAME)}
                </span>
                <h1>{say(title)}</h1>
                {children()}
                <LanguageChoice />
            </main>
        </div>
    }
}

#[component]
fn HomeLink() -> impl IntoView {
    view! {
        <p>
            <a href="/desk">{say(desk::BACK)}</a>
        </p>
    }
}
