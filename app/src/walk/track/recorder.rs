//! Records: the phone's place becomes points, and points are on the disk before anything else is made of
//! them. One person is recorded at a time: whoever is answering.

use super::bar;
use crate::device::location::{Fix, Following};
use crate::device::wake::Awake;
use crate::device::{new_id, now};
use crate::sync::seat::Seat;
use crate::walk::phone::Phone;
use leptos::ev;
use leptos::leptos_dom::helpers::window_event_listener;
use leptos::prelude::*;
use leptos::task::spawn_local;
use shared::activity::track::recording::{Recording, Stage};
use shared::activity::track::{Length, Segment};
use shared::id::SegmentId;
use shared::response::Geotag;
use std::cell::{Cell, RefCell};

/// Why nothing is recorded although somebody wants it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Trouble {
    /// The walker or the browser does not allow the location.
    Denied,
    /// The browser has none.
    NoLocation,
    /// The phone's disk does not take it.
    Unsaved,
}

/// What is known of the recording of whoever is answering.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Held {
    pub seat: Option<Seat>,
    /// They agreed to be recorded.
    pub agreed: bool,
    pub recording: Recording,
    pub trouble: Option<Trouble>,
    /// The screen may go dark, for the browser does not keep it on.
    pub may_go_dark: bool,
}

thread_local! {
    static BEGUN: Cell<bool> = const { Cell::new(false) };
    static HELD: ArcRwSignal<Held> = ArcRwSignal::new(Held::default());
    static FOLLOWING: RefCell<Option<Following>> = const { RefCell::new(None) };
    static AWAKE: RefCell<Option<Awake>> = const { RefCell::new(None) };
}

/// The recording, for who shows it.
pub fn held() -> ArcRwSignal<Held> {
    HELD.with(Clone::clone)
}

/// From now on, for as long as the page lives, whoever is answering is recorded as they have said.
pub fn begin(phone: Phone) {
    if BEGUN.replace(true) {
        return;
    }
    spawn_local(async move {
        bar::put_up(phone).await;
    });
    std::mem::forget(window_event_listener(ev::visibilitychange, move |_| {
        if document().hidden() {
            rest(phone);
        } else {
            spawn_local(come_back(phone));
        }
    }));
}

/// How long the way of whoever is answering is; `None` when there is none.
pub fn length(phone: Phone) -> Option<Length> {
    let seat = phone.walk()?.seat;
    held().with(|held| {
        let length = held.recording.length;
        (held.seat == Some(seat) && length.points > 0).then_some(length)
    })
}

/// The walker took their way back: it is off the disk already.
pub fn forget(seat: Seat) {
    if held().with_untracked(|held| held.seat == Some(seat)) {
        stop_looking();
        held().update(|held| held.recording = Recording::taken_back());
    }
}

/// Begins, pauses, goes on or ends, as the walker says.
pub fn turn(phone: Phone, stage: Stage) {
    let segment = held().try_update(|held| {
        held.trouble = None;
        held.recording.turn(stage, now())
    });
    look_or_not(phone);
    spawn_local(keep(phone, segment.flatten()));
}

/// Somebody is answering who did or did not agree to be recorded. Who answered before is recorded no more.
pub async fn attend(phone: Phone, seat: Seat, agreed: bool) {
    let (before, is_off) = held().with_untracked(|held| {
        let is_off = held.recording.stage == Stage::Off;
        (held.seat, is_off)
    });
    if before == Some(seat) {
        held().update(|held| held.agreed = agreed);
        if !agreed && !is_off {
            turn(phone, Stage::Off);
        }
        return;
    }
    if before.is_some() && !is_off {
        stop_looking();
        let segment = held().try_update(|held| held.recording.turn(Stage::Off, now()));
        keep(phone, segment.flatten()).await;
    }
    take_up(phone, seat, agreed).await;
}

/// Goes on with what is on the disk; another tab may have gone on with it meanwhile. What the page died over
/// is handed over.
async fn take_up(phone: Phone, seat: Seat, agreed: bool) {
    let Ok(mut recording) = phone.recording(seat).await else {
        return;
    };
    let known = recording.clone();
    let segment = recording.come_back(now());
    if !agreed {
        recording.stage = Stage::Off;
    }
    let is_news = recording != known;
    held().set(Held {
        seat: Some(seat),
        agreed,
        recording,
        ..Held::default()
    });
    look_or_not(phone);
    if is_news {
        keep(phone, segment).await;
    }
}

async fn come_back(phone: Phone) {
    let (seat, agreed) = held().with_untracked(|held| (held.seat, held.agreed));
    if let Some(seat) = seat {
        take_up(phone, seat, agreed).await;
    }
}

/// The page is not on the screen: nothing is looked for, and nothing is claimed of where one goes.
fn rest(phone: Phone) {
    stop_looking();
    if held().with_untracked(|held| held.recording.stage != Stage::Off) {
        let segment = held().try_update(|held| held.recording.rest(now()));
        spawn_local(keep(phone, segment.flatten()));
    }
}

fn look_or_not(phone: Phone) {
    let wanted = held().with_untracked(|held| held.recording.stage == Stage::On);
    if !wanted || document().hidden() {
        return stop_looking();
    }
    let following = Following::start(move |fix| match fix {
        Fix::Found(fix) => note(phone, &fix),
        Fix::Denied => fail(phone, Trouble::Denied),
        Fix::Searching | Fix::Nothing => {}
    });
    if following.is_none() {
        return fail(phone, Trouble::NoLocation);
    }
    FOLLOWING.set(following);
    spawn_local(stay_awake());
}

fn stop_looking() {
    FOLLOWING.take();
    AWAKE.take();
}

async fn stay_awake() {
    let awake = Awake::ask().await;
    if FOLLOWING.with_borrow(Option::is_some) {
        held().update(|held| held.may_go_dark = awake.is_none());
        AWAKE.set(awake);
    }
}

fn note(phone: Phone, fix: &Geotag) {
    let mut noted = None;
    held().maybe_update(|held| {
        if held.recording.note(fix, || new_id(SegmentId::new)) {
            noted = Some((held.recording.cut(), held.recording.stage));
        }
        noted.is_some()
    });
    if let Some((segment, stage)) = noted {
        if stage != Stage::On {
            stop_looking();
        }
        spawn_local(keep(phone, segment));
    }
}

fn fail(phone: Phone, trouble: Trouble) {
    turn(phone, Stage::Off);
    held().update(|held| held.trouble = Some(trouble));
}

/// What is not on the disk is not recorded: where it cannot be kept, the recording ends with what is there.
async fn keep(phone: Phone, segment: Option<Segment>) {
    let (seat, recording) = held().with_untracked(|held| (held.seat, held.recording.clone()));
    let Some(seat) = seat else { return };
    if phone
        .keep_recording(seat, &recording, segment)
        .await
        .is_ok()
    {
        return;
    }
    stop_looking();
    let mut recording = phone.recording(seat).await.unwrap_or_default();
    recording.stage = Stage::Off;
    held().update(|held| {
        held.recording = recording;
        held.trouble = Some(Trouble::Unsaved);
    });
}
