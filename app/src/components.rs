//! What is shown, apart from what it means: components take properties and callbacks, fetch nothing
//! and know no rule.

pub mod choice;
pub mod field;
pub mod ground;
pub mod icon;
pub mod photo;
pub mod pill;
pub mod player;
pub mod segments;
pub mod sheet;
pub mod style;
