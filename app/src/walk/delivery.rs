//! Where everything is: on this phone, received, verified, or not taken and why.

use super::arrived::Arrived;
use super::draft::Draft;
use super::joined::Joined;
use super::phone::Phone;
use super::place::Place;
use super::rescue::SaveFile;
use super::say;
use super::shell::{Heading, Top, Unsaved};
use crate::components::icon::{ALERT, CLOUD, Icon, MICROPHONE, PHONE, TICK};
use crate::components::photo::Thumb;
use crate::components::player::clock;
use crate::language::{t, t_with, tag};
use crate::sync::delivery::Parcel;
use crate::sync::{self, Ring};
use leptos::prelude::*;
use shared::attachment::Attachment;
use shared::i18n::later;
use shared::id::{StopId, VersionId};
use shared::sync::outbox::State;

#[component]
pub fn DeliveryPage() -> impl IntoView {
    let phone = expect_context::<Phone>();
    let back = move |()| {
        if let Some(code) = phone.place_now().code() {
            phone.go(Place::Walk(code.clone()));
        }
    };
    let title = move || phone.title();
    view! {
        <div class="page">
            <Top title=Signal::derive(title) on_back=back />
            <Unsaved />
            <main class="delivery">
                <Heading text=Signal::derive(move || t(later::DELIVERY_TITLE)) />
                <p role="status">{move || summary(phone)}</p>
                <p class="notice" hidden=move || phone.trouble().is_none()>
                    {move || phone.trouble().map(|failure| say::trouble(&failure))}
                </p>
                <p role="status">{move || check(phone)}</p>
                {move || people(phone)}
                <Arrived />
                <p class="hint">{move || t(later::DELIVERY_HINT)}</p>
                <SaveFile />
            </main>
            <footer class="bottom">
                <button
                    type="button"
                    class="button wide"
                    on:click=move |_| sync::ring(Ring::SendNow)
                >
                    {move || t(if is_all_there(phone) { later::CHECK_NOW } else { later::SEND_NOW })}
                </button>
            </footer>
        </div>
    }
}

/// The headline in a sentence: what is safe.
fn summary(phone: Phone) -> String {
    let delivery = phone.delivery().read();
    if delivery.joins.is_empty() {
        // Whoever is here has joined: the disk has not been read yet, and there is nothing to promise.
        return String::new();
    }
    match (phone.unsent_count(), delivery.problems) {
        (0, 0) => t(later::DELIVERY_ALL),
        (0, n) => t_with(later::DELIVERY_PROBLEMS, &[("n", n.into())]),
        // The notice above says it.
        _ if phone.is_fleeting() => String::new(),
        (n, _) => t_with(later::DELIVERY_WAITING, &[("n", n.into())]),
    }
}

/// Nothing waits and nothing failed.
fn is_all_there(phone: Phone) -> bool {
    let delivery = phone.delivery().read();
    !delivery.joins.is_empty() && phone.unsent_count() == 0 && delivery.problems == 0
}

/// What came of asking the server whether it still has everything.
fn check(phone: Phone) -> Option<String> {
    let checked = phone.checked()?;
    Some(match checked.lacking {
        0 if !is_all_there(phone) => return None,
        0 => t_with(later::CHECKED, &[("ago", say::ago(checked.at).into())]),
        n => t_with(later::CHECKED_LACKING, &[("n", n.into())]),
    })
}

/// What each person on this phone said, under their name where there are several.
fn people(phone: Phone) -> impl IntoView {
    let people = phone.people();
    let several = people.len() > 1;
    let rows = people.iter().map(|walk| {
        let name = walk.participant.nickname.clone();
        view! {
            {several.then(|| view! { <h2>{name}</h2> })}
            {rows(phone, walk)}
        }
    });
    rows.collect_view()
}

fn rows(phone: Phone, walk: &Joined) -> impl IntoView + use<> {
    let delivery = phone.delivery().get();
    let unsent = |draft: &Draft| {
        let sent = delivery
            .parcels
            .iter()
            .any(|p| p.revision.response == draft.response);
        draft.seat() == walk.seat && !sent && !draft.is_empty()
    };
    let drafts = phone.all_drafts().into_iter().filter(unsent).map(|draft| {
        let name = name(walk, draft.version, draft.stop);
        let ago = say::ago(draft.touched_at);
        view! {
            <li class="parcel">
                <p class="what">{name} <span class="anchor">{ago}</span></p>
                {stage(&State::Waiting, begun(phone))}
            </li>
        }
    });
    let drafts = drafts.collect_view();
    let person = walk.participant.id;
    let own = delivery.parcels.iter().filter(|it| it.person == person);
    let parcels = own.map(|parcel| {
        let name = name(walk, parcel.revision.version, parcel.revision.stop);
        parcel_row(phone, parcel, name)
    });
    let parcels = parcels.collect_view();
    let join = delivery.join(person).map(|state| {
        view! {
            <li class="parcel">
                <p class="what">{t(later::DELIVERY_JOIN)}</p>
                {stage(state, words(phone, state))}
            </li>
        }
    });
    let track = delivery.tracks.iter().find(|(of, _)| *of == person);
    let track = track.map(|(_, state)| {
        view! {
            <li class="parcel">
                <p class="what">{t(later::DELIVERY_TRACK)}</p>
                {stage(state, words(phone, state))}
            </li>
        }
    });
    view! { <ul class="parcels">{drafts} {parcels} {track} {join}</ul> }
}

/// The stop, or the checklist where there is no stop.
fn name(walk: &Joined, version: VersionId, stop: Option<StopId>) -> String {
    if let Some(stop) = stop.and_then(|id| walk.stop(id)) {
        return stop.name.clone();
    }
    let checklist = walk.checklist(version);
    checklist.map_or_else(String::new, |checklist| {
        checklist.form.title.get(&tag()).to_owned()
    })
}

fn parcel_row(phone: Phone, parcel: &Parcel, name: String) -> impl IntoView + use<> {
    let ago = say::ago(parcel.revision.captured_at);
    let photos = parcel
        .photos
        .iter()
        .map(|(photo, state)| photo_row(phone, photo, state));
    view! {
        <li class="parcel">
            <p class="what">{name} <span class="anchor">{ago}</span></p>
            {stage(&parcel.state, words(phone, &parcel.state))}
            {photos.collect_view()}
        </li>
    }
}

fn photo_row(phone: Phone, photo: &Attachment, state: &State) -> impl IntoView + use<> {
    let id = photo.id;
    let seen = if photo.media.is_audio() {
        let time = clock(photo.seconds.unwrap_or_default());
        let name = t_with(later::RECORDING_LENGTH, &[("time", time.into())]);
        view! { <span class="tool" role="img" aria-label=name><Icon drawing=MICROPHONE /></span> }
            .into_any()
    } else {
        let alt = photo.caption.clone();
        view! { <Thumb alt bytes=move || phone.photo(id) /> }.into_any()
    };
    view! {
        <div class="parcel-photo">
            {seen}
            {stage(state, words(phone, state))}
        </div>
    }
}

/// Where a thing is, in words.
fn words(phone: Phone, state: &State) -> String {
    match state {
        State::Waiting if phone.is_fleeting() => t(later::STATE_IN_PAGE),
        state => say::state(state),
    }
}

fn begun(phone: Phone) -> String {
    t(if phone.is_fleeting() {
        later::STATE_IN_PAGE
    } else {
        later::STATE_BEGUN
    })
}

/// On this phone -> received -> verified, as three marks and in words.
fn stage(state: &State, words: String) -> impl IntoView + use<> {
    let (reached, class, drawing) = match state {
        State::Waiting => (1, "stage", PHONE),
        State::Received => (2, "stage received", CLOUD),
        State::Verified => (3, "stage verified", TICK),
        State::Problem { .. } => (1, "stage problem", ALERT),
    };
    let why = match state {
        State::Problem { reason } => Some(say::reason(reason)),
        _ => None,
    };
    let marks = (1..=3).map(|mark| view! { <i class:reached=mark <= reached></i> });
    view! {
        <div class=class>
            <span class="marks" aria-hidden="true">{marks.collect_view()}</span>
            <Icon drawing />
            <span>{words}</span>
            {why.map(|why| view! { <p class="why">{why}</p> })}
        </div>
    }
}
