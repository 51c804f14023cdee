//! The checklist engine: a form as phone and server hold it, how it is read from an XLSForm
//! workbook, how it is filled in and how a filled one is judged.

pub mod diff;
pub mod expr;
pub mod filling;
pub mod model;
pub mod prepared;
#[cfg(feature = "workbook")]
pub mod shipped;
pub mod translation;
pub mod tree;
pub mod validate;
pub mod xlsform;

pub use filling::{Filling, Situation};
pub use model::{Choice, Direction, Form, Group, Item, Kind, Measure, Node};
pub use prepared::Prepared;
pub use validate::validate;
