//! Krok in the browser. Two pages share this library: the walker's phone (`bin/walker`) and the
//! researchers' desk (`bin/desk`); what one of them does not use, its download does not hold.
#![allow(clippy::needless_pass_by_value, reason = "components own their props")]
#![allow(
    clippy::large_types_passed_by_value,
    reason = "handles of signals are copied, and half as large in a browser"
)]

pub mod api;
pub mod components;
pub mod desk;
pub mod device;
pub mod language;
pub mod store;
pub mod sync;
pub mod walk;
