//! What the tests through HTTP share.

pub mod harness;
pub mod load;
pub mod tool;
