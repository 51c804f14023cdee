//! The server through its HTTP interface, on each database there is.

mod attachment;
mod backup;
mod check;
mod checklist;
mod comparison;
mod demo;
mod district;
mod document;
mod export;
mod finding;
mod join;
mod map;
mod page;
mod pains;
mod paper;
mod people;
mod receipt;
mod recording;
mod report;
mod rescue;
mod response;
mod review;
mod session;
mod sync;
mod track;
mod walk;
