//! The domain of Krok, pure: no IO, no clock, no randomness. Time and random bytes are arguments,
//! so that the same code gives the same answers on a phone, at a desk, on the server and in a test.

pub mod activity;
pub mod analysis;
pub mod api;
pub mod attachment;
pub mod audit;
pub mod chart;
pub mod checklist;
pub mod decimal;
pub mod district;
pub mod earth;
pub mod export;
pub mod finding;
pub mod i18n;
pub mod id;
mod index;
pub mod map;
pub mod participant;
pub mod privacy;
pub mod receipt;
pub mod report;
pub mod response;
pub mod review;
pub mod schematic;
pub mod selection;
pub mod sync;
pub mod text;
pub mod time;
pub mod withdrawal;
pub mod zip;
