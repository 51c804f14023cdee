//! The map of what walkers said. A [`Survey`] holds an audit's answers packed, so that a city's worth is
//! counted while somebody drags a map; a [`Sieve`] says which of them are meant; [`figure`] counts them stop
//! by stop and hexagon by hexagon; [`tile`] writes what is drawn. What of it a reader may see is
//! [`crate::privacy`]'s to say.

pub mod area;
pub mod figure;
pub mod grid;
pub mod place;
pub mod sieve;
mod sorted;
pub mod survey;
pub mod tile;

pub use area::Area;
pub use figure::{HexagonFigure, Listed, MapFigures, Picture, Question, Task};
pub use grid::{Grid, Hexagon};
pub use place::Place;
pub use sieve::{MapFilter, Sieve};
pub use survey::{By, Survey};
pub use tile::Tile;

#[cfg(test)]
mod tests;
