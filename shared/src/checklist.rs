//! The checklist engine: a form as phone and server hold it, how it is read from an XLSForm
//! workbook, how it is filled in and how a filled one is judged.

pub mod model;

pub use model::{Choice, Direction, Form, Group, Item, Kind, Measure, Node};
