//! Every fix for as long as somebody walks.

use super::{Failure, Fix, Success, geotag};
use leptos::prelude::window;
use std::rc::Rc;
use wasm_bindgen::JsCast;
use web_sys::{Geolocation, Position, PositionError, PositionOptions};

/// Reports each fix until it is dropped.
pub struct Following {
    geolocation: Geolocation,
    id: i32,
    _success: Success,
    _failure: Failure,
}

impl Following {
    /// Reports what is found, and once that it is not allowed; `None` where the browser has no location at
    /// all. That nothing is found for a while is no news: it may be found further on.
    pub fn start(report: impl Fn(Fix) + 'static) -> Option<Self> {
        let geolocation = window().navigator().geolocation().ok()?;
        let report = Rc::new(report);
        let told = report.clone();
        let success = Success::new(move |position: Position| {
            report(Fix::Found(geotag(&position)));
        });
        let failure = Failure::new(move |error: PositionError| {
            if error.code() == PositionError::PERMISSION_DENIED {
                told(Fix::Denied);
            }
        });
        let options = PositionOptions::new();
        options.set_enable_high_accuracy(true);
        let id = geolocation.watch_position_with_error_callback_and_options(
            success.as_ref().unchecked_ref(),
            Some(failure.as_ref().unchecked_ref()),
            &options,
        );
        Some(Self {
            id: id.ok()?,
            geolocation,
            _success: success,
            _failure: failure,
        })
    }
}

impl Drop for Following {
    fn drop(&mut self) {
        self.geolocation.clear_watch(self.id);
    }
}
