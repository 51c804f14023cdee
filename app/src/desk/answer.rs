//! One answer, whole: what was said, where, with which photos, what is wrong with it, what researchers
//! say of it, and how it came to be what it is.

mod attached;
mod cited;
mod gone;
mod history;
mod others;
mod photo;
mod place;
mod recording;
mod said;

use super::entry::EntryMark;
use super::icon::{self, Icon};
use super::review::{About, Bench, Names, StateSign, Status, Where, daylight_word};
use super::{Here, moment, say};
use crate::api;
use crate::language::{t, t_with};
use cited::CitedIn;
use gone::{AtRequest, Missing};
use history::{Events, History};
use leptos::prelude::*;
use leptos::task::spawn_local;
use others::Others;
use photo::Photos;
use place::Place;
use recording::Recordings;
use said::{CodeChips, Said};
use shared::api::{ResponseDetail, ResponseRow};
use shared::checklist::Form;
use shared::i18n::{Message, desk};
use shared::id::ResponseId;
use shared::review::{Review, ReviewEvent, ReviewState};

/// An answer and the form that asked.
type Whole = Result<(ResponseDetail, Form), api::Error>;

#[component]
pub fn AnswerPane(
    id: ResponseId,
    names: Names,
    bench: Bench,
    step: Callback<isize>,
    close: Callback<()>,
) -> impl IntoView {
    let data = RwSignal::new(None::<Whole>);
    let here = Here::get();
    Effect::new(move || {
        bench.acting.changed.track();
        let here = here.clone();
        spawn_local(async move {
            let whole = fetch(&here, id).await;
            if let Ok((detail, _)) = &whole {
                let number = detail.row.revision.number;
                bench.acting.saw(id, &detail.row.review, number);
            }
            // The pane may have been closed meanwhile.
            let _ = data.try_set(Some(whole));
        });
    });
    // What the walker gave is drawn once; what is said of it changes in place.
    let given = Memo::new(move |_| data.with(|data| data.as_ref().map(plain)));
    let review = Memo::new(move |_| of(data, |detail| detail.row.review.clone()));
    let events = Memo::new(move |_| of(data, |detail| detail.reviews.clone()));
    let names = StoredValue::new(names);
    view! {
        <section class="answer-pane card" aria-label=say(desk::ANSWER)>
            <Head step close />
            {move || match given.get() {
                None => view! { <p class="quiet" role="status">{say(desk::LOADING)}</p> }.into_any(),
                Some(Err(error)) => view! { <Missing id error /> }.into_any(),
                Some(Ok((detail, form))) => {
                    whole(detail, form, names, bench, (review, events)).into_any()
                }
            }}
        </section>
        {move || {
            let (detail, form) = given.get()?.ok()?;
            let geotag = detail.row.revision.geotag.clone();
            Some(
                view! {
                    <div class="side-pane stack-wide">
                        <Place geotag review />
                        <Others row=detail.row form />
                    </div>
                },
            )
        }}
    }
}

async fn fetch(here: &Here, id: ResponseId) -> Whole {
    let path = here.call(&format!("responses/{id}"));
    let detail = api::get(path).json::<ResponseDetail>().await?;
    let version = here.call(&format!("versions/{}", detail.row.revision.version));
    let form = api::get(version).json::<Form>().await?;
    Ok((detail, form))
}

/// Without what researchers say.
fn plain(whole: &Whole) -> Whole {
    let mut whole = whole.clone();
    if let Ok((detail, _)) = &mut whole {
        detail.reviews.clear();
        detail.row.review = Review {
            stop: detail.row.review.stop,
            ..Review::default()
        };
    }
    whole
}

fn of<T: Default>(data: RwSignal<Option<Whole>>, read: fn(&ResponseDetail) -> T) -> T {
    data.with(|data| match data {
        Some(Ok((detail, _))) => read(detail),
        _ => T::default(),
    })
}

/// Goes to the answer before or after, or back to the list.
#[component]
fn Head(step: Callback<isize>, close: Callback<()>) -> impl IntoView {
    let button = |word: Message, picture: &'static str, act: Callback<()>| {
        view! {
            <button type="button" class="button icon" aria-label=say(word) on:click=move |_| act.run(())>
                <Icon picture />
            </button>
        }
    };
    view! {
        <div class="row pane-head">
            {button(desk::KEY_PREVIOUS, icon::LEFT, Callback::new(move |()| step.run(-1)))}
            {button(desk::KEY_NEXT, icon::RIGHT, Callback::new(move |()| step.run(1)))}
            <span class="grow"></span>
            {button(desk::CLOSE, icon::CROSS, close)}
        </div>
    }
}

fn whole(
    detail: ResponseDetail,
    form: Form,
    names: StoredValue<Names>,
    bench: Bench,
    (review, events): (Memo<Review>, Memo<Vec<ReviewEvent>>),
) -> impl IntoView {
    let row = detail.row;
    let speak = Callback::new(move |about| bench.about.set(Some(about)));
    let about = about_response(row.clone(), names, review);
    Effect::new(move || {
        if let Some(note) = bench.ask.get() {
            bench.ask.set(None);
            speak.run(About {
                note,
                ..about.with_value(|about| about())
            });
        }
    });
    let codes = move || review.with(|review| review.codes.clone());
    let id = row.revision.response;
    let attachments = row.revision.attachments.clone();
    view! {
        <Title row=row.clone() names review />
        {Here::get()
            .may_review()
            .then(|| view! { <Verdicts id=row.revision.response number=row.revision.number review bench /> })}
        {move || view! { <CodeChips codes=codes() /> }}
        <Problems row=row.clone() />
        <Photos row=row.clone() form=form.clone() review bench speak />
        <Recordings row=row.clone() form=form.clone() review bench speak />
        <Said revision=row.revision.clone() form=form.clone() review speak />
        {Here::get().may_review().then(|| view! { <CitedIn row form /> })}
        <Events events attachments acting=bench.acting />
        <History history=detail.history />
        {Here::get().may_review().then(|| view! { <AtRequest id bench /> })}
    }
}

/// What the dialog about the whole response starts from.
fn about_response(
    row: ResponseRow,
    names: StoredValue<Names>,
    review: Memo<Review>,
) -> StoredValue<Box<dyn Fn() -> About + Send + Sync>> {
    let stops = names.with_value(|names| names.stops(&row).to_vec());
    StoredValue::new(Box::new(move || {
        let review = review.get_untracked();
        let kept = row.revision.geotag.as_ref();
        let kept = kept.map(|it| (it.longitude, it.latitude));
        let place = review.place.map(|it| (it.longitude, it.latitude)).or(kept);
        let text =
            |read: fn((f64, f64)) -> f64| place.map_or_else(String::new, |it| read(it).to_string());
        About {
            responses: vec![row.revision.response],
            codes: review.codes.clone(),
            place: Some(Where {
                stops: stops.clone(),
                stop: review.stop.or(row.revision.stop),
                longitude: text(|it| it.0),
                latitude: text(|it| it.1),
            }),
            ..About::default()
        }
    }))
}

#[component]
fn Title(row: ResponseRow, names: StoredValue<Names>, review: Memo<Review>) -> impl IntoView {
    let zone = Here::get().audit.time_zone;
    let stop = names.with_value(|names| names.stop(&row).map(str::to_owned));
    let stops = names.with_value(|names| names.stops(&row).to_vec());
    let corrected = move || {
        let wanted = review.with(|review| review.stop)?;
        let name = stops.iter().find(|stop| stop.id == wanted)?.name.clone();
        Some(t_with(desk::REVIEW_STOP_IS, &[("stop", name.into())]))
    };
    let (captured, received) = (row.revision.captured_at, row.received_at);
    let times = move || {
        let time = moment::day_and_time(captured, &zone);
        let received = moment::day_and_time(received, &zone);
        t_with(
            desk::ANSWER_AT,
            &[("time", time.into()), ("received", received.into())],
        )
    };
    let nickname = row.nickname.clone();
    let daylight = row.revision.daylight;
    view! {
        <div class="stack">
            <h2>
                {move || {
                    let name = if nickname.is_empty() { t(desk::ROSTER_UNNAMED) } else { nickname.clone() };
                    t_with(desk::ANSWER_OF, &[("name", name.into())])
                }}
            </h2>
            <div class="row">
                <Status row=row.clone() />
                <EntryMark entry=row.entry />
                <span>{stop}</span>
                {move || corrected().map(|text| view! { <strong>{text}</strong> })}
                <span class="quiet">{move || daylight.map(|it| t(daylight_word(it)))}</span>
            </div>
            <p class="quiet small">{times}</p>
        </div>
    }
}

/// The state, and the buttons that say another.
#[component]
fn Verdicts(id: ResponseId, number: u32, review: Memo<Review>, bench: Bench) -> impl IntoView {
    let acting = bench.acting;
    let state = Memo::new(move |_| review.with(|review| review.state));
    let outdated = move || review.with(|review| review.is_outdated(number));
    let button = move |to: ReviewState, word: Message| {
        view! {
            <button
                type="button"
                class="button"
                aria-pressed=move || (state.get() == to).to_string()
                on:click=move |_| acting.set_state(&[id], to)
            >
                {say(word)}
            </button>
        }
    };
    let plain = move |word: Message, act: fn(Bench)| {
        view! {
            <button type="button" class="button" on:click=move |_| act(bench)>
                {say(word)}
            </button>
        }
    };
    view! {
        <div class="stack" role="group" aria-label=say(desk::REVIEW)>
            <div class="row">
                <StateSign state />
                <Show when=outdated>
                    <span class="notice wait small">{say(desk::REVIEW_OUTDATED)}</span>
                </Show>
            </div>
            <div class="row verdicts">
                {button(ReviewState::Accepted, desk::REVIEW_ACCEPT)}
                {button(ReviewState::Flagged, desk::REVIEW_FLAG)}
                {button(ReviewState::Hidden, desk::REVIEW_HIDE)}
                {plain(desk::REVIEW_CODE, |bench| bench.ask.set(Some(false)))}
                {plain(desk::REVIEW_NOTE, |bench| bench.ask.set(Some(true)))}
                {plain(desk::REVIEW_UNDO, |bench| bench.acting.undo_last())}
                {plain(desk::KEYS, |bench| bench.help.set(true))}
            </div>
        </div>
    }
}

#[component]
fn Problems(row: ResponseRow) -> impl IntoView {
    (!row.problems.is_empty()).then(|| {
        let problems = row.problems.into_iter();
        let line =
            |it: shared::sync::Problem| view! { <li><code>{it.item}</code> " " {it.detail}</li> };
        view! {
            <div class="notice bad">
                <h3>{say(desk::PROBLEMS)}</h3>
                <ul>{problems.map(line).collect_view()}</ul>
            </div>
        }
    })
}
