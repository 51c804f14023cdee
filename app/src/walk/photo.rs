//! Work on a photo of an answer before it leaves the phone: what shows who somebody is can be hidden, and
//! what it is about be marked.

mod board;
pub mod cut_off;
mod easel;
mod editor;
mod finding;
mod mark;
mod sheet;
pub mod shown;
