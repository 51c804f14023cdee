//! What a walker gave, shown to them: counts and thanks, each answer with a way to take it back, and the
//! receipt. The same on their phone and anywhere else by the receipt.

use super::about::{LaterPurposes, Purposes};
use super::holding::Holding;
use super::track;
use crate::components::photo::Thumb;
use crate::components::player::Player;
use crate::components::sheet::Sheet;
use crate::language::{t, t_with, tag};
use fast_qr::QRBuilder;
use fast_qr::convert::{Builder, svg::SvgBuilder};
use leptos::prelude::*;
use leptos::task::spawn_local;
use shared::api::{Given, GivenAnswer, GivenPhoto, GivenRecording, GivenResponse};
use shared::i18n::{Message, later, walker};
use shared::id::{AttachmentId, ResponseId};
use shared::participant::Consents;
use shared::receipt::ReceiptCode;
use shared::withdrawal::Target;

/// What the walker is asked to confirm.
type Asked = RwSignal<Option<Target>>;

/// All of it, below the page's heading.
#[component]
pub fn GivenView(holding: Holding, code: ReceiptCode) -> impl IntoView {
    let asked: Asked = RwSignal::new(None);
    let trouble = RwSignal::new(None::<String>);
    let is_gone = move || holding.given().is_some_and(|it| it.withdrawn_at.is_some());
    view! {
        <p role="status">{move || summary(holding)}</p>
        <p class="notice bad" role="alert" hidden=move || trouble.get().is_none()>
            {move || trouble.get()}
        </p>
        {move || holding.given().map(|given| responses(holding, given, asked))}
        <Way holding asked />
        <div hidden=is_gone>
            <Agreed holding trouble />
        </div>
        <Receipt code />
        <button
            type="button"
            class="button quiet danger"
            hidden=is_gone
            on:click=move |_| asked.set(Some(Target::Everything))
        >
            {move || t(later::WITHDRAW_EVERYTHING)}
        </button>
        <Confirm holding asked trouble />
    }
}

/// Thanks, and how much it is.
fn summary(holding: Holding) -> Option<String> {
    let given = holding.given()?;
    if given.withdrawn_at.is_some() {
        return Some(t(later::WITHDRAWN_EVERYTHING));
    }
    let all = given.responses.iter().flat_map(|it| &it.answers);
    let (answers, photos) = all.fold((0_usize, 0), |(answers, photos), it| {
        let spoken = !it.recordings.is_empty();
        let answered = spoken || !it.said.is_empty() || it.cannot_judge || !it.note.is_empty();
        (answers + usize::from(answered), photos + it.photos.len())
    });
    if answers + photos == 0 {
        let is_gone = given.responses.iter().any(|it| it.withdrawn_at.is_some());
        let nothing = holding.track().is_none() && !is_gone;
        return nothing.then(|| t(later::GAVE_NOTHING));
    }
    let answers = t_with(later::GAVE_ANSWERS, &[("n", answers.into())]);
    let photos = t_with(later::GAVE_PHOTOS, &[("n", photos.into())]);
    Some(t_with(
        later::GAVE_THANKS,
        &[("answers", answers.into()), ("photos", photos.into())],
    ))
}

/// How long the way is that was recorded, and taking it back.
#[component]
fn Way(holding: Holding, asked: Asked) -> impl IntoView {
    let is_there = Memo::new(move |_| holding.track().is_some());
    let words = move || {
        holding
            .track()
            .map(|length| t_with(later::GAVE_TRACK, &track::said(length)))
    };
    move || {
        is_there.get().then(|| {
            view! {
                <div class="given way">
                    <p>{words}</p>
                    <TakeBack
                        message=later::WITHDRAW_TRACK
                        of=String::new()
                        on_ask=move |()| asked.set(Some(Target::Track))
                    />
                </div>
            }
        })
    }
}

fn responses(holding: Holding, given: Given, asked: Asked) -> impl IntoView {
    let by_team = given.by_team;
    let each = given.responses.into_iter();
    let each = each.map(|response| {
        let id = response.response;
        if response.withdrawn_at.is_some() {
            let team = by_team.iter().any(|it| it.covers(id));
            let words = if team {
                later::WITHDRAWN_BY_TEAM
            } else {
                later::WITHDRAWN
            };
            return view! { <li class="given gone">{t(words)}</li> }.into_any();
        }
        let part = |it: &&Target| matches!(it, Target::Photo { response, .. } if *response == id);
        let parts = by_team.iter().filter(part).count();
        response_card(holding, response, parts, asked).into_any()
    });
    view! { <ul class="givens">{each.collect_view()}</ul> }
}

/// One response; `parts` counts the photos and recordings of it that the walk's team took back.
fn response_card(
    holding: Holding,
    response: GivenResponse,
    parts: usize,
    asked: Asked,
) -> impl IntoView {
    let id = response.response;
    let checklist = response.checklist.get(&tag()).to_owned();
    let (title, below) = if response.stop.is_empty() {
        (checklist, String::new())
    } else {
        (response.stop, checklist)
    };
    let answers = response.answers.into_iter();
    let answers = answers.map(|answer| answer_row(holding, id, answer, asked));
    view! {
        <li class="given">
            <details>
                <summary>
                    <span class="words">
                        <span class="level">{title}</span>
                        <span class="anchor">{below}</span>
                    </span>
                </summary>
                {response.has_place.then(|| view! { <p class="hint">{t(later::GAVE_PLACE)}</p> })}
                <ul class="answers">{answers.collect_view()}</ul>
                {(parts > 0)
                    .then(|| {
                        view! {
                            <p class="hint">
                                {t_with(later::WITHDRAWN_PARTS, &[("n", parts.into())])}
                            </p>
                        }
                    })}
                <TakeBack
                    message=later::WITHDRAW_RESPONSE
                    of=String::new()
                    on_ask=move |()| asked.set(Some(Target::Response { response: id }))
                />
            </details>
        </li>
    }
}

fn answer_row(
    holding: Holding,
    response: ResponseId,
    answer: GivenAnswer,
    asked: Asked,
) -> impl IntoView {
    let label = answer.label.get(&tag()).to_owned();
    let said: Vec<String> = answer
        .said
        .iter()
        .map(|it| it.get(&tag()).to_owned())
        .collect();
    let said = if answer.cannot_judge {
        t(walker::CANNOT_JUDGE)
    } else {
        said.join(" · ")
    };
    let photos = answer.photos.into_iter();
    let photos = photos.map(|photo| photo_row(holding, response, photo, asked));
    let recordings = answer.recordings.into_iter();
    let recordings = recordings.map(|it| recording_row(holding, response, it, asked));
    let target = Target::Answer {
        response,
        item: answer.item,
    };
    view! {
        <li>
            <p class="asked">{label.clone()}</p>
            <p>{said}</p>
            {(!answer.note.is_empty()).then(|| view! { <p class="quoted">{answer.note}</p> })}
            {photos.collect_view()}
            {recordings.collect_view()}
            <TakeBack
                message=later::WITHDRAW_ANSWER
                of=label
                on_ask=move |()| asked.set(Some(target.clone()))
            />
        </li>
    }
}

fn photo_row(
    holding: Holding,
    response: ResponseId,
    photo: GivenPhoto,
    asked: Asked,
) -> impl IntoView {
    let attachment = photo.id;
    let target = Target::Photo {
        response,
        attachment,
    };
    let caption = photo.caption.clone();
    view! {
        <figure class="given-photo">
            {photo
                .arrived
                .then(|| {
                    view! {
                        <Thumb alt=caption.clone() bytes=move || holding.photo(attachment) />
                    }
                })}
            <figcaption>{photo.caption}</figcaption>
            <TakeBack
                message=later::WITHDRAW_PHOTO
                of=caption.clone()
                on_ask=move |()| asked.set(Some(target.clone()))
            />
        </figure>
    }
}

fn recording_row(
    holding: Holding,
    response: ResponseId,
    recording: GivenRecording,
    asked: Asked,
) -> impl IntoView {
    let attachment = recording.id;
    let player = recording.arrived.then(|| {
        let bytes = move || holding.photo(attachment);
        view! { <Player seconds=recording.seconds bytes /> }
    });
    view! {
        <div class="voice">
            {player}
            <TakeBack
                message=later::WITHDRAW_RECORDING
                of=String::new()
                on_ask=move |()| asked.set(Some(Target::Photo { response, attachment }))
            />
        </div>
    }
}

/// Asks to take one thing back; `of` names it for those who do not see where the button stands.
#[component]
fn TakeBack(message: Message, of: String, #[prop(into)] on_ask: Callback<()>) -> impl IntoView {
    view! {
        <button type="button" class="button quiet danger small" on:click=move |_| on_ask.run(())>
            {move || t(message)}
            {(!of.is_empty()).then(|| view! { <span class="unseen">": " {of}</span> })}
        </button>
    }
}

/// What will happen, plainly, before it does.
#[component]
fn Confirm(holding: Holding, asked: Asked, trouble: RwSignal<Option<String>>) -> impl IntoView {
    let busy = RwSignal::new(false);
    let words = move || {
        asked.get().map(|target| match target {
            Target::Everything => (later::WITHDRAW_EVERYTHING, later::WITHDRAW_EVERYTHING_WHAT),
            Target::Response { .. } => (later::WITHDRAW_RESPONSE, later::WITHDRAW_RESPONSE_WHAT),
            Target::Answer { .. } => (later::WITHDRAW_ANSWER, later::WITHDRAW_ANSWER_WHAT),
            Target::Photo { attachment, .. } if is_recording(holding, attachment) => {
                (later::WITHDRAW_RECORDING, later::WITHDRAW_RECORDING_WHAT)
            }
            Target::Photo { .. } => (later::WITHDRAW_PHOTO, later::WITHDRAW_PHOTO_WHAT),
            Target::Track => (later::WITHDRAW_TRACK, later::WITHDRAW_TRACK_WHAT),
        })
    };
    let title = move || words().map_or_else(String::new, |(title, _)| t(title));
    let confirm = move |_| {
        let Some(target) = asked.get_untracked() else {
            return;
        };
        busy.set(true);
        spawn_local(async move {
            let withdrawn = holding.withdraw(target).await;
            // The page may be gone, as it is when everything was taken back.
            trouble.try_set(withdrawn.err());
            busy.try_set(false);
            asked.try_set(None);
        });
    };
    view! {
        <Sheet
            open=Signal::derive(move || asked.get().is_some())
            on_close=move |()| asked.set(None)
            title=Signal::derive(title)
        >
            <p>{move || words().map(|(_, what)| t(what))}</p>
            <p>{move || t(later::WITHDRAW_FOR_GOOD)}</p>
            <div class="choice">
                <button
                    type="button"
                    class="button"
                    on:click=move |_| asked.set(None)
                >
                    {move || t(later::WITHDRAW_KEEP)}
                </button>
                <button type="button" class="button quiet danger" disabled=busy on:click=confirm>
                    {move || t(later::WITHDRAW)}
                </button>
            </div>
        </Sheet>
    }
}

fn is_recording(holding: Holding, id: AttachmentId) -> bool {
    let given = holding.given();
    let mut answers = given
        .iter()
        .flat_map(|it| &it.responses)
        .flat_map(|it| &it.answers);
    answers.any(|it| it.recordings.iter().any(|it| it.id == id))
}

/// What was agreed to, and changing it.
#[component]
fn Agreed(holding: Holding, trouble: RwSignal<Option<String>>) -> impl IntoView {
    let consents = Signal::derive(move || {
        let given = holding.given();
        given.map_or_else(Consents::default, |given| given.consents)
    });
    let change = move |changed: Consents| {
        spawn_local(async move {
            let agreed = holding.agree(changed).await;
            trouble.try_set(agreed.err());
        });
    };
    view! {
        <details class="agreed">
            <summary>
                <span class="level">{move || t(walker::CONSENT_TITLE)}</span>
            </summary>
            <Purposes consents on_change=change />
            <LaterPurposes consents on_change=change />
            <p class="hint">{move || t(later::CONSENT_FROM_NOW)}</p>
        </details>
    }
}

/// The receipt itself: the code, the same as a square code, and where to open it.
#[component]
fn Receipt(code: ReceiptCode) -> impl IntoView {
    let host = window().location().host().unwrap_or_default();
    let origin = window().location().origin().unwrap_or_default();
    let link = format!("{origin}/r/#{code}");
    // An address is far shorter than the longest that fits.
    let drawing = QRBuilder::new(link.as_str()).build().ok();
    let drawing = drawing.map(|qr| SvgBuilder::default().margin(2).to_str(&qr));
    let place = format!("{host}/r/");
    let print = move |_| {
        // A browser that cannot print has the code on the screen all the same.
        let _ = window().print();
    };
    view! {
        <section class="receipt" aria-labelledby="receipt-title">
            <h2 id="receipt-title">{move || t(later::RECEIPT_TITLE)}</h2>
            <div class="qr" role="img" aria-label=move || t(later::RECEIPT_QR) inner_html=drawing></div>
            <p class="receipt-code">{code.to_string()}</p>
            <p>{move || t(later::RECEIPT_WHAT)}</p>
            <p class="hint">
                {move || t_with(later::RECEIPT_WHERE, &[("place", place.as_str().into())])}
            </p>
            <button type="button" class="button quiet" on:click=print>
                {move || t(later::RECEIPT_SAVE)}
            </button>
        </section>
    }
}
