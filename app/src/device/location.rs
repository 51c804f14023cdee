//! The best fix that can be had in a few seconds. It never keeps anyone waiting: whoever asks goes
//! on at once and is told of each better fix as it comes.

mod following;

pub use following::Following;

use super::{call, now, property, set};
use gloo_timers::callback::Timeout;
use leptos::prelude::window;
use shared::response::{Geotag, Source};
use std::cell::{Cell, RefCell};
use std::rc::Rc;
use wasm_bindgen::JsCast;
use wasm_bindgen::closure::Closure;
use wasm_bindgen_futures::JsFuture;
use web_sys::{Geolocation, Position, PositionError, PositionOptions};

/// Stop looking after this long …
const PATIENCE_MS: u32 = 10_000;
/// … or at a fix this good, in metres.
const GOOD_ENOUGH: f64 = 15.0;
/// A fix this old, in milliseconds, is of the place where the walker stands.
const FRESH_MS: u32 = 15_000;

/// How the search stands.
#[derive(Clone, Debug, PartialEq)]
pub enum Fix {
    Searching,
    /// The best so far.
    Found(Geotag),
    /// The walker or the browser does not allow it.
    Denied,
    /// Allowed, but nothing was found in time.
    Nothing,
}

/// The person has allowed the location before: looking for it asks them nothing. Browsers that do not tell
/// are taken to have not.
pub async fn is_granted() -> bool {
    let asked = property(&window().navigator(), "permissions").and_then(|permissions| {
        let what = js_sys::Object::new();
        set(&what, "name", "geolocation");
        call(&permissions, "query", &[&what])?
            .dyn_into::<js_sys::Promise>()
            .ok()
    });
    let Some(asked) = asked else { return false };
    let status = JsFuture::from(asked).await;
    let state = status.ok().and_then(|status| property(&status, "state"));
    state.is_some_and(|state| state == "granted")
}

type Report = Box<dyn Fn(Fix)>;
type Success = Closure<dyn FnMut(Position)>;
type Failure = Closure<dyn FnMut(PositionError)>;

/// A search that is under way; it ends when dropped.
pub struct Search {
    shared: Rc<Watch>,
    _end: Timeout,
    _success: Success,
    _failure: Failure,
}

struct Watch {
    geolocation: Geolocation,
    id: Cell<Option<i32>>,
    best: RefCell<Option<Geotag>>,
    report: Report,
}

impl Search {
    /// Looks for the place and reports each better fix, at once or never; `None` where the browser
    /// has no location at all.
    pub fn start(report: impl Fn(Fix) + 'static) -> Option<Self> {
        let geolocation = window().navigator().geolocation().ok()?;
        let watch = Rc::new(Watch {
            geolocation,
            id: Cell::new(None),
            best: RefCell::new(None),
            report: Box::new(report),
        });
        let (on_fix, on_error, at_end) = (watch.clone(), watch.clone(), watch.clone());
        let success = Success::new(move |position| on_fix.found(&position));
        let failure = Failure::new(move |error: PositionError| on_error.failed(&error));
        let options = PositionOptions::new();
        options.set_enable_high_accuracy(true);
        options.set_maximum_age(FRESH_MS);
        let id = watch
            .geolocation
            .watch_position_with_error_callback_and_options(
                success.as_ref().unchecked_ref(),
                Some(failure.as_ref().unchecked_ref()),
                &options,
            );
        watch.id.set(id.ok());
        Some(Self {
            shared: watch,
            _end: Timeout::new(PATIENCE_MS, move || at_end.finish()),
            _success: success,
            _failure: failure,
        })
    }
}

impl Drop for Search {
    fn drop(&mut self) {
        self.shared.stop();
    }
}

impl Watch {
    fn found(&self, position: &Position) {
        let accuracy = position.coords().accuracy();
        let better = |best: &Geotag| best.accuracy.is_none_or(|known| accuracy < known);
        if !self.best.borrow().as_ref().is_none_or(better) {
            return;
        }
        let geotag = geotag(position);
        self.best.replace(Some(geotag.clone()));
        (self.report)(Fix::Found(geotag));
        if accuracy <= GOOD_ENOUGH {
            self.stop();
        }
    }

    fn failed(&self, error: &PositionError) {
        if error.code() == PositionError::PERMISSION_DENIED {
            self.stop();
            (self.report)(Fix::Denied);
        }
    }

    /// Time is up.
    fn finish(&self) {
        let searching = self.id.get().is_some();
        self.stop();
        if searching && self.best.borrow().is_none() {
            (self.report)(Fix::Nothing);
        }
    }

    fn stop(&self) {
        if let Some(id) = self.id.take() {
            self.geolocation.clear_watch(id);
        }
    }
}

fn geotag(position: &Position) -> Geotag {
    let coordinates = position.coords();
    Geotag {
        longitude: rounded(coordinates.longitude(), 7),
        latitude: rounded(coordinates.latitude(), 7),
        accuracy: Some(rounded(coordinates.accuracy(), 1)),
        captured_at: now(),
        source: Source::Gps,
        original: None,
    }
}

/// Seven decimals are a centimetre: enough, and the same number in every JSON.
pub fn rounded(value: f64, decimals: i32) -> f64 {
    let factor = 10_f64.powi(decimals);
    (value * factor).round() / factor
}
