//! What a walker needs only after the first question is on the screen: other pages, the sheets, photos,
//! sending. In the app for phones these functions are modules of their own: `later`, fetched when the
//! first screen is up, and `records`, which reads what a phone keeps that has joined before. The service
//! worker keeps both, and whoever calls a function awaits its module; in other builds they are ordinary
//! functions. What they say (`later.ftl`) comes in a file of its own: [`arriving`]
//! waits for it, and whoever says something without a view asks [`language::learn_later`] first.
#![cfg_attr(
    feature = "split",
    allow(
        unsafe_code,
        reason = "the calls between the modules are written by `wasm_split`"
    )
)]

use super::draft::Draft;
use super::joined::Joined;
use super::phone::{Phone, sending};
use super::photo::cut_off::CutOff;
use super::question::extras::{Extras, Note};
use super::question::input::{self, Asked};
use super::question::reading::Reading;
use super::session::Session;
use super::{
    about, another, aside, delivery, ending, fleeting, gave, hint, keep, leaving, map, near,
    people, pin, receipt, rescue, review, second, spot, start, track,
};
use crate::language::{self, t};
use crate::store;
use crate::sync::Account;
use gloo_timers::future::TimeoutFuture;
use leptos::prelude::*;
use send_wrapper::SendWrapper;
use shared::activity::JoinCode;
use shared::checklist::Form;
use shared::checklist::filling::Words;
use shared::checklist::prepared::Prepared;
use shared::i18n::walker;
use shared::id::{ResponseId, StopId};
use std::cell::Cell;
use std::pin::Pin;
use std::sync::Arc;

/// The module could not be fetched: no network, and the service worker has not kept it yet.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct NotHere;

#[cfg(feature = "split")]
impl From<leptos::wasm_split::SplitLoaderError> for NotHere {
    fn from(_: leptos::wasm_split::SplitLoaderError) -> Self {
        Self
    }
}

type Work<T> = Pin<Box<dyn Future<Output = T>>>;

/// Puts functions into a module: they become `async` and say when the module is not here.
macro_rules! later {
    ($module:ident: $($(#[$doc:meta])* fn $name:ident($($argument:ident: $kind:ty),*) -> $out:ty $body:block)*) => {$(
        $(#[$doc])*
        #[cfg(feature = "split")]
        #[allow(unused_braces, reason = "a body of one expression")]
        #[leptos::wasm_split::wasm_split($module, wasm_split_path = leptos::wasm_split, fallible)]
        pub fn $name($($argument: $kind),*) -> Result<$out, NotHere> {
            Ok($body)
        }

        $(#[$doc])*
        #[cfg(not(feature = "split"))]
        #[allow(clippy::unused_async, reason = "the same as in the app for phones")]
        pub async fn $name($($argument: $kind),*) -> Result<$out, NotHere> {
            Ok($body)
        }
    )*};
}

// A phone that has joined reads what it keeps before anything is shown: a small module of its own.
later! { records:
    fn walks(records: Vec<(String, String)>) -> Result<Vec<Arc<Joined>>, store::Error> {
        records.iter().map(|(_, json)| Joined::read(json).map(Arc::new)).collect()
    }

    fn drafts(records: Vec<(String, String)>) -> Result<Vec<Draft>, store::Error> {
        records.iter().map(|(_, json)| store::read(json)).collect()
    }
}

later! { later:
    fn about() -> AnyView { view! { <about::About /> }.into_any() }

    fn blocked() -> AnyView { view! { <fleeting::Blocked /> }.into_any() }

    fn fleeting() -> AnyView { view! { <fleeting::Fleeting /> }.into_any() }

    fn short_lived() -> AnyView { view! { <fleeting::ShortLived /> }.into_any() }

    fn unsent() -> AnyView { view! { <leaving::Unsent /> }.into_any() }

    fn another() -> AnyView { view! { <another::Another /> }.into_any() }

    fn handed() -> AnyView { view! { <people::Handed /> }.into_any() }

    fn people(open: RwSignal<bool>) -> AnyView { view! { <people::People open /> }.into_any() }

    fn keep() -> AnyView { view! { <keep::Keep /> }.into_any() }

    fn near() -> AnyView { view! { <near::NearStop /> }.into_any() }

    fn aside(stop: StopId) -> AnyView { view! { <aside::Choice stop /> }.into_any() }

    fn ending() -> AnyView { view! { <ending::Ending /> }.into_any() }

    /// What is said beside a checklist that is being filled in.
    fn hints(session: Session) -> AnyView { view! { <hint::Hints session /> }.into_any() }

    fn delivery() -> AnyView { view! { <delivery::DeliveryPage /> }.into_any() }

    fn gave() -> AnyView { view! { <gave::GavePage /> }.into_any() }

    fn receipt() -> AnyView { view! { <receipt::ReceiptPage /> }.into_any() }

    fn map() -> AnyView { view! { <map::MapPage /> }.into_any() }

    fn rescue() -> AnyView { view! { <rescue::RescuePage /> }.into_any() }

    fn pin(response: ResponseId) -> AnyView { view! { <pin::PinPage response /> }.into_any() }

    fn spot(response: ResponseId) -> AnyView { view! { <spot::Spot response /> }.into_any() }

    fn review(session: Session) -> AnyView { view! { <review::Review session /> }.into_any() }

    fn scanner(on_code: Callback<JoinCode>, on_refused: Callback<()>) -> AnyView {
        view! { <start::Scanner on_code on_refused /> }.into_any()
    }

    /// Every kind of answer but a choice of one.
    fn input(asked: Asked) -> AnyView { input::view(asked) }

    /// The question in a second language, and a voice that reads it.
    fn reading(
        session: Session,
        path: StoredValue<String>,
        choices: RwSignal<Vec<Words>>
    ) -> AnyView {
        view! { <Reading session path choices /> }.into_any()
    }

    fn second_language() -> AnyView { view! { <second::SecondLanguage /> }.into_any() }

    fn extras(session: Session, path: StoredValue<String>) -> AnyView {
        view! { <Extras session path /> }.into_any()
    }

    fn note(session: Session, path: StoredValue<String>, open: RwSignal<bool>) -> AnyView {
        view! { <Note session path open /> }.into_any()
    }

    /// Gives an item photos, one after another; a sentence when one could not be taken.
    fn add_photos(session: Session, path: String, files: Vec<web_sys::File>) -> Work<Option<String>> {
        Box::pin(async move {
            match session.add_photos(&path, files).await {
                Ok(()) => None,
                Err(trouble) if language::learn_later().await => Some(trouble.sentence()),
                Err(_) => Some(t(walker::LATER_NOT_HERE)),
            }
        })
    }

    /// From now on the walk is what its facilitator makes of it, and a way that is being recorded goes on.
    fn follow_plan(phone: Phone) -> () {
        phone.follow_plan();
        track::begin(phone);
    }

    fn cut_off(session: Session, path: StoredValue<String>) -> AnyView {
        view! { <CutOff session path /> }.into_any()
    }

    /// A form that calls functions which few forms call.
    fn prepared(form: Form) -> Prepared { Prepared::new(form) }

    /// Reads where everything of the current walk is.
    fn read_delivery(phone: Phone) -> Work<()> { Box::pin(sending::read_delivery(phone)) }

    /// The loop that sends what one person on a walk has to send.
    fn send(phone: Phone, account: Account) -> Work<()> { Box::pin(sending::send(phone, account)) }
}

/// Milliseconds for which the first question has the network to itself, if it is not shown earlier.
const CALM: u32 = 3_000;

/// Milliseconds between two looks whether it is shown; so much time it has at least to be painted.
const LOOK: u32 = 500;

thread_local! {
    static FIRST_QUESTION: Cell<bool> = const { Cell::new(false) };
    /// The module is here: there is nothing left to wait for.
    static HERE: Cell<bool> = const { Cell::new(false) };
}

/// A question is on the screen: what comes later may be fetched.
pub fn first_question_is_up() {
    FIRST_QUESTION.set(true);
}

/// Until a question is on the screen, or some seconds have gone by without one.
pub async fn calm() {
    let mut waited = 0;
    while waited < CALM {
        let shown = FIRST_QUESTION.get();
        TimeoutFuture::new(LOOK).await;
        waited += LOOK;
        if shown {
            return;
        }
    }
}

/// Milliseconds until a fetch that failed is tried again by those who cannot go on without it.
const AGAIN: u32 = 2_000;

/// Calls until the module is here.
pub async fn at_last<T, Call: Future<Output = Result<T, NotHere>>>(call: impl Fn() -> Call) -> T {
    loop {
        match call().await {
            Ok(done) => return done,
            Err(NotHere) => TimeoutFuture::new(AGAIN).await,
        }
    }
}

/// A part of the page that may have to be fetched first; where it cannot, says so and tries again when
/// asked to.
pub fn arriving<Call>(view: impl Fn() -> Call + Send + 'static) -> AnyView
where
    Call: Future<Output = Result<AnyView, NotHere>> + 'static,
{
    asked_for(Box::new(move || Box::pin(view())))
}

/// The same, compiled once for all parts.
fn asked_for(part: Box<dyn Fn() -> Work<Result<AnyView, NotHere>> + Send>) -> AnyView {
    let tries = RwSignal::new(0_u32);
    (move || {
        tries.track();
        let (arriving, place) = (part(), StoredValue::new(()));
        Suspend::new(SendWrapper::new(async move {
            let arrived = match arriving.await {
                Ok(view) if language::learn_later().await => view,
                _ => not_here(tries).into_any(),
            };
            if_wanted(place, arrived)
        }))
    })
    .into_any()
}

/// A part that nobody waits for: it comes when a question has been on the screen, and until then nothing
/// stands in its place.
pub fn calmly<Call>(view: impl Fn() -> Call + 'static) -> AnyView
where
    Call: Future<Output = Result<AnyView, NotHere>> + 'static,
{
    beside(Box::new(move || Box::pin(view())))
}

/// The same, compiled once for all parts.
fn beside(part: Box<dyn Fn() -> Work<Result<AnyView, NotHere>>>) -> AnyView {
    let place = StoredValue::new(());
    let arriving = async move {
        if !HERE.get() {
            calm().await;
        }
        let part = &part;
        let spoken = move || async move {
            let view = part().await?;
            language::learn_later().await.then_some(view).ok_or(NotHere)
        };
        let view = at_last(spoken).await;
        HERE.set(true);
        if_wanted(place, view)
    };
    Suspend::new(SendWrapper::new(arriving)).into_any()
}

/// Nothing, if the page has changed while the part was on its way: its signals went with its place, and
/// to show it would be to read them.
fn if_wanted(place: StoredValue<()>, view: AnyView) -> AnyView {
    if place.try_get_value().is_some() {
        view
    } else {
        ().into_any()
    }
}

fn not_here(tries: RwSignal<u32>) -> impl IntoView {
    view! {
        <div class="notice" role="alert">
            <p>{move || t(walker::LATER_NOT_HERE)}</p>
            <button type="button" class="button" on:click=move |_| tries.update(|n| *n += 1)>
                {move || t(walker::TRY_AGAIN)}
            </button>
        </div>
    }
}
