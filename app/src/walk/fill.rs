//! A checklist at a stop, one question per screen: a thumb that stays where it is answers eleven
//! questions with eleven taps, and a phone that dies loses at most the one it is on.

use super::later;
use super::phone::Phone;
use super::question::QuestionScreen;
use super::session::Session;
use super::shell::{Heading, StatusPill, Top, Unsaved};
use crate::components::icon::{BACK, Icon, NEXT, PLUS};
use crate::components::segments::Segments;
use crate::language::{t, t_with};
use leptos::prelude::*;
use leptos::task::spawn_local;
use shared::checklist::filling::{Screen, Words};
use shared::i18n::walker;
use shared::id::ResponseId;

#[component]
pub fn Fill(response: ResponseId) -> impl IntoView {
    let phone = expect_context::<Phone>();
    match Session::open(phone, response) {
        Some(session) => view! { <Filled session /> }.into_any(),
        None => view! { <Gone phone /> }.into_any(),
    }
}

/// The address names a response that is not on this phone.
#[component]
fn Gone(phone: Phone) -> impl IntoView {
    let back = move |()| {
        if let Some(code) = phone.place_now().code() {
            phone.go(super::place::Place::Walk(code.clone()));
        }
    };
    view! {
        <div class="page">
            <Top title=Signal::derive(move || t(walker::APP_NAME)) on_back=back />
            <main class="middle">
                <Heading text=Signal::derive(move || t(walker::GONE_TITLE)) />
                <p>{move || t(walker::GONE)}</p>
                <button type="button" class="button" on:click=move |_| back(())>
                    {move || t(walker::TO_STOPS)}
                </button>
            </main>
        </div>
    }
}

#[component]
fn Filled(session: Session) -> impl IntoView {
    let screens = Memo::new(move |_| session.screens());
    let current = Memo::new(move |_| session.current());
    // The screen itself, so that answering does not make it anew.
    let screen = Memo::new(move |_| screens.get().get(current.get()).cloned());
    let back = move || match current.get_untracked() {
        0 => session.leave(),
        screen => session.jump(screen - 1),
    };
    view! {
        <div class="page fill">
            <Top
                title=Signal::derive(move || title(session))
                on_back=move |()| session.leave()
                back=walker::TO_STOPS
            />
            <div class="under-top">
                <Segments
                    screens=Signal::derive(move || session.progress())
                    current
                    on_jump=move |screen| session.jump(screen)
                />
                <div class="row">
                    <p class="count">{move || count(current.get(), screens.read().len())}</p>
                    <StatusPill />
                </div>
            </div>
            <Unsaved />
            {later::calmly(move || later::hints(session))}
            {move || match screen.get() {
                Some(Screen::Questions { heading, items, .. }) => {
                    view! { <QuestionScreen session heading items /> }.into_any()
                }
                Some(Screen::Another { repeat, heading, instances }) => {
                    view! { <Another session repeat heading instances /> }.into_any()
                }
                None => later::arriving(move || later::review(session)),
            }}
            <Steps current screens=Signal::derive(move || screens.read().len()) session on_back=move |()| back() />
        </div>
    }
}

/// "3 · Dělnická" as on the line of stops, or the checklist's own title.
fn title(session: Session) -> String {
    let draft = session.draft();
    let walk = session.phone.walk();
    let stop = draft
        .zip(walk)
        .and_then(|(draft, walk)| walk.stop(draft.stop?).cloned());
    if let Some(stop) = stop {
        return format!("{} · {}", stop.position + 1, stop.name);
    }
    let filling = session.filling().read();
    let title = &filling.form().form().title;
    title.get(&crate::language::tag()).to_owned()
}

fn count(current: usize, screens: usize) -> String {
    if current >= screens {
        return t(walker::REVIEW);
    }
    t_with(
        walker::QUESTION_OF,
        &[("n", (current + 1).into()), ("of", screens.into())],
    )
}

/// Back and on, for those who would rather not answer now.
#[component]
fn Steps(
    current: Memo<usize>,
    #[prop(into)] screens: Signal<usize>,
    session: Session,
    #[prop(into)] on_back: Callback<()>,
) -> impl IntoView {
    let at_end = move || current.get() >= screens.get();
    view! {
        <nav class="steps" hidden=at_end>
            <button type="button" class="button quiet" on:click=move |_| on_back.run(())>
                <Icon drawing=BACK />
                {move || t(walker::BACK)}
            </button>
            <button type="button" class="button quiet" on:click=move |_| session.next()>
                {move || t(walker::NEXT)}
                <Icon drawing=NEXT />
            </button>
        </nav>
    }
}

/// After the instances of a repeat: is there another one?
#[component]
fn Another(session: Session, repeat: String, heading: Words, instances: usize) -> impl IntoView {
    let title = heading.text.clone();
    let add = move |_| {
        let repeat = repeat.clone();
        spawn_local(async move {
            // The new instance's first screen takes the place of this one.
            session.add_instance(&repeat).await;
        });
    };
    view! {
        <main class="question">
            <Heading text=Signal::derive(move || {
                t_with(walker::ANOTHER, &[("what", title.as_str().into()), ("n", instances.into())])
            }) />
            <div class="cards">
                <button type="button" class="card" on:click=add>
                    <Icon drawing=PLUS />
                    <span class="words">{move || t(walker::ANOTHER_YES)}</span>
                </button>
                <button type="button" class="card" on:click=move |_| session.next()>
                    <span class="words">{move || t(walker::ANOTHER_NO)}</span>
                </button>
            </div>
        </main>
    }
}
